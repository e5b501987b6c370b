//! Conditions: on bearer, counterparty and period, and on what was recorded.

use super::acts::Asked;
use super::days;
use super::plant::Plant;
use super::tri::{Causes, Tri, Why};
use super::twin::{Frame, Instance, Twin};
use velvoite::finding::{Cause, Verdict};
use velvoite::model::{BodyId, Condition, Duty, Moment, Placed, Text};
use velvoite::record::{Kind, RecordId, What};
use velvoite::time::Day;

impl<'a> Twin<'a> {
    /// A condition that needs no records.
    pub fn holds_static(&self, condition: &Condition, frame: &Frame, on: Day) -> Tri {
        match condition {
            Condition::And(parts) => Tri::all(parts.iter().map(|part| self.holds_static(part, frame, on))),
            Condition::Or(parts) => Tri::any(parts.iter().map(|part| self.holds_static(part, frame, on))),
            Condition::Not(inner) => self.holds_static(inner, frame, on).not(),
            Condition::Is(who, thing) => match self.who(who, frame, on) {
                Some(body) => Tri::of(self.is(body, *thing)),
                None => Tri::maybe(Cause::Roster),
            },
            Condition::In(who, group) => match self.who(who, frame, on) {
                Some(body) => Tri::of(self.is_in(body, *group, on)),
                None => Tri::maybe(Cause::Roster),
            },
            Condition::PeriodIs(key) => Tri::of(frame.key == *key),
            Condition::PeriodFrom(day) => Tri::of(frame.period.is_some_and(|(first, _)| *day <= first)),
            Condition::PeriodUntil(day) => Tri::of(frame.period.is_some_and(|(_, last)| last <= *day)),
            Condition::Having(..)
            | Condition::TriggerAbout(_)
            | Condition::Answered(..)
            | Condition::Act(..)
            | Condition::Done { .. } => Tri::No,
        }
    }

    /// Whether a body belongs to a group on a day, by any relation, perhaps through others.
    fn is_in(&self, body: BodyId, group: BodyId, on: Day) -> bool {
        let above: Vec<BodyId> = self
            .model
            .roster
            .memberships()
            .iter()
            .filter(|row| {
                row.member == body
                    && row.from.is_none_or(|from| from <= on)
                    && row.until.is_none_or(|until| on <= until)
            })
            .map(|row| row.group)
            .collect();
        above.iter().any(|other| *other == group || self.is_in(*other, group, on))
    }

