//! Calendars: which days holidays fall on, and what can be wrong with them as written.

use crate::time::{Calendar, CalendarProblem, HolidayKind, Occurrence, Rule, Weekday, easter, iso_day};

use super::finland::{beside, d, easter_plus, finland, fixed, holiday, saturday_in, years};

fn problems(when: Vec<Vec<Occurrence>>) -> Vec<CalendarProblem> {
    let names = ["a", "b", "c", "d"];
    let list = names.iter().zip(when).map(|(name, when)| holiday(name, HolidayKind::Holiday, when));
    Calendar::build("test", list.collect()).1
}

fn one(on: Rule) -> Vec<CalendarProblem> {
    problems(vec![vec![Occurrence::always(on)]])
}

#[test]
fn easter_falls_on_its_earliest_and_latest_days() {
    assert_eq!(easter(1818), iso_day("1818-03-22"));
    assert_eq!(easter(1943), iso_day("1943-04-25"));
    assert_eq!(easter(2038), iso_day("2038-04-25"));
    assert_eq!(easter(1583), iso_day("1583-04-10"));
    // Years that simple rules get wrong: 1954, 1981, 2049, 2076.
    let hard = [(1954, "1954-04-18"), (1981, "1981-04-19"), (2049, "2049-04-18"), (2076, "2076-04-19")];
    for (year, day) in hard {
        assert_eq!(easter(year), iso_day(day));
    }
}

#[test]
fn midsummer_day_was_24_june_until_1954_and_its_eve_follows_it() {
    let calendar = finland();
    let day_of = |name: &str, year| {
        let index = calendar.find(name).unwrap();
        calendar.year(year).iter().find(|found| found.holiday == index).map(|found| found.day)
    };
    assert_eq!(day_of("midsummer-day", 1954), iso_day("1954-06-24"));
    assert_eq!(day_of("midsummer-eve", 1954), iso_day("1954-06-23"));
    assert_eq!(day_of("midsummer-day", 1955), iso_day("1955-06-25"));
    assert_eq!(day_of("midsummer-day", 2020), iso_day("2020-06-20"));
    assert_eq!(day_of("midsummer-day", 2027), iso_day("2027-06-26"));
    assert_eq!(day_of("midsummer-eve", 2027), iso_day("2027-06-25"));
}

#[test]
fn a_day_tells_all_that_falls_on_it() {
    let calendar = finland();
    let names = |day: &str| -> Vec<&str> {
        let on = calendar.on(d(day)).iter();
        on.map(|found| calendar.holiday(found.holiday).unwrap().name.as_str()).collect()
    };
    assert_eq!(names("2008-05-01"), ["may-day", "ascension-day"]);
    assert_eq!(names("2024-06-21"), ["midsummer-eve"]);
    assert_eq!(names("2024-06-20"), Vec::<&str>::new());
    assert_eq!(names("1850-12-25"), Vec::<&str>::new());
    assert!(!calendar.knows(d("1850-12-25")) && calendar.knows(d("2200-12-31")));
    assert_eq!(names("1900-01-01"), ["new-years-day"]);
    assert_eq!(names("2200-12-26"), ["boxing-day"]);
    assert_eq!(calendar.year(i32::MIN), []);
    assert_eq!(calendar.year(2201), []);
}

#[test]
fn a_holiday_beside_one_of_the_next_year_belongs_to_the_year_it_falls_in() {
    let eve = holiday("eve", HolidayKind::Eve, vec![years(beside("new", -1), Some(2000), Some(2001))]);
    let new = holiday("new", HolidayKind::Holiday, vec![Occurrence::always(fixed(1, 1))]);
    let (calendar, problems) = Calendar::build("test", vec![eve, new]);
    assert_eq!(problems, []);
    let eves: Vec<String> = calendar
        .days()
        .iter()
        .filter(|found| found.holiday.position() == 0)
        .map(|found| found.day.to_string())
        .collect();
    assert_eq!(eves, ["2000-12-31", "2001-12-31"]);
}

#[test]
fn the_last_eve_that_is_known_hangs_on_a_year_that_is_not() {
    let eve = holiday("eve", HolidayKind::Eve, vec![Occurrence::always(beside("new", -1))]);
    let new = holiday("new", HolidayKind::Holiday, vec![Occurrence::always(fixed(1, 1))]);
    let (calendar, _) = Calendar::build("test", vec![eve, new]);
    assert_eq!(calendar.on(d("2200-12-31")).len(), 1);
}

