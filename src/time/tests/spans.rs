//! Windows, sets of days, rough days and tables of periods.

use proptest::prelude::{ProptestConfig, Strategy, prop};
use proptest::test_runner::FileFailurePersistence;
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::time::{Day, DaySet, PeriodRow, Table, TableProblem, When, Window, iso_day, year_period, years_touching};

use super::finland::d;

fn w(first: &str, last: &str) -> Window {
    Window::inclusive(d(first), d(last)).unwrap()
}

#[test]
fn a_window_is_never_empty_or_reversed() {
    assert_eq!(Window::new(d("2024-01-01"), d("2024-01-01")), None);
    assert_eq!(Window::inclusive(d("2024-01-02"), d("2024-01-01")), None);
    assert_eq!(w("2024-01-01", "2024-01-01").days(), 1);
    assert_eq!(Window::between(iso_day("2024-01-02"), iso_day("2024-01-01")), None);
}

#[test]
fn the_last_day_is_in_the_window_and_the_end_is_not() {
    let year = w("2024-01-01", "2024-12-31");
    assert!(year.contains(d("2024-12-31")) && !year.contains(d("2025-01-01")) && !year.contains(d("2023-12-31")));
    assert_eq!((year.last(), year.end()), (d("2024-12-31"), d("2025-01-01")));
}

#[test]
fn neighbours_do_not_overlap_and_a_shared_day_does() {
    let spring = w("2024-01-01", "2024-05-31");
    assert!(!spring.overlaps(&w("2024-06-01", "2024-06-30")));
    assert_eq!(spring.intersect(&w("2024-06-01", "2024-06-30")), None);
    assert_eq!(spring.intersect(&w("2024-05-31", "2024-06-30")), Some(w("2024-05-31", "2024-05-31")));
    assert!(spring.covers(&spring) && !spring.covers(&w("2024-05-31", "2024-06-01")));
}

#[test]
fn an_open_window_tells_no_day_on_its_open_side() {
    let since = Window::between(iso_day("2023-01-01"), None).unwrap();
    assert_eq!((since.first_day(), since.last_day()), (iso_day("2023-01-01"), None));
    let until = Window::between(None, iso_day("2023-01-01")).unwrap();
    assert_eq!((until.first_day(), until.last_day()), (None, iso_day("2023-01-01")));
    assert_eq!(Window::since(d("2023-01-01")), Some(since));
    assert_eq!(Window::until(d("2023-01-01")), Some(until));
    assert!(Window::always().covers(&since) && Window::always().covers(&until));
    assert_eq!(until.intersect(&since), Some(w("2023-01-01", "2023-01-01")));
}

#[test]
fn a_rough_day_is_certain_where_all_its_days_agree() {
    let october = When::month(2024, 10).unwrap();
    assert!(!october.is_exact() && october.exact_day().is_none());
    let year = w("2024-01-01", "2024-12-31");
    let to_mid_october = w("2024-01-01", "2024-10-15");
    assert!(october.certainly_in(&year) && october.possibly_in(&year));
    assert!(!october.certainly_in(&to_mid_october) && october.possibly_in(&to_mid_october));
    assert!(!october.possibly_in(&w("2024-11-01", "2024-11-30")));
    let first = When::exact(d("2024-10-01"));
    assert!(!october.certainly_before(&first) && !october.possibly_before(&first));
    assert!(first.possibly_before(&october) && !first.certainly_before(&october));
    assert!(first.possibly_same_day(&october));
    assert_eq!(When::year(2024).and_then(|when| when.window()), Some(year));
    assert_eq!(When::between(d("2024-10-02"), d("2024-10-01")), None);
    assert_eq!(When::month(2024, 13), None);
}

#[test]
fn completeness_declared_in_two_registers_joins_where_they_touch() {
    let set: DaySet = [w("2024-07-01", "2024-12-31"), w("2024-01-01", "2024-06-30")].into_iter().collect();
    assert_eq!(set.windows(), [w("2024-01-01", "2024-12-31")]);
    assert!(set.covers(&w("2024-06-01", "2024-07-31")));
}

#[test]
fn a_status_without_end_lasts_and_its_gaps_are_told() {
    let held: DaySet = [Window::since(d("2024-03-01")).unwrap(), w("2023-01-01", "2023-12-31")].into_iter().collect();
    assert!(held.contains(d("2199-01-01")) && !held.contains(d("2024-02-29")));
    let asked = Window::since(d("2022-12-01")).unwrap();
    let gaps = held.gaps_in(&asked);
    assert_eq!(gaps.windows(), [w("2022-12-01", "2022-12-31"), w("2024-01-01", "2024-02-29")]);
    assert_eq!(gaps.days(), 31 + 31 + 29);
    assert_eq!(held.gaps_in(&w("2023-02-01", "2023-03-01")), DaySet::empty());
    assert_eq!(DaySet::empty().gaps_in(&asked), DaySet::from(asked));
}

/// The days of a small span of time, as one truth value each.
fn truth(set: &DaySet) -> Vec<bool> {
    (0..60).map(|at| set.contains(place(at))).collect()
}

fn place(at: u64) -> Day {
    d("2024-01-01") + chrono::Days::new(at)
}

