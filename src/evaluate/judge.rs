//! The instances of a duty for a bearer, judged: periods, triggers, intervals; each duty once, by dependency.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::candidate::Links;
use super::index::Index;
use super::instance::Instance;
use super::scope::{Bound, Done, Moment, Results, Scope, StepDone};
use super::truth::Truth;
use crate::diagnostic::Diagnostic;
use crate::finding::Verdict;
use crate::model::{
    ActNumber, BodyId, Demand, Duty, DutyId, Generation, Model, Part, Point, Rhythm, Roster, Target, Thing, Trigger,
    Version,
};
use crate::record::{Log, RecordId};
use crate::schedule::{self, Frame, Interval, Previous, govern};
use crate::time::{Day, Offset, Period, When, Window, after, before};

/// What has been worked out once, by duty and bearer.
type ByBearer<T> = RefCell<BTreeMap<(DutyId, BodyId), Rc<Vec<T>>>>;

/// For a duty, a version and a set of exceptions: which readings' texts differ from the default's.
type Differing = BTreeMap<(DutyId, usize, u32), Rc<[bool]>>;

/// The bodies of a kind, class or body over some days.
type BodiesOver = BTreeMap<(Thing, Window), Rc<[BodyId]>>;

/// How much is worked out of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// The verdict, its days and by what it is shown; not what other readings say, nor when it turns by itself.
    Verdict,
    /// All but the proof.
    Finding,
    /// All of it.
    Proof,
}

/// Judges: rules, roster and what is known, with what has been worked out so far.
pub struct Judge<'a> {
    /// The rules.
    pub(super) model: &'a Model,
    /// The bodies.
    pub(super) roster: &'a Roster,
    /// The records.
    pub(super) index: &'a Index<'a>,
    /// From when.
    pub(super) moment: Moment,
    /// The last day that the span to be reported touches.
    pub(super) until: Day,
    /// How much is told of each finding.
    pub(super) detail: Detail,
    memo: ByBearer<Done>,
    instances: ByBearer<Instance>,
    /// Defects in the rules found while judging: by duty and two of its exceptions, or, past all exceptions, by act.
    pub(super) defects: RefCell<BTreeMap<(DutyId, usize, usize), Diagnostic>>,
    /// The readings that change a text, by duty, version and exceptions.
    differing: RefCell<Differing>,
    /// The bodies that have been looked up.
    bodies: RefCell<BodiesOver>,
    /// The periods of duties that have any.
    periods: RefCell<BTreeMap<DutyId, Rc<[Period]>>>,
    depth: Cell<u32>,
}

impl Results for Judge<'_> {
    fn judged(&self, duty: DutyId, bearer: BodyId) -> Rc<Vec<Done>> {
        if let Some(done) = self.memo.borrow().get(&(duty, bearer)) {
            return Rc::clone(done);
        }
        // The model has no circles; should one slip through, an empty answer is better than an endless one.
        if self.depth.get() > 64 {
            return Rc::new(Vec::new());
        }
        self.depth.set(self.depth.get() + 1);
        let template = self.model.duty(duty);
        let instances = self.instances(template, bearer);
        let done: Vec<Done> = instances.iter().map(|instance| self.done(template, instance)).collect();
        self.depth.set(self.depth.get() - 1);
        let done = Rc::new(done);
        self.memo.borrow_mut().insert((duty, bearer), Rc::clone(&done));
        done
    }
}

