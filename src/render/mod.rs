//! One medium per file, from finished data: text, JSON, JSON lines, CSV, the proof of one finding, complaints, rules.
//!
//! Knows wording, layout and escaping. Leaves alone deciding anything: verdicts, days and names arrive made.

#[macro_use]
pub mod wording;
pub mod book;
pub mod page;
pub mod run;
mod body;
pub mod text;
pub mod explain;
pub mod data;
pub mod reasons;
pub mod json;
pub mod jsonl;
pub mod csv;
pub mod diagnostics;
pub mod rules;
pub mod calendar;
pub mod calendar_data;
mod provisions;
pub mod doc;
pub mod scenarios;
pub mod coverage;
pub mod table;
pub mod picture;
pub mod template;
pub mod openapi;
pub mod pages;
pub mod ics;

pub use book::Book;
pub use page::Style;
pub use run::Run;
