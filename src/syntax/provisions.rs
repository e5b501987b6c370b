//! The coverage table of an act: each of its provisions, and what the rules make of it.

use super::ast::{Norm, Provision, Provisions, Standing};
use super::block::{Block, entries};
use super::citation::sections;
use super::lexical::Kind;
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{act, comma, name, text, word, words};
use super::titles::titles;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, value};
use nom::multi::separated_list1;
use nom::sequence::preceded;

const ROWS: Block =
    Block { words: reserved::PROVISIONS, inner: &[], begins: |i| reserved::PROVISIONS.contains(&i.word()) };

/// `provisions ::= "provisions of" (act | text) "{" {row} "}"`
pub(crate) fn provisions(i: Tokens<'_>) -> Res<'_, Provisions> {
    let (rest, of) = preceded(words(&["provisions", "of"]), norm).parse(i)?;
    let (rest, rows) = entries(rest, ROWS, row)?;
    Ok((rest, Provisions { span: i.until(rest), of, rows }))
}

fn norm(i: Tokens<'_>) -> Res<'_, Spanned<Norm>> {
    alt((
        map(act, |act| Spanned::new(Norm::Act(act.value), act.span)),
        map(text, |text| Spanned::new(Norm::Text(text.value), text.span)),
    ))
    .parse(i)
}

/// `row ::= "row" text [sections] standing [titles]`: only `judged by` needs no words.
fn row(i: Tokens<'_>) -> Res<'_, Provision> {
    let (rest, name) = preceded(word("row"), text).parse(i)?;
    let marked = matches!(rest.kind(), Kind::Section | Kind::Sections);
    let (rest, sections) = if marked { sections(rest)? } else { (rest, Vec::new()) };
    let (rest, standing) = standing(rest)?;
    let silent = matches!(standing, Standing::Judged(_)) && !matches!(rest.word(), "fi" | "sv" | "en");
    let (rest, words) = if silent { (rest, None) } else { map(titles, Some).parse(rest)? };
    Ok((rest, Provision { span: i.until(rest), name, sections, standing, words }))
}

/// `standing ::= "judged by" names | "encoded in" names | "not testable" | "not in force" | "not read"`
fn standing(i: Tokens<'_>) -> Res<'_, Standing> {
    let duties = |before| preceded(words(before), separated_list1(comma, name));
    alt((
        map(duties(&["judged", "by"]), Standing::Judged),
        map(duties(&["encoded", "in"]), Standing::Encoded),
        value(Standing::NotTestable, words(&["not", "testable"])),
        value(Standing::NotInForce, words(&["not", "in", "force"])),
        value(Standing::NotRead, words(&["not", "read"])),
    ))
    .parse(i)
}
