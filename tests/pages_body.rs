//! What a county or a municipality opens on Monday: what to do first, the round of negotiation, one duty over its periods.
//!
//! What is expected follows from the records and rules of `tests/worlds/example` and `tests/records` by hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::http::{Process, get};
use crate::shipped::shipped;
use velvoite::finding::{Cause, Finding, Verdict, What};
use velvoite::load::{self, Disk, Sources, Strings};
use velvoite::model::{self, BodyId, Model};
use velvoite::record::{self, Log};
use velvoite::review::body::{First, Line, standing};
use velvoite::review::history::history;
use velvoite::review::round::{self, Counts, Part, Round, Stands};
use velvoite::review::{Basis, Options};
use velvoite::syntax;
use velvoite::time::{AsOf, Day, day};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The rules of the example world.
fn example() -> (Model, Sources) {
    let mut sources = Sources::default();
    let rules = load::rules(&Disk, &here("tests/worlds/example/rules"), &mut sources).unwrap();
    let calendars = load::shipped_calendars(&mut sources);
    let files: Vec<_> = rules.texts.iter().chain(&calendars.texts).map(|text| syntax::parse(text).0).collect();
    let tables: Vec<_> =
        rules.tables.iter().chain(&calendars.tables).map(|table| syntax::table::read(&table.source).0).collect();
    let (model, complaints) = model::build(&files, &tables);
    assert!(complaints.is_empty(), "{complaints:#?}");
    (model, sources)
}

fn on_disk(model: &Model, sources: &mut Sources, folder: &str, names: &[&str]) -> Log {
    let open = |name: &&str| {
        let path = here(folder).join(name).to_string_lossy().into_owned();
        load::register(&Disk, &path, &mut std::io::empty(), sources).unwrap()
    };
    let opened: Vec<_> = names.iter().map(open).collect();
    record::read(&opened, &model.vocabulary, &model.roster, &model.periods()).log
}

const KYLAT: [&str; 4] = ["mallila", "alakyla", "keskikyla", "ylakyla"];

fn basis<'b>(model: &'b Model, log: &'b Log, as_of: Day) -> Basis<'b> {
    Basis { model, roster: &model.roster, log, as_of: AsOf(as_of), known_at: None }
}

fn d(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

fn ids<'l>(lines: impl IntoIterator<Item = &'l Line>) -> Vec<&'l str> {
    lines.into_iter().flat_map(|line| &line.findings).map(|finding| finding.instance.as_str()).collect()
}

#[test]
fn what_is_to_be_done_first_stands_first() {
    let (model, mut sources) = example();
    let log = on_disk(&model, &mut sources, "tests/worlds/example/registers", &KYLAT);
    let basis = basis(&model, &log, d(2025, 3, 1));
    let county = model.roster.find("county-90").unwrap();
    let shown = standing(&basis, county, &Options::default()).unwrap();
    assert_eq!(shown.span, (d(2024, 1, 1), d(2026, 3, 1)));
    let own = &shown.own;
    // Two months of 2024 without a youth council; it is there now, so nothing can mend them. What was not met before the
    // days that are looked at is told too: Yläkylä did not come in 2023, and nobody negotiated in 2022.
    let overdue = [
        "county-hyte-negotiation/county-90/2023",
        "county-hyte-negotiation/county-90/2022",
        "county-youth-council/county-90/always",
    ];
    assert_eq!(ids(&own.overdue), overdue);
    assert!(!own.overdue[0].mendable);
    // By due day: the term ends on 31.5.2025, the year on 31.12.2025.
    let next = [
        "county-welfare-report/county-90/2022-2025",
        "county-hyte-negotiation/county-90/2025",
        "county-yearly-report/county-90/2025",
    ];
    assert_eq!(ids(&own.next), next);
    let unknown: Vec<_> = own.unknown.iter().map(|(causes, lines)| (causes.as_slice(), ids(lines))).collect();
    assert_eq!(
        unknown,
        [
            (&[Cause::Contradiction][..], vec!["county-hyte-negotiation/county-90/2024"]),
            (&[Cause::LawNotFollowed][..], vec!["county-climate-plan/county-90/once"]),
        ]
    );
    let done = [
        "county-data-delivered/county-90/2023",
        "county-opinion-given/county-90/pyynto-1",
        "county-yearly-report/county-90/2024",
    ];
    assert_eq!(ids(&own.done), done);
    assert_eq!(ids(&own.waived), ["county-data-delivered/county-90/2024"]);
    // A recommendation that was not followed stands apart: it is no breach.
    assert_eq!(ids(&shown.soft.overdue), ["county-contact-persons/county-90/once"]);

    let first = shown.first();
    let [
        First::Overdue(finding, false),
        First::MoreOverdue(2),
        First::Next(may, _, 2),
        First::Unknown(2, causes),
        First::Done(3),
    ] = first.as_slice()
    else {
        panic!("{first:?}")
    };
    assert_eq!(finding.instance, "county-hyte-negotiation/county-90/2023");
    assert_eq!(*may, d(2025, 5, 31));
    assert_eq!(causes.as_slice(), [Cause::Contradiction, Cause::LawNotFollowed]);

    // The municipalities' taking part is their own duty, in which the county is the one that negotiates.
    let others: BTreeSet<&str> =
        shown.others.iter().flat_map(|shared| &shared.findings).map(|finding| finding.instance.as_str()).collect();
    assert!(others.contains("municipality-participation/municipality-902/2024"), "{others:?}");
    assert!(others.iter().all(|instance| !instance.contains("county-90")), "{others:?}");
}

