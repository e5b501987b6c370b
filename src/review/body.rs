//! How one body stands: what it must do itself, what it bears with others, what others owe in which it takes part; what is
//! overdue, due next, not known, to come, done.
//!
//! Judged are the instances whose windows touch the days from 1 January of last year to a year after the day from which
//! one looks, what lasts without end included; a period narrows it to what is of that period or falls due in it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Options, Wrong};
use crate::feed::parties::Parties;
use crate::finding::{Cause, Finding, Missing, Verdict};
use crate::model::{BodyId, Citation, Demand, Duty, DutyId, Generation, Late, Rhythm, Target};
use crate::schedule::{all_bearers, bears, periods as periods_of};
use crate::time::{Datelike, Day, Offset, Window, after, day, year_period};

/// How a body stands.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Whose.
    pub body: BodyId,
    /// The days that the windows touch.
    pub span: (Day, Day),
    /// Law that it bears itself.
    pub own: Shelves,
    /// Law that it bears together with others, each for its own part.
    pub joint: Shelves,
    /// Law that others bear, in which it is to take part or which is owed towards it.
    pub others: Vec<Shared>,
    /// Recommendations and incentives.
    pub soft: Shelves,
    /// How each instance stood on the earlier day, where one is compared with.
    pub before: BTreeMap<String, Verdict>,
    /// Whether any record or register speaks of it.
    pub on_record: bool,
}

/// Findings by what a reader needs first.
#[derive(Debug, Clone, Default)]
pub struct Shelves {
    /// Certainly not done, or not wholly: what can still be mended first, then by due day, the last first.
    pub overdue: Vec<Line>,
    /// Running, due within a year, by due day.
    pub next: Vec<Line>,
    /// Running, due later or without a due day.
    pub later: Vec<Line>,
    /// Cannot be told, by the causes.
    pub unknown: Vec<(Vec<Cause>, Vec<Line>)>,
    /// Open, to come or not known, where it is in doubt whether the duty applies at all.
    pub conditional: Vec<Line>,
    /// Not begun.
    pub upcoming: Vec<Line>,
    /// Met, in time or late.
    pub done: Vec<Line>,
    /// Waived.
    pub waived: Vec<Line>,
    /// Does not apply.
    pub not_applicable: Vec<Line>,
    /// How many have each verdict, in the stated order of verdicts.
    pub counts: Vec<(Verdict, usize)>,
}

/// One or several findings of a duty of which the same is to be told; never empty.
#[derive(Debug, Clone)]
pub struct Line {
    /// The findings, by due day.
    pub findings: Vec<Finding>,
    /// Whether doing it now would still count, where it is overdue.
    pub mendable: bool,
}

/// What others owe under one duty in one period.
#[derive(Debug, Clone)]
pub struct Shared {
    /// The duty.
    pub duty: DutyId,
    /// The findings, by bearer.
    pub findings: Vec<Finding>,
}

