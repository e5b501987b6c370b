//! What holds for a whole duty: bearers, counterparty, rhythm, questions. No change reaches these.

use std::sync::Arc;

use std::collections::BTreeSet;

use super::clauses::{Collected, keyword};
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::dues::Of;
use super::duty::{Bearers, Binding, Duty, Generation, Note, Part, Question, Reading, Rhythm};
use super::parties::{bearer_kinds, bearers};
use super::scope::{Beat, Head, Scope};
use super::vocabulary::DutyId;
use super::words::{Meaning, Names, titles};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{
    self, ChangeBody, Clause, ClauseBody, Generation as Written, Name, Party, Rhythm as WrittenRhythm, Target,
};
use crate::time::Day;

/// The bearers, counterparty and questions; the rhythm comes with `generation`, which needs these.
pub(super) fn head(names: &Names<'_>, collected: &Collected<'_>, out: &mut Vec<Diagnostic>) -> Head {
    let duty = &collected.item.name;
    let mut head = Head {
        name: duty.value.clone(),
        span: duty.span,
        bearers: Bearers { terms: Vec::new(), jointly: false, span: duty.span },
        bearer_kinds: BTreeSet::new(),
        towards: None,
        counterparty_kinds: BTreeSet::new(),
        has_counterparty: false,
        generation: Generation::Once,
        rhythm: Beat::Once,
        part_spans: Vec::new(),
        questions: questions(collected, out),
    };
    for clause in &collected.clauses {
        match &clause.body {
            ClauseBody::Bearer(written) => {
                if let Some(found) = bearers(names, written, clause.span, out) {
                    head.bearer_kinds = bearer_kinds(names, &found);
                    head.bearers = found;
                } else {
                    head.bearers.jointly = written.jointly;
                }
            }
            ClauseBody::Towards(_) => head.has_counterparty = true,
            ClauseBody::Generation(written) => {
                head.rhythm = match written {
                    Written::Once => Beat::Once,
                    Written::Always => Beat::Always,
                    Written::Upon(..) => Beat::Trigger,
                    Written::Every(WrittenRhythm::AtMost(_), _) => Beat::Interval,
                    Written::Every(_, parts) => Beat::Periods { parts: !parts.is_empty() },
                };
            }
            // The rest does not belong to the head.
            _ => {}
        }
    }
    head
}

/// `towards each organiser`.
pub(super) fn towards(scope: &Scope<'_>, clauses: &[Clause], out: &mut Vec<Diagnostic>) -> Option<super::Set> {
    let (party, span) = clauses.iter().find_map(|clause| match &clause.body {
        ClauseBody::Towards(party) => Some((party, clause.span)),
        _ => None,
    })?;
    let Party::Every { member, of, having, .. } = party else {
        out.push(SenseComplaint::OneSet { span }.into());
        return None;
    };
    let set = scope.set(member, of.as_deref(), having.as_ref(), out)?;
    if scope.names.kinds_of(set.member).is_empty() {
        out.push(SenseComplaint::NoBodies { name: &member.value, span: member.span }.into());
    }
    Some(set)
}

/// Every question of a duty: clauses, targets, triggers, and those that changes bring in.
fn questions(collected: &Collected<'_>, out: &mut Vec<Diagnostic>) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let mut add = |written: &ast::Question, asked: bool, out: &mut Vec<Diagnostic>| match found
        .iter_mut()
        .find(|other| other.name == written.name.value)
    {
        Some(other) if other.text == written.text => other.asked |= asked,
        Some(other) => {
            let (first, second) = (Place::Text(other.span), Place::Text(written.name.span));
            let name = &written.name.value;
            out.push(NameComplaint::Duplicate { name, sort: Sort::Question, first, second }.into());
        }
        None => found.push(Question {
            name: written.name.value.clone(),
            text: written.text.clone(),
            span: written.name.span,
            asked,
        }),
    };
    let mut from_clause = |clause: &Clause, out: &mut Vec<Diagnostic>| match &clause.body {
        ClauseBody::Question(question) => add(question, true, out),
        ClauseBody::Do(Target::Question(question)) | ClauseBody::Avoid(_, Some(Target::Question(question))) => {
            add(question, false, out);
        }
        ClauseBody::Generation(Written::Upon(ast::Trigger::Question(question), _)) => add(question, false, out),
        // No other clause asks a question.
        _ => {}
    };
    for clause in &collected.clauses {
        from_clause(clause, out);
    }
    // What versions ask stands in their drafts already.
    for clause in collected.sheets.iter().flat_map(|sheet| &sheet.draft.clauses) {
        from_clause(clause, out);
    }
    let exceptions = collected.sheets.iter().flat_map(|sheet| &sheet.exceptions);
    let changes = exceptions.flat_map(|exception| &exception.item.changes);
    for change in changes.chain(collected.readings.iter().flat_map(|reading| &reading.changes)) {
        if let ChangeBody::Add(clause) | ChangeBody::Replace(_, clause) = &change.body {
            from_clause(clause, out);
        }
    }
    found
}

