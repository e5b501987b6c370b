//! Single instances judged again as of other days, with what was known then: to learn when a verdict turned.

use std::collections::BTreeMap;

use super::index::Index;
use super::judge::{Detail, Judge};
use super::scope::Moment;
use super::sides::{self, Pair};
use crate::finding::Finding;
use crate::model::{BodyId, DutyId, Model, Roster};
use crate::record::{Known, Log};
use crate::schedule;
use crate::time::Day;

/// What was known on a day, ready to be judged as of any day. Shared by all who read.
pub struct Past<'a> {
    model: &'a Model,
    roster: &'a Roster,
    index: Index<'a>,
    until: Day,
}

impl<'a> Past<'a> {
    /// What was known on `known_at`; `until` is the last day that matters, as in the question that is asked again.
    #[must_use]
    pub fn new(model: &'a Model, roster: &'a Roster, log: &'a Log, known_at: Day, until: Day) -> Past<'a> {
        let index = Index::new(log, &Known::at(log, Some(known_at)));
        Past { model, roster, index, until }
    }

    /// One who reads; each thread has its own.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader { past: self, days: BTreeMap::new() }
    }
}

/// Judges as of several days, and keeps for each what has been worked out.
pub struct Reader<'p> {
    past: &'p Past<'p>,
    days: BTreeMap<Day, (Judge<'p>, Vec<Pair<'p>>)>,
}

impl Reader<'_> {
    /// The finding for an instance as of a day, without its proof; none where there was no such instance.
    pub fn finding(&mut self, as_of: Day, duty: DutyId, bearer: BodyId, instance: &str) -> Option<Finding> {
        let past = self.past;
        let (judge, pairs) = self.days.entry(as_of).or_insert_with(|| {
            let moment = Moment { as_of, seen: as_of };
            let mut judge = Judge::new(past.model, past.roster, &past.index, moment, past.until);
            judge.detail = Detail::Finding;
            (judge, sides::mismatches(&past.index, as_of))
        });
        let duty = past.model.duty(duty);
        let instances = judge.instances(duty, bearer);
        let found = instances.iter().find(|one| {
            // Names are made of keys, and most keys differ.
            instance.contains(&*one.frame.key) && schedule::name(past.roster, duty, &one.frame) == instance
        })?;
        let own: Vec<Pair<'_>> = pairs.iter().copied().filter(|pair| pair.names(bearer)).collect();
        Some(judge.finding(duty, found, &own))
    }
}
