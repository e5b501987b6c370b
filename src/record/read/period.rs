//! Period keys, as the column `for` writes them → whether any period can have that key.
//!
//! Knows years and the tables of terms and explicit periods; leaves alone duties. A key may also be the id of the record
//! from which a time ran, so that a key of another form is judged when all rows are read.

use std::collections::BTreeSet;

use crate::diagnostic::nearest;
use crate::time::{Datelike, Day, Period, Window, YEARS, year_period};

/// Keys of duties that have no period.
const WITHOUT_PERIOD: [&str; 2] = ["once", "always"];

/// The keys that periods can have.
#[derive(Debug, Default)]
pub struct Keys<'m> {
    tables: Vec<(&'m str, Window)>,
    /// Keys of which it is known by now that they are neither a period's nor a record's.
    strange: BTreeSet<String>,
}

impl<'m> Keys<'m> {
    /// Years, days and these periods of terms and tables.
    pub fn new(periods: &'m [Period]) -> Keys<'m> {
        Keys { tables: periods.iter().map(|row| (row.key.as_str(), row.window)).collect(), strange: BTreeSet::new() }
    }

    /// With keys that turned out to be nobody's.
    pub fn without(self, strange: BTreeSet<String>) -> Keys<'m> {
        Keys { strange, ..self }
    }

    /// Whether a period can have this key; a part's name may follow it (`2024/budget`).
    pub fn known(&self, key: &str) -> bool {
        forms(key).any(|key| {
            let table = self.tables.iter().any(|(known, _)| *known == key);
            table || WITHOUT_PERIOD.contains(&key) || is_year(key) || is_day(key)
        })
    }

    /// Whether it is known that nothing has this key.
    pub fn strange(&self, key: &str) -> bool {
        self.strange.contains(key)
    }

    /// The keys that are near: of the periods that touch the years written, at most four, else the nearest name.
    pub fn near(&self, written: &str) -> Vec<String> {
        let years: Vec<i32> = numbers(written).filter(|year| YEARS.contains(year)).collect();
        let (first, last) = (years.iter().min().copied(), years.iter().max().copied());
        let span = first.zip(last).and_then(|(first, last)| {
            let (first, last) = (year_period(first)?, year_period(last)?);
            Window::new(first.window.from(), last.window.end())
        });
        if let Some(span) = span {
            let far = |window: &Window| {
                let years = |one: Day, other: Day| one.year().abs_diff(other.year());
                years(window.from(), span.from()) + years(window.last(), span.last())
            };
            let touching = self.tables.iter().filter(|(_, window)| window.intersect(&span).is_some());
            let ranked: BTreeSet<(u32, &str)> = touching.map(|(key, window)| (far(window), *key)).collect();
            if !ranked.is_empty() {
                return ranked.into_iter().take(4).map(|(_, key)| key.to_owned()).collect();
            }
        }
        let known = self.tables.iter().map(|(key, _)| *key).chain(WITHOUT_PERIOD);
        nearest(written, known).map(str::to_owned).into_iter().collect()
    }
}

/// The key itself, and without what may be the name of a part.
fn forms(key: &str) -> impl Iterator<Item = &str> {
    std::iter::once(key).chain(key.rsplit_once('/').map(|(before, _)| before))
}

/// Of these keys, those that are no record's id either; `register#id` names one too.
pub fn strangers<'i>(keys: BTreeSet<String>, ids: impl Iterator<Item = &'i str>) -> BTreeSet<String> {
    if keys.is_empty() {
        return keys;
    }
    let ids_of = |key: &str| -> Vec<String> {
        forms(key)
            .flat_map(|form| [Some(form), form.rsplit_once('#').map(|(_, id)| id)])
            .flatten()
            .map(str::to_owned)
            .collect()
    };
    let asked: BTreeSet<String> = keys.iter().flat_map(|key| ids_of(key)).collect();
    let held: BTreeSet<&str> = ids.filter(|id| asked.contains(*id)).collect();
    keys.into_iter().filter(|key| !ids_of(key).iter().any(|id| held.contains(id.as_str()))).collect()
}

fn is_year(key: &str) -> bool {
    key.len() == 4 && key.bytes().all(|byte| byte.is_ascii_digit()) && numbers(key).all(|year| YEARS.contains(&year))
}

fn is_day(key: &str) -> bool {
    key.len() == 10 && key.parse::<Day>().is_ok()
}

/// The runs of digits that are numbers of four digits.
fn numbers(written: &str) -> impl Iterator<Item = i32> {
    let runs = written.split(|letter: char| !letter.is_ascii_digit());
    runs.filter(|run| run.len() == 4).filter_map(|run| run.parse().ok())
}
