//! The shipped roster, fact by fact, against the data that it was made from.
//!
//! The data are not part of the repository: see `reference.rs` for where they are looked for.

use crate::reference::{Row, reference, table};
use crate::roster::{MAINLAND, Roster, day, holds};
use std::collections::BTreeSet;

/// The same facts, as rows of words, from both sides; a difference is shown with the side that has it.
fn assert_same(what: &str, ours: Vec<Vec<String>>, theirs: Vec<Vec<String>>) {
    assert!(!theirs.is_empty(), "{what}: the reference is empty");
    let (count, others) = (ours.len(), theirs.len());
    let (ours, theirs): (BTreeSet<_>, BTreeSet<_>) = (ours.into_iter().collect(), theirs.into_iter().collect());
    let only_ours: Vec<_> = ours.difference(&theirs).collect();
    let only_theirs: Vec<_> = theirs.difference(&ours).collect();
    assert!(
        only_ours.is_empty() && only_theirs.is_empty(),
        "{what}: only ours {only_ours:?}; only reference {only_theirs:?}"
    );
    assert_eq!(count, others, "{what}: rows");
}

fn pick(row: &Row, columns: &[&str]) -> Vec<String> {
    columns.iter().map(|column| row[*column].clone()).collect()
}

/// The reference gives 1.1.2013 where its data begin; we leave that end open.
fn opened(field: &str) -> String {
    if field == "2013-01-01" { String::new() } else { field.to_owned() }
}

/// A reference table, or the loud word and `None`.
fn theirs(name: &str) -> Option<Vec<Row>> {
    reference(name, &format!("roster against {name}")).map(|path| table(&path))
}

#[test]
fn municipalities_are_those_of_the_reference() {
    let Some(reference) = theirs("municipalities.csv") else { return };
    let roster = Roster::read();
    let columns = ["code", "name_fi", "name_sv", "name_en"];
    let ours = roster.bodies.iter().filter(|body| body["kind"].ends_with("municipality"));
    let ours =
        ours.map(|body| [pick(body, &columns), pick(body, &["language", "from", "until", "kind"])].concat()).collect();
    let theirs = reference.iter().map(|row| {
        let kind = if row["is_aland"] == "true" { "aland-municipality" } else { "municipality" };
        let rest =
            vec![row["language_status"].clone(), opened(&row["valid_from"]), row["valid_to"].clone(), kind.to_owned()];
        [pick(row, &columns), rest].concat()
    });
    assert_same("municipalities", ours, theirs.collect());
}

#[test]
fn language_region_and_county_periods_are_those_of_the_reference() {
    let roster = Roster::read();
    let code = |id: &str| id.rsplit('-').next().unwrap_or_default().to_owned();
    if let Some(reference) = theirs("municipality_language.csv") {
        let mut ours: Vec<_> = roster
            .languages
            .iter()
            .map(|row| [vec![code(&row["body"])], pick(row, &["language", "from", "until"])].concat())
            .collect();
        let history: BTreeSet<&str> = roster.languages.iter().map(|row| row["body"].as_str()).collect();
        let steady = roster
            .bodies
            .iter()
            .filter(|body| body["kind"].ends_with("municipality") && !history.contains(body["id"].as_str()));
        ours.extend(steady.map(|body| pick(body, &["code", "language", "from", "until"])));
        let theirs = reference.iter().map(|row| {
            vec![
                row["municipality_code"].clone(),
                row["language_status"].clone(),
                opened(&row["valid_from"]),
                row["valid_to"].clone(),
            ]
        });
        assert_same("language periods", ours, theirs.collect());
    }
    let belongs = |kind: &str| -> Vec<Vec<String>> {
        let rows =
            roster.membership.iter().filter(|row| row["relation"] == "municipality" && row["of"].starts_with(kind));
        rows.map(|row| vec![code(&row["member"]), code(&row["of"]), row["from"].clone(), row["until"].clone()])
            .collect()
    };
    if let Some(reference) = theirs("municipality_region.csv") {
        let theirs = reference.iter().map(|row| {
            vec![
                row["municipality_code"].clone(),
                row["region_code"].clone(),
                opened(&row["valid_from"]),
                row["valid_to"].clone(),
            ]
        });
        assert_same("region periods", belongs("region-"), theirs.collect());
    }
    if let Some(reference) = theirs("membership.csv") {
        let (members, others): (Vec<&Row>, Vec<&Row>) = reference.iter().partition(|row| row["relation"] == "member");
        let theirs = members
            .iter()
            .map(|row| pick(row, &["municipality_code", "county_code", "valid_from", "valid_to"]))
            .collect();
        assert_same("county periods", belongs("county-"), theirs);
        let outside =
            roster.bodies.iter().filter(|body| body["kind"] == "aland-municipality" || body["alias"] == "helsinki");
        assert_same(
            "outside the counties",
            outside.map(|body| pick(body, &["code"])).collect(),
            others.iter().map(|row| pick(row, &["municipality_code"])).collect(),
        );
    }
}

