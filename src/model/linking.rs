//! Which exception is one to what: a duty, a version, or another exception.
//!
//! Knows labels and the tree that they make, parents before children. Leaves alone what exceptions change.

use std::collections::BTreeMap;

use super::clauses::{Collected, WrittenException};
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::{self, Clause, ClauseBody, Name};

/// The exceptions that stand inside a duty or a version.
pub(super) fn nested<'a>(
    clauses: &'a [Clause],
    more: &'a [ast::Exception],
    out: &mut Vec<Diagnostic>,
) -> Vec<WrittenException<'a>> {
    let inside = clauses.iter().filter_map(|clause| match &clause.body {
        ClauseBody::Exception(exception) => Some((exception, clause.when.as_ref())),
        _ => None,
    });
    let mut open: Vec<(&ast::Exception, Option<&ast::Condition>)> =
        inside.chain(more.iter().map(|exception| (exception, None))).collect();
    let mut linked: Vec<WrittenException<'a>> = Vec::new();
    // Inside a duty an exception may name another one there; else it is one to the text in which it stands.
    let mut moved = true;
    while moved {
        moved = false;
        for (item, when) in std::mem::take(&mut open) {
            let parent = match &item.to {
                None => None,
                Some(to) => match linked.iter().position(|other| is_named(other.item, to)) {
                    Some(parent) => Some(parent),
                    None => {
                        open.push((item, when));
                        continue;
                    }
                },
            };
            linked.push(WrittenException { item, when, parent });
            moved = true;
        }
    }
    for (item, _) in open {
        if let Some(name) = &item.to {
            let possible = linked.iter().filter_map(|other| Some(other.item.name.as_ref()?.value.as_str())).collect();
            out.push(NameComplaint::Unknown { name, wanted: Sort::Exception, possible }.into());
        }
    }
    linked
}

fn is_named(exception: &ast::Exception, name: &Name) -> bool {
    exception.name.as_ref().is_some_and(|own| own.value == name.value)
}

/// Links the exceptions that stand by themselves to their duty or exception.
pub(super) fn link<'a>(
    mut open: Vec<&'a ast::Exception>,
    by_name: &BTreeMap<&str, usize>,
    duties: &mut [Collected<'a>],
    out: &mut Vec<Diagnostic>,
) {
    let mut labels: BTreeMap<&str, Vec<(usize, usize, usize)>> = BTreeMap::new();
    for (duty, collected) in duties.iter().enumerate() {
        for (sheet, written) in collected.sheets.iter().enumerate() {
            for (at, exception) in written.exceptions.iter().enumerate() {
                if let Some(name) = &exception.item.name {
                    labels.entry(&name.value).or_default().push((duty, sheet, at));
                }
            }
        }
    }
    let mut moved = true;
    while moved {
        moved = false;
        for item in std::mem::take(&mut open) {
            let Some(to) = &item.to else { continue };
            let target = match (by_name.get(to.value.as_str()), labels.get(to.value.as_str()).map(Vec::as_slice)) {
                (Some(duty), _) => (*duty, 0, None),
                (None, Some([(duty, sheet, at)])) => (*duty, *sheet, Some(*at)),
                (None, Some(several)) => {
                    let places = several.iter().filter_map(|(duty, sheet, at)| {
                        Some(duties[*duty].sheets[*sheet].exceptions[*at].item.name.as_ref()?.span)
                    });
                    out.push(NameComplaint::Ambiguous { name: to, places: places.collect() }.into());
                    continue;
                }
                (None, None) => {
                    open.push(item);
                    continue;
                }
            };
            let (duty, sheet, parent) = target;
            let list = &mut duties[duty].sheets[sheet].exceptions;
            if let Some(name) = &item.name {
                labels.entry(&name.value).or_default().push((duty, sheet, list.len()));
            }
            list.push(WrittenException { item, when: None, parent });
            moved = true;
        }
    }
    unlinked(&open, by_name, &labels, out);
}

/// What is left names nothing, or one another in a ring.
fn unlinked(
    open: &[&ast::Exception],
    by_name: &BTreeMap<&str, usize>,
    labels: &BTreeMap<&str, Vec<(usize, usize, usize)>>,
    out: &mut Vec<Diagnostic>,
) {
    let mut told: Vec<&str> = Vec::new();
    for item in open {
        let Some(to) = &item.to else { continue };
        let Some(next) = open.iter().find(|other| is_named(other, to)) else {
            let possible = by_name.keys().chain(labels.keys()).copied().collect();
            out.push(NameComplaint::Unknown { name: to, wanted: Sort::Exceptable, possible }.into());
            continue;
        };
        let mut ring: Vec<&str> = Vec::new();
        let mut at = Some(next);
        while let Some(exception) = at {
            let Some(name) = exception.name.as_ref() else { break };
            if let Some(start) = ring.iter().position(|seen| *seen == name.value) {
                let ring = ring.split_off(start);
                if !ring.iter().any(|name| told.contains(name)) {
                    told.extend(&ring);
                    let span = exception.name.as_ref().map_or(exception.span, |name| name.span);
                    out.push(NameComplaint::ExceptionCircle { names: ring, span }.into());
                }
                break;
            }
            ring.push(&name.value);
            at = exception.to.as_ref().and_then(|to| open.iter().find(|other| is_named(other, to)));
        }
    }
}
