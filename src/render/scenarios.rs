//! The report of `test`: which stories came as expected, and what came instead where they did not.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::page::{Ink, Style};
use super::wording::interface::{expected, scenario_summary};
use super::wording::{days, pick, verdict};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::scenario::{Difference, Mismatch, Story};
use crate::source::{Source, Span};

/// Writes the stories that did not come as expected, and how many did.
///
/// # Errors
/// What the stream says.
pub fn write(out: &mut dyn Write, sources: &[Source], lang: Lang, style: Style, stories: &[Story]) -> io::Result<()> {
    for story in stories.iter().filter(|story| !story.passed()) {
        let head = format!("✗ {}", story.title);
        writeln!(out, "{}", style.ink(Ink::Of(Verdict::Missed), &head))?;
        writeln!(out, "  --> {}", place(sources, story.span))?;
        for mismatch in &story.mismatches {
            writeln!(out, "  {} ({})", mismatch.instance, place(sources, mismatch.span))?;
            for difference in &mismatch.differs {
                out.write_all(style.paragraph(4, "– ", 2, Ink::Plain, &words(lang, difference)).as_bytes())?;
            }
        }
        writeln!(out)?;
    }
    let passed = stories.iter().filter(|story| story.passed()).count();
    let ink = if passed == stories.len() { Ink::Of(Verdict::Met) } else { Ink::Of(Verdict::Missed) };
    writeln!(out, "{}", style.ink(ink, &scenario_summary(lang, passed, stories.len())))
}

/// Writes the same as data: `{"passed","failed","scenarios"}`, with `"coverage"` where it was asked for.
///
/// # Errors
/// What the stream says.
pub fn write_json(
    out: &mut dyn Write,
    sources: &[Source],
    lang: Lang,
    stories: &[Story],
    coverage: Option<Value>,
) -> io::Result<()> {
    let passed = stories.iter().filter(|story| story.passed()).count();
    let scenarios: Vec<Value> = stories
        .iter()
        .map(|story| {
            let (file, line) = position(sources, story.span);
            let mismatches: Vec<Value> =
                story.mismatches.iter().map(|mismatch| mismatch_data(sources, lang, mismatch)).collect();
            let complaints: Vec<Value> =
                story.complaints.iter().map(|complaint| super::diagnostics::data(sources, lang, complaint)).collect();
            json!({
                "scenario": story.title, "file": file, "line": line, "passed": story.passed(),
                "expected": story.expected, "mismatches": mismatches, "complaints": complaints
            })
        })
        .collect();
    let mut report = json!({ "passed": passed, "failed": stories.len() - passed, "scenarios": scenarios });
    if let (Value::Object(fields), Some(coverage)) = (&mut report, coverage) {
        fields.insert("coverage".into(), coverage);
    }
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn mismatch_data(sources: &[Source], lang: Lang, mismatch: &Mismatch) -> Value {
    let (file, line) = position(sources, mismatch.span);
    let differs: Vec<String> = mismatch.differs.iter().map(|difference| words(lang, difference)).collect();
    json!({ "instance": mismatch.instance, "file": file, "line": line, "differs": differs })
}

fn words(lang: Lang, difference: &Difference) -> String {
    let none = pick(lang, "ei mitään", "inget", "nothing");
    let shown = |items: &[String]| if items.is_empty() { none.to_owned() } else { items.join(", ") };
    let no_instance = pick(lang, "ei velvoitetta", "ingen skyldighet", "no instance");
    let instance = pick(lang, "velvoite", "en skyldighet", "an instance");
    match difference {
        Difference::Exists(came) => expected(lang, no_instance, came.code()),
        Difference::Absent(near) if near.is_empty() => expected(lang, instance, no_instance),
        Difference::Absent(near) => {
            let near = near.join(", ");
            let came = say!(
                lang,
                "{no_instance} (lähimmät: {near})",
                "{no_instance} (liknande: {near})",
                "{no_instance} (near: {near})"
            );
            expected(lang, instance, &came)
        }
        Difference::Verdict(wanted, came) => {
            let shown = |of: Verdict| format!("{} ({})", of.code(), verdict::verdict(lang, of));
            expected(lang, &shown(*wanted), &shown(*came))
        }
        Difference::Witnesses(wanted, came) => labelled(
            pick(lang, "kirjaukset", "registreringar", "witnesses"),
            &expected(lang, &shown(wanted), &shown(came)),
        ),
        Difference::Missing(wanted, came) => {
            labelled(pick(lang, "puuttuu", "saknas", "missing"), &expected(lang, &shown(wanted), &shown(came)))
        }
        Difference::Because(wanted, came) => {
            labelled(pick(lang, "syy", "orsak", "because"), &expected(lang, &shown(wanted), &shown(came)))
        }
        Difference::Due(wanted, came) => {
            let came = came.map_or_else(|| none.to_owned(), |day| days::day(lang, day));
            labelled(pick(lang, "määräpäivä", "sista dag", "due"), &expected(lang, &days::day(lang, *wanted), &came))
        }
    }
}

fn labelled(label: &str, text: &str) -> String {
    format!("{label}: {text}")
}

fn position(sources: &[Source], span: Span) -> (&str, usize) {
    sources
        .iter()
        .find(|source| source.id == span.source)
        .map_or(("", 1), |source| (source.name.as_str(), source.position(span.start).0))
}

fn place(sources: &[Source], span: Span) -> String {
    let (file, line) = position(sources, span);
    format!("{file}:{line}")
}
