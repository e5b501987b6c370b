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
pub mod report;
pub mod reasons;
pub mod defect;
mod leftover;
mod twins;
pub mod ask;

use std::collections::BTreeMap;

pub use ask::{Only, Question, Scope, explain};

use crate::diagnostic::Diagnostic;
use crate::finding::{DataFinding, Finding};
use crate::model::{BodyId, Duty, DutyId, Model, Roster};
use crate::record::{Known, Log};
use crate::time::{Offset, after};
use index::Index;
use judge::Judge;
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
    judge_with(model, roster, log, question, true)
}

/// As [`judge`], without the proofs: for who prints none.
#[must_use]
pub fn judge_unproved(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    judge_with(model, roster, log, question, false)
}

fn judge_with(model: &Model, roster: &Roster, log: &Log, question: &Question, proofs: bool) -> Outcome {
    let as_of = question.as_of.0;
    let known = Known::at(log, question.known_at);
    let index = Index::new(log, &known);
    let bodies: Vec<BodyId> = ask::bodies(roster, log, question).into_iter().collect();
    let pairs = sides::mismatches(&index, as_of);
    let groups = twins::groups(model, roster, &index, &bodies);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(groups.len() / 8).max(1);
    let bench = Bench { model, roster, index: &index, question, pairs: &pairs, proofs };
    let (findings, defects) = std::thread::scope(|scope| {
        let (bench, groups) = (&bench, &groups);
        // Neighbours in the roster cost alike, so every thread takes each n-th group; the last share is our own.
        let share = |at: usize| groups.iter().skip(at).step_by(threads);
        let work: Vec<_> = (1..threads).map(|at| scope.spawn(move || bench.judge(share(at)))).collect();
        let mut all = bench.judge(share(0));
        for thread in work {
            let (findings, defects) = thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            all.0.extend(findings);
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

/// What all who judge have before them.
struct Bench<'a> {
    model: &'a Model,
    roster: &'a Roster,
    index: &'a Index<'a>,
    question: &'a Question,
    pairs: &'a [sides::Pair<'a>],
    proofs: bool,
}

impl Bench<'_> {
    /// Judges groups of twins: each body's findings, and the defects found on the way.
    fn judge<'g>(&self, groups: impl Iterator<Item = &'g Vec<BodyId>>) -> (Vec<(BodyId, Vec<Finding>)>, Defects) {
        let as_of = self.question.as_of.0;
        let (from, to) = ask::span(self.index.log(), self.question);
        let mut judge = Judge::new(self.model, self.roster, self.index, Moment { as_of, seen: as_of }, to);
        judge.proofs = self.proofs;
        let of_duty = |duty: &Duty, body: BodyId, pairs: &[sides::Pair<'_>]| -> Vec<Finding> {
            let instances = judge.instances(duty, body);
            let touching = instances.iter().filter(|instance| judge.touches(duty, instance, from, to));
            touching.map(|instance| judge.finding(duty, instance, pairs)).collect()
        };
        let only = &self.question.only;
        let mut findings: Vec<(BodyId, Vec<Finding>)> = Vec::new();
        for group in groups {
            let Some((first, others)) = group.split_first() else { continue };
            // A body answers only for the sittings that it was at.
            let own: Vec<sides::Pair<'_>> = self.pairs.iter().copied().filter(|pair| pair.names(*first)).collect();
            let at = findings.len();
            findings.extend(group.iter().map(|body| (*body, Vec::new())));
            for duty in self.model.duties.iter().filter(|duty| only.is_empty() || only.duties.contains(&duty.id)) {
                let found = of_duty(duty, *first, &own);
                let alike = others.is_empty() || twins::alike(duty, self.roster, group, &found);
                for ((_, list), other) in findings[at + 1..].iter_mut().zip(others) {
                    if alike {
                        let twin = |one: &Finding| twins::of_twin(duty, self.roster, one, *first, *other);
                        list.extend(found.iter().map(twin));
                    } else {
                        list.extend(of_duty(duty, *other, &[]));
                    }
                }
                findings[at].1.extend(found);
            }
        }
        for (_, list) in &mut findings {
            ask::sort(list);
        }
        (findings, judge.defects.into_inner())
    }
}
