//! The slow twin of judging: which instances there are and what each comes to, by `rules.md` §§ A and B.
//!
//! Written from the page, not from the engine: it tries every day, every record and every binding. It shares with the
//! engine only the checked rules, the records as read, and the words for verdicts.

use super::days::{self, each};
use super::known;
use super::plant::Plant;
use super::tri::{Causes, one};
use std::collections::BTreeSet;
use std::rc::Rc;
use velvoite::finding::{Cause, Verdict, What as Sort};
use velvoite::model::{BodyId, Duty, Model, Text, Version};
use velvoite::record::{Happening, Kind, Log, RecordId, What};
use velvoite::time::{Day, When};

/// A record as known, under its chain's first row.
#[derive(Debug, Clone)]
pub struct Row {
    pub root: RecordId,
    pub row: RecordId,
    pub says: Rc<Happening>,
}

/// One instance before judging.
#[derive(Debug, Clone)]
pub struct Frame {
    pub bearer: BodyId,
    pub counterparty: Option<BodyId>,
    pub key: String,
    pub part: Option<usize>,
    pub period: Option<(Day, Day)>,
    /// The trigger's day.
    pub trigger: Option<When>,
    /// The trigger's record.
    pub cause: Option<RecordId>,
    /// Whether it is the duty's first instance for this bearer.
    pub first: bool,
    /// For `at most N apart`: the window's first day and the day counted from.
    pub interval: Option<(Day, Option<Day>)>,
    /// The done or due day of the previous instance; `None`: there was none, `Some(None)`: unknown.
    pub previous: Option<Option<Day>>,
}

/// An instance: a frame and the version that governs it.
#[derive(Debug, Clone)]
pub struct Instance {
    pub id: String,
    pub frame: Frame,
    pub version: usize,
    /// The day by which texts are chosen.
    pub on: Day,
}

/// One thing that a demand asks for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    pub what: Sort,
    pub id: String,
    pub step: Option<String>,
}

/// How an item stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Done,
    Late,
    /// Cannot be told; whether it was done after the due day for certain.
    Doubt(Causes, bool),
    Not,
    /// A step without a day that is not done: it keeps the instance open.
    Pending(bool),
}

/// What judging one text came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub verdict: Verdict,
    pub missing: BTreeSet<(String, String, bool)>,
    pub causes: Causes,
    pub witnesses: BTreeSet<RecordId>,
    pub due: Option<Day>,
    pub window: (Option<Day>, Option<Day>),
    pub because: Option<&'static str>,
    /// The day on which the whole demand was complete.
    pub done_on: Option<Day>,
    /// Last days on which late acts cure.
    pub cures: Vec<Day>,
    /// What was not done for certain, in time or late.
    pub undone: BTreeSet<(String, String)>,
}

/// The finding, as far as the twin goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub judged: Judged,
    pub computed: Option<Verdict>,
    pub readings: Vec<(String, Verdict)>,
}

/// Everything that judging looks at.
pub struct Twin<'a> {
    pub model: &'a Model,
    pub log: &'a Log,
    /// The day on which we judge.
    pub as_of: Day,
    /// Records dated after this day have not happened.
    pub seen: Day,
    /// An error planted on purpose.
    pub plant: Option<Plant>,
    pub rows: Vec<Row>,
    /// All rows that speak, waivers and judgements too.
    pub known: Vec<(RecordId, RecordId)>,
}

