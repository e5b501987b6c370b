//! What stands before the entries: what made the calendar, what it is called, how often to come again.

use icalendar::{Calendar, Property};

use super::super::book::Book;
use super::super::wording::feed;
use super::super::wording::interface::{self, Label};
use super::address::Address;
use super::entry::midnight;
use super::lines::Lines;
use crate::feed::Horizon;
use crate::time::Day;

/// How long a copy is good. RFC 7986 5.7 and what came before it.
const REFRESH: &str = "PT12H";

/// Writes the properties of the calendar. No METHOD: then nobody owes an ORGANIZER, and DTSTAMP says when an entry last
/// changed (RFC 5545 3.8.7.2). No UID of the calendar: one client takes it for that of every entry.
/// `empty` are the days of a calendar without an entry: whoever subscribes would take it for broken.
pub(super) fn write(
    lines: &mut Lines,
    book: &Book<'_>,
    name: &str,
    base: Option<&Address>,
    path: Option<&str>,
    revised: Option<Day>,
    empty: Option<Horizon>,
) {
    let lang = book.lang;
    let name = plain(name);
    let mut about = feed::about(lang).to_owned();
    if let Some(days) = empty {
        about = format!("{about} {}", feed::no_days(lang, days.from, days.to));
    }
    about = format!("{about} {}", interface::label(lang, Label::Disclaimer));
    let mut head = Calendar::empty();
    // Without a number of a version: a new one would change every calendar and nothing in it.
    let maker = format!("-//Velvoite//velvoite//{}", lang.code().to_ascii_uppercase());
    head.append_property(("VERSION", "2.0"))
        .append_property(("PRODID", maker.as_str()))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("NAME", name.as_str()))
        .append_property(("X-WR-CALNAME", name.as_str()))
        .append_property(("DESCRIPTION", about.as_str()))
        .append_property(("X-WR-CALDESC", about.as_str()))
        .append_property(Property::new("REFRESH-INTERVAL", REFRESH).add_parameter("VALUE", "DURATION").done())
        .append_property(("X-PUBLISHED-TTL", REFRESH));
    if let Some(base) = base {
        if let Some(path) = path {
            let source = base.below(path);
            head.append_property(Property::new("SOURCE", source.text()).add_parameter("VALUE", "URI").done());
        }
        head.append_property(("URL", base.below(&format!("{lang}/")).text()));
        if let Some(day) = revised {
            head.append_property(("LAST-MODIFIED", midnight(day).as_str()));
        }
    }
    head.properties.iter().for_each(|property| lines.property(property));
}

/// A name without `,`, `;` and `\`, which one client shows with the backslash that they are escaped by.
fn plain(name: &str) -> String {
    let words: Vec<&str> =
        name.split([',', ';', '\\', ' ', '\n', '\r', '\t']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_name_has_nothing_that_must_be_escaped() {
        assert_eq!(plain("Akaa, Urjala; \\ x\r\ny"), "Akaa Urjala x y");
        assert_eq!(plain("Pirkanmaan hyvinvointialue"), "Pirkanmaan hyvinvointialue");
    }
}
