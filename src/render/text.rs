//! The report of `check` as text: grouped by body, each duty with symbol, word, period, due day and section, what is
//! missing by name, other readings, and counts with their denominators. Never a score, never a ranking.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::book::Book;
use super::page::{Ink, Style};
use super::run::Run;
use super::wording::interface::{self, Label};
use super::wording::{days, items, list, notes, verdict};
use crate::finding::{Because, DataFinding, Finding, Missing, Note, Told, Verdict, What};
use crate::model::vocabulary::BodyId;
use crate::time::Day;

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
    for finding in findings {
        bodies.entry(finding.bearer).or_default().push(finding);
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
        let all: Vec<&Finding> = findings.iter().collect();
        let heading = format!("{}: {}", interface::label(lang, Label::InAll), interface::bodies(lang, bodies.len()));
        writeln!(out, "{}", style.ink(Ink::Bold, &heading))?;
        write_counts(out, book, style, &all)?;
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
    let write_share = || -> io::Result<Share> {
        let mut page = Page { book, style, out: Vec::with_capacity(room), written: BTreeMap::new() };
        let mut places = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(at) else { return Ok((page.out, places)) };
            let from = page.out.len();
            for (body, findings) in *part {
                page.body(*body, findings)?;
            }
            places.push((at, from..page.out.len()));
        }
    };
    let shares: Vec<io::Result<Share>> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(write_share)).collect();
        let own = write_share();
        let others =
            others.into_iter().map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        std::iter::once(own).chain(others).collect()
    });
    let shares = shares.into_iter().collect::<io::Result<Vec<Share>>>()?;
    let mut pages: Vec<(usize, &[u8])> = Vec::with_capacity(parts.len());
    for (page, places) in &shares {
        pages.extend(places.iter().filter_map(|(at, place)| Some((*at, page.get(place.clone())?))));
    }
    pages.sort_unstable_by_key(|(at, _)| *at);
    for (_, page) in pages {
        out.write_all(page)?;
    }
    Ok(())
}

/// What one thread wrote, and where in it stands which part.
type Share = (Vec<u8>, Vec<(usize, Range<usize>)>);

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

/// Bodies as they are written one after the other. What is told of many alike is put into words once.
struct Page<'p, 'b> {
    book: &'p Book<'b>,
    style: Style,
    out: Vec<u8>,
    /// Where in `out` stand the heading and the lines of what several findings share.
    written: BTreeMap<*const Told, (Range<usize>, Range<usize>)>,
}

impl Page<'_, '_> {
    fn body(&mut self, body: BodyId, findings: &[&Finding]) -> io::Result<()> {
        let (book, style) = (self.book, self.style);
        writeln!(self.out, "{}\n", style.ink(Ink::Bold, &book.body(body)))?;
        let (hard, soft): (Vec<&Finding>, Vec<&Finding>) =
            findings.iter().partition(|finding| finding.binding.can_be_breached());
        self.duties(&hard)?;
        if !soft.is_empty() {
            if !hard.is_empty() {
                self.out.push(b'\n');
            }
            writeln!(self.out, "  {}\n", style.ink(Ink::Bold, interface::label(book.lang, Label::Soft)))?;
            self.duties(&soft)?;
        }
        self.out.push(b'\n');
        write_counts(&mut self.out, book, style, findings)?;
        self.out.push(b'\n');
        Ok(())
    }

    /// Findings duty by duty: the title once, then a line for each period with what belongs to it.
    fn duties(&mut self, findings: &[&Finding]) -> io::Result<()> {
        let mut last = None;
        for finding in findings {
            let heading = (finding.duty, finding.counterparty);
            let begins = last != Some(heading);
            if begins && last.is_some() {
                self.out.push(b'\n');
            }
            last = Some(heading);
            let shared = Arc::strong_count(&finding.told) > 1;
            let told = Arc::as_ptr(&finding.told);
            if let Some((heading, lines)) = self.written.get(&told).filter(|_| shared).cloned() {
                if begins {
                    self.heading_or_again(finding, heading);
                }
                self.out.extend_from_within(lines);
                continue;
            }
            let from = self.out.len();
            if begins {
                self.heading(finding);
            }
            let between = self.out.len();
            write_finding(&mut self.out, self.book, self.style, finding)?;
            if shared {
                self.written.insert(told, (from..between, between..self.out.len()));
            }
        }
        Ok(())
    }

