//! Which records are the act asked for, and what each of them shows (`rules.md` A5, B1).

use super::days::each;
use super::plant::Plant;
use super::tri::Tri;
use super::twin::{Frame, Row, Twin};
use velvoite::finding::{Cause, Grade};
use velvoite::model::{Ask, BodyId, By, Due, Duty, OfRef, OrganId, Party, Set};
use velvoite::record::{Kind, Link, Partner, RecordId};
use velvoite::time::{Day, When};

/// What an act is asked for: the instance, its days and its joint bearers.
pub struct Asked<'a> {
    pub duty: &'a Duty,
    pub frame: &'a Frame,
    /// The day by which texts and single bodies are chosen.
    pub on: Day,
    /// First day of the window, for sets and completeness.
    pub opens: Day,
    /// First day on which acts count.
    pub first: Day,
    /// The effective due day; none: none.
    pub due: Option<Day>,
    /// The last day on which a late act cures; none: late does not cure; the inner none: at any time.
    pub cure: Option<Option<Day>>,
    /// Whether a late act cures at any time where its record says for which period it is.
    pub named_cures: bool,
    /// In a condition an act by somebody else need not name the bearer.
    pub unnamed: bool,
}

/// A record that may be the act.
#[derive(Clone)]
pub struct Candidate {
    pub row: Row,
    /// Whether it is the act asked for.
    pub act: Tri,
    /// Whether it lies in the window.
    pub time: Tri,
    /// Whether it lies in the window, or after it where that cures.
    pub at_last: Tri,
    /// Only its grade is too low.
    pub below: bool,
}

/// A receiver or a party that is an item of its own.
#[derive(Clone)]
pub enum Wanted {
    Body(BodyId, Option<OrganId>, bool),
    Partners(u32, Set, bool),
    /// The roster does not say who.
    Nobody,
}

impl<'a> Twin<'a> {
    /// Whether an act lies on one of the days; days after as-of have not been.
    pub fn within(&self, when: When, first: Day, last: Option<Day>) -> Tri {
        let days: Vec<Day> = if self.planted(Plant::ImpreciseDayIsItsFirst) {
            vec![when.first()]
        } else {
            each(when.first(), when.last()).collect()
        };
        let begins = if self.planted(Plant::WindowStartExcluded) { first.succ_opt().unwrap() } else { first };
        let inside = days
            .iter()
            .filter(|day| {
                begins <= **day
                    && last.is_none_or(|last| **day <= last)
                    && (**day <= self.seen || self.planted(Plant::FutureCounts))
            })
            .count();
        match inside {
            0 => Tri::No,
            _ if inside == days.len() => Tri::Yes,
            _ => Tri::maybe(Cause::ImpreciseDate),
        }
    }

    /// The records that may be the act, in order of their days.
    pub fn candidates(&self, asked: &Asked<'_>, ask: &Ask) -> Vec<Candidate> {
        let mut found = Vec::new();
        for row in &self.rows {
            if row.says.when.first() > self.seen && !self.planted(Plant::FutureCounts) {
                continue;
            }
            let (act, below) = self.act(asked, ask, row);
            let last = match asked.due {
                Some(due) if self.planted(Plant::DueDayExcluded) => due.pred_opt(),
                Some(_) if self.planted(Plant::WindowEndIgnored) => None,
                due => due,
            };
            let time = self.within(row.says.when, asked.first, last);
            let at_last = match (asked.cure, asked.due) {
                (Some(until), Some(due)) if !self.planted(Plant::LateNeverCures) => {
                    let named = asked.named_cures && !self.planted(Plant::NamedIsBounded);
                    let says_for = !row.says.periods.is_empty() || self.planted(Plant::UnnamedCures);
                    let until = if self.planted(Plant::CureWithoutEnd) || named && says_for { None } else { until };
                    self.within(row.says.when, asked.first, until.map(|until| until.max(due)))
                }
                _ => time.clone(),
            };
            if act != Tri::No && at_last != Tri::No {
                found.push(Candidate { row: row.clone(), act, time, at_last, below });
            }
        }
        found
    }

