//! Cells that name parties → bodies, organs and classes on the day of the act.
//!
//! A body that has merged is read as its successor (`rules.md` A6); `members` are the municipalities of `by` on the day
//! of the act, and on every day of it where the day is not exact (`rules.md` C2).

use std::collections::{BTreeMap, BTreeSet};

use super::cache::Cache;
use super::column::Column;
use super::names::{Found, FoundBody, Names, existed, fold};
use super::sink::{Sink, items};
use crate::lang::Words;
use crate::model::vocabulary::{BodyId, OrganId};
use crate::record::complaint::{Complaint, quote};
use crate::record::{Actor, List, Partner};
use crate::time::{DaySet, When, Window};

/// The words that mean all municipalities of `by`.
const MEMBERS: [&str; 5] = ["members", "jäsenet", "jäsenkunnat", "medlemmar", "medlemskommuner"];

/// Reads parties, remembering cells that it has read.
#[derive(Debug, Default)]
pub struct Parties {
    actors: Cache<List<Actor>>,
    partners: Cache<List<Partner>>,
}

/// What one cell says of parties, while it is read.
struct Reading<'a, 'r> {
    names: &'a Names<'a>,
    column: Column,
    item: usize,
    when: Option<When>,
    /// The days on which the cell means the same; none if it depends on more than the day.
    days: Option<Window>,
    /// Bodies read as their successors: old, new.
    successors: &'a mut Vec<(BodyId, BodyId)>,
    sink: &'a mut Sink<'r>,
}

/// What one item names.
enum Named {
    Body(Actor),
    /// Nothing in the roster; no complaint yet.
    Nobody,
    /// Complained of.
    Wrong,
}

impl Parties {
    /// Who acted: bodies and organs. None where something could not be read.
    pub fn actors(
        &mut self,
        cell: &str,
        when: Option<When>,
        names: &Names<'_>,
        successors: &mut Vec<(BodyId, BodyId)>,
        sink: &mut Sink<'_>,
    ) -> Option<List<Actor>> {
        if let Some(seen) = self.actors.get(cell, when) {
            return Some(seen);
        }
        let days = Some(Window::always());
        let mut reading = Reading { names, column: Column::By, item: 0, when, days, successors, sink };
        let mut whole = true;
        let mut actors = Vec::new();
        for (item, text) in items(cell) {
            reading.item = item;
            match reading.actor(text) {
                Named::Body(actor) => actors.push(actor),
                Named::Wrong => whole = false,
                Named::Nobody => {
                    whole = false;
                    reading.no_actor(text);
                }
            }
        }
        let days = reading.days;
        let actors: List<Actor> = once_each(actors).into();
        keep(&mut self.actors, cell, days.filter(|_| whole), &actors);
        whole.then_some(actors)
    }

    /// Who took part, was invited or received. None where something could not be read.
    #[expect(
        clippy::too_many_arguments,
        reason = "a cell, its column, its row's day and actors, and where it all goes"
    )]
    pub fn partners(
        &mut self,
        cell: &str,
        column: Column,
        when: Option<When>,
        by: &[Actor],
        names: &Names<'_>,
        successors: &mut Vec<(BodyId, BodyId)>,
        sink: &mut Sink<'_>,
    ) -> Option<List<Partner>> {
        if cell.is_empty() {
            return Some(List::default());
        }
        if let Some(seen) = self.partners.get(cell, when) {
            return Some(seen);
        }
        let days = Some(Window::always());
        let mut reading = Reading { names, column, item: 0, when, days, successors, sink };
        let mut whole = true;
        let mut partners = Vec::new();
        for (item, text) in items(cell) {
            reading.item = item;
            whole &= reading.partner(text, by, &mut partners);
        }
        let days = reading.days;
        let partners: List<Partner> = once_each(partners).into();
        keep(&mut self.partners, cell, days.filter(|_| whole), &partners);
        whole.then_some(partners)
    }
}

