//! What stands on which day of a year: due days with their verdicts, strokes, council terms, the day from which one looks.
//!
//! Knows what an annual clock (vuosikello) shows; leaves alone where it is drawn and how it is worded. What binds and what
//! is recommended never stand in one mark, for a duty can be in time by law and late for what is recommended.

use std::collections::{BTreeMap, BTreeSet};

use super::{Basis, Options};
use crate::finding::{Finding, Verdict};
use crate::model::{ActNumber, BodyId, Citation, DutyId, Generation, KindId, PeriodTable, Rhythm, Stroke};
use crate::schedule::bears;
use crate::time::{Datelike, Day, Period, Window, year_period};

/// A year as a clock shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    /// The year.
    pub number: i32,
    /// Its days.
    pub days: Window,
    /// What is due, by day; on one day what binds before what is recommended.
    pub marks: Vec<Mark>,
    /// The recommended strokes, in the order of the rules; one may have two stretches.
    pub strokes: Vec<Stretch>,
    /// The council terms that touch the year.
    pub terms: Vec<Term>,
    /// The day from which one looks, where it lies in the year.
    pub hand: Option<Day>,
    /// So many bodies are looked at.
    pub bodies: usize,
    /// Bodies of the kind that are not looked at, because they organise services themselves and bear others' duties too.
    pub apart: Vec<BodyId>,
    /// Duties that have no due day, however many bodies bear them.
    pub dayless: usize,
}

/// What is due on a day, under law or as recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// Whether it binds.
    pub binds: bool,
    /// What is due: for one body every finding, for several every duty.
    pub items: Vec<Item>,
}

/// One line of a mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The finding; where several bodies are looked at, the first of them.
    pub finding: Finding,
    /// How it stands for how many bodies.
    pub counts: BTreeMap<Verdict, usize>,
}

/// A stretch of a stroke within the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Which stroke: its place among those of the rules.
    pub at: usize,
    /// The stroke.
    pub stroke: Stroke,
    /// Its days in the year.
    pub days: Window,
}

/// A council term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Its key: `2025-2029`.
    pub key: String,
    /// The table of terms to which it belongs: `county-council`.
    pub table: String,
    /// Its days.
    pub days: Window,
    /// Its years, counted from its first day; the last one may be short.
    pub years: Vec<Window>,
    /// Whether its election is yet to be held.
    pub scheduled: bool,
}

impl Mark {
    /// How everything in it stands.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<Verdict, usize> {
        let mut counts = BTreeMap::new();
        for (verdict, count) in self.items.iter().flat_map(|item| &item.counts) {
            *counts.entry(*verdict).or_insert(0) += count;
        }
        counts
    }

    /// Whether something in it has another verdict or day by another reading, or may not concern the body.
    #[must_use]
    pub fn has_doubt(&self) -> bool {
        self.items.iter().any(|item| item.finding.in_doubt || !other_readings(&item.finding).is_empty())
    }
}

/// What another reading comes to: its name, its verdict, and its due day where that is another one.
pub type Other<'f> = (&'f str, Verdict, Option<Day>);

/// The readings under which a finding has another verdict or another due day.
#[must_use]
pub fn other_readings(finding: &Finding) -> Vec<Other<'_>> {
    let here = finding.computed.unwrap_or(finding.verdict);
    let day = |name: &str| {
        let due = finding.reading_dues.iter().find(|(of, _)| of == name).map(|(_, due)| due.effective);
        due.filter(|due| finding.due.as_ref().map(|due| due.effective) != Some(*due))
    };
    let others = finding.readings.iter().map(|(name, verdict)| (name.as_str(), *verdict, day(name)));
    others.filter(|(_, verdict, day)| *verdict != here || day.is_some()).collect()
}

/// The year of a body.
#[must_use]
pub fn of_body(basis: &Basis<'_>, body: BodyId, number: i32, options: &Options) -> Option<Year> {
    of(basis, &[body], number, options, |finding| Some(finding.instance.clone()))
}

/// The year of all bodies of a kind: each duty stands once on a day, with how it stands for how many.
#[must_use]
pub fn of_kind(basis: &Basis<'_>, kind: KindId, number: i32, options: &Options) -> Option<Year> {
    let days = year_period(number)?.window;
    let there = |id: &BodyId| {
        let body = basis.roster.body(*id);
        let some_day =
            body.from.is_none_or(|from| from <= days.last()) && body.until.is_none_or(|until| days.from() <= until);
        body.kind == kind && some_day
    };
    let organisers = super::bodies::organisers(basis);
    let (apart, bodies): (Vec<BodyId>, Vec<BodyId>) =
        basis.roster.ids().filter(there).partition(|body| organisers.contains(body));
    // Where all of a kind organise services, none stands apart.
    let (apart, bodies) = if bodies.is_empty() { (bodies, apart) } else { (apart, bodies) };
    let year = of(basis, &bodies, number, options, |finding| finding.part.clone())?;
    Some(Year { apart, ..year })
}

