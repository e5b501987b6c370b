//! The records as known, found by body and kind: one shared, read-only index over all registers.
//!
//! An act is listed under every body that it names (who did it, took part, was invited, received it), sorted by day and
//! id, so that an instance looks only at its own slice.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::model::BodyId;
use crate::record::{
    Actor, Completeness, Happening, Kind, Known, Link, Log, Partner, Record, RecordId, Register, What,
};
use crate::time::{Day, DaySet, When, Window};

/// An act or a status as known: the row that speaks now, under the first record of its chain.
#[derive(Debug, Clone, Copy)]
pub struct Act<'a> {
    /// The row that speaks.
    pub row: RecordId,
    /// The first record of its chain.
    pub root: RecordId,
    /// What it says.
    pub says: &'a Happening,
}

/// A waiver as known.
#[derive(Debug, Clone, Copy)]
pub struct WaiverRow {
    /// The row.
    pub row: RecordId,
    /// From when it acts.
    pub from: Day,
    /// Its last day.
    pub until: Day,
}

/// A judgement as known.
#[derive(Debug, Clone, Copy)]
pub struct JudgementRow {
    /// The row.
    pub row: RecordId,
    /// The first record of its chain.
    pub root: RecordId,
    /// When.
    pub when: When,
    /// The answer.
    pub answer: bool,
}

/// The index.
pub struct Index<'a> {
    log: &'a Log,
    /// Sorted by day, id.
    acts: Vec<Act<'a>>,
    /// Sorted by body, kind, and the act's place.
    named: Vec<(BodyId, Kind, u32)>,
    by_root: BTreeMap<RecordId, u32>,
    /// What other acts refer to, by first record.
    referred: BTreeSet<RecordId>,
    roots: Vec<RecordId>,
    waivers: BTreeMap<&'a str, Vec<WaiverRow>>,
    judgements: BTreeMap<&'a str, BTreeMap<&'a str, Vec<JudgementRow>>>,
    /// Worked out once for each body and kind; shared by all who judge.
    complete: RwLock<BTreeMap<(BodyId, Kind), Arc<DaySet>>>,
    speaks_from: BTreeMap<BodyId, Day>,
    all_complete_from: Option<Day>,
}

impl<'a> Index<'a> {
    /// Indexes what is known.
    #[must_use]
    pub fn new(log: &'a Log, known: &Known) -> Index<'a> {
        let mut index = Index {
            log,
            acts: Vec::with_capacity(known.rows.len()),
            named: Vec::new(),
            by_root: BTreeMap::new(),
            referred: BTreeSet::new(),
            roots: known.root.clone(),
            waivers: BTreeMap::new(),
            judgements: BTreeMap::new(),
            complete: RwLock::default(),
            speaks_from: BTreeMap::new(),
            all_complete_from: None,
        };
        for (root, row) in &known.rows {
            index.add(*root, *row, log.record(*row));
        }
        // The acts are put in order once; then a place tells the order, and names are compared no more.
        index.acts.sort_unstable_by_key(|act| {
            (act.says.when.first(), act.says.when.last(), &*log.record(act.root).id, act.root)
        });
        let links = index.acts.iter().flat_map(|act| &act.says.of).filter_map(|link| match link {
            Link::Record(record) => Some(index.root(*record)),
            Link::Dangling(_) => None,
        });
        index.referred = links.collect();
        for at in 0..index.acts.len() {
            index.list(at);
        }
        index.named.sort_unstable();
        index.named.dedup();
        for completeness in log.registers.iter().flat_map(|register| &register.complete) {
            match completeness.body {
                Some(body) => speak(&mut index.speaks_from, body, completeness.from),
                None => {
                    let so_far = index.all_complete_from.unwrap_or(completeness.from);
                    index.all_complete_from = Some(so_far.min(completeness.from));
                }
            }
        }
        index
    }

    /// Lists the act at a place under every body that it names.
    fn list(&mut self, at: usize) {
        let Act { root, says, .. } = self.acts[at];
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.by_root.insert(root, at);
        let partners = says.with.iter().chain(&says.invited).chain(&says.to).filter_map(|partner| match partner {
            Partner::Body(actor) => Some(actor.body),
            Partner::Class(..) => None,
        });
        for body in says.by.iter().map(|actor: &Actor| actor.body).chain(partners) {
            self.named.extend(says.kinds.iter().map(|kind| (body, *kind, at)));
        }
    }

    fn add(&mut self, root: RecordId, row: RecordId, record: &'a Record) {
        match &record.what {
            What::Happened(says) => {
                self.acts.push(Act { row, root, says });
                for actor in &says.by {
                    speak(&mut self.speaks_from, actor.body, says.when.first());
                }
            }
            What::Waiver { of, when, until, .. } => {
                let waiver = WaiverRow { row, from: when.last(), until: *until };
                self.waivers.entry(of).or_default().push(waiver);
            }
            What::Judgement { of, when, question, answer, .. } => {
                let judgement = JudgementRow { row, root, when: *when, answer: *answer };
                self.judgements.entry(of).or_default().entry(question).or_default().push(judgement);
            }
            What::Retraction => {}
        }
    }

    /// The acts of a kind that name a body, by (day, id).
    pub fn naming(&self, body: BodyId, kind: Kind) -> impl Iterator<Item = Act<'a>> + '_ {
        let start = self.named.partition_point(|row| (row.0, row.1) < (body, kind));
        self.named[start..]
            .iter()
            .take_while(move |row| (row.0, row.1) == (body, kind))
            .map(|row| self.acts[place(row.2)])
    }

    /// The act with this first record.
    #[must_use]
    pub fn act(&self, root: RecordId) -> Option<Act<'a>> {
        self.by_root.get(&root).map(|at| self.acts[place(*at)])
    }

