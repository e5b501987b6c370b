//! README.md is true: its commands run and print what it shows, its rule and its rows stand in the files it names, and
//! `.ci/run` runs the very command that it gives for the tests.
//!
//! In a block a line `…` stands for any lines. A `csv` block with a file name is written to that file first. The
//! commands run in a folder of their own that holds a copy of `tests/records` and `tests/worlds`. A command with `&`
//! behind it is a server, which runs to the end of its block, at a port of its own; `curl` asks it.

use crate::http::{Process, ask};
use crate::reference::{ours, text};
use crate::support::{Ran, velvoite_in};
use std::path::{Path, PathBuf};

/// A fenced block: its language, the file name beside it, its lines, and the line on which it begins.
struct Block {
    language: String,
    file: Option<String>,
    lines: Vec<String>,
    at: usize,
}

fn blocks() -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut inside = false;
    for (number, line) in text(&ours("README.md")).lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if inside => inside = false,
            Some(info) => {
                inside = true;
                let mut words = info.split_whitespace().map(str::to_owned);
                let (language, file) = (words.next().expect("every block names its language"), words.next());
                found.push(Block { language, file, lines: Vec::new(), at: number + 1 });
            }
            None if inside => found.last_mut().unwrap().lines.push(line.to_owned()),
            None => {}
        }
    }
    assert!(!inside, "a block is not closed");
    found
}

/// Whether the shown lines are the printed ones, `…` being any lines; else the first shown line that has no place.
fn shown_in(shown: &[String], printed: &[&str]) -> Result<(), String> {
    let mut from = 0;
    let parts: Vec<&[String]> = shown.split(|line| line == "…").collect();
    for (number, part) in parts.iter().enumerate() {
        let (first, last) = (number == 0, number + 1 == parts.len());
        let same = |at: usize| printed[at..].iter().zip(part.iter()).all(|(one, other)| one.trim_end() == other);
        let latest = printed.len().checked_sub(part.len()).ok_or("more is shown than printed")?;
        let place = if last && !part.is_empty() { from.max(latest) } else { from };
        let places = if first { 0..=0 } else { place..=latest };
        match places.into_iter().find(|at| *at <= latest && same(*at)) {
            Some(at) if part.is_empty() => from = from.max(at),
            Some(at) => from = at + part.len(),
            None => return Err(part.first().cloned().unwrap_or_default()),
        }
        if last && first && from != printed.len() {
            return Err("not all that is printed is shown".to_owned());
        }
    }
    Ok(())
}

/// A folder with what the commands name.
fn stage() -> PathBuf {
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    if stage.exists() {
        std::fs::remove_dir_all(&stage).unwrap();
    }
    for folder in ["tests/records", "tests/worlds"] {
        copy(&ours(folder), &stage.join(folder));
    }
    stage
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The arguments of a command as a shell would give them: words, and `folder/*` in order of names.
fn arguments(command: &str, stage: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for word in command.split_whitespace() {
        match word.strip_suffix("/*") {
            Some(folder) => {
                let mut names: Vec<String> = std::fs::read_dir(stage.join(folder))
                    .unwrap()
                    .map(|entry| format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy()))
                    .collect();
                names.sort();
                found.extend(names);
            }
            None => found.push(word.to_owned()),
        }
    }
    found
}

/// Where the server of the README listens; the test's own has another port.
const README_ADDRESS: &str = "127.0.0.1:8080";

/// What `curl` prints: the body, with `--head` the headers.
fn fetched(server: &Process, asked: &str) -> String {
    let (method, address) = match asked.strip_prefix("--head ") {
        Some(address) => ("HEAD", address),
        None => ("GET", asked),
    };
    let path = address.strip_prefix(&format!("http://{README_ADDRESS}")).expect("our own server is asked");
    let reply = ask(server.at, method, path, &[("Accept", "*/*")]);
    let headers: Vec<String> = reply.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    if method == "HEAD" { headers.join("\n") } else { reply.text() }
}

