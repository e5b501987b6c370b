//! Where bytes come from: the disk, or strings in tests. Listings are sorted by name, so that a run never depends on
//! the order in which a system happens to list a folder.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use super::Failure;

/// The most that one text may hold, in bytes. Places in a text are numbered by 32 bits; a million records need a tenth.
pub(crate) const LIMIT: u64 = 2 << 30;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A file (or a pipe, which reads like one).
    File,
    /// A folder.
    Folder,
}

/// One line of a folder's listing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its name in the folder.
    pub name: String,
    /// Folder and name.
    pub path: PathBuf,
    /// File or folder.
    pub kind: Kind,
}

/// Something that holds files in folders.
pub trait Files {
    /// What stands at `path`.
    ///
    /// # Errors
    /// Nothing stands there, or it cannot be looked at.
    fn kind(&self, path: &Path) -> Result<Kind, Failure>;

    /// Whether a link stands at the path itself, wherever it leads.
    fn is_link(&self, _path: &Path) -> bool {
        false
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// It cannot be read, is a folder, or is larger than we are ready to hold.
    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Failure>;

    /// What tells that a file was written again, without reading it.
    ///
    /// # Errors
    /// Nothing stands there, or it cannot be looked at.
    fn stamp(&self, path: &Path) -> Result<Stamp, Failure> {
        let bytes = self.bytes(path)?;
        Ok(Stamp { length: u64::try_from(bytes.len()).unwrap_or(u64::MAX), times: vec![i64::from(sum(&bytes))] })
    }

    /// What a folder holds, sorted by name.
    ///
    /// # Errors
    /// It cannot be listed.
    fn list(&self, path: &Path) -> Result<Vec<Entry>, Failure>;
}

/// What tells that a file was written again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Stamp {
    /// Its length in bytes.
    pub length: u64,
    /// When it was written, when anything about it changed, and which place on the disk it has, as far as the system
    /// tells: a file that is put in another's place is seen though it is as old and as long.
    pub times: Vec<i64>,
}

/// A number that changes when the bytes do, mostly (FNV-1a).
pub(super) fn sum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// The real disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Files for Disk {
    fn kind(&self, path: &Path) -> Result<Kind, Failure> {
        let found = fs::metadata(path).map_err(|error| Failure::reading(path, &error))?;
        Ok(if found.is_dir() { Kind::Folder } else { Kind::File })
    }

    fn is_link(&self, path: &Path) -> bool {
        fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink())
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        if self.kind(path)? == Kind::Folder {
            return Err(Failure::Folder { path: shown(path) });
        }
        #[expect(clippy::disallowed_methods, reason = "this is the door")]
        let mut file = File::open(path).map_err(|error| Failure::reading(path, &error))?;
        drain(&mut file, path)
    }

    fn stamp(&self, path: &Path) -> Result<Stamp, Failure> {
        let found = fs::metadata(path).map_err(|error| Failure::reading(path, &error))?;
        Ok(Stamp { length: found.len(), times: times(&found) })
    }

    fn list(&self, path: &Path) -> Result<Vec<Entry>, Failure> {
        let failed = |error: std::io::Error| Failure::reading(path, &error);
        let mut entries = Vec::new();
        for entry in fs::read_dir(path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let path = entry.path();
            // A link that leads nowhere is listed as a file: reading it then says what is wrong.
            let kind = self.kind(&path).unwrap_or(Kind::File);
            entries.push(Entry { name: entry.file_name().to_string_lossy().into_owned(), path, kind });
        }
        entries.sort();
        Ok(entries)
    }
}

#[cfg(unix)]
fn times(found: &fs::Metadata) -> Vec<i64> {
    use std::os::unix::fs::MetadataExt;
    let inode = i64::try_from(found.ino() >> 1).unwrap_or_default();
    vec![found.mtime(), found.mtime_nsec(), found.ctime(), found.ctime_nsec(), inode]
}

#[cfg(not(unix))]
fn times(found: &fs::Metadata) -> Vec<i64> {
    let since = found.modified().ok().and_then(|at| at.duration_since(std::time::UNIX_EPOCH).ok());
    let number = |since: std::time::Duration| i64::try_from(since.as_nanos()).unwrap_or_default();
    since.map(number).into_iter().collect()
}

