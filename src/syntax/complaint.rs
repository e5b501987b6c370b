//! What can be wrong with the writing of a text, each with its code, and the one place where it is put into words.
//!
//! Knows the words of the language; leaves alone what names mean and how complaints are shown.

use super::reserved;
use super::want::{Want, did_you_mean, incomplete, list, one_of, shown, unexpected};
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::{Lang, Words};
use crate::source::Span;

/// How many words an advice lists.
const LISTED: usize = 12;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Complaint {
    /// Something else should stand here.
    Unexpected {
        /// What would be right.
        wants: Vec<Want>,
        /// What stands there.
        found: String,
    },
    /// Something is missing at the end of a line or block.
    Incomplete {
        /// What would be right.
        wants: Vec<Want>,
        /// What stands before it.
        last: String,
    },
    /// `{` without `}`.
    UnclosedBrace,
    /// A string that does not end on its line.
    UnclosedText,
    /// A word with which no entry of this block begins.
    UnknownEntry {
        /// The word.
        found: String,
        /// With which words entries begin.
        known: &'static [&'static str],
        /// Which words may stand inside an entry.
        inner: &'static [&'static str],
    },
    /// A word with which no item begins.
    UnknownItem(String),
    /// A word of the language where a name is given.
    Reserved(String),
    /// A name with characters that names cannot hold.
    BadName(String),
    /// A day that does not exist or is not written as one.
    ImpossibleDay(String),
    /// A day that is not written as the language writes days.
    DayForm {
        /// As written.
        found: String,
        /// The same day as it should be written, if there is one.
        better: Option<String>,
    },
    /// A number that is too large for its place.
    TooLarge(String),
    /// Names that lack a language.
    MissingLanguage(Vec<Lang>),
    /// What may be said once is said again.
    SaidTwice(String),
    /// A clause that has no place in this block.
    Misplaced(String),
    /// `roll` that does not say how.
    MissingRoll,
    /// Things within things within things.
    TooDeep,
    /// Characters that the language does not use.
    Stray(String),
    /// A minus that touches a name or a number.
    TouchingMinus,
    /// `}` without `{`.
    StrayClose,
    /// `throughout` that is not the first item.
    ThroughoutNotFirst,
    /// So many complaints that the rest is left out.
    TooMany(usize),
}

