//! Steps: which records together make one binding of all of them (`rules.md` B4).
//!
//! A step that others refer to is bound to one record, chosen so that the whole comes out best; a covering step (several
//! must act, or take part) and a step to which nothing refers take all the acts that count.

use super::candidate::{Candidate, Links, within};
use super::items::{ItemState, Standing, Windows};
use super::scope::{Bounds, Scope, StepDone};
use super::truth::Truth;
use crate::finding::{Cause, Than};
use crate::model::{By, Early, Late, OfRef, Party, Step, StepTime};
use crate::record::RecordId;
use crate::schedule::{Deadline, step_deadline};
use crate::source::Span;
use crate::time::{Day, When};

/// One step under a binding.
#[derive(Debug, Clone)]
pub struct StepState {
    /// Its items: itself, then its parts.
    pub items: Vec<ItemState>,
    /// Its due day.
    pub deadline: Deadline,
    /// The first day on which it can have been done.
    pub begins: Day,
    /// Its late rule.
    pub late: Late,
    /// The records bound to it that count, in time or late.
    pub records: Vec<RecordId>,
    /// Those of them that show it: none that came late where the others did in time.
    pub witnesses: Vec<RecordId>,
    /// The days of its first act and of the one that completes it.
    pub days: Option<(When, When)>,
    /// Whether it applies; a step whose condition does not hold is not asked.
    pub applies: Truth,
    /// Clauses dropped, because their set is empty.
    pub empty: Vec<Span>,
    /// Acts of its days that stand in another order than the one asked.
    pub misplaced: Vec<Misplaced>,
}

impl StepState {
    /// A step that is not bound yet.
    fn blank() -> StepState {
        StepState {
            items: Vec::new(),
            deadline: Deadline::None,
            begins: Day::MIN,
            late: Late::DoesNotCure,
            records: Vec::new(),
            witnesses: Vec::new(),
            days: None,
            applies: Truth::Yes,
            empty: Vec::new(),
            misplaced: Vec::new(),
        }
    }
}

/// Steps on the way to a binding: the records chosen so far, and the steps bound so far.
#[derive(Clone)]
struct Bound {
    chosen: Vec<Option<RecordId>>,
    steps: Vec<StepState>,
}

/// An act that would be the step, but for its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misplaced {
    /// The record.
    pub root: RecordId,
    /// It should be no later than this; else no earlier.
    pub before: bool,
    /// Than what.
    pub than: Than,
    /// When that was.
    pub on: When,
}

/// The best binding of all steps.
#[derive(Debug, Clone)]
pub struct Binding {
    /// The steps as written.
    pub steps: Vec<StepState>,
}

/// What a step's window needs beside the step: the instance's start and default rules.
#[derive(Debug, Clone, Copy)]
pub struct Frame0 {
    /// Earliest possible and latest possible first day, for acts that count under this law.
    pub from: (Day, Day),
    /// The first day bounded by force only: for a step `before trigger`, and for one that may be early where there is no
    /// period.
    pub force: Day,
    /// The duty's late rule.
    pub late: Late,
}

/// How many lack for certain, how many are late, how many are in doubt; then the binding's days and ids.
type Score = (usize, usize, usize, Vec<(Day, String)>);

impl<'a> Scope<'a> {
    /// The best binding.
    #[must_use]
    pub fn bind(&self, steps: &[Step], base: Frame0) -> Binding {
        let order = order(steps);
        let bound =
            Bound { chosen: vec![None; steps.len()], steps: steps.iter().map(|_| StepState::blank()).collect() };
        let mut best: Option<(Score, Binding)> = None;
        self.choose(steps, base, &order, bound, &mut best);
        best.map_or(Binding { steps: Vec::new() }, |(_, binding)| binding)
    }

