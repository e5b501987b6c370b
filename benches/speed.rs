//! What takes how long: the whole process on the example registers, its stages one by one, and reading a million records.
//!
//! `cargo bench` runs all, `cargo bench process` one. The whole process is to stay under 100 ms: every body of Finland,
//! every duty, since 2013. Numbers of a machine that does something else at the same time mean little: look at `fastest`.

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};

use divan::counter::{BytesCount, ItemsCount};
use velvoite::evaluate::{self, Only, Outcome, Question, Scope};
use velvoite::lang::Lang;
use velvoite::load::{self, Disk, Sources, Strings};
use velvoite::model::{self, Model};
use velvoite::record::{self, Log};
use velvoite::render::{Book, Run, Style, jsonl, text};
use velvoite::source::Source;
use velvoite::syntax;
use velvoite::time::{AnchorKind, AsOf, Day, Nominal, Offset, day};

type Doubt<T> = Result<T, Box<dyn std::error::Error>>;

fn main() {
    divan::main();
}

/// The day of judging, fixed so that the work is the same every year.
fn as_of() -> Day {
    day(2026, 11, 21).unwrap_or_default()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folders of `tests/records`, sorted.
fn registers() -> Doubt<Vec<String>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/records"))? {
        found.push(entry?.path().to_string_lossy().into_owned());
    }
    found.sort();
    Ok(found)
}

/// The shipped rules, roster and calendars, as the program reads them.
fn shipped(sources: &mut Sources) -> Model {
    let rules = load::shipped_rules(sources);
    let calendars = load::shipped_calendars(sources);
    let files: Vec<_> = rules.texts.iter().chain(&calendars.texts).map(|text| syntax::parse(text).0).collect();
    let tables = rules.tables.iter().chain(&calendars.tables);
    let tables: Vec<_> = tables.map(|table| syntax::table::read(&table.source).0).collect();
    model::build(&files, &tables).0
}

fn example(model: &Model, sources: &mut Sources) -> Doubt<Log> {
    let mut opened = Vec::new();
    for path in registers()? {
        opened.push(load::register(&Disk, &path, &mut std::io::empty(), sources)?);
    }
    Ok(record::read(&opened, &model.vocabulary, &model.roster, &model.periods()).log)
}

fn question(bodies: Scope) -> Question {
    Question { as_of: AsOf(as_of()), known_at: None, bodies, from: day(2013, 1, 1), to: None, only: Only::default() }
}

/// `velvoite check --all --from 2013-01-01` on the example registers, from start to exit status.
#[divan::bench(args = ["text", "jsonl", "csv"], sample_count = 20)]
fn process(bencher: divan::Bencher, format: &str) {
    let registers = registers().unwrap_or_default();
    assert!(registers.len() >= 10, "the example registers are there");
    bencher.bench_local(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_velvoite"))
            .arg("check")
            .args(&registers)
            .args(["--all", "--from", "2013-01-01", "--as-of", "2026-11-21", "--format", format])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert!(matches!(&status, Ok(status) if status.success()), "{status:?}");
    });
}

/// `velvoite check --all`, every body and every duty from 2013 to 2030, with nothing on record: what a newcomer sees
/// first, from start to exit status.
#[divan::bench(args = ["text", "csv", "jsonl"], sample_count = 20)]
fn national(bencher: divan::Bencher, format: &str) {
    bencher.bench_local(|| {
        let status = Command::new(env!("CARGO_BIN_EXE_velvoite"))
            .args(["check", "--all", "--from", "2013-01-01", "--to", "2030-12-31", "--as-of", "2026-11-21"])
            .args(["--format", format])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert!(matches!(&status, Ok(status) if status.success()), "{status:?}");
    });
}

