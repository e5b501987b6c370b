//! Three truth values; what cannot be told carries why.

use std::collections::BTreeSet;
use velvoite::finding::Cause;

/// Why something cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A cause that is reported.
    Cause(Cause),
    /// Later records can still decide it.
    Pending,
}

/// All that stands in the way.
pub type Causes = BTreeSet<Why>;

/// One cause.
pub fn one(cause: Cause) -> Causes {
    Causes::from([Why::Cause(cause)])
}

/// Kleene's truth value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tri {
    Yes,
    No,
    Maybe(Causes),
}

impl Tri {
    pub fn of(holds: bool) -> Tri {
        if holds { Tri::Yes } else { Tri::No }
    }

    pub fn maybe(cause: Cause) -> Tri {
        Tri::Maybe(one(cause))
    }

    pub fn and(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::No, _) | (_, Tri::No) => Tri::No,
            (Tri::Yes, other) | (other, Tri::Yes) => other,
            (Tri::Maybe(one), Tri::Maybe(two)) => Tri::Maybe(one.union(&two).copied().collect()),
        }
    }

    pub fn or(self, other: Tri) -> Tri {
        match (self, other) {
            (Tri::Yes, _) | (_, Tri::Yes) => Tri::Yes,
            (Tri::No, other) | (other, Tri::No) => other,
            (Tri::Maybe(one), Tri::Maybe(two)) => Tri::Maybe(one.union(&two).copied().collect()),
        }
    }

    pub fn not(self) -> Tri {
        match self {
            Tri::Yes => Tri::No,
            Tri::No => Tri::Yes,
            maybe @ Tri::Maybe(_) => maybe,
        }
    }

    pub fn any(all: impl IntoIterator<Item = Tri>) -> Tri {
        all.into_iter().fold(Tri::No, Tri::or)
    }

    pub fn all(all: impl IntoIterator<Item = Tri>) -> Tri {
        all.into_iter().fold(Tri::Yes, Tri::and)
    }
}
