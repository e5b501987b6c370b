//! States that last: on which days they are held, for certain and possibly, and what is kept (`rules.md` B6).

use super::index::Act;
use super::items::{ItemState, Standing};
use super::scope::{Scope, World};
use super::truth::{Causes, Truth};
use crate::finding::{Cause, Grade, Item, Verdict, What};
use crate::model::{Ask, BodyId, Party, StatusId, Thing};
use crate::record::{Kind, Partner};
use crate::time::{Day, DaySet, Window};

/// On which days a body has a status.
#[derive(Debug, Clone, Default)]
pub struct Held {
    /// For certain.
    pub sure: DaySet,
    /// For certain or possibly.
    pub possible: DaySet,
    /// Why some are only possible.
    pub causes: Causes,
}

impl<'a> World<'a> {
    /// The status records of a body, by (day, id).
    pub fn status_records(&self, body: BodyId, status: StatusId, seen: Day) -> Vec<Act<'a>> {
        self.index
            .naming(body, Kind::Status(status))
            .filter(|act| act.says.by.iter().any(|actor| actor.body == body) && act.says.when.first() <= seen)
            .collect()
    }

    /// On which days up to `seen` a body has a status, by records of at least the grade asked.
    #[must_use]
    pub fn held(&self, body: BodyId, status: StatusId, seen: Day, asked: Option<Grade>) -> Held {
        let mut held = Held::default();
        for act in self.status_records(body, status, seen) {
            let says = act.says;
            let last = |until: Option<Day>| until.unwrap_or(Day::MAX);
            let possible = Window::between(Some(says.when.first()), says.until.map(|until| until.last()));
            held.possible.extend_by(possible);
            if says.grade == Grade::Announced || asked.is_some_and(|asked| says.grade < asked) {
                held.causes = held.causes.and(Causes::of(Cause::WeakEvidence));
                continue;
            }
            let sure_until = says.until.map(|until| until.first());
            if says.when.last() <= last(sure_until) && says.when.last() <= seen {
                held.sure.extend_by(Window::between(Some(says.when.last()), sure_until));
            }
            if !says.when.is_exact() || says.until.is_some_and(|until| !until.is_exact()) {
                held.causes = held.causes.and(Causes::of(Cause::ImpreciseDate));
            }
        }
        held
    }

    /// Whether a body has a status on a day.
    #[must_use]
    pub fn status_on(&self, body: BodyId, status: StatusId, day: Day, seen: Day) -> Truth {
        let held = self.held(body, status, seen, None);
        if held.sure.contains(day) {
            Truth::Yes
        } else if held.possible.contains(day) {
            Truth::Unknown(held.causes)
        } else if self.index.complete(body, Kind::Status(status)).contains(day) {
            Truth::No
        } else {
            Truth::doubt(Cause::NoRecord)
        }
    }
}

trait ExtendBy {
    fn extend_by(&mut self, window: Option<Window>);
}

impl ExtendBy for DaySet {
    fn extend_by(&mut self, window: Option<Window>) {
        if let Some(window) = window {
            self.insert(window);
        }
    }
}

/// How a duty to keep something stands.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The verdict.
    pub verdict: Verdict,
    /// Why it cannot be told.
    pub causes: Causes,
    /// Stretches without the status, with whether that is certain; the last may have no end.
    pub gaps: Vec<(Day, Option<Day>, bool)>,
    /// Parties of the state on the last day.
    pub parties: Vec<ItemState>,
    /// The first day that was judged.
    pub from: Option<Day>,
    /// The first day without a certain gap that ends it: the day on which the newest record's state ends, if it does.
    pub ends: Option<Day>,
}

impl<'a> Scope<'a> {
    /// Whether a body has a status on the day by which sets are chosen: the last day of the window, or as-of.
    #[must_use]
    pub fn has_status(&self, body: BodyId, status: StatusId) -> Truth {
        let day = self.on.min(self.moment.as_of);
        self.world.status_on(body, status, day, self.moment.seen)
    }

