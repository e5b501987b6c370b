//! Strong Kleene logic: true, false, or unknown with its causes.

use crate::finding::Cause;

/// A set of causes. Besides the causes that are reported, it can say that a question is merely not yet decided, because
/// its period still runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Causes(u16);

const PENDING: u16 = 1 << 15;

impl Causes {
    /// No cause.
    pub const NONE: Causes = Causes(0);

    /// Later records can still decide it.
    pub const PENDING: Causes = Causes(PENDING);

    /// One cause.
    #[must_use]
    pub fn of(cause: Cause) -> Causes {
        Cause::ALL.iter().position(|other| *other == cause).map_or(Causes(0), |at| Causes(1 << at))
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Causes) -> Causes {
        Causes(self.0 | other.0)
    }

    /// Whether there is none at all.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether later records can still decide it.
    #[must_use]
    pub fn is_pending(self) -> bool {
        self.0 & PENDING != 0
    }

    /// Whether this cause is among them.
    #[must_use]
    pub fn has(self, cause: Cause) -> bool {
        self.0 & Causes::of(cause).0 != 0
    }

    /// The causes to report, in their order.
    #[must_use]
    pub fn list(self) -> Vec<Cause> {
        Cause::ALL.into_iter().filter(|cause| self.has(*cause)).collect()
    }
}

/// True, false or unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// Certainly.
    Yes,
    /// Certainly not.
    No,
    /// It cannot be told, for these causes.
    Unknown(Causes),
}

impl Truth {
    /// Unknown for one cause.
    #[must_use]
    pub fn doubt(cause: Cause) -> Truth {
        Truth::Unknown(Causes::of(cause))
    }

    /// True or false.
    #[must_use]
    pub fn of(holds: bool) -> Truth {
        if holds { Truth::Yes } else { Truth::No }
    }

    /// Kleene's and.
    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Yes, known) | (known, Truth::Yes) => known,
            (Truth::Unknown(one), Truth::Unknown(two)) => Truth::Unknown(one.and(two)),
        }
    }

    /// Kleene's or.
    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::Yes, _) | (_, Truth::Yes) => Truth::Yes,
            (Truth::No, known) | (known, Truth::No) => known,
            (Truth::Unknown(one), Truth::Unknown(two)) => Truth::Unknown(one.and(two)),
        }
    }

    /// Kleene's not.
    #[must_use]
    pub fn negate(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown(causes) => Truth::Unknown(causes),
        }
    }

    /// As a boolean, where it is known.
    #[must_use]
    pub fn known(self) -> Option<bool> {
        match self {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown(_) => None,
        }
    }
}
