//! The grammar of the language and the tree as written.
//!
//! Knows words, marks and their order; leaves alone whether a name exists or a rule makes sense.

pub mod ast;
mod block;
mod calendar;
mod change;
mod citation;
mod clause;
mod complaint;
mod condition;
mod days;
mod demand;
mod due;
mod item;
mod lexical;
mod party;
mod reserved;
mod scenario;
mod stream;
mod titles;
mod vocabulary;
mod want;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads a text. Never fails: gives what could be read, and complaints about the rest in the order of the text.
#[must_use]
pub fn parse(source: &Source) -> (ast::File, Vec<Diagnostic>) {
    let script = stream::Script::new(source.id, &source.text, lexical::lex(source.id, &source.text));
    let file = item::file(source.id, script.tokens());
    (file, script.into_diagnostics())
}

/// The comments of a text with their `#`, in order: what the tree leaves out and a printer needs.
#[must_use]
pub fn comments(source: &Source) -> Vec<Span> {
    lexical::lex(source.id, &source.text).comments
}
