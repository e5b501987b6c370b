//! Two records of one sitting, one from each side, and what each side's word would make of it (`rules.md` B9).

use super::plant::Plant;
use super::tri::Why;
use super::twin::{Instance, Judged, Row, Twin};
use std::collections::BTreeSet;
use std::rc::Rc;
use velvoite::finding::{Cause, Verdict};
use velvoite::model::{BodyId, Duty, Generation};
use velvoite::record::{Actor, Happening, Partner};

impl<'a> Twin<'a> {
    /// The verdict, unless the two sides of some sitting make different ones of it.
    pub fn told_twice(&self, duty: &'a Duty, instance: &Instance, reading: Option<usize>) -> Judged {
        let mut judged = self.judged(duty, instance, reading);
        // A state is its bearer's own word; only what was done together has two sides (`rules.md` B9).
        let own = matches!(duty.generation, Generation::Always);
        if own || judged.verdict == Verdict::NotApplicable || self.planted(Plant::LastWordCounts) {
            return judged;
        }
        let mut disputed = BTreeSet::new();
        for (one, other) in self.sittings() {
            let first = self.retold(&other, &one).judged(duty, instance, reading);
            let second = self.retold(&one, &other).judged(duty, instance, reading);
            if first.verdict != second.verdict {
                judged.verdict = Verdict::Unknown;
                judged.causes.insert(Why::Cause(Cause::Contradiction));
                disputed.extend(first.undone.into_iter().chain(second.undone));
            }
        }
        if judged.causes.contains(&Why::Cause(Cause::Contradiction)) && !disputed.is_empty() {
            judged.missing = disputed.into_iter().map(|(what, id)| (what, id, false)).collect();
        }
        judged
    }

    /// Every two records of one sitting.
    fn sittings(&self) -> Vec<(Row, Row)> {
        let mut found = Vec::new();
        for (at, one) in self.rows.iter().enumerate() {
            for other in &self.rows[at + 1..] {
                let happened = [one, other].iter().all(|row| row.says.when.first() <= self.seen);
                if happened && same_sitting(&one.says, &other.says) {
                    found.push((one.clone(), other.clone()));
                }
            }
        }
        found
    }

    /// The same knowledge, but with `row` saying what `believed` says where the two differ.
    fn retold(&self, row: &Row, believed: &Row) -> Twin<'a> {
        let mut says = (*row.says).clone();
        let (one, other) = (&row.says, &believed.says);
        let inside = |inner: &Happening, outer: &Happening| {
            outer.when.first() <= inner.when.first() && inner.when.last() <= outer.when.last()
        };
        if !inside(one, other) && !inside(other, one) {
            says.when = other.when;
        }
        let set = |says: &Happening| says.about.iter().copied().collect::<BTreeSet<_>>();
        if !one.about.is_empty() && !other.about.is_empty() && set(one) != set(other) {
            says.about = other.about.clone();
        }
        if present(one) != present(other) && !only_names(one, other) && !only_names(other, one) {
            let mine = |partner: &Partner| matches!(partner, Partner::Body(actor) if one.by.iter().any(|by| by.body == actor.body));
            says.with = present(other).into_iter().filter(|partner| !mine(partner)).collect();
        }
        let mut told = self.later(self.as_of);
        for known in &mut told.rows {
            if known.root == row.root {
                known.says = Rc::new(says.clone());
            }
        }
        told
    }
}

/// Same activity, overlapping days, each names the other.
pub fn same_sitting(one: &Happening, other: &Happening) -> bool {
    let kind = one.kinds.iter().any(|kind| other.kinds.contains(kind));
    let days = one.when.first() <= other.when.last() && other.when.first() <= one.when.last();
    kind && days && names(one, other) && names(other, one)
}

/// Whether the first names a body that wrote the other and not the first.
fn names(one: &Happening, other: &Happening) -> bool {
    let wrote = |says: &Happening, body: BodyId| says.by.iter().any(|actor| actor.body == body);
    let with =
        |body: BodyId| one.with.iter().any(|partner| matches!(partner, Partner::Body(named) if named.body == body));
    other.by.iter().any(|actor| !wrote(one, actor.body) && with(actor.body))
}

/// Everybody who was there, by whatever organ.
fn present(says: &Happening) -> BTreeSet<Partner> {
    let whole = |actor: &Actor| Partner::Body(Actor { body: actor.body, organ: None });
    let with = says.with.iter().map(|partner| match partner {
        Partner::Body(actor) => whole(actor),
        Partner::Class(..) => partner.clone(),
    });
    says.by.iter().map(whole).chain(with).collect()
}

/// Whether the first lists nobody but the other side.
fn only_names(one: &Happening, other: &Happening) -> bool {
    one.with
        .iter()
        .all(|partner| matches!(partner, Partner::Body(actor) if other.by.iter().any(|by| by.body == actor.body)))
}
