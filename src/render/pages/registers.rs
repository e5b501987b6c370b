//! The registers that were read: their files with how many rows became records, what they say to hold completely, and every
//! complaint with the cell it is about.

use askama::Template;

use super::parts::DataLinks;
use super::{Head, Line, Place, Site, filled};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{Completeness, Kind, Tally};
use crate::render::book::Book;
use crate::render::diagnostics::{self, Row};
use crate::render::table::{Cell, Column, Table};
use crate::render::wording::registers::{Word, counted, word};
use crate::render::wording::{days, number};
use crate::source::SourceId;

/// What reading registers came to.
pub struct Read<'r> {
    /// How many rows each file had.
    pub tallies: &'r [Tally],
    /// Complaints about registers, in the order of files and rows.
    pub complaints: &'r [Diagnostic],
    /// To which register each file belongs: its number.
    pub files: &'r [(SourceId, usize)],
}

#[derive(Template)]
#[template(path = "registers.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: &'static str,
    lead: String,
    none: &'static str,
    words: Words,
    registers: Vec<Register>,
    files_data: DataLinks,
    complaints: Vec<Complaint>,
    complaints_data: DataLinks,
    more: String,
    template: Line,
}

struct Words {
    file: &'static str,
    rows: &'static str,
    read: &'static str,
    repeated: &'static str,
    left_out: &'static str,
    about: &'static str,
    complete: &'static str,
    complaints: &'static str,
    severity: &'static str,
    place: &'static str,
    message: &'static str,
    help: &'static str,
}

struct Register {
    name: String,
    about: Vec<Line>,
    complete: Vec<String>,
    /// That rows that were left out keep completeness from counting.
    suspended: &'static str,
    not_complete: &'static str,
    files: Vec<File>,
}

struct File {
    name: String,
    numbers: [String; 4],
}

struct Complaint {
    row: Row,
    code: &'static str,
    error: bool,
}

/// So many complaints are shown; all of them are in the data.
const SHOWN: usize = 200;

/// The page.
#[must_use]
pub fn page(site: &Site<'_>, book: &Book<'_>, read: &Read<'_>) -> String {
    let lang = site.lang;
    let word = |which| word(lang, which);
    let sum = |of: fn(&Tally) -> usize| read.tallies.iter().map(of).sum::<usize>();
    let (good, bad) = (sum(|tally| tally.read + tally.repeated), sum(|tally| tally.left_out));
    let more = read.complaints.len().saturating_sub(SHOWN);
    filled(&Page {
        head: site.head_here(word(Word::Title), ""),
        title: word(Word::Title),
        lead: counted(lang, good, bad),
        none: if book.log.registers.is_empty() { word(Word::None) } else { "" },
        words: Words {
            file: word(Word::File),
            rows: word(Word::Rows),
            read: word(Word::Read),
            repeated: word(Word::Repeated),
            left_out: word(Word::LeftOut),
            about: word(Word::About),
            complete: word(Word::Complete),
            complaints: word(Word::Complaints),
            severity: word(Word::Severity),
            place: word(Word::Place),
            message: word(Word::Message),
            help: word(Word::Help),
        },
        registers: registers(site, book, read),
        files_data: site.data_links(&Place::Registers, "files", ""),
        complaints: read.complaints.iter().take(SHOWN).map(|one| complaint(book, one)).collect(),
        complaints_data: site.data_links(&Place::Registers, "complaints", ""),
        template: Line {
            href: site.data_href(&Place::Registers, "template", "xlsx", ""),
            name: word(Word::Template).to_owned(),
            hint: word(Word::TemplateHint).to_owned(),
        },
        more: if more > 0 { crate::render::wording::registers::more(lang, more) } else { String::new() },
    })
}

