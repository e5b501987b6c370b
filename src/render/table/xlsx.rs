//! Tables as a workbook that a person opens: one sheet a table, with a header that stays, filters, real days and links;
//! behind them a sheet that says what it was made from.
//!
//! The same tables give the same bytes: the day on which the workbook says that it was made is the day from which one
//! looks, and the file names inside have no time of their own.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, IgnoreError, Url, Workbook,
    Worksheet, XlsxError,
};

use super::{About, Cell, Kind, Table};
use crate::finding::Verdict;
use crate::render::wording::interface::{self, Label};
use crate::render::wording::table::{self as words, Word, word};
use crate::render::wording::verdict;
use crate::time::{Datelike, Day};

/// The widest column, in characters; what is longer is wrapped. The first that keeps a sheet legible on paper is taken.
const WIDEST: [usize; 4] = [60, 46, 34, 26];
/// So many characters fit on a page across and can still be read.
const PAGE: usize = 210;
/// The height of a line of text, in points.
const LINE: usize = 15;
/// The longest text of a cell, in characters.
const LONGEST: usize = 32_767;
/// The longest name of a sheet, in characters.
const SHEET: usize = 31;
/// Days look as they are written in Finland.
const DAY: &str = "d.m.yyyy";
const A4: u8 = 9;

/// The workbook as bytes: tables with the kinds of their columns.
///
/// # Errors
/// What does not fit into a workbook: more than a million rows.
pub fn write(tables: &[(&Table, Vec<Kind>)], about: &About<'_>) -> Result<Vec<u8>, String> {
    workbook(tables, about).map_err(|error| error.to_string())
}

fn workbook(tables: &[(&Table, Vec<Kind>)], about: &About<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let title = tables.first().map_or("", |(table, _)| table.title.as_str());
    let mut properties = DocProperties::new()
        .set_title(title)
        .set_author("velvoite")
        .set_comment(interface::label(about.lang, Label::Disclaimer));
    if let Some(day) = date(about.run.as_of.0) {
        properties = properties.set_creation_datetime(&day);
    }
    book.set_properties(&properties);
    let made_from = interface::label(about.lang, Label::MadeFrom);
    let mut taken = BTreeSet::from([sheet_name(made_from, &BTreeSet::new()).to_lowercase()]);
    for (table, kinds) in tables {
        let name = sheet_name(&table.title, &taken);
        taken.insert(name.to_lowercase());
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        rows(sheet, table, kinds, about)?;
        print(sheet, &table.title, about)?;
    }
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(made_from, &BTreeSet::new()))?;
    let verdicts = tables.iter().flat_map(|(_, kinds)| kinds).any(|kind| *kind == Kind::Verdict);
    origin(sheet, title, verdicts, about)?;
    book.save_to_buffer()
}

/// The header and the rows.
fn rows(sheet: &mut Worksheet, table: &Table, kinds: &[Kind], about: &About<'_>) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(0x00F2_F5F9)
        .set_border_bottom(FormatBorder::Thin);
    let formats = Formats::new();
    let last = u32::try_from(table.rows.len()).map_err(|_| XlsxError::RowColumnLimitError)?;
    let widths = widths(table, about);
    for ((at, (column, kind)), width) in table.columns.iter().zip(kinds).enumerate().zip(&widths) {
        let col = narrow(at)?;
        sheet.write_string_with_format(0, col, cut(&column.title), &head)?;
        sheet.set_column_width(col, f64::from(narrow(*width + 2)?))?;
        // What is written into an empty cell later keeps its zeros too.
        if matches!(kind, Kind::Text | Kind::Link | Kind::Code | Kind::Codes) {
            sheet.set_column_format(col, &formats.text)?;
            // Codes are texts on purpose; no green corner need say so.
            sheet.ignore_error_range(0, col, last, col, IgnoreError::NumberStoredAsText)?;
        }
    }
    let titles = table.columns.iter().zip(&widths).map(|(column, width)| lines(&column.title, *width)).max();
    tall(sheet, 0, titles.unwrap_or(1))?;
    for (number, row) in table.rows.iter().enumerate() {
        let number = u32::try_from(number + 1).map_err(|_| XlsxError::RowColumnLimitError)?;
        for (at, cell) in row.iter().enumerate() {
            put(sheet, number, narrow(at)?, cell, &formats, about)?;
        }
        let shown = row.iter().zip(&widths).map(|(cell, width)| match cell {
            Cell::Text(text) | Cell::Link(text, _) | Cell::Coded { words: text, .. } => lines(text, *width),
            Cell::Empty | Cell::Number(_) | Cell::Day(_) | Cell::Verdict(_) => 1,
        });
        tall(sheet, number, shown.max().unwrap_or(1))?;
    }
    if let Some(width) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, last, narrow(width)?)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

