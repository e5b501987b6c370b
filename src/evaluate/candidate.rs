//! Which records answer what is asked of an act: by whom, to whom, of what, with what grade, for which period, when.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::index::Act;
use super::scope::{Bounds, Scope};
use super::truth::Truth;
use crate::finding::{Cause, Grade, Role};
use crate::model::{ActivityId, Ask, BodyId, By, OfRef, OrganId, Party, TopicId};
use crate::record::{Actor, Happening, Kind, Link, Partner, RecordId};
use crate::time::When;

/// A record that may answer what is asked.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// The record.
    pub act: Act<'a>,
    /// What it says here.
    pub says: Cow<'a, Happening>,
    /// Whether it is the act asked for, its day aside. Never `No`.
    pub is: Truth,
    /// Whether the only weakness is a grade below the one asked.
    pub below_grade: bool,
}

/// A record that is not the act asked for, but nearly: worth a line in the proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NearMiss {
    /// The record.
    pub root: RecordId,
    /// Why not.
    pub role: Role,
}

/// What the `of` of an act can point at beside the trigger.
#[derive(Clone, Copy)]
pub struct Links<'b> {
    /// What steps of the same demand are bound to, while they are being bound.
    pub steps: &'b dyn Fn(usize) -> Vec<RecordId>,
    /// The act stands `before trigger`: then `of` may be turned round, and either record may name the other.
    pub turned: bool,
    /// An act by somebody else need not name the bearer: in a condition.
    pub unnamed: bool,
}

impl Links<'_> {
    /// No steps.
    pub const NONE: Links<'static> = Links { steps: &|_| Vec::new(), turned: false, unnamed: false };
}

impl<'a> Candidate<'a> {
    /// Whether the act was certainly, possibly or not at all done within the bounds.
    #[must_use]
    pub fn within(&self, bounds: &Bounds) -> Truth {
        // Whose record names a period is a candidate only for that one.
        let named = bounds.or_named && !self.says.periods.is_empty();
        let bounds = if named { Bounds::plain(bounds.from, None) } else { *bounds };
        self.is.and(within(self.says.when, &bounds))
    }

    /// Everybody who took part beside the bearer.
    pub fn took_part(&self) -> impl Iterator<Item = Cow<'_, Partner>> {
        let by = self.says.by.iter().map(|actor| Cow::Owned(Partner::Body(*actor)));
        by.chain(self.says.with.iter().map(Cow::Borrowed))
    }
}

/// Whether a day certainly, possibly or not at all lies within bounds.
#[must_use]
pub fn within(when: When, bounds: &Bounds) -> Truth {
    let (from_early, from_late) = bounds.from;
    if when.last() < from_early || bounds.to.is_some_and(|(_, late)| when.first() > late) {
        Truth::No
    } else if when.first() >= from_late && bounds.to.is_none_or(|(early, _)| when.last() <= early) {
        Truth::Yes
    } else {
        Truth::doubt(Cause::ImpreciseDate)
    }
}

impl<'a> Scope<'a> {
    /// The records that may be the act asked for, by (day, id), whatever their day; and near misses.
    #[must_use]
    pub fn candidates(&self, ask: &Ask, links: Links<'_>) -> (Vec<Candidate<'a>>, Vec<NearMiss>) {
        let mut found: Vec<Candidate<'a>> = Vec::new();
        let mut near = Vec::new();
        let mut seen = BTreeSet::new();
        // Who is named is only worked out once there is a record to ask it of.
        let named = std::cell::LazyCell::new(|| {
            let parties: Vec<&Party> = ask.together.iter().map(|together| &together.party).collect();
            self.named(&parties)
        });
        // In the other side's words a record may name bodies under which it is not listed.
        let retold = self.swap.and_then(|swap| swap.patched.as_ref()).and_then(|(root, _)| self.world.index.act(*root));
        for body in self.listed_under(ask) {
            for kind in &ask.kinds {
                let kind_of = |act: &Act<'a>| act.says.kinds.contains(&Kind::Activity(*kind));
                let listed = self.world.index.naming(body, Kind::Activity(*kind));
                for act in listed.into_iter().chain(retold.filter(kind_of)) {
                    if seen.contains(&act.root) {
                        continue;
                    }
                    let Some(says) = self.says(act) else { continue };
                    match self.matches(ask, *kind, act, &says, &named, links) {
                        Ok((is, below_grade)) => {
                            seen.insert(act.root);
                            found.push(Candidate { act, says, is, below_grade });
                        }
                        Err(Some(role)) => near.push(NearMiss { root: act.root, role }),
                        Err(None) => {}
                    }
                }
            }
        }
        let index = self.world.index;
        found.sort_by_key(|one| (one.says.when.first(), one.says.when.last(), index.id(one.act.root), one.act.root));
        near.sort_by_key(|miss| miss.root);
        near.dedup();
        (found, near)
    }

