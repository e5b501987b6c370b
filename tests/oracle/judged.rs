//! From a text to a verdict (`rules.md` B1–B8).

use super::acts::{Asked, Candidate};
use super::days;
use super::plant::Plant;
use super::tri::{Causes, Tri, Why, one};
use super::twin::{Instance, Item, Judged, Standing, Twin, items, text};
use std::collections::BTreeSet;
use velvoite::finding::{Cause, Verdict, What as Sort};
use velvoite::model::{Ask, Demand, Duty, Late, Target, Text};
use velvoite::record::{Kind, RecordId};
use velvoite::time::Day;

/// What the records come to for a demand.
pub struct Stand {
    pub items: Vec<(Item, Standing)>,
    /// Whether an act of the kind counts.
    pub acted: bool,
    pub witnesses: BTreeSet<RecordId>,
    pub done_on: Option<Day>,
    /// Nothing is left to ask.
    pub vacuous: bool,
    /// Last days on which late acts cure.
    pub cures: Vec<Day>,
}

impl<'a> Twin<'a> {
    /// The verdict of an instance under a reading: exceptions choose the text first.
    pub fn judged(&self, duty: &'a Duty, instance: &Instance, reading: Option<usize>) -> Judged {
        let version = &duty.versions[instance.version];
        let mut options: Vec<(u32, Causes)> = vec![(0, Causes::new())];
        for (at, exception) in version.exceptions.iter().enumerate() {
            let mut next = Vec::new();
            for (mask, causes) in options {
                let parent = exception.parent.is_none_or(|parent| mask & (1 << parent) != 0);
                let force = exception
                    .force
                    .is_none_or(|(from, until)| from <= instance.on && until.is_none_or(|until| instance.on <= until));
                let when = exception
                    .when
                    .as_ref()
                    .map_or(Tri::Yes, |when| self.holds(&when.condition, duty, instance, text(version, mask, reading)));
                let applies = Tri::of(parent && force && !self.planted(Plant::ExceptionsIgnored)).and(when);
                match applies {
                    Tri::No => next.push((mask, causes)),
                    Tri::Yes => next.push((mask | 1 << at, causes)),
                    Tri::Maybe(why) => {
                        let both: Causes = causes.union(&why).copied().collect();
                        next.push((mask, both.clone()));
                        next.push((mask | 1 << at, both));
                    }
                }
            }
            options = next;
        }
        let mut judged: Vec<(Judged, Causes)> = options
            .into_iter()
            .map(|(mask, causes)| (self.judged_text(duty, instance, text(version, mask, reading)), causes))
            .collect();
        let agree = judged.iter().all(|(one, _)| one.verdict == judged[0].0.verdict);
        if agree {
            return judged.remove(0).0;
        }
        let causes: Causes = judged.iter().flat_map(|(_, causes)| causes.iter().copied()).collect();
        let mut first = judged.remove(0).0;
        if causes.contains(&Why::Pending) {
            let opens = first.window.0.unwrap_or(self.as_of);
            first.verdict = if self.as_of < opens { Verdict::Upcoming } else { Verdict::Open };
            first.because = None;
            first.causes.clear();
            return first;
        }
        first.verdict = Verdict::Unknown;
        first.because = None;
        first.causes.extend(causes);
        self.whole_act(text(version, 0, None), &mut first);
        first
    }

