//! `velvoite explain`: the proof of one finding.

use super::args::{Explain, Format};
use super::{Exit, World, inputs, output};
use crate::evaluate;
use crate::lang::Lang;
use crate::render::wording::usage::{self, Asked};
use crate::render::{Book, explain, json};
use crate::time::AsOf;

/// Judges one instance and writes its proof.
pub fn run(asked: &Explain, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let as_of = AsOf(asked.dates.as_of.unwrap_or(world.today));
    let known_at = asked.dates.known_at;
    let inputs = inputs::read(&asked.law, &asked.records, lang, world)?;
    let model = &inputs.model;
    let finding = match evaluate::explain(model, &model.roster, &inputs.log, as_of, known_at, &asked.instance) {
        Ok(finding) => finding,
        Err(near) => {
            let message = usage::unknown(lang, Asked::Instance, &asked.instance, &near);
            return Err(output::misused(world, lang, &message));
        }
    };
    let run = inputs.run(as_of, known_at);
    let sources = output::all(&inputs.sources);
    let book = Book::new(model, &model.roster, &inputs.log, &sources, lang);
    let written = output::to_out(world, lang, asked.output.as_deref(), |out, style| match asked.format {
        Format::Json => json::write_one(out, &book, &run, &finding),
        Format::Text | Format::JsonLines | Format::Csv | Format::Markdown | Format::Xlsx => {
            explain::write(out, &book, style, &run, &finding, &inputs.data)
        }
    })?;
    Ok(inputs.status.and(written))
}
