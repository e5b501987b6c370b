//! Spans of days: [`Window`], which is never empty, and [`When`], a recorded day that may be known only roughly.
//!
//! Inside, spans are half-open; the law speaks inclusively, so every span also tells its last day. No span says why
//! it begins or ends.

use super::{Day, day, end_of_month};

/// Days from a first day up to, not including, an end day; at least one day.
///
/// The end may be open: a window from [`Window::since`] has no last day, a window from [`Window::until`] no first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    from: Day,
    end: Day,
}

impl Window {
    /// The days from `from` up to, not including, `end`; none if that is empty.
    ///
    /// ```
    /// use velvoite::time::{Window, day};
    /// let (Some(new_year), Some(next)) = (day(2024, 1, 1), day(2025, 1, 1)) else { panic!() };
    /// assert_eq!(Window::new(new_year, next).map(|year| year.days()), Some(366));
    /// assert_eq!(Window::new(next, new_year), None);
    /// ```
    pub fn new(from: Day, end: Day) -> Option<Window> {
        (from < end).then_some(Window { from, end })
    }

    /// The days from `first` to `last`, both included, as the law speaks; none if reversed.
    pub fn inclusive(first: Day, last: Day) -> Option<Window> {
        Window::new(first, last.succ_opt()?)
    }

    /// This one day. The very last day that can be represented is no window.
    pub fn of_day(day: Day) -> Option<Window> {
        Window::inclusive(day, day)
    }

    /// Every day from this one on, without an end.
    pub fn since(first: Day) -> Option<Window> {
        Window::new(first, Day::MAX)
    }

    /// Every day to this one, included, without a beginning.
    pub fn until(last: Day) -> Option<Window> {
        Window::inclusive(Day::MIN, last)
    }

    /// Every day there is.
    pub fn always() -> Window {
        Window { from: Day::MIN, end: Day::MAX }
    }

    /// From `first` to `last`, both included, where none means: open on that side. None if reversed.
    pub fn between(first: Option<Day>, last: Option<Day>) -> Option<Window> {
        let end = match last {
            Some(last) => last.succ_opt()?,
            None => Day::MAX,
        };
        Window::new(first.unwrap_or(Day::MIN), end)
    }

    /// The first day. Meaningless where [`Window::is_open_start`].
    pub fn from(&self) -> Day {
        self.from
    }

    /// The day after the last one. Meaningless where [`Window::is_open_end`].
    pub fn end(&self) -> Day {
        self.end
    }

    /// The last day. Meaningless where [`Window::is_open_end`].
    pub fn last(&self) -> Day {
        // A non-empty window cannot end on the first day there is.
        self.end.pred_opt().unwrap_or(self.from)
    }

    /// The first day; none if the window has no beginning.
    pub fn first_day(&self) -> Option<Day> {
        (!self.is_open_start()).then_some(self.from)
    }

    /// The last day; none if the window has no end.
    pub fn last_day(&self) -> Option<Day> {
        (!self.is_open_end()).then(|| self.last())
    }

    /// Whether the window has no beginning.
    pub fn is_open_start(&self) -> bool {
        self.from == Day::MIN
    }

    /// Whether the window has no end.
    pub fn is_open_end(&self) -> bool {
        self.end == Day::MAX
    }

    /// Whether this day lies in the window.
    pub fn contains(&self, day: Day) -> bool {
        self.from <= day && day < self.end
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Window) -> bool {
        self.from < other.end && other.from < self.end
    }

    /// Whether every day of `other` lies in this window.
    pub fn covers(&self, other: &Window) -> bool {
        self.from <= other.from && other.end <= self.end
    }

    /// The days in common, if any.
    pub fn intersect(&self, other: &Window) -> Option<Window> {
        Window::new(self.from.max(other.from), self.end.min(other.end))
    }

    /// How many days the window has; at least 1.
    pub fn days(&self) -> i64 {
        self.end.signed_duration_since(self.from).num_days()
    }
}

/// When something happened, as far as the record tells: on one day, or on some day of an interval (`2024-10`).
///
/// Comparisons come in pairs: what is certain on every day it may have been, and what is possible on at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    first: Day,
    last: Day,
}

impl When {
    /// On this very day.
    pub fn exact(day: Day) -> When {
        When { first: day, last: day }
    }

    /// On some day from `first` to `last`, both included; none if reversed.
    pub fn between(first: Day, last: Day) -> Option<When> {
        (first <= last).then_some(When { first, last })
    }

    /// On some day of this month (1–12).
    ///
    /// ```
    /// use velvoite::time::{When, day};
    /// let february = When::month(2024, 2);
    /// assert_eq!(february.map(|when| when.last()), day(2024, 2, 29));
    /// ```
    pub fn month(year: i32, month: u32) -> Option<When> {
        let first = day(year, month, 1)?;
        When::between(first, end_of_month(first))
    }

    /// On some day of this calendar year.
    pub fn year(year: i32) -> Option<When> {
        When::between(day(year, 1, 1)?, day(year, 12, 31)?)
    }

    /// The earliest day it may have been.
    pub fn first(&self) -> Day {
        self.first
    }

    /// The latest day it may have been.
    pub fn last(&self) -> Day {
        self.last
    }

    /// Whether the day is known.
    pub fn is_exact(&self) -> bool {
        self.first == self.last
    }

    /// The day, if it is known.
    pub fn exact_day(&self) -> Option<Day> {
        self.is_exact().then_some(self.first)
    }

    /// All days on which it may have been.
    pub fn window(&self) -> Option<Window> {
        Window::inclusive(self.first, self.last)
    }

    /// Whether it was certainly in this window.
    pub fn certainly_in(&self, window: &Window) -> bool {
        window.contains(self.first) && window.contains(self.last)
    }

    /// Whether it may have been in this window.
    pub fn possibly_in(&self, window: &Window) -> bool {
        self.first < window.end && window.from <= self.last
    }

    /// Whether it was certainly on an earlier day than `other`.
    pub fn certainly_before(&self, other: &When) -> bool {
        self.last < other.first
    }

    /// Whether it may have been on an earlier day than `other`.
    pub fn possibly_before(&self, other: &When) -> bool {
        self.first < other.last
    }

    /// Whether the two may have been on the same day.
    pub fn possibly_same_day(&self, other: &When) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}
