//! The page of a record: what it says in words, where it stands, which findings rest on it. Only what the register says.

use std::borrow::Borrow;

use askama::Template;

use super::parts::{Badge, DataLinks, badge_of};
use super::{Head, Line, Place, Site, filled};
use crate::model::BodyId;
use crate::record::{Actor, Happening, Kind, Link, Log, Partner, RecordId, What};
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table};
use crate::render::wording::record::{self as words, Word};
use crate::render::wording::{days, list, notes, verdict};
use crate::review::records::Known;

#[derive(Template)]
#[template(path = "record.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    id: String,
    short: String,
    later: &'static str,
    says: Vec<(Word, Vec<Line>)>,
    stands: Vec<(Word, Vec<Line>)>,
    answers: Vec<Answer>,
    idle: Vec<Line>,
    differs: Vec<Line>,
    read_as: Vec<String>,
    data: DataLinks,
}

impl Page {
    fn word(&self, word: impl Borrow<Word>) -> &'static str {
        words::word(self.head.lang, *word.borrow())
    }
}

/// A finding that rests on the record.
struct Answer {
    duty: Line,
    bearer: Line,
    period: String,
    badge: Badge,
}

/// The place of a record.
fn place(log: &Log, id: RecordId) -> Option<Place> {
    let record = log.records.get(id.index())?;
    let register = log.registers.get(usize::try_from(record.register).ok()?)?;
    Some(Place::Record(register.name.clone(), record.id.to_string()))
}

/// Where the page of a record is; nothing where it is not there.
pub(super) fn href_by_id(site: &Site<'_>, log: &Log, id: RecordId) -> String {
    place(log, id).map_or_else(String::new, |place| site.to(&place))
}

/// The page of a record.
#[must_use]
pub fn record(site: &Site<'_>, book: &Book<'_>, known: &Known, options: &str) -> String {
    let lang = book.lang;
    let id = book.record_id(known.id);
    let title = format!("{} {id}", words::word(lang, Word::Record));
    let answer = |finding: &crate::finding::Finding| Answer {
        duty: line(site.to(&Place::Instance(finding.instance.clone())), book.short(finding)),
        bearer: body(site, book, finding.bearer),
        period: book.period(finding).unwrap_or_default(),
        badge: badge_of(lang, finding),
    };
    let idle = |(finding, note): &(crate::finding::Finding, crate::finding::Note)| Line {
        href: site.to(&Place::Instance(finding.instance.clone())),
        name: format!("{}: {}", book.body_name(finding.bearer), book.title(finding)),
        hint: notes::note(book, note),
    };
    let differs = |(other, differ): &(RecordId, [bool; 3])| {
        let [day, parties, topics] = *differ;
        let pair = crate::finding::DataFinding::Mismatch { one: known.id, other: *other, day, parties, topics };
        let name = book.record_id(*other);
        Line { href: href_by_id(site, book.log, *other), name, hint: notes::data(book, &pair) }
    };
    let read_as = |(old, new): &(BodyId, BodyId)| {
        notes::data(book, &crate::finding::DataFinding::ReadAsSuccessor { record: known.id, old: *old, new: *new })
    };
    filled(&Page {
        head: site.head_here(&title, options),
        short: book.happened(known.id),
        id,
        later: if known.later { words::later(lang) } else { "" },
        says: says(site, book, known),
        stands: stands(book, known.id),
        answers: known.answers.iter().map(answer).collect(),
        idle: known.idle.iter().map(idle).collect(),
        differs: known.differs.iter().map(differs).collect(),
        read_as: known.read_as.iter().map(read_as).collect(),
        data: site.data_links(&site.place, "fields", options),
    })
}

