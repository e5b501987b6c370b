//! The words of the coverage tables of acts: what the rules make of a provision.

use super::{list, number, pick};
use crate::lang::Lang;
use crate::model::Standing;

/// What the rules make of a provision.
#[must_use]
pub fn standing(lang: Lang, standing: &Standing) -> &'static str {
    match standing {
        Standing::Judged(_) => pick(lang, "arvioidaan", "bedöms", "judged"),
        Standing::Encoded(_) => pick(
            lang,
            "mukana velvoitteessa, ei arvioida erikseen",
            "ingår i en skyldighet, bedöms inte för sig",
            "part of a duty, not judged by itself",
        ),
        Standing::NotTestable => pick(lang, "ei tarkistettavissa", "kan inte kontrolleras", "cannot be checked"),
        Standing::NotInForce => pick(lang, "ei voimassa", "inte i kraft", "not in force"),
        Standing::NotRead => pick(lang, "ei luettu", "inte läst", "not read"),
    }
}

/// `17 säännöksestä arvioidaan 10, …`: how many of each, with the denominator; standings without rows are left out.
#[must_use]
pub fn counts(lang: Lang, total: usize, counts: &[(Standing, usize)]) -> String {
    let parts: Vec<String> = (counts.iter().filter(|(_, count)| *count > 0))
        .map(|(of, count)| format!("{} {}", number(lang, *count), standing(lang, of)))
        .collect();
    let (shown, parts) = (number(lang, total), parts.join("; "));
    match (lang, total) {
        (Lang::Fi, 0) => "Ei säännöksiä.".to_owned(),
        (Lang::Sv, 0) => "Inga bestämmelser.".to_owned(),
        (Lang::En, 0) => "No provisions.".to_owned(),
        (Lang::Fi, 1) => format!("Yhdestä säännöksestä: {parts}."),
        (Lang::Sv, 1) => format!("Av en bestämmelse: {parts}."),
        (Lang::En, 1) => format!("Of one provision: {parts}."),
        (Lang::Fi, _) => format!("{shown} säännöksestä: {parts}."),
        (Lang::Sv, _) => format!("Av {shown} bestämmelser: {parts}."),
        (Lang::En, _) => format!("Of {shown} provisions: {parts}."),
    }
}

/// The same for all acts.
#[must_use]
pub fn in_all(lang: Lang, acts: usize, counts: &str) -> String {
    let shown = number(lang, acts);
    match (lang, acts) {
        (_, 0) => counts.to_owned(),
        (Lang::Fi, 1) => format!("Yksi säädös tai ohje. {counts}"),
        (Lang::Sv, 1) => format!("En författning eller anvisning. {counts}"),
        (Lang::En, 1) => format!("One act or instruction. {counts}"),
        (Lang::Fi, _) => format!("Yhteensä {shown} säädöstä ja ohjetta. {counts}"),
        (Lang::Sv, _) => format!("Sammanlagt {shown} författningar och anvisningar. {counts}"),
        (Lang::En, _) => format!("In all {shown} acts and instructions. {counts}"),
    }
}

/// What stands at the head of the page.
#[must_use]
pub fn preface(lang: Lang) -> String {
    let states: Vec<String> = Standing::all().iter().map(|of| format!("*{}*", standing(lang, of))).collect();
    let states = list(lang, &states);
    say!(
        lang,
        "Jokaisesta säännöksestä kerrotaan, mitä säännöt siitä tekevät: {states}. Sivu syntyy sääntötiedostojen \
         `provisions`-taulukoista komennolla `velvoite rules doc --format md`.",
        "Om varje bestämmelse sägs vad reglerna gör av den: {states}. Sidan görs av tabellerna `provisions` i \
         regelfilerna med kommandot `velvoite rules doc --format md --lang sv`.",
        "Of each provision it is said what the rules make of it: {states}. The page is made from the tables \
         `provisions` of the rule files, by `velvoite rules doc --format md --lang en`."
    )
}

/// A fixed word of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The page's title.
    Title,
    /// The provision's name.
    Row,
    /// Its section.
    Section,
    /// What the rules make of it.
    Standing,
    /// The duties.
    Duties,
    /// Why, or what is left out.
    Words,
}

/// Its words.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(
            lang,
            "Mitä laista on säännöissä",
            "Vad av lagen som finns i reglerna",
            "What of the law stands in the rules",
        ),
        Word::Row => pick(lang, "tunnus", "beteckning", "id"),
        Word::Section => pick(lang, "säännös", "bestämmelse", "section"),
        Word::Standing => pick(lang, "säännöissä", "i reglerna", "in the rules"),
        Word::Duties => pick(lang, "velvoitteet", "skyldigheter", "duties"),
        Word::Words => pick(lang, "selitys", "förklaring", "explanation"),
    }
}
