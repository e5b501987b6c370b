//! The verdict for one instance under one text: items in, verdict out (`rules.md` B2, B3, B6, B7).

use super::candidate::{Candidate, Links, NearMiss};
use super::items::{ItemState, Standing};
use super::scope::{Scope, StepDone};
use super::status::Kept;
use super::steps::{Frame0, Misplaced};
use super::truth::{Causes, Truth};
use crate::finding::{Because, Cause, Item, LateStep, Verdict, What};
use crate::model::{Ask, Demand, Late, Target};
use crate::record::RecordId;
use crate::schedule::{Deadline, Start};
use crate::source::Span;
use crate::time::{Day, When, after};

/// An item with the due day that turns it.
#[derive(Debug, Clone)]
pub struct Due {
    /// The item.
    pub state: ItemState,
    /// Its due day.
    pub deadline: Deadline,
}

/// What one text comes to.
#[derive(Debug, Clone)]
pub struct Ruling {
    /// The verdict.
    pub verdict: Verdict,
    /// Why it cannot be told.
    pub causes: Causes,
    /// Why it does not apply.
    pub because: Option<Because>,
    /// The items that count for the verdict.
    pub items: Vec<Due>,
    /// All items of the demand, also those that are named only once an act exists: for the ratio.
    pub asked: usize,
    /// The records that show what is done.
    pub witnesses: Vec<RecordId>,
    /// Records that nearly count.
    pub near: Vec<NearMiss>,
    /// Clauses dropped, because their set is empty.
    pub empty: Vec<Span>,
    /// When the whole demand was complete.
    pub done_on: Option<When>,
    /// For a late one, by how many days.
    pub late_days: Option<i64>,
    /// For a late one, the steps that were late.
    pub late_steps: Vec<LateStep>,
    /// The day on which it was breached, if it was.
    pub breached_on: Option<Day>,
    /// The steps.
    pub steps: Vec<StepDone>,
    /// Acts that would show a step, by its name, but stand in another order than the one asked.
    pub misplaced: Vec<(String, Misplaced)>,
    /// Gaps of a status.
    pub gaps: Vec<(Day, Option<Day>, bool)>,
    /// The status.
    pub status: Option<String>,
    /// Days on which the verdict may turn by itself.
    pub turns: Vec<Day>,
    /// Days after which late acts no longer cure.
    pub cures: Vec<Day>,
    /// The first day that was judged, where it is another than the window's (keep).
    pub judged_from: Option<Day>,
    /// Whether it cannot be told that the condition of the whole demand holds.
    pub in_doubt: bool,
}

impl Ruling {
    /// A ruling without items.
    #[must_use]
    pub fn bare(verdict: Verdict) -> Ruling {
        Ruling {
            verdict,
            causes: Causes::NONE,
            because: None,
            items: Vec::new(),
            asked: 0,
            witnesses: Vec::new(),
            near: Vec::new(),
            empty: Vec::new(),
            done_on: None,
            late_days: None,
            late_steps: Vec::new(),
            breached_on: None,
            steps: Vec::new(),
            misplaced: Vec::new(),
            gaps: Vec::new(),
            status: None,
            turns: Vec::new(),
            cures: Vec::new(),
            judged_from: None,
            in_doubt: false,
        }
    }

    /// It does not apply.
    #[must_use]
    pub fn not_applicable(because: Because) -> Ruling {
        Ruling { because: Some(because), ..Ruling::bare(Verdict::NotApplicable) }
    }

    /// It cannot be told.
    #[must_use]
    pub fn unknown(causes: Causes) -> Ruling {
        Ruling { causes, ..Ruling::bare(Verdict::Unknown) }
    }

    /// Whether everything was done in time, by items alone.
    #[must_use]
    pub fn all_in_time(&self) -> Truth {
        self.items.iter().fold(Truth::Yes, |so_far, due| {
            so_far.and(match due.state.in_time {
                Standing::Done(..) => Truth::Yes,
                Standing::InDoubt(causes) => Truth::Unknown(causes),
                Standing::NotDone => Truth::No,
            })
        })
    }
}

/// Whether a due day has passed on a day.
#[must_use]
pub fn passed(deadline: &Deadline, as_of: Day) -> Truth {
    match deadline {
        Deadline::None => Truth::No,
        Deadline::Unknown => Truth::doubt(Cause::NoRecord),
        Deadline::Day { early, late } => {
            if as_of > late.effective {
                Truth::Yes
            } else if as_of > early.effective {
                Truth::doubt(Cause::ImpreciseDate)
            } else {
                Truth::No
            }
        }
    }
}

