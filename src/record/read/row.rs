//! One row → one record. Every format, and the record lines of scenarios, come through here, so that the same words
//! mean the same everywhere.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::cache::Cache;
use super::column::Column;
use super::date;
use super::names::{Found, Names, fold};
use super::party::Parties;
use super::sink::{Sink, items};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::Words;
use crate::model::vocabulary::{BodyId, Grade, TopicId};
use crate::record::complaint::{Complaint, quote};
use crate::record::{Actor, Happening, Kind, List, Origin, Partner, Suspension, What};
use crate::time::{Day, When, YEARS, day};

/// A row of any format: its cells by column.
pub trait Row {
    /// What stands in this column, without blanks around it; empty where nothing does. Lists are separated by `|`,
    /// days are written as in registers.
    fn cell(&self, column: Column) -> Cow<'_, str>;

    /// Where it stands; `item` counts the items of a list from 0.
    fn place(&self, column: Column, item: usize) -> Place;

    /// Which row it is.
    fn origin(&self) -> Origin;
}

/// What a row says, with names resolved, before the rows of its register are tied to each other.
#[derive(Debug)]
pub struct Statement {
    /// What it says; `of` of a happening is still empty.
    pub what: What,
    /// When it was written down.
    pub recorded: Option<Day>,
    /// Bodies read as their successors.
    pub successors: Vec<(BodyId, BodyId)>,
    /// For a withdrawal: what it may concern if it turns out to withdraw nothing.
    pub concerned: Vec<Suspension>,
}

/// Reads rows, remembering cells that it has read.
#[derive(Debug, Default)]
pub struct Cells {
    parties: Parties,
    subjects: Cache<Subject>,
    topics: Cache<List<TopicId>>,
    periods: Cache<List<String>>,
    /// Keys in the column `for` that are no period's: perhaps records have these ids.
    pub keys: BTreeSet<String>,
}

/// What the column `activity` says a row is about.
#[derive(Debug, Clone)]
enum Subject {
    Kinds(List<Kind>),
    Waiver,
    Judgement,
}

const WAIVER: [&str; 4] = ["waiver", "vapautus", "poikkeus", "befrielse"];
const JUDGEMENT: [&str; 4] = ["judgement", "judgment", "arvio", "bedömning"];
const YES: [&str; 4] = ["yes", "kyllä", "ja", "true"];
const NO: [&str; 4] = ["no", "ei", "nej", "false"];

/// The grade's code, then its words in Finnish and Swedish: those that reports show among them.
const GRADES: [(Grade, &[&str]); 4] = [
    (Grade::Announced, &["announced", "ennakkotieto", "ilmoitettu", "förhandsuppgift", "aviserad"]),
    (Grade::Claimed, &["claimed", "mainittu", "uppgiven"]),
    (Grade::Documented, &["documented", "asiakirjassa", "dokumentoitu", "dokumenterad"]),
    (Grade::Published, &["published", "julkaistu", "publicerad"]),
];

impl Cells {
    /// What `row` says, or what it may concern where it cannot be used. Complaints go to `out`.
    pub fn read(
        &mut self,
        row: &dyn Row,
        names: &Names<'_>,
        out: &mut Vec<Diagnostic>,
        room: bool,
    ) -> Result<Statement, Vec<Suspension>> {
        let mut sink = Sink::new(row, out, room);
        let recorded = one_day(row, Column::Recorded, &mut sink);
        if !row.cell(Column::Supersedes).is_empty() && !row.cell(Column::Retracts).is_empty() {
            sink.error(Column::Retracts, 0, &Complaint::ReplacesAndWithdraws);
        }
        for column in [Column::Supersedes, Column::Retracts] {
            let cell = row.cell(column);
            if items(&cell).count() > 1 {
                sink.error(column, 0, &Complaint::OneOnly { written: quote(&cell) });
            }
        }
        if !row.cell(Column::Retracts).is_empty() {
            let says_more = [Column::Activity, Column::Date].into_iter().all(|column| !row.cell(column).is_empty());
            if says_more {
                sink.warn(Column::Retracts, 0, &Complaint::RetractsOnly);
            }
            // It concerns what it withdraws, which is looked up later; this is for where that is not found.
            let concerned = self.around(row, names).suspensions(row.origin(), names);
            return match sink.errors {
                0 => Ok(Statement { what: What::Retraction, recorded, successors: Vec::new(), concerned }),
                _ => Err(concerned),
            };
        }
        self.statement(row, recorded, names, &mut sink)
    }

