//! A round of negotiation: who of those whom a duty asks for took part in which sitting, and who is left.
//!
//! Who is left is what the finding says, item by item, with its proof; the cells say what each record names. A cell never
//! decides: a sitting that is only announced counts for nobody, however many it names.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::Basis;
use crate::evaluate;
use crate::finding::{Cause, Fact, Finding, Item, Reason, Role, State, Verdict, What};
use crate::model::{
    Ask, BodyId, Demand, Duty, DutyId, Generation, Party, Rhythm, Target, Text, Thing, Together, TopicId,
};
use crate::record::{Happening, Kind, Known, Partner, RecordId, What as Said};
use crate::schedule::{Frame, bears, bodies, body_of, joint};
use crate::time::{Day, Offset, When, Window, after};

/// One round.
#[derive(Debug, Clone)]
pub struct Round {
    /// How the duty stands in the period, with its proof.
    pub finding: Finding,
    /// What is on record of it, by day.
    pub sittings: Vec<Sitting>,
    /// Everybody whom it asks for, in the order of the roster.
    pub rows: Vec<Row>,
    /// What else it asks for: other actors, topics.
    pub beside: Vec<(Item, Stands)>,
    /// A reading under which an invitation is enough.
    pub invited: Option<Invited>,
    /// Whether what is left is certainly not done yet: its time is over or has not begun, or the registers hold all that
    /// was done in it so far and nothing of that is in doubt.
    pub certain: bool,
}

/// A sitting as a record tells it.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The record.
    pub record: RecordId,
    /// When.
    pub when: When,
    /// What it dealt with.
    pub about: Vec<TopicId>,
    /// Whether it says who was invited.
    pub invitations: bool,
    /// Whether it counts.
    pub counts: Counts,
}

/// Whether a sitting counts for the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counts {
    /// It does.
    Yes,
    /// It cannot be told.
    Doubtful(Vec<Cause>),
    /// It lies ahead.
    Ahead,
    /// It does not; why, where the proof says so.
    No(Option<Role>),
}

/// One of those whom the duty asks for.
#[derive(Debug, Clone)]
pub struct Row {
    /// Who.
    pub body: BodyId,
    /// What each sitting's record says of it.
    pub cells: Vec<Part>,
    /// How it stands in the whole round.
    pub stands: Stands,
}

/// What a record says of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// It took part.
    TookPart,
    /// It is to take part in what has not happened, or is only announced.
    Announced,
    /// It was invited; that it took part is not said.
    Invited,
    /// Others are named, it is not.
    NotNamed,
    /// Nobody is named.
    NotStated,
}

/// How something that is asked for stands in the round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stands {
    /// Shown.
    Done,
    /// Not yet, or certainly not.
    Left,
    /// It cannot be told.
    Doubt(Vec<Cause>),
}

/// What a reading comes to under which an invitation is enough.
#[derive(Debug, Clone)]
pub struct Invited {
    /// The reading, by its place in the duty.
    pub reading: usize,
    /// Its verdict.
    pub verdict: Verdict,
    /// Who was neither there nor invited.
    pub left: Vec<BodyId>,
    /// Of whom it cannot be told.
    pub doubt: Vec<BodyId>,
}

/// The duties of a body whose demand must cover a set of others: law first, what comes yearly before what comes by term.
#[must_use]
pub fn duties(basis: &Basis<'_>, body: BodyId) -> Vec<DutyId> {
    let covers = |duty: &&Duty| {
        let text = duty.versions.last().and_then(|law| law.text(0, None));
        bears(basis.model, basis.roster, duty, body)
            && duty.towards.is_none()
            && text.is_some_and(|text| text.as_ref().is_ok_and(|text| asked(text).is_some()))
            // Whose own part is to meet one other body has no round.
            && (!duty.bearers.jointly || basis.roster.has_members(body) || !has_groups(basis, body))
    };
    let mut found: Vec<&Duty> = basis.model.duties.iter().filter(covers).collect();
    let steps = |duty: &Duty| {
        let text = duty.versions.last().and_then(|law| law.text(0, None)).and_then(|text| text.as_ref().ok());
        matches!(text.map(|text| &text.demand), Some(Demand::Do(Target::Steps(_))))
    };
    let yearly = |duty: &Duty| matches!(duty.generation, Generation::Every(Rhythm::CalendarYear, _));
    found.sort_by_key(|duty| (!duty.binding.can_be_breached(), steps(duty), !yearly(duty)));
    found.into_iter().map(|duty| duty.id).collect()
}

