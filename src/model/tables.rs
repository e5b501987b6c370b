//! The roster from its tables: bodies, languages, memberships, mergers, tiles of a map; and the strokes of the year.
//!
//! Knows the columns of each table and complains by cell. Leaves alone how a table is written (`syntax/table.rs`).

use std::collections::BTreeMap;

use super::complaint::Sort;
use super::complaint::tables::CellComplaint;
use super::roster::{Body, Membership, Merger, Roster, Tile};
use super::stroke::{Stroke, YearDay};
use super::vocabulary::{BodyId, KindId, RelationId, Vocabulary};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::Words;
use crate::syntax::table::{Row, Table};
use crate::time::{Day, iso_day};

const TABLES: [&str; 6] = ["bodies", "languages", "membership", "mergers", "tiles", "strokes"];
const BODIES: [&str; 10] =
    ["id", "kind", "code", "alias", "name_fi", "name_sv", "name_en", "language", "from", "until"];
const LANGUAGES: [&str; 4] = ["body", "language", "from", "until"];
const MEMBERSHIP: [&str; 5] = ["relation", "member", "of", "from", "until"];
const MERGERS: [&str; 4] = ["from", "into", "on", "decision"];
const TILES: [&str; 3] = ["body", "column", "row"];
/// So many columns and rows a map of tiles may have.
const WIDEST: u16 = 99;
const STROKES: [&str; 7] = ["id", "name_fi", "name_sv", "name_en", "from", "until", "source"];

/// Tables that nobody reads: told once, used never.
pub(super) fn unknown_tables(tables: &[Table], out: &mut Vec<Diagnostic>) {
    for table in tables.iter().filter(|table| !TABLES.contains(&table.name.as_str())) {
        let place = Place::File(table.source);
        out.push(CellComplaint::UnknownTable { table: &table.name, possible: &TABLES }.at(place));
    }
}

/// The bodies, with their newest language. Kinds must be known.
pub(super) fn bodies(tables: &[Table], vocabulary: &Vocabulary, out: &mut Vec<Diagnostic>) -> Roster {
    let mut roster = Roster::default();
    for table in tables.iter().filter(|table| table.name == "bodies") {
        let Some(reader) = Reader::new(table, &BODIES, &["id", "kind"], out) else { continue };
        for row in &table.rows {
            let Some(id) = reader.needed(row, "id", out) else { continue };
            let Some(written) = reader.needed(row, "kind", out) else { continue };
            let Some(kind) = vocabulary.kind(written) else {
                let near = nearest(written, vocabulary.kinds.iter().map(|word| word.name.as_str()));
                out.push(CellComplaint::Unknown { written, wanted: Sort::Kind, near }.at(reader.place(row, "kind")));
                continue;
            };
            let Some((from, until)) = reader.interval(row, out) else { continue };
            let name = |column| reader.cell(row, column).filter(|cell| !cell.is_empty());
            let fi = name("name_fi").unwrap_or(id);
            let sv = name("name_sv").unwrap_or(fi);
            let body = Body {
                id: id.to_owned(),
                kind,
                code: reader.cell(row, "code").unwrap_or_default().to_owned(),
                alias: name("alias").filter(|alias| *alias != id).map(str::to_owned),
                names: Words::new(fi, sv, name("name_en").unwrap_or(fi)),
                language: name("language").map(str::to_owned),
                from,
                until,
            };
            let alias = body.alias.clone();
            let clash = alias.as_deref().filter(|alias| vocabulary.kind(alias).is_some());
            if let Some(alias) = clash {
                out.push(CellComplaint::Taken { written: alias, by: alias }.at(reader.place(row, "alias")));
            } else if vocabulary.kind(id).is_some() {
                out.push(CellComplaint::Taken { written: id, by: id }.at(reader.place(row, "id")));
            } else if let Err(taken) = roster.add(body) {
                let by = roster.body(taken);
                let (written, column) = match alias.as_deref() {
                    Some(alias) if by.id != id && by.alias.as_deref() != Some(id) => (alias, "alias"),
                    _ => (id, "id"),
                };
                out.push(CellComplaint::Taken { written, by: &by.id }.at(reader.place(row, column)));
            }
        }
    }
    for table in tables.iter().filter(|table| table.name == "languages") {
        let Some(reader) = Reader::new(table, &LANGUAGES, &["body", "language"], out) else { continue };
        for row in &table.rows {
            let Some(body) = reader.body(row, "body", &roster, out) else { continue };
            let Some(language) = reader.needed(row, "language", out) else { continue };
            let Some((_, until)) = reader.interval(row, out) else { continue };
            if until.is_none() {
                roster.set_language(body, language);
            }
        }
    }
    roster
}

