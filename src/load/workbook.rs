//! A workbook (`.xlsx`, ECMA-376) → the text of its first sheet as a table of cells, row by row and column by column as
//! the spreadsheet counts them, so that a complaint names the cell that a person sees.
//!
//! Days become ISO days, whole numbers are written without a decimal point, a formula is what it came to. Leaves alone what
//! the cells mean.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

/// No register has as many columns as this; what stands further right is counted, not read.
const COLUMNS: u32 = 256;
/// The most cells that are read of a sheet.
const CELLS: usize = 20_000_000;

/// The first sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Its cells, separated by `;`, quoted where they must be.
    pub text: String,
    /// Merged areas: first row and column, last row and column, each from 1. Only the first cell of one holds a value.
    pub merged: Vec<[u32; 4]>,
    /// Other sheets that a person sees and that hold something.
    pub others: Vec<String>,
}

/// Why a workbook cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no workbook of the present kind, or it is damaged.
    Damaged,
    /// It has no sheet that a person sees.
    NoSheet,
    /// A sheet larger than we are ready to hold.
    TooLarge,
}

/// Reads the first sheet that a person sees.
///
/// # Errors
/// It is no workbook, is damaged, has no sheet, or is too large.
pub fn sheet(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let seen = book.sheets_metadata().iter();
    let seen = seen.filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = seen.map(|sheet| sheet.name.clone()).collect();
    let (first, others) = names.split_first().ok_or(Unreadable::NoSheet)?;
    let cells = cells(&mut book, first, CELLS)?;
    let mut holding = Vec::new();
    for other in others {
        if !self::cells(&mut book, other, 1)?.is_empty() {
            holding.push(other.clone());
        }
    }
    let merged = book.merge_cells_by_sheet_name(first).map_err(|_| Unreadable::Damaged)?;
    let merged = merged.iter().map(|area| [area.start.0 + 1, area.start.1 + 1, area.end.0 + 1, area.end.1 + 1]);
    Ok(Sheet { text: text(&cells), merged: merged.collect(), others: holding })
}

/// The cells that hold something, by row and column from 0; of `most`, no more are asked for where one is enough.
fn cells(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &str, most: usize) -> Result<BTreeMap<(u32, u32), String>, Unreadable> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(|_| Unreadable::Damaged)?;
    let mut cells = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(|_| Unreadable::Damaged)? {
        let written = written(cell.get_value());
        let (row, column) = cell.get_position();
        // What is beyond every column of a register still shows that there is something.
        let column = column.min(COLUMNS);
        if !written.trim().is_empty() {
            cells.entry((row, column)).or_insert(written);
        }
        if cells.len() >= most {
            return if most == CELLS { Err(Unreadable::TooLarge) } else { Ok(cells) };
        }
    }
    Ok(cells)
}

/// What stands in a cell, as one would type it.
fn written(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        // Rust writes a whole number without a point, and the shortest text that gives the number back.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "true".to_owned(),
        DataRef::Bool(false) => "false".to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(length) => length.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Cells as a text: every row as wide as the widest, an empty line for an empty row.
fn text(cells: &BTreeMap<(u32, u32), String>) -> String {
    let width = cells.keys().map(|(_, column)| column + 1).max().unwrap_or_default();
    let mut out = String::new();
    // The next cell to be written.
    let (mut row, mut column) = (0, 0);
    let fill = |out: &mut String, from: u32, to: u32| (from.max(1)..to).for_each(|_| out.push(';'));
    for (at, cell) in cells {
        if at.0 > row {
            if column > 0 {
                fill(&mut out, column, width);
            }
            (row..at.0).for_each(|_| out.push('\n'));
            (row, column) = (at.0, 0);
        }
        if column > 0 {
            out.push(';');
        }
        (column..at.1).for_each(|_| out.push(';'));
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
        column = at.1 + 1;
    }
    fill(&mut out, column, width);
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Unreadable, sheet, text};

    #[test]
    fn rows_and_columns_stand_where_they_stood() {
        let cells = [((0, 0), "a"), ((0, 2), "c"), ((3, 1), "say \"b\"; no\nmore")];
        let cells: BTreeMap<_, _> = cells.map(|(at, cell)| (at, cell.to_owned())).into();
        assert_eq!(text(&cells), "\"a\";;\"c\"\n\n\n;\"say \"\"b\"\"; no\nmore\";\n");
        let cells: BTreeMap<_, _> = [((1, 0), "a".to_owned()), ((2, 1), "b".to_owned())].into();
        assert_eq!(text(&cells), "\n\"a\";\n;\"b\"\n");
        assert_eq!(text(&BTreeMap::new()), "");
    }

    #[test]
    fn what_is_no_workbook_is_said_to_be_none() {
        for bytes in [&b"PK\x03\x04"[..], b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", b"", b"activity;date"] {
            assert_eq!(sheet(bytes), Err(Unreadable::Damaged));
        }
    }
}
