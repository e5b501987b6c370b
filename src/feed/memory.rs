//! What was published before: day, status, SEQUENCE and last change of every entry, kept as JSON.

use std::collections::BTreeSet;

use crate::time::AsOf;

/// What was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {}

/// A memory that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Unreadable {
    /// On which line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl Memory {
    /// The memory that this JSON holds.
    ///
    /// # Errors
    /// It is not one.
    pub fn from_json(text: &str) -> Result<Memory, Unreadable> {
        let _ = text;
        Ok(Memory::default())
    }

    /// As JSON, keys sorted, one entry a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        String::new()
    }

    /// Whether this calendar tells something else of an entry than the one that was published, although neither its
    /// status nor a date says so; then the entry counts as changed on `as_of`.
    pub fn differs_from(&mut self, text: &str, as_of: AsOf) -> bool {
        let _ = (text, as_of);
        false
    }

    /// The files that were published and no longer are. `whole`: what is published now is all that there is.
    pub fn published(&mut self, files: BTreeSet<String>, whole: bool) -> Vec<String> {
        let _ = (files, whole);
        Vec::new()
    }

    /// What a calendar that was published says of its entries; what is no calendar says nothing.
    #[must_use]
    pub fn from_ics(text: &str) -> Memory {
        let _ = text;
        Memory::default()
    }
}
