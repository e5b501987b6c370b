//! Each medium over one made-up outcome that has every verdict, cause, ground, note, role and fact, in three languages.

use std::collections::BTreeSet;
use std::sync::Arc;

use velvoite::finding::{
    Because, Cause, DataFinding, Fact, Finding, Grade, Item, Missing, Note, Reason, Role, State, Than, Told, Verdict,
    Waiver, What,
};
use velvoite::lang::{Lang, Words};
use velvoite::model::{ActNumber, Binding, Citation, Model, Section};
use velvoite::record::{
    Actor, Completeness, Happening, Kind, List, Log, Origin, Record, RecordId, Register, What as Said,
};
use velvoite::render::{Book, Run, Style, csv, explain, json, jsonl, rules, text};
use velvoite::source::{Source, SourceId, Span};
use velvoite::syntax::{self, table};
use velvoite::time::{
    AnchorKind, AsOf, Count, Day, Direction, DueDay, DueStep, Nominal, OffReason, Offset, Place, Weekday, When, Window,
    day,
};

const BODIES: &str = "\
id,kind,code,alias,name_fi,name_sv,name_en,language,from,until
county-01,county,01,,Esimerkin hyvinvointialue,Exempels välfärdsområde,Wellbeing services county of Esimerkki,fi,2021-07-01,
county-02,county,02,,Toisen hyvinvointialue,Andra välfärdsområdet,Wellbeing services county of Toinen,fi,2021-07-01,
municipality-001,municipality,001,,Alppila,Alpby,Alppila,fi,,
municipality-002,municipality,002,,Bergby,Bergby,Bergby,sv,,
";

const MEMBERS: &str = "\
relation,member,of,from,until
municipality,municipality-001,county-01,2021-07-01,
municipality,municipality-002,county-01,2021-07-01,
";

struct Sample {
    sources: Vec<Source>,
    model: Model,
    log: Log,
    findings: Vec<Finding>,
    data: Vec<DataFinding>,
}

