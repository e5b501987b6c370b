//! The annual clock: the ring with labels on both sides, the ribbon over it, the signs explained under it. In a file of
//! its own also a heading, the list to which the labels lead, and what it was made from.

use std::collections::BTreeMap;

use super::legend::{self, Entry};
use super::sign::{SIGN, sign};
use super::spread::spread;
use super::svg::{Anchor, Medium, Stroke, Svg, Tone, Type, n};
use super::turn::{middle, place};
use super::{Picture, WIDTH, list, ribbon, ring};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::render::Book;
use crate::render::wording::picture as words;
use crate::review::year::{Mark, Year};
use crate::time::{Datelike, Day};

/// What a clock is drawn from.
pub struct Clock<'c> {
    /// The year.
    pub year: &'c Year,
    /// The names of things.
    pub book: &'c Book<'c>,
    /// Whose year it is, in words.
    pub whose: &'c str,
    /// Whether marks show how things stand: for one body they do.
    pub verdicts: bool,
    /// In a file of its own, what it was made from, a sentence a line.
    pub foot: &'c [String],
}

/// How far left and right labels reach.
const EDGE: f64 = 8.0;
/// How wide a column of labels is.
const COLUMN: f64 = 142.0;
/// How far below a label's top the way to it ends.
const LINE: f64 = 11.0;
/// The least room that the ring takes up and down.
const RING: f64 = 198.0;
/// The most that a column of labels may take; more days are told together.
const TALL: f64 = 620.0;

/// Draws it.
#[must_use]
pub fn draw(clock: &Clock<'_>, medium: Medium) -> Picture {
    let (lang, year) = (clock.book.lang, clock.year);
    let mut svg = Svg::new(medium);
    let title = words::clock_title(lang, year.number, clock.whose);
    let mut top = 8.0;
    if medium == Medium::File {
        let how = Type::new(18.0, Tone::Ink).bold();
        for line in how.lines(&title, WIDTH - 2.0 * EDGE) {
            top += 22.0;
            svg.text((EDGE, top - 4.0), Anchor::Start, how, &line);
        }
        top += 10.0;
    }
    let high = ribbon::draw(&mut svg, clock.book.model, lang, year, top);
    top += if high > 0.0 { high + 10.0 } else { 0.0 };

    let labels = labels(clock);
    let mut sides = [false, true].map(|left| labels.iter().filter(|label| label.left() == left).collect::<Vec<_>>());
    // On the left the year goes upwards.
    let [_, left] = &mut sides;
    left.reverse();
    let tallest = sides.iter().map(|side| height(side)).fold(2.0 * RING, f64::max);
    let centre = (WIDTH / 2.0, top + tallest / 2.0);
    // What leads to the labels lies under the ring, the ring under its ticks.
    let mut places = Vec::new();
    for side in &sides {
        // Where the way to the label runs straight.
        let belongs = |label: &Label| place(centre, ring::OUT, label.turned()).1 + label.height / 2.0 - LINE;
        let wanted: Vec<(f64, f64)> = side.iter().map(|label| (belongs(label), label.height)).collect();
        places.push(spread(&wanted, top, top + tallest));
    }
    for (side, places) in sides.iter().zip(&places) {
        for (label, y) in side.iter().zip(places) {
            lead(&mut svg, centre, label, *y);
        }
    }
    ring::draw(&mut svg, lang, year, centre);
    for mark in &year.marks {
        ring::tick(&mut svg, centre, mark.day, mark.binds);
    }
    for (side, places) in sides.iter().zip(&places) {
        for (label, y) in side.iter().zip(places) {
            label.draw(&mut svg, clock, *y);
        }
    }
    top += tallest + 14.0;
    top = legend::draw(&mut svg, &entries(clock), top);
    if medium == Medium::File {
        top = list::draw(&mut svg, clock, top + 12.0);
    }
    let (law, soft): (Vec<&Mark>, Vec<&Mark>) = year.marks.iter().partition(|mark| mark.binds);
    let count = |marks: &[&Mark]| marks.iter().map(|mark| mark.items.len()).sum();
    let terms: Vec<String> = year
        .terms
        .iter()
        .map(|term| words::term(lang, ribbon::council(clock.book.model, lang, term), term.days))
        .collect();
    let desc = words::clock_desc(lang, law.len(), count(&law), count(&soft), &terms, year.hand);
    svg.finish("clock", lang.code(), &title, &desc, top + 6.0)
}

