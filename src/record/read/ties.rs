//! The rows of one register tied to each other: ids, corrections, withdrawals, what follows what.
//!
//! Ids act within their register (`rules.md` C4). Everything here is near linear in the rows: ids are sorted once by a
//! number made from them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::cache::hash;
use super::column::Column;
use super::row::Concerned;
use super::sink::items;
use crate::record::complaint::{Complaint, quote};
use crate::record::{Happening, Link, Origin, Partner, Record, RecordId, Suspension, What};
use crate::source::Span;

/// A cell that names other rows, kept until all rows are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// Which row: its number among the good ones of the register.
    pub row: usize,
    /// `of`, `supersedes` or `retracts`.
    pub column: Column,
    /// What it names.
    pub cell: Box<str>,
    /// Where, if the row stands in a text and not in a table.
    pub span: Option<Span>,
}

/// What became of a row that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is a record.
    Good,
    /// It says the same as an earlier one.
    Repeated,
    /// It contradicts another, or corrects nothing.
    Bad,
}

/// The rows of a register and what they name.
#[derive(Debug)]
pub struct Rows<'r> {
    /// The rows that could be read, in order.
    pub records: &'r mut [Record],
    /// What they name, in their order.
    pub ties: &'r [Tie],
    /// Ids of rows that could not be read.
    pub left_out: &'r BTreeSet<Box<str>>,
    /// What withdrawals may concern if they withdraw nothing.
    pub concerned: &'r BTreeMap<usize, Vec<Suspension>>,
}

/// What each correcting row corrects, and by which column.
type Targets = BTreeMap<usize, (Column, usize)>;

/// By an id that different rows have: a row that corrects it, and those rows.
type Contested = BTreeMap<Box<str>, (usize, Vec<usize>)>;

/// A complaint of a row: which row, which column.
pub type Said = (usize, Column, Complaint);

/// What tying found out.
#[derive(Debug, Default)]
pub struct Tied {
    /// By row.
    pub fates: Vec<Fate>,
    /// Complaints, errors and warnings.
    pub said: Vec<Said>,
    /// What the bad rows may concern.
    pub suspended: Vec<Suspension>,
}

/// Rows by id: sorted by the number of the id, then by row.
#[derive(Debug, Default)]
pub struct Ids {
    sorted: Vec<(u64, u32)>,
}

impl Ids {
    /// All rows of a register.
    pub fn new(records: &[Record]) -> Ids {
        let mut sorted: Vec<(u64, u32)> = (0_u32..).zip(records).map(|(row, record)| (hash(&record.id), row)).collect();
        sorted.sort_unstable();
        Ids { sorted }
    }

    /// The rows with this id, in order.
    pub fn rows<'r>(&'r self, id: &'r str, records: &'r [Record]) -> impl Iterator<Item = usize> + 'r {
        let number = hash(id);
        let start = self.sorted.partition_point(|(other, _)| *other < number);
        self.sorted[start..]
            .iter()
            .take_while(move |(other, _)| *other == number)
            .filter_map(|(_, row)| usize::try_from(*row).ok())
            .filter(move |row| *records[*row].id == *id)
    }

    /// Groups of rows whose ids may be equal, of at least two.
    fn groups(&self) -> impl Iterator<Item = &[(u64, u32)]> {
        self.sorted.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1)
    }
}

