//! What subscribers see between two editions: the same bytes where nothing changed, moves, ends and what was met.

use super::world::{World, entry};
use crate::ics::{unescaped, value};

const REPORT: &str = "county-yearly-report/county-90/2026";
/// One calendar in a file, which is its own memory.
const FILE: [&str; 4] = ["--body", "county-90", "-o", "x.ics"];

fn on<'a>(words: &[&'a str], as_of: &'a str) -> Vec<&'a str> {
    let mut all = words.to_vec();
    all.extend(["--as-of", as_of]);
    all
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let world = World::new("same");
    let first = world.feed(&["--body", "county-90", "--as-of", "2025-03-01"]);
    assert_eq!(first, world.feed(&["--body", "county-90", "--as-of", "2025-03-01"]));
    // No verdict changed in the days between.
    assert_eq!(first, world.feed(&["--body", "county-90", "--as-of", "2025-03-29"]));
    world.feed(&on(&FILE, "2025-03-01"));
    assert_eq!(world.text("x.ics"), first);
    world.feed(&on(&FILE, "2025-03-02"));
    assert_eq!(world.text("x.ics"), first);
}

#[test]
fn the_horizon_moves_on_the_first_of_january_only() {
    let world = World::new("horizon");
    let days = |as_of: &str| {
        let calendar = world.feed(&["--body", "county-90", "--as-of", as_of]);
        let mut days: Vec<String> = crate::ics::components(&calendar, "VEVENT")
            .iter()
            .map(|event| value(event, "DTSTART").to_owned())
            .collect();
        days.sort();
        (days.first().unwrap()[..4].to_owned(), days.last().unwrap()[..4].to_owned())
    };
    assert_eq!(days("2025-01-01"), ("2024".into(), "2028".into()));
    assert_eq!(days("2025-12-31"), ("2024".into(), "2028".into()));
    assert_eq!(days("2026-01-01"), ("2025".into(), "2029".into()));
}

/// What a run over the world tells of the report, from a file or a folder.
fn told(world: &World, as_of: &str, folder: bool) -> Vec<crate::ics::Line> {
    if folder {
        world.feed(&["-o", "out", "--as-of", as_of]);
        entry(&world.text("out/en/wellbeing-services-county-of-mallila.ics"), REPORT).unwrap()
    } else {
        world.feed(&on(&FILE, as_of));
        entry(&world.text("x.ics"), REPORT).unwrap()
    }
}

#[test]
fn a_day_that_moves_keeps_its_uid_and_raises_its_sequence() {
    for folder in [false, true] {
        let world = World::new(if folder { "moves-folder" } else { "moves-file" });
        let before = told(&world, "2025-03-01", folder);
        assert_eq!((value(&before, "SEQUENCE"), value(&before, "DTSTART")), ("0", "20261231"));
        world.edit_duty("county-yearly-report", "end of period, roll none", "1 month before end of period, roll none");
        let after = told(&world, "2025-03-05", folder);
        assert_eq!(value(&after, "UID"), value(&before, "UID"));
        assert_eq!((value(&after, "SEQUENCE"), value(&after, "DTSTART")), ("1", "20261130"));
        assert_eq!(value(&after, "LAST-MODIFIED"), "20250305T000000Z");
        assert!(unescaped(value(&after, "DESCRIPTION")).contains("Moved: the earlier due day was"));
        // Told once, it stays told, and nothing turns again.
        assert_eq!(told(&world, "2025-03-06", folder), after);
        world.edit_duty("county-yearly-report", "1 month before end of period, roll none", "end of period, roll none");
        let back = told(&world, "2025-03-07", folder);
        assert_eq!((value(&back, "SEQUENCE"), value(&back, "DTSTART")), ("2", "20261231"));
    }
}

#[test]
fn what_is_repealed_stays_as_cancelled_for_ninety_days() {
    for folder in [false, true] {
        let world = World::new(if folder { "ends-folder" } else { "ends-file" });
        let before = told(&world, "2025-03-01", folder);
        world.edit_duty("county-yearly-report", "2022-01-01 ..", "2022-01-01 .. 2025-12-31");
        let after = told(&world, "2025-03-05", folder);
        assert_eq!(value(&after, "UID"), value(&before, "UID"));
        assert_eq!((value(&after, "STATUS"), value(&after, "SEQUENCE")), ("CANCELLED", "1"));
        assert!(value(&after, "SUMMARY").starts_with("REPEALED: "), "{}", value(&after, "SUMMARY"));
        assert_eq!(value(&after, "DTSTART"), value(&before, "DTSTART"));
        assert_eq!(told(&world, "2025-03-06", folder), after);
        assert_eq!(told(&world, "2025-06-03", folder), after);
        let path = if folder { "out/en/wellbeing-services-county-of-mallila.ics" } else { "x.ics" };
        if folder {
            world.feed(&["-o", "out", "--as-of", "2025-06-04"])
        } else {
            world.feed(&on(&FILE, "2025-06-04"))
        };
        assert!(entry(&world.text(path), REPORT).is_none());
    }
}

