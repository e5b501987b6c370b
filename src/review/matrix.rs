//! Bodies and duties crossed: what a ministry sees of all organisers, and a county of its municipalities.
//!
//! A cell shows what falls due for the body under the duty in the period; where nothing does, what runs in it: a window
//! that has a day in it, or a state that is to be kept. A duty with several due days in the period shows each. Shares
//! count whole rows, whatever verdicts a reader picks out, so that a denominator never depends on a filter.

use std::collections::{BTreeMap, BTreeSet};

use super::selection::{act_of, chosen_bodies, chosen_duties, cites_one, default_duty, shown_unasked};
use super::{Basis, Options, Shares, Span, bodies};
use crate::finding::{Finding, Verdict};
use crate::model::{ActNumber, Binding, BodyId, Citation, DutyId};

/// All of it.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The period.
    pub span: Span,
    /// The columns, in the order of official codes.
    pub bodies: Vec<BodyId>,
    /// The rows, act by act; what binds first.
    pub groups: Vec<Group>,
    /// Whether every row is unfolded.
    pub whole: bool,
}

/// The rows under one act, or under none.
#[derive(Debug, Clone)]
pub struct Group {
    /// Whether these norms bind.
    pub binds: bool,
    /// The act; none: a text outside the statute book.
    pub act: Option<ActNumber>,
    /// Its duties, in the order of the rules, with those of which a filter leaves nothing.
    pub rows: Vec<Row>,
    /// What all its rows come to.
    pub shares: Shares,
}

impl Group {
    /// Whether any of its rows shows its cells.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.rows.iter().any(|row| row.open)
    }

    /// The rows of which something is left.
    pub fn picked(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.picked)
    }
}

/// One duty.
#[derive(Debug, Clone)]
pub struct Row {
    /// The duty.
    pub duty: DutyId,
    /// Its section, as of the last of its findings.
    pub source: Citation,
    /// What kind of norm it is.
    pub binding: Binding,
    /// A cell for each body; empty where the body does not bear it, or a filter leaves nothing.
    pub cells: Vec<Vec<Shown>>,
    /// What the whole row comes to, before verdicts were picked out.
    pub shares: Shares,
    /// Whether a filter for verdicts or changes leaves anything of it; else it only counts.
    pub picked: bool,
    /// Whether its cells are shown; else only its shares.
    pub open: bool,
}

/// A finding in a cell.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The finding.
    pub finding: Finding,
    /// How it stood on the earlier day, where a reader compares with one; none inside: it was not there.
    pub before: Option<Option<Verdict>>,
}

/// Judges and crosses. Rows are unfolded while no more than `most` cells are shown.
#[must_use]
pub fn matrix(basis: &Basis<'_>, options: &Options, span: Span, most: usize) -> Matrix {
    let bodies = chosen_bodies(basis, options);
    let found = judged(basis, options, &bodies, &span);
    let places: BTreeMap<BodyId, usize> = bodies.iter().enumerate().map(|(at, body)| (*body, at)).collect();
    let earlier = options.since.map(|since| {
        let duties = duties_of(&found);
        let outcome = before(basis, options, since).verdicts(&bodies, duties, span.first, span.last);
        outcome.into_iter().map(|finding| (finding.instance.clone(), finding.verdict)).collect::<BTreeMap<_, _>>()
    });
    let mut rows: BTreeMap<DutyId, Row> = BTreeMap::new();
    for finding in found {
        let row = rows.entry(finding.duty).or_insert_with(|| Row {
            duty: finding.duty,
            source: finding.source.clone(),
            binding: finding.binding,
            cells: vec![Vec::new(); bodies.len()],
            shares: Shares::default(),
            picked: false,
            open: false,
        });
        row.shares.add(finding.verdict);
        row.source = finding.source.clone();
        let before = earlier.as_ref().map(|earlier| earlier.get(&finding.instance).copied());
        let changed = before.is_none_or(|before| before != Some(finding.verdict));
        let wanted = options.verdicts.is_empty() || options.verdicts.contains(&finding.verdict);
        let cell = places.get(&finding.bearer).and_then(|at| row.cells.get_mut(*at));
        if let Some(cell) = cell.filter(|_| changed && wanted) {
            row.picked = true;
            cell.push(Shown { finding, before });
        }
    }
    let mut matrix = Matrix { span, bodies, groups: grouped(rows.into_values()), whole: true };
    unfold(basis, options, &mut matrix, most);
    matrix
}

