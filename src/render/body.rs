//! One body's part of the report: each duty with its title once, and for each period a line with symbol, word, due day
//! and section, and under it what is missing by name and other readings.
//!
//! What many findings have in common is put into words once, and copied from where it stands.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::book::Book;
use super::page::{Ink, Style};
use super::text::count_lines;
use super::wording::interface::{self, Label};
use super::wording::{days, items, list, notes, reading, verdict};
use crate::finding::{Because, Finding, Item, LateStep, Missing, Note, Told, Verdict, What};
use crate::model::vocabulary::{BodyId, DutyId};
use crate::time::Day;

/// Bodies as they are written one after the other.
pub(super) struct Page<'p, 'b> {
    book: &'p Book<'b>,
    style: Style,
    out: String,
    /// A line while it is made, before it is wrapped.
    line: String,
    /// Where in `out` stand the lines of what several findings share.
    shared: BTreeMap<*const Told, Range<usize>>,
    /// Where in `out` stands a title.
    titles: BTreeMap<(DutyId, Option<BodyId>), Range<usize>>,
    /// What was written last of a version of a duty with this verdict, and where in `out` its details stand.
    details: BTreeMap<(DutyId, usize, Verdict), (&'p Told, Range<usize>)>,
    /// Due days in words.
    dues: BTreeMap<Day, String>,
    /// The section of a version of a duty.
    laws: BTreeMap<(DutyId, usize), String>,
}

impl<'p, 'b> Page<'p, 'b> {
    /// An empty page with room for so many bytes.
    pub fn new(book: &'p Book<'b>, style: Style, room: usize) -> Page<'p, 'b> {
        Page {
            book,
            style,
            out: String::with_capacity(room),
            line: String::new(),
            shared: BTreeMap::new(),
            titles: BTreeMap::new(),
            details: BTreeMap::new(),
            dues: BTreeMap::new(),
            laws: BTreeMap::new(),
        }
    }

    /// How much has been written.
    pub fn length(&self) -> usize {
        self.out.len()
    }

    /// What has been written.
    pub fn written(self) -> String {
        self.out
    }

