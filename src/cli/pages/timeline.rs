//! The years and duties of a body.

use super::tables::CONDITIONAL;
use super::{Output, Refused, View, Wanted, body, clock};
use crate::render::pages::{self, Place, TimelinePage};
use crate::render::picture::timeline::Line;
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::picture;
use crate::review::{Options, timeline};
use crate::time::YEARS;

/// The table of a timeline.
pub(super) const TABLES: &[TableInfo] = &[TableInfo {
    name: "timeline",
    about: picture::about_timeline,
    columns: &[
        ColumnInfo::new("mark", Kind::Text, "How the duty recurs, or that the row is a council term."),
        ColumnInfo::new("from", Kind::Day, "The first day on which doing it counts; the first day of a term."),
        ColumnInfo::new("to", Kind::Day, "The last day on which doing it counts; the last day of a term."),
        ColumnInfo::new("duty", Kind::Link, "The duty by its title; the name of a term."),
        ColumnInfo::new("source", Kind::Text, "Under which section."),
        ColumnInfo::new("binding", Kind::Code, "What kind of norm it is."),
        ColumnInfo::new("period", Kind::Text, "For which period."),
        ColumnInfo::new("due", Kind::Day, "The due day."),
        ColumnInfo::new("verdict", Kind::Verdict, "How it stands."),
        ColumnInfo::new("other_readings", Kind::Text, "What other readings come to, where they differ."),
        ColumnInfo::new("instance", Kind::Link, "The instance's id."),
        CONDITIONAL,
    ],
    further: None,
}];

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let found = body::find(view, id, Place::Timeline)?;
    let (from, to) = match &view.options.period {
        None => timeline::years(&view.basis, found),
        Some(period) => years(period).ok_or_else(|| clock::wrong(view))?,
    };
    let shown = timeline::of_body(&view.basis, found, from, to, &view.options).ok_or_else(|| clock::wrong(view))?;
    let model = view.basis.model;
    let whose = view.book.body(found);
    let page = TimelinePage {
        line: Line { shown: &shown, book: &view.book, whose: &whose, foot: &[] },
        body: found,
        options: view.options.text(model),
        kept: Options { period: None, ..view.options.clone() }.pairs(model),
    };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::timeline(&view.site, &page)),
        Wanted::Tables => Output::Tables(pages::timeline_tables(&view.site, &page)),
    })
}

/// `2026`, `2022-2033`; with an en dash too, as people write.
fn years(period: &str) -> Option<(i32, i32)> {
    let (from, to) = period.split_once(['-', '–']).unwrap_or((period, period));
    let (from, to) = (super::year(from.trim())?, super::year(to.trim())?);
    let fits = YEARS.contains(&from) && YEARS.contains(&to) && from <= to && to - from < timeline::MOST;
    fits.then_some((from, to))
}
