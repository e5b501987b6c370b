//! Holidays, council terms and reckoned time limits as data: one JSON value, or a table by RFC 4180 with ISO days.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::book::Book;
use super::calendar::{Made, Reckoned, whole_months};
use super::csv::{harmless, io_error};
use super::data::iso;
use super::reasons::steps;
use super::wording::interface::{self, Label};
use super::wording::law;
use crate::lang::Lang;
use crate::model::{ActNumber, Election, PeriodTable};
use crate::time::{Calendar, Datelike, Direction, HolidayDay, HolidayKind, OffReason, Period, TimeLimits};

/// Writes holidays and eves as `{"run", "holidays"}`.
///
/// # Errors
/// What the stream says.
pub fn write_holidays_json(out: &mut dyn Write, book: &Book<'_>, made: &Made, years: &[i32]) -> io::Result<()> {
    let days: Vec<Value> = holidays(book, years)
        .map(|row| {
            json!({
                "date": iso(row.found.day), "weekday": row.found.day.weekday().number_from_monday(),
                "holiday": row.name, "fi": row.word(Lang::Fi), "sv": row.word(Lang::Sv), "en": row.word(Lang::En),
                "kind": row.kind, "calendar": row.calendar.name(), "rolls": row.acts
            })
        })
        .collect();
    write_json(out, &json!({ "run": run(book, made), "holidays": days }))
}

/// Writes holidays and eves as a table.
///
/// # Errors
/// What the stream says.
pub fn write_holidays_csv(out: &mut dyn Write, book: &Book<'_>, made: &Made, years: &[i32]) -> io::Result<()> {
    let header = ["date", "weekday", "holiday", "fi", "sv", "en", "kind", "calendar", "rolls", "velvoite", "calendars"];
    let rows = holidays(book, years).map(|row| {
        vec![
            iso(row.found.day),
            row.found.day.weekday().number_from_monday().to_string(),
            row.name.to_owned(),
            row.word(Lang::Fi),
            row.word(Lang::Sv),
            row.word(Lang::En),
            row.kind.to_owned(),
            row.calendar.name().to_owned(),
            row.acts.join("|"),
        ]
    });
    write_csv(out, &header, made, rows)
}

/// A holiday on its day.
struct HolidayRow<'a> {
    book: &'a Book<'a>,
    calendar: &'a Calendar,
    found: &'a HolidayDay,
    name: &'a str,
    kind: &'static str,
    /// The acts on time limits off whose lists a time limit rolls because of this holiday.
    acts: Vec<String>,
}

impl HolidayRow<'_> {
    fn word(&self, lang: Lang) -> String {
        let key = (self.calendar.name().to_owned(), self.name.to_owned());
        self.book.model.holiday_words.get(&key).map_or_else(|| self.name.to_owned(), |words| words.get(lang).to_owned())
    }
}

fn holidays<'a>(book: &'a Book<'a>, years: &'a [i32]) -> impl Iterator<Item = HolidayRow<'a>> {
    let calendars = book.model.calendars.values();
    let days = calendars.flat_map(move |calendar| {
        years.iter().flat_map(move |year| calendar.year(*year)).map(move |found| (calendar, found))
    });
    days.filter_map(move |(calendar, found)| {
        let holiday = calendar.holiday(found.holiday)?;
        let because = |limits: &TimeLimits| {
            let own = |reason: &OffReason| matches!(reason, OffReason::Holiday(name) if **name == *holiday.name);
            limits.is_off(found.day).is_some() && limits.reasons(found.day).iter().any(own)
        };
        let acts = book.model.limits.iter().filter(|(_, limits)| because(limits)).map(|(act, _)| law::act(*act));
        let kind = match holiday.kind {
            HolidayKind::Holiday => "holiday",
            HolidayKind::Eve => "eve",
        };
        Some(HolidayRow { book, calendar, found, name: &holiday.name, kind, acts: acts.collect() })
    })
}

/// Writes council terms as `{"run", "terms"}`.
///
/// # Errors
/// What the stream says.
pub fn write_terms_json(out: &mut dyn Write, book: &Book<'_>, made: &Made) -> io::Result<()> {
    let rows: Vec<Value> = terms(book)
        .map(|(table, row, election)| {
            json!({
                "terms": table.name, "period": row.key, "from": iso(row.window.from()), "to": iso(row.window.last()),
                "months": whole_months(&row.window), "elected": election.and_then(|election| election.day).map(iso),
                "scheduled": election.is_some_and(|election| election.scheduled),
                "source": election.and_then(|election| election.term_under.as_ref()).map(law::code),
                "election_source": ground(table, election)
            })
        })
        .collect();
    write_json(out, &json!({ "run": run(book, made), "terms": rows }))
}

