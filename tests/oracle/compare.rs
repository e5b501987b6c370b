//! Engine and twin side by side on one case.

use super::cases::Case;
use super::days;
use super::plant::Plant;
use super::tri::Why;
use super::twin::{Outcome, Twin};
use super::world;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use velvoite::diagnostic::Severity;
use velvoite::evaluate::{Only, Question, Scope, judge};
use velvoite::finding::{Cause, Finding, Verdict};
use velvoite::model::{Generation, Model};
use velvoite::record::Log;
use velvoite::time::{AsOf, Day};

/// What a case reached.
#[derive(Debug, Default)]
pub struct Reached {
    pub verdicts: BTreeMap<Verdict, usize>,
    pub causes: BTreeMap<Cause, usize>,
    pub findings: usize,
}

/// What comparing came to.
pub enum Compared {
    /// The rules or records were complained of.
    Refused(String),
    Agree(Reached),
    Differ(String),
}

/// First and last day of the span that is judged.
const SPAN: ((i32, u32, u32), (i32, u32, u32)) = ((2022, 1, 1), (2025, 12, 31));

fn span() -> (Day, Day) {
    let ((a, b, c), (d, e, f)) = SPAN;
    (days::ymd(a, b, c), days::ymd(d, e, f))
}

/// The engine's findings.
fn engine(case: &Case, model: &Model, log: &Log) -> Result<Vec<Finding>, String> {
    let (from, to) = span();
    let question = Question {
        as_of: AsOf(case.as_of),
        known_at: case.known_at,
        bodies: Scope::All,
        from: Some(from),
        to: Some(to),
        only: Only::default(),
    };
    let outcome = judge(model, &model.roster, log, &question);
    let defective = outcome.defects.iter().any(|defect| defect.severity == Severity::Error);
    if !defective { Ok(outcome.findings) } else { Err(format!("{:?}", outcome.defects)) }
}

/// Every instance that the twin finds.
pub fn twin(case: &Case, model: &Model, log: &Log, plant: Option<Plant>) -> BTreeMap<String, Outcome> {
    let (from, to) = span();
    let twin = Twin::new(model, log, case.as_of, case.known_at, plant);
    let mut found = BTreeMap::new();
    for duty in &model.duties {
        for instance in twin.instances(duty, from, to) {
            found.insert(instance.id.clone(), twin.finding(duty, &instance));
        }
    }
    found
}

/// Rules and records of a case, read.
pub fn read(case: &Case) -> Result<(Model, Log), String> {
    let model = world::model(&case.rules())?;
    let log = world::log(&model, &case.records(), &case.manifest())?;
    Ok((model, log))
}

/// Engine against twin.
pub fn compare(case: &Case, later: bool) -> Compared {
    let (model, log) = match read(case) {
        Ok(both) => both,
        Err(why) => return Compared::Refused(why),
    };
    let findings = match engine(case, &model, &log) {
        Ok(findings) => findings,
        Err(why) => return Compared::Differ(format!("defects: {why}")),
    };
    let expected = twin(case, &model, &log, None);
    let mut wrong = String::new();
    let mut reached = Reached::default();
    for finding in &findings {
        *reached.verdicts.entry(finding.verdict).or_default() += 1;
        for cause in &finding.causes {
            *reached.causes.entry(*cause).or_default() += 1;
        }
        reached.findings += 1;
        match expected.get(&finding.instance) {
            None => {
                writeln!(wrong, "{}: engine has {}, twin has none", finding.instance, finding.verdict.code()).unwrap()
            }
            Some(outcome) => wrong.push_str(&differences(&log, finding, outcome)),
        }
    }
    let ids: BTreeSet<&str> = findings.iter().map(|finding| finding.instance.as_str()).collect();
    for (id, outcome) in &expected {
        if !ids.contains(id.as_str()) {
            writeln!(wrong, "{id}: engine has none, twin has {}", outcome.judged.verdict.code()).unwrap();
        }
    }
    if later && wrong.is_empty() {
        wrong.push_str(&changes(case, &model, &log, &findings));
    }
    if wrong.is_empty() { Compared::Agree(reached) } else { Compared::Differ(wrong) }
}

