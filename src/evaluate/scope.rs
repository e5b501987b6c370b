//! What an instance is judged against: its frame, text and days, and the sets of bodies that they make.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::index::{Act, Index};
use super::items::Windows;
use super::truth::Truth;
use crate::finding::Verdict;
use crate::model::{BodyId, DutyId, Late, Model, OfRef, Party, Roster, Set, Text, Thing, Who};
use crate::record::{Happening, RecordId};
use crate::schedule::{Deadline, Frame, Joint, body_of, is_of};
use crate::time::{Day, When, Window, after};

/// What is looked at: rules, roster, records. The same for every instance of a run.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The rules.
    pub model: &'a Model,
    /// The bodies (a scenario adds its own).
    pub roster: &'a Roster,
    /// The records.
    pub index: &'a Index<'a>,
    /// What other duties came to.
    pub results: &'a dyn Results,
}

/// What other duties came to: conditions and triggers can rest on them. Duties are worked through by dependency, so
/// this never asks in a circle (`Model::order`).
pub trait Results {
    /// The judged instances of a duty for a bearer, over all time.
    fn judged(&self, duty: DutyId, bearer: BodyId) -> Rc<Vec<Done>>;
}

/// An instance as other duties see it.
#[derive(Debug, Clone)]
pub struct Done {
    /// Its period's or trigger's key.
    pub key: String,
    /// Towards whom.
    pub counterparty: Option<BodyId>,
    /// Its verdict.
    pub verdict: Verdict,
    /// Nothing of it can have been done before this day.
    pub begins: Day,
    /// Whether the whole was done.
    pub done: Truth,
    /// When the whole was complete.
    pub done_on: Option<When>,
    /// Its steps, by the step's index in its text.
    pub steps: Vec<StepDone>,
    /// The day on which it was breached, if it was.
    pub breached_on: Option<Day>,
}

/// A step of an instance as other duties see it.
#[derive(Debug, Clone)]
pub struct StepDone {
    /// Its name.
    pub name: String,
    /// It cannot have been done before this day.
    pub begins: Day,
    /// Whether it was done.
    pub done: Truth,
    /// When it was complete.
    pub on: Option<When>,
    /// The records bound to it.
    pub records: Vec<RecordId>,
}

/// From when we look. `changes_on` asks what a later day would say if nothing more were recorded: then `as_of` is
/// later than `seen`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day on which we judge.
    pub as_of: Day,
    /// What is dated later has not happened.
    pub seen: Day,
}

/// The records with some left out and perhaps one read with other words: one side of a contradiction in place of the
/// other, or a search for witnesses that are not needed.
#[derive(Debug, Clone)]
pub struct Swap {
    /// Left out.
    pub without: BTreeSet<RecordId>,
    /// Read as this.
    pub patched: Option<(RecordId, Happening)>,
}

/// What triggered an instance.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bound {
    /// The trigger's records (first records; both sides of one sitting).
    pub roots: Vec<RecordId>,
    /// For a step of another duty: the records bound to each of its steps.
    pub steps: Vec<Vec<RecordId>>,
}

/// The days on which doing it counts; both ends may be uncertain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Earliest possible and latest possible first day.
    pub from: (Day, Day),
    /// Earliest possible and latest possible last day; none: no end.
    pub to: Option<(Day, Day)>,
    /// Whether an act whose record names its period counts after the last day too.
    pub or_named: bool,
}

impl Bounds {
    /// Bounds for every act, whatever its record names.
    #[must_use]
    pub const fn plain(from: (Day, Day), to: Option<(Day, Day)>) -> Bounds {
        Bounds { from, to, or_named: false }
    }

    /// The whole window for completeness: it must be covered in any case.
    #[must_use]
    pub fn window(&self, as_of: Day) -> Option<Window> {
        let last = self.to.map_or(as_of, |(_, late)| late.min(as_of));
        Window::inclusive(self.from.0, last)
    }
}

/// One instance under one text.
pub struct Scope<'a> {
    /// Rules, roster, records.
    pub world: World<'a>,
    /// From when.
    pub moment: Moment,
    /// The instance.
    pub frame: &'a Frame,
    /// Whose instance it is: an earlier law is judged in the name of the later one.
    pub of: DutyId,
    /// The text.
    pub text: &'a Text,
    /// The duty, for questions and parts.
    pub duty: &'a crate::model::Duty,
    /// The due day of the instance.
    pub deadline: Deadline,
    /// The due day of the reading's text without exceptions: what `due` means in a condition.
    pub base_due: Option<[Day; 2]>,
    /// The days that the duty's own `window from` gives.
    pub own_start: Option<[Day; 2]>,
    /// What triggered it.
    pub bound: &'a Bound,
    /// The joint bearers.
    pub joint: Joint,
    /// The day by which relations are read: the due day, or the as-of day where it is earlier or there is none.
    pub on: Day,
    /// The day by which texts are chosen: conditions on bearer and counterparty look at it, whatever the reading.
    pub chosen_on: Day,
    /// The days over which cover sets must hold.
    pub span: Window,
    /// The first day of the whole window, the earlier law's time included: absence must be certain from it on.
    pub window_from: Day,
    /// For the steps of `unless`: the day of the act that they would excuse.
    pub avoided: Option<When>,
    /// One side of a contradiction.
    pub swap: Option<&'a Swap>,
}

