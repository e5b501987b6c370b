//! Braces: the entries between them, and where reading goes on after one that is broken.
//!
//! One mistake gets one complaint; a broken entry never hides the next one, a broken item never the next item. Knows
//! with which words entries and items begin; leaves alone what they say.

use super::complaint::Complaint;
use super::lexical::{Kind, Token};
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::mark;
use crate::diagnostic::nearest;
use crate::source::Span;

/// A sort of block.
#[derive(Clone, Copy)]
pub(crate) struct Block {
    /// The words with which its entries begin, for advice.
    pub words: &'static [&'static str],
    /// The words that stand inside its entries, for advice and for not stopping at them.
    pub inner: &'static [&'static str],
    /// Whether an entry begins here.
    pub begins: fn(Tokens<'_>) -> bool,
}

impl Block {
    /// Whether reading may go on here after a broken entry: where an entry or a clause begins a line, or where a
    /// clause of this block stands anywhere and no small word or comma leads to it.
    fn resumes(&self, i: Tokens<'_>) -> bool {
        let clause = reserved::is_clause(i.word());
        if i.ahead(0).first {
            return (self.begins)(i) || (clause && !self.inner.contains(&i.word()));
        }
        let led = |token: Token| matches!(token.kind, Kind::Comma | Kind::LeftParen);
        let fresh = !reserved::leads_on(i.word_before()) && !i.before().is_some_and(led);
        fresh && clause && (self.begins)(i)
    }

    /// The first place from `i` on at which reading may go on.
    fn resync<'a>(&self, mut i: Tokens<'a>) -> Tokens<'a> {
        loop {
            match i.kind() {
                Kind::End | Kind::Close => return i,
                Kind::Open => i = skip_braces(i),
                _ if starts_item(i) || self.resumes(i) => return i,
                _ => i = i.skip(),
            }
        }
    }
}

/// `"{" {entry} "}"`, each entry by `entry`. Fails only where there is no brace.
pub(crate) fn entries<'a, T>(
    i: Tokens<'a>,
    block: Block,
    mut entry: impl FnMut(Tokens<'a>) -> Res<'a, T>,
) -> Res<'a, Vec<T>> {
    let (mut i, open) = mark(Kind::Open)(i)?;
    let mut all = Vec::new();
    loop {
        if i.kind() == Kind::Close {
            trailing(i);
            return Ok((i.skip(), all));
        }
        if (block.begins)(i) {
            match entry(i) {
                Ok((rest, one)) => {
                    all.push(one);
                    i = rest;
                }
                Err(_) => {
                    let broken = i.report();
                    i = block.resync(if broken > i.at() { i.jump(broken) } else { i.skip() });
                }
            }
            continue;
        }
        if i.kind() == Kind::End || starts_item(i) || left_behind(i, open) {
            i.unclosed(open);
            return Ok((i, all));
        }
        i = stranger(i, block);
    }
}

/// A comma before the closing brace, after which something was wanted.
fn trailing(i: Tokens<'_>) {
    if i.before().is_some_and(|token| token.kind == Kind::Comma) && i.farthest() == i.at() {
        i.report();
    }
}

/// Complains about something with which no entry begins, and goes on after it.
fn stranger<'a>(i: Tokens<'a>, block: Block) -> Tokens<'a> {
    let word = i.word();
    let broken = if i.farthest() > i.at() || word.is_empty() {
        i.report().max(i.at())
    } else {
        unknown(i, block);
        i.at()
    };
    let next = i.jump(broken);
    block.resync(if next.kind() == Kind::Open || broken > i.at() { next } else { i.skip() })
}

/// Complains about a word with which no entry of the block begins.
fn unknown(i: Tokens<'_>, block: Block) {
    let (known, inner) = (block.words, block.inner);
    let near = |word: &str| nearest(word, known.iter().chain(inner).copied()).is_some();
    let found = i.word().to_owned();
    let elsewhere = reserved::is_clause(&found) && !inner.contains(&found.as_str());
    if elsewhere && nearest(&found, known.iter().copied()).is_none() {
        return i.say(Complaint::Misplaced(found), i.here());
    }
    if known.is_empty() || inner.contains(&found.as_str()) {
        let wants = Vec::new();
        return i.say(Complaint::Unexpected { wants, found }, i.here());
    }
    // Two names in a row: perhaps the first of them should have been a word of the language (`evry municipality`).
    let before = i.word_before();
    if let Some(last) = i.before().filter(|_| !i.ahead(0).first && !near(&found))
        && before.chars().count() > 3
        && !reserved::is(before)
        && near(before)
    {
        let span = Span { start: last.start, end: last.end, ..i.here() };
        return i.say(Complaint::UnknownEntry { found: before.to_owned(), known, inner }, span);
    }
    i.say(Complaint::UnknownEntry { found, known, inner }, i.here());
}

/// Whether a clause of an outer block stands here because the brace at `open` was forgotten: it begins a line that is
/// indented no more than the line of the brace.
fn left_behind(i: Tokens<'_>, open: Span) -> bool {
    if !i.ahead(0).first || !reserved::is_clause(i.word()) {
        return false;
    }
    match (i.indent(i.here().start), i.indent(open.start)) {
        (Some(here), Some(there)) => here <= there && i.here().start > open.start,
        _ => false,
    }
}

/// After the brace that closes the one here, or at the next item where it was forgotten.
pub(crate) fn skip_braces(mut i: Tokens<'_>) -> Tokens<'_> {
    let mut depth = 0_usize;
    loop {
        match i.kind() {
            Kind::End => return i,
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ if starts_item(i) => return i,
            _ => {}
        }
        i = i.skip();
        if depth == 0 {
            return i;
        }
    }
}

/// Whether an item begins here: its word and the shape of its head, or its word at the very beginning of a line.
pub(crate) fn starts_item(i: Tokens<'_>) -> bool {
    let named = i.ahead(1).kind == Kind::Word;
    let opens = i.ahead(2).kind == Kind::Open;
    let word = i.word();
    let shape = match word {
        "throughout" => i.ahead(1).kind == Kind::Open,
        "act" | "time-limits" => i.ahead(1).kind == Kind::Act,
        "kind" | "organ" | "topic" | "status" | "activity" | "periods" | "duty" | "calendar" => named && opens,
        "class" => named && (opens || i.ahead(2).kind == Kind::Equals),
        "relation" => named && i.word_ahead(2) == "of",
        "version" | "terms" | "provisions" => i.word_ahead(1) == "of",
        "exception" => named && i.word_ahead(2) == "to",
        "scenario" => i.ahead(1).kind == Kind::Text,
        _ => return false,
    };
    shape || (!matches!(word, "calendar" | "exception") && i.ahead(0).first && i.indent(i.here().start) == Some(0))
}