/// Writes council terms as a table.
///
/// # Errors
/// What the stream says.
pub fn write_terms_csv(out: &mut dyn Write, book: &Book<'_>, made: &Made) -> io::Result<()> {
    let header = [
        "terms",
        "period",
        "from",
        "to",
        "months",
        "elected",
        "scheduled",
        "source",
        "election_source",
        "velvoite",
        "calendars",
    ];
    let rows = terms(book).map(|(table, row, election)| {
        vec![
            table.name.clone(),
            row.key.clone(),
            iso(row.window.from()),
            iso(row.window.last()),
            whole_months(&row.window).map_or(String::new(), |count| count.to_string()),
            election.and_then(|election| election.day).map_or(String::new(), iso),
            election.is_some_and(|election| election.scheduled).to_string(),
            election.and_then(|election| election.term_under.as_ref()).map_or(String::new(), law::code),
            ground(table, election).unwrap_or_default(),
        ]
    });
    write_csv(out, &header, made, rows)
}

/// A term in its table, with its election.
type TermRow<'a> = (&'a PeriodTable, &'a Period, Option<&'a Election>);

fn terms<'a>(book: &'a Book<'a>) -> impl Iterator<Item = TermRow<'a>> {
    let tables = book.model.tables.values().filter(|table| !table.elections.is_empty());
    tables.flat_map(|table| table.table.rows().iter().map(move |row| (table, row, table.elections.get(&row.key))))
}

fn ground(table: &PeriodTable, election: Option<&Election>) -> Option<String> {
    table.ground(election?).map(law::code)
}

/// Writes what was reckoned as `{"run", "cases"}`; a line that was complained of has no day.
///
/// # Errors
/// What the stream says.
pub fn write_cases_json(
    out: &mut dyn Write,
    book: &Book<'_>,
    made: &Made,
    act: ActNumber,
    cases: &[Reckoned],
) -> io::Result<()> {
    let case = |reckoned: &Reckoned| match &reckoned.answer {
        None => json!({ "case": reckoned.text, "nominal": null, "day": null }),
        Some((case, answer)) => {
            let others: Vec<Value> = answer
                .others
                .iter()
                .map(|other| {
                    json!({
                        "reading": other.reading, "day": iso(other.due.effective), "ground": other.ground.get(book.lang),
                        "steps": steps(book, &other.due)
                    })
                })
                .collect();
            json!({
                "case": reckoned.text, "from": iso(case.from), "nominal": iso(answer.due.nominal),
                "day": iso(answer.due.effective), "moved": answer.due.is_rolled(), "act": case.roll.then(|| law::act(act)),
                "steps": steps(book, &answer.due), "readings": others
            })
        }
    };
    let cases: Vec<Value> = cases.iter().filter(|reckoned| !reckoned.text.is_empty()).map(case).collect();
    write_json(out, &json!({ "run": run(book, made), "cases": cases }))
}

/// Writes what was reckoned as a table.
///
/// # Errors
/// What the stream says.
pub fn write_cases_csv(
    out: &mut dyn Write,
    _book: &Book<'_>,
    made: &Made,
    act: ActNumber,
    cases: &[Reckoned],
) -> io::Result<()> {
    let header = ["case", "direction", "nominal", "day", "moved", "act", "readings", "velvoite", "calendars"];
    let rows = cases.iter().filter(|reckoned| !reckoned.text.is_empty()).map(|reckoned| match &reckoned.answer {
        None => {
            let mut cells = vec![reckoned.text.clone()];
            cells.resize(7, String::new());
            cells
        }
        Some((case, answer)) => {
            let others = answer.others.iter().map(|other| format!("{}={}", other.reading, iso(other.due.effective)));
            let direction = case.count.map_or("", |(_, direction)| match direction {
                Direction::Forward => "forward",
                Direction::Backward => "backward",
            });
            vec![
                reckoned.text.clone(),
                direction.to_owned(),
                iso(answer.due.nominal),
                iso(answer.due.effective),
                answer.due.is_rolled().to_string(),
                if case.roll { law::act(act) } else { String::new() },
                others.collect::<Vec<String>>().join("|"),
            ]
        }
    });
    write_csv(out, &header, made, rows)
}

fn run(book: &Book<'_>, made: &Made) -> Value {
    json!({
        "velvoite": made.version, "calendars": format!("sha256:{}", made.calendars),
        "notice": interface::label(book.lang, Label::Disclaimer)
    })
}

fn write_json(out: &mut dyn Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// The rows under their header, each with what it was made from at its end.
fn write_csv(
    out: &mut dyn Write,
    header: &[&str],
    made: &Made,
    rows: impl Iterator<Item = Vec<String>>,
) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(header).map_err(io_error)?;
    for row in rows {
        let made = [made.version.clone(), format!("sha256:{}", made.calendars)];
        table.write_record(row.into_iter().chain(made).map(|cell| harmless(&cell))).map_err(io_error)?;
    }
    table.flush()
}
