//! What a body has reason to record: the activities and states that its duties ask for, their topics, and who may take
//! part.

use std::collections::BTreeSet;

use super::{Basis, bodies};
use crate::model::BodyId;
use crate::model::duty::{Ask, Demand, Target};
use crate::model::vocabulary::{ActivityId, ClassId, StatusId, TopicId};
use crate::schedule::bears;

/// What a body has reason to record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recordable {
    /// Activities.
    pub activities: Vec<ActivityId>,
    /// States.
    pub statuses: Vec<StatusId>,
    /// Topics.
    pub topics: Vec<TopicId>,
    /// Bodies that may act or take part: itself, its members, the organiser to which it belongs.
    pub bodies: Vec<BodyId>,
    /// Partners that are not in the roster.
    pub classes: Vec<ClassId>,
}

/// What several bodies have reason to record, together.
#[must_use]
pub fn of_all(basis: &Basis<'_>, bodies: &[BodyId]) -> Recordable {
    let mut all = Recordable::default();
    for one in bodies.iter().map(|body| of(basis, *body)) {
        join(&mut all.activities, one.activities);
        join(&mut all.statuses, one.statuses);
        join(&mut all.topics, one.topics);
        join(&mut all.bodies, one.bodies);
        join(&mut all.classes, one.classes);
    }
    all
}

/// Adds what is not there yet, in its order.
fn join<T: PartialEq>(into: &mut Vec<T>, more: Vec<T>) {
    for one in more {
        if !into.contains(&one) {
            into.push(one);
        }
    }
}

/// What the duties ask for that bind a body on the day from which one looks or later, binding and recommended.
#[must_use]
pub fn of(basis: &Basis<'_>, body: BodyId) -> Recordable {
    let (model, roster) = (basis.model, basis.roster);
    let (mut activities, mut statuses, mut topics) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut take = |ask: &Ask| {
        activities.extend(ask.kinds.iter().copied());
        topics.extend(ask.about.iter().filter_map(|about| about.topic));
    };
    let borne = model.duties.iter().filter(|duty| bears(model, roster, duty, body));
    let versions = borne.flat_map(|duty| &duty.versions);
    for version in versions.filter(|version| version.until.is_none_or(|until| until >= basis.as_of.0)) {
        for text in version.texts.iter().filter_map(|built| built.text.as_ref().ok()) {
            let mut target = |target: &Target| match target {
                Target::Acts(_, ask) => take(ask),
                Target::Steps(steps) => steps.iter().for_each(|step| take(&step.ask)),
                Target::Question(_) => {}
            };
            match &text.demand {
                Demand::Do(asked) => target(asked),
                Demand::Keep(status, _) => {
                    statuses.insert(*status);
                }
                Demand::Avoid(ask, unless) => {
                    if let Some(unless) = unless {
                        target(unless);
                    }
                    take(ask);
                }
            }
        }
    }
    let mut bodies = vec![body];
    bodies.extend(bodies::organiser_of(basis, body));
    bodies.extend(bodies::members(basis, body));
    Recordable {
        activities: activities.into_iter().collect(),
        statuses: statuses.into_iter().collect(),
        topics: topics.into_iter().collect(),
        bodies,
        classes: (0..model.vocabulary.classes.len()).map(ClassId::from).collect(),
    }
}
