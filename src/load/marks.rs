//! How the files of a run look, so that one can see whether they changed: which there are, their times and lengths, and
//! now and then a sum over their bytes, for times can lie (copies that keep them, disks that round them).

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{Stamp, sum};
use super::{Files, Kind};

/// Files longer than this are told apart by time and length alone.
const SUMMED: u64 = 4 << 20;
/// Folders are looked into so deep.
const DEPTH: usize = 32;

/// How files look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// By path; none where something is named that is not there.
    stamps: BTreeMap<PathBuf, Option<Stamp>>,
    /// Over all bytes.
    sum: u32,
}

impl Marks {
    /// How what stands at `paths` looks now, with everything below. `known` are earlier marks whose sum over the bytes is
    /// taken over; without them the bytes are read.
    #[must_use]
    pub fn of(files: &dyn Files, paths: &[String], known: Option<&Marks>) -> Marks {
        let mut marks = Marks::default();
        for path in paths {
            marks.take(files, Path::new(path), 0);
        }
        marks.sum = known.map_or_else(|| marks.bytes(files), |known| known.sum);
        marks
    }

    fn take(&mut self, files: &dyn Files, path: &Path, depth: usize) {
        match files.kind(path) {
            Ok(Kind::Folder) if depth <= DEPTH => {
                let entries = files.list(path).unwrap_or_default();
                for entry in entries.iter().filter(|entry| !entry.name.starts_with('.')) {
                    self.take(files, &entry.path, depth + 1);
                }
            }
            Ok(Kind::Folder) => {}
            Ok(Kind::File) => {
                self.stamps.insert(path.to_path_buf(), files.stamp(path).ok());
            }
            Err(_) => {
                self.stamps.insert(path.to_path_buf(), None);
            }
        }
    }

    fn bytes(&self, files: &dyn Files) -> u32 {
        let short = |stamp: &Option<Stamp>| stamp.as_ref().is_some_and(|stamp| stamp.length <= SUMMED);
        let read = self.stamps.iter().filter(|(_, stamp)| short(stamp));
        read.filter_map(|(path, _)| files.bytes(path).ok())
            .fold(0, |all, bytes| all.rotate_left(5).wrapping_mul(31) ^ sum(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;
    use crate::load::Strings;

    #[test]
    fn a_file_written_added_or_taken_away_is_seen() {
        let paths = ["law".to_owned(), "records.csv".to_owned()];
        let before = Strings::default().with("law/a/b.velvoite", "x").with("records.csv", "1").with("law/.git/x", "y");
        let marks = |files: &Strings| Marks::of(files, &paths, None);
        assert_eq!(marks(&before), marks(&before.clone().with("elsewhere", "")));
        assert_eq!(marks(&before), marks(&before.clone().with("law/.git/x", "z")));
        assert_ne!(marks(&before), marks(&before.clone().with("records.csv", "2")));
        assert_ne!(marks(&before), marks(&before.clone().with("law/new.velvoite", "")));
        let without = Strings::default().with("law/a/b.velvoite", "x");
        assert_ne!(marks(&before), marks(&without));
        assert_ne!(marks(&without), marks(&without.clone().with("records.csv", "")));
        assert_eq!(Marks::of(&without, &paths, Some(&marks(&without))), marks(&without));
    }
}
