//! Years and duties of a body: when doing each counts, when it is due, and how it stands.
//!
//! Knows rows, bars and the years that are shown if none are asked for; leaves alone where they are drawn.

use std::collections::BTreeMap;

use super::year::{Term, terms, wanted};
use super::{Basis, Options};
use crate::finding::Finding;
use crate::model::{BodyId, Citation, DutyId, Generation, Rhythm};
use crate::schedule::bears;
use crate::time::{Datelike, Day, Window, day};

/// So many years are shown at the most.
pub const MOST: i32 = 40;

/// The years and duties of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// The first year.
    pub from: i32,
    /// The last year.
    pub to: i32,
    /// Their days.
    pub days: Window,
    /// The duties, by how they recur; what does not bind stands last.
    pub sections: Vec<Section>,
    /// The council terms that touch these years.
    pub terms: Vec<Term>,
    /// The day from which one looks, where it lies in these years.
    pub hand: Option<Day>,
}

/// Duties that recur alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// How.
    pub beat: Beat,
    /// A duty each; those of one act beside each other, older acts first.
    pub rows: Vec<Row>,
}

/// How duties recur.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beat {
    /// Every calendar year.
    Yearly,
    /// Every term or explicit period.
    Periods,
    /// Once, at intervals or upon something.
    Single,
    /// At every moment.
    Always,
    /// What does not bind, however it recurs.
    Soft,
}

/// A duty over the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The duty.
    pub duty: DutyId,
    /// In order of time.
    pub bars: Vec<Bar>,
}

/// Findings that have their window and due day in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// First and last day of the window.
    pub window: (Option<Day>, Option<Day>),
    /// The due day.
    pub due: Option<Day>,
    /// The findings: several where a duty is owed towards several, or in parts.
    pub findings: Vec<Finding>,
}

/// The years that are shown if none are asked for: from the first in which a duty of the body was in force, but no
/// earlier than the term before the present one, to the end of the next term.
#[must_use]
pub fn years(basis: &Basis<'_>, body: BodyId) -> (i32, i32) {
    let today = basis.as_of.0;
    let here = today.year();
    let born = basis.roster.body(body).from;
    let duties = basis.model.duties.iter().filter(|duty| bears(basis.model, basis.roster, duty, body));
    let first =
        duties.filter_map(|duty| duty.versions.first()).map(|law| born.map_or(law.from, |born| born.max(law.from)));
    let first = first.min().map_or(here, |first| first.year()).min(here);
    let all = day(here - MOST / 2, 1, 1).zip(day(here + MOST / 2, 12, 31));
    let all = all.and_then(|(from, to)| Window::inclusive(from, to));
    let terms = all.map_or_else(Vec::new, |all| terms(basis, &[body], all));
    let present = terms.iter().position(|term| term.days.contains(today));
    let before = present.and_then(|at| at.checked_sub(1)).and_then(|at| terms.get(at)).or(terms.first());
    let next = present.and_then(|at| terms.get(at + 1).or(terms.get(at)));
    let from = before.map_or(here - 4, |term| term.days.from().year());
    let to = next.map_or(here + 4, |term| term.days.last().year());
    (first.max(from).min(here), to.max(here))
}

/// The timeline of a body over these years; none where they are no years.
#[must_use]
pub fn of_body(basis: &Basis<'_>, body: BodyId, from: i32, to: i32, options: &Options) -> Option<Timeline> {
    let days = Window::inclusive(day(from, 1, 1)?, day(to, 12, 31)?)?;
    let outcome = basis.judge(Some(vec![body]), Vec::new(), days.from(), days.last());
    let mut bars: BTreeMap<DutyId, Bars> = BTreeMap::new();
    for finding in outcome.findings {
        let due = finding.due.as_ref().map(|due| due.effective);
        // What was due before the first year stands in no year that is shown.
        if wanted(options, &finding) && due.is_none_or(|due| days.contains(due) || due > days.last()) {
            bars.entry(finding.duty).or_default().entry((finding.window, due)).or_default().push(finding);
        }
    }
    let mut sections: BTreeMap<Beat, Vec<Row>> = BTreeMap::new();
    for (duty, bars) in bars {
        let bar = |((window, due), findings)| Bar { window, due, findings };
        let mut row = Row { duty, bars: bars.into_iter().map(bar).collect() };
        row.bars.sort_by_key(|bar| (bar.window.0, bar.due, bar.window.1));
        sections.entry(beat(basis, duty)).or_default().push(row);
    }
    let section = |(beat, mut rows): (Beat, Vec<Row>)| {
        rows.sort_by_key(|row| (act(basis, row.duty), row.duty));
        Section { beat, rows }
    };
    Some(Timeline {
        from,
        to,
        days,
        sections: sections.into_iter().map(section).collect(),
        terms: terms(basis, &[body], days),
        hand: Some(basis.as_of.0).filter(|day| days.contains(*day)),
    })
}

type Span = (Option<Day>, Option<Day>);

fn beat(basis: &Basis<'_>, duty: DutyId) -> Beat {
    let duty = basis.model.duty(duty);
    match &duty.generation {
        _ if !duty.binding.can_be_breached() => Beat::Soft,
        Generation::Every(Rhythm::CalendarYear, _) => Beat::Yearly,
        Generation::Every(Rhythm::Table(_), _) => Beat::Periods,
        Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } => Beat::Single,
        Generation::Always => Beat::Always,
    }
}

/// Year and number of the first act on which a duty rests; what rests on none stands last.
fn act(basis: &Basis<'_>, duty: DutyId) -> (bool, i64, i64) {
    let source = basis.model.duty(duty).versions.last().map(|version| &version.source);
    match source {
        Some(Citation::Acts(acts)) => {
            acts.first().map_or((true, 0, 0), |(act, _)| (false, i64::from(act.year), i64::from(act.number)))
        }
        Some(Citation::Text(_)) | None => (true, 0, 0),
    }
}

/// Findings of a duty, by their window and due day.
type Bars = BTreeMap<(Span, Option<Day>), Vec<Finding>>;
