//! The page of an entry of a calendar that stands for several bearers.

use askama::Template;

use super::{Head, Line, Site, filled};
use crate::finding::Finding;
use crate::render::book::Book;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::subscribe::{Word, word};
use crate::render::wording::{days, law, verdict};

#[derive(Template)]
#[template(path = "together.html", config = "src/render/pages/askama.toml")]
struct Together<'p> {
    head: Head,
    name: &'p str,
    fields: Vec<(&'static str, String)>,
    heading: &'static str,
    lines: Vec<Line>,
}

/// All bearers of one duty in one period, in their order, each with how it stands.
#[must_use]
pub fn together(site: &Site<'_>, book: &Book<'_>, instance: &str, findings: &[Finding]) -> String {
    let lang = book.lang;
    let name = findings.first().map_or(instance, |first| book.title(first));
    let label = |label| interface::label(lang, label);
    let mut fields = Vec::new();
    if let Some(first) = findings.first() {
        fields.extend(book.period(first).map(|period| (label(Label::Period), period)));
        fields.push((
            label(Label::Source),
            format!("{} ({})", book.law(&first.source), law::binding(lang, first.binding)),
        ));
        fields.extend(first.due.as_ref().map(|due| (label(Label::Due), days::day(lang, due.effective))));
    }
    let line = |finding: &Finding| Line {
        href: site.instance_href(lang, &finding.instance),
        name: book.body(finding.bearer),
        hint: format!("{} {}", verdict::symbol(finding.verdict), verdict::verdict(lang, finding.verdict)),
    };
    filled(&Together {
        head: site.head(name, |lang| site.instance_href(lang, instance)),
        name,
        fields,
        heading: word(lang, Word::Bearers),
        lines: findings.iter().map(line).collect(),
    })
}