impl Rows<'_> {
    /// Ties all rows: finds repeated ids, corrections that lead nowhere, in circles or against each other, and fills in
    /// `of`, `supersedes` and `retracts` by row number. Links between rows hold row numbers as if they were record
    /// numbers; the caller moves them to their place in the log.
    pub fn tie(&mut self) -> Tied {
        let ids = Ids::new(self.records);
        let mut tied = Tied { fates: vec![Fate::Good; self.records.len()], ..Tied::default() };
        self.repeated(&ids, &mut tied);
        let (targets, contested) = self.corrections(&ids, &mut tied);
        self.cycles(&targets, &mut tied);
        self.competing(&targets, &mut tied);
        self.spread(&targets, &mut tied);
        for (row, (column, target)) in &targets {
            let link = RecordId(u32::try_from(*target).unwrap_or(u32::MAX));
            match column {
                Column::Retracts => self.records[*row].retracts = Some(link),
                _ => self.records[*row].supersedes = Some(link),
            }
        }
        self.follow(&ids, &mut tied);
        self.suspend(&targets, &contested, &mut tied);
        tied
    }

    fn ties_of(&self, row: usize) -> &[Tie] {
        let start = self.ties.partition_point(|tie| tie.row < row);
        let length = self.ties[start..].partition_point(|tie| tie.row == row);
        &self.ties[start..start + length]
    }

    /// Two different rows with one id are both left out: nothing says which one is meant. Equal ones are one.
    fn repeated(&self, ids: &Ids, tied: &mut Tied) {
        for group in ids.groups() {
            let mut by_id: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            for (_, row) in group {
                let row = usize::try_from(*row).unwrap_or(usize::MAX);
                by_id.entry(&self.records[row].id).or_default().push(row);
            }
            for (id, rows) in by_id {
                let Some((first, others)) = rows.split_first() else { continue };
                if others.is_empty() {
                    continue;
                }
                if others.iter().all(|row| self.same(*first, *row)) {
                    for row in others {
                        tied.fates[*row] = Fate::Repeated;
                    }
                    continue;
                }
                for row in &rows {
                    tied.fates[*row] = Fate::Bad;
                    tied.said.push((*row, Column::Id, Complaint::RepeatedId { id: quote(id) }));
                }
            }
        }
    }

    fn same(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.records[one], &self.records[other]);
        let cells = |row| self.ties_of(row).iter().map(|tie| (tie.column, &tie.cell));
        a.what == b.what
            && a.recorded == b.recorded
            && a.evidence == b.evidence
            && a.note == b.note
            && cells(one).eq(cells(other))
    }

    /// What each correcting row corrects, and the rows of which one may be meant where an id is repeated. Rows that
    /// correct nothing are bad; they are told from the others only after all are looked up, so that the order of rows
    /// does not matter.
    fn corrections(&self, ids: &Ids, tied: &mut Tied) -> (Targets, Contested) {
        let (mut targets, mut contested, mut nowhere) = (Targets::new(), Contested::new(), Vec::new());
        for tie in self.ties.iter().filter(|tie| tie.column != Column::Of && tied.fates[tie.row] == Fate::Good) {
            match ids.rows(&tie.cell, self.records).next() {
                Some(target) if tied.fates[target] == Fate::Good => {
                    targets.insert(tie.row, (tie.column, target));
                }
                found => {
                    let left_out = found.is_some() || self.left_out.contains(&tie.cell);
                    nowhere.push((tie, left_out));
                    if found.is_some() && !contested.contains_key(&tie.cell) {
                        let rows = ids.rows(&tie.cell, self.records).collect();
                        contested.insert(tie.cell.clone(), (tie.row, rows));
                    }
                }
            }
        }
        for (tie, left_out) in nowhere {
            tied.fates[tie.row] = Fate::Bad;
            let complaint = Complaint::DanglingCorrection { id: quote(&tie.cell), left_out };
            tied.said.push((tie.row, tie.column, complaint));
        }
        (targets, contested)
    }

    /// Each row corrects at most one, so a walk either ends or comes back to a row on its own path.
    fn cycles(&self, targets: &Targets, tied: &mut Tied) {
        let mut seen = BTreeSet::new();
        for start in targets.keys() {
            let mut path = Vec::new();
            let mut on_path = BTreeSet::new();
            let mut row = *start;
            while seen.insert(row) {
                path.push(row);
                on_path.insert(row);
                match targets.get(&row) {
                    Some((_, target)) => row = *target,
                    None => break,
                }
            }
            if !on_path.contains(&row) || !targets.contains_key(&row) {
                continue;
            }
            for row in path.iter().skip_while(|other| **other != row) {
                tied.fates[*row] = Fate::Bad;
                let column = targets.get(row).map_or(Column::Supersedes, |(column, _)| *column);
                tied.said.push((*row, column, Complaint::Cycle { id: quote(&self.records[*row].id) }));
            }
        }
    }

    /// Two rows that replace one row contradict each other, unless different days of recording order them.
    fn competing(&self, targets: &Targets, tied: &mut Tied) {
        let mut by_target: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, (column, target)) in targets {
            if *column == Column::Supersedes && tied.fates[*row] == Fate::Good {
                by_target.entry(*target).or_default().push(*row);
            }
        }
        for (target, rows) in by_target {
            let days: BTreeSet<_> = rows.iter().map(|row| self.records[*row].recorded).collect();
            if days.len() == rows.len() {
                continue;
            }
            let id = quote(&self.records[target].id);
            for row in rows {
                tied.fates[row] = Fate::Bad;
                tied.said.push((row, Column::Supersedes, Complaint::Competing { id: id.clone() }));
            }
            tied.fates[target] = Fate::Bad;
            tied.said.push((target, Column::Id, Complaint::Contested { id }));
        }
    }

    /// A row that corrects a bad row corrects nothing.
    fn spread(&self, targets: &Targets, tied: &mut Tied) {
        let mut correcting: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (row, (_, target)) in targets {
            correcting.entry(*target).or_default().push(*row);
        }
        let mut queue: VecDeque<usize> =
            correcting.keys().copied().filter(|target| tied.fates[*target] == Fate::Bad).collect();
        while let Some(bad) = queue.pop_front() {
            for row in correcting.get(&bad).into_iter().flatten() {
                if tied.fates[*row] != Fate::Good {
                    continue;
                }
                tied.fates[*row] = Fate::Bad;
                let column = targets.get(row).map_or(Column::Supersedes, |(column, _)| *column);
                let id = quote(&self.records[bad].id);
                tied.said.push((*row, column, Complaint::DanglingCorrection { id, left_out: true }));
                queue.push_back(*row);
            }
        }
    }

    /// Fills in `of`. Rows may follow rows that stand further down.
    fn follow(&mut self, ids: &Ids, tied: &mut Tied) {
        for tie in self.ties.iter().filter(|tie| tie.column == Column::Of) {
            if tied.fates[tie.row] != Fate::Good {
                continue;
            }
            let mut links = Vec::new();
            let mut seen = BTreeSet::new();
            for (_, id) in items(&tie.cell) {
                let found = ids.rows(id, self.records).next();
                match found {
                    Some(row) if tied.fates[row] == Fate::Good => {
                        if seen.insert(row) {
                            links.push(Link::Record(RecordId(u32::try_from(row).unwrap_or(u32::MAX))));
                        }
                    }
                    _ => {
                        links.push(Link::Dangling(id.into()));
                        let left_out = found.is_some() || self.left_out.contains(id);
                        tied.said.push((tie.row, Column::Of, Complaint::DanglingOf { id: quote(id), left_out }));
                    }
                }
            }
            match &mut self.records[tie.row].what {
                What::Happened(happening) => happening.of = links.into(),
                What::Waiver { .. } | What::Judgement { .. } | What::Retraction => {}
            }
        }
    }

    /// What bad rows concern: what they say, and what they would have corrected.
    fn suspend(&self, targets: &Targets, contested: &Contested, tied: &mut Tied) {
        for row in 0..self.records.len() {
            if tied.fates[row] != Fate::Bad {
                continue;
            }
            let origin = self.records[row].origin;
            match (&self.records[row].what, targets.get(&row)) {
                (What::Retraction, None) => {
                    tied.suspended.extend(self.concerned.get(&row).into_iter().flatten().cloned());
                }
                (_, target) => {
                    let target = target.map(|(_, target)| *target);
                    for row in std::iter::once(row).chain(target) {
                        tied.suspended.extend(self.concerns(row, origin));
                    }
                }
            }
        }
        // A withdrawal written twice concerns what either row says, whichever stands first.
        let withdrawing =
            |row: usize| matches!(self.records[row].what, What::Retraction) && !targets.contains_key(&row);
        let bad: BTreeSet<&str> = (0..self.records.len())
            .filter(|row| tied.fates[*row] == Fate::Bad && withdrawing(*row))
            .map(|row| &*self.records[row].id)
            .collect();
        for row in (0..self.records.len()).filter(|row| tied.fates[*row] == Fate::Repeated && withdrawing(*row)) {
            if bad.contains(&*self.records[row].id) {
                tied.suspended.extend(self.concerned.get(&row).into_iter().flatten().cloned());
            }
        }
        for (correcting, rows) in contested.values() {
            let origin = self.records[*correcting].origin;
            for row in rows {
                tied.suspended.extend(self.concerns(*row, origin));
            }
        }
    }

    /// What a row that could be read concerns, for the sake of the row at `origin`.
    pub fn concerns(&self, row: usize, origin: Origin) -> Vec<Suspension> {
        match &self.records[row].what {
            What::Happened(happening) => happened(happening).known(origin),
            What::Waiver { .. } | What::Judgement { .. } | What::Retraction => Vec::new(),
        }
    }
}

fn happened(happening: &Happening) -> Concerned {
    let mut bodies: Vec<_> = happening.by.iter().map(|actor| actor.body).collect();
    for partner in happening.with.iter().chain(&happening.invited) {
        match partner {
            Partner::Body(actor) => bodies.push(actor.body),
            Partner::Class(..) => {}
        }
    }
    bodies.sort_unstable();
    bodies.dedup();
    Concerned {
        kinds: Some(happening.kinds.clone()),
        when: Some(happening.when),
        until: happening.until,
        bodies: Some(bodies),
    }
}
