//! Bodies and who belongs to whom, by validity interval.

use std::collections::BTreeMap;

use super::vocabulary::{BodyId, KindId, RelationId};
use crate::lang::Words;
use crate::time::{Day, Window};

/// A public body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// `county-08`.
    pub id: String,
    /// Its kind.
    pub kind: KindId,
    /// Official code, as text: `08`, `837`; empty where it has none.
    pub code: String,
    /// A name that rules may use: `helsinki`.
    pub alias: Option<String>,
    /// Its names.
    pub names: Words,
    /// Newest language status: `fi`, `sv`, `fi_sv`, `sv_fi`.
    pub language: Option<String>,
    /// First day; none: before all data.
    pub from: Option<Day>,
    /// Last day, inclusive; none: still there.
    pub until: Option<Day>,
}

impl Body {
    /// Whether it exists on `day`.
    #[must_use]
    pub fn exists(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// One row of membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Membership {
    /// By which relation.
    pub relation: RelationId,
    /// The group.
    pub group: BodyId,
    /// The member.
    pub member: BodyId,
    /// First day; none: before all data.
    pub from: Option<Day>,
    /// Last day, inclusive.
    pub until: Option<Day>,
}

impl Membership {
    /// Whether it holds on `day`.
    #[must_use]
    pub fn on(&self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether it holds on every day of `window`.
    #[must_use]
    pub fn throughout(&self, window: Window) -> bool {
        self.from.is_none_or(|from| from <= window.from()) && self.until.is_none_or(|until| window.last() <= until)
    }

    /// Whether it holds on some day of `window`.
    #[must_use]
    pub fn sometime(&self, window: Window) -> bool {
        self.from.is_none_or(|from| from <= window.last()) && self.until.is_none_or(|until| window.from() <= until)
    }
}

/// A merger: the old body's name is read as the successor from the day on, with a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merger {
    /// The body that ended.
    pub old: BodyId,
    /// The body that it joined.
    pub new: BodyId,
    /// First day of the new state.
    pub on: Day,
}

/// A place on a map made of equal tiles: columns from the left, rows from the top, both from 1. By column, then row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// From the left.
    pub column: u16,
    /// From the top.
    pub row: u16,
}

/// All bodies. Made from the roster tables, and extended by the made-up bodies of a scenario.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    bodies: Vec<Body>,
    by_id: BTreeMap<String, BodyId>,
    /// Sorted by group, then relation, member, from.
    members: Vec<Membership>,
    /// Sorted by member, then relation, group, from.
    groups: Vec<Membership>,
    mergers: Vec<Merger>,
    tiles: BTreeMap<BodyId, Tile>,
}

impl Roster {
    /// All bodies in the order of their ids (numbers).
    #[must_use]
    pub fn bodies(&self) -> &[Body] {
        &self.bodies
    }

    /// The body with this number.
    #[must_use]
    pub fn body(&self, id: BodyId) -> &Body {
        &self.bodies[id.index()]
    }

    /// All numbers.
    pub fn ids(&self) -> impl Iterator<Item = BodyId> + use<> {
        (0..self.bodies.len()).map(BodyId::from)
    }

    /// The body with this id or alias.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<BodyId> {
        self.by_id.get(name).copied()
    }

    /// Adds a body; an id or alias that is taken is given back as an error.
    ///
    /// # Errors
    /// The body that already has the id or alias.
    pub fn add(&mut self, body: Body) -> Result<BodyId, BodyId> {
        let id = BodyId::from(self.bodies.len());
        if let Some(taken) = self.by_id.get(&body.id).or(body.alias.as_ref().and_then(|alias| self.by_id.get(alias))) {
            return Err(*taken);
        }
        self.by_id.insert(body.id.clone(), id);
        if let Some(alias) = &body.alias {
            self.by_id.insert(alias.clone(), id);
        }
        self.bodies.push(body);
        Ok(id)
    }

    /// Sets a body's newest language status.
    pub fn set_language(&mut self, body: BodyId, language: &str) {
        self.bodies[body.index()].language = Some(language.to_owned());
    }

    /// Whether any body belongs or belonged to it.
    #[must_use]
    pub fn has_members(&self, group: BodyId) -> bool {
        self.members.binary_search_by_key(&group, |row| row.group).is_ok()
    }

    /// All memberships, by group.
    #[must_use]
    pub fn memberships(&self) -> &[Membership] {
        &self.members
    }

    /// Adds memberships.
    pub fn add_memberships(&mut self, rows: impl IntoIterator<Item = Membership>) {
        self.members.extend(rows);
        self.members.sort_by_key(|row| (row.group, row.relation, row.member, row.from));
        self.groups = self.members.clone();
        self.groups.sort_by_key(|row| (row.member, row.relation, row.group, row.from));
    }

    /// Adds a merger.
    pub fn add_merger(&mut self, merger: Merger) {
        self.mergers.push(merger);
    }

    /// The memberships of a group by one relation, by member.
    pub fn members(&self, group: BodyId, relation: RelationId) -> impl Iterator<Item = &Membership> {
        let key = (group, relation);
        let start = self.members.partition_point(|row| (row.group, row.relation) < key);
        self.members[start..].iter().take_while(move |row| (row.group, row.relation) == key)
    }

    /// The groups to which a body belongs, by every relation.
    pub fn groups(&self, member: BodyId) -> impl Iterator<Item = &Membership> {
        let start = self.groups.partition_point(|row| row.member < member);
        self.groups[start..].iter().take_while(move |row| row.member == member)
    }

    /// The body into which `old` merged, followed through later mergers, as seen on `day`; `old` itself where it still
    /// exists.
    #[must_use]
    pub fn successor(&self, old: BodyId, day: Day) -> BodyId {
        let mut body = old;
        // Each merger moves on at most once, so a cycle in bad data cannot run for ever.
        for _ in 0..=self.mergers.len() {
            match self.mergers.iter().find(|merger| merger.old == body && merger.on <= day) {
                Some(merger) => body = merger.new,
                None => break,
            }
        }
        body
    }

    /// All mergers.
    #[must_use]
    pub fn mergers(&self) -> &[Merger] {
        &self.mergers
    }

    /// Where a body stands on the map of tiles, if it does.
    #[must_use]
    pub fn tile(&self, body: BodyId) -> Option<Tile> {
        self.tiles.get(&body).copied()
    }

    /// All bodies that stand on the map of tiles, each with its place.
    pub fn tiles(&self) -> impl Iterator<Item = (BodyId, Tile)> {
        self.tiles.iter().map(|(body, tile)| (*body, *tile))
    }

    /// Puts a body on the map; another that stands there already is given back as an error.
    ///
    /// # Errors
    /// The body that has the place.
    pub fn add_tile(&mut self, body: BodyId, tile: Tile) -> Result<(), BodyId> {
        let there = self.tiles.iter().find(|(_, taken)| **taken == tile).map(|(taken, _)| *taken);
        match there {
            Some(taken) => Err(taken),
            None => {
                self.tiles.insert(body, tile);
                Ok(())
            }
        }
    }

    /// Whether `body` belongs to `group` on `day`, by any relation, directly or through a group that belongs to it.
    #[must_use]
    pub fn belongs(&self, body: BodyId, group: BodyId, day: Day) -> bool {
        let mut seen = vec![body];
        let mut next = 0;
        while next < seen.len() {
            let current = seen[next];
            next += 1;
            for row in self.groups(current).filter(|row| row.on(day)) {
                if row.group == group {
                    return true;
                }
                if !seen.contains(&row.group) {
                    seen.push(row.group);
                }
            }
        }
        false
    }
}