    /// What a withdrawal says beside the row that it withdraws.
    fn around(&mut self, row: &dyn Row, names: &Names<'_>) -> Concerned {
        let mut unheard = Vec::new();
        let mut sink = Sink::new(row, &mut unheard, false);
        let activity = row.cell(Column::Activity);
        let subject = if activity.is_empty() { None } else { self.subject(&activity, names, &mut sink) };
        let kinds = match subject {
            Some(Subject::Kinds(kinds)) => Some(kinds),
            Some(Subject::Waiver | Subject::Judgement) | None => None,
        };
        let when = day_or_interval(row, Column::Date, &mut sink);
        let by = self.parties.actors(&row.cell(Column::By), when, names, &mut Vec::new(), &mut sink);
        let none = Some(List::default());
        Concerned { kinds, when, until: None, bodies: bodies(&by, &none, &none) }
    }

    fn statement(
        &mut self,
        row: &dyn Row,
        recorded: Option<Day>,
        names: &Names<'_>,
        sink: &mut Sink<'_>,
    ) -> Result<Statement, Vec<Suspension>> {
        let mut successors = Vec::new();
        let subject = self.subject(&row.cell(Column::Activity), names, sink);
        let when = day_or_interval(row, Column::Date, sink);
        let until = day_or_interval(row, Column::Until, sink);
        let by = row.cell(Column::By);
        let by = if by.is_empty() {
            sink.error(Column::By, 0, &Complaint::Needed { column: Column::By });
            None
        } else {
            let actors = self.parties.actors(&by, when, names, &mut successors, sink);
            if actors.as_ref().is_some_and(|actors| actors.is_empty()) {
                sink.error(Column::By, 0, &Complaint::Needed { column: Column::By });
            }
            actors.filter(|actors| !actors.is_empty())
        };
        let answers = matches!(subject, Some(Subject::Judgement));
        if subject.is_some() && !answers && !row.cell(Column::Answer).is_empty() {
            sink.warn(Column::Answer, 0, &Complaint::AnswerWithoutQuestion);
        }
        if answers && until.is_some() {
            sink.warn(Column::Until, 0, &Complaint::UntilWithoutStatus);
        }
        let kinds = match subject {
            Some(Subject::Waiver) => {
                let what = waiver(row, when, until, by, sink);
                return finished(what, recorded, successors, sink, Vec::new);
            }
            Some(Subject::Judgement) => {
                let what = judgement(row, when, by, sink);
                return finished(what, recorded, successors, sink, Vec::new);
            }
            Some(Subject::Kinds(kinds)) => Some(kinds),
            None => None,
        };
        if row.cell(Column::Date).is_empty() {
            sink.error(Column::Date, 0, &Complaint::Needed { column: Column::Date });
        }
        let until = check_until(kinds.as_ref(), when, until, sink);
        let actors = by.clone().unwrap_or_default();
        let mut party = |column: Column, sink: &mut Sink<'_>| {
            let cell = row.cell(column);
            self.parties.partners(&cell, column, when, &actors, names, &mut successors, sink)
        };
        let with = party(Column::With, sink);
        let invited = party(Column::Invited, sink);
        let to = party(Column::To, sink);
        let about = self.about(&row.cell(Column::About), names, sink);
        let periods = self.periods(&row.cell(Column::For), names, sink);
        let grade = grade(row, sink);
        let concerned = Concerned { kinds: kinds.clone(), when, until, bodies: bodies(&by, &with, &invited) };
        let what = match (kinds, when, by, with, invited, about.zip(periods), to, grade) {
            (
                Some(kinds),
                Some(when),
                Some(by),
                Some(with),
                Some(invited),
                Some((about, periods)),
                Some(to),
                Some(grade),
            ) => {
                let of = List::default();
                Some(What::Happened(Happening { kinds, when, until, by, with, invited, about, periods, of, to, grade }))
            }
            _ => None,
        };
        finished(what, recorded, successors, sink, || concerned.suspensions(row.origin(), names))
    }

    fn subject(&mut self, cell: &str, names: &Names<'_>, sink: &mut Sink<'_>) -> Option<Subject> {
        if let Some(seen) = self.subjects.get(cell, None) {
            return Some(seen);
        }
        let mut kinds = Vec::new();
        let mut special = None;
        let mut whole = true;
        for (item, text) in items(cell) {
            match names.kind(text) {
                Found::One(kind) if kinds.contains(&kind) => {}
                Found::One(kind) => kinds.push(kind),
                Found::Several(found) => {
                    whole = false;
                    let found = found.iter().map(|kind| kind_name(*kind, names)).collect::<Vec<_>>();
                    let candidates = Words::same(found.join(", "));
                    sink.error(Column::Activity, item, &Complaint::Ambiguous { written: quote(text), candidates });
                }
                Found::None if WAIVER.contains(&fold(text).as_str()) => special = Some((item, Subject::Waiver)),
                Found::None if JUDGEMENT.contains(&fold(text).as_str()) => special = Some((item, Subject::Judgement)),
                Found::None => {
                    whole = false;
                    let near = sink.room.then(|| names.near_kind(text)).flatten();
                    let like = if sink.room { names.kinds_like(text) } else { Words::default() };
                    sink.error(Column::Activity, item, &Complaint::UnknownKind { written: quote(text), near, like });
                }
            }
        }
        let subject = match special {
            Some((item, _)) if items(cell).count() > 1 => {
                sink.error(Column::Activity, item, &Complaint::MixedKinds { written: quote(cell) });
                return None;
            }
            Some((_, subject)) => subject,
            None if kinds.is_empty() && whole => {
                sink.error(Column::Activity, 0, &Complaint::Needed { column: Column::Activity });
                return None;
            }
            None if !whole => return None,
            None => Subject::Kinds(kinds.into()),
        };
        self.subjects.put(cell, crate::time::Window::always(), &subject);
        Some(subject)
    }

    fn about(&mut self, cell: &str, names: &Names<'_>, sink: &mut Sink<'_>) -> Option<List<TopicId>> {
        if cell.is_empty() {
            return Some(List::default());
        }
        if let Some(seen) = self.topics.get(cell, None) {
            return Some(seen);
        }
        let mut topics = Vec::new();
        let mut whole = true;
        for (item, text) in items(cell) {
            match names.topic(text) {
                Found::One(topic) if topics.contains(&topic) => {}
                Found::One(topic) => topics.push(topic),
                Found::Several(found) => {
                    whole = false;
                    let all = found.iter().map(|topic| names.vocabulary.topics[topic.index()].name.as_str());
                    let candidates = Words::same(all.collect::<Vec<_>>().join(", "));
                    sink.error(Column::About, item, &Complaint::Ambiguous { written: quote(text), candidates });
                }
                Found::None => {
                    whole = false;
                    let near = sink.room.then(|| names.near_topic(text)).flatten();
                    sink.error(Column::About, item, &Complaint::UnknownTopic { written: quote(text), near });
                }
            }
        }
        let topics: List<TopicId> = topics.into();
        if whole {
            self.topics.put(cell, crate::time::Window::always(), &topics);
        }
        whole.then_some(topics)
    }

    /// Period keys; spreadsheets like to turn `2022-2025` into `2022–2025`.
    fn periods(&mut self, cell: &str, names: &Names<'_>, sink: &mut Sink<'_>) -> Option<List<String>> {
        if cell.is_empty() {
            return Some(List::default());
        }
        if let Some(seen) = self.periods.get(cell, None) {
            return Some(seen);
        }
        let mut periods: Vec<String> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut whole = true;
        for (item, text) in items(cell) {
            let key: String = text.chars().map(|letter| if letter == '–' { '-' } else { letter }).collect();
            let years = key.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-' || byte == b' ');
            let key = if years { key.replace(' ', "") } else { key };
            if let Some(keys) = &names.periods {
                if keys.strange(&key) {
                    whole = false;
                    let near = if sink.room { keys.near(&key) } else { Vec::new() };
                    sink.error(Column::For, item, &Complaint::UnknownPeriod { written: quote(text), near });
                } else if !keys.known(&key) {
                    self.keys.insert(key.clone());
                }
            }
            if seen.insert(key.clone()) {
                periods.push(key);
            }
        }
        let periods: List<String> = periods.into();
        if whole {
            self.periods.put(cell, crate::time::Window::always(), &periods);
        }
        whole.then_some(periods)
    }
}

