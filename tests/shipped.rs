//! All of `rules/` and `calendars/`: they load without a complaint, every duty has its titles, its source and its
//! stories, all stories come out as told, and the holidays are those of the law on every day from 1970 to 2100.

use std::collections::{BTreeMap, BTreeSet};

use crate::reference::ours;
use crate::support::velvoite;
use velvoite::finding::Verdict;
use velvoite::lang::Lang;
use velvoite::load::{self, Disk, Sources};
use velvoite::model::{self, ActNumber, Citation, Model};
use velvoite::time::day;
use velvoite::{scenario, syntax};

/// The model of the shipped texts, which must give no complaint, not even a warning.
pub fn shipped() -> (Model, Sources) {
    let mut sources = Sources::default();
    let rules = load::shipped_rules(&mut sources);
    let calendars = load::shipped_calendars(&mut sources);
    let mut complaints = [rules.complaints, calendars.complaints].concat();
    let (mut files, mut tables) = (Vec::new(), Vec::new());
    for text in rules.texts.iter().chain(&calendars.texts) {
        let (file, found) = syntax::parse(text);
        files.push(file);
        complaints.extend(found);
    }
    for table in rules.tables.iter().chain(&calendars.tables) {
        let (read, found) = syntax::table::read(&table.source);
        tables.push(read);
        complaints.extend(found);
    }
    let (model, found) = model::build(&files, &tables);
    complaints.extend(found);
    assert!(complaints.is_empty(), "{complaints:#?}");
    (model, sources)
}

/// The duties for which the program exists.
const DUTIES: [&str; 8] = [
    "county-hyte-negotiation",
    "county-municipalities-negotiation",
    "county-welfare-report",
    "county-yearly-report",
    "helsinki-hyte-negotiation",
    "municipality-hyte-participation",
    "municipality-welfare-report",
    "municipality-yearly-report",
];

#[test]
fn stories_and_nothing_else_stand_in_the_folders_of_stories() {
    let rules = load::shipped_rules(&mut Sources::default());
    for text in &rules.texts {
        let (file, complaints) = syntax::parse(text);
        assert!(complaints.is_empty(), "{complaints:#?}");
        let stories = file.items.iter().filter(|item| matches!(item, syntax::ast::Item::Scenario(_))).count();
        let all = if load::is_shipped_story(text) { file.items.len() } else { 0 };
        assert_eq!(
            stories, all,
            "{}: stories are left out where none are run, with all that stands beside them",
            text.name
        );
    }
}

#[test]
fn every_duty_has_titles_and_a_source() {
    let (model, _) = shipped();
    let names: BTreeSet<&str> = model.duties.iter().map(|duty| duty.name.as_str()).collect();
    assert!(DUTIES.iter().all(|duty| names.contains(duty)), "{names:?}");
    for duty in &model.duties {
        let titles: BTreeSet<&str> = Lang::ALL.iter().map(|lang| duty.title.get(*lang)).collect();
        assert!(titles.len() == 3 && !titles.contains(""), "{}: three titles: {titles:?}", duty.name);
        assert!(duty.short.is_some(), "{}: a table calls it by its short title", duty.name);
        for version in &duty.versions {
            match &version.source {
                Citation::Acts(acts) => {
                    for (act, sections) in acts.iter() {
                        assert!(model.acts.contains_key(act), "{}: {act:?} is not among the acts", duty.name);
                        assert!(!sections.is_empty(), "{}: {act:?} without a section", duty.name);
                    }
                    assert!(!acts.is_empty(), "{}", duty.name);
                }
                Citation::Text(text) => assert!(!text.is_empty(), "{}", duty.name),
            }
        }
    }
}

