//! The nine verdicts as shapes, drawn and not written, so that they look alike whatever typefaces there are. Each has its
//! own outline, so that colour alone never tells.

use super::svg::{Stroke, Svg, Tone, n};
use crate::finding::Verdict;

/// How wide and high a sign is.
pub(super) const SIGN: f64 = 13.0;

/// The tone of a verdict.
pub(super) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Met => Tone::Met,
        Verdict::MetLate | Verdict::PartlyMet => Tone::Late,
        Verdict::Missed => Tone::Bad,
        Verdict::Open | Verdict::Upcoming | Verdict::Waived => Tone::Open,
        Verdict::Unknown | Verdict::NotApplicable => Tone::Grey,
    }
}

/// Draws a verdict's sign round a place.
pub(super) fn sign(svg: &mut Svg, (x, y): (f64, f64), verdict: Verdict) {
    let tone = tone(verdict);
    let (outline, inner) = (Stroke::new(tone, 1.6), Stroke::new(Tone::Paper, 1.8));
    let at = |steps: &str| format!("M{} {}{steps}", n(x), n(y));
    match verdict {
        Verdict::Met => {
            svg.circle((x, y), 6.5, Some(tone), None);
            svg.path(&at("m-3.2 .2l2.3 2.3 4.2-4.8"), None, Some(inner));
        }
        Verdict::MetLate => {
            svg.path(&at("m0-6.5l7 12.5h-14z"), Some(tone), None);
            svg.path(&at("m0-2.4v4"), None, Some(inner));
            svg.circle((x, y + 3.9), 1.0, Some(Tone::Paper), None);
        }
        Verdict::PartlyMet => {
            svg.circle((x, y), 5.7, Some(Tone::Paper), Some(outline));
            svg.path(&at("m0-5.7a5.7 5.7 0 0 0 0 11.4z"), Some(tone), None);
        }
        Verdict::Missed => {
            svg.rect((x - 6.2, y - 6.2), (12.4, 12.4), 1.5, Some(tone), None);
            svg.path(&at("m-3-3l6 6m0-6l-6 6"), None, Some(inner));
        }
        Verdict::Open => svg.circle((x, y), 5.5, Some(Tone::Paper), Some(Stroke::new(tone, 2.2))),
        Verdict::Upcoming => {
            svg.path(&at("m-4.5-5.5l10 5.5-10 5.5z"), Some(Tone::Paper), Some(outline));
        }
        Verdict::Unknown => {
            svg.rect((x - 5.7, y - 5.7), (11.4, 11.4), 3.0, Some(Tone::Paper), Some(Stroke::new(tone, 1.2)));
            svg.path(&at("m-2-1.7a2 2 0 1 1 2.8 1.9c-.6.3-.8.6-.8 1.4"), None, Some(Stroke::new(tone, 1.5)));
            svg.circle((x, y + 3.6), 0.9, Some(tone), None);
        }
        Verdict::Waived => {
            svg.path(&at("m0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z"), Some(Tone::Paper), Some(Stroke::new(tone, 1.4)));
            svg.path(&at("m-3 .8c1-2 2-2 3-.8s2 1.2 3-.8"), None, Some(Stroke::new(tone, 1.4)));
        }
        Verdict::NotApplicable => {
            svg.circle((x, y), 5.7, Some(Tone::Paper), Some(Stroke::new(tone, 0.9)));
            svg.path(&at("m-3 0h6"), None, Some(Stroke::new(tone, 2.0)));
        }
    }
}
