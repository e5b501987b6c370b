//! Lists the shipped rules, roster tables and calendars, so that they are built into the binary and none is forgotten:
//! every `*.velvoite` and `*.csv` below `rules/` and `calendars/`, sorted by path, as `(path, text)`.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut listing = String::new();
    for (constant, folder) in [("RULES", "rules"), ("CALENDARS", "calendars")] {
        println!("cargo:rerun-if-changed={folder}");
        let mut paths = Vec::new();
        collect(&root.join(folder), folder, &mut paths)?;
        paths.sort();
        writeln!(listing, "pub(super) static {constant}: &[(&str, &str)] = &[").map_err(io::Error::other)?;
        for path in paths {
            // Found from the crate's folder when it is compiled, so that a checkout can be moved.
            let inside = format!("/{path}");
            writeln!(listing, "    ({path:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {inside:?}))),")
                .map_err(io::Error::other)?;
        }
        listing.push_str("];\n");
    }
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("shipped.rs"), listing)
}

/// Paths below `folder`, written with `/` from the root of the crate.
fn collect(folder: &Path, shown: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{shown}/{name}");
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &path, paths)?;
        } else if name.ends_with(".velvoite") || name.ends_with(".csv") {
            paths.push(path);
        }
    }
    Ok(())
}
