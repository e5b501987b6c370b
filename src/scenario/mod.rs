//! Runs the stories that stand in rule files: made-up bodies and records in, what was expected against what came.
//!
//! Knows model, records, judging and findings. Leaves alone files and how a report looks. Each story is judged only for
//! the instances that it expects something of.

mod world;
mod row;
pub mod coverage;
mod possible;

use crate::diagnostic::{Diagnostic, Place, Severity, nearest};
use crate::evaluate;
use crate::finding::{Because, Finding, Item, Verdict};
use crate::lang::Words;
use crate::model::Model;
use crate::model::roster::Roster;
use crate::record::Log;
use crate::source::{Source, Span};
use crate::syntax::ast::{Expect, Line, Name, Outcome, RecordLine, Scenario};
use crate::time::{AsOf, Day};
pub use coverage::{Coverage, Exercise, Judged};

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
    /// What the expectations that came as told exercised.
    pub exercises: Vec<Exercise>,
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
        exercises: Vec::new(),
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
        exercises: stage.exercises,
    }
}

/// The kinds of record that answer a question (`rules.md` C6).
const JUDGEMENT: [&str; 2] = ["judgement", "judgment"];

/// The world of one story.
struct Stage<'m> {
    model: &'m Model,
    sources: &'m [Source],
    roster: Roster,
    complaints: Vec<Diagnostic>,
    exercises: Vec<Exercise>,
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
            let judged = came.as_ref().ok().filter(|finding| !is_none(finding)).map(Judged::of);
            let differs = self.compare(expect, &log, came);
            if differs.is_empty() {
                self.exercised(expect, judged);
            }
            if !differs.is_empty() {
                mismatches.push(Mismatch { span: expect.span, instance, differs });
            }
        }
        mismatches
    }

    /// Notes what an expectation that came as told exercised.
    fn exercised(&mut self, expect: &Expect, judged: Option<Judged>) {
        let Some(duty) = self.model.duty_named(&expect.duty.value) else { return };
        let answered = |record: &&&RecordLine| record.kinds.iter().any(|kind| JUDGEMENT.contains(&kind.value.as_str()));
        let questions = self.records.iter().filter(answered).flat_map(|record| &record.about);
        let questions = questions.filter(|name| duty.questions.iter().any(|question| question.name == name.value));
        let verdict = match &expect.outcome {
            Outcome::NoInstance => None,
            Outcome::Is { verdict, .. } => Verdict::ALL.into_iter().find(|of| of.code() == verdict.value),
        };
        self.exercises.push(Exercise {
            duty: duty.id,
            verdict,
            reading: expect.reading.as_ref().map(|name| name.value.clone()),
            questions: questions.map(|name| name.value.clone()).collect(),
            judged,
        });
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
            let came = finding.missing.iter().flat_map(|lack| one_of(&lack.item, &ids)).collect();
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

/// A missing thing by its id; of acts any of which would do, the one that is expected stands for all.
fn one_of(item: &Item, wanted: &[Name]) -> Vec<String> {
    let named: Vec<String> =
        item.alternatives().filter(|one| wanted.iter().any(|name| name.value == *one)).map(str::to_owned).collect();
    if named.is_empty() { vec![item.id.clone()] } else { named }
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
