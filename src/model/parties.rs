//! Parties: bearers, counterparties, receivers and those who take part, from words to bodies and sets of bodies.
//!
//! Knows relations both ways: `county of bearer` leads from a member to its group, `every municipality of bearer` and
//! `supervisor of bearer` from a group to its members. Leaves alone who belongs where on a day.

use std::collections::BTreeSet;

use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::duty::{BearerTerm, Bearers, By, Party, Set, Who};
use super::scope::Scope;
use super::vocabulary::{KindId, RelationId, Thing};
use super::words::{Meaning, Names};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::ast::{self, Name};

type Kinds = BTreeSet<KindId>;

/// Who bears a duty, and the kinds of those bodies.
pub(super) fn bearers(
    names: &Names<'_>,
    written: &ast::Bearer,
    span: Span,
    out: &mut Vec<Diagnostic>,
) -> Option<Bearers> {
    if written.terms.len() > 1 && written.any == written.jointly {
        out.push(SenseComplaint::AndOr { jointly: written.jointly, span }.into());
    }
    let mut terms = Vec::new();
    for term in &written.terms {
        terms.push(match term {
            ast::Party::Named(name) => {
                let thing = names.party(name, out)?;
                if names.kinds_of(thing).is_empty() {
                    out.push(SenseComplaint::NoBodies { name: &name.value, span: name.span }.into());
                }
                BearerTerm::Thing(thing)
            }
            ast::Party::Every { member, of: None, having: None, .. } => BearerTerm::Thing(names.party(member, out)?),
            ast::Party::Every { member, of: Some(of), having: None, span } => {
                let ast::Party::Named(group) = of.as_ref() else {
                    out.push(SenseComplaint::BearerForm { span: *span }.into());
                    return None;
                };
                let Thing::Kind(kind) = names.party(group, out)? else {
                    out.push(SenseComplaint::BearerForm { span: group.span }.into());
                    return None;
                };
                let thing = names.party(member, out)?;
                let relations = down(names, &member.value, Some(thing), &BTreeSet::from([kind]));
                let Some(relation) = relations.first().copied() else {
                    out.push(NameComplaint::NoRelation { word: member, declared: declared(names) }.into());
                    return None;
                };
                BearerTerm::MembersOf { member: thing, relation, group: kind }
            }
            ast::Party::Every { span, .. }
            | ast::Party::Bearer(span)
            | ast::Party::Counterparty(span)
            | ast::Party::Others(span)
            | ast::Party::AtLeast { span, .. } => {
                out.push(SenseComplaint::BearerForm { span: *span }.into());
                return None;
            }
            ast::Party::Own(name) | ast::Party::Of(name, _) => {
                out.push(SenseComplaint::BearerForm { span: name.span }.into());
                return None;
            }
        });
    }
    Some(Bearers { terms, jointly: written.jointly, span })
}

/// The kinds that bearers can have.
pub(super) fn bearer_kinds(names: &Names<'_>, bearers: &Bearers) -> Kinds {
    let kinds = bearers.terms.iter().map(|term| match term {
        BearerTerm::Thing(thing) | BearerTerm::MembersOf { member: thing, .. } => names.kinds_of(*thing),
    });
    kinds.flatten().collect()
}

/// The relations by this word whose groups can be of these kinds; else those whose members the word's kind or class
/// can be: `every county of collaborative-area-1`, whose members are organisers.
fn down(names: &Names<'_>, word: &str, thing: Option<Thing>, groups: &Kinds) -> Vec<RelationId> {
    let relations = &names.vocabulary.relations;
    let fitting = |fits: &dyn Fn(RelationId) -> bool| -> Vec<RelationId> {
        (0..relations.len())
            .map(RelationId::from)
            .filter(|id| groups.contains(&relations[id.index()].group) && fits(*id))
            .collect()
    };
    let by_word = fitting(&|id| relations[id.index()].member == word);
    if !by_word.is_empty() {
        return by_word;
    }
    let Some(kinds) = thing.map(|thing| names.kinds_of(thing)) else { return Vec::new() };
    fitting(&|id| !names.member_kinds(id).is_disjoint(&kinds))
}

