//! A table as CSV (RFC 4180), in two profiles.
//!
//! - *data*: commas, UTF-8 without a mark, ISO days, the names of the fields in the first row; for programs.
//! - *Excel-fi*: semicolons, UTF-8 with a mark, `d.m.yyyy`, headings in the reader's language; what Excel opens by a
//!   double click where Finland's settings hold.
//!
//! In both a line ends with CRLF, official codes keep their zeros, and a cell that a spreadsheet would run as a formula
//! has an apostrophe before it. Who reads the cells back takes one apostrophe off a cell that begins with apostrophes
//! followed by one of `= + - @`, a tab or a carriage return, and has what stood there.

use csv::{Terminator, WriterBuilder};

use super::fields::{self, Value};
use super::{About, Cell, Kind, Table};
use crate::render::csv::harmless;
use crate::render::wording::{table, verdict};
use crate::time::{Datelike, Day};

/// How CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// For programs.
    #[default]
    Data,
    /// For Excel as it is set in Finland.
    ExcelFi,
}

impl Profile {
    /// Its name in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Profile::Data => "data",
            Profile::ExcelFi => "excel-fi",
        }
    }

    /// Both.
    pub const ALL: [Profile; 2] = [Profile::Data, Profile::ExcelFi];
}

/// The table as bytes; `kinds` are those of its columns.
#[must_use]
pub fn write(of: &Table, kinds: &[Kind], about: &About<'_>, profile: Profile) -> Vec<u8> {
    let (mut bytes, rows): (Vec<u8>, Vec<Vec<String>>) = match profile {
        Profile::Data => (Vec::new(), of.rows.iter().map(|row| for_programs(row, kinds, about)).collect()),
        Profile::ExcelFi => {
            ("\u{feff}".as_bytes().to_vec(), of.rows.iter().map(|row| for_excel(row, kinds, about)).collect())
        }
    };
    let head: Vec<String> = match profile {
        Profile::Data => fields::names(of, kinds),
        Profile::ExcelFi => {
            of.columns.iter().zip(kinds).flat_map(|(column, kind)| headings(column, *kind, about)).collect()
        }
    };
    let delimiter = if profile == Profile::Data { b',' } else { b';' };
    let mut out =
        WriterBuilder::new().terminator(Terminator::CRLF).delimiter(delimiter).flexible(true).from_writer(&mut bytes);
    let head: Vec<String> = head.iter().map(|cell| harmless(cell)).collect();
    for row in std::iter::once(head).chain(rows) {
        // Writing to memory cannot fail.
        let _ = out.write_record(&row);
    }
    let _ = out.flush();
    drop(out);
    bytes
}

fn for_programs(row: &[Cell], kinds: &[Kind], about: &About<'_>) -> Vec<String> {
    let written = |value: Value<'_>| match value {
        Value::Nothing => String::new(),
        Value::Text(text) => harmless(text),
        Value::Made(text) => harmless(&text),
        Value::Number(count) => count.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Codes(codes) => harmless(&codes.join("|")),
    };
    fields::values(row, kinds, about).into_iter().map(written).collect()
}

/// A verdict is its word, a link its text and its address.
fn for_excel(row: &[Cell], kinds: &[Kind], about: &About<'_>) -> Vec<String> {
    let mut written = Vec::new();
    for (cell, kind) in row.iter().zip(kinds) {
        written.push(match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) | Cell::Link(text, _) | Cell::Coded { words: text, .. } => harmless(text),
            Cell::Number(count) => count.to_string(),
            Cell::Day(day) => finnish(*day),
            Cell::Verdict(of) => verdict::verdict(about.lang, *of).to_owned(),
        });
        if *kind == Kind::Link {
            written.push(match cell {
                Cell::Link(_, href) => harmless(&about.whole(href)),
                _ => String::new(),
            });
        }
    }
    written
}

fn headings(column: &super::Column, kind: Kind, about: &About<'_>) -> Vec<String> {
    let mut headings = vec![column.title.clone()];
    if kind == Kind::Link {
        headings.push(table::address_of(about.lang, &column.title));
    }
    headings
}

/// A day as it is written in Finland, whatever the language of the table.
fn finnish(day: Day) -> String {
    format!("{}.{}.{}", day.day(), day.month(), day.year())
}