fn on(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

fn source(id: u32, name: &str, text: &str) -> Source {
    Source { id: SourceId(id), name: name.into(), text: text.into() }
}

fn sample() -> Sample {
    let rules = include_str!("cases/render/sample.velvoite");
    let records = "id;activity;date;by\n".to_owned();
    let sources = vec![
        source(0, "rules/sample.velvoite", rules),
        source(1, "rules/roster/bodies.csv", BODIES),
        source(2, "rules/roster/membership.csv", MEMBERS),
        source(3, "records/esimerkki/records.csv", &records),
        source(4, "records/esimerkki/velvoite.toml", "[register]\n"),
    ];
    let (file, complaints) = syntax::parse(&sources[0]);
    assert!(complaints.is_empty(), "{complaints:#?}");
    let tables: Vec<_> = sources[1..3].iter().map(|source| table::read(source).0).collect();
    let (model, complaints) = velvoite::model::build(&[file], &tables);
    assert!(complaints.is_empty(), "{complaints:#?}");
    let log = log(&model);
    let findings = findings(&model, &sources[0]);
    let data = vec![
        DataFinding::Mismatch { one: RecordId(0), other: RecordId(1), day: true, parties: false, topics: true },
        DataFinding::ReadAsSuccessor {
            record: RecordId(1),
            old: model.roster.find("municipality-002").unwrap(),
            new: model.roster.find("municipality-001").unwrap(),
        },
    ];
    Sample { sources, model, log, findings, data }
}

fn happening(model: &Model, kind: &str, by: &str, when: When, grade: Grade) -> Happening {
    Happening {
        kinds: List::from(vec![Kind::Activity(model.vocabulary.activity(kind).unwrap())]),
        when,
        until: None,
        by: List::from(vec![Actor { body: model.roster.find(by).unwrap(), organ: None }]),
        with: List::default(),
        invited: List::default(),
        about: List::default(),
        periods: List::default(),
        of: List::default(),
        to: List::default(),
        grade,
    }
}

fn log(model: &Model) -> Log {
    let county = model.roster.find("county-01").unwrap();
    let record = |row: u32, register: u32, id: &str, what: Said, evidence: &str, note: &str| Record {
        register,
        id: id.into(),
        origin: Origin { source: SourceId(3), row },
        what,
        recorded: None,
        supersedes: None,
        retracts: None,
        evidence: evidence.into(),
        note: note.into(),
    };
    let held = |kind: &str, when: When, grade: Grade| Said::Happened(happening(model, kind, "county-01", when, grade));
    let council = model.vocabulary.organ("council");
    let decider = List::from(vec![Actor { body: county, organ: council }]);
    let exact = |year, month, number| When::exact(on(year, month, number));
    let mut log = Log {
        registers: vec![
            register("Esimerkin hyvinvointialue", county),
            register("Alppila", model.roster.find("municipality-001").unwrap()),
        ],
        records: vec![
            record(
                2,
                0,
                "h1",
                held("hyte-negotiation", exact(2024, 10, 2), Grade::Documented),
                "https://example.invalid/h1",
                "",
            ),
            record(3, 1, "h1", held("hyte-negotiation", When::month(2024, 11).unwrap(), Grade::Announced), "", ""),
            record(
                4,
                0,
                "w1",
                Said::Waiver {
                    of: "yearly-negotiation/county-01/2025".into(),
                    when: exact(2025, 1, 10),
                    by: decider.clone(),
                    until: on(2026, 6, 30),
                },
                "",
                "hallinnon uudistus",
            ),
            record(
                5,
                0,
                "j1",
                Said::Judgement {
                    of: "yearly-negotiation/county-01/2024".into(),
                    when: exact(2025, 2, 1),
                    question: "balanced".into(),
                    answer: true,
                    by: decider,
                },
                "",
                "",
            ),
            record(6, 0, "x1", Said::Retraction, "", ""),
        ],
        ..Log::default()
    };
    log.clashing.extend([RecordId(0), RecordId(1)]);
    log
}

fn register(name: &str, body: velvoite::model::BodyId) -> Register {
    let origin = Origin { source: SourceId(4), row: 3 };
    let complete = Completeness { body: Some(body), kinds: Vec::new(), from: on(2023, 1, 1), until: None, origin };
    Register { name: name.into(), bodies: vec![body], complete: vec![complete], suspended: Vec::new() }
}

fn item(what: What, id: &str) -> Item {
    let step = (what == What::Step).then(|| id.to_owned());
    Item { what, id: id.into(), step }
}

fn due(nominal: Day, effective: Day, steps: Vec<DueStep>) -> DueDay {
    DueDay { nominal, effective, steps: steps.into() }
}

fn year_end(year: i32) -> DueDay {
    let last = on(year, 12, 31);
    due(last, last, vec![DueStep::Anchor { day: last, what: AnchorKind::PeriodEnd }])
}

/// Every step that leads to a due day.
fn long_way() -> DueDay {
    let count = |from, offset, direction, to| Count { from, offset, direction, to, clipped: false };
    let year = Window::inclusive(on(2024, 1, 1), on(2024, 12, 31)).unwrap();
    let anchors = [
        AnchorKind::Named,
        AnchorKind::Trigger,
        AnchorKind::Previous,
        AnchorKind::PeriodStart,
        AnchorKind::PeriodEnd,
        AnchorKind::Due,
    ];
    let mut steps: Vec<DueStep> =
        anchors.into_iter().map(|what| DueStep::Anchor { day: on(2023, 12, 31), what }).collect();
    steps.extend([
        DueStep::Counted(count(on(2023, 12, 31), Offset::Months(1), Direction::Forward, on(2024, 1, 31))),
        DueStep::Counted(count(on(2024, 1, 31), Offset::Days(30), Direction::Backward, on(2024, 1, 1))),
        DueStep::Extended(count(on(2024, 1, 1), Offset::Weeks(2), Direction::Forward, on(2024, 1, 15))),
        DueStep::Counted(count(on(2024, 1, 15), Offset::Years(1), Direction::Forward, on(2025, 1, 15))),
        DueStep::EndOfYear { from: on(2024, 1, 15), years: 0, to: on(2024, 12, 31) },
        DueStep::EndOfYear { from: on(2024, 1, 15), years: 2, to: on(2026, 12, 31) },
    ]);
    for place in [Place::In(year), Place::After(year), Place::Before(year)] {
        steps.push(DueStep::DayOfYear { month: 3, number: 31, place, to: on(2024, 3, 31) });
    }
    steps.extend([
        DueStep::RolledOff { day: on(2024, 6, 22), because: OffReason::Holiday("midsummer-day".into()) },
        DueStep::RolledOff { day: on(2024, 6, 23), because: OffReason::Weekday(Weekday::Sun) },
        DueStep::LandedOn { day: on(2024, 6, 24), direction: Direction::Forward, act: "150/1930".into() },
    ]);
    due(on(2024, 6, 22), on(2024, 6, 24), steps)
}

fn act(number: u32, year: u32, sections: &[(&str, Option<(u32, u32)>)]) -> Citation {
    let sections = sections
        .iter()
        .map(|(number, subsections)| Section { number: (*number).into(), subsections: *subsections })
        .collect();
    Citation::Acts([(ActNumber { number, year }, sections)].into())
}

fn span_of(source: &Source, words: &str) -> Span {
    let start = source.text.find(words).unwrap_or_else(|| panic!("{words} is not in the sample"));
    let byte = |at: usize| u32::try_from(at).unwrap();
    Span { source: source.id, start: byte(start), end: byte(start + words.len()) }
}

/// Every fact there is, in the order of a proof.
fn every_fact(model: &Model, source: &Source) -> Vec<Reason> {
    let duty = model.duty_named("yearly-negotiation").unwrap();
    let body = model.roster.find("municipality-001").unwrap();
    let cover = span_of(source, "together with every municipality of bearer");
    let ground = Words::new("Laki käskee.", "Lagen säger.", "The act says.");
    let origin = Origin { source: SourceId(4), row: 3 };
    let roles = [
        Role::Trigger,
        Role::TooEarly,
        Role::TooLate,
        Role::Unnamed,
        Role::OtherPeriod,
        Role::OtherOf,
        Role::OtherReceiver,
        Role::Breaks,
        Role::Doubtful(Cause::WeakEvidence),
        Role::Also,
        Role::Witness,
    ];
    let whats = [
        item(What::Act, "hyte-negotiation"),
        item(What::Act, "hyte-negotiation or welfare-report"),
        item(What::Counterparty, "municipality-001"),
        item(What::Class, "ngo"),
        item(What::Topic, "goals"),
        item(What::Status, "responsible-body"),
        item(What::Evidence, "published"),
        item(What::Question, "balanced"),
        item(What::Receiver, "county-01/council"),
    ];
    let mut facts = vec![
        Reason::leaf(Fact::Rule { duty: duty.id, version: 0, span: duty.span }),
        Reason::leaf(Fact::InForce {
            from: on(2023, 1, 1),
            until: None,
            under: Some(act(616, 2021, &[("1", Some((3, 3)))])),
        }),
        Reason::leaf(Fact::InForce { from: on(2011, 5, 1), until: Some(on(2022, 12, 31)), under: None }),
    ];
    for certain in [true, false] {
        let source_of_law = certain.then(|| act(612, 2021, &[("7", Some((5, 5)))]));
        let span = span_of(source, "exception small-county");
        facts.push(Reason::leaf(Fact::Exception { name: "small-county".into(), source: source_of_law, certain, span }));
    }
    let year = Window::inclusive(on(2024, 1, 1), on(2024, 12, 31));
    for (key, window) in [("2024", year), ("2022-2025", year), ("once", None), ("always", None), ("h1", None)] {
        facts.push(Reason::leaf(Fact::Period { key: key.into(), window }));
    }
    facts.extend([
        Reason::leaf(Fact::Due(year_end(2024))),
        Reason::leaf(Fact::Due(long_way())),
        Reason::leaf(Fact::NoDueDay),
        Reason::leaf(Fact::WithoutDelay),
        Reason::leaf(Fact::DueUnknown),
        Reason::leaf(Fact::Window { from: Some(on(2024, 1, 1)), to: Some(on(2024, 12, 31)) }),
        Reason::leaf(Fact::Window { from: None, to: None }),
        Reason::leaf(Fact::Window { from: Some(on(2024, 1, 1)), to: None }),
        Reason::leaf(Fact::LateCounts { until: None, or_named: false }),
        Reason::leaf(Fact::LateCounts { until: Some(on(2025, 6, 29)), or_named: false }),
        Reason::leaf(Fact::LateCounts { until: Some(on(2025, 6, 29)), or_named: true }),
    ]);
    for asked in whats {
        for state in states() {
            facts.push(Reason::leaf(Fact::Item { item: asked.clone(), state, span: Some(cover) }));
        }
    }
    // Two that stand alike share a sentence; not where other records show them.
    let pairs = [
        (What::Act, ["hyte-negotiation", "welfare-report"]),
        (What::Counterparty, ["municipality-001", "municipality-002"]),
        (What::Class, ["ngo", "ngo"]),
        (What::Topic, ["goals", "monitoring"]),
        (What::Step, ["report", "published"]),
        (What::Status, ["responsible-body", "responsible-body"]),
        (What::Evidence, ["documented", "published"]),
        (What::Question, ["balanced", "balanced"]),
        (What::Receiver, ["county-01/council", "municipality-001"]),
    ];
    for (what, ids) in pairs {
        for state in states() {
            let alike = |id| Fact::Item { item: item(what, id), state: state.clone(), span: None };
            facts.extend(ids.map(|id| Reason::leaf(alike(id))));
        }
    }
    for record in [1, 1, 2] {
        let state = State::Done { on: When::exact(on(2024, 10, 3)), late: 0 };
        let topic = Fact::Item { item: item(What::Topic, "goals"), state, span: None };
        let shown = Reason::leaf(Fact::Record { record: RecordId(record), role: Role::Witness });
        facts.push(Reason::of(topic, vec![shown]));
    }
    let records = roles.map(|role| Reason::leaf(Fact::Record { record: RecordId(0), role }));
    let mut others: Vec<Reason> = records.into();
    others.extend((1..5).map(|id| Reason::leaf(Fact::Record { record: RecordId(id), role: Role::Also })));
    facts.push(Reason::of(
        Fact::Item {
            item: item(What::Act, "hyte-negotiation"),
            state: State::Done { on: When::exact(on(2024, 10, 2)), late: 0 },
            span: None,
        },
        others,
    ));
    facts.extend([
        Reason::leaf(Fact::Complete { register: 0, origin, from: on(2023, 1, 1), until: None }),
        Reason::leaf(Fact::NotComplete { body, from: on(2024, 1, 1), to: Some(on(2024, 12, 31)) }),
        Reason::leaf(Fact::NotComplete { body, from: on(2024, 1, 1), to: None }),
        Reason::leaf(Fact::NotComplete { body, from: on(2023, 12, 31), to: Some(on(2023, 12, 31)) }),
    ]);
    let another = Nominal::named(on(2024, 12, 7)).unrolled();
    let steps = vec![("draft".to_owned(), another.clone())];
    for (default, verdict, due) in
        [(true, Verdict::PartlyMet, None), (false, Verdict::Met, None), (false, Verdict::MetLate, Some(another))]
    {
        facts.push(Reason::leaf(Fact::Reading {
            name: "attended".into(),
            ground: std::sync::Arc::new(ground.clone()),
            default,
            verdict,
            due,
            steps: if default { Vec::new() } else { steps.clone() },
            span: cover,
        }));
    }
    for holds in [Some(true), Some(false), None] {
        facts.push(Reason::leaf(Fact::Condition { holds, span: span_of(source, "bearer is county-02") }));
    }
    facts.push(Reason::leaf(Fact::Waived(Waiver { record: RecordId(2), until: on(2026, 6, 30) })));
    facts.push(Reason::leaf(Fact::Unread { what: "HE 129/2025".into(), from: on(2026, 1, 1), span: cover }));
    facts.extend(grounds().map(|because| Reason::leaf(Fact::NotApplicable(because))));
    facts.push(Reason::leaf(Fact::Verdict(Verdict::Met)));
    facts
}

fn states() -> [State; 4] {
    [
        State::Done { on: When::exact(on(2024, 10, 2)), late: 0 },
        State::Done { on: When::exact(on(2025, 1, 1)), late: 1 },
        State::InDoubt(vec![Cause::NoRecord, Cause::ImpreciseDate]),
        State::NotDone,
    ]
}

fn grounds() -> [Because; 6] {
    [
        Because::NotInForce,
        Because::Exception("small-county".into()),
        Because::NotBearer,
        Because::Condition,
        Because::Vacuous,
        Because::TriggerRetracted,
    ]
}

fn every_note(model: &Model, source: &Source) -> Vec<Note> {
    let duty = model.duty_named("yearly-negotiation").unwrap();
    let body = model.roster.find("municipality-002").unwrap();
    let rule = &duty.versions[0].notes[0];
    vec![
        Note::Rule(rule.words.clone(), rule.span),
        Note::Joined { body, from: on(2024, 3, 1) },
        Note::Left { body, until: on(2024, 9, 30) },
        Note::EmptySet(span_of(source, "together with at least one ngo")),
        Note::EarlierLaw { source: act(1326, 2010, &[("12", Some((1, 1)))]), until: on(2022, 12, 31) },
        Note::Corrected(RecordId(0)),
        Note::Unread { what: "HE 129/2025".into(), from: on(2026, 1, 1) },
        Note::PastWaiver { record: RecordId(0), from: on(2024, 2, 1), until: on(2024, 5, 31) },
        Note::ComingWaiver { record: RecordId(0), from: on(2027, 2, 1), until: on(2027, 5, 31) },
    ]
}

fn findings(model: &Model, source: &Source) -> Vec<Finding> {
    let mut all = Vec::new();
    let county = model.roster.find("county-01").unwrap();
    for (at, verdict) in Verdict::ALL.into_iter().enumerate() {
        let year = 2016 + i32::try_from(at).unwrap();
        let mut finding = plain(model, "yearly-negotiation", "county-01", &year.to_string(), verdict);
        finding.due = Some(year_end(year));
        finding.window = (Some(on(year, 1, 1)), Some(on(year, 12, 31)));
        match verdict {
            Verdict::Met => {
                finding.witnesses = vec![RecordId(0), RecordId(1)];
                finding.grade = Some(Grade::Documented);
                finding.ratio = (5, 5);
                finding.notes = every_note(model, source);
                finding.reasons.because = every_fact(model, source);
            }
            Verdict::MetLate => {
                finding.witnesses = vec![RecordId(0)];
                finding.late_days = Some(3);
            }
            Verdict::PartlyMet => {
                finding.missing = vec![
                    lack(What::Counterparty, "municipality-001", true),
                    lack(What::Counterparty, "municipality-002", true),
                    lack(What::Topic, "monitoring", true),
                    lack(What::Class, "ngo", false),
                ];
                finding.ratio = (2, 5);
                finding.readings = vec![("attended".into(), Verdict::PartlyMet), ("invited".into(), Verdict::Met)];
            }
            Verdict::Missed => finding.missing = vec![lack(What::Act, "hyte-negotiation or welfare-report", true)],
            Verdict::Open | Verdict::Upcoming => {
                finding.missing = vec![lack(What::Act, "hyte-negotiation", true)];
                finding.changes_on = Some(on(year + 1, 1, 1));
            }
            Verdict::Unknown => {
                finding.causes = Cause::ALL.to_vec();
                finding.missing = vec![lack(What::Act, "hyte-negotiation", false)];
                finding.computed = Some(Verdict::Missed);
            }
            Verdict::Waived => {
                finding.waiver = Some(Waiver { record: RecordId(2), until: on(2026, 6, 30) });
                finding.computed = Some(Verdict::Missed);
            }
            Verdict::NotApplicable => finding.because = Some(Because::Exception("small-county".into())),
        }
        all.push(finding);
    }
    let mut steps = plain(model, "welfare-report-published", "municipality-001", "2024", Verdict::PartlyMet);
    steps.counterparty = Some(county);
    steps.due = Some(long_way());
    steps.missing = vec![
        lack(What::Step, "delivered", true),
        lack(What::Step, "published", true),
        Missing {
            item: Item { what: What::Receiver, id: "county-01".into(), step: Some("delivered".into()) },
            certain: false,
            days: None,
        },
    ];
    for state in states() {
        steps.reasons.because.push(Reason::leaf(Fact::Item { item: item(What::Step, "delivered"), state, span: None }));
    }
    // Steps that are there, but in another order than the one asked.
    let orders = [(true, Than::Step("report".into())), (false, Than::Trigger), (true, Than::Day)];
    let orders = orders.map(|(before, than)| {
        let on = When::exact(on(2024, 12, 9));
        Reason::leaf(Fact::Order { record: RecordId(0), before, than, on })
    });
    let delivered = Fact::Item { item: item(What::Step, "delivered"), state: State::NotDone, span: None };
    steps.reasons.because.push(Reason::of(delivered, orders.into()));
    steps.reasons.because.push(Reason::leaf(Fact::Due(long_way())));
    all.push(steps);
    let mut soft = plain(model, "responsible-body-named", "municipality-001", "always", Verdict::Missed);
    soft.missing = vec![Missing {
        item: item(What::Status, "responsible-body"),
        certain: true,
        days: Some((on(2024, 3, 1), None)),
    }];
    all.push(soft);
    all
}

fn lack(what: What, id: &str, certain: bool) -> Missing {
    Missing { item: item(what, id), certain, days: None }
}

fn plain(model: &Model, duty: &str, bearer: &str, period: &str, verdict: Verdict) -> Finding {
    let duty = model.duty_named(duty).unwrap();
    let told = Told {
        duty: duty.id,
        version: 0,
        exceptions: [0, 0],
        in_doubt: false,
        source: duty.versions[0].source.clone(),
        binding: duty.binding,
        counterparty: None,
        period: period.into(),
        part: None,
        verdict,
        due: None,
        no_due: velvoite::finding::NoDue::None,
        window: (None, None),
        missing: Vec::new(),
        witnesses: Vec::new(),
        causes: Vec::new(),
        because: None,
        waiver: None,
        computed: None,
        readings: Vec::new(),
        reading_dues: Vec::new(),
        grade: None,
        late_days: None,
        late_steps: Vec::new(),
        ratio: (0, 1),
        changes_on: None,
        turns: Vec::new(),
        notes: Vec::new(),
        reasons: Reason::leaf(Fact::Verdict(verdict)),
    };
    Finding {
        instance: format!("{}/{bearer}/{period}", duty.name),
        bearer: model.roster.find(bearer).unwrap(),
        told: Arc::new(told),
    }
}

fn run() -> Run {
    Run {
        version: "0.0.0".into(),
        rules: "aa".repeat(32),
        calendars: "bb".repeat(32),
        records: "cc".repeat(32),
        as_of: AsOf(on(2025, 1, 15)),
        known_at: None,
        law_at: None,
    }
}

fn shown(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes);
    String::from_utf8(bytes).unwrap()
}

