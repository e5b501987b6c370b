//! What changed between two days, and why.
//!
//! Each instance is judged three times: on the earlier day with what was known then; on the later day with what was known
//! on the earlier one, so that only time has passed; on the later day with what was known then, or on the day whose
//! knowledge a reader names. What differs between the first two, time has changed; what differs between the last two,
//! records have that were written down, corrected or withdrawn since. Which of them is read from the proofs (`causes`).

use std::collections::{BTreeMap, BTreeSet};

use super::causes::Proofs;
use super::selection::{chosen_bodies, chosen_duties, cites_one};
use super::{Basis, Options};
use crate::finding::{Finding, Verdict};
use crate::model::{BodyId, Roster};
use crate::record::{Known, Log, Partner, Record, RecordId, What};
use crate::time::{Day, Offset, after, before};

/// Everything that changed.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier day.
    pub since: Day,
    /// On which days the knowledge ends with which the earlier and the later day are judged.
    pub known: (Day, Day),
    /// So many instances of law that binds were compared.
    pub compared: usize,
    /// So many of recommendations and incentives were.
    pub compared_soft: usize,
    /// Whose.
    pub whose: Whose,
    /// Instances with another verdict, by body, duty and period.
    pub changed: Vec<Change>,
    /// Records written down, corrected or withdrawn since, that name one of the bodies or changed a verdict.
    pub records: Vec<Rewritten>,
    /// So many others were.
    pub other_records: usize,
}

/// Whose instances are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// All who organise services: nobody was chosen.
    Organisers,
    /// Those that a reader chose.
    Chosen,
}

impl Changes {
    /// How many instances of law that binds have another verdict, and how many others have.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let binds = |change: &&Change| change.finding().is_some_and(binds);
        let law = self.changed.iter().filter(binds).count();
        (law, self.changed.len() - law)
    }
}

fn binds(finding: &Finding) -> bool {
    finding.binding.can_be_breached()
}

/// An instance with another verdict.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its id.
    pub instance: String,
    /// How it stood on the earlier day; none: there was no such instance.
    pub before: Option<Finding>,
    /// How it would stand on the later day, had nothing been written down since.
    pub passed: Option<Finding>,
    /// How it stands on the later day; none: there is no such instance any more.
    pub after: Option<Finding>,
    /// What time did, where it did something.
    pub time: Option<Passing>,
    /// What records did, where they did something; a waiver given since counts as written down since.
    pub records: Option<Writing>,
    /// The registers whose word that they are complete lets absence count.
    pub complete: Vec<u32>,
}

impl Change {
    /// The finding that says what it is about: the newest that there is.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        self.after.as_ref().or(self.passed.as_ref()).or(self.before.as_ref())
    }

    /// Both verdicts.
    #[must_use]
    pub fn verdicts(&self) -> (Option<Verdict>, Option<Verdict>) {
        (verdict(self.before.as_ref()), verdict(self.after.as_ref()))
    }
}

/// What the passing of time did. What is empty does not explain it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passing {
    /// Its window began.
    pub began: Option<Day>,
    /// Its due day went by.
    pub due: Option<Day>,
    /// A waiver ended: its last day.
    pub waived_until: Option<Day>,
    /// Acts whose day came: they were known of before.
    pub came: Vec<RecordId>,
}

/// What the writing of records did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Writing {
    /// Which; nothing: records of other instances, on which this one depends.
    pub rewritten: Vec<Rewritten>,
}

/// What became of one record: of a first row and all that corrects it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rewritten {
    /// It was written down.
    Added(RecordId),
    /// This row was replaced by that one.
    Corrected(RecordId, RecordId),
    /// This row no longer counts; the row that withdraws it.
    Withdrawn(RecordId, Option<RecordId>),
}

impl Rewritten {
    /// The row that did it.
    #[must_use]
    pub fn row(&self) -> RecordId {
        match self {
            Rewritten::Added(row) | Rewritten::Corrected(_, row) | Rewritten::Withdrawn(_, Some(row)) => *row,
            Rewritten::Withdrawn(old, None) => *old,
        }
    }

