//! What changed between two days, and why.
//!
//! Each instance is judged three times: on the earlier day with what was known then; on the later day with what was known
//! on the earlier one, so that only time has passed; on the later day with everything that is known. What differs
//! between the first two, time has changed; what differs between the last two, records have that were written down,
//! corrected or withdrawn since. Which of them is read from the proofs.

use std::collections::{BTreeMap, BTreeSet};

use super::selection::{chosen_bodies, chosen_duties, cites_one};
use super::{Basis, Options};
use crate::evaluate::{self, Only, Question, Scope};
use crate::finding::{Fact, Finding, Note, Reason, Verdict};
use crate::model::{BodyId, DutyId, Roster};
use crate::record::{Known, Log, Partner, Record, RecordId, What};
use crate::time::{Datelike, Day, Offset, after, before, day};

/// Everything that changed.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier day.
    pub since: Day,
    /// So many instances were compared.
    pub compared: usize,
    /// Instances with another verdict, by body, duty and period.
    pub changed: Vec<Change>,
    /// Records written down, corrected or withdrawn since, that name one of the bodies or changed a verdict.
    pub records: Vec<Rewritten>,
    /// So many others were.
    pub other_records: usize,
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
    /// What records did, where they did something.
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

    /// The row that tells what it is about.
    #[must_use]
    pub fn about(&self) -> RecordId {
        match self {
            Rewritten::Added(row) | Rewritten::Corrected(_, row) | Rewritten::Withdrawn(row, _) => *row,
        }
    }
}

/// What changed since a day for the bodies and duties that a reader asks for. Without such a wish all law that binds is
/// compared; the caller sets other norms apart.
#[must_use]
pub fn changes(basis: &Basis<'_>, options: &Options, since: Day) -> Changes {
    let bodies = chosen_bodies(basis, options);
    let duties = chosen_duties(basis, options, &bodies);
    let knew = basis.known_at.map_or(since, |known| known.min(since));
    let earlier = Basis { known_at: Some(knew), ..basis.on(since) };
    let passed = Basis { known_at: Some(knew), ..*basis };
    let (from, to) = span(basis, since);
    let judged = |basis: &Basis<'_>| -> BTreeMap<String, Finding> {
        let found = basis.judge_some(&bodies, duties.clone(), from, to);
        let cited = found.into_iter().filter(|finding| cites_one(&finding.source, options));
        cited.map(|finding| (finding.instance.clone(), finding)).collect()
    };
    let (earlier, passed, now) = (judged(&earlier), judged(&passed), judged(basis));
    let ids: BTreeSet<&String> = earlier.keys().chain(now.keys()).collect();
    let compared = ids.len();
    let rewritten = rewritten(basis.log, knew, basis.known_at);
    let differ = |id: &&&String| verdict(earlier.get(**id)) != verdict(now.get(**id));
    let changed: Vec<&String> = ids.iter().filter(differ).copied().collect();
    let proofs = Proofs::new(basis, knew, &changed, [&passed, &now], (from, to));
    let mut used: BTreeSet<Rewritten> = BTreeSet::new();
    let mut list: Vec<Change> = Vec::new();
    for id in changed {
        let (before, passed, after) = (earlier.get(id), passed.get(id), now.get(id));
        let records = (verdict(passed) != verdict(after)).then(|| {
            let own: Vec<Rewritten> = rewritten.iter().filter(|one| proofs.touches(id, one)).copied().collect();
            used.extend(own.iter().copied());
            Writing { rewritten: own }
        });
        let time = (verdict(before) != verdict(passed)).then(|| passing(basis, since, before, passed));
        let absent = matches!(verdict(after), Some(Verdict::Missed | Verdict::PartlyMet));
        let complete = if absent { proofs.complete(id) } else { Vec::new() };
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
    let records: Vec<Rewritten> = rewritten.iter().filter(own).copied().collect();
    Changes { since, compared, other_records: rewritten.len() - records.len(), changed: list, records }
}

/// The days whose instances are compared: from the first record, or the year before, to a year ahead.
fn span(basis: &Basis<'_>, since: Day) -> (Day, Day) {
    let records = basis.log.records.iter().filter_map(|record| match &record.what {
        What::Happened(says) => Some(says.when.first()),
        What::Waiver { .. } | What::Judgement { .. } | What::Retraction => None,
    });
    let year_before = day(since.year() - 1, 1, 1).unwrap_or(since);
    // A single old record must not bring back duties of decades.
    let oldest = before_years(since, 10);
    let from = records.chain([year_before]).min().unwrap_or(year_before).max(oldest);
    (from, after(basis.as_of.0, Offset::Years(1)).unwrap_or(basis.as_of.0))
}

fn before_years(day: Day, years: u16) -> Day {
    before(day, Offset::Years(years)).unwrap_or(day)
}

