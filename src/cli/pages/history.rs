//! The page of one duty of a body over its periods.

use super::tables::CONDITIONAL;
use super::{Output, Refused, View, Wanted};
use crate::diagnostic::nearest;
use crate::render::pages::{self, HistoryPage, Place};
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::history as words_of;
use crate::review::history;

/// The table of the page of a history.
pub(super) const TABLES: &[TableInfo] = &[TableInfo {
    name: "history",
    about: words_of::about,
    columns: &[
        ColumnInfo::new("instance", Kind::Text, "The id of the finding."),
        ColumnInfo::new("period", Kind::Text, "The period, as people write it."),
        ColumnInfo::new("counterparty", Kind::Text, "Towards whom it is owed."),
        ColumnInfo::new("verdict", Kind::Verdict, "How it stands."),
        ColumnInfo::new("due", Kind::Day, "The last day on which it could or can be done in time."),
        ColumnInfo::new("late_days", Kind::Number, "Of what was met late, by how many days."),
        ColumnInfo::new("missing", Kind::Codes, "What lacks, is left or is not known."),
        ColumnInfo::new("causes", Kind::Codes, "Why it cannot be told."),
        ColumnInfo::new("records", Kind::Codes, "The records that show it."),
        ColumnInfo::new("readings", Kind::Text, "Other readings that come to another verdict, with their grounds."),
        ColumnInfo::new("source", Kind::Text, "The section."),
        ColumnInfo::new("binding", Kind::Code, "What kind of norm it is."),
        ColumnInfo::new("proof", Kind::Link, "The page that proves it."),
        CONDITIONAL,
    ],
    further: None,
}];

pub(super) fn make(view: &View<'_>, id: &str, name: &str) -> Result<Output, Refused> {
    let (basis, lang) = (&view.basis, view.lang());
    let model = basis.model;
    let body = super::body::find(view, id, |body| Place::History(body, name.to_owned()))?;
    let body_name = view.book.body(body);
    let Some(duty) = model.duty_named(name) else {
        let near = nearest(name, model.duties.iter().map(|duty| duty.name.as_str()));
        let near = near.and_then(|near| model.duty_named(near)).map(|duty| {
            (format!("{body_name}: {}", duty.title.get(lang)), Place::History(id.to_owned(), duty.name.clone()))
        });
        let own = (body_name, Place::Body(id.to_owned()));
        return Err(Refused::Unknown(near.into_iter().chain([own]).collect()));
    };
    let Some(findings) = history::history(basis, body, duty.id) else {
        // Somebody else bears it.
        let rule = (duty.title.get(lang).to_owned(), Place::Duty(duty.name.clone()));
        return Err(Refused::Unknown(vec![rule, (body_name, Place::Body(id.to_owned()))]));
    };
    let related = history::related(basis, body, duty.id);
    let shown = HistoryPage { body, duty: duty.id, as_of: basis.as_of.0, findings: &findings, related: &related };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::history(&view.site, &view.book, &shown)),
        Wanted::Tables => Output::Tables(pages::history_tables(&view.site, &view.book, &shown)),
    })
}
