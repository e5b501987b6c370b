//! Registers: what is read, and which complaint each mistake gets.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use velvoite::diagnostic::{Diagnostic, Place, Severity};
use velvoite::finding::{DataFinding, Grade};
use velvoite::lang::Lang;
use velvoite::load::{Disk, Sources, Strings, register, rules, shipped_rules};
use velvoite::model::{Model, build};
use velvoite::record::{Actor, Kind, Known, Link, Outcome, Partner, RecordId, Suspension, What, read};
use velvoite::syntax::{parse, table};
use velvoite::time::{When, day};

fn cases(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/record").join(folder)
}

/// The small country of these tests.
pub fn world(sources: &mut Sources) -> Model {
    let texts = rules(&Disk, &cases("world"), sources).unwrap();
    let files: Vec<_> = texts.texts.iter().map(|text| parse(text).0).collect();
    let tables: Vec<_> = texts.tables.iter().map(|written| table::read(&written.source).0).collect();
    let (model, complaints) = build(&files, &tables);
    assert!(complaints.is_empty(), "{complaints:#?}");
    model
}

/// What a register made of strings gives: `(name, bytes)`.
pub fn read_strings(model: &Model, sources: &mut Sources, files: &[(&str, &[u8])]) -> Outcome {
    let mut folder = Strings::default();
    for (name, bytes) in files {
        folder = folder.with(&format!("r/{name}"), *bytes);
    }
    let texts = register(&folder, "r", &mut std::io::empty(), sources).unwrap();
    read(&[texts], &model.vocabulary, &model.roster, &model.periods())
}

fn csv(text: &str) -> (Model, Outcome) {
    let mut sources = Sources::default();
    let model = world(&mut sources);
    let outcome = read_strings(&model, &mut sources, &[("a.csv", text.as_bytes())]);
    (model, outcome)
}

fn when(when: When) -> String {
    match when.exact_day() {
        Some(day) => day.to_string(),
        None => format!("{}/{}", when.first(), when.last()),
    }
}

/// Names as rules and records know them.
struct Shown<'m>(&'m Model);

