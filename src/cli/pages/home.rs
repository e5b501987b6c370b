//! The first page, and the list of every body.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::{self, Place};
use crate::review::bodies;

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(Vec::new()));
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
