//! The vocabulary from what is declared: kinds, organs, activities, topics, statuses, classes, relations.
//!
//! Knows declarations and the one namespace that kinds, classes and bodies share. Leaves alone rules and records.
//! Built in two goes: kinds first, since the roster needs them; classes after the roster, since they can hold bodies.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::roster::Roster;
use super::vocabulary::{
    Activity, BodyId, Class, ClassId, KindId, OrganId, Relation, StatusId, Thing, TopicId, Vocabulary, Word,
};
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::source::Span;
use crate::syntax::ast::{self, Item, Name, Titles, WordSort};

/// The names for people, or the name itself where none are written.
pub(super) fn titles(titles: Option<&Titles>, name: &str) -> Words {
    titles.map_or_else(|| Words::same(name), |titles| titles.words.clone())
}

/// Names that have been seen, with their places, to find duplicates.
#[derive(Default)]
pub(super) struct Seen<'a>(BTreeMap<&'a str, Span>);

impl<'a> Seen<'a> {
    /// Notes the name; complains and gives false where it stands already.
    pub(super) fn first(&mut self, name: &'a Name, sort: Sort, out: &mut Vec<Diagnostic>) -> bool {
        match self.0.get(name.value.as_str()) {
            Some(first) => {
                let (first, second) = (Place::Text(*first), Place::Text(name.span));
                out.push(NameComplaint::Duplicate { name: &name.value, sort, first, second }.into());
                false
            }
            None => {
                self.0.insert(&name.value, name.span);
                true
            }
        }
    }
}

/// Everything but classes and relations.
pub(super) fn plain_words<'a>(files: &'a [ast::File], out: &mut Vec<Diagnostic>) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    // One namespace each: parties with kinds, what can be recorded, topics, organs.
    let (mut parties, mut acts, mut topics, mut organs) =
        (Seen::default(), Seen::default(), Seen::default(), Seen::default());
    let items = || files.iter().flat_map(|file| &file.items);
    for item in items() {
        let Item::Word(written) = item else { continue };
        let word = Word {
            name: written.name.value.clone(),
            words: titles(written.titles.as_ref(), &written.name.value),
            span: written.name.span,
        };
        let (seen, sort, list): (&mut Seen<'a>, Sort, &mut Vec<Word>) = match written.sort {
            WordSort::Kind => (&mut parties, Sort::Kind, &mut vocabulary.kinds),
            WordSort::Organ => (&mut organs, Sort::Organ, &mut vocabulary.organs),
            WordSort::Topic => (&mut topics, Sort::Topic, &mut vocabulary.topics),
            WordSort::Status => (&mut acts, Sort::Status, &mut vocabulary.statuses),
        };
        if seen.first(&written.name, sort, out) {
            list.push(word);
        }
    }
    for item in items() {
        let Item::Activity(written) = item else { continue };
        if !acts.first(&written.name, Sort::Activity, out) {
            continue;
        }
        let word = Word {
            name: written.name.value.clone(),
            words: titles(written.titles.as_ref(), &written.name.value),
            span: written.name.span,
        };
        let to_own = written.to_own.as_ref().and_then(|organ| {
            let found = vocabulary.organ(&organ.value);
            if found.is_none() {
                let possible = vocabulary.organs.iter().map(|word| word.name.as_str()).collect();
                out.push(NameComplaint::Unknown { name: organ, wanted: Sort::Organ, possible }.into());
            }
            found
        });
        vocabulary.activities.push(Activity { word, to_own });
    }
    vocabulary
}

/// Relations; the kinds must be there.
pub(super) fn relations(files: &[ast::File], vocabulary: &mut Vocabulary, out: &mut Vec<Diagnostic>) {
    for item in files.iter().flat_map(|file| &file.items) {
        let Item::Relation(written) = item else { continue };
        let Some(group) = vocabulary.kind(&written.group.value) else {
            let possible = vocabulary.kinds.iter().map(|word| word.name.as_str()).collect();
            out.push(NameComplaint::Unknown { name: &written.group, wanted: Sort::Kind, possible }.into());
            continue;
        };
        let same = |relation: &&Relation| relation.member == written.member.value && relation.group == group;
        if let Some(first) = vocabulary.relations.iter().find(same) {
            let (first, second) = (Place::Text(first.span), Place::Text(written.span));
            let name = &written.member.value;
            out.push(NameComplaint::Duplicate { name, sort: Sort::Relation, first, second }.into());
            continue;
        }
        vocabulary.relations.push(Relation { member: written.member.value.clone(), group, span: written.span });
    }
}

