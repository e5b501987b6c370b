//! Collecting: which clauses each duty has, with what its file says `throughout`; its versions, exceptions, readings.
//!
//! Knows which clause belongs where, which stands once and which must be said. Leaves alone what clauses mean and how
//! changes are applied.

use std::collections::BTreeMap;

use super::changes::Draft;
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::{Home, SenseComplaint};
use super::words::Seen;
use crate::diagnostic::{Diagnostic, Place};
use crate::source::Span;
use crate::syntax::ast::{self, Clause, ClauseBody, Due, Generation, Item, Rhythm};
use crate::time::Day;

/// How many exceptions one version can have: their combinations are all built.
pub(super) const MOST_EXCEPTIONS: usize = 6;

/// A duty as written, put together from its files.
pub(super) struct Collected<'a> {
    pub(super) item: &'a ast::Duty,
    /// Its own clauses, then those that `throughout` adds.
    pub(super) clauses: Vec<Clause>,
    /// Its versions, oldest first; one of them is the duty itself.
    pub(super) sheets: Vec<Sheet<'a>>,
    pub(super) readings: Vec<&'a ast::Reading>,
}

/// One version as written.
pub(super) struct Sheet<'a> {
    pub(super) span: Span,
    /// The clauses that stand in it.
    pub(super) own: &'a [Clause],
    pub(super) force: (Day, Option<Day>),
    /// Its text before exceptions and readings.
    pub(super) draft: Draft,
    pub(super) exceptions: Vec<WrittenException<'a>>,
}

/// An exception and the one to which it is an exception.
#[derive(Clone, Copy)]
pub(super) struct WrittenException<'a> {
    pub(super) item: &'a ast::Exception,
    /// `…, when C` of the clause in which it stands.
    pub(super) when: Option<&'a ast::Condition>,
    pub(super) parent: Option<usize>,
}

/// The word by which a clause is known in changes and complaints.
pub(super) fn keyword(body: &ClauseBody) -> &'static str {
    match body {
        ClauseBody::Title(_) => "title",
        ClauseBody::Short(_) => "short",
        ClauseBody::Source(_) => "source",
        ClauseBody::Force(..) => "force",
        ClauseBody::Binding(_) => "binding",
        ClauseBody::Bearer(_) => "bearer",
        ClauseBody::Towards(_) => "towards",
        ClauseBody::Generation(Generation::Once) => "once",
        ClauseBody::Generation(Generation::Every(..)) => "every",
        ClauseBody::Generation(Generation::Upon(..)) => "upon",
        ClauseBody::Generation(Generation::Always) => "always",
        ClauseBody::FirstBy(_) => "first by",
        ClauseBody::FirstPeriod(_) => "first period",
        ClauseBody::Do(_) => "do",
        ClauseBody::Keep(_) => "keep",
        ClauseBody::Avoid(..) => "avoid",
        ClauseBody::Due(..) => "due",
        ClauseBody::Window(_) => "window",
        ClauseBody::Roll(_) => "roll",
        ClauseBody::Early(_) => "early",
        ClauseBody::Late(_) => "late",
        ClauseBody::Evidence(_) => "evidence",
        ClauseBody::Otherwise(_) => "otherwise",
        ClauseBody::Succeeds(_) => "succeeds",
        ClauseBody::When(_) => "when",
        ClauseBody::Reading(_) => "reading",
        ClauseBody::Question(_) => "question",
        ClauseBody::Note(_) => "note",
        ClauseBody::Unread(_) => "unread",
        ClauseBody::Exception(_) => "exception",
        ClauseBody::Together(_) => "together",
        ClauseBody::About(_) => "about",
        ClauseBody::Crosswise => "crosswise",
    }
}

