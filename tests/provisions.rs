//! What the shipped rules make of the law, provision by provision: none is forgotten, and the page beside the rules says
//! what the command says.
//!
//! `law_rows.csv` lists the provisions that must stand in a coverage table, by name, or by section where a provision has
//! no name; `law_rows_missing.csv` those of them that do not yet. Both lists must be exact.

use std::collections::{BTreeMap, BTreeSet};

use crate::reference::{ours, reference, say, table, text};
use crate::shipped::shipped;
use crate::support::velvoite;
use velvoite::model::{Citation, Duty, Norm, Provision, Standing};

/// Where the page stands, and the command that writes it.
const PAGE: &str = "rules/finland/COVERAGE.md";
const RENEW: &[&str] =
    &["rules", "doc", "--rules", "rules", "--calendars", "calendars", "--lang", "en", "--format", "md"];

/// How a norm is called: `612/2021`, or by its words.
fn called(of: &Norm) -> String {
    match of {
        Norm::Act(act) => format!("{}/{}", act.number, act.year),
        Norm::Text(text) => text.clone(),
    }
}

/// A provision that must be there: its act, its name, its section; either of the last two may be empty.
type Expected = (String, String, String);

fn expected(file: &str) -> BTreeSet<Expected> {
    let rows = table(&ours(file));
    let (count, rows) = (
        rows.len(),
        rows.into_iter()
            .map(|row| (row["act"].clone(), row["row"].clone(), row["section"].clone()))
            .collect::<BTreeSet<_>>(),
    );
    assert_eq!(rows.len(), count, "{file} holds a line twice");
    rows
}

fn in_section(row: &Provision, section: &str) -> bool {
    row.sections.iter().any(|of| of.number == section)
}

#[test]
fn the_page_beside_the_rules_is_what_the_command_says() {
    let said = velvoite(RENEW);
    assert_eq!((said.status, said.err.as_str()), (0, ""));
    assert!(
        text(&ours(PAGE)) == said.out,
        "{PAGE} is not what the rules say now; renew it: cargo run --release -- {} -o {PAGE}",
        RENEW.join(" ")
    );
}

#[test]
fn every_provision_of_the_law_has_a_duty_or_a_reason() {
    let (model, _) = shipped();
    let expected = expected("tests/law_rows.csv");
    let rows: BTreeMap<String, &[Provision]> =
        model.provisions.iter().map(|table| (called(&table.of), table.rows.as_slice())).collect();
    let there = |(act, name, section): &Expected| {
        rows.get(act).is_some_and(|rows| {
            rows.iter().any(|row| if name.is_empty() { in_section(row, section) } else { row.name == *name })
        })
    };
    let missing: BTreeSet<Expected> = expected.iter().filter(|row| !there(row)).cloned().collect();
    let told = self::expected("tests/law_rows_missing.csv");
    let forgotten: Vec<_> = missing.difference(&told).collect();
    let no_longer: Vec<_> = told.difference(&missing).collect();
    assert!(forgotten.is_empty(), "neither a duty nor a reason: {forgotten:#?}");
    assert!(no_longer.is_empty(), "take these out of tests/law_rows_missing.csv: {no_longer:#?}");
    // The other way: what stands in a table is on the list.
    let listed = |act: &str, row: &Provision| {
        expected.iter().any(|(of, name, section)| {
            of == act && if name.is_empty() { in_section(row, section) } else { *name == row.name }
        })
    };
    let stray: Vec<(&str, &str)> = rows
        .iter()
        .flat_map(|(act, rows)| rows.iter().map(move |row| (act.as_str(), row)))
        .filter(|(act, row)| !listed(act, row))
        .map(|(act, row)| (act, row.name.as_str()))
        .collect();
    assert!(stray.is_empty(), "not in tests/law_rows.csv: {stray:#?}");
}

#[test]
fn every_duty_stands_in_a_table() {
    let (model, _) = shipped();
    let named: BTreeSet<_> =
        model.provisions.iter().flat_map(|table| &table.rows).flat_map(|row| row.standing.duties()).collect();
    // A duty of law that never came to be due may stand in no row but the one that says so.
    let repealed = |duty: &Duty| {
        duty.versions.iter().all(|version| match &version.source {
            Citation::Text(_) => false,
            Citation::Acts(acts) => acts.iter().all(|(act, sections)| {
                let rows = model.provisions.iter().filter(|table| table.of == Norm::Act(*act)).flat_map(|of| &of.rows);
                let mut rows = rows.filter(|row| row.standing == Standing::NotInForce);
                rows.any(|row| sections.iter().all(|section| in_section(row, &section.number)))
            }),
        })
    };
    let unnamed = model.duties.iter().filter(|duty| !named.contains(&duty.id) && !repealed(duty));
    let unnamed: Vec<&str> = unnamed.map(|duty| duty.name.as_str()).collect();
    assert!(unnamed.is_empty(), "no row of a coverage table names {unnamed:?}");
    for row in model.provisions.iter().flat_map(|table| &table.rows) {
        let judged = matches!(row.standing, Standing::Judged(_) | Standing::Encoded(_));
        assert_eq!(judged, !row.standing.duties().is_empty(), "{}", row.name);
        assert!(row.words.is_some() || matches!(row.standing, Standing::Judged(_)), "{} has no reason", row.name);
    }
}

/// The names of provisions in the collection of legal facts from which the rules were written: first cells of its
/// tables, and headings. `R-611-15/16` is two provisions.
fn names(text: &str) -> BTreeSet<String> {
    let is_name = |word: &str| {
        let rest = ["K6-", "H7-", "R-"].iter().find_map(|start| word.strip_prefix(start));
        rest.or_else(|| word.strip_prefix('T')).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut names = BTreeSet::new();
    for line in text.lines() {
        let cell = line
            .strip_prefix("| ")
            .or_else(|| line.strip_prefix("### ").and_then(|rest| rest.split_once(' ').map(|(_, rest)| rest)));
        let Some(word) = cell.and_then(|cell| cell.split_whitespace().next()) else { continue };
        let word = word.trim_matches('*');
        if !is_name(word) {
            continue;
        }
        let mut parts = word.split('/');
        let first = parts.next().unwrap_or_default();
        names.insert(first.to_owned());
        let stem = first.rsplit_once('-').map_or("", |(stem, _)| stem);
        names.extend(parts.map(|part| format!("{stem}-{part}")));
    }
    names
}

#[test]
fn the_list_of_provisions_is_that_of_the_legal_facts() {
    let Some(path) = reference("../law.md", "the list of provisions against the legal facts") else { return };
    let named: BTreeSet<String> = expected("tests/law_rows.csv").into_iter().map(|(_, name, _)| name).collect();
    let facts = names(&text(&path));
    assert!(facts.len() > 80, "only {} names were found", facts.len());
    let forgotten: Vec<_> = facts.difference(&named).collect();
    assert!(forgotten.is_empty(), "not in tests/law_rows.csv: {forgotten:?}");
    say("checked: the list of provisions against the legal facts");
}
