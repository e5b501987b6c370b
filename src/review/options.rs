//! What a reader of a page asked for, as it stands in the page's address: `?as-of=2026-10-31&act=612/2021&verdict=open`.
//!
//! Read into one shape, whatever the order in which it was written, so that the same wish has one address. Names are
//! looked up here; what is wrong with one is said elsewhere, in the reader's language.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::diagnostic::nearest;
use crate::finding::Verdict;
use crate::model::{ActNumber, Binding, BodyId, DutyId, KindId, Model, Roster};
use crate::time::{Datelike, Day, YEARS, iso_day};

/// Every name of an option, in the order in which an address writes them.
pub const NAMES: [&str; 13] =
    ["as-of", "known-at", "since", "period", "act", "duty", "binding", "verdict", "area", "of", "body", "kind", "q"];

/// So many values of one option are taken.
const MOST: usize = 30;
/// The longest value that is read, in bytes.
const LONGEST: usize = 200;

/// What a reader asked for. The default asks for a page as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Options {
    /// The day on which we judge, if not the day of the site.
    pub as_of: Option<Day>,
    /// The day whose knowledge we use.
    pub known_at: Option<Day>,
    /// What changed since this day; or the earlier of two days that are compared.
    pub since: Option<Day>,
    /// A period's key: `2026`, `2025-2029`.
    pub period: Option<String>,
    /// Acts.
    pub acts: BTreeSet<ActNumber>,
    /// Duties.
    pub duties: BTreeSet<DutyId>,
    /// Kinds of norm.
    pub bindings: BTreeSet<Binding>,
    /// Verdicts.
    pub verdicts: BTreeSet<Verdict>,
    /// A group of bodies: a collaborative area.
    pub area: Option<BodyId>,
    /// A body whose members are shown.
    pub of: Option<BodyId>,
    /// Bodies.
    pub bodies: BTreeSet<BodyId>,
    /// A kind of body.
    pub kind: Option<KindId>,
    /// Words to look for.
    pub q: Option<String>,
}

