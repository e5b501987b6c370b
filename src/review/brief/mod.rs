//! What a ministry and an organiser have before them when they negotiate: how the duties stand and by what that is
//! shown, what is missing, what contradicts, what hangs on a reading, what was recommended and what became of it, what
//! falls due next, and what is worth asking.
//!
//! Nothing here compares one body with another.

mod recommendations;
mod questions;

pub use questions::{Question, questions};
pub use recommendations::{RECOMMENDATION, Recommendation, recommendations};

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Options};
use crate::evaluate::Outcome;
use crate::finding::{Cause, DataFinding, Finding, Note, Verdict};
use crate::model::vocabulary::TopicId;
use crate::model::{BodyId, Citation, DutyId};
use crate::record::{Actor, Happening, Partner, RecordId, What};
use crate::time::{Datelike, Day, Offset, YEARS, after, day, year_period};

/// Everything that a brief tells of one body.
pub struct Brief {
    /// Who.
    pub body: BodyId,
    /// The days whose duties are told of.
    pub span: (Day, Day),
    /// The period that was asked for, if one was.
    pub period: Option<String>,
    /// The duties that bind.
    pub law: Tally,
    /// What is recommended, and conditions for money.
    pub soft: Tally,
    /// Every finding of the span, in the order in which findings stand.
    pub findings: Vec<Finding>,
    /// Binding and not met, though there was time: the due day passed, or it is to hold always and does not. The
    /// longest overdue first, what has no due day last; before them what a waiver covered that has ended.
    pub unmet: Vec<Finding>,
    /// Binding and done, in time or late: those that were late first.
    pub shown: Vec<Finding>,
    /// Binding and waived, whatever was done: those that fell due last first.
    pub waived: Vec<Finding>,
    /// Binding, and it cannot be told: duty by duty, those that fell due last first; what may not concern the body last.
    pub unknown: Vec<OfDuty>,
    /// Recommended and done.
    pub soft_shown: Vec<Finding>,
    /// What the records of the body and of others say differently of one sitting.
    pub contradictions: Vec<Contradiction>,
    /// Where another reading gives another verdict or day: first where it settles something, then other verdicts.
    pub readings: Vec<OfDuty>,
    /// What was recommended in the span, in the order of days.
    pub recommendations: Vec<Recommendation>,
    /// Binding and due within a year, the next first.
    pub next: Vec<Finding>,
    /// What is worth asking.
    pub questions: Vec<Question>,
}

/// How many there are, by verdict; waived ones stand beside the count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// All but the waived.
    pub total: usize,
    /// By verdict, in the order of verdicts; without the waived.
    pub counts: Vec<(Verdict, usize)>,
    /// Waived.
    pub waived: usize,
    /// Of how many duties they are, the waived ones with them.
    pub duties: usize,
    /// Of how many it is not known whether the duty concerns the body; without the waived.
    pub conditional: usize,
}

/// Findings of one duty that stand alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfDuty {
    /// The one that stands for all: the one that fell due last.
    pub finding: Finding,
    /// How many there are.
    pub count: usize,
    /// Of how many of them it is not known whether the duty concerns the body.
    pub conditional: usize,
}

/// Two records of one sitting that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    /// The record of the body.
    pub own: RecordId,
    /// The record of another.
    pub other: RecordId,
    /// Who is at the sitting, and what it was about, by the body's record alone.
    pub only_own: Side,
    /// The same by the other's.
    pub only_other: Side,
    /// In the day.
    pub day: bool,
    /// In the parties.
    pub parties: bool,
    /// In the topics.
    pub topics: bool,
}

/// What stands in one of two records alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// Who took part.
    pub parties: Vec<Partner>,
    /// About what.
    pub topics: Vec<TopicId>,
}

/// The days that a brief looks at: those of the period that was asked for; else those from the beginning of the year
/// before the one from which one looks. None where no period is called so.
#[must_use]
pub fn span(basis: &Basis<'_>, options: &Options) -> Option<(Day, Day)> {
    let as_of = basis.as_of.0;
    let Some(key) = &options.period else {
        return Some((day(as_of.year() - 1, 1, 1).unwrap_or(as_of), as_of));
    };
    let year = || key.parse().ok().filter(|year| key.len() == 4 && YEARS.contains(year)).and_then(year_period);
    let known = || basis.model.periods().into_iter().find(|period| period.key == *key);
    year().or_else(known).map(|period| (period.window.from(), period.window.last()))
}

/// The brief on a body, its findings without proofs; none where no period is called as the options say.
#[must_use]
pub fn brief(basis: &Basis<'_>, body: BodyId, options: &Options) -> Option<Brief> {
    let (from, to) = span(basis, options)?;
    let outcome = basis.judge(Some(vec![body]), Vec::new(), from, to);
    Some(made(basis, body, options, (from, to), outcome))
}