#[test]
fn seven_days_over_new_year_hold_each_weekday_once() {
    let sunday = Rule::WeekdayIn { weekday: Weekday::Sun, first: (12, 29), last: (1, 4) };
    let list = vec![holiday("a", HolidayKind::Holiday, vec![Occurrence::always(sunday)])];
    let (calendar, problems) = Calendar::build("test", list);
    assert_eq!(problems, []);
    assert_eq!(calendar.on(d("2024-12-29")).len(), 1);
    assert_eq!(calendar.on(d("2026-01-04")).len(), 1);
}

#[test]
fn a_day_that_no_year_has_is_told() {
    let impossible = |month, day| CalendarProblem::ImpossibleDay { holiday: 0, occurrence: 0, month, day };
    assert_eq!(one(fixed(2, 31)), [impossible(2, 31)]);
    assert_eq!(one(fixed(13, 1)), [impossible(13, 1)]);
    assert_eq!(one(fixed(2, 29)), []);
    assert_eq!(one(saturday_in((2, 23), (2, 29))), [impossible(2, 29)]);
}

#[test]
fn a_range_must_have_seven_days_in_every_year() {
    let not_a_week = |days| CalendarProblem::RangeNotOneWeek { holiday: 0, occurrence: 0, days };
    assert_eq!(one(saturday_in((6, 20), (6, 25))), [not_a_week(6)]);
    assert_eq!(one(saturday_in((6, 20), (6, 27))), [not_a_week(8)]);
    // Seven days in common years only.
    assert_eq!(one(saturday_in((2, 25), (3, 3))), [not_a_week(8)]);
    assert_eq!(one(saturday_in((2, 24), (3, 1))), [not_a_week(6)]);
    assert_eq!(one(saturday_in((6, 26), (6, 20))), [not_a_week(360)]);
}

#[test]
fn rules_for_the_same_year_are_told() {
    let twice = vec![years(fixed(1, 6), None, Some(1973)), years(fixed(1, 7), Some(1973), None)];
    assert_eq!(problems(vec![twice]), [CalendarProblem::Overlap { holiday: 0, first: 0, second: 1, year: 1973 }]);
    let apart = vec![years(fixed(1, 6), None, Some(1972)), years(fixed(1, 7), Some(1973), None)];
    assert_eq!(problems(vec![apart]), []);
}

#[test]
fn a_holiday_without_days_is_told_once() {
    assert_eq!(problems(vec![vec![]]), [CalendarProblem::NeverOccurs { holiday: 0 }]);
    let past = vec![years(fixed(1, 6), None, Some(1850))];
    assert_eq!(problems(vec![past]), [CalendarProblem::NeverOccurs { holiday: 0 }]);
    let reversed = vec![years(fixed(1, 6), Some(2000), Some(1999))];
    assert_eq!(problems(vec![reversed]), [CalendarProblem::ReversedYears { holiday: 0, occurrence: 0 }]);
}

#[test]
fn a_holiday_beside_an_unknown_one_or_itself_is_told() {
    let unknown = CalendarProblem::UnknownHoliday { holiday: 0, occurrence: 0, name: "z".to_owned() };
    assert_eq!(one(beside("z", 1)), [unknown]);
    assert_eq!(one(beside("a", 1)), [CalendarProblem::Circle { holidays: vec![0] }]);
    let circle = vec![
        vec![Occurrence::always(beside("b", 1))],
        vec![Occurrence::always(beside("a", -1))],
        vec![Occurrence::always(fixed(5, 1))],
    ];
    assert_eq!(problems(circle), [CalendarProblem::Circle { holidays: vec![0, 1] }]);
}

#[test]
fn an_offset_of_more_than_a_year_is_told() {
    let too_large = |offset| CalendarProblem::OffsetTooLarge { holiday: 0, occurrence: 0, offset };
    assert_eq!(one(easter_plus(367)), [too_large(367)]);
    assert_eq!(one(easter_plus(i32::MIN)), [too_large(i32::MIN)]);
    assert_eq!(one(easter_plus(-366)), []);
}

#[test]
fn two_holidays_of_one_name_are_told() {
    let list = ["a", "a"].map(|name| holiday(name, HolidayKind::Holiday, vec![Occurrence::always(fixed(1, 1))]));
    let (_, problems) = Calendar::build("test", list.to_vec());
    assert_eq!(problems, [CalendarProblem::DuplicateName { first: 0, second: 1 }]);
}