    /// Binds the steps of `order`, those before it being bound already.
    fn choose(
        &self,
        steps: &[Step],
        base: Frame0,
        order: &[usize],
        mut bound: Bound,
        best: &mut Option<(Score, Binding)>,
    ) {
        let next = order.iter().position(|step| is_chosen(steps, *step));
        let (before, rest) = order.split_at(next.unwrap_or(order.len()));
        self.bind_all(steps, base, before, &mut bound);
        let Some((index, after)) = rest.split_first() else {
            let binding = Binding { steps: bound.steps };
            let score = self.score(&binding);
            if best.as_ref().is_none_or(|(so_far, _)| score < *so_far) {
                *best = Some((score, binding));
            }
            return;
        };
        let candidates = self.step_candidates(steps, *index, base, &bound.steps);
        let mut options = self.worth_trying(steps, *index, candidates);
        let last = options.pop();
        for option in options {
            let mut other = bound.clone();
            other.chosen[*index] = Some(option);
            self.bind_all(steps, base, &[*index], &mut other);
            self.choose(steps, base, after, other, best);
        }
        bound.chosen[*index] = last;
        self.bind_all(steps, base, &[*index], &mut bound);
        self.choose(steps, base, after, bound, best);
    }

    /// The records that can make a difference: those that another record refers to, and the first of the rest, certain
    /// and in doubt. Where other steps are ordered by this one, every record can.
    fn worth_trying(&self, steps: &[Step], index: usize, candidates: Vec<Candidate<'a>>) -> Vec<RecordId> {
        let timed = steps.iter().any(|step| {
            step.before.iter().chain(&step.after).any(|time| *time == StepTime::Step(index)) || due_on(step, index)
        });
        if timed {
            return candidates.into_iter().map(|one| one.act.root).collect();
        }
        let mut kept = Vec::new();
        let (mut sure, mut unsure) = (0, 0);
        for one in candidates {
            let sure_one = one.is == Truth::Yes && one.says.when.is_exact();
            let count = if sure_one { &mut sure } else { &mut unsure };
            let own = !self.text_asks_nothing_more(steps, index);
            if own || self.world.index.is_referred_to(one.act.root) || *count == 0 {
                kept.push(one.act.root);
            }
            *count += 1;
        }
        kept
    }

    /// Whether a step asks for nothing that one record can have and another not.
    fn text_asks_nothing_more(&self, steps: &[Step], index: usize) -> bool {
        let ask = &steps[index].ask;
        ask.together.is_empty()
            && ask.about.is_empty()
            && steps[index].before.is_empty()
            && steps[index].after.is_empty()
    }

