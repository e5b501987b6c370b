//! A record by its register and id: what corrects or withdraws it, which findings rest on it, with which other records of
//! the same sitting it does not agree.

use std::collections::BTreeSet;

use super::Basis;
use crate::diagnostic::nearest;
use crate::evaluate;
use crate::finding::{DataFinding, Finding, Note};
use crate::model::{Ask, BodyId, Demand, Duty, DutyId, Target, Text};
use crate::record::{Actor, Kind, Partner, Record, RecordId, What};
use crate::time::{Day, Offset, after, before};

/// What is known of a record beside what it says.
#[derive(Debug, Clone)]
pub struct Known {
    /// Which.
    pub id: RecordId,
    /// Whether it was written down after the day whose knowledge is used.
    pub later: bool,
    /// The records that replace it.
    pub superseded_by: Vec<RecordId>,
    /// The records that withdraw it.
    pub retracted_by: Vec<RecordId>,
    /// The findings that rest on it.
    pub answers: Vec<Finding>,
    /// Of a waiver that has ended or has not begun: the finding that it leaves alone, and what is remarked there.
    pub idle: Vec<(Finding, Note)>,
    /// The other side of a sitting, and in what the two differ: day, parties, topics.
    pub differs: Vec<(RecordId, [bool; 3])>,
    /// Bodies that it named by an older name: as it was, as it was read.
    pub read_as: Vec<(BodyId, BodyId)>,
}

/// The record of this register and id.
///
/// # Errors
/// Register and id of what may have been meant.
pub fn find(basis: &Basis<'_>, register: &str, id: &str) -> Result<RecordId, Vec<(String, String)>> {
    let log = basis.log;
    let name = |record: &Record| register_of(basis, record).to_owned();
    let at = log.records.iter().position(|record| &*record.id == id && register_of(basis, record) == register);
    if let Some(id) = at.and_then(|at| u32::try_from(at).ok()) {
        return Ok(RecordId(id));
    }
    // The same id in another register, then a near id in this one, then a near register.
    let mut near: BTreeSet<(String, String)> =
        log.records.iter().filter(|record| &*record.id == id).map(|record| (name(record), id.to_owned())).collect();
    let own = || log.records.iter().filter(|record| register_of(basis, record) == register);
    near.extend(nearest(id, own().map(|record| &*record.id)).map(|id| (register.to_owned(), id.to_owned())));
    if near.is_empty()
        && let Some(other) = nearest(register, log.registers.iter().map(|register| register.name.as_str()))
    {
        let of = log.records.iter().filter(|record| register_of(basis, record) == other);
        near.extend(nearest(id, of.map(|record| &*record.id)).map(|id| (other.to_owned(), id.to_owned())));
    }
    Err(near.into_iter().take(5).collect())
}

/// The name of the register in which a record stands.
#[must_use]
pub fn register_of<'b>(basis: &Basis<'b>, record: &Record) -> &'b str {
    let at = usize::try_from(record.register).unwrap_or(usize::MAX);
    basis.log.registers.get(at).map_or("", |register| register.name.as_str())
}

/// What is known of a record beside what it says; `data` is what reading the registers noticed.
#[must_use]
pub fn known(basis: &Basis<'_>, data: &[DataFinding], id: RecordId) -> Known {
    let log = basis.log;
    let record = log.record(id);
    let there = |record: &Record| match (basis.known_at, record.recorded) {
        (Some(known_at), Some(recorded)) => recorded <= known_at,
        (None, _) | (_, None) => true,
    };
    let those = |of: fn(&Record) -> Option<RecordId>| -> Vec<RecordId> {
        let all = (0_u32..).map(RecordId).zip(&log.records);
        all.filter(|(_, other)| of(other) == Some(id) && there(other)).map(|(other, _)| other).collect()
    };
    let bodies: BTreeSet<BodyId> = bodies_of(basis, record).into_iter().collect();
    let (mut answers, mut differs, mut idle) = (Vec::new(), Vec::new(), Vec::new());
    if let Some((from, to)) = days_of(record)
        && !bodies.is_empty()
    {
        let duties = duties_of(basis, record);
        // Which no duty asks for, none rests on; asked for none, all would be judged.
        let outcome = match duties.is_empty() {
            true => evaluate::Outcome::default(),
            false => basis.judge(Some(bodies.into_iter().collect()), duties, from, to),
        };
        answers = outcome.findings;
        idle.extend(answers.iter().filter_map(|finding| Some((finding.clone(), idle_waiver(finding, id)?))));
        answers.retain(|finding| {
            finding.witnesses.contains(&id) || finding.waiver.is_some_and(|waiver| waiver.record == id)
        });
        for pair in outcome.data {
            if let DataFinding::Mismatch { one, other, day, parties, topics } = pair
                && (one == id || other == id)
            {
                differs.push((if one == id { other } else { one }, [day, parties, topics]));
            }
        }
    }
    let read_as = data.iter().filter_map(|found| match found {
        DataFinding::ReadAsSuccessor { record, old, new } if *record == id => Some((*old, *new)),
        DataFinding::ReadAsSuccessor { .. } | DataFinding::Mismatch { .. } => None,
    });
    Known {
        id,
        later: !there(record),
        superseded_by: those(|other| other.supersedes),
        retracted_by: those(|other| other.retracts),
        answers,
        idle,
        differs,
        read_as: read_as.collect(),
    }
}

