//! The tree as written: every node with its span, every name still a word.
//!
//! Knows what the grammar in `syntax/mod.rs` allows; leaves alone whether a name exists or a rule makes sense.
//! Roster tables are read into the same tree (`syntax/table.rs`).

mod citation;
mod calendar;
mod scenario;

pub use calendar::{
    Calendar, Election, Holiday, LimitsReading, Occurrence, OccurrenceRule, Periods, RollsOff, Term, Terms, TimeLimits,
};
pub use citation::{Act, ActNumber, Citation, Norm, Provision, Provisions, Section, Standing, Unread};
pub use scenario::{Actor, Complete, Expect, Given, Line, Outcome, RecordLine, Scenario};

use std::sync::Arc;

use crate::lang::Words;
use crate::source::{SourceId, Span, Spanned};
use crate::time::{Day, Offset};

/// A name as written: letters, digits, hyphens.
pub type Name = Spanned<String>;

/// One file, in the order of its items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Which text.
    pub source: SourceId,
    /// What stands at its top level.
    pub items: Vec<Item>,
}

/// One thing at the top level of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// `throughout { … }`: clauses that every duty of the file has unless it says otherwise.
    Throughout(Throughout),
    /// `act 612/2021 { … }`.
    Act(Act),
    /// `provisions of 612/2021 { … }`.
    Provisions(Provisions),
    /// `kind`, `organ`, `topic` or `status`: a word with names and nothing else.
    Word(Word),
    /// `relation municipality of county`.
    Relation(Relation),
    /// `activity yearly-report { … to own council }`.
    Activity(Activity),
    /// `class other-actor = public-body | company { … }`.
    Class(Class),
    /// `periods pilot { 2022a = 2022-01-01 .. 2022-06-30 }`.
    Periods(Periods),
    /// `duty … { … }`.
    Duty(Duty),
    /// `version of … { … }`.
    Version(Version),
    /// `exception … to … { … }`.
    Exception(Exception),
    /// `scenario "…" { … }`.
    Scenario(Arc<Scenario>),
    /// `calendar finland { … }`.
    Calendar(Calendar),
    /// `time-limits 150/1930 { rolls off … onto the next working day }`.
    TimeLimits(TimeLimits),
    /// `terms of county-council { … }`.
    Terms(Terms),
}

/// Names in three languages, as written. All three must be there; the parser complains where one is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titles {
    /// The words.
    pub words: Words,
    /// Where they stand.
    pub span: Span,
}

/// `throughout { binding statute  early does not count  late does not cure }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Throughout {
    /// The whole item.
    pub span: Span,
    /// Its clauses: binding, early, late, roll or evidence.
    pub clauses: Vec<Clause>,
}

/// `kind`, `organ`, `topic`, `status`: a name and its names in three languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The whole item.
    pub span: Span,
    /// Which sort of word.
    pub sort: WordSort,
    /// Its name in rules.
    pub name: Name,
    /// Its names for people.
    pub titles: Option<Titles>,
}

/// The sorts of plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordSort {
    /// A kind of body.
    Kind,
    /// An organ of a body.
    Organ,
    /// A subject that an activity dealt with.
    Topic,
    /// A state that lasts from a day to a day.
    Status,
}

/// `relation municipality of county`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The whole item.
    pub span: Span,
    /// `municipality`: the word for the members.
    pub member: Name,
    /// `county`: the kind of what they belong to.
    pub group: Name,
}

/// `activity yearly-report { fi … sv … en … to own council }`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// The whole item.
    pub span: Span,
    /// Its name in rules and records.
    pub name: Name,
    /// Its names for people.
    pub titles: Option<Titles>,
    /// `to own council`: the organ meant by an empty `to`.
    pub to_own: Option<Name>,
}

/// `class other-actor = public-body | company { … }`, or without `=` a class of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// The whole item.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Classes, kinds and bodies that it unites; empty for a class of its own.
    pub parts: Vec<Name>,
    /// Its names for people.
    pub titles: Option<Titles>,
}

/// A duty with its clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The whole item.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Its clauses in order.
    pub clauses: Vec<Clause>,
}

/// `version of D { source … force … replace … exception … }`: same bearer and rhythm under other law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// The whole item.
    pub span: Span,
    /// The duty of which it is a version.
    pub of: Name,
    /// Its own clauses: title, source, force, binding, note, unread.
    pub clauses: Vec<Clause>,
    /// What it changes in the duty's text.
    pub changes: Vec<Change>,
    /// Exceptions to this version.
    pub exceptions: Vec<Exception>,
}