    /// A condition, with what was recorded up to as-of.
    pub fn holds(&self, condition: &Condition, duty: &'a Duty, instance: &Instance, text: &Text) -> Tri {
        match condition {
            Condition::And(parts) => Tri::all(parts.iter().map(|part| self.holds(part, duty, instance, text))),
            Condition::Or(parts) => Tri::any(parts.iter().map(|part| self.holds(part, duty, instance, text))),
            Condition::Not(inner) => self.holds(inner, duty, instance, text).not(),
            Condition::Answered(question, answer) => {
                let said = self.answered(duty, &instance.id, *question);
                if *answer { said } else { said.not() }
            }
            Condition::Act(ask, placed) => {
                let frame = &instance.frame;
                let due = self.due(duty, text, frame);
                let (first, last) = match placed {
                    Placed::Any => (days::ymd(2000, 1, 1), self.as_of),
                    Placed::InPeriod => frame.period.unwrap_or((days::ymd(2000, 1, 1), self.as_of)),
                    Placed::At(moment, point) => {
                        let Some(at) = self.point(point, frame, due) else {
                            return Tri::maybe(Cause::ImpreciseDate);
                        };
                        let long_ago = frame.trigger.map_or(days::ymd(2000, 1, 1), |when| when.first());
                        match moment {
                            Moment::Before => (long_ago, days::previous(at)),
                            Moment::OnOrBefore => (long_ago, at),
                            Moment::After => (days::next(at), self.as_of),
                            Moment::OnOrAfter => (at, self.as_of),
                        }
                    }
                };
                if first > last {
                    return Tri::No;
                }
                let asked = Asked {
                    duty,
                    frame,
                    on: instance.on,
                    opens: first,
                    first,
                    due: Some(last),
                    cure: None,
                    named_cures: false,
                    unnamed: true,
                };
                let shown = Tri::any(self.candidates(&asked, ask).into_iter().map(|one| one.act.and(one.time)));
                let kinds: Vec<Kind> = ask.kinds.iter().map(|kind| Kind::Activity(*kind)).collect();
                let until = last.min(self.as_of);
                // Before it existed, nobody can have acted.
                let sayers = self.sayers(&asked, ask);
                let born = sayers.iter().map(|body| self.model.roster.body(*body).from).min().flatten();
                let first = born.map_or(first, |born| born.max(first));
                let absent = first > until || self.complete(&sayers, &kinds, first, until);
                let runs = match placed {
                    Placed::Any | Placed::At(Moment::After | Moment::OnOrAfter, _) => {
                        due.is_none_or(|due| self.as_of <= due)
                    }
                    Placed::InPeriod | Placed::At(Moment::Before | Moment::OnOrBefore, _) => self.as_of <= last,
                };
                let shown = match shown {
                    Tri::No if absent => Tri::No,
                    Tri::No => Tri::maybe(Cause::NoRecord),
                    shown => shown,
                };
                match shown {
                    Tri::No if runs => Tri::Maybe(Causes::from([Why::Pending])),
                    Tri::Maybe(mut causes) if runs => {
                        causes.insert(Why::Pending);
                        Tri::Maybe(causes)
                    }
                    shown => shown,
                }
            }
            Condition::Done { duty: other, step: _, of, placed: _ } => {
                let other = self.model.duty(*other);
                let Some(body) = self.who(of, &instance.frame, instance.on) else { return Tri::maybe(Cause::Roster) };
                let same = self
                    .instances(other, days::ymd(2000, 1, 1), days::ymd(2030, 1, 1))
                    .into_iter()
                    .find(|one| one.frame.bearer == body && one.frame.key == instance.frame.key);
                match same.map(|one| self.judged(other, &one, None)) {
                    Some(judged) if judged.verdict == Verdict::Met => Tri::Yes,
                    Some(judged) if judged.verdict == Verdict::Unknown => Tri::Maybe(judged.causes),
                    Some(_) | None => Tri::No,
                }
            }
            Condition::Having(..) | Condition::TriggerAbout(_) => unimplemented!("not generated yet"),
            Condition::Is(..)
            | Condition::In(..)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_) => self.holds_static(condition, &instance.frame, instance.on),
        }
    }

    /// How a question about an instance was answered; both ways is a contradiction.
    pub fn answered(&self, duty: &Duty, id: &str, question: usize) -> Tri {
        let given = |answer: bool| !self.answers(duty, id, question, answer).is_empty();
        match (given(true), given(false)) {
            (true, false) => Tri::Yes,
            (false, true) => Tri::No,
            (true, true) => Tri::maybe(Cause::Contradiction),
            (false, false) if self.planted(Plant::UnansweredIsYes) => Tri::Yes,
            (false, false) => Tri::maybe(Cause::NotJudged),
        }
    }

    /// The rows that answer a question about an instance in this way.
    pub fn answers(&self, duty: &Duty, id: &str, question: usize, yes: bool) -> Vec<RecordId> {
        let name = &duty.questions[question].name;
        let fits = |row: &RecordId| match &self.log.record(*row).what {
            What::Judgement { of, when, question, answer, .. } => {
                of == id && question == name && *answer == yes && when.last() <= self.seen
            }
            What::Waiver { .. } | What::Happened(_) | What::Retraction => false,
        };
        self.known.iter().map(|(_, row)| *row).filter(fits).collect()
    }
}
