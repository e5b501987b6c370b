//! Tables taken from the wording of 150/1930 §§ 2–5 and of 714/1998 § 189, each with its sentence in own words, against
//! the shipped calendars. Every day here was counted on paper; that all days agree is walked in `shipped.rs`.

use crate::calendars::{Country, FINLAND, d, landed, passed};
use velvoite::time::{Datelike, Offset, TimeLimits, Weekday, after, before, count_after, count_before};

/// From, how far, to.
type Counted = (&'static str, Offset, &'static str);

fn counts_on(table: &[Counted]) {
    for (from, offset, to) in table {
        assert_eq!(after(d(from), *offset), Some(d(to)), "{offset:?} after {from}");
    }
}

fn counts_back(table: &[Counted]) {
    for (from, offset, to) in table {
        assert_eq!(before(d(from), *offset), Some(d(to)), "{offset:?} before {from}");
    }
}

/// The weekday on which the case rests is written beside the day, so that a slip of the pen is seen.
fn rolls(limits: &TimeLimits, table: &[(Weekday, &str, &str)]) {
    for (weekday, from, to) in table {
        assert_eq!(d(from).weekday(), *weekday, "{from}");
        assert_eq!(landed(limits, d(from)), d(to), "{} from {from}", limits.act());
    }
}

fn finland() -> &'static TimeLimits {
    Country::limits(&FINLAND, 150, 1930)
}

fn elections() -> &'static TimeLimits {
    Country::limits(&FINLAND, 714, 1998)
}

/// § 2: where the time is a number of days after a named day, that day is not counted.
#[test]
fn the_named_day_is_not_counted() {
    counts_on(&[
        ("2025-03-03", Offset::Days(1), "2025-03-04"),
        ("2025-03-03", Offset::Days(7), "2025-03-10"),
        ("2025-03-03", Offset::Days(14), "2025-03-17"),
        ("2025-03-03", Offset::Days(30), "2025-04-02"),
        ("2024-02-28", Offset::Days(1), "2024-02-29"),
        ("2023-02-28", Offset::Days(1), "2023-03-01"),
        ("2024-01-31", Offset::Days(30), "2024-03-01"),
        ("2023-01-31", Offset::Days(30), "2023-03-02"),
        ("2100-02-28", Offset::Days(1), "2100-03-01"),
        ("2024-12-31", Offset::Days(365), "2025-12-31"),
        ("2023-12-31", Offset::Days(365), "2024-12-30"),
    ]);
}

/// § 3 sentence 1: weeks end on the day of the week that has the name of the named day.
#[test]
fn weeks_end_on_the_day_of_the_same_name() {
    counts_on(&[
        ("2025-03-03", Offset::Weeks(1), "2025-03-10"),
        ("2024-02-26", Offset::Weeks(1), "2024-03-04"),
        ("2023-02-27", Offset::Weeks(1), "2023-03-06"),
        ("2024-12-27", Offset::Weeks(2), "2025-01-10"),
        ("2020-12-28", Offset::Weeks(53), "2022-01-03"),
    ]);
}

/// § 3 sentence 1: months end on the day of the month that has the number of the named day, long month or short.
#[test]
fn months_end_on_the_day_of_the_same_number() {
    counts_on(&[
        ("2025-01-15", Offset::Months(1), "2025-02-15"),
        ("2025-02-28", Offset::Months(1), "2025-03-28"),
        ("2024-02-29", Offset::Months(1), "2024-03-29"),
        ("2025-04-30", Offset::Months(1), "2025-05-30"),
        ("2025-12-31", Offset::Months(2 + 1), "2026-03-31"),
        ("2025-06-30", Offset::Months(6), "2025-12-30"),
        ("2025-01-28", Offset::Months(1), "2025-02-28"),
        ("2025-07-31", Offset::Months(1), "2025-08-31"),
    ]);
}