fn keep<T: Clone>(cache: &mut Cache<T>, cell: &str, days: Option<Window>, meaning: &T) {
    if let Some(days) = days {
        cache.put(cell, days, meaning);
    }
}

/// Without what was said before; the order stays.
fn once_each<T: Ord + Clone>(mut all: Vec<T>) -> Vec<T> {
    if all.len() > 1 {
        let mut seen = BTreeSet::new();
        all.retain(|thing| seen.insert(thing.clone()));
    }
    all
}

impl Reading<'_, '_> {
    fn error(&mut self, complaint: &Complaint) {
        self.sink.error(self.column, self.item, complaint);
    }

    /// `county-08`, `Pirkanmaan hyvinvointialue/aluevaltuusto`.
    fn actor(&mut self, text: &str) -> Named {
        match self.body(text) {
            Named::Nobody => {}
            found => return found,
        }
        let Some((body, organ)) = text.rsplit_once('/') else { return Named::Nobody };
        match (self.body(body.trim()), self.names.organ(organ.trim())) {
            (Named::Body(actor), Found::One(organ)) => Named::Body(Actor { organ: Some(organ), ..actor }),
            (Named::Body(_), Found::None | Found::Several(_)) => {
                let near = self.sink.room.then(|| self.names.near_organ(organ.trim())).flatten();
                self.error(&Complaint::UnknownOrgan { written: quote(organ.trim()), near });
                Named::Wrong
            }
            (other, _) => other,
        }
    }

    fn body(&mut self, text: &str) -> Named {
        match self.names.body(text, self.when) {
            FoundBody::One(id) => Named::Body(Actor { body: self.on_its_day(id), organ: None }),
            FoundBody::OneThen(id) => {
                let body = self.on_its_day(id);
                self.days = None;
                Named::Body(Actor { body, organ: None })
            }
            FoundBody::Several(found) => {
                let candidates = self.names.candidates(&found);
                self.error(&Complaint::Ambiguous { written: quote(text), candidates });
                Named::Wrong
            }
            FoundBody::Code(found) => {
                let candidates = self.names.candidates(&found);
                self.error(&Complaint::ShortCode { written: quote(text), candidates });
                Named::Wrong
            }
            FoundBody::None => Named::Nobody,
        }
    }

    /// The body itself, or the one into which it had merged by then.
    fn on_its_day(&mut self, id: BodyId) -> BodyId {
        let body = self.names.roster.body(id);
        let Some(when) = self.when.filter(|when| !existed(body, *when)) else {
            let life = Window::between(body.from, body.until);
            self.days = self.days.and_then(|days| life.and_then(|life| days.intersect(&life)));
            return id;
        };
        // Outside its life each row has its own notice or warning, and must not answer for the days within it.
        self.days = None;
        let successor = self.names.roster.successor(id, when.first());
        if successor == id {
            self.sink.warn(self.column, self.item, &Complaint::NotThen { name: shown_name(&body.names, &body.id) });
        } else {
            self.successors.push((id, successor));
        }
        successor
    }

