//! The house holds its shape: rooms use only the rooms before them, each outside crate has one room, only `load` opens
//! files, only `cli` knows what day it is, every file says what it knows.
//!
//! The directions are data ([`ROOMS`]); they are read against every path that a source file names.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// A room, what it may use, and the part that alone of a room it may use where not the whole.
const ROOMS: &[(&str, &[&str])] = &[
    ("lang", &[]),
    ("source", &[]),
    ("time", &[]),
    ("diagnostic", &["lang", "source"]),
    // A text that cannot be decoded is a complaint, not a failure.
    ("load", &["lang", "source", "diagnostic"]),
    ("syntax", &["lang", "source", "diagnostic", "time"]),
    ("model", &["lang", "source", "diagnostic", "time", "syntax"]),
    // Names and roster, not duties; the texts of a register, not the disk.
    ("record", &["lang", "source", "diagnostic", "time", "load", "model::vocabulary", "model::roster"]),
    ("schedule", &["time", "model"]),
    ("finding", &["lang", "source", "time", "model", "record", "schedule"]),
    ("evaluate", &["lang", "source", "diagnostic", "time", "model", "record", "schedule", "finding"]),
    // A story's records are read as rows are, by `record::read`.
    (
        "scenario",
        &["lang", "source", "diagnostic", "time", "syntax", "model", "record", "schedule", "finding", "evaluate"],
    ),
    // One time limit as somebody asks for it: no duty, no record.
    ("reckon", &["lang", "time", "model"]),
    // Judges on several days, to learn when something changed.
    ("feed", &["lang", "diagnostic", "time", "model", "record", "schedule", "finding", "evaluate"]),
    // Judges for the day that a page asks for. Who takes part in what others owe is known where calendars need it.
    ("review", &["lang", "diagnostic", "time", "model", "record", "schedule", "finding", "evaluate", "feed::parties"]),
    (
        "render",
        &[
            "lang",
            "source",
            "diagnostic",
            "time",
            "model",
            "record",
            "schedule",
            "finding",
            "scenario",
            "reckon",
            "feed",
            "review",
        ],
    ),
    // What there is to serve arrives made; near names and options of a feed are its own to know.
    ("serve", &["lang", "diagnostic", "time", "feed", "render"]),
    (
        "cli",
        &[
            "lang",
            "source",
            "diagnostic",
            "time",
            "load",
            "syntax",
            "model",
            "record",
            "schedule",
            "finding",
            "evaluate",
            "scenario",
            "reckon",
            "feed",
            "review",
            "render",
            "serve",
        ],
    ),
    ("main", &["cli", "load", "render"]),
];

/// An outside crate or a door of the standard library, as a path begins, and the files that may name it.
const DOORS: &[(&str, &[&str])] = &[
    ("nom", &["syntax/"]),
    ("clap", &["cli/"]),
    ("serde", &["record/read/", "render/", "feed/memory/state.rs"]),
    ("serde_json", &["record/read/", "render/", "feed/memory/state.rs"]),
    ("toml", &["record/read/manifest.rs"]),
    ("encoding_rs", &["load/"]),
    ("calamine", &["load/workbook.rs"]),
    ("annotate_snippets", &["render/diagnostics.rs"]),
    ("chrono", &["time/", "cli/"]),
    ("chrono_tz", &["cli/"]),
    ("icalendar", &["render/ics/"]),
    // Names by content: of inputs, of answers, of the one style sheet, of files whose names would be too long.
    ("sha2", &["cli/", "serve/answer.rs", "render/pages/mod.rs", "render/pages/folder.rs", "render/pages/single.rs"]),
    ("uuid", &["feed/identity.rs"]),
    ("std::fs", &["load/"]),
    ("std::env", &["cli/", "main.rs"]),
    ("hyper", &["serve/"]),
    ("hyper_util", &["serve/server.rs"]),
    ("http_body_util", &["serve/"]),
    ("tokio", &["serve/"]),
    ("flate2", &["serve/answer.rs"]),
    ("httpdate", &["serve/conditional.rs"]),
    ("askama", &["render/pages/"]),
    ("qrcode", &["render/pages/qr.rs"]),
    ("rust_xlsxwriter", &["render/table/xlsx.rs", "render/template.rs"]),
    ("std::net", &["serve/", "cli/serve.rs"]),
    ("std::process", &["main.rs"]),
    // How long a client may take; when a file was written.
    ("std::time", &["cli/", "main.rs", "serve/", "load/"]),
];

/// What only one file may say, wherever its path came from.
const WORDS: &[(&str, &[&str])] = &[
    ("Utc::now", &["cli/"]),
    ("Local::now", &["cli/"]),
    ("SystemTime", &["cli/", "main.rs", "serve/conditional.rs"]),
    // Whether a client keeps pace.
    ("Instant::now", &["serve/pace.rs"]),
    ("File::open", &["load/"]),
    ("OpenOptions", &["load/"]),
    ("stdout()", &["main.rs"]),
    ("stderr()", &["main.rs"]),
    ("stdin()", &["main.rs"]),
    ("HashMap", &[]),
    ("HashSet", &[]),
];