/// § 3 sentence 2: where the month has no such day, its last day is the last day of the time.
#[test]
fn a_month_without_the_number_ends_on_its_last_day() {
    let table = [
        ("2025-01-31", Offset::Months(1), "2025-02-28"),
        ("2025-01-30", Offset::Months(1), "2025-02-28"),
        ("2025-01-29", Offset::Months(1), "2025-02-28"),
        ("2024-01-31", Offset::Months(1), "2024-02-29"),
        ("2024-01-30", Offset::Months(1), "2024-02-29"),
        ("2000-01-31", Offset::Months(1), "2000-02-29"),
        ("2100-01-31", Offset::Months(1), "2100-02-28"),
        ("2025-03-31", Offset::Months(1), "2025-04-30"),
        ("2025-05-31", Offset::Months(1), "2025-06-30"),
        ("2025-08-31", Offset::Months(1), "2025-09-30"),
        ("2025-10-31", Offset::Months(1), "2025-11-30"),
        ("2025-08-31", Offset::Months(6), "2026-02-28"),
        ("2023-12-31", Offset::Months(2), "2024-02-29"),
    ];
    counts_on(&table);
    for (from, offset, _) in table {
        let count = count_after(d(from), offset).unwrap();
        assert!(count.clipped && count.section() == 3, "{from}");
    }
    // 29 January of a leap year has its number in February.
    assert!(!count_after(d("2024-01-29"), Offset::Months(1)).unwrap().clipped);
}

/// § 3 for years: the same number in the same month; 29 February has none in a common year.
#[test]
fn years_end_on_the_day_of_the_same_number() {
    counts_on(&[
        ("2025-05-31", Offset::Years(1), "2026-05-31"),
        ("2024-02-29", Offset::Years(1), "2025-02-28"),
        ("2024-02-29", Offset::Years(2), "2026-02-28"),
        ("2024-02-29", Offset::Years(3), "2027-02-28"),
        ("2024-02-29", Offset::Years(4), "2028-02-29"),
        ("2023-02-28", Offset::Years(1), "2024-02-28"),
        ("2096-02-29", Offset::Years(4), "2100-02-28"),
        ("2096-02-29", Offset::Years(8), "2104-02-29"),
        ("1996-02-29", Offset::Years(4), "2000-02-29"),
    ]);
}

/// § 4: days, weeks, months or years before a named day are counted backwards by the same principles.
#[test]
fn time_before_a_named_day_is_counted_backwards_by_the_same_rules() {
    let table = [
        ("2025-03-04", Offset::Days(1), "2025-03-03"),
        ("2024-03-01", Offset::Days(1), "2024-02-29"),
        ("2023-03-01", Offset::Days(1), "2023-02-28"),
        ("2025-01-10", Offset::Days(14), "2024-12-27"),
        ("2025-01-10", Offset::Weeks(2), "2024-12-27"),
        ("2024-03-04", Offset::Weeks(1), "2024-02-26"),
        ("2025-02-15", Offset::Months(1), "2025-01-15"),
        ("2025-02-28", Offset::Months(1), "2025-01-28"),
        ("2025-03-31", Offset::Months(1), "2025-02-28"),
        ("2024-03-31", Offset::Months(1), "2024-02-29"),
        ("2024-03-30", Offset::Months(1), "2024-02-29"),
        ("2025-05-31", Offset::Months(1), "2025-04-30"),
        ("2025-01-31", Offset::Months(1), "2024-12-31"),
        ("2024-02-29", Offset::Years(1), "2023-02-28"),
        ("2024-02-29", Offset::Years(4), "2020-02-29"),
        ("2104-02-29", Offset::Years(4), "2100-02-28"),
        ("2025-02-28", Offset::Years(1), "2024-02-28"),
    ];
    counts_back(&table);
    for (from, offset, _) in table {
        assert_eq!(count_before(d(from), offset).unwrap().section(), 4);
    }
}

/// § 5: the last day is a church holiday, that is a Sunday or a church festival.
#[test]
fn each_church_holiday_rolls_onto_the_next_working_day() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Wed};
    rolls(
        finland(),
        &[
            (Sun, "2024-09-15", "2024-09-16"),
            (Wed, "2025-01-01", "2025-01-02"),
            (Mon, "2025-01-06", "2025-01-07"),
            (Fri, "2025-04-18", "2025-04-22"),
            (Sun, "2025-04-20", "2025-04-22"),
            (Mon, "2025-04-21", "2025-04-22"),
            (Thu, "2025-05-29", "2025-05-30"),
            (Sun, "2025-06-08", "2025-06-09"),
            (Sat, "2025-06-21", "2025-06-23"),
            (Sat, "2025-11-01", "2025-11-03"),
            (Wed, "2024-12-25", "2024-12-27"),
            (Thu, "2024-12-26", "2024-12-27"),
        ],
    );
}