/// `exception E to D { source … when … changes }`; `to` names a duty or another exception.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// The whole item.
    pub span: Span,
    /// Its name; none for `extend due by … , when …` inside a duty.
    pub name: Option<Name>,
    /// What it is an exception to; none inside a duty or a version, where it is the thing it stands in.
    pub to: Option<Name>,
    /// Its own clauses: title, source, force, when, note.
    pub clauses: Vec<Clause>,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// One clause of a duty, a version, an exception, a step or a demand's block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// The whole clause.
    pub span: Span,
    /// What it says.
    pub body: ClauseBody,
    /// `…, when C`: the clause's own condition.
    pub when: Option<Condition>,
    /// `under …`: the clause's own ground.
    pub under: Option<Spanned<Citation>>,
}

/// What a clause says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClauseBody {
    /// `title fi "…" sv "…" en "…"`.
    Title(Titles),
    /// `short fi "…" sv "…" en "…"`: what a table calls it.
    Short(Titles),
    /// `source 612/2021 § 7 mom 4`.
    Source(Citation),
    /// `force 2023-01-01 .. 2024-12-31`, both inclusive.
    Force(Day, Option<Day>),
    /// `binding statute`.
    Binding(Spanned<String>),
    /// `bearer county or municipality`.
    Bearer(Bearer),
    /// `towards each organiser`.
    Towards(Party),
    /// `every …`, `once`, `upon …`, `always`.
    Generation(Generation),
    /// `first by 2025-12-31`.
    FirstBy(Day),
    /// `first period 2025-2029`.
    FirstPeriod(Spanned<String>),
    /// `do …`.
    Do(Target),
    /// `keep S { … }`.
    Keep(Demand),
    /// `avoid A unless …`.
    Avoid(Demand, Option<Target>),
    /// `due …`, with `, roll …` where it follows.
    Due(Due, Option<Roll>),
    /// `window from …`.
    Window(Due),
    /// `roll …` as a clause of its own.
    Roll(Roll),
    /// `early counts`, `early counts from start of period`, `early does not count`.
    Early(Early),
    /// `late cures`, `late cures within 180 days or naming its period`, `late does not cure`.
    Late(Late),
    /// `evidence at least documented` (or `evidence documented`): the grade that a record must have.
    Evidence(Spanned<String>),
    /// `otherwise D`.
    Otherwise(Name),
    /// `succeeds D, E`.
    Succeeds(Vec<Name>),
    /// `when C` standing alone.
    When(Condition),
    /// `reading N [default] "…" { changes }`.
    Reading(Reading),
    /// `question N "…"`.
    Question(Question),
    /// `note "…"` (or in three languages).
    Note(Words),
    /// `unread "…" touches … from …`.
    Unread(Unread),
    /// An exception written inside a duty or version: `exception N { … }` or `extend due by 2 weeks, when …`.
    Exception(Exception),
    /// `together with …` in a block, `with …` inline.
    Together(Together),
    /// `about goals, measures`; `part` is the topic of the part's name.
    About(Vec<Name>),
    /// `crosswise`: every topic with every party, not only the unions of both.
    Crosswise,
}

/// `bearer …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// Kinds, classes, bodies, and sets relative to the first.
    pub terms: Vec<Party>,
    /// Whether they bear it `jointly` (written after a comma).
    pub jointly: bool,
    /// Whether `or` or `and` stands between them (`or` where there is only one).
    pub any: bool,
}

/// How instances arise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Generation {
    /// `once`.
    Once,
    /// `every calendar year`, with the parts of `, in parts { … }`.
    Every(Rhythm, Vec<Part>),
    /// `upon …`, and whether `one at a time`.
    Upon(Trigger, bool),
    /// `always`.
    Always,
}

/// A rhythm of periods or intervals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// `calendar year`.
    CalendarYear,
    /// `term of county-council`.
    Term(Name),
    /// `period of pilot`.
    PeriodOf(Name),
    /// `at most 4 months apart`.
    AtMost(Spanned<Offset>),
}

/// `budget due 15 January of period`: one part of `in parts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The part's name, also a topic.
    pub name: Name,
    /// Its own due day.
    pub due: Spanned<Due>,
}

/// What opens a triggered instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A record: `upon accessibility-feedback to bearer`.
    Act(Box<Demand>),
    /// A step of another duty: `upon approved of cooperation-agreement`. Written like an act with one `of`; the
    /// parser cannot tell, so it leaves `Act` and the model decides. Kept here for trees that are made, not parsed.
    Step {
        /// The step.
        step: Name,
        /// The duty.
        duty: Name,
    },
    /// `upon question material-change "…"`.
    Question(Question),
    /// `upon breach [of D]`: for the duty named by another's `otherwise`.
    Breach(Span, Option<Name>),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One act or a cover set.
    Act(Demand),
    /// `at least n X`.
    AtLeast(Spanned<u32>, Demand),
    /// `steps { … }`.
    Steps(Span, Vec<Step>),
    /// `question N "…"`.
    Question(Question),
}

