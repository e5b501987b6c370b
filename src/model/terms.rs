//! Council terms with their election days, and explicit periods, from what is written.
//!
//! A term is a row of a table, never arithmetic. Where the file says by which rule election days are found, every row
//! is held against it: one that departs must name the act that put it elsewhere.

use std::collections::BTreeMap;

use super::calendars::{self, items};
use super::complaint::Sort;
use super::complaint::tables::CalendarComplaint;
use super::demands::ground;
use super::words::Seen;
use super::{Election, ElectionRule, PeriodTable};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, Item};
use crate::time::{
    Calendar, CalendarProblem, Datelike, Day, Holiday, HolidayKind, PeriodRow, Table, TableProblem, term_key,
};

/// Council terms and explicit periods by name, in one namespace.
pub(super) fn tables(files: &[ast::File], out: &mut Vec<Diagnostic>) -> BTreeMap<String, PeriodTable> {
    let mut built: BTreeMap<String, PeriodTable> = BTreeMap::new();
    let mut seen = Seen::default();
    for item in items(files) {
        let table = match item {
            Item::Terms(written) if seen.first(&written.name, Sort::Table, out) => terms(written, out),
            Item::Periods(written) if seen.first(&written.name, Sort::Table, out) => periods(written, out),
            _ => continue,
        };
        built.insert(table.name.clone(), table);
    }
    built
}

fn periods(written: &ast::Periods, out: &mut Vec<Diagnostic>) -> PeriodTable {
    let row = |(key, first, last): &(Spanned<String>, Spanned<Day>, Spanned<Day>)| PeriodRow {
        key: Some(key.value.clone()),
        first: first.value,
        last: last.value,
    };
    let spans: Vec<Span> = written.rows.iter().map(|(key, _, last)| key.span.to(last.span)).collect();
    let (table, problems) = Table::build(written.rows.iter().map(row).collect());
    // Explicit periods may leave days out; somebody always holds office.
    let told = problems.iter().filter(|problem| !matches!(problem, TableProblem::Gap { .. }));
    out.extend(told.map(|problem| table_problem(problem, &spans).into()));
    PeriodTable {
        name: written.name.value.clone(),
        words: None,
        table,
        elections: BTreeMap::new(),
        rules: Vec::new(),
        span: written.name.span,
    }
}

fn terms(written: &ast::Terms, out: &mut Vec<Diagnostic>) -> PeriodTable {
    let row = |row: &ast::Term| PeriodRow { key: None, first: row.first, last: row.last };
    let spans: Vec<Span> = written.rows.iter().map(|row| row.span).collect();
    let (table, problems) = Table::build(written.rows.iter().map(row).collect());
    out.extend(told_once(&problems).map(|problem| Diagnostic::from(table_problem(problem, &spans))));
    let rules = rules(written, out);
    // Where the rule itself is wrong, that is told; the rows cannot be held against it.
    if rules.len() == written.elections.len() {
        let told = problems.iter().any(|problem| matches!(problem, TableProblem::Reversed { .. }));
        let rows = written.rows.iter().filter(|row| !told || row.first <= row.last);
        out.extend(rows.filter_map(|row| election_problem(row, &rules)).map(Diagnostic::from));
    }
    let election = |row: &ast::Term| {
        let election = Election {
            day: row.elected,
            scheduled: row.scheduled,
            under: ground(row.elected_under.as_ref()),
            term_under: ground(row.under.as_ref()),
        };
        (term_key(row.first, row.last), election)
    };
    PeriodTable {
        name: written.name.value.clone(),
        words: written.titles.as_ref().map(|titles| titles.words.clone()),
        table,
        elections: written.rows.iter().map(election).collect(),
        rules,
        span: written.name.span,
    }
}

/// The problems without those that only follow from another: days that a reversed row leaves free, a shared key of rows
/// that share days.
fn told_once(problems: &[TableProblem]) -> impl Iterator<Item = &TableProblem> {
    let reversed = problems.iter().any(|problem| matches!(problem, TableProblem::Reversed { .. }));
    let overlaps = move |one: usize, other: usize| {
        problems.iter().any(|problem| match problem {
            TableProblem::Overlap { first, second, .. } => {
                [*first, *second] == [one, other] || [*first, *second] == [other, one]
            }
            TableProblem::Reversed { .. } | TableProblem::Gap { .. } | TableProblem::DuplicateKey { .. } => false,
        })
    };
    problems.iter().filter(move |problem| match problem {
        TableProblem::Gap { .. } => !reversed,
        TableProblem::DuplicateKey { first, second, .. } => !overlaps(*first, *second),
        TableProblem::Reversed { .. } | TableProblem::Overlap { .. } => true,
    })
}

