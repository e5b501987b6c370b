//! The list of every duty, by the act or text on which each rests, with what of it is not judged.

use askama::Template;

use super::parts::DataLinks;
use super::{Head, Line, Place, Site, filled};
use crate::model::{Act, Binding, Duty, Norm, Standing};
use crate::render::book::Book;
use crate::render::rules;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::duties::{self as words, Word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::{law, provisions};
use crate::review::Options;
use crate::review::duties::{Group, version_on};
use crate::time::Day;

#[derive(Template)]
#[template(path = "duties.html", config = "src/render/pages/askama.toml")]
struct Page<'p> {
    head: Head,
    action: String,
    kept: Vec<(String, String)>,
    q: &'p str,
    acts: Vec<Choice>,
    bindings: Vec<Choice>,
    shown: String,
    all: String,
    parts: Vec<Part>,
    data: DataLinks,
}

impl Page<'_> {
    fn word(&self, word: Word) -> &'static str {
        words::word(self.head.lang, word)
    }
}

/// An option of a filter.
struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// Law, or what does not bind.
struct Part {
    heading: &'static str,
    groups: Vec<Shown>,
}

/// Duties of one act or text.
struct Shown {
    name: String,
    eli: String,
    unjudged: Line,
    duties: Vec<Line>,
    rows: Vec<Row>,
}

/// A provision that is not judged.
struct Row {
    section: String,
    standing: &'static str,
    words: String,
}

