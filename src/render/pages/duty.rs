//! The page of a duty: who must do what, how often and by when, under which section; its readings, exceptions and
//! versions, the stories by which it is tried, and the rule as written.

use std::borrow::Borrow;
use std::sync::Arc;

use askama::Template;

use super::duties::{act_line, with};
use super::parts::DataLinks;
use super::story::{Story, story};
use super::tree::{Piece, sentence};
use super::{Head, Line, Place, Site, filled};
use crate::feed::catalogue::Subject;
use crate::lang::Lang;
use crate::model::condition::When;
use crate::model::duty::{Demand, Due, Party, Roll, Step, Target, Text, Version};
use crate::model::story::Scenario;
use crate::model::{self, Reading};
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table};
use crate::render::wording::duty::{self as words, Word};
use crate::render::wording::reading::{claim, reason};
use crate::render::wording::{condition, days, demand, due_rule, law};
use crate::render::{provisions, rules};
use crate::review::duties::version_on;
use crate::time::Day;

/// A duty to be shown.
pub struct Duty<'d> {
    /// Which.
    pub duty: &'d model::Duty,
    /// The day from which one looks: of the version that is in force on it is told.
    pub on: Day,
    /// Its stories.
    pub stories: &'d [Arc<Scenario>],
    /// The options of the page.
    pub options: &'d str,
}

#[derive(Template)]
#[template(path = "duty.html", config = "src/render/pages/askama.toml")]
struct Page<'p> {
    head: Head,
    title: &'p str,
    over: String,
    rows: Vec<(Word, Vec<Said>)>,
    readings: Vec<Read>,
    exceptions: Vec<Exception>,
    lists: Vec<(Word, Vec<Said>)>,
    versions: Vec<Force>,
    data: DataLinks,
    stories: Vec<Story>,
    rule: String,
    place: String,
    links: Vec<Line>,
}

impl Page<'_> {
    fn word(&self, word: impl Borrow<Word>) -> &'static str {
        words::word(self.head.lang, *word.borrow())
    }
}

/// A line in pieces, with where it leads as a whole and what is said beside it.
struct Said {
    href: String,
    pieces: Vec<Piece>,
    hint: String,
}

impl From<Line> for Said {
    fn from(line: Line) -> Said {
        Said { href: line.href, pieces: sentence(&line.name), hint: line.hint }
    }
}

fn said(rows: Vec<(Word, Vec<Line>)>) -> Vec<(Word, Vec<Said>)> {
    rows.into_iter().map(|(word, lines)| (word, lines.into_iter().map(Said::from).collect())).collect()
}

/// A reading: what it says and why.
struct Read {
    says: Vec<Piece>,
    followed: bool,
    reason: Vec<Piece>,
}

struct Exception {
    title: String,
    source: String,
    name: String,
    force: String,
    when: Vec<Piece>,
    notes: Vec<Vec<Piece>>,
}

/// The law of some time.
struct Force {
    from: Day,
    until: Option<Day>,
    source: String,
    under: String,
    differs: Vec<String>,
}

impl Force {
    fn days(&self, lang: &Lang) -> [String; 2] {
        let lang = *lang;
        let until =
            self.until.map_or_else(|| words::word(lang, Word::NoEnd).to_owned(), |until| days::day(lang, until));
        [days::day(lang, self.from), until]
    }
}

/// The page.
#[must_use]
pub fn duty(site: &Site<'_>, book: &Book<'_>, shown: &Duty<'_>) -> String {
    let lang = book.lang;
    let duty = shown.duty;
    let version = version_on(duty, shown.on);
    let source = version.map_or_else(String::new, |version| book.law(&version.source));
    let title = version.and_then(|version| version.title.as_ref()).unwrap_or(&duty.title).get(lang);
    let reading = |of: &Reading| Read {
        says: sentence(claim(of.ground.get(lang))),
        followed: of.default,
        reason: sentence(&reason(of.ground.get(lang))),
    };
    let spans = duty.versions.iter().rev().flat_map(|version| {
        std::iter::once(version.span).chain(version.exceptions.iter().map(|exception| exception.span))
    });
    let mut rule = Vec::new();
    // Writing to memory cannot fail.
    let _ = rules::write_items(&mut rule, book, spans);
    filled(&Page {
        head: site.head_here(title, shown.options),
        title,
        over: format!("{source} · {}", law::binding(lang, duty.binding)),
        rows: version.map_or_else(Vec::new, |version| said(rows(site, book, duty, version))),
        readings: duty.readings.iter().map(reading).collect(),
        exceptions: version.map_or_else(Vec::new, |version| exceptions(book, duty, version)),
        lists: said(lists(book, duty)),
        versions: forces(book, duty),
        data: site.data_links(&site.place, "versions", shown.options),
        stories: (1..).zip(shown.stories).map(|(number, of)| story(book, duty, number, of)).collect(),
        rule: rules::unindented(&String::from_utf8_lossy(&rule)),
        place: version.map_or_else(String::new, |version| book.place(version.span)),
        links: links(site, book, duty),
    })
}

