//! Another country is a file: Sweden's holidays (1989:253) and its own list of days that roll (1930:173 § 2), read from
//! `tests/worlds/sweden`, on every day from 2005 to 2100 against a slow twin that shares no code.

use crate::calendars::{FINLAND, SWEDEN, d, landed, passed};
use crate::support::velvoite;
use std::collections::BTreeSet;
use velvoite::time::{Datelike, Offset, TimeLimits, after};

fn sweden() -> &'static TimeLimits {
    SWEDEN.limits(173, 1930)
}

/// A day by its number: 0 is Saturday, 1 January 2005.
struct Twin {
    year: i32,
    /// 0 is January.
    month: usize,
    day: u32,
    number: i64,
    /// The number of this year's Easter Day.
    easter: i64,
}

fn lengths(year: i32) -> [u32; 12] {
    let leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
    [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
}

/// Easter Day as the day of the year (0 is 1 January): the Sunday after the full moon that falls on 21 March or next
/// after it (§ 2), by the ecclesiastical moon of 1900–2199, whose age goes with the golden number.
fn easter_in_year(year: i32, first_of_january: i64) -> i64 {
    let golden = i64::from(year % 19);
    // The moon of the year 0 of the cycle is full on 14 April; eleven days earlier each year, or nineteen later.
    let moon = (0..golden).fold(24, |after_21_march, _| match after_21_march - 11 {
        earlier if earlier < 0 => earlier + 30,
        earlier => earlier,
    });
    // Two corrections of the tables: no moon after 18 April, and none on it twice in a cycle.
    let moon = if moon == 29 || (moon == 28 && golden > 10) { moon - 1 } else { moon };
    let before_march: u32 = lengths(year)[..2].iter().sum();
    let mut at = i64::from(before_march) + 20 + moon + 1;
    while (first_of_january + at) % 7 != 1 {
        at += 1;
    }
    at
}

impl Twin {
    fn start() -> Twin {
        Twin { year: 2005, month: 0, day: 1, number: 0, easter: easter_in_year(2005, 0) }
    }

    fn step(&mut self) {
        self.number += 1;
        self.day += 1;
        if self.day > lengths(self.year)[self.month] {
            (self.day, self.month) = (1, self.month + 1);
        }
        if self.month == 12 {
            (self.month, self.year) = (0, self.year + 1);
            self.easter = self.number + easter_in_year(self.year, self.number);
        }
    }

    /// §§ 1 and 2 of 1989:253 as in 2004:1320, Sundays apart, and the three eves of 1930:173.
    fn names(&self) -> BTreeSet<&'static str> {
        const SATURDAY: i64 = 0;
        const FRIDAY: i64 = 6;
        let weekday = self.number % 7;
        let date = (self.month + 1, self.day);
        let mut names = BTreeSet::new();
        names.extend(match date {
            (1, 1) => Some("new-years-day"),
            (1, 6) => Some("epiphany"),
            (5, 1) => Some("may-day"),
            (6, 6) => Some("national-day"),
            (12, 24) => Some("christmas-eve"),
            (12, 25) => Some("christmas-day"),
            (12, 26) => Some("boxing-day"),
            (12, 31) => Some("new-years-eve"),
            _ => None,
        });
        names.extend(match self.number - self.easter {
            -2 => Some("good-friday"),
            0 => Some("easter-day"),
            1 => Some("easter-monday"),
            39 => Some("ascension-day"),
            49 => Some("whit-sunday"),
            _ => None,
        });
        names.extend(match (weekday, date) {
            (FRIDAY, (6, 19..=25)) => Some("midsummer-eve"),
            (SATURDAY, (6, 20..=26)) => Some("midsummer-day"),
            (SATURDAY, (10, 31) | (11, 1..=6)) => Some("all-saints-day"),
            _ => None,
        });
        names
    }

    fn off(&self) -> bool {
        self.number % 7 < 2 || !self.names().is_empty()
    }
}

#[test]
fn every_day_from_2005_to_2100_is_what_the_slow_twin_says_and_rolls_there() {
    let mut twin = Twin::start();
    let mut pending = Vec::new();
    let (mut seen, mut rolled) = (0, 0);
    while twin.year <= 2100 {
        let today = d(&format!("{}-{:02}-{:02}", twin.year, twin.month + 1, twin.day));
        assert_eq!(SWEDEN.names(today), twin.names(), "{today}");
        assert_eq!(sweden().is_off(today), Some(twin.off()), "{today}");
        pending.push(today);
        if !twin.off() {
            rolled += pending.len() - 1;
            for from in pending.drain(..) {
                assert_eq!(landed(sweden(), from), today, "{from}");
            }
        }
        seen += 1;
        twin.step();
    }
    assert_eq!(seen, 35_063);
    // The year 2100 ends on a Friday, New Year's Eve, which lands in 2101.
    assert_eq!(pending, [d("2100-12-31")]);
    assert_eq!(landed(sweden(), pending[0]), d("2101-01-03"));
    assert_eq!(rolled, 10_947);
}

