//! Roster tables (`roster/*.csv`) as a plain tree: named columns and numbered rows.
//!
//! Knows CSV with a header and `#` comments, and where each cell stands as a spreadsheet shows it (comment lines are
//! rows there too). Leaves alone which columns a table needs and what its cells mean: that is `model/tables.rs`.

use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::source::{Source, SourceId};

/// A table as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Which file.
    pub source: SourceId,
    /// The file's name without folder and ending: `bodies`.
    pub name: String,
    /// The names of the columns, trimmed, from left to right.
    pub columns: Vec<String>,
    /// The row of the header, from 1.
    pub header_row: u32,
    /// The rows below the header.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its number as a spreadsheet counts it: every line is a row, a quoted line break makes none.
    pub number: u32,
    /// As many cells as there are columns, trimmed.
    pub cells: Vec<String>,
}

impl Table {
    /// The position of the column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column == name)
    }

    /// The place of a cell, or of the whole row where no column is meant.
    #[must_use]
    pub fn place(&self, row: u32, column: Option<usize>) -> Place {
        let column = column.map(|at| (letter(at), self.columns.get(at).cloned().unwrap_or_default()));
        Place::Cell { source: self.source, row, column }
    }
}

/// The letter over a column in a spreadsheet: 0 is `A`, 26 is `AA`.
///
/// ```
/// use velvoite::syntax::table::letter;
/// assert_eq!([letter(0), letter(25), letter(26), letter(702)], ["A", "Z", "AA", "AAA"]);
/// ```
#[must_use]
pub fn letter(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// Reads a table. Rows that cannot be read are left out and told.
#[must_use]
pub fn read(source: &Source) -> (Table, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let file = source.name.rsplit(['/', '\\']).next().unwrap_or(&source.name);
    let name = file.strip_suffix(".csv").unwrap_or(file).to_owned();
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let mut table = Table { source: source.id, name, columns: Vec::new(), header_row: 1, rows: Vec::new() };
    let mut reader =
        csv::ReaderBuilder::new().comment(Some(b'#')).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    // Line breaks inside quoted cells so far: lines of the file that are no rows.
    let mut inside: u64 = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                // Text in a `&str` is UTF-8 and rows may differ in length, so nothing else can go wrong; say so anyway.
                let row = row_number(text, reader.position(), inside);
                problems.push(unreadable(table.place(row, None)));
                continue;
            }
        }
        inside += record.iter().map(|cell| u64::try_from(cell.matches('\n').count()).unwrap_or(0)).sum::<u64>();
        let number = row_number(text, reader.position(), inside);
        let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if table.columns.is_empty() {
            table.columns = cells;
            table.header_row = number;
            continue;
        }
        if cells.iter().all(String::is_empty) {
            continue;
        }
        while cells.len() > table.columns.len() && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() > table.columns.len() {
            problems.push(too_long(&table, number, cells.len()));
            continue;
        }
        cells.resize(table.columns.len(), String::new());
        table.rows.push(Row { number, cells });
    }
    if table.columns.is_empty() {
        problems.push(no_header(&table));
    }
    (table, problems)
}

/// The row of the record that was read last: the line on which it ends, less the line breaks inside quotes.
fn row_number(text: &str, position: &csv::Position, inside: u64) -> u32 {
    let read = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(text.len());
    let past_the_end = text.as_bytes().get(..read).is_some_and(|bytes| bytes.last() == Some(&b'\n'));
    let line = position.line().saturating_sub(u64::from(past_the_end)).saturating_sub(inside);
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn no_header(table: &Table) -> Diagnostic {
    Diagnostic::error(
        "V0413",
        Words::new(
            format!("taulukossa `{}` ei ole otsikkoriviä", table.name),
            format!("tabellen `{}` saknar rubrikrad", table.name),
            format!("the table `{}` has no header", table.name),
        ),
        Place::File(table.source),
        Words::new("tiedosto on tyhjä", "filen är tom", "the file is empty"),
    )
    .help(Words::new(
        "kirjoita ensimmäiselle riville sarakkeiden nimet",
        "skriv kolumnernas namn på första raden",
        "write the names of the columns on the first row",
    ))
}

fn too_long(table: &Table, row: u32, cells: usize) -> Diagnostic {
    let columns = table.columns.len();
    Diagnostic::error(
        "V0402",
        Words::new(
            format!("rivillä on {cells} solua, mutta sarakkeita on {columns}"),
            format!("raden har {cells} celler men kolumnerna är {columns}"),
            format!("the row has {cells} cells, but there are {columns} columns"),
        ),
        table.place(row, None),
        Words::new("liikaa soluja", "för många celler", "too many cells"),
    )
    .help(Words::new(
        "kirjoita pilkun sisältävä teksti lainausmerkkeihin",
        "skriv en text med kommatecken inom citattecken",
        "put a text that contains a comma in quotation marks",
    ))
}

fn unreadable(place: Place) -> Diagnostic {
    Diagnostic::error(
        "V0402",
        Words::new("riviä ei voi lukea", "raden kan inte läsas", "the row cannot be read"),
        place,
        Words::new("tämä rivi", "denna rad", "this row"),
    )
}
