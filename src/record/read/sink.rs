//! Complaints of one row, gathered: all of them, not only the first.

use super::column::Column;
use super::row::Row;
use crate::diagnostic::Diagnostic;
use crate::record::complaint::Complaint;

/// Takes the complaints of a row. Where a file has had its share, they are counted but not worded.
pub struct Sink<'r> {
    row: &'r dyn Row,
    out: &'r mut Vec<Diagnostic>,
    /// Whether complaints are still worded; suggestions cost time that nobody would see.
    pub room: bool,
    /// How many errors the row has.
    pub errors: usize,
}

impl<'r> Sink<'r> {
    /// For this row.
    pub fn new(row: &'r dyn Row, out: &'r mut Vec<Diagnostic>, room: bool) -> Sink<'r> {
        Sink { row, out, room, errors: 0 }
    }

    /// The row cannot be used: what stands in this column, at this place of the list, is wrong.
    pub fn error(&mut self, column: Column, item: usize, complaint: &Complaint) {
        self.errors += 1;
        self.warn(column, item, complaint);
    }

    /// The row is used, but somebody should look.
    pub fn warn(&mut self, column: Column, item: usize, complaint: &Complaint) {
        if self.room {
            self.out.push(complaint.at(self.row.place(column, item)));
        }
    }
}

/// The items of a cell that is a list, with their numbers; empty ones are nothing.
pub fn items(cell: &str) -> impl Iterator<Item = (usize, &str)> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty()).enumerate()
}
