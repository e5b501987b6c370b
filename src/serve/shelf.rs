//! What there is to serve at one moment, as the server sees it.

use super::query::Query;
use crate::lang::Lang;
use crate::render::pages::Place;

/// Everything that can be served at one moment. It never changes, so a request that has begun with one ends with it.
pub trait Shelf: Send + Sync {
    /// What is asked for; slow things are made here, in full, and kept by the server.
    fn find(&self, ask: &Ask) -> Found;

    /// How things stand, as JSON.
    fn health(&self) -> String;

    /// A page that says what went wrong: a heading, a sentence, and what may have been meant.
    fn sorry(&self, lang: Lang, title: &str, sentence: &str, near: &[Near]) -> String;
}

/// What is asked for. Paths are decoded and hold no slash at either end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// A feed by its path below `/feeds/`, with options: `fi/pirkanmaan-hyvinvointialue.ics`.
    Feed(String, Query),
    /// The page of a feed, by the feed's path without its ending.
    Page(String, Query),
    /// Any other page, with its options in one order.
    Show(Lang, Place, Pairs),
    /// A table of a page as data, by its name: `matrix`.
    Table(Place, String, Form, Pairs),
    /// What tables there are, as OpenAPI describes it.
    Api,
}

/// Names and values of options, sorted, none of them empty.
pub type Pairs = Vec<(String, String)>;

/// In which form a table is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Comma-separated, or as Excel reads it in Finland.
    Csv,
    /// JSON.
    Json,
    /// A workbook.
    Xlsx,
}

impl Form {
    /// The form of a file's ending.
    #[must_use]
    pub fn of(ending: &str) -> Option<Form> {
        [Form::Csv, Form::Json, Form::Xlsx].into_iter().find(|form| form.ending() == ending)
    }

    /// The ending of its files.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Json => "json",
            Form::Xlsx => "xlsx",
        }
    }
}

impl Ask {
    /// The language of the path; Finnish where it names none.
    #[must_use]
    pub fn lang(&self) -> Lang {
        match self {
            Ask::Show(lang, ..) => *lang,
            Ask::Feed(path, _) | Ask::Page(path, _) => {
                path.split('/').next().and_then(Lang::from_code).unwrap_or_default()
            }
            Ask::Table(_, _, _, pairs) => {
                let lang = pairs.iter().find(|(name, _)| name == "lang");
                lang.and_then(|(_, code)| Lang::from_code(code)).unwrap_or_default()
            }
            Ask::Api => Lang::En,
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Here it is.
    Made(Made),
    /// It has another name, for good. The path stands as in the [`Ask`] (of a page, behind its language), the options stay.
    Moved(String),
    /// Nothing has this name; what may have been meant.
    Unknown(Vec<Near>),
    /// The options make no sense; why, in the language of the path.
    Wrong(String),
    /// It exists, but could not be made. What to write into the log.
    Failed(String),
}

/// Something that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    /// How people call it.
    pub name: String,
    /// Where it is: a path as in the [`Ask`].
    pub path: String,
}

/// Something made whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Its bytes; never none.
    pub bytes: Vec<u8>,
    /// What it is.
    pub media: Media,
    /// In which language.
    pub lang: Lang,
}

/// What is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A calendar.
    Calendar,
    /// A page.
    Page,
    /// JSON.
    Json,
    /// CSV.
    Csv,
    /// A workbook.
    Xlsx,
}
