//! The model: what is built from good texts, and which complaint each mistake gets.

use crate::support::{cases, complaints, messages, source};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use velvoite::diagnostic::{Diagnostic, Place};
use velvoite::lang::Lang;
use velvoite::load::{Sources, shipped_calendars, shipped_rules};
use velvoite::model::{Ask, By, Demand, DutyId, Model, Step, Target, Text, build};
use velvoite::source::{Source, SourceId};
use velvoite::syntax::ast::File;
use velvoite::syntax::{parse, table};

/// Everything that is shipped.
fn shipped() -> (Model, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let (rules, calendars) = (shipped_rules(&mut sources), shipped_calendars(&mut sources));
    let mut all = Vec::new();
    let mut files = Vec::new();
    for text in rules.texts.iter().chain(&calendars.texts) {
        let (file, complaints) = parse(text);
        files.push(file);
        all.extend(complaints);
    }
    let mut tables = Vec::new();
    for written in rules.tables.iter().chain(&calendars.tables) {
        let (table, complaints) = table::read(&written.source);
        tables.push(table);
        all.extend(complaints);
    }
    let (model, complaints) = build(&files, &tables);
    all.extend(complaints);
    (model, all, sources)
}

#[test]
fn shipped_law_builds_without_complaint() {
    let (model, diagnostics, sources) = shipped();
    let mut shown = String::new();
    for diagnostic in &diagnostics {
        let source = sources.get(diagnostic.labels[0].place.source()).unwrap();
        write!(shown, "{}", complaints(source, std::slice::from_ref(diagnostic), Lang::En)).unwrap();
    }
    assert_eq!(shown, "");
    assert!(model.duties.len() >= 8, "{} duties", model.duties.len());
    assert_eq!(model.order.len(), model.duties.len());
    assert!(model.roster.bodies().len() > 350);
}

/// The words and the roster that all cases share.
fn world() -> (File, Vec<table::Table>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/model");
    let mut words = source(&root.join("words.velvoite"));
    words.id = SourceId(1);
    let (common, complaints) = parse(&words);
    assert!(complaints.is_empty(), "{complaints:?}");
    let mut tables = Vec::new();
    for (name, id) in [("bodies", 2), ("membership", 3)] {
        let mut text = source(&root.join(format!("roster/{name}.csv")));
        text.id = SourceId(id);
        let (table, complaints) = table::read(&text);
        assert!(complaints.is_empty(), "{complaints:?}");
        tables.push(table);
    }
    (common, tables)
}

/// A case with the words and the roster that all cases share; the case is source 0.
fn with_world(case: &Source, replaced: Option<&str>) -> (Model, Vec<Diagnostic>) {
    let (common, mut tables) = world();
    tables.retain(|table| replaced != Some(table.name.as_str()));
    if replaced.is_some() {
        let (table, mut complaints) = table::read(case);
        tables.push(table);
        // A roster without its bodies cannot have members; only the case is of interest.
        tables.retain(|table| replaced != Some("bodies") || table.name != "membership");
        let (model, more) = build(&[common], &tables);
        complaints.extend(more.into_iter().filter(|it| it.labels[0].place.source() == case.id));
        return (model, complaints);
    }
    let (file, complaints) = parse(case);
    assert!(complaints.is_empty(), "{}: {complaints:?}", case.name);
    build(&[file, common], &tables)
}

fn snapshot(folder: &str, name: &str, text: &str) {
    insta::with_settings!({
        snapshot_path => format!("cases/model/{folder}"),
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text) });
}

fn told(case: &Source, diagnostics: &[Diagnostic]) -> String {
    let mut out = format!("{}\n----\n{}", case.text.trim_end(), complaints(case, diagnostics, Lang::En));
    for lang in [Lang::Fi, Lang::Sv] {
        write!(out, "---- {lang}\n{}", messages(diagnostics, lang)).unwrap();
    }
    out
}

#[test]
fn good_texts_build_without_complaint() {
    for path in cases("model/good", "velvoite") {
        let case = source(&path);
        let (model, diagnostics) = with_world(&case, None);
        assert_eq!(complaints(&case, &diagnostics, Lang::En), "", "{}", path.display());
        snapshot("good", &case.name.replace(".velvoite", ""), &summary(&model));
    }
}