/// The place that a clause takes where only one may stand; none where it may repeat.
fn slot(body: &ClauseBody) -> Option<&'static str> {
    match body {
        ClauseBody::Generation(_) => Some("every"),
        ClauseBody::Do(_) | ClauseBody::Keep(_) | ClauseBody::Avoid(..) => Some("do"),
        ClauseBody::Together(_)
        | ClauseBody::About(_)
        | ClauseBody::Reading(_)
        | ClauseBody::Question(_)
        | ClauseBody::Note(_)
        | ClauseBody::Unread(_)
        | ClauseBody::Exception(_) => None,
        ClauseBody::Title(_)
        | ClauseBody::Short(_)
        | ClauseBody::Source(_)
        | ClauseBody::Force(..)
        | ClauseBody::Binding(_)
        | ClauseBody::Bearer(_)
        | ClauseBody::Towards(_)
        | ClauseBody::FirstBy(_)
        | ClauseBody::FirstPeriod(_)
        | ClauseBody::Due(..)
        | ClauseBody::Window(_)
        | ClauseBody::Roll(_)
        | ClauseBody::Early(_)
        | ClauseBody::Late(_)
        | ClauseBody::Evidence(_)
        | ClauseBody::Otherwise(_)
        | ClauseBody::Succeeds(_)
        | ClauseBody::When(_)
        | ClauseBody::Crosswise => Some(keyword(body)),
    }
}

fn belongs(home: Home, body: &ClauseBody) -> bool {
    let word = keyword(body);
    match home {
        Home::Throughout => matches!(word, "binding" | "early" | "late" | "roll" | "evidence"),
        Home::Duty => !matches!(word, "together" | "about" | "crosswise"),
        Home::Version => {
            matches!(word, "title" | "source" | "force" | "binding" | "note" | "unread" | "exception")
        }
        Home::Exception => matches!(word, "title" | "source" | "force" | "when" | "note"),
        Home::Step => matches!(word, "due" | "early" | "late" | "evidence" | "when"),
        Home::Block => matches!(word, "together" | "about" | "crosswise" | "evidence"),
        Home::Reading => false,
    }
}

/// Complains of clauses that stand twice, where they do not belong, or with a condition that they cannot have.
pub(super) fn look_over(clauses: &[Clause], home: Home, out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for clause in clauses {
        let word = keyword(&clause.body);
        if !belongs(home, &clause.body) {
            out.push(SenseComplaint::Misplaced { clause: word, home, span: clause.span }.into());
            continue;
        }
        unconditional(clause, out);
        let Some(slot) = slot(&clause.body) else { continue };
        match seen.get(slot) {
            Some(first) => {
                out.push(SenseComplaint::DuplicateClause { clause: word, first: *first, second: clause.span }.into());
            }
            None => {
                seen.insert(slot, clause.span);
            }
        }
    }
}

/// Complains of a condition of its own at a clause that cannot have one, wherever the clause is written: in a duty or in
/// what an exception, a reading or a version adds.
pub(super) fn unconditional(clause: &Clause, out: &mut Vec<Diagnostic>) {
    if let Some(condition) = &clause.when
        && !matches!(clause.body, ClauseBody::Together(_) | ClauseBody::About(_) | ClauseBody::Exception(_))
    {
        let span = super::conditions::span_of(condition).unwrap_or(clause.span);
        out.push(SenseComplaint::ClauseCondition { clause: keyword(&clause.body), span }.into());
    }
}

/// All duties with their versions and exceptions.
pub(super) fn collect<'a>(files: &'a [ast::File], out: &mut Vec<Diagnostic>) -> Vec<Collected<'a>> {
    let mut duties: Vec<Collected<'a>> = Vec::new();
    let mut seen = Seen::default();
    for file in files {
        let throughout = throughout(file, out);
        for item in &file.items {
            let Item::Duty(duty) = item else { continue };
            if seen.first(&duty.name, Sort::Duty, out) {
                duties.push(one(duty, throughout, out));
            }
        }
    }
    let by_name: BTreeMap<&str, usize> =
        duties.iter().enumerate().map(|(at, duty)| (duty.item.name.value.as_str(), at)).collect();
    let items = || files.iter().flat_map(|file| &file.items);
    for item in items() {
        let Item::Version(version) = item else { continue };
        match by_name.get(version.of.value.as_str()) {
            Some(at) => add_version(&mut duties[*at], version, out),
            None => {
                let possible = by_name.keys().copied().collect();
                out.push(NameComplaint::Unknown { name: &version.of, wanted: Sort::Duty, possible }.into());
            }
        }
    }
    let loose = items().filter_map(|item| if let Item::Exception(exception) = item { Some(exception) } else { None });
    super::linking::link(loose.collect(), &by_name, &mut duties, out);
    for duty in &mut duties {
        finish(duty, out);
    }
    duties
}