    /// Under which bodies an act must be listed to be looked at: it always names one of these.
    fn listed_under(&self, ask: &Ask) -> Vec<BodyId> {
        let mut bodies = match &ask.by {
            By::Bearer | By::Own(_) => vec![self.frame.bearer],
            By::AnyBearer | By::EveryBearer(_) => {
                let mut all = self.joint.partners.clone();
                all.push(self.frame.bearer);
                all
            }
            By::Others(parties) => {
                let mut bodies = Vec::new();
                for party in parties {
                    match party {
                        Party::One(who, _) => bodies.extend(self.body(who)),
                        Party::Every(set, _) | Party::AtLeast(_, set) => {
                            bodies.extend(self.set(set).into_iter().flatten());
                        }
                        Party::Others => bodies.extend(&self.joint.others),
                        Party::Own(_) => bodies.push(self.frame.bearer),
                    }
                }
                bodies
            }
        };
        bodies.sort_unstable();
        bodies.dedup();
        bodies
    }

    /// Whether a record is the act asked for: never `No` in the first place, and whether only its grade is too low.
    fn matches(
        &self,
        ask: &Ask,
        kind: ActivityId,
        act: Act<'a>,
        says: &Happening,
        named: &[BodyId],
        links: Links<'_>,
    ) -> Result<(Truth, bool), Option<Role>> {
        if says.when.first() > self.moment.seen {
            return Err(None);
        }
        let happened =
            if says.when.last() > self.moment.seen { Truth::doubt(Cause::ImpreciseDate) } else { Truth::Yes };
        let who = self.done_by(ask, says, named, links.unnamed);
        if who == Truth::No {
            return Err(None);
        }
        let towards = self.towards(ask, says);
        if towards == Truth::No {
            return Err(None);
        }
        let part = match self.frame.part.filter(|_| ask.about.iter().any(|about| about.topic.is_none())) {
            Some(part) => self.about_part(part, says),
            None => Truth::Yes,
        };
        if part == Truth::No {
            return Err(None);
        }
        if !says.periods.is_empty() && !says.periods.iter().any(|period| self.is_period(period)) {
            return Err(Some(Role::OtherPeriod));
        }
        let to = self.received(ask, kind, says);
        if to == Truth::No {
            return Err(Some(Role::OtherReceiver));
        }
        let of = self.follows(ask, act, says, links);
        if of == Truth::No {
            return Err(Some(Role::OtherOf));
        }
        let rest = happened.and(who).and(towards).and(part).and(to).and(of);
        let below = ask.evidence.is_some_and(|asked| says.grade < asked) && says.grade != Grade::Announced;
        let grade =
            if says.grade == Grade::Announced || below { Truth::doubt(Cause::WeakEvidence) } else { Truth::Yes };
        Ok((rest.and(grade), below && rest == Truth::Yes))
    }

    /// Whether the act is one with the counterparty of this instance: an act with another one answers another instance.
    fn towards(&self, ask: &Ask, says: &Happening) -> Truth {
        let Some(counterparty) = self.frame.counterparty else { return Truth::Yes };
        let asked = ask.together.iter().any(|together| {
            !together.invited && matches!(&together.party, Party::One(crate::model::Who::Counterparty, _))
        });
        if !asked || does(&says.by, counterparty) || takes_part(&says.with, counterparty) {
            Truth::Yes
        } else if says.with.is_empty() {
            Truth::doubt(Cause::NotStated)
        } else {
            Truth::No
        }
    }

