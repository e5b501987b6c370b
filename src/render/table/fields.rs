//! The fields of a table in data: JSON and CSV for programs have the same.

use super::{About, Cell, Kind, Table};
use crate::render::wording::verdict;
use crate::time::Day;

/// What stands in a field.
pub(super) enum Value<'c> {
    Nothing,
    Text(&'c str),
    Made(String),
    Number(i64),
    Day(Day),
    Codes(&'c [String]),
}

/// The names of the fields.
pub(super) fn names(table: &Table, kinds: &[Kind]) -> Vec<String> {
    let of = |(column, kind): (&super::Column, &Kind)| {
        let name = column.name.clone();
        kind.endings().iter().map(move |ending| format!("{name}{ending}"))
    };
    table.columns.iter().zip(kinds).flat_map(of).collect()
}

/// The fields of a row.
pub(super) fn values<'c>(row: &'c [Cell], kinds: &[Kind], about: &About<'_>) -> Vec<Value<'c>> {
    row.iter().zip(kinds).flat_map(|(cell, kind)| of(cell, *kind, about)).collect()
}

fn of<'c>(cell: &'c Cell, kind: Kind, about: &About<'_>) -> Vec<Value<'c>> {
    let mut values = match (cell, kind) {
        (Cell::Verdict(of), Kind::Verdict) => {
            vec![Value::Text(of.code()), Value::Text(verdict::verdict(about.lang, *of))]
        }
        // What is no verdict has no code; it is not lost.
        (Cell::Text(text) | Cell::Link(text, _), Kind::Verdict) => vec![Value::Nothing, Value::Text(text)],
        (Cell::Link(text, href), Kind::Link) if !href.is_empty() => {
            vec![Value::Text(text), Value::Made(about.whole(href))]
        }
        (Cell::Coded { codes, .. }, Kind::Codes) => vec![Value::Codes(codes)],
        (Cell::Empty, Kind::Codes) => vec![Value::Codes(&[])],
        (Cell::Coded { codes, .. }, _) => vec![codes.first().map_or(Value::Nothing, |code| Value::Text(code))],
        (Cell::Empty, _) => vec![Value::Nothing],
        (Cell::Text(text) | Cell::Link(text, _), _) => vec![Value::Text(text)],
        (Cell::Number(count), _) => vec![Value::Number(*count)],
        (Cell::Day(day), _) => vec![Value::Day(*day)],
        (Cell::Verdict(of), _) => vec![Value::Text(of.code())],
    };
    values.resize_with(kind.endings().len(), || Value::Nothing);
    values
}
