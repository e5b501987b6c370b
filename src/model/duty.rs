//! A duty, checked: who, what, how often, by when, under which section, in force from–to.
//!
//! A duty has versions; a version has a base text, exceptions and (by the duty) readings. The text that results from a
//! set of exceptions and a reading is built once, in `Version::text`, and never cloned per instance (`rules.md` E).

use std::sync::Arc;

use super::condition::{Condition, When};
use super::vocabulary::{ActivityId, BodyId, DutyId, Grade, KindId, OrganId, RelationId, StatusId, Thing, TopicId};
use crate::lang::{Lang, Words};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{ActNumber, Section};
use crate::time::{Day, Offset};

/// A duty. Versions, exceptions and readings change what is asked and when; never who, how often or upon what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// Its number.
    pub id: DutyId,
    /// Its name.
    pub name: String,
    /// Its title for people; the name in all languages where none is written.
    pub title: Words,
    /// A short title for where space is scarce, if written.
    pub short: Option<Words>,
    /// Where its name stands.
    pub span: Span,
    /// What kind of norm it is.
    pub binding: Binding,
    /// Who bears it.
    pub bearers: Bearers,
    /// `towards each …`: one instance per counterparty.
    pub towards: Option<Set>,
    /// How instances arise.
    pub generation: Generation,
    /// `first by D`: moves the first due day.
    pub first_by: Option<Day>,
    /// `first period K`: none before it.
    pub first_period: Option<String>,
    /// All versions, oldest force first, with disjoint force.
    pub versions: Vec<Version>,
    /// Alternative readings and the named defaults, in the order written.
    pub readings: Vec<Reading>,
    /// Named human judgements, those of targets and triggers included.
    pub questions: Vec<Question>,
    /// The reparation duty.
    pub otherwise: Option<DutyId>,
    /// Duties that this one succeeds (other bearers or rhythm).
    pub succeeds: Vec<DutyId>,
}

impl Duty {
    /// What it is called where space is scarce: its short title, or its title where it has none.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> &str {
        self.short.as_ref().unwrap_or(&self.title).get(lang)
    }
}

/// What kind of norm binds; only the first three can be a breach (`design.md` § 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Binding {
    /// An act of parliament.
    Statute,
    /// A government or ministry decree.
    Decree,
    /// An agreement.
    Agreement,
    /// A recommendation.
    Recommendation,
    /// A condition for money, not a duty.
    Incentive,
}

impl Binding {
    /// Every binding with its word in the language.
    pub const ALL: [(Binding, &'static str); 5] = [
        (Binding::Statute, "statute"),
        (Binding::Decree, "decree"),
        (Binding::Agreement, "agreement"),
        (Binding::Recommendation, "recommendation"),
        (Binding::Incentive, "incentive"),
    ];

    /// Whether not doing it can be a breach.
    #[must_use]
    pub fn can_be_breached(self) -> bool {
        matches!(self, Binding::Statute | Binding::Decree | Binding::Agreement)
    }

    /// The word of the language, also the code in outputs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Binding::Statute => "statute",
            Binding::Decree => "decree",
            Binding::Agreement => "agreement",
            Binding::Recommendation => "recommendation",
            Binding::Incentive => "incentive",
        }
    }
}

/// Where a norm stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// Sections of acts, in the order written; no sections: the act.
    Acts(Arc<[(ActNumber, Vec<Section>)]>),
    /// A norm outside the statute book.
    Text(String),
}

/// Who bears a duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearers {
    /// Alternatives; with `jointly` they bear it together.
    pub terms: Vec<BearerTerm>,
    /// An instance for each, an act of one with another is an act of both (`rules.md` A5).
    pub jointly: bool,
    /// Where it is written.
    pub span: Span,
}

/// One term of `bearer`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BearerTerm {
    /// A kind, a class or a body: each of them.
    Thing(Thing),
    /// `every municipality of county` beside `county`: the members of each body of that kind (joint with it).
    MembersOf {
        /// Kind or class of the members.
        member: Thing,
        /// By which relation.
        relation: RelationId,
        /// The kind of the group: `county`, `collaborative-area`. Where the group's kind is itself a term, a group is
        /// one such body and its members; else the members of one group bear it together, without the group.
        group: KindId,
    },
}

