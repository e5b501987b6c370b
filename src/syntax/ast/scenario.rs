//! Stories in the tree as written: what is given, recorded and expected.

use super::Name;
use crate::source::{Span, Spanned};
use crate::time::Day;

/// A story: given bodies and records, expected verdicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// The whole item.
    pub span: Span,
    /// Its point, in a sentence.
    pub title: Spanned<String>,
    /// Its lines in order.
    pub lines: Vec<Line>,
}

/// A line of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// `given county a [of uusimaa] with municipality x, y  from 2023-01-01`.
    Given(Given),
    /// `record h1 hyte-negotiation by a on 2024-10-02 with x, y, ngo about goals`.
    Record(Box<RecordLine>),
    /// `complete a from 2023-01-01`.
    Complete(Complete),
    /// `as of 2025-01-15`.
    AsOf(Spanned<Day>),
    /// `known at 2025-01-15`.
    KnownAt(Spanned<Day>),
    /// `expect …`.
    Expect(Box<Expect>),
}

/// Made-up bodies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The whole line.
    pub span: Span,
    /// The kind.
    pub kind: Name,
    /// The bodies' names.
    pub names: Vec<Name>,
    /// `of uusimaa`: groups to which they belong.
    pub of: Vec<Name>,
    /// `with municipality x, y`: their members by kind. A kind may repeat.
    pub with: Vec<(Name, Vec<Name>)>,
    /// First day (of the bodies and the memberships that this line makes).
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
}

/// A record in a scenario; the same fields as the columns of a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordLine {
    /// The whole line.
    pub span: Span,
    /// Its id.
    pub id: Name,
    /// Activity kinds or statuses; empty for a pure retraction.
    pub kinds: Vec<Name>,
    /// `by a`, `by a/council`.
    pub by: Vec<Actor>,
    /// `on 2024-10-02`, `on 2024-10`, `on 2024-10-01/2024-10-15`, `on 2024`; statuses also `from`.
    pub on: Option<Spanned<(Day, Day)>>,
    /// `until …` of a status or a waiver.
    pub until: Option<Spanned<(Day, Day)>>,
    /// `with x, ngo, members`.
    pub with: Vec<Name>,
    /// `invited x`.
    pub invited: Vec<Name>,
    /// `about goals`.
    pub about: Vec<Name>,
    /// `for 2024`.
    pub for_: Vec<Spanned<String>>,
    /// `of r1`, `of "instance/id"`.
    pub of: Vec<Spanned<String>>,
    /// `to a/council`.
    pub to: Vec<Actor>,
    /// `answer yes`.
    pub answer: Option<Spanned<bool>>,
    /// `grade published`.
    pub grade: Option<Name>,
    /// `recorded 2024-12-01`.
    pub recorded: Option<Spanned<Day>>,
    /// `supersedes r1`.
    pub supersedes: Option<Name>,
    /// `retracts r1`.
    pub retracts: Option<Name>,
    /// `note "…"`.
    pub note: Option<Spanned<String>>,
}

/// A body, or an organ of it: `a/council`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The body or class.
    pub body: Name,
    /// The organ.
    pub organ: Option<Name>,
}

/// `complete a, b for hyte-negotiation from 2023-01-01 until 2024-12-31`; no bodies: `all`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complete {
    /// The whole line.
    pub span: Span,
    /// The bodies; empty for `all`.
    pub bodies: Vec<Name>,
    /// Activities or statuses; empty for all.
    pub kinds: Vec<Name>,
    /// First day.
    pub from: Spanned<Day>,
    /// Last day, if said.
    pub until: Option<Spanned<Day>>,
}

/// `expect D of a [towards b] for 2024 [part p] is met by h1 …`, or `has no instance`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expect {
    /// The whole line.
    pub span: Span,
    /// The duty.
    pub duty: Name,
    /// The bearer.
    pub bearer: Name,
    /// `towards b`.
    pub counterparty: Option<Name>,
    /// `for 2024`; a word, a date, a period key or a string.
    pub period: Spanned<String>,
    /// `part budget`.
    pub part: Option<Name>,
    /// `under invited`: under this reading.
    pub reading: Option<Name>,
    /// What is expected.
    pub outcome: Outcome,
}

/// What a scenario expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// `has no instance`.
    NoInstance,
    /// `is VERDICT …`.
    Is {
        /// The verdict's code.
        verdict: Name,
        /// `by h1, h2`: exactly these witnesses.
        witnesses: Option<Vec<Name>>,
        /// `missing x, goals`: exactly these ids.
        missing: Option<Vec<Name>>,
        /// `because no-record`: exactly these causes, or the ground of not-applicable.
        because: Option<Vec<Name>>,
        /// `due 2024-12-31`: the effective due day.
        due: Option<Spanned<Day>>,
    },
}
