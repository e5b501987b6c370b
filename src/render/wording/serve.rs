//! What the server says in short: why an address has no answer.

use super::{alternatives, days, pick, quoted};
use crate::lang::Lang;
use crate::time::Day;

/// What is wrong with options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// There is no option of this name; the near one, if there is one.
    Unknown(String, Option<&'static str>),
    /// The option cannot have this value.
    Value(&'static str, String),
    /// The option is given too often.
    TooMany(&'static str),
    /// The last day is before the first.
    Reversed(Day, Day),
    /// The whole is longer than anybody needs.
    TooLong,
    /// It is no text.
    NotText,
}

/// What is wrong with the options, in a sentence or two.
#[must_use]
pub fn options(lang: Lang, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Unknown(name, near) => {
            let known: Vec<String> = match near {
                Some(near) => vec![format!("{near}=")],
                None => NAMES.iter().map(|name| format!("{name}=")).collect(),
            };
            let (name, known) = (quoted(lang, name), alternatives(lang, &known));
            say!(
                lang,
                "Valintaa {name} ei ole. Mahdollinen on {known}.",
                "Valet {name} finns inte. Möjligt är {known}.",
                "There is no option {name}. Possible is {known}."
            )
        }
        Wrong::Value(name, value) => {
            let (value, example) = (quoted(lang, value), example(name));
            let mut text = say!(
                lang,
                "Valinnan {name} arvo ei voi olla {value}. Esimerkki: {example}.",
                "Valet {name} kan inte ha värdet {value}. Exempel: {example}.",
                "The option {name} cannot be {value}. Example: {example}."
            );
            if matches!(*name, "from" | "to") {
                text.push(' ');
                text.push_str(&super::options::years(lang));
            }
            text
        }
        Wrong::TooMany(name) => say!(
            lang,
            "Valinta {name} on annettu liian monta kertaa.",
            "Valet {name} har angetts för många gånger.",
            "The option {name} is given too often."
        ),
        Wrong::Reversed(from, to) => {
            let (from, to) = (days::day(lang, *from), days::day(lang, *to));
            say!(
                lang,
                "Ajan alku {from} on sen lopun {to} jälkeen.",
                "Tidens början {from} ligger efter dess slut {to}.",
                "The first day {from} lies after the last day {to}."
            )
        }
        Wrong::TooLong => pick(
            lang,
            "Osoitteen valinnat ovat liian pitkät.",
            "Valen i adressen är för långa.",
            "The options in the address are too long.",
        )
        .to_owned(),
        Wrong::NotText => no_text(lang).to_owned(),
    }
}

/// The names of the options of a feed.
pub const NAMES: [&str; 7] = ["remind", "ahead", "from", "to", "act", "duty", "role"];

fn example(name: &str) -> &'static str {
    match name {
        "remind" => "remind=30d",
        "ahead" => "ahead=14d",
        "from" => "from=2026-01-01",
        "to" => "to=2026-12-31",
        "act" => "act=612/2021",
        "role" => "role=counterparty",
        _ => "duty=county-hyte-negotiation",
    }
}

/// An address that is no text, or holds what breaks a line or ends a text.
#[must_use]
pub fn no_text(lang: Lang) -> &'static str {
    pick(
        lang,
        "Osoitteessa on merkkejä, joita siinä ei voi olla.",
        "Adressen innehåller tecken som inte är tillåtna.",
        "The address holds characters that it cannot hold.",
    )
}

/// An option that a feed cannot have, since the feed is about something else.
#[must_use]
pub fn not_here(lang: Lang, option: &str) -> String {
    let option = quoted(lang, option);
    say!(
        lang,
        "Tässä kalenterissa valinta {option} ei tarkoita mitään.",
        "I den här kalendern betyder valet {option} ingenting.",
        "In this calendar the option {option} means nothing."
    )
}

/// Days beyond those that are worked out.
#[must_use]
pub fn beyond(lang: Lang, from: Day, to: Day) -> String {
    let span = days::span(lang, from, to);
    say!(
        lang,
        "Kalenterissa ovat päivät {span}; pyydetty aika ulottuu niiden ulkopuolelle.",
        "Kalendern omfattar dagarna {span}; den begärda tiden sträcker sig utanför dem.",
        "The calendar covers {span}; the time asked for reaches beyond."
    )
}

/// The heading where options make no sense.
#[must_use]
pub fn bad_title(lang: Lang) -> &'static str {
    pick(lang, "Osoitetta ei voi ymmärtää", "Adressen kan inte förstås", "The address cannot be understood")
}

/// The heading where nothing has the name.
#[must_use]
pub fn unknown_title(lang: Lang) -> &'static str {
    pick(lang, "Sivua ei ole", "Sidan finns inte", "There is no such page")
}

/// Nothing has the name.
#[must_use]
pub fn unknown(lang: Lang, asked: &str) -> String {
    let asked = quoted(lang, asked);
    say!(
        lang,
        "Osoitteessa {asked} ei ole mitään.",
        "På adressen {asked} finns ingenting.",
        "There is nothing at the address {asked}."
    )
}

/// Before names that may have been meant.
#[must_use]
pub fn near(lang: Lang) -> &'static str {
    pick(lang, "Tarkoititko jotakin näistä?", "Menade du något av följande?", "Did you mean one of these?")
}

/// A method that changes something.
#[must_use]
pub fn method(lang: Lang) -> &'static str {
    pick(
        lang,
        "Täältä voi vain lukea: käytä menetelmää GET tai HEAD.\n",
        "Här kan man bara läsa: använd metoden GET eller HEAD.\n",
        "One can only read here: use GET or HEAD.\n",
    )
}

/// It exists, but could not be made.
#[must_use]
pub fn failed(lang: Lang) -> &'static str {
    pick(
        lang,
        "Vastausta ei voitu muodostaa. Syy on palvelun lokissa.\n",
        "Svaret kunde inte bildas. Orsaken finns i tjänstens logg.\n",
        "The answer could not be made. The reason stands in the log of the service.\n",
    )
}

/// Too many ask at once; said before it is known in which language.
#[must_use]
pub fn busy() -> &'static str {
    "Palvelu on ruuhkautunut, yritä hetken kuluttua uudelleen. / Tjänsten är överbelastad, försök igen om en stund. / \
     The service is busy, try again in a moment.\n"
}

/// A request with a body; said before it is known in which language.
#[must_use]
pub fn no_body() -> &'static str {
    "Pyynnössä ei saa olla sisältöä. / Begäran får inte ha något innehåll. / A request must not have a body here.\n"
}
