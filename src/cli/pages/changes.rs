//! What changed between two days.

use super::{Output, Refused, View, Wanted};
use crate::render::pages;
use crate::review::{changes, selection};
use crate::time::{Offset, before};

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let (basis, options) = (&view.basis, &view.options);
    let as_of = basis.as_of.0;
    // A week, as one checks once a week.
    let week = before(as_of, Offset::Weeks(1)).unwrap_or(as_of);
    let shown = changes::changes(basis, options, options.since.unwrap_or(week));
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(vec![pages::changes_table(&view.site, &view.book, &shown)]));
    }
    let choices = selection::choices(basis, "", &selection::chosen_bodies(basis, options));
    Ok(Output::Page(pages::changes(&view.site, &view.book, &shown, as_of, &choices, options)))
}
