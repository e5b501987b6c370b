//! Acts, how law is cited, and what of it is encoded, in the tree as written.

use super::{Name, Titles};
use crate::source::{Span, Spanned};
use crate::time::Day;

/// An act: number and year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The whole item.
    pub span: Span,
    /// `612/2021`.
    pub number: Spanned<ActNumber>,
    /// `title fi "…" sv "…" en "…"`.
    pub title: Option<Titles>,
    /// `eli "…"`.
    pub eli: Option<Spanned<String>>,
    /// `revised 2026-11-21`.
    pub revised: Option<Spanned<Day>>,
    /// `followed through 53/2025`.
    pub followed: Option<Spanned<ActNumber>>,
    /// `unread "…" touches § 29 from 2026-01-01`.
    pub unread: Vec<Unread>,
}

/// `provisions of 612/2021 { row "K6-2d" § 6 mom 2 judged by … }`: the coverage table of an act, a row for each of its
/// provisions. It decides nothing; it tells what the rules judge and what they leave alone, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisions {
    /// The whole item.
    pub span: Span,
    /// Of what.
    pub of: Spanned<Norm>,
    /// Its rows in order.
    pub rows: Vec<Provision>,
}

/// Where provisions stand: in an act, or in a text outside the statute book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Norm {
    /// `612/2021`.
    Act(ActNumber),
    /// `"Kuntaliitto, seven recommendations, 2022"`.
    Text(String),
}

/// `row "K6-2d" § 6 mom 2 judged by municipality-responsible-body`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// The whole row.
    pub span: Span,
    /// Its name.
    pub name: Spanned<String>,
    /// The sections; none where the row has none.
    pub sections: Vec<Section>,
    /// What the rules make of it.
    pub standing: Standing,
    /// Why, or what of it is left out; only `judged by` may be without.
    pub words: Option<Titles>,
}

/// What the rules make of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// `judged by D, E`: a day or a record shows it.
    Judged(Vec<Name>),
    /// `encoded in D, E`: it stands in a duty (a note, a question, an optional part) without being judged by itself.
    Encoded(Vec<Name>),
    /// `not testable`: no day and no record could show it.
    NotTestable,
    /// `not in force`.
    NotInForce,
    /// `not read`: the encoder has not read it.
    NotRead,
}

/// The number of an act: `612/2021`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActNumber {
    /// 612.
    pub number: u32,
    /// 2021.
    pub year: u32,
}

/// `unread "HE 129/2025" touches § 29 from 2026-01-01`: a change of law that the encoder has not read. In an act it
/// touches sections; in a duty it touches the clause named by a keyword (`touches due`) or, with none, the duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The whole line.
    pub span: Span,
    /// The name of what was not read.
    pub what: Spanned<String>,
    /// Sections that it touches (in an act), e.g. `29`, `13 a`.
    pub sections: Vec<Section>,
    /// The clause that it touches (in a duty).
    pub clause: Option<Spanned<String>>,
    /// From which day.
    pub from: Spanned<Day>,
}

/// A section of an act with its subsections: `§ 13 a mom 1-2`. No subsections: the whole section.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Section {
    /// `13` or `13 a`.
    pub number: String,
    /// First and last subsection (`mom`), if said.
    pub subsections: Option<(u32, u32)>,
}

impl Section {
    /// Whether both, of one act, name a subsection in common.
    #[must_use]
    pub fn overlaps(&self, other: &Section) -> bool {
        self.number == other.number
            && match (self.subsections, other.subsections) {
                (Some((a, b)), Some((c, d))) => a <= d && c <= b,
                (None, _) | (_, None) => true,
            }
    }
}

/// `612/2021 § 7 mom 4`, or several sections, or several acts, or a text for a norm outside the statute book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Citation {
    /// Sections of acts, in the order written.
    Acts(Vec<(ActNumber, Vec<Section>)>),
    /// `source "Kuntaliitto, seven recommendations, 2022"`.
    Text(String),
}
