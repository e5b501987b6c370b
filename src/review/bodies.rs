//! Bodies as readers look for them: those who organise services, the municipalities of each county, whom a register is
//! about.

use std::collections::{BTreeMap, BTreeSet};

use super::Basis;
use crate::diagnostic::nearest;
use crate::evaluate::{self, Only, Question, Scope};
use crate::model::vocabulary::{KindId, Thing};
use crate::model::{BodyId, Membership};
use crate::schedule::{bears, is_of};

/// So many near names are offered.
const MOST_NEAR: usize = 8;

/// Those who organise services, in the order of their ids: the class `organiser` of the rules, else every body to which
/// others belong.
#[must_use]
pub fn organisers(basis: &Basis<'_>) -> Vec<BodyId> {
    let (model, roster) = (basis.model, basis.roster);
    let class = model.vocabulary.class("organiser");
    let is_one = |id: &BodyId| match class {
        Some(class) => {
            let kind = Thing::Kind(roster.body(*id).kind);
            model.vocabulary.holds(class, kind) || model.vocabulary.holds(class, Thing::Body(*id))
        }
        None => roster.has_members(*id),
    };
    let there = |id: &BodyId| roster.body(*id).exists(basis.as_of.0);
    let mut found: Vec<BodyId> = roster.ids().filter(|id| is_one(id) && there(id)).collect();
    // Counties stand first, by their codes; who has no code, last.
    let key =
        |id: &BodyId| (members(basis, *id).is_empty(), roster.body(*id).code.is_empty(), roster.body(*id).id.clone());
    found.sort_by_cached_key(key);
    found
}

/// The members of a body on the day from which one looks, in the order of their ids. A supervisor is no member: only
/// who is what the relation is called, a municipality of a county.
#[must_use]
pub fn members(basis: &Basis<'_>, group: BodyId) -> Vec<BodyId> {
    let day = basis.as_of.0;
    let rows =
        basis.roster.memberships().iter().filter(|row| row.group == group && row.on(day) && is_proper(basis, row));
    let found: BTreeSet<BodyId> = rows.map(|row| row.member).collect();
    found.into_iter().collect()
}

/// Whether the relation is named by what the member is.
fn is_proper(basis: &Basis<'_>, row: &Membership) -> bool {
    let vocabulary = &basis.model.vocabulary;
    let Some(relation) = vocabulary.relations.get(row.relation.index()) else { return false };
    let kind = vocabulary.kind(&relation.member).map(Thing::Kind);
    let thing = kind.or_else(|| vocabulary.class(&relation.member).map(Thing::Class));
    thing.is_some_and(|thing| is_of(basis.model, basis.roster, row.member, thing))
}

/// The groups that organisers form, collaborative areas: those to which they belong as what they are called together.
#[must_use]
pub fn areas(basis: &Basis<'_>) -> Vec<BodyId> {
    let organisers = organisers(basis);
    let as_organiser = |row: &&Membership| {
        let relation = basis.model.vocabulary.relations.get(row.relation.index());
        relation.is_some_and(|relation| relation.member == "organiser") && row.on(basis.as_of.0)
    };
    let rows = basis.roster.memberships().iter().filter(as_organiser);
    let found: BTreeSet<BodyId> = rows.filter(|row| organisers.contains(&row.member)).map(|row| row.group).collect();
    found.into_iter().collect()
}

/// The organiser to which a body belongs, if it does.
#[must_use]
pub fn organiser_of(basis: &Basis<'_>, body: BodyId) -> Option<BodyId> {
    let organisers = organisers(basis);
    let mut rows = basis.roster.groups(body).filter(|row| row.on(basis.as_of.0) && is_proper(basis, row));
    rows.find(|row| organisers.contains(&row.group)).map(|row| row.group)
}

/// Bodies of kinds whose members belong to organisers, by the organiser; those that belong to none stand last.
#[must_use]
pub fn municipalities(basis: &Basis<'_>) -> Vec<(Option<BodyId>, Vec<BodyId>)> {
    let roster = basis.roster;
    let organisers = organisers(basis);
    let kinds: BTreeSet<KindId> = organisers
        .iter()
        .flat_map(|organiser| members(basis, *organiser))
        .map(|member| roster.body(member).kind)
        .collect();
    let mut by: BTreeMap<Option<BodyId>, Vec<BodyId>> = BTreeMap::new();
    for id in roster.ids() {
        let body = roster.body(id);
        if kinds.contains(&body.kind) && body.exists(basis.as_of.0) {
            by.entry(organiser_of(basis, id)).or_default().push(id);
        }
    }
    let mut found: Vec<_> = by.into_iter().collect();
    found.sort_by_key(|(group, _)| (group.is_none(), group.map(|group| roster.body(group).id.clone())));
    found
}

