//! Steps: every binding is tried (`rules.md` B4).

use super::acts::{Asked, Candidate};
use super::days;
use super::judged::Stand;
use super::plant::Plant;
use super::tri::Tri;
use super::twin::{Standing, Twin};
use std::collections::BTreeSet;
use velvoite::finding::Cause;
use velvoite::model::{By, Early, Late, OfRef, Party, Point, Step, StepTime, Text};
use velvoite::time::Day;

/// What a binding comes to; the smallest is the best.
type Score = (usize, usize, usize, Vec<(Option<Day>, String)>);

impl<'a> Twin<'a> {
    pub fn steps_stand(&self, asked: &Asked<'_>, text: &Text, steps: &[Step]) -> Stand {
        let own: Vec<Asked<'_>> = steps.iter().map(|step| self.step_asked(asked, text, step)).collect();
        let found: Vec<Vec<Candidate>> =
            steps.iter().zip(&own).map(|(step, asked)| self.candidates(asked, &step.ask)).collect();
        let bound: Vec<bool> = (0..steps.len()).map(|at| referred(steps, at) && !covers(&steps[at])).collect();
        let mut best: Option<(Score, Stand)> = None;
        let mut choice: Vec<Option<usize>> = vec![None; steps.len()];
        loop {
            // A step is left without a record only where none may be it.
            let whole = (0..steps.len()).all(|at| !bound[at] || choice[at].is_some() || found[at].is_empty());
            if whole {
                let scored = self.binding(steps, &own, &found, &bound, &choice);
                let better = best.as_ref().is_none_or(|(score, _)| scored.0 < *score);
                if better && !(self.planted(Plant::FirstBinding) && best.is_some()) {
                    best = Some(scored);
                }
            }
            if !advance(&mut choice, &found, &bound) {
                break;
            }
        }
        best.expect("the binding without records is one").1
    }