    /// The rows on which a finding may rest, or have rested.
    pub(super) fn rows(&self) -> impl Iterator<Item = RecordId> {
        let (one, other) = match self {
            Rewritten::Added(row) | Rewritten::Withdrawn(row, _) => (*row, None),
            Rewritten::Corrected(old, new) => (*old, Some(*new)),
        };
        std::iter::once(one).chain(other)
    }

    /// The row that tells what it is about.
    #[must_use]
    pub fn about(&self) -> RecordId {
        match self {
            Rewritten::Added(row) | Rewritten::Corrected(_, row) | Rewritten::Withdrawn(row, _) => *row,
        }
    }
}

/// What changed since a day for the bodies and duties that a reader asks for. Without such a wish all law that binds is
/// compared; the caller sets other norms apart. Where the reader names no day of knowledge, the later day too is judged
/// with what was known on it: what was written down after it is no change between the two.
#[must_use]
pub fn changes(basis: &Basis<'_>, options: &Options, since: Day) -> Changes {
    let bodies = chosen_bodies(basis, options);
    let duties = chosen_duties(basis, options, &bodies);
    let basis = &basis.as_it_was_known();
    let knew = basis.known_at.map_or(since, |known| known.min(since));
    let earlier = Basis { known_at: Some(knew), ..basis.on(since) };
    let passed = Basis { known_at: Some(knew), ..*basis };
    let rewritten = rewritten(basis.log, knew, basis.known_at);
    let (from, to) = span(basis, since, &rewritten);
    let judged = |basis: &Basis<'_>| -> BTreeMap<String, Finding> {
        let found = basis.verdicts(&bodies, duties.clone(), from, to);
        let cited = found.into_iter().filter(|finding| cites_one(&finding.source, options));
        cited.map(|finding| (finding.instance.clone(), finding)).collect()
    };
    // The sides know nothing of each other, so they are judged side by side. Where nothing was written, time alone leaves
    // what there is.
    let (earlier, passed, now) = std::thread::scope(|scope| {
        let joined = |side: std::thread::ScopedJoinHandle<'_, BTreeMap<String, Finding>>| {
            side.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        let earlier = scope.spawn(|| judged(&earlier));
        let passed = (!rewritten.is_empty()).then(|| scope.spawn(|| judged(&passed)));
        let now = judged(basis);
        (joined(earlier), passed.map_or_else(|| now.clone(), joined), now)
    });
    let ids: BTreeSet<&String> = earlier.keys().chain(now.keys()).collect();
    let of_law = |id: &&&String| now.get(**id).or_else(|| earlier.get(**id)).is_some_and(binds);
    let compared = ids.iter().filter(of_law).count();
    let compared_soft = ids.len() - compared;
    let differ = |id: &&&String| verdict(earlier.get(**id)) != verdict(now.get(**id));
    let changed: Vec<&String> = ids.iter().filter(differ).copied().collect();
    // A proof is asked for where a record or an absence did it.
    let proved: Vec<&String> = changed
        .iter()
        .filter(|id| verdict(passed.get(**id)) != verdict(now.get(**id)) || counts_absence(now.get(**id)))
        .copied()
        .collect();
    let written = (!rewritten.is_empty()).then_some(knew);
    let proofs = Proofs::new(basis, written, &proved, [&passed, &now], (from, to));
    let mut used: BTreeSet<Rewritten> = BTreeSet::new();
    let mut waivers: BTreeSet<Rewritten> = BTreeSet::new();
    let mut list: Vec<Change> = Vec::new();
    for id in changed {
        let (before, passed, after) = (earlier.get(id), passed.get(id), now.get(id));
        let records = (verdict(passed) != verdict(after)).then(|| {
            let own = proofs.causes(id, &rewritten);
            used.extend(own.iter().copied());
            Writing { rewritten: own }
        });
        // A waiver that was given since did it, whatever day came or went, though nobody says when it was written down.
        let given = given(basis, since, before, passed).filter(|_| records.is_none()).map(Rewritten::Added);
        waivers.extend(given);
        let records = records.or_else(|| given.map(|given| Writing { rewritten: vec![given] }));
        // What a record settles, no due day does.
        let settled = records.is_some() && is_settled(after);
        let time = (verdict(before) != verdict(passed) && given.is_none())
            .then(|| passing(basis, since, before, passed))
            .map(|passing| if settled { Passing { due: None, ..passing } } else { passing })
            .filter(|passing| !settled || *passing != Passing::default());
        let complete = if counts_absence(after) { proofs.complete(id) } else { Vec::new() };
        list.push(Change {
            instance: id.clone(),
            before: before.cloned(),
            passed: passed.cloned(),
            after: after.cloned(),
            time,
            records,
            complete,
        });
    }
    let place = |body: BodyId| bodies.iter().position(|known| *known == body);
    list.sort_by_key(|change| change.finding().map(|finding| (place(finding.bearer), finding.duty, finding.window.0)));
    let own = |one: &&Rewritten| used.contains(one) || names(basis.roster, basis.log.record(one.about()), &bodies);
    let mut records: Vec<Rewritten> = rewritten.iter().filter(own).copied().collect();
    let other_records = rewritten.len() - records.len();
    records.extend(waivers.into_iter().filter(|waiver| !rewritten.contains(waiver)));
    let anyone = options.bodies.is_empty() && options.of.is_none() && options.area.is_none();
    let whose = if anyone { Whose::Organisers } else { Whose::Chosen };
    let known = (knew, basis.known_at.unwrap_or(basis.as_of.0));
    Changes { since, known, compared, compared_soft, whose, other_records, changed: list, records }
}

