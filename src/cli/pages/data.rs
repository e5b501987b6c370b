//! The page about data.

use super::{Output, Refused, View, Wanted, offers};
use crate::render::pages;

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(Vec::new()));
    }
    Ok(Output::Page(pages::data(&view.site, &offers::offers(view.desk))))
}
