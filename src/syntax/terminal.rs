//! The smallest parsers: words of the language, marks, names, numbers, days, strings.
//!
//! Each says what it wanted where it fails. Leaves alone how they follow each other.

use super::ast::{ActNumber, Name};
use super::lexical::{Kind, read_day, unquote};
use super::reserved;
use super::stream::{Res, Tokens};
use super::want::Want;
use crate::source::{Span, Spanned};
use crate::time::Day;

/// The word `expected` of the language.
pub(crate) fn word<'a>(expected: &'static str) -> impl Fn(Tokens<'a>) -> Res<'a, Span> {
    move |i| if i.word() == expected { Ok((i.skip(), i.here())) } else { i.miss(Want::Word(expected)) }
}

/// Several words of the language in a row.
pub(crate) fn words<'a>(expected: &'static [&'static str]) -> impl Fn(Tokens<'a>) -> Res<'a, Span> {
    move |i| {
        let mut rest = i;
        for one in expected {
            rest = word(one)(rest)?.0;
        }
        Ok((rest, i.until(rest)))
    }
}

/// A mark.
pub(crate) fn mark<'a>(kind: Kind) -> impl Fn(Tokens<'a>) -> Res<'a, Span> {
    move |i| if i.kind() == kind { Ok((i.skip(), i.here())) } else { i.miss(Want::Mark(kind)) }
}

/// A comma between the members of a list. A comma before `when`, `roll`, `first`, `in parts`, `one at a time` or
/// `jointly` ends the list.
pub(crate) fn comma(i: Tokens<'_>) -> Res<'_, Span> {
    let ends = match i.word_ahead(1) {
        "when" | "roll" | "first" | "jointly" => true,
        "one" => i.word_ahead(2) == "at",
        "in" => i.word_ahead(2) == "parts",
        _ => false,
    };
    if ends { i.miss(Want::Nothing) } else { mark(Kind::Comma)(i) }
}

fn taken(i: Tokens<'_>) -> Res<'_, Name> {
    Ok((i.skip(), Spanned::new(i.text_ahead(0).to_owned(), i.here())))
}

/// A name that stands for something: no word of the language. `want` says what it should name.
pub(crate) fn name_of<'a>(want: Want) -> impl Fn(Tokens<'a>) -> Res<'a, Name> {
    move |i| if i.kind() == Kind::Word && !reserved::is(i.word()) { taken(i) } else { i.miss(want) }
}

/// A name.
pub(crate) fn name(i: Tokens<'_>) -> Res<'_, Name> {
    name_of(Want::Name)(i)
}

/// A name that is given here; a word of the language in its place gets its own complaint.
pub(crate) fn new_name(i: Tokens<'_>) -> Res<'_, Name> {
    name_of(Want::NewName)(i)
}

/// A word, a key, a number, a day or a string where the language asks for the key of a period or for an id.
pub(crate) fn key<'a>(want: Want) -> impl Fn(Tokens<'a>) -> Res<'a, Name> {
    move |i| match i.kind() {
        Kind::Text => text(i),
        Kind::Word | Kind::Number | Kind::Key | Kind::Day => taken(i),
        _ => i.miss(want),
    }
}

/// A string.
pub(crate) fn text(i: Tokens<'_>) -> Res<'_, Spanned<String>> {
    if i.kind() == Kind::Text {
        Ok((i.skip(), Spanned::new(unquote(i.text_ahead(0)), i.here())))
    } else {
        i.miss(Want::Text)
    }
}

/// A whole number.
pub(crate) fn number(i: Tokens<'_>) -> Res<'_, Spanned<u32>> {
    if i.kind() == Kind::Number {
        Ok((i.skip(), Spanned::new(i.text_ahead(0).parse().unwrap_or(u32::MAX), i.here())))
    } else {
        i.miss(Want::Number)
    }
}

/// How many: a number or a word from `one` to `ten`.
pub(crate) fn count(i: Tokens<'_>) -> Res<'_, Spanned<u32>> {
    const WORDS: [(&str, u32); 10] = [
        ("one", 1),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
    ];
    match WORDS.iter().find(|(word, _)| *word == i.word()) {
        Some((_, value)) => Ok((i.skip(), Spanned::new(*value, i.here()))),
        None => number(i),
    }
}

/// A day. One that does not exist was complained about when it was cut; any day stands for it.
pub(crate) fn day(i: Tokens<'_>) -> Res<'_, Spanned<Day>> {
    if i.kind() == Kind::Day {
        Ok((i.skip(), Spanned::new(read_day(i.text_ahead(0)).unwrap_or_default(), i.here())))
    } else {
        i.miss(Want::Day)
    }
}

/// The number of an act.
pub(crate) fn act(i: Tokens<'_>) -> Res<'_, Spanned<ActNumber>> {
    if i.kind() != Kind::Act {
        return i.miss(Want::Act);
    }
    let (number, year) = i.text_ahead(0).split_once('/').unwrap_or_default();
    let value = |digits: &str| digits.parse().unwrap_or(u32::MAX);
    Ok((i.skip(), Spanned::new(ActNumber { number: value(number), year: value(year) }, i.here())))
}

/// `parser`, which names what it wants as a whole where it fails at its first token.
pub(crate) fn label<'a, T>(
    want: Want,
    mut parser: impl FnMut(Tokens<'a>) -> Res<'a, T>,
) -> impl FnMut(Tokens<'a>) -> Res<'a, T> {
    move |i| {
        let known = i.remember();
        let result = parser(i);
        if matches!(result, Err(nom::Err::Error(_))) && i.farthest() <= i.at() {
            i.forget(known, want);
        }
        result
    }
}
