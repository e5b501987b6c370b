//! The page that proves one finding: what it comes to and why, each thing asked with the records that show it, the due
//! day with its steps, all readings, the rule, and the address under which it can be quoted.

use askama::Template;

use super::parts::{Badge, DataLinks, badge, badge_of};
use super::tree::{Piece, Token, sentence, tokens};
use super::{Head, Line, Place, Site, filled};
use crate::feed::catalogue::Subject;
use crate::finding::{DataFinding, Fact, Finding, Item, Reason, State, Verdict, What};
use crate::model::duty::Demand;
use crate::model::{BodyId, Citation};
use crate::render::body;
use crate::render::book::Book;
use crate::render::explain::{self, Node};
use crate::render::run::Run;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::finding::{self as words, Word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::reading::{self, claim, reason};
use crate::render::wording::subscribe::{self, Word as Feed};
use crate::render::wording::{days, feed, proof as sentences, verdict};

#[derive(Template)]
#[template(path = "proof.html", config = "src/render/pages/askama.toml")]
struct Page<'p> {
    head: Head,
    badge: Badge,
    name: &'p str,
    bearer: Line,
    under: String,
    why: String,
    doubt: &'static str,
    otherwise: Vec<Vec<Piece>>,
    fields: Vec<Row>,
    asked: Vec<Asked>,
    others: Vec<Token>,
    cures: Vec<Vec<Piece>>,
    days: Vec<Token>,
    law: Vec<Token>,
    readings: Vec<Reading>,
    notes: Vec<Vec<Piece>>,
    rule: String,
    place: String,
    address: String,
    instance: &'p str,
    hashes: Vec<(Word, &'p str)>,
    links: Vec<Line>,
    data: Vec<DataLinks>,
}

impl Page<'_> {
    fn word(&self, word: Word) -> &'static str {
        words::word(self.head.lang, word)
    }

    fn label(&self, label: Label) -> &'static str {
        interface::label(self.head.lang, label)
    }
}

/// A fact about the finding: its label, what it is, and where that leads.
struct Row {
    label: &'static str,
    value: String,
    href: String,
}

/// Things asked that stand alike, with what shows it.
struct Asked {
    state: Badge,
    tree: Vec<Token>,
}

struct Reading {
    says: String,
    followed: bool,
    reason: String,
    badge: Badge,
    due: String,
    steps: Vec<Token>,
}

/// What the page is made from beside the finding.
pub struct Proof<'p> {
    /// What the run was made from.
    pub run: &'p Run,
    /// What reading the registers noticed.
    pub data: &'p [DataFinding],
    /// The options of the page.
    pub options: &'p str,
    /// The options under which it shows the same as long as it is made from the same.
    pub quoted: &'p str,
}

/// The proof of one finding.
#[must_use]
pub fn proof(site: &Site<'_>, book: &Book<'_>, made: &Proof<'_>, finding: &Finding) -> String {
    let lang = book.lang;
    let nodes = explain::nodes(book, finding, &finding.reasons.because);
    let of = |wanted: fn(&Fact) -> bool| {
        nodes.iter().filter(move |node| node.facts.first().is_some_and(|fact| wanted(fact))).collect::<Vec<_>>()
    };
    let place = Place::Instance(finding.instance.clone());
    let (name, bearer) = (book.title(finding), book.body(finding.bearer));
    let counterparty = finding.counterparty.map(|body| book.body(body));
    let under: Vec<String> = [counterparty, book.period(finding)].into_iter().flatten().collect();
    let version = book.version(finding);
    let items = of(|fact| matches!(fact, Fact::Item { .. }));
    filled(&Page {
        head: site.head_here(&format!("{name} – {bearer}"), made.options),
        badge: badge_of(lang, finding),
        name,
        bearer: Line { href: body_href(site, finding.bearer), name: bearer, hint: String::new() },
        under: under.join(" · "),
        why: why(book, finding),
        doubt: if finding.in_doubt { feed::in_doubt(lang) } else { "" },
        otherwise: otherwise(book, finding).iter().map(|line| sentence(line)).collect(),
        fields: fields(site, book, finding),
        asked: items.into_iter().map(|node| asked(site, book, finding, node)).collect(),
        others: tokens(site, book, of(|fact| matches!(fact, Fact::Record { .. } | Fact::Order { .. }))),
        cures: cures(book, finding).iter().map(|line| sentence(line)).collect(),
        days: tokens(site, book, of(is_day)),
        law: tokens(site, book, of(is_law)),
        readings: readings(site, book, finding, &nodes),
        notes: explain::remarks(book, finding, made.data).iter().map(|remark| sentence(remark)).collect(),
        rule: version.map_or_else(String::new, |version| explain::rule(book, version, finding)),
        place: version.map_or_else(String::new, |version| book.place(version.span)),
        address: site.address(lang, &place, made.quoted).unwrap_or_default(),
        instance: &finding.instance,
        hashes: vec![
            (Word::Rules, made.run.rules.as_str()),
            (Word::Calendars, made.run.calendars.as_str()),
            (Word::Registers, made.run.records.as_str()),
        ],
        links: links(site, book, finding),
        data: ["items", "readings"].map(|table| site.data_links(&place, table, made.options)).into(),
    })
}

