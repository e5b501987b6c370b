//! One instance: which text applies, what each reading comes to, what earlier law, waivers and unread law add.

use super::judge::Judge;
use super::ruling::{Ruling, passed};
use super::scope::{Bound, Moment, Scope, Swap, World};
use super::truth::{Causes, Truth};
use crate::finding::{Because, Cause, Verdict};
use crate::model::{BodyId, Demand, Duty, DutyId, Text};
use crate::schedule::{self, Chosen, Deadline, Frame, Start, bit, choose, deadline, joint, own_start, start};
use crate::time::{Day, DueDay, Nominal, Window};

/// An instance on its way to a finding.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Whose instance it is.
    pub of: DutyId,
    /// Its days and bodies.
    pub frame: Frame,
    /// Index of the governing version.
    pub version: usize,
    /// The day that picked the version.
    pub on: Day,
    /// What its frame alone says of the version's exceptions.
    pub chosen: Chosen,
    /// The due day under the text so chosen, where it has been counted.
    pub due: Option<Deadline>,
    /// What triggered it.
    pub bound: Bound,
}

/// What an instance comes to under one reading, at one moment.
#[derive(Debug, Clone)]
pub struct Judgement {
    /// The ruling, earlier law taken in.
    pub ruling: Ruling,
    /// The due day under the text that was chosen.
    pub deadline: Deadline,
    /// The window's first days.
    pub start: Start,
    /// Nothing of it can have been done before this day, under any text that may apply.
    pub begins: Day,
    /// The exceptions that apply.
    pub mask: u32,
    /// Exceptions of which it cannot be told.
    pub unsure: u32,
    /// Met by acts done while this earlier law bound the bearer: duty and version.
    pub earlier: Option<(DutyId, usize)>,
}

