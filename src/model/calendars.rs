//! Calendars, time limits, council terms, explicit periods and acts, from what is written.
//!
//! Hands the rules of holidays to `time`, which works them out, and gives its problems places and words.

use std::collections::BTreeMap;

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::complaint::tables::CalendarComplaint;
use super::words::{Seen, titles};
use super::{Act, PeriodTable, UnreadSection};
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::source::Span;
use crate::syntax::ast::{self, ActNumber, Item, OccurrenceRule};
use crate::time::{
    Calendar, CalendarProblem, Holiday, HolidayKind, Occurrence, PeriodRow, RollsOff, Rule, Table, TableProblem,
    TimeLimits, TimeLimitsProblem,
};

/// Acts by number.
pub(super) fn acts(files: &[ast::File], out: &mut Vec<Diagnostic>) -> BTreeMap<ActNumber, Act> {
    let mut acts: BTreeMap<ActNumber, Act> = BTreeMap::new();
    for item in items(files) {
        let Item::Act(written) = item else { continue };
        let number = written.number.value;
        if let Some(first) = acts.get(&number) {
            let (first, second) = (Place::Text(first.span), Place::Text(written.number.span));
            let name = &format!("{}/{}", number.number, number.year);
            out.push(NameComplaint::Duplicate { name, sort: Sort::Act, first, second }.into());
            continue;
        }
        let mut unread = Vec::new();
        for line in &written.unread {
            if line.sections.is_empty() || line.clause.is_some() {
                out.push(SenseComplaint::UnreadSection { span: line.span }.into());
            }
            unread.extend(line.sections.iter().map(|section| UnreadSection {
                what: line.what.value.clone(),
                section: section.clone(),
                from: line.from.value,
                span: line.span,
            }));
        }
        let act = Act {
            number,
            title: written.title.as_ref().map(|title| title.words.clone()),
            eli: written.eli.as_ref().map(|eli| eli.value.clone()),
            revised: written.revised.as_ref().map(|day| day.value),
            followed: written.followed.as_ref().map(|act| act.value),
            unread,
            span: written.number.span,
        };
        acts.insert(number, act);
    }
    acts
}

/// Calendars by name.
pub(super) type Calendars = BTreeMap<String, Calendar>;
/// Names of holidays for people, by calendar and holiday.
pub(super) type HolidayWords = BTreeMap<(String, String), Words>;

/// Calendars of holidays, and the names of the holidays for people.
pub(super) fn calendars(files: &[ast::File], out: &mut Vec<Diagnostic>) -> (Calendars, HolidayWords) {
    let (mut built, mut words) = (BTreeMap::new(), BTreeMap::new());
    let mut seen = Seen::default();
    for item in items(files) {
        let Item::Calendar(written) = item else { continue };
        if !seen.first(&written.name, Sort::Calendar, out) {
            continue;
        }
        let name = &written.name.value;
        let holidays = written.holidays.iter().map(holiday).collect();
        let (calendar, problems) = Calendar::build(name.clone(), holidays);
        for problem in problems {
            out.push(calendar_problem(&problem, &written.holidays).into());
        }
        for holiday in &written.holidays {
            let own = titles(holiday.titles.as_ref(), &holiday.name.value);
            words.insert((name.clone(), holiday.name.value.clone()), own);
        }
        built.insert(name.clone(), calendar);
    }
    (built, words)
}

fn holiday(written: &ast::Holiday) -> Holiday {
    let occurrence = |line: &ast::Occurrence| Occurrence {
        on: match &line.rule {
            OccurrenceRule::Fixed { day, month } => Rule::Fixed { month: *month, day: *day },
            OccurrenceRule::WeekdayIn { weekday, first, last } => {
                Rule::WeekdayIn { weekday: *weekday, first: *first, last: *last }
            }
            OccurrenceRule::Easter(offset) => Rule::Easter { offset: *offset },
            OccurrenceRule::Beside(other, offset) => Rule::Beside { holiday: other.value.clone(), offset: *offset },
        },
        from: line.from,
        until: line.until,
    };
    Holiday {
        name: written.name.value.clone(),
        kind: if written.eve { HolidayKind::Eve } else { HolidayKind::Holiday },
        when: written.occurrences.iter().map(occurrence).collect(),
    }
}

