//! A register: one file, standard input, or a folder with record files and `velvoite.toml`.

use std::io::Read;
use std::path::Path;

use super::files::{drain, shown};
use super::workbook::{self, Sheet};
use super::{Encoding, Entry, Failure, Files, Kind, Sources, decode};
use crate::source::{Source, SourceId};

/// The texts of one register.
#[derive(Debug, Clone)]
pub struct RegisterFiles {
    /// The name of the folder, or of the file without its ending; `stdin` for standard input.
    pub name: String,
    /// The path as given.
    pub path: String,
    /// The file, or a text without content that stands for the folder.
    pub source: SourceId,
    /// `velvoite.toml`, if the register is a folder that has one.
    pub manifest: Option<Source>,
    /// The record files, sorted by name.
    pub files: Vec<RegisterFile>,
}

/// A file of records.
#[derive(Debug, Clone)]
pub struct RegisterFile {
    /// Its name without the ending: the first part of the ids that rows without one are given.
    pub stem: String,
    /// Its text; empty for [`Form::Workbook`] and [`Form::Binary`].
    pub source: Source,
    /// What kind of text it is.
    pub form: Form,
    /// How it was encoded.
    pub encoding: Encoding,
    /// Of a workbook, what must be said beside its first sheet.
    pub sheet: Option<Sheet>,
}

/// What kind of text a record file holds, by its ending and its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Cells separated by `;`, `,` or tab.
    Csv,
    /// One JSON object a line.
    JsonLines,
    /// A workbook of the present kind (`.xlsx`) that cannot be read; its text is empty. One that can be is [`Form::Csv`].
    Workbook,
    /// A workbook of the old kind, or one protected by a password.
    LockedWorkbook,
    /// Something else that is no text: a PDF, a picture.
    Binary,
}

/// Reads the register at `path`; `-` is standard input.
///
/// # Errors
/// The path or a file in the folder cannot be read.
pub fn register(
    files: &dyn Files,
    path: &str,
    stdin: &mut dyn Read,
    sources: &mut Sources,
) -> Result<RegisterFiles, Failure> {
    if path == "-" {
        let bytes = drain(stdin, Path::new("-"))?;
        let file = record_file("stdin", "-", None, bytes, sources);
        return Ok(of_file(file, "-"));
    }
    let at = Path::new(path);
    match files.kind(at)? {
        Kind::File => {
            let name = at.file_name().map_or_else(|| path.to_owned(), |name| name.to_string_lossy().into_owned());
            let file = record_file(stem(&name), &shown(at), ending(&name), files.bytes(at)?, sources);
            Ok(of_file(file, path))
        }
        Kind::Folder => {
            let source = sources.add(shown(at), "").id;
            let name = folder_name(at);
            let mut register = RegisterFiles { name, path: path.to_owned(), source, manifest: None, files: Vec::new() };
            for Entry { name, path, kind } in files.list(at)? {
                // `~$records.xlsx` and `._records.csv` are left behind by programs, not by people.
                if kind == Kind::Folder || name.starts_with('.') || name.starts_with("~$") {
                    continue;
                }
                if name == "velvoite.toml" {
                    let text = decode(files.bytes(&path)?).text;
                    register.manifest = Some(sources.add(shown(&path), text));
                } else if ending(&name).is_some() {
                    let bytes = files.bytes(&path)?;
                    register.files.push(record_file(stem(&name), &shown(&path), ending(&name), bytes, sources));
                }
            }
            tell_apart(&mut register.files);
            Ok(register)
        }
    }
}

fn of_file(file: RegisterFile, path: &str) -> RegisterFiles {
    let (name, source) = (file.stem.clone(), file.source.id);
    RegisterFiles { name, path: path.to_owned(), source, manifest: None, files: vec![file] }
}

/// The form that a file's ending promises; none where it is no record file.
fn ending(name: &str) -> Option<Form> {
    let (_, ending) = name.rsplit_once('.')?;
    match ending.to_ascii_lowercase().as_str() {
        "csv" => Some(Form::Csv),
        "jsonl" => Some(Form::JsonLines),
        "xlsx" => Some(Form::Workbook),
        _ => None,
    }
}

fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn folder_name(path: &Path) -> String {
    path.file_name().map_or_else(|| shown(path), |name| name.to_string_lossy().into_owned())
}

/// Two files of one folder with one stem (`records.csv`, `records.jsonl`) keep their endings in ids.
fn tell_apart(files: &mut [RegisterFile]) {
    let stems: Vec<String> = files.iter().map(|file| file.stem.clone()).collect();
    for file in files {
        if stems.iter().filter(|stem| **stem == file.stem).count() > 1
            && let Some(name) = file.source.name.rsplit('/').next()
        {
            file.stem = name.to_owned();
        }
    }
}

