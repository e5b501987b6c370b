//! What pages show of many findings: matrices, lists of what to do, rounds of negotiation, briefs, the year.
//!
//! Knows which findings belong together and how they are counted; leaves alone how a finding is reached (`evaluate`) and
//! every word and line of a page (`render`). Nothing is kept: each view is judged for the day that is asked, so that a
//! frozen day shows for ever what it showed.

pub mod bodies;
pub mod body;
pub mod round;
pub mod history;
pub mod brief;
pub mod options;
pub mod year;
pub mod timeline;
pub mod recordable;
pub mod records;
pub mod duties;
pub mod selection;
pub mod span;
mod shares;
pub mod matrix;
pub mod tiles;
mod causes;
pub mod changes;

pub use options::{Options, Wrong, query};
pub use shares::Shares;
pub use span::{NoPeriod, Span};

use crate::evaluate::{self, Only, Outcome, Question, Scope};
use crate::finding::Finding;
use crate::model::{BodyId, DutyId, Model, Roster};
use crate::record::Log;
use crate::time::{AsOf, Day};

/// What views are made from, and the days from which one looks.
#[derive(Clone, Copy)]
pub struct Basis<'b> {
    /// The rules.
    pub model: &'b Model,
    /// The bodies.
    pub roster: &'b Roster,
    /// The records.
    pub log: &'b Log,
    /// The day on which we judge.
    pub as_of: AsOf,
    /// The day whose knowledge we use; none: everything held.
    pub known_at: Option<Day>,
}

impl Basis<'_> {
    /// The findings of these bodies (none: of all) under these duties (none: all) whose windows touch the days from
    /// `from` to `to`, without proofs.
    #[must_use]
    pub fn judge(&self, bodies: Option<Vec<BodyId>>, duties: Vec<DutyId>, from: Day, to: Day) -> Outcome {
        evaluate::judge_unproved(self.model, self.roster, self.log, &self.question(bodies, duties, from, to))
    }

    /// The same with their proofs.
    #[must_use]
    pub fn prove(&self, bodies: Option<Vec<BodyId>>, duties: Vec<DutyId>, from: Day, to: Day) -> Outcome {
        evaluate::judge(self.model, self.roster, self.log, &self.question(bodies, duties, from, to))
    }

    fn question(&self, bodies: Option<Vec<BodyId>>, duties: Vec<DutyId>, from: Day, to: Day) -> Question {
        Question {
            as_of: self.as_of,
            known_at: self.known_at,
            bodies: bodies.map_or(Scope::All, Scope::Bodies),
            from: Some(from),
            to: Some(to),
            only: Only { duties },
        }
    }

    /// As [`Basis::judge`], of these bodies and duties and no others: nothing where there are none.
    #[must_use]
    pub fn judge_some(&self, bodies: &[BodyId], duties: Vec<DutyId>, from: Day, to: Day) -> Vec<Finding> {
        if bodies.is_empty() || duties.is_empty() {
            return Vec::new();
        }
        self.judge(Some(bodies.to_vec()), duties, from, to).findings
    }

    /// As [`Basis::judge_some`], of each finding only the verdict with its days and witnesses.
    #[must_use]
    pub fn verdicts(&self, bodies: &[BodyId], duties: Vec<DutyId>, from: Day, to: Day) -> Vec<Finding> {
        if bodies.is_empty() || duties.is_empty() {
            return Vec::new();
        }
        let question = self.question(Some(bodies.to_vec()), duties, from, to);
        evaluate::judge_verdicts(self.model, self.roster, self.log, &question).findings
    }

    /// The same on another day, with what was known then.
    #[must_use]
    pub fn on(&self, day: Day) -> Self {
        Basis { as_of: AsOf(day), known_at: Some(day), ..*self }
    }

    /// With what was known on the day itself, where no other day's knowledge is asked for and something was written
    /// down after it.
    #[must_use]
    pub fn as_it_was_known(&self) -> Self {
        let day = self.as_of.0;
        let later = || self.log.records.iter().any(|record| record.recorded.is_some_and(|on| on > day));
        let known_at = self.known_at.or_else(|| later().then_some(day));
        Basis { known_at, ..*self }
    }
}
