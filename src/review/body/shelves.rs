//! Findings by what a reader needs first: what is overdue, due next, not known, to come, done.

use std::collections::BTreeMap;

use crate::finding::{Cause, Finding, Missing, Verdict};
use crate::model::{Demand, Duty, Late, Target};
use crate::review::Basis;
use crate::time::{Day, Offset, after};

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

impl Shelves {
    pub(super) fn new(basis: &Basis<'_>, findings: Vec<Finding>) -> Shelves {
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
                    put_as(&mut shelves.overdue, finding, mendable);
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
        let due = |line: &Line| line.findings.last().and_then(due_of);
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

/// The last day on which it could be done in time.
#[must_use]
pub fn due_of(finding: &Finding) -> Option<Day> {
    finding.due.as_ref().map(|due| due.effective)
}

/// Puts a finding beside those of which the same is told, or into a line of its own.
fn put(lines: &mut Vec<Line>, finding: Finding) {
    put_as(lines, finding, false);
}

/// The same for what can still be mended, or no longer.
fn put_as(lines: &mut Vec<Line>, finding: Finding, mendable: bool) {
    let alike = |line: &&mut Line| {
        line.mendable == mendable && line.findings.first().is_some_and(|first| tell_alike(first, &finding))
    };
    match lines.iter_mut().find(alike) {
        Some(line) => line.findings.push(finding),
        None => lines.push(Line { findings: vec![finding], mendable }),
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
    // Nobody is left who could mend it.
    if basis.roster.body(finding.bearer).until.is_some_and(|until| until < basis.as_of.0) {
        return false;
    }
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
