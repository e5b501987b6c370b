//! The shipped roster: that its tables agree with themselves. `roster_reference.rs` compares them with their source.

use crate::reference::{Row, ours, table, text};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

const TABLES: [(&str, &str); 6] = [
    ("bodies", "id,kind,code,alias,name_fi,name_sv,name_en,language,from,until"),
    ("languages", "body,language,from,until"),
    ("membership", "relation,member,of,from,until"),
    ("mergers", "from,into,on,decision"),
    ("tiles", "body,column,row"),
    ("strokes", "id,name_fi,name_sv,name_en,from,until,source"),
];
const KINDS: [&str; 9] = [
    "agency",
    "aland-municipality",
    "collaborative-area",
    "county",
    "government",
    "joint-authority",
    "ministry",
    "municipality",
    "region",
];
/// Mainland municipalities on 1 January, 2013 to 2026: Statistics Finland's counts less the 16 of Åland.
pub const MAINLAND: [(i32, usize); 14] = [
    (2013, 304),
    (2014, 304),
    (2015, 301),
    (2016, 297),
    (2017, 295),
    (2018, 295),
    (2019, 295),
    (2020, 294),
    (2021, 293),
    (2022, 293),
    (2023, 293),
    (2024, 293),
    (2025, 292),
    (2026, 292),
];

/// The four tables, as read.
pub struct Roster {
    pub bodies: Vec<Row>,
    pub languages: Vec<Row>,
    pub membership: Vec<Row>,
    pub mergers: Vec<Row>,
}

impl Roster {
    pub fn read() -> Roster {
        let read = |name: &str| table(&ours(&format!("rules/finland/roster/{name}.csv")));
        Roster {
            bodies: read("bodies"),
            languages: read("languages"),
            membership: read("membership"),
            mergers: read("mergers"),
        }
    }

    pub fn body(&self, id: &str) -> &Row {
        self.bodies.iter().find(|body| body["id"] == id).unwrap_or_else(|| panic!("no body {id}"))
    }

    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Row> {
        self.bodies.iter().filter(move |body| body["kind"] == kind)
    }

    /// Bodies to which `member` stands in `relation` on that day, of one kind.
    pub fn of(&self, relation: &str, member: &str, kind: &str, day: NaiveDate) -> Vec<&str> {
        let rows = self
            .membership
            .iter()
            .filter(|row| row["relation"] == relation && row["member"] == member && holds(row, day));
        rows.map(|row| row["of"].as_str()).filter(|of| self.body(of)["kind"] == kind).collect()
    }

    /// Those who stand in `relation` to `of` on that day.
    pub fn members(&self, relation: &str, of: &str, day: NaiveDate) -> Vec<&str> {
        let rows =
            self.membership.iter().filter(|row| row["relation"] == relation && row["of"] == of && holds(row, day));
        rows.map(|row| row["member"].as_str()).collect()
    }

    /// The language status on that day: from the history where there is one, else the newest.
    pub fn language(&self, id: &str, day: NaiveDate) -> &str {
        let history: Vec<&Row> = self.languages.iter().filter(|row| row["body"] == id).collect();
        if history.is_empty() {
            return &self.body(id)["language"];
        }
        let on: Vec<&Row> = history.into_iter().filter(|row| holds(row, day)).collect();
        assert_eq!(on.len(), 1, "language of {id} on {day}");
        &on[0]["language"]
    }
}

/// A civil day.
pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn date(field: &str) -> NaiveDate {
    let date = NaiveDate::parse_from_str(field, "%Y-%m-%d").unwrap_or_else(|_| panic!("`{field}` is no day"));
    assert_eq!(date.to_string(), field, "days are written YYYY-MM-DD");
    date
}

/// First and last day, both inclusive; an open end lies outside every day that the tables name.
fn span(row: &Row) -> (NaiveDate, NaiveDate) {
    let or = |field: &str, open: NaiveDate| if field.is_empty() { open } else { date(field) };
    let (from, until) = (or(&row["from"], day(1, 1, 1)), or(&row["until"], day(9999, 12, 31)));
    assert!(from <= until, "interval ends before it begins: {row:?}");
    (from, until)
}

/// Whether the interval of a row holds that day.
pub fn holds(row: &Row, day: NaiveDate) -> bool {
    let (from, until) = span(row);
    from <= day && day <= until
}