#[test]
fn a_period_narrows_to_what_is_of_it_or_due_in_it() {
    let (model, mut sources) = example();
    let log = on_disk(&model, &mut sources, "tests/worlds/example/registers", &KYLAT);
    let basis = basis(&model, &log, d(2025, 3, 1));
    let county = model.roster.find("county-90").unwrap();
    let of = |period: &str| Options { period: Some(period.to_owned()), ..Options::default() };
    let shown = standing(&basis, county, &of("2025")).unwrap();
    let mut found: Vec<&str> = shown.own.findings().map(|finding| finding.instance.as_str()).collect();
    found.sort_unstable();
    // The delivery for 2024 was due on 31.1.2025, that for 2025 is of 2025, the term's report is due on 31.5.2025.
    let expected = [
        "county-data-delivered/county-90/2024",
        "county-data-delivered/county-90/2025",
        "county-hyte-negotiation/county-90/2025",
        "county-welfare-report/county-90/2022-2025",
        "county-yearly-report/county-90/2025",
    ];
    assert_eq!(found, expected);
    assert!(standing(&basis, county, &of("sometime")).is_err());
}

#[test]
fn without_a_record_nothing_is_overdue() {
    let (model, _) = shipped();
    let log = Log::default();
    let basis = basis(&model, &log, d(2026, 11, 22));
    for id in ["county-15", "municipality-172", "helsinki", "hus", "ministry-stm"] {
        let body = model.roster.find(id).unwrap();
        let shown = standing(&basis, body, &Options::default()).unwrap();
        assert!(!shown.on_record);
        assert!(shown.own.overdue.is_empty() && shown.joint.overdue.is_empty(), "{id}");
        let first = shown.first();
        assert!(matches!(first.first(), Some(First::NothingOverdue)), "{id}");
        assert!(
            matches!(first.last(), Some(First::Unknown(_, causes)) if causes.first() == Some(&Cause::NoRecord)),
            "{id}"
        );
        assert!(first.len() <= 5, "{id}: {first:?}");
        // Nothing that may not apply at all is told as not known.
        assert!(
            shown
                .own
                .unknown
                .iter()
                .flat_map(|(_, lines)| lines)
                .flat_map(|line| &line.findings)
                .all(|one| !one.in_doubt)
        );
        assert_eq!(shown.own.findings().count(), shown.own.total(), "{id}: each stands on one shelf");
    }
}

fn round_of(basis: &Basis<'_>, county: &str, period: &str) -> Round {
    round::round(basis, &format!("county-hyte-negotiation/{county}/{period}")).unwrap()
}

fn stands<'r>(model: &Model, round: &'r Round) -> Vec<(String, &'r Stands)> {
    round.rows.iter().map(|row| (model.roster.body(row.body).id.clone(), &row.stands)).collect()
}

