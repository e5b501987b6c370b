//! The files of a folder for a negotiation: which are ours, which changed, which are no longer there.
//!
//! `SHA256SUMS` says what was written, in the form that `sha256sum --check` reads. A file that stands there is ours as long as
//! its bytes are those that it says; where none stands there, so is a page that says at its beginning that we made it. What
//! was ours, is made no more and was left as it was, is taken away. What somebody edited since, and what a link would put
//! elsewhere, is told and left alone, and then nothing is written at all.

use std::collections::{BTreeMap, BTreeSet};
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
    /// Our file was edited since.
    Edited(String),
    /// A link stands on the way to a file.
    Link(String),
    /// The system refuses.
    Failure(Failure),
}

/// What stands in a folder of ours.
pub(super) struct Files<'f> {
    folder: &'f Path,
    /// Each file with its hash as it was written last; with two where writing was broken off between them.
    known: BTreeMap<String, BTreeSet<String>>,
}

impl<'f> Files<'f> {
    /// What was written last, as far as the folder tells.
    pub fn read(folder: &'f Path, files: &dyn load::Files) -> Files<'f> {
        let text = files.bytes(&folder.join(SUMS)).unwrap_or_default();
        let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let text = String::from_utf8_lossy(&text);
        let lines = text.lines().filter_map(|line| line.split_once("  "));
        for (hash, path) in lines.filter(|(hash, path)| hash.len() == 64 && is_below(path)) {
            known.entry(path.to_owned()).or_default().insert(hash.to_owned());
        }
        Files { folder, known }
    }

    /// Writes all files, and takes away those that are made no more; how many changed.
    pub fn write(&self, made: Made, files: &dyn load::Files) -> Result<usize, Wrong> {
        let at = |path: &str| self.folder.join(path);
        let hashes: BTreeMap<&str, String> = made.iter().map(|(path, bytes)| (path.as_str(), hash(bytes))).collect();
        self.spare_links(made.keys().chain(self.known.keys()), files)?;
        for path in made.keys().map(String::as_str).chain([SUMS]) {
            self.spare_others(path, hashes.get(path), files)?;
        }
        // Both hashes stand there while files are written: who is broken off knows the next time which files are ours.
        let fresh = hashes.iter().map(|(path, hash)| ((*path).to_owned(), hash.clone()));
        let known =
            || self.known.iter().flat_map(|(path, hashes)| hashes.iter().map(|hash| (path.clone(), hash.clone())));
        let both: BTreeSet<(String, String)> = fresh.clone().chain(known()).collect();
        if known().ne(fresh.clone()) {
            load::replace_lasting(&at(SUMS), sums(both).as_bytes()).map_err(Wrong::Failure)?;
        }
        let mut changed = 0;
        for (path, bytes) in &made {
            changed += usize::from(load::replace(&at(path), bytes).map_err(Wrong::Failure)?);
        }
        for (path, was) in self.known.iter().filter(|(path, _)| !made.contains_key(*path)) {
            let untouched = files.bytes(&at(path)).is_ok_and(|bytes| was.contains(&hash(&bytes)));
            if untouched {
                changed += usize::from(load::remove(&at(path)).map_err(Wrong::Failure)?);
            }
        }
        load::replace_lasting(&at(SUMS), sums(fresh).as_bytes()).map_err(Wrong::Failure)?;
        // The process goes on to say what was done and ends; thousands of files need not be taken apart.
        std::mem::forget(made);
        Ok(changed)
    }

    /// Refuses to go through a link below the folder: what is behind it is not ours to change.
    fn spare_links<'p>(&self, paths: impl Iterator<Item = &'p String>, files: &dyn load::Files) -> Result<(), Wrong> {
        let mut ways: BTreeSet<&str> = [SUMS].into();
        for path in paths {
            let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
            ways.extend(ends.filter_map(|end| path.get(..end)));
        }
        match ways.into_iter().map(|way| self.folder.join(way)).find(|way| files.is_link(way)) {
            Some(link) => Err(Wrong::Link(link.to_string_lossy().into_owned())),
            None => Ok(()),
        }
    }

    /// Refuses to write over what somebody else made, or made of ours.
    fn spare_others(&self, path: &str, made: Option<&String>, files: &dyn load::Files) -> Result<(), Wrong> {
        let file = self.folder.join(path);
        let name = || file.to_string_lossy().into_owned();
        let bytes = match files.kind(&file) {
            Ok(Kind::File) => files.bytes(&file).map_err(|_| Wrong::NotOurs(name()))?,
            Ok(Kind::Folder) => return Err(Wrong::NotOurs(name())),
            Err(_) => return Ok(()),
        };
        let ours = match (path, self.known.get(path)) {
            (SUMS, _) => bytes.is_empty() || !self.known.is_empty(),
            (_, Some(was)) => {
                let is = hash(&bytes);
                if !was.contains(&is) && made != Some(&is) {
                    return Err(Wrong::Edited(name()));
                }
                true
            }
            (_, None) => is_ours(&bytes),
        };
        if ours { Ok(()) } else { Err(Wrong::NotOurs(name())) }
    }
}

/// The lines of `SHA256SUMS`, by path.
fn sums(of: impl IntoIterator<Item = (String, String)>) -> String {
    of.into_iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
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