    fn judged_text(&self, duty: &'a Duty, instance: &Instance, text: &Text) -> Judged {
        let due = self.due(duty, text, &instance.frame);
        let (opens, first) = self.start(duty, instance, text);
        let mut judged = Judged {
            verdict: Verdict::NotApplicable,
            missing: BTreeSet::new(),
            causes: Causes::new(),
            witnesses: BTreeSet::new(),
            due,
            window: (Some(opens), due),
            because: None,
            done_on: None,
            cures: Vec::new(),
            undone: BTreeSet::new(),
        };
        if text.removed {
            judged.because = Some("exception");
            return judged;
        }
        let when = match &text.when {
            Some(when) if !self.planted(Plant::ConditionIgnored) => self.holds(&when.condition, duty, instance, text),
            _ => Tri::Yes,
        };
        if when == Tri::No {
            judged.because = Some("condition");
            return judged;
        }
        let cure = match text.late {
            Late::DoesNotCure => None,
            Late::Cures(None) => Some(None),
            Late::Cures(Some(offset)) | Late::CuresOrNamed(offset) => Some(due.map(|due| days::after(due, offset))),
        };
        let named_cures = matches!(text.late, Late::CuresOrNamed(_));
        if let Demand::Keep(status, ask) = &text.demand {
            return self.kept(duty, instance, text, (*status, ask), judged);
        }
        // Single bodies are those of the due day.
        let on = due.or(instance.frame.period.map(|period| period.1)).unwrap_or(self.as_of).max(opens);
        let asked = Asked { duty, frame: &instance.frame, on, opens, first, due, cure, named_cures, unnamed: false };
        let stand = match &text.demand {
            Demand::Do(Target::Acts(count, ask)) => self.acts_stand(&asked, *count, ask, None),
            Demand::Do(Target::Steps(steps)) => self.steps_stand(&asked, text, steps),
            Demand::Do(Target::Question(question)) => {
                // The target and every question beside it; one answered yes is something done.
                let all: Vec<usize> = std::iter::once(*question)
                    .chain(text.questions.iter().copied().filter(|one| one != question))
                    .collect();
                let yes = |one: &usize| self.answers(duty, &instance.id, *one, true).into_iter().next();
                let sure = |one: &&usize| self.answered(duty, &instance.id, **one) == Tri::Yes;
                let witnesses: BTreeSet<_> = all.iter().filter(sure).filter_map(yes).collect();
                Stand {
                    items: all.iter().map(|one| self.question(duty, instance, *one)).collect(),
                    acted: !witnesses.is_empty(),
                    witnesses,
                    done_on: None,
                    vacuous: false,
                    cures: asked.cure.flatten().into_iter().collect(),
                }
            }
            Demand::Keep(..) | Demand::Avoid(..) => {
                unimplemented!("not generated yet")
            }
        };
        let mut stand = stand;
        if stand.acted && !matches!(text.demand, Demand::Do(Target::Question(_))) {
            stand.items.extend(text.questions.iter().map(|question| self.question(duty, instance, *question)));
        }
        judged.cures.clone_from(&stand.cures);
        if stand.vacuous {
            judged.because = Some("vacuous");
            return judged;
        }
        self.verdict(&mut judged, &stand, opens);
        if let Tri::Maybe(causes) = when
            && judged.verdict != Verdict::NotApplicable
        {
            if causes.contains(&Why::Pending) {
                judged.verdict = if self.as_of < opens { Verdict::Upcoming } else { Verdict::Open };
                judged.causes.clear();
                judged.missing = items(&stand.items, judged.verdict);
            } else {
                judged.verdict = Verdict::Unknown;
                judged.causes.extend(causes);
                // What may not have been asked is not certainly lacking.
                judged.missing = judged.missing.into_iter().map(|(what, id, _)| (what, id, false)).collect();
            }
        }
        self.whole_act(text, &mut judged);
        judged
    }

    /// A question as an item.
    pub fn question(&self, duty: &Duty, instance: &Instance, question: usize) -> (Item, Standing) {
        let id = duty.questions[question].name.clone();
        let standing = match self.answered(duty, &instance.id, question) {
            Tri::Yes => Standing::Done,
            Tri::No => Standing::Not,
            Tri::Maybe(causes) => Standing::Doubt(causes, false),
        };
        (Item { what: Sort::Question, id, step: None }, standing)
    }