#[test]
fn a_round_tells_who_took_part_in_which_sitting() {
    let (model, mut sources) = example();
    let log = on_disk(&model, &mut sources, "tests/worlds/example/registers", &KYLAT);
    let basis = basis(&model, &log, d(2025, 3, 1));

    // 2023: Yläkylä was invited and stayed away.
    let round = round_of(&basis, "county-90", "2023");
    let cells: Vec<Part> = round.rows.iter().flat_map(|row| row.cells.clone()).collect();
    assert_eq!(cells, [Part::TookPart, Part::TookPart, Part::Invited]);
    assert!(round.certain, "its time is over");
    // Before the day of the sitting nobody has been there.
    let ahead = round_of(&self::basis(&model, &log, d(2023, 1, 2)), "county-90", "2023");
    let cells: Vec<Part> = ahead.rows.iter().flat_map(|row| row.cells.clone()).collect();
    assert_eq!(cells, [Part::Announced, Part::Announced, Part::Invited]);
    let left: Vec<&Stands> = round.rows.iter().map(|row| &row.stands).collect();
    assert_eq!(left, [&Stands::Done, &Stands::Done, &Stands::Left]);
    let invited = round.invited.unwrap();
    assert_eq!((invited.verdict, invited.left.len(), invited.doubt.len()), (Verdict::Met, 0, 0));

    // 2024: two records of one sitting differ on Yläkylä.
    let round = round_of(&basis, "county-90", "2024");
    assert_eq!(round.sittings.iter().map(|sitting| &sitting.counts).collect::<Vec<_>>(), [&Counts::Yes, &Counts::Yes]);
    let last = round.rows.last().unwrap();
    assert_eq!(last.stands, Stands::Doubt(vec![Cause::Contradiction]));
    assert_eq!(last.cells.iter().collect::<BTreeSet<_>>().len(), 2, "one names it, the other does not");

    // 2022: nothing, in a complete register. 2025: nothing yet.
    for period in ["2022", "2025"] {
        let round = round_of(&basis, "county-90", period);
        assert!(round.sittings.is_empty());
        assert_eq!(round.rows.len(), 3);
        assert!(round.rows.iter().all(|row| row.stands == Stands::Left), "{period}");
        // One class and four topics.
        assert_eq!(round.beside.len(), 5);
    }
}

#[test]
fn who_is_not_named_in_keski_suomi_is_not_told_as_absent() {
    let (model, mut sources) = shipped();
    let log = on_disk(&model, &mut sources, "tests/records", &["keski-suomi", "joutsa"]);
    let basis = basis(&model, &log, d(2026, 11, 22));
    let round = round_of(&basis, "county-15", "2024");
    // The autumn's round says that municipalities were there, not which; the meeting in Joutsa is only announced.
    let counts: Vec<&Counts> = round.sittings.iter().map(|sitting| &sitting.counts).collect();
    assert_eq!(counts, [&Counts::Yes, &Counts::Doubtful(vec![Cause::WeakEvidence])]);
    assert_eq!(round.rows.len(), 22);
    assert!(round.rows.iter().all(|row| row.cells[0] == Part::NotStated));
    let invited = round.rows.iter().filter(|row| row.cells[1] == Part::Invited);
    let invited: Vec<&str> = invited.map(|row| model.roster.body(row.body).id.as_str()).collect();
    assert_eq!(invited, ["municipality-172", "municipality-435", "municipality-850"]);
    for (id, stands) in stands(&model, &round) {
        assert!(matches!(stands, Stands::Doubt(causes) if causes.contains(&Cause::NotStated)), "{id}: {stands:?}");
    }
    // 2026 runs, and nothing is on record yet.
    let round = round_of(&basis, "county-15", "2026");
    assert!(round.rows.len() == 22 && round.rows.iter().all(|row| row.stands == Stands::Left));
}