/// One label: a day, or neighbouring days that are told together.
struct Label {
    first: Day,
    last: Day,
    binds: bool,
    items: usize,
    counts: BTreeMap<Verdict, usize>,
    doubt: bool,
    height: f64,
}

/// The labels: a day each, where there is no room a half of a month each, else a month.
fn labels(clock: &Clock<'_>) -> Vec<Label> {
    let day: fn(Day) -> (u32, u32) = |day| (day.month(), day.day());
    let half: fn(Day) -> (u32, u32) = |day| (day.month(), u32::from(day.day() > 15));
    let month: fn(Day) -> (u32, u32) = |day| (day.month(), 0);
    let mut labels = Vec::new();
    for share in [day, half, month] {
        labels = together(clock, share);
        let fits = |left| height(&labels.iter().filter(|label| label.left() == left).collect::<Vec<_>>()) <= TALL;
        if fits(true) && fits(false) {
            break;
        }
    }
    labels
}

fn together(clock: &Clock<'_>, share: fn(Day) -> (u32, u32)) -> Vec<Label> {
    let mut found: BTreeMap<((u32, u32), bool), Label> = BTreeMap::new();
    for mark in &clock.year.marks {
        let label = found.entry((share(mark.day), !mark.binds)).or_insert_with(|| Label {
            first: mark.day,
            last: mark.day,
            binds: mark.binds,
            items: 0,
            counts: BTreeMap::new(),
            doubt: false,
            height: 0.0,
        });
        label.last = mark.day;
        label.items += mark.items.len();
        label.doubt |= clock.verdicts && mark.has_doubt();
        if clock.verdicts {
            for (verdict, count) in mark.counts() {
                *label.counts.entry(verdict).or_insert(0) += count;
            }
        }
    }
    let mut labels: Vec<Label> = found.into_values().collect();
    for label in &mut labels {
        let rows = u32::try_from(label.rows().len()).map_or(0.0, f64::from);
        label.height = 23.0 + 17.0 * rows;
    }
    labels
}

/// How high labels are together.
fn height(labels: &[&Label]) -> f64 {
    labels.iter().map(|label| label.height).sum()
}

/// The way from the ring to a label: outwards, straight to the side until the ring is past, then to the label. Days in
/// their order leave the ring in their order, so that no way crosses another.
fn lead(svg: &mut Svg, centre: (f64, f64), label: &Label, y: f64) {
    let [start, out] = ring::way(centre, label.turned(), label.binds);
    let side = if label.left() { -1.0 } else { 1.0 };
    let past = centre.0 + side * (ring::OUT + 1.0);
    let x = centre.0 + side * (WIDTH / 2.0 - EDGE - COLUMN - 4.0);
    let y = y - label.height / 2.0 + LINE;
    let places = [start, out, (past, out.1), (x, y)];
    let d: String = places.iter().zip("MLLL".chars()).map(|((x, y), to)| format!("{to}{} {}", n(*x), n(*y))).collect();
    let stroke = Stroke::new(Tone::Line, 0.9);
    svg.path(&d, None, Some(if label.binds { stroke } else { stroke.dashed() }));
}

impl Label {
    fn turned(&self) -> f64 {
        (middle(self.first) + middle(self.last)) / 2.0
    }

    /// On which side it stands; what is told together in June or December stays on one.
    fn left(&self) -> bool {
        middle(self.first) > 180.0
    }

    /// Its signs, in rows: one sign with its word, else each sign with its number.
    fn rows(&self) -> Vec<Vec<(Verdict, usize)>> {
        let counts: Vec<(Verdict, usize)> = self.counts.iter().map(|(verdict, count)| (*verdict, *count)).collect();
        counts.chunks(4).map(<[(Verdict, usize)]>::to_vec).collect()
    }

    fn day(&self, lang: Lang) -> String {
        words::short_span(lang, self.first, self.last)
    }

