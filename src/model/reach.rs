//! Whether every relation that a text asks for has a value for every bearer (`rules.md` A6): Helsinki has no county.
//!
//! Walks the roster once for each duty that asks for such a body, under the exceptions that can apply to the bearer as
//! far as that can be told without records.

use std::collections::{BTreeMap, BTreeSet};

use super::complaint::sense::SenseComplaint;
use super::condition::Condition;
use super::duty::{Ask, BearerTerm, By, Demand, Duty, Party, Set, Target, Text, Version, Who};
use super::texts::applies;
use super::vocabulary::BodyId;
use super::words::Names;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::time::{Day, Window};

/// Complains of bearers for which a relation has no value.
pub(super) fn check(names: &Names<'_>, duty: &Duty, out: &mut Vec<Diagnostic>) {
    for version in &duty.versions {
        let mut lacking: BTreeMap<(Span, String), BTreeSet<BodyId>> = BTreeMap::new();
        let asks = |text: &Text| {
            let mut any = false;
            text_whos(text, &|_| None, &mut |_, _| any = true);
            any
        };
        if !version.texts.iter().any(|built| built.text.as_ref().is_ok_and(asks)) {
            continue;
        }
        for body in bearers(names, duty) {
            let Some(life) = life(names, version, body) else { continue };
            let view = View { names, body, life };
            for built in &version.texts {
                let Ok(text) = &built.text else { continue };
                if !view.possible(version, built.exceptions) {
                    continue;
                }
                text_whos(text, &|condition| view.decide(condition), &mut |who, span| {
                    if view.bodies(who).is_some_and(|found| found.is_empty()) {
                        lacking.entry((span, view.shown(who))).or_default().insert(body);
                    }
                });
            }
        }
        for ((span, word), bodies) in lacking {
            let name = |body: &BodyId| {
                let body = names.roster.body(*body);
                body.alias.as_deref().unwrap_or(&body.id)
            };
            let bodies = bodies.iter().map(name).collect();
            out.push(SenseComplaint::NoGroup { duty: &duty.name, word, bodies, span }.into());
        }
    }
}

fn bearers(names: &Names<'_>, duty: &Duty) -> BTreeSet<BodyId> {
    let mut found = BTreeSet::new();
    for term in &duty.bearers.terms {
        match term {
            BearerTerm::Thing(thing) => found.extend(names.roster.ids().filter(|body| names.is(*body, *thing))),
            BearerTerm::MembersOf { member, relation, .. } => {
                let rows = names.roster.memberships().iter().filter(|row| row.relation == *relation);
                found.extend(rows.map(|row| row.member).filter(|body| names.is(*body, *member)));
            }
        }
    }
    found
}

/// The days on which the body exists while the version is in force.
fn life(names: &Names<'_>, version: &Version, body: BodyId) -> Option<Window> {
    let body = names.roster.body(body);
    let force = Window::between(Some(version.from), version.until)?;
    force.intersect(&Window::between(body.from, body.until)?)
}

/// One bearer on the days that matter.
struct View<'a> {
    names: &'a Names<'a>,
    body: BodyId,
    life: Window,
}

impl View<'_> {
    /// Whether this set of exceptions can be the one that applies to the bearer.
    fn possible(&self, version: &Version, mask: u32) -> bool {
        version.exceptions.iter().enumerate().all(|(at, exception)| {
            if exception.parent.is_some_and(|parent| !applies(mask, parent)) {
                return true;
            }
            let holds = match (&exception.when, &exception.force) {
                (Some(when), None) => self.decide(&when.condition),
                (None, None) => Some(true),
                (Some(when), Some(_)) => self.decide(&when.condition).filter(|holds| !holds),
                (None, Some(_)) => None,
            };
            holds.is_none_or(|holds| holds == applies(mask, at))
        })
    }

    /// A condition, as far as the roster decides it for all days.
    fn decide(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::And(parts) => {
                let parts: Vec<Option<bool>> = parts.iter().map(|part| self.decide(part)).collect();
                if parts.contains(&Some(false)) {
                    return Some(false);
                }
                parts.iter().all(|part| *part == Some(true)).then_some(true)
            }
            Condition::Or(parts) => {
                let parts: Vec<Option<bool>> = parts.iter().map(|part| self.decide(part)).collect();
                if parts.contains(&Some(true)) {
                    return Some(true);
                }
                parts.iter().all(|part| *part == Some(false)).then_some(false)
            }
            Condition::Not(inner) => self.decide(inner).map(|holds| !holds),
            Condition::Is(who, thing) => {
                let found = self.bodies(who)?;
                let mut answers = found.iter().map(|body| self.names.is(*body, *thing));
                let first = answers.next().unwrap_or(false);
                answers.all(|answer| answer == first).then_some(first)
            }
            Condition::In(who, group) => {
                let found = self.bodies(who)?;
                let ends: [Day; 2] = [self.life.from(), self.life.last()];
                let mut answers =
                    found.iter().flat_map(|body| ends.map(|day| self.names.roster.belongs(*body, *group, day)));
                let first = answers.next().unwrap_or(false);
                answers.all(|answer| answer == first).then_some(first)
            }
            Condition::Having(..)
            | Condition::TriggerAbout(_)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_)
            | Condition::Answered(..)
            | Condition::Act(..)
            | Condition::Done { .. } => None,
        }
    }

    /// Every body that is meant on some day; none where the bearer alone does not tell.
    fn bodies(&self, who: &Who) -> Option<BTreeSet<BodyId>> {
        Some(match who {
            Who::Bearer => BTreeSet::from([self.body]),
            Who::Body(body) => BTreeSet::from([*body]),
            Who::Counterparty => return None,
            Who::Related { relations, up, of } => {
                let mut found = BTreeSet::new();
                for body in self.bodies(of)? {
                    if *up {
                        let rows = self.names.roster.groups(body).filter(|row| relations.contains(&row.relation));
                        found.extend(rows.filter(|row| row.sometime(self.life)).map(|row| row.group));
                    } else {
                        for relation in relations {
                            let rows = self.names.roster.members(body, *relation);
                            found.extend(rows.filter(|row| row.sometime(self.life)).map(|row| row.member));
                        }
                    }
                }
                found
            }
        })
    }

    /// The words for a body: `county of bearer`.
    fn shown(&self, who: &Who) -> String {
        match who {
            Who::Bearer => "bearer".to_owned(),
            Who::Counterparty => "counterparty".to_owned(),
            Who::Body(body) => self.names.roster.body(*body).id.clone(),
            Who::Related { relations, up, of } => {
                let vocabulary = self.names.vocabulary;
                let word = relations.first().map(|id| {
                    let relation = &vocabulary.relations[id.index()];
                    if *up { vocabulary.kinds[relation.group.index()].name.as_str() } else { relation.member.as_str() }
                });
                format!("{} of {}", word.unwrap_or_default(), self.shown(of))
            }
        }
    }
}

