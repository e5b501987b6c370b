//! By which relations a duty looks from one body to another.
//!
//! A duty that looks by none, or only by some, cannot tell bodies apart that differ in the others.

use std::collections::BTreeSet;

use super::duty::{Ask, BearerTerm, By, Demand, Duty, Generation, Party, Set, Step, Target, Text, Trigger, Who};
use super::vocabulary::{DutyId, RelationId};
use super::{Condition, Model};

/// Relations by which bodies are found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Related {
    /// By these; by none where there are none.
    By(BTreeSet<RelationId>),
    /// By any: a condition asks whether a body belongs to another in whatever way.
    Any,
}

impl Related {
    /// Whether bodies are looked for by this relation.
    #[must_use]
    pub fn by(&self, relation: RelationId) -> bool {
        match self {
            Related::By(relations) => relations.contains(&relation),
            Related::Any => true,
        }
    }
}

/// The relations by which the duty, and every duty on which it depends, looks from one body to another.
#[must_use]
pub fn related(model: &Model, duty: &Duty) -> Related {
    let mut found = Found { relations: BTreeSet::new(), any: false, open: vec![duty.id] };
    let mut seen = BTreeSet::new();
    while let Some(id) = found.open.pop() {
        if seen.insert(id) {
            found.duty(model.duty(id));
        }
    }
    if found.any { Related::Any } else { Related::By(found.relations) }
}

/// What was found so far.
struct Found {
    relations: BTreeSet<RelationId>,
    any: bool,
    /// Duties that are still to be looked at.
    open: Vec<DutyId>,
}

impl Found {
    fn duty(&mut self, duty: &Duty) {
        for term in &duty.bearers.terms {
            if let BearerTerm::MembersOf { relation, .. } = term {
                self.relations.insert(*relation);
            }
        }
        duty.towards.iter().for_each(|set| self.set(set));
        self.open.extend(&duty.succeeds);
        if let Generation::Upon { trigger, .. } = &duty.generation {
            match trigger {
                Trigger::Act(ask) => self.ask(ask),
                Trigger::Step(duty, _) => self.open.push(*duty),
                Trigger::Breach(duties) => self.open.extend(duties),
                Trigger::Question(_) => {}
            }
        }
        for version in &duty.versions {
            let conditions = version.exceptions.iter().filter_map(|exception| exception.when.as_ref());
            conditions.for_each(|when| self.condition(&when.condition));
            for text in version.texts.iter().filter_map(|built| built.text.as_ref().ok()) {
                self.text(text);
            }
        }
    }

    fn text(&mut self, text: &Text) {
        text.when.iter().for_each(|when| self.condition(&when.condition));
        match &text.demand {
            Demand::Do(target) => self.target(target),
            Demand::Keep(_, ask) => self.ask(ask),
            Demand::Avoid(ask, unless) => {
                self.ask(ask);
                unless.iter().for_each(|target| self.target(target));
            }
        }
    }

    fn target(&mut self, target: &Target) {
        match target {
            Target::Acts(_, ask) => self.ask(ask),
            Target::Steps(steps) => steps.iter().for_each(|step| self.step(step)),
            Target::Question(_) => {}
        }
    }

    fn step(&mut self, step: &Step) {
        self.ask(&step.ask);
        step.when.iter().for_each(|when| self.condition(&when.condition));
    }

    fn ask(&mut self, ask: &Ask) {
        if let By::Others(parties) = &ask.by {
            parties.iter().for_each(|party| self.party(party));
        }
        ask.to.iter().for_each(|party| self.party(party));
        for together in &ask.together {
            self.party(&together.party);
            together.when.iter().for_each(|when| self.condition(&when.condition));
        }
        let conditions = ask.about.iter().filter_map(|about| about.when.as_ref());
        conditions.for_each(|when| self.condition(&when.condition));
    }

    fn party(&mut self, party: &Party) {
        match party {
            Party::One(who, _) => self.who(who),
            Party::Every(set, _) | Party::AtLeast(_, set) => self.set(set),
            // The others are found by the relations of the bearers.
            Party::Own(_) | Party::Others => {}
        }
    }

    fn set(&mut self, set: &Set) {
        if let Some((relations, who)) = &set.of {
            self.relations.extend(relations);
            self.who(who);
        }
    }

    fn who(&mut self, who: &Who) {
        match who {
            Who::Related { relations, of, .. } => {
                self.relations.extend(relations);
                self.who(of);
            }
            Who::Bearer | Who::Counterparty | Who::Body(_) => {}
        }
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| self.condition(part)),
            Condition::Not(inner) => self.condition(inner),
            Condition::Is(who, _) | Condition::Having(who, _) => self.who(who),
            Condition::In(..) => self.any = true,
            Condition::Act(ask, _) => self.ask(ask),
            // Whose it was may be found by whatever relation makes somebody bear it for a body.
            Condition::Done { .. } => self.any = true,
            Condition::TriggerAbout(_)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_)
            | Condition::Answered(..) => {}
        }
    }
}