#[test]
fn bad_texts_are_well_written() {
    let mut broken = String::new();
    for path in cases("model/bad", "velvoite").into_iter().chain(cases("model/good", "velvoite")) {
        let case = source(&path);
        write!(broken, "{}", complaints(&case, &parse(&case).1, Lang::En)).unwrap();
    }
    assert_eq!(broken, "");
}

#[test]
fn bad_texts_get_one_complaint_for_each_mistake() {
    for path in cases("model/bad", "velvoite") {
        let case = source(&path);
        let (_, diagnostics) = with_world(&case, None);
        assert!(!diagnostics.is_empty(), "{} has no mistake", path.display());
        snapshot("bad", &case.name.replace(".velvoite", ""), &told(&case, &diagnostics));
    }
}

/// Whatever is missing from a text, building goes on, and every complaint points into a text that was read.
#[test]
fn no_missing_line_stops_the_building() {
    let (common, tables) = world();
    let mut complained = 0;
    for path in cases("model/good", "velvoite") {
        let whole = source(&path);
        let lines: Vec<&str> = whole.text.lines().collect();
        for left_out in 0..lines.len() {
            let text: String = (lines.iter().enumerate())
                .filter(|(at, _)| *at != left_out)
                .map(|(_, line)| format!("{line}\n"))
                .collect();
            let case = crate::support::named("case", &text);
            let (file, mut diagnostics) = parse(&case);
            let (model, more) = build(&[file, common.clone()], &tables);
            diagnostics.extend(more);
            complained += usize::from(!diagnostics.is_empty());
            assert_eq!(model.order.len(), model.duties.len());
            for place in diagnostics.iter().flat_map(|it| &it.labels).map(|label| &label.place) {
                if let Place::Text(span) = place
                    && span.source == case.id
                {
                    assert!(text.get(span.range()).is_some(), "{span:?} of {text}");
                }
            }
        }
    }
    assert!(complained > 50, "only {complained} of the broken texts were complained of");
}

#[test]
fn bad_tables_are_told_by_cell() {
    for (point, case) in bad_tables() {
        let name = case.name.replace(".csv", "");
        let (_, diagnostics) = with_world(&case, Some(&name));
        assert!(!diagnostics.is_empty(), "{point} has no mistake");
        snapshot("tables", &point, &told(&case, &diagnostics));
    }
}

/// `tables/POINT/TABLE.csv`.
fn bad_tables() -> Vec<(String, Source)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/model/tables");
    let mut found = Vec::new();
    for folder in std::fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let point = folder.file_name().unwrap().to_str().unwrap().to_owned();
        for file in std::fs::read_dir(&folder).unwrap() {
            found.push((point.clone(), source(&file.unwrap().path())));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    assert!(found.len() > 5);
    found
}

/// Every complaint that the room can make is made by some case.
#[test]
fn every_complaint_has_a_case() {
    let mut made: BTreeSet<&str> = BTreeSet::new();
    for path in cases("model/bad", "velvoite") {
        made.extend(with_world(&source(&path), None).1.iter().map(|diagnostic| diagnostic.code));
    }
    for (_, case) in bad_tables() {
        let name = case.name.replace(".csv", "");
        made.extend(with_world(&case, Some(&name)).1.iter().map(|diagnostic| diagnostic.code));
    }
    let numbers = (201..=207)
        .chain(301..=303)
        .chain(305..=342)
        .chain(402..=411)
        .chain(413..=416)
        .chain([420])
        .chain(430..=434)
        .chain([440]);
    let missing: Vec<String> =
        numbers.map(|number| format!("V0{number}")).filter(|code| !made.contains(code.as_str())).collect();
    assert_eq!(missing, Vec::<String>::new());
}

