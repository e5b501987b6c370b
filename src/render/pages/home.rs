//! Where one begins: find a body, see whose records were read; and the list of every body.

use askama::Template;

use super::parts::DataLinks;
use super::{Head, Line, Place, Site, filled};
use crate::model::BodyId;
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table};
use crate::render::wording::data::{self, Heading, heading};
use crate::render::wording::site::{Word, word};

/// What the first page shows.
pub struct Home {
    /// What the reader looked for.
    pub q: Option<String>,
    /// What was found.
    pub found: Vec<BodyId>,
    /// What may have been meant, where nothing was.
    pub near: Vec<BodyId>,
    /// Whom the registers are about.
    pub on_record: Vec<BodyId>,
    /// Counties and those who organise services beside them.
    pub organisers: Vec<BodyId>,
    /// Municipalities, by the county to which they belong, if there is one.
    pub municipalities: Vec<(Option<BodyId>, Vec<BodyId>)>,
    /// All others that bear duties.
    pub others: Vec<BodyId>,
}

#[derive(Template)]
#[template(path = "home.html", config = "src/render/pages/askama.toml")]
struct Page<'p> {
    head: Head,
    title: &'static str,
    lead: &'static str,
    action: String,
    /// The days that go along in the form.
    kept: Vec<(String, String)>,
    q: &'p str,
    words: Words,
    nothing: &'static str,
    found: Option<Group>,
    groups: Vec<Group>,
    ways_heading: &'static str,
    ways: Vec<Line>,
    data: Option<DataLinks>,
}

struct Words {
    choose: &'static str,
    search: &'static str,
    find: &'static str,
}

struct Group {
    name: String,
    note: &'static str,
    lines: Vec<Line>,
}

/// The first page.
#[must_use]
pub fn home(site: &Site<'_>, book: &Book<'_>, shown: &Home, options: &str) -> String {
    let lang = site.lang;
    let mut groups = Vec::new();
    let on_record = lines(site, book, &shown.on_record);
    groups.push(Group {
        name: word(lang, Word::Counties).to_owned(),
        note: "",
        lines: lines(site, book, &shown.organisers),
    });
    let none = if on_record.is_empty() { word(lang, Word::NoRecords) } else { "" };
    groups.push(Group { name: word(lang, Word::OnRecord).to_owned(), note: none, lines: on_record });
    written(site, book, shown, groups, word(lang, Word::Title), (options, Beside::Ways(ways(site))))
}

/// Every body that bears duties.
#[must_use]
pub fn bodies(site: &Site<'_>, book: &Book<'_>, shown: &Home, options: &str) -> String {
    let lang = site.lang;
    let mut groups = Vec::new();
    let mut put = |name: String, bodies: &[BodyId]| {
        groups.push(Group { name, note: "", lines: lines(site, book, bodies) });
    };
    put(word(lang, Word::Counties).to_owned(), &shown.organisers);
    for (county, members) in &shown.municipalities {
        put(county.map_or_else(|| word(lang, Word::Municipalities).to_owned(), |county| book.body(county)), members);
    }
    put(word(lang, Word::Others).to_owned(), &shown.others);
    groups.retain(|group| !group.lines.is_empty());
    let data = site.data_links(&Place::Bodies, BODIES, options);
    written(site, book, shown, groups, word(lang, Word::Bodies), (options, Beside::Data(data)))
}

/// The name of the table of bodies.
const BODIES: &str = "bodies";