/// Memberships and mergers; the vocabulary must be whole.
pub(super) fn memberships(tables: &[Table], vocabulary: &Vocabulary, roster: &mut Roster, out: &mut Vec<Diagnostic>) {
    let relations: BTreeMap<(&str, KindId), RelationId> = (vocabulary.relations.iter().enumerate())
        .map(|(at, relation)| ((relation.member.as_str(), relation.group), RelationId::from(at)))
        .collect();
    let mut rows = Vec::new();
    for table in tables.iter().filter(|table| table.name == "membership") {
        let Some(reader) = Reader::new(table, &MEMBERSHIP, &["relation", "member", "of"], out) else { continue };
        for row in &table.rows {
            let Some(relation) = reader.needed(row, "relation", out) else { continue };
            let (Some(member), Some(group)) =
                (reader.body(row, "member", roster, out), reader.body(row, "of", roster, out))
            else {
                continue;
            };
            let Some((from, until)) = reader.interval(row, out) else { continue };
            let group_kind = roster.body(group).kind;
            let Some(id) = relations.get(&(relation, group_kind)) else {
                let group = vocabulary.kinds[group_kind.index()].name.as_str();
                out.push(CellComplaint::NoRelation { relation, group }.at(reader.place(row, "relation")));
                continue;
            };
            // A member of another kind (Åland's municipalities) is no harm: a rule's set takes only the kind it names.
            rows.push(Membership { relation: *id, group, member, from, until });
        }
    }
    roster.add_memberships(rows);
    for table in tables.iter().filter(|table| table.name == "mergers") {
        let Some(reader) = Reader::new(table, &MERGERS, &["from", "into", "on"], out) else { continue };
        for row in &table.rows {
            let (Some(old), Some(new)) = (reader.body(row, "from", roster, out), reader.body(row, "into", roster, out))
            else {
                continue;
            };
            if reader.needed(row, "on", out).is_none() {
                continue;
            }
            if let Some(Some(on)) = reader.day(row, "on", out) {
                roster.add_merger(Merger { old, new, on });
            }
        }
    }
}

/// Where each body stands on a map of tiles: no two in one place, no body in two.
pub(super) fn tiles(tables: &[Table], roster: &mut Roster, out: &mut Vec<Diagnostic>) {
    for table in tables.iter().filter(|table| table.name == "tiles") {
        let Some(reader) = Reader::new(table, &TILES, &TILES, out) else { continue };
        for row in &table.rows {
            let body = reader.body(row, "body", roster, out);
            let (column, line) = (reader.place_number(row, "column", out), reader.place_number(row, "row", out));
            let (Some(body), Some(column), Some(line)) = (body, column, line) else { continue };
            if roster.tile(body).is_some() {
                let written = roster.body(body).id.as_str();
                out.push(CellComplaint::SecondTile { written }.at(reader.place(row, "body")));
            } else if let Err(taken) = roster.add_tile(body, Tile { column, row: line }) {
                let by = roster.body(taken).id.as_str();
                out.push(CellComplaint::TileTaken { column, row: line, by }.at(reader.place(row, "column")));
            }
        }
    }
}

/// The strokes of the annual clock, in the order written.
pub(super) fn strokes(tables: &[Table], out: &mut Vec<Diagnostic>) -> Vec<Stroke> {
    let mut strokes: Vec<Stroke> = Vec::new();
    for table in tables.iter().filter(|table| table.name == "strokes") {
        let Some(reader) = Reader::new(table, &STROKES, &["id", "from", "until"], out) else { continue };
        for row in &table.rows {
            let Some(id) = reader.needed(row, "id", out) else { continue };
            let (Some(first), Some(last)) = (reader.year_day(row, "from", out), reader.year_day(row, "until", out))
            else {
                continue;
            };
            if strokes.iter().any(|stroke| stroke.id == id) {
                out.push(CellComplaint::Taken { written: id, by: id }.at(reader.place(row, "id")));
                continue;
            }
            let name = |column| reader.cell(row, column).filter(|cell| !cell.is_empty());
            let fi = name("name_fi").unwrap_or(id);
            let names = Words::new(fi, name("name_sv").unwrap_or(fi), name("name_en").unwrap_or(fi));
            let source = name("source").unwrap_or_default().to_owned();
            strokes.push(Stroke { id: id.to_owned(), names, first, last, source });
        }
    }
    strokes
}

