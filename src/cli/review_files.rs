//! The files of a folder for a negotiation: which are ours, which changed, which are no longer there.
//!
//! `SHA256SUMS` says what was written, in the form that `sha256sum --check` reads. A file that stands there is ours, and so is a
//! page that says at its beginning that we made it. What was ours, is made no more and was left as it was, is taken away.

use std::collections::BTreeMap;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::load::{self, Failure, Kind};

/// The file that says what was written.
const SUMS: &str = "SHA256SUMS";

/// Files by their paths in the folder, with their bytes.
pub(super) type Made = BTreeMap<String, Vec<u8>>;

/// Why nothing was written, or not all.
pub(super) enum Wrong {
    /// Somebody else's file has this path.
    NotOurs(String),
    /// The system refuses.
    Failure(Failure),
}

/// What stands in a folder of ours.
pub(super) struct Files<'f> {
    folder: &'f Path,
    /// Each file with its hash, as it was written last.
    known: BTreeMap<String, String>,
}

impl<'f> Files<'f> {
    /// What was written last, as far as the folder tells.
    pub fn read(folder: &'f Path, files: &dyn load::Files) -> Files<'f> {
        let text = files.bytes(&folder.join(SUMS)).unwrap_or_default();
        let known = String::from_utf8_lossy(&text)
            .lines()
            .filter_map(|line| line.split_once("  "))
            .filter(|(hash, path)| hash.len() == 64 && is_below(path))
            .map(|(hash, path)| (path.to_owned(), hash.to_owned()))
            .collect();
        Files { folder, known }
    }

    /// Writes all files, and takes away those that are made no more; how many changed.
    pub fn write(&self, made: Made, files: &dyn load::Files) -> Result<usize, Wrong> {
        let at = |path: &str| self.folder.join(path);
        for path in made.keys().map(String::as_str).chain([SUMS]) {
            self.spare_others(path, &at(path), files)?;
        }
        let mut changed = 0;
        let mut sums = String::new();
        for (path, bytes) in &made {
            changed += usize::from(load::replace(&at(path), bytes).map_err(Wrong::Failure)?);
            sums.push_str(&format!("{}  {path}\n", hash(bytes)));
        }
        for (path, was) in self.known.iter().filter(|(path, _)| !made.contains_key(*path)) {
            let untouched = files.bytes(&at(path)).is_ok_and(|bytes| hash(&bytes) == *was);
            if untouched {
                changed += usize::from(load::remove(&at(path)).map_err(Wrong::Failure)?);
            }
        }
        load::replace_lasting(&at(SUMS), sums.as_bytes()).map_err(Wrong::Failure)?;
        // The process goes on to say what was done and ends; thousands of files need not be taken apart.
        std::mem::forget(made);
        Ok(changed)
    }

    /// Refuses to write over what somebody else made.
    fn spare_others(&self, path: &str, file: &Path, files: &dyn load::Files) -> Result<(), Wrong> {
        let ours = |bytes: &[u8]| match path {
            SUMS => bytes.is_empty() || !self.known.is_empty(),
            _ => self.known.contains_key(path) || is_ours(bytes),
        };
        match files.kind(file) {
            Ok(Kind::File) if files.bytes(file).is_ok_and(|bytes| ours(&bytes)) => Ok(()),
            Ok(Kind::File | Kind::Folder) => Err(Wrong::NotOurs(file.to_string_lossy().into_owned())),
            Err(_) => Ok(()),
        }
    }
}

/// Whether a page says at its beginning that we made it.
fn is_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1200)).unwrap_or_default());
    head.contains("<meta name=\"generator\" content=\"velvoite\">")
}

/// Whether a path leads to something below the folder.
fn is_below(path: &str) -> bool {
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
        && !path.contains(['\\', ':'])
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn only_what_lies_below_is_taken_away() {
        assert!(is_below("fi/bodies/county-08/brief.html"));
        for path in ["", "../x", "/etc/x", "a//b", "a/../../b", "C:/x", "a\\..\\b"] {
            assert!(!is_below(path), "{path}");
        }
    }
}
