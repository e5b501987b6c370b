//! Cases for the calculator of time limits, as people write them: `2024-06-22`, `2024-01-31 1 months`.
//!
//! A case is a line of a text, so that a bad one is told with its place. Dates are ISO or `d.m.yyyy`; units are in any
//! of the three languages.

use super::args::written_day;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::{Lang, Words};
use crate::reckon::{Beyond, Case};
use crate::render::wording::days;
use crate::source::{Source, Span};
use crate::time::{Day, Direction, Offset};

/// What the lines ask for.
#[derive(Debug, Clone, Copy)]
pub enum Asked {
    /// A day on each line, which rolls.
    Roll,
    /// A day, a number and a unit on each line.
    Add {
        /// Counted backwards.
        back: bool,
        /// Off days on which nothing need be done.
        roll: bool,
    },
}

/// A line with its case; none for an empty line and for one that cannot be read.
#[derive(Debug)]
pub struct Line {
    /// As written, without blanks around it.
    pub text: String,
    /// Where.
    pub span: Span,
    /// What it asks.
    pub case: Option<Case>,
}

/// How a unit makes a distance of a number.
type Unit = fn(u16) -> Offset;

/// The names of the units, the statute's own order: days, weeks, months, years.
const UNITS: [(&[&str], Unit); 4] = [
    (&["days", "day", "päivä", "päivää", "pv", "dag", "dagar"], Offset::Days),
    (&["weeks", "week", "viikko", "viikkoa", "vk", "vecka", "veckor"], Offset::Weeks),
    (&["months", "month", "kuukausi", "kuukautta", "kk", "månad", "månader"], Offset::Months),
    (&["years", "year", "vuosi", "vuotta", "v", "år"], Offset::Years),
];

/// Every line of a text.
pub fn lines(source: &Source, asked: Asked) -> (Vec<Line>, Vec<Diagnostic>) {
    let mut complaints = Vec::new();
    let mut start = 0;
    let mut lines = Vec::new();
    for whole in source.text.split_inclusive('\n') {
        let text = whole.trim();
        let from = start + (whole.len() - whole.trim_start().len());
        let span = span(source, from, text.len());
        start += whole.len();
        let case = (!text.is_empty()).then(|| line(source, text, from, asked, &mut complaints)).flatten();
        lines.push(Line { text: text.to_owned(), span, case });
    }
    (lines, complaints)
}

fn line(source: &Source, text: &str, from: usize, asked: Asked, out: &mut Vec<Diagnostic>) -> Option<Case> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(word) = rest.split_whitespace().next() {
        let at = text.len() - rest.trim_start().len();
        words.push((word, span(source, from + at, word.len())));
        rest = &text[at + word.len()..];
    }
    let whole = span(source, from, text.len());
    match (asked, words.as_slice()) {
        (Asked::Roll, [day]) => Some(Case { from: read_day(*day, out)?, count: None, roll: true }),
        (Asked::Add { back, roll }, [day, number, unit]) => {
            let (from, number, unit) = (read_day(*day, out), read_number(*number, out), read_unit(*unit, out));
            let direction = if back { Direction::Backward } else { Direction::Forward };
            Some(Case { from: from?, count: Some((unit?(number?), direction)), roll })
        }
        (Asked::Roll, _) => {
            out.push(wrong_count(whole, ["22.6.2024", "22.6.2024", "2024-06-22"]));
            None
        }
        (Asked::Add { .. }, _) => {
            out.push(wrong_count(whole, ["31.1.2024 1 kuukausi", "31.1.2024 1 månad", "2024-01-31 1 months"]));
            None
        }
    }
}

fn read_day((word, span): (&str, Span), out: &mut Vec<Diagnostic>) -> Option<Day> {
    let found = written_day(word);
    if found.is_none() {
        let looks = word.len() >= 8 && word.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
        let message = if looks {
            Words::new(
                format!("päivää `{word}` ei ole, tai se on kirjoitettu toisin kuin `2024-06-22` tai `22.6.2024`"),
                format!(
                    "dagen `{word}` finns inte, eller den är skriven på annat sätt än `2024-06-22` eller `22.6.2024`"
                ),
                format!("there is no day `{word}`, or it is written otherwise than `2024-06-22` or `22.6.2024`"),
            )
        } else {
            Words::new(
                format!("`{word}` ei ole päivä: kirjoita `2024-06-22` tai `22.6.2024`"),
                format!("`{word}` är ingen dag: skriv `2024-06-22` eller `22.6.2024`"),
                format!("`{word}` is no day: write `2024-06-22` or `22.6.2024`"),
            )
        };
        out.push(error("V0701", message, span));
    }
    found
}

