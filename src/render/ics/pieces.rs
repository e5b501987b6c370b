//! Entries of many bodies that are told alike, written from pieces that are made once: all the calendars of a country
//! hold each text some hundred times, with another name in it.
//!
//! What stands in the pieces is what `entry` would write property by property; the one difference is a fold after the
//! name, where a line may be broken as anywhere (RFC 5545 3.1), so that what follows can be kept ready.

use std::collections::BTreeMap;
use std::sync::Arc;

use icalendar::Property;

use super::super::book::Book;
use super::super::wording::{feed, verdict};
use super::address::Address;
use super::entry::{Frame, done_on, is_done, midnight, plain};
use super::lines::{Lines, continued, escape};
use super::telling::{self, Teller};
use super::title;
use crate::feed::{Content, Entry, Form, Status};
use crate::finding::{Finding, Told, Verdict};

/// The pieces that were made so far, in one language.
#[derive(Default)]
pub(super) struct Press {
    /// By what is told, and whether it is certain.
    made: BTreeMap<(*const Told, Status), Pieces>,
    /// A line that is being put together.
    line: String,
}

/// What all entries that are told alike have in common. Texts are escaped, lines have their breaks.
struct Pieces {
    /// Kept, so that its address names no other thing.
    _told: Arc<Told>,
    concept: String,
    /// The description up to the bearer's name, and after it.
    head: String,
    rest: Rest,
    refid: String,
    category: String,
    links: String,
    /// Where the act can be read.
    act: Option<Address>,
    /// What is to be done, in full, and towards whom.
    title: String,
    part: Option<String>,
    other: Option<String>,
    /// The title up to the bearer's name, by how many characters the name has.
    short: BTreeMap<usize, String>,
    done: bool,
    completed: String,
}

/// What follows the name in a description.
enum Rest {
    /// Broken into lines already, from the name on.
    Folded(String),
    /// To be broken with what stands before it.
    Whole(String),
}

impl Press {
    /// Writes an entry, if it is one of those: it stands, alone, where it stood, and nothing gives notice of it;
    /// whether its day is certain or not.
    pub(super) fn write(
        &mut self,
        lines: &mut Lines,
        book: &Book<'_>,
        teller: &mut Teller<'_>,
        frame: &Frame<'_>,
        entry: &Entry,
    ) -> bool {
        let Content::One(finding) = &entry.content else { return false };
        let options = frame.options;
        let plainly = entry.status != Status::Cancelled && entry.moved_from.is_none();
        if !plainly || !options.remind.is_empty() || !options.ahead.is_empty() {
            return false;
        }
        let key = (Arc::as_ptr(&finding.told), entry.status);
        let tentative = entry.status == Status::Tentative;
        let pieces = match self.made.entry(key) {
            std::collections::btree_map::Entry::Occupied(made) => made.into_mut(),
            std::collections::btree_map::Entry::Vacant(free) => {
                let Some(pieces) = Pieces::of(book, teller, entry, finding) else { return false };
                free.insert(pieces)
            }
        };
        let name = book.body_name(finding.bearer);
        let line = &mut self.line;
        let stamp = midnight(entry.revised);
        let kind = match options.form {
            Form::Events => "VEVENT",
            Form::Tasks => "VTODO",
        };
        lines.begin(kind);
        if options.form == Form::Tasks && pieces.done {
            lines.ready(&pieces.completed);
        }
        lines.ready(&pieces.concept);
        line.clear();
        line.push_str(&pieces.head);
        escape(line, name);
        match &pieces.rest {
            Rest::Folded(rest) => {
                lines.line(line);
                lines.ready(rest);
            }
            Rest::Whole(rest) => {
                line.push_str(rest);
                lines.line(line);
            }
        }
        match options.form {
            Form::Events => {
                if let Some(next) = entry.day.succ_opt() {
                    lines.short(&["DTEND;VALUE=DATE:", &plain(next)]);
                }
                lines.short(&["DTSTAMP:", &stamp]);
                lines.short(&["DTSTART;VALUE=DATE:", &plain(entry.day)]);
                lines.short(&["LAST-MODIFIED:", &stamp]);
            }
            Form::Tasks => {
                lines.short(&["DTSTAMP:", &stamp]);
                lines.short(&["DUE;VALUE=DATE:", &plain(entry.day)]);
                lines.short(&["LAST-MODIFIED:", &stamp]);
                if pieces.done {
                    lines.short(&["PERCENT-COMPLETE:100"]);
                }
            }
        }
        lines.ready(&pieces.refid);
        lines.short(&["SEQUENCE:", &entry.sequence.to_string()]);
        lines.short(&[match (options.form, pieces.done) {
            (Form::Events, _) if tentative => "STATUS:TENTATIVE",
            (Form::Events, _) => "STATUS:CONFIRMED",
            (Form::Tasks, true) => "STATUS:COMPLETED",
            (Form::Tasks, false) => "STATUS:NEEDS-ACTION",
        }]);
        line.clear();
        line.push_str(pieces.short(book, name));
        escape(line, name);
        if let Some(other) = &pieces.other {
            line.push_str(" → ");
            escape(line, other);
        }
        lines.line(line);
        if options.form == Form::Events {
            lines.short(&["TRANSP:TRANSPARENT"]);
        }
        lines.short(&["UID:", &entry.uid]);
        line.clear();
        match (&frame.base, &pieces.act) {
            (Some(base), _) => {
                line.push_str("URL:");
                base.below_to(line, &[book.lang.code(), "/instances/", &entry.instance]);
            }
            (None, Some(act)) => {
                line.push_str("URL:");
                act.within_to(line, &entry.instance);
            }
            (None, None) => {}
        }
        if !line.is_empty() {
            lines.line(line);
        }
        if options.form == Form::Events {
            lines.short(&["X-MICROSOFT-CDO-BUSYSTATUS:FREE"]);
        }
        if frame.base.is_none() && pieces.act.is_none() {
            line.clear();
            line.push_str("X-VELVOITE-INSTANCE:");
            escape(line, &entry.instance);
            lines.line(line);
        }
        if options.form == Form::Tasks && tentative {
            lines.short(&["X-VELVOITE-STATUS:TENTATIVE"]);
        }
        lines.ready(&pieces.category);
        lines.ready(&pieces.links);
        lines.end(kind);
        true
    }
}

