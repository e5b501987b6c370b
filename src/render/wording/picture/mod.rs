//! The words in pictures of the year: the annual clock and the timeline.

mod word;

pub use word::{Word, word};

use super::{days, number, pick};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::time::{Datelike, Day, Window};

/// The table of a clock, in a list of tables.
#[must_use]
pub fn about_clock(lang: Lang) -> &'static str {
    pick(
        lang,
        "Vuoden määräpäivät, suositellut vaiheet ja valtuustokaudet",
        "Årets tidsfrister, rekommenderade skeden och fullmäktigeperioder",
        "The due days of a year, recommended strokes and council terms",
    )
}

/// The table of a timeline, in a list of tables.
#[must_use]
pub fn about_timeline(lang: Lang) -> &'static str {
    pick(
        lang,
        "Toimijan velvoitteet vuosittain ja valtuustokaudet",
        "Aktörens skyldigheter år för år och fullmäktigeperioderna",
        "The duties of a body year by year, and council terms",
    )
}

/// The letter of a stroke: the first is A.
#[must_use]
pub fn letter(at: usize) -> String {
    let at = u8::try_from(at % 26).unwrap_or(0);
    char::from(b'A' + at).to_string()
}

/// A month, as it stands in the ring.
#[must_use]
pub fn month(lang: Lang, month: u32) -> &'static str {
    match month {
        1 => pick(lang, "tammi", "jan.", "Jan"),
        2 => pick(lang, "helmi", "febr.", "Feb"),
        3 => pick(lang, "maalis", "mars", "Mar"),
        4 => pick(lang, "huhti", "april", "Apr"),
        5 => pick(lang, "touko", "maj", "May"),
        6 => pick(lang, "kesä", "juni", "Jun"),
        7 => pick(lang, "heinä", "juli", "Jul"),
        8 => pick(lang, "elo", "aug.", "Aug"),
        9 => pick(lang, "syys", "sept.", "Sep"),
        10 => pick(lang, "loka", "okt.", "Oct"),
        11 => pick(lang, "marras", "nov.", "Nov"),
        _ => pick(lang, "joulu", "dec.", "Dec"),
    }
}

/// A day without its year: `31.12.`, `31 Dec`.
#[must_use]
pub fn short_day(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Fi | Lang::Sv => format!("{}.{}.", day.day(), day.month()),
        Lang::En => format!("{} {}", day.day(), month(lang, day.month())),
    }
}

/// Days without their year: `1.–15.6.`, `1.6.–31.12.`.
#[must_use]
pub fn short_span(lang: Lang, first: Day, last: Day) -> String {
    if first == last {
        return short_day(lang, first);
    }
    let (same, end) = (first.month() == last.month(), short_day(lang, last));
    match lang {
        Lang::Fi | Lang::Sv if same => format!("{}.–{end}", first.day()),
        Lang::En if same => format!("{}–{end}", first.day()),
        Lang::Fi | Lang::Sv => format!("{}–{end}", short_day(lang, first)),
        Lang::En => format!("{} – {end}", short_day(lang, first)),
    }
}

/// `Vuosikello 2026: Päijät-Hämeen hyvinvointialue`.
#[must_use]
pub fn clock_title(lang: Lang, year: i32, whose: &str) -> String {
    format!("{} {year}: {whose}", word(lang, Word::Clock))
}

/// `Aikajana 2022–2033: Päijät-Hämeen hyvinvointialue`.
#[must_use]
pub fn timeline_title(lang: Lang, from: i32, to: i32, whose: &str) -> String {
    let name = word(lang, Word::Timeline);
    if from == to { format!("{name} {from}: {whose}") } else { format!("{name} {from}–{to}: {whose}") }
}

/// What a clock shows, for those who do not see it. How many days, duties of law and recommendations; the term.
#[must_use]
pub fn clock_desc(lang: Lang, due_days: usize, law: usize, soft: usize, terms: &[String], hand: Option<Day>) -> String {
    let (due_days, law, soft) = (number(lang, due_days), number(lang, law), number(lang, soft));
    let mut text = say!(
        lang,
        "Vuoden kehä, tammikuu ylhäällä oikealla. Lakisääteisiä määräpäiviä {due_days}, velvoitteita {law}; suosituksia ja kannustimia {soft}.",
        "Årets ring, januari uppe till höger. Lagstadgade tidsfrister {due_days}, skyldigheter {law}; rekommendationer och incitament {soft}.",
        "The ring of the year, January at the upper right. Statutory due days: {due_days}, duties: {law}; recommendations and incentives: {soft}."
    );
    for term in terms {
        text.push(' ');
        text.push_str(term);
        text.push('.');
    }
    if let Some(day) = hand {
        let day = days::day(lang, day);
        text.push_str(&say!(
            lang,
            " Viisari osoittaa päivää {day}.",
            " Visaren står på {day}.",
            " The hand stands on {day}."
        ));
    }
    text.push_str(&say!(
        lang,
        " Kaikki merkit ovat myös taulukossa.",
        " Alla tecken finns också i tabellen.",
        " Every mark is in the table too."
    ));
    text
}

/// What a timeline shows, for those who do not see it.
#[must_use]
pub fn timeline_desc(lang: Lang, from: i32, to: i32, duties: usize) -> String {
    let duties = number(lang, duties);
    say!(
        lang,
        "Vuodet {from}–{to} vasemmalta oikealle, velvoitteet riveittäin ({duties}). Palkki on aika, jona tekeminen lasketaan, sen päässä määräpäivän tulos. Sama sisältö on taulukossa.",
        "Åren {from}–{to} från vänster till höger, skyldigheterna radvis ({duties}). Stapeln är den tid då åtgärden räknas, i dess slut utfallet på den sista dagen. Samma innehåll finns i tabellen.",
        "The years {from}–{to} from left to right, the duties row by row ({duties}). A bar is the time in which doing it counts, at its end the verdict on the due day. The same stands in the table."
    )
}

