//! By which acts on time limits a text rolls, and the same text under another reading of such an act.

use super::ActNumber;
use super::duty::{Demand, Roll, Step, Target, Text};

impl Text {
    /// Whether its due day, or that of one of its steps, rolls by this act.
    #[must_use]
    pub fn rolls_by(&self, act: ActNumber) -> bool {
        let own = self.due.is_some() || matches!(self.demand, Demand::Do(_));
        let steps = steps(&self.demand).iter().filter_map(|step| step.due.as_ref()).map(|(_, roll)| *roll);
        own.then_some(self.roll)
            .into_iter()
            .chain(steps)
            .any(|roll| matches!(roll, Roll::By { act: by, .. } if by == act))
    }

    /// Whether a step has a due day of its own that rolls.
    #[must_use]
    pub fn steps_roll(&self) -> bool {
        steps(&self.demand).iter().any(|step| matches!(step.due, Some((_, Roll::By { .. }))))
    }

    /// The same text under one of the act's other readings, by the position of its variant in the time limits.
    #[must_use]
    pub fn rolling_under(mut self, act: ActNumber, variant: usize) -> Text {
        let under = |roll: &mut Roll| {
            if let Roll::By { act: by, variant: read } = roll
                && *by == act
            {
                *read = Some(variant);
            }
        };
        under(&mut self.roll);
        let steps: &mut [Step] = match &mut self.demand {
            Demand::Do(Target::Steps(steps)) | Demand::Avoid(_, Some(Target::Steps(steps))) => steps,
            Demand::Do(Target::Acts(..) | Target::Question(_)) | Demand::Keep(..) | Demand::Avoid(..) => &mut [],
        };
        for (_, roll) in steps.iter_mut().filter_map(|step| step.due.as_mut()) {
            under(roll);
        }
        self
    }
}

fn steps(demand: &Demand) -> &[Step] {
    match demand {
        Demand::Do(Target::Steps(steps)) | Demand::Avoid(_, Some(Target::Steps(steps))) => steps,
        Demand::Do(Target::Acts(..) | Target::Question(_)) | Demand::Keep(..) | Demand::Avoid(..) => &[],
    }
}
