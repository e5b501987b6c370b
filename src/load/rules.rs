//! A folder of rules or calendars: every `*.velvoite` below it, and the roster tables in folders named `roster`.

use std::path::{Path, PathBuf};

use super::files::shown;
use super::{Encoding, Failure, Files, Kind, Sources, decode};
use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::source::{Source, Span};

/// How deep folders may lie: a link that leads back up would otherwise never end.
const DEPTH: usize = 32;

/// The texts of a folder of rules or calendars.
#[derive(Debug, Clone, Default)]
pub struct RuleFiles {
    /// `*.velvoite`, sorted by path.
    pub texts: Vec<Source>,
    /// Roster tables, sorted by path.
    pub tables: Vec<RosterTable>,
    /// Texts that are not UTF-8.
    pub complaints: Vec<Diagnostic>,
}

/// One roster table.
#[derive(Debug, Clone)]
pub struct RosterTable {
    /// What it is a table of: `bodies`, `membership`, `mergers`, `languages`, `tiles` (the file's name without `.csv`).
    pub name: String,
    /// Its text.
    pub source: Source,
}

impl RuleFiles {
    /// Takes in a text by its path.
    pub(super) fn take(&mut self, source: Source) {
        match table_name(&source.name) {
            Some(name) => self.tables.push(RosterTable { name, source }),
            None => self.texts.push(source),
        }
    }
}

/// Reads the rules or calendars at `path`: a folder with all below it, or one file.
///
/// # Errors
/// Something cannot be read, or there is no `*.velvoite` at all.
pub fn rules(files: &dyn Files, path: &Path, sources: &mut Sources) -> Result<RuleFiles, Failure> {
    let mut found = Vec::new();
    match files.kind(path)? {
        Kind::File => found.push((shown(path), path.to_path_buf())),
        Kind::Folder => below(files, path, 0, &mut found)?,
    }
    // By the whole path, as the shipped ones are sorted: a run over a copy of them reads them in the same order.
    found.sort();
    let mut read = RuleFiles::default();
    for (name, file) in found {
        let decoded = decode(files.bytes(&file)?);
        let wrong = match decoded.encoding {
            Encoding::Utf8 => None,
            Encoding::BrokenUtf8 { at } => Some(at),
            Encoding::Utf16 => Some(0),
            // Up to here it was ASCII, one byte a letter both before and after decoding.
            Encoding::Windows1252 => Some(first_beyond_ascii(&decoded.text)),
        };
        let source = sources.add(name, decoded.text);
        if let Some(at) = wrong {
            read.complaints.push(not_utf8(&source, at));
        }
        read.take(source);
    }
    if read.texts.is_empty() {
        return Err(Failure::NoRules { path: shown(path) });
    }
    Ok(read)
}

/// Collects what is ours below `folder`. Hidden files and folders (`.git`) are not.
fn below(files: &dyn Files, folder: &Path, depth: usize, found: &mut Vec<(String, PathBuf)>) -> Result<(), Failure> {
    if depth > DEPTH {
        return Err(Failure::TooDeep { path: shown(folder), limit: DEPTH });
    }
    for entry in files.list(folder)? {
        if entry.name.starts_with('.') {
            continue;
        }
        match entry.kind {
            Kind::Folder => below(files, &entry.path, depth + 1, found)?,
            Kind::File => {
                let name = shown(&entry.path);
                if entry.name.ends_with(".velvoite") || table_name(&name).is_some() {
                    found.push((name, entry.path));
                }
            }
        }
    }
    Ok(())
}

/// `bodies` for `…/roster/bodies.csv`, none for any other path.
fn table_name(path: &str) -> Option<String> {
    let (folders, file) = path.rsplit_once('/')?;
    let name = file.strip_suffix(".csv")?;
    (folders == "roster" || folders.ends_with("/roster")).then(|| name.to_owned())
}

fn first_beyond_ascii(text: &str) -> u32 {
    let at = text.bytes().position(|byte| !byte.is_ascii()).unwrap_or(0);
    u32::try_from(at).unwrap_or(0)
}

fn not_utf8(source: &Source, at: u32) -> Diagnostic {
    let (line, column) = source.position(at);
    Diagnostic::error(
        "V0401",
        Words::new(
            format!("teksti ei ole UTF-8-muotoa: tavu {at}, rivi {line}, merkki {column}"),
            format!("texten är inte i UTF-8: byte {at}, rad {line}, tecken {column}"),
            format!("the text is not UTF-8: byte {at}, line {line}, character {column}"),
        ),
        Place::Text(Span { source: source.id, start: at, end: at }),
        Words::new("tämä ei ole UTF-8:aa", "detta är inte UTF-8", "this is not UTF-8"),
    )
    .help(Words::new(
        "tallenna tiedosto uudelleen ja valitse merkistöksi UTF-8",
        "spara filen på nytt med teckenkodningen UTF-8",
        "save the file again and choose UTF-8 as its encoding",
    ))
}

#[cfg(test)]
mod tests {
    use super::rules;
    use crate::diagnostic::Place;
    use crate::load::{Failure, Sources, Strings};
    use std::path::Path;

    #[test]
    fn a_folder_is_read_with_all_below_it_in_the_order_of_paths() {
        let files = Strings::default()
            .with("world/b.velvoite", "b")
            .with("world/a/z.velvoite", "z")
            .with("world/a/roster/bodies.csv", "id")
            .with("world/a/other/bodies.csv", "not ours")
            .with("world/.hidden/x.velvoite", "x")
            .with("world/README.md", "not ours");
        let mut sources = Sources::default();
        let read = rules(&files, Path::new("world"), &mut sources).unwrap();
        let names: Vec<_> = sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["world/a/roster/bodies.csv", "world/a/z.velvoite", "world/b.velvoite"]);
        assert_eq!((read.texts.len(), read.tables.len(), read.tables[0].name.as_str()), (2, 1, "bodies"));
    }

    #[test]
    fn a_rule_that_is_not_utf8_is_complained_of_at_its_byte() {
        let files = Strings::default().with("a.velvoite", b"# pit\xE4\n".to_vec());
        let read = rules(&files, Path::new("a.velvoite"), &mut Sources::default()).unwrap();
        assert!(matches!(read.complaints[0].labels[0].place, Place::Text(span) if span.start == 5));
    }

    #[test]
    fn a_folder_without_rules_is_a_failure() {
        let files = Strings::default().with("world/notes.txt", "");
        let read = rules(&files, Path::new("world"), &mut Sources::default());
        assert_eq!(read.err(), Some(Failure::NoRules { path: "world".into() }));
    }
}
