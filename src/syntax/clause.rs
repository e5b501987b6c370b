//! The clauses of duties, and what may follow each of them.

use super::ast::{
    Clause, ClauseBody, Early, Exception, Generation, Late, Part, Question, Reading, Rhythm, Section, Target, Trigger,
    Unread,
};
use super::block::{Block, entries};
use super::change::{change, extend};
use super::citation::{citation, sections};
use super::complaint::Complaint;
use super::condition::{About, condition};
use super::demand::{Extent, demand, evidence, target, under};
use super::due::{due, due_and_roll, offset, range, roll_value};
use super::lexical::Kind;
use super::party::{bearer, names, party};
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{day, key, mark, name, new_name, text, word, words};
use super::titles::{texts, titles};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::sequence::preceded;

/// A clause without condition and ground.
pub(crate) fn closed<'a>(start: Tokens<'a>, rest: Tokens<'a>, body: ClauseBody) -> Clause {
    Clause { span: start.until(rest), body, when: None, under: None }
}

/// `tail ::= {"," "when" condition | "under" citation}`, each at most once
pub(crate) fn tail<'a>(start: Tokens<'a>, rest: Tokens<'a>, body: ClauseBody, about: About) -> Res<'a, Clause> {
    let mut clause = closed(start, rest, body);
    let mut rest = rest;
    loop {
        if rest.kind() == Kind::Comma && rest.word_ahead(1) == "when" && clause.when.is_none() {
            let (after, when) = condition(about)(rest.skip().skip())?;
            clause.when = Some(when);
            rest = after;
        } else if rest.word() == "under" {
            let (after, ground) = under(rest)?;
            if clause.under.is_some() {
                rest.say(Complaint::SaidTwice("under".to_owned()), rest.here());
            }
            clause.under = Some(ground);
            rest = after;
        } else {
            break;
        }
    }
    clause.span = start.until(rest);
    Ok((rest, clause))
}

