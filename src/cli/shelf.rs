//! What there is to serve: an edition with its catalogue, from which feeds and pages are made when they are asked for.

use std::sync::Arc;

use super::check;
use super::inputs::Inputs;
use super::pages::{Desk, Trouble};
use crate::diagnostic::nearest;
use crate::evaluate;
use crate::feed::catalogue::{self, Catalogue, Known, Subject};
use crate::feed::{self, Edition, Form, Horizon, Layer, Memory, Role, Scope};
use crate::lang::Lang;
use crate::model::Citation;
use crate::render::pages::{self, Chosen, Place, Root, Site};
use crate::render::wording::serve as words;
use crate::render::wording::usage::{self, Asked};
use crate::render::{Book, ics};
use crate::serve::{Ask, Found, Made, Media, Near, Query, Shelf};
use crate::source::Source;
use crate::time::{AsOf, Day};

/// Everything that was read and judged for one day.
pub struct Held {
    /// What it was made from.
    pub inputs: Arc<Inputs>,
    sources: Vec<Source>,
    edition: Edition,
    catalogue: Catalogue,
    as_of: AsOf,
    root: Arc<Root>,
}

impl Held {
    /// Judges what was read, as of a day. What was published is taken from `memory`, and noted there.
    pub fn new(inputs: Arc<Inputs>, as_of: AsOf, root: Arc<Root>, memory: &mut Memory) -> Held {
        let (model, log) = (&inputs.model, &inputs.log);
        let asked =
            feed::Asked { as_of, known_at: None, horizon: feed::default_horizon(as_of), bodies: evaluate::Scope::All };
        let edition = feed::edition(model, &model.roster, log, &asked, memory);
        let catalogue = catalogue::all(model, &model.roster, as_of);
        let sources = super::output::published(&inputs.sources);
        Held { sources, edition, catalogue, as_of, root, inputs }
    }

    /// How many calendars there are.
    pub fn feeds(&self) -> usize {
        self.catalogue.feeds().len()
    }

    /// The day as of which it was judged.
    pub fn day(&self) -> Day {
        self.as_of.0
    }
}

/// What is held, with what must be said of it.
pub struct Standing {
    /// What is held.
    pub held: Arc<Held>,
    /// Since when the last edit waits to be mended.
    pub trouble: Trouble,
}

