//! A slow twin of counting, holidays and rolling that shares no code with the room: days are three numbers, weekdays
//! are counted from a known Monday, Easter is looked up by the moon. Compared for every day from 1970 to 2100.

use crate::time::{Datelike, Offset, after, before, day, easter, end_of_month};

use super::finland::{act_150_1930, finland};

type Plain = (i32, u32, u32);

fn leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn length(year: i32, month: u32) -> u32 {
    match month {
        2 if leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn next((year, month, number): Plain) -> Plain {
    if number < length(year, month) {
        (year, month, number + 1)
    } else if month < 12 {
        (year, month + 1, 1)
    } else {
        (year + 1, 1, 1)
    }
}

fn previous((year, month, number): Plain) -> Plain {
    if number > 1 {
        (year, month, number - 1)
    } else if month > 1 {
        (year, month - 1, length(year, month - 1))
    } else {
        (year - 1, 12, 31)
    }
}

fn walk(mut from: Plain, days: i32) -> Plain {
    for _ in 0..days.abs() {
        from = if days > 0 { next(from) } else { previous(from) };
    }
    from
}

/// Month by month; the number is cut to the month's length at the very end.
fn months_on((year, month, number): Plain, months: i32) -> Plain {
    let (mut to_year, mut to_month) = (year, month);
    for _ in 0..months.abs() {
        (to_year, to_month) = match (months > 0, to_month) {
            (true, 12) => (to_year + 1, 1),
            (true, month) => (to_year, month + 1),
            (false, 1) => (to_year - 1, 12),
            (false, month) => (to_year, month - 1),
        };
    }
    (to_year, to_month, number.min(length(to_year, to_month)))
}

/// Monday is 0. Counted year by year from Monday 1 January 1900.
fn weekday((year, month, number): Plain) -> u32 {
    let mut days = 0;
    for earlier in 1900..year {
        days += if leap(earlier) { 366 } else { 365 };
    }
    for earlier in 1..month {
        days += length(year, earlier);
    }
    (days + number - 1) % 7
}

/// The first Sunday after the Paschal full moon, which the golden number gives by the table of 1900–2199 (Book of
/// Common Prayer, general tables).
fn paschal_sunday(year: i32) -> Plain {
    const MOONS: [(u32, u32); 19] = [
        (4, 14),
        (4, 3),
        (3, 23),
        (4, 11),
        (3, 31),
        (4, 18),
        (4, 8),
        (3, 28),
        (4, 16),
        (4, 5),
        (3, 25),
        (4, 13),
        (4, 2),
        (3, 22),
        (4, 10),
        (3, 30),
        (4, 17),
        (4, 7),
        (3, 27),
    ];
    assert!((1900..2200).contains(&year));
    let (month, number) = MOONS[usize::try_from(year % 19).unwrap()];
    let mut found = next((year, month, number));
    while weekday(found) != 6 {
        found = next(found);
    }
    found
}

fn saturday_from(mut day: Plain) -> Plain {
    while weekday(day) != 5 {
        day = next(day);
    }
    day
}

/// Written straight from the law, for the years from 1970.
fn off_in(year: i32) -> Vec<Plain> {
    let easter = paschal_sunday(year);
    let midsummer = saturday_from((year, 6, 20));
    let on_saturday = (1973..=1991).contains(&year);
    vec![
        (year, 1, 1),
        if on_saturday { saturday_from((year, 1, 6)) } else { (year, 1, 6) },
        walk(easter, -2),
        easter,
        walk(easter, 1),
        (year, 5, 1),
        walk(easter, if on_saturday { 34 } else { 39 }),
        walk(easter, 49),
        midsummer,
        previous(midsummer),
        saturday_from((year, 10, 31)),
        (year, 12, 6),
        (year, 12, 24),
        (year, 12, 25),
        (year, 12, 26),
    ]
}

fn every_day(mut act: impl FnMut(Plain)) {
    let mut at = (1970, 1, 1);
    while at.0 <= 2100 {
        act(at);
        at = next(at);
    }
}

fn plain(of: crate::time::Day) -> Plain {
    (of.year(), of.month(), of.day())
}

#[test]
fn every_day_from_1970_to_2100_rolls_as_the_slow_twin_rolls() {
    let limits = act_150_1930();
    let mut off = (0, Vec::new());
    let mut next_off = (0, Vec::new());
    let mut seen = 0;
    every_day(|at| {
        if off.0 != at.0 {
            off = (at.0, off_in(at.0));
            next_off = (at.0 + 1, off_in(at.0 + 1));
        }
        let is_off = |day: &Plain| weekday(*day) >= 5 || off.1.contains(day) || next_off.1.contains(day);
        let mut expected = Vec::new();
        let mut landed = at;
        while is_off(&landed) {
            expected.push(landed);
            landed = next(landed);
        }
        let given = day(at.0, at.1, at.2).unwrap();
        let rolled = limits.roll(given).unwrap();
        assert_eq!(plain(rolled.day), landed, "{at:?}");
        assert_eq!(rolled.passed.iter().map(|(day, _)| plain(*day)).collect::<Vec<_>>(), expected, "{at:?}");
        assert_eq!(limits.is_off(given), Some(!expected.is_empty()), "{at:?}");
        seen += 1;
    });
    assert_eq!(seen, 47_847);
}

#[test]
fn every_year_has_the_holidays_of_the_slow_twin() {
    let calendar = finland();
    for year in 1970..=2100 {
        let mut expected = off_in(year);
        expected.sort_unstable();
        let found: Vec<Plain> = calendar.year(year).iter().map(|found| plain(found.day)).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn easter_is_the_sunday_after_the_paschal_moon() {
    for year in 1900..2200 {
        assert_eq!(plain(easter(year).unwrap()), paschal_sunday(year));
    }
}

#[test]
fn every_day_from_1970_to_2100_counts_as_the_slow_twin_counts() {
    every_day(|at| {
        let given = day(at.0, at.1, at.2).unwrap();
        for (offset, twin) in [
            (Offset::Days(1), walk(at, 1)),
            (Offset::Days(30), walk(at, 30)),
            (Offset::Weeks(2), walk(at, 14)),
            (Offset::Months(1), months_on(at, 1)),
            (Offset::Months(4), months_on(at, 4)),
            (Offset::Months(13), months_on(at, 13)),
            (Offset::Years(1), months_on(at, 12)),
            (Offset::Years(4), months_on(at, 48)),
        ] {
            assert_eq!(after(given, offset).map(plain), Some(twin), "{at:?} {offset:?}");
        }
        for (offset, twin) in [
            (Offset::Days(30), walk(at, -30)),
            (Offset::Weeks(1), walk(at, -7)),
            (Offset::Months(1), months_on(at, -1)),
            (Offset::Years(1), months_on(at, -12)),
        ] {
            assert_eq!(before(given, offset).map(plain), Some(twin), "{at:?} {offset:?}");
        }
        assert_eq!(plain(end_of_month(given)), (at.0, at.1, length(at.0, at.1)));
    });
}
