//! A calendar that programs subscribe to (iCalendar: RFC 5545, 7986, 9253): from the entries of a feed to its bytes.
//!
//! Knows properties, value types, folding and what clients get wrong; words come from `render::wording`. Leaves alone
//! which entries there are, what each is called for ever and when it last changed: they arrive made. The bytes depend on
//! the entries, the language and the options, and on nothing else.

mod lines;
mod address;
mod zone;
mod head;
mod entry;
mod pieces;
mod telling;
mod title;

use std::borrow::Borrow;
use std::collections::BTreeMap;

use self::address::Address;
use self::entry::Frame;
use self::lines::Lines;
use self::pieces::Press;
use self::telling::Teller;
use super::book::Book;
pub use crate::feed::Form;
use crate::feed::{Entry, Horizon};

/// How a feed is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// So many days before the due day a reminder sounds, at nine in the morning; none: no alarm.
    pub remind: Vec<u16>,
    /// So many days before the due day an entry of its own gives notice of it. Events only: nobody has to do the notice.
    pub ahead: Vec<u16>,
    /// Events or tasks.
    pub form: Form,
    /// The public address under which the feeds stand: `https://example.org/feeds`.
    pub base: Option<String>,
    /// This feed's path under `base`: `fi/pirkanmaan-hyvinvointialue.ics`.
    pub path: Option<String>,
}

/// Why a calendar cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Clients lose one of two entries with the same UID (RFC 5545 3.8.4.7), or refuse the whole calendar.
    #[error("two entries of one calendar have the same UID: `{first}` and `{second}`")]
    Twice {
        /// The instance of the one.
        first: String,
        /// The instance of the other.
        second: String,
    },
    /// The public address is none.
    #[error("`{0}` is no address")]
    Address(String),
}

/// Writes calendars, one after the other, in one language. What many entries share is put into words once, so keep the
/// printer for as many feeds as there are; a thread has its own.
pub struct Printer<'b> {
    book: &'b Book<'b>,
    teller: Teller<'b>,
    press: Press,
    days: Option<Horizon>,
}

impl<'b> Printer<'b> {
    /// A printer of calendars in the language of the book.
    #[must_use]
    pub fn new(book: &'b Book<'b>) -> Printer<'b> {
        Printer { book, teller: Teller::new(book), press: Press::default(), days: None }
    }

    /// The days that its calendars cover: one without an entry says that there is none on these days.
    #[must_use]
    pub fn covering(mut self, days: Horizon) -> Printer<'b> {
        self.days = Some(days);
        self
    }

    /// The bytes of the calendar called `name` with these entries, in the order in which they are given.
    ///
    /// # Errors
    /// See [`Refused`].
    pub fn write(&mut self, name: &str, entries: &[impl Borrow<Entry>], options: &Options) -> Result<Vec<u8>, Refused> {
        self.write_within(Vec::new(), name, entries, options)
    }

    /// As [`Printer::write`], in the place of what `room` held: for who writes thousands.
    ///
    /// # Errors
    /// See [`Refused`].
    pub fn write_within(
        &mut self,
        room: Vec<u8>,
        name: &str,
        entries: &[impl Borrow<Entry>],
        options: &Options,
    ) -> Result<Vec<u8>, Refused> {
        let base = match &options.base {
            Some(base) => Some(Address::new(base).ok_or_else(|| Refused::Address(base.clone()))?),
            None => None,
        };
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in entries.iter().map(Borrow::borrow) {
            if let Some(first) = seen.insert(&entry.uid, &entry.instance) {
                return Err(Refused::Twice { first: first.to_owned(), second: entry.instance.clone() });
            }
        }
        let revised = entries.iter().map(|entry| entry.borrow().revised).max();
        let mut lines = Lines::within(room);
        lines.begin("VCALENDAR");
        let empty = self.days.filter(|_| entries.is_empty());
        head::write(&mut lines, self.book, name, base.as_ref(), options.path.as_deref(), revised, empty);
        lines.ready(zone::HELSINKI);
        let frame = Frame { options, base };
        for entry in entries {
            let entry = entry.borrow();
            if !self.press.write(&mut lines, self.book, &mut self.teller, &frame, entry) {
                entry::write(&mut lines, self.book, &mut self.teller, &frame, entry);
            }
        }
        lines.end("VCALENDAR");
        Ok(lines.into_bytes())
    }
}

/// One calendar by itself; see [`Printer::write`].
///
/// # Errors
/// See [`Refused`].
pub fn write(
    book: &Book<'_>,
    name: &str,
    entries: &[impl Borrow<Entry>],
    options: &Options,
) -> Result<Vec<u8>, Refused> {
    Printer::new(book).write(name, entries, options)
}
