//! The list under a clock that stands by itself: by day, what is due, how it stands, and under which section.

use super::clock::Clock;
use super::sign::{SIGN, sign};
use super::svg::{Anchor, Stroke, Svg, Tone, Type};
use super::{WIDTH, ring};
use crate::finding::Verdict;
use crate::render::wording::{days, picture as words, verdict};
use crate::review::year::{Item, Mark};

const EDGE: f64 = 8.0;
/// How wide each of the two columns is, and how far they lie apart.
const COLUMN: (f64, f64) = (340.0, 24.0);
const ROW: f64 = 15.5;

/// A line of the list.
struct Line {
    text: String,
    how: Type,
    indent: f64,
    sign: Option<Verdict>,
}

/// Draws it from `top`, with the foot; where it ends.
pub(super) fn draw(svg: &mut Svg, clock: &Clock<'_>, top: f64) -> f64 {
    let mut y = top;
    if !clock.year.marks.is_empty() {
        svg.line((EDGE, y), (WIDTH - EDGE, y), Stroke::new(Tone::Line, 1.0));
        y += 6.0;
        let blocks: Vec<(&Mark, Vec<Line>)> = clock.year.marks.iter().map(|mark| (mark, lines(clock, mark))).collect();
        let half = blocks.iter().map(|(_, lines)| high(lines)).sum::<f64>() / 2.0;
        let (mut at, mut column, mut lowest) = (y, 0.0, y);
        for (mark, lines) in &blocks {
            // The first column takes half of the whole and what it has begun.
            if column < 1.0 && at - y + high(lines) / 2.0 > half {
                (at, column) = (y, 1.0);
            }
            block(svg, mark, lines, EDGE + column * (COLUMN.0 + COLUMN.1), at);
            at += high(lines);
            lowest = lowest.max(at);
        }
        y = lowest + 4.0;
    }
    let how = Type::new(11.0, Tone::Soft);
    for text in clock.foot.iter().flat_map(|text| how.lines(text, WIDTH - 2.0 * EDGE)) {
        y += 15.0;
        svg.text((EDGE, y), Anchor::Start, how, &text);
    }
    y + 8.0
}

fn high(lines: &[Line]) -> f64 {
    u32::try_from(lines.len()).map_or(0.0, f64::from) * ROW + 12.0
}

fn block(svg: &mut Svg, mark: &Mark, lines: &[Line], x: f64, top: f64) {
    for (at, line) in lines.iter().enumerate() {
        let y = top + 13.0 + ROW * u32::try_from(at).map_or(0.0, f64::from);
        if at == 0 {
            if mark.binds {
                svg.line((x + 2.0, y - 10.5), (x + 2.0, y + 1.5), Stroke::new(Tone::Ink, 2.8));
            } else {
                ring::lozenge(svg, (x + 2.0, y - 4.5), 0.0);
            }
        }
        if let Some(verdict) = line.sign {
            sign(svg, (x + 8.0 + SIGN / 2.0, y - 4.2), verdict);
        }
        svg.text((x + line.indent, y), Anchor::Start, line.how, &line.text);
    }
}

fn lines(clock: &Clock<'_>, mark: &Mark) -> Vec<Line> {
    let lang = clock.book.lang;
    let head = Type::new(12.5, Tone::Ink).bold();
    let mut lines = Vec::new();
    let count =
        if mark.binds { words::duties(lang, mark.items.len()) } else { words::recommendations(lang, mark.items.len()) };
    let text = format!("{} · {count}", days::with_weekday(lang, mark.day));
    lines.push(Line { text, how: head, indent: 9.0, sign: None });
    for item in &mark.items {
        let (text, soft) = (Type::new(11.5, Tone::Ink), Type::new(11.0, Tone::Soft));
        let indent = if clock.verdicts { 27.0 } else { 9.0 };
        let width = COLUMN.0 - indent;
        let shown = clock.verdicts.then_some(item.finding.verdict);
        for (at, title) in text.lines(&super::title(clock.book, &item.finding), width).into_iter().enumerate() {
            lines.push(Line { text: title, how: text, indent, sign: shown.filter(|_| at == 0) });
        }
        for detail in soft.lines(&details(clock, item), width) {
            lines.push(Line { text: detail, how: soft, indent, sign: None });
        }
    }
    lines
}

/// The verdict in words or counts, the section, and what another reading comes to.
fn details(clock: &Clock<'_>, item: &Item) -> String {
    let lang = clock.book.lang;
    let mut parts = Vec::new();
    if clock.verdicts {
        parts.push(verdict::verdict(lang, item.finding.verdict).to_owned());
        parts.extend(super::others(lang, &item.finding));
    }
    parts.push(clock.book.law(&item.finding.source));
    parts.join(" · ")
}