    fn heading(&mut self, finding: &Finding) {
        let title = match finding.counterparty {
            Some(body) => format!("{} → {}", self.book.title(finding), self.book.body(body)),
            None => self.book.title(finding).to_owned(),
        };
        self.out.extend_from_slice(self.style.paragraph(2, "", 0, Ink::Plain, &title).as_bytes());
    }

    /// The heading as it was written before; anew where the finding was not the first of its duty then.
    fn heading_or_again(&mut self, finding: &Finding, before: Range<usize>) {
        if before.is_empty() { self.heading(finding) } else { self.out.extend_from_within(before) }
    }
}

fn write_counts(out: &mut dyn Write, book: &Book<'_>, style: Style, findings: &[&Finding]) -> io::Result<()> {
    let (hard, soft): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| finding.binding.can_be_breached());
    if !hard.is_empty() {
        let line = verdict::summary(book.lang, hard.len(), &counts(&hard));
        out.write_all(style.paragraph(2, "", 0, Ink::Plain, &line).as_bytes())?;
    }
    if !soft.is_empty() {
        let line = verdict::soft_summary(book.lang, soft.len(), &counts(&soft));
        out.write_all(style.paragraph(2, "", 0, Ink::Plain, &line).as_bytes())?;
    }
    Ok(())
}

/// How many findings have each verdict, in the stated order of verdicts.
#[must_use]
pub fn counts(findings: &[&Finding]) -> Vec<(Verdict, usize)> {
    let mut counts: Vec<(Verdict, usize)> = Verdict::ALL.into_iter().map(|of| (of, 0)).collect();
    for finding in findings {
        if let Some((_, count)) = counts.iter_mut().find(|(of, _)| *of == finding.verdict) {
            *count += 1;
        }
    }
    counts
}

fn write_finding(out: &mut dyn Write, book: &Book<'_>, style: Style, finding: &Finding) -> io::Result<()> {
    let lang = book.lang;
    let (symbol, word) = (verdict::symbol(finding.verdict), verdict::verdict(lang, finding.verdict));
    let head = match book.period(finding) {
        Some(period) => format!("{symbol} {period} {word}"),
        None => format!("{symbol} {word}"),
    };
    let inked = style.ink(Ink::Of(finding.verdict), &head);
    let rest = style.wrap(&format!("· {}", day_and_section(book, finding)), 4 + head.chars().count() + 1, 6);
    for (at, line) in rest.iter().enumerate() {
        match at {
            0 => writeln!(out, "    {inked} {line}")?,
            _ => writeln!(out, "      {line}")?,
        }
    }
    for line in details(book, finding) {
        out.write_all(style.paragraph(6, "", 2, Ink::Plain, &line).as_bytes())?;
    }
    Ok(())
}

/// The lines under a period: what is missing, why, other readings, notes.
fn details(book: &Book<'_>, finding: &Finding) -> Vec<String> {
    let lang = book.lang;
    let mut lines = Vec::new();
    let label = |label: Label| interface::label(lang, label);
    if let Some(because) = &finding.because {
        lines.push(format!("{}: {}", label(Label::Why), because_words(book, finding, because)));
    }
    if let Some(waiver) = finding.waiver {
        let ground = super::wording::quoted(lang, book.evidence(waiver.record).1);
        let until = days::day(lang, waiver.until);
        lines.push(interface::waived_until(lang, &until, &ground));
    }
    if let Some(computed) = finding.computed {
        lines.push(format!("{}: {}", label(Label::Computed), verdict::verdict(lang, computed)));
    }
    let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) = finding.missing.iter().partition(|lack| lack.certain);
    let running = matches!(finding.verdict, Verdict::Open | Verdict::Upcoming);
    if running {
        let all: Vec<&Missing> = finding.missing.iter().collect();
        lines.extend(missing_line(book, finding, label(Label::Left), &all));
    } else {
        lines.extend(missing_line(book, finding, label(Label::Missing), &certain));
        lines.extend(missing_line(book, finding, label(Label::NotKnown), &doubtful));
    }
    if !finding.causes.is_empty() {
        lines.push(format!("{}: {}", label(Label::Why), items::cause_list(lang, &finding.causes)));
    }
    if !finding.witnesses.is_empty() {
        let records: Vec<String> = finding.witnesses.iter().map(|id| book.record_id(*id)).collect();
        lines.push(format!("{}: {}", label(Label::Records), records.join(", ")));
    }
    lines.extend(other_readings(book, finding));
    for note in &finding.notes {
        // The rules' own notes are the same for every body and stand in `explain`; these are about this one.
        match note {
            Note::Rule(..) | Note::EmptySet(_) => {}
            Note::Joined { .. }
            | Note::Left { .. }
            | Note::EarlierLaw { .. }
            | Note::Corrected(_)
            | Note::Unread { .. } => lines.push(format!("{}: {}", label(Label::Note), notes::note(book, note))),
        }
    }
    lines
}