/// How far ahead a change of the verdict is looked for, day by day.
const AHEAD: i32 = 420;

/// `changes_on`, for a few findings, by judging on every later day.
fn changes(case: &Case, model: &Model, log: &Log, findings: &[Finding]) -> String {
    let (from, to) = span();
    let twin = Twin::new(model, log, case.as_of, case.known_at, None);
    let until = (0..AHEAD).fold(case.as_of, |day, _| days::next(day));
    let mut wrong = String::new();
    let pick = case.rows.len() % findings.len().max(1);
    for finding in findings.iter().skip(pick).take(2) {
        let duty = model.duty(finding.duty);
        // On which day a state that is kept turns is told by stories.
        if matches!(duty.generation, Generation::Always) {
            continue;
        }
        let Some(instance) = twin.instances(duty, from, to).into_iter().find(|one| one.id == finding.instance) else {
            continue;
        };
        let expected = twin.changes_on(duty, &instance, until);
        let said = finding.changes_on.filter(|day| *day <= until);
        if expected != said {
            writeln!(
                wrong,
                "{}: changes on {expected:?}, engine says {said:?} ({})",
                finding.instance,
                finding.verdict.code()
            )
            .unwrap();
        }
    }
    wrong
}

/// In what a finding and the twin's outcome differ.
fn differences(log: &Log, finding: &Finding, outcome: &Outcome) -> String {
    let mut wrong = String::new();
    let mut differ = |what: &str, engine: String, twin: String| {
        if engine != twin {
            writeln!(wrong, "{}: {what}: engine {engine}, twin {twin}", finding.instance).unwrap();
        }
    };
    let judged = &outcome.judged;
    differ("verdict", finding.verdict.code().to_owned(), judged.verdict.code().to_owned());
    let causes =
        |causes: &mut dyn Iterator<Item = &Cause>| causes.map(|cause| cause.code()).collect::<Vec<_>>().join(",");
    let mut twins = judged.causes.iter().filter_map(|why| match why {
        Why::Cause(cause) => Some(cause),
        Why::Pending => None,
    });
    differ("causes", causes(&mut finding.causes.iter()), causes(&mut twins));
    differ(
        "because",
        finding.because.as_ref().map_or("", |because| because.code()).to_owned(),
        judged.because.unwrap_or("").to_owned(),
    );
    differ("computed", format!("{:?}", finding.computed), format!("{:?}", outcome.computed));
    differ("readings", format!("{:?}", finding.readings), format!("{:?}", outcome.readings));
    let applies = !matches!(finding.verdict, Verdict::NotApplicable);
    if applies && finding.verdict == judged.verdict {
        differ("due", format!("{:?}", finding.due.as_ref().map(|due| due.effective)), format!("{:?}", judged.due));
        differ("window", format!("{:?}", finding.window), format!("{:?}", judged.window));
        let missing: BTreeSet<(String, String, bool)> = finding
            .missing
            .iter()
            .map(|missing| {
                let step = missing
                    .item
                    .step
                    .as_ref()
                    .filter(|step| **step != missing.item.id)
                    .map_or(String::new(), |step| format!("{step}: "));
                (missing.item.what.code().to_owned(), format!("{step}{}", missing.item.id), missing.certain)
            })
            .collect();
        differ("missing", format!("{missing:?}"), format!("{:?}", judged.missing));
        if matches!(finding.verdict, Verdict::Met | Verdict::MetLate) {
            let shown = |id| log.shown_id(id);
            let engine: BTreeSet<String> = finding.witnesses.iter().map(|id| shown(*id)).collect();
            let twin: BTreeSet<String> = judged.witnesses.iter().map(|id| shown(*id)).collect();
            differ("witnesses", format!("{engine:?}"), format!("{twin:?}"));
        }
    }
    wrong
}

/// The smallest case that still differs.
pub fn shrunk(case: &Case, differs: &dyn Fn(&Case) -> bool) -> Case {
    let mut best = case.clone();
    while let Some(smaller) = best.smaller().into_iter().find(|smaller| differs(smaller)) {
        best = smaller;
    }
    best
}