fn assert_apart(mut spans: Vec<(NaiveDate, NaiveDate)>, what: &str) {
    spans.sort();
    for pair in spans.windows(2) {
        assert!(pair[0].1 < pair[1].0, "intervals overlap: {what}: {pair:?}");
    }
}

#[test]
fn tables_are_written_as_promised() {
    for (name, header) in TABLES {
        let path = ours(&format!("rules/finland/roster/{name}.csv"));
        let text = text(&path);
        assert!(text.starts_with("# ") && text.ends_with('\n') && !text.contains('\r'), "{name}: comments first, LF");
        let lines: Vec<&str> = text.lines().skip_while(|line| line.starts_with("# ")).collect();
        assert_eq!(lines[0], header, "{name}");
        // The map of tiles is of our own making, the strokes of the year are a recommendation's.
        let sourced = text.contains("Statistics Finland") && text.contains("CC BY 4.0");
        let own = text.contains("# Source: made for velvoite") || text.contains("# Source: the annual clock");
        assert!(sourced || own, "{name} names its source");
        let rows: Vec<Vec<String>> = {
            let columns: Vec<&str> = header.split(',').collect();
            table(&path).iter().map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect()
        };
        assert_eq!(rows.len(), lines.len() - 1, "{name}: one row a line");
        assert!(rows.windows(2).all(|pair| pair[0] < pair[1]), "{name} is sorted and has no row twice");
        assert!(rows.iter().flatten().all(|field| field.trim() == field), "{name}: no blanks round a field");
    }
}

#[test]
fn every_organiser_has_a_tile_of_its_own_and_neighbours_lie_together() {
    let rows = table(&ours("rules/finland/roster/tiles.csv"));
    let place = |id: &str| -> (i32, i32) {
        let row = rows.iter().find(|row| row["body"] == id).unwrap_or_else(|| panic!("no tile of {id}"));
        (row["column"].parse().unwrap(), row["row"].parse().unwrap())
    };
    let counties: Vec<String> = (1..=21).map(|code| format!("county-{code:02}")).collect();
    let mut places: BTreeSet<(i32, i32)> = counties.iter().map(|id| place(id)).collect();
    places.extend(["municipality-091", "joint-authority-hus"].map(place));
    assert_eq!((places.len(), rows.len()), (23, 23), "one place each, and nobody else");
    // Pairs with a common border; on the map their tiles share a side.
    for (one, other) in [
        ("county-21", "county-20"), // Lapland, Kainuu
        ("county-20", "county-13"), // North Savo
        ("county-13", "county-14"), // North Karelia
        ("county-17", "county-16"), // Ostrobothnia, South Ostrobothnia
        ("county-15", "county-12"), // Central Finland, South Savo
        ("county-06", "county-05"), // Satakunta, Southwest Finland
        ("county-08", "county-07"), // Pirkanmaa, Kanta-Häme
        ("county-01", "county-10"), // East Uusimaa, Kymenlaakso
        ("county-04", "municipality-091"),
    ] {
        let ((left, top), (right, bottom)) = (place(one), place(other));
        assert_eq!((left - right).abs() + (top - bottom).abs(), 1, "{one} and {other}");
    }
    // HUS is no place: nobody stands beside it.
    let (column, row) = place("joint-authority-hus");
    let beside = |(other, line): &(i32, i32)| (column - other).abs() + (row - line).abs() == 1;
    assert!(!places.iter().any(beside));
}

