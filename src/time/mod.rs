//! Civil days: windows, counting by the law's own units, holidays, rolling, periods, and the way to a due day.
//!
//! Knows days as they are counted in Finland (no clock times, no time zones). Leaves alone what a day means: rules,
//! records, bodies and *today*, which comes in as [`AsOf`]. Uses nothing of ours.
//!
//! Law followed here: the Act on the Computation of Statutory Time Limits (150/1930, §§ 2–5). Holidays are data: they
//! are written in `calendars/`, and reach this room as [`Holiday`]s.

mod window;
mod day_set;
mod count;
mod easter;
mod holiday;
mod calendar;
mod limits_rule;
mod limits;
mod period;
mod due;

#[cfg(test)]
mod tests;

pub use calendar::{Calendar, CalendarProblem, HolidayDay, HolidayIndex};
pub use chrono::{Datelike, Days, Weekday};
pub use count::{Count, Direction, Offset, after, before, count_after, count_before, end_of_month, end_of_year};
pub use day_set::DaySet;
pub use due::{AnchorKind, DueDay, DueStep, Ground, Nominal, Place, first_after, first_in, last_before};
pub use easter::easter;
pub use holiday::{Holiday, HolidayKind, Occurrence, Rule, Unless};
pub use limits::{OffReason, Rolled, TimeLimits};
pub use limits_rule::{LimitsRule, RollsOff, TimeLimitsProblem, Variant};
pub use period::{Period, PeriodRow, Table, TableProblem, term_key, year_period, years_touching};
pub use window::{When, Window};

/// A civil day of the Gregorian calendar, as the law speaks of days. Shown by `Display` in ISO form.
pub type Day = chrono::NaiveDate;

/// The first and the last year for which calendars and time limits are worked out.
///
/// Outside these years the room says that it does not know, rather than guessing.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// The day from which we judge. It is handed in, never asked of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AsOf(pub Day);

/// The day of this year, month (1–12) and number, if there is one.
///
/// ```
/// use velvoite::time::day;
/// assert_eq!(day(2024, 2, 29).map(|d| d.to_string()).as_deref(), Some("2024-02-29"));
/// assert_eq!(day(2023, 2, 29), None);
/// ```
pub fn day(year: i32, month: u32, number: u32) -> Option<Day> {
    Day::from_ymd_opt(year, month, number)
}

/// The day written in full ISO form, `yyyy-mm-dd`, and in no other: not `2024-6-2`, not `2024-06-02T00:00`.
///
/// ```
/// use velvoite::time::{day, iso_day};
/// assert_eq!(iso_day("2024-06-22"), day(2024, 6, 22));
/// assert_eq!(iso_day("2024-6-22"), None);
/// assert_eq!(iso_day("2024-06-31"), None);
/// ```
pub fn iso_day(text: &str) -> Option<Day> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !shape {
        return None;
    }
    day(text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?, text.get(8..)?.parse().ok()?)
}
