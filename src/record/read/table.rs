//! Tables of cells (CSV): a header in any order and language, then a record a row.

use std::borrow::Cow;

use super::cells::{Cell, Rows, Step, Trouble};
use super::column::{Column, letter};
use super::{Reader, Row};
use crate::diagnostic::{Place, nearest};
use crate::record::Origin;
use crate::record::complaint::{Complaint, quote};
use crate::source::{Source, SourceId};

/// Which cell of a row belongs to which column.
struct Header {
    /// By [`Column::index`]: the cell.
    cell_of: [Option<usize>; Column::COUNT],
    /// The names as written.
    names: Vec<String>,
}

/// A row of a table.
struct TableRow<'t> {
    rows: &'t Rows<'t>,
    cells: &'t [Cell],
    header: &'t Header,
    origin: Origin,
}

impl Row for TableRow<'_> {
    fn cell(&self, column: Column) -> Cow<'_, str> {
        let cell = self.header.cell_of[column.index()].and_then(|at| self.cells.get(at));
        cell.map_or(Cow::Borrowed(""), |cell| self.rows.text(*cell))
    }

    fn place(&self, column: Column, _item: usize) -> Place {
        let Origin { source, row } = self.origin;
        Place::Cell { source, row, column: self.header.label(column) }
    }

    fn origin(&self) -> Origin {
        self.origin
    }
}

impl Header {
    fn label(&self, column: Column) -> Option<(String, String)> {
        let at = self.cell_of[column.index()]?;
        Some((letter(at), self.names.get(at)?.clone()))
    }

    /// The letter and name of a cell, whichever column it is.
    fn of_cell(&self, at: usize) -> Option<(String, String)> {
        Some((letter(at), self.names.get(at).cloned().unwrap_or_default()))
    }
}

/// Reads a table.
pub fn read(reader: &mut Reader<'_>, source: &Source) {
    let mut rows = Rows::new(&source.text, |words| words.iter().filter(|word| Column::find(word).is_some()).count());
    let mut cells = Vec::new();
    let Some(header) = header(reader, source.id, &mut rows, &mut cells) else { return };
    let labels = Column::ALL.into_iter().map(|column| header.label(column)).collect();
    reader.label(source.id, labels);
    loop {
        let (row, trouble) = match rows.next(&mut cells) {
            Step::End => break,
            Step::Row(row) => (row, None),
            Step::Broken(row, trouble) => (row, Some(trouble)),
        };
        let origin = Origin { source: source.id, row };
        let at = |cell: Option<usize>| {
            let column = cell.and_then(|cell| header.of_cell(cell));
            Place::Cell { source: source.id, row, column }
        };
        match trouble {
            Some(Trouble::Unclosed(cell)) => {
                reader.broken_row(&Complaint::Quote { unclosed: true }, at(Some(cell)), origin);
            }
            Some(Trouble::AfterQuote(cell)) => {
                reader.broken_row(&Complaint::Quote { unclosed: false }, at(Some(cell)), origin);
            }
            Some(Trouble::TooLong) => reader.broken_row(&Complaint::TooLong, at(None), origin),
            Some(Trouble::Nul(cell)) => reader.broken_row(&Complaint::Nul, at(Some(cell)), origin),
            None => {
                if is_blank(&rows, &cells) {
                    continue;
                }
                let expected = header.names.len();
                if let Some(extra) = (expected..cells.len()).find(|at| !rows.raw(cells[*at]).trim().is_empty()) {
                    let complaint = Complaint::ExtraCells { expected, found: cells.len() };
                    reader.broken_row(&complaint, at(Some(extra)), origin);
                    continue;
                }
                if cells.len() < expected && reader.room() {
                    reader.complain(&Complaint::FewCells { expected, found: cells.len() }, at(None));
                }
                reader.row(&TableRow { rows: &rows, cells: &cells, header: &header, origin });
            }
        }
    }
}

fn is_blank(rows: &Rows<'_>, cells: &[Cell]) -> bool {
    cells.iter().all(|cell| rows.raw(*cell).trim().is_empty())
}

/// The header: the first row that is not blank. None, with complaints, where the table cannot be read without it; its
/// rows are counted all the same.
fn header(reader: &mut Reader<'_>, source: SourceId, rows: &mut Rows<'_>, cells: &mut Vec<Cell>) -> Option<Header> {
    let row = loop {
        match rows.next(cells) {
            Step::End => {
                reader.unreadable(&Complaint::Empty, source);
                return None;
            }
            Step::Row(_) if is_blank(rows, cells) => {}
            Step::Row(row) => break row,
            Step::Broken(row, trouble) => {
                let place = Place::Cell { source, row, column: None };
                let complaint = match trouble {
                    Trouble::Unclosed(_) => Complaint::Quote { unclosed: true },
                    Trouble::AfterQuote(_) => Complaint::Quote { unclosed: false },
                    Trouble::TooLong => Complaint::TooLong,
                    Trouble::Nul(_) => Complaint::Nul,
                };
                reader.complain(&complaint, place);
                return lost(reader, source, row, rows, cells);
            }
        }
    };
    let mut names: Vec<String> = cells.iter().map(|cell| quote(&rows.text(*cell))).collect();
    while names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    let mut header = Header { cell_of: [None; Column::COUNT], names };
    let mut usable = true;
    for (at, cell) in cells.iter().enumerate().take(header.names.len()) {
        let written = rows.text(*cell);
        let place = Place::Cell { source, row, column: header.of_cell(at) };
        let Some(column) = Column::find(&written) else {
            if !written.is_empty() {
                let near = nearest(&written, Column::all_names());
                reader.complain(&Complaint::UnknownColumn { written: quote(&written), near }, place);
            }
            continue;
        };
        match header.cell_of[column.index()] {
            Some(other) => {
                usable = false;
                let other = header.names.get(other).cloned().unwrap_or_default();
                reader.complain(&Complaint::RepeatedColumn { written: quote(&written), other }, place);
            }
            None => header.cell_of[column.index()] = Some(at),
        }
    }
    for column in Column::NEEDED {
        if header.cell_of[column.index()].is_none() {
            usable = false;
            let found = header.names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            let found = if found.chars().count() > 300 { quote(&found) } else { found };
            let place = Place::Cell { source, row, column: None };
            reader.complain(&Complaint::MissingColumn { column, found }, place);
        }
    }
    if usable { Some(header) } else { lost(reader, source, row, rows, cells) }
}

/// A table without a usable header: all its rows are left out.
fn lost(
    reader: &mut Reader<'_>,
    source: SourceId,
    row: u32,
    rows: &mut Rows<'_>,
    cells: &mut Vec<Cell>,
) -> Option<Header> {
    let mut count = 0;
    loop {
        match rows.next(cells) {
            Step::End => break,
            Step::Row(_) if is_blank(rows, cells) => {}
            Step::Row(_) | Step::Broken(..) => count += 1,
        }
    }
    reader.tally(|tally| {
        tally.rows += count;
        tally.left_out += count;
    });
    reader.suspend_all(Origin { source, row });
    None
}
