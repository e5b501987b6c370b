//! What is worth asking of a body, each with its ground.
//!
//! The order is one of sorts, not of bodies: first what two records say differently, then what is not met, then
//! recommendations of which nothing is on record, then what hangs on a reading, then who is not yet met, then what a record
//! leaves open, and last what no record shows at all. Within a sort the order is that of the brief, for the last act by act. Of each sort two are
//! asked before any sort is asked a third time, so that one long list does not hide the others.

use std::collections::{BTreeMap, BTreeSet};

use super::super::Basis;
use super::{Brief, Contradiction, OfDuty, settles};
use crate::finding::{Cause, Finding, Verdict, What};
use crate::model::{ActNumber, BodyId, Citation, DutyId};
use crate::record::RecordId;

/// So many questions are asked.
const MOST: usize = 8;
/// So many of one sort, before others have had their turn.
const FIRST: usize = 2;

/// A question with its ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which of two records is right?
    Which(Contradiction),
    /// When will it be done?
    Unmet(Finding),
    /// What became of the recommendation?
    Recommended(RecordId),
    /// How is the law read here?
    Reading(Finding),
    /// How will these be met?
    NotMet(Finding, Vec<BodyId>),
    /// What does the record leave open?
    LeftOpen(Finding),
    /// Was it done?
    NoRecord(OfDuty),
}

impl Question {
    /// The stable code of its sort.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Question::Which(_) => "contradiction",
            Question::Unmet(_) => "not-met",
            Question::Recommended(_) => "recommendation",
            Question::Reading(_) => "reading",
            Question::NotMet(..) => "counterparties",
            Question::LeftOpen(_) => "left-open",
            Question::NoRecord(_) => "no-record",
        }
    }

    /// The instance on which it rests, if it rests on one.
    #[must_use]
    pub fn finding(&self) -> Option<&Finding> {
        match self {
            Question::Which(_) | Question::Recommended(_) => None,
            Question::Unmet(finding)
            | Question::Reading(finding)
            | Question::NotMet(finding, _)
            | Question::LeftOpen(finding)
            | Question::NoRecord(OfDuty { finding, .. }) => Some(finding),
        }
    }

    /// The records on which it rests.
    #[must_use]
    pub fn records(&self) -> Vec<RecordId> {
        match self {
            Question::Which(both) => vec![both.own, both.other],
            Question::Recommended(record) => vec![*record],
            Question::Unmet(finding)
            | Question::Reading(finding)
            | Question::NotMet(finding, _)
            | Question::LeftOpen(finding)
            | Question::NoRecord(OfDuty { finding, .. }) => finding.witnesses.clone(),
        }
    }
}

/// The questions that a brief gives cause for.
#[must_use]
pub fn questions(basis: &Basis<'_>, brief: &Brief) -> Vec<Question> {
    let law: Vec<&Finding> = brief.findings.iter().filter(|one| one.binding.can_be_breached()).collect();
    let open = |one: &&&Finding| matches!(one.verdict, Verdict::Open | Verdict::Unknown);
    let left_open = |one: &&OfDuty| !one.finding.in_doubt && one.finding.causes.iter().any(|cause| leaves_open(*cause));
    let unmet = brief.unmet.iter().cloned().map(Question::Unmet);
    let silent = brief.recommendations.iter().filter(|one| one.became.is_empty());
    let read = brief.readings.iter().filter(|of| of.finding.binding.can_be_breached() && settles(&of.finding));
    let not_met = law.iter().filter(open).filter_map(|one| {
        let bodies = lacking(basis, one);
        (!bodies.is_empty()).then(|| Question::NotMet((*one).clone(), bodies))
    });
    let vague = brief.unknown.iter().filter(left_open).map(|of| Question::LeftOpen(of.finding.clone()));
    let silence = |of: &&OfDuty| !of.finding.in_doubt && of.finding.causes.contains(&Cause::NoRecord);
    let sorts: [Vec<Question>; 7] = [
        brief.contradictions.iter().cloned().map(Question::Which).collect(),
        unmet.collect(),
        silent.map(|one| Question::Recommended(one.record)).collect(),
        read.map(|of| Question::Reading(of.finding.clone())).collect(),
        not_met.collect(),
        vague.collect(),
        act_by_act(brief.unknown.iter().filter(silence)).cloned().map(Question::NoRecord).collect(),
    ];
    // A duty is asked about once.
    let mut asked: BTreeSet<DutyId> = BTreeSet::new();
    let mut fresh = |question: &Question| question.finding().is_none_or(|finding| asked.insert(finding.duty));
    let sorts = sorts.map(|sort| sort.into_iter().filter(|question| fresh(question)).collect::<Vec<_>>());
    let mut room = MOST;
    let mut take = sorts.each_ref().map(|sort| {
        let taken = sort.len().min(FIRST).min(room);
        room -= taken;
        taken
    });
    for (sort, taken) in sorts.iter().zip(&mut take) {
        let more = (sort.len() - *taken).min(room);
        *taken += more;
        room -= more;
    }
    sorts.into_iter().zip(take).flat_map(|(sort, taken)| sort.into_iter().take(taken)).collect()
}

/// The first of every act, then the second of every act, and so on: an act with many duties does not hide the others.
fn act_by_act<'o>(duties: impl Iterator<Item = &'o OfDuty>) -> impl Iterator<Item = &'o OfDuty> {
    let mut met: BTreeMap<Option<ActNumber>, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &OfDuty)> = duties
        .map(|of| {
            let act = match &of.finding.source {
                Citation::Acts(acts) => acts.first().map(|(act, _)| *act),
                Citation::Text(_) => None,
            };
            let before = met.entry(act).or_default();
            *before += 1;
            (*before, of)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, of)| of)
}

/// Whether there is a record, but it does not say enough.
fn leaves_open(cause: Cause) -> bool {
    match cause {
        Cause::NotStated | Cause::ImpreciseDate | Cause::WeakEvidence | Cause::NotJudged => true,
        Cause::NoRecord | Cause::Contradiction | Cause::LawNotFollowed | Cause::Roster => false,
    }
}

/// Who was to take part and is not shown to have done so, once somebody was met.
fn lacking(basis: &Basis<'_>, finding: &Finding) -> Vec<BodyId> {
    let counterparties = finding.missing.iter().filter(|lack| lack.item.what == What::Counterparty);
    counterparties.filter_map(|lack| basis.roster.find(&lack.item.id)).collect()
}
