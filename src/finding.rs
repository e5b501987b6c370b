//! A statement about the world: the verdict for one instance with its reasons, evidence and what would cure it.
//!
//! Knows the shape of a verdict and its reasons; leaves alone how it was reached and how it is shown. Reasons are data:
//! sentences are made in `render`, in any language, from the same tree. Findings are put in order where they are made.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use crate::lang::Words;
use crate::model::duty::{Ask, Binding, Citation};
pub use crate::model::vocabulary::Grade;
use crate::model::vocabulary::{BodyId, DutyId, Vocabulary};
pub use crate::record::DataFinding;
use crate::record::{Origin, RecordId};
use crate::source::Span;
use crate::time::{Day, DueDay, When, Window};

/// The outcome for an instance (`design.md` § 4, `rules.md` § B).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Done in time; a witness is given.
    Met,
    /// Done, but some of it after the due day.
    MetLate,
    /// Due day passed, something done, part certainly not.
    PartlyMet,
    /// Due day passed, certainly nothing done.
    Missed,
    /// Window running, not yet met.
    Open,
    /// Window not begun.
    Upcoming,
    /// Cannot be told; the causes say why.
    Unknown,
    /// By a record with ground, decider and expiry; the computed verdict stays visible beside it.
    Waived,
    /// Does not apply; `because` says why.
    NotApplicable,
}

impl Verdict {
    /// All verdicts in the order in which they are counted and listed.
    pub const ALL: [Verdict; 9] = [
        Verdict::Met,
        Verdict::MetLate,
        Verdict::PartlyMet,
        Verdict::Missed,
        Verdict::Open,
        Verdict::Upcoming,
        Verdict::Unknown,
        Verdict::Waived,
        Verdict::NotApplicable,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::MetLate => "met-late",
            Verdict::PartlyMet => "partly-met",
            Verdict::Missed => "missed",
            Verdict::Open => "open",
            Verdict::Upcoming => "upcoming",
            Verdict::Unknown => "unknown",
            Verdict::Waived => "waived",
            Verdict::NotApplicable => "not-applicable",
        }
    }

    /// Whether it is a breach, where the norm binds (`Binding::can_be_breached`).
    #[must_use]
    pub fn is_breach(self) -> bool {
        matches!(self, Verdict::MetLate | Verdict::PartlyMet | Verdict::Missed)
    }
}

/// Why something cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// Nothing shown, and the register does not say that it is complete.
    NoRecord,
    /// A field that matters was left empty.
    NotStated,
    /// The recorded day is an interval.
    ImpreciseDate,
    /// Announced only, or below the grade that is asked.
    WeakEvidence,
    /// Two records contradict each other.
    Contradiction,
    /// A question has not been answered.
    NotJudged,
    /// A change of law has not been read.
    LawNotFollowed,
    /// The roster does not say.
    Roster,
}

impl Cause {
    /// All causes, in the order in which they are listed.
    pub const ALL: [Cause; 8] = [
        Cause::NoRecord,
        Cause::NotStated,
        Cause::ImpreciseDate,
        Cause::WeakEvidence,
        Cause::Contradiction,
        Cause::NotJudged,
        Cause::LawNotFollowed,
        Cause::Roster,
    ];

    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Cause::NoRecord => "no-record",
            Cause::NotStated => "not-stated",
            Cause::ImpreciseDate => "imprecise-date",
            Cause::WeakEvidence => "weak-evidence",
            Cause::Contradiction => "contradiction",
            Cause::NotJudged => "not-judged",
            Cause::LawNotFollowed => "law-not-followed",
            Cause::Roster => "roster",
        }
    }
}

/// Why a duty does not apply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// No version is in force on the due day.
    NotInForce,
    /// An exception removes it; its name.
    Exception(String),
    /// The body does not bear it (another kind, or it did not exist on the due day).
    NotBearer,
    /// Its condition does not hold.
    Condition,
    /// What it asks for is an empty set.
    Vacuous,
    /// The trigger was retracted.
    TriggerRetracted,
}

