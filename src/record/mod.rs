//! What a body says happened: records, the registers they came in, and what those registers hold completely.
//!
//! Knows names and roster of `model`, and the line from which each record came; leaves alone duties and verdicts.
//! Reading each format is in `record/read`, corrections and what was known when in `record/known.rs`.

mod list;
pub mod read;
mod known;
mod complaint;

use std::collections::{BTreeMap, BTreeSet};

pub use list::List;
pub use read::{Outcome, Tally, read};

use crate::model::vocabulary::{ActivityId, BodyId, ClassId, Grade, OrganId, StatusId, TopicId};
use crate::source::SourceId;
use crate::time::{Day, When};

/// A record's number in the log: its place in the order registers, files and rows were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub u32);

impl RecordId {
    /// The number as an index into `Log::records`.
    #[must_use]
    pub fn index(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// All registers of a run and their records, as read: corrected and retracted rows are still there.
#[derive(Debug, Clone, Default)]
pub struct Log {
    /// The registers in the order given.
    pub registers: Vec<Register>,
    /// The records, by `RecordId`.
    pub records: Vec<Record>,
    /// Records whose id a record of another register has too.
    pub clashing: BTreeSet<RecordId>,
}

/// The records of one or more bodies, with its own statement of what it holds completely.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Its name: `[register] name`, else the name of the folder or file.
    pub name: String,
    /// Whom it says it is about.
    pub bodies: Vec<BodyId>,
    /// What it holds completely.
    pub complete: Vec<Completeness>,
    /// What bad rows put in doubt (`rules.md` C7).
    pub suspended: Vec<Suspension>,
}

/// Here, absence means: not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completeness {
    /// Which body; none: all.
    pub body: Option<BodyId>,
    /// Which activities and statuses; empty: all.
    pub kinds: Vec<Kind>,
    /// First day.
    pub from: Day,
    /// Last day, inclusive; none: the as-of day.
    pub until: Option<Day>,
    /// Where it is declared: file, and line from 1.
    pub origin: Origin,
}

/// What a bad row may concern; empty or none means all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspension {
    /// Which bodies.
    pub bodies: Vec<BodyId>,
    /// Which activities and statuses.
    pub kinds: Vec<Kind>,
    /// Which days; none: all.
    pub when: Option<When>,
    /// The bad row.
    pub origin: Origin,
}

/// An activity kind or a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Something done on a day.
    Activity(ActivityId),
    /// A state that lasts.
    Status(StatusId),
}

/// The row of a table as a spreadsheet counts it (the header is row 1), or the line of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// Which file.
    pub source: SourceId,
    /// Row or line, from 1.
    pub row: u32,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// In which register (index in `Log::registers`).
    pub register: u32,
    /// Its id, unique in the register; `FILE-ROW` where the row gives none.
    pub id: Box<str>,
    /// From which row.
    pub origin: Origin,
    /// What it says.
    pub what: What,
    /// When it was written down; none: always known.
    pub recorded: Option<Day>,
    /// The record that it replaces as a whole.
    pub supersedes: Option<RecordId>,
    /// The record that it withdraws.
    pub retracts: Option<RecordId>,
    /// Evidence links or diary numbers.
    pub evidence: Box<str>,
    /// Free text.
    pub note: Box<str>,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Activities done or statuses that last.
    Happened(Happening),
    /// A waiver of an instance.
    Waiver {
        /// The instance's id.
        of: String,
        /// From when it acts: the day of the decision.
        when: When,
        /// Who decided.
        by: List<Actor>,
        /// Its last day.
        until: Day,
    },
    /// An answer to a question about an instance.
    Judgement {
        /// The instance's id; for a question that triggers, the duty and bearer (`duty/bearer`).
        of: String,
        /// The day of the answer.
        when: When,
        /// The question's name.
        question: String,
        /// The answer.
        answer: bool,
        /// Who answered.
        by: List<Actor>,
    },
    /// Nothing but a retraction.
    Retraction,
}

/// Activities done on a day, or statuses from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happening {
    /// Activity kinds and statuses.
    pub kinds: List<Kind>,
    /// The day, or the interval in which it lies; for a status its first day.
    pub when: When,
    /// The last day of a status; none: it lasts.
    pub until: Option<When>,
    /// Who did it, or whose state it is. Not empty.
    pub by: List<Actor>,
    /// Who took part; empty: not stated. A list that is not empty is closed.
    pub with: List<Partner>,
    /// Who was invited; empty: not stated.
    pub invited: List<Partner>,
    /// Topics; empty: not stated.
    pub about: List<TopicId>,
    /// Period keys that it is for; empty: where it is plain.
    pub periods: List<String>,
    /// What it follows; empty: not stated.
    pub of: List<Link>,
    /// Who received it; empty: not stated (or the activity's own organ).
    pub to: List<Partner>,
    /// How well it is shown.
    pub grade: Grade,
}

/// A body, or an organ of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Actor {
    /// The body (a merged one already read as its successor).
    pub body: BodyId,
    /// The organ.
    pub organ: Option<OrganId>,
}

/// Who takes part, is invited, or receives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partner {
    /// A body or an organ of it.
    Body(Actor),
    /// A partner of a class, perhaps by name: `ngo:Tampereen Martat`.
    Class(ClassId, Option<Box<str>>),
}

/// What `of` points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A record of the same register.
    Record(RecordId),
    /// Nothing that the register holds: warned of, answers nothing.
    Dangling(Box<str>),
}

/// The records as known on a day: corrections applied, retractions gone, each under the first record of its chain.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// By chain: the first record of the chain and the row that speaks for it now, ordered by the first record.
    pub rows: Vec<(RecordId, RecordId)>,
    /// The first record of each record's chain.
    pub root: Vec<RecordId>,
    /// For each first record, the row that speaks now; none where it is retracted or not yet known.
    pub current: BTreeMap<RecordId, RecordId>,
}

impl Log {
    /// The record with this number.
    #[must_use]
    pub fn record(&self, id: RecordId) -> &Record {
        &self.records[id.index()]
    }

    /// The record as findings name it: its id, with `register#` before it where two registers use the id.
    #[must_use]
    pub fn shown_id(&self, id: RecordId) -> String {
        let record = self.record(id);
        let register = usize::try_from(record.register).ok().and_then(|at| self.registers.get(at));
        match register {
            Some(register) if self.clashing.contains(&id) => format!("{}#{}", register.name, record.id),
            _ => record.id.to_string(),
        }
    }
}

/// Something that the records say of each other, not of a duty: two sides of one sitting that differ, a citation of
/// law that was not in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DataFinding {
    /// Two records of one sitting differ (`rules.md` B9).
    Mismatch {
        /// One side.
        one: RecordId,
        /// The other.
        other: RecordId,
        /// In the day.
        day: bool,
        /// In the parties.
        parties: bool,
        /// In the topics.
        topics: bool,
    },
    /// A name of a body that has merged was read as its successor.
    ReadAsSuccessor {
        /// The record.
        record: RecordId,
        /// The old body.
        old: BodyId,
        /// The new body.
        new: BodyId,
    },
}
