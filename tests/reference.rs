//! The door to tables: our own, and the reference data that our own were made from.
//!
//! The reference data are not part of the repository. They are looked for in the folder that `VELVOITE_REFERENCE`
//! names, else in `../shared/data` beside the repository. Where neither is there, a comparison says loudly that
//! nothing was compared; a folder that was named but cannot be read is a failure.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One row of a table: column name → field, both as written.
pub type Row = BTreeMap<String, String>;

/// A folder or file of this repository.
pub fn ours(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A file of the reference data, or `None` with a loud word where the reference data cannot be seen.
pub fn reference(path: &str, what: &str) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("VELVOITE_REFERENCE") {
        let file = PathBuf::from(named).join(path);
        assert!(file.is_file(), "VELVOITE_REFERENCE is set, but {} is not there", file.display());
        return Some(file);
    }
    let file = ours("../shared/data").join(path);
    if file.is_file() {
        return Some(file);
    }
    say(&format!("NOT CHECKED: {what}: {} is not there and VELVOITE_REFERENCE is not set", file.display()));
    None
}

/// Reads a table: a header row, `#` comment lines before it, every row as long as the header.
pub fn table(path: &Path) -> Vec<Row> {
    rows(&text(path)).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The bytes of a text file as written.
#[expect(clippy::disallowed_methods, reason = "tests read their own tables; src/load is the door of the program")]
pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn rows(text: &str) -> Result<Vec<Row>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_reader(text.as_bytes());
    let header = reader.headers()?.clone();
    reader
        .records()
        .map(|record| Ok(header.iter().map(str::to_owned).zip(record?.iter().map(str::to_owned)).collect()))
        .collect()
}

/// Past the capture of test output: a comparison that did not happen must be seen, though the test passes.
pub fn say(line: &str) {
    std::io::stderr().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Shown by every run (see `.config/nextest.toml`), so that nobody takes a run without the data for a comparison.
#[test]
fn reference_data_are_seen_whole_or_it_is_said() {
    let files = [
        "avi.csv",
        "collaborative_areas.csv",
        "counties.csv",
        "membership.csv",
        "mergers.csv",
        "municipalities.csv",
        "municipality_language.csv",
        "municipality_region.csv",
        "municipality_yearly.csv",
        "regions.csv",
        "../records/published.csv",
    ];
    let seen = files.iter().filter(|file| reference(file, "roster and registers").is_some()).count();
    assert!(seen == 0 || seen == files.len(), "only {seen} of {} reference tables are there", files.len());
    say(if seen == 0 {
        "NOT CHECKED: roster and registers against their sources"
    } else {
        "checked: roster and registers against their sources"
    });
}
