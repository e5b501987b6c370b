//! Conditions on records: true, false, unknown, or not yet decided while later records can still make them true.

use super::candidate::Links;
use super::items::{Standing, Windows};
use super::scope::{Bounds, Scope};
use super::truth::{Causes, Truth};
use crate::finding::Cause;
use crate::model::{Ask, BodyId, Condition, DutyId, Moment, OfRef, Placed, Point, RelationId};
use crate::schedule::{bears, decide, point_day};
use crate::time::{Day, When};

impl<'a> Scope<'a> {
    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> Truth {
        match condition {
            Condition::And(parts) => parts.iter().fold(Truth::Yes, |so_far, part| so_far.and(self.holds(part))),
            Condition::Or(parts) => parts.iter().fold(Truth::No, |so_far, part| so_far.or(self.holds(part))),
            Condition::Not(inner) => self.holds(inner).negate(),
            Condition::Is(..)
            | Condition::In(..)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_) => {
                match decide(self.world.model, self.world.roster, condition, self.frame, self.chosen_on) {
                    Some(holds) => Truth::of(holds),
                    None => Truth::doubt(Cause::Roster),
                }
            }
            Condition::Having(who, status) => match self.body(who) {
                Some(body) => self.has_status(body, *status),
                None => Truth::doubt(Cause::Roster),
            },
            Condition::TriggerAbout(topics) => self.trigger_about(topics),
            Condition::Answered(question, yes) => self.answered(*question, *yes),
            Condition::Act(ask, placed) => self.act_done(ask, placed),
            Condition::Done { duty, step, of, placed } => {
                let Some(body) = self.body(of) else { return Truth::doubt(Cause::Roster) };
                self.step_done(*duty, *step, body, placed)
            }
        }
    }

    fn trigger_about(&self, topics: &[crate::model::TopicId]) -> Truth {
        let acts = self.bound.roots.iter().filter_map(|root| self.world.index.act(*root));
        let mut truth = Truth::No;
        for act in acts {
            truth = truth.or(if topics.iter().all(|topic| act.says.about.contains(topic)) {
                Truth::Yes
            } else if act.says.about.is_empty() {
                Truth::doubt(Cause::NotStated)
            } else {
                Truth::No
            });
        }
        truth
    }

    /// How a question is answered: yes, no, not yet, or both.
    #[must_use]
    pub fn judgement(&self, question: usize) -> Truth {
        let name = &self.duty.questions[question].name;
        let rows = self.world.index.judgements(&self.instance(), name);
        let happened = rows.iter().filter(|row| row.when.last() <= self.moment.seen);
        let (mut yes, mut no) = (false, false);
        for row in happened {
            if row.answer {
                yes = true;
            } else {
                no = true;
            }
        }
        match (yes, no) {
            (true, false) => Truth::Yes,
            (false, true) => Truth::No,
            (true, true) => Truth::doubt(Cause::Contradiction),
            (false, false) => Truth::doubt(Cause::NotJudged),
        }
    }

    fn answered(&self, question: usize, yes: bool) -> Truth {
        let answer = self.judgement(question);
        if yes { answer } else { answer.negate() }
    }

    /// The bounds that a placement sets; none where its point is not known.
    fn placed(&self, placed: &Placed) -> Option<Bounds> {
        let always = (Day::MIN, Day::MIN);
        match placed {
            Placed::Any => Some(Bounds::plain(always, None)),
            Placed::InPeriod => {
                let period = self.frame.period?;
                let first = period.first_day().unwrap_or(Day::MIN);
                Some(Bounds::plain((first, first), period.last_day().map(|last| (last, last))))
            }
            Placed::At(moment, point) => {
                let [early, late] = self.point(point)?;
                Some(match moment {
                    Moment::Before => Bounds::plain(always, Some((early.pred_opt()?, late.pred_opt()?))),
                    Moment::OnOrBefore => Bounds::plain(always, Some((early, late))),
                    Moment::After => Bounds::plain((early.succ_opt()?, late.succ_opt()?), None),
                    Moment::OnOrAfter => Bounds::plain((early, late), None),
                })
            }
        }
    }

    fn point(&self, point: &Point) -> Option<[Day; 2]> {
        point_day(point, self.frame, self.base_due, &|_| None)
    }

    fn act_done(&self, ask: &Ask, placed: &Placed) -> Truth {
        let Some(bounds) = self.placed(placed) else { return Truth::doubt(Cause::NoRecord) };
        let running = self.still_runs(&bounds);
        // Absence is looked for from the first day on which the acting body or the duty existed.
        let follows_trigger = ask.of.iter().flatten().any(|of| *of == OfRef::Trigger);
        let trigger = self.trigger_day().filter(|_| follows_trigger).map(|when| when.first());
        let from = bounds.from.0.max(self.first_possible(ask)).max(trigger.unwrap_or(Day::MIN));
        // Before it existed, nobody can have acted.
        if !running && bounds.to.is_some_and(|(_, late)| late < from) {
            return Truth::No;
        }
        let absence = Bounds { from: (from, from), ..bounds }.window(self.moment.as_of);
        let windows = Windows { in_time: bounds, at_last: bounds, absence };
        let links = Links { unnamed: true, ..Links::NONE };
        let (candidates, _) = self.candidates(ask, links);
        let items = self.items(ask, 1, &candidates, &windows, None, links);
        let mut truth = Truth::Yes;
        for item in &items.list {
            truth = truth.and(match item.in_time {
                Standing::Done(..) => Truth::Yes,
                Standing::InDoubt(causes) => Truth::Unknown(causes),
                Standing::NotDone => Truth::No,
            });
        }
        match truth {
            Truth::Yes => Truth::Yes,
            Truth::No if running => Truth::Unknown(Causes::PENDING),
            Truth::Unknown(causes) if running => Truth::Unknown(causes.and(Causes::PENDING)),
            other => other,
        }
    }

    /// The days after which no later record can make a condition true any more.
    pub(super) fn decided_after(&self, condition: &Condition) -> Vec<Day> {
        let end = |placed: &Placed| {
            let bounds = self.placed(placed);
            let last = bounds.and_then(|bounds| bounds.to).map(|(_, late)| late);
            last.or(self.base_due.map(|[_, late]| late)).and_then(|last| last.succ_opt())
        };
        match condition {
            Condition::And(parts) | Condition::Or(parts) => {
                parts.iter().flat_map(|part| self.decided_after(part)).collect()
            }
            Condition::Not(inner) => self.decided_after(inner),
            Condition::Act(_, placed) | Condition::Done { placed, .. } => end(placed).into_iter().collect(),
            Condition::Is(..)
            | Condition::In(..)
            | Condition::Having(..)
            | Condition::TriggerAbout(_)
            | Condition::PeriodIs(_)
            | Condition::PeriodFrom(_)
            | Condition::PeriodUntil(_)
            | Condition::Answered(..) => Vec::new(),
        }
    }

    /// Whether later records can still make a condition true: its own time runs, or that of the instance.
    fn still_runs(&self, bounds: &Bounds) -> bool {
        let due = self.base_due.map(|[_, late]| late);
        let last = bounds.to.map(|(_, late)| late).or(due);
        last.is_none_or(|last| self.moment.as_of <= last)
    }

    /// The bodies that bear a duty for a body: itself, or its members where they bear it jointly.
    fn bearers_of(&self, duty: DutyId, body: BodyId) -> Vec<BodyId> {
        let (model, roster) = (self.world.model, self.world.roster);
        let template = model.duty(duty);
        if bears(model, roster, template, body) {
            return vec![body];
        }
        let relations = (0..model.vocabulary.relations.len()).map(RelationId::from);
        let members = relations.flat_map(|relation| roster.members(body, relation)).filter(|row| row.on(self.on));
        members.map(|row| row.member).filter(|member| bears(model, roster, template, *member)).collect()
    }

    /// From which day a body can have acted at all.
    fn first_possible(&self, ask: &Ask) -> Day {
        let crate::model::By::Others(parties) = &ask.by else {
            return self.world.roster.body(self.frame.bearer).from.unwrap_or(Day::MIN);
        };
        let actors = self.actors(parties);
        let starts = actors.iter().map(|(body, _)| self.world.roster.body(*body).from.unwrap_or(Day::MIN));
        starts.min().unwrap_or(Day::MIN)
    }

    fn step_done(&self, duty: DutyId, step: Option<usize>, body: BodyId, placed: &Placed) -> Truth {
        let Some(bounds) = self.placed(placed) else { return Truth::doubt(Cause::NoRecord) };
        let running = self.still_runs(&bounds);
        let name = step.and_then(|step| super::judge::steps_of(self.world.model.duty(duty)).get(step).cloned());
        let mut truth = Truth::No;
        for bearer in self.bearers_of(duty, body) {
            for judged in self.world.results.judged(duty, bearer).iter() {
                // Exceptions can add and remove steps, so a step is found by its name.
                let of_step = name.as_ref().and_then(|name| judged.steps.iter().find(|step| step.name == *name));
                let (done, when, begins): (Truth, Option<When>, Day) = match (step, of_step) {
                    (None, _) => (judged.done, judged.done_on, judged.begins),
                    (Some(_), Some(of_step)) => (of_step.done, of_step.on, of_step.begins),
                    (Some(_), None) => (Truth::No, None, judged.begins),
                };
                let too_late = bounds.to.is_some_and(|(_, late)| late < begins);
                let placed = match when {
                    Some(when) => super::candidate::within(when, &bounds),
                    None if too_late => Truth::No,
                    None => Truth::Yes,
                };
                truth = truth.or(done.and(placed));
            }
        }
        match truth {
            Truth::Yes => Truth::Yes,
            Truth::No if running => Truth::Unknown(Causes::PENDING),
            Truth::Unknown(causes) if running => Truth::Unknown(causes.and(Causes::PENDING)),
            other => other,
        }
    }
}
