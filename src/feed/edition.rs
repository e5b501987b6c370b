//! An edition: every live entry of every body asked about, judged once, from which each feed takes its own.
//!
//! Knows which findings become entries and how they are found again by body, kind, act, duty and role. Leaves alone how
//! a finding is reached (`evaluate`) and how an entry is written (`render::ics`).

use super::memory::Memory;
use super::{Entry, Horizon, Scope};
use crate::diagnostic::Diagnostic;
use crate::evaluate;
use crate::model::{Model, Roster};
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
    entries: Vec<Entry>,
}

/// Judges, and makes entries of what falls due within the horizon. What was published and is no longer there stays as
/// cancelled; `memory` holds afterwards what this edition publishes.
#[must_use]
pub fn edition(model: &Model, roster: &Roster, log: &Log, asked: &Asked, memory: &mut Memory) -> Edition {
    let _ = (model, roster, log, memory);
    Edition { defects: Vec::new(), horizon: asked.horizon, entries: Vec::new() }
}

impl Edition {
    /// The entries of a feed, by day and instance.
    #[must_use]
    pub fn select(&self, model: &Model, roster: &Roster, scope: &Scope) -> Vec<&Entry> {
        let _ = (model, roster, scope);
        self.entries.iter().collect()
    }

    /// The day on which any of it last changed.
    #[must_use]
    pub fn revised(&self) -> Option<Day> {
        self.entries.iter().map(|entry| entry.revised).max()
    }

    /// The entry of an instance.
    #[must_use]
    pub fn entry(&self, instance: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.instance == instance)
    }
}
