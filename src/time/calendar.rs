//! Calendars: the holidays of each year of [`YEARS`], worked out once, and what is wrong with them as written.
//!
//! Whether one may act on a holiday is not known here (see `limits`).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::Datelike;

use super::holiday::{in_year, kept, shifted};
use super::{Day, Holiday, Occurrence, Rule, YEARS, day};

/// The farthest that a holiday may lie from Easter or from another holiday, in days.
const FARTHEST: i32 = 366;

/// The place of a holiday in its calendar, as [`Calendar::holiday`] takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HolidayIndex(usize);

/// A holiday on the day on which it falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolidayDay {
    /// The day.
    pub day: Day,
    /// Which holiday.
    pub holiday: HolidayIndex,
}

/// What is wrong with a calendar as written. Holidays are named by their position in the list, occurrences by theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarProblem {
    /// Two holidays have one name.
    DuplicateName {
        /// The earlier one.
        first: usize,
        /// The later one.
        second: usize,
    },
    /// No year has this day (31 February), or, for the end of a range, not every year has it (29 February).
    ImpossibleDay {
        /// The holiday.
        holiday: usize,
        /// Its occurrence.
        occurrence: usize,
        /// The month as written.
        month: u32,
        /// The day as written.
        day: u32,
    },
    /// The range does not have seven days in every year, so the weekday would be missing or there twice.
    RangeNotOneWeek {
        /// The holiday.
        holiday: usize,
        /// Its occurrence.
        occurrence: usize,
        /// How many days the range has in a year in which they are not seven.
        days: i64,
    },
    /// The first year lies after the last.
    ReversedYears {
        /// The holiday.
        holiday: usize,
        /// Its occurrence.
        occurrence: usize,
    },
    /// Two rules place the holiday in the same years.
    Overlap {
        /// The holiday.
        holiday: usize,
        /// The earlier occurrence in the list.
        first: usize,
        /// The later one.
        second: usize,
        /// The first year that both claim.
        year: i32,
    },
    /// The calendar speaks of no year that is worked out.
    NoYears,
    /// The holiday falls on no day of the years worked out.
    NeverOccurs {
        /// The holiday.
        holiday: usize,
    },
    /// The offset is longer than a year.
    OffsetTooLarge {
        /// The holiday.
        holiday: usize,
        /// Its occurrence.
        occurrence: usize,
        /// The offset as written.
        offset: i32,
    },
    /// The holiday beside which this one lies is not in the calendar.
    UnknownHoliday {
        /// The holiday.
        holiday: usize,
        /// Its occurrence.
        occurrence: usize,
        /// The name as written.
        name: String,
    },
    /// These holidays are placed beside one another in a circle (or hang on such a circle).
    Circle {
        /// The holidays, in the order of the list.
        holidays: Vec<usize>,
    },
}

/// A calendar whose holidays are worked out for every year of which it speaks, within [`YEARS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    name: String,
    holidays: Vec<Holiday>,
    /// Sorted by day, then holiday.
    days: Vec<HolidayDay>,
    /// Where each year begins in `days`, and after the last year its length.
    starts: Vec<usize>,
    /// The years of which the calendar speaks.
    years: RangeInclusive<i32>,
}

impl Calendar {
    /// Works out the calendar. What is wrong is left out of it and told; a calendar with problems is not to be used.
    ///
    /// ```
    /// use velvoite::time::{Calendar, Holiday, HolidayKind, Occurrence, Rule, day};
    /// let easter = |offset| Occurrence::always(Rule::Easter { offset });
    /// let holiday = Holiday { name: "good-friday".into(), kind: HolidayKind::Holiday, when: vec![easter(-2)] };
    /// let (finland, problems) = Calendar::build("finland", vec![holiday]);
    /// assert!(problems.is_empty());
    /// assert_eq!(finland.year(2025).first().map(|found| found.day), day(2025, 4, 18));
    /// ```
    pub fn build(name: impl Into<String>, holidays: Vec<Holiday>) -> (Calendar, Vec<CalendarProblem>) {
        Calendar::build_for(name, YEARS, holidays)
    }

