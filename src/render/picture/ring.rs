//! The ring of the year: months, the strokes within, due days as ticks without, the hand.

use super::svg::{Anchor, Stroke, Svg, Tone, Type, n};
use super::turn::{angle, end_angle, middle, place};
use crate::lang::Lang;
use crate::render::wording::{days, picture as words};
use crate::review::year::{Stretch, Year};
use crate::time::{Day, day};

/// The months stand between these.
const MONTHS: (f64, f64) = (103.0, 145.0);
/// The ticks of what binds.
const LAW: (f64, f64) = (148.0, 164.0);
/// The ring of what is recommended.
const SOFT: f64 = 174.0;
/// Where the way to a label leaves the ring.
pub(super) const OUT: f64 = 184.0;
/// The outermost lane of strokes, and how far lanes lie apart; three have room.
const LANE: (f64, f64, usize) = (90.0, 17.0, 3);

/// Draws the ring without its ticks.
pub(super) fn draw(svg: &mut Svg, lang: Lang, year: &Year, centre: (f64, f64)) {
    let (inner, outer) = MONTHS;
    svg.circle(centre, outer, Some(Tone::Tint), Some(Stroke::new(Tone::Line, 1.0)));
    svg.circle(centre, inner, Some(Tone::Paper), Some(Stroke::new(Tone::Line, 1.0)));
    svg.circle(centre, LAW.1, None, Some(Stroke::new(Tone::Line, 0.7)));
    svg.circle(centre, SOFT, None, Some(Stroke::new(Tone::Line, 0.9).dashed()));
    for month in 1..=12 {
        let Some(first) = day(year.number, month, 1) else { continue };
        let turned = angle(first);
        svg.line(place(centre, inner, turned), place(centre, LAW.1, turned), Stroke::new(Tone::Line, 1.0));
        let (x, y) = place(centre, (inner + outer) / 2.0, turned + 15.0);
        svg.text((x, y + 4.2), Anchor::Middle, Type::new(12.0, Tone::Ink), words::month(lang, month));
    }
    for (lane, stretch) in lanes(&year.strokes) {
        if lane < LANE.2 {
            stroke(svg, lang, year, stretch, radius(lane), centre);
        }
    }
    hub(svg, lang, year, centre);
}

/// The tick of a day.
pub(super) fn tick(svg: &mut Svg, centre: (f64, f64), of: Day, binds: bool) {
    let turned = middle(of);
    if binds {
        svg.line(place(centre, LAW.0, turned), place(centre, LAW.1 + 2.0, turned), Stroke::new(Tone::Ink, 2.8));
    } else {
        lozenge(svg, place(centre, SOFT, turned), turned);
    }
}

/// What is recommended: a narrow lozenge that points outwards, so that two neighbouring days do not touch.
pub(super) fn lozenge(svg: &mut Svg, at: (f64, f64), turned: f64) {
    let corners =
        [(7.0, 0.0), (1.9, 90.0), (7.0, 180.0), (1.9, 270.0)].map(|(far, more)| place(at, far, turned + more));
    svg.path(&closed(&corners), Some(Tone::Paper), Some(Stroke::new(Tone::Ink, 1.2)));
}

/// Where the way from a tick to its label begins.
pub(super) fn way(centre: (f64, f64), turned: f64, binds: bool) -> [(f64, f64); 2] {
    [place(centre, if binds { LAW.1 + 2.0 } else { SOFT + 7.0 }, turned), place(centre, OUT, turned)]
}

/// A closed shape through these places.
fn closed(places: &[(f64, f64)]) -> String {
    let mut d = String::new();
    for (at, (x, y)) in places.iter().enumerate() {
        d.push_str(if at == 0 { "M" } else { "L" });
        d.push_str(&format!("{} {}", n(*x), n(*y)));
    }
    d.push('z');
    d
}

fn radius(lane: usize) -> f64 {
    LANE.0 - LANE.1 * u32::try_from(lane).map_or(0.0, f64::from)
}

/// Each stretch with its lane: those that share days stand in different ones.
fn lanes(strokes: &[Stretch]) -> Vec<(usize, &Stretch)> {
    let mut placed: Vec<(usize, &Stretch)> = Vec::new();
    for stretch in strokes {
        let meets = |other: &Stretch| other.days.intersect(&stretch.days).is_some();
        let taken: Vec<usize> = placed.iter().filter(|(_, other)| meets(other)).map(|(lane, _)| *lane).collect();
        let lane = (0..).find(|lane| !taken.contains(lane)).unwrap_or(0);
        placed.push((lane, stretch));
    }
    placed
}

/// The letter of a stroke: the first is A.
pub(super) fn letter(at: usize) -> String {
    words::letter(at)
}

fn stroke(svg: &mut Svg, lang: Lang, year: &Year, stretch: &Stretch, radius: f64, centre: (f64, f64)) {
    let (from, to) = (angle(stretch.days.from()), end_angle(stretch.days.last()));
    let name = stretch.stroke.names.get(lang);
    let span = words::short_span(lang, stretch.days.from(), stretch.days.last());
    svg.open(&format!("{}: {name}, {span}{}", letter(stretch.at), year.number), "");
    // The head of the arrow takes the last degrees; the letter stands where the arc begins.
    let (start, end) = (from + 6.0, (to - 5.0).max(from + 7.0));
    let (a, b) = (place(centre, radius, start), place(centre, radius, end));
    let large = if end - start > 180.0 { 1 } else { 0 };
    let r = n(radius);
    let d = format!("M{} {}A{r} {r} 0 {large} 1 {} {}", n(a.0), n(a.1), n(b.0), n(b.1));
    svg.path(&d, None, Some(Stroke::new(Tone::Soft, 5.0)));
    let head = [place(centre, radius + 7.0, end), place(centre, radius, to - 0.5), place(centre, radius - 7.0, end)];
    svg.path(&closed(&head), Some(Tone::Soft), None);
    let (x, y) = place(centre, radius, from + 5.5);
    svg.circle((x, y), 8.2, Some(Tone::Paper), Some(Stroke::new(Tone::Soft, 1.4)));
    svg.text((x, y + 4.0), Anchor::Middle, Type::new(11.5, Tone::Ink).bold(), &letter(stretch.at));
    svg.close("");
}

/// The middle: the year, and the hand with its day.
fn hub(svg: &mut Svg, lang: Lang, year: &Year, centre: (f64, f64)) {
    let Some(hand) = year.hand else {
        svg.text(
            (centre.0, centre.1 + 9.0),
            Anchor::Middle,
            Type::new(28.0, Tone::Ink).bold(),
            &year.number.to_string(),
        );
        return;
    };
    svg.text((centre.0, centre.1 + 2.0), Anchor::Middle, Type::new(26.0, Tone::Ink).bold(), &year.number.to_string());
    let shown = days::day(lang, hand);
    svg.text((centre.0, centre.1 + 20.0), Anchor::Middle, Type::new(11.5, Tone::Strong).bold(), &shown);
    let turned = middle(hand);
    let tip = MONTHS.0 + 1.0;
    svg.open(&words::hand(lang, hand), "");
    svg.line(place(centre, 50.0, turned), place(centre, tip - 9.0, turned), Stroke::new(Tone::Paper, 6.0));
    svg.line(place(centre, 50.0, turned), place(centre, tip - 9.0, turned), Stroke::new(Tone::Strong, 3.0));
    let head =
        [place(centre, tip - 12.0, turned - 3.6), place(centre, tip, turned), place(centre, tip - 12.0, turned + 3.6)];
    svg.path(&closed(&head), Some(Tone::Strong), None);
    svg.close("");
}