impl Standing {
    /// Everything from which pages are made.
    fn desk(&self) -> Desk<'_> {
        Desk {
            inputs: &self.held.inputs,
            sources: &self.held.sources,
            feeds: self.held.catalogue.feeds(),
            edition: Some(&self.held.edition),
            as_of: self.held.as_of,
            root: &self.held.root,
            trouble: self.trouble,
        }
    }

    fn site(&self, lang: Lang) -> Site<'_> {
        self.desk().site(lang, Place::Calendars)
    }

    fn book(&self, lang: Lang) -> Book<'_> {
        self.desk().book(lang)
    }

    fn feed(&self, path: &str, query: &Query) -> Found {
        match self.held.catalogue.find(path) {
            catalogue::Found::Moved(to) => Found::Moved(to.path.clone()),
            catalogue::Found::Unknown(near) => Found::Unknown(self.near(&near, ".ics")),
            catalogue::Found::Feed(known) => {
                let scope = match self.scope(known, query) {
                    Ok(scope) => scope,
                    Err(sentence) => return Found::Wrong(sentence),
                };
                let entries = self.held.edition.select(&self.held.inputs.model, &scope);
                // A port of this machine is no part of what a calendar says: the same input gives the same bytes.
                let base = match &*self.held.root {
                    Root::Served { base, public: true, .. } => Some(base.clone()),
                    Root::Served { public: false, .. } | Root::Folder(_) | Root::One(_) => None,
                    Root::Files { base } => base.clone(),
                };
                let options = ics::Options {
                    remind: query.remind.iter().copied().collect(),
                    ahead: query.ahead.iter().copied().collect(),
                    form: known.form,
                    base,
                    path: Some(format!("feeds/{path}{}", query.text())),
                };
                let (book, days) = (self.book(known.lang), self.days(&scope));
                match ics::Printer::new(&book).covering(days).write(&known.name, &entries, &options) {
                    Ok(bytes) => Found::Made(Made { bytes, media: Media::Calendar, lang: known.lang }),
                    Err(refused) => Found::Failed(format!("{path}: {refused}")),
                }
            }
        }
    }

    /// The days that a feed covers.
    fn days(&self, scope: &Scope) -> Horizon {
        scope.days.unwrap_or(self.held.edition.horizon)
    }

    /// The days that a feed covers, if no entry of it is on them.
    fn empty(&self, known: &Known, query: &Query) -> Option<Horizon> {
        let scope = self.scope(known, query).ok()?;
        let entries = self.held.edition.select(&self.held.inputs.model, &scope);
        entries.is_empty().then(|| self.days(&scope))
    }

    /// What a feed holds with options; a sentence where an option makes no sense for it.
    fn scope(&self, known: &Known, query: &Query) -> Result<Scope, String> {
        let (lang, model) = (known.lang, &self.held.inputs.model);
        let mut scope = known.scope.clone();
        for act in &query.acts {
            let acts: Vec<String> = model.acts.keys().map(|act| format!("{}/{}", act.number, act.year)).collect();
            let cited = |source: &Citation| match source {
                Citation::Acts(cited) => cited.iter().any(|(of, _)| format!("{}/{}", of.number, of.year) == *act),
                Citation::Text(_) => false,
            };
            if !acts.contains(act)
                && !model.duties.iter().flat_map(|duty| &duty.versions).any(|version| cited(&version.source))
            {
                return Err(sentence(&usage::unknown(lang, Asked::Act, act, &check::near_act(model, act))));
            }
        }
        if let Some(duty) = query.duties.iter().find(|duty| model.duty_named(duty).is_none()) {
            let near = nearest(duty, model.duties.iter().map(|duty| duty.name.as_str()));
            let near: Vec<String> = near.map(str::to_owned).into_iter().collect();
            return Err(sentence(&usage::unknown(lang, Asked::Duty, duty, &near)));
        }
        for (own, asked, option) in [(&mut scope.acts, &query.acts, "act"), (&mut scope.duties, &query.duties, "duty")]
        {
            if asked.is_empty() {
                continue;
            }
            let foreign = |one: &String| !own.is_empty() && !own.contains(one);
            if let Some(one) = asked.iter().find(|one| foreign(one)) {
                return Err(words::not_here(lang, &format!("{option}={one}")));
            }
            *own = asked.iter().cloned().collect();
        }
        if let Some(role) = query.role {
            if role != scope.role && !matches!(known.subject, Subject::Body(_)) {
                return Err(words::not_here(lang, "role"));
            }
            scope.role = role;
        }
        if query.from.is_some() || query.to.is_some() {
            let all = self.held.edition.horizon;
            let asked = Horizon { from: query.from.unwrap_or(all.from), to: query.to.unwrap_or(all.to) };
            if !(all.holds(asked.from) && all.holds(asked.to) && asked.from <= asked.to) {
                return Err(words::beyond(lang, all.from, all.to));
            }
            scope.days = Some(asked);
        }
        Ok(scope)
    }

    fn page(&self, path: &str, query: &Query) -> Found {
        match self.held.catalogue.find(&format!("{path}.ics")) {
            catalogue::Found::Moved(to) => Found::Moved(to.path.trim_end_matches(".ics").to_owned()),
            catalogue::Found::Unknown(near) => Found::Unknown(self.near(&near, "")),
            catalogue::Found::Feed(known) => {
                if let Err(sentence) = self.scope(known, query) {
                    return Found::Wrong(sentence);
                }
                let own = known.scope.role == Role::Bearer
                    && known.scope.layer == Layer::Binding
                    && known.form == Form::Events;
                let site = self.site(known.lang);
                // All feeds of a subject share a page, which has the name of the first.
                if let (false, Some(first)) = (own, site.page_of(known.subject))
                    && first != path
                {
                    return Found::Moved(first.to_owned());
                }
                let chosen = Chosen {
                    text: query.text(),
                    remind: query.remind.iter().copied().collect(),
                    ahead: query.ahead.iter().copied().collect(),
                };
                match pages::subject(&site, known.subject, &chosen, |known| self.empty(known, query)) {
                    Some(page) => page_of(page, known.lang),
                    None => Found::Unknown(Vec::new()),
                }
            }
        }
    }

    fn near(&self, paths: &[&str], ending: &str) -> Vec<Near> {
        let feeds = self.held.catalogue.feeds();
        let name = |path: &str| feeds.iter().find(|known| known.path == path).map(|known| known.name.clone());
        let near = |path: &&str| Near {
            name: name(path).unwrap_or_else(|| (*path).to_owned()),
            path: format!("{}{ending}", path.trim_end_matches(".ics")),
        };
        paths.iter().map(near).collect()
    }
}

impl Shelf for Standing {
    fn find(&self, ask: &Ask) -> Found {
        match ask {
            Ask::Feed(path, query) => self.feed(path, query),
            Ask::Page(path, query) => self.page(path, query),
            Ask::Show(lang, place, pairs) => self.desk().show(*lang, place, pairs),
            Ask::Table(place, name, form, pairs) => self.desk().table(place, name, *form, pairs),
            Ask::Api => self.desk().api(),
        }
    }

    fn health(&self) -> String {
        let status = if self.trouble.is_some() { "stale" } else { "ok" };
        pages::health(status, self.held.day(), self.held.feeds(), self.held.inputs.left_out)
    }

    fn sorry(&self, lang: Lang, title: &str, sentence: &str, near: &[Near]) -> String {
        let near: Vec<(String, String)> = near.iter().map(|near| (near.path.clone(), near.name.clone())).collect();
        pages::sorry(&self.site(lang), title, sentence, &near)
    }
}

fn page_of(page: String, lang: Lang) -> Found {
    Found::Made(Made { bytes: page.into_bytes(), media: Media::Page, lang })
}

/// A message of the command line as a sentence on a page.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str().replace('\n', "; "))
}
