//! An edition: every live entry of every body asked about, judged once, from which each feed takes its own.
//!
//! Knows which findings become entries and how they are found again by body, kind, act, duty and role. Leaves alone how
//! a finding is reached (`evaluate`) and how an entry is written (`render::ics`).

use std::collections::BTreeMap;

use super::entries::{Entries, entries};
use super::memory::Memory;
use super::{Content, Entry, Horizon, Layer, Role, Scope};
use crate::diagnostic::Diagnostic;
use crate::evaluate::{self, Only, Question};
use crate::finding::Finding;
use crate::model::{ActNumber, BodyId, Citation, KindId, Model, Roster};
use crate::record::Log;
use crate::time::{AsOf, Day};

/// What an edition is asked to hold.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The day on which we judge.
    pub as_of: AsOf,
    /// The day whose knowledge we use; none: everything held.
    pub known_at: Option<Day>,
    /// Whose entries are held, by their day.
    pub horizon: Horizon,
    /// Whose duties are judged.
    pub bodies: evaluate::Scope,
}

/// Every entry of the bodies asked about, binding and recommended.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Defects in the rules found while judging.
    pub defects: Vec<Diagnostic>,
    /// The days that it covers.
    pub horizon: Horizon,
    /// One an instance, by day and instance.
    entries: Vec<Entry>,
    /// Their places, by bearer.
    of_bearer: BTreeMap<BodyId, Vec<usize>>,
    /// As they stand in feeds of who is to take part in them.
    of_party: BTreeMap<BodyId, Vec<Entry>>,
    /// As they stand in feeds of all bodies.
    joint: Vec<Entry>,
    /// As they stand in feeds of all bodies of a kind.
    of_kind: BTreeMap<KindId, Vec<Entry>>,
    /// Places in `entries`, by instance.
    places: BTreeMap<String, usize>,
}

/// Judges, and makes entries of what falls due within the horizon. What was published and is no longer there stays as
/// cancelled; `memory` holds afterwards what this edition publishes.
#[must_use]
pub fn edition(model: &Model, roster: &Roster, log: &Log, asked: &Asked, memory: &mut Memory) -> Edition {
    let question = Question {
        as_of: asked.as_of,
        known_at: asked.known_at,
        bodies: asked.bodies.clone(),
        from: Some(asked.horizon.from),
        to: Some(asked.horizon.to),
        only: Only::default(),
    };
    let outcome = evaluate::judge_unproved(model, roster, log, &question);
    let made = entries(model, roster, log, asked, &outcome.findings, memory);
    bound(roster, asked.horizon, made, outcome.defects)
}

/// The entries with the ways by which they are found.
fn bound(roster: &Roster, horizon: Horizon, made: Entries, defects: Vec<Diagnostic>) -> Edition {
    let Entries { each: entries, joint, of_kind, of_party } = made;
    let mut of_bearer: BTreeMap<BodyId, Vec<usize>> = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let bearer = match &entry.content {
            Content::One(finding) => Some(finding.bearer),
            Content::Gone(gone) => gone.bearer.as_deref().and_then(|bearer| roster.find(bearer)),
            Content::Joint(_) => None,
        };
        if let Some(bearer) = bearer {
            of_bearer.entry(bearer).or_default().push(place);
        }
    }
    let places = entries.iter().enumerate().map(|(place, entry)| (entry.instance.clone(), place)).collect();
    Edition { defects, horizon, of_bearer, of_party, joint, of_kind, places, entries }
}

impl Edition {
    /// The entries of a feed, by day and instance.
    #[must_use]
    pub fn select(&self, model: &Model, scope: &Scope) -> Vec<&Entry> {
        let acts = Acts::new(&scope.acts);
        let wanted = |entry: &&Entry| matches(model, entry, scope, &acts);
        if scope.bodies.is_empty() {
            let all = match scope.kind {
                Some(kind) => self.of_kind.get(&kind).map_or(&[][..], Vec::as_slice),
                None => &self.joint,
            };
            return all.iter().filter(wanted).collect();
        }
        if scope.role == Role::Counterparty {
            let all = scope.bodies.iter().filter_map(|body| self.of_party.get(body)).flatten();
            let mut found: Vec<&Entry> = all.filter(wanted).collect();
            if scope.bodies.len() > 1 {
                found.sort_by(|one, other| (one.day, &one.instance).cmp(&(other.day, &other.instance)));
                found.dedup_by(|one, other| one.uid == other.uid);
            }
            return found;
        }
        let places = scope.bodies.iter().filter_map(|body| self.of_bearer.get(body));
        let mut places: Vec<usize> = places.flatten().copied().collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.entries.get(place)).filter(wanted).collect()
    }

    /// Every entry that stands for one instance, by day and instance.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The day on which any of it last changed.
    #[must_use]
    pub fn revised(&self) -> Option<Day> {
        self.entries.iter().map(|entry| entry.revised).max()
    }

    /// The entry of an instance.
    #[must_use]
    pub fn entry(&self, instance: &str) -> Option<&Entry> {
        self.places.get(instance).and_then(|place| self.entries.get(*place))
    }
}

/// Whether an entry is one of those that a scope wants, whose it is aside.
fn matches(model: &Model, entry: &Entry, scope: &Scope, acts: &Acts<'_>) -> bool {
    if scope.days.is_some_and(|days| !days.holds(entry.day)) {
        return false;
    }
    let of = |findings: &[Finding]| {
        findings.first().is_some_and(|first| {
            Layer::of(first.binding) == scope.layer
                && (scope.duties.is_empty() || scope.duties.contains(&model.duty(first.duty).name))
                && (scope.acts.is_empty() || findings.iter().any(|finding| acts.cited_in(&finding.source)))
        })
    };
    match &entry.content {
        Content::One(finding) => of(std::slice::from_ref(finding)),
        Content::Joint(findings) => of(findings),
        Content::Gone(gone) => {
            gone.layer == scope.layer
                && (scope.duties.is_empty() || scope.duties.contains(&gone.duty))
                && (scope.acts.is_empty() || acts.cited_in(&gone.source))
        }
    }
}

/// The acts of a scope, read once.
struct Acts<'s> {
    written: &'s [String],
    numbers: Vec<ActNumber>,
}

impl<'s> Acts<'s> {
    fn new(written: &'s [String]) -> Acts<'s> {
        let number = |act: &String| {
            let (number, year) = act.split_once('/')?;
            Some(ActNumber { number: number.parse().ok()?, year: year.parse().ok()? })
        };
        Acts { written, numbers: written.iter().filter_map(number).collect() }
    }

    fn cited_in(&self, source: &Citation) -> bool {
        match source {
            Citation::Acts(cited) => cited.iter().any(|(act, _)| self.numbers.contains(act)),
            Citation::Text(text) => self.written.contains(text),
        }
    }
}