fn has_groups(basis: &Basis<'_>, body: BodyId) -> bool {
    basis.roster.groups(body).next().is_some()
}

/// The periods of a duty for a body up to a year from now, each with how it stands, the first one first.
#[must_use]
pub fn periods(basis: &Basis<'_>, body: BodyId, duty: DutyId) -> Vec<Finding> {
    let first = basis.model.duty(duty).versions.iter().map(|law| law.from).min();
    let to = after(basis.as_of.0, Offset::Years(1)).unwrap_or(basis.as_of.0);
    basis.judge(Some(vec![body]), vec![duty], first.unwrap_or(to), to).findings
}

/// The period in which one is, else the last one before, else the first one.
#[must_use]
pub fn current<'f>(basis: &Basis<'_>, periods: &'f [Finding]) -> Option<&'f Finding> {
    let as_of = basis.as_of.0;
    let begun = |finding: &&Finding| finding.window.0.is_none_or(|from| from <= as_of);
    periods.iter().rev().find(begun).or(periods.first())
}

/// The round of one period.
#[must_use]
pub fn round(basis: &Basis<'_>, instance: &str) -> Option<Round> {
    let (model, roster, log) = (basis.model, basis.roster, basis.log);
    let finding = evaluate::explain(model, roster, log, basis.as_of, basis.known_at, instance).ok()?;
    let duty = model.duty(finding.duty);
    let law = duty.versions.get(finding.version)?;
    let text = law.text(finding.exceptions[0], None)?.as_ref().ok()?;
    let (ask, step) = asked(text)?;
    let proof = Proof::of(&finding, step.as_deref());
    let asked_for = everybody(basis, duty, &finding, ask);
    let mut rows: BTreeSet<BodyId> =
        proof.of_sort(What::Counterparty).filter_map(|(item, _)| roster.find(&item.id)).collect();
    if rows.is_empty() {
        rows.extend(&asked_for);
    }
    let sittings = sittings(basis, &finding, ask, &rows, &proof);
    let says: Vec<Option<&Happening>> = sittings.iter().map(|sitting| happening(basis, sitting.record)).collect();
    let row = |body: BodyId| Row {
        body,
        cells: says.iter().map(|says| says.map_or(Part::NotStated, |says| part(says, body, basis.as_of.0))).collect(),
        stands: proof.stands(&finding, What::Counterparty, &roster.body(body).id, step.as_deref()),
    };
    let rows: Vec<Row> = rows.iter().map(|body| row(*body)).collect();
    let beside = beside(basis, &finding, ask, step.as_deref(), &proof);
    let invited = invited(duty, &finding, ask, &rows, &sittings);
    let certain = finding.verdict != Verdict::Open || knows_all(basis, &finding, ask, &sittings);
    Some(Round { finding, sittings, rows, beside, invited, certain })
}

/// Whether the registers hold all that was done up to today, and no sitting is in doubt.
fn knows_all(basis: &Basis<'_>, finding: &Finding, ask: &Ask, sittings: &[Sitting]) -> bool {
    let as_of = basis.as_of.0;
    let over = Window::inclusive(finding.window.0.unwrap_or(as_of).min(as_of), as_of);
    let kinds: Vec<Kind> = ask.kinds.iter().map(|kind| Kind::Activity(*kind)).collect();
    let plain = sittings.iter().all(|sitting| !matches!(sitting.counts, Counts::Doubtful(_)));
    plain && over.is_some_and(|over| evaluate::holds_all(basis.log, finding.bearer, &kinds, &over))
}