    /// Whether it could be read.
    fn partner(&mut self, text: &str, by: &[Actor], partners: &mut Vec<Partner>) -> bool {
        if MEMBERS.contains(&fold(text).as_str()) {
            self.days = None;
            return self.members(by, partners);
        }
        match self.actor(text) {
            Named::Body(actor) => {
                partners.push(Partner::Body(actor));
                return true;
            }
            Named::Wrong => return false,
            Named::Nobody => {}
        }
        if self.column == Column::To
            && let ([actor], Some(organ)) = (by, self.own_organ(text))
        {
            self.days = None;
            partners.push(Partner::Body(Actor { body: actor.body, organ: Some(organ) }));
            return true;
        }
        let (class, name) = match text.split_once(':') {
            Some((class, name)) => (class.trim(), Some(name.trim()).filter(|name| !name.is_empty())),
            None => (text, None),
        };
        match self.names.class(class) {
            Found::One(class) => {
                partners.push(Partner::Class(class, name.map(Box::from)));
                true
            }
            Found::Several(found) => {
                let all = found.iter().map(|class| self.names.vocabulary.classes[class.index()].word.name.as_str());
                let candidates = Words::same(all.collect::<Vec<_>>().join(", "));
                self.error(&Complaint::Ambiguous { written: quote(text), candidates });
                false
            }
            Found::None if text.contains(':') => {
                let near = self.sink.room.then(|| self.names.near_class(class)).flatten();
                self.error(&Complaint::UnknownClass { written: quote(class), near });
                false
            }
            Found::None => {
                let near = self.sink.room.then(|| self.names.near_party(text, true)).flatten();
                self.error(&Complaint::UnknownParty { written: quote(text), near, classes: true });
                false
            }
        }
    }

    fn own_organ(&self, text: &str) -> Option<OrganId> {
        match self.names.organ(text) {
            Found::One(organ) => Some(organ),
            Found::Several(_) | Found::None => None,
        }
    }

    fn no_actor(&mut self, text: &str) {
        if MEMBERS.contains(&fold(text).as_str()) {
            self.error(&Complaint::MembersElsewhere);
            return;
        }
        let class = text.split_once(':').map_or(text, |(class, _)| class.trim());
        if matches!(self.names.class(class), Found::One(_)) {
            self.error(&Complaint::ClassAsActor { written: quote(text) });
            return;
        }
        let near = self.sink.room.then(|| self.names.near_party(text, false)).flatten();
        self.error(&Complaint::UnknownParty { written: quote(text), near, classes: false });
    }

    /// All municipalities of `by`: those that were members on every day on which the act may have been.
    fn members(&mut self, by: &[Actor], partners: &mut Vec<Partner>) -> bool {
        if !matches!(self.column, Column::With | Column::Invited) {
            self.error(&Complaint::MembersElsewhere);
            return false;
        }
        // Without a day or an actor the row is wrong already.
        let Some(window) = self.when.and_then(|when| when.window()) else { return false };
        if by.is_empty() {
            return false;
        }
        let before = partners.len();
        let mut partly = BTreeSet::new();
        for actor in by {
            let Some(relation) = self.names.members_of(actor.body) else { continue };
            let mut whole = BTreeSet::new();
            let mut in_part: BTreeMap<BodyId, DaySet> = BTreeMap::new();
            for row in self.names.roster.members(actor.body, relation) {
                if row.throughout(window) {
                    whole.insert(row.member);
                } else if row.sometime(window)
                    && let Some(days) = Window::between(row.from, row.until)
                {
                    in_part.entry(row.member).or_insert_with(DaySet::empty).insert(days);
                }
            }
            for (member, days) in in_part {
                if days.covers(&window) {
                    whole.insert(member);
                } else if !whole.contains(&member) {
                    partly.insert(member);
                }
            }
            partners.extend(whole.into_iter().map(|body| Partner::Body(Actor { body, organ: None })));
        }
        if partners.len() == before {
            self.error(&Complaint::NoMembers);
            return false;
        }
        if !partly.is_empty() {
            let names: Vec<Words> = partly.iter().map(|id| self.names.roster.body(*id).names.clone()).collect();
            let joined = |pick: fn(&Words) -> &str| names.iter().map(pick).collect::<Vec<_>>().join(", ");
            let names = Words::new(joined(|name| &name.fi), joined(|name| &name.sv), joined(|name| &name.en));
            self.sink.warn(self.column, self.item, &Complaint::PartMembers { names });
        }
        true
    }
}

/// The names of a body; its id where it has none.
fn shown_name(names: &Words, id: &str) -> Words {
    if names.fi.is_empty() { Words::same(id) } else { names.clone() }
}
