//! Which findings the page of a body tells, and the page of its county counts.
//!
//! Those whose windows touch the days from 1 January of the year before to a year after the day from which one looks, what
//! lasts without end included, and what is known to have been left undone before; a period narrows it to what is of that
//! period or falls due in it. Of a body that is no more is told what could be told on its last day.

use std::collections::BTreeSet;

use crate::finding::{Finding, Verdict};
use crate::model::{BodyId, Citation, DutyId};
use crate::review::{Basis, Options, Wrong};
use crate::time::{Datelike, Day, Offset, Window, after, day, year_period};

/// So many years before the day from which one looks a breach is still told.
const YEARS_BACK: i32 = 15;

/// The day from which one looks at a body: its own last day, if that lies behind.
pub(super) fn last_day(basis: &Basis<'_>, body: BodyId) -> Day {
    let as_of = basis.as_of.0;
    basis.roster.body(body).until.map_or(as_of, |until| until.min(as_of))
}

/// The days that are looked at where nothing else is asked: from 1 January of the year before to a year from then, or to
/// the end of the body.
pub(super) fn span(basis: &Basis<'_>, body: BodyId) -> (Day, Day) {
    let last = last_day(basis, body);
    let from = day(last.year() - 1, 1, 1).unwrap_or(last);
    let to = if last < basis.as_of.0 { last } else { after(last, Offset::Years(1)).unwrap_or(last) };
    (from, to)
}

/// The days that are looked at for a body, those of the period that is asked for included.
///
/// # Errors
/// A period that is none.
pub(super) fn days(basis: &Basis<'_>, body: BodyId, options: &Options) -> Result<(Day, Day), Wrong> {
    let (from, to) = span(basis, body);
    let Some(key) = &options.period else { return Ok((from, to)) };
    let window = days_of(basis, key).ok_or_else(|| Wrong::Value("period", key.clone()))?;
    Ok((from.min(window.from()), to.max(window.last())))
}

/// What is told of these bodies in these days, of what a reader asked for.
pub(super) fn findings(basis: &Basis<'_>, bodies: &[BodyId], days: (Day, Day), options: &Options) -> Vec<Finding> {
    let mut judged = basis.judge(Some(bodies.to_vec()), Vec::new(), days.0, days.1).findings;
    if options.period.is_none() {
        // Whole findings only of what there is to tell, and mostly there is nothing.
        let unmet = unmet_before(basis, bodies, days.0, &judged);
        let duties: BTreeSet<DutyId> = unmet.iter().map(|finding| finding.duty).collect();
        let ids: BTreeSet<String> = unmet.into_iter().map(|finding| finding.instance.clone()).collect();
        let earlier = basis.judge_some(bodies, duties.into_iter().collect(), first_day(basis, days.0), days.0);
        judged.extend(earlier.into_iter().filter(|finding| ids.contains(&finding.instance)));
    }
    kept(basis, judged, options)
}

/// The same, of each finding only the verdict with its days: for who counts.
pub(super) fn verdicts(basis: &Basis<'_>, bodies: &[BodyId], days: (Day, Day), options: &Options) -> Vec<Finding> {
    let mut judged = basis.verdicts(bodies, all_duties(basis), days.0, days.1);
    if options.period.is_none() {
        judged.extend(unmet_before(basis, bodies, days.0, &judged));
    }
    kept(basis, judged, options)
}

fn all_duties(basis: &Basis<'_>) -> Vec<DutyId> {
    basis.model.duties.iter().map(|duty| duty.id).collect()
}

fn kept(basis: &Basis<'_>, mut judged: Vec<Finding>, options: &Options) -> Vec<Finding> {
    // What had no end is no longer to be done by who is no more.
    let gone = |finding: &Finding| basis.roster.body(finding.bearer).until.is_some_and(|until| until < basis.as_of.0);
    let ahead = |finding: &Finding| matches!(finding.verdict, Verdict::Open | Verdict::Upcoming);
    judged.retain(|finding| wanted(basis, finding, options) && !(gone(finding) && ahead(finding)));
    judged
}

/// What the law asked before these days and is known not to have been done: nobody may be told that nothing is overdue
/// because it is long overdue.
fn unmet_before(basis: &Basis<'_>, bodies: &[BodyId], from: Day, known: &[Finding]) -> Vec<Finding> {
    let there: BTreeSet<&str> = known.iter().map(|finding| finding.instance.as_str()).collect();
    let breachable = basis.model.duties.iter().filter(|duty| duty.binding.can_be_breached()).map(|duty| duty.id);
    let mut earlier = basis.verdicts(bodies, breachable.collect(), first_day(basis, from), from);
    earlier.retain(|finding| {
        finding.binding.can_be_breached()
            && matches!(finding.verdict, Verdict::Missed | Verdict::PartlyMet)
            && !there.contains(finding.instance.as_str())
    });
    earlier
}

/// How far back one looks for what was left undone.
fn first_day(basis: &Basis<'_>, from: Day) -> Day {
    day(basis.as_of.0.year() - YEARS_BACK, 1, 1).unwrap_or(from)
}

/// The days of a period by its key: a year, or a row of any table of periods.
fn days_of(basis: &Basis<'_>, key: &str) -> Option<Window> {
    let year = key.parse().ok().and_then(year_period).map(|period| period.window);
    year.or_else(|| basis.model.tables.values().find_map(|table| table.table.find(key)).map(|period| period.window))
}

/// Whether a finding is of what the reader asked for. Of a year is also what falls due in it.
pub(super) fn wanted(basis: &Basis<'_>, finding: &Finding, options: &Options) -> bool {
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
