//! Deadlines as entries of a calendar: which findings become entries, what each is called for ever, and when it last
//! changed.
//!
//! Knows identity, horizon, scope and what was published before. Leaves alone the bytes of a calendar, wording and the
//! disk: those are `render::ics`, `render::wording` and `load`.
//!
//! # Why so
//! A subscriber's program tells entries apart by UID, tells a change by SEQUENCE and LAST-MODIFIED, and drops what is no
//! longer there (RFC 5545 3.8.4.7, 3.8.7.3, 3.8.7.4). So the UID depends on the instance alone, the stamps on the day on
//! which the entry last changed, and nothing on the moment of writing.

mod edition;
mod entries;
mod identity;
mod joint;
pub mod parties;
mod revision;
mod turning;
mod chronicle;
mod concerns;
mod memory;
mod digest;
mod sharing;
mod naming;
pub mod catalogue;

pub use edition::{Asked, Edition, edition};
pub use identity::uid;
pub use memory::{Memory, Unreadable};

use crate::finding::Finding;
use crate::lang::Words;
use crate::model::duty::{Binding, Citation};
use crate::model::vocabulary::{BodyId, KindId};
use crate::time::{AsOf, Datelike, Day, day};

/// Which entries a feed holds. Empty lists mean: no restriction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scope {
    /// Whose. Several bodies give an entry each; none gives the feed of all bodies, in which one entry stands for all
    /// bearers of a duty that have the same day in the same period.
    pub bodies: Vec<BodyId>,
    /// Where no body is named: only bearers of this kind.
    pub kind: Option<KindId>,
    /// In which capacity the bodies are meant.
    pub role: Role,
    /// Acts, as `612/2021`.
    pub acts: Vec<String>,
    /// Duties by name.
    pub duties: Vec<String>,
    /// Duties proper, or what is recommended.
    pub layer: Layer,
    /// Only entries on these days; of the edition's own horizon no more than this.
    pub days: Option<Horizon>,
}

/// As what the deadlines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Form {
    /// All-day events: every client shows them.
    #[default]
    Events,
    /// Tasks with a due day, in a feed of their own: several clients do not show them at all.
    Tasks,
}

/// In which capacity a body is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Role {
    /// What it owes itself.
    #[default]
    Bearer,
    /// What others owe, in which it is to take part or towards it.
    Counterparty,
}

/// The two signals that never mix (`users.md`): what the law asks, and what is recommended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Layer {
    /// Statutes, decrees, agreements.
    #[default]
    Binding,
    /// Recommendations and conditions for money.
    Recommended,
}

impl Layer {
    /// The layer of a norm.
    #[must_use]
    pub fn of(binding: Binding) -> Layer {
        if binding.can_be_breached() { Layer::Binding } else { Layer::Recommended }
    }
}

/// First and last day whose entries are shown, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Horizon {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

impl Horizon {
    /// Whether a day lies in it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && day <= self.to
    }
}

/// From 1 January of last year to 31 December three years after this one: it moves once a year, not daily, and a feed
/// stays small.
#[must_use]
pub fn default_horizon(as_of: AsOf) -> Horizon {
    let year = as_of.0.year();
    Horizon { from: day(year - 1, 1, 1).unwrap_or(as_of.0), to: day(year + 3, 12, 31).unwrap_or(as_of.0) }
}

/// One entry: an all-day event on the effective due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// UUIDv5 of the instance's id (`rules.md` D6): the same in every feed and language, whatever moves.
    pub uid: String,
    /// The instance's id; for an entry that stands for all bearers `duty//period`, for all of a kind
    /// `duty/kind:municipality/period`, for all in which a body is to take part
    /// `duty/with:county-06/period`.
    pub instance: String,
    /// The day in the calendar: the effective due day.
    pub day: Day,
    /// The day on which it stood before it was last moved.
    pub moved_from: Option<Day>,
    /// Whether it stands.
    pub status: Status,
    /// The day on which what is told here last changed; DTSTAMP and LAST-MODIFIED.
    pub revised: Day,
    /// How many times day or status changed since it was first published (RFC 5545 3.8.7.4).
    pub sequence: u32,
    /// What it tells.
    pub content: Content,
}

/// Whether an entry stands (RFC 5545 3.8.1.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// It stands.
    Confirmed,
    /// What it rests on is a change of law that has not been read, a day that is not certain, or a condition of which it
    /// cannot be told whether it holds.
    Tentative,
    /// The duty, or this instance of it, no longer exists.
    Cancelled,
}

/// What an entry tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// One instance.
    One(Finding),
    /// All bearers of a duty in one period, who have the same day: their findings, in the order of the bearers.
    Joint(Vec<Finding>),
    /// Was published and no longer exists.
    Gone(Gone),
}

/// What is still known of an entry whose instance no longer exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// The duty's name.
    pub duty: String,
    /// The title of the duty when it was last published.
    pub title: Words,
    /// Whose it was, by id; none where it stood for all bearers.
    pub bearer: Option<String>,
    /// The section; the acts alone where no more is known.
    pub source: Citation,
    /// Whether it was a duty proper.
    pub layer: Layer,
    /// The day on which it was found to be gone.
    pub since: Day,
}
