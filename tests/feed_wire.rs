//! Feeds as they go over the wire, read by [`wire`](crate::wire), which shares nothing with the writer: the hand-written
//! sample and ways to break it; the made-up shore (`tests/clients/world`) in both its states; the shipped rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::ics::world;
use crate::support::velvoite;
use crate::wire::{self, Entry, Feed};
use velvoite::feed::catalogue::{self, Known, Subject, Variant};
use velvoite::lang::Lang;
use velvoite::render::ics::{Options, Printer};
use velvoite::time::{AsOf, day};

/// The sample that `tests/clients` breaks in many ways, folded as it should be.
fn sample() -> Vec<u8> {
    folded(include_str!("clients/sample.txt"))
}

/// A text of logical lines as a feed, by another way than the writer's.
fn folded(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut used = 0;
        for sign in line.chars() {
            if used + sign.len_utf8() > 75 {
                out.extend(b"\r\n ");
                used = 1;
            }
            out.extend(sign.encode_utf8(&mut [0; 4]).as_bytes());
            used += sign.len_utf8();
        }
        out.extend(b"\r\n");
    }
    out
}

/// The feed with nothing to complain of.
fn clean(bytes: &[u8]) -> Feed {
    let feed = wire::read(bytes);
    assert!(feed.complaints.is_empty(), "{:#?}\n{}", feed.complaints, String::from_utf8_lossy(bytes));
    feed
}

#[test]
fn the_sample_is_read() {
    let feed = clean(&sample());
    assert_eq!(feed.name, "Äyräpään hyvinvointialue");
    let said = feed.entries.iter().map(|entry| (entry.day.as_str(), entry.title.as_str())).collect::<Vec<_>>();
    assert_eq!(
        said,
        [
            (
                "2026-03-31",
                "Päätä: talous, terveys; ”öljy” & 5 § 2 mom. – näkökulmia älä unohda åäö åäö åäö åäö åäö åäö"
            ),
            ("2026-12-31", "KUMOTTU: Ilmoita vuosi"),
            ("2028-02-29", "✓ Karkauspäivä 🙂"),
        ]
    );
    assert_eq!(feed.entries[0].alarms, ["-P6DT15H"]);
}

#[test]
fn what_breaks_a_feed_is_told() {
    let text = include_str!("clients/sample.txt");
    let broken = [
        ("NAME:Äyräpään ", "NAME:Äyräpään\\, Åvikin "),
        ("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\n"),
        ("CALSCALE:GREGORIAN\n", "CALSCALE:GREGORIAN\nUID:calendar\n"),
        ("TZID:Europe/Helsinki\n", "TZID:Europe/Helsinki\nUID:zone\n"),
        ("VALUE=DURATION:PT12H", "VALUE=DURATION:PT43200S"),
        ("UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a02", "UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a01"),
        ("UID:0a5f4f2c-6c1e-5f0b-9d52-0c8d0f6f6a02", "UID:0a5f4f2c-6c1e-4f0b-9d52-0c8d0f6f6a02"),
        ("DTSTAMP:20260115T000000Z", "DTSTAMP:20260115T101112Z"),
        ("DTSTAMP:20260115T000000Z\n", ""),
        ("DTEND;VALUE=DATE:20260401", "DTEND;VALUE=DATE:20260331"),
        ("DTSTART;VALUE=DATE:20260331", "DTSTART:20260331T000000"),
        ("20280229", "20270229"),
        ("talous\\, terveys", "talous, terveys"),
        ("asiasta.\\n", "asiasta.\\t"),
        ("SUMMARY:✓", "SUMMARY;LANGUAGE=fi:✓"),
        ("SUMMARY:✓", "SUMMARY:x\nSUMMARY:✓"),
        ("TRANSP:TRANSPARENT\n", ""),
        ("STATUS:CANCELLED", "STATUS:REPEALED"),
        ("RELATED-TO:0", "RELATED-TO;VALUE=URI:urn:uuid:0"),
        ("TRIGGER:-P6DT15H\n", "TRIGGER:-P6DT15H\nUID:alarm\n"),
        ("END:VCALENDAR\n", ""),
    ];
    for (good, bad) in broken {
        assert!(text.contains(good), "{good}");
        assert!(!wire::read(&folded(&text.replace(good, bad))).complaints.is_empty(), "{good} → {bad}");
    }
    let whole = sample();
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(&whole);
    let ends = String::from_utf8(whole.clone()).unwrap();
    let inside = ends.find('Ä').unwrap() + 1;
    let split = [&whole[..inside], b"\r\n ", &whole[inside..]].concat();
    let wires = [
        ("a byte order mark", marked),
        ("line feeds only", ends.replace("\r\n", "\n").into_bytes()),
        ("lines of any length", ends.replace("\r\n ", "").into_bytes()),
        ("a bare carriage return", ends.replace("Ilmoita vuosi", "Ilmoita\rvuosi").into_bytes()),
        ("folded inside a character", split),
        ("cut short", whole[..whole.len() - 100].to_vec()),
        ("nothing", Vec::new()),
    ];
    for (what, bytes) in wires {
        assert!(!wire::read(&bytes).complaints.is_empty(), "{what}");
    }
}

