//! Which instances of a duty exist, and on what days: periods, versions, due days, windows.
//!
//! Knows rules, roster and calendars. Leaves alone records, today and compliance: what depends on records (triggers, the
//! day of the last act) reaches it as plain days (`rules.md` A8).

pub mod bearer;
pub mod deadline;

use std::borrow::Cow;

use crate::model::{BodyId, Condition, Duty, Early, Generation, Model, Rhythm, Roster, Text, Thing, Version, Who};
use crate::time::{Day, Period, When, Window, years_touching};

pub use bearer::{Joint, all_bearers, bears, is_of, joint};
pub use deadline::{Deadline, beyond, deadline, point_day, step_deadline};

/// One instance before it is judged: a duty for a bearer in a period or upon a trigger. Plain days only.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who.
    pub bearer: BodyId,
    /// Towards whom.
    pub counterparty: Option<BodyId>,
    /// The period's key, or the trigger's.
    pub key: String,
    /// The part, by index.
    pub part: Option<usize>,
    /// The period; none for triggers, `once` and `at most N apart`.
    pub period: Option<Window>,
    /// The trigger's day.
    pub trigger: Option<When>,
    /// For `at most N apart`: the window's first day and the day counted from (none: the first interval).
    pub interval: Option<Interval>,
    /// The previous instance, for `N after previous`.
    pub previous: Previous,
    /// Whether it is the first instance, which `first by` moves.
    pub first: bool,
}

/// An interval of `at most N apart`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The window's first day.
    pub from: Day,
    /// The day from which the interval runs, which is not counted; none: the first one.
    pub counted_from: Option<When>,
}

/// What is known of the previous instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Previous {
    /// There was none.
    None,
    /// It was done on this day, or was due on it and missed.
    Day(When),
    /// It cannot be told.
    Unknown,
}

impl Frame {
    /// A frame for a period.
    #[must_use]
    pub fn of_period(bearer: BodyId, counterparty: Option<BodyId>, period: &Period, part: Option<usize>) -> Frame {
        Frame {
            bearer,
            counterparty,
            key: period.key.clone(),
            part,
            period: Some(period.window),
            trigger: None,
            interval: None,
            previous: Previous::None,
            first: false,
        }
    }

    /// A frame without period or trigger.
    #[must_use]
    pub fn plain(bearer: BodyId, counterparty: Option<BodyId>, key: &str) -> Frame {
        Frame {
            bearer,
            counterparty,
            key: key.to_owned(),
            part: None,
            period: None,
            trigger: None,
            interval: None,
            previous: Previous::None,
            first: false,
        }
    }
}

/// The periods of a rhythm that touch the days `from..=to`.
#[must_use]
pub fn periods<'m>(model: &'m Model, rhythm: &Rhythm, from: Day, to: Day) -> Cow<'m, [Period]> {
    let Some(span) = Window::inclusive(from, to) else { return Cow::Borrowed(&[]) };
    match rhythm {
        Rhythm::CalendarYear => Cow::Owned(years_touching(span).collect()),
        Rhythm::Table(name) => Cow::Borrowed(model.tables.get(name).map_or(&[], |table| table.table.touching(span))),
    }
}

/// `duty/bearer[/counterparty]/period[/part]`: what an instance is called.
#[must_use]
pub fn name(roster: &Roster, duty: &Duty, frame: &Frame) -> String {
    let counterparty = frame.counterparty.map(|body| roster.body(body).id.as_str());
    let part = match (frame.part, &duty.generation) {
        (Some(part), Generation::Every(_, parts)) => parts.get(part).map(|part| part.name.as_str()),
        _ => None,
    };
    let bearer = roster.body(frame.bearer).id.as_str();
    let parts = [Some(duty.name.as_str()), Some(bearer), counterparty, Some(frame.key.as_str()), part];
    let mut name = String::with_capacity(parts.iter().flatten().map(|part| part.len() + 1).sum());
    for part in parts.into_iter().flatten() {
        if !name.is_empty() {
            name.push('/');
        }
        name.push_str(part);
    }
    name
}

/// The version that governs a frame, with the day that picked it (`rules.md` A2, A3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governed {
    /// Index of the version.
    pub version: usize,
    /// The nominal due day, or the trigger's day, or the period's last day.
    pub on: Day,
    /// What the frame alone says of the version's exceptions.
    pub chosen: Chosen,
    /// The due day under the text so chosen, where it was needed.
    pub due: Option<Deadline>,
}

/// What a frame alone, without records, says of the exceptions of a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// The day by which exceptions are chosen (`reference_day`).
    pub on: Day,
    /// The exceptions that apply for certain (`static_mask`).
    pub mask: u32,
}

/// Why a frame has no instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absent {
    /// No version is in force on the day.
    NotInForce,
    /// The bearer did not exist on the day.
    NoBody,
}

