//! The words in which a story of the rules is told: given, recorded, expected.

use super::{list, pick};
use crate::lang::Lang;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The made-up bodies.
    Given,
    /// What is recorded.
    Recorded,
    /// Which registers are complete.
    Complete,
    /// The day from which one looks.
    AsOf,
    /// What is expected.
    Expected,
    /// All of them.
    All,
    /// Members of a group.
    Members,
    /// Taking part.
    With,
    /// Invited.
    Invited,
    /// About.
    About,
    /// For a period.
    For,
    /// Following.
    Of,
    /// To.
    To,
    /// Replacing.
    Supersedes,
    /// Withdrawing.
    Retracts,
    /// Written down.
    WrittenDown,
    /// Answered.
    Answer,
    /// What lacks.
    Missing,
    /// Why.
    Because,
    /// The due day.
    Due,
    /// By which records.
    By,
    /// There is no such duty.
    NoInstance,
    /// Under a reading.
    Reading,
    /// A waiver.
    Waiver,
    /// An answer to a question.
    Judgement,
    /// The question that is answered.
    Question,
}

/// A story in a line: its number on the page, how much is recorded in it, from which days one looks.
#[must_use]
pub fn heading(lang: Lang, number: usize, records: usize, looked: &[String]) -> String {
    let count = match (lang, records) {
        (Lang::Fi, 0) => "ei kirjauksia".to_owned(),
        (Lang::Fi, 1) => "1 kirjaus".to_owned(),
        (Lang::Fi, _) => format!("{records} kirjausta"),
        (Lang::Sv, 0) => "inga registreringar".to_owned(),
        (Lang::Sv, 1) => "1 registrering".to_owned(),
        (Lang::Sv, _) => format!("{records} registreringar"),
        (Lang::En, 0) => "no records".to_owned(),
        (Lang::En, 1) => "1 record".to_owned(),
        (Lang::En, _) => format!("{records} records"),
    };
    let days = list(lang, looked);
    say!(
        lang,
        "Esimerkki {number}: {count}, tilanne {days}",
        "Exempel {number}: {count}, läget {days}",
        "Example {number}: {count}, as of {days}"
    )
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Given => pick(lang, "Toimijat", "Aktörer", "Given"),
        Word::Recorded => pick(lang, "Kirjattu", "Registrerat", "Recorded"),
        Word::Complete => {
            pick(lang, "Rekisteri on täydellinen", "Registret är fullständigt", "The register is complete")
        }
        Word::AsOf => pick(lang, "Tilanne päivänä", "Läget den", "As of"),
        Word::Expected => pick(lang, "Tulos", "Utfall", "Outcome"),
        Word::All => pick(lang, "kaikki", "alla", "all"),
        Word::Members => pick(lang, "jäsenet", "medlemmar", "members"),
        Word::With => pick(lang, "mukana", "deltagare", "taking part"),
        Word::Invited => pick(lang, "kutsuttu", "kallade", "invited"),
        Word::About => pick(lang, "aiheet", "ämnen", "about"),
        Word::For => pick(lang, "kausi", "period", "for"),
        Word::Of => pick(lang, "liittyy", "hör till", "follows"),
        Word::To => pick(lang, "vastaanottaja", "mottagare", "to"),
        Word::Supersedes => pick(lang, "korvaa", "ersätter", "replaces"),
        Word::Retracts => pick(lang, "peruu", "återtar", "withdraws"),
        Word::WrittenDown => pick(lang, "kirjattu", "registrerat", "written down"),
        Word::Answer => pick(lang, "vastaus", "svar", "answer"),
        Word::Missing => pick(lang, "puuttuu", "saknas", "missing"),
        Word::Because => pick(lang, "syy", "orsak", "because"),
        Word::Due => pick(lang, "määräpäivä", "sista dag", "due"),
        Word::By => pick(lang, "kirjaukset", "registreringar", "records"),
        Word::NoInstance => pick(lang, "velvoitetta ei ole", "ingen skyldighet finns", "there is no such duty"),
        Word::Reading => pick(lang, "tulkinta", "tolkning", "reading"),
        Word::Waiver => pick(lang, "vapautus", "befrielse", "waiver"),
        Word::Judgement => pick(lang, "arvio", "bedömning", "judgement"),
        Word::Question => pick(lang, "kysymys", "fråga", "question"),
    }
}
