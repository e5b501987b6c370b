//! `velvoite calendar`: holidays of years, council terms, where days roll, and time limits counted.

use std::path::Path;

use super::args::Format;
use super::calendar_args::{Add, Calendar, CalendarWhat, Common, Holidays, Reckoning, Roll};
use super::cases::{self, Asked};
use super::{Exit, World, inputs, output};
use crate::lang::Lang;
use crate::load::{self, Sources};
use crate::model::{ActNumber, Model};
use crate::reckon::reckon;
use crate::record::Log;
use crate::render::Book;
use crate::render::calendar::{self, Made, Reckoned};
use crate::render::calendar_data;
use crate::render::wording::calendar as words;
use crate::source::Source;

/// Answers.
pub fn run(asked: &Calendar, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    match &asked.what {
        CalendarWhat::Holidays(asked) => holidays(asked, lang, world),
        CalendarWhat::Terms(asked) => terms(&asked.common, lang, world),
        CalendarWhat::Roll(Roll { days, reckoning }) => answer(days, Asked::Roll, reckoning, lang, world),
        CalendarWhat::Add(Add { case, back, roll, reckoning }) => {
            let asked = Asked::Add { back: *back, roll: *roll };
            answer(&[case.join(" ")], asked, reckoning, lang, world)
        }
    }
}

fn holidays(asked: &Holidays, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let read = inputs::calendars(asked.common.calendar.as_deref(), lang, world)?;
    if read.model.calendars.is_empty() {
        return Err(output::misused(world, lang, &words::no_calendar(lang)));
    }
    let mut years = Vec::new();
    for text in &asked.years {
        let Some((first, last)) = year_range(text) else {
            return Err(output::misused(world, lang, &words::no_years(lang, text)));
        };
        for calendar in read.model.calendars.values() {
            let known = calendar.years();
            if !known.contains(&first) || !known.contains(&last) {
                let (name, from, until) = (calendar.name(), *known.start(), *known.end());
                return Err(output::misused(world, lang, &words::out_of_years(lang, text, name, from, until)));
            }
        }
        years.extend(first..=last);
    }
    years.sort_unstable();
    years.dedup();
    let (log, made) = (Log::default(), read.made());
    let sources = output::all(&read.sources);
    let book = Book::new(&read.model, &read.model.roster, &log, &sources, lang);
    output::to_out(world, lang, asked.common.output.as_deref(), |out, style| match asked.common.format {
        Format::Json => calendar_data::write_holidays_json(out, &book, &made, &years),
        Format::Csv => calendar_data::write_holidays_csv(out, &book, &made, &years),
        Format::Text | Format::JsonLines | Format::Markdown | Format::Xlsx => {
            calendar::write_holidays(out, &book, style, &years)
        }
    })
}

