//! Time limits: the days off which a due day rolls, and where it lands (150/1930 § 5).
//!
//! Which days those are is data ([`RollsOff`]) over finished calendars. Whether an act of law reaches an obligation
//! at all is said by the rule (`roll by …`), not known here.

use std::sync::Arc;

use chrono::{Datelike, Weekday};

use super::{Calendar, Day, Direction, HolidayKind, YEARS, day};

/// One entry of the list of days that roll off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RollsOff {
    /// Every such day of the week.
    Weekday(Weekday),
    /// Every holiday of the calendar of this name; not its eves.
    HolidaysOf(String),
    /// The holiday or eve of this name, in whichever calendar has it.
    Holiday(String),
}

/// Why a day is not a working day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OffReason {
    /// It is the holiday or eve of this name.
    Holiday(Arc<str>),
    /// It is this day of the week.
    Weekday(Weekday),
}

/// Where a day rolled to, and over what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rolled {
    /// The working day on which one lands; the day itself if it is one.
    pub day: Day,
    /// Which way it rolled.
    pub direction: Direction,
    /// The days passed over, in the order of passing, each with its most telling reason.
    pub passed: Vec<(Day, OffReason)>,
}

/// What is wrong with a list of days as written; entries are named by their position in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeLimitsProblem {
    /// No calendar has this name.
    UnknownCalendar {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
    },
    /// No calendar has a holiday of this name.
    UnknownHoliday {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
    },
    /// Several calendars have a holiday of this name.
    AmbiguousHoliday {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
        /// The calendars that have it.
        calendars: Vec<String>,
    },
    /// The entry stands in the list already.
    Duplicate {
        /// The earlier entry.
        first: usize,
        /// The later one.
        second: usize,
    },
    /// All seven days of the week roll off, so nothing ever lands.
    NoWorkingDay,
}

/// The days off which an act lets a due day roll, worked out for every day of [`YEARS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimits {
    act: Arc<str>,
    weekdays: Vec<Weekday>,
    /// The holidays that roll off, sorted by day; on one day in the order of the calendars.
    holidays: Vec<(Day, Arc<str>)>,
    /// One bit a day from 1 January of the first year: set if the day is off.
    off: Vec<u64>,
    /// How many days are worked out.
    known: usize,
}

impl TimeLimits {
    /// Works out the days that roll off under this act (`"150/1930"`). What is wrong is left out and told; time
    /// limits with problems are not to be used.
    pub fn build(
        act: impl Into<String>,
        entries: &[RollsOff],
        calendars: &[Calendar],
    ) -> (TimeLimits, Vec<TimeLimitsProblem>) {
        let mut problems = Vec::new();
        let mut weekdays = Vec::new();
        let mut holidays: Vec<(Day, Arc<str>)> = Vec::new();
        for (entry, given) in entries.iter().enumerate() {
            if let Some(first) = entries.iter().take(entry).position(|earlier| earlier == given) {
                problems.push(TimeLimitsProblem::Duplicate { first, second: entry });
                continue;
            }
            match given {
                RollsOff::Weekday(weekday) => weekdays.push(*weekday),
                RollsOff::HolidaysOf(name) => match calendars.iter().find(|calendar| calendar.name() == name) {
                    Some(calendar) => holidays.extend(days_of_kind(calendar, HolidayKind::Holiday)),
                    None => problems.push(TimeLimitsProblem::UnknownCalendar { entry, name: name.clone() }),
                },
                RollsOff::Holiday(name) => match days_named(calendars, name, entry) {
                    Ok(days) => holidays.extend(days),
                    Err(problem) => problems.push(problem),
                },
            }
        }
        if weekdays.len() >= 7 {
            problems.push(TimeLimitsProblem::NoWorkingDay);
        }
        let holidays = in_order(holidays);
        let mut limits = TimeLimits { act: Arc::from(act.into()), weekdays, holidays, off: Vec::new(), known: 0 };
        limits.work_out();
        (limits, problems)
    }

    /// The act under which the days roll, such as `150/1930`.
    pub fn act(&self) -> &Arc<str> {
        &self.act
    }

    /// Whether the day is off; none outside [`YEARS`], for which nothing is known.
    pub fn is_off(&self, day: Day) -> Option<bool> {
        let at = position(day)?;
        if at >= self.known {
            return None;
        }
        Some(self.off.get(at / 64)? >> (at % 64) & 1 == 1)
    }

    /// All reasons why the day is off: holidays first, then the day of the week. Empty for a working day.
    pub fn reasons(&self, day: Day) -> Vec<OffReason> {
        let first = self.holidays.partition_point(|(holiday, _)| *holiday < day);
        let holidays = self.holidays.iter().skip(first).take_while(|(holiday, _)| *holiday == day);
        let weekday = self.weekdays.iter().filter(|weekday| **weekday == day.weekday());
        holidays
            .map(|(_, name)| OffReason::Holiday(Arc::clone(name)))
            .chain(weekday.map(|weekday| OffReason::Weekday(*weekday)))
            .collect()
    }

