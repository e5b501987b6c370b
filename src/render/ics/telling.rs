//! What an entry tells in its description: plain text, in an order that does not change, the same for every client.
//!
//! Findings that share what is told of them (`Finding::told`) share their text too: only whose it is, and that it moved,
//! is put into words anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::body::{because_words, missing_line};
use super::super::book::Book;
use super::super::text::counts;
use super::super::wording::feed::{self, Ended};
use super::super::wording::interface::{self, Label};
use super::super::wording::{demand, due, items, law, notes, proof, verdict};
use super::address::Address;
use crate::feed::{Content, Entry, Gone, Status};
use crate::finding::{Fact, Finding, Missing, Note, Told, Verdict};
use crate::model::duty::{Citation, Generation, Late, Text};
use crate::model::{Act, ActNumber};
use crate::time::{DueDay, count_after};

/// So many bodies are named; of more, only how many there are.
const NAMED: usize = 20;

/// Describes entries. What was said once of many is kept.
pub(super) struct Teller<'b> {
    book: &'b Book<'b>,
    said: BTreeMap<*const Told, Said>,
}

/// What is said of all findings that are told alike.
struct Said {
    /// Kept, so that its address names no other thing.
    _told: Arc<Told>,
    /// Section and link.
    law: String,
    /// The due day and the way to it.
    due: String,
    /// What counts as doing it, and when.
    asked: String,
    /// How it stands.
    outcome: String,
    /// How fresh the rules are.
    fresh: String,
}

impl<'b> Teller<'b> {
    pub(super) fn new(book: &'b Book<'b>) -> Teller<'b> {
        Teller { book, said: BTreeMap::new() }
    }

    /// The description of an entry.
    pub(super) fn description(&mut self, entry: &Entry) -> String {
        match &entry.content {
            Content::One(finding) => self.one(entry, finding),
            Content::Joint(findings) => self.joint(entry, findings),
            Content::Gone(gone) => self.gone(entry, gone),
        }
    }

    /// The description of the entry that gives notice of another one.
    pub(super) fn notice(&self, entry: &Entry) -> String {
        let (book, lang) = (self.book, self.book.lang);
        let mut text = Paragraphs::default();
        text.line(&feed::ahead(lang, entry.day));
        text.gap();
        match &entry.content {
            Content::One(finding) => {
                self.head(&mut text, finding, true);
                text.gap();
                text.line(&law_and_link(book, &finding.source, law::binding(lang, finding.binding)));
            }
            Content::Joint(findings) => {
                if let Some(finding) = findings.first() {
                    self.head(&mut text, finding, findings.len() == 1);
                    text.gap();
                    text.line(&law_and_link(book, &finding.source, law::binding(lang, finding.binding)));
                }
            }
            Content::Gone(_) => {}
        }
        text.gap();
        text.line(interface::label(lang, Label::Disclaimer));
        text.finish()
    }

    fn one(&mut self, entry: &Entry, finding: &Finding) -> String {
        let mut text = self.opening(entry, finding, true);
        let said = self.said(finding);
        text.line(&said.outcome);
        text.gap();
        text.line(&said.fresh);
        text.finish()
    }

    /// What is told alike of one and of many: whose it is, the law, the day and what is asked for.
    fn opening(&mut self, entry: &Entry, finding: &Finding, alone: bool) -> Paragraphs {
        let (book, lang) = (self.book, self.book.lang);
        let mut text = Paragraphs::default();
        self.head(&mut text, finding, alone);
        text.gap();
        let said = self.said(finding);
        text.line(&said.law);
        text.gap();
        standing(book, &mut text, entry);
        text.line(&said.due);
        moved(&mut text, lang, entry);
        text.gap();
        text.line(&said.asked);
        text.gap();
        text
    }

    /// Whose it is and what is to be done.
    fn head(&self, text: &mut Paragraphs, finding: &Finding, alone: bool) {
        let book = self.book;
        text.line(full_title(book, finding));
        if alone {
            text.line(&labelled(book, Label::Bearer, &book.body(finding.bearer)));
        }
        if let Some(body) = finding.counterparty {
            text.line(&labelled(book, Label::Counterparty, &book.body(body)));
        }
        if let Some(period) = book.period(finding) {
            let label = match book.model.duty(finding.duty).generation {
                Generation::Upon { .. } => Label::Trigger,
                Generation::Once | Generation::Every(..) | Generation::AtMost(_) | Generation::Always => Label::Period,
            };
            text.line(&labelled(book, label, &period));
        }
    }

    fn said(&mut self, finding: &Finding) -> &Said {
        let book = self.book;
        self.said.entry(Arc::as_ptr(&finding.told)).or_insert_with(|| {
            let mut asks = Paragraphs::default();
            asked(book, &mut asks, finding);
            let mut rest = Paragraphs::default();
            outcome(book, &mut rest, finding);
            rest.gap();
            readings(book, &mut rest, finding);
            rest.gap();
            remarks(book, &mut rest, finding);
            let mut fresh = Paragraphs::default();
            freshness(book, &mut fresh, &finding.source);
            Said {
                _told: Arc::clone(&finding.told),
                law: law_and_link(book, &finding.source, law::binding(book.lang, finding.binding)),
                due: finding.due.as_ref().map_or_else(String::new, |due| due_words(book, due)),
                asked: asks.finish(),
                outcome: rest.finish(),
                fresh: fresh.finish(),
            }
        })
    }

    fn joint(&mut self, entry: &Entry, findings: &[Finding]) -> String {
        let (book, lang) = (self.book, self.book.lang);
        let Some(first) = findings.first() else { return String::new() };
        let mut text = self.opening(entry, first, findings.len() == 1);
        let counts = counts(&findings.iter().collect::<Vec<_>>());
        text.line(&feed::bearers_summary(lang, findings.len(), &counts));
        let not_met: Vec<&Finding> =
            findings.iter().filter(|finding| matches!(finding.verdict, Verdict::Missed | Verdict::PartlyMet)).collect();
        if !not_met.is_empty() {
            let names: Vec<String> = not_met.iter().take(NAMED).map(|finding| book.body(finding.bearer)).collect();
            text.line(&feed::not_met(lang, &names, not_met.len().saturating_sub(NAMED)));
        }
        text.gap();
        text.line(&self.said(first).fresh);
        text.finish()
    }

    fn gone(&self, entry: &Entry, gone: &Gone) -> String {
        let (book, lang) = (self.book, self.book.lang);
        let mut text = Paragraphs::default();
        text.line(gone.title.get(lang));
        if let Some(bearer) = &gone.bearer {
            let name = book.roster.find(bearer).map_or_else(|| bearer.clone(), |body| book.body(body));
            text.line(&labelled(book, Label::Bearer, &name));
        }
        text.gap();
        text.line(&law_and_link(book, &gone.source, ""));
        text.gap();
        text.line(feed::ended(lang, ended(book, entry)));
        text.line(&feed::ended_since(lang, gone.since));
        moved(&mut text, lang, entry);
        text.gap();
        text.line(interface::label(lang, Label::Disclaimer));
        text.finish()
    }
}

