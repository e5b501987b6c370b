//! Complaints as text: code, message, the place with a caret under it (or the cell of a table), advice.
//!
//! Knows layout and the words *error*, *warning*, *help*; the messages arrive in all languages from the rooms that
//! complain.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::page::Style;
use super::wording::pick;
use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::lang::Lang;
use crate::source::{Source, SourceId, Span};

/// Lines longer than this are not shown; their place is given in one line instead.
const LONGEST: usize = 400;

/// Writes the complaints in the order given.
///
/// # Errors
/// What the stream says.
pub fn write(
    out: &mut dyn Write,
    sources: &[Source],
    lang: Lang,
    style: Style,
    complaints: &[Diagnostic],
) -> io::Result<()> {
    for complaint in complaints {
        out.write_all(one(sources, lang, style, complaint).as_bytes())?;
    }
    Ok(())
}

/// One complaint, with the line break that ends it.
#[must_use]
pub fn one(sources: &[Source], lang: Lang, style: Style, complaint: &Diagnostic) -> String {
    let level = match complaint.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let name = severity(lang, complaint.severity);
    let title = level.with_name(name).primary_title(clean(complaint.message.get(lang))).id(complaint.code);
    let renderer = if style.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(style.width.max(80));

    let shown: Vec<(&Label, Shown<'_>)> =
        complaint.labels.iter().filter_map(|label| Some((label, excerpt(sources, label)?))).collect();
    let mut group = Group::with_title(title);
    for (at, (label, excerpt)) in shown.iter().enumerate() {
        let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let mut mark = kind.span(excerpt.span.clone());
        let text = clean(label.text.get(lang));
        if !text.is_empty() {
            mark = mark.label(text);
        }
        let snippet = Snippet::source(excerpt.text).path(excerpt.name).line_start(excerpt.line).annotation(mark);
        group = group.element(snippet);
    }
    let mut text = renderer.render(&[group]);
    for label in complaint.labels.iter().filter(|label| excerpt(sources, label).is_none()) {
        text.push_str("\n  --> ");
        text.push_str(&in_line(sources, lang, label));
    }
    if let Some(help) = &complaint.help {
        text.push_str(&format!("\n{}: {}", pick(lang, "ohje", "råd", "help"), clean(help.get(lang))));
    }
    text.push('\n');
    text
}

/// One complaint as data, with file and place.
#[must_use]
pub fn data(sources: &[Source], lang: Lang, complaint: &Diagnostic) -> Value {
    let severity = match complaint.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let places: Vec<Value> = complaint.labels.iter().map(|label| place(sources, lang, label)).collect();
    json!({
        "data": "complaint", "code": complaint.code, "severity": severity, "message": complaint.message.get(lang),
        "places": places, "help": complaint.help.as_ref().map(|help| help.get(lang))
    })
}

fn place(sources: &[Source], lang: Lang, label: &Label) -> Value {
    let file = source(sources, label.place.source()).map_or("", |source| source.name.as_str());
    let text = label.text.get(lang);
    match &label.place {
        Place::Text(span) => {
            let (line, column) = source(sources, span.source).map_or((1, 1), |source| source.position(span.start));
            json!({ "file": file, "line": line, "column": column, "text": text })
        }
        Place::Cell { row, column, .. } => {
            let (letter, name) = match column {
                Some((letter, name)) => (Some(letter), Some(name)),
                None => (None, None),
            };
            json!({ "file": file, "row": row, "column": letter, "name": name, "text": text })
        }
        Place::File(_) => json!({ "file": file, "text": text }),
    }
}

/// One complaint as a row of a table, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// *Error* or *warning*.
    pub severity: &'static str,
    /// `records.csv B7 (date)`.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What would help; may be empty.
    pub help: String,
}

/// One complaint as a row of a table.
#[must_use]
pub fn row(sources: &[Source], lang: Lang, complaint: &Diagnostic) -> Row {
    let places: Vec<String> = complaint.labels.iter().map(|label| in_line(sources, lang, label)).collect();
    Row {
        severity: severity(lang, complaint.severity),
        place: places.join("; "),
        message: clean(complaint.message.get(lang)),
        help: complaint.help.as_ref().map(|help| clean(help.get(lang))).unwrap_or_default(),
    }
}

fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => pick(lang, "virhe", "fel", "error"),
        Severity::Warning => pick(lang, "varoitus", "varning", "warning"),
    }
}

/// What is shown of a text: its lines around the place, and the place in them.
struct Shown<'a> {
    name: &'a str,
    text: &'a str,
    line: usize,
    span: std::ops::Range<usize>,
}

/// The line of a place in a text; none for cells, whole files and lines too long to show.
fn excerpt<'a>(sources: &'a [Source], label: &Label) -> Option<Shown<'a>> {
    let Place::Text(span) = &label.place else { return None };
    let source = source(sources, span.source)?;
    let (first, end) = bounds(&source.text, *span)?;
    let start = source.text[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let stop = source.text[first..].find('\n').map_or(source.text.len(), |newline| first + newline);
    let text = source.text[start..stop].trim_end_matches('\r');
    if text.chars().count() > LONGEST || text.chars().any(|c| c.is_control() && c != '\t') {
        return None;
    }
    // A place over several lines is marked on its first.
    let last = end.min(start + text.len()).max(first.min(start + text.len()));
    let line = source.position(span.start).0;
    Some(Shown { name: &source.name, text, line, span: first.min(start + text.len()) - start..last - start })
}

/// The span's ends on character boundaries inside the text.
fn bounds(text: &str, span: Span) -> Option<(usize, usize)> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let range = span.range();
    (range.start <= range.end).then(|| (floor(range.start), floor(range.end)))
}

/// A place in one line: `records.csv B7 (date): text`.
fn in_line(sources: &[Source], lang: Lang, label: &Label) -> String {
    let name = source(sources, label.place.source()).map_or("", |source| source.name.as_str());
    let at = match &label.place {
        Place::Text(span) => {
            let (line, column) = source(sources, span.source).map_or((1, 1), |source| source.position(span.start));
            format!("{name}:{line}:{column}")
        }
        Place::Cell { row, column: Some((letter, column)), .. } if letter.is_empty() => {
            let row = say!(lang, "rivi {row}", "rad {row}", "row {row}");
            format!("{name}, {row} ({column})")
        }
        Place::Cell { row, column: Some((letter, column)), .. } if letter == column || column.is_empty() => {
            format!("{name} {letter}{row}")
        }
        Place::Cell { row, column: Some((letter, column)), .. } => format!("{name} {letter}{row} ({column})"),
        Place::Cell { row, column: None, .. } => {
            let row = say!(lang, "rivi {row}", "rad {row}", "row {row}");
            format!("{name}, {row}")
        }
        Place::File(_) => name.to_owned(),
    };
    let text = clean(label.text.get(lang));
    if text.is_empty() { at } else { format!("{at}: {text}") }
}

fn source(sources: &[Source], id: SourceId) -> Option<&Source> {
    sources.iter().find(|source| source.id == id)
}

/// A message without control characters (a file may hold any), cut where it is longer than a screen.
fn clean(text: &str) -> String {
    let mut out: String = text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).take(600).collect();
    if text.chars().nth(600).is_some() {
        out.push('…');
    }
    out
}