/// How instances arise.
pub(super) fn generation(
    scope: &Scope<'_>,
    collected: &Collected<'_>,
    otherwise: &[(DutyId, DutyId)],
    out: &mut Vec<Diagnostic>,
) -> (Generation, Vec<Span>) {
    let written = collected.clauses.iter().find_map(|clause| match &clause.body {
        ClauseBody::Generation(written) => Some((written, clause.span)),
        _ => None,
    });
    let Some((written, span)) = written else { return (Generation::Once, Vec::new()) };
    for clause in &collected.clauses {
        let mode = match clause.body {
            ClauseBody::Keep(_) => "keep",
            ClauseBody::Avoid(..) => "avoid",
            _ => continue,
        };
        if matches!(written, Written::Once | Written::Upon(..))
            || matches!(written, Written::Every(WrittenRhythm::AtMost(_), _))
        {
            out.push(SenseComplaint::NeedsRhythm { mode, span }.into());
        }
    }
    match written {
        Written::Once => (Generation::Once, Vec::new()),
        Written::Always => {
            let done = collected.clauses.iter().find(|clause| matches!(clause.body, ClauseBody::Do(_)));
            if done.is_some() {
                let because = [
                    "tehtävä tarvitsee kauden, herätteen tai sanan `once`",
                    "det som ska göras behöver en period, en utlösare eller `once`",
                    "what is to be done needs a period, a trigger or `once`",
                ];
                out.push(SenseComplaint::Useless { clause: "always", because, span }.into());
            }
            (Generation::Always, Vec::new())
        }
        Written::Upon(trigger, one_at_a_time) => {
            let own = scope.names.meanings(&scope.head.name).into_iter().find_map(|meaning| match meaning {
                Meaning::Duty(duty) => Some(duty),
                _ => None,
            });
            let breached = |name: Option<&Name>, out: &mut Vec<Diagnostic>| {
                let named = match name {
                    Some(name) => Some(scope.names.duty(name, out)?),
                    None => None,
                };
                let leading =
                    otherwise.iter().filter(|(from, to)| Some(*to) == own && named.is_none_or(|it| it == *from));
                let leading: Vec<DutyId> = leading.map(|(from, _)| *from).collect();
                if leading.is_empty() {
                    out.push(SenseComplaint::BreachOfNothing { duty: &scope.head.name, span }.into());
                    return None;
                }
                Some(leading)
            };
            match scope.trigger(trigger, breached, out) {
                Some(trigger) => (Generation::Upon { trigger, one_at_a_time: *one_at_a_time }, Vec::new()),
                None => (Generation::Once, Vec::new()),
            }
        }
        Written::Every(rhythm, parts) => {
            let rhythm = match rhythm {
                WrittenRhythm::AtMost(offset) => return (Generation::AtMost(offset.value), Vec::new()),
                WrittenRhythm::CalendarYear => Rhythm::CalendarYear,
                WrittenRhythm::Term(name) | WrittenRhythm::PeriodOf(name) => {
                    if !scope.tables.contains_key(&name.value) {
                        let possible = scope.tables.keys().map(String::as_str).collect();
                        out.push(NameComplaint::Unknown { name, wanted: Sort::Table, possible }.into());
                    }
                    Rhythm::Table(name.value.clone())
                }
            };
            let mut seen = super::words::Seen::default();
            let (mut built, mut spans) = (Vec::new(), Vec::new());
            for part in parts {
                seen.first(&part.name, Sort::Step, out);
                let topic = scope.names.meanings(&part.name.value).into_iter().find_map(|meaning| match meaning {
                    Meaning::Topic(topic) => Some(topic),
                    _ => None,
                });
                if let Some(due) = scope.due_clause(&part.due.value, Of::Duty, part.due.span, out) {
                    built.push(Part { name: part.name.value.clone(), topic, due });
                    spans.push(part.due.span);
                }
            }
            (Generation::Every(rhythm, built), spans)
        }
    }
}

