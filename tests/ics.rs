//! Calendars as they are written: read again by two parsers that others wrote, and octet by octet by a third reading.

mod readers;
mod told;
mod wire;

use std::sync::OnceLock;

use crate::shipped::shipped;
use velvoite::evaluate;
use velvoite::feed::{Asked, Edition, Entry, Memory, Scope, default_horizon, edition};
use velvoite::lang::Lang;
use velvoite::load::{self, Sources, Strings};
use velvoite::model::Model;
use velvoite::record::{self, Log};
use velvoite::render::{Book, ics};
use velvoite::source::Source;
use velvoite::time::{AsOf, Day, day};

/// The shipped rules, a register of a county that met one duty, met one late and was waived from one, and an edition.
pub struct World {
    pub model: Model,
    pub log: Log,
    pub sources: Vec<Source>,
    pub edition: Edition,
}

const REGISTER: &str = "\
id;toiminta;päivä;tekijä;aiheet;mukana;viite;huomautus;päättyy
r1;yearly-report;18.11.2025;county-08;;;;;
";

pub fn on(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

/// The world on a day.
pub fn world_on(as_of: Day) -> World {
    let (model, mut sources): (Model, Sources) = shipped();
    let files = Strings::default().with("kirjaukset.csv", REGISTER);
    let register = load::register(&files, "kirjaukset.csv", &mut std::io::empty(), &mut sources).unwrap();
    let read = record::read(&[register], &model.vocabulary, &model.roster, &model.periods());
    let asked = Asked {
        as_of: AsOf(as_of),
        known_at: None,
        horizon: default_horizon(AsOf(as_of)),
        bodies: evaluate::Scope::All,
    };
    let edition = edition(&model, &model.roster, &read.log, &asked, &mut Memory::default());
    World { log: read.log, sources: sources.iter().cloned().collect(), edition, model }
}

/// The world of most tests; made once.
pub fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| world_on(on(2026, 11, 22)))
}

impl World {
    pub fn book(&self, lang: Lang) -> Book<'_> {
        Book::new(&self.model, &self.model.roster, &self.log, &self.sources, lang)
    }

    pub fn of(&self, body: &str) -> Scope {
        Scope { bodies: vec![self.model.roster.find(body).unwrap()], ..Scope::default() }
    }

    pub fn entries(&self, scope: &Scope) -> Vec<Entry> {
        self.edition.select(&self.model, scope).into_iter().cloned().collect()
    }

    pub fn write(&self, lang: Lang, entries: &[Entry], options: &ics::Options) -> String {
        let bytes = ics::write(&self.book(lang), "Koe", entries, options).unwrap();
        String::from_utf8(bytes).unwrap()
    }
}

/// A line of a calendar as a reader by hand sees it: name, parameters, value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub parameters: String,
    pub value: String,
}

/// Lines without their folds; texts are not unescaped.
pub fn lines(calendar: &str) -> Vec<Line> {
    let unfolded = calendar.replace("\r\n ", "");
    unfolded
        .split_terminator("\r\n")
        .map(|line| {
            let mut quoted = false;
            let colon = line.find(|sign| {
                quoted ^= sign == '"';
                sign == ':' && !quoted
            });
            let (head, value) = line.split_at(colon.unwrap_or_else(|| panic!("no value: {line}")));
            let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
            Line { name: name.to_owned(), parameters: parameters.to_owned(), value: value[1..].to_owned() }
        })
        .collect()
}

/// RFC 5545 3.3.11 read backwards.
pub fn unescaped(text: &str) -> String {
    let mut signs = text.chars();
    let mut out = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n') => out.push('\n'),
                Some(sign @ ('\\' | ';' | ',')) => out.push(sign),
                other => panic!("no such escape: {other:?} in {text}"),
            },
            ';' | ',' => panic!("not escaped: {text}"),
            _ => out.push(sign),
        }
    }
    out
}

/// The components of one kind, each with its own lines; those of components inside are left out.
pub fn components(calendar: &str, kind: &str) -> Vec<Vec<Line>> {
    let mut found = Vec::new();
    let mut open: Vec<(String, Vec<Line>)> = Vec::new();
    for line in lines(calendar) {
        match line.name.as_str() {
            "BEGIN" => open.push((line.value, Vec::new())),
            "END" => {
                let (name, own) = open.pop().unwrap();
                assert_eq!(name, line.value, "components are closed in their order");
                if name == kind {
                    found.push(own);
                }
            }
            _ => open.last_mut().unwrap().1.push(line),
        }
    }
    assert!(open.is_empty());
    found
}

/// The one value of a property.
pub fn value<'l>(component: &'l [Line], name: &str) -> &'l str {
    let found: Vec<&Line> = component.iter().filter(|line| line.name == name).collect();
    assert_eq!(found.len(), 1, "{name} in {component:?}");
    &found[0].value
}
