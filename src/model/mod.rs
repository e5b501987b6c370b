//! Meaning: names resolved, types agreed, exceptions linked, versions ordered. Nothing here is unresolved.
//!
//! Knows vocabulary, roster, calendars, periods, duties and stories. Leaves alone how they were written (nom, layout),
//! what happened (records) and what day it is. Only `build` makes a `Model`, so nobody can judge an unchecked rule.

pub mod vocabulary;
pub mod roster;
pub mod duty;
pub mod condition;
pub mod provisions;
mod build;
mod words;
mod tables;
mod calendars;
mod clauses;
mod linking;
mod changes;
mod heads;
mod scope;
mod parties;
mod demands;
mod dues;
mod conditions;
mod texts;
mod reach;
mod dependence;
mod complaint;
mod consequence;

use std::collections::BTreeMap;

pub use build::build;
pub use condition::{Condition, Moment, Placed};
pub use consequence::without_consequences;
pub use duty::{
    Ask, Bearers, Binding, By, Change, Citation, Demand, Due, Duty, Early, Exception, Generation, Late, Note, OfRef,
    Part, Party, Point, Question, Reading, Rhythm, Roll, Set, Step, StepTime, Target, Text, Together, Trigger, Unread,
    Version, Who,
};
pub use provisions::{Norm, Provision, Provisions, Standing};
pub use roster::{Body, Membership, Roster};
pub use vocabulary::{
    ActivityId, BodyId, ClassId, DutyId, KindId, OrganId, RelationId, StatusId, Thing, TopicId, Vocabulary,
};

pub use crate::syntax::ast::{ActNumber, Section, Side};

use crate::lang::Words;
use crate::source::Span;
use crate::time::{Calendar, Day, Period, Table, TimeLimits};

/// Everything that the rules say, checked.
#[derive(Debug, Clone)]
pub struct Model {
    /// Kinds, organs, activities, topics, statuses, classes, relations.
    pub vocabulary: Vocabulary,
    /// Bodies and who belongs to whom.
    pub roster: Roster,
    /// Acts by number.
    pub acts: BTreeMap<ActNumber, Act>,
    /// What is encoded of each act, row by row: acts by year and number, then texts outside the statute book.
    pub provisions: Vec<Provisions>,
    /// Calendars of holidays by name.
    pub calendars: BTreeMap<String, Calendar>,
    /// Names of holidays for people, by calendar and holiday name.
    pub holiday_words: BTreeMap<(String, String), Words>,
    /// Acts on time limits by number.
    pub limits: BTreeMap<ActNumber, TimeLimits>,
    /// Council terms and explicit periods by name.
    pub tables: BTreeMap<String, PeriodTable>,
    /// Duties by `DutyId`.
    pub duties: Vec<Duty>,
    /// Duties in an order in which each comes after all it depends on (`rules.md` A8).
    pub order: Vec<DutyId>,
    /// Stories that stand in the rule files.
    pub scenarios: Vec<crate::syntax::ast::Scenario>,
}

/// An act of the statute book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// Number and year.
    pub number: ActNumber,
    /// Its name, if written.
    pub title: Option<Words>,
    /// European Legislation Identifier.
    pub eli: Option<String>,
    /// The day on which its encoding last changed.
    pub revised: Option<Day>,
    /// The newest statute that the encoder has read. Shown, decides nothing.
    pub followed: Option<ActNumber>,
    /// Changes of law that have not been read.
    pub unread: Vec<UnreadSection>,
    /// Where it is written.
    pub span: Span,
}

/// `unread "HE 129/2025" touches § 29 from 2026-01-01`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadSection {
    /// What was not read.
    pub what: String,
    /// Which section, with subsections if said.
    pub section: Section,
    /// From which day.
    pub from: Day,
    /// Where it is written.
    pub span: Span,
}

/// Council terms or explicit periods.
#[derive(Debug, Clone)]
pub struct PeriodTable {
    /// Its name in the rules: `county-council`, `pilot`.
    pub name: String,
    /// The rows.
    pub table: Table,
    /// For council terms, by key: election day and whether it is only scheduled.
    pub elections: BTreeMap<String, (Option<Day>, bool)>,
    /// Where it is written.
    pub span: Span,
}

impl Model {
    /// The duty with this id.
    #[must_use]
    pub fn duty(&self, id: DutyId) -> &Duty {
        &self.duties[id.index()]
    }

    /// The periods of all council terms and of all explicit periods, table by table.
    #[must_use]
    pub fn periods(&self) -> Vec<Period> {
        self.tables.values().flat_map(|table| table.table.rows()).cloned().collect()
    }

    /// The duty with this name.
    #[must_use]
    pub fn duty_named(&self, name: &str) -> Option<&Duty> {
        self.duties.iter().find(|duty| duty.name == name)
    }
}
