//! Characters into tokens: blanks, comments, words, numbers, dates, strings and marks.
//!
//! Knows the reading rules of the language for single words (a hyphen has no blanks, a minus has two; tried in order:
//! date, act number, number, period key, name). Leaves alone which word may stand where. Never fails: what is no token
//! is complained about and passed over.

use super::complaint::Complaint;
use crate::source::{SourceId, Span};
use crate::time::Day;

/// What a token is. Its text is a slice of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name or a word of the language.
    Word,
    /// `4`.
    Number,
    /// `2022-2025`, `1-2`, `2024-10`: two numbers and a hyphen.
    Key,
    /// `612/2021`.
    Act,
    /// `2024-10-02`.
    Day,
    /// `"…"`.
    Text,
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// `(`.
    LeftParen,
    /// `)`.
    RightParen,
    /// `,`.
    Comma,
    /// `|`.
    Bar,
    /// `=`.
    Equals,
    /// `..`.
    DotDot,
    /// `+`.
    Plus,
    /// `-` with blanks on both sides.
    Minus,
    /// `/` that is no part of an act's number.
    Slash,
    /// `§`.
    Section,
    /// `§§`.
    Sections,
    /// After the last character.
    End,
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    /// What it is.
    pub kind: Kind,
    /// Whether only blanks stand before it on its line.
    pub first: bool,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// What a text consists of.
#[derive(Debug, Default)]
pub(crate) struct Lexed {
    /// The tokens, closed by one `End`.
    pub tokens: Vec<Token>,
    /// The comments with their `#`, without the end of the line.
    pub comments: Vec<Span>,
    /// What is wrong with single characters and words.
    pub complaints: Vec<(Complaint, Span)>,
    /// Bytes of lines in which a token is broken, so that what follows from it is not complained about again.
    pub broken: Vec<(u32, u32)>,
}

/// The tokens of a text.
pub(crate) fn lex(source: SourceId, text: &str) -> Lexed {
    let mut lexer = Lexer { source, text, at: 0, first: true, out: Lexed::default() };
    if text.starts_with('\u{feff}') {
        lexer.at = '\u{feff}'.len_utf8();
    }
    while lexer.step() {}
    lexer.push(Kind::End, text.len(), text.len());
    lexer.out
}