/// A table with its columns found.
struct Reader<'a> {
    table: &'a Table,
    columns: BTreeMap<&'static str, usize>,
}

impl<'a> Reader<'a> {
    /// None where a needed column is missing.
    fn new(
        table: &'a Table,
        known: &'static [&'static str],
        needed: &[&'static str],
        out: &mut Vec<Diagnostic>,
    ) -> Option<Reader<'a>> {
        if table.columns.is_empty() {
            // An empty file was told when it was read.
            return None;
        }
        for (at, column) in table.columns.iter().enumerate() {
            if !known.contains(&column.as_str()) {
                let complaint = CellComplaint::UnknownColumn { table: &table.name, column, possible: known };
                out.push(complaint.at(table.place(table.header_row, Some(at))));
            }
        }
        let columns = known.iter().filter_map(|name| Some((*name, table.column(name)?))).collect();
        let reader = Reader { table, columns };
        let mut whole = true;
        for column in needed {
            if !reader.columns.contains_key(column) {
                let complaint = CellComplaint::MissingColumn { table: &table.name, column };
                out.push(complaint.at(table.place(table.header_row, None)));
                whole = false;
            }
        }
        whole.then_some(reader)
    }

    fn place(&self, row: &Row, column: &str) -> Place {
        self.table.place(row.number, self.columns.get(column).copied())
    }

    fn cell(&self, row: &'a Row, column: &str) -> Option<&'a str> {
        row.cells.get(*self.columns.get(column)?).map(String::as_str)
    }

    fn needed(&self, row: &'a Row, column: &'static str, out: &mut Vec<Diagnostic>) -> Option<&'a str> {
        let cell = self.cell(row, column).unwrap_or_default();
        if cell.is_empty() {
            out.push(CellComplaint::Empty { column }.at(self.place(row, column)));
            return None;
        }
        Some(cell)
    }

    fn body(&self, row: &Row, column: &'static str, roster: &Roster, out: &mut Vec<Diagnostic>) -> Option<BodyId> {
        let written = self.needed(row, column, out)?;
        let found = roster.find(written);
        if found.is_none() {
            let near = nearest(written, roster.bodies().iter().map(|body| body.id.as_str()));
            out.push(CellComplaint::Unknown { written, wanted: Sort::Body, near }.at(self.place(row, column)));
        }
        found
    }

    /// A day, or none where the cell is empty; none at all where it is no day.
    fn day(&self, row: &Row, column: &'static str, out: &mut Vec<Diagnostic>) -> Option<Option<Day>> {
        let written = self.cell(row, column).unwrap_or_default();
        if written.is_empty() {
            return Some(None);
        }
        let day = iso_day(written);
        if day.is_none() {
            out.push(CellComplaint::Day { written }.at(self.place(row, column)));
        }
        day.map(Some)
    }

    /// The number of a column or row on a map: from 1.
    fn place_number(&self, row: &'a Row, column: &'static str, out: &mut Vec<Diagnostic>) -> Option<u16> {
        let written = self.needed(row, column, out)?;
        let number = written.parse().ok().filter(|number| (1..=WIDEST).contains(number));
        if number.is_none() {
            out.push(CellComplaint::NoPlace { written, most: WIDEST }.at(self.place(row, column)));
        }
        number
    }

    /// A day of every year.
    fn year_day(&self, row: &Row, column: &'static str, out: &mut Vec<Diagnostic>) -> Option<YearDay> {
        let written = self.needed(row, column, out)?;
        let day = YearDay::read(written);
        if day.is_none() {
            out.push(CellComplaint::YearDay { written }.at(self.place(row, column)));
        }
        day
    }

    /// `from` and `until`, either of which may be open.
    fn interval(&self, row: &Row, out: &mut Vec<Diagnostic>) -> Option<(Option<Day>, Option<Day>)> {
        let (from, until) = (self.day(row, "from", out), self.day(row, "until", out));
        let (from, until) = (from?, until?);
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            out.push(CellComplaint::Reversed { from, until }.at(self.place(row, "until")));
            return None;
        }
        Some((from, until))
    }
}