/// How instances arise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Generation {
    /// Once; the key is `once`.
    Once,
    /// Every period; with parts, one instance a part.
    Every(Rhythm, Vec<Part>),
    /// At most so long apart.
    AtMost(Offset),
    /// Upon a trigger.
    Upon {
        /// What triggers.
        trigger: Trigger,
        /// A trigger inside a running instance opens none.
        one_at_a_time: bool,
    },
    /// At every moment; the key is `always`.
    Always,
}

/// Periods as tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rhythm {
    /// Calendar years.
    CalendarYear,
    /// The rows of the table with this name (council terms or explicit periods).
    Table(String),
}

/// One part of `in parts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The topic of its name, where one is declared; `about part` needs it.
    pub topic: Option<TopicId>,
    /// Its due day.
    pub due: Due,
}

/// What opens a triggered instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A recorded act that meets this; `by` defaults to the bearer, except where the act is `to bearer`.
    Act(Box<Ask>),
    /// A step of another duty (same bearer) was done: index of the step in its newest version's steps.
    Step(DutyId, usize),
    /// A question (index in `Duty::questions`) was answered yes; the judgement's day is the trigger day.
    Question(usize),
    /// An instance of one of these duties (those whose `otherwise` names this one) was breached.
    Breach(Vec<DutyId>),
}

/// The law of some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its own title, where it has one; else the duty's.
    pub title: Option<Words>,
    /// Under which section.
    pub source: Citation,
    /// First day in force.
    pub from: Day,
    /// Last day in force, inclusive; no fall-through after it.
    pub until: Option<Day>,
    /// The provision that puts it in force.
    pub under: Option<Citation>,
    /// Where `duty` or `version of` stands.
    pub span: Span,
    /// The base text's notes.
    pub notes: Vec<Note>,
    /// Grounds that clauses name for themselves (`… under 616/2021 § 1 mom 3`), by the clause's keyword.
    pub grounds: Vec<(String, Citation)>,
    /// Changes of law that touch the duty or one of its clauses.
    pub unread: Vec<Unread>,
    /// The labelled tree of exceptions, parents before children.
    pub exceptions: Vec<Exception>,
    /// Texts by exceptions (bit i: exception i applies, its parents too) and reading; see `text`.
    pub texts: Vec<BuiltText>,
}

/// The text that results from a set of exceptions and a reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltText {
    /// Bit i: exception i applies.
    pub exceptions: u32,
    /// Index in `Duty::readings`; none: the default.
    pub reading: Option<usize>,
    /// The text, or the two siblings that contradict each other (a defect in the rules, never a verdict).
    pub text: Result<Text, (usize, usize)>,
}

impl Version {
    /// The text under a set of exceptions and a reading. A reading whose target is not there changes nothing, so it is
    /// always built. None where an exception applies without its parent.
    #[must_use]
    pub fn text(&self, exceptions: u32, reading: Option<usize>) -> Option<&Result<Text, (usize, usize)>> {
        self.texts
            .binary_search_by(|built| (built.exceptions, built.reading).cmp(&(exceptions, reading)))
            .ok()
            .map(|at| &self.texts[at].text)
    }

    /// The condition that is written at a place: of the duty, an exception, a step, a party or a topic.
    #[must_use]
    pub fn condition(&self, span: Span) -> Option<&Condition> {
        let mut found = None;
        super::dependence::conditions(self, &mut |when| {
            if when.span == span {
                found = found.or(Some(&when.condition));
            }
        });
        found
    }

    /// Whether the version is in force on `day`.
    #[must_use]
    pub fn in_force(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A remark of the encoder, shown with findings; interpretation is marked by its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The words.
    pub words: Arc<Words>,
    /// Where.
    pub span: Span,
}

/// A change of law that was not read and touches this duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What was not read.
    pub what: String,
    /// The keyword of the clause that it touches; none: the whole.
    pub clause: Option<String>,
    /// From which day.
    pub from: Day,
    /// Where.
    pub span: Span,
}

