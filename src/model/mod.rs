//! Meaning: names resolved, types agreed, exceptions linked, versions ordered. Nothing here is unresolved.
//!
//! Knows vocabulary, roster, calendars, periods, duties and stories. Leaves alone how they were written (nom, layout),
//! what happened (records) and what day it is. Only `build` makes a `Model`, so nobody can judge an unchecked rule.

pub mod vocabulary;
pub mod roster;
pub mod stroke;
pub mod duty;
pub mod condition;
pub mod provisions;
pub mod related;
pub mod story;
mod build;
mod words;
mod tables;
mod calendars;
mod limits;
mod terms;
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
mod rolling;
mod reach;
mod dependence;
mod complaint;
mod consequence;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use build::build;
pub use condition::{Condition, Moment, Placed};
pub use consequence::without_consequences;
pub use duty::{
    Ask, Bearers, Binding, By, Change, Citation, Demand, Due, Duty, Early, Exception, Generation, Late, Note, OfRef,
    Part, Party, Point, Question, Reading, Rhythm, Roll, Set, Step, StepTime, Target, Text, Together, Trigger, Unread,
    Version, Who,
};
pub use provisions::{Norm, Provision, Provisions, Standing};
pub use related::{Related, related};
pub use roster::{Body, Membership, Roster, Tile};
pub use stroke::{Stroke, YearDay};
pub use vocabulary::{
    ActivityId, BodyId, ClassId, DutyId, KindId, OrganId, RelationId, StatusId, Thing, TopicId, Vocabulary,
};

pub use crate::syntax::ast::{ActNumber, Section, Side};

use crate::lang::Words;
use crate::source::Span;
use crate::time::{Calendar, Datelike, Day, Occurrence, Period, Table, TimeLimits};

/// Everything that the rules say, checked.
#[derive(Debug, Clone)]
pub struct Model {
    /// Kinds, organs, activities, topics, statuses, classes, relations.
    pub vocabulary: Vocabulary,
    /// Bodies and who belongs to whom.
    pub roster: Roster,
    /// Recommended parts of the year, for pictures of it.
    pub strokes: Vec<Stroke>,
    /// The bodies that the rules call by name; of any other they speak only as one of many.
    pub named: BTreeSet<BodyId>,
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
    /// The ways to read them, in the order written.
    pub limits_readings: BTreeMap<ActNumber, Vec<LimitsReading>>,
    /// Council terms and explicit periods by name.
    pub tables: BTreeMap<String, PeriodTable>,
    /// Duties by `DutyId`.
    pub duties: Vec<Duty>,
    /// Duties in an order in which each comes after all it depends on (`rules.md` A8).
    pub order: Vec<DutyId>,
    /// Stories that stand in the rule files.
    pub scenarios: Vec<Arc<crate::syntax::ast::Scenario>>,
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
    /// For council terms, whose they are: `aluevaltuusto`.
    pub words: Option<Words>,
    /// For council terms, by key.
    pub elections: BTreeMap<String, Election>,
    /// For council terms, the rules by which election days are found.
    pub rules: Vec<ElectionRule>,
    /// Where it is written.
    pub span: Span,
}

impl PeriodTable {
    /// On what an election rests: what its row names, else the rule that gives its day.
    #[must_use]
    pub fn ground<'a>(&'a self, election: &'a Election) -> Option<&'a Citation> {
        let year = election.day.map(|day| day.year());
        let by_rule = self.rules.iter().find(|rule| year.is_some_and(|year| rule.on.in_year(year).is_some()));
        election.under.as_ref().or_else(|| by_rule?.under.as_ref())
    }
}

/// The election before a council term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// Its day, if written.
    pub day: Option<Day>,
    /// Computed from the law and not yet held.
    pub scheduled: bool,
    /// What put the election elsewhere than the rule would.
    pub under: Option<Citation>,
    /// On what the term rests.
    pub term_under: Option<Citation>,
}

/// A rule by which election days are found: the third Sunday of April, but not at Easter (714/1998 §§ 143 a, 144, 189).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElectionRule {
    /// The day in each year in which there is an election.
    pub on: Occurrence,
    /// On what that rests.
    pub under: Option<Citation>,
}

/// A way to read an act on time limits (150/1930 § 5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitsReading {
    /// Its name.
    pub name: String,
    /// Which variant of the time limits it is; none for the text as it stands.
    pub variant: Option<usize>,
    /// What speaks for it.
    pub ground: Arc<Words>,
    /// Where.
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
