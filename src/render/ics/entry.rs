//! One entry as a component of the calendar: an event or a task, its alarms, and the entries that give notice of it.

use std::sync::Arc;

use icalendar::{Alarm, Component, Event, EventLike, EventStatus, Property, Todo, TodoStatus};

use super::super::book::Book;
use super::super::wording::{feed, verdict};
use super::address::Address;
use super::lines::Lines;
use super::telling::{self, Teller};
use super::{Options, title};
use crate::feed::{Content, Entry, Form, Status};
use crate::finding::{Finding, Verdict};
use crate::model::duty::Citation;
use crate::time::{Datelike, Day, Days};

/// What goes round the entries of one calendar.
pub(super) struct Frame<'o> {
    pub(super) options: &'o Options,
    pub(super) base: Option<Address>,
}

/// Writes an entry and, where asked, the entries that give notice of it.
pub(super) fn write(lines: &mut Lines, book: &Book<'_>, teller: &mut Teller<'_>, frame: &Frame<'_>, entry: &Entry) {
    let facts = Facts::of(book, frame, entry);
    let title = facts.title(book, entry);
    let description = teller.description(entry);
    // What was done, or no longer stands, needs no reminder.
    let reminded = entry.status != Status::Cancelled && !facts.done;
    match frame.options.form {
        Form::Events => {
            let mut event = Event::new();
            event.status(match entry.status {
                Status::Confirmed => EventStatus::Confirmed,
                Status::Tentative => EventStatus::Tentative,
                Status::Cancelled => EventStatus::Cancelled,
            });
            all_day(&mut event, entry.day);
            facts.put(&mut event, entry, &entry.uid, &title, &description);
            if reminded {
                alarms(&mut event, frame.options, &title, entry.day, Form::Events);
            }
            lines.component(&event);
            if reminded {
                for days in sorted(&frame.options.ahead) {
                    notice(lines, book, teller, &facts, entry, days);
                }
            }
        }
        Form::Tasks => {
            let mut task = Todo::new();
            task.due(entry.day);
            facts.put(&mut task, entry, &entry.uid, &title, &description);
            if entry.status == Status::Cancelled {
                task.status(TodoStatus::Cancelled);
            } else if facts.done {
                task.status(TodoStatus::Completed).percent_complete(100);
                if let Some(day) = done_on(book, entry) {
                    task.add_property("COMPLETED", midnight(day));
                }
            } else {
                task.status(TodoStatus::NeedsAction);
            }
            if entry.status == Status::Tentative {
                // Tasks have no such status of their own (RFC 5545 3.8.1.11).
                task.add_property("X-VELVOITE-STATUS", "TENTATIVE");
            }
            if reminded {
                alarms(&mut task, frame.options, &title, entry.day, Form::Tasks);
            }
            lines.component(&task);
        }
    }
}

/// What an entry has whatever its form, in the words and addresses of this calendar.
struct Facts {
    /// What is to be done, in short, and whose it is.
    what: String,
    /// Everything that it asks was done.
    done: bool,
    address: Option<Address>,
    source: Vec<(String, Address)>,
    concept: Option<Address>,
    group: Option<String>,
    category: Option<&'static str>,
}

impl Facts {
    fn of(book: &Book<'_>, frame: &Frame<'_>, entry: &Entry) -> Facts {
        let lang = book.lang;
        let short =
            |title: &str, part: Option<&str>, whose: &str| feed::title(&title::short(lang, title, part, whose), whose);
        let of = |finding: &Finding, whose: &str| {
            let part = finding.part.as_ref().map(|part| book.topic(part));
            short(telling::full_title(book, finding), part.as_deref(), whose)
        };
        match &entry.content {
            Content::One(finding) => {
                let whose = match finding.counterparty {
                    Some(other) => format!("{} → {}", book.body(finding.bearer), book.body(other)),
                    None => book.body(finding.bearer),
                };
                let what = of(finding, &whose);
                Facts::found(book, frame, entry, finding, what, is_done(finding))
            }
            Content::Joint(findings) => {
                let Some(first) = findings.first() else {
                    return Facts::bare(book, frame, entry, entry.instance.clone(), &Citation::Acts(Arc::from([])));
                };
                let what = of(first, &telling::whose(book, findings));
                Facts::found(book, frame, entry, first, what, findings.iter().all(is_done))
            }
            Content::Gone(gone) => {
                let full = gone.title.get(lang);
                let what = match &gone.bearer {
                    Some(id) => {
                        let name = book.roster.find(id).map_or_else(|| id.clone(), |body| book.body(body));
                        short(full, None, &name)
                    }
                    None => title::short(lang, full, None, ""),
                };
                Facts::bare(book, frame, entry, what, &gone.source)
            }
        }
    }

    fn found(book: &Book<'_>, frame: &Frame<'_>, entry: &Entry, finding: &Finding, what: String, done: bool) -> Facts {
        let name = &book.model.duty(finding.duty).name;
        let mut group = format!("{name}/{}", finding.period);
        if let Some(part) = &finding.part {
            group.push('/');
            group.push_str(part);
        }
        let bare = Facts::bare(book, frame, entry, what, &finding.source);
        let concept = bare.source.first().map(|(_, address)| address);
        Facts {
            done,
            concept: concept.map(|act| act.within(name)),
            group: Some(group),
            category: Some(feed::category(book.lang, finding.binding)),
            ..bare
        }
    }

    /// What is known without a finding.
    fn bare(book: &Book<'_>, frame: &Frame<'_>, entry: &Entry, what: String, source: &Citation) -> Facts {
        let addresses = telling::addresses(book, source);
        // Two entries never have the same address: clients that do not keep UIDs tell them apart by it.
        let address = match &frame.base {
            Some(base) => Some(base.below(&format!("{}/instances/{}", book.lang, entry.instance))),
            None => addresses.first().map(|(_, act)| act.within(&entry.instance)),
        };
        Facts { what, done: false, address, source: addresses, concept: None, group: None, category: None }
    }