/// An option that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// No page has such an option, or not this page; what may have been meant.
    Unknown(String, Option<&'static str>),
    /// This is no value of it.
    Value(&'static str, String),
    /// Nothing is called so; what may have been meant.
    NoSuch(&'static str, String, Option<String>),
    /// It is there twice, or too often.
    TooMany(&'static str),
    /// One day lies after the other.
    Reversed(Day, Day),
}

impl Options {
    /// Reads pairs of names and values; `allowed` are the names that the page knows.
    ///
    /// # Errors
    /// The first thing that makes no sense.
    pub fn read(model: &Model, pairs: &[(String, String)], allowed: &[&'static str]) -> Result<Options, Wrong> {
        let mut options = Options::default();
        for (name, value) in pairs {
            let Some(name) = allowed.iter().copied().find(|known| known == name) else {
                return Err(Wrong::Unknown(name.clone(), nearest(name, allowed.iter().copied())));
            };
            let value = value.trim();
            // So forms say that nothing is wished.
            if !value.is_empty() {
                if value.len() > LONGEST {
                    return Err(Wrong::Value(name, value.chars().take(40).collect()));
                }
                options.take(model, name, value)?;
            }
        }
        match (options.since, options.as_of) {
            (Some(since), Some(as_of)) if as_of < since => Err(Wrong::Reversed(since, as_of)),
            _ => Ok(options),
        }
    }

    fn take(&mut self, model: &Model, name: &'static str, value: &str) -> Result<(), Wrong> {
        let wrong = || Wrong::Value(name, value.to_owned());
        let roster = &model.roster;
        match name {
            "as-of" => once(&mut self.as_of, name, a_day(value).ok_or_else(wrong)?),
            "known-at" => once(&mut self.known_at, name, a_day(value).ok_or_else(wrong)?),
            "since" => once(&mut self.since, name, a_day(value).ok_or_else(wrong)?),
            "period" => once(&mut self.period, name, value.to_owned()),
            "act" => insert(&mut self.acts, name, an_act(value).ok_or_else(wrong)?),
            "duty" => {
                let near = || nearest(value, model.duties.iter().map(|duty| duty.name.as_str())).map(str::to_owned);
                let duty = model.duty_named(value).ok_or_else(|| Wrong::NoSuch(name, value.to_owned(), near()))?;
                insert(&mut self.duties, name, duty.id)
            }
            "binding" => {
                let known = Binding::ALL.into_iter().find(|(_, code)| *code == value);
                insert(&mut self.bindings, name, known.ok_or_else(wrong)?.0)
            }
            "verdict" => {
                let known = Verdict::ALL.into_iter().find(|verdict| verdict.code() == value);
                insert(&mut self.verdicts, name, known.ok_or_else(wrong)?)
            }
            "area" => once(&mut self.area, name, a_body(roster, name, value)?),
            "of" => once(&mut self.of, name, a_body(roster, name, value)?),
            "body" => insert(&mut self.bodies, name, a_body(roster, name, value)?),
            "kind" => {
                let kinds = &model.vocabulary.kinds;
                let near = || nearest(value, kinds.iter().map(|kind| kind.name.as_str())).map(str::to_owned);
                let kind = model.vocabulary.kind(value);
                once(&mut self.kind, name, kind.ok_or_else(|| Wrong::NoSuch(name, value.to_owned(), near()))?)
            }
            "q" => once(&mut self.q, name, value.to_owned()),
            _ => Err(Wrong::Unknown(name.to_owned(), None)),
        }
    }

    /// The pairs as they stand in an address, in one order.
    #[must_use]
    pub fn pairs(&self, model: &Model) -> Vec<(&'static str, String)> {
        let id = |body: BodyId| model.roster.body(body).id.clone();
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        let days = [("as-of", self.as_of), ("known-at", self.known_at), ("since", self.since)];
        pairs.extend(days.into_iter().filter_map(|(name, day)| Some((name, day?.to_string()))));
        pairs.extend(self.period.iter().map(|period| ("period", period.clone())));
        pairs.extend(self.acts.iter().map(|act| ("act", format!("{}/{}", act.number, act.year))));
        pairs.extend(self.duties.iter().map(|duty| ("duty", model.duty(*duty).name.clone())));
        pairs.extend(self.bindings.iter().map(|binding| ("binding", binding.code().to_owned())));
        pairs.extend(self.verdicts.iter().map(|verdict| ("verdict", verdict.code().to_owned())));
        pairs.extend(self.area.map(|body| ("area", id(body))));
        pairs.extend(self.of.map(|body| ("of", id(body))));
        pairs.extend(self.bodies.iter().map(|body| ("body", id(*body))));
        pairs.extend(self.kind.map(|kind| ("kind", model.vocabulary.kinds[kind.index()].name.clone())));
        pairs.extend(self.q.iter().map(|q| ("q", q.clone())));
        pairs
    }

    /// As it stands behind the path of an address: `?as-of=2026-10-31&act=612/2021`; nothing where nothing is asked.
    #[must_use]
    pub fn text(&self, model: &Model) -> String {
        query(&self.pairs(model))
    }

    /// Only the days from which one looks: what goes along from page to page.
    #[must_use]
    pub fn days(&self) -> Options {
        Options { as_of: self.as_of, known_at: self.known_at, ..Options::default() }
    }
}

/// Pairs as they stand behind the path of an address.
#[must_use]
pub fn query<N: AsRef<str>, V: AsRef<str>>(pairs: &[(N, V)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        let sign = if out.is_empty() { '?' } else { '&' };
        // Writing to a string cannot fail.
        let _ = write!(out, "{sign}{}=", name.as_ref());
        for byte in value.as_ref().bytes() {
            if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/') {
                out.push(char::from(byte));
            } else {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
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

fn insert<T: Ord>(into: &mut BTreeSet<T>, name: &'static str, value: T) -> Result<(), Wrong> {
    into.insert(value);
    if into.len() > MOST { Err(Wrong::TooMany(name)) } else { Ok(()) }
}

fn a_day(value: &str) -> Option<Day> {
    iso_day(value).filter(|day| YEARS.contains(&day.year()))
}

fn an_act(value: &str) -> Option<ActNumber> {
    let (number, year) = value.split_once('/')?;
    Some(ActNumber { number: number.parse().ok()?, year: year.parse().ok()? })
}

/// A body by its id, alias, official code or a name.
fn a_body(roster: &Roster, name: &'static str, value: &str) -> Result<BodyId, Wrong> {
    let low = value.to_lowercase();
    let called = |id: &BodyId| {
        let body = roster.body(*id);
        body.code == value || body.names.fi.to_lowercase() == low || body.names.sv.to_lowercase() == low
    };
    let near = || nearest(value, roster.bodies().iter().map(|body| body.id.as_str())).map(str::to_owned);
    roster
        .find(value)
        .or_else(|| roster.ids().find(called))
        .ok_or_else(|| Wrong::NoSuch(name, value.to_owned(), near()))
}
