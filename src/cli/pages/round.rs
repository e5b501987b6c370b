//! The page of a round of negotiation.

use super::{Output, Refused, View, Wanted};
use crate::render::pages::{self, Place, RoundPage};
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::{options as words, round as words_of};
use crate::review::{Wrong, bodies, round};

/// The tables of the page of a round.
pub(super) const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "round",
        about: words_of::about_round,
        columns: &[
            ColumnInfo::new("code", Kind::Text, "The official code, with leading zeros."),
            ColumnInfo::new("body", Kind::Link, "Who is asked for."),
            ColumnInfo::new("stands", Kind::Text, "How it stands over the whole round."),
            ColumnInfo::new("why", Kind::Text, "Why it cannot be told."),
        ],
        further: Some(ColumnInfo::new("sitting", Kind::Text, "What the record of this sitting says of it.")),
    },
    TableInfo {
        name: "left",
        about: words_of::about_left,
        columns: &[
            ColumnInfo::new("code", Kind::Text, "The official code, with leading zeros."),
            ColumnInfo::new("body", Kind::Link, "Who is left, or of whom it cannot be told."),
            ColumnInfo::new("stands", Kind::Text, "How it stands over the whole round."),
            ColumnInfo::new("why", Kind::Text, "Why it cannot be told."),
        ],
        further: None,
    },
    TableInfo {
        name: "sittings",
        about: words_of::about_sittings,
        columns: &[
            ColumnInfo::new("record", Kind::Link, "The record."),
            ColumnInfo::new("from", Kind::Day, "The day, or the first day on which it may have been."),
            ColumnInfo::new("to", Kind::Day, "The day, or the last day on which it may have been."),
            ColumnInfo::new("topics", Kind::Text, "What it dealt with."),
            ColumnInfo::new("counts", Kind::Number, "1 where it counts for certain, else 0."),
            ColumnInfo::new("why", Kind::Text, "Why it does not, or may not."),
        ],
        further: None,
    },
];

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let basis = &view.basis;
    let found = super::body::find(view, id, Place::Round)?;
    let wrong = |wrong: &Wrong| Refused::Wrong(words::wrong(view.lang(), wrong, super::allowed(&view.site.place)));
    let duties = round::duties(basis, found);
    let asked = view.options.duties.first().copied();
    if let Some(asked) = asked.filter(|asked| !duties.contains(asked)) {
        let near = duties.first().map(|duty| basis.model.duty(*duty).name.clone());
        return Err(wrong(&Wrong::NoSuch("duty", basis.model.duty(asked).name.clone(), near)));
    }
    let duty = asked.or(duties.first().copied());
    let periods = duty.map_or_else(Vec::new, |duty| round::periods(basis, found, duty));
    let finding = match &view.options.period {
        None => round::current(basis, &periods),
        Some(key) => match periods.iter().find(|finding| finding.period == *key) {
            None if duty.is_some() => {
                let near = periods.last().map(|finding| finding.period.clone());
                return Err(wrong(&Wrong::NoSuch("period", key.clone(), near)));
            }
            finding => finding,
        },
    };
    let of = finding.and_then(|finding| round::round(basis, &finding.instance));
    let county = bodies::organiser_of(basis, found).filter(|county| *county != found);
    let shown = RoundPage {
        body: found,
        as_of: basis.as_of.0,
        duties: &duties,
        periods: &periods,
        round: of.as_ref(),
        county: county.filter(|_| of.is_none()),
        options: &view.options,
    };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::round(&view.site, &view.book, &shown)),
        Wanted::Tables => Output::Tables(pages::round_tables(&view.site, &view.book, &shown)),
    })
}
