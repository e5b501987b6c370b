//! What is asked: which bodies and instances, from when; and the proof of one instance by its name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::index::Index;
use super::instance::Instance;
use super::judge::Judge;
use super::scope::Moment;
use super::sides;
use crate::diagnostic::nearest;
use crate::finding::{Because, Fact, Finding, Reason, Told, Verdict};
use crate::model::{BodyId, Duty, DutyId, Generation, Model, Rhythm, Roster};
use crate::record::{Completeness, Known, Log, What};
use crate::schedule::{self, Absent, Deadline, Frame, govern, own_start, start};
use crate::time::{AsOf, Datelike, Day, Offset, Period, after, day, year_period};

/// What `judge` is asked.
#[derive(Debug, Clone)]
pub struct Question {
    /// The day on which we judge.
    pub as_of: AsOf,
    /// The day whose knowledge we use; none: everything held.
    pub known_at: Option<Day>,
    /// Whose duties.
    pub bodies: Scope,
    /// First day of the span; none: the first record or completeness day.
    pub from: Option<Day>,
    /// Last day of the span; none: a year after as-of.
    pub to: Option<Day>,
    /// Only these duties; empty: all.
    pub only: Only,
}

/// Whose duties are judged (`rules.md` D1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Of the bodies that the registers are about.
    Records,
    /// Of every body of the roster.
    All,
    /// Of these.
    Bodies(Vec<BodyId>),
}

/// Which duties; empty: all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only {
    /// These.
    pub duties: Vec<DutyId>,
}

impl Only {
    /// Whether nothing is left out.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.duties.is_empty()
    }
}

/// Sorts the findings of one duty for one body: by counterparty, first day of the window, id.
pub(super) fn sort(findings: &mut [Finding]) {
    let key = |finding: &Finding| (finding.counterparty, finding.window.0);
    findings.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.instance.cmp(&b.instance)));
}

/// Findings duty by duty, each duty's in order.
pub(super) type OfDuties = Vec<(DutyId, Vec<Finding>)>;

/// The findings of all bodies in the one order in which they are shown: by the body's id, then by duty, and each duty's
/// as they are sorted.
pub(super) fn in_order(roster: &Roster, findings: BTreeMap<BodyId, OfDuties>) -> Vec<Finding> {
    let mut bodies: Vec<(BodyId, OfDuties)> = findings.into_iter().collect();
    bodies.sort_unstable_by_key(|(body, _)| roster.body(*body).id.as_str());
    let count = bodies.iter().flat_map(|(_, duties)| duties).map(|(_, list)| list.len()).sum();
    let mut all = Vec::with_capacity(count);
    for (_, mut duties) in bodies {
        duties.sort_unstable_by_key(|(duty, _)| *duty);
        duties.into_iter().for_each(|(_, mut list)| all.append(&mut list));
    }
    all
}

/// The days whose instances are reported.
#[must_use]
pub fn span(log: &Log, question: &Question) -> (Day, Day) {
    let as_of = question.as_of.0;
    let records = log.records.iter().filter_map(|record| match &record.what {
        What::Happened(says) => Some(says.when.first()),
        What::Waiver { .. } | What::Judgement { .. } | What::Retraction => None,
    });
    let complete = log.registers.iter().flat_map(|register| register.complete.iter().map(|row| row.from));
    let first = records.chain(complete).min();
    let default = || day(as_of.year() - 1, 1, 1).unwrap_or(as_of);
    let from = question.from.or(first).unwrap_or_else(default);
    let to = question.to.unwrap_or_else(|| after(as_of, Offset::Years(1)).unwrap_or(as_of));
    (from, to)
}