/// What covers a set of bodies, with its step.
fn asked(text: &Text) -> Option<(&Ask, Option<String>)> {
    let covers = |ask: &Ask| ask.together.iter().any(|together| is_cover(&together.party));
    match &text.demand {
        Demand::Do(Target::Acts(_, ask)) => covers(ask).then_some((ask, None)),
        Demand::Do(Target::Steps(steps)) => {
            steps.iter().find(|step| covers(&step.ask)).map(|step| (&step.ask, Some(step.name.clone())))
        }
        Demand::Do(Target::Question(_)) | Demand::Keep(..) | Demand::Avoid(..) => None,
    }
}

fn is_cover(party: &Party) -> bool {
    match party {
        Party::Every(set, _) => !matches!(set.member, Thing::Body(_)),
        Party::Others => true,
        Party::One(..) | Party::Own(_) | Party::AtLeast(..) => false,
    }
}

/// Everybody whom the demand names one by one, over the whole window: for who is left where nothing was done yet, of which
/// a proof names only the act.
fn everybody(basis: &Basis<'_>, duty: &Duty, finding: &Finding, ask: &Ask) -> Vec<BodyId> {
    let (model, roster) = (basis.model, basis.roster);
    let as_of = basis.as_of.0;
    // Members on every day of the window, as far as it has passed.
    let on = finding.window.1.map_or(as_of, |last| last.min(as_of));
    let on = finding.window.0.map_or(on, |first| first.max(on));
    let Some(window) = Window::inclusive(finding.window.0.unwrap_or(on), on) else { return Vec::new() };
    let frame = Frame::plain(finding.bearer, finding.counterparty, &finding.period);
    let mut found = Vec::new();
    for Together { party, .. } in &ask.together {
        match party {
            Party::Every(set, _) => match &set.of {
                Some((relations, who)) => {
                    let Some(group) = body_of(roster, who, &frame, on) else { continue };
                    let rows = relations.iter().flat_map(|relation| roster.members(group, *relation));
                    found.extend(rows.filter(|row| row.throughout(window)).map(|row| row.member));
                }
                None => found.extend(bodies(model, roster, set.member, window)),
            },
            Party::Others => {
                let equals =
                    |thing: Thing, window: Window| -> Rc<[BodyId]> { bodies(model, roster, thing, window).collect() };
                found.extend(joint(model, roster, duty, finding.bearer, window, &equals).others);
            }
            Party::One(who, _) => found.extend(body_of(roster, who, &frame, on)),
            Party::Own(_) | Party::AtLeast(..) => {}
        }
    }
    found.retain(|body| *body != finding.bearer);
    found
}

/// What a proof says of items and records.
struct Proof<'f> {
    items: Vec<(&'f Item, &'f State)>,
    records: Vec<(RecordId, Role)>,
}

