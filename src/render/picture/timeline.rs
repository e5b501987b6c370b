//! The timeline: a row a duty, a column a year, a bar while doing it counts, at its due day how it stands. Over the
//! years the council terms; through all rows the day from which one looks.

use std::collections::{BTreeMap, BTreeSet};

use super::legend::{self, Entry};
use super::sign::{SIGN, sign};
use super::svg::{Anchor, Medium, Stroke, Svg, Tone, Type, n};
use super::{Picture, WIDTH, ribbon};
use crate::finding::{Finding, Verdict};
use crate::render::Book;
use crate::render::wording::{days, picture as words, verdict};
use crate::review::timeline::{Bar, Beat, Row, Section, Timeline};
use crate::time::{Datelike, Day, day};

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

const EDGE: f64 = 8.0;
/// Where the years begin.
const YEARS: f64 = 276.0;
/// How high a lane of bars is.
const LANE: f64 = 17.0;
/// What a row has beside its lanes.
const GAP: f64 = 5.0;
/// How far the two lines of a title lie apart.
const TITLE: f64 = 14.0;
/// More due days of a duty in one year are told together.
const FEW: usize = 2;
/// More windows at one time are drawn one behind the other.
const SIDE_BY_SIDE: usize = 2;

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
            draw_sign(svg, line, row, bar, middle(*lane));
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
        let texts = [words::short_term(council, &term.key), days::period(&term.key)];
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
    let title = line.book.model.duty(row.duty).title.get(line.book.lang);
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

/// A bar as it is drawn: one of the row's, or several that have no room beside each other.
struct Drawn<'r> {
    left: f64,
    right: f64,
    /// The middle of the sign.
    sign: f64,
    /// Whether it is due after the years that are shown.
    beyond: bool,
    bars: Vec<&'r Bar>,
}

impl Drawn<'_> {
    fn count(&self) -> usize {
        self.bars.iter().map(|bar| bar.findings.len()).sum()
    }

    fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.bars.iter().flat_map(|bar| &bar.findings)
    }

    fn counts(&self) -> BTreeMap<Verdict, usize> {
        let mut counts = BTreeMap::new();
        for finding in self.findings() {
            *counts.entry(finding.verdict).or_insert(0) += 1;
        }
        counts
    }

    /// How wide its sign is.
    fn width(&self) -> f64 {
        let number = counted().width(&self.count().to_string());
        match (self.count(), self.counts().len()) {
            _ if self.beyond => 6.0,
            (0 | 1, _) => SIGN,
            (_, 0 | 1) => SIGN + 4.0 + number,
            _ => number + 8.0,
        }
    }
}

/// What is drawn of a row: where many days of one year are due, they stand as one.
fn drawn<'r>(scale: &Scale<'_>, row: &'r Row) -> Vec<Drawn<'r>> {
    let mut years: BTreeMap<Option<i32>, Vec<&Bar>> = BTreeMap::new();
    for bar in &row.bars {
        years.entry(bar.due.map(|due| due.year())).or_default().push(bar);
    }
    let dense = years.iter().any(|(year, bars)| year.is_some() && bars.len() > FEW);
    let mut groups: Vec<Vec<&Bar>> = Vec::new();
    for (year, bars) in years {
        // What has no due day would all stand on the day from which one looks.
        if year.is_none() || (dense && year.is_some_and(|year| year <= scale.line.to)) {
            groups.push(bars);
        } else {
            groups.extend(bars.into_iter().map(|bar| vec![bar]));
        }
    }
    let mut drawn: Vec<Drawn<'_>> = groups.into_iter().map(|bars| scale.drawn(bars)).collect();
    drawn.sort_by(|one, other| one.sign.total_cmp(&other.sign));
    // Windows that reach far back lie under the ones before them: each is drawn from where the one before is due.
    let at_once = |at: usize| {
        drawn
            .iter()
            .filter(|one| {
                one.left + 1.0 < drawn.get(at).map_or(0.0, |it| it.right)
                    && drawn.get(at).map_or(0.0, |it| it.left) + 1.0 < one.right
            })
            .count()
    };
    if (0..drawn.len()).any(|at| at_once(at) > SIDE_BY_SIDE) {
        let ends: Vec<f64> = drawn.iter().map(|one| one.right).collect();
        for (one, before) in drawn.iter_mut().skip(1).zip(ends) {
            one.left = one.left.max(before.min(one.right));
        }
    }
    drawn
}