impl<'a> Scope<'a> {
    /// What the text comes to. `start` bounds the window, `last` is the last day to be judged for `always`.
    #[must_use]
    pub fn rule(&self, start: Start, last: Day, over: bool) -> Ruling {
        let applies = self.text.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
        let turns: Vec<Day> = self.text.when.iter().flat_map(|when| self.decided_after(&when.condition)).collect();
        if applies == Truth::No {
            return Ruling { turns, ..Ruling::not_applicable(Because::Condition) };
        }
        let mut ruling = match &self.text.demand {
            Demand::Do(target) => self.rule_do(target, start),
            Demand::Keep(status, ask) => self.rule_keep(*status, ask, start, last, over),
            Demand::Avoid(ask, unless) => self.rule_avoid(ask, unless.as_ref(), start, last, over),
        };
        ruling.turns.extend(turns);
        if let Truth::Unknown(causes) = applies
            && ruling.verdict != Verdict::NotApplicable
        {
            ruling.in_doubt = true;
            // Later records can still decide it: open, even after a due day that lies before the end of its time.
            if causes.is_pending() {
                if ruling.verdict != Verdict::Upcoming {
                    ruling.verdict = Verdict::Open;
                    ruling.causes = Causes::NONE;
                    ruling.late_days = None;
                    ruling.breached_on = None;
                }
            } else {
                ruling.verdict = Verdict::Unknown;
                ruling.causes = ruling.causes.and(causes);
                // What may not have been asked at all is not certainly missing.
                // What was done late was done.
                for due in ruling.items.iter_mut().filter(|due| !due.state.at_last.is_done()) {
                    due.state.in_time = due.state.in_time.doubted(causes);
                    due.state.at_last = due.state.at_last.doubted(causes);
                }
            }
        }
        ruling
    }

    /// The first day on which acts count, at the earliest and at the latest.
    fn from(&self, start: Start) -> (Day, Day) {
        let trigger = || self.frame.trigger.map(|when| [when.first(), when.last()]);
        match self.own_start.or_else(trigger) {
            Some([early, late]) => (start.counts.max(early), start.counts.max(late)),
            None => (start.counts, start.counts),
        }
    }

