//! Lines of text for a terminal or a file: colour, width, wrapping by characters.

use crate::finding::Verdict;

/// How text is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours may be used; never the only sign of anything.
    pub colour: bool,
    /// How many characters a line has.
    pub width: usize,
}

impl Default for Style {
    /// Plain text, 100 characters wide.
    fn default() -> Style {
        Style { colour: false, width: 100 }
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
    /// The text in its ink.
    #[must_use]
    pub fn ink(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Plain => return text.to_owned(),
            Ink::Bold => "1",
            Ink::Dim => "2",
            Ink::Of(Verdict::Met) => "32",
            Ink::Of(Verdict::MetLate | Verdict::PartlyMet) => "33",
            Ink::Of(Verdict::Missed) => "31",
            Ink::Of(Verdict::Open) => "36",
            Ink::Of(Verdict::Upcoming | Verdict::Waived) => "34",
            // Not knowing is no alarm.
            Ink::Of(Verdict::Unknown | Verdict::NotApplicable) => "90",
        };
        if self.colour { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// The text in lines no longer than the width, the first after `first`, the others after as many blanks as
    /// `hang`. A word longer than a line stands alone. A no-break blank keeps two words together and is then a blank.
    #[must_use]
    pub fn wrap(self, text: &str, first: usize, hang: usize) -> Vec<String> {
        // Room for a whole line, or for all that is left of the text: a line then never grows by moving.
        let fresh = |left: usize| String::with_capacity(left.min(self.width.saturating_mul(2)));
        let mut left = text.len();
        let mut lines = Vec::new();
        let mut line = fresh(left);
        let mut used = 0;
        let mut room = self.width.saturating_sub(first).max(20);
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let length = word.chars().count();
            if used > 0 && used + 1 + length > room {
                left = left.saturating_sub(line.len());
                lines.push(std::mem::replace(&mut line, fresh(left)));
                room = self.width.saturating_sub(hang).max(20);
                used = 0;
            }
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += length;
        }
        lines.push(line);
        let spaced = |line: String| if line.contains('\u{a0}') { line.replace('\u{a0}', " ") } else { line };
        lines.into_iter().map(spaced).collect()
    }

    /// A paragraph: `head` (already short), then the text, wrapped under it with a hanging indentation.
    #[must_use]
    pub fn paragraph(self, indent: usize, head: &str, hang: usize, ink: Ink, text: &str) -> String {
        let before = indent + head.chars().count();
        let pad = " ".repeat(indent + hang);
        let lines = self.wrap(text, before, indent + hang);
        let mut out = String::with_capacity(text.len() + head.len() + lines.len() * (pad.len() + 16));
        out.push_str(&" ".repeat(indent));
        out.push_str(head);
        for (at, line) in lines.iter().enumerate() {
            if at > 0 {
                out.push('\n');
                out.push_str(&pad);
            }
            out.push_str(&self.ink(ink, line));
        }
        out.push('\n');
        out
    }
}
