//! The strokes of the annual clock: parts of the year in which something is recommended. They bind nobody and are judged
//! by nothing; pictures of the year show them. Each world has its own, or none.

use crate::lang::Words;
use crate::time::{Day, Window, day};

/// A part of every year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    /// `evaluation`.
    pub id: String,
    /// What is done in it.
    pub names: Words,
    /// Its first day.
    pub first: YearDay,
    /// Its last day, inclusive; before the first where it runs over the new year.
    pub last: YearDay,
    /// Who recommends it.
    pub source: String,
}

/// A day of every year: month and number. 29 February is the last of the month in each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDay {
    month: u32,
    number: u32,
}

impl YearDay {
    /// Reads `mm-dd`.
    #[must_use]
    pub fn read(text: &str) -> Option<YearDay> {
        let (month, number) = text.split_once('-')?;
        let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(month) || !digits(number) {
            return None;
        }
        let found = YearDay { month: month.parse().ok()?, number: number.parse().ok()? };
        day(2000, found.month, found.number).map(|_| found)
    }

    /// The day in a year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<Day> {
        day(year, self.month, self.number).or_else(|| day(year, self.month, self.number - 1))
    }
}

impl Stroke {
    /// Its days within a year, in order: two stretches where it runs over the new year.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Vec<Window> {
        let between = |first: Option<Day>, last: Option<Day>| Window::inclusive(first?, last?);
        let (first, last) = (self.first.in_year(year), self.last.in_year(year));
        let stretches = if self.first <= self.last {
            [between(first, last), None]
        } else {
            [between(day(year, 1, 1), last), between(first, day(year, 12, 31))]
        };
        stretches.into_iter().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Stroke, YearDay};
    use crate::lang::Words;

    fn stroke(first: &str, last: &str) -> Stroke {
        let read = |text| YearDay::read(text).unwrap();
        Stroke {
            id: "one".to_owned(),
            names: Words::same("one"),
            first: read(first),
            last: read(last),
            source: String::new(),
        }
    }

    fn days(stroke: &Stroke, year: i32) -> Vec<String> {
        stroke.in_year(year).iter().map(|window| format!("{} {}", window.from(), window.last())).collect()
    }

    #[test]
    fn a_stroke_stands_in_every_year() {
        assert_eq!(days(&stroke("06-01", "12-31"), 2026), ["2026-06-01 2026-12-31"]);
        assert_eq!(days(&stroke("02-29", "03-31"), 2024), ["2024-02-29 2024-03-31"]);
        assert_eq!(days(&stroke("02-29", "03-31"), 2026), ["2026-02-28 2026-03-31"]);
    }

    #[test]
    fn a_stroke_over_the_new_year_has_two_stretches() {
        assert_eq!(days(&stroke("11-15", "01-31"), 2026), ["2026-01-01 2026-01-31", "2026-11-15 2026-12-31"]);
    }

    #[test]
    fn a_day_of_the_year_is_written_in_one_form() {
        for wrong in ["6-1", "06-31", "13-01", "00-10", "2026-06-01", "", "06/01", "+6-01"] {
            assert_eq!(YearDay::read(wrong), None, "{wrong}");
        }
    }
}
