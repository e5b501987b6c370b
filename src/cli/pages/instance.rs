//! Why an instance stands as it does; and the entry of a calendar that stands for several bearers.

use super::{Output, Refused, View, Wanted};
use crate::evaluate;
use crate::feed::{Content, Entry, Layer, Role, Scope};
use crate::render::pages::{self, Place};
use crate::review::Options;

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let basis = &view.basis;
    if let Some(entry) = together(view, id)
        && let Content::Joint(findings) = &entry.content
    {
        return Ok(match view.wanted {
            Wanted::Page => Output::Page(pages::together(&view.site, &view.book, id, findings)),
            Wanted::Tables => Output::Tables(Vec::new()),
        });
    }
    match evaluate::explain(basis.model, basis.roster, basis.log, basis.as_of, basis.known_at, id) {
        Ok(finding) if finding.instance == id => Ok(match view.wanted {
            Wanted::Page => {
                let run = view.desk.inputs.run(basis.as_of, basis.known_at);
                let (options, quoted) = (view.options.text(basis.model), quoted(view).text(basis.model));
                let data = &view.desk.inputs.data;
                let made = pages::Proof { run: &run, data, options: &options, quoted: &quoted };
                Output::Page(pages::proof(&view.site, &view.book, &made, &finding))
            }
            Wanted::Tables => Output::Tables(pages::proof_tables(&view.book, &finding)),
        }),
        Ok(finding) => Err(Refused::Moved(Place::Instance(finding.instance))),
        Err(near) => {
            let told = |id: String| (title(view, &id), Place::Instance(id));
            Err(Refused::Unknown(near.into_iter().map(told).collect()))
        }
    }
}

/// An instance as people name it: the duty, whose it is, towards whom, and the period.
fn title(view: &View<'_>, id: &str) -> String {
    let (model, book) = (view.basis.model, &view.book);
    let mut parts = id.split('/');
    let Some(duty) = parts.next().and_then(|name| model.duty_named(name)) else { return id.to_owned() };
    let mut words = vec![duty.shown(view.lang()).to_owned()];
    let bodies = if duty.towards.is_some() { 2 } else { 1 };
    let named = |part: &str| model.roster.find(part).map_or_else(|| part.to_owned(), |body| book.body(body));
    words.extend(parts.by_ref().take(bodies).map(named));
    words.extend(parts.next().filter(|key| !matches!(*key, "once" | "always")).map(|key| book.period_key(key)));
    words.extend(parts.next().map(|part| book.topic(part)));
    words.join(", ")
}

/// The days that an address must name to show what this page shows: where a reader named none, the day of the site, and
/// the last day on which anything that is known now was written down.
fn quoted(view: &View<'_>) -> Options {
    let basis = &view.basis;
    let last = basis.log.records.iter().filter_map(|record| record.recorded).max();
    let known = basis.as_of.0.max(view.desk.as_of.0);
    let known_at = basis.known_at.or(Some(last.map_or(known, |last| last.max(known))));
    Options { as_of: Some(basis.as_of.0), known_at, ..Options::default() }
}

/// The entry that stands for several bearers: of `duty//period`, of `duty/kind:municipality/period`, or of
/// `duty/with:vm/period` for all in which a body is to take part.
fn together<'v>(view: &'v View<'_>, id: &str) -> Option<&'v Entry> {
    let (model, edition) = (view.basis.model, view.desk.edition?);
    let (duty, rest) = id.split_once('/')?;
    let among = rest.split('/').next()?;
    let (kind, party) = match (among.strip_prefix("kind:"), among.strip_prefix("with:")) {
        (Some(kind), _) => (Some(model.vocabulary.kind(kind)?), None),
        (None, Some(body)) => (None, Some(model.roster.find(body)?)),
        (None, None) if among.is_empty() => (None, None),
        (None, None) => return None,
    };
    let role = if party.is_some() { Role::Counterparty } else { Role::Bearer };
    [Layer::Binding, Layer::Recommended].into_iter().find_map(|layer| {
        let bodies = party.into_iter().collect();
        let scope = Scope { bodies, kind, role, duties: vec![duty.to_owned()], layer, ..Scope::default() };
        edition.select(model, &scope).into_iter().find(|entry| entry.instance == id)
    })
}