/// Names that a room gives on from the room that made them: they count as that one.
const GIVEN_ON: &[(&str, &str)] = &[
    ("model::Roster", "model::roster"),
    ("model::Body", "model::roster"),
    ("model::BodyId", "model::vocabulary"),
    ("model::Vocabulary", "model::vocabulary"),
];

/// Files longer than this are reported: does one of them have more than one subject?
const LONG: usize = 400;
/// No file may be longer than this.
const TOO_LONG: usize = 1100;

/// A source file: its path below `src` and its text without comments, strings and tests.
struct File {
    path: String,
    whole: String,
    code: String,
}

impl File {
    /// The room: the first folder, or the name of a file that is a room by itself.
    fn room(&self) -> &str {
        self.path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
    }

    /// The module path, for `super`.
    fn module(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.path.trim_end_matches(".rs").split('/').collect();
        if parts.last() == Some(&"mod") {
            parts.pop();
        }
        parts
    }

    /// The line on which a byte of the code stands: comments and strings keep their line breaks.
    fn line(&self, at: usize) -> usize {
        self.code[..at].matches('\n').count() + 1
    }
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    assert!(paths.len() > 50, "the sources are seen");
    let read = |path: &PathBuf| {
        let whole = crate::reference::text(path);
        let code = without_tests(&blank(&whole));
        let path = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        File { path, whole, code }
    };
    paths.iter().map(read).filter(|file| !file.path.contains("/tests/")).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            paths.push(path);
        }
    }
}

/// The text with comments and the insides of strings blanked out, line breaks kept.
fn blank(text: &str) -> String {
    let (mut out, mut rest) = (String::new(), text);
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            raw.find("\"#").map_or(rest.len(), |end| end + 5)
        } else if rest.starts_with('"') {
            string_end(rest)
        } else if rest.starts_with("'\"'") {
            3
        } else if let Some(escaped) = rest.strip_prefix("'\\") {
            escaped.find('\'').map_or(rest.len(), |end| end + 3)
        } else {
            out.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        };
        out.extend(rest[..taken].chars().map(|sign| if sign == '\n' { '\n' } else { ' ' }));
        rest = &rest[taken..];
    }
    out
}

/// The length of the string with which the text begins.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    for (at, sign) in text.char_indices().skip(1) {
        match sign {
            '"' if !escaped => return at + 1,
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    text.len()
}

/// Tests stand last in a file and may use what they need.
fn without_tests(code: &str) -> String {
    let tests = code.match_indices("#[cfg(test)]").find(|(at, _)| {
        let item = &code[at + "#[cfg(test)]".len()..];
        item.find('{')
            .is_some_and(|block| item[..block].trim_start().starts_with("mod ") && !item[..block].contains(';'))
    });
    tests.map_or(code, |(at, _)| &code[..at]).to_owned()
}

/// Every path that begins with `head`, with the place where it begins; groups in braces are told one by one.
fn paths(code: &str, head: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(head) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_' || sign == ':') {
            continue;
        }
        let after = &code[at + head.len()..];
        if after.trim_start().starts_with(';') && !head.ends_with("::") {
            found.push((at, head.to_owned()));
        } else if let Some(tail) = if head.ends_with("::") { Some(after) } else { after.strip_prefix("::") } {
            let head = head.trim_end_matches(':');
            let mut tree = Vec::new();
            branch(tail, head, &mut tree);
            found.extend(tree.into_iter().map(|path| (at, path)));
        }
    }
    found
}

/// Reads one branch of a use tree, or a plain path, and returns what is left.
fn branch<'t>(text: &'t str, head: &str, found: &mut Vec<String>) -> &'t str {
    let text = text.trim_start();
    if let Some(mut group) = text.strip_prefix('{') {
        loop {
            group = branch(group, head, found).trim_start();
            match group.strip_prefix(',') {
                Some(rest) => group = rest.trim_start(),
                None => return group.strip_prefix('}').unwrap_or(group),
            }
            if let Some(rest) = group.strip_prefix('}') {
                return rest;
            }
        }
    }
    let length = text.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(text.len());
    let path = format!("{head}::{}", &text[..length]);
    let rest = &text[length..];
    match rest.strip_prefix("::") {
        Some(tail) if length > 0 => branch(tail, &path, found),
        _ => {
            found.push(path);
            rest.strip_prefix(" as ")
                .map_or(rest, |alias| alias.trim_start_matches(|sign: char| sign.is_alphanumeric() || sign == '_'))
        }
    }
}

/// The rooms' things that a file names, as `room::thing`, with their lines.
fn used(file: &File) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let heads: &[&str] = if file.path == "main.rs" { &["velvoite::"] } else { &["crate::"] };
    for head in heads {
        for (at, path) in paths(&file.code, head) {
            found.push((file.line(at), path.split_once("::").map(|(_, path)| path.to_owned()).unwrap_or_default()));
        }
    }
    for (at, path) in paths(&file.code, "super::") {
        let mut module = file.module();
        let mut path = path.as_str();
        while let Some(outer) = path.strip_prefix("super::") {
            module.pop();
            path = outer;
        }
        if module.is_empty() {
            found.push((file.line(at), path.to_owned()));
        }
    }
    found
}

