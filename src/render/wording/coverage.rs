//! The words of the report on what of the rules the stories exercise.

use super::{list, number, pick, verdict};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::scenario::coverage::Sort;

/// The heading of the report.
#[must_use]
pub fn heading(lang: Lang) -> &'static str {
    pick(
        lang,
        "Mitä säännöistä kertomukset koettelevat",
        "Vad av reglerna som berättelserna prövar",
        "What of the rules the scenarios exercise",
    )
}

/// A sort of thing, one or many of them, as a line begins.
#[must_use]
pub fn sort(lang: Lang, sort: Sort, many: bool) -> &'static str {
    match (sort, many) {
        (Sort::Duty, false) => pick(lang, "velvoite", "skyldigheten", "duty"),
        (Sort::Duty, true) => pick(lang, "velvoitteet", "skyldigheter", "duties"),
        (Sort::Version, false) => pick(lang, "versio", "versionen", "version"),
        (Sort::Version, true) => pick(lang, "versiot", "versioner", "versions"),
        (Sort::Exception, false) => pick(lang, "poikkeus", "undantaget", "exception"),
        (Sort::Exception, true) => pick(lang, "poikkeukset", "undantag", "exceptions"),
        (Sort::Reading, false) => pick(lang, "tulkinta", "tolkningen", "reading"),
        (Sort::Reading, true) => pick(lang, "muut tulkinnat", "andra tolkningar", "other readings"),
        (Sort::Question, false) => pick(lang, "kysymys", "frågan", "question"),
        (Sort::Question, true) => {
            pick(lang, "arvioitavat kysymykset", "frågor som ska bedömas", "questions to be judged")
        }
    }
}

/// The verdicts that duties can have, as a line begins.
#[must_use]
pub fn verdicts(lang: Lang) -> &'static str {
    pick(lang, "velvoitteiden mahdolliset tulokset", "möjliga utfall för skyldigheterna", "possible verdicts of duties")
}

/// `velvoitteet: 8/8`: how many of how many.
#[must_use]
pub fn count(lang: Lang, what: &str, (done, of): (usize, usize)) -> String {
    let (done, of) = (number(lang, done), number(lang, of));
    say!(lang, "{what}: {done}/{of}", "{what}: {done} av {of}", "{what}: {done} of {of}")
}

/// The heading of what no story exercises.
#[must_use]
pub fn missing(lang: Lang) -> &'static str {
    pick(lang, "Mikään kertomus ei koettele", "Ingen berättelse prövar", "No scenario exercises")
}

/// The heading of the verdicts that no story expects.
#[must_use]
pub fn unexpected(lang: Lang) -> &'static str {
    pick(
        lang,
        "Tulokset, joita mikään kertomus ei odota",
        "Utfall som ingen berättelse väntar sig",
        "Verdicts that no scenario expects",
    )
}

/// That nothing is missing.
#[must_use]
pub fn nothing_missing(lang: Lang) -> &'static str {
    pick(lang, "Kertomukset koettelevat kaikkea.", "Berättelserna prövar allt.", "The scenarios exercise everything.")
}

/// The verdicts with their codes.
#[must_use]
pub fn names(lang: Lang, verdicts: impl IntoIterator<Item = Verdict>) -> String {
    let names: Vec<&str> = verdicts.into_iter().map(|of| verdict::verdict(lang, of)).collect();
    list(lang, &names)
}