/// An exception: chooses the text before judging (`rules.md` B8).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exception {
    /// Its label; a nameless one is called by what it does (`extend due`).
    pub name: String,
    /// Its title, if written.
    pub title: Option<Words>,
    /// Its notes.
    pub notes: Vec<Note>,
    /// The exception to which it is one (index in `Version::exceptions`).
    pub parent: Option<usize>,
    /// Under which section.
    pub source: Option<Citation>,
    /// Its own force, if narrower.
    pub force: Option<(Day, Option<Day>)>,
    /// When it applies; none: always.
    pub when: Option<When>,
    /// What it changes, for showing.
    pub changes: Vec<Change>,
    /// Where.
    pub span: Span,
}

/// A change as shown by `rules show` and `explain`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Where the change is written.
    pub span: Span,
    /// Its own ground.
    pub under: Option<Citation>,
}

/// A reading of an open text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// Whether it names the text as it stands.
    pub default: bool,
    /// What speaks for it.
    pub ground: Arc<Words>,
    /// The act on time limits of which it is a reading; none where it is one of the duty itself.
    pub of_limits: Option<ActNumber>,
    /// Where.
    pub span: Span,
}

/// A named human judgement, answered by a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// What is asked.
    pub text: Words,
    /// Where.
    pub span: Span,
    /// Whether it is an item of instances (a clause `question`), not only a target or a trigger; of which texts is
    /// said by `Text::questions`.
    pub asked: bool,
}

/// What is asked and by when, after exceptions and reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Nothing is left to do: a removing exception.
    pub removed: bool,
    /// Whether acts done under earlier law can meet it (`law-of-the-day`).
    pub earlier_law: bool,
    /// The duty's own condition.
    pub when: Option<When>,
    /// What is asked.
    pub demand: Demand,
    /// The due day; none for keep, avoid, `at most N apart` and in parts.
    pub due: Option<Spanned<Due>>,
    /// Whether and how it rolls.
    pub roll: Roll,
    /// `window from …`.
    pub window: Option<Due>,
    /// What is done before.
    pub early: Early,
    /// What is done after.
    pub late: Late,
    /// `extend due by …` of exceptions that apply, in order.
    pub extend: Vec<Offset>,
    /// Questions that are items of this text (indices in `Duty::questions`).
    pub questions: Vec<usize>,
}

/// Done, kept or avoided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Demand {
    /// To be done.
    Do(Target),
    /// To be kept: a status, perhaps with parties.
    Keep(StatusId, Ask),
    /// To be avoided, unless.
    Avoid(Ask, Option<Target>),
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// So many acts (1: one act or a cover set).
    Acts(u32, Ask),
    /// Steps.
    Steps(Vec<Step>),
    /// A question answered yes (index in `Duty::questions`).
    Question(usize),
}

/// What is asked of an act (or of a status, in `keep`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Where.
    pub span: Span,
    /// Any of these kinds; empty for a status.
    pub kinds: Vec<ActivityId>,
    /// Who acts.
    pub by: By,
    /// Receivers, each of which must receive it.
    pub to: Vec<Party>,
    /// What it follows: in each list every one, by one act or several.
    pub of: Vec<Vec<OfRef>>,
    /// Who takes part.
    pub together: Vec<Together>,
    /// Topics, with their own conditions.
    pub about: Vec<About>,
    /// Every topic with every party.
    pub crosswise: bool,
    /// The grade that is asked.
    pub evidence: Option<Grade>,
}

/// A topic asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The topic; none: that of the part.
    pub topic: Option<TopicId>,
    /// Its own condition.
    pub when: Option<When>,
    /// Where.
    pub span: Span,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// The bearer itself (any joint bearer with it counts too).
    Bearer,
    /// An organ of the bearer.
    Own(OrganId),
    /// Any of the joint bearers.
    AnyBearer,
    /// Every joint bearer, perhaps by an organ: a covering act.
    EveryBearer(Option<OrganId>),
    /// Somebody else; several: any of them for single bodies, all for sets.
    Others(Vec<Party>),
}

/// What an `of` points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfRef {
    /// The trigger record.
    Trigger,
    /// A step of the same demand, by index.
    Step(usize),
    /// A step of the triggering duty, bound as in its witness.
    TriggerStep(usize),
    /// Any record of this kind.
    Activity(ActivityId),
}

/// One body, found from the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The bearer.
    Bearer,
    /// The counterparty.
    Counterparty,
    /// A named body.
    Body(BodyId),
    /// `county of bearer`: the group to which it belongs; `supervisor of county`: the member that it has.
    Related {
        /// The relations by which it is found, one for each kind that the body of whom can have (`supervisor of
        /// county`, `supervisor of municipality`); at most one has a value for a body.
        relations: Vec<RelationId>,
        /// True: from the member to its group (`county of bearer`); false: from the group to its single member.
        up: bool,
        /// Of whom.
        of: Box<Who>,
    },
}

