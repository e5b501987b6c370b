//! The options of a feed as they stand in its address: `?remind=30d&ahead=14d&from=2026-01-01&act=612/2021`.
//!
//! Knows their names and what values are values at all; whether an act or a duty exists is not known here. An option is
//! read into one shape, whatever the order in which it was written, so that the same wish is kept once.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::address;
use crate::diagnostic::nearest;
use crate::feed::Role;
use crate::render::wording::serve::NAMES;
pub use crate::render::wording::serve::Wrong;
use crate::time::{Datelike, Day, YEARS, iso_day};

/// The longest query that is read, in bytes.
pub(super) const LONGEST: usize = 1024;
/// So many values of one option are taken.
const MOST: usize = 8;
/// So many days before the due day a reminder may come.
const FARTHEST: u16 = 730;

/// The options of a feed. The default asks for the feed as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Query {
    /// Reminders so many days before.
    pub remind: BTreeSet<u16>,
    /// Entries that give notice so many days before.
    pub ahead: BTreeSet<u16>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
    /// Acts, as `612/2021`.
    pub acts: BTreeSet<String>,
    /// Duties by name.
    pub duties: BTreeSet<String>,
    /// In which capacity.
    pub role: Option<Role>,
}

impl Query {
    /// Reads what stands behind the `?`.
    ///
    /// # Errors
    /// The first thing that makes no sense.
    pub fn read(text: &str) -> Result<Query, Wrong> {
        if text.len() > LONGEST {
            return Err(Wrong::TooLong);
        }
        let mut query = Query::default();
        for (name, value) in address::pairs(text).ok_or(Wrong::NotText)? {
            query.take(&name, value.trim())?;
        }
        match (query.from, query.to) {
            (Some(from), Some(to)) if to < from => Err(Wrong::Reversed(from, to)),
            _ => Ok(query),
        }
    }

    fn take(&mut self, name: &str, value: &str) -> Result<(), Wrong> {
        let wrong = |name| Wrong::Value(name, value.to_owned());
        match name {
            // So forms say that nothing is wished.
            _ if value.is_empty() && NAMES.contains(&name) => Ok(()),
            "remind" => insert(&mut self.remind, "remind", ahead_days(value).ok_or_else(|| wrong("remind"))?),
            "ahead" => insert(&mut self.ahead, "ahead", ahead_days(value).ok_or_else(|| wrong("ahead"))?),
            "from" => once(&mut self.from, "from", a_day(value).ok_or_else(|| wrong("from"))?),
            "to" => once(&mut self.to, "to", a_day(value).ok_or_else(|| wrong("to"))?),
            "act" => insert(&mut self.acts, "act", an_act(value).ok_or_else(|| wrong("act"))?),
            "duty" => insert(&mut self.duties, "duty", value.to_owned()),
            "role" => once(&mut self.role, "role", a_role(value).ok_or_else(|| wrong("role"))?),
            _ => Err(Wrong::Unknown(name.to_owned(), nearest(name, NAMES))),
        }
    }

    /// Whether the feed is asked for as it is.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        *self == Query::default()
    }

    /// The options as they stand in an address, in one order; nothing where there are none.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        let mut put = |name: &str, value: &str| {
            let sign = if out.is_empty() { '?' } else { '&' };
            // Writing to a string cannot fail.
            let _ = write!(out, "{sign}{name}={}", address::encode(value));
        };
        self.remind.iter().for_each(|days| put("remind", &format!("{days}d")));
        self.ahead.iter().for_each(|days| put("ahead", &format!("{days}d")));
        self.from.iter().for_each(|day| put("from", &day.to_string()));
        self.to.iter().for_each(|day| put("to", &day.to_string()));
        self.acts.iter().for_each(|act| put("act", act));
        self.duties.iter().for_each(|duty| put("duty", duty));
        self.role.iter().for_each(|role| {
            put("role", if *role == Role::Bearer { "bearer" } else { "counterparty" });
        });
        out
    }
}

fn insert<T: Ord>(into: &mut BTreeSet<T>, name: &'static str, value: T) -> Result<(), Wrong> {
    into.insert(value);
    if into.len() > MOST { Err(Wrong::TooMany(name)) } else { Ok(()) }
}

fn once<T: PartialEq>(into: &mut Option<T>, name: &'static str, value: T) -> Result<(), Wrong> {
    match into {
        Some(known) if *known != value => Err(Wrong::TooMany(name)),
        _ => {
            *into = Some(value);
            Ok(())
        }
    }
}

/// `30d`, or the bare number.
fn ahead_days(value: &str) -> Option<u16> {
    let digits = value.strip_suffix('d').unwrap_or(value);
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|days| plain && (1..=FARTHEST).contains(days))
}

fn a_day(value: &str) -> Option<Day> {
    iso_day(value).filter(|day| YEARS.contains(&day.year()))
}

fn an_act(value: &str) -> Option<String> {
    let (number, year) = value.split_once('/')?;
    let (number, year): (u32, u32) = (number.parse().ok()?, year.parse().ok()?);
    (number > 0 && (1000..10_000).contains(&year)).then(|| format!("{number}/{year}"))
}

fn a_role(value: &str) -> Option<Role> {
    match value {
        "bearer" => Some(Role::Bearer),
        "counterparty" => Some(Role::Counterparty),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, Wrong};

    #[test]
    fn the_same_wish_has_one_text() {
        let one = Query::read("ahead=14d&remind=30d&act=612%2F2021&remind=7").unwrap();
        let other = Query::read("remind=7d&remind=30&remind=7d&act=0612/2021&&ahead=14d").unwrap();
        assert_eq!(one, other);
        assert_eq!(one.text(), "?remind=7d&remind=30d&ahead=14d&act=612/2021");
        assert_eq!(Query::read(&one.text()[1..]), Ok(one));
        assert_eq!(Query::read("remind=&from=&duty="), Ok(Query::default()));
        assert!(Query::read("").unwrap().is_plain() && Query::default().text().is_empty());
    }

    #[test]
    fn nonsense_is_told_by_its_name() {
        for (text, wrong) in [
            ("remnd=30d", Wrong::Unknown("remnd".into(), Some("remind"))),
            ("utm_source=x", Wrong::Unknown("utm_source".into(), None)),
            ("remind=soon", Wrong::Value("remind", "soon".into())),
            ("remind=0d", Wrong::Value("remind", "0d".into())),
            ("remind=731d", Wrong::Value("remind", "731d".into())),
            ("remind=-3d", Wrong::Value("remind", "-3d".into())),
            ("from=1.1.2026", Wrong::Value("from", "1.1.2026".into())),
            ("act=612", Wrong::Value("act", "612".into())),
            ("role=boss", Wrong::Value("role", "boss".into())),
            ("role=bearer&role=counterparty", Wrong::TooMany("role")),
            ("a=%ff", Wrong::NotText),
        ] {
            assert_eq!(Query::read(text), Err(wrong), "{text}");
        }
        let many: Vec<String> = (1..=9).map(|days| format!("remind={days}d")).collect();
        assert_eq!(Query::read(&many.join("&")), Err(Wrong::TooMany("remind")));
        assert_eq!(Query::read(&"a".repeat(1025)), Err(Wrong::TooLong));
        assert!(matches!(Query::read("from=2026-02-01&to=2026-01-01"), Err(Wrong::Reversed(..))));
    }
}