impl Because {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Because::NotInForce => "not-in-force",
            Because::Exception(_) => "exception",
            Because::NotBearer => "not-bearer",
            Because::Condition => "condition",
            Because::Vacuous => "vacuous",
            Because::TriggerRetracted => "trigger-retracted",
        }
    }
}

/// What sort of thing is missing (`rules.md` D3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The act itself; the id is its kind.
    Act,
    /// A body that is to take part; the id is its id.
    Counterparty,
    /// A partner of a class; the id is the class.
    Class,
    /// A topic.
    Topic,
    /// A step; the id is its name.
    Step,
    /// A status, with the days on which it is not held.
    Status,
    /// Evidence; the id is the grade asked.
    Evidence,
    /// A question.
    Question,
    /// A receiver; the id is the body or organ.
    Receiver,
}

impl What {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            What::Act => "act",
            What::Counterparty => "counterparty",
            What::Class => "class",
            What::Topic => "topic",
            What::Step => "step",
            What::Status => "status",
            What::Evidence => "evidence",
            What::Question => "question",
            What::Receiver => "receiver",
        }
    }
}

/// Why a finding has no due day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoDue {
    /// None is set.
    None,
    /// None is set, but it is to be done without delay.
    WithoutDelay,
    /// There is one, but which cannot be told: what it is counted from is not known.
    Unknown,
}

/// One thing that a demand asks for: what, and its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// What sort of thing.
    pub what: What,
    /// Its id: a kind, body id, class name, topic, step name, …
    pub id: String,
    /// In steps, the step to which it belongs (that itself for a step).
    pub step: Option<String>,
}

impl Item {
    /// The act that is asked for: its kinds as they are written, `talk or hearing`, any of which is enough.
    #[must_use]
    pub fn act(vocabulary: &Vocabulary, ask: &Ask) -> Item {
        let mut id = String::new();
        for kind in &ask.kinds {
            if !id.is_empty() {
                id.push_str(" or ");
            }
            id.push_str(&vocabulary.activities[kind.index()].word.name);
        }
        Item { what: What::Act, id, step: None }
    }

    /// The names in the id: several where any of them is enough.
    pub fn alternatives(&self) -> impl Iterator<Item = &str> {
        self.id.split(" or ")
    }
}

/// An item that is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The item.
    pub item: Item,
    /// Whether it is certain that it was not done.
    pub certain: bool,
    /// For a status: first and last day without it.
    pub days: Option<(Day, Option<Day>)>,
}

/// A remark that goes with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// A note of the rules.
    Rule(Arc<Words>, Span),
    /// A body joined or left a cover set during the window.
    Joined {
        /// The body.
        body: BodyId,
        /// First day of membership.
        from: Day,
    },
    /// See `Joined`.
    Left {
        /// The body.
        body: BodyId,
        /// Last day of membership.
        until: Day,
    },
    /// A clause was dropped, because its set is empty.
    EmptySet(Span),
    /// The law changed inside the period; the act was done while the earlier law bound the body, and satisfied it.
    EarlierLaw {
        /// Under what the act was done.
        source: Citation,
        /// Last day of the earlier law.
        until: Day,
    },
    /// A retracted or corrected record once answered this.
    Corrected(RecordId),
    /// A change of law that has not been read touches this.
    Unread {
        /// What.
        what: String,
        /// From when.
        from: Day,
    },
    /// A waiver that has ended.
    PastWaiver {
        /// The record.
        record: RecordId,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
    /// A waiver that is on record and begins only after the day from which one looks.
    ComingWaiver {
        /// The record.
        record: RecordId,
        /// Its first day.
        from: Day,
        /// Its last day.
        until: Day,
    },
}

/// A step that was done only after its own due day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateStep {
    /// Its name.
    pub step: String,
    /// Its due day.
    pub due: Day,
    /// By how many days.
    pub days: i64,
}

/// A waiver that covers an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiver {
    /// The record.
    pub record: RecordId,
    /// Last day.
    pub until: Day,
}

/// One node of the proof: what is so, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What is so.
    pub fact: Fact,
    /// Why.
    pub because: Vec<Reason>,
}