/// Every duty is met in some story and broken in another, where it can be; every version, exception and reading decides
/// something in one, every question is answered.
#[test]
fn the_stories_exercise_all_of_the_rules() {
    let (model, sources) = shipped();
    let sources: Vec<_> = sources.iter().cloned().collect();
    let stories: Vec<_> = model.scenarios.iter().map(|story| scenario::run(&model, &sources, story)).collect();
    let coverage = scenario::coverage::coverage(&model, &stories);
    let name = |duty| model.duty(duty).name.as_str();
    let mut left_out: Vec<String> = (coverage.things.iter().filter(|thing| !thing.exercised))
        .map(|thing| format!("{}: {} {}", name(thing.duty), thing.sort.code(), thing.name))
        .collect();
    let broken = BTreeSet::from([Verdict::Missed, Verdict::PartlyMet, Verdict::MetLate]);
    for of in &coverage.verdicts {
        if of.unexpected.contains(&Verdict::Met) {
            left_out.push(format!("{}: no story that meets it", name(of.duty)));
        }
        if of.expected.is_disjoint(&broken) && !of.unexpected.is_disjoint(&broken) {
            left_out.push(format!("{}: no story that breaks it", name(of.duty)));
        }
    }
    assert!(left_out.is_empty(), "{}", left_out.join("\n"));
}

#[test]
fn every_story_comes_out_as_told() {
    let (model, sources) = shipped();
    let sources: Vec<_> = sources.iter().cloned().collect();
    assert!(model.scenarios.len() > 100, "{} stories", model.scenarios.len());
    let failed: Vec<_> = model
        .scenarios
        .iter()
        .map(|story| scenario::run(&model, &sources, story))
        .filter(|story| !story.passed() || story.expected == 0)
        .map(|story| format!("{}: {:?} {:?}", story.title, story.mismatches, story.complaints))
        .collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// The folders and what is built in are the same texts, so they give the same hashes and the same answers.
#[test]
fn the_folders_are_what_is_built_in() {
    for arguments in [
        &["check", "--body", "county-01", "--as-of", "2025-01-15", "--format", "json"][..],
        &["rules", "list", "--format", "json"],
    ] {
        let built_in = velvoite(arguments);
        let mut folders = arguments.to_vec();
        folders.extend(["--rules", "rules", "--calendars", "calendars"]);
        let read = velvoite(&folders);
        assert_eq!(built_in.out, read.out);
        assert!(built_in.status == 0 && built_in.err.is_empty() && !built_in.out.is_empty(), "{}", built_in.err);
    }
    let mut sources = Sources::default();
    let read = load::rules(&Disk, &ours("rules"), &mut sources).unwrap();
    assert!(read.complaints.is_empty() && read.tables.len() >= 4);
}

/// Easter by the ecclesiastical moon (Knuth's form of Clavius): day of March, counted on into April.
fn easter(year: i64) -> i64 {
    let golden = year % 19 + 1;
    let century = year / 100 + 1;
    let dropped = 3 * century / 4 - 12;
    let corrected = (8 * century + 5) / 25 - 5;
    let sunday = 5 * year / 4 - dropped - 10;
    let epact = (11 * golden + 20 + corrected - dropped).rem_euclid(30);
    let epact = if epact == 24 || (epact == 25 && golden > 11) { epact + 1 } else { epact };
    let moon = if 44 - epact < 21 { 74 - epact } else { 44 - epact };
    moon + 7 - (sunday + moon) % 7
}

/// A slow twin of the shipped calendar: a plain walk from Thursday, 1 January 1970.
struct Twin {
    year: i64,
    month: u32,
    day: u32,
    /// 0 is Monday.
    weekday: u32,
}

impl Twin {
    fn length(&self) -> u32 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    fn step(&mut self) {
        self.weekday = (self.weekday + 1) % 7;
        if self.day < self.length() {
            self.day += 1;
        } else if self.month < 12 {
            (self.month, self.day) = (self.month + 1, 1);
        } else {
            (self.year, self.month, self.day) = (self.year + 1, 1, 1);
        }
    }

    /// Days since 1 March, for what hangs on Easter.
    fn of_march(&self) -> Option<i64> {
        let before = match self.month {
            3 => 0,
            4 => 31,
            5 => 61,
            6 => 92,
            _ => return None,
        };
        Some(before + i64::from(self.day))
    }

    /// What the law calls this day, Sundays apart.
    fn names(&self) -> BTreeSet<&'static str> {
        const SATURDAY: u32 = 5;
        const FRIDAY: u32 = 4;
        let (month, day) = (self.month, self.day);
        // 1973-1991 Epiphany and Ascension Day stood on Saturdays.
        let moved = (1973..=1991).contains(&self.year);
        let after_easter = self.of_march().map(|day| day - easter(self.year));
        let mut names = BTreeSet::new();
        let mut name = |is: bool, called: &'static str| {
            if is {
                names.insert(called);
            }
        };
        name((month, day) == (1, 1), "new-years-day");
        name(!moved && (month, day) == (1, 6), "epiphany");
        name(moved && self.weekday == SATURDAY && month == 1 && (6..=12).contains(&day), "epiphany");
        name(after_easter == Some(-2), "good-friday");
        name(after_easter == Some(0), "easter-day");
        name(after_easter == Some(1), "easter-monday");
        name((month, day) == (5, 1), "may-day");
        name(after_easter == Some(if moved { 34 } else { 39 }), "ascension-day");
        name(moved && after_easter == Some(48), "whit-saturday");
        name(after_easter == Some(49), "whit-sunday");
        name(self.year <= 1972 && after_easter == Some(50), "whit-monday");
        name(month == 6 && self.weekday == FRIDAY && (19..=25).contains(&day), "midsummer-eve");
        name(month == 6 && self.weekday == SATURDAY && (20..=26).contains(&day), "midsummer-day");
        let all_saints = (month == 10 && day == 31) || (month == 11 && day <= 6);
        name(self.weekday == SATURDAY && all_saints, "all-saints-day");
        name((month, day) == (12, 6), "independence-day");
        name((month, day) == (12, 24), "christmas-eve");
        name((month, day) == (12, 25), "christmas-day");
        name((month, day) == (12, 26), "boxing-day");
        names
    }

    /// 150/1930 § 5: Sundays, church festivals, Independence Day, May Day, the two eves, Saturdays.
    fn off(&self) -> bool {
        self.weekday >= 5 || !self.names().is_empty()
    }
}