fn in_each_language(name: &str, write: impl Fn(&Sample, &Book<'_>, &mut Vec<u8>)) {
    let sample = sample();
    for lang in Lang::ALL {
        let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, lang);
        let text = shown(|out| write(&sample, &book, out));
        insta::assert_snapshot!(format!("{name}_{lang}"), text);
    }
}

#[test]
fn the_report_reads_well_in_three_languages() {
    in_each_language("check", |sample, book, out| {
        text::write(out, book, Style::default(), &run(), &sample.findings, &sample.data).unwrap();
    });
}

#[test]
fn a_proof_of_every_fact_reads_well_in_three_languages() {
    in_each_language("explain", |sample, book, out| {
        explain::write(out, book, Style::default(), &run(), &sample.findings[0], &[]).unwrap();
    });
}

#[test]
fn every_verdict_can_be_explained_in_three_languages() {
    in_each_language("explain_all", |sample, book, out| {
        for finding in &sample.findings[1..] {
            explain::write(out, book, Style::default(), &run(), finding, &[]).unwrap();
            out.extend_from_slice(b"\n========\n\n");
        }
    });
}

#[test]
fn rules_are_shown_in_three_languages() {
    in_each_language("rules", |sample, book, out| {
        rules::write_list(out, book, Style::default()).unwrap();
        for duty in &sample.model.duties {
            out.extend_from_slice(b"\n========\n\n");
            rules::write_one(out, book, Style::default(), duty).unwrap();
        }
    });
}

