//! Pages that prove: a finding, a record, a duty, the list of duties. What each must say is read by hand from the records
//! and rules of `tests/worlds/example`.

use std::path::Path;

use crate::http::{Process, Reply, ask, get};

/// The example world with the register of the county alone, as of a fixed day.
fn county() -> Process {
    serve(&["registers/mallila"])
}

/// The same with all four registers.
fn all() -> Process {
    serve(&["registers/alakyla", "registers/keskikyla", "registers/mallila", "registers/ylakyla"])
}

fn serve(registers: &[&str]) -> Process {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let mut arguments = registers.to_vec();
    arguments.extend(["--rules", "rules", "--as-of", "2025-03-01"]);
    Process::start(&folder, &arguments)
}

/// The content of a page as plain text, tags as blanks.
fn text(reply: &Reply) -> String {
    assert_eq!(reply.status, 200, "{}", reply.text());
    let whole = reply.text();
    let (_, main) = whole.split_once("<main").expect("a content");
    let (main, _) = main.split_once("</main>").expect("its end");
    let mut out = String::new();
    let mut inside = true;
    for sign in main.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            _ if inside => {}
            _ => out.push(sign),
        }
    }
    let out = out.replace("&#34;", "\"").replace("&#39;", "'").replace("&#38;", "&").replace("&#60;", "<");
    out.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
}

fn page(server: &Process, path: &str) -> String {
    text(&get(server.at, path))
}

/// A finding of each verdict: what its page says.
const FINDINGS: &[(&str, &[&str])] = &[
    (
        "county-opinion-given/county-90/pyynto-1",
        &[
            "✓ met",
            "Mallilaki 7 § (statute)",
            // A month from 22 May is Midsummer Day, a Saturday; Sunday follows.
            "24 June 2024",
            "Sat 22 June 2024",
            "150/1930 section 5",
            "✓ done",
            "Record lausunto-1 shows this: 24 June 2024",
            "registers/mallila/records.csv, row 12",
            "Record pyynto-1 triggered the duty",
            "registers/mallila/records.csv, row 11",
        ],
    ),
    (
        "county-data-delivered/county-90/2022",
        &[
            "! met late",
            "Everything that is asked was done, but 2 days late: the due day was 31 January 2023.",
            "! done late",
            "Record tiedot-2022 shows this: 2 February 2023",
            "registers/mallila/records.csv, row 8",
        ],
    ),
    (
        "county-hyte-negotiation/county-90/2023",
        &[
            "◐ partly met",
            "Mallilaki 1 § (statute)",
            "The due day 31 December 2023 has passed, and only part of what is asked was done: shown 8 of 9 items; missing: party Yläkylä.",
            "✗ not done The party Yläkylä did not take part.",
            "registers/mallila/velvoite.toml, row 6",
            "registers/mallila/records.csv, row 2",
            "Under the reading “It is enough that every municipality was invited”: met",
            "Every municipality took part followed here ◐ partly met 31 December 2023",
            "It is enough that every municipality was invited ✓ met 31 December 2023",
            "What is done after the due day does not change the outcome any more.",
        ],
    ),
    (
        "county-hyte-negotiation/county-90/2022",
        &["✗ missed", "The due day 31 December 2022 has passed", "missing: HYTE negotiation", "✗ not done"],
    ),
    (
        "county-youth-council/county-90/always",
        &[
            "◐ partly met",
            "What is required at all times was held only part of the time; missing: youth council (1 January – 29 February 2024).",
            "✗ not held",
        ],
    ),
    (
        "county-welfare-report/county-90/2022-2025",
        &[
            "○ open",
            "There is time until 31 May 2025; still to do: publication.",
            "registers/mallila/records.csv, row 7",
            "○ still to do",
        ],
    ),
    (
        "county-yearly-report/county-90/2026",
        &["› upcoming", "The time begins on 1 January 2026 and ends on 31 December 2026."],
    ),
    (
        "county-strategy/county-90/once",
        &[
            "? cannot tell",
            "The outcome cannot be told: the record leaves out what is needed.",
            "registers/mallila/records.csv, row 13",
            "The record is to be completed",
        ],
    ),
    (
        "county-data-delivered/county-90/2024",
        &[
            "~ waived",
            "The duty has been waived until 31 December 2035. Without the waiver the outcome would be: missed.",
            "record vapautus-2024",
            "registers/mallila/records.csv, row 10",
            "1 January 2036",
        ],
    ),
    (
        "municipality-yearly-report/municipality-903/2024",
        &[
            "– not applicable",
            "Mallilaki 4 § (statute)",
            "The duty does not apply: an exception (Mallilaki 4 § 2 mom.).",
            "The exception too-small-to-report applies",
            "when    bearer is municipality-903",
        ],
    ),
];

