//! Lines of text for a terminal or a file: colour, width, wrapping by characters.

use crate::finding::Verdict;

/// How text is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used; never the only sign of anything.
    pub colour: bool,
    /// How many characters a line has.
    pub width: usize,
    /// Whether a terminal shows it, which can show nothing but text.
    pub terminal: bool,
}

impl Default for Style {
    /// Plain text, 100 characters wide.
    fn default() -> Style {
        Style { colour: false, width: 100, terminal: false }
    }
}

/// How a stretch of text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As the rest.
    Plain,
    /// A heading.
    Bold,
    /// Of less weight.
    Dim,
    /// The colour of a verdict; grey for what cannot be told.
    Of(Verdict),
}

impl Style {
    /// What stands before and after a text in its ink.
    fn signs(self, ink: Ink) -> (&'static str, &'static str) {
        if !self.colour {
            return ("", "");
        }
        let before = match ink {
            Ink::Plain => return ("", ""),
            Ink::Bold => "\u{1b}[1m",
            Ink::Dim => "\u{1b}[2m",
            Ink::Of(Verdict::Met) => "\u{1b}[32m",
            Ink::Of(Verdict::MetLate | Verdict::PartlyMet) => "\u{1b}[33m",
            Ink::Of(Verdict::Missed) => "\u{1b}[31m",
            Ink::Of(Verdict::Open) => "\u{1b}[36m",
            Ink::Of(Verdict::Upcoming | Verdict::Waived) => "\u{1b}[34m",
            // Not knowing is no alarm.
            Ink::Of(Verdict::Unknown | Verdict::NotApplicable) => "\u{1b}[90m",
        };
        (before, "\u{1b}[0m")
    }

    /// The text in its ink.
    #[must_use]
    pub fn ink(self, ink: Ink, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        self.write_ink(&mut out, ink, text);
        out
    }

    /// Writes the text in its ink.
    pub fn write_ink(self, out: &mut String, ink: Ink, text: &str) {
        let (before, after) = self.signs(ink);
        for part in [before, text, after] {
            out.push_str(part);
        }
    }

    /// Writes the text in lines no longer than the width, the first from the column `first` on, the others after as
    /// many blanks as `hang`. A word longer than a line stands alone. A no-break blank keeps two words together and is
    /// then a blank.
    pub fn flow(self, out: &mut String, first: usize, hang: usize, ink: Ink, text: &str) {
        let (before, after) = self.signs(ink);
        let room = |taken: usize| self.width.saturating_sub(taken).max(20);
        out.push_str(before);
        // Most texts stand in one line as they are.
        let blanks = text.starts_with(' ') || text.ends_with(' ') || text.contains("  ") || text.contains('\u{a0}');
        if !blanks && text.chars().count() <= room(first) {
            out.push_str(text);
            out.push_str(after);
            return;
        }
        let mut left = room(first);
        let mut used = 0;
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > left {
                out.push_str(after);
                out.push('\n');
                indent(out, hang);
                out.push_str(before);
                left = room(hang);
                used = 0;
            }
            if used > 0 {
                out.push(' ');
                used += 1;
            }
            for (at, part) in word.split('\u{a0}').enumerate() {
                if at > 0 {
                    out.push(' ');
                }
                out.push_str(part);
            }
            used += length;
        }
        out.push_str(after);
    }

    /// A paragraph: `head` (already short), then the text, wrapped under it with a hanging indentation.
    #[must_use]
    pub fn paragraph(self, indent: usize, head: &str, hang: usize, ink: Ink, text: &str) -> String {
        let mut out = String::with_capacity(indent + head.len() + text.len() + text.len() / 4 + 16);
        self.write_paragraph(&mut out, indent, head, hang, ink, text);
        out
    }

    /// Writes a paragraph.
    pub fn write_paragraph(self, out: &mut String, indented: usize, head: &str, hang: usize, ink: Ink, text: &str) {
        indent(out, indented);
        out.push_str(head);
        self.flow(out, indented + head.chars().count(), indented + hang, ink, text);
        out.push('\n');
    }
}

/// Blanks before a line.
fn indent(out: &mut String, count: usize) {
    const BLANKS: &str = "                ";
    let mut left = count;
    while left > 0 {
        let some = left.min(BLANKS.len());
        out.push_str(&BLANKS[..some]);
        left -= some;
    }
}
