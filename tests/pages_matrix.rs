//! The ministry's pages: the matrix and what changed, as data with values reasoned by hand; the pages by what they say.

use std::path::Path;

use crate::http::{Process, ask, get};
use velvoite::finding::Verdict;
use velvoite::load::{Failure, Sources, Strings, register, shipped_calendars, shipped_rules};
use velvoite::model::{Model, build};
use velvoite::record::{self, Log};
use velvoite::review::changes::{Rewritten, changes, rewritten};
use velvoite::review::matrix::{Matrix, matrix};
use velvoite::review::span::span;
use velvoite::review::{Basis, Options, bodies, tiles};
use velvoite::syntax::{parse, table};
use velvoite::time::{AsOf, Day, iso_day};

fn day(text: &str) -> Day {
    iso_day(text).unwrap()
}

/// The law of Finland with one register.
fn finland(records: &str, manifest: &str) -> Result<(Model, Log), Failure> {
    let mut sources = Sources::default();
    let (rules, calendars) = (shipped_rules(&mut sources), shipped_calendars(&mut sources));
    let files: Vec<_> = rules.texts.iter().chain(&calendars.texts).map(|text| parse(text).0).collect();
    let tables: Vec<_> = rules.tables.iter().map(|table| table::read(&table.source).0).collect();
    let (model, complaints) = build(&files, &tables);
    assert!(complaints.is_empty(), "{complaints:?}");
    let files = Strings::default().with("r/records.csv", records).with("r/velvoite.toml", manifest);
    let read = register(&files, "r", &mut std::io::empty(), &mut sources)?;
    let outcome = record::read(&[read], &model.vocabulary, &model.roster, &model.periods());
    Ok((model, outcome.log))
}

fn basis<'b>(model: &'b Model, log: &'b Log, as_of: &str) -> Basis<'b> {
    Basis { model, roster: &model.roster, log, as_of: AsOf(day(as_of)), known_at: None }
}

fn options(model: &Model, pairs: &[(&str, &str)]) -> Options {
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Options::read(model, &pairs, &velvoite::review::options::NAMES).unwrap()
}

const MANIFEST: &str = "[register]\nname = \"Pirkanmaa\"\nbodies = [\"county-08\"]\n[[complete]]\nbody = \"county-08\"\n\
                        from = 2023-01-01\n";

/// A report of each of two years: one written down at once, one later, corrected once and withdrawn in the end.
const STORY: &str = "id;activity;date;by;recorded;supersedes;retracts\n\
    r24;yearly-report;12.11.2024;county-08;2024-11-20;;\n\
    r25;yearly-report;3.12.2025;county-08;2026-01-10;;\n\
    r25b;yearly-report;10.12.2025;county-08;2026-01-20;r25;\n\
    gone;;;;2026-02-01;;r25b\n";

#[test]
fn what_changed_is_told_with_its_cause() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let wish = options(&model, &[("body", "county-08"), ("duty", "county-yearly-report")]);
    let told = |since: &str, as_of: &str| -> Vec<String> {
        let found = changes(&basis(&model, &log, as_of), &wish, day(since));
        found
            .changed
            .iter()
            .map(|change| {
                let shown = |verdict: Option<Verdict>| verdict.map_or("-", Verdict::code);
                let (before, after) = change.verdicts();
                let period = change.instance.rsplit('/').next().unwrap();
                let passed = shown(change.passed.as_ref().map(|finding| finding.verdict));
                let records: Vec<String> = (change.records.iter().flat_map(|writing| &writing.rewritten))
                    .map(|one| log.shown_id(one.row()))
                    .collect();
                let due = change.time.as_ref().and_then(|time| time.due);
                let complete = if change.complete.is_empty() { "" } else { " complete" };
                let due = due.map_or_else(String::new, |due| format!(" due {due}"));
                format!("{period}: {} > {passed} > {} by {records:?}{due}{complete}", shown(before), shown(after))
            })
            .collect()
    };
    // From December to January the year 2025 goes by without a report on record: the register is complete, so it is
    // missed. The windows of 2026 and 2027 come nearer: 2026 begins; 2027 is upcoming either way, within the year ahead.
    // What is recorded on 10.1. is known only as of a day after it.
    assert_eq!(
        told("2025-12-20", "2026-01-05"),
        [
            "2025: open > missed > missed by []  due 2025-12-31 complete".replace("  ", " "),
            "2026: upcoming > open > open by []".to_owned()
        ]
    );
    // Between the withdrawal and now nothing was written, and no due day lies between.
    assert_eq!(told("2026-02-02", "2026-03-01"), Vec::<String>::new());
}

