//! Two records of one sitting, one from each side: what differs, and what each side's version would make of it
//! (`rules.md` B9).

use std::collections::{BTreeMap, BTreeSet};

use super::index::{Act, Index};
use super::scope::Swap;
use crate::finding::DataFinding;
use crate::model::BodyId;
use crate::record::{Happening, Kind, Partner};
use crate::time::Day;

/// Two sides of one sitting that differ.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The earlier record by (day, id).
    pub one: Act<'a>,
    /// The other.
    pub other: Act<'a>,
    /// In the day: neither interval lies in the other.
    pub day: bool,
    /// In the parties.
    pub parties: bool,
    /// In the topics.
    pub topics: bool,
}

/// Same activity, overlapping days, each names the other.
#[must_use]
pub fn same_sitting(one: &Happening, other: &Happening) -> bool {
    let kinds = one.kinds.iter().any(|kind| other.kinds.contains(kind));
    let overlap = one.when.first() <= other.when.last() && other.when.first() <= one.when.last();
    kinds && overlap && names(one, other) && names(other, one)
}

/// Whether `one` names somebody who recorded `other`, and is not by the same body.
fn names(one: &Happening, other: &Happening) -> bool {
    other.by.iter().any(|actor| {
        !one.by.iter().any(|own| own.body == actor.body)
            && one.with.iter().any(|partner| matches!(partner, Partner::Body(named) if named.body == actor.body))
    })
}

/// Whether two records of different registers are of one act that triggers, beside one sitting: the same act by the same
/// body on overlapping days, written down by who did it and by who received it (`rules.md` A1).
#[must_use]
pub fn same_trigger(one: &Happening, other: &Happening) -> bool {
    let kinds = one.kinds.iter().any(|kind| other.kinds.contains(kind));
    let overlap = one.when.first() <= other.when.last() && other.when.first() <= one.when.last();
    let by = one.by.iter().any(|actor| other.by.iter().any(|same| same.body == actor.body));
    kinds && overlap && by
}

/// Everybody at the sitting, as one side has it.
fn present(says: &Happening) -> Vec<Partner> {
    let by = says.by.iter().map(|actor| Partner::Body(*actor));
    let mut all: Vec<Partner> = by.chain(says.with.iter().cloned()).map(by_body).collect();
    all.sort();
    all.dedup();
    all
}

fn by_body(partner: Partner) -> Partner {
    match partner {
        Partner::Body(actor) => Partner::Body(crate::record::Actor { body: actor.body, organ: None }),
        class @ Partner::Class(..) => class,
    }
}

/// Whether one side lists nobody but the other side: that says that they met, not that nobody else was there.
fn only_names(one: &Happening, other: &Happening) -> bool {
    one.with
        .iter()
        .all(|partner| matches!(partner, Partner::Body(actor) if other.by.iter().any(|by| by.body == actor.body)))
}

/// How two sides of one sitting differ, if they do.
#[must_use]
pub fn compare<'a>(one: Act<'a>, other: Act<'a>) -> Option<Pair<'a>> {
    let (a, b) = (one.says, other.says);
    if !same_sitting(a, b) {
        return None;
    }
    let inside = |inner: &Happening, outer: &Happening| {
        outer.when.first() <= inner.when.first() && inner.when.last() <= outer.when.last()
    };
    let day = !inside(a, b) && !inside(b, a);
    let parties = present(a) != present(b) && !only_names(a, b) && !only_names(b, a);
    let set = |says: &Happening| says.about.iter().copied().collect::<BTreeSet<_>>();
    let topics = !a.about.is_empty() && !b.about.is_empty() && set(a) != set(b);
    (day || parties || topics).then_some(Pair { one, other, day, parties, topics })
}

/// All pairs that differ among acts that happened by `seen`, in the order of their earlier records by (day, id).
#[must_use]
pub fn mismatches<'a>(index: &Index<'a>, seen: Day) -> Vec<Pair<'a>> {
    // A sitting has a second side only where somebody whom one side names keeps records too.
    let mut of_actor: BTreeMap<(BodyId, Kind), Vec<Act<'a>>> = BTreeMap::new();
    for act in index.acts().iter().filter(|act| act.says.when.first() <= seen) {
        for actor in &act.says.by {
            for kind in &act.says.kinds {
                of_actor.entry((actor.body, *kind)).or_default().push(*act);
            }
        }
    }
    let order = |act: &Act<'_>| (act.says.when.first(), index.id(act.root), act.root);
    for acts in of_actor.values_mut() {
        acts.sort_unstable_by_key(order);
    }
    let recording: BTreeSet<BodyId> = of_actor.keys().map(|(body, _)| *body).collect();
    let mut found: BTreeMap<_, Pair<'a>> = BTreeMap::new();
    for ((body, kind), acts) in &of_actor {
        for act in acts {
            for partner in &act.says.with {
                let Partner::Body(named) = partner else { continue };
                if named.body == *body || !recording.contains(&named.body) {
                    continue;
                }
                // Each pair is met from its earlier side: the other begins on that day or later, before this one ends.
                let others = of_actor.get(&(named.body, *kind)).map_or(&[][..], Vec::as_slice);
                let start = others.partition_point(|other| order(other) <= order(act));
                let overlapping =
                    others[start..].iter().take_while(|other| other.says.when.first() <= act.says.when.last());
                for other in overlapping {
                    if let Some(pair) = compare(*act, *other) {
                        found.insert((order(act), order(other)), pair);
                    }
                }
            }
        }
    }
    found.into_values().collect()
}

impl<'a> Pair<'a> {
    /// The world in which the first side is right, and the one in which the second is. Both records stay, told alike: a
    /// third body may be named by one of them only.
    #[must_use]
    pub fn versions(&self) -> [Swap; 2] {
        [self.retold(self.other, self.one), self.retold(self.one, self.other)]
    }

    /// `act` with the word of `believed` on what they differ in.
    fn retold(&self, act: Act<'a>, believed: Act<'a>) -> Swap {
        let mut says = act.says.clone();
        if self.day {
            says.when = believed.says.when;
        }
        if self.topics {
            says.about = believed.says.about.clone();
        }
        if self.parties {
            let by = &act.says.by;
            let own = |partner: &Partner| matches!(partner, Partner::Body(actor) if by.iter().any(|own| own.body == actor.body));
            says.with = present(believed.says).into_iter().filter(|partner| !own(partner)).collect();
        }
        Swap { without: BTreeSet::new(), patched: Some((act.root, says)) }
    }

    /// Whether a body did it or took part, as either side has it.
    #[must_use]
    pub fn names(&self, body: BodyId) -> bool {
        [self.one, self.other].iter().any(|act| {
            act.says.by.iter().any(|actor| actor.body == body) || super::candidate::takes_part(&act.says.with, body)
        })
    }

    /// As a finding about the records.
    #[must_use]
    pub fn finding(&self) -> DataFinding {
        DataFinding::Mismatch {
            one: self.one.row,
            other: self.other.row,
            day: self.day,
            parties: self.parties,
            topics: self.topics,
        }
    }
}