fn calendar_problem(problem: &CalendarProblem, written: &[ast::Holiday]) -> CalendarComplaint {
    let name = |at: usize| written.get(at).map(|holiday| holiday.name.value.as_str()).unwrap_or_default();
    let head = |at: usize| written.get(at).map(|holiday| holiday.name.span).unwrap_or_default();
    let line = |at: usize, occurrence: usize| {
        written.get(at).and_then(|it| it.occurrences.get(occurrence)).map_or_else(|| head(at), |it| it.span)
    };
    let (span, also, message) = match problem {
        CalendarProblem::DuplicateName { first, second } => {
            let name = name(*second);
            let message = [
                format!("pyhä `{name}` on kalenterissa kahdesti"),
                format!("helgdagen `{name}` finns två gånger i kalendern"),
                format!("the holiday `{name}` stands twice in the calendar"),
            ];
            (head(*second), Some(head(*first)), message)
        }
        CalendarProblem::ImpossibleDay { holiday, occurrence, month, day } => {
            let message = [
                format!("päivää {day}.{month}. ei ole joka vuosi"),
                format!("dagen {day}.{month}. finns inte varje år"),
                format!("there is no day {day} of month {month} in every year"),
            ];
            (line(*holiday, *occurrence), None, message)
        }
        CalendarProblem::RangeNotOneWeek { holiday, occurrence, days } => {
            let message = [
                format!("välissä on {days} päivää, mutta viikonpäivä löytyy vain seitsemästä päivästä"),
                format!("intervallet har {days} dagar, men en veckodag bestäms bara av sju dagar"),
                format!("the range has {days} days; a weekday is found in seven"),
            ];
            (line(*holiday, *occurrence), None, message)
        }
        CalendarProblem::ReversedYears { holiday, occurrence } => {
            let message = [
                "viimeinen vuosi on ennen ensimmäistä".to_owned(),
                "det sista året är före det första".to_owned(),
                "the last year is before the first".to_owned(),
            ];
            (line(*holiday, *occurrence), None, message)
        }
        CalendarProblem::Overlap { holiday, first, second, year } => {
            let name = name(*holiday);
            let message = [
                format!("pyhällä `{name}` on kaksi sääntöä vuonna {year}"),
                format!("helgdagen `{name}` har två regler år {year}"),
                format!("two rules place `{name}` in {year}"),
            ];
            (line(*holiday, *second), Some(line(*holiday, *first)), message)
        }
        CalendarProblem::NeverOccurs { holiday } => {
            let name = name(*holiday);
            let message = [
                format!("pyhä `{name}` ei osu yhteenkään päivään"),
                format!("helgdagen `{name}` infaller aldrig"),
                format!("`{name}` falls on no day"),
            ];
            (head(*holiday), None, message)
        }
        CalendarProblem::OffsetTooLarge { holiday, occurrence, offset } => {
            let message = [
                format!("{offset} päivää on enemmän kuin vuosi"),
                format!("{offset} dagar är mer än ett år"),
                format!("{offset} days are more than a year"),
            ];
            (line(*holiday, *occurrence), None, message)
        }
        CalendarProblem::UnknownHoliday { holiday, occurrence, name } => {
            let message = [
                format!("kalenterissa ei ole pyhää `{name}`"),
                format!("kalendern har ingen helgdag `{name}`"),
                format!("the calendar has no holiday `{name}`"),
            ];
            (line(*holiday, *occurrence), None, message)
        }
        CalendarProblem::Circle { holidays } => {
            let names = holidays.iter().map(|at| format!("`{}`", name(*at))).collect::<Vec<_>>().join(", ");
            let message = [
                format!("pyhät riippuvat toisistaan kehässä: {names}"),
                format!("helgdagarna beror på varandra i en cirkel: {names}"),
                format!("the holidays hang on each other in a ring: {names}"),
            ];
            (head(holidays.first().copied().unwrap_or_default()), None, message)
        }
    };
    CalendarComplaint::Holiday { span, also, message }
}

