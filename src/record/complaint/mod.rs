//! Complaints to those who keep records: what is wrong with a file, a row, a cell or a declaration.
//!
//! Each has a stable code (`V05xx`), says what was expected, and names the nearest word where one is near. The words
//! are for coordinators who keep spreadsheets, not for programmers.

mod words;

use crate::diagnostic::{Diagnostic, Label, Place, Severity};
use crate::lang::Words;
use crate::record::read::Column;
use crate::record::read::date::DateProblem;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complaint {
    /// A workbook that cannot be read.
    Workbook,
    /// Cells of a workbook are merged. Warning.
    Merged { cells: String },
    /// A workbook has other sheets, which are not read. Warning.
    OtherSheets { names: String },
    /// An old or a protected workbook.
    LockedWorkbook,
    /// No text at all.
    Binary,
    /// Nothing in the file, not even a header.
    Empty,
    /// Some bytes are not UTF-8, most are. Warning.
    BrokenUtf8,
    /// A table lacks a column that every table needs.
    MissingColumn { column: Column, found: String },
    /// Nobody reads this column. Warning.
    UnknownColumn { written: String, near: Option<&'static str> },
    /// Two columns mean the same.
    RepeatedColumn { written: String, other: String },
    /// Cells beyond the last column.
    ExtraCells { expected: usize, found: usize },
    /// Fewer cells than columns. Warning.
    FewCells { expected: usize, found: usize },
    /// A quote that is never closed, or text after one that closes.
    Quote { unclosed: bool },
    /// Too long for a row.
    TooLong,
    /// A character that no text holds.
    Nul,
    /// A line that is no JSON object.
    Json { cause: String },
    /// A whole JSON array where lines are expected.
    JsonArray,
    /// A JSON value of a kind that no cell holds.
    JsonValue,
    /// A needed cell is empty.
    Needed { column: Column },
    /// No such activity or status.
    UnknownKind { written: String, near: Option<String>, like: Words },
    /// A waiver or judgement beside something else.
    MixedKinds { written: String },
    /// No day.
    Date { written: String, problem: DateProblem },
    /// One day is needed, an interval is there.
    NotOneDay { written: String },
    /// The end before the beginning.
    UntilBeforeDate,
    /// An end where nothing lasts. Warning.
    UntilWithoutStatus,
    /// An answer where nothing is asked. Warning.
    AnswerWithoutQuestion,
    /// No period has this key, and no record this id.
    UnknownPeriod { written: String, near: Vec<String> },
    /// No such body (or class, where one may stand).
    UnknownParty { written: String, near: Option<String>, classes: bool },
    /// A code without its leading zeros.
    ShortCode { written: String, candidates: Words },
    /// Several bodies or words have this name.
    Ambiguous { written: String, candidates: Words },
    /// No such organ.
    UnknownOrgan { written: String, near: Option<String> },
    /// No such class before the colon.
    UnknownClass { written: String, near: Option<String> },
    /// A class where a body is needed.
    ClassAsActor { written: String },
    /// `members` where it means nothing.
    MembersElsewhere,
    /// The body has no members on the day.
    NoMembers,
    /// Some were members only on some of the days. Warning.
    PartMembers { names: Words },
    /// The body did not exist then. Warning.
    NotThen { name: Words },
    /// No such topic.
    UnknownTopic { written: String, near: Option<String> },
    /// No such grade.
    UnknownGrade { written: String, near: Option<String> },
    /// Neither yes nor no.
    UnknownAnswer { written: String },
    /// A list where one thing is needed.
    OneOnly { written: String },
    /// Two different rows with one id.
    RepeatedId { id: String },
    /// `of` names no record of this register. Warning.
    DanglingOf { id: String, left_out: bool },
    /// `supersedes` or `retracts` names no record of this register.
    DanglingCorrection { id: String, left_out: bool },
    /// Corrections that lead back to themselves.
    Cycle { id: String },
    /// Two corrections of one record, and nothing says which came later.
    Competing { id: String },
    /// A corrected row of which nobody can tell what is right.
    Contested { id: String },
    /// A withdrawing row that says more. Warning.
    RetractsOnly,
    /// A row that replaces and withdraws at once.
    ReplacesAndWithdraws,
    /// More complaints about this file than are shown.
    More { count: usize },
    /// A register without a record file. Warning.
    NoFiles,
    /// `velvoite.toml` cannot be read.
    Toml { cause: String },
    /// Nobody reads this key. Warning.
    UnknownKey { written: String, near: Option<String> },
    /// A key of `[[complete]]` that nobody reads: what it was to narrow is not known.
    UnknownCompleteKey { written: String, near: Option<String> },
    /// A value of another kind is needed.
    WrongValue { key: &'static str, expected: Expected },
    /// A declaration lacks a key.
    MissingKey { key: &'static str },
    /// A declaration ends before it begins.
    CompleteReversed,
}

/// What a key of `velvoite.toml` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text or a list of texts.
    Texts,
    /// A day.
    Day,
    /// A table.
    Table,
    /// `[[complete]]`.
    Tables,
}

/// What is said of a complaint.
struct Said {
    code: &'static str,
    severity: Severity,
    message: Words,
    help: Option<Words>,
}

impl Complaint {
    /// As a diagnostic at a place.
    pub fn at(&self, place: Place) -> Diagnostic {
        let Said { code, severity, message, help } = self.say();
        let labels = vec![Label { place, text: Words::default() }];
        Diagnostic { code, severity, message, labels, help }
    }
}

/// What somebody wrote, fit to be shown in a line: not too long, and without characters that steer a terminal.
pub fn quote(written: &str) -> String {
    let mut shown: String = written
        .chars()
        .take(80)
        .map(|letter| if letter.is_control() || letter == '`' { '\u{fffd}' } else { letter })
        .collect();
    if written.chars().nth(80).is_some() {
        shown.push('…');
    }
    shown
}
