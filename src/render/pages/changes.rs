//! The page of what changed between two days, and why.

use askama::Template;

use super::filters::{Filters, filters};
use super::links::near;
use super::parts::{Badge, DataLinks, badge};
use super::{Head, Place, Site, filled};
use crate::finding::Verdict;
use crate::model::DutyId;
use crate::record::{RecordId, What};
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::changes::{self as said, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::site as site_words;
use crate::render::wording::table::{Heading, heading};
use crate::render::wording::{days, law, matrix};
use crate::review::Options;
use crate::review::changes::{Change, Changes, Rewritten, Whose};
use crate::review::selection::Choices;
use crate::time::{Day, When};

/// So many lines of one sort a page shows: at the turn of a year everything turns.
const MOST_LINES: usize = 16;
/// So many bodies stand in a line by their whole names.
const NAMED: usize = 3;

#[derive(Template)]
#[template(path = "changes.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    compared: String,
    method: String,
    filters: Filters,
    nothing: &'static str,
    parts: Vec<Part>,
    columns: [&'static str; 4],
    to: &'static str,
    data: DataLinks,
    records_heading: &'static str,
    no_records: &'static str,
    record_columns: [&'static str; 3],
    records: Vec<RecordLine>,
    notes: Vec<String>,
}

/// Changes of one sort.
struct Part {
    id: &'static str,
    heading: &'static str,
    lead: &'static str,
    rows: Vec<Line>,
    /// That not all fit.
    more: String,
}

/// Changes that are alike but for whose they are.
struct Line {
    title: String,
    href: String,
    hint: String,
    before: Stand,
    after: Stand,
    why: Vec<Reason>,
    bodies: Vec<Named>,
}

/// A verdict, or that there was nothing to have one.
struct Stand {
    badge: Option<Badge>,
    text: &'static str,
}

/// A reason, with a record where one did it.
struct Reason {
    text: String,
    href: String,
}

struct Named {
    name: String,
    href: String,
}

struct RecordLine {
    text: String,
    href: String,
    what: String,
    recorded: String,
}

/// What changes share that stand in one line.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    /// What became worse or clearer stands before what merely began.
    rank: usize,
    duty: DutyId,
    period: String,
    before: Option<Verdict>,
    after: Option<Verdict>,
    why: Vec<(String, Option<RecordId>)>,
}

/// The page.
#[must_use]
pub fn changes(
    site: &Site<'_>,
    book: &Book<'_>,
    shown: &Changes,
    as_of: Day,
    choices: &Choices,
    options: &Options,
) -> String {
    let lang = site.lang;
    let text = options.text(book.model);
    let title = site_words::word(lang, site_words::Word::Changes).to_owned();
    let binds = |change: &&Change| change.finding().is_some_and(|finding| finding.binding.can_be_breached());
    let asked = !options.bindings.is_empty() || !options.duties.is_empty();
    let by_records = |change: &&Change| change.records.is_some();
    let (law, soft): (Vec<&Change>, Vec<&Change>) = shown.changed.iter().partition(binds);
    let (records, time): (Vec<&Change>, Vec<&Change>) = law.into_iter().partition(by_records);
    let part = |id, heading, lead, changes: &[&Change]| {
        let mut rows = lines(site, book, changes);
        let all = rows.len();
        rows.truncate(MOST_LINES);
        let more = if all > MOST_LINES { said::not_all(lang, MOST_LINES, all) } else { String::new() };
        Part { id, heading, lead, rows, more }
    };
    let mut parts = vec![
        part("records", word(lang, Word::ByRecords), word(lang, Word::ByRecordsLead), &records),
        part("time", word(lang, Word::ByTime), word(lang, Word::ByTimeLead), &time),
        part("soft", word(lang, Word::Soft), matrix::word(lang, matrix::Word::SoftLead), &soft),
    ];
    parts.retain(|part| !part.rows.is_empty());
    let nothing = parts.is_empty() || (!asked && records.is_empty() && time.is_empty());
    let mut notes = vec![word(lang, Word::Undated).to_owned()];
    if shown.other_records > 0 {
        notes.push(said::other_records(lang, shown.other_records));
    }
    filled(&Page {
        head: site.head_here(&title, &text),
        title,
        compared: compared(site, shown, as_of),
        method: said::method(lang, shown.known),
        filters: filters(
            site,
            book,
            &Place::Changes,
            &["since", "as-of", "known-at", "act", "binding", "area", "of"],
            choices,
            options,
        ),
        nothing: if nothing { word(lang, Word::Nothing) } else { "" },
        parts,
        columns: [Word::Duty, Word::Change, Word::Why, Word::Bodies].map(|column| word(lang, column)),
        to: word(lang, Word::To),
        data: site.data_links(&Place::Changes, "changes", &text),
        records_heading: word(lang, Word::Records),
        no_records: if shown.records.is_empty() { word(lang, Word::NoRecords) } else { "" },
        record_columns: [Word::Record, Word::What, Word::Recorded].map(|column| word(lang, column)),
        records: shown.records.iter().map(|one| record_line(site, book, one)).collect(),
        notes,
    })
}

/// Whose situation is compared between which days, and how much changed: law, and what does not bind, apart.
fn compared(site: &Site<'_>, shown: &Changes, as_of: Day) -> String {
    let (law, soft) = shown.counts();
    let law = (shown.compared > 0 || shown.compared_soft == 0).then_some((law, shown.compared));
    let soft = (shown.compared_soft > 0).then_some((soft, shown.compared_soft));
    let organisers = shown.whose == Whose::Organisers;
    let days = said::compared(site.lang, shown.since, as_of, organisers);
    format!("{days} {}", said::changed(site.lang, law, soft))
}

/// Changes that are alike in one line, with the bodies in their order.
fn lines(site: &Site<'_>, book: &Book<'_>, changes: &[&Change]) -> Vec<Line> {
    let lang = site.lang;
    let mut groups: Vec<(Alike, Vec<&Change>)> = Vec::new();
    for change in changes {
        let Some(alike) = alike(book, change) else { continue };
        match groups.iter_mut().find(|(known, _)| *known == alike) {
            Some((_, group)) => group.push(change),
            None => groups.push((alike, vec![change])),
        }
    }
    // The sort is stable, so lines of one rank and duty keep the order of bodies.
    groups.sort_by(|(one, _), (other, _)| {
        (one.rank, one.duty, &one.period).cmp(&(other.rank, other.duty, &other.period))
    });
    let line = |(alike, group): (Alike, Vec<&Change>)| {
        let duty = book.model.duty(alike.duty);
        let mut hint = group.first().and_then(|change| change.finding()).map_or_else(String::new, |finding| {
            format!("{} · {}", book.law(&finding.source), law::binding(lang, finding.binding))
        });
        if !alike.period.is_empty() {
            hint = format!("{} · {hint}", alike.period);
        }
        let whole = group.len() <= NAMED;
        let named = |change: &&Change| {
            let body = change.finding().map(|finding| finding.bearer);
            let name = |body| if whole { book.body(body) } else { book.short_name(body).to_owned() };
            Named {
                name: body.map_or_else(String::new, name),
                href: near(site, &Place::Changes, &site.to(&Place::Instance(change.instance.clone()))),
            }
        };
        Line {
            title: duty.shown(lang).to_owned(),
            href: site.to(&Place::Duty(duty.name.clone())),
            hint,
            before: stand(site, alike.before, Word::NotThere),
            after: stand(site, alike.after, Word::Gone),
            why: alike.why.into_iter().map(|(text, record)| reason(site, book, text, record)).collect(),
            bodies: group.iter().map(named).collect(),
        }
    };
    groups.into_iter().map(line).collect()
}

fn alike(book: &Book<'_>, change: &Change) -> Option<Alike> {
    let finding = change.finding()?;
    let (before, after) = change.verdicts();
    let order = [
        Verdict::Missed,
        Verdict::PartlyMet,
        Verdict::MetLate,
        Verdict::Unknown,
        Verdict::Met,
        Verdict::Waived,
        Verdict::Open,
        Verdict::Upcoming,
        Verdict::NotApplicable,
    ];
    Some(Alike {
        rank: order.iter().position(|of| Some(*of) == after).unwrap_or(order.len()),
        duty: finding.duty,
        period: book.period(finding).unwrap_or_default(),
        before,
        after,
        why: reasons(book, change),
    })
}

/// Why, in words, each with the record that did it.
fn reasons(book: &Book<'_>, change: &Change) -> Vec<(String, Option<RecordId>)> {
    let lang = book.lang;
    let mut reasons: Vec<(String, Option<RecordId>)> = Vec::new();
    if let Some(time) = &change.time {
        let began = time.began.map(|day| said::began(lang, day));
        let due = time.due.map(|day| said::due(lang, day));
        let waived = time.waived_until.map(|day| said::waived_until(lang, day));
        reasons.extend([began, due, waived].into_iter().flatten().map(|text| (text, None)));
        reasons.extend(time.came.iter().map(|record| (said::came(lang, &book.happened(*record)), Some(*record))));
        if reasons.is_empty() {
            reasons.push((word(lang, Word::TimePassed).to_owned(), None));
        }
    }
    if let Some(writing) = &change.records {
        if writing.rewritten.is_empty() {
            reasons.push((word(lang, Word::Elsewhere).to_owned(), None));
        }
        let told = |one: &Rewritten| {
            let happened = book.happened(one.about());
            let text = match given(book, one) {
                Some(when) => said::given(lang, &days::when(lang, when), &happened),
                None => format!("{}: {happened}", what(book, one)),
            };
            (text, Some(one.row()))
        };
        reasons.extend(writing.rewritten.iter().map(told));
    }
    if !change.complete.is_empty() {
        let name = |register: &u32| {
            let at = usize::try_from(*register).unwrap_or(usize::MAX);
            book.log.registers.get(at).map_or_else(String::new, |register| register.name.clone())
        };
        let names: Vec<String> = change.complete.iter().map(name).collect();
        reasons.push((said::complete(lang, &names), None));
    }
    reasons
}

fn reason(site: &Site<'_>, book: &Book<'_>, text: String, record: Option<RecordId>) -> Reason {
    Reason { text, href: record.map_or_else(String::new, |record| record_href(site, book, record)) }
}

fn record_href(site: &Site<'_>, book: &Book<'_>, record: RecordId) -> String {
    let Some(row) = book.log.records.get(record.index()) else { return String::new() };
    let register = usize::try_from(row.register).ok().and_then(|at| book.log.registers.get(at));
    register.map_or_else(String::new, |register| site.to(&Place::Record(register.name.clone(), row.id.to_string())))
}

/// When a new waiver was given.
fn given(book: &Book<'_>, one: &Rewritten) -> Option<When> {
    match (one, &book.log.records.get(one.row().index())?.what) {
        (Rewritten::Added(_), What::Waiver { when, .. }) => Some(*when),
        _ => None,
    }
}

fn what(book: &Book<'_>, one: &Rewritten) -> &'static str {
    word(
        book.lang,
        match one {
            Rewritten::Added(_) if given(book, one).is_some() => Word::Given,
            Rewritten::Added(_) => Word::Added,
            Rewritten::Corrected(..) => Word::Corrected,
            Rewritten::Withdrawn(..) => Word::Withdrawn,
        },
    )
}

fn record_line(site: &Site<'_>, book: &Book<'_>, one: &Rewritten) -> RecordLine {
    let recorded = book.log.records.get(one.row().index()).and_then(|record| record.recorded);
    RecordLine {
        text: book.happened(one.about()),
        href: record_href(site, book, one.about()),
        what: what(book, one).to_owned(),
        recorded: recorded.map_or_else(String::new, |day| days::day(book.lang, day)),
    }
}

fn stand(site: &Site<'_>, verdict: Option<Verdict>, nothing: Word) -> Stand {
    Stand { badge: verdict.map(|of| badge(site.lang, of)), text: word(site.lang, nothing) }
}

/// The changes as data, one row each.
#[must_use]
pub fn changes_table(site: &Site<'_>, book: &Book<'_>, shown: &Changes) -> Table {
    let lang = site.lang;
    let columns = vec![
        Column::new("body", heading(lang, Heading::BodyId)),
        Column::new("body_name", interface::label(lang, Label::Bearer)),
        Column::new("duty", heading(lang, Heading::DutyId)),
        Column::new("duty_title", word(lang, Word::Duty)),
        Column::new("source", interface::label(lang, Label::Source)),
        Column::new("binding", interface::label(lang, Label::Binding)),
        Column::new("instance", interface::label(lang, Label::Instance)),
        Column::new("period", word(lang, Word::Period)),
        Column::new("before", word(lang, Word::Before)),
        Column::new("after", word(lang, Word::After)),
        Column::new("cause", word(lang, Word::Cause)),
        Column::new("why", word(lang, Word::Why)),
        Column::new("records", word(lang, Word::Record)),
        Column::new("conditional", interface::label(lang, Label::Conditional)),
    ];
    let row = |change: &Change| -> Option<Vec<Cell>> {
        let finding = change.finding()?;
        let duty = book.model.duty(finding.duty);
        let (before, after) = change.verdicts();
        let cause = match (change.time.is_some(), change.records.is_some()) {
            (true, true) => "time+records",
            (false, true) => "records",
            (true | false, false) => "time",
        };
        let reasons = reasons(book, change);
        let why: Vec<&str> = reasons.iter().map(|(text, _)| text.as_str()).collect();
        let records: Vec<RecordId> = reasons.iter().filter_map(|(_, record)| *record).collect();
        Some(vec![
            Cell::text(&*book.roster.body(finding.bearer).id),
            Cell::text(book.body(finding.bearer)),
            Cell::text(&*duty.name),
            Cell::text(duty.title.get(lang)),
            Cell::text(book.law(&finding.source)),
            coded::binding(lang, finding.binding),
            Cell::Link(change.instance.clone(), site.to(&Place::Instance(change.instance.clone()))),
            Cell::text(book.period(finding).unwrap_or_default()),
            before.map_or(Cell::Empty, Cell::Verdict),
            after.map_or(Cell::Empty, Cell::Verdict),
            Cell::text(cause),
            Cell::text(why.join("; ")),
            coded::records(book, &records),
            coded::conditional(finding),
        ])
    };
    let rows = shown.changed.iter().filter_map(row).collect();
    let title = site_words::word(lang, site_words::Word::Changes).to_owned();
    Table { name: "changes", title, columns, rows }
}