fn of(
    basis: &Basis<'_>,
    bodies: &[BodyId],
    number: i32,
    options: &Options,
    key: impl Fn(&Finding) -> Option<String>,
) -> Option<Year> {
    let days = year_period(number)?.window;
    let outcome = basis.judge(Some(bodies.to_vec()), Vec::new(), days.from(), days.last());
    let mut marks: BTreeMap<(Day, bool), Items> = BTreeMap::new();
    let mut dayless = BTreeSet::new();
    for finding in outcome.findings {
        if !wanted(options, &finding) {
            continue;
        }
        match finding.due.as_ref().map(|due| due.effective) {
            Some(day) if days.contains(day) => {
                let mark = marks.entry((day, !finding.binding.can_be_breached())).or_default();
                let (verdict, key) = (finding.verdict, (finding.duty, key(&finding)));
                let item = mark.entry(key).or_insert_with(|| Item { finding, counts: BTreeMap::new() });
                *item.counts.entry(verdict).or_insert(0) += 1;
            }
            Some(_) => {}
            None if finding.verdict == Verdict::NotApplicable => {}
            None => {
                dayless.insert(finding.duty);
            }
        }
    }
    let mark = |((day, soft), items): ((Day, bool), BTreeMap<_, Item>)| Mark {
        day,
        binds: !soft,
        items: items.into_values().collect(),
    };
    Some(Year {
        number,
        days,
        marks: marks.into_iter().map(mark).collect(),
        strokes: strokes(basis, number),
        terms: terms(basis, bodies, days),
        hand: Some(basis.as_of.0).filter(|day| days.contains(*day)),
        bodies: bodies.len(),
        apart: Vec::new(),
        dayless: dayless.len(),
    })
}

/// Whether a finding is asked for.
pub(super) fn wanted(options: &Options, finding: &Finding) -> bool {
    (options.acts.is_empty() || options.acts.iter().any(|act| cites(&finding.source, *act)))
        && (options.bindings.is_empty() || options.bindings.contains(&finding.binding))
}

fn cites(source: &Citation, act: ActNumber) -> bool {
    match source {
        Citation::Acts(acts) => acts.iter().any(|(number, _)| *number == act),
        Citation::Text(_) => false,
    }
}

fn strokes(basis: &Basis<'_>, number: i32) -> Vec<Stretch> {
    let stretch = |(at, stroke): (usize, &Stroke)| {
        let days = stroke.in_year(number).into_iter();
        days.map(move |days| Stretch { at, stroke: stroke.clone(), days }).collect::<Vec<_>>()
    };
    basis.model.strokes.iter().enumerate().flat_map(stretch).collect()
}

/// The council terms that touch these days: of the table by which most duties of these bodies run.
#[must_use]
pub fn terms(basis: &Basis<'_>, bodies: &[BodyId], days: Window) -> Vec<Term> {
    let (model, roster) = (basis.model, basis.roster);
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for duty in &model.duties {
        if let Generation::Every(Rhythm::Table(name), _) = &duty.generation
            && bodies.iter().any(|body| bears(model, roster, duty, *body))
        {
            *used.entry(name.as_str()).or_insert(0) += 1;
        }
    }
    // Explicit periods are no terms: nobody is elected for them.
    let council = |name: &str| model.tables.get(name).filter(|table| table.words.is_some());
    let mut tables: Vec<(usize, &PeriodTable)> =
        used.iter().filter_map(|(name, count)| Some((*count, council(name)?))).collect();
    tables.sort_by(|(one, a), (other, b)| other.cmp(one).then(a.name.cmp(&b.name)));
    let Some((_, table)) = tables.first() else { return Vec::new() };
    table.table.touching(days).iter().map(|period| term(table, period)).collect()
}

fn term(table: &PeriodTable, period: &Period) -> Term {
    let mut years = Vec::new();
    let mut first = period.window.from();
    while first <= period.window.last() {
        // A term that begins on 29 February has its anniversaries on 1 March.
        let next = first.with_year(first.year() + 1).or_else(|| first.succ_opt()?.with_year(first.year() + 1));
        let Some(next) = next else { break };
        let last = next.pred_opt().unwrap_or(next).min(period.window.last());
        years.extend(Window::inclusive(first, last));
        first = next;
    }
    Term {
        key: period.key.clone(),
        table: table.name.clone(),
        days: period.window,
        years,
        scheduled: table.elections.get(&period.key).is_some_and(|election| election.scheduled),
    }
}

/// The kinds of body that have a year of their own: those of the organisers, of their members, then every other kind of
/// which a body bears a duty.
#[must_use]
pub fn kinds(basis: &Basis<'_>) -> Vec<KindId> {
    let (model, roster) = (basis.model, basis.roster);
    let organisers = super::bodies::organisers(basis);
    let members = organisers.iter().flat_map(|organiser| super::bodies::members(basis, *organiser));
    let first: Vec<KindId> = organisers.iter().copied().chain(members).map(|body| roster.body(body).kind).collect();
    let bears_one = |id: &BodyId| model.duties.iter().any(|duty| bears(model, roster, duty, *id));
    let rest = roster.ids().filter(|id| roster.body(*id).exists(basis.as_of.0)).map(|id| (roster.body(id).kind, id));
    let mut found: Vec<KindId> = Vec::new();
    for kind in first {
        if !found.contains(&kind) {
            found.push(kind);
        }
    }
    let mut others: Vec<KindId> = Vec::new();
    for (kind, id) in rest {
        if !found.contains(&kind) && !others.contains(&kind) && bears_one(&id) {
            others.push(kind);
        }
    }
    others.sort_by_key(|kind| model.vocabulary.kinds[kind.index()].name.clone());
    found.extend(others);
    found
}

/// What stands on a day, by duty and part.
type Items = BTreeMap<(DutyId, Option<String>), Item>;
