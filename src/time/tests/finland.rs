//! The Finnish holidays of the tests, as data, and short ways to say days.

use crate::time::{Calendar, Day, Holiday, HolidayKind, Occurrence, RollsOff, Rule, TimeLimits, Weekday, iso_day};

pub(super) fn d(text: &str) -> Day {
    iso_day(text).unwrap()
}

pub(super) fn holiday(name: &str, kind: HolidayKind, when: Vec<Occurrence>) -> Holiday {
    Holiday { name: name.to_owned(), kind, when }
}

pub(super) fn fixed(month: u32, day: u32) -> Rule {
    Rule::Fixed { month, day }
}

pub(super) fn saturday_in(first: (u32, u32), last: (u32, u32)) -> Rule {
    Rule::WeekdayIn { weekday: Weekday::Sat, first, last }
}

pub(super) fn easter_plus(offset: i32) -> Rule {
    Rule::Easter { offset }
}

pub(super) fn beside(holiday: &str, offset: i32) -> Rule {
    Rule::Beside { holiday: holiday.to_owned(), offset }
}

pub(super) fn years(on: Rule, from: Option<i32>, until: Option<i32>) -> Occurrence {
    Occurrence { on, from, until, unless: None }
}

/// The church festivals of 652/2023 and 1054/1993 ch. 4 § 3, Independence Day, 1 May and the two eves of 150/1930 § 5.
pub(super) fn finland() -> Calendar {
    use HolidayKind::{Eve, Holiday as Full};
    let always = |on| vec![Occurrence::always(on)];
    let moved = |on: Rule, saturday: Rule| {
        vec![years(on.clone(), None, Some(1972)), years(saturday, Some(1973), Some(1991)), years(on, Some(1992), None)]
    };
    let (calendar, problems) = Calendar::build(
        "finland",
        vec![
            holiday("new-years-day", Full, always(fixed(1, 1))),
            holiday("epiphany", Full, moved(fixed(1, 6), saturday_in((1, 6), (1, 12)))),
            holiday("good-friday", Full, always(easter_plus(-2))),
            holiday("easter-day", Full, always(easter_plus(0))),
            holiday("easter-monday", Full, always(easter_plus(1))),
            holiday("may-day", Full, always(fixed(5, 1))),
            holiday("ascension-day", Full, moved(easter_plus(39), easter_plus(34))),
            holiday("whit-sunday", Full, always(easter_plus(49))),
            // Before midsummer day on purpose: the order of the list must not matter.
            holiday("midsummer-eve", Eve, always(beside("midsummer-day", -1))),
            holiday(
                "midsummer-day",
                Full,
                vec![years(fixed(6, 24), None, Some(1954)), years(saturday_in((6, 20), (6, 26)), Some(1955), None)],
            ),
            holiday("all-saints-day", Full, vec![years(saturday_in((10, 31), (11, 6)), Some(1955), None)]),
            holiday("independence-day", Full, vec![years(fixed(12, 6), Some(1917), None)]),
            holiday("christmas-eve", Eve, always(fixed(12, 24))),
            holiday("christmas-day", Full, always(fixed(12, 25))),
            holiday("boxing-day", Full, always(fixed(12, 26))),
        ],
    );
    assert_eq!(problems, []);
    calendar
}

pub(super) fn act_150_1930() -> TimeLimits {
    let list = [
        RollsOff::Weekday(Weekday::Sun),
        RollsOff::Weekday(Weekday::Sat),
        RollsOff::HolidaysOf("finland".to_owned()),
        RollsOff::Holiday("christmas-eve".to_owned()),
        RollsOff::Holiday("midsummer-eve".to_owned()),
    ];
    let (limits, problems) = TimeLimits::build("150/1930", &list, &[finland()]);
    assert_eq!(problems, []);
    limits
}
