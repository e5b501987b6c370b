//! Holidays, council terms and reckoned time limits as text.
//!
//! A reckoned day stands first in ISO form, for programs, then as people write it. Other readings of the act follow
//! wherever they give another day.

use std::io::{self, Write};

use super::book::Book;
use super::data::iso;
use super::page::{Ink, Style};
use super::wording::interface::{self, Label};
use super::wording::{calendar as words, days, due};
use crate::model::{ActNumber, Election, PeriodTable};
use crate::reckon::{Answer, Case, Rolling};
use crate::time::{Calendar, Datelike, Direction, HolidayDay, HolidayKind, OffReason, TimeLimits, Window};

/// What the answers were made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Version of velvoite.
    pub version: String,
    /// SHA-256 of the calendars, in hex.
    pub calendars: String,
}

/// A line asked, and what came of it; nothing where the line is empty or was complained of.
#[derive(Debug)]
pub struct Reckoned {
    /// As written.
    pub text: String,
    /// Case and answer.
    pub answer: Option<(Case, Answer)>,
}

/// How answers are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// The act by which days roll.
    pub act: ActNumber,
    /// With every step.
    pub why: bool,
    /// Only the day in ISO form, a line for each line asked: for programs.
    pub bare: bool,
}

/// Writes the holidays and eves of the years.
///
/// # Errors
/// What the stream says.
pub fn write_holidays(out: &mut dyn Write, book: &Book<'_>, style: Style, years: &[i32]) -> io::Result<()> {
    let lang = book.lang;
    let several = book.model.calendars.len() > 1;
    for calendar in book.model.calendars.values() {
        if several {
            writeln!(out, "{}\n", style.ink(Ink::Bold, &words::calendar_heading(lang, calendar.name())))?;
        }
        for year in years {
            writeln!(out, "{}\n", style.ink(Ink::Bold, &year.to_string()))?;
            let width = |found: &HolidayDay| days::with_weekday(lang, found.day).chars().count();
            let widest = calendar.year(*year).iter().map(width).max().unwrap_or_default();
            for found in calendar.year(*year) {
                let day = days::with_weekday(lang, found.day);
                let gap = " ".repeat(widest.saturating_sub(day.chars().count()));
                writeln!(out, "  {day}{gap}  {}", holiday_line(book, calendar, found))?;
            }
            writeln!(out)?;
        }
    }
    for (act, limits) in &book.model.limits {
        // Of years before the act, or after its calendars, it says nothing.
        let (Some(first), Some(last)) = (years.first(), years.last()) else { continue };
        let Some(known) = limits.known().filter(|known| known.last().year() >= *first && known.from().year() <= *last)
        else {
            continue;
        };
        let mut weekdays = limits.weekdays().to_vec();
        weekdays.sort_by_key(|weekday| weekday.num_days_from_monday());
        let mut except: Vec<String> = Vec::new();
        for calendar in book.model.calendars.values() {
            for found in years.iter().flat_map(|year| calendar.year(*year)) {
                let name = name(book, calendar, found);
                if !except.contains(&name) && !listed(calendar, found, limits) {
                    except.push(name);
                }
            }
        }
        let since = (known.from().year() >= *first).then(|| known.from());
        let line = words::rolls(lang, &words::ground(lang, *act, 5), since, &weekdays, &except);
        out.write_all(style.paragraph(0, "", 0, Ink::Plain, &line).as_bytes())?;
    }
    Ok(())
}

/// Whether a time limit rolls off the day because of this holiday, or off every such day anyway.
fn listed(calendar: &Calendar, found: &HolidayDay, limits: &TimeLimits) -> bool {
    let name = calendar.holiday(found.holiday).map_or("", |holiday| holiday.name.as_str());
    limits.is_off(found.day).is_none()
        || limits.reasons(found.day).iter().any(|reason| match reason {
            OffReason::Holiday(listed) => **listed == *name,
            // Easter Day is a Sunday in every year; Christmas Day is not.
            OffReason::Weekday(_) => calendar
                .days()
                .iter()
                .all(|other| other.holiday != found.holiday || limits.weekdays().contains(&other.day.weekday())),
        })
}

/// The holiday's name for people.
fn name(book: &Book<'_>, calendar: &Calendar, found: &HolidayDay) -> String {
    let Some(holiday) = calendar.holiday(found.holiday) else { return String::new() };
    let key = (calendar.name().to_owned(), holiday.name.clone());
    book.model.holiday_words.get(&key).map_or_else(|| holiday.name.clone(), |words| words.get(book.lang).to_owned())
}

/// The name with what is to be said of it.
fn holiday_line(book: &Book<'_>, calendar: &Calendar, found: &HolidayDay) -> String {
    let name = name(book, calendar, found);
    match calendar.holiday(found.holiday).map(|holiday| holiday.kind) {
        Some(HolidayKind::Eve) => format!("{name} ({})", words::eve(book.lang)),
        Some(HolidayKind::Holiday) | None => name,
    }
}

