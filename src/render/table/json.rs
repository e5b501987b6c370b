//! A table as JSON: `{"run", "table", "title", "lang", "address", "columns", "rows"}`, one row a line.
//!
//! Each row is an object with every field of every column, in their order; what is empty is null, and where
//! there may be several codes, an empty array. Days are ISO.

use serde_json::{Map, Value as Json, json};

use super::fields::{self, Value};
use super::{About, Kind, Table};
use crate::render::data::RunData;

/// The table as bytes; `kinds` are those of its columns.
#[must_use]
pub fn write(of: &Table, kinds: &[Kind], about: &About<'_>) -> Vec<u8> {
    let names = fields::names(of, kinds);
    let columns: Vec<Json> = of
        .columns
        .iter()
        .zip(kinds)
        .map(|(column, kind)| json!({ "name": column.name, "title": column.title, "kind": kind.code() }))
        .collect();
    let head = json!({
        "run": RunData::new(about.run, about.lang),
        "table": of.name,
        "title": of.title,
        "lang": about.lang.code(),
        "address": about.whole(about.address),
        "columns": columns,
    })
    .to_string();
    // The rows follow inside the same object.
    let mut out = head.strip_suffix('}').unwrap_or(&head).to_owned();
    out.push_str(",\"rows\":[");
    for (at, row) in of.rows.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let values = fields::values(row, kinds, about).into_iter().map(written);
        let row: Map<String, Json> = names.iter().cloned().zip(values).collect();
        out.push_str(&Json::Object(row).to_string());
    }
    out.push_str(if of.rows.is_empty() { "]}\n" } else { "\n]}\n" });
    out.into_bytes()
}

fn written(value: Value<'_>) -> Json {
    match value {
        Value::Nothing => Json::Null,
        Value::Text(text) => text.into(),
        Value::Made(text) => text.into(),
        Value::Number(count) => count.into(),
        Value::Day(day) => day.to_string().into(),
        Value::Codes(codes) => codes.into(),
    }
}

/// What is wrong with what was asked, for programs; what may have been meant, as addresses and names.
#[must_use]
pub fn sorry(sentence: &str, near: &[(String, String)]) -> String {
    let near: Vec<Json> = near.iter().map(|(href, name)| json!({ "href": href, "name": name })).collect();
    format!("{}\n", json!({ "error": sentence, "near": near }))
}
