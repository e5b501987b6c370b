//! What is known on a day: corrections applied, retractions gone (`rules.md` C4).

use std::collections::BTreeMap;

use super::{Known, Log, RecordId, What};
use crate::time::Day;

impl Known {
    /// The records as known on `known_at`; none: everything that is held.
    ///
    /// A record written down later is not known yet. A correction or retraction acts from the day it was written down
    /// (none: always). Of several corrections of one record the one written down last speaks, then the one read last.
    #[must_use]
    pub fn at(log: &Log, known_at: Option<Day>) -> Known {
        let known = |id: RecordId| {
            log.record(id).recorded.is_none_or(|recorded| known_at.is_none_or(|known_at| recorded <= known_at))
        };
        let ids = || (0..log.records.len()).filter_map(|index| u32::try_from(index).ok()).map(RecordId);
        let root = ids().map(|id| first_of_chain(log, id)).collect::<Vec<_>>();
        let mut retracted = vec![false; log.records.len()];
        let mut superseded = vec![false; log.records.len()];
        for id in ids().filter(|id| known(*id)) {
            let record = log.record(id);
            if let Some(target) = record.retracts
                && let Some(flag) = retracted.get_mut(target.index())
            {
                *flag = true;
            }
            if let Some(target) = record.supersedes
                && let Some(flag) = superseded.get_mut(target.index())
            {
                *flag = true;
            }
        }
        let mut current: BTreeMap<RecordId, RecordId> = BTreeMap::new();
        for id in ids().filter(|id| known(*id)) {
            let record = log.record(id);
            if retracted[id.index()] || superseded[id.index()] || matches!(record.what, What::Retraction) {
                continue;
            }
            let first = root[id.index()];
            let later =
                current.get(&first).is_none_or(|other| (log.record(*other).recorded, *other) < (record.recorded, id));
            if later {
                current.insert(first, id);
            }
        }
        Known { rows: current.iter().map(|(first, row)| (*first, *row)).collect(), root, current }
    }
}

/// The record that a chain of corrections began with. The reader complains about circles; one that slips through ends
/// where it began.
fn first_of_chain(log: &Log, id: RecordId) -> RecordId {
    let mut first = id;
    let mut steps = 0usize;
    while let Some(before) = log.record(first).supersedes {
        steps += 1;
        if steps > log.records.len() {
            return id;
        }
        first = before;
    }
    first
}