/// § 5: an ordinary Saturday, so with the Sunday after it.
#[test]
fn an_ordinary_saturday_rolls_to_monday() {
    use Weekday::{Fri, Mon, Sat};
    rolls(
        finland(),
        &[
            (Fri, "2024-09-13", "2024-09-13"),
            (Sat, "2024-09-14", "2024-09-16"),
            (Mon, "2024-09-16", "2024-09-16"),
            // Easter Saturday: Easter Day and Easter Monday follow.
            (Sat, "2025-04-19", "2025-04-22"),
        ],
    );
}

/// § 5: Independence Day and May Day, on whatever day they fall.
#[test]
fn independence_day_and_may_day_roll_over_the_weekend_that_follows() {
    use Weekday::{Fri, Sat, Sun, Thu, Tue};
    rolls(
        finland(),
        &[
            (Tue, "2022-12-06", "2022-12-07"),
            (Fri, "2024-12-06", "2024-12-09"),
            (Sat, "2025-12-06", "2025-12-08"),
            (Sun, "2026-12-06", "2026-12-07"),
            (Thu, "2025-05-01", "2025-05-02"),
            (Fri, "2026-05-01", "2026-05-04"),
            (Sat, "2027-05-01", "2027-05-03"),
            (Sun, "2022-05-01", "2022-05-02"),
        ],
    );
}

/// § 5: Christmas Eve, with the two holidays and the weekend that may follow: from each day of the week.
#[test]
fn christmas_eve_rolls_past_christmas_and_the_weekend() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    rolls(
        finland(),
        &[
            (Mon, "2018-12-24", "2018-12-27"),
            (Tue, "2024-12-24", "2024-12-27"),
            (Wed, "2025-12-24", "2025-12-29"),
            (Thu, "2026-12-24", "2026-12-28"),
            (Fri, "2021-12-24", "2021-12-27"),
            (Sat, "2022-12-24", "2022-12-27"),
            (Sun, "2023-12-24", "2023-12-27"),
            // Reached from the weekend before it.
            (Sat, "2018-12-22", "2018-12-27"),
            (Sun, "2018-12-23", "2018-12-27"),
        ],
    );
    let on_the_way = ["2025-12-24 christmas-eve", "2025-12-25 christmas-day", "2025-12-26 boxing-day"];
    let rest = ["2025-12-27 Sat", "2025-12-28 Sun"];
    assert_eq!(passed(finland(), d("2025-12-24")), [&on_the_way[..], &rest].concat());
}

/// § 5: Midsummer Eve, a Friday always, and Good Friday, with all that follows each.
#[test]
fn midsummer_eve_rolls_to_monday_and_good_friday_to_tuesday() {
    use Weekday::Fri;
    rolls(finland(), &[(Fri, "2020-06-19", "2020-06-22"), (Fri, "2027-06-25", "2027-06-28")]);
    let easter = ["2025-04-18 good-friday", "2025-04-19 Sat", "2025-04-20 easter-day", "2025-04-21 easter-monday"];
    assert_eq!(passed(finland(), d("2025-04-18")), easter);
    let midsummer = ["2024-06-21 midsummer-eve", "2024-06-22 midsummer-day", "2024-06-23 Sun"];
    assert_eq!(passed(finland(), d("2024-06-21")), midsummer);
}

/// § 5 names no other eve, and no day that people merely take off.
#[test]
fn days_that_the_list_does_not_name_are_working_days() {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    rolls(
        finland(),
        &[
            (Tue, "2024-12-31", "2024-12-31"),
            (Thu, "2025-04-17", "2025-04-17"),
            (Thu, "2026-04-30", "2026-04-30"),
            (Thu, "2024-06-20", "2024-06-20"),
            (Fri, "2025-10-31", "2025-10-31"),
            (Mon, "2024-12-23", "2024-12-23"),
            (Fri, "2025-05-30", "2025-05-30"),
            (Wed, "2025-02-05", "2025-02-05"),
        ],
    );
}

