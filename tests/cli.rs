//! The command line as a whole: exit status, streams, options, languages, bad input. Files are strings, today is given.

use std::ffi::OsString;
use std::io::{self, Write};

use velvoite::cli::{self, Exit, World};
use velvoite::load::Strings;
use velvoite::render::Style;
use velvoite::time::day;

/// A small world of its own: one county with two municipalities.
const RULES: &str = r#"
throughout { binding statute  early does not count  late does not cure }
kind county { fi "hyvinvointialue" sv "välfärdsområde" en "county" }
kind municipality { fi "kunta" sv "kommun" en "municipality" }
relation municipality of county
activity meeting { fi "kokous" sv "möte" en "meeting" }
duty yearly-meeting {
  title fi "Vuosikokous" sv "Årsmöte" en "Yearly meeting"
  source 612/2021 § 7 mom 4
  force 2020-01-01 ..
  bearer county
  every calendar year
  do meeting { together with every municipality of bearer }
  due end of period, roll none
}
duty hoped-for {
  title fi "Toivottu kokous" sv "Önskat möte" en "Hoped-for meeting"
  binding recommendation
  source "Kuntaliitto"
  force 2020-01-01 ..
  bearer municipality
  every calendar year
  do meeting
  due end of period, roll none
}
scenario "both came" {
  given county a with municipality x, y from 2019-01-01
  record m meeting by a on 2024-05-05 with x, y
  as of 2025-01-15
  expect yearly-meeting of a for 2024 is met by m
}
"#;

const BODIES: &str = "\
id,kind,code,alias,name_fi,name_sv,name_en,language,from,until
county-01,county,01,,Esimerkin alue,Exempels område,Example county,fi,,
municipality-001,municipality,001,,Alppila,Alpby,Alppila,fi,,
municipality-002,municipality,002,,Bergby,Bergby,Bergby,sv,,
";

const MEMBERS: &str = "\
relation,member,of,from,until
municipality,municipality-001,county-01,,
municipality,municipality-002,county-01,,
";

const TOML: &str = "[register]\nname = \"Esimerkin alue\"\n[[complete]]\nbody = \"county-01\"\nfrom = 2020-01-01\n";

/// What a run left behind.
struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

/// A run over the small world, with its files.
fn world() -> Strings {
    Strings::default()
        .with("law/rules.velvoite", RULES)
        .with("law/roster/bodies.csv", BODIES)
        .with("law/roster/membership.csv", MEMBERS)
        .with("met/velvoite.toml", TOML)
        .with("met/records.csv", "id;activity;date;by;with\nm;meeting;5.5.2024;01;members\n")
        .with("missed/velvoite.toml", TOML)
        .with("missed/records.csv", "id;activity;date;by;with\n")
        .with("open/records.csv", "id;activity;date;by;with\n")
        .with("bad/velvoite.toml", TOML)
        .with("bad/records.csv", "id;activity;date;by;with\nm;meeting;5.5.2024;01;members\nn;meetng;31.2.2024;01;\n")
}

