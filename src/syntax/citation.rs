//! Where a rule comes from: acts, sections and subsections, or a text outside the statute book.

use super::ast::{ActNumber, Citation, Section};
use super::complaint::Complaint;
use super::lexical::Kind;
use super::stream::{Res, Tokens};
use super::terminal::{act, comma, label, mark, number, text, word};
use super::want::Want;
use crate::source::Spanned;
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{map, opt};
use nom::multi::separated_list1;
use nom::sequence::preceded;

/// `citation ::= text | act [sections] {"," act [sections]}`
pub(crate) fn citation(i: Tokens<'_>) -> Res<'_, Spanned<Citation>> {
    let (rest, value) =
        alt((map(text, |text| Citation::Text(text.value)), map(separated_list1(comma, of_act), Citation::Acts)))
            .parse(i)?;
    Ok((rest, Spanned::new(value, i.until(rest))))
}

fn of_act(i: Tokens<'_>) -> Res<'_, (ActNumber, Vec<Section>)> {
    let (rest, act) = act(i)?;
    let marked = matches!(rest.kind(), Kind::Section | Kind::Sections);
    let (rest, sections) = if marked { sections(rest)? } else { (rest, Vec::new()) };
    Ok((rest, (act.value, sections)))
}

/// `sections ::= ("§" section | "§§" section {"," section}) {"," sections}`
pub(crate) fn sections(i: Tokens<'_>) -> Res<'_, Vec<Section>> {
    let (mut rest, mut all) = marked(i)?;
    while rest.kind() == Kind::Comma && matches!(rest.ahead(1).kind, Kind::Section | Kind::Sections) {
        let (after, more) = marked(rest.skip())?;
        all.extend(more);
        rest = after;
    }
    Ok((rest, all))
}

fn marked(i: Tokens<'_>) -> Res<'_, Vec<Section>> {
    if i.kind() == Kind::Sections {
        // After a comma an act is a new act, so only what looks like a section goes on.
        return preceded(mark(Kind::Sections), separated_list1(comma, section)).parse(i);
    }
    map(preceded(mark(Kind::Section), section), |one| vec![one]).parse(i)
}

/// `section ::= number [letter] ["mom" number ["-" number]]`
fn section(i: Tokens<'_>) -> Res<'_, Section> {
    let (rest, number) = label(Want::Section, section_number)(i)?;
    let (rest, subsections) = opt(preceded(word("mom"), subsections)).parse(rest)?;
    Ok((rest, Section { number, subsections }))
}

/// `13`, `13 a` or `13a`, which is the same.
fn section_number(i: Tokens<'_>) -> Res<'_, String> {
    let letter = |word: &str| word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let written = i.word();
    let digits = written.trim_end_matches(|char: char| char.is_ascii_lowercase());
    if let Some(suffix) = written.strip_prefix(digits)
        && !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && letter(suffix)
    {
        return Ok((i.skip(), format!("{digits} {suffix}")));
    }
    let (rest, number) = number(i)?;
    if letter(rest.word()) {
        return Ok((rest.skip(), format!("{} {}", number.value, rest.word())));
    }
    Ok((rest, number.value.to_string()))
}

/// `4` or `1-2`.
fn subsections(i: Tokens<'_>) -> Res<'_, (u32, u32)> {
    if i.kind() == Kind::Key {
        let (first, last) = i.text_ahead(0).split_once('-').unwrap_or_default();
        if let (Ok(first), Ok(last)) = (first.parse(), last.parse()) {
            return Ok((i.skip(), (first, last)));
        }
        i.say(Complaint::TooLarge(i.text_ahead(0).to_owned()), i.here());
        return Ok((i.skip(), (u32::MAX, u32::MAX)));
    }
    map(number, |one| (one.value, one.value)).parse(i)
}
