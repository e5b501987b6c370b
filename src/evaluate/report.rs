//! From rulings to a finding: readings, contradictions, unread law, waivers, the verdict's horizon, and what to say.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::instance::{Instance, Judgement};
use super::items::Standing;
use super::judge::{Detail, Judge};
use super::scope::{Moment, Swap};
use super::sides::Pair;
use super::truth::Causes;
use crate::finding::{
    Cause, Fact, Finding, Grade, Item, Missing, NoDue, Note, Reason, Role, Told, Verdict, Waiver, What,
};
use crate::model::{ActNumber, Citation, Demand, Due, Duty, Section, Target};
use crate::record::RecordId;
use crate::schedule::{self, Deadline, bit};
use crate::time::{Day, DueDay};

/// The due days of steps that are others under a reading, by the step's name.
fn moved_steps(own: &[super::ruling::Due], other: &[super::ruling::Due]) -> Vec<(String, DueDay)> {
    let of_step = |due: &&super::ruling::Due| due.state.item.what == What::Step;
    let mut moved = Vec::new();
    for due in other.iter().filter(of_step) {
        let same = own.iter().filter(of_step).find(|own| own.state.item.id == due.state.item.id);
        if let (Deadline::Day { late, .. }, Some(own)) = (&due.deadline, same)
            && own.deadline.effective().is_none_or(|(_, own)| own != late.effective)
        {
            moved.push((due.state.item.id.clone(), late.clone()));
        }
    }
    moved
}

/// What an instance comes to under a reading.
pub(super) struct Read {
    /// The reading, by its place in the duty.
    pub index: usize,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its due day, where that is another one.
    pub due: Option<DueDay>,
    /// The due days of steps, by name, where they are other ones.
    pub steps: Vec<(String, DueDay)>,
    /// Days on which its verdict may turn by itself.
    pub turns: Vec<Day>,
}