    /// Whether a record is the act asked for: its kind, who acted, who received, for which period, how well shown.
    fn act(&self, asked: &Asked<'_>, ask: &Ask, row: &Row) -> (Tri, bool) {
        let kind = ask.kinds.iter().any(|kind| row.says.kinds.contains(&Kind::Activity(*kind)));
        let grade = match row.says.grade {
            Grade::Announced if self.planted(Plant::AnnouncedCounts) => Tri::Yes,
            Grade::Announced => Tri::maybe(Cause::WeakEvidence),
            grade if ask.evidence.is_some_and(|least| grade < least) && !self.planted(Plant::GradeIgnored) => {
                Tri::maybe(Cause::WeakEvidence)
            }
            _ => Tri::Yes,
        };
        let otherwise = Tri::of(kind)
            .and(self.acts(asked, ask, row))
            .and(self.received(asked, ask, row))
            .and(self.follows(asked, ask, row))
            .and(Tri::of(self.for_it(&row.says, asked.frame)));
        let below = otherwise == Tri::Yes
            && row.says.when.last() <= self.seen
            && row.says.grade != Grade::Announced
            && ask.evidence.is_some_and(|least| row.says.grade < least);
        (otherwise.and(grade), below)
    }

    /// Whether the right body acted.
    fn acts(&self, asked: &Asked<'_>, ask: &Ask, row: &Row) -> Tri {
        if self.planted(Plant::AnybodyActs) {
            return Tri::Yes;
        }
        let bearer = asked.frame.bearer;
        let by = |body: BodyId| row.says.by.iter().any(|actor| actor.body == body);
        match &ask.by {
            By::Bearer | By::AnyBearer | By::EveryBearer(_) => {
                let own = by(bearer);
                let joint = self.joint(asked).into_iter().any(|other| by(other) && self.took_part(row, bearer));
                // The other side's record, where the demand names it.
                let named = self.named(asked, ask);
                let mirror =
                    row.says.by.iter().any(|actor| {
                        actor.body != bearer && named.contains(&actor.body) && self.took_part(row, bearer)
                    }) && !self.planted(Plant::MirrorIgnored);
                Tri::of(own || joint || mirror)
            }
            By::Own(organ) => {
                let own = Tri::any(
                    row.says
                        .by
                        .iter()
                        .map(|actor| if actor.body == bearer { organ_is(actor.organ, Some(*organ)) } else { Tri::No }),
                );
                let named = self.named(asked, ask);
                let other = row.says.by.iter().any(|actor| named.contains(&actor.body));
                let mirror = Tri::any(row.says.with.iter().map(|partner| match partner {
                    Partner::Body(actor) if other && actor.body == bearer => organ_is(actor.organ, Some(*organ)),
                    Partner::Body(_) | Partner::Class(..) => Tri::No,
                }));
                own.or(if self.planted(Plant::MirrorIgnored) { Tri::No } else { mirror })
            }
            By::Others(parties) => {
                let others = parties.iter().flat_map(|party| self.party(asked, party));
                Tri::any(others.map(|wanted| match wanted {
                    Wanted::Body(body, organ, _) => {
                        let acted = Tri::any(
                            row.says
                                .by
                                .iter()
                                .map(|actor| if actor.body != body { Tri::No } else { organ_is(actor.organ, organ) }),
                        );
                        let tied = body == bearer || !ask.of.is_empty() || asked.unnamed;
                        let names = if tied || self.took_part(row, bearer) || self.goes_to(row, bearer) {
                            Tri::Yes
                        } else if row.says.with.is_empty() {
                            self.empty()
                        } else {
                            Tri::No
                        };
                        let mirror = Tri::of(by(bearer) && body != bearer && self.took_part(row, body));
                        acted.and(names).or(mirror)
                    }
                    Wanted::Partners(..) | Wanted::Nobody => Tri::No,
                }))
            }
        }
    }

    fn goes_to(&self, row: &Row, body: BodyId) -> bool {
        row.says.to.iter().any(|partner| matches!(partner, Partner::Body(actor) if actor.body == body))
    }

    /// An empty field that was needed.
    pub fn empty(&self) -> Tri {
        match self.plant {
            Some(Plant::EmptyFieldIsNo) => Tri::No,
            Some(Plant::EmptyFieldIsYes) => Tri::Yes,
            _ => Tri::maybe(Cause::NotStated),
        }
    }

    /// Whether the single receiver that is asked received it.
    fn received(&self, asked: &Asked<'_>, ask: &Ask, row: &Row) -> Tri {
        let wanted = self.receivers(asked, ask);
        match (&ask.to[..], &wanted[..]) {
            ([Party::One(..) | Party::Own(_)], [one]) if !self.planted(Plant::ReceiverIgnored) => {
                self.receives(asked, ask, row, one)
            }
            // Of several each is an item; an act that none of them received is not the act.
            (_, several) if !several.is_empty() && !self.planted(Plant::ReceiverIgnored) => {
                Tri::any(several.iter().map(|one| self.receives(asked, ask, row, one)))
            }
            _ => Tri::Yes,
        }
    }

