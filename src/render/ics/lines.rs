//! Content lines, octet for octet: which value is escaped how, what stands in quotes, where a long line is folded.
//!
//! The calendar model is that of the crate `icalendar`; its printer is not used, because it folds one octet too late,
//! writes `NAME` and `REFID` unescaped, and gives a time of printing and a random UID to alarms. Follows RFC 5545 3.1,
//! 3.2 and 3.3.11, RFC 6868, RFC 7986 5 and RFC 9253 8.

use icalendar::{Component, Property};

/// The most octets of a line, its break apart (RFC 5545 3.1).
const WIDTH: usize = 75;

/// How the value of a property is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Value {
    /// Any text, escaped (RFC 5545 3.3.11).
    Text,
    /// Several texts, escaped one by one when they were joined.
    Texts,
    /// Days, times, numbers, lengths of time, words of the standard, addresses: nothing in them is ever escaped.
    Plain,
}

impl Value {
    /// What a property holds. What is not named holds text, so that nothing unescaped slips through.
    fn of(property: &str) -> Value {
        match property {
            "CATEGORIES" => Value::Texts,
            "ACTION"
            | "CALSCALE"
            | "COMPLETED"
            | "CONCEPT"
            | "DTEND"
            | "DTSTAMP"
            | "DTSTART"
            | "DUE"
            | "LAST-MODIFIED"
            | "LINK"
            | "PERCENT-COMPLETE"
            | "REFRESH-INTERVAL"
            | "SEQUENCE"
            | "SOURCE"
            | "STATUS"
            | "TRANSP"
            | "TRIGGER"
            | "URL"
            | "VERSION"
            | "X-MICROSOFT-CDO-BUSYSTATUS"
            | "X-PUBLISHED-TTL" => Value::Plain,
            _ => Value::Text,
        }
    }
}

/// A calendar that is being written.
#[derive(Debug, Default)]
pub(super) struct Lines {
    out: Vec<u8>,
    line: String,
}

impl Lines {
    /// A calendar in the place of what `room` held.
    pub(super) fn within(mut room: Vec<u8>) -> Lines {
        room.clear();
        Lines { out: room, line: String::new() }
    }

    /// What was written.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out
    }

    /// Lines that are written already, each with its break.
    pub(super) fn ready(&mut self, lines: &str) {
        self.out.extend_from_slice(lines.as_bytes());
    }

    /// What was written, as text.
    pub(super) fn into_text(self) -> String {
        String::from_utf8_lossy(&self.out).into_owned()
    }

    /// A line whose value is escaped already.
    pub(super) fn line(&mut self, line: &str) {
        fold(&mut self.out, line);
    }

    /// A line of ASCII that needs no fold and no escape, from its parts.
    pub(super) fn short(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.extend_from_slice(part.as_bytes()));
        self.out.extend_from_slice(b"\r\n");
    }

    /// The first line of a component.
    pub(super) fn begin(&mut self, component: &str) {
        self.line.clear();
        self.line.push_str("BEGIN:");
        self.line.push_str(component);
        fold(&mut self.out, &self.line);
    }

    /// Its last line.
    pub(super) fn end(&mut self, component: &str) {
        self.line.clear();
        self.line.push_str("END:");
        self.line.push_str(component);
        fold(&mut self.out, &self.line);
    }

    /// A component with its properties in the order of their names, and what is inside it.
    pub(super) fn component(&mut self, component: &impl Component) {
        let kind = component.component_kind();
        self.begin(&kind);
        let single = component.properties().values();
        single.chain(component.multi_properties().values().flatten()).for_each(|property| self.property(property));
        component.components().iter().for_each(|inner| self.component(inner));
        self.end(&kind);
    }

    /// A property.
    pub(super) fn property(&mut self, property: &Property) {
        self.line.clear();
        self.line.push_str(property.key());
        for parameter in property.params().values() {
            self.line.push(';');
            self.line.push_str(parameter.key());
            self.line.push('=');
            parameter_value(&mut self.line, parameter.value());
        }
        self.line.push(':');
        match Value::of(property.key()) {
            Value::Text => escape(&mut self.line, property.value()),
            Value::Texts | Value::Plain => self.line.extend(property.value().chars().filter(|sign| !sign.is_control())),
        }
        fold(&mut self.out, &self.line);
    }
}

