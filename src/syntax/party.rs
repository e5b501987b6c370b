//! Bodies and sets of bodies as written: parties, bearers, and who acts.

use super::ast::{Bearer, By, Name, Party};
use super::lexical::Kind;
use super::stream::{Res, Tokens};
use super::terminal::{comma, count, label, name, name_of, word, words};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::{many0, separated_list1};
use nom::sequence::preceded;

/// `party ::= "bearer" | "counterparty" | "the others" | "own" name | set | name ["of" party]`
pub(crate) fn party(i: Tokens<'_>) -> Res<'_, Party> {
    let _deeper = i.enter()?;
    label(Want::Party, party_inside)(i)
}

fn party_inside(i: Tokens<'_>) -> Res<'_, Party> {
    match i.word() {
        "bearer" => map(word("bearer"), Party::Bearer).parse(i),
        "counterparty" => map(word("counterparty"), Party::Counterparty).parse(i),
        "the" if i.word_ahead(1) == "others" => map(words(&["the", "others"]), Party::Others).parse(i),
        "own" => map(preceded(word("own"), name), Party::Own).parse(i),
        "every" | "each" => every(i),
        "at" => at_least(i),
        _ => {
            let (rest, one) = name_of(Want::Party)(i)?;
            let (rest, of) = opt(preceded(word("of"), party)).parse(rest)?;
            Ok((
                rest,
                match of {
                    Some(of) => Party::Of(one, Box::new(of)),
                    None => Party::Named(one),
                },
            ))
        }
    }
}

/// `set ::= ("every" | "each") name ["of" party] ["having" name]`
fn every(i: Tokens<'_>) -> Res<'_, Party> {
    let (rest, _) = alt((word("every"), word("each"))).parse(i)?;
    let (rest, member) = name(rest)?;
    let (rest, of) = opt(preceded(word("of"), party)).parse(rest)?;
    let (rest, having) = opt(preceded(word("having"), name)).parse(rest)?;
    Ok((rest, Party::Every { span: i.until(rest), member, of: of.map(Box::new), having }))
}

/// `set ::= "at least" count name ["of" party]`
fn at_least(i: Tokens<'_>) -> Res<'_, Party> {
    let (rest, _) = words(&["at", "least"])(i)?;
    let (rest, count) = count(rest)?;
    let (rest, member) = name(rest)?;
    let (rest, of) = opt(preceded(word("of"), party)).parse(rest)?;
    Ok((rest, Party::AtLeast { span: i.until(rest), count: count.value, member, of: of.map(Box::new) }))
}

/// `parties ::= party {"," party}`
pub(crate) fn parties(i: Tokens<'_>) -> Res<'_, Vec<Party>> {
    separated_list1(comma, party).parse(i)
}

/// `names ::= name {"," name}`
pub(crate) fn names(i: Tokens<'_>) -> Res<'_, Vec<Name>> {
    separated_list1(comma, name).parse(i)
}

/// `bearer ::= party ({"and" party} | {"or" party}) ["," "jointly"]`
pub(crate) fn bearer(i: Tokens<'_>) -> Res<'_, Bearer> {
    let (rest, first) = party(i)?;
    let any = rest.word() != "and";
    let between = if any { "or" } else { "and" };
    let (rest, others) = many0(preceded(word(between), party)).parse(rest)?;
    let jointly = rest.kind() == Kind::Comma && rest.word_ahead(1) != "when";
    let rest = if jointly { word("jointly")(rest.skip())?.0 } else { rest };
    let mut terms = vec![first];
    terms.extend(others);
    Ok((rest, Bearer { terms, jointly, any }))
}

/// `by ::= "own" name | "any bearer" | [name "of"] "every bearer" | parties`
pub(crate) fn by(i: Tokens<'_>) -> Res<'_, Spanned<By>> {
    let (rest, who) = match (i.word(), i.word_ahead(1)) {
        ("own", _) => map(preceded(word("own"), name), By::Own).parse(i)?,
        ("any", _) => map(words(&["any", "bearer"]), |_| By::AnyBearer).parse(i)?,
        ("every", "bearer") => map(words(&["every", "bearer"]), |_| By::EveryBearer(None)).parse(i)?,
        (_, "of") if i.word_ahead(2) == "every" && i.word_ahead(3) == "bearer" => {
            let (rest, organ) = name(i)?;
            let (rest, _) = words(&["of", "every", "bearer"])(rest)?;
            (rest, By::EveryBearer(Some(organ)))
        }
        _ => map(parties, By::Parties).parse(i)?,
    };
    Ok((rest, Spanned::new(who, i.until(rest))))
}
