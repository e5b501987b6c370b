//! The page of all organisers and duties: cells under one act, counts of all; or of a county's municipalities.

use askama::Template;

use super::cells::{Cell, cell};
use super::filters::{Filters, filters};
use super::links::near;
use super::parts::{Badge, DataLinks, legend};
use super::{Head, Place, Site, filled, query};
use crate::finding::{Finding, Verdict};
use crate::lang::Lang;
use crate::model::{ActNumber, BodyId};
use crate::render::book::Book;
use crate::render::wording::matrix::{self as said, Word, word};
use crate::render::wording::site as site_words;
use crate::render::wording::{law, number, verdict};
use crate::review::matrix::{Group, Matrix, Row, Shown};
use crate::review::selection::Choices;
use crate::review::{Options, Shares};

/// What the page shows.
pub struct Review {
    /// Bodies and duties crossed.
    pub matrix: Matrix,
    /// Those who have members, with how many; empty where the page shows members itself.
    pub members: Vec<(BodyId, usize)>,
    /// What can be chosen.
    pub choices: Choices,
}

#[derive(Template)]
#[template(path = "review.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    intro: Vec<String>,
    periods_label: &'static str,
    periods: Vec<(String, String, bool)>,
    filters: Filters,
    legend_label: &'static str,
    legend: Vec<Badge>,
    notes: Vec<(&'static str, &'static str)>,
    words: Words,
    columns: Vec<Column>,
    /// Whether words stand in the cells: there is room.
    roomy: bool,
    span: usize,
    heads: Vec<Badge>,
    tables: Vec<Table>,
    nothing: &'static str,
    /// How the order and the counts are to be read.
    reading: String,
    data: DataLinks,
    shares: DataLinks,
    counts: Vec<Counts>,
    members_heading: &'static str,
    members_lead: &'static str,
    members: Vec<(String, String)>,
}

struct Words {
    duty: &'static str,
    of: &'static str,
    scroll: &'static str,
    show: &'static str,
    on_map: &'static str,
}

/// A body over a column.
struct Column {
    href: String,
    code: String,
    name: String,
}

/// The cells under one act.
struct Table {
    id: String,
    name: String,
    caption: String,
    rows: Vec<Line>,
}

struct Line {
    title: String,
    href: String,
    map: String,
    /// Section, binding force, due day.
    hint: String,
    cells: Vec<Linked>,
    /// Where the cells are, if not here.
    folded: String,
    shares: Vec<String>,
}

struct Linked {
    cell: Cell,
    /// What it says in words, but for what the whole row says at its head.
    words: String,
    href: String,
}

/// A table of counts, one row for each of something.
struct Counts {
    id: &'static str,
    heading: &'static str,
    lead: &'static str,
    first: &'static str,
    second: &'static str,
    rows: Vec<Counted>,
    total: Option<Counted>,
}

struct Counted {
    href: String,
    name: String,
    size: String,
    shares: Vec<String>,
}