impl Reason {
    /// A fact that needs no further reason.
    #[must_use]
    pub fn leaf(fact: Fact) -> Reason {
        Reason { fact, because: Vec::new() }
    }

    /// A fact with its reasons.
    #[must_use]
    pub fn of(fact: Fact, because: Vec<Reason>) -> Reason {
        Reason { fact, because }
    }
}

/// The state of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Shown for certain.
    Done {
        /// When, by the record that shows it first.
        on: When,
        /// Days late; 0 in time.
        late: i64,
    },
    /// Cannot be told.
    InDoubt(Vec<Cause>),
    /// Certainly not done.
    NotDone,
}

/// What a record does for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// It shows the item; part of a minimal set of witnesses.
    Witness,
    /// It shows the item too.
    Also,
    /// It would, if a doubt were cleared.
    Doubtful(Cause),
    /// It was done before the window.
    TooEarly,
    /// It was done after the due day.
    TooLate,
    /// It was done too late, but would count if its record named the period.
    Unnamed,
    /// It is for another period.
    OtherPeriod,
    /// It follows another record than the one asked for.
    OtherOf,
    /// It went to another receiver.
    OtherReceiver,
    /// It triggered the instance.
    Trigger,
    /// It breaks a prohibition.
    Breaks,
}

/// What a step is ordered by, as a proof names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Than {
    /// Another step, by its name.
    Step(String),
    /// What triggered the instance.
    Trigger,
    /// A day that the rule gives.
    Day,
}

/// What a node of the proof says. Each names a rule's place, a record, a calendar day or a declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The verdict under the default reading (the root).
    Verdict(Verdict),
    /// The rule: which section, where it is written.
    Rule {
        /// The duty.
        duty: DutyId,
        /// Index of the version.
        version: usize,
        /// Where.
        span: Span,
    },
    /// In force from–until, under a provision.
    InForce {
        /// First day.
        from: Day,
        /// Last day.
        until: Option<Day>,
        /// The provision.
        under: Option<Citation>,
    },
    /// An exception applies (or might).
    Exception {
        /// Its label.
        name: String,
        /// Its section.
        source: Option<Citation>,
        /// For certain.
        certain: bool,
        /// Where.
        span: Span,
    },
    /// The period.
    Period {
        /// Its key.
        key: String,
        /// Its days.
        window: Option<Window>,
    },
    /// The due day, with its steps.
    Due(DueDay),
    /// No due day.
    NoDueDay,
    /// None, but it is to be done without delay: a guideline, never a breach by itself.
    WithoutDelay,
    /// There is one, but which cannot be told.
    DueUnknown,
    /// The window on whose days doing it counts.
    Window {
        /// First day; none: from the beginning.
        from: Option<Day>,
        /// Last day; none: without end.
        to: Option<Day>,
    },
    /// What is done after the due day counts as late (`rules.md` B2, B10).
    LateCounts {
        /// Until which day; none: at any time.
        until: Option<Day>,
        /// Whether later too, where the record names its period.
        or_named: bool,
    },
    /// An item and its state; under it the records that show it, or the declaration that lets absence count.
    Item {
        /// What.
        item: Item,
        /// How it stands.
        state: State,
        /// Where it is asked.
        span: Option<Span>,
    },
    /// A record and what it does here.
    Record {
        /// Which.
        record: RecordId,
        /// What.
        role: Role,
    },
    /// A record that would show a step, but stands in another order than the one asked.
    Order {
        /// Which.
        record: RecordId,
        /// It should be no later than this; else no earlier.
        before: bool,
        /// Than what.
        than: Than,
        /// When that was.
        on: When,
    },
    /// A register declares itself complete.
    Complete {
        /// Index of the register.
        register: u32,
        /// Where it says so.
        origin: Origin,
        /// From when.
        from: Day,
        /// Until when.
        until: Option<Day>,
    },
    /// No register declares itself complete over these days.
    NotComplete {
        /// For whom.
        body: BodyId,
        /// First day without.
        from: Day,
        /// Last day without; none: on.
        to: Option<Day>,
    },
    /// Another reading and its verdict.
    Reading {
        /// Its name.
        name: String,
        /// Its ground.
        ground: Arc<Words>,
        /// Whether it is the default.
        default: bool,
        /// Its verdict.
        verdict: Verdict,
        /// Its due day, where that is another one.
        due: Option<DueDay>,
        /// The due days of steps, by name, where they are other ones.
        steps: Vec<(String, DueDay)>,
        /// Where.
        span: Span,
    },
    /// A condition and how it stands: true, false or undecided.
    Condition {
        /// How.
        holds: Option<bool>,
        /// Where.
        span: Span,
    },
    /// A waiver.
    Waived(Waiver),
    /// A change of law that has not been read.
    Unread {
        /// What.
        what: String,
        /// From when.
        from: Day,
        /// Where.
        span: Span,
    },
    /// Why it does not apply.
    NotApplicable(Because),
}

