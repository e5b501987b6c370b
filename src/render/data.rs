//! The shapes of `rules.md` D3 as JSON has them: fields, order, nulls. Shared by `json` and `jsonl`.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::book::Book;
use super::run::Run;
use super::wording::interface::{self, Label};
use super::wording::{law, notes};
use crate::finding::{DataFinding, Finding, Item, Missing, State, Verdict};
use crate::lang::Lang;
use crate::model::vocabulary::BodyId;
use crate::record::Actor;
use crate::record::What as Said;
use crate::time::Day;

/// What a run was made from.
#[derive(Debug, Serialize)]
pub struct RunData {
    velvoite: String,
    rules: String,
    calendars: String,
    records: String,
    as_of: String,
    known_at: Option<String>,
    law_at: Option<String>,
    notice: &'static str,
}

impl RunData {
    /// The run as data.
    #[must_use]
    pub fn new(run: &Run, lang: Lang) -> RunData {
        RunData {
            velvoite: run.version.clone(),
            rules: format!("sha256:{}", run.rules),
            calendars: format!("sha256:{}", run.calendars),
            records: format!("sha256:{}", run.records),
            as_of: iso(run.as_of.0),
            known_at: run.known_at.map(iso),
            law_at: run.law_at.map(iso),
            notice: interface::label(lang, Label::Disclaimer),
        }
    }
}

#[derive(Debug, Serialize)]
struct WindowData {
    from: Option<String>,
    to: Option<String>,
}

#[derive(Debug, Serialize)]
struct MissingData {
    what: &'static str,
    id: String,
    certain: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Option<String>>,
}

#[derive(Debug, Serialize)]
struct WaiverData {
    record: String,
    by: Vec<String>,
    ground: String,
    until: String,
}

#[derive(Debug, Serialize)]
struct RatioData {
    done: u32,
    of: u32,
}

/// A finding, fields in the promised order.
#[derive(Debug, Serialize)]
pub struct FindingData<'a> {
    instance: &'a str,
    duty: &'a str,
    source: String,
    binding: &'static str,
    bearer: &'a str,
    counterparty: Option<&'a str>,
    period: &'a str,
    verdict: &'static str,
    due: Option<String>,
    effective_due: Option<String>,
    window: WindowData,
    missing: Vec<MissingData>,
    witnesses: Vec<String>,
    causes: Vec<&'static str>,
    because: Option<&'static str>,
    waiver: Option<WaiverData>,
    computed: Option<&'static str>,
    readings: Map<String, Value>,
    reading_dues: Map<String, Value>,
    grade: Option<&'static str>,
    late_days: Option<i64>,
    ratio: RatioData,
    changes_on: Option<String>,
    notes: Vec<String>,
    reasons: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<&'a RunData>,
}

