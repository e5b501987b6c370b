//! One time limit, as somebody asks for it: a day that rolls, or a count from a day, with the days of other readings.
//!
//! Knows time limits and the ways in which they can be read. Leaves alone how one asks, what is a duty, and what is
//! shown. Follows 150/1930 §§ 2–5, through `time`.

use std::sync::Arc;

use crate::lang::Words;
use crate::model::{ActNumber, Model};
use crate::time::{AnchorKind, Datelike, Day, Direction, DueDay, Nominal, Offset};

/// The last year for which days are counted: ISO 8601 writes years with four digits.
const LAST_YEAR: i32 = 9999;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Case {
    /// The day from which one counts, or that rolls.
    pub from: Day,
    /// How far to count and which way; none: not at all.
    pub count: Option<(Offset, Direction)>,
    /// Whether the last day rolls off days on which nothing need be done.
    pub roll: bool,
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The day, with every step.
    pub due: DueDay,
    /// Whether the day rolls, and if it does not, whether it would: it is a day off.
    pub rolling: Rolling,
    /// Other readings of the act, where they give another day.
    pub others: Vec<Other>,
}

/// How rolling stands with an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rolling {
    /// It rolled, or did not need to.
    Asked,
    /// Nobody asked, and it would have rolled.
    WouldRoll,
    /// Nobody asked, and it would not have rolled, or that is not known.
    NotAsked,
}

/// The day of another reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The reading's name.
    pub reading: String,
    /// What speaks for it.
    pub ground: Arc<Words>,
    /// The day, with every step.
    pub due: DueDay,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// The count leads out of the calendar.
    Counting,
    /// The act and its calendars do not speak of this day, or of a day to which it would roll.
    Rolling(Day),
}

/// The last day of a time limit under an act on time limits that the model holds.
///
/// # Errors
/// The day lies outside what can be counted, or outside what the act and its calendars cover.
///
/// ```
/// use velvoite::load::{self, Sources};
/// use velvoite::model::ActNumber;
/// use velvoite::reckon::{Case, reckon};
/// use velvoite::time::{Direction, Offset, day};
/// use velvoite::{model, syntax};
///
/// let calendars = load::shipped_calendars(&mut Sources::default());
/// let files: Vec<_> = calendars.texts.iter().map(|text| syntax::parse(text).0).collect();
/// let (model, complaints) = model::build(&files, &[]);
/// assert!(complaints.is_empty());
///
/// let from = day(2024, 11, 6).ok_or("no such day")?;
/// let month = Case { from, count: Some((Offset::Months(1), Direction::Forward)), roll: true };
/// let answer = reckon(&model, ActNumber { number: 150, year: 1930 }, &month).map_err(|_| "beyond")?;
/// // Friday 6 December 2024 is Independence Day, and a working day is not found before Monday.
/// assert_eq!(Some(answer.due.effective), day(2024, 12, 9));
/// // By the bare word the ordinary Saturday between is one.
/// assert_eq!(answer.others.first().map(|other| other.due.effective), day(2024, 12, 7));
/// # Ok::<(), &str>(())
/// ```
pub fn reckon(model: &Model, act: ActNumber, case: &Case) -> Result<Answer, Beyond> {
    let counted = || -> Option<Nominal> {
        let from = Nominal::anchored(case.from, AnchorKind::Asked);
        let to = match case.count {
            None => from,
            Some((offset, Direction::Forward)) => from.counted(offset)?,
            Some((offset, Direction::Backward)) => from.counted_back(offset)?,
        };
        (1..=LAST_YEAR).contains(&to.day().year()).then_some(to)
    };
    let nominal = counted().ok_or(Beyond::Counting)?;
    let limits = model.limits.get(&act);
    if !case.roll {
        let off = limits.and_then(|limits| limits.is_off(nominal.day())).unwrap_or(false);
        let rolling = if off { Rolling::WouldRoll } else { Rolling::NotAsked };
        return Ok(Answer { due: nominal.unrolled(), rolling, others: Vec::new() });
    }
    let beyond = Beyond::Rolling(nominal.day());
    let limits = limits.ok_or(beyond)?;
    let due = nominal.clone().rolled(limits).ok_or(beyond)?;
    let mut others = Vec::new();
    for reading in model.limits_readings.get(&act).into_iter().flatten() {
        if reading.variant.is_none() {
            continue;
        }
        let other = nominal.clone().rolled_as(limits, reading.variant).ok_or(beyond)?;
        if other.effective != due.effective {
            let ground = Arc::clone(&reading.ground);
            others.push(Other { reading: reading.name.clone(), ground, due: other });
        }
    }
    Ok(Answer { due, rolling: Rolling::Asked, others })
}
