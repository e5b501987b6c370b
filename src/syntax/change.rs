//! What exceptions, readings and versions change, and the blocks of exceptions and versions.

use super::ast::{Change, ChangeBody, Clause, Due, Exception, Name, Roll, Selector, Version};
use super::block::{Block, entries};
use super::clause::{clause, inner_exception, unnamed_exception};
use super::demand::{step_body, under};
use super::due::{due_and_roll, offset};
use super::lexical::Kind;
use super::party::names;
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{name, new_name, word, words};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::combinator::{map, opt};
use nom::sequence::preceded;

/// `change ::= (add | remove | replace | extend) ["under" citation]`
pub(crate) fn change(i: Tokens<'_>) -> Res<'_, Change> {
    let _deeper = i.enter()?;
    let (rest, body) = match i.word() {
        "add" => add(i.skip())?,
        "remove" => remove(i.skip())?,
        "replace" => replace(i.skip())?,
        "extend" => return extend(i),
        _ => return i.miss(Want::Word("add")),
    };
    finish(i, rest, body)
}

fn finish<'a>(start: Tokens<'a>, rest: Tokens<'a>, body: ChangeBody) -> Res<'a, Change> {
    let (rest, under) = if rest.word() == "under" { map(under, Some).parse(rest)? } else { (rest, None) };
    Ok((rest, Change { span: start.until(rest), body, under }))
}

/// `add ::= "step" name step-body | clause`
fn add(i: Tokens<'_>) -> Res<'_, ChangeBody> {
    if i.word() == "step" {
        let (rest, name) = new_name(i.skip())?;
        return map(|rest| step_body(i, rest, name.clone()), ChangeBody::AddStep).parse(rest);
    }
    map(clause, ChangeBody::Add).parse(i)
}

/// `remove ::= "step" name | "duty" | "exception" | "earlier law" | keyword | clause`
fn remove(i: Tokens<'_>) -> Res<'_, ChangeBody> {
    match i.word() {
        "step" => map(preceded(word("step"), name), ChangeBody::RemoveStep).parse(i),
        "duty" => map(word("duty"), |_| ChangeBody::RemoveDuty).parse(i),
        "exception" => map(word("exception"), |_| ChangeBody::RemoveException).parse(i),
        "earlier" => map(words(&["earlier", "law"]), |_| ChangeBody::RemoveEarlierLaw).parse(i),
        written if reserved::is_clause(written) => {
            let next = i.skip();
            let ends = matches!(next.kind(), Kind::Close | Kind::End | Kind::Comma)
                || next.word() == "under"
                || (reserved::is_clause(next.word()) && !(written == "together" && next.word() == "with"));
            if ends {
                return Ok((next, ChangeBody::Remove(keyword(i))));
            }
            map(clause, |clause| ChangeBody::Remove(Selector::Clause(Box::new(clause)))).parse(i)
        }
        _ => i.miss(Want::Clause),
    }
}

fn keyword(i: Tokens<'_>) -> Selector {
    Selector::Keyword(Spanned::new(i.word().to_owned(), i.here()))
}

/// `replace ::= "step" name "with" step-body | "due of" names "with due" due | (keyword | clause) "with" clause`
fn replace(i: Tokens<'_>) -> Res<'_, ChangeBody> {
    if i.word() == "step" {
        let (rest, name) = name(i.skip())?;
        let (rest, _) = word("with")(rest)?;
        return map(|rest| step_body(rest, rest, name.clone()), |step| ChangeBody::ReplaceStep(name.clone(), step))
            .parse(rest);
    }
    if i.word() == "due" && i.word_ahead(1) == "of" {
        let (rest, steps) = names(i.skip().skip())?;
        let (rest, _) = words(&["with", "due"])(rest)?;
        return map(due_and_roll, |(due, roll): (Due, Option<Roll>)| {
            ChangeBody::ReplaceDueOf(steps.clone(), due, roll)
        })
        .parse(rest);
    }
    let (rest, selector) = selector(i)?;
    let (rest, _) = word("with")(rest)?;
    map(clause, |new: Clause| ChangeBody::Replace(selector.clone(), new)).parse(rest)
}

/// `K with C`: K alone where C begins right after `with`, else a whole clause.
fn selector(i: Tokens<'_>) -> Res<'_, Selector> {
    if !reserved::is_clause(i.word()) {
        return i.miss(Want::Clause);
    }
    let new = i.word_ahead(2);
    let members = i.word() == "together" && matches!(new, "every" | "bearer");
    if i.word_ahead(1) == "with" && reserved::is_clause(new) && !members {
        return Ok((i.skip(), keyword(i)));
    }
    // Where the clause breaks at once, `with` would have been right as well.
    let _ = word("with")(i.skip());
    map(clause, |clause| Selector::Clause(Box::new(clause))).parse(i)
}

/// `extend ::= "extend due" ["of" names] "by" offset ["under" citation]`
pub(crate) fn extend(i: Tokens<'_>) -> Res<'_, Change> {
    let (rest, _) = words(&["extend", "due"])(i)?;
    let (rest, steps) = opt(preceded(word("of"), names)).parse(rest)?;
    let (rest, by) = preceded(word("by"), offset).parse(rest)?;
    finish(i, rest, ChangeBody::ExtendDue(steps.unwrap_or_default(), by))
}

/// One entry of an exception or a version.
enum Entry {
    Clause(Clause),
    Change(Change),
    Exception(Exception),
}

const EXCEPTION: Block =
    Block { words: reserved::EXCEPTION, inner: reserved::INNER, begins: |i| reserved::EXCEPTION.contains(&i.word()) };
const VERSION: Block = Block {
    words: reserved::VERSION,
    inner: reserved::INNER,
    begins: |i| reserved::VERSION.contains(&i.word()) && !(i.word() == "exception" && i.word_ahead(2) == "to"),
};

fn entry(i: Tokens<'_>) -> Res<'_, Entry> {
    if reserved::CHANGES.contains(&i.word()) {
        return map(change, Entry::Change).parse(i);
    }
    map(clause, Entry::Clause).parse(i)
}

/// `"{" {exception-entry} "}"`; `start` is where the exception begins.
pub(crate) fn exception_block<'a>(
    start: Tokens<'a>,
    i: Tokens<'a>,
    name: Option<Name>,
    to: Option<Name>,
) -> Res<'a, Exception> {
    let _deeper = i.enter()?;
    let (rest, list) = entries(i, EXCEPTION, entry)?;
    let mut exception = Exception { span: start.until(rest), name, to, clauses: Vec::new(), changes: Vec::new() };
    for entry in list {
        match entry {
            Entry::Clause(clause) => exception.clauses.push(clause),
            Entry::Change(change) => exception.changes.push(change),
            Entry::Exception(_) => {}
        }
    }
    Ok((rest, exception))
}

/// `exception ::= "exception" name "to" name "{" {exception-entry} "}"`
pub(crate) fn exception(i: Tokens<'_>) -> Res<'_, Exception> {
    let (rest, own) = preceded(word("exception"), new_name).parse(i)?;
    let (rest, to) = preceded(word("to"), name).parse(rest)?;
    exception_block(i, rest, Some(own), Some(to))
}

/// `version ::= "version of" name "{" {version-entry} "}"`
pub(crate) fn version(i: Tokens<'_>) -> Res<'_, Version> {
    let (rest, of) = preceded(words(&["version", "of"]), name).parse(i)?;
    let (rest, list) = entries(rest, VERSION, version_entry)?;
    let mut version =
        Version { span: i.until(rest), of, clauses: Vec::new(), changes: Vec::new(), exceptions: Vec::new() };
    for entry in list {
        match entry {
            Entry::Clause(clause) => version.clauses.push(clause),
            Entry::Change(change) => version.changes.push(change),
            Entry::Exception(exception) => version.exceptions.push(exception),
        }
    }
    Ok((rest, version))
}

/// In a version `extend …, when …` is an exception without a name, `extend …` alone a change.
fn version_entry(i: Tokens<'_>) -> Res<'_, Entry> {
    match i.word() {
        "exception" => map(inner_exception, Entry::Exception).parse(i),
        "extend" => {
            let (rest, mut exception) = unnamed_exception(i)?;
            match exception.changes.pop() {
                Some(change) if exception.clauses.is_empty() => Ok((rest, Entry::Change(change))),
                change => {
                    exception.changes.extend(change);
                    Ok((rest, Entry::Exception(exception)))
                }
            }
        }
        _ => entry(i),
    }
}