#[test]
fn bodies_have_their_own_ids_codes_aliases_and_names() {
    let roster = Roster::read();
    let mut words = BTreeSet::new();
    let mut names = BTreeMap::new();
    let mut codes = BTreeSet::new();
    for body in &roster.bodies {
        let id = &body["id"];
        let word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        assert!(word(id) && words.insert(id.clone()), "{id}");
        assert!(KINDS.contains(&body["kind"].as_str()), "kind of {id}");
        if !body["alias"].is_empty() {
            assert!(word(&body["alias"]) && words.insert(body["alias"].clone()), "alias of {id}");
        }
        for language in ["name_fi", "name_sv", "name_en"] {
            let name = body[language].to_lowercase();
            assert!(!name.is_empty(), "{language} of {id}");
            assert_eq!(*names.entry(name).or_insert(id), id, "two bodies of one name: {}", body[language]);
        }
        let digits = match body["kind"].as_str() {
            "county" => 2,
            "municipality" | "aland-municipality" => 3,
            _ => 0,
        };
        assert!(body["code"].len() == digits && body["code"].bytes().all(|b| b.is_ascii_digit()), "code of {id}");
        assert!(digits == 0 || codes.insert(body["code"].clone()), "code of {id} stands twice");
        assert!(digits == 0 || id.ends_with(&format!("-{}", body["code"])), "code and id of {id}");
        let speaks = ["fi", "sv", "fi_sv", "sv_fi"].contains(&body["language"].as_str());
        assert_eq!(speaks, digits > 0, "language of {id}");
        span(body);
    }
    let count = |kind: &str| roster.of_kind(kind).count();
    assert_eq!(KINDS.map(count), [11, 16, 5, 21, 1, 1, 4, 304, 19]);
    assert_eq!(roster.body("municipality-091")["alias"], "helsinki");
    assert_eq!(roster.body("region-01")["alias"], "uusimaa");
    assert_eq!(roster.body("joint-authority-hus")["alias"], "hus");
}

#[test]
fn memberships_name_living_bodies_and_do_not_overlap() {
    let roster = Roster::read();
    let mut spans: BTreeMap<(&str, &str, &str), Vec<_>> = BTreeMap::new();
    for row in &roster.membership {
        let (member, of) = (roster.body(&row["member"]), roster.body(&row["of"]));
        let kinds = (row["relation"].as_str(), member["kind"].as_str(), of["kind"].as_str());
        assert!(
            matches!(
                kinds,
                ("municipality", "municipality", "county" | "region")
                    | ("municipality", "aland-municipality", "region")
                    | ("county", "county", "region")
                    | ("organiser", "county" | "municipality" | "joint-authority", "collaborative-area")
                    | ("supervisor", "agency", "county" | "municipality")
            ),
            "{row:?}"
        );
        let own = span(row);
        for body in [member, of] {
            let life = span(body);
            assert!(life.0 <= own.0 && own.1 <= life.1, "membership outlives {}: {row:?}", body["id"]);
        }
        // One county, region or collaborative area at a time; one supervisor over a body at a time.
        let one = if kinds.0 == "supervisor" {
            (kinds.0, row["of"].as_str(), "")
        } else {
            (kinds.0, row["member"].as_str(), kinds.2)
        };
        spans.entry(one).or_default().push(own);
    }
    for (what, spans) in spans {
        assert_apart(spans, &format!("{what:?}"));
    }
}

#[test]
fn every_municipality_has_its_region_and_every_mainland_one_its_county() {
    let roster = Roster::read();
    for (year, mainland) in MAINLAND {
        let first = day(year, 1, 1);
        let living: Vec<&Row> = roster.of_kind("municipality").filter(|body| holds(body, first)).collect();
        assert_eq!(living.len(), mainland, "mainland municipalities on {first}");
        let aland: Vec<&Row> = roster.of_kind("aland-municipality").filter(|body| holds(body, first)).collect();
        assert_eq!(aland.len(), 16, "municipalities of Åland on {first}");
        for body in living.iter().chain(&aland) {
            assert_eq!(
                roster.of("municipality", &body["id"], "region", first).len(),
                1,
                "region of {} on {first}",
                body["id"]
            );
        }
        for body in &aland {
            assert!(roster.of("municipality", &body["id"], "county", first).is_empty(), "{} in a county", body["id"]);
        }
    }
    for (first, in_counties) in [
        (day(2021, 6, 30), 0),
        (day(2021, 7, 1), 292),
        (day(2022, 3, 1), 292),
        (day(2024, 12, 31), 292),
        (day(2025, 1, 1), 291),
        (day(2026, 11, 21), 291),
    ] {
        let mut count = 0;
        for body in roster.of_kind("municipality").filter(|body| holds(body, first)) {
            let counties = roster.of("municipality", &body["id"], "county", first).len();
            assert!(
                in_counties == 0 || counties == usize::from(body["id"] != "municipality-091"),
                "county of {}",
                body["id"]
            );
            count += counties;
        }
        assert_eq!(count, in_counties, "municipalities in counties on {first}");
    }
    assert_eq!(roster.members("municipality", "region-01", day(2023, 1, 1)).len(), 26, "Uusimaa with Helsinki");
}