#[test]
fn rooms_use_only_what_lies_before_them() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    let mut arrows = BTreeSet::new();
    for file in files() {
        let room = file.room();
        if room == "lib" {
            continue;
        }
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{}: the room `{room}` is not in the table", file.path));
            continue;
        };
        seen.insert(room.to_owned());
        for (line, path) in used(&file) {
            let path = GIVEN_ON.iter().find(|(name, _)| *name == path).map_or(path.as_str(), |(_, home)| home);
            let target = path.split("::").next().unwrap_or_default();
            let itself = target == room || !ROOMS.iter().any(|(name, _)| *name == target);
            let allowed = |may: &&str| path == *may || path.starts_with(&format!("{may}::"));
            if !itself {
                arrows.insert(format!("{room} -> {target}"));
                if !may.iter().any(allowed) {
                    wrong.push(format!("src/{}:{line}: `{room}` must not use `{path}`", file.path));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The reading above sees what is there, or it would pass over an empty house.
    for arrow in ["model -> syntax", "evaluate -> record", "record -> model", "render -> finding", "schedule -> model"]
    {
        assert!(arrows.contains(arrow), "{arrow} was not seen: {arrows:?}");
    }
    let empty: Vec<_> = ROOMS.iter().map(|(room, _)| *room).filter(|room| !seen.contains(*room)).collect();
    assert!(empty.is_empty(), "rooms in the table without a file: {empty:?}");
}

#[test]
fn each_outside_crate_has_its_room() {
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for file in files() {
        let may = |rooms: &[&str]| rooms.iter().any(|room| file.path.starts_with(room));
        for (door, rooms) in DOORS {
            for (at, path) in paths(&file.code, door) {
                used.insert(*door);
                if !may(rooms) {
                    wrong.push(format!("src/{}:{}: `{path}` belongs into {rooms:?}", file.path, file.line(at)));
                }
            }
        }
        for (word, rooms) in WORDS {
            for (at, _) in file.code.match_indices(word) {
                if !may(rooms) {
                    wrong.push(format!("src/{}:{}: `{word}` belongs into {rooms:?}", file.path, file.line(at)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for door in ["nom", "clap", "serde", "chrono", "std::fs"] {
        assert!(used.contains(door), "no use of {door} was seen");
    }
}

/// Every dependency of the manifest says what it is for.
#[test]
fn each_dependency_says_what_it_is_for() {
    let manifest = crate::reference::text(&crate::reference::ours("Cargo.toml"));
    let mut count = 0;
    for section in ["[dependencies]", "[dev-dependencies]"] {
        let body = manifest.split_once(section).unwrap().1;
        let body = body.split("\n[").next().unwrap();
        for line in body.lines().filter(|line| line.contains('=') && !line.starts_with('#')) {
            count += 1;
            assert!(line.split_once(" # ").is_some_and(|(_, why)| why.trim().len() > 5), "says not what for: {line}");
        }
    }
    assert!(count > 10);
}

#[test]
fn each_file_says_what_it_knows() {
    for file in files() {
        assert!(file.whole.starts_with("//! "), "src/{} does not open with what it knows", file.path);
        let name = file.path.rsplit('/').next().unwrap();
        let subjectless = ["utils.rs", "util.rs", "helpers.rs", "types.rs", "common.rs", "misc.rs"];
        assert!(!subjectless.contains(&name), "src/{} has no subject", file.path);
        assert!(!file.code.contains("::*;") || file.code.contains("pub use self::"), "src/{}: a glob", file.path);
    }
}

/// Says past the capture of test output which files are long, tests apart.
#[test]
fn no_file_is_too_long() {
    let mut long = Vec::new();
    for file in files() {
        let lines = file.code.lines().count();
        assert!(lines <= TOO_LONG, "src/{} has {lines} lines: split it by thing", file.path);
        if lines > LONG {
            long.push(format!("{} ({lines})", file.path));
        }
    }
    if !long.is_empty() {
        let report = format!("over {LONG} lines, tests apart: {}\n", long.join(", "));
        std::io::stderr().write_all(report.as_bytes()).unwrap();
    }
}

/// The reader of paths is tried on what it must see and what it must not.
#[test]
fn paths_are_read_from_groups_and_not_from_comments() {
    let code = blank(
        "use crate::{model::{Model, roster}, time};\n// crate::load\nlet a = \"crate::cli\"; crate::lang::Lang::Fi; '\"'",
    );
    let found: Vec<String> = paths(&code, "crate::").into_iter().map(|(_, path)| path).collect();
    assert_eq!(found, ["crate::model::Model", "crate::model::roster", "crate::time", "crate::lang::Lang::Fi"]);
    let deep = File {
        path: "record/read/row.rs".into(),
        whole: String::new(),
        code: "super::super::super::cli::run()".into(),
    };
    assert_eq!(used(&deep), [(1, "cli::run".to_owned())]);
}
