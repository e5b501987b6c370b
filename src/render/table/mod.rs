//! A table as finished data: what stands on a page as a table is told once, and written as CSV, JSON and xlsx from here.
//!
//! Knows columns and cells and how each form writes them. Leaves alone what a table is about.
//!
//! A table that is offered at an address is described beside its page, in one [`TableInfo`]: which columns it has, of
//! which kind, and what they mean. From that come its fields in data, its line on the page about data, and its part of
//! the OpenAPI document.

mod info;
mod fields;
pub mod coded;
pub mod csv;
pub mod findings;
pub mod json;
pub mod xlsx;

pub use info::{ColumnInfo, Kind, TableInfo};

use super::run::Run;
use crate::finding::Verdict;
use crate::lang::Lang;
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
    /// What has codes or ids for programs, and words for people.
    Coded {
        /// The codes; none where there is nothing.
        codes: Vec<String>,
        /// The same in the reader's language.
        words: String,
    },
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

/// What stands beside a table in its files: what it was made from, and where it is found again.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// In which language.
    pub lang: Lang,
    /// What it was made from.
    pub run: &'a Run,
    /// Its address with its options, as the outside reaches it or from the root; nothing where it has none.
    pub address: &'a str,
    /// What stands before a path from the root to make a whole address of it; nothing where others do not reach us.
    pub origin: &'a str,
}

impl About<'_> {
    /// An address as it stands in data: whole where that is known.
    fn whole(&self, href: &str) -> String {
        if href.starts_with('/') { format!("{}{href}", self.origin) } else { href.to_owned() }
    }
}

impl Table {
    /// The kinds of the columns: as they are described, else as their cells are.
    #[must_use]
    pub fn kinds(&self, info: Option<&TableInfo>) -> Vec<Kind> {
        let of = |(at, column): (usize, &Column)| {
            let told = info.and_then(|info| info.column(&column.name)).map(|told| told.kind);
            let seen = || self.rows.iter().filter_map(|row| row.get(at)).find_map(Cell::kind);
            told.or_else(seen).unwrap_or(Kind::Text)
        };
        self.columns.iter().enumerate().map(of).collect()
    }
}

impl Cell {
    /// What it is; none where it is empty.
    fn kind(&self) -> Option<Kind> {
        match self {
            Cell::Empty => None,
            Cell::Text(_) => Some(Kind::Text),
            Cell::Number(_) => Some(Kind::Number),
            Cell::Day(_) => Some(Kind::Day),
            Cell::Verdict(_) => Some(Kind::Verdict),
            Cell::Coded { .. } => Some(Kind::Codes),
            Cell::Link(..) => Some(Kind::Link),
        }
    }
}
