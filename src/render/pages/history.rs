//! The page of one duty of a body over its periods.

use askama::Template;

use super::lines::{Link, Other, body_link, details, due_words, law_link, missing_words, others, record_link};
use super::parts::{Badge, DataLinks, badge_of};
use super::{Head, Place, Site, filled};
use crate::finding::Finding;
use crate::model::{BodyId, DutyId, Version};
use crate::render::body::late_words;
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::body::{self as said, Word as BodyWord};
use crate::render::wording::history::{self as words, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::{days, verdict};
use crate::review::body::due_of;
use crate::time::Day;

/// What the page of a history shows.
pub struct HistoryPage<'p> {
    /// Whose.
    pub body: BodyId,
    /// Which duty.
    pub duty: DutyId,
    /// From which day one looks.
    pub as_of: Day,
    /// What became of it, the first period first.
    pub findings: &'p [Finding],
    /// Other law for the same matter.
    pub related: &'p [DutyId],
}

#[derive(Template)]
#[template(path = "history.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    body: Link,
    rule: Link,
    soft: &'static str,
    tally: String,
    nothing: &'static str,
    heading: String,
    caption: String,
    columns: Vec<String>,
    rows: Vec<Row>,
    other: &'static str,
    data: DataLinks,
    law_heading: &'static str,
    laws: Vec<(Link, String, String)>,
    related_heading: &'static str,
    related: Vec<Link>,
}

struct Row {
    period: Link,
    badge: Badge,
    due: String,
    late: String,
    records: Vec<Link>,
    law: Link,
    details: Vec<String>,
    readings: Vec<Other>,
}

/// The page: the last period first, for that is what one comes for.
#[must_use]
pub fn history(site: &Site<'_>, book: &Book<'_>, shown: &HistoryPage<'_>) -> String {
    let lang = site.lang;
    let duty = site.model.duty(shown.duty);
    let title = duty.title.get(lang).to_owned();
    let body = body_link(site, book, shown.body);
    let findings: Vec<&Finding> = shown.findings.iter().collect();
    let counts = crate::render::text::counts(&findings);
    let hard = duty.binding.can_be_breached();
    let rule = Link { href: site.to(&Place::Duty(duty.name.clone())), name: word(lang, Word::Rule).to_owned() };
    let row = |finding: &Finding| {
        let law = law_link(book, &finding.source);
        Row {
            period: Link { href: site.to(&Place::Instance(finding.instance.clone())), name: named(book, finding) },
            badge: badge_of(lang, finding),
            due: due_words(book, finding, shown.as_of),
            late: late_words(book, finding).unwrap_or_default(),
            records: finding.witnesses.iter().map(|id| record_link(site, book, *id)).collect(),
            law,
            details: details(book, finding),
            readings: others(book, finding),
        }
    };
    let other_duty = |id: &DutyId| {
        let other = site.model.duty(*id);
        let id = book.roster.body(shown.body).id.clone();
        Link { href: site.to(&Place::History(id, other.name.clone())), name: other.shown(lang).to_owned() }
    };
    let page = Page {
        head: site.head_here(&format!("{title} – {}", body.name), &site.days),
        soft: if hard { "" } else { word(lang, Word::Soft) },
        tally: match (shown.findings.is_empty(), hard) {
            (true, _) => String::new(),
            (false, true) => said::tally(lang, &counts),
            (false, false) => verdict::soft_summary(lang, shown.findings.len(), &counts),
        },
        nothing: if shown.findings.is_empty() { word(lang, Word::Nothing) } else { "" },
        heading: words::count(lang, shown.findings.len()),
        caption: format!("{title}: {}", body.name),
        columns: [
            interface::label(lang, Label::Period),
            said::word(lang, BodyWord::Verdict),
            interface::label(lang, Label::Due),
            interface::label(lang, Label::Records),
            interface::label(lang, Label::Source),
            word(lang, Word::Remarks),
        ]
        .map(super::body::capital)
        .into(),
        rows: shown.findings.iter().rev().map(row).collect(),
        other: interface::label(lang, Label::OtherReading),
        data: site.data_links(&site.place, "history", &site.days),
        law_heading: word(lang, Word::Law),
        laws: duty.versions.iter().rev().map(|version| version_line(book, version, &title)).collect(),
        related_heading: word(lang, Word::Related),
        related: shown.related.iter().map(other_duty).collect(),
        title,
        body,
        rule,
    };
    filled(&page)
}

/// The period, with the one towards whom it is owed.
fn named(book: &Book<'_>, finding: &Finding) -> String {
    let towards = finding.counterparty.map(|body| book.body(body));
    let parts: Vec<String> = [towards, book.period(finding)].into_iter().flatten().collect();
    if parts.is_empty() { word(book.lang, Word::Whole).to_owned() } else { parts.join(", ") }
}

fn version_line(book: &Book<'_>, version: &Version, now: &str) -> (Link, String, String) {
    let lang = book.lang;
    let force = format!("{} {}", word(lang, Word::InForce), days::stretch(lang, Some(version.from), version.until));
    // What it is called now stands above.
    let title = version.title.as_ref().map_or("", |title| title.get(lang));
    let title = if title == now { String::new() } else { title.to_owned() };
    (law_link(book, &version.source), force, title)
}

/// The table of the page.
#[must_use]
pub fn history_tables(site: &Site<'_>, book: &Book<'_>, shown: &HistoryPage<'_>) -> Vec<Table> {
    let lang = site.lang;
    let label = |of| interface::label(lang, of);
    let columns = [
        ("instance", label(Label::Instance)),
        ("period", label(Label::Period)),
        ("counterparty", label(Label::Counterparty)),
        ("verdict", said::word(lang, BodyWord::Verdict)),
        ("due", label(Label::Due)),
        ("late_days", word(lang, Word::Late)),
        ("missing", label(Label::Missing)),
        ("causes", label(Label::Why)),
        ("records", label(Label::Records)),
        ("readings", label(Label::OtherReading)),
        ("source", label(Label::Source)),
        ("binding", label(Label::Binding)),
        ("proof", said::word(lang, BodyWord::Proof)),
        ("conditional", label(Label::Conditional)),
    ];
    let row = |finding: &Finding| {
        let readings: Vec<String> =
            others(book, finding).into_iter().map(|other| format!("{}: {}", other.badge.word, other.ground)).collect();
        vec![
            Cell::text(finding.instance.clone()),
            Cell::text(book.period(finding).unwrap_or_default()),
            finding.counterparty.map_or(Cell::Empty, |body| Cell::text(book.body(body))),
            Cell::Verdict(finding.verdict),
            Cell::day(due_of(finding)),
            finding.late_days.map_or(Cell::Empty, Cell::Number),
            coded::missing(finding, missing_words(book, finding)),
            coded::causes(lang, &finding.causes),
            coded::records(book, &finding.witnesses),
            Cell::text(readings.join("; ")),
            Cell::text(book.law(&finding.source)),
            coded::binding(lang, finding.binding),
            Cell::Link(
                said::word(lang, BodyWord::Proof).to_owned(),
                site.to(&Place::Instance(finding.instance.clone())),
            ),
            coded::conditional(finding),
        ]
    };
    let title = site.model.duty(shown.duty).title.get(lang);
    vec![Table {
        name: "history",
        title: format!("{title}: {}", book.body(shown.body)),
        columns: columns.into_iter().map(|(name, title)| Column::new(name, title)).collect(),
        rows: shown.findings.iter().map(row).collect(),
    }]
}
