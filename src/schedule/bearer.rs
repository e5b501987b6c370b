//! Who bears a duty, and with whom (`rules.md` A5).

use std::rc::Rc;

use crate::model::duty::BearerTerm;
use crate::model::{BodyId, Duty, Model, Roster, Thing};
use crate::time::Window;

/// Whether a body is of a kind or a class, or is the body.
#[must_use]
pub fn is_of(model: &Model, roster: &Roster, body: BodyId, thing: Thing) -> bool {
    match thing {
        Thing::Body(other) => body == other,
        Thing::Kind(kind) => roster.body(body).kind == kind,
        Thing::Class(class) => {
            model.vocabulary.holds(class, Thing::Body(body))
                || model.vocabulary.holds(class, Thing::Kind(roster.body(body).kind))
        }
    }
}

/// Whether the duty can bind this body at some time.
#[must_use]
pub fn bears(model: &Model, roster: &Roster, duty: &Duty, body: BodyId) -> bool {
    duty.bearers.terms.iter().any(|term| match term {
        BearerTerm::Thing(thing) => is_of(model, roster, body, *thing),
        BearerTerm::MembersOf { member, relation, group } => {
            is_of(model, roster, body, *member)
                && roster.groups(body).any(|row| row.relation == *relation && roster.body(row.group).kind == *group)
        }
    })
}

/// Every body that the duty can bind, in the order of the roster.
#[must_use]
pub fn all_bearers(model: &Model, roster: &Roster, duty: &Duty) -> Vec<BodyId> {
    roster.ids().filter(|body| bears(model, roster, duty, *body)).collect()
}

/// With whom a bearer bears a duty jointly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joint {
    /// Bodies with which an act is an act of both.
    pub partners: Vec<BodyId>,
    /// Who `the others` are: for the group its members, for a member its group, among equals all other bearers.
    pub others: Vec<BodyId>,
}

/// The joint bearers beside `bearer` over the days of `window`: those that were members throughout. `equals` are all
/// bodies of a kind, class or body over some days (`schedule::bodies`), for who has looked them up already.
#[must_use]
pub fn joint(
    model: &Model,
    roster: &Roster,
    duty: &Duty,
    bearer: BodyId,
    window: Window,
    equals: &dyn Fn(Thing, Window) -> Rc<[BodyId]>,
) -> Joint {
    if !duty.bearers.jointly {
        return Joint::default();
    }
    let mut partners = Vec::new();
    let mut others = Vec::new();
    for term in &duty.bearers.terms {
        match term {
            BearerTerm::Thing(thing) => {
                let led = duty.bearers.terms.iter().any(|other| leads(other, *thing));
                if !led {
                    let equals = equals(*thing, window);
                    partners.extend_from_slice(&equals);
                    others.extend_from_slice(&equals);
                }
            }
            BearerTerm::MembersOf { member, relation, group } => {
                let leader = duty
                    .bearers
                    .terms
                    .iter()
                    .any(|other| matches!(other, BearerTerm::Thing(thing) if *thing == Thing::Kind(*group)));
                let fellow = |of: BodyId| {
                    roster
                        .members(of, *relation)
                        .filter(|row| row.throughout(window) && is_of(model, roster, row.member, *member))
                        .map(|row| row.member)
                };
                if leader && roster.body(bearer).kind == *group {
                    partners.extend(fellow(bearer));
                    others.extend(fellow(bearer));
                } else {
                    let groups = roster.groups(bearer).filter(|row| {
                        row.relation == *relation && row.throughout(window) && roster.body(row.group).kind == *group
                    });
                    for row in groups {
                        partners.extend(fellow(row.group));
                        if leader {
                            partners.push(row.group);
                            others.push(row.group);
                        } else {
                            others.extend(fellow(row.group));
                        }
                    }
                }
            }
        }
    }
    for bodies in [&mut partners, &mut others] {
        bodies.retain(|body| *body != bearer);
        bodies.sort_unstable();
        bodies.dedup();
    }
    Joint { partners, others }
}

/// Whether `term` is the members of a group whose kind is `thing`.
fn leads(term: &BearerTerm, thing: Thing) -> bool {
    matches!(term, BearerTerm::MembersOf { group, .. } if thing == Thing::Kind(*group))
}