/// The fields, and the findings that rest on the record, as data.
#[must_use]
pub fn record_tables(site: &Site<'_>, book: &Book<'_>, known: &Known) -> Vec<Table> {
    let lang = book.lang;
    let word = |word| words::word(lang, word);
    let fields = says(site, book, known).into_iter().chain(stands(book, known.id));
    let joined = |lines: &[Line]| lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>().join("; ");
    let answer = |finding: &crate::finding::Finding| {
        vec![
            Cell::text(finding.instance.clone()),
            Cell::text(book.title(finding)),
            Cell::text(book.body(finding.bearer)),
            Cell::text(book.period(finding).unwrap_or_default()),
            Cell::Verdict(finding.verdict),
        ]
    };
    vec![
        Table {
            name: "fields",
            title: format!("{} {}", word(Word::Record), book.record_id(known.id)),
            columns: vec![Column::new("field", word(Word::Field)), Column::new("content", word(Word::Content))],
            rows: fields.map(|(label, lines)| vec![Cell::text(word(label)), Cell::text(joined(&lines))]).collect(),
        },
        Table {
            name: "answers",
            title: word(Word::Answers).to_owned(),
            columns: vec![
                Column::new("instance", word(Word::Instance)),
                Column::new("duty", word(Word::Duty)),
                Column::new("bearer", word(Word::Bearer)),
                Column::new("period", word(Word::Period)),
                Column::new("verdict", word(Word::Verdict)),
            ],
            rows: known.answers.iter().map(answer).collect(),
        },
    ]
}

fn line(href: String, name: &str) -> Line {
    Line { href, name: name.to_owned(), hint: String::new() }
}

fn plain(name: impl Into<String>) -> Line {
    Line { href: String::new(), name: name.into(), hint: String::new() }
}

fn body(site: &Site<'_>, book: &Book<'_>, body: BodyId) -> Line {
    line(site.to(&Place::Body(book.roster.body(body).id.clone())), book.body_name(body))
}

/// What the record says, field by field.
fn says(site: &Site<'_>, book: &Book<'_>, known: &Known) -> Vec<(Word, Vec<Line>)> {
    let lang = book.lang;
    let record = book.log.record(known.id);
    let mut rows: Vec<(Word, Vec<Line>)> = Vec::new();
    let another = |id: &RecordId| line(href_by_id(site, book.log, *id), &book.record_id(*id));
    let about = |of: &str| {
        let head = of.split('/').count() > 2;
        line(if head { site.to(&Place::Instance(of.to_owned())) } else { String::new() }, of)
    };
    match &record.what {
        What::Happened(happening) => rows.extend(happened(site, book, happening)),
        What::Waiver { of, when, by, until } => {
            rows.push((Word::Activity, vec![plain(book.happened(known.id))]));
            rows.push((Word::Instance, vec![about(of)]));
            rows.push((Word::Day, vec![plain(days::when(lang, *when))]));
            rows.push((Word::By, actors(site, book, by)));
            rows.push((Word::Until, vec![plain(days::day(lang, *until))]));
        }
        What::Judgement { of, when, question, answer, by } => {
            rows.push((Word::Instance, vec![about(of)]));
            rows.push((Word::Question, vec![plain(question_text(book, of, question))]));
            rows.push((Word::Answer, vec![plain(words::answer(lang, *answer))]));
            rows.push((Word::Day, vec![plain(days::when(lang, *when))]));
            rows.push((Word::By, actors(site, book, by)));
        }
        What::Retraction => rows.push((Word::Activity, vec![plain(book.happened(known.id))])),
    }
    if let Some(grade) = book.record_grade(known.id) {
        rows.push((Word::Grade, vec![plain(verdict::grade(lang, grade))]));
    }
    rows.push((Word::Evidence, evidence(&record.evidence)));
    let waiver = matches!(record.what, What::Waiver { .. });
    let note: Vec<Line> = if record.note.is_empty() { Vec::new() } else { vec![plain(&*record.note)] };
    rows.push((if waiver { Word::Ground } else { Word::Note }, note));
    let recorded = record
        .recorded
        .map_or_else(|| words::word(lang, Word::NotSaid).to_owned(), |recorded| days::day(lang, recorded));
    rows.push((Word::Recorded, vec![plain(recorded)]));
    rows.push((Word::Supersedes, record.supersedes.iter().map(another).collect()));
    rows.push((Word::SupersededBy, known.superseded_by.iter().map(another).collect()));
    rows.push((Word::Retracts, record.retracts.iter().map(another).collect()));
    rows.push((Word::RetractedBy, known.retracted_by.iter().map(another).collect()));
    rows.retain(|(_, lines)| !lines.is_empty());
    rows
}

