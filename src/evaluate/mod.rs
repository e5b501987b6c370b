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
pub mod ask;

use std::collections::BTreeSet;

pub use ask::{Only, Question, Scope, explain};

use crate::diagnostic::Diagnostic;
use crate::finding::{DataFinding, Finding};
use crate::model::{BodyId, Model, Roster};
use crate::record::Log;
use judge::Judge;
use scope::Moment;

/// What judging came to.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The findings, sorted by `ask::key`.
    pub findings: Vec<Finding>,
    /// What the records say of each other.
    pub data: Vec<DataFinding>,
    /// Defects in the rules found while judging: the job could not be done as asked.
    pub defects: Vec<Diagnostic>,
}

/// Judges the bodies and duties asked about.
#[must_use]
pub fn judge(model: &Model, roster: &Roster, log: &Log, question: &Question) -> Outcome {
    let as_of = question.as_of.0;
    let (from, to) = ask::span(log, question);
    let judge = Judge::new(model, roster, log, question.known_at, Moment { as_of, seen: as_of }, to);
    let bodies: BTreeSet<BodyId> = ask::bodies(roster, log, question);
    let pairs = sides::mismatches(&judge.index, as_of);
    let mut findings = Vec::new();
    for duty in &model.duties {
        if !question.only.is_empty() && !question.only.duties.contains(&duty.id) {
            continue;
        }
        for body in &bodies {
            for instance in judge.instances(duty, *body).iter() {
                if judge.touches(duty, instance, from, to) {
                    findings.push(judge.finding(duty, instance, &pairs));
                }
            }
        }
    }
    findings.sort_by_cached_key(|finding| ask::key(model, roster, finding));
    let data = pairs.iter().map(sides::Pair::finding).collect();
    let defects = judge.defects.into_inner().into_values().collect();
    Outcome { findings, data, defects }
}
