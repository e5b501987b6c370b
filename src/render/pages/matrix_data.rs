//! The matrix and its counts as tables of data.

use super::cells::other_verdicts;
use super::{Place, Site};
use crate::finding::Verdict;
use crate::model::{BodyId, DutyId};
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table, coded};
use crate::render::wording::filters::label;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::matrix::{Word, word};
use crate::render::wording::site as site_words;
use crate::render::wording::table::{Heading, heading};
use crate::render::wording::{law, list, verdict};
use crate::review::Options;
use crate::review::matrix::{Group, Matrix, Row, Shown};

/// One row for each finding that stands in a cell.
#[must_use]
pub fn matrix_table(site: &Site<'_>, book: &Book<'_>, matrix: &Matrix, options: &Options) -> Table {
    let lang = book.lang;
    let named = |which| interface::label(lang, which);
    let mut columns = vec![
        Column::new("body", heading(lang, Heading::BodyId)),
        Column::new("code", word(lang, Word::Code)),
        Column::new("body_name", named(Label::Bearer)),
        Column::new("act", word(lang, Word::Act)),
        Column::new("duty", heading(lang, Heading::DutyId)),
        Column::new("duty_title", word(lang, Word::Duty)),
        Column::new("source", named(Label::Source)),
        Column::new("binding", named(Label::Binding)),
        Column::new("instance", named(Label::Instance)),
        Column::new("period", named(Label::Period)),
        Column::new("verdict", word(lang, Word::Stands)),
        Column::new("due", word(lang, Word::Due)),
        Column::new("window_from", heading(lang, Heading::WindowFrom)),
        Column::new("window_to", heading(lang, Heading::WindowTo)),
        Column::new("other_readings", named(Label::OtherReading)),
        Column::new("causes", named(Label::Why)),
        Column::new("conditional", named(Label::Conditional)),
    ];
    if options.since.is_some() {
        columns.push(Column::new("before", word(lang, Word::Before)));
    }
    let mut rows = Vec::new();
    for (at, body) in matrix.bodies.iter().enumerate() {
        for row in matrix.groups.iter().flat_map(|group| &group.rows) {
            let cell = row.cells.get(at).into_iter().flatten();
            rows.extend(cell.map(|shown| finding_row(site, book, *body, row, shown)));
        }
    }
    Table { name: "matrix", title: site_words::word(lang, site_words::Word::Review).to_owned(), columns, rows }
}

fn finding_row(site: &Site<'_>, book: &Book<'_>, body: BodyId, row: &Row, shown: &Shown) -> Vec<Cell> {
    let lang = book.lang;
    let finding = &shown.finding;
    let known = book.roster.body(body);
    let others: Vec<&str> = other_verdicts(finding).into_iter().map(|of| verdict::verdict(lang, of)).collect();
    let mut cells = vec![
        Cell::text(&*known.id),
        Cell::text(&*known.code),
        Cell::text(book.body(body)),
        Cell::text(act(row)),
        Cell::text(&*book.model.duty(row.duty).name),
        Cell::text(title(book, row.duty)),
        Cell::text(book.law(&finding.source)),
        coded::binding(lang, finding.binding),
        Cell::Link(finding.instance.clone(), site.to(&Place::Instance(finding.instance.clone()))),
        Cell::text(book.period(finding).unwrap_or_default()),
        Cell::Verdict(finding.verdict),
        Cell::day(finding.due.as_ref().map(|due| due.effective)),
        Cell::day(finding.window.0),
        Cell::day(finding.window.1),
        Cell::text(list(lang, &others)),
        coded::causes(lang, &finding.causes),
        coded::conditional(finding),
    ];
    if let Some(before) = shown.before {
        cells.push(before.map_or(Cell::Empty, Cell::Verdict));
    }
    cells
}

/// One row for each duty, then one for each act, with the counts.
#[must_use]
pub fn shares_table(book: &Book<'_>, matrix: &Matrix) -> Table {
    let lang = book.lang;
    let mut columns = vec![
        Column::new("act", word(lang, Word::Act)),
        Column::new("duty", heading(lang, Heading::DutyId)),
        Column::new("duty_title", word(lang, Word::Duty)),
        Column::new("source", interface::label(lang, Label::Source)),
        Column::new("binding", label(lang, "binding")),
    ];
    columns.extend(Verdict::ALL.map(|of| Column::new(of.code().replace('-', "_"), verdict::verdict(lang, of))));
    columns.push(Column::new("counted", word(lang, Word::Of)));
    columns.push(Column::new("total", word(lang, Word::Total)));
    let rows = matrix.groups.iter().flat_map(|group: &Group| &group.rows).map(|row| {
        let mut cells = vec![
            Cell::text(act(row)),
            Cell::text(&*book.model.duty(row.duty).name),
            Cell::text(title(book, row.duty)),
            Cell::text(book.law(&row.source)),
            coded::binding(lang, row.binding),
        ];
        cells.extend(row.shares.by_verdict().map(|(_, count)| number(count)));
        cells.extend([row.shares.counted(), row.shares.total()].map(number));
        cells
    });
    Table { name: "shares", title: word(lang, Word::Shares).to_owned(), rows: rows.collect(), columns }
}

fn number(count: usize) -> Cell {
    Cell::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn act(row: &Row) -> String {
    crate::review::selection::act_of(&row.source).map(law::act).unwrap_or_default()
}

fn title<'b>(book: &Book<'b>, duty: DutyId) -> &'b str {
    book.model.duty(duty).title.get(book.lang)
}