fn kind_name<'n>(kind: Kind, names: &Names<'n>) -> &'n str {
    match kind {
        Kind::Activity(id) => &names.vocabulary.activities[id.index()].word.name,
        Kind::Status(id) => &names.vocabulary.statuses[id.index()].name,
    }
}

fn finished(
    what: Option<What>,
    recorded: Option<Day>,
    successors: Vec<(BodyId, BodyId)>,
    sink: &Sink<'_>,
    concerned: impl FnOnce() -> Vec<Suspension>,
) -> Result<Statement, Vec<Suspension>> {
    match what {
        Some(what) if sink.errors == 0 => Ok(Statement { what, recorded, successors, concerned: Vec::new() }),
        _ => Err(concerned()),
    }
}

fn day_or_interval(row: &dyn Row, column: Column, sink: &mut Sink<'_>) -> Option<When> {
    let cell = row.cell(column);
    if cell.is_empty() {
        return None;
    }
    match date::when(&cell) {
        Ok(when) => Some(when),
        Err(problem) => {
            sink.error(column, 0, &Complaint::Date { written: quote(&cell), problem });
            None
        }
    }
}

fn one_day(row: &dyn Row, column: Column, sink: &mut Sink<'_>) -> Option<Day> {
    let when = day_or_interval(row, column, sink)?;
    if when.exact_day().is_none() {
        sink.error(column, 0, &Complaint::NotOneDay { written: quote(&row.cell(column)) });
    }
    when.exact_day()
}

