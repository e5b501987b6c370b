//! A brief as data, and the folder that `velvoite review` writes: every link leads to something, nothing is taken from
//! outside, the same bytes come twice, and what somebody else made is not written over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use velvoite::finding::Verdict;
use velvoite::load::{self, Disk, Files, Sources, Strings};
use velvoite::model::{self, Model};
use velvoite::record::{self, Log, Partner};
use velvoite::review::brief::{Brief, brief};
use velvoite::review::{Basis, Options};
use velvoite::syntax;
use velvoite::time::{AsOf, day};

use crate::http::{Process, get};
use crate::support::{Ran, velvoite};

/// Rules and records, made of what was read.
struct World {
    model: Model,
    log: Log,
}

impl World {
    fn new(rules: load::RuleFiles, calendars: load::RuleFiles, registers: &[load::RegisterFiles]) -> World {
        let texts = rules.texts.iter().chain(&calendars.texts);
        let files: Vec<_> = texts.map(|text| syntax::parse(text).0).collect();
        let tables: Vec<_> = rules.tables.iter().map(|table| syntax::table::read(&table.source).0).collect();
        let (model, complaints) = model::build(&files, &tables);
        assert!(complaints.is_empty(), "{complaints:?}");
        let read = record::read(registers, &model.vocabulary, &model.roster, &model.periods());
        assert!(read.complaints.is_empty(), "{:?}", read.complaints);
        World { model, log: read.log }
    }

    /// The shipped rules with one register.
    fn finland(text: &str) -> World {
        let mut sources = Sources::default();
        let rules = load::shipped_rules(&mut sources);
        let calendars = load::shipped_calendars(&mut sources);
        let files = Strings::default().with("alue.csv", text);
        let register = load::register(&files, "alue.csv", &mut std::io::empty(), &mut sources).unwrap();
        World::new(rules, calendars, &[register])
    }

    /// The made-up world.
    fn example() -> World {
        let mut sources = Sources::default();
        let folder = example();
        let rules = load::rules(&Disk, &folder.join("rules"), &mut sources).unwrap();
        let calendars = load::shipped_calendars(&mut sources);
        let registers: Vec<_> = registers()
            .iter()
            .map(|path| load::register(&Disk, path, &mut std::io::empty(), &mut sources).unwrap())
            .collect();
        World::new(rules, calendars, &registers)
    }

    fn basis(&self, year: i32, month: u32, number: u32) -> Basis<'_> {
        let as_of = AsOf(day(year, month, number).unwrap());
        Basis { model: &self.model, roster: &self.model.roster, log: &self.log, as_of, known_at: None }
    }

    fn brief(&self, body: &str, (year, month, number): (i32, u32, u32)) -> Brief {
        let body = self.model.roster.find(body).unwrap();
        brief(&self.basis(year, month, number), body, &Options::default()).unwrap()
    }

    fn ids(&self, records: &[record::RecordId]) -> Vec<&str> {
        records.iter().map(|id| &*self.log.record(*id).id).collect()
    }
}

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example")
}

fn registers() -> Vec<String> {
    ["alakyla", "keskikyla", "mallila", "ylakyla"]
        .map(|name| format!("{}/registers/{name}", example().display()))
        .to_vec()
}

const RECOMMENDED: &str = "\
id,activity,date,by,to,of,note
suositus-1,recommendation,2025-11-20,ministry-vm|ministry-stm|ministry-sm,county-08,,Nopeuttaa hoitoon pääsyä.
suositus-2,recommendation,2025-11-20,ministry-vm,county-08,,Vahvistaa talouden seurantaa.
suositus-3,recommendation,2025-11-20,ministry-vm,county-09,,Toisen alueen suositus.
vanha,recommendation,2023-11-20,ministry-stm,county-08,,Vanhempi kuin edellinen vuosi.
toimi,recommendation-response,2026-03-01,county-08,,suositus-1,Ohjelma hyväksyttiin.
strategia,strategy,2026-04-01,county-08/council,,suositus-1,Strategia tarkistettiin.
";