/// Lines, with an empty one between paragraphs.
#[derive(Default)]
struct Paragraphs {
    text: String,
    gap: bool,
}

impl Paragraphs {
    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(if self.gap { "\n\n" } else { "\n" });
        }
        self.gap = false;
        self.text.push_str(line);
    }

    fn gap(&mut self) {
        self.gap = true;
    }

    fn finish(self) -> String {
        self.text
    }
}

/// What the description of an entry begins with, up to the name of whose it is.
pub(super) fn before_name(book: &Book<'_>, finding: &Finding) -> String {
    format!("{}\n{}", full_title(book, finding), labelled(book, Label::Bearer, ""))
}

/// The title of the version that governs, else of the duty.
pub(super) fn full_title<'a>(book: &Book<'a>, finding: &Finding) -> &'a str {
    let own = book.version(finding).and_then(|version| version.title.as_ref());
    own.map_or_else(|| book.title(finding), |title| title.get(book.lang))
}

/// Why a cancelled entry was: repealed only if the rules say that nothing is in force on its day.
pub(super) fn ended(book: &Book<'_>, entry: &Entry) -> Ended {
    let name = entry.instance.split('/').next().unwrap_or_default();
    let duty = book.model.duty_named(name);
    let repealed = duty.is_some_and(|duty| !duty.versions.iter().any(|version| version.in_force(entry.day)));
    if repealed { Ended::Repealed } else { Ended::Dropped }
}

