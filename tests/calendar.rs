//! `velvoite calendar`: holidays, terms, days that roll and days counted, in three languages and three forms, with bad
//! input told by line. Every expected day was worked out by hand from 150/1930 §§ 2–5 and a printed calendar.

use std::ffi::OsString;

use velvoite::cli::{self, Exit, World};
use velvoite::load::Strings;
use velvoite::render::Style;
use velvoite::time::day;

use crate::support::velvoite;

struct Ran {
    exit: Exit,
    out: String,
    err: String,
}

fn ask(files: &Strings, stdin: &str, args: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = {
        let style = Style::default();
        let mut input = stdin.as_bytes();
        let today = day(2025, 1, 15).unwrap();
        let world = World { files, today, stdin: &mut input, out: &mut out, err: &mut err, style, err_style: style };
        let args = ["velvoite", "calendar"].into_iter().chain(args.iter().copied());
        cli::run(args.map(OsString::from), world)
    };
    Ran { exit, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

/// What stands on standard output, of a run without a complaint.
fn said(stdin: &str, args: &[&str]) -> String {
    let ran = ask(&Strings::default(), stdin, args);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Done, ""), "{args:?}");
    ran.out
}

/// Each pair: what is asked, and what comes of it.
fn holds(args: &[&str], pairs: &[(&str, &str)]) {
    let (asked, wanted): (Vec<&str>, Vec<&str>) = pairs.iter().copied().unzip();
    let came = said(&(asked.join("\n") + "\n"), args);
    assert_eq!(came.lines().collect::<Vec<_>>(), wanted, "{asked:?}");
}

fn json(args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&said("", &[args, &["--format", "json"]].concat())).unwrap()
}

/// The same question in three languages, each under the command that asks it.
fn in_three_languages(questions: &[&[&str]]) -> String {
    let mut all = String::new();
    for question in questions {
        for lang in ["fi", "sv", "en"] {
            let args = [question, &["--lang", lang][..]].concat();
            all += &format!("$ velvoite calendar {}\n{}\n", args.join(" "), said("", &args));
        }
    }
    all
}

#[test]
fn a_day_rolls_onto_the_first_working_day() {
    holds(
        &["roll", "-"],
        &[
            ("2024-06-19", "2024-06-19"), // a Wednesday
            ("2024-06-21", "2024-06-24"), // Midsummer Eve, Midsummer Day, Sunday
            ("22.6.2024", "2024-06-24"),
            ("2024-12-31", "2024-12-31"), // New Year's Eve is not on the list
            ("2024-12-24", "2024-12-27"), // Tuesday; Christmas Day, Boxing Day
            ("2021-12-24", "2021-12-27"), // Friday; Saturday and Sunday are Christmas
            ("2018-12-22", "2018-12-27"), // Saturday, Sunday, Christmas Eve on Monday, two days of Christmas
            ("2020-12-24", "2020-12-28"), // Thursday; Friday, Saturday, Sunday
            ("2025-04-18", "2025-04-22"), // Good Friday to Tuesday after Easter
            ("2024-12-06", "2024-12-09"), // Independence Day on a Friday
            ("2026-05-01", "2026-05-04"), // May Day on a Friday
            ("1990-01-06", "1990-01-08"), // Epiphany on a Saturday, 1973-1991
            ("1991-05-09", "1991-05-09"), // Ascension Day stood on Saturday 4.5.
            ("1992-05-28", "1992-05-29"), // and again on its Thursday
            ("1995-12-30", "1996-01-02"), // KKO 1997:203: Saturday, Sunday, New Year's Day
            ("2026-11-22", "2026-11-23"),
        ],
    );
}

#[test]
fn time_is_counted_as_the_statute_says() {
    holds(
        &["add", "-"],
        &[
            ("2024-12-24 14 days", "2025-01-07"),  // § 2: the day itself is not counted
            ("2024-01-31 1 months", "2024-02-29"), // § 3: there is no 31 February
            ("2023-01-31 1 month", "2023-02-28"),
            ("2024-02-29 1 years", "2025-02-28"),
            ("2024-12-24 2 viikkoa", "2025-01-07"), // the same day of the week
            ("30.11.2024 3 kk", "2025-02-28"),
            ("2024-03-15 1 månad", "2024-04-15"),
            ("2024-03-15 0 days", "2024-03-15"),
        ],
    );
    holds(
        &["add", "-", "--back"],
        &[
            ("2025-01-15 30 days", "2024-12-16"), // § 4
            ("2024-03-31 1 months", "2024-02-29"),
            ("2024-02-29 4 years", "2020-02-29"),
        ],
    );
    holds(&["add", "-", "--roll"], &[("2024-11-06 1 months", "2024-12-09"), ("2024-05-22 1 months", "2024-06-24")]);
    // Counted back to Saturday 8.6.2024: § 5 knows only the working day after it.
    holds(&["add", "-", "--back", "--roll"], &[("2024-06-22 2 weeks", "2024-06-10")]);
}

