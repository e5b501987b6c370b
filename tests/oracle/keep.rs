//! What is kept, day by day (`rules.md` B6), and the parts of a state as recorded for its last day (B1).

use super::acts::{Asked, Wanted};
use super::days::each;
use super::plant::Plant;
use super::tri::{Causes, Tri, Why, one};
use super::twin::{Instance, Item, Judged, Row, Standing, Twin};
use std::collections::BTreeSet;
use velvoite::finding::{Cause, Grade, Verdict, What as Sort};
use velvoite::model::{Ask, Duty, StatusId, Text};
use velvoite::record::Kind;
use velvoite::time::Day;

impl<'a> Twin<'a> {
    /// A duty to keep a state at all times, or from the end of a first day: as of that day it can still begin.
    pub fn kept(
        &self,
        duty: &'a Duty,
        instance: &Instance,
        text: &Text,
        wanted: (StatusId, &Ask),
        mut judged: Judged,
    ) -> Judged {
        let first_by = duty.first_by.filter(|_| !self.planted(Plant::FirstByIgnored));
        let opens = judged.window.0.unwrap();
        let first = first_by.map_or(opens, |day| day.max(opens));
        if self.as_of < first {
            judged.verdict = Verdict::Upcoming;
            return judged;
        }
        let mut judged = self.kept_from(duty, instance, text, wanted, judged, first);
        let still = first_by == Some(self.as_of) && first == self.as_of && !self.planted(Plant::KeptDayIsPast);
        let until = self.model.roster.body(instance.frame.bearer).until;
        let exists = until.is_none_or(|until| self.as_of <= until);
        if still && exists && judged.verdict != Verdict::Met {
            judged.verdict = Verdict::Open;
            judged.causes.clear();
        }
        judged
    }

    /// The same from a day on.
    fn kept_from(
        &self,
        duty: &'a Duty,
        instance: &Instance,
        text: &Text,
        (status, ask): (StatusId, &Ask),
        mut judged: Judged,
        from: Day,
    ) -> Judged {
        let bearer = instance.frame.bearer;
        let kind = Kind::Status(status);
        let name = self.model.vocabulary.statuses[status.index()].name.clone();
        let mut gap = |certain: bool| judged.missing.insert((Sort::Status.code().to_owned(), name.clone(), certain));
        let rows: Vec<&Row> = self
            .rows
            .iter()
            .filter(|row| row.says.kinds.contains(&kind) && row.says.by.iter().any(|actor| actor.body == bearer))
            .filter(|row| row.says.when.first() <= self.seen)
            .collect();
        let weak =
            |row: &Row| row.says.grade == Grade::Announced || ask.evidence.is_some_and(|asked| row.says.grade < asked);
        // Any record or declaration of the body lets its registers speak.
        let acts = self.rows.iter().filter(|row| row.says.by.iter().any(|actor| actor.body == bearer));
        let declared = self.log.registers.iter().flat_map(|register| &register.complete);
        let declared = declared.filter(|row| row.body.is_none_or(|of| of == bearer)).map(|row| row.from);
        let speaks = acts.map(|row| row.says.when.first()).chain(declared).min();
        let body = self.model.roster.body(bearer);
        let last = body.until.map_or(self.as_of, |until| until.min(self.as_of));
        let Some(speaks) = speaks.filter(|speaks| *speaks <= last) else {
            gap(false);
            judged.verdict = Verdict::Unknown;
            judged.causes = one(Cause::NoRecord);
            return judged;
        };
        if last < from {
            judged.verdict = Verdict::Upcoming;
            return judged;
        }
        let first = from.max(speaks);
        judged.window = (Some(first), None);
        let sure = |row: &Row, on: Day| {
            let until = row.says.until.map(|until| until.first());
            !weak(row) && row.says.when.last() <= on.min(self.seen) && until.is_none_or(|until| on <= until)
        };
        let perhaps =
            |row: &Row, on: Day| row.says.when.first() <= on && row.says.until.is_none_or(|until| on <= until.last());
        let mut doubt = Causes::new();
        let mut broken = false;
        let mut now = Tri::Yes;
        // A stretch without the state is certainly without where each of its days is.
        let mut stretch: Option<bool> = None;
        for on in each(first, last) {
            now = if rows.iter().any(|row| sure(row, on)) {
                Tri::Yes
            } else if rows.iter().any(|row| perhaps(row, on)) {
                let inexact = |row: &&&Row| {
                    !weak(row)
                        && (row.says.when.first() != row.says.when.last()
                            || row.says.until.is_some_and(|until| until.first() != until.last()))
                };
                if rows.iter().any(|row| weak(row)) {
                    doubt.extend(one(Cause::WeakEvidence));
                }
                if rows.iter().any(|row| inexact(&row)) {
                    doubt.extend(one(Cause::ImpreciseDate));
                }
                Tri::Maybe(Causes::new())
            } else if self.complete(&[bearer], &[kind], on, on) {
                broken = true;
                Tri::No
            } else {
                doubt.extend(one(Cause::NoRecord));
                Tri::Maybe(Causes::new())
            };
            match (&now, stretch) {
                (Tri::Yes, Some(certain)) => {
                    gap(certain);
                    stretch = None;
                }
                (Tri::Yes, None) => {}
                (no, so_far) => stretch = Some(so_far.unwrap_or(true) && *no == Tri::No),
            }
        }
        if let Some(certain) = stretch {
            gap(certain);
        }
        let current: Vec<(&Row, Tri)> = rows
            .iter()
            .filter(|row| perhaps(row, last))
            .map(|row| {
                let mut why = Causes::new();
                if weak(row) {
                    why.extend(one(Cause::WeakEvidence));
                }
                if row.says.when.last() > last || row.says.until.is_some_and(|until| until.first() < last) {
                    why.extend(one(Cause::ImpreciseDate));
                }
                (*row, if why.is_empty() { Tri::Yes } else { Tri::Maybe(why) })
            })
            .collect();
        let parts = if current.iter().any(|(row, _)| !weak(row)) {
            self.parts(duty, instance, text, ask, &current)
        } else {
            vec![]
        };
        let lacking = parts.iter().any(|(_, standing)| *standing == Standing::Not);
        let mut open = Causes::new();
        for (item, standing) in &parts {
            let missing = |certain: bool| (item.what.code().to_owned(), item.id.clone(), certain);
            match standing {
                Standing::Doubt(causes, _) => {
                    open.extend(causes.iter().copied());
                    judged.missing.insert(missing(false));
                }
                Standing::Not => {
                    judged.missing.insert(missing(true));
                }
                Standing::Done | Standing::Late | Standing::Pending(_) => {}
            }
        }
        (judged.verdict, judged.causes) = match now {
            Tri::No => (Verdict::Missed, Causes::new()),
            Tri::Maybe(_) => (Verdict::Unknown, doubt),
            Tri::Yes if broken || lacking => (Verdict::PartlyMet, Causes::new()),
            Tri::Yes if !doubt.is_empty() => (Verdict::Unknown, doubt),
            Tri::Yes if !open.is_empty() => (Verdict::Unknown, open),
            Tri::Yes => (Verdict::Met, Causes::new()),
        };
        judged.witnesses = rows.iter().filter(|row| !weak(row)).map(|row| row.row).collect();
        judged
    }

