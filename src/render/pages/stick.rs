//! The page at the root of a folder for a negotiation: in each language to the first page, to the briefs, and to the files
//! that hold everything.

use askama::Template;

use super::{STYLE, filled, rules_of};
use crate::lang::Lang;
use crate::model::{BodyId, Roster};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::review::{Word, word};
use crate::render::wording::site;
use crate::render::wording::subscribe::own_name;
use crate::time::Day;

/// What there is in one language.
pub struct StickPart {
    /// The language.
    pub lang: Lang,
    /// The first page, if there is one.
    pub index: Option<String>,
    /// The file that holds everything, if there is more than one body.
    pub all: Option<String>,
    /// Each body with its brief and the file that holds everything of it.
    pub bodies: Vec<(BodyId, String, String)>,
}

#[derive(Template)]
#[template(path = "stick.html", config = "src/render/pages/askama.toml")]
struct Stick {
    lang: Lang,
    title: String,
    policy: String,
    style: &'static str,
    parts: Vec<Part>,
}

struct Part {
    lang: Lang,
    name: &'static str,
    title: &'static str,
    lead: &'static str,
    seen: String,
    /// Address and name of the main ways.
    ways: Vec<(String, &'static str)>,
    heading: &'static str,
    brief: &'static str,
    whole: &'static str,
    /// Name, brief, everything in one file.
    bodies: Vec<(String, String, String)>,
    disclaimer: &'static str,
}

/// The page.
#[must_use]
pub fn stick(roster: &Roster, parts: &[StickPart], as_of: Day, known_at: Option<Day>) -> String {
    let part = |part: &StickPart| {
        let lang = part.lang;
        let index = part.index.iter().map(|href| (href.clone(), word(lang, Word::Index)));
        let all = part.all.iter().map(|href| (href.clone(), word(lang, Word::All)));
        let bodies = part.bodies.iter().map(|(body, brief, whole)| {
            let body = roster.body(*body);
            let name = body.names.get(lang);
            let name = if name.is_empty() { &body.id } else { name };
            (name.to_owned(), brief.clone(), whole.clone())
        });
        Part {
            lang,
            name: own_name(lang),
            title: word(lang, Word::Title),
            lead: word(lang, Word::Lead),
            seen: site::seen(lang, as_of, known_at),
            ways: index.chain(all).collect(),
            heading: word(lang, Word::Bodies),
            brief: word(lang, Word::Brief),
            whole: word(lang, Word::Whole),
            bodies: bodies.collect(),
            disclaimer: interface::label(lang, Label::Disclaimer),
        }
    };
    let parts: Vec<Part> = parts.iter().map(part).collect();
    let titles: Vec<&str> = parts.iter().map(|part| part.title).collect();
    filled(&Stick {
        lang: parts.first().map(|part| part.lang).unwrap_or_default(),
        title: titles.join(" – "),
        policy: rules_of(""),
        style: STYLE,
        parts,
    })
}
