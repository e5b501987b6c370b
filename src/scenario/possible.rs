//! Which verdicts a duty can have at all, read off its texts (`rules.md` B2–B8).
//!
//! Knows demand, due day and generation. Errs, where the text alone does not tell, on the side of saying that a verdict
//! is possible: it is then listed as not yet expected, and its absence is no mistake.

use std::collections::BTreeSet;

use crate::finding::Verdict;
use crate::model::duty::{
    Ask, By, Citation, Demand, Due, Duty, Generation, Late, Party, Point, Rhythm, Step, Target, Text, Together,
    Version, Who,
};
use crate::model::{ActNumber, Model, Section};
use crate::schedule::{Frame, all_bearers, govern};
use crate::time::Day;

/// The verdicts that some instance of the duty can have under some of its texts. A waiver is left out: it waives any.
#[must_use]
pub fn verdicts(model: &Model, duty: &Duty) -> BTreeSet<Verdict> {
    let governing = governing(model, duty);
    if governing.is_empty() {
        return BTreeSet::new();
    }
    let versions =
        duty.versions.iter().enumerate().filter(|(at, _)| governing.contains(at)).map(|(_, version)| version);
    let read = versions.filter(|version| !unread(model, version));
    let texts = || read.clone().flat_map(|version| &version.texts).filter_map(|built| built.text.as_ref().ok());
    let mut all: BTreeSet<Verdict> = BTreeSet::new();
    // What nobody has read is unknown.
    if read.clone().count() < governing.len() {
        all.insert(Verdict::Unknown);
    }
    for text in texts() {
        all.extend(of_text(duty, text));
        if text.when.is_some() || text.removed {
            all.insert(Verdict::NotApplicable);
        }
    }
    if matches!(duty.generation, Generation::Every(..) | Generation::Once) && read.clone().count() > 0 {
        all.insert(Verdict::Upcoming);
    }
    all
}

/// The versions under which some instance can fall due. A law of council terms that was repealed before the end of any
/// has none; of other rhythms every version is taken to have one.
#[must_use]
pub fn governing(model: &Model, duty: &Duty) -> BTreeSet<usize> {
    let all = || (0..duty.versions.len()).collect();
    let Generation::Every(Rhythm::Table(name), parts) = &duty.generation else { return all() };
    let Some(table) = model.tables.get(name).filter(|_| duty.first_by.is_none()) else { return all() };
    let bearers = all_bearers(model, &model.roster, duty);
    let parts: Vec<Option<usize>> = if parts.is_empty() { vec![None] } else { (0..parts.len()).map(Some).collect() };
    let rows = || table.table.rows().iter().flat_map(|row| parts.iter().map(move |part| (row, *part)));
    let frames =
        (bearers.iter()).flat_map(|bearer| rows().map(move |(row, part)| Frame::of_period(*bearer, None, row, part)));
    frames.filter_map(|frame| govern(model, &model.roster, duty, &frame, Day::MAX).ok()).map(|by| by.version).collect()
}

/// Whether a change of law that nobody has read touches the version from its first day: all of it is then unknown.
fn unread(model: &Model, version: &Version) -> bool {
    let whole = version.unread.iter().any(|line| line.from <= version.from);
    let touched = |number: &ActNumber, sections: &[Section]| {
        model.acts.get(number).is_some_and(|act| {
            let early = act.unread.iter().filter(|line| line.from <= version.from);
            early.filter(|line| sections.is_empty() || sections.iter().any(|of| of.overlaps(&line.section))).count() > 0
        })
    };
    let cited = match &version.source {
        Citation::Acts(acts) => acts.iter().any(|(number, sections)| touched(number, sections)),
        Citation::Text(_) => false,
    };
    whole || cited
}