    fn is_period(&self, written: &str) -> bool {
        let key = &self.frame.key;
        let part = self.frame.part.and_then(|part| self.part_name(part));
        written == key || part.is_some_and(|part| written.strip_prefix(key.as_str()) == Some(&format!("/{part}")))
    }

    /// The name of a part.
    #[must_use]
    pub fn part_name(&self, part: usize) -> Option<&'a str> {
        match &self.duty.generation {
            crate::model::Generation::Every(_, parts) => parts.get(part).map(|part| part.name.as_str()),
            crate::model::Generation::Once
            | crate::model::Generation::AtMost(_)
            | crate::model::Generation::Upon { .. }
            | crate::model::Generation::Always => None,
        }
    }

    /// The topic of a part's name.
    fn topic_of(&self, part: usize) -> Option<TopicId> {
        match &self.duty.generation {
            crate::model::Generation::Every(_, parts) => parts.get(part).and_then(|part| part.topic),
            _ => None,
        }
    }

    /// The topic of this instance's part.
    pub(super) fn part_topic(&self) -> Option<TopicId> {
        self.frame.part.and_then(|part| self.topic_of(part))
    }

    fn about_part(&self, part: usize, says: &Happening) -> Truth {
        match self.topic_of(part) {
            None => Truth::Yes,
            Some(topic) if says.about.contains(&topic) => Truth::Yes,
            Some(_) if says.about.is_empty() => Truth::doubt(Cause::NotStated),
            Some(_) => Truth::No,
        }
    }

    /// Whether the act is the bearer's, as the demand says who acts (`rules.md` A5).
    fn done_by(&self, ask: &Ask, says: &Happening, named: &[BodyId], unnamed: bool) -> Truth {
        let bearer = self.frame.bearer;
        match &ask.by {
            By::Bearer => {
                if does(&says.by, bearer) {
                    return Truth::Yes;
                }
                if self.is_to_bearer(ask) {
                    return Truth::Yes;
                }
                let other = says.by.iter().any(|actor| named.contains(&actor.body));
                Truth::of(other && takes_part(&says.with, bearer))
            }
            By::Own(organ) => {
                let own = by_organ(&says.by, bearer, Some(*organ));
                let other = says.by.iter().any(|actor| named.contains(&actor.body));
                let mirrored = if other { with_organ(&says.with, bearer, Some(*organ)) } else { Truth::No };
                own.or(mirrored)
            }
            By::AnyBearer => {
                Truth::of(does(&says.by, bearer) || self.joint.partners.iter().any(|body| does(&says.by, *body)))
            }
            By::EveryBearer(organ) => {
                let all = self.joint.partners.iter().chain(std::iter::once(&bearer));
                all.fold(Truth::No, |so_far, body| so_far.or(by_organ(&says.by, *body, *organ)))
            }
            By::Others(parties) => {
                let mut truth = Truth::No;
                for (body, organ) in self.actors(parties) {
                    let acted = by_organ(&says.by, body, organ);
                    let names = if unnamed || body == bearer || !ask.of.is_empty() {
                        Truth::Yes
                    } else {
                        self.names_bearer(ask, says)
                    };
                    truth = truth.or(acted.and(names));
                    if body != bearer && does(&says.by, bearer) {
                        truth = truth.or(with_organ(&says.with, body, organ));
                    }
                }
                truth
            }
        }
    }

    /// Whether the act is one `to bearer`: then anybody may do it.
    fn is_to_bearer(&self, ask: &Ask) -> bool {
        ask.to.iter().any(|party| matches!(party, Party::One(crate::model::Who::Bearer, _)))
    }

    /// The bodies that may or must act, with organs.
    #[must_use]
    pub fn actors(&self, parties: &[Party]) -> Vec<(BodyId, Option<OrganId>)> {
        let mut actors = Vec::new();
        for party in parties {
            match party {
                Party::One(who, organ) => actors.extend(self.body(who).map(|body| (body, *organ))),
                Party::Every(set, organ) => {
                    actors.extend(self.set(set).into_iter().flatten().map(|body| (body, *organ)));
                }
                Party::AtLeast(_, set) => actors.extend(self.set(set).into_iter().flatten().map(|body| (body, None))),
                Party::Others => actors.extend(self.joint.others.iter().map(|body| (*body, None))),
                Party::Own(organ) => actors.push((self.frame.bearer, Some(*organ))),
            }
        }
        actors
    }

    /// Whether an act by somebody else names the bearer.
    fn names_bearer(&self, ask: &Ask, says: &Happening) -> Truth {
        let bearer = self.frame.bearer;
        let invited = ask.together.iter().any(|together| {
            together.invited && matches!(&together.party, Party::One(who, _) if self.body(who) == Some(bearer))
        });
        if takes_part(&says.with, bearer)
            || takes_part(&says.to, bearer)
            || (invited && takes_part(&says.invited, bearer))
        {
            Truth::Yes
        } else if invited && !says.invited.is_empty() {
            Truth::No
        } else if says.with.is_empty() || invited {
            Truth::doubt(Cause::NotStated)
        } else {
            Truth::No
        }
    }

    /// Whether one of the receivers asked for received it.
    fn received(&self, ask: &Ask, kind: ActivityId, says: &Happening) -> Truth {
        if ask.to.is_empty() {
            return Truth::Yes;
        }
        // A set without members has nobody to receive it.
        let nobody = |party: &Party| match party {
            Party::Every(set, _) => self.set(set).is_some_and(|bodies| bodies.is_empty()),
            Party::Others => self.joint.others.is_empty(),
            Party::One(..) | Party::Own(_) | Party::AtLeast(..) => false,
        };
        if ask.to.iter().all(nobody) {
            return Truth::Yes;
        }
        ask.to.iter().fold(Truth::No, |so_far, party| so_far.or(self.received_by(party, kind, says)))
    }

    /// Whether this receiver (for a set: one of them) received it.
    #[must_use]
    pub fn received_by(&self, party: &Party, kind: ActivityId, says: &Happening) -> Truth {
        let silent = says.to.is_empty();
        match party {
            Party::Own(organ) => {
                if silent {
                    let meant = self.world.model.vocabulary.activities[kind.index()].to_own == Some(*organ);
                    return if meant { Truth::Yes } else { Truth::doubt(Cause::NotStated) };
                }
                with_organ(&says.to, self.frame.bearer, Some(*organ))
            }
            Party::One(who, organ) => match self.body(who) {
                None => Truth::doubt(Cause::Roster),
                Some(_) if silent => Truth::doubt(Cause::NotStated),
                Some(body) => with_organ(&says.to, body, *organ),
            },
            Party::Every(set, organ) => match self.set(set) {
                None => Truth::doubt(Cause::Roster),
                Some(_) if silent => Truth::doubt(Cause::NotStated),
                Some(bodies) => {
                    bodies.iter().fold(Truth::No, |so_far, body| so_far.or(with_organ(&says.to, *body, *organ)))
                }
            },
            Party::AtLeast(_, set) => {
                if silent {
                    return Truth::doubt(Cause::NotStated);
                }
                Truth::of(says.to.iter().any(|partner| self.counts_for(partner, set)))
            }
            Party::Others => {
                if silent {
                    return Truth::doubt(Cause::NotStated);
                }
                Truth::of(self.joint.others.iter().any(|body| takes_part(&says.to, *body)))
            }
        }
    }

    /// Whether the act follows what it must follow; in each list one is enough here, `items` asks for every one.
    fn follows(&self, ask: &Ask, act: Act<'a>, says: &Happening, links: Links<'_>) -> Truth {
        ask.of.iter().fold(Truth::Yes, |so_far, list| {
            let one = list.iter().fold(Truth::No, |so_far, of| so_far.or(self.refers(*of, act, says, links)));
            so_far.and(one)
        })
    }

    /// Whether the act refers to what `of` means, and is not earlier than it.
    #[must_use]
    pub fn refers(&self, of: OfRef, act: Act<'a>, says: &Happening, links: Links<'_>) -> Truth {
        let index = self.world.index;
        let before_trigger = |other: RecordId| {
            links.turned
                && matches!(of, OfRef::Trigger)
                && index.act(other).is_some_and(|other| {
                    other
                        .says
                        .of
                        .iter()
                        .any(|link| matches!(link, Link::Record(record) if index.root(*record) == act.root))
                })
        };
        // An act cannot refer to itself: what triggers is no answer to itself, by whichever side's record.
        if self.trigger_records(of).contains(&act.root) {
            return Truth::No;
        }
        let mut targets: Vec<RecordId> = match of {
            OfRef::Step(step) => (links.steps)(step),
            OfRef::Trigger | OfRef::TriggerStep(_) => self.trigger_records(of).to_vec(),
            OfRef::Activity(kind) => says
                .of
                .iter()
                .filter_map(|link| match link {
                    Link::Record(record) => Some(index.root(*record)),
                    Link::Dangling(_) => None,
                })
                .filter(|root| index.act(*root).is_some_and(|act| act.says.kinds.contains(&Kind::Activity(kind))))
                .collect(),
        };
        let known = targets.len();
        targets.retain(|target| *target != act.root);
        if targets.is_empty() && known > 0 {
            return Truth::No;
        }
        // Where it names nothing, it can still follow only what is not later.
        if says.of.is_empty() && !links.turned && !targets.is_empty() {
            let follows =
                targets.iter().fold(Truth::No, |so_far, target| so_far.or(self.not_earlier(says.when, *target)));
            return follows.and(Truth::doubt(Cause::NotStated));
        }
        let mut truth = Truth::No;
        for target in targets {
            let named =
                says.of.iter().any(|link| matches!(link, Link::Record(record) if index.root(*record) == target));
            if named || before_trigger(target) {
                let turned = links.turned && matches!(of, OfRef::Trigger);
                truth = truth.or(if turned { Truth::Yes } else { self.not_earlier(says.when, target) });
            }
        }
        if truth == Truth::No && says.of.is_empty() { Truth::doubt(Cause::NotStated) } else { truth }
    }

    /// Whether an act on `when` is not earlier than the record that it follows.
    fn not_earlier(&self, when: When, target: RecordId) -> Truth {
        let Some(other) = self.world.index.act(target) else { return Truth::Yes };
        let other = other.says.when;
        if when.last() < other.first() {
            Truth::No
        } else if when.first() >= other.last() {
            Truth::Yes
        } else {
            Truth::doubt(Cause::ImpreciseDate)
        }
    }

    /// Whether a partner counts for a kind or class asked for.
    #[must_use]
    pub fn counts_for(&self, partner: &Partner, set: &crate::model::Set) -> bool {
        let thing = match partner {
            Partner::Body(actor) => {
                if set.of.is_some() {
                    return self.set(set).is_some_and(|bodies| bodies.contains(&actor.body));
                }
                return self.is_of(actor.body, set.member);
            }
            Partner::Class(class, _) => crate::model::Thing::Class(*class),
        };
        match set.member {
            crate::model::Thing::Class(class) => self.world.model.vocabulary.holds(class, thing),
            other => other == thing,
        }
    }
}