/// What was recommended last year stands with what is on record of it, of whatever kind; a recommendation of which nothing
/// is on record is asked about, and is no breach.
#[test]
fn last_years_recommendations_stand_with_what_became_of_them() {
    let world = World::finland(RECOMMENDED);
    let brief = world.brief("county-08", (2026, 10, 31));
    let told: Vec<(&str, Vec<&str>)> =
        brief.recommendations.iter().map(|one| (&*world.log.record(one.record).id, world.ids(&one.became))).collect();
    assert_eq!(told, [("suositus-1", vec!["toimi", "strategia"]), ("suositus-2", vec![])]);
    let asked: Vec<Vec<&str>> = brief
        .questions
        .iter()
        .filter(|question| question.code() == "recommendation")
        .map(|question| world.ids(&question.records()))
        .collect();
    assert_eq!(asked, [["suositus-2"]]);
    assert!(brief.unmet.is_empty());
    // On the last day of 2025 nothing had become of either yet.
    let before = world.brief("county-08", (2025, 12, 31));
    assert!(before.recommendations.iter().all(|one| one.became.is_empty()));
    assert_eq!(before.recommendations.len(), 2);
}

/// The made-up county as of 1.3.2025, reasoned from its records: reports and data in time, a waiver, a gap in the youth
/// council, a sitting that a municipality records with other parties.
#[test]
fn a_brief_gathers_what_is_told_of_a_body() {
    let world = World::example();
    let brief = world.brief("county-90", (2025, 3, 1));
    let count = |verdict| brief.law.counts.iter().find(|(of, _)| *of == verdict).map_or(0, |(_, count)| *count);
    // What is waived is out of the count, and told beside it.
    assert_eq!(brief.law.waived, 1);
    assert_eq!(brief.law.total, brief.law.counts.iter().map(|(_, count)| count).sum::<usize>());
    assert_eq!((count(Verdict::Missed), count(Verdict::PartlyMet)), (0, 1));
    let unmet: Vec<&str> = brief.unmet.iter().map(|one| one.instance.as_str()).collect();
    assert_eq!(unmet, ["county-youth-council/county-90/always"]);
    // What is waived is not shown to be done.
    let waived: Vec<&str> = brief.waived.iter().map(|one| one.instance.as_str()).collect();
    assert_eq!(waived, ["county-data-delivered/county-90/2024"]);
    assert!(brief.shown.iter().all(|one| matches!(one.verdict, Verdict::Met | Verdict::MetLate)));
    assert_eq!(brief.waived[0].computed, Some(Verdict::Missed));
    // The municipality's record of 2.10.2024 does not name Yläkylä.
    let [differ] = brief.contradictions.as_slice() else { panic!("{:?}", brief.contradictions) };
    assert_eq!((differ.day, differ.parties, differ.topics), (false, true, false));
    let only: Vec<&str> = differ
        .only_own
        .parties
        .iter()
        .map(|partner| match partner {
            Partner::Body(actor) => world.model.roster.body(actor.body).id.as_str(),
            Partner::Class(..) => "class",
        })
        .collect();
    assert_eq!(only, ["municipality-903"]);
    assert!(differ.only_other.parties.is_empty());
    // Questions come in the order of their sorts, each with its ground, and not too many.
    let codes: Vec<&str> = brief.questions.iter().map(|question| question.code()).collect();
    assert_eq!(codes.first(), Some(&"contradiction"));
    assert_eq!(codes.get(1), Some(&"not-met"));
    assert!(codes.len() <= 8);
    for question in &brief.questions {
        assert!(question.finding().is_some() || !question.records().is_empty());
    }
    // Nothing that falls due later than a year from now, and what falls due first stands first.
    let dues: Vec<_> = brief.next.iter().filter_map(|one| one.due.as_ref()).map(|due| due.effective).collect();
    assert!(dues.is_sorted() && dues.last().is_some_and(|last| *last <= day(2026, 3, 1).unwrap()));
}