/// `2024`, `2024..2026`; also with an en dash, as people write.
fn year_range(text: &str) -> Option<(i32, i32)> {
    let year = |text: &str| {
        let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let (first, last) = text.split_once("..").or_else(|| text.split_once(['–', '-'])).unwrap_or((text, text));
    let (first, last) = (year(first.trim())?, year(last.trim())?);
    (first <= last).then_some((first, last))
}

fn terms(common: &Common, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let read = inputs::calendars(common.calendar.as_deref(), lang, world)?;
    if read.model.tables.values().all(|table| table.elections.is_empty()) {
        return Err(output::misused(world, lang, &words::no_terms(lang)));
    }
    let (log, made) = (Log::default(), read.made());
    let sources = output::all(&read.sources);
    let book = Book::new(&read.model, &read.model.roster, &log, &sources, lang);
    output::to_out(world, lang, common.output.as_deref(), |out, style| match common.format {
        Format::Json => calendar_data::write_terms_json(out, &book, &made),
        Format::Csv => calendar_data::write_terms_csv(out, &book, &made),
        Format::Text | Format::JsonLines | Format::Markdown | Format::Xlsx => calendar::write_terms(out, &book, style),
    })
}

/// `roll` and `add`: cases from the command line or, a line each, from standard input.
fn answer(given: &[String], asked: Asked, how: &Reckoning, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let read = inputs::calendars(how.common.calendar.as_deref(), lang, world)?;
    let rolls = matches!(asked, Asked::Roll | Asked::Add { roll: true, .. });
    let act = match how.by {
        Some(act) => act,
        // Counting alone needs no list of days.
        None if !rolls => default_act(&read.model).unwrap_or(words::STATUTE),
        None => {
            default_act(&read.model).map_err(|known| output::misused(world, lang, &words::which_act(lang, &known)))?
        }
    };
    let limits = read.model.limits.get(&act);
    if limits.is_none() && (how.by.is_some() || rolls) {
        let known = acts(&read.model);
        return Err(output::misused(world, lang, &words::unknown_act(lang, &name(act), &known)));
    }
    let mut sources = read.sources.clone();
    let from_stdin = matches!(given, [only] if only == "-");
    let source = cases(given, from_stdin, &mut sources, lang, world)?;
    let (lines, mut complaints) = cases::lines(&source, asked);
    let known = limits.and_then(|limits| limits.known()).map(|known| (known.from(), known.last()));
    let mut reckoned = Vec::new();
    for line in lines {
        let answer = line.case.and_then(|case| match reckon(&read.model, act, &case) {
            Ok(answer) => Some((case, answer)),
            Err(why) => {
                complaints.push(cases::beyond(&line, why, &name(act), known));
                None
            }
        });
        reckoned.push(Reckoned { text: line.text, answer });
    }
    complaints.sort_by_key(|complaint| complaint.labels.first().map(|label| label.place.clone()));
    output::show(world, lang, &sources, &complaints);
    let (log, made) = (Log::default(), read.made());
    let texts = output::all(&sources);
    let book = Book::new(&read.model, &read.model.roster, &log, &texts, lang);
    let form = calendar::Form { act, why: how.why, bare: from_stdin };
    let written = output::to_out(world, lang, how.common.output.as_deref(), |out, style| match how.common.format {
        Format::Json => calendar_data::write_cases_json(out, &book, &made, act, &reckoned),
        Format::Csv => calendar_data::write_cases_csv(out, &book, &made, act, &reckoned),
        Format::Text | Format::JsonLines | Format::Markdown | Format::Xlsx => {
            calendar::write_cases(out, &book, style, form, &reckoned)
        }
    })?;
    Ok(if complaints.is_empty() { written } else { Exit::Usage })
}

/// The cases as a text: what stood on the command line, or standard input.
fn cases(
    given: &[String],
    from_stdin: bool,
    sources: &mut Sources,
    lang: Lang,
    world: &mut World<'_>,
) -> Result<Source, Exit> {
    if !from_stdin {
        return Ok(sources.add(words::command_line(lang), given.join("\n")));
    }
    match load::text(Path::new("-"), world.stdin) {
        Ok(text) => Ok(sources.add("-", text)),
        Err(failure) => Err(output::fail(world, lang, &failure)),
    }
}

/// The act by which days roll if none is named: 150/1930, or the only one; else all that there are.
fn default_act(model: &Model) -> Result<ActNumber, Vec<String>> {
    let mut known = model.limits.keys();
    match (known.next(), known.next()) {
        _ if model.limits.contains_key(&words::STATUTE) => Ok(words::STATUTE),
        (Some(only), None) => Ok(*only),
        _ => Err(acts(model)),
    }
}

fn acts(model: &Model) -> Vec<String> {
    model.limits.keys().map(|act| name(*act)).collect()
}

fn name(act: ActNumber) -> String {
    format!("{}/{}", act.number, act.year)
}

impl inputs::Calendars {
    fn made(&self) -> Made {
        Made { version: env!("CARGO_PKG_VERSION").to_owned(), calendars: self.hash.clone() }
    }
}