/// Which version governs the frame. For `always`, `on` is the last day to be judged.
///
/// # Errors
/// Why there is no instance.
pub fn govern(model: &Model, roster: &Roster, duty: &Duty, frame: &Frame, as_of: Day) -> Result<Governed, Absent> {
    let mut outside = Absent::NotInForce;
    for (version, law) in duty.versions.iter().enumerate().rev() {
        let (on, chosen, due) = if let Some(trigger) = frame.trigger {
            (trigger.first(), None, None)
        } else if matches!(duty.generation, Generation::Always) {
            // Whatever version was in force last up to the as-of day; a future one is upcoming.
            if law.from > as_of && version > 0 {
                continue;
            }
            let last = law.until.map_or(as_of, |until| until.min(as_of)).max(law.from);
            let body = roster.body(frame.bearer);
            let last = body.until.map_or(last, |until| until.min(last));
            if body.from.is_some_and(|from| from > last.max(as_of)) || last < law.from {
                outside = Absent::NoBody;
                continue;
            }
            let chosen = choose(model, roster, duty, version, frame);
            return Ok(Governed { version, on: last, chosen, due: None });
        } else {
            let plain = plain_deadline(model, duty, version, frame);
            let chosen = choose_by(model, roster, duty, version, frame, plain.as_ref());
            let text = law.text(chosen.mask, None).and_then(|text| text.as_ref().ok());
            let Some(text) = text else { continue };
            let due = plain.filter(|_| chosen.mask == 0).unwrap_or_else(|| deadline(model, duty, text, frame));
            let on = match &due {
                Deadline::Day { early, .. } => early.nominal,
                Deadline::None | Deadline::Unknown => match frame.period.and_then(|period| period.last_day()) {
                    Some(last) => last,
                    None => law.from.max(as_of),
                },
            };
            (on, Some(chosen), Some(due))
        };
        if law.in_force(on) {
            let body = roster.body(frame.bearer);
            // What is due before its period begins, a budget, is not owed by who ends before it begins.
            let begins = frame.period.and_then(|period| period.first_day());
            let ended = body.until.zip(begins).is_some_and(|(until, begins)| until < begins);
            if body.exists(on) && !ended {
                let chosen = chosen.unwrap_or_else(|| choose(model, roster, duty, version, frame));
                return Ok(Governed { version, on, chosen, due });
            }
            outside = Absent::NoBody;
        }
    }
    Err(outside)
}

/// What the frame says of the exceptions of a version.
#[must_use]
pub fn choose(model: &Model, roster: &Roster, duty: &Duty, version: usize, frame: &Frame) -> Chosen {
    choose_by(model, roster, duty, version, frame, plain_deadline(model, duty, version, frame).as_ref())
}

fn choose_by(
    model: &Model,
    roster: &Roster,
    duty: &Duty,
    version: usize,
    frame: &Frame,
    plain: Option<&Deadline>,
) -> Chosen {
    let law = &duty.versions[version];
    let on = reference_day(law, frame, plain);
    Chosen { on, mask: static_mask(model, roster, law, frame, on) }
}

/// The exceptions that apply for certain by conditions on bearer, counterparty and period alone.
fn static_mask(model: &Model, roster: &Roster, law: &Version, frame: &Frame, on: Day) -> u32 {
    let mut mask = 0u32;
    for (index, exception) in law.exceptions.iter().enumerate() {
        let parent = exception.parent.is_none_or(|parent| mask & bit(parent) != 0);
        let in_force = exception.force.is_none_or(|(from, until)| from <= on && until.is_none_or(|until| on <= until));
        let holds = match &exception.when {
            None => true,
            Some(when) => decide(model, roster, &when.condition, frame, on) == Some(true),
        };
        if parent && in_force && holds {
            mask |= bit(index);
        }
    }
    mask
}

/// The day by which exceptions are chosen: the nominal due day of the text without exceptions, or the trigger's day, or
/// the last day of the period.
fn reference_day(law: &Version, frame: &Frame, plain: Option<&Deadline>) -> Day {
    if let Some(trigger) = frame.trigger {
        return trigger.first();
    }
    match plain {
        Some(Deadline::Day { early, .. }) => early.nominal,
        Some(Deadline::None | Deadline::Unknown) | None => {
            frame.period.and_then(|period| period.last_day()).unwrap_or(law.from)
        }
    }
}

/// The due day of the text without exceptions; a trigger's day is chosen by without it.
fn plain_deadline(model: &Model, duty: &Duty, version: usize, frame: &Frame) -> Option<Deadline> {
    if frame.trigger.is_some() {
        return None;
    }
    let plain = duty.versions[version].text(0, None).and_then(|text| text.as_ref().ok());
    plain.map(|text| deadline(model, duty, text, frame))
}

