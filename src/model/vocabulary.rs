//! The words that rules and records share, numbered.

use crate::lang::Words;
use crate::source::Span;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The number as an index.
            #[must_use]
            pub fn index(self) -> usize {
                usize::try_from(self.0).unwrap_or(usize::MAX)
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> $name {
                $name(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    )*};
}

ids! {
    /// A kind of body: county, municipality.
    KindId;
    /// A body of the roster.
    BodyId;
    /// An organ of a body: council, board.
    OrganId;
    /// An activity kind.
    ActivityId;
    /// A topic.
    TopicId;
    /// A status: a state that lasts.
    StatusId;
    /// A class of partners.
    ClassId;
    /// A relation: municipality of county.
    RelationId;
    /// A duty.
    DutyId;
}

/// A word with its names for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its name in rules and records.
    pub name: String,
    /// Its names for people.
    pub words: Words,
    /// Where it is declared.
    pub span: Span,
}

/// An activity kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Name and names.
    pub word: Word,
    /// The organ of the acting body that an empty `to` means.
    pub to_own: Option<OrganId>,
}

/// A class of partners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Name and names.
    pub word: Word,
    /// Itself and every class, kind and body that it unites, flattened, sorted.
    pub holds: Vec<Thing>,
}

/// `relation municipality of county`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The word for the members: a kind, a class, or a word of its own (`supervisor`).
    pub member: String,
    /// The kind of what they belong to.
    pub group: KindId,
    /// Where it is declared.
    pub span: Span,
}

/// A kind, a class or a body: what `is` compares with and what a class can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// All bodies of a kind.
    Kind(KindId),
    /// Partners of a class.
    Class(ClassId),
    /// One body.
    Body(BodyId),
}

/// All words, each sort in the order of its ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Kinds of body.
    pub kinds: Vec<Word>,
    /// Organs.
    pub organs: Vec<Word>,
    /// Activity kinds.
    pub activities: Vec<Activity>,
    /// Topics.
    pub topics: Vec<Word>,
    /// Statuses.
    pub statuses: Vec<Word>,
    /// Classes of partners.
    pub classes: Vec<Class>,
    /// Relations.
    pub relations: Vec<Relation>,
}

impl Vocabulary {
    /// The kind with this name.
    #[must_use]
    pub fn kind(&self, name: &str) -> Option<KindId> {
        self.kinds.iter().position(|word| word.name == name).map(KindId::from)
    }

    /// The organ with this name.
    #[must_use]
    pub fn organ(&self, name: &str) -> Option<OrganId> {
        self.organs.iter().position(|word| word.name == name).map(OrganId::from)
    }

    /// The activity kind with this name.
    #[must_use]
    pub fn activity(&self, name: &str) -> Option<ActivityId> {
        self.activities.iter().position(|activity| activity.word.name == name).map(ActivityId::from)
    }

    /// The topic with this name.
    #[must_use]
    pub fn topic(&self, name: &str) -> Option<TopicId> {
        self.topics.iter().position(|word| word.name == name).map(TopicId::from)
    }

    /// The status with this name.
    #[must_use]
    pub fn status(&self, name: &str) -> Option<StatusId> {
        self.statuses.iter().position(|word| word.name == name).map(StatusId::from)
    }

    /// The class with this name.
    #[must_use]
    pub fn class(&self, name: &str) -> Option<ClassId> {
        self.classes.iter().position(|class| class.word.name == name).map(ClassId::from)
    }

    /// Whether `class` holds `thing`, directly or through a class that it unites.
    #[must_use]
    pub fn holds(&self, class: ClassId, thing: Thing) -> bool {
        self.classes[class.index()].holds.binary_search(&thing).is_ok()
    }
}

/// How well a record is shown. `announced` stands outside the scale: a plan never shows an act (`rules.md` C5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// An agenda, an invitation: a plan.
    Announced,
    /// Said by somebody; the grade of a record that gives none.
    Claimed,
    /// Minutes, a press release, a decision.
    Documented,
    /// Published by the body itself.
    Published,
}

impl Grade {
    /// Every grade with its code.
    pub const ALL: [Grade; 4] = [Grade::Announced, Grade::Claimed, Grade::Documented, Grade::Published];

    /// The code in records and outputs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Grade::Announced => "announced",
            Grade::Claimed => "claimed",
            Grade::Documented => "documented",
            Grade::Published => "published",
        }
    }
}