impl Shown<'_> {
    fn actor(&self, actor: Actor) -> String {
        let body = &self.0.roster.body(actor.body).id;
        match actor.organ {
            Some(organ) => format!("{body}/{}", self.0.vocabulary.organs[organ.index()].name),
            None => body.clone(),
        }
    }

    fn actors(&self, actors: &[Actor]) -> String {
        actors.iter().map(|actor| self.actor(*actor)).collect::<Vec<_>>().join(", ")
    }

    fn partners(&self, partners: &[Partner]) -> String {
        let shown = partners.iter().map(|partner| match partner {
            Partner::Body(actor) => self.actor(*actor),
            Partner::Class(class, name) => {
                let class = &self.0.vocabulary.classes[class.index()].word.name;
                name.as_ref().map_or_else(|| class.clone(), |name| format!("{class}:{name}"))
            }
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    fn kinds(&self, kinds: &[Kind]) -> String {
        let shown = kinds.iter().map(|kind| match kind {
            Kind::Activity(id) => self.0.vocabulary.activities[id.index()].word.name.clone(),
            Kind::Status(id) => self.0.vocabulary.statuses[id.index()].name.clone(),
        });
        shown.collect::<Vec<_>>().join(", ")
    }

    fn bodies(&self, bodies: &[velvoite::model::BodyId]) -> String {
        bodies.iter().map(|body| self.0.roster.body(*body).id.clone()).collect::<Vec<_>>().join(", ")
    }

    fn what(&self, outcome: &Outcome, what: &What) -> String {
        let mut said = Vec::new();
        let mut say = |label: &str, text: String| {
            if !text.is_empty() {
                said.push(format!("{label} {text}"));
            }
        };
        match what {
            What::Happened(happening) => {
                say("did", self.kinds(&happening.kinds));
                say("on", when(happening.when));
                say("until", happening.until.map(when).unwrap_or_default());
                say("by", self.actors(&happening.by));
                say("with", self.partners(&happening.with));
                say("invited", self.partners(&happening.invited));
                let topics = happening.about.iter().map(|topic| self.0.vocabulary.topics[topic.index()].name.as_str());
                say("about", topics.collect::<Vec<_>>().join(", "));
                say("for", happening.periods.join(", "));
                let links = happening.of.iter().map(|link| match link {
                    Link::Record(id) => outcome.log.record(*id).id.to_string(),
                    Link::Dangling(id) => format!("{id} (nothing)"),
                });
                say("of", links.collect::<Vec<_>>().join(", "));
                say("to", self.partners(&happening.to));
                if happening.grade != Grade::Claimed {
                    say("grade", happening.grade.code().to_owned());
                }
            }
            What::Waiver { of, when: from, by, until } => {
                say("waives", format!("{of} from {} until {until}", when(*from)));
                say("by", self.actors(by));
            }
            What::Judgement { of, when: on, question, answer, by } => {
                say("judges", format!("{question} of {of}: {answer}, on {}", when(*on)));
                say("by", self.actors(by));
            }
            What::Retraction => say("withdraws", String::from("only")),
        }
        said.join(" ")
    }

    fn suspension(&self, suspension: &Suspension) -> String {
        let or_all = |text: String| if text.is_empty() { String::from("all") } else { text };
        format!(
            "bodies {}; kinds {}; days {}",
            or_all(self.bodies(&suspension.bodies)),
            or_all(self.kinds(&suspension.kinds)),
            or_all(suspension.when.map(when).unwrap_or_default())
        )
    }

    /// Everything that was read, in few words.
    fn outcome(&self, outcome: &Outcome, sources: &Sources) -> String {
        let mut out = String::new();
        for tally in &outcome.tallies {
            let name = file_name(sources.name(tally.source));
            let (rows, read) = (tally.rows, tally.read);
            writeln!(out, "{name}: {rows} rows, {read} read, {} repeated, {} left out", tally.repeated, tally.left_out)
                .unwrap();
        }
        for register in &outcome.log.registers {
            writeln!(out, "register {} about {}", register.name, self.bodies(&register.bodies)).unwrap();
            for complete in &register.complete {
                let body = complete.body.map_or("all".to_owned(), |body| self.bodies(&[body]));
                let kinds = self.kinds(&complete.kinds);
                let until = complete.until.map(|until| format!(" until {until}")).unwrap_or_default();
                writeln!(out, "  complete {body} [{kinds}] from {}{until}", complete.from).unwrap();
            }
            for suspension in &register.suspended {
                writeln!(out, "  suspended by row {}: {}", suspension.origin.row, self.suspension(suspension)).unwrap();
            }
        }
        for (at, record) in (0..).zip(&outcome.log.records) {
            let known = record.recorded.map(|day| format!(" recorded {day}")).unwrap_or_default();
            let link = |label: &str, to: Option<RecordId>| {
                to.map(|to| format!(" {label} {}", outcome.log.record(to).id)).unwrap_or_default()
            };
            let links = link("supersedes", record.supersedes) + &link("retracts", record.retracts);
            let texts = [&record.evidence, &record.note].map(|text| if text.is_empty() { "" } else { text });
            let texts = texts.iter().filter(|text| !text.is_empty()).map(|text| format!(" {text:?}"));
            let id = outcome.log.shown_id(RecordId(at));
            let what = self.what(outcome, &record.what);
            writeln!(out, "{id}: {what}{known}{links}{}", texts.collect::<String>()).unwrap();
        }
        for finding in &outcome.data_findings {
            match finding {
                DataFinding::ReadAsSuccessor { record, old, new } => {
                    let id = outcome.log.shown_id(*record);
                    let (old, new) = (self.bodies(&[*old]), self.bodies(&[*new]));
                    writeln!(out, "{id}: {old} read as {new}").unwrap();
                }
                DataFinding::Mismatch { .. } => panic!("reading does not compare sides"),
            }
        }
        out
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn place(place: &Place, sources: &Sources) -> String {
    let source = sources.get(place.source()).unwrap();
    let name = file_name(&source.name);
    match place {
        Place::Text(span) => {
            let (line, column) = source.position(span.start);
            format!("{name}:{line}:{column} > {} <", source.slice(*span).lines().next().unwrap_or(""))
        }
        Place::Cell { row, column: None, .. } => format!("{name}:{row}"),
        Place::Cell { row, column: Some((letter, header)), .. } => format!("{name}:{letter}{row} ({header})"),
        Place::File(_) => name.to_owned(),
    }
}

fn complaints(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let weight = if diagnostic.severity == Severity::Warning { "warning" } else { "error" };
        writeln!(out, "{} {weight} {}", place(&diagnostic.labels[0].place, sources), diagnostic.code).unwrap();
        for lang in Lang::ALL {
            let help = diagnostic.help.as_ref().map(|help| format!(" [{}]", help.get(lang))).unwrap_or_default();
            writeln!(out, "    {lang}: {}{help}", diagnostic.message.get(lang)).unwrap();
        }
    }
    out
}

/// Every case is a folder; registers in it are its subfolders, or else it is one register itself.
fn check(folder: &str) -> BTreeSet<&'static str> {
    let mut codes = BTreeSet::new();
    let mut sources = Sources::default();
    let model = world(&mut sources);
    let mut points: Vec<PathBuf> =
        std::fs::read_dir(cases(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
    points.retain(|path| path.is_dir());
    points.sort();
    assert!(!points.is_empty());
    for point in points {
        let mut registers: Vec<PathBuf> =
            std::fs::read_dir(&point).unwrap().map(|entry| entry.unwrap().path()).collect();
        registers.retain(|path| path.is_dir());
        registers.sort();
        if registers.is_empty() {
            registers.push(point.clone());
        }
        let mut sources = sources.clone();
        let texts: Vec<_> = registers
            .iter()
            .map(|path| register(&Disk, path.to_str().unwrap(), &mut std::io::empty(), &mut sources).unwrap())
            .collect();
        let outcome = read(&texts, &model.vocabulary, &model.roster, &model.periods());
        codes.extend(outcome.complaints.iter().map(|complaint| complaint.code));
        let mut out = String::new();
        for file in
            texts.iter().flat_map(|texts| texts.manifest.iter().chain(texts.files.iter().map(|file| &file.source)))
        {
            let text = file.text.replace('\0', "�").replace('\t', "→");
            let text: String = text.chars().take(2000).collect();
            writeln!(out, "{}\n{}\n----", file_name(&file.name), text.trim_end()).unwrap();
        }
        out += &complaints(&outcome.complaints, &sources);
        out += "----\n";
        out += &Shown(&model).outcome(&outcome, &sources);
        for tally in &outcome.tallies {
            assert_eq!(tally.rows, tally.read + tally.repeated + tally.left_out, "{}", point.display());
        }
        let name = point.file_name().unwrap().to_str().unwrap();
        insta::with_settings!({
            snapshot_path => format!("cases/record/{folder}"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, out) });
    }
    codes
}

#[test]
fn good_registers_are_read_whole() {
    let codes = check("good");
    assert!(codes.is_empty(), "{codes:?}");
}

#[test]
fn every_mistake_is_complained_of_at_its_cell() {
    let codes = check("bad");
    let numbers: BTreeSet<u32> = codes.iter().map(|code| code[1..].parse().unwrap()).collect();
    // All codes of registers but V0511 (a row of a mebibyte) and V0558 (more than a thousand complaints), tested below.
    let known = (501..=510).chain(512..=518).chain(520..=524).chain(530..=534).chain(540..=557).chain(559..=565);
    assert_eq!(numbers, known.collect());
}

/// What a merged body's name means depends on each row's own day, whichever row comes first.
#[test]
fn a_body_that_merged_is_itself_before_and_its_successor_after() {
    let (before, after) = ("b;publication;2024-06-01;08;588\n", "a;publication;2025-06-01;08;588\n");
    let more = "c;publication;2025-07-01;588;\nd;publication;2024-07-01;588;\n";
    for rows in [format!("{before}{after}{more}"), format!("{after}{before}{more}")] {
        let (model, outcome) = csv(&format!("id;activity;date;by;with\n{rows}"));
        let body = |id: &str| {
            let record = outcome.log.records.iter().find(|record| &*record.id == id).unwrap();
            let What::Happened(says) = &record.what else { panic!("{record:?}") };
            let partner = says.with.iter().find_map(|partner| match partner {
                Partner::Body(actor) => Some(actor.body),
                Partner::Class(..) => None,
            });
            model.roster.body(partner.unwrap_or(says.by[0].body)).id.clone()
        };
        assert_eq!([body("b"), body("d")], ["municipality-588", "municipality-588"], "{rows}");
        assert_eq!([body("a"), body("c")], ["municipality-507", "municipality-507"], "{rows}");
        assert_eq!(outcome.data_findings.len(), 2, "{rows}\n{:?}", outcome.data_findings);
    }
}

#[test]
fn a_row_of_a_mebibyte_is_one_complaint() {
    let text = format!("activity,date,by,note\nhyte-negotiation,2024,county-08,{}\n", "x".repeat(1 << 20));
    let (_, outcome) = csv(&text);
    assert_eq!(outcome.complaints.iter().map(|complaint| complaint.code).collect::<Vec<_>>(), ["V0511"]);
    assert_eq!(outcome.tallies[0].left_out, 1);
}

#[test]
fn complaints_beyond_a_thousand_rows_are_counted_not_dropped() {
    let text = format!("activity;date;by\n{}", "hyte-negotation;2024;county-08\n".repeat(5000));
    let (_, outcome) = csv(&text);
    assert_eq!(outcome.complaints.len(), 1001);
    let last = outcome.complaints.last().unwrap();
    assert_eq!((last.code, last.message.en.as_str()), ("V0558", "4000 more rows of this file have complaints"));
    assert_eq!(outcome.tallies[0].left_out, 5000);
}

/// Registers of the same records in another format, language and encoding.
#[test]
fn the_same_records_in_every_form_are_the_same() {
    let mut sources = Sources::default();
    let model = world(&mut sources);
    let english = "id,activity,date,by,with,about,note\nr1,hyte-negotiation,2024-10-02,county-08,837|ngo,goals,päivä\n";
    let finnish = "huom;aiheet;kanssa;tekijä;päivä;laji;tunnus\n\
        päivä;Tavoitteet;Tampere|järjestö;PIRKANMAAN hyvinvointialue;2.10.2024;Hyte-neuvottelu;r1\n";
    let swedish = "id\taktivitet\tdatum\tav\tmed\tämnen\tanmärkning\r\n\
        r1\thyte-förhandling\t02.10.2024\tBirkalands välfärdsområde\tTammerfors|förening\tmålen\tpäivä\r\n";
    let json = r#"{"id":"r1","activity":"hyte-negotiation","date":"2024-10-02","by":"08","with":["municipality-837","ngo"],"about":["goals"],"note":"p\u00e4iv\u00e4"}"#;
    let old = encoding_rs::WINDOWS_1252.encode(finnish).0.into_owned();
    let wide: Vec<u8> = format!("\u{feff}{swedish}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [b"\xEF\xBB\xBF", finnish.as_bytes()].concat();
    let forms: [(&str, &[u8]); 7] = [
        ("a.csv", english.as_bytes()),
        ("a.csv", finnish.as_bytes()),
        ("a.csv", swedish.as_bytes()),
        ("a.jsonl", json.as_bytes()),
        ("a.csv", &old),
        ("a.csv", &wide),
        ("a.csv", &marked),
    ];
    let read: Vec<_> = forms
        .iter()
        .map(|(name, bytes)| {
            let outcome = read_strings(&model, &mut sources, &[(name, bytes)]);
            assert!(outcome.complaints.is_empty(), "{:?}", outcome.complaints);
            let record = outcome.log.records[0].clone();
            (record.id, record.what, record.note)
        })
        .collect();
    for other in &read {
        assert_eq!(other, &read[0]);
    }
}

/// What speaks on a day: pairs of first row and row that speaks.
fn known(outcome: &Outcome, known_at: Option<(i32, u32, u32)>) -> Vec<(String, String)> {
    let known_at = known_at.map(|(year, month, number)| day(year, month, number).unwrap());
    let known = Known::at(&outcome.log, known_at);
    assert_eq!(known.rows, known.current.iter().map(|(root, row)| (*root, *row)).collect::<Vec<_>>());
    let id = |id: &RecordId| outcome.log.record(*id).id.to_string();
    known.rows.iter().map(|(root, row)| (id(root), id(row))).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(root, row)| ((*root).to_owned(), (*row).to_owned())).collect()
}

const HEADER: &str = "id;activity;date;by;recorded;supersedes;retracts\n";

#[test]
fn a_correction_acts_from_the_day_it_was_written_down() {
    let (_, outcome) = csv(&format!(
        "{HEADER}r1;hyte-negotiation;2024-10-02;08;2024-10-03;;\nr2;hyte-negotiation;2024-10-09;08;2024-11-01;r1;\n\
         r3;hyte-negotiation;2024-10-16;08;2024-12-01;r2;\n"
    ));
    assert!(outcome.complaints.is_empty(), "{:?}", outcome.complaints);
    assert_eq!(known(&outcome, Some((2024, 10, 2))), pairs(&[]));
    assert_eq!(known(&outcome, Some((2024, 10, 31))), pairs(&[("r1", "r1")]));
    assert_eq!(known(&outcome, Some((2024, 11, 1))), pairs(&[("r1", "r2")]));
    assert_eq!(known(&outcome, None), pairs(&[("r1", "r3")]));
}

#[test]
fn a_withdrawal_takes_the_record_with_all_its_corrections() {
    let rows = "r1;hyte-negotiation;2024-10-02;08;;;\nr2;hyte-negotiation;2024-10-09;08;2024-11-01;r1;\n";
    for target in ["r1", "r2"] {
        let (_, outcome) = csv(&format!("{HEADER}{rows}w;;;;2024-12-01;;{target}\n"));
        assert!(outcome.complaints.is_empty(), "{:?}", outcome.complaints);
        assert_eq!(known(&outcome, Some((2024, 10, 1))), pairs(&[("r1", "r1")]));
        assert_eq!(known(&outcome, Some((2024, 11, 30))), pairs(&[("r1", "r2")]));
        assert_eq!(known(&outcome, Some((2024, 12, 1))), pairs(&[]));
    }
}

#[test]
fn a_withdrawn_withdrawal_does_nothing() {
    let (_, outcome) =
        csv(&format!("{HEADER}v;;;;2024-12-02;;w\nw;;;;2024-12-01;;r1\nr1;hyte-negotiation;2024-10-02;08;;;\n"));
    assert!(outcome.complaints.is_empty(), "{:?}", outcome.complaints);
    assert_eq!(known(&outcome, Some((2024, 12, 1))), pairs(&[]));
    assert_eq!(known(&outcome, Some((2024, 12, 2))), pairs(&[("r1", "r1")]));
}

#[test]
fn of_two_corrections_of_one_row_the_one_written_down_last_speaks() {
    let (_, outcome) = csv(&format!(
        "{HEADER}r3;hyte-negotiation;2024-10-16;08;2024-12-01;r1;\nr2;hyte-negotiation;2024-10-09;08;2024-11-01;r1;\n\
         r1;hyte-negotiation;2024-10-02;08;;;\n"
    ));
    assert!(outcome.complaints.is_empty(), "{:?}", outcome.complaints);
    assert_eq!(known(&outcome, Some((2024, 11, 30))), pairs(&[("r1", "r2")]));
    assert_eq!(known(&outcome, None), pairs(&[("r1", "r3")]));
}

/// The registers of real traces, with the shipped words and the real roster.
#[test]
fn published_registers_are_read_without_a_complaint() {
    let mut sources = Sources::default();
    let texts = shipped_rules(&mut sources);
    let files: Vec<_> = texts.texts.iter().map(|text| parse(text).0).collect();
    let tables: Vec<_> = texts.tables.iter().map(|written| table::read(&written.source).0).collect();
    let (model, _) = build(&files, &tables);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_dir());
    paths.sort();
    let registers: Vec<_> = paths
        .iter()
        .map(|path| register(&Disk, path.to_str().unwrap(), &mut std::io::empty(), &mut sources).unwrap())
        .collect();
    let outcome = read(&registers, &model.vocabulary, &model.roster, &model.periods());
    assert_eq!(complaints(&outcome.complaints, &sources), "");
    assert_eq!(outcome.log.records.len(), 33);
}