/// The page.
#[must_use]
pub fn review(site: &Site<'_>, book: &Book<'_>, shown: &Review, options: &Options) -> String {
    let lang = site.lang;
    let matrix = &shown.matrix;
    let text = options.text(book.model);
    let of = options.of.map(|body| book.body(body));
    let title = said::title(
        site_words::word(lang, site_words::Word::Review),
        of.as_deref(),
        &book.period_key(&matrix.span.key),
    );
    let roomy = matrix.bodies.len() <= ROOMY;
    let open: Vec<&Group> = matrix.groups.iter().filter(|group| group.is_open()).collect();
    let mut head = site.head_here(&title, &text);
    head.wide = !roomy;
    filled(&Page {
        head,
        title,
        intro: intro(book, matrix, &open),
        periods_label: word(lang, Word::Periods),
        periods: periods(site, book, shown, options),
        filters: filters(site, book, &Place::Review, FIELDS, &shown.choices, options),
        legend_label: site_words::word(lang, site_words::Word::Legend),
        legend: legend(lang),
        notes: notes(lang),
        words: Words {
            duty: word(lang, Word::Duty),
            of: word(lang, Word::Of),
            scroll: word(lang, Word::Scroll),
            show: word(lang, Word::ShowCells),
            on_map: word(lang, Word::OnMap),
        },
        columns: matrix.bodies.iter().map(|body| column(site, book, *body)).collect(),
        roomy,
        span: matrix.bodies.len(),
        heads: heads(lang),
        tables: open.iter().map(|group| table(site, book, matrix, group, options)).collect(),
        nothing: if open.is_empty() { word(lang, Word::Nothing) } else { "" },
        reading: format!("{} {}", word(lang, Word::Order), word(lang, Word::Denominator)),
        data: site.data_links(&Place::Review, "matrix", &text),
        shares: site.data_links(&Place::Review, "shares", &text),
        counts: counts(site, book, shown, options),
        members_heading: word(lang, Word::Members),
        members_lead: word(lang, Word::MembersLead),
        members: shown.members.iter().map(|(body, size)| members(site, book, options, *body, *size)).collect(),
    })
}

/// So many bodies leave room for words in the cells.
const ROOMY: usize = 3;

/// The options for which the form has fields.
const FIELDS: &[&str] = &["period", "act", "binding", "verdict", "area", "of", "since", "as-of", "known-at"];

/// The verdicts that have a column of their own; what runs has one together.
const COLUMNS: [Verdict; 6] =
    [Verdict::Met, Verdict::MetLate, Verdict::PartlyMet, Verdict::Missed, Verdict::Open, Verdict::Unknown];

fn intro(book: &Book<'_>, matrix: &Matrix, open: &[&Group]) -> Vec<String> {
    let lang = book.lang;
    let mut intro = vec![said::definition(lang, &book.period_key(&matrix.span.key))];
    let more = matrix.groups.iter().any(|group| group.binds && group.picked().any(|row| !row.open));
    match open {
        [group] if !matrix.whole && more && group.picked().all(|row| row.open) => {
            intro.push(said::folded(lang, &short_act(lang, group.act)));
        }
        _ if !matrix.whole => intro.push(said::partly_folded(lang).to_owned()),
        _ => {}
    }
    intro
}

/// The same page of other periods.
fn periods(site: &Site<'_>, book: &Book<'_>, shown: &Review, options: &Options) -> Vec<(String, String, bool)> {
    let other = |key: &String| {
        let options = Options { period: Some(key.clone()), ..options.clone() };
        let here = *key == shown.matrix.span.key;
        (site.href(site.lang, &Place::Review, &options.text(book.model)), book.period_key(key), here)
    };
    shown.choices.periods.iter().map(other).collect()
}

/// The signs of a cell that are not verdicts.
fn notes(lang: Lang) -> Vec<(&'static str, &'static str)> {
    vec![
        ("?/✓", word(lang, Word::OtherReading)),
        ("*", word(lang, Word::OtherDay)),
        ("( )", word(lang, Word::InDoubt)),
        ("", word(lang, Word::Empty)),
    ]
}

fn column(site: &Site<'_>, book: &Book<'_>, body: BodyId) -> Column {
    let known = book.roster.body(body);
    Column {
        href: near(site, &Place::Review, &site.to(&Place::Body(known.id.clone()))),
        code: known.code.clone(),
        name: book.short_name(body).to_owned(),
    }
}

/// The columns with counts: six of what counts, the denominator apart, and what is out of the count.
fn heads(lang: Lang) -> Vec<Badge> {
    let mut heads: Vec<Badge> = COLUMNS.into_iter().map(|of| super::parts::badge(lang, of)).collect();
    if let Some(running) = heads.get_mut(4) {
        running.word = word(lang, Word::Running);
    }
    heads.extend([Verdict::Waived, Verdict::NotApplicable].map(|of| super::parts::badge(lang, of)));
    heads
}

