//! Scenarios: made-up bodies, records and expectations. Their words are words of the language only here.

use super::ast::{Actor, Complete, Expect, Given, Line, Name, Outcome, RecordLine, Scenario};
use super::block::{Block, entries};
use super::complaint::Complaint;
use super::days::days;
use super::lexical::Kind;
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{comma, day, key, mark, name, name_of, text, word, words};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::separated_list1;
use nom::sequence::preceded;

const SCENARIO: Block = Block { words: reserved::SCENARIO, inner: reserved::FIELDS, begins: begins_line };

fn begins_line(i: Tokens<'_>) -> bool {
    match i.word() {
        "as" => i.word_ahead(1) == "of",
        "known" => i.word_ahead(1) == "at",
        word => reserved::SCENARIO.contains(&word),
    }
}

/// `scenario ::= "scenario" text "{" {line} "}"`
pub(crate) fn scenario(i: Tokens<'_>) -> Res<'_, Scenario> {
    let (rest, title) = preceded(word("scenario"), text).parse(i)?;
    let (rest, lines) = entries(rest, SCENARIO, line)?;
    Ok((rest, Scenario { span: i.until(rest), title, lines }))
}

/// `line ::= given | record | complete | "as of" day | "known at" day | expect`
fn line(i: Tokens<'_>) -> Res<'_, Line> {
    match i.word() {
        "given" => map(given, Line::Given).parse(i),
        "record" => map(record, |line| Line::Record(Box::new(line))).parse(i),
        "complete" => map(complete, Line::Complete).parse(i),
        "as" => map(preceded(words(&["as", "of"]), day), Line::AsOf).parse(i),
        "known" => map(preceded(words(&["known", "at"]), day), Line::KnownAt).parse(i),
        _ => map(expect, |expect| Line::Expect(Box::new(expect))).parse(i),
    }
}

/// Puts `new` in its field; says so where the field was filled already.
fn once<T>(at: Tokens<'_>, field: &mut Option<T>, new: T) {
    if field.replace(new).is_some() {
        at.say(Complaint::SaidTwice(at.word().to_owned()), at.here());
    }
}

/// A name, or a string for what is no name (`"ngo:Tampereen Martat"`).
fn thing(i: Tokens<'_>) -> Res<'_, Name> {
    if i.kind() == Kind::Text { text(i) } else { own_name(i) }
}

/// A name. The word that begins the next line of the scenario is none.
fn own_name(i: Tokens<'_>) -> Res<'_, Name> {
    if i.ahead(0).first && begins_line(i) { i.miss(Want::Name) } else { name(i) }
}

/// An id. The word that begins the next line of the scenario is none.
fn id(i: Tokens<'_>) -> Res<'_, Name> {
    if i.ahead(0).first && begins_line(i) { i.miss(Want::Id) } else { key(Want::Id)(i) }
}

fn things(i: Tokens<'_>) -> Res<'_, Vec<Name>> {
    separated_list1(comma, thing).parse(i)
}

fn ids(i: Tokens<'_>) -> Res<'_, Vec<Name>> {
    separated_list1(comma, id).parse(i)
}

/// `given ::= "given" name things {"of" things | "with" name things | "from" day | "until" day}`
fn given(i: Tokens<'_>) -> Res<'_, Given> {
    let (rest, kind) = preceded(word("given"), name).parse(i)?;
    let (mut rest, names) = things(rest)?;
    let mut given = Given { span: i.here(), kind, names, of: Vec::new(), with: Vec::new(), from: None, until: None };
    loop {
        let at = rest;
        rest = match at.word() {
            "of" => {
                let (after, groups) = things(at.skip())?;
                given.of.extend(groups);
                after
            }
            "with" => {
                let (after, kind) = name(at.skip())?;
                let (after, members) = things(after)?;
                given.with.push((kind, members));
                after
            }
            "from" => {
                let (after, from) = day(at.skip())?;
                once(at, &mut given.from, from);
                after
            }
            "until" => {
                let (after, until) = day(at.skip())?;
                once(at, &mut given.until, until);
                after
            }
            _ => break,
        };
    }
    given.span = i.until(rest);
    Ok((rest, given))
}

/// `actors ::= actor {"," actor}`, `actor ::= name ["/" name]`
fn actors(i: Tokens<'_>) -> Res<'_, Vec<Actor>> {
    separated_list1(comma, |i| {
        let (rest, body) = thing(i)?;
        let (rest, organ) = opt(preceded(mark(Kind::Slash), name)).parse(rest)?;
        Ok((rest, Actor { body, organ }))
    })
    .parse(i)
}

/// `record ::= "record" id [names] {field}`; without kinds only where the first field is `retracts`, `supersedes` or
/// `recorded`
fn record(i: Tokens<'_>) -> Res<'_, RecordLine> {
    let (rest, id) = preceded(word("record"), id).parse(i)?;
    let bare = matches!(rest.word(), "retracts" | "supersedes" | "recorded");
    let kind = name_of(Want::Activity);
    let (mut rest, kinds) = if bare { (rest, Vec::new()) } else { separated_list1(comma, kind).parse(rest)? };
    let mut line = empty_record(i, id, kinds);
    while let (after, true) = field(rest, &mut line)? {
        rest = after;
    }
    line.span = i.until(rest);
    Ok((rest, line))
}

fn empty_record(i: Tokens<'_>, id: Name, kinds: Vec<Name>) -> RecordLine {
    RecordLine {
        span: i.here(),
        id,
        kinds,
        by: Vec::new(),
        on: None,
        until: None,
        with: Vec::new(),
        invited: Vec::new(),
        about: Vec::new(),
        for_: Vec::new(),
        of: Vec::new(),
        to: Vec::new(),
        answer: None,
        grade: None,
        recorded: None,
        supersedes: None,
        retracts: None,
        note: None,
    }
}

/// `field ::= "by" actors | ("on" | "from") days | "until" days | "with" things | "invited" things | "about" names
/// | "for" keys | "of" keys | "to" actors | "answer" ("yes" | "no") | "grade" name | "recorded" day | "supersedes" id
/// | "retracts" id | "note" text`
fn field<'a>(i: Tokens<'a>, line: &mut RecordLine) -> Res<'a, bool> {
    let after = i.skip();
    let rest = match i.word() {
        "by" => more(actors(after)?, &mut line.by),
        "with" => more(things(after)?, &mut line.with),
        "invited" => more(things(after)?, &mut line.invited),
        "about" => more(things(after)?, &mut line.about),
        "for" => more(ids(after)?, &mut line.for_),
        "of" => more(ids(after)?, &mut line.of),
        "to" => more(actors(after)?, &mut line.to),
        "on" | "from" => fill(i, days(after)?, &mut line.on),
        "until" => fill(i, days(after)?, &mut line.until),
        "answer" => fill(i, answer(after)?, &mut line.answer),
        "grade" => fill(i, own_name(after)?, &mut line.grade),
        "recorded" => fill(i, day(after)?, &mut line.recorded),
        "supersedes" => fill(i, id(after)?, &mut line.supersedes),
        "retracts" => fill(i, id(after)?, &mut line.retracts),
        "note" => fill(i, text(after)?, &mut line.note),
        _ => return Ok((i, false)),
    };
    Ok((rest, true))
}

fn more<'a, T>((rest, new): (Tokens<'a>, Vec<T>), list: &mut Vec<T>) -> Tokens<'a> {
    list.extend(new);
    rest
}

fn fill<'a, T>(at: Tokens<'a>, (rest, new): (Tokens<'a>, T), field: &mut Option<T>) -> Tokens<'a> {
    once(at, field, new);
    rest
}

fn answer(i: Tokens<'_>) -> Res<'_, Spanned<bool>> {
    let yes = i.word() == "yes";
    map(alt((word("yes"), word("no"))), |span| Spanned::new(yes, span)).parse(i)
}

/// `complete ::= "complete" ("all" | things) ["for" names] "from" day ["until" day]`
fn complete(i: Tokens<'_>) -> Res<'_, Complete> {
    let (rest, _) = word("complete")(i)?;
    let (rest, bodies) = if rest.word() == "all" { (rest.skip(), Vec::new()) } else { things(rest)? };
    let (rest, kinds) = opt(preceded(word("for"), separated_list1(comma, name_of(Want::Activity)))).parse(rest)?;
    let (rest, from) = preceded(word("from"), day).parse(rest)?;
    let (rest, until) = opt(preceded(word("until"), day)).parse(rest)?;
    Ok((rest, Complete { span: i.until(rest), bodies, kinds: kinds.unwrap_or_default(), from, until }))
}

/// `expect ::= "expect" name "of" thing ["towards" thing] "for" key ["part" name] ["under" name] outcome`
fn expect(i: Tokens<'_>) -> Res<'_, Expect> {
    let (rest, duty) = preceded(word("expect"), name).parse(i)?;
    let (rest, bearer) = preceded(word("of"), thing).parse(rest)?;
    let (rest, counterparty) = opt(preceded(word("towards"), thing)).parse(rest)?;
    let (rest, period) = preceded(word("for"), key(Want::Period)).parse(rest)?;
    let (rest, part) = opt(preceded(word("part"), name)).parse(rest)?;
    let (rest, reading) = opt(preceded(word("under"), name)).parse(rest)?;
    let (rest, outcome) = outcome(rest)?;
    Ok((rest, Expect { span: i.until(rest), duty, bearer, counterparty, period, part, reading, outcome }))
}

/// `outcome ::= "has no instance" | "is" name {"by" ids | "missing" ids | "because" ids | "due" day}`
fn outcome(i: Tokens<'_>) -> Res<'_, Outcome> {
    if i.word() == "has" {
        return map(words(&["has", "no", "instance"]), |_| Outcome::NoInstance).parse(i);
    }
    let (rest, _) = alt((word("is"), word("has"))).parse(i)?;
    let (mut rest, verdict) = own_name(rest)?;
    let (mut witnesses, mut missing, mut because, mut due) = (None, None, None, None);
    loop {
        let at = rest;
        rest = match at.word() {
            "by" => fill(at, ids(at.skip())?, &mut witnesses),
            "missing" => fill(at, ids(at.skip())?, &mut missing),
            "because" => fill(at, ids(at.skip())?, &mut because),
            "due" => fill(at, day(at.skip())?, &mut due),
            _ => break,
        };
    }
    Ok((rest, Outcome::Is { verdict, witnesses, missing, because, due }))
}
