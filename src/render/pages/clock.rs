//! The annual clock as a page: the picture, and beside it the same as tables.

use askama::Template;

use super::parts::{Badge, DataLinks, badge};
use super::{Head, Line, Place, Site, filled};
use crate::finding::Verdict;
use crate::model::{BodyId, DutyId, KindId};
use crate::render::picture::clock::{Clock, draw};
use crate::render::picture::table::{self, Ways};
use crate::render::picture::{Medium, anchor, others, ribbon, title};
use crate::render::table::Table;
use crate::render::wording::picture::{self as words, Word, word};
use crate::render::wording::{days, verdict};
use crate::review::year::{Item, Mark};

/// What a page of a clock shows beside the clock.
pub struct ClockPage<'p> {
    /// The clock.
    pub clock: Clock<'p>,
    /// The body, where it is the clock of one.
    pub body: Option<BodyId>,
    /// The kind whose clock it is, and all kinds that have one.
    pub kinds: (Option<KindId>, Vec<KindId>),
    /// The options of a page on another year or another kind.
    pub options: &'p dyn Fn(i32, Option<KindId>) -> String,
    /// The options that go along in a form, without the year.
    pub kept: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "clock.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    ways: Vec<Line>,
    ways_label: &'static str,
    kinds: Vec<Kind>,
    kinds_label: &'static str,
    form: Form,
    svg: String,
    narrow: &'static str,
    groups: Vec<Group>,
    words: Words,
    strokes: Vec<Span>,
    terms: Vec<Span>,
    nothing: &'static str,
    dayless: String,
    apart: Vec<Line>,
    apart_label: &'static str,
    data: DataLinks,
}

struct Words {
    duty: &'static str,
    source: &'static str,
    period: &'static str,
    verdict: &'static str,
    strokes: &'static str,
    terms: &'static str,
    when: &'static str,
    what: &'static str,
}