#[test]
fn the_answer_to_each_line_stands_on_its_line() {
    let asked = "2024-06-22\n\n2024-02-30\nhuomenna\r\n2300-01-01\n1960-01-01\n2024-06-19";
    let ran = ask(&Strings::default(), asked, &["roll", "-", "--lang", "en"]);
    assert_eq!(ran.out, "2024-06-24\n\n\n\n\n\n2024-06-19\n");
    assert_eq!(ran.exit, Exit::Usage);
    let places =
        ["-:3:1", "`2024-02-30`", "-:4:1", "`huomenna` is no day", "-:5:1", "31 December 2200", "-:6:1", "1 July 1966"];
    for told in places {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
    let ran = ask(&Strings::default(), "2024-01-31 1 mnoths\n2024-01-31 -1 days\n2024-01-31\n", &["add", "-"]);
    assert_eq!((ran.out.as_str(), ran.exit), ("\n\n\n", Exit::Usage));
    for told in ["tarkoititko `months`?", "--back", "`31.1.2024 1 kuukausi`"] {
        assert!(ran.err.contains(told), "{told}\n{}", ran.err);
    }
}

#[test]
fn other_readings_are_shown_where_they_give_another_day() {
    // Friday 6.12.2024 is Independence Day; by the bare word the ordinary Saturday after it is a working day.
    let out = said("", &["roll", "2024-12-06", "--lang", "en"]);
    assert!(out.starts_with("2024-12-09  Mon 9 December 2024\n"), "{out}");
    assert!(out.contains("2024-12-07 (Sat 7 December 2024)"), "{out}");
    // Saturday 22.12.2018 leads over Sunday to Christmas Eve, a Monday.
    assert!(said("", &["roll", "2018-12-22"]).contains("2018-12-24"));
    // A time limit that itself ends on Christmas Eve, before two holidays, rolls the same way under every reading.
    assert_eq!(said("", &["roll", "2024-12-24"]).lines().count(), 1);
    // Counted backwards, the working day before is the other reading; the direction is said.
    let out = said("", &["add", "2024-06-22", "2", "weeks", "--back", "--roll", "--lang", "en"]);
    assert!(out.starts_with("2024-06-10  Mon 10 June 2024, counted backwards\n"), "{out}");
    assert!(out.contains("2024-06-07 (Fri 7 June 2024)"), "{out}");
    let answer = json(&["roll", "6.12.2024"]);
    let case = &answer["cases"][0];
    assert_eq!((&case["day"], &case["readings"][0]["day"]), (&"2024-12-09".into(), &"2024-12-07".into()));
    assert_eq!(case["steps"][1]["because"], "independence-day");
    let table = said("", &["roll", "6.12.2024", "--format", "csv"]);
    assert!(table.contains("\r\n6.12.2024,,2024-12-06,2024-12-09,true,150/1930,any-weekday=2024-12-07,"), "{table}");
}

#[test]
fn every_step_is_told_in_three_languages() {
    insta::assert_snapshot!(
        "calendar_why",
        in_three_languages(&[
            &["roll", "2024-06-22", "--why"],
            &["roll", "2018-12-22", "--why"],
            &["roll", "2024-06-19", "--why"],
            &["add", "2024-01-31", "1", "month", "--roll", "--why"],
            &["add", "2025-01-15", "30", "days", "--back", "--roll", "--why"],
            &["add", "2024-05-25", "2", "weeks", "--why"],
        ])
    );
}

#[test]
fn holidays_of_a_year_are_those_of_the_almanac() {
    let days = |year: &str| -> Vec<(String, String)> {
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        let answer = json(&["holidays", year]);
        answer["holidays"].as_array().unwrap().iter().map(|day| (text(&day["date"]), text(&day["fi"]))).collect()
    };
    let wanted = [
        ("2026-01-01", "uudenvuodenpäivä"),
        ("2026-01-06", "loppiainen"),
        ("2026-04-03", "pitkäperjantai"),
        ("2026-04-05", "pääsiäispäivä"),
        ("2026-04-06", "toinen pääsiäispäivä"),
        ("2026-05-01", "vapunpäivä"),
        ("2026-05-14", "helatorstai"),
        ("2026-05-24", "helluntaipäivä"),
        ("2026-06-19", "juhannusaatto"),
        ("2026-06-20", "juhannuspäivä"),
        ("2026-10-31", "pyhäinpäivä"),
        ("2026-12-06", "itsenäisyyspäivä"),
        ("2026-12-24", "jouluaatto"),
        ("2026-12-25", "joulupäivä"),
        ("2026-12-26", "toinen joulupäivä"),
    ];
    let came = days("2026");
    assert_eq!(came.iter().map(|(day, name)| (day.as_str(), name.as_str())).collect::<Vec<_>>(), wanted);
    let of = |year: &str, name: &str| days(year).into_iter().find(|(_, own)| own == name).map(|(day, _)| day);
    assert_eq!(of("1991", "loppiainen").as_deref(), Some("1991-01-12"));
    assert_eq!(of("1991", "helatorstai").as_deref(), Some("1991-05-04"));
    assert_eq!(of("1972", "toinen helluntaipäivä").as_deref(), Some("1972-05-22"));
    assert_eq!(of("1973", "toinen helluntaipäivä"), None);
    assert_eq!(days("2024..2026").len(), 45);
    let table = said("", &["holidays", "2024", "--format", "csv"]);
    assert!(table.starts_with("date,weekday,holiday,fi,sv,en,kind,calendar,rolls,velvoite,calendars\r\n"), "{table}");
    assert!(table.contains("2024-05-01,3,may-day,vapunpäivä,första maj,May Day,holiday,finland,150/1930,"), "{table}");
    assert!(table.contains("2024-06-21,5,midsummer-eve,juhannusaatto,midsommarafton,Midsummer Eve,eve,"), "{table}");
    insta::assert_snapshot!("calendar_holidays", in_three_languages(&[&["holidays", "2026"]]));
}

#[test]
fn terms_come_with_their_elections() {
    insta::assert_snapshot!("calendar_terms", in_three_languages(&[&["terms"]]));
    let answer = json(&["terms"]);
    let first = &answer["terms"][0];
    assert_eq!((&first["period"], &first["months"]), (&"2022-2025".into(), &39.into()));
    assert_eq!((&first["elected"], &first["scheduled"]), (&"2022-01-23".into(), &false.into()));
    let table = said("", &["terms", "--format", "csv"]);
    for row in [
        "municipal-council,2021-2025,2021-08-01,2025-05-31,46,2021-06-13,false,256/2021 § 1,256/2021 § 1 mom 1,",
        "county-council,2033-2037,2033-06-01,2037-05-31,48,2033-04-10,true,,\"714/1998 §§ 143 a, 144, 189\",",
    ] {
        assert!(table.contains(row), "{row}\n{table}");
    }
}

#[test]
fn another_countrys_calendar_is_a_file() {
    let ours = |args: &[&str]| velvoite(&[&["calendar"], args, &["--lang", "en"]].concat());
    let both = |args: &[&str]| {
        let swedish = [args, &["--calendar", "tests/worlds/sweden/calendars"]].concat();
        (ours(args).out, ours(&swedish).out)
    };
    // New Year's Eve 2024, a Tuesday: on Sweden's list, not on Finland's.
    let (finland, sweden) = both(&["roll", "2024-12-31", "--why"]);
    assert!(finland.starts_with("2024-12-31  "), "{finland}");
    assert!(sweden.starts_with("2025-01-02  ") && sweden.contains("New Year's Eve"), "{sweden}");
    assert!(!sweden.contains("150/1930"), "{sweden}");
    // 6 June 2024, a Thursday: Sweden's national day, Finland's working day.
    let (finland, sweden) = both(&["roll", "2024-06-06"]);
    assert!(finland.starts_with("2024-06-06  ") && sweden.starts_with("2024-06-07  "), "{finland}{sweden}");
    assert!(both(&["holidays", "2024"]).1.contains("Thu 6 June 2024"));
    let none = ours(&["terms", "--calendar", "tests/worlds/sweden/calendars"]);
    assert_eq!((none.status, none.out.as_str()), (2, ""), "{}", none.err);
}

/// A duty of which it is disputed whether 150/1930 reaches it, and one that rolls; both fall on Friday 6.12.2024.
const DISPUTED: &str = r#"
throughout { binding statute  early does not count  late does not cure }
act 1/2020 { title fi "Laki" sv "Lag" en "Act" }
kind town { fi "kunta" sv "kommun" en "town" }
activity report { fi "raportti" sv "rapport" en "report" }
activity filing { fi "ilmoitus" sv "anmälan" en "filing" }
duty report-given {
  title fi "Raportti" sv "Rapport" en "Report"
  source 1/2020 § 1  force 2024-01-01 ..  bearer town  every calendar year  do report  due 6 December of period, roll none
  reading unrolled default fi "Laki koskee tuomioistuimia." sv "Lagen gäller domstolar." en "The act is about courts."
  reading rolled fi "Virasto on viranomainen." sv "Ämbetsverket är en myndighet." en "The office is an authority." {
    replace due with due 6 December of period, roll by 150/1930
  }
}
duty filing-prepared {
  title fi "Valmistelu" sv "Beredning" en "Preparation"
  source 1/2020 § 3  force 2024-01-01 ..  bearer town  every calendar year
  do steps { draft report due 6 December of period, roll by 150/1930  sent filing }
  due end of period, roll none
}
duty filing-made {
  title fi "Ilmoitus" sv "Anmälan" en "Filing"
  source 1/2020 § 2  force 2024-01-01 ..  bearer town  every calendar year  do filing  due 6 December of period, roll by 150/1930
}
"#;

#[test]
fn both_days_of_a_disputed_reach_are_shown() {
    let files = Strings::default()
        .with("law/rules.velvoite", DISPUTED)
        .with(
            "law/roster/bodies.csv",
            "id,kind,code,alias,name_fi,name_sv,name_en,language,from,until\nx,town,,,X,X,X,fi,,\n",
        )
        .with("r.csv", "activity,date,by\nreport,2024-12-09,x\nfiling,2024-12-09,x\n");
    let ask = |args: &[&str]| {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let (style, today) = (Style::default(), day(2025, 1, 15).unwrap());
        let world = World {
            files: &files,
            today,
            stdin: &mut std::io::empty(),
            out: &mut out,
            err: &mut err,
            style,
            err_style: style,
        };
        let args = [&["velvoite"], args, &["r.csv", "--rules", "law"]].concat();
        cli::run(args.iter().map(OsString::from), world);
        assert!(err.is_empty(), "{}", String::from_utf8(err).unwrap());
        String::from_utf8(out).unwrap()
    };
    for (lang, disputed, rolled) in [
        (
            "fi",
            "määräpäivä 6.12.2024 · toisen tulkinnan mukaan 9.12.2024",
            "määräpäivä 9.12.2024 · toisen tulkinnan mukaan 7.12.2024",
        ),
        (
            "sv",
            "senast 6.12.2024 · enligt en annan tolkning 9.12.2024",
            "senast 9.12.2024 · enligt en annan tolkning 7.12.2024",
        ),
        (
            "en",
            "due 6 December 2024 · by another reading 9 December 2024",
            "due 9 December 2024 · by another reading 7 December 2024",
        ),
    ] {
        // However the lines are broken.
        let out = ask(&["check", "--from", "2024-01-01", "--to", "2024-12-31", "--lang", lang]);
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains(disputed) && out.contains(rolled), "{out}");
    }
    let mut all = String::new();
    for duty in ["report-given", "filing-made", "filing-prepared"] {
        for lang in ["fi", "sv", "en"] {
            let proof = ask(&["explain", &format!("{duty}/x/2024"), "--lang", lang]);
            // What it was made from changes with every shipped calendar.
            let proof = proof.lines().filter(|line| !line.contains("SHA-256")).collect::<Vec<_>>().join("\n");
            all += &format!("$ velvoite explain {duty}/x/2024 --lang {lang}\n{proof}\n\n");
        }
    }
    insta::assert_snapshot!("calendar_both_days", all);
    let json: serde_json::Value =
        serde_json::from_str(&ask(&["explain", "report-given/x/2024", "--format", "json"])).unwrap();
    assert_eq!(json["reading_dues"], serde_json::json!({ "rolled": "2024-12-09" }));
    assert_eq!((&json["due"], &json["effective_due"]), (&"2024-12-06".into(), &"2024-12-06".into()));
}

