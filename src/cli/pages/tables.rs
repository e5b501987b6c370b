//! What the tables of each page hold: columns, kinds, and what they mean to those who write programs.

use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::pick;

const fn text(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Text, about)
}

const fn day(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Day, about)
}

const fn verdict(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Verdict, about)
}

const fn link(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Link, about)
}

/// Of a table that lists findings.
pub(super) const CONDITIONAL: ColumnInfo =
    ColumnInfo::new("conditional", Kind::Number, "1 where it is not known whether the duty concerns the body.");

/// The duties of the law.
pub(super) const DUTIES: &[TableInfo] = &[TableInfo {
    name: "duties",
    about: |lang| {
        pick(lang, "Velvoitteet säännöksittäin", "Skyldigheterna enligt bestämmelse", "Every duty with its section")
    },
    columns: &[
        text("duty", "Its name in the rules, which stands in addresses and ids."),
        link("title", "Its title."),
        text("source", "The section on the day."),
        text("bearer", "Who bears it."),
        text("rhythm", "How often."),
        ColumnInfo::new("binding", Kind::Code, "The kind of norm."),
    ],
    further: None,
}];

/// The versions of a duty.
pub(super) const DUTY: &[TableInfo] = &[TableInfo {
    name: "versions",
    about: |lang| {
        pick(lang, "Velvoitteen säännös eri aikoina", "Skyldighetens bestämmelse vid olika tider", "Versions of a duty")
    },
    columns: &[
        day("from", "The first day in force."),
        day("until", "The last day in force; none: still in force."),
        text("source", "The section."),
        text("under", "The statute that brought it."),
        text("differs", "What is otherwise than before."),
    ],
    further: None,
}];

/// What a proof shows.
pub(super) const PROOF: &[TableInfo] = &[
    TableInfo {
        name: "items",
        about: |lang| {
            pick(lang, "Mitä velvoite vaatii", "Vad skyldigheten kräver", "What a duty asks for, item by item")
        },
        columns: &[
            text("what", "What sort of thing: act, counterparty, topic, step …"),
            text("id", "Its name in the rules."),
            text("name", "Its name in words."),
            verdict("verdict", "The verdict of an item that has one."),
            text("state", "Whether it is done, not done, or cannot be told."),
            text("on", "The day on which it was done."),
            ColumnInfo::new("records", Kind::Codes, "The records that show it."),
        ],
        further: None,
    },
    TableInfo {
        name: "readings",
        about: |lang| pick(lang, "Säännöksen tulkinnat", "Tolkningar av bestämmelsen", "Readings of the section"),
        columns: &[
            text("reading", "The reading's name."),
            text("followed", "That it is the one that is followed."),
            verdict("verdict", "The verdict under it."),
            day("due", "The due day under it."),
            text("ground", "Its ground."),
        ],
        further: None,
    },
];

/// What a record says.
pub(super) const RECORD: &[TableInfo] = &[
    TableInfo {
        name: "fields",
        about: |lang| pick(lang, "Kirjauksen tiedot", "Registreringens uppgifter", "What a record says"),
        columns: &[text("field", "What it says something of."), text("content", "What it says.")],
        further: None,
    },
    TableInfo {
        name: "answers",
        about: |lang| {
            pick(
                lang,
                "Velvoitteet, joihin kirjaus vastaa",
                "Skyldigheter som registreringen svarar på",
                "What a record shows of which duties",
            )
        },
        columns: &[
            text("instance", "The id of the instance."),
            text("duty", "The duty's title."),
            text("bearer", "Who bears it."),
            text("period", "The period as people write it."),
            verdict("verdict", "The verdict."),
        ],
        further: None,
    },
];