fn run_with(files: &Strings, stdin: &str, args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = {
        let style = Style::default();
        let mut input = stdin.as_bytes();
        let today = day(2025, 1, 15).unwrap();
        let world = World { files, today, stdin: &mut input, out: &mut out, err: &mut err, style, err_style: style };
        cli::run(std::iter::once("velvoite").chain(args.iter().copied()).map(OsString::from), world)
    };
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

fn run(args: &[&str]) -> Ran {
    run_with(&world(), "", args)
}

/// `check` over the small world in 2024 only.
fn check(args: &[&str]) -> Ran {
    let mut all = vec!["check", "--rules", "law", "--period", "2024"];
    all.extend(args);
    run(&all)
}

#[test]
fn the_exit_status_tells_what_came() {
    for (args, exit) in [
        (&["met"][..], Exit::Done),
        (&["missed"], Exit::Breach),
        (&["open", "--body", "01"], Exit::Done),
        (&["open", "--body", "01", "--decided"], Exit::Undecided),
        (&["missed", "--decided"], Exit::Breach),
        (&["bad"], Exit::Usage),
        (&["missed", "bad"], Exit::Usage),
        (&["nowhere"], Exit::Usage),
        (&["missed", "--verdict", "met"], Exit::Done),
    ] {
        let ran = check(args);
        assert_eq!(ran.exit, exit, "{args:?}\n{}\n{}", ran.out, ran.err);
    }
}

#[test]
fn what_only_is_recommended_is_no_breach() {
    let toml = TOML.replace("county-01", "municipality-001");
    let files = world().with("soft/velvoite.toml", toml).with("soft/records.csv", "activity,date,by\n");
    let args = ["check", "--rules", "law", "--period", "2024", "--lang", "en", "soft"];
    let ran = run_with(&files, "", &args);
    assert!(ran.out.contains("✗ 2024 missed"), "{}", ran.out);
    assert_eq!(ran.exit, Exit::Done);
}

#[test]
fn a_defect_in_the_rules_comes_before_a_breach_and_after_bad_input() {
    let broken = RULES.replace("do meeting {", "do meting {");
    let files = world().with("broken/rules.velvoite", broken).with("broken/roster/bodies.csv", BODIES);
    let ran = run_with(&files, "", &["check", "--rules", "broken", "missed", "--lang", "en"]);
    assert_eq!(ran.exit, Exit::Rules);
    assert!(ran.err.contains("broken/rules.velvoite:"), "{}", ran.err);
    assert!(ran.err.contains('^'), "{}", ran.err);
    assert!(ran.out.is_empty());
    assert_eq!(run_with(&files, "", &["check", "--rules", "broken", "nowhere"]).exit, Exit::Usage);
    assert_eq!(run_with(&files, "", &["test", "--rules", "broken"]).exit, Exit::Rules);
    assert_eq!(run_with(&files, "", &["check", "--rules", "nowhere", "met"]).exit, Exit::Usage);
}

#[test]
fn a_bad_row_is_told_by_its_cell_and_the_good_ones_are_judged() {
    let ran = check(&["bad", "--lang", "en"]);
    assert!(ran.err.contains("bad/records.csv B3") && ran.err.contains("bad/records.csv C3"), "{}", ran.err);
    assert!(ran.err.contains("records read 1, rows refused 1"), "{}", ran.err);
    assert!(ran.out.contains("✓ 2024 met"), "{}", ran.out);
}

#[test]
fn standard_input_holds_a_table_or_json_lines() {
    let table = "activity,date,by,with\nmeeting,2024-05-05,county-01,members\n";
    let lines = "{\"activity\":\"meeting\",\"date\":\"2024-05-05\",\"by\":\"county-01\",\"with\":\"members\"}\n";
    for stdin in [table, lines] {
        let args = ["check", "-", "--rules", "law", "--period", "2024", "--lang", "sv"];
        let ran = run_with(&world(), stdin, &args);
        assert!(ran.out.contains("✓ 2024 uppfylldes"), "{}\n{}", ran.out, ran.err);
        assert_eq!(ran.exit, Exit::Done);
    }
}

#[test]
fn a_body_is_found_by_id_code_and_name_in_any_language() {
    for body in ["county-01", "01", "Esimerkin alue", "exempels område", "EXAMPLE COUNTY"] {
        let ran = check(&["missed", "--body", body, "--lang", "en"]);
        assert!(ran.out.contains("Example county"), "{body}: {}", ran.err);
    }
    for (body, near) in [("1", "county-01"), ("Alpila", "municipality-001"), ("Berby", "Bergby")] {
        let ran = check(&["missed", "--body", body, "--lang", "en"]);
        assert_eq!(ran.exit, Exit::Usage);
        assert!(ran.err.contains(near), "{body}: {}", ran.err);
    }
}

#[test]
fn an_unknown_instance_or_duty_is_usage_with_near_names() {
    let ran = run(&["explain", "yearly-meeting/county-1/2024", "--rules", "law", "--lang", "en"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("yearly-meeting/county-01/2024"), "{}", ran.err);
    let ran = check(&["met", "--duty", "yearly-meting"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("yearly-meeting"), "{}", ran.err);
    let ran = run(&["rules", "show", "yearly-meting", "--rules", "law"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("yearly-meeting"), "{}", ran.err);
    assert_eq!(check(&["met", "--act", "1/1999"]).exit, Exit::Usage);
}

#[test]
fn usage_is_told_in_the_language_asked_for() {
    for (lang, words) in [("fi", "anna kirjausrekisteri"), ("sv", "ange ett register"), ("en", "give a register")] {
        let ran = run(&["check", "--lang", lang]);
        assert_eq!(ran.exit, Exit::Usage);
        assert!(ran.err.contains(words), "{}", ran.err);
        assert!(ran.out.is_empty());
    }
    for args in [
        &["check", "met", "--as-of", "2025-02-30"][..],
        &["check", "met", "--format", "html"],
        &["check", "met", "--verdict", "good"],
        &["check", "met", "--from", "2025-01-01", "--to", "2024-01-01"],
        &["check", "met", "--all", "--body", "01"],
        &["check", "met", "--nonsense"],
        &["check", "met", "--act", "612"],
        &["explain"],
        &["feed"],
        &["rules"],
        &[],
    ] {
        let ran = run(args);
        assert_eq!(ran.exit, Exit::Usage, "{args:?}");
        assert!(ran.err.starts_with("virhe: ") && !ran.err.contains("error"), "{args:?}: {}", ran.err);
        assert!(ran.out.is_empty(), "{args:?}");
    }
}

#[test]
fn help_and_version_are_results() {
    for (lang, word) in [("fi", "Käyttö:"), ("sv", "Användning:"), ("en", "Usage:")] {
        let ran = run(&["--lang", lang, "--help"]);
        assert_eq!(ran.exit, Exit::Done);
        assert!(ran.out.contains(word) && ran.err.is_empty(), "{}", ran.out);
        assert!(run(&["check", "--lang", lang, "--help"]).out.contains(word));
    }
    assert_eq!(run(&["--version"]).out.trim(), format!("velvoite {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn filters_leave_only_what_is_asked_for() {
    let all = run(&["check", "--rules", "law", "--all", "--format", "jsonl"]);
    assert!(all.out.lines().count() > 3);
    let count = |args: &[&str]| {
        let mut whole = vec!["check", "--rules", "law", "--all", "--format", "jsonl"];
        whole.extend(args);
        run(&whole).out.lines().count()
    };
    assert_eq!(count(&["--act", "612/2021", "--period", "2024"]), 1);
    assert_eq!(count(&["--binding", "recommendation", "--period", "2024"]), 2);
    assert_eq!(count(&["--binding", "recommendation", "--binding", "statute", "--period", "2024"]), 3);
    assert_eq!(count(&["--duty", "hoped-for", "--act", "612/2021"]), 0);
    assert_eq!(count(&["--from", "2021-06-01", "--to", "2021-06-30"]), 3);
}

#[test]
fn every_form_of_the_output_is_what_it_says() {
    let json: serde_json::Value = serde_json::from_str(&check(&["missed", "--format", "json"]).out).unwrap();
    assert_eq!(json["findings"][0]["verdict"], "missed");
    assert_eq!(json["summary"]["verdicts"]["missed"], 1);
    let line: serde_json::Value = serde_json::from_str(&check(&["missed", "--format", "jsonl"]).out).unwrap();
    assert_eq!(line["instance"], "yearly-meeting/county-01/2024");
    assert_eq!(line["run"]["as_of"], "2025-01-15");
    assert!(check(&["missed", "--format", "csv"]).out.starts_with("instance,duty,source,"));
    let args = ["explain", "yearly-meeting/county-01/2024", "missed", "--rules", "law", "--format", "json"];
    let ran = run(&args);
    let one: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(one["verdict"], "missed");
    assert_eq!(ran.exit, Exit::Done);
    let list: serde_json::Value =
        serde_json::from_str(&run(&["rules", "list", "--rules", "law", "--format", "json"]).out).unwrap();
    assert_eq!(list[0]["duty"], "yearly-meeting");
    assert_eq!(list[0]["source"], "612/2021 § 7 mom 4");
    let told: serde_json::Value =
        serde_json::from_str(&run(&["test", "--rules", "law", "--format", "json"]).out).unwrap();
    assert_eq!((&told["passed"], &told["failed"]), (&1.into(), &0.into()));
}

#[test]
fn stories_pass_or_tell_what_came_instead() {
    let ran = run(&["test", "--rules", "law", "--lang", "en"]);
    assert_eq!(ran.exit, Exit::Done, "{}", ran.err);
    assert!(ran.out.contains("1 pass, 0 fail"));
    let wrong = RULES.replace("is met by m", "is missed");
    let files = world().with("wrong/rules.velvoite", wrong.clone()).with("wrong.velvoite", wrong);
    for args in [&["test", "--rules", "wrong", "--lang", "en"][..], &["test", "wrong.velvoite", "--lang", "en"]] {
        let ran = run_with(&files, "", args);
        assert_eq!(ran.exit, Exit::Breach, "{}", ran.err);
        assert!(ran.out.contains("yearly-meeting/a/2024") && ran.out.contains("missed"), "{}", ran.out);
    }
}

#[test]
fn a_story_with_a_mistake_is_a_defect() {
    for (right, wrong) in [
        ("yearly-meeting of a", "yearly-meting of a"),
        ("yearly-meeting of a", "yearly-meeting of b"),
        ("is met by m", "is mett by m"),
        ("given county a", "given couny a"),
        ("record m meeting", "record m meetng"),
        ("  as of 2025-01-15\n", ""),
    ] {
        let files = world().with("wrong/rules.velvoite", RULES.replace(right, wrong));
        let ran = run_with(&files, "", &["test", "--rules", "wrong"]);
        assert_eq!(ran.exit, Exit::Rules, "{wrong}\n{}\n{}", ran.out, ran.err);
        assert!(ran.err.contains("wrong/rules.velvoite:"), "{wrong}: {}", ran.err);
    }
}

#[test]
fn a_result_can_be_written_to_a_file() {
    let folder = std::env::temp_dir().join(format!("velvoite-cli-{}", std::process::id()));
    let path = folder.join("sub/findings.csv");
    let ran = check(&["missed", "--format", "csv", "-o", path.to_str().unwrap()]);
    assert_eq!(ran.exit, Exit::Breach);
    assert!(ran.out.is_empty());
    #[expect(clippy::disallowed_methods, reason = "the test looks at what was written")]
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, check(&["missed", "--format", "csv"]).out);
    let ran = check(&["missed", "-o", folder.to_str().unwrap()]);
    assert_eq!(ran.exit, Exit::Usage);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// A pipe whose reader has gone.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(io::ErrorKind::BrokenPipe))
    }

    fn flush(&mut self) -> io::Result<()> {
        Err(io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut err = Vec::new();
    let style = Style::default();
    let files = world();
    let world = World {
        files: &files,
        today: day(2025, 1, 15).unwrap(),
        stdin: &mut io::empty(),
        out: &mut Closed,
        err: &mut err,
        style,
        err_style: style,
    };
    let args = ["velvoite", "check", "met", "--rules", "law", "--period", "2024"];
    assert_eq!(cli::run(args.map(OsString::from), world), Exit::Done);
    assert_eq!(String::from_utf8(err).unwrap(), "");
}

#[test]
fn the_same_input_gives_the_same_bytes_wherever_the_files_lie() {
    let files = world();
    let moved = Strings::default()
        .with("elsewhere/law/rules.velvoite", RULES)
        .with("elsewhere/law/roster/bodies.csv", BODIES)
        .with("elsewhere/law/roster/membership.csv", MEMBERS)
        .with("elsewhere/missed/velvoite.toml", TOML)
        .with("elsewhere/missed/records.csv", "id;activity;date;by;with\n");
    let one = run_with(&files, "", &["check", "--rules", "law", "missed"]);
    let other = run_with(&moved, "", &["check", "--rules", "elsewhere/law", "elsewhere/missed"]);
    assert_eq!(one.out, other.out);
    assert_eq!(one.out, run_with(&files, "", &["check", "--rules", "law", "missed"]).out);
}

#[test]
fn a_body_is_named_as_in_registers() {
    let bodies = BODIES.replace(",001,,Alppila", ",001,alp,Alppila");
    let files = world().with("law/roster/bodies.csv", bodies);
    for name in ["alp", "ALP", "Alppila", "ALPBY", "001", "municipality-001", " exempels  område "] {
        let ran = run_with(&files, "", &["check", "--rules", "law", "--body", name, "--lang", "en", "open"]);
        assert_eq!(ran.exit, Exit::Done, "{name}\n{}", ran.err);
        assert!(ran.out.contains("2024"), "{name}\n{}", ran.out);
    }
    let ran = run_with(&files, "", &["check", "--rules", "law", "--body", "1", "--lang", "en"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("county-01 (Example county)"), "{}", ran.err);
}

#[test]
fn a_register_of_everybody_is_about_everybody() {
    let files = world()
        .with("every/velvoite.toml", "[[complete]]\nbody = \"all\"\nfrom = 2020-01-01\n")
        .with("every/records.csv", "activity;date;by\n");
    let ran = run_with(&files, "", &["check", "--rules", "law", "--lang", "en", "--format", "csv", "every"]);
    assert_eq!(ran.exit, Exit::Breach, "{}", ran.err);
    for body in ["county-01", "municipality-001", "municipality-002"] {
        assert!(ran.out.contains(body), "{body}\n{}", ran.out);
    }
}

#[test]
fn a_period_that_no_duty_has_is_an_error_with_near_ones() {
    for (period, near) in [("20244", "2024"), ("99", "2020")] {
        let ran = run(&["check", "--rules", "law", "met", "--period", period, "--lang", "en"]);
        assert_eq!(ran.exit, Exit::Usage, "{}", ran.out);
        assert!(ran.out.is_empty());
        assert!(ran.err.contains(&format!("no duty here has the period {period}")), "{}", ran.err);
        assert!(ran.err.contains(near), "{}", ran.err);
    }
}

#[test]
fn a_workbook_goes_to_a_file_and_not_to_a_terminal() {
    let on_terminal = |terminal: bool, args: &[&str]| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let style = Style { terminal, ..Style::default() };
        let today = day(2025, 1, 15).unwrap();
        let world = World {
            files: &world(),
            today,
            stdin: &mut std::io::empty(),
            out: &mut out,
            err: &mut err,
            style,
            err_style: style,
        };
        let args =
            [&["velvoite", "check", "missed", "--rules", "law", "--format", "xlsx", "--lang", "en"], args].concat();
        let exit = cli::run(args.iter().map(OsString::from), world);
        (exit, out, String::from_utf8(err).unwrap())
    };
    let (exit, out, err) = on_terminal(true, &[]);
    assert_eq!((exit, out.len()), (Exit::Usage, 0));
    assert!(err.contains("cannot be shown in a terminal; give a file: -o findings.xlsx"), "{err}");
    // Into a pipe it goes, twice the same, and the exit status is that of the findings.
    let (exit, out, err) = on_terminal(false, &[]);
    assert_eq!((exit, err.as_str()), (Exit::Breach, ""));
    assert_eq!(out, on_terminal(false, &["-o", "-"]).1);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook_from_rs(io::Cursor::new(&out)).unwrap();
    let sheet = calamine::Reader::worksheet_range(&mut book, "Duties and findings").unwrap();
    let verdicts: Vec<String> = sheet.rows().skip(1).map(|row| row[5].to_string()).collect();
    assert!(verdicts.contains(&"✗ missed".to_owned()), "{verdicts:?}");
}
