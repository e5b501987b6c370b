//! Findings as a table for people: one row an instance, in words; and remarks about the records.

use super::{Cell, Column, Table, coded};
use crate::finding::{DataFinding, Finding, Missing, Verdict};
use crate::render::body;
use crate::render::book::Book;
use crate::render::wording::table::{self as words, Heading, heading};
use crate::render::wording::{days, interface, items, law, notes, quoted, verdict};

/// The columns, in their order.
const COLUMNS: [(&str, Heading); 18] = [
    ("code", Heading::Code),
    ("body", Heading::Body),
    ("duty", Heading::Duty),
    ("counterparty", Heading::Counterparty),
    ("period", Heading::Period),
    ("verdict", Heading::Verdict),
    ("due", Heading::Due),
    ("late_days", Heading::Late),
    ("missing", Heading::Missing),
    ("not_known", Heading::NotKnown),
    ("why", Heading::Why),
    ("readings", Heading::Readings),
    ("changes_on", Heading::ChangesOn),
    ("records", Heading::Records),
    ("source", Heading::Source),
    ("binding", Heading::Binding),
    ("notes", Heading::Notes),
    ("instance", Heading::Instance),
];

/// The findings, in their order.
#[must_use]
pub fn findings(book: &Book<'_>, findings: &[Finding]) -> Table {
    let lang = book.lang;
    Table {
        name: "findings",
        title: words::findings(lang).to_owned(),
        columns: COLUMNS
            .into_iter()
            .map(|(name, title)| Column::new(name, heading(lang, title)))
            .chain([Column::new("conditional", interface::label(lang, interface::Label::Conditional))])
            .collect(),
        rows: findings.iter().map(|finding| row(book, finding)).collect(),
    }
}

/// Remarks about the records; none where there are none.
#[must_use]
pub fn remarks(book: &Book<'_>, data: &[DataFinding]) -> Option<Table> {
    let row = |finding: &DataFinding| vec![Cell::text(notes::data(book, finding))];
    (!data.is_empty()).then(|| Table {
        name: "remarks",
        title: words::remarks(book.lang).to_owned(),
        columns: vec![Column::new("remark", words::remark(book.lang))],
        rows: data.iter().map(row).collect(),
    })
}

fn row(book: &Book<'_>, finding: &Finding) -> Vec<Cell> {
    let lang = book.lang;
    let body = book.roster.body(finding.bearer);
    // While there is time, what lacks is still to be done.
    let running = matches!(finding.verdict, Verdict::Open | Verdict::Upcoming);
    let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) =
        finding.missing.iter().partition(|lack| lack.certain || running);
    let records: Vec<String> = finding.witnesses.iter().map(|id| book.record_id(*id)).collect();
    let mut readings = body::reading_words(book, finding);
    readings.extend(finding.reading_dues.iter().map(|(_, due)| verdict::due(lang, due.effective)));
    readings.dedup();
    vec![
        Cell::text(body.code.as_str()),
        Cell::text(book.body(finding.bearer)),
        Cell::text(book.title(finding)),
        Cell::text(finding.counterparty.map(|body| book.body(body)).unwrap_or_default()),
        Cell::text(book.period(finding).unwrap_or_default()),
        Cell::Verdict(finding.verdict),
        Cell::day(finding.due.as_ref().map(|due| due.effective)),
        finding.late_days.map_or(Cell::Empty, Cell::Number),
        Cell::text(body::missing_words(book, finding, &certain)),
        Cell::text(body::missing_words(book, finding, &doubtful)),
        Cell::text(why(book, finding)),
        Cell::text(readings.join("; ")),
        Cell::day(finding.changes_on),
        Cell::text(records.join(", ")),
        Cell::text(book.law(&finding.source)),
        Cell::text(law::binding(lang, finding.binding)),
        Cell::text(body::note_words(book, finding).join(" ")),
        Cell::text(finding.instance.as_str()),
        coded::conditional(finding),
    ]
}

/// Why it does not apply, cannot be told, or is waived.
fn why(book: &Book<'_>, finding: &Finding) -> String {
    let lang = book.lang;
    let mut parts = Vec::new();
    if let Some(because) = &finding.because {
        parts.push(body::because_words(book, finding, because));
    }
    if let Some(waiver) = finding.waiver {
        let ground = quoted(lang, book.evidence(waiver.record).1);
        parts.push(interface::waived_until(lang, &days::day(lang, waiver.until), &ground));
    }
    if let Some(computed) = finding.computed {
        let label = interface::label(lang, interface::Label::Computed);
        parts.push(format!("{label}: {}", verdict::verdict(lang, computed)));
    }
    if !finding.causes.is_empty() {
        parts.push(items::cause_list(lang, &finding.causes));
    }
    parts.join("; ")
}
