//! An act on time limits as a calendar file writes it, and what its list names.
//!
//! Looks names up in finished calendars and tells what is wrong with them; leaves rolling to `limits`.

use std::sync::Arc;

use chrono::Weekday;

use super::{Calendar, Day, HolidayKind, Window, YEARS, day};

/// How an act on time limits stands in a calendar file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LimitsRule {
    /// The act by number and year, such as `150/1930`.
    pub act: String,
    /// From which day its list is in force as written; none: from ever.
    pub from: Option<Day>,
    /// The last day on which it is; none: to this day.
    pub until: Option<Day>,
    /// Its list.
    pub off: Vec<RollsOff>,
    /// The other ways to read it.
    pub variants: Vec<Variant>,
}

/// One entry of the list of days that roll off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RollsOff {
    /// Every such day of the week.
    Weekday(Weekday),
    /// Every holiday of the calendar of this name; not its eves.
    HolidaysOf(String),
    /// The holiday or eve of this name, in whichever calendar has it.
    Holiday(String),
}

/// Another way to read the act. As it stands, one rolls forward until a day that is not on its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variant {
    /// Days of the list on which one may land none the less: `lands on saturday, christmas-eve`. One rolls off them
    /// only where the time limit itself ends on them.
    pub lands: Vec<RollsOff>,
    /// A time limit counted backwards rolls backwards: `counted back rolls back`.
    pub back: bool,
}

/// What is wrong with a list of days as written; entries are named by their position in it, and where a reading has a
/// list of its own, its entries are counted after those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TimeLimitsProblem {
    /// No calendar has this name.
    UnknownCalendar {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
    },
    /// No calendar has a holiday of this name.
    UnknownHoliday {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
    },
    /// Several calendars have a holiday of this name.
    AmbiguousHoliday {
        /// The entry.
        entry: usize,
        /// The name as written.
        name: String,
        /// The calendars that have it.
        calendars: Vec<String>,
    },
    /// The entry stands in the list already.
    Duplicate {
        /// The earlier entry.
        first: usize,
        /// The later one.
        second: usize,
    },
    /// All seven days of the week roll off, so nothing ever lands.
    NoWorkingDay,
    /// A reading lands on a day that does not roll off.
    LandsOnWorkingDay {
        /// The entry.
        entry: usize,
    },
    /// No day is left between the act's force and the years of the calendars that it names.
    NoDays,
}

impl TimeLimitsProblem {
    /// The entry that is wrong, if it is one.
    pub(super) fn entry(&self) -> Option<usize> {
        match self {
            TimeLimitsProblem::UnknownCalendar { entry, .. }
            | TimeLimitsProblem::UnknownHoliday { entry, .. }
            | TimeLimitsProblem::AmbiguousHoliday { entry, .. }
            | TimeLimitsProblem::LandsOnWorkingDay { entry } => Some(*entry),
            TimeLimitsProblem::Duplicate { second, .. } => Some(*second),
            TimeLimitsProblem::NoWorkingDay | TimeLimitsProblem::NoDays => None,
        }
    }
}

/// What a list names.
pub(super) struct Listed {
    pub weekdays: Vec<Weekday>,
    pub holidays: Vec<(Day, Arc<str>)>,
}

/// Looks up the names of a list; `known` shrinks to the years of the calendars that it names.
pub(super) fn look_up(
    entries: &[RollsOff],
    first: usize,
    calendars: &[Calendar],
    problems: &mut Vec<TimeLimitsProblem>,
    known: &mut Option<Window>,
) -> Listed {
    let mut listed = Listed { weekdays: Vec::new(), holidays: Vec::new() };
    let mut reach = |calendar: &Calendar| {
        let (from, until) = (day(*calendar.years().start(), 1, 1), day(*calendar.years().end(), 12, 31));
        *known = known.zip(span(from, until)).and_then(|(known, years)| known.intersect(&years));
    };
    for (at, given) in entries.iter().enumerate() {
        let entry = first + at;
        if let Some(earlier) = entries.iter().take(at).position(|earlier| earlier == given) {
            problems.push(TimeLimitsProblem::Duplicate { first: first + earlier, second: entry });
            continue;
        }
        match given {
            RollsOff::Weekday(weekday) => listed.weekdays.push(*weekday),
            RollsOff::HolidaysOf(name) => match calendars.iter().find(|calendar| calendar.name() == name) {
                Some(calendar) => {
                    reach(calendar);
                    listed.holidays.extend(days_of_kind(calendar, HolidayKind::Holiday));
                }
                None => problems.push(TimeLimitsProblem::UnknownCalendar { entry, name: name.clone() }),
            },
            RollsOff::Holiday(name) => match days_named(calendars, name, entry) {
                Ok((calendar, days)) => {
                    reach(calendar);
                    listed.holidays.extend(days);
                }
                Err(problem) => problems.push(problem),
            },
        }
    }
    listed
}

/// Whether a list names the entry, by itself or among the holidays of a calendar; of a calendar that is not there it
/// cannot be told.
pub(super) fn lists(list: &[RollsOff], entry: &RollsOff, calendars: &[Calendar]) -> bool {
    list.iter().any(|listed| match (listed, entry) {
        (RollsOff::HolidaysOf(calendar), RollsOff::Holiday(name)) => {
            calendars.iter().find(|known| known.name() == calendar).is_none_or(|known| {
                known.holidays().iter().any(|own| own.name == *name && own.kind == HolidayKind::Holiday)
            })
        }
        (listed, entry) => listed == entry,
    })
}

/// From a first to a last day within [`YEARS`]; none if there is no day between.
pub(super) fn span(from: Option<Day>, until: Option<Day>) -> Option<Window> {
    let (first, last) = (day(*YEARS.start(), 1, 1)?, day(*YEARS.end(), 12, 31)?);
    Window::inclusive(from.map_or(first, |from| from.max(first)), until.map_or(last, |until| until.min(last)))
}

fn days_of_kind(calendar: &Calendar, kind: HolidayKind) -> impl Iterator<Item = (Day, Arc<str>)> {
    let names: Vec<Option<Arc<str>>> = calendar
        .holidays()
        .iter()
        .map(|holiday| (holiday.kind == kind).then(|| Arc::from(holiday.name.as_str())))
        .collect();
    calendar.days().iter().filter_map(move |found| Some((found.day, names.get(found.holiday.position())?.clone()?)))
}

/// The calendar that has the holiday, and its days.
type Named<'a> = (&'a Calendar, Vec<(Day, Arc<str>)>);

fn days_named<'a>(calendars: &'a [Calendar], name: &str, entry: usize) -> Result<Named<'a>, TimeLimitsProblem> {
    let mut having = calendars.iter().filter_map(|calendar| Some((calendar, calendar.find(name)?)));
    let Some((calendar, index)) = having.next() else {
        return Err(TimeLimitsProblem::UnknownHoliday { entry, name: name.to_owned() });
    };
    let others: Vec<String> = having.map(|(other, _)| other.name().to_owned()).collect();
    if !others.is_empty() {
        let calendars = [vec![calendar.name().to_owned()], others].concat();
        return Err(TimeLimitsProblem::AmbiguousHoliday { entry, name: name.to_owned(), calendars });
    }
    let name: Arc<str> = Arc::from(name);
    let days = calendar.days().iter().filter(|found| found.holiday == index);
    Ok((calendar, days.map(|found| (found.day, Arc::clone(&name))).collect()))
}