/// The texts of a model in short, one line each.
fn summary(model: &Model) -> String {
    let mut out = String::new();
    let name = |id: &DutyId| model.duty(*id).name.clone();
    writeln!(out, "order: {}", model.order.iter().map(name).collect::<Vec<_>>().join(", ")).unwrap();
    for duty in &model.duties {
        writeln!(out, "\n{} ({})", duty.name, duty.binding.code()).unwrap();
        writeln!(out, "  {:?}", duty.generation).unwrap();
        for version in &duty.versions {
            let until = version.until.map_or(String::new(), |day| day.to_string());
            writeln!(out, "  {} .. {until}", version.from).unwrap();
            for exception in &version.exceptions {
                writeln!(out, "    exception {} of {:?}", exception.name, exception.parent).unwrap();
            }
            for built in &version.texts {
                let reading = built.reading.map_or("", |at| duty.readings[at].name.as_str());
                let text = match &built.text {
                    Ok(text) => line(model, text),
                    Err(pair) => format!("contradiction of {pair:?}"),
                };
                writeln!(out, "    {:03b} {reading}: {text}", built.exceptions).unwrap();
            }
        }
    }
    for table in &model.provisions {
        writeln!(out, "\n{:?}", table.of).unwrap();
        for row in &table.rows {
            writeln!(out, "  {} {:?}: {:?}", row.name, row.sections, row.standing).unwrap();
        }
    }
    out
}

fn line(model: &Model, text: &Text) -> String {
    let what = match &text.demand {
        Demand::Do(target) => target_line(model, target),
        Demand::Keep(status, ask) => {
            format!("keep {} {}", model.vocabulary.statuses[status.index()].name, ask_line(model, ask))
        }
        Demand::Avoid(ask, unless) => {
            let unless = unless.as_ref().map_or(String::new(), |target| target_line(model, target));
            format!("avoid {} unless {unless}", ask_line(model, ask))
        }
    };
    let due = text.due.as_ref().map_or("-".to_owned(), |due| format!("{:?}", due.value));
    let mut more = if text.earlier_law { String::new() } else { "; without earlier law".to_owned() };
    if text.window.is_some() || !text.extend.is_empty() || !text.questions.is_empty() || text.removed {
        write!(more, " {:?} {:?} {:?} removed {}", text.window, text.extend, text.questions, text.removed).unwrap();
    }
    format!("{what}; due {due}, {:?}; {:?}; {:?}{more}", text.roll, text.early, text.late)
}

fn target_line(model: &Model, target: &Target) -> String {
    match target {
        Target::Acts(count, ask) => format!("{count} × {}", ask_line(model, ask)),
        Target::Steps(steps) => {
            let step = |step: &Step| {
                let due = step.due.as_ref().map_or(String::new(), |(due, _)| format!(" due {due:?}"));
                let late = step.late.map_or(String::new(), |late| format!(" {late:?}"));
                format!("{} = {}{due}{late}", step.name, ask_line(model, &step.ask))
            };
            format!("[{}]", steps.iter().map(step).collect::<Vec<_>>().join(" | "))
        }
        Target::Question(at) => format!("question {at}"),
    }
}

fn ask_line(model: &Model, ask: &Ask) -> String {
    let kinds: Vec<&str> =
        ask.kinds.iter().map(|id| model.vocabulary.activities[id.index()].word.name.as_str()).collect();
    let mut line = kinds.join("|");
    if ask.by != By::Bearer {
        write!(line, " by {:?}", ask.by).unwrap();
    }
    if !ask.to.is_empty() {
        write!(line, " to {:?}", ask.to).unwrap();
    }
    if !ask.of.is_empty() {
        write!(line, " of {:?}", ask.of).unwrap();
    }
    for together in &ask.together {
        let invited = if together.invited { "invited " } else { "" };
        write!(line, " with {invited}{:?}", together.party).unwrap();
    }
    for about in &ask.about {
        let topic = about.topic.map_or("part", |topic| model.vocabulary.topics[topic.index()].name.as_str());
        write!(line, " about {topic}").unwrap();
    }
    if ask.crosswise {
        line += " crosswise";
    }
    if let Some(grade) = ask.evidence {
        write!(line, " evidence {}", grade.code()).unwrap();
    }
    line
}