#[test]
fn a_calendar_that_has_run_out_is_a_defect_and_no_verdict() {
    let calendars = "calendar scant { years 2020 .. 2024  holiday fair on 6 December }\n\
                     time-limits 150/1930 { rolls off sunday, holidays of scant onto the next working day }\n";
    let files = Strings::default()
        .with("law/rules.velvoite", DISPUTED)
        .with(
            "law/roster/bodies.csv",
            "id,kind,code,alias,name_fi,name_sv,name_en,language,from,until\nx,town,,,X,X,X,fi,,\n",
        )
        .with("cal/short.velvoite", calendars);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let (style, today) = (Style::default(), day(2025, 12, 15).unwrap());
    let stdin = &mut std::io::empty();
    let world = World { files: &files, today, stdin, out: &mut out, err: &mut err, style, err_style: style };
    let args =
        ["velvoite", "check", "--all", "--rules", "law", "--calendars", "cal", "--duty", "filing-made", "--lang", "en"];
    let exit = cli::run(args.iter().map(OsString::from), world);
    let err = String::from_utf8(err).unwrap();
    assert_eq!(exit, Exit::Rules, "{err}");
    // Three duties roll, and two of their years lie past the end: it is told once.
    assert_eq!(err.matches("V0391").count(), 1, "{err}");
    assert_eq!(err.matches("V0431").count(), 1, "{err}");
    assert!(err.contains("2025-12-06") && err.contains("2024-12-31"), "{err}");
}

