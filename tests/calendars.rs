//! The calendars under test, built from their files: Finland's, which are shipped, and Sweden's, which only tests use.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use velvoite::load::{self, Disk, RuleFiles, Sources};
use velvoite::model::{self, ActNumber, Model};
use velvoite::syntax;
use velvoite::time::{Calendar, Day, HolidayKind, OffReason, TimeLimits, iso_day};

/// What the files of one country say. They must give no complaint, not even a warning.
pub struct Country {
    model: Model,
    name: &'static str,
}

/// The shipped calendars.
pub static FINLAND: LazyLock<Country> = LazyLock::new(|| {
    let mut sources = Sources::default();
    Country::build("finland", load::shipped_calendars(&mut sources))
});

/// The calendars of `tests/worlds/sweden`.
pub static SWEDEN: LazyLock<Country> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/sweden/calendars");
    let mut sources = Sources::default();
    Country::build("sweden", load::rules(&Disk, &folder, &mut sources).unwrap())
});

impl Country {
    fn build(name: &'static str, read: RuleFiles) -> Country {
        let mut complaints = read.complaints;
        let mut files = Vec::new();
        for text in &read.texts {
            let (file, found) = syntax::parse(text);
            files.push(file);
            complaints.extend(found);
        }
        let (model, found) = model::build(&files, &[]);
        complaints.extend(found);
        assert!(complaints.is_empty(), "{complaints:#?}");
        Country { model, name }
    }

    /// All that the files say.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The country's holidays and eves.
    pub fn calendar(&self) -> &Calendar {
        &self.model.calendars[self.name]
    }

    /// The act on time limits of this number and year.
    pub fn limits(&self, number: u32, year: u32) -> &TimeLimits {
        let act = ActNumber { number, year };
        self.model.limits.get(&act).unwrap_or_else(|| panic!("no time limits {number}/{year}"))
    }

    /// The names of all that falls on the day.
    pub fn names(&self, day: Day) -> BTreeSet<&str> {
        let calendar = self.calendar();
        calendar.on(day).iter().map(|on| calendar.holiday(on.holiday).unwrap().name.as_str()).collect()
    }

    /// The days of the holiday or eve of this name in the year, and whether it is an eve. Empty for a name not known.
    pub fn days_of(&self, name: &str, year: i32) -> Vec<(Day, bool)> {
        let calendar = self.calendar();
        let Some(index) = calendar.find(name) else { return Vec::new() };
        let eve = calendar.holiday(index).unwrap().kind == HolidayKind::Eve;
        calendar.year(year).iter().filter(|on| on.holiday == index).map(|on| (on.day, eve)).collect()
    }
}

/// A day written in ISO form.
pub fn d(text: &str) -> Day {
    iso_day(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// The first working day on or after the day.
pub fn landed(limits: &TimeLimits, day: Day) -> Day {
    limits.roll(day).unwrap().day
}

/// The days passed over on the way, and why, in words: `2026-12-27 Sun`.
pub fn passed(limits: &TimeLimits, day: Day) -> Vec<String> {
    let word = |because: &OffReason| match because {
        OffReason::Holiday(name) => name.to_string(),
        OffReason::Weekday(weekday) => weekday.to_string(),
    };
    limits.roll(day).unwrap().passed.iter().map(|(day, because)| format!("{day} {}", word(because))).collect()
}