/// Why it does not apply, in words.
#[must_use]
pub fn because_words(book: &Book<'_>, finding: &Finding, because: &Because) -> String {
    let exception = match because {
        Because::Exception(name) => book.exception_name(finding, name),
        Because::NotInForce
        | Because::NotBearer
        | Because::Condition
        | Because::Vacuous
        | Because::TriggerRetracted => String::new(),
    };
    verdict::because(book.lang, because, &exception)
}

fn day_and_section(book: &Book<'_>, finding: &Finding) -> String {
    let lang = book.lang;
    let mut parts = Vec::new();
    match &finding.due {
        Some(due) => parts.push(verdict::due(lang, due.effective)),
        None => parts.push(verdict::no_due(lang, finding.no_due).to_owned()),
    }
    let mut others: Vec<Day> = finding.reading_dues.iter().map(|(_, due)| due.effective).collect();
    others.sort_unstable();
    others.dedup();
    if !others.is_empty() {
        parts.push(verdict::other_dues(lang, &others));
    }
    if let Some(late) = finding.late_days {
        parts.push(interface::late(lang, late));
    }
    parts.push(book.law(&finding.source));
    parts.join(" · ")
}

/// `puuttuu: osapuolet Akaa ja Urjala; aihe seuranta`.
pub(crate) fn missing_line(book: &Book<'_>, finding: &Finding, label: &str, missing: &[&Missing]) -> Option<String> {
    if missing.is_empty() {
        return None;
    }
    let mut sorts: Vec<(What, Vec<String>)> = Vec::new();
    for lack in missing {
        let name = missing_name(book, finding, lack);
        match sorts.iter_mut().find(|(what, _)| *what == lack.item.what) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => sorts.push((lack.item.what, vec![name])),
        }
    }
    let parts: Vec<String> = sorts
        .iter()
        .map(|(what, names)| format!("{} {}", verdict::what(book.lang, *what, names.len() > 1), list(book.lang, names)))
        .collect();
    Some(format!("{label}: {}", parts.join("; ")))
}

/// What lacks by name, with the step to which it belongs and, for a status, the days.
#[must_use]
pub fn missing_name(book: &Book<'_>, finding: &Finding, lack: &Missing) -> String {
    let mut name = book.item(finding, &lack.item);
    if let Some(step) = &lack.item.step
        && lack.item.what != What::Step
    {
        let step = book.item(finding, &crate::finding::Item { what: What::Step, id: step.clone(), step: None });
        let act = step.split_once(" (").map_or(step.as_str(), |(act, _)| act);
        let word = verdict::what(book.lang, What::Step, false);
        name = format!("{name} ({word}: {act})");
    }
    if let Some((from, to)) = lack.days {
        name = format!("{name} ({})", days::stretch(book.lang, Some(from), to));
    }
    name
}

/// Other readings that give another verdict, each with the words of its ground up to the reason.
fn other_readings(book: &Book<'_>, finding: &Finding) -> Vec<String> {
    let decided = finding.computed.unwrap_or(finding.verdict);
    let duty = book.model.duty(finding.duty);
    finding
        .readings
        .iter()
        .filter(|(name, of)| {
            let default = book.reading(duty, name).is_some_and(|reading| reading.default);
            !default && *of != decided
        })
        .map(|(name, of)| {
            let ground = book.reading(duty, name).map_or("", |reading| reading.ground.get(book.lang));
            let short = ground.split_once(": ").map_or(ground, |(claim, _)| claim).trim_end_matches('.');
            format!(
                "{}: {} – {short}",
                interface::label(book.lang, Label::OtherReading),
                verdict::verdict(book.lang, *of)
            )
        })
        .collect()
}