/// The end of a status; an activity has none.
fn check_until(
    kinds: Option<&List<Kind>>,
    when: Option<When>,
    until: Option<When>,
    sink: &mut Sink<'_>,
) -> Option<When> {
    let end = until?;
    if when.is_some_and(|when| end.last() < when.first()) {
        sink.error(Column::Until, 0, &Complaint::UntilBeforeDate);
    }
    if kinds.is_some_and(|kinds| !kinds.iter().any(|kind| matches!(kind, Kind::Status(_)))) {
        sink.warn(Column::Until, 0, &Complaint::UntilWithoutStatus);
        return None;
    }
    until
}

fn grade(row: &dyn Row, sink: &mut Sink<'_>) -> Option<Grade> {
    let cell = row.cell(Column::Grade);
    if cell.is_empty() {
        return Some(Grade::Claimed);
    }
    let written = fold(&cell);
    let found = GRADES.iter().find(|(_, words)| words.contains(&written.as_str())).map(|(grade, _)| *grade);
    if found.is_none() {
        let words = GRADES.iter().flat_map(|(_, words)| words.iter().copied());
        let near = nearest(&written, words).map(str::to_owned);
        sink.error(Column::Grade, 0, &Complaint::UnknownGrade { written: quote(&cell), near });
    }
    found
}

/// A cell with exactly one thing in it.
fn one_text(row: &dyn Row, column: Column, sink: &mut Sink<'_>) -> Option<String> {
    let cell = row.cell(column);
    if cell.is_empty() {
        sink.error(column, 0, &Complaint::Needed { column });
        return None;
    }
    if items(&cell).count() > 1 {
        sink.error(column, 0, &Complaint::OneOnly { written: quote(&cell) });
        return None;
    }
    Some(cell.into_owned())
}

/// `rules.md` C6: what is waived, who decides, the ground and the expiry are all needed. A waiver without a day acts
/// from the beginning.
fn waiver(
    row: &dyn Row,
    when: Option<When>,
    until: Option<When>,
    by: Option<List<Actor>>,
    sink: &mut Sink<'_>,
) -> Option<What> {
    let of = one_text(row, Column::Of, sink);
    for column in [Column::Until, Column::Note] {
        if row.cell(column).is_empty() {
            sink.error(column, 0, &Complaint::Needed { column });
        }
    }
    if until.is_some_and(|until| !until.is_exact()) {
        sink.error(Column::Until, 0, &Complaint::NotOneDay { written: quote(&row.cell(Column::Until)) });
    }
    let until = until.and_then(|until| until.exact_day())?;
    if when.is_some_and(|when| until < when.first()) {
        sink.error(Column::Until, 0, &Complaint::UntilBeforeDate);
    }
    let when = when.or_else(|| day(*YEARS.start(), 1, 1).map(When::exact))?;
    Some(What::Waiver { of: of?, when, by: by?, until })
}