/// The same as data: `files` and `complaints`.
#[must_use]
pub fn tables(book: &Book<'_>, read: &Read<'_>) -> Vec<Table> {
    let word = |which| word(book.lang, which);
    let number = |count: usize| Cell::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let files = read.tallies.iter().map(|tally| {
        let register = of_file(read, tally.source).and_then(|at| book.log.registers.get(at));
        vec![
            Cell::text(register.map_or("", |register| register.name.as_str())),
            Cell::text(book.file(tally.source)),
            number(tally.rows),
            number(tally.read),
            number(tally.repeated),
            number(tally.left_out),
        ]
    });
    let complaints = read.complaints.iter().map(|one| {
        let Complaint { row, code, .. } = complaint(book, one);
        vec![
            Cell::text(code),
            Cell::text(row.severity),
            Cell::text(row.place),
            Cell::text(row.message),
            Cell::text(row.help),
        ]
    });
    let column = |name: &str, title| Column::new(name, title);
    vec![
        Table {
            name: "files",
            title: word(Word::Files).to_owned(),
            columns: vec![
                column("register", word(Word::Register)),
                column("file", word(Word::File)),
                column("rows", word(Word::Rows)),
                column("read", word(Word::Read)),
                column("repeated", word(Word::Repeated)),
                column("left_out", word(Word::LeftOut)),
            ],
            rows: files.collect(),
        },
        Table {
            name: "complaints",
            title: word(Word::Complaints).to_owned(),
            columns: vec![
                column("code", word(Word::Code)),
                column("severity", word(Word::Severity)),
                column("place", word(Word::Place)),
                column("message", word(Word::Message)),
                column("help", word(Word::Help)),
            ],
            rows: complaints.collect(),
        },
    ]
}

fn registers(site: &Site<'_>, book: &Book<'_>, read: &Read<'_>) -> Vec<Register> {
    let lang = site.lang;
    let one = |(at, register): (usize, &crate::record::Register)| Register {
        name: register.name.clone(),
        about: register
            .bodies
            .iter()
            .map(|body| Line {
                href: site.to(&Place::Body(book.roster.body(*body).id.clone())),
                name: book.body(*body),
                hint: String::new(),
            })
            .collect(),
        complete: register.complete.iter().map(|row| complete(book, row)).collect(),
        suspended: if register.suspended.is_empty() { "" } else { word(lang, Word::Suspended) },
        not_complete: if register.complete.is_empty() { word(lang, Word::NotComplete) } else { "" },
        files: read
            .tallies
            .iter()
            .filter(|tally| of_file(read, tally.source) == Some(at))
            .map(|tally| File {
                name: book.file(tally.source).to_owned(),
                numbers: [tally.rows, tally.read, tally.repeated, tally.left_out].map(|count| number(lang, count)),
            })
            .collect(),
    };
    book.log.registers.iter().enumerate().map(one).collect()
}

/// Whose and what, from when until when.
fn complete(book: &Book<'_>, row: &Completeness) -> String {
    let who = row.body.map_or_else(|| word(book.lang, Word::Everybody).to_owned(), |body| book.body(body));
    let vocabulary = &book.model.vocabulary;
    let kind = |kind: &Kind| match kind {
        Kind::Activity(id) => vocabulary.activities[id.index()].word.words.get(book.lang).to_owned(),
        Kind::Status(id) => vocabulary.statuses[id.index()].words.get(book.lang).to_owned(),
    };
    let kinds: Vec<String> = row.kinds.iter().map(kind).collect();
    let what = if kinds.is_empty() { word(book.lang, Word::Everything).to_owned() } else { kinds.join(", ") };
    format!("{who}: {what}, {}", days::stretch(book.lang, Some(row.from), row.until))
}

fn of_file(read: &Read<'_>, source: SourceId) -> Option<usize> {
    read.files.iter().find(|(file, _)| *file == source).map(|(_, register)| *register)
}

fn complaint(book: &Book<'_>, of: &Diagnostic) -> Complaint {
    Complaint {
        row: diagnostics::row(book.sources, book.lang, of),
        code: of.code,
        error: of.severity == Severity::Error,
    }
}
