//! Days counted one by one: plain loops instead of the arithmetic of `time`.
//!
//! Knows 150/1930 §§ 2–5 as the statute tells them, and the days off of the made-up world (`world.rs`).

use velvoite::time::{Datelike, Day, Offset, Weekday, day};

/// The day of this name; the tests name only days that are.
pub fn ymd(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

/// The next day.
pub fn next(of: Day) -> Day {
    of.succ_opt().unwrap()
}

/// The day before.
pub fn previous(of: Day) -> Day {
    of.pred_opt().unwrap()
}

/// Every day from the first to the last, both of them.
pub fn each(first: Day, last: Day) -> impl Iterator<Item = Day> {
    let mut at = first;
    std::iter::from_fn(move || {
        let now = at;
        (now <= last).then(|| {
            at = next(now);
            now
        })
    })
}

/// The last day of the month of this day.
fn month_end(of: Day) -> Day {
    let mut at = of;
    while next(at).month() == of.month() {
        at = next(at);
    }
    at
}

/// So far after `from`; the day itself is not counted (§§ 2, 3).
pub fn after(from: Day, offset: Offset) -> Day {
    match offset {
        Offset::Days(count) => (0..count).fold(from, |at, _| next(at)),
        Offset::Weeks(count) => (0..count).fold(from, |at, _| (0..7).fold(at, |at, _| next(at))),
        Offset::Months(count) => {
            let mut at = ymd(from.year(), from.month(), 1);
            for _ in 0..count {
                at = next(month_end(at));
            }
            numbered(at, from.day())
        }
        Offset::Years(count) => {
            let at = ymd(from.year() + i32::from(count), from.month(), 1);
            numbered(at, from.day())
        }
    }
}

/// So far before `until` (§ 4).
pub fn before(until: Day, offset: Offset) -> Day {
    match offset {
        Offset::Days(count) => (0..count).fold(until, |at, _| previous(at)),
        Offset::Weeks(count) => (0..count).fold(until, |at, _| (0..7).fold(at, |at, _| previous(at))),
        Offset::Months(count) => {
            let mut at = ymd(until.year(), until.month(), 1);
            for _ in 0..count {
                let last = previous(at);
                at = ymd(last.year(), last.month(), 1);
            }
            numbered(at, until.day())
        }
        Offset::Years(count) => {
            let at = ymd(until.year() - i32::from(count), until.month(), 1);
            numbered(at, until.day())
        }
    }
}

/// The day of this number in the month of `at`, else the month's last day.
fn numbered(at: Day, number: u32) -> Day {
    let last = month_end(at);
    if number <= last.day() { ymd(at.year(), at.month(), number) } else { last }
}

/// Whether the made-up world does no work on this day.
pub fn is_off(at: Day) -> bool {
    let weekend = matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
    weekend || matches!((at.month(), at.day()), (5, 1) | (12, 6) | (12, 24) | (12, 25))
}

/// The next working day, or the day itself.
pub fn rolled(at: Day) -> Day {
    let mut at = at;
    while is_off(at) {
        at = next(at);
    }
    at
}
