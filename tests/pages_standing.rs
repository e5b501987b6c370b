//! What the page of a body tells: the same as its county counts, and of a body that is no more what it answered for.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::http::{Process, get};
use crate::shipped::shipped;
use velvoite::finding::{Finding, Verdict};
use velvoite::load::{self, Sources, Strings};
use velvoite::model::Model;
use velvoite::record::{self, Log};
use velvoite::review::body::{First, Standing, members, standing};
use velvoite::review::{Basis, Options, bodies};
use velvoite::time::{AsOf, day};

/// A register of these rows, complete for these bodies from 2023 on.
fn register(model: &Model, rows: &str, complete: &[&str]) -> Log {
    let mut manifest = "[register]\nname = \"r\"\n".to_owned();
    for body in complete {
        manifest.push_str(&format!("[[complete]]\nbody = \"{body}\"\nfrom = 2023-01-01\n"));
    }
    let files = Strings::default()
        .with("r/records.csv", format!("id;activity;date;by;with;invited;about\n{rows}"))
        .with("r/velvoite.toml", manifest);
    let opened = load::register(&files, "r", &mut std::io::empty(), &mut Sources::default()).unwrap();
    record::read(&[opened], &model.vocabulary, &model.roster, &model.periods()).log
}

fn basis<'b>(model: &'b Model, log: &'b Log) -> Basis<'b> {
    Basis { model, roster: &model.roster, log, as_of: AsOf(day(2026, 10, 31).unwrap()), known_at: None }
}

fn of_law(standing: &Standing) -> Vec<(Verdict, usize)> {
    Verdict::ALL.into_iter().map(|of| (of, standing.own.count(of) + standing.joint.count(of))).collect()
}

#[test]
fn a_county_counts_of_its_members_what_their_own_pages_count() {
    let (model, _) = shipped();
    let log = register(&model, "k1;yearly-report;1.12.2023;Puumala;;;\n", &["municipality-623"]);
    let basis = basis(&model, &log);
    let all = bodies::members(&basis, model.roster.find("county-12").unwrap());
    for period in [None, Some("2023"), Some("2026"), Some("2022-2025")] {
        let options = Options { period: period.map(str::to_owned), ..Options::default() };
        let counted = members(&basis, &all, &options).unwrap();
        assert_eq!(counted.len(), 11);
        for (body, counts) in counted {
            let own = standing(&basis, body, &options).unwrap();
            assert_eq!(counts, of_law(&own), "{} {period:?}", model.roster.body(body).id);
        }
    }
    // What was left undone before last year is counted too.
    let puumala = model.roster.find("municipality-623").unwrap();
    let own = standing(&basis, puumala, &Options::default()).unwrap();
    assert!(own.own.overdue.iter().flat_map(|line| &line.findings).any(|finding| finding.period == "2023"));
    let wrong = Options { period: Some("sometime".to_owned()), ..Options::default() };
    assert!(members(&basis, &all, &wrong).is_err());
}

#[test]
fn a_body_that_is_no_more_shows_what_it_answered_for() {
    let (model, _) = shipped();
    let rows = "r23;yearly-report;1.12.2023;Pertunmaa;;;\n";
    let log = register(&model, rows, &["municipality-588"]);
    let basis = basis(&model, &log);
    // It ended on 31.12.2024: shown is what its page could have shown on that day.
    let pertunmaa = model.roster.find("municipality-588").unwrap();
    let shown = standing(&basis, pertunmaa, &Options::default()).unwrap();
    assert_eq!(shown.span, (day(2023, 1, 1).unwrap(), day(2024, 12, 31).unwrap()));
    let of = |verdict: Verdict| -> BTreeSet<&str> {
        let own = shown.own.findings().filter(|finding| finding.verdict == verdict);
        own.map(|finding| finding.instance.as_str()).collect()
    };
    assert!(of(Verdict::Met).contains("municipality-yearly-report/municipality-588/2023"));
    assert!(of(Verdict::Missed).contains("municipality-yearly-report/municipality-588/2024"));
    // A state that it had to keep is told as it was; what falls in the time before the register is not known.
    assert!(of(Verdict::Missed).contains("municipality-responsible-body/municipality-588/always"), "{shown:#?}");
    assert!(!of(Verdict::Unknown).is_empty());
    // Nothing is left for it to do, and nothing of what it left undone can be mended by it.
    assert!(of(Verdict::Open).is_empty() && of(Verdict::Upcoming).is_empty());
    assert!(shown.own.overdue.iter().all(|line| !line.mendable));
    assert!(!shown.others.is_empty(), "it was a party of its county's negotiation");
}

