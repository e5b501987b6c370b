//! What was recommended to a body, and what is on record of it.
//!
//! The one name that is known here is the activity kind `recommendation`: whoever made it (`by`) recommends its `note` to
//! whoever it is `to` or `with`. What became of it is every record `of` it, of whatever kind. Rules without this kind
//! have no recommendations of this sort; a *norm* that only recommends is something else ([`crate::model::Binding`]).

use super::super::Basis;
use crate::model::BodyId;
use crate::model::vocabulary::TopicId;
use crate::record::{Actor, Happening, Kind, Known, Link, Partner, RecordId, What};
use crate::time::Day;

/// The name of the activity kind by which a recommendation is recorded.
pub const RECOMMENDATION: &str = "recommendation";

/// A recommendation with what is on record of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// Its record.
    pub record: RecordId,
    /// The same as another register has it.
    pub also: Vec<RecordId>,
    /// Who recommends.
    pub by: Vec<Actor>,
    /// When.
    pub when: crate::time::When,
    /// About what.
    pub about: Vec<TopicId>,
    /// What is on record of it, in the order of days. Nothing on record is not: nothing done.
    pub became: Vec<RecordId>,
}

impl Recommendation {
    /// Every record that belongs to it.
    #[must_use]
    pub fn records(&self) -> Vec<RecordId> {
        std::iter::once(self.record).chain(self.also.iter().copied()).chain(self.became.iter().copied()).collect()
    }
}

/// What was recommended to a body in these days, as known on the day of the basis.
#[must_use]
pub fn recommendations(basis: &Basis<'_>, body: BodyId, (from, to): (Day, Day)) -> Vec<Recommendation> {
    let Some(kind) = basis.model.vocabulary.activity(RECOMMENDATION).map(Kind::Activity) else { return Vec::new() };
    let (log, as_of) = (basis.log, basis.as_of.0);
    let known = Known::at(log, basis.known_at);
    let mut found: Vec<Recommendation> = Vec::new();
    // Each with its day, in the order of days; `of` may name any row of a chain of corrections.
    let mut rows: Vec<(Day, RecordId, RecordId, &Happening)> = known
        .rows
        .iter()
        .filter_map(|(root, row)| match &log.record(*row).what {
            What::Happened(says) if says.when.first() <= as_of => Some((says.when.first(), *root, *row, says)),
            What::Happened(_) | What::Waiver { .. } | What::Judgement { .. } | What::Retraction => None,
        })
        .collect();
    rows.sort_by_key(|(day, root, ..)| (*day, *root));
    let is_one = |says: &Happening| {
        says.kinds.contains(&kind)
            && says.when.first() <= to
            && from <= says.when.last()
            && says.to.iter().chain(&says.with).any(|partner| is_body(partner, body))
    };
    for (_, root, row, says) in rows.iter().filter(|(.., says)| is_one(says)) {
        let of_it = |link: &Link| matches!(link, Link::Record(record) if known.root[record.index()] == *root);
        let became: Vec<RecordId> = rows
            .iter()
            .filter(|(_, _, other, answer)| other != row && answer.of.iter().any(of_it))
            .map(|(_, _, answer, _)| *answer)
            .collect();
        let note = &log.record(*row).note;
        let same = |known: &&mut Recommendation| {
            known.when == says.when
                && *known.by == *says.by
                && *known.about == *says.about
                && log.record(known.record).note == *note
                && log.record(known.record).register != log.record(*row).register
        };
        match found.iter_mut().find(same) {
            Some(known) => {
                known.also.push(*row);
                known.became.extend(became);
            }
            None => found.push(Recommendation {
                record: *row,
                also: Vec::new(),
                by: says.by.to_vec(),
                when: says.when,
                about: says.about.to_vec(),
                became,
            }),
        }
    }
    found
}

fn is_body(partner: &Partner, body: BodyId) -> bool {
    matches!(partner, Partner::Body(actor) if actor.body == body)
}