/// Acts on time limits by number; the calendars must be there.
pub(super) fn limits(
    files: &[ast::File],
    calendars: &BTreeMap<String, Calendar>,
    out: &mut Vec<Diagnostic>,
) -> BTreeMap<ActNumber, TimeLimits> {
    let mut built: BTreeMap<ActNumber, TimeLimits> = BTreeMap::new();
    let mut spans: BTreeMap<ActNumber, Span> = BTreeMap::new();
    let calendars: Vec<Calendar> = calendars.values().cloned().collect();
    for item in items(files) {
        let Item::TimeLimits(written) = item else { continue };
        let number = written.act.value;
        let name = format!("{}/{}", number.number, number.year);
        if let Some(first) = spans.get(&number) {
            let (first, second) = (Place::Text(*first), Place::Text(written.act.span));
            out.push(NameComplaint::Duplicate { name: &name, sort: Sort::TimeLimits, first, second }.into());
            continue;
        }
        spans.insert(number, written.act.span);
        let entries: Vec<RollsOff> = (written.off.iter())
            .map(|entry| match entry {
                ast::RollsOff::Weekday(weekday) => RollsOff::Weekday(weekday.value),
                ast::RollsOff::HolidaysOf(name) => RollsOff::HolidaysOf(name.value.clone()),
                ast::RollsOff::Named(name) => RollsOff::Holiday(name.value.clone()),
            })
            .collect();
        let (limits, problems) = TimeLimits::build(name, &entries, &calendars);
        for problem in problems {
            out.push(limits_problem(&problem, written).into());
        }
        built.insert(number, limits);
    }
    built
}

fn limits_problem(problem: &TimeLimitsProblem, written: &ast::TimeLimits) -> CalendarComplaint {
    let at = |entry: usize| match written.off.get(entry) {
        Some(ast::RollsOff::Weekday(weekday)) => weekday.span,
        Some(ast::RollsOff::HolidaysOf(name) | ast::RollsOff::Named(name)) => name.span,
        None => written.act.span,
    };
    let (span, message) = match problem {
        TimeLimitsProblem::UnknownCalendar { entry, name } => (
            at(*entry),
            [
                format!("kalenteria `{name}` ei ole"),
                format!("kalendern `{name}` finns inte"),
                format!("there is no calendar `{name}`"),
            ],
        ),
        TimeLimitsProblem::UnknownHoliday { entry, name } => (
            at(*entry),
            [
                format!("missään kalenterissa ei ole pyhää tai aattoa `{name}`"),
                format!("ingen kalender har en helgdag eller afton `{name}`"),
                format!("no calendar has a holiday or eve `{name}`"),
            ],
        ),
        TimeLimitsProblem::AmbiguousHoliday { entry, name, calendars } => {
            let names = calendars.join(", ");
            let message = [
                format!("`{name}` on monessa kalenterissa: {names}"),
                format!("`{name}` finns i flera kalendrar: {names}"),
                format!("`{name}` stands in several calendars: {names}"),
            ];
            (at(*entry), message)
        }
        TimeLimitsProblem::Duplicate { second, .. } => (
            at(*second),
            [
                "tämä on luettelossa kahdesti".to_owned(),
                "detta står två gånger i förteckningen".to_owned(),
                "this stands twice in the list".to_owned(),
            ],
        ),
        TimeLimitsProblem::NoWorkingDay => (
            written.act.span,
            [
                "yhtään arkipäivää ei jää".to_owned(),
                "ingen vardag blir kvar".to_owned(),
                "no working day is left".to_owned(),
            ],
        ),
    };
    CalendarComplaint::Limits { span, message }
}