#[test]
fn holidays_are_those_of_the_law_on_every_day_from_1970_to_2100() {
    let (model, _) = shipped();
    let calendar = &model.calendars["finland"];
    let limits = &model.limits[&ActNumber { number: 150, year: 1930 }];
    let mut twin = Twin { year: 1970, month: 1, day: 1, weekday: 3 };
    // The moving feasts, checked against published almanacs: 4.4.1999, 23.4.2000, 31.3.2024, 20.4.2025, 28.3.2100.
    let published = [(1999, 35), (2000, 54), (2024, 31), (2025, 51), (2029, 32), (2038, 56), (2100, 28)];
    assert!(published.iter().all(|(year, of_march)| easter(*year) == *of_march));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut working = None;
    let mut pending = Vec::new();
    while twin.year <= 2100 {
        let today = day(i32::try_from(twin.year).unwrap(), twin.month, twin.day).unwrap();
        let named: BTreeSet<&str> =
            calendar.on(today).iter().map(|on| calendar.holiday(on.holiday).unwrap().name.as_str()).collect();
        assert_eq!(named, twin.names(), "{today}");
        assert_eq!(limits.is_off(today), Some(twin.off()), "{today}");
        // A day off rolls onto the first working day after it, a working day stays.
        pending.push(today);
        if !twin.off() {
            for from in pending.drain(..) {
                assert_eq!(limits.roll(from).map(|rolled| rolled.day), Some(today), "{from}");
            }
            working = Some(today);
        }
        for name in named {
            *seen.entry(calendar.holidays().iter().find(|of| of.name == name).unwrap().name.as_str()).or_default() += 1;
        }
        twin.step();
    }
    assert!(working.is_some());
    // 131 years: each once a year, but for those that lasted for a time.
    for (name, count) in seen {
        let expected = match name {
            "whit-saturday" => 19,
            "whit-monday" => 3,
            _ => 131,
        };
        assert_eq!(count, expected, "{name}");
    }
}