fn windows() -> impl Strategy<Value = Vec<Window>> {
    let window = (0..50_u64, 1..10_u64).prop_map(|(from, days)| Window::new(place(from), place(from + days)).unwrap());
    prop::collection::vec(window, 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn sets_of_days_do_what_sets_of_single_days_do(a in windows(), b in windows(), asked in windows()) {
        let (left, right): (DaySet, DaySet) = (a.iter().copied().collect(), b.iter().copied().collect());
        let plain: Vec<bool> = (0..60).map(|at| a.iter().any(|window| window.contains(place(at)))).collect();
        prop_assert_eq!(&truth(&left), &plain);
        prop_assert!(left.windows().is_sorted_by(|one, two| one.end() < two.from()));
        let both = |join: fn(bool, bool) -> bool| -> Vec<bool> {
            truth(&left).into_iter().zip(truth(&right)).map(|(one, two)| join(one, two)).collect()
        };
        prop_assert_eq!(truth(&left.union(&right)), both(|one, two| one || two));
        prop_assert_eq!(truth(&left.intersect(&right)), both(|one, two| one && two));
        for window in asked {
            let inside = |at: &u64| window.contains(place(*at));
            prop_assert_eq!(left.covers(&window), (0..60).filter(inside).all(|at| left.contains(place(at))));
            prop_assert_eq!(left.overlaps(&window), (0..60).filter(inside).any(|at| left.contains(place(at))));
            let gaps = left.gaps_in(&window);
            let expected: Vec<bool> = (0..60).map(|at| inside(&at) && !left.contains(place(at))).collect();
            prop_assert_eq!(truth(&gaps), expected);
            prop_assert_eq!(gaps.union(&left.within(&window)), DaySet::from(window));
        }
    }
}

fn row(key: Option<&str>, first: &str, last: &str) -> PeriodRow {
    PeriodRow { key: key.map(str::to_owned), first: d(first), last: d(last) }
}

/// The terms of municipal councils from 2013 (410/2015 §§ 15, 147; 256/2021 § 1).
fn terms() -> Table {
    let (table, problems) = Table::build(vec![
        row(None, "2025-06-01", "2029-05-31"),
        row(None, "2013-01-01", "2017-05-31"),
        row(None, "2021-08-01", "2025-05-31"),
        row(None, "2017-06-01", "2021-07-31"),
    ]);
    assert_eq!(problems, []);
    table
}

#[test]
fn a_term_has_the_length_that_the_table_says() {
    let table = terms();
    let key = |day: &str| table.containing(d(day)).map(|term| term.key.as_str());
    assert_eq!(key("2021-07-31"), Some("2017-2021"));
    assert_eq!(key("2021-08-01"), Some("2021-2025"));
    assert_eq!(key("2025-05-31"), Some("2021-2025"));
    assert_eq!(key("2012-12-31"), None);
    assert_eq!(key("2029-06-01"), None);
}

#[test]
fn terms_follow_one_another_and_touch_windows() {
    let table = terms();
    let term = table.find("2017-2021").unwrap();
    assert_eq!(table.following(term).map(|term| term.key.as_str()), Some("2021-2025"));
    assert_eq!(table.preceding(term).map(|term| term.key.as_str()), Some("2013-2017"));
    let ends = [table.find("2025-2029").and_then(|term| table.following(term))];
    assert_eq!(ends, [None]);
    assert_eq!(table.find("2013-2017").and_then(|term| table.preceding(term)), None);
    let keys = |window| -> Vec<&str> { table.touching(window).iter().map(|term| term.key.as_str()).collect() };
    assert_eq!(keys(w("2021-07-31", "2021-08-01")), ["2017-2021", "2021-2025"]);
    assert_eq!(keys(w("2021-08-01", "2021-08-01")), ["2021-2025"]);
    assert_eq!(keys(w("2000-01-01", "2012-12-31")), Vec::<&str>::new());
    assert_eq!(keys(Window::always()).len(), 4);
}

#[test]
fn what_is_wrong_with_a_table_is_told_by_row() {
    let (_, problems) = Table::build(vec![
        row(Some("a"), "2022-01-01", "2022-06-30"),
        row(Some("b"), "2022-06-30", "2022-12-31"),
        row(Some("a"), "2023-02-01", "2023-03-31"),
        row(Some("c"), "2024-01-01", "2023-12-31"),
    ]);
    assert_eq!(
        problems,
        [
            TableProblem::DuplicateKey { first: 0, second: 2, key: "a".to_owned() },
            TableProblem::Reversed { row: 3 },
            TableProblem::Overlap { first: 0, second: 1, days: w("2022-06-30", "2022-06-30") },
            TableProblem::Gap { before: 1, after: 2, days: w("2023-01-01", "2023-01-31") },
        ]
    );
}

#[test]
fn calendar_years_are_periods_from_1_january_to_31_december() {
    assert_eq!(year_period(2024).map(|year| year.window), Some(w("2024-01-01", "2024-12-31")));
    assert_eq!(year_period(i32::MAX), None);
    let keys: Vec<String> = years_touching(w("2022-12-31", "2024-01-01")).map(|year| year.key).collect();
    assert_eq!(keys, ["2022", "2023", "2024"]);
}

#[test]
fn only_full_iso_days_are_read() {
    for wrong in ["2024-6-02", "2024-06-2", "+024-06-02", "2024-06-02 ", "2024/06/02", "20240602", "", "ä24-06-02"] {
        assert_eq!(iso_day(wrong), None, "{wrong}");
    }
    assert_eq!(iso_day("0001-01-01").map(|day| day.to_string()).as_deref(), Some("0001-01-01"));
}
