//! On what a duty rests, for `rules show`: the acts that it cites, grounds that clauses, steps and changes name for
//! themselves, and the terms by which it falls due.

use super::book::Book;
use super::wording::{days, list, pick};
use crate::lang::Lang;
use crate::model::duty::{Citation, Demand, Generation, Rhythm, Target, Text};
use crate::model::{Act, ActNumber, Duty, Election, PeriodTable};

/// The acts that the duty cites, each with its name, address, and how far it was followed.
pub(super) fn acts(book: &Book<'_>, duty: &Duty) -> Vec<String> {
    let lang = book.lang;
    let mut lines = Vec::new();
    for act in cited(book, duty) {
        let title = act.title.as_ref().map(|title| title.get(lang).to_owned());
        let said: Vec<String> = [title, act.eli.clone()].into_iter().flatten().chain(followed(lang, act)).collect();
        if !said.is_empty() {
            lines.push(format!("{}/{}: {}", act.number.number, act.number.year, said.join("; ")));
        }
    }
    lines
}

/// The acts that the duty cites, those of its newest version first.
pub(super) fn cited<'a>(book: &Book<'a>, duty: &Duty) -> Vec<&'a Act> {
    let mut numbers: Vec<ActNumber> = Vec::new();
    for version in duty.versions.iter().rev() {
        if let Citation::Acts(cited) = &version.source {
            numbers.extend(cited.iter().map(|(number, _)| *number));
        }
    }
    let mut seen = Vec::new();
    numbers.retain(|number| {
        !seen.contains(number) && {
            seen.push(*number);
            true
        }
    });
    numbers.iter().filter_map(|number| book.model.acts.get(number)).collect()
}

/// How far an act was followed, and when its rules last changed.
pub(super) fn followed(lang: Lang, act: &Act) -> Vec<String> {
    let followed = act.followed.map(|newest| {
        let newest = format!("{}/{}", newest.number, newest.year);
        say!(
            lang,
            "muutokset luettu säädökseen {newest} asti",
            "ändringar lästa till och med {newest}",
            "changes read through {newest}"
        )
    });
    let revised = act.revised.map(|on| {
        let label = pick(lang, "sääntöjä muutettu viimeksi", "reglerna senast ändrade", "rules last changed");
        format!("{label} {}", days::day(lang, on))
    });
    [followed, revised].into_iter().flatten().collect()
}

/// The grounds that stand in the rules beside the duty's own section.
pub(super) fn grounds(book: &Book<'_>, duty: &Duty) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |what: &str, ground: &Citation| {
        let line = format!("`{what}`: {}", book.law(ground));
        if !lines.contains(&line) {
            lines.push(line);
        }
    };
    for version in duty.versions.iter().rev() {
        for (keyword, ground) in &version.grounds {
            add(keyword, ground);
        }
        for text in version.texts.iter().filter_map(|built| built.text.as_ref().ok()) {
            for (step, ground) in step_grounds(text) {
                add(step, ground);
            }
        }
        for exception in &version.exceptions {
            for ground in exception.changes.iter().filter_map(|change| change.under.as_ref()) {
                add(&exception.name, ground);
            }
        }
    }
    lines
}

fn step_grounds(text: &Text) -> impl Iterator<Item = (&str, &Citation)> {
    let steps = match &text.demand {
        Demand::Do(Target::Steps(steps)) => steps.as_slice(),
        Demand::Do(Target::Acts(..) | Target::Question(_)) | Demand::Keep(..) | Demand::Avoid(..) => &[],
    };
    steps.iter().filter_map(|step| Some((step.name.as_str(), step.under.as_ref()?)))
}

/// The terms or periods of the duty, with their elections.
pub(super) fn terms(book: &Book<'_>, duty: &Duty) -> Vec<String> {
    let Generation::Every(Rhythm::Table(name), _) = &duty.generation else { return Vec::new() };
    book.model.tables.get(name).map(|table| rows(book, table)).unwrap_or_default()
}

fn rows(book: &Book<'_>, table: &PeriodTable) -> Vec<String> {
    let lang = book.lang;
    let row = |(key, election): (&String, &Election)| {
        let mut said = Vec::new();
        if let Some(on) = election.day {
            let label = pick(lang, "vaalit", "val", "election");
            said.push(format!("{label} {}", days::day(lang, on)));
        }
        if election.scheduled {
            said.push(pick(lang, "laskettu lain mukaan", "beräknad enligt lagen", "scheduled by the law").to_owned());
        }
        let grounds = [election.term_under.as_ref(), table.ground(election)];
        for ground in grounds.into_iter().flatten().map(|ground| book.law(ground)) {
            if !said.contains(&ground) {
                said.push(ground);
            }
        }
        if said.is_empty() { format!("`{key}`") } else { format!("`{key}`: {}", list(lang, &said)) }
    };
    table.elections.iter().map(row).collect()
}
