//! The timeline: a row a duty, a column a year, a bar while doing it counts, at its due day how it stands. Over the
//! years the council terms; through all rows the day from which one looks.

use std::collections::BTreeSet;

use super::bars::{Drawn, EDGE, Scale, YEARS, counted, drawn, lanes};
use super::legend::{self, Entry};
use super::sign::{SIGN, sign};
use super::svg::{Anchor, Medium, Stroke, Svg, Tone, Type, n};
use super::{Picture, WIDTH, ribbon};
use crate::finding::Verdict;
use crate::render::Book;
use crate::render::wording::{days, picture as words, verdict};
use crate::review::timeline::{Beat, Row, Section, Timeline};
use crate::time::day;

/// What a timeline is drawn from.
pub struct Line<'l> {
    /// Years and duties.
    pub shown: &'l Timeline,
    /// The names of things.
    pub book: &'l Book<'l>,
    /// Whose they are.
    pub whose: &'l str,
    /// In a file of its own, what it was made from, a sentence a line.
    pub foot: &'l [String],
}

/// How high a lane of bars is.
const LANE: f64 = 17.0;
/// What a row has beside its lanes.
const GAP: f64 = 5.0;
/// How far the two lines of a title lie apart.
const TITLE: f64 = 14.0;

/// What duties that recur alike are called.
#[must_use]
pub fn section_name(line: &Line<'_>, section: &Section) -> &'static str {
    let word = match section.beat {
        Beat::Yearly => words::Word::Yearly,
        Beat::Periods => words::Word::EveryTerm,
        Beat::Single => words::Word::Single,
        Beat::Always => words::Word::Continuous,
        Beat::Soft => words::Word::RecommendedDays,
    };
    words::word(line.book.lang, word)
}

/// Draws all of it, for a file of its own.
#[must_use]
pub fn draw(line: &Line<'_>) -> Picture {
    let lang = line.book.lang;
    let mut svg = Svg::new(Medium::File);
    let title = words::timeline_title(lang, line.shown.from, line.shown.to, line.whose);
    let how = Type::new(18.0, Tone::Ink).bold();
    let mut top = 8.0;
    for text in how.lines(&title, WIDTH - 2.0 * EDGE) {
        top += 22.0;
        svg.text((EDGE, top - 4.0), Anchor::Start, how, &text);
    }
    for section in &line.shown.sections {
        top += 26.0;
        svg.text((EDGE, top), Anchor::Start, Type::new(14.0, Tone::Ink).bold(), section_name(line, section));
        top = rows(&mut svg, line, section, top + 8.0, &|_| String::new());
    }
    top = legend::draw(&mut svg, &entries(line, &line.shown.sections), top + 16.0);
    let how = Type::new(11.0, Tone::Soft);
    for text in line.foot.iter().flat_map(|text| how.lines(text, WIDTH - 2.0 * EDGE)) {
        top += 15.0;
        svg.text((EDGE, top), Anchor::Start, how, &text);
    }
    svg.finish("timeline", lang.code(), &title, &desc(line), top + 12.0)
}

/// Draws one section for a page; `id` keeps it apart from the others, `href` is where a row leads.
#[must_use]
pub fn section(line: &Line<'_>, section: &Section, id: &str, href: &dyn Fn(&Row) -> String) -> Picture {
    let lang = line.book.lang;
    let mut svg = Svg::new(Medium::Page);
    let title = words::timeline_title(lang, line.shown.from, line.shown.to, line.whose);
    let title = format!("{} – {title}", section_name(line, section));
    let top = rows(&mut svg, line, section, 2.0, href);
    let desc = words::timeline_desc(lang, line.shown.from, line.shown.to, section.rows.len());
    svg.finish(id, lang.code(), &title, &desc, top + 4.0)
}

/// The signs of all sections, for a page.
#[must_use]
pub fn signs(line: &Line<'_>) -> Picture {
    let mut svg = Svg::new(Medium::Page);
    let top = legend::draw(&mut svg, &entries(line, &line.shown.sections), 2.0);
    let lang = line.book.lang;
    let name = crate::render::wording::site::word(lang, crate::render::wording::site::Word::Legend);
    svg.finish("timeline-signs", lang.code(), name, &desc(line), top + 2.0)
}

fn desc(line: &Line<'_>) -> String {
    let duties = line.shown.sections.iter().map(|section| section.rows.len()).sum();
    words::timeline_desc(line.book.lang, line.shown.from, line.shown.to, duties)
}

fn entries(line: &Line<'_>, sections: &[Section]) -> Vec<Entry> {
    let lang = line.book.lang;
    let findings = sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.bars);
    let seen: BTreeSet<Verdict> = findings.flat_map(|bar| &bar.findings).map(|finding| finding.verdict).collect();
    let mut entries = vec![
        Entry::Bar(words::word(lang, words::Word::Window).to_owned()),
        Entry::Line(words::word(lang, words::Word::Several).to_owned()),
    ];
    entries.extend(seen.into_iter().map(|of| Entry::Verdict(of, verdict::verdict(lang, of).to_owned())));
    entries.extend(line.shown.hand.map(|hand| Entry::Hand(words::hand(lang, hand))));
    entries
}