/// Every way in which a rule can say when a part is due, and a predecessor by its name.
const PARTED: &str = r#"
throughout { binding statute  early does not count  late does not cure }
act 1/2020 { }
kind town { fi "kunta" sv "kommun" en "town" }
activity report { fi "raportti" sv "rapport" en "report" }
topic budget { fi "talousarvio" sv "budget" en "budget" }
duty old { title fi "Vanha" sv "Gammal" en "Old"  source 1/2020 § 1  force 2020-01-01 .. 2022-12-31  bearer town  every calendar year  do report  due end of period, roll none }
duty new {
  title fi "Uusi raportti" sv "Ny rapport" en "New report"
  short fi "Uusi" sv "Ny" en "New"
  source 1/2020 § 2  force 2023-01-01 ..  bearer town
  every calendar year, in parts {
    budget due 15 January of period
    b due end of period
    c due 2 months after start of period
    d due 6 weeks before end of period
    e due without delay
    f due 31 March after period
    g due 2024-05-02
    h due end of second calendar year after end of period
    i due none
    j due 24 December before period
    k due 1 month after previous
  }
  window from 24 December before period
  do report  roll none
  succeeds old
}
"#;

#[test]
fn parts_are_shown_with_their_due_days_and_predecessors_by_name() {
    let source = source(0, "parted.velvoite", PARTED);
    let (file, complaints) = syntax::parse(&source);
    assert!(complaints.is_empty(), "{complaints:?}");
    let (model, complaints) = velvoite::model::build(&[file], &[]);
    assert!(complaints.is_empty(), "{complaints:?}");
    let (log, sources) = (Log::default(), [source]);
    let duty = model.duty_named("new").unwrap();
    for lang in Lang::ALL {
        let book = Book::new(&model, &model.roster, &log, &sources, lang);
        let mut text = shown(|out| rules::write_one(out, &book, Style::default(), duty).unwrap());
        text.truncate(text.find("parted.velvoite").unwrap());
        let mut data = Vec::new();
        rules::write_one_json(&mut data, &book, duty).unwrap();
        let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
        let promised = serde_json::json!({
            "title": data["title"], "short": data["short"], "parts": data["parts"], "succeeds": data["succeeds"]
        });
        insta::assert_snapshot!(format!("parts_{lang}"), format!("{text}\n----\n{promised:#}"));
    }
}

