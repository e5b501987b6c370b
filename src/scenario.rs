//! Runs the stories that stand in rule files: made-up bodies and records in, what was expected against what came.
//!
//! Knows model, records, judging and findings. Leaves alone files and how a report looks. Each story is judged only for
//! the instances that it expects something of.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::evaluate;
use crate::finding::{Because, Finding, Verdict};
use crate::lang::Words;
use crate::model::Model;
use crate::model::roster::{Body, Membership, Roster};
use crate::model::vocabulary::{BodyId, KindId, RelationId, Thing};
use crate::record::read::{self, Column, Row};
use crate::record::{Completeness, Kind, Log, Origin, Register};
use crate::source::{Source, Span, Spanned};
use crate::syntax::ast::{Actor, Expect, Given, Line, Name, Outcome, RecordLine, Scenario};
use crate::time::{AsOf, Day};

/// What came of one story.
#[derive(Debug, Clone)]
pub struct Story {
    /// Its point.
    pub title: String,
    /// Where it stands.
    pub span: Span,
    /// How many things it expects.
    pub expected: usize,
    /// What came otherwise.
    pub mismatches: Vec<Mismatch>,
    /// What is wrong with the story itself.
    pub complaints: Vec<Diagnostic>,
}

impl Story {
    /// Whether everything came as expected.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.mismatches.is_empty() && !self.complaints.iter().any(|complaint| complaint.severity == Severity::Error)
    }
}

/// An expectation that was not met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Where it stands.
    pub span: Span,
    /// The instance's id.
    pub instance: String,
    /// What differs.
    pub differs: Vec<Difference>,
}

/// What was expected, and what came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// No instance was expected, but there is one with this verdict.
    Exists(Verdict),
    /// An instance was expected, but there is none; near ids.
    Absent(Vec<String>),
    /// Another verdict.
    Verdict(Verdict, Verdict),
    /// Other witnesses.
    Witnesses(Vec<String>, Vec<String>),
    /// Other things missing.
    Missing(Vec<String>, Vec<String>),
    /// Another cause or ground.
    Because(Vec<String>, Vec<String>),
    /// Another due day.
    Due(Day, Option<Day>),
}

/// Runs one story.
#[must_use]
pub fn run(model: &Model, sources: &[Source], scenario: &Scenario) -> Story {
    let mut stage = Stage {
        model,
        sources,
        roster: model.roster.clone(),
        complaints: Vec::new(),
        as_of: None,
        known_at: None,
        records: Vec::new(),
        complete: Vec::new(),
    };
    let mut expects = Vec::new();
    for line in &scenario.lines {
        match line {
            Line::Given(given) => stage.given(given),
            Line::Record(record) => stage.records.push(record),
            Line::Complete(complete) => stage.complete.push(complete),
            Line::AsOf(day) => stage.as_of = Some(day.value),
            Line::KnownAt(day) => stage.known_at = Some(day.value),
            Line::Expect(expect) => expects.push(&**expect),
        }
    }
    let mismatches = stage.judge(scenario, &expects);
    Story {
        title: scenario.title.value.clone(),
        span: scenario.span,
        expected: expects.len(),
        mismatches,
        complaints: stage.complaints,
    }
}

/// The world of one story.
struct Stage<'m> {
    model: &'m Model,
    sources: &'m [Source],
    roster: Roster,
    complaints: Vec<Diagnostic>,
    as_of: Option<Day>,
    known_at: Option<Day>,
    records: Vec<&'m RecordLine>,
    complete: Vec<&'m crate::syntax::ast::Complete>,
}

impl<'m> Stage<'m> {
    fn complain(&mut self, code: &'static str, message: Words, span: Span) {
        self.complaints.push(Diagnostic::error(code, message, Place::Text(span), Words::default()));
    }

    fn unknown(&mut self, code: &'static str, what: Words, name: &Name, near: Option<String>) {
        let written = &name.value;
        let message = Words::new(
            format!("{} `{written}` on tuntematon", what.fi),
            format!("{} `{written}` är okänd", what.sv),
            format!("unknown {} `{written}`", what.en),
        );
        let mut complaint = Diagnostic::error(code, message, Place::Text(name.span), Words::default());
        if let Some(near) = near {
            complaint = complaint.help(Words::new(
                format!("tarkoititko `{near}`?"),
                format!("menade du `{near}`?"),
                format!("did you mean `{near}`?"),
            ));
        }
        self.complaints.push(complaint);
    }

