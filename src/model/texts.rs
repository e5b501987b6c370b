//! The texts of a version: for every set of exceptions and every reading, built once (`rules.md` E).
//!
//! Knows in which order changes act (exceptions parents before children, then the reading) and turns each resulting
//! draft into a `Text`. Leaves alone when an exception applies.

use std::borrow::Cow;

use super::changes::{Draft, alike, apply, overlap, touches};
use super::clauses::{Collected, Sheet, WrittenException};
use super::complaint::sense::{Home, SenseComplaint};
use super::condition::{Condition, When};
use super::conditions::when;
use super::demands::{Around, Kinds, early, grade, late};
use super::dues::Of;
use super::duty::{BuiltText, Demand, Due, Early, Generation, Late, Point, Rhythm, Roll, Text};
use super::scope::{Beat, Scope};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::ast::{self, Change, ChangeBody, Clause, ClauseBody};
use crate::time::{Datelike, Window, after, year_period};

/// Which changes of readings have found their target in some text, by reading and change.
pub(super) type Hits = Vec<Vec<bool>>;

/// All sets of exceptions in which every exception's parent is too, in order.
pub(super) fn masks(exceptions: &[WrittenException<'_>]) -> Vec<u32> {
    let bit = |at: usize| 1_u32.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0);
    let end = bit(exceptions.len()).max(1);
    let closed = |mask: &u32| {
        exceptions
            .iter()
            .enumerate()
            .all(|(at, exception)| mask & bit(at) == 0 || exception.parent.is_none_or(|parent| mask & bit(parent) != 0))
    };
    (0..end).filter(closed).collect()
}

/// Whether exception `at` is in the set.
pub(super) fn applies(mask: u32, at: usize) -> bool {
    u32::try_from(at).is_ok_and(|at| mask.checked_shr(at).is_some_and(|rest| rest & 1 == 1))
}