fn plain(name: impl Into<String>) -> Line {
    Line { href: String::new(), name: name.into(), hint: String::new() }
}

/// Who must do what, how often, by when, towards whom, under which section.
fn rows(site: &Site<'_>, book: &Book<'_>, duty: &model::Duty, version: &Version) -> Vec<(Word, Vec<Line>)> {
    let lang = book.lang;
    let other = |id: &model::DutyId| {
        let of = book.model.duty(*id);
        Line { href: site.to(&Place::Duty(of.name.clone())), name: of.title.get(lang).to_owned(), hint: String::new() }
    };
    let mut rows = vec![(Word::Bearer, vec![plain(rules::bearers(book, &duty.bearers))])];
    if let Some(set) = &duty.towards {
        rows.push((Word::Towards, vec![plain(demand::party(book, &Party::Every(set.clone(), None)))]));
    }
    let text = version.text(0, None).and_then(|text| text.as_ref().ok());
    if let Some(text) = text {
        rows.push((Word::What, asked(book, duty, text).into_iter().map(plain).collect()));
    }
    rows.push((Word::Rhythm, vec![plain(rules::generation(book, duty))]));
    rows.push((Word::Parts, rules::parts(book, duty).into_iter().map(plain).collect()));
    if let Some(text) = text {
        rows.extend(days_of(book, duty, text));
    }
    rows.push((Word::FirstBy, duty.first_by.map(|day| plain(days::day(lang, day))).into_iter().collect()));
    rows.push((Word::Source, vec![plain(rules::in_force(book, version))]));
    rows.push((Word::Binding, vec![plain(law::binding(lang, duty.binding))]));
    rows.push((Word::Succeeds, duty.succeeds.iter().map(other).collect()));
    rows.push((Word::Otherwise, duty.otherwise.iter().map(other).collect()));
    rows.push((Word::Name, vec![plain(duty.name.clone())]));
    rows.retain(|(_, lines)| !lines.is_empty());
    rows
}

/// What the text asks, line by line, without the dashes that stand before steps.
fn asked(book: &Book<'_>, duty: &model::Duty, text: &Text) -> Vec<String> {
    demand::lines(book, duty, None, text)
}

/// By when, from when, and what of early and late.
fn days_of(book: &Book<'_>, duty: &model::Duty, text: &Text) -> Vec<(Word, Vec<Line>)> {
    let lang = book.lang;
    let mut rows = Vec::new();
    let rolled = |due: &Due, roll: Roll| {
        let day = due_rule::due(lang, due);
        let roll = match roll {
            _ if matches!(due, Due::None | Due::WithoutDelay) => return day,
            Roll::None => words::word(lang, Word::Stays).to_owned(),
            Roll::By { act, .. } => format!("{} ({})", words::word(lang, Word::Rolls), law::act(act)),
        };
        format!("{day}; {roll}")
    };
    if let Some(due) = &text.due {
        rows.push((Word::Due, vec![plain(rolled(&due.value, text.roll))]));
    }
    if let Demand::Do(Target::Steps(steps)) = &text.demand {
        let own = |step: &Step| {
            let (due, roll) = step.due.as_ref()?;
            Some(plain(format!("{}: {}", book.step_words(step, steps), rolled(due, *roll))))
        };
        rows.push((Word::Steps, steps.iter().filter_map(own).collect()));
    }
    rows.push((Word::Window, text.window.iter().map(|window| plain(due_rule::due(lang, window))).collect()));
    if text.due.is_some() {
        rows.push((Word::Early, vec![plain(words::early(lang, text.early))]));
        rows.push((Word::Late, vec![plain(words::late(lang, text.late))]));
    }
    let when = text.when.as_ref().map(|when| plain(condition_words(book, duty, when)));
    rows.push((Word::Condition, when.into_iter().collect()));
    rows
}

/// A condition in plain words, and as the rule writes it.
fn condition_words(book: &Book<'_>, duty: &model::Duty, when: &When) -> String {
    words::condition(book.lang, &condition::clause(book, duty, &when.condition), &book.slice(when.span))
}

fn exceptions(book: &Book<'_>, duty: &model::Duty, version: &Version) -> Vec<Exception> {
    let lang = book.lang;
    let exception = |of: &model::Exception| Exception {
        title: of.title.as_ref().map_or_else(String::new, |title| title.get(lang).to_owned()),
        source: of.source.as_ref().map_or_else(String::new, |source| book.law(source)),
        name: of.name.clone(),
        force: of.force.map_or_else(String::new, |(from, until)| days::stretch(lang, Some(from), until)),
        when: of.when.as_ref().map_or_else(Vec::new, |when| sentence(&condition_words(book, duty, when))),
        notes: of.notes.iter().map(|note| sentence(note.words.get(lang))).collect(),
    };
    version.exceptions.iter().map(exception).collect()
}