/// The rules by which election days are found; what is wrong with them is told as of a holiday.
fn rules(written: &ast::Terms, out: &mut Vec<Diagnostic>) -> Vec<ElectionRule> {
    let lines: Vec<ast::Occurrence> = written.elections.iter().map(|election| election.on.clone()).collect();
    if lines.is_empty() {
        return Vec::new();
    }
    for line in &lines {
        if let ast::OccurrenceRule::Beside(name, _) = &line.rule {
            let message = [
                "vaalipäivä lasketaan vuodesta itsestään, ei toisesta pyhästä".to_owned(),
                "valdagen räknas ur året självt, inte ur en annan helgdag".to_owned(),
                "an election day is found in the year itself, not beside another holiday".to_owned(),
            ];
            out.push(CalendarComplaint::Row { span: name.span, also: None, message }.into());
            return Vec::new();
        }
    }
    let when = lines.iter().map(calendars::occurrence).collect::<Vec<_>>();
    let holiday = Holiday { name: "election".to_owned(), kind: HolidayKind::Eve, when: when.clone() };
    let (_, problems) = Calendar::build("elections", vec![holiday]);
    let line = Spanned::new("election".to_owned(), lines.first().map_or(written.name.span, |line| line.span));
    let as_holiday = ast::Holiday { span: line.span, eve: true, name: line, titles: None, occurrences: lines };
    if !problems.is_empty() {
        out.extend(problems.iter().map(|problem| {
            if let CalendarProblem::Overlap { first, second, year, .. } = problem {
                let line = |at: usize| written.elections.get(at).map_or(written.name.span, |line| line.span);
                let message = [
                    format!("vuodelle {year} on kaksi vaalipäivän sääntöä"),
                    format!("för år {year} finns två regler om valdagen"),
                    format!("two rules give an election day in {year}"),
                ];
                return CalendarComplaint::Row { span: line(*second), also: Some(line(*first)), message }.into();
            }
            let lines = std::slice::from_ref(&as_holiday);
            Diagnostic::from(calendars::calendar_problem(problem, written.name.span, lines))
        }));
        return Vec::new();
    }
    let under = written.elections.iter().map(|election| ground(election.under.as_ref()));
    when.into_iter().zip(under).map(|(on, under)| ElectionRule { on, under }).collect()
}

/// What is wrong with the election day of a row.
fn election_problem(row: &ast::Term, rules: &[ElectionRule]) -> Option<CalendarComplaint> {
    let problem = |message| Some(CalendarComplaint::Row { span: row.span, also: None, message });
    let Some(elected) = row.elected else {
        return if rules.is_empty() {
            None
        } else {
            problem([
                "kaudelta puuttuu vaalipäivä (`elected`)".to_owned(),
                "perioden saknar valdag (`elected`)".to_owned(),
                "the term has no election day (`elected`)".to_owned(),
            ])
        };
    };
    if elected >= row.first {
        let first = row.first;
        return problem([
            format!("vaalit {elected} eivät ole ennen kauden alkua {first}"),
            format!("valet {elected} är inte före periodens början {first}"),
            format!("the election of {elected} is not before the term begins on {first}"),
        ]);
    }
    if rules.is_empty() || row.elected_under.is_some() {
        return None;
    }
    let year = elected.year();
    match rules.iter().find_map(|rule| rule.on.in_year(year)) {
        Some(by_rule) if by_rule == elected => None,
        Some(by_rule) => problem([
            format!(
                "vaalipäivä {elected} ei ole säännön mukainen: se olisi {by_rule}; nimeä peruste (`under`), jos se on muualla"
            ),
            format!(
                "valdagen {elected} följer inte regeln: den vore {by_rule}; ange grunden (`under`) om den finns annanstans"
            ),
            format!(
                "the election day {elected} is not by the rule, which gives {by_rule}; name its ground (`under`) if another act does"
            ),
        ]),
        None => problem([
            format!("mikään sääntö ei anna vaalipäivää vuodelle {year}; nimeä peruste (`under`)"),
            format!("ingen regel anger valdagen år {year}; ange grunden (`under`)"),
            format!("no rule gives an election day in {year}; name its ground (`under`)"),
        ]),
    }
}

fn table_problem(problem: &TableProblem, spans: &[Span]) -> CalendarComplaint {
    let at = |row: usize| spans.get(row).copied().unwrap_or_default();
    let (span, also, message) = match problem {
        TableProblem::Reversed { row } => {
            let message = [
                "kausi päättyy ennen kuin se alkaa".to_owned(),
                "perioden slutar innan den börjar".to_owned(),
                "the period ends before it begins".to_owned(),
            ];
            (at(*row), None, message)
        }
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
    CalendarComplaint::Row { span, also, message }
}
