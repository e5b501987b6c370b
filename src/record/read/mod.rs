//! Registers → records: every format through one door, with all complaints and the good rows beside them.
//!
//! A bad row is left out, complained of and counted; what it may concern is no longer held complete (`rules.md` C7).
//! Nothing is dropped silently. Formats are in `table.rs` (cells) and `json.rs` (lines), the declarations of
//! `velvoite.toml` in `manifest.rs`; what a row means is in `row.rs`, how rows hang together in `ties.rs`.

pub mod column;
pub mod date;
pub mod names;
pub mod row;
mod cache;
mod cells;
mod json;
mod manifest;
mod party;
mod period;
mod sink;
mod table;
mod ties;

use std::collections::{BTreeMap, BTreeSet};

pub use column::Column;
pub use names::Names;
pub use row::Row;

use self::cache::hash;
use self::period::Keys;
use self::row::Cells;
use self::ties::{Fate, Rows, Tie};
use super::complaint::Complaint;
use super::{DataFinding, Link, Log, Origin, Record, RecordId, Register, Suspension, What};
use crate::diagnostic::{Diagnostic, Place};
use crate::load::{Encoding, Form, RegisterFiles, Sheet};
use crate::model::roster::Roster;
use crate::model::vocabulary::{BodyId, Vocabulary};
use crate::source::{SourceId, Span};
use crate::time::Period;

/// How many rows of a file may complain in words; the rest are counted.
const WORDED_ROWS: usize = 1000;

/// What reading registers gives.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Registers and records.
    pub log: Log,
    /// Complaints in the order of registers, files and rows.
    pub complaints: Vec<Diagnostic>,
    /// Names of bodies that were read as those of their successors.
    pub data_findings: Vec<DataFinding>,
    /// How many rows each file had, in the order of the files.
    pub tallies: Vec<Tally>,
}

/// The rows of a file: those read, repeated and left out are all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Which file.
    pub source: SourceId,
    /// Rows that are not blank, without the header.
    pub rows: usize,
    /// Rows that became records.
    pub read: usize,
    /// Rows that say the same as an earlier one with the same id.
    pub repeated: usize,
    /// Rows left out, each with a complaint.
    pub left_out: usize,
}

/// Reads all registers of a run. `periods` are the terms and explicit periods whose keys the column `for` may hold.
#[must_use]
pub fn read(registers: &[RegisterFiles], vocabulary: &Vocabulary, roster: &Roster, periods: &[Period]) -> Outcome {
    let mut names = Names::new(vocabulary, roster);
    names.periods = Some(Keys::new(periods));
    let (outcome, strange) = read_by(registers, &names);
    if strange.is_empty() {
        return outcome;
    }
    // That a key is no record's id shows only at the end. Its row is bad, and what hangs on bad rows is worked out while
    // reading: so everything is read again, which only such registers pay for.
    names.periods = names.periods.map(|keys| keys.without(strange));
    read_by(registers, &names).0
}

/// Reads, and tells which keys in the column `for` are neither a period's nor a record's.
fn read_by(registers: &[RegisterFiles], names: &Names<'_>) -> (Outcome, BTreeSet<String>) {
    let mut reader = Reader::new(names);
    for register in registers {
        reader.register(register);
    }
    let keys = std::mem::take(&mut reader.cells.keys);
    let ids = reader.outcome.log.records.iter().map(|record| &*record.id);
    let strange = period::strangers(keys, ids.chain(reader.left_out.iter().map(|id| &**id)));
    (reader.finish(), strange)
}

/// Reads registers one after the other. Formats of their own (the record lines of a scenario) use `begin`, `file`,
/// `row` and `end` directly.
#[derive(Debug)]
pub struct Reader<'m> {
    names: &'m Names<'m>,
    cells: Cells,
    outcome: Outcome,
    /// The path of each register, for those that share a name.
    paths: Vec<String>,
    /// Ids of rows that could not be read, of all registers.
    left_out: BTreeSet<Box<str>>,
    open: Open,
}

