//! Calendars, time limits, council terms and explicit periods in the tree as written.

use super::{ActNumber, Citation, Name, Titles};
use crate::lang::Words;
use crate::source::{Span, Spanned};
use crate::time::{Day, Weekday};

/// `periods pilot { 2022a = 2022-01-01 .. 2022-06-30 }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Periods {
    /// The whole item.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Key, first and last day.
    pub rows: Vec<(Spanned<String>, Spanned<Day>, Spanned<Day>)>,
}

/// `terms of county-council { fi "…" sv "…" en "…"  election on Sunday in 15 .. 21 April …
/// 2022-03-01 .. 2025-05-31 elected 2022-01-23 … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The whole item.
    pub span: Span,
    /// `county-council`.
    pub name: Name,
    /// The council's names for people.
    pub titles: Option<Titles>,
    /// The rules by which its election days are found.
    pub elections: Vec<Election>,
    /// The terms in order.
    pub rows: Vec<Term>,
}

/// `election on Sunday in 15 .. 21 April from 2017 unless … under 714/1998 §§ 144, 189`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Election {
    /// The whole line.
    pub span: Span,
    /// The day in each year in which there is an election.
    pub on: Occurrence,
    /// On what that rests.
    pub under: Option<Spanned<Citation>>,
}

/// One council term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The whole row.
    pub span: Span,
    /// First day.
    pub first: Day,
    /// Last day.
    pub last: Day,
    /// Election day.
    pub elected: Option<Day>,
    /// `scheduled`: computed from the law and not yet held.
    pub scheduled: bool,
    /// `2021-08-01 .. 2025-05-31 under 256/2021 § 1`: on what the term rests.
    pub under: Option<Spanned<Citation>>,
    /// `elected 2021-06-13 under 256/2021 § 1`: what puts the election elsewhere than the rule would.
    pub elected_under: Option<Spanned<Citation>>,
}

/// A calendar of holidays: `calendar finland { years 1955 ..  holiday … }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// The whole item.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// `years 1955 ..`: the first and the last year of which it speaks.
    pub years: Option<Spanned<(i32, Option<i32>)>>,
    /// Holidays and eves.
    pub holidays: Vec<Holiday>,
}

/// `holiday epiphany fi … sv … en … on 6 January until 1972 …`; `eve` is a day that is no holiday itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// The whole entry.
    pub span: Span,
    /// `eve` rather than `holiday`.
    pub eve: bool,
    /// Its name.
    pub name: Name,
    /// Its names for people.
    pub titles: Option<Titles>,
    /// When it falls.
    pub occurrences: Vec<Occurrence>,
}

/// `on Saturday in 6 .. 12 January from 1973 until 1991`, and where it moves: `unless easter then easter - 7 days`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The whole line.
    pub span: Span,
    /// The rule.
    pub rule: OccurrenceRule,
    /// First year.
    pub from: Option<i32>,
    /// Last year.
    pub until: Option<i32>,
    /// `unless D or D then D`: days off which it moves, and whereto. Days are `Fixed` or `Easter`.
    pub unless: Option<(Vec<OccurrenceRule>, OccurrenceRule)>,
}

/// How a day is found in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OccurrenceRule {
    /// `on 6 January`.
    Fixed {
        /// Day of the month.
        day: u32,
        /// Month, 1–12.
        month: u32,
    },
    /// `on Saturday in 20 .. 26 June`, `on Saturday in 31 October .. 6 November`.
    WeekdayIn {
        /// The weekday.
        weekday: Weekday,
        /// First day as (month, day).
        first: (u32, u32),
        /// Last day as (month, day).
        last: (u32, u32),
    },
    /// `easter - 2 days`, `easter`, `easter + 39 days`.
    Easter(i32),
    /// `midsummer-day - 1 day`.
    Beside(Name, i32),
}

/// `time-limits 150/1930 { rolls off sunday, saturday, holidays of finland, christmas-eve onto the next working day }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimits {
    /// The whole item.
    pub span: Span,
    /// The act.
    pub act: Spanned<ActNumber>,
    /// `force 1966-07-01 ..`: the first and last day on which the list stands as written.
    pub force: Option<Spanned<(Day, Option<Day>)>>,
    /// What it rolls off.
    pub off: Vec<RollsOff>,
    /// The ways to read it.
    pub readings: Vec<LimitsReading>,
}

/// `reading any-weekday "ground" { lands on saturday, christmas-eve  counted back rolls back }`. The default one has no
/// body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitsReading {
    /// The whole entry.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Whether it names the text as it stands.
    pub default: bool,
    /// What speaks for it.
    pub ground: Words,
    /// Days of the list on which one may land.
    pub lands: Vec<RollsOff>,
    /// A time limit counted backwards rolls backwards.
    pub back: bool,
}

/// What a deadline rolls off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RollsOff {
    /// `sunday`.
    Weekday(Spanned<Weekday>),
    /// `holidays of finland`.
    HolidaysOf(Name),
    /// `christmas-eve`.
    Named(Name),
}
