//! Calendars and acts, from what is written.
//!
//! Hands the rules of holidays to `time`, which works them out, and gives its problems places and words. Time limits
//! are the business of `limits`, council terms and explicit periods that of `terms`.

use std::collections::BTreeMap;

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::complaint::tables::CalendarComplaint;
use super::words::{Seen, titles};
use super::{Act, UnreadSection};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::Words;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, ActNumber, Item, OccurrenceRule};
use crate::time::{Calendar, CalendarProblem, Holiday, HolidayKind, Occurrence, Rule, Unless, YEARS};

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
        let reversed = |years: &&Spanned<(i32, Option<i32>)>| years.value.1.is_some_and(|last| last < years.value.0);
        if let Some(years) = written.years.as_ref().filter(reversed) {
            let message = [
                "kalenterin viimeinen vuosi on ennen ensimmäistä".to_owned(),
                "kalenderns sista år är före det första".to_owned(),
                "the calendar's last year is before its first".to_owned(),
            ];
            out.push(CalendarComplaint::Holiday { span: years.span, also: None, near: None, message }.into());
        }
        let years = written.years.as_ref().filter(|years| !reversed(years));
        let (first, last) = years.map_or((*YEARS.start(), None), |years| years.value);
        let (calendar, problems) = Calendar::build_for(name.clone(), first..=last.unwrap_or(*YEARS.end()), holidays);
        let head = written.years.as_ref().map_or(written.name.span, |years| years.span);
        for problem in problems {
            out.push(calendar_problem(&problem, head, &written.holidays).into());
        }
        for holiday in &written.holidays {
            let own = titles(holiday.titles.as_ref(), &holiday.name.value);
            words.insert((name.clone(), holiday.name.value.clone()), own);
        }
        built.insert(name.clone(), calendar);
    }
    (built, words)
}

/// A line of a holiday or of an election.
pub(super) fn occurrence(line: &ast::Occurrence) -> Occurrence {
    let rule = |rule: &OccurrenceRule| match rule {
        OccurrenceRule::Fixed { day, month } => Rule::Fixed { month: *month, day: *day },
        OccurrenceRule::WeekdayIn { weekday, first, last } => {
            Rule::WeekdayIn { weekday: *weekday, first: *first, last: *last }
        }
        OccurrenceRule::Easter(offset) => Rule::Easter { offset: *offset },
        OccurrenceRule::Beside(other, offset) => Rule::Beside { holiday: other.value.clone(), offset: *offset },
    };
    let unless = |(on, then): &(Vec<OccurrenceRule>, OccurrenceRule)| Unless {
        on: on.iter().map(rule).collect(),
        then: rule(then),
    };
    Occurrence { on: rule(&line.rule), from: line.from, until: line.until, unless: line.unless.as_ref().map(unless) }
}

fn holiday(written: &ast::Holiday) -> Holiday {
    Holiday {
        name: written.name.value.clone(),
        kind: if written.eve { HolidayKind::Eve } else { HolidayKind::Holiday },
        when: written.occurrences.iter().map(occurrence).collect(),
    }
}

/// The complaint for a problem; `calendar` is where the calendar's years stand, or its name.
pub(super) fn calendar_problem(
    problem: &CalendarProblem,
    calendar: Span,
    written: &[ast::Holiday],
) -> CalendarComplaint {
    let mut near = None;
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
        CalendarProblem::NoYears => {
            let (first, last) = (*YEARS.start(), *YEARS.end());
            let message = [
                format!("kalenterilla ei ole yhtään vuotta väliltä {first}–{last}"),
                format!("kalendern har inget år mellan {first} och {last}"),
                format!("the calendar has no year from {first} to {last}"),
            ];
            (calendar, None, message)
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
            near = nearest(name, written.iter().map(|other| other.name.value.as_str())).map(str::to_owned);
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
    CalendarComplaint::Holiday { span, also, near, message }
}

/// Everything that stands in the files.
pub(super) fn items(files: &[ast::File]) -> impl Iterator<Item = &Item> {
    files.iter().flat_map(|file| &file.items)
}
