//! The folder that `velvoite feed -o DIR` writes: what is replaced, what is left alone, what is taken away.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::world::World;
use crate::ics::{components, unescaped, value};
use crate::support::{Ran, velvoite_in};

/// Every file below a folder, by its path in it, with the time at which it was written.
fn files(folder: &Path) -> BTreeMap<String, SystemTime> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, path.metadata().unwrap().modified().unwrap());
            }
        }
    }
    found
}

const ALL: [&str; 4] = ["-o", "out", "--as-of", "2025-03-01"];

#[test]
fn only_what_changed_is_written_again() {
    let world = World::new("changed");
    world.feed(&ALL);
    let first = files(&world.folder.join("out"));
    assert!(first.contains_key("en/index.html") && first.contains_key("en/alakyla.ics"), "{first:?}");
    assert!(!first.keys().any(|path| path.contains(".new")));
    let said = world.feed(&ALL);
    assert!(said.ends_with("files changed 0\n"), "{said}");
    assert_eq!(files(&world.folder.join("out")), first);
    // A record of the county concerns neither its neighbours' yearly reports nor any page.
    world.edit("registers/mallila/records.csv", |text| {
        format!("{text}raportti-2025;yearly-report;20.2.2025;;county-90;;;;;;documented;\n")
    });
    world.feed(&ALL);
    let second = files(&world.folder.join("out"));
    let changed: Vec<&str> = second.iter().filter(|(path, at)| first[*path] != **at).map(|(path, _)| &**path).collect();
    assert!(
        changed.contains(&"en/wellbeing-services-county-of-mallila.ics") && changed.contains(&"state.json"),
        "{changed:?}"
    );
    assert!(!changed.contains(&"en/alakyla.ics") && !changed.contains(&"en/index.html"), "{changed:?}");
}

#[test]
fn feeds_that_ceased_are_taken_away_if_they_were_ours_and_nothing_else_is() {
    let world = World::new("ceased");
    world.put("out/en/own-notes.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    world.put("out/readme.txt", "mine");
    world.feed(&ALL);
    assert!(world.has("out/en/county-yearly-report.ics"));
    world.edit("rules/duties.velvoite", |text| {
        let at = text.find("# As 612/2021 § 7 mom 3.\n").unwrap();
        let end = text.find("# As 612/2021 § 6 mom 3,").unwrap();
        format!("{}{}", &text[..at], &text[end..])
    });
    world.feed(&ALL);
    assert!(!world.has("out/en/county-yearly-report.ics"));
    assert!(world.has("out/en/wellbeing-services-county-of-mallila.ics"));
    assert_eq!(world.text("out/readme.txt"), "mine");
    assert!(world.has("out/en/own-notes.ics"));
    // A part of the feeds leaves the others where they are.
    world.feed(&["--body", "county-90", "-o", "out", "--as-of", "2025-03-01"]);
    assert!(world.has("out/en/alakyla.ics"));
    // A memory that names what is outside takes nothing away there.
    world.put("precious.ics", "mine");
    world.edit("out/state.json", |text| text.replacen("\"files\": [", "\"files\": [\"../precious.ics\",\n", 1));
    world.feed(&ALL);
    assert_eq!(world.text("precious.ics"), "mine");
}

/// As `velvoite feed` writes it where no language is asked for.
fn in_all_languages(world: &World) -> Ran {
    let words = ["feed", "registers/mallila", "registers/alakyla", "--rules", "rules"];
    velvoite_in(&world.folder, &[&words[..], &ALL].concat())
}

#[test]
fn a_page_at_the_root_leads_to_each_language() {
    let world = World::new("front");
    // One language alone is no reason for it, and does not take it away.
    world.feed(&ALL);
    assert!(!world.has("out/index.html"));
    assert_eq!(in_all_languages(&world).status, 0);
    let page = world.text("out/index.html");
    for (lang, words) in [("fi", "Suomeksi"), ("sv", "På svenska"), ("en", "In English")] {
        let link = format!("<a href=\"{lang}/index.html\" hreflang=\"{lang}\">{words}</a>");
        assert!(page.contains(&link) && page.contains(&format!("<section lang=\"{lang}\"")), "{link}\n{page}");
        assert!(world.has(&format!("out/{lang}/index.html")));
    }
    assert!(page.contains("<meta name=\"generator\" content=\"velvoite\">") && !page.contains("<script"), "{page}");
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(world.text("out/state.json").contains("\"index.html\""));
    assert!(in_all_languages(&world).out.ends_with(" 0\n"));
    world.feed(&ALL);
    assert_eq!(world.text("out/index.html"), page);
    // It is ours, whatever became of it; one of others stays.
    world.put("out/index.html", "changed by hand");
    assert_eq!(in_all_languages(&world).status, 0);
    assert_eq!(world.text("out/index.html"), page);
    let other = World::new("front-of-others");
    other.put("out/index.html", "mine");
    let ran = in_all_languages(&other);
    assert_eq!((ran.status, other.text("out/index.html").as_str()), (2, "mine"), "{}", ran.err);
}

#[test]
fn a_calendar_without_an_entry_says_so_and_so_does_its_page() {
    let world = World::new("empty");
    assert_eq!(in_all_languages(&world).status, 0);
    for (lang, words) in [
        ("fi", "Aikavälillä 1.1.2024–31.12.2028 ei ole määräpäiviä."),
        ("sv", "Mellan 1.1.2024 och 31.12.2028 finns inga tidsfrister."),
        ("en", "There are no due days between 1 January 2024 and 31 December 2028."),
    ] {
        // The one day of the strategy lies before; that of the yearly report comes each year.
        let feed = world.text(&format!("out/{lang}/county-strategy.ics"));
        let head = &components(&feed, "VCALENDAR")[0];
        assert!(components(&feed, "VEVENT").is_empty());
        assert!(unescaped(value(head, "DESCRIPTION")).contains(words), "{feed}");
        assert_eq!(value(head, "X-WR-CALDESC"), value(head, "DESCRIPTION"));
        let page = world.text(&format!("out/{lang}/county-strategy.html"));
        assert!(page.contains(words), "{page}");
        for path in ["county-yearly-report.ics", "county-yearly-report.html"] {
            assert!(!world.text(&format!("out/{lang}/{path}")).replace("\r\n ", "").contains(words), "{path}");
        }
    }
    let one = world.feed(&["--body", "county-90", "--from", "2026-01-02", "--to", "2026-01-02"]);
    assert!(one.replace("\r\n ", "").contains("There are no due days on 2 January 2026."), "{one}");
}

#[test]
fn a_file_of_others_is_never_replaced() {
    for path in ["out/en/alakyla.ics", "out/en/index.html"] {
        let world = World::new("others");
        world.put(path, "mine");
        let ran = world.run(&ALL);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.contains(path), "{}", ran.err);
        assert_eq!(world.text(path), "mine");
        assert!(!world.has("out/state.json"));
    }
}

