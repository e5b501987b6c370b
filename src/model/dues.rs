//! Due days, windows and points in time, from words.

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::duty::{Due, Point, Roll, StepTime};
use super::scope::{Beat, Scope};
use super::words::Meaning;
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::{self, Name};

/// Whose day is being said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// The duty's own due day, which cannot be counted from itself.
    Duty,
    /// A window, a step, a condition.
    Other,
}

impl Scope<'_> {
    /// A due day or the first day of a window.
    pub(super) fn due(&self, written: &ast::Due, of: Of, out: &mut Vec<Diagnostic>) -> Option<Due> {
        Some(match written {
            ast::Due::None => Due::None,
            ast::Due::WithoutDelay => Due::WithoutDelay,
            ast::Due::On(day) => Due::On(*day),
            ast::Due::At(point) => Due::At(self.point(point, of, out)?),
            ast::Due::DayOfYear { day, month, place } => Due::DayOfYear { day: *day, month: *month, place: *place },
            ast::Due::Count { offset, back, anchor } => {
                Due::Count { offset: offset.value, back: *back, anchor: self.point(anchor, of, out)? }
            }
            ast::Due::EndOfYear { nth, anchor } => Due::EndOfYear { nth: *nth, anchor: self.point(anchor, of, out)? },
            ast::Due::Before(point) => Due::Before(self.point(point, of, out)?),
        })
    }

    /// A due day that stands in a clause; complains where it names a period that there is not.
    pub(super) fn due_clause(
        &self,
        written: &ast::Due,
        of: Of,
        span: crate::source::Span,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Due> {
        if matches!(written, ast::Due::DayOfYear { .. }) && !self.has_period() {
            out.push(SenseComplaint::NoPeriod { span }.into());
        }
        self.due(written, of, out)
    }

    /// A point in time.
    pub(super) fn point(&self, written: &ast::Point, of: Of, out: &mut Vec<Diagnostic>) -> Option<Point> {
        match written {
            ast::Point::StartOfPeriod(span) | ast::Point::EndOfPeriod(span) => {
                if !self.has_period() {
                    out.push(SenseComplaint::NoPeriod { span: *span }.into());
                    return None;
                }
                Some(match written {
                    ast::Point::StartOfPeriod(_) => Point::StartOfPeriod,
                    _ => Point::EndOfPeriod,
                })
            }
            ast::Point::Trigger(span) => {
                if !self.has_trigger() {
                    out.push(SenseComplaint::NoTrigger { span: *span }.into());
                    return None;
                }
                Some(Point::Trigger)
            }
            ast::Point::Previous(span) => {
                if !self.in_reading && !matches!(self.head.rhythm, Beat::Periods { .. } | Beat::Interval) {
                    out.push(SenseComplaint::NoPrevious { span: *span }.into());
                    return None;
                }
                Some(Point::Previous)
            }
            ast::Point::Due(span) => {
                if of == Of::Duty {
                    out.push(SenseComplaint::DueOfItself { span: *span }.into());
                    return None;
                }
                Some(Point::Due)
            }
            ast::Point::Day(day) => Some(Point::Day(day.value)),
            ast::Point::Named(name) => match self.step(&name.value) {
                Some(step) => Some(Point::Step(step)),
                None => {
                    self.no_step(name, out);
                    None
                }
            },
        }
    }

    /// What a step comes before or after.
    pub(super) fn step_time(&self, written: &ast::Point, out: &mut Vec<Diagnostic>) -> Option<StepTime> {
        match written {
            ast::Point::Trigger(span) => {
                if !self.has_trigger() {
                    out.push(SenseComplaint::NoTrigger { span: *span }.into());
                    return None;
                }
                Some(StepTime::Trigger)
            }
            ast::Point::Named(name) => {
                if let Some(step) = self.step(&name.value) {
                    return Some(StepTime::Step(step));
                }
                let avoided = self.names.meanings(&name.value).iter().any(|meaning| match meaning {
                    Meaning::Activity(activity) => self.avoided.contains(activity),
                    _ => false,
                });
                if avoided {
                    return Some(StepTime::Avoided);
                }
                self.no_step(name, out);
                None
            }
            ast::Point::StartOfPeriod(_)
            | ast::Point::EndOfPeriod(_)
            | ast::Point::Previous(_)
            | ast::Point::Due(_)
            | ast::Point::Day(_) => Some(StepTime::Point(self.point(written, Of::Other, out)?)),
        }
    }

    fn no_step(&self, name: &Name, out: &mut Vec<Diagnostic>) {
        let possible = self.steps.iter().map(String::as_str).collect();
        out.push(NameComplaint::Unknown { name, wanted: Sort::Step, possible }.into());
    }

    /// Whether and how a day rolls; the act must be one on time limits.
    pub(super) fn roll(&self, written: &ast::Roll, out: &mut Vec<Diagnostic>) -> Roll {
        match written {
            ast::Roll::None(_) => Roll::None,
            ast::Roll::By(act) => {
                if !self.limits.contains_key(&act.value) {
                    let shown = |act: &ast::ActNumber| format!("{}/{}", act.number, act.year);
                    let known: Vec<String> = self.limits.keys().map(shown).collect();
                    let name = crate::source::Spanned::new(shown(&act.value), act.span);
                    let possible = known.iter().map(String::as_str).collect();
                    out.push(NameComplaint::Unknown { name: &name, wanted: Sort::TimeLimits, possible }.into());
                }
                Roll::By { act: act.value, variant: None }
            }
        }
    }
}
