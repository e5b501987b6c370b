//! [`DaySet`]: any set of days, as its unbroken stretches. Used where things last: completeness, statuses, terms.
//!
//! Knows nothing of what lasts.

use super::{Day, Window};

/// A set of days, kept as sorted windows that neither overlap nor touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DaySet {
    windows: Vec<Window>,
}

impl DaySet {
    /// No day at all.
    pub fn empty() -> DaySet {
        DaySet::default()
    }

    /// The stretches, in order of time.
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    /// Whether the set has no day.
    pub fn is_empty(&self) -> bool {
        self.windows.is_empty()
    }

    /// How many days the set has.
    pub fn days(&self) -> i64 {
        self.windows.iter().map(Window::days).sum()
    }

    /// Whether this day is in the set.
    pub fn contains(&self, day: Day) -> bool {
        self.stretch_at(day).is_some()
    }

    /// The unbroken stretch in which this day lies, if it is in the set.
    pub fn stretch_at(&self, day: Day) -> Option<&Window> {
        let next = self.windows.partition_point(|window| window.end() <= day);
        self.windows.get(next).filter(|window| window.contains(day))
    }

    /// Whether every day of the window is in the set.
    pub fn covers(&self, window: &Window) -> bool {
        self.stretch_at(window.from()).is_some_and(|stretch| stretch.covers(window))
    }

    /// Whether some day of the window is in the set.
    pub fn overlaps(&self, window: &Window) -> bool {
        let next = self.windows.partition_point(|stretch| stretch.end() <= window.from());
        self.windows.get(next).is_some_and(|stretch| stretch.overlaps(window))
    }

    /// Takes in the days of one window more.
    pub fn insert(&mut self, window: Window) {
        let first = self.windows.partition_point(|old| old.end() < window.from());
        let past = self.windows.partition_point(|old| old.from() <= window.end());
        // What lies between overlaps the new window or touches it, and melts into it.
        let melted = self.windows.get(first..past).unwrap_or_default();
        let from = melted.first().map_or(window.from(), |old| old.from().min(window.from()));
        let end = melted.last().map_or(window.end(), |old| old.end().max(window.end()));
        self.windows.splice(first..past, Window::new(from, end));
    }

    /// The days that are in this set, in the other, or in both.
    pub fn union(&self, other: &DaySet) -> DaySet {
        self.windows.iter().chain(&other.windows).copied().collect()
    }

    /// The days of the set that lie in the window.
    pub fn within(&self, window: &Window) -> DaySet {
        DaySet { windows: self.windows.iter().filter_map(|stretch| stretch.intersect(window)).collect() }
    }

    /// The days that are in both sets.
    pub fn intersect(&self, other: &DaySet) -> DaySet {
        // Both sides are sorted and apart, so what they share is sorted and apart, too.
        DaySet { windows: other.windows.iter().flat_map(|window| self.within(window).windows).collect() }
    }

    /// The days of the window that are *not* in the set.
    ///
    /// ```
    /// use velvoite::time::{DaySet, Window, day};
    /// let window = |a: u32, b: u32| day(2024, 5, a).zip(day(2024, 5, b)).and_then(|(a, b)| Window::inclusive(a, b));
    /// let held: DaySet = [window(1, 4), window(8, 9)].into_iter().flatten().collect();
    /// let gaps = window(3, 12).map(|asked| held.gaps_in(&asked));
    /// assert_eq!(gaps, Some([window(5, 7), window(10, 12)].into_iter().flatten().collect()));
    /// ```
    pub fn gaps_in(&self, window: &Window) -> DaySet {
        let mut gaps = Vec::new();
        let mut from = window.from();
        for held in self.within(window).windows {
            gaps.extend(Window::new(from, held.from()));
            from = held.end();
        }
        gaps.extend(Window::new(from, window.end()));
        DaySet { windows: gaps }
    }
}

impl From<Window> for DaySet {
    fn from(window: Window) -> DaySet {
        DaySet { windows: vec![window] }
    }
}

impl FromIterator<Window> for DaySet {
    fn from_iter<I: IntoIterator<Item = Window>>(windows: I) -> DaySet {
        let mut set = DaySet::empty();
        for window in windows {
            set.insert(window);
        }
        set
    }
}