/// The register that is being read.
#[derive(Debug, Default)]
struct Open {
    number: u32,
    base: usize,
    first_tally: usize,
    stem: String,
    /// How the columns of each file are called there, by [`Column::index`].
    labels: BTreeMap<SourceId, Vec<Option<(String, String)>>>,
    ties: Vec<Tie>,
    successors: Vec<(usize, BodyId, BodyId)>,
    concerned: BTreeMap<usize, Vec<Suspension>>,
    /// Corrections by rows that could not be read.
    broken: Vec<Broken>,
    left_out: BTreeSet<Box<str>>,
    suspended: Vec<Suspension>,
    /// By file: rows that complained in words, rows that did not.
    worded: (usize, usize),
}

/// A row that could not be read, but names one that it corrects.
#[derive(Debug)]
struct Broken {
    id: Box<str>,
    origin: Origin,
    /// What it concerns where there is no such row.
    otherwise: Vec<Suspension>,
}

impl<'m> Reader<'m> {
    /// Ready to read.
    #[must_use]
    pub fn new(names: &'m Names<'m>) -> Reader<'m> {
        let (cells, outcome) = (Cells::default(), Outcome::default());
        Reader { names, cells, outcome, paths: Vec::new(), left_out: BTreeSet::new(), open: Open::default() }
    }

    fn register(&mut self, files: &RegisterFiles) {
        let mut register =
            Register { name: files.name.clone(), bodies: Vec::new(), complete: Vec::new(), suspended: Vec::new() };
        if let Some(source) = &files.manifest {
            manifest::read(source, self.names, &mut register, &mut self.outcome.complaints);
        }
        self.begin(register, &files.path);
        if files.files.is_empty() {
            self.complain(&Complaint::NoFiles, Place::File(files.source));
        }
        for file in &files.files {
            let source = &file.source;
            self.file(&file.stem, source.id);
            match file.encoding {
                Encoding::BrokenUtf8 { .. } => self.complain(&Complaint::BrokenUtf8, Place::File(source.id)),
                Encoding::Utf8 | Encoding::Utf16 | Encoding::Windows1252 => {}
            }
            if let Some(sheet) = &file.sheet {
                self.sheet(source.id, sheet);
            }
            match file.form {
                Form::Csv => table::read(self, source),
                Form::JsonLines => json::read(self, source),
                Form::Workbook => self.unreadable(&Complaint::Workbook, source.id),
                Form::LockedWorkbook => self.unreadable(&Complaint::LockedWorkbook, source.id),
                Form::Binary => self.unreadable(&Complaint::Binary, source.id),
            }
        }
        self.end();
    }

    /// What must be said of a workbook beside what its first sheet holds.
    fn sheet(&mut self, source: SourceId, sheet: &Sheet) {
        for [row, column, last_row, last_column] in &sheet.merged {
            let index = |column: &u32| usize::try_from(column.saturating_sub(1)).unwrap_or_default();
            let cells =
                format!("{}{row}:{}{last_row}", column::letter(index(column)), column::letter(index(last_column)));
            self.complain(&Complaint::Merged { cells }, Place::Cell { source, row: *row, column: None });
        }
        if !sheet.others.is_empty() {
            let names = sheet.others.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            self.complain(&Complaint::OtherSheets { names }, Place::File(source));
        }
    }

    /// Begins a register. `path` tells registers of one name apart.
    pub fn begin(&mut self, register: Register, path: &str) {
        let number = u32::try_from(self.outcome.log.registers.len()).unwrap_or(u32::MAX);
        self.outcome.log.registers.push(register);
        self.paths.push(path.to_owned());
        self.open = Open {
            number,
            base: self.outcome.log.records.len(),
            first_tally: self.outcome.tallies.len(),
            ..Open::default()
        };
    }

    /// Begins a file of the register; `stem` begins the ids of rows that have none.
    pub fn file(&mut self, stem: &str, source: SourceId) {
        self.close_file();
        stem.clone_into(&mut self.open.stem);
        self.outcome.tallies.push(Tally { source, rows: 0, read: 0, repeated: 0, left_out: 0 });
    }

    /// How the columns of this file are called there: letter and name.
    fn label(&mut self, source: SourceId, labels: Vec<Option<(String, String)>>) {
        self.open.labels.insert(source, labels);
    }

    fn complain(&mut self, complaint: &Complaint, place: Place) {
        self.outcome.complaints.push(complaint.at(place));
    }

    /// A file of which no row can be read.
    fn unreadable(&mut self, complaint: &Complaint, source: SourceId) {
        self.complain(complaint, Place::File(source));
        self.suspend_all(Origin { source, row: 1 });
    }

    fn suspend_all(&mut self, origin: Origin) {
        let all = Suspension { bodies: Vec::new(), kinds: Vec::new(), when: None, origin };
        self.open.suspended.push(all);
    }

    fn tally(&mut self, count: impl FnOnce(&mut Tally)) {
        if let Some(tally) = self.outcome.tallies.last_mut() {
            count(tally);
        }
    }

    /// Whether complaints of this file are still worded.
    fn room(&self) -> bool {
        self.open.worded.0 < WORDED_ROWS
    }

    fn count_worded(&mut self, complaints_before: usize, wrong: bool) {
        if self.outcome.complaints.len() > complaints_before {
            self.open.worded.0 += 1;
        } else if wrong {
            self.open.worded.1 += 1;
        }
    }

    /// A row that cannot be read at all: it may concern anything.
    fn broken_row(&mut self, complaint: &Complaint, place: Place, origin: Origin) {
        let before = self.outcome.complaints.len();
        if self.room() {
            self.complain(complaint, place);
        }
        self.count_worded(before, true);
        self.tally(|tally| {
            tally.rows += 1;
            tally.left_out += 1;
        });
        self.suspend_all(origin);
    }

    /// Reads one row.
    pub fn row(&mut self, row: &dyn Row) {
        let (room, before) = (self.room(), self.outcome.complaints.len());
        let said = self.cells.read(row, self.names, &mut self.outcome.complaints, room);
        let origin = row.origin();
        let good = said.is_ok();
        match said {
            Ok(statement) => {
                let at = self.outcome.log.records.len() - self.open.base;
                self.tie(row, at, matches!(statement.what, What::Happened(_)));
                self.open.successors.extend(statement.successors.iter().map(|(old, new)| (at, *old, *new)));
                if !statement.concerned.is_empty() {
                    self.open.concerned.insert(at, statement.concerned);
                }
                let id = row.cell(Column::Id);
                let id = if id.is_empty() { format!("{}-{}", self.open.stem, origin.row).into() } else { id.into() };
                self.outcome.log.records.push(Record {
                    register: self.open.number,
                    id,
                    origin,
                    what: statement.what,
                    recorded: statement.recorded,
                    supersedes: None,
                    retracts: None,
                    evidence: row.cell(Column::Evidence).into(),
                    note: row.cell(Column::Note).into(),
                });
            }
            Err(suspended) => {
                let id = row.cell(Column::Id);
                if !id.is_empty() {
                    self.open.left_out.insert(id.into());
                }
                // A withdrawal concerns what it withdraws, if that is found; any other row also what it says.
                let withdraws = !row.cell(Column::Retracts).is_empty();
                for column in [Column::Supersedes, Column::Retracts] {
                    let cell = row.cell(column);
                    let otherwise = || if withdraws { suspended.clone() } else { Vec::new() };
                    let broken =
                        sink::items(&cell).map(|(_, id)| Broken { id: id.into(), origin, otherwise: otherwise() });
                    self.open.broken.extend(broken);
                }
                if !withdraws {
                    self.open.suspended.extend(suspended);
                }
            }
        }
        self.tally(|tally| {
            tally.rows += 1;
            tally.read += usize::from(good);
            tally.left_out += usize::from(!good);
        });
        self.count_worded(before, !good);
    }

    fn tie(&mut self, row: &dyn Row, at: usize, happened: bool) {
        // What a waiver or a judgement is `of` is an instance, not a row.
        let columns: &[Column] = if happened {
            &[Column::Of, Column::Supersedes, Column::Retracts]
        } else {
            &[Column::Supersedes, Column::Retracts]
        };
        for column in columns {
            let cell = row.cell(*column);
            let Some((_, first)) = sink::items(&cell).next() else { continue };
            let cell = if *column == Column::Of { &*cell } else { first };
            let span = match row.place(*column, 0) {
                Place::Text(span) => Some(span),
                Place::Cell { .. } | Place::File(_) => None,
            };
            self.open.ties.push(Tie { row: at, column: *column, cell: cell.into(), span });
        }
    }

    fn close_file(&mut self) {
        let (_, unworded) = std::mem::take(&mut self.open.worded);
        if unworded > 0
            && let Some(tally) = self.outcome.tallies.last()
        {
            let place = Place::File(tally.source);
            self.complain(&Complaint::More { count: unworded }, place);
        }
    }

    /// Ends the register: ties its rows together.
    pub fn end(&mut self) {
        self.close_file();
        let open = std::mem::take(&mut self.open);
        let log = &mut self.outcome.log;
        let records = &mut log.records[open.base..];
        let mut rows = Rows { records, ties: &open.ties, left_out: &open.left_out, concerned: &open.concerned };
        let tied = rows.tie();
        let mut suspended = open.suspended.clone();
        suspended.extend(tied.suspended);
        suspended.extend(broken_targets(&open, &rows));
        for (said, (row, column, complaint)) in tied.said.iter().enumerate() {
            let place = place_of(&open, rows.records[*row].origin, *row, *column);
            if said == WORDED_ROWS {
                let count = tied.said.len() - said;
                self.outcome.complaints.push(Complaint::More { count }.at(Place::File(place.source())));
                break;
            }
            self.outcome.complaints.push(complaint.at(place));
        }
        let tallies = &mut self.outcome.tallies[open.first_tally..];
        let lost = rows.records.iter().zip(&tied.fates).filter(|(_, fate)| **fate != Fate::Good);
        for (record, fate) in lost {
            let Some(tally) = tallies.iter_mut().find(|tally| tally.source == record.origin.source) else { continue };
            match fate {
                Fate::Good => {}
                Fate::Repeated => {
                    tally.read -= 1;
                    tally.repeated += 1;
                }
                Fate::Bad => {
                    tally.read -= 1;
                    tally.left_out += 1;
                }
            }
        }
        let moved = settle(&mut log.records, open.base, &tied.fates);
        for (row, old, new) in open.successors {
            if let Some(record) = moved.get(row).copied().flatten() {
                self.outcome.data_findings.push(DataFinding::ReadAsSuccessor { record, old, new });
            }
        }
        self.left_out.extend(open.left_out);
        if let Some(register) = log.registers.last_mut() {
            register.suspended = tidy(suspended);
        }
    }

    /// All registers are read.
    #[must_use]
    pub fn finish(mut self) -> Outcome {
        let log = &mut self.outcome.log;
        tell_registers_apart(&mut log.registers, &self.paths);
        log.clashing = clashing(&log.records, log.registers.len());
        self.outcome
    }
}

