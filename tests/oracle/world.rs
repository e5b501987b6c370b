//! The made-up world in which the random rules bind: kinds, bodies, who belongs to whom, words, holidays and terms.
//!
//! Two counties, four towns of which one moves and one is born inside the span, an agency that supervises both.

use std::sync::Arc;
use velvoite::diagnostic::{Diagnostic, Severity};
use velvoite::lang::Lang;
use velvoite::load::{Encoding, Form, RegisterFile, RegisterFiles};
use velvoite::model::{Model, build};
use velvoite::record::{Log, read};
use velvoite::source::{Source, SourceId};
use velvoite::syntax::{parse, table};

/// Words, periods and days off.
const WORDS: &str = r#"
kind county { fi "a" sv "a" en "county" }
kind town { fi "a" sv "a" en "town" }
kind agency { fi "a" sv "a" en "agency" }
relation town of county
relation supervisor of county
organ council { fi "a" sv "a" en "council" }
organ board { fi "a" sv "a" en "board" }
activity talk { fi "talk" sv "talk" en "talk" }
activity hearing { fi "hearing" sv "hearing" en "hearing" }
activity report { fi "report" sv "report" en "report" to own council }
activity delivery { fi "delivery" sv "delivery" en "delivery" }
activity notice { fi "notice" sv "notice" en "notice" }
topic goals { fi "goals" sv "goals" en "goals" }
topic money { fi "money" sv "money" en "money" }
topic youth { fi "youth" sv "youth" en "youth" }
class firm { fi "firm" sv "firm" en "firm" }
class ngo { fi "ngo" sv "ngo" en "ngo" }
class actor = firm | ngo { fi "actor" sv "actor" en "actor" }
class organiser = county | g { fi "organiser" sv "organiser" en "organiser" }
status office { fi "office" sv "office" en "office" }
periods stage { one = 2022-03-01 .. 2022-08-31  two = 2022-09-01 .. 2023-05-31  three = 2023-07-01 .. 2024-01-31 }
calendar made {
  holiday may-day fi "a" sv "a" en "a" on 1 May
  holiday free-day fi "a" sv "a" en "a" on 6 December
  holiday yule fi "a" sv "a" en "a" on 25 December
  eve yule-eve fi "a" sv "a" en "a" yule - 1 day
}
time-limits 150/1930 { rolls off sunday, saturday, holidays of made, yule-eve onto the next working day }
terms of council {
  2021-06-01 .. 2022-09-30 elected 2021-04-01
  2022-10-01 .. 2024-03-31 elected 2022-08-01
  2024-04-01 .. 2026-03-31 elected 2024-02-01
}
"#;

const BODIES: &str = "id,kind,code,alias,name_fi,name_sv,name_en,language,from,until
a,county,01,,Aalto,Aalto,Aalto,,,
b,county,02,,Beeta,Beeta,Beeta,,2022-04-01,
x,town,101,,Xylo,Xylo,Xylo,,,
y,town,102,,Ypsi,Ypsi,Ypsi,,,
z,town,103,,Zeeta,Zeeta,Zeeta,,,
w,town,104,,Weeta,Weeta,Weeta,,2022-07-01,2024-06-30
g,agency,,,Gamma,Gamma,Gamma,,,
";

const MEMBERS: &str = "relation,member,of,from,until
town,x,a,,
town,y,a,,
town,z,a,,2023-03-31
town,z,b,2023-04-01,
town,w,b,2022-07-01,2024-06-30
supervisor,g,a,2023-07-01,
supervisor,g,b,2022-04-01,
";

/// The model of the world with these rules, or what was wrong with the rules.
pub fn model(rules: &str) -> Result<Model, String> {
    let sources = [source(0, "world.velvoite", WORDS), source(1, "rules.velvoite", rules)];
    let mut complaints = Vec::new();
    let mut files = Vec::new();
    for text in &sources {
        let (file, wrong) = parse(text);
        files.push(file);
        complaints.extend(wrong);
    }
    let mut tables = Vec::new();
    for text in [source(2, "roster/bodies.csv", BODIES), source(3, "roster/membership.csv", MEMBERS)] {
        let (read, wrong) = table::read(&text);
        tables.push(read);
        complaints.extend(wrong);
    }
    let (model, wrong) = build(&files, &tables);
    complaints.extend(wrong);
    complaints.retain(|complaint| complaint.severity == Severity::Error);
    if complaints.is_empty() { Ok(model) } else { Err(told(&complaints, &sources)) }
}

/// The log of one register, or what was wrong with it.
pub fn log(model: &Model, records: &str, manifest: &str) -> Result<Log, String> {
    let (rows, toml) = (source(5, "r/records.csv", records), source(6, "r/velvoite.toml", manifest));
    let register = RegisterFiles {
        name: "r".to_owned(),
        path: "r".to_owned(),
        source: SourceId(4),
        manifest: Some(toml.clone()),
        files: vec![RegisterFile {
            stem: "records".to_owned(),
            source: rows.clone(),
            form: Form::Csv,
            encoding: Encoding::Utf8,
            sheet: None,
        }],
    };
    let outcome = read(&[register], &model.vocabulary, &model.roster, &model.periods());
    let wrong: Vec<Diagnostic> =
        outcome.complaints.into_iter().filter(|complaint| complaint.severity == Severity::Error).collect();
    if wrong.is_empty() { Ok(outcome.log) } else { Err(told(&wrong, &[rows, toml])) }
}

fn source(id: u32, name: &str, text: &str) -> Source {
    Source { id: SourceId(id), name: name.to_owned(), text: Arc::from(text) }
}

fn told(complaints: &[Diagnostic], sources: &[Source]) -> String {
    let place = |complaint: &Diagnostic| match &complaint.labels.first().map(|label| label.place.clone()) {
        Some(velvoite::diagnostic::Place::Text(span)) => sources
            .iter()
            .find(|source| source.id == span.source)
            .map_or_else(String::new, |source| format!("{:?}: {}", source.position(span.start), source.slice(*span))),
        other => format!("{other:?}"),
    };
    complaints
        .iter()
        .map(|complaint| format!("{} {} at {}\n", complaint.code, complaint.message.get(Lang::En), place(complaint)))
        .collect()
}