    /// The first working day on or after this day (150/1930 § 5).
    ///
    /// None where the way leads out of [`YEARS`].
    ///
    /// ```
    /// use velvoite::time::{RollsOff, TimeLimits, Weekday, day};
    /// let weekend = [RollsOff::Weekday(Weekday::Sat), RollsOff::Weekday(Weekday::Sun)];
    /// let (limits, problems) = TimeLimits::build("150/1930", &weekend, &[]);
    /// assert!(problems.is_empty());
    /// let saturday = day(2024, 6, 22);
    /// let rolled = saturday.and_then(|saturday| limits.roll(saturday));
    /// assert_eq!(rolled.map(|rolled| rolled.day), day(2024, 6, 24));
    /// ```
    pub fn roll(&self, day: Day) -> Option<Rolled> {
        self.roll_towards(day, Direction::Forward)
    }

    /// The last working day on or before this day. No rule of 150/1930; for acts that say so themselves.
    pub fn roll_back(&self, day: Day) -> Option<Rolled> {
        self.roll_towards(day, Direction::Backward)
    }

    /// The nearest working day in this direction, beginning with the day itself.
    pub fn roll_towards(&self, day: Day, direction: Direction) -> Option<Rolled> {
        let mut passed = Vec::new();
        let mut at = day;
        while self.is_off(at)? {
            passed.push((at, self.reasons(at).into_iter().next()?));
            at = match direction {
                Direction::Forward => at.succ_opt()?,
                Direction::Backward => at.pred_opt()?,
            };
        }
        Some(Rolled { day: at, direction, passed })
    }

    /// Fills the bits from the weekdays and the holidays.
    fn work_out(&mut self) {
        let Some((first, last)) = day(*YEARS.start(), 1, 1).zip(day(*YEARS.end(), 12, 31)) else {
            return;
        };
        let mut weekday = first.weekday();
        let mut word = 0_u64;
        for at in 0..=position(last).unwrap_or_default() {
            if self.weekdays.contains(&weekday) {
                word |= 1 << (at % 64);
            }
            if at % 64 == 63 {
                self.off.push(word);
                word = 0;
            }
            weekday = weekday.succ();
            self.known = at + 1;
        }
        self.off.push(word);
        for (holiday, _) in &self.holidays {
            let at = position(*holiday).unwrap_or(usize::MAX);
            if let Some(word) = self.off.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
    }
}

/// By day, within a day in the order of the list. A holiday named twice, by itself and among the holidays of its
/// calendar, is one reason, not two.
fn in_order(mut holidays: Vec<(Day, Arc<str>)>) -> Vec<(Day, Arc<str>)> {
    holidays.sort_by_key(|(day, _)| *day);
    let mut once: Vec<(Day, Arc<str>)> = Vec::with_capacity(holidays.len());
    for found in holidays {
        if !once.iter().rev().take_while(|(day, _)| *day == found.0).any(|earlier| *earlier == found) {
            once.push(found);
        }
    }
    once
}

/// How many days after the first day of [`YEARS`]; none before it.
fn position(of: Day) -> Option<usize> {
    let first = day(*YEARS.start(), 1, 1)?;
    usize::try_from(of.signed_duration_since(first).num_days()).ok()
}

fn days_of_kind(calendar: &Calendar, kind: HolidayKind) -> impl Iterator<Item = (Day, Arc<str>)> {
    let names: Vec<Option<Arc<str>>> = calendar
        .holidays()
        .iter()
        .map(|holiday| (holiday.kind == kind).then(|| Arc::from(holiday.name.as_str())))
        .collect();
    calendar.days().iter().filter_map(move |found| Some((found.day, names.get(found.holiday.position())?.clone()?)))
}

fn days_named(calendars: &[Calendar], name: &str, entry: usize) -> Result<Vec<(Day, Arc<str>)>, TimeLimitsProblem> {
    let mut having = calendars.iter().filter_map(|calendar| Some((calendar, calendar.find(name)?)));
    let Some((calendar, index)) = having.next() else {
        return Err(TimeLimitsProblem::UnknownHoliday { entry, name: name.to_owned() });
    };
    let others: Vec<String> = having.map(|(other, _)| other.name().to_owned()).collect();
    if !others.is_empty() {
        let calendars = [vec![calendar.name().to_owned()], others].concat();
        return Err(TimeLimitsProblem::AmbiguousHoliday { entry, name: name.to_owned(), calendars });
    }
    let name: Arc<str> = Arc::from(name);
    let days = calendar.days().iter().filter(|found| found.holiday == index);
    Ok(days.map(|found| (found.day, Arc::clone(&name))).collect())
}
