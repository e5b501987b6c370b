//! The page of one duty of a body over its periods.

use super::{Output, Refused, View, Wanted};
use crate::diagnostic::nearest;
use crate::render::pages::{self, HistoryPage, Place};
use crate::review::history;

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
