//! What is asked: acts, cover sets, steps, questions, from words.

use super::clauses::look_over;
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::{Home, SenseComplaint};
use super::conditions::when;
use super::dues::Of;
use super::duty::{About, Ask, Citation, Early, Generation, Late, OfRef, Party, Roll, Step, Target, Together, Trigger};
use super::scope::{Beat, Scope};
use super::vocabulary::{ActivityId, Grade};
use super::words::Meaning;
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;
use crate::syntax::ast::{self, Clause, ClauseBody, Name, Reference};
use crate::time::Offset;

/// A citation, as the tree has it.
pub(super) fn citation(written: &ast::Citation) -> Citation {
    match written {
        ast::Citation::Acts(acts) => Citation::Acts(acts.as_slice().into()),
        ast::Citation::Text(text) => Citation::Text(text.clone()),
    }
}

/// The ground of a clause, if it names its own.
pub(super) fn ground(written: Option<&Spanned<ast::Citation>>) -> Option<Citation> {
    written.map(|written| citation(&written.value))
}

/// The grade of evidence with this code; `announced` is no grade that can be asked.
pub(super) fn grade(word: &Spanned<String>, out: &mut Vec<Diagnostic>) -> Option<Grade> {
    let asked = || Grade::ALL.into_iter().filter(|grade| *grade != Grade::Announced);
    let found = asked().find(|grade| grade.code() == word.value);
    if found.is_none() {
        let possible = asked().map(Grade::code).collect();
        out.push(NameComplaint::Unknown { name: word, wanted: Sort::Grade, possible }.into());
    }
    found
}

pub(super) fn early(written: ast::Early) -> Early {
    match written {
        ast::Early::DoesNotCount => Early::DoesNotCount,
        ast::Early::Counts | ast::Early::CountsFromStartOfPeriod => Early::Counts,
    }
}

pub(super) fn late(written: &ast::Late) -> Late {
    match written {
        ast::Late::DoesNotCure => Late::DoesNotCure,
        ast::Late::Cures(within) => Late::Cures(*within),
        ast::Late::CuresOrNamed(within) => Late::CuresOrNamed(*within),
    }
}

/// What a demand's kinds are: activities that it asks for, or none where they are resolved elsewhere.
pub(super) enum Kinds {
    Activities,
    Elsewhere,
}

/// What an act inherits from the clauses around it, and where it stands among the steps.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    pub(super) evidence: Option<Grade>,
    /// The step in hand, and what it comes before.
    pub(super) step: Option<(usize, &'a [ast::Point])>,
}

