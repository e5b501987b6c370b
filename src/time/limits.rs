//! Time limits: the days off which a due day rolls, and where it lands (150/1930 § 5).
//!
//! Which days those are is data ([`LimitsRule`]) over finished calendars, and so are the other ways in which the act can
//! be read. Whether an act of law reaches an obligation at all is said by the rule (`roll by …`), not
//! known here.

use std::sync::Arc;

use chrono::{Datelike, Weekday};

use super::limits_rule::{LimitsRule, RollsOff, TimeLimitsProblem, lists, look_up, span};
use super::{Calendar, Day, Direction, Window, YEARS, day};

/// Why a day is not a working day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum OffReason {
    /// It is the holiday or eve of this name.
    Holiday(Arc<str>),
    /// It is this day of the week.
    Weekday(Weekday),
}

/// Where a day rolled to, and over what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rolled {
    /// The working day on which one lands; the day itself if it is one.
    pub day: Day,
    /// Which way it rolled.
    pub direction: Direction,
    /// The days passed over, in the order of passing, each with its most telling reason.
    pub passed: Vec<(Day, OffReason)>,
}

/// The days off which an act lets a due day roll, worked out for every day of [`YEARS`] of which the act and the
/// calendars that it names speak.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimits {
    act: Arc<str>,
    weekdays: Vec<Weekday>,
    variants: Vec<Landing>,
    /// The holidays that roll off, sorted by day; on one day in the order of the calendars.
    holidays: Vec<(Day, Arc<str>)>,
    /// One bit a day from 1 January of the first year: set if the day is off.
    off: Vec<u64>,
    /// The days that are known; none only where the rule has a problem.
    known: Option<Window>,
}

/// A variant with its names looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Landing {
    weekdays: Vec<Weekday>,
    holidays: Vec<Arc<str>>,
    back: bool,
}

impl TimeLimits {
    /// Works out the days that roll off under this act (`"150/1930"`), wherever the calendars reach. What is wrong is
    /// left out and told; time limits with problems are not to be used.
    pub fn build(
        act: impl Into<String>,
        entries: &[RollsOff],
        calendars: &[Calendar],
    ) -> (TimeLimits, Vec<TimeLimitsProblem>) {
        let rule = LimitsRule { act: act.into(), off: entries.to_vec(), ..LimitsRule::default() };
        TimeLimits::build_rule(&rule, calendars)
    }

    /// As [`TimeLimits::build`], with the days of force and the other ways to read the act.
    pub fn build_rule(rule: &LimitsRule, calendars: &[Calendar]) -> (TimeLimits, Vec<TimeLimitsProblem>) {
        let mut problems = Vec::new();
        let mut known = span(rule.from, rule.until);
        let list = look_up(&rule.off, 0, calendars, &mut problems, &mut known);
        if list.weekdays.len() >= 7 {
            problems.push(TimeLimitsProblem::NoWorkingDay);
        }
        let mut variants = Vec::new();
        let mut first = rule.off.len();
        for variant in &rule.variants {
            let landing = look_up(&variant.lands, first, calendars, &mut problems, &mut known);
            for (at, entry) in variant.lands.iter().enumerate() {
                let off = lists(&rule.off, entry, calendars);
                let told = problems.iter().any(|problem| problem.entry() == Some(first + at));
                if !off && !told {
                    problems.push(TimeLimitsProblem::LandsOnWorkingDay { entry: first + at });
                }
            }
            first += variant.lands.len();
            let mut holidays: Vec<Arc<str>> = landing.holidays.into_iter().map(|(_, name)| name).collect();
            holidays.sort_unstable();
            holidays.dedup();
            variants.push(Landing { weekdays: landing.weekdays, holidays, back: variant.back });
        }
        if known.is_none() {
            problems.push(TimeLimitsProblem::NoDays);
        }
        let mut limits = TimeLimits {
            act: Arc::from(rule.act.as_str()),
            weekdays: list.weekdays,
            variants,
            holidays: in_order(list.holidays),
            off: Vec::new(),
            known,
        };
        limits.work_out();
        (limits, problems)
    }

    /// The act under which the days roll, such as `150/1930`.
    pub fn act(&self) -> &Arc<str> {
        &self.act
    }

    /// The days of which the act and its calendars speak; none only where the rule has a problem.
    pub fn known(&self) -> Option<Window> {
        self.known
    }

    /// The days of the week that roll off, in the order of the list.
    pub fn weekdays(&self) -> &[Weekday] {
        &self.weekdays
    }

    /// How many other ways there are to read the act.
    pub fn variants(&self) -> usize {
        self.variants.len()
    }

    /// Whether the day is off; none outside [`TimeLimits::known`].
    pub fn is_off(&self, day: Day) -> Option<bool> {
        if !self.known?.contains(day) {
            return None;
        }
        let at = position(day)?;
        Some(self.off.get(at / 64)? >> (at % 64) & 1 == 1)
    }

    /// All reasons why the day is off: holidays first, then the day of the week. Empty for a working day.
    pub fn reasons(&self, day: Day) -> Vec<OffReason> {
        let first = self.holidays.partition_point(|(holiday, _)| *holiday < day);
        let holidays = self.holidays.iter().skip(first).take_while(|(holiday, _)| *holiday == day);
        let weekday = self.weekdays.iter().filter(|weekday| **weekday == day.weekday());
        holidays
            .map(|(_, name)| OffReason::Holiday(Arc::clone(name)))
            .chain(weekday.map(|weekday| OffReason::Weekday(*weekday)))
            .collect()
    }