impl<'a> Scope<'a> {
    /// What the instance is called.
    #[must_use]
    pub fn instance(&self) -> String {
        crate::schedule::name(self.world.roster, self.world.model.duty(self.of), self.frame)
    }

    /// The body that `who` means here.
    #[must_use]
    pub fn body(&self, who: &Who) -> Option<BodyId> {
        body_of(self.world.roster, who, self.frame, self.on)
    }

    /// Whether a body is of a kind or class.
    #[must_use]
    pub fn is_of(&self, body: BodyId, thing: Thing) -> bool {
        is_of(self.world.model, self.world.roster, body, thing)
    }

    /// The bodies of a set: members on every day of the window (`rules.md` A6), in the order of the roster. `having` is
    /// not looked at here. None where the group is not known.
    #[must_use]
    pub fn set(&self, set: &Set) -> Option<Vec<BodyId>> {
        let roster = self.world.roster;
        let mut found: Vec<BodyId> = match &set.of {
            Some((relations, who)) => {
                let group = self.body(who)?;
                let rows = relations.iter().flat_map(|relation| roster.members(group, *relation));
                rows.filter(|row| row.throughout(self.span))
                    .map(|row| row.member)
                    .filter(|body| self.is_of(*body, set.member))
                    .collect()
            }
            None => roster
                .ids()
                .filter(|id| self.is_of(*id, set.member))
                .filter(|id| {
                    let body = roster.body(*id);
                    body.from.is_none_or(|from| from <= self.span.from())
                        && body.until.is_none_or(|until| self.span.last_day().is_some_and(|last| last <= until))
                })
                .collect(),
        };
        found.sort_unstable();
        found.dedup();
        Some(found)
    }

    /// The bodies that a demand names as taking part, one by one: whose records show the same act.
    #[must_use]
    pub fn named(&self, parties: &[&Party]) -> Vec<BodyId> {
        let mut named = self.joint.partners.clone();
        for party in parties {
            match party {
                Party::One(who, _) => named.extend(self.body(who)),
                Party::Every(set, _) | Party::AtLeast(_, set) => named.extend(self.set(set).into_iter().flatten()),
                Party::Others => named.extend(&self.joint.others),
                Party::Own(_) => {}
            }
        }
        named.retain(|body| *body != self.frame.bearer);
        named.sort_unstable();
        named.dedup();
        named
    }

    /// What an act says here: as recorded, or as the other side of a contradiction has it; none if it is left out.
    #[must_use]
    pub fn says(&self, act: Act<'a>) -> Option<Cow<'a, Happening>> {
        match self.swap {
            Some(swap) if swap.without.contains(&act.root) => None,
            Some(swap) => match &swap.patched {
                Some((root, says)) if *root == act.root => Some(Cow::Owned(says.clone())),
                _ => Some(Cow::Borrowed(act.says)),
            },
            None => Some(Cow::Borrowed(act.says)),
        }
    }

    /// The records that an `of` outside the steps points at.
    #[must_use]
    pub fn trigger_records(&self, of: OfRef) -> &[RecordId] {
        match of {
            OfRef::Trigger => &self.bound.roots,
            OfRef::TriggerStep(step) => self.bound.steps.get(step).map_or(&[], Vec::as_slice),
            OfRef::Step(_) | OfRef::Activity(_) => &[],
        }
    }

    /// The windows of something due on `deadline`: in time, and with what late acts may cure (`rules.md` B2, B3).
    #[must_use]
    pub fn windows(&self, from: (Day, Day), deadline: &Deadline, late: Late) -> Windows {
        let to = match deadline {
            Deadline::Day { early, late } => Some((early.effective, late.effective)),
            Deadline::None => None,
            Deadline::Unknown => Some((Day::MIN, Day::MAX)),
        };
        let in_time = Bounds::plain(from, to);
        let at_last = match (late, to) {
            (Late::DoesNotCure, _) | (_, None) => in_time,
            (Late::Cures(None), Some(_)) => Bounds { to: None, ..in_time },
            (Late::Cures(Some(offset)) | Late::CuresOrNamed(offset), Some((early, latest))) => {
                // Counted from the effective due day, and not rolled.
                let limit = |day| after(day, offset).unwrap_or(Day::MAX);
                let or_named = matches!(late, Late::CuresOrNamed(_));
                Bounds { to: Some((limit(early), limit(latest))), or_named, ..in_time }
            }
        };
        let whole = Bounds { from: (self.window_from.min(from.0), from.1), ..in_time };
        Windows { in_time, at_last, absence: whole.window(self.moment.as_of) }
    }

    /// The trigger's day, as far as it is known.
    #[must_use]
    pub fn trigger_day(&self) -> Option<When> {
        self.frame.trigger
    }
}