/// What stands in the few lines at the top.
#[derive(Debug, Clone)]
pub enum First<'s> {
    /// This is overdue.
    Overdue(&'s Line),
    /// So many more are.
    MoreOverdue(usize),
    /// Nothing is known to be overdue.
    NothingOverdue,
    /// Due next: the day, the first duty on it, how many more.
    Next(Day, &'s Line, usize),
    /// So many cannot be told; the causes that most of them have, at most two.
    Unknown(usize, Vec<Cause>),
    /// So many are done.
    Done(usize),
}

/// A period of more days than this is longer than a year.
const A_YEAR: i64 = 366;

/// So many lines stand at the top.
const FEW: usize = 5;

/// How a body stands under what a reader asked for.
///
/// # Errors
/// A period that is none.
pub fn standing(basis: &Basis<'_>, body: BodyId, options: &Options) -> Result<Standing, Wrong> {
    let as_of = basis.as_of.0;
    let (mut from, mut to) = span(as_of);
    if let Some(key) = &options.period {
        let Some(window) = days_of(basis, key) else { return Err(Wrong::Value("period", key.clone())) };
        from = from.min(window.from());
        to = to.max(window.last());
    }
    let mut judged = basis.judge(Some(vec![body]), Vec::new(), from, to).findings;
    if options.period.is_none() {
        judged.extend(unmet_before(basis, body, from, &judged));
    }
    // What lasts without end ended with who bore it.
    let gone = basis.roster.body(body).until.is_some_and(|until| until < from);
    let there = |finding: &Finding| !gone || finding.due.is_some();
    let findings: Vec<Finding> =
        judged.into_iter().filter(|finding| there(finding) && wanted(basis, finding, options)).collect();
    let jointly = |finding: &Finding| basis.model.duty(finding.duty).bearers.jointly;
    let (law, soft): (Vec<Finding>, Vec<Finding>) =
        findings.into_iter().partition(|finding| finding.binding.can_be_breached());
    let (joint, own): (Vec<Finding>, Vec<Finding>) = law.into_iter().partition(jointly);
    let others = owed_by_others(basis, body, from, to, options);
    let before = options.since.map_or_else(BTreeMap::new, |since| {
        let then = basis.on(since).judge(Some(vec![body]), Vec::new(), from, to).findings;
        then.into_iter().map(|finding| (finding.instance.clone(), finding.verdict)).collect()
    });
    Ok(Standing {
        body,
        span: (from, to),
        own: Shelves::new(basis, own),
        joint: Shelves::new(basis, joint),
        others,
        soft: Shelves::new(basis, soft),
        before,
        on_record: super::bodies::on_record(basis).contains(&body),
    })
}

/// So many years before the day from which one looks a breach is still told.
const YEARS_BACK: i32 = 15;

/// What the law asked before these days and is known not to have been done: nobody may be told that nothing is overdue
/// because it is long overdue.
fn unmet_before(basis: &Basis<'_>, body: BodyId, from: Day, known: &[Finding]) -> Vec<Finding> {
    let there: BTreeSet<&str> = known.iter().map(|finding| finding.instance.as_str()).collect();
    let first = day(basis.as_of.0.year() - YEARS_BACK, 1, 1).unwrap_or(from);
    let mut earlier = basis.judge(Some(vec![body]), Vec::new(), first, from).findings;
    earlier.retain(|finding| {
        finding.binding.can_be_breached()
            && matches!(finding.verdict, Verdict::Missed | Verdict::PartlyMet)
            && !there.contains(finding.instance.as_str())
    });
    earlier
}

/// The days that are looked at where nothing else is asked: from 1 January of last year to a year from now.
#[must_use]
pub fn span(as_of: Day) -> (Day, Day) {
    let from = day(as_of.year() - 1, 1, 1).unwrap_or(as_of);
    (from, after(as_of, Offset::Years(1)).unwrap_or(as_of))
}

/// The periods by which the page of a body can be narrowed: the years, and the terms and other periods that touch the days.
#[must_use]
pub fn periods(basis: &Basis<'_>) -> Vec<String> {
    let (from, to) = span(basis.as_of.0);
    let mut keys: Vec<String> = (from.year()..=to.year()).map(|year| year.to_string()).collect();
    for duty in &basis.model.duties {
        let Generation::Every(rhythm @ Rhythm::Table(_), _) = &duty.generation else { continue };
        for period in periods_of(basis.model, rhythm, from, to).iter() {
            // Quarters and pilots are in the years.
            let long = period.window.last_day().is_none_or(|last| (last - period.window.from()).num_days() > A_YEAR);
            if long && !keys.contains(&period.key) {
                keys.push(period.key.clone());
            }
        }
    }
    keys
}

/// The days of a period by its key: a year, or a row of any table of periods.
#[must_use]
pub fn days_of(basis: &Basis<'_>, key: &str) -> Option<Window> {
    let year = key.parse().ok().and_then(year_period).map(|period| period.window);
    year.or_else(|| basis.model.tables.values().find_map(|table| table.table.find(key)).map(|period| period.window))
}

/// Whether a finding is of what the reader asked for. Of a year is also what falls due in it.
fn wanted(basis: &Basis<'_>, finding: &Finding, options: &Options) -> bool {
    let cites = |source: &Citation| match source {
        Citation::Acts(acts) => acts.iter().any(|(act, _)| options.acts.contains(act)),
        Citation::Text(_) => false,
    };
    let of_period = |key: &String| {
        let due = finding.due.as_ref().map(|due| due.effective);
        let year = key.parse().ok().and_then(year_period);
        finding.period == *key
            || year.zip(due).is_some_and(|(year, due)| year.window.contains(due))
            || days_of(basis, key).is_none()
    };
    (options.acts.is_empty() || cites(&finding.source))
        && (options.bindings.is_empty() || options.bindings.contains(&finding.binding))
        && (options.verdicts.is_empty() || options.verdicts.contains(&finding.verdict))
        && options.period.as_ref().is_none_or(of_period)
}

/// What others owe in which the body is to take part, or which is owed towards it; not what it bears jointly with them.
fn owed_by_others(basis: &Basis<'_>, body: BodyId, from: Day, to: Day, options: &Options) -> Vec<Shared> {
    let (model, roster) = (basis.model, basis.roster);
    let mut parties = Parties::new(model, roster);
    let mut bearers: BTreeSet<BodyId> = BTreeSet::new();
    let mut duties: Vec<DutyId> = Vec::new();
    for duty in model.duties.iter().filter(|duty| duty.binding.can_be_breached()) {
        let Some(newest) = duty.versions.len().checked_sub(1) else { continue };
        if duty.bearers.jointly && bears(model, roster, duty, body) {
            continue;
        }
        let naming: Vec<BodyId> = all_bearers(model, roster, duty)
            .into_iter()
            .filter(|bearer| *bearer != body && parties.of_law(duty, newest, *bearer, basis.as_of.0).contains(&body))
            .collect();
        if !naming.is_empty() {
            bearers.extend(naming);
            duties.push(duty.id);
        }
    }
    if duties.is_empty() {
        return Vec::new();
    }
    let judged = basis.judge(Some(bearers.into_iter().collect()), duties, from, to).findings;
    let mut shared: BTreeMap<(DutyId, String), Vec<Finding>> = BTreeMap::new();
    for finding in judged.into_iter().filter(|finding| wanted(basis, finding, options)) {
        let on = finding.due.as_ref().map_or(basis.as_of.0, |due| due.effective);
        let own = finding.counterparty.is_none_or(|towards| towards == body);
        if finding.bearer != body && own && parties.of(&finding, on).contains(&body) {
            shared.entry((finding.duty, finding.period.clone())).or_default().push(finding);
        }
    }
    let mut found: Vec<Shared> = shared.into_iter().map(|((duty, _), findings)| Shared { duty, findings }).collect();
    found.sort_by_key(|shared| (shared.duty, shared.findings.first().and_then(due_of)));
    found
}

impl Shelves {
    fn new(basis: &Basis<'_>, findings: Vec<Finding>) -> Shelves {
        let mut shelves = Shelves {
            counts: Verdict::ALL
                .into_iter()
                .map(|of| (of, findings.iter().filter(|finding| finding.verdict == of).count()))
                .collect(),
            ..Shelves::default()
        };
        let soon = after(basis.as_of.0, Offset::Years(1)).unwrap_or(basis.as_of.0);
        let mut unknown: BTreeMap<Vec<Cause>, Vec<Line>> = BTreeMap::new();
        let mut findings = findings;
        // A stable order: what falls due on one day stands as the rules have it.
        findings.sort_by_key(|finding| (due_of(finding).is_none(), due_of(finding)));
        for finding in findings {
            match finding.verdict {
                Verdict::Missed | Verdict::PartlyMet => {
                    let mendable = is_mendable(basis, &finding);
                    shelves.overdue.push(Line { findings: vec![finding], mendable });
                }
                Verdict::Open | Verdict::Upcoming | Verdict::Unknown if finding.in_doubt => {
                    put(&mut shelves.conditional, finding);
                }
                Verdict::Open if due_of(&finding).is_some_and(|due| due <= soon) => put(&mut shelves.next, finding),
                Verdict::Open => put(&mut shelves.later, finding),
                Verdict::Unknown => put(unknown.entry(finding.causes.clone()).or_default(), finding),
                Verdict::Upcoming => put(&mut shelves.upcoming, finding),
                Verdict::Met | Verdict::MetLate => put(&mut shelves.done, finding),
                Verdict::Waived => put(&mut shelves.waived, finding),
                Verdict::NotApplicable => put(&mut shelves.not_applicable, finding),
            }
        }
        let due = |line: &Line| line.findings.first().and_then(due_of);
        shelves.overdue.sort_by_key(|line| (!line.mendable, std::cmp::Reverse(due(line))));
        shelves.unknown = unknown.into_iter().collect();
        // What most lack stands first.
        shelves.unknown.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.len()));
        shelves
    }

    /// How many have this verdict.
    #[must_use]
    pub fn count(&self, of: Verdict) -> usize {
        self.counts.iter().find(|(verdict, _)| *verdict == of).map_or(0, |(_, count)| *count)
    }

    /// How many cannot be told, though they certainly apply.
    #[must_use]
    pub fn untold(&self) -> usize {
        self.unknown.iter().flat_map(|(_, lines)| lines).map(|line| line.findings.len()).sum()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().map(|(_, count)| count).sum()
    }

    /// Every finding, as it stands on the shelves.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        let unknown = self.unknown.iter().flat_map(|(_, lines)| lines);
        let lines = self.overdue.iter().chain(&self.next).chain(&self.later).chain(unknown);
        let rest = self
            .conditional
            .iter()
            .chain(&self.upcoming)
            .chain(&self.done)
            .chain(&self.waived)
            .chain(&self.not_applicable);
        lines.chain(rest).flat_map(|line| &line.findings)
    }
}