    fn rule_do(&self, target: &Target, start: Start) -> Ruling {
        let from = self.from(start);
        let mut ruling = Ruling::bare(Verdict::Open);
        let mut acted = false;
        match target {
            Target::Acts(count, ask) => {
                let windows = self.windows(from, &self.deadline, self.text.late);
                let (candidates, near) = self.candidates(ask, Links::NONE);
                let items = self.items(ask, *count, &candidates, &windows, None, Links::NONE);
                if items.vacuous {
                    return Ruling { empty: items.empty, ..Ruling::not_applicable(Because::Vacuous) };
                }
                let counted: Vec<&Candidate<'a>> =
                    candidates.iter().filter(|one| one.within(&windows.at_last) == Truth::Yes).collect();
                acted = !counted.is_empty();
                ruling.asked = items.list.len();
                let one_act = *count == 1 && items.list.len() == 1;
                let in_time = counted.iter().find(|one| one.within(&windows.in_time) == Truth::Yes);
                ruling.witnesses = if one_act {
                    in_time.or(counted.first()).map(|one| one.act.root).into_iter().collect()
                } else if items.list.iter().all(|item| item.in_time.is_done()) {
                    let timely = counted.iter().filter(|one| one.within(&windows.in_time) == Truth::Yes);
                    timely.map(|one| one.act.root).collect()
                } else {
                    counted.iter().map(|one| one.act.root).collect()
                };
                ruling.near = near;
                ruling.near.extend(self.out_of_window(&candidates, &windows));
                ruling.empty = items.empty;
                let near: Vec<_> =
                    candidates.iter().filter(|one| one.within(&windows.at_last) != Truth::No).cloned().collect();
                ruling.items = self.named_items(items.list, acted, ask, &near);
                ruling.turns.extend(turn_days(&self.deadline, self.text.late));
                ruling.cures.extend(cure_end(&self.deadline, self.text.late));
            }
            Target::Steps(steps) => {
                let force = self.duty.versions.iter().map(|law| law.from).min().unwrap_or(start.counts);
                let base = Frame0 { from, force, late: self.text.late };
                let binding = self.bind(steps, base);
                ruling.steps = self.steps_done(steps, &binding);
                let absent: Vec<usize> = (0..binding.steps.len())
                    .filter(|index| binding.steps[*index].items.first().is_none_or(|item| !item.at_last.is_done()))
                    .collect();
                for (index, state) in binding.steps.into_iter().enumerate() {
                    if state.applies == Truth::No {
                        continue;
                    }
                    ruling.asked += state.items.len();
                    ruling.empty.extend(&state.empty);
                    ruling.turns.extend(turn_days(&state.deadline, state.late));
                    ruling.cures.extend(cure_end(&state.deadline, state.late));
                    acted |= state.items.iter().any(|item| !item.part && item.at_last.is_done());
                    for record in &state.witnesses {
                        if self.counts(&steps[index].ask, *record) && !ruling.witnesses.contains(record) {
                            ruling.witnesses.push(*record);
                        }
                    }
                    // Follow-ups of a step that is not there for certain are not listed: they cannot be there either.
                    let follows_absent = steps[index]
                        .ask
                        .of
                        .iter()
                        .flatten()
                        .any(|of| matches!(of, crate::model::OfRef::Step(other) if absent.contains(other)));
                    if follows_absent {
                        continue;
                    }
                    let done = state.items.first().is_some_and(|item| item.at_last.is_done());
                    if !done {
                        let name = &steps[index].name;
                        ruling.misplaced.extend(state.misplaced.into_iter().map(|one| (name.clone(), one)));
                    }
                    let items = state.items.into_iter().filter(|item| !item.part || done);
                    ruling.items.extend(items.map(|item| Due { state: item, deadline: state.deadline.clone() }));
                }
                if ruling.items.is_empty() {
                    return Ruling { empty: ruling.empty, ..Ruling::not_applicable(Because::Vacuous) };
                }
            }
            Target::Question(question) => {
                // A judgement waits for no act: all questions are asked at once, and each is as good as the other.
                let beside = self.text.questions.iter().filter(|other| *other != question);
                let items: Vec<Due> =
                    std::iter::once(question).chain(beside).map(|index| self.question_item(*index)).collect();
                // Where judgements are all that is asked, they are the witnesses.
                ruling.witnesses = items.iter().filter_map(|due| due.state.at_last.shown_by()).collect();
                acted = !ruling.witnesses.is_empty();
                ruling.asked = items.len();
                ruling.items = items;
                ruling.turns.extend(turn_days(&self.deadline, self.text.late));
                ruling.cures.extend(cure_end(&self.deadline, self.text.late));
            }
        }
        if acted && !matches!(target, Target::Question(_)) {
            let asked: Vec<Due> = self.text.questions.iter().map(|index| self.question_item(*index)).collect();
            ruling.asked += asked.len();
            ruling.items.extend(asked);
        }
        self.conclude(&mut ruling, acted, start);
        ruling
    }

    /// Whether a bound record counts for certain, its day aside.
    fn counts(&self, ask: &Ask, root: RecordId) -> bool {
        self.world.index.act(root).is_some_and(|act| !self.is_weak(ask, act.says.grade))
    }

    fn question_item(&self, question: usize) -> Due {
        Due { state: self.question_state(question), deadline: self.deadline.clone() }
    }

    /// How a question of this instance stands.
    pub(super) fn question_state(&self, question: usize) -> ItemState {
        let asked = &self.duty.questions[question];
        let standing = match self.judgement(question) {
            Truth::Yes => {
                let rows = self.world.index.judgements(&self.instance(), &asked.name).iter();
                let row = rows.into_iter().find(|row| row.answer && row.when.last() <= self.moment.seen);
                // The row that answers, which may correct an earlier one.
                row.map_or(Standing::NotDone, |row| Standing::Done(row.row, row.when))
            }
            Truth::No => Standing::NotDone,
            Truth::Unknown(causes) => Standing::InDoubt(causes),
        };
        let item = Item { what: What::Question, id: asked.name.clone(), step: None };
        ItemState { item, span: asked.span, in_time: standing, at_last: standing, part: true }
    }