impl<'a> Twin<'a> {
    pub fn new(model: &'a Model, log: &'a Log, as_of: Day, known_at: Option<Day>, plant: Option<Plant>) -> Twin<'a> {
        let known = known::rows(log, known_at);
        let mut rows: Vec<Row> = Vec::new();
        for (root, row) in &known {
            if let What::Happened(says) = &log.record(*row).what {
                rows.push(Row { root: *root, row: *row, says: Rc::new(says.clone()) });
            }
        }
        rows.sort_by_key(|row| (row.says.when.first(), row.says.when.last(), log.shown_id(row.root)));
        Twin { model, log, as_of, seen: as_of, plant, rows, known }
    }

    pub fn planted(&self, plant: Plant) -> bool {
        self.plant == Some(plant)
    }

    /// The same knowledge, looked at on a later day.
    pub fn later(&self, as_of: Day) -> Twin<'a> {
        Twin { as_of, rows: self.rows.clone(), known: self.known.clone(), ..*self }
    }

    pub fn name(&self, body: BodyId) -> &'a str {
        &self.model.roster.body(body).id
    }

    /// The finding for an instance.
    pub fn finding(&self, duty: &'a Duty, instance: &Instance) -> Outcome {
        let mut judged = self.told_twice(duty, instance, None);
        let mut readings = Vec::new();
        for default in [true, false] {
            for (at, reading) in duty.readings.iter().enumerate().filter(|(_, reading)| reading.default == default) {
                let verdict = if default || self.planted(Plant::ReadingsIgnored) {
                    judged.verdict
                } else {
                    self.told_twice(duty, instance, Some(at)).verdict
                };
                readings.push((reading.name.clone(), verdict));
            }
        }
        readings.sort_by_key(|(name, _)| duty.readings.iter().position(|reading| reading.name == *name));
        let mut computed = None;
        if let Some(verdict) = self.unread(duty, instance, &judged) {
            computed = Some(judged.verdict);
            judged.verdict = verdict;
            judged.causes = one(Cause::LawNotFollowed);
        }
        if judged.verdict != Verdict::NotApplicable && self.waived(&instance.id) {
            computed = computed.or(Some(judged.verdict));
            judged.verdict = Verdict::Waived;
            judged.causes = Causes::new();
        }
        if !matches!(judged.verdict, Verdict::Open | Verdict::PartlyMet | Verdict::Missed | Verdict::Unknown) {
            judged.missing.clear();
        }
        Outcome { judged, computed, readings }
    }

    fn unread(&self, duty: &Duty, instance: &Instance, judged: &Judged) -> Option<Verdict> {
        let version = &duty.versions[instance.version];
        let due = judged.due.unwrap_or(instance.on);
        let applies = judged.verdict != Verdict::NotApplicable;
        let unread = version.unread.iter().any(|unread| unread.from <= due) && !self.planted(Plant::LaterLawIgnored);
        (applies && unread).then_some(Verdict::Unknown)
    }

    fn waived(&self, id: &str) -> bool {
        self.known.iter().any(|(_, row)| match &self.log.record(*row).what {
            What::Waiver { of, when, until, .. } => {
                let lasts = self.as_of <= *until || self.planted(Plant::WaiverNeverEnds);
                of == id && when.last() <= self.as_of && when.last() <= self.seen && lasts
            }
            What::Happened(_) | What::Judgement { .. } | What::Retraction => false,
        })
    }

    /// The first later day, up to `until`, on which the verdict is another one if nothing is recorded.
    pub fn changes_on(&self, duty: &'a Duty, instance: &Instance, until: Day) -> Option<Day> {
        let now = self.finding(duty, instance).judged;
        // A cure that is still possible shows until it no longer is.
        if matches!(now.verdict, Verdict::Missed | Verdict::PartlyMet) {
            return now.cures.into_iter().map(days::next).filter(|day| *day > self.as_of).max();
        }
        let now = now.verdict;
        each(days::next(self.as_of), until)
            .find(|later| self.later(*later).finding(duty, instance).judged.verdict != now)
    }

    /// Whether registers say, for every day from the first to the last, that they hold all of these kinds of a body.
    pub fn complete(&self, body: &[BodyId], kinds: &[Kind], first: Day, last: Day) -> bool {
        if self.planted(Plant::AlwaysComplete) {
            return true;
        }
        let speaks = |kind: Kind, on: Day| {
            let rows = self.log.registers.iter().flat_map(|register| &register.complete);
            let mut rows = rows.filter(|row| {
                row.body.is_none_or(|of| body.contains(&of))
                    && (row.kinds.is_empty() || row.kinds.contains(&kind) || self.planted(Plant::CompleteForAnyKind))
            });
            rows.any(|row| row.from <= on && on <= row.until.unwrap_or(self.as_of))
        };
        if self.planted(Plant::CompleteOnLastDay) {
            return kinds.iter().all(|kind| speaks(*kind, last));
        }
        each(first, last).all(|on| kinds.iter().all(|kind| speaks(*kind, on)))
    }

    /// Whether an instance's `key` may be answered by a record that says for which periods it is.
    pub fn for_it(&self, says: &Happening, frame: &Frame) -> bool {
        says.periods.is_empty() || says.periods.contains(&frame.key) || self.planted(Plant::ForIgnored)
    }
}

/// The text under a set of exceptions and a reading.
pub fn text(version: &Version, mask: u32, reading: Option<usize>) -> &Text {
    version.text(mask, reading).expect("a text for every set of exceptions").as_ref().expect("no contradiction")
}

/// What tells findings apart when they are compared.
pub fn items(missing: &[(Item, Standing)], verdict: Verdict) -> BTreeSet<(String, String, bool)> {
    missing
        .iter()
        .filter_map(|(item, standing)| {
            let certain = match standing {
                Standing::Done | Standing::Late => return None,
                Standing::Doubt(_, true) if verdict != Verdict::Unknown => return None,
                Standing::Doubt(..) => false,
                Standing::Pending(certain) => *certain,
                Standing::Not => true,
            };
            let step = item.step.as_ref().map_or(String::new(), |step| format!("{step}: "));
            Some((item.what.code().to_owned(), format!("{step}{}", item.id), certain))
        })
        .collect()
}
