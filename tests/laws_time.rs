//! Laws of counting and rolling, for every day and distance within the years that are worked out.
//!
//! Written against what the law says of every case, not against another way of computing; the slow twins stand in
//! `shipped.rs` and `sweden.rs`. Failures are kept in `laws_time.regressions`.

use crate::calendars::{FINLAND, SWEDEN, d};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_oneof};
use proptest::sample::select;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed};
use velvoite::time::{
    Datelike, Day, Days, Direction, Offset, TimeLimits, after, before, count_after, count_before, end_of_month,
};

fn config() -> Config {
    Config {
        cases: 2000,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        // The same cases in every run, so that a red run is red again; PROPTEST_RNG_SEED looks at others.
        rng_seed: match Config::default().rng_seed {
            RngSeed::Random => RngSeed::Fixed(20_261_122),
            chosen => chosen,
        },
        ..Config::default()
    }
}

/// Any day of 1910–2189, and often one near the end of a month or of February.
fn days() -> impl Strategy<Value = Day> {
    let any = (0..102_000_u64).prop_map(|at| d("1910-01-01") + Days::new(at));
    let near = (1910..2190_i32, 1..=12_u32, 0..4_u64)
        .prop_map(|(year, month, back)| end_of_month(Day::from_ymd_opt(year, month, 1).unwrap()) - Days::new(back));
    let february =
        (1910..2190_i32, 0..4_u64).prop_map(|(year, back)| Day::from_ymd_opt(year, 3, 1).unwrap() - Days::new(back));
    prop_oneof![3 => any, 2 => near, 1 => february]
}

fn months() -> impl Strategy<Value = u16> {
    prop_oneof![0..=24_u16, 0..=120_u16]
}

fn offsets() -> impl Strategy<Value = Offset> {
    prop_oneof![
        (0..=4000_u16).prop_map(Offset::Days),
        (0..=500_u16).prop_map(Offset::Weeks),
        months().prop_map(Offset::Months),
        (0..=10_u16).prop_map(Offset::Years),
    ]
}

/// An act on time limits with a day from its own years on. Each first day is a working day, a Monday.
fn under() -> impl Strategy<Value = (&'static TimeLimits, Day)> {
    let acts = vec![
        (FINLAND.limits(150, 1930), d("1970-01-05")),
        (FINLAND.limits(714, 1998), d("1999-01-04")),
        (SWEDEN.limits(173, 1930), d("2006-01-02")),
    ];
    (select(acts), 0..66_000_u64).prop_map(|((limits, first), at)| (limits, first + Days::new(at)))
}

/// How many days there are after the one and up to the other, counted one by one.
fn walked(from: Day, to: Day) -> usize {
    from.iter_days().skip(1).take_while(|at| *at <= to).count()
}

/// Months since the year 0.
fn month_number(of: Day) -> i64 {
    i64::from(of.year()) * 12 + i64::from(of.month0())
}