    /// Judges a duty to keep a status from `force` (with `first by`) to `last`.
    #[must_use]
    pub fn kept(&self, status: StatusId, ask: &Ask, force: Day, last: Day, over: bool) -> Kept {
        let bearer = self.frame.bearer;
        let mut kept = Kept {
            verdict: Verdict::Unknown,
            causes: Causes::NONE,
            gaps: Vec::new(),
            parties: Vec::new(),
            from: None,
            ends: None,
        };
        let Some(speaks) = self.world.index.speaks_from(bearer).filter(|speaks| *speaks <= last) else {
            kept.causes = Causes::of(Cause::NoRecord);
            return kept;
        };
        let body = self.world.roster.body(bearer).from;
        let from = [Some(force), body, Some(speaks)].into_iter().flatten().max().unwrap_or(force);
        let Some(window) = Window::inclusive(from, last) else {
            kept.verdict = Verdict::Upcoming;
            return kept;
        };
        kept.from = Some(from);
        let held = self.world.held(bearer, status, self.moment.seen, ask.evidence);
        let complete = self.world.index.complete(bearer, Kind::Status(status));
        let not_sure = held.sure.gaps_in(&window);
        let nowhere =
            DaySet::from_iter(not_sure.windows().iter().flat_map(|gap| held.possible.gaps_in(gap).windows().to_vec()));
        let certain = nowhere.intersect(&complete);
        let mut doubt = Causes::NONE;
        if not_sure.windows().iter().any(|gap| held.possible.overlaps(gap)) {
            doubt = doubt.and(held.causes);
        }
        if nowhere.windows().iter().any(|gap| !complete.covers(gap)) {
            doubt = doubt.and(Causes::of(Cause::NoRecord));
        }
        kept.ends = held.sure.stretch_at(last).and_then(|stretch| stretch.last_day()).and_then(|day| day.succ_opt());
        for gap in not_sure.windows() {
            let sure = certain.covers(gap);
            let to = gap.last_day().filter(|day| *day < last);
            kept.gaps.push((gap.from(), to, sure));
        }
        kept.parties = self.kept_parties(status, ask, last);
        let parties_missing = kept.parties.iter().any(|item| item.in_time == Standing::NotDone);
        let mut parties_doubt = Causes::NONE;
        for item in &kept.parties {
            if let Standing::InDoubt(causes) = item.in_time {
                parties_doubt = parties_doubt.and(causes);
            }
        }
        let now = if held.sure.contains(last) {
            Truth::Yes
        } else if certain.contains(last) {
            Truth::No
        } else {
            Truth::Unknown(doubt)
        };
        (kept.verdict, kept.causes) = match now {
            Truth::Unknown(causes) => (Verdict::Unknown, causes),
            Truth::No => (Verdict::Missed, Causes::NONE),
            Truth::Yes if !certain.is_empty() || parties_missing => (Verdict::PartlyMet, Causes::NONE),
            Truth::Yes if !doubt.is_empty() => (Verdict::Unknown, doubt),
            Truth::Yes if !parties_doubt.is_empty() => (Verdict::Unknown, parties_doubt),
            Truth::Yes if over => (Verdict::Met, Causes::NONE),
            Truth::Yes => (Verdict::Open, Causes::NONE),
        };
        kept
    }

    /// Who must belong to the state, as recorded for its last day.
    fn kept_parties(&self, status: StatusId, ask: &Ask, last: Day) -> Vec<ItemState> {
        let records = self.world.status_records(self.frame.bearer, status, self.moment.seen);
        let current: Vec<Act<'a>> = records
            .into_iter()
            .filter(|act| act.says.when.first() <= last && act.says.until.is_none_or(|until| until.last() >= last))
            .filter(|act| !self.is_weak(ask, act.says.grade))
            .collect();
        if current.is_empty() {
            return Vec::new();
        }
        let silent = current.iter().any(|act| act.says.with.is_empty());
        let stand = |shows: &dyn Fn(&Partner) -> bool, condition: Truth| {
            let found = current.iter().find(|act| act.says.with.iter().any(shows));
            match (found, condition) {
                (Some(act), _) => Standing::Done(act.root, act.says.when),
                (None, Truth::Unknown(causes)) => Standing::InDoubt(causes),
                (None, _) if silent => Standing::InDoubt(Causes::of(Cause::NotStated)),
                (None, _) => Standing::NotDone,
            }
        };
        let mut items = Vec::new();
        for together in &ask.together {
            let condition = together.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
            if condition == Truth::No {
                continue;
            }
            let mut add = |what: What, id: String, standing: Standing| {
                let item = Item { what, id, step: None };
                items.push(ItemState { item, span: together.span, in_time: standing, at_last: standing, part: true });
            };
            match &together.party {
                Party::AtLeast(_, set) if !matches!(set.member, Thing::Body(_)) => {
                    let standing = stand(&|partner| self.counts_for(partner, set), condition);
                    add(What::Class, self.thing_name(set.member), standing);
                }
                party => {
                    for (body, having) in self.parties(party).unwrap_or_default() {
                        let shows = |partner: &Partner| matches!(partner, Partner::Body(actor) if actor.body == body);
                        let standing = stand(&shows, condition.and(having));
                        add(What::Counterparty, self.world.roster.body(body).id.clone(), standing);
                    }
                }
            }
        }
        items
    }
}
