//! A body before its negotiation, on one or two printed pages.

use super::tables::CONDITIONAL;
use super::{Output, Refused, View, Wanted};
use crate::diagnostic::nearest;
use crate::model::BodyId;
use crate::render::pages::{self, Place};
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::brief::{self as said, Table};
use crate::render::wording::options as words;
use crate::review::brief::brief;
use crate::review::{Wrong, bodies};

const BODY: ColumnInfo = ColumnInfo::new("body", Kind::Text, "The body's id.");
const RECORDS: ColumnInfo = ColumnInfo::new("records", Kind::Codes, "The ids of the records.");

pub(super) const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "brief",
        about: |lang| said::table(lang, Table::Findings),
        columns: &[
            BODY,
            ColumnInfo::new("instance", Kind::Text, "The instance's id."),
            ColumnInfo::new("duty", Kind::Text, "The duty's title."),
            ColumnInfo::new("source", Kind::Text, "The provision."),
            ColumnInfo::new("binding", Kind::Code, "What kind of norm it is."),
            ColumnInfo::new("period", Kind::Text, "The period, as people write it."),
            ColumnInfo::new("verdict", Kind::Verdict, "How it stands."),
            ColumnInfo::new("due", Kind::Day, "The last day on which it is in time."),
            ColumnInfo::new("missing", Kind::Codes, "What is not shown."),
            ColumnInfo::new("causes", Kind::Codes, "Why it cannot be told."),
            RECORDS,
            ColumnInfo::new("grade", Kind::Code, "The weakest grade among the records."),
            CONDITIONAL,
        ],
        further: None,
    },
    TableInfo {
        name: "questions",
        about: |lang| said::table(lang, Table::Questions),
        columns: &[
            BODY,
            ColumnInfo::new("number", Kind::Number, "Its place in the order of sorts; no ranking of bodies."),
            ColumnInfo::new(
                "sort",
                Kind::Text,
                "The sort: contradiction, not-met, recommendation, reading, counterparties, left-open, no-record.",
            ),
            ColumnInfo::new("question", Kind::Text, "The question."),
            ColumnInfo::new("instance", Kind::Text, "The instance on which it rests, if it rests on one."),
            RECORDS,
        ],
        further: None,
    },
    TableInfo {
        name: "recommendations",
        about: |lang| said::table(lang, Table::Recommendations),
        columns: &[
            BODY,
            ColumnInfo::new("record", Kind::Code, "The record of the recommendation."),
            ColumnInfo::new("date", Kind::Text, "When it was given, as people write it."),
            ColumnInfo::new("by", Kind::Text, "Who gave it, with | between them."),
            ColumnInfo::new("text", Kind::Text, "What was recommended."),
            ColumnInfo::new("became", Kind::Codes, "The records of it; none: nothing is on record."),
        ],
        further: None,
    },
    TableInfo {
        name: "contradictions",
        about: |lang| said::table(lang, Table::Contradictions),
        columns: &[
            BODY,
            ColumnInfo::new("record", Kind::Code, "The body's own record."),
            ColumnInfo::new("other", Kind::Code, "The record of the other side."),
            ColumnInfo::new("day", Kind::Number, "1 where they differ in the day."),
            ColumnInfo::new("parties", Kind::Number, "1 where they differ in who took part."),
            ColumnInfo::new("topics", Kind::Number, "1 where they differ in the topics."),
        ],
        further: None,
    },
];

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let body = known(view, id)?;
    let brief = brief(&view.basis, body, &view.options).ok_or_else(|| {
        let period = view.options.period.clone().unwrap_or_default();
        Refused::Wrong(words::wrong(view.lang(), &Wrong::Value("period", period), &[]))
    })?;
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(pages::brief_tables(&view.site, &view.book, &brief)));
    }
    let options = view.options.text(view.basis.model);
    Ok(Output::Page(pages::brief(&view.site, &view.book, &brief, &options)))
}

/// The body of this id; where it is called by another name, its place.
fn known(view: &View<'_>, id: &str) -> Result<BodyId, Refused> {
    let roster = view.basis.roster;
    let named = |body: BodyId| (view.book.body(body), Place::Brief(roster.body(body).id.clone()));
    match roster.find(id) {
        Some(body) if roster.body(body).id == id => Ok(body),
        Some(body) => Err(Refused::Moved(named(body).1)),
        None => {
            let near = nearest(id, roster.bodies().iter().map(|body| body.id.as_str()));
            let near = near.and_then(|near| roster.find(near)).into_iter();
            let called = bodies::called(&view.basis, id);
            Err(Refused::Unknown(near.chain(called).map(named).collect()))
        }
    }
}
