//! The accessibility statement.

use askama::Template;

use super::duties::act_line;
use super::{Head, Line, Place, Site, filled};
use crate::model::ActNumber;
use crate::render::book::Book;
use crate::render::wording::accessibility::{self as words, Section};

/// The act that asks for it.
const ACT: ActNumber = ActNumber { number: 306, year: 2019 };
/// The duty of the shipped rules to keep one.
const DUTY: &str = "accessibility-statement-kept";

#[derive(Template)]
#[template(path = "accessibility.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: &'static str,
    lead: String,
    sections: Vec<Section>,
    links: Vec<Line>,
}

/// The statement on the pages of this version.
#[must_use]
pub fn accessibility(site: &Site<'_>, book: &Book<'_>, version: &str) -> String {
    let lang = site.lang;
    let title = words::title(lang);
    let duty = site.model.duty_named(DUTY).map(|duty| Line {
        href: site.to(&Place::Duty(duty.name.clone())),
        name: words::duty(lang).to_owned(),
        hint: String::new(),
    });
    let act = site.model.acts.get(&ACT).and_then(|act| act_line(book, act));
    filled(&Page {
        head: site.head_here(title, ""),
        title,
        lead: words::lead(lang, version),
        sections: words::sections(lang),
        links: [duty, act].into_iter().flatten().filter(|line| !line.href.is_empty()).collect(),
    })
}