/// An act (or status) with what is asked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demand {
    /// From the first kind to the end of the block.
    pub span: Span,
    /// Activity kinds, any of which will do (`a or b`); for `keep` a status; in a condition perhaps a step.
    pub kinds: Vec<Name>,
    /// `by …`.
    pub by: Option<Spanned<By>>,
    /// `to …`: receivers, each of which must receive it.
    pub to: Vec<Party>,
    /// `of …`, one list for each `of` written.
    pub of: Vec<Vec<Reference>>,
    /// `with …`, `about …`, `crosswise` inline, then those of the block, in order.
    pub clauses: Vec<Clause>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// `by own board`: an organ of the bearer.
    Own(Name),
    /// `by any bearer`.
    AnyBearer,
    /// `by every bearer`, `by council of every bearer`: a covering act.
    EveryBearer(Option<Name>),
    /// `by bearer`, `by county of bearer`, `by ministry-vm`, `by every municipality of bearer`.
    Parties(Vec<Party>),
}

/// What an `of` points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// `of trigger`.
    Trigger(Span),
    /// A step, an activity kind or a duty; the model decides.
    Named(Name),
    /// `of counterparty`, `of bearer`: in a condition on another duty's step, whose step it is.
    Party(Party),
}

/// A body or a set of bodies as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// `bearer`.
    Bearer(Span),
    /// `counterparty`.
    Counterparty(Span),
    /// `the others`.
    Others(Span),
    /// A kind, class or body by name.
    Named(Name),
    /// `own council`: an organ of the bearer, as receiver.
    Own(Name),
    /// `county of bearer`, `council of ministry-stm`: one body by relation, or an organ of a body.
    Of(Name, Box<Party>),
    /// `every municipality of bearer having youth-council`; without `of`: all of the kind. With `each` the same.
    Every {
        /// From `every` on.
        span: Span,
        /// The kind, class or relation word.
        member: Name,
        /// Of what.
        of: Option<Box<Party>>,
        /// Only those that have this status.
        having: Option<Name>,
    },
    /// `at least one other-actor`.
    AtLeast {
        /// From `at` on.
        span: Span,
        /// How many.
        count: u32,
        /// A kind or class, or a relation word.
        member: Name,
        /// Of what.
        of: Option<Box<Party>>,
    },
}

/// `together with every municipality of bearer, hus`; `together invited …` asks only that they were invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Whether it is enough that they were invited.
    pub invited: bool,
    /// Who, all of them.
    pub parties: Vec<Party>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The whole step.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// What it asks.
    pub demand: Demand,
    /// `before approved`, `before trigger`.
    pub before: Vec<Point>,
    /// `after approved`.
    pub after: Vec<Point>,
    /// Clauses of its own: due, late, early, evidence, when (also `, when`); `under` is on the clause it follows.
    pub clauses: Vec<Clause>,
    /// `under …` of the step itself.
    pub under: Option<Spanned<Citation>>,
}

/// `question N "…"`: a named human judgement; the text may be given in three languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The whole clause.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// What is asked.
    pub text: Words,
}

/// `reading N [default] "ground" { changes }`. The default one has no body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The whole clause.
    pub span: Span,
    /// Its name.
    pub name: Name,
    /// Whether it names the text as it stands.
    pub default: bool,
    /// What speaks for it.
    pub ground: Words,
    /// What it changes.
    pub changes: Vec<Change>,
}

/// A due day, or the first day of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// `none`.
    None,
    /// `without delay`.
    WithoutDelay,
    /// `2023-09-01`.
    On(Day),
    /// `end of period`, `start of period` and the like.
    At(Point),
    /// `15 January of period`, `31 March after period`, `1 January before period`.
    DayOfYear {
        /// Day of the month.
        day: u32,
        /// Month, 1–12.
        month: u32,
        /// Of, after or before the period.
        place: Side,
    },
    /// `1 month after trigger`, `30 days before due`.
    Count {
        /// How long.
        offset: Spanned<Offset>,
        /// Backwards.
        back: bool,
        /// From what.
        anchor: Point,
    },
    /// `end of second calendar year after trigger`: 1 is the year after the one in which the anchor lies.
    EndOfYear {
        /// Which year.
        nth: u32,
        /// After what.
        anchor: Point,
    },
    /// `before approved`, `before trigger`.
    Before(Point),
}

/// Where a day and month lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// In the period.
    Of,
    /// The first one after its last day.
    After,
    /// The last one before its first day.
    Before,
}

