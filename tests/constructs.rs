//! Every construct of the language decides something: its deletion changes a verdict, and its misuse is complained of.
//!
//! `tests/cases/constructs/CONSTRUCT/rules.velvoite` holds rules and a story over the small world beside it. Its head
//! says what the test does with it:
//!
//! - ``# without `X` → `Y` ``: X is taken away (or gives way to Y, where something must be said). What the story expects
//!   must then fail, by another outcome and not by a complaint, and ``# then `expect …` `` must come instead.
//! - ``# misled `X` → `Y` ``: for what stories are made of. The story that says Y must fail.
//! - ``# shows `X` ``: for what decides nothing and is told to the reader: a report says X, and says it no more without.
//!
//! `bad.velvoite` misuses the construct; `bad.snap` beside it holds the complaints.

mod list;

use crate::support::{complaints, source};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use velvoite::diagnostic::{Diagnostic, Severity};
use velvoite::evaluate::{Only, Question, Scope, judge};
use velvoite::lang::Lang;
use velvoite::model::{Model, build, without_consequences};
use velvoite::record::Log;
use velvoite::render::{Book, Run, Style, diagnostics, doc, explain, json, rules, scenarios, text};
use velvoite::scenario::{self, Story};
use velvoite::source::{Source, SourceId};
use velvoite::syntax::{ast, parse, table};
use velvoite::time::{AsOf, day};

/// Constructs whose place must be filled: they are not deleted but replaced by another of their sort.
const MUST_BE_SAID: &[&str] = &[
    "about",
    "as-of",
    "bearer",
    "binding",
    "complete-bodies",
    "condition-act",
    "due",
    "due-at",
    "end-of-period",
    "fixed",
    "force",
    "force-end",
    "given-with",
    "in-period",
    "party-named",
    "party-own",
    "point-trigger",
    "record-answer",
    "record-by",
    "record-on",
    "record-with",
    "roll",
    "source",
    "terms",
    "unread-section",
];

/// A folder of `tests/cases/constructs`.
struct Case {
    name: String,
    folder: PathBuf,
    text: String,
    without: Vec<(String, String)>,
    misled: Vec<(String, String)>,
    then: Option<String>,
    shows: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/constructs")
}

fn read(folder: &Path) -> Case {
    let text = source(&folder.join("rules.velvoite")).text.to_string();
    let mut case = Case {
        name: folder.file_name().unwrap().to_str().unwrap().to_owned(),
        folder: folder.to_owned(),
        text: text.clone(),
        without: Vec::new(),
        misled: Vec::new(),
        then: None,
        shows: None,
    };
    for line in text.lines() {
        let Some((key, value)) = line.strip_prefix("# ").and_then(|line| line.split_once(' ')) else { continue };
        let value = value.strip_prefix('`').and_then(|value| value.strip_suffix('`'));
        match (key, value) {
            ("without", Some(pair)) => case.without.push(pair_of(pair)),
            ("misled", Some(pair)) => case.misled.push(pair_of(pair)),
            ("then", Some(line)) => case.then = Some(line.to_owned()),
            ("shows", Some(text)) => case.shows = Some(text.to_owned()),
            _ => {}
        }
    }
    case
}

fn pair_of(pair: &str) -> (String, String) {
    let (old, new) = pair.split_once("` → `").unwrap_or_else(|| panic!("no arrow in {pair}"));
    (old.to_owned(), new.to_owned())
}

fn all() -> Vec<Case> {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| read(folder)).collect()
}

/// The text below its head, with each pair replaced where it stands once.
fn changed(case: &Case, pairs: &[(String, String)]) -> String {
    let at: usize = case.text.lines().take_while(|line| line.starts_with('#')).map(|line| line.len() + 1).sum();
    let (_, body) = case.text.split_at(at);
    let mut body = body.to_owned();
    for (old, new) in pairs {
        assert_eq!(body.matches(old.as_str()).count(), 1, "{}: `{old}` does not stand there once", case.name);
        body = body.replace(old.as_str(), new);
    }
    body
}