#[test]
fn records_written_corrected_and_withdrawn_are_named() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let ids = |knew: &str, now: &str| -> Vec<String> {
        let found = rewritten(&log, day(knew), Some(day(now)));
        found
            .iter()
            .map(|one| match one {
                Rewritten::Added(row) => format!("added {}", log.shown_id(*row)),
                Rewritten::Corrected(old, new) => format!("{} for {}", log.shown_id(*new), log.shown_id(*old)),
                Rewritten::Withdrawn(old, by) => {
                    format!("{} withdrawn by {}", log.shown_id(*old), by.map_or("-".into(), |by| log.shown_id(by)))
                }
            })
            .collect()
    };
    assert_eq!(ids("2024-01-01", "2026-01-15"), ["added r24", "added r25"]);
    assert_eq!(ids("2026-01-15", "2026-01-25"), ["r25b for r25"]);
    assert_eq!(ids("2026-01-25", "2026-03-01"), ["r25b withdrawn by gone"]);
    // Written and withdrawn between the two days: nobody sees a difference.
    assert_eq!(ids("2026-01-09", "2026-03-01"), Vec::<String>::new());

    // The verdict of 2025: missed on 5.1., met once the report is written down, missed again when it is withdrawn.
    let wish = options(&model, &[("body", "county-08"), ("duty", "county-yearly-report"), ("known-at", "2026-01-15")]);
    let known = Basis { known_at: Some(day("2026-01-15")), ..basis(&model, &log, "2026-01-15") };
    let found = changes(&known, &wish, day("2026-01-05"));
    let [change] = found.changed.as_slice() else { panic!("{:?}", found.changed) };
    assert_eq!(change.verdicts(), (Some(Verdict::Missed), Some(Verdict::Met)));
    assert!(change.time.is_none(), "time did nothing");
    let written = change.records.as_ref().unwrap();
    assert_eq!(written.rewritten.len(), 1);
    assert_eq!(log.shown_id(written.rewritten[0].row()), "r25");
    assert_eq!((found.records.len(), found.other_records), (1, 0));

    let wish = options(&model, &[("body", "county-08"), ("duty", "county-yearly-report")]);
    let found = changes(&basis(&model, &log, "2026-02-05"), &wish, day("2026-01-25"));
    let [change] = found.changed.as_slice() else { panic!("{:?}", found.changed) };
    assert_eq!(change.verdicts(), (Some(Verdict::Met), Some(Verdict::Missed)));
    assert!(matches!(change.records.as_ref().unwrap().rewritten[..], [Rewritten::Withdrawn(..)]));
    assert!(!change.complete.is_empty(), "the register says that it is complete");
}

#[test]
fn a_past_day_is_compared_with_what_was_known_on_it() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let wish = options(&model, &[("body", "county-08"), ("duty", "county-yearly-report")]);
    // On 15.1. the report was on record; that it was corrected and withdrawn afterwards is no change by then.
    let basis = basis(&model, &log, "2026-01-15");
    let found = changes(&basis, &wish, day("2026-01-05"));
    let [change] = found.changed.as_slice() else { panic!("{:?}", found.changed) };
    assert_eq!(change.verdicts(), (Some(Verdict::Missed), Some(Verdict::Met)));
    let named: Vec<String> = found.records.iter().map(|one| log.shown_id(one.row())).collect();
    assert_eq!((named, found.known), (vec!["r25".to_owned()], (day("2026-01-05"), day("2026-01-15"))));
    // Who names a day of knowledge looks with hindsight: nothing is left of it.
    let found = changes(&Basis { known_at: Some(day("2026-03-01")), ..basis }, &wish, day("2026-01-05"));
    assert_eq!((found.changed.len(), found.records.len()), (0, 0));
}

