//! The coverage tables of acts: each of their provisions, and what the rules make of it.
//!
//! Knows which duties a row names and whether they cite its act. Decides nothing: no verdict rests on a row.

use std::collections::BTreeMap;

use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::sense::SenseComplaint;
use super::duty::{Citation, Demand, Duty, Target, Version};
use super::vocabulary::DutyId;
use super::words::{Names, Seen};
use super::{Act, Roll};
use crate::diagnostic::Diagnostic;
use crate::lang::Words;
use crate::source::{Span, Spanned};
use crate::syntax::ast::{self, ActNumber, Item, Name, Section};

/// The coverage table of an act, of all the files in which it has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisions {
    /// Of what.
    pub of: Norm,
    /// Its rows: those of an act in the order of its sections, rows without one last; else as written.
    pub rows: Vec<Provision>,
}

/// Where provisions stand. Acts come before texts, and older acts before younger ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Norm {
    /// An act.
    Act(ActNumber),
    /// A text outside the statute book.
    Text(String),
}

impl Norm {
    /// By year and number, then by text.
    fn key(&self) -> (u32, u32, &str) {
        match self {
            Norm::Act(act) => (act.year, act.number, ""),
            Norm::Text(text) => (u32::MAX, 0, text),
        }
    }
}

/// A provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provision {
    /// Its name, one of its kind in its act.
    pub name: String,
    /// Its sections; none where it has none.
    pub sections: Vec<Section>,
    /// What the rules make of it.
    pub standing: Standing,
    /// Why, or what of it is left out.
    pub words: Option<Words>,
    /// Where.
    pub span: Span,
}

/// What the rules make of a provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// A day or a record shows it: these duties judge it.
    Judged(Vec<DutyId>),
    /// It stands in these duties without being judged by itself.
    Encoded(Vec<DutyId>),
    /// No day and no record could show it.
    NotTestable,
    /// It is not in force.
    NotInForce,
    /// The encoder has not read it.
    NotRead,
}

impl Standing {
    /// Each of them, without duties.
    #[must_use]
    pub fn all() -> [Standing; 5] {
        use Standing as S;
        [S::Judged(Vec::new()), S::Encoded(Vec::new()), S::NotTestable, S::NotInForce, S::NotRead]
    }

    /// The code in outputs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Standing::Judged(_) => "judged",
            Standing::Encoded(_) => "encoded",
            Standing::NotTestable => "not-testable",
            Standing::NotInForce => "not-in-force",
            Standing::NotRead => "not-read",
        }
    }

    /// The duties that it names.
    #[must_use]
    pub fn duties(&self) -> &[DutyId] {
        match self {
            Standing::Judged(duties) | Standing::Encoded(duties) => duties,
            Standing::NotTestable | Standing::NotInForce | Standing::NotRead => &[],
        }
    }
}