fn of_text(duty: &Duty, text: &Text) -> Vec<Verdict> {
    let always = matches!(duty.generation, Generation::Always);
    match &text.demand {
        // As of its first day it can still begin.
        Demand::Keep(..) if always && duty.first_by.is_some() => {
            vec![Verdict::Met, Verdict::PartlyMet, Verdict::Open, Verdict::Missed, Verdict::Unknown]
        }
        Demand::Keep(..) => vec![Verdict::Met, Verdict::PartlyMet, Verdict::Missed, Verdict::Unknown],
        // Under `always` it is never over, so it is open until the act is recorded.
        Demand::Avoid(..) if always => vec![Verdict::Open, Verdict::Missed, Verdict::Unknown],
        Demand::Avoid(..) => vec![Verdict::Met, Verdict::Open, Verdict::Missed, Verdict::Unknown],
        Demand::Do(target) => {
            let mut verdicts = vec![Verdict::Met];
            if !before_trigger(text) {
                verdicts.push(Verdict::Open);
            }
            // Without a day that passes, what is in doubt stays open.
            if dated(duty, text, target) {
                verdicts.extend([Verdict::Missed, Verdict::Unknown]);
                if several(duty, text, target) || !text.questions.is_empty() {
                    verdicts.push(Verdict::PartlyMet);
                }
                if cures(text, target) {
                    verdicts.push(Verdict::MetLate);
                }
            }
            verdicts
        }
    }
}

/// Whether the due day is past as soon as it is set off.
fn before_trigger(text: &Text) -> bool {
    let due = text.due.as_ref().map(|due| &due.value);
    matches!(due, Some(Due::Count { back: true, anchor: Point::Trigger, .. }))
}

/// Whether something in it has a day that can pass: without one it stays open.
fn dated(duty: &Duty, text: &Text, target: &Target) -> bool {
    match target {
        Target::Steps(steps) => steps.iter().any(|step| has_day(duty, text, step)),
        Target::Acts(..) | Target::Question(_) => whole_day(duty, text),
    }
}

fn is_day(due: &Due) -> bool {
    !matches!(due, Due::None | Due::WithoutDelay)
}

/// Whether the whole has a day.
fn whole_day(duty: &Duty, text: &Text) -> bool {
    match &text.due {
        Some(due) => is_day(&due.value),
        None => matches!(duty.generation, Generation::AtMost(_) | Generation::Every(..)),
    }
}

/// Whether a step has a day: its own, or that of the whole.
fn has_day(duty: &Duty, text: &Text, step: &Step) -> bool {
    step.due.as_ref().map_or_else(|| whole_day(duty, text), |(due, _)| is_day(due))
}

/// Whether a part of it can be done without the rest, and the rest be missed.
fn several(duty: &Duty, text: &Text, target: &Target) -> bool {
    match target {
        Target::Question(_) => false,
        Target::Acts(count, ask) => *count > 1 || parts(ask) > 0,
        Target::Steps(steps) => {
            let mut dated = steps.iter().filter(|step| has_day(duty, text, step)).peekable();
            let with_parts = dated.clone().any(|step| parts(&step.ask) > 0);
            // What has no day is never missed; what follows an act that was not done is not there.
            dated.next().is_some()
                && (dated.next().is_some() || with_parts || leads(steps, |step| has_day(duty, text, step)))
        }
    }
}

/// Whether a step without a day is done by itself, so that a dated one can be missed beside it.
fn leads(steps: &[Step], dated: impl Fn(&Step) -> bool) -> bool {
    steps.iter().any(|step| !dated(step) && step.ask.of.is_empty())
}

/// How many things are asked of an act beside its being done. Taking part in somebody else's act is the act itself
/// (`rules.md` A5), and the topic of a part names its act.
fn parts(ask: &Ask) -> usize {
    let set = |party: &Party| matches!(party, Party::Every(..) | Party::AtLeast(..) | Party::Others);
    let (covered, elsewhere) = match &ask.by {
        By::EveryBearer(_) => (1, false),
        By::Others(parties) => (parties.iter().filter(|party| set(party)).count(), true),
        By::Bearer | By::Own(_) | By::AnyBearer => (0, false),
    };
    let taking_part =
        |together: &&Together| elsewhere && matches!(together.party, Party::One(Who::Bearer, _) | Party::Own(_));
    let together = ask.together.iter().filter(|together| !taking_part(together)).count();
    let topics = ask.about.iter().filter(|about| about.topic.is_some()).count();
    together + topics + ask.to.len().saturating_sub(1) + covered
}

fn cures(text: &Text, target: &Target) -> bool {
    let late = |late: Late| matches!(late, Late::Cures(_) | Late::CuresOrNamed(_));
    match target {
        Target::Steps(steps) => steps.iter().any(|step| late(step.late.unwrap_or(text.late))),
        Target::Acts(..) => late(text.late),
        // It is asked how things stood on the due day, whenever that is answered.
        Target::Question(_) => false,
    }
}