/// Bodies as a table, each with the organiser to which it belongs.
#[must_use]
pub fn bodies_table(site: &Site<'_>, book: &Book<'_>, listed: &[(BodyId, Option<BodyId>)]) -> Table {
    let lang = site.lang;
    let columns = [
        ("id", Heading::Id),
        ("code", Heading::Code),
        ("kind", Heading::Kind),
        ("kind_name", Heading::KindName),
        ("name", Heading::Name),
        ("name_fi", Heading::NameFi),
        ("name_sv", Heading::NameSv),
        ("name_en", Heading::NameEn),
        ("organiser", Heading::Organiser),
        ("organiser_name", Heading::OrganiserName),
        ("from", Heading::From),
        ("until", Heading::Until),
    ];
    let row = |(id, organiser): &(BodyId, Option<BodyId>)| {
        let body = book.roster.body(*id);
        let organiser_id = organiser.map(|organiser| book.roster.body(organiser).id.as_str());
        vec![
            Cell::text(body.id.as_str()),
            Cell::text(body.code.as_str()),
            Cell::text(book.model.vocabulary.kinds[body.kind.index()].name.as_str()),
            Cell::text(book.kind(body.kind)),
            Cell::Link(book.body(*id), site.to(&Place::Body(body.id.clone()))),
            Cell::text(body.names.fi.as_str()),
            Cell::text(body.names.sv.as_str()),
            Cell::text(body.names.en.as_str()),
            Cell::text(organiser_id.unwrap_or_default()),
            Cell::text(organiser.map(|organiser| book.body(organiser)).unwrap_or_default()),
            Cell::day(body.from),
            Cell::day(body.until),
        ]
    };
    Table {
        name: BODIES,
        title: data::bodies(lang).to_owned(),
        columns: columns.into_iter().map(|(name, title)| Column::new(name, heading(lang, title))).collect(),
        rows: listed.iter().map(row).collect(),
    }
}

/// What stands beside the lists.
enum Beside {
    /// Ways into the pages.
    Ways(Vec<Line>),
    /// The same as data.
    Data(DataLinks),
}

fn written(
    site: &Site<'_>,
    book: &Book<'_>,
    shown: &Home,
    groups: Vec<Group>,
    title: &'static str,
    (options, beside): (&str, Beside),
) -> String {
    let lang = site.lang;
    let q = shown.q.as_deref().unwrap_or_default();
    let (ways, data) = match beside {
        Beside::Ways(ways) => (ways, None),
        Beside::Data(data) => (Vec::new(), Some(data)),
    };
    let kept = site.days.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    filled(&Page {
        head: site.head_here(title, options),
        title,
        lead: word(lang, Word::Lead),
        action: site.href(lang, &site.place, ""),
        kept: kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
        q,
        words: Words {
            choose: word(lang, Word::Choose),
            search: word(lang, Word::Search),
            find: word(lang, Word::Find),
        },
        nothing: match (shown.q.is_some() && shown.found.is_empty(), shown.near.is_empty()) {
            (false, _) => "",
            (true, true) => word(lang, Word::NothingFound),
            (true, false) => word(lang, Word::Near),
        },
        found: found(site, book, shown),
        groups,
        ways_heading: word(lang, Word::Ways),
        ways,
        data,
    })
}

/// The ways into the pages, those that are there.
fn ways(site: &Site<'_>) -> Vec<Line> {
    let ways = [
        (Place::Review, Word::Review, Word::ReviewHint),
        (Place::Changes, Word::Changes, Word::ChangesHint),
        (Place::Clock, Word::Clock, Word::ClockHint),
        (Place::Calendars, Word::Calendars, Word::CalendarsHint),
        (Place::Duties, Word::Duties, Word::DutiesHint),
        (Place::Data, Word::Data, Word::DataHint),
    ];
    let line = |(place, name, hint)| Line {
        href: site.to(&place),
        name: word(site.lang, name).to_owned(),
        hint: word(site.lang, hint).to_owned(),
    };
    ways.into_iter().map(line).filter(|line| !line.href.is_empty()).collect()
}

/// What was found, if something was looked for; else what may have been meant.
fn found(site: &Site<'_>, book: &Book<'_>, shown: &Home) -> Option<Group> {
    let bodies = if shown.found.is_empty() { &shown.near } else { &shown.found };
    if shown.q.is_none() || bodies.is_empty() {
        return None;
    }
    let heading = if shown.found.is_empty() { Word::Choose } else { Word::Found };
    Some(Group { name: word(site.lang, heading).to_owned(), note: "", lines: lines(site, book, bodies) })
}

fn lines(site: &Site<'_>, book: &Book<'_>, bodies: &[BodyId]) -> Vec<Line> {
    let line = |body: &BodyId| Line {
        href: site.to(&Place::Body(site.model.roster.body(*body).id.clone())),
        name: book.body(*body),
        hint: String::new(),
    };
    let mut lines: Vec<Line> = bodies.iter().map(line).collect();
    lines.sort_by_key(|line| super::page::sorted(&line.name));
    lines
}