impl Standing {
    /// The few lines at the top: at most five, what is overdue first, then what is due next.
    #[must_use]
    pub fn first(&self) -> Vec<First<'_>> {
        let (own, joint) = (&self.own, &self.joint);
        let count = |of: Verdict| own.count(of) + joint.count(of);
        let mut last = Vec::new();
        let unknown = own.untold() + joint.untold();
        if unknown > 0 {
            let mut causes: BTreeMap<Cause, usize> = BTreeMap::new();
            for (of, lines) in own.unknown.iter().chain(&joint.unknown) {
                let findings = lines.iter().map(|line| line.findings.len()).sum::<usize>();
                of.iter().for_each(|cause| *causes.entry(*cause).or_default() += findings);
            }
            let mut causes: Vec<(Cause, usize)> = causes.into_iter().collect();
            // Of several with as many, the first as they are listed.
            causes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            last.push(First::Unknown(unknown, causes.into_iter().map(|(cause, _)| cause).take(2).collect()));
        }
        let done = count(Verdict::Met) + count(Verdict::MetLate);
        if done > 0 {
            last.push(First::Done(done));
        }
        let overdue: Vec<&Line> = own.overdue.iter().chain(&joint.overdue).collect();
        let mut first = Vec::new();
        match overdue.as_slice() {
            [] => first.push(First::NothingOverdue),
            [only] => first.push(First::Overdue(only)),
            [one, other] => first.extend([First::Overdue(one), First::Overdue(other)]),
            [one, more @ ..] => first.extend([First::Overdue(one), First::MoreOverdue(more.len())]),
        }
        let room = FEW.saturating_sub(first.len() + last.len()).max(1);
        let of_line = |line: &'_ Line| -> Vec<Day> { line.findings.iter().filter_map(due_of).collect() };
        let mut next: Vec<(Day, &Line)> = own
            .next
            .iter()
            .chain(&joint.next)
            .flat_map(|line| of_line(line).into_iter().map(move |due| (due, line)))
            .collect();
        // What is its own stands before what is due on the same day together with others.
        next.sort_by_key(|(due, _)| *due);
        let (shown, more) = next.split_at(room.min(next.len()));
        for (at, (due, line)) in shown.iter().enumerate() {
            first.push(First::Next(*due, line, if at + 1 == shown.len() { more.len() } else { 0 }));
        }
        first.extend(last);
        first
    }

    /// Every finding of its own, law first.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.own.findings().chain(self.joint.findings()).chain(self.soft.findings())
    }
}

