//! The things that rules speak of: acts, plain words, relations, activities, classes, periods and terms.

use super::ast::{
    Act, ActNumber, Activity, Citation, Class, Election, Name, Periods, Relation, Term, Terms, Titles, Unread, Word,
    WordSort,
};
use super::block::{Block, entries};
use super::calendar::occurrence;
use super::clause::unread;
use super::complaint::Complaint;
use super::demand::under;
use super::due::range;
use super::lexical::Kind;
use super::reserved;
use super::stream::{Res, Tokens};
use super::terminal::{day, key, mark, name, new_name, text, word, words};
use super::titles::{in_language, titles, together};
use super::want::Want;
use crate::lang::Lang;
use crate::source::Spanned;
use crate::time::Day;
use nom::Parser;
use nom::combinator::{map, opt};
use nom::multi::separated_list1;
use nom::sequence::preceded;

/// One entry of an act.
enum ActEntry {
    Title(Titles),
    Eli(Spanned<String>),
    Revised(Spanned<Day>),
    Followed(Spanned<ActNumber>),
    Unread(Unread),
}

const ACT: Block = Block { words: reserved::ACT, inner: &[], begins: |i| reserved::ACT.contains(&i.word()) };

/// `act ::= "act" number "{" {title | eli | revised | followed | unread} "}"`
pub(crate) fn act(i: Tokens<'_>) -> Res<'_, Act> {
    let (rest, number) = preceded(word("act"), super::terminal::act).parse(i)?;
    let (rest, list) = entries(rest, ACT, |i| map(act_entry, |entry| (i, entry)).parse(i))?;
    let mut act =
        Act { span: i.until(rest), number, title: None, eli: None, revised: None, followed: None, unread: Vec::new() };
    for (at, entry) in list {
        let again = match entry {
            ActEntry::Title(title) => act.title.replace(title).is_some(),
            ActEntry::Eli(eli) => act.eli.replace(eli).is_some(),
            ActEntry::Revised(day) => act.revised.replace(day).is_some(),
            ActEntry::Followed(through) => act.followed.replace(through).is_some(),
            ActEntry::Unread(unread) => {
                act.unread.push(unread);
                false
            }
        };
        if again {
            at.say(Complaint::SaidTwice(at.word().to_owned()), at.here());
        }
    }
    Ok((rest, act))
}

fn act_entry(i: Tokens<'_>) -> Res<'_, ActEntry> {
    match i.word() {
        "title" => map(titles, ActEntry::Title).parse(i.skip()),
        "eli" => map(text, ActEntry::Eli).parse(i.skip()),
        "revised" => map(day, ActEntry::Revised).parse(i.skip()),
        "followed" => map(preceded(words(&["followed", "through"]), super::terminal::act), ActEntry::Followed).parse(i),
        _ => map(unread, ActEntry::Unread).parse(i),
    }
}

/// One entry of a word's block.
enum NameEntry {
    Title(Lang, Spanned<String>),
    To(Name),
}

const NAMES: Block = Block { words: reserved::NAMES, inner: &[], begins: |i| reserved::NAMES.contains(&i.word()) };
const ACTIVITY: Block =
    Block { words: reserved::ACTIVITY, inner: &[], begins: |i| reserved::ACTIVITY.contains(&i.word()) };

/// `["{" {language text | "to own" name} "}"]`: the titles, and the organ of `to own`.
fn named(i: Tokens<'_>, block: Block) -> Res<'_, (Option<Titles>, Option<Name>)> {
    if i.kind() != Kind::Open {
        return Ok((i, (None, None)));
    }
    let broken = i.complaints();
    let (rest, list) = entries(i, block, name_entry)?;
    let mut said = Vec::new();
    let mut to_own: Option<Name> = None;
    for entry in list {
        match entry {
            NameEntry::Title(lang, text) => said.push((lang, text)),
            NameEntry::To(organ) => {
                let span = organ.span;
                if to_own.replace(organ).is_some() {
                    i.say(Complaint::SaidTwice("to".to_owned()), span);
                }
            }
        }
    }
    // Where an entry was broken, a language may only seem to be missing.
    if i.complaints() > broken {
        return Ok((rest, (None, to_own)));
    }
    let titles = together(i, said, i.until(rest));
    Ok((rest, (Some(titles), to_own)))
}

fn name_entry(i: Tokens<'_>) -> Res<'_, NameEntry> {
    match i.word() {
        "to" => map(preceded(words(&["to", "own"]), name), NameEntry::To).parse(i),
        _ => map(in_language, |(lang, text)| NameEntry::Title(lang, text)).parse(i),
    }
}

/// `word ::= ("kind" | "organ" | "topic" | "status") name [names]`
pub(crate) fn plain(i: Tokens<'_>) -> Res<'_, Word> {
    let sort = match i.word() {
        "kind" => WordSort::Kind,
        "organ" => WordSort::Organ,
        "topic" => WordSort::Topic,
        "status" => WordSort::Status,
        _ => return i.miss(Want::Word("kind")),
    };
    let (rest, name) = new_name(i.skip())?;
    let (rest, (titles, _)) = named(rest, NAMES)?;
    Ok((rest, Word { span: i.until(rest), sort, name, titles }))
}

/// `relation ::= "relation" name "of" name`
pub(crate) fn relation(i: Tokens<'_>) -> Res<'_, Relation> {
    let (rest, member) = preceded(word("relation"), new_name).parse(i)?;
    let (rest, group) = preceded(word("of"), name).parse(rest)?;
    Ok((rest, Relation { span: i.until(rest), member, group }))
}

/// `activity ::= "activity" name [names]`, with `to own` organ among the names
pub(crate) fn activity(i: Tokens<'_>) -> Res<'_, Activity> {
    let (rest, name) = preceded(word("activity"), new_name).parse(i)?;
    let (rest, (titles, to_own)) = named(rest, ACTIVITY)?;
    Ok((rest, Activity { span: i.until(rest), name, titles, to_own }))
}

/// `class ::= "class" name ["=" name {"|" name}] [names]`
pub(crate) fn class(i: Tokens<'_>) -> Res<'_, Class> {
    let (rest, name) = preceded(word("class"), new_name).parse(i)?;
    let (rest, parts) = if rest.kind() == Kind::Equals {
        separated_list1(mark(Kind::Bar), super::terminal::name).parse(rest.skip())?
    } else {
        (rest, Vec::new())
    };
    let (rest, (titles, _)) = named(rest, NAMES)?;
    Ok((rest, Class { span: i.until(rest), name, parts, titles }))
}

const ROWS: Block = Block {
    words: &[],
    inner: &[],
    begins: |i| matches!(i.kind(), Kind::Word | Kind::Number | Kind::Key) && !reserved::is(i.word()),
};

/// `periods ::= "periods" name "{" {key "=" day ".." day} "}"`
pub(crate) fn periods(i: Tokens<'_>) -> Res<'_, Periods> {
    let (rest, name) = preceded(word("periods"), new_name).parse(i)?;
    let (rest, rows) = entries(rest, ROWS, |i| {
        let (rest, key) = key(Want::Period)(i)?;
        let (rest, _) = mark(Kind::Equals)(rest)?;
        map((day, mark(Kind::DotDot), day), |(first, _, last)| (key.clone(), first, last)).parse(rest)
    })?;
    Ok((rest, Periods { span: i.until(rest), name, rows }))
}

const TERMS: Block = Block {
    words: reserved::TERMS,
    inner: &["elected", "scheduled", "under", "from", "until", "unless", "then"],
    begins: |i| i.kind() == Kind::Day || reserved::TERMS.contains(&i.word()),
};

/// One entry of terms.
enum TermsEntry {
    Titles(Titles),
    Election(Election),
    Row(Term),
}

/// `terms ::= "terms of" name "{" {titles | election | term} "}"`
pub(crate) fn terms(i: Tokens<'_>) -> Res<'_, Terms> {
    let (rest, name) = preceded(words(&["terms", "of"]), new_name).parse(i)?;
    let (rest, list) = entries(rest, TERMS, |i| match i.word() {
        "" => map(term, TermsEntry::Row).parse(i),
        "election" => map(election, TermsEntry::Election).parse(i),
        _ => map(titles, TermsEntry::Titles).parse(i),
    })?;
    let mut terms = Terms { span: i.until(rest), name, titles: None, elections: Vec::new(), rows: Vec::new() };
    for entry in list {
        match entry {
            TermsEntry::Titles(titles) if terms.titles.is_some() => {
                i.say(Complaint::SaidTwice("fi".to_owned()), titles.span);
            }
            TermsEntry::Titles(titles) => terms.titles = Some(titles),
            TermsEntry::Election(election) => terms.elections.push(election),
            TermsEntry::Row(row) => terms.rows.push(row),
        }
    }
    Ok((rest, terms))
}

/// `election ::= "election" occurrence ["under" citation]`
fn election(i: Tokens<'_>) -> Res<'_, Election> {
    let (rest, on) = preceded(word("election"), occurrence).parse(i)?;
    let (rest, under) = grounded(rest)?;
    Ok((rest, Election { span: i.until(rest), on, under }))
}

/// `term ::= day ".." day ["under" citation] ["elected" day ["under" citation]] ["scheduled"]`
fn term(i: Tokens<'_>) -> Res<'_, Term> {
    let (rest, (first, last)) = range(i)?;
    let Some(last) = last else { return rest.miss(Want::Day) };
    let (rest, under) = grounded(rest)?;
    let (rest, elected) = opt(preceded(word("elected"), day)).parse(rest)?;
    let (rest, elected_under) = if elected.is_some() { grounded(rest)? } else { (rest, None) };
    let (rest, scheduled) = opt(word("scheduled")).parse(rest)?;
    let term = Term {
        span: i.until(rest),
        first: first.value,
        last: last.value,
        elected: elected.map(|day| day.value),
        scheduled: scheduled.is_some(),
        under,
        elected_under,
    };
    Ok((rest, term))
}

/// `["under" citation]`
fn grounded(i: Tokens<'_>) -> Res<'_, Option<Spanned<Citation>>> {
    if i.word() == "under" { map(under, Some).parse(i) } else { Ok((i, None)) }
}