#[test]
fn data_has_the_promised_fields_in_the_promised_order() {
    let sample = sample();
    let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, Lang::En);
    let text = shown(|out| json::write(out, &book, &run(), &sample.findings, &sample.data).unwrap());
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let keys = |value: &serde_json::Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&value), ["run", "findings", "data_findings", "summary"]);
    let promised = [
        "instance",
        "duty",
        "source",
        "binding",
        "bearer",
        "counterparty",
        "period",
        "verdict",
        "due",
        "effective_due",
        "window",
        "missing",
        "witnesses",
        "causes",
        "because",
        "waiver",
        "computed",
        "readings",
        "reading_dues",
        "grade",
        "late_days",
        "ratio",
        "changes_on",
        "notes",
        "reasons",
    ];
    for finding in value["findings"].as_array().unwrap() {
        assert_eq!(keys(finding), promised);
    }
    insta::assert_snapshot!("check_json", serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn json_lines_hold_the_same_findings_and_the_run_in_each() {
    let sample = sample();
    let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, Lang::En);
    let whole = shown(|out| json::write(out, &book, &run(), &sample.findings, &sample.data).unwrap());
    let whole: serde_json::Value = serde_json::from_str(&whole).unwrap();
    let lines = shown(|out| jsonl::write(out, &book, &run(), &sample.findings).unwrap());
    assert_eq!(lines.lines().count(), sample.findings.len());
    for (line, finding) in lines.lines().zip(whole["findings"].as_array().unwrap()) {
        let mut line: serde_json::Value = serde_json::from_str(line).unwrap();
        let run = line.as_object_mut().unwrap().shift_remove("run").unwrap();
        assert_eq!(run, whole["run"]);
        assert_eq!(&line, finding);
    }
}