/// Everything that a stream holds, up to the limit.
pub(crate) fn drain(stream: &mut dyn Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    stream.take(LIMIT + 1).read_to_end(&mut bytes).map_err(|error| Failure::reading(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LIMIT) {
        Ok(bytes)
    } else {
        Err(Failure::TooLarge { path: shown(path), limit: LIMIT >> 20 })
    }
}

/// Stores a result at `path`, making the folders above it.
///
/// # Errors
/// The system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::NotWritable { path: shown(path), cause: super::cause(&error) };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, bytes).map_err(failed)
}

/// Puts `bytes` in the place of what is at `path`, whole: who reads meanwhile sees the old or the new, never half of
/// either. Where the bytes are the same already nothing is touched, so that the file keeps its day. True if it changed.
///
/// # Errors
/// The system refuses.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    put(path, bytes, false)
}

/// As [`replace`]; and what is at `path` outlasts a power cut, the old or the new. It waits for the disk: for the one file
/// that cannot be made again, not for thousands that can.
///
/// # Errors
/// The system refuses.
pub fn replace_lasting(path: &Path, bytes: &[u8]) -> Result<bool, Failure> {
    put(path, bytes, true)
}

fn put(path: &Path, bytes: &[u8], lasting: bool) -> Result<bool, Failure> {
    if holds(path, bytes) {
        return Ok(false);
    }
    let failed = |error: std::io::Error| Failure::NotWritable { path: shown(path), cause: super::cause(&error) };
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".new");
    // Beside it, for only within one file system is renaming done at once.
    let beside = path.with_file_name(name);
    let write = || {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        if lasting { file.sync_all() } else { Ok(()) }
    };
    let mut written = write();
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty())
        && written.as_ref().is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    {
        fs::create_dir_all(folder).map_err(failed)?;
        written = write();
    }
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| {
        // What could not be put in place is of no use; the failure told is the first one.
        let _ = fs::remove_file(&beside);
        failed(error)
    })?;
    Ok(true)
}

/// Whether a file holds these bytes and no more. Read piece by piece: thousands of files are looked at so.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    #[expect(clippy::disallowed_methods, reason = "the only door to the disk")]
    let Ok(mut file) = File::open(path) else { return false };
    let length = u64::try_from(bytes.len()).ok();
    if !file.metadata().is_ok_and(|there| there.is_file() && Some(there.len()) == length) {
        return false;
    }
    let mut piece = [0; 1 << 15];
    let mut rest = bytes;
    loop {
        match file.read(&mut piece) {
            Ok(0) => return rest.is_empty(),
            Ok(read) => match (piece.get(..read), rest.split_at_checked(read)) {
                (Some(there), Some((here, after))) if there == here => rest = after,
                _ => return false,
            },
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}

/// Takes a file away; true if there was one.
///
/// # Errors
/// The system refuses.
pub fn remove(path: &Path) -> Result<bool, Failure> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Failure::NotWritable { path: shown(path), cause: super::cause(&error) }),
    }
}

/// Files made of strings, for tests.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl Strings {
    /// With one more file.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Strings {
        self.files.insert(PathBuf::from(path), bytes.into());
        self
    }
}

impl Files for Strings {
    fn kind(&self, path: &Path) -> Result<Kind, Failure> {
        if self.files.contains_key(path) {
            Ok(Kind::File)
        } else if self.files.keys().any(|file| file.starts_with(path)) {
            Ok(Kind::Folder)
        } else {
            Err(Failure::NotFound { path: shown(path) })
        }
    }

    fn bytes(&self, path: &Path) -> Result<Vec<u8>, Failure> {
        match self.files.get(path) {
            Some(bytes) => Ok(bytes.clone()),
            None => match self.kind(path)? {
                Kind::Folder | Kind::File => Err(Failure::Folder { path: shown(path) }),
            },
        }
    }

    fn list(&self, path: &Path) -> Result<Vec<Entry>, Failure> {
        let mut entries = BTreeMap::new();
        for file in self.files.keys() {
            let Ok(below) = file.strip_prefix(path) else { continue };
            let mut parts = below.components();
            let Some(first) = parts.next() else { continue };
            let name = first.as_os_str().to_string_lossy().into_owned();
            let kind = if parts.next().is_some() { Kind::Folder } else { Kind::File };
            entries.insert(name.clone(), Entry { path: path.join(&name), name, kind });
        }
        if entries.is_empty() {
            Err(Failure::NotFound { path: shown(path) })
        } else {
            Ok(entries.into_values().collect())
        }
    }
}

/// A path as people read it: with `/` on every system, so that outputs are the same bytes everywhere.
pub(crate) fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace(std::path::MAIN_SEPARATOR, "/") }
}
