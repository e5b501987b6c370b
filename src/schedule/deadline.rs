//! The due day of a frame under a text: the pipeline of `time::due`, fed with the frame's days (`rules.md` A, B3).

use super::{Frame, Previous};
use crate::model::Side;
use crate::model::{ActNumber, Due, Duty, Generation, Model, Part, Point, Roll, Step, Text};
use crate::time::{AnchorKind, Day, DueDay, Nominal, When};

/// A due day as far as it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deadline {
    /// A day; the two differ where the day it is counted from is an interval.
    Day {
        /// At the earliest.
        early: DueDay,
        /// At the latest.
        late: DueDay,
    },
    /// No day: `due none`, `without delay`, keep and avoid.
    None,
    /// There is one, but what it is counted from is not known.
    Unknown,
}

impl Deadline {
    /// The earliest and latest effective day.
    #[must_use]
    pub fn effective(&self) -> Option<(Day, Day)> {
        match self {
            Deadline::Day { early, late } => Some((early.effective, late.effective)),
            Deadline::None | Deadline::Unknown => None,
        }
    }
}

/// The due day of the whole instance.
#[must_use]
pub fn deadline(model: &Model, duty: &Duty, text: &Text, frame: &Frame) -> Deadline {
    let due = if let Generation::AtMost(offset) = duty.generation {
        return interval_deadline(model, duty, text, frame, offset);
    } else if let (Some(part), Generation::Every(_, parts)) = (frame.part, &duty.generation) {
        parts.get(part).map(|Part { due, .. }| due)
    } else {
        text.due.as_ref().map(|due| &due.value)
    };
    if frame.first
        && let Some(day) = duty.first_by
    {
        return roll(model, text.roll, (Nominal::named(day), None), &text.extend);
    }
    match due {
        None => match (&duty.generation, duty.first_by) {
            (Generation::Once, Some(day)) => roll(model, text.roll, (Nominal::named(day), None), &text.extend),
            _ => Deadline::None,
        },
        Some(due) => count(model, due, text.roll, &text.extend, frame, None, &|_| None),
    }
}

fn interval_deadline(model: &Model, duty: &Duty, text: &Text, frame: &Frame, offset: crate::time::Offset) -> Deadline {
    let Some(interval) = frame.interval else { return Deadline::None };
    let pair = match (interval.counted_from, duty.first_by) {
        (None, Some(day)) => Some((Nominal::named(day), None)),
        (None, None) => {
            Nominal::anchored(interval.from, AnchorKind::PeriodStart).counted(offset).map(|day| (day, None))
        }
        (Some(when), _) => {
            both([when.first(), when.last()], &|day| Nominal::anchored(day, AnchorKind::Previous).counted(offset))
        }
    };
    match pair {
        Some(pair) => roll(model, text.roll, pair, &text.extend),
        None => Deadline::Unknown,
    }
}

/// The due day of a step that has its own; `steps` tells when other steps were done.
#[must_use]
pub fn step_deadline(
    model: &Model,
    step: &Step,
    frame: &Frame,
    instance: &Deadline,
    steps: &dyn Fn(usize) -> Option<When>,
) -> Option<Deadline> {
    let (due, how) = match &step.due {
        Some((due, how)) => (due, *how),
        None if step.extend.is_empty() => return None,
        None => {
            let Deadline::Day { early, late } = instance else { return None };
            let pair = both([early.nominal, late.nominal], &|day| Some(Nominal::anchored(day, AnchorKind::Due)))?;
            return Some(roll(model, Roll::None, pair, &step.extend));
        }
    };
    let of_instance = match instance {
        Deadline::Day { early, late } => Some([early.effective, late.effective]),
        Deadline::None | Deadline::Unknown => None,
    };
    Some(count(model, due, how, &step.extend, frame, of_instance, steps))
}

/// The day that would have to roll, and by which act, where that act and its calendars do not speak of it: a defect in
/// the rules, for then there is a due day and nobody can tell which.
#[must_use]
pub fn beyond(model: &Model, duty: &Duty, text: &Text, frame: &Frame) -> Option<(ActNumber, Day)> {
    let Roll::By { act, .. } = text.roll else { return None };
    let unrolled = Text { roll: Roll::None, ..text.clone() };
    let Deadline::Day { late, .. } = deadline(model, duty, &unrolled, frame) else { return None };
    let limits = model.limits.get(&act)?;
    limits.roll(late.nominal).is_none().then_some((act, late.nominal))
}

/// The first day that `window from …` names, at the earliest and at the latest; `own` is the due day of the instance.
#[must_use]
pub fn nominal_days(due: &Due, frame: &Frame, own: &Deadline) -> Option<[Day; 2]> {
    let own = match own {
        Deadline::Day { early, late } => Some([early.nominal, late.nominal]),
        Deadline::None | Deadline::Unknown => None,
    };
    let (early, late) = pair(due, frame, own, &|_| None)?;
    let late = late.map_or(early.day(), |late| late.day());
    Some([early.day(), late])
}

