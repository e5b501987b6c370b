//! The list of every duty.

use super::{Output, Refused, View, Wanted};
use crate::render::pages;
use crate::review::duties;

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let groups = duties::groups(&view.basis, &view.options);
    let on = view.basis.as_of.0;
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::duties(&view.site, &view.book, &groups, &view.options, on)),
        Wanted::Tables => Output::Tables(pages::duties_tables(&view.site, &view.book, &groups, on)),
    })
}
