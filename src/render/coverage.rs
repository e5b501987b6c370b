//! The report of `test --coverage`: what of the rules the stories exercise, with denominators, and what they leave out.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::book::Book;
use super::page::{Ink, Style};
use super::wording::coverage as words;
use crate::finding::Verdict;
use crate::scenario::coverage::{Coverage, Sort, Thing, Verdicts};

/// Writes the counts, then each thing and each verdict that is left out.
///
/// # Errors
/// What the stream says.
pub fn write(out: &mut dyn Write, book: &Book<'_>, style: Style, coverage: &Coverage) -> io::Result<()> {
    let lang = book.lang;
    writeln!(out, "\n{}\n", style.ink(Ink::Bold, words::heading(lang)))?;
    for sort in Sort::ALL {
        writeln!(out, "  {}", words::count(lang, words::sort(lang, sort, true), coverage.count(sort)))?;
    }
    writeln!(out, "  {}\n", words::count(lang, words::verdicts(lang), coverage.count_verdicts()))?;
    let left_out: Vec<&Thing> = coverage.things.iter().filter(|thing| !thing.exercised).collect();
    let heading = if left_out.is_empty() { words::nothing_missing(lang) } else { words::missing(lang) };
    writeln!(out, "{}\n", style.ink(Ink::Bold, heading))?;
    for thing in &left_out {
        let line = format!("{} ({})", named(book, thing), book.place(thing.span));
        out.write_all(style.paragraph(2, "– ", 2, Ink::Plain, &line).as_bytes())?;
    }
    if !left_out.is_empty() {
        writeln!(out)?;
    }
    let short: Vec<&Verdicts> = coverage.verdicts.iter().filter(|of| !of.unexpected.is_empty()).collect();
    if !short.is_empty() {
        writeln!(out, "{}\n", style.ink(Ink::Bold, words::unexpected(lang)))?;
    }
    for of in short {
        let duty = &book.model.duty(of.duty).name;
        let line = format!("`{duty}`: {}", words::names(lang, of.unexpected.iter().copied()));
        out.write_all(style.paragraph(2, "– ", 2, Ink::Dim, &line).as_bytes())?;
    }
    Ok(())
}

/// `exception uusimaa-also-with-hus, county-hyte-negotiation`.
fn named(book: &Book<'_>, thing: &Thing) -> String {
    let (sort, duty) = (words::sort(book.lang, thing.sort, false), &book.model.duty(thing.duty).name);
    match thing.sort {
        Sort::Duty => format!("{sort} `{duty}`"),
        Sort::Version | Sort::Exception | Sort::Reading | Sort::Question => {
            format!("{sort} `{}`, `{duty}`", thing.name)
        }
    }
}

/// The same as data: counts, what is left out, and the verdicts of each duty.
#[must_use]
pub fn data(book: &Book<'_>, coverage: &Coverage) -> Value {
    let count = |(exercised, of): (usize, usize)| json!({ "exercised": exercised, "of": of });
    let mut counts: Map<String, Value> =
        Sort::ALL.into_iter().map(|sort| (sort.code().to_owned(), count(coverage.count(sort)))).collect();
    counts.insert("verdict".into(), count(coverage.count_verdicts()));
    let missing: Vec<Value> = (coverage.things.iter().filter(|thing| !thing.exercised))
        .map(|thing| {
            json!({
                "what": thing.sort.code(), "name": thing.name, "duty": book.model.duty(thing.duty).name,
                "place": book.place(thing.span)
            })
        })
        .collect();
    let codes = |verdicts: &std::collections::BTreeSet<Verdict>| -> Vec<&str> {
        verdicts.iter().map(|verdict| verdict.code()).collect()
    };
    let verdicts: Vec<Value> = (coverage.verdicts.iter())
        .map(|of| {
            json!({
                "duty": book.model.duty(of.duty).name, "expected": codes(&of.expected),
                "not_expected": codes(&of.unexpected)
            })
        })
        .collect();
    json!({ "counts": counts, "missing": missing, "verdicts": verdicts })
}