/// All others that bear a duty.
#[must_use]
pub fn others(basis: &Basis<'_>) -> Vec<BodyId> {
    let mut known: BTreeSet<BodyId> = organisers(basis).into_iter().collect();
    known.extend(municipalities(basis).into_iter().flat_map(|(_, members)| members));
    let bears_one = |id: &BodyId| basis.model.duties.iter().any(|duty| bears(basis.model, basis.roster, duty, *id));
    let there = |id: &BodyId| basis.roster.body(*id).exists(basis.as_of.0);
    basis.roster.ids().filter(|id| !known.contains(id) && there(id) && bears_one(id)).collect()
}

/// Those whom [`called`] finds, or all that bear duties: organisers, then the members of each, then the others; each with
/// the organiser to which it belongs.
#[must_use]
pub fn listed(basis: &Basis<'_>, words: Option<&str>) -> Vec<(BodyId, Option<BodyId>)> {
    if let Some(words) = words {
        return called(basis, words).into_iter().map(|body| (body, organiser_of(basis, body))).collect();
    }
    let mut listed: Vec<(BodyId, Option<BodyId>)> = organisers(basis).into_iter().map(|body| (body, None)).collect();
    for (organiser, members) in municipalities(basis) {
        // One that organises its own services is there already.
        let new: Vec<BodyId> =
            members.into_iter().filter(|body| listed.iter().all(|(known, _)| known != body)).collect();
        listed.extend(new.into_iter().map(|body| (body, organiser)));
    }
    listed.extend(others(basis).into_iter().map(|body| (body, None)));
    listed
}

/// Whom the registers are about.
#[must_use]
pub fn on_record(basis: &Basis<'_>) -> Vec<BodyId> {
    let question = Question {
        as_of: basis.as_of,
        known_at: basis.known_at,
        bodies: Scope::Records,
        from: None,
        to: None,
        only: Only::default(),
    };
    // A register that holds everything of everybody names nobody.
    let found = evaluate::ask::bodies(basis.roster, basis.log, &question);
    if found.len() == basis.roster.bodies().len() { Vec::new() } else { found.into_iter().collect() }
}

/// The bodies whose name, in any language, or code holds these words, whatever their case.
#[must_use]
pub fn called(basis: &Basis<'_>, words: &str) -> Vec<BodyId> {
    let low = words.trim().to_lowercase();
    if low.is_empty() {
        return Vec::new();
    }
    let is = |id: &BodyId| {
        let body = basis.roster.body(*id);
        let named = [&body.names.fi, &body.names.sv, &body.names.en];
        body.exists(basis.as_of.0)
            && (body.code == low || body.id == low || named.iter().any(|name| name.to_lowercase().contains(&low)))
    };
    basis.roster.ids().filter(is).collect()
}

/// The bodies whose name, in any language, is near these words: one mistyped letter in four, and a word of the name is
/// enough.
#[must_use]
pub fn near(basis: &Basis<'_>, words: &str) -> Vec<BodyId> {
    let low = words.trim().to_lowercase();
    let is = |id: &BodyId| {
        let body = basis.roster.body(*id);
        let names = [&body.names.fi, &body.names.sv, &body.names.en].map(|name| name.to_lowercase());
        let alike = |name: &str| nearest(&low, [name]).is_some();
        body.exists(basis.as_of.0)
            && names.iter().any(|name| alike(name) || name.split_whitespace().any(|word| word.len() > 3 && alike(word)))
    };
    let mut found: Vec<BodyId> = basis.roster.ids().filter(is).collect();
    // The nearest of all stands first.
    let named = |id: &BodyId| {
        let names = &basis.roster.body(*id).names;
        [&names.fi, &names.sv, &names.en].map(|name| name.as_str())
    };
    let best = nearest(&low, found.iter().flat_map(named));
    found.sort_by_key(|id| !best.is_some_and(|best| named(id).contains(&best)));
    found.truncate(MOST_NEAR);
    found
}