#[test]
fn counties_have_a_region_a_collaborative_area_and_a_supervisor() {
    let roster = Roster::read();
    for county in roster.of_kind("county") {
        let id = county["id"].as_str();
        for on in [day(2021, 7, 1), day(2025, 12, 31), day(2026, 1, 1)] {
            assert_eq!(roster.of("county", id, "region", on).len(), 1, "region of {id} on {on}");
            assert_eq!(roster.members("supervisor", id, on).len(), 1, "supervisor of {id} on {on}");
        }
        assert!(roster.of("organiser", id, "collaborative-area", day(2022, 2, 28)).is_empty(), "{id} before 91/2022");
        assert_eq!(
            roster.of("organiser", id, "collaborative-area", day(2022, 3, 1)).len(),
            1,
            "collaborative area of {id}"
        );
    }
    for body in roster.of_kind("county").map(|body| body["id"].as_str()).chain(["municipality-091"]) {
        assert!(roster.members("supervisor", body, day(2025, 12, 31))[0].starts_with("agency-avi-"), "{body} in 2025");
        assert_eq!(roster.members("supervisor", body, day(2026, 1, 1)), ["agency-lvv"], "{body} in 2026");
    }
    assert_eq!(
        roster.members("organiser", "collaborative-area-1", day(2022, 3, 1)).len(),
        8,
        "HUS joins on its first day"
    );
    // Decree 91/2022, by the codes of the counties; Helsinki and HUS are in the south.
    let south = ["01", "02", "03", "04", "09", "10", "11"].as_slice();
    let areas = [south, &["12", "13", "14", "15"], &["07", "08", "16"], &["05", "06", "17"], &["18", "19", "20", "21"]];
    for (area, codes) in (1..).zip(areas) {
        let mut organisers: Vec<String> = codes.iter().map(|code| format!("county-{code}")).collect();
        if area == 1 {
            organisers.extend(["joint-authority-hus".to_owned(), "municipality-091".to_owned()]);
        }
        assert_eq!(roster.members("organiser", &format!("collaborative-area-{area}"), day(2023, 1, 1)), organisers);
    }
}

#[test]
fn languages_cover_the_life_of_the_body_without_gap() {
    let roster = Roster::read();
    let changed: BTreeSet<&str> = roster.languages.iter().map(|row| row["body"].as_str()).collect();
    for id in changed {
        let rows: Vec<&Row> = roster.languages.iter().filter(|row| row["body"] == id).collect();
        assert!(rows.len() > 1, "{id}: a history has a change");
        let body = roster.body(id);
        assert_eq!(rows[0]["from"], body["from"], "{id}");
        assert_eq!(
            (&rows[rows.len() - 1]["until"], &rows[rows.len() - 1]["language"]),
            (&body["until"], &body["language"]),
            "{id}"
        );
        for pair in rows.windows(2) {
            assert_eq!(span(pair[0]).1.succ_opt(), Some(span(pair[1]).0), "{id}: no gap");
            assert_ne!(pair[0]["language"], pair[1]["language"], "{id}: a change");
        }
    }
}

#[test]
fn mergers_end_one_municipality_and_leave_another() {
    let roster = Roster::read();
    let ended: BTreeSet<&str> = roster
        .of_kind("municipality")
        .filter(|body| !body["until"].is_empty())
        .map(|body| body["id"].as_str())
        .collect();
    let merged: BTreeSet<&str> = roster.mergers.iter().map(|row| row["from"].as_str()).collect();
    assert_eq!(ended, merged);
    for row in &roster.mergers {
        let on = date(&row["on"]);
        assert_eq!(span(roster.body(&row["from"])).1.succ_opt(), Some(on), "{row:?}");
        assert!(holds(roster.body(&row["into"]), on), "{row:?}");
        let (number, year) = row["decision"].split_once('/').unwrap();
        assert!(
            number.parse::<u16>().is_ok() && year.parse::<u16>().is_ok_and(|year| (2013..=2025).contains(&year)),
            "{row:?}"
        );
    }
}
