//! Building: files and tables in, a model and complaints out. The order in which the rest of the room is used.

use std::sync::Arc;

use super::calendars;
use super::clauses::{Collected, Sheet, collect, keyword};
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::condition::Condition;
use super::conditions::when;
use super::demands::{citation, ground};
use super::duty::{Change, Citation, Duty, Exception, Unread, Version};
use super::scope::{Head, Scope, StepNames};
use super::tables;
use super::texts::{self, Hits};
use super::vocabulary::DutyId;
use super::words::{self, Names};
use super::{Model, dependence, heads, limits, provisions, reach, terms};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::SourceId;
use crate::syntax::ast::{self, Clause, ClauseBody, Item};
use crate::syntax::table::Table;

/// Builds a model of all that the files and tables say. What is wrong is left out of it and told, in the order of the
/// texts; a model with errors is good for looking at, not for judging.
#[must_use]
pub fn build(files: &[ast::File], tables: &[Table]) -> (Model, Vec<Diagnostic>) {
    let mut out = Vec::new();
    tables::unknown_tables(tables, &mut out);
    let mut vocabulary = words::plain_words(files, &mut out);
    let mut roster = tables::bodies(tables, &vocabulary, &mut out);
    words::classes(files, &mut vocabulary, &roster, &mut out);
    words::relations(files, &mut vocabulary, &mut out);
    tables::memberships(tables, &vocabulary, &mut roster, &mut out);
    tables::tiles(tables, &mut roster, &mut out);
    let strokes = tables::strokes(tables, &mut out);
    let acts = calendars::acts(files, &mut out);
    let (calendars, holiday_words) = calendars::calendars(files, &mut out);
    let limits = limits::limits(files, &calendars, &mut out);
    let period_tables = terms::tables(files, &mut out);
    let collected = collect(files, &mut out);
    let (duties, provisions, named) = {
        let duty_names: Vec<&str> = collected.iter().map(|duty| duty.item.name.value.as_str()).collect();
        let names = Names::new(&vocabulary, &roster, &duty_names);
        let base = Base { names: &names, tables: &period_tables, limits: &limits.built };
        let mut duties = base.duties(&collected, &mut out);
        let mut told = std::collections::BTreeSet::new();
        for duty in &mut duties {
            reach::check(&names, duty, &mut out);
            limits.check_reach(duty, &mut told, &mut out);
            limits.read_into(duty, &mut out);
        }
        let provisions = provisions::tables(files, &names, &acts, &duties, &mut out);
        (duties, provisions, names.bodies_called())
    };
    let order = dependence::order(&duties, &mut out);
    let scenarios = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Scenario(scenario) => Some(Arc::clone(scenario)),
        _ => None,
    });
    let model = Model {
        scenarios: scenarios.collect(),
        vocabulary,
        roster,
        strokes,
        named,
        acts,
        provisions,
        calendars,
        holiday_words,
        limits: limits.built,
        limits_readings: limits.readings,
        tables: period_tables,
        duties,
        order,
    };
    (model, in_order(out))
}

/// Complaints in the order of their places, each once: one place can be reached by several texts.
fn in_order(mut out: Vec<Diagnostic>) -> Vec<Diagnostic> {
    type Key = (SourceId, u32, u32, &'static str);
    let key = |diagnostic: &Diagnostic| -> Key {
        match diagnostic.labels.first().map(|label| &label.place) {
            Some(Place::Text(span)) => (span.source, span.start, span.end, diagnostic.code),
            Some(Place::Cell { source, row, .. }) => (*source, *row, 0, diagnostic.code),
            Some(Place::File(source)) => (*source, 0, 0, diagnostic.code),
            None => (SourceId(0), 0, 0, diagnostic.code),
        }
    };
    out.sort_by_key(key);
    out.dedup();
    out
}

/// What all duties are resolved against.
struct Base<'a> {
    names: &'a Names<'a>,
    tables: &'a std::collections::BTreeMap<String, super::PeriodTable>,
    limits: &'a std::collections::BTreeMap<ast::ActNumber, crate::time::TimeLimits>,
}

