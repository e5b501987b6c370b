//! A story of the rules as a list: made-up bodies, what they recorded, from which day one looks, what is expected.

use super::parts::{Badge, badge};
use crate::finding::{Because, Cause, Grade, Verdict};
use crate::lang::Lang;
use crate::model::Duty;
use crate::model::story::{Actor, Complete, Expect, Given, Line, Outcome, RecordLine, Scenario};
use crate::render::book::Book;
use crate::render::wording::reading::claim;
use crate::render::wording::story::{Word, heading, word};
use crate::render::wording::{days, list, quoted, verdict};
use crate::source::Spanned;
use crate::time::Day;

/// A story as it is shown.
pub(super) struct Story {
    /// What it is about in a few words of the page's language: how much is recorded, from which day one looks.
    pub heading: String,
    /// What it expects, each outcome once; none where it expects that there is no such duty.
    pub outcomes: Vec<Option<Badge>>,
    /// Its point, in English, as it is written.
    pub title: String,
    /// File and line.
    pub place: String,
    /// What is given, recorded and expected, each under its heading.
    pub parts: Vec<(&'static str, Vec<Told>)>,
}

/// A line of a story.
pub(super) struct Told {
    /// The verdict that it expects, if it does.
    pub badge: Option<Badge>,
    /// What it says.
    pub text: String,
}

/// A story by its number on the page, of which only what it expects of this duty is told.
pub(super) fn story(book: &Book<'_>, duty: &Duty, number: usize, of: &Scenario) -> Story {
    let lang = book.lang;
    let mut parts: Vec<(Word, Vec<Told>)> = Vec::new();
    let mut put = |word: Word, told: Told| match parts.iter_mut().find(|(of, _)| *of == word) {
        Some((_, lines)) => lines.push(told),
        None => parts.push((word, vec![told])),
    };
    let plain = |text: String| Told { badge: None, text };
    for line in &of.lines {
        match line {
            Line::Given(of) => put(Word::Given, plain(given(book, of))),
            Line::Record(of) => put(Word::Recorded, plain(record(book, of))),
            Line::Complete(of) => put(Word::Complete, plain(complete(book, of))),
            Line::AsOf(day) => put(Word::AsOf, plain(days::day(lang, day.value))),
            Line::KnownAt(day) => {
                let label = word(lang, Word::WrittenDown);
                put(Word::AsOf, plain(format!("{label}: {}", days::stretch(lang, None, Some(day.value)))));
            }
            Line::Expect(of) if of.duty.value == duty.name => put(Word::Expected, expected(book, duty, of)),
            Line::Expect(_) => {}
        }
    }
    let records = of.lines.iter().filter(|line| matches!(line, Line::Record(_))).count();
    let looked: Vec<String> = of
        .lines
        .iter()
        .filter_map(|line| match line {
            Line::AsOf(day) => Some(days::day(lang, day.value)),
            _ => None,
        })
        .collect();
    let mut outcomes: Vec<Option<Badge>> = Vec::new();
    for line in &of.lines {
        let Line::Expect(of) = line else { continue };
        let badge = outcome(lang, &of.outcome);
        let known = outcomes.iter().any(|seen| seen.as_ref().map(|of| of.code) == badge.as_ref().map(|of| of.code));
        if of.duty.value == duty.name && !known {
            outcomes.push(badge);
        }
    }
    Story {
        heading: heading(lang, number, records, &looked),
        outcomes,
        title: of.title.value.clone(),
        place: book.place(of.span),
        parts: parts.into_iter().map(|(of, lines)| (word(lang, of), lines)).collect(),
    }
}

fn names(all: &[Spanned<String>]) -> Vec<&str> {
    all.iter().map(|name| name.value.as_str()).collect()
}

fn stretch(book: &Book<'_>, from: Option<&Spanned<Day>>, until: Option<&Spanned<Day>>) -> Option<String> {
    let (from, until) = (from.map(|day| day.value), until.map(|day| day.value));
    (from.is_some() || until.is_some()).then(|| days::stretch(book.lang, from, until))
}

/// `hyvinvointialue a; kunta x, y (1.1.2023 alkaen)`.
fn given(book: &Book<'_>, of: &Given) -> String {
    let lang = book.lang;
    let kind = |name: &str| book.party(name);
    let mut said = format!("{} {}", kind(&of.kind.value), list(lang, &names(&of.names)));
    if !of.of.is_empty() {
        let groups: Vec<String> = of.of.iter().map(|name| book.party(&name.value)).collect();
        said = format!("{said} ({})", list(lang, &groups));
    }
    let members: Vec<String> =
        of.with.iter().map(|(of, all)| format!("{} {}", kind(&of.value), list(lang, &names(all)))).collect();
    if !members.is_empty() {
        said = format!("{said}; {}: {}", word(lang, Word::Members), members.join("; "));
    }
    match stretch(book, of.from.as_ref(), of.until.as_ref()) {
        Some(days) => format!("{said} ({days})"),
        None => said,
    }
}

/// `h1: 2.10.2024, a, hyte-neuvottelu; mukana: x, y; aiheet: tavoitteet`.
fn record(book: &Book<'_>, of: &RecordLine) -> String {
    let lang = book.lang;
    let kinds: Vec<String> = of
        .kinds
        .iter()
        .map(|kind| match kind.value.as_str() {
            "waiver" => word(lang, Word::Waiver).to_owned(),
            "judgement" => word(lang, Word::Judgement).to_owned(),
            name => book.activity(name),
        })
        .collect();
    let day = |days: &Spanned<(Day, Day)>| days::span(lang, days.value.0, days.value.1);
    let on = match (&of.on, &of.until) {
        (Some(on), Some(until)) => Some(days::span(lang, on.value.0, until.value.1)),
        (on, _) => on.as_ref().map(day),
    };
    let by: Vec<String> = of.by.iter().map(|actor| self::actor(book, actor)).collect();
    let head: Vec<String> =
        [on, (!by.is_empty()).then(|| list(lang, &by)), (!kinds.is_empty()).then(|| list(lang, &kinds))]
            .into_iter()
            .flatten()
            .collect();
    let mut said = vec![format!("{}: {}", of.id.value, head.join(", "))];
    let mut put = |of: Word, all: Vec<String>| {
        if !all.is_empty() {
            said.push(format!("{}: {}", word(lang, of), list(lang, &all)));
        }
    };
    let parties = |all: &[Spanned<String>]| all.iter().map(|name| party(book, &name.value)).collect::<Vec<_>>();
    put(Word::With, parties(&of.with));
    put(Word::Invited, parties(&of.invited));
    let asked: Vec<String> = of.about.iter().filter_map(|name| question(book, &name.value)).collect();
    if of.kinds.iter().any(|kind| kind.value == "judgement") && !asked.is_empty() {
        put(Word::Question, asked);
    } else {
        put(Word::About, of.about.iter().map(|name| book.topic(&name.value)).collect());
    }
    put(Word::For, of.for_.iter().map(|key| book.period_key(&key.value)).collect());
    put(Word::Of, of.of.iter().map(|name| referred(book, &name.value)).collect());
    put(Word::To, of.to.iter().map(|actor| self::actor(book, actor)).collect());
    let answer = of.answer.as_ref().map(|answer| super::super::wording::record::answer(lang, answer.value).to_owned());
    put(Word::Answer, answer.into_iter().collect());
    put(Word::Supersedes, of.supersedes.iter().map(|name| name.value.clone()).collect());
    put(Word::Retracts, of.retracts.iter().map(|name| name.value.clone()).collect());
    put(Word::WrittenDown, of.recorded.iter().map(|day| days::day(lang, day.value)).collect());
    let grade = of.grade.as_ref().and_then(|name| Grade::ALL.into_iter().find(|grade| grade.code() == name.value));
    said.extend(grade.map(|grade| verdict::grade(lang, grade).to_owned()));
    said.extend(of.note.as_ref().map(|note| quoted(lang, &note.value)));
    said.join("; ")
}

/// The text of a question by its name in the rules.
fn question(book: &Book<'_>, name: &str) -> Option<String> {
    let mut questions = book.model.duties.iter().flat_map(|duty| &duty.questions);
    questions.find(|question| question.name == name).map(|question| quoted(book.lang, question.text.get(book.lang)))
}

/// What a record refers to: another record by its id; an instance by its duty's title, its bearer and its period.
fn referred(book: &Book<'_>, id: &str) -> String {
    let mut parts = id.split('/');
    let duty = parts.next().and_then(|name| book.model.duties.iter().find(|duty| duty.name == name));
    match duty {
        Some(duty) if id.contains('/') => {
            let mut said = vec![quoted(book.lang, duty.shown(book.lang))];
            said.extend(parts.next().map(|bearer| party(book, bearer)));
            said.extend(parts.map(|key| book.period_key(key)));
            said.join(", ")
        }
        _ => id.to_owned(),
    }
}

fn actor(book: &Book<'_>, of: &Actor) -> String {
    match &of.organ {
        Some(organ) => format!("{} ({})", party(book, &of.body.value), book.party(&organ.value)),
        None => party(book, &of.body.value),
    }
}

/// A made-up body by its name, anything else by its words.
fn party(book: &Book<'_>, name: &str) -> String {
    match name {
        "members" => word(book.lang, Word::Members).to_owned(),
        "all" => word(book.lang, Word::All).to_owned(),
        _ => book.party(name),
    }
}

fn complete(book: &Book<'_>, of: &Complete) -> String {
    let lang = book.lang;
    let bodies = if of.bodies.is_empty() {
        word(lang, Word::All).to_owned()
    } else {
        list(lang, &of.bodies.iter().map(|name| party(book, &name.value)).collect::<Vec<_>>())
    };
    let kinds: Vec<String> = of.kinds.iter().map(|name| book.activity(&name.value)).collect();
    let days = stretch(book, Some(&of.from), of.until.as_ref()).unwrap_or_default();
    if kinds.is_empty() { format!("{bodies}: {days}") } else { format!("{bodies}, {}: {days}", list(lang, &kinds)) }
}

/// `✓ täyttyi a 2024; kirjaukset: h1`.
fn expected(book: &Book<'_>, duty: &Duty, of: &Expect) -> Told {
    let lang = book.lang;
    let mut whose = vec![party(book, &of.bearer.value)];
    whose.extend(of.counterparty.iter().map(|name| party(book, &name.value)));
    if !matches!(of.period.value.as_str(), "once" | "always") {
        whose.push(book.period_key(&of.period.value));
    }
    whose.extend(of.part.iter().map(|part| book.topic(&part.value)));
    let mut said = vec![whose.join(", ")];
    let label = |of: Word| word(lang, of);
    said.extend(of.reading.iter().map(|name| {
        let says = book.reading(duty, &name.value).map_or("", |reading| claim(reading.ground.get(lang)));
        format!("{} {}", label(Word::Reading), quoted(lang, says))
    }));
    let Outcome::Is { verdict: code, witnesses, missing, because, due } = &of.outcome else {
        said.push(label(Word::NoInstance).to_owned());
        return Told { badge: None, text: said.join("; ") };
    };
    let mut put = |of: Word, all: Vec<String>| {
        if !all.is_empty() {
            said.push(format!("{}: {}", label(of), list(lang, &all)));
        }
    };
    put(Word::By, witnesses.iter().flatten().map(|name| name.value.clone()).collect());
    put(Word::Missing, missing.iter().flatten().map(|name| lacking(book, duty, &name.value)).collect());
    put(Word::Because, because.iter().flatten().map(|name| cause(book, &name.value)).collect());
    put(Word::Due, due.iter().map(|day| days::day(lang, day.value)).collect());
    Told { badge: verdict_of(&code.value).map(|of| badge(lang, of)), text: said.join("; ") }
}

/// The verdict that is expected; none where no such duty is.
fn outcome(lang: Lang, of: &Outcome) -> Option<Badge> {
    match of {
        Outcome::Is { verdict, .. } => verdict_of(&verdict.value).map(|of| badge(lang, of)),
        Outcome::NoInstance => None,
    }
}

fn verdict_of(code: &str) -> Option<Verdict> {
    Verdict::ALL.into_iter().find(|of| of.code() == code)
}

/// What is missing: an activity, a topic, a body; of a question its text.
fn lacking(book: &Book<'_>, duty: &Duty, name: &str) -> String {
    if let Some(question) = duty.questions.iter().find(|question| question.name == name) {
        return quoted(book.lang, question.text.get(book.lang));
    }
    for known in [book.activity(name), book.topic(name)] {
        if known != name {
            return known;
        }
    }
    party(book, name)
}

/// A cause or a ground in words; an exception by its name.
fn cause(book: &Book<'_>, name: &str) -> String {
    if let Some(cause) = Cause::ALL.into_iter().find(|cause| cause.code() == name) {
        return verdict::cause(book.lang, cause).to_owned();
    }
    let grounds =
        [Because::NotInForce, Because::NotBearer, Because::Condition, Because::Vacuous, Because::TriggerRetracted];
    match grounds.iter().find(|ground| ground.code() == name) {
        Some(ground) => verdict::because(book.lang, ground, ""),
        None => name.to_owned(),
    }
}