/// `rules.md` C6: which instance, which question, and the answer.
fn judgement(row: &dyn Row, when: Option<When>, by: Option<List<Actor>>, sink: &mut Sink<'_>) -> Option<What> {
    let of = one_text(row, Column::Of, sink);
    let question = one_text(row, Column::About, sink);
    if row.cell(Column::Date).is_empty() {
        sink.error(Column::Date, 0, &Complaint::Needed { column: Column::Date });
    }
    let answer = one_text(row, Column::Answer, sink).and_then(|written| {
        let folded = fold(&written);
        if YES.contains(&folded.as_str()) {
            Some(true)
        } else if NO.contains(&folded.as_str()) {
            Some(false)
        } else {
            sink.error(Column::Answer, 0, &Complaint::UnknownAnswer { written: quote(&written) });
            None
        }
    });
    Some(What::Judgement { of: of?, when: when?, question: question?, answer: answer?, by: by? })
}

/// Every body that the row may be about; none where one of its names could not be read.
fn bodies(
    by: &Option<List<Actor>>,
    with: &Option<List<Partner>>,
    invited: &Option<List<Partner>>,
) -> Option<Vec<BodyId>> {
    let (by, with, invited) = (by.as_ref()?, with.as_ref()?, invited.as_ref()?);
    let mut bodies: Vec<BodyId> = by.iter().map(|actor| actor.body).collect();
    for partner in with.iter().chain(invited) {
        match partner {
            Partner::Body(actor) => bodies.push(actor.body),
            Partner::Class(..) => {}
        }
    }
    bodies.sort_unstable();
    bodies.dedup();
    Some(bodies)
}

/// What a row may concern, as far as it could be read (`rules.md` C7).
pub struct Concerned {
    /// Which activities and statuses; none: not read.
    pub kinds: Option<List<Kind>>,
    /// The day; none: not read.
    pub when: Option<When>,
    /// The end of a status.
    pub until: Option<When>,
    /// The bodies; none: not read.
    pub bodies: Option<Vec<BodyId>>,
}

impl Concerned {
    /// As suspensions: activities for their day, statuses for as long as they may have lasted. What was not read may
    /// have been anything; whatever it was, if it was a status, it may have lasted.
    pub fn suspensions(&self, origin: Origin, names: &Names<'_>) -> Vec<Suspension> {
        let mut suspended = self.known(origin);
        if self.kinds.is_none() && self.when.is_some() && !names.vocabulary.statuses.is_empty() {
            let bodies = self.bodies.clone().unwrap_or_default();
            let kinds = (0..names.vocabulary.statuses.len()).map(|at| Kind::Status(at.into())).collect();
            suspended.push(Suspension { bodies, kinds, when: self.lasting(), origin });
        }
        suspended
    }

    /// The same where the activities are known.
    pub fn known(&self, origin: Origin) -> Vec<Suspension> {
        let bodies = || self.bodies.clone().unwrap_or_default();
        let Some(kinds) = &self.kinds else {
            return vec![Suspension { bodies: bodies(), kinds: Vec::new(), when: self.when, origin }];
        };
        let (activities, statuses): (Vec<Kind>, Vec<Kind>) =
            kinds.iter().partition(|kind| matches!(kind, Kind::Activity(_)));
        let mut suspended = Vec::new();
        for (kinds, when) in [(activities, self.when), (statuses, self.lasting())] {
            if !kinds.is_empty() {
                suspended.push(Suspension { bodies: bodies(), kinds, when, origin });
            }
        }
        suspended
    }

    /// From the day on, to the end if one is said.
    fn lasting(&self) -> Option<When> {
        let when = self.when?;
        let last = self.until.map(|until| until.last()).or(day(9999, 12, 31))?;
        When::between(when.first(), last.max(when.last()))
    }
}