/// `then` in place of all that is expected.
fn with_expectation(text: &str, then: &str) -> String {
    let mut lines: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("expect ")).collect();
    let end = lines.iter().rposition(|line| *line == "}").unwrap();
    lines.insert(end, then);
    lines.join("\n") + "\n"
}

struct World {
    sources: Vec<Source>,
    model: Model,
    file: ast::File,
    complaints: Vec<Diagnostic>,
}

/// The small world with these rules beside it.
fn world(name: &str, text: &str) -> World {
    let numbered =
        |id: u32, name: &str, text: &str| Source { id: SourceId(id), name: name.to_owned(), text: text.into() };
    let rules = numbered(0, name, text);
    let common = numbered(1, "world.velvoite", &source(&folder().join("world.velvoite")).text);
    let bodies = numbered(2, "bodies.csv", &source(&folder().join("bodies.csv")).text);
    let (file, mut complaints) = parse(&rules);
    let (shared, none) = parse(&common);
    assert!(none.is_empty(), "{none:?}");
    let (table, none) = table::read(&bodies);
    assert!(none.is_empty(), "{none:?}");
    let files = [file.clone(), shared];
    let (model, found) = build(&files, &[table]);
    complaints.extend(without_consequences(&files, &complaints, found));
    World { sources: vec![rules, common, bodies], model, file, complaints }
}

impl World {
    fn stories(&self) -> Vec<Story> {
        self.model.scenarios.iter().map(|story| scenario::run(&self.model, &self.sources, story)).collect()
    }

    fn told(&self, diagnostics: &[Diagnostic]) -> String {
        complaints(&self.sources[0], diagnostics, Lang::En)
    }

    /// What reports say of all bodies of the world, without the text of the rules themselves.
    fn shown(&self) -> String {
        let (log, sources, as_of) = (Log::default(), &self.sources, AsOf(day(2025, 1, 15).unwrap()));
        let question = Question {
            as_of,
            known_at: None,
            bodies: Scope::All,
            from: day(2020, 1, 1),
            to: None,
            only: Only::default(),
        };
        let outcome = judge(&self.model, &self.model.roster, &log, &question);
        let book = Book::new(&self.model, &self.model.roster, &log, sources, Lang::En);
        let hash = String::new;
        let run = Run {
            version: String::new(),
            rules: hash(),
            calendars: hash(),
            records: hash(),
            as_of,
            known_at: None,
            law_at: None,
        };
        let mut out: Vec<u8> = Vec::new();
        text::write(&mut out, &book, Style::default(), &run, &outcome.findings, &[]).unwrap();
        for finding in &outcome.findings {
            json::write_one(&mut out, &book, &run, finding).unwrap();
        }
        for duty in &self.model.duties {
            rules::write_one(&mut out, &book, Style::default(), duty).unwrap();
        }
        doc::write(&mut out, &book, Style::default()).unwrap();
        for finding in &outcome.findings {
            explain::write(&mut out, &book, Style::default(), &run, finding, &[]).unwrap();
        }
        // The rules themselves stand in some of these as they are written, and say nothing new.
        let written: BTreeSet<&str> = sources[0].text.lines().map(str::trim).collect();
        let shown = String::from_utf8(out).unwrap();
        shown.lines().filter(|line| !written.contains(line.trim())).collect::<Vec<_>>().join("\n")
    }
}

fn good(case: &Case, what: &str, text: &str) -> (World, Vec<Story>) {
    let world = world("rules.velvoite", text);
    assert!(world.complaints.is_empty(), "{} {what}:\n{}", case.name, world.told(&world.complaints));
    let stories = world.stories();
    for story in &stories {
        assert!(story.expected > 0, "{} {what}: expects nothing", case.name);
    }
    (world, stories)
}

/// Why a story did not pass; empty where it did.
fn failures(world: &World, stories: &[Story]) -> String {
    let mut out = String::new();
    for story in stories {
        write!(out, "{}", world.told(&story.complaints)).unwrap();
        for mismatch in &story.mismatches {
            writeln!(out, "  {}: {:?}", mismatch.instance, mismatch.differs).unwrap();
        }
    }
    out
}