    fn step_asked<'b>(&self, asked: &Asked<'b>, text: &Text, step: &Step) -> Asked<'b> {
        let due = match &step.due {
            Some((due, roll)) => self.due_day(due, asked.frame, asked.due).map(|mut day| {
                for offset in &step.extend {
                    day = days::after(day, *offset);
                }
                self.roll(day, *roll)
            }),
            None => asked.due,
        };
        let late = step.late.unwrap_or(text.late);
        let cure = match late {
            Late::DoesNotCure => None,
            Late::Cures(None) => Some(None),
            Late::Cures(Some(offset)) | Late::CuresOrNamed(offset) => Some(due.map(|due| days::after(due, offset))),
        };
        let named_cures = matches!(late, Late::CuresOrNamed(_));
        let early = step.early == Some(Early::Counts);
        let first = if early && !self.planted(Plant::EarlyStepIgnored) {
            asked.first.min(self.early_from(asked, step))
        } else {
            asked.first
        };
        Asked { first, due, cure, named_cures, ..*asked }
    }

    /// The first day of a step that may come early: the period's; without one, that of the law, on which somebody else
    /// can act though the bearer is not there yet.
    fn early_from(&self, asked: &Asked<'_>, step: &Step) -> Day {
        if let Some((first, _)) = asked.frame.period {
            return first;
        }
        let force = asked.duty.versions.iter().map(|version| version.from).min().unwrap();
        let somebody_else = !matches!(step.ask.by, By::Bearer | By::Own(_)) && !self.planted(Plant::EarlyAfterBirth);
        let born = self.model.roster.body(asked.frame.bearer).from.filter(|_| !somebody_else);
        born.map_or(force, |born| force.max(born))
    }

    /// What a choice of records for the bound steps comes to.
    fn binding(
        &self,
        steps: &[Step],
        asked: &[Asked<'_>],
        found: &[Vec<Candidate>],
        bound: &[bool],
        choice: &[Option<usize>],
    ) -> (Score, Stand) {
        let mut stand = Stand {
            items: Vec::new(),
            acted: false,
            witnesses: BTreeSet::new(),
            done_on: None,
            vacuous: false,
            cures: asked.iter().filter_map(|asked| asked.cure.flatten()).collect(),
        };
        let mut score: Score = (0, 0, 0, Vec::new());
        let parts: Vec<(Vec<Candidate>, Stand)> = (0..steps.len())
            .map(|at| {
                let step = &steps[at];
                // The chosen record, or all that may be the step, each with how it hangs together with the others.
                let mut mine: Vec<Candidate> = if bound[at] {
                    choice[at].map(|one| found[at][one].clone()).into_iter().collect()
                } else {
                    found[at].clone()
                };
                for one in &mut mine {
                    one.act = one.act.clone().and(self.hangs(found, bound, choice, step, one));
                }
                mine.retain(|one| one.act != Tri::No);
                let complete = self.absence(&asked[at], &step.ask);
                let stand = self.cover(&asked[at], 1, &step.ask, Some(&step.name), &mine, complete);
                (mine, stand)
            })
            .collect();
        let done =
            |at: usize| matches!(parts[at].1.items[0].1, Standing::Done | Standing::Late | Standing::Doubt(_, true));
        for (at, (mine, part)) in parts.iter().enumerate() {
            let step = &steps[at];
            let follows_absent = step.ask.of.iter().flatten().any(|of| match of {
                OfRef::Step(other) => !done(*other),
                OfRef::Trigger | OfRef::TriggerStep(_) | OfRef::Activity(_) => false,
            });
            let no_day = step.due.as_ref().is_some_and(|(due, _)| super::acts::no_day(due));
            let later = asked[at].due.is_some_and(|due| self.as_of <= due);
            for (item, standing) in &part.items {
                match standing {
                    Standing::Not => score.0 += 1,
                    Standing::Late => score.1 += 1,
                    Standing::Doubt(..) => score.2 += 1,
                    Standing::Done | Standing::Pending(_) => {}
                }
                let standing = match standing {
                    Standing::Not if no_day || later => Standing::Pending(true),
                    Standing::Doubt(..) if no_day || later => Standing::Pending(false),
                    standing => standing.clone(),
                };
                if !follows_absent || self.planted(Plant::FollowUpsListed) {
                    stand.items.push((item.clone(), standing));
                }
            }
            stand.acted |= part.acted;
            stand.witnesses.extend(part.witnesses.iter().copied());
            stand.done_on = stand.done_on.max(part.done_on);
            if bound[at] {
                let key = mine.first().map(|one| (Some(one.row.says.when.first()), self.log.shown_id(one.row.root)));
                // No record comes after every record.
                score.3.push(key.unwrap_or((Some(days::ymd(9999, 1, 1)), String::new())));
            }
        }
        (score, stand)
    }

    /// Whether a record hangs together with the records chosen for the other steps.
    fn hangs(
        &self,
        found: &[Vec<Candidate>],
        bound: &[bool],
        choice: &[Option<usize>],
        step: &Step,
        one: &Candidate,
    ) -> Tri {
        let chosen = |other: usize| -> Vec<&Candidate> {
            if bound[other] {
                choice[other].map(|at| &found[other][at]).into_iter().collect()
            } else {
                found[other].iter().collect()
            }
        };
        let of = step.ask.of.iter().flatten().map(|of| match of {
            OfRef::Step(other) => Tri::any(chosen(*other).into_iter().map(|target| {
                self.refers(&one.row, |root| root == target.row.root).and(self.not_earlier(one, target))
            })),
            OfRef::Trigger | OfRef::TriggerStep(_) | OfRef::Activity(_) => Tri::Yes,
        });
        let before = step.before.iter().map(|time| self.ordered(&chosen, time, one, true));
        let after = step.after.iter().map(|time| self.ordered(&chosen, time, one, false));
        Tri::all(of).and(Tri::all(before)).and(Tri::all(after))
    }

    /// A record is not earlier than what it refers to.
    fn not_earlier(&self, one: &Candidate, target: &Candidate) -> Tri {
        if self.planted(Plant::EarlierThanReferred) {
            return Tri::Yes;
        }
        no_later(target, one)
    }

    fn ordered<'c>(
        &self,
        chosen: &dyn Fn(usize) -> Vec<&'c Candidate>,
        time: &StepTime,
        one: &Candidate,
        before: bool,
    ) -> Tri {
        match time {
            StepTime::Step(other) => {
                let others = chosen(*other);
                if others.is_empty() {
                    return Tri::Yes;
                }
                Tri::all(
                    others.into_iter().map(|other| if before { no_later(one, other) } else { no_later(other, one) }),
                )
            }
            StepTime::Point(Point::Day(day)) => {
                let when = one.row.says.when;
                let (certain, possible) = if before {
                    (when.last() <= *day, when.first() <= *day)
                } else {
                    (when.first() >= *day, when.last() >= *day)
                };
                if certain {
                    Tri::Yes
                } else if possible {
                    Tri::maybe(Cause::ImpreciseDate)
                } else {
                    Tri::No
                }
            }
            StepTime::Trigger | StepTime::Avoided | StepTime::Point(_) => unimplemented!("not generated yet"),
        }
    }
}

/// Whether the first is on or before the other.
fn no_later(one: &Candidate, other: &Candidate) -> Tri {
    let (one, other) = (one.row.says.when, other.row.says.when);
    if one.last() <= other.first() {
        Tri::Yes
    } else if one.first() <= other.last() {
        Tri::maybe(Cause::ImpreciseDate)
    } else {
        Tri::No
    }
}

/// Whether another step refers to the step.
fn referred(steps: &[Step], at: usize) -> bool {
    steps.iter().any(|step| {
        let of = step.ask.of.iter().flatten().any(|of| *of == OfRef::Step(at));
        let times = step.before.iter().chain(&step.after).any(|time| *time == StepTime::Step(at));
        of || times
    })
}

/// Whether a step takes all acts that count.
fn covers(step: &Step) -> bool {
    let several_to = !matches!(&step.ask.to[..], [] | [Party::One(..) | Party::Own(_)]);
    matches!(step.ask.by, By::EveryBearer(_))
        || !step.ask.together.is_empty()
        || !step.ask.about.is_empty()
        || several_to
}

/// The next choice of records for the bound steps; false after the last.
fn advance(choice: &mut [Option<usize>], found: &[Vec<Candidate>], bound: &[bool]) -> bool {
    for at in 0..choice.len() {
        if !bound[at] {
            continue;
        }
        let next = choice[at].map_or(0, |one| one + 1);
        if next < found[at].len() {
            choice[at] = Some(next);
            return true;
        }
        choice[at] = None;
    }
    false
}
