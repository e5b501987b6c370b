//! The tables of a brief, as data: findings, questions, recommendations, contradictions; all of them, nothing shortened.

use super::Site;
use super::brief_entries::Writer;
use crate::finding::Finding;
use crate::render::body::missing_line;
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::brief::{Table as Name, column, table};
use crate::render::wording::days;
use crate::review::brief::{Brief, due};

/// The tables by name.
pub(super) const NAMES: [(&str, Name); 4] = [
    ("brief", Name::Findings),
    ("questions", Name::Questions),
    ("recommendations", Name::Recommendations),
    ("contradictions", Name::Contradictions),
];

/// All tables of a brief.
#[must_use]
pub fn brief_tables(site: &Site<'_>, book: &Book<'_>, brief: &Brief) -> Vec<Table> {
    let lang = book.lang;
    let writer = Writer { site, book };
    let body = || Cell::Text(book.roster.body(brief.body).id.clone());
    let columns = |names: &[&'static str]| names.iter().map(|name| Column::new(*name, column(lang, name))).collect();
    let made = |name: &'static str, columns, rows| {
        let title = NAMES.into_iter().find(|(known, _)| *known == name).map_or("", |(_, title)| table(lang, title));
        Table { name, title: title.to_owned(), columns, rows }
    };
    let records = |ids: &[crate::record::RecordId]| coded::records(book, ids);
    let finding = |of: &Finding| {
        let missing: Vec<_> = of.missing.iter().collect();
        let missing = missing_line(book, of, "", &missing).unwrap_or_default();
        vec![
            body(),
            Cell::Text(of.instance.clone()),
            Cell::text(book.title(of)),
            Cell::text(book.law(&of.source)),
            coded::binding(lang, of.binding),
            Cell::text(book.period(of).unwrap_or_default()),
            Cell::Verdict(of.verdict),
            Cell::day(due(of)),
            coded::missing(of, missing.trim_start_matches(": ").to_owned()),
            coded::causes(lang, &of.causes),
            records(&of.witnesses),
            coded::grade(lang, of.grade),
            coded::conditional(of),
        ]
    };
    let names = [
        "body",
        "instance",
        "duty",
        "source",
        "binding",
        "period",
        "verdict",
        "due",
        "missing",
        "causes",
        "records",
        "grade",
        "conditional",
    ];
    let question = |(at, of): (usize, &crate::review::brief::Question)| {
        let instance = of.finding().map_or("", |finding| finding.instance.as_str());
        let at = i64::try_from(at + 1).unwrap_or_default();
        let sort = Cell::text(of.code());
        vec![body(), Cell::Number(at), sort, Cell::text(writer.asked(of)), Cell::text(instance), records(&of.records())]
    };
    let recommendation = |of: &crate::review::brief::Recommendation| {
        let by: Vec<String> = of.by.iter().map(|actor| book.actor(*actor)).collect();
        vec![
            body(),
            records(&[of.record]),
            Cell::text(days::when(lang, of.when)),
            Cell::text(by.join("|")),
            Cell::text(writer.text(of.record)),
            records(&of.became),
        ]
    };
    let contradiction = |of: &crate::review::brief::Contradiction| {
        let differs = |holds: bool| Cell::Number(i64::from(holds));
        vec![body(), records(&[of.own]), records(&[of.other]), differs(of.day), differs(of.parties), differs(of.topics)]
    };
    vec![
        made("brief", columns(&names), brief.findings.iter().map(finding).collect()),
        made(
            "questions",
            columns(&["body", "number", "sort", "question", "instance", "records"]),
            brief.questions.iter().enumerate().map(question).collect(),
        ),
        made(
            "recommendations",
            columns(&["body", "record", "date", "by", "text", "became"]),
            brief.recommendations.iter().map(recommendation).collect(),
        ),
        made(
            "contradictions",
            columns(&["body", "record", "other", "day", "parties", "topics"]),
            brief.contradictions.iter().map(contradiction).collect(),
        ),
    ]
}