fn read_number((word, span): (&str, Span), out: &mut Vec<Diagnostic>) -> Option<u16> {
    let found = word.bytes().all(|byte| byte.is_ascii_digit()).then(|| word.parse().ok()).flatten();
    if found.is_none() {
        let complaint = error(
            "V0702",
            Words::new(
                format!("`{word}` ei ole kokonaisluku väliltä 0–65535"),
                format!("`{word}` är inget heltal mellan 0 och 65535"),
                format!("`{word}` is no whole number from 0 to 65535"),
            ),
            span,
        );
        out.push(if word.starts_with(['-', '−']) {
            complaint.help(Words::new(
                "taaksepäin lasketaan valitsimella --back",
                "bakåt räknar man med --back",
                "count backwards with --back",
            ))
        } else {
            complaint
        });
    }
    found
}

fn read_unit((word, span): (&str, Span), out: &mut Vec<Diagnostic>) -> Option<Unit> {
    let folded = word.to_lowercase();
    let found = UNITS.iter().find(|(names, _)| names.contains(&folded.as_str())).map(|(_, unit)| *unit);
    if found.is_none() {
        let complaint = error(
            "V0703",
            Words::new(
                format!("tuntematon yksikkö `{word}`: päivää, viikkoa, kuukautta tai vuotta"),
                format!("okänd enhet `{word}`: dagar, veckor, månader eller år"),
                format!("unknown unit `{word}`: days, weeks, months or years"),
            ),
            span,
        );
        let near = nearest(word, UNITS.iter().flat_map(|(names, _)| names.iter().copied()));
        out.push(match near {
            Some(near) => complaint.help(Words::new(
                format!("tarkoititko `{near}`?"),
                format!("menade du `{near}`?"),
                format!("did you mean `{near}`?"),
            )),
            None => complaint,
        });
    }
    found
}

fn wrong_count(span: Span, [fi, sv, en]: [&str; 3]) -> Diagnostic {
    error(
        "V0704",
        Words::new(
            format!("kirjoita esimerkiksi `{fi}`"),
            format!("skriv till exempel `{sv}`"),
            format!("write for example `{en}`"),
        ),
        span,
    )
}

/// A case that has no answer.
pub fn beyond(line: &Line, why: Beyond, act: &str, known: Option<(Day, Day)>) -> Diagnostic {
    let message = match (why, known) {
        (Beyond::Counting, _) => Words::new(
            "laskettu päivä ei ole vuosien 1–9999 välillä",
            "den räknade dagen ligger utanför åren 1–9999",
            "the day counted lies outside the years 1 to 9999",
        ),
        (Beyond::Rolling(day), known) => {
            let say = |lang: Lang| {
                let day = days::day(lang, day);
                let Some((first, last)) = known else {
                    return match lang {
                        Lang::Fi => format!("päivän {day} siirtymistä ei tiedetä"),
                        Lang::Sv => format!("hur dagen {day} flyttas är inte känt"),
                        Lang::En => format!("where {day} rolls is not known"),
                    };
                };
                let span = days::span(lang, first, last);
                match lang {
                    Lang::Fi => {
                        format!("päivän {day} siirtymistä ei tiedetä: {act} ja sen kalenterit kattavat ajan {span}")
                    }
                    Lang::Sv => {
                        format!("hur dagen {day} flyttas är inte känt: {act} och dess kalendrar omfattar {span}")
                    }
                    Lang::En => format!("where {day} rolls is not known: {act} and its calendars cover {span}"),
                }
            };
            Words::new(say(Lang::Fi), say(Lang::Sv), say(Lang::En))
        }
    };
    error("V0705", message, line.span)
}

fn error(code: &'static str, message: Words, span: Span) -> Diagnostic {
    Diagnostic::error(code, message, Place::Text(span), Words::default())
}

fn span(source: &Source, start: usize, length: usize) -> Span {
    let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
    Span { source: source.id, start: at(start), end: at(start + length) }
}
