//! What a table is known to hold before it is made: its name, its columns, what they mean.

use crate::lang::Lang;

/// A table that is offered at the address of a page.
#[derive(Debug, Clone, Copy)]
pub struct TableInfo {
    /// Its name in addresses: `matrix`.
    pub name: &'static str,
    /// What it is, in a phrase that may stand in a list.
    pub about: fn(Lang) -> &'static str,
    /// Its columns in their order.
    pub columns: &'static [ColumnInfo],
    /// What stands in further columns, whose names depend on the data: one a duty, one a municipality.
    pub further: Option<ColumnInfo>,
}

/// A column of such a table.
#[derive(Debug, Clone, Copy)]
pub struct ColumnInfo {
    /// Its name in data: `due`. Of further columns, what they are named after.
    pub name: &'static str,
    /// What stands in it.
    pub kind: Kind,
    /// What it means, in English, for those who write programs.
    pub about: &'static str,
}

/// What stands in the cells of a column. Any of them may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// A count.
    Number,
    /// A day.
    Day,
    /// A verdict: in data the field `NAME` with its code, and `NAME_word` with its word.
    Verdict,
    /// One of several codes: in data the code, for people its word.
    Code,
    /// Codes or ids, any number of them: in CSV with `|` between them, in JSON an array; for people words.
    Codes,
    /// A name that leads somewhere: in data the field `NAME` with the text, and `NAME_href` with the address.
    Link,
}

impl ColumnInfo {
    /// A column.
    #[must_use]
    pub const fn new(name: &'static str, kind: Kind, about: &'static str) -> ColumnInfo {
        ColumnInfo { name, kind, about }
    }
}

impl TableInfo {
    /// What is known of the column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&ColumnInfo> {
        self.columns.iter().find(|column| column.name == name).or(self.further.as_ref())
    }
}

impl Kind {
    /// Its name in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Number => "number",
            Kind::Day => "day",
            Kind::Verdict => "verdict",
            Kind::Code => "code",
            Kind::Codes => "codes",
            Kind::Link => "link",
        }
    }

    /// What follows the name of a column in the names of its fields.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Text | Kind::Number | Kind::Day | Kind::Code | Kind::Codes => &[""],
            Kind::Verdict => &["", "_word"],
            Kind::Link => &["", "_href"],
        }
    }
}
