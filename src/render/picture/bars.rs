//! The bars of a timeline: from where to where each reaches on the sheet, where its sign stands, and which have room
//! beside each other.

use std::collections::BTreeMap;

use super::WIDTH;
use super::sign::SIGN;
use super::svg::{Tone, Type};
use crate::finding::{Finding, Verdict};
use crate::review::timeline::{Bar, Row, Timeline};
use crate::time::{Datelike, Day, day};

/// How far the sheet's content is from its edges.
pub(super) const EDGE: f64 = 8.0;
/// Where the years begin.
pub(super) const YEARS: f64 = 276.0;
/// More due days of a duty in one year are told together.
const FEW: usize = 2;
/// More windows at one time are drawn one behind the other.
const SIDE_BY_SIDE: usize = 2;

/// A bar as it is drawn: one of the row's, or several that have no room beside each other.
pub(super) struct Drawn<'r> {
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// The middle of the sign.
    pub sign: f64,
    /// Whether it is due after the years that are shown.
    pub beyond: bool,
    /// What it stands for.
    pub bars: Vec<&'r Bar>,
}

impl Drawn<'_> {
    /// How many findings it stands for.
    pub(super) fn count(&self) -> usize {
        self.bars.iter().map(|bar| bar.findings.len()).sum()
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.bars.iter().flat_map(|bar| &bar.findings)
    }

    /// How they stand.
    pub(super) fn counts(&self) -> BTreeMap<Verdict, usize> {
        let mut counts = BTreeMap::new();
        for finding in self.findings() {
            *counts.entry(finding.verdict).or_insert(0) += 1;
        }
        counts
    }

    /// How wide its sign is.
    pub(super) fn width(&self) -> f64 {
        let number = counted().width(&self.count().to_string());
        match (self.count(), self.counts().len()) {
            _ if self.beyond => 6.0,
            (0 | 1, _) => SIGN,
            (_, 0 | 1) => SIGN + 4.0 + number,
            _ => number + 8.0,
        }
    }
}

/// What is drawn of a row: where many days of one year are due, they stand as one.
pub(super) fn drawn<'r>(scale: &Scale<'_>, row: &'r Row) -> Vec<Drawn<'r>> {
    let mut years: BTreeMap<Option<i32>, Vec<&Bar>> = BTreeMap::new();
    for bar in &row.bars {
        years.entry(bar.due.map(|due| due.year())).or_default().push(bar);
    }
    let dense = years.iter().any(|(year, bars)| year.is_some() && bars.len() > FEW);
    let mut groups: Vec<Vec<&Bar>> = Vec::new();
    for (year, bars) in years {
        // What has no due day would all stand on the day from which one looks.
        if year.is_none() || (dense && year.is_some_and(|year| year <= scale.line.to)) {
            groups.push(bars);
        } else {
            groups.extend(bars.into_iter().map(|bar| vec![bar]));
        }
    }
    let mut drawn: Vec<Drawn<'_>> = groups.into_iter().map(|bars| scale.drawn(bars)).collect();
    drawn.sort_by(|one, other| one.sign.total_cmp(&other.sign));
    // Windows that reach far back lie under the ones before them: each is drawn from where the one before is due.
    let at_once = |at: usize| {
        drawn
            .iter()
            .filter(|one| {
                one.left + 1.0 < drawn.get(at).map_or(0.0, |it| it.right)
                    && drawn.get(at).map_or(0.0, |it| it.left) + 1.0 < one.right
            })
            .count()
    };
    if (0..drawn.len()).any(|at| at_once(at) > SIDE_BY_SIDE) {
        let ends: Vec<f64> = drawn.iter().map(|one| one.right).collect();
        for (one, before) in drawn.iter_mut().skip(1).zip(ends) {
            one.left = one.left.max(before.min(one.right));
        }
    }
    drawn
}

/// Each with its lane: bars that share days, or whose signs would touch, stand in different ones.
pub(super) fn lanes<'r>(scale: &Scale<'_>, mut row: Vec<Drawn<'r>>) -> Vec<(usize, Drawn<'r>)> {
    let mut placed: Vec<(usize, Drawn<'r>)> = Vec::new();
    for one in &mut row {
        let half = one.width() / 2.0;
        one.sign = one.sign.clamp(YEARS + half, scale.edge() - half + EDGE);
    }
    for one in row {
        let meets = |other: &Drawn<'_>| {
            let near = (other.sign - one.sign).abs() < (one.width() + other.width()) / 2.0 + 0.5;
            near || (one.left + 1.0 < other.right && other.left + 1.0 < one.right)
        };
        let taken: Vec<usize> = placed.iter().filter(|(_, other)| meets(other)).map(|(lane, _)| *lane).collect();
        placed.push(((0..).find(|lane| !taken.contains(lane)).unwrap_or(0), one));
    }
    placed
}

/// How numbers beside signs are written.
pub(super) fn counted() -> Type {
    Type::new(11.0, Tone::Ink).bold()
}

/// Where days stand on the sheet.
pub(super) struct Scale<'s> {
    /// The years.
    pub line: &'s Timeline,
}

impl Scale<'_> {
    /// Where a day begins.
    pub(super) fn start(&self, day: Day) -> f64 {
        self.at(day, 0)
    }

    /// Where a day ends.
    pub(super) fn end(&self, day: Day) -> f64 {
        self.at(day, 1)
    }

    /// Years are alike wide, leap years too; what lies outside stands at the edge.
    fn at(&self, of: Day, more: u32) -> f64 {
        let day_of_year = f64::from(of.ordinal0() + more);
        let length = day(of.year(), 12, 31).map_or(365.0, |last| f64::from(last.ordinal()));
        let years = f64::from(of.year() - self.line.from) + day_of_year / length;
        let whole = f64::from(self.line.to - self.line.from + 1);
        YEARS + (WIDTH - EDGE - YEARS) * (years / whole).clamp(0.0, 1.0)
    }

    /// Where the years end.
    fn edge(&self) -> f64 {
        WIDTH - EDGE
    }

    /// Bars as one: from where to where they reach within the years shown, and where their sign stands: on the last due
    /// day, for several in the middle of their year, else on the day from which one looks, as far as they reach.
    fn drawn<'r>(&self, bars: Vec<&'r Bar>) -> Drawn<'r> {
        let left = |bar: &&Bar| bar.window.0.map_or(YEARS, |from| self.start(from));
        let right = |bar: &&Bar| bar.window.1.or(bar.due).map_or(self.edge(), |to| self.end(to));
        let to = bars.iter().map(right).fold(YEARS, f64::max);
        let from = bars.iter().map(left).fold(to, f64::min);
        let days: Vec<f64> = bars.iter().filter_map(|bar| bar.due).map(|due| self.end(due)).collect();
        let sign = match (days.first(), days.last(), self.line.hand) {
            (Some(first), Some(last), _) => (first + last) / 2.0,
            (_, _, Some(hand)) => self.start(hand).clamp(from, to),
            (_, _, None) => to,
        };
        let beyond = bars.iter().all(|bar| bar.due.is_some_and(|due| due > self.line.days.last()));
        Drawn { left: from, right: to, sign, beyond, bars }
    }
}
