//! Conditions, from words.

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::condition::{Condition, Moment, Placed, When};
use super::demands::{Around, Kinds, party_span};
use super::dues::Of;
use super::duty::{Generation, Rhythm, Who};
use super::scope::Scope;
use super::words::Meaning;
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, Reference};

/// A condition with its place.
pub(super) fn when(
    scope: &Scope<'_>,
    written: &ast::Condition,
    fallback: Span,
    out: &mut Vec<Diagnostic>,
) -> Option<When> {
    let span = span_of(written).unwrap_or(fallback);
    Some(When { condition: scope.condition(written, out)?, span })
}

/// The place of a condition, where its parts have one.
pub(super) fn span_of(condition: &ast::Condition) -> Option<Span> {
    match condition {
        ast::Condition::And(parts) | ast::Condition::Or(parts) => parts.iter().filter_map(span_of).reduce(Span::to),
        ast::Condition::Not(inner) => span_of(inner),
        ast::Condition::Is { who, what, .. } => Some(party_span(who).to(what.span)),
        ast::Condition::In { who, group, .. } => Some(party_span(who).to(group.span)),
        ast::Condition::Having { who, status } => Some(party_span(who).to(status.span)),
        ast::Condition::TriggerAbout(span, topics) => Some(topics.iter().fold(*span, |all, it| all.to(it.span))),
        ast::Condition::PeriodIs { key, .. } => Some(key.span),
        ast::Condition::PeriodFrom(day) | ast::Condition::PeriodUntil(day) => Some(day.span),
        ast::Condition::Answered { name, .. } => Some(name.span),
        ast::Condition::Act(demand, _) => Some(demand.span),
    }
}