/// Classes with all that they hold; kinds and bodies must be there.
pub(super) fn classes(files: &[ast::File], vocabulary: &mut Vocabulary, roster: &Roster, out: &mut Vec<Diagnostic>) {
    let mut written: Vec<&ast::Class> = Vec::new();
    let mut seen = Seen::default();
    for item in files.iter().flat_map(|file| &file.items) {
        let Item::Class(class) = item else { continue };
        if !seen.first(&class.name, Sort::Class, out) {
            continue;
        }
        if let Some(kind) = vocabulary.kind(&class.name.value) {
            let first = vocabulary.kinds[kind.index()].span;
            let (first, second) = (Place::Text(first), Place::Text(class.name.span));
            out.push(NameComplaint::Duplicate { name: &class.name.value, sort: Sort::Kind, first, second }.into());
            continue;
        }
        if let Some(body) = roster.find(&class.name.value) {
            // The roster stands in a table, whose rows have no span; the class is the place to mend.
            let place = Place::Text(class.name.span);
            let name = &roster.body(body).id;
            out.push(NameComplaint::Duplicate { name, sort: Sort::Body, first: place.clone(), second: place }.into());
            continue;
        }
        written.push(class);
    }
    let ids: BTreeMap<&str, ClassId> =
        written.iter().enumerate().map(|(at, class)| (class.name.value.as_str(), ClassId::from(at))).collect();
    let mut parts: Vec<Vec<Thing>> = Vec::new();
    for class in &written {
        let mut own = Vec::new();
        for part in &class.parts {
            let name = part.value.as_str();
            let thing = (ids.get(name).copied().map(Thing::Class))
                .or_else(|| vocabulary.kind(name).map(Thing::Kind))
                .or_else(|| roster.find(name).map(Thing::Body));
            match thing {
                Some(thing) => own.push(thing),
                None => {
                    let mut possible: Vec<&str> = ids.keys().copied().collect();
                    possible.extend(vocabulary.kinds.iter().map(|word| word.name.as_str()));
                    possible.extend(roster.bodies().iter().filter_map(|body| body.alias.as_deref()));
                    out.push(NameComplaint::Unknown { name: part, wanted: Sort::Thing, possible }.into());
                }
            }
        }
        parts.push(own);
    }
    let mut circled = BTreeSet::new();
    for (at, class) in written.iter().enumerate() {
        let mut holds = BTreeSet::new();
        let mut open = vec![Thing::Class(ClassId::from(at))];
        while let Some(thing) = open.pop() {
            if holds.insert(thing)
                && let Thing::Class(inner) = thing
            {
                let inside = parts.get(inner.index()).map(Vec::as_slice).unwrap_or_default();
                open.extend(inside);
                if inside.contains(&Thing::Class(ClassId::from(at))) && !circled.contains(&inner.index()) {
                    circled.extend([at, inner.index()]);
                    let mut names = vec![class.name.value.as_str()];
                    if inner.index() != at {
                        names.push(&written[inner.index()].name.value);
                    }
                    out.push(NameComplaint::ClassCircle { names, span: class.name.span }.into());
                }
            }
        }
        let word = Word {
            name: class.name.value.clone(),
            words: titles(class.titles.as_ref(), &class.name.value),
            span: class.name.span,
        };
        vocabulary.classes.push(Class { word, holds: holds.into_iter().collect() });
    }
}

/// What a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    Thing(Thing),
    Organ(OrganId),
    Activity(super::ActivityId),
    Topic(TopicId),
    Status(StatusId),
    Duty(super::DutyId),
}

