//! One holiday: the rules that have placed it over the years, and the days they name.
//!
//! Knows nothing of the other holidays of its calendar, nor its name in any language.

use chrono::{Datelike, Days, TimeDelta, Weekday};

use super::{Day, day, easter};

/// One holiday, with all the rules by which it has been placed over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in the calendar, such as `midsummer-day`.
    pub name: String,
    /// Whether it is a holiday proper or an eve.
    pub kind: HolidayKind,
    /// The rules that placed it, each for its own years.
    pub when: Vec<Occurrence>,
}

/// Whether a day is a holiday by itself or only the eve of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HolidayKind {
    /// A holiday, counted among the holidays of its calendar.
    Holiday,
    /// An eve, which counts only where it is named.
    Eve,
}

/// A rule with the years in which it placed the holiday; a year is that in which the holiday itself falls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// On which day.
    pub on: Rule,
    /// The first year, included; none: from ever.
    pub from: Option<i32>,
    /// The last year, included; none: to this day.
    pub until: Option<i32>,
    /// Where the rule's day would fall on one of these, it moves.
    pub unless: Option<Unless>,
}

/// Days off which a rule's day moves: `unless easter or easter + 7 days then easter - 7 days` (714/1998 § 189).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unless {
    /// The days, each found in the year by itself.
    pub on: Vec<Rule>,
    /// The day instead.
    pub then: Rule,
}

/// How a holiday finds its day in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// On the same day of every year: `6 December`.
    Fixed {
        /// 1–12.
        month: u32,
        /// 1–31.
        day: u32,
    },
    /// On this day of the week within seven days: `Saturday in 31 October .. 6 November`.
    WeekdayIn {
        /// The day of the week.
        weekday: Weekday,
        /// Month and day of the first of the seven days.
        first: (u32, u32),
        /// Month and day of the last of the seven days.
        last: (u32, u32),
    },
    /// So many days after Easter Sunday; before it if negative: `easter - 2 days`.
    Easter {
        /// In days.
        offset: i32,
    },
    /// So many days after another holiday of the calendar; before it if negative: `midsummer-day - 1 day`.
    Beside {
        /// The other holiday's name.
        holiday: String,
        /// In days.
        offset: i32,
    },
}

impl Occurrence {
    /// A rule that has always held.
    pub fn always(on: Rule) -> Occurrence {
        Occurrence { on, from: None, until: None, unless: None }
    }

    /// The day in the year, if the rule holds in it and needs no other holiday to be found.
    ///
    /// ```
    /// use velvoite::time::{Occurrence, Rule, Unless, Weekday, day};
    /// let sunday = Rule::WeekdayIn { weekday: Weekday::Sun, first: (4, 15), last: (4, 21) };
    /// let easter = |offset| Rule::Easter { offset };
    /// let unless = Unless { on: vec![easter(0), easter(7)], then: easter(-7) };
    /// let election = Occurrence { on: sunday, from: Some(2017), until: None, unless: Some(unless) };
    /// assert_eq!(election.in_year(2025), day(2025, 4, 13)); // Easter Day is 20 April
    /// assert_eq!(election.in_year(2029), day(2029, 4, 15));
    /// assert_eq!(election.in_year(2016), None);
    /// ```
    pub fn in_year(&self, year: i32) -> Option<Day> {
        let (from, until) = self.years();
        let found = in_year(&self.on, year).filter(|_| from <= year && year <= until)?;
        self.moved(found)
    }

    /// The day, or the one to which it moves.
    pub(super) fn moved(&self, found: Day) -> Option<Day> {
        match &self.unless {
            Some(Unless { on, then }) if on.iter().any(|rule| in_year(rule, found.year()) == Some(found)) => {
                in_year(then, found.year())
            }
            Some(_) | None => Some(found),
        }
    }

    /// The first and the last year.
    pub(super) fn years(&self) -> (i32, i32) {
        (self.from.unwrap_or(i32::MIN), self.until.unwrap_or(i32::MAX))
    }
}

/// The days that fall in the occurrence's own years.
pub(super) fn kept(occurrence: &Occurrence, days: impl Iterator<Item = Option<Day>>) -> Vec<Day> {
    let (from, until) = occurrence.years();
    let own = days.flatten().filter(|day| from <= day.year() && day.year() <= until);
    own.filter_map(|day| occurrence.moved(day)).collect()
}

/// The day that the rule names in the year by itself.
pub(super) fn in_year(rule: &Rule, year: i32) -> Option<Day> {
    match rule {
        Rule::Fixed { month, day: number } => day(year, *month, *number),
        Rule::WeekdayIn { weekday, first, last: _ } => {
            let start = day(year, first.0, first.1)?;
            let ahead = (7 + weekday.num_days_from_monday() - start.weekday().num_days_from_monday()) % 7;
            start.checked_add_days(Days::new(u64::from(ahead)))
        }
        Rule::Easter { offset } => shifted(easter(year)?, *offset),
        Rule::Beside { .. } => None,
    }
}

pub(super) fn shifted(day: Day, offset: i32) -> Option<Day> {
    day.checked_add_signed(TimeDelta::days(i64::from(offset)))
}
