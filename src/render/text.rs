//! The report of `check` as text: grouped by body, counts with their denominators, and the foot. Never a score, never a
//! ranking.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::body::Page;
use super::book::Book;
use super::page::{Ink, Style};
use super::run::Run;
use super::wording::interface::{self, Label};
use super::wording::{notes, verdict};
use crate::finding::{DataFinding, Finding, Verdict};
use crate::model::vocabulary::BodyId;

/// Writes the report.
///
/// # Errors
/// What the stream says.
pub fn write(
    out: &mut dyn Write,
    book: &Book<'_>,
    style: Style,
    run: &Run,
    findings: &[Finding],
    data: &[DataFinding],
) -> io::Result<()> {
    let lang = book.lang;
    let mut bodies: BTreeMap<BodyId, Vec<&Finding>> = BTreeMap::new();
    for of_one in findings.chunk_by(|one, other| one.bearer == other.bearer) {
        if let Some(first) = of_one.first() {
            bodies.entry(first.bearer).or_default().extend(of_one);
        }
    }
    if bodies.is_empty() {
        writeln!(out, "{}\n", interface::label(lang, Label::Nothing))?;
    }
    write_bodies(out, book, style, &bodies)?;
    if !data.is_empty() {
        writeln!(out, "{}\n", style.ink(Ink::Bold, interface::label(lang, Label::Data)))?;
        for remark in data {
            out.write_all(style.paragraph(2, "· ", 2, Ink::Plain, &notes::data(book, remark)).as_bytes())?;
        }
        writeln!(out)?;
    }
    if bodies.len() > 1 {
        let heading = format!("{}: {}", interface::label(lang, Label::InAll), interface::bodies(lang, bodies.len()));
        writeln!(out, "{}", style.ink(Ink::Bold, &heading))?;
        out.write_all(count_lines(book, style, findings.iter()).as_bytes())?;
        writeln!(out)?;
    }
    write_foot(out, book, style, run)
}

/// How many bodies are written before the next ones are taken.
const AT_ONCE: usize = 8;

/// How many bytes are set aside for a finding: most take less, so that what was written is seldom moved.
const ROOM: usize = 256;

/// Each body's part. Many of them are written side by side, a few at once by whoever is free, and put together in their
/// order.
fn write_bodies(
    out: &mut dyn Write,
    book: &Book<'_>,
    style: Style,
    bodies: &BTreeMap<BodyId, Vec<&Finding>>,
) -> io::Result<()> {
    let all: Vec<(BodyId, &[&Finding])> = bodies.iter().map(|(body, findings)| (*body, findings.as_slice())).collect();
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(all.len() / 8).max(1);
    let parts: Vec<&[(BodyId, &[&Finding])]> = all.chunks(AT_ONCE).collect();
    let next = AtomicUsize::new(0);
    let room = all.iter().map(|(_, findings)| findings.len()).sum::<usize>().saturating_mul(ROOM) / threads;
    let write_share = || -> Share {
        let mut page = Page::new(book, style, room);
        let mut places = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(at) else { return (page.written(), places) };
            let from = page.length();
            for (body, findings) in *part {
                page.body(*body, findings);
            }
            places.push((at, from..page.length()));
        }
    };
    let shares: Vec<Share> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(write_share)).collect();
        let own = write_share();
        let others =
            others.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    let mut pages: Vec<(usize, &str)> = Vec::with_capacity(parts.len());
    for (page, places) in &shares {
        pages.extend(places.iter().filter_map(|(at, place)| Some((*at, page.get(place.clone())?))));
    }
    pages.sort_unstable_by_key(|(at, _)| *at);
    for (_, page) in pages {
        out.write_all(page.as_bytes())?;
    }
    Ok(())
}

/// What one thread wrote, and where in it stands which part.
type Share = (String, Vec<(usize, Range<usize>)>);

/// The foot: what the output was made from and what it is not.
///
/// # Errors
/// What the stream says.
pub fn write_foot(out: &mut dyn Write, book: &Book<'_>, style: Style, run: &Run) -> io::Result<()> {
    for line in run.foot(book.lang) {
        out.write_all(style.paragraph(0, "", 0, Ink::Dim, &line).as_bytes())?;
    }
    Ok(())
}

/// How many findings have each verdict, one line for the norms that bind and one for those that do not.
pub(super) fn count_lines<'f>(book: &Book<'_>, style: Style, findings: impl Iterator<Item = &'f Finding>) -> String {
    let (mut hard, mut soft) = (Counts::default(), Counts::default());
    for finding in findings {
        let counts = if finding.binding.can_be_breached() { &mut hard } else { &mut soft };
        counts.add(finding.verdict);
    }
    let mut out = String::new();
    if hard.total > 0 {
        let line = verdict::summary(book.lang, hard.total, &hard.of);
        style.write_paragraph(&mut out, 2, "", 0, Ink::Plain, &line);
    }
    if soft.total > 0 {
        let line = verdict::soft_summary(book.lang, soft.total, &soft.of);
        style.write_paragraph(&mut out, 2, "", 0, Ink::Plain, &line);
    }
    out
}

/// How many findings have each verdict, in the stated order of verdicts.
struct Counts {
    of: Vec<(Verdict, usize)>,
    total: usize,
}

impl Default for Counts {
    fn default() -> Counts {
        Counts { of: Verdict::ALL.into_iter().map(|of| (of, 0)).collect(), total: 0 }
    }
}

impl Counts {
    fn add(&mut self, verdict: Verdict) {
        self.total += 1;
        if let Some((_, count)) = self.of.iter_mut().find(|(of, _)| *of == verdict) {
            *count += 1;
        }
    }
}

/// How many findings have each verdict, in the stated order of verdicts.
#[must_use]
pub fn counts(findings: &[&Finding]) -> Vec<(Verdict, usize)> {
    let mut counts = Counts::default();
    findings.iter().for_each(|finding| counts.add(finding.verdict));
    counts.of
}
