//! Counting in the law's own units: days, weeks, months and years after or before a day.
//!
//! Follows 150/1930 §§ 2–4. Knows no holidays (see `limits`) and does not know whether an obligation is a time limit
//! in the sense of that act.

use chrono::{Datelike, Days, Months};

use super::{Day, day};

/// A distance as the law names it. Without order: a month is neither more nor less than 30 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Offset {
    /// So many days.
    Days(u16),
    /// So many weeks.
    Weeks(u16),
    /// So many months.
    Months(u16),
    /// So many years.
    Years(u16),
}

/// Which way one counts or rolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards later days.
    Forward,
    /// Towards earlier days.
    Backward,
}

/// One counting, with everything needed to show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Count {
    /// The day from which one counts; itself not counted.
    pub from: Day,
    /// How far.
    pub offset: Offset,
    /// Which way.
    pub direction: Direction,
    /// The last day of the period counted.
    pub to: Day,
    /// Whether the month had no day of that number, so that its last day stands in.
    pub clipped: bool,
}

impl Count {
    /// The section of 150/1930 that grounds this counting: 2 for days, 3 for weeks, months and years, 4 backwards.
    pub fn section(&self) -> u16 {
        match (self.direction, self.offset) {
            (Direction::Backward, _) => 4,
            (Direction::Forward, Offset::Days(_)) => 2,
            (Direction::Forward, Offset::Weeks(_) | Offset::Months(_) | Offset::Years(_)) => 3,
        }
    }
}

/// The last day of a period that runs from `from` for so long (150/1930 §§ 2–3).
///
/// The day of the event is not counted. Weeks, months and years end on the day of the same name or number, else on
/// the month's last day, so a month never runs over into the next. None only past the last day there is.
///
/// ```
/// use velvoite::time::{Offset, after, day};
/// let count = |y, m, d, offset| day(y, m, d).and_then(|from| after(from, offset));
/// assert_eq!(count(2023, 12, 31, Offset::Months(1)), day(2024, 1, 31));
/// assert_eq!(count(2024, 1, 31, Offset::Months(1)), day(2024, 2, 29));
/// assert_eq!(count(2024, 2, 29, Offset::Years(1)), day(2025, 2, 28));
/// assert_eq!(count(2024, 12, 24, Offset::Weeks(2)), day(2025, 1, 7));
/// assert_eq!(count(2024, 12, 24, Offset::Days(14)), day(2025, 1, 7));
/// ```
pub fn after(from: Day, offset: Offset) -> Option<Day> {
    shift(from, offset, Direction::Forward)
}

/// The first day of a period that ends with `until` and is so long (150/1930 § 4: the same rules backwards).
///
/// ```
/// use velvoite::time::{Offset, before, day};
/// let count = |y, m, d, offset| day(y, m, d).and_then(|until| before(until, offset));
/// assert_eq!(count(2024, 3, 31, Offset::Months(1)), day(2024, 2, 29));
/// assert_eq!(count(2025, 1, 15, Offset::Days(30)), day(2024, 12, 16));
/// ```
pub fn before(until: Day, offset: Offset) -> Option<Day> {
    shift(until, offset, Direction::Backward)
}

/// As [`after`], keeping what was done.
pub fn count_after(from: Day, offset: Offset) -> Option<Count> {
    count(from, offset, Direction::Forward)
}

/// As [`before`], keeping what was done.
pub fn count_before(until: Day, offset: Offset) -> Option<Count> {
    count(until, offset, Direction::Backward)
}

/// The last day of the month in which this day lies.
///
/// ```
/// use velvoite::time::{day, end_of_month};
/// assert_eq!(day(2024, 2, 3).map(end_of_month), day(2024, 2, 29));
/// ```
pub fn end_of_month(of: Day) -> Day {
    (28..=31).rev().find_map(|number| of.with_day(number)).unwrap_or(of)
}

/// 31 December of the year in which this day lies.
pub fn end_of_year(of: Day) -> Day {
    day(of.year(), 12, 31).unwrap_or(of)
}

fn count(from: Day, offset: Offset, direction: Direction) -> Option<Count> {
    let to = shift(from, offset, direction)?;
    let clipped = match offset {
        Offset::Days(_) | Offset::Weeks(_) => false,
        Offset::Months(_) | Offset::Years(_) => to.day() != from.day(),
    };
    Some(Count { from, offset, direction, to, clipped })
}

fn shift(from: Day, offset: Offset, direction: Direction) -> Option<Day> {
    let by_days = |count: u64| match direction {
        Direction::Forward => from.checked_add_days(Days::new(count)),
        Direction::Backward => from.checked_sub_days(Days::new(count)),
    };
    // chrono stops at the month's last day, as § 3 does; the tests hold it to that for every day from 1970 to 2100.
    let by_months = |count: u32| match direction {
        Direction::Forward => from.checked_add_months(Months::new(count)),
        Direction::Backward => from.checked_sub_months(Months::new(count)),
    };
    match offset {
        Offset::Days(count) => by_days(u64::from(count)),
        Offset::Weeks(count) => by_days(7 * u64::from(count)),
        Offset::Months(count) => by_months(u32::from(count)),
        Offset::Years(count) => by_months(12 * u32::from(count)),
    }
}