/// What rows concern that could not be read themselves but correct others.
fn broken_targets(open: &Open, rows: &Rows<'_>) -> Vec<Suspension> {
    let ids = ties::Ids::new(if open.broken.is_empty() { &[] } else { &*rows.records });
    let mut suspended = Vec::new();
    let mut seen = BTreeSet::new();
    for Broken { id, origin, otherwise } in &open.broken {
        if ids.rows(id, rows.records).next().is_none() {
            suspended.extend(otherwise.iter().cloned());
        } else if seen.insert(id) {
            // Once for an id: many rows may name one of which there are many.
            suspended.extend(ids.rows(id, rows.records).flat_map(|row| rows.concerns(row, *origin)));
        }
    }
    suspended
}

/// Where a cell of a row stands that was read before.
fn place_of(open: &Open, origin: Origin, row: usize, column: Column) -> Place {
    let tie = open.ties.partition_point(|tie| tie.row < row);
    let ties = open.ties[tie..].iter().take_while(|tie| tie.row == row);
    let spans: Vec<Span> = ties.filter_map(|tie| tie.span.filter(|_| tie.column == column)).collect();
    if let Some(span) = spans.first() {
        return Place::Text(*span);
    }
    let label = open.labels.get(&origin.source).and_then(|labels| labels.get(column.index()).cloned().flatten());
    Place::Cell { source: origin.source, row: origin.row, column: label }
}

