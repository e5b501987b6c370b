//! The registers of real published traces: every trace is one record or has one reason why it is none.
//!
//! That the list itself is whole can be checked only where it can be seen (see `reference.rs`); that our own records and
//! reasons are as many, well formed and never complete, always.

use crate::reference::{Row, ours, reference, table, text};
use crate::support::velvoite;
use chrono::{Days, Months, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

const PUBLISHED: usize = 35;
const GRADES: [&str; 3] = ["announced", "claimed", "documented"];
/// Traces that are no record, by region, kind and date of the list, with the reason.
const NOT_RECORDED: &str = "tests/published-not-recorded.csv";

/// Every record of every register, with the name of its register.
fn records() -> Vec<(String, Row)> {
    let mut folders: Vec<_> = std::fs::read_dir(ours("tests/records"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    let of = |folder: &std::path::PathBuf| {
        let manifest = text(&folder.join("velvoite.toml"));
        let manifest: toml::Table = manifest.parse().unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let name = manifest["register"]["name"].as_str().unwrap().to_owned();
        assert!(!manifest.contains_key("complete"), "{name}: pages found by searching are never complete");
        table(&folder.join("records.csv")).into_iter().map(move |row| (name.clone(), row)).collect::<Vec<_>>()
    };
    folders.iter().flat_map(of).collect()
}

/// First and last day meant by a day, a month or an interval of days.
fn span(date: &str) -> (NaiveDate, NaiveDate) {
    if let Some((from, to)) = date.split_once('/') {
        let (from, to) = (span(from).0, span(to).1);
        assert!(from <= to, "{date}");
        return (from, to);
    }
    if let Ok(day) = date.parse() {
        return (day, day);
    }
    let first: NaiveDate =
        format!("{date}-01").parse().unwrap_or_else(|_| panic!("`{date}` is no day, month or interval"));
    (first, first + Months::new(1) - Days::new(1))
}

#[test]
fn records_and_reasons_are_as_many_as_the_traces() {
    let (records, reasons) = (records(), table(&ours(NOT_RECORDED)));
    assert_eq!(records.len() + reasons.len(), PUBLISHED);
    assert!(reasons.iter().all(|row| !row["reason"].is_empty()));
    let mut ids = BTreeSet::new();
    for (register, row) in &records {
        assert!(ids.insert((register, &row["id"])), "{register}: {} stands twice", row["id"]);
        assert!(
            row["evidence"].starts_with("http") && !row["note"].is_empty(),
            "{register}: {} has a link and a note",
            row["id"]
        );
        assert!(GRADES.contains(&row["grade"].as_str()), "{register}: grade of {}", row["id"]);
        span(&row["date"]);
    }
}

#[test]
fn bodies_of_the_records_stand_in_the_roster() {
    let roster = table(&ours("rules/finland/roster/bodies.csv"));
    let known: BTreeSet<&str> = roster.iter().map(|body| body["id"].as_str()).collect();
    for (register, row) in records() {
        let body = row["by"].split('/').next().unwrap();
        assert!(known.contains(body), "{register}: {body}");
        for partner in
            ["with", "invited"].iter().flat_map(|column| row[*column].split('|')).filter(|partner| !partner.is_empty())
        {
            let class = partner.split(':').next().unwrap();
            assert!(
                known.contains(class) || ["members", "public-body", "company", "ngo", "parish"].contains(&class),
                "{register}: {partner}"
            );
        }
    }
}

/// A negotiation whose attendance the sources do not name in full must not name a part of it: a list is closed.
#[test]
fn nobody_is_said_to_have_stayed_away() {
    let negotiations: Vec<_> =
        records().into_iter().filter(|(_, row)| row["activity"].contains("hyte-negotiation")).collect();
    assert_eq!(negotiations.len(), 4);
    assert!(negotiations.iter().all(|(_, row)| row["with"].is_empty() && row["note"].len() > 20));
}

/// A register of what was found on public pages shows what was done, never what was not.
#[test]
fn nobody_is_reported_in_breach_on_any_day() {
    let mut registers: Vec<String> = std::fs::read_dir(ours("tests/records"))
        .unwrap()
        .map(|entry| format!("tests/records/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    registers.sort();
    let days = [
        "2022-12-31",
        "2023-12-31",
        "2024-01-01",
        "2025-01-01",
        "2025-06-01",
        "2026-01-01",
        "2026-11-21",
        "2027-01-01",
        "2029-06-01",
        "2033-06-01",
    ];
    for day in days {
        let mut arguments = vec!["check", "--as-of", day, "--format", "jsonl", "--from", "2013-01-01"];
        arguments.extend(registers.iter().map(String::as_str));
        let ran = velvoite(&arguments);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "as of {day}");
        let findings: Vec<serde_json::Value> =
            ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(findings.len() > 30, "as of {day}");
        for finding in findings {
            let verdict = finding["verdict"].as_str().unwrap();
            let harmless = ["met", "open", "upcoming", "unknown", "not-applicable"];
            assert!(harmless.contains(&verdict), "as of {day}: {} is {verdict}", finding["instance"]);
        }
    }
}

#[test]
fn every_trace_is_one_record_or_has_one_reason() {
    let Some(path) = reference("../records/published.csv", "registers against the published traces") else { return };
    let published = table(&path);
    assert_eq!(published.len(), PUBLISHED);
    let mut reasons = table(&ours(NOT_RECORDED));
    let mut records = records();
    let mut left: BTreeMap<String, usize> = BTreeMap::new();
    for trace in &published {
        let what = format!("{} {} {}", trace["region"], trace["kind"], trace["date"]);
        if let Some(at) = reasons
            .iter()
            .position(|row| ["region", "kind", "date"].iter().all(|column| row[*column] == trace[*column]))
        {
            reasons.remove(at);
            continue;
        }
        // A day that the list gives as certain is the record's day; one that it calls a placeholder lies within the record's.
        let certain = matches!(trace["date_precision"].as_str(), "day" | "month");
        let same_day = |row: &Row| {
            let (record, trace) = (span(&row["date"]), span(&trace["date"]));
            if certain { record == trace } else { record.0 <= trace.0 && trace.1 <= record.1 }
        };
        let planned = trace["note"].starts_with("[announced]");
        let matching = |(_, row): &(String, Row)| {
            row["evidence"] == trace["source_url"] && same_day(row) && (row["grade"] == "announced") == planned
        };
        match records.iter().position(matching) {
            Some(at) => drop(records.remove(at)),
            None => *left.entry(what).or_default() += 1,
        }
    }
    assert!(left.is_empty(), "neither record nor reason: {left:?}");
    assert!(records.is_empty() && reasons.is_empty(), "record or reason without a trace: {records:?} {reasons:?}");
}
