//! Election days of the councils, computed slowly from 714/1998 §§ 143 a, 144 and 189, against the shipped terms.
//!
//! The third Sunday of April; but where that is Easter Day or the Sunday after it, the Sunday before Easter (§ 189 mom 1
//! as in 431/2010). Two elections had a day of their own: 13.6.2021 (256/2021 § 1) and 23.1.2022 (616/2021 § 16).

use crate::calendars::{FINLAND, d};
use std::collections::BTreeMap;
use velvoite::time::{Datelike, Weekday};

/// Day of April, or of March where it is 0 or less (0 is 31 March).
type April = i64;

/// Election years with what was read off a calendar: the third Sunday, Easter Day, and the day that follows from both.
const YEARS: [(i64, April, April, April); 21] = [
    (2017, 16, 16, 9),
    (2021, 18, 4, 18),
    (2025, 20, 20, 13),
    (2029, 15, 1, 15),
    (2033, 17, 17, 10),
    (2037, 19, 5, 19),
    (2041, 21, 21, 14),
    (2045, 16, 9, 2),
    (2049, 18, 18, 11),
    (2053, 20, 6, 20),
    (2057, 15, 22, 15),
    (2061, 17, 10, 3),
    (2065, 19, -2, 19),
    (2069, 21, 14, 7),
    (2073, 16, -5, 16),
    (2077, 18, 11, 4),
    (2081, 20, -1, 20),
    (2085, 15, 15, 8),
    (2089, 17, 3, 17),
    (2093, 19, 12, 5),
    (2097, 21, 0, 21),
];

/// Elections that an act put on another day, with the day.
const MOVED: [(&str, &str); 2] = [("2021-2025", "2021-06-13"), ("2022-2025", "2022-01-23")];

/// Sunday is 0. Counted day by day from Sunday, 1 April 2001.
fn weekday(year: i64, april: April) -> i64 {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days: i64 = (2001..year).map(|year| if leap(year + 1) { 366 } else { 365 }).sum();
    (days + april - 1).rem_euclid(7)
}

/// Gauss's rule with the numbers of 1900–2199 and its two exceptions.
fn easter(year: i64) -> April {
    let (m, n) = if year < 2100 { (24, 5) } else { (24, 6) };
    let (a, b, c) = (year % 19, year % 4, year % 7);
    let moon = (19 * a + m) % 30;
    let to_sunday = (2 * b + 4 * c + 6 * moon + n) % 7;
    match moon + to_sunday - 9 {
        26 => 19,
        25 if moon == 28 && to_sunday == 6 && a > 10 => 18,
        april => april,
    }
}

fn third_sunday(year: i64) -> April {
    (1..=30).filter(|april| weekday(year, *april) == 0).nth(2).unwrap()
}

fn election_day(year: i64) -> April {
    let (third, easter) = (third_sunday(year), easter(year));
    if third == easter || third == easter + 7 { easter - 7 } else { third }
}

#[test]
fn the_third_sunday_of_april_gives_way_to_easter_and_to_the_sunday_after_it() {
    for (year, third, easter_day, election) in YEARS {
        assert_eq!(third_sunday(year), third, "{year}");
        assert_eq!(easter(year), easter_day, "{year}");
        assert_eq!(election_day(year), election, "{year}");
        assert_eq!(weekday(year, election), 0, "{year}");
        // Nobody votes on Easter Day or on the Sunday after it.
        assert!(election != easter_day && election != easter_day + 7, "{year}");
    }
    let years: Vec<i64> = YEARS.iter().map(|row| row.0).collect();
    assert_eq!(years, (2017..=2097).step_by(4).collect::<Vec<_>>());
    let on_easter = YEARS.iter().filter(|row| row.1 == row.2).count();
    let after_easter = YEARS.iter().filter(|row| row.1 == row.2 + 7).count();
    assert_eq!((on_easter, after_easter), (6, 5));
}

#[test]
fn the_shipped_terms_have_the_election_days_of_the_act() {
    let computed: BTreeMap<i64, April> = YEARS.iter().map(|row| (row.0, election_day(row.0))).collect();
    let mut compared = 0;
    for council in ["county-council", "municipal-council"] {
        let table = &FINLAND.model().tables[council];
        for term in table.table.rows() {
            let election = &table.elections[&term.key];
            let (Some(elected), scheduled) = (election.day, election.scheduled) else {
                panic!("{council} {}", term.key)
            };
            assert_eq!(elected.weekday(), Weekday::Sun, "{council} {}", term.key);
            let first = term.window.first_day().unwrap();
            assert!(elected < first, "{council} {}", term.key);
            assert_eq!(scheduled, elected.year() > 2026, "{council} {}: held or not", term.key);
            if let Some((_, day)) = MOVED.iter().find(|(key, _)| *key == term.key) {
                assert_eq!(elected, d(day), "{council}");
                continue;
            }
            // Until 2012 municipal elections were in October; from 2017 the term begins on 1 June (410/2015 § 15).
            let Some(april) = computed.get(&i64::from(elected.year())) else {
                assert!(elected.year() < 2017 && elected.month() == 10, "{council} {}", term.key);
                continue;
            };
            assert_eq!((elected.month(), i64::from(elected.day())), (4, *april), "{council} {}", term.key);
            assert_eq!((first.year(), first.month(), first.day()), (elected.year(), 6, 1), "{council} {}", term.key);
            compared += 1;
        }
    }
    // 2017 for the municipalities; 2025, 2029, 2033 and 2037 for both.
    assert_eq!(compared, 9);
}
