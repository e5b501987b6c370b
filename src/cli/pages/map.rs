//! One duty on the map of counties.

use super::{Output, Refused, View, Wanted, review};
use crate::render::pages::{self, Place};
use crate::review::{selection, tiles};

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let map = tiles::map(&view.basis, &view.options, review::period(view)?);
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(vec![pages::map_table(&view.book, &map, |id| {
            view.site.to(&Place::Instance(id.to_owned()))
        })]));
    }
    let mut choices = selection::choices(&view.basis, &map.span.key, &tiles::on_map(&view.basis));
    choices.duty = map.duty;
    Ok(Output::Page(pages::map(&view.site, &view.book, &map, &choices, &view.options)))
}
