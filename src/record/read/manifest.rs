//! `velvoite.toml`: what a register is called, whom it is about, and what it holds completely.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::date;
use super::names::{Found, FoundBody, Names};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::vocabulary::BodyId;
use crate::record::complaint::{Complaint, Expected, quote};
use crate::record::{Completeness, Kind, Origin, Register};
use crate::source::{Source, Span};
use crate::time::{Day, When, day};

type Value<'t> = TomlSpanned<DeValue<'t>>;

/// Reads the declarations into `register`. A declaration with a mistake declares nothing.
pub fn read(source: &Source, names: &Names<'_>, register: &mut Register, complaints: &mut Vec<Diagnostic>) {
    let first = complaints.len();
    let mut manifest = Manifest { source, names, complaints, errors: 0 };
    let table = match DeTable::parse(&source.text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            manifest.error(&Complaint::Toml { cause: quote(error.message()) }, at);
            return;
        }
    };
    for (key, value) in table.get_ref() {
        match key.get_ref().as_ref() {
            "register" => manifest.register(value, register),
            "complete" => manifest.complete(value, register),
            other => manifest.unknown(other, key.span(), &["register", "complete"]),
        }
    }
    // A table gives its keys by name; people read a file from the top.
    complaints[first..].sort_by(|a, b| a.labels.first().map(|l| &l.place).cmp(&b.labels.first().map(|l| &l.place)));
}

struct Manifest<'a> {
    source: &'a Source,
    names: &'a Names<'a>,
    complaints: &'a mut Vec<Diagnostic>,
    errors: usize,
}

/// `[[complete]]` as far as it is read.
#[derive(Default)]
struct Declaration {
    /// None: not said. An empty list: all.
    bodies: Option<Vec<BodyId>>,
    kinds: Vec<Kind>,
    from: Option<When>,
    until: Option<When>,
}

