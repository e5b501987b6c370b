//! From findings to entries: which have one, when each last changed, and what was published and is no longer there.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::Digests;
use super::edition::Asked;
use super::identity::uid;
use super::joint::{self, joined};
use super::memory::Memory;
use super::parties::Parties;
use super::revision::Revisions;
use super::sharing::Shared;
use super::turning::turned;
use super::{Content, Entry, Status, default_horizon};
use crate::evaluate;
use crate::finding::{Cause, Finding, Verdict};
use crate::model::{BodyId, KindId, Model, Roster};
use crate::record::Log;

/// The entries of an edition.
pub(super) struct Entries {
    /// One an instance, by day and instance.
    pub each: Vec<Entry>,
    /// As they stand in feeds of all bodies.
    pub joint: Vec<Entry>,
    /// As they stand in feeds of all bodies of a kind.
    pub of_kind: BTreeMap<KindId, Vec<Entry>>,
    /// By who is to take part in what others owe: those of one duty and day together, for a ministry takes part in the
    /// same with every county.
    pub of_party: BTreeMap<BodyId, Vec<Entry>>,
}

/// Makes the entries of what was found, and notes them as published.
pub(super) fn entries(
    model: &Model,
    roster: &Roster,
    log: &Log,
    asked: &Asked,
    findings: &[Finding],
    memory: &mut Memory,
) -> Entries {
    let shown: Vec<&Finding> = findings.iter().filter(|finding| has_entry(finding, asked)).collect();
    let turns = turned(model, roster, log, asked, findings, &shown);
    let mut revisions = Revisions::new(model, log);
    let mut digests = Digests::new(model, roster, log);
    let mut shared = Shared::default();
    let mut each = Vec::with_capacity(shown.len());
    for (finding, turn) in shown.into_iter().zip(turns) {
        let Some(day) = finding.due.as_ref().map(|due| due.effective) else { continue };
        let (revised, corrected) = revisions.of(finding, turn, asked.known_at);
        let unsure = corrected.uncertain || finding.in_doubt || finding.causes.contains(&Cause::LawNotFollowed);
        let mut entry = Entry {
            uid: uid(&finding.instance),
            instance: finding.instance.clone(),
            day,
            moved_from: turn.and_then(|turn| turn.due_before).filter(|before| *before != day),
            status: if unsure { Status::Tentative } else { Status::Confirmed },
            revised,
            sequence: corrected.times,
            content: Content::One(shared.finding(finding)),
        };
        let content = digests.of(&entry);
        memory.publish(&mut entry, content, asked.as_of);
        each.push(entry);
    }
    // All bodies together are told of only where all were judged.
    let whole = matches!(asked.bodies, evaluate::Scope::All);
    let (mut joint, mut of_kind) = together(model, roster, &each);
    let mut of_party = taking_part(model, roster, &each);
    if whole {
        for entry in joint.iter_mut().chain(of_kind.values_mut().flatten()).chain(of_party.values_mut().flatten()) {
            if matches!(entry.content, Content::Joint(_)) {
                let content = digests.of(entry);
                memory.publish(entry, content, asked.as_of);
            }
        }
    }
    let ids =
        |entries: &mut dyn Iterator<Item = &Entry>| -> Vec<String> { entries.map(|entry| entry.uid.clone()).collect() };
    let live = ids(&mut each.iter().chain(&joint).chain(of_kind.values().flatten()).chain(of_party.values().flatten()));
    let live: BTreeSet<&str> = live.iter().map(String::as_str).collect();
    let looked_at = |bearer: Option<&str>, day| {
        asked.horizon.holds(day)
            && match (bearer, &asked.bodies) {
                (_, evaluate::Scope::All) => true,
                (Some(bearer), evaluate::Scope::Bodies(bodies)) => {
                    roster.find(bearer).is_none_or(|body| bodies.contains(&body))
                }
                (None, evaluate::Scope::Bodies(_)) | (_, evaluate::Scope::Records) => false,
            }
    };
    let gone = memory.gone(model, asked.as_of, &live, looked_at, || there(model, roster, findings));
    joint::add_gone(&mut joint, &gone, "");
    for (kind, entries) in &mut of_kind {
        let of_kind = |entry: &&Entry| {
            bearer(entry).is_none_or(|body| roster.find(body).is_some_and(|body| roster.body(body).kind == *kind))
        };
        let own: Vec<Entry> = gone.iter().filter(of_kind).cloned().collect();
        joint::add_gone(entries, &own, &kind_word(model, *kind));
    }
    let joint_only: Vec<Entry> = gone.iter().filter(|entry| bearer(entry).is_none()).cloned().collect();
    if !joint_only.is_empty() {
        for (body, entries) in &mut of_party {
            joint::add_gone(entries, &joint_only, &party_word(roster, *body));
        }
    }
    if whole {
        // After what is gone was found: of that it is kept who was to take part.
        let alone = of_party.iter().flat_map(|(body, entries)| {
            let alone = entries.iter().filter(|entry| matches!(entry.content, Content::One(_)));
            alone.map(|entry| (roster.body(*body).id.as_str(), entry))
        });
        memory.note_parties(alone);
    }
    for entry in gone.iter().filter(|entry| bearer(entry).is_some()) {
        for body in memory.parties(&entry.uid).iter().filter_map(|body| roster.find(body)) {
            of_party.entry(body).or_default().push(entry.clone());
        }
    }
    for entries in of_party.values_mut() {
        entries.sort_by(|one, other| (one.day, &one.instance).cmp(&(other.day, &other.instance)));
    }
    each.extend(gone.into_iter().filter(|entry| bearer(entry).is_some()));
    each.sort_by(|one, other| (one.day, &one.instance).cmp(&(other.day, &other.instance)));
    memory.forget_before(asked.horizon.from.min(default_horizon(asked.as_of).from));
    memory.note_duties(model);
    Entries { each, joint, of_kind, of_party }
}

