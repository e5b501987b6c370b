//! Days as people write them in tables: `2024-10-02`, `2.10.2024`, months, years, and intervals between any two.
//!
//! A day that no calendar has (`31.2.2024`) is complained of as such, never moved to a neighbour.

use crate::time::{Datelike, Day, Days, When, YEARS, day, end_of_month, iso_day};

/// Why a text is no day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateProblem {
    /// No known form.
    Form,
    /// The month ends earlier: 31 February.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month, 1–12.
        month: u32,
        /// How many days the month has.
        days: u32,
    },
    /// There are twelve months.
    NoSuchMonth(u32),
    /// Outside the years that we count.
    YearOutOfReach(i32),
    /// Two digits do not say which century.
    ShortYear,
    /// The number by which a spreadsheet keeps a day; it is this one.
    SerialNumber(Day),
    /// The interval ends before it begins.
    Reversed,
}

/// The day or the interval that `text` (trimmed) means.
pub fn when(text: &str) -> Result<When, DateProblem> {
    if let Some(day) = iso_day(text) {
        return within_reach(day.year()).map(|()| When::exact(day));
    }
    if let Some(parts) = plain_day(text) {
        let [number, month, year] = parts;
        return exact(signed(year), month, number);
    }
    // `10/2024` is a month, not an interval, so single dates go first.
    let single = one(text);
    if !matches!(single, Err(DateProblem::Form)) {
        return single;
    }
    match split(text) {
        Some((first, last)) => interval(first.trim(), last.trim()),
        None => single,
    }
}

/// `2.10.2024`, the usual case, without a detour.
fn plain_day(text: &str) -> Option<[u32; 3]> {
    let mut parts = [0_u32; 3];
    let mut digits = [0_u32; 3];
    let mut at = 0;
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                let place = parts.get_mut(at)?;
                *place = place.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?;
                digits[at] += 1;
            }
            b'.' => at += 1,
            _ => return None,
        }
    }
    (at == 2 && matches!(digits, [1..=2, 1..=2, 4]) && parts[2] >= 1000).then_some(parts)
}

/// The only day that `text` means; none if it means an interval.
pub fn single(text: &str) -> Result<Option<Day>, DateProblem> {
    when(text).map(|when| when.exact_day())
}

/// `a/b`, `a–b`, `a - b`; with a bare hyphen only where no ISO date is cut.
fn split(text: &str) -> Option<(&str, &str)> {
    if let Some(parts) = text.split_once(['–', '—']) {
        return Some(parts);
    }
    if let Some(parts) = text.split_once(" - ") {
        return Some(parts);
    }
    // The middle one of three slashes: `10/2024/11/2024`.
    let slashes: Vec<usize> = text.match_indices('/').map(|(at, _)| at).collect();
    if slashes.len() % 2 == 1
        && let Some(middle) = slashes.get(slashes.len() / 2)
    {
        return Some((&text[..*middle], &text[middle + 1..]));
    }
    // `1.-15.6.2026`: dots, and one hyphen only.
    (text.contains('.') && text.matches('-').count() == 1).then(|| text.split_once('-')).flatten()
}

fn interval(first: &str, last: &str) -> Result<When, DateProblem> {
    let end = one(last)?;
    let begin = match one(first) {
        Ok(begin) => begin,
        // `1.–15.6.2026`, `28.5.–3.6.2026`: the year, or month and year, stand only at the end.
        Err(DateProblem::Form) => {
            let parts = numbers(first.strip_suffix('.').unwrap_or(first), '.').ok_or(DateProblem::Form)?;
            let last = end.last();
            match parts[..] {
                [number] => exact(last.year(), last.month(), number)?,
                [number, month] => exact(last.year(), month, number)?,
                _ => return Err(DateProblem::Form),
            }
        }
        Err(problem) => return Err(problem),
    };
    When::between(begin.first(), end.last()).ok_or(DateProblem::Reversed)
}

/// One day, month or year.
fn one(text: &str) -> Result<When, DateProblem> {
    let text = without_midnight(text);
    let compact: String;
    let text = if text.contains(' ') {
        compact = text.replace(". ", ".");
        compact.as_str()
    } else {
        text
    };
    if let Some(parts) = numbers(text, '-') {
        return match parts[..] {
            [year] if text.len() == 4 => whole_year(year),
            [number] if text.len() == 5 => Err(serial(number).map_or(DateProblem::Form, DateProblem::SerialNumber)),
            [year, month] if text.find('-') == Some(4) => whole_month(signed(year), month),
            [year, month, number] if text.find('-') == Some(4) => exact(signed(year), month, number),
            _ => Err(DateProblem::Form),
        };
    }
    if let Some(parts) = numbers(text, '.') {
        return match parts[..] {
            [number, month, year] if year >= 1000 => exact(signed(year), month, number),
            [_, month, _] if (1..=12).contains(&month) => Err(DateProblem::ShortYear),
            [month, year] if year >= 1000 => whole_month(signed(year), month),
            _ => Err(DateProblem::Form),
        };
    }
    match numbers(text, '/').as_deref() {
        Some([month, year]) if *year >= 1000 && *month < 100 => whole_month(signed(*year), *month),
        _ => Err(DateProblem::Form),
    }
}

