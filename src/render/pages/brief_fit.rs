//! How much of each list a brief shows so that it prints on two sheets of A4. What is left out is counted and linked.
//!
//! Reckons lines from letters, a little too many, for no typeface is asked; a browser run prints briefs and counts sheets.

use super::brief::Part;
use super::brief_entries::Entry;

/// So many items of each list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) unmet: usize,
    pub(super) shown: usize,
    pub(super) waived: usize,
    pub(super) unknown: usize,
    pub(super) readings: usize,
    pub(super) contradictions: usize,
    pub(super) recommendations: usize,
    pub(super) next: usize,
    pub(super) soft: usize,
}

/// From plenty to what always fits: what is not met is cut last.
const STEPS: [Most; 4] = [
    Most {
        unmet: 10,
        shown: 8,
        waived: 5,
        unknown: 5,
        readings: 3,
        contradictions: 5,
        recommendations: 6,
        next: 7,
        soft: 3,
    },
    Most {
        unmet: 10,
        shown: 5,
        waived: 3,
        unknown: 4,
        readings: 2,
        contradictions: 4,
        recommendations: 4,
        next: 5,
        soft: 2,
    },
    Most {
        unmet: 8,
        shown: 3,
        waived: 2,
        unknown: 3,
        readings: 2,
        contradictions: 3,
        recommendations: 3,
        next: 4,
        soft: 1,
    },
    Most {
        unmet: 6,
        shown: 2,
        waived: 1,
        unknown: 2,
        readings: 1,
        contradictions: 2,
        recommendations: 2,
        next: 3,
        soft: 1,
    },
];

/// So many lines stand on two sheets beside the head and the foot.
const LINES: f64 = 118.0;
/// So many letters stand in a line.
const LETTERS: usize = 104;

/// The parts, as many items as fit.
pub(super) fn fit(parts: impl Fn(&Most) -> Vec<Part>) -> Vec<Part> {
    let (last, before) = (&STEPS[STEPS.len() - 1], &STEPS[..STEPS.len() - 1]);
    before.iter().map(&parts).find(|parts| lines(parts) <= LINES).unwrap_or_else(|| parts(last))
}

/// How many lines they take when printed.
fn lines(parts: &[Part]) -> f64 {
    parts
        .iter()
        .map(|part| {
            let hint = if part.hint.is_empty() { 0.0 } else { of(part.hint.chars().count()) };
            let items: f64 = part.items.iter().map(of_entry).sum();
            let rest = f64::from(u8::from(part.items.is_empty() || !part.more.is_empty()));
            2.3 + hint + items + rest
        })
        .sum()
}

fn of_entry(entry: &Entry) -> f64 {
    let letters = |text: &String| text.chars().count();
    let facts: usize = entry.facts.iter().map(|fact| letters(fact) + 3).sum();
    let ground = entry.ground.as_ref().map_or(0, |(text, _)| letters(text) + 10);
    let badge = if entry.badge.is_some() { 18 } else { 0 };
    let evidence = entry.evidence.iter().map(|record| {
        of(letters(&record.name)
            + 10
            + record
                .sources
                .iter()
                .map(|(text, word)| if word.is_empty() { letters(text) } else { word.chars().count() } + 2)
                .sum::<usize>())
    });
    let lines = entry.lines.iter().map(|line| of(letters(line)));
    0.5 + of(badge + letters(&entry.name) + facts + ground + entry.nothing.chars().count())
        + lines.chain(evidence).sum::<f64>()
}

/// The lines of so many letters.
fn of(letters: usize) -> f64 {
    f64::from(u32::try_from(letters.div_ceil(LETTERS)).unwrap_or(u32::MAX))
}
