//! Findings as a table by RFC 4180: one row a finding, lists joined by `|`, days in ISO form, cells that a spreadsheet
//! would run as a formula made harmless.

use std::io::{self, Write};

use super::book::Book;
use super::data::iso;
use super::run::Run;
use super::wording::{law, notes};
use crate::finding::{Finding, Missing};

/// The columns, as `rules.md` D3 names the fields; what the run was made from stands last.
const COLUMNS: [&str; 32] = [
    "instance",
    "duty",
    "source",
    "binding",
    "bearer",
    "counterparty",
    "period",
    "verdict",
    "due",
    "effective_due",
    "window_from",
    "window_to",
    "missing",
    "witnesses",
    "causes",
    "because",
    "waiver",
    "computed",
    "readings",
    "reading_dues",
    "grade",
    "late_days",
    "done",
    "of",
    "changes_on",
    "notes",
    "velvoite",
    "rules",
    "calendars",
    "records",
    "as_of",
    "known_at",
];

/// Writes the table with its header.
///
/// # Errors
/// What the stream says.
pub fn write(out: &mut dyn Write, book: &Book<'_>, run: &Run, findings: &[Finding]) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS).map_err(io_error)?;
    for finding in findings {
        let cells: Vec<String> = row(book, run, finding).iter().map(|cell| harmless(cell)).collect();
        table.write_record(&cells).map_err(io_error)?;
    }
    table.flush()
}

/// The stream's own error, so that a closed pipe is still known as one.
pub(super) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn row(book: &Book<'_>, run: &Run, finding: &Finding) -> [String; COLUMNS.len()] {
    let day = |day: Option<crate::time::Day>| day.map(iso).unwrap_or_default();
    let joined = |items: Vec<String>| items.join("|");
    let body = |id| book.roster.body(id).id.clone();
    [
        finding.instance.clone(),
        book.model.duty(finding.duty).name.clone(),
        law::code(&finding.source),
        finding.binding.code().to_owned(),
        body(finding.bearer),
        finding.counterparty.map(body).unwrap_or_default(),
        finding.period.clone(),
        finding.verdict.code().to_owned(),
        day(finding.due.as_ref().map(|due| due.nominal)),
        day(finding.due.as_ref().map(|due| due.effective)),
        day(finding.window.0),
        day(finding.window.1),
        joined(finding.missing.iter().map(missing).collect()),
        joined(finding.witnesses.iter().map(|id| book.record_id(*id)).collect()),
        joined(finding.causes.iter().map(|cause| cause.code().to_owned()).collect()),
        finding.because.as_ref().map(|because| because.code().to_owned()).unwrap_or_default(),
        finding
            .waiver
            .map(|waiver| format!("{} {}", book.record_id(waiver.record), iso(waiver.until)))
            .unwrap_or_default(),
        finding.computed.map(|of| of.code().to_owned()).unwrap_or_default(),
        joined(finding.readings.iter().map(|(name, of)| format!("{name}={}", of.code())).collect()),
        joined(finding.reading_dues.iter().map(|(name, due)| format!("{name}={}", iso(due.effective))).collect()),
        finding.grade.map(|grade| grade.code().to_owned()).unwrap_or_default(),
        finding.late_days.map(|count| count.to_string()).unwrap_or_default(),
        finding.ratio.0.to_string(),
        finding.ratio.1.to_string(),
        day(finding.changes_on),
        joined(finding.notes.iter().map(|note| notes::note(book, note).replace('|', "/")).collect()),
        run.version.clone(),
        run.rules.clone(),
        run.calendars.clone(),
        run.records.clone(),
        iso(run.as_of.0),
        day(run.known_at),
    ]
}

/// `counterparty:municipality-020`, with `?` where it is not certain, and the days of a status.
pub(super) fn missing(lack: &Missing) -> String {
    let doubt = if lack.certain { "" } else { "?" };
    let days =
        lack.days.map_or(String::new(), |(from, to)| format!(" {}..{}", iso(from), to.map(iso).unwrap_or_default()));
    format!("{}:{}{doubt}{days}", lack.item.what.code(), lack.item.id)
}

/// A cell that begins as a formula does gets an apostrophe before it; so does one that begins with apostrophes before such
/// a beginning. So what stood there is had again: of a cell that begins in the second way, one apostrophe is taken off.
pub(super) fn harmless(cell: &str) -> String {
    match cell.trim_start_matches('\'').chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{cell}"),
        _ => cell.to_owned(),
    }
}