impl Complaint {
    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Complaint::Unexpected { .. } => "V0101",
            Complaint::UnclosedBrace => "V0102",
            Complaint::UnclosedText => "V0103",
            Complaint::UnknownEntry { .. } => "V0104",
            Complaint::UnknownItem(_) => "V0105",
            Complaint::Reserved(_) => "V0106",
            Complaint::BadName(_) => "V0107",
            Complaint::ImpossibleDay(_) => "V0108",
            Complaint::TooLarge(_) => "V0109",
            Complaint::MissingLanguage(_) => "V0110",
            Complaint::SaidTwice(_) => "V0111",
            Complaint::Misplaced(_) => "V0112",
            Complaint::MissingRoll => "V0113",
            Complaint::TooDeep => "V0114",
            Complaint::Stray(_) => "V0115",
            Complaint::TouchingMinus => "V0116",
            Complaint::StrayClose => "V0117",
            Complaint::ThroughoutNotFirst => "V0118",
            Complaint::TooMany(_) => "V0119",
            Complaint::Incomplete { .. } => "V0120",
            Complaint::DayForm { .. } => "V0121",
        }
    }

    /// The complaint in words, at its place.
    pub(crate) fn at(&self, span: Span) -> Diagnostic {
        let (message, label) = self.message();
        let diagnostic = Diagnostic::error(self.code(), message, Place::Text(span), label);
        match self.help() {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        }
    }

    /// The message for a list, and the few words at the place.
    fn message(&self) -> (Words, Words) {
        match self {
            Complaint::Unexpected { wants, found } => (unexpected(wants, found), Words::default()),
            Complaint::Incomplete { wants, last } => (incomplete(wants, last), Words::default()),
            Complaint::UnclosedBrace => (
                Words::new(
                    "aaltosulku `{` jää sulkematta",
                    "klammern `{` stängs aldrig",
                    "the brace `{` is never closed",
                ),
                Words::new("avataan tässä", "öppnas här", "opened here"),
            ),
            Complaint::UnclosedText => (
                Words::new(
                    "merkkijonosta puuttuu loppulainausmerkki",
                    "strängen saknar avslutande citattecken",
                    "the string has no closing quotation mark",
                ),
                Words::new("alkaa tästä", "börjar här", "begins here"),
            ),
            Complaint::UnknownEntry { found, .. } => {
                let found = shown(found);
                (
                    Words::new(
                        format!("tuntematon sana {found}"),
                        format!("okänt ord {found}"),
                        format!("unknown word {found}"),
                    ),
                    Words::default(),
                )
            }
            Complaint::UnknownItem(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("{found} ei aloita mitään säännöstön osaa"),
                        format!("{found} inleder ingen del av ett regelverk"),
                        format!("{found} begins no item of a rule file"),
                    ),
                    Words::default(),
                )
            }
            Complaint::Reserved(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("{found} on kielen sana eikä voi olla nimi"),
                        format!("{found} är ett ord i språket och kan inte vara ett namn"),
                        format!("{found} is a word of the language and cannot be a name"),
                    ),
                    Words::new("tässä annetaan nimi", "här ges ett namn", "a name is given here"),
                )
            }
            Complaint::BadName(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("nimessä {found} on muuta kuin kirjaimia, numeroita ja yhdysmerkkejä"),
                        format!("namnet {found} har annat än bokstäver, siffror och bindestreck"),
                        format!("the name {found} has other than letters, digits and hyphens"),
                    ),
                    Words::default(),
                )
            }
            Complaint::ImpossibleDay(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("päivää {found} ei ole"),
                        format!("dagen {found} finns inte"),
                        format!("there is no day {found}"),
                    ),
                    Words::default(),
                )
            }
            Complaint::DayForm { found, .. } => {
                let found = shown(found);
                (
                    Words::new(
                        format!("päivää ei kirjoiteta näin: {found}"),
                        format!("en dag skrivs inte så här: {found}"),
                        format!("a day is not written like {found}"),
                    ),
                    Words::default(),
                )
            }
            Complaint::TooLarge(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("luku {found} on tähän liian suuri"),
                        format!("talet {found} är för stort här"),
                        format!("the number {found} is too large here"),
                    ),
                    Words::default(),
                )
            }
            Complaint::MissingLanguage(missing) => {
                let codes = missing.iter().map(|lang| format!("`{lang}`")).collect::<Vec<_>>();
                let (fi, en) =
                    if codes.len() == 1 { ("kieli puuttuu", "language") } else { ("kielet puuttuvat", "languages") };
                (
                    Words::new(
                        format!("{fi}: {}", list(&codes, "ja")),
                        format!("språk saknas: {}", list(&codes, "och")),
                        format!("missing {en}: {}", list(&codes, "and")),
                    ),
                    Words::default(),
                )
            }
            Complaint::SaidTwice(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("{found} sanotaan toistamiseen"),
                        format!("{found} sägs en gång till"),
                        format!("{found} is said a second time"),
                    ),
                    Words::new("kerta riittää", "en gång räcker", "once is enough"),
                )
            }
            Complaint::Misplaced(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("{found} ei kuulu tähän lohkoon"),
                        format!("{found} hör inte hemma i detta block"),
                        format!("{found} has no place in this block"),
                    ),
                    Words::default(),
                )
            }
            Complaint::MissingRoll => (
                Words::new(
                    "`roll` ei sano, siirtyykö määräpäivä",
                    "`roll` säger inte om sista dagen flyttas",
                    "`roll` does not say whether the due day moves",
                ),
                Words::default(),
            ),
            Complaint::TooDeep => (
                Words::new(
                    "sisäkkäisiä rakenteita on liian monta",
                    "konstruktionerna ligger för djupt i varandra",
                    "too many things lie inside each other",
                ),
                Words::default(),
            ),
            Complaint::Stray(found) => {
                let found = shown(found);
                (
                    Words::new(
                        format!("kielessä ei ole merkkiä {found}"),
                        format!("språket har inget tecken {found}"),
                        format!("the language has no sign {found}"),
                    ),
                    Words::default(),
                )
            }
            Complaint::TouchingMinus => (
                Words::new(
                    "miinusmerkiltä puuttuu väli jommaltakummalta puolelta",
                    "minustecknet saknar mellanslag på någondera sidan",
                    "the minus lacks a blank on one of its sides",
                ),
                Words::default(),
            ),
            Complaint::StrayClose => (
                Words::new(
                    "aaltosululla `}` ei ole aloittavaa paria",
                    "klammern `}` har ingen inledande motpart",
                    "the brace `}` closes nothing",
                ),
                Words::default(),
            ),
            Complaint::ThroughoutNotFirst => (
                Words::new(
                    "`throughout` ei ole tiedoston ensimmäinen osa",
                    "`throughout` är inte den första delen i filen",
                    "`throughout` is not the first item of its file",
                ),
                Words::default(),
            ),
            Complaint::TooMany(count) => (
                Words::new(
                    format!("näytetään vain {count} ensimmäistä virhettä"),
                    format!("bara de {count} första felen visas"),
                    format!("only the first {count} mistakes are shown"),
                ),
                Words::default(),
            ),
        }
    }

    /// Advice, computed from what was written.
    fn help(&self) -> Option<Words> {
        match self {
            Complaint::Unexpected { wants, found } if found.starts_with(char::is_alphabetic) => {
                did_you_mean(found, wants.iter().flat_map(Want::candidates))
            }
            Complaint::UnknownEntry { found, known, inner } => did_you_mean(found, known.iter().chain(*inner).copied())
                .or_else(|| (known.len() <= LISTED).then(|| one_of(known))),
            Complaint::UnknownItem(found) => {
                let known = reserved::ITEMS;
                did_you_mean(found, known).or_else(|| Some(one_of(&known)))
            }
            Complaint::UnclosedText => Some(Words::new(
                "merkkijonon on päätyttävä samalla rivillä, jolla se alkaa",
                "en sträng ska sluta på samma rad som den börjar",
                "a string ends on the line on which it begins",
            )),
            Complaint::BadName(found) => {
                let better = shown(&found.replace('_', "-"));
                Some(Words::new(format!("kirjoita {better}"), format!("skriv {better}"), format!("write {better}")))
            }
            Complaint::MissingLanguage(_) => Some(Words::new(
                "anna nimi kaikilla kolmella kielellä: `fi \"…\" sv \"…\" en \"…\"`",
                "ge namnet på alla tre språken: `fi \"…\" sv \"…\" en \"…\"`",
                "give the name in all three languages: `fi \"…\" sv \"…\" en \"…\"`",
            )),
            Complaint::Misplaced(found) => Some(belongs(found)),
            Complaint::DayForm { better: Some(better), .. } => Some(Words::new(
                format!("kirjoita `{better}`"),
                format!("skriv `{better}`"),
                format!("write `{better}`"),
            )),
            Complaint::MissingRoll => Some(Words::new(
                "kirjoita `roll none` tai `roll by 150/1930`",
                "skriv `roll none` eller `roll by 150/1930`",
                "write `roll none` or `roll by 150/1930`",
            )),
            Complaint::TouchingMinus => Some(Words::new(
                "kirjoita miinuksen molemmin puolin väli: `easter - 2 days`",
                "skriv ett mellanslag på båda sidor om minus: `easter - 2 days`",
                "write a blank on both sides of a minus: `easter - 2 days`",
            )),
            Complaint::ThroughoutNotFirst => Some(Words::new(
                "siirrä se tiedoston alkuun; tiedostossa saa olla yksi",
                "flytta den till filens början; en fil får ha en",
                "move it to the top of the file; a file has one",
            )),
            Complaint::Unexpected { .. }
            | Complaint::Incomplete { .. }
            | Complaint::DayForm { .. }
            | Complaint::UnclosedBrace
            | Complaint::Reserved(_)
            | Complaint::ImpossibleDay(_)
            | Complaint::TooLarge(_)
            | Complaint::SaidTwice(_)
            | Complaint::TooDeep
            | Complaint::Stray(_)
            | Complaint::StrayClose
            | Complaint::TooMany(_) => None,
        }
    }
}

/// Where a clause with this keyword belongs.
fn belongs(keyword: &str) -> Words {
    if reserved::DEMAND.contains(&keyword) {
        return Words::new(
            "se kuuluu lohkoon, joka alkaa sanoilla `do`, `keep` tai `avoid`",
            "det hör hemma i ett block efter `do`, `keep` eller `avoid`",
            "it belongs in a block after `do`, `keep` or `avoid`",
        );
    }
    if reserved::CHANGES.contains(&keyword) {
        return Words::new(
            "se kuuluu poikkeukseen (`exception`), tulkintaan (`reading`) tai versioon (`version`)",
            "det hör hemma i ett undantag (`exception`), en tolkning (`reading`) eller en version (`version`)",
            "it belongs in an `exception`, a `reading` or a `version`",
        );
    }
    Words::new("se kuuluu velvoitteeseen (`duty`)", "det hör hemma i en skyldighet (`duty`)", "it belongs in a `duty`")
}
