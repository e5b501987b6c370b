//! Cells of what has codes or ids for programs, and words for people: norms, causes, grades, what lacks, records.

use super::Cell;
use crate::finding::{Cause, Finding, Grade};
use crate::lang::Lang;
use crate::model::Binding;
use crate::record::RecordId;
use crate::render::book::Book;
use crate::render::csv;
use crate::render::wording::{items, law, verdict};

/// A kind of norm.
#[must_use]
pub fn binding(lang: Lang, of: Binding) -> Cell {
    Cell::Coded { codes: vec![of.code().to_owned()], words: law::binding(lang, of).to_owned() }
}

/// Why it cannot be told.
#[must_use]
pub fn causes(lang: Lang, of: &[Cause]) -> Cell {
    let codes = of.iter().map(|cause| cause.code().to_owned()).collect();
    Cell::Coded { codes, words: items::cause_list(lang, of) }
}

/// How well something is shown.
#[must_use]
pub fn grade(lang: Lang, of: Option<Grade>) -> Cell {
    of.map_or(Cell::Empty, |grade| Cell::Coded {
        codes: vec![grade.code().to_owned()],
        words: verdict::grade(lang, grade).to_owned(),
    })
}

/// What lacks of a finding, with what is said of it to people.
#[must_use]
pub fn missing(of: &Finding, words: String) -> Cell {
    Cell::Coded { codes: of.missing.iter().map(csv::missing).collect(), words }
}

/// Records by their ids.
#[must_use]
pub fn records(book: &Book<'_>, of: &[RecordId]) -> Cell {
    let codes: Vec<String> = of.iter().map(|id| book.record_id(*id)).collect();
    let words = codes.join(", ");
    Cell::Coded { codes, words }
}

/// 1 where it is not known whether the duty concerns the body.
#[must_use]
pub fn conditional(of: &Finding) -> Cell {
    Cell::Number(i64::from(of.in_doubt))
}