impl Base<'_> {
    fn scope<'a>(&'a self, head: &'a Head, all_steps: &'a StepNames, trigger_steps: &'a [String]) -> Scope<'a> {
        Scope {
            names: self.names,
            head,
            tables: self.tables,
            limits: self.limits,
            all_steps,
            steps: Vec::new(),
            trigger_steps,
            avoided: Vec::new(),
            in_reading: false,
        }
    }

    fn duties(&self, collected: &[Collected<'_>], out: &mut Vec<Diagnostic>) -> Vec<Duty> {
        let steps = |duty: &Collected<'_>| -> Vec<String> {
            let newest = duty.sheets.last().map(|sheet| sheet.draft.steps()).unwrap_or_default();
            newest.iter().map(|step| step.name.value.clone()).collect()
        };
        let all_steps: StepNames = collected.iter().map(steps).collect();
        let otherwise = heads::otherwise(self.names, collected, out);
        let mut duties = Vec::new();
        for (at, written) in collected.iter().enumerate() {
            let mut head = heads::head(self.names, written, out);
            let towards = heads::towards(&self.scope(&head, &all_steps, &[]), &written.clauses, out);
            if let Some(set) = &towards {
                head.counterparty_kinds = self.names.kinds_of(set.member);
            }
            head.towards = towards;
            let (generation, part_spans) =
                heads::generation(&self.scope(&head, &all_steps, &[]), written, &otherwise, out);
            let trigger_steps = match &generation {
                super::Generation::Upon { trigger: super::Trigger::Step(duty, _), .. } => {
                    all_steps.get(duty.index()).cloned().unwrap_or_default()
                }
                _ => Vec::new(),
            };
            (head.generation, head.part_spans) = (generation, part_spans);
            let mut scope = self.scope(&head, &all_steps, &trigger_steps);
            let mut duty = heads::duty(DutyId::from(at), &head, &scope, written, &otherwise, out);
            let mut hits: Hits = written.readings.iter().map(|it| vec![false; it.changes.len()]).collect();
            for sheet in &written.sheets {
                scope.steps = sheet.draft.steps().iter().map(|step| step.name.value.clone()).collect();
                let mut version = version(&scope, sheet, out);
                version.texts = texts::build(written, sheet, &mut scope, &mut hits, out);
                duty.versions.push(version);
            }
            texts::missed(written, &hits, out);
            duties.push(duty);
        }
        duties
    }
}

fn version(scope: &Scope<'_>, sheet: &Sheet<'_>, out: &mut Vec<Diagnostic>) -> Version {
    let mut version = Version {
        title: None,
        source: Citation::Acts(Arc::from([])),
        from: sheet.force.0,
        until: sheet.force.1,
        under: None,
        span: sheet.span,
        notes: heads::notes(sheet.own),
        grounds: Vec::new(),
        unread: Vec::new(),
        exceptions: Vec::new(),
        texts: Vec::new(),
    };
    for clause in sheet.own {
        match &clause.body {
            ClauseBody::Title(title) => version.title = Some(title.words.clone()),
            ClauseBody::Source(source) => version.source = citation(source),
            ClauseBody::Force(..) => version.under = ground(clause.under.as_ref()),
            ClauseBody::Unread(line) => version.unread.push(unread(line, out)),
            // The rest belongs to the duty or to the texts.
            _ => {}
        }
        if let (Some(under), false) = (&clause.under, matches!(clause.body, ClauseBody::Force(..))) {
            version.grounds.push((keyword(&clause.body).to_owned(), citation(&under.value)));
        }
    }
    version.exceptions = sheet.exceptions.iter().map(|exception| exception_of(scope, exception, out)).collect();
    version
}