    /// Made-up bodies and who belongs to whom.
    fn given(&mut self, given: &Given) {
        let Some(kind) = self.kind(&given.kind) else { return };
        let (from, until) = (given.from.as_ref().map(|day| day.value), given.until.as_ref().map(|day| day.value));
        let bodies: Vec<BodyId> =
            given.names.iter().filter_map(|name| self.body_of_kind(name, kind, from, until)).collect();
        for group in &given.of {
            let Some(group_id) = self.body(group) else { continue };
            for body in &bodies {
                self.join(*body, group_id, group.span, from, until);
            }
        }
        for (word, names) in &given.with {
            let Some(member_kind) = self.kind(word) else { continue };
            for name in names {
                let Some(member) = self.body_of_kind(name, member_kind, from, until) else { continue };
                for body in &bodies {
                    self.join(member, *body, name.span, from, until);
                }
            }
        }
    }

    /// The body of this name, made now unless the story (or the roster) has it.
    fn body_of_kind(&mut self, name: &Name, kind: KindId, from: Option<Day>, until: Option<Day>) -> Option<BodyId> {
        if let Some(id) = self.roster.find(&name.value) {
            if self.roster.body(id).kind == kind {
                return Some(id);
            }
            let written = &name.value;
            let message = Words::new(
                format!("`{written}` on jo muun lajin toimija"),
                format!("`{written}` är redan en aktör av annat slag"),
                format!("`{written}` is a body of another kind already"),
            );
            self.complain("V0602", message, name.span);
            return None;
        }
        let body = Body {
            id: name.value.clone(),
            kind,
            code: String::new(),
            alias: None,
            names: Words::same(name.value.clone()),
            language: None,
            from,
            until,
        };
        self.roster.add(body).ok()
    }

    /// Makes a membership by every relation that fits the two.
    fn join(&mut self, member: BodyId, group: BodyId, span: Span, from: Option<Day>, until: Option<Day>) {
        let relations: Vec<RelationId> = self
            .model
            .vocabulary
            .relations
            .iter()
            .enumerate()
            .filter(|(_, relation)| relation.group == self.roster.body(group).kind)
            .filter(|(_, relation)| self.fits(member, &relation.member))
            .map(|(at, _)| RelationId::from(at))
            .collect();
        if relations.is_empty() {
            let (member, group) = (self.roster.body(member).id.clone(), self.roster.body(group).id.clone());
            let message = Words::new(
                format!("mikään suhde ei liitä toimijaa `{member}` toimijaan `{group}`"),
                format!("ingen relation förenar `{member}` med `{group}`"),
                format!("no relation makes `{member}` a member of `{group}`"),
            );
            self.complain("V0603", message, span);
        }
        let rows: Vec<Membership> =
            relations.into_iter().map(|relation| Membership { relation, group, member, from, until }).collect();
        self.roster.add_memberships(rows);
    }

    /// Whether a body can stand where a relation says `word`: its kind, or a class that holds the kind or the body.
    fn fits(&self, body: BodyId, word: &str) -> bool {
        let vocabulary = &self.model.vocabulary;
        let kind = self.roster.body(body).kind;
        if vocabulary.kind(word) == Some(kind) {
            return true;
        }
        vocabulary.class(word).is_some_and(|class| {
            vocabulary.holds(class, Thing::Kind(kind)) || vocabulary.holds(class, Thing::Body(body))
        })
    }

    fn kind(&mut self, name: &Name) -> Option<KindId> {
        let found = self.model.vocabulary.kind(&name.value);
        if found.is_none() {
            let known = self.model.vocabulary.kinds.iter().map(|word| word.name.as_str());
            let near = nearest(&name.value, known).map(str::to_owned);
            self.unknown("V0601", Words::new("laji", "slaget", "kind"), name, near);
        }
        found
    }

    /// The finding with an alternative reading in place of the default.
    fn read_so(&self, log: &Log, finding: &Finding, reading: &str) -> Option<Finding> {
        let as_of = AsOf(self.as_of?);
        let at = self.model.duty(finding.duty).readings.iter().position(|known| known.name == reading)?;
        let mut model = self.model.clone();
        for version in &mut model.duties.get_mut(finding.duty.index())?.versions {
            let read: Vec<_> =
                version.texts.iter().map(|built| version.text(built.exceptions, Some(at)).cloned()).collect();
            for (built, text) in version.texts.iter_mut().zip(read) {
                if let (None, Some(text)) = (built.reading, text) {
                    built.text = text;
                }
            }
        }
        evaluate::explain(&model, &self.roster, log, as_of, self.known_at, &finding.instance).ok()
    }

