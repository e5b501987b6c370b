//! An empty register as a workbook to fill in: a sheet with the columns, and drop-downs of what a body has reason to record.
//!
//! What is written into it is read as it stands (`record::read`): the headings and the words of the lists are those that
//! registers know. A sheet that nobody sees holds the lists, so that the workbook has one sheet for a person.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::book::Book;
use super::wording::interface::{self, Label};
use super::wording::template::{self as words, Hint};
use crate::lang::Lang;
use crate::model::vocabulary::Thing;
use crate::record::read::Column;
use crate::render::wording::verdict;
use crate::review::recordable::Recordable;
use crate::time::{Datelike, Day};

/// So many rows have drop-downs.
const ROWS: u32 = 1000;

/// The columns that most records need, in the order in which one thinks of them; a register may have others beside.
const COLUMNS: [Column; 14] = [
    Column::Id,
    Column::Activity,
    Column::Date,
    Column::By,
    Column::With,
    Column::Invited,
    Column::About,
    Column::To,
    Column::For,
    Column::Of,
    Column::Grade,
    Column::Evidence,
    Column::Until,
    Column::Note,
];

/// The workbook as bytes, for a body of this name; the same lists on the same day give the same bytes.
///
/// # Errors
/// What does not fit into a workbook.
pub fn write(book: &Book<'_>, name: &str, lists: &Recordable, as_of: Day) -> Result<Vec<u8>, String> {
    workbook(book, name, lists, as_of).map_err(|error| error.to_string())
}

fn workbook(book: &Book<'_>, name: &str, lists: &Recordable, as_of: Day) -> Result<Vec<u8>, XlsxError> {
    let lang = book.lang;
    let mut out = Workbook::new();
    let mut properties = DocProperties::new()
        .set_title(words::title(lang, name))
        .set_author("velvoite")
        .set_comment(interface::label(lang, Label::Disclaimer));
    let number = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(as_of.year()).unwrap_or(1900);
    if let Ok(day) = ExcelDateTime::from_ymd(year, number(as_of.month()), number(as_of.day())) {
        properties = properties.set_creation_datetime(&day);
    }
    out.set_properties(&properties);
    let sheet = out.add_worksheet();
    sheet.set_name(words::sheet(lang))?;
    let columns = columns(book, lists);
    head(sheet, lang, &columns)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let hidden = out.add_worksheet();
    hidden.set_name(words::lists_sheet(lang))?;
    for (at, column) in columns.iter().enumerate() {
        for (row, choice) in (0..).zip(&column.choices) {
            hidden.write_string(row, u16::try_from(at).unwrap_or(u16::MAX), choice)?;
        }
    }
    hidden.set_hidden(true);
    out.save_to_buffer()
}

/// A column of the sheet.
struct Filled {
    column: Column,
    /// What may be chosen; nothing where anything is written.
    choices: Vec<String>,
    /// Whether something else than one of the choices is well possible: a list of several.
    open: bool,
}

fn columns(book: &Book<'_>, lists: &Recordable) -> Vec<Filled> {
    let vocabulary = &book.model.vocabulary;
    let lang = book.lang;
    let sorted = |mut names: Vec<String>| {
        names.sort_by_key(|name| crate::render::pages::sorted(name));
        names.dedup();
        names
    };
    let bodies: Vec<String> = lists.bodies.iter().map(|body| book.body(*body)).collect();
    COLUMNS
        .into_iter()
        .map(|column| {
            let (choices, open) = match column {
                Column::Activity => {
                    let activities =
                        lists.activities.iter().map(|id| vocabulary.activities[id.index()].word.words.get(lang));
                    let statuses = lists.statuses.iter().map(|id| vocabulary.statuses[id.index()].words.get(lang));
                    (sorted(activities.chain(statuses).map(str::to_owned).collect()), true)
                }
                Column::By => (bodies.clone(), true),
                Column::With | Column::Invited | Column::To => {
                    let classes = lists.classes.iter().map(|class| book.thing(Thing::Class(*class)));
                    (bodies.iter().cloned().chain(sorted(classes.collect())).collect(), true)
                }
                Column::About => {
                    let topics = lists.topics.iter().map(|id| vocabulary.topics[id.index()].words.get(lang).to_owned());
                    (sorted(topics.collect()), true)
                }
                Column::Grade => {
                    (crate::finding::Grade::ALL.map(|grade| verdict::grade(lang, grade).to_owned()).into(), false)
                }
                _ => (Vec::new(), true),
            };
            Filled { column, choices, open }
        })
        .collect()
}

fn head(sheet: &mut Worksheet, lang: Lang, columns: &[Filled]) -> Result<(), XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_align(FormatAlign::Top)
        .set_background_color(0x00F2_F5F9)
        .set_border_bottom(FormatBorder::Thin);
    let (text, day) = (Format::new().set_num_format("@"), Format::new().set_num_format("d.m.yyyy"));
    for (at, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, at, title(lang, column.column), &bold)?;
        let is_day = matches!(column.column, Column::Date | Column::Until);
        sheet.set_column_width(at, if column.choices.is_empty() { 14 } else { 30 })?;
        sheet.set_column_format(at, if is_day { &day } else { &text })?;
        let mut rule = DataValidation::new();
        if !column.choices.is_empty() {
            let letter = char::from(b'A' + u8::try_from(at).unwrap_or(25));
            let sheet = words::lists_sheet(lang);
            rule = rule.allow_list_formula(
                format!("='{sheet}'!${letter}$1:${letter}${}", column.choices.len()).as_str().into(),
            );
        }
        let style = if column.open { DataValidationErrorStyle::Information } else { DataValidationErrorStyle::Warning };
        let hint = Hint::of(column.column);
        rule = rule
            .set_error_style(style)
            .set_error_title(words::check(lang))?
            .set_error_message(words::several(lang))?
            .set_input_title(title(lang, column.column))?
            .set_input_message(words::hint(lang, hint))?;
        sheet.add_data_validation(1, at, ROWS, at, &rule)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How a column is called in a language.
fn title(lang: Lang, column: Column) -> &'static str {
    let names = column.names();
    let at = match lang {
        Lang::En => 0,
        Lang::Fi => 1,
        Lang::Sv => 2,
    };
    names.get(at).copied().unwrap_or_else(|| column.name())
}