    /// The first record of a record's chain.
    #[must_use]
    pub fn root(&self, record: RecordId) -> RecordId {
        self.roots.get(record.index()).copied().unwrap_or(record)
    }

    /// Waivers of an instance.
    #[must_use]
    pub fn waivers(&self, instance: &str) -> &[WaiverRow] {
        self.waivers.get(instance).map_or(&[], Vec::as_slice)
    }

    /// Judgements on a question of an instance.
    #[must_use]
    pub fn judgements(&self, instance: &str, question: &str) -> &[JudgementRow] {
        self.judgements.get(instance).and_then(|of| of.get(question)).map_or(&[], Vec::as_slice)
    }

    /// The days over which registers together declare a body's acts of a kind complete (`rules.md` B1, C1, C7).
    /// Completeness without an end reaches as far as anybody asks: nobody asks past the as-of day.
    #[must_use]
    pub fn complete(&self, body: BodyId, kind: Kind) -> Arc<DaySet> {
        if let Some(days) = self.complete.read().unwrap_or_else(PoisonError::into_inner).get(&(body, kind)) {
            return Arc::clone(days);
        }
        let mut days = DaySet::empty();
        for register in &self.log.registers {
            days = days.union(&declared(register, body, kind));
        }
        let days = Arc::new(days);
        let mut complete = self.complete.write().unwrap_or_else(PoisonError::into_inner);
        complete.insert((body, kind), Arc::clone(&days));
        days
    }

    /// The declarations behind `complete`, with their registers.
    pub fn declarations(&self, body: BodyId, kind: Kind) -> impl Iterator<Item = (u32, &'a Completeness)> + use<'a> {
        self.log.registers.iter().zip(0u32..).flat_map(move |(register, at)| {
            register.complete.iter().filter(move |row| concerns(row, body, kind)).map(move |row| (at, row))
        })
    }

    /// The first day of which any register speaks for this body: a record by it, or completeness.
    #[must_use]
    pub fn speaks_from(&self, body: BodyId) -> Option<Day> {
        let own = self.speaks_from.get(&body).copied();
        [own, self.all_complete_from].into_iter().flatten().min()
    }

    /// Whether a known act names the body, or a register says of it what it holds completely or what a bad row puts in
    /// doubt.
    #[must_use]
    pub fn tells_of(&self, body: BodyId) -> bool {
        let at = self.named.partition_point(|row| row.0 < body);
        let of_register = |register: &Register| {
            register.complete.iter().any(|row| row.body == Some(body))
                || register.suspended.iter().any(|bad| bad.bodies.contains(&body))
        };
        self.named.get(at).is_some_and(|row| row.0 == body) || self.log.registers.iter().any(of_register)
    }

    /// The ids of instances that waivers and judgements are of.
    pub fn instances_named(&self) -> impl Iterator<Item = &'a str> + '_ {
        self.waivers.keys().chain(self.judgements.keys()).copied()
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> &'a Log {
        self.log
    }

    /// Every act, in the order of first records.
    #[must_use]
    pub fn acts(&self) -> &[Act<'a>] {
        &self.acts
    }

    /// Whether another act refers to this one, by its first record.
    #[must_use]
    pub fn is_referred_to(&self, root: RecordId) -> bool {
        self.referred.contains(&root)
    }

    /// The record's id, for ordering and for keys.
    #[must_use]
    pub fn id(&self, root: RecordId) -> &'a str {
        &self.log.record(root).id
    }
}

/// Whether registers together declare a body's acts of all these kinds complete over all these days: only then is what
/// they do not hold not done.
#[must_use]
pub fn holds_all(log: &Log, body: BodyId, kinds: &[Kind], over: &Window) -> bool {
    let days = |kind: &Kind| {
        let each = log.registers.iter().map(|register| declared(register, body, *kind));
        each.fold(DaySet::empty(), |so_far, days| so_far.union(&days))
    };
    kinds.iter().all(|kind| days(kind).covers(over))
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn speak(from: &mut BTreeMap<BodyId, Day>, body: BodyId, day: Day) {
    from.entry(body).and_modify(|so_far| *so_far = (*so_far).min(day)).or_insert(day);
}

fn concerns(row: &Completeness, body: BodyId, kind: Kind) -> bool {
    row.body.is_none_or(|other| other == body) && (row.kinds.is_empty() || row.kinds.contains(&kind))
}

fn declared(register: &Register, body: BodyId, kind: Kind) -> DaySet {
    let rows = register.complete.iter().filter(|row| concerns(row, body, kind));
    let said: DaySet = rows.filter_map(|row| Window::between(Some(row.from), row.until)).collect();
    let mut doubted = DaySet::empty();
    for bad in &register.suspended {
        let body_hit = bad.bodies.is_empty() || bad.bodies.contains(&body);
        let kind_hit = bad.kinds.is_empty() || bad.kinds.contains(&kind);
        if body_hit && kind_hit {
            doubted.insert(bad.when.and_then(|when| when.window()).unwrap_or_else(Window::always));
        }
    }
    if doubted.is_empty() { said } else { said.intersect(&doubted.gaps_in(&Window::always())) }
}
