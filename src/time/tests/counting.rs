//! Counting and the way to a due day, as the law tells it.

use crate::time::{
    AnchorKind, Direction, DueStep, Nominal, OffReason, Offset, Place, Window, after, before, count_after,
    count_before, end_of_year, iso_day,
};

use super::finland::{act_150_1930, d};

#[test]
fn the_day_of_the_event_is_not_counted() {
    assert_eq!(after(d("2024-01-01"), Offset::Days(30)), iso_day("2024-01-31"));
    assert_eq!(after(d("2024-01-01"), Offset::Days(0)), iso_day("2024-01-01"));
}

#[test]
fn a_week_ends_on_the_day_of_the_same_name_over_new_year() {
    assert_eq!(after(d("2024-12-25"), Offset::Weeks(2)), iso_day("2025-01-08"));
}

#[test]
fn a_month_ends_on_its_last_day_where_it_lacks_the_number() {
    for (from, months, to) in [
        ("2023-01-31", 1, "2023-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2024-01-30", 1, "2024-02-29"),
        ("2024-03-31", 1, "2024-04-30"),
        ("2023-10-31", 4, "2024-02-29"),
        ("2023-12-31", 1, "2024-01-31"),
        ("2024-02-29", 1, "2024-03-29"),
    ] {
        assert_eq!(after(d(from), Offset::Months(months)), iso_day(to), "{from} + {months}");
    }
}

#[test]
fn a_year_from_29_february_ends_on_28_february() {
    assert_eq!(after(d("2024-02-29"), Offset::Years(1)), iso_day("2025-02-28"));
    assert_eq!(after(d("2024-02-29"), Offset::Years(4)), iso_day("2028-02-29"));
    assert_eq!(before(d("2024-02-29"), Offset::Years(1)), iso_day("2023-02-28"));
}

#[test]
fn two_single_months_are_not_two_months() {
    let twice = after(d("2024-01-31"), Offset::Months(1)).and_then(|day| after(day, Offset::Months(1)));
    assert_eq!(twice, iso_day("2024-03-29"));
    assert_eq!(after(d("2024-01-31"), Offset::Months(2)), iso_day("2024-03-31"));
}

#[test]
fn a_count_tells_its_section_and_whether_the_months_last_day_stands_in() {
    let month = count_after(d("2024-01-31"), Offset::Months(1)).unwrap();
    assert_eq!((month.section(), month.clipped), (3, true));
    let days = count_after(d("2024-01-31"), Offset::Days(2)).unwrap();
    assert_eq!((days.section(), days.clipped), (2, false));
    let back = count_before(d("2024-03-31"), Offset::Months(1)).unwrap();
    assert_eq!((back.section(), back.clipped, back.direction), (4, true, Direction::Backward));
    let plain = count_after(d("2023-12-31"), Offset::Months(1)).unwrap();
    assert!(!plain.clipped);
}

#[test]
fn counting_past_the_last_day_there_is_gives_none() {
    assert_eq!(after(crate::time::Day::MAX, Offset::Days(1)), None);
    assert_eq!(after(crate::time::Day::MAX, Offset::Years(u16::MAX)), None);
    assert_eq!(before(crate::time::Day::MIN, Offset::Months(1)), None);
    assert_eq!(end_of_year(d("2024-02-29")), d("2024-12-31"));
}

fn year(first: &str, last: &str) -> Window {
    Window::inclusive(d(first), d(last)).unwrap()
}