/// Whether a finding has an entry: it applies, and its day lies in the horizon.
fn has_entry(finding: &Finding, asked: &Asked) -> bool {
    finding.verdict != Verdict::NotApplicable
        && finding.due.as_ref().is_some_and(|due| asked.horizon.holds(due.effective))
}

/// The entries of all bodies, and of all of each kind.
fn together(model: &Model, roster: &Roster, each: &[Entry]) -> (Vec<Entry>, BTreeMap<KindId, Vec<Entry>>) {
    let mut by_kind: BTreeMap<KindId, Vec<&Entry>> =
        roster.ids().map(|id| (roster.body(id).kind, Vec::new())).collect();
    for entry in each {
        if let Content::One(finding) = &entry.content {
            by_kind.entry(roster.body(finding.bearer).kind).or_default().push(entry);
        }
    }
    let all: Vec<&Entry> = each.iter().collect();
    let of_kind = by_kind.iter().map(|(kind, own)| (*kind, joined(model, own, &kind_word(model, *kind)))).collect();
    (joined(model, &all, ""), of_kind)
}

/// What others owe, by who is to take part in it.
fn taking_part(model: &Model, roster: &Roster, each: &[Entry]) -> BTreeMap<BodyId, Vec<Entry>> {
    let mut of_party: BTreeMap<BodyId, Vec<&Entry>> = BTreeMap::new();
    let mut parties = Parties::new(model, roster);
    for entry in each {
        if let Content::One(finding) = &entry.content {
            for body in parties.of(finding, entry.day) {
                of_party.entry(body).or_default().push(entry);
            }
        }
    }
    of_party.iter().map(|(body, own)| (*body, joined(model, own, &party_word(roster, *body)))).collect()
}

/// What stands for the bearer where an entry is of all in which a body is to take part.
fn party_word(roster: &Roster, body: BodyId) -> String {
    format!("with:{}", roster.body(body).id)
}

/// What stands for the bearer where an entry is of all bodies of a kind.
fn kind_word(model: &Model, kind: KindId) -> String {
    format!("kind:{}", model.vocabulary.kinds[kind.index()].name)
}

fn bearer(entry: &Entry) -> Option<&str> {
    match &entry.content {
        Content::Gone(gone) => gone.bearer.as_deref(),
        Content::One(_) | Content::Joint(_) => None,
    }
}

/// The instances that apply, whether or not they have an entry, alone and joined.
fn there(model: &Model, roster: &Roster, findings: &[Finding]) -> BTreeSet<String> {
    let applying = findings.iter().filter(|finding| finding.verdict != Verdict::NotApplicable);
    let mut there = BTreeSet::new();
    for finding in applying {
        let kind = kind_word(model, roster.body(finding.bearer).kind);
        there.insert(joint::instance(model, finding, ""));
        there.insert(joint::instance(model, finding, &kind));
        there.insert(joint::instance(model, finding, "with"));
        there.insert(finding.instance.clone());
    }
    there
}