/// The exceptions that act under a set: without those that another one undoes, and without their other children.
fn acting(exceptions: &[WrittenException<'_>], mask: u32) -> Vec<usize> {
    let mut undone = vec![false; exceptions.len()];
    for (at, exception) in exceptions.iter().enumerate() {
        let undoes = |change: &Change| matches!(change.body, ChangeBody::RemoveException);
        if applies(mask, at)
            && exception.item.changes.iter().any(undoes)
            && let Some(parent) = exception.parent
        {
            undone[parent] = true;
            for (other, its) in exceptions.iter().enumerate() {
                if its.parent == Some(parent) && other != at {
                    undone[other] = true;
                }
            }
        }
    }
    (0..exceptions.len()).filter(|at| applies(mask, *at) && !undone[*at]).collect()
}

fn is_ancestor(exceptions: &[WrittenException<'_>], above: usize, mut below: usize) -> bool {
    while let Some(parent) = exceptions.get(below).and_then(|exception| exception.parent) {
        if parent == above {
            return true;
        }
        below = parent;
    }
    false
}

/// Two exceptions, neither to the other, that take the place of the same thing and say different things.
fn conflict(exceptions: &[WrittenException<'_>], acting: &[usize]) -> Option<(usize, usize)> {
    for (position, &second) in acting.iter().enumerate() {
        for &first in &acting[..position] {
            if is_ancestor(exceptions, first, second) {
                continue;
            }
            let theirs = &exceptions[first].item.changes;
            for change in &exceptions[second].item.changes {
                let clash = |other: &Change| {
                    let (a, b) = (touches(change), touches(other));
                    a.iter().any(|a| b.iter().any(|b| overlap(a, b))) && !alike(change, other)
                };
                if theirs.iter().any(clash) {
                    return Some((first, second));
                }
            }
        }
    }
    None
}

/// Builds every text of a version. `hits` notes which changes of readings found their target.
pub(super) fn build(
    collected: &Collected<'_>,
    sheet: &Sheet<'_>,
    scope: &mut Scope<'_>,
    hits: &mut Hits,
    out: &mut Vec<Diagnostic>,
) -> Vec<BuiltText> {
    let mut built = Vec::new();
    let exceptions = &sheet.exceptions;
    for mask in masks(exceptions) {
        let acting = acting(exceptions, mask);
        let clash = conflict(exceptions, &acting);
        if let Some((first, second)) = clash {
            let always = |at: usize| {
                let written = &exceptions[at];
                written.when.is_none() && written.item.clauses.iter().all(|it| !matches!(it.body, ClauseBody::When(_)))
            };
            if always(first) && always(second) {
                let place =
                    |at: usize| exceptions[at].item.name.as_ref().map_or(exceptions[at].item.span, |it| it.span);
                out.push(SenseComplaint::Contradiction { first: place(first), second: place(second) }.into());
            }
        }
        let alternatives = collected.readings.iter().enumerate().filter(|(_, reading)| !reading.default);
        let readings = std::iter::once(None).chain(alternatives.map(|(at, _)| Some(at)));
        let draft = with_exceptions(sheet, mask, &acting, out);
        for reading in readings {
            let text = match clash {
                Some(pair) => Some(Err(pair)),
                None => {
                    scope.in_reading = reading.is_some();
                    let draft = with_reading(&draft, collected, reading, hits);
                    text(&draft, scope, out).map(Ok)
                }
            };
            if let Some(text) = text {
                built.push(BuiltText { exceptions: mask, reading, text });
            }
        }
    }
    scope.in_reading = false;
    built
}

fn with_exceptions<'a>(sheet: &'a Sheet<'_>, mask: u32, acting: &[usize], out: &mut Vec<Diagnostic>) -> Cow<'a, Draft> {
    let mut draft = Cow::Borrowed(&sheet.draft);
    for &at in acting {
        // Where only its own parents apply beside it, an exception must find what it changes; with siblings, another
        // one may have taken it away.
        let alone = (0..sheet.exceptions.len())
            .all(|other| !applies(mask, other) || other == at || is_ancestor(&sheet.exceptions, other, at));
        for change in &sheet.exceptions[at].item.changes {
            if let Err(failure) = apply(draft.to_mut(), change)
                && alone
            {
                out.push(failure.tell(change, Home::Exception));
            }
        }
    }
    draft
}

fn with_reading<'a>(
    draft: &'a Draft,
    collected: &Collected<'_>,
    reading: Option<usize>,
    hits: &mut Hits,
) -> Cow<'a, Draft> {
    let mut draft = Cow::Borrowed(draft);
    if let Some(at) = reading {
        for (number, change) in collected.readings[at].changes.iter().enumerate() {
            if apply(draft.to_mut(), change).is_ok() {
                hits[at][number] = true;
            }
        }
    }
    draft
}

/// Complains of changes of readings that find their target in no text at all.
pub(super) fn missed(collected: &Collected<'_>, hits: &Hits, out: &mut Vec<Diagnostic>) {
    for (reading, hits) in collected.readings.iter().zip(hits) {
        for (change, hit) in reading.changes.iter().zip(hits) {
            if !hit {
                let mut draft = collected.sheets.last().map_or_else(|| Draft::new(Vec::new()), |it| it.draft.clone());
                if let Err(failure) = apply(&mut draft, change) {
                    out.push(failure.tell(change, Home::Reading));
                }
            }
        }
    }
}

/// The text that a draft says.
fn text(draft: &Draft, scope: &mut Scope<'_>, out: &mut Vec<Diagnostic>) -> Option<Text> {
    scope.steps = Vec::new();
    scope.avoided = Vec::new();
    let mut text = Text {
        removed: draft.removed,
        earlier_law: draft.earlier_law,
        when: None,
        demand: demand(draft, scope, out)?,
        due: None,
        roll: Roll::None,
        window: None,
        early: Early::DoesNotCount,
        late: Late::DoesNotCure,
        extend: draft.extend.clone(),
        questions: Vec::new(),
    };
    let mut conditions: Vec<When> = Vec::new();
    let mut whole = true;
    // A roll of its own first, so that one that follows `due` decides.
    for clause in &draft.clauses {
        if let ClauseBody::Roll(roll) = &clause.body {
            text.roll = scope.roll(roll, out);
        }
    }
    for clause in &draft.clauses {
        match &clause.body {
            // One that has no effect is told below.
            ClauseBody::Due(..) if !takes_due(&text.demand, scope) => {}
            ClauseBody::Due(due, roll) => {
                if let Some(roll) = roll {
                    text.roll = scope.roll(roll, out);
                }
                let due = scope.due_clause(due, Of::Duty, clause.span, out);
                whole &= due.is_some();
                text.due = due.map(|due| Spanned::new(due, clause.span));
            }
            ClauseBody::Window(window) => {
                let window = scope.due_clause(window, Of::Other, clause.span, out);
                whole &= window.is_some();
                text.window = window;
            }
            ClauseBody::Early(own) => text.early = early(*own),
            ClauseBody::Late(own) => text.late = late(own),
            ClauseBody::When(condition) => match when(scope, condition, clause.span, out) {
                Some(condition) => conditions.push(condition),
                None => whole = false,
            },
            ClauseBody::Question(question) => {
                text.questions.extend(scope.head.questions.iter().position(|it| it.name == question.name.value));
            }
            // The target was taken above; the rest belongs to the duty or the version.
            _ => {}
        }
    }
    text.when = conditions
        .into_iter()
        .reduce(|a, b| When { span: a.span, condition: Condition::And(vec![a.condition, b.condition]) });
    sense(&text, draft, scope, out);
    whole.then_some(text)
}

/// Whether the text has a due day of its own.
fn takes_due(demand: &Demand, scope: &Scope<'_>) -> bool {
    match demand {
        Demand::Keep(..) | Demand::Avoid(..) => false,
        Demand::Do(_) => match scope.head.rhythm {
            Beat::Interval | Beat::Periods { parts: true } => false,
            Beat::Periods { parts: false } | Beat::Trigger | Beat::Once | Beat::Always => true,
        },
    }
}

fn demand(draft: &Draft, scope: &mut Scope<'_>, out: &mut Vec<Diagnostic>) -> Option<Demand> {
    let evidence = draft.clauses.iter().find_map(|clause| match &clause.body {
        ClauseBody::Evidence(word) => Some(grade(word, out)),
        _ => None,
    });
    let evidence = evidence.flatten();
    let body = draft.clauses.iter().map(|clause| &clause.body);
    let mode = body
        .into_iter()
        .find(|body| matches!(body, ClauseBody::Do(_) | ClauseBody::Keep(_) | ClauseBody::Avoid(..)))?;
    match mode {
        ClauseBody::Do(target) => Some(Demand::Do(scope.target(target, evidence, &draft.step_extend, out)?)),
        ClauseBody::Keep(demand) => {
            let [status] = demand.kinds.as_slice() else {
                out.push(SenseComplaint::OneStatus { span: demand.span }.into());
                return None;
            };
            kept_alone(demand, out);
            let status = scope.names.status(status, out);
            let ask = scope.ask(demand, &Kinds::Elsewhere, Around { evidence, step: None }, out);
            Some(Demand::Keep(status?, ask?))
        }
        ClauseBody::Avoid(demand, unless) => {
            let ask = scope.ask(demand, &Kinds::Activities, Around { evidence: None, step: None }, out)?;
            scope.avoided.clone_from(&ask.kinds);
            let unless = match unless {
                Some(target) => Some(scope.target(target, evidence, &draft.step_extend, out)?),
                None => None,
            };
            Some(Demand::Avoid(ask, unless))
        }
        _ => None,
    }
}

/// A state is the bearer's own, lasts and is held by nobody else: of an act's words it takes parties and topics only.
fn kept_alone(demand: &ast::Demand, out: &mut Vec<Diagnostic>) {
    const OWN: [&str; 3] = [
        "tilalla on vain osapuolia ja aiheita",
        "en status har bara parter och ämnen",
        "a state has parties and topics only",
    ];
    let crosswise = demand.clauses.iter().find(|clause| matches!(clause.body, ClauseBody::Crosswise));
    let said = [
        ("by", demand.by.is_some(), demand.span),
        ("to", !demand.to.is_empty(), demand.span),
        ("of", !demand.of.is_empty(), demand.span),
        ("crosswise", crosswise.is_some(), crosswise.map_or(demand.span, |clause| clause.span)),
    ];
    for (clause, _, span) in said.into_iter().filter(|(_, there, _)| *there) {
        out.push(SenseComplaint::Useless { clause, because: OWN, span }.into());
    }
}

/// What can only be seen of a whole text.
fn sense(text: &Text, draft: &Draft, scope: &Scope<'_>, out: &mut Vec<Diagnostic>) {
    let find = |word: &str| -> Option<&Clause> {
        draft.clauses.iter().find(|clause| super::clauses::keyword(&clause.body) == word)
    };
    let mut useless = |word: &'static str, because: [&'static str; 3]| {
        if let Some(clause) = find(word) {
            out.push(SenseComplaint::Useless { clause: word, because, span: clause.span }.into());
        }
    };
    match &text.demand {
        Demand::Keep(..) => {
            const HELD: [&str; 3] =
                ["pidetään voimassa joka päivä", "statusen ska gälla varje dag", "what is kept is kept on every day"];
            useless("due", HELD);
            useless("window", HELD);
        }
        Demand::Avoid(_, unless) => {
            useless(
                "due",
                [
                    "vältettävällä ei ole määräpäivää",
                    "det som ska undvikas har ingen förfallodag",
                    "what is avoided has no due day",
                ],
            );
            // A question is asked of what excuses the act.
            if unless.is_none() {
                useless(
                    "question",
                    [
                        "vältettävä teko ratkaisee yksin",
                        "den handling som ska undvikas avgör ensam",
                        "the act to be avoided decides alone",
                    ],
                );
            }
        }
        Demand::Do(_) => match scope.head.rhythm {
            Beat::Interval => useless(
                "due",
                [
                    "väli määrää viimeisen päivän",
                    "intervallet bestämmer den sista dagen",
                    "the interval gives the last day",
                ],
            ),
            Beat::Periods { parts: true } => useless(
                "due",
                [
                    "osilla on omat määräpäivänsä",
                    "delarna har egna förfallodagar",
                    "the parts have due days of their own",
                ],
            ),
            Beat::Periods { parts: false } | Beat::Trigger | Beat::Once | Beat::Always => {}
        },
    }
    if !scope.in_reading && text.window.is_none() && matches!(text.demand, Demand::Do(_)) {
        window_needed(text, scope, out);
    }
}

