//! `velvoite rules`: what is encoded.

use super::args::{Format, Rules, RulesWhat};
use super::{Exit, World, check, inputs, output};
use crate::lang::Lang;
use crate::record::Log;
use crate::render::{Book, doc, rules};

/// Lists the duties, shows one, or tells what is encoded of each act.
pub fn run(asked: &Rules, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let law = match &asked.what {
        RulesWhat::List(list) => &list.law,
        RulesWhat::Show(show) => &show.law,
        RulesWhat::Doc(doc) => &doc.law,
    };
    let (sources, model) = inputs::model(law, lang, world)?;
    let (sources, log) = (output::all(&sources), Log::default());
    let book = Book::new(&model, &model.roster, &log, &sources, lang);
    match &asked.what {
        RulesWhat::List(list) => output::to_out(world, lang, list.output.as_deref(), |out, style| match list.format {
            Format::Json => rules::write_list_json(out, &book),
            Format::Text | Format::JsonLines | Format::Csv | Format::Markdown | Format::Xlsx => {
                rules::write_list(out, &book, style)
            }
        }),
        RulesWhat::Show(show) => {
            let Some(duty) = model.duty_named(&show.duty) else {
                return Err(output::misused(world, lang, &check::unknown_duty(&model, &show.duty, lang)));
            };
            output::to_out(world, lang, show.output.as_deref(), |out, style| match show.format {
                Format::Json => rules::write_one_json(out, &book, duty),
                Format::Text | Format::JsonLines | Format::Csv | Format::Markdown | Format::Xlsx => {
                    rules::write_one(out, &book, style, duty)
                }
            })
        }
        RulesWhat::Doc(asked) => {
            output::to_out(world, lang, asked.output.as_deref(), |out, style| match asked.format {
                Format::Json => doc::write_json(out, &book),
                Format::Csv => doc::write_csv(out, &book),
                Format::Markdown => doc::write_page(out, &book),
                Format::Text | Format::JsonLines | Format::Xlsx => doc::write(out, &book, style),
            })
        }
    }
}