/// The counts of one row, in the order of [`heads`], each with its denominator; the denominator stands before what is
/// out of the count.
fn shares(lang: Lang, shares: &Shares) -> Vec<String> {
    let of = shares.counted();
    let count = |column: Verdict| match column {
        Verdict::Open => shares.of(Verdict::Open) + shares.of(Verdict::Upcoming),
        other => shares.of(other),
    };
    let counted = COLUMNS.into_iter().map(|column| match count(column) {
        0 => "0".to_owned(),
        some => said::share(lang, some, of),
    });
    let outside = [Verdict::Waived, Verdict::NotApplicable].map(|column| number(lang, shares.of(column)));
    counted.chain([number(lang, of)]).chain(outside).collect()
}

fn table(site: &Site<'_>, book: &Book<'_>, matrix: &Matrix, group: &Group, options: &Options) -> Table {
    let name = act_name(book, group.act);
    Table {
        id: group.act.map_or_else(|| "act".to_owned(), |act| format!("act-{}-{}", act.number, act.year)),
        caption: said::caption(book.lang, &short_act(book.lang, group.act)),
        name,
        rows: group.picked().map(|row| line(site, book, matrix, row, options)).collect(),
    }
}

fn line(site: &Site<'_>, book: &Book<'_>, matrix: &Matrix, row: &Row, options: &Options) -> Line {
    let lang = book.lang;
    let duty = book.model.duty(row.duty);
    let mut hint = format!("{} · {}", book.law(&row.source), law::binding(lang, row.binding));
    if let Some(due) = common_due(row) {
        hint.push_str(" · ");
        hint.push_str(&verdict::due(lang, due));
    }
    let mut cells: Vec<Linked> = if row.open {
        matrix.bodies.iter().zip(&row.cells).map(|(body, cell)| linked(site, book, *body, cell)).collect()
    } else {
        Vec::new()
    };
    // Where there is room, each cell says it in full.
    if matrix.bodies.len() > ROOMY {
        for more in shared(&mut cells) {
            hint.push_str(" · ");
            hint.push_str(&more);
        }
    }
    let alone = Options { duties: [row.duty].into(), ..options.clone() };
    let map = Options { duties: [row.duty].into(), period: options.period.clone(), ..options.days() };
    let on_map = options.of.is_none() && options.bodies.is_empty();
    Line {
        title: duty.shown(lang).to_owned(),
        href: near(site, &Place::Review, &site.to(&Place::Duty(duty.name.clone()))),
        map: if on_map { site.href(lang, &Place::Map, &map.text(book.model)) } else { String::new() },
        hint,
        folded: if row.open { String::new() } else { site.href(lang, &Place::Review, &alone.text(book.model)) },
        cells,
        shares: shares(lang, &row.shares),
    }
}

/// The due day that all in a row have, if they have one.
fn common_due(row: &Row) -> Option<crate::time::Day> {
    let mut dues = row.cells.iter().flatten().map(|shown| shown.finding.due.as_ref().map(|due| due.effective));
    let first = dues.next()??;
    dues.all(|due| due == Some(first)).then_some(first)
}

/// A cell with its link: to the proof of its finding, of several to the history of the duty.
fn linked(site: &Site<'_>, book: &Book<'_>, body: BodyId, shown: &[Shown]) -> Linked {
    let lang = book.lang;
    let findings: Vec<&Finding> = shown.iter().map(|shown| &shown.finding).collect();
    let mut cell = cell(lang, &findings);
    if let [Shown { before: Some(before), .. }] = shown {
        cell.more.push(said::was(lang, before.map(|before| verdict::verdict(lang, before))));
    }
    let words = cell.told();
    let place = match findings.as_slice() {
        [] => return Linked { cell, words, href: String::new() },
        [one] => Place::Instance(one.instance.clone()),
        [one, ..] => Place::History(book.roster.body(body).id.clone(), book.model.duty(one.duty).name.clone()),
    };
    Linked { cell, words, href: near(site, &Place::Review, &site.to(&place)) }
}

