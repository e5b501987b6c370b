//! All organisers and duties of a period.

use super::{Output, Refused, View, Wanted};
use crate::render::pages;
use crate::render::wording::matrix as words;
use crate::review::{Span, matrix, selection, span};

/// So many cells a page shows: more would not fit a hundred kilobytes.
const MOST_CELLS: usize = 420;

pub(super) fn make(view: &View<'_>) -> Result<Output, Refused> {
    let (basis, options) = (&view.basis, &view.options);
    let span = period(view)?;
    let bodies = selection::chosen_bodies(basis, options);
    if bodies.is_empty()
        && let Some(of) = options.of
    {
        return Err(Refused::Wrong(words::no_members(view.lang(), &view.book.body(of))));
    }
    let crossed = matrix::matrix(basis, options, span.clone(), MOST_CELLS);
    if view.wanted == Wanted::Tables {
        return Ok(Output::Tables(vec![
            pages::matrix_table(&view.site, &view.book, &crossed, options),
            pages::shares_table(&view.book, &crossed),
        ]));
    }
    let of_all = options.of.is_none() && options.bodies.is_empty() && options.duties.is_empty();
    let shown = pages::Review {
        members: if of_all { matrix::of_members(basis, options, &span) } else { Vec::new() },
        choices: selection::choices(basis, &span.key, &bodies),
        matrix: crossed,
    };
    Ok(Output::Page(pages::review(&view.site, &view.book, &shown, options)))
}

/// The period that was asked for; none: the year of the day from which one looks.
pub(super) fn period(view: &View<'_>) -> Result<Span, Refused> {
    span::span(view.basis.model, view.options.period.as_deref(), view.basis.as_of.0)
        .map_err(|wrong| Refused::Wrong(words::no_period(view.lang(), &wrong)))
}