/// Takes out what is repeated or bad, and moves links from row numbers to record numbers, which are given back by row.
fn settle(records: &mut Vec<Record>, base: usize, fates: &[Fate]) -> Vec<Option<RecordId>> {
    let mut next = base;
    let moved: Vec<Option<RecordId>> = fates
        .iter()
        .map(|fate| {
            let good = *fate == Fate::Good;
            let id = good.then(|| RecordId(u32::try_from(next).unwrap_or(u32::MAX)));
            next += usize::from(good);
            id
        })
        .collect();
    let at = |id: RecordId| moved.get(id.index()).copied().flatten();
    for record in &mut records[base..] {
        record.supersedes = record.supersedes.and_then(at);
        record.retracts = record.retracts.and_then(at);
        if let What::Happened(happening) = &mut record.what
            && !happening.of.is_empty()
        {
            happening.of = happening
                .of
                .iter()
                .map(|link| match link {
                    Link::Record(id) => at(*id).map_or(Link::Dangling("".into()), Link::Record),
                    Link::Dangling(id) => Link::Dangling(id.clone()),
                })
                .collect();
        }
    }
    if fates.iter().any(|fate| *fate != Fate::Good) {
        let mut row = 0;
        let tail = records.split_off(base);
        records.extend(tail.into_iter().filter(|_| {
            row += 1;
            fates[row - 1] == Fate::Good
        }));
    }
    moved
}