/// That this record is a waiver of the instance that does not hold on the day from which one looks.
fn idle_waiver(finding: &Finding, id: RecordId) -> Option<Note> {
    let of_it = |note: &&Note| match note {
        Note::PastWaiver { record, .. } | Note::ComingWaiver { record, .. } => *record == id,
        _ => false,
    };
    finding.notes.iter().find(of_it).cloned()
}

/// The bodies that a record names, and those to whose instances it belongs.
fn bodies_of(basis: &Basis<'_>, record: &Record) -> Vec<BodyId> {
    let actors = |actors: &[Actor]| actors.iter().map(|actor| actor.body).collect::<Vec<_>>();
    let instance = |of: &str| of.split('/').skip(1).take(1).filter_map(|body| basis.roster.find(body)).collect();
    match &record.what {
        What::Happened(happening) => {
            let named = [&happening.with, &happening.invited, &happening.to];
            let named = named.into_iter().flat_map(|list| list.iter()).filter_map(|partner| match partner {
                Partner::Body(actor) => Some(actor.body),
                Partner::Class(..) => None,
            });
            actors(&happening.by).into_iter().chain(named).collect()
        }
        What::Waiver { of, .. } | What::Judgement { of, .. } => instance(of),
        What::Retraction => Vec::new(),
    }
}

/// The duties that a record may answer: those that ask for what it says.
fn duties_of(basis: &Basis<'_>, record: &Record) -> Vec<DutyId> {
    let model = basis.model;
    let named = |of: &str| of.split('/').next().and_then(|name| model.duty_named(name)).map(|duty| duty.id);
    match &record.what {
        What::Happened(happening) => {
            let asks = |duty: &&Duty| {
                let texts = duty.versions.iter().flat_map(|version| &version.texts);
                texts.filter_map(|built| built.text.as_ref().ok()).any(|text| asks_for(text, &happening.kinds))
            };
            model.duties.iter().filter(asks).map(|duty| duty.id).collect()
        }
        What::Waiver { of, .. } | What::Judgement { of, .. } => named(of).into_iter().collect(),
        What::Retraction => Vec::new(),
    }
}

/// Whether a text asks for an activity or a status of these.
fn asks_for(text: &Text, kinds: &[Kind]) -> bool {
    let one = |ask: &Ask| ask.kinds.iter().any(|kind| kinds.contains(&Kind::Activity(*kind)));
    let target = |target: &Target| match target {
        Target::Acts(_, ask) => one(ask),
        Target::Steps(steps) => steps.iter().any(|step| one(&step.ask)),
        Target::Question(_) => false,
    };
    match &text.demand {
        Demand::Do(of) => target(of),
        Demand::Keep(status, _) => kinds.contains(&Kind::Status(*status)),
        Demand::Avoid(ask, unless) => one(ask) || unless.as_ref().is_some_and(target),
    }
}

/// Days on which the windows of what a record may answer lie: a council term before and after.
fn days_of(record: &Record) -> Option<(Day, Day)> {
    let (from, to) = match &record.what {
        What::Happened(happening) => {
            let until = happening.until.map_or(happening.when.last(), |until| until.last());
            (happening.when.first(), until)
        }
        What::Waiver { when, until, .. } => (when.first(), *until),
        What::Judgement { when, .. } => (when.first(), when.last()),
        What::Retraction => return None,
    };
    let term = Offset::Years(4);
    Some((before(from, term).unwrap_or(from), after(to, term).unwrap_or(to)))
}
