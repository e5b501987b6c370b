//! The page about data: which tables there are, in which forms, how their addresses are built, what they may be used for.

use askama::Template;

use super::parts::DataLinks;
use super::{Head, Line, Place, Root, Site, filled};
use crate::render::table::TableInfo;
use crate::render::wording::data::{self, Word};
use crate::render::wording::site;
use crate::review::options::NAMES;

/// A page whose tables are offered.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The page; names that vary stand in braces: `{body}`.
    pub place: Place,
    /// Those names, each with one that exists; nothing where none does.
    pub examples: Vec<(&'static str, String)>,
    /// The options that it knows.
    pub options: &'static [&'static str],
    /// Its tables.
    pub tables: &'static [TableInfo],
}

#[derive(Template)]
#[template(path = "data.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: &'static str,
    words: Words,
    /// Forms, each with what it is for.
    forms: Vec<(&'static str, &'static str)>,
    rows: Vec<Row>,
    braces: bool,
    /// A page and the address of its table.
    example: Vec<String>,
    options: Vec<(&'static str, &'static str)>,
    openapi: String,
    calendars: Line,
}

struct Words {
    lead: &'static str,
    forms: &'static str,
    formulas: &'static str,
    tables: &'static str,
    page: &'static str,
    table: &'static str,
    address: &'static str,
    files: &'static str,
    on_page: &'static str,
    braces: &'static str,
    addresses: &'static str,
    built: &'static str,
    stable: &'static str,
    frozen: &'static str,
    options: &'static str,
    limits: &'static str,
    unknown: &'static str,
    no_ranking: &'static str,
    programs: &'static str,
    described: &'static str,
    findings: &'static str,
    calendars: &'static str,
    licence: &'static str,
    eupl: &'static str,
    sources: &'static str,
}

/// A table that is offered.
struct Row {
    page: &'static str,
    /// The page itself, where its address holds no name that varies.
    href: String,
    table: &'static str,
    address: String,
    data: DataLinks,
}

/// The page.
#[must_use]
pub fn data(site: &Site<'_>, offers: &[Offer]) -> String {
    let lang = site.lang;
    let word = |which| data::word(lang, which);
    let all: Vec<&str> = offers.iter().flat_map(|offer| offer.options.iter().copied()).collect();
    let known = ["lang", "profile"].into_iter().chain(NAMES.into_iter().filter(|name| all.contains(name)));
    let prefix = match site.root {
        Root::Served { prefix, .. } => prefix.as_str(),
        Root::Files { .. } | Root::Folder(_) | Root::One(_) => "",
    };
    filled(&Page {
        head: site.head_here(word(Word::Title), ""),
        title: word(Word::Title),
        words: words(word),
        forms: vec![
            ("XLSX", word(Word::Xlsx)),
            (site::word(lang, site::Word::ExcelCsv), word(Word::ExcelCsv)),
            ("CSV", word(Word::Csv)),
            ("JSON", word(Word::Json)),
        ],
        rows: offers.iter().flat_map(|offer| offer.tables.iter().map(|table| row(site, offer, table))).collect(),
        braces: offers.iter().any(|offer| !offer.examples.is_empty()),
        example: vec![
            format!("{prefix}/{lang}/bodies?as-of=2026-10-31"),
            format!("{prefix}/api/v1/bodies/bodies.xlsx?as-of=2026-10-31&lang={lang}"),
        ],
        options: known.map(|name| (name, data::option(lang, name))).collect(),
        openapi: format!("{prefix}/api/openapi.json"),
        calendars: Line {
            href: site.to(&Place::Calendars),
            name: site::word(lang, site::Word::Calendars).to_owned(),
            hint: String::new(),
        },
    })
}

fn row(site: &Site<'_>, offer: &Offer, table: &TableInfo) -> Row {
    let fixed = offer.examples.is_empty();
    let path = offer.place.path().replace("%7B", "{").replace("%7D", "}");
    let slash = if path.is_empty() { "" } else { "/" };
    let mut links = site.data_links(&offer.place, table.name, "");
    if !fixed {
        links.links.clear();
    }
    Row {
        page: data::page(site.lang, &offer.place),
        href: if fixed { site.to(&offer.place) } else { String::new() },
        table: (table.about)(site.lang),
        address: format!("/api/v1/{path}{slash}{}.xlsx", table.name),
        data: links,
    }
}

fn words(word: impl Fn(Word) -> &'static str) -> Words {
    Words {
        lead: word(Word::Lead),
        forms: word(Word::Forms),
        formulas: word(Word::Formulas),
        tables: word(Word::Tables),
        page: word(Word::Page),
        table: word(Word::Table),
        address: word(Word::Address),
        files: word(Word::Files),
        on_page: word(Word::OnPage),
        braces: word(Word::Braces),
        addresses: word(Word::Addresses),
        built: word(Word::Built),
        stable: word(Word::Stable),
        frozen: word(Word::Frozen),
        options: word(Word::Options),
        limits: word(Word::Limits),
        unknown: word(Word::Unknown),
        no_ranking: word(Word::NoRanking),
        programs: word(Word::Programs),
        described: word(Word::Described),
        findings: word(Word::Findings),
        calendars: word(Word::Calendars),
        licence: word(Word::Licence),
        eupl: word(Word::Eupl),
        sources: word(Word::Sources),
    }
}
