//! The annual clock: of a body, and of all bodies of a kind.

use super::tables::CONDITIONAL;
use super::{Output, Refused, View, Wanted, body};
use crate::model::KindId;
use crate::render::pages::{self, ClockPage, Place};
use crate::render::picture::clock::Clock;
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::{options as words, picture};
use crate::review::{Options, Wrong, year};
use crate::time::{Datelike, YEARS};

const MARK: ColumnInfo =
    ColumnInfo::new("mark", Kind::Text, "What the row stands for: a due day, a recommended day, a stroke, a term.");
const FROM: ColumnInfo = ColumnInfo::new("from", Kind::Day, "The first day of a stroke or a term.");
const DUE: ColumnInfo = ColumnInfo::new("due", Kind::Day, "The due day; the last day of a stroke or a term.");
const DUTY: ColumnInfo = ColumnInfo::new("duty", Kind::Link, "The duty by its title; the name of a stroke or a term.");
const SOURCE: ColumnInfo = ColumnInfo::new("source", Kind::Text, "Under which section.");
const BINDING: ColumnInfo = ColumnInfo::new("binding", Kind::Code, "What kind of norm it is.");
const PERIOD: ColumnInfo = ColumnInfo::new("period", Kind::Text, "For which period.");

/// The table of a body's clock.
pub(super) const BODY: &[TableInfo] = &[TableInfo {
    name: "clock",
    about: picture::about_clock,
    columns: &[
        MARK,
        FROM,
        DUE,
        DUTY,
        SOURCE,
        BINDING,
        PERIOD,
        ColumnInfo::new("verdict", Kind::Verdict, "How it stands."),
        ColumnInfo::new("other_readings", Kind::Text, "What other readings come to, where they differ."),
        ColumnInfo::new("instance", Kind::Link, "The instance's id."),
        CONDITIONAL,
    ],
    further: None,
}];

/// The table of the clock of a kind.
pub(super) const ALL: &[TableInfo] = &[TableInfo {
    name: "clock",
    about: picture::about_clock,
    columns: &[
        MARK,
        FROM,
        DUE,
        DUTY,
        SOURCE,
        BINDING,
        PERIOD,
        ColumnInfo::new("bodies", Kind::Number, "For how many bodies it is due on the day."),
        ColumnInfo::new("met", Kind::Number, "For how many of them it is met."),
        ColumnInfo::new("met_late", Kind::Number, "Met late."),
        ColumnInfo::new("partly_met", Kind::Number, "Partly met."),
        ColumnInfo::new("missed", Kind::Number, "Missed."),
        ColumnInfo::new("open", Kind::Number, "Open."),
        ColumnInfo::new("upcoming", Kind::Number, "Upcoming."),
        ColumnInfo::new("unknown", Kind::Number, "Cannot be told."),
        ColumnInfo::new("waived", Kind::Number, "Waived."),
        ColumnInfo::new("not_applicable", Kind::Number, "Not applicable."),
    ],
    further: None,
}];

/// The clock of a body.
pub(super) fn of_body(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let body = body::find(view, id, Place::BodyClock)?;
    let number = number(view)?;
    let shown = year::of_body(&view.basis, body, number, &view.options).ok_or_else(|| wrong(view))?;
    let whose = view.book.body(body);
    let clock = Clock { year: &shown, book: &view.book, whose: &whose, verdicts: true, foot: &[] };
    Ok(output(view, clock, Some(body), (None, Vec::new())))
}

/// The clock of all bodies of a kind.
pub(super) fn all(view: &View<'_>) -> Result<Output, Refused> {
    let number = number(view)?;
    let kinds = year::kinds(&view.basis);
    // A world without bodies has no year either.
    let kind = view.options.kind.or(kinds.first().copied()).ok_or(Refused::Unknown(Vec::new()))?;
    let shown = year::of_kind(&view.basis, kind, number, &view.options).ok_or_else(|| wrong(view))?;
    let whose = view.book.kind(kind).to_owned();
    let clock = Clock { year: &shown, book: &view.book, whose: &whose, verdicts: false, foot: &[] };
    Ok(output(view, clock, None, (Some(kind), kinds)))
}

fn output(
    view: &View<'_>,
    clock: Clock<'_>,
    body: Option<crate::model::BodyId>,
    kinds: (Option<KindId>, Vec<KindId>),
) -> Output {
    let model = view.basis.model;
    let options = |year: i32, kind: Option<KindId>| {
        Options { period: Some(year.to_string()), kind, ..view.options.clone() }.text(model)
    };
    let kept = Options { period: None, ..view.options.clone() }.pairs(model);
    let shown = ClockPage { clock, body, kinds, options: &options, kept };
    match view.wanted {
        Wanted::Page => Output::Page(pages::clock(&view.site, &shown)),
        Wanted::Tables => Output::Tables(pages::clock_tables(&view.site, &shown)),
    }
}

/// The year that is asked for, else that of the day from which one looks.
fn number(view: &View<'_>) -> Result<i32, Refused> {
    match &view.options.period {
        None => Ok(view.basis.as_of.0.year()),
        Some(period) => super::year(period).filter(|year| YEARS.contains(year)).ok_or_else(|| wrong(view)),
    }
}

/// What is wrong with a period that is no year.
pub(super) fn wrong(view: &View<'_>) -> Refused {
    let wrong = Wrong::Value("period", view.options.period.clone().unwrap_or_default());
    Refused::Wrong(words::wrong(view.lang(), &wrong, super::allowed(&view.site.place)))
}
