//! The day on which what is told of an instance last turned.
//!
//! Found by judging again, newest first, the day before each day on which it may have turned, with what was known then
//! (`rules.md` D6). It depends on rules, records and dates, never on the day of asking: asking later gives the same day
//! until something turns again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chronicle::Chronicle;
use super::concerns::{Concerns, concerns};
use super::edition::Asked;
use crate::evaluate::{Past, Reader};
use crate::finding::{Finding, Told};
use crate::model::{BodyId, DutyId, Model, Roster};
use crate::record::Log;
use crate::time::Day;

/// When it turned, and where its due day was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// The first day on which it was told as now.
    pub on: Day,
    /// The due day before, where there was such an instance.
    pub due_before: Option<Day>,
}

/// When each of `findings` last turned; none where it has always been so. `all` are the findings of the same run, on
/// whose days others may depend.
pub(super) fn turned(
    model: &Model,
    roster: &Roster,
    log: &Log,
    asked: &Asked,
    all: &[Finding],
    findings: &[&Finding],
) -> Vec<Option<Turn>> {
    let chronicle = Chronicle::new(roster, log);
    let mut days = Days::new(model, roster, &chronicle, asked, all);
    // Twins are told alike, so they turned alike, unless some row of the log once told them apart.
    let mut known: BTreeMap<*const Told, usize> = BTreeMap::new();
    let mut tasks: Vec<Task<'_>> = Vec::new();
    let mut places: Vec<usize> = Vec::with_capacity(findings.len());
    for finding in findings {
        let twin = !chronicle.tells_of(finding.bearer) && !model.named.contains(&finding.bearer);
        let pointer = Arc::as_ptr(&finding.told);
        let place = known.get(&pointer).copied().filter(|_| twin).unwrap_or(tasks.len());
        if place == tasks.len() {
            tasks.push(Task { finding, days: days.of(finding), turn: None });
            if twin {
                known.insert(pointer, place);
            }
        }
        places.push(place);
    }
    let recorded: Vec<Day> = chronicle.recorded.iter().copied().collect();
    judge_again(model, roster, log, asked, &recorded, &mut tasks);
    places.into_iter().map(|place| tasks.get(place).and_then(|task| task.turn)).collect()
}

/// One finding whose turning day is sought.
struct Task<'f> {
    finding: &'f Finding,
    /// Days on which it may have turned and that are still to be looked at; the newest last.
    days: Vec<Day>,
    turn: Option<Turn>,
}

/// Works through the tasks, from what was known last to what was known first.
fn judge_again(model: &Model, roster: &Roster, log: &Log, asked: &Asked, recorded: &[Day], tasks: &mut [Task<'_>]) {
    let moment = |turn: Day| -> Option<(Day, Day)> {
        let day = turn.pred_opt()?;
        Some((day.min(asked.as_of.0), asked.known_at.map_or(day, |known| day.min(known))))
    };
    // How many days of writing down lie behind what was known on the day before a turn.
    let epoch = |turn: Day| moment(turn).map(|(_, known)| recorded.partition_point(|day| *day <= known));
    let next = |task: &Task<'_>| task.days.last().copied().and_then(epoch);
    while let Some(newest) = tasks.iter().filter_map(next).max() {
        let known = newest.checked_sub(1).and_then(|at| recorded.get(at)).copied().unwrap_or(Day::MIN);
        let past = Past::new(model, roster, log, known, asked.horizon.to);
        let mut open: Vec<&mut Task<'_>> = tasks.iter_mut().filter(|task| next(task) == Some(newest)).collect();
        let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get());
        let share = open.len().div_ceil(threads.min(open.len().div_ceil(64)).max(1)).max(1);
        let work = |tasks: &mut [&mut Task<'_>], reader: &mut Reader<'_>| {
            for task in tasks {
                while task.turn.is_none()
                    && let Some(turn) = task.days.last().copied()
                    && epoch(turn) == Some(newest)
                    && let Some((as_of, _)) = moment(turn)
                {
                    task.look(turn, as_of, reader);
                }
            }
        };
        std::thread::scope(|scope| {
            let (work, past) = (&work, &past);
            let mut shares = open.chunks_mut(share);
            let first = shares.next();
            for share in shares {
                scope.spawn(move || work(share, &mut past.reader()));
            }
            if let Some(share) = first {
                work(share, &mut past.reader());
            }
        });
    }
}

impl Task<'_> {
    /// Looks whether it turned on a day, by judging the day before.
    fn look(&mut self, turn: Day, as_of: Day, reader: &mut Reader<'_>) {
        let finding = self.finding;
        let before = reader.finding(as_of, finding.duty, finding.bearer, &finding.instance);
        self.days.pop();
        if before.as_ref().is_none_or(|before| !told_alike(before, finding)) {
            let due_before = before.and_then(|before| before.due.as_ref().map(|due| due.effective));
            self.turn = Some(Turn { on: turn, due_before });
            self.days.clear();
        }
    }
}