/// § 2 of 1930:173 names New Year's Eve; § 5 of 150/1930 does not.
#[test]
fn new_years_eve_rolls_in_sweden_and_not_in_finland() {
    let finland = FINLAND.limits(150, 1930);
    // A Tuesday; a Thursday before a Friday and a weekend.
    assert_eq!(landed(sweden(), d("2024-12-31")), d("2025-01-02"));
    assert_eq!(landed(sweden(), d("2026-12-31")), d("2027-01-04"));
    for eve in ["2024-12-31", "2026-12-31"] {
        assert_eq!(landed(finland, d(eve)), d(eve));
    }
    assert_eq!(passed(sweden(), d("2024-12-31")), ["2024-12-31 new-years-eve", "2025-01-01 new-years-day"]);
}

/// Whit Monday until 2004, the National Day from 2005 (2004:1320).
#[test]
fn the_national_day_took_the_place_of_whit_monday() {
    for (day, lands) in [
        ("2004-05-31", "2004-06-01"),
        ("2005-05-16", "2005-05-16"),
        ("2003-06-06", "2003-06-06"),
        ("2005-06-06", "2005-06-07"),
        ("2025-06-06", "2025-06-09"),
    ] {
        assert_eq!(landed(sweden(), d(day)), d(lands), "{day}");
    }
    // In Finland 6 June is a day like others, and in Sweden 6 December is.
    assert_eq!(landed(FINLAND.limits(150, 1930), d("2025-06-06")), d("2025-06-06"));
    assert_eq!(landed(sweden(), d("2024-12-06")), d("2024-12-06"));
}

/// § 1 of 1930:173: weeks and months end on the day of the same name or number, else on the month's last day.
#[test]
fn a_month_ends_on_its_last_day_and_rolls_by_the_countrys_own_list() {
    let finland = FINLAND.limits(150, 1930);
    let month = |from: &str, count| after(d(from), Offset::Months(count)).unwrap();
    for (from, count, last, lands) in [
        ("2025-01-31", 1, "2025-02-28", "2025-02-28"),
        ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
        // 31 May 2025 is a Saturday.
        ("2025-03-31", 2, "2025-05-31", "2025-06-02"),
        ("2024-08-31", 1, "2024-09-30", "2024-09-30"),
        // Last day New Year's Eve.
        ("2024-10-31", 2, "2024-12-31", "2025-01-02"),
    ] {
        assert_eq!(month(from, count), d(last), "{from}");
        assert_eq!(landed(sweden(), month(from, count)), d(lands), "{from}");
    }
    assert_eq!(landed(finland, month("2024-10-31", 2)), d("2024-12-31"));
}

/// A duty of that country falls due by its law: the stories of the world come out, and only with its own calendars.
#[test]
fn a_duty_rolls_by_the_law_of_its_own_country() {
    let rules = ["test", "--lang", "en", "--rules", "tests/worlds/sweden/rules"];
    let told = velvoite(&[&rules[..], &["--calendars", "tests/worlds/sweden/calendars"]].concat());
    assert_eq!((told.status, told.out.trim()), (0, "Scenarios 3: 3 pass, 0 fail."), "{}", told.err);
    let with_finlands = velvoite(&rules);
    assert_eq!(with_finlands.status, 3);
    assert!(with_finlands.err.contains("173/1930"), "{}", with_finlands.err);
}

#[test]
fn every_day_of_the_swedish_calendar_has_its_name_in_three_languages() {
    for holiday in SWEDEN.calendar().holidays() {
        let words = &SWEDEN.model().holiday_words[&("sweden".to_owned(), holiday.name.clone())];
        let names: BTreeSet<&str> = velvoite::lang::Lang::ALL.iter().map(|lang| words.get(*lang)).collect();
        assert!(names.len() == 3 && !names.contains(""), "{}: {names:?}", holiday.name);
    }
    assert_eq!(d("2005-01-01").weekday(), velvoite::time::Weekday::Sat);
}
