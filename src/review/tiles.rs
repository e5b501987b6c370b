//! One duty on the map of tiles: who stands where, and how the duty stands there.

use super::matrix::judged;
use super::selection::default_duty;
use super::{Basis, Options, Span, bodies};
use crate::finding::Finding;
use crate::model::{BodyId, DutyId, Tile};

/// A duty in a period, body by body.
#[derive(Debug, Clone)]
pub struct Map {
    /// The period.
    pub span: Span,
    /// The duty; none where nobody bears any.
    pub duty: Option<DutyId>,
    /// All organisers and whoever else has a tile, in the order of official codes, those without a tile last.
    pub placed: Vec<Placed>,
}

/// A body on the map.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Who.
    pub body: BodyId,
    /// Where; none: it is in the table alone.
    pub tile: Option<Tile>,
    /// How the duty stands; nothing where it does not concern the body in the period.
    pub findings: Vec<Finding>,
}

/// The map of the duty that a reader asks for.
#[must_use]
pub fn map(basis: &Basis<'_>, options: &Options, span: Span) -> Map {
    let bodies = on_map(basis);
    let duty = options.duties.first().copied().or_else(|| default_duty(basis, &bodies));
    let wish = Options { duties: duty.into_iter().collect(), ..Options::default() };
    let mut found = if duty.is_some() { judged(basis, &wish, &bodies, &span) } else { Vec::new() };
    let mut placed: Vec<Placed> = bodies
        .into_iter()
        .map(|body| {
            let findings = found.extract_if(.., |finding| finding.bearer == body).collect();
            Placed { body, tile: basis.roster.tile(body), findings }
        })
        .collect();
    placed.sort_by_key(|placed| placed.tile.is_none());
    Map { span, duty, placed }
}

/// All organisers, and whoever else has a tile.
#[must_use]
pub fn on_map(basis: &Basis<'_>) -> Vec<BodyId> {
    let mut found = bodies::organisers(basis);
    let there = |body: BodyId| basis.roster.body(body).exists(basis.as_of.0);
    let others: Vec<BodyId> =
        basis.roster.tiles().map(|(body, _)| body).filter(|body| !found.contains(body) && there(*body)).collect();
    found.extend(others);
    found
}
