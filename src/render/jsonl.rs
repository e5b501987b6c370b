//! Findings as JSON lines: one finding a line and nothing else, with what the run was made from in each line
//! (`rules.md` D2). Remarks about the data go elsewhere, in lines of their own.

use std::io::{self, Write};

use super::book::Book;
use super::data::{FindingData, RunData, data_finding};
use super::run::Run;
use crate::finding::{DataFinding, Finding};

/// Writes the findings.
///
/// # Errors
/// What the stream says.
pub fn write(out: &mut dyn Write, book: &Book<'_>, run: &Run, findings: &[Finding]) -> io::Result<()> {
    let run = RunData::new(run, book.lang);
    for finding in findings {
        serde_json::to_writer(&mut *out, &FindingData::new(book, finding, Some(&run)))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes remarks about the data, one a line.
///
/// # Errors
/// What the stream says.
pub fn write_data(out: &mut dyn Write, book: &Book<'_>, data: &[DataFinding]) -> io::Result<()> {
    for finding in data {
        serde_json::to_writer(&mut *out, &data_finding(book, finding))?;
        out.write_all(b"\n")?;
    }
    Ok(())
}
