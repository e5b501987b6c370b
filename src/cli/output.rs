//! Where answers go: standard output or a file, complaints to the error stream. A closed pipe is no failure.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::{Exit, World};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lang::Lang;
use crate::load::{self, Failure, Sources};
use crate::render::Style;
use crate::render::diagnostics;
use crate::render::wording::usage;
use crate::source::Source;

/// Writes a result to standard output (in the style of the stream), or to a file (plain).
pub fn to_out(
    world: &mut World<'_>,
    lang: Lang,
    file: Option<&str>,
    write: impl FnOnce(&mut dyn Write, Style) -> io::Result<()>,
) -> Result<Exit, Exit> {
    match file {
        Some(path) if path != "-" => {
            let mut bytes = Vec::new();
            match write(&mut bytes, Style::default()) {
                Ok(()) => match load::write(Path::new(path), &bytes) {
                    Ok(()) => Ok(Exit::Done),
                    Err(failure) => Err(fail(world, lang, &failure)),
                },
                Err(error) => Err(broken(world, lang, path, &error)),
            }
        }
        Some(_) | None => {
            let style = world.style;
            let mut out = BufWriter::with_capacity(1 << 16, &mut *world.out);
            let written = write(&mut out, style).and_then(|()| out.flush());
            // What is still in the buffer after an error must not be written again when it is dropped.
            let _ = out.into_parts();
            match written {
                Ok(()) => Ok(Exit::Done),
                Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Exit::Done),
                Err(error) => Err(broken(world, lang, "-", &error)),
            }
        }
    }
}

fn broken(world: &mut World<'_>, lang: Lang, path: &str, error: &io::Error) -> Exit {
    complain(
        world,
        &format!("{}: {}", usage::error(lang), usage::cannot_write(lang, path, load::cause(error).get(lang))),
    )
}

/// Says what could not be done at all.
pub fn fail(world: &mut World<'_>, lang: Lang, failure: &Failure) -> Exit {
    complain(world, &format!("{}: {}", usage::error(lang), failure.words().get(lang)))
}

/// Says what was wrong with the question.
pub fn misused(world: &mut World<'_>, lang: Lang, message: &str) -> Exit {
    complain(world, &format!("{}: {message}\n{}", usage::error(lang), usage::see_help(lang)))
}

/// Says something on the error stream; there is nowhere left to say that this failed.
pub fn complain(world: &mut World<'_>, text: &str) -> Exit {
    let _ = writeln!(world.err, "{}", text.trim_end());
    Exit::Usage
}

/// Shows complaints on the error stream.
pub fn show(world: &mut World<'_>, lang: Lang, sources: &Sources, complaints: &[Diagnostic]) {
    if complaints.is_empty() {
        return;
    }
    let sources = all(sources);
    let style = world.err_style;
    let _ = diagnostics::write(&mut *world.err, &sources, lang, style, complaints);
}

/// Whether there is an error among complaints; warnings do not change the status.
pub fn any_error(complaints: &[Diagnostic]) -> bool {
    complaints.iter().any(|complaint| complaint.severity == Severity::Error)
}

/// The texts of a run as a slice; their bytes are shared, not copied.
pub fn all(sources: &Sources) -> Vec<Source> {
    sources.iter().cloned().collect()
}

/// The same for those who are not at this machine: a path that begins at its root is cut to the folder and the file.
pub fn published(sources: &Sources) -> Vec<Source> {
    sources.iter().map(|source| Source { name: outward(&source.name), ..source.clone() }).collect()
}

fn outward(name: &str) -> String {
    let rooted = name.starts_with(['/', '\\']) || name.get(1..3).is_some_and(|drive| drive == ":\\" || drive == ":/");
    if !rooted {
        return name.to_owned();
    }
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !part.is_empty()).collect();
    parts.get(parts.len().saturating_sub(2)..).unwrap_or_default().join("/")
}

#[cfg(test)]
mod tests {
    use super::outward;

    #[test]
    fn no_outsider_learns_where_on_a_disk_a_file_lies() {
        for (name, told) in [
            ("tests/records/hollola/records.csv", "tests/records/hollola/records.csv"),
            ("/home/x/records/hollola/records.csv", "hollola/records.csv"),
            ("C:\\Users\\x\\records\\a.csv", "records/a.csv"),
            ("/a.csv", "a.csv"),
            ("-", "-"),
        ] {
            assert_eq!(outward(name), told, "{name}");
        }
    }
}
