//! The filters of a page: a form without a script, and those in use, each with a way out.

use super::{Place, Site, query};
use crate::finding::Verdict;
use crate::model::{Binding, BodyId, DutyId};
use crate::render::book::Book;
use crate::render::wording::filters::{Word, label, word};
use crate::render::wording::{days, law, verdict};
use crate::review::Options;
use crate::review::selection::Choices;
use crate::time::{Day, iso_day};

/// A form with its fields; shown by the macro `form` in `filters.html`.
pub(super) struct Filters {
    pub heading: &'static str,
    pub action: String,
    pub fields: Vec<Field>,
    /// Options that the form has no field for and must not lose.
    pub kept: Vec<(&'static str, String)>,
    pub button: &'static str,
    pub applied: &'static str,
    pub remove: &'static str,
    pub chips: Vec<Chip>,
    pub clear: (String, &'static str),
}

pub(super) struct Field {
    pub name: &'static str,
    pub label: &'static str,
    /// A day, or nothing, for a field of days.
    pub day: Option<String>,
    pub choices: Vec<Choice>,
}

pub(super) struct Choice {
    pub value: String,
    pub name: String,
    pub chosen: bool,
}

pub(super) struct Chip {
    pub text: String,
    pub href: String,
}

/// The filters of a page: fields for these options, what can be chosen, what is chosen.
pub(super) fn filters(
    site: &Site<'_>,
    book: &Book<'_>,
    place: &Place,
    names: &[&'static str],
    choices: &Choices,
    options: &Options,
) -> Filters {
    let (lang, model) = (site.lang, book.model);
    let pairs = options.pairs(model);
    let mut kept: Vec<(&'static str, String)> = Vec::new();
    for (at, (name, value)) in pairs.iter().enumerate() {
        // A field shows one value; a second one of the same option goes along unseen.
        let second = pairs.iter().take(at).any(|(other, _)| other == name);
        if second || !names.contains(name) {
            kept.push((*name, value.clone()));
        }
    }
    let without = |at: usize| {
        let left: Vec<_> = pairs.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, pair)| pair).collect();
        let left: Vec<(&str, &str)> = left.into_iter().map(|(name, value)| (*name, value.as_str())).collect();
        site.href(lang, place, &query(&left))
    };
    let chip = |(at, (name, value)): (usize, &(&'static str, String))| Chip {
        text: format!("{}: {}", label(lang, name), shown(book, name, value)),
        href: without(at),
    };
    let field = |name: &&'static str| {
        let chosen = pairs.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
        field(book, name, choices, chosen)
    };
    Filters {
        heading: word(lang, Word::Heading),
        action: site.href(lang, place, ""),
        fields: names.iter().map(field).collect(),
        kept,
        button: word(lang, Word::Show),
        applied: word(lang, Word::Applied),
        remove: word(lang, Word::Remove),
        chips: pairs.iter().enumerate().map(chip).collect(),
        clear: (site.href(lang, place, ""), word(lang, Word::RemoveAll)),
    }
}

fn field(book: &Book<'_>, name: &'static str, choices: &Choices, chosen: Option<&str>) -> Field {
    let lang = book.lang;
    let day = matches!(name, "as-of" | "known-at" | "since").then(|| chosen.unwrap_or_default().to_owned());
    let body = |id: &BodyId| book.roster.body(*id).id.clone();
    let values: Vec<String> = match name {
        "period" => choices.periods.clone(),
        "act" => choices.acts.iter().map(|act| law::act(*act)).collect(),
        "binding" => Binding::ALL.iter().map(|(_, code)| (*code).to_owned()).collect(),
        "verdict" => Verdict::ALL.iter().map(|of| of.code().to_owned()).collect(),
        "area" => choices.areas.iter().map(body).collect(),
        "of" => choices.groups.iter().map(body).collect(),
        "duty" => choices.duties.iter().map(|duty: &DutyId| book.model.duty(*duty).name.clone()).collect(),
        _ => Vec::new(),
    };
    let nothing = match name {
        "binding" => word(lang, Word::Law).to_owned(),
        "of" => "–".to_owned(),
        _ => word(lang, Word::All).to_owned(),
    };
    let mut list = Vec::new();
    if day.is_none() {
        let shown = match name {
            "period" => Some(choices.period.as_str()),
            "duty" => choices.duty.map(|duty| book.model.duty(duty).name.as_str()),
            _ => None,
        };
        if shown.is_none() {
            list.push(Choice { value: String::new(), name: nothing, chosen: chosen.is_none() });
        }
        // What was asked for by hand and is not among the usual ones stays chosen.
        let unusual = chosen.filter(|chosen| !values.iter().any(|value| value == chosen)).map(str::to_owned);
        let current = chosen.or(shown);
        list.extend(values.into_iter().chain(unusual).map(|value| Choice {
            name: named(book, name, &value),
            chosen: Some(value.as_str()) == current,
            value,
        }));
    }
    Field { name, label: label(lang, name), day, choices: list }
}

/// A value in a list of choices: an act with its title.
fn named(book: &Book<'_>, name: &str, value: &str) -> String {
    let known = |number: &&crate::model::ActNumber| law::act(**number) == value;
    let act = (name == "act").then(|| book.model.acts.keys().find(known)).flatten();
    match act.and_then(|number| book.model.acts.get(number)?.title.as_ref()) {
        Some(title) => format!("{value} {}", title.get(book.lang)),
        None => shown(book, name, value),
    }
}

/// A value as people read it.
fn shown(book: &Book<'_>, name: &str, value: &str) -> String {
    let day = |day: Day| days::day(book.lang, day);
    match name {
        "as-of" | "known-at" | "since" => iso_day(value).map_or_else(|| value.to_owned(), day),
        "period" => book.period_key(value),
        "duty" => book.model.duty_named(value).map_or(value, |duty| duty.shown(book.lang)).to_owned(),
        "binding" => {
            let known = Binding::ALL.into_iter().find(|(_, code)| *code == value);
            known.map_or(value, |(binding, _)| law::binding(book.lang, binding)).to_owned()
        }
        "verdict" => {
            let known = Verdict::ALL.into_iter().find(|of| of.code() == value);
            known.map_or(value, |of| verdict::verdict(book.lang, of)).to_owned()
        }
        "area" | "of" | "body" => book.roster.find(value).map_or_else(|| value.to_owned(), |body| book.body(body)),
        _ => value.to_owned(),
    }
}
