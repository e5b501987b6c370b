//! Whom and what a reader's options mean: bodies in the order of official codes, duties in the order of the rules.

use std::collections::BTreeSet;

use super::{Basis, Options, bodies, span};
use crate::model::{ActNumber, Binding, BodyId, Citation, Duty, DutyId};
use crate::schedule::bears;

/// What a reader can choose from, in a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    /// Keys of periods.
    pub periods: Vec<String>,
    /// The key of the period that is shown.
    pub period: String,
    /// Acts under which the bodies have duties.
    pub acts: Vec<ActNumber>,
    /// Collaborative areas.
    pub areas: Vec<BodyId>,
    /// Organisers with members.
    pub groups: Vec<BodyId>,
    /// Duties of the bodies, where a page lets choose one; those that bind first.
    pub duties: Vec<DutyId>,
    /// The duty that is shown, where a page shows one.
    pub duty: Option<DutyId>,
}

/// What can be chosen where `period` is shown for these bodies.
#[must_use]
pub fn choices(basis: &Basis<'_>, period: &str, bodies: &[BodyId]) -> Choices {
    let model = basis.model;
    let all = chosen_duties(basis, &Options::default(), bodies);
    let sources = all.iter().filter_map(|duty| model.duty(*duty).versions.last());
    let acts: BTreeSet<(u32, u32)> =
        sources.filter_map(|version| act_of(&version.source)).map(|act| (act.year, act.number)).collect();
    let mut duties = all;
    duties.sort_by_key(|duty| !model.duty(*duty).binding.can_be_breached());
    let organisers = bodies::organisers(basis);
    Choices {
        periods: span::choices(model, basis.as_of.0),
        period: period.to_owned(),
        acts: acts.into_iter().map(|(year, number)| ActNumber { number, year }).collect(),
        areas: bodies::areas(basis),
        groups: organisers.into_iter().filter(|body| !bodies::members(basis, *body).is_empty()).collect(),
        duties,
        duty: None,
    }
}

/// The bodies that are meant: those named, else the members of `of`, else all who organise services; of these, where an
/// area is named, those that belong to it.
#[must_use]
pub fn chosen_bodies(basis: &Basis<'_>, options: &Options) -> Vec<BodyId> {
    let mut found: Vec<BodyId> = if !options.bodies.is_empty() {
        options.bodies.iter().copied().collect()
    } else if let Some(group) = options.of {
        bodies::members(basis, group)
    } else {
        bodies::organisers(basis)
    };
    if let Some(area) = options.area {
        found.retain(|body| basis.roster.belongs(*body, area, basis.as_of.0));
    }
    found
}

/// The duties that are meant, by the bodies that may bear them. The act is read again from each finding, since a duty
/// may have moved from one act to another.
#[must_use]
pub fn chosen_duties(basis: &Basis<'_>, options: &Options, bodies: &[BodyId]) -> Vec<DutyId> {
    let borne = |duty: &&Duty| bodies.iter().any(|body| bears(basis.model, basis.roster, duty, *body));
    let of_act = |duty: &&Duty| {
        options.acts.is_empty() || duty.versions.iter().any(|version| cites_one(&version.source, options))
    };
    let duties = basis.model.duties.iter();
    duties
        .filter(|duty| options.duties.is_empty() || options.duties.contains(&duty.id))
        .filter(|duty| options.bindings.is_empty() || options.bindings.contains(&duty.binding))
        .filter(of_act)
        .filter(borne)
        .map(|duty| duty.id)
        .collect()
}

/// Whether a reference to law names one of the acts that were asked for, or none was.
#[must_use]
pub fn cites_one(source: &Citation, options: &Options) -> bool {
    options.acts.is_empty()
        || match source {
            Citation::Acts(acts) => acts.iter().any(|(number, _)| options.acts.contains(number)),
            Citation::Text(_) => false,
        }
}

/// The act under which a finding stands: the first that it names.
#[must_use]
pub fn act_of(source: &Citation) -> Option<ActNumber> {
    match source {
        Citation::Acts(acts) => acts.first().map(|(number, _)| *number),
        Citation::Text(_) => None,
    }
}

/// Whether norms of this kind are shown unasked: what binds is; recommendations and incentives stand apart.
#[must_use]
pub fn shown_unasked(binding: Binding, options: &Options) -> bool {
    binding.can_be_breached() || !options.bindings.is_empty() || !options.duties.is_empty()
}

/// The duty that is shown where none is named: the yearly HYTE negotiation of counties, else the first of those that
/// bind most of the bodies.
#[must_use]
pub fn default_duty(basis: &Basis<'_>, bodies: &[BodyId]) -> Option<DutyId> {
    let model = basis.model;
    let bearers = |duty: &Duty| bodies.iter().filter(|body| bears(model, basis.roster, duty, **body)).count();
    let known = model.duty_named("county-hyte-negotiation").filter(|duty| bearers(duty) > 0);
    if let Some(duty) = known {
        return Some(duty.id);
    }
    let binding = model.duties.iter().filter(|duty| duty.binding.can_be_breached());
    // Of equals the first, so the greatest is sought from behind.
    binding.rev().max_by_key(|duty| bearers(duty)).filter(|duty| bearers(duty) > 0).map(|duty| duty.id)
}
