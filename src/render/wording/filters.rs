//! What filters of a page are called.

use super::pick;
use crate::lang::Lang;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The heading of the form.
    Heading,
    /// The button.
    Show,
    /// Nothing is narrowed down.
    All,
    /// Only what binds, which is shown unasked.
    Law,
    /// Before the filters that are in use.
    Applied,
    /// Behind each of them.
    Remove,
    /// Remove all.
    RemoveAll,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Heading => pick(lang, "Rajaa ja vertaa", "Avgränsa och jämför", "Filter and compare"),
        Word::Show => pick(lang, "Näytä", "Visa", "Show"),
        Word::All => pick(lang, "kaikki", "alla", "all"),
        Word::Law => pick(lang, "sitovat velvoitteet", "bindande skyldigheter", "binding duties"),
        Word::Applied => pick(lang, "Käytössä olevat rajaukset", "Avgränsningar i bruk", "Filters in use"),
        Word::Remove => pick(lang, "poista rajaus", "ta bort avgränsningen", "remove the filter"),
        Word::RemoveAll => pick(lang, "Poista kaikki rajaukset", "Ta bort alla avgränsningar", "Remove all filters"),
    }
}

/// What an option is called.
#[must_use]
pub fn label(lang: Lang, name: &str) -> &'static str {
    match name {
        "as-of" => pick(lang, "Tilanne päivänä", "Läget den", "As of"),
        "known-at" => pick(lang, "Kirjattu viimeistään", "Registrerat senast", "Recorded by"),
        "since" => pick(lang, "Muuttunut päivästä", "Ändrat sedan", "Changed since"),
        "period" => pick(lang, "Kausi", "Period", "Period"),
        "act" => pick(lang, "Säädös", "Författning", "Act"),
        "duty" => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        "binding" => pick(lang, "Velvoittavuus", "Bindande verkan", "Binding force"),
        "verdict" => pick(lang, "Tulos", "Utfall", "Verdict"),
        "area" => pick(lang, "Yhteistyöalue", "Samarbetsområde", "Collaborative area"),
        "of" => pick(lang, "Alueen kunnat", "Områdets kommuner", "Municipalities of"),
        "body" => pick(lang, "Toimija", "Aktör", "Body"),
        _ => pick(lang, "Haku", "Sökning", "Search"),
    }
}