#[test]
fn bad_questions_are_told_and_nothing_is_answered() {
    let two = "time-limits 1/2000 { rolls off sunday onto the next working day }\n\
               time-limits 2/2000 { rolls off saturday onto the next working day }\n";
    let files = Strings::default()
        .with("bare.velvoite", "calendar bare { holiday fair on 5 March }\n")
        .with("two.velvoite", two)
        .with("none.velvoite", "# nothing\n")
        .with("wrong.velvoite", "calendar c { holiday x on 31 February }");
    for (args, told) in [
        (&["holidays", "1950"][..], "1955 to 2200"),
        (&["holidays", "2026..2024"], "`2026..2024`"),
        (&["holidays", "24"], "`24`"),
        (&["holidays"], "missing"),
        (&["holidays", "2024", "--calendar", "none.velvoite"], "no calendar"),
        (&["holidays", "2024", "--calendar", "nowhere"], "nowhere"),
        (&["terms", "--calendar", "bare.velvoite"], "no council terms"),
        (&["roll", "2024-01-01", "--calendar", "bare.velvoite"], "no act on time limits"),
        (&["roll", "2024-01-01", "--calendar", "two.velvoite"], "--by 1/2000 or 2/2000"),
        (&["roll", "2024-01-01", "--by", "7/1998"], "150/1930 or 714/1998"),
        (&["add", "2024-01-31", "-1", "months"], "--back"),
        (&["add", "2024-01-31"], "2024-01-31 1 months"),
        (&["add", "9999-12-31", "1", "day"], "1 to 9999"),
        (&["add", "2024-01-31", "1", "month", "4"], "2024-01-31 1 months"),
        (&[], "command missing"),
    ] {
        let ran = ask(&files, "", &[args, &["--lang", "en"]].concat());
        assert_eq!((ran.exit, ran.out.as_str()), (Exit::Usage, ""), "{args:?}\n{}", ran.err);
        assert!(ran.err.contains(told), "{args:?}: {told}\n{}", ran.err);
    }
    // Counting alone needs no list of days, and one of two acts may be named.
    let ran = ask(&files, "", &["add", "2024-01-31", "1", "month", "--calendar", "bare.velvoite"]);
    assert!(ran.exit == Exit::Done && ran.out.starts_with("2024-02-29  "), "{}{}", ran.out, ran.err);
    let ran = ask(&files, "", &["roll", "2024-01-06", "--calendar", "two.velvoite", "--by", "2/2000"]);
    assert!(ran.exit == Exit::Done && ran.out.starts_with("2024-01-07  "), "{}{}", ran.out, ran.err);
    let ran = ask(&files, "", &["holidays", "2024", "--calendar", "wrong.velvoite"]);
    assert_eq!((ran.exit, ran.out.as_str()), (Exit::Rules, ""), "{}", ran.err);
}
