//! What was known on a day: which row speaks for each record (`rules.md` C4), found by walking chains.

use std::collections::BTreeMap;
use velvoite::record::{Log, RecordId, What};
use velvoite::time::Day;

/// First rows of chains, each with the row that speaks for it; withdrawn ones are not there.
pub fn rows(log: &Log, known_at: Option<Day>) -> Vec<(RecordId, RecordId)> {
    let all: Vec<RecordId> = (0..u32::try_from(log.records.len()).unwrap()).map(RecordId).collect();
    let root = |id: RecordId| {
        let mut at = id;
        while let Some(earlier) = log.record(at).supersedes {
            at = earlier;
        }
        at
    };
    let known = |id: &RecordId| match (log.record(*id).recorded, known_at) {
        (Some(recorded), Some(at)) => recorded <= at,
        (None, _) | (_, None) => true,
    };
    // Of the known rows of a chain the one that no known row replaces, directly or through others.
    let mut speaks: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    for id in all.iter().copied().filter(known) {
        let replaces = |later: &RecordId| {
            let mut at = log.record(*later).supersedes;
            while let Some(earlier) = at {
                if earlier == id {
                    return true;
                }
                at = log.record(earlier).supersedes;
            }
            false
        };
        if all.iter().filter(|later| known(later)).any(replaces) {
            continue;
        }
        let better = |other: RecordId| {
            let key = |row: RecordId| (log.record(row).recorded, log.record(row).id.clone(), row);
            key(id) > key(other)
        };
        if speaks.get(&root(id)).is_none_or(|other| better(*other)) {
            speaks.insert(root(id), id);
        }
    }
    // A withdrawal stands unless it is itself withdrawn.
    fn stands(
        log: &Log,
        speaks: &BTreeMap<RecordId, RecordId>,
        root: &dyn Fn(RecordId) -> RecordId,
        chain: RecordId,
    ) -> bool {
        !speaks.iter().any(|(other, row)| {
            log.record(*row).retracts.is_some_and(|target| root(target) == chain) && stands(log, speaks, root, *other)
        })
    }
    speaks
        .iter()
        .filter(|(chain, row)| {
            !matches!(log.record(**row).what, What::Retraction) && stands(log, &speaks, &root, **chain)
        })
        .map(|(chain, row)| (*chain, *row))
        .collect()
}