#[test]
fn every_year_is_that_of_the_classification() {
    let Some(reference) = theirs("municipality_yearly.csv") else { return };
    let roster = Roster::read();
    for (year, mainland) in MAINLAND {
        let (first, last) = (day(year, 1, 1), day(year, 12, 31));
        let rows: Vec<&Row> = reference.iter().filter(|row| row["year"] == year.to_string()).collect();
        assert_eq!(rows.len(), mainland + 16, "{year}");
        for row in rows {
            let id = format!("municipality-{}", row["municipality_code"]);
            assert!(holds(roster.body(&id), first) && holds(roster.body(&id), last), "{id} in {year}");
            assert_eq!(roster.language(&id, first), row["language_status"], "language of {id} in {year}");
            assert_eq!(
                roster.of("municipality", &id, "region", first),
                [format!("region-{}", row["region_code"])],
                "region of {id} in {year}"
            );
            let county = roster.of("municipality", &id, "county", last);
            // 90 and 91 are the classification's words for Helsinki and Åland.
            if year >= 2021 && !["90", "91"].contains(&row["classification_county_code"].as_str()) {
                assert_eq!(
                    county,
                    [format!("county-{}", row["classification_county_code"])],
                    "county of {id} in {year}"
                );
                if year < 2026 {
                    let agency = format!("agency-avi-{}", row["avi_code"]);
                    assert_eq!(roster.members("supervisor", county[0], last), [agency], "supervisor of {id} in {year}");
                }
                if year >= 2022 && !row["yta_code"].is_empty() {
                    let area = format!("collaborative-area-{}", row["yta_code"]);
                    assert_eq!(
                        roster.of("organiser", county[0], "collaborative-area", last),
                        [area],
                        "area of {id} in {year}"
                    );
                }
            } else {
                assert!(county.is_empty(), "county of {id} in {year}");
            }
        }
    }
}

#[test]
fn mergers_are_those_of_the_reference() {
    let Some(reference) = theirs("mergers.csv") else { return };
    let roster = Roster::read();
    let named = |id: &str| pick(roster.body(id), &["code", "name_fi"]);
    let ours = roster
        .mergers
        .iter()
        .map(|row| [named(&row["from"]), named(&row["into"]), pick(row, &["on", "decision"])].concat());
    let columns = ["from_code", "from_name_fi", "into_code", "into_name_fi", "effective_from", "decision"];
    assert_same("mergers", ours.collect(), reference.iter().map(|row| pick(row, &columns)).collect());
}

#[test]
fn counties_regions_and_areas_are_those_of_the_reference() {
    let roster = Roster::read();
    let names = ["name_fi", "name_sv", "name_en"];
    if let Some(reference) = theirs("counties.csv") {
        let late = day(2026, 1, 1);
        let ours = roster.of_kind("county").map(|body| {
            let id = body["id"].as_str();
            let tail = |ids: Vec<&str>| {
                ids.iter().map(|id| id.rsplit('-').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
            };
            let places = [
                tail(roster.of("county", id, "region", late)),
                tail(roster.of("organiser", id, "collaborative-area", late)),
            ]
            .concat();
            [pick(body, &["code"]), pick(body, &names), pick(body, &["language", "from", "until"]), places].concat()
        });
        let columns = [
            "code",
            "name_fi",
            "name_sv",
            "name_en",
            "language_status",
            "valid_from",
            "valid_to",
            "region_code",
            "yta_code",
        ];
        assert_same("counties", ours.collect(), reference.iter().map(|row| pick(row, &columns)).collect());
    }
    if let Some(reference) = theirs("regions.csv") {
        let ours = roster.of_kind("region").map(|body| [pick(body, &["id"]), pick(body, &names)].concat()).collect();
        let theirs = reference.iter().map(|row| [vec![format!("region-{}", row["code"])], pick(row, &names)].concat());
        assert_same("regions", ours, theirs.collect());
    }
    if let Some(reference) = theirs("collaborative_areas.csv") {
        let ours = roster
            .of_kind("collaborative-area")
            .map(|body| [pick(body, &["id"]), pick(body, &names), pick(body, &["from", "until"])].concat());
        let theirs = reference.iter().map(|row| {
            [
                vec![format!("collaborative-area-{}", row["code"])],
                pick(row, &names),
                pick(row, &["valid_from", "valid_to"]),
            ]
            .concat()
        });
        assert_same("collaborative areas", ours.collect(), theirs.collect());
    }
    if let Some(reference) = theirs("avi.csv") {
        let agencies = roster.of_kind("agency").filter(|body| body["id"].starts_with("agency-avi-"));
        let ours = agencies.map(|body| [pick(body, &["id"]), pick(body, &names), pick(body, &["until"])].concat());
        // The reference abbreviates the agencies' names; ours are the official ones.
        let full = |row: &Row| match row["name_fi"].strip_suffix(" AVI") {
            None => pick(row, &names),
            Some(area) => vec![
                format!("{area} aluehallintovirasto"),
                format!("Regionförvaltningsverket i {}", row["name_sv"].trim_end_matches("s RFV")),
                format!("Regional State Administrative Agency for {}", row["name_en"].trim_end_matches(" AVI")),
            ],
        };
        let theirs = reference
            .iter()
            .map(|row| [vec![format!("agency-avi-{}", row["code"])], full(row), pick(row, &["valid_to"])].concat());
        assert_same("regional agencies", ours.collect(), theirs.collect());
    }
}