/// The findings of bodies that stand in a cell of a period.
#[must_use]
pub fn judged(basis: &Basis<'_>, options: &Options, bodies: &[BodyId], span: &Span) -> Vec<Finding> {
    let duties = chosen_duties(basis, options, bodies);
    let mut found = basis.judge_some(bodies, duties, span.first, span.last);
    let due_in = |finding: &Finding| finding.due.as_ref().is_some_and(|due| span.holds(due.effective));
    let due: BTreeSet<(BodyId, DutyId)> =
        found.iter().filter(|finding| due_in(finding)).map(|finding| (finding.bearer, finding.duty)).collect();
    found.retain(|finding| {
        let shown = due_in(finding) || !due.contains(&(finding.bearer, finding.duty));
        shown && cites_one(&finding.source, options)
    });
    found
}

/// Organisers with members, in their order, with how many.
#[must_use]
pub fn with_members(basis: &Basis<'_>, options: &Options) -> Vec<(BodyId, usize)> {
    let organisers = chosen_bodies(basis, options).into_iter();
    organisers.map(|body| (body, bodies::members(basis, body).len())).filter(|(_, members)| *members > 0).collect()
}

/// From the earlier of two days, with what was known then.
fn before<'b>(basis: &Basis<'b>, options: &Options, since: crate::time::Day) -> Basis<'b> {
    let known = options.known_at.map_or(since, |known| known.min(since));
    Basis { known_at: Some(known), ..basis.on(since) }
}

fn duties_of(findings: &[Finding]) -> Vec<DutyId> {
    let duties: BTreeSet<DutyId> = findings.iter().map(|finding| finding.duty).collect();
    duties.into_iter().collect()
}

/// Rows by act: what binds before what does not, acts by year and number, other texts last.
fn grouped(rows: impl Iterator<Item = Row>) -> Vec<Group> {
    let mut groups: BTreeMap<Place, Group> = BTreeMap::new();
    for row in rows {
        let (binds, act) = (row.binding.can_be_breached(), act_of(&row.source));
        let key = (!binds, act.is_none(), act.map(|act| (act.year, act.number)));
        let group =
            groups.entry(key).or_insert_with(|| Group { binds, act, rows: Vec::new(), shares: Shares::default() });
        group.shares.join(&row.shares);
        group.rows.push(row);
    }
    groups.into_values().collect()
}

/// Unfolds rows. Where all fit, all that was asked for; else those of the act asked for, or else of the act of the
/// default duty, and of these as many as fit.
fn unfold(basis: &Basis<'_>, options: &Options, matrix: &mut Matrix, most: usize) {
    let cells = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    let unasked = |group: &Group| group.rows.first().is_some_and(|row| !shown_unasked(row.binding, options));
    let total: usize =
        matrix.groups.iter().filter(|group| !unasked(group)).flat_map(|group| &group.rows).map(cells).sum();
    let asked = !options.acts.is_empty() || !options.duties.is_empty();
    let preferred = if total <= most || asked { None } else { preferred(basis, matrix) };
    let mut left = most;
    let mut whole = true;
    for (at, group) in matrix.groups.iter_mut().enumerate() {
        if unasked(group) {
            continue;
        }
        for row in group.rows.iter_mut().filter(|row| row.picked) {
            let needed = cells(row);
            row.open = preferred.is_none_or(|preferred| preferred == at) && needed <= left;
            whole &= row.open;
            if row.open {
                left -= needed;
            }
        }
    }
    matrix.whole = whole;
}

/// The group of the default duty, else the first of those with most rows.
fn preferred(basis: &Basis<'_>, matrix: &Matrix) -> Option<usize> {
    let duty = default_duty(basis, &matrix.bodies);
    let holds = |group: &Group| group.picked().any(|row| Some(row.duty) == duty);
    matrix.groups.iter().position(holds).or_else(|| {
        let binding =
            matrix.groups.iter().enumerate().filter(|(_, group)| group.binds && group.picked().next().is_some());
        binding.rev().max_by_key(|(_, group)| group.picked().count()).map(|(at, _)| at)
    })
}

/// Where a group stands among the others: recommendations last, then what is no act, then by year and number.
type Place = (bool, bool, Option<(u32, u32)>);
