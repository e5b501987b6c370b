//! The made-up county of `tests/worlds/example`: exactly these findings come out, each understood by hand.
//!
//! The table below follows from `rules.md`, not from a run; what stands in brackets is the paragraph that decides.

use crate::support::{Ran, velvoite};
use std::collections::{BTreeMap, BTreeSet};

const AS_OF: &str = "2025-03-01";

/// Instance, verdict, what it rests on (missing, causes, ground, what was computed, days late), why.
const EXPECTED: &[(&str, &str, &str, &str)] = &[
    // The county: complete since 2022, so what is not recorded was not done.
    (
        "county-hyte-negotiation/county-90/2022",
        "missed",
        "act:hyte-negotiation",
        "no negotiation; the register is complete (B2)",
    ),
    (
        "county-hyte-negotiation/county-90/2023",
        "partly-met",
        "counterparty:municipality-903",
        "Yläkylä stayed away; a list that is not empty is closed (B1); being invited suffices under the other reading",
    ),
    (
        "county-hyte-negotiation/county-90/2024",
        "unknown",
        "contradiction",
        "Alakylä's minutes do not name Yläkylä, the county's do: met or partly-met (B9)",
    ),
    ("county-hyte-negotiation/county-90/2025", "open", "act:hyte-negotiation", "the year runs"),
    ("county-hyte-negotiation/county-90/2026", "upcoming", "", "the window begins within a year of as-of (D1)"),
    ("county-yearly-report/county-90/2022", "unknown", "weak-evidence", "an agenda is a plan and shows no act (C5)"),
    (
        "county-yearly-report/county-90/2023",
        "unknown",
        "imprecise-date",
        "20.12.2023-10.1.2024: perhaps in the year, perhaps not",
    ),
    (
        "county-yearly-report/county-90/2024",
        "met",
        "",
        "20.11.2024, to the own council where nothing else is said (C3)",
    ),
    ("county-yearly-report/county-90/2025", "open", "act:yearly-report", "the year runs"),
    ("county-yearly-report/county-90/2026", "upcoming", "", "see above"),
    (
        "county-welfare-report/county-90/2022-2025",
        "open",
        "step:published",
        "report and plan are there, publication can still come by 31.5.2025",
    ),
    ("county-welfare-report/county-90/2025-2029", "upcoming", "", "the term begins on 1.6.2025"),
    (
        "county-data-delivered/county-90/2022",
        "met-late",
        "late 2",
        "due 31.1.2023, done 2.2.2023; late cures and the register is complete (B2)",
    ),
    ("county-data-delivered/county-90/2023", "met", "", "on the last day, 31.1.2024; both ends are inclusive (A4)"),
    ("county-data-delivered/county-90/2024", "waived", "computed missed", "not done, but waived until 2035 (C6)"),
    ("county-data-delivered/county-90/2025", "upcoming", "", "the window begins on 1 January after the period"),
    (
        "county-opinion-given/county-90/pyynto-1",
        "met",
        "",
        "22.5.2024 + 1 month = Sat 22.6.2024, Midsummer Day, rolled to Mon 24.6.2024 (150/1930 §§ 3, 5)",
    ),
    ("county-strategy/county-90/once", "unknown", "not-stated", "who approved it is not recorded; the council must"),
    ("county-agreement/county-90/once", "unknown", "not-judged", "nobody has answered the question"),
    (
        "county-climate-plan/county-90/once",
        "unknown",
        "law-not-followed; computed met",
        "due after the day on which unread law touches it (A2)",
    ),
    (
        "county-youth-council/county-90/always",
        "partly-met",
        "status:youth-council",
        "held on the day, but not in January and February 2024 (B6)",
    ),
    ("county-no-transfer/county-90/always", "open", "", "under always it is open until the act is recorded (B7)"),
    (
        "county-contact-persons/county-90/once",
        "missed",
        "act:contact-persons",
        "a recommendation: reported beside the law, never a breach",
    ),
    // Taking part is certain or certainly not where the county's register is complete (A5).
    (
        "municipality-participation/municipality-901/2022",
        "not-applicable",
        "condition",
        "the county held no negotiation",
    ),
    ("municipality-participation/municipality-901/2023", "met", "", "named by the county"),
    ("municipality-participation/municipality-901/2024", "met", "", "by both records"),
    (
        "municipality-participation/municipality-901/2025",
        "open",
        "act:hyte-negotiation",
        "a later record can still make the condition true (B8)",
    ),
    ("municipality-participation/municipality-901/2026", "upcoming", "", "see above"),
    (
        "municipality-participation/municipality-902/2022",
        "not-applicable",
        "condition",
        "the county held no negotiation",
    ),
    (
        "municipality-participation/municipality-902/2023",
        "met",
        "",
        "named by the county; its own register says nothing, and need not",
    ),
    ("municipality-participation/municipality-902/2024", "met", "", "named by both records"),
    ("municipality-participation/municipality-902/2025", "open", "act:hyte-negotiation", "the year runs"),
    ("municipality-participation/municipality-902/2026", "upcoming", "", "see above"),
    (
        "municipality-participation/municipality-903/2022",
        "not-applicable",
        "condition",
        "the county held no negotiation",
    ),
    (
        "municipality-participation/municipality-903/2023",
        "missed",
        "act:hyte-negotiation",
        "the county held one and does not name it",
    ),
    (
        "municipality-participation/municipality-903/2024",
        "unknown",
        "contradiction",
        "the county names it, Alakylä does not: met or missed (B9)",
    ),
    ("municipality-participation/municipality-903/2025", "open", "act:hyte-negotiation", "the year runs"),
    ("municipality-participation/municipality-903/2026", "upcoming", "", "see above"),
    // Reports: Alakylä is complete since 2023, Keskikylä declares nothing, Yläkylä need not report.
    ("municipality-yearly-report/municipality-901/2023", "met", "", "4.12.2023"),
    ("municipality-yearly-report/municipality-901/2024", "missed", "act:yearly-report", "complete, and nothing there"),
    ("municipality-yearly-report/municipality-901/2025", "open", "act:yearly-report", "the year runs"),
    ("municipality-yearly-report/municipality-901/2026", "upcoming", "", "see above"),
    ("municipality-yearly-report/municipality-902/2023", "unknown", "no-record", "missing is not no"),
    ("municipality-yearly-report/municipality-902/2024", "unknown", "no-record", "missing is not no"),
    ("municipality-yearly-report/municipality-902/2025", "open", "act:yearly-report", "the year runs"),
    ("municipality-yearly-report/municipality-902/2026", "upcoming", "", "see above"),
    (
        "municipality-yearly-report/municipality-903/2023",
        "not-applicable",
        "exception",
        "the exception removes the duty",
    ),
    (
        "municipality-yearly-report/municipality-903/2024",
        "not-applicable",
        "exception",
        "the exception removes the duty",
    ),
    (
        "municipality-yearly-report/municipality-903/2025",
        "not-applicable",
        "exception",
        "the exception removes the duty",
    ),
    (
        "municipality-yearly-report/municipality-903/2026",
        "not-applicable",
        "exception",
        "the exception removes the duty",
    ),
];

