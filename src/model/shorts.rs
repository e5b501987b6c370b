//! Short titles: what a table calls a duty.
//!
//! Knows how long they may be and that a reader must be able to tell the duties of one body apart by them. A short title
//! that breaks a table is an error; one that two duties share is a warning, for a reader is misled and no verdict is.

use std::collections::{BTreeMap, BTreeSet};

use super::clauses::Collected;
use super::complaint::sense::SenseComplaint;
use super::duty::{BearerTerm, Duty};
use super::vocabulary::KindId;
use super::words::Names;
use crate::diagnostic::Diagnostic;
use crate::lang::{Lang, Words};
use crate::source::Span;
use crate::syntax::ast::ClauseBody;

/// So many characters a short title has at most.
const MOST: usize = 48;

/// Complains of short titles that are too long, that shorten nothing or that do not tell duties apart.
pub(super) fn check(names: &Names<'_>, collected: &[Collected<'_>], duties: &[Duty], out: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<(KindId, Lang, &str), Span> = BTreeMap::new();
    for (written, duty) in collected.iter().zip(duties) {
        let short = written.clauses.iter().find_map(|clause| match &clause.body {
            ClauseBody::Short(short) => Some((&short.words, short.span)),
            _ => None,
        });
        let Some((short, span)) = short else { continue };
        length(short, &duty.title, span, out);
        let kinds = kinds(names, duty);
        let said = Lang::ALL.into_iter().flat_map(|lang| kinds.iter().map(move |kind| (*kind, lang, short.get(lang))));
        // Two duties are told once, however many kinds and languages they share.
        let mut told: BTreeSet<Span> = BTreeSet::new();
        for (kind, lang, text) in said.filter(|(.., text)| !text.is_empty()) {
            match seen.get(&(kind, lang, text)) {
                Some(first) if *first != span && told.insert(*first) => {
                    let kind = names.vocabulary.kinds[kind.index()].name.as_str();
                    out.push(SenseComplaint::ShortTwice { text, kind, first: *first, second: span }.into());
                }
                Some(_) => {}
                None => {
                    seen.insert((kind, lang, text), span);
                }
            }
        }
    }
}

/// The first language in which it is too long, or no shorter than the title.
fn length(short: &Words, title: &Words, span: Span, out: &mut Vec<Diagnostic>) {
    let length = |text: &str| text.chars().count();
    let texts = || Lang::ALL.into_iter().map(|lang| (short.get(lang), title.get(lang)));
    if let Some((text, _)) = texts().find(|(text, _)| length(text) > MOST) {
        out.push(SenseComplaint::ShortTooLong { text, most: MOST, span }.into());
    } else if let Some((text, _)) = texts().find(|(text, title)| length(text) >= length(title)) {
        out.push(SenseComplaint::ShortNotShorter { text, span }.into());
    }
}

/// The kinds of body that bear a duty.
fn kinds(names: &Names<'_>, duty: &Duty) -> BTreeSet<KindId> {
    let of = |term: &BearerTerm| match term {
        BearerTerm::Thing(thing) | BearerTerm::MembersOf { member: thing, .. } => names.kinds_of(*thing),
    };
    duty.bearers.terms.iter().flat_map(of).collect()
}
