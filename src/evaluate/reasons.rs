//! The proof of a finding: a tree whose nodes name a rule's place, a record, a calendar day or a declaration.

use std::collections::BTreeSet;

use super::instance::{Instance, Judgement};
use super::items::Standing;
use super::judge::Judge;
use super::report::{Read, Unread};
use super::ruling::Ruling;
use super::truth::Causes;
use crate::finding::{Cause, Fact, Grade, NoDue, Reason, Role, State, Verdict, Waiver, What};
use crate::model::{ActivityId, BodyId, By, Demand, Duty, Late, Party, Target, Text};
use crate::record::{Kind, RecordId};
use crate::schedule::{Deadline, bit};
use crate::time::Window;

impl<'a> Judge<'a> {
    /// Why the finding is as it is: the rule and its days first, then the items with their records, then readings.
    #[expect(clippy::too_many_arguments, reason = "a proof is made of everything that made the finding")]
    pub(super) fn reasons(
        &self,
        duty: &Duty,
        instance: &Instance,
        judged: &Judgement,
        verdict: Verdict,
        readings: &[Read],
        waiver: Option<Waiver>,
        unread: &[Unread],
    ) -> Reason {
        let law = &duty.versions[instance.version];
        let mut because = Vec::new();
        let in_force = Fact::InForce { from: law.from, until: law.until, under: law.under.clone() };
        let rule = Fact::Rule { duty: duty.id, version: instance.version, span: law.span };
        because.push(Reason::of(rule, vec![Reason::leaf(in_force)]));
        because.extend(self.exceptions(duty, instance, judged));
        if instance.frame.trigger.is_some() {
            let records = instance.bound.roots.iter();
            because.extend(records.map(|root| self.record(*root, Role::Trigger)));
        } else {
            because.push(Reason::leaf(Fact::Period { key: instance.frame.key.clone(), window: instance.frame.period }));
        }
        if let Some(waiver) = waiver {
            because.push(Reason::leaf(Fact::Waived(waiver)));
        }
        because.extend(
            unread
                .iter()
                .map(|line| Reason::leaf(Fact::Unread { what: line.what.clone(), from: line.from, span: line.span })),
        );
        if let Some(why) = &judged.ruling.because {
            because.push(Reason::leaf(Fact::NotApplicable(why.clone())));
        } else {
            because.push(Reason::leaf(match &judged.deadline {
                Deadline::Day { late, .. } => Fact::Due(late.clone()),
                Deadline::None | Deadline::Unknown => match self.no_due(duty, instance, judged) {
                    NoDue::None => Fact::NoDueDay,
                    NoDue::WithoutDelay => Fact::WithoutDelay,
                    NoDue::Unknown => Fact::DueUnknown,
                },
            }));
            let from = Some(judged.ruling.judged_from.unwrap_or(judged.start.window));
            let to = judged.deadline.effective().map(|(_, late)| late);
            because.push(Reason::leaf(Fact::Window { from, to }));
            because.extend(self.late_counts(duty, instance, judged));
        }
        if let Some(Ok(text)) = law.text(judged.mask, None) {
            if let Some(when) = &text.when {
                let holds = match &judged.ruling.because {
                    Some(crate::finding::Because::Condition) => Some(false),
                    _ if judged.ruling.in_doubt => None,
                    _ if judged.ruling.verdict == Verdict::Unknown && judged.ruling.items.is_empty() => None,
                    _ => Some(true),
                };
                because.push(Reason::leaf(Fact::Condition { holds, span: when.span }));
            }
            if judged.ruling.because.is_none() {
                because.extend(self.items_of(text, instance, judged));
            }
        }
        for read in readings {
            let reading = &duty.readings[read.index];
            because.push(Reason::leaf(Fact::Reading {
                name: reading.name.clone(),
                ground: reading.ground.clone(),
                default: reading.default,
                verdict: read.verdict,
                due: read.due.clone(),
                steps: read.steps.clone(),
                span: reading.span,
            }));
        }
        Reason::of(Fact::Verdict(verdict), because)
    }