/// How the members of a body stand under the law: of each, how many of its instances have each verdict.
#[must_use]
pub fn members(basis: &Basis<'_>, members: &[BodyId], options: &Options) -> Vec<(BodyId, Vec<(Verdict, usize)>)> {
    let (from, to) = span(basis.as_of.0);
    let mut of: BTreeMap<BodyId, BTreeMap<Verdict, usize>> = BTreeMap::new();
    if !members.is_empty() {
        for finding in basis.judge(Some(members.to_vec()), Vec::new(), from, to).findings {
            if finding.binding.can_be_breached() && wanted(basis, &finding, options) {
                *of.entry(finding.bearer).or_default().entry(finding.verdict).or_default() += 1;
            }
        }
    }
    let counts = |body: &BodyId| {
        let own = of.get(body);
        let count = |verdict: Verdict| own.and_then(|own| own.get(&verdict)).copied().unwrap_or_default();
        Verdict::ALL.into_iter().map(|verdict| (verdict, count(verdict))).collect()
    };
    members.iter().map(|body| (*body, counts(body))).collect()
}

/// The last day on which it could be done in time.
#[must_use]
pub fn due_of(finding: &Finding) -> Option<Day> {
    finding.due.as_ref().map(|due| due.effective)
}

/// Puts a finding beside those of which the same is told, or into a line of its own.
fn put(lines: &mut Vec<Line>, finding: Finding) {
    let alike = |line: &&mut Line| line.findings.first().is_some_and(|first| tell_alike(first, &finding));
    match lines.iter_mut().find(alike) {
        Some(line) => line.findings.push(finding),
        None => lines.push(Line { findings: vec![finding], mendable: false }),
    }
}