/// `Label: value`, with a capital.
fn labelled(book: &Book<'_>, label: Label, value: &str) -> String {
    capital(&format!("{}: {value}", interface::label(book.lang, label)))
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

fn law_and_link(book: &Book<'_>, source: &Citation, binding: &str) -> String {
    if matches!(source, Citation::Acts(acts) if acts.is_empty()) {
        return String::new();
    }
    let source_words = book.law(source);
    let words = if binding.is_empty() { source_words } else { format!("{source_words} ({binding})") };
    let mut lines = labelled(book, Label::Source, &words);
    for (_, address) in addresses(book, source) {
        lines.push('\n');
        lines.push_str(address.text());
    }
    lines
}

/// The acts that a section stands in, with where to read them; none where the rules give no address.
pub(super) fn addresses(book: &Book<'_>, source: &Citation) -> Vec<(String, Address)> {
    let Citation::Acts(cited) = source else { return Vec::new() };
    let address = |number: &ActNumber| Address::new(book.model.acts.get(number)?.eli.as_deref()?);
    cited
        .iter()
        .filter_map(|(number, sections)| Some((law::in_act(book.lang, *number, sections), address(number)?)))
        .collect()
}

fn acts<'a>(book: &Book<'a>, source: &Citation) -> Vec<(ActNumber, &'a Act)> {
    match source {
        Citation::Acts(acts) => {
            acts.iter().filter_map(|(number, _)| Some((*number, book.model.acts.get(number)?))).collect()
        }
        Citation::Text(_) => Vec::new(),
    }
}

/// The due day; the way to it where there is more to it than one day.
fn due_words(book: &Book<'_>, due_day: &DueDay) -> String {
    let mut lines = vec![due::due_sentence(book.lang, due_day)];
    if due_day.steps.len() > 1 {
        lines.extend(due::due_steps(book, due_day).into_iter().map(|step| format!("– {step}")));
    }
    lines.join("\n")
}

fn standing(book: &Book<'_>, text: &mut Paragraphs, entry: &Entry) {
    let in_doubt = |findings: &[&Finding]| findings.iter().any(|finding| finding.in_doubt);
    let doubtful = match &entry.content {
        Content::One(finding) => in_doubt(&[finding]),
        Content::Joint(findings) => in_doubt(&findings.iter().collect::<Vec<_>>()),
        Content::Gone(_) => false,
    };
    if doubtful {
        text.line(feed::in_doubt(book.lang));
    }
    match entry.status {
        Status::Confirmed => {}
        // Which says more.
        Status::Tentative if doubtful => {}
        Status::Tentative => text.line(feed::tentative(book.lang)),
        Status::Cancelled => text.line(feed::ended(book.lang, ended(book, entry))),
    }
}

fn moved(text: &mut Paragraphs, lang: crate::lang::Lang, entry: &Entry) {
    if let Some(from) = entry.moved_from {
        text.line(&feed::moved(lang, from, entry.day));
    }
}

/// What counts as doing it, and when.
fn asked(book: &Book<'_>, text: &mut Paragraphs, finding: &Finding) {
    let Some(version) = book.version(finding) else { return };
    let [applying, unsure] = finding.exceptions;
    if let Some(Ok(rule)) = version.text(applying, None) {
        demand::lines(book, book.model.duty(finding.duty), finding.part.as_deref(), rule)
            .iter()
            .for_each(|line| text.line(line));
        let (from, to) = finding.window;
        if from.is_some() || to.is_some() {
            text.line(&proof::fact(book, finding, &Fact::Window { from, to }));
        }
        late(book, text, finding, rule);
    }
    let holds = |bits: u32, at: usize| {
        u32::try_from(at).ok().and_then(|at| bits.checked_shr(at)).is_some_and(|bits| bits & 1 == 1)
    };
    for (at, exception) in version.exceptions.iter().enumerate() {
        let Some(title) = &exception.title else { continue };
        let source = exception.source.as_ref().map_or_else(String::new, |source| book.law(source));
        let title = title.get(book.lang);
        if holds(applying, at) {
            text.line(&feed::exception(book.lang, title, &source));
        } else if holds(unsure, at) {
            text.line(&feed::perhaps(book.lang, title, &source));
        }
    }
}

fn late(book: &Book<'_>, text: &mut Paragraphs, finding: &Finding, rule: &Text) {
    let (within, or_named) = match rule.late {
        Late::DoesNotCure => return,
        Late::Cures(within) => (within, false),
        Late::CuresOrNamed(within) => (Some(within), true),
    };
    let effective = finding.due.as_ref().map(|due| due.effective);
    let until = within.and_then(|within| Some(count_after(effective?, within)?.to));
    text.line(&proof::late_counts(book.lang, until, or_named));
}