/// The days whose instances are compared. Time changes what begins or falls due between the two days, and what could
/// still be cured: a year before is enough. A record changes what it is about: instances since a year before its day,
/// and a year ahead, for what is done early. A waiver or a judgement may be about any.
fn span(basis: &Basis<'_>, since: Day, rewritten: &[Rewritten]) -> (Day, Day) {
    let mut first = since;
    for one in rewritten {
        let rows = [
            Some(one.about()),
            Some(one.row()),
            match one {
                Rewritten::Corrected(old, _) => Some(*old),
                Rewritten::Added(_) | Rewritten::Withdrawn(..) => None,
            },
        ];
        for row in rows.into_iter().flatten() {
            first = first.min(match &basis.log.record(row).what {
                What::Happened(says) => says.when.first(),
                What::Waiver { .. } | What::Judgement { .. } => before(since, Offset::Years(10)).unwrap_or(since),
                What::Retraction => since,
            });
        }
    }
    let ahead = if rewritten.is_empty() { Offset::Days(1) } else { Offset::Years(1) };
    let as_of = basis.as_of.0;
    (before(first, Offset::Years(1)).unwrap_or(first), after(as_of, ahead).unwrap_or(as_of))
}

/// Whether a verdict rests on something not being on record.
fn counts_absence(finding: Option<&Finding>) -> bool {
    matches!(verdict(finding), Some(Verdict::Missed | Verdict::PartlyMet))
}

/// Whether what is on record settles it.
fn is_settled(finding: Option<&Finding>) -> bool {
    matches!(verdict(finding), Some(Verdict::Met | Verdict::MetLate | Verdict::Waived))
}

/// The waiver that was given between the two days and makes the verdict what it is.
fn given(basis: &Basis<'_>, since: Day, before: Option<&Finding>, after: Option<&Finding>) -> Option<RecordId> {
    let waiver = after.and_then(|finding| finding.waiver).filter(|_| verdict(before) != Some(Verdict::Waived))?;
    match &basis.log.record(waiver.record).what {
        What::Waiver { when, .. } => (since < when.last()).then_some(waiver.record),
        What::Happened(_) | What::Judgement { .. } | What::Retraction => None,
    }
}

