//! One or two printed pages on a body before its negotiation: the sheet, which stands on a page of its own and in the file
//! that holds everything.
//!
//! Long lists are shortened, and say by how many; the whole stands behind the link and in the data.

use std::collections::BTreeSet;

use askama::Template;

use super::brief_entries::{Entry, Writer};
use super::brief_fit::{Most, fit};
use super::brief_tables::NAMES;
use super::parts::DataLinks;
use super::{Head, Place, Site, filled};
use crate::finding::Finding;
use crate::render::book::Book;
use crate::render::wording::brief::{self as said, Word, word};
use crate::render::wording::brief_counts::{self as counts, Counted};
use crate::review::brief::{Brief, OfDuty, Tally};

#[derive(Template)]
#[template(path = "brief.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    sheet: String,
    data: Vec<DataLinks>,
}

/// What is told of a body.
#[derive(Template)]
#[template(path = "brief_sheet.html", config = "src/render/pages/askama.toml")]
struct Sheet {
    /// How deep its heading stands.
    level: u8,
    id: String,
    title: String,
    span: String,
    counts: &'static str,
    law: String,
    soft: String,
    soft_hint: &'static str,
    parts: Vec<Part>,
    ground: &'static str,
    evidence: &'static str,
}

/// A list under a heading.
pub(super) struct Part {
    /// What it is about, in addresses: `unmet`.
    name: &'static str,
    heading: String,
    pub(super) hint: &'static str,
    none: &'static str,
    ordered: bool,
    pub(super) items: Vec<Entry>,
    pub(super) more: String,
    more_href: String,
}

/// The page.
#[must_use]
pub fn brief(site: &Site<'_>, book: &Book<'_>, brief: &Brief, options: &str) -> String {
    let name = book.body(brief.body);
    let data = |(table, name)| DataLinks {
        label: said::table_label(book.lang, name),
        ..site.data_links(&site.place, table, options)
    };
    let mut data: Vec<DataLinks> = NAMES.into_iter().map(data).collect();
    data.retain(|links| !links.links.is_empty());
    filled(&Page {
        head: site.head_here(&said::title(book.lang, &name), options),
        sheet: sheet(site, book, brief, 1),
        data,
    })
}

/// The sheet alone, its heading at a level.
pub(super) fn sheet(site: &Site<'_>, book: &Book<'_>, brief: &Brief, level: u8) -> String {
    let lang = book.lang;
    let id = &book.roster.body(brief.body).id;
    let writer = Writer { site, book };
    filled(&Sheet {
        level,
        id: format!("brief-{id}"),
        title: said::title(lang, &book.body(brief.body)),
        span: said::span(
            lang,
            brief.period.as_deref().map(|key| book.period_key(key)).as_deref(),
            brief.span.0,
            brief.span.1,
        ),
        counts: word(lang, Word::Counts),
        law: counted(book, &brief.law, true),
        soft: counted(book, &brief.soft, false),
        soft_hint: word(lang, Word::Soft),
        parts: fit(|most| writer.parts(brief, most)),
        ground: word(lang, Word::Ground),
        evidence: word(lang, Word::Evidence),
    })
}

fn counted(book: &Book<'_>, tally: &Tally, binds: bool) -> String {
    let lang = book.lang;
    let cases = (tally.total > 0).then(|| counts::summary(lang, (tally.total, tally.duties), binds, &tally.counts));
    let conditional = (tally.conditional > 0).then(|| counts::conditional(lang, tally.conditional));
    let waived = (tally.waived > 0).then(|| said::waived(lang, tally.waived));
    cases.into_iter().chain(conditional).chain(waived).collect::<Vec<_>>().join("; ")
}

/// What a list holds, for its heading: how many items, how many lines, and what they are.
#[derive(Clone, Copy)]
struct Held {
    of: Counted,
    conditional: usize,
    lines: usize,
}

impl Held {
    fn things(lines: usize) -> Held {
        Held { of: Counted::Things(lines), conditional: 0, lines }
    }

    fn cases(of: &[Finding]) -> Held {
        let conditional = of.iter().filter(|one| one.in_doubt).count();
        Held { of: Counted::Cases(of.len()), conditional, lines: of.len() }
    }

    fn duties(of: &[OfDuty]) -> Held {
        let cases = of.iter().map(|one| one.count).sum();
        let conditional = of.iter().map(|one| one.conditional).sum();
        let duties: BTreeSet<_> = of.iter().map(|one| one.finding.duty).collect();
        Held { of: Counted::Duties(cases, duties.len()), conditional, lines: of.len() }
    }
}

impl Writer<'_> {
    fn parts(&self, brief: &Brief, most: &Most) -> Vec<Part> {
        let lang = self.book.lang;
        let whole = self.site.to(&Place::Body(self.book.roster.body(brief.body).id.clone()));
        let part = |name, heading, hint, none, items: Vec<Entry>, all: Held| Part {
            name,
            heading: if all.lines > 0 {
                counts::counted(lang, word(lang, heading), all.of, all.conditional)
            } else {
                word(lang, heading).to_owned()
            },
            hint: if items.is_empty() { "" } else { hint },
            none: word(lang, none),
            ordered: false,
            more: if all.lines > items.len() { counts::more(lang, all.lines - items.len()) } else { String::new() },
            more_href: whole.clone(),
            items,
        };
        let cases = |name, heading, none, of: &[Finding], most| {
            part(name, heading, "", none, of.iter().take(most).map(|one| self.finding(one)).collect(), Held::cases(of))
        };
        let readings = brief.readings.iter().take(most.readings).map(|of| self.reading(of)).collect();
        let contradictions =
            brief.contradictions.iter().take(most.contradictions).map(|one| self.contradiction(one)).collect();
        let recommended =
            brief.recommendations.iter().take(most.recommendations).map(|one| self.recommendation(one)).collect();
        let mut questions = part(
            "questions",
            Word::Questions,
            word(lang, Word::QuestionsHint),
            Word::NoQuestions,
            brief.questions.iter().map(|one| self.question(one)).collect(),
            Held::things(brief.questions.len()),
        );
        questions.ordered = true;
        questions.heading = word(lang, Word::Questions).to_owned();
        let mut parts = vec![
            cases("unmet", Word::Unmet, Word::NoneUnmet, &brief.unmet, most.unmet),
            cases("shown", Word::Shown, Word::NoneShown, &brief.shown, most.shown),
            cases("waived", Word::Waived, Word::NoneShown, &brief.waived, most.waived),
            part(
                "contradictions",
                Word::Contradictions,
                "",
                Word::NoContradictions,
                contradictions,
                Held::things(brief.contradictions.len()),
            ),
            part(
                "recommendations",
                Word::Recommendations,
                "",
                Word::NoRecommendations,
                recommended,
                Held::things(brief.recommendations.len()),
            ),
            questions,
            cases("next", Word::Next, Word::NoneNext, &brief.next, most.next),
            part("readings", Word::Readings, "", Word::NoReadings, readings, Held::duties(&brief.readings)),
            part(
                "unknown",
                Word::Unknown,
                word(lang, Word::UnknownHint),
                Word::NoneUnmet,
                brief.unknown.iter().take(most.unknown).map(|one| self.of_duty(one)).collect(),
                Held::duties(&brief.unknown),
            ),
            cases("soft", Word::SoftShown, Word::NoneShown, &brief.soft_shown, most.soft),
        ];
        // Where nothing is waived or unknown, and nothing recommended was done, nothing need be said of it.
        parts.retain(|part| !part.items.is_empty() || !["waived", "unknown", "soft"].contains(&part.name));
        parts
    }
}
