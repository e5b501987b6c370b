//! The days on which a log says something new: when acts were done, written down, corrected, withdrawn; by kind of record
//! and by the bodies that it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{BodyId, Roster};
use crate::record::{Kind, Known, Link, Log, Partner, RecordId, What};
use crate::time::{Day, When};

/// The days of a log.
pub(super) struct Chronicle {
    /// By kind and body.
    acts: BTreeMap<(Kind, BodyId), BTreeSet<Day>>,
    /// By the beginning of the instance's id, `duty/bearer`: waivers and answers.
    of_instance: BTreeMap<String, BTreeSet<Day>>,
    /// By body: where what is complete begins and ends.
    complete: BTreeMap<BodyId, BTreeSet<Day>>,
    complete_of_all: BTreeSet<Day>,
    /// Every body of which any row, whether it still speaks or not, tells anything.
    told_of: BTreeSet<BodyId>,
    /// The days on which something was written down.
    pub recorded: BTreeSet<Day>,
}

/// What the rows of one chain say together.
#[derive(Default)]
struct Chain {
    days: BTreeSet<Day>,
    kinds: BTreeSet<Kind>,
    bodies: BTreeSet<BodyId>,
    instances: BTreeSet<String>,
    links: BTreeSet<RecordId>,
}

impl Chronicle {
    pub(super) fn new(roster: &Roster, log: &Log) -> Chronicle {
        let roots = Known::at(log, None).root;
        let root = |id: RecordId| roots.get(id.index()).copied().unwrap_or(id);
        let mut chains: BTreeMap<RecordId, Chain> = BTreeMap::new();
        let mut recorded = BTreeSet::new();
        for (record, id) in log.records.iter().zip((0_u32..).map(RecordId)) {
            recorded.extend(record.recorded);
            // A withdrawal speaks of what it withdraws, through withdrawals of withdrawals.
            let mut target = root(id);
            let mut seen = BTreeSet::new();
            while let Some(next) = log.record(target).retracts.map(root).filter(|next| seen.insert(*next)) {
                target = next;
            }
            for chain in BTreeSet::from([root(id), target]) {
                chains.entry(chain).or_default().days.extend(record.recorded);
            }
            let chain = chains.entry(root(id)).or_default();
            match &record.what {
                What::Happened(says) => {
                    chain.days.extend(days(says.when));
                    chain.days.extend(says.until.iter().flat_map(|until| after(*until)));
                    chain.kinds.extend(&says.kinds);
                    chain.bodies.extend(says.by.iter().map(|actor| actor.body));
                    let partners = says.with.iter().chain(&says.invited).chain(&says.to);
                    chain.bodies.extend(partners.filter_map(|partner| match partner {
                        Partner::Body(actor) => Some(actor.body),
                        Partner::Class(..) => None,
                    }));
                    chain.links.extend(says.of.iter().filter_map(|link| match link {
                        Link::Record(record) => Some(root(*record)),
                        Link::Dangling(_) => None,
                    }));
                }
                What::Waiver { of, when, until, .. } => {
                    chain.days.extend(days(*when));
                    chain.days.extend(until.succ_opt());
                    chain.instances.insert(beginning(of));
                }
                What::Judgement { of, when, .. } => {
                    chain.days.extend(days(*when));
                    chain.instances.insert(beginning(of));
                }
                What::Retraction => {}
            }
        }
        let mut made = Chronicle {
            acts: BTreeMap::new(),
            of_instance: BTreeMap::new(),
            complete: BTreeMap::new(),
            complete_of_all: BTreeSet::new(),
            told_of: BTreeSet::new(),
            recorded,
        };
        for chain in chains.values() {
            let linked = chain.links.iter().filter_map(|link| chains.get(link)).flat_map(|chain| &chain.days);
            let days: BTreeSet<Day> = chain.days.iter().chain(linked).copied().collect();
            for kind in &chain.kinds {
                for body in &chain.bodies {
                    made.acts.entry((*kind, *body)).or_default().extend(&days);
                }
            }
            made.told_of.extend(&chain.bodies);
            for instance in &chain.instances {
                made.told_of.extend(instance.split('/').filter_map(|part| roster.find(part)));
                made.of_instance.entry(instance.clone()).or_default().extend(&days);
            }
        }
        made.completeness(log);
        made
    }

    fn completeness(&mut self, log: &Log) {
        for register in &log.registers {
            for row in &register.complete {
                let days = std::iter::once(row.from).chain(row.until.and_then(|until| until.succ_opt()));
                match row.body {
                    Some(body) => {
                        self.told_of.insert(body);
                        self.complete.entry(body).or_default().extend(days);
                    }
                    None => self.complete_of_all.extend(days),
                }
            }
            for bad in &register.suspended {
                let days: Vec<Day> = bad.when.into_iter().flat_map(|when| days(when).chain(after(when))).collect();
                self.told_of.extend(&bad.bodies);
                for body in &bad.bodies {
                    self.complete.entry(*body).or_default().extend(&days);
                }
                if bad.bodies.is_empty() {
                    self.complete_of_all.extend(days);
                }
            }
        }
    }

    /// Whether any row tells of a body.
    pub(super) fn tells_of(&self, body: BodyId) -> bool {
        self.told_of.contains(&body)
    }

    /// The days of records of these kinds that name one of these bodies; none: whomever they name.
    pub(super) fn acts(&self, kinds: &BTreeSet<Kind>, bodies: Option<&BTreeSet<BodyId>>, days: &mut BTreeSet<Day>) {
        for kind in kinds {
            match bodies {
                Some(bodies) => {
                    for body in bodies {
                        days.extend(self.acts.get(&(*kind, *body)).into_iter().flatten());
                    }
                }
                None => {
                    let range = (*kind, BodyId(0))..=(*kind, BodyId(u32::MAX));
                    days.extend(self.acts.range(range).flat_map(|(_, days)| days));
                }
            }
        }
    }

    /// The days of waivers and answers whose instance's id begins so.
    pub(super) fn of_instance(&self, duty: &str, bearer: &str, days: &mut BTreeSet<Day>) {
        if !self.of_instance.is_empty() {
            days.extend(self.of_instance.get(&format!("{duty}/{bearer}")).into_iter().flatten());
        }
    }

    /// Where what is complete of these bodies begins and ends.
    pub(super) fn complete(&self, bodies: Option<&BTreeSet<BodyId>>, days: &mut BTreeSet<Day>) {
        days.extend(&self.complete_of_all);
        match bodies {
            Some(bodies) => days.extend(bodies.iter().filter_map(|body| self.complete.get(body)).flatten()),
            None => days.extend(self.complete.values().flatten()),
        }
    }
}

fn days(when: When) -> impl Iterator<Item = Day> {
    [when.first(), when.last()].into_iter()
}

fn after(when: When) -> impl Iterator<Item = Day> {
    days(when).filter_map(|day| day.succ_opt())
}

/// `duty/bearer` of an instance's id.
fn beginning(instance: &str) -> String {
    instance.split('/').take(2).collect::<Vec<_>>().join("/")
}