#[test]
fn the_table_has_a_row_a_finding_and_no_formulas() {
    let mut sample = sample();
    sample.findings[0].instance = "=1+1".into();
    let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, Lang::En);
    let text = shown(|out| csv::write(out, &book, &run(), &sample.findings).unwrap());
    assert!(text.contains("\r\n'=1+1,"));
    insta::assert_snapshot!("check_csv", text.replace("\r\n", "\n"));
}

#[test]
fn no_line_of_the_report_is_wider_than_asked() {
    let sample = sample();
    for (lang, width) in [(Lang::Fi, 60), (Lang::Sv, 80), (Lang::En, 100)] {
        let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, lang);
        let style = Style { width, ..Style::default() };
        let text = shown(|out| text::write(out, &book, style, &run(), &sample.findings, &sample.data).unwrap());
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{line}");
        }
    }
}

#[test]
fn colours_only_where_they_are_wanted_and_never_red_for_not_knowing() {
    let sample = sample();
    let book = Book::new(&sample.model, &sample.model.roster, &sample.log, &sample.sources, Lang::Fi);
    let style = Style { colour: true, ..Style::default() };
    let coloured = shown(|out| text::write(out, &book, style, &run(), &sample.findings, &sample.data).unwrap());
    let unknown = coloured.lines().find(|line| line.contains("ei voida todeta")).unwrap();
    assert!(unknown.contains("\u{1b}[90m") && !unknown.contains("\u{1b}[31m"), "{unknown:?}");
    let plain = shown(|out| text::write(out, &book, Style::default(), &run(), &sample.findings, &sample.data).unwrap());
    assert!(!plain.contains('\u{1b}'));
}