impl Scope<'_> {
    /// What is asked of an act.
    pub(super) fn ask(
        &self,
        written: &ast::Demand,
        kinds: &Kinds,
        around: Around<'_>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Ask> {
        look_over(&written.clauses, Home::Block, out);
        let activities = match kinds {
            Kinds::Activities => {
                let found: Vec<Option<ActivityId>> =
                    written.kinds.iter().map(|kind| self.names.activity(kind, out)).collect();
                found.into_iter().collect::<Option<Vec<_>>>()
            }
            Kinds::Elsewhere => Some(Vec::new()),
        };
        let by = self.by(written.by.as_ref(), out);
        let to: Vec<Option<Party>> = written.to.iter().map(|party| self.party(party, out)).collect();
        let mut of = Vec::new();
        for list in &written.of {
            let list: Vec<Option<OfRef>> =
                list.iter().map(|reference| self.reference(reference, around.step, out)).collect();
            of.push(list.into_iter().collect::<Option<Vec<_>>>());
        }
        let mut ask = Ask {
            span: written.span,
            kinds: activities?,
            by: by?,
            to: to.into_iter().collect::<Option<Vec<_>>>()?,
            of: of.into_iter().collect::<Option<Vec<_>>>()?,
            together: Vec::new(),
            about: Vec::new(),
            crosswise: false,
            evidence: around.evidence,
        };
        for clause in &written.clauses {
            self.block_clause(clause, &mut ask, out)?;
        }
        Some(ask)
    }

    fn block_clause(&self, clause: &Clause, ask: &mut Ask, out: &mut Vec<Diagnostic>) -> Option<()> {
        let condition = match &clause.when {
            Some(condition) => Some(when(self, condition, clause.span, out)?),
            None => None,
        };
        match &clause.body {
            ClauseBody::Together(together) => {
                for party in &together.parties {
                    ask.together.push(Together {
                        party: self.party(party, out)?,
                        invited: together.invited,
                        when: condition.clone(),
                        under: ground(clause.under.as_ref()),
                        span: clause.span,
                    });
                }
            }
            ClauseBody::About(names) => {
                for name in names {
                    let topic = if name.value == "part" {
                        self.part(name, out).map(|()| None)
                    } else {
                        Some(Some(self.names.topic(name, out)?))
                    };
                    ask.about.push(About { topic: topic?, when: condition.clone(), span: name.span });
                }
            }
            ClauseBody::Crosswise => ask.crosswise = true,
            ClauseBody::Evidence(word) => ask.evidence = Some(grade(word, out)?),
            // Told by `look_over`.
            _ => {}
        }
        Some(())
    }

    /// `about part` needs parts, each with a topic of its name.
    fn part(&self, name: &Name, out: &mut Vec<Diagnostic>) -> Option<()> {
        if self.head.rhythm != (Beat::Periods { parts: true }) {
            out.push(SenseComplaint::AboutPart { span: name.span }.into());
            return None;
        }
        if let Generation::Every(_, parts) = &self.head.generation {
            for part in parts.iter().filter(|part| part.topic.is_none()) {
                out.push(SenseComplaint::PartTopic { part: &part.name, span: name.span }.into());
            }
        }
        Some(())
    }

    /// What an `of` points at: an earlier step, a step of the trigger's duty, or any record of a kind.
    fn reference(
        &self,
        written: &Reference,
        step: Option<(usize, &[ast::Point])>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<OfRef> {
        let name = match written {
            Reference::Trigger(span) => {
                if !self.has_trigger() {
                    out.push(SenseComplaint::NoTrigger { span: *span }.into());
                    return None;
                }
                return Some(OfRef::Trigger);
            }
            Reference::Party(party) => {
                out.push(SenseComplaint::OfForm { span: party_span(party) }.into());
                return None;
            }
            Reference::Named(name) => name,
        };
        let activity = self.names.meanings(&name.value).into_iter().find_map(|meaning| match meaning {
            Meaning::Activity(activity) => Some(activity),
            _ => None,
        });
        if let Some(other) = self.step(&name.value) {
            let Some((own, before)) = step else { return Some(OfRef::Step(other)) };
            // `before X` turns `of X` round: either record may name the other.
            let turned = |point: &ast::Point| matches!(point, ast::Point::Named(it) if it.value == name.value);
            if other < own || (other != own && before.iter().any(turned)) {
                return Some(OfRef::Step(other));
            }
            if activity.is_none() {
                out.push(SenseComplaint::LaterStep { step: &name.value, span: name.span }.into());
                return None;
            }
        }
        if let Some(other) = self.trigger_steps.iter().position(|step| *step == name.value) {
            return Some(OfRef::TriggerStep(other));
        }
        self.names
            .find(name, Sort::Reference, |it| if let Meaning::Activity(id) = it { Some(id) } else { None }, out)
            .map(OfRef::Activity)
    }

    /// What is to be done. The scope's steps are set to those of the target first.
    pub(super) fn target(
        &mut self,
        written: &ast::Target,
        evidence: Option<Grade>,
        extend: &[(String, Offset)],
        out: &mut Vec<Diagnostic>,
    ) -> Option<Target> {
        let around = Around { evidence, step: None };
        match written {
            ast::Target::Act(demand) => Some(Target::Acts(1, self.ask(demand, &Kinds::Activities, around, out)?)),
            ast::Target::AtLeast(count, demand) => {
                if count.value == 0 {
                    out.push(SenseComplaint::AtLeastZero { span: count.span }.into());
                }
                Some(Target::Acts(count.value, self.ask(demand, &Kinds::Activities, around, out)?))
            }
            ast::Target::Steps(span, steps) => {
                if steps.is_empty() {
                    out.push(SenseComplaint::NoSteps { span: *span }.into());
                }
                let mut seen = super::words::Seen::default();
                for step in steps {
                    seen.first(&step.name, Sort::Step, out);
                }
                self.steps = steps.iter().map(|step| step.name.value.clone()).collect();
                let resolved: Vec<Option<Step>> = (steps.iter().enumerate())
                    .map(|(at, step)| self.one_step(at, step, evidence, extend, out))
                    .collect();
                Some(Target::Steps(resolved.into_iter().collect::<Option<Vec<_>>>()?))
            }
            ast::Target::Question(question) => {
                let at = self.head.questions.iter().position(|other| other.name == question.name.value)?;
                Some(Target::Question(at))
            }
        }
    }

    fn one_step(
        &self,
        at: usize,
        written: &ast::Step,
        evidence: Option<Grade>,
        extend: &[(String, Offset)],
        out: &mut Vec<Diagnostic>,
    ) -> Option<Step> {
        look_over(&written.clauses, Home::Step, out);
        let own_evidence = written.clauses.iter().find_map(|clause| match &clause.body {
            ClauseBody::Evidence(word) => Some(grade(word, out)),
            _ => None,
        });
        let around = Around { evidence: own_evidence.unwrap_or(evidence), step: Some((at, &written.before)) };
        let ask = self.ask(&written.demand, &Kinds::Activities, around, out);
        let mut times = |points: &[ast::Point]| {
            points
                .iter()
                .map(|point| self.step_time(point, out))
                .collect::<Vec<_>>()
                .into_iter()
                .collect::<Option<Vec<_>>>()
        };
        let (before, after) = (times(&written.before), times(&written.after));
        let own = |point: &&ast::Point| matches!(point, ast::Point::Named(name) if name.value == written.name.value);
        if let Some(ast::Point::Named(name)) = written.before.iter().chain(&written.after).find(own) {
            out.push(SenseComplaint::LaterStep { step: &name.value, span: name.span }.into());
        }
        let mut step = Step {
            name: written.name.value.clone(),
            ask: ask?,
            when: None,
            before: before?,
            after: after?,
            due: None,
            extend: extend.iter().filter(|(name, _)| *name == written.name.value).map(|(_, by)| *by).collect(),
            late: None,
            early: None,
            under: ground(written.under.as_ref()),
            span: written.span,
        };
        for clause in &written.clauses {
            match &clause.body {
                ClauseBody::Due(due, roll) => {
                    if roll.is_none() && super::clauses::rolls(due) {
                        let complaint =
                            SenseComplaint::Missing { duty: &self.head.name, clause: "roll", span: clause.span };
                        out.push(complaint.into());
                    }
                    let roll = roll.as_ref().map_or(Roll::None, |roll| self.roll(roll, out));
                    step.due = Some((self.due_clause(due, Of::Other, clause.span, out)?, roll));
                }
                ClauseBody::Late(own) => {
                    if matches!(own, ast::Late::CuresOrNamed(_)) && !self.has_period() {
                        out.push(SenseComplaint::NoPeriod { span: clause.span }.into());
                    }
                    step.late = Some(late(own));
                }
                ClauseBody::Early(own) => step.early = Some(early(*own)),
                ClauseBody::When(condition) => step.when = Some(when(self, condition, clause.span, out)?),
                // Evidence was taken above; the rest is told by `look_over`.
                _ => {}
            }
        }
        Some(step)
    }

    /// What triggers.
    pub(super) fn trigger(
        &self,
        written: &ast::Trigger,
        breached: impl Fn(Option<&Name>, &mut Vec<Diagnostic>) -> Option<Vec<super::DutyId>>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Trigger> {
        match written {
            ast::Trigger::Act(demand) => {
                if let Some((duty, step)) = self.step_of_duty(demand) {
                    return Some(Trigger::Step(duty, step));
                }
                // Only steps are `of` a duty.
                if let (Some(duty), [name]) = (self.duty_named_by(demand), demand.kinds.as_slice()) {
                    let steps = self.all_steps.get(duty.index()).map(Vec::as_slice).unwrap_or_default();
                    let possible = steps.iter().map(String::as_str).collect();
                    out.push(NameComplaint::Unknown { name, wanted: Sort::Step, possible }.into());
                    return None;
                }
                Some(Trigger::Act(Box::new(self.ask(demand, &Kinds::Activities, Around::default(), out)?)))
            }
            ast::Trigger::Step { step, duty } => {
                let id = self.names.duty(duty, out)?;
                let steps = self.all_steps.get(id.index()).map(Vec::as_slice).unwrap_or_default();
                let at = steps.iter().position(|name| *name == step.value);
                if at.is_none() {
                    let possible = steps.iter().map(String::as_str).collect();
                    out.push(NameComplaint::Unknown { name: step, wanted: Sort::Step, possible }.into());
                }
                Some(Trigger::Step(id, at?))
            }
            ast::Trigger::Question(question) => {
                let at = self.head.questions.iter().position(|other| other.name == question.name.value)?;
                Some(Trigger::Question(at))
            }
            ast::Trigger::Breach(_, duty) => Some(Trigger::Breach(breached(duty.as_ref(), out)?)),
        }
    }

    /// `S of D`, where D is a duty that has a step S: the parser cannot tell it from an act that follows another.
    pub(super) fn step_of_duty(&self, demand: &ast::Demand) -> Option<(super::DutyId, usize)> {
        let [step] = demand.kinds.as_slice() else { return None };
        let duty = self.duty_named_by(demand)?;
        let at = self.all_steps.get(duty.index())?.iter().position(|name| *name == step.value)?;
        Some((duty, at))
    }

    /// The duty that an `of` names.
    fn duty_named_by(&self, demand: &ast::Demand) -> Option<super::DutyId> {
        let named = demand.of.iter().flatten().find_map(|reference| match reference {
            Reference::Named(name) => Some(name),
            Reference::Trigger(_) | Reference::Party(_) => None,
        })?;
        self.names.meanings(&named.value).into_iter().find_map(|meaning| match meaning {
            // A name can mean a duty and an activity; then the act is meant.
            Meaning::Duty(duty) => Some(duty),
            _ => None,
        })
    }
}

/// A place for a party, for complaints.
pub(super) fn party_span(party: &ast::Party) -> crate::source::Span {
    match party {
        ast::Party::Bearer(span)
        | ast::Party::Counterparty(span)
        | ast::Party::Others(span)
        | ast::Party::Every { span, .. }
        | ast::Party::AtLeast { span, .. } => *span,
        ast::Party::Named(name) | ast::Party::Own(name) => name.span,
        ast::Party::Of(name, of) => name.span.to(party_span(of)),
    }
}