#[test]
fn a_brief_says_what_it_counts_and_counts_alike_at_its_head_and_in_its_lists() {
    let world = World::finland("id;activity;date;by\n");
    let brief = world.brief("county-08", (2026, 10, 31));
    let cases: usize = brief.unknown.iter().map(|one| one.count).sum();
    let of = |wanted| brief.law.counts.iter().find(|(of, _)| *of == wanted).map_or(0, |(_, count)| *count);
    assert_eq!((cases, brief.law.total), (of(Verdict::Unknown), brief.law.counts.iter().map(|(_, count)| count).sum()));
    assert!(brief.unknown.len() < cases && brief.law.conditional > 0, "several cases of a duty, and some conditional");
    let server = Process::start(Path::new(env!("CARGO_MANIFEST_DIR")), &["--as-of", "2026-10-31"]);
    let page = get(server.at, "/en/bodies/county-08/brief").text();
    let unknown = brief.unknown.iter().map(|one| one.conditional).sum::<usize>();
    // What stands otherwise, or for other causes, has a line of its own, and is the same duty.
    let duties: BTreeSet<_> = brief.unknown.iter().map(|one| one.finding.duty).collect();
    let heading = format!("Cannot be told ({cases} cases, {} duties, {unknown} conditional)", duties.len());
    assert!(page.contains(&heading), "{heading}: {page}");
    let head = format!("{} cases, {} duties: ", brief.law.total, brief.law.duties);
    assert!(page.contains(&head), "{head}: {page}");
    assert!(page.contains(&format!("of these {} conditional: it is not known", brief.law.conditional)), "{page}");
    // The table tells which they are.
    let table = get(server.at, "/api/v1/bodies/county-08/brief/brief.json").text();
    let table: serde_json::Value = serde_json::from_str(&table).unwrap();
    let rows = table["rows"].as_array().unwrap();
    let law = |row: &&serde_json::Value| !matches!(row["binding"].as_str(), Some("recommendation" | "incentive"));
    let conditional = rows.iter().filter(law).filter(|row| row["conditional"] == 1).count();
    assert_eq!(conditional, brief.law.conditional);
    assert!(rows.iter().any(|row| row["causes"] == serde_json::json!(["no-record"])), "codes, not words");
}

/// A folder of one test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("velvoite-review-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn review(&self, more: &[&str]) -> Ran {
        let (rules, out) = (example().join("rules").display().to_string(), self.0.display().to_string());
        let registers = registers();
        let mut arguments = vec!["review"];
        arguments.extend(registers.iter().map(String::as_str));
        arguments.extend(["--rules", &rules, "--as-of", "2025-03-01", "-o", &out]);
        arguments.extend(more);
        velvoite(&arguments)
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut found = BTreeMap::new();
        let mut open = vec![self.0.clone()];
        while let Some(next) = open.pop() {
            for entry in std::fs::read_dir(&next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    let name = path.strip_prefix(&self.0).unwrap().to_str().unwrap().replace('\\', "/");
                    found.insert(name, Disk.bytes(&path).unwrap());
                }
            }
        }
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What stands between quotation marks behind an attribute's name.
fn attributes<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let before = format!(" {name}=\"");
    text.match_indices(&before).filter_map(|(at, _)| text[at + before.len()..].split('"').next()).collect()
}

/// The file to which a link leads from another, and the place in it.
fn target(from: &str, href: &str) -> (String, String) {
    let (path, at) = href.split_once('#').unwrap_or((href, ""));
    if path.is_empty() {
        return (from.to_owned(), at.to_owned());
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        if part == ".." {
            parts.pop().unwrap_or_else(|| panic!("{from}: {href} leads out of the folder"));
        } else {
            parts.push(part);
        }
    }
    (parts.join("/"), at.to_owned())
}

