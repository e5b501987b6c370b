//! What is encoded of each act, provision by provision, as `rules doc` writes it: as text, as a page in Markdown, as JSON
//! and as a table.
//!
//! Every provision is there, those that nothing judges too, each with its ground; counts stand with their denominator.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::book::Book;
use super::csv::{harmless, io_error};
use super::page::{Ink, Style};
use super::wording::law;
use super::wording::provisions::{self, Word};
use crate::lang::Lang;
use crate::model::{DutyId, Norm, Provision, Provisions, Standing};

/// Writes the tables for a terminal.
///
/// # Errors
/// What the stream says.
pub fn write(out: &mut dyn Write, book: &Book<'_>, style: Style) -> io::Result<()> {
    let lang = book.lang;
    for table in &book.model.provisions {
        writeln!(out, "{}\n", style.ink(Ink::Bold, &heading(book, &table.of)))?;
        for row in &table.rows {
            let place = law::sections(lang, &row.sections);
            let place = if place.is_empty() || place == row.name { String::new() } else { format!(", {place}") };
            let line = format!("{}{place}: {}", row.name, provisions::standing(lang, &row.standing));
            out.write_all(style.paragraph(2, "", 2, Ink::Plain, &line).as_bytes())?;
            for duty in row.standing.duties() {
                let duty = book.model.duty(*duty);
                let line = format!("{} (`{}`)", duty.title.get(lang), duty.name);
                out.write_all(style.paragraph(4, "→ ", 2, Ink::Plain, &line).as_bytes())?;
            }
            if let Some(words) = &row.words {
                out.write_all(style.paragraph(4, "", 0, Ink::Dim, words.get(lang)).as_bytes())?;
            }
        }
        let counts = counted(lang, std::slice::from_ref(table));
        out.write_all(format!("\n{}\n", style.paragraph(2, "", 0, Ink::Plain, &counts)).as_bytes())?;
    }
    out.write_all(style.paragraph(0, "", 0, Ink::Bold, &in_all(book)).as_bytes())
}

/// Writes the page that stands beside the rules.
///
/// # Errors
/// What the stream says.
pub fn write_page(out: &mut dyn Write, book: &Book<'_>) -> io::Result<()> {
    let (lang, word) = (book.lang, |word| provisions::word(book.lang, word));
    writeln!(out, "# {}\n\n{}\n\n{}\n", word(Word::Title), provisions::preface(lang), in_all(book))?;
    for table in &book.model.provisions {
        let heading = cell(&heading(book, &table.of));
        match address(book, &table.of) {
            Some(eli) => writeln!(out, "## [{heading}]({eli})\n")?,
            None => writeln!(out, "## {heading}\n")?,
        }
        let columns = [Word::Row, Word::Section, Word::Standing, Word::Duties, Word::Words].map(word);
        writeln!(out, "| {} |\n|{}", columns.join(" | "), " --- |".repeat(columns.len()))?;
        for row in &table.rows {
            let duties: Vec<String> =
                row.standing.duties().iter().map(|duty| format!("`{}`", book.model.duty(*duty).name)).collect();
            let cells = [
                cell(&row.name),
                cell(&law::sections(lang, &row.sections)),
                provisions::standing(lang, &row.standing).to_owned(),
                duties.join(", "),
                cell(row.words.as_ref().map_or("", |words| words.get(lang))),
            ];
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        writeln!(out, "\n{}\n", counted(lang, std::slice::from_ref(table)))?;
    }
    Ok(())
}

/// Writes `{"acts":[{"act","title","provisions":[{"id","section","state","duties","words"}],"counts"}],"counts"}`.
///
/// # Errors
/// What the stream says.
pub fn write_json(out: &mut dyn Write, book: &Book<'_>) -> io::Result<()> {
    let tables: Vec<Value> = book
        .model
        .provisions
        .iter()
        .map(|table| {
            let rows: Vec<Value> = table.rows.iter().map(|row| data(book, row)).collect();
            json!({
                "act": code(&table.of), "title": title(book, &table.of), "provisions": rows,
                "counts": count_data(std::slice::from_ref(table))
            })
        })
        .collect();
    let whole = json!({ "acts": tables, "counts": count_data(&book.model.provisions) });
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// Writes a row for each provision: `act,id,section,state,duties,words`.
///
/// # Errors
/// What the stream says.
pub fn write_csv(out: &mut dyn Write, book: &Book<'_>) -> io::Result<()> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    table.write_record(["act", "id", "section", "state", "duties", "words"]).map_err(io_error)?;
    for act in &book.model.provisions {
        for row in &act.rows {
            let words = row.words.as_ref().map_or("", |words| words.get(book.lang));
            let (section, duties) = (law::sections_code(&row.sections), names(book, row.standing.duties()).join("|"));
            let cells = [&code(&act.of), &row.name, &section, row.standing.code(), &duties, words].map(harmless);
            table.write_record(&cells).map_err(io_error)?;
        }
    }
    table.flush()
}

fn data(book: &Book<'_>, row: &Provision) -> Value {
    json!({
        "id": row.name, "section": law::sections_code(&row.sections), "state": row.standing.code(),
        "duties": names(book, row.standing.duties()), "words": row.words.as_ref().map(|words| words.get(book.lang))
    })
}

fn names<'a>(book: &Book<'a>, duties: &[DutyId]) -> Vec<&'a str> {
    duties.iter().map(|duty| book.model.duty(*duty).name.as_str()).collect()
}

/// How the rules call it: `612/2021`, or the text's name.
fn code(of: &Norm) -> String {
    match of {
        Norm::Act(act) => law::act(*act),
        Norm::Text(text) => text.clone(),
    }
}

fn title<'a>(book: &Book<'a>, of: &Norm) -> Option<&'a str> {
    match of {
        Norm::Act(act) => book.model.acts.get(act)?.title.as_ref().map(|title| title.get(book.lang)),
        Norm::Text(_) => None,
    }
}

fn address<'a>(book: &Book<'a>, of: &Norm) -> Option<&'a str> {
    match of {
        Norm::Act(act) => book.model.acts.get(act)?.eli.as_deref(),
        Norm::Text(_) => None,
    }
}

/// `612/2021 Act on Organising Healthcare and Social Welfare`.
fn heading(book: &Book<'_>, of: &Norm) -> String {
    match title(book, of) {
        Some(title) => format!("{} {title}", code(of)),
        None => code(of),
    }
}

/// How many rows there are of each standing, those that have none too.
fn counts(tables: &[Provisions]) -> (usize, [(Standing, usize); 5]) {
    let rows = || tables.iter().flat_map(|table| &table.rows);
    let counts = Standing::all().map(|standing| {
        let count = rows().filter(|row| row.standing.code() == standing.code()).count();
        (standing, count)
    });
    (rows().count(), counts)
}

fn counted(lang: Lang, tables: &[Provisions]) -> String {
    let (total, counts) = counts(tables);
    provisions::counts(lang, total, &counts)
}

fn in_all(book: &Book<'_>) -> String {
    let (acts, counts) = (book.model.provisions.len(), counted(book.lang, &book.model.provisions));
    provisions::in_all(book.lang, acts, &counts)
}

fn count_data(tables: &[Provisions]) -> Value {
    let (total, counts) = counts(tables);
    let mut map = Map::new();
    map.insert("total".into(), total.into());
    map.extend(counts.iter().map(|(standing, count)| (standing.code().to_owned(), Value::from(*count))));
    Value::Object(map)
}

/// A text inside a cell or a heading of Markdown.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|")
}