impl Pieces {
    fn of(book: &Book<'_>, teller: &mut Teller<'_>, entry: &Entry, finding: &Finding) -> Option<Pieces> {
        let lang = book.lang;
        let duty = &book.model.duty(finding.duty).name;
        let before = telling::before_name(book, finding);
        let whole = teller.description(entry);
        let after = whole.strip_prefix(&before)?.strip_prefix(book.body_name(finding.bearer))?;
        let mut head = String::from("DESCRIPTION:");
        escape(&mut head, &before);
        let addresses = telling::addresses(book, &finding.source);
        let rest = match entry.status {
            Status::Tentative => {
                let mut rest = String::with_capacity(after.len() + 64);
                escape(&mut rest, after);
                Rest::Whole(rest)
            }
            Status::Confirmed | Status::Cancelled => Rest::Folded(continued(after)),
        };
        let mut links = Lines::default();
        for (label, address) in &addresses {
            let mut link = Property::new("LINK", address.text());
            link.add_parameter("VALUE", "URI").add_parameter("LINKREL", "describedby").add_parameter("LABEL", label);
            links.property(&link);
        }
        let one = |name: &str, value: &str| {
            let mut lines = Lines::default();
            lines.property(&Property::new(name, value));
            lines.into_text()
        };
        let mut refid = format!("{duty}/{}", finding.period);
        if let Some(part) = &finding.part {
            refid.push('/');
            refid.push_str(part);
        }
        let done = is_done(finding);
        let completed = done.then(|| done_on(book, entry)).flatten();
        Some(Pieces {
            _told: Arc::clone(&finding.told),
            concept: addresses.first().map_or_else(String::new, |(_, act)| one("CONCEPT", act.within(duty).text())),
            head,
            rest,
            refid: one("REFID", &refid),
            category: one("CATEGORIES", feed::category(lang, finding.binding)),
            links: links.into_text(),
            act: addresses.into_iter().next().map(|(_, act)| act),
            title: telling::full_title(book, finding).to_owned(),
            part: finding.part.as_deref().map(|part| book.topic(part)),
            other: finding.counterparty.map(|other| book.body(other)),
            short: BTreeMap::new(),
            done,
            completed: completed.map_or_else(String::new, |day| one("COMPLETED", &midnight(day))),
        })
    }

    /// The line of the title, up to the name of whose it is.
    fn short(&mut self, book: &Book<'_>, name: &str) -> &str {
        let (title, part, other, done) = (&self.title, self.part.as_deref(), &self.other, self.done);
        self.short.entry(name.chars().count()).or_insert_with(|| {
            let whose = match other {
                Some(other) => format!("{name} → {other}"),
                None => name.to_owned(),
            };
            let what = feed::title(&title::short(book.lang, title, part, &whose), "");
            let mut line = String::from("SUMMARY:");
            if done {
                line.push_str(verdict::symbol(Verdict::Met));
                line.push(' ');
            }
            escape(&mut line, &what);
            line
        })
    }
}