/// Each with its lane: bars that share days, or whose signs would touch, stand in different ones.
fn lanes<'r>(scale: &Scale<'_>, mut row: Vec<Drawn<'r>>) -> Vec<(usize, Drawn<'r>)> {
    let mut placed: Vec<(usize, Drawn<'r>)> = Vec::new();
    for one in &mut row {
        let half = one.width() / 2.0;
        one.sign = one.sign.clamp(YEARS + half, scale.edge() - half + EDGE);
    }
    for one in row {
        let meets = |other: &Drawn<'_>| {
            let near = (other.sign - one.sign).abs() < (one.width() + other.width()) / 2.0 + 0.5;
            near || (one.left + 1.0 < other.right && other.left + 1.0 < one.right)
        };
        let taken: Vec<usize> = placed.iter().filter(|(_, other)| meets(other)).map(|(lane, _)| *lane).collect();
        placed.push(((0..).find(|lane| !taken.contains(lane)).unwrap_or(0), one));
    }
    placed
}

fn counted() -> Type {
    Type::new(11.0, Tone::Ink).bold()
}

fn draw_sign(svg: &mut Svg, line: &Line<'_>, row: &Row, bar: &Drawn<'_>, y: f64) {
    svg.open(&told(line, row, bar), "");
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
fn told(line: &Line<'_>, row: &Row, bar: &Drawn<'_>) -> String {
    let lang = line.book.lang;
    let mut parts = vec![line.book.model.duty(row.duty).title.get(lang).to_owned()];
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

struct Scale<'s> {
    line: &'s Timeline,
}

impl Scale<'_> {
    fn start(&self, day: Day) -> f64 {
        self.at(day, 0)
    }

    fn end(&self, day: Day) -> f64 {
        self.at(day, 1)
    }

    /// Years are alike wide, leap years too; what lies outside stands at the edge.
    fn at(&self, of: Day, more: u32) -> f64 {
        let day_of_year = f64::from(of.ordinal0() + more);
        let length = day(of.year(), 12, 31).map_or(365.0, |last| f64::from(last.ordinal()));
        let years = f64::from(of.year() - self.line.from) + day_of_year / length;
        let whole = f64::from(self.line.to - self.line.from + 1);
        YEARS + (WIDTH - EDGE - YEARS) * (years / whole).clamp(0.0, 1.0)
    }

    /// Where the years end.
    fn edge(&self) -> f64 {
        WIDTH - EDGE
    }

    /// Bars as one: from where to where they reach within the years shown, and where their sign stands: on the last due
    /// day, for several in the middle of their year, else on the day from which one looks, as far as they reach.
    fn drawn<'r>(&self, bars: Vec<&'r Bar>) -> Drawn<'r> {
        let left = |bar: &&Bar| bar.window.0.map_or(YEARS, |from| self.start(from));
        let right = |bar: &&Bar| bar.window.1.or(bar.due).map_or(self.edge(), |to| self.end(to));
        let to = bars.iter().map(right).fold(YEARS, f64::max);
        let from = bars.iter().map(left).fold(to, f64::min);
        let days: Vec<f64> = bars.iter().filter_map(|bar| bar.due).map(|due| self.end(due)).collect();
        let sign = match (days.first(), days.last(), self.line.hand) {
            (Some(first), Some(last), _) => (first + last) / 2.0,
            (_, _, Some(hand)) => self.start(hand).clamp(from, to),
            (_, _, None) => to,
        };
        let beyond = bars.iter().all(|bar| bar.due.is_some_and(|due| due > self.line.days.last()));
        Drawn { left: from, right: to, sign, beyond, bars }
    }
}
