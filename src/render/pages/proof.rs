//! The page that explains one entry of a calendar: the proof of its finding, as `explain` writes it, in the parts of a
//! page; and the page of an entry that stands for several bearers.

use askama::Template;

use super::{Head, Line, Site, filled};
use crate::feed::catalogue::Subject;
use crate::finding::Finding;
use crate::model::Citation;
use crate::render::book::Book;
use crate::render::explain;
use crate::render::page::Style;
use crate::render::run::Run;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::subscribe::{Word, word};
use crate::render::wording::{days, law, notes, verdict};

#[derive(Template)]
#[template(path = "proof.html", config = "src/render/pages/askama.toml")]
struct Proof<'p> {
    head: Head,
    verdict: String,
    name: &'p str,
    fields: Vec<(&'static str, String)>,
    links: Vec<Line>,
    parts: Vec<Part>,
}

/// A heading with what stands under it: a tree of sentences, or a text as it was written.
struct Part {
    heading: String,
    tree: Vec<Token>,
    code: String,
}

/// A piece of a tree of sentences.
#[derive(Debug, PartialEq, Eq)]
enum Token {
    Open,
    Item(String),
    End,
    Close,
}

/// The proof of one finding.
#[must_use]
pub fn proof(site: &Site<'_>, book: &Book<'_>, run: &Run, finding: &Finding) -> String {
    let lang = book.lang;
    let wide = Style { width: usize::MAX / 4, ..Style::default() };
    let mut parts = Vec::new();
    let mut reasons = Vec::new();
    // Writing to memory cannot fail.
    let _ = explain::write_reasons(&mut reasons, book, wide, finding, &finding.reasons.because, 0);
    let heading = |label| interface::label(lang, label).to_owned();
    parts.push(Part {
        heading: heading(Label::Proof),
        tree: tree(&String::from_utf8_lossy(&reasons)),
        code: String::new(),
    });
    if !finding.notes.is_empty() {
        let notes: String = finding.notes.iter().map(|note| format!("– {}\n", notes::note(book, note))).collect();
        parts.push(Part { heading: heading(Label::Notes), tree: tree(&notes), code: String::new() });
    }
    if let Some(version) = book.version(finding) {
        let mut code = Vec::new();
        let _ = explain::write_rule(&mut code, book, version, finding);
        parts.push(Part {
            heading: format!("{} ({})", heading(Label::RuleText), book.place(version.span)),
            tree: Vec::new(),
            code: unindented(&String::from_utf8_lossy(&code)),
        });
    }
    let foot = run.foot(lang);
    let made: String = foot.iter().map(|line| format!("– {line}\n")).collect();
    parts.push(Part { heading: heading(Label::MadeFrom), tree: tree(&made), code: String::new() });
    let fields =
        explain::fields(book, finding).into_iter().map(|(label, value)| (interface::label(lang, label), value));
    let name = book.title(finding);
    filled(&Proof {
        head: site.head(&format!("{name} – {}", book.body(finding.bearer)), |lang| {
            site.instance_href(lang, &finding.instance)
        }),
        verdict: format!("{} {}", verdict::symbol(finding.verdict), verdict::verdict(lang, finding.verdict)),
        name,
        fields: fields.collect(),
        links: links(site, book, finding),
        parts,
    })
}

/// The acts where they are published, and the calendar of the bearer.
fn links(site: &Site<'_>, book: &Book<'_>, finding: &Finding) -> Vec<Line> {
    let mut links = Vec::new();
    if let Citation::Acts(acts) = &finding.source {
        for (number, _) in acts.iter() {
            let Some(act) = book.model.acts.get(number) else { continue };
            let title = act.title.as_ref().map_or("", |title| title.get(book.lang));
            let name = format!("{}/{} {title}", number.number, number.year).trim_end().to_owned();
            links.extend(act.eli.clone().map(|href| Line { href, name, hint: String::new() }));
        }
    }
    let calendar = site.known_of(Subject::Body(finding.bearer)).map(|known| Line {
        href: site.page_href(known),
        name: format!("{}: {}", word(book.lang, Word::Back), known.name),
        hint: String::new(),
    });
    links.extend(calendar);
    links
}

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

/// A tree from lines that begin with as many blanks as they lie deep, twice, and a dash or a dot.
fn tree(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut depth = 0_usize;
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        // A line never lies more than one deeper than the one before it.
        let wanted = (blanks / 2 + 1).min(depth + 1);
        if wanted > depth {
            tokens.push(Token::Open);
        } else {
            tokens.push(Token::End);
            for _ in wanted..depth {
                tokens.push(Token::Close);
                tokens.push(Token::End);
            }
        }
        depth = wanted;
        let words = line.trim_start().trim_start_matches(['–', '·']).trim();
        tokens.push(Token::Item(words.to_owned()));
    }
    for _ in 0..depth {
        tokens.push(Token::End);
        tokens.push(Token::Close);
    }
    tokens
}

/// Lines without the blanks with which all begin.
fn unindented(text: &str) -> String {
    let common = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    text.lines().map(|line| line.get(common..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Token, tree, unindented};

    #[test]
    fn lines_become_a_tree_whose_tags_are_closed() {
        let shown = |text: &str| -> String {
            tree(text)
                .into_iter()
                .map(|token| match token {
                    Token::Open => "[".to_owned(),
                    Token::Close => "]".to_owned(),
                    Token::Item(text) => format!("({text}"),
                    Token::End => ")".to_owned(),
                })
                .collect()
        };
        assert_eq!(shown("– a\n  · b\n  · c\n    – d\n– e\n"), "[(a[(b)(c[(d)])])(e)]");
        assert_eq!(shown("    – deep\n– up\n"), "[(deep)(up)]");
        assert_eq!(shown(""), "");
        assert_eq!(unindented("    a\n      b\n\n    c"), "a\n  b\n\nc");
    }
}