    /// The first working day on or after this day (150/1930 § 5).
    ///
    /// None where the way leads out of [`TimeLimits::known`].
    ///
    /// ```
    /// use velvoite::time::{RollsOff, TimeLimits, Weekday, day};
    /// let weekend = [RollsOff::Weekday(Weekday::Sat), RollsOff::Weekday(Weekday::Sun)];
    /// let (limits, problems) = TimeLimits::build("150/1930", &weekend, &[]);
    /// assert!(problems.is_empty());
    /// let saturday = day(2024, 6, 22);
    /// let rolled = saturday.and_then(|saturday| limits.roll(saturday));
    /// assert_eq!(rolled.map(|rolled| rolled.day), day(2024, 6, 24));
    /// ```
    pub fn roll(&self, day: Day) -> Option<Rolled> {
        self.roll_towards(day, Direction::Forward)
    }

    /// The last working day on or before this day. No rule of 150/1930; for acts that say so themselves.
    pub fn roll_back(&self, day: Day) -> Option<Rolled> {
        self.roll_towards(day, Direction::Backward)
    }

    /// The nearest working day in this direction, beginning with the day itself.
    pub fn roll_towards(&self, day: Day, direction: Direction) -> Option<Rolled> {
        self.walk(day, direction, None)
    }

    /// Where the last day of a time limit rolls that was counted in this direction: forward, as the act stands; under
    /// one of its variants (by position) as that one says.
    ///
    /// ```
    /// use velvoite::time::{Direction, LimitsRule, RollsOff, TimeLimits, Variant, Weekday, day};
    /// let off = vec![RollsOff::Weekday(Weekday::Sat), RollsOff::Weekday(Weekday::Sun)];
    /// let back = Variant { lands: vec![], back: true };
    /// let rule = LimitsRule { act: "150/1930".into(), off, variants: vec![back], ..LimitsRule::default() };
    /// let (limits, _) = TimeLimits::build_rule(&rule, &[]);
    /// let saturday = day(2024, 6, 8).expect("a day");
    /// let to = |variant| limits.roll_counted(saturday, Direction::Backward, variant).map(|rolled| rolled.day);
    /// assert_eq!(to(None), day(2024, 6, 10));
    /// assert_eq!(to(Some(0)), day(2024, 6, 7));
    /// ```
    pub fn roll_counted(&self, day: Day, counted: Direction, variant: Option<usize>) -> Option<Rolled> {
        let variant = match variant {
            Some(at) => Some(self.variants.get(at)?),
            None => None,
        };
        let back = counted == Direction::Backward && variant.is_some_and(|variant| variant.back);
        self.walk(day, if back { Direction::Backward } else { Direction::Forward }, variant)
    }

    fn walk(&self, day: Day, direction: Direction, variant: Option<&Landing>) -> Option<Rolled> {
        let mut passed = Vec::new();
        let mut at = day;
        while self.is_off(at)? {
            let reasons = self.reasons(at);
            if at != day && variant.is_some_and(|variant| reasons.iter().all(|reason| variant.lands_on(reason))) {
                break;
            }
            passed.push((at, reasons.into_iter().next()?));
            at = match direction {
                Direction::Forward => at.succ_opt()?,
                Direction::Backward => at.pred_opt()?,
            };
        }
        Some(Rolled { day: at, direction, passed })
    }

    /// Fills the bits from the weekdays and the holidays.
    fn work_out(&mut self) {
        let Some((first, last)) = day(*YEARS.start(), 1, 1).zip(day(*YEARS.end(), 12, 31)) else {
            return;
        };
        let mut weekday = first.weekday();
        let mut word = 0_u64;
        for at in 0..=position(last).unwrap_or_default() {
            if self.weekdays.contains(&weekday) {
                word |= 1 << (at % 64);
            }
            if at % 64 == 63 {
                self.off.push(word);
                word = 0;
            }
            weekday = weekday.succ();
        }
        self.off.push(word);
        for (holiday, _) in &self.holidays {
            let at = position(*holiday).unwrap_or(usize::MAX);
            if let Some(word) = self.off.get_mut(at / 64) {
                *word |= 1 << (at % 64);
            }
        }
    }
}

impl Landing {
    fn lands_on(&self, reason: &OffReason) -> bool {
        match reason {
            OffReason::Weekday(weekday) => self.weekdays.contains(weekday),
            OffReason::Holiday(name) => self.holidays.contains(name),
        }
    }
}

/// By day, within a day in the order of the list. A holiday named twice, by itself and among the holidays of its
/// calendar, is one reason, not two.
fn in_order(mut holidays: Vec<(Day, Arc<str>)>) -> Vec<(Day, Arc<str>)> {
    holidays.sort_by_key(|(day, _)| *day);
    let mut once: Vec<(Day, Arc<str>)> = Vec::with_capacity(holidays.len());
    for found in holidays {
        if !once.iter().rev().take_while(|(day, _)| *day == found.0).any(|earlier| *earlier == found) {
            once.push(found);
        }
    }
    once
}

/// How many days after the first day of [`YEARS`]; none before it.
fn position(of: Day) -> Option<usize> {
    let first = day(*YEARS.start(), 1, 1)?;
    usize::try_from(of.signed_duration_since(first).num_days()).ok()
}