/// Whether a body is among the actors.
fn does(actors: &[Actor], body: BodyId) -> bool {
    actors.iter().any(|actor| actor.body == body)
}

/// Whether a body, by this organ if one is asked, is among the actors. An organ that is not stated is in doubt.
#[must_use]
pub fn by_organ(actors: &[Actor], body: BodyId, organ: Option<OrganId>) -> Truth {
    let mine = actors.iter().filter(|actor| actor.body == body);
    mine.fold(Truth::No, |so_far, actor| so_far.or(organ_matches(actor.organ, organ)))
}

fn organ_matches(stated: Option<OrganId>, asked: Option<OrganId>) -> Truth {
    match (stated, asked) {
        (_, None) => Truth::Yes,
        (None, Some(_)) => Truth::doubt(Cause::NotStated),
        (Some(stated), Some(asked)) => Truth::of(stated == asked),
    }
}

/// Whether a body is among partners.
#[must_use]
pub fn takes_part(partners: &[Partner], body: BodyId) -> bool {
    partners.iter().any(|partner| matches!(partner, Partner::Body(actor) if actor.body == body))
}

/// Whether a body, by this organ if one is asked, is among partners.
#[must_use]
pub fn with_organ(partners: &[Partner], body: BodyId, organ: Option<OrganId>) -> Truth {
    partners.iter().fold(Truth::No, |so_far, partner| match partner {
        Partner::Body(actor) if actor.body == body => so_far.or(organ_matches(actor.organ, organ)),
        Partner::Body(_) | Partner::Class(..) => so_far,
    })
}
