//! What a demand asks for, item by item, and how each item stands (`rules.md` B1).

use std::collections::BTreeSet;

use super::candidate::{Candidate, Links, by_organ, takes_part};
use super::scope::{Bounds, Scope};
use super::truth::{Causes, Truth};
use crate::finding::{Cause, Grade, Item, What};
use crate::model::{Ask, BodyId, By, OfRef, Party, Thing};
use crate::record::{Kind, Partner, RecordId};
use crate::source::Span;
use crate::time::{When, Window};

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Shown for certain, by this record first, on this day.
    Done(RecordId, When),
    /// Cannot be told.
    InDoubt(Causes),
    /// Certainly not done.
    NotDone,
}

impl Standing {
    /// The same where it may not have been asked: what is not done is in doubt.
    #[must_use]
    pub fn doubted(self, why: Causes) -> Standing {
        match self {
            Standing::NotDone => Standing::InDoubt(why),
            Standing::InDoubt(causes) => Standing::InDoubt(causes.and(why)),
            done @ Standing::Done(..) => done,
        }
    }

    /// The same where it is asked only under a condition.
    #[must_use]
    pub fn if_asked(self, condition: Truth) -> Standing {
        match condition {
            Truth::Unknown(why) => self.doubted(why),
            Truth::Yes | Truth::No => self,
        }
    }

    /// Whether it is done.
    #[must_use]
    pub fn is_done(&self) -> bool {
        matches!(self, Standing::Done(..))
    }

    /// The record that shows it first.
    #[must_use]
    pub fn shown_by(&self) -> Option<RecordId> {
        match self {
            Standing::Done(root, _) => Some(*root),
            Standing::InDoubt(_) | Standing::NotDone => None,
        }
    }
}

/// One item under one text, in time and with what late acts may cure.
#[derive(Debug, Clone)]
pub struct ItemState {
    /// What.
    pub item: Item,
    /// Where it is asked.
    pub span: Span,
    /// By acts in the window.
    pub in_time: Standing,
    /// By acts in the window or after it, as far as late acts cure; the same where they do not.
    pub at_last: Standing,
    /// Whether it is a part of an act, named only once one exists.
    pub part: bool,
}

/// The items of one demand.
#[derive(Debug, Clone, Default)]
pub struct Items {
    /// The act first, then its parts.
    pub list: Vec<ItemState>,
    /// Clauses that were dropped, because their set is empty.
    pub empty: Vec<Span>,
    /// Whether the demand asks for parties or receivers and every set of them is empty.
    pub vacuous: bool,
}

/// The windows in which an item may be shown.
#[derive(Debug, Clone, Copy)]
pub struct Windows {
    /// In time.
    pub in_time: Bounds,
    /// With what late acts may cure.
    pub at_last: Bounds,
    /// Over these days absence must be certain; none: it cannot be.
    pub absence: Option<Window>,
}

/// One thing to look for in the candidates: certainly, possibly or not shown by each.
type Shows<'x, 'a> = &'x dyn Fn(&Candidate<'a>) -> Truth;

