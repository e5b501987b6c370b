//! The words of the file that holds everything of one body, or of all: filters, search, what is shown.

use super::{number, pick};
use crate::lang::Lang;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// What the file of all is called.
    All,
    /// What one may do with it.
    Lead,
    /// That the program's own find works.
    Find,
    /// The heading of the filters.
    Filters,
    /// By body.
    Body,
    /// By act.
    Act,
    /// By verdict.
    Verdict,
    /// What is shown.
    Show,
    /// Briefs.
    Briefs,
    /// Findings.
    Findings,
    /// What binds.
    Law,
    /// What does not.
    Soft,
    /// No choice.
    Any,
    /// The field for words.
    Search,
    /// What the field takes.
    SearchHint,
    /// What becomes of briefs while something is picked out.
    BriefsHint,
    /// Found, before a number.
    Found,
    /// The heading of the findings of a body.
    List,
    /// Shown, before a number.
    Shown,
    /// Where the whole proof stands.
    Lean,
    /// Norms outside the statute book.
    NoAct,
    /// What became due next.
    Contents,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::All => pick(
            lang,
            "Vuosittaiset neuvottelut: kaikki taustatiedot",
            "De årliga förhandlingarna: allt underlag",
            "The yearly negotiations: all briefs",
        ),
        Word::Lead => pick(
            lang,
            "Kaikki on tässä yhdessä tiedostossa, joka toimii ilman verkkoa. Rajaa alla; tulosteeseen tulee vain se, mikä on \
             näkyvissä.",
            "Allt finns i denna enda fil, som fungerar utan nät. Avgränsa nedan; endast det som syns skrivs ut.",
            "Everything is in this one file, which needs no network. Filter below; only what is shown is printed.",
        ),
        Word::Find => pick(
            lang,
            "Myös selaimen oma haku (Ctrl+F) toimii.",
            "Även webbläsarens egen sökning (Ctrl+F) fungerar.",
            "The browser’s own find (Ctrl+F) works too.",
        ),
        Word::Filters => pick(lang, "Rajaa", "Avgränsa", "Filter"),
        Word::Body => pick(lang, "Toimija", "Aktör", "Body"),
        Word::Act => pick(lang, "Säädös", "Författning", "Act"),
        Word::Verdict => pick(lang, "Tulos", "Utfall", "Verdict"),
        Word::Show => pick(lang, "Näytä", "Visa", "Show"),
        Word::Briefs => pick(lang, "tiivistelmät", "sammandragen", "briefs"),
        Word::Findings => {
            pick(lang, "velvoitteet perusteluineen", "skyldigheterna med motivering", "duties with proofs")
        }
        Word::Law => pick(lang, "sitovat velvoitteet", "bindande skyldigheter", "binding duties"),
        Word::Soft => pick(
            lang,
            "suositukset ja kannustimet",
            "rekommendationer och incitament",
            "recommendations and incentives",
        ),
        Word::Any => pick(lang, "kaikki", "alla", "all"),
        Word::Search => pick(lang, "Hae velvoitteista", "Sök bland skyldigheterna", "Search the duties"),
        Word::SearchHint => pick(
            lang,
            "Sanoja tai niiden osia; näkyviin jäävät velvoitteet, joissa kaikki esiintyvät.",
            "Ord eller delar av ord; kvar blir de skyldigheter där alla förekommer.",
            "Words or parts of words; what holds all of them stays.",
        ),
        Word::BriefsHint => pick(
            lang,
            "Tiivistelmää ei rajata: se näkyy kokonaan tai, kun tulosta tai säädöstä rajataan tai jotakin haetaan, ei lainkaan.",
            "Ett sammandrag avgränsas inte: det visas helt eller, när utfall eller författning väljs eller något söks, inte alls.",
            "A brief is not filtered: it is shown whole, or, while a verdict or an act is picked out or something is sought, not at all.",
        ),
        Word::Found => pick(lang, "Löytyi", "Hittades", "Found"),
        Word::List => {
            pick(lang, "Velvoitteet perusteluineen", "Skyldigheterna med motivering", "The duties with their proofs")
        }
        Word::Shown => pick(lang, "Näkyvissä", "Visas", "Shown"),
        Word::Lean => pick(
            lang,
            "Perustelut ovat tässä lyhyesti; kokonaan ne ovat kunkin toimijan omassa tiedostossa.",
            "Motiveringarna är här i korthet; i sin helhet finns de i varje aktörs egen fil.",
            "Proofs are short here; they stand whole in the file of each body.",
        ),
        Word::NoAct => pick(lang, "muu kuin säädös", "annat än en författning", "not an act"),
        Word::Contents => pick(lang, "Sisältö", "Innehåll", "Contents"),
    }
}

/// Of how many.
#[must_use]
pub fn of(lang: Lang, count: usize) -> String {
    format!(" / {}", number(lang, count))
}

/// What a list of findings of a body is called.
#[must_use]
pub fn list_of(lang: Lang, body: &str) -> String {
    let list = word(lang, Word::List);
    format!("{body}: {}", first_small(list))
}

/// As it stands inside a line.
fn first_small(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}