/// The same, its findings of the span with their proofs.
#[must_use]
pub fn proved(basis: &Basis<'_>, body: BodyId, options: &Options) -> Option<Brief> {
    let (from, to) = span(basis, options)?;
    let outcome = basis.prove(Some(vec![body]), Vec::new(), from, to);
    Some(made(basis, body, options, (from, to), outcome))
}

fn made(basis: &Basis<'_>, body: BodyId, options: &Options, (from, to): (Day, Day), mut outcome: Outcome) -> Brief {
    let as_of = basis.as_of.0;
    outcome.findings.retain(|finding| is_wanted(finding, options));
    let findings = outcome.findings;
    let (law, soft): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|one| one.binding.can_be_breached());
    let mut unmet = picked(&law, |one| matches!(one.verdict, Verdict::Missed | Verdict::PartlyMet));
    // What comes back because a waiver ended is told before the rest.
    unmet.sort_by_key(|one| (!was_waived(one), due(one).is_none(), due(one)));
    let mut shown = picked(&law, |one| matches!(one.verdict, Verdict::Met | Verdict::MetLate));
    shown.sort_by_key(|one| (one.verdict != Verdict::MetLate, std::cmp::Reverse(due(one))));
    let mut waived = picked(&law, |one| one.verdict == Verdict::Waived);
    waived.sort_by_key(|one| std::cmp::Reverse(due(one)));
    let contradictions = contradictions(basis, body, &outcome.data, (from, to));
    let recommendations = recommendations(basis, body, (from, to));
    let unknown = law.iter().filter(|one| one.verdict == Verdict::Unknown).copied();
    let unknown = of_duties(unknown, |one| {
        (one.causes == [Cause::NoRecord], one.in_doubt, due(one).is_none_or(|due| as_of <= due))
    });
    let readings = of_duties(findings.iter().filter(|one| reads_otherwise(one)), |one| (!settles(one), !turns(one)));
    let next = next(basis, body, options, as_of);
    let mut brief = Brief {
        body,
        span: (from, to),
        period: options.period.clone(),
        law: tally(&law),
        soft: tally(&soft),
        unmet,
        shown,
        waived,
        unknown,
        soft_shown: picked(&soft, |one| matches!(one.verdict, Verdict::Met | Verdict::MetLate | Verdict::PartlyMet)),
        contradictions,
        readings,
        recommendations,
        next,
        questions: Vec::new(),
        findings,
    };
    brief.questions = questions(basis, &brief);
    brief
}

fn is_wanted(finding: &Finding, options: &Options) -> bool {
    let cited = || match &finding.source {
        Citation::Acts(acts) => acts.iter().any(|(act, _)| options.acts.contains(act)),
        Citation::Text(_) => false,
    };
    (options.acts.is_empty() || cited()) && (options.bindings.is_empty() || options.bindings.contains(&finding.binding))
}

fn picked(of: &[&Finding], wanted: impl Fn(&Finding) -> bool) -> Vec<Finding> {
    of.iter().filter(|one| wanted(one)).map(|one| (*one).clone()).collect()
}

fn was_waived(finding: &Finding) -> bool {
    finding.notes.iter().any(|note| matches!(note, Note::PastWaiver { .. }))
}

/// The day until which it was to be done.
#[must_use]
pub fn due(finding: &Finding) -> Option<Day> {
    finding.due.as_ref().map(|due| due.effective)
}

/// What the text as encoded comes to under the default reading.
#[must_use]
pub fn decided(finding: &Finding) -> Verdict {
    finding.computed.unwrap_or(finding.verdict)
}

/// Whether another reading gives another verdict.
#[must_use]
pub fn turns(finding: &Finding) -> bool {
    finding.readings.iter().any(|(_, verdict)| *verdict != decided(finding))
}

/// Whether by one reading it is settled, done or not done, and by another it stands otherwise.
#[must_use]
pub fn settles(finding: &Finding) -> bool {
    let settled = |verdict: Verdict| verdict == Verdict::Met || verdict.is_breach();
    turns(finding) && (settled(decided(finding)) || finding.readings.iter().any(|(_, verdict)| settled(*verdict)))
}

/// Whether another reading gives another verdict or another day.
fn reads_otherwise(finding: &Finding) -> bool {
    finding.verdict != Verdict::NotApplicable && (turns(finding) || !finding.reading_dues.is_empty())
}

/// Counts verdicts.
#[must_use]
pub fn tally(of: &[&Finding]) -> Tally {
    let count = |verdict: Verdict| of.iter().filter(|one| one.verdict == verdict).count();
    let waived = count(Verdict::Waived);
    let counted = Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Waived);
    Tally {
        total: of.len() - waived,
        counts: counted.map(|verdict| (verdict, count(verdict))).collect(),
        waived,
        duties: of.iter().map(|one| one.duty).collect::<BTreeSet<DutyId>>().len(),
        conditional: of.iter().filter(|one| one.in_doubt && one.verdict != Verdict::Waived).count(),
    }
}

