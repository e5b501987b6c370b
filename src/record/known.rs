//! What was known on a day: corrections applied, withdrawals gone (`rules.md` C4).
//!
//! A record is a chain: its first row and the rows that correct it. The row that speaks is the last of those known.
//! Withdrawing any row of a chain withdraws the record, until the withdrawal itself is withdrawn or replaced.

use std::collections::BTreeMap;

use super::{Known, Log, RecordId, What};
use crate::time::Day;

impl Known {
    /// The records as known on `known_at`; none: with everything that the registers hold. Rows written down later are
    /// not known, so what they correct or withdraw still stands.
    #[must_use]
    pub fn at(log: &Log, known_at: Option<Day>) -> Known {
        let number = |index: usize| RecordId(u32::try_from(index).unwrap_or(u32::MAX));
        let known = |index: usize| {
            let recorded = log.records[index].recorded;
            recorded.is_none_or(|recorded| known_at.is_none_or(|known_at| recorded <= known_at))
        };
        let root = roots(log);
        let replaced = replaced(log, known);
        let mut last_rows: Vec<(RecordId, RecordId)> = (0..log.records.len())
            .filter(|index| known(*index) && !replaced[*index])
            .map(|index| (root[index], number(index)))
            .collect();
        last_rows.sort_unstable_by(|a, b| {
            let (one, other) = (log.record(a.1), log.record(b.1));
            (a.0, one.recorded, &one.id, a.1).cmp(&(b.0, other.recorded, &other.id, b.1))
        });
        // Of several last rows, which only different days of recording allow, the latest speaks.
        let mut rows: Vec<(RecordId, RecordId)> = Vec::with_capacity(last_rows.len());
        for (root, row) in last_rows {
            match rows.last_mut() {
                Some(last) if last.0 == root => last.1 = row,
                _ => rows.push((root, row)),
            }
        }
        let gone = withdrawn(log, &root, &rows);
        rows.retain(|(root, row)| !gone[root.index()] && !matches!(log.record(*row).what, What::Retraction));
        let current = rows.iter().copied().collect();
        Known { rows, root, current }
    }
}

/// The first row of each row's chain.
fn roots(log: &Log) -> Vec<RecordId> {
    let mut root: Vec<Option<RecordId>> = vec![None; log.records.len()];
    for (start, id) in (0_u32..).map(RecordId).take(log.records.len()).enumerate() {
        if root[start].is_some() {
            continue;
        }
        let mut path = vec![id];
        let mut at = id;
        let first = loop {
            match log.record(at).supersedes {
                // Reading has refused circles; a log made otherwise ends where it meets itself.
                Some(next) if path.len() <= log.records.len() => match root[next.index()] {
                    Some(first) => break first,
                    None => {
                        path.push(next);
                        at = next;
                    }
                },
                _ => break at,
            }
        };
        for row in path {
            root[row.index()] = Some(first);
        }
    }
    root.into_iter().zip((0_u32..).map(RecordId)).map(|(first, own)| first.unwrap_or(own)).collect()
}

/// Rows that a known row replaces, directly or through rows between.
fn replaced(log: &Log, known: impl Fn(usize) -> bool) -> Vec<bool> {
    let mut replaced = vec![false; log.records.len()];
    for (index, record) in log.records.iter().enumerate() {
        if !known(index) {
            continue;
        }
        let mut next = record.supersedes;
        while let Some(row) = next {
            if std::mem::replace(&mut replaced[row.index()], true) {
                break;
            }
            next = log.record(row).supersedes;
        }
    }
    replaced
}

/// Which chains are withdrawn, by their first row. A withdrawal that is itself withdrawn does nothing.
fn withdrawn(log: &Log, root: &[RecordId], speaks: &[(RecordId, RecordId)]) -> Vec<bool> {
    let mut gone = vec![false; log.records.len()];
    // The chain that each withdrawing chain withdraws, and by how many each is withdrawn.
    let mut withdraws: BTreeMap<RecordId, RecordId> = BTreeMap::new();
    let mut waiting: BTreeMap<RecordId, usize> = BTreeMap::new();
    for (chain, row) in speaks {
        if let Some(target) = log.record(*row).retracts {
            withdraws.insert(*chain, root[target.index()]);
            *waiting.entry(root[target.index()]).or_default() += 1;
        }
    }
    let mut ready: Vec<RecordId> = withdraws.keys().copied().filter(|chain| !waiting.contains_key(chain)).collect();
    while let Some(chain) = ready.pop() {
        let Some(target) = withdraws.get(&chain).copied() else { continue };
        if !gone[chain.index()] {
            gone[target.index()] = true;
        }
        if let Some(left) = waiting.get_mut(&target) {
            *left -= 1;
            if *left == 0 {
                ready.push(target);
            }
        }
    }
    gone
}