#[test]
fn only_records_on_which_a_verdict_turned_are_named_as_causes() {
    // A register that was complete all the time; two records of one activity written down on one day.
    let named = |rows: &str, duty: &str| -> Vec<String> {
        let (model, log) = finland(rows, MANIFEST).unwrap();
        let wish = options(&model, &[("body", "county-08"), ("duty", duty)]);
        let found = changes(&basis(&model, &log, "2026-01-15"), &wish, day("2026-01-05"));
        let of =
            |rewritten: &[Rewritten]| rewritten.iter().map(|one| log.shown_id(one.row())).collect::<Vec<_>>().join(" ");
        let told = |change: &velvoite::review::changes::Change| {
            let verdict = change.verdicts().1.map_or("-", Verdict::code);
            format!("{verdict} by {}", change.records.as_ref().map_or(String::new(), |records| of(&records.rewritten)))
        };
        assert_eq!(found.records.len(), 2, "both are listed as new");
        found.changed.iter().map(told).collect()
    };
    // The one in the year makes it met; the one after its end does not.
    let late = "id;activity;date;by;recorded\nin;yearly-report;3.12.2025;county-08;2026-01-10\n\
                after;yearly-report;3.1.2026;county-08;2026-01-10\n";
    assert_eq!(named(late, "county-yearly-report"), ["met by in", "met by after"]);
    // A second report of the year shows once more what is shown.
    let twice = "id;activity;date;by;recorded\none;yearly-report;3.12.2025;county-08;2026-01-10\n\
                 two;yearly-report;10.12.2025;county-08;2026-01-10\n";
    assert_eq!(named(twice, "county-yearly-report"), ["met by one"]);
    // Of two sittings, both on record for a demand of many parts, only the one that brings a part that was lacking.
    let sittings = "id;activity;date;by;with;about;recorded\n\
        old;hyte-negotiation;3.11.2025;county-08;members|ngo;goals|measures|cooperation;2025-11-10\n\
        new;hyte-negotiation;10.12.2025;county-08;members|ngo;monitoring;2026-01-10\n\
        more;hyte-negotiation;11.12.2025;county-08;members|ngo;goals;2026-01-10\n";
    assert_eq!(named(sittings, "county-hyte-negotiation"), ["met by new"]);
}

#[test]
fn a_cell_shows_what_falls_due_in_the_period_and_else_what_runs() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let basis = basis(&model, &log, "2025-06-30");
    let cells = |period: &str, duty: &str| -> Vec<String> {
        let wish = options(&model, &[("body", "county-08"), ("duty", duty), ("period", period)]);
        let span = span(&model, Some(period), basis.as_of.0).unwrap();
        let crossed = matrix(&basis, &wish, span, 100);
        let rows = crossed.groups.iter().flat_map(|group| &group.rows).flat_map(|row| &row.cells).flatten();
        rows.map(|shown| format!("{} {}", shown.finding.period, shown.finding.verdict.code())).collect()
    };
    assert_eq!(cells("2024", "county-yearly-report"), ["2024 met"]);
    // A term's report falls due at the end of the term, and runs in the years before.
    assert_eq!(cells("2026", "county-welfare-report"), ["2025-2029 open"]);
    // 2025 holds both: the term that ended on 31.5.2025 fell due in it, so the next one, which merely runs, is not shown.
    assert_eq!(cells("2025", "county-welfare-report").len(), 1);
    assert!(cells("2025", "county-welfare-report")[0].starts_with("2022-2025 "));
    // Each year of the term from 1.6.2025 to 31.5.2029 whose last day lies in it.
    assert_eq!(
        cells("2025-2029", "county-yearly-report"),
        ["2025 open", "2026 upcoming", "2027 upcoming", "2028 upcoming"]
    );
}