/// `velvoite feed --all -o DIR` on the example registers, from start to exit status: every calendar of every body in three
/// languages with its pages, into an empty folder and over the one that stands there already.
#[divan::bench(args = ["anew", "again"], sample_count = 5, sample_size = 1)]
fn feeds(bencher: divan::Bencher, folder: &str) {
    let registers = registers().unwrap_or_default();
    let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("feeds-{folder}"));
    let write = || {
        let status = Command::new(env!("CARGO_BIN_EXE_velvoite"))
            .arg("feed")
            .args(&registers)
            .args(["--all", "--as-of", "2026-11-21", "-o"])
            .arg(&to)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .status();
        assert!(matches!(&status, Ok(status) if status.success()), "{status:?}");
    };
    let clear = || {
        if folder == "anew" && to.exists() {
            assert!(std::fs::remove_dir_all(&to).is_ok(), "the folder is ours");
        }
    };
    clear();
    write();
    bencher.with_inputs(clear).bench_local_values(|()| write());
}

/// The model of the shipped calendars alone.
fn calendars() -> Model {
    let read = load::shipped_calendars(&mut Sources::default());
    let files: Vec<_> = read.texts.iter().map(|text| syntax::parse(text).0).collect();
    model::build(&files, &[]).0
}

/// The calendars read and every holiday and working day from 1955 to 2200 worked out, once.
#[divan::bench]
fn work_out_calendars() -> Model {
    calendars()
}

/// Due days of a whole century, one after another: a month after each day, with every step, rolled by 150/1930 § 5.
#[divan::bench]
fn due_days_of_a_century(bencher: divan::Bencher) {
    let model = calendars();
    let limits = model.limits.values().next();
    let days: Vec<Day> = day(2000, 1, 1).into_iter().flat_map(|first| first.iter_days().take(36_525)).collect();
    assert!(limits.is_some_and(|limits| &**limits.act() == "150/1930"), "the shipped act comes first");
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        let due = |from: &Day| {
            let month = Nominal::anchored(*from, AnchorKind::Trigger).counted(Offset::Months(1))?;
            Some(month.rolled(limits?)?.effective)
        };
        let last = days.iter().filter_map(due).max();
        assert_eq!(last, day(2100, 2, 1), "31 January 2100 is a Sunday, and every due day was found");
        last
    });
}

/// Whether each day of a century is a working day, looked up.
#[divan::bench]
fn working_days_of_a_century(bencher: divan::Bencher) {
    let model = calendars();
    let limits = model.limits.values().next();
    let days: Vec<Day> = day(2000, 1, 1).into_iter().flat_map(|first| first.iter_days().take(36_525)).collect();
    bencher.counter(ItemsCount::new(days.len())).bench_local(|| {
        let off = days.iter().filter(|day| limits.and_then(|limits| limits.is_off(**day)) == Some(true)).count();
        assert!(off > 2 * 5_217, "at least every Saturday and Sunday");
        off
    });
}

/// `velvoite calendar add - --roll` on a hundred thousand lines, from start to exit status.
#[divan::bench(sample_count = 10)]
fn process_calendar(bencher: divan::Bencher) {
    use std::fmt::Write;
    let mut asked = String::new();
    for line in 0..100_000_u32 {
        // Writing to a string does not fail.
        let _ = writeln!(asked, "{}-{:02}-{:02} {} days", 2000 + line % 100, 1 + line % 12, 1 + line % 28, line % 90);
    }
    bencher.counter(ItemsCount::new(100_000_u32)).bench_local(|| {
        let run = || -> std::io::Result<bool> {
            let mut child = Command::new(env!("CARGO_BIN_EXE_velvoite"))
                .args(["calendar", "add", "-", "--roll"])
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .spawn()?;
            if let Some(mut stdin) = child.stdin.take() {
                std::io::Write::write_all(&mut stdin, asked.as_bytes())?;
            }
            Ok(child.wait()?.success())
        };
        assert!(matches!(run(), Ok(true)));
    });
}

/// Texts built into the binary → model.
#[divan::bench]
fn load_and_model() -> Model {
    shipped(&mut Sources::default())
}

