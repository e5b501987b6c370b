//! What of the rules the stories exercise: duties, versions, exceptions, readings, questions and verdicts.
//!
//! Only an expectation that came as told counts. Knows what stories showed; leaves alone how much of it is enough.

use std::collections::BTreeSet;

use super::{Story, possible};
use crate::finding::{Fact, Finding, Reason, Verdict};
use crate::model::{Duty, DutyId, Model};
use crate::source::Span;

/// What one expectation that came as told exercised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exercise {
    /// The duty that it names.
    pub duty: DutyId,
    /// The expected verdict; none where no instance was expected.
    pub verdict: Option<Verdict>,
    /// The reading under which it is expected.
    pub reading: Option<String>,
    /// The questions of the duty that the story answers.
    pub questions: Vec<String>,
    /// What the instance was judged with; none where there was none.
    pub judged: Option<Judged>,
}

/// With what an instance was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// Index of the version.
    pub version: usize,
    /// Where the exceptions stand that applied for certain.
    pub exceptions: Vec<Span>,
    /// Alternative readings that gave another verdict.
    pub readings: Vec<String>,
}

impl Judged {
    /// With what the instance of this finding was judged.
    #[must_use]
    pub(super) fn of(finding: &Finding) -> Judged {
        let mut exceptions = Vec::new();
        applied(&finding.reasons, &mut exceptions);
        let decided = finding.computed.unwrap_or(finding.verdict);
        let others = finding.readings.iter().filter(|(_, verdict)| *verdict != decided);
        Judged { version: finding.version, exceptions, readings: others.map(|(name, _)| name.clone()).collect() }
    }
}

fn applied(reason: &Reason, into: &mut Vec<Span>) {
    if let Fact::Exception { certain: true, span, .. } = &reason.fact {
        into.push(*span);
    }
    for below in &reason.because {
        applied(below, into);
    }
}

/// A sort of thing that stories can exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// An expectation names it.
    Duty,
    /// An expected instance was judged under it.
    Version,
    /// An expected instance was judged with it applying.
    Exception,
    /// Something is expected under it, or it gives another verdict in a story. Default readings are the text itself.
    Reading,
    /// A story of its duty answers it.
    Question,
}

impl Sort {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Sort; 5] = [Sort::Duty, Sort::Version, Sort::Exception, Sort::Reading, Sort::Question];

    /// The code in outputs.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Sort::Duty => "duty",
            Sort::Version => "version",
            Sort::Exception => "exception",
            Sort::Reading => "reading",
            Sort::Question => "question",
        }
    }
}

/// One thing that stories can exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// What sort of thing.
    pub sort: Sort,
    /// Of which duty.
    pub duty: DutyId,
    /// Its name; of a version its first day.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Whether some story exercises it.
    pub exercised: bool,
}

/// The verdicts of one duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdicts {
    /// Of which duty.
    pub duty: DutyId,
    /// Those that some story expects.
    pub expected: BTreeSet<Verdict>,
    /// Those that it can have (a waiver apart) and that no story expects.
    pub unexpected: BTreeSet<Verdict>,
}

/// What of the rules the stories exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Every thing, duty by duty.
    pub things: Vec<Thing>,
    /// The verdicts, duty by duty.
    pub verdicts: Vec<Verdicts>,
}

impl Coverage {
    /// How many things of this sort are exercised, of how many.
    #[must_use]
    pub fn count(&self, sort: Sort) -> (usize, usize) {
        let all = || self.things.iter().filter(|thing| thing.sort == sort);
        (all().filter(|thing| thing.exercised).count(), all().count())
    }

    /// How many verdicts are expected somewhere, of how many that duties can have.
    #[must_use]
    pub fn count_verdicts(&self) -> (usize, usize) {
        let expected: usize = self.verdicts.iter().map(|of| of.expected.len()).sum();
        let unexpected: usize = self.verdicts.iter().map(|of| of.unexpected.len()).sum();
        (expected, expected + unexpected)
    }
}

/// What these stories exercise of the rules.
#[must_use]
pub fn coverage(model: &Model, stories: &[Story]) -> Coverage {
    let mut coverage = Coverage { things: Vec::new(), verdicts: Vec::new() };
    let exercises: Vec<&Exercise> = stories.iter().flat_map(|story| &story.exercises).collect();
    for duty in &model.duties {
        let own: Vec<&Exercise> = exercises.iter().copied().filter(|exercise| exercise.duty == duty.id).collect();
        of_duty(model, duty, &own, &mut coverage.things);
        let expected: BTreeSet<Verdict> = own.iter().filter_map(|exercise| exercise.verdict).collect();
        let unexpected = possible::verdicts(model, duty).difference(&expected).copied().collect();
        coverage.verdicts.push(Verdicts { duty: duty.id, expected, unexpected });
    }
    coverage
}

fn of_duty(model: &Model, duty: &Duty, own: &[&Exercise], things: &mut Vec<Thing>) {
    let mut add = |sort: Sort, name: String, span: Span, exercised: bool| {
        things.push(Thing { sort, duty: duty.id, name, span, exercised });
    };
    let judged = || own.iter().filter_map(|exercise| exercise.judged.as_ref());
    add(Sort::Duty, duty.name.clone(), duty.span, !own.is_empty());
    // Nothing can exercise a version under which nothing ever falls due.
    let governing = possible::governing(model, duty);
    for (at, version) in duty.versions.iter().enumerate().filter(|(at, _)| governing.contains(at)) {
        let exercised = judged().any(|judged| judged.version == at);
        add(Sort::Version, version.from.to_string(), version.span, exercised);
        for exception in &version.exceptions {
            let applied = judged().any(|judged| judged.exceptions.contains(&exception.span));
            add(Sort::Exception, exception.name.clone(), exception.span, applied);
        }
    }
    // How an act on time limits can be read is shown by the tests of time, not again for each duty that rolls by it.
    for reading in duty.readings.iter().filter(|reading| !reading.default && reading.of_limits.is_none()) {
        let under = own.iter().any(|exercise| exercise.reading.as_ref() == Some(&reading.name));
        let differs = judged().any(|judged| judged.readings.contains(&reading.name));
        add(Sort::Reading, reading.name.clone(), reading.span, under || differs);
    }
    for question in &duty.questions {
        let answered = own.iter().any(|exercise| exercise.questions.contains(&question.name));
        add(Sort::Question, question.name.clone(), question.span, answered);
    }
}