struct Form {
    action: String,
    kept: Vec<(&'static str, String)>,
    label: &'static str,
    year: String,
    show: &'static str,
}

struct Kind {
    href: String,
    name: String,
    here: bool,
}

struct Group {
    caption: &'static str,
    days: Vec<Day>,
}

struct Day {
    id: String,
    name: String,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: String,
    law: String,
    period: String,
    badges: Vec<Badged>,
    others: Vec<String>,
}

struct Badged {
    badge: Badge,
    text: String,
}

struct Span {
    letter: String,
    when: String,
    what: String,
}

/// The page.
#[must_use]
pub fn clock(site: &Site<'_>, shown: &ClockPage<'_>) -> String {
    let (lang, clock) = (site.lang, &shown.clock);
    let (book, year) = (clock.book, clock.year);
    let name = words::clock_title(lang, year.number, clock.whose);
    let here = (shown.options)(year.number, shown.kinds.0);
    let place = &site.place;
    let step = |by: i32, name| Line {
        href: site.href(lang, place, &(shown.options)(year.number + by, shown.kinds.0)),
        name: format!("{} {}", word(lang, name), year.number + by),
        hint: String::new(),
    };
    // From year to year as far as council terms are known: beyond them a year can be asked for, but nothing leads there.
    let known = !year.terms.is_empty() || year.hand.is_some();
    let mut ways = if known { vec![step(-1, Word::YearBefore), step(1, Word::YearAfter)] } else { Vec::new() };
    if let Some(body) = shown.body {
        let id = book.roster.body(body).id.clone();
        let way = |place, name| Line { href: site.to(&place), name: word(lang, name).to_owned(), hint: String::new() };
        ways.push(way(Place::Timeline(id.clone()), Word::Timeline));
        ways.push(way(Place::Body(id), Word::Body));
    }
    ways.retain(|way| !way.href.is_empty());
    let kind = |kind: &KindId| Kind {
        href: site.href(lang, place, &(shown.options)(year.number, Some(*kind))),
        name: book.kind(*kind).to_owned(),
        here: shown.kinds.0 == Some(*kind),
    };
    let apart = |body: &BodyId| Line {
        href: site.to(&Place::BodyClock(book.roster.body(*body).id.clone())),
        name: book.body(*body),
        hint: String::new(),
    };
    let group = |binds, caption| Group {
        caption: word(lang, caption),
        days: year.marks.iter().filter(|mark| mark.binds == binds).map(|mark| day(site, shown, mark)).collect(),
    };
    let mut groups = vec![group(true, Word::StatutoryDays), group(false, Word::RecommendedDays)];
    groups.retain(|group| !group.days.is_empty());
    filled(&Page {
        head: site.head_here(&name, &here),
        title: name,
        ways,
        ways_label: word(lang, Word::Years),
        kinds: if shown.body.is_some() { Vec::new() } else { shown.kinds.1.iter().map(kind).collect() },
        kinds_label: word(lang, Word::Kinds),
        form: Form {
            action: site.href(lang, place, ""),
            kept: shown.kept.clone(),
            label: word(lang, Word::Year),
            year: year.number.to_string(),
            show: word(lang, Word::Show),
        },
        svg: draw(clock, Medium::Page).svg,
        narrow: word(lang, Word::Narrow),
        groups,
        words: Words {
            duty: word(lang, Word::Duty),
            source: word(lang, Word::Source),
            period: if clock.verdicts { word(lang, Word::Period) } else { "" },
            verdict: word(lang, Word::Verdict),
            strokes: word(lang, Word::Strokes),
            terms: word(lang, Word::Term),
            when: word(lang, Word::When),
            what: word(lang, Word::Stroke),
        },
        strokes: strokes(shown),
        terms: terms(site, shown),
        nothing: if year.marks.is_empty() { word(lang, Word::NothingDue) } else { "" },
        dayless: if year.dayless > 0 { words::dayless(lang, year.dayless) } else { String::new() },
        apart: year.apart.iter().map(apart).collect(),
        apart_label: words::apart(lang),
        // In files there is the one year that was written.
        data: site.data_links(place, "clock", if site.href(lang, place, &here).is_empty() { "" } else { &here }),
    })
}

/// Its table as data.
#[must_use]
pub fn clock_tables(site: &Site<'_>, shown: &ClockPage<'_>) -> Vec<Table> {
    let instance = |id: &str| site.to(&Place::Instance(id.to_owned()));
    let duty = |duty: DutyId, body: Option<BodyId>| way(site, shown.clock.book, duty, body);
    vec![table::clock(&shown.clock, &Ways { instance: &instance, duty: &duty })]
}

/// The page of a duty: of one body over its periods where a body is meant.
pub(super) fn way(site: &Site<'_>, book: &crate::render::Book<'_>, duty: DutyId, body: Option<BodyId>) -> String {
    let name = book.model.duty(duty).name.clone();
    site.to(&match body {
        Some(body) => Place::History(book.roster.body(body).id.clone(), name),
        None => Place::Duty(name),
    })
}

fn day(site: &Site<'_>, shown: &ClockPage<'_>, mark: &Mark) -> Day {
    Day {
        id: anchor(mark.day, mark.binds),
        name: days::with_weekday(site.lang, mark.day),
        rows: mark.items.iter().map(|item| row(site, shown, item)).collect(),
    }
}

fn row(site: &Site<'_>, shown: &ClockPage<'_>, item: &Item) -> Row {
    let (lang, book, finding) = (site.lang, shown.clock.book, &item.finding);
    let one = shown.clock.verdicts;
    let badged = |(of, count): (&Verdict, &usize)| {
        let badge = badge(lang, *of);
        Badged { badge, text: if one { badge.word.to_owned() } else { verdict::counted(lang, *count, *of) } }
    };
    Row {
        href: if one {
            site.to(&Place::Instance(finding.instance.clone()))
        } else {
            way(site, book, finding.duty, None)
        },
        title: title(book, finding),
        law: book.law(&finding.source),
        period: book.period(finding).filter(|_| one).unwrap_or_default(),
        badges: item.counts.iter().map(badged).collect(),
        others: if one { others(lang, finding) } else { Vec::new() },
    }
}

fn strokes(shown: &ClockPage<'_>) -> Vec<Span> {
    let lang = shown.clock.book.lang;
    let span = |stretch: &crate::review::year::Stretch| Span {
        letter: words::letter(stretch.at),
        when: days::span(lang, stretch.days.from(), stretch.days.last()),
        what: stretch.stroke.names.get(lang).to_owned(),
    };
    shown.clock.year.strokes.iter().map(span).collect()
}

fn terms(site: &Site<'_>, shown: &ClockPage<'_>) -> Vec<Span> {
    let lang = site.lang;
    let mut spans = Vec::new();
    for term in &shown.clock.year.terms {
        for (at, days) in term.years.iter().enumerate() {
            if days.intersect(&shown.clock.year.days).is_some() {
                let council = ribbon::council(shown.clock.book.model, lang, term);
                let of = words::term_year(lang, at + 1);
                spans.push(Span {
                    letter: String::new(),
                    when: days::span(lang, days.from(), days.last()),
                    what: format!("{}: {of}", words::term(lang, council, term.days)),
                });
            }
        }
    }
    spans
}
