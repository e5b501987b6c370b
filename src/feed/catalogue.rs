//! Every feed that exists: its path, its name, and what it holds.

use std::collections::BTreeMap;

use super::{Form, Scope};
use crate::lang::Lang;
use crate::model::{ActNumber, BodyId, DutyId, KindId, Model, Roster};
use crate::time::AsOf;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A body.
    Body(BodyId),
    /// All bodies of a kind.
    Kind(KindId),
    /// An act.
    Act(ActNumber),
    /// A duty.
    Duty(DutyId),
}

/// A feed that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// `fi/pirkanmaan-hyvinvointialue.ics`: under `/feeds/`, and in a folder of files.
    pub path: String,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: Subject,
    /// Which entries it holds.
    pub scope: Scope,
    /// As events or as tasks.
    pub form: Form,
    /// What the calendar is called.
    pub name: String,
}

/// What stands under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'c> {
    /// A feed.
    Feed(&'c Known),
    /// A feed under another path: an id, an official code, a name in another language.
    Moved(&'c str),
    /// Nothing; these paths are near.
    Unknown(Vec<String>),
}

/// Every feed that exists.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Sorted by path.
    feeds: Vec<Known>,
    /// Other paths, and to which they lead.
    moved: BTreeMap<String, String>,
}

/// Every feed that exists as of a day: bodies that ended before the default horizon have none.
#[must_use]
pub fn all(model: &Model, roster: &Roster, as_of: AsOf) -> Catalogue {
    let _ = (model, roster, as_of);
    Catalogue::default()
}

impl Catalogue {
    /// The feeds, sorted by path.
    #[must_use]
    pub fn feeds(&self) -> &[Known] {
        &self.feeds
    }

    /// What stands under a path, as `fi/pirkanmaan-hyvinvointialue.ics`.
    #[must_use]
    pub fn find(&self, path: &str) -> Found<'_> {
        match self.feeds.binary_search_by(|known| known.path.as_str().cmp(path)) {
            Ok(at) => self.feeds.get(at).map_or(Found::Unknown(Vec::new()), Found::Feed),
            Err(_) => self.moved.get(path).map_or(Found::Unknown(Vec::new()), |to| Found::Moved(to)),
        }
    }
}