/// The list of duties.
#[must_use]
pub fn duties(site: &Site<'_>, book: &Book<'_>, groups: &[Group<'_>], options: &Options, on: Day) -> String {
    let lang = book.lang;
    let count: usize = groups.iter().map(|group| group.duties.len()).sum();
    let all = book.model.duties.len();
    let part = |binds: bool, heading| {
        let of: Vec<&Group<'_>> = groups.iter().filter(|group| group.binds == binds).collect();
        // With little on the page there is room for what is not judged.
        let few = groups.len() <= 2;
        let groups: Vec<Shown> = of.into_iter().map(|group| shown(site, book, group, few, on)).collect();
        Part { heading, groups }
    };
    let mut parts = vec![part(true, words::word(lang, Word::Hard)), part(false, interface::label(lang, Label::Soft))];
    parts.retain(|part| !part.groups.is_empty());
    let kept = site.days.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let text = options.text(book.model);
    filled(&Page {
        head: site.head_here(words::word(lang, Word::Title), &text),
        action: site.href(lang, &site.place, ""),
        kept: kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        q: options.q.as_deref().unwrap_or_default(),
        acts: acts(book, options),
        bindings: bindings(book, options),
        shown: words::shown(lang, count, all),
        all: if count == all { String::new() } else { site.to(&site.place) },
        parts,
        data: site.data_links(&site.place, "duties", &text),
    })
}

/// The acts that some duty cites.
fn acts(book: &Book<'_>, options: &Options) -> Vec<Choice> {
    let duties = || book.model.duties.iter();
    let cited = |act: &&Act| {
        duties().any(|duty| crate::render::provisions::cited(book, duty).iter().any(|of| of.number == act.number))
    };
    let choice = |act: &Act| Choice {
        value: law::act(act.number),
        name: act_name(book, act),
        chosen: options.acts.contains(&act.number),
    };
    book.model.acts.values().filter(cited).map(choice).collect()
}

fn bindings(book: &Book<'_>, options: &Options) -> Vec<Choice> {
    let used = |(of, _): &(Binding, &str)| book.model.duties.iter().any(|duty| duty.binding == *of);
    let choice = |(of, code): (Binding, &str)| Choice {
        value: code.to_owned(),
        name: law::binding(book.lang, of).to_owned(),
        chosen: options.bindings.contains(&of),
    };
    Binding::ALL.into_iter().filter(used).map(choice).collect()
}

/// `612/2021 Laki sosiaali- ja terveydenhuollon järjestämisestä`.
fn act_name(book: &Book<'_>, act: &Act) -> String {
    let title = act.title.as_ref().map_or("", |title| title.get(book.lang));
    format!("{} {title}", law::act(act.number)).trim_end().to_owned()
}

/// An act with the address at which it is published, if that is known.
pub(super) fn act_line(book: &Book<'_>, act: &Act) -> Option<Line> {
    Some(Line { href: act.eli.clone()?, name: act_name(book, act), hint: String::new() })
}

fn shown(site: &Site<'_>, book: &Book<'_>, group: &Group<'_>, few: bool, on: Day) -> Shown {
    let lang = book.lang;
    let (name, eli, option) = match &group.of {
        Some(Norm::Act(number)) => {
            let act = book.model.acts.get(number);
            let name = act.map_or_else(|| law::act(*number), |act| act_name(book, act));
            (name, act.and_then(|act| act.eli.clone()).unwrap_or_default(), law::act(*number))
        }
        Some(Norm::Text(text)) => (text.clone(), String::new(), String::new()),
        None => (words::word(lang, Word::Single).to_owned(), String::new(), String::new()),
    };
    let duty = |id: &crate::model::DutyId| {
        let duty = book.model.duty(*id);
        let mut said = vec![section(book, group, duty, on)];
        said.push(rules::bearers(book, &duty.bearers));
        said.push(rules::generation(book, duty));
        if duty.binding != Binding::Statute {
            said.push(law::binding(lang, duty.binding).to_owned());
        }
        said.retain(|part| !part.is_empty());
        Line {
            href: site.to(&Place::Duty(duty.name.clone())),
            name: duty.title.get(lang).to_owned(),
            hint: said.join(" · ").replace('`', ""),
        }
    };
    let (without, all) = group.unjudged();
    // Here what is not judged is told row by row; elsewhere it is counted.
    let here = few || option.is_empty();
    let href = if here { String::new() } else { site.href(lang, &site.place, &with(site, "act", &option)) };
    let said = if without > 0 { words::unjudged(lang, without, all) } else { String::new() };
    Shown {
        name,
        eli,
        unjudged: Line { href, name: said, hint: String::new() },
        duties: group.duties.iter().map(duty).collect(),
        rows: if here { rows(book, group) } else { Vec::new() },
    }
}

/// Where the duty stands in the act; the whole citation where the heading does not name it.
fn section(book: &Book<'_>, group: &Group<'_>, duty: &Duty, on: Day) -> String {
    let Some(version) = version_on(duty, on) else { return String::new() };
    match (&group.of, &version.source) {
        (Some(Norm::Act(number)), crate::model::Citation::Acts(acts)) if acts.len() == 1 => {
            let own = acts.iter().find(|(of, _)| of == number);
            own.map_or_else(|| book.law(&version.source), |(_, sections)| law::sections(book.lang, sections))
        }
        (Some(Norm::Text(_)), _) => String::new(),
        _ => book.law(&version.source),
    }
}

/// The provisions that are not judged by themselves.
fn rows(book: &Book<'_>, group: &Group<'_>) -> Vec<Row> {
    let all = group.provisions.map_or(&[][..], |provisions| provisions.rows.as_slice());
    let row = |row: &crate::model::Provision| Row {
        section: if row.sections.is_empty() { row.name.clone() } else { law::sections(book.lang, &row.sections) },
        standing: provisions::standing(book.lang, &row.standing),
        words: row.words.as_ref().map_or_else(String::new, |words| words.get(book.lang).to_owned()),
    };
    all.iter().filter(|row| !matches!(row.standing, Standing::Judged(_))).map(row).collect()
}

/// The days from which one looks, and one option more.
pub(super) fn with(site: &Site<'_>, name: &str, value: &str) -> String {
    let sign = if site.days.is_empty() { "?" } else { "&" };
    let option = super::query(&[(name, value)]);
    format!("{}{sign}{}", site.days, option.trim_start_matches('?'))
}

/// The list as data.
#[must_use]
pub fn duties_tables(site: &Site<'_>, book: &Book<'_>, groups: &[Group<'_>], on: Day) -> Vec<Table> {
    let lang = book.lang;
    let word = |word| words::word(lang, word);
    let row = |id: &crate::model::DutyId| {
        let duty = book.model.duty(*id);
        let source = version_on(duty, on).map_or_else(String::new, |version| book.law(&version.source));
        vec![
            Cell::text(duty.name.clone()),
            Cell::Link(duty.title.get(lang).to_owned(), site.to(&Place::Duty(duty.name.clone()))),
            Cell::text(source),
            Cell::text(rules::bearers(book, &duty.bearers)),
            Cell::text(rules::generation(book, duty)),
            coded::binding(lang, duty.binding),
        ]
    };
    vec![Table {
        name: "duties",
        title: word(Word::Title).to_owned(),
        columns: vec![
            Column::new("duty", word(Word::Name)),
            Column::new("title", word(Word::Duty)),
            Column::new("source", word(Word::Source)),
            Column::new("bearer", word(Word::Bearer)),
            Column::new("rhythm", word(Word::Rhythm)),
            Column::new("binding", word(Word::Binding)),
        ],
        rows: groups.iter().flat_map(|group| &group.duties).map(row).collect(),
    }]
}