    /// As [`Calendar::build`], for a calendar that speaks only of these years: of others it knows nothing, rather than
    /// that they have no holidays. Years outside [`YEARS`] are left out.
    pub fn build_for(
        name: impl Into<String>,
        years: RangeInclusive<i32>,
        holidays: Vec<Holiday>,
    ) -> (Calendar, Vec<CalendarProblem>) {
        let years = *years.start().max(YEARS.start())..=*years.end().min(YEARS.end());
        let (sound, mut problems) = check(&holidays);
        if years.is_empty() {
            problems.push(CalendarProblem::NoYears);
        }
        let placed = place(&holidays, &sound, &mut problems);
        let mut days: Vec<HolidayDay> = Vec::new();
        for (index, own) in placed.iter().enumerate() {
            let before = days.len();
            let known = own.iter().filter(|day| years.contains(&day.year()));
            days.extend(known.map(|&day| HolidayDay { day, holiday: HolidayIndex(index) }));
            // A holiday that is wrong anyway is not told a second time that it never comes.
            if days.len() == before && !years.is_empty() && !wrong(&holidays, &problems, index) {
                problems.push(CalendarProblem::NeverOccurs { holiday: index });
            }
        }
        days.sort_unstable();
        days.dedup();
        let starts = (*YEARS.start()..=YEARS.end() + 1)
            .map(|year| days.partition_point(|found| found.day.year() < year))
            .collect();
        (Calendar { name: name.into(), holidays, days, starts, years }, problems)
    }

    /// The calendar's name, such as `finland`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All holidays, as they were given.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The holiday at this place.
    pub fn holiday(&self, index: HolidayIndex) -> Option<&Holiday> {
        self.holidays.get(index.0)
    }

    /// The holiday of this name.
    pub fn find(&self, name: &str) -> Option<HolidayIndex> {
        self.holidays.iter().position(|holiday| holiday.name == name).map(HolidayIndex)
    }

    /// The years of which the calendar speaks.
    pub fn years(&self) -> RangeInclusive<i32> {
        self.years.clone()
    }

    /// Whether the calendar speaks of the year of this day.
    pub fn knows(&self, day: Day) -> bool {
        self.years.contains(&day.year())
    }

    /// What falls on this day, in the order of the list. Outside the calendar's years nothing is
    /// known, and nothing returned.
    pub fn on(&self, day: Day) -> &[HolidayDay] {
        let year = self.year(day.year());
        let first = year.partition_point(|found| found.day < day);
        let past = year.partition_point(|found| found.day <= day);
        year.get(first..past).unwrap_or_default()
    }

    /// The year's holidays and eves, in order of day.
    pub fn year(&self, year: i32) -> &[HolidayDay] {
        let bounds = || {
            let at = usize::try_from(year.checked_sub(*YEARS.start())?).ok()?;
            self.days.get(*self.starts.get(at)?..*self.starts.get(at + 1)?)
        };
        bounds().unwrap_or_default()
    }

    /// Every day on which anything falls, in order of day.
    pub fn days(&self) -> &[HolidayDay] {
        &self.days
    }
}

impl HolidayIndex {
    /// The position in the list of holidays.
    pub fn position(self) -> usize {
        self.0
    }
}

/// Whether the holiday has a problem, or one beside which it lies.
fn wrong(holidays: &[Holiday], problems: &[CalendarProblem], index: usize) -> bool {
    let beside = |holiday: &Holiday| {
        let named = |occurrence: &Occurrence| match &occurrence.on {
            Rule::Beside { holiday, .. } => holidays.iter().position(|other| other.name == *holiday),
            Rule::Fixed { .. } | Rule::WeekdayIn { .. } | Rule::Easter { .. } => None,
        };
        holiday.when.iter().filter_map(named).collect::<Vec<usize>>()
    };
    let told = |index: usize| problems.iter().any(|problem| problem.is_about(index));
    told(index) || holidays.get(index).is_some_and(|holiday| beside(holiday).into_iter().any(told))
}

impl CalendarProblem {
    /// Whether the problem is this holiday's (by position).
    fn is_about(&self, index: usize) -> bool {
        match self {
            CalendarProblem::ImpossibleDay { holiday, .. }
            | CalendarProblem::RangeNotOneWeek { holiday, .. }
            | CalendarProblem::ReversedYears { holiday, .. }
            | CalendarProblem::Overlap { holiday, .. }
            | CalendarProblem::NeverOccurs { holiday }
            | CalendarProblem::OffsetTooLarge { holiday, .. }
            | CalendarProblem::UnknownHoliday { holiday, .. } => *holiday == index,
            CalendarProblem::DuplicateName { second, .. } => *second == index,
            CalendarProblem::Circle { holidays } => holidays.contains(&index),
            CalendarProblem::NoYears => false,
        }
    }
}