    /// The records that may be the step, none of them certainly outside its days.
    fn step_candidates(&self, steps: &[Step], index: usize, base: Frame0, bound: &[StepState]) -> Vec<Candidate<'a>> {
        let step = &steps[index];
        let (_, _, windows) = self.step_windows(step, base, bound);
        let records = |other: usize| bound.get(other).map_or(Vec::new(), |state| state.records.clone());
        let turned = step.before.contains(&StepTime::Trigger) || before_point(step);
        let links = Links { steps: &records, turned, ..Links::NONE };
        let mut candidates = self.candidates(&step.ask, links).0;
        candidates.retain(|one| one.within(&windows.at_last) != Truth::No);
        candidates
    }

    /// The due day of a step, what late does to it, and its windows.
    fn step_windows(&self, step: &Step, base: Frame0, bound: &[StepState]) -> (Deadline, Late, Windows) {
        let complete = |other: usize| bound.get(other).and_then(|state| state.days).map(|(_, last)| last);
        let own = step_deadline(self.world.model, step, self.frame, &self.deadline, &complete);
        let deadline = match own {
            Some(deadline) => deadline,
            None if step.before.contains(&StepTime::Trigger) => self.trigger_deadline(),
            None => self.deadline.clone(),
        };
        let late = step.late.unwrap_or(base.late);
        let mut from = base.from;
        if step.before.contains(&StepTime::Trigger) || before_point(step) {
            from = (base.force, base.force);
        }
        if step.early == Some(Early::Counts) {
            let first = self.early_from(step, base).unwrap_or(from.0);
            from = (from.0.min(first), from.1.min(first));
        }
        let windows = self.windows(from, &deadline, late);
        (deadline, late, windows)
    }

    /// From which day a step may be done that may come early: from the period's first day; where something is asked once,
    /// from force, although the bearer came later, unless nobody but the bearer can do it.
    fn early_from(&self, step: &Step, base: Frame0) -> Option<Day> {
        if let Some(period) = self.frame.period {
            return period.first_day();
        }
        if self.frame.trigger.is_some() || self.frame.interval.is_some() {
            return None;
        }
        let body = match step.ask.by {
            By::Bearer | By::Own(_) => self.world.roster.body(self.frame.bearer).from,
            By::AnyBearer | By::EveryBearer(_) | By::Others(_) => None,
        };
        Some(body.map_or(base.force, |body| body.max(base.force)))
    }

    /// Binds some steps, one after the other, under the chosen records.
    fn bind_all(&self, steps: &[Step], base: Frame0, order: &[usize], bound: &mut Bound) {
        for index in order {
            let state = self.step_state(steps, *index, base, &bound.steps, bound.chosen[*index]);
            bound.steps[*index] = state;
        }
    }

    fn step_state(
        &self,
        steps: &[Step],
        index: usize,
        base: Frame0,
        bound: &[StepState],
        chosen: Option<RecordId>,
    ) -> StepState {
        let step = &steps[index];
        let applies = step.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
        let days = |other: usize| bound.get(other).and_then(|state| state.days);
        let before_trigger = step.before.contains(&StepTime::Trigger) || before_point(step);
        let (deadline, late, windows) = self.step_windows(step, base, bound);
        let records = |other: usize| bound.get(other).map_or(Vec::new(), |state| state.records.clone());
        let links = Links { steps: &records, turned: before_trigger, ..Links::NONE };
        let (mut candidates, _) = self.candidates(&step.ask, links);
        if is_chosen(steps, index) {
            candidates.retain(|one| Some(one.act.root) == chosen);
        }
        let mut misplaced = Vec::new();
        let befores = step.before.iter().map(|time| (time, true));
        for (time, before) in befores.chain(step.after.iter().map(|time| (time, false))) {
            let (limit, than) = match time {
                StepTime::Step(other) => {
                    let limit = days(*other).map(|(first, last)| if before { first } else { last });
                    (limit, Than::Step(steps[*other].name.clone()))
                }
                StepTime::Trigger => (self.trigger_day(), Than::Trigger),
                StepTime::Avoided => (self.avoided, Than::Day),
                StepTime::Point(point) => (self.when_of(point), Than::Day),
            };
            let Some(on) = limit else { continue };
            let (kept, dropped) = ordered(candidates, on, before);
            candidates = kept;
            let in_days = dropped.into_iter().filter(|one| one.within(&windows.at_last) != Truth::No);
            let roots = in_days.map(|one| one.act.root);
            misplaced.extend(roots.map(|root| Misplaced { root, before, than: than.clone(), on }));
        }
        let items = self.items(&step.ask, 1, &candidates, &windows, Some(&step.name), links);
        let counting = |bounds: &Bounds| {
            candidates.iter().filter(|one| one.within(bounds) != Truth::No).map(|one| one.act.root).collect::<Vec<_>>()
        };
        let mut records = counting(&windows.at_last);
        if !is_covering(step) && !is_chosen(steps, index) && step.ask.of.iter().all(|list| list.len() < 2) {
            // One act is enough: the first that is certain, else the first.
            let sure = candidates.iter().find(|one| one.within(&windows.in_time) == Truth::Yes);
            let sure = sure.or_else(|| candidates.iter().find(|one| one.within(&windows.at_last) == Truth::Yes));
            let none_asked = step.ask.together.is_empty() && step.ask.about.is_empty();
            if let (Some(sure), true) = (sure, none_asked) {
                records = vec![sure.act.root];
            }
        }
        let mut list = items.list;
        if let Truth::Unknown(causes) = applies {
            for item in &mut list {
                item.in_time = item.in_time.doubted(causes);
                item.at_last = item.at_last.doubted(causes);
            }
        }
        let mut of_records: Vec<When> = records
            .iter()
            .filter_map(|root| candidates.iter().find(|one| one.act.root == *root))
            .map(|one| one.says.when)
            .collect();
        of_records.sort_by_key(|when| (when.first(), when.last()));
        let whole = list.iter().try_fold(None, |latest: Option<When>, item| match item.at_last {
            Standing::Done(_, when) => Some(Some(latest.map_or(when, |other| later(other, when)))),
            Standing::InDoubt(_) | Standing::NotDone => None,
        });
        let done = of_records.first().copied().map(|first| {
            let last = whole.flatten().or(of_records.last().copied()).unwrap_or(first);
            (first, last)
        });
        let mut witnesses = records.clone();
        if list.iter().all(|item| item.in_time.is_done()) {
            let timely = |one: &&Candidate<'a>| one.within(&windows.in_time) == Truth::Yes;
            let timely: Vec<RecordId> = candidates.iter().filter(timely).map(|one| one.act.root).collect();
            witnesses.retain(|root| timely.contains(root));
        }
        let begins = windows.in_time.from.0;
        StepState {
            items: list,
            deadline,
            begins,
            late,
            records,
            witnesses,
            days: done,
            applies,
            empty: items.empty,
            misplaced,
        }
    }

    fn trigger_deadline(&self) -> Deadline {
        let Some(when) = self.trigger_day() else { return self.deadline.clone() };
        let pair = [when.first(), when.last()]
            .map(|day| crate::time::Nominal::anchored(day, crate::time::AnchorKind::Trigger).unrolled());
        let [early, late] = pair;
        Deadline::Day { early, late }
    }

    fn when_of(&self, point: &crate::model::Point) -> Option<When> {
        let due = self.deadline.effective().map(|(early, late)| [early, late]);
        let [early, late] = crate::schedule::point_day(point, self.frame, due, &|_| None)?;
        When::between(early, late)
    }

    fn score(&self, binding: &Binding) -> Score {
        let (mut lacking, mut late, mut doubt) = (0, 0, 0);
        let mut days = Vec::new();
        for step in &binding.steps {
            if step.applies == Truth::No {
                continue;
            }
            let acted = step.items.first().is_some_and(|item| item.at_last != Standing::NotDone);
            for item in step.items.iter().filter(|item| !item.part || acted) {
                match (item.in_time, item.at_last) {
                    (Standing::Done(..), _) => {}
                    (Standing::NotDone, Standing::Done(..)) => late += 1,
                    (_, Standing::Done(..)) | (Standing::InDoubt(_), _) | (_, Standing::InDoubt(_)) => doubt += 1,
                    (Standing::NotDone, Standing::NotDone) => lacking += 1,
                }
            }
            // The earliest, step by step; no record comes after every record.
            let of_step = step.records.iter().filter_map(|root| self.world.index.act(*root));
            let first = of_step.map(|act| (act.says.when.first(), self.world.index.id(act.root).to_owned())).min();
            days.push(first.unwrap_or((Day::MAX, String::new())));
        }
        (lacking, late, doubt, days)
    }

    /// The steps as other duties see them.
    #[must_use]
    pub fn steps_done(&self, steps: &[Step], binding: &Binding) -> Vec<StepDone> {
        let states = steps.iter().zip(&binding.steps);
        states
            .map(|(step, state)| {
                let mut done = Truth::Yes;
                for item in &state.items {
                    done = done.and(match item.at_last {
                        Standing::Done(..) => Truth::Yes,
                        Standing::InDoubt(causes) => Truth::Unknown(causes),
                        Standing::NotDone => Truth::No,
                    });
                }
                if state.items.is_empty() {
                    done = Truth::doubt(Cause::NoRecord);
                }
                StepDone {
                    name: step.name.clone(),
                    begins: state.begins,
                    done,
                    on: state.days.map(|(_, last)| last),
                    records: state.records.clone(),
                }
            })
            .collect()
    }
}