    /// Whether a record names this receiver.
    pub fn receives(&self, asked: &Asked<'_>, ask: &Ask, row: &Row, wanted: &Wanted) -> Tri {
        let (body, organ) = match wanted {
            Wanted::Body(body, organ, _) => (body, organ),
            Wanted::Partners(..) => return Tri::No,
            Wanted::Nobody => return Tri::maybe(Cause::Roster),
        };
        if row.says.to.is_empty() {
            let own = ask
                .kinds
                .iter()
                .filter(|kind| row.says.kinds.contains(&Kind::Activity(**kind)))
                .filter_map(|kind| self.model.vocabulary.activities[kind.index()].to_own)
                .any(|own| *body == asked.frame.bearer && Some(own) == *organ);
            return if own { Tri::Yes } else { self.empty() };
        }
        Tri::any(row.says.to.iter().map(|partner| match partner {
            Partner::Body(actor) if actor.body == *body => organ_is(actor.organ, *organ),
            Partner::Body(_) | Partner::Class(..) => Tri::No,
        }))
    }

    /// Receivers that are asked.
    pub fn receivers(&self, asked: &Asked<'_>, ask: &Ask) -> Vec<Wanted> {
        ask.to.iter().flat_map(|party| self.party(asked, party)).collect()
    }

    /// Whether the record follows what it is to follow, as far as that does not depend on a binding.
    fn follows(&self, asked: &Asked<'_>, ask: &Ask, row: &Row) -> Tri {
        Tri::all(ask.of.iter().flatten().map(|of| match of {
            OfRef::Trigger => match asked.frame.cause {
                Some(trigger) => self.refers(row, |root| root == trigger),
                None => Tri::Yes,
            },
            OfRef::Activity(kind) => self.refers(row, |root| {
                self.rows.iter().any(|other| other.root == root && other.says.kinds.contains(&Kind::Activity(*kind)))
            }),
            OfRef::Step(_) | OfRef::TriggerStep(_) => Tri::Yes,
        }))
    }

    /// Whether a record refers to a record of which `is` holds.
    pub fn refers(&self, row: &Row, is: impl Fn(RecordId) -> bool) -> Tri {
        if self.planted(Plant::OfIgnored) {
            return Tri::Yes;
        }
        if row.says.of.is_empty() {
            return self.empty();
        }
        Tri::of(row.says.of.iter().any(|link| match link {
            Link::Record(record) => is(self.root(*record)),
            Link::Dangling(_) => false,
        }))
    }

    pub fn root(&self, record: RecordId) -> RecordId {
        let mut at = record;
        while let Some(earlier) = self.log.record(at).supersedes {
            at = earlier;
        }
        at
    }

    /// Whether a body is named as taking part, or acted itself.
    pub fn took_part(&self, row: &Row, body: BodyId) -> bool {
        row.says.with.iter().any(|partner| matches!(partner, Partner::Body(actor) if actor.body == body))
    }

    /// Whose registers make the absence of an act certain.
    pub fn sayers(&self, asked: &Asked<'_>, ask: &Ask) -> Vec<BodyId> {
        let mut sayers = if asked.unnamed { Vec::new() } else { vec![asked.frame.bearer] };
        if let By::Others(parties) = &ask.by {
            for wanted in parties.iter().flat_map(|party| self.party(asked, party)) {
                if let Wanted::Body(body, ..) = wanted {
                    sayers.push(body);
                }
            }
        } else if sayers.is_empty() {
            sayers.push(asked.frame.bearer);
        }
        sayers
    }
}

/// Whether a recorded organ is the one asked.
pub fn organ_is(recorded: Option<OrganId>, asked: Option<OrganId>) -> Tri {
    match (recorded, asked) {
        (_, None) => Tri::Yes,
        (Some(recorded), Some(asked)) => Tri::of(recorded == asked),
        (None, Some(_)) => Tri::maybe(Cause::NotStated),
    }
}

/// Whether a due day is none on purpose.
pub fn no_day(due: &Due) -> bool {
    matches!(due, Due::None | Due::WithoutDelay)
}
