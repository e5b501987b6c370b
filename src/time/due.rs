//! The way to a due day: anchor, count, last day, roll. Every step is kept, so that a reader can walk it again.
//!
//! A [`Nominal`] is a due day before the holidays have their say; [`Nominal::unrolled`] or [`Nominal::rolled`] makes a
//! [`DueDay`] of it. Which steps a duty takes, and what its periods are, is said by its rule, not here.
//!
//! Follows 150/1930 §§ 2–5.

use std::sync::Arc;

use chrono::Datelike;

use super::{
    Count, Day, Direction, OffReason, Offset, TimeLimits, Window, count_after, count_before, day, end_of_year,
};

/// The act that tells how to count (see [`Count::section`]).
const COUNTING: &str = "150/1930";

/// The due day of an instance: as counted, and as it takes effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueDay {
    /// The last day of the time limit as counted.
    pub nominal: Day,
    /// The day on which one may still act in time; later than the nominal one where that is no working day.
    pub effective: Day,
    /// The way to both, in order.
    pub steps: Arc<[DueStep]>,
}

/// One step on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueStep {
    /// One starts from this day.
    Anchor {
        /// The day.
        day: Day,
        /// What it is.
        what: AnchorKind,
    },
    /// Days, weeks, months or years were counted (150/1930 §§ 2–4).
    Counted(Count),
    /// The time limit was lengthened; counted from its last day.
    Extended(Count),
    /// The end of a calendar year was sought.
    EndOfYear {
        /// The day from which one sought.
        from: Day,
        /// How many years on: 0 is the year of `from` itself.
        years: u16,
        /// The day found.
        to: Day,
    },
    /// A day of the calendar was sought: `31 March after period`.
    DayOfYear {
        /// 1–12.
        month: u32,
        /// 1–31.
        number: u32,
        /// Where one sought.
        place: Place,
        /// The day found.
        to: Day,
    },
    /// The day is no working day and was passed over.
    RolledOff {
        /// The day.
        day: Day,
        /// Why.
        because: OffReason,
    },
    /// The working day on which one may act instead.
    LandedOn {
        /// The day.
        day: Day,
        /// Which way it rolled.
        direction: Direction,
        /// The act that lets it roll.
        act: Arc<str>,
    },
}

/// What the day is from which one starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AnchorKind {
    /// The day that the rule itself names: `first by 2025-12-31`.
    Named,
    /// The day of the record or step that set the duty off.
    Trigger,
    /// The day on which it was last done, or was last due.
    Previous,
    /// The first day of the period.
    PeriodStart,
    /// The last day of the period.
    PeriodEnd,
    /// The due day of something else: of the step before, of the duty as a whole.
    Due,
    /// The day that somebody asked about.
    Asked,
}

/// Where a day of the calendar was sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The first such day within the window.
    In(Window),
    /// The first such day after the window's last.
    After(Window),
    /// The last such day before the window's first.
    Before(Window),
}

/// The law behind a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ground<'a> {
    /// The act, by number and year.
    pub act: &'a str,
    /// Its section, where it is known; an act that has its own list of days is named as a whole.
    pub section: Option<u16>,
}

impl DueStep {
    /// The law that grounds the step; none where the duty's own rule does.
    pub fn ground(&self) -> Option<Ground<'_>> {
        match self {
            DueStep::Counted(count) | DueStep::Extended(count) => {
                Some(Ground { act: COUNTING, section: Some(count.section()) })
            }
            DueStep::LandedOn { act, .. } => Some(Ground { act, section: (&**act == COUNTING).then_some(5) }),
            DueStep::Anchor { .. }
            | DueStep::EndOfYear { .. }
            | DueStep::DayOfYear { .. }
            | DueStep::RolledOff { .. } => None,
        }
    }

    /// The day at which the step arrives.
    pub fn day(&self) -> Day {
        match self {
            DueStep::Anchor { day, .. } | DueStep::RolledOff { day, .. } | DueStep::LandedOn { day, .. } => *day,
            DueStep::Counted(count) | DueStep::Extended(count) => count.to,
            DueStep::EndOfYear { to, .. } | DueStep::DayOfYear { to, .. } => *to,
        }
    }
}

