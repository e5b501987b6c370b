//! Pictures as SVG: the annual clock and the timeline, drawn by ourselves from a few shapes.
//!
//! Knows where things stand on a sheet that is 720 wide and that no text may lie on another. Leaves alone what is due when
//! (`review`) and every word (`wording`). One drawing serves pages, where it takes the colours of the style sheet, and
//! files of their own, which carry theirs. Same input, same bytes: coordinates have two decimals, and sines are our own.

pub mod map;
mod svg;
mod letters;
mod sign;
mod turn;
mod spread;
mod ring;
mod legend;
mod list;
pub mod clock;
pub mod ribbon;
mod bars;
pub mod timeline;
pub mod table;

pub use svg::{Medium, TextBox};

use crate::finding::Finding;
use crate::lang::Lang;
use crate::render::Book;
use crate::render::wording::picture as words;
use crate::review::year::other_readings;
use crate::time::{Datelike, Day};

/// A finished drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The SVG.
    pub svg: String,
    /// Where each text stands, for who wants to know that none lies on another.
    pub texts: Vec<TextBox>,
    /// Its width and height.
    pub size: (f64, f64),
}

/// How wide every drawing is, in its own units. Shown that wide, no text is smaller than 11 pixels.
pub const WIDTH: f64 = 720.0;

/// What the label of a mark leads to in a page: `law-12-31`, `soft-06-30`.
#[must_use]
pub fn anchor(day: Day, binds: bool) -> String {
    format!("{}-{:02}-{:02}", if binds { "law" } else { "soft" }, day.month(), day.day())
}

/// A duty as it stands in lists: its title, towards whom, and which part.
#[must_use]
pub fn title(book: &Book<'_>, finding: &Finding) -> String {
    let version = book.version(finding).and_then(|version| version.title.as_ref());
    let title = match version {
        Some(title) if book.model.duty(finding.duty).short.is_none() => title.get(book.lang),
        Some(_) | None => book.short(finding),
    };
    let more = [finding.counterparty.map(|body| book.body(body)), finding.part.as_ref().map(|part| book.topic(part))];
    let more: Vec<String> = more.into_iter().flatten().collect();
    if more.is_empty() { title.to_owned() } else { format!("{title} ({})", more.join(", ")) }
}

/// What other readings come to, and a doubt whether it concerns the body: nothing where there is neither.
#[must_use]
pub fn others(lang: Lang, finding: &Finding) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for (_, verdict, day) in other_readings(finding) {
        let text = words::other_reading(lang, verdict, day);
        if !told.contains(&text) {
            told.push(text);
        }
    }
    if finding.in_doubt {
        told.push(words::word(lang, words::Word::InDoubt).to_owned());
    }
    told
}
