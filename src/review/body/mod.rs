//! How one body stands: what it must do itself, what it bears with others, what others owe in which it takes part; what is
//! overdue, due next, not known, to come, done.
//!
//! Which findings those are, `told` says; by what a reader needs first, `shelves` orders them.

mod shelves;
mod told;

pub use shelves::{Line, Shelves, due_of};

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Options, Wrong};
use crate::feed::parties::Parties;
use crate::finding::{Cause, Finding, Verdict};
use crate::model::{BodyId, DutyId, Generation, Rhythm};
use crate::schedule::{all_bearers, bears, periods as periods_of};
use crate::time::{Datelike, Day};

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
    /// This is overdue; whether doing it now would still count.
    Overdue(&'s Finding, bool),
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
    let (from, to) = told::days(basis, body, options)?;
    let findings = told::findings(basis, &[body], (from, to), options);
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

/// The periods by which the page of a body can be narrowed: the years, and the terms and other periods that touch the days.
#[must_use]
pub fn periods(basis: &Basis<'_>, body: BodyId) -> Vec<String> {
    let (from, to) = told::span(basis, body);
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

/// What others owe in which the body is to take part, or which is owed towards it; not what it bears jointly with them.
fn owed_by_others(basis: &Basis<'_>, body: BodyId, from: Day, to: Day, options: &Options) -> Vec<Shared> {
    let (model, roster) = (basis.model, basis.roster);
    let mut parties = Parties::new(model, roster);
    let on = told::last_day(basis, body);
    let mut bearers: BTreeSet<BodyId> = BTreeSet::new();
    let mut duties: Vec<DutyId> = Vec::new();
    for duty in model.duties.iter().filter(|duty| duty.binding.can_be_breached()) {
        let Some(newest) = duty.versions.len().checked_sub(1) else { continue };
        if duty.bearers.jointly && bears(model, roster, duty, body) {
            continue;
        }
        let naming: Vec<BodyId> = all_bearers(model, roster, duty)
            .into_iter()
            .filter(|bearer| *bearer != body && parties.of_law(duty, newest, *bearer, on).contains(&body))
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
    for finding in judged.into_iter().filter(|finding| told::wanted(basis, finding, options)) {
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
        // Of each line the last one first.
        let lines = own.overdue.iter().chain(&joint.overdue);
        let findings = lines.flat_map(|line| line.findings.iter().rev().map(|one| (one, line.mendable)));
        let mut overdue: Vec<First<'_>> = findings.map(|(one, mendable)| First::Overdue(one, mendable)).collect();
        let mut first = Vec::new();
        let more = overdue.len().saturating_sub(1);
        match overdue.len() {
            0 => first.push(First::NothingOverdue),
            1 | 2 => first.append(&mut overdue),
            _ => {
                first.extend(overdue.into_iter().next());
                first.push(First::MoreOverdue(more));
            }
        }
        let room = FEW.saturating_sub(first.len() + last.len()).max(1);
        let days_of = |line: &'_ Line| -> Vec<Day> { line.findings.iter().filter_map(due_of).collect() };
        let mut next: Vec<(Day, &Line)> = own
            .next
            .iter()
            .chain(&joint.next)
            .flat_map(|line| days_of(line).into_iter().map(move |due| (due, line)))
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

/// A body, with how many of its instances have each verdict.
pub type Counted = (BodyId, Vec<(Verdict, usize)>);

/// How the members of a body stand under the law, as the page of each says: of each, how many of its instances have each
/// verdict.
///
/// # Errors
/// A period that is none.
pub fn members(basis: &Basis<'_>, members: &[BodyId], options: &Options) -> Result<Vec<Counted>, Wrong> {
    let mut of: BTreeMap<BodyId, BTreeMap<Verdict, usize>> = BTreeMap::new();
    // Each is there on the day from which one looks, so that the same days are told of all.
    if let Some(first) = members.first() {
        let days = told::days(basis, *first, options)?;
        let findings = told::verdicts(basis, members, days, options);
        for finding in findings.iter().filter(|finding| finding.binding.can_be_breached()) {
            *of.entry(finding.bearer).or_default().entry(finding.verdict).or_default() += 1;
        }
    }
    let counts = |body: &BodyId| {
        let own = of.get(body);
        let count = |verdict: Verdict| own.and_then(|own| own.get(&verdict)).copied().unwrap_or_default();
        Verdict::ALL.into_iter().map(|verdict| (verdict, count(verdict))).collect()
    };
    Ok(members.iter().map(|body| (*body, counts(body))).collect())
}
