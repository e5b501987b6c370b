//! States that last: on which days they are held, for certain and possibly, and what is kept (`rules.md` B6).

use std::collections::BTreeSet;

use super::index::Act;
use super::items::{ItemState, Standing, whole_body};
use super::scope::{Scope, World};
use super::truth::{Causes, Truth};
use crate::finding::{Cause, Grade, Item, Verdict, What};
use crate::model::{Ask, BodyId, Party, Set, StatusId, Thing, Together};
use crate::record::{Kind, Partner};
use crate::source::Span;
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
    /// Parties and topics of the state on the last day, and the questions about it; none while there is no state.
    pub items: Vec<ItemState>,
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
            items: Vec::new(),
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
        kept.items = self.kept_items(status, ask, last);
        let lacking = kept.items.iter().any(|item| item.in_time == Standing::NotDone);
        let mut items_doubt = Causes::NONE;
        for item in &kept.items {
            if let Standing::InDoubt(causes) = item.in_time {
                items_doubt = items_doubt.and(causes);
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
            Truth::Yes if !certain.is_empty() || lacking => (Verdict::PartlyMet, Causes::NONE),
            Truth::Yes if !doubt.is_empty() => (Verdict::Unknown, doubt),
            Truth::Yes if !items_doubt.is_empty() => (Verdict::Unknown, items_doubt),
            Truth::Yes if over => (Verdict::Met, Causes::NONE),
            Truth::Yes => (Verdict::Open, Causes::NONE),
        };
        kept
    }

    /// Who must belong to the state and what it must be about, as recorded for its last day, and what is asked of it. A
    /// state without a record has no parts to be named (`rules.md` B1).
    fn kept_items(&self, status: StatusId, ask: &Ask, last: Day) -> Vec<ItemState> {
        let records = self.world.status_records(self.frame.bearer, status, self.moment.seen);
        let current: Vec<Current<'a>> = records
            .into_iter()
            .filter(|act| act.says.when.first() <= last && act.says.until.is_none_or(|until| until.last() >= last))
            .map(|act| {
                let says = act.says;
                let sure = says.when.last() <= last && says.until.is_none_or(|until| until.first() >= last);
                let day = if sure { Causes::NONE } else { Causes::of(Cause::ImpreciseDate) };
                let weak = self.is_weak(ask, says.grade);
                let grade = if weak { Causes::of(Cause::WeakEvidence) } else { Causes::NONE };
                Current { act, weak, doubt: day.and(grade) }
            })
            .collect();
        if current.iter().all(|one| one.weak) {
            return Vec::new();
        }
        let mut items = Vec::new();
        for together in &ask.together {
            self.kept_parties(together, &current, &mut items);
        }
        for about in &ask.about {
            let Some(topic) = about.topic.or_else(|| self.part_topic()) else { continue };
            let condition = about.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
            if condition == Truth::No {
                continue;
            }
            let standing = shown(&current, |act| act.says.about.contains(&topic), |act| act.says.about.is_empty());
            let id = self.world.model.vocabulary.topics[topic.index()].name.clone();
            items.push(part(What::Topic, id, about.span, standing.if_asked(condition)));
        }
        items.extend(self.text.questions.iter().map(|index| self.question_state(*index)));
        items
    }

    /// The parties of one clause: of a class so many, of bodies each.
    fn kept_parties(&self, together: &Together, current: &[Current<'a>], items: &mut Vec<ItemState>) {
        let condition = together.when.as_ref().map_or(Truth::Yes, |when| self.holds(&when.condition));
        if condition == Truth::No {
            return;
        }
        // Who belongs to the state counts as invited to it, as who took part in an act does (`rules.md` B8).
        let silent =
            |act: &Act<'a>| if together.invited { act.says.invited.is_empty() } else { act.says.with.is_empty() };
        match &together.party {
            Party::AtLeast(least, set) if !matches!(set.member, Thing::Body(_)) => {
                let least = usize::try_from(*least).unwrap_or(usize::MAX);
                let standing = self.kept_many(current, least, together.invited, set, silent);
                let id = self.thing_name(set.member);
                items.push(part(What::Class, id, together.span, standing.if_asked(condition)));
            }
            party => match self.parties(party) {
                None => {
                    let doubt = Standing::InDoubt(Causes::of(Cause::Roster));
                    items.push(part(What::Counterparty, String::new(), together.span, doubt));
                }
                Some(bodies) => {
                    for (body, having) in bodies {
                        let is = |partner: Partner| matches!(partner, Partner::Body(actor) if actor.body == body);
                        let standing = shown(current, |act| named(act, together.invited).any(is), silent);
                        let id = self.world.roster.body(body).id.clone();
                        let standing = standing.if_asked(condition.and(having));
                        items.push(part(What::Counterparty, id, together.span, standing));
                    }
                }
            },
        }
    }

    /// Distinct partners of a kind or class over all records of the state.
    fn kept_many(
        &self,
        current: &[Current<'a>],
        least: usize,
        invited: bool,
        set: &Set,
        silent: impl Fn(&Act<'a>) -> bool,
    ) -> Standing {
        let mut sure: BTreeSet<Partner> = BTreeSet::new();
        let mut all: BTreeSet<Partner> = BTreeSet::new();
        let mut causes = Causes::NONE;
        for one in current {
            let others = named(&one.act, invited).filter(|partner| {
                let own = matches!(partner, Partner::Body(actor) if actor.body == self.frame.bearer);
                !own && self.counts_for(partner, set)
            });
            let others: BTreeSet<Partner> = others.map(whole_body).collect();
            if one.doubt.is_empty() {
                sure.extend(others.iter().cloned());
                if sure.len() >= least {
                    return Standing::Done(one.act.root, one.act.says.when);
                }
            } else if !others.is_empty() {
                causes = causes.and(one.doubt);
            }
            all.extend(others);
            if silent(&one.act) {
                causes = causes.and(one.doubt).and(Causes::of(Cause::NotStated));
            }
        }
        let unnamed = current.iter().any(|one| silent(&one.act));
        if causes.is_empty() || (!unnamed && all.len() < least) { Standing::NotDone } else { Standing::InDoubt(causes) }
    }
}

/// A record of a state that may hold on the day in hand.
struct Current<'a> {
    act: Act<'a>,
    /// Its grade is below the one asked.
    weak: bool,
    /// Why it may not hold; nothing: it does.
    doubt: Causes,
}

/// Who belongs to a state beside the bearer: who wrote it down too.
fn named<'x>(act: &'x Act<'_>, invited: bool) -> impl Iterator<Item = Partner> + 'x {
    let by = act.says.by.iter().map(|actor| Partner::Body(*actor));
    by.chain(act.says.with.iter().cloned()).chain(act.says.invited.iter().filter(move |_| invited).cloned())
}

/// A part of a state.
fn part(what: What, id: String, span: Span, standing: Standing) -> ItemState {
    let item = Item { what, id, step: None };
    ItemState { item, span, in_time: standing, at_last: standing, part: true }
}

/// Whether a state holds something: by the first record that says so for certain; in doubt where one says so that may not
/// hold, or where one that is silent may mean it.
fn shown<'a>(current: &[Current<'a>], says: impl Fn(&Act<'a>) -> bool, silent: impl Fn(&Act<'a>) -> bool) -> Standing {
    let mut causes = Causes::NONE;
    for one in current {
        if says(&one.act) {
            if one.doubt.is_empty() {
                return Standing::Done(one.act.root, one.act.says.when);
            }
            causes = causes.and(one.doubt);
        } else if silent(&one.act) {
            causes = causes.and(one.doubt).and(Causes::of(Cause::NotStated));
        }
    }
    if causes.is_empty() { Standing::NotDone } else { Standing::InDoubt(causes) }
}