/// The later of two days, by their latest and then their earliest possibility.
#[must_use]
pub fn later(one: When, other: When) -> When {
    if (other.last(), other.first()) > (one.last(), one.first()) { other } else { one }
}

/// What is certainly or possibly on or before (or after) a limit, and what is certainly not.
fn ordered<'a>(candidates: Vec<Candidate<'a>>, limit: When, before: bool) -> (Vec<Candidate<'a>>, Vec<Candidate<'a>>) {
    let bounds = if before {
        Bounds::plain((Day::MIN, Day::MIN), Some((limit.first(), limit.last())))
    } else {
        Bounds::plain((limit.first(), limit.last()), None)
    };
    let (mut kept, dropped): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|one| one.is.and(within(one.says.when, &bounds)) != Truth::No);
    for one in &mut kept {
        one.is = one.is.and(within(one.says.when, &bounds));
    }
    (kept, dropped)
}

/// Whether several must act or take part in the step.
fn is_covering(step: &Step) -> bool {
    let by = match &step.ask.by {
        By::EveryBearer(_) => true,
        By::Others(parties) => parties.iter().any(|party| matches!(party, Party::Every(..))),
        By::Bearer | By::Own(_) | By::AnyBearer => false,
    };
    let set = |party: &Party| matches!(party, Party::Every(..) | Party::Others);
    by || step.ask.together.len() > 1
        || step.ask.together.iter().any(|together| set(&together.party))
        || step.ask.about.len() > 1
        || step.ask.to.len() > 1
        || step.ask.to.iter().any(set)
}