impl<'a> Scope<'a> {
    /// The items of `count` acts as asked; `name` is the step's.
    #[must_use]
    pub fn items(
        &self,
        ask: &Ask,
        count: u32,
        candidates: &[Candidate<'a>],
        windows: &Windows,
        name: Option<&str>,
        links: Links<'_>,
    ) -> Items {
        let absent = self.absent(ask, windows, links.unnamed);
        self.items_of(ask, count, candidates, windows, name, links, absent)
    }

    /// The same where it is told whether others than these candidates can be ruled out.
    #[expect(clippy::too_many_arguments, reason = "items need all that is known of the demand")]
    pub(super) fn items_of(
        &self,
        ask: &Ask,
        count: u32,
        candidates: &[Candidate<'a>],
        windows: &Windows,
        name: Option<&str>,
        links: Links<'_>,
        absent: Truth,
    ) -> Items {
        let mut items = Items::default();
        self.act_items(&mut items, ask, count, candidates, windows, name, links, absent);
        let add = |items: &mut Items, what: What, id: String, span: Span, condition: Truth, shows: Shows<'_, 'a>| {
            if condition == Truth::No {
                return;
            }
            let stand = |bounds: &Bounds| stand(candidates, bounds, absent, shows).if_asked(condition);
            let item = Item { what, id, step: name.map(str::to_owned) };
            let (in_time, at_last) = (stand(&windows.in_time), stand(&windows.at_last));
            items.list.push(ItemState { item, span, in_time, at_last, part: true });
        };
        let topics: Vec<_> = ask.about.iter().filter_map(|about| about.topic).collect();
        let crossed = |candidate: &Candidate<'a>, topic| {
            if candidate.says.about.is_empty() {
                Truth::doubt(Cause::NotStated)
            } else {
                Truth::of(candidate.says.about.contains(&topic))
            }
        };
        let mut sets = 0usize;
        let mut filled = 0usize;
        for together in &ask.together {
            let condition = together.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
            if condition == Truth::No {
                continue;
            }
            let taking_part = matches!(&ask.by, By::Others(_)) && self.is_bearer(&together.party);
            if taking_part {
                continue;
            }
            sets += 1;
            match &together.party {
                Party::AtLeast(least, set) if !matches!(set.member, Thing::Body(_)) => {
                    filled += 1;
                    let id = self.thing_name(set.member);
                    let stand = |bounds: &Bounds| {
                        self.stand_many(candidates, bounds, absent, *least, together.invited, set, condition)
                    };
                    let item = Item { what: What::Class, id, step: name.map(str::to_owned) };
                    let (in_time, at_last) = (stand(&windows.in_time), stand(&windows.at_last));
                    items.list.push(ItemState { item, span: together.span, in_time, at_last, part: true });
                }
                party => match self.parties(party) {
                    None => {
                        filled += 1;
                        let doubt = Truth::doubt(Cause::Roster);
                        add(&mut items, What::Counterparty, String::new(), together.span, doubt, &|_| Truth::No);
                    }
                    Some(bodies) if bodies.is_empty() => items.empty.push(together.span),
                    Some(bodies) => {
                        filled += 1;
                        for (body, having) in bodies {
                            let id = self.world.roster.body(body).id.clone();
                            let shows = |candidate: &Candidate<'a>| self.shows_party(candidate, body, together.invited);
                            if ask.crosswise && !topics.is_empty() {
                                self.add_crossed(
                                    &mut items,
                                    &id,
                                    together.span,
                                    name,
                                    windows,
                                    condition.and(having),
                                    &|bounds| {
                                        topics.iter().fold(None, |so_far: Option<Standing>, topic| {
                                            let pair = |candidate: &Candidate<'a>| {
                                                shows(candidate).and(crossed(candidate, *topic))
                                            };
                                            let one = stand(candidates, bounds, absent, &pair);
                                            Some(so_far.map_or(one, |other| weaker(other, one)))
                                        })
                                    },
                                );
                            } else {
                                add(&mut items, What::Counterparty, id, together.span, condition.and(having), &shows);
                            }
                        }
                    }
                },
            }
        }
        for about in &ask.about {
            let Some(topic) = about.topic else { continue };
            let condition = about.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
            let id = self.world.model.vocabulary.topics[topic.index()].name.clone();
            add(&mut items, What::Topic, id, about.span, condition, &|candidate| crossed(candidate, topic));
        }
        if ask.to.len() > 1 || ask.to.iter().any(|party| matches!(party, Party::Every(..))) {
            let before = items.list.len();
            for party in &ask.to {
                self.receiver_items(&mut items, ask, party, candidates, windows, name, absent);
            }
            // A receiver of each member of a set without members is nobody.
            sets += 1;
            filled += usize::from(items.list.len() > before);
        }
        items.vacuous = sets > 0 && filled == 0 && ask.about.is_empty();
        items
    }