#[test]
fn shares_count_whole_rows_whatever_is_picked_out() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let basis = basis(&model, &log, "2025-01-15");
    let span = span(&model, Some("2024"), basis.as_of.0).unwrap();
    let of = |pairs: &[(&str, &str)]| matrix(&basis, &options(&model, pairs), span.clone(), 1000);
    let all = of(&[("duty", "county-yearly-report")]);
    let row = &all.groups[0].rows[0];
    // One of 21 counties reported on record; of the others nothing is known, which is no breach.
    assert_eq!((row.shares.of(Verdict::Met), row.shares.of(Verdict::Unknown)), (1, 20));
    assert_eq!((row.shares.counted(), row.shares.total()), (21, 21));
    let met = of(&[("duty", "county-yearly-report"), ("verdict", "met")]);
    assert_eq!(met.groups[0].rows[0].shares, row.shares);
    assert_eq!(met.groups[0].rows[0].cells.iter().flatten().count(), 1);
    // Nothing was on record before 20.11.2024, so on 1.11. all were open.
    let since = of(&[("duty", "county-yearly-report"), ("since", "2024-11-01"), ("verdict", "met")]);
    let shown: Vec<_> = since.groups[0].rows[0].cells.iter().flatten().collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].before, Some(Some(Verdict::Open)));
    // A collaborative area has its own organisers only; the counties of Inland Finland by decree 91/2022.
    let area = of(&[("area", "collaborative-area-3")]);
    let ids: Vec<&str> = area.bodies.iter().map(|body| model.roster.body(*body).id.as_str()).collect();
    assert_eq!(ids, ["county-07", "county-08", "county-16"]);
    // Without a filter not every cell fits: the act of the negotiation is open, the others only counted.
    let folded = matrix(&basis, &Options::default(), span.clone(), 420);
    assert!(!folded.whole);
    let open: Vec<u32> =
        folded.groups.iter().filter(|group| group.is_open()).filter_map(|group| Some(group.act?.number)).collect();
    assert_eq!(open, [612]);
    assert!(folded.groups.iter().all(|group| group.shares.total() > 0));
    // What all acts come to is the same, whatever is picked out.
    for picked in [&[("verdict", "met")][..], &[("verdict", "missed")], &[("since", "2024-11-01")]] {
        let of_acts = |matrix: &Matrix| matrix.groups.iter().map(|group| (group.act, group.shares)).collect::<Vec<_>>();
        assert_eq!(of_acts(&of(picked)), of_acts(&folded), "{picked:?}");
    }
    // What does not bind stands apart and is not open unasked.
    assert!(
        folded.groups.iter().any(|group| !group.binds)
            && folded.groups.iter().all(|group| group.binds || !group.is_open())
    );
}

#[test]
fn organisers_are_counties_by_code_then_helsinki_then_hus() {
    let (model, log) = finland(STORY, MANIFEST).unwrap();
    let basis = basis(&model, &log, "2026-11-22");
    let ids: Vec<String> =
        bodies::organisers(&basis).into_iter().map(|body| model.roster.body(body).id.clone()).collect();
    let mut expected: Vec<String> = (1..=21).map(|code| format!("county-{code:02}")).collect();
    expected.extend(["municipality-091".to_owned(), "joint-authority-hus".to_owned()]);
    assert_eq!(ids, expected);
    // A supervisor is no member: Pirkanmaa has its 23 municipalities and nobody else.
    let members = bodies::members(&basis, model.roster.find("county-08").unwrap());
    assert_eq!(members.len(), 23);
    assert!(members.iter().all(|body| model.roster.body(*body).id.starts_with("municipality-")));
    // All of them stand on the map, each in its place.
    let map = tiles::map(&basis, &Options::default(), span(&model, None, basis.as_of.0).unwrap());
    assert_eq!((map.placed.len(), map.placed.iter().filter(|placed| placed.tile.is_some()).count()), (23, 23));
    assert_eq!(map.duty, model.duty_named("county-hyte-negotiation").map(|duty| duty.id));
}