/// The bodies that are asked about.
#[must_use]
pub fn bodies(roster: &Roster, log: &Log, question: &Question) -> BTreeSet<BodyId> {
    match &question.bodies {
        Scope::All => roster.ids().collect(),
        Scope::Bodies(bodies) => bodies.iter().copied().collect(),
        Scope::Records => {
            let mut found = BTreeSet::new();
            for register in &log.registers {
                found.extend(register.bodies.iter().copied());
                found.extend(register.complete.iter().filter_map(|row| row.body));
            }
            for record in &log.records {
                match &record.what {
                    What::Happened(says) => found.extend(says.by.iter().map(|actor| actor.body)),
                    What::Waiver { .. } | What::Judgement { .. } | What::Retraction => {}
                }
            }
            // A register that only says to hold everything of everybody is about everybody.
            let of_all = |row: &Completeness| row.body.is_none();
            if found.is_empty() && log.registers.iter().any(|register| register.complete.iter().any(of_all)) {
                return roster.ids().collect();
            }
            found
        }
    }
}

impl<'a> Judge<'a> {
    /// Whether an instance's window touches the span.
    pub(super) fn touches(&self, duty: &Duty, instance: &Instance, from: Day, to: Day) -> bool {
        let law = &duty.versions[instance.version];
        let Some(Ok(text)) = law.text(instance.chosen.mask, None) else { return true };
        // A removing exception leaves no window; its period stands for it, and no earlier due day.
        if text.removed
            && let Some(period) = instance.frame.period
        {
            return period.first_day().is_none_or(|first| first <= to)
                && period.last_day().is_none_or(|last| last >= from);
        }
        let due = self.deadline(duty, instance, text);
        let own = own_start(text, &instance.frame, &due);
        let oldest = self.oldest_law(duty, instance);
        let begins = start(self.roster, duty, instance.version, text, &instance.frame, oldest, own);
        let ends = match &due {
            Deadline::Day { late, .. } => Some(late.effective),
            Deadline::None | Deadline::Unknown => match duty.generation {
                Generation::Every(..) => instance.frame.period.and_then(|period| period.last_day()),
                Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } | Generation::Always => None,
            },
        };
        begins.window <= to && ends.is_none_or(|last| last >= from)
    }
}

/// The finding for one instance by its id; what is not there answers `not-applicable` with its ground.
///
/// # Errors
/// Ids that are near, where there is no such instance.
pub fn explain(
    model: &Model,
    roster: &Roster,
    log: &Log,
    as_of: AsOf,
    known_at: Option<Day>,
    instance: &str,
) -> Result<Finding, Vec<String>> {
    let mut parts = instance.split('/');
    let (name, bearer) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Some(duty) = model.duty_named(name) else {
        let near = nearest(name, model.duties.iter().map(|duty| duty.name.as_str()));
        return Err(near.map(|near| instance.replacen(name, near, 1)).into_iter().collect());
    };
    let Some(body) = roster.find(bearer) else {
        let near = nearest(bearer, roster.bodies().iter().map(|body| body.id.as_str()));
        return Err(near.map(|near| instance.replacen(bearer, near, 1)).into_iter().collect());
    };
    let rest: Vec<&str> = parts.collect();
    let asked = asked_period(model, duty, &rest);
    let far = asked.as_ref().and_then(|(_, period)| period.window.last_day());
    let until = after(as_of.0, Offset::Years(6)).unwrap_or(as_of.0);
    let until = far.map_or(until, |far| far.max(until));
    let known = Known::at(log, known_at);
    let index = Index::new(log, &known);
    let judge = Judge::new(model, roster, &index, Moment { as_of: as_of.0, seen: as_of.0 }, until);
    let pairs = sides::mismatches(&index, as_of.0);
    // The alias of a body is as good as its id.
    let wanted = instance.replacen(bearer, &roster.body(body).id, 1);
    let instances = judge.instances(duty, body);
    let name = |one: &Instance| schedule::name(roster, duty, &one.frame);
    if let Some(found) = instances.iter().find(|one| name(one) == wanted) {
        return Ok(judge.finding(duty, found, &pairs));
    }
    if let Some((counterparty, period)) = asked
        && let Some(because) = judge.why_none(duty, body, counterparty.and_then(|name| roster.find(name)), &period)
    {
        return Ok(judge.none(duty, body, &wanted, &period, because));
    }
    let mut near: Vec<String> = instances.iter().map(name).collect();
    if let Some(first) = nearest(&wanted, near.iter().map(String::as_str)).map(str::to_owned) {
        near.sort_by_key(|id| *id != first);
    }
    near.truncate(5);
    Err(near)
}

