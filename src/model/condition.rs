//! Conditions: on bearer, counterparty and period (decided before judging) and on records (decided in `evaluate`).

use super::duty::{Ask, Point, Who};
use super::vocabulary::{BodyId, DutyId, StatusId, Thing, TopicId};
use crate::source::Span;
use crate::time::Day;

/// When a duty, clause, step or exception applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All hold.
    And(Vec<Condition>),
    /// One holds.
    Or(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// `bearer is helsinki`. With a kind or class: the body is of it.
    Is(Who, Thing),
    /// `bearer in uusimaa`: a member of the group on the day by which the text is chosen (the nominal due day of the
    /// unconditional text; for a trigger its day), by any relation, directly or through a group that is a member.
    In(Who, BodyId),
    /// `bearer having youth-council`: the status is recorded on the as-of day or the period's last day, the earlier.
    Having(Who, StatusId),
    /// `trigger about extensive-content`: the trigger record names all of these topics.
    TriggerAbout(Vec<TopicId>),
    /// `period is 2022-2025`.
    PeriodIs(String),
    /// `period from D`: the period begins on or after the day.
    PeriodFrom(Day),
    /// `period until D`: the period ends on or before the day.
    PeriodUntil(Day),
    /// `question N is yes`: index of the question in the duty, and the answer.
    Answered(usize, bool),
    /// An act was recorded.
    Act(Box<Ask>, Placed),
    /// A step (or, with none, the whole) of another duty's instance was done, for the named bearer.
    Done {
        /// The duty.
        duty: DutyId,
        /// The step, by its index in the duty's steps as written in its newest version.
        step: Option<usize>,
        /// Whose.
        of: Who,
        /// When.
        placed: Placed,
    },
}

/// Where an act of a condition must lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// Anywhere up to the as-of day.
    Any,
    /// In the instance's period.
    InPeriod,
    /// Compared with a point.
    At(Moment, Point),
}

/// How an act's day is compared with a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// `before`.
    Before,
    /// `on or before`.
    OnOrBefore,
    /// `after`.
    After,
    /// `on or after`.
    OnOrAfter,
}

impl Condition {
    /// Whether the condition can be decided without records.
    #[must_use]
    pub fn is_static(&self) -> bool {
        match self {
            Condition::And(parts) | Condition::Or(parts) => parts.iter().all(Condition::is_static),
            Condition::Not(inner) => inner.is_static(),
            Condition::Is(..)
            | Condition::In(..)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_) => true,
            Condition::Having(..)
            | Condition::TriggerAbout(_)
            | Condition::Answered(..)
            | Condition::Act(..)
            | Condition::Done { .. } => false,
        }
    }
}

/// A condition and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// What must hold.
    pub condition: Condition,
    /// Where it is written.
    pub span: Span,
}
