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
pub mod ask;

use std::collections::BTreeMap;

pub use ask::{Only, Question, Scope, explain};

use crate::diagnostic::Diagnostic;
use crate::finding::{DataFinding, Finding};
use crate::model::{BodyId, DutyId, Model, Roster};
use crate::record::{Known, Log};
use crate::time::{Offset, after};
use index::Index;
use judge::Judge;
use scope::Moment;

/// What judging came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The findings, sorted by `ask::key`.
    pub findings: Vec<Finding>,
    /// What the records say of each other.
    pub data: Vec<DataFinding>,
    /// Errors: defects in the rules found while judging; the job could not be done as asked. Warnings: waivers and
    /// judgements that answer nothing.
    pub defects: Vec<Diagnostic>,
}

/// Judges the bodies and duties asked about.
///
/// Bodies are judged in parallel over one shared, read-only index; the findings are sorted after, so that how many
/// threads there were cannot be seen.
#[must_use]
pub fn judge(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    let as_of = question.as_of.0;
    let known = Known::at(log, question.known_at);
    let index = Index::new(log, &known);
    let bodies: Vec<BodyId> = ask::bodies(roster, log, question).into_iter().collect();
    let pairs = sides::mismatches(&index, as_of);
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(bodies.len() / 8);
    let (findings, defects) = if threads < 2 {
        judge_bodies(model, roster, &index, question, &pairs, &bodies)
    } else {
        // Neighbours in the roster cost alike, so every thread takes each n-th body.
        let shares = (0..threads).map(|share| bodies.iter().skip(share).step_by(threads).copied().collect::<Vec<_>>());
        std::thread::scope(|scope| {
            let (index, pairs) = (&index, &pairs);
            let work: Vec<_> = shares
                .map(|share| scope.spawn(move || judge_bodies(model, roster, index, question, pairs, &share)))
                .collect();
            let mut all = (Vec::new(), BTreeMap::new());
            for thread in work {
                match thread.join() {
                    Ok((findings, defects)) => {
                        all.0.extend(findings);
                        all.1.extend(defects);
                    }
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        })
    };
    let mut findings = findings;
    findings.sort_by_cached_key(|finding| ask::key(model, roster, finding));
    // Somebody may waive or judge what falls due in years to come.
    let last = after(as_of, Offset::Years(12)).unwrap_or(as_of);
    let probe = Judge::new(model, roster, &index, Moment { as_of, seen: as_of }, last);
    let mut complaints: Vec<Diagnostic> = defects.into_values().collect();
    complaints.extend(leftover::leftovers(&probe, model, roster));
    let data = pairs.iter().map(sides::Pair::finding).collect();
    Outcome { findings, data, defects: complaints }
}

/// Defects by the duty and the two exceptions that contradict each other.
type Defects = BTreeMap<(DutyId, usize, usize), Diagnostic>;

fn judge_bodies(
    model: &Model,
    roster: &Roster,
    index: &Index<'_>,
    question: &Question,
    pairs: &[sides::Pair<'_>],
    bodies: &[BodyId],
) -> (Vec<Finding>, Defects) {
    let as_of = question.as_of.0;
    let (from, to) = ask::span(index.log(), question);
    let judge = Judge::new(model, roster, index, Moment { as_of, seen: as_of }, to);
    // A body answers only for the sittings that it was at.
    let own: Vec<Vec<sides::Pair<'_>>> =
        bodies.iter().map(|body| pairs.iter().copied().filter(|pair| pair.names(*body)).collect()).collect();
    let mut findings = Vec::new();
    for duty in &model.duties {
        if !question.only.is_empty() && !question.only.duties.contains(&duty.id) {
            continue;
        }
        for (body, pairs) in bodies.iter().zip(&own) {
            for instance in judge.instances(duty, *body).iter() {
                if judge.touches(duty, instance, from, to) {
                    findings.push(judge.finding(duty, instance, pairs));
                }
            }
        }
    }
    (findings, judge.defects.into_inner())
}
