//! Lines of a proof as nested lists of a page, the ids of records linked to their pages.

use super::Site;
use super::record::href_by_id;
use crate::finding::Fact;
use crate::record::RecordId;
use crate::render::book::Book;
use crate::render::explain::{Node, Sort};

/// A piece of a tree of sentences, as a template writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A list begins.
    Open,
    /// A line: pieces of text, each with its address or none; whether it is a reason, or a step or evidence beside it.
    Item(Vec<(String, String)>, bool),
    /// The line ends.
    End,
    /// The list ends.
    Close,
}

/// Nodes as a list; nothing where there are none.
pub(super) fn tokens<'n, 'r: 'n>(
    site: &Site<'_>,
    book: &Book<'_>,
    nodes: impl IntoIterator<Item = &'n Node<'r>>,
) -> Vec<Token> {
    let mut found = Vec::new();
    for node in nodes {
        if found.is_empty() {
            found.push(Token::Open);
        }
        found.push(Token::Item(pieces(site, book, node), node.sort == Sort::Reason));
        found.extend(tokens(site, book, &node.inner));
        found.push(Token::End);
    }
    if !found.is_empty() {
        found.push(Token::Close);
    }
    found
}

/// The sentence of a node in pieces, its record linked.
pub(super) fn pieces(site: &Site<'_>, book: &Book<'_>, node: &Node<'_>) -> Vec<(String, String)> {
    let record = node.facts.first().and_then(|fact| record_of(fact));
    let piece = |(at, text): (usize, &str)| {
        let href = record.filter(|_| at % 2 == 1).map_or_else(String::new, |record| href_by_id(site, book.log, record));
        (text.to_owned(), href)
    };
    node.pieces().enumerate().map(piece).filter(|(text, _)| !text.is_empty()).collect()
}

/// The record of which a fact speaks.
fn record_of(fact: &Fact) -> Option<RecordId> {
    match fact {
        Fact::Record { record, .. } | Fact::Order { record, .. } => Some(*record),
        Fact::Waived(waiver) => Some(waiver.record),
        Fact::Verdict(_)
        | Fact::Rule { .. }
        | Fact::InForce { .. }
        | Fact::Exception { .. }
        | Fact::Period { .. }
        | Fact::Due(_)
        | Fact::NoDueDay
        | Fact::WithoutDelay
        | Fact::DueUnknown
        | Fact::Window { .. }
        | Fact::Item { .. }
        | Fact::LateCounts { .. }
        | Fact::Complete { .. }
        | Fact::NotComplete { .. }
        | Fact::Reading { .. }
        | Fact::Condition { .. }
        | Fact::Unread { .. }
        | Fact::NotApplicable(_) => None,
    }
}
