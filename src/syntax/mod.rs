//! The grammar.

pub mod ast;