    #[expect(clippy::too_many_arguments, reason = "the act's own items need all that is known of the demand")]
    fn act_items(
        &self,
        items: &mut Items,
        ask: &Ask,
        count: u32,
        candidates: &[Candidate<'a>],
        windows: &Windows,
        name: Option<&str>,
        links: Links<'_>,
        absent: Truth,
    ) {
        let item = match name {
            Some(name) => Item { what: What::Step, id: name.to_owned(), step: Some(name.to_owned()) },
            None => Item::act(&self.world.model.vocabulary, ask),
        };
        // A covering act is one act for each who must act.
        let actors: Option<Vec<BodyId>> = match &ask.by {
            By::EveryBearer(_) => {
                let mut all = self.joint.partners.clone();
                all.push(self.frame.bearer);
                all.sort_unstable();
                Some(all)
            }
            By::Others(parties) if parties.iter().any(|party| matches!(party, Party::Every(..))) => {
                Some(self.actors(parties).into_iter().map(|(body, _)| body).collect())
            }
            By::Bearer | By::Own(_) | By::AnyBearer | By::Others(_) => None,
        };
        let refers = |candidate: &Candidate<'a>, list: &[OfRef], at: usize| {
            self.refers(list[at], candidate.act, &candidate.says, links)
        };
        let whole = |bounds: &Bounds| {
            let mut standing = stand_count(self, candidates, bounds, absent, count);
            for list in ask.of.iter().filter(|list| list.len() > 1) {
                for at in 0..list.len() {
                    let one = stand(candidates, bounds, absent, &|candidate| refers(candidate, list, at));
                    standing = weaker(standing, one);
                }
            }
            standing
        };
        let (in_time, at_last) = (whole(&windows.in_time), whole(&windows.at_last));
        items.list.push(ItemState { item, span: ask.span, in_time, at_last, part: false });
        for body in actors.into_iter().flatten() {
            let organ = match &ask.by {
                By::EveryBearer(organ) => *organ,
                By::Others(parties) => {
                    self.actors(parties).into_iter().find(|(other, _)| *other == body).and_then(|(_, organ)| organ)
                }
                By::Bearer | By::Own(_) | By::AnyBearer => None,
            };
            let absent = self.absent_by(ask, &[body], windows);
            let one = |bounds: &Bounds| {
                stand(candidates, bounds, absent, &|candidate| by_organ(&candidate.says.by, body, organ))
            };
            let id = self.world.roster.body(body).id.clone();
            let item = Item { what: What::Counterparty, id, step: name.map(str::to_owned) };
            let (in_time, at_last) = (one(&windows.in_time), one(&windows.at_last));
            items.list.push(ItemState { item, span: ask.span, in_time, at_last, part: true });
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one crossed item needs the demand, its windows and its name")]
    fn add_crossed(
        &self,
        items: &mut Items,
        id: &str,
        span: Span,
        name: Option<&str>,
        windows: &Windows,
        condition: Truth,
        pairs: &dyn Fn(&Bounds) -> Option<Standing>,
    ) {
        if condition == Truth::No {
            return;
        }
        let one = |bounds: &Bounds| pairs(bounds).unwrap_or(Standing::NotDone).if_asked(condition);
        let item = Item { what: What::Counterparty, id: id.to_owned(), step: name.map(str::to_owned) };
        let (in_time, at_last) = (one(&windows.in_time), one(&windows.at_last));
        items.list.push(ItemState { item, span, in_time, at_last, part: true });
    }

    #[expect(clippy::too_many_arguments, reason = "a receiver is looked for in all candidates of the demand")]
    fn receiver_items(
        &self,
        items: &mut Items,
        ask: &Ask,
        party: &Party,
        candidates: &[Candidate<'a>],
        windows: &Windows,
        name: Option<&str>,
        absent: Truth,
    ) {
        let mut add = |id: String, party: &Party| {
            let shows = |candidate: &Candidate<'a>| {
                ask.kinds
                    .iter()
                    .filter(|kind| candidate.says.kinds.contains(&Kind::Activity(**kind)))
                    .fold(Truth::No, |so_far, kind| so_far.or(self.received_by(party, *kind, &candidate.says)))
            };
            let one = |bounds: &Bounds| stand(candidates, bounds, absent, &shows);
            let item = Item { what: What::Receiver, id, step: name.map(str::to_owned) };
            let (in_time, at_last) = (one(&windows.in_time), one(&windows.at_last));
            items.list.push(ItemState { item, span: ask.span, in_time, at_last, part: true });
        };
        match party {
            Party::Own(organ) => add(self.world.model.vocabulary.organs[organ.index()].name.clone(), party),
            Party::AtLeast(_, set) => add(self.thing_name(set.member), party),
            Party::One(who, _) => {
                let id = self.body(who).map_or(String::new(), |body| self.world.roster.body(body).id.clone());
                add(id, party);
            }
            Party::Every(set, organ) => {
                for body in self.set(set).into_iter().flatten() {
                    let one = Party::One(crate::model::Who::Body(body), *organ);
                    add(self.world.roster.body(body).id.clone(), &one);
                }
            }
            Party::Others => {
                for body in &self.joint.others {
                    let one = Party::One(crate::model::Who::Body(*body), None);
                    add(self.world.roster.body(*body).id.clone(), &one);
                }
            }
        }
    }

    /// Whether the party is the bearer: in an act by somebody else, taking part is the act itself.
    fn is_bearer(&self, party: &Party) -> bool {
        matches!(party, Party::One(who, _) if self.body(who) == Some(self.frame.bearer))
    }

    /// The bodies of a party, each with whether it is asked for (`having`); none where the roster does not say.
    pub(super) fn parties(&self, party: &Party) -> Option<Vec<(BodyId, Truth)>> {
        let bodies = match party {
            Party::One(who, _) => vec![self.body(who)?],
            Party::Every(set, _) | Party::AtLeast(_, set) => {
                let bodies = self.set(set)?;
                return Some(
                    bodies
                        .into_iter()
                        .filter(|body| *body != self.frame.bearer)
                        .map(|body| (body, set.having.map_or(Truth::Yes, |status| self.has_status(body, status))))
                        .filter(|(_, having)| *having != Truth::No)
                        .collect(),
                );
            }
            Party::Others => self.joint.others.clone(),
            Party::Own(_) => Vec::new(),
        };
        Some(bodies.into_iter().filter(|body| *body != self.frame.bearer).map(|body| (body, Truth::Yes)).collect())
    }

    fn shows_party(&self, candidate: &Candidate<'a>, body: BodyId, invited: bool) -> Truth {
        let says = &candidate.says;
        if says.by.iter().any(|actor| actor.body == body) || takes_part(&says.with, body) {
            return Truth::Yes;
        }
        if !invited {
            return if says.with.is_empty() { Truth::doubt(Cause::NotStated) } else { Truth::No };
        }
        if takes_part(&says.invited, body) {
            Truth::Yes
        } else if says.invited.is_empty() {
            Truth::doubt(Cause::NotStated)
        } else {
            Truth::No
        }
    }

    /// How `at least n` of a kind or class stands: distinct partners over all acts that count.
    #[expect(clippy::too_many_arguments, reason = "counting looks at all that a single partner looks at")]
    fn stand_many(
        &self,
        candidates: &[Candidate<'a>],
        bounds: &Bounds,
        absent: Truth,
        least: u32,
        invited: bool,
        set: &crate::model::Set,
        condition: Truth,
    ) -> Standing {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        let mut sure: BTreeSet<Partner> = BTreeSet::new();
        let mut all: BTreeSet<Partner> = BTreeSet::new();
        let mut causes = Causes::NONE;
        let mut unnamed = false;
        for candidate in candidates {
            let within = candidate.within(bounds);
            if within == Truth::No {
                continue;
            }
            let says = &candidate.says;
            let more: &[Partner] = if invited { &says.invited } else { &[] };
            let more = more.iter().map(std::borrow::Cow::Borrowed);
            let mut named = false;
            for partner in candidate.took_part().chain(more) {
                if matches!(&*partner, Partner::Body(actor) if actor.body == self.frame.bearer) {
                    continue;
                }
                if !self.counts_for(&partner, set) {
                    continue;
                }
                named = true;
                let partner = whole_body(partner.into_owned());
                all.insert(partner.clone());
                if within == Truth::Yes {
                    sure.insert(partner);
                }
            }
            if within == Truth::Yes && sure.len() >= least && named {
                return Standing::Done(candidate.act.root, says.when);
            }
            // Where an invitation is asked for, it is the list of those invited that must not be empty.
            let silent = if invited { says.invited.is_empty() } else { says.with.is_empty() };
            match within {
                Truth::Unknown(why) if named || silent => causes = causes.and(why),
                Truth::Yes | Truth::No | Truth::Unknown(_) => {}
            }
            unnamed |= silent;
            if silent && within != Truth::No {
                causes = causes.and(Causes::of(Cause::NotStated));
            }
        }
        // Even with every partner of a doubtful act there are too few, and no others.
        let too_few = absent == Truth::No && !unnamed && all.len() < least;
        let standing = if causes.is_empty() || too_few { from_absence(absent) } else { Standing::InDoubt(causes) };
        standing.if_asked(condition)
    }

    /// The name of a kind, class or body.
    #[must_use]
    pub fn thing_name(&self, thing: Thing) -> String {
        let vocabulary = &self.world.model.vocabulary;
        match thing {
            Thing::Kind(kind) => vocabulary.kinds[kind.index()].name.clone(),
            Thing::Class(class) => vocabulary.classes[class.index()].word.name.clone(),
            Thing::Body(body) => self.world.roster.body(body).id.clone(),
        }
    }

    /// Whether absence is certain: some register is complete for whoever acts, over all days (`rules.md` A5, B1).
    #[must_use]
    pub fn absent(&self, ask: &Ask, windows: &Windows, unnamed: bool) -> Truth {
        let By::Others(parties) = &ask.by else { return self.absent_by(ask, &[self.frame.bearer], windows) };
        // Whether somebody else acted at all, only that body's register can tell.
        let mut bodies = if unnamed { Vec::new() } else { vec![self.frame.bearer] };
        bodies.extend(self.actors(parties).into_iter().map(|(body, _)| body));
        self.absent_by(ask, &bodies, windows)
    }

    /// Whether absence is certain by the registers of these bodies.
    #[must_use]
    pub fn absent_by(&self, ask: &Ask, bodies: &[BodyId], windows: &Windows) -> Truth {
        let Some(window) = windows.absence else { return Truth::doubt(Cause::NoRecord) };
        let covered = ask.kinds.iter().all(|kind| {
            let index = self.world.index;
            // Of most bodies no register says anything.
            let known = bodies.iter().filter(|body| index.speaks_from(**body).is_some());
            let mut days = crate::time::DaySet::empty();
            for body in known {
                days = days.union(&index.complete(*body, Kind::Activity(*kind)));
            }
            days.covers(&window)
        });
        if covered { Truth::No } else { Truth::doubt(Cause::NoRecord) }
    }

    /// Whether a record's grade is below the one asked, or it is only announced.
    #[must_use]
    pub fn is_weak(&self, ask: &Ask, grade: Grade) -> bool {
        grade == Grade::Announced || ask.evidence.is_some_and(|asked| grade < asked)
    }
}

/// A body by whatever organ is one partner.
pub(super) fn whole_body(partner: Partner) -> Partner {
    match partner {
        Partner::Body(actor) => Partner::Body(crate::record::Actor { body: actor.body, organ: None }),
        class @ Partner::Class(..) => class,
    }
}

fn from_absence(absent: Truth) -> Standing {
    match absent {
        Truth::Unknown(causes) => Standing::InDoubt(causes),
        Truth::No | Truth::Yes => Standing::NotDone,
    }
}

/// The one that is further from done.
fn weaker(one: Standing, other: Standing) -> Standing {
    match (one, other) {
        (Standing::NotDone, _) | (_, Standing::NotDone) => Standing::NotDone,
        (Standing::InDoubt(a), Standing::InDoubt(b)) => Standing::InDoubt(a.and(b)),
        (doubt @ Standing::InDoubt(_), Standing::Done(..)) | (Standing::Done(..), doubt @ Standing::InDoubt(_)) => {
            doubt
        }
        (Standing::Done(_, a), Standing::Done(_, b)) => {
            if (b.last(), b.first()) > (a.last(), a.first()) {
                other
            } else {
                one
            }
        }
    }
}

/// How one item stands: a union over the acts that count.
fn stand<'a>(candidates: &[Candidate<'a>], bounds: &Bounds, absent: Truth, shows: Shows<'_, 'a>) -> Standing {
    let mut causes = Causes::NONE;
    for candidate in candidates {
        match candidate.within(bounds).and(shows(candidate)) {
            Truth::Yes => return Standing::Done(candidate.act.root, candidate.says.when),
            Truth::Unknown(why) => causes = causes.and(why),
            Truth::No => {}
        }
    }
    if causes.is_empty() { from_absence(absent) } else { Standing::InDoubt(causes) }
}

/// How `n` acts stand; both sides' records of one sitting are one act.
fn stand_count(
    scope: &Scope<'_>,
    candidates: &[Candidate<'_>],
    bounds: &Bounds,
    absent: Truth,
    count: u32,
) -> Standing {
    if count <= 1 {
        return stand(candidates, bounds, absent, &|_| Truth::Yes);
    }
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    let mut sure: Vec<&Candidate<'_>> = Vec::new();
    let mut possible: Vec<&Candidate<'_>> = Vec::new();
    let mut causes = Causes::NONE;
    for candidate in candidates {
        let within = candidate.within(bounds);
        if within != Truth::No && !possible.iter().any(|other| scope.same_sitting(other, candidate)) {
            possible.push(candidate);
        }
        match within {
            Truth::No => {}
            Truth::Unknown(why) => {
                causes = causes.and(why);
            }
            Truth::Yes => {
                if !sure.iter().any(|other| scope.same_sitting(other, candidate)) {
                    sure.push(candidate);
                    if sure.len() == count {
                        return Standing::Done(candidate.act.root, candidate.says.when);
                    }
                }
            }
        }
    }
    // Even with every doubtful one there are too few, and no others.
    let too_few = absent == Truth::No && possible.len() < count;
    if causes.is_empty() || too_few { from_absence(absent) } else { Standing::InDoubt(causes) }
}
