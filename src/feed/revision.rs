//! The day on which an entry last changed: what its DTSTAMP and LAST-MODIFIED say (RFC 5545 3.8.7.2, 3.8.7.3).
//!
//! The latest of: the day on which the encoding of the law was revised; the days on which the records that it names were
//! written down (else done); the day on which what is told last turned.

use std::collections::BTreeMap;

use super::turning::Turn;
use crate::evaluate::trigger_key;
use crate::finding::{Finding, Note};
use crate::model::{Citation, DutyId, Generation, Model, Trigger};
use crate::record::{Known, Log, RecordId, What};
use crate::time::Day;

/// Dates entries.
pub(super) struct Revisions<'m> {
    model: &'m Model,
    log: &'m Log,
    of_law: BTreeMap<(DutyId, usize), Day>,
    /// By the key of the instances that it triggers: each record's first row.
    triggers: Option<BTreeMap<String, RecordId>>,
    /// By the first row: rows that correct it, in the order of the log.
    corrections: BTreeMap<RecordId, Vec<RecordId>>,
}

/// What set an instance off, as far as it was corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Corrected {
    /// When the record that speaks was written down, else done.
    pub on: Option<Day>,
    /// How often its day was corrected.
    pub times: u32,
    /// Whether its day is certain.
    pub uncertain: bool,
}

impl<'m> Revisions<'m> {
    pub(super) fn new(model: &'m Model, log: &'m Log) -> Revisions<'m> {
        Revisions { model, log, of_law: BTreeMap::new(), triggers: None, corrections: BTreeMap::new() }
    }

    /// The day on which an entry last changed, and what is known of its trigger.
    pub(super) fn of(&mut self, finding: &Finding, turn: Option<Turn>, known_at: Option<Day>) -> (Day, Corrected) {
        let law = self.of_law(finding.duty, finding.version);
        let corrected = self.corrected(finding, known_at);
        let notes = finding.notes.iter().filter_map(|note| match note {
            Note::Corrected(record) => Some(*record),
            // A waiver turns what is told on its own days.
            Note::PastWaiver { .. }
            | Note::ComingWaiver { .. }
            | Note::Rule(..)
            | Note::Joined { .. }
            | Note::Left { .. }
            | Note::EmptySet(_)
            | Note::EarlierLaw { .. }
            | Note::Unread { .. } => None,
        });
        let waiver = finding.waiver.iter().map(|waiver| waiver.record);
        let records = finding.witnesses.iter().copied().chain(waiver).chain(notes);
        let written = records.filter_map(|record| written(self.log, record));
        let day = written.chain(turn.map(|turn| turn.on)).chain(corrected.on).fold(law, Day::max);
        (day, corrected)
    }

    /// The day on which the encoding of a version was revised: of the acts that it cites, else of any act in the same
    /// file, else the first day of its force.
    fn of_law(&mut self, duty: DutyId, version: usize) -> Day {
        let model = self.model;
        *self.of_law.entry((duty, version)).or_insert_with(|| {
            let law = &model.duty(duty).versions[version];
            let cited = match &law.source {
                Citation::Acts(acts) => {
                    acts.iter().filter_map(|(act, _)| model.acts.get(act)).filter_map(|act| act.revised).max()
                }
                Citation::Text(_) => None,
            };
            let beside = || {
                let same_file = model.acts.values().filter(|act| act.span.source == law.span.source);
                same_file.filter_map(|act| act.revised).max()
            };
            cited.or_else(beside).unwrap_or(law.from)
        })
    }

    /// What is known of the record that triggered an instance.
    fn corrected(&mut self, finding: &Finding, known_at: Option<Day>) -> Corrected {
        let by_record = matches!(
            self.model.duty(finding.duty).generation,
            Generation::Upon { trigger: Trigger::Act(_) | Trigger::Question(_), .. }
        );
        if !by_record {
            return Corrected::default();
        }
        let (log, corrections) = (self.log, &mut self.corrections);
        let triggers = self.triggers.get_or_insert_with(|| {
            let roots = Known::at(log, None).root;
            let mut first: BTreeMap<String, RecordId> = BTreeMap::new();
            for (id, root) in (0_u32..).map(RecordId).zip(&roots) {
                if id == *root {
                    first.insert(trigger_key(log, id), id);
                } else {
                    corrections.entry(*root).or_default().push(id);
                }
            }
            first
        });
        let Some(root) = triggers.get(&finding.period).copied() else { return Corrected::default() };
        let known = |row: &&RecordId| {
            let recorded = log.record(**row).recorded;
            recorded.is_none_or(|recorded| known_at.is_none_or(|known_at| recorded <= known_at))
        };
        let rows = corrections.get(&root).map_or(&[][..], Vec::as_slice);
        let mut found = Corrected { on: written(log, root), times: 0, uncertain: is_uncertain(log, root) };
        for row in rows.iter().filter(known) {
            let moved = log.record(*row).supersedes.is_some_and(|old| when(log, old) != when(log, *row));
            found.times += u32::from(moved);
            found.on = found.on.max(written(log, *row));
            found.uncertain = is_uncertain(log, *row);
        }
        found
    }
}

fn when(log: &Log, record: RecordId) -> Option<crate::time::When> {
    match &log.record(record).what {
        What::Happened(says) => Some(says.when),
        What::Waiver { when, .. } | What::Judgement { when, .. } => Some(*when),
        What::Retraction => None,
    }
}

fn is_uncertain(log: &Log, record: RecordId) -> bool {
    when(log, record).is_some_and(|when| when.first() != when.last())
}

/// The day on which a record was written down, else the day that it tells of.
fn written(log: &Log, record: RecordId) -> Option<Day> {
    log.record(record).recorded.or_else(|| when(log, record).map(|when| when.last()))
}
