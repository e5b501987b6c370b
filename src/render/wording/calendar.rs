//! The words of the calendar and of the calculator of time limits.

use super::{alternatives, days, law, list, pick};
use crate::lang::Lang;
use crate::model::ActNumber;
use crate::time::{Day, Direction, Weekday};

/// The act whose sections are known one by one.
pub const STATUTE: ActNumber = ActNumber { number: 150, year: 1930 };

/// Above the holidays of one calendar among several.
#[must_use]
pub fn calendar_heading(lang: Lang, name: &str) -> String {
    say!(lang, "Kalenteri `{name}`", "Kalendern `{name}`", "Calendar `{name}`")
}

/// Behind the name of an eve.
#[must_use]
pub fn eve(lang: Lang) -> &'static str {
    pick(lang, "aatto, ei pyhäpäivä", "afton, ingen helgdag", "an eve, no public holiday")
}

/// Off which days time limits roll, below a list of holidays; `since`: the act stands so only from that day;
/// `except` are listed holidays that the act does not name.
#[must_use]
pub fn rolls(lang: Lang, ground: &str, since: Option<Day>, weekdays: &[Weekday], except: &[String]) -> String {
    let ground = match since.map(|since| days::day(lang, since)) {
        Some(since) => say!(lang, "{ground}, {since} alkaen", "{ground}, från {since}", "{ground}, from {since}"),
        None => ground.to_owned(),
    };
    let these = pick(lang, "jonakin näistä päivistä", "någon av dessa dagar", "one of these days");
    let mut days = vec![these];
    days.extend(weekdays.iter().map(|weekday| on_weekday(lang, *weekday)));
    let days = alternatives(lang, &days);
    let one = except.len() == 1;
    let rule = say!(
        lang,
        "Määräaika, joka päättyy {days}, siirtyy seuraavaan arkipäivään ({ground}).",
        "En frist som slutar {days} flyttas till nästa vardag ({ground}).",
        "A time limit that ends on {days} moves to the next working day ({ground})."
    );
    if except.is_empty() {
        return rule;
    }
    let except = list(lang, except);
    let but = if one {
        say!(
            lang,
            "Poikkeuksena {except} ei siirrä määräaikaa.",
            "Dock flyttar {except} inte fristen.",
            "But {except} does not move it."
        )
    } else {
        say!(
            lang,
            "Poikkeuksina {except} eivät siirrä määräaikaa.",
            "Dock flyttar {except} inte fristen.",
            "But {except} do not move it."
        )
    };
    format!("{rule} {but}")
}

/// *Lauantaina*: on this day of the week.
fn on_weekday(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => pick(lang, "maanantaina", "en måndag", "a Monday"),
        Weekday::Tue => pick(lang, "tiistaina", "en tisdag", "a Tuesday"),
        Weekday::Wed => pick(lang, "keskiviikkona", "en onsdag", "a Wednesday"),
        Weekday::Thu => pick(lang, "torstaina", "en torsdag", "a Thursday"),
        Weekday::Fri => pick(lang, "perjantaina", "en fredag", "a Friday"),
        Weekday::Sat => pick(lang, "lauantaina", "en lördag", "a Saturday"),
        Weekday::Sun => pick(lang, "sunnuntaina", "en söndag", "a Sunday"),
    }
}

/// How long a term is, in whole months.
#[must_use]
pub fn months(lang: Lang, count: u32) -> String {
    if count == 1 {
        return pick(lang, "1 kuukausi", "1 månad", "1 month").to_owned();
    }
    say!(lang, "{count} kuukautta", "{count} månader", "{count} months")
}

/// The election before a term.
#[must_use]
pub fn election(lang: Lang, day: Day, scheduled: bool, ground: Option<&str>) -> String {
    let day = days::with_weekday(lang, day);
    let ground = ground.map_or(String::new(), |ground| format!(" ({ground})"));
    if scheduled {
        say!(
            lang,
            "vaalit {day}, laskettu lain mukaan{ground}; ei vielä toimitettu",
            "val {day}, beräknat enligt lagen{ground}; ännu inte förrättat",
            "election {day}, computed from the law{ground}; not yet held"
        )
    } else {
        say!(lang, "vaalit {day}{ground}", "val {day}{ground}", "election {day}{ground}")
    }
}

/// A term that is computed, without an election day.
#[must_use]
pub fn scheduled(lang: Lang) -> &'static str {
    pick(lang, "laskettu lain mukaan", "beräknad enligt lagen", "computed from the law")
}

/// That terms are no arithmetic.
#[must_use]
pub fn terms_note(lang: Lang) -> &'static str {
    pick(
        lang,
        "Kausien pituudet vaihtelevat: velvoite ”valtuustokausittain” ei tarkoita joka neljäs vuosi.",
        "Perioderna är olika långa: en skyldighet ”för varje fullmäktigeperiod” betyder inte vart fjärde år.",
        "Terms differ in length: a duty of every council term is not one of every fourth year.",
    )
}

/// Which way it was counted, where that is not forward.
#[must_use]
pub fn counted(lang: Lang, direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "",
        Direction::Backward => pick(lang, ", laskettu taaksepäin", ", räknat bakåt", ", counted backwards"),
    }
}

