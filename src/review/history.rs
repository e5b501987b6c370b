//! One duty of a body over its periods: from the first one under law in force to a year from now.

use super::Basis;
use crate::finding::Finding;
use crate::model::{BodyId, DutyId};
use crate::schedule::bears;
use crate::time::{Offset, after};

/// What became of a duty in each period, the first one first; none where the body does not bear it.
#[must_use]
pub fn history(basis: &Basis<'_>, body: BodyId, duty: DutyId) -> Option<Vec<Finding>> {
    let rule = basis.model.duty(duty);
    if !bears(basis.model, basis.roster, rule, body) {
        return None;
    }
    let from = rule.versions.iter().map(|law| law.from).min().unwrap_or(basis.as_of.0);
    // A law to come is told too.
    let to = after(basis.as_of.0.max(from), Offset::Years(1)).unwrap_or(basis.as_of.0);
    Some(basis.judge(Some(vec![body]), vec![duty], from, to).findings)
}

/// Duties of the body that this one succeeds, and by which it is succeeded: other law for the same matter.
#[must_use]
pub fn related(basis: &Basis<'_>, body: BodyId, duty: DutyId) -> Vec<DutyId> {
    let own = &basis.model.duty(duty).succeeds;
    let next = basis.model.duties.iter().filter(|other| other.succeeds.contains(&duty)).map(|other| other.id);
    let bears = |other: &DutyId| bears(basis.model, basis.roster, basis.model.duty(*other), body);
    own.iter().copied().chain(next).filter(bears).collect()
}