/// All bodies judged since 2013.
#[divan::bench(sample_count = 20)]
fn judge(bencher: divan::Bencher) {
    let mut sources = Sources::default();
    let model = shipped(&mut sources);
    let log = example(&model, &mut sources).unwrap_or_default();
    assert!(!log.records.is_empty(), "the example registers are there");
    let question = question(Scope::All);
    let findings = evaluate::judge(&model, &model.roster, &log, &question).findings.len();
    bencher.counter(ItemsCount::new(findings)).bench_local(|| evaluate::judge(&model, &model.roster, &log, &question));
}

/// The findings of all bodies since 2013, as text for people and as JSON lines.
#[divan::bench(args = ["text", "jsonl"], sample_count = 20)]
fn render(bencher: divan::Bencher, format: &str) {
    let mut sources = Sources::default();
    let model = shipped(&mut sources);
    let log = example(&model, &mut sources).unwrap_or_default();
    let Outcome { findings, data, .. } = evaluate::judge(&model, &model.roster, &log, &question(Scope::All));
    let sources: Vec<Source> = sources.iter().cloned().collect();
    let book = Book::new(&model, &model.roster, &log, &sources, Lang::Fi);
    let hash = || "0".repeat(64);
    let run = Run {
        version: "0.0.0".to_owned(),
        rules: hash(),
        calendars: hash(),
        records: hash(),
        as_of: AsOf(as_of()),
        known_at: None,
        law_at: None,
    };
    let style = Style::default();
    let write = || {
        let mut out = Vec::new();
        let written = match format {
            "text" => text::write(&mut out, &book, style, &run, &findings, &data),
            _ => jsonl::write(&mut out, &book, &run, &findings),
        };
        assert!(written.is_ok(), "writing to memory does not fail");
        out
    };
    bencher.counter(BytesCount::new(write().len())).bench_local(write);
}

/// A register as a county's spreadsheet would be, were there so many rows: real bodies, days, partners and topics.
fn rows(model: &Model, count: usize) -> String {
    use std::fmt::Write;
    let counties: Vec<&str> =
        model.roster.bodies().iter().map(|body| body.id.as_str()).filter(|id| id.starts_with("county-")).collect();
    let mut text = String::from("id;activity;date;by;with;about;grade;note\n");
    for (row, county) in counties.iter().cycle().take(count).enumerate() {
        let (year, month, number) = (2023 + row % 4, 1 + row % 12, 1 + row % 28);
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "r{row};hyte-negotiation;{number}.{month}.{year};{county};members|ngo:Yhdistys {};goals|measures;documented;",
            row % 100
        );
    }
    text
}

/// CSV text → records.
#[divan::bench(args = [1_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn read_records(bencher: divan::Bencher, count: usize) {
    let model = shipped(&mut Sources::default());
    let text = rows(&model, count);
    let bytes = text.len();
    let files = Strings::default().with("rows.csv", text);
    bencher.counter(ItemsCount::new(count)).counter(BytesCount::new(bytes)).bench_local(|| {
        let mut sources = Sources::default();
        let opened = load::register(&files, "rows.csv", &mut std::io::empty(), &mut sources);
        let log = opened.map(|opened| record::read(&[opened], &model.vocabulary, &model.roster, &model.periods()).log);
        let read = log.as_ref().map_or(0, |log| log.records.len());
        assert_eq!(read, count, "every row is read");
        black_box(log.is_ok())
    });
}

/// A million records judged for one county: what an instance costs while its own slice grows.
#[divan::bench(args = [1_000, 1_000_000], sample_count = 3, sample_size = 1)]
fn judge_one_county(bencher: divan::Bencher, count: usize) {
    let mut sources = Sources::default();
    let model = shipped(&mut sources);
    let files = Strings::default().with("rows.csv", rows(&model, count));
    let opened = load::register(&files, "rows.csv", &mut std::io::empty(), &mut sources);
    let log = opened
        .map(|opened| record::read(&[opened], &model.vocabulary, &model.roster, &model.periods()).log)
        .unwrap_or_default();
    let bodies = model.roster.find("county-08").into_iter().collect();
    let question = question(Scope::Bodies(bodies));
    bencher.counter(ItemsCount::new(count)).bench_local(|| evaluate::judge(&model, &model.roster, &log, &question));
}