/// The verdict in words, what is missing, and which records show it.
fn outcome(book: &Book<'_>, text: &mut Paragraphs, finding: &Finding) {
    let lang = book.lang;
    let mut said = proof::fact(book, finding, &Fact::Verdict(finding.verdict));
    if let Some(days) = finding.late_days {
        said = format!("{} ({}).", said.trim_end_matches('.'), interface::late(lang, days));
    }
    text.line(&said);
    if let Some(because) = &finding.because {
        text.line(&labelled(book, Label::Why, &because_words(book, finding, because)));
    }
    if let Some(waiver) = finding.waiver {
        // Without its ground: that is free text of whoever keeps the register, and a feed is public.
        text.line(&capital(&book.happened(waiver.record)));
    }
    if let Some(computed) = finding.computed {
        text.line(&labelled(book, Label::Computed, verdict::verdict(lang, computed)));
    }
    let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) = finding.missing.iter().partition(|lack| lack.certain);
    if matches!(finding.verdict, Verdict::Open | Verdict::Upcoming) {
        let all: Vec<&Missing> = finding.missing.iter().collect();
        text.line(&missing(book, finding, Label::Left, &all));
    } else {
        text.line(&missing(book, finding, Label::Missing, &certain));
        text.line(&missing(book, finding, Label::NotKnown, &doubtful));
    }
    if !finding.causes.is_empty() {
        text.line(&labelled(book, Label::Why, &items::cause_list(lang, &finding.causes)));
    }
    let records: Vec<String> = finding
        .witnesses
        .iter()
        .map(|record| format!("{} ({})", book.record_id(*record), book.happened(*record)))
        .collect();
    if !records.is_empty() {
        text.line(&labelled(book, Label::Records, &records.join("; ")));
    }
}

fn missing(book: &Book<'_>, finding: &Finding, label: Label, missing: &[&Missing]) -> String {
    let line = missing_line(book, finding, interface::label(book.lang, label), missing);
    line.as_deref().map_or_else(String::new, capital)
}

/// Other readings that give another day or another verdict.
fn readings(book: &Book<'_>, text: &mut Paragraphs, finding: &Finding) {
    let lang = book.lang;
    let duty = book.model.duty(finding.duty);
    let decided = finding.computed.unwrap_or(finding.verdict);
    for (name, of) in &finding.readings {
        if book.reading(duty, name).is_some_and(|reading| reading.default) {
            continue;
        }
        let ground = book.ground(finding, name);
        let day = finding.reading_dues.iter().find(|(of, _)| of == name).map(|(_, due)| due.effective);
        let other = (*of != decided).then_some(*of);
        match (day, other) {
            (Some(day), other) => text.line(&feed::other_day(lang, day, other, ground)),
            (None, Some(other)) => text.line(&feed::other_verdict(lang, other, ground)),
            (None, None) => {}
        }
    }
}

fn remarks(book: &Book<'_>, text: &mut Paragraphs, finding: &Finding) {
    for note in &finding.notes {
        match note {
            // It quotes the rule as written, which is for those who read `explain`.
            Note::EmptySet(_) => {}
            Note::Rule(..)
            | Note::Joined { .. }
            | Note::Left { .. }
            | Note::EarlierLaw { .. }
            | Note::Corrected(_)
            | Note::PastWaiver { .. }
            | Note::ComingWaiver { .. }
            | Note::Unread { .. } => text.line(&labelled(book, Label::Note, &notes::note(book, note))),
        }
    }
}

/// How fresh the rules are, and what this is not.
fn freshness(book: &Book<'_>, text: &mut Paragraphs, source: &Citation) {
    let mut alike: Vec<(Vec<String>, &Act)> = Vec::new();
    for (number, act) in acts(book, source) {
        let name = law::act(number);
        match alike.iter_mut().find(|(_, other)| (other.followed, other.revised) == (act.followed, act.revised)) {
            Some((names, _)) if names.contains(&name) => {}
            Some((names, _)) => names.push(name),
            None => alike.push((vec![name], act)),
        }
    }
    for (names, act) in alike {
        text.line(&feed::fresh(book.lang, &names, act).unwrap_or_default());
    }
    text.line(interface::label(book.lang, Label::Disclaimer));
}

/// The names of bodies that share an entry, or how many they are.
pub(super) fn whose(book: &Book<'_>, findings: &[Finding]) -> String {
    match findings {
        [only] => book.body(only.bearer),
        _ => feed::all_bearers(book.lang, findings.len()),
    }
}

/// The last day on which something that shows a finding was done; none where no record does.
pub(super) fn done_on(book: &Book<'_>, finding: &Finding) -> Option<crate::time::Day> {
    let records = finding.witnesses.iter().filter_map(|id| book.log.records.get(id.index()));
    records
        .filter_map(|record| match &record.what {
            crate::record::What::Happened(happening) => Some(happening.when.last()),
            crate::record::What::Waiver { .. }
            | crate::record::What::Judgement { .. }
            | crate::record::What::Retraction => None,
        })
        .max()
}