    /// That late acts count, where the verdict rests on one that comes after the instance's due day.
    fn late_counts(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> Option<Reason> {
        let text = duty.versions[instance.version].text(judged.mask, None)?.as_ref().ok()?;
        let (within, or_named) = match text.late {
            Late::Cures(within) => (within, false),
            Late::CuresOrNamed(within) => (Some(within), true),
            Late::DoesNotCure => return None,
        };
        let (_, due) = judged.deadline.effective()?;
        let is_late = |standing: &Standing| matches!(standing, Standing::Done(_, when) if when.first() > due);
        if judged.ruling.verdict != Verdict::MetLate
            || !judged.ruling.items.iter().any(|due| is_late(&due.state.at_last))
        {
            return None;
        }
        let until = match within {
            Some(offset) => Some(crate::time::after(due, offset)?),
            None => None,
        };
        Some(Reason::leaf(Fact::LateCounts { until, or_named }))
    }

    fn exceptions(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> Vec<Reason> {
        let law = &duty.versions[instance.version];
        let mut found = Vec::new();
        for (index, exception) in law.exceptions.iter().enumerate() {
            let sure = judged.mask & bit(index) != 0;
            if sure || judged.unsure & bit(index) != 0 {
                found.push(Reason::leaf(Fact::Exception {
                    name: exception.name.clone(),
                    source: exception.source.clone(),
                    certain: sure && judged.unsure & bit(index) == 0,
                    span: exception.span,
                }));
            }
        }
        found
    }

    pub(super) fn record(&self, root: RecordId, role: Role) -> Reason {
        let row = self.index.act(root).map_or(root, |act| act.row);
        Reason::leaf(Fact::Record { record: row, role })
    }

    /// The items with the records that show them; those that a minimal set of witnesses needs come first.
    fn items_of(&self, text: &Text, instance: &Instance, judged: &Judgement) -> Vec<Reason> {
        let ruling = &judged.ruling;
        let mut found = Vec::new();
        let mut shown = BTreeSet::new();
        let mut told: Vec<Vec<Reason>> = Vec::new();
        for due in &ruling.items {
            let state = &due.state;
            let mut because = match state.at_last {
                Standing::Done(..) => Vec::new(),
                Standing::InDoubt(_) | Standing::NotDone => self.misplaced(ruling, &state.item),
            };
            let state_of = match (state.in_time, state.at_last) {
                (Standing::Done(root, when), _) => {
                    because.push(self.record(root, Role::Witness));
                    shown.insert(root);
                    State::Done { on: when, late: 0 }
                }
                (_, Standing::Done(root, when)) => {
                    because.push(self.record(root, Role::Witness));
                    shown.insert(root);
                    let late = due.deadline.effective().map_or(0, |(_, due)| (when.first() - due).num_days());
                    State::Done { on: when, late: late.max(0) }
                }
                (Standing::InDoubt(causes), _) | (_, Standing::InDoubt(causes)) => {
                    because.extend(self.why_in_doubt(text, instance, judged, causes, &state.item));
                    State::InDoubt(causes.list())
                }
                (Standing::NotDone, Standing::NotDone) => {
                    because.extend(self.why_absent(text, instance, judged, &state.item));
                    State::NotDone
                }
            };
            // What leaves one item in doubt (or certainly undone) is told once, at the first that it concerns.
            if !matches!(state_of, State::Done { .. }) {
                if told.contains(&because) {
                    because.clear();
                } else {
                    told.push(because.clone());
                }
            }
            let span = Some(state.span);
            if let (What::Step, Deadline::Day { late, .. }) = (state.item.what, &due.deadline)
                && due.deadline != judged.deadline
            {
                because.insert(0, Reason::leaf(Fact::Due(late.clone())));
            }
            found.push(Reason::of(Fact::Item { item: state.item.clone(), state: state_of, span }, because));
        }
        for root in ruling.witnesses.iter().filter(|root| !shown.contains(root)) {
            let role = if ruling.items.is_empty() { Role::Witness } else { Role::Also };
            found.push(self.record(*root, role));
        }
        if let Demand::Avoid(..) = text.demand {
            for reason in &mut found {
                if let Fact::Record { role, .. } = &mut reason.fact {
                    *role = Role::Breaks;
                }
            }
        }
        found.extend(ruling.near.iter().map(|miss| self.record(miss.root, miss.role)));
        if let Some(status) = &ruling.status {
            for (from, to, certain) in &ruling.gaps {
                let item = crate::finding::Item { what: What::Status, id: status.clone(), step: None };
                let state = if *certain { State::NotDone } else { State::InDoubt(ruling.causes.list()) };
                let window = Reason::leaf(Fact::Window { from: Some(*from), to: *to });
                found.push(Reason::of(Fact::Item { item, state, span: None }, vec![window]));
            }
        }
        found
    }

    /// Records that would show a step, but for their order.
    fn misplaced(&self, ruling: &Ruling, item: &crate::finding::Item) -> Vec<Reason> {
        let of_step = ruling.misplaced.iter().filter(|(step, _)| item.what == What::Step && *step == item.id);
        of_step
            .map(|(_, one)| {
                let record = self.index.act(one.root).map_or(one.root, |act| act.row);
                Reason::leaf(Fact::Order { record, before: one.before, than: one.than.clone(), on: one.on })
            })
            .collect()
    }

    fn why_in_doubt(
        &self,
        text: &Text,
        instance: &Instance,
        judged: &Judgement,
        causes: Causes,
        item: &crate::finding::Item,
    ) -> Vec<Reason> {
        let mut found = Vec::new();
        if causes.has(Cause::NoRecord)
            && let Some((body, kinds, window)) = self.asked_of(text, instance, judged, item)
        {
            for kind in kinds {
                let gaps = self.index.complete(body, Kind::Activity(kind)).gaps_in(&window);
                found.extend(
                    gaps.windows()
                        .iter()
                        .take(3)
                        .map(|gap| Reason::leaf(Fact::NotComplete { body, from: gap.from(), to: gap.last_day() })),
                );
            }
        }
        let asked = evidence_of(text, item);
        let doubtful = [Cause::WeakEvidence, Cause::ImpreciseDate, Cause::NotStated, Cause::Contradiction];
        for cause in doubtful.into_iter().filter(|cause| causes.has(*cause)) {
            for root in self.doubtful_records(text, instance, judged, item) {
                let fits = self.index.act(root).is_some_and(|act| match cause {
                    Cause::WeakEvidence => {
                        act.says.grade == Grade::Announced || asked.is_some_and(|asked| act.says.grade < asked)
                    }
                    Cause::ImpreciseDate => !act.says.when.is_exact(),
                    Cause::NotStated => {
                        let says = act.says;
                        says.with.is_empty() || says.about.is_empty() || says.of.is_empty() || says.to.is_empty()
                    }
                    _ => true,
                });
                if fits {
                    found.push(self.record(root, Role::Doubtful(cause)));
                }
            }
        }
        found.dedup();
        found
    }

    fn why_absent(
        &self,
        text: &Text,
        instance: &Instance,
        judged: &Judgement,
        item: &crate::finding::Item,
    ) -> Vec<Reason> {
        let Some((body, kinds, window)) = self.asked_of(text, instance, judged, item) else { return Vec::new() };
        let mut found = Vec::new();
        for kind in kinds {
            for (register, row) in self.index.declarations(body, Kind::Activity(kind)) {
                let said = Window::between(Some(row.from), row.until);
                if said.is_some_and(|said| said.overlaps(&window)) {
                    found.push(Reason::leaf(Fact::Complete {
                        register,
                        origin: row.origin,
                        from: row.from,
                        until: row.until,
                    }));
                }
            }
        }
        found.dedup();
        found
    }

    /// Whose acts of which kinds over which days an item asks for.
    fn asked_of(
        &self,
        text: &Text,
        instance: &Instance,
        judged: &Judgement,
        item: &crate::finding::Item,
    ) -> Option<(BodyId, Vec<ActivityId>, Window)> {
        let ask = match &text.demand {
            Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) => ask,
            Demand::Do(Target::Steps(steps)) => &steps.iter().find(|step| Some(&step.name) == item.step.as_ref())?.ask,
            Demand::Do(Target::Question(_)) | Demand::Keep(..) => return None,
        };
        let body = match &ask.by {
            By::Others(parties) => parties.iter().find_map(|party| match party {
                Party::One(who, _) => crate::schedule::body_of(self.roster, who, &instance.frame, instance.on),
                Party::Own(_) | Party::Every(..) | Party::AtLeast(..) | Party::Others => None,
            }),
            By::Bearer | By::Own(_) | By::AnyBearer | By::EveryBearer(_) => None,
        };
        let last = judged.deadline.effective().map_or(self.moment.as_of, |(_, late)| late.min(self.moment.as_of));
        let window = Window::inclusive(judged.start.window, last.max(judged.start.window))?;
        Some((body.unwrap_or(instance.frame.bearer), ask.kinds.clone(), window))
    }

    /// Records of the kinds asked that name the bearer and lie in or near the window.
    fn doubtful_records(
        &self,
        text: &Text,
        instance: &Instance,
        judged: &Judgement,
        item: &crate::finding::Item,
    ) -> Vec<RecordId> {
        let Some((body, kinds, window)) = self.asked_of(text, instance, judged, item) else { return Vec::new() };
        let mut found = Vec::new();
        for kind in kinds {
            let acts = self.index.naming(body, Kind::Activity(kind));
            found.extend(acts.filter(|act| act.says.when.possibly_in(&window)).map(|act| act.root));
        }
        found.truncate(12);
        found
    }
}

/// The grade that is asked of an item's act.
fn evidence_of(text: &Text, item: &crate::finding::Item) -> Option<Grade> {
    match &text.demand {
        Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) | Demand::Keep(_, ask) => ask.evidence,
        Demand::Do(Target::Steps(steps)) => {
            steps.iter().find(|step| Some(&step.name) == item.step.as_ref()).and_then(|step| step.ask.evidence)
        }
        Demand::Do(Target::Question(_)) => None,
    }
}