/// What the file says of all its duties. That it says it once and first was told by the parser.
fn throughout<'a>(file: &'a ast::File, out: &mut Vec<Diagnostic>) -> &'a [Clause] {
    let written = file.items.iter().find_map(|item| match item {
        Item::Throughout(written) => Some(written.clauses.as_slice()),
        _ => None,
    });
    look_over(written.unwrap_or_default(), Home::Throughout, out);
    written.unwrap_or_default()
}

fn one<'a>(duty: &'a ast::Duty, throughout: &[Clause], out: &mut Vec<Diagnostic>) -> Collected<'a> {
    look_over(&duty.clauses, Home::Duty, out);
    let mut clauses = duty.clauses.clone();
    for clause in throughout {
        let word = keyword(&clause.body);
        if !clauses.iter().any(|own| keyword(&own.body) == word) {
            clauses.push(clause.clone());
        }
    }
    missing(duty, &clauses, out);
    let readings = duty.clauses.iter().filter_map(|clause| match &clause.body {
        ClauseBody::Reading(reading) => Some(reading),
        _ => None,
    });
    let readings: Vec<&ast::Reading> = readings.collect();
    let mut seen = Seen::default();
    for reading in &readings {
        seen.first(&reading.name, Sort::Reading, out);
        if reading.default != reading.changes.is_empty() {
            let complaint = SenseComplaint::ReadingBody {
                name: &reading.name.value,
                default: reading.default,
                span: reading.name.span,
            };
            out.push(complaint.into());
        }
    }
    let text = clauses.iter().filter(|clause| is_text(&clause.body)).cloned().collect();
    let sheet = Sheet {
        span: duty.name.span,
        own: &duty.clauses,
        force: force(&duty.clauses, out),
        draft: Draft::new(text),
        exceptions: super::linking::nested(&duty.clauses, &[], out),
    };
    Collected { item: duty, clauses, sheets: vec![sheet], readings }
}

/// Clauses that make the text which changes act on; the others belong to the duty or its version.
fn is_text(body: &ClauseBody) -> bool {
    matches!(
        keyword(body),
        "do" | "keep" | "avoid" | "due" | "window" | "roll" | "early" | "late" | "evidence" | "when" | "question"
    )
}

fn force(clauses: &[Clause], out: &mut Vec<Diagnostic>) -> (Day, Option<Day>) {
    for clause in clauses {
        if let ClauseBody::Force(from, until) = clause.body {
            if until.is_some_and(|until| until < from) {
                out.push(SenseComplaint::ForceReversed { span: clause.span }.into());
            }
            return (from, until);
        }
    }
    (Day::MIN, None)
}

fn missing(duty: &ast::Duty, clauses: &[Clause], out: &mut Vec<Diagnostic>) {
    let has = |word: &str| clauses.iter().any(|clause| keyword(&clause.body) == word);
    let span = duty.name.span;
    let mut tell = |clause: &'static str, span: Span| {
        out.push(SenseComplaint::Missing { duty: &duty.name.value, clause, span }.into());
    };
    for word in ["source", "force", "bearer", "binding", "early", "late"] {
        // What is kept is held or not, day by day: there is no early.
        let not_asked = word == "early" && has("keep");
        if !has(word) && !not_asked {
            tell(word, span);
        }
    }
    if !["once", "every", "upon", "always"].iter().any(|word| has(word)) {
        tell("every", span);
    }
    let done = has("do");
    if !done && !has("keep") && !has("avoid") {
        tell("do", span);
        return;
    }
    let by_interval = clauses.iter().any(|clause| match &clause.body {
        ClauseBody::Generation(Generation::Every(Rhythm::AtMost(_), _)) => true,
        ClauseBody::Generation(Generation::Every(_, parts)) => !parts.is_empty(),
        _ => false,
    });
    if !done {
        return;
    }
    if by_interval {
        if !has("roll") {
            tell("roll", span);
        }
        return;
    }
    let due = clauses.iter().find_map(|clause| match &clause.body {
        ClauseBody::Due(due, roll) => Some((due, roll, clause.span)),
        _ => None,
    });
    match due {
        // Steps may each have a day of their own.
        None if steps_all_due(clauses) => {}
        None => tell("due", span),
        Some((due, None, at)) if rolls(due) && !has("roll") => tell("roll", at),
        Some(_) => {}
    }
}