/// Another reading's day; `iso` and `shown` are the same day.
#[must_use]
pub fn other(lang: Lang, iso: &str, shown: &str, ground: &str) -> String {
    say!(
        lang,
        "Toisen tulkinnan mukaan {iso} ({shown}): {ground}",
        "Enligt en annan tolkning {iso} ({shown}): {ground}",
        "By another reading {iso} ({shown}): {ground}"
    )
}

/// That the last day needs no rolling.
#[must_use]
pub fn stays(lang: Lang, day: &str, ground: &str) -> String {
    say!(
        lang,
        "{day} on arkipäivä, joten määräaika ei siirry ({ground})",
        "{day} är en vardag, så fristen flyttas inte ({ground})",
        "{day} is a working day, so the time limit does not move ({ground})"
    )
}

/// That the last day would roll, had one asked.
#[must_use]
pub fn would_roll(lang: Lang, day: &str, reason: &str, ground: &str) -> String {
    say!(
        lang,
        "{day} on {reason}: --roll siirtää sen seuraavaan arkipäivään ({ground})",
        "{day} är {reason}: --roll flyttar den till nästa vardag ({ground})",
        "{day} is {reason}: --roll moves it to the next working day ({ground})"
    )
}

/// What the act reaches, below the steps.
#[must_use]
pub fn reach(lang: Lang, ground: &str) -> String {
    say!(
        lang,
        "Laki koskee määräaikoja, jotka on noudatettava tuomioistuimessa tai muun viranomaisen luona, jollei toisin säädetä ({ground}).",
        "Lagen gäller frister som ska iakttas vid domstol eller hos annan myndighet, om inte annat är föreskrivet ({ground}).",
        "The act is about time limits to be observed before a court or another authority, unless otherwise provided ({ground})."
    )
}

/// The section of the act under which days roll, as far as it is known.
#[must_use]
pub fn ground(lang: Lang, act: ActNumber, section: u16) -> String {
    if act == STATUTE { law::section_of(lang, act, section) } else { law::act(act) }
}

/// What the words of the command line are called as a text.
#[must_use]
pub fn command_line(lang: Lang) -> &'static str {
    pick(lang, "komentorivi", "kommandoraden", "command line")
}

/// A file without a calendar.
#[must_use]
pub fn no_calendar(lang: Lang) -> String {
    pick(
        lang,
        "tiedostossa ei ole yhtään kalenteria (`calendar NIMI { … }`)",
        "filen har ingen kalender (`calendar NAMN { … }`)",
        "there is no calendar in it (`calendar NAME { … }`)",
    )
    .to_owned()
}

/// A file without council terms.
#[must_use]
pub fn no_terms(lang: Lang) -> String {
    pick(
        lang,
        "tiedostossa ei ole valtuustokausia (`terms of NIMI { … }`)",
        "filen har inga fullmäktigeperioder (`terms of NAMN { … }`)",
        "there are no council terms in it (`terms of NAME { … }`)",
    )
    .to_owned()
}

/// What is not a year or years.
#[must_use]
pub fn no_years(lang: Lang, text: &str) -> String {
    say!(
        lang,
        "`{text}` ei ole vuosi tai vuosien väli: kirjoita `2024` tai `2024..2026`",
        "`{text}` är inget år eller intervall av år: skriv `2024` eller `2024..2026`",
        "`{text}` is no year and no range of years: write `2024` or `2024..2026`"
    )
}

/// Years of which a calendar does not speak.
#[must_use]
pub fn out_of_years(lang: Lang, text: &str, calendar: &str, first: i32, last: i32) -> String {
    say!(
        lang,
        "kalenteri `{calendar}` kattaa vuodet {first}–{last}, ei vuosia {text}",
        "kalendern `{calendar}` omfattar åren {first}–{last}, inte {text}",
        "the calendar `{calendar}` covers the years {first} to {last}, not {text}"
    )
}

/// No act on time limits, or several and none named.
#[must_use]
pub fn which_act(lang: Lang, known: &[String]) -> String {
    if known.is_empty() {
        return pick(
            lang,
            "tiedostossa ei ole lakia määräajoista (`time-limits N/VVVV { … }`)",
            "filen har ingen lag om frister (`time-limits N/ÅÅÅÅ { … }`)",
            "there is no act on time limits in it (`time-limits N/YYYY { … }`)",
        )
        .to_owned();
    }
    let known = alternatives(lang, known);
    say!(
        lang,
        "minkä lain mukaan? Valitse --by {known}",
        "enligt vilken lag? Välj --by {known}",
        "by which act? Choose --by {known}"
    )
}

/// An act that is not one on time limits.
#[must_use]
pub fn unknown_act(lang: Lang, act: &str, known: &[String]) -> String {
    let known = if known.is_empty() { "–".to_owned() } else { alternatives(lang, known) };
    say!(
        lang,
        "laki {act} ei ole kalenterien määräaikalakien joukossa: {known}",
        "lagen {act} finns inte bland kalendrarnas lagar om frister: {known}",
        "act {act} is not among the acts on time limits: {known}"
    )
}
