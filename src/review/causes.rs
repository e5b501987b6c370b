//! Which records, written down since, made a finding another one: read from the two proofs, before and after the writing.
//!
//! A record is a cause if it shows, or leaves in doubt, something that stands otherwise in the two proofs; or if it
//! triggered, waived or broke what is judged. One that merely lies near, or shows once more what is shown anyway, is none.

use std::collections::{BTreeMap, BTreeSet};

use super::Basis;
use super::changes::Rewritten;
use crate::evaluate::{self, Only, Question, Scope};
use crate::finding::{Cause, Fact, Finding, Item, Note, Reason, Role, State};
use crate::model::{BodyId, DutyId};
use crate::record::RecordId;
use crate::time::Day;

/// On which records and declarations the changed instances rest, before and after the writing.
#[derive(Default)]
pub(super) struct Proofs {
    /// With what was known on the earlier day, and with what is known; by instance.
    sides: [BTreeMap<String, Ground>; 2],
}

/// What one finding rests on.
#[derive(Default)]
struct Ground {
    /// How each item stands, and by which records.
    items: BTreeMap<Item, (Standing, BTreeSet<RecordId>)>,
    /// What triggered it; beside them the days that it gave.
    triggers: BTreeSet<RecordId>,
    days: (Option<Day>, Option<Day>),
    /// What waived it, broke it, or shows it where nothing is asked item by item.
    alone: BTreeSet<RecordId>,
    /// What shows once more what is shown anyway, and rows that were corrected.
    also: BTreeSet<RecordId>,
    /// Registers whose word that they are complete lets absence count.
    complete: BTreeSet<u32>,
}

/// How an item stands, as far as it makes a verdict.
#[derive(PartialEq, Eq)]
enum Standing {
    InTime,
    Late,
    InDoubt(Vec<Cause>),
    NotDone,
}

impl Proofs {
    /// Judges what changed once more, with proofs: as time alone left it, with what was known until `knew`; and as it is.
    /// None: nothing was written since, and what is, is what time left.
    pub(super) fn new(
        basis: &Basis<'_>,
        knew: Option<Day>,
        changed: &[&String],
        found: [&BTreeMap<String, Finding>; 2],
        days: (Day, Day),
    ) -> Proofs {
        let wanted: BTreeSet<&String> = changed.iter().copied().collect();
        let of = |map: &BTreeMap<String, Finding>| -> Vec<(BodyId, DutyId)> {
            let findings = wanted.iter().filter_map(|id| map.get(*id));
            findings.map(|finding| (finding.bearer, finding.duty)).collect()
        };
        let pairs: BTreeSet<(BodyId, DutyId)> = found.into_iter().flat_map(of).collect();
        let bodies: BTreeSet<BodyId> = pairs.iter().map(|(body, _)| *body).collect();
        let duties: BTreeSet<DutyId> = pairs.iter().map(|(_, duty)| *duty).collect();
        if duties.is_empty() {
            return Proofs::default();
        }
        let judged = |known_at: Option<Day>| -> BTreeMap<String, Ground> {
            let question = Question {
                as_of: basis.as_of,
                known_at,
                bodies: Scope::Bodies(bodies.iter().copied().collect()),
                from: Some(days.0),
                to: Some(days.1),
                only: Only { duties: duties.iter().copied().collect() },
            };
            let found = evaluate::judge(basis.model, basis.roster, basis.log, &question).findings;
            let found = found.into_iter().filter(|finding| wanted.contains(&finding.instance));
            found.map(|finding| (finding.instance.clone(), Ground::of(&finding))).collect()
        };
        Proofs { sides: [knew.map_or_else(BTreeMap::new, |knew| judged(Some(knew))), judged(basis.known_at)] }
    }

