//! Names and sentences in Finnish, Swedish and English.

use super::ast::Titles;
use super::complaint::Complaint;
use super::lexical::Kind;
use super::stream::{Res, Tokens};
use super::terminal::{text, word};
use super::want::Want;
use crate::lang::{Lang, Words};
use crate::source::{Span, Spanned};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map};
use nom::multi::many1;
use nom::sequence::preceded;

/// `titles ::= {("fi" | "sv" | "en") text}`: each language once, in any order
pub(crate) fn titles(i: Tokens<'_>) -> Res<'_, Titles> {
    let (rest, said) = many1(in_language).parse(i)?;
    Ok((rest, together(i, said, i.until(rest))))
}

/// `texts ::= text | titles`: one string is the same in every language.
pub(crate) fn texts(i: Tokens<'_>) -> Res<'_, Words> {
    if i.kind() == Kind::Text {
        return map(text, |one| Words::same(one.value)).parse(i);
    }
    match i.word() {
        "fi" | "sv" | "en" => map(titles, |titles| titles.words).parse(i),
        _ => i.miss(Want::Text),
    }
}

/// `("fi" | "sv" | "en") text`
pub(crate) fn in_language(i: Tokens<'_>) -> Res<'_, (Lang, Spanned<String>)> {
    let lang = Lang::from_code(i.word()).unwrap_or_default();
    let (rest, text) = preceded(alt((word("fi"), word("sv"), word("en"))), cut(text)).parse(i)?;
    Ok((rest, (lang, Spanned::new(text.value, i.until(rest)))))
}

/// What was said in each language, with complaints where one is missing or said twice. `span` is where it stands.
pub(crate) fn together(i: Tokens<'_>, said: Vec<(Lang, Spanned<String>)>, span: Span) -> Titles {
    let mut words = Words::default();
    let mut seen = Vec::new();
    for (lang, text) in said {
        if seen.contains(&lang) {
            i.say(Complaint::SaidTwice(lang.code().to_owned()), text.span);
            continue;
        }
        seen.push(lang);
        match lang {
            Lang::Fi => words.fi = text.value,
            Lang::Sv => words.sv = text.value,
            Lang::En => words.en = text.value,
        }
    }
    let missing = Lang::ALL.into_iter().filter(|lang| !seen.contains(lang)).collect::<Vec<_>>();
    if !missing.is_empty() {
        i.say(Complaint::MissingLanguage(missing), span);
    }
    Titles { words, span }
}
