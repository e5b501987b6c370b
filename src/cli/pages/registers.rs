//! The registers that were read: what they hold, what they hold completely, and which rows need somebody.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::registers;
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::registers::{Word, word};

/// The tables of the page.
pub(super) const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "files",
        about: |lang| word(lang, Word::FilesTable),
        columns: &[
            ColumnInfo::new("register", Kind::Text, "Name of the register."),
            ColumnInfo::new("file", Kind::Text, "Path of the file, as it was given."),
            ColumnInfo::new("rows", Kind::Number, "Rows that are not blank, without the header."),
            ColumnInfo::new("read", Kind::Number, "Rows that became records."),
            ColumnInfo::new("repeated", Kind::Number, "Rows that say the same as an earlier one with the same id."),
            ColumnInfo::new("left_out", Kind::Number, "Rows left out, each with a complaint."),
        ],
        further: None,
    },
    TableInfo {
        name: "complaints",
        about: |lang| word(lang, Word::ComplaintsTable),
        columns: &[
            ColumnInfo::new("code", Kind::Text, "Stable code of the complaint."),
            ColumnInfo::new("severity", Kind::Text, "Error or warning, as a word."),
            ColumnInfo::new("place", Kind::Text, "File, cell or row, and the name of the column."),
            ColumnInfo::new("message", Kind::Text, "What is wrong."),
            ColumnInfo::new("help", Kind::Text, "What would help."),
        ],
        further: None,
    },
];

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let inputs = view.desk.inputs;
    let read = registers::Read { tallies: &inputs.tallies, complaints: &inputs.of_registers, files: &inputs.files };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(registers::page(&view.site, &view.book, &read)),
        Wanted::Tables => Output::Tables(registers::tables(&view.book, &read)),
    })
}