impl<'f> Proof<'f> {
    fn of(finding: &'f Finding, step: Option<&str>) -> Proof<'f> {
        let mut proof = Proof { items: Vec::new(), records: Vec::new() };
        proof.read(&finding.reasons, step);
        proof
    }

    fn read(&mut self, reason: &'f Reason, step: Option<&str>) {
        match &reason.fact {
            Fact::Item { item, state, .. } if item.step.as_deref() == step => self.items.push((item, state)),
            Fact::Record { record, role } => self.records.push((*record, *role)),
            _ => {}
        }
        reason.because.iter().for_each(|reason| self.read(reason, step));
    }

    fn of_sort(&self, what: What) -> impl Iterator<Item = (&'f Item, &'f State)> {
        self.items.iter().copied().filter(move |(item, _)| item.what == what)
    }

    /// How one item stands: as the finding lists it among what lacks, else as its proof has it, else as the act itself.
    fn stands(&self, finding: &Finding, what: What, id: &str, step: Option<&str>) -> Stands {
        let lacks = finding
            .missing
            .iter()
            .find(|lack| lack.item.what == what && lack.item.id == id && lack.item.step.as_deref() == step);
        if let Some(lack) = lacks {
            let still = finding.verdict == Verdict::Open;
            return if lack.certain || still { Stands::Left } else { Stands::Doubt(self.causes(finding, what, id)) };
        }
        let own = self.of_sort(what).find(|(item, _)| item.id == id).map(|(_, state)| state);
        let act = || self.items.iter().find(|(item, _)| matches!(item.what, What::Act | What::Step | What::Evidence));
        match own.or_else(|| act().map(|(_, state)| *state)) {
            Some(State::Done { .. }) if own.is_some() => Stands::Done,
            Some(State::InDoubt(causes)) if !matches!(finding.verdict, Verdict::Open | Verdict::Upcoming) => {
                Stands::Doubt(causes.clone())
            }
            Some(State::NotDone | State::InDoubt(_) | State::Done { .. }) | None => Stands::Left,
        }
    }

    /// Why it cannot be told: what the proof says of the item, else what the finding says of the whole.
    fn causes(&self, finding: &Finding, what: What, id: &str) -> Vec<Cause> {
        let own = self.of_sort(what).find(|(item, _)| item.id == id).map(|(_, state)| state);
        match own {
            Some(State::InDoubt(causes)) => causes.clone(),
            Some(State::Done { .. } | State::NotDone) | None => finding.causes.clone(),
        }
    }
}

/// What is on record of the kinds asked, names the bearer or one of those asked for, and touches the window; and whatever
/// the finding itself rests on.
fn sittings(
    basis: &Basis<'_>,
    finding: &Finding,
    ask: &Ask,
    asked_for: &BTreeSet<BodyId>,
    proof: &Proof<'_>,
) -> Vec<Sitting> {
    let known = Known::at(basis.log, basis.known_at);
    let as_of = basis.as_of.0;
    let first = finding.window.0.unwrap_or(Day::MIN);
    let last = finding.window.1.unwrap_or(Day::MAX);
    let of_kind = |says: &Happening| ask.kinds.iter().any(|kind| says.kinds.contains(&Kind::Activity(*kind)));
    let of_bearer = |says: &Happening| {
        let by = says.by.iter().any(|actor| actor.body == finding.bearer);
        let others = says.by.iter().any(|actor| asked_for.contains(&actor.body));
        by || (others && names(&says.with, finding.bearer))
    };
    let touches = |says: &Happening| says.when.first() <= last && says.when.last() >= first;
    let role = |record: RecordId| proof.records.iter().find(|(other, _)| *other == record).map(|(_, role)| *role);
    let mut found: Vec<Sitting> = Vec::new();
    for (_, row) in &known.rows {
        let Said::Happened(says) = &basis.log.record(*row).what else { continue };
        let counted = finding.witnesses.contains(row);
        // A record of another year is told only where it would count if it named this one.
        let told = counted || role(*row) == Some(Role::Unnamed) || (of_bearer(says) && touches(says));
        if !of_kind(says) || !told {
            continue;
        }
        let counts = match role(*row) {
            _ if says.when.first() > as_of => Counts::Ahead,
            _ if counted => Counts::Yes,
            _ if says.grade == crate::finding::Grade::Announced => Counts::Doubtful(vec![Cause::WeakEvidence]),
            Some(Role::Doubtful(cause)) => Counts::Doubtful(vec![cause]),
            _ if !says.when.is_exact() => Counts::Doubtful(vec![Cause::ImpreciseDate]),
            role => Counts::No(role),
        };
        found.push(Sitting {
            record: *row,
            when: says.when,
            about: says.about.to_vec(),
            invitations: !says.invited.is_empty(),
            counts,
        });
    }
    found.sort_by_key(|sitting| (sitting.when.first(), sitting.when.last(), sitting.record));
    found
}

fn happening<'b>(basis: &Basis<'b>, record: RecordId) -> Option<&'b Happening> {
    match &basis.log.records.get(record.index())?.what {
        Said::Happened(says) => Some(says),
        Said::Waiver { .. } | Said::Judgement { .. } | Said::Retraction => None,
    }
}