    /// A name as outputs have it: of a body its id.
    fn by_id(&self, name: &Name) -> Name {
        match self.roster.find(&name.value) {
            Some(id) => Name::new(self.roster.body(id).id.clone(), name.span),
            None => name.clone(),
        }
    }

    fn body(&mut self, name: &Name) -> Option<BodyId> {
        let found = self.roster.find(&name.value);
        if found.is_none() {
            let known = self.roster.bodies().iter().map(|body| body.id.as_str());
            let near = nearest(&name.value, known).map(str::to_owned);
            self.unknown("V0604", Words::new("toimija", "aktören", "body"), name, near);
        }
        found
    }

    /// Compares each expectation with what comes.
    fn judge(&mut self, scenario: &Scenario, expects: &[&Expect]) -> Vec<Mismatch> {
        let Some(as_of) = self.as_of else {
            let message = Words::new(
                "kertomuksesta puuttuu päivä `as of`",
                "berättelsen saknar dagen `as of`",
                "the scenario lacks its day `as of`",
            );
            self.complain("V0605", message, scenario.title.span);
            return Vec::new();
        };
        if expects.is_empty() {
            let message = Words::new(
                "kertomus ei odota mitään",
                "berättelsen väntar sig ingenting",
                "the scenario expects nothing",
            );
            self.complain("V0606", message, scenario.title.span);
        }
        let log = self.log(scenario);
        if self.complaints.iter().any(|complaint| complaint.severity == Severity::Error) {
            return Vec::new();
        }
        let mut mismatches = Vec::new();
        for expect in expects {
            let Some(instance) = self.instance(expect) else { continue };
            let came = evaluate::explain(self.model, &self.roster, &log, AsOf(as_of), self.known_at, &instance);
            let differs = self.compare(expect, &log, came);
            if !differs.is_empty() {
                mismatches.push(Mismatch { span: expect.span, instance, differs });
            }
        }
        mismatches
    }

    /// The id of the instance that is meant (`rules.md` A1).
    fn instance(&mut self, expect: &Expect) -> Option<String> {
        let duty = self.model.duty_named(&expect.duty.value);
        let Some(duty) = duty else {
            let near = nearest(&expect.duty.value, self.model.duties.iter().map(|duty| duty.name.as_str()));
            self.unknown(
                "V0607",
                Words::new("velvoite", "skyldigheten", "duty"),
                &expect.duty,
                near.map(str::to_owned),
            );
            return None;
        };
        let bearer = self.body(&expect.bearer)?;
        let mut id = format!("{}/{}", duty.name, self.roster.body(bearer).id);
        if let Some(name) = &expect.counterparty {
            let counterparty = self.body(name)?;
            id = format!("{id}/{}", self.roster.body(counterparty).id);
        }
        id = format!("{id}/{}", expect.period.value);
        if let Some(part) = &expect.part {
            id = format!("{id}/{}", part.value);
        }
        if let Some(name) = &expect.reading
            && !duty.readings.iter().any(|reading| reading.name == name.value)
        {
            let near = nearest(&name.value, duty.readings.iter().map(|reading| reading.name.as_str()));
            self.unknown("V0608", Words::new("tulkinta", "tolkningen", "reading"), name, near.map(str::to_owned));
            return None;
        }
        Some(id)
    }

