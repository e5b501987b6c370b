//! A complaint to an author of rules, calendars or records: what is wrong, where, and what would help.
//!
//! Knows code, message, places and help, each in three languages. Leaves alone where and how it is shown, colour and
//! width. Each room has an enum of its own complaints and one function that turns them into these.

use crate::lang::Words;
use crate::source::{SourceId, Span};

/// How much it matters: errors change the exit status, warnings do not (`rules.md` C7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The text cannot be used as it stands.
    Error,
    /// The text is used; its author should look.
    Warning,
}

/// Where a complaint points.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Bytes of a `.velvoite` or `.toml` text.
    Text(Span),
    /// A cell of a table of records: the row as a spreadsheet counts it (the header is row 1), the line in JSON
    /// lines; `column` is the letter (`B`) where there is one, and the column's name as the file writes it.
    Cell {
        /// Which file.
        source: SourceId,
        /// Row or line, from 1.
        row: u32,
        /// Letter and name, where one column is meant.
        column: Option<(String, String)>,
    },
    /// A whole file.
    File(SourceId),
}

impl Place {
    /// The source in which this place lies.
    #[must_use]
    pub fn source(&self) -> SourceId {
        match self {
            Place::Text(span) => span.source,
            Place::Cell { source, .. } | Place::File(source) => *source,
        }
    }
}

/// A place and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What, in a few words; may be empty.
    pub text: Words,
}

/// One complaint. Its message alone suffices in a list; with its place it suffices to repair the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `V01xx` syntax, `V02xx` names, `V03xx` sense, `V04xx` calendars and tables, `V05xx` registers,
    /// `V06xx` scenarios.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// Begins small, ends without a stop, one line; what the author wrote stands in backticks.
    pub message: Words,
    /// The demand's place first, then any other place that contradicts it.
    pub labels: Vec<Label>,
    /// Advice, if there is any.
    pub help: Option<Words>,
}

impl Diagnostic {
    /// An error with one place.
    pub fn error(code: &'static str, message: Words, place: Place, label: Words) -> Diagnostic {
        let labels = vec![Label { place, text: label }];
        Diagnostic { code, severity: Severity::Error, message, labels, help: None }
    }

    /// The same as a warning.
    #[must_use]
    pub fn warning(mut self) -> Diagnostic {
        self.severity = Severity::Warning;
        self
    }

    /// With advice.
    #[must_use]
    pub fn help(mut self, help: Words) -> Diagnostic {
        self.help = Some(help);
        self
    }

    /// With another place.
    #[must_use]
    pub fn also(mut self, place: Place, text: Words) -> Diagnostic {
        self.labels.push(Label { place, text });
        self
    }
}

/// The name among `known` that `written` most likely means, if one is near: at most a third of its letters differ
/// (Damerau–Levenshtein, at least one edit allowed). Ties go to the first in order.
///
/// ```
/// let known = ["hyte-negotiation", "yearly-report"];
/// assert_eq!(velvoite::diagnostic::nearest("hyte-negotation", known), Some("hyte-negotiation"));
/// assert_eq!(velvoite::diagnostic::nearest("something", known), None);
/// ```
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded: Vec<char> = written.to_lowercase().chars().collect();
    if folded.len() > 200 {
        return None;
    }
    let limit = (folded.len() / 3).max(1);
    let mut best: Option<(usize, &'a str)> = None;
    for name in known {
        let other: Vec<char> = name.to_lowercase().chars().collect();
        if other.len().abs_diff(folded.len()) > limit {
            continue;
        }
        let far = distance(&folded, &other);
        if far <= limit && best.is_none_or(|(so_far, _)| far < so_far) {
            best = Some((far, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut two_ago: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let substitution = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(two_ago[j - 2] + 1);
            }
            row.push(best);
        }
        two_ago = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}