/// The verdict for one instance with everything that goes with it (`rules.md` D3). What is told of it is shared by
/// findings that differ in nothing but whose they are, and read as if it stood here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `county-hyte-negotiation/county-08/2024`.
    pub instance: String,
    /// Who.
    pub bearer: BodyId,
    /// Everything else.
    pub told: Arc<Told>,
}

impl Deref for Finding {
    type Target = Told;

    fn deref(&self) -> &Told {
        &self.told
    }
}

impl DerefMut for Finding {
    /// For a change that is this finding's alone.
    fn deref_mut(&mut self) -> &mut Told {
        Arc::make_mut(&mut self.told)
    }
}

/// What is told of an instance, whoever bears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The duty.
    pub duty: DutyId,
    /// Index of the governing version.
    pub version: usize,
    /// The exceptions of the version that apply, and those of which it cannot be told: bits in the order written.
    pub exceptions: [u32; 2],
    /// Whether it cannot be told that the duty concerns the bearer here: its condition is in doubt.
    pub in_doubt: bool,
    /// Its section.
    pub source: Citation,
    /// What kind of norm.
    pub binding: Binding,
    /// Towards whom.
    pub counterparty: Option<BodyId>,
    /// The period's key, or the trigger's.
    pub period: String,
    /// The part.
    pub part: Option<String>,
    /// The outcome under the default reading.
    pub verdict: Verdict,
    /// The due day with its steps.
    pub due: Option<DueDay>,
    /// Why there is no due day; meaningless where there is one.
    pub no_due: NoDue,
    /// First and last day of the window.
    pub window: (Option<Day>, Option<Day>),
    /// What is not shown; for open, partly-met, missed and unknown.
    pub missing: Vec<Missing>,
    /// The records that show it.
    pub witnesses: Vec<RecordId>,
    /// Why it cannot be told; sorted, for unknown.
    pub causes: Vec<Cause>,
    /// Why it does not apply.
    pub because: Option<Because>,
    /// The waiver.
    pub waiver: Option<Waiver>,
    /// What was computed, for waived and law-not-followed: what the text as encoded comes to, whoever waives it or
    /// whatever in it has changed.
    pub computed: Option<Verdict>,
    /// What each reading comes to: the default to what was computed, so to `computed` where there is one and else to the
    /// verdict; an unread change and a waiver lie over all readings alike. The default's first, in the order written. Readings of an act on time limits follow,
    /// where they move a day.
    pub readings: Vec<(String, Verdict)>,
    /// The due day of each reading under which it is another one.
    pub reading_dues: Vec<(String, DueDay)>,
    /// The weakest grade among the witnesses.
    pub grade: Option<Grade>,
    /// For met-late: by how many days.
    pub late_days: Option<i64>,
    /// For met-late: the steps that were done late, in the order written; none where nothing is asked in steps.
    pub late_steps: Vec<LateStep>,
    /// Items done, of how many.
    pub ratio: (u32, u32),
    /// The first day on which the verdict differs if nothing is recorded.
    pub changes_on: Option<Day>,
    /// The days, past and to come, on which what is told may turn by itself, nothing being recorded; sorted. More than do.
    pub turns: Vec<Day>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The proof; without one, only the verdict.
    pub reasons: Reason,
}