impl Manifest<'_> {
    fn place(&self, at: std::ops::Range<usize>) -> Place {
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Place::Text(Span { source: self.source.id, start: byte(at.start), end: byte(at.end) })
    }

    fn error(&mut self, complaint: &Complaint, at: std::ops::Range<usize>) {
        self.errors += 1;
        self.complaints.push(complaint.at(self.place(at)));
    }

    fn unknown(&mut self, key: &str, at: std::ops::Range<usize>, known: &[&'static str]) {
        let near = nearest(key, known.iter().copied()).map(str::to_owned);
        self.complaints.push(Complaint::UnknownKey { written: quote(key), near }.at(self.place(at)));
    }

    fn wrong(&mut self, key: &'static str, expected: Expected, at: std::ops::Range<usize>) {
        self.error(&Complaint::WrongValue { key, expected }, at);
    }

    fn register(&mut self, value: &Value<'_>, register: &mut Register) {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong("register", Expected::Table, value.span());
            return;
        };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "name" => match value.get_ref().as_str() {
                    Some(name) if !name.trim().is_empty() => name.trim().clone_into(&mut register.name),
                    _ => self.wrong("name", Expected::Text, value.span()),
                },
                "bodies" => {
                    for (name, at) in self.texts("bodies", value) {
                        if let Some(body) = self.body(&name, at, false)
                            && !register.bodies.contains(&body)
                        {
                            register.bodies.push(body);
                        }
                    }
                }
                other => self.unknown(other, key.span(), &["name", "bodies"]),
            }
        }
    }

    fn complete(&mut self, value: &Value<'_>, register: &mut Register) {
        let Some(tables) = value.get_ref().as_array() else {
            self.wrong("complete", Expected::Tables, value.span());
            return;
        };
        for value in tables {
            let Some(table) = value.get_ref().as_table() else {
                self.wrong("complete", Expected::Tables, value.span());
                continue;
            };
            let before = self.errors;
            let declaration = self.declaration(table);
            for (key, missing) in [("body", declaration.bodies.is_none()), ("from", declaration.from.is_none())] {
                if missing && self.errors == before {
                    self.error(&Complaint::MissingKey { key }, value.span());
                }
            }
            let (Some(bodies), Some(from)) = (declaration.bodies, declaration.from) else { continue };
            let (from, until) = (from.first(), declaration.until.map(|until| until.last()));
            if until.is_some_and(|until| until < from) {
                self.error(&Complaint::CompleteReversed, value.span());
            }
            if self.errors > before {
                continue;
            }
            let (line, _) = self.source.position(u32::try_from(value.span().start).unwrap_or(0));
            let origin = Origin { source: self.source.id, row: u32::try_from(line).unwrap_or(u32::MAX) };
            let bodies: Vec<Option<BodyId>> =
                if bodies.is_empty() { vec![None] } else { bodies.into_iter().map(Some).collect() };
            for body in bodies {
                let kinds = declaration.kinds.clone();
                register.complete.push(Completeness { body, kinds, from, until, origin });
            }
        }
    }

    fn declaration(&mut self, table: &DeTable<'_>) -> Declaration {
        let mut declaration = Declaration::default();
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "body" => {
                    let texts = self.texts("body", value);
                    if texts.iter().any(|(text, _)| super::names::fold(text) == "all") && texts.len() == 1 {
                        declaration.bodies = Some(Vec::new());
                        continue;
                    }
                    let bodies: Vec<BodyId> =
                        texts.into_iter().filter_map(|(text, at)| self.body(&text, at, true)).collect();
                    if bodies.is_empty() {
                        // An empty list must not turn into all.
                        if value.get_ref().as_array().is_some_and(|list| list.is_empty()) {
                            self.wrong("body", Expected::Texts, value.span());
                        }
                    } else {
                        declaration.bodies = Some(bodies);
                    }
                }
                "activity" => {
                    let texts = self.texts("activity", value);
                    if texts.is_empty() && value.get_ref().as_array().is_some() {
                        self.wrong("activity", Expected::Texts, value.span());
                    }
                    for (text, at) in texts {
                        self.kind(&text, at, &mut declaration.kinds);
                    }
                }
                "from" => declaration.from = self.day("from", value),
                "until" => declaration.until = self.day("until", value),
                other => {
                    // Unread, it would leave the declaration saying more than was meant.
                    let near = nearest(other, ["body", "activity", "from", "until"]).map(str::to_owned);
                    self.error(&Complaint::UnknownCompleteKey { written: quote(other), near }, key.span());
                }
            }
        }
        declaration
    }

    /// One text or several, each with its place.
    fn texts(&mut self, key: &'static str, value: &Value<'_>) -> Vec<(String, std::ops::Range<usize>)> {
        if let Some(text) = value.get_ref().as_str() {
            return vec![(text.trim().to_owned(), value.span())];
        }
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(key, Expected::Texts, value.span());
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list {
            match item.get_ref().as_str() {
                Some(text) => texts.push((text.trim().to_owned(), item.span())),
                None => self.wrong(key, Expected::Texts, item.span()),
            }
        }
        texts
    }

    fn body(&mut self, text: &str, at: std::ops::Range<usize>, all: bool) -> Option<BodyId> {
        let complaint = match self.names.body(text, None) {
            FoundBody::One(id) | FoundBody::OneThen(id) => return Some(id),
            FoundBody::Several(found) => {
                Complaint::Ambiguous { written: quote(text), candidates: self.names.candidates(&found) }
            }
            FoundBody::Code(found) => {
                Complaint::ShortCode { written: quote(text), candidates: self.names.candidates(&found) }
            }
            FoundBody::None => {
                let near = if all { nearest(text, ["all"]).map(str::to_owned) } else { None };
                let near = near.or_else(|| self.names.near_party(text, false));
                Complaint::UnknownParty { written: quote(text), near, classes: false }
            }
        };
        self.error(&complaint, at);
        None
    }

    fn kind(&mut self, text: &str, at: std::ops::Range<usize>, kinds: &mut Vec<Kind>) {
        match self.names.kind(text) {
            Found::One(kind) if kinds.contains(&kind) => {}
            Found::One(kind) => kinds.push(kind),
            Found::Several(_) | Found::None => {
                let (near, like) = (self.names.near_kind(text), self.names.kinds_like(text));
                self.error(&Complaint::UnknownKind { written: quote(text), near, like }, at);
            }
        }
    }

    /// A TOML date, or a text in any form in which registers write days.
    fn day(&mut self, key: &'static str, value: &Value<'_>) -> Option<When> {
        if let Some(text) = value.get_ref().as_str() {
            return match date::when(text.trim()) {
                Ok(when) => Some(when),
                Err(problem) => {
                    self.error(&Complaint::Date { written: quote(text), problem }, value.span());
                    None
                }
            };
        }
        let date = value.get_ref().as_datetime().filter(|moment| moment.time.is_none()).and_then(|moment| moment.date);
        let found: Option<Day> = date.and_then(|date| day(date.year.into(), date.month.into(), date.day.into()));
        if found.is_none() {
            self.wrong(key, Expected::Day, value.span());
        }
        found.map(When::exact)
    }
}