    /// The items to be named: the act alone while none exists; its evidence where only the grade is too low.
    fn named_items(&self, list: Vec<ItemState>, acted: bool, ask: &Ask, candidates: &[Candidate<'a>]) -> Vec<Due> {
        let act_done = list.first().is_some_and(|item| item.at_last.is_done());
        let only_weak = !act_done && candidates.iter().any(|one| one.below_grade);
        list.into_iter()
            .filter(|item| !item.part || acted)
            .map(|mut item| {
                if only_weak
                    && !item.part
                    && let (Standing::InDoubt(causes), Some(grade)) = (item.at_last, ask.evidence)
                    && causes.has(Cause::WeakEvidence)
                {
                    item.item = Item { what: What::Evidence, id: grade.code().to_owned(), step: None };
                }
                Due { state: item, deadline: self.deadline.clone() }
            })
            .collect()
    }

    fn out_of_window(&self, candidates: &[Candidate<'a>], windows: &super::items::Windows) -> Vec<NearMiss> {
        use crate::finding::Role;
        let near = |day: Day, limit: Day| (day - limit).num_days().abs() <= 400;
        candidates
            .iter()
            .filter(|one| one.within(&windows.at_last) == Truth::No)
            .filter_map(|one| {
                let when = one.says.when;
                if when.last() < windows.at_last.from.0 && near(when.last(), windows.at_last.from.0) {
                    Some(NearMiss { root: one.act.root, role: Role::TooEarly })
                } else if windows.at_last.to.is_some_and(|(_, late)| when.first() > late && near(when.first(), late)) {
                    let role = if windows.at_last.or_named { Role::Unnamed } else { Role::TooLate };
                    Some(NearMiss { root: one.act.root, role })
                } else {
                    None
                }
            })
            .collect()
    }

    /// The verdict of items.
    fn conclude(&self, ruling: &mut Ruling, acted: bool, start: Start) {
        let as_of = self.moment.as_of;
        ruling.turns.push(start.window);
        let done_on = ruling.items.iter().try_fold(None, |latest: Option<When>, due| match due.state.at_last {
            Standing::Done(_, when) => Some(Some(latest.map_or(when, |other| super::steps::later(other, when)))),
            Standing::InDoubt(_) | Standing::NotDone => None,
        });
        ruling.done_on = done_on.flatten();
        if ruling.all_in_time() == Truth::Yes {
            ruling.verdict = Verdict::Met;
            return;
        }
        if ruling.done_on.is_some() {
            let late: Vec<&Due> = ruling.items.iter().filter(|due| !due.state.in_time.is_done()).collect();
            let mut doubt = Causes::NONE;
            for due in &late {
                if let Standing::InDoubt(causes) = due.state.in_time {
                    doubt = doubt.and(causes);
                }
            }
            if !doubt.is_empty() {
                ruling.verdict = Verdict::Unknown;
                ruling.causes = doubt;
                return;
            }
            let days = |late: &Due| match (late.state.at_last, late.deadline.effective()) {
                (Standing::Done(_, when), Some((_, due))) => Some((due, (when.first() - due).num_days())),
                _ => None,
            };
            let steps = late.iter().filter(|due| due.state.item.what == What::Step);
            let named = |late: &&Due| {
                let (due, days) = days(late)?;
                Some(LateStep { step: late.state.item.id.clone(), due, days })
            };
            ruling.late_steps = steps.filter_map(named).collect();
            ruling.late_days = late.iter().filter_map(|due| days(due)).map(|(_, days)| days).max();
            ruling.breached_on = breach_day(late.iter().map(|due| &due.deadline));
            ruling.verdict = Verdict::MetLate;
            return;
        }
        let running = matches!(self.deadline, Deadline::Day { .. }) && passed(&self.deadline, as_of) == Truth::No;
        if as_of < start.window {
            ruling.verdict = Verdict::Upcoming;
            return;
        }
        let not_done = ruling.items.iter().filter(|due| !due.state.at_last.is_done());
        let mut failed: Vec<&Due> = Vec::new();
        let mut doubt = Causes::NONE;
        for due in not_done {
            let over = passed(&due.deadline, as_of);
            match (over, due.state.in_time, due.state.at_last) {
                (Truth::No, _, _) => {}
                (Truth::Yes, Standing::NotDone, Standing::NotDone) => failed.push(due),
                (Truth::Yes, Standing::InDoubt(one), Standing::InDoubt(two)) => doubt = doubt.and(one).and(two),
                (Truth::Yes, Standing::InDoubt(one), _) | (Truth::Yes, _, Standing::InDoubt(one)) => {
                    doubt = doubt.and(one);
                }
                (Truth::Yes, Standing::Done(..), _) | (Truth::Yes, _, Standing::Done(..)) => {}
                (Truth::Unknown(causes), _, _) => doubt = doubt.and(causes),
            }
        }
        if running {
            ruling.verdict = Verdict::Open;
        } else if !failed.is_empty() {
            ruling.breached_on = breach_day(failed.iter().map(|due| &due.deadline));
            ruling.verdict = if acted { Verdict::PartlyMet } else { Verdict::Missed };
        } else if !doubt.is_empty() {
            // What was done for certain, but perhaps too late, is in doubt as well.
            let perhaps_late = ruling.items.iter().filter(|due| due.state.at_last.is_done());
            let late = perhaps_late.filter_map(|due| match due.state.in_time {
                Standing::InDoubt(causes) if passed(&due.deadline, as_of) == Truth::Yes => Some(causes),
                Standing::InDoubt(_) | Standing::Done(..) | Standing::NotDone => None,
            });
            ruling.causes = late.fold(doubt, Causes::and);
            ruling.verdict = Verdict::Unknown;
        } else {
            ruling.verdict = Verdict::Open;
        }
    }

    fn rule_keep(&self, status: crate::model::StatusId, ask: &Ask, start: Start, last: Day, over: bool) -> Ruling {
        let force =
            self.duty.first_by.filter(|_| self.frame.period.is_none()).unwrap_or(start.counts).max(start.counts);
        let mut ruling = Ruling::bare(Verdict::Upcoming);
        ruling.status = Some(self.world.model.vocabulary.statuses[status.index()].name.clone());
        ruling.turns.push(force);
        if self.moment.as_of < force {
            return ruling;
        }
        let Kept { mut verdict, mut causes, mut gaps, items, from, ends } = self.kept(status, ask, force, last, over);
        // The day named by `first by` is a due day: until it has ended, the state can still begin on it (`rules.md` A4).
        let due = self.duty.first_by.filter(|day| *day == force && self.frame.period.is_none());
        ruling.turns.extend(due.and_then(|day| day.succ_opt()));
        if due == Some(last) && last == self.moment.as_of && verdict != Verdict::Met {
            if gaps.is_empty() && items.is_empty() {
                gaps.push((force, None, false));
            }
            (verdict, causes) = (Verdict::Open, Causes::NONE);
        }
        ruling.verdict = verdict;
        ruling.causes = causes;
        ruling.judged_from = from;
        ruling.asked = 1 + items.len();
        ruling.turns.extend(ends);
        let current = self.world.status_records(self.frame.bearer, status, self.moment.seen);
        ruling.witnesses =
            current.iter().filter(|act| !self.is_weak(ask, act.says.grade)).map(|act| act.root).collect();
        if verdict != Verdict::Open {
            ruling.breached_on = gaps.iter().find(|gap| gap.2).map(|gap| gap.0);
        }
        ruling.gaps = gaps;
        ruling.items = items.into_iter().map(|state| Due { state, deadline: Deadline::None }).collect();
        if verdict == Verdict::Met {
            ruling.done_on = from.map(When::exact);
        }
        ruling
    }

    fn rule_avoid(&self, ask: &Ask, unless: Option<&Target>, start: Start, last: Day, over: bool) -> Ruling {
        let mut ruling = Ruling::bare(Verdict::Open);
        ruling.turns.push(start.window);
        if self.moment.as_of < start.window {
            ruling.verdict = Verdict::Upcoming;
            return ruling;
        }
        if let Some(end) = self.frame.period.and_then(|period| period.last_day()) {
            ruling.turns.extend(end.succ_opt());
        }
        let bounds = super::scope::Bounds::plain((start.counts, start.counts), Some((last, last)));
        let absence = bounds.window(self.moment.as_of);
        let windows = super::items::Windows { in_time: bounds, at_last: bounds, absence };
        let (candidates, near) = self.candidates(ask, Links::NONE);
        ruling.near = near;
        ruling.asked = 1;
        let mut doubt = Causes::NONE;
        for one in &candidates {
            let done = self.has_parts(ask, one, &windows);
            if done == Truth::No {
                continue;
            }
            let excused = unless.map_or(Truth::No, |target| self.excused(target, one.says.when, start));
            let excused = self.judged_too(excused, &mut ruling);
            match done.and(excused.negate()) {
                Truth::Yes => {
                    ruling.verdict = Verdict::Missed;
                    ruling.witnesses.push(one.act.root);
                    ruling.breached_on.get_or_insert(one.says.when.first());
                }
                Truth::Unknown(causes) => doubt = doubt.and(causes),
                Truth::No => {}
            }
        }
        if ruling.verdict == Verdict::Missed || !over {
            return ruling;
        }
        match self.absent(ask, &windows, false) {
            _ if !doubt.is_empty() => {
                ruling.verdict = Verdict::Unknown;
                ruling.causes = doubt;
            }
            Truth::Unknown(causes) => {
                ruling.verdict = Verdict::Unknown;
                ruling.causes = causes;
            }
            Truth::Yes | Truth::No => ruling.verdict = Verdict::Met,
        }
        ruling
    }

    /// An excuse is whole only where the questions that go with it are answered yes; those that are open are named.
    fn judged_too(&self, excused: Truth, ruling: &mut Ruling) -> Truth {
        if excused == Truth::No {
            return excused;
        }
        for due in self.text.questions.iter().map(|index| self.question_item(*index)) {
            let known = ruling.items.iter().any(|item| item.state.item == due.state.item);
            if matches!(due.state.at_last, Standing::InDoubt(_)) && !known {
                ruling.asked += 1;
                ruling.items.push(due);
            }
        }
        let answers = self.text.questions.iter().map(|index| self.judgement(*index));
        answers.fold(excused, Truth::and)
    }

    /// Whether one act in the window is with the parties and about the topics asked: nobody else can make it so.
    fn has_parts(&self, ask: &Ask, one: &Candidate<'a>, windows: &super::items::Windows) -> Truth {
        let items = self.items_of(ask, 1, std::slice::from_ref(one), windows, None, Links::NONE, Truth::No);
        items.list.iter().fold(one.within(&windows.at_last), |so_far, item| so_far.and(as_truth(item.at_last)))
    }

    /// Whether what excuses an avoided act was done by its day.
    fn excused(&self, target: &Target, avoided: When, start: Start) -> Truth {
        let due = crate::time::Nominal::named(avoided.last()).unrolled();
        let scope = Scope {
            deadline: Deadline::Day { early: due.clone(), late: due },
            avoided: Some(avoided),
            joint: self.joint.clone(),
            ..*self
        };
        match target {
            Target::Acts(count, ask) => {
                let windows = scope.windows((start.counts, start.counts), &scope.deadline, Late::DoesNotCure);
                let (candidates, _) = scope.candidates(ask, Links::NONE);
                let items = scope.items(ask, *count, &candidates, &windows, None, Links::NONE);
                items.list.iter().fold(Truth::Yes, |so_far, item| so_far.and(as_truth(item.in_time)))
            }
            Target::Steps(steps) => {
                let base = Frame0 { from: (start.counts, start.counts), force: start.counts, late: Late::DoesNotCure };
                let binding = scope.bind(steps, base);
                let items = binding.steps.iter().filter(|step| step.applies != Truth::No).flat_map(|step| &step.items);
                items.fold(Truth::Yes, |so_far, item| so_far.and(as_truth(item.in_time)))
            }
            Target::Question(question) => scope.judgement(*question),
        }
    }
}

/// The days on which the verdict may turn: after the due day, and after late acts no longer cure.
fn turn_days(deadline: &Deadline, late: Late) -> impl Iterator<Item = Day> {
    let days = deadline.effective().map(|(early, late)| [early, late]);
    days.into_iter().flatten().filter_map(|day| day.succ_opt()).chain(cure_end(deadline, late))
}

/// The day after which late acts no longer cure, unless perhaps they name their period.
fn cure_end(deadline: &Deadline, late: Late) -> Option<Day> {
    match (deadline, late) {
        (Deadline::Day { late, .. }, Late::Cures(Some(offset)) | Late::CuresOrNamed(offset)) => {
            after(late.effective, offset)?.succ_opt()
        }
        (Deadline::Day { .. }, Late::Cures(None) | Late::DoesNotCure) | (Deadline::None | Deadline::Unknown, _) => None,
    }
}

fn as_truth(standing: Standing) -> Truth {
    match standing {
        Standing::Done(..) => Truth::Yes,
        Standing::InDoubt(causes) => Truth::Unknown(causes),
        Standing::NotDone => Truth::No,
    }
}

/// The day after the earliest of these due days.
fn breach_day<'d>(deadlines: impl Iterator<Item = &'d Deadline>) -> Option<Day> {
    deadlines.filter_map(|deadline| deadline.effective()).filter_map(|(_, late)| late.succ_opt()).min()
}