/// A council with its term: `aluevaltuusto, kausi 1.6.2025–31.5.2029`.
#[must_use]
pub fn term(lang: Lang, council: &str, window: Window) -> String {
    let span = days::span(lang, window.from(), window.last());
    say!(lang, "{council}, kausi {span}", "{council}, period {span}", "{council}, term {span}")
}

/// A council with its term, in short.
#[must_use]
pub fn short_term(lang: Lang, council: &str, key: &str) -> String {
    format!("{council} {}", days::period(lang, key))
}

/// A year of a term: `2. vuosi`.
#[must_use]
pub fn term_year(lang: Lang, at: usize) -> String {
    say!(lang, "{at}. vuosi", "år {at}", "year {at}")
}

/// The day from which one looks, beside the hand.
#[must_use]
pub fn hand(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "tilanne {day}", "läget {day}", "as of {day}")
}

/// What a mark says when one points at it: the day, how many, how they stand.
#[must_use]
pub fn mark(lang: Lang, day: &str, binds: bool, items: usize, counts: &[(Verdict, usize)]) -> String {
    let items = if binds { duties(lang, items) } else { recommendations(lang, items) };
    let counts: Vec<String> =
        counts.iter().map(|(of, count)| super::verdict::counted(lang, *count, *of).replace('\u{a0}', " ")).collect();
    if counts.is_empty() { format!("{day}, {items}") } else { format!("{day}, {items}: {}", counts.join(", ")) }
}

/// So many duties.
#[must_use]
pub fn duties(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match count {
        1 => say!(lang, "{shown} velvoite", "{shown} skyldighet", "{shown} duty"),
        _ => say!(lang, "{shown} velvoitetta", "{shown} skyldigheter", "{shown} duties"),
    }
}

/// So many recommendations or incentives.
#[must_use]
pub fn recommendations(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match count {
        1 => say!(lang, "{shown} suositus", "{shown} rekommendation", "{shown} recommendation"),
        _ => say!(lang, "{shown} suositusta", "{shown} rekommendationer", "{shown} recommendations"),
    }
}

/// So many bodies.
#[must_use]
pub fn bodies(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match count {
        1 => say!(lang, "{shown} toimija", "{shown} aktör", "{shown} body"),
        _ => say!(lang, "{shown} toimijaa", "{shown} aktörer", "{shown} bodies"),
    }
}

/// Duties that have no due day and stand on no clock.
#[must_use]
pub fn dayless(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match count {
        1 => say!(
            lang,
            "Lisäksi yhdellä velvoitteella tai suosituksella ei ole määräpäivää.",
            "Dessutom har en skyldighet eller rekommendation ingen sista dag.",
            "Beside these, one duty or recommendation has no due day."
        ),
        _ => say!(
            lang,
            "Lisäksi {shown} velvoitteella tai suosituksella ei ole määräpäivää: ne ovat voimassa jatkuvasti tai syntyvät tapahtumasta.",
            "Dessutom har {shown} skyldigheter eller rekommendationer ingen sista dag: de gäller fortlöpande eller uppkommer av en händelse.",
            "Beside these, {shown} duties or recommendations have no due day: they hold continuously or arise upon an event."
        ),
    }
}

/// Before the bodies that stand apart.
#[must_use]
pub fn apart(lang: Lang) -> &'static str {
    pick(
        lang,
        "Palvelut itse järjestävällä on oma kellonsa:",
        "Den som själv ordnar tjänsterna har sin egen klocka:",
        "Who organises services itself has a clock of its own:",
    )
}

/// What another reading comes to, with its day where that is another one.
#[must_use]
pub fn other_reading(lang: Lang, verdict: Verdict, day: Option<Day>) -> String {
    let verdict = super::verdict::verdict(lang, verdict);
    let outcome = match day {
        Some(day) => format!("{verdict}, {}", super::verdict::due(lang, day)),
        None => verdict.to_owned(),
    };
    say!(
        lang,
        "toisen tulkinnan mukaan: {outcome}",
        "enligt en annan tolkning: {outcome}",
        "by another reading: {outcome}"
    )
}

/// No such kind of body.
#[must_use]
pub fn unknown_kind(lang: Lang, name: &str, known: &[String]) -> String {
    let known = super::alternatives(lang, known);
    say!(
        lang,
        "tuntematon toimijoiden laji: {name}; mahdollinen on {known}",
        "okänt slag av aktörer: {name}; möjligt är {known}",
        "unknown kind of body: {name}; possible is {known}"
    )
}

/// Years that a timeline cannot show.
#[must_use]
pub fn wrong_years(lang: Lang, from: i32, to: i32, most: i32) -> String {
    say!(
        lang,
        "aikajanalla ei voi näyttää vuosia {from}–{to}: ensimmäinen vuosi on ennen viimeistä, ja vuosia on enintään {most}",
        "tidslinjen kan inte visa åren {from}–{to}: det första året är före det sista, och åren är högst {most}",
        "the timeline cannot show the years {from}–{to}: the first comes before the last, and there are at most {most}"
    )
}

/// A stroke with its days: `Edellisen vuoden arviointi, 1.1.–30.6. (suositus)`.
#[must_use]
pub fn stroke(lang: Lang, name: &str, span: &str) -> String {
    say!(lang, "{name}, {span} (suositus)", "{name}, {span} (rekommendation)", "{name}, {span} (recommended)")
}