fn names(partners: &[Partner], body: BodyId) -> bool {
    partners.iter().any(|partner| matches!(partner, Partner::Body(actor) if actor.body == body))
}

/// What a record says of a body on a day.
fn part(says: &Happening, body: BodyId, on: Day) -> Part {
    if says.by.iter().any(|actor| actor.body == body) || names(&says.with, body) {
        let happened = says.when.first() <= on && says.grade != crate::finding::Grade::Announced;
        if happened { Part::TookPart } else { Part::Announced }
    } else if names(&says.invited, body) {
        Part::Invited
    } else if says.with.is_empty() {
        Part::NotStated
    } else {
        Part::NotNamed
    }
}

/// What the demand asks for beside bodies one by one, and how it stands.
fn beside(
    basis: &Basis<'_>,
    finding: &Finding,
    ask: &Ask,
    step: Option<&str>,
    proof: &Proof<'_>,
) -> Vec<(Item, Stands)> {
    let vocabulary = &basis.model.vocabulary;
    let item = |what: What, id: String| Item { what, id, step: step.map(str::to_owned) };
    let mut asked: Vec<Item> = Vec::new();
    for together in &ask.together {
        if let Party::AtLeast(_, set) = &together.party {
            let id = match set.member {
                Thing::Kind(kind) => vocabulary.kinds[kind.index()].name.clone(),
                Thing::Class(class) => vocabulary.classes[class.index()].word.name.clone(),
                Thing::Body(_) => continue,
            };
            asked.push(item(What::Class, id));
        }
    }
    for topic in ask.about.iter().filter_map(|about| about.topic) {
        asked.push(item(What::Topic, vocabulary.topics[topic.index()].name.clone()));
    }
    asked
        .into_iter()
        .map(|item| {
            let stands = proof.stands(finding, item.what, &item.id, step);
            (item, stands)
        })
        .collect()
}

/// What comes of a reading under which an invitation is enough, by the same records.
fn invited(duty: &Duty, finding: &Finding, ask: &Ask, rows: &[Row], sittings: &[Sitting]) -> Option<Invited> {
    let law = duty.versions.get(finding.version)?;
    let reading = (0..duty.readings.len()).find(|at| {
        let text = law.text(finding.exceptions[0], Some(*at)).and_then(|text| text.as_ref().ok());
        let other = text.and_then(asked).map(|(ask, _)| ask);
        let eases = |other: &Ask| {
            other.together.iter().any(|one| one.invited && is_cover(&one.party))
                && !ask.together.iter().any(|one| one.invited && is_cover(&one.party))
        };
        !duty.readings[*at].default && other.is_some_and(eases)
    })?;
    let name = &duty.readings[reading].name;
    let verdict = finding.readings.iter().find(|(of, _)| of == name).map(|(_, verdict)| *verdict)?;
    let mut found = Invited { reading, verdict, left: Vec::new(), doubt: Vec::new() };
    for row in rows {
        let sure = |at: usize| sittings.get(at).is_some_and(|sitting| sitting.counts == Counts::Yes);
        let there = |part: &Part| matches!(part, Part::TookPart | Part::Invited);
        if row.cells.iter().enumerate().any(|(at, part)| sure(at) && there(part)) || row.stands == Stands::Done {
            continue;
        }
        // Who was invited may not be said.
        let silent = sittings.iter().any(|sitting| sitting.counts == Counts::Yes && !sitting.invitations);
        match &row.stands {
            Stands::Left if !silent => found.left.push(row.body),
            Stands::Left | Stands::Doubt(_) | Stands::Done => found.doubt.push(row.body),
        }
    }
    Some(found)
}