    /// Parties, topics and questions of a state, by the records that may hold on its last day.
    fn parts(
        &self,
        duty: &'a Duty,
        instance: &Instance,
        text: &Text,
        ask: &Ask,
        current: &[(&Row, Tri)],
    ) -> Vec<(Item, Standing)> {
        let opens = self.start(duty, instance, text).0;
        let on = self.as_of.max(opens);
        let asked = Asked {
            duty,
            frame: &instance.frame,
            on,
            opens,
            first: opens,
            due: Some(on),
            cure: None,
            named_cures: false,
            unnamed: false,
        };
        let standing = |shown: Tri| match shown {
            Tri::Yes => Standing::Done,
            Tri::Maybe(causes) => Standing::Doubt(causes, false),
            Tri::No => Standing::Not,
        };
        let any = |shows: &dyn Fn(&Row) -> Tri| {
            standing(Tri::any(current.iter().map(|(row, holds)| holds.clone().and(shows(row)))))
        };
        let mut found = Vec::new();
        for wanted in ask.together.iter().flat_map(|together| self.clause(&asked, together)) {
            let stands = match &wanted {
                Wanted::Body(body, organ, invited) => any(&|row| self.shows_party(row, *body, *organ, *invited)),
                Wanted::Nobody => Standing::Doubt(one(Cause::Roster), false),
                Wanted::Partners(least, set, invited) => {
                    let least = usize::try_from(*least).unwrap();
                    let partners = |row: &Row| self.partners(&asked, row, set, *invited);
                    let silent =
                        |row: &Row| if *invited { row.says.invited.is_empty() } else { row.says.with.is_empty() };
                    let of = |fits: &dyn Fn(&Tri) -> bool| -> BTreeSet<String> {
                        current.iter().filter(|(_, holds)| fits(holds)).flat_map(|(row, _)| partners(row)).collect()
                    };
                    let mut why = Causes::new();
                    for (row, holds) in current {
                        if let Tri::Maybe(causes) = holds
                            && (silent(row) || !partners(row).is_empty())
                        {
                            why.extend(causes.iter().copied());
                        }
                        if silent(row) {
                            why.insert(Why::Cause(Cause::NotStated));
                        }
                    }
                    let named = !current.iter().any(|(row, _)| silent(row));
                    if of(&|holds| *holds == Tri::Yes).len() >= least {
                        Standing::Done
                    } else if why.is_empty() || (named && of(&|_| true).len() < least) {
                        Standing::Not
                    } else {
                        Standing::Doubt(why, false)
                    }
                }
            };
            found.push((self.party_item(&wanted, None), stands));
        }
        for topic in ask.about.iter().filter_map(|about| self.topic(&asked, about)) {
            let id = self.model.vocabulary.topics[topic.index()].name.clone();
            found.push((Item { what: Sort::Topic, id, step: None }, any(&|row| self.shows_topic(row, topic))));
        }
        found.extend(text.questions.iter().map(|question| self.question(duty, instance, *question)));
        found
    }
}
