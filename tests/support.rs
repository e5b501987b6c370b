//! What several rooms' tests share: cases in folders, and complaints in plain words.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use velvoite::diagnostic::{Diagnostic, Place, Severity};
use velvoite::lang::Lang;
use velvoite::source::{Source, SourceId};

/// The files of `tests/cases/FOLDER` that end in `ending`, in order of their names. There must be some.
pub fn cases(folder: &str, ending: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(folder);
    let mut paths = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == ending))
        .collect::<Vec<_>>();
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {}", folder.display());
    paths
}

/// A source with the text of a file under its short name.
pub fn source(path: &Path) -> Source {
    #[expect(clippy::disallowed_methods, reason = "tests read their cases")]
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    named(path.file_name().unwrap().to_str().unwrap(), &text)
}

/// A source made of a string.
pub fn named(name: &str, text: &str) -> Source {
    Source { id: SourceId(0), name: name.to_owned(), text: Arc::from(text) }
}

/// Complaints, one after the other: `path:line:col code message`, the marked text, the label and the help.
pub fn complaints(source: &Source, diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let warning = if diagnostic.severity == Severity::Warning { "warning " } else { "" };
        let place = place(source, &diagnostic.labels[0].place);
        writeln!(out, "{place} {warning}{} {}", diagnostic.code, diagnostic.message.get(lang)).unwrap();
        for label in &diagnostic.labels {
            let marked = match &label.place {
                Place::Text(span) => source.slice(*span).lines().next().unwrap_or("").replace(char::is_control, "�"),
                Place::Cell { .. } | Place::File(_) => String::new(),
            };
            let text = label.text.get(lang);
            if !marked.is_empty() || !text.is_empty() {
                let at = self::place(source, &label.place);
                writeln!(out, "{}", format!("    {at} > {marked} < {text}").trim_end()).unwrap();
            }
        }
        if let Some(help) = &diagnostic.help {
            writeln!(out, "    help: {}", help.get(lang)).unwrap();
        }
    }
    out
}

/// The messages with their advice, one a line.
pub fn messages(diagnostics: &[Diagnostic], lang: Lang) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        write!(out, "{}", diagnostic.message.get(lang)).unwrap();
        if let Some(help) = &diagnostic.help {
            write!(out, " ({})", help.get(lang)).unwrap();
        }
        out.push('\n');
    }
    out
}

fn place(source: &Source, place: &Place) -> String {
    match place {
        Place::Text(span) => {
            let (line, column) = source.position(span.start);
            format!("{}:{line}:{column}", source.name)
        }
        Place::Cell { row, column, .. } => match column {
            Some((letter, name)) => format!("{}:{letter}{row} ({name})", source.name),
            None => format!("{}:{row}", source.name),
        },
        Place::File(_) => source.name.clone(),
    }
}

/// What a run of the program came to.
pub struct Ran {
    /// Exit status.
    pub status: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

/// Runs the built program at the top of the repository.
pub fn velvoite(arguments: &[&str]) -> Ran {
    velvoite_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// Runs the built program in a folder.
pub fn velvoite_in(folder: &Path, arguments: &[&str]) -> Ran {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_velvoite"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("COLUMNS")
        .env("NO_COLOR", "1")
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    Ran {
        status: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