#[test]
fn every_link_of_the_folder_leads_to_something_and_nothing_comes_from_outside() {
    let folder = Folder::new("links");
    let ran = folder.review(&[]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let files = folder.files();
    let text = |path: &str| String::from_utf8_lossy(&files[path]).into_owned();
    for path in ["index.html", "SHA256SUMS", "negotiation-county-90-fi.html", "sv/bodies/county-90/brief.html"] {
        assert!(files.contains_key(path), "{path}: {:?}", files.keys());
    }
    for ending in ["xlsx", "csv", "json"] {
        assert!(files.contains_key(&format!("fi/bodies/county-90/brief.questions.{ending}")), "{ending}");
    }
    let mut wrong = BTreeSet::new();
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = text(path);
        for href in attributes(&page, "href") {
            if href.starts_with("https://") || href.starts_with("http://") || href == "data:," {
                continue;
            }
            let href = href.replace("&amp;", "&");
            let (file, at) = target(path, &href);
            match files.get(&file) {
                Some(_) if at.is_empty() => {}
                Some(bytes) if String::from_utf8_lossy(bytes).contains(&format!("id=\"{at}\"")) => {}
                Some(_) => drop(wrong.insert(format!("{path}: no #{at} in {file}"))),
                None => drop(wrong.insert(format!("{path}: {href}"))),
            }
        }
        // What a page takes in: no script, style, picture or frame of another place. Links are no such thing.
        assert!(attributes(&page, "src").is_empty(), "{path}");
        assert!(!page.contains("@import") && !page.contains("url("), "{path}");
        let taken = page.matches("<link ").count();
        assert_eq!(taken, page.matches("<link rel=\"icon\" href=\"data:,\">").count(), "{path}");
        assert!(page.contains("Content-Security-Policy"), "{path}");
        let scripts = page.matches("<script").count();
        assert_eq!(scripts, usize::from(path.starts_with("negotiation")), "{path}");
    }
    assert!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn the_same_bytes_come_twice_and_what_was_dropped_is_taken_away() {
    let folder = Folder::new("twice");
    assert_eq!(folder.review(&[]).status, 0);
    let first = folder.files();
    let again = folder.review(&[]);
    assert!(again.out.contains("muuttuneita 0"), "{}", again.out);
    assert!(first == folder.files());
    // In one language the files of the others are made no more; a file of somebody else stays.
    std::fs::write(folder.0.join("sv/own.txt"), "mine").unwrap();
    assert_eq!(folder.review(&["--lang", "fi"]).status, 0);
    let then = folder.files();
    assert!(!then.contains_key("sv/bodies/county-90/brief.html"));
    assert!(then.contains_key("fi/bodies/county-90/brief.html") && then.contains_key("sv/own.txt"));
}

#[test]
fn what_somebody_else_made_is_not_written_over() {
    let folder = Folder::new("foreign");
    std::fs::write(folder.0.join("index.html"), "<p>mine</p>").unwrap();
    let ran = folder.review(&[]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("index.html"), "{}", ran.err);
    assert_eq!(folder.files().len(), 1, "nothing else was written either");
    assert_eq!(Disk.bytes(&folder.0.join("index.html")).unwrap(), b"<p>mine</p>");
}

#[test]
fn what_somebody_edited_or_linked_elsewhere_is_left_alone() {
    let folder = Folder::new("edited");
    assert_eq!(folder.review(&["--lang", "fi"]).status, 0);
    let (page, first) = (folder.0.join("fi/bodies/county-90/brief.html"), folder.files());
    // A note that somebody wrote into a page: the page says that we made it, and yet it is no longer ours.
    let mut noted = Disk.bytes(&page).unwrap();
    noted.extend(b"<p>my note</p>");
    std::fs::write(&page, &noted).unwrap();
    let ran = folder.review(&["--lang", "fi", "--period", "2023"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("brief.html") && ran.err.contains("muokattu"), "{}", ran.err);
    assert_eq!(Disk.bytes(&page).unwrap(), noted);
    assert_eq!(folder.files().len(), first.len(), "nothing else was written either");
    // Once it is moved away, all is written again.
    std::fs::remove_file(&page).unwrap();
    assert_eq!(folder.review(&["--lang", "fi"]).status, 0);
    assert!(folder.files() == first);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed_out_of_the_folder() {
    let (folder, elsewhere) = (Folder::new("linked"), Folder::new("linked-to"));
    std::os::unix::fs::symlink(&elsewhere.0, folder.0.join("fi")).unwrap();
    let ran = folder.review(&["--lang", "fi"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("linkki") && ran.err.contains("fi"), "{}", ran.err);
    assert!(elsewhere.files().is_empty());
}

#[test]
fn a_folder_must_be_named_and_a_period_known() {
    let ran = velvoite(&["review", "--lang", "sv"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("-o MAPP"), "{}", ran.err);
    let folder = Folder::new("period");
    for period in ["nonsense", "1850"] {
        let ran = folder.review(&["--period", period]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains("period=2026"), "{}", ran.err);
        assert!(folder.files().is_empty());
    }
}