impl<'a> Judge<'a> {
    fn world(&self) -> World<'_> {
        World { model: self.model, roster: self.roster, index: self.index, results: self }
    }

    /// What the instance comes to under a reading (none: the default).
    pub(super) fn judge_instance(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> Judgement {
        let (sure, possible) = self.masks(duty, instance, reading, moment, swap);
        let mut first = self.judge_text(duty, instance, sure, reading, moment, swap);
        first.ruling.turns.extend(self.exceptions_decided_after(duty, instance, reading, moment, swap));
        if possible == sure {
            return first;
        }
        // Exceptions of which it cannot be told are judged both ways: one by one, and all together.
        let unsure = possible & !sure;
        let mut causes = Causes::of(Cause::NoRecord);
        let mut agree = true;
        for mask in choices(duty, instance.version, sure, unsure) {
            let other = self.judge_text(duty, instance, mask, reading, moment, swap);
            causes = causes.and(other.ruling.causes);
            first.ruling.turns.extend(&other.ruling.turns);
            first.begins = first.begins.min(other.begins);
            for step in &mut first.ruling.steps {
                let same = other.ruling.steps.iter().find(|other| other.name == step.name);
                step.begins = same.map_or(step.begins, |same| step.begins.min(same.begins));
            }
            agree &= other.ruling.verdict == first.ruling.verdict;
        }
        let mut first = Judgement { unsure, ..first };
        let conditions = self.mask_causes(duty, instance, reading, moment, swap);
        // Later records can still decide which text it is.
        if !agree && conditions.is_pending() {
            let upcoming = moment.as_of < first.start.window;
            first.ruling.verdict = if upcoming { Verdict::Upcoming } else { Verdict::Open };
            first.ruling.causes = Causes::NONE;
            first.ruling.because = None;
        } else if !agree {
            first.ruling.verdict = Verdict::Unknown;
            let known = if conditions.list().is_empty() { causes } else { conditions };
            first.ruling.causes = first.ruling.causes.and(known);
            first.ruling.because = None;
        }
        first
    }

    /// The exceptions that apply for certain, and those that apply at most. A reading that moves the due day can decide
    /// a condition that looks at it.
    fn masks(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> (u32, u32) {
        let law = &duty.versions[instance.version];
        if law.exceptions.is_empty() {
            return (0, 0);
        }
        let all_static =
            law.exceptions.iter().all(|one| one.when.as_ref().is_none_or(|when| when.condition.is_static()));
        if all_static {
            return (instance.chosen.mask, instance.chosen.mask);
        }
        let (mut sure, mut possible) = (0u32, 0u32);
        for (index, exception) in law.exceptions.iter().enumerate() {
            let holds = self.exception_holds(duty, instance, index, reading, moment, swap);
            let in_mask = |mask: u32| exception.parent.is_none_or(|parent| mask & bit(parent) != 0);
            if holds == Truth::Yes && in_mask(sure) {
                sure |= bit(index);
            }
            if holds != Truth::No && in_mask(possible) {
                possible |= bit(index);
            }
        }
        (sure, possible)
    }

    fn mask_causes(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> Causes {
        let law = &duty.versions[instance.version];
        (0..law.exceptions.len()).fold(Causes::NONE, |so_far, index| {
            match self.exception_holds(duty, instance, index, reading, moment, swap) {
                Truth::Unknown(causes) => so_far.and(causes),
                Truth::Yes | Truth::No => so_far,
            }
        })
    }

    /// The days after which records can no longer make an exception apply.
    fn exceptions_decided_after(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> Vec<Day> {
        let law = &duty.versions[instance.version];
        let conditions: Vec<&crate::model::Condition> = law
            .exceptions
            .iter()
            .filter_map(|exception| exception.when.as_ref())
            .map(|when| &when.condition)
            .filter(|condition| !condition.is_static())
            .collect();
        let Some(Ok(text)) = law.text(0, reading).filter(|_| !conditions.is_empty()) else { return Vec::new() };
        let (scope, _) = self.scope(duty, instance, text, reading, moment, swap);
        conditions.into_iter().flat_map(|condition| scope.decided_after(condition)).collect()
    }

    fn exception_holds(
        &self,
        duty: &Duty,
        instance: &Instance,
        index: usize,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> Truth {
        let law = &duty.versions[instance.version];
        let exception = &law.exceptions[index];
        let on = instance.chosen.on;
        let in_force = exception.force.is_none_or(|(from, until)| from <= on && until.is_none_or(|until| on <= until));
        if !in_force {
            return Truth::No;
        }
        let Some(when) = &exception.when else { return Truth::Yes };
        if let Some(decided) = schedule::decide(self.model, self.roster, &when.condition, &instance.frame, on) {
            return Truth::of(decided);
        }
        let Some(Ok(text)) = law.text(0, reading) else { return Truth::No };
        let (mut scope, _) = self.scope(duty, instance, text, reading, moment, swap);
        // A reading moves the day, never who is meant (`rules.md` B8).
        if reading.is_some()
            && let Some(Ok(plain)) = law.text(0, None)
        {
            scope.on = self.scope(duty, instance, plain, None, moment, swap).0.on;
        }
        scope.holds(&when.condition)
    }

    fn judge_text(
        &self,
        duty: &Duty,
        instance: &Instance,
        mask: u32,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> Judgement {
        let law = &duty.versions[instance.version];
        let text = match law.text(mask, reading) {
            Some(Ok(text)) => text,
            Some(Err((one, other))) => {
                self.defect(duty, law, *one, *other);
                return self.nothing(instance, mask, Ruling::unknown(Causes::NONE));
            }
            None => return self.nothing(instance, mask, Ruling::unknown(Causes::NONE)),
        };
        if text.removed {
            let remover = law.exceptions.iter().enumerate().rev().find(|(index, _)| mask & bit(*index) != 0);
            let name = remover.map_or(String::new(), |(_, exception)| exception.name.clone());
            return self.nothing(instance, mask, Ruling::not_applicable(Because::Exception(name)));
        }
        let (scope, start) = self.scope(duty, instance, text, reading, moment, swap);
        if scope.deadline == Deadline::Unknown
            && let Some((act, day)) = schedule::beyond(self.model, duty, text, &instance.frame)
        {
            self.unreached(duty, law, act, day);
            let ruling = Ruling::unknown(Causes::NONE);
            let begins = begins(start, &ruling);
            return Judgement { ruling, deadline: Deadline::Unknown, start, begins, mask, unsure: 0, earlier: None };
        }
        let (last, over) = self.last_day(duty, instance, text, moment);
        let mut ruling = scope.rule(start, last, over);
        let mut begins = begins(start, &ruling);
        let mut earlier = None;
        if text.earlier_law && ruling.verdict != Verdict::Met && ruling.verdict != Verdict::NotApplicable {
            let old = self.earlier_law(duty, instance, moment, swap);
            match old {
                Earlier::Met { law, witnesses, begins: old } => {
                    begins = begins.min(old);
                    ruling.verdict = Verdict::Met;
                    ruling.causes = Causes::NONE;
                    ruling.witnesses = witnesses;
                    ruling.items = Vec::new();
                    ruling.late_days = None;
                    ruling.breached_on = None;
                    earlier = Some(law);
                }
                Earlier::InDoubt { causes, begins: old } => {
                    begins = begins.min(old);
                    if ruling.verdict.is_breach() || ruling.verdict == Verdict::Unknown {
                        ruling.verdict = Verdict::Unknown;
                        ruling.causes = ruling.causes.and(causes);
                        ruling.late_days = None;
                    }
                }
                Earlier::No => {}
            }
        }
        Judgement { ruling, deadline: scope.deadline.clone(), start, begins, mask, unsure: 0, earlier }
    }

    fn nothing(&self, instance: &Instance, mask: u32, ruling: Ruling) -> Judgement {
        let from = instance.frame.period.and_then(|period| period.first_day()).unwrap_or(instance.on);
        let deadline = match instance.frame.period.and_then(|period| period.last_day()) {
            Some(last) => exactly(Nominal::anchored(last, crate::time::AnchorKind::PeriodEnd).unrolled()),
            None => Deadline::None,
        };
        let start = Start { window: from, counts: from };
        Judgement { ruling, deadline, start, begins: from, mask, unsure: 0, earlier: None }
    }

    /// The last day to be judged by keep and avoid, and whether what follows can no longer change it.
    fn last_day(&self, duty: &Duty, instance: &Instance, text: &Text, moment: Moment) -> (Day, bool) {
        let keep = matches!(text.demand, Demand::Keep(..));
        match instance.frame.period.and_then(|period| period.last_day()) {
            Some(end) => (end.min(moment.as_of), moment.as_of > end),
            None => {
                let law = &duty.versions[instance.version];
                let body = self.roster.body(instance.frame.bearer).until;
                let end = [law.until, body].into_iter().flatten().min();
                let last = end.map_or(moment.as_of, |end| end.min(moment.as_of));
                (last, keep || end.is_some_and(|end| moment.as_of > end))
            }
        }
    }

    /// The due day under a text; counted once for the text that the frame alone chooses.
    pub(super) fn deadline(&self, duty: &Duty, instance: &Instance, text: &Text) -> Deadline {
        if let Some(due) = &instance.due
            && let Some(Ok(chosen)) = duty.versions[instance.version].text(instance.chosen.mask, None)
            && std::ptr::eq(chosen, text)
        {
            return due.clone();
        }
        deadline(self.model, duty, text, &instance.frame)
    }

    /// The scope of an instance under a text, which is that of the reading.
    pub(super) fn scope<'s>(
        &'s self,
        duty: &'s Duty,
        instance: &'s Instance,
        text: &'s Text,
        reading: Option<usize>,
        moment: Moment,
        swap: Option<&'s Swap>,
    ) -> (Scope<'s>, Start) {
        let frame = &instance.frame;
        let deadline = self.deadline(duty, instance, text);
        let oldest = self.oldest_law(duty, instance);
        let own_start = own_start(text, frame, &deadline);
        let start = start(self.roster, duty, instance.version, text, frame, oldest, own_start);
        let on = match &deadline {
            Deadline::Day { early, .. } => early.effective,
            Deadline::None | Deadline::Unknown => {
                frame.period.and_then(|period| period.last_day()).unwrap_or(moment.as_of.max(start.window))
            }
        };
        let on = on.max(start.window);
        let span = Window::inclusive(start.window, on).unwrap_or_else(Window::always);
        let base_due = duty.versions[instance.version]
            .text(0, reading)
            .and_then(|text| text.as_ref().ok())
            .and_then(|base| match std::ptr::eq(base, text) {
                true => deadline.effective(),
                false => schedule::deadline(self.model, duty, base, frame).effective(),
            })
            .map(|(early, late)| [early, late]);
        let scope = Scope {
            world: self.world(),
            moment,
            frame,
            of: instance.of,
            text,
            duty,
            deadline,
            base_due,
            own_start,
            bound: &instance.bound,
            joint: joint(self.model, self.roster, duty, frame.bearer, span, &|thing, days| self.bodies(thing, days)),
            on,
            chosen_on: instance.chosen.on,
            span,
            window_from: start.window,
            avoided: None,
            swap,
        };
        (scope, start)
    }

    /// First day in force of the oldest law that bound the bearer within the instance's period.
    pub(super) fn oldest_law(&self, duty: &Duty, instance: &Instance) -> Day {
        let own = duty.versions[instance.version].from;
        self.predecessors(duty, instance)
            .into_iter()
            .map(|(duty, version)| duty.versions[version].from)
            .min()
            .map_or(own, |oldest| oldest.min(own))
    }

    /// Earlier versions and predecessors that bound this bearer within the period (`rules.md` A2).
    fn predecessors<'d>(&'d self, duty: &'d Duty, instance: &Instance) -> Vec<(&'d Duty, usize)> {
        let new = duty.versions[instance.version].from;
        let (Some(period), Some(before)) = (instance.frame.period, new.pred_opt()) else { return Vec::new() };
        let Some(time) = Window::until(before).and_then(|before| period.intersect(&before)) else { return Vec::new() };
        let bound = |law: &crate::model::Version| {
            law.from < new && Window::between(Some(law.from), law.until).is_some_and(|law| law.overlaps(&time))
        };
        let own = duty.versions[..instance.version].iter().enumerate().filter(|(_, law)| bound(law));
        let mut found: Vec<(&Duty, usize)> = own.map(|(version, _)| (duty, version)).collect();
        for other in duty.succeeds.iter().map(|id| self.model.duty(*id)) {
            let bears = schedule::bears(self.model, self.roster, other, instance.frame.bearer);
            if bears && other.towards.is_some() == duty.towards.is_some() {
                let laws = other.versions.iter().enumerate().filter(|(_, law)| bound(law));
                found.extend(laws.map(|(version, _)| (other, version)));
            }
        }
        found
    }

    /// Whether acts done while earlier law bound the bearer satisfied its whole demand: that of any version of each
    /// duty that bound it.
    fn earlier_law(&self, duty: &Duty, instance: &Instance, moment: Moment, swap: Option<&Swap>) -> Earlier {
        let mut all = Truth::Yes;
        let mut met: Option<((DutyId, usize), Vec<crate::record::RecordId>)> = None;
        let mut begins = Day::MAX;
        let predecessors = self.predecessors(duty, instance);
        let mut duties: Vec<DutyId> = predecessors.iter().map(|(duty, _)| duty.id).collect();
        duties.dedup();
        if duties.is_empty() {
            return Earlier::No;
        }
        for id in duties {
            let mut one = Truth::No;
            for (old, version) in predecessors.iter().filter(|(duty, _)| duty.id == id) {
                let (truth, witnesses, from) = self.under_old_law(old, *version, instance, moment, swap);
                begins = begins.min(from);
                if truth == Truth::Yes {
                    let found = met.get_or_insert(((old.id, *version), Vec::new()));
                    found.1.extend(witnesses);
                }
                one = one.or(truth);
            }
            all = all.and(one);
        }
        match (all, met) {
            (Truth::Yes, Some((law, witnesses))) => Earlier::Met { law, witnesses, begins },
            (Truth::Unknown(causes), _) => Earlier::InDoubt { causes, begins },
            (Truth::No | Truth::Yes, _) => Earlier::No,
        }
    }

    /// Whether acts of an earlier law's own time satisfied its demand, which ones, and the first day on which they can.
    fn under_old_law(
        &self,
        old: &Duty,
        version: usize,
        instance: &Instance,
        moment: Moment,
        swap: Option<&Swap>,
    ) -> (Truth, Vec<crate::record::RecordId>, Day) {
        const NOTHING: (Truth, Vec<crate::record::RecordId>, Day) = (Truth::No, Vec::new(), Day::MAX);
        let law = &old.versions[version];
        let chosen = choose(self.model, self.roster, old, version, &instance.frame);
        let before = Instance { version, chosen, due: None, bound: Bound::default(), ..instance.clone() };
        let Some(Ok(text)) = law.text(chosen.mask, None) else { return NOTHING };
        let body = self.roster.body(instance.frame.bearer).from;
        let period = instance.frame.period;
        let first = [period.and_then(|period| period.first_day()), Some(law.from), body].into_iter().flatten().max();
        let last = [period.and_then(|period| period.last_day()), law.until].into_iter().flatten().min();
        let (Some(first), Some(last)) = (first, last) else { return NOTHING };
        let (mut scope, _) = self.scope(old, &before, text, None, moment, swap);
        let Some(span) = Window::inclusive(first, last) else { return NOTHING };
        let due = Nominal::anchored(last, crate::time::AnchorKind::Named).unrolled();
        scope.deadline = exactly(due);
        scope.window_from = first;
        scope.span = span;
        scope.on = last;
        let start = Start { window: first, counts: first };
        let ruling = scope.rule(start, last.min(moment.as_of), moment.as_of > last);
        let truth = match ruling.verdict {
            Verdict::NotApplicable => Truth::No,
            // What was kept under the earlier law was kept in its time only; the items are parts of the state.
            _ if ruling.items.is_empty() || matches!(text.demand, Demand::Keep(..)) => Truth::No,
            _ => ruling.all_in_time(),
        };
        // What is still to come cannot be told apart from what never comes; only a closed past is certain.
        let truth = if truth == Truth::No && passed(&scope.deadline, moment.as_of) != Truth::Yes {
            Truth::Unknown(Causes::PENDING)
        } else {
            truth
        };
        let begins = begins(start, &ruling);
        (truth, ruling.witnesses, begins)
    }

    /// The bearers' counterparties of `towards`, for a reference day.
    pub(super) fn counterparties(&self, duty: &Duty, bearer: BodyId) -> Vec<Option<BodyId>> {
        let Some(set) = &duty.towards else { return vec![None] };
        let mut found: Vec<BodyId> = match &set.of {
            None => self.roster.ids().filter(|id| schedule::is_of(self.model, self.roster, *id, set.member)).collect(),
            Some((relations, who)) => {
                let frame = Frame::plain(bearer, None, "");
                let groups: Vec<BodyId> = match who {
                    crate::model::Who::Bearer => vec![bearer],
                    crate::model::Who::Body(body) => vec![*body],
                    other => schedule::body_of(self.roster, other, &frame, Day::MAX).into_iter().collect(),
                };
                groups
                    .into_iter()
                    .flat_map(|group| relations.iter().map(move |relation| (group, *relation)))
                    .flat_map(|(group, relation)| self.roster.members(group, relation).map(|row| row.member))
                    .filter(|id| schedule::is_of(self.model, self.roster, *id, set.member))
                    .collect()
            }
        };
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter(|body| *body != bearer).map(Some).collect()
    }

    /// Whether the counterparty is one on the day by which the version was picked.
    pub(super) fn is_counterparty(&self, duty: &Duty, frame: &Frame, on: Day) -> bool {
        let (Some(set), Some(body)) = (&duty.towards, frame.counterparty) else { return true };
        if !self.roster.body(body).exists(on) {
            return false;
        }
        match &set.of {
            None => true,
            Some((relations, who)) => {
                let group = schedule::body_of(self.roster, who, frame, on);
                group.is_some_and(|group| {
                    let mut rows = relations.iter().flat_map(|relation| self.roster.members(group, *relation));
                    rows.any(|row| row.member == body && row.on(on))
                })
            }
        }
    }
}

/// What acts of an earlier law's time come to.
enum Earlier {
    /// They met it.
    Met {
        /// Duty and version.
        law: (DutyId, usize),
        /// The acts.
        witnesses: Vec<crate::record::RecordId>,
        /// The first day on which any can have been done.
        begins: Day,
    },
    /// It cannot be told.
    InDoubt {
        /// Why.
        causes: Causes,
        /// The first day on which any can have been done.
        begins: Day,
    },
    /// They did not, or there was no earlier law.
    No,
}

/// The first day on which anything that counts can have been done: in the window, or before it where a step may be.
fn begins(start: Start, ruling: &Ruling) -> Day {
    let steps = ruling.steps.iter().map(|step| step.begins);
    steps.chain([start.window, start.counts]).min().unwrap_or(start.window)
}

fn exactly(day: DueDay) -> Deadline {
    Deadline::Day { early: day.clone(), late: day }
}

/// The sets of exceptions between what is sure and what is possible, closed under parents; at most all of them one by
/// one and all together, which is enough to see whether they disagree.
fn choices(duty: &Duty, version: usize, sure: u32, unsure: u32) -> Vec<u32> {
    let law = &duty.versions[version];
    let mut masks = Vec::new();
    let bits: Vec<usize> = (0..law.exceptions.len()).filter(|index| unsure & bit(*index) != 0).collect();
    let count = u32::try_from(bits.len()).unwrap_or(0).min(10);
    for choice in 1..(1u32 << count) {
        let mut mask = sure;
        for (at, index) in bits.iter().enumerate() {
            if choice & bit(at) != 0 {
                mask |= bit(*index);
            }
        }
        let closed = law
            .exceptions
            .iter()
            .enumerate()
            .all(|(index, one)| mask & bit(index) == 0 || one.parent.is_none_or(|parent| mask & bit(parent) != 0));
        if closed {
            masks.push(mask);
        }
    }
    masks
}
