//! Easter Sunday of the Gregorian calendar, on which the movable holidays hang.
//!
//! The computus in the form known as Meeus/Jones/Butcher (*Nature*, 1876; J. Meeus, *Astronomical Algorithms*, ch. 8).

use super::{Day, day};

/// Easter Sunday of the year; none before 1583, the first full year of the Gregorian calendar.
///
/// ```
/// use velvoite::time::{day, easter};
/// assert_eq!(easter(2025), day(2025, 4, 20));
/// assert_eq!(easter(1582), None);
/// ```
pub fn easter(year: i32) -> Option<Day> {
    if year < 1583 {
        return None;
    }
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let (leap_centuries, left_over) = (century / 4, century % 4);
    // Corrections of the moon's course over the centuries.
    let eighth = (century + 8) / 25;
    let moon = (century - eighth + 1) / 3;
    // Days from 21 March to the Paschal full moon.
    let full_moon = (19 * golden + century - leap_centuries - moon + 15) % 30;
    let (leaps, since_leap) = (of_century / 4, of_century % 4);
    let to_sunday = (32 + 2 * left_over + 2 * leaps - full_moon - since_leap) % 7;
    let exception = (golden + 11 * full_moon + 22 * to_sunday) / 451;
    let count = full_moon + to_sunday - 7 * exception + 114;
    day(year, u32::try_from(count / 31).ok()?, u32::try_from(count % 31 + 1).ok()?)
}