struct Lexer<'a> {
    source: SourceId,
    text: &'a str,
    at: usize,
    first: bool,
    out: Lexed,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span { source: self.source, start: small(start), end: small(end) }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.out.tokens.push(Token { kind, first: self.first, start: small(start), end: small(end) });
        self.first = false;
        self.at = end;
    }

    fn complain(&mut self, complaint: Complaint, start: usize, end: usize) {
        let span = self.span(start, end);
        self.out.complaints.push((complaint, span));
    }

    /// Remembers that the line holding `at` is broken, from there to its end.
    fn break_line(&mut self, at: usize) {
        if self.out.broken.last().is_some_and(|(_, end)| small(at) < *end) {
            return;
        }
        let start = self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
        let end = self.line_end(at);
        self.out.broken.push((small(start), small(end + 1)));
    }

    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |newline| at + newline)
    }

    /// One token, blank or stray character; false at the end.
    fn step(&mut self) -> bool {
        let start = self.at;
        let mut chars = self.rest().chars();
        let Some(char) = chars.next() else { return false };
        let next = chars.next();
        let after = start + char.len_utf8();
        match char {
            '\n' => {
                self.first = true;
                self.at = after;
            }
            _ if char.is_whitespace() => self.at = after,
            '#' => {
                let end = start + self.rest().find('\n').unwrap_or(self.rest().len());
                let shown = self.text.get(start..end).map_or(end, |line| start + line.trim_end().len());
                let span = self.span(start, shown);
                self.out.comments.push(span);
                self.at = end;
            }
            '"' => self.text_token(start),
            '{' => self.push(Kind::Open, start, after),
            '}' => self.push(Kind::Close, start, after),
            '(' => self.push(Kind::LeftParen, start, after),
            ')' => self.push(Kind::RightParen, start, after),
            ',' => self.push(Kind::Comma, start, after),
            '|' => self.push(Kind::Bar, start, after),
            '=' => self.push(Kind::Equals, start, after),
            '+' => self.push(Kind::Plus, start, after),
            '/' => self.push(Kind::Slash, start, after),
            '.' if next == Some('.') => self.push(Kind::DotDot, start, after + 1),
            '§' if next == Some('§') => self.push(Kind::Sections, start, after + '§'.len_utf8()),
            '§' => self.push(Kind::Section, start, after),
            '-' | '\u{2212}' | '\u{2013}' => self.minus(start, after, char, next),
            _ if is_name_char(char) => self.word(start),
            _ => self.stray(start),
        }
        true
    }

    /// `-` between blanks. A minus that touches something is read as one all the same, after a complaint.
    fn minus(&mut self, start: usize, after: usize, char: char, next: Option<char>) {
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
        if char != '-' || !blank(before) || !blank(next) {
            self.complain(Complaint::TouchingMinus, start, after);
            self.break_line(start);
        }
        self.push(Kind::Minus, start, after);
    }

    /// A string ends on its line; `\"` and `\\` stand for `"` and `\`.
    fn text_token(&mut self, start: usize) {
        let mut escaped = false;
        for (offset, char) in self.rest().char_indices().skip(1) {
            match char {
                '\n' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '"' => {
                    self.push(Kind::Text, start, start + offset + 1);
                    return;
                }
                _ => {}
            }
        }
        // Braces on the rest of the line are more likely structure than text: keep the balance.
        let line = self.text.get(start..self.line_end(start)).unwrap_or("");
        let cut = line.find(['{', '}']).unwrap_or(line.len());
        let end = start + line.get(..cut).unwrap_or("").trim_end().len();
        self.complain(Complaint::UnclosedText, start, start + line.trim_end().len());
        self.break_line(start);
        self.push(Kind::Text, start, end);
    }

    /// A run of letters, digits and inner hyphens, sorted by its form.
    fn word(&mut self, start: usize) {
        let end = start + word_length(self.rest());
        let written = self.text.get(start..end).unwrap_or("");
        if written.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.number(start, end, written);
        }
        let parts = written.split('-').collect::<Vec<_>>();
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match parts.as_slice() {
            [year, month, day] if digits(year) && digits(month) && digits(day) => {
                if !(year.len() == 4 && month.len() == 2 && day.len() == 2) {
                    self.day_form([year, month, day], start, end);
                } else if read_day(written).is_none() {
                    self.complain(Complaint::ImpossibleDay(written.to_owned()), start, end);
                }
                self.push(Kind::Day, start, end);
            }
            [a, b] if digits(a) && digits(b) => self.push(Kind::Key, start, end),
            _ => {
                if written.contains('_') {
                    self.complain(Complaint::BadName(written.to_owned()), start, end);
                }
                self.push(Kind::Word, start, end);
            }
        }
    }

    /// A day in another form than the language's: says how to write it.
    fn day_form(&mut self, [year, month, day]: [&str; 3], start: usize, end: usize) {
        let found = self.text.get(start..end).unwrap_or("").to_owned();
        let better = read_day(&format!("{year}-{month}-{day}")).map(|day| day.to_string());
        self.complain(Complaint::DayForm { found, better }, start, end);
    }

    /// `26.11.2021`, as people write days in Finland: its parts and its length.
    fn dotted_day(&self, start: usize) -> Option<([&'a str; 3], usize)> {
        let text = self.text.get(start..)?;
        let day = text.get(..word_length(text))?;
        let rest = text.get(day.len()..)?.strip_prefix('.')?;
        let month = rest.get(..word_length(rest))?;
        let rest = rest.get(month.len()..)?.strip_prefix('.')?;
        let year = rest.get(..word_length(rest))?;
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let whole = digits(day) && digits(month) && digits(year);
        whole.then_some(([year, month, day], day.len() + month.len() + year.len() + 2))
    }

    /// A number, or the number of an act.
    fn number(&mut self, start: usize, end: usize, written: &str) {
        if let Some((parts, length)) = self.dotted_day(start) {
            self.day_form(parts, start, start + length);
            return self.push(Kind::Day, start, start + length);
        }
        let year = self.text.get(end..).and_then(|rest| rest.strip_prefix('/')).unwrap_or("");
        let length = word_length(year);
        let year = year.get(..length).unwrap_or("");
        let is_act = length > 0 && year.bytes().all(|byte| byte.is_ascii_digit());
        let too_large = |digits: &str| digits.parse::<u32>().is_err();
        if is_act {
            if too_large(written) || too_large(year) {
                self.complain(Complaint::TooLarge(written.to_owned()), start, end + 1 + length);
            }
            self.push(Kind::Act, start, end + 1 + length);
        } else {
            if too_large(written) {
                self.complain(Complaint::TooLarge(written.to_owned()), start, end);
            }
            self.push(Kind::Number, start, end);
        }
    }

    /// Characters that begin no token: one complaint for the whole run.
    fn stray(&mut self, start: usize) {
        let known = |char: char| char.is_whitespace() || is_name_char(char) || "#\"{}(),|=+/§-".contains(char);
        let mut end = start;
        for char in self.rest().chars() {
            if known(char) {
                break;
            }
            end += char.len_utf8();
        }
        let written = self.text.get(start..end).unwrap_or("").to_owned();
        self.complain(Complaint::Stray(written), start, end);
        self.break_line(start);
        self.first = false;
        self.at = end;
    }
}

/// Whether names may hold it. The underscore is read along, so that one complaint names the whole word.
fn is_name_char(char: char) -> bool {
    char.is_alphanumeric() || char == '_'
}

/// How many bytes a word at the beginning of `text` takes; hyphens stand only between name characters.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        let inner = char == '-' && at > 0 && chars.peek().is_some_and(|(_, next)| is_name_char(*next));
        if !is_name_char(char) && !inner {
            break;
        }
        end = at + char.len_utf8();
    }
    end
}

/// `2024-10-02` as a day, if there is such a day.
pub(crate) fn read_day(written: &str) -> Option<Day> {
    let mut parts = written.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Day::from_ymd_opt(year, month, day)
}

/// The text of a string token: without its quotes, `\"` and `\\` resolved.
pub(crate) fn unquote(written: &str) -> String {
    let inner = written.strip_prefix('"').unwrap_or(written);
    let inner = if inner.ends_with('"') && !inner.ends_with("\\\"") || inner.ends_with("\\\\\"") {
        inner.strip_suffix('"').unwrap_or(inner)
    } else {
        inner
    };
    let mut text = String::with_capacity(inner.len());
    let mut chars = inner.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some(next @ ('"' | '\\'))) => {
                text.push(*next);
                chars.next();
            }
            _ => text.push(char),
        }
    }
    text
}

fn small(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