/// So large is no calendar of what somebody takes part in: a ministry has the largest.
const MANY_PARTIES: usize = 1_300_000;

/// The feeds of counties, Helsinki, HUS, two municipalities, two ministries, an agency, the kinds, acts and duties.
fn national(known: &Known) -> bool {
    let roster = &world().model.roster;
    match known.subject {
        Subject::Body(body) => [
            "county-08",
            "county-19",
            "joint-authority-hus",
            "municipality-091",
            "municipality-837",
            "municipality-638",
            "ministry-vm",
            "ministry-stm",
            "agency-thl",
        ]
        .contains(&roster.body(body).id.as_str()),
        Subject::Kind(_) | Subject::Act(_) => true,
        Subject::Duty(_) => false,
    }
}

#[test]
fn national_feeds_are_read_by_the_letter() {
    let world = world();
    let all = catalogue::all(&world.model, &world.model.roster, AsOf(day(2026, 11, 22).unwrap()));
    let mut seen: BTreeMap<String, BTreeSet<(String, bool)>> = BTreeMap::new();
    let (mut feeds, mut titles) = (0, BTreeSet::new());
    for lang in Lang::ALL {
        let book = world.book(lang);
        let mut printer = Printer::new(&book);
        for known in all.feeds().iter().filter(|known| known.lang == lang && national(known)) {
            let entries = world.edition.select(&world.model, &known.scope);
            let options = Options { form: known.form, path: Some(known.path.clone()), ..Options::default() };
            let bytes = printer.write(&known.name, &entries, &options).unwrap();
            let mut feed = wire::read(&bytes);
            if known.variant == Variant::TakingPart && bytes.len() < MANY_PARTIES {
                // Known to be wrong: who takes part in duties of very many has too large a calendar.
                feed.complaints.retain(|complaint| !complaint.ends_with(" octets"));
            }
            assert!(feed.complaints.is_empty(), "{}: {:#?}", known.path, feed.complaints);
            assert_eq!(feed.name, known.name);
            let wanted: Vec<(&str, String)> =
                entries.iter().map(|entry| (entry.uid.as_str(), entry.day.to_string())).collect();
            let found: Vec<(&str, String)> =
                feed.entries.iter().map(|entry| (entry.uid.as_str(), entry.day.clone())).collect();
            assert_eq!(wanted, found, "{}", known.path);
            for entry in &feed.entries {
                assert!(entry.alarms.is_empty() && entry.related.is_empty(), "{}: {}", known.path, entry.title);
                let (what, _) = entry.title.rsplit_once(" – ").unwrap();
                let met = what.starts_with('✓');
                // The same in every language and feed: UID and day, and whether it was met.
                seen.entry(entry.uid.clone()).or_default().insert((entry.day.clone(), met));
                titles.insert((lang, what.trim_start_matches("✓ ").to_owned()));
            }
            feeds += 1;
        }
    }
    assert!(feeds > 150, "{feeds} feeds");
    for (uid, said) in &seen {
        assert_eq!(said.len(), 1, "{uid}: {said:?}");
    }
    // What is to be done is cut only where it is very long.
    let early: Vec<_> = titles.iter().filter(|(_, what)| what.ends_with('…') && what.chars().count() < 90).collect();
    assert!(early.is_empty(), "{early:#?}");
}

#[test]
fn alarms_and_notices_are_read_by_the_letter() {
    let world = world();
    for lang in Lang::ALL {
        let entries = world.entries(&world.of("county-08"));
        let options = Options { remind: vec![7, 30], ahead: vec![14], ..Options::default() };
        let text = world.write(lang, &entries, &options);
        let mut feed = wire::read(text.as_bytes());
        // Asked for by whoever wants twice as many entries; Google takes no more than this.
        assert!(text.len() < 1_000_000, "{} octets", text.len());
        feed.complaints.retain(|complaint| !complaint.ends_with(" octets"));
        assert!(feed.complaints.is_empty(), "{:#?}", feed.complaints);
        let (notices, deadlines): (Vec<_>, Vec<_>) =
            feed.entries.iter().partition::<Vec<&Entry>, _>(|entry| !entry.related.is_empty());
        assert_eq!(deadlines.len(), entries.len());
        let days: BTreeMap<&str, &str> = deadlines.iter().map(|one| (one.uid.as_str(), one.day.as_str())).collect();
        assert!(!notices.is_empty());
        for notice in notices {
            let due = days[notice.related.as_str()].parse::<velvoite::time::Day>().unwrap();
            assert_eq!(due - velvoite::time::Days::new(14), notice.day.parse().unwrap(), "{}", notice.title);
            assert!(notice.alarms.is_empty() || notice.alarms.len() == 2, "{:?}", notice.alarms);
        }
        assert!(deadlines.iter().any(|one| one.alarms.len() == 2));
    }
}

