//! The page of a body; and bodies by the names that people put into an address.

use super::{Output, Refused, View, Wanted};
use crate::model::BodyId;
use crate::render::pages::{self, BodyPage, Place};
use crate::render::wording::options as words;
use crate::review::{bodies, body};

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let basis = &view.basis;
    let found = find(view, id, Place::Body)?;
    let standing = body::standing(basis, found, &view.options)
        .map_err(|wrong| Refused::Wrong(words::wrong(view.lang(), &wrong, super::allowed(&view.site.place))))?;
    let members = bodies::members(basis, found);
    let next = basis.roster.successor(found, basis.as_of.0);
    let shown = BodyPage {
        standing: &standing,
        as_of: basis.as_of.0,
        county: bodies::organiser_of(basis, found).filter(|county| *county != found),
        successor: (next != found).then_some(next),
        members: &body::members(basis, &members, &view.options),
        round: !members.is_empty(),
        periods: &body::periods(basis),
        options: &view.options,
    };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::body(&view.site, &view.book, &shown)),
        Wanted::Tables => Output::Tables(pages::body_tables(&view.site, &view.book, &shown)),
    })
}

/// The body of an address. An alias, an official code or a name leads to the id; a mistyped name to what is near.
pub(super) fn find(view: &View<'_>, id: &str, place: impl Fn(String) -> Place) -> Result<BodyId, Refused> {
    let (basis, roster) = (&view.basis, view.basis.roster);
    let of = |body: BodyId| roster.body(body);
    let low = id.trim().to_lowercase();
    let named = |body: &BodyId| {
        let (of, low) = (of(*body), low.as_str());
        (!of.code.is_empty() && of.code == low)
            || of.id == low
            || [&of.names.fi, &of.names.sv, &of.names.en].iter().any(|name| name.to_lowercase() == low)
    };
    if let Some(body) = roster.find(id) {
        // An alias is as good as an id, but an address has one form.
        return if of(body).id == id { Ok(body) } else { Err(Refused::Moved(place(of(body).id.clone()))) };
    }
    // Of several of one name or code that which is there.
    let there = |body: &BodyId| !of(*body).exists(basis.as_of.0);
    if let Some(body) = roster.ids().filter(named).min_by_key(there) {
        return Err(Refused::Moved(place(of(body).id.clone())));
    }
    let mut near = bodies::called(basis, id);
    if near.is_empty() {
        near = bodies::near(basis, id);
    }
    near.truncate(MOST);
    Err(Refused::Unknown(near.into_iter().map(|body| (view.book.body(body), place(of(body).id.clone()))).collect()))
}

/// So many near names are told.
const MOST: usize = 8;