#[test]
fn a_proof_says_verdict_section_day_records_and_readings() {
    let server = county();
    for (instance, says) in FINDINGS {
        let reply = get(server.at, &format!("/en/instances/{instance}"));
        let page = text(&reply);
        for said in *says {
            let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.contains(&said), "{instance} says not: {said}\n{page}");
        }
        assert!(page.contains(instance) && reply.text().contains("Mallilaki"), "{page}");
    }
}

#[test]
fn a_record_in_a_proof_leads_to_its_page_and_back() {
    let server = county();
    let proof = get(server.at, "/fi/instances/county-hyte-negotiation/county-90/2023").text();
    let record = "/fi/records/Mallilan%20hyvinvointialue/neuvottelu-2023";
    assert!(proof.contains(&format!("<a href=\"{record}\">neuvottelu-2023</a>")), "{proof}");
    for place in ["/fi/bodies/county-90", "/fi/duties/county-hyte-negotiation"] {
        assert!(proof.contains(&format!("href=\"{place}\"")), "{place}");
    }
    let page = get(server.at, record);
    assert!(page.text().contains("href=\"/fi/instances/county-hyte-negotiation/county-90/2023\""), "{}", page.text());
    let page = text(&page);
    for said in [
        "Kirjaus neuvottelu-2023",
        "14.9.2023",
        "Mallilan Martat (yleishyödyllinen yhteisö)",
        "Yläkylä kutsuttiin, mutta se ei tullut.",
        "Rekisteri".to_lowercase().as_str(),
        "registers/mallila/records.csv",
        "◐ täyttyi osittain",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
}

/// The days from which one looks go along; the address to quote names both, and shows the same.
#[test]
fn the_address_to_quote_names_both_days_and_shows_the_same() {
    let server = county();
    let path = "/sv/instances/county-hyte-negotiation/county-90/2023";
    let plain = get(server.at, path).text();
    let quoted = "?as-of=2025-03-01&#38;known-at=2025-03-01";
    assert!(plain.contains(&format!("{path}{quoted}")), "{plain}");
    let again = get(server.at, &format!("{path}{}", quoted.replace("&#38;", "&")));
    assert!(again.text().contains("/sv/records/Mallilan%20hyvinvointialue/neuvottelu-2023?as-of=2025-03-01"));
    let (plain, again) = (text(&get(server.at, path)), text(&again));
    let after_day = |page: &str| page.split_once("Mallila välfärdsområde").unwrap().1.to_owned();
    assert_eq!(after_day(&plain), after_day(&again));
    // On another day it is another verdict: in November 2023 there was time yet.
    let then = page(&server, &format!("{path}?as-of=2023-11-01"));
    assert!(then.contains("○ pågår") && then.contains("Det finns tid till 31.12.2023"), "{then}");
}

#[test]
fn two_sides_of_a_sitting_that_differ_are_told_on_both_records() {
    let server = all();
    for (record, other) in [
        ("Mallilan%20hyvinvointialue/neuvottelu-2024", "Alakyl%C3%A4/neuvottelu"),
        ("Alakyl%C3%A4/neuvottelu", "Mallilan%20hyvinvointialue/neuvottelu-2024"),
    ] {
        let page = get(server.at, &format!("/en/records/{record}")).text();
        assert!(page.contains(&format!("href=\"/en/records/{other}\"")), "{record}: {page}");
        assert!(page.contains("tell of the same event, but differ in the parties."), "{record}: {page}");
    }
}

#[test]
fn an_unknown_name_is_met_by_near_ones() {
    let server = county();
    for (path, near) in [
        ("/fi/records/Mallilan%20hyvinvointialue/neuvottelu-2025", "Mallilan%20hyvinvointialue/neuvottelu-202"),
        ("/fi/records/Mallilan/neuvottelu-2024", "Mallilan%20hyvinvointialue/neuvottelu-2024"),
        ("/fi/duties/county-agrement", "/fi/duties/county-agreement"),
    ] {
        let reply = get(server.at, path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(reply.text().contains(near), "{path}: {}", reply.text());
    }
}

#[test]
fn near_instances_are_offered_by_their_titles() {
    let server = county();
    let reply = ask(server.at, "GET", "/fi/instances/county-hyte-negotiation/county-90/x", &[("Accept", "text/html")]);
    assert_eq!(reply.status, 404);
    let text = reply.text();
    let links: Vec<&str> =
        text.split("href=\"/fi/instances/").skip(1).filter_map(|rest| rest.split("</a>").next()).collect();
    assert!(!links.is_empty(), "{text}");
    for link in links {
        let (id, title) = link.split_once('>').unwrap();
        assert!(id.starts_with("county-hyte-negotiation/county-90/20"), "{link}");
        assert!(title.contains(", Mallilan hyvinvointialue, 20") && !title.contains("county-90"), "{link}");
    }
}

#[test]
fn every_table_has_a_caption() {
    let server = county();
    let mut seen = 0;
    for path in [
        "/fi/data",
        "/fi/registers",
        "/fi/duties/county-hyte-negotiation",
        "/fi/instances/county-hyte-negotiation/county-90/2023",
        "/fi/records/Mallilan%20hyvinvointialue/neuvottelu-2023",
        "/fi/review?period=2023",
        "/fi/map?period=2023",
        "/fi/changes?since=2024-06-01",
        "/fi/bodies/county-90",
        "/fi/bodies/county-90/round?period=2023",
        "/fi/bodies/county-90/clock",
        "/fi/bodies/county-90/timeline",
        "/fi/bodies/county-90/duties/county-hyte-negotiation",
    ] {
        let page = get(server.at, path).text();
        for table in page.split("<table").skip(1) {
            let inside = table.split_once('>').map_or("", |(_, inside)| inside.trim_start());
            assert!(inside.starts_with("<caption"), "{path}: {}", &table[..table.len().min(300)]);
            seen += 1;
        }
    }
    assert!(seen > 12, "{seen}");
}

#[test]
fn what_runs_from_a_day_is_called_alike_on_every_page() {
    let server = Process::start(Path::new(env!("CARGO_MANIFEST_DIR")), &["--as-of", "2026-11-22"]);
    let table = get(server.at, "/api/v1/bodies/county-08/duties.csv").text();
    let periods: Vec<&str> = table.lines().filter(|row| row.contains("alkaen")).collect();
    let bare = |text: &str| text.split(',').any(|cell| velvoite::time::iso_day(cell).is_none() && is_day(cell));
    // A period that is a day is never the bare day.
    assert!(!periods.is_empty() && !table.lines().any(bare), "{table}");
    for row in periods {
        let id = row.split(',').nth(1).unwrap();
        assert!(page(&server, &format!("/fi/instances/{id}")).contains(" alkaen"), "{id}");
    }
}

/// Whether a cell is a day as people write it, and nothing else.
fn is_day(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

#[test]
fn a_record_tells_its_file_but_not_where_the_server_keeps_it() {
    let registers = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let (register, rules) = (registers.join("registers/mallila"), registers.join("rules"));
    let arguments = [register.to_str().unwrap(), "--rules", rules.to_str().unwrap(), "--as-of", "2025-03-01"];
    let server = Process::start(&registers, &arguments);
    for path in [
        "/fi/records/Mallilan%20hyvinvointialue/neuvottelu-2023",
        "/fi/registers",
        "/fi/instances/county-hyte-negotiation/county-90/2023",
        "/fi/duties/county-hyte-negotiation",
        "/api/v1/registers/registers.json",
    ] {
        let text = get(server.at, path).text();
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{path}: {text}");
    }
    let record = page(&server, "/fi/records/Mallilan%20hyvinvointialue/neuvottelu-2023");
    assert!(record.contains(" mallila/records.csv "), "{record}");
}

#[test]
fn a_duty_is_told_in_words_with_readings_exceptions_and_its_text() {
    let server = county();
    let page = page(&server, "/sv/duties/county-hyte-negotiation");
    for said in [
        "Mallilaki 1 § · lag",
        "varje kommun",
        "en gång per kalenderår",
        "periodens slut; den sista dagen flyttas inte",
        "Varje kommun har deltagit följs",
        "Det räcker att varje kommun har kallats annan möjlig",
        "1.1.2022 tills vidare Mallilaki 1 §",
        "rules/duties.velvoite:7:6",
        "do hyte-negotiation {",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = self::page(&server, "/fi/duties/municipality-yearly-report");
    assert!(page.contains("Yläkylän ei tarvitse raportoida · Mallilaki 4 § 2 mom."), "{page}");
    let page = self::page(&server, "/en/duties/county-climate-plan");
    assert!(page.contains("HE 1/2023: bears on it from 1 January 2024."), "{page}");
}

#[test]
fn duties_are_listed_law_before_what_does_not_bind_and_found_by_words() {
    let server = county();
    let page = page(&server, "/en/duties");
    let at = |said: &str| page.find(said).unwrap_or_else(|| panic!("{said}: {page}"));
    assert!(at("Binding duties") < at("Yearly report to the county council"));
    assert!(at("Climate plan") < at("Recommendations and incentives"));
    assert!(at("Recommendations and incentives") < at("Naming of contact persons"));
    let found = self::page(&server, "/en/duties?q=report");
    assert!(found.contains("3 of 13 duties are shown.") && !found.contains("Climate plan"), "{found}");
    let found = self::page(&server, "/en/duties?binding=recommendation");
    assert!(found.contains("1 of 13 duties are shown."), "{found}");
    assert!(self::page(&server, "/en/duties?q=nothing-of-this-name").contains("No duty fits this."));
}

#[test]
fn the_accessibility_statement_says_what_it_does_not_know() {
    let server = county();
    for (lang, says) in [
        ("fi", ["Saavutettavuusseloste", "Ohjelma ei tiedä, kuka nämä sivut julkaisee.", "kahden viikon kuluessa"]),
        ("sv", ["Tillgänglighetsutlåtande", "Programmet vet inte vem som publicerar dessa sidor.", "inom två veckor"]),
        ("en", ["Accessibility statement", "The program does not know who publishes these pages.", "in two weeks"]),
    ] {
        let page = page(&server, &format!("/{lang}/accessibility"));
        for said in says {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains(env!("CARGO_PKG_VERSION")), "{page}");
    }
}

/// The shipped rules: the whole list is small enough, stories are read when a duty is asked for.
#[test]
fn all_duties_of_finland_fit_on_a_page_and_a_duty_has_its_stories() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let server = Process::start(&folder, &["lappi", "--as-of", "2026-11-22"]);
    for lang in ["fi", "sv", "en"] {
        let list = get(server.at, &format!("/{lang}/duties"));
        assert!(list.body.len() < 100_000, "{lang}: {}", list.body.len());
        assert_eq!(list.text().matches(&format!("<a href=\"/{lang}/duties/")).count(), 204);
    }
    let page = page(&server, "/fi/duties/county-hyte-negotiation");
    for said in [
        "Esimerkki 1: 2 kirjausta, tilanne 15.1.2025 ✓ täyttyi",
        "Riittää, että jokainen kunta on kutsuttu toinen mahdollinen",
        "velvoitettu kuuluu ryhmään Uusimaa (säännössä bearer in uusimaa",
        "one municipality was in no sitting",
        "rules/finland/stories/county-hyte-negotiation.velvoite:",
        "◐ täyttyi osittain a, 2024; puuttuu: z",
        "Uudenmaan hyvinvointialueet neuvottelevat myös HUS-yhtymän kanssa · 612/2021 7 § 5 mom.",
        "muutokset luettu säädökseen 53/2025 asti",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let found = self::page(&server, "/fi/duties?act=306/2019");
    assert!(found.contains("Saavutettavuuspalautteeseen vastaaminen"), "{found}");
    assert!(found.contains("tallenteet : ei luettu. Tallenteiden saavutettavuus 14 päivän kuluessa"), "{found}");
}
