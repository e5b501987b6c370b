//! The words of the list of duties.

use super::{number, pick};
use crate::lang::Lang;

/// A fixed word of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The title.
    Title,
    /// What the list is.
    Lead,
    /// Law that binds.
    Hard,
    /// Single texts outside the statute book.
    Single,
    /// The filter by act.
    Act,
    /// The filter by kind of norm.
    Binding,
    /// The filter by words.
    Words,
    /// Everything.
    All,
    /// The button.
    Show,
    /// Nothing was found.
    Nothing,
    /// To all duties again.
    ShowAll,
    /// What of an act is not judged.
    NotJudged,
    /// The act where it is published.
    Published,
    /// A duty.
    Duty,
    /// Its name in the rules.
    Name,
    /// Its section.
    Source,
    /// Who bears it.
    Bearer,
    /// How often.
    Rhythm,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Velvoitteet", "Skyldigheter", "Duties"),
        Word::Lead => pick(
            lang,
            "Jokainen velvoite säännöksineen: ketä se koskee ja kuinka usein. Velvoitteen sivulla on se, mitä vaaditaan ja mihin mennessä, \
             sekä tulkinnat, poikkeukset ja sääntö sellaisena kuin se on kirjoitettu.",
            "Varje skyldighet med sin bestämmelse: vem den gäller och hur ofta. På skyldighetens sida står vad som krävs och senast när, \
             samt tolkningarna, undantagen och regeln så som den är skriven.",
            "Each duty with its provision: whom it concerns and how often. The duty's page says what is asked and by when, with its \
             readings, its exceptions and the rule as written.",
        ),
        Word::Hard => pick(lang, "Sitovat velvoitteet", "Bindande skyldigheter", "Binding duties"),
        Word::Single => pick(lang, "Muut lähteet", "Övriga källor", "Other sources"),
        Word::Act => pick(lang, "Säädös", "Författning", "Act"),
        Word::Binding => pick(lang, "Velvoittavuus", "Bindande verkan", "Binding force"),
        Word::Words => {
            pick(lang, "Sana otsikosta tai tunnus", "Ord i rubriken eller beteckning", "Word of the title, or id")
        }
        Word::All => pick(lang, "kaikki", "alla", "all"),
        Word::Show => pick(lang, "Näytä", "Visa", "Show"),
        Word::Nothing => pick(
            lang,
            "Ehtoihin sopivia velvoitteita ei ole.",
            "Inga skyldigheter motsvarar villkoren.",
            "No duty fits this.",
        ),
        Word::ShowAll => pick(lang, "Näytä kaikki velvoitteet", "Visa alla skyldigheter", "Show all duties"),
        Word::NotJudged => {
            pick(lang, "Mitä ei arvioida erikseen", "Vad som inte bedöms för sig", "What is not judged by itself")
        }
        Word::Published => pick(lang, "säädös Finlexissä", "författningen i Finlex", "the act in Finlex"),
        Word::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Name => pick(lang, "Tunnus", "Beteckning", "Id"),
        Word::Source => pick(lang, "Säännös", "Bestämmelse", "Provision"),
        Word::Bearer => pick(lang, "Velvoitettu", "Förpliktad", "Bearer"),
        Word::Rhythm => pick(lang, "Kuinka usein", "Hur ofta", "How often"),
    }
}

/// How many duties are shown, of how many.
#[must_use]
pub fn shown(lang: Lang, shown: usize, all: usize) -> String {
    let (shown, all) = (number(lang, shown), number(lang, all));
    say!(
        lang,
        "Näkyvissä {shown}/{all} velvoitetta.",
        "{shown} av {all} skyldigheter visas.",
        "{shown} of {all} duties are shown."
    )
}

/// How many provisions of an act are not judged, of how many.
#[must_use]
pub fn unjudged(lang: Lang, without: usize, all: usize) -> String {
    let (without, all) = (number(lang, without), number(lang, all));
    say!(
        lang,
        "{without}/{all} säännöksestä ei arvioida erikseen",
        "{without} av {all} bestämmelser bedöms inte för sig",
        "{without} of {all} provisions are not judged by themselves"
    )
}