/// How many characters wide each column is.
fn widths(table: &Table, about: &About<'_>) -> Vec<usize> {
    let of = |at: usize, widest: usize| {
        let longest =
            table.rows.iter().filter_map(|row| row.get(at)).map(|cell| length(cell, about)).max().unwrap_or(0);
        // A verdict and a day do not wrap, and the button of the filter takes room beside the title.
        let whole = |cell: &Cell| matches!(cell, Cell::Verdict(_) | Cell::Day(_) | Cell::Number(_));
        let firm = table.rows.iter().filter_map(|row| row.get(at)).filter(|cell| whole(cell));
        let firm = firm.map(|cell| length(cell, about)).max().unwrap_or(0);
        let title = table.columns.get(at).map_or("", |column| column.title.as_str());
        let title = title.split(' ').map(|word| word.chars().count()).max().unwrap_or(0) + 3;
        longest.min(widest).max(firm).max(title).max(5)
    };
    let under = |widest: usize| -> Vec<usize> { (0..table.columns.len()).map(|at| of(at, widest)).collect() };
    let fits = |widest: &usize| under(*widest).iter().map(|width| width + 2).sum::<usize>() <= PAGE;
    let widest = WIDEST.into_iter().find(fits).or(WIDEST.last().copied()).unwrap_or(PAGE);
    under(widest)
}

/// How many lines a text takes, broken between words.
fn lines(text: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > width {
            lines += 1;
            used = 0;
        }
        used += length + usize::from(used > 0);
        // A word longer than the column is broken.
        lines += used.saturating_sub(1) / width.max(1);
        used = if used > width { used % width.max(1) } else { used };
    }
    lines
}

/// Makes a row of several lines as high as they are: not every program does it by itself.
fn tall(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    if lines > 1 {
        // No row is higher than 409 points.
        sheet.set_row_height(row, f64::from(narrow((lines * LINE).min(409))?))?;
    }
    Ok(())
}

fn put(
    sheet: &mut Worksheet,
    row: u32,
    col: u16,
    cell: &Cell,
    formats: &Formats,
    about: &About<'_>,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) | Cell::Coded { words: text, .. } => {
            sheet.write_string_with_format(row, col, cut(text), &formats.text)?;
        }
        Cell::Number(count) => {
            // A workbook holds whole numbers up to 2^53 exactly; a count never comes near.
            match i32::try_from(*count) {
                Ok(count) => sheet.write_number_with_format(row, col, f64::from(count), &formats.number)?,
                Err(_) => sheet.write_string_with_format(row, col, count.to_string(), &formats.text)?,
            };
        }
        Cell::Day(day) => {
            match date(*day) {
                Some(date) => sheet.write_datetime_with_format(row, col, &date, &formats.day)?,
                None => sheet.write_string_with_format(row, col, day.to_string(), &formats.text)?,
            };
        }
        Cell::Verdict(of) => {
            sheet.write_string_with_format(row, col, shown(*of, about), &verdict_format(*of))?;
        }
        Cell::Link(text, href) => {
            let whole = about.whole(href);
            let link = Url::new(&whole).set_text(cut(text));
            // A path without its host leads nowhere from a file; what is too long to be a link is a text.
            let linked = whole.contains("://") && sheet.write_url_with_format(row, col, link, &formats.link).is_ok();
            if !linked {
                sheet.write_string_with_format(row, col, cut(text), &formats.text)?;
            }
        }
    }
    Ok(())
}

/// On paper: landscape, as wide as a page, the header on each.
fn print(sheet: &mut Worksheet, title: &str, about: &About<'_>) -> Result<(), XlsxError> {
    // What is longer than a header may be is left out.
    let plain = |text: &str| text.chars().take(100).collect::<String>().replace('&', "&&");
    let seen = words::seen(about.lang, about.run);
    sheet.set_paper_size(A4);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_gridlines(true);
    sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    sheet.set_header(format!("&L{}&R{}", plain(title), plain(&seen)));
    sheet.set_footer(format!("&L{}&R&P/&N", plain(interface::label(about.lang, Label::Disclaimer))));
    Ok(())
}