/// A point in time that other days are counted from or compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// `start of period`.
    StartOfPeriod(Span),
    /// `end of period` (and `period`, as in `3 months after period`).
    EndOfPeriod(Span),
    /// `trigger`.
    Trigger(Span),
    /// `previous`: the day on which the previous instance was done, or its due day if it was missed.
    Previous(Span),
    /// `due`: the instance's due day.
    Due(Span),
    /// A day.
    Day(Spanned<Day>),
    /// A step, or an activity kind (in `unless`).
    Named(Name),
}

/// `roll none` or `roll by 150/1930`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Roll {
    /// The day stands.
    None(Span),
    /// By the act on time limits.
    By(Spanned<ActNumber>),
}

/// What is done before the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// `early does not count`.
    DoesNotCount,
    /// `early counts`: the window is not bounded by force. Of a step: it may lie before the window, in a period from its
    /// first day, where something is asked once from force.
    Counts,
    /// `early counts from start of period`: the same, said with its bound.
    CountsFromStartOfPeriod,
}

/// What is done after the due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Late {
    /// `late does not cure`.
    DoesNotCure,
    /// `late cures`, perhaps only `within` some time.
    Cures(Option<Offset>),
    /// `late cures within 180 days or naming its period`.
    CuresOrNamed(Offset),
}

/// `add …`, `remove …`, `replace … with …`, `extend due by …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The whole change.
    pub span: Span,
    /// What.
    pub body: ChangeBody,
    /// `under …`.
    pub under: Option<Spanned<Citation>>,
}

/// The changes that exceptions, readings and versions can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeBody {
    /// `add together with hus`.
    Add(Clause),
    /// `add step delivered-hus delivery of report, plan to hus`.
    AddStep(Step),
    /// `remove together with hus`, `remove about`, `remove when`.
    Remove(Selector),
    /// `remove step delivered`.
    RemoveStep(Name),
    /// `remove duty`: nothing is left to do.
    RemoveDuty,
    /// `remove exception`: in an exception to an exception, the outer one does not apply.
    RemoveException,
    /// `remove earlier law`: only the law in force on the due day counts (reading `new-law`).
    RemoveEarlierLaw,
    /// `replace due with due none`.
    Replace(Selector, Clause),
    /// `replace step report with welfare-report to own council { … }`.
    ReplaceStep(Name, Step),
    /// `replace due of delivered, published with due none`.
    ReplaceDueOf(Vec<Name>, Due, Option<Roll>),
    /// `extend due by 2 weeks` (also `extend due of N by …`).
    ExtendDue(Vec<Name>, Spanned<Offset>),
}

/// Which clause a change means: by its keyword, or whole where the keyword repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selector {
    /// `due`, `together`, `about`, `do`, `early`, …
    Keyword(Spanned<String>),
    /// The clause itself.
    Clause(Box<Clause>),
}

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// `a and b`.
    And(Vec<Condition>),
    /// `a or b`.
    Or(Vec<Condition>),
    /// `not a`.
    Not(Box<Condition>),
    /// `bearer is helsinki`, `counterparty is not hus`, `county of bearer is county-08`.
    Is {
        /// Who.
        who: Party,
        /// `is not`.
        not: bool,
        /// A body, kind or class.
        what: Name,
    },
    /// `bearer in uusimaa`, `bearer not in uusimaa`: belongs to the body, by any relation.
    In {
        /// Who.
        who: Party,
        /// `not in`.
        not: bool,
        /// The group.
        group: Name,
    },
    /// `bearer having youth-council`.
    Having {
        /// Who.
        who: Party,
        /// The status.
        status: Name,
    },
    /// `trigger about extensive-content`.
    TriggerAbout(Span, Vec<Name>),
    /// `period is 2022-2025`, `period is not 2024`.
    PeriodIs {
        /// `is not`.
        not: bool,
        /// The key.
        key: Spanned<String>,
    },
    /// `period from 2025-01-01` (the period begins on or after), `period until 2025-12-31` (ends on or before).
    PeriodFrom(Spanned<Day>),
    /// See `PeriodFrom`.
    PeriodUntil(Spanned<Day>),
    /// `question N is yes`, `question N is no`.
    Answered {
        /// The question.
        name: Name,
        /// yes.
        yes: bool,
    },
    /// An act or a step was recorded: `hyte-negotiation by county of bearer in period`.
    Act(Box<Demand>, When),
}

/// When an act in a condition must lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Nothing said: at any time up to the as-of day.
    Any,
    /// `in period`.
    InPeriod(Span),
    /// `before X`.
    Before(Point),
    /// `on or before X`.
    OnOrBefore(Point),
    /// `after X`.
    After(Point),
    /// `on or after X`.
    OnOrAfter(Point),
}
