//! Due days and windows, worked out day by day (`rules.md` A4, B3).

use super::days;
use super::plant::Plant;
use super::twin::{Frame, Instance, Twin};
use velvoite::model::{Due, Duty, Early, Generation, Point, Roll, Text};
use velvoite::syntax::ast::Side;
use velvoite::time::{Datelike, Day, Offset};

impl<'a> Twin<'a> {
    /// The due day before it rolls; none where there is none, or it cannot be told.
    pub fn nominal(&self, duty: &Duty, text: &Text, frame: &Frame) -> Option<Day> {
        let mut day = match (&duty.generation, duty.first_by) {
            (Generation::AtMost(offset), first_by) => match frame.interval {
                Some((_, Some(counted))) => days::after(counted, *offset),
                Some((from, None)) => first_by.unwrap_or_else(|| days::after(from, *offset)),
                None => return None,
            },
            (_, Some(first_by)) if frame.first && !self.planted(Plant::FirstByIgnored) => first_by,
            (Generation::Every(_, parts), _) if frame.part.is_some() => {
                self.due_day(&parts[frame.part?].due, frame, None)?
            }
            _ => self.due_day(&text.due.as_ref()?.value, frame, None)?,
        };
        for offset in &text.extend {
            day = days::after(day, *offset);
        }
        Some(day)
    }

    /// The effective due day.
    pub fn due(&self, duty: &Duty, text: &Text, frame: &Frame) -> Option<Day> {
        let day = self.nominal(duty, text, frame)?;
        let day = self.roll(day, text.roll);
        Some(if self.planted(Plant::DueDayLater) { days::next(day) } else { day })
    }

    pub fn roll(&self, day: Day, roll: Roll) -> Day {
        match roll {
            Roll::None => day,
            Roll::By { .. } if self.planted(Plant::NoRolling) => day,
            Roll::By { .. } => days::rolled(day),
        }
    }

    /// A due day as the law says it, in a frame. `due` is the instance's own, for points that name it.
    pub fn due_day(&self, says: &Due, frame: &Frame, due: Option<Day>) -> Option<Day> {
        match says {
            Due::None | Due::WithoutDelay => None,
            Due::On(day) => Some(*day),
            Due::At(point) | Due::Before(point) => self.point(point, frame, due),
            Due::DayOfYear { day, month, place } => {
                let (first, last) = frame.period?;
                match place {
                    Side::Of => days::each(first, last).find(|at| (at.month(), at.day()) == (*month, *day)),
                    Side::After => {
                        let from = days::next(last);
                        days::each(from, days::ymd(from.year() + 9, 1, 1))
                            .find(|at| (at.month(), at.day()) == (*month, *day))
                    }
                    Side::Before => {
                        let mut at = days::previous(first);
                        while (at.month(), at.day()) != (*month, *day) {
                            at = days::previous(at);
                        }
                        Some(at)
                    }
                }
            }
            Due::Count { offset, back, anchor } => {
                // No previous instance: the period's end.
                if *anchor == Point::Previous && frame.previous.is_none() {
                    return frame.period.map(|period| period.1);
                }
                let from = self.point(anchor, frame, due)?;
                let counted =
                    if self.planted(Plant::DayOfEventCounted) && matches!(offset, Offset::Days(_) | Offset::Weeks(_)) {
                        days::previous(days::after(from, *offset))
                    } else if *back {
                        days::before(from, *offset)
                    } else {
                        days::after(from, *offset)
                    };
                Some(counted)
            }
            Due::EndOfYear { nth, anchor } => {
                let from = self.point(anchor, frame, due)?;
                Some(days::ymd(from.year() + i32::try_from(*nth).unwrap(), 12, 31))
            }
        }
    }

    /// The day of a point.
    pub fn point(&self, point: &Point, frame: &Frame, due: Option<Day>) -> Option<Day> {
        match point {
            Point::StartOfPeriod => frame.period.map(|period| period.0),
            Point::EndOfPeriod => frame.period.map(|period| period.1),
            Point::Trigger => frame.trigger.map(|when| when.first()),
            Point::Previous => frame.previous?,
            Point::Due => due,
            Point::Day(day) => Some(*day),
            Point::Step(_) => None,
        }
    }

    /// The first day of the window, and the first day from which acts count for the law of the due day.
    pub fn start(&self, duty: &'a Duty, instance: &Instance, text: &Text) -> (Day, Day) {
        let frame = &instance.frame;
        let law = &duty.versions[instance.version];
        let begins = match (&text.window, frame.trigger, frame.interval) {
            (Some(from), _, interval) => {
                let due = self.nominal(duty, text, frame);
                // An interval cannot begin in the one before it.
                self.due_day(from, frame, due).max(interval.map(|(from, _)| from))
            }
            (None, Some(when), _) => Some(when.first()),
            (None, None, Some((from, _))) => Some(from),
            (None, None, None) => frame.period.map(|period| period.0),
        };
        let born = self.model.roster.body(frame.bearer).from;
        let at_least = |force: Option<Day>| {
            let bounds = [begins, born, force];
            bounds.into_iter().flatten().max().unwrap_or(law.from)
        };
        if text.early == Early::Counts || self.planted(Plant::EarlyCounts) {
            return (at_least(None), at_least(None));
        }
        let oldest = if text.earlier_law { self.oldest_law(duty, instance) } else { law.from };
        (at_least(Some(oldest)), at_least(Some(law.from)))
    }

    /// The first day in force of the oldest law that can still be met by acts of its own time.
    fn oldest_law(&self, duty: &'a Duty, instance: &Instance) -> Day {
        duty.versions[..=instance.version].iter().map(|version| version.from).min().unwrap()
    }
}
