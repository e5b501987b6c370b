//! Who is to take part in what somebody else owes, or is the one towards whom it is owed.
//!
//! Knows the parties that a duty's text names, whatever its exceptions, on the due day. Leaves alone whether they took
//! part: that is `evaluate`'s.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::finding::Finding;
use crate::model::{Ask, BodyId, By, Demand, Duty, DutyId, Model, Party, Roster, Set, Target, Thing};
use crate::schedule::{Frame, bodies, body_of, is_of, joint};
use crate::time::{Day, Window};

/// Finds the parties of findings; remembers which duties name any.
pub struct Parties<'m> {
    model: &'m Model,
    roster: &'m Roster,
    named: BTreeMap<(DutyId, usize), Vec<&'m Party>>,
}

impl<'m> Parties<'m> {
    /// For these rules and bodies.
    #[must_use]
    pub fn new(model: &'m Model, roster: &'m Roster) -> Parties<'m> {
        Parties { model, roster, named: BTreeMap::new() }
    }

    /// The bodies beside the bearer that an instance names on its due day, in the order of the roster.
    pub fn of(&mut self, finding: &Finding, on: Day) -> Vec<BodyId> {
        let frame = Frame::plain(finding.bearer, finding.counterparty, &finding.period);
        self.in_frame(finding.duty, finding.version, &frame, on)
    }

    /// The bodies beside the bearer that the law of a duty names on a day, those towards each of whom it is owed included.
    pub fn of_law(&mut self, duty: &Duty, version: usize, bearer: BodyId, on: Day) -> Vec<BodyId> {
        let frame = Frame::plain(bearer, None, "");
        let mut found = self.in_frame(duty.id, version, &frame, on);
        if let Some(set) = &duty.towards {
            members(self.model, self.roster, set, &frame, on, &mut found);
        }
        found
    }

    fn in_frame(&mut self, duty: DutyId, version: usize, frame: &Frame, on: Day) -> Vec<BodyId> {
        let (model, roster) = (self.model, self.roster);
        let duty = model.duty(duty);
        let named = self.named.entry((duty.id, version)).or_insert_with(|| named(duty, version)).as_slice();
        let mut found: Vec<BodyId> = frame.counterparty.into_iter().collect();
        for party in named {
            match party {
                Party::One(who, _) => found.extend(body_of(roster, who, frame, on)),
                Party::Every(set, _) | Party::AtLeast(_, set) => members(model, roster, set, frame, on, &mut found),
                Party::Others => {
                    let Some(window) = Window::inclusive(on, on) else { continue };
                    let equals = |thing: Thing, window: Window| -> Rc<[BodyId]> {
                        bodies(model, roster, thing, window).collect()
                    };
                    found.extend(joint(model, roster, duty, frame.bearer, window, &equals).others);
                }
                Party::Own(_) => {}
            }
        }
        found.retain(|body| *body != frame.bearer);
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The parties that a version's texts name, organs of the bearer aside.
fn named(duty: &Duty, version: usize) -> Vec<&Party> {
    let text = duty.versions.get(version).and_then(|law| law.text(0, None)).and_then(|text| text.as_ref().ok());
    let asks: Vec<&Ask> = match text.map(|text| &text.demand) {
        Some(Demand::Do(Target::Acts(_, ask)) | Demand::Keep(_, ask) | Demand::Avoid(ask, _)) => vec![ask],
        Some(Demand::Do(Target::Steps(steps))) => steps.iter().map(|step| &step.ask).collect(),
        Some(Demand::Do(Target::Question(_))) | None => Vec::new(),
    };
    let mut found: Vec<&Party> = Vec::new();
    for ask in asks {
        let by: &[Party] = match &ask.by {
            By::Others(parties) => parties,
            By::Bearer | By::Own(_) | By::AnyBearer | By::EveryBearer(_) => &[],
        };
        for party in ask.together.iter().map(|together| &together.party).chain(&ask.to).chain(by) {
            if !matches!(party, Party::Own(_)) && !found.contains(&party) {
                found.push(party);
            }
        }
    }
    found
}

fn members(model: &Model, roster: &Roster, set: &Set, frame: &Frame, on: Day, found: &mut Vec<BodyId>) {
    match &set.of {
        Some((relations, who)) => {
            let Some(group) = body_of(roster, who, frame, on) else { return };
            let rows = relations.iter().flat_map(|relation| roster.members(group, *relation));
            let members = rows.filter(|row| row.on(on)).map(|row| row.member);
            found.extend(members.filter(|body| is_of(model, roster, *body, set.member)));
        }
        None => {
            let there = |body: &BodyId| roster.body(*body).exists(on) && is_of(model, roster, *body, set.member);
            found.extend(roster.ids().filter(there));
        }
    }
}
