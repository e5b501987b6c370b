//! Periods: calendar years, and tables of terms or other explicit periods. Tables, never arithmetic: council terms of
//! 46 and 39 months are among them.
//!
//! Knows no council and no rhythm of a duty. Keys are those of instance ids (`2024`, `2022-2025`, a name).

use chrono::Datelike;

use super::{Day, Window, day};

/// A period with the key by which it is spoken of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// `2024`; a term `2022-2025` by its first and last year; an explicit period by its name.
    pub key: String,
    /// Its days.
    pub window: Window,
}

/// One row of a table as written, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodRow {
    /// Its name; none for a term, which is named by its years.
    pub key: Option<String>,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

/// What is wrong with a table as written; rows are named by their position in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableProblem {
    /// The row ends before it begins.
    Reversed {
        /// The row.
        row: usize,
    },
    /// Two rows share days.
    Overlap {
        /// The row that begins first.
        first: usize,
        /// The other.
        second: usize,
        /// The days they share.
        days: Window,
    },
    /// Days between two rows belong to none. A complaint for terms, no harm among explicit periods.
    Gap {
        /// The row before.
        before: usize,
        /// The row after.
        after: usize,
        /// The days between.
        days: Window,
    },
    /// Two rows have one key.
    DuplicateKey {
        /// The earlier row.
        first: usize,
        /// The later one.
        second: usize,
        /// Their key.
        key: String,
    },
}

/// Periods in order of time, apart from one another.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    rows: Vec<Period>,
}

impl Table {
    /// Sorts the rows and looks for what is wrong. Reversed rows and rows that share days with an earlier one are left
    /// out; a table with such problems is not to be used.
    ///
    /// ```
    /// use velvoite::time::{PeriodRow, Table, day};
    /// let row = |first, last| Some(PeriodRow { key: None, first: first?, last: last? });
    /// let terms = [row(day(2025, 6, 1), day(2029, 5, 31)), row(day(2022, 3, 1), day(2025, 5, 31))];
    /// let (table, problems) = Table::build(terms.into_iter().flatten().collect());
    /// assert!(problems.is_empty());
    /// let keys: Vec<&str> = table.rows().iter().map(|term| term.key.as_str()).collect();
    /// assert_eq!(keys, ["2022-2025", "2025-2029"]);
    /// ```
    pub fn build(rows: Vec<PeriodRow>) -> (Table, Vec<TableProblem>) {
        let mut problems = Vec::new();
        let mut sorted: Vec<(usize, Period)> = Vec::new();
        for (row, given) in rows.into_iter().enumerate() {
            let key = given.key.unwrap_or_else(|| term_key(given.first, given.last));
            match Window::inclusive(given.first, given.last) {
                Some(window) => {
                    if let Some((first, _)) = sorted.iter().find(|(_, other)| other.key == key) {
                        let key = key.clone();
                        problems.push(TableProblem::DuplicateKey { first: *first, second: row, key });
                    }
                    sorted.push((row, Period { key, window }));
                }
                None => problems.push(TableProblem::Reversed { row }),
            }
        }
        sorted.sort_by_key(|(_, period)| period.window);
        let mut table: Vec<Period> = Vec::new();
        // The row that reaches farthest so far; a row left out still fills its days.
        let mut farthest: Option<(usize, Window)> = None;
        for (row, period) in sorted {
            let window = period.window;
            let shared = farthest.and_then(|(first, before)| Some((first, before.intersect(&window)?)));
            if let Some((first, days)) = shared {
                problems.push(TableProblem::Overlap { first, second: row, days });
            } else {
                let between =
                    farthest.and_then(|(before, reach)| Some((before, Window::new(reach.end(), window.from())?)));
                if let Some((before, days)) = between {
                    problems.push(TableProblem::Gap { before, after: row, days });
                }
                table.push(period);
            }
            if farthest.is_none_or(|(_, reach)| reach.end() < window.end()) {
                farthest = Some((row, window));
            }
        }
        (Table { rows: table }, problems)
    }

    /// The periods in order of time.
    pub fn rows(&self) -> &[Period] {
        &self.rows
    }

    /// The period of this key.
    pub fn find(&self, key: &str) -> Option<&Period> {
        self.rows.iter().find(|period| period.key == key)
    }

    /// The period in which this day lies.
    pub fn containing(&self, day: Day) -> Option<&Period> {
        let next = self.rows.partition_point(|period| period.window.end() <= day);
        self.rows.get(next).filter(|period| period.window.contains(day))
    }

    /// The next period of the table after this one.
    pub fn following(&self, period: &Period) -> Option<&Period> {
        self.rows.get(self.rows.partition_point(|other| other.window.from() < period.window.end()))
    }

    /// The period of the table before this one.
    pub fn preceding(&self, period: &Period) -> Option<&Period> {
        let past = self.rows.partition_point(|other| other.window.end() <= period.window.from());
        self.rows.get(past.checked_sub(1)?)
    }

    /// The periods that have a day in common with the window, in order of time.
    pub fn touching(&self, window: Window) -> &[Period] {
        let first = self.rows.partition_point(|period| period.window.end() <= window.from());
        let past = self.rows.partition_point(|period| period.window.from() < window.end());
        self.rows.get(first..past).unwrap_or_default()
    }
}

/// The key of a term: its first and last year.
pub fn term_key(first: Day, last: Day) -> String {
    format!("{}-{}", first.year(), last.year())
}

/// The calendar year; none beyond what can be represented.
///
/// ```
/// use velvoite::time::{day, year_period};
/// let year = year_period(2024);
/// assert_eq!(year.as_ref().map(|year| year.key.as_str()), Some("2024"));
/// assert_eq!(year.map(|year| year.window.last()), day(2024, 12, 31));
/// ```
pub fn year_period(year: i32) -> Option<Period> {
    let window = Window::inclusive(day(year, 1, 1)?, day(year, 12, 31)?)?;
    Some(Period { key: year.to_string(), window })
}

/// The calendar years that have a day in common with the window, in order. Bound an open window first: the years of
/// an endless one are many.
pub fn years_touching(window: Window) -> impl Iterator<Item = Period> {
    (window.from().year()..=window.last().year()).filter_map(year_period)
}