/// Holds the sample to its promise: a fact, state, role, note or cause that is added has to be added to it as well.
#[test]
fn the_sample_has_everything() {
    let sample = sample();
    let finding = &sample.findings[0];
    let facts: BTreeSet<u8> = finding.reasons.because.iter().map(|reason| fact_number(&reason.fact)).collect();
    assert_eq!(facts, (0..19).collect());
    let notes: BTreeSet<u8> = finding.notes.iter().map(note_number).collect();
    assert_eq!(notes, (0..9).collect());
    let grounds: BTreeSet<u8> = grounds().iter().map(ground_number).collect();
    assert_eq!(grounds, (0..6).collect());
    let verdicts: BTreeSet<Verdict> = sample.findings.iter().map(|finding| finding.verdict).collect();
    assert_eq!(verdicts.len(), Verdict::ALL.len());
    assert!(sample.findings.iter().any(|finding| finding.binding == Binding::Recommendation));
}

fn fact_number(fact: &Fact) -> u8 {
    match fact {
        Fact::Verdict(_) => 0,
        Fact::Rule { .. } => 1,
        Fact::InForce { .. } => 2,
        Fact::Exception { .. } => 3,
        Fact::Period { .. } => 4,
        Fact::Due(_) => 5,
        Fact::NoDueDay => 6,
        Fact::Window { .. } => 7,
        Fact::Item { .. } => 8,
        // Records stand under items.
        Fact::Record { .. } | Fact::Order { .. } => 99,
        Fact::Complete { .. } => 9,
        Fact::NotComplete { .. } => 10,
        Fact::Reading { .. } => 11,
        Fact::Condition { .. } => 12,
        Fact::Waived(_) => 13,
        Fact::Unread { .. } => 14,
        Fact::NotApplicable(_) => 15,
        Fact::LateCounts { .. } => 16,
        Fact::WithoutDelay => 17,
        Fact::DueUnknown => 18,
    }
}

fn note_number(note: &Note) -> u8 {
    match note {
        Note::Rule(..) => 0,
        Note::Joined { .. } => 1,
        Note::Left { .. } => 2,
        Note::EmptySet(_) => 3,
        Note::EarlierLaw { .. } => 4,
        Note::Corrected(_) => 5,
        Note::Unread { .. } => 6,
        Note::PastWaiver { .. } => 7,
        Note::ComingWaiver { .. } => 8,
    }
}

fn ground_number(because: &Because) -> u8 {
    match because {
        Because::NotInForce => 0,
        Because::Exception(_) => 1,
        Because::NotBearer => 2,
        Because::Condition => 3,
        Because::Vacuous => 4,
        Because::TriggerRetracted => 5,
    }
}
