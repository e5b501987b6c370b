//! The day on which an entry last changed, compared with judging on every single day: slow and obvious.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use velvoite::evaluate::{self, Only, Question, judge_unproved};
use velvoite::feed::{Asked, Content, Memory, default_horizon, edition};
use velvoite::finding::{Finding, Note, Told};
use velvoite::load::{self, Disk, Sources};
use velvoite::model::{self, Generation, Model};
use velvoite::record::{self, Log, RecordId, What};
use velvoite::syntax;
use velvoite::time::{AsOf, Day, Days, day};

fn read(rules: &Path, registers: &[PathBuf]) -> (Model, Log) {
    let mut sources = Sources::default();
    let texts = load::rules(&Disk, rules, &mut sources).unwrap();
    let calendars = load::shipped_calendars(&mut sources);
    let files: Vec<_> = texts.texts.iter().chain(&calendars.texts).map(|text| syntax::parse(text).0).collect();
    let tables = texts.tables.iter().chain(&calendars.tables);
    let tables: Vec<_> = tables.map(|table| syntax::table::read(&table.source).0).collect();
    let (model, complaints) = model::build(&files, &tables);
    assert!(complaints.is_empty(), "{complaints:#?}");
    let opened: Vec<_> = registers
        .iter()
        .map(|path| load::register(&Disk, path.to_str().unwrap(), &mut std::io::empty(), &mut sources).unwrap())
        .collect();
    let log = record::read(&opened, &model.vocabulary, &model.roster, &model.periods()).log;
    (model, log)
}

/// What is told, its proof and the days on which it may turn aside.
fn told(finding: &Finding) -> Told {
    let mut told = (*finding.told).clone();
    told.turns.clear();
    told.reasons.because.clear();
    told
}

/// The day on which a record was written down, else the day that it tells of.
fn written(log: &Log, id: RecordId) -> Option<Day> {
    let record = log.record(id);
    let of = match &record.what {
        What::Happened(says) => Some(says.when),
        What::Waiver { when, .. } | What::Judgement { when, .. } => Some(*when),
        What::Retraction => None,
    };
    record.recorded.or(of.map(|when| when.last()))
}

/// Compares each entry's day with the one found by judging on every day back to `first`.
fn compare(model: &Model, log: &Log, as_of: Day, first: Day) -> usize {
    let roster = &model.roster;
    let horizon = default_horizon(AsOf(as_of));
    let asked = Asked { as_of: AsOf(as_of), known_at: None, horizon, bodies: evaluate::Scope::All };
    let made = edition(model, roster, log, &asked, &mut Memory::default());
    let mut open: BTreeMap<&str, Told> = BTreeMap::new();
    let mut turned: BTreeMap<&str, Day> = BTreeMap::new();
    for entry in made.entries() {
        if let Content::One(finding) = &entry.content {
            open.insert(&entry.instance, told(finding));
        }
    }
    let last = log.records.iter().filter_map(|record| record.recorded).max().unwrap_or(as_of).max(as_of);
    let mut turn = last;
    while turn > first && !open.is_empty() {
        let before = turn.checked_sub_days(Days::new(1)).unwrap();
        let question = Question {
            as_of: AsOf(before.min(as_of)),
            known_at: Some(before),
            bodies: evaluate::Scope::All,
            from: Some(horizon.from),
            to: Some(horizon.to),
            only: Only::default(),
        };
        let findings = judge_unproved(model, roster, log, &question).findings;
        let then: BTreeMap<&str, Told> = findings.iter().map(|one| (one.instance.as_str(), told(one))).collect();
        open.retain(|instance, now| {
            let same = then.get(instance).is_some_and(|then| then == now);
            if !same {
                turned.insert(*instance, turn);
            }
            same
        });
        turn = before;
    }
    let mut compared = 0;
    for entry in made.entries() {
        let Content::One(finding) = &entry.content else { continue };
        let law = &model.duty(finding.duty).versions[finding.version];
        let notes =
            finding.notes.iter().filter_map(|note| if let Note::Corrected(id) = note { Some(*id) } else { None });
        let records = finding.witnesses.iter().copied().chain(finding.waiver.map(|waiver| waiver.record)).chain(notes);
        let dated = records.filter_map(|id| written(log, id)).chain([law.from]).max().unwrap();
        let expected = turned.get(entry.instance.as_str()).copied().unwrap_or(law.from).max(dated);
        if matches!(model.duty(finding.duty).generation, Generation::Upon { .. }) {
            // Its trigger dates it too.
            assert!(entry.revised >= expected, "{}: {} {expected}", entry.instance, entry.revised);
        } else {
            assert_eq!(entry.revised, expected, "{} as of {as_of}", entry.instance);
        }
        compared += 1;
    }
    compared
}

#[test]
fn an_entry_is_dated_as_if_every_day_had_been_judged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let registers = ["alakyla", "keskikyla", "mallila", "ylakyla"].map(|name| folder.join("registers").join(name));
    let (model, log) = read(&folder.join("rules"), &registers);
    let first = day(2021, 12, 1).unwrap();
    for (year, month, number) in [(2025, 3, 1), (2024, 1, 10)] {
        assert!(compare(&model, &log, day(year, month, number).unwrap(), first) >= 30);
    }
}

/// Rows that were written down late, corrected, withdrawn; a waiver that expires.
#[test]
fn late_corrected_and_withdrawn_rows_date_entries_too() {
    let world = super::world::World::new("turning");
    world.edit("registers/mallila/records.csv", |text| {
        let (head, rest) = text.split_once('\n').unwrap();
        let rows: Vec<String> = rest.lines().map(|row| format!("{row};;;")).collect();
        let more = [
            "raportti-2024b;yearly-report;21.11.2024;;county-90;;;;;;documented;;raportti-2024;;2025-01-07",
            ";;;;;;;;;;;;;tiedot-2023;2025-02-03",
            "tiedot-2023b;data-delivery;31.1.2024;;county-90;;;;;Mallivirasto;documented;;;;2025-02-20",
            "vapautus-2025;waiver;15.1.2025;10.2.2025;Mallivirasto;;;;county-yearly-report/county-90/2025;;documented;\
             kuolinpesä;;;2025-01-20",
        ];
        format!("{head};supersedes;retracts;recorded\n{}\n{}\n", rows.join("\n"), more.join("\n"))
    });
    let registers = ["alakyla", "mallila"].map(|name| world.folder.join("registers").join(name));
    let (model, log) = read(&world.folder.join("rules"), &registers);
    assert!(log.records.len() > 20);
    assert!(compare(&model, &log, day(2025, 3, 1).unwrap(), day(2023, 6, 1).unwrap()) >= 30);
    assert!(compare(&model, &log, day(2025, 1, 10).unwrap(), day(2023, 6, 1).unwrap()) >= 30);
}