    /// Writes a body with its findings.
    pub fn body(&mut self, body: BodyId, findings: &[&'p Finding]) {
        let (book, style) = (self.book, self.style);
        style.write_ink(&mut self.out, Ink::Bold, &book.body(body));
        self.out.push_str("\n\n");
        let (hard, soft): (Vec<&Finding>, Vec<&Finding>) =
            findings.iter().partition(|finding| finding.binding.can_be_breached());
        self.duties(&hard);
        if !soft.is_empty() {
            if !hard.is_empty() {
                self.out.push('\n');
            }
            self.out.push_str("  ");
            style.write_ink(&mut self.out, Ink::Bold, interface::label(book.lang, Label::Soft));
            self.out.push_str("\n\n");
            self.duties(&soft);
        }
        self.out.push('\n');
        self.out.push_str(&count_lines(book, style, findings.iter().copied()));
        self.out.push('\n');
    }

    /// Findings duty by duty: the title once, then a line for each period with what belongs to it.
    fn duties(&mut self, findings: &[&'p Finding]) {
        let mut last = None;
        for finding in findings {
            let heading = (finding.duty, finding.counterparty);
            if last != Some(heading) {
                if last.is_some() {
                    self.out.push('\n');
                }
                self.title(finding);
            }
            last = Some(heading);
            let told = Arc::as_ptr(&finding.told);
            let shared = Arc::strong_count(&finding.told) > 1;
            if let Some(lines) = self.shared.get(&told).filter(|_| shared) {
                self.out.extend_from_within(lines.clone());
                continue;
            }
            let from = self.out.len();
            self.finding(&finding.told);
            if shared {
                self.shared.insert(told, from..self.out.len());
            }
        }
    }

    fn title(&mut self, finding: &Finding) {
        let of = (finding.duty, finding.counterparty);
        if let Some(before) = self.titles.get(&of) {
            self.out.extend_from_within(before.clone());
            return;
        }
        let title = self.book.title(finding);
        let from = self.out.len();
        match finding.counterparty {
            Some(body) => {
                let title = format!("{title} → {}", self.book.body(body));
                self.style.write_paragraph(&mut self.out, 2, "", 0, Ink::Plain, &title);
            }
            None => self.style.write_paragraph(&mut self.out, 2, "", 0, Ink::Plain, title),
        }
        self.titles.insert(of, from..self.out.len());
    }

    fn finding(&mut self, told: &'p Told) {
        let (book, style) = (self.book, self.style);
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        line.push_str(verdict::symbol(told.verdict));
        line.push(' ');
        if let Some(period) = book.period(told) {
            line.push_str(&period);
            line.push(' ');
        }
        line.push_str(verdict::verdict(book.lang, told.verdict));
        self.out.push_str("    ");
        style.write_ink(&mut self.out, Ink::Of(told.verdict), &line);
        self.out.push(' ');
        let taken = 4 + line.chars().count() + 1;
        line.clear();
        line.push_str("· ");
        self.day_and_section(&mut line, told);
        style.flow(&mut self.out, taken, 6, Ink::Plain, &line);
        self.out.push('\n');
        self.line = line;

        let of = (told.duty, told.version, told.verdict);
        if let Some((_, lines)) = self.details.get(&of).filter(|(before, _)| same_details(before, told)) {
            self.out.extend_from_within(lines.clone());
            return;
        }
        let from = self.out.len();
        for line in details(book, told) {
            style.write_paragraph(&mut self.out, 6, "", 2, Ink::Plain, &line);
        }
        self.details.insert(of, (told, from..self.out.len()));
    }

    fn day_and_section(&mut self, line: &mut String, told: &Told) {
        let lang = self.book.lang;
        match &told.due {
            Some(due) => {
                let day = due.effective;
                line.push_str(self.dues.entry(day).or_insert_with(|| verdict::due(lang, day)));
            }
            None => line.push_str(verdict::no_due(lang, told.no_due)),
        }
        let mut others: Vec<Day> = told.reading_dues.iter().map(|(_, due)| due.effective).collect();
        others.sort_unstable();
        others.dedup();
        if !others.is_empty() {
            line.push_str(" · ");
            line.push_str(&verdict::other_dues(lang, &others));
        }
        if let Some(late) = late_words(self.book, told) {
            line.push_str(" · ");
            line.push_str(&late);
        }
        line.push_str(" · ");
        let law = self.laws.entry((told.duty, told.version)).or_insert_with(|| self.book.law(&told.source));
        line.push_str(law);
    }
}

/// Whether two findings with one verdict under one version of a duty have the same `details`.
fn same_details(one: &Told, other: &Told) -> bool {
    one.computed == other.computed
        && one.because == other.because
        && one.waiver == other.waiver
        && one.missing == other.missing
        && one.causes == other.causes
        && one.witnesses == other.witnesses
        && one.readings == other.readings
        && one.notes == other.notes
}

/// The lines under a period: what is missing, why, other readings, notes. What they look at, `same_details` compares.
fn details(book: &Book<'_>, told: &Told) -> Vec<String> {
    let lang = book.lang;
    let mut lines = Vec::new();
    let label = |label: Label| interface::label(lang, label);
    if let Some(because) = &told.because {
        lines.push(format!("{}: {}", label(Label::Why), because_words(book, told, because)));
    }
    if let Some(waiver) = told.waiver {
        let ground = super::wording::quoted(lang, book.evidence(waiver.record).1);
        let until = days::day(lang, waiver.until);
        lines.push(interface::waived_until(lang, &until, &ground));
    }
    if let Some(computed) = told.computed {
        lines.push(format!("{}: {}", label(Label::Computed), verdict::verdict(lang, computed)));
    }
    let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) = told.missing.iter().partition(|lack| lack.certain);
    // While there is time, what lacks is still to be done.
    if matches!(told.verdict, Verdict::Open | Verdict::Upcoming) {
        let all: Vec<&Missing> = told.missing.iter().collect();
        lines.extend(missing_line(book, told, label(Label::Left), &all));
    } else {
        lines.extend(missing_line(book, told, label(Label::Missing), &certain));
        lines.extend(missing_line(book, told, label(Label::NotKnown), &doubtful));
    }
    if !told.causes.is_empty() {
        lines.push(format!("{}: {}", label(Label::Why), items::cause_list(lang, &told.causes)));
    }
    if !told.witnesses.is_empty() {
        let records: Vec<String> = told.witnesses.iter().map(|id| book.record_id(*id)).collect();
        lines.push(format!("{}: {}", label(Label::Records), records.join(", ")));
    }
    lines.extend(other_readings(book, told));
    lines.extend(note_words(book, told).into_iter().map(|note| format!("{}: {note}", label(Label::Note))));
    lines
}

/// That a waiver held, or will hold, but not on the day from which one looks.
pub(super) fn waiver_words(book: &Book<'_>, told: &Told) -> Vec<String> {
    let of_waiver = |note: &&Note| matches!(note, Note::PastWaiver { .. } | Note::ComingWaiver { .. });
    told.notes.iter().filter(of_waiver).map(|note| notes::note(book, note)).collect()
}

/// Notes about this instance. The rules' own are the same for every body and stand in `explain`.
pub(super) fn note_words(book: &Book<'_>, told: &Told) -> Vec<String> {
    let own = |note: &&Note| match note {
        Note::Rule(..) | Note::EmptySet(_) => false,
        Note::Joined { .. }
        | Note::Left { .. }
        | Note::EarlierLaw { .. }
        | Note::Corrected(_)
        | Note::PastWaiver { .. }
        | Note::ComingWaiver { .. }
        | Note::Unread { .. } => true,
    };
    told.notes.iter().filter(own).map(|note| notes::note(book, note)).collect()
}

/// Why it does not apply, in words.
#[must_use]
pub(super) fn because_words(book: &Book<'_>, told: &Told, because: &Because) -> String {
    let exception = match because {
        Because::Exception(name) => book.exception_name(told, name),
        Because::NotInForce
        | Because::NotBearer
        | Because::Condition
        | Because::Vacuous
        | Because::TriggerRetracted => String::new(),
    };
    verdict::because(book.lang, because, &exception)
}

/// `puuttuu: raportti; osapuolet Akaa ja Urjala; aihe seuranta`.
pub(super) fn missing_line(book: &Book<'_>, told: &Told, label: &str, missing: &[&Missing]) -> Option<String> {
    (!missing.is_empty()).then(|| format!("{label}: {}", missing_words(book, told, missing)))
}

/// `raportti; osapuolet Akaa ja Urjala; aihe seuranta`: what is done or kept is plain from its name, who and what about
/// is not.
pub(super) fn missing_words(book: &Book<'_>, told: &Told, missing: &[&Missing]) -> String {
    let mut sorts: Vec<(What, Vec<String>)> = Vec::new();
    for lack in missing {
        let name = missing_name(book, told, lack);
        match sorts.iter_mut().find(|(what, _)| *what == lack.item.what) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => sorts.push((lack.item.what, vec![name])),
        }
    }
    let part = |(what, names): &(What, Vec<String>)| match what {
        What::Act | What::Step | What::Status => list(book.lang, names),
        What::Counterparty | What::Class | What::Topic | What::Evidence | What::Question | What::Receiver => {
            format!("{} {}", verdict::what(book.lang, *what, names.len() > 1), list(book.lang, names))
        }
    };
    sorts.iter().map(part).collect::<Vec<_>>().join("; ")
}

/// What lacks by name, with the step to which it belongs and, for a status, the days.
#[must_use]
fn missing_name(book: &Book<'_>, told: &Told, lack: &Missing) -> String {
    let mut name = book.item(told, &lack.item);
    if let Some(step) = &lack.item.step
        && lack.item.what != What::Step
    {
        let step = book.item(told, &crate::finding::Item { what: What::Step, id: step.clone(), step: None });
        let act = step.split_once(" (").map_or(step.as_str(), |(act, _)| act);
        let word = verdict::what(book.lang, What::Step, false);
        name = format!("{name} ({word}: {act})");
    }
    if let Some((from, to)) = lack.days {
        name = format!("{name} ({})", days::stretch(book.lang, Some(from), to));
    }
    name
}

/// By how many days it was late, and of steps which one was; with its due day, where that is its own.
pub(super) fn late_words(book: &Book<'_>, told: &Told) -> Option<String> {
    let lang = book.lang;
    let days = told.late_days?;
    if told.late_steps.is_empty() {
        return Some(interface::late(lang, days));
    }
    let step = |late: &LateStep| {
        let item = Item { what: What::Step, id: late.step.clone(), step: None };
        let name = book.item(told, &item);
        let act = name.split_once(" (").map_or(name.as_str(), |(act, _)| act);
        let whole = told.due.as_ref().is_some_and(|due| due.effective == late.due);
        interface::late_step(lang, act, late.days, (!whole).then_some(late.due))
    };
    let steps: Vec<String> = told.late_steps.iter().map(step).collect();
    Some(list(lang, &steps))
}

fn other_readings(book: &Book<'_>, told: &Told) -> Vec<String> {
    let label = interface::label(book.lang, Label::OtherReading);
    reading_words(book, told).into_iter().map(|words| format!("{label}: {words}")).collect()
}

/// Other readings that give another verdict, each with the words of its ground up to the reason.
pub(super) fn reading_words(book: &Book<'_>, told: &Told) -> Vec<String> {
    let decided = told.computed.unwrap_or(told.verdict);
    let duty = book.model.duty(told.duty);
    told.readings
        .iter()
        .filter(|(name, of)| {
            let default = book.reading(duty, name).is_some_and(|reading| reading.default);
            !default && *of != decided
        })
        .map(|(name, of)| {
            let ground = book.reading(duty, name).map_or("", |reading| reading.ground.get(book.lang));
            format!("{} – {}", verdict::verdict(book.lang, *of), reading::claim(ground))
        })
        .collect()
}