/// What time did between two days on which the same was known.
fn passing(basis: &Basis<'_>, since: Day, before: Option<&Finding>, passed: Option<&Finding>) -> Passing {
    let as_of = basis.as_of.0;
    let came = |day: Day| since < day && day <= as_of;
    let newest = passed.or(before);
    let known: &[RecordId] = before.map_or(&[], |before| &before.witnesses);
    let of_day = |record: &RecordId| match &basis.log.record(*record).what {
        What::Happened(says) => came(says.when.last()),
        What::Waiver { when, .. } | What::Judgement { when, .. } => came(when.last()),
        What::Retraction => false,
    };
    let witnesses = passed.map_or(&[][..], |passed| &passed.witnesses).iter();
    Passing {
        began: newest.and_then(|finding| finding.window.0).filter(|day| came(*day)),
        // The verdict turns on the day after the due day.
        due: newest
            .and_then(|finding| finding.due.as_ref())
            .map(|due| due.effective)
            .filter(|due| since <= *due && *due < as_of),
        waived_until: before
            .and_then(|before| before.waiver)
            .map(|waiver| waiver.until)
            .filter(|until| since <= *until && *until < as_of),
        came: witnesses.filter(|record| !known.contains(record) && of_day(record)).copied().collect(),
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

/// On which records and declarations the changed instances rest, before and after the writing.
#[derive(Default)]
struct Proofs {
    /// Rows, by instance.
    records: BTreeMap<String, BTreeSet<RecordId>>,
    /// Registers, by instance, after the writing.
    complete: BTreeMap<String, BTreeSet<u32>>,
}

impl Proofs {
    /// Judges what changed once more, with proofs: as time alone left it, and as it is.
    fn new(
        basis: &Basis<'_>,
        knew: Day,
        changed: &[&String],
        found: [&BTreeMap<String, Finding>; 2],
        days: (Day, Day),
    ) -> Proofs {
        let wanted: BTreeSet<&String> = changed.iter().copied().collect();
        let of = |map: &BTreeMap<String, Finding>| -> Vec<(BodyId, DutyId)> {
            let findings = wanted.iter().filter_map(|id| map.get(*id));
            findings.map(|finding| (finding.bearer, finding.duty)).collect()
        };
        let pairs: BTreeSet<(BodyId, DutyId)> = found.into_iter().flat_map(of).collect();
        let bodies: BTreeSet<BodyId> = pairs.iter().map(|(body, _)| *body).collect();
        let duties: BTreeSet<DutyId> = pairs.iter().map(|(_, duty)| *duty).collect();
        let mut proofs = Proofs::default();
        if duties.is_empty() {
            return proofs;
        }
        for known_at in [Some(knew), basis.known_at] {
            let question = Question {
                as_of: basis.as_of,
                known_at,
                bodies: Scope::Bodies(bodies.iter().copied().collect()),
                from: Some(days.0),
                to: Some(days.1),
                only: Only { duties: duties.iter().copied().collect() },
            };
            proofs.complete.clear();
            for finding in evaluate::judge(basis.model, basis.roster, basis.log, &question).findings {
                if wanted.contains(&finding.instance) {
                    proofs.take(&finding);
                }
            }
        }
        proofs
    }

    fn take(&mut self, finding: &Finding) {
        let records = self.records.entry(finding.instance.clone()).or_default();
        let complete = self.complete.entry(finding.instance.clone()).or_default();
        records.extend(finding.witnesses.iter().copied());
        records.extend(finding.waiver.map(|waiver| waiver.record));
        records.extend(finding.notes.iter().filter_map(|note| match note {
            Note::Corrected(record) => Some(*record),
            _ => None,
        }));
        let mut left: Vec<&Reason> = vec![&finding.reasons];
        while let Some(reason) = left.pop() {
            match &reason.fact {
                Fact::Record { record, .. } | Fact::Order { record, .. } => {
                    records.insert(*record);
                }
                Fact::Waived(waiver) => {
                    records.insert(waiver.record);
                }
                Fact::Complete { register, .. } => {
                    complete.insert(*register);
                }
                _ => {}
            }
            left.extend(&reason.because);
        }
    }

    /// Whether an instance rests, or rested, on a record that was rewritten.
    fn touches(&self, instance: &str, one: &Rewritten) -> bool {
        let Some(records) = self.records.get(instance) else { return false };
        match one {
            Rewritten::Added(row) => records.contains(row),
            Rewritten::Corrected(old, new) => records.contains(old) || records.contains(new),
            Rewritten::Withdrawn(old, _) => records.contains(old),
        }
    }

    fn complete(&self, instance: &str) -> Vec<u32> {
        self.complete.get(instance).into_iter().flatten().copied().collect()
    }
}
