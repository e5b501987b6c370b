//! `velvoite test`: the stories that stand in rule files.

use std::sync::Arc;

use super::args::{Format, Test};
use super::inputs::{self, Asked};
use super::{Exit, World, output};
use crate::lang::Lang;
use crate::record::Log;
use crate::render::{Book, coverage, scenarios};
use crate::scenario::{self, Story};
use crate::syntax::ast::Scenario;

/// Runs the stories and writes how they came out.
pub fn run(asked: &Test, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let Asked { sources, model, only } = inputs::stories(&asked.law, &asked.files, lang, world)?;
    let texts = output::all(&sources);
    let chosen = |scenario: &&Arc<Scenario>| only.as_ref().is_none_or(|only| only.contains(&scenario.span.source));
    let stories: Vec<Story> =
        model.scenarios.iter().filter(chosen).map(|scenario| scenario::run(&model, &texts, scenario)).collect();
    let complaints: Vec<_> = stories.iter().flat_map(|story| story.complaints.iter().cloned()).collect();
    output::show(world, lang, &sources, &complaints);
    let log = Log::default();
    let book = Book::new(&model, &model.roster, &log, &texts, lang);
    let covered = asked.coverage.then(|| scenario::coverage::coverage(&model, &stories));
    output::to_out(world, lang, asked.output.as_deref(), |out, style| match asked.format {
        Format::Json => {
            let covered = covered.as_ref().map(|covered| coverage::data(&book, covered));
            scenarios::write_json(out, &texts, lang, &stories, covered)
        }
        Format::Text | Format::JsonLines | Format::Csv | Format::Markdown | Format::Xlsx => {
            scenarios::write(out, &texts, lang, style, &stories)?;
            covered.as_ref().map_or(Ok(()), |covered| coverage::write(out, &book, style, covered))
        }
    })?;
    let defect = if output::any_error(&complaints) { Exit::Rules } else { Exit::Done };
    let failed = if stories.iter().any(|story| !story.mismatches.is_empty()) { Exit::Breach } else { Exit::Done };
    Ok(defect.and(failed))
}