impl<'a> Judge<'a> {
    /// A judge of what is known at a moment; `until` is the last day that matters.
    pub(super) fn new(
        model: &'a Model,
        roster: &'a Roster,
        index: &'a Index<'a>,
        moment: Moment,
        until: Day,
    ) -> Judge<'a> {
        Judge {
            model,
            roster,
            index,
            moment,
            until,
            detail: Detail::Proof,
            memo: RefCell::default(),
            instances: RefCell::default(),
            defects: RefCell::default(),
            differing: RefCell::default(),
            bodies: RefCell::default(),
            periods: RefCell::default(),
            depth: Cell::new(0),
        }
    }

    fn done(&self, duty: &Duty, instance: &Instance) -> Done {
        let judged = self.judge_instance(duty, instance, None, self.moment, None);
        let (ruling, begins) = (judged.ruling, judged.begins);
        let done = match ruling.verdict {
            Verdict::Met | Verdict::MetLate => Truth::Yes,
            Verdict::Unknown => Truth::Unknown(ruling.causes),
            Verdict::Missed
            | Verdict::PartlyMet
            | Verdict::Open
            | Verdict::Upcoming
            | Verdict::Waived
            | Verdict::NotApplicable => Truth::No,
        };
        Done {
            key: instance.frame.key.clone(),
            counterparty: instance.frame.counterparty,
            verdict: ruling.verdict,
            begins,
            done,
            done_on: ruling.done_on,
            steps: ruling.steps,
            breached_on: ruling.breached_on.filter(|_| ruling.verdict.is_breach()),
        }
    }

    /// The instances of a duty for a bearer, in the order of their days.
    pub(super) fn instances(&self, duty: &Duty, bearer: BodyId) -> Rc<Vec<Instance>> {
        if let Some(found) = self.instances.borrow().get(&(duty.id, bearer)) {
            return Rc::clone(found);
        }
        let mut found = Vec::new();
        if schedule::bears(self.model, self.roster, duty, bearer) {
            for counterparty in self.counterparties(duty, bearer) {
                match &duty.generation {
                    Generation::Once => found.extend(self.plain(duty, bearer, counterparty, "once")),
                    Generation::Always => found.extend(self.plain(duty, bearer, counterparty, "always")),
                    Generation::Every(rhythm, parts) => {
                        found.extend(self.periodic(duty, bearer, counterparty, rhythm, parts));
                    }
                    Generation::AtMost(_) => found.extend(self.intervals(duty, bearer, counterparty)),
                    Generation::Upon { trigger, one_at_a_time } => {
                        found.extend(self.triggered(duty, bearer, counterparty, trigger, *one_at_a_time));
                    }
                }
            }
        }
        let found = Rc::new(found);
        self.instances.borrow_mut().insert((duty.id, bearer), Rc::clone(&found));
        found
    }

    fn instance(&self, duty: &Duty, frame: Frame, bound: Bound) -> Option<Instance> {
        let governed = govern(self.model, self.roster, duty, &frame, self.moment.as_of).ok()?;
        if !self.is_counterparty(duty, &frame, governed.on) {
            return None;
        }
        let schedule::Governed { version, on, chosen, due } = governed;
        Some(Instance { of: duty.id, frame, version, on, chosen, due, bound })
    }

    fn plain(&self, duty: &Duty, bearer: BodyId, counterparty: Option<BodyId>, key: &str) -> Option<Instance> {
        self.instance(duty, Frame::plain(bearer, counterparty, key), Bound::default())
    }

    fn periodic(
        &self,
        duty: &Duty,
        bearer: BodyId,
        counterparty: Option<BodyId>,
        rhythm: &Rhythm,
        parts: &[Part],
    ) -> Vec<Instance> {
        let periods = self.periods(duty, rhythm);
        let all = if parts.is_empty() { vec![None] } else { (0..parts.len()).map(Some).collect() };
        let first_key = duty.first_period.as_deref();
        let mut begun = first_key.is_none();
        let mut first = true;
        let mut previous = Previous::None;
        let uses_previous = uses_previous(duty);
        let mut found = Vec::new();
        for period in periods.iter() {
            begun |= first_key == Some(period.key.as_str());
            if !begun {
                continue;
            }
            let mut any = false;
            for part in &all {
                let Some(instance) = self.period(duty, bearer, counterparty, period, *part, first, previous) else {
                    continue;
                };
                any = true;
                if uses_previous {
                    previous = self.as_previous(duty, &instance);
                }
                found.push(instance);
            }
            if any {
                first = false;
            }
        }
        found
    }

    /// The periods of a duty that matter; looked up once.
    fn periods(&self, duty: &Duty, rhythm: &Rhythm) -> Rc<[Period]> {
        if let Some(known) = self.periods.borrow().get(&duty.id) {
            return Rc::clone(known);
        }
        let found: Rc<[Period]> = match duty.versions.iter().map(|law| law.from).min() {
            Some(oldest) => {
                // A period can be due years after it ends.
                let from = before(oldest, Offset::Days(3660)).unwrap_or(oldest);
                // A budget is due before its year: a window can end before its period begins, and begin a year before that.
                let until = self.until.max(oldest);
                let until = after(until, Offset::Years(2)).unwrap_or(until);
                schedule::periods(self.model, rhythm, from, until).into()
            }
            None => Rc::from([]),
        };
        self.periods.borrow_mut().insert(duty.id, Rc::clone(&found));
        found
    }

    #[expect(clippy::too_many_arguments, reason = "a period's frame is made of all of these")]
    fn period(
        &self,
        duty: &Duty,
        bearer: BodyId,
        counterparty: Option<BodyId>,
        period: &Period,
        part: Option<usize>,
        first: bool,
        previous: Previous,
    ) -> Option<Instance> {
        let mut frame = Frame::of_period(bearer, counterparty, period, part);
        frame.previous = previous;
        if !first || duty.first_by.is_none() {
            return self.instance(duty, frame, Bound::default());
        }
        let plain = self.instance(duty, frame.clone(), Bound::default());
        let newest = duty.versions.len().checked_sub(1)?;
        // `first by` belongs to the newest law: the first period that it governs.
        if plain.as_ref().is_none_or(|instance| instance.version == newest) {
            // A day before the period cannot be its due day.
            let begins = period.window.first_day();
            frame.first = duty.first_by.is_some_and(|day| begins.is_none_or(|begins| begins <= day));
            let moved = self.instance(duty, frame, Bound::default());
            // Without an ordinary instance, moving the day must not make one of a period long before; and a day on which
            // the body did not exist cannot take the instance away.
            return plain.and_then(|plain| moved.or(Some(plain)));
        }
        plain
    }

    fn as_previous(&self, duty: &Duty, instance: &Instance) -> Previous {
        let ruling = self.judge_instance(duty, instance, None, self.moment, None);
        match (ruling.ruling.verdict, ruling.ruling.done_on, ruling.deadline.effective()) {
            (Verdict::Met | Verdict::MetLate, Some(when), _) => Previous::Day(when),
            (Verdict::Missed | Verdict::PartlyMet | Verdict::NotApplicable, _, Some((_, due))) => {
                Previous::Day(When::exact(due))
            }
            _ => Previous::Unknown,
        }
    }

    /// `at most N apart`: from the day it was last done, or was due and missed (`rules.md` A7).
    fn intervals(&self, duty: &Duty, bearer: BodyId, counterparty: Option<BodyId>) -> Vec<Instance> {
        let mut found: Vec<Instance> = Vec::new();
        let Some(law) = duty.versions.first() else { return found };
        let body = self.roster.body(bearer).from;
        let mut from = body.map_or(law.from, |body| body.max(law.from));
        let mut counted_from: Option<When> = None;
        // Each round moves on by at least a day.
        while from <= self.until {
            let mut frame = Frame::plain(bearer, counterparty, &from.to_string());
            frame.interval = Some(Interval { from, counted_from });
            let Some(instance) = self.instance(duty, frame, Bound::default()) else { break };
            let judged = self.judge_instance(duty, &instance, None, self.moment, None);
            let due = judged.deadline.effective();
            let next = match (judged.ruling.verdict, judged.ruling.done_on, due) {
                (Verdict::Met | Verdict::MetLate, Some(when), _) => Some(when),
                (Verdict::Missed | Verdict::PartlyMet | Verdict::NotApplicable, _, Some((_, due))) => {
                    Some(When::exact(due))
                }
                (Verdict::Unknown, _, Some((_, due))) => self.next_act(duty, &instance, due),
                _ => None,
            };
            found.push(instance);
            let Some(next) = next else { break };
            counted_from = Some(next);
            match next.last().succ_opt() {
                Some(day) if day > from => from = day,
                Some(_) | None => break,
            }
        }
        found
    }

    /// The first day after an unknown interval on which the whole demand was certainly met again.
    fn next_act(&self, duty: &Duty, instance: &Instance, after: Day) -> Option<When> {
        let from = after.succ_opt()?;
        let mut frame = instance.frame.clone();
        frame.interval = Some(Interval { from, counted_from: Some(When::exact(self.moment.as_of)) });
        let probe = self.instance(duty, frame, Bound::default())?;
        let judged = self.judge_instance(duty, &probe, None, self.moment, None);
        judged.ruling.done_on.filter(|_| judged.ruling.verdict == Verdict::Met)
    }

    fn triggered(
        &self,
        duty: &Duty,
        bearer: BodyId,
        counterparty: Option<BodyId>,
        trigger: &Trigger,
        one_at_a_time: bool,
    ) -> Vec<Instance> {
        let mut triggers = match trigger {
            Trigger::Act(_) => self.act_triggers(duty, bearer, counterparty, trigger),
            Trigger::Step(other, step) => self.step_triggers(*other, *step, bearer, counterparty),
            Trigger::Question(question) => self.question_triggers(duty, bearer, *question),
            Trigger::Breach(duties) => self.breach_triggers(duties, bearer),
        };
        triggers.sort_by(|one, other| {
            (one.1.first(), one.1.last(), &one.0).cmp(&(other.1.first(), other.1.last(), &other.0))
        });
        let mut found: Vec<Instance> = Vec::new();
        let mut busy_until: Option<Day> = None;
        for (key, when, bound) in triggers {
            if one_at_a_time && busy_until.is_some_and(|until| when.first() <= until) {
                continue;
            }
            let mut frame = Frame::plain(bearer, counterparty, &key);
            frame.trigger = Some(when);
            let Some(instance) = self.instance(duty, frame, bound) else { continue };
            if one_at_a_time {
                let judged = self.judge_instance(duty, &instance, None, self.moment, None);
                let done = judged.ruling.done_on.filter(|_| judged.ruling.verdict == Verdict::Met);
                let due = judged.deadline.effective().map(|(_, late)| late);
                busy_until = done.map(|when| when.last()).or(due).or(Some(Day::MAX));
            }
            found.push(instance);
        }
        found
    }

    fn act_triggers(
        &self,
        duty: &Duty,
        bearer: BodyId,
        counterparty: Option<BodyId>,
        trigger: &Trigger,
    ) -> Vec<(String, When, Bound)> {
        let Trigger::Act(ask) = trigger else { return Vec::new() };
        let frame = Frame::plain(bearer, counterparty, "");
        let Some(instance) = duty.versions.len().checked_sub(1).map(|version| Instance {
            of: duty.id,
            due: None,
            chosen: schedule::choose(self.model, self.roster, duty, version, &frame),
            frame,
            version,
            on: self.moment.as_of,
            bound: Bound::default(),
        }) else {
            return Vec::new();
        };
        let Some(Ok(text)) = duty.versions[instance.version].text(0, None) else { return Vec::new() };
        let (scope, _) = self.scope(duty, &instance, text, None, self.moment, None);
        let (candidates, _) = scope.candidates(ask, Links::NONE);
        let mut groups: Vec<(When, Vec<RecordId>)> = Vec::new();
        let counted = candidates.iter().filter(|one| {
            let about = ask.about.iter().filter_map(|about| about.topic);
            one.is == Truth::Yes && about.into_iter().all(|topic| one.says.about.contains(&topic))
        });
        let counted: Vec<_> = counted.collect();
        for (at, one) in counted.iter().enumerate() {
            // Both sides' records of one act are one trigger.
            let register = |root: RecordId| self.index.log().record(root).register;
            let twin = counted[..at].iter().find(|other| {
                let apart = register(other.act.root) != register(one.act.root);
                let free = groups.iter().any(|group| {
                    group.1.contains(&other.act.root)
                        && group.1.iter().all(|root| register(*root) != register(one.act.root))
                });
                scope.same_sitting(other, one) || (apart && free && super::sides::same_trigger(&other.says, &one.says))
            });
            match twin.and_then(|twin| groups.iter_mut().find(|group| group.1.contains(&twin.act.root))) {
                Some(group) => group.1.push(one.act.root),
                None => groups.push((one.says.when, vec![one.act.root])),
            }
        }
        let keyed = groups.into_iter().map(|(when, roots)| {
            let key = roots.first().map_or(String::new(), |root| encode(&self.index.log().shown_id(*root)));
            (key, when, Bound { roots, steps: Vec::new() })
        });
        keyed.collect()
    }

    fn step_triggers(
        &self,
        duty: DutyId,
        step: usize,
        bearer: BodyId,
        counterparty: Option<BodyId>,
    ) -> Vec<(String, When, Bound)> {
        let other = self.model.duty(duty);
        let name = steps_of(other).get(step).cloned().unwrap_or_default();
        let mut found = Vec::new();
        for done in self.judged(duty, bearer).iter() {
            if counterparty.is_some() && done.counterparty.is_some() && counterparty != done.counterparty {
                continue;
            }
            let Some(state) = done.steps.iter().find(|state| state.name == name) else { continue };
            let (Truth::Yes, Some(when)) = (state.done, state.on) else { continue };
            let names = steps_of(other);
            let records = |name: &String| {
                done.steps
                    .iter()
                    .find(|state| state.name == *name)
                    .map_or(Vec::new(), |state: &StepDone| state.records.clone())
            };
            let bound = Bound { roots: state.records.clone(), steps: names.iter().map(records).collect() };
            found.push((done.key.clone(), when, bound));
        }
        found
    }

    fn question_triggers(&self, duty: &Duty, bearer: BodyId, question: usize) -> Vec<(String, When, Bound)> {
        let subject = format!("{}/{}", duty.name, self.roster.body(bearer).id);
        let rows = self.index.judgements(&subject, &duty.questions[question].name);
        let yes = rows.iter().filter(|row| row.answer && row.when.last() <= self.moment.seen);
        yes.map(|row| {
            let key = encode(&self.index.log().shown_id(row.root));
            (key, row.when, Bound { roots: vec![row.root], steps: Vec::new() })
        })
        .collect()
    }

    fn breach_triggers(&self, duties: &[DutyId], bearer: BodyId) -> Vec<(String, When, Bound)> {
        let mut found = Vec::new();
        for duty in duties {
            for done in self.judged(*duty, bearer).iter() {
                if let Some(day) = done.breached_on {
                    found.push((done.key.clone(), When::exact(day), Bound::default()));
                }
            }
        }
        found
    }

    /// Notes a defect in the rules: two exceptions that contradict each other both apply.
    pub(super) fn defect(&self, duty: &Duty, law: &Version, one: usize, other: usize) {
        let (Some(first), Some(second)) = (law.exceptions.get(one), law.exceptions.get(other)) else { return };
        let diagnostic = super::defect::contradicting(duty, first, second);
        self.defects.borrow_mut().entry((duty.id, one, other)).or_insert(diagnostic);
    }

    /// Notes that a due day cannot be told, once for each act on time limits.
    pub(super) fn unreached(&self, duty: &Duty, law: &Version, act: ActNumber, day: Day) {
        let known = self.model.limits.get(&act).and_then(crate::time::TimeLimits::known);
        let number = usize::try_from(act.number).unwrap_or(usize::MAX);
        let key = (DutyId::from(0), usize::MAX, number);
        let mut defects = self.defects.borrow_mut();
        defects.entry(key).or_insert_with(|| super::defect::unreached(duty, law, act, day, known));
    }

    /// For each reading, whether it changes the text under these exceptions; looked up once.
    pub(super) fn differing(&self, duty: &Duty, version: usize, mask: u32) -> Rc<[bool]> {
        let key = (duty.id, version, mask);
        if let Some(known) = self.differing.borrow().get(&key) {
            return Rc::clone(known);
        }
        let law = &duty.versions[version];
        let differs: Rc<[bool]> =
            (0..duty.readings.len()).map(|reading| law.text(mask, None) != law.text(mask, Some(reading))).collect();
        self.differing.borrow_mut().insert(key, Rc::clone(&differs));
        differs
    }
}