#[test]
fn what_others_owed_and_is_repealed_stays_as_cancelled_for_who_was_to_take_part() {
    let world = World::new("ends-taking-part");
    let all = |as_of: &str| world.feed(&["-o", "out", "--as-of", as_of]);
    let told = || entry(&world.text("out/en/alakyla-taking-part.ics"), "county-hyte-negotiation/county-90/2026");
    all("2025-03-01");
    let before = told().unwrap();
    assert_eq!(value(&before, "STATUS"), "CONFIRMED");
    world.edit_duty("county-hyte-negotiation", "2022-01-01 ..", "2022-01-01 .. 2025-12-31");
    // Called otherwise in the same edition: it has one name from the first run on.
    world.edit_duty("county-hyte-negotiation", "Yearly negotiation with municipalities", "Negotiation with them");
    all("2025-03-05");
    let after = told().unwrap();
    assert_eq!(value(&after, "UID"), value(&before, "UID"));
    assert_eq!((value(&after, "STATUS"), value(&after, "SEQUENCE")), ("CANCELLED", "1"));
    let said = all("2025-03-05");
    assert!(said.ends_with("files changed 0\n"), "{said}");
    assert_eq!(told().unwrap(), after);
    all("2025-06-04");
    assert!(told().is_none());
}

#[test]
fn what_is_in_force_again_stands_again() {
    let world = World::new("again");
    told(&world, "2025-03-01", true);
    world.edit_duty("county-yearly-report", "2022-01-01 ..", "2022-01-01 .. 2025-12-31");
    told(&world, "2025-03-05", true);
    world.edit_duty("county-yearly-report", "2022-01-01 .. 2025-12-31", "2022-01-01 ..");
    let again = told(&world, "2025-03-07", true);
    assert_eq!((value(&again, "STATUS"), value(&again, "SEQUENCE")), ("CONFIRMED", "2"));
}

#[test]
fn what_was_met_says_so_and_is_dated_by_its_record() {
    let world = World::new("met");
    let before = told(&world, "2026-11-25", true);
    assert!(!value(&before, "SUMMARY").starts_with('✓'));
    world.edit("registers/mallila/records.csv", |text| {
        format!("{text}raportti-2026;yearly-report;20.11.2026;;county-90;;;;;;documented;\n")
    });
    let after = told(&world, "2026-11-25", true);
    assert!(value(&after, "SUMMARY").starts_with("✓ "), "{}", value(&after, "SUMMARY"));
    assert_eq!(value(&after, "LAST-MODIFIED"), "20261120T000000Z");
    // The day is the same and it stands as before.
    assert_eq!(value(&after, "SEQUENCE"), "0");
    assert!(unescaped(value(&after, "DESCRIPTION")).contains("raportti-2026"));
}

#[test]
fn a_rule_reworded_without_a_date_is_dated_by_the_run_that_saw_it() {
    for folder in [false, true] {
        let world = World::new(if folder { "reworded-folder" } else { "reworded-file" });
        let before = told(&world, "2025-03-01", folder);
        world.edit_duty("county-yearly-report", "Yearly report to the county council", "Report to the county council");
        let after = told(&world, "2025-03-05", folder);
        assert_ne!(value(&after, "SUMMARY"), value(&before, "SUMMARY"));
        assert_eq!((value(&after, "SEQUENCE"), value(&after, "LAST-MODIFIED")), ("0", "20250305T000000Z"));
        assert_eq!(told(&world, "2025-03-09", folder), after);
    }
}

#[test]
fn a_trigger_that_is_corrected_moves_its_day_without_any_memory() {
    let world = World::new("corrected");
    let opinion = "county-opinion-given/county-90/pyynto-1";
    let calendar = || world.feed(&["--body", "county-90", "--as-of", "2025-03-01"]);
    let before = entry(&calendar(), opinion).unwrap();
    world.edit("registers/mallila/records.csv", |text| {
        let (head, rest) = text.split_once('\n').unwrap();
        let rows: Vec<String> = rest.lines().map(|row| format!("{row};;")).collect();
        format!(
            "{head};supersedes;recorded\n{}\npyynto-1b;request;28.5.2024;;Alakylä;;;;;county-90;documented;;pyynto-1;\
             2024-07-01\n",
            rows.join("\n")
        )
    });
    let after = entry(&calendar(), opinion).unwrap();
    assert_eq!(value(&after, "UID"), value(&before, "UID"));
    assert_ne!(value(&after, "DTSTART"), value(&before, "DTSTART"));
    assert_eq!((value(&before, "SEQUENCE"), value(&after, "SEQUENCE")), ("0", "1"));
    assert_eq!(value(&after, "LAST-MODIFIED"), "20240701T000000Z");
}