/// The days on which a point may lie, earliest and latest.
#[must_use]
pub fn point_day(
    point: &Point,
    frame: &Frame,
    due: Option<[Day; 2]>,
    steps: &dyn Fn(usize) -> Option<When>,
) -> Option<[Day; 2]> {
    match point {
        Point::StartOfPeriod => frame.period.and_then(|period| period.first_day()).map(|day| [day, day]),
        Point::EndOfPeriod => frame.period.and_then(|period| period.last_day()).map(|day| [day, day]),
        Point::Trigger => frame.trigger.map(|when| [when.first(), when.last()]),
        Point::Previous => match frame.previous {
            Previous::Day(when) => Some([when.first(), when.last()]),
            Previous::None | Previous::Unknown => None,
        },
        Point::Due => due,
        Point::Day(day) => Some([*day, *day]),
        Point::Step(step) => steps(*step).map(|when| [when.first(), when.last()]),
    }
}

fn anchor_kind(point: &Point) -> AnchorKind {
    match point {
        Point::StartOfPeriod => AnchorKind::PeriodStart,
        Point::EndOfPeriod => AnchorKind::PeriodEnd,
        Point::Trigger | Point::Step(_) => AnchorKind::Trigger,
        Point::Previous => AnchorKind::Previous,
        Point::Due => AnchorKind::Due,
        Point::Day(_) => AnchorKind::Named,
    }
}

fn count(
    model: &Model,
    due: &Due,
    how: Roll,
    extend: &[crate::time::Offset],
    frame: &Frame,
    of_instance: Option<[Day; 2]>,
    steps: &dyn Fn(usize) -> Option<When>,
) -> Deadline {
    if matches!(due, Due::None | Due::WithoutDelay) {
        return Deadline::None;
    }
    match pair(due, frame, of_instance, steps) {
        Some(pair) => roll(model, how, pair, extend),
        None => Deadline::Unknown,
    }
}

/// The day before any rolling; none where none is set or it cannot be told.
fn pair(
    due: &Due,
    frame: &Frame,
    of_instance: Option<[Day; 2]>,
    steps: &dyn Fn(usize) -> Option<When>,
) -> Option<Pair> {
    let counted = |point: &Point, then: Then<'_>| -> Option<Pair> {
        // The first instance has nothing before it: its year ends with the period.
        let point = match (point, frame.previous) {
            (Point::Previous, Previous::None) => &Point::EndOfPeriod,
            _ => point,
        };
        let days = point_day(point, frame, of_instance, steps)?;
        both(days, &|day| then(Nominal::anchored(day, anchor_kind(point))))
    };
    let first_without_previous =
        |anchor: &Point| matches!(anchor, Point::Previous) && matches!(frame.previous, Previous::None);
    match due {
        Due::None | Due::WithoutDelay => None,
        Due::On(day) => Some((Nominal::named(*day), None)),
        Due::At(point) | Due::Before(point) => counted(point, &Some),
        Due::DayOfYear { day, month, place } => frame.period.and_then(|period| {
            let found = match place {
                Side::Of => Nominal::in_period(&period, *month, *day),
                Side::After => Nominal::after_period(&period, *month, *day),
                Side::Before => Nominal::before_period(&period, *month, *day),
            };
            Some((found?, None))
        }),
        Due::Count { anchor, .. } | Due::EndOfYear { anchor, .. } if first_without_previous(anchor) => {
            counted(anchor, &Some)
        }
        Due::Count { offset, back, anchor } => {
            counted(anchor, &|from| if *back { from.counted_back(*offset) } else { from.counted(*offset) })
        }
        Due::EndOfYear { nth, anchor } => {
            counted(anchor, &|from| u16::try_from(*nth).ok().and_then(|nth| from.end_of_year_after(nth)))
        }
    }
}

/// A due day at the earliest and, where it is another one, at the latest.
type Pair = (Nominal, Option<Nominal>);

/// How one goes on from an anchor.
type Then<'a> = &'a dyn Fn(Nominal) -> Option<Nominal>;

/// The same way from both days; once where they are one day.
fn both([early, late]: [Day; 2], way: &dyn Fn(Day) -> Option<Nominal>) -> Option<Pair> {
    let first = way(early)?;
    let last = if late == early { None } else { Some(way(late)?) };
    Some((first, last))
}

fn roll(model: &Model, how: Roll, (early, late): Pair, extend: &[crate::time::Offset]) -> Deadline {
    let finish = |nominal: Nominal| -> Option<DueDay> {
        let mut nominal = nominal;
        for offset in extend {
            nominal = nominal.extended(*offset)?;
        }
        match how {
            Roll::None => Some(nominal.unrolled()),
            Roll::By { act, variant } => nominal.rolled_as(model.limits.get(&act)?, variant),
        }
    };
    let early = finish(early);
    let late = late.map_or_else(|| early.clone(), finish);
    match (early, late) {
        (Some(early), Some(late)) => Deadline::Day { early, late },
        _ => Deadline::Unknown,
    }
}
