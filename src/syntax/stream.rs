//! The tokens as nom reads them, and the memory of what was expected where.
//!
//! A parser that fails says what it wanted; the farthest place at which something was wanted is kept, and from it the
//! one complaint about a broken entry is made. Leaves alone what the words mean and where parsing goes on after it.

use super::complaint::Complaint;
use super::lexical::{Kind, Lexed, Token};
use super::reserved;
use super::want::Want;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// How deep clauses, conditions and parties may lie in each other. The law needs five.
const DEPTH: u32 = 32;

/// How many complaints one text gets; the last of them says that there are more.
const MANY: usize = 200;

/// A parser failed; why is known to the notes of the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault;

impl<I> nom::error::ParseError<I> for Fault {
    fn from_error_kind(_: I, _: nom::error::ErrorKind) -> Fault {
        Fault
    }

    fn append(_: I, _: nom::error::ErrorKind, other: Fault) -> Fault {
        other
    }
}

/// What a parser of the language gives.
pub(crate) type Res<'a, T> = nom::IResult<Tokens<'a>, T, Fault>;

/// One text on its way through the parser.
pub(crate) struct Script<'a> {
    source: SourceId,
    text: &'a str,
    tokens: Vec<Token>,
    broken: Vec<(u32, u32)>,
    notes: RefCell<Notes>,
    depth: Cell<u32>,
}

#[derive(Default)]
struct Notes {
    diagnostics: Vec<Diagnostic>,
    said: BTreeSet<(u32, &'static str)>,
    left_out: bool,
    at: usize,
    wants: Vec<Want>,
    quiet: bool,
    unclosed: Option<usize>,
}

impl Notes {
    fn want(&mut self, at: usize, want: Want) {
        if at > self.at {
            self.at = at;
            self.wants.clear();
        }
        if at == self.at && !self.wants.contains(&want) {
            self.wants.push(want);
        }
    }
}

/// A way into nested grammar; leaving it gives the depth back.
pub(crate) struct Deeper<'a>(&'a Cell<u32>);

impl Drop for Deeper<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get().saturating_sub(1));
    }
}

impl<'a> Script<'a> {
    /// The script of a text that has been cut into tokens.
    pub(crate) fn new(source: SourceId, text: &'a str, lexed: Lexed) -> Script<'a> {
        let Lexed { tokens, complaints, broken, .. } = lexed;
        let script =
            Script { source, text, tokens, broken: Vec::new(), notes: RefCell::default(), depth: Cell::new(0) };
        for (complaint, span) in complaints {
            script.say(complaint, span);
        }
        Script { broken, ..script }
    }

    /// All tokens.
    pub(crate) fn tokens(&'a self) -> Tokens<'a> {
        Tokens { script: self, at: 0, end: self.tokens.len() }
    }

    /// Puts a complaint on record, once for each place and code, and not where a broken token explains it.
    pub(crate) fn say(&self, complaint: Complaint, span: Span) {
        let line = self.broken.partition_point(|(_, end)| *end <= span.start);
        if self.broken.get(line).is_some_and(|(start, _)| *start <= span.start) {
            return;
        }
        let mut notes = self.notes.borrow_mut();
        if notes.diagnostics.len() >= MANY {
            if !notes.left_out {
                notes.left_out = true;
                notes.diagnostics.push(Complaint::TooMany(MANY).at(span));
            }
            return;
        }
        if notes.said.insert((span.start, complaint.code())) {
            notes.diagnostics.push(complaint.at(span));
        }
    }

    /// What was complained about, in the order of the text.
    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        let Notes { mut diagnostics, left_out, .. } = self.notes.into_inner();
        let last = if left_out { diagnostics.pop() } else { None };
        diagnostics.sort_by(|a, b| a.labels.first().map(|l| &l.place).cmp(&b.labels.first().map(|l| &l.place)));
        diagnostics.extend(last);
        diagnostics
    }
}

/// The tokens from a place on.
#[derive(Clone, Copy)]
pub(crate) struct Tokens<'a> {
    script: &'a Script<'a>,
    at: usize,
    end: usize,
}