proptest::proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_rolled_day_is_the_nearest_working_day((limits, day) in under()) {
        for direction in [Direction::Forward, Direction::Backward] {
            let rolled = limits.roll_towards(day, direction).unwrap();
            prop_assert_eq!(limits.is_off(rolled.day), Some(false));
            match direction {
                Direction::Forward => prop_assert!(rolled.day >= day),
                Direction::Backward => prop_assert!(rolled.day <= day),
            }
            // Every day between is told, in order, and is off; none is skipped.
            let mut at = day;
            for (passed, _) in &rolled.passed {
                prop_assert_eq!(*passed, at);
                prop_assert_eq!(limits.is_off(at), Some(true));
                at = if direction == Direction::Forward { at.succ_opt().unwrap() } else { at.pred_opt().unwrap() };
            }
            prop_assert_eq!(at, rolled.day);
        }
    }

    #[test]
    fn rolling_twice_changes_nothing((limits, day) in under()) {
        let once = limits.roll(day).unwrap().day;
        let twice = limits.roll(once).unwrap();
        prop_assert_eq!(twice.day, once);
        prop_assert!(twice.passed.is_empty());
    }

    #[test]
    fn rolling_keeps_the_order_of_days((limits, day) in under(), later in 0..40_u64) {
        let other = day + Days::new(later);
        prop_assert!(limits.roll(day).unwrap().day <= limits.roll(other).unwrap().day);
    }

    #[test]
    fn so_many_days_after_a_day_are_so_many_days_away(day in days(), count in 0..=800_u16) {
        let to = after(day, Offset::Days(count)).unwrap();
        prop_assert_eq!(walked(day, to), usize::from(count));
        prop_assert_eq!(before(to, Offset::Days(count)), Some(day));
    }

    #[test]
    fn weeks_are_seven_days_each_and_keep_the_weekday(day in days(), count in 0..=500_u16) {
        let to = after(day, Offset::Weeks(count));
        prop_assert_eq!(to, after(day, Offset::Days(7 * count)));
        prop_assert_eq!(to.unwrap().weekday(), day.weekday());
        prop_assert_eq!(before(to.unwrap(), Offset::Weeks(count)), Some(day));
    }

    #[test]
    fn months_never_overshoot_and_keep_the_number_unless_the_month_lacks_it(day in days(), count in months()) {
        for counted in [count_after(day, Offset::Months(count)), count_before(day, Offset::Months(count))] {
            let counted = counted.unwrap();
            let forward = counted.direction == Direction::Forward;
            let far = i64::from(count) * if forward { 1 } else { -1 };
            prop_assert_eq!(month_number(counted.to), month_number(day) + far);
            prop_assert!(counted.to.day() <= day.day());
            prop_assert_eq!(counted.clipped, counted.to.day() != day.day());
            if counted.clipped {
                prop_assert_eq!(counted.to, end_of_month(counted.to));
            }
        }
    }

    #[test]
    fn a_year_is_twelve_months(day in days(), count in 0..=10_u16) {
        prop_assert_eq!(after(day, Offset::Years(count)), after(day, Offset::Months(12 * count)));
        prop_assert_eq!(before(day, Offset::Years(count)), before(day, Offset::Months(12 * count)));
        // Only 29 February can lose its number.
        let clipped = count_after(day, Offset::Years(count)).unwrap().clipped;
        prop_assert!(!clipped || (day.month(), day.day()) == (2, 29));
    }

    /// Backwards undoes forwards, and forwards backwards, exactly where the first counting kept the number of the day.
    #[test]
    fn months_there_and_back_return_unless_clipped(day in days(), count in months()) {
        let on = count_after(day, Offset::Months(count)).unwrap();
        prop_assert_eq!(before(on.to, Offset::Months(count)) == Some(day), !on.clipped);
        let back = count_before(day, Offset::Months(count)).unwrap();
        prop_assert_eq!(after(back.to, Offset::Months(count)) == Some(day), !back.clipped);
    }

    /// In two parts is the same as in one, exactly where the month between is long enough to hold the number of the day
    /// on which the whole ends: 31.1. + 1 month + 1 month is 28.3. or 29.3., 31.1. + 2 months is 31.3.
    #[test]
    fn months_in_two_parts_are_the_whole_unless_the_month_between_is_too_short(
        day in days(), one in months(), two in months()
    ) {
        let between = after(day, Offset::Months(one)).unwrap();
        let parts = after(between, Offset::Months(two)).unwrap();
        let whole = after(day, Offset::Months(one + two)).unwrap();
        prop_assert_eq!(month_number(parts), month_number(whole));
        prop_assert!(parts <= whole);
        prop_assert_eq!(parts == whole, end_of_month(between).day() >= whole.day());
    }

    #[test]
    fn days_and_weeks_in_two_parts_are_the_whole(day in days(), one in 0..=400_u16, two in 0..=400_u16) {
        for unit in [Offset::Days, Offset::Weeks] {
            let parts = after(day, unit(one)).and_then(|between| after(between, unit(two)));
            prop_assert_eq!(parts, after(day, unit(one + two)));
        }
    }

    #[test]
    fn counting_keeps_the_order_of_days(day in days(), later in 0..400_u64, offset in offsets()) {
        let other = day + Days::new(later);
        prop_assert!(after(day, offset) <= after(other, offset));
        prop_assert!(before(day, offset) <= before(other, offset));
        prop_assert!(before(day, offset) <= Some(day) && Some(day) <= after(day, offset));
        // Only months and years may bring two days onto one.
        if let Offset::Days(_) | Offset::Weeks(_) = offset {
            prop_assert_eq!(walked(after(day, offset).unwrap(), after(other, offset).unwrap()), walked(day, other));
        }
    }

    #[test]
    fn a_longer_time_never_ends_earlier((limits, day) in under(), offset in offsets()) {
        let longer = match offset {
            Offset::Days(count) => Offset::Days(count + 1),
            Offset::Weeks(count) => Offset::Weeks(count + 1),
            Offset::Months(count) => Offset::Months(count + 1),
            Offset::Years(count) => Offset::Years(count + 1),
        };
        let due = |offset| limits.roll(after(day, offset).unwrap()).unwrap().day;
        prop_assert!(due(offset) <= due(longer));
        prop_assert!(after(day, offset) < after(day, longer));
    }
}