fn body_href(site: &Site<'_>, body: BodyId) -> String {
    site.to(&Place::Body(site.model.roster.body(body).id.clone()))
}

/// Whether something is to be left undone.
fn is_to_be_avoided(book: &Book<'_>, finding: &Finding) -> bool {
    matches!(book.demand(finding), Some(Demand::Avoid(..)))
}

/// Why it stands so, in one sentence.
fn why(book: &Book<'_>, finding: &Finding) -> String {
    if let Some(sentence) = words::why_avoided(book.lang, finding.verdict).filter(|_| is_to_be_avoided(book, finding)) {
        return sentence.to_owned();
    }
    let label = match finding.verdict {
        Verdict::Open | Verdict::Upcoming => Label::Left,
        Verdict::Met
        | Verdict::MetLate
        | Verdict::PartlyMet
        | Verdict::Missed
        | Verdict::Unknown
        | Verdict::Waived
        | Verdict::NotApplicable => Label::Missing,
    };
    let lacking: Vec<_> = finding.missing.iter().filter(|lack| lack.certain || label == Label::Left).collect();
    // A long list stands below, thing by thing.
    let short = if lacking.len() <= 6 { lacking.as_slice() } else { &[] };
    let missing = body::missing_line(book, finding, interface::label(book.lang, label), short);
    let because = finding.because.as_ref().map(|because| sentences::not_applicable(book, finding, because));
    if matches!(book.demand(finding), Some(Demand::Keep(..))) {
        let gaps = finding.missing.iter().any(|lack| lack.days.is_some());
        if let Some(sentence) = words::why_kept(book.lang, finding.verdict, gaps, missing.as_deref()) {
            return sentence;
        }
    }
    let late = body::late_words(book, finding).unwrap_or_default();
    words::why(book.lang, finding, missing.as_deref(), &late, because.as_deref().unwrap_or_default())
}

/// What the readings that are not followed come to, where that is another verdict or day.
fn otherwise(book: &Book<'_>, finding: &Finding) -> Vec<String> {
    let decided = finding.computed.unwrap_or(finding.verdict);
    let due = |name: &str| finding.reading_dues.iter().find(|(of, _)| of == name).map(|(_, due)| due.effective);
    let duty = book.model.duty(finding.duty);
    let followed = |name: &str| book.reading(duty, name).is_some_and(|reading| reading.default);
    let others = finding.readings.iter().filter(|(name, _)| !followed(name));
    others
        .filter(|(name, of)| *of != decided || due(name).is_some())
        .map(|(name, of)| reading::otherwise(book.lang, book.ground(finding, name), *of, due(name)))
        .collect()
}

/// The finding's own fields but those that stand elsewhere on the page.
fn fields(site: &Site<'_>, book: &Book<'_>, finding: &Finding) -> Vec<Row> {
    let mut rows = Vec::new();
    for (label, value) in explain::fields(book, finding) {
        let href = match label {
            Label::Instance | Label::Missing | Label::NotKnown | Label::Left | Label::Why => continue,
            Label::Bearer => body_href(site, finding.bearer),
            Label::Counterparty => finding.counterparty.map_or_else(String::new, |body| body_href(site, body)),
            Label::Source => acts(book, finding).into_iter().next().map_or_else(String::new, |act| act.href),
            _ => String::new(),
        };
        rows.push(Row { label: interface::label(book.lang, label), value, href });
        if label == Label::Due
            && let Some(due) = finding.due.as_ref().filter(|due| due.is_rolled())
        {
            let value = days::with_weekday(book.lang, due.nominal);
            rows.push(Row { label: words::word(book.lang, Word::Nominal), value, href: String::new() });
        }
    }
    let window = finding.window;
    if window.0.is_some() || window.1.is_some() {
        let value = days::stretch(book.lang, window.0, window.1);
        rows.push(Row { label: words::word(book.lang, Word::Window), value, href: String::new() });
    }
    rows
}

