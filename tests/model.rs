//! The model: what is built from good texts, and which complaint each mistake gets.

use crate::support::complaints;
use std::fmt::Write;
use velvoite::diagnostic::Diagnostic;
use velvoite::lang::Lang;
use velvoite::load::{Sources, shipped_calendars, shipped_rules};
use velvoite::model::{Model, build};
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
