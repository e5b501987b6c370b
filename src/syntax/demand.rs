//! What is asked: an act with its parties and topics, several acts, steps, a human judgement.

use super::ast::{Citation, Clause, ClauseBody, Demand, Name, Reference, Step, Target, Together};
use super::block::{Block, entries};
use super::clause::{closed, question, tail};
use super::complaint::Complaint;
use super::condition::{About, condition};
use super::due::{due_and_roll, point};
use super::lexical::Kind;
use super::party::{by, names, parties, party};
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{comma, count, name, name_of, word, words};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::multi::separated_list1;
use nom::sequence::preceded;

/// How far a demand reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Alternatives between kinds, and a block at the end.
    Whole,
    /// One kind and no block.
    Condition(About),
}

const BLOCK: Block =
    Block { words: reserved::DEMAND, inner: reserved::INNER, begins: |i| reserved::DEMAND.contains(&i.word()) };
const STEPS: Block =
    Block { words: &[], inner: reserved::STEP, begins: |i| i.kind() == Kind::Word && !reserved::is(i.word()) };

/// `target ::= "at least" count demand | "steps {" {step} "}" | "question" name texts | demand`
pub(crate) fn target(i: Tokens<'_>) -> Res<'_, Target> {
    match i.word() {
        "at" => {
            let (rest, least) = preceded(words(&["at", "least"]), count).parse(i)?;
            map(|i| demand(i, Extent::Whole), |one| Target::AtLeast(least.clone(), one)).parse(rest)
        }
        "steps" => {
            let (rest, steps) = entries(i.skip(), STEPS, step)?;
            Ok((rest, Target::Steps(i.until(rest), steps)))
        }
        "question" => map(question, Target::Question).parse(i),
        _ => map(|i| demand(i, Extent::Whole), Target::Act).parse(i),
    }
}

/// `demand ::= name {"or" name} {modifier} ["{" {demand-clause} "}"]`
/// `modifier ::= "by" by | "to" parties | "of" references | "with" parties | "about" names | "crosswise"`
pub(crate) fn demand(i: Tokens<'_>, extent: Extent) -> Res<'_, Demand> {
    let kind = name_of(Want::Activity);
    let (mut rest, kinds) = match extent {
        Extent::Whole => separated_list1(word("or"), kind).parse(i)?,
        Extent::Condition(_) => map(kind, |one| vec![one]).parse(i)?,
    };
    let mut demand = Demand { span: i.here(), kinds, by: None, to: Vec::new(), of: Vec::new(), clauses: Vec::new() };
    loop {
        let at = rest;
        rest = match at.word() {
            "by" => {
                let (after, by) = preceded(word("by"), by).parse(at)?;
                if demand.by.is_some() {
                    at.say(Complaint::SaidTwice("by".to_owned()), at.here());
                }
                demand.by = Some(by);
                after
            }
            "to" => {
                let (after, to) = preceded(word("to"), parties).parse(at)?;
                demand.to.extend(to);
                after
            }
            "of" => {
                let (after, of) = preceded(word("of"), references).parse(at)?;
                demand.of.push(of);
                after
            }
            "with" if !ends_a_replacement(at) => {
                let (after, parties) = preceded(word("with"), parties).parse(at)?;
                let body = ClauseBody::Together(Together { invited: false, parties });
                demand.clauses.push(closed(at, after, body));
                after
            }
            "about" | "crosswise" if extent != Extent::Condition(About::Left) => {
                let (after, body) = topics(at)?;
                demand.clauses.push(closed(at, after, body));
                after
            }
            _ => break,
        };
    }
    if extent == Extent::Whole && rest.kind() == Kind::Open {
        let (after, clauses) = entries(rest, BLOCK, clause)?;
        demand.clauses.extend(clauses);
        rest = after;
    }
    demand.span = i.until(rest);
    Ok((rest, demand))
}

/// `replace do X with do Y`: the second `with` is the replacement's.
fn ends_a_replacement(i: Tokens<'_>) -> bool {
    let next = i.word_ahead(1);
    reserved::is_clause(next) && !matches!(next, "every" | "bearer")
}

/// `references ::= reference {"," reference}`, `reference ::= "trigger" | party without "of" | name`
fn references(i: Tokens<'_>) -> Res<'_, Vec<Reference>> {
    separated_list1(comma, reference).parse(i)
}

fn reference(i: Tokens<'_>) -> Res<'_, Reference> {
    match i.word() {
        "trigger" => map(word("trigger"), Reference::Trigger).parse(i),
        "bearer" | "counterparty" | "own" | "every" | "each" | "at" => map(party, Reference::Party).parse(i),
        _ => map(name, Reference::Named).parse(i),
    }
}

/// `demand-clause ::= (together | topics | evidence) tail`
fn clause(i: Tokens<'_>) -> Res<'_, Clause> {
    let (rest, body) = clause_body(i)?;
    tail(i, rest, body, About::Left)
}

/// A clause of a block, without its tail.
pub(crate) fn clause_body(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    match i.word() {
        "together" => map(together, ClauseBody::Together).parse(i),
        "evidence" => evidence(i),
        _ => topics(i),
    }
}

/// `together ::= "together" ("with" | "invited") parties`
fn together(i: Tokens<'_>) -> Res<'_, Together> {
    let (rest, _) = word("together")(i)?;
    let invited = rest.word() == "invited";
    let (rest, _) = alt((word("with"), word("invited"))).parse(rest)?;
    map(parties, |parties| Together { invited, parties }).parse(rest)
}

/// `topics ::= "about" names | "crosswise"`
fn topics(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    alt((map(preceded(word("about"), names), ClauseBody::About), map(word("crosswise"), |_| ClauseBody::Crosswise)))
        .parse(i)
}

/// `evidence ::= "evidence" ["at least"] name`
pub(crate) fn evidence(i: Tokens<'_>) -> Res<'_, ClauseBody> {
    let (rest, _) = word("evidence")(i)?;
    let rest = if rest.word() == "at" { words(&["at", "least"])(rest)?.0 } else { rest };
    map(name, ClauseBody::Evidence).parse(rest)
}

/// `step ::= name step-body`
fn step(i: Tokens<'_>) -> Res<'_, Step> {
    let (rest, name) = name(i)?;
    step_body(i, rest, name)
}

/// `step-body ::= demand {"before" point | "after" point | "due" due | late | early | evidence | [","] "when" condition
/// | "under" citation}`; `under` after a clause is the clause's, else the step's.
pub(crate) fn step_body<'a>(start: Tokens<'a>, i: Tokens<'a>, name: Name) -> Res<'a, Step> {
    let (mut rest, demand) = demand(i, Extent::Whole)?;
    let mut step = Step {
        span: start.here(),
        name,
        demand,
        before: Vec::new(),
        after: Vec::new(),
        clauses: Vec::new(),
        under: None,
    };
    loop {
        let at = if rest.kind() == Kind::Comma && rest.word_ahead(1) == "when" { rest.skip() } else { rest };
        rest = match at.word() {
            "before" => {
                let (after, point) = preceded(word("before"), point).parse(at)?;
                step.before.push(point);
                after
            }
            "after" => {
                let (after, point) = preceded(word("after"), point).parse(at)?;
                step.after.push(point);
                after
            }
            "due" | "late" | "early" | "evidence" | "when" => {
                let (after, clause) = step_clause(at)?;
                step.clauses.push(clause);
                after
            }
            "under" => {
                let (after, citation) = under(at)?;
                if step.under.is_some() {
                    at.say(Complaint::SaidTwice("under".to_owned()), at.here());
                }
                step.under = Some(citation);
                after
            }
            _ => break,
        };
    }
    step.span = start.until(rest);
    Ok((rest, step))
}

fn step_clause(i: Tokens<'_>) -> Res<'_, Clause> {
    let (rest, body) = match i.word() {
        "due" => map(preceded(word("due"), due_and_roll), |(due, roll)| ClauseBody::Due(due, roll)).parse(i)?,
        "late" => super::clause::late(i)?,
        "early" => super::clause::early(i)?,
        "evidence" => evidence(i)?,
        _ => map(preceded(word("when"), condition(About::Taken)), ClauseBody::When).parse(i)?,
    };
    tail(i, rest, body, About::Taken)
}

/// `"under" citation`
pub(crate) fn under(i: Tokens<'_>) -> Res<'_, Spanned<Citation>> {
    preceded(word("under"), super::citation::citation).parse(i)
}
