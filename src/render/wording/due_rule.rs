//! Due days as a rule says them, before any day is reckoned: of parts, in `rules show`.

use super::{days, pick};
use crate::lang::Lang;
use crate::model::{Due, Point, Side};
use crate::time::day;

/// When something is due, as the rule says it.
#[must_use]
pub fn due(lang: Lang, due: &Due) -> String {
    match due {
        Due::None => pick(lang, "ei määräpäivää", "ingen sista dag", "no due day").to_owned(),
        Due::WithoutDelay => pick(lang, "viipymättä", "utan dröjsmål", "without delay").to_owned(),
        Due::On(day) => days::day(lang, *day),
        Due::At(point) => at(lang, point),
        Due::Before(point) => {
            let point = at(lang, point);
            say!(lang, "viimeistään: {point}", "senast: {point}", "no later than {point}")
        }
        Due::DayOfYear { day, month, place } => {
            let day = day_of_year(lang, *day, *month);
            match place {
                Side::Of => say!(lang, "{day} kauden aikana", "{day} under perioden", "{day} of the period"),
                Side::After => say!(
                    lang,
                    "ensimmäinen {day} kauden jälkeen",
                    "den första {day} efter perioden",
                    "the first {day} after the period"
                ),
                Side::Before => say!(
                    lang,
                    "viimeinen {day} ennen kautta",
                    "den sista {day} före perioden",
                    "the last {day} before the period"
                ),
            }
        }
        Due::Count { offset, back, anchor } => {
            let (offset, start) = (days::offset(lang, *offset), from(lang, anchor));
            if *back {
                let plain = at(lang, anchor);
                say!(lang, "{offset} ennen tätä: {plain}", "{offset} före {start}", "{offset} before {start}")
            } else {
                say!(lang, "{offset} {start} jälkeen", "{offset} efter {start}", "{offset} after {start}")
            }
        }
        Due::EndOfYear { nth, anchor } => {
            let (of, anchor) = (partitive(anchor), from(lang, anchor));
            let th = if *nth <= 2 { "a" } else { "e" };
            say!(
                lang,
                "{of} seuraavan {nth}. kalenterivuoden loppu",
                "slutet av det {nth}:{th} kalenderåret efter {anchor}",
                "the end of calendar year {nth} after {anchor}"
            )
        }
    }
}

/// `31.3.`, without a year.
fn day_of_year(lang: Lang, number: u32, month: u32) -> String {
    // Any leap year has every day.
    let Some(whole) = day(2024, month, number).map(|day| days::day(lang, day)) else { return String::new() };
    match lang {
        Lang::Fi => whole.trim_end_matches("2024").to_owned(),
        Lang::Sv => whole.trim_end_matches(".2024").to_owned(),
        Lang::En => whole.trim_end_matches(" 2024").to_owned(),
    }
}

/// A point in its basic form.
pub(super) fn at(lang: Lang, point: &Point) -> String {
    let finnish = match point {
        Point::StartOfPeriod => "kauden alku",
        Point::EndOfPeriod => "kauden loppu",
        Point::Trigger => "velvoitteen käynnistänyt tapahtuma",
        Point::Previous => "edellinen kerta",
        Point::Due => "määräpäivä",
        Point::Step(_) => "edeltävä vaihe",
        Point::Day(day) => return days::day(lang, *day),
    };
    if lang == Lang::Fi { finnish.to_owned() } else { from(lang, point) }
}

/// A point in Finnish as *ennen* and *seuraava* want it.
pub(super) fn partitive(point: &Point) -> String {
    match point {
        Point::StartOfPeriod => "kauden alkua".to_owned(),
        Point::EndOfPeriod => "kauden loppua".to_owned(),
        Point::Trigger => "velvoitteen käynnistänyttä tapahtumaa".to_owned(),
        Point::Previous => "edellistä kertaa".to_owned(),
        Point::Due => "määräpäivää".to_owned(),
        Point::Step(_) => "edeltävää vaihetta".to_owned(),
        Point::Day(day) => format!("päivää {}", days::day(Lang::Fi, *day)),
    }
}

/// A point from which is counted; in Finnish in the genitive.
pub(super) fn from(lang: Lang, point: &Point) -> String {
    match point {
        Point::StartOfPeriod => pick(lang, "kauden alun", "periodens början", "the start of the period").to_owned(),
        Point::EndOfPeriod => pick(lang, "kauden lopun", "periodens slut", "the end of the period").to_owned(),
        Point::Trigger => pick(
            lang,
            "velvoitteen käynnistäneen tapahtuman",
            "det som utlöste skyldigheten",
            "what triggered the duty",
        )
        .to_owned(),
        Point::Previous => pick(lang, "edellisen kerran", "den föregående gången", "the previous time").to_owned(),
        Point::Due => pick(lang, "määräpäivän", "den sista dagen", "the due day").to_owned(),
        Point::Step(_) => pick(lang, "edeltävän vaiheen", "det föregående steget", "the step before it").to_owned(),
        Point::Day(day) => {
            let day = days::day(lang, *day);
            say!(lang, "päivän {day}", "{day}", "{day}")
        }
    }
}