/// The counterparty and the period that an id names, where the duty has periods.
fn asked_period<'n>(model: &Model, duty: &Duty, rest: &[&'n str]) -> Option<(Option<&'n str>, Period)> {
    let (counterparty, key) = match (duty.towards.is_some(), rest) {
        (true, [counterparty, key, ..]) => (Some(*counterparty), *key),
        (false, [key, ..]) => (None, *key),
        _ => return None,
    };
    let period = match &duty.generation {
        Generation::Every(Rhythm::CalendarYear, _) => year_period(key.parse().ok()?)?,
        Generation::Every(Rhythm::Table(name), _) => model.tables.get(name)?.table.find(key)?.clone(),
        Generation::Once | Generation::Always | Generation::AtMost(_) | Generation::Upon { .. } => return None,
    };
    Some((counterparty, period))
}

impl<'a> Judge<'a> {
    fn why_none(&self, duty: &Duty, body: BodyId, counterparty: Option<BodyId>, period: &Period) -> Option<Because> {
        if !schedule::bears(self.model, self.roster, duty, body) {
            return Some(Because::NotBearer);
        }
        let frame = Frame::of_period(body, counterparty, period, None);
        match govern(self.model, self.roster, duty, &frame, self.moment.as_of) {
            Err(Absent::NotInForce) => Some(Because::NotInForce),
            Err(Absent::NoBody) => Some(Because::NotBearer),
            // Before the first period.
            Ok(_) if duty.first_period.is_some() => Some(Because::NotInForce),
            Ok(_) => None,
        }
    }

    /// The finding for an instance that does not exist, asked for by name.
    fn none(&self, duty: &Duty, body: BodyId, id: &str, period: &Period, because: Because) -> Finding {
        let last = period.window.last_day();
        let on_the_day = duty.versions.iter().position(|law| last.is_some_and(|last| law.in_force(last)));
        let version = on_the_day.unwrap_or(duty.versions.len().saturating_sub(1));
        let law = &duty.versions[version];
        let in_force = Fact::InForce { from: law.from, until: law.until, under: law.under.clone() };
        let rule = Fact::Rule { duty: duty.id, version, span: law.span };
        let reasons = Reason::of(
            Fact::Verdict(Verdict::NotApplicable),
            vec![
                Reason::of(rule, vec![Reason::leaf(in_force)]),
                Reason::leaf(Fact::Period { key: period.key.clone(), window: Some(period.window) }),
                Reason::leaf(Fact::NotApplicable(because.clone())),
            ],
        );
        let told = Told {
            duty: duty.id,
            version,
            exceptions: [0, 0],
            in_doubt: false,
            source: law.source.clone(),
            binding: duty.binding,
            counterparty: None,
            period: period.key.clone(),
            part: None,
            verdict: Verdict::NotApplicable,
            due: None,
            no_due: crate::finding::NoDue::None,
            window: (None, None),
            missing: Vec::new(),
            witnesses: Vec::new(),
            causes: Vec::new(),
            because: Some(because),
            waiver: None,
            computed: None,
            readings: duty
                .readings
                .iter()
                .filter(|reading| reading.of_limits.is_none())
                .map(|reading| (reading.name.clone(), Verdict::NotApplicable))
                .collect(),
            reading_dues: Vec::new(),
            grade: None,
            late_days: None,
            late_steps: Vec::new(),
            ratio: (0, 0),
            changes_on: None,
            turns: Vec::new(),
            notes: Vec::new(),
            reasons,
        };
        Finding { instance: id.to_owned(), bearer: body, told: Arc::new(told) }
    }
}