/// A text with `\`, `;`, `,` and line breaks escaped (RFC 5545 3.3.11). A break is one however it was written; other
/// control characters, which no calendar can hold, are left out, the tabulator apart.
pub(super) fn escape(line: &mut String, text: &str) {
    // Most names and titles need nothing; 0xC2 may begin a control character beyond ASCII.
    let plain = |byte: u8| byte >= 0x20 && !matches!(byte, b'\\' | b';' | b',' | 0x7f | 0xc2);
    if text.bytes().all(plain) {
        line.push_str(text);
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.find(|sign: char| matches!(sign, '\\' | ';' | ',') || sign.is_control()) {
        line.push_str(&rest[..at]);
        let Some(sign) = rest[at..].chars().next() else { break };
        rest = &rest[at + sign.len_utf8()..];
        match sign {
            '\\' | ';' | ',' => line.extend(['\\', sign]),
            '\n' => line.push_str("\\n"),
            '\r' if rest.starts_with('\n') => {}
            '\r' => line.push_str("\\n"),
            '\t' => line.push('\t'),
            _ => {}
        }
    }
    line.push_str(rest);
}

/// A parameter's value: in quotes where it holds `:`, `;` or `,` (RFC 5545 3.2), what quotes cannot hold written with a
/// caret (RFC 6868).
fn parameter_value(line: &mut String, text: &str) {
    let quoted = text.contains([':', ';', ',']);
    if quoted {
        line.push('"');
    }
    for sign in text.chars() {
        match sign {
            '^' => line.push_str("^^"),
            '"' => line.push_str("^'"),
            '\n' => line.push_str("^n"),
            _ if sign.is_control() => {}
            _ => line.push(sign),
        }
    }
    if quoted {
        line.push('"');
    }
}

/// A line, broken so that no piece has more than 75 octets and none ends inside a character (RFC 5545 3.1). Each piece
/// but the first begins with a blank, which counts.
fn fold(out: &mut Vec<u8>, line: &str) {
    fold_within(out, line, WIDTH);
}

/// The rest of a line of text that was broken here: pieces that begin with a blank each.
pub(super) fn continued(text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut line = String::with_capacity(text.len());
    escape(&mut line, text);
    let mut out = vec![b' '];
    fold_within(&mut out, &line, WIDTH - 1);
    String::from_utf8_lossy(&out).into_owned()
}

fn fold_within(out: &mut Vec<u8>, line: &str, room: usize) {
    let (mut rest, mut room) = (line, room);
    while rest.len() > room {
        let mut at = room;
        while !rest.is_char_boundary(at) {
            at -= 1;
        }
        out.extend_from_slice(&rest.as_bytes()[..at]);
        out.extend_from_slice(b"\r\n ");
        rest = &rest[at..];
        room = WIDTH - 1;
    }
    out.extend_from_slice(rest.as_bytes());
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Lines, Value, escape, fold, parameter_value};
    use icalendar::{Component, Event, Property};
    use proptest::prelude::{any, proptest};

    fn folded(line: &str) -> String {
        let mut out = Vec::new();
        fold(&mut out, line);
        String::from_utf8(out).expect("no character is broken")
    }

    fn escaped(text: &str) -> String {
        let mut line = String::new();
        escape(&mut line, text);
        line
    }

    /// RFC 5545 3.1, read backwards.
    fn unfolded(lines: &str) -> String {
        let lines = lines.strip_suffix("\r\n").expect("a line ends");
        lines.replace("\r\n ", "")
    }

    /// RFC 5545 3.3.11, read backwards, by somebody who knows nothing of `escape`.
    fn unescaped(text: &str) -> String {
        let mut signs = text.chars();
        let mut out = String::new();
        while let Some(sign) = signs.next() {
            match sign {
                '\\' => match signs.next() {
                    Some('n' | 'N') => out.push('\n'),
                    Some(sign @ ('\\' | ';' | ',')) => out.push(sign),
                    other => panic!("no such escape: {other:?}"),
                },
                ';' | ',' => panic!("not escaped: {text}"),
                _ => out.push(sign),
            }
        }
        out
    }

    fn check_folds(line: &str) {
        let folded = folded(line);
        assert_eq!(unfolded(&folded), line);
        let pieces: Vec<&str> = folded.trim_end_matches("\r\n").split("\r\n").collect();
        for (at, piece) in pieces.iter().enumerate() {
            assert!(piece.len() <= 75, "{} octets: {piece}", piece.len());
            assert!(at == 0 || piece.starts_with(' '), "{piece}");
            // No piece is shorter than it must be: one more character would not have fitted.
            if let Some(next) = pieces.get(at + 1) {
                let first = next.chars().nth(1).expect("no piece is empty");
                assert!(piece.len() + first.len_utf8() > 75, "{piece}");
            }
        }
    }

    #[test]
    fn lines_of_every_length_are_folded_by_octets_between_characters() {
        for sign in ["a", "ä", "€", "🙂"] {
            for before in 0..4 {
                for count in 0..330 {
                    check_folds(&format!("{}{}", "x".repeat(before), sign.repeat(count)));
                }
            }
        }
        assert_eq!(folded(&"a".repeat(76)), format!("{}\r\n a\r\n", "a".repeat(75)));
        // The one that the printer of the crate gets wrong: the last piece is 76 octets long.
        assert_eq!(folded(&"a".repeat(150)), format!("{}\r\n {}\r\n a\r\n", "a".repeat(75), "a".repeat(74)));
    }

    #[test]
    fn breaks_are_written_in_one_way_and_other_control_characters_not_at_all() {
        assert_eq!(escaped("a\r\nb\rc\nd\n\re"), "a\\nb\\nc\\nd\\n\\ne");
        assert_eq!(escaped("a\u{0}b\u{7}c\td\u{7f}e\u{85}f"), "abc\tdef");
        assert_eq!(escaped("C:\\n, x; \"y\": z"), "C:\\\\n\\, x\\; \"y\": z");
    }

    #[test]
    fn parameters_are_quoted_where_they_must_be_and_hold_quotes_by_a_caret() {
        let value = |text: &str| {
            let mut line = String::new();
            parameter_value(&mut line, text);
            line
        };
        assert_eq!(value("URI"), "URI");
        assert_eq!(value("612/2021 7 § 4 mom."), "612/2021 7 § 4 mom.");
        assert_eq!(value("611/2021 1 §, 2 §"), "\"611/2021 1 §, 2 §\"");
        assert_eq!(value("a \"b\": ^c\nd\re"), "\"a ^'b^': ^^c^nde\"");
    }

    #[test]
    fn a_component_brings_nothing_that_was_not_put_in() {
        let mut event = Event::new();
        event
            .uid("1")
            .summary("a, b\r\nBEGIN:VALARM")
            .add_property("NAME", "x\r\ny;z")
            .add_property("URL", "h:\r\nX:1");
        let mut lines = Lines::within(Vec::new());
        lines.component(&event);
        assert_eq!(
            String::from_utf8(lines.into_bytes()).expect("text"),
            "BEGIN:VEVENT\r\nNAME:x\\ny\\;z\r\nSUMMARY:a\\, b\\nBEGIN:VALARM\r\nUID:1\r\nURL:h:X:1\r\nEND:VEVENT\r\n"
        );
    }

    #[test]
    fn what_no_table_names_is_text() {
        assert_eq!(Value::of("X-SOMETHING"), Value::Text);
        let mut lines = Lines::default();
        lines.property(&Property::new("X-SOMETHING", "a;b"));
        assert_eq!(lines.into_bytes(), b"X-SOMETHING:a\\;b\r\n");
    }

    proptest! {
        #[test]
        fn every_line_comes_back(line in "[ -~äöå€🙂–§]{0,400}") {
            check_folds(&line);
        }

        #[test]
        fn every_text_comes_back(text in any::<String>()) {
            let breaks = text.replace("\r\n", "\n").replace('\r', "\n");
            let kept: String = breaks.chars().filter(|sign| matches!(sign, '\n' | '\t') || !sign.is_control()).collect();
            assert_eq!(unescaped(&escaped(&text)), kept);
            assert!(!escaped(&text).contains(['\r', '\n']));
        }
    }
}