/// Bit `index` of a set of exceptions.
#[must_use]
pub fn bit(index: usize) -> u32 {
    u32::try_from(index).ok().and_then(|index| 1u32.checked_shl(index)).unwrap_or(0)
}

/// A condition on bearer, counterparty and period; none where it needs records (or the roster does not say).
#[must_use]
pub fn decide(model: &Model, roster: &Roster, condition: &Condition, frame: &Frame, on: Day) -> Option<bool> {
    match condition {
        Condition::And(parts) => {
            let mut known = Some(true);
            for part in parts {
                match decide(model, roster, part, frame, on) {
                    Some(false) => return Some(false),
                    Some(true) => {}
                    None => known = None,
                }
            }
            known
        }
        Condition::Or(parts) => {
            let mut known = Some(false);
            for part in parts {
                match decide(model, roster, part, frame, on) {
                    Some(true) => return Some(true),
                    Some(false) => {}
                    None => known = None,
                }
            }
            known
        }
        Condition::Not(inner) => decide(model, roster, inner, frame, on).map(|holds| !holds),
        Condition::Is(who, thing) => body_of(roster, who, frame, on).map(|body| is_of(model, roster, body, *thing)),
        Condition::In(who, group) => body_of(roster, who, frame, on).map(|body| roster.belongs(body, *group, on)),
        Condition::PeriodIs(key) => Some(frame.key == *key),
        Condition::PeriodFrom(day) => frame.period.and_then(|period| period.first_day()).map(|first| first >= *day),
        Condition::PeriodUntil(day) => frame.period.and_then(|period| period.last_day()).map(|last| last <= *day),
        Condition::Having(..)
        | Condition::TriggerAbout(_)
        | Condition::Answered(..)
        | Condition::Act(..)
        | Condition::Done { .. } => None,
    }
}

/// The body that `who` means on a day.
#[must_use]
pub fn body_of(roster: &Roster, who: &Who, frame: &Frame, on: Day) -> Option<BodyId> {
    match who {
        Who::Bearer => Some(frame.bearer),
        Who::Counterparty => frame.counterparty,
        Who::Body(body) => Some(*body),
        Who::Related { relations, up, of } => {
            let of = body_of(roster, of, frame, on)?;
            if *up {
                roster.groups(of).find(|row| relations.contains(&row.relation) && row.on(on)).map(|row| row.group)
            } else {
                let mut rows = relations.iter().flat_map(|relation| roster.members(of, *relation));
                rows.find(|row| row.on(on)).map(|row| row.member)
            }
        }
    }
}

/// Where doing it counts: from which day, for completeness and for the law in force on the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The window's first day, the earlier law's time included.
    pub window: Day,
    /// From this day acts count for the law in force on the due day.
    pub counts: Day,
}

/// The day that the duty's own `window from` gives, at the earliest and at the latest: a trigger's day may be an
/// interval. It takes the place of the period's or the trigger's day (`rules.md` A4). `due` is the due day.
#[must_use]
pub fn own_start(text: &Text, frame: &Frame, due: &Deadline) -> Option<[Day; 2]> {
    deadline::nominal_days(text.window.as_ref()?, frame, due)
}

/// The first day of the window (`rules.md` A4). `oldest` is the first day in force of the oldest law that bound this
/// bearer and can still be met by acts of its time; `own` is what `own_start` gives.
#[must_use]
pub fn start(
    roster: &Roster,
    duty: &Duty,
    version: usize,
    text: &Text,
    frame: &Frame,
    oldest: Day,
    own: Option<[Day; 2]>,
) -> Start {
    let law = &duty.versions[version];
    let body = roster.body(frame.bearer).from;
    let own = own.map(|[early, _]| early);
    let base = if let Some(interval) = frame.interval {
        // What is done before the interval begins belongs to the one before it.
        own.max(Some(interval.from))
    } else {
        let given = frame.trigger.map(|when| when.first());
        own.or(given).or_else(|| frame.period.filter(|_| text.window.is_none()).and_then(|period| period.first_day()))
    };
    let latest = |force: Option<Day>| [base, body, force].into_iter().flatten().max().unwrap_or(law.from);
    match text.early {
        Early::Counts => Start { window: latest(None), counts: latest(None) },
        Early::DoesNotCount => Start { window: latest(Some(oldest.min(law.from))), counts: latest(Some(law.from)) },
    }
}

/// The bodies of a kind, class or body that exist on some day of the window.
pub fn bodies<'r>(
    model: &'r Model,
    roster: &'r Roster,
    thing: Thing,
    window: Window,
) -> impl Iterator<Item = BodyId> + 'r {
    roster.ids().filter(move |id| {
        let body = roster.body(*id);
        is_of(model, roster, *id, thing)
            && body.from.is_none_or(|from| window.is_open_end() || from <= window.last())
            && body.until.is_none_or(|until| window.is_open_start() || until >= window.from())
    })
}
