//! What `velvoite review` says, and the words of the page at the root of its folder.

use super::{number, pick};
use crate::lang::Lang;

/// That no folder was named.
#[must_use]
pub fn no_folder(lang: Lang) -> &'static str {
    pick(
        lang,
        "anna kansio, johon tiedostot kirjoitetaan: -o KANSIO",
        "ange den mapp som filerna ska skrivas i: -o MAPP",
        "name the folder to write: -o DIR",
    )
}

/// What was written.
#[must_use]
pub fn written(lang: Lang, files: usize, changed: usize, folder: &str) -> String {
    let (files, changed) = (number(lang, files), number(lang, changed));
    say!(
        lang,
        "{files} tiedostoa kansiossa {folder}, muuttuneita {changed}; avaa {folder}/index.html",
        "{files} filer i mappen {folder}, ändrade {changed}; öppna {folder}/index.html",
        "{files} files in {folder}, {changed} changed; open {folder}/index.html"
    )
}

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// What the folder is called.
    Title,
    /// What one may do with it.
    Lead,
    /// The first page.
    Index,
    /// Everything in one file.
    All,
    /// The brief on a body.
    Brief,
    /// Everything of a body in one file.
    Whole,
    /// The bodies.
    Bodies,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Neuvotteluaineisto", "Förhandlingsunderlag", "Papers for the negotiations"),
        Word::Lead => pick(
            lang,
            "Sivut avautuvat tästä kansiosta ilman verkkoa. Kansion voi kopioida kokonaan, ja yhden tiedoston voi lähettää sellaisenaan.",
            "Sidorna öppnas ur denna mapp utan nät. Hela mappen kan kopieras, och en enskild fil kan skickas som sådan.",
            "The pages open from this folder without a network. The folder can be copied whole, and a single file sent as it is.",
        ),
        Word::Index => pick(lang, "Kokonaiskuva", "Helhetsbild", "Overview"),
        Word::All => pick(lang, "Kaikki yhdessä tiedostossa", "Allt i en fil", "Everything in one file"),
        Word::Brief => pick(lang, "taustatiedot", "underlag", "brief"),
        Word::Whole => pick(lang, "yhtenä tiedostona", "som en fil", "in one file"),
        Word::Bodies => pick(lang, "Toimijat", "Aktörer", "Bodies"),
    }
}