/// One of each; where one says everything, no other is needed.
fn tidy(mut suspended: Vec<Suspension>) -> Vec<Suspension> {
    if let Some(all) =
        suspended.iter().position(|one| one.bodies.is_empty() && one.kinds.is_empty() && one.when.is_none())
    {
        return vec![suspended.swap_remove(all)];
    }
    suspended.sort_by(|a, b| (&a.bodies, &a.kinds, a.when, a.origin).cmp(&(&b.bodies, &b.kinds, b.when, b.origin)));
    suspended.dedup_by(|a, b| (&a.bodies, &a.kinds, a.when) == (&b.bodies, &b.kinds, b.when));
    suspended
}

/// Registers of one name are called by their paths, and by number where the paths are one as well.
fn tell_registers_apart(registers: &mut [Register], paths: &[String]) {
    let names: Vec<String> = registers.iter().map(|register| register.name.clone()).collect();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for ((register, name), path) in registers.iter_mut().zip(&names).zip(paths) {
        if names.iter().filter(|other| *other == name).count() > 1 {
            register.name.clone_from(path);
        }
        let plain = register.name.clone();
        let mut number = 2;
        while !taken.insert(register.name.clone()) {
            register.name = format!("{plain} ({number})");
            number += 1;
        }
    }
}

/// Records whose id a record of another register has too.
fn clashing(records: &[Record], registers: usize) -> BTreeSet<RecordId> {
    if registers < 2 {
        return BTreeSet::new();
    }
    let mut numbers: Vec<(u64, u32)> = (0_u32..).zip(records).map(|(at, record)| (hash(&record.id), at)).collect();
    numbers.sort_unstable();
    let mut clashing = BTreeSet::new();
    for group in numbers.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        let mut by_id: BTreeMap<&str, Vec<RecordId>> = BTreeMap::new();
        for (_, at) in group {
            by_id.entry(&records[RecordId(*at).index()].id).or_default().push(RecordId(*at));
        }
        clashing.extend(by_id.into_values().filter(|same| same.len() > 1).flatten());
    }
    clashing
}
