//! Who is meant by a party or a set, and whether a record shows them (`rules.md` A5, A6).

use super::acts::{Asked, Wanted, organ_is};
use super::days::each;
use super::plant::Plant;
use super::tri::Tri;
use super::twin::{Item, Row, Twin};
use std::collections::BTreeSet;
use velvoite::finding::What as Sort;
use velvoite::model::duty::{About, BearerTerm};
use velvoite::model::{Ask, BodyId, Generation, OrganId, Party, Set, Thing, Together, TopicId};
use velvoite::record::Partner;
use velvoite::time::Day;

impl<'a> Twin<'a> {
    /// The bodies that the demand names as parties.
    pub fn named(&self, asked: &Asked<'_>, ask: &Ask) -> BTreeSet<BodyId> {
        let mut bodies = BTreeSet::new();
        for together in &ask.together {
            for wanted in self.party(asked, &together.party) {
                match wanted {
                    Wanted::Body(body, ..) => {
                        bodies.insert(body);
                    }
                    Wanted::Partners(_, set, _) => {
                        bodies.extend(self.members(asked, &set));
                    }
                    Wanted::Nobody => {}
                }
            }
        }
        bodies
    }

    /// The bodies of a set: members on every day of the window.
    pub fn members(&self, asked: &Asked<'_>, set: &Set) -> Vec<BodyId> {
        let last = asked.due.or(asked.frame.period.map(|period| period.1)).unwrap_or(self.as_of).max(asked.opens);
        let days: Vec<Day> = each(asked.opens, last).collect();
        let days = if self.planted(Plant::MemberOnLastDay) { vec![last] } else { days };
        let is_member = |body: BodyId, on: Day| match &set.of {
            None => self.exists(body, on),
            Some((relations, who)) => self
                .who(who, asked.frame, asked.on)
                .is_some_and(|group| relations.iter().any(|relation| self.belongs(body, *relation, group, on))),
        };
        self.model
            .roster
            .ids()
            .filter(|body| self.is(*body, set.member))
            .filter(|body| {
                if self.planted(Plant::MemberOnAnyDay) {
                    days.iter().any(|on| is_member(*body, *on))
                } else {
                    days.iter().all(|on| is_member(*body, *on))
                }
            })
            .collect()
    }

    /// Who is meant by a party, each an item of its own.
    pub fn party(&self, asked: &Asked<'_>, party: &Party) -> Vec<Wanted> {
        match party {
            Party::One(who, organ) => {
                vec![
                    self.who(who, asked.frame, asked.on)
                        .map_or(Wanted::Nobody, |body| Wanted::Body(body, *organ, false)),
                ]
            }
            Party::Own(organ) => vec![Wanted::Body(asked.frame.bearer, Some(*organ), false)],
            Party::Every(set, organ) => {
                self.members(asked, set).into_iter().map(|body| Wanted::Body(body, *organ, false)).collect()
            }
            Party::AtLeast(count, set) => vec![Wanted::Partners(*count, set.clone(), false)],
            Party::Others => self.others(asked).into_iter().map(|body| Wanted::Body(body, None, false)).collect(),
        }
    }

    /// The joint bearers beside this one whose acts with it are its own.
    pub fn joint(&self, asked: &Asked<'_>) -> Vec<BodyId> {
        if !asked.duty.bearers.jointly {
            return Vec::new();
        }
        self.others(asked)
    }

    /// `the others`: for the group every member, for a member its group; among equals all others.
    fn others(&self, asked: &Asked<'_>) -> Vec<BodyId> {
        let bearer = asked.frame.bearer;
        let last = asked.due.or(asked.frame.period.map(|period| period.1)).unwrap_or(self.as_of).max(asked.opens);
        let all_days = |member: BodyId, relation, group: BodyId| {
            each(asked.opens, last).all(|on| self.belongs(member, relation, group, on))
        };
        let mut found = BTreeSet::new();
        for term in &asked.duty.bearers.terms {
            match term {
                BearerTerm::Thing(thing) => {
                    let leads = asked.duty.bearers.terms.iter().any(|term| match term {
                        BearerTerm::MembersOf { group, .. } => *thing == Thing::Kind(*group),
                        BearerTerm::Thing(_) => false,
                    });
                    if !leads {
                        let exists =
                            |body: &BodyId| *body != bearer && self.is(*body, *thing) && self.exists(*body, asked.on);
                        found.extend(self.model.roster.ids().filter(exists));
                    }
                }
                BearerTerm::MembersOf { member, relation, group } => {
                    for other in self.model.roster.ids() {
                        let below = self.is(other, *member)
                            && self.kind(bearer) == *group
                            && all_days(other, *relation, bearer);
                        let above = self.kind(other) == *group
                            && self.is(bearer, *member)
                            && all_days(bearer, *relation, other);
                        if below || above {
                            found.insert(other);
                        }
                    }
                }
            }
        }
        found.into_iter().collect()
    }

