//! The words on the page of one duty of a body over its periods.

use super::{number, pick};
use crate::lang::Lang;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Of the table.
    Periods,
    /// The law over time.
    Law,
    /// In force.
    InForce,
    /// Other law for the same matter.
    Related,
    /// What lacks or what is to be said.
    Remarks,
    /// That there is none.
    Nothing,
    /// Days late.
    Late,
    /// No period.
    Whole,
    /// The rule.
    Rule,
    /// That it is no law.
    Soft,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Periods => {
            pick(lang, "Velvoite kausittain", "Skyldigheten period för period", "The duty, period by period")
        }
        Word::Law => pick(lang, "Säännös eri aikoina", "Bestämmelsen vid olika tider", "The provision over time"),
        Word::InForce => pick(lang, "voimassa", "i kraft", "in force"),
        Word::Related => pick(lang, "Samaa asiaa koskee myös", "Samma sak gäller också", "On the same matter"),
        Word::Remarks => pick(lang, "lisätietoja", "mer information", "remarks"),
        Word::Nothing => pick(
            lang,
            "Velvoitteella ei ole vielä yhtään kautta tälle toimijalle.",
            "Skyldigheten har ännu ingen period för den här aktören.",
            "The duty has no period for this body yet.",
        ),
        Word::Late => pick(lang, "päiviä myöhässä", "dagar för sent", "days late"),
        Word::Whole => pick(lang, "koko ajan", "hela tiden", "all the time"),
        Word::Rule => {
            pick(lang, "Säännön teksti ja selitys", "Regelns text och förklaring", "The rule's text and explanation")
        }
        Word::Soft => pick(
            lang,
            "Suositus tai kannustin: tekemättä jättäminen ei riko lakia.",
            "Rekommendation eller incitament: att låta bli strider inte mot lag.",
            "A recommendation or an incentive: not doing it breaks no law.",
        ),
    }
}

/// How many periods there are.
#[must_use]
pub fn count(lang: Lang, count: usize) -> String {
    format!("{} ({})", word(lang, Word::Periods), number(lang, count))
}

/// What the table is.
#[must_use]
pub fn about(lang: Lang) -> &'static str {
    pick(
        lang,
        "Yksi toimijan velvoite kausittain",
        "En skyldighet för en aktör, period för period",
        "One duty of a body, period by period",
    )
}