/// Writes the council terms with their elections.
///
/// # Errors
/// What the stream says.
pub fn write_terms(out: &mut dyn Write, book: &Book<'_>, style: Style) -> io::Result<()> {
    let lang = book.lang;
    for table in book.model.tables.values().filter(|table| !table.elections.is_empty()) {
        let name = table.words.as_ref().map_or(table.name.as_str(), |words| words.get(lang));
        writeln!(out, "{}\n", style.ink(Ink::Bold, name))?;
        for row in table.table.rows() {
            let election = table.elections.get(&row.key);
            let span = days::span(lang, row.window.from(), row.window.last());
            let mut said = vec![match election.and_then(|election| election.term_under.as_ref()) {
                Some(ground) => format!("{span} ({})", book.law(ground)),
                None => span,
            }];
            said.extend(whole_months(&row.window).map(|count| words::months(lang, count)));
            said.extend(election.and_then(|election| election_words(book, table, election)));
            let head = format!("{}  ", days::period(lang, &row.key));
            out.write_all(style.paragraph(2, &head, 11, Ink::Plain, &said.join(", ")).as_bytes())?;
        }
        writeln!(out)?;
    }
    out.write_all(style.paragraph(0, "", 0, Ink::Plain, words::terms_note(lang)).as_bytes())
}

fn election_words(book: &Book<'_>, table: &PeriodTable, election: &Election) -> Option<String> {
    let lang = book.lang;
    let Some(day) = election.day else { return election.scheduled.then(|| words::scheduled(lang).to_owned()) };
    let ground = table.ground(election).map(|ground| book.law(ground));
    Some(words::election(lang, day, election.scheduled, ground.as_deref()))
}

/// How many months the window has, if it is whole months.
#[must_use]
pub fn whole_months(window: &Window) -> Option<u32> {
    let (from, end) = (window.from(), window.end());
    let months =
        (end.year() - from.year()) * 12 + i32::try_from(end.month()).ok()? - i32::try_from(from.month()).ok()?;
    if from.day() == end.day() { u32::try_from(months).ok() } else { None }
}

/// Writes what was reckoned, a line for each line asked.
///
/// # Errors
/// What the stream says.
pub fn write_cases(
    out: &mut dyn Write,
    book: &Book<'_>,
    style: Style,
    form: Form,
    cases: &[Reckoned],
) -> io::Result<()> {
    let lang = book.lang;
    let mut answered = false;
    for reckoned in cases {
        let Some((case, answer)) = &reckoned.answer else {
            // The answer to the n-th line stands on the n-th line.
            if form.bare {
                writeln!(out)?;
            }
            continue;
        };
        answered = true;
        let day = iso(answer.due.effective);
        if form.bare {
            writeln!(out, "{day}")?;
        } else {
            let direction = case.count.map_or(Direction::Forward, |(_, direction)| direction);
            let shown = days::with_weekday(lang, answer.due.effective);
            writeln!(out, "{}  {shown}{}", style.ink(Ink::Bold, &day), words::counted(lang, direction))?;
        }
        if form.why {
            write_steps(out, book, style, form.act, answer)?;
        } else if let (Rolling::WouldRoll, false) = (answer.rolling, form.bare) {
            let line = would_roll(book, form.act, answer);
            out.write_all(style.paragraph(2, "", 2, Ink::Plain, &line).as_bytes())?;
        }
        if !form.bare || form.why {
            for other in &answer.others {
                let (iso, shown) = (iso(other.due.effective), days::with_weekday(lang, other.due.effective));
                let line = words::other(lang, &iso, &shown, other.ground.get(lang));
                out.write_all(style.paragraph(2, "", 2, Ink::Plain, &line).as_bytes())?;
            }
        }
    }
    if form.why && !form.bare && answered {
        let reach = words::reach(lang, &words::ground(lang, form.act, 1));
        let notice = interface::label(lang, Label::Disclaimer);
        writeln!(out)?;
        if form.act == words::STATUTE && book.has_act("150/1930") {
            out.write_all(style.paragraph(0, "", 0, Ink::Dim, &reach).as_bytes())?;
        }
        out.write_all(style.paragraph(0, "", 0, Ink::Dim, notice).as_bytes())?;
    }
    Ok(())
}

/// That the last day is a day off, and how to have it rolled.
fn would_roll(book: &Book<'_>, act: ActNumber, answer: &Answer) -> String {
    let reasons = book.model.limits.get(&act).map(|limits| limits.reasons(answer.due.effective));
    let reason: Option<OffReason> = reasons.and_then(|reasons| reasons.into_iter().next());
    let reason = reason.map_or(String::new(), |reason| due::off_reason(book, &reason));
    let last = days::with_weekday(book.lang, answer.due.effective);
    words::would_roll(book.lang, &last, &reason, &words::ground(book.lang, act, 5))
}

fn write_steps(out: &mut dyn Write, book: &Book<'_>, style: Style, act: ActNumber, answer: &Answer) -> io::Result<()> {
    let lang = book.lang;
    let mut lines = due::due_steps(book, &answer.due);
    let last = days::with_weekday(lang, answer.due.effective);
    let ground = words::ground(lang, act, 5);
    match answer.rolling {
        Rolling::Asked if !answer.due.is_rolled() => lines.push(words::stays(lang, &last, &ground)),
        Rolling::WouldRoll => lines.push(would_roll(book, act, answer)),
        Rolling::Asked | Rolling::NotAsked => {}
    }
    for line in lines {
        out.write_all(style.paragraph(2, "· ", 2, Ink::Plain, &line).as_bytes())?;
    }
    Ok(())
}