#[test]
fn a_month_after_approval_counts_then_rolls_and_keeps_each_step() {
    // 24.11.2026 + 1 month is Christmas Eve, a Thursday.
    let due = Nominal::anchored(d("2026-11-24"), AnchorKind::Trigger)
        .counted(Offset::Months(1))
        .and_then(|due| due.rolled(&act_150_1930()))
        .unwrap();
    assert_eq!((due.nominal, due.effective), (d("2026-12-24"), d("2026-12-28")));
    assert!(due.is_rolled());
    let days: Vec<String> = due.steps.iter().map(|step| step.day().to_string()).collect();
    let expected = ["2026-11-24", "2026-12-24", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-27", "2026-12-28"];
    assert_eq!(days, expected);
    let sections: Vec<Option<u16>> =
        due.steps.iter().filter_map(|step| step.ground()).map(|ground| ground.section).collect();
    assert_eq!(sections, [Some(3), Some(5)]);
    let reason = due.steps.iter().find_map(|step| match step {
        DueStep::RolledOff { because, .. } => Some(because.clone()),
        _ => None,
    });
    assert_eq!(reason, Some(OffReason::Holiday("christmas-eve".into())));
}

#[test]
fn a_working_day_does_not_roll_and_shows_no_roll() {
    let due = Nominal::named(d("2024-06-24")).rolled(&act_150_1930()).unwrap();
    assert!(!due.is_rolled());
    assert_eq!(*due.steps, [DueStep::Anchor { day: d("2024-06-24"), what: AnchorKind::Named }]);
}

#[test]
fn roll_none_leaves_a_saturday_where_it_is() {
    let due = Nominal::named(d("2024-06-22")).unrolled();
    assert_eq!((due.nominal, due.effective), (d("2024-06-22"), d("2024-06-22")));
}

#[test]
fn fifteenth_of_january_of_period_lies_in_it_and_31_march_after_period_behind_it() {
    let period = year("2024-01-01", "2024-12-31");
    assert_eq!(Nominal::in_period(&period, 1, 15).map(|due| due.day()), iso_day("2024-01-15"));
    let after = Nominal::after_period(&period, 3, 31).unwrap().unrolled();
    assert_eq!(after.effective, d("2025-03-31"));
    let place = Place::After(period);
    assert_eq!(*after.steps, [DueStep::DayOfYear { month: 3, number: 31, place, to: d("2025-03-31") }]);
    assert_eq!(Nominal::end_of_period(&period).map(|due| due.day()), iso_day("2024-12-31"));
}

#[test]
fn a_day_that_the_period_does_not_have_gives_none() {
    let half = year("2022-01-01", "2022-06-30");
    assert_eq!(Nominal::in_period(&half, 8, 15), None);
    assert_eq!(Nominal::in_period(&half, 2, 29), None);
    assert_eq!(Nominal::in_period(&half, 6, 30).map(|due| due.day()), iso_day("2022-06-30"));
    assert_eq!(Nominal::after_period(&half, 6, 30).map(|due| due.day()), iso_day("2023-06-30"));
    assert_eq!(Nominal::after_period(&half, 2, 30), None);
    let endless = Window::since(d("2022-01-01")).unwrap();
    assert_eq!(Nominal::end_of_period(&endless), None);
    assert_eq!(Nominal::after_period(&endless, 3, 31), None);
}

#[test]
fn twenty_ninth_february_is_found_over_a_century_that_is_no_leap_year() {
    let to_leap_day = year("2096-01-01", "2096-02-29");
    assert_eq!(Nominal::after_period(&to_leap_day, 2, 29).map(|due| due.day()), iso_day("2104-02-29"));
}

#[test]
fn end_of_second_calendar_year_after_trigger() {
    let end = |from, years| Nominal::anchored(d(from), AnchorKind::Trigger).end_of_year_after(years);
    assert_eq!(end("2024-06-30", 2).map(|due| due.day()), iso_day("2026-12-31"));
    assert_eq!(end("2024-12-31", 2).map(|due| due.day()), iso_day("2026-12-31"));
    assert_eq!(end("2025-01-01", 2).map(|due| due.day()), iso_day("2027-12-31"));
    assert_eq!(end("2025-01-01", 0).map(|due| due.day()), iso_day("2025-12-31"));
}

#[test]
fn an_extension_counts_from_the_nominal_day_and_rolls_once() {
    // Two weeks from Friday 7.6.2024 is Midsummer Eve; two more weeks a plain Friday.
    let feedback = Nominal::anchored(d("2024-06-07"), AnchorKind::Trigger).counted(Offset::Weeks(2)).unwrap();
    let limits = act_150_1930();
    assert_eq!(feedback.clone().rolled(&limits).map(|due| due.effective), iso_day("2024-06-24"));
    let extended = feedback.extended(Offset::Weeks(2)).and_then(|due| due.rolled(&limits)).unwrap();
    assert_eq!((extended.nominal, extended.effective), (d("2024-07-05"), d("2024-07-05")));
}

#[test]
fn thirty_days_before_due_are_counted_back() {
    let back = Nominal::anchored(d("2025-01-15"), AnchorKind::Due).counted_back(Offset::Days(30)).unwrap();
    assert_eq!(back.day(), d("2024-12-16"));
    assert_eq!(back.unrolled().steps.last().and_then(|step| step.ground()).and_then(|g| g.section), Some(4));
}