#[test]
fn the_pages_say_what_they_show() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let arguments = ["registers/mallila", "registers/alakyla", "--rules", "rules", "--as-of", "2025-03-01"];
    let server = Process::start(&folder, &arguments);
    let page = |path: &str| {
        let answer = get(server.at, path);
        (answer.status, answer.text())
    };
    let (status, text) = page("/fi/review?period=2023");
    assert_eq!(status, 200);
    // Partly met, and met under the other reading: both in one cell, in signs and in words, with the way to the proof.
    assert!(text.contains("href=\"instances/county-hyte-negotiation/county-90/2023\">◐/✓<i>"), "{text}");
    assert!(text.contains("täyttyi osittain; toisen tulkinnan mukaan täyttyi</i>"), "{text}");
    // Periods that are none are told with those that are.
    for (path, told) in [
        ("/fi/review?period=2020-2021", "Kautta ”2020-2021” ei ole"),
        ("/sv/review?period=x", "Perioden ”x” finns inte"),
        ("/en/review?of=municipality-901", "has no members to show"),
        ("/fi/map?verdict=met", "Valintaa ”verdict” ei ole"),
    ] {
        let (status, text) = page(path);
        assert_eq!(status, 400, "{path}");
        assert!(text.contains(told), "{path}: {text}");
    }
    // Municipalities by the same signs.
    let (_, text) = page("/sv/review?of=county-90&period=2024");
    assert!(text.contains("Nedreby") && text.contains("municipality-yearly-report/municipality-901/2024"), "{text}");
    // No tiles in this world: the page says so and the table stands alone.
    let (_, text) = page("/en/map?duty=county-hyte-negotiation&period=2023");
    assert!(text.contains("The roster has no map of tiles") && !text.contains("<svg"), "{text}");
    assert!(text.contains("partly met") && text.contains("under another reading met"), "{text}");
    // A week without a change.
    let (_, text) = page("/fi/changes");
    assert!(text.contains("Mikään tulos ei ole muuttunut") && text.contains("22.2.2025"), "{text}");
    // From October: the year's end went by, and the report of 20.11. took place.
    let (_, text) = page("/fi/changes?since=2024-10-01&body=county-90");
    assert!(text.contains("toteutui: 20.11.2024"), "{text}");
    assert!(text.contains("Verrataan valittujen toimijoiden tilannetta"), "{text}");
    // From June: law and recommendations are counted apart, and the waiver is named with the day on which it was given.
    let (_, text) = page("/fi/changes?since=2024-06-01");
    assert!(text.contains("Verrataan palvelujen järjestäjien tilannetta päivinä 1.6.2024 ja 1.3.2025;"), "{text}");
    assert!(text.contains("tapauksessa; suosituksista ja kannustimista 1/1."), "{text}");
    assert!(text.contains("annettu 15.1.2025: vapautus 31.12.2035 asti"), "{text}");
    assert!(!text.contains("määräpäivä 31.1.2025 meni"), "{text}");
    // Long words and markup cannot break out.
    let reply = ask(server.at, "GET", "/fi/review?body=%3Cb%3E", &[("Accept", "text/html")]);
    assert!(reply.status == 400 && !reply.text().contains("<b>"), "{}", reply.text());
}

#[test]
fn a_page_of_all_finland_is_small() {
    let server = Process::start(Path::new(env!("CARGO_MANIFEST_DIR")), &["--as-of", "2026-11-22"]);
    for path in [
        "/fi/review",
        "/sv/review?act=611/2021",
        "/fi/review?of=county-19",
        "/fi/review?period=2025-2029",
        "/fi/review?since=2026-01-01",
        "/fi/map",
        "/fi/changes",
        "/sv/changes?as-of=2027-01-04",
        "/sv/changes?since=2025-01-01&as-of=2026-11-07",
        "/fi/duties?as-of=2026-11-07&known-at=2026-11-07",
    ] {
        let answer = get(server.at, path);
        assert_eq!(answer.status, 200, "{path}");
        let most = if path.contains("/review") { 90_000 } else { 100_000 };
        assert!(answer.body.len() < most, "{path}: {} bytes", answer.body.len());
    }
}