/// Those of a round who stand in no way but this, and the finding's own word for it.
fn agrees(model: &Model, round: &Round) {
    let finding: &Finding = &round.finding;
    let lacks = |certain: bool| -> BTreeSet<&str> {
        let of = |lack: &&velvoite::finding::Missing| lack.item.what == What::Counterparty && lack.certain == certain;
        finding.missing.iter().filter(of).map(|lack| lack.item.id.as_str()).collect()
    };
    let rows = |wanted: &dyn Fn(&Stands) -> bool| -> BTreeSet<&str> {
        let of = round.rows.iter().filter(|row| wanted(&row.stands));
        of.map(|row| model.roster.body(row.body).id.as_str()).collect()
    };
    let (left, doubt) = (rows(&|stands| *stands == Stands::Left), rows(&|stands| matches!(stands, Stands::Doubt(_))));
    let all = rows(&|_| true);
    let acted = finding.missing.iter().all(|lack| !matches!(lack.item.what, What::Act | What::Evidence));
    let said = format!("{} {:?} {:?}", finding.instance, finding.verdict, finding.missing);
    match finding.verdict {
        Verdict::Met | Verdict::MetLate => assert!(left.is_empty() && doubt.is_empty(), "{said}"),
        Verdict::Open if acted => {
            assert_eq!(left, lacks(true).union(&lacks(false)).copied().collect(), "{said}");
            assert!(doubt.is_empty(), "{said}");
        }
        Verdict::PartlyMet | Verdict::Unknown if acted => {
            assert_eq!((left, doubt), (lacks(true), lacks(false)), "{said}");
        }
        Verdict::Unknown => assert_eq!(doubt, all, "{said}"),
        Verdict::Open | Verdict::Missed | Verdict::Upcoming => assert_eq!(left, all, "{said}"),
        Verdict::PartlyMet | Verdict::Waived | Verdict::NotApplicable => {}
    }
    // A cell never says otherwise than the whole: who took part in what counts is not left, who is done was somewhere.
    for row in &round.rows {
        let counts = |at: usize| round.sittings[at].counts == Counts::Yes;
        let there = row.cells.iter().enumerate().any(|(at, part)| counts(at) && *part == Part::TookPart);
        match row.stands {
            Stands::Done => assert!(there, "{said}"),
            Stands::Left => assert!(!there, "{said}"),
            Stands::Doubt(_) => {}
        }
    }
}

#[test]
fn those_left_are_those_whom_the_finding_lacks() {
    let (model, _) = example();
    let named = |of: &dyn Fn(usize) -> bool| -> String {
        let all = ["Alakylä", "Keskikylä", "Yläkylä"];
        let names: Vec<&str> = (0..3).filter(|at| of(*at)).map(|at| all[at]).collect();
        names.join("|")
    };
    let mut seen = BTreeSet::new();
    // Each of three municipalities took part, was only invited, or is not named.
    for parts in 0..27_usize {
        let part = |at: usize| parts / [1, 3, 9][at] % 3;
        let (with, invited) = (named(&|at| part(at) == 0), named(&|at| part(at) == 1));
        for grade in ["documented", "announced"] {
            for when in ["2.10.2024", "2024", "2023-12-20/2024-01-10", "2.10.2023"] {
                for complete in [true, false] {
                    let mut files = Strings::default().with(
                        "r/records.csv",
                        format!("id;activity;date;by;with;invited;about;grade\ns1;hyte-negotiation;{when};county-90;{with};{invited};goals|measures;{grade}\ns2;hyte-negotiation;5.11.2024;county-90;Alakylä|ngo:Martat;;goals|cooperation|monitoring;{grade}\n"),
                    );
                    let declared =
                        if complete { "\n[[complete]]\nbody = \"county-90\"\nfrom = 2022-01-01\n" } else { "" };
                    files = files.with(
                        "r/velvoite.toml",
                        format!("[register]\nname = \"r\"\nbodies = [\"county-90\"]\n{declared}"),
                    );
                    let mut sources = Sources::default();
                    let opened = load::register(&files, "r", &mut std::io::empty(), &mut sources).unwrap();
                    let log = record::read(&[opened], &model.vocabulary, &model.roster, &model.periods()).log;
                    assert_eq!(log.records.len(), 2);
                    for as_of in [d(2024, 10, 15), d(2025, 3, 1)] {
                        let basis = basis(&model, &log, as_of);
                        let round = round_of(&basis, "county-90", "2024");
                        assert_eq!(round.rows.len(), 3);
                        agrees(&model, &round);
                        seen.insert(round.finding.verdict);
                    }
                }
            }
        }
    }
    assert!(seen.len() >= 4, "{seen:?}");
}