/// The church festivals of the time: Epiphany on the Saturday after 5 January and Ascension Day five days before the
/// Thursday, 1973–1991; so the old days were working days then. Whit Monday was a holiday for the last time in 1972.
#[test]
fn festivals_that_were_moved_leave_a_working_day_behind() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Wed};
    rolls(
        finland(),
        &[
            (Thu, "1972-01-06", "1972-01-07"),
            (Sat, "1973-01-06", "1973-01-08"),
            (Sun, "1974-01-06", "1974-01-07"),
            (Mon, "1975-01-06", "1975-01-06"),
            (Sat, "1975-01-11", "1975-01-13"),
            (Sat, "1990-01-06", "1990-01-08"),
            (Sun, "1991-01-06", "1991-01-07"),
            (Sat, "1991-01-12", "1991-01-14"),
            (Mon, "1992-01-06", "1992-01-07"),
            (Thu, "1972-05-11", "1972-05-12"),
            (Thu, "1973-05-31", "1973-05-31"),
            (Thu, "1990-05-24", "1990-05-24"),
            (Thu, "1991-05-09", "1991-05-09"),
            (Sat, "1991-05-04", "1991-05-06"),
            (Thu, "1992-05-28", "1992-05-29"),
            (Mon, "1972-05-22", "1972-05-23"),
            (Mon, "1973-06-11", "1973-06-11"),
            (Fri, "1991-05-17", "1991-05-17"),
            (Wed, "1991-05-08", "1991-05-08"),
        ],
    );
    assert!(FINLAND.names(d("1991-01-12")).contains("epiphany"));
    assert!(FINLAND.names(d("1991-05-04")).contains("ascension-day"));
    assert!(FINLAND.names(d("1991-05-18")).contains("whit-saturday"));
}

/// What the highest courts counted: KKO 1997:203, KKO 1999:4 and KHO:2017:75.
#[test]
fn the_courts_counted_alike() {
    use Weekday::{Mon, Sat};
    rolls(
        finland(),
        &[
            // KKO 1997:203: a Saturday, the Sunday, New Year's Day on a Monday: in time on Tuesday.
            (Sat, "1995-12-30", "1996-01-02"),
            (Mon, "1995-04-17", "1995-04-18"),
            (Sat, "2016-05-28", "2016-05-30"),
        ],
    );
    assert_eq!(passed(finland(), d("1995-12-30")), ["1995-12-30 Sat", "1995-12-31 Sun", "1996-01-01 new-years-day"]);
    // KKO 1999:4, § 3: six months from 17 October 1994 end on Easter Monday.
    assert_eq!(after(d("1994-10-17"), Offset::Months(6)), Some(d("1995-04-17")));
    // KHO:2017:75, § 2: thirty days from 28 April 2016, that day not counted.
    assert_eq!(after(d("2016-04-28"), Offset::Days(30)), Some(d("2016-05-28")));
}

/// 714/1998 § 189 mom 2 has a list of its own: church holidays, ordinary Saturdays, Midsummer Eve and Christmas Eve.
/// May Day and Independence Day are not on it, and roll only at a weekend.
#[test]
fn the_election_act_knows_no_may_day_and_no_independence_day() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue};
    rolls(
        elections(),
        &[
            (Thu, "2025-05-01", "2025-05-01"),
            (Fri, "2026-05-01", "2026-05-01"),
            (Sat, "2027-05-01", "2027-05-03"),
            (Sun, "2022-05-01", "2022-05-02"),
            // May Day and Ascension Day at once: the church holiday rolls.
            (Thu, "2008-05-01", "2008-05-02"),
            (Fri, "2024-12-06", "2024-12-06"),
            (Tue, "2022-12-06", "2022-12-06"),
            (Sat, "2025-12-06", "2025-12-08"),
            (Sun, "2026-12-06", "2026-12-07"),
            (Sat, "2024-09-14", "2024-09-16"),
            (Mon, "2025-01-06", "2025-01-07"),
            (Fri, "2025-04-18", "2025-04-22"),
            (Thu, "2025-05-29", "2025-05-30"),
            (Fri, "2024-06-21", "2024-06-24"),
            (Sat, "2025-11-01", "2025-11-03"),
            (Thu, "2026-12-24", "2026-12-28"),
            (Tue, "2024-12-31", "2024-12-31"),
        ],
    );
}

/// The two lists differ on May Day and on Independence Day from Monday to Friday, and on no other day from 1998 to 2100.
#[test]
fn the_two_lists_differ_on_may_day_and_independence_day_alone() {
    let mut at = d("1998-10-08");
    let mut differing = 0;
    while at.year() <= 2100 {
        let named = FINLAND.names(at);
        let church = named.iter().any(|name| !["may-day", "independence-day"].contains(name));
        let weekend = matches!(at.weekday(), Weekday::Sat | Weekday::Sun);
        let differs = !named.is_empty() && !church && !weekend;
        assert_eq!(finland().is_off(at) != elections().is_off(at), differs, "{at}");
        differing += usize::from(differs);
        at = at.succ_opt().unwrap();
    }
    // 102 May Days and 103 Independence Days, less those at weekends and the May Days that are Ascension Day.
    assert_eq!(differing, 144);
}