type Decide<'d> = &'d dyn Fn(&Condition) -> Option<bool>;

/// Every body found by a relation that a text asks for, with its place; what a false condition switches off is left out.
fn text_whos(text: &Text, decide: Decide<'_>, visit: &mut dyn FnMut(&Who, Span)) {
    if text.removed || text.when.as_ref().is_some_and(|when| decide(&when.condition) == Some(false)) {
        return;
    }
    if let Some(when) = &text.when {
        condition_whos(&when.condition, when.span, decide, visit);
    }
    match &text.demand {
        Demand::Do(target) => target_whos(target, decide, visit),
        Demand::Keep(_, ask) => ask_whos(ask, decide, visit),
        Demand::Avoid(ask, unless) => {
            ask_whos(ask, decide, visit);
            unless.iter().for_each(|target| target_whos(target, decide, visit));
        }
    }
}

fn target_whos(target: &Target, decide: Decide<'_>, visit: &mut dyn FnMut(&Who, Span)) {
    match target {
        Target::Acts(_, ask) => ask_whos(ask, decide, visit),
        Target::Steps(steps) => {
            for step in steps {
                if step.when.as_ref().is_none_or(|when| decide(&when.condition) != Some(false)) {
                    ask_whos(&step.ask, decide, visit);
                }
            }
        }
        Target::Question(_) => {}
    }
}

fn ask_whos(ask: &Ask, decide: Decide<'_>, visit: &mut dyn FnMut(&Who, Span)) {
    if let By::Others(parties) = &ask.by {
        parties.iter().for_each(|party| party_who(party, ask.span, visit));
    }
    ask.to.iter().for_each(|party| party_who(party, ask.span, visit));
    for together in &ask.together {
        if together.when.as_ref().is_none_or(|when| decide(&when.condition) != Some(false)) {
            party_who(&together.party, together.span, visit);
        }
    }
}

fn party_who(party: &Party, span: Span, visit: &mut dyn FnMut(&Who, Span)) {
    let who = match party {
        Party::One(who, _) => who,
        Party::Every(Set { of: Some((_, who)), .. }, _) | Party::AtLeast(_, Set { of: Some((_, who)), .. }) => who,
        Party::Every(..) | Party::AtLeast(..) | Party::Own(_) | Party::Others => return,
    };
    if matches!(who, Who::Related { .. }) {
        visit(who, span);
    }
}

fn condition_whos(condition: &Condition, span: Span, decide: Decide<'_>, visit: &mut dyn FnMut(&Who, Span)) {
    if decide(condition).is_some() {
        return;
    }
    match condition {
        Condition::And(parts) | Condition::Or(parts) => {
            parts.iter().for_each(|part| condition_whos(part, span, decide, visit));
        }
        Condition::Not(inner) => condition_whos(inner, span, decide, visit),
        Condition::Act(ask, _) => ask_whos(ask, decide, visit),
        Condition::Is(who, _) | Condition::In(who, _) | Condition::Having(who, _) | Condition::Done { of: who, .. } => {
            if matches!(who, Who::Related { .. }) {
                visit(who, span);
            }
        }
        Condition::TriggerAbout(_)
        | Condition::PeriodIs(_)
        | Condition::PeriodFrom(_)
        | Condition::PeriodUntil(_)
        | Condition::Answered(..) => {}
    }
}