    /// Which of the rewritten records made an instance what it is.
    pub(super) fn causes(&self, instance: &str, rewritten: &[Rewritten]) -> Vec<Rewritten> {
        let [old, new] = self.sides.each_ref().map(|side| side.get(instance));
        let grounds = || old.into_iter().chain(new);
        let of = |records: BTreeSet<RecordId>| -> Vec<Rewritten> {
            rewritten.iter().filter(|one| one.rows().any(|row| records.contains(&row))).copied().collect()
        };
        // What turned comes first; where nothing did, or no record shows it, what the findings rest on.
        let turned = of(turned(old, new));
        if !turned.is_empty() {
            return turned;
        }
        let shown = of(grounds().flat_map(Ground::shown).collect());
        if !shown.is_empty() {
            return shown;
        }
        of(grounds().flat_map(|ground| ground.also.iter().copied()).collect())
    }

    /// The registers whose word lets absence count, as it is.
    pub(super) fn complete(&self, instance: &str) -> Vec<u32> {
        self.sides[1].get(instance).into_iter().flat_map(|ground| ground.complete.iter().copied()).collect()
    }
}

/// The records of what stands otherwise on the two sides.
fn turned(old: Option<&Ground>, new: Option<&Ground>) -> BTreeSet<RecordId> {
    let mut records = BTreeSet::new();
    for (side, other) in [(old, new), (new, old)] {
        let Some(side) = side else { continue };
        records.extend(side.alone.iter().copied());
        if other.is_none_or(|other| other.days != side.days) {
            records.extend(side.triggers.iter().copied());
        }
        for (item, (standing, shown)) in &side.items {
            let stood = other.and_then(|other| other.items.get(item)).map(|(standing, _)| standing);
            if stood != Some(standing) {
                records.extend(shown.iter().copied());
            }
        }
    }
    records
}

impl Ground {
    fn of(finding: &Finding) -> Ground {
        let effective = finding.due.as_ref().map(|due| due.effective);
        let mut ground = Ground { days: (finding.window.0, effective), ..Ground::default() };
        ground.alone.extend(finding.waiver.map(|waiver| waiver.record));
        ground.also.extend(finding.witnesses.iter().copied());
        ground.also.extend(finding.notes.iter().filter_map(|note| match note {
            Note::Corrected(record) | Note::PastWaiver { record, .. } | Note::ComingWaiver { record, .. } => {
                Some(*record)
            }
            _ => None,
        }));
        ground.take(&finding.reasons, None);
        ground
    }

    /// Takes a reason, which stands under an item or alone, and those under it.
    fn take<'r>(&mut self, reason: &'r Reason, mut item: Option<&'r Item>) {
        match &reason.fact {
            Fact::Item { item: own, state, .. } => {
                item = Some(own);
                let standing = match state {
                    State::Done { late: 0, .. } => Standing::InTime,
                    State::Done { .. } => Standing::Late,
                    State::InDoubt(causes) => Standing::InDoubt(causes.clone()),
                    State::NotDone => Standing::NotDone,
                };
                self.items.entry(own.clone()).or_insert((standing, BTreeSet::new()));
            }
            Fact::Record { record, role } => {
                match role {
                    Role::Witness | Role::Doubtful(_) => self.shows(item, *record),
                    Role::Breaks => _ = self.alone.insert(*record),
                    Role::Trigger => _ = self.triggers.insert(*record),
                    Role::Also => _ = self.also.insert(*record),
                    // It lies near and answers nothing.
                    Role::TooEarly
                    | Role::TooLate
                    | Role::Unnamed
                    | Role::OtherPeriod
                    | Role::OtherOf
                    | Role::OtherReceiver => {}
                }
            }
            Fact::Order { record, .. } => self.shows(item, *record),
            Fact::Complete { register, .. } => _ = self.complete.insert(*register),
            _ => {}
        }
        for because in &reason.because {
            self.take(because, item);
        }
    }

    fn shows(&mut self, item: Option<&Item>, record: RecordId) {
        match item.and_then(|item| self.items.get_mut(item)) {
            Some((_, records)) => _ = records.insert(record),
            None => _ = self.alone.insert(record),
        }
    }

    /// Every record that shows something, or leaves it in doubt.
    fn shown(&self) -> impl Iterator<Item = RecordId> {
        let of_items = self.items.values().flat_map(|(_, records)| records);
        of_items.chain(&self.alone).chain(&self.triggers).copied()
    }
}
