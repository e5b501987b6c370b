//! Where the two sides of a sitting tell it differently and a verdict depends on who is right (`rules.md` B9).

use super::instance::Instance;
use super::judge::Judge;
use super::sides::Pair;
use crate::finding::{Cause, Fact, Missing, Reason, Role, State, Verdict, What};
use crate::model::{Demand, Duty, Target};
use crate::record::RecordId;

/// Two sides of a sitting on whose difference a verdict depends.
#[derive(Debug, Clone, Default)]
pub(super) struct Dispute {
    /// What is not done in one side's version.
    pub missing: Vec<Missing>,
    /// The records.
    pub records: Vec<RecordId>,
}

impl Dispute {
    /// What one side's version shows and the other's does not is not done, and the records do not show it for certain.
    pub(super) fn leave_in_doubt(&self, reason: &mut Reason) {
        let Fact::Item { item, state, .. } = &mut reason.fact else { return };
        let denied = self.missing.iter().any(|lacks| lacks.item == *item || lacks.item.what == What::Act);
        if !denied || !matches!(state, State::Done { .. }) {
            return;
        }
        *state = State::InDoubt(vec![Cause::Contradiction]);
        for shown in &mut reason.because {
            if let Fact::Record { role: role @ (Role::Witness | Role::Also), .. } = &mut shown.fact {
                *role = Role::Doubtful(Cause::Contradiction);
            }
        }
    }
}

impl Judge<'_> {
    /// Whether the verdict under a reading would differ between the two sides' versions of a sitting.
    pub(super) fn contradicted(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        verdict: Verdict,
        pairs: &[Pair<'_>],
    ) -> bool {
        self.disputed(duty, instance, reading, verdict, pairs).is_some()
    }

    /// What is not done in one of two sides' versions of a sitting, if the verdict would differ between them.
    pub(super) fn disputed(
        &self,
        duty: &Duty,
        instance: &Instance,
        reading: Option<usize>,
        verdict: Verdict,
        pairs: &[Pair<'_>],
    ) -> Option<Dispute> {
        if verdict == Verdict::NotApplicable || pairs.is_empty() {
            return None;
        }
        let kinds = kinds_of(duty);
        let of_a_kind = |act: &super::index::Act<'_>| act.says.kinds.iter().any(|kind| kinds.contains(kind));
        let touching = pairs
            .iter()
            .filter(|pair| pair.names(instance.frame.bearer) && (of_a_kind(&pair.one) || of_a_kind(&pair.other)));
        let mut found: Option<Dispute> = None;
        for pair in touching {
            let sides = pair
                .versions()
                .map(|swap| self.judge_instance(duty, instance, reading, self.moment, Some(&swap)).ruling);
            if sides[0].verdict == sides[1].verdict {
                continue;
            }
            let found = found.get_or_insert_default();
            found.records.extend([pair.one.root, pair.other.root]);
            for due in sides.iter().flat_map(|side| &side.items).filter(|due| !due.state.at_last.is_done()) {
                let item = due.state.item.clone();
                if !found.missing.iter().any(|known| known.item == item) {
                    found.missing.push(Missing { item, certain: false, days: None });
                }
            }
        }
        found
    }
}

/// The activities and statuses that a duty asks for in any text.
fn kinds_of(duty: &Duty) -> Vec<crate::record::Kind> {
    use crate::record::Kind;
    let mut kinds = Vec::new();
    for text in duty.versions.iter().flat_map(|law| &law.texts).filter_map(|built| built.text.as_ref().ok()) {
        match &text.demand {
            Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) => {
                kinds.extend(ask.kinds.iter().map(|kind| Kind::Activity(*kind)));
            }
            Demand::Do(Target::Steps(steps)) => {
                kinds.extend(steps.iter().flat_map(|step| &step.ask.kinds).map(|kind| Kind::Activity(*kind)));
            }
            Demand::Keep(status, _) => kinds.push(Kind::Status(*status)),
            Demand::Do(Target::Question(_)) => {}
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