/// A due day after its period needs `window from` (`rules.md` A4).
fn window_needed(text: &Text, scope: &Scope<'_>, out: &mut Vec<Diagnostic>) {
    if let Some(due) = &text.due
        && after_period(&due.value, scope)
    {
        out.push(SenseComplaint::WindowNeeded { span: due.span }.into());
    }
    if let Generation::Every(_, parts) = &scope.head.generation {
        for (part, span) in parts.iter().zip(&scope.head.part_spans) {
            if after_period(&part.due, scope) {
                out.push(SenseComplaint::WindowNeeded { span: *span }.into());
            }
        }
    }
}

/// Whether the due day lies after its period: by its words, or because the count from the period's beginning leads out
/// of some period of the rhythm.
fn after_period(due: &Due, scope: &Scope<'_>) -> bool {
    match due {
        Due::DayOfYear { place, .. } => *place == ast::Side::After,
        Due::Count { back: false, anchor: Point::EndOfPeriod, .. }
        | Due::EndOfYear { anchor: Point::EndOfPeriod, .. } => true,
        Due::Count { back: false, anchor: Point::StartOfPeriod, offset } => {
            periods(scope).iter().any(|period| after(period.from(), *offset).is_some_and(|day| day > period.last()))
        }
        Due::EndOfYear { nth, anchor: Point::StartOfPeriod } => periods(scope)
            .iter()
            .any(|period| i64::from(period.from().year()) + i64::from(*nth) > i64::from(period.last().year())),
        Due::Count { .. }
        | Due::EndOfYear { .. }
        | Due::None
        | Due::WithoutDelay
        | Due::On(_)
        | Due::At(_)
        | Due::Before(_) => false,
    }
}

/// The periods of the rhythm; of calendar years a common one and a leap year.
fn periods(scope: &Scope<'_>) -> Vec<Window> {
    match &scope.head.generation {
        Generation::Every(Rhythm::CalendarYear, _) => {
            [2023, 2024].into_iter().filter_map(year_period).map(|year| year.window).collect()
        }
        Generation::Every(Rhythm::Table(name), _) => match scope.tables.get(name) {
            Some(table) => table.table.rows().iter().map(|row| row.window).collect(),
            None => Vec::new(),
        },
        Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } | Generation::Always => Vec::new(),
    }
}
