//! How records answer instances as of a day (`rules.md` § B): model, records and dates in, findings out.
//!
//! Knows no file, no format and no clock. The verdict is Kleene's: true, false, or unknown with its causes; absence of
//! a record is evidence only where a register declares itself complete.

pub mod truth;
pub mod index;
pub mod scope;
pub mod candidate;
pub mod items;
pub mod steps;
pub mod status;
pub mod condition;
pub mod ruling;
pub mod sides;
pub mod instance;
pub mod judge;
mod dispute;
pub mod report;
pub mod reasons;
pub mod defect;
mod leftover;
mod twins;
pub mod ask;
mod past;

use std::collections::BTreeMap;

pub use ask::{Only, Question, Scope, explain};
pub use index::holds_all;
pub use judge::trigger_key;
pub use past::{Past, Reader};

use crate::diagnostic::Diagnostic;
use crate::finding::{DataFinding, Finding};
use crate::model::{BodyId, Duty, DutyId, Model, Related, Roster, related};
use crate::record::{Known, Log};
use crate::schedule::bears;
use crate::time::{Offset, after};
use index::Index;
use judge::{Detail, Judge};
use scope::Moment;

/// What judging came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The findings, in the order of `ask::in_order`.
    pub findings: Vec<Finding>,
    /// What the records say of each other.
    pub data: Vec<DataFinding>,
    /// Errors: defects in the rules found while judging; the job could not be done as asked. Warnings: waivers and
    /// judgements that answer nothing.
    pub defects: Vec<Diagnostic>,
}

/// Judges the bodies and duties asked about.
///
/// Bodies are judged in parallel over one shared, read-only index; the findings are put in order after, so that how
/// many threads there were cannot be seen.
#[must_use]
pub fn judge(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    judge_with(model, roster, log, question, Detail::Proof)
}

/// As [`judge()`], without the proofs: for who prints none.
#[must_use]
pub fn judge_unproved(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    judge_with(model, roster, log, question, Detail::Finding)
}

/// As [`judge_unproved()`], of each finding only the verdict with its days and witnesses: what other readings say, and when
/// it turns by itself, is left out. For who compares two days, where thousands of findings are looked at and few shown.
#[must_use]
pub fn judge_verdicts(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    judge_with(model, roster, log, question, Detail::Verdict)
}

fn judge_with(model: &Model, roster: &Roster, log: &Log, question: &Question, detail: Detail) -> Outcome {
    let as_of = question.as_of.0;
    let known = Known::at(log, question.known_at);
    let index = Index::new(log, &known);
    let bodies: Vec<BodyId> = ask::bodies(roster, log, question).into_iter().collect();
    let pairs = sides::mismatches(&index, as_of);
    let only = &question.only;
    let duties: Vec<&Duty> =
        model.duties.iter().filter(|duty| only.is_empty() || only.duties.contains(&duty.id)).collect();
    let nameless = twins::nameless(model, roster, &index, &bodies);
    let mut groups: BTreeMap<Related, Groups> = BTreeMap::new();
    let work: Vec<(&Duty, Related)> = duties.into_iter().map(|duty| (duty, related(model, duty))).collect();
    for (_, related) in &work {
        if !groups.contains_key(related) {
            groups.insert(related.clone(), twins::groups(roster, related, &bodies, &nameless));
        }
    }
    let work: Vec<(&Duty, &Groups)> = work.iter().filter_map(|(duty, by)| Some((*duty, groups.get(by)?))).collect();
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(bodies.len() / 8).max(1);
    let bench = Bench { model, roster, index: &index, question, pairs: &pairs, detail };
    let (findings, defects) = std::thread::scope(|scope| {
        let (bench, work) = (&bench, &work);
        let threads_of: Vec<_> = (1..threads).map(|at| scope.spawn(move || bench.judge(work, at, threads))).collect();
        let mut all = bench.judge(work, 0, threads);
        for thread in threads_of {
            let (findings, defects) = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            for (body, list) in findings {
                all.0.entry(body).or_default().extend(list);
            }
            all.1.extend(defects);
        }
        all
    });
    // Somebody may waive or judge what falls due in years to come.
    let last = after(as_of, Offset::Years(12)).unwrap_or(as_of);
    let probe = Judge::new(model, roster, &index, Moment { as_of, seen: as_of }, last);
    let mut complaints: Vec<Diagnostic> = defects.into_values().collect();
    complaints.extend(leftover::leftovers(&probe, model, roster));
    let data = pairs.iter().map(sides::Pair::finding).collect();
    Outcome { findings: ask::in_order(roster, findings), data, defects: complaints }
}

/// Defects by the duty and the two exceptions that contradict each other.
type Defects = BTreeMap<(DutyId, usize, usize), Diagnostic>;

/// Groups of twins.
type Groups = Vec<Vec<BodyId>>;

/// What all who judge have before them.
struct Bench<'a> {
    model: &'a Model,
    roster: &'a Roster,
    index: &'a Index<'a>,
    question: &'a Question,
    pairs: &'a [sides::Pair<'a>],
    detail: Detail,
}

impl Bench<'_> {
    /// Judges one of `shares` shares of the work: the findings of each body, and the defects found on the way.
    fn judge(&self, work: &[(&Duty, &Groups)], share: usize, shares: usize) -> (ByBody, Defects) {
        let as_of = self.question.as_of.0;
        let (from, to) = ask::span(self.index.log(), self.question);
        let mut judge = Judge::new(self.model, self.roster, self.index, Moment { as_of, seen: as_of }, to);
        judge.detail = self.detail;
        let of_duty = |duty: &Duty, body: BodyId| -> Vec<Finding> {
            let instances = judge.instances(duty, body);
            let mut touching = instances.iter().filter(|instance| judge.touches(duty, instance, from, to)).peekable();
            if touching.peek().is_none() {
                return Vec::new();
            }
            // A body answers only for the sittings that it was at.
            let own: Vec<sides::Pair<'_>> = self.pairs.iter().copied().filter(|pair| pair.names(body)).collect();
            let mut found: Vec<Finding> = touching.map(|instance| judge.finding(duty, instance, &own)).collect();
            ask::sort(&mut found);
            found
        };
        let mut findings = ByBody::new();
        for (at, (duty, groups)) in work.iter().enumerate() {
            // Neighbours in the roster cost alike, so each share takes each n-th group; not always the same ones.
            for group in groups.iter().skip((share + at) % shares).step_by(shares) {
                let Some((first, others)) = group.split_first() else { continue };
                if !bears(self.model, self.roster, duty, *first) {
                    continue;
                }
                let found = of_duty(duty, *first);
                if found.is_empty() {
                    continue;
                }
                let alike = others.is_empty() || twins::alike(duty, self.roster, group, &found);
                for other in others {
                    // Twins' findings are in the same order: their ids differ in nothing but the body.
                    let twin = |one: &Finding| twins::of_twin(duty, self.roster, one, *first, *other);
                    let own = if alike { found.iter().map(twin).collect() } else { of_duty(duty, *other) };
                    findings.entry(*other).or_default().push((duty.id, own));
                }
                findings.entry(*first).or_default().push((duty.id, found));
            }
        }
        (findings, judge.defects.into_inner())
    }
}

/// Findings by the body whose they are.
type ByBody = BTreeMap<BodyId, ask::OfDuties>;
