//! What the signs of a picture mean, in lines under it.

use super::WIDTH;
use super::ring::lozenge;
use super::sign::{SIGN, sign};
use super::svg::{Anchor, Stroke, Svg, Tone, Type, n};
use crate::finding::Verdict;

/// A sign with its meaning.
pub(super) enum Entry {
    /// What binds.
    Tick(String),
    /// What is recommended.
    Lozenge(String),
    /// The day from which one looks.
    Hand(String),
    /// A verdict.
    Verdict(Verdict, String),
    /// A bar.
    Bar(String),
    /// A stroke, by its letter; it has lines of its own.
    Letter(String, String),
    /// A text by itself.
    Line(String),
}

const EDGE: f64 = 8.0;
const ROW: f64 = 20.0;

impl Entry {
    /// A text by itself.
    pub(super) fn line(text: String) -> Entry {
        Entry::Line(text)
    }

    fn text(&self) -> &str {
        match self {
            Entry::Tick(text)
            | Entry::Lozenge(text)
            | Entry::Hand(text)
            | Entry::Verdict(_, text)
            | Entry::Bar(text)
            | Entry::Letter(_, text)
            | Entry::Line(text) => text,
        }
    }

    /// How wide its sign is.
    fn sign(&self) -> f64 {
        match self {
            Entry::Tick(_) | Entry::Lozenge(_) => 10.0,
            Entry::Hand(_) | Entry::Verdict(..) => SIGN + 5.0,
            Entry::Letter(..) => 22.0,
            Entry::Bar(_) => 30.0,
            Entry::Line(_) => 0.0,
        }
    }
}

/// Draws the entries from `top`; where they end.
pub(super) fn draw(svg: &mut Svg, entries: &[Entry], top: f64) -> f64 {
    let how = Type::new(12.0, Tone::Ink);
    let (mut x, mut y) = (EDGE, top);
    for entry in entries {
        let own = matches!(entry, Entry::Letter(..));
        let width = entry.sign() + how.width(entry.text());
        if x > EDGE && (own || x + width > WIDTH - EDGE) {
            (x, y) = (EDGE, y + ROW);
        }
        let (middle, line) = (y + 9.0, y + 13.2);
        match entry {
            Entry::Tick(_) => svg.line((x + 3.0, middle - 6.5), (x + 3.0, middle + 6.5), Stroke::new(Tone::Ink, 2.8)),
            Entry::Lozenge(_) => lozenge(svg, (x + 3.0, middle), 0.0),
            Entry::Hand(_) => {
                svg.line((x, middle), (x + 8.0, middle), Stroke::new(Tone::Strong, 3.0));
                svg.path(&format!("M{} {}l8 5-8 5z", n(x + 6.0), n(middle - 5.0)), Some(Tone::Strong), None);
            }
            Entry::Verdict(verdict, _) => sign(svg, (x + SIGN / 2.0, middle), *verdict),
            Entry::Bar(_) => svg.rect((x, middle - 3.0), (24.0, 6.0), 3.0, Some(Tone::Line), None),
            Entry::Letter(letter, _) => {
                svg.circle((x + 8.5, middle), 8.2, Some(Tone::Paper), Some(Stroke::new(Tone::Soft, 1.4)));
                svg.text((x + 8.5, middle + 4.0), Anchor::Middle, Type::new(11.5, Tone::Ink).bold(), letter);
            }
            Entry::Line(_) => {}
        }
        // A text that is wider than the sheet goes on below itself.
        let start = x + entry.sign();
        let lines = how.lines(entry.text(), WIDTH - EDGE - start);
        for (at, text) in lines.iter().enumerate() {
            if at > 0 {
                y += 16.0;
            }
            svg.text((start, y + line - middle + 9.0), Anchor::Start, how, text);
        }
        x = if own || lines.len() > 1 { WIDTH } else { x + width + 20.0 };
    }
    if entries.is_empty() { top } else { y + ROW }
}