/// A set of bodies, found from the instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// Only bodies of this kind or class.
    pub member: Thing,
    /// Members of this body by any of these relations, one for each kind that it can have; none: all in the roster.
    pub of: Option<(Vec<RelationId>, Who)>,
    /// Only those whose own record says that they have this status.
    pub having: Option<StatusId>,
}

/// Who is asked to take part or to receive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Party {
    /// One body, perhaps an organ of it.
    One(Who, Option<OrganId>),
    /// An organ of the bearer.
    Own(OrganId),
    /// Every one of a set, perhaps an organ of each.
    Every(Set, Option<OrganId>),
    /// So many of a set of bodies, or partners of a class.
    AtLeast(u32, Set),
    /// The other joint bearers: for the group every member, for a member its group; among equals all others.
    Others,
}

/// `together with …`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Who.
    pub party: Party,
    /// It is enough that they were invited.
    pub invited: bool,
    /// Its own condition.
    pub when: Option<When>,
    /// Its own ground.
    pub under: Option<Citation>,
    /// Where.
    pub span: Span,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// What it asks.
    pub ask: Ask,
    /// Its own condition.
    pub when: Option<When>,
    /// It must not be later than these.
    pub before: Vec<StepTime>,
    /// It must not be earlier than these are complete.
    pub after: Vec<StepTime>,
    /// Its own due day.
    pub due: Option<(Due, Roll)>,
    /// Extensions of its own due day.
    pub extend: Vec<Offset>,
    /// Its own late rule; none: the duty's.
    pub late: Option<Late>,
    /// Its own early rule; none: the duty's. Early counts from the period's first day, once from force.
    pub early: Option<Early>,
    /// Its own ground.
    pub under: Option<Citation>,
    /// Where.
    pub span: Span,
}

/// What a step is ordered by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepTime {
    /// Another step, by index.
    Step(usize),
    /// The trigger.
    Trigger,
    /// The avoided act (in `unless`).
    Avoided,
    /// A day or a point of the instance.
    Point(Point),
}

/// A due day as the law says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Due {
    /// No day: open until done.
    None,
    /// Without delay: a guideline, never a breach by itself.
    WithoutDelay,
    /// A day.
    On(Day),
    /// A point.
    At(Point),
    /// `15 January of period`.
    DayOfYear {
        /// Day of the month.
        day: u32,
        /// Month, 1–12.
        month: u32,
        /// In, after or before the period.
        place: crate::syntax::ast::Side,
    },
    /// `1 month after trigger`.
    Count {
        /// How long.
        offset: Offset,
        /// Backwards.
        back: bool,
        /// From what.
        anchor: Point,
    },
    /// `end of second calendar year after trigger`.
    EndOfYear {
        /// 1 is the year after that of the anchor.
        nth: u32,
        /// After what.
        anchor: Point,
    },
    /// Before (on or before the day of) a point or step.
    Before(Point),
}

/// A point in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Point {
    /// The period's first day.
    StartOfPeriod,
    /// The period's last day.
    EndOfPeriod,
    /// The trigger's day.
    Trigger,
    /// The day on which the previous instance was done, or its due day if it was missed.
    Previous,
    /// The instance's due day.
    Due,
    /// A day.
    Day(Day),
    /// A step, by index.
    Step(usize),
}

/// Whether a day moves off a day on which no work is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roll {
    /// It stands.
    None,
    /// By an act on time limits.
    By {
        /// Its number.
        act: ActNumber,
        /// The way in which it is read, by the position of the variant; none: as it stands.
        variant: Option<usize>,
    },
}

/// What is done before the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Early {
    /// Does not count.
    DoesNotCount,
    /// Counts: no bound by force.
    Counts,
}

/// What is done after the due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Late {
    /// Does not count.
    DoesNotCure,
    /// Cures, at any time or within so long after the effective due day.
    Cures(Option<Offset>),
    /// Cures within so long after the effective due day; at any time where the record names the period that it is for.
    CuresOrNamed(Offset),
}