/// What is asked and how it stands, under its state.
fn asked(site: &Site<'_>, book: &Book<'_>, finding: &Finding, node: &Node<'_>) -> Asked {
    let state = match node.facts.first() {
        Some(Fact::Item { item, state, .. }) => state_of(finding, item, state),
        _ => (Verdict::Unknown, Word::IsInDoubt),
    };
    let (of, word) = state;
    let state = Badge { code: of.code(), sign: verdict::symbol(of), word: words::word(book.lang, word) };
    Asked { state, tree: tokens(site, book, [node]) }
}

/// How a thing that is asked is shown: as which verdict, in which word.
pub(super) fn state_of(finding: &Finding, item: &Item, state: &State) -> (Verdict, Word) {
    let running = matches!(finding.verdict, Verdict::Open | Verdict::Upcoming);
    let held = |held: Word, other: Word| if item.what == What::Status { held } else { other };
    match state {
        State::Done { late, .. } if *late > 0 => (Verdict::MetLate, Word::IsLate),
        State::Done { .. } => (Verdict::Met, held(Word::IsHeld, Word::IsDone)),
        State::NotDone | State::InDoubt(_) if running => (Verdict::Open, held(Word::IsNotYetHeld, Word::IsLeft)),
        State::NotDone => (Verdict::Missed, held(Word::IsNotHeld, Word::IsNotDone)),
        State::InDoubt(_) => (Verdict::Unknown, Word::IsInDoubt),
    }
}

/// What is missing, and what would change the verdict.
fn cures(book: &Book<'_>, finding: &Finding) -> Vec<String> {
    let lang = book.lang;
    let mut lines = Vec::new();
    for (label, value) in explain::fields(book, finding) {
        if matches!(label, Label::Missing | Label::NotKnown | Label::Left) {
            lines.push(format!("{}: {value}", capital(interface::label(lang, label))));
        }
    }
    match finding.verdict {
        Verdict::Unknown => lines.extend(finding.causes.iter().map(|cause| words::clears(lang, *cause).to_owned())),
        // What was done that must not be cannot be undone by doing something late.
        Verdict::Missed if is_to_be_avoided(book, finding) => {}
        Verdict::Missed | Verdict::PartlyMet => lines.push(late(book, finding)),
        Verdict::Met
        | Verdict::MetLate
        | Verdict::Open
        | Verdict::Upcoming
        | Verdict::Waived
        | Verdict::NotApplicable => {}
    }
    lines
}