impl DueDay {
    /// Whether the effective day is another than the nominal one.
    pub fn is_rolled(&self) -> bool {
        self.nominal != self.effective
    }
}

/// A due day on the way: counted so far, not yet rolled.
///
/// ```
/// use velvoite::time::{AnchorKind, Nominal, Offset, day};
/// let approved = day(2023, 12, 31).map(|day| Nominal::anchored(day, AnchorKind::Trigger));
/// let due = approved.and_then(|due| due.counted(Offset::Months(1))).map(Nominal::unrolled);
/// assert_eq!(due.as_ref().map(|due| due.effective), day(2024, 1, 31));
/// let ground = due.as_ref().and_then(|due| due.steps.last()).and_then(|step| step.ground());
/// assert_eq!(ground.map(|ground| (ground.act, ground.section)), Some(("150/1930", Some(3))));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nominal {
    day: Day,
    steps: Vec<DueStep>,
}

impl Nominal {
    /// Starts from this day.
    pub fn anchored(day: Day, what: AnchorKind) -> Nominal {
        let mut steps = Vec::with_capacity(4);
        steps.push(DueStep::Anchor { day, what });
        Nominal { day, steps }
    }

    /// The day that the rule itself names.
    pub fn named(day: Day) -> Nominal {
        Nominal::anchored(day, AnchorKind::Named)
    }

    /// The last day of the period: `due end of period`. None for a period without an end.
    pub fn end_of_period(period: &Window) -> Option<Nominal> {
        Some(Nominal::anchored(period.last_day()?, AnchorKind::PeriodEnd))
    }

    /// The first day of this name that lies in the period: `due 15 January of period`. None if there is none.
    pub fn in_period(period: &Window, month: u32, number: u32) -> Option<Nominal> {
        let to = first_in(period, month, number)?;
        let step = DueStep::DayOfYear { month, number, place: Place::In(*period), to };
        Some(Nominal { day: to, steps: vec![step] })
    }

    /// The first day of this name after the period's last: `due 31 March after period`.
    pub fn after_period(period: &Window, month: u32, number: u32) -> Option<Nominal> {
        let to = first_after(period.last_day()?, month, number)?;
        let step = DueStep::DayOfYear { month, number, place: Place::After(*period), to };
        Some(Nominal { day: to, steps: vec![step] })
    }

    /// The last day of this name before the period's first: `window from 1 October before period`.
    pub fn before_period(period: &Window, month: u32, number: u32) -> Option<Nominal> {
        let to = last_before(period.first_day()?, month, number)?;
        let step = DueStep::DayOfYear { month, number, place: Place::Before(*period), to };
        Some(Nominal { day: to, steps: vec![step] })
    }

    /// Counts on: `due 1 month after trigger` (150/1930 §§ 2–3).
    pub fn counted(self, offset: Offset) -> Option<Nominal> {
        let count = count_after(self.day, offset)?;
        Some(self.then(DueStep::Counted(count)))
    }

    /// Counts back: `30 days before due` (150/1930 § 4).
    pub fn counted_back(self, offset: Offset) -> Option<Nominal> {
        let count = count_before(self.day, offset)?;
        Some(self.then(DueStep::Counted(count)))
    }

    /// Lengthens the time limit: `extend due by 2 weeks`. Counted from the last day before any rolling.
    pub fn extended(self, offset: Offset) -> Option<Nominal> {
        let count = count_after(self.day, offset)?;
        Some(self.then(DueStep::Extended(count)))
    }

    /// The end of the calendar year that is so many years after this one: `due end of second calendar year after
    /// trigger` is 2; 0 is the end of the same year.
    pub fn end_of_year_after(self, years: u16) -> Option<Nominal> {
        let to = day(self.day.year().checked_add(i32::from(years))?, 1, 1).map(end_of_year)?;
        let from = self.day;
        Some(self.then(DueStep::EndOfYear { from, years, to }))
    }

