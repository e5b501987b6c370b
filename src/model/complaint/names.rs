//! `V02xx`: names that mean nothing, something else, or too much.

use super::{Sort, error, list, plain, say};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::source::Span;
use crate::syntax::ast::Name;

/// How many possible names a help shows.
const SHOWN: usize = 8;

/// What can be wrong with a name.
pub(in crate::model) enum NameComplaint<'a> {
    /// Nothing has this name; `possible` are the names that would do.
    Unknown { name: &'a Name, wanted: Sort, possible: Vec<&'a str> },
    /// The name means something of another sort.
    WrongSort { name: &'a Name, is: Sort, wanted: Sort },
    /// Two things have one name where they could be confused.
    Duplicate { name: &'a str, sort: Sort, first: Place, second: Place },
    /// Classes that unite each other in a ring.
    ClassCircle { names: Vec<&'a str>, span: Span },
    /// No relation leads from these bodies by this word.
    NoRelation { word: &'a Name, declared: Vec<String> },
    /// Several exceptions have the name.
    Ambiguous { name: &'a Name, places: Vec<Span> },
    /// Exceptions that are exceptions to each other.
    ExceptionCircle { names: Vec<&'a str>, span: Span },
}

impl From<NameComplaint<'_>> for Diagnostic {
    fn from(complaint: NameComplaint<'_>) -> Diagnostic {
        match complaint {
            NameComplaint::Unknown { name, wanted, possible } => unknown(name, wanted, possible),
            NameComplaint::WrongSort { name, is, wanted } => wrong_sort(name, is, wanted),
            NameComplaint::Duplicate { name, sort, first, second } => {
                let [fi, sv, en] = sort.words();
                Diagnostic::error(
                    "V0203",
                    say([
                        format!("nimi `{name}` on jo käytössä ({fi})"),
                        format!("namnet `{name}` är redan i bruk ({sv})"),
                        format!("the name `{name}` is taken already, by {en}"),
                    ]),
                    second,
                    plain(["toinen kerta", "andra gången", "the second time"]),
                )
                .also(first, plain(["ensimmäinen kerta", "första gången", "the first time"]))
                .help(plain([
                    "anna toiselle oma nimi tai poista se",
                    "ge den andra ett eget namn eller ta bort den",
                    "give one of them a name of its own, or remove it",
                ]))
            }
            NameComplaint::ClassCircle { names, span } => circle(
                "V0204",
                &names,
                span,
                ["luokat sisältävät toisensa", "klasserna innehåller varandra", "the classes hold each other"],
                [
                    "poista yksi luokka toisen osista",
                    "ta bort en av klasserna ur den andras delar",
                    "take one of the classes out of the other's parts",
                ],
            ),
            NameComplaint::NoRelation { word, declared } => no_relation(word, &declared),
            NameComplaint::Ambiguous { name, places } => {
                let word = &name.value;
                let count = places.len();
                let mut diagnostic = error(
                    "V0206",
                    name.span,
                    say([
                        format!("nimellä `{word}` on {count} eri poikkeusta"),
                        format!("namnet `{word}` betyder {count} olika undantag"),
                        format!("`{word}` means {count} different exceptions"),
                    ]),
                    plain(["kumpi?", "vilket?", "which one?"]),
                )
                .help(plain([
                    "anna poikkeuksille eri nimet",
                    "ge undantagen olika namn",
                    "give the exceptions different names",
                ]));
                for place in places {
                    diagnostic =
                        diagnostic.also(Place::Text(place), plain(["yksi niistä", "ett av dem", "one of them"]));
                }
                diagnostic
            }
            NameComplaint::ExceptionCircle { names, span } => circle(
                "V0207",
                &names,
                span,
                [
                    "poikkeukset ovat poikkeuksia toisiinsa",
                    "undantagen är undantag från varandra",
                    "the exceptions are exceptions to each other",
                ],
                [
                    "anna yhden poikkeuksista koskea velvoitetta",
                    "låt ett av undantagen gälla en skyldighet",
                    "let one of the exceptions be to a duty",
                ],
            ),
        }
    }
}

fn unknown(name: &Name, wanted: Sort, mut possible: Vec<&str>) -> Diagnostic {
    let [fi, sv, en] = wanted.words();
    let word = &name.value;
    let diagnostic = error(
        "V0201",
        name.span,
        say([
            format!("tuntematon nimi `{word}`: tässä tarvitaan {fi}"),
            format!("okänt namn `{word}`: här behövs {sv}"),
            format!("unknown name `{word}`: {en} is asked for here"),
        ]),
        plain(["tätä nimeä ei ole", "detta namn finns inte", "nothing has this name"]),
    );
    possible.sort_unstable();
    possible.dedup();
    if let Some(near) = nearest(word, possible.iter().copied()) {
        return diagnostic.help(say([
            format!("tarkoititko `{near}`?"),
            format!("menade du `{near}`?"),
            format!("did you mean `{near}`?"),
        ]));
    }
    if possible.is_empty() {
        return diagnostic.help(plain([
            "tätä lajia ei ole määritelty yhtään nimeä",
            "inget namn av detta slag har angetts",
            "no name of this sort is declared",
        ]));
    }
    let [fi, sv, en] = list(possible, SHOWN);
    diagnostic.help(say([format!("mahdollisia: {fi}"), format!("möjliga: {sv}"), format!("possible: {en}")]))
}

fn wrong_sort(name: &Name, is: Sort, wanted: Sort) -> Diagnostic {
    let ([is_fi, is_sv, is_en], [fi, sv, en]) = (is.words(), wanted.words());
    let word = &name.value;
    error(
        "V0202",
        name.span,
        say([
            format!("`{word}` on {is_fi}, mutta tässä tarvitaan {fi}"),
            format!("`{word}` är {is_sv}, men här behövs {sv}"),
            format!("`{word}` is {is_en}, {en} is asked for here"),
        ]),
        say([format!("tämä on {is_fi}"), format!("detta är {is_sv}"), format!("this is {is_en}")]),
    )
}

fn no_relation(word: &Name, declared: &[String]) -> Diagnostic {
    let name = &word.value;
    let diagnostic = error(
        "V0205",
        word.span,
        say([
            format!("mikään suhde ei johda näistä toimijoista sanalla `{name}`"),
            format!("ingen relation leder från dessa aktörer med ordet `{name}`"),
            format!("no relation leads from these bodies by `{name}`"),
        ]),
        plain(["ei suhdetta", "ingen relation", "no relation"]),
    );
    if declared.is_empty() {
        return diagnostic.help(plain([
            "suhteita ei ole määritelty: kirjoita sanastoon esimerkiksi `relation municipality of county`",
            "inga relationer har angetts: skriv i ordlistan till exempel `relation municipality of county`",
            "no relation is declared: write for example `relation municipality of county` in the vocabulary",
        ]));
    }
    let [fi, sv, en] = list(declared.iter().map(String::as_str), SHOWN);
    diagnostic.help(say([format!("suhteet: {fi}"), format!("relationer: {sv}"), format!("relations: {en}")]))
}

fn circle(code: &'static str, names: &[&str], span: Span, message: [&str; 3], help: [&str; 3]) -> Diagnostic {
    let ring = names.iter().chain(names.first()).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → ");
    let [fi, sv, en] = message;
    error(
        code,
        span,
        say([format!("{fi}: {ring}"), format!("{sv}: {ring}"), format!("{en}: {ring}")]),
        plain(["kehä alkaa tästä", "cirkeln börjar här", "the ring begins here"]),
    )
    .help(plain(help))
}
