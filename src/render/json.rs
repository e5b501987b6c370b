//! The report of `check` as one JSON value: `{"run","findings","data_findings","summary"}` (`rules.md` D2). One
//! finding a line, so that two reports can be compared line by line.

use std::io::{self, Write};

use super::book::Book;
use super::data::{FindingData, RunData, data_finding, summary};
use super::run::Run;
use crate::finding::{DataFinding, Finding};

/// Writes the report.
///
/// # Errors
/// What the stream says.
pub fn write(
    out: &mut dyn Write,
    book: &Book<'_>,
    run: &Run,
    findings: &[Finding],
    data: &[DataFinding],
) -> io::Result<()> {
    write!(out, "{{\"run\":{},\n\"findings\":[", serde_json::to_string(&RunData::new(run, book.lang))?)?;
    for (at, finding) in findings.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &FindingData::new(book, finding, None))?;
    }
    out.write_all(b"],\n\"data_findings\":[")?;
    for (at, finding) in data.iter().enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &data_finding(book, finding))?;
    }
    writeln!(out, "],\n\"summary\":{}}}", summary(book, findings))
}

/// Writes one finding with its proof, as `explain --format json` gives it: the fields of a finding, `run` last, as in a
/// line of `jsonl`.
///
/// # Errors
/// What the stream says.
pub fn write_one(out: &mut dyn Write, book: &Book<'_>, run: &Run, finding: &Finding) -> io::Result<()> {
    let run = RunData::new(run, book.lang);
    serde_json::to_writer_pretty(&mut *out, &FindingData::new(book, finding, Some(&run)))?;
    writeln!(out)
}
