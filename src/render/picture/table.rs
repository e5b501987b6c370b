//! The table twin of each picture: every mark that is drawn stands in it, and nothing else.

use super::clock::Clock;
use super::timeline::Line;
use super::{others, ribbon, title};
use crate::finding::{Finding, Verdict};
use crate::lang::Lang;
use crate::model::{BodyId, DutyId};
use crate::render::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::picture::{self as words, Word};
use crate::render::wording::verdict;
use crate::review::year::{Item, Mark, Term};
use crate::time::Day;

/// Where the tables lead: to the page of an instance and of a duty; nothing where there are none.
pub struct Ways<'w> {
    /// The page of an instance.
    pub instance: &'w dyn Fn(&str) -> String,
    /// The page of a duty, for a body where one is meant.
    pub duty: &'w dyn Fn(DutyId, Option<BodyId>) -> String,
}

impl Ways<'_> {
    /// Nowhere.
    #[must_use]
    pub fn none() -> Ways<'static> {
        Ways { instance: &|_| String::new(), duty: &|_, _| String::new() }
    }
}

/// The table of a clock: what is due by day, then the strokes and the terms.
#[must_use]
pub fn clock(clock: &Clock<'_>, ways: &Ways<'_>) -> Table {
    let (lang, book, year) = (clock.book.lang, clock.book, clock.year);
    let column = |name: &str, which| Column::new(name, words::word(lang, which));
    let mut columns = vec![
        column("mark", Word::Mark),
        column("from", Word::From),
        column("due", Word::Due),
        column("duty", Word::Duty),
        column("source", Word::Source),
        column("binding", Word::Binding),
        column("period", Word::Period),
    ];
    if clock.verdicts {
        columns.push(column("verdict", Word::Verdict));
        columns.push(column("other_readings", Word::Other));
        columns.push(column("instance", Word::Instance));
        columns.push(conditional(lang));
    } else {
        columns.push(column("bodies", Word::Bodies));
        let counts = Verdict::ALL.map(|of| Column::new(of.code().replace('-', "_"), verdict::verdict(lang, of)));
        columns.extend(counts);
    }
    let width = columns.len();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for mark in &year.marks {
        for item in &mark.items {
            let mut row = due_row(book, mark, item, ways, clock.verdicts);
            if clock.verdicts {
                row.push(Cell::Verdict(item.finding.verdict));
                row.push(Cell::text(others(lang, &item.finding).join("; ")));
                row.push(instance(ways, &item.finding));
                row.push(coded::conditional(&item.finding));
            } else {
                row.push(number(item.counts.values().sum()));
                row.extend(Verdict::ALL.map(|of| number(item.counts.get(&of).copied().unwrap_or(0))));
            }
            rows.push(row);
        }
    }
    for stretch in &year.strokes {
        let days = (stretch.days.from(), stretch.days.last());
        rows.push(plain(
            words::word(lang, Word::Stroke),
            days,
            stretch.stroke.names.get(lang),
            &stretch.stroke.source,
            width,
        ));
    }
    rows.extend(year.terms.iter().map(|term| term_row(book, term, width)));
    Table { name: "clock", title: words::clock_title(lang, year.number, clock.whose), columns, rows }
}

fn due_row(book: &Book<'_>, mark: &Mark, item: &Item, ways: &Ways<'_>, one: bool) -> Vec<Cell> {
    let lang = book.lang;
    let finding = &item.finding;
    let kind = if mark.binds { Word::Statutory } else { Word::Recommended };
    let href = (ways.duty)(finding.duty, one.then_some(finding.bearer));
    let title = title(book, finding);
    vec![
        Cell::text(words::word(lang, kind)),
        Cell::Empty,
        Cell::Day(mark.day),
        if href.is_empty() { Cell::text(title) } else { Cell::Link(title, href) },
        Cell::text(book.law(&finding.source)),
        coded::binding(lang, finding.binding),
        Cell::text(book.period(finding).unwrap_or_default()),
    ]
}

fn conditional(lang: Lang) -> Column {
    Column::new("conditional", interface::label(lang, Label::Conditional))
}

/// The finding's own page.
fn instance(ways: &Ways<'_>, finding: &Finding) -> Cell {
    let href = (ways.instance)(&finding.instance);
    let name = finding.instance.clone();
    if href.is_empty() { Cell::Text(name) } else { Cell::Link(name, href) }
}

fn term_row(book: &Book<'_>, term: &Term, width: usize) -> Vec<Cell> {
    let lang = book.lang;
    let name = words::short_term(lang, ribbon::council(book.model, lang, term), &term.key);
    plain(words::word(lang, Word::Term), (term.days.from(), term.days.last()), &name, "", width)
}

/// A row of something that has a first and a last day and a name.
fn plain(mark: &str, (from, to): (Day, Day), name: &str, source: &str, width: usize) -> Vec<Cell> {
    let mut row = vec![Cell::text(mark), Cell::Day(from), Cell::Day(to), Cell::text(name), Cell::text(source)];
    row.resize(width, Cell::Empty);
    row
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// The table of a timeline: what is due, duty by duty in order of time, then the terms.
#[must_use]
pub fn timeline(line: &Line<'_>, ways: &Ways<'_>) -> Table {
    let (lang, book) = (line.book.lang, line.book);
    let column = |name: &str, which| Column::new(name, words::word(lang, which));
    let columns = vec![
        column("mark", Word::Mark),
        column("from", Word::From),
        column("to", Word::To),
        column("duty", Word::Duty),
        column("source", Word::Source),
        column("binding", Word::Binding),
        column("period", Word::Period),
        column("due", Word::Due),
        column("verdict", Word::Verdict),
        column("other_readings", Word::Other),
        column("instance", Word::Instance),
        conditional(lang),
    ];
    let width = columns.len();
    let mut rows = Vec::new();
    for section in &line.shown.sections {
        for bar in section.rows.iter().flat_map(|row| &row.bars) {
            for finding in &bar.findings {
                let href = (ways.duty)(finding.duty, Some(finding.bearer));
                let title = title(book, finding);
                rows.push(vec![
                    Cell::text(super::timeline::section_name(line, section)),
                    Cell::day(bar.window.0),
                    Cell::day(bar.window.1),
                    if href.is_empty() { Cell::text(title) } else { Cell::Link(title, href) },
                    Cell::text(book.law(&finding.source)),
                    coded::binding(lang, finding.binding),
                    Cell::text(book.period(finding).unwrap_or_default()),
                    Cell::day(bar.due),
                    Cell::Verdict(finding.verdict),
                    Cell::text(others(lang, finding).join("; ")),
                    instance(ways, finding),
                    coded::conditional(finding),
                ]);
            }
        }
    }
    rows.extend(line.shown.terms.iter().map(|term| term_row(book, term, width)));
    let title = words::timeline_title(lang, line.shown.from, line.shown.to, line.whose);
    Table { name: "timeline", title, columns, rows }
}
