//! A body before its negotiation, on one or two printed pages.

use super::{Output, Refused, View, Wanted};
use crate::diagnostic::nearest;
use crate::model::BodyId;
use crate::render::pages::{self, Place};
use crate::render::wording::options as words;
use crate::review::brief::brief;
use crate::review::{Wrong, bodies};

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let body = known(view, id)?;
    let brief = brief(&view.basis, body, &view.options).ok_or_else(|| {
        let period = view.options.period.clone().unwrap_or_default();
        Refused::Wrong(words::wrong(view.lang(), &Wrong::Value("period", period), &[]))
    })?;
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(pages::brief_tables(&view.site, &view.book, &brief)));
    }
    let options = view.options.text(view.basis.model);
    Ok(Output::Page(pages::brief(&view.site, &view.book, &brief, &options)))
}

/// The body of this id; where it is called by another name, its place.
fn known(view: &View<'_>, id: &str) -> Result<BodyId, Refused> {
    let roster = view.basis.roster;
    let named = |body: BodyId| (view.book.body(body), Place::Brief(roster.body(body).id.clone()));
    match roster.find(id) {
        Some(body) if roster.body(body).id == id => Ok(body),
        Some(body) => Err(Refused::Moved(named(body).1)),
        None => {
            let near = nearest(id, roster.bodies().iter().map(|body| body.id.as_str()));
            let near = near.and_then(|near| roster.find(near)).into_iter();
            let called = bodies::called(&view.basis, id);
            Err(Refused::Unknown(near.chain(called).map(named).collect()))
        }
    }
}