const REGISTERS: [&str; 4] = ["mallila", "alakyla", "keskikyla", "ylakyla"];

fn check(more: &[&str]) -> Ran {
    let registers = REGISTERS.map(|name| format!("tests/worlds/example/registers/{name}"));
    let mut arguments = vec!["check"];
    arguments.extend(registers.iter().map(String::as_str));
    arguments.extend(["--rules", "tests/worlds/example/rules"]);
    arguments.extend(more);
    velvoite(&arguments)
}

fn findings(more: &[&str]) -> Vec<serde_json::Value> {
    let mut arguments = vec!["--format", "jsonl"];
    arguments.extend(more);
    check(&arguments).out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What a finding rests on, as the table writes it.
fn grounds(finding: &serde_json::Value) -> String {
    let text = |field: &str| finding[field].as_str().map(str::to_owned);
    let causes: Vec<String> =
        finding["causes"].as_array().unwrap().iter().map(|cause| cause.as_str().unwrap().to_owned()).collect();
    let mut parts = causes;
    if parts.is_empty() {
        let missing = finding["missing"].as_array().unwrap().iter();
        parts
            .extend(missing.map(|item| format!("{}:{}", item["what"].as_str().unwrap(), item["id"].as_str().unwrap())));
    }
    parts.extend(text("because"));
    parts.extend(text("computed").map(|verdict| format!("computed {verdict}")));
    parts.extend(finding["late_days"].as_i64().map(|days| format!("late {days}")));
    parts.join("; ")
}

#[test]
fn exactly_these_findings_come_out() {
    let found: BTreeMap<String, (String, String)> = findings(&["--as-of", AS_OF])
        .iter()
        .map(|finding| {
            let text = |field: &str| finding[field].as_str().unwrap().to_owned();
            (text("instance"), (text("verdict"), grounds(finding)))
        })
        .collect();
    let expected: BTreeMap<String, (String, String)> = EXPECTED
        .iter()
        .map(|(instance, verdict, on, why)| {
            assert!(!why.is_empty());
            ((*instance).to_owned(), ((*verdict).to_owned(), (*on).to_owned()))
        })
        .collect();
    assert_eq!(expected.len(), EXPECTED.len(), "an instance stands twice in the table");
    let unlike: Vec<_> = expected
        .keys()
        .chain(found.keys())
        .filter(|instance| expected.get(*instance) != found.get(*instance))
        .map(|instance| format!("{instance}: expected {:?}, found {:?}", expected.get(instance), found.get(instance)))
        .collect();
    assert!(unlike.is_empty(), "{}", unlike.join("\n"));
}

#[test]
fn days_readings_and_witnesses_are_those_of_the_story() {
    let found = findings(&["--as-of", AS_OF]);
    let named = |id: &str| found.iter().find(|finding| finding["instance"] == id).unwrap();
    let opinion = named("county-opinion-given/county-90/pyynto-1");
    assert_eq!((opinion["due"].as_str(), opinion["effective_due"].as_str()), (Some("2024-06-22"), Some("2024-06-24")));
    // 31.1.2026 is a Saturday.
    let data = named("county-data-delivered/county-90/2025");
    assert_eq!((data["due"].as_str(), data["effective_due"].as_str()), (Some("2026-01-31"), Some("2026-02-02")));
    let absent = named("county-hyte-negotiation/county-90/2023");
    assert_eq!(absent["readings"], serde_json::json!({ "attended": "partly-met", "invited": "met" }));
    // The act, three municipalities, one organisation, four topics; all but Yläkylä.
    assert_eq!(absent["ratio"], serde_json::json!({ "done": 8, "of": 9 }));
    assert_eq!(absent["witnesses"], serde_json::json!(["neuvottelu-2023"]));
    // Everybody was invited, whoever came: that reading does not hang on what the minutes contradict each other in.
    assert_eq!(
        named("county-hyte-negotiation/county-90/2024")["readings"],
        serde_json::json!({ "attended": "unknown", "invited": "met" })
    );
    let gap = &named("county-youth-council/county-90/always")["missing"][0];
    assert_eq!((gap["from"].as_str(), gap["to"].as_str()), (Some("2024-01-01"), Some("2024-02-29")));
    // The waiver runs out on the last day of 2035; the day after, the verdict is again what was computed.
    assert_eq!(named("county-data-delivered/county-90/2024")["changes_on"], "2036-01-01");
}

#[test]
fn every_verdict_and_most_causes_are_shown_whatever_the_day() {
    for as_of in [AS_OF, "2025-12-31", "2026-01-01", "2027-06-15", "2030-02-28"] {
        let found = findings(&["--as-of", as_of]);
        let verdicts: BTreeSet<&str> = found.iter().map(|finding| finding["verdict"].as_str().unwrap()).collect();
        let all = velvoite::finding::Verdict::ALL.map(velvoite::finding::Verdict::code);
        assert_eq!(verdicts, all.into_iter().collect(), "as of {as_of}");
        let causes: BTreeSet<&str> = found
            .iter()
            .flat_map(|finding| finding["causes"].as_array().unwrap().iter().map(|cause| cause.as_str().unwrap()))
            .collect();
        // `roster` needs a roster with a hole, which would be a defect here.
        let expected = [
            "contradiction",
            "imprecise-date",
            "law-not-followed",
            "no-record",
            "not-judged",
            "not-stated",
            "weak-evidence",
        ];
        assert_eq!(causes, expected.into_iter().collect(), "as of {as_of}");
    }
}

#[test]
fn the_default_command_says_breach_and_two_runs_give_the_same_bytes() {
    let (one, two) = (check(&["--as-of", AS_OF]), check(&["--as-of", AS_OF]));
    assert_eq!(one.status, 1, "{}", one.err);
    assert_eq!(one.out, two.out);
    assert!(one.err.is_empty(), "{}", one.err);
    // A recommendation that was missed is no breach.
    assert_eq!(check(&["--as-of", AS_OF, "--binding", "recommendation"]).status, 0);
}

/// What shows each verdict, and two more whose proof has a form of its own: nothing on record, days without a state.
const EXPLAINED: &[(&str, &str)] = &[
    ("met", "county-opinion-given/county-90/pyynto-1"),
    ("met-late", "county-data-delivered/county-90/2022"),
    ("partly-met", "county-hyte-negotiation/county-90/2023"),
    ("missed", "municipality-participation/municipality-903/2023"),
    ("open", "county-welfare-report/county-90/2022-2025"),
    ("upcoming", "county-data-delivered/county-90/2025"),
    ("unknown", "county-hyte-negotiation/county-90/2024"),
    ("waived", "county-data-delivered/county-90/2024"),
    ("not-applicable", "municipality-yearly-report/municipality-903/2023"),
    ("unknown-no-record", "municipality-yearly-report/municipality-902/2023"),
    ("partly-met-status", "county-youth-council/county-90/always"),
];

#[test]
fn every_verdict_is_explained_in_three_languages() {
    for (name, instance) in EXPLAINED {
        let mut page = String::new();
        for lang in ["fi", "sv", "en"] {
            let registers = REGISTERS.map(|name| format!("tests/worlds/example/registers/{name}"));
            let mut arguments = vec!["explain", instance];
            arguments.extend(registers.iter().map(String::as_str));
            arguments.extend(["--rules", "tests/worlds/example/rules", "--as-of", AS_OF, "--lang", lang]);
            let ran = velvoite(&arguments);
            assert!(ran.err.is_empty(), "{}", ran.err);
            // The rule as written and the foot are the same for all and shown elsewhere.
            let end = ["\nSääntö sellaisena", "\nRegeln så som", "\nThe rule as written"];
            let end = end.iter().find_map(|heading| ran.out.find(heading)).expect("a proof ends with the rule's text");
            page.push_str(&format!("== {lang}\n\n{}\n", &ran.out[..end]));
        }
        insta::assert_snapshot!(format!("explain_{name}"), page);
    }
}

#[test]
fn no_verdict_goes_unexplained() {
    let found = findings(&["--as-of", AS_OF]);
    for verdict in velvoite::finding::Verdict::ALL.map(velvoite::finding::Verdict::code) {
        let explained = EXPLAINED.iter().find(|(name, _)| *name == verdict);
        let (_, instance) = explained.unwrap_or_else(|| panic!("nothing explains {verdict}"));
        let shown = found.iter().find(|finding| finding["instance"] == **instance).unwrap();
        assert_eq!(shown["verdict"], verdict, "{instance}");
    }
}
