//! Bodies that nothing tells apart: judged once, told of each.
//!
//! For a duty two bodies are twins where an exchange of one for the other changes nothing that the duty can see, neither
//! in the rules nor in the roster nor in what is on record: of one kind and one life; named by no rule; named by no
//! record, no declaration of completeness, no waiver and no judgement; and, by the relations by which the duty looks
//! from one body to another, in the same groups over the same days and without members. What holds of one then holds of
//! the other, word by word but for its own name. Where a finding names another twin (the order of names would show who
//! asked), each is judged by itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::Index;
use crate::finding::{Fact, Finding, Note, Reason};
use crate::model::{BodyId, Duty, KindId, Model, Related, RelationId, Roster};
use crate::time::Day;

/// A membership without the member.
type Row = (RelationId, BodyId, Option<Day>, Option<Day>);

/// What twins have in common.
type Likeness = (KindId, Option<Day>, Option<Day>, Vec<Row>);

/// The bodies of which nothing singles one out: no rule calls it by name, no record tells of it.
pub(super) fn nameless(model: &Model, roster: &Roster, index: &Index<'_>, bodies: &[BodyId]) -> BTreeSet<BodyId> {
    let named_by_id: BTreeSet<&str> = index.instances_named().flat_map(|id| id.split('/')).collect();
    let told_of = |id: BodyId| index.tells_of(id) || named_by_id.contains(roster.body(id).id.as_str());
    bodies.iter().copied().filter(|id| !model.named.contains(id) && !told_of(*id)).collect()
}

/// The bodies in groups of twins, for duties that look from one body to another by these relations; those without a
/// twin alone. In the order of the first of each group.
pub(super) fn groups(
    roster: &Roster,
    related: &Related,
    bodies: &[BodyId],
    nameless: &BTreeSet<BodyId>,
) -> Vec<Vec<BodyId>> {
    let has_members = |id: BodyId| match related {
        Related::Any => roster.has_members(id),
        Related::By(relations) => relations.iter().any(|relation| roster.members(id, *relation).next().is_some()),
    };
    let mut groups: Vec<Vec<BodyId>> = Vec::new();
    let mut known: BTreeMap<Likeness, usize> = BTreeMap::new();
    for id in bodies {
        if !nameless.contains(id) || has_members(*id) {
            groups.push(vec![*id]);
            continue;
        }
        let body = roster.body(*id);
        let rows = roster.groups(*id).filter(|row| related.by(row.relation));
        let rows = rows.map(|row| (row.relation, row.group, row.from, row.until)).collect();
        let at = *known.entry((body.kind, body.from, body.until, rows)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(*id),
            None => groups.push(vec![*id]),
        }
    }
    groups
}

/// Whether what was found of the first of `group` holds of all: nothing in it names another of them.
pub(super) fn alike(duty: &Duty, roster: &Roster, group: &[BodyId], found: &[Finding]) -> bool {
    let twin = |body: &BodyId| group.contains(body);
    let id = |id: &str| group.iter().any(|body| roster.body(*body).id == id);
    let note = |note: &Note| match note {
        Note::Joined { body, .. } | Note::Left { body, .. } => twin(body),
        Note::EarlierLaw { .. }
        | Note::Corrected(_)
        | Note::EmptySet(_)
        | Note::Unread { .. }
        | Note::PastWaiver { .. }
        | Note::ComingWaiver { .. }
        | Note::Rule(..) => false,
    };
    let first = group.first();
    let names_another = |finding: &Finding| {
        finding.missing.iter().any(|lack| id(&lack.item.id))
            || finding.notes.iter().any(note)
            || proof_names(&finding.reasons, &|fact| match fact {
                Fact::Item { item, .. } => id(&item.id),
                Fact::NotComplete { body, .. } => twin(body) && Some(body) != first,
                _ => false,
            })
    };
    duty.towards.is_none() && !found.iter().any(names_another)
}

fn proof_names(reason: &Reason, names: &dyn Fn(&Fact) -> bool) -> bool {
    names(&reason.fact) || reason.because.iter().any(|below| proof_names(below, names))
}

/// The finding of `first`, told of `other`.
pub(super) fn of_twin(duty: &Duty, roster: &Roster, finding: &Finding, first: BodyId, other: BodyId) -> Finding {
    let rest = finding.instance.get(duty.name.len() + 1 + roster.body(first).id.len()..).unwrap_or_default();
    let body = &roster.body(other).id;
    let mut instance = String::with_capacity(duty.name.len() + 1 + body.len() + rest.len());
    for part in [&duty.name, "/", body, rest] {
        instance.push_str(part);
    }
    let mut twin = Finding { instance, bearer: other, told: Arc::clone(&finding.told) };
    if proof_names(&twin.reasons, &|fact| matches!(fact, Fact::NotComplete { .. })) {
        rename(&mut twin.reasons, first, other);
    }
    twin
}

fn rename(reason: &mut Reason, first: BodyId, other: BodyId) {
    match &mut reason.fact {
        Fact::NotComplete { body, .. } if *body == first => *body = other,
        _ => {}
    }
    for below in &mut reason.because {
        rename(below, first, other);
    }
}