/// Whether every step carries its own due day, so that the duty needs none.
fn steps_all_due(clauses: &[Clause]) -> bool {
    clauses.iter().any(|clause| match &clause.body {
        ClauseBody::Do(ast::Target::Steps(_, steps)) => {
            let due = |step: &ast::Step| {
                step.clauses.iter().any(|own| matches!(own.body, ClauseBody::Due(..))) || !step.before.is_empty()
            };
            !steps.is_empty() && steps.iter().all(due)
        }
        _ => false,
    })
}

/// Whether a due day can fall on a day off, so that `roll` must be said.
pub(super) fn rolls(due: &Due) -> bool {
    match due {
        Due::None | Due::WithoutDelay | Due::Before(_) => false,
        Due::On(_) | Due::At(_) | Due::DayOfYear { .. } | Due::Count { .. } | Due::EndOfYear { .. } => true,
    }
}

fn add_version<'a>(duty: &mut Collected<'a>, version: &'a ast::Version, out: &mut Vec<Diagnostic>) {
    look_over(&version.clauses, Home::Version, out);
    let name = &duty.item.name.value;
    for word in ["source", "force"] {
        if !version.clauses.iter().any(|clause| keyword(&clause.body) == word) {
            out.push(SenseComplaint::Missing { duty: name, clause: word, span: version.of.span }.into());
        }
    }
    let binding = |clauses: &[Clause]| {
        clauses.iter().find_map(|clause| match &clause.body {
            ClauseBody::Binding(word) => Some((word.value.clone(), clause.span)),
            _ => None,
        })
    };
    if let (Some((own, span)), Some((base, _))) = (binding(&version.clauses), binding(&duty.clauses))
        && own != base
    {
        out.push(SenseComplaint::OtherBinding { span }.into());
    }
    let text = duty.clauses.iter().filter(|clause| is_text(&clause.body)).cloned().collect();
    let mut draft = Draft::new(text);
    for change in &version.changes {
        super::changes::validate(change, Home::Version, out);
        if let Err(complaint) = super::changes::apply(&mut draft, change) {
            out.push(complaint.tell(change, Home::Version));
        }
    }
    duty.sheets.push(Sheet {
        span: version.of.span,
        own: &version.clauses,
        force: force(&version.clauses, out),
        draft,
        exceptions: super::linking::nested(&version.clauses, &version.exceptions, out),
    });
}

/// What can only be seen when all is there: order and overlap of versions, and their exceptions.
fn finish(duty: &mut Collected<'_>, out: &mut Vec<Diagnostic>) {
    let name = duty.item.name.value.as_str();
    for sheet in &mut duty.sheets {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for exception in &sheet.exceptions {
            look_over(&exception.item.clauses, Home::Exception, out);
            for change in &exception.item.changes {
                super::changes::validate(change, Home::Exception, out);
            }
            if exception.item.changes.is_empty() {
                let span = exception.item.name.as_ref().map_or(exception.item.span, |name| name.span);
                out.push(SenseComplaint::ChangesNothing { home: Home::Exception, span }.into());
            }
            if let Some(label) = &exception.item.name
                && let Some(first) = seen.insert(&label.value, label.span)
            {
                let (first, second) = (Place::Text(first), Place::Text(label.span));
                let name = &label.value;
                out.push(NameComplaint::Duplicate { name, sort: Sort::Exception, first, second }.into());
            }
        }
        if let Some(beyond) = sheet.exceptions.get(MOST_EXCEPTIONS) {
            let span = beyond.item.name.as_ref().map_or(beyond.item.span, |name| name.span);
            out.push(SenseComplaint::TooManyExceptions { duty: name, most: MOST_EXCEPTIONS, span }.into());
            sheet.exceptions.truncate(MOST_EXCEPTIONS);
        }
    }
    for reading in &duty.readings {
        for change in &reading.changes {
            super::changes::validate(change, Home::Reading, out);
        }
    }
    duty.sheets.sort_by_key(|sheet| sheet.force.0);
    for pair in duty.sheets.windows(2) {
        if let [older, newer] = pair
            && older.force.1.is_none_or(|last| newer.force.0 <= last)
        {
            out.push(SenseComplaint::ForceOverlap { duty: name, first: older.span, second: newer.span }.into());
        }
    }
}