/// What every cell of a row says besides its verdict is said once, at the row's head: takes it out of the cells.
fn shared(cells: &mut [Linked]) -> Vec<String> {
    let there = || cells.iter().filter(|linked| !linked.cell.signs.is_empty());
    let Some(first) = there().next() else { return Vec::new() };
    let all = |more: &&String| there().all(|linked| linked.cell.more.contains(*more));
    let shared: Vec<String> = first.cell.more.iter().filter(all).cloned().collect();
    if shared.is_empty() || there().count() < 2 {
        return Vec::new();
    }
    for linked in cells {
        linked.cell.more.retain(|more| !shared.contains(more));
        linked.words = linked.cell.told();
    }
    shared
}

fn short_act(lang: Lang, act: Option<ActNumber>) -> String {
    act.map_or_else(|| word(lang, Word::OtherTexts).to_owned(), law::act)
}

fn act_name(book: &Book<'_>, act: Option<ActNumber>) -> String {
    let Some(number) = act else { return word(book.lang, Word::OtherTexts).to_owned() };
    let title = book.model.acts.get(&number).and_then(|act| act.title.as_ref());
    let title = title.map_or("", |title| title.get(book.lang));
    format!("{} {title}", law::act(number)).trim_end().to_owned()
}

/// The tables of counts: acts, and norms that do not bind.
fn counts(site: &Site<'_>, book: &Book<'_>, shown: &Review, options: &Options) -> Vec<Counts> {
    let lang = book.lang;
    let mut all = Vec::new();
    for (id, binds, heading, lead) in
        [("acts", true, Word::AllActs, Word::AllActsLead), ("soft", false, Word::Soft, Word::SoftLead)]
    {
        let groups: Vec<&Group> = shown.matrix.groups.iter().filter(|group| group.binds == binds).collect();
        if groups.is_empty() {
            continue;
        }
        let mut sum = Shares::default();
        groups.iter().for_each(|group| sum.join(&group.shares));
        let rows: usize = groups.iter().map(|group| group.rows.len()).sum();
        let total = Counted {
            href: String::new(),
            name: word(lang, Word::InAll).to_owned(),
            size: number(lang, rows),
            shares: shares(lang, &sum),
        };
        all.push(Counts {
            id,
            heading: word(lang, heading),
            lead: word(lang, lead),
            first: word(lang, Word::Act),
            second: word(lang, Word::Duties),
            rows: groups.into_iter().map(|group| counted(site, book, group, options)).collect(),
            total: Some(total),
        });
    }
    all
}

/// The way to the members of a body, with how many they are.
fn members(site: &Site<'_>, book: &Book<'_>, options: &Options, body: BodyId, size: usize) -> (String, String) {
    let of = Options { of: Some(body), ..options.clone() };
    let href = site.href(site.lang, &Place::Review, &of.text(book.model));
    (href, format!("{} ({})", book.body(body), number(site.lang, size)))
}

/// An act with its counts; its name leads to its cells.
fn counted(site: &Site<'_>, book: &Book<'_>, group: &Group, options: &Options) -> Counted {
    let mut of = Options { duties: options.duties.clone(), ..options.clone() };
    match group.act {
        Some(act) => of.acts = [act].into(),
        None => of.duties = group.rows.iter().map(|row| row.duty).take(30).collect(),
    }
    if !group.binds && of.bindings.is_empty() {
        of.bindings = group.rows.iter().map(|row| row.binding).collect();
    }
    Counted {
        href: site.href(site.lang, &Place::Review, &query(&of.pairs(book.model))),
        name: act_name(book, group.act),
        size: number(book.lang, group.rows.len()),
        shares: shares(book.lang, &group.shares),
    }
}