/// A clause of any block, with its tail. After a rhythm a comma may lead to `first`.
pub(crate) fn clause(i: Tokens<'_>) -> Res<'_, Clause> {
    let _deeper = i.enter()?;
    let (rest, body) = body(i)?;
    let (rest, clause) = tail(i, rest, body, About::Taken)?;
    let leads = matches!(clause.body, ClauseBody::Generation(Generation::Every(..)));
    let rest = if leads && rest.kind() == Kind::Comma && rest.word_ahead(1) == "first" { rest.skip() } else { rest };
    Ok((rest, clause))
}

/// What a clause says, by its keyword.
fn body(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    let after = i.skip();
    match i.word() {
        "title" => map(titles, ClauseBody::Title).parse(after),
        "short" => map(titles, ClauseBody::Short).parse(after),
        "source" => map(citation, |citation| ClauseBody::Source(citation.value)).parse(after),
        "force" => map(range, |(from, to)| ClauseBody::Force(from.value, to.map(|day| day.value))).parse(after),
        "binding" => map(name, ClauseBody::Binding).parse(after),
        "bearer" => map(bearer, ClauseBody::Bearer).parse(after),
        "towards" => map(party, ClauseBody::Towards).parse(after),
        "once" => Ok((after, ClauseBody::Generation(Generation::Once))),
        "always" => Ok((after, ClauseBody::Generation(Generation::Always))),
        "every" => map(every, ClauseBody::Generation).parse(after),
        "upon" => map(upon, ClauseBody::Generation).parse(after),
        "first" => first(after),
        "do" => map(target, ClauseBody::Do).parse(after),
        "keep" => map(|i| demand(i, Extent::Whole), ClauseBody::Keep).parse(after),
        "avoid" => avoid(after),
        "due" => map(due_and_roll, |(due, roll)| ClauseBody::Due(due, roll)).parse(after),
        "window" => map(preceded(word("from"), due), ClauseBody::Window).parse(after),
        "roll" => map(roll_value, ClauseBody::Roll).parse(after),
        "early" => early(i),
        "late" => late(i),
        "evidence" => evidence(i),
        "otherwise" => map(name, ClauseBody::Otherwise).parse(after),
        "succeeds" => map(names, ClauseBody::Succeeds).parse(after),
        "when" => map(condition(About::Taken), ClauseBody::When).parse(after),
        "reading" => map(reading, ClauseBody::Reading).parse(i),
        "question" => map(question, ClauseBody::Question).parse(i),
        "note" => map(texts, ClauseBody::Note).parse(after),
        "unread" => map(unread, ClauseBody::Unread).parse(i),
        "exception" => map(inner_exception, ClauseBody::Exception).parse(i),
        "extend" => map(unnamed_exception, ClauseBody::Exception).parse(i),
        "together" | "about" | "crosswise" => super::demand::clause_body(i),
        _ => i.miss(Want::Clause),
    }
}

/// `every ::= ("calendar year" | "term of" name | "period of" name | "at most" offset "apart") ["," "in parts" parts]`
fn every(i: Tokens<'_>) -> Res<'_, Generation> {
    let (rest, rhythm) = alt((
        map(words(&["calendar", "year"]), |_| Rhythm::CalendarYear),
        map(preceded(words(&["term", "of"]), name), Rhythm::Term),
        map(preceded(words(&["period", "of"]), name), Rhythm::PeriodOf),
        at_most,
    ))
    .parse(i)?;
    if rest.kind() == Kind::Comma && rest.word_ahead(1) == "in" {
        let (rest, _) = words(&["in", "parts"])(rest.skip())?;
        let (rest, parts) = entries(rest, PARTS, part)?;
        return Ok((rest, Generation::Every(rhythm, parts)));
    }
    Ok((rest, Generation::Every(rhythm, Vec::new())))
}

fn at_most(i: Tokens<'_>) -> Res<'_, Rhythm> {
    let (rest, offset) = preceded(words(&["at", "most"]), offset).parse(i)?;
    map(word("apart"), |_| Rhythm::AtMost(offset.clone())).parse(rest)
}

const PARTS: Block = Block { words: &[], inner: &[], begins: |i| i.kind() == Kind::Word && !reserved::is(i.word()) };

/// `part ::= name "due" due`
fn part(i: Tokens<'_>) -> Res<'_, Part> {
    let (rest, name) = name(i)?;
    let (at, _) = word("due")(rest)?;
    let (rest, due) = due(at)?;
    Ok((rest, Part { name, due: Spanned::new(due, at.until(rest)) }))
}

/// `upon ::= ("question" name texts | "breach" ["of" name] | demand) ["," "one at a time"]`
fn upon(i: Tokens<'_>) -> Res<'_, Generation> {
    let (rest, trigger) = match i.word() {
        "question" => map(question, Trigger::Question).parse(i)?,
        "breach" => {
            let (rest, of) = opt(preceded(word("of"), name)).parse(i.skip())?;
            (rest, Trigger::Breach(i.until(rest), of))
        }
        _ => map(|i| demand(i, Extent::Whole), |act| Trigger::Act(Box::new(act))).parse(i)?,
    };
    if rest.kind() == Kind::Comma && rest.word_ahead(1) == "one" {
        let (rest, _) = words(&["one", "at", "a", "time"])(rest.skip())?;
        return Ok((rest, Generation::Upon(trigger, true)));
    }
    Ok((rest, Generation::Upon(trigger, false)))
}

/// `first ::= "by" day | "period" key`
fn first(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    alt((
        map(preceded(word("by"), day), |day| ClauseBody::FirstBy(day.value)),
        map(preceded(word("period"), key(Want::Period)), ClauseBody::FirstPeriod),
    ))
    .parse(i)
}

/// `avoid ::= demand ["unless" target]`
fn avoid(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    let (rest, what) = demand(i, Extent::Whole)?;
    let (rest, unless): (_, Option<Target>) =
        if rest.word() == "unless" { map(target, Some).parse(rest.skip())? } else { (rest, None) };
    Ok((rest, ClauseBody::Avoid(what, unless)))
}

/// `early ::= "early" ("does not count" | "counts" ["from start of period"])`
pub(crate) fn early(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    let (rest, _) = word("early")(i)?;
    if rest.word() == "counts" && rest.word_ahead(1) == "from" {
        let (rest, _) = words(&["counts", "from", "start", "of", "period"])(rest)?;
        return Ok((rest, ClauseBody::Early(Early::CountsFromStartOfPeriod)));
    }
    map(
        alt((map(word("counts"), |_| Early::Counts), map(words(&["does", "not", "count"]), |_| Early::DoesNotCount))),
        ClauseBody::Early,
    )
    .parse(rest)
}

/// `late ::= "late" ("does not cure" | "cures" ["within" offset ["or naming its period"]])`
pub(crate) fn late(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    let (rest, _) = word("late")(i)?;
    if rest.word() == "cures" && rest.word_ahead(1) == "within" {
        let (rest, within) = offset(rest.skip().skip())?;
        if rest.word() == "or" {
            let (rest, _) = words(&["or", "naming", "its", "period"])(rest)?;
            return Ok((rest, ClauseBody::Late(Late::CuresOrNamed(within.value))));
        }
        return Ok((rest, ClauseBody::Late(Late::Cures(Some(within.value)))));
    }
    map(
        alt((map(word("cures"), |_| Late::Cures(None)), map(words(&["does", "not", "cure"]), |_| Late::DoesNotCure))),
        ClauseBody::Late,
    )
    .parse(rest)
}

/// `question ::= "question" name texts`
pub(crate) fn question(i: Tokens<'_>) -> Res<'_, Question> {
    let (rest, name) = preceded(word("question"), new_name).parse(i)?;
    let (rest, text) = texts(rest)?;
    Ok((rest, Question { span: i.until(rest), name, text }))
}

const CHANGES: Block =
    Block { words: reserved::CHANGES, inner: reserved::INNER, begins: |i| reserved::CHANGES.contains(&i.word()) };

/// `reading ::= "reading" name ["default"] texts ["{" {change} "}"]`
fn reading(i: Tokens<'_>) -> Res<'_, Reading> {
    let (rest, name) = preceded(word("reading"), new_name).parse(i)?;
    let default = rest.word() == "default";
    let (rest, ground) = texts(if default { rest.skip() } else { rest })?;
    let (rest, changes) = if rest.kind() == Kind::Open { entries(rest, CHANGES, change)? } else { (rest, Vec::new()) };
    Ok((rest, Reading { span: i.until(rest), name, default, ground, changes }))
}

/// `unread ::= "unread" text ["touches" (sections | keyword)] "from" day`
pub(crate) fn unread(i: Tokens<'_>) -> Res<'_, Unread> {
    let (mut rest, what) = preceded(word("unread"), text).parse(i)?;
    let mut touched: Vec<Section> = Vec::new();
    let mut clause = None;
    if rest.word() == "touches" {
        let at = rest.skip();
        if reserved::is_clause(at.word()) {
            clause = Some(Spanned::new(at.word().to_owned(), at.here()));
            rest = at.skip();
        } else if at.kind() == Kind::Sections {
            (rest, touched) = sections(at)?;
        } else {
            mark(Kind::Section)(at)?;
            (rest, touched) = sections(at)?;
        }
    }
    let (rest, from) = preceded(word("from"), day).parse(rest)?;
    Ok((rest, Unread { span: i.until(rest), what, sections: touched, clause, from }))
}

/// `inner-exception ::= "exception" name "{" {exception-entry} "}"`
pub(crate) fn inner_exception(i: Tokens<'_>) -> Res<'_, Exception> {
    let (rest, name) = preceded(word("exception"), new_name).parse(i)?;
    super::change::exception_block(i, rest, Some(name), None)
}

/// `unnamed-exception ::= extend ["," "when" condition]`: an exception without a name.
pub(crate) fn unnamed_exception(i: Tokens<'_>) -> Res<'_, Exception> {
    let (rest, change) = extend(i)?;
    let mut clauses = Vec::new();
    let rest = if rest.kind() == Kind::Comma && rest.word_ahead(1) == "when" {
        let at = rest.skip();
        let (rest, when) = condition(About::Taken)(at.skip())?;
        clauses.push(closed(at, rest, ClauseBody::When(when)));
        rest
    } else {
        rest
    };
    Ok((rest, Exception { span: i.until(rest), name: None, to: None, clauses, changes: vec![change] }))
}
