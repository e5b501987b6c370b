//! Angles on a ring: sines by plain additions and multiplications, so that every machine draws the same.

use crate::time::{Datelike, Day, day};

/// The angle of a day on the ring of its year, in degrees from the top, clockwise: where the day begins.
pub(super) fn angle(of: Day) -> f64 {
    f64::from(of.ordinal0()) * 360.0 / f64::from(year_length(of.year()))
}

/// The angle at which the day ends.
pub(super) fn end_angle(of: Day) -> f64 {
    f64::from(of.ordinal()) * 360.0 / f64::from(year_length(of.year()))
}

/// The middle of the day.
pub(super) fn middle(of: Day) -> f64 {
    (angle(of) + end_angle(of)) / 2.0
}

/// So many days has the year.
fn year_length(year: i32) -> u32 {
    day(year, 12, 31).map_or(365, |last| last.ordinal())
}

/// The place at an angle and a distance from the middle.
pub(super) fn place(centre: (f64, f64), radius: f64, degrees: f64) -> (f64, f64) {
    (centre.0 + radius * sine(degrees), centre.1 - radius * sine(90.0 - degrees))
}

/// The sine of an angle in degrees.
fn sine(degrees: f64) -> f64 {
    let mut turned = degrees % 360.0;
    if turned < 0.0 {
        turned += 360.0;
    }
    // Into the first quarter, where the series is short.
    let (turned, sign) = if turned > 180.0 { (turned - 180.0, -1.0) } else { (turned, 1.0) };
    let turned = if turned > 90.0 { 180.0 - turned } else { turned };
    let x = turned * std::f64::consts::PI / 180.0;
    let (mut term, mut sum, mut step) = (x, x, 1.0);
    while step < 20.0 {
        term *= -x * x / ((step + 1.0) * (step + 2.0));
        sum += term;
        step += 2.0;
    }
    sign * sum
}

#[cfg(test)]
mod tests {
    use super::{angle, end_angle, place, sine};
    use crate::time::{Datelike, day};

    #[test]
    fn sines_are_those_of_the_tables() {
        for degrees in -720..=720 {
            let of = f64::from(degrees);
            assert!((sine(of) - of.to_radians().sin()).abs() < 1e-12, "{degrees}");
        }
    }

    #[test]
    fn the_days_of_a_year_fill_the_ring_in_order() {
        for (year, length) in [(2023, 365.0), (2024, 366.0), (2100, 365.0)] {
            let first = day(year, 1, 1).unwrap();
            let days: Vec<_> = first.iter_days().take_while(|day| day.year() == year).collect();
            assert!(angle(first).abs() < 1e-9);
            assert!((end_angle(*days.last().unwrap()) - 360.0).abs() < 1e-9);
            for pair in days.windows(2) {
                assert!((end_angle(pair[0]) - angle(pair[1])).abs() < 1e-9);
                assert!((angle(pair[1]) - angle(pair[0]) - 360.0 / length).abs() < 1e-9);
            }
        }
        // A quarter of a leap year has passed on 1 April, after 91 of 366 days.
        let april = angle(day(2024, 4, 1).unwrap());
        assert!((april - 91.0 * 360.0 / 366.0).abs() < 1e-9);
    }

    #[test]
    fn the_year_begins_at_the_top_and_goes_to_the_right() {
        let near = |found: (f64, f64), x: f64, y: f64| (found.0 - x).abs() < 1e-9 && (found.1 - y).abs() < 1e-9;
        assert!(near(place((100.0, 100.0), 50.0, 0.0), 100.0, 50.0));
        assert!(near(place((100.0, 100.0), 50.0, 90.0), 150.0, 100.0));
        assert!(near(place((100.0, 100.0), 50.0, 180.0), 100.0, 150.0));
        assert!(near(place((100.0, 100.0), 50.0, 270.0), 50.0, 100.0));
    }
}