/// Council terms and explicit periods by name, in one namespace.
pub(super) fn tables(files: &[ast::File], out: &mut Vec<Diagnostic>) -> BTreeMap<String, PeriodTable> {
    let mut built: BTreeMap<String, PeriodTable> = BTreeMap::new();
    let mut seen = Seen::default();
    for item in items(files) {
        let (name, rows, spans, of_terms, elections) = match item {
            Item::Terms(written) => {
                let rows = written.rows.iter().map(|row| PeriodRow { key: None, first: row.first, last: row.last });
                let spans: Vec<Span> = written.rows.iter().map(|row| row.span).collect();
                let elections = (written.rows.iter())
                    .map(|row| (crate::time::term_key(row.first, row.last), (row.elected, row.scheduled)))
                    .collect();
                (&written.name, rows.collect::<Vec<_>>(), spans, true, elections)
            }
            Item::Periods(written) => {
                let row = |(key, first, last): &(crate::source::Spanned<String>, _, _)| {
                    let (first, last): (&crate::source::Spanned<_>, &crate::source::Spanned<_>) = (first, last);
                    PeriodRow { key: Some(key.value.clone()), first: first.value, last: last.value }
                };
                let spans = written.rows.iter().map(|(key, _, last)| key.span.to(last.span)).collect();
                (&written.name, written.rows.iter().map(row).collect(), spans, false, BTreeMap::new())
            }
            _ => continue,
        };
        if !seen.first(name, Sort::Table, out) {
            continue;
        }
        let (table, problems) = Table::build(rows);
        for problem in problems {
            if let Some(complaint) = table_problem(&problem, &spans, of_terms) {
                out.push(complaint.into());
            }
        }
        let name_text = name.value.clone();
        built.insert(name_text.clone(), PeriodTable { name: name_text, table, elections, span: name.span });
    }
    built
}

fn table_problem(problem: &TableProblem, spans: &[Span], of_terms: bool) -> Option<CalendarComplaint> {
    let at = |row: usize| spans.get(row).copied().unwrap_or_default();
    let (span, also, message) = match problem {
        TableProblem::Reversed { row } => (
            at(*row),
            None,
            [
                "kausi päättyy ennen kuin se alkaa".to_owned(),
                "perioden slutar innan den börjar".to_owned(),
                "the period ends before it begins".to_owned(),
            ],
        ),
        TableProblem::Overlap { first, second, days } => {
            let (from, last) = (days.from(), days.last());
            let message = [
                format!("kaudet menevät päällekkäin: {from}–{last}"),
                format!("perioderna överlappar varandra: {from}–{last}"),
                format!("the periods share the days {from} to {last}"),
            ];
            (at(*second), Some(at(*first)), message)
        }
        TableProblem::Gap { before, after, days } => {
            // Explicit periods may leave days out; somebody always holds office.
            if !of_terms {
                return None;
            }
            let (from, last) = (days.from(), days.last());
            let message = [
                format!("valtuustokausien välissä on päiviä, jotka eivät kuulu kumpaankaan: {from}–{last}"),
                format!("mellan fullmäktigeperioderna finns dagar som inte hör till någon: {from}–{last}"),
                format!("the days {from} to {last} belong to no term"),
            ];
            (at(*after), Some(at(*before)), message)
        }
        TableProblem::DuplicateKey { first, second, key } => {
            let message = [
                format!("kahdella kaudella on sama tunnus `{key}`"),
                format!("två perioder har samma beteckning `{key}`"),
                format!("two periods have the key `{key}`"),
            ];
            (at(*second), Some(at(*first)), message)
        }
    };
    Some(CalendarComplaint::Row { span, also, message })
}

fn items(files: &[ast::File]) -> impl Iterator<Item = &Item> {
    files.iter().flat_map(|file| &file.items)
}
