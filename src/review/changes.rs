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
use crate::time::{Day, Offset, after, before};

/// Everything that changed.
#[derive(Debug, Clone)]
pub struct Changes {
    /// The earlier day.
    pub since: Day,
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
    let rewritten = rewritten(basis.log, knew, basis.known_at);
    let (from, to) = span(basis, since, &rewritten);
    let judged = |basis: &Basis<'_>| -> BTreeMap<String, Finding> {
        let found = basis.judge_some(&bodies, duties.clone(), from, to);
        let cited = found.into_iter().filter(|finding| cites_one(&finding.source, options));
        cited.map(|finding| (finding.instance.clone(), finding)).collect()
    };
    let (earlier, now) = (judged(&earlier), judged(basis));
    // Where nothing was written, time alone leaves what there is.
    let passed = if rewritten.is_empty() { now.clone() } else { judged(&passed) };
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
    let proofs = Proofs::new(basis, knew, &proved, [&passed, &now], (from, to));
    let mut used: BTreeSet<Rewritten> = BTreeSet::new();
    let mut waivers: BTreeSet<Rewritten> = BTreeSet::new();
    let mut list: Vec<Change> = Vec::new();
    for id in changed {
        let (before, passed, after) = (earlier.get(id), passed.get(id), now.get(id));
        let records = (verdict(passed) != verdict(after)).then(|| {
            let own: Vec<Rewritten> = rewritten.iter().filter(|one| proofs.touches(id, one)).copied().collect();
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
    Changes { since, compared, compared_soft, whose, other_records, changed: list, records }
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
            Note::Corrected(record) | Note::PastWaiver { record, .. } | Note::ComingWaiver { record, .. } => {
                Some(*record)
            }
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