/// Whether one record is chosen for the step: others refer to it or are ordered by it, and it is not covering.
fn is_chosen(steps: &[Step], index: usize) -> bool {
    !is_covering(&steps[index])
        && steps.iter().any(|step| {
            step.ask.of.iter().flatten().any(|of| *of == OfRef::Step(index))
                || step.before.iter().chain(&step.after).any(|time| *time == StepTime::Step(index))
                || due_on(step, index)
        })
}

/// Whether the step's own due day is counted from another step.
fn due_on(step: &Step, index: usize) -> bool {
    use crate::model::{Due, Point};
    match &step.due {
        Some((Due::At(point) | Due::Before(point), _)) => *point == Point::Step(index),
        Some((Due::Count { anchor, .. } | Due::EndOfYear { anchor, .. }, _)) => *anchor == Point::Step(index),
        Some((Due::None | Due::WithoutDelay | Due::On(_) | Due::DayOfYear { .. }, _)) | None => false,
    }
}

/// Whether the step's own due day is `before trigger`.
fn before_point(step: &Step) -> bool {
    matches!(&step.due, Some((crate::model::Due::Before(crate::model::Point::Trigger), _)))
}

/// The steps in an order in which each comes after those that it refers to or is ordered by.
fn order(steps: &[Step]) -> Vec<usize> {
    let mut done: Vec<usize> = Vec::with_capacity(steps.len());
    // Each round takes the first step that waits for none; a ring (a diagnostic of the model) is taken as written.
    while done.len() < steps.len() {
        let waiting = |index: &usize| {
            !done.contains(index)
                && (0..steps.len()).all(|other| {
                    let waits = other != *index
                        && (steps[*index].ask.of.iter().flatten().any(|of| *of == OfRef::Step(other))
                            || steps[*index]
                                .before
                                .iter()
                                .chain(&steps[*index].after)
                                .any(|time| *time == StepTime::Step(other))
                            || due_on(&steps[*index], other));
                    !waits || done.contains(&other)
                })
        };
        let next = (0..steps.len()).find(waiting).or_else(|| (0..steps.len()).find(|index| !done.contains(index)));
        match next {
            Some(next) => done.push(next),
            None => break,
        }
    }
    done
}