#[test]
fn every_construct_has_a_case_and_every_case_a_construct() {
    let named: BTreeSet<&str> = list::all().into_iter().collect();
    let cases = all();
    let there: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let without: Vec<_> = named.difference(&there).collect();
    let unknown: Vec<_> = there.difference(&named).collect();
    assert!(without.is_empty() && unknown.is_empty(), "without a case: {without:?}; not constructs: {unknown:?}");
    for case in &cases {
        for file in ["bad.velvoite", "bad.snap"] {
            assert!(case.folder.join(file).is_file(), "{} has no {file}", case.name);
        }
    }
}

#[test]
fn a_construct_decides_something() {
    let mut wrong = String::new();
    let only = std::env::var("CONSTRUCT").ok();
    for case in all() {
        if only.as_ref().is_some_and(|only| *only != case.name) {
            continue;
        }
        if let Err(reason) = std::panic::catch_unwind(|| decides(&case)) {
            let reason = reason.downcast_ref::<String>().cloned().unwrap_or_default();
            writeln!(wrong, "{}: {reason}", case.name).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn decides(case: &Case) {
    let (whole, stories) = good(case, "as it stands", &case.text);
    let came = failures(&whole, &stories);
    assert!(came.is_empty(), "the story does not pass:\n{came}");
    let name = case.name.as_str();
    let before = list::constructs(&whole.file).count(name);
    assert!(before > 0, "the construct does not stand in its case");
    assert!(case.without.len() + case.misled.len() > 0, "the case does nothing");
    for pair in &case.misled {
        let text = changed(case, std::slice::from_ref(pair));
        let (_, stories) = good(case, "misled", &text);
        assert!(stories.iter().any(|story| !story.mismatches.is_empty()), "the false story passes");
    }
    if case.without.is_empty() {
        return;
    }
    let text = changed(case, &case.without);
    let (world, stories) = good(case, "without", &text);
    let after = list::constructs(&world.file).count(name);
    assert!(after < before || MUST_BE_SAID.contains(&name), "the construct still stands there: {before}, then {after}");
    if let Some(shows) = &case.shows {
        let came = failures(&world, &stories);
        assert!(came.is_empty(), "what is only shown decides:\n{came}");
        assert!(whole.shown().contains(shows), "`{shows}` is not shown");
        assert!(!world.shown().contains(shows), "`{shows}` is shown without it");
        return;
    }
    let failed = stories.iter().any(|story| !story.passed());
    assert!(failed, "nothing changes without it");
    let then = case.then.as_ref().unwrap_or_else(|| panic!("no `then`"));
    let text = with_expectation(&text, then);
    let (world, stories) = good(case, "then", &text);
    let came = failures(&world, &stories);
    assert!(came.is_empty(), "what comes without it:\n{came}");
}

#[test]
fn a_construct_used_wrongly_is_complained_of() {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut silent = Vec::new();
    for case in all() {
        let path = case.folder.join("bad.velvoite");
        let text = source(&path).text;
        let world = world("bad.velvoite", &text);
        let mut diagnostics = world.complaints.clone();
        let mut stories = Vec::new();
        if !diagnostics.iter().any(|complaint| complaint.severity == Severity::Error) {
            stories = world.stories().into_iter().filter(|story| !story.passed()).collect();
            diagnostics.extend(stories.iter().flat_map(|story| story.complaints.iter().cloned()));
            stories.retain(|story| story.complaints.is_empty());
        }
        if diagnostics.is_empty() && stories.is_empty() {
            silent.push(case.name.clone());
        }
        let mut shown: Vec<u8> = Vec::new();
        diagnostics::write(&mut shown, &world.sources, Lang::En, Style::default(), &diagnostics).unwrap();
        if !stories.is_empty() {
            scenarios::write(&mut shown, &world.sources, Lang::En, Style::default(), &stories).unwrap();
        }
        let shown = String::from_utf8(shown).unwrap();
        settings.set_snapshot_path(&case.folder);
        settings.bind(|| insta::assert_snapshot!("bad", format!("{text}----\n{shown}")));
    }
    assert!(silent.is_empty(), "no complaint about {silent:?}");
}
