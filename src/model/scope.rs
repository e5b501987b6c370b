//! What the words inside one duty can refer to: its bearers, trigger, period, steps and questions.

use std::collections::{BTreeMap, BTreeSet};

use super::duty::{Bearers, Generation, Question, Set};
use super::vocabulary::{ActivityId, KindId};
use super::words::Names;
use super::{ActNumber, PeriodTable};
use crate::source::Span;
use crate::time::TimeLimits;

/// What holds for a whole duty, whatever its version.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) bearers: Bearers,
    pub(super) bearer_kinds: BTreeSet<KindId>,
    pub(super) towards: Option<Set>,
    pub(super) counterparty_kinds: BTreeSet<KindId>,
    /// `towards` was written, even if it made no sense.
    pub(super) has_counterparty: bool,
    pub(super) generation: Generation,
    pub(super) rhythm: Beat,
    /// The due days of the parts, in their order.
    pub(super) part_spans: Vec<Span>,
    pub(super) questions: Vec<Question>,
}

/// How instances arise, as far as words depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beat {
    /// In periods, perhaps in parts.
    Periods {
        /// `in parts`.
        parts: bool,
    },
    /// At most so long apart.
    Interval,
    /// Upon a trigger.
    Trigger,
    /// Once.
    Once,
    /// Always.
    Always,
}

/// Names of steps by the duty to which they belong, as its newest version has them.
pub(super) type StepNames = Vec<Vec<String>>;

/// Where words are resolved.
pub(super) struct Scope<'a> {
    pub(super) names: &'a Names<'a>,
    pub(super) head: &'a Head,
    /// Council terms and periods by name.
    pub(super) tables: &'a BTreeMap<String, PeriodTable>,
    /// Acts on time limits by number.
    pub(super) limits: &'a BTreeMap<ActNumber, TimeLimits>,
    /// The steps of every duty, for `upon S of D` and conditions.
    pub(super) all_steps: &'a StepNames,
    /// The steps of the demand in hand.
    pub(super) steps: Vec<String>,
    /// The steps of the triggering duty.
    pub(super) trigger_steps: &'a [String],
    /// The avoided kinds, in `unless`.
    pub(super) avoided: Vec<ActivityId>,
    /// Whether a reading is being applied.
    pub(super) in_reading: bool,
}

impl Scope<'_> {
    /// The position of a step of the demand in hand.
    pub(super) fn step(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step == name)
    }

    /// Whether the duty recurs by periods.
    pub(super) fn has_period(&self) -> bool {
        matches!(self.head.rhythm, Beat::Periods { .. })
    }

    /// Whether something triggers the duty.
    pub(super) fn has_trigger(&self) -> bool {
        self.head.rhythm == Beat::Trigger
    }
}