impl Judge<'_> {
    /// The bodies of a kind, class or body that exist on some day of the window; looked up once.
    pub(super) fn bodies(&self, thing: Thing, window: Window) -> Rc<[BodyId]> {
        if let Some(known) = self.bodies.borrow().get(&(thing, window)) {
            return Rc::clone(known);
        }
        let found: Rc<[BodyId]> = schedule::bodies(self.model, self.roster, thing, window).collect();
        self.bodies.borrow_mut().insert((thing, window), Rc::clone(&found));
        found
    }
}

impl Scope<'_> {
    /// Whether two records may be of one sitting: same activity, overlapping days, each names the other (`rules.md` B9).
    #[must_use]
    pub fn same_sitting(&self, one: &super::candidate::Candidate<'_>, other: &super::candidate::Candidate<'_>) -> bool {
        super::sides::same_sitting(&one.says, &other.says)
    }
}

/// The steps that a duty names in its newest version, as written.
pub(super) fn steps_of(duty: &Duty) -> Vec<String> {
    let text = duty.versions.last().and_then(|law| law.text(0, None)).and_then(|text| text.as_ref().ok());
    match text.map(|text| &text.demand) {
        Some(Demand::Do(Target::Steps(steps))) => steps.iter().map(|step| step.name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Whether any text of the duty counts its due day from the previous instance.
fn uses_previous(duty: &Duty) -> bool {
    duty.versions.iter().flat_map(|law| &law.texts).filter_map(|built| built.text.as_ref().ok()).any(|text| {
        matches!(
            text.due.as_ref().map(|due| &due.value),
            Some(crate::model::Due::Count { anchor: Point::Previous, .. })
        )
    })
}

/// The period key of an instance that this record, the first of its chain, triggers.
#[must_use]
pub fn trigger_key(log: &Log, root: RecordId) -> String {
    encode(&log.shown_id(root))
}

/// Percent-encodes what would not stand in one segment of an id.
fn encode(id: &str) -> String {
    let mut encoded = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'#') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