impl<'a> Judge<'a> {
    /// The finding for an instance; `pairs` are the sittings whose two sides differ.
    pub(super) fn finding(&self, duty: &Duty, instance: &Instance, pairs: &[Pair<'_>]) -> Finding {
        let mut judged = self.judge_instance(duty, instance, None, self.moment, None);
        let law = &duty.versions[instance.version];
        let name = schedule::name(self.roster, duty, &instance.frame);
        let mut verdict = judged.ruling.verdict;
        let mut causes = judged.ruling.causes;
        let dispute = self.disputed(duty, instance, None, judged.ruling.verdict, pairs);
        if dispute.is_some() {
            verdict = Verdict::Unknown;
            causes = causes.and(Causes::of(Cause::Contradiction));
        }
        let whole = self.detail > Detail::Verdict;
        let readings = if whole { self.readings(duty, instance, &judged, verdict, pairs) } else { Vec::new() };
        let mut computed = None;
        let turns = self.turns(&name, &judged, &readings);
        let unread = self.unread(duty, instance, &judged);
        if !unread.is_empty() && verdict != Verdict::NotApplicable {
            computed = Some(verdict);
            verdict = Verdict::Unknown;
            causes = Causes::of(Cause::LawNotFollowed);
        }
        let waiver = self.waiver(&name, self.moment.as_of);
        if waiver.is_some() && verdict != Verdict::NotApplicable {
            computed = computed.or(Some(verdict));
            verdict = Verdict::Waived;
        }
        let changes_on = whole.then(|| self.changes_on(duty, instance, &name, &judged, verdict, waiver)).flatten();
        let window = self.window(&judged, verdict);
        let done = judged.ruling.items.iter().filter(|due| due.state.at_last.is_done()).count();
        // A proof shows the items once more.
        let proved = self.detail == Detail::Proof;
        let items = if proved { judged.ruling.items.clone() } else { std::mem::take(&mut judged.ruling.items) };
        let missing = match verdict {
            Verdict::Open | Verdict::PartlyMet | Verdict::Missed | Verdict::Unknown => match &dispute {
                Some(dispute) => dispute.missing.clone(),
                None => self.missing(duty, instance.version, &judged, items),
            },
            Verdict::Met | Verdict::MetLate | Verdict::Upcoming | Verdict::Waived | Verdict::NotApplicable => {
                Vec::new()
            }
        };
        let witnesses: Vec<RecordId> = judged.ruling.witnesses.iter().map(|root| self.current(*root)).collect();
        let grade = judged.ruling.witnesses.iter().filter_map(|root| self.index.act(*root)).map(|act| act.says.grade);
        let grade: Option<Grade> = grade.min();
        let asked = judged.ruling.asked;
        let met = matches!(judged.ruling.verdict, Verdict::Met | Verdict::MetLate);
        let ratio = match &dispute {
            Some(dispute) => (asked.saturating_sub(dispute.missing.len()), asked),
            None if met => (asked, asked),
            None => (done, asked),
        };
        let exceptions = [judged.mask, judged.unsure];
        let in_doubt = judged.ruling.in_doubt;
        let (judged, reasons) = if proved {
            let judged = self.minimal(duty, instance, judged);
            let mut reasons = self.reasons(duty, instance, &judged, verdict, &readings, waiver, &unread);
            if let Some(dispute) = &dispute {
                reasons.because.iter_mut().for_each(|reason| dispute.leave_in_doubt(reason));
                let sides = dispute.records.iter();
                reasons.because.extend(sides.map(|root| self.record(*root, Role::Doubtful(Cause::Contradiction))));
            }
            (judged, reasons)
        } else {
            (judged, Reason::leaf(Fact::Verdict(verdict)))
        };
        let small = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let told = Told {
            duty: duty.id,
            version: instance.version,
            exceptions,
            in_doubt,
            source: law.source.clone(),
            binding: duty.binding,
            counterparty: instance.frame.counterparty,
            period: instance.frame.key.clone(),
            part: self.part(duty, instance),
            verdict,
            due: match &judged.deadline {
                Deadline::Day { late, .. } if self.has_due_day(duty, instance, &judged) => Some(late.clone()),
                Deadline::Day { .. } | Deadline::None | Deadline::Unknown => None,
            },
            no_due: self.no_due(duty, instance, &judged),
            window,
            missing,
            witnesses,
            causes: if verdict == Verdict::Unknown { causes.list() } else { Vec::new() },
            because: judged.ruling.because.clone().filter(|_| verdict == Verdict::NotApplicable),
            waiver: waiver.filter(|_| verdict == Verdict::Waived),
            computed,
            readings: readings.iter().map(|read| (duty.readings[read.index].name.clone(), read.verdict)).collect(),
            reading_dues: readings
                .iter()
                .filter_map(|read| Some((duty.readings[read.index].name.clone(), read.due.clone()?)))
                .collect(),
            grade,
            late_days: judged.ruling.late_days.filter(|_| verdict == Verdict::MetLate),
            late_steps: if verdict == Verdict::MetLate { judged.ruling.late_steps.clone() } else { Vec::new() },
            ratio: (small(ratio.0), small(ratio.1)),
            changes_on,
            turns,
            notes: self.notes(duty, instance, &judged, &unread),
            reasons,
        };
        Finding { instance: name, bearer: instance.frame.bearer, told: Arc::new(told) }
    }

    /// The same judgement with items shown by an inclusion-minimal set of its witnesses (`rules.md` B5): none of them
    /// can be left out. For steps the binding is the witness.
    fn minimal(&self, duty: &Duty, instance: &Instance, judged: Judgement) -> Judgement {
        let text = duty.versions[instance.version].text(judged.mask, None).and_then(|text| text.as_ref().ok());
        let acts = matches!(text.map(|text| &text.demand), Some(Demand::Do(Target::Acts(..))));
        let witnesses = &judged.ruling.witnesses;
        if !acts || witnesses.len() < 2 || judged.earlier.is_some() {
            return judged;
        }
        let done =
            |ruling: &super::ruling::Ruling| ruling.items.iter().filter(|due| due.state.at_last.is_done()).count();
        let all = done(&judged.ruling);
        let mut items = None;
        let mut spare = |without: &BTreeSet<RecordId>| {
            let swap = Swap { without: without.clone(), patched: None };
            let fewer = self.judge_instance(duty, instance, None, self.moment, Some(&swap)).ruling;
            let whole = fewer.verdict == judged.ruling.verdict && done(&fewer) == all;
            if whole {
                items = Some(fewer.items);
            }
            whole
        };
        // The first record of each item mostly suffices: then the many others go at once.
        let standings = judged.ruling.items.iter().flat_map(|due| [due.state.in_time, due.state.at_last]);
        let first: BTreeSet<RecordId> = standings.filter_map(|standing| standing.shown_by()).collect();
        let mut without: BTreeSet<RecordId> = witnesses.iter().copied().filter(|root| !first.contains(root)).collect();
        if !without.is_empty() && !spare(&without) {
            without.clear();
        }
        let left: Vec<RecordId> = witnesses.iter().copied().filter(|root| !without.contains(root)).collect();
        drop_spare(&left, &mut without, &mut spare);
        let mut judged = judged;
        if let Some(items) = items {
            judged.ruling.items = items;
        }
        judged
    }

    fn part(&self, duty: &Duty, instance: &Instance) -> Option<String> {
        let crate::model::Generation::Every(_, parts) = &duty.generation else { return None };
        instance.frame.part.and_then(|part| parts.get(part)).map(|part| part.name.clone())
    }

    fn has_due_day(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> bool {
        let text = duty.versions[instance.version].text(judged.mask, None);
        !matches!(
            text.and_then(|text| text.as_ref().ok()).map(|text| &text.demand),
            Some(Demand::Keep(..) | Demand::Avoid(..))
        )
    }

    /// Why there is no due day.
    pub(super) fn no_due(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> NoDue {
        let text = duty.versions[instance.version].text(judged.mask, None).and_then(|text| text.as_ref().ok());
        let due = text.and_then(|text| text.due.as_ref()).map(|due| &due.value);
        match judged.deadline {
            Deadline::Unknown => NoDue::Unknown,
            Deadline::None | Deadline::Day { .. } if due == Some(&Due::WithoutDelay) => NoDue::WithoutDelay,
            Deadline::None | Deadline::Day { .. } => NoDue::None,
        }
    }

    fn current(&self, root: RecordId) -> RecordId {
        self.index.act(root).map_or(root, |act| act.row)
    }

    fn window(&self, judged: &Judgement, verdict: Verdict) -> (Option<Day>, Option<Day>) {
        if verdict == Verdict::NotApplicable && judged.deadline == Deadline::None {
            return (None, None);
        }
        let from = judged.ruling.judged_from.unwrap_or(judged.start.window);
        (Some(from), judged.deadline.effective().map(|(_, late)| late))
    }

    /// What each reading comes to: the alternatives judged, the defaults as they stand. A reading of an act on time
    /// limits is left out where it moves no day.
    fn readings(
        &self,
        duty: &Duty,
        instance: &Instance,
        judged: &Judgement,
        verdict: Verdict,
        pairs: &[Pair<'_>],
    ) -> Vec<Read> {
        let mut found: Vec<Read> = Vec::with_capacity(duty.readings.len());
        let differing = self.differing(duty, instance.version, judged.mask);
        let unsure = self.differing(duty, instance.version, judged.mask | judged.unsure);
        let rolled = self.may_roll(duty, instance, judged);
        let mut moved: Vec<ActNumber> = Vec::new();
        for (index, reading) in duty.readings.iter().enumerate() {
            let of_limits = reading.of_limits.is_some();
            let differs = [&differing, &unsure].iter().any(|known| known.get(index).copied().unwrap_or(true));
            if reading.default || !differs || (of_limits && !rolled) {
                found.push(Read { index, verdict, due: None, steps: Vec::new(), turns: Vec::new() });
                continue;
            }
            let other = self.judge_instance(duty, instance, Some(index), self.moment, None);
            let contradicted = self.contradicted(duty, instance, Some(index), other.ruling.verdict, pairs);
            let steps = moved_steps(&judged.ruling.items, &other.ruling.items);
            let read = Read {
                index,
                steps,
                turns: other.ruling.turns,
                verdict: if contradicted { Verdict::Unknown } else { other.ruling.verdict },
                due: match (other.deadline, &judged.deadline) {
                    (Deadline::Day { late, .. }, Deadline::Day { late: own, .. }) => {
                        (late.effective != own.effective).then_some(late)
                    }
                    (Deadline::Day { late, .. }, Deadline::None | Deadline::Unknown) => Some(late),
                    (Deadline::None | Deadline::Unknown, _) => None,
                },
            };
            if read.due.is_some() || !read.steps.is_empty() || read.verdict != verdict {
                moved.extend(reading.of_limits);
            }
            found.push(read);
        }
        found.retain(|read| {
            let reading = &duty.readings[read.index];
            let told = read.due.is_some() || !read.steps.is_empty() || read.verdict != verdict || reading.default;
            reading.of_limits.is_none_or(|act| told && moved.contains(&act))
        });
        found
    }

    /// Whether the due day, or that of a step, may lie elsewhere under another reading of the act by which it rolls.
    fn may_roll(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> bool {
        let own = match &judged.deadline {
            Deadline::Day { early, late } => early.is_rolled() || late.is_rolled(),
            Deadline::None | Deadline::Unknown => false,
        };
        let text = duty.versions[instance.version].text(judged.mask, None).and_then(|text| text.as_ref().ok());
        // An exception may have taken the place of a due day that rolled, or apply only by another one.
        let exceptions = &duty.versions[instance.version].exceptions;
        let by_days = exceptions.iter().any(|one| one.when.as_ref().is_some_and(|when| !when.condition.is_static()));
        own || by_days || text.is_none_or(|text| text.steps_roll())
    }

    /// Changes of law that have not been read and touch what the instance cites.
    pub(super) fn unread(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> Vec<Unread> {
        let law = &duty.versions[instance.version];
        let due = judged.deadline.effective().map_or(instance.on, |(early, _)| early);
        let mut found: Vec<Unread> = Vec::new();
        for line in &law.unread {
            if line.from <= due {
                found.push(Unread { what: line.what.clone(), from: line.from, span: line.span });
            }
        }
        let exceptions = law.exceptions.iter().enumerate().filter(|(index, _)| judged.mask & bit(*index) != 0);
        let sources = exceptions.filter_map(|(_, exception)| exception.source.as_ref());
        for source in std::iter::once(&law.source).chain(sources) {
            let Citation::Acts(acts) = source else { continue };
            for (number, sections) in acts.iter() {
                found.extend(self.unread_sections(*number, sections, due));
            }
        }
        found.dedup();
        found
    }

    fn unread_sections(&self, number: ActNumber, sections: &[Section], due: Day) -> Vec<Unread> {
        let Some(act) = self.model.acts.get(&number) else { return Vec::new() };
        let touched = act.unread.iter().filter(|line| {
            line.from <= due && (sections.is_empty() || sections.iter().any(|section| section.overlaps(&line.section)))
        });
        touched.map(|line| Unread { what: line.what.clone(), from: line.from, span: line.span }).collect()
    }

    /// The waiver that covers an instance on a day.
    fn waiver(&self, id: &str, as_of: Day) -> Option<Waiver> {
        let rows = self.index.waivers(id).iter();
        let current = rows.filter(|row| row.from <= self.moment.seen && row.from <= as_of && as_of <= row.until);
        current.max_by_key(|row| (row.until, row.row)).map(|row| Waiver { record: row.row, until: row.until })
    }

    /// The waivers of an instance that have ended or have not begun.
    fn other_waivers(&self, id: &str) -> Vec<Note> {
        let as_of = self.moment.as_of;
        let mut rows: Vec<_> =
            self.index.waivers(id).iter().filter(|row| row.until < as_of || as_of < row.from).collect();
        rows.sort_by_key(|row| (row.from, row.until, row.row));
        let note = |row: &super::index::WaiverRow| {
            let (record, from, until) = (row.row, row.from, row.until);
            if until < as_of {
                Note::PastWaiver { record, from, until }
            } else {
                Note::ComingWaiver { record, from, until }
            }
        };
        rows.into_iter().map(note).collect()
    }

    /// The days on which what is told may turn by itself.
    fn turns(&self, id: &str, judged: &Judgement, readings: &[Read]) -> Vec<Day> {
        let mut days = judged.ruling.turns.clone();
        days.push(judged.start.window);
        days.extend(
            judged
                .deadline
                .effective()
                .into_iter()
                .flat_map(|(early, late)| [early, late])
                .filter_map(|day| day.succ_opt()),
        );
        days.extend(readings.iter().flat_map(|read| &read.turns));
        for waiver in self.index.waivers(id) {
            days.push(waiver.from);
            days.extend(waiver.until.succ_opt());
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// The first day on which the verdict differs if nothing is recorded (`rules.md` B11).
    fn changes_on(
        &self,
        duty: &Duty,
        instance: &Instance,
        name: &str,
        judged: &Judgement,
        verdict: Verdict,
        waiver: Option<Waiver>,
    ) -> Option<Day> {
        let as_of = self.moment.as_of;
        let mut days = judged.ruling.turns.clone();
        days.extend(waiver.and_then(|waiver| waiver.until.succ_opt()));
        days.retain(|day| *day > as_of);
        days.sort_unstable();
        days.dedup();
        if verdict == Verdict::NotApplicable || days.is_empty() {
            return None;
        }
        // A cure that is still possible shows until it no longer is.
        if matches!(verdict, Verdict::Missed | Verdict::PartlyMet) {
            return judged.ruling.cures.iter().copied().filter(|day| *day > as_of).max();
        }
        let text = duty.versions[instance.version].text(judged.mask, None).and_then(|text| text.as_ref().ok());
        let done = matches!(text.map(|text| &text.demand), Some(Demand::Do(_)));
        if done && matches!(verdict, Verdict::Met | Verdict::MetLate) {
            return None;
        }
        days.into_iter().find(|day| {
            let moment = Moment { as_of: *day, seen: self.moment.seen };
            if self.waiver(name, *day).is_some() {
                return verdict != Verdict::Waived;
            }
            let later = self.judge_instance(duty, instance, None, moment, None).ruling.verdict;
            let later = if judged_unread(verdict, judged, later) { verdict } else { later };
            later != verdict
        })
    }

    /// What is not shown of the items of a judgement.
    fn missing(&self, duty: &Duty, version: usize, judged: &Judgement, items: Vec<super::ruling::Due>) -> Vec<Missing> {
        let ruling = &judged.ruling;
        let mut missing: Vec<Missing> = Vec::new();
        if let Some(status) = &ruling.status {
            let item = |id: &str| Item { what: What::Status, id: id.to_owned(), step: None };
            for (from, to, certain) in &ruling.gaps {
                missing.push(Missing { item: item(status), certain: *certain, days: Some((*from, *to)) });
            }
            if ruling.gaps.is_empty() && ruling.verdict == Verdict::Unknown && items.is_empty() {
                missing.push(Missing { item: item(status), certain: false, days: None });
            }
        }
        for due in items {
            let open = match (due.state.in_time, due.state.at_last) {
                (Standing::Done(..), _) => continue,
                (_, Standing::Done(..)) if ruling.verdict != Verdict::Unknown => continue,
                (Standing::InDoubt(_), Standing::Done(..)) => false,
                (_, Standing::Done(..)) => continue,
                (_, Standing::InDoubt(_)) => false,
                (_, Standing::NotDone) => true,
            };
            missing.push(Missing { item: due.state.item, certain: open, days: None });
        }
        if missing.is_empty() && ruling.verdict == Verdict::Unknown && ruling.status.is_none() {
            missing.extend(whole_act(self.model, &duty.versions[version], judged));
        }
        missing
    }

    fn notes(&self, duty: &Duty, instance: &Instance, judged: &Judgement, unread: &[Unread]) -> Vec<Note> {
        let law = &duty.versions[instance.version];
        let mut notes = Vec::new();
        if let Some((id, version)) = judged.earlier {
            let old = &self.model.duty(id).versions[version];
            let until = old.until.or_else(|| law.from.pred_opt()).unwrap_or(law.from);
            notes.push(Note::EarlierLaw { source: old.source.clone(), until });
        }
        let witnesses = judged.ruling.witnesses.iter().filter_map(|root| self.index.act(*root));
        notes.extend(witnesses.filter(|act| act.row != act.root).map(|act| Note::Corrected(act.root)));
        notes.extend(self.other_waivers(&schedule::name(self.roster, duty, &instance.frame)));
        let mut moved = self.members_moved(duty, instance, judged);
        notes.append(&mut moved);
        notes.extend(judged.ruling.empty.iter().map(|span| Note::EmptySet(*span)));
        notes.extend(unread.iter().map(|line| Note::Unread { what: line.what.clone(), from: line.from }));
        let exceptions = law.exceptions.iter().enumerate().filter(|(index, _)| judged.mask & bit(*index) != 0);
        let of_exceptions = exceptions.flat_map(|(_, exception)| &exception.notes);
        notes.extend(law.notes.iter().chain(of_exceptions).map(|note| Note::Rule(note.words.clone(), note.span)));
        notes
    }

    /// Bodies that joined or left a cover set during the window (`rules.md` A6).
    fn members_moved(&self, duty: &Duty, instance: &Instance, judged: &Judgement) -> Vec<Note> {
        let law = &duty.versions[instance.version];
        let Some(Ok(text)) = law.text(judged.mask, None) else { return Vec::new() };
        let last = judged.deadline.effective().map_or(self.moment.as_of, |(_, late)| late);
        let Some(window) = crate::time::Window::inclusive(judged.start.window, last) else { return Vec::new() };
        let mut notes = Vec::new();
        for (relation, who) in sets_of(duty, text) {
            let group = crate::schedule::body_of(self.roster, who, &instance.frame, last);
            let Some(group) = group else { continue };
            for row in self.roster.members(group, relation) {
                if row.throughout(window) || !row.sometime(window) {
                    continue;
                }
                if let Some(from) = row.from.filter(|from| *from > window.from()) {
                    notes.push(Note::Joined { body: row.member, from });
                }
                if let Some(until) = row.until.filter(|until| *until < window.last()) {
                    notes.push(Note::Left { body: row.member, until });
                }
            }
        }
        notes.dedup();
        notes
    }
}

/// A change of law that has not been read and touches an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unread {
    /// What was not read.
    pub what: String,
    /// From which day.
    pub from: Day,
    /// Where it is written.
    pub span: crate::source::Span,
}

/// With law that was not followed, the verdict does not turn by itself.
fn judged_unread(verdict: Verdict, judged: &Judgement, later: Verdict) -> bool {
    verdict == Verdict::Unknown && judged.ruling.verdict != Verdict::Unknown && later != Verdict::NotApplicable
}

/// Leaves out whatever can be spared, the last first; a stretch that can be spared whole goes at once.
fn drop_spare(left: &[RecordId], without: &mut BTreeSet<RecordId>, spare: &mut dyn FnMut(&BTreeSet<RecordId>) -> bool) {
    if left.is_empty() {
        return;
    }
    without.extend(left);
    if spare(without) {
        return;
    }
    for root in left {
        without.remove(root);
    }
    if left.len() > 1 {
        let (early, late) = left.split_at(left.len() / 2);
        drop_spare(late, without, spare);
        drop_spare(early, without, spare);
    }
}

/// The groups whose members a text asks for, to act, to take part or to receive; for `the others` of a joint duty the
/// members of the bearer.
fn sets_of<'d>(duty: &'d Duty, text: &'d crate::model::Text) -> Vec<(crate::model::RelationId, &'d crate::model::Who)> {
    use crate::model::duty::BearerTerm;
    use crate::model::{By, Party, Who};
    let asks: Vec<&crate::model::Ask> = match &text.demand {
        Demand::Do(Target::Acts(_, ask)) | Demand::Keep(_, ask) | Demand::Avoid(ask, _) => vec![ask],
        Demand::Do(Target::Steps(steps)) => steps.iter().map(|step| &step.ask).collect(),
        Demand::Do(Target::Question(_)) => Vec::new(),
    };
    let mut found = Vec::new();
    for ask in asks {
        let by: &[Party] = match &ask.by {
            By::Others(parties) => parties,
            By::Bearer | By::Own(_) | By::AnyBearer | By::EveryBearer(_) => &[],
        };
        for party in ask.together.iter().map(|together| &together.party).chain(&ask.to).chain(by) {
            match party {
                Party::Every(set, _) | Party::AtLeast(_, set) => {
                    let of = set.of.iter();
                    found.extend(of.flat_map(|(relations, who)| relations.iter().map(move |one| (*one, who))));
                }
                Party::Others => found.extend(duty.bearers.terms.iter().filter_map(|term| match term {
                    BearerTerm::MembersOf { relation, .. } => Some((*relation, &Who::Bearer)),
                    BearerTerm::Thing(_) => None,
                })),
                Party::One(..) | Party::Own(_) => {}
            }
        }
    }
    found
}

/// The act itself, where an instance is in doubt as a whole.
fn whole_act(model: &crate::model::Model, law: &crate::model::Version, judged: &Judgement) -> Option<Missing> {
    let text = law.text(judged.mask, None).and_then(|text| text.as_ref().ok())?;
    match &text.demand {
        Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) => {
            let item = Item::act(&model.vocabulary, ask);
            Some(Missing { item, certain: false, days: None })
        }
        Demand::Do(Target::Steps(_) | Target::Question(_)) | Demand::Keep(..) => None,
    }
}