/// A folder with one register, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn of(name: &str, rows: &str, body: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("velvoite-standing-{name}-{}", std::process::id()));
        std::fs::create_dir_all(path.join("r")).unwrap();
        let heads = "id,activity,date,until,by,with,of,grade,note\n";
        std::fs::write(path.join("r/records.csv"), format!("{heads}{rows}")).unwrap();
        let manifest = format!("[register]\nname = \"r\"\n[[complete]]\nbody = \"{body}\"\nfrom = 2023-01-01\n");
        std::fs::write(path.join("r/velvoite.toml"), manifest).unwrap();
        Folder(path)
    }

    fn serve(&self) -> Process {
        Process::start(&self.0, &["r", "--as-of", "2026-10-31"])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

fn page(server: &Process, path: &str) -> String {
    let answer = get(server.at, path);
    assert_eq!(answer.status, 200, "{path}");
    answer.text()
}

#[test]
fn what_was_left_undone_year_after_year_takes_one_line() {
    let (model, _) = shipped();
    let log = register(&model, "", &["county-04"]);
    let basis = basis(&model, &log);
    let shown = standing(&basis, model.roster.find("county-04").unwrap(), &Options::default()).unwrap();
    let undone: Vec<_> = shown.own.overdue.iter().flat_map(|line| &line.findings).collect();
    let missed = shown.own.count(Verdict::Missed) + shown.own.count(Verdict::PartlyMet);
    assert_eq!(undone.len(), missed, "each stands in one line");
    assert!(missed > 100 && shown.own.overdue.len() < missed / 2, "{missed} in {} lines", shown.own.overdue.len());
    // What can still be mended stands first, of each line the last one counts.
    assert!(shown.own.overdue.iter().map(|line| !line.mendable).is_sorted());
    let first = shown.first();
    let [First::Overdue(latest, true), First::MoreOverdue(more), ..] = first.as_slice() else { panic!("{first:?}") };
    assert_eq!(more + 1, missed + shown.joint.overdue.iter().map(|line| line.findings.len()).sum::<usize>());
    let due = |finding: &Finding| finding.due.as_ref().map(|due| due.effective);
    let mendable = shown.own.overdue.iter().filter(|line| line.mendable).flat_map(|line| &line.findings);
    assert_eq!(due(latest), mendable.filter_map(due).max());

    let folder = Folder::of("size", "", "county-04");
    let server = folder.serve();
    for lang in ["fi", "sv", "en"] {
        let page = page(&server, &format!("/{lang}/bodies/county-04"));
        assert!(page.len() < 100_000, "{lang}: {}", page.len());
        // Nothing is hidden: who is not shown is counted, with the way to all periods.
        for finding in &undone {
            let duty = &model.duty(finding.duty).name;
            let own = format!("/{lang}/instances/{}\"", finding.instance);
            let all = format!("/{lang}/bodies/county-04/duties/{duty}\"");
            assert!(page.contains(&own) || page.contains(&all), "{}", finding.instance);
        }
    }
    let fi = page(&server, "/fi/bodies/county-04");
    assert!(fi.contains("Voi vielä tehdä") && fi.contains("Ei voi enää täyttää"));
    assert!(fi.contains(&format!("Myöhässä tai tekemättä ({missed})")));
}

#[test]
fn of_steps_the_late_one_is_named() {
    let rows = "kert,welfare-report,2025-05-31,,county-04,Vantaa|Kerava|joint-authority-hus,,documented,\n\
                suun,welfare-plan,2025-05-30,,county-04,Vantaa|Kerava|joint-authority-hus,,documented,\n\
                julk,publication,2026-03-01,,county-04,,kert|suun,documented,\n";
    let folder = Folder::of("late", rows, "county-04");
    let server = folder.serve();
    let instance = "county-welfare-report/county-04/2022-2025";
    for (path, said) in [
        (
            format!("/fi/instances/{instance}"),
            "mutta ei kaikki ajoissa: vaihe julkaiseminen 274 päivää myöhässä. Määräpäivä oli 31.5.2025.",
        ),
        ("/fi/bodies/county-04".to_owned(), "vaihe julkaiseminen 274 päivää myöhässä"),
        ("/sv/bodies/county-04/duties/county-welfare-report".to_owned(), "steget offentliggörande 274 dagar för sent"),
        ("/en/bodies/county-04/brief".to_owned(), "step publication 274 days late"),
    ] {
        let page = page(&server, &path);
        assert!(page.contains(said), "{path}: {page}");
    }
}

#[test]
fn a_waiver_that_does_not_hold_leaves_its_trace() {
    let past = "county-half-year-data/county-04/2025/january-june";
    let to_come = "county-half-year-data/county-04/2026/january-june";
    let rows = format!(
        "ohi,waiver,2026-02-01,2026-05-31,ministry-vm,,{past},documented,Vanha\n\
         tulee,waiver,2026-12-01,2027-02-28,ministry-vm,,{to_come},documented,Uusi\n"
    );
    let folder = Folder::of("waiver", &rows, "county-04");
    let server = folder.serve();
    let ended = "Vapautus oli voimassa 1.2.–31.5.2026, ei enää (kirjaus ";
    let coming = "Vapautus on kirjattu ajalle 1.12.2026–28.2.2027; se ei ole vielä voimassa (kirjaus ";
    for (path, said) in [
        (format!("/fi/instances/{past}"), ended),
        (format!("/fi/instances/{to_come}"), coming),
        ("/fi/bodies/county-04/duties/county-half-year-data".to_owned(), ended),
        ("/fi/bodies/county-04/duties/county-half-year-data".to_owned(), coming),
        ("/fi/bodies/county-04/brief?period=2025".to_owned(), ended),
        ("/fi/records/r/ohi".to_owned(), ended),
        ("/fi/records/r/tulee".to_owned(), coming),
    ] {
        let page = page(&server, &path);
        assert!(page.contains(said), "{path}: {page}");
        assert!(!page.contains("Yksikään tulos tältä päivältä katsottuna ei nojaa"), "{path}");
    }
    // The verdict is what it would be without it; in its time it was waived.
    assert!(page(&server, &format!("/fi/instances/{past}")).contains("class=\"v missed\""));
    let then = page(&server, &format!("/fi/instances/{past}?as-of=2026-03-01"));
    assert!(then.contains("class=\"v waived\"") && !then.contains("ei enää (kirjaus"), "{then}");
}

#[test]
fn an_old_name_is_noticed_where_the_verdict_rests_on_it() {
    let rows = "n25,hyte-negotiation,2025-09-01,,county-12,Pertunmaa,,documented,\n";
    let folder = Folder::of("merged", rows, "county-12");
    let server = folder.serve();
    let instance = "county-hyte-negotiation/county-12/2025";
    let said = "Pertunmaa on tulkittu seuraajakseen: Mäntyharju";
    assert!(page(&server, &format!("/fi/instances/{instance}")).contains(said));
    let explained = std::process::Command::new(env!("CARGO_BIN_EXE_velvoite"))
        .args(["explain", instance, "r", "--as-of", "2026-10-31", "--lang", "fi"])
        .current_dir(&folder.0)
        .output()
        .unwrap();
    let text = String::from_utf8(explained.stdout).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    assert!(words.join(" ").contains(said), "{text}");
    // Of another year it says nothing.
    assert!(!page(&server, "/fi/instances/county-hyte-negotiation/county-12/2023").contains(said));
}

#[test]
fn completeness_does_not_count_while_rows_are_refused() {
    let said = "Kunnes ne on korjattu, täydellisyyttä ei oteta huomioon";
    for (row, there) in [("x,yearly-reprt,2025-01-01,,county-12,,,,\n", true), ("", false)] {
        let folder = Folder::of(if there { "refused" } else { "whole" }, row, "county-12");
        let server = folder.serve();
        assert_eq!(page(&server, "/fi/registers").contains(said), there, "{row}");
    }
}

#[test]
fn the_round_of_a_year_that_is_over_asks_nobody_to_negotiate() {
    let folder = Folder::of("round", "", "county-12");
    let server = folder.serve();
    let (still, not, unshown) = (
        "Kenen kanssa on vielä neuvoteltava",
        "Kenen kanssa ei neuvoteltu",
        "Kenen kanssa neuvottelua mikään kirjaus ei osoita",
    );
    // Of county-15 no register says that it is complete.
    for (county, year, heading) in
        [("county-12", "2023", not), ("county-12", "2026", still), ("county-15", "2023", unshown)]
    {
        let page = page(&server, &format!("/fi/bodies/{county}/round?period={year}"));
        for said in [still, not, unshown] {
            assert_eq!(page.contains(said), said == heading, "{county} {year}: {said}");
        }
    }
}
