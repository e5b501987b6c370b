//! The ribbon of council terms over a clock: each term with its years, the calendar year that the clock shows as a bracket
//! under it, and the day from which one looks.

use super::WIDTH;
use super::svg::{Anchor, Stroke, Svg, Tone, Type, n};
use crate::lang::Lang;
use crate::model::Model;
use crate::render::wording::picture as words;
use crate::review::year::{Term, Year};
use crate::time::{Day, Window};

/// How high a ribbon is with all that belongs to it.
const HEIGHT: f64 = 86.0;
/// Where it begins on the left; it ends as far from the right.
const EDGE: f64 = 8.0;

/// What a term's council is called.
#[must_use]
pub fn council<'m>(model: &'m Model, lang: Lang, term: &Term) -> &'m str {
    let words = model.tables.get(&term.table).and_then(|table| table.words.as_ref());
    words.map_or("", |words| words.get(lang))
}

/// Draws the ribbon below `top`; how high it is, nothing where there is no term.
pub(super) fn draw(svg: &mut Svg, model: &Model, lang: Lang, year: &Year, top: f64) -> f64 {
    let (Some(first), Some(last)) = (year.terms.first(), year.terms.last()) else { return 0.0 };
    let Some(span) = Window::inclusive(first.days.from(), last.days.last().max(year.days.last())) else { return 0.0 };
    let span = Window::inclusive(span.from().min(year.days.from()), span.last()).unwrap_or(span);
    let scale = Scale { span };
    let (upper, lower) = (top + 26.0, top + 50.0);
    names(svg, model, lang, &year.terms, &scale, top + 13.0);
    for (at, term) in year.terms.iter().enumerate() {
        for (number, days) in term.years.iter().enumerate() {
            let (left, right) = (scale.start(days.from()), scale.end(days.last()));
            // The years that the clock shows stand out.
            let here = days.from() <= year.days.last() && year.days.from() <= days.last();
            let fill = if here { Tone::Tint } else { Tone::Paper };
            svg.rect((left, upper), (right - left, lower - upper), 0.0, Some(fill), Some(Stroke::new(Tone::Line, 1.0)));
            let how = if here { Type::new(12.0, Tone::Ink).bold() } else { Type::new(12.0, Tone::Soft) };
            let long = words::term_year(lang, number + 1);
            let short = format!("{}.", number + 1);
            let text = [long, short].into_iter().find(|text| how.width(text) + 6.0 <= right - left);
            if let Some(text) = text {
                let x = beside(year, &scale, (left, right), how.width(&text));
                svg.text((x, (upper + lower) / 2.0 + 4.2), Anchor::Middle, how, &text);
            }
        }
        if at > 0 {
            // One term ends and the next begins: a stroke that cannot be taken for a year's.
            let x = scale.start(term.days.from());
            svg.line((x, upper - 7.0), (x, lower + 3.0), Stroke::new(Tone::Ink, 2.2));
        }
    }
    bracket(svg, year, &scale, lower);
    if let Some(hand) = year.hand {
        let x = (scale.start(hand) + scale.end(hand)) / 2.0;
        svg.line((x, upper - 3.0), (x, lower + 3.0), Stroke::new(Tone::Strong, 2.4));
        let d = format!("M{} {}l-5-7h10z", n(x), n(upper - 1.0));
        svg.path(&d, Some(Tone::Strong), None);
    }
    HEIGHT
}

/// The middle of a text in a box, to one side of the hand where that would cross it.
fn beside(year: &Year, scale: &Scale, (left, right): (f64, f64), width: f64) -> f64 {
    let middle = (left + right) / 2.0;
    let Some(hand) = year.hand else { return middle };
    let x = (scale.start(hand) + scale.end(hand)) / 2.0;
    if (x - middle).abs() > width / 2.0 + 6.0 {
        middle
    } else if x > middle {
        (left + x - 4.0) / 2.0
    } else {
        (x + 4.0 + right) / 2.0
    }
}

/// The names of the terms over them: as long as there is room for, and not on each other.
fn names(svg: &mut Svg, model: &Model, lang: Lang, terms: &[Term], scale: &Scale, y: f64) {
    let how = Type::new(12.5, Tone::Ink).bold();
    for term in terms {
        let (left, right) = (scale.start(term.days.from()).max(EDGE), scale.end(term.days.last()).min(WIDTH - EDGE));
        let council = council(model, lang, term);
        let texts = [
            words::term(lang, council, term.days),
            words::short_term(lang, council, &term.key),
            crate::render::wording::days::period(lang, &term.key),
        ];
        if let Some(text) = texts.iter().find(|text| how.width(text) <= right - left - 8.0) {
            svg.text((left, y), Anchor::Start, how, text);
        }
    }
}

/// The year of the clock, under the ribbon.
fn bracket(svg: &mut Svg, year: &Year, scale: &Scale, lower: f64) {
    let (left, right) = (scale.start(year.days.from()), scale.end(year.days.last()));
    let y = lower + 10.0;
    let d = format!("M{} {}V{}H{}V{}", n(left), n(lower + 4.0), n(y), n(right), n(lower + 4.0));
    svg.path(&d, None, Some(Stroke::new(Tone::Ink, 1.4)));
    let middle = ((left + right) / 2.0).clamp(EDGE + 20.0, WIDTH - EDGE - 20.0);
    svg.text((middle, y + 14.0), Anchor::Middle, Type::new(12.5, Tone::Ink).bold(), &year.number.to_string());
}

struct Scale {
    span: Window,
}

impl Scale {
    /// Where a day begins.
    fn start(&self, day: Day) -> f64 {
        self.at(day, 0)
    }

    /// Where a day ends.
    fn end(&self, day: Day) -> f64 {
        self.at(day, 1)
    }

    fn at(&self, day: Day, more: i64) -> f64 {
        let number = |days: i64| i32::try_from(days).map_or(0.0, f64::from);
        let passed = number((day - self.span.from()).num_days() + more);
        let whole = number((self.span.last() - self.span.from()).num_days() + 1);
        EDGE + (WIDTH - 2.0 * EDGE) * passed / whole
    }
}
