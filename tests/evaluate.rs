//! Judging, told in stories: rules and records in, the data of each finding out (`rules.md` D3).
//!
//! A story is a folder of `tests/cases/evaluate` with `rules.velvoite`, one register (`records.csv` and `velvoite.toml`
//! in it) or several (folders), over the country of `world`. The head of its rules works out by hand what must come; a
//! line `#   as of DAY` (and `#   known at DAY`) gives the days, and instances are
//! listed to the as-of day or to `#   to DAY`. `finding.snap` holds what came, with its proof left out.
//!
//! A file of `tests/cases/evaluate` tells its stories as scenarios, over the same country; each comes as it is told.

use crate::support::source;
use serde_json::Value;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use velvoite::evaluate::{Only, Question, Scope, judge};
use velvoite::lang::Lang;
use velvoite::load::{Disk, Sources, register, rules};
use velvoite::model::build;
use velvoite::record::read;
use velvoite::render::{Book, Run, Style, diagnostics, json, scenarios};
use velvoite::scenario;
use velvoite::syntax::{parse, table};
use velvoite::time::{AsOf, Day, iso_day};

/// Fields that say nothing of the story: who is asked is in the instance, the proof has tests of its own.
const LEFT_OUT: [&str; 9] =
    ["run", "instance", "duty", "source", "binding", "bearer", "counterparty", "period", "reasons"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/evaluate")
}

/// The day that the head of a text names.
fn named_day(text: &str, words: &str) -> Option<Day> {
    text.lines().find_map(|line| line.strip_prefix("#   ")?.strip_prefix(words)).and_then(|day| iso_day(day.trim()))
}

/// Findings, data findings and complaints of a story.
fn told(story: &Path) -> String {
    let mut sources = Sources::default();
    let mut texts = rules(&Disk, &folder().join("world"), &mut sources).unwrap();
    let written = source(&story.join("rules.velvoite")).text;
    texts.texts.push(sources.add("rules.velvoite", written.to_string()));
    let files: Vec<_> = texts.texts.iter().map(parse).collect();
    let tables: Vec<_> = texts.tables.iter().map(|text| table::read(&text.source).0).collect();
    let mut complaints: Vec<_> = files.iter().flat_map(|(_, complaints)| complaints.clone()).collect();
    let files: Vec<_> = files.into_iter().map(|(file, _)| file).collect();
    let (model, found) = build(&files, &tables);
    complaints.extend(found);
    assert!(complaints.is_empty(), "{}: {complaints:#?}", story.display());

    let mut paths: Vec<PathBuf> = std::fs::read_dir(story).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    if paths.is_empty() {
        paths.push(story.to_owned());
    }
    let registers: Vec<_> = paths
        .iter()
        .map(|path| register(&Disk, path.to_str().unwrap(), &mut std::io::empty(), &mut sources).unwrap())
        .collect();
    let outcome = read(&registers, &model.vocabulary, &model.roster, &model.periods());
    let as_of = AsOf(named_day(&written, "as of ").unwrap_or_else(|| panic!("{}: no day", story.display())));
    let question = Question {
        as_of,
        known_at: named_day(&written, "known at "),
        bodies: Scope::Records,
        from: None,
        to: Some(named_day(&written, "to ").unwrap_or(as_of.0)),
        only: Only::default(),
    };
    let judged = judge(&model, &model.roster, &outcome.log, &question);
    assert!(judged.defects.is_empty(), "{:?}", judged.defects);
    let all_sources: Vec<_> = sources.iter().cloned().collect();
    let book = Book::new(&model, &model.roster, &outcome.log, &all_sources, Lang::En);
    let run = Run {
        version: String::new(),
        rules: String::new(),
        calendars: String::new(),
        records: String::new(),
        as_of,
        known_at: question.known_at,
        law_at: None,
    };
    let mut out: Vec<u8> = Vec::new();
    json::write(&mut out, &book, &run, &judged.findings, &judged.data).unwrap();
    let all: Value = serde_json::from_slice(&out).unwrap();
    let mut text = format!("{}\n", written.trim_end());
    for path in &paths {
        for entry in ["velvoite.toml", "records.csv"] {
            let name = path.join(entry);
            let shown = name.strip_prefix(story).unwrap().display();
            writeln!(text, "---- {shown}\n{}", source(&name).text.trim_end()).unwrap();
        }
    }
    writeln!(text, "----").unwrap();
    for finding in all["findings"].as_array().unwrap() {
        writeln!(text, "{}", finding["instance"].as_str().unwrap()).unwrap();
        for (field, value) in finding.as_object().unwrap() {
            let nothing = value.is_null()
                || value.as_array().is_some_and(Vec::is_empty)
                || value.as_object().is_some_and(serde_json::Map::is_empty);
            if !nothing && !LEFT_OUT.contains(&field.as_str()) {
                writeln!(text, "  {field}: {value}").unwrap();
            }
        }
    }
    for data in all["data_findings"].as_array().unwrap() {
        writeln!(text, "data finding: {data}").unwrap();
    }
    let mut told: Vec<u8> = Vec::new();
    diagnostics::write(&mut told, &all_sources, Lang::En, Style::default(), &outcome.complaints).unwrap();
    (text + &String::from_utf8(told).unwrap()).replace(&format!("{}/", story.display()), "")
}

#[test]
fn stories_come_to_what_their_heads_work_out() {
    let mut stories: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    stories.retain(|path| path.is_dir() && !path.ends_with("world"));
    stories.sort();
    assert!(!stories.is_empty());
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for story in stories {
        let text = told(&story);
        settings.set_snapshot_path(&story);
        settings.bind(|| insta::assert_snapshot!("finding", text));
    }
}

#[test]
fn scenarios_come_as_they_are_told() {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    let mut wrong = String::new();
    for path in paths {
        let mut sources = Sources::default();
        let mut texts = rules(&Disk, &folder().join("world"), &mut sources).unwrap();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        texts.texts.push(sources.add(&name, source(&path).text.to_string()));
        let files: Vec<_> = texts.texts.iter().map(parse).collect();
        let tables: Vec<_> = texts.tables.iter().map(|text| table::read(&text.source).0).collect();
        let mut complaints: Vec<_> = files.iter().flat_map(|(_, complaints)| complaints.clone()).collect();
        let files: Vec<_> = files.into_iter().map(|(file, _)| file).collect();
        let (model, found) = build(&files, &tables);
        complaints.extend(found);
        let all: Vec<_> = sources.iter().cloned().collect();
        let stories: Vec<_> = model.scenarios.iter().map(|story| scenario::run(&model, &all, story)).collect();
        assert!(!stories.is_empty(), "{name} tells nothing");
        complaints.extend(stories.iter().flat_map(|story| story.complaints.clone()));
        let mut told: Vec<u8> = Vec::new();
        diagnostics::write(&mut told, &all, Lang::En, Style::default(), &complaints).unwrap();
        if stories.iter().any(|story| !story.passed()) {
            scenarios::write(&mut told, &all, Lang::En, Style::default(), &stories).unwrap();
        }
        wrong.push_str(&String::from_utf8(told).unwrap());
    }
    assert!(wrong.is_empty(), "{wrong}");
}