    fn compare(&mut self, expect: &Expect, log: &Log, came: Result<Finding, Vec<String>>) -> Vec<Difference> {
        let (wanted, mut finding) = match (&expect.outcome, came) {
            (Outcome::NoInstance, Err(_)) => return Vec::new(),
            (Outcome::NoInstance, Ok(finding)) if is_none(&finding) => return Vec::new(),
            (Outcome::NoInstance, Ok(finding)) => return vec![Difference::Exists(finding.verdict)],
            (Outcome::Is { .. }, Err(near)) => return vec![Difference::Absent(near)],
            (wanted @ Outcome::Is { .. }, Ok(finding)) => (wanted, finding),
        };
        let Outcome::Is { verdict, witnesses, missing, because, due } = wanted else { return Vec::new() };
        let Some(verdict_wanted) = Verdict::ALL.into_iter().find(|of| of.code() == verdict.value) else {
            let near = nearest(&verdict.value, Verdict::ALL.map(Verdict::code)).map(str::to_owned);
            self.unknown("V0609", Words::new("tulos", "utfallet", "verdict"), verdict, near);
            return Vec::new();
        };
        let mut differs = Vec::new();
        if let Some(reading) = &expect.reading {
            let under = finding.readings.iter().find(|(name, _)| *name == reading.value).map(|(_, of)| *of);
            let default =
                self.model.duty(finding.duty).readings.iter().any(|known| known.name == reading.value && known.default);
            // Where a duty does not apply there is nothing to read in another way.
            let came = under.unwrap_or(finding.verdict);
            if came != verdict_wanted {
                differs.push(Difference::Verdict(verdict_wanted, came));
            }
            // A finding holds an alternative's verdict only; what else it shows is found by reading the text so.
            if !default && [witnesses.is_some(), missing.is_some(), because.is_some(), due.is_some()].contains(&true) {
                match self.read_so(log, &finding, &reading.value) {
                    Some(so) => finding = so,
                    None => return differs,
                }
            } else if !default {
                return differs;
            }
        } else if finding.verdict != verdict_wanted {
            differs.push(Difference::Verdict(verdict_wanted, finding.verdict));
        }
        if let Some(names) = witnesses {
            let came = finding.witnesses.iter().map(|id| log.shown_id(*id)).collect();
            differs.extend(unlike(names, came).map(|(wanted, came)| Difference::Witnesses(wanted, came)));
        }
        if let Some(names) = missing {
            // The alias of a body is as good as its id.
            let ids: Vec<Name> = names.iter().map(|name| self.by_id(name)).collect();
            let came = finding.missing.iter().map(|lack| lack.item.id.clone()).collect();
            differs.extend(unlike(&ids, came).map(|(wanted, came)| Difference::Missing(wanted, came)));
        }
        if let Some(names) = because {
            let mut came: Vec<String> = finding.causes.iter().map(|cause| cause.code().to_owned()).collect();
            if let Some(ground) = &finding.because {
                came.push(match ground {
                    Because::Exception(name) if names.iter().any(|wanted| wanted.value == *name) => name.clone(),
                    Because::Exception(_)
                    | Because::NotInForce
                    | Because::NotBearer
                    | Because::Condition
                    | Because::Vacuous
                    | Because::TriggerRetracted => ground.code().to_owned(),
                });
            }
            differs.extend(unlike(names, came).map(|(wanted, came)| Difference::Because(wanted, came)));
        }
        if let Some(day) = due {
            let came = finding.due.as_ref().map(|due| due.effective);
            if came != Some(day.value) {
                differs.push(Difference::Due(day.value, came));
            }
        }
        differs
    }
}

/// Whether the finding says that there is no such instance (`rules.md` A3), rather than that an existing one asks
/// for nothing.
fn is_none(finding: &Finding) -> bool {
    match &finding.because {
        Some(Because::NotInForce | Because::NotBearer | Because::TriggerRetracted) => {
            finding.verdict == Verdict::NotApplicable
        }
        Some(Because::Exception(_) | Because::Condition | Because::Vacuous) | None => false,
    }
}

/// Both sides sorted, where they are not the same.
fn unlike(wanted: &[Name], mut came: Vec<String>) -> Option<(Vec<String>, Vec<String>)> {
    let mut wanted: Vec<String> = wanted.iter().map(|name| name.value.clone()).collect();
    wanted.sort();
    wanted.dedup();
    came.sort();
    came.dedup();
    (wanted != came).then_some((wanted, came))
}

