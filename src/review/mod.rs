//! What pages show of many findings: matrices, lists of what to do, rounds of negotiation, briefs, the year.
//!
//! Knows which findings belong together and how they are counted; leaves alone how a finding is reached (`evaluate`) and
//! every word and line of a page (`render`). Nothing is kept: each view is judged for the day that is asked, so that a
//! frozen day shows for ever what it showed.

pub mod bodies;
pub mod body;
pub mod brief;
pub mod options;
pub mod recordable;
pub mod records;
pub mod duties;

pub use options::{Options, Wrong};

use crate::evaluate::{self, Only, Outcome, Question, Scope};
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
        let question = Question {
            as_of: self.as_of,
            known_at: self.known_at,
            bodies: bodies.map_or(Scope::All, Scope::Bodies),
            from: Some(from),
            to: Some(to),
            only: Only { duties },
        };
        evaluate::judge_unproved(self.model, self.roster, self.log, &question)
    }

    /// The same on another day, with what was known then.
    #[must_use]
    pub fn on(&self, day: Day) -> Self {
        Basis { as_of: AsOf(day), known_at: Some(day), ..*self }
    }
}
