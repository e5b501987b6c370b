//! Random cases as texts: rules in the language, a register as CSV with its declarations, and the days.
//!
//! A case is a list of removable pieces (clauses, cells, rows, declarations), so that a disagreement can be made small.

use super::days;
use super::dice::Dice;
use std::collections::BTreeMap;
use std::fmt::Write;
use velvoite::time::Day;

/// A rule item: its head and its clauses.
#[derive(Debug, Clone)]
pub struct Written {
    pub head: String,
    pub clauses: Vec<String>,
}

/// A case.
#[derive(Debug, Clone)]
pub struct Case {
    pub items: Vec<Written>,
    pub rows: Vec<BTreeMap<&'static str, String>>,
    pub complete: Vec<String>,
    pub as_of: Day,
    pub known_at: Option<Day>,
}

const COLUMNS: [&str; 17] = [
    "id",
    "activity",
    "date",
    "until",
    "by",
    "with",
    "invited",
    "about",
    "for",
    "of",
    "to",
    "answer",
    "grade",
    "recorded",
    "supersedes",
    "retracts",
    "note",
];

impl Case {
    /// The rules as a file.
    pub fn rules(&self) -> String {
        let mut out = String::from("throughout { binding statute  early does not count  late does not cure }\n");
        for item in &self.items {
            writeln!(out, "{} {{", item.head).unwrap();
            for clause in &item.clauses {
                writeln!(out, "  {clause}").unwrap();
            }
            writeln!(out, "}}").unwrap();
        }
        out
    }

    /// The records as a file.
    pub fn records(&self) -> String {
        let mut out = COLUMNS.join(";");
        out.push('\n');
        for row in &self.rows {
            let cells: Vec<&str> = COLUMNS.iter().map(|column| row.get(column).map_or("", String::as_str)).collect();
            out.push_str(&cells.join(";"));
            out.push('\n');
        }
        out
    }

    /// The register's declarations.
    pub fn manifest(&self) -> String {
        let mut out = String::from("[register]\nname = \"r\"\n");
        for complete in &self.complete {
            writeln!(out, "[[complete]]\n{complete}").unwrap();
        }
        out
    }

    /// Everything, for a report.
    pub fn told(&self) -> String {
        let known = self.known_at.map_or(String::new(), |day| format!(" known at {day}"));
        let rows: String = self
            .rows
            .iter()
            .map(|row| {
                let cells: Vec<String> = COLUMNS
                    .iter()
                    .filter_map(|column| row.get(column).map(|cell| format!("{column}={cell}")))
                    .collect();
                format!("  {}\n", cells.join("  "))
            })
            .collect();
        format!("{}records\n{rows}{}as of {}{known}\n", self.rules(), self.manifest(), self.as_of)
    }

    /// Every case that is smaller by one piece.
    pub fn smaller(&self) -> Vec<Case> {
        let mut found = Vec::new();
        for at in 0..self.items.len() {
            let mut one = self.clone();
            one.items.remove(at);
            found.push(one);
        }
        for at in 0..self.rows.len() {
            let mut one = self.clone();
            one.rows.remove(at);
            found.push(one);
        }
        for at in 0..self.complete.len() {
            let mut one = self.clone();
            one.complete.remove(at);
            found.push(one);
        }
        for item in 0..self.items.len() {
            for at in 0..self.items[item].clauses.len() {
                let mut one = self.clone();
                one.items[item].clauses.remove(at);
                found.push(one);
            }
        }
        for row in 0..self.rows.len() {
            for column in
                ["until", "with", "invited", "about", "for", "of", "to", "grade", "recorded", "supersedes", "note"]
            {
                if self.rows[row].contains_key(column) {
                    let mut one = self.clone();
                    one.rows[row].remove(column);
                    found.push(one);
                }
            }
        }
        found
    }
}

/// A day between the two.
pub fn some_day(dice: &mut Dice, first: Day, last: Day) -> Day {
    let all = usize::try_from(last.signed_duration_since(first).num_days() + 1).unwrap();
    (0..dice.below(all)).fold(first, |day, _| days::next(day))
}

/// The case of a seed.
pub fn case(seed: u64) -> Case {
    let mut dice = Dice::new(seed);
    let edges =
        [(2022, 12, 31), (2023, 1, 1), (2023, 5, 1), (2023, 10, 15), (2023, 12, 31), (2024, 3, 31), (2023, 6, 15)];
    let as_of = if dice.chance(20) {
        let (year, month, number) = dice.pick(&edges);
        days::ymd(year, month, number)
    } else {
        some_day(&mut dice, days::ymd(2022, 6, 1), days::ymd(2025, 3, 31))
    };
    let mut case = Case { items: Vec::new(), rows: Vec::new(), complete: Vec::new(), as_of, known_at: None };
    let count = if dice.chance(70) { 1 } else { 2 };
    for number in 0..count {
        let name = format!("d{number}");
        // Some stretches of seeds are about states that are kept.
        if number == 0 && seed % 3000 >= 2500 {
            super::rules::kept(&mut dice, &mut case, &name);
        } else {
            super::rules::duty(&mut dice, &mut case, &name);
        }
    }
    super::registers::register(&mut dice, &mut case);
    case
}