/// For each holiday its occurrences that make sense by themselves, and what is wrong with the others.
fn check(holidays: &[Holiday]) -> (Vec<Vec<&Occurrence>>, Vec<CalendarProblem>) {
    let mut problems = Vec::new();
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all_sound = Vec::new();
    for (holiday, given) in holidays.iter().enumerate() {
        match names.get(given.name.as_str()) {
            Some(&first) => problems.push(CalendarProblem::DuplicateName { first, second: holiday }),
            None => _ = names.insert(&given.name, holiday),
        }
        let mut sound: Vec<&Occurrence> = Vec::new();
        for (at, occurrence) in given.when.iter().enumerate() {
            let (from, until) = occurrence.years();
            let wrong = if from > until {
                Some(CalendarProblem::ReversedYears { holiday, occurrence: at })
            } else {
                let moves = occurrence.unless.iter().flat_map(|unless| unless.on.iter().chain([&unless.then]));
                [&occurrence.on].into_iter().chain(moves).find_map(|rule| wrong_rule(rule, holidays, holiday, at))
            };
            match wrong {
                Some(problem) => problems.push(problem),
                None => sound.push(occurrence),
            }
            for (earlier, other) in given.when.iter().enumerate().take(at) {
                let (other_from, other_until) = other.years();
                if from <= until && other_from <= other_until && from <= other_until && other_from <= until {
                    let year = from.max(other_from);
                    problems.push(CalendarProblem::Overlap { holiday, first: earlier, second: at, year });
                }
            }
        }
        all_sound.push(sound);
    }
    (all_sound, problems)
}

/// What is wrong with a rule by itself.
fn wrong_rule(rule: &Rule, holidays: &[Holiday], holiday: usize, occurrence: usize) -> Option<CalendarProblem> {
    // Any leap year and any common year followed by a leap year, so that a range over New Year meets both Februaries.
    const SAMPLE: [i32; 2] = [2024, 2023];
    let impossible = |(month, day): (u32, u32)| CalendarProblem::ImpossibleDay { holiday, occurrence, month, day };
    let far = |offset: i32| {
        (offset.unsigned_abs() > FARTHEST.unsigned_abs()).then_some(CalendarProblem::OffsetTooLarge {
            holiday,
            occurrence,
            offset,
        })
    };
    match rule {
        Rule::Fixed { month, day: number } => {
            day(2024, *month, *number).is_none().then(|| impossible((*month, *number)))
        }
        Rule::WeekdayIn { first, last, .. } => {
            for &end in [first, last] {
                if SAMPLE.iter().any(|&year| day(year, end.0, end.1).is_none()) {
                    return Some(impossible(end));
                }
            }
            SAMPLE.iter().find_map(|&year| {
                let start = day(year, first.0, first.1)?;
                // A range whose end stands before its beginning runs over New Year.
                let end_year = if last < first { year + 1 } else { year };
                let days = day(end_year, last.0, last.1)?.signed_duration_since(start).num_days() + 1;
                (days != 7).then_some(CalendarProblem::RangeNotOneWeek { holiday, occurrence, days })
            })
        }
        Rule::Easter { offset } => far(*offset),
        Rule::Beside { holiday: name, offset } => far(*offset).or_else(|| {
            let unknown = || CalendarProblem::UnknownHoliday { holiday, occurrence, name: name.clone() };
            (!holidays.iter().any(|other| other.name == *name)).then(unknown)
        }),
    }
}

/// The days of each holiday, those beside another after the other; in order of day.
fn place(holidays: &[Holiday], sound: &[Vec<&Occurrence>], problems: &mut Vec<CalendarProblem>) -> Vec<Vec<Day>> {
    let mut placed: Vec<Option<Vec<Day>>> = vec![None; holidays.len()];
    let position = |name: &str| holidays.iter().position(|other| other.name == name);
    loop {
        let mut moved = false;
        for (index, occurrences) in sound.iter().enumerate() {
            if placed.get(index).is_some_and(Option::is_some) {
                continue;
            }
            let days: Option<Vec<Vec<Day>>> = occurrences
                .iter()
                .map(|occurrence| match &occurrence.on {
                    Rule::Beside { holiday, offset } => {
                        let base = placed.get(position(holiday)?)?.as_ref()?;
                        Some(kept(occurrence, base.iter().map(|&day| shifted(day, *offset))))
                    }
                    Rule::Fixed { .. } | Rule::WeekdayIn { .. } | Rule::Easter { .. } => {
                        Some(kept(occurrence, wide_years(holidays.len()).map(|year| in_year(&occurrence.on, year))))
                    }
                })
                .collect();
            if let (Some(days), Some(slot)) = (days, placed.get_mut(index)) {
                let mut days = days.concat();
                days.sort_unstable();
                *slot = Some(days);
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let circle: Vec<usize> =
        placed.iter().enumerate().filter(|(_, days)| days.is_none()).map(|(index, _)| index).collect();
    if !circle.is_empty() {
        problems.push(CalendarProblem::Circle { holidays: circle });
    }
    placed.into_iter().map(Option::unwrap_or_default).collect()
}

/// The years to work out so that no chain of holidays beside one another misses its beginning or end: each link
/// reaches at most two calendar years.
fn wide_years(links: usize) -> std::ops::RangeInclusive<i32> {
    let margin = i32::try_from(links).unwrap_or(i32::MAX / 4).saturating_mul(2).saturating_add(2);
    YEARS.start().saturating_sub(margin)..=YEARS.end().saturating_add(margin)
}