fn unread(line: &ast::Unread, out: &mut Vec<Diagnostic>) -> Unread {
    const CLAUSES: [&str; 13] =
        ["bearer", "towards", "every", "upon", "do", "keep", "avoid", "due", "window", "roll", "early", "late", "when"];
    if let Some(clause) = &line.clause
        && !CLAUSES.contains(&clause.value.as_str())
    {
        let possible = CLAUSES.to_vec();
        out.push(NameComplaint::Unknown { name: clause, wanted: Sort::Clause, possible }.into());
    }
    Unread {
        what: line.what.value.clone(),
        clause: line.clause.as_ref().map(|clause| clause.value.clone()),
        from: line.from.value,
        span: line.span,
    }
}

fn exception_of(
    scope: &Scope<'_>,
    written: &super::clauses::WrittenException<'_>,
    out: &mut Vec<Diagnostic>,
) -> Exception {
    let item = written.item;
    let mut exception = Exception {
        name: item.name.as_ref().map_or_else(|| unnamed(item), |name| name.value.clone()),
        title: None,
        notes: heads::notes(&item.clauses),
        parent: written.parent,
        source: None,
        force: None,
        when: None,
        changes: item.changes.iter().map(|change| Change { span: change.span, under: ground(under(change)) }).collect(),
        span: item.span,
    };
    let mut conditions: Vec<super::condition::When> =
        written.when.and_then(|condition| when(scope, condition, item.span, out)).into_iter().collect();
    for Clause { span, body, .. } in &item.clauses {
        match body {
            ClauseBody::Title(title) => exception.title = Some(title.words.clone()),
            ClauseBody::Source(source) => exception.source = Some(citation(source)),
            ClauseBody::Force(from, until) => {
                if until.is_some_and(|until| until < *from) {
                    out.push(super::complaint::sense::SenseComplaint::ForceReversed { span: *span }.into());
                }
                exception.force = Some((*from, *until));
            }
            ClauseBody::When(condition) => conditions.extend(when(scope, condition, *span, out)),
            // Notes were taken above; the rest was told when the exception was collected.
            _ => {}
        }
    }
    let outermost = item.changes.iter().find(|change| matches!(change.body, ast::ChangeBody::RemoveException));
    if let (None, Some(change)) = (written.parent, outermost) {
        let clause = "exception".to_owned();
        let home = super::complaint::sense::Home::Exception;
        out.push(super::complaint::sense::SenseComplaint::NotChangeable { clause, home, span: change.span }.into());
    }
    exception.when = conditions.into_iter().reduce(|a, b| super::condition::When {
        span: a.span,
        condition: Condition::And(vec![a.condition, b.condition]),
    });
    exception
}

/// The ground of a change: its own, or that of the clause or step that it brings.
fn under(change: &ast::Change) -> Option<&crate::source::Spanned<ast::Citation>> {
    let brought = match &change.body {
        ast::ChangeBody::Add(clause) | ast::ChangeBody::Replace(_, clause) => clause.under.as_ref(),
        ast::ChangeBody::AddStep(step) | ast::ChangeBody::ReplaceStep(_, step) => step.under.as_ref(),
        ast::ChangeBody::Remove(_)
        | ast::ChangeBody::RemoveStep(_)
        | ast::ChangeBody::RemoveDuty
        | ast::ChangeBody::RemoveException
        | ast::ChangeBody::RemoveEarlierLaw
        | ast::ChangeBody::ReplaceDueOf(..)
        | ast::ChangeBody::ExtendDue(..) => None,
    };
    change.under.as_ref().or(brought)
}

/// What a nameless exception is called: what it does.
fn unnamed(item: &ast::Exception) -> String {
    let word = item.changes.first().map_or("exception", |change| match change.body {
        ast::ChangeBody::Add(_) | ast::ChangeBody::AddStep(_) => "add",
        ast::ChangeBody::Remove(_)
        | ast::ChangeBody::RemoveStep(_)
        | ast::ChangeBody::RemoveDuty
        | ast::ChangeBody::RemoveException
        | ast::ChangeBody::RemoveEarlierLaw => "remove",
        ast::ChangeBody::Replace(..) | ast::ChangeBody::ReplaceStep(..) | ast::ChangeBody::ReplaceDueOf(..) => {
            "replace"
        }
        ast::ChangeBody::ExtendDue(..) => "extend due",
    });
    word.to_owned()
}