impl Scope<'_> {
    fn condition(&self, written: &ast::Condition, out: &mut Vec<Diagnostic>) -> Option<Condition> {
        let all = |parts: &[ast::Condition], out: &mut Vec<Diagnostic>| -> Option<Vec<Condition>> {
            let parts: Vec<Option<Condition>> = parts.iter().map(|part| self.condition(part, out)).collect();
            parts.into_iter().collect()
        };
        let negated =
            |not: bool, condition: Condition| if not { Condition::Not(Box::new(condition)) } else { condition };
        Some(match written {
            ast::Condition::And(parts) => Condition::And(all(parts, out)?),
            ast::Condition::Or(parts) => Condition::Or(all(parts, out)?),
            ast::Condition::Not(inner) => Condition::Not(Box::new(self.condition(inner, out)?)),
            ast::Condition::Is { who, not, what } => {
                let who = self.who(who, out);
                let what = self.names.party(what, out);
                negated(*not, Condition::Is(who?, what?))
            }
            ast::Condition::In { who, not, group } => {
                let who = self.who(who, out);
                let group = self.names.body(group, out);
                negated(*not, Condition::In(who?, group?))
            }
            ast::Condition::Having { who, status } => {
                let who = self.who(who, out);
                let status = self.names.status(status, out);
                Condition::Having(who?, status?)
            }
            ast::Condition::TriggerAbout(span, topics) => {
                if !self.has_trigger() {
                    out.push(SenseComplaint::NoTrigger { span: *span }.into());
                }
                let topics: Vec<_> = topics.iter().map(|topic| self.names.topic(topic, out)).collect();
                Condition::TriggerAbout(topics.into_iter().collect::<Option<Vec<_>>>()?)
            }
            ast::Condition::PeriodIs { not, key } => {
                self.period(key.span, out)?;
                self.period_key(key, out);
                negated(*not, Condition::PeriodIs(key.value.clone()))
            }
            ast::Condition::PeriodFrom(day) => {
                self.period(day.span, out)?;
                Condition::PeriodFrom(day.value)
            }
            ast::Condition::PeriodUntil(day) => {
                self.period(day.span, out)?;
                Condition::PeriodUntil(day.value)
            }
            ast::Condition::Answered { name, yes } => {
                let Some(at) = self.head.questions.iter().position(|question| question.name == name.value) else {
                    let possible = self.head.questions.iter().map(|question| question.name.as_str()).collect();
                    out.push(NameComplaint::Unknown { name, wanted: Sort::Question, possible }.into());
                    return None;
                };
                Condition::Answered(at, *yes)
            }
            ast::Condition::Act(demand, placed) => {
                let placed = self.placed(placed, out)?;
                self.recorded(demand, placed, out)?
            }
        })
    }

    fn period(&self, span: Span, out: &mut Vec<Diagnostic>) -> Option<()> {
        if self.has_period() {
            return Some(());
        }
        out.push(SenseComplaint::NoPeriod { span }.into());
        None
    }

    fn placed(&self, written: &ast::When, out: &mut Vec<Diagnostic>) -> Option<Placed> {
        let (moment, point) = match written {
            ast::When::Any => return Some(Placed::Any),
            ast::When::InPeriod(span) => {
                self.period(*span, out)?;
                return Some(Placed::InPeriod);
            }
            ast::When::Before(point) => (Moment::Before, point),
            ast::When::OnOrBefore(point) => (Moment::OnOrBefore, point),
            ast::When::After(point) => (Moment::After, point),
            ast::When::OnOrAfter(point) => (Moment::OnOrAfter, point),
        };
        Some(Placed::At(moment, self.point(point, Of::Other, out)?))
    }

    /// An act, a step of another duty, or a whole duty. A bearer's own unless `of` names whose.
    fn recorded(&self, demand: &ast::Demand, placed: Placed, out: &mut Vec<Diagnostic>) -> Option<Condition> {
        let whose = demand.of.iter().flatten().find_map(|reference| match reference {
            Reference::Party(party) => Some(party),
            // `of hus` is written like `of draft`; a body is whose, not what.
            Reference::Named(_) | Reference::Trigger(_) => None,
        });
        let named_body = demand.of.iter().flatten().find_map(|reference| match reference {
            Reference::Named(name) => self.names.body_called(&name.value).map(Who::Body),
            Reference::Party(_) | Reference::Trigger(_) => None,
        });
        let of = |out: &mut Vec<Diagnostic>| match whose {
            Some(party) => self.who(party, out),
            None => Some(named_body.clone().unwrap_or(Who::Bearer)),
        };
        if let Some((duty, step)) = self.step_of_duty(demand) {
            return Some(Condition::Done { duty, step: Some(step), of: of(out)?, placed });
        }
        let duty = match demand.kinds.as_slice() {
            [name] => self.names.meanings(&name.value).into_iter().find_map(|meaning| match meaning {
                Meaning::Duty(duty) => Some(duty),
                _ => None,
            }),
            _ => None,
        };
        let activity = demand
            .kinds
            .iter()
            .any(|name| self.names.meanings(&name.value).iter().any(|meaning| matches!(meaning, Meaning::Activity(_))));
        if let Some(duty) = duty
            && (!activity || whose.is_some() || named_body.is_some())
        {
            return Some(Condition::Done { duty, step: None, of: of(out)?, placed });
        }
        // A step of this very duty would make it depend on itself.
        Some(Condition::Act(Box::new(self.ask(demand, &Kinds::Activities, Around::default(), out)?), placed))
    }

    /// Complains where the duty's rhythm has no period with this key.
    pub(super) fn period_key(&self, key: &Spanned<String>, out: &mut Vec<Diagnostic>) {
        let possible: Vec<String> = match &self.head.generation {
            Generation::Every(Rhythm::Table(name), _) => match self.tables.get(name) {
                Some(table) => table.table.rows().iter().map(|row| row.key.clone()).collect(),
                None => return,
            },
            Generation::Every(Rhythm::CalendarYear, _) => {
                if key.value.len() == 4 && key.value.parse::<u32>().is_ok() {
                    return;
                }
                Vec::new()
            }
            Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } | Generation::Always => return,
        };
        if !possible.contains(&key.value) {
            out.push(SenseComplaint::FirstPeriod { key: &key.value, possible, span: key.span }.into());
        }
    }
}