    /// The title as it stands in the calendar.
    fn title(&self, book: &Book<'_>, entry: &Entry) -> String {
        if entry.status == Status::Cancelled {
            return feed::cancelled_title(book.lang, telling::ended(book, entry), &self.what);
        }
        if self.done { format!("{} {}", verdict::symbol(Verdict::Met), self.what) } else { self.what.clone() }
    }

    /// The properties that events and tasks share.
    fn put(&self, to: &mut impl EventLike, entry: &Entry, uid: &str, title: &str, description: &str) {
        let stamp = midnight(entry.revised);
        to.uid(uid)
            .summary(title)
            .description(description)
            .sequence(entry.sequence)
            // Without METHOD, DTSTAMP says when the entry was last revised (RFC 5545 3.8.7.2).
            .add_property("DTSTAMP", stamp.as_str())
            .add_property("LAST-MODIFIED", stamp);
        match &self.address {
            Some(address) => to.url(address.text()),
            // The calendar itself remembers what was published (`feed::Memory`): nothing else tells the instance here.
            None => to.add_property("X-VELVOITE-INSTANCE", entry.instance.as_str()),
        };
        if let Some(from) = entry.moved_from {
            to.add_property("X-VELVOITE-MOVED-FROM", plain(from));
        }
        if let Content::Gone(gone) = &entry.content {
            to.add_property("X-VELVOITE-GONE", plain(gone.since));
        }
        if let Some(concept) = &self.concept {
            to.add_property("CONCEPT", concept.text());
        }
        if let Some(group) = &self.group {
            to.add_property("REFID", group.as_str());
        }
        for (label, address) in &self.source {
            let mut link = Property::new("LINK", address.text());
            link.add_parameter("VALUE", "URI").add_parameter("LINKREL", "describedby").add_parameter("LABEL", label);
            to.append_multi_property(link);
        }
        if let Some(category) = self.category {
            to.categories([category]);
        }
    }
}

/// An event without a clock time, which makes nobody busy. It ends on the next day: an end on the same day is no time at
/// all (RFC 5545 3.6.1).
fn all_day(event: &mut Event, day: Day) {
    event.starts(day);
    if let Some(next) = day.succ_opt() {
        event.ends(next);
    }
    event.add_property("TRANSP", "TRANSPARENT").add_property("X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
}

/// The entry that gives notice of another, so many days before it: its own UID, the other's stamps.
fn notice(lines: &mut Lines, book: &Book<'_>, teller: &Teller<'_>, facts: &Facts, entry: &Entry, days: u16) {
    let day = entry.day.checked_sub_days(Days::new(u64::from(days))).filter(|day| *day < entry.day);
    let Some(day) = day else { return };
    let mut event = Event::new();
    event.status(match entry.status {
        Status::Confirmed | Status::Cancelled => EventStatus::Confirmed,
        Status::Tentative => EventStatus::Tentative,
    });
    all_day(&mut event, day);
    let title = feed::ahead_title(book.lang, entry.day, &facts.what);
    facts.put(&mut event, entry, &notice_uid(&entry.uid, days), &title, &teller.notice(entry));
    event.append_multi_property(Property::new("RELATED-TO", entry.uid.as_str()));
    lines.component(&event);
}

/// The UID of the entry that gives notice so many days before another one.
pub(super) fn notice_uid(uid: &str, days: u16) -> String {
    format!("{uid}-{days}")
}

/// An alarm so many days before, at nine in the morning. Counted in days, not in seconds, so that a change of the clock
/// moves nothing; with nothing in it that clients stumble over.
fn alarms(to: &mut impl EventLike, options: &Options, title: &str, day: Day, form: Form) {
    for days in sorted(&options.remind) {
        let length = match days {
            0 => "PT9H".to_owned(),
            1 => "-PT15H".to_owned(),
            _ => format!("-P{}DT15H", days - 1),
        };
        let mut trigger = Property::new("TRIGGER", length);
        if form == Form::Tasks {
            // A task has no beginning from which it could be counted (RFC 5545 3.8.6.3).
            trigger.add_parameter("RELATED", "END");
        }
        // The crate's own trigger would be written in seconds; ours takes its place.
        let mut alarm = Alarm::display(title, day.signed_duration_since(day));
        alarm.append_property(trigger);
        to.alarm(alarm);
    }
}

/// Each once, the nearest first.
pub(super) fn sorted(days: &[u16]) -> Vec<u16> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.dedup();
    days
}

pub(super) fn is_done(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Met | Verdict::MetLate)
}

pub(super) fn done_on(book: &Book<'_>, entry: &Entry) -> Option<Day> {
    match &entry.content {
        Content::One(finding) => telling::done_on(book, finding),
        Content::Joint(findings) => findings.iter().map(|finding| telling::done_on(book, finding)).max().flatten(),
        Content::Gone(_) => None,
    }
}

/// The beginning of a day in UTC, which is the only form that stamps may have.
pub(super) fn midnight(day: Day) -> String {
    let mut text = plain(day);
    text.push_str("T000000Z");
    text
}

/// A day as the standard writes it (RFC 5545 3.3.4).
pub(super) fn plain(day: Day) -> String {
    let mut text = String::with_capacity(16);
    let year = u32::try_from(day.year()).unwrap_or_default();
    for (number, from) in [(year, 1000), (day.month(), 10), (day.day(), 10)] {
        let mut unit = from;
        while unit > 0 {
            text.extend(char::from_digit(number / unit % 10, 10));
            unit /= 10;
        }
    }
    text
}
