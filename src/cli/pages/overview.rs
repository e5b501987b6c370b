//! What the tables of the pages over many bodies hold: the matrix, its shares, the map, the changes.

use super::tables::CONDITIONAL;
use crate::render::table::{ColumnInfo, Kind, TableInfo};
use crate::render::wording::pick;

const fn text(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Text, about)
}

const fn number(name: &'static str, about: &'static str) -> ColumnInfo {
    ColumnInfo::new(name, Kind::Number, about)
}

const BODY: ColumnInfo = text("body", "Id of the body.");
const CODE: ColumnInfo = text("code", "Official code of the body, as text.");
const BODY_NAME: ColumnInfo = text("body_name", "Name of the body.");
const ACT: ColumnInfo = text("act", "Number of the act; empty where the ground is no act.");
const DUTY: ColumnInfo = text("duty", "The duty's name in the rules, which stands in addresses and ids.");
const DUTY_TITLE: ColumnInfo = text("duty_title", "The duty's title.");
const SOURCE: ColumnInfo = text("source", "The section.");
const BINDING: ColumnInfo = ColumnInfo::new("binding", Kind::Code, "The kind of norm.");
const INSTANCE: ColumnInfo = ColumnInfo::new("instance", Kind::Link, "The instance's id, which leads to its proof.");
const PERIOD: ColumnInfo = text("period", "The period, as people write it.");
const VERDICT: ColumnInfo = ColumnInfo::new("verdict", Kind::Verdict, "The verdict under the default reading.");
const DUE: ColumnInfo = ColumnInfo::new("due", Kind::Day, "The effective due day.");
const OTHER_READINGS: ColumnInfo = text("other_readings", "Verdicts of other readings, where they are others.");

/// All organisers and duties.
pub(super) const REVIEW: &[TableInfo] = &[
    TableInfo {
        name: "matrix",
        about: |lang| {
            pick(
                lang,
                "Järjestäjien velvoitteet valitulla kaudella, yksi rivi tapausta kohti",
                "Tjänsteanordnarnas skyldigheter under den valda perioden, en rad per fall",
                "Duties of organisers in a period, one row an instance",
            )
        },
        columns: &[
            BODY,
            CODE,
            BODY_NAME,
            ACT,
            DUTY,
            DUTY_TITLE,
            SOURCE,
            BINDING,
            INSTANCE,
            PERIOD,
            VERDICT,
            DUE,
            ColumnInfo::new("window_from", Kind::Day, "First day on which doing it counts."),
            ColumnInfo::new("window_to", Kind::Day, "Last day on which doing it counts in time."),
            OTHER_READINGS,
            ColumnInfo::new("causes", Kind::Codes, "Why it cannot be told."),
            CONDITIONAL,
        ],
        further: Some(ColumnInfo::new("before", Kind::Verdict, "With `since`: the verdict on that day.")),
    },
    TableInfo {
        name: "shares",
        about: |lang| {
            pick(
                lang,
                "Tulosten määrät velvoitteittain jakajineen",
                "Antalet utfall per skyldighet med nämnare",
                "Counts of verdicts by duty, with their denominators",
            )
        },
        columns: &[
            ACT,
            DUTY,
            DUTY_TITLE,
            SOURCE,
            BINDING,
            number("met", "How many are met."),
            number("met_late", "How many were met late."),
            number("partly_met", "How many are partly met."),
            number("missed", "How many are missed."),
            number("open", "How many are open."),
            number("upcoming", "How many have not begun."),
            number("unknown", "Of how many it cannot be told."),
            number("waived", "How many are waived; not counted."),
            number("not_applicable", "How many do not apply; not counted."),
            number("counted", "The denominator: all but waived and not applicable."),
            number("total", "All of them."),
        ],
        further: None,
    },
];

/// One duty on the map.
pub(super) const MAP: &[TableInfo] = &[TableInfo {
    name: "map",
    about: |lang| {
        pick(
            lang,
            "Yksi velvoite kaikilla järjestäjillä",
            "En skyldighet för alla tjänsteanordnare",
            "One duty of all organisers",
        )
    },
    columns: &[
        BODY,
        CODE,
        BODY_NAME,
        DUTY,
        DUTY_TITLE,
        SOURCE,
        INSTANCE,
        PERIOD,
        VERDICT,
        DUE,
        OTHER_READINGS,
        CONDITIONAL,
    ],
    further: None,
}];

/// What changed between two days.
pub(super) const CHANGES: &[TableInfo] = &[TableInfo {
    name: "changes",
    about: |lang| {
        pick(
            lang,
            "Muuttuneet tulokset kahden päivän välillä ja muutoksen syy",
            "Utfall som ändrats mellan två dagar, och varför",
            "Verdicts that changed between two days, and why",
        )
    },
    columns: &[
        BODY,
        BODY_NAME,
        DUTY,
        DUTY_TITLE,
        SOURCE,
        BINDING,
        INSTANCE,
        PERIOD,
        ColumnInfo::new("before", Kind::Verdict, "The verdict on the earlier day; empty: there was no such instance."),
        ColumnInfo::new("after", Kind::Verdict, "The verdict on the later day; empty: there is no such instance."),
        text("cause", "What changed it: `time`, `records` or `time+records`."),
        text("why", "The same in words."),
        ColumnInfo::new("records", Kind::Codes, "Ids of the records that changed it."),
        CONDITIONAL,
    ],
    further: None,
}];