/// Findings duty by duty, those together that stand alike and for the same causes: by `rank`, then those that fell due
/// last first, then in the order of duties.
fn of_duties<'f, R: Ord>(findings: impl Iterator<Item = &'f Finding>, rank: impl Fn(&Finding) -> R) -> Vec<OfDuty> {
    type Alike<'f> = (DutyId, Option<BodyId>, Verdict, &'f [Cause]);
    let mut by: BTreeMap<Alike<'_>, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by.entry((finding.duty, finding.counterparty, finding.verdict, &finding.causes)).or_default().push(finding);
    }
    let last = |found: &Vec<&Finding>| {
        found.iter().copied().min_by_key(|one| (rank(one), std::cmp::Reverse(due(one)))).cloned()
    };
    let one = |found: &Vec<&Finding>| {
        let conditional = found.iter().filter(|one| one.in_doubt).count();
        Some(OfDuty { finding: last(found)?, count: found.len(), conditional })
    };
    let mut all: Vec<OfDuty> = by.values().filter_map(one).collect();
    all.sort_by_key(|of| (rank(&of.finding), std::cmp::Reverse(due(&of.finding))));
    all
}

/// What falls due within a year.
fn next(basis: &Basis<'_>, body: BodyId, options: &Options, as_of: Day) -> Vec<Finding> {
    let last = after(as_of, Offset::Years(1)).unwrap_or(as_of);
    let mut found = basis.judge(Some(vec![body]), Vec::new(), as_of, last).findings;
    let open = |one: &Finding| matches!(one.verdict, Verdict::Open | Verdict::Upcoming | Verdict::Unknown);
    found.retain(|one| {
        let soon = due(one).is_some_and(|due| as_of <= due && due <= last);
        one.binding.can_be_breached() && soon && open(one) && is_wanted(one, options)
    });
    found.sort_by_key(|one| (due(one), one.in_doubt));
    found
}

/// What records of the body and of others say differently of a sitting in these days.
fn contradictions(basis: &Basis<'_>, body: BodyId, data: &[DataFinding], (from, to): (Day, Day)) -> Vec<Contradiction> {
    let says = |id: RecordId| match &basis.log.record(id).what {
        What::Happened(says) => Some(says),
        What::Waiver { .. } | What::Judgement { .. } | What::Retraction => None,
    };
    let own = |id: RecordId| says(id).is_some_and(|says| says.by.iter().any(|actor| actor.body == body));
    let within = |id: RecordId| says(id).is_some_and(|says| says.when.first() <= to && from <= says.when.last());
    let mut found = Vec::new();
    for of in data {
        let DataFinding::Mismatch { one, other, day, parties, topics } = of else { continue };
        let (own, other) = match (own(*one), own(*other)) {
            (true, false) => (*one, *other),
            (false, true) => (*other, *one),
            (true, true) | (false, false) => continue,
        };
        if let (true, Some(mine), Some(theirs)) = (within(own), says(own), says(other)) {
            found.push(Contradiction {
                own,
                other,
                only_own: alone(mine, theirs),
                only_other: alone(theirs, mine),
                day: *day,
                parties: *parties,
                topics: *topics,
            });
        }
    }
    found
}

/// What the one says and the other does not.
fn alone(one: &Happening, other: &Happening) -> Side {
    let there = |says: &Happening| -> BTreeSet<Partner> {
        let by = says.by.iter().map(|actor| Partner::Body(Actor { body: actor.body, organ: None }));
        let with = says.with.iter().map(|partner| match partner {
            Partner::Body(actor) => Partner::Body(Actor { body: actor.body, organ: None }),
            class @ Partner::Class(..) => class.clone(),
        });
        by.chain(with).collect()
    };
    Side {
        parties: there(one).difference(&there(other)).cloned().collect(),
        topics: one.about.iter().filter(|topic| !other.about.contains(topic)).copied().collect(),
    }
}

impl Brief {
    /// The records that the brief names.
    #[must_use]
    pub fn records(&self) -> BTreeSet<RecordId> {
        let witnesses = self.findings.iter().flat_map(|one| one.witnesses.iter().copied());
        let waivers = self.findings.iter().filter_map(|one| Some(one.waiver?.record));
        let sides = self.contradictions.iter().flat_map(|one| [one.own, one.other]);
        let recommended = self.recommendations.iter().flat_map(|one| one.records());
        witnesses.chain(waivers).chain(sides).chain(recommended).collect()
    }

    /// The findings that the brief names: of the span, and what falls due next.
    #[must_use]
    pub fn instances(&self) -> BTreeSet<String> {
        self.findings.iter().chain(&self.next).map(|one| one.instance.clone()).collect()
    }
}
