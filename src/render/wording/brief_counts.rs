//! How a brief counts: cases, which are duties in a period, and duties; always with what is counted.

use super::usage::duty_count;
use super::{number, verdict};
use crate::finding::Verdict;
use crate::lang::Lang;

/// What a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// What its heading names.
    Things(usize),
    /// Cases: a duty in a period, each in a line of its own.
    Cases(usize),
    /// Cases, and of how many duties they are; those that stand alike share a line.
    Duties(usize, usize),
}

/// How many cases.
fn cases(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "1 tapaus".to_owned(),
        (Lang::Fi, _) => format!("{shown} tapausta"),
        (Lang::Sv, _) => format!("{shown} fall"),
        (Lang::En, 1) => "1 case".to_owned(),
        (Lang::En, _) => format!("{shown} cases"),
    }
}

/// How many cases of how many duties, or recommendations, by verdict: `104 tapausta, 79 velvoitetta: 14 täyttyi, …`.
#[must_use]
pub fn summary(lang: Lang, (all, of): (usize, usize), binds: bool, counts: &[(Verdict, usize)]) -> String {
    let there = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = there.map(|(of, count)| verdict::counted(lang, *count, *of)).collect();
    let (all, parts) = (cases(lang, all), parts.join(", "));
    let of = if binds {
        duty_count(lang, of)
    } else {
        let shown = number(lang, of);
        match (lang, of) {
            (Lang::Fi, 1) => "1 suositus tai kannustin".to_owned(),
            (Lang::Fi, _) => format!("{shown} suositusta tai kannustinta"),
            (Lang::Sv, 1) => "1 rekommendation eller incitament".to_owned(),
            (Lang::Sv, _) => format!("{shown} rekommendationer eller incitament"),
            (Lang::En, 1) => "1 recommendation or incentive".to_owned(),
            (Lang::En, _) => format!("{shown} recommendations or incentives"),
        }
    };
    format!("{all}, {of}: {parts}")
}

/// Of how many cases it is not known whether they concern the body.
#[must_use]
pub fn conditional(lang: Lang, count: usize) -> String {
    let count = number(lang, count);
    say!(
        lang,
        "näistä ehdollisia {count}: ei tiedetä, koskeeko velvoite tätä toimijaa",
        "av dessa villkorliga {count}: det är inte känt om skyldigheten gäller denna aktör",
        "of these {count} conditional: it is not known whether the duty concerns this body"
    )
}

/// What a shortened list leaves out: lines.
#[must_use]
pub fn more(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match lang {
        Lang::Fi if count == 1 => "ja 1 muu".to_owned(),
        Lang::Fi => format!("ja {shown} muuta"),
        Lang::Sv => format!("och {shown} till"),
        Lang::En => format!("and {shown} more"),
    }
}

/// A heading with how many there are, and of what.
#[must_use]
pub fn counted(lang: Lang, heading: &str, count: Counted, conditional: usize) -> String {
    let mut shown = match count {
        Counted::Things(count) => number(lang, count),
        Counted::Cases(count) => cases(lang, count),
        Counted::Duties(count, of) => format!("{}, {}", cases(lang, count), duty_count(lang, of)),
    };
    if conditional > 0 {
        let count = number(lang, conditional);
        shown.push_str(&say!(lang, ", ehdollisia {count}", ", villkorliga {count}", ", {count} conditional"));
    }
    format!("{heading} ({shown})")
}
