//! The duties as a list: by the act or text on which each rests, with what of that act is not judged.

use super::{Basis, Options};
use crate::model::{ActNumber, Citation, Duty, DutyId, Norm, Provisions, Standing, Version};
use crate::time::Day;

/// Duties that rest on the same act or text.
#[derive(Debug, Clone)]
pub struct Group<'m> {
    /// On what; none: single texts outside the statute book.
    pub of: Option<Norm>,
    /// Whether it can be breached at all.
    pub binds: bool,
    /// The duties, in the order of the sections on which they rest, else in that of the rules.
    pub duties: Vec<DutyId>,
    /// What is told of each of its provisions, if it is.
    pub provisions: Option<&'m Provisions>,
}

impl Group<'_> {
    /// How many of its provisions are not judged, of how many.
    #[must_use]
    pub fn unjudged(&self) -> (usize, usize) {
        let rows = self.provisions.map_or(&[][..], |provisions| provisions.rows.as_slice());
        let judged = rows.iter().filter(|row| matches!(row.standing, Standing::Judged(_))).count();
        (rows.len() - judged, rows.len())
    }
}

/// The version that is in force on a day, else the newest.
#[must_use]
pub fn version_on(duty: &Duty, day: Day) -> Option<&Version> {
    duty.versions.iter().find(|version| version.in_force(day)).or_else(|| duty.versions.last())
}

/// The duties that are asked for, by what they rest on: law before what does not bind, acts by year and number before
/// texts.
#[must_use]
pub fn groups<'b>(basis: &Basis<'b>, options: &Options) -> Vec<Group<'b>> {
    let model = basis.model;
    let mut groups: Vec<Group<'b>> = Vec::new();
    for duty in model.duties.iter().filter(|duty| is_asked(duty, options)) {
        let binds = duty.binding.can_be_breached();
        let of = norm(basis, duty, options);
        match groups.iter_mut().find(|group| group.of == of && group.binds == binds) {
            Some(group) => group.duties.push(duty.id),
            None => {
                let provisions = model.provisions.iter().find(|table| Some(&table.of) == of.as_ref());
                groups.push(Group { of, binds, duties: vec![duty.id], provisions });
            }
        }
    }
    groups.sort_by_key(|group| (!group.binds, order(group.of.as_ref())));
    for group in &mut groups {
        let of = group.of.clone();
        group.duties.sort_by_cached_key(|duty| place(model.duty(*duty), of.as_ref(), basis.as_of.0));
    }
    groups
}

/// Acts by year and number, then texts, then what stands alone.
fn order(of: Option<&Norm>) -> (u8, u32, u32, String) {
    match of {
        Some(Norm::Act(act)) => (0, act.year, act.number, String::new()),
        Some(Norm::Text(text)) => (1, 0, 0, text.clone()),
        None => (2, 0, 0, String::new()),
    }
}

/// On what a duty rests on a day: the act that is asked for, else the first that it cites.
fn norm(basis: &Basis<'_>, duty: &Duty, options: &Options) -> Option<Norm> {
    let now = version_on(duty, basis.as_of.0);
    let all = now.into_iter().chain(&duty.versions).flat_map(acts_of);
    if let Some(asked) = all.into_iter().find(|number| options.acts.contains(number)) {
        return Some(Norm::Act(asked));
    }
    let citation = &now?.source;
    match citation {
        Citation::Acts(acts) => acts.first().map(|(number, _)| Norm::Act(*number)),
        Citation::Text(text) => {
            let of = Norm::Text(text.clone());
            let citing = |duty: &Duty| duty.versions.last().is_some_and(|version| version.source == *citation);
            let shared = basis.model.duties.iter().filter(|duty| citing(duty)).count() > 1;
            (shared || basis.model.provisions.iter().any(|table| table.of == of)).then_some(of)
        }
    }
}

/// The acts that a version cites.
fn acts_of(version: &Version) -> Vec<ActNumber> {
    match &version.source {
        Citation::Acts(acts) => acts.iter().map(|(number, _)| *number).collect(),
        Citation::Text(_) => Vec::new(),
    }
}

/// Where in its group a duty stands: by the first section that it cites there.
fn place(duty: &Duty, of: Option<&Norm>, day: Day) -> (u32, String, u32) {
    let Some(Norm::Act(act)) = of else { return (0, String::new(), 0) };
    let sections = version_on(duty, day).into_iter().chain(&duty.versions).find_map(|version| match &version.source {
        Citation::Acts(acts) => acts.iter().find(|(number, _)| number == act).map(|(_, sections)| sections),
        Citation::Text(_) => None,
    });
    let Some(section) = sections.and_then(|sections| sections.first()) else { return (0, String::new(), 0) };
    let digits: String = section.number.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(0), section.number.clone(), section.subsections.map_or(0, |(first, _)| first))
}

fn is_asked(duty: &Duty, options: &Options) -> bool {
    let cites = |version: &Version| acts_of(version).iter().any(|number| options.acts.contains(number));
    let by_words = options.q.as_ref().is_none_or(|q| {
        let low = q.to_lowercase();
        let named = [&duty.name, &duty.title.fi, &duty.title.sv, &duty.title.en];
        let short = duty.short.iter().flat_map(|short| [&short.fi, &short.sv, &short.en]);
        let named: Vec<String> = named.into_iter().chain(short).map(|name| name.to_lowercase()).collect();
        low.split_whitespace().all(|word| named.iter().any(|name| name.contains(word)))
    });
    (options.acts.is_empty() || duty.versions.iter().any(cites))
        && (options.bindings.is_empty() || options.bindings.contains(&duty.binding))
        && by_words
}