/// A state of the made-up shore as files below a folder: its register and its rules.
fn laid(folder: &Path, state: &str) -> (PathBuf, PathBuf) {
    let world = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/world");
    let (rules, register) = (folder.join("rules"), folder.join("register"));
    for (from, to) in [
        (world.join("common"), &rules),
        (world.join("common/roster"), &rules.join("roster")),
        (world.join(state), &rules),
        (world.join(state).join("register"), &register),
    ] {
        std::fs::create_dir_all(to).unwrap();
        for file in std::fs::read_dir(from).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
            std::fs::copy(&file, to.join(file.file_name().unwrap())).unwrap();
        }
    }
    (register, rules)
}

/// All calendars of a folder, by path.
fn calendars(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for lang in Lang::ALL {
        let inner = folder.join(lang.code());
        for file in std::fs::read_dir(inner).unwrap().map(|file| file.unwrap().path()) {
            if file.extension().is_some_and(|ending| ending == "ics") {
                let name = format!("{lang}/{}", file.file_name().unwrap().to_str().unwrap());
                #[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
                let bytes = std::fs::read(file).unwrap();
                found.insert(name, bytes);
            }
        }
    }
    found
}

/// All calendars of the shore in a state, written to `target`.
fn published(stage: &Path, state: &str, target: &Path) -> BTreeMap<String, Vec<u8>> {
    let (register, rules) = laid(stage, state);
    let [register, rules, to] = [&register, &rules, target].map(|path| path.to_str().unwrap());
    let ran = velvoite(&["feed", register, "--rules", rules, "--as-of", "2026-03-10", "-o", to]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    calendars(target)
}

#[test]
fn every_calendar_of_the_shore_is_read_by_the_letter() {
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shore");
    let _ = std::fs::remove_dir_all(&stage);
    let feeds = published(&stage, "first", &stage.join("out"));
    assert!(feeds.len() > 60, "{}", feeds.len());
    let mut names = BTreeSet::new();
    for (path, bytes) in &feeds {
        let feed = clean(bytes);
        assert!(names.insert((path[..2].to_owned(), feed.name.clone())), "{path}: {} twice", feed.name);
    }
    let county = clean(&feeds["fi/ayrapaan-oljymaen-ja-avikin-hyvinvointialue.ics"]);
    let whose = " – Äyräpään, Öljymäen ja Åvikin hyvinvointialue";
    let titles: Vec<&str> = county.entries.iter().filter_map(|one| one.title.strip_suffix(whose)).collect();
    for title in ["Rantasuunnitelma, äänialueet ja ”hiljaiset §-alueet”", "Karkauspäivä 🙂", "Kesäaika alkaa"]
    {
        assert!(titles.contains(&title), "{titles:#?}");
    }
    assert_eq!(feeds, published(&stage, "first", &stage.join("again")));
}

/// What became of an entry between the two states of the shore.
enum Became {
    Moved(&'static str, &'static str),
    Gone(&'static str),
    Met,
}

#[test]
fn what_moved_was_repealed_or_met_is_the_same_entry_and_the_rest_stays_as_it_is() {
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shore-changes");
    let _ = std::fs::remove_dir_all(&stage);
    let became = [
        ("county-shore-plan/county-91/once", Became::Moved("2026-05-15", "2026-06-15")),
        ("county-opinion/county-91/pyynt%C3%B6-1", Became::Moved("2026-03-16", "2026-04-07")),
        ("county-noise-survey/county-91/once", Became::Gone("KUMOTTU: ")),
        ("county-opinion/county-91/pyynt%C3%B6-2", Became::Gone("POISTUNUT: ")),
        ("county-summer-time/county-91/once", Became::Met),
    ]
    .map(|(instance, became)| (velvoite::feed::uid(instance), became));
    let target = stage.join("out");
    let first = published(&stage, "first", &target);
    let second = published(&stage, "second", &target);
    let county = "fi/ayrapaan-oljymaen-ja-avikin-hyvinvointialue.ics";
    let by_uid = |feed: Feed| -> BTreeMap<String, Entry> {
        feed.entries.into_iter().map(|entry| (entry.uid.clone(), entry)).collect()
    };
    let (before, after) = (by_uid(clean(&first[county])), by_uid(clean(&second[county])));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "nothing comes, nothing goes");
    for (uid, old) in &before {
        let new = &after[uid];
        let Some((_, became)) = became.iter().find(|(changed, _)| changed == uid) else {
            assert_eq!(old.lines, new.lines);
            continue;
        };
        assert!(new.stamp > old.stamp, "{}: {} → {}", new.title, old.stamp, new.stamp);
        let days = (old.day.as_str(), new.day.as_str());
        match became {
            Became::Moved(from, to) => {
                assert_eq!((days, new.sequence, new.status.as_str()), ((*from, *to), 1, "CONFIRMED"), "{}", new.title);
                assert_eq!(old.title, new.title);
            }
            Became::Gone(prefix) => {
                assert_eq!((new.sequence, new.status.as_str(), days.0), (1, "CANCELLED", days.1), "{}", new.title);
                assert!(new.title.starts_with(prefix), "{}", new.title);
            }
            Became::Met => {
                assert_eq!((new.title.clone(), days.0), (format!("✓ {}", old.title), days.1));
            }
        }
    }
    assert_eq!(second, published(&stage, "second", &target), "a third run changes nothing");
}