fn record_file(stem: &str, path: &str, promised: Option<Form>, bytes: Vec<u8>, sources: &mut Sources) -> RegisterFile {
    // A file without a byte is empty, whatever its ending.
    let form = if bytes.is_empty() && promised == Some(Form::Workbook) { Form::Csv } else { sniff(&bytes, promised) };
    if form == Form::Workbook
        && let Ok(mut sheet) = workbook::sheet(&bytes)
    {
        let source = sources.add(path, std::mem::take(&mut sheet.text));
        let (stem, encoding) = (stem.to_owned(), Encoding::Utf8);
        return RegisterFile { stem, source, form: Form::Csv, encoding, sheet: Some(sheet) };
    }
    let decoded = match form {
        Form::Csv | Form::JsonLines => decode(bytes),
        Form::Workbook | Form::LockedWorkbook | Form::Binary => decode(Vec::new()),
    };
    let form = match promised {
        // Standard input, or a file with an ending of its own: an object, or else cells.
        None if form == Form::Csv && decoded.text.trim_start().starts_with(['{', '[']) => Form::JsonLines,
        _ => form,
    };
    let source = sources.add(path, decoded.text);
    RegisterFile { stem: stem.to_owned(), source, form, encoding: decoded.encoding, sheet: None }
}

/// What the first bytes say, which is surer than the ending.
fn sniff(bytes: &[u8], promised: Option<Form>) -> Form {
    let known: [(&[u8], Form); 8] = [
        (b"PK\x03\x04", Form::Workbook),
        (b"PK\x05\x06", Form::Workbook),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Form::LockedWorkbook),
        (b"%PDF-", Form::Binary),
        (b"\x89PNG", Form::Binary),
        (b"\xFF\xD8\xFF", Form::Binary),
        (b"\x1F\x8B", Form::Binary),
        (b"SQLite format 3\0", Form::Binary),
    ];
    if let Some((_, form)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return *form;
    }
    let marked = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    // No text holds many NULs; one astray is complained of in its row.
    let start = &bytes[..bytes.len().min(4096)];
    let nuls = start.iter().filter(|byte| **byte == 0).count();
    if !marked && nuls * 10 > start.len() {
        return Form::Binary;
    }
    promised.unwrap_or(Form::Csv)
}

#[cfg(test)]
mod tests {
    use super::{Form, register};
    use crate::load::{Failure, Sources, Strings};

    fn read(files: &Strings, path: &str, stdin: &str) -> Result<super::RegisterFiles, Failure> {
        register(files, path, &mut stdin.as_bytes(), &mut Sources::default())
    }

    #[test]
    fn a_folder_holds_record_files_and_a_manifest_but_no_subfolders() {
        let files = Strings::default()
            .with("r/b.jsonl", "{}")
            .with("r/A.CSV", "activity")
            .with("r/velvoite.toml", "")
            .with("r/old/c.csv", "")
            .with("r/~$b.xlsx", "")
            .with("r/README.md", "");
        let found = read(&files, "r", "").unwrap();
        let names: Vec<_> = found.files.iter().map(|file| (file.stem.as_str(), file.form)).collect();
        assert_eq!(names, [("A", Form::Csv), ("b", Form::JsonLines)]);
        assert!(found.manifest.is_some());
        assert_eq!(found.name, "r");
    }

    #[test]
    fn files_with_one_stem_keep_their_endings() {
        let files = Strings::default().with("r/a.jsonl", "").with("r/a.csv", "");
        let found = read(&files, "r", "").unwrap();
        let stems: Vec<_> = found.files.iter().map(|file| file.stem.as_str()).collect();
        assert_eq!(stems, ["a.csv", "a.jsonl"]);
    }

    #[test]
    fn standard_input_is_cells_or_objects() {
        let files = Strings::default();
        assert_eq!(read(&files, "-", "activity;date;by\n").unwrap().files[0].form, Form::Csv);
        assert_eq!(read(&files, "-", "\n {\"date\":").unwrap().files[0].form, Form::JsonLines);
    }

    #[test]
    fn what_is_no_text_is_known_by_its_first_bytes() {
        let forms = [
            (&b"PK\x03\x04..."[..], Form::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Form::LockedWorkbook),
            (b"%PDF-1.7", Form::Binary),
            (b"a\0b\0c\0", Form::Binary),
            (b"", Form::Csv),
        ];
        for (bytes, form) in forms {
            let files = Strings::default().with("a.csv", bytes);
            assert_eq!(read(&files, "a.csv", "").unwrap().files[0].form, form);
        }
    }

    #[test]
    fn a_path_that_leads_nowhere_is_a_failure() {
        let failure = read(&Strings::default(), "nowhere.csv", "").unwrap_err();
        assert_eq!(failure, Failure::NotFound { path: "nowhere.csv".into() });
        assert_eq!(failure.words().fi, "nowhere.csv: tiedostoa tai kansiota ei ole");
    }
}