#[test]
fn every_command_prints_what_is_shown() {
    let stage = stage();
    let (mut commands, mut compared) = (0, 0);
    for block in blocks() {
        if let Some(file) = &block.file {
            std::fs::write(stage.join(file), block.lines.join("\n") + "\n").unwrap();
        }
        if block.language != "console" {
            continue;
        }
        let mut lines = block.lines.iter().peekable();
        let mut server: Option<Process> = None;
        while let Some(line) = lines.next() {
            let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("README.md:{}: `{line}`", block.at));
            let mut shown = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                shown.push(line.clone());
            }
            if command == test_command() {
                continue;
            }
            let out = if let Some(asked) = command.strip_prefix("curl ") {
                fetched(server.as_ref().expect("a server runs"), asked)
            } else {
                let velvoite =
                    command.strip_prefix("velvoite ").or_else(|| command.strip_prefix("cargo run --release -- "));
                let words = arguments(velvoite.unwrap_or_else(|| panic!("what is `{command}`?")), &stage);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                match words.split_last() {
                    Some((&"&", words)) => {
                        let started = Process::run(&stage, words);
                        assert!(started.before.is_empty(), "`{command}` complains: {:?}", started.before);
                        let line = started.serving.replace(&started.at.to_string(), README_ADDRESS);
                        server = Some(started);
                        line
                    }
                    _ => {
                        let Ran { status, out, err } = velvoite_in(&stage, &words);
                        assert!(status < 2 && err.is_empty(), "`{command}` ended with {status}:\n{err}");
                        out
                    }
                }
            };
            commands += 1;
            if !shown.is_empty() {
                let printed: Vec<&str> = out.lines().collect();
                if let Err(line) = shown_in(&shown, &printed) {
                    panic!("README.md:{}: `{command}` does not print `{line}` there, but\n{out}", block.at);
                }
                compared += 1;
            }
        }
    }
    assert!(commands >= 6 && compared >= 5, "{commands} commands, {compared} compared");
}

/// The rule and the rows that are shown stand in the files of the made-up world.
#[test]
fn the_rule_and_the_rows_stand_in_their_files() {
    let mut seen = 0;
    for block in blocks().iter().filter(|block| block.file.is_none()) {
        let file = match block.language.as_str() {
            "velvoite" => "tests/worlds/example/rules/duties.velvoite",
            "csv" => "tests/worlds/example/registers/mallila/records.csv",
            "console" => continue,
            other => panic!("README.md:{}: a block of `{other}` that nothing checks", block.at),
        };
        let whole = text(&ours(file));
        let mut rest = whole.lines();
        for line in block.lines.iter().filter(|line| *line != "…") {
            assert!(rest.any(|other| other == line), "README.md:{}: `{line}` is not in {file}, there", block.at);
        }
        seen += 1;
    }
    assert_eq!(seen, 2);
}

/// The command that README.md gives for the tests.
fn test_command() -> String {
    let readme = text(&ours("README.md"));
    let (_, after) = readme.split_once("Run the tests:").expect("README.md says how to run the tests");
    after.lines().find_map(|line| line.strip_prefix("$ ")).unwrap().to_owned()
}

#[test]
fn the_check_of_everything_runs_the_test_command_of_the_readme() {
    let command = test_command();
    let script = text(&ours(".ci/run"));
    assert!(script.lines().any(|line| line.ends_with(&format!(" {command}"))), ".ci/run does not run `{command}`");
    assert!(script.contains("set -euo pipefail"));
}

/// The reader of blocks is tried on what it must accept and what it must not.
#[test]
fn lines_left_out_are_any_lines_and_others_are_compared() {
    let shown = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let printed = ["a", "b", "c", "d"];
    for good in ["a\nb\nc\nd", "a\n…", "…\nd", "…\nb\nc\n…", "a\n…\nc\nd", "…"] {
        assert_eq!(shown_in(&shown(good), &printed), Ok(()), "{good}");
    }
    for bad in ["a\nb", "b\n…", "…\nc", "…\nx\n…", "…\nc\n…\nb\n…", "a\n…\nb", "a\nb\nc\nd\ne"] {
        assert!(shown_in(&shown(bad), &printed).is_err(), "{bad}");
    }
}
