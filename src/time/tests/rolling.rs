//! Rolling off days under 150/1930 § 5, as the law tells it.

use crate::time::{
    Calendar, Direction, HolidayKind, Occurrence, OffReason, RollsOff, TimeLimits, TimeLimitsProblem, Weekday, iso_day,
};

use super::finland::{act_150_1930, d, finland, fixed, holiday};

fn landed(from: &str) -> String {
    act_150_1930().roll(d(from)).unwrap().day.to_string()
}

#[test]
fn christmas_eve_on_a_thursday_rolls_to_monday() {
    assert_eq!(landed("2026-12-24"), "2026-12-28");
    let rolled = act_150_1930().roll(d("2026-12-24")).unwrap();
    let off = |name: &str| OffReason::Holiday(name.into());
    assert_eq!(
        rolled.passed,
        [
            (d("2026-12-24"), off("christmas-eve")),
            (d("2026-12-25"), off("christmas-day")),
            (d("2026-12-26"), off("boxing-day")),
            (d("2026-12-27"), OffReason::Weekday(Weekday::Sun)),
        ]
    );
    assert_eq!(rolled.direction, Direction::Forward);
}

#[test]
fn due_day_rolls_past_midsummer_eve_and_midsummer_day() {
    assert_eq!(landed("2024-06-21"), "2024-06-24");
    assert_eq!(landed("2024-06-22"), "2024-06-24");
    assert_eq!(landed("2024-06-20"), "2024-06-20");
}

#[test]
fn new_years_eve_and_maundy_thursday_are_working_days() {
    assert_eq!(landed("2024-12-31"), "2024-12-31");
    assert_eq!(landed("2025-04-17"), "2025-04-17");
    assert_eq!(landed("2026-04-30"), "2026-04-30");
}

#[test]
fn easter_rolls_from_good_friday_to_tuesday() {
    assert_eq!(landed("2025-04-18"), "2025-04-22");
}

#[test]
fn may_day_independence_day_and_ordinary_saturdays_roll() {
    assert_eq!(landed("2025-05-01"), "2025-05-02");
    assert_eq!(landed("2024-12-06"), "2024-12-09");
    assert_eq!(landed("2024-08-31"), "2024-09-02");
    // 31.5.2025, the end of a term, is a Saturday.
    assert_eq!(landed("2025-05-31"), "2025-06-02");
}

#[test]
fn epiphany_stood_on_saturdays_from_1973_to_1991() {
    assert_eq!(landed("1972-01-06"), "1972-01-07");
    assert_eq!(landed("1977-01-06"), "1977-01-06");
    assert_eq!(landed("1991-01-07"), "1991-01-07");
    assert_eq!(landed("1992-01-06"), "1992-01-07");
}

#[test]
fn rolling_back_passes_the_days_the_other_way() {
    let rolled = act_150_1930().roll_back(d("2026-12-27")).unwrap();
    assert_eq!((rolled.day, rolled.direction), (d("2026-12-23"), Direction::Backward));
    assert_eq!(rolled.passed.first().map(|(day, _)| *day), iso_day("2026-12-27"));
    assert_eq!(rolled.passed.len(), 4);
}

#[test]
fn all_reasons_of_a_day_are_told_holidays_first() {
    let limits = act_150_1930();
    let names = |day: &str| limits.reasons(d(day));
    // 1.5.2008 was May Day and Ascension Day at once.
    assert_eq!(names("2008-05-01"), [OffReason::Holiday("may-day".into()), OffReason::Holiday("ascension-day".into())]);
    assert_eq!(names("2024-06-22"), [OffReason::Holiday("midsummer-day".into()), OffReason::Weekday(Weekday::Sat)]);
    assert_eq!(names("2024-06-24"), []);
}

#[test]
fn outside_the_years_worked_out_nothing_is_known() {
    let limits = act_150_1930();
    assert_eq!(limits.is_off(d("1899-12-31")), None);
    assert_eq!(limits.roll(d("2201-01-01")), None);
    assert_eq!(limits.is_off(d("1900-01-01")), Some(true));
    assert_eq!(limits.is_off(d("2200-12-31")), Some(false));
    assert_eq!(limits.roll_back(d("1900-01-01")), None);
}

#[test]
fn eves_count_only_where_they_are_named() {
    let list = [RollsOff::HolidaysOf("finland".to_owned())];
    let (limits, problems) = TimeLimits::build("714/1998", &list, &[finland()]);
    assert_eq!(problems, []);
    assert_eq!(limits.is_off(d("2026-12-24")), Some(false));
    assert_eq!(limits.is_off(d("2026-12-25")), Some(true));
    assert_eq!(limits.is_off(d("2026-12-27")), Some(false));
}

#[test]
fn a_holiday_named_by_itself_and_among_the_others_is_one_reason() {
    let list = [RollsOff::HolidaysOf("finland".to_owned()), RollsOff::Holiday("may-day".to_owned())];
    let (limits, problems) = TimeLimits::build("150/1930", &list, &[finland()]);
    assert_eq!(problems, []);
    let both = [OffReason::Holiday("may-day".into()), OffReason::Holiday("ascension-day".into())];
    assert_eq!(limits.reasons(d("2008-05-01")), both);
}

#[test]
fn what_is_wrong_with_a_list_is_told_by_entry() {
    let twin = Calendar::build(
        "åland",
        vec![holiday("christmas-eve", HolidayKind::Eve, vec![Occurrence::always(fixed(12, 24))])],
    );
    let list = [
        RollsOff::HolidaysOf("finlnd".to_owned()),
        RollsOff::Holiday("midsommar".to_owned()),
        RollsOff::Holiday("christmas-eve".to_owned()),
        RollsOff::Weekday(Weekday::Sun),
        RollsOff::Weekday(Weekday::Sun),
    ];
    let (_, problems) = TimeLimits::build("150/1930", &list, &[finland(), twin.0]);
    assert_eq!(
        problems,
        [
            TimeLimitsProblem::UnknownCalendar { entry: 0, name: "finlnd".to_owned() },
            TimeLimitsProblem::UnknownHoliday { entry: 1, name: "midsommar".to_owned() },
            TimeLimitsProblem::AmbiguousHoliday {
                entry: 2,
                name: "christmas-eve".to_owned(),
                calendars: vec!["finland".to_owned(), "åland".to_owned()],
            },
            TimeLimitsProblem::Duplicate { first: 3, second: 4 },
        ]
    );
}

#[test]
fn a_week_without_a_working_day_is_a_problem_and_never_lands() {
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    let (limits, problems) = TimeLimits::build("1/1900", &week.map(RollsOff::Weekday), &[]);
    assert_eq!(problems, [TimeLimitsProblem::NoWorkingDay]);
    assert_eq!(limits.roll(d("2200-12-01")), None);
}