/// The sheet that says what it was made from.
fn origin(sheet: &mut Worksheet, title: &str, verdicts: bool, about: &About<'_>) -> Result<(), XlsxError> {
    let (lang, run) = (about.lang, about.run);
    let name = Format::new().set_bold().set_align(FormatAlign::Top);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let day = Format::new().set_num_format(DAY).set_align(FormatAlign::Left);
    sheet.set_column_width(0, 26)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, cut(title), &Format::new().set_bold().set_font_size(14))?;
    sheet.write_string_with_format(1, 0, interface::label(lang, Label::Disclaimer), &Format::new())?;
    let mut row = 3;
    let label = |sheet: &mut Worksheet, row: u32, which: Word| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, word(lang, which), &name)?;
        Ok(())
    };
    for (which, held) in [(Word::AsOf, Some(run.as_of.0)), (Word::KnownAt, run.known_at)] {
        label(sheet, row, which)?;
        match held.and_then(date) {
            Some(held) => sheet.write_datetime_with_format(row, 1, &held, &day)?,
            None => sheet.write_string_with_format(row, 1, interface::label(lang, Label::AllHeld), &text)?,
        };
        row += 1;
    }
    let address = about.whole(about.address);
    for (which, value) in [
        (Word::Address, address.as_str()),
        (Word::Version, &format!("velvoite {}", run.version)),
        (Word::Rules, &format!("SHA-256 {}", run.rules)),
        (Word::Calendars, &format!("SHA-256 {}", run.calendars)),
        (Word::Records, &format!("SHA-256 {}", run.records)),
    ] {
        if !value.is_empty() {
            label(sheet, row, which)?;
            sheet.write_string_with_format(row, 1, cut(value), &text)?;
            row += 1;
        }
    }
    if verdicts {
        row += 1;
        label(sheet, row, Word::Signs)?;
        for of in Verdict::ALL {
            sheet.write_string_with_format(row, 1, shown(of, about), &verdict_format(of))?;
            row += 1;
        }
    }
    print(sheet, title, about)
}

struct Formats {
    text: Format,
    number: Format,
    day: Format,
    link: Format,
}

impl Formats {
    fn new() -> Formats {
        let top = || Format::new().set_align(FormatAlign::Top);
        Formats {
            // `@`: a text stays one, whatever it looks like.
            text: top().set_num_format("@").set_text_wrap(),
            number: top().set_num_format("0"),
            day: top().set_num_format(DAY).set_align(FormatAlign::Left),
            link: top().set_text_wrap().set_font_color(0x000B_4F9E).set_underline(FormatUnderline::Single),
        }
    }
}

/// A verdict as it is shown: its sign and its word.
fn shown(of: Verdict, about: &About<'_>) -> String {
    format!("{} {}", verdict::symbol(of), verdict::verdict(about.lang, of))
}

/// The colours of a verdict, as on the pages.
fn verdict_format(of: Verdict) -> Format {
    let (ink, paper) = match of {
        Verdict::Met => (0x000B_6B3A, 0x00E3_F4EA),
        Verdict::MetLate | Verdict::PartlyMet => (0x007A_4B00, 0x00FF_F1D6),
        Verdict::Missed => (0x00A3_182D, 0x00FD_E7EA),
        Verdict::Open | Verdict::Upcoming | Verdict::Waived => (0x000B_4F9E, 0x00E5_EFFB),
        Verdict::Unknown | Verdict::NotApplicable => (0x004D_545E, 0x00EE_F0F3),
    };
    Format::new().set_align(FormatAlign::Top).set_font_color(ink).set_background_color(paper)
}

/// A day as a workbook knows it; none before 1900.
fn date(day: Day) -> Option<ExcelDateTime> {
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).ok()?, month, number).ok()
}

/// How many characters a cell shows.
fn length(cell: &Cell, about: &About<'_>) -> usize {
    match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Link(text, _) | Cell::Coded { words: text, .. } => text.chars().count(),
        Cell::Number(count) => count.to_string().len(),
        Cell::Day(_) => 10,
        Cell::Verdict(of) => shown(*of, about).chars().count(),
    }
}

fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// A name that a sheet may have, and that none of those taken has.
fn sheet_name(title: &str, taken: &BTreeSet<String>) -> String {
    let plain: String = title.chars().map(|sign| if "[]:*?/\\".contains(sign) { ' ' } else { sign }).collect();
    let mut name = String::new();
    for word in plain.split_whitespace() {
        let long = name.chars().count() + 1 + word.chars().count() > SHEET - 3;
        if long && !name.is_empty() {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { " " });
        name.extend(word.chars().take(SHEET - 3));
    }
    // What was cut off leaves no word in the air.
    let bare = ["ja", "och", "and", "tai", "eller", "or", "–"];
    if name.chars().count() < plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().count()
        && let Some((before, last)) = name.rsplit_once(' ')
        && bare.contains(&last)
    {
        name = before.to_owned();
    }
    let name = name.trim_matches(|sign: char| sign == '\'' || sign == ',' || sign == '–').trim();
    let name = if name.is_empty() { "1" } else { name };
    let other = |count: usize| if count < 2 { name.to_owned() } else { format!("{name} {count}") };
    (1..=taken.len() + 1).map(other).find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_else(|| other(0))
}

/// A column number as a workbook has it.
fn narrow(number: usize) -> Result<u16, XlsxError> {
    u16::try_from(number).map_err(|_| XlsxError::RowColumnLimitError)
}
