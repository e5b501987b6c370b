//! How wide texts become, where they break and where they are cut: reckoned from the widths of letters, for no typeface is
//! asked.

use super::svg::Tone;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// How large.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// In which tone.
    pub tone: Tone,
}

impl Type {
    /// Plain text.
    pub(super) fn new(size: f64, tone: Tone) -> Type {
        Type { size, bold: false, tone }
    }

    /// The same, bold.
    pub(super) fn bold(self) -> Type {
        Type { bold: true, ..self }
    }

    /// How wide a text becomes, at the most: by the widths of a wide common typeface.
    pub(super) fn width(self, text: &str) -> f64 {
        let units: f64 = text.chars().map(wide).sum();
        units * self.size * if self.bold { 1.1 } else { 1.0 }
    }

    /// Lines that are no wider than this, broken at blanks; a word that is wider stands by itself.
    pub(super) fn lines(self, text: &str, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                Some(_) | None => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// The text where it fits, else its first words and dots; inside a word only where the first one is too wide.
    pub(super) fn cut(self, text: &str, width: f64) -> String {
        if self.width(text) <= width {
            return text.to_owned();
        }
        let fits = |part: &str| self.width(part) + self.width("…") <= width;
        let ends = |(at, sign): (usize, char)| sign.is_whitespace().then_some(at);
        let words = text.char_indices().filter_map(ends).filter_map(|at| text.get(..at)).rfind(|part| fits(part));
        let signs = || text.char_indices().filter_map(|(at, _)| text.get(..at)).rfind(|part| fits(part));
        let part = words.or_else(signs).unwrap_or_default();
        format!("{}…", part.trim_end_matches([',', ';', ':', '–', '-', '(', ' ']))
    }
}

/// How wide a sign is, for a size of 1: as in the wider of the typefaces that are asked for.
fn wide(sign: char) -> f64 {
    match sign {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | '\u{a0}' | '·' => 0.3,
        'f' | 't' | '(' | ')' | '[' | ']' | '/' | '-' | '‑' => 0.38,
        'r' | 'J' => 0.44,
        'c' | 's' | 'z' | 'v' | 'y' | 'x' | 'k' => 0.54,
        'm' | 'M' | 'W' | '%' | '—' | '…' | '@' => 0.97,
        'w' | 'O' | 'Ö' | 'Q' | 'N' | 'H' | 'D' | 'G' | 'U' => 0.82,
        'A'..='Z' | 'Å' | 'Ä' => 0.68,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::Type;
    use crate::render::picture::svg::Tone;

    #[test]
    fn titles_are_cut_at_a_word() {
        let how = Type::new(10.0, Tone::Ink);
        let title = "Aluevaltuuston vuosittainen kertomus";
        assert_eq!(how.cut(title, 1000.0), title);
        assert_eq!(how.cut(title, how.width("Aluevaltuuston vuosi…")), "Aluevaltuuston…");
        assert_eq!(how.cut(title, how.width("Alue…")), "Alue…");
        assert_eq!(how.cut("", 10.0), "");
    }
}
