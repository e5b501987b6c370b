//! The page of a body; and bodies by the names that people put into an address.

use super::tables::CONDITIONAL;
use super::{Output, Refused, View, Wanted};
use crate::model::BodyId;
use crate::render::pages::{self, BodyPage, Place};
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::{body as words_of, options as words};
use crate::review::{bodies, body};
use crate::schedule::bears;

/// The tables of the page of a body.
pub(super) const TABLES: &[TableInfo] = &[
    TableInfo {
        name: "duties",
        about: words_of::about_duties,
        columns: &[
            ColumnInfo::new(
                "capacity",
                Kind::Text,
                "Whether the body bears it itself, jointly, or somebody else does.",
            ),
            ColumnInfo::new("instance", Kind::Text, "The id of the finding."),
            ColumnInfo::new("title", Kind::Text, "The duty, in words."),
            ColumnInfo::new("bearer", Kind::Text, "Who answers for it."),
            ColumnInfo::new("counterparty", Kind::Text, "Towards whom it is owed."),
            ColumnInfo::new("period", Kind::Text, "The period, as people write it."),
            ColumnInfo::new("verdict", Kind::Verdict, "How it stands."),
            ColumnInfo::new("due", Kind::Day, "The last day on which it could or can be done in time."),
            ColumnInfo::new("from", Kind::Day, "The first day on which doing it counts."),
            ColumnInfo::new("missing", Kind::Codes, "What lacks, is left or is not known."),
            ColumnInfo::new("causes", Kind::Codes, "Why it cannot be told."),
            ColumnInfo::new("records", Kind::Codes, "The records that show it."),
            ColumnInfo::new("source", Kind::Text, "The section."),
            ColumnInfo::new("binding", Kind::Code, "What kind of norm it is."),
            ColumnInfo::new("proof", Kind::Link, "The page that proves it."),
            CONDITIONAL,
        ],
        further: None,
    },
    TableInfo {
        name: "members",
        about: words_of::about_members,
        columns: &[
            ColumnInfo::new("code", Kind::Text, "The official code, with leading zeros."),
            ColumnInfo::new("body", Kind::Link, "The member."),
            ColumnInfo::new("assessed", Kind::Number, "Of how many statutory duties the outcome could be assessed."),
        ],
        further: Some(ColumnInfo::new("verdict", Kind::Number, "How many statutory duties have this verdict.")),
    },
];

pub(super) fn make(view: &View<'_>, id: &str) -> Result<Output, Refused> {
    let basis = &view.basis;
    let found = find(view, id, Place::Body)?;
    let wrong = |wrong| Refused::Wrong(words::wrong(view.lang(), &wrong, super::allowed(&view.site.place)));
    let standing = body::standing(basis, found, &view.options).map_err(wrong)?;
    let members = bodies::members(basis, found);
    let next = basis.roster.successor(found, basis.as_of.0);
    let shown = BodyPage {
        standing: &standing,
        as_of: basis.as_of.0,
        county: bodies::organiser_of(basis, found).filter(|county| *county != found),
        successor: (next != found).then_some(next),
        members: &body::members(basis, &members, &view.options).map_err(wrong)?,
        round: !members.is_empty(),
        periods: &body::periods(basis, found),
        options: &view.options,
    };
    Ok(match view.wanted {
        Wanted::Page => Output::Page(pages::body(&view.site, &view.book, &shown)),
        Wanted::Tables => Output::Tables(pages::body_tables(&view.site, &view.book, &shown)),
    })
}

/// The body of an address. An alias, an official code or a name leads to the id; a mistyped name to what is near.
pub(super) fn find(view: &View<'_>, id: &str, place: impl Fn(String) -> Place) -> Result<BodyId, Refused> {
    let (basis, roster) = (&view.basis, view.basis.roster);
    let of = |body: BodyId| roster.body(body);
    let wanted = plain(id);
    let named = |body: &BodyId| {
        let of = of(*body);
        let names = [&of.id, &of.code, &of.names.fi, &of.names.sv, &of.names.en];
        !wanted.is_empty() && names.iter().any(|name| plain(name) == wanted)
    };
    if let Some(body) = roster.find(id) {
        // An alias is as good as an id, but an address has one form.
        return if of(body).id == id { Ok(body) } else { Err(Refused::Moved(place(of(body).id.clone()))) };
    }
    // Of several of one name or code that which is there.
    let bears_none = |body: &BodyId| !basis.model.duties.iter().any(|duty| bears(basis.model, roster, duty, *body));
    let there = |body: &BodyId| (!of(*body).exists(basis.as_of.0), bears_none(body));
    if let Some(body) = roster.ids().filter(named).min_by_key(there) {
        return Err(Refused::Moved(place(of(body).id.clone())));
    }
    let mut near = bodies::called(basis, id);
    if near.is_empty() {
        near = bodies::near(basis, id);
    }
    near.truncate(MOST);
    Err(Refused::Unknown(near.into_iter().map(|body| (view.book.body(body), place(of(body).id.clone()))).collect()))
}

/// So many near names are told.
const MOST: usize = 8;

/// A name as people type it into an address: small letters, without their marks, a hyphen for a blank.
fn plain(name: &str) -> String {
    let letter = |letter: char| match letter {
        'å' | 'ä' => 'a',
        'ö' => 'o',
        ' ' | '_' => '-',
        other => other,
    };
    name.trim().to_lowercase().chars().map(letter).collect()
}