/// The relations by which bodies of these kinds belong to a group of the kind with this name.
fn up(names: &Names<'_>, word: &str, members: &Kinds) -> Vec<RelationId> {
    let Some(group) = names.vocabulary.kind(word) else { return Vec::new() };
    let relations = &names.vocabulary.relations;
    (0..relations.len())
        .map(RelationId::from)
        .filter(|id| relations[id.index()].group == group && !names.member_kinds(*id).is_disjoint(members))
        .collect()
}

fn declared(names: &Names<'_>) -> Vec<String> {
    let kinds = &names.vocabulary.kinds;
    let shown = |relation: &super::vocabulary::Relation| {
        format!("{} of {}", relation.member, kinds[relation.group.index()].name)
    };
    names.vocabulary.relations.iter().map(shown).collect()
}

impl Scope<'_> {
    /// The kinds of the body that is meant.
    pub(super) fn kinds(&self, who: &Who) -> Kinds {
        match who {
            Who::Bearer => self.head.bearer_kinds.clone(),
            Who::Counterparty => self.head.counterparty_kinds.clone(),
            Who::Body(body) => BTreeSet::from([self.names.roster.body(*body).kind]),
            Who::Related { relations, up: true, .. } => {
                relations.iter().map(|id| self.names.vocabulary.relations[id.index()].group).collect()
            }
            Who::Related { relations, up: false, .. } => {
                relations.iter().flat_map(|id| self.names.member_kinds(*id)).copied().collect()
            }
        }
    }

    /// One body.
    pub(super) fn who(&self, written: &ast::Party, out: &mut Vec<Diagnostic>) -> Option<Who> {
        match written {
            ast::Party::Bearer(_) => Some(Who::Bearer),
            ast::Party::Counterparty(span) => {
                if !self.head.has_counterparty {
                    out.push(SenseComplaint::NoCounterparty { span: *span }.into());
                    return None;
                }
                Some(Who::Counterparty)
            }
            ast::Party::Named(name) => match self.names.party(name, out)? {
                Thing::Body(body) => Some(Who::Body(body)),
                Thing::Kind(_) | Thing::Class(_) => {
                    out.push(SenseComplaint::OneOrSet { name: &name.value, span: name.span }.into());
                    None
                }
            },
            ast::Party::Of(word, of) => {
                let of = self.who(of, out)?;
                self.related(word, of, out)
            }
            ast::Party::Others(span) | ast::Party::Every { span, .. } | ast::Party::AtLeast { span, .. } => {
                out.push(SenseComplaint::OneBody { span: *span }.into());
                None
            }
            ast::Party::Own(name) => {
                out.push(SenseComplaint::OneBody { span: name.span }.into());
                None
            }
        }
    }

    fn related(&self, word: &Name, of: Who, out: &mut Vec<Diagnostic>) -> Option<Who> {
        let kinds = self.kinds(&of);
        let upward = up(self.names, &word.value, &kinds);
        if !upward.is_empty() {
            return Some(Who::Related { relations: upward, up: true, of: Box::new(of) });
        }
        let downward = down(self.names, &word.value, None, &kinds);
        if !downward.is_empty() {
            if self.names.thing(&word.value).is_some() {
                // A kind or class has many members; only a word of its own (`supervisor`) means one.
                out.push(SenseComplaint::OneOrSet { name: &word.value, span: word.span }.into());
                return None;
            }
            return Some(Who::Related { relations: downward, up: false, of: Box::new(of) });
        }
        let known = self.names.vocabulary.relations.iter().any(|relation| relation.member == word.value);
        if known || !self.names.meanings(&word.value).is_empty() {
            out.push(NameComplaint::NoRelation { word, declared: declared(self.names) }.into());
        } else {
            self.names.party(word, out);
        }
        None
    }

    /// A set of bodies: `every municipality of bearer having youth-council`.
    pub(super) fn set(
        &self,
        member: &Name,
        of: Option<&ast::Party>,
        having: Option<&Name>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<Set> {
        let having = match having {
            Some(status) => Some(self.names.status(status, out)?),
            None => None,
        };
        let thing = self.names.party(member, out)?;
        let Some(of) = of else {
            return Some(Set { member: thing, of: None, having });
        };
        let of = self.who(of, out)?;
        let relations = down(self.names, &member.value, Some(thing), &self.kinds(&of));
        if relations.is_empty() {
            out.push(NameComplaint::NoRelation { word: member, declared: declared(self.names) }.into());
            return None;
        }
        Some(Set { member: thing, of: Some((relations, of)), having })
    }

    /// Who is asked to take part or to receive.
    pub(super) fn party(&self, written: &ast::Party, out: &mut Vec<Diagnostic>) -> Option<Party> {
        match written {
            ast::Party::Others(span) => {
                self.joint(*span, out)?;
                Some(Party::Others)
            }
            ast::Party::Own(organ) => Some(Party::Own(self.names.organ(organ, out)?)),
            ast::Party::Every { member, of, having, .. } => {
                Some(Party::Every(self.set(member, of.as_deref(), having.as_ref(), out)?, None))
            }
            ast::Party::AtLeast { span, count, member, of } => {
                if *count == 0 {
                    out.push(SenseComplaint::AtLeastZero { span: *span }.into());
                    return None;
                }
                Some(Party::AtLeast(*count, self.set(member, of.as_deref(), None, out)?))
            }
            ast::Party::Of(word, of) => {
                let organ = self.names.meanings(&word.value).iter().find_map(|meaning| match meaning {
                    Meaning::Organ(organ) => Some(*organ),
                    _ => None,
                });
                let Some(organ) = organ else { return Some(Party::One(self.who(written, out)?, None)) };
                match self.party(of, out)? {
                    Party::One(who, None) => Some(Party::One(who, Some(organ))),
                    Party::Every(set, None) => Some(Party::Every(set, Some(organ))),
                    Party::One(_, Some(_))
                    | Party::Every(_, Some(_))
                    | Party::Own(_)
                    | Party::AtLeast(..)
                    | Party::Others => {
                        out.push(SenseComplaint::OneBody { span: word.span }.into());
                        None
                    }
                }
            }
            ast::Party::Bearer(_) | ast::Party::Counterparty(_) | ast::Party::Named(_) => {
                Some(Party::One(self.who(written, out)?, None))
            }
        }
    }

    /// Complains where there are no other bearers.
    fn joint(&self, span: Span, out: &mut Vec<Diagnostic>) -> Option<()> {
        if self.head.bearers.jointly {
            return Some(());
        }
        out.push(SenseComplaint::NotJoint { span }.into());
        None
    }

    /// Who acts.
    pub(super) fn by(
        &self,
        written: Option<&crate::source::Spanned<ast::By>>,
        out: &mut Vec<Diagnostic>,
    ) -> Option<By> {
        let Some(written) = written else { return Some(By::Bearer) };
        match &written.value {
            ast::By::Own(organ) => Some(By::Own(self.names.organ(organ, out)?)),
            ast::By::AnyBearer => {
                self.joint(written.span, out)?;
                Some(By::AnyBearer)
            }
            ast::By::EveryBearer(organ) => {
                self.joint(written.span, out)?;
                let organ = match organ {
                    Some(organ) => Some(self.names.organ(organ, out)?),
                    None => None,
                };
                Some(By::EveryBearer(organ))
            }
            ast::By::Parties(parties) => {
                let mut resolved = Vec::new();
                for party in parties {
                    resolved.push(self.actor(party, out)?);
                }
                Some(match resolved.as_slice() {
                    [Party::One(Who::Bearer, None)] => By::Bearer,
                    [Party::One(Who::Bearer, Some(organ)) | Party::Own(organ)] => By::Own(*organ),
                    _ => By::Others(resolved),
                })
            }
        }
    }

    /// One who acts; of a kind or class any one will do: `by resident`.
    fn actor(&self, written: &ast::Party, out: &mut Vec<Diagnostic>) -> Option<Party> {
        if let ast::Party::Named(name) = written
            && let member @ (Thing::Kind(_) | Thing::Class(_)) = self.names.party(name, out)?
        {
            return Some(Party::AtLeast(1, Set { member, of: None, having: None }));
        }
        self.party(written, out)
    }
}
