//! The first page, and the list of every body.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::{self, Place};
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::data;
use crate::review::bodies;

/// The tables of the list of every body.
pub(super) const TABLES: &[TableInfo] = &[TableInfo {
    name: "bodies",
    about: data::bodies,
    columns: &[
        ColumnInfo::new("id", Kind::Text, "Its id, which stands in addresses and in the ids of findings."),
        ColumnInfo::new("code", Kind::Text, "Its official code as text, with leading zeros; none where it has none."),
        ColumnInfo::new("kind", Kind::Text, "What it is, by the name of the kind in the rules."),
        ColumnInfo::new("kind_name", Kind::Text, "What it is, in words."),
        ColumnInfo::new("name", Kind::Link, "Its name in the language."),
        ColumnInfo::new("name_fi", Kind::Text, "Its name in Finnish."),
        ColumnInfo::new("name_sv", Kind::Text, "Its name in Swedish."),
        ColumnInfo::new("name_en", Kind::Text, "Its name in English."),
        ColumnInfo::new("organiser", Kind::Text, "The id of the county to which it belongs on the day."),
        ColumnInfo::new("organiser_name", Kind::Text, "The name of that county in the language."),
        ColumnInfo::new("from", Kind::Day, "Its first day; none: before all data."),
        ColumnInfo::new("until", Kind::Day, "Its last day; none: still there."),
    ],
    further: None,
}];

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    if view.wanted == Wanted::Tables {
        let listed = || bodies::listed(&view.basis, view.options.q.as_deref());
        return Ok(Output::Tables(match view.site.place {
            Place::Bodies => vec![pages::bodies_table(&view.site, &view.book, &listed())],
            _ => Vec::new(),
        }));
    }
    let found = view.options.q.as_ref().map_or_else(Vec::new, |q| bodies::called(&view.basis, q));
    let shown = pages::Home {
        near: match &view.options.q {
            Some(q) if found.is_empty() => bodies::near(&view.basis, q),
            Some(_) | None => Vec::new(),
        },
        found,
        q: view.options.q.clone(),
        on_record: bodies::on_record(&view.basis),
        organisers: bodies::organisers(&view.basis),
        municipalities: bodies::municipalities(&view.basis),
        others: bodies::others(&view.basis),
    };
    let options = view.options.text(view.basis.model);
    Ok(Output::Page(match view.site.place {
        Place::Bodies => pages::bodies(&view.site, &view.book, &shown, &options),
        _ => pages::home(&view.site, &view.book, &shown, &options),
    }))
}
