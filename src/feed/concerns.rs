//! What a duty looks at when it is judged: kinds of record, other duties, whose records.
//!
//! Knows the texts of duties, every version, exception and reading of them. A kind too many costs a look at a day on
//! which nothing turned; a kind too few would hide a day on which something did.

use std::collections::BTreeSet;

use crate::model::duty::BearerTerm;
use crate::model::{
    Ask, By, Condition, Demand, Duty, DutyId, Generation, Model, OfRef, Party, Set, Step, Target, Text, Trigger, Who,
};
use crate::record::Kind;
use crate::time::Day;

/// What a duty looks at.
#[derive(Debug, Clone, Default)]
pub(super) struct Concerns {
    /// Kinds of activity, and statuses.
    pub kinds: BTreeSet<Kind>,
    /// Duties on which it depends, not itself.
    pub duties: BTreeSet<DutyId>,
    /// Records may be anybody's, not only those of bodies near the bearer.
    pub anybody: bool,
    /// Days on which the law changes.
    pub law: BTreeSet<Day>,
}

/// What a duty looks at, with all on which it depends.
pub(super) fn concerns(model: &Model, duty: DutyId) -> Concerns {
    let mut found = Concerns::default();
    let mut open = vec![duty];
    while let Some(id) = open.pop() {
        if found.duties.insert(id) {
            found.duty(model.duty(id), &mut open);
        }
    }
    found.duties.remove(&duty);
    found
}

impl Concerns {
    fn duty(&mut self, duty: &Duty, open: &mut Vec<DutyId>) {
        // Among equals an act of any is an act of all.
        let members = duty.bearers.terms.iter().any(|term| matches!(term, BearerTerm::MembersOf { .. }));
        self.anybody |= duty.bearers.jointly && !members;
        open.extend(&duty.succeeds);
        if let Generation::Upon { trigger, .. } = &duty.generation {
            match trigger {
                Trigger::Act(ask) => self.ask(ask, open),
                Trigger::Step(other, _) => open.push(*other),
                Trigger::Breach(others) => open.extend(others),
                Trigger::Question(_) => {}
            }
        }
        for version in &duty.versions {
            self.law.insert(version.from);
            self.law.extend(version.until.and_then(|until| until.succ_opt()));
            for when in version.exceptions.iter().filter_map(|exception| exception.when.as_ref()) {
                self.condition(&when.condition, open);
            }
            for text in version.texts.iter().filter_map(|built| built.text.as_ref().ok()) {
                self.text(text, open);
            }
        }
    }

    fn text(&mut self, text: &Text, open: &mut Vec<DutyId>) {
        text.when.iter().for_each(|when| self.condition(&when.condition, open));
        match &text.demand {
            Demand::Do(target) => self.target(target, open),
            Demand::Keep(status, ask) => {
                self.kinds.insert(Kind::Status(*status));
                self.ask(ask, open);
            }
            Demand::Avoid(ask, unless) => {
                self.ask(ask, open);
                unless.iter().for_each(|target| self.target(target, open));
            }
        }
    }

    fn target(&mut self, target: &Target, open: &mut Vec<DutyId>) {
        match target {
            Target::Acts(_, ask) => self.ask(ask, open),
            Target::Steps(steps) => steps.iter().for_each(|step| self.step(step, open)),
            Target::Question(_) => {}
        }
    }

    fn step(&mut self, step: &Step, open: &mut Vec<DutyId>) {
        self.ask(&step.ask, open);
        step.when.iter().for_each(|when| self.condition(&when.condition, open));
    }

    fn ask(&mut self, ask: &Ask, open: &mut Vec<DutyId>) {
        self.kinds.extend(ask.kinds.iter().map(|kind| Kind::Activity(*kind)));
        for of in ask.of.iter().flatten() {
            if let OfRef::Activity(kind) = of {
                self.kinds.insert(Kind::Activity(*kind));
            }
        }
        if let By::Others(parties) = &ask.by {
            parties.iter().for_each(|party| self.acting(party));
        }
        for party in ask.together.iter().map(|together| &together.party).chain(&ask.to) {
            if let Party::Every(set, _) | Party::AtLeast(_, set) = party {
                self.set(set);
            }
        }
        let conditions = ask.together.iter().filter_map(|together| together.when.as_ref());
        let conditions = conditions.chain(ask.about.iter().filter_map(|about| about.when.as_ref()));
        conditions.for_each(|when| self.condition(&when.condition, open));
    }

    /// A party whose own records count.
    fn acting(&mut self, party: &Party) {
        match party {
            Party::One(who, _) => self.who(who),
            Party::Every(set, _) | Party::AtLeast(_, set) => {
                self.set(set);
                match &set.of {
                    Some((_, who)) => self.who(who),
                    None => self.anybody = true,
                }
            }
            Party::Own(_) | Party::Others => {}
        }
    }

    fn set(&mut self, set: &Set) {
        if let Some(status) = set.having {
            self.kinds.insert(Kind::Status(status));
            self.anybody = true;
        }
    }

    fn who(&mut self, who: &Who) {
        match who {
            Who::Bearer | Who::Counterparty => {}
            Who::Body(_) => self.anybody = true,
            // Two steps away is farther than the neighbours that are looked at.
            Who::Related { of, .. } => self.anybody |= !matches!(**of, Who::Bearer | Who::Counterparty),
        }
    }

    fn condition(&mut self, condition: &Condition, open: &mut Vec<DutyId>) {
        match condition {
            Condition::And(parts) | Condition::Or(parts) => {
                parts.iter().for_each(|part| self.condition(part, open));
            }
            Condition::Not(inner) => self.condition(inner, open),
            Condition::Having(who, status) => {
                self.kinds.insert(Kind::Status(*status));
                self.who(who);
            }
            Condition::Act(ask, _) => self.ask(ask, open),
            Condition::Done { duty, of, .. } => {
                open.push(*duty);
                self.anybody |= *of != Who::Bearer;
            }
            Condition::Is(..)
            | Condition::In(..)
            | Condition::TriggerAbout(_)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_)
            | Condition::Answered(..) => {}
        }
    }
}