impl Stage<'_> {
    /// The story's records as one register, with what it declares complete.
    fn log(&mut self, scenario: &Scenario) -> Log {
        let vocabulary = &self.model.vocabulary;
        let mut complete = Vec::new();
        for line in std::mem::take(&mut self.complete) {
            let origin = self.origin(line.span);
            let mut kinds = Vec::new();
            for name in &line.kinds {
                let activity = vocabulary.activity(&name.value).map(Kind::Activity);
                match activity.or_else(|| vocabulary.status(&name.value).map(Kind::Status)) {
                    Some(kind) => kinds.push(kind),
                    None => {
                        let activities = vocabulary.activities.iter().map(|activity| activity.word.name.as_str());
                        let statuses = vocabulary.statuses.iter().map(|word| word.name.as_str());
                        let near = nearest(&name.value, activities.chain(statuses)).map(str::to_owned);
                        self.unknown("V0611", Words::new("toiminta", "aktiviteten", "activity"), name, near);
                    }
                }
            }
            let (from, until) = (line.from.value, line.until.as_ref().map(|day| day.value));
            if line.bodies.is_empty() {
                complete.push(Completeness { body: None, kinds, from, until, origin });
                continue;
            }
            for name in &line.bodies {
                if let Some(body) = self.body(name) {
                    complete.push(Completeness { body: Some(body), kinds: kinds.clone(), from, until, origin });
                }
            }
        }
        let names = read::Names::new(vocabulary, &self.roster);
        let mut reader = read::Reader::new(&names);
        let name = scenario.title.value.clone();
        reader.begin(Register { name, bodies: Vec::new(), complete, suspended: Vec::new() }, "");
        reader.file("scenario", scenario.span.source);
        for record in &self.records {
            reader.row(&StoryRow { record, origin: self.origin(record.span) });
        }
        reader.end();
        let read = reader.finish();
        // A story's record has no file of its own that could be warned of.
        let errors = read.complaints.into_iter().filter(|complaint| complaint.severity == Severity::Error);
        self.complaints.extend(errors);
        read.log
    }

    /// File and line of a place in the rules.
    fn origin(&self, span: Span) -> Origin {
        let source = self.sources.iter().find(|source| source.id == span.source);
        let line = source.map_or(1, |source| source.position(span.start).0);
        Origin { source: span.source, row: u32::try_from(line).unwrap_or(u32::MAX) }
    }
}

/// A record line of a story, read as a row of a register is.
struct StoryRow<'m> {
    record: &'m RecordLine,
    origin: Origin,
}

impl StoryRow<'_> {
    fn names(&self, column: Column) -> &[Name] {
        match column {
            Column::Activity => &self.record.kinds,
            Column::With => &self.record.with,
            Column::Invited => &self.record.invited,
            Column::About => &self.record.about,
            Column::Id => std::slice::from_ref(&self.record.id),
            Column::Supersedes => self.record.supersedes.as_slice(),
            Column::Retracts => self.record.retracts.as_slice(),
            Column::Grade => self.record.grade.as_slice(),
            Column::Date
            | Column::Until
            | Column::By
            | Column::For
            | Column::Of
            | Column::To
            | Column::Answer
            | Column::Evidence
            | Column::Recorded
            | Column::Note => &[],
        }
    }

    fn actors(&self, column: Column) -> &[Actor] {
        match column {
            Column::By => &self.record.by,
            Column::To => &self.record.to,
            _ => &[],
        }
    }

    fn texts(&self, column: Column) -> &[Spanned<String>] {
        match column {
            Column::For => &self.record.for_,
            Column::Of => &self.record.of,
            Column::Note => self.record.note.as_slice(),
            _ => &[],
        }
    }

    fn days(&self, column: Column) -> Option<Spanned<(Day, Day)>> {
        match column {
            Column::Date => self.record.on.clone(),
            Column::Until => self.record.until.clone(),
            Column::Recorded => self.record.recorded.as_ref().map(|day| Spanned::new((day.value, day.value), day.span)),
            _ => None,
        }
    }
}

impl Row for StoryRow<'_> {
    fn cell(&self, column: Column) -> Cow<'_, str> {
        if let Some(days) = self.days(column) {
            let (first, last) = days.value;
            return if first == last { first.to_string() } else { format!("{first}/{last}") }.into();
        }
        if column == Column::Answer {
            let answer = self.record.answer.as_ref().map(|answer| if answer.value { "yes" } else { "no" });
            return answer.unwrap_or_default().into();
        }
        let actors = self.actors(column).iter().map(|actor| match &actor.organ {
            Some(organ) => format!("{}/{}", actor.body.value, organ.value),
            None => actor.body.value.clone(),
        });
        let names = self.names(column).iter().map(|name| name.value.clone());
        let texts = self.texts(column).iter().map(|text| text.value.clone());
        names.chain(texts).chain(actors).collect::<Vec<String>>().join("|").into()
    }

    fn place(&self, column: Column, item: usize) -> Place {
        let names = self.names(column).iter().map(|name| name.span);
        let texts = self.texts(column).iter().map(|text| text.span);
        let actors = self.actors(column).iter().map(|actor| actor.body.span);
        let days = self.days(column).map(|days| days.span);
        let answer = self.record.answer.as_ref().filter(|_| column == Column::Answer).map(|answer| answer.span);
        let span = names.chain(texts).chain(actors).chain(days).chain(answer).nth(item);
        Place::Text(span.unwrap_or(self.record.span))
    }

    fn origin(&self) -> Origin {
        self.origin
    }
}
