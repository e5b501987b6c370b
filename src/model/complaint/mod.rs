//! Complaints of the model to the authors of rules, calendars and rosters.
//!
//! Knows code, words and help of each; leaves alone when one is due. Codes: `V02xx` names, `V03xx` sense, `V04xx`
//! calendars and tables. A complaint becomes a `Diagnostic` at once, so that all rooms hand over the same thing.

pub(super) mod names;
pub(super) mod sense;
pub(super) mod tables;

use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::source::Span;

/// A sort of thing that a name can mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    Kind,
    Body,
    Class,
    /// A body, kind or class: what `bearer`, `is` and a class can name.
    Thing,
    Organ,
    Activity,
    /// An activity or a step: what `of` can name.
    Reference,
    Topic,
    Status,
    Relation,
    Duty,
    Exception,
    /// A duty or an exception: what `exception … to` can name.
    Exceptable,
    Step,
    Question,
    Reading,
    Table,
    Calendar,
    Act,
    Row,
    TimeLimits,
    Binding,
    Grade,
    Clause,
}

impl Sort {
    /// The sort with its article where the language has one.
    pub(super) fn words(self) -> [&'static str; 3] {
        match self {
            Sort::Kind => ["toimijan laji", "ett slag av aktör", "a kind of body"],
            Sort::Body => ["toimija", "en aktör", "a body"],
            Sort::Class => ["luokka", "en klass", "a class"],
            Sort::Thing => ["toimija, laji tai luokka", "en aktör, ett slag eller en klass", "a body, kind or class"],
            Sort::Organ => ["toimielin", "ett organ", "an organ"],
            Sort::Activity => ["teko", "en åtgärd", "an activity"],
            Sort::Reference => ["vaihe tai teko", "ett steg eller en åtgärd", "a step or an activity"],
            Sort::Topic => ["aihe", "ett ämne", "a topic"],
            Sort::Status => ["tila", "en status", "a status"],
            Sort::Relation => ["suhde", "en relation", "a relation"],
            Sort::Duty => ["velvoite", "en skyldighet", "a duty"],
            Sort::Exception => ["poikkeus", "ett undantag", "an exception"],
            Sort::Exceptable => ["velvoite tai poikkeus", "en skyldighet eller ett undantag", "a duty or an exception"],
            Sort::Step => ["vaihe", "ett steg", "a step"],
            Sort::Question => ["kysymys", "en fråga", "a question"],
            Sort::Reading => ["tulkinta", "en tolkning", "a reading"],
            Sort::Table => ["kausien taulukko", "en tabell över perioder", "a table of terms or periods"],
            Sort::Calendar => ["kalenteri", "en kalender", "a calendar"],
            Sort::Act => ["säädös", "en författning", "an act"],
            Sort::Row => ["taulukon rivi", "en rad i tabellen", "a row of the table"],
            Sort::TimeLimits => ["määräaikalaki", "en lag om beräkning av tid", "an act on time limits"],
            Sort::Binding => ["sitovuus", "ett slag av bindande verkan", "a word of binding"],
            Sort::Grade => ["näytön taso", "en bevisnivå", "a grade of evidence"],
            Sort::Clause => ["lauseke", "en klausul", "a clause"],
        }
    }
}

/// Words from an array in the order fi, sv, en.
pub(super) fn say([fi, sv, en]: [String; 3]) -> Words {
    Words { fi, sv, en }
}

/// The same for words that nothing is put into.
pub(super) fn plain([fi, sv, en]: [&str; 3]) -> Words {
    Words::new(fi, sv, en)
}

/// An error in a text.
pub(super) fn error(code: &'static str, span: Span, message: Words, label: Words) -> Diagnostic {
    Diagnostic::error(code, message, Place::Text(span), label)
}

/// A few names in backticks, and how many more there are.
pub(super) fn list<'a>(names: impl IntoIterator<Item = &'a str>, most: usize) -> [String; 3] {
    let all: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let shown = all.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    match all.len().checked_sub(most) {
        None | Some(0) => [shown.clone(), shown.clone(), shown],
        Some(more) => {
            [format!("{shown} ja {more} muuta"), format!("{shown} och {more} till"), format!("{shown} and {more} more")]
        }
    }
}