#[test]
fn a_single_file_of_others_is_spared_too_and_an_empty_name_is_none() {
    let world = World::new("one-of-others");
    let foreign = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//else//EN\r\nEND:VCALENDAR\r\n";
    world.put("own.ics", foreign);
    for words in [&["--all", "-o", "own.ics"][..], &["--all", "-o", "own.ics", "--state", "state.json"]] {
        let ran = world.run(words);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.contains("own.ics"), "{}", ran.err);
        assert_eq!(world.text("own.ics"), foreign);
    }
    world.feed(&["--all", "-o", "new.ics"]);
    let first = world.text("new.ics");
    world.feed(&["--all", "-o", "new.ics"]);
    assert_eq!(world.text("new.ics"), first);
    let empty = world.run(&["--all", "-o", ""]);
    assert_eq!(empty.status, 2);
    assert!(!world.has("state.json"), "{}", empty.err);
}

#[test]
fn a_run_that_was_cut_off_leaves_whole_files_and_the_next_one_finishes() {
    let world = World::new("cut-off");
    world.feed(&ALL);
    let whole = world.text("out/en/alakyla.ics");
    // Half of a file lies beside; another is missing; the memory was not yet written.
    world.put("out/en/.alakyla.ics.new", &whole[..whole.len() / 2]);
    std::fs::remove_file(world.folder.join("out/en/wellbeing-services-county-of-mallila.ics")).unwrap();
    std::fs::remove_file(world.folder.join("out/state.json")).unwrap();
    assert_eq!(world.text("out/en/alakyla.ics"), whole);
    world.feed(&ALL);
    assert_eq!(world.text("out/en/alakyla.ics"), whole);
    assert!(world.has("out/en/wellbeing-services-county-of-mallila.ics") && world.has("out/state.json"));
}

#[test]
fn a_file_that_cannot_be_replaced_stays_and_it_is_said() {
    let world = World::new("blocked");
    world.put("x.ics/inside", "a folder has the name");
    let ran = world.run(&["--body", "county-90", "-o", "x.ics", "--as-of", "2025-03-01"]);
    assert_eq!(ran.status, 2, "{}", ran.err);
    assert!(ran.err.contains("x.ics"), "{}", ran.err);
    assert_eq!(world.text("x.ics/inside"), "a folder has the name");
}

#[test]
fn a_broken_memory_is_told_with_its_place() {
    let world = World::new("broken");
    world.feed(&ALL);
    let whole = world.text("out/state.json");
    let feed = world.text("out/en/alakyla.ics");
    for (broken, line) in [
        (whole[..whole.len() / 2].to_owned(), None),
        ("[]\n".to_owned(), Some(1)),
        (whole.replacen("\"day\":\"2024", "\"day\":\"2O24", 1), None),
        (whole.replacen("\"velvoite\": 1", "\"velvoite\": 2", 1), Some(1)),
    ] {
        assert_ne!(broken, whole);
        world.put("out/state.json", &broken);
        let ran = world.run(&ALL);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(ran.err.contains("out/state.json"), "{}", ran.err);
        if let Some(line) = line {
            assert!(ran.err.contains(&format!("line {line}")), "{}", ran.err);
        }
        assert_eq!((world.text("out/state.json"), world.text("out/en/alakyla.ics")), (broken, feed.clone()));
    }
}