impl<'a> FindingData<'a> {
    /// The finding as data; with `run` in it for `jsonl`.
    #[must_use]
    pub fn new(book: &Book<'a>, finding: &'a Finding, run: Option<&'a RunData>) -> FindingData<'a> {
        FindingData {
            instance: &finding.instance,
            duty: &book.model.duty(finding.duty).name,
            source: law::code(&finding.source),
            binding: finding.binding.code(),
            bearer: &book.roster.body(finding.bearer).id,
            counterparty: finding.counterparty.map(|id| book.roster.body(id).id.as_str()),
            period: &finding.period,
            verdict: finding.verdict.code(),
            due: finding.due.as_ref().map(|due| iso(due.nominal)),
            effective_due: finding.due.as_ref().map(|due| iso(due.effective)),
            window: WindowData { from: finding.window.0.map(iso), to: finding.window.1.map(iso) },
            missing: finding.missing.iter().map(missing).collect(),
            witnesses: finding.witnesses.iter().map(|id| book.record_id(*id)).collect(),
            causes: finding.causes.iter().map(|cause| cause.code()).collect(),
            because: finding.because.as_ref().map(crate::finding::Because::code),
            waiver: finding.waiver.map(|waiver| waiver_data(book, waiver)),
            computed: finding.computed.map(Verdict::code),
            readings: finding.readings.iter().map(|(name, of)| (name.clone(), Value::from(of.code()))).collect(),
            reading_dues: finding
                .reading_dues
                .iter()
                .map(|(name, due)| (name.clone(), Value::from(iso(due.effective))))
                .collect(),
            grade: finding.grade.map(crate::finding::Grade::code),
            late_days: finding.late_days,
            ratio: RatioData { done: finding.ratio.0, of: finding.ratio.1 },
            changes_on: finding.changes_on.map(iso),
            notes: finding.notes.iter().map(|note| notes::note(book, note)).collect(),
            reasons: super::reasons::tree(book, &finding.reasons),
            run,
        }
    }
}

fn missing(lack: &Missing) -> MissingData {
    MissingData {
        what: lack.item.what.code(),
        id: lack.item.id.clone(),
        certain: lack.certain,
        from: lack.days.map(|(from, _)| iso(from)),
        to: lack.days.map(|(_, to)| to.map(iso)),
    }
}

fn waiver_data(book: &Book<'_>, waiver: crate::finding::Waiver) -> WaiverData {
    let by = match book.log.records.get(waiver.record.index()).map(|record| &record.what) {
        Some(Said::Waiver { by, .. }) => by.iter().map(|actor| actor_id(book, *actor)).collect(),
        Some(Said::Happened(_) | Said::Judgement { .. } | Said::Retraction) | None => Vec::new(),
    };
    WaiverData {
        record: book.record_id(waiver.record),
        by,
        ground: book.evidence(waiver.record).1.to_owned(),
        until: iso(waiver.until),
    }
}

/// A body's id, or `body/organ`.
#[must_use]
pub fn actor_id(book: &Book<'_>, actor: Actor) -> String {
    let body = &book.roster.body(actor.body).id;
    match actor.organ {
        Some(organ) => format!("{body}/{}", book.model.vocabulary.organs[organ.index()].name),
        None => body.clone(),
    }
}

/// An item as data.
#[must_use]
pub fn item(item: &Item) -> Value {
    match &item.step {
        Some(step) => json!({ "what": item.what.code(), "id": item.id, "step": step }),
        None => json!({ "what": item.what.code(), "id": item.id }),
    }
}

/// An item's state as data.
pub fn state(into: &mut Map<String, Value>, state: &State) {
    match state {
        State::Done { on, late } => {
            into.insert("state".into(), "done".into());
            into.insert("on".into(), iso(on.last()).into());
            if !on.is_exact() {
                into.insert("not_before".into(), iso(on.first()).into());
            }
            into.insert("late_days".into(), (*late).into());
        }
        State::InDoubt(causes) => {
            let causes: Vec<&str> = causes.iter().map(|cause| cause.code()).collect();
            into.insert("state".into(), "in-doubt".into());
            into.insert("causes".into(), causes.into());
        }
        State::NotDone => {
            into.insert("state".into(), "not-done".into());
        }
    }
}

/// A remark about the data.
#[must_use]
pub fn data_finding(book: &Book<'_>, finding: &DataFinding) -> Value {
    let said = notes::data(book, finding);
    match finding {
        DataFinding::Mismatch { one, other, day, parties, topics } => {
            let differs: Vec<&str> = [(*day, "day"), (*parties, "parties"), (*topics, "topics")]
                .into_iter()
                .filter_map(|(differs, what)| differs.then_some(what))
                .collect();
            let records = [book.record_id(*one), book.record_id(*other)];
            json!({ "data": "mismatch", "records": records, "differs": differs, "text": said })
        }
        DataFinding::ReadAsSuccessor { record, old, new } => {
            let (old, new) = (&book.roster.body(*old).id, &book.roster.body(*new).id);
            json!({ "data": "read-as-successor", "records": [book.record_id(*record)], "old": old, "new": new, "text": said })
        }
    }
}

/// Counts with their denominators: in all, and by body; norms that do not bind apart.
#[must_use]
pub fn summary(book: &Book<'_>, findings: &[Finding]) -> Value {
    let mut bodies: BTreeMap<BodyId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        bodies.entry(finding.bearer).or_default().push(finding);
    }
    let all: Vec<&Finding> = findings.iter().collect();
    let mut whole = counted(&all);
    let by_body: Vec<Value> = bodies
        .iter()
        .map(|(body, findings)| {
            let mut entry = Map::new();
            entry.insert("body".into(), book.roster.body(*body).id.clone().into());
            entry.extend(counted(findings));
            Value::Object(entry)
        })
        .collect();
    whole.insert("bodies".into(), by_body.into());
    Value::Object(whole)
}

fn counted(findings: &[&Finding]) -> Map<String, Value> {
    let (hard, soft): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.binding.can_be_breached());
    let verdicts = |findings: &[&Finding]| -> Map<String, Value> {
        super::text::counts(findings).into_iter().map(|(of, count)| (of.code().to_owned(), count.into())).collect()
    };
    let mut map = Map::new();
    map.insert("total".into(), hard.len().into());
    map.insert("verdicts".into(), verdicts(&hard).into());
    map.insert("not_binding".into(), json!({ "total": soft.len(), "verdicts": verdicts(&soft) }));
    map
}

/// A day in ISO form.
#[must_use]
pub fn iso(day: Day) -> String {
    day.to_string()
}