/// Everything that is a list of sentences.
fn lists(book: &Book<'_>, duty: &model::Duty) -> Vec<(Word, Vec<Line>)> {
    let lang = book.lang;
    let newest = || duty.versions.iter().rev();
    let mut notes: Vec<String> = Vec::new();
    for note in newest().flat_map(|version| &version.notes) {
        let words = note.words.get(lang).to_owned();
        if !notes.contains(&words) {
            notes.push(words);
        }
    }
    let mut unread: Vec<String> = Vec::new();
    for of in newest().flat_map(|version| &version.unread) {
        let line = words::unread(lang, &law::change(lang, &of.what), of.clause.as_deref(), &days::day(lang, of.from));
        if !unread.contains(&line) {
            unread.push(line);
        }
    }
    let question = |question: &model::Question| question.text.get(lang).to_owned();
    let acts = provisions::cited(book, duty).into_iter().map(|act| {
        let title = act.title.as_ref().map_or("", |title| title.get(lang));
        let name = format!("{} {title}", law::act(act.number)).trim_end().to_owned();
        let line = act_line(book, act).unwrap_or_else(|| plain(name));
        Line { hint: provisions::followed(lang, act).join("; "), ..line }
    });
    let lines = |all: Vec<String>| all.into_iter().map(plain).collect::<Vec<_>>();
    let mut lists = vec![
        (Word::Questions, lines(duty.questions.iter().map(question).collect())),
        (Word::Notes, lines(notes)),
        (Word::Unread, lines(unread)),
        (Word::Acts, acts.collect()),
        (Word::Grounds, lines(provisions::grounds(book, duty))),
        (Word::Terms, lines(provisions::terms(book, duty))),
    ];
    lists.retain(|(_, lines)| !lines.is_empty());
    lists
}

/// The versions, oldest first, each with what differs from the one before.
fn forces(book: &Book<'_>, duty: &model::Duty) -> Vec<Force> {
    let mut forces: Vec<Force> = Vec::new();
    let mut before: Option<Vec<String>> = None;
    for version in &duty.versions {
        let now = features(book, duty, version);
        let differs = match &before {
            None => vec![words::word(book.lang, Word::First).to_owned()],
            Some(before) => {
                let new: Vec<String> = now.iter().filter(|line| !before.contains(line)).cloned().collect();
                if new.is_empty() { vec![words::word(book.lang, Word::Same).to_owned()] } else { new }
            }
        };
        forces.push(Force {
            from: version.from,
            until: version.until,
            source: book.law(&version.source),
            under: version.under.as_ref().map_or_else(String::new, |under| book.law(under)),
            differs,
        });
        before = Some(now);
    }
    forces
}

/// What is told of a version, line by line: what may differ between two.
fn features(book: &Book<'_>, duty: &model::Duty, version: &Version) -> Vec<String> {
    let lang = book.lang;
    let mut lines = vec![version.title.as_ref().unwrap_or(&duty.title).get(lang).to_owned()];
    if let Some(text) = version.text(0, None).and_then(|text| text.as_ref().ok()) {
        lines.extend(asked(book, duty, text));
        for (word, found) in days_of(book, duty, text) {
            lines.extend(found.into_iter().map(|line| format!("{}: {}", words::word(lang, word), line.name)));
        }
    }
    let exception = |of: &Exception| {
        let name = if of.title.is_empty() { &of.name } else { &of.title };
        format!("{}: {name}", words::word(lang, Word::Exceptions))
    };
    lines.extend(exceptions(book, duty, version).iter().map(exception));
    let unread = version.unread.iter().map(|of| law::change(lang, &of.what));
    lines.extend(unread.map(|what| format!("{}: {what}", words::word(lang, Word::Unread))));
    lines
}

fn links(site: &Site<'_>, book: &Book<'_>, duty: &model::Duty) -> Vec<Line> {
    let word = |word| words::word(book.lang, word).to_owned();
    let of_duty = |place: Place| site.href(book.lang, &place, &with(site, "duty", &duty.name));
    let line = |href: String, name: String| Line { href, name, hint: String::new() };
    let mut links = vec![line(of_duty(Place::Review), word(Word::Matrix)), line(of_duty(Place::Map), word(Word::Map))];
    links.extend(site.known_of(Subject::Duty(duty.id)).map(|known| line(site.page_href(known), word(Word::Calendar))));
    links.retain(|line| !line.href.is_empty());
    links
}

/// The versions as data.
#[must_use]
pub fn duty_tables(book: &Book<'_>, duty: &model::Duty) -> Vec<Table> {
    let word = |word| words::word(book.lang, word);
    let row = |force: Force| {
        vec![
            Cell::Day(force.from),
            Cell::day(force.until),
            Cell::text(force.source),
            Cell::text(force.under),
            Cell::text(force.differs.join("; ")),
        ]
    };
    vec![Table {
        name: "versions",
        title: word(Word::Versions).to_owned(),
        columns: vec![
            Column::new("from", word(Word::From)),
            Column::new("until", word(Word::Until)),
            Column::new("source", word(Word::Source)),
            Column::new("under", word(Word::Under)),
            Column::new("differs", word(Word::Differs)),
        ],
        rows: forces(book, duty).into_iter().map(row).collect(),
    }]
}
