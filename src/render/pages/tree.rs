//! Lines of a proof as nested lists of a page, the ids of records linked to their pages.

use super::Site;
use super::record::href_by_id;
use crate::finding::Fact;
use crate::record::RecordId;
use crate::render::book::Book;
use crate::render::explain::{Node, Sort};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// What it says.
    pub text: String,
    /// Where it leads; nothing where it leads nowhere.
    pub href: String,
    /// Whether it is a name or a text of the rules, which is in no language of people.
    pub code: bool,
}

/// A sentence in pieces: what stands between backquotes is of the rules.
pub(super) fn sentence(text: &str) -> Vec<Piece> {
    let piece = |(at, text): (usize, &str)| Piece { text: text.to_owned(), href: String::new(), code: at % 2 == 1 };
    text.split('`').enumerate().map(piece).filter(|piece| !piece.text.is_empty()).collect()
}

/// A piece of a tree of sentences, as a template writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A list begins.
    Open,
    /// A line, and whether it is a reason, or a step or evidence beside it.
    Item(Vec<Piece>, bool),
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
fn pieces(site: &Site<'_>, book: &Book<'_>, node: &Node<'_>) -> Vec<Piece> {
    let record = node.facts.first().and_then(|fact| record_of(fact));
    let mut found = Vec::new();
    for (at, text) in node.pieces().enumerate() {
        match record.filter(|_| at % 2 == 1) {
            Some(record) => {
                let href = href_by_id(site, book.log, record);
                found.push(Piece { text: text.to_owned(), href, code: false });
            }
            None => found.extend(sentence(text)),
        }
    }
    found
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

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn what_stands_between_backquotes_is_of_the_rules() {
        let pieces: Vec<(String, bool)> =
            sentence("Tulkinnan `invited` mukaan").into_iter().map(|piece| (piece.text, piece.code)).collect();
        let plain = |text: &str| (text.to_owned(), false);
        assert_eq!(pieces, [plain("Tulkinnan "), ("invited".to_owned(), true), plain(" mukaan")]);
        assert_eq!(sentence(""), []);
    }
}
