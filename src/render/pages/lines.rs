//! Lines of findings, as the page of a body shows them: what, when, how it stands, what lacks, what shows it, where it is
//! proved.

use super::parts::{Badge, badge, badge_of};
use super::{Place, Site};
use crate::finding::{Because, Cause, Finding, Missing, Note, Told, Verdict, What};
use crate::model::{BodyId, Citation};
use crate::record::RecordId;
use crate::render::body::{because_words, late_words, missing_line};
use crate::render::book::Book;
use crate::render::wording::body::{Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::reading::claim;
use crate::render::wording::{body as said, days, law, notes, quoted, verdict};
use crate::review::body::{Line, due_of};
use crate::time::Day;

/// So many findings of a line are shown.
const FEW: usize = 4;
/// So many where a line is to take little room.
const FEWER: usize = 2;

/// A line.
pub(super) struct Row {
    pub badge: Badge,
    pub title: String,
    /// Where its proof stands, if it is one finding's.
    pub href: String,
    pub times: Vec<Time>,
    /// What more is to be said, a sentence or a list each.
    pub details: Vec<String>,
    pub readings: Vec<Other>,
    /// More findings than are shown, with a link to all.
    pub rest: Link,
    /// The section, with a link to the rule, or to the act where rules have no pages.
    pub law: Link,
    pub history: Link,
    /// Before the records.
    pub records: &'static str,
    /// Before the verdict of another reading.
    pub other: &'static str,
    /// Before the verdict of an earlier day.
    pub before: &'static str,
}

/// One of the findings of a line.
pub(super) struct Time {
    /// Its period, whose it is; nothing where it is the only one.
    pub name: String,
    /// Where its proof stands, where the line's own title does not lead there.
    pub href: String,
    pub said: String,
    pub records: Vec<Link>,
    /// How it stood before, where that is another verdict.
    pub before: Option<Badge>,
}

/// What another reading comes to.
pub(super) struct Other {
    pub badge: Badge,
    pub ground: String,
}

/// A name that may lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Link {
    pub href: String,
    pub name: String,
}

/// Makes lines.
pub(super) struct Lines<'l> {
    pub site: &'l Site<'l>,
    pub book: &'l Book<'l>,
    pub as_of: Day,
    /// How an instance stood on the earlier day.
    pub before: &'l dyn Fn(&Finding) -> Option<Verdict>,
    /// Whether each is to name who bears it.
    pub bearers: bool,
}

impl Lines<'_> {
    /// One line; a brief one takes little room.
    pub fn row(&self, line: &Line, brief: bool) -> Option<Row> {
        self.of(&line.findings, if brief { FEWER } else { FEW })
    }

    /// The line of these findings, of which so many are shown.
    pub fn of(&self, findings: &[Finding], shown: usize) -> Option<Row> {
        let (book, lang) = (self.book, self.book.lang);
        let first = findings.first()?;
        let duty = book.model.duty(first.duty);
        let alone = findings.len() == 1;
        let (shown, more) = few(findings, shown);
        let times: Vec<Time> = shown.into_iter().map(|finding| self.time(finding, alone)).collect();
        let single = if alone { self.proof(first) } else { String::new() };
        let rule = self.site.to(&Place::Duty(duty.name.clone()));
        let bearer = book.roster.body(first.bearer).id.clone();
        let history = self.site.to(&Place::History(bearer, duty.name.clone()));
        let mut law = law_link(book, &first.source);
        if !rule.is_empty() {
            law.href = rule;
        }
        Some(Row {
            badge: badge_of(lang, first),
            title: book.short(first).to_owned(),
            href: single,
            times,
            details: details(book, first),
            readings: others(book, first),
            rest: if more == 0 {
                Link::default()
            } else {
                Link { href: history.clone(), name: said::and_more(lang, more) }
            },
            law,
            // Where more are told of than are shown, that leads there.
            history: if more == 0 {
                Link { href: history, name: word(lang, Word::History).to_owned() }
            } else {
                Link::default()
            },
            records: interface::label(lang, Label::Records),
            other: interface::label(lang, Label::OtherReading),
            before: word(lang, Word::Before),
        })
    }

    fn proof(&self, finding: &Finding) -> String {
        self.site.to(&Place::Instance(finding.instance.clone()))
    }

    /// One of the findings of a line.
    pub fn time(&self, finding: &Finding, alone: bool) -> Time {
        let (book, lang) = (self.book, self.book.lang);
        let towards = finding.counterparty.map(|body| book.body(body));
        let bearer = self.bearers.then(|| book.body(finding.bearer));
        let named: Vec<String> = [bearer, towards, book.period(finding)].into_iter().flatten().collect();
        let name = if named.is_empty() && !alone { word(lang, Word::Proof).to_owned() } else { named.join(", ") };
        let mut said: Vec<String> = vec![due_words(book, finding, self.as_of)];
        let mut days: Vec<Day> = finding.reading_dues.iter().map(|(_, due)| due.effective).collect();
        days.sort_unstable();
        days.dedup();
        if !days.is_empty() {
            said.push(verdict::other_dues(lang, &days));
        }
        said.extend(late_words(book, finding));
        said.retain(|piece| !piece.is_empty());
        let was = (self.before)(finding).filter(|was| *was != finding.verdict);
        Time {
            name,
            href: if alone { String::new() } else { self.proof(finding) },
            said: said.join(" · "),
            records: finding.witnesses.iter().map(|id| record_link(self.site, book, *id)).collect(),
            before: was.map(|was| badge(lang, was)),
        }
    }
}

