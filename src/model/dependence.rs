//! Which duty must be judged before which (`rules.md` A8): triggers, conditions and breaches lead from one to another.

use std::collections::BTreeSet;

use super::complaint::sense::SenseComplaint;
use super::condition::{Condition, When};
use super::duty::{Ask, Demand, Duty, Generation, Step, Target, Text, Trigger, Version};
use super::vocabulary::DutyId;
use crate::diagnostic::Diagnostic;

/// The duties in an order in which each comes after all it depends on. Rings are told, and cut where they close.
pub(super) fn order(duties: &[Duty], out: &mut Vec<Diagnostic>) -> Vec<DutyId> {
    let needs: Vec<BTreeSet<DutyId>> = duties.iter().map(needs).collect();
    let order = sorted(duties, &needs, out);
    // Succession asks for no order, but a duty cannot come after itself.
    let succeeds: Vec<BTreeSet<DutyId>> = duties.iter().map(|duty| duty.succeeds.iter().copied().collect()).collect();
    sorted(duties, &succeeds, out);
    order
}

fn sorted(duties: &[Duty], needs: &[BTreeSet<DutyId>], out: &mut Vec<Diagnostic>) -> Vec<DutyId> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; duties.len()];
    let mut order = Vec::new();
    for start in 0..duties.len() {
        if marks[start] != Mark::New {
            continue;
        }
        marks[start] = Mark::Open;
        let mut path: Vec<(usize, Vec<usize>)> = vec![(start, next(needs, start))];
        while let Some((at, open)) = path.last_mut() {
            let at = *at;
            let Some(below) = open.pop() else {
                marks[at] = Mark::Done;
                order.push(DutyId::from(at));
                path.pop();
                continue;
            };
            match marks[below] {
                Mark::Done => {}
                Mark::New => {
                    marks[below] = Mark::Open;
                    path.push((below, next(needs, below)));
                }
                Mark::Open => {
                    let ring = path.iter().skip_while(|(on_path, _)| *on_path != below);
                    let ring: Vec<&str> = ring.map(|(on_path, _)| duties[*on_path].name.as_str()).collect();
                    out.push(SenseComplaint::Circle { duties: ring, span: duties[below].span }.into());
                }
            }
        }
    }
    order
}

/// Last first, so that popping goes in order.
fn next(needs: &[BTreeSet<DutyId>], at: usize) -> Vec<usize> {
    needs[at].iter().rev().map(|duty| duty.index()).collect()
}

fn needs(duty: &Duty) -> BTreeSet<DutyId> {
    let mut found = BTreeSet::new();
    if let Generation::Upon { trigger, .. } = &duty.generation {
        match trigger {
            Trigger::Step(other, _) => {
                found.insert(*other);
            }
            Trigger::Breach(others) => found.extend(others),
            Trigger::Act(ask) => ask_conditions(ask, &mut |when| done(&when.condition, &mut found)),
            Trigger::Question(_) => {}
        }
    }
    for version in &duty.versions {
        conditions(version, &mut |when| done(&when.condition, &mut found));
    }
    found
}

/// Every condition of a version.
pub(super) fn conditions<'m>(version: &'m Version, visit: &mut impl FnMut(&'m When)) {
    for exception in &version.exceptions {
        exception.when.iter().for_each(&mut *visit);
    }
    for built in &version.texts {
        if let Ok(text) = &built.text {
            text_conditions(text, visit);
        }
    }
}

fn text_conditions<'m>(text: &'m Text, visit: &mut impl FnMut(&'m When)) {
    text.when.iter().for_each(&mut *visit);
    match &text.demand {
        Demand::Do(target) => target_conditions(target, visit),
        Demand::Keep(_, ask) => ask_conditions(ask, visit),
        Demand::Avoid(ask, unless) => {
            ask_conditions(ask, visit);
            unless.iter().for_each(|target| target_conditions(target, visit));
        }
    }
}

fn target_conditions<'m>(target: &'m Target, visit: &mut impl FnMut(&'m When)) {
    match target {
        Target::Acts(_, ask) => ask_conditions(ask, visit),
        Target::Steps(steps) => {
            for Step { ask, when, .. } in steps {
                when.iter().for_each(&mut *visit);
                ask_conditions(ask, visit);
            }
        }
        Target::Question(_) => {}
    }
}

fn ask_conditions<'m>(ask: &'m Ask, visit: &mut impl FnMut(&'m When)) {
    ask.together.iter().filter_map(|together| together.when.as_ref()).for_each(&mut *visit);
    ask.about.iter().filter_map(|about| about.when.as_ref()).for_each(&mut *visit);
}

fn done(condition: &Condition, found: &mut BTreeSet<DutyId>) {
    match condition {
        Condition::And(parts) | Condition::Or(parts) => parts.iter().for_each(|part| done(part, found)),
        Condition::Not(inner) => done(inner, found),
        Condition::Done { duty, .. } => {
            found.insert(*duty);
        }
        Condition::Act(ask, _) => ask_conditions(ask, &mut |when| done(&when.condition, found)),
        Condition::Is(..)
        | Condition::In(..)
        | Condition::Having(..)
        | Condition::TriggerAbout(_)
        | Condition::PeriodIs(_)
        | Condition::PeriodFrom(_)
        | Condition::PeriodUntil(_)
        | Condition::Answered(..) => {}
    }
}