/// Whether two findings tell the same, their proofs and the days on which they may turn aside.
fn told_alike(one: &Told, other: &Told) -> bool {
    let Told {
        duty,
        version,
        exceptions,
        in_doubt,
        source,
        binding,
        counterparty,
        period,
        part,
        verdict,
        due,
        no_due,
        window,
        missing,
        witnesses,
        causes,
        because,
        waiver,
        computed,
        readings,
        reading_dues,
        grade,
        late_days,
        late_steps,
        ratio,
        changes_on,
        turns: _,
        notes,
        reasons: _,
    } = one;
    (duty, version, exceptions, in_doubt) == (&other.duty, &other.version, &other.exceptions, &other.in_doubt)
        && (source, binding) == (&other.source, &other.binding)
        && (counterparty, period, part) == (&other.counterparty, &other.period, &other.part)
        && (verdict, due, no_due, window) == (&other.verdict, &other.due, &other.no_due, &other.window)
        && (missing, witnesses, causes, because) == (&other.missing, &other.witnesses, &other.causes, &other.because)
        && (waiver, computed, readings, reading_dues)
            == (&other.waiver, &other.computed, &other.readings, &other.reading_dues)
        && (grade, late_days, ratio, changes_on) == (&other.grade, &other.late_days, &other.ratio, &other.changes_on)
        && (late_steps, notes) == (&other.late_steps, &other.notes)
}

/// The days on which findings may have turned.
struct Days<'a> {
    model: &'a Model,
    roster: &'a Roster,
    chronicle: &'a Chronicle,
    asked: &'a Asked,
    all: &'a [Finding],
    concerns: BTreeMap<DutyId, Concerns>,
    /// The days on which any instance of a duty may turn by itself, where another duty depends on it.
    of_duty: Option<BTreeMap<DutyId, BTreeSet<Day>>>,
    near: BTreeMap<BodyId, BTreeSet<BodyId>>,
}

impl<'a> Days<'a> {
    fn new(
        model: &'a Model,
        roster: &'a Roster,
        chronicle: &'a Chronicle,
        asked: &'a Asked,
        all: &'a [Finding],
    ) -> Days<'a> {
        let (concerns, near) = (BTreeMap::new(), BTreeMap::new());
        Days { model, roster, chronicle, asked, all, concerns, of_duty: None, near }
    }

    /// The days, the newest last.
    fn of(&mut self, finding: &Finding) -> Vec<Day> {
        let (model, roster) = (self.model, self.roster);
        let concerns = self.concerns.entry(finding.duty).or_insert_with(|| concerns(model, finding.duty));
        let mut days: BTreeSet<Day> = finding.turns.iter().copied().collect();
        // The window's first day and the day after its last are among the turns; the law changes inside it.
        if let (Some(from), Some(to)) = finding.window {
            days.extend(concerns.law.range(from..=to));
        }
        if !concerns.duties.is_empty() {
            let all = self.all;
            let of_duty = self.of_duty.get_or_insert_with(|| turns_by_duty(all));
            days.extend(concerns.duties.iter().filter_map(|duty| of_duty.get(duty)).flatten());
        }
        let near = self.near.entry(finding.bearer).or_insert_with(|| near(roster, finding.bearer));
        let wider: BTreeSet<BodyId>;
        let bodies = match (concerns.anybody, finding.counterparty) {
            (true, _) => None,
            (false, None) => Some(&*near),
            (false, Some(counterparty)) => {
                wider = near.iter().copied().chain([counterparty]).collect();
                Some(&wider)
            }
        };
        self.chronicle.acts(&concerns.kinds, bodies, &mut days);
        self.chronicle.complete(bodies, &mut days);
        let bearer = roster.body(finding.bearer);
        for duty in concerns.duties.iter().chain([&finding.duty]) {
            self.chronicle.of_instance(&model.duty(*duty).name, &bearer.id, &mut days);
        }
        days.extend(bearer.from);
        let (as_of, known_at) = (self.asked.as_of.0, self.asked.known_at);
        // What was written down after the day of asking is known all the same, unless it is asked not to be.
        let happened = |day: &Day| {
            *day <= as_of || (self.chronicle.recorded.contains(day) && known_at.is_none_or(|known| *day <= known))
        };
        days.retain(happened);
        days.into_iter().collect()
    }
}

fn turns_by_duty(all: &[Finding]) -> BTreeMap<DutyId, BTreeSet<Day>> {
    let mut of_duty: BTreeMap<DutyId, BTreeSet<Day>> = BTreeMap::new();
    let mut last: *const Told = std::ptr::null();
    for finding in all {
        let pointer = Arc::as_ptr(&finding.told);
        if pointer != last {
            of_duty.entry(finding.duty).or_default().extend(&finding.turns);
            last = pointer;
        }
    }
    of_duty
}

/// A body, what it belongs to, what belongs to it, and what belongs to the same.
fn near(roster: &Roster, body: BodyId) -> BTreeSet<BodyId> {
    let groups: BTreeSet<BodyId> = roster.groups(body).map(|row| row.group).collect();
    let mut near: BTreeSet<BodyId> = groups.iter().copied().chain([body]).collect();
    let members = roster.memberships().iter().filter(|row| row.group == body || groups.contains(&row.group));
    near.extend(members.map(|row| row.member));
    near
}