    fn draw(&self, svg: &mut Svg, clock: &Clock<'_>, y: f64) {
        let lang = clock.book.lang;
        let counts: Vec<(Verdict, usize)> = self.counts.iter().map(|(verdict, count)| (*verdict, *count)).collect();
        let href = format!("#{}", super::anchor(self.first, self.binds));
        svg.open(&words::mark(lang, &self.day(lang), self.binds, self.items, &counts), &href);
        let top = y - self.height / 2.0;
        let left = self.left();
        let edge = if left { EDGE + COLUMN } else { WIDTH - EDGE - COLUMN };
        let way = if left { -1.0 } else { 1.0 };
        let anchor = if left { Anchor::End } else { Anchor::Start };
        // The whole block can be pointed at.
        let box_left = if left { EDGE } else { edge };
        svg.rect((box_left - 2.0, top), (COLUMN + 4.0, self.height - 3.0), 3.0, Some(Tone::Paper), None);
        let line = top + 15.5;
        let key = (edge + way * 4.0, line - 4.6);
        if self.binds {
            svg.line((key.0, key.1 - 6.0), (key.0, key.1 + 6.0), Stroke::new(Tone::Ink, 2.8));
        } else {
            ring::lozenge(svg, key, 0.0);
        }
        let doubt = if self.doubt { " *" } else { "" };
        let text = format!("{} · {}{doubt}", self.day(lang), self.items);
        let how = Type::new(13.5, Tone::Ink);
        svg.text((edge + way * 11.0, line), anchor, if self.binds { how.bold() } else { how }, &text);
        for (row, signs) in self.rows().into_iter().enumerate() {
            let middle = line + 13.0 + 17.0 * u32::try_from(row).map_or(0.0, f64::from);
            self.signs(svg, lang, &signs, edge + way * 11.0, way, middle);
        }
        svg.close(&href);
    }

    /// A row of signs from the ring outwards; on the left they are written from the right, and read from the left.
    fn signs(&self, svg: &mut Svg, lang: Lang, signs: &[(Verdict, usize)], from: f64, way: f64, y: f64) {
        let how = Type::new(12.0, Tone::Ink);
        let texts: Vec<(Verdict, String)> = match signs {
            [(verdict, _)] if self.counts.len() == 1 => {
                vec![(*verdict, crate::render::wording::verdict::verdict(lang, *verdict).to_owned())]
            }
            _ => signs.iter().map(|(verdict, count)| (*verdict, count.to_string())).collect(),
        };
        let width = |text: &str| SIGN + 4.0 + how.width(text);
        let whole: f64 = texts.iter().map(|(_, text)| width(text) + 9.0).sum::<f64>() - 9.0;
        let mut x = if way > 0.0 { from } else { from - whole };
        for (verdict, text) in &texts {
            sign(svg, (x + SIGN / 2.0, y), *verdict);
            svg.text((x + SIGN + 4.0, y + 4.2), Anchor::Start, how, text);
            x += width(text) + 9.0;
        }
    }
}

/// What is explained under the ring.
fn entries(clock: &Clock<'_>) -> Vec<Entry> {
    let (lang, year) = (clock.book.lang, clock.year);
    let has = |binds: bool| year.marks.iter().any(|mark| mark.binds == binds);
    let mut entries = Vec::new();
    if year.marks.is_empty() {
        entries.push(Entry::line(words::word(lang, words::Word::NothingDue).to_owned()));
    }
    if has(true) {
        entries.push(Entry::Tick(words::word(lang, words::Word::Statutory).to_owned()));
    }
    if has(false) {
        entries.push(Entry::Lozenge(words::word(lang, words::Word::Recommended).to_owned()));
    }
    if let Some(hand) = year.hand {
        entries.push(Entry::Hand(words::hand(lang, hand)));
    }
    if clock.verdicts {
        let counts: BTreeMap<Verdict, usize> = year.marks.iter().flat_map(Mark::counts).collect();
        entries.extend(counts.into_keys().map(|verdict| {
            Entry::Verdict(verdict, crate::render::wording::verdict::verdict(lang, verdict).to_owned())
        }));
        if year.marks.iter().any(Mark::has_doubt) {
            entries.push(Entry::line(words::word(lang, words::Word::Otherwise).to_owned()));
        }
    }
    let mut told = Vec::new();
    for stretch in &year.strokes {
        if told.contains(&stretch.at) {
            continue;
        }
        told.push(stretch.at);
        let of = year.strokes.iter().filter(|other| other.at == stretch.at);
        let spans: Vec<String> =
            of.map(|other| words::short_span(lang, other.days.from(), other.days.last())).collect();
        let text = words::stroke(lang, stretch.stroke.names.get(lang), &spans.join(", "));
        entries.push(Entry::Letter(ring::letter(stretch.at), text));
    }
    entries
}