impl Meaning {
    pub(super) fn sort(self) -> Sort {
        match self {
            Meaning::Thing(Thing::Kind(_)) => Sort::Kind,
            Meaning::Thing(Thing::Class(_)) => Sort::Class,
            Meaning::Thing(Thing::Body(_)) => Sort::Body,
            Meaning::Organ(_) => Sort::Organ,
            Meaning::Activity(_) => Sort::Activity,
            Meaning::Topic(_) => Sort::Topic,
            Meaning::Status(_) => Sort::Status,
            Meaning::Duty(_) => Sort::Duty,
        }
    }
}

/// All names with what they mean, for looking up.
pub(super) struct Names<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) roster: &'a Roster,
    meanings: BTreeMap<&'a str, Vec<Meaning>>,
    /// By relation: the kinds of its members. Where the word is no kind or class, those of the rows of the roster.
    member_kinds: Vec<BTreeSet<KindId>>,
    /// The bodies that the rules call by name.
    named: RefCell<BTreeSet<BodyId>>,
}

impl<'a> Names<'a> {
    /// The index over a vocabulary, a roster and the duties in order of their numbers.
    pub(super) fn new(vocabulary: &'a Vocabulary, roster: &'a Roster, duties: &[&'a str]) -> Names<'a> {
        let mut meanings: BTreeMap<&str, Vec<Meaning>> = BTreeMap::new();
        let mut add = |name: &'a str, meaning: Meaning| meanings.entry(name).or_default().push(meaning);
        for (at, word) in vocabulary.kinds.iter().enumerate() {
            add(&word.name, Meaning::Thing(Thing::Kind(KindId::from(at))));
        }
        for (at, class) in vocabulary.classes.iter().enumerate() {
            add(&class.word.name, Meaning::Thing(Thing::Class(ClassId::from(at))));
        }
        for (at, word) in vocabulary.organs.iter().enumerate() {
            add(&word.name, Meaning::Organ(OrganId::from(at)));
        }
        for (at, activity) in vocabulary.activities.iter().enumerate() {
            add(&activity.word.name, Meaning::Activity(super::ActivityId::from(at)));
        }
        for (at, word) in vocabulary.topics.iter().enumerate() {
            add(&word.name, Meaning::Topic(TopicId::from(at)));
        }
        for (at, word) in vocabulary.statuses.iter().enumerate() {
            add(&word.name, Meaning::Status(StatusId::from(at)));
        }
        for (at, duty) in duties.iter().enumerate() {
            add(duty, Meaning::Duty(super::DutyId::from(at)));
        }
        let mut names = Names { vocabulary, roster, meanings, member_kinds: Vec::new(), named: RefCell::default() };
        names.member_kinds = names.kinds_of_members();
        names
    }

    fn kinds_of_members(&self) -> Vec<BTreeSet<KindId>> {
        let mut kinds: Vec<BTreeSet<KindId>> = Vec::new();
        for relation in &self.vocabulary.relations {
            kinds.push(match self.thing(&relation.member) {
                Some(thing) => self.kinds_of(thing),
                None => BTreeSet::new(),
            });
        }
        for row in self.roster.memberships() {
            let index = row.relation.index();
            let own_word = self.vocabulary.relations.get(index).is_some_and(|it| self.thing(&it.member).is_none());
            if own_word && let Some(kinds) = kinds.get_mut(index) {
                kinds.insert(self.roster.body(row.member).kind);
            }
        }
        kinds
    }

    /// The kinds that the members of a relation can have.
    pub(super) fn member_kinds(&self, relation: super::RelationId) -> &BTreeSet<KindId> {
        &self.member_kinds[relation.index()]
    }

    /// The kind, class or body with this name.
    pub(super) fn thing(&self, name: &str) -> Option<Thing> {
        let named = self.meanings.get(name).into_iter().flatten().find_map(|meaning| match meaning {
            Meaning::Thing(thing) => Some(*thing),
            _ => None,
        });
        named.or_else(|| self.body_called(name).map(Thing::Body))
    }

    /// The kinds of the bodies that a thing means.
    pub(super) fn kinds_of(&self, thing: Thing) -> BTreeSet<KindId> {
        match thing {
            Thing::Kind(kind) => BTreeSet::from([kind]),
            Thing::Body(body) => BTreeSet::from([self.roster.body(body).kind]),
            Thing::Class(class) => {
                let holds = &self.vocabulary.classes[class.index()].holds;
                let kind = |held: &Thing| match held {
                    Thing::Kind(kind) => Some(*kind),
                    Thing::Body(body) => Some(self.roster.body(*body).kind),
                    Thing::Class(_) => None,
                };
                holds.iter().filter_map(kind).collect()
            }
        }
    }

    /// Whether a body is what a thing means.
    pub(super) fn is(&self, body: BodyId, thing: Thing) -> bool {
        match thing {
            Thing::Kind(kind) => self.roster.body(body).kind == kind,
            Thing::Body(other) => other == body,
            Thing::Class(class) => {
                self.vocabulary.holds(class, Thing::Body(body))
                    || self.vocabulary.holds(class, Thing::Kind(self.roster.body(body).kind))
            }
        }
    }

    /// The body with this id or alias, which from now on is one that rules call by name.
    pub(super) fn body_called(&self, name: &str) -> Option<BodyId> {
        let body = self.roster.find(name)?;
        self.named.borrow_mut().insert(body);
        Some(body)
    }

    /// The bodies that the rules call by name, those of classes included.
    pub(super) fn bodies_called(&self) -> BTreeSet<BodyId> {
        let mut named = self.named.borrow().clone();
        for held in self.vocabulary.classes.iter().flat_map(|class| &class.holds) {
            if let Thing::Body(body) = held {
                named.insert(*body);
            }
        }
        named
    }

    /// Every meaning of a name.
    pub(super) fn meanings(&self, name: &str) -> Vec<Meaning> {
        let mut all = self.meanings.get(name).cloned().unwrap_or_default();
        all.extend(self.body_called(name).map(|body| Meaning::Thing(Thing::Body(body))));
        all
    }

    /// What `pick` takes of the name's meanings; complains where it takes none.
    pub(super) fn find<T>(
        &self,
        name: &Name,
        wanted: Sort,
        pick: impl Fn(Meaning) -> Option<T>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        let all = self.meanings(&name.value);
        let found = all.iter().find_map(|meaning| pick(*meaning));
        if found.is_none() {
            match all.first() {
                Some(other) => out.push(NameComplaint::WrongSort { name, is: other.sort(), wanted }.into()),
                None => {
                    let mut possible: Vec<&str> = (self.meanings.iter())
                        .filter(|(_, meanings)| meanings.iter().any(|meaning| pick(*meaning).is_some()))
                        .map(|(name, _)| *name)
                        .collect();
                    // Of bodies only those with a name made for rules; their ids are offered where one is near.
                    for body in self.roster.ids() {
                        if pick(Meaning::Thing(Thing::Body(body))).is_some() {
                            let body = self.roster.body(body);
                            let near = || crate::diagnostic::nearest(&name.value, [body.id.as_str()]).is_some();
                            possible.extend(body.alias.as_deref().or_else(|| near().then_some(body.id.as_str())));
                        }
                    }
                    out.push(NameComplaint::Unknown { name, wanted, possible }.into());
                }
            }
        }
        found
    }

    pub(super) fn activity(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<super::ActivityId> {
        self.find(name, Sort::Activity, |it| if let Meaning::Activity(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn topic(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<TopicId> {
        self.find(name, Sort::Topic, |it| if let Meaning::Topic(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn status(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<StatusId> {
        self.find(name, Sort::Status, |it| if let Meaning::Status(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn organ(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<OrganId> {
        self.find(name, Sort::Organ, |it| if let Meaning::Organ(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn duty(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<super::DutyId> {
        self.find(name, Sort::Duty, |it| if let Meaning::Duty(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn party(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<Thing> {
        self.find(name, Sort::Thing, |it| if let Meaning::Thing(id) = it { Some(id) } else { None }, out)
    }

    pub(super) fn body(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<BodyId> {
        self.find(name, Sort::Body, |it| if let Meaning::Thing(Thing::Body(id)) = it { Some(id) } else { None }, out)
    }
}