    /// The day as counted so far.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The due day where nothing rolls: `roll none`.
    pub fn unrolled(self) -> DueDay {
        DueDay { nominal: self.day, effective: self.day, steps: self.steps.into() }
    }

    /// The due day where an act lets it roll onto the next working day: `roll by 150/1930` (§ 5).
    ///
    /// None where the calendars do not reach.
    pub fn rolled(self, limits: &TimeLimits) -> Option<DueDay> {
        self.rolled_as(limits, None)
    }

    /// As [`Nominal::rolled`], under one of the other ways to read the act (by position; none: as it stands).
    pub fn rolled_as(self, limits: &TimeLimits, variant: Option<usize>) -> Option<DueDay> {
        let rolled = limits.roll_counted(self.day, self.direction(), variant)?;
        let mut steps = self.steps;
        if !rolled.passed.is_empty() {
            let passed = rolled.passed.into_iter();
            steps.extend(passed.map(|(day, because)| DueStep::RolledOff { day, because }));
            let act = Arc::clone(limits.act());
            steps.push(DueStep::LandedOn { day: rolled.day, direction: rolled.direction, act });
        }
        Some(DueDay { nominal: self.day, effective: rolled.day, steps: steps.into() })
    }

    /// Which way the day was last counted; forward where it was not counted at all.
    fn direction(&self) -> Direction {
        let counted = self.steps.iter().rev().find_map(|step| match step {
            DueStep::Counted(count) | DueStep::Extended(count) => Some(count.direction),
            DueStep::Anchor { .. }
            | DueStep::EndOfYear { .. }
            | DueStep::DayOfYear { .. }
            | DueStep::RolledOff { .. }
            | DueStep::LandedOn { .. } => None,
        });
        counted.unwrap_or(Direction::Forward)
    }

    fn then(mut self, step: DueStep) -> Nominal {
        self.day = step.day();
        self.steps.push(step);
        self
    }
}

/// The first such day within the window; none if there is none.
///
/// ```
/// use velvoite::time::{Window, day, first_in};
/// let (Some(first), Some(last)) = (day(2022, 3, 1), day(2025, 5, 31)) else { panic!() };
/// let term = Window::inclusive(first, last);
/// assert_eq!(term.and_then(|term| first_in(&term, 1, 15)), day(2023, 1, 15));
/// ```
pub fn first_in(window: &Window, month: u32, number: u32) -> Option<Day> {
    on_or_after(window.from(), month, number).filter(|found| window.contains(*found))
}

/// The first such day after this one; none if no year has such a day.
///
/// ```
/// use velvoite::time::{day, first_after};
/// assert_eq!(day(2024, 12, 31).and_then(|last| first_after(last, 3, 31)), day(2025, 3, 31));
/// assert_eq!(day(2025, 3, 31).and_then(|last| first_after(last, 3, 31)), day(2026, 3, 31));
/// assert_eq!(day(2024, 12, 31).and_then(|last| first_after(last, 2, 30)), None);
/// ```
pub fn first_after(last: Day, month: u32, number: u32) -> Option<Day> {
    on_or_after(last.succ_opt()?, month, number)
}

fn on_or_after(from: Day, month: u32, number: u32) -> Option<Day> {
    // 29 February may be eight years away, over a century that is no leap year.
    (from.year()..=from.year().saturating_add(8))
        .filter_map(|year| day(year, month, number))
        .find(|found| *found >= from)
}

/// The last such day before this one; none if no year has such a day.
///
/// ```
/// use velvoite::time::{day, last_before};
/// assert_eq!(day(2025, 1, 1).and_then(|first| last_before(first, 10, 1)), day(2024, 10, 1));
/// assert_eq!(day(2025, 10, 1).and_then(|first| last_before(first, 10, 1)), day(2024, 10, 1));
/// ```
pub fn last_before(first: Day, month: u32, number: u32) -> Option<Day> {
    (0..=9).filter_map(|back| day(first.year().checked_sub(back)?, month, number)).find(|found| *found < first)
}