#[test]
fn rounds_of_all_that_is_on_record_agree_with_their_findings() {
    let (model, mut sources) = shipped();
    let names: Vec<String> = std::fs::read_dir(here("tests/records"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let log = on_disk(&model, &mut sources, "tests/records", &names);
    let basis = basis(&model, &log, d(2026, 11, 22));
    let counties: Vec<BodyId> = velvoite::review::bodies::organisers(&basis);
    let mut rounds = 0;
    for county in counties.into_iter().filter(|county| model.roster.has_members(*county)) {
        for duty in round::duties(&basis, county) {
            // Steps of a recommendation are bound before their parties are looked at.
            if !model.duty(duty).binding.can_be_breached() {
                continue;
            }
            for finding in round::periods(&basis, county, duty) {
                let round = round::round(&basis, &finding.instance).unwrap();
                agrees(&model, &round);
                rounds += 1;
            }
        }
    }
    assert!(rounds > 100, "{rounds}");
}

#[test]
fn a_history_begins_with_the_first_law() {
    let (model, _) = shipped();
    let log = Log::default();
    let basis = basis(&model, &log, d(2026, 11, 22));
    let duty = model.duty_named("municipality-welfare-report").unwrap();
    let joutsa = model.roster.find("municipality-172").unwrap();
    let found = history(&basis, joutsa, duty.id).unwrap();
    // 1326/2010 from 1.5.2011, in the term that ended in 2012; 612/2021 from 2023.
    let periods: Vec<&str> = found.iter().map(|finding| finding.period.as_str()).collect();
    assert_eq!(periods, ["2009-2012", "2013-2017", "2017-2021", "2021-2025", "2025-2029"]);
    assert!(found.first().unwrap().version < found.last().unwrap().version);
    // A county bears no such duty.
    assert!(history(&basis, model.roster.find("county-15").unwrap(), duty.id).is_none());
}

fn serve(registers: &[&str]) -> Process {
    let mut arguments: Vec<String> = registers.iter().map(|name| format!("registers/{name}")).collect();
    arguments.extend(["--rules", "rules", "--as-of", "2025-03-01"].map(str::to_owned));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    Process::start(&here("tests/worlds/example"), &arguments)
}

#[test]
fn pages_say_what_is_to_be_done() {
    let server = serve(&KYLAT);
    let page = |path: &str| {
        let answer = get(server.at, path);
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    };
    let fi = page("/fi/bodies/county-90");
    for said in [
        "Tärkeimmät ensin",
        "Tee viimeistään 31.5.2025:",
        "Myöhässä tai tekemättä (3)",
        "Kirjaukset ovat ristiriidassa keskenään",
        "Selvittäkää, kumpi kirjaus on oikea, ja korjatkaa toinen.",
        "toisen tulkinnan mukaan",
        "/fi/bodies/county-90/duties/county-hyte-negotiation",
        "/fi/bodies/municipality-901",
        "/fi/review?of=county-90",
        "/fi/changes?body=county-90",
    ] {
        assert!(fi.contains(said), "{said}");
    }
    let round = page("/sv/bodies/county-90/round?period=2023");
    for said in ["bara kallad", "saknas", "Om en kallelse räcker", "Då skulle ingen saknas.", "neuvottelu-2023"] {
        assert!(round.contains(said), "{said}");
    }
    let history = page("/en/bodies/county-90/duties/county-data-delivered");
    for said in ["2 days late", "met late", "waived"] {
        assert!(history.contains(said), "{said}");
    }
    // A municipality has no round of its own, and is told whose is.
    let none = page("/fi/bodies/municipality-901/round");
    assert!(none.contains("/fi/bodies/county-90/round"), "{none}");
    // One narrowed by a verdict keeps the wish in its form.
    let narrowed = page("/fi/bodies/county-90?verdict=waived&as-of=2025-03-01");
    assert!(narrowed.contains("<option value=\"waived\" selected>") && narrowed.contains("name=\"as-of\""));

    for (path, to) in [
        ("/fi/bodies/90", "/fi/bodies/county-90"),
        ("/sv/bodies/Yl%C3%A4kyl%C3%A4/round", "/sv/bodies/municipality-903/round"),
        ("/fi/bodies/ylakyla", "/fi/bodies/municipality-903"),
    ] {
        let moved = get(server.at, path);
        assert_eq!((moved.status, moved.header("location")), (301, to), "{path}");
    }
    for (path, status) in [
        ("/fi/bodies/nobody", 404),
        ("/fi/bodies/municipality-901/duties/county-climate-plan", 404),
        ("/fi/bodies/county-90?period=never", 400),
        ("/fi/bodies/county-90/round?period=1999", 400),
        ("/fi/bodies/county-90/round?duty=county-climate-plan", 400),
    ] {
        assert_eq!(get(server.at, path).status, status, "{path}");
    }
}

#[test]
fn who_has_recorded_nothing_reads_how_to() {
    let server = serve(&["ylakyla"]);
    let page = get(server.at, "/fi/bodies/county-90").text();
    assert!(page.contains("Näin kirjaat") && page.contains("Se ei tarkoita"), "{page}");
    assert!(page.contains("Minkään velvoitteen ei tiedetä olevan myöhässä."));
    assert!(!page.contains("class=\"v missed\""), "nothing is red");
}