    /// Whether a record shows that a party took part (or was invited).
    pub fn shows_party(&self, row: &Row, body: BodyId, organ: Option<OrganId>, invited: bool) -> Tri {
        let invited = invited && !self.planted(Plant::InvitedIsNotAsked);
        let here = |partners: &[Partner]| {
            Tri::any(partners.iter().map(|partner| match partner {
                Partner::Body(actor) if actor.body == body => organ_is(actor.organ, organ),
                Partner::Body(_) | Partner::Class(..) => Tri::No,
            }))
        };
        let acted = Tri::any(
            row.says.by.iter().map(|actor| if actor.body == body { organ_is(actor.organ, organ) } else { Tri::No }),
        );
        let mut shown = here(&row.says.with).or(acted);
        if invited {
            shown = shown.or(here(&row.says.invited));
            if shown == Tri::No && row.says.invited.is_empty() {
                return self.empty();
            }
        } else if shown == Tri::No && row.says.with.is_empty() {
            return self.empty();
        }
        shown
    }

    /// The distinct partners of a set in a record.
    pub fn partners(&self, asked: &Asked<'_>, row: &Row, set: &Set, invited: bool) -> BTreeSet<String> {
        let members = set.of.as_ref().map(|_| self.members(asked, set));
        let mut found = BTreeSet::new();
        // Who wrote it down was there as well.
        for actor in row.says.by.iter().filter(|actor| actor.body != asked.frame.bearer) {
            let fits = match &members {
                Some(members) => members.contains(&actor.body),
                None => self.is(actor.body, set.member),
            };
            if fits {
                found.insert(self.name(actor.body).to_owned());
            }
        }
        let lists = row.says.with.iter().chain(row.says.invited.iter().filter(|_| invited));
        for (at, partner) in lists.enumerate() {
            let name = match partner {
                Partner::Body(actor) => {
                    let fits = match &members {
                        Some(members) => members.contains(&actor.body),
                        None => self.is(actor.body, set.member),
                    };
                    fits.then(|| self.name(actor.body).to_owned())
                }
                Partner::Class(class, name) => {
                    let fits = match set.member {
                        Thing::Class(wanted) => {
                            wanted == *class
                                || self.model.vocabulary.classes[wanted.index()].holds.contains(&Thing::Class(*class))
                        }
                        Thing::Kind(_) | Thing::Body(_) => false,
                    };
                    let class = &self.model.vocabulary.classes[class.index()].word.name;
                    fits.then(|| format!("{class}:{}", name.as_deref().unwrap_or_default()))
                }
            };
            if let Some(name) = name {
                let twice = self.planted(Plant::PartnersCountTwice);
                found.insert(if twice { format!("{name} {at} {:?}", row.root) } else { name });
            }
        }
        found
    }

    /// Whether a record shows a topic.
    pub fn shows_topic(&self, row: &Row, topic: TopicId) -> Tri {
        if row.says.about.contains(&topic) {
            Tri::Yes
        } else if row.says.about.is_empty() {
            self.empty()
        } else {
            Tri::No
        }
    }

    /// The topic that is asked; in parts, that of the part.
    pub fn topic(&self, asked: &Asked<'_>, about: &About) -> Option<TopicId> {
        about.topic.or_else(|| match &asked.duty.generation {
            Generation::Every(_, parts) => parts[asked.frame.part?].topic,
            Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } | Generation::Always => None,
        })
    }

    /// The item of a party.
    pub fn party_item(&self, wanted: &Wanted, step: Option<&str>) -> Item {
        let (what, id) = match wanted {
            Wanted::Body(body, ..) => (Sort::Counterparty, self.name(*body).to_owned()),
            Wanted::Nobody => (Sort::Counterparty, String::new()),
            Wanted::Partners(_, set, _) => match set.member {
                Thing::Class(class) => (Sort::Class, self.model.vocabulary.classes[class.index()].word.name.clone()),
                Thing::Kind(kind) => (Sort::Class, self.model.vocabulary.kinds[kind.index()].name.clone()),
                Thing::Body(body) => (Sort::Class, self.name(body).to_owned()),
            },
        };
        Item { what, id, step: step.map(str::to_owned) }
    }

    /// Parties of a clause, with whether an invitation is enough.
    pub fn clause(&self, asked: &Asked<'_>, together: &Together) -> Vec<Wanted> {
        self.party(asked, &together.party)
            .into_iter()
            .map(|wanted| match wanted {
                Wanted::Body(body, organ, _) => Wanted::Body(body, organ, together.invited),
                Wanted::Partners(count, set, _) => Wanted::Partners(count, set, together.invited),
                Wanted::Nobody => Wanted::Nobody,
            })
            .collect()
    }
}
