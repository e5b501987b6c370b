//! The page of one duty on the map of tiles, with the same as a table.

use askama::Template;

use super::cells::cell;
use super::filters::{Filters, filters};
use super::parts::{Badge, DataLinks, badge_of, legend};
use super::{Head, Place, Site, filled};
use crate::finding::Finding;
use crate::model::BodyId;
use crate::render::book::Book;
use crate::render::picture::map::Drawing;
use crate::render::table::{self, Column, Table};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::matrix::{self as said, Word, otherwise, word};
use crate::render::wording::site as site_words;
use crate::render::wording::table::{Heading, heading};
use crate::render::wording::{law, verdict};
use crate::review::Options;
use crate::review::selection::Choices;
use crate::review::tiles::{Map, Placed};

#[derive(Template)]
#[template(path = "map.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    /// The duty with its page.
    duty: Option<(String, String)>,
    hint: String,
    note: &'static str,
    filters: Filters,
    legend_label: &'static str,
    legend: Vec<Badge>,
    picture: String,
    caption: String,
    columns: [&'static str; 2],
    rows: Vec<Row>,
    data: DataLinks,
}

struct Row {
    code: String,
    name: String,
    href: String,
    stands: Vec<Standing>,
    /// What is said where the duty does not concern the body.
    nothing: &'static str,
}

/// How one instance stands.
struct Standing {
    badge: Badge,
    href: String,
    more: Vec<String>,
    due: String,
}

/// The page.
#[must_use]
pub fn map(site: &Site<'_>, book: &Book<'_>, map: &Map, choices: &Choices, options: &Options) -> String {
    let lang = site.lang;
    let text = options.text(book.model);
    let title = said::title(word(lang, Word::MapTitle), None, &book.period_key(&map.span.key));
    let drawing = Drawing::new(book, map, |body, findings| tile_href(site, book, body, findings));
    let duty = map.duty.map(|duty| book.model.duty(duty));
    let source = map.placed.iter().flat_map(|placed| &placed.findings).next();
    let note = match (&duty, drawing.is_empty()) {
        (None, _) => Word::NoDuty,
        (Some(_), true) => Word::NoTiles,
        (Some(_), false) => Word::MapNote,
    };
    filled(&Page {
        head: site.head_here(&title, &text),
        title,
        duty: duty.map(|duty| (site.to(&Place::Duty(duty.name.clone())), duty.title.get(lang).to_owned())),
        hint: source.map_or_else(String::new, |finding| {
            format!("{} · {}", book.law(&finding.source), law::binding(lang, finding.binding))
        }),
        note: word(lang, note),
        filters: filters(site, book, &Place::Map, &["duty", "period", "as-of", "known-at"], choices, options),
        legend_label: site_words::word(lang, site_words::Word::Legend),
        legend: legend(lang),
        picture: if drawing.is_empty() || duty.is_none() { String::new() } else { drawing.on_page() },
        caption: drawing.title.clone(),
        columns: [word(lang, Word::Body), word(lang, Word::Stands)],
        rows: map.placed.iter().map(|placed| row(site, book, placed)).collect(),
        data: site.data_links(&Place::Map, "map", &text),
    })
}

/// The page behind a tile: the proof, of several the history; where nothing concerns a body, its own.
fn tile_href(site: &Site<'_>, book: &Book<'_>, body: &str, findings: &[Finding]) -> String {
    site.to(&match findings {
        [] => Place::Body(body.to_owned()),
        [one] => Place::Instance(one.instance.clone()),
        [one, ..] => Place::History(body.to_owned(), book.model.duty(one.duty).name.clone()),
    })
}

fn row(site: &Site<'_>, book: &Book<'_>, placed: &Placed) -> Row {
    let lang = site.lang;
    let body = book.roster.body(placed.body);
    let standing = |finding: &Finding| {
        let words = cell(lang, &[finding]).told();
        let mut more: Vec<String> = words.split("; ").skip(1).map(str::to_owned).collect();
        if placed.findings.len() > 1 {
            more.extend(book.period(finding));
        }
        Standing {
            badge: badge_of(lang, finding),
            href: site.to(&Place::Instance(finding.instance.clone())),
            more,
            due: finding.due.as_ref().map_or_else(
                || verdict::no_due(lang, finding.no_due).to_owned(),
                |due| verdict::due(lang, due.effective),
            ),
        }
    };
    Row {
        code: body.code.clone(),
        name: book.body(placed.body),
        href: site.to(&Place::Body(body.id.clone())),
        stands: placed.findings.iter().map(standing).collect(),
        nothing: word(lang, Word::NotConcerned),
    }
}

/// The map as data, `proof` the address of an instance's, empty where there is none: one row for each body and instance; a body whom the duty does not concern has one without.
#[must_use]
pub fn map_table(book: &Book<'_>, map: &Map, proof: impl Fn(&str) -> String) -> Table {
    let lang = book.lang;
    let columns = vec![
        Column::new("body", heading(lang, Heading::BodyId)),
        Column::new("code", word(lang, Word::Code)),
        Column::new("body_name", interface::label(lang, Label::Bearer)),
        Column::new("duty", heading(lang, Heading::DutyId)),
        Column::new("duty_title", word(lang, Word::Duty)),
        Column::new("source", interface::label(lang, Label::Source)),
        Column::new("instance", interface::label(lang, Label::Instance)),
        Column::new("period", interface::label(lang, Label::Period)),
        Column::new("verdict", word(lang, Word::Stands)),
        Column::new("due", word(lang, Word::Due)),
        Column::new("other_readings", interface::label(lang, Label::OtherReading)),
        Column::new("conditional", interface::label(lang, Label::Conditional)),
    ];
    let mut rows = Vec::new();
    for placed in &map.placed {
        let first = |body: BodyId| {
            let known = book.roster.body(body);
            let duty = map.duty.map(|duty| book.model.duty(duty));
            [
                known.id.as_str(),
                known.code.as_str(),
                book.body_name(body),
                duty.map_or("", |duty| &duty.name),
                duty.map_or("", |duty| duty.title.get(lang)),
            ]
            .map(table::Cell::text)
            .to_vec()
        };
        if placed.findings.is_empty() {
            let mut cells = first(placed.body);
            cells.resize(columns.len(), table::Cell::Empty);
            rows.push(cells);
        }
        for finding in &placed.findings {
            let mut cells = first(placed.body);
            let others = super::cells::other_verdicts(finding);
            let others: Vec<String> =
                others.into_iter().map(|of| otherwise(lang, verdict::verdict(lang, of))).collect();
            cells.extend([
                table::Cell::text(book.law(&finding.source)),
                table::Cell::Link(finding.instance.clone(), proof(&finding.instance)),
                table::Cell::text(book.period(finding).unwrap_or_default()),
                table::Cell::Verdict(finding.verdict),
                table::Cell::day(finding.due.as_ref().map(|due| due.effective)),
                table::Cell::text(others.join("; ")),
                table::coded::conditional(finding),
            ]);
            rows.push(cells);
        }
    }
    Table { name: "map", title: word(lang, Word::MapTitle).to_owned(), columns, rows }
}