/// Whether of two findings the same is told but for period, day, counterparty and records.
fn tell_alike(one: &Finding, other: &Finding) -> bool {
    let named = |finding: &Finding| -> Vec<Missing> {
        finding.missing.iter().filter(|lack| lack.days.is_none()).cloned().collect()
    };
    one.duty == other.duty
        && one.version == other.version
        && one.verdict == other.verdict
        && one.in_doubt == other.in_doubt
        && one.because == other.because
        && one.waiver == other.waiver
        && one.computed == other.computed
        && one.causes == other.causes
        && one.readings == other.readings
        && one.missing.len() == other.missing.len()
        && named(one) == named(other)
        && one.notes == other.notes
}

/// Whether doing now what lacks would still count: a state can be taken up at any time, an act only where late ones count.
fn is_mendable(basis: &Basis<'_>, finding: &Finding) -> bool {
    let duty: &Duty = basis.model.duty(finding.duty);
    let text = duty.versions.get(finding.version).and_then(|law| law.text(finding.exceptions[0], None));
    let Some(Ok(text)) = text else { return false };
    let counts = |late: Late| match (late, due_of(finding)) {
        (Late::DoesNotCure, Some(_)) => false,
        (Late::Cures(Some(offset)), Some(due)) => after(due, offset).is_none_or(|last| basis.as_of.0 <= last),
        (Late::Cures(_) | Late::CuresOrNamed(_), _) | (Late::DoesNotCure, None) => true,
    };
    match &text.demand {
        // A state that is held again leaves its gap where it was.
        Demand::Keep(..) => finding.verdict == Verdict::Missed,
        // What was done cannot be undone.
        Demand::Avoid(..) => false,
        Demand::Do(Target::Steps(steps)) => finding.missing.iter().filter(|lack| lack.certain).all(|lack| {
            let step = steps.iter().find(|step| Some(&step.name) == lack.item.step.as_ref());
            counts(step.and_then(|step| step.late).unwrap_or(text.late))
        }),
        Demand::Do(Target::Acts(..) | Target::Question(_)) => counts(text.late),
    }
}