/// All tables, those of one act together, in the order of acts.
pub(super) fn tables(
    files: &[ast::File],
    names: &Names<'_>,
    acts: &BTreeMap<ActNumber, Act>,
    duties: &[Duty],
    out: &mut Vec<Diagnostic>,
) -> Vec<Provisions> {
    let mut tables: Vec<(Provisions, Seen<'_>)> = Vec::new();
    for item in files.iter().flat_map(|file| &file.items) {
        let Item::Provisions(written) = item else { continue };
        let Some(of) = norm(&written.of, acts, out) else { continue };
        let at = tables.iter().position(|(table, _)| table.of == of).unwrap_or(tables.len());
        if at == tables.len() {
            tables.push((Provisions { of, rows: Vec::new() }, Seen::default()));
        }
        let (table, seen) = &mut tables[at];
        for row in &written.rows {
            if !seen.first(&row.name, Sort::Row, out) {
                continue;
            }
            let standing = standing(&row.standing, &table.of, names, duties, out);
            table.rows.push(Provision {
                name: row.name.value.clone(),
                sections: row.sections.clone(),
                standing,
                words: row.words.as_ref().map(|words| words.words.clone()),
                span: row.span,
            });
        }
    }
    let mut tables: Vec<Provisions> = tables.into_iter().map(|(table, _)| table).collect();
    for table in tables.iter_mut().filter(|table| matches!(table.of, Norm::Act(_))) {
        table.rows.sort_by(|a, b| place(a).cmp(&place(b)));
    }
    tables.sort_by(|a, b| a.of.key().cmp(&b.of.key()));
    tables
}

/// Where a row stands in its act: `§ 13 a mom 2` after `§ 13` and before `§ 13 b` and `§ 14`.
fn place(row: &Provision) -> (bool, u32, &str, Option<(u32, u32)>) {
    let Some(section) = row.sections.first() else { return (true, 0, "", None) };
    let (number, letter) = section.number.split_once(' ').unwrap_or((&section.number, ""));
    (false, number.parse().unwrap_or(u32::MAX), letter, section.subsections)
}

/// Of what a table is; an act must be among the acts.
fn norm(written: &Spanned<ast::Norm>, acts: &BTreeMap<ActNumber, Act>, out: &mut Vec<Diagnostic>) -> Option<Norm> {
    match &written.value {
        ast::Norm::Text(text) => Some(Norm::Text(text.clone())),
        ast::Norm::Act(act) if acts.contains_key(act) => Some(Norm::Act(*act)),
        ast::Norm::Act(act) => {
            let known: Vec<String> = acts.keys().map(|act| format!("{}/{}", act.number, act.year)).collect();
            let name = &Spanned::new(format!("{}/{}", act.number, act.year), written.span);
            let possible = known.iter().map(String::as_str).collect();
            out.push(NameComplaint::Unknown { name, wanted: Sort::Act, possible }.into());
            None
        }
    }
}

fn standing(
    written: &ast::Standing,
    of: &Norm,
    names: &Names<'_>,
    duties: &[Duty],
    out: &mut Vec<Diagnostic>,
) -> Standing {
    let mut named = |list: &[Name], must_cite: bool| -> Vec<DutyId> {
        let mut found = Vec::new();
        for name in list {
            let Some(id) = names.duty(name, out) else { continue };
            found.push(id);
            let cited = duties.get(id.index()).is_none_or(|duty| cites(duty, of));
            if must_cite && !cited {
                let norm = match of {
                    Norm::Act(act) => format!("{}/{}", act.number, act.year),
                    Norm::Text(text) => text.clone(),
                };
                out.push(SenseComplaint::NotCited { duty: &name.value, norm, span: name.span }.into());
            }
        }
        found
    };
    match written {
        ast::Standing::Judged(list) => Standing::Judged(named(list, true)),
        // Its words say what of it stands there, so the duty may rest on another act.
        ast::Standing::Encoded(list) => Standing::Encoded(named(list, false)),
        ast::Standing::NotTestable => Standing::NotTestable,
        ast::Standing::NotInForce => Standing::NotInForce,
        ast::Standing::NotRead => Standing::NotRead,
    }
}

/// Whether the duty names the norm anywhere: as its source, or as the ground of a version, clause, step or exception.
fn cites(duty: &Duty, of: &Norm) -> bool {
    let is = |citation: &Citation| match (citation, of) {
        (Citation::Acts(acts), Norm::Act(act)) => acts.iter().any(|(cited, _)| cited == act),
        (Citation::Text(text), Norm::Text(norm)) => text == norm,
        (Citation::Acts(_), Norm::Text(_)) | (Citation::Text(_), Norm::Act(_)) => false,
    };
    let in_version = |version: &Version| {
        let own = [Some(&version.source), version.under.as_ref()];
        let exceptions = version.exceptions.iter().flat_map(|exception| {
            exception.source.iter().chain(exception.changes.iter().filter_map(|change| change.under.as_ref()))
        });
        let grounds = version.grounds.iter().map(|(_, ground)| ground);
        own.into_iter().flatten().chain(exceptions).chain(grounds).any(is)
    };
    let in_texts = |version: &Version| {
        version.texts.iter().filter_map(|built| built.text.as_ref().ok()).any(|text| {
            let rolled = matches!((&text.roll, of), (Roll::By { act: by, .. }, Norm::Act(act)) if by == act);
            let steps = match &text.demand {
                Demand::Do(Target::Steps(steps)) => steps.as_slice(),
                Demand::Do(Target::Acts(..) | Target::Question(_)) | Demand::Keep(..) | Demand::Avoid(..) => &[],
            };
            rolled || steps.iter().filter_map(|step| step.under.as_ref()).any(is)
        })
    };
    duty.versions.iter().any(|version| in_version(version) || in_texts(version))
}