/// Which duty leads to which when it is breached: (from, to).
pub(super) fn otherwise(names: &Names<'_>, all: &[Collected<'_>], out: &mut Vec<Diagnostic>) -> Vec<(DutyId, DutyId)> {
    let mut pairs = Vec::new();
    for (at, collected) in all.iter().enumerate() {
        for clause in &collected.clauses {
            let ClauseBody::Otherwise(name) = &clause.body else { continue };
            let Some(to) = names.duty(name, out) else { continue };
            let upon_breach = |clause: &Clause| {
                matches!(clause.body, ClauseBody::Generation(Written::Upon(ast::Trigger::Breach(..), _)))
            };
            if !all[to.index()].clauses.iter().any(upon_breach) {
                out.push(SenseComplaint::NotUponBreach { duty: &name.value, span: name.span }.into());
            }
            pairs.push((DutyId::from(at), to));
        }
    }
    pairs
}

/// The duty without its versions.
pub(super) fn duty(
    id: DutyId,
    head: &Head,
    scope: &Scope<'_>,
    collected: &Collected<'_>,
    otherwise: &[(DutyId, DutyId)],
    out: &mut Vec<Diagnostic>,
) -> Duty {
    let mut duty = Duty {
        id,
        name: head.name.clone(),
        title: titles(None, &head.name),
        short: None,
        span: head.span,
        binding: Binding::Statute,
        bearers: head.bearers.clone(),
        towards: head.towards.clone(),
        generation: head.generation.clone(),
        first_by: None,
        first_period: None,
        versions: Vec::new(),
        readings: collected.readings.iter().map(|reading| read(reading)).collect(),
        questions: head.questions.clone(),
        otherwise: otherwise.iter().find(|(from, _)| *from == id).map(|(_, to)| *to),
        succeeds: Vec::new(),
    };
    for clause in &collected.clauses {
        match &clause.body {
            ClauseBody::Title(title) => duty.title = title.words.clone(),
            ClauseBody::Short(short) => duty.short = Some(short.words.clone()),
            ClauseBody::Binding(word) => duty.binding = binding(word, out).unwrap_or(Binding::Statute),
            ClauseBody::FirstBy(day) => duty.first_by = first_by(*day, head, collected, clause, out),
            ClauseBody::FirstPeriod(key) => {
                if scope.has_period() {
                    scope.period_key(key, out);
                } else {
                    out.push(SenseComplaint::NoPeriod { span: clause.span }.into());
                }
                duty.first_period = Some(key.value.clone());
            }
            ClauseBody::Succeeds(names) => {
                duty.succeeds.extend(names.iter().filter_map(|name| scope.names.duty(name, out)));
            }
            ClauseBody::Early(_) if is_kept(collected) && collected.item.clauses.contains(clause) => {
                let because = [
                    "pidetään voimassa joka päivä",
                    "statusen ska gälla varje dag",
                    "what is kept is kept on every day",
                ];
                out.push(SenseComplaint::Useless { clause: "early", because, span: clause.span }.into());
            }
            // Said for a whole file it holds where there are periods.
            ClauseBody::Late(ast::Late::CuresOrNamed(_))
                if !scope.has_period() && collected.item.clauses.contains(clause) =>
            {
                out.push(SenseComplaint::NoPeriod { span: clause.span }.into());
            }
            // The rest belongs to the head, to a version or to a text.
            _ => {}
        }
    }
    duty
}

fn is_kept(collected: &Collected<'_>) -> bool {
    collected.clauses.iter().any(|clause| keyword(&clause.body) == "keep")
}

fn read(written: &ast::Reading) -> Reading {
    Reading {
        name: written.name.value.clone(),
        default: written.default,
        ground: Arc::new(written.ground.clone()),
        of_limits: None,
        span: written.name.span,
    }
}

fn first_by(
    day: Day,
    head: &Head,
    collected: &Collected<'_>,
    clause: &Clause,
    out: &mut Vec<Diagnostic>,
) -> Option<Day> {
    let avoided = collected.clauses.iter().any(|clause| keyword(&clause.body) == "avoid");
    if head.rhythm == Beat::Trigger || avoided {
        let because = [
            "velvoitteella ei ole ensimmäistä määräpäivää",
            "skyldigheten har ingen första förfallodag",
            "the duty has no first due day",
        ];
        out.push(SenseComplaint::Useless { clause: "first by", because, span: clause.span }.into());
    }
    Some(day)
}

fn binding(word: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Binding> {
    let found = Binding::ALL.into_iter().find(|(_, name)| *name == word.value).map(|(binding, _)| binding);
    if found.is_none() {
        let possible = Binding::ALL.into_iter().map(|(_, name)| name).collect();
        out.push(NameComplaint::Unknown { name: word, wanted: Sort::Binding, possible }.into());
    }
    found
}

/// The notes among clauses.
pub(super) fn notes(clauses: &[Clause]) -> Vec<Note> {
    let note = |clause: &Clause| match &clause.body {
        ClauseBody::Note(words) => Some(Note { words: Arc::new(words.clone()), span: clause.span }),
        _ => None,
    };
    clauses.iter().filter_map(note).collect()
}
