//! Verdicts in small: the sign that stands in a cell of a matrix or on a tile, with the words that belong to it.

use crate::finding::{Finding, Verdict};
use crate::lang::Lang;
use crate::render::wording::matrix::{Word, otherwise, several, word};
use crate::render::wording::verdict;
use crate::review::Shares;

/// What stands in a cell. The words say all that the signs say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::render) struct Cell {
    /// The class of the whole; empty where several verdicts stand in it, or none.
    pub class: &'static str,
    /// Its signs, each with its class and, of several, how many.
    pub signs: Vec<(&'static str, String)>,
    /// What the signs say of the verdict, in words.
    pub words: String,
    /// What is said besides: other readings, other days, a doubt.
    pub more: Vec<String>,
}

impl Cell {
    /// All of it in words.
    pub fn told(&self) -> String {
        std::iter::once(&self.words).chain(&self.more).map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

/// The short class of a verdict: the matrix has hundreds of cells.
pub(in crate::render) fn short(of: Verdict) -> &'static str {
    match of {
        Verdict::Met => "m",
        Verdict::MetLate => "l",
        Verdict::PartlyMet => "p",
        Verdict::Missed => "x",
        Verdict::Open => "o",
        Verdict::Upcoming => "c",
        Verdict::Unknown => "u",
        Verdict::Waived => "w",
        Verdict::NotApplicable => "n",
    }
}

/// The verdicts of other readings than the default that differ from it, each once.
pub(super) fn other_verdicts(finding: &Finding) -> Vec<Verdict> {
    let decided = finding.computed.unwrap_or(finding.verdict);
    let mut others: Vec<Verdict> = Vec::new();
    for (_, of) in &finding.readings {
        if *of != decided && !others.contains(of) {
            others.push(*of);
        }
    }
    others
}

/// The cell of these findings of one body under one duty.
pub(in crate::render) fn cell(lang: Lang, findings: &[&Finding]) -> Cell {
    match findings {
        [] => Cell::default(),
        [one] => {
            let (sign, words, more) = one_sign(lang, one);
            // What is recommended never takes the colour of a breach.
            let unheeded = one.verdict.is_breach() && !one.binding.can_be_breached();
            let class = if unheeded { short(Verdict::Unknown) } else { short(one.verdict) };
            Cell { class, signs: vec![("", sign)], words, more }
        }
        many => {
            let shares: Shares = many.iter().map(|finding| finding.verdict).collect();
            let counts: Vec<(Verdict, usize)> = shares.by_verdict().filter(|(_, count)| *count > 0).collect();
            let words = several(lang, &counts);
            let otherwise = many.iter().any(|finding| !other_verdicts(finding).is_empty());
            let more = otherwise.then(|| word(lang, Word::OtherVerdicts).to_owned()).into_iter().collect();
            let alike = counts.len() == 1;
            let class = counts.first().filter(|_| alike).map_or("", |(of, _)| short(*of));
            let sign = |(of, count): &(Verdict, usize)| {
                (if alike { "" } else { short(*of) }, format!("{}{count}", verdict::symbol(*of)))
            };
            Cell { class, signs: counts.iter().map(sign).collect(), words, more }
        }
    }
}

/// A single verdict: with a second sign behind a stroke where another reading gives another one, an asterisk where it gives another
/// day, in brackets where it cannot be told whether the duty concerns the body.
fn one_sign(lang: Lang, finding: &Finding) -> (String, String, Vec<String>) {
    let mut sign = verdict::symbol(finding.verdict).to_owned();
    let words = verdict::verdict(lang, finding.verdict).to_owned();
    let mut more = Vec::new();
    let others = other_verdicts(finding);
    for of in &others {
        sign.push('/');
        sign.push_str(verdict::symbol(*of));
        more.push(otherwise(lang, verdict::verdict(lang, *of)));
    }
    if others.is_empty() && !finding.reading_dues.is_empty() {
        sign.push('*');
        more.push(word(lang, Word::OtherDay).to_owned());
    }
    if finding.in_doubt {
        sign = format!("({sign})");
        more.push(word(lang, Word::InDoubt).to_owned());
    }
    (sign, words, more)
}
