//! What is said of options that make no sense on a page.

use super::{alternatives, days, pick, quoted};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::model::Binding;
use crate::review::Wrong;
use crate::time::YEARS;

/// What is wrong with the options of a page that knows those of `allowed`.
#[must_use]
pub fn wrong(lang: Lang, wrong: &Wrong, allowed: &[&str]) -> String {
    match wrong {
        Wrong::Unknown(name, near) => {
            let known: Vec<String> = match near {
                Some(near) => vec![format!("{near}=")],
                None => allowed.iter().map(|name| format!("{name}=")).collect(),
            };
            let name = quoted(lang, name);
            if known.is_empty() {
                return say!(
                    lang,
                    "Valintaa {name} ei ole; tällä sivulla ei ole valintoja.",
                    "Valet {name} finns inte; den här sidan har inga val.",
                    "There is no option {name}; this page has none."
                );
            }
            let known = alternatives(lang, &known);
            say!(
                lang,
                "Valintaa {name} ei ole tällä sivulla. Mahdollisia ovat {known}.",
                "Valet {name} finns inte på den här sidan. Möjliga är {known}.",
                "There is no option {name} on this page. Possible is {known}."
            )
        }
        Wrong::Value(name, value) => {
            let (value, example) = (quoted(lang, value), example(lang, name));
            let mut text = say!(
                lang,
                "Valinnan {name} arvo ei voi olla {value}. Esimerkki: {example}.",
                "Valet {name} kan inte ha värdet {value}. Exempel: {example}.",
                "The option {name} cannot be {value}. Example: {example}."
            );
            if matches!(*name, "as-of" | "known-at" | "since" | "period") {
                text.push(' ');
                text.push_str(&years(lang));
            }
            text
        }
        Wrong::NoSuch(name, value, near) => {
            let value = quoted(lang, value);
            let mut text = say!(
                lang,
                "Valinnan {name} arvoa {value} ei tunneta.",
                "Valets {name} värde {value} är okänt.",
                "The value {value} of the option {name} is not known."
            );
            if let Some(near) = near {
                let near = quoted(lang, near);
                text.push_str(&say!(lang, " Tarkoititko {near}?", " Menade du {near}?", " Did you mean {near}?"));
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
                "Aiempi päivä {from} on myöhemmän {to} jälkeen.",
                "Den tidigare dagen {from} ligger efter den senare {to}.",
                "The earlier day {from} lies after the later one, {to}."
            )
        }
    }
}

/// Which years are known.
pub(super) fn years(lang: Lang) -> String {
    let (first, last) = (YEARS.start(), YEARS.end());
    say!(
        lang,
        "Vuodet {first}–{last} ovat mahdollisia.",
        "Åren {first}–{last} är möjliga.",
        "The years {first}–{last} are possible."
    )
}

fn example(lang: Lang, name: &str) -> String {
    let codes = |codes: &[&str]| codes.join(pick(lang, " tai ", " eller ", " or "));
    match name {
        "period" => "period=2026".to_owned(),
        "act" => "act=612/2021".to_owned(),
        "verdict" => codes(&Verdict::ALL.map(Verdict::code)),
        "binding" => codes(&Binding::ALL.map(|(_, code)| code)),
        "lang" => codes(&["fi", "sv", "en"]),
        "profile" => codes(&["excel-fi", "data"]),
        "as-of" | "known-at" | "since" => format!("{name}=2026-10-31"),
        _ => format!("{name}=…"),
    }
}