/// The findings of a line that are shown, and how many are not: the next ones of what is still to be done, the last ones
/// of what lies behind, the last of all first.
fn few(findings: &[Finding], most: usize) -> (Vec<&Finding>, usize) {
    let ahead = findings.first().is_some_and(|first| matches!(first.verdict, Verdict::Open | Verdict::Upcoming));
    // One more than fits is shown too: it takes no more room than to say that there is one.
    let room = if findings.len() <= most + 1 { findings.len() } else { most };
    let shown: Vec<&Finding> =
        if ahead { findings.iter().take(room).collect() } else { findings.iter().rev().take(room).collect() };
    (shown, findings.len() - room)
}

/// Why, what lacks, how long it is waived, and remarks on this finding.
pub(super) fn details(book: &Book<'_>, told: &Told) -> Vec<String> {
    let lang = book.lang;
    let label = |label| interface::label(lang, label);
    let mut found = Vec::new();
    // What may not apply at all stands under a heading that says so.
    if told.in_doubt && !matches!(told.verdict, Verdict::Open | Verdict::Upcoming | Verdict::Unknown) {
        found.push(word(lang, Word::Conditional).to_owned());
    }
    found.extend(told.because.as_ref().map(|because: &Because| because_words(book, told, because)));
    if let Some(waiver) = told.waiver {
        let ground = quoted(lang, book.evidence(waiver.record).1);
        found.push(interface::waived_until(lang, &days::day(lang, waiver.until), &ground));
    }
    if let Some(computed) = told.computed {
        found.push(format!("{}: {}", label(Label::Computed), verdict::verdict(lang, computed)));
    }
    let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) = told.missing.iter().partition(|lack| lack.certain);
    if matches!(told.verdict, Verdict::Open | Verdict::Upcoming) {
        let all: Vec<&Missing> = told.missing.iter().collect();
        found.extend(missing_line(book, told, label(Label::Left), &all));
    } else {
        found.extend(missing_line(book, told, label(Label::Missing), &certain));
        // That one act is not on record is said by the duty's own title and the cause.
        let only = doubtful.len() == 1 && told.missing.len() == 1 && told.causes == [Cause::NoRecord];
        if !(only && doubtful.iter().all(|lack| matches!(lack.item.what, What::Act | What::Step))) {
            found.extend(missing_line(book, told, label(Label::NotKnown), &doubtful));
        }
    }
    for note in &told.notes {
        match note {
            // They are the same for everybody and stand with the rule.
            Note::Rule(..) | Note::EmptySet(_) => {}
            Note::Joined { .. }
            | Note::Left { .. }
            | Note::EarlierLaw { .. }
            | Note::Corrected(_)
            | Note::PastWaiver { .. }
            | Note::ComingWaiver { .. }
            | Note::Unread { .. } => found.push(notes::note(book, note)),
        }
    }
    found
}

/// Other readings that come to another verdict, each with its ground up to the reason.
pub(super) fn others(book: &Book<'_>, told: &Told) -> Vec<Other> {
    let decided = told.computed.unwrap_or(told.verdict);
    let duty = book.model.duty(told.duty);
    let other = |(name, of): &(String, Verdict)| {
        let reading = book.reading(duty, name).filter(|reading| !reading.default && *of != decided)?;
        let says = claim(reading.ground.get(book.lang));
        Some(Other { badge: badge(book.lang, *of), ground: says.to_owned() })
    };
    told.readings.iter().filter_map(other).collect()
}

/// By when, or when it was due, or why there is no day.
pub(super) fn due_words(book: &Book<'_>, finding: &Finding, as_of: Day) -> String {
    let lang = book.lang;
    match due_of(finding) {
        Some(due) if due < as_of => said::was_due(lang, due),
        Some(due) => said::by(lang, due),
        None => verdict::no_due(lang, finding.no_due).to_owned(),
    }
}

/// A section, with a link to the first act that it names.
pub(super) fn law_link(book: &Book<'_>, citation: &Citation) -> Link {
    let eli = match citation {
        Citation::Acts(acts) => acts.first().and_then(|(act, _)| book.model.acts.get(act)?.eli.clone()),
        Citation::Text(_) => None,
    };
    Link { href: eli.unwrap_or_default(), name: law::citation(book.lang, citation) }
}

/// A record, with a link to its page.
pub(super) fn record_link(site: &Site<'_>, book: &Book<'_>, id: RecordId) -> Link {
    Link { href: record_place(book, id).map_or(String::new(), |place| site.to(&place)), name: book.record_id(id) }
}

/// Where a record stands.
pub(super) fn record_place(book: &Book<'_>, id: RecordId) -> Option<Place> {
    let record = book.log.records.get(id.index())?;
    let register = usize::try_from(record.register).ok().and_then(|at| book.log.registers.get(at))?;
    Some(Place::Record(register.name.clone(), record.id.to_string()))
}

/// A body, with a link to its page.
pub(super) fn body_link(site: &Site<'_>, book: &Book<'_>, body: BodyId) -> Link {
    Link { href: site.to(&Place::Body(book.roster.body(body).id.clone())), name: book.body(body) }
}

/// What lacks, what is not known or what is left, as it stands in a table.
pub(super) fn missing_words(book: &Book<'_>, told: &Told) -> String {
    let all: Vec<&Missing> = told.missing.iter().collect();
    let line = missing_line(book, told, "", &all).unwrap_or_default();
    line.trim_start_matches(": ").to_owned()
}
