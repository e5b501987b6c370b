//! The items of a demand: the act, who takes part, topics, receivers, by unions over the acts that count (`rules.md` B1).

use super::acts::{Asked, Candidate, Wanted};
use super::judged::Stand;
use super::plant::Plant;
use super::sides::same_sitting;
use super::tri::{Tri, Why, one};
use super::twin::{Item, Standing, Twin};
use std::collections::BTreeSet;
use velvoite::finding::{Cause, What as Sort};
use velvoite::model::{Ask, Party};
use velvoite::record::RecordId;

impl<'a> Twin<'a> {
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
        let nobody = wanted.is_empty() && (receivers.is_empty() || !several);
        let vacuous = (!ask.together.is_empty() || several) && nobody && topics.is_empty();
        let (what, id) = match step {
            Some(step) => (Sort::Step, step.to_owned()),
            None => (Sort::Act, self.kinds_of(ask)),
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
        let silent = |one: &Candidate| {
            if invited { one.row.says.invited.is_empty() } else { one.row.says.with.is_empty() }
        };
        // Doubtful acts that name partners, and acts that name nobody.
        let doubt = |value: &dyn Fn(&Candidate) -> Tri| {
            Tri::any(candidates.iter().map(|one| match value(one) {
                Tri::Yes if silent(one) => self.unsaid(),
                Tri::Maybe(why) if silent(one) => Tri::Maybe(why).and(self.unsaid()),
                Tri::Maybe(why) if !self.partners(asked, &one.row, set, invited).is_empty() => Tri::Maybe(why),
                Tri::Yes | Tri::Maybe(_) | Tri::No => Tri::No,
            }))
        };
        let tri = |value: &dyn Fn(&Candidate) -> Tri| {
            if count(&|one| value(one) == Tri::Yes) >= least {
                return Tri::Yes;
            }
            let unnamed = candidates.iter().any(|one| value(one) != Tri::No && silent(one));
            if unnamed || count(&|one| value(one) != Tri::No) >= least { doubt(value) } else { Tri::No }
        };
        let in_time = |one: &Candidate| one.act.clone().and(one.time.clone());
        let whenever = |one: &Candidate| one.act.clone().and(one.at_last.clone());
        match self.weigh(tri(&in_time), tri(&whenever), complete) {
            Standing::Doubt(causes, late) if causes.contains(&Why::Cause(Cause::NoRecord)) => {
                let why = |value: &dyn Fn(&Candidate) -> Tri| match doubt(value) {
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

    fn unsaid(&self) -> Tri {
        match self.plant {
            Some(Plant::EmptyFieldIsNo) => Tri::No,
            Some(Plant::EmptyFieldIsYes) => Tri::Yes,
            _ => Tri::maybe(Cause::NotStated),
        }
    }
}
