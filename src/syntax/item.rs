//! The items of a file, and where reading goes on after one that is broken.

use super::ast::{Duty, File, Item, Throughout};
use super::block::{Block, entries, skip_braces, starts_item};
use super::calendar::{calendar, time_limits};
use super::change::{exception, version};
use super::clause::clause;
use super::complaint::Complaint;
use super::lexical::Kind;
use super::provisions::provisions;
use super::reserved;
use super::scenario::scenario;
use super::stream::{Res, Tokens};
use super::terminal::{new_name, word};
use super::vocabulary::{act, activity, class, periods, plain, relation, terms};
use crate::source::SourceId;
use std::sync::Arc;

use nom::Parser;
use nom::combinator::map;
use nom::sequence::preceded;

/// `file ::= [throughout] {item}`
pub(crate) fn file(source: SourceId, mut i: Tokens<'_>) -> File {
    let mut items = Vec::new();
    loop {
        match i.kind() {
            Kind::End => return File { source, items },
            Kind::Close => {
                i.say(Complaint::StrayClose, i.here());
                i = i.skip();
            }
            _ if reserved::ITEMS.contains(&i.word()) => match item(i) {
                Ok((rest, item)) => {
                    if matches!(item, Item::Throughout(_)) && !items.is_empty() {
                        i.say(Complaint::ThroughoutNotFirst, i.here());
                    }
                    items.push(item);
                    i = rest;
                }
                Err(_) => {
                    let broken = i.report();
                    i = next_item(if broken > i.at() { i.jump(broken) } else { i.skip() });
                }
            },
            _ => {
                if i.word().is_empty() || !i.ahead(0).first {
                    i.report();
                } else {
                    i.say(Complaint::UnknownItem(i.word().to_owned()), i.here());
                }
                i = next_item(i);
            }
        }
    }
}

/// The next place outside braces at which an item begins, from `i` on.
fn next_item(mut i: Tokens<'_>) -> Tokens<'_> {
    loop {
        match i.kind() {
            Kind::End | Kind::Close => return i,
            Kind::Open => i = skip_braces(i),
            _ if starts_item(i) || (i.ahead(0).first && reserved::ITEMS.contains(&i.word())) => return i,
            _ => i = i.skip(),
        }
    }
}

/// `item ::= throughout | act | provisions | word | relation | activity | class | periods | duty | version | exception
/// | scenario | calendar | time-limits | terms`
fn item(i: Tokens<'_>) -> Res<'_, Item> {
    match i.word() {
        "throughout" => map(throughout, Item::Throughout).parse(i),
        "act" => map(act, Item::Act).parse(i),
        "provisions" => map(provisions, Item::Provisions).parse(i),
        "relation" => map(relation, Item::Relation).parse(i),
        "activity" => map(activity, Item::Activity).parse(i),
        "class" => map(class, Item::Class).parse(i),
        "periods" => map(periods, Item::Periods).parse(i),
        "duty" => map(duty, Item::Duty).parse(i),
        "version" => map(version, Item::Version).parse(i),
        "exception" => map(exception, Item::Exception).parse(i),
        "scenario" => map(scenario, |scenario| Item::Scenario(Arc::new(scenario))).parse(i),
        "calendar" => map(calendar, Item::Calendar).parse(i),
        "time-limits" => map(time_limits, Item::TimeLimits).parse(i),
        "terms" => map(terms, Item::Terms).parse(i),
        _ => map(plain, Item::Word).parse(i),
    }
}

const THROUGHOUT: Block =
    Block { words: reserved::THROUGHOUT, inner: reserved::INNER, begins: |i| reserved::THROUGHOUT.contains(&i.word()) };

/// `throughout ::= "throughout {" {clause} "}"`
fn throughout(i: Tokens<'_>) -> Res<'_, Throughout> {
    let (rest, clauses) = entries(i.skip(), THROUGHOUT, clause)?;
    Ok((rest, Throughout { span: i.until(rest), clauses }))
}

const DUTY: Block = Block {
    words: reserved::DUTY,
    inner: reserved::INNER,
    begins: |i| reserved::DUTY.contains(&i.word()) && !(i.word() == "exception" && i.word_ahead(2) == "to"),
};

/// `duty ::= "duty" name "{" {clause} "}"`
fn duty(i: Tokens<'_>) -> Res<'_, Duty> {
    let (rest, name) = preceded(word("duty"), new_name).parse(i)?;
    let (rest, clauses) = entries(rest, DUTY, clause)?;
    Ok((rest, Duty { span: i.until(rest), name, clauses }))
}