/// The years with their terms, and the rows; where they end.
fn rows(svg: &mut Svg, line: &Line<'_>, section: &Section, top: f64, href: &dyn Fn(&Row) -> String) -> f64 {
    let scale = Scale { line: line.shown };
    let placed: Vec<(&Row, Vec<(usize, Drawn<'_>)>)> =
        section.rows.iter().map(|row| (row, lanes(&scale, drawn(&scale, row)))).collect();
    let titles: Vec<Vec<String>> = section.rows.iter().map(|row| title(line, row)).collect();
    let heights: Vec<f64> = placed.iter().zip(&titles).map(|((_, bars), title)| height(bars, title.len())).collect();
    let head = top + if line.shown.terms.is_empty() { 20.0 } else { 40.0 };
    let bottom = head + heights.iter().sum::<f64>();
    // Every other row lies on a faint ground, so that the eye keeps to it.
    let mut y = head;
    for (at, high) in heights.iter().enumerate() {
        if at % 2 == 0 {
            svg.rect((EDGE - 4.0, y), (WIDTH - 2.0 * EDGE + 8.0, *high), 0.0, Some(Tone::Tint), None);
        }
        y += high;
    }
    header(svg, line, &scale, top, head, bottom);
    let mut y = head;
    for (((row, bars), title), high) in placed.iter().zip(&titles).zip(&heights) {
        name(svg, line, row, title, y + high / 2.0, &href(row));
        let count = bars.iter().map(|(lane, _)| lane + 1).max().unwrap_or(1);
        let first = y + (high - LANE * float(count)) / 2.0;
        let middle = |lane: usize| first + LANE * (float(lane) + 0.5);
        // A bar that begins where another ends must not lie on its sign.
        for (lane, bar) in bars.iter().filter(|(_, bar)| bar.right - bar.left > 0.5) {
            let (from, to, y) = (bar.left, bar.right, middle(*lane));
            svg.rect((from, y - 2.5), (to - from, 5.0), 2.5, Some(Tone::Line), None);
        }
        for (lane, bar) in bars {
            draw_sign(svg, line, bar, middle(*lane));
        }
        y += high;
    }
    bottom
}

fn height(bars: &[(usize, Drawn<'_>)], lines: usize) -> f64 {
    let lanes = bars.iter().map(|(lane, _)| lane + 1).max().unwrap_or(1);
    (float(lanes) * LANE + GAP).max(float(lines) * TITLE + 6.0)
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}

fn header(svg: &mut Svg, line: &Line<'_>, scale: &Scale<'_>, top: f64, head: f64, bottom: f64) {
    let lang = line.book.lang;
    let years = head - 20.0;
    for term in &line.shown.terms {
        let (left, right) = (scale.start(term.days.from()), scale.end(term.days.last()));
        svg.rect(
            (left, top),
            (right - left, years - top - 2.0),
            2.0,
            Some(Tone::Paper),
            Some(Stroke::new(Tone::Line, 1.0)),
        );
        let council = ribbon::council(line.book.model, lang, term);
        let texts = [words::short_term(lang, council, &term.key), days::period(lang, &term.key)];
        let how = Type::new(11.5, Tone::Ink).bold();
        if let Some(text) = texts.iter().find(|text| how.width(text) + 8.0 <= right - left) {
            svg.text(((left + right) / 2.0, top + 13.0), Anchor::Middle, how, text);
        }
        svg.line((left, head - 3.0), (left, bottom), Stroke::new(Tone::Soft, 1.4));
    }
    let how = Type::new(11.5, Tone::Ink);
    let mut free = 0.0;
    for year in line.shown.from..=line.shown.to {
        let Some((first, last)) = day(year, 1, 1).zip(day(year, 12, 31)) else { continue };
        let (left, right) = (scale.start(first), scale.end(last));
        svg.line((left, head - 4.0), (left, bottom), Stroke::new(Tone::Line, 0.5));
        let (text, middle) = (year.to_string(), (left + right) / 2.0);
        let half = how.width(&text) / 2.0;
        // Where columns are narrow, only as many years are named as have room.
        if middle - half >= free && middle + half <= WIDTH {
            svg.text((middle, head - 6.0), Anchor::Middle, how, &text);
            free = middle + half + 4.0;
        }
    }
    if let Some(hand) = line.shown.hand {
        let x = (scale.start(hand) + scale.end(hand)) / 2.0;
        svg.open(&words::hand(lang, hand), "");
        svg.line((x, head - 2.0), (x, bottom), Stroke::new(Tone::Strong, 2.0));
        svg.path(&format!("M{} {}l-4.5-6h9z", n(x), n(head + 2.0)), Some(Tone::Strong), None);
        svg.close("");
    }
}

/// A duty's title in two lines at the most.
fn title(line: &Line<'_>, row: &Row) -> Vec<String> {
    let title = line.book.model.duty(row.duty).shown(line.book.lang);
    let (how, width) = (Type::new(12.0, Tone::Ink), YEARS - EDGE - 10.0);
    let mut lines = how.lines(title, width);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|text| how.cut(text, width)).collect()
}

fn name(svg: &mut Svg, line: &Line<'_>, row: &Row, title: &[String], middle: f64, href: &str) {
    svg.open(line.book.model.duty(row.duty).title.get(line.book.lang), href);
    let first = middle + 4.2 - TITLE * (float(title.len()) - 1.0) / 2.0;
    for (at, text) in title.iter().enumerate() {
        svg.text((EDGE, first + TITLE * float(at)), Anchor::Start, Type::new(12.0, Tone::Ink), text);
    }
    svg.close(href);
}

fn draw_sign(svg: &mut Svg, line: &Line<'_>, bar: &Drawn<'_>, y: f64) {
    svg.open(&told(line, bar), "");
    let (x, counts, count) = (bar.sign, bar.counts(), bar.count());
    if bar.beyond {
        // It is due after the years that are shown: the bar runs on, and nothing is told of its end.
        svg.path(&format!("M{} {}l6 5-6 5z", n(WIDTH - EDGE - 1.0), n(y - 5.0)), Some(Tone::Line), None);
    } else if count < 2 {
        counts.keys().for_each(|verdict| sign(svg, (x, y), *verdict));
    } else {
        // Several stand as one: their sign and number where they agree, else their number alone.
        let text = count.to_string();
        let (from, wide) = (x - bar.width() / 2.0, bar.width());
        svg.rect((from - 1.0, y - 7.5), (wide + 2.0, 15.0), 3.0, Some(Tone::Paper), Some(Stroke::new(Tone::Line, 0.8)));
        if counts.len() == 1 {
            counts.keys().for_each(|verdict| sign(svg, (from + SIGN / 2.0, y), *verdict));
            svg.text((from + SIGN + 2.0, y + 4.0), Anchor::Start, counted(), &text);
        } else {
            svg.text((x, y + 4.0), Anchor::Middle, counted(), &text);
        }
    }
    svg.close("");
}

/// What a bar says when one points at it.
fn told(line: &Line<'_>, bar: &Drawn<'_>) -> String {
    let lang = line.book.lang;
    let mut parts: Vec<String> = Vec::new();
    let mut days: Vec<String> = bar.bars.iter().filter_map(|bar| bar.due).map(|due| days::day(lang, due)).collect();
    days.dedup();
    let counts: Vec<(Verdict, usize)> = bar.counts().into_iter().collect();
    if let ([only], 1) = (bar.bars.as_slice(), bar.count()) {
        parts.extend(only.findings.first().and_then(|finding| line.book.period(finding)));
        parts.push(match only.due {
            Some(due) => verdict::due(lang, due),
            None => words::word(lang, words::Word::NoDay).to_lowercase(),
        });
        parts.extend(counts.iter().map(|(of, _)| verdict::verdict(lang, *of).to_owned()));
        parts.extend(only.findings.first().into_iter().flat_map(|finding| super::others(lang, finding)));
    } else {
        parts.push(days.join(", "));
        parts.extend(counts.iter().map(|(of, count)| verdict::counted(lang, *count, *of).replace('\u{a0}', " ")));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}