/// What time did between two days on which the same was known.
fn passing(basis: &Basis<'_>, since: Day, before: Option<&Finding>, passed: Option<&Finding>) -> Passing {
    let as_of = basis.as_of.0;
    let fell = |day: Day| since < day && day <= as_of;
    let newest = passed.or(before);
    let known: &[RecordId] = before.map_or(&[], |before| &before.witnesses);
    let of_day = |record: &RecordId| match &basis.log.record(*record).what {
        What::Happened(says) => fell(says.when.last()),
        What::Waiver { when, .. } | What::Judgement { when, .. } => fell(when.last()),
        What::Retraction => false,
    };
    let waiver = |finding: Option<&Finding>| finding.and_then(|finding| finding.waiver).map(|waiver| waiver.record);
    let witnesses = passed.map_or(&[][..], |passed| &passed.witnesses).iter().copied();
    let new = witnesses.filter(|record| !known.contains(record));
    let waived = waiver(passed).filter(|record| waiver(before) != Some(*record));
    let came: Vec<RecordId> = new.chain(waived).filter(of_day).collect();
    // What was done explains that it is done, whatever day went by.
    let settled = is_settled(passed);
    let unexplained = |day: &Day| (!settled || came.is_empty()) && fell(*day);
    let last = |day: &Day| since <= *day && *day < as_of;
    Passing {
        began: newest.and_then(|finding| finding.window.0).filter(unexplained),
        // The verdict turns on the day after the due day.
        due: newest
            .and_then(|finding| finding.due.as_ref())
            .and_then(|due| due.effective.succ_opt())
            .filter(unexplained)
            .and_then(|after| after.pred_opt()),
        waived_until: before.and_then(|before| before.waiver).map(|waiver| waiver.until).filter(last),
        came,
    }
}

/// What became of records between what was known on a day and what is known now, by their first rows.
#[must_use]
pub fn rewritten(log: &Log, knew: Day, known_at: Option<Day>) -> Vec<Rewritten> {
    let (then, now) = (Known::at(log, Some(knew)), Known::at(log, known_at));
    let mut roots: BTreeSet<RecordId> = then.current.keys().copied().collect();
    roots.extend(now.current.keys());
    let mut found = Vec::new();
    for root in roots {
        let (old, new) = (then.current.get(&root), now.current.get(&root));
        found.extend(match (old, new) {
            (None, Some(row)) => Some(Rewritten::Added(*row)),
            (Some(old), Some(new)) if old != new => Some(Rewritten::Corrected(*old, *new)),
            (Some(old), None) => Some(Rewritten::Withdrawn(*old, withdrawal(log, &now, root, knew))),
            (Some(_), Some(_)) | (None, None) => None,
        });
    }
    found
}

/// The row written since that withdraws a record.
fn withdrawal(log: &Log, now: &Known, root: RecordId, knew: Day) -> Option<RecordId> {
    let ids = (0_u32..).map(RecordId);
    let mut rows = log.records.iter().zip(ids);
    let of_chain = |target: RecordId| now.root.get(target.index()) == Some(&root);
    rows.find(|(record, _)| record.recorded.is_some_and(|on| on > knew) && record.retracts.is_some_and(of_chain))
        .map(|(_, id)| id)
}

/// Whether a record names one of these bodies.
fn names(roster: &Roster, record: &Record, bodies: &[BodyId]) -> bool {
    let of_instance = |of: &str| {
        let named = of.split('/').nth(1).and_then(|body| roster.find(body));
        named.is_some_and(|body| bodies.contains(&body))
    };
    let partner = |partner: &Partner| match partner {
        Partner::Body(actor) => bodies.contains(&actor.body),
        Partner::Class(..) => false,
    };
    match &record.what {
        What::Happened(says) => {
            says.by.iter().any(|actor| bodies.contains(&actor.body))
                || says.with.iter().chain(&says.invited).chain(&says.to).any(partner)
        }
        What::Waiver { of, .. } | What::Judgement { of, .. } => of_instance(of),
        What::Retraction => false,
    }
}

fn verdict(finding: Option<&Finding>) -> Option<Verdict> {
    finding.map(|finding| finding.verdict)
}
