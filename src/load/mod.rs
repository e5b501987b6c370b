//! The only door to the disk: paths in, texts out, in sorted order.
//!
//! Knows folders, files, encodings and the texts that are built into the binary. Leaves alone what is in a text: rules
//! go on to `syntax`, records to `record`. What cannot be opened is a [`Failure`], one, with its path and the cause.

mod cause;
mod failure;
mod decode;
mod files;
mod marks;
mod rules;
mod workbook;
mod register;
mod shipped;

pub use cause::cause;
pub use decode::{Decoded, Encoding, decode};
pub use failure::Failure;
pub use files::{Disk, Entry, Files, Kind, Stamp, Strings, remove, replace, replace_lasting, write};
pub use marks::Marks;
pub use register::{Form, RegisterFile, RegisterFiles, register};
pub use rules::{RosterTable, RuleFiles, rules};
pub use shipped::{is_shipped_story, shipped_calendars, shipped_rules};
pub use workbook::Sheet;

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::source::{Source, SourceId};

/// All texts of a run, numbered in the order in which they were read, so that a place can be shown.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    all: Vec<Source>,
}

/// Everything that a stream holds, as text; `path` is how it is spoken of.
///
/// # Errors
/// The stream breaks, or holds more than any text should.
pub fn text(path: &Path, stream: &mut dyn Read) -> Result<String, Failure> {
    Ok(decode(files::drain(stream, path)?).text)
}

impl Sources {
    /// Keeps a text under the name by which people know it.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<Arc<str>>) -> Source {
        let id = SourceId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let source = Source { id, name: name.into(), text: text.into() };
        self.all.push(source.clone());
        source
    }

    /// The text with this number.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.all.get(usize::try_from(id.0).ok()?)
    }

    /// The name of the text with this number, empty where there is none.
    #[must_use]
    pub fn name(&self, id: SourceId) -> &str {
        self.get(id).map_or("", |source| source.name.as_str())
    }

    /// All texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.all.iter()
    }
}
