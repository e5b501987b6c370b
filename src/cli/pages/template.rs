//! An empty register to fill in, for a body: `/api/v1/registers/template.xlsx?body=county-08`.

use super::Desk;
use crate::lang::Lang;
use crate::render::template;
use crate::render::wording::options as words;
use crate::review::{Basis, Options, bodies, recordable};
use crate::serve::{Found, Made, Media, Pairs};

/// The name of the workbook among the tables of its page.
pub(super) const NAME: &str = "template";

impl Desk<'_> {
    /// The workbook, for one body; without one, for all who organise services.
    pub(super) fn template(&self, lang: Lang, pairs: &Pairs) -> Found {
        let model = &self.inputs.model;
        let options = match Options::read(model, pairs, &["body"]) {
            Ok(options) => options,
            Err(wrong) => return Found::Wrong(words::wrong(lang, &wrong, &["body"])),
        };
        let basis = Basis { model, roster: &model.roster, log: &self.inputs.log, as_of: self.as_of, known_at: None };
        let book = self.book(lang);
        let chosen: Vec<_> = options.bodies.iter().copied().collect();
        let whose = if chosen.is_empty() { bodies::organisers(&basis) } else { chosen };
        let names: Vec<String> = options.bodies.iter().map(|body| book.body(*body)).collect();
        let lists = recordable::of_all(&basis, &whose);
        match template::write(&book, &names.join(", "), &lists, self.as_of.0) {
            Ok(bytes) => Found::Made(Made { bytes, media: Media::Xlsx, lang }),
            Err(why) => Found::Failed(format!("{NAME}.xlsx: {why}")),
        }
    }
}
