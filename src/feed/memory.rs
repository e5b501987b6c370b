//! What was published before: day, status, SEQUENCE and last change of every entry, kept as JSON.

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

    /// What a calendar that was published says of its entries; what is no calendar says nothing.
    #[must_use]
    pub fn from_ics(text: &str) -> Memory {
        let _ = text;
        Memory::default()
    }
}
