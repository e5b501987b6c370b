//! Conditions: on who bears a duty, on its period and trigger, and on acts and steps that were recorded.

use super::ast::{Condition, When};
use super::demand::{Extent, demand};
use super::due::point;
use super::lexical::Kind;
use super::party::{names, party};
use super::stream::{Res, Tokens};
use super::terminal::{day, key, label, mark, name, word, words};
use super::want::Want;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::map;
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};

/// Whether `about` after an act belongs to the condition; in a block, where it begins a clause, it does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// It belongs to the act.
    Taken,
    /// It is left to the block.
    Left,
}

/// `condition ::= all {"or" all}`
pub(crate) fn condition<'a>(about: About) -> impl FnMut(Tokens<'a>) -> Res<'a, Condition> {
    move |i| {
        let _deeper = i.enter()?;
        let all =
            |i| map(separated_list1(word("and"), |i| negation(i, about)), |list| one_or(list, Condition::And)).parse(i);
        map(separated_list1(word("or"), all), |list| one_or(list, Condition::Or)).parse(i)
    }
}

fn one_or(mut list: Vec<Condition>, many: fn(Vec<Condition>) -> Condition) -> Condition {
    match list.pop() {
        Some(only) if list.is_empty() => only,
        Some(last) => {
            list.push(last);
            many(list)
        }
        None => many(list),
    }
}

/// `negation ::= "not" negation | "(" condition ")" | atom`
fn negation(i: Tokens<'_>, about: About) -> Res<'_, Condition> {
    let _deeper = i.enter()?;
    if i.word() == "not" {
        return map(preceded(word("not"), |i| negation(i, about)), |inner| Condition::Not(Box::new(inner))).parse(i);
    }
    if i.kind() == Kind::LeftParen {
        return delimited(mark(Kind::LeftParen), condition(About::Taken), mark(Kind::RightParen)).parse(i);
    }
    label(Want::Condition, |i| atom(i, about))(i)
}

fn atom(i: Tokens<'_>, about: About) -> Res<'_, Condition> {
    match (i.word(), i.word_ahead(1)) {
        ("trigger", "about") => {
            let (rest, span) = word("trigger")(i)?;
            map(preceded(word("about"), names), |topics| Condition::TriggerAbout(span, topics)).parse(rest)
        }
        ("trigger", _) => word("about")(i.skip()).map(|(rest, span)| (rest, Condition::TriggerAbout(span, Vec::new()))),
        ("period", _) => of_period(i),
        ("question", _) => answered(i),
        _ => alt((on_party, |i| on_act(i, about))).parse(i),
    }
}

/// `"period" ("is" ["not"] key | "from" day | "until" day)`
fn of_period(i: Tokens<'_>) -> Res<'_, Condition> {
    let (rest, _) = word("period")(i)?;
    match rest.word() {
        "from" => map(preceded(word("from"), day), Condition::PeriodFrom).parse(rest),
        "until" => map(preceded(word("until"), day), Condition::PeriodUntil).parse(rest),
        _ => {
            let (rest, _) = alt((word("is"), word("from"), word("until"))).parse(rest)?;
            let (rest, not) = negated(rest);
            map(key(Want::Period), |key| Condition::PeriodIs { not, key }).parse(rest)
        }
    }
}

fn negated(i: Tokens<'_>) -> (Tokens<'_>, bool) {
    if i.word() == "not" { (i.skip(), true) } else { (i, false) }
}

/// `"question" name "is" ("yes" | "no")`
fn answered(i: Tokens<'_>) -> Res<'_, Condition> {
    let (rest, name) = preceded(word("question"), name).parse(i)?;
    let (rest, _) = word("is")(rest)?;
    let yes = rest.word() == "yes";
    map(alt((word("yes"), word("no"))), |_| Condition::Answered { name: name.clone(), yes }).parse(rest)
}

/// `party ("is" ["not"] name | ["not"] "in" name | "having" name)`
fn on_party(i: Tokens<'_>) -> Res<'_, Condition> {
    let (rest, who) = party(i)?;
    match rest.word() {
        "is" => {
            let (rest, not) = negated(rest.skip());
            let (rest, what) = name(rest)?;
            Ok((rest, Condition::Is { who, not, what }))
        }
        "having" => {
            let (rest, status) = name(rest.skip())?;
            Ok((rest, Condition::Having { who, status }))
        }
        _ => {
            let (rest, not) = negated(rest);
            let (rest, _) = alt((word("is"), word("in"), word("having"))).parse(rest)?;
            let (rest, group) = name(rest)?;
            Ok((rest, Condition::In { who, not, group }))
        }
    }
}

/// `act ["in period" | ["on or"] ("before" | "after") point]`
fn on_act(i: Tokens<'_>, about: About) -> Res<'_, Condition> {
    let (rest, act) = demand(i, Extent::Condition(about))?;
    let (rest, when) = match (rest.word(), rest.word_ahead(2)) {
        ("in", _) => map(words(&["in", "period"]), When::InPeriod).parse(rest)?,
        ("before", _) => map(preceded(word("before"), point), When::Before).parse(rest)?,
        ("after", _) => map(preceded(word("after"), point), When::After).parse(rest)?,
        ("on", "after") => map(preceded(words(&["on", "or", "after"]), point), When::OnOrAfter).parse(rest)?,
        ("on", _) => map(preceded(words(&["on", "or", "before"]), point), When::OnOrBefore).parse(rest)?,
        _ => (rest, When::Any),
    };
    Ok((rest, Condition::Act(Box::new(act), when)))
}