/// `2024-10-02 00:00:00`, as databases and workbooks export a day.
fn without_midnight(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((day, "0:00" | "00:00" | "0:00:00" | "00:00:00" | "0.00" | "0.00.00")) => day,
        _ => text,
    }
}

/// Numbers of one to five digits between separators; none where anything else stands there.
fn numbers(text: &str, separator: char) -> Option<Vec<u32>> {
    if text.len() > 12 {
        return None;
    }
    text.split(separator)
        .map(|part| {
            let plain = (1..=5).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            if plain { part.parse().ok() } else { None }
        })
        .collect()
}

fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn within_reach(year: i32) -> Result<(), DateProblem> {
    if YEARS.contains(&year) { Ok(()) } else { Err(DateProblem::YearOutOfReach(year)) }
}

fn whole_year(year: u32) -> Result<When, DateProblem> {
    within_reach(signed(year))?;
    When::year(signed(year)).ok_or(DateProblem::Form)
}

fn whole_month(year: i32, month: u32) -> Result<When, DateProblem> {
    if !(1..=12).contains(&month) {
        return Err(DateProblem::NoSuchMonth(month));
    }
    within_reach(year)?;
    When::month(year, month).ok_or(DateProblem::Form)
}

fn exact(year: i32, month: u32, number: u32) -> Result<When, DateProblem> {
    let whole = whole_month(year, month)?;
    match day(year, month, number) {
        Some(day) => Ok(When::exact(day)),
        None => Err(DateProblem::NoSuchDay { year, month, days: end_of_month(whole.first()).day() }),
    }
}

/// Day 1 is 1900-01-01, and 29 February 1900, which never was, is day 60: so from March 1900 on, day 0 is 1899-12-30.
fn serial(number: u32) -> Option<Day> {
    let origin = day(1899, 12, 30)?;
    origin.checked_add_days(Days::new(number.into()))
}

#[cfg(test)]
mod tests {
    use super::{DateProblem, when};

    fn read(text: &str) -> Result<(String, String), DateProblem> {
        when(text).map(|when| (when.first().to_string(), when.last().to_string()))
    }

    #[test]
    fn days_months_years_and_intervals_are_read_in_every_usual_form() {
        let cases = [
            ("2024-10-02", "2024-10-02", "2024-10-02"),
            ("2.10.2024", "2024-10-02", "2024-10-02"),
            ("02.10.2024", "2024-10-02", "2024-10-02"),
            ("2. 10. 2024", "2024-10-02", "2024-10-02"),
            ("2024-10-2", "2024-10-02", "2024-10-02"),
            ("2024-10-02 00:00:00", "2024-10-02", "2024-10-02"),
            ("2.10.2024 0:00", "2024-10-02", "2024-10-02"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2/2024", "2024-02-01", "2024-02-29"),
            ("02/2023", "2023-02-01", "2023-02-28"),
            ("10.2024", "2024-10-01", "2024-10-31"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-10-01/2024-10-15", "2024-10-01", "2024-10-15"),
            ("2024-10/2024-11", "2024-10-01", "2024-11-30"),
            ("2024/2025", "2024-01-01", "2025-12-31"),
            ("10/2024/11/2024", "2024-10-01", "2024-11-30"),
            ("1.–15.6.2026", "2026-06-01", "2026-06-15"),
            ("1.-15.6.2026", "2026-06-01", "2026-06-15"),
            ("1–15.6.2026", "2026-06-01", "2026-06-15"),
            ("28.5.–3.6.2026", "2026-05-28", "2026-06-03"),
            ("28.12.2025–3.1.2026", "2025-12-28", "2026-01-03"),
            ("28.12.2025 - 3.1.2026", "2025-12-28", "2026-01-03"),
            ("2024-10-01 – 2024-10-15", "2024-10-01", "2024-10-15"),
            ("10/2024–11/2024", "2024-10-01", "2024-11-30"),
        ];
        for (text, first, last) in cases {
            assert_eq!(read(text), Ok((first.to_owned(), last.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        let cases = [
            ("31.2.2024", DateProblem::NoSuchDay { year: 2024, month: 2, days: 29 }),
            ("2023-02-29", DateProblem::NoSuchDay { year: 2023, month: 2, days: 28 }),
            ("0.6.2024", DateProblem::NoSuchDay { year: 2024, month: 6, days: 30 }),
            ("1.13.2024", DateProblem::NoSuchMonth(13)),
            ("2024-00", DateProblem::NoSuchMonth(0)),
            ("1.6.24", DateProblem::ShortYear),
            ("2024-10-15/2024-10-01", DateProblem::Reversed),
            ("15.–1.6.2026", DateProblem::Reversed),
            ("1024-10-02", DateProblem::YearOutOfReach(1024)),
            ("10/02/2024", DateProblem::Form),
            ("2024-10-02T12:00", DateProblem::Form),
            ("autumn", DateProblem::Form),
            ("/", DateProblem::Form),
            ("2024-10-01/", DateProblem::Form),
        ];
        for (text, problem) in cases {
            assert_eq!(read(text), Err(problem), "{text}");
        }
        let serial = when("45567");
        assert!(matches!(serial, Err(DateProblem::SerialNumber(day)) if day.to_string() == "2024-10-02"));
    }
}
