//! From a text to a verdict (`rules.md` B1–B8).

use super::acts::{Asked, Candidate, Wanted};
use super::days;
use super::plant::Plant;
use super::sides::same_sitting;
use super::tri::{Causes, Tri, Why, one};
use super::twin::{Instance, Item, Judged, Standing, Twin, items, text};
use std::collections::BTreeSet;
use velvoite::finding::{Cause, Verdict, What as Sort};
use velvoite::model::{Ask, Demand, Duty, Late, Party, Target, Text};
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
            Late::Cures(Some(offset)) => Some(due.map(|due| days::after(due, offset))),
        };
        // Single bodies are those of the due day.
        let on = due.or(instance.frame.period.map(|period| period.1)).unwrap_or(self.as_of).max(opens);
        let asked = Asked { duty, frame: &instance.frame, on, opens, first, due, cure, unnamed: false };
        let stand = match &text.demand {
            Demand::Do(Target::Acts(count, ask)) => self.acts_stand(&asked, *count, ask, None),
            Demand::Do(Target::Steps(steps)) => self.steps_stand(&asked, text, steps),
            Demand::Do(Target::Question(question)) => Stand {
                items: vec![self.question(duty, instance, *question)],
                acted: false,
                witnesses: self.answers(duty, &instance.id, *question, true).into_iter().take(1).collect(),
                done_on: None,
                vacuous: false,
                cures: asked.cure.flatten().into_iter().collect(),
            },
            Demand::Keep(..) | Demand::Avoid(..) => {
                unimplemented!("not generated yet")
            }
        };
        let mut stand = stand;
        if stand.acted {
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
    fn question(&self, duty: &Duty, instance: &Instance, question: usize) -> (Item, Standing) {
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
    }

    /// Where an instance is in doubt as a whole, the act is what is not shown.
    fn whole_act(&self, text: &Text, judged: &mut Judged) {
        if judged.verdict == Verdict::Unknown
            && judged.missing.is_empty()
            && let Demand::Do(Target::Acts(_, ask)) | Demand::Avoid(ask, _) = &text.demand
        {
            let kind = self.model.vocabulary.activities[ask.kinds[0].index()].word.name.clone();
            judged.missing.insert((Sort::Act.code().to_owned(), kind, false));
        }
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
        asked.opens <= last && self.complete(&self.sayers(asked, ask), &kinds, asked.opens, last)
    }

    /// One act, at least n, or a cover set.
    pub fn acts_stand(&self, asked: &Asked<'_>, count: u32, ask: &Ask, step: Option<&str>) -> Stand {
        let candidates = self.candidates(asked, ask);
        let complete = self.absence(asked, ask);
        self.cover(asked, count, ask, step, &candidates, complete)
    }

    /// The items of a demand, by unions over the acts that count.
    pub fn cover(
        &self,
        asked: &Asked<'_>,
        count: u32,
        ask: &Ask,
        step: Option<&str>,
        candidates: &[Candidate],
        complete: bool,
    ) -> Stand {
        let mut found: Vec<(Item, Standing)> = Vec::new();
        let counted = |one: &Candidate| one.act == Tri::Yes && one.at_last == Tri::Yes;
        let acting: Vec<&Candidate> = candidates.iter().filter(|one| counted(one)).collect();
        let count = if self.planted(Plant::CountOneActLess) && count > 1 { count - 1 } else { count };
        let act = self.enough_acts(candidates, count, complete);
        let wanted: Vec<Wanted> = ask.together.iter().flat_map(|together| self.clause(asked, together)).collect();
        let topics: BTreeSet<_> = ask.about.iter().filter_map(|about| self.topic(asked, about)).collect();
        let receivers = self.receivers(asked, ask);
        let several = !matches!(&ask.to[..], [] | [Party::One(..) | Party::Own(_)]);
        let vacuous = (!ask.together.is_empty() || several)
            && wanted.is_empty()
            && topics.is_empty()
            && (!several || receivers.is_empty());
        // Of several kinds the first names the act.
        let kind = ask.kinds.first().map(|kind| self.model.vocabulary.activities[kind.index()].word.name.clone());
        let (what, id) = match step {
            Some(step) => (Sort::Step, step.to_owned()),
            None => (Sort::Act, kind.unwrap_or_default()),
        };
        // Where only its evidence is too weak, that is what is missing, not the act.
        let weak = matches!(&act, Standing::Doubt(causes, late) if causes.contains(&Why::Cause(Cause::WeakEvidence)));
        let done_late = matches!(&act, Standing::Doubt(_, true));
        match ask.evidence {
            Some(grade) if weak && !done_late && step.is_none() && candidates.iter().any(|one| one.below) => {
                found.push((Item { what: Sort::Evidence, id: grade.code().to_owned(), step: None }, act));
            }
            _ => {
                found.push((Item { what, id, step: None }, act));
            }
        }
        let named = !acting.is_empty() || self.planted(Plant::PartsMissingWithoutAct);
        if named {
            for party in &wanted {
                let standing = match party {
                    Wanted::Body(body, organ, invited) => {
                        self.part(candidates, complete, &|one| self.shows_party(&one.row, *body, *organ, *invited))
                    }
                    Wanted::Nobody => {
                        let mut why = one(Cause::Roster);
                        if !complete {
                            why.extend(one(Cause::NoRecord));
                        }
                        Standing::Doubt(why, false)
                    }
                    Wanted::Partners(least, set, invited) => {
                        self.enough_partners(asked, candidates, *least, set, *invited, complete)
                    }
                };
                found.push((self.party_item(party, step), standing));
            }
            for topic in topics {
                let standing = self.part(candidates, complete, &|one| self.shows_topic(&one.row, topic));
                let id = self.model.vocabulary.topics[topic.index()].name.clone();
                found.push((Item { what: Sort::Topic, id, step: step.map(str::to_owned) }, standing));
            }
            if several {
                for receiver in receivers {
                    let standing =
                        self.part(candidates, complete, &|one| self.receives(asked, ask, &one.row, &receiver));
                    let id = match &receiver {
                        Wanted::Body(body, Some(organ), _) if *body == asked.frame.bearer => {
                            self.model.vocabulary.organs[organ.index()].name.clone()
                        }
                        _ => self.party_item(&receiver, step).id,
                    };
                    found.push((Item { what: Sort::Receiver, id, step: step.map(str::to_owned) }, standing));
                }
            }
        }
        let covers = count > 1 || !ask.together.is_empty() || !ask.about.is_empty() || several;
        let timely: Vec<&Candidate> = acting.iter().copied().filter(|one| one.time == Tri::Yes).collect();
        let all_in_time = found.iter().all(|(_, standing)| *standing == Standing::Done);
        let witnesses: BTreeSet<RecordId> = if !covers {
            timely.first().or(acting.first()).map(|one| one.row.row).into_iter().collect()
        } else if all_in_time {
            timely.iter().map(|one| one.row.row).collect()
        } else {
            acting.iter().map(|one| one.row.row).collect()
        };
        let done_on = acting.iter().map(|one| one.row.says.when.last()).max();
        Stand {
            items: found,
            acted: !acting.is_empty(),
            witnesses,
            done_on,
            vacuous,
            cures: asked.cure.flatten().into_iter().collect(),
        }
    }

    /// A part of a cover: shown by any act that counts. (Planted: only by the first one.)
    fn part(&self, candidates: &[Candidate], complete: bool, shows: &dyn Fn(&Candidate) -> Tri) -> Standing {
        let one_only = self.planted(Plant::PartsByOneAct);
        let candidates = if one_only { &candidates[..candidates.len().min(1)] } else { candidates };
        self.stands(candidates, complete, shows)
    }

    /// So many distinct acts.
    fn enough_acts(&self, candidates: &[Candidate], count: u32, complete: bool) -> Standing {
        if count <= 1 {
            return self.stands(candidates, complete, &|_| Tri::Yes);
        }
        let in_time = |one: &Candidate| one.act.clone().and(one.time.clone());
        let whenever = |one: &Candidate| one.act.clone().and(one.at_last.clone());
        // Both sides' records of one sitting are one act.
        let number = |fits: &dyn Fn(&Candidate) -> bool| {
            let mut acts: Vec<&Candidate> = Vec::new();
            for one in candidates.iter().filter(|one| fits(one)) {
                let told = acts.iter().any(|other| same_sitting(&one.row.says, &other.row.says));
                if !told || self.planted(Plant::BothSidesCount) {
                    acts.push(one);
                }
            }
            u32::try_from(acts.len()).unwrap()
        };
        let tri = |value: &dyn Fn(&Candidate) -> Tri| {
            if number(&|one| value(one) == Tri::Yes) >= count {
                Tri::Yes
            } else if number(&|one| value(one) != Tri::No) >= count {
                Tri::all(candidates.iter().map(value).filter(|one| matches!(one, Tri::Maybe(_))))
            } else {
                Tri::No
            }
        };
        // Too few for certain; if more may be unrecorded, what is shown in doubt is the reason, else that nothing is.
        match self.weigh(tri(&in_time), tri(&whenever), complete) {
            Standing::Doubt(causes, late) if causes.contains(&Why::Cause(Cause::NoRecord)) => {
                let why = |value: &dyn Fn(&Candidate) -> Tri| match Tri::any(
                    candidates.iter().map(value).filter(|one| *one != Tri::Yes),
                ) {
                    Tri::Maybe(causes) => causes,
                    Tri::Yes | Tri::No => one(Cause::NoRecord),
                };
                let mut causes = why(&in_time);
                if !late {
                    causes.extend(why(&whenever));
                }
                Standing::Doubt(causes, late)
            }
            standing => standing,
        }
    }

    /// So many distinct partners over all acts.
    fn enough_partners(
        &self,
        asked: &Asked<'_>,
        candidates: &[Candidate],
        least: u32,
        set: &velvoite::model::Set,
        invited: bool,
        complete: bool,
    ) -> Standing {
        let count = |value: &dyn Fn(&Candidate) -> bool| {
            let found: BTreeSet<String> = candidates
                .iter()
                .filter(|one| value(one))
                .flat_map(|one| self.partners(asked, &one.row, set, invited))
                .collect();
            u32::try_from(found.len()).unwrap()
        };
        let tri = |value: &dyn Fn(&Candidate) -> Tri| {
            if count(&|one| value(one) == Tri::Yes) >= least {
                return Tri::Yes;
            }
            // Doubtful acts that name partners, and acts that name nobody.
            let mut doubt = Tri::No;
            for one in candidates {
                let silent = if invited { one.row.says.invited.is_empty() } else { one.row.says.with.is_empty() };
                let partners = self.partners(asked, &one.row, set, invited);
                match value(one) {
                    Tri::No => {}
                    Tri::Yes if silent => doubt = doubt.or(self.unsaid()),
                    Tri::Yes => {}
                    maybe if silent => doubt = doubt.or(maybe.and(self.unsaid())),
                    maybe if !partners.is_empty() => doubt = doubt.or(maybe),
                    Tri::Maybe(_) => {}
                }
            }
            let silent = candidates.iter().any(|one| {
                value(one) != Tri::No
                    && if invited { one.row.says.invited.is_empty() } else { one.row.says.with.is_empty() }
            });
            if silent || count(&|one| value(one) != Tri::No) >= least { doubt } else { Tri::No }
        };
        let in_time = tri(&|one| one.act.clone().and(one.time.clone()));
        let whenever = tri(&|one| one.act.clone().and(one.at_last.clone()));
        self.weigh(in_time, whenever, complete)
    }

    fn unsaid(&self) -> Tri {
        match self.plant {
            Some(Plant::EmptyFieldIsNo) => Tri::No,
            Some(Plant::EmptyFieldIsYes) => Tri::Yes,
            _ => Tri::maybe(Cause::NotStated),
        }
    }
}