    /// `rules.md` B2.
    fn verdict(&self, judged: &mut Judged, stand: &Stand, opens: Day) {
        let all = |fits: &dyn Fn(&Standing) -> bool| stand.items.iter().map(|(_, standing)| standing).all(fits);
        let doubts: Causes = stand
            .items
            .iter()
            .filter_map(|(_, standing)| match standing {
                Standing::Doubt(causes, _) => Some(causes.iter().copied()),
                Standing::Done | Standing::Late | Standing::Not | Standing::Pending(_) => None,
            })
            .flatten()
            .collect();
        let passed =
            judged.due.is_some_and(|due| due < self.as_of || (due == self.as_of && self.planted(Plant::AsOfDueIsPast)));
        let in_doubt = stand.items.iter().any(|(_, standing)| matches!(standing, Standing::Doubt(_, false)));
        let lacking = stand.items.iter().any(|(_, standing)| *standing == Standing::Not);
        let lacking = lacking && (doubts.is_empty() || !self.planted(Plant::DoubtBeforeLack));
        judged.witnesses.clone_from(&stand.witnesses);
        judged.verdict = if all(&|standing| *standing == Standing::Done) {
            judged.done_on = stand.done_on;
            Verdict::Met
        } else if all(&|standing| matches!(standing, Standing::Done | Standing::Late | Standing::Doubt(_, true))) {
            if !doubts.is_empty() {
                judged.causes = doubts;
                judged.verdict = Verdict::Unknown;
                judged.missing = items(&stand.items, judged.verdict);
                judged.undone =
                    items(&stand.items, Verdict::Open).into_iter().map(|(what, id, _)| (what, id)).collect();
                return;
            }
            judged.done_on = stand.done_on;
            if self.planted(Plant::LateCountsAsMet) { Verdict::Met } else { Verdict::MetLate }
        } else if !passed {
            if self.as_of < opens { Verdict::Upcoming } else { Verdict::Open }
        } else if lacking {
            if stand.acted && !self.planted(Plant::PartlyIsMissed) { Verdict::PartlyMet } else { Verdict::Missed }
        } else if in_doubt {
            judged.causes = doubts;
            Verdict::Unknown
        } else {
            Verdict::Open
        };
        judged.missing = items(&stand.items, judged.verdict);
        judged.undone = items(&stand.items, Verdict::Open).into_iter().map(|(what, id, _)| (what, id)).collect();
    }

    /// Where an instance is in doubt as a whole, the act is what is not shown.
    fn whole_act(&self, text: &Text, judged: &mut Judged) {
        if judged.verdict == Verdict::Unknown
            && judged.missing.is_empty()
            && let Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) = &text.demand
        {
            judged.missing.insert((Sort::Act.code().to_owned(), self.kinds_of(ask), false));
        }
    }

    /// The kinds of an act as they are written.
    pub fn kinds_of(&self, ask: &Ask) -> String {
        let names = ask.kinds.iter().map(|kind| self.model.vocabulary.activities[kind.index()].word.name.clone());
        names.collect::<Vec<_>>().join(" or ")
    }

    /// How an item stands, by what the candidates show.
    pub fn stands(&self, candidates: &[Candidate], complete: bool, shows: &dyn Fn(&Candidate) -> Tri) -> Standing {
        let in_time = Tri::any(candidates.iter().map(|one| one.act.clone().and(one.time.clone()).and(shows(one))));
        let at_last = Tri::any(candidates.iter().map(|one| one.act.clone().and(one.at_last.clone()).and(shows(one))));
        self.weigh(in_time, at_last, complete)
    }

    /// In time for certain; else late for certain, if certainly not in time; else in doubt or not done.
    pub fn weigh(&self, in_time: Tri, late: Tri, complete: bool) -> Standing {
        match (in_time, late) {
            (Tri::Yes, _) => Standing::Done,
            (Tri::Maybe(causes), Tri::Maybe(more)) => Standing::Doubt(causes.union(&more).copied().collect(), false),
            (Tri::Maybe(causes), late) => Standing::Doubt(causes, late == Tri::Yes),
            (Tri::No, Tri::Yes) if complete || self.planted(Plant::LateWithoutCompleteness) => Standing::Late,
            (Tri::No, Tri::Maybe(causes)) if complete => Standing::Doubt(causes, false),
            (Tri::No, Tri::Maybe(mut causes)) => {
                causes.insert(Why::Cause(Cause::NoRecord));
                Standing::Doubt(causes, false)
            }
            (Tri::No, Tri::No) if complete => Standing::Not,
            (Tri::No, late) => Standing::Doubt(one(Cause::NoRecord), late == Tri::Yes),
        }
    }

    /// Whether absence is certain for an ask over the window.
    pub fn absence(&self, asked: &Asked<'_>, ask: &Ask) -> bool {
        let kinds: Vec<Kind> = ask.kinds.iter().map(|kind| Kind::Activity(*kind)).collect();
        let last = asked.due.unwrap_or(self.as_of).min(self.as_of);
        let from = asked.opens.min(asked.first);
        from <= last && self.complete(&self.sayers(asked, ask), &kinds, from, last)
    }
}
