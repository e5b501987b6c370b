//! A table as finished data: what stands on a page as a table is told once, and written as CSV, JSON and xlsx from here.
//!
//! Knows columns and cells and how each form writes them. Leaves alone what a table is about.

use crate::finding::Verdict;
use crate::time::Day;

/// A table with everything that its forms need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name in addresses, the same in every language: `matrix`.
    pub name: &'static str,
    /// What it is, in the reader's language.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name in data, the same in every language: `due`. A [`Cell::Verdict`] column gives two fields in data: `NAME`
    /// with the code and `NAME_word` with the word.
    pub name: String,
    /// Its heading, in the reader's language.
    pub title: String,
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(name: impl Into<String>, title: impl Into<String>) -> Column {
        Column { name: name.into(), title: title.into() }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text; official codes with their zeros too.
    Text(String),
    /// A count.
    Number(i64),
    /// A day.
    Day(Day),
    /// A verdict.
    Verdict(Verdict),
    /// A name that leads somewhere: what is shown, and the whole address or the path from the root.
    Link(String, String),
}

impl Cell {
    /// A text, or nothing where it is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A day, where there is one.
    #[must_use]
    pub fn day(day: Option<Day>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }
}