impl<'a> Tokens<'a> {
    /// Which token is next.
    pub(crate) fn at(self) -> usize {
        self.at
    }

    /// The token `n` places on; the end stays the end.
    pub(crate) fn ahead(self, n: usize) -> Token {
        let nowhere = Token { kind: Kind::End, first: false, start: 0, end: 0 };
        let last = self.script.tokens.last().copied().unwrap_or(nowhere);
        self.script.tokens.get(self.at.saturating_add(n)).copied().unwrap_or(last)
    }

    /// What is next.
    pub(crate) fn kind(self) -> Kind {
        self.ahead(0).kind
    }

    /// The text of the token `n` places on.
    pub(crate) fn text_ahead(self, n: usize) -> &'a str {
        self.script.text.get(self.span_of(self.ahead(n)).range()).unwrap_or("")
    }

    /// The word `n` places on; empty where there is none.
    pub(crate) fn word_ahead(self, n: usize) -> &'a str {
        if self.ahead(n).kind == Kind::Word { self.text_ahead(n) } else { "" }
    }

    /// The next word; empty where there is none.
    pub(crate) fn word(self) -> &'a str {
        self.word_ahead(0)
    }

    /// After the next token.
    pub(crate) fn skip(self) -> Tokens<'a> {
        if self.kind() == Kind::End { self } else { Tokens { at: self.at + 1, ..self } }
    }

    /// At token `at`.
    pub(crate) fn jump(self, at: usize) -> Tokens<'a> {
        Tokens { at: at.min(self.end.saturating_sub(1)), ..self }
    }

    fn span_of(self, token: Token) -> Span {
        Span { source: self.script.source, start: token.start, end: token.end }
    }

    /// Where the next token stands.
    pub(crate) fn here(self) -> Span {
        self.span_of(self.ahead(0))
    }

    /// From the next token to the last one before `rest`.
    pub(crate) fn until(self, rest: Tokens<'a>) -> Span {
        match rest.at.checked_sub(1).filter(|last| *last >= self.at).and_then(|last| self.script.tokens.get(last)) {
            Some(last) => self.here().to(self.span_of(*last)),
            None => Span { end: self.here().start, ..self.here() },
        }
    }

    /// The token just before.
    pub(crate) fn before(self) -> Option<Token> {
        self.at.checked_sub(1).and_then(|last| self.script.tokens.get(last)).copied()
    }

    /// The word just before; empty where there is none.
    pub(crate) fn word_before(self) -> &'a str {
        self.before()
            .filter(|token| token.kind == Kind::Word)
            .and_then(|token| self.script.text.get(self.span_of(token).range()))
            .unwrap_or("")
    }

    /// How many characters indent the line of a byte; none where the line is very long.
    pub(crate) fn indent(self, byte: u32) -> Option<usize> {
        let byte = usize::try_from(byte).ok()?;
        let before = self.script.text.as_bytes().get(..byte)?;
        let line = before.iter().rev().take(400).take_while(|byte| **byte != b'\n').count();
        if line >= 400 {
            return None;
        }
        let start = byte.checked_sub(line)?;
        Some(before.get(start..)?.iter().take_while(|byte| byte.is_ascii_whitespace()).count())
    }

    /// Puts a complaint on record.
    pub(crate) fn say(self, complaint: Complaint, span: Span) {
        self.script.say(complaint, span);
    }

    /// How many complaints there are so far.
    pub(crate) fn complaints(self) -> usize {
        self.script.notes.borrow().diagnostics.len()
    }

    /// The next token is not what was wanted.
    pub(crate) fn miss<T>(self, want: Want) -> Res<'a, T> {
        self.script.notes.borrow_mut().want(self.at, want);
        Err(nom::Err::Error(Fault))
    }

    /// What is known of wants now, to go back to with `forget`.
    pub(crate) fn remember(self) -> (usize, usize) {
        let notes = self.script.notes.borrow();
        (notes.at, notes.wants.len())
    }

    /// Takes back what was wanted at this token since `remember` and puts one want in its place.
    pub(crate) fn forget(self, (at, known): (usize, usize), want: Want) {
        let mut notes = self.script.notes.borrow_mut();
        let kept = if notes.at == at { known } else { 0 };
        notes.wants.truncate(kept);
        notes.want(self.at, want);
    }

    /// The farthest token at which something was wanted in vain.
    pub(crate) fn farthest(self) -> usize {
        self.script.notes.borrow().at
    }

    /// Complains about the entry that begins here and could not be read, and gives the token at which it broke. Says
    /// nothing where an unclosed brace or too deep nesting already says it.
    pub(crate) fn report(self) -> usize {
        let (at, wants, quiet) = {
            let mut notes = self.script.notes.borrow_mut();
            let quiet = std::mem::take(&mut notes.quiet);
            (notes.at, std::mem::take(&mut notes.wants), quiet)
        };
        let (at, wants) = if at >= self.at { (at, wants) } else { (self.at, Vec::new()) };
        let broken = self.jump(at);
        if quiet {
            return at;
        }
        let found = broken.text_ahead(0).to_owned();
        if wants.contains(&Want::NewName) && reserved::is(broken.word()) {
            // The word was meant as a name, so no clause begins with it.
            self.say(Complaint::Reserved(found), broken.here());
            return at + 1;
        }
        // What is missing at the end of a line is missing there, not at the beginning of the next.
        let ends = broken.ahead(0).first || matches!(broken.kind(), Kind::Close | Kind::End);
        match broken.before().filter(|_| ends && at > self.at) {
            Some(last) => {
                let span = self.span_of(last);
                let last = self.script.text.get(span.range()).unwrap_or("").to_owned();
                self.say(Complaint::Incomplete { wants, last }, span);
            }
            None => self.say(Complaint::Unexpected { wants, found }, broken.here()),
        }
        at
    }

    /// Says that the brace at `open` is never closed, once for each place at which it is noticed.
    pub(crate) fn unclosed(self, open: Span) {
        let noticed = self.script.notes.borrow_mut().unclosed.replace(self.at);
        if noticed != Some(self.at) {
            self.say(Complaint::UnclosedBrace, open);
        }
    }

    /// One level deeper, or a complaint and a failure.
    pub(crate) fn enter(self) -> Result<Deeper<'a>, nom::Err<Fault>> {
        let depth = &self.script.depth;
        if depth.get() >= DEPTH {
            self.say(Complaint::TooDeep, self.here());
            let mut notes = self.script.notes.borrow_mut();
            notes.quiet = true;
            notes.at = self.at;
            return Err(nom::Err::Failure(Fault));
        }
        depth.set(depth.get() + 1);
        Ok(Deeper(depth))
    }
}

impl<'a> nom::Input for Tokens<'a> {
    type Item = Token;
    type Iter = std::iter::Copied<std::slice::Iter<'a, Token>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    // The closing `End` is no item, so that nom sees an empty input at the end.
    fn input_len(&self) -> usize {
        self.end.saturating_sub(self.at).saturating_sub(1)
    }

    fn take(&self, index: usize) -> Self {
        Tokens { end: self.at.saturating_add(index).saturating_add(1).min(self.end), ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        self.jump(self.at.saturating_add(index))
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P>(&self, predicate: P) -> Option<usize>
    where
        P: Fn(Token) -> bool,
    {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        let end = self.at.saturating_add(self.input_len());
        self.script.tokens.get(self.at..end).unwrap_or(&[]).iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if count <= self.input_len() { Ok(count) } else { Err(nom::Needed::new(count - self.input_len())) }
    }
}