fn happened(site: &Site<'_>, book: &Book<'_>, says: &Happening) -> Vec<(Word, Vec<Line>)> {
    let lang = book.lang;
    let vocabulary = &book.model.vocabulary;
    let kinds: Vec<&str> = says
        .kinds
        .iter()
        .map(|kind| match kind {
            Kind::Activity(id) => vocabulary.activities[id.index()].word.words.get(lang),
            Kind::Status(id) => vocabulary.statuses[id.index()].words.get(lang),
        })
        .collect();
    let lasts = says.kinds.iter().any(|kind| matches!(kind, Kind::Status(_)));
    let when = match says.until {
        Some(until) => days::span(lang, says.when.first(), until.last()),
        None if lasts => words::lasts(lang, &days::when(lang, says.when)),
        None => days::when(lang, says.when),
    };
    let of = says.of.iter().map(|link| match link {
        Link::Record(id) => line(href_by_id(site, book.log, *id), &book.record_id(*id)),
        Link::Dangling(id) => plain(format!("{id} ({})", words::word(lang, Word::Dangling))),
    });
    let topics = says.about.iter().map(|topic| plain(vocabulary.topics[topic.index()].words.get(lang)));
    vec![
        (Word::Activity, vec![plain(list(lang, &kinds))]),
        (Word::Day, vec![plain(when)]),
        (Word::By, actors(site, book, &says.by)),
        (Word::With, partners(site, book, &says.with)),
        (Word::Invited, partners(site, book, &says.invited)),
        (Word::About, topics.collect()),
        (Word::For, says.periods.iter().map(|period| plain(book.period_key(period))).collect()),
        (Word::Of, of.collect()),
        (Word::To, partners(site, book, &says.to)),
    ]
}

fn actors(site: &Site<'_>, book: &Book<'_>, all: &[Actor]) -> Vec<Line> {
    let actor = |actor: &Actor| line(body(site, book, actor.body).href, &book.actor(*actor));
    all.iter().map(actor).collect()
}

fn partners(site: &Site<'_>, book: &Book<'_>, all: &[Partner]) -> Vec<Line> {
    let partner = |partner: &Partner| match partner {
        Partner::Body(actor) => line(body(site, book, actor.body).href, &book.actor(*actor)),
        Partner::Class(class, None) => plain(book.thing(crate::model::Thing::Class(*class))),
        Partner::Class(class, Some(name)) => {
            plain(format!("{name} ({})", book.thing(crate::model::Thing::Class(*class))))
        }
    };
    all.iter().map(partner).collect()
}

/// The question as it is asked, where the duty has it; else its name.
fn question_text(book: &Book<'_>, of: &str, name: &str) -> String {
    let duty = of.split('/').next().and_then(|duty| book.model.duty_named(duty));
    let asked = duty.and_then(|duty| duty.questions.iter().find(|question| question.name == name));
    asked.map_or_else(|| name.to_owned(), |question| question.text.get(book.lang).to_owned())
}

/// Links and diary numbers, one by one; only what begins as a web address does is linked.
fn evidence(text: &str) -> Vec<Line> {
    let is_web = |part: &str| part.starts_with("https://") || part.starts_with("http://");
    let between: fn(char) -> bool = match text {
        _ if text.contains('|') => |sign| sign == '|',
        _ if text.split(' ').any(is_web) => |sign| sign == ' ',
        _ => |_| false,
    };
    let parts = text.split(between).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| if is_web(part) { line(part.to_owned(), part) } else { plain(part) }).collect()
}

/// Where the record stands.
fn stands(book: &Book<'_>, id: RecordId) -> Vec<(Word, Vec<Line>)> {
    let record = book.log.record(id);
    let register = usize::try_from(record.register).ok().and_then(|at| book.log.registers.get(at));
    let mut rows = vec![(Word::Register, vec![plain(register.map_or("", |register| register.name.as_str()))])];
    rows.push((Word::File, vec![plain(book.file(record.origin.source))]));
    rows.push((Word::Row, vec![plain(record.origin.row.to_string())]));
    rows
}