/// Whether what was not done in time can still be done.
fn late(book: &Book<'_>, finding: &Finding) -> String {
    let text = book.version(finding).and_then(|version| version.text(finding.exceptions[0], None)?.as_ref().ok());
    match (text, &finding.due) {
        (Some(text), Some(due)) => match sentences::late_rule(book.lang, text.late, due.effective) {
            Some(sentence) => sentence,
            None => words::past_cure(book.lang).to_owned(),
        },
        _ => words::gap_stays(book.lang).to_owned(),
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

fn is_day(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Period { .. }
            | Fact::Due(_)
            | Fact::NoDueDay
            | Fact::WithoutDelay
            | Fact::DueUnknown
            | Fact::Window { .. }
            | Fact::LateCounts { .. }
    )
}

fn is_law(fact: &Fact) -> bool {
    matches!(
        fact,
        Fact::Rule { .. }
            | Fact::InForce { .. }
            | Fact::Exception { .. }
            | Fact::Condition { .. }
            | Fact::Waived(_)
            | Fact::Unread { .. }
            | Fact::NotApplicable(_)
    )
}

fn readings(site: &Site<'_>, book: &Book<'_>, finding: &Finding, nodes: &[Node<'_>]) -> Vec<Reading> {
    let lang = book.lang;
    let reading = |node: &Node<'_>| match node.facts.first() {
        Some(Fact::Reading { ground, default, verdict, due, .. }) => Some(Reading {
            says: claim(ground.get(lang)).to_owned(),
            followed: *default,
            reason: reason(ground.get(lang)),
            badge: badge(lang, *verdict),
            due: match due.as_ref().or(finding.due.as_ref()) {
                Some(due) => days::day(lang, due.effective),
                None => verdict::no_due(lang, finding.no_due).to_owned(),
            },
            steps: tokens(site, book, &node.inner),
        }),
        _ => None,
    };
    nodes.iter().filter_map(reading).collect()
}

/// The acts where they are published.
fn acts(book: &Book<'_>, finding: &Finding) -> Vec<Line> {
    let Citation::Acts(acts) = &finding.source else { return Vec::new() };
    let known = acts.iter().filter_map(|(number, _)| book.model.acts.get(number));
    known.filter_map(|act| super::duties::act_line(book, act)).collect()
}

/// Where else to go from here.
fn links(site: &Site<'_>, book: &Book<'_>, finding: &Finding) -> Vec<Line> {
    let line = |href: String, name: String| Line { href, name, hint: String::new() };
    let word = |word| words::word(book.lang, word);
    let (body, duty) = (&site.model.roster.body(finding.bearer).id, &book.model.duty(finding.duty).name);
    let mut links = vec![
        line(body_href(site, finding.bearer), book.body(finding.bearer)),
        line(site.to(&Place::History(body.clone(), duty.clone())), word(Word::History).to_owned()),
        line(site.to(&Place::Duty(duty.clone())), word(Word::AboutDuty).to_owned()),
    ];
    links.extend(acts(book, finding));
    links.extend(site.known_of(Subject::Body(finding.bearer)).map(|known| {
        let back = subscribe::word(book.lang, Feed::Back);
        line(site.page_href(known), format!("{back}: {}", known.name))
    }));
    links.retain(|line| !line.href.is_empty());
    links
}

/// What is asked, and the readings, as data.
#[must_use]
pub fn proof_tables(book: &Book<'_>, finding: &Finding) -> Vec<Table> {
    let lang = book.lang;
    let word = |word| words::word(lang, word);
    let item = |reason: &Reason| {
        let Fact::Item { item, state, .. } = &reason.fact else { return None };
        let (of, stands) = state_of(finding, item, state);
        let on = if let State::Done { on, .. } = state { days::when(lang, *on) } else { String::new() };
        let records = reason.because.iter().filter_map(|inner| match &inner.fact {
            Fact::Record { record, .. } => Some(*record),
            _ => None,
        });
        Some(vec![
            Cell::text(item.what.code()),
            Cell::text(item.id.clone()),
            Cell::text(book.item(finding, item)),
            Cell::Verdict(of),
            Cell::text(word(stands)),
            Cell::text(on),
            coded::records(book, &records.collect::<Vec<_>>()),
        ])
    };
    let reading = |reason: &Reason| {
        let Fact::Reading { name, ground, default, verdict, due, .. } = &reason.fact else { return None };
        let due = due.as_ref().or(finding.due.as_ref()).map(|due| due.effective);
        let followed = if *default { word(Word::Followed) } else { "" };
        Some(vec![
            Cell::text(name.clone()),
            Cell::text(followed),
            Cell::Verdict(*verdict),
            Cell::day(due),
            Cell::text(ground.get(lang)),
        ])
    };
    let because = &finding.reasons.because;
    vec![
        Table {
            name: "items",
            title: word(Word::Asked).to_owned(),
            columns: vec![
                Column::new("what", word(Word::Sort)),
                Column::new("id", interface::label(lang, Label::Instance)),
                Column::new("name", word(Word::Item)),
                Column::new("verdict", word(Word::Verdict)),
                Column::new("state", word(Word::State)),
                Column::new("on", word(Word::Done)),
                Column::new("records", word(Word::Records)),
            ],
            rows: because.iter().filter_map(item).collect(),
        },
        Table {
            name: "readings",
            title: word(Word::Readings).to_owned(),
            columns: vec![
                Column::new("reading", word(Word::Reading)),
                Column::new("followed", word(Word::Followed)),
                Column::new("verdict", word(Word::Verdict)),
                Column::new("due", word(Word::DueDay)),
                Column::new("ground", word(Word::Ground)),
            ],
            rows: because.iter().filter_map(reading).collect(),
        },
    ]
}
