//! The days that a reader means by a period: a calendar year, a council term or an explicit period, by its key.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Generation, Model, Rhythm};
use crate::time::{Datelike, Day, Window, YEARS, year_period};

/// The days of a period, both included, with the key by which it stands in an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// `2026`, `2025-2029`, a name.
    pub key: String,
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
}

impl Span {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether it has a day in common with the days from `first` to `last`, either of which may be open.
    #[must_use]
    pub fn touches(&self, first: Option<Day>, last: Option<Day>) -> bool {
        first.is_none_or(|first| first <= self.last) && last.is_none_or(|last| self.first <= last)
    }
}

/// No period has this key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPeriod {
    /// What was asked.
    pub written: String,
    /// What is usual beside a year: council terms.
    pub possible: Vec<String>,
}

/// The period of a key; none: the calendar year of `day`.
///
/// # Errors
/// No period has the key.
pub fn span(model: &Model, key: Option<&str>, day: Day) -> Result<Span, NoPeriod> {
    let year = day.year().to_string();
    let key = key.unwrap_or(&year);
    let four = key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit());
    let year = key.parse().ok().filter(|year| four && YEARS.contains(year)).and_then(year_period);
    let window = year.map(|year| year.window).or_else(|| terms(model).get(key).copied());
    match window {
        Some(window) => Ok(Span { key: key.to_owned(), first: window.from(), last: window.last() }),
        None => Err(NoPeriod { written: key.to_owned(), possible: usual(model, day) }),
    }
}

/// The periods that a reader may want from a day: the years from two before to one after, and the council terms near it.
#[must_use]
pub fn choices(model: &Model, day: Day) -> Vec<String> {
    let years = (day.year() - 2..=day.year() + 1).map(|year| year.to_string());
    years.chain(usual(model, day)).collect()
}

/// The keys of the council terms near a day.
fn usual(model: &Model, day: Day) -> Vec<String> {
    let of_council = |key: &String| {
        let mut councils = model.tables.values().filter(|table| table.words.is_some());
        councils.any(|table| table.table.find(key).is_some())
    };
    let near = terms(model).into_iter().filter(|(_, window)| near(*window, day));
    near.map(|(key, _)| key).filter(of_council).collect()
}

/// The terms and explicit periods by which duties recur, by key. Where councils of two sorts have a term of one key, it
/// is all the days of both.
fn terms(model: &Model) -> BTreeMap<String, Window> {
    let used: BTreeSet<&str> = model
        .duties
        .iter()
        .filter_map(|duty| match &duty.generation {
            Generation::Every(Rhythm::Table(name), _) => Some(name.as_str()),
            Generation::Every(Rhythm::CalendarYear, _)
            | Generation::Once
            | Generation::AtMost(_)
            | Generation::Upon { .. }
            | Generation::Always => None,
        })
        .collect();
    let mut found: BTreeMap<String, Window> = BTreeMap::new();
    for table in used.into_iter().filter_map(|name| model.tables.get(name)) {
        for row in table.table.rows() {
            let window = found.get(&row.key).copied().unwrap_or(row.window);
            let both = Window::new(window.from().min(row.window.from()), window.end().max(row.window.end()));
            found.insert(row.key.clone(), both.unwrap_or(window));
        }
    }
    found
}

/// Whether a term runs in the years about a day: others are rarely meant.
fn near(window: Window, day: Day) -> bool {
    window.from().year() <= day.year() + 1 && window.last().year() >= day.year() - 2
}

#[cfg(test)]
mod tests {
    use super::{NoPeriod, Span, choices, span};
    use crate::load::{Sources, shipped_calendars, shipped_rules};
    use crate::model::{self, Model};
    use crate::syntax;
    use crate::time::day;

    fn finland() -> Model {
        let mut sources = Sources::default();
        let (rules, calendars) = (shipped_rules(&mut sources), shipped_calendars(&mut sources));
        let texts = rules.texts.iter().chain(&calendars.texts);
        let files: Vec<_> = texts.map(|text| syntax::parse(text).0).collect();
        let tables: Vec<_> = rules.tables.iter().map(|table| syntax::table::read(&table.source).0).collect();
        model::build(&files, &tables).0
    }

    #[test]
    fn a_period_is_a_year_or_a_term_and_nothing_else() {
        let model = finland();
        let today = day(2026, 11, 22).unwrap_or_default();
        let days = |key: Option<&str>| span(&model, key, today).map(|Span { first, last, .. }| [first, last]);
        let of = |one: Option<_>, other: Option<_>| Ok([one.unwrap_or_default(), other.unwrap_or_default()]);
        assert_eq!(days(None), of(day(2026, 1, 1), day(2026, 12, 31)));
        assert_eq!(days(Some("2024")), of(day(2024, 1, 1), day(2024, 12, 31)));
        // The first county councils sat from 1.3.2022, three years and three months.
        assert_eq!(days(Some("2022-2025")), of(day(2022, 3, 1), day(2025, 5, 31)));
        assert_eq!(days(Some("2025-2029")), of(day(2025, 6, 1), day(2029, 5, 31)));
        for wrong in ["26", "02026", "+2026", "3026", "2025-2030", "x"] {
            let NoPeriod { written, possible } = span(&model, Some(wrong), today).expect_err(wrong);
            assert_eq!(written, wrong);
            assert!(possible.contains(&"2025-2029".to_owned()), "{possible:?}");
        }
        let near = choices(&model, today);
        assert!(near.starts_with(&["2024".into(), "2025".into(), "2026".into(), "2027".into()]), "{near:?}");
        assert!(near.contains(&"2025-2029".to_owned()) && near.contains(&"2022-2025".to_owned()), "{near:?}");
    }
}
