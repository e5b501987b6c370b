//! The page at the root of a folder: from it to the list of calendars in each language.

use askama::Template;

use super::{Head, STYLE, filled, rules_of};
use crate::lang::Lang;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::subscribe::{Word, own_name, word};

#[derive(Template)]
#[template(path = "front.html", config = "src/render/pages/askama.toml")]
struct Front {
    head: Head,
    parts: Vec<Part>,
}

/// What is said in one language.
struct Part {
    lang: Lang,
    title: &'static str,
    name: &'static str,
    href: String,
    lead: &'static str,
    disclaimer: &'static str,
}

/// The page above the lists of these languages, the first of which is its own.
#[must_use]
pub fn front(langs: &[Lang]) -> String {
    let lang = langs.first().copied().unwrap_or_default();
    let part = |lang: &Lang| Part {
        lang: *lang,
        title: word(*lang, Word::Title),
        name: own_name(*lang),
        href: format!("{lang}/index.html"),
        lead: word(*lang, Word::Lead),
        disclaimer: interface::label(*lang, Label::Disclaimer),
    };
    let parts: Vec<Part> = langs.iter().map(part).collect();
    let titles: Vec<&str> = parts.iter().map(|part| part.title).collect();
    filled(&Front {
        head: Head {
            lang,
            title: titles.join(" – "),
            site: "",
            home: String::new(),
            skip: word(lang, Word::Skip),
            languages_label: word(lang, Word::Languages),
            languages: Vec::new(),
            notice_label: word(lang, Word::Notice),
            notices: Vec::new(),
            seen: String::new(),
            foot: Vec::new(),
            policy: rules_of(""),
            style: STYLE,
            nav_label: "",
            nav: Vec::new(),
            links: Vec::new(),
            left_out: String::new(),
            wide: false,
            filed: false,
        },
        parts,
    })
}
