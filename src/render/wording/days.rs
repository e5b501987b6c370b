//! Days, spans of days, weekdays and distances, as each language writes them.
//!
//! `d.m.yyyy` without leading zeros in Finnish and Swedish, `1 January 2024` in English. Data is written in ISO form
//! elsewhere, never here.

use super::pick;
use crate::lang::Lang;
use crate::time::{Datelike, Day, Offset, Weekday, When, iso_day};

/// A day.
#[must_use]
pub fn day(lang: Lang, day: Day) -> String {
    let (year, month, number) = (day.year(), day.month(), day.day());
    match lang {
        Lang::Fi | Lang::Sv => format!("{number}.{month}.{year}"),
        Lang::En => format!("{number} {} {year}", english_month(month)),
    }
}

/// A day with the time on the clock.
#[must_use]
pub fn moment(lang: Lang, of: Day, hour: u32, minute: u32) -> String {
    let day = day(lang, of);
    say!(lang, "{day} klo {hour}.{minute:02}", "{day} kl. {hour}.{minute:02}", "{day}, {hour}:{minute:02}")
}

/// From a first to a last day, both included: `1.–15.6.2026`, `1.1.–31.12.2024`, `31.12.2024–2.1.2025`.
#[must_use]
pub fn span(lang: Lang, first: Day, last: Day) -> String {
    if first == last {
        return day(lang, first);
    }
    let (same_year, same_month) = (first.year() == last.year(), first.month() == last.month());
    let end = day(lang, last);
    match lang {
        Lang::Fi | Lang::Sv if same_year && same_month => format!("{}.–{end}", first.day()),
        Lang::Fi | Lang::Sv if same_year => format!("{}.{}.–{end}", first.day(), first.month()),
        Lang::Fi | Lang::Sv => format!("{}–{end}", day(lang, first)),
        Lang::En if same_year && same_month => format!("{}–{end}", first.day()),
        Lang::En if same_year => format!("{} {} – {end}", first.day(), english_month(first.month())),
        Lang::En => format!("{} – {end}", day(lang, first)),
    }
}

/// From a first to a last day where either may be open.
#[must_use]
pub fn stretch(lang: Lang, first: Option<Day>, last: Option<Day>) -> String {
    match (first, last) {
        (Some(first), Some(last)) => span(lang, first, last),
        (Some(first), None) => {
            let first = day(lang, first);
            say!(lang, "{first} alkaen", "från {first}", "from {first}")
        }
        (None, Some(last)) => {
            let last = day(lang, last);
            say!(lang, "{last} asti", "till {last}", "until {last}")
        }
        (None, None) => pick(lang, "milloin tahansa", "när som helst", "at any time").to_owned(),
    }
}

/// When something happened, as far as the record tells.
#[must_use]
pub fn when(lang: Lang, when: When) -> String {
    span(lang, when.first(), when.last())
}

/// The short name of a day of the week, as it stands before a date.
#[must_use]
pub fn weekday(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => pick(lang, "ma", "mån", "Mon"),
        Weekday::Tue => pick(lang, "ti", "tis", "Tue"),
        Weekday::Wed => pick(lang, "ke", "ons", "Wed"),
        Weekday::Thu => pick(lang, "to", "tors", "Thu"),
        Weekday::Fri => pick(lang, "pe", "fre", "Fri"),
        Weekday::Sat => pick(lang, "la", "lör", "Sat"),
        Weekday::Sun => pick(lang, "su", "sön", "Sun"),
    }
}

/// The whole name of a day of the week: *la 27.4.2024 on lauantai*.
#[must_use]
pub fn weekday_name(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => pick(lang, "maanantai", "måndag", "a Monday"),
        Weekday::Tue => pick(lang, "tiistai", "tisdag", "a Tuesday"),
        Weekday::Wed => pick(lang, "keskiviikko", "onsdag", "a Wednesday"),
        Weekday::Thu => pick(lang, "torstai", "torsdag", "a Thursday"),
        Weekday::Fri => pick(lang, "perjantai", "fredag", "a Friday"),
        Weekday::Sat => pick(lang, "lauantai", "lördag", "a Saturday"),
        Weekday::Sun => pick(lang, "sunnuntai", "söndag", "a Sunday"),
    }
}

/// A day with its weekday before it.
#[must_use]
pub fn with_weekday(lang: Lang, of: Day) -> String {
    format!("{} {}", weekday(lang, of.weekday()), day(lang, of))
}

/// A distance: `1 kuukausi`, `2 viikkoa`.
#[must_use]
pub fn offset(lang: Lang, offset: Offset) -> String {
    let (count, one, many) = match offset {
        Offset::Days(count) => (count, pick(lang, "päivä", "dag", "day"), pick(lang, "päivää", "dagar", "days")),
        Offset::Weeks(count) => {
            (count, pick(lang, "viikko", "vecka", "week"), pick(lang, "viikkoa", "veckor", "weeks"))
        }
        Offset::Months(count) => {
            (count, pick(lang, "kuukausi", "månad", "month"), pick(lang, "kuukautta", "månader", "months"))
        }
        Offset::Years(count) => (count, pick(lang, "vuosi", "år", "year"), pick(lang, "vuotta", "år", "years")),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

/// So many days, as in *3 days late*.
#[must_use]
pub fn day_count(lang: Lang, count: i64) -> String {
    let unit = if count == 1 { pick(lang, "päivä", "dag", "day") } else { pick(lang, "päivää", "dagar", "days") };
    format!("{count} {unit}")
}

/// A period's key as people write it: a term with an en dash between its years, a half or a quarter of a year as its
/// months, a period that begins on a day by that day. What the rules call otherwise has its days in the rules: where those
/// are at hand, [`Book::period_key`](crate::render::Book::period_key) is asked.
#[must_use]
pub fn period(lang: Lang, key: &str) -> String {
    if let Some(first) = iso_day(key) {
        return stretch(lang, Some(first), None);
    }
    let number = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((year, rest)) = key.split_at_checked(4).filter(|(year, _)| number(year)) else { return key.to_owned() };
    let months = match rest {
        "a" => "1–6",
        "b" => "7–12",
        "q1" => "1–3",
        "q2" => "4–6",
        "q3" => "7–9",
        "q4" => "10–12",
        _ => match rest.strip_prefix('-') {
            Some(last) if number(last) => return format!("{year}–{last}"),
            _ => return key.to_owned(),
        },
    };
    format!("{months}/{year}")
}

/// The months' English names.
pub const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month's English name.
fn english_month(month: u32) -> &'static str {
    month
        .checked_sub(1)
        .and_then(|at| usize::try_from(at).ok())
        .and_then(|at| ENGLISH_MONTHS.get(at).copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::period;
    use crate::lang::Lang;

    #[test]
    fn no_period_is_shown_as_its_key() {
        for (key, shown) in [
            ("2026", "2026"),
            ("2025-2029", "2025–2029"),
            ("2026a", "1–6/2026"),
            ("2026q4", "10–12/2026"),
            ("2023-01-01", "1.1.2023 alkaen"),
            ("pyynto-1", "pyynto-1"),
            ("äöå2026", "äöå2026"),
            ("2026qx", "2026qx"),
        ] {
            assert_eq!(period(Lang::Fi, key), shown, "{key}");
        }
        assert_eq!(period(Lang::Sv, "2023-01-01"), "från 1.1.2023");
        assert_eq!(period(Lang::En, "2023-01-01"), "from 1 January 2023");
    }
}
