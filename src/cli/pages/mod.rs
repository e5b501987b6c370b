//! Pages and their tables, by their addresses: for `serve`, and for `review`, which writes them as files.
//!
//! Reads what a reader asked for, has it judged (`review`), and has it written (`render::pages`). One file a page; a page
//! that has tables gives them by the same address as data.

mod home;
mod body;
mod round;
mod history;
mod clock;
mod timeline;
mod instance;
mod brief;
mod registers;
mod template;
mod data;
mod offers;
mod overview;
mod tables;
mod table;
mod record;
mod duties;
mod duty;
mod stories;
mod changes;
mod map;
mod review;

pub(super) use offers::info;

use super::inputs::Inputs;
use crate::feed::Edition;
use crate::feed::catalogue::Known;
use crate::lang::Lang;
use crate::render::Book;
use crate::render::pages::{Place, Root, Site};
use crate::render::table::Table;
use crate::render::wording::{days, options as words, site as site_words, subscribe as said};
use crate::review::{Basis, Options, Wrong};
use crate::serve::{Found, Made, Media, Near, Pairs};
use crate::source::Source;
use crate::time::{AsOf, Day};

/// A last edit that could not be read: the day, hour and minute since when.
pub type Trouble = Option<(Day, u32, u32)>;

/// Everything from which pages are made.
#[derive(Clone, Copy)]
pub struct Desk<'d> {
    /// What was read.
    pub inputs: &'d Inputs,
    /// Every text.
    pub sources: &'d [Source],
    /// Every feed there is.
    pub feeds: &'d [Known],
    /// The entries of the calendars, where there are some.
    pub edition: Option<&'d Edition>,
    /// The day as of which we judge, where a reader names none.
    pub as_of: AsOf,
    /// Where the pages stand.
    pub root: &'d Root,
    /// Since when the last edit waits to be mended.
    pub trouble: Trouble,
}

/// What is wanted of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// The page itself.
    Page,
    /// Its tables, as data.
    Tables,
}

/// What was made.
pub enum Output {
    /// The page.
    Page(String),
    /// The tables.
    Tables(Vec<Table>),
}

/// Why there is nothing.
pub enum Refused {
    /// Nothing has this name; what may have been meant, as names and places.
    Unknown(Vec<(String, Place)>),
    /// It has another place.
    Moved(Place),
    /// The options make no sense; why, in the reader's language.
    Wrong(String),
}

/// A page that is being made.
pub struct View<'v> {
    /// What it is made from.
    pub desk: &'v Desk<'v>,
    /// Where it stands, and what it knows of other pages.
    pub site: Site<'v>,
    /// Names, in the reader's language.
    pub book: Book<'v>,
    /// What the reader asked for.
    pub options: Options,
    /// What is judged, as of which days.
    pub basis: Basis<'v>,
    /// What is wanted of it.
    pub wanted: Wanted,
}

impl View<'_> {
    /// In which language.
    pub fn lang(&self) -> Lang {
        self.site.lang
    }
}

/// The options that a page knows. Every page that judges knows the days from which one looks.
pub(super) fn allowed(place: &Place) -> &'static [&'static str] {
    match place {
        Place::Home | Place::Bodies => &["as-of", "known-at", "q"],
        Place::Review => {
            &["as-of", "known-at", "since", "period", "act", "duty", "binding", "verdict", "area", "of", "body"]
        }
        Place::Map => &["as-of", "known-at", "period", "duty", "binding"],
        Place::Changes => &["as-of", "known-at", "since", "act", "duty", "binding", "area", "of", "body"],
        Place::Round(_) => &["as-of", "known-at", "period", "duty"],
        Place::Body(_) => &["as-of", "known-at", "since", "period", "act", "binding", "verdict"],
        Place::Clock => &["as-of", "known-at", "period", "act", "binding", "kind"],
        Place::Brief(_) | Place::BodyClock(_) | Place::Timeline(_) => {
            &["as-of", "known-at", "period", "act", "binding"]
        }
        Place::Duties => &["as-of", "known-at", "act", "binding", "q"],
        Place::History(..) | Place::Duty(_) | Place::Instance(_) | Place::Record(..) => &["as-of", "known-at"],
        Place::Calendars | Place::Registers | Place::Data | Place::Accessibility => &[],
    }
}

/// A year as it is written: four digits.
fn year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// Whether a page tells how things stand on a day.
fn judges(place: &Place) -> bool {
    !matches!(place, Place::Calendars | Place::Data | Place::Accessibility)
}

/// Makes a page or its tables.
fn make(view: &View<'_>, place: &Place) -> Result<Output, Refused> {
    match place {
        Place::Home | Place::Bodies => home::make(view),
        Place::Registers => registers::make(view),
        Place::Calendars => Ok(Output::Page(crate::render::pages::index(&view.site))),
        Place::Body(id) => body::make(view, id),
        Place::Review => review::make(view),
        Place::Round(id) => round::make(view, id),
        Place::History(id, duty) => history::make(view, id, duty),
        Place::Map => map::make(view),
        Place::Changes => changes::make(view),
        Place::Instance(id) => instance::make(view, id),
        Place::Data => data::make(view),
        Place::Record(register, id) => record::make(view, register, id),
        Place::Duties => duties::make(view),
        Place::Duty(name) => duty::make(view, name),
        Place::Accessibility => {
            Ok(Output::Page(crate::render::pages::accessibility(&view.site, &view.book, env!("CARGO_PKG_VERSION"))))
        }
        Place::Brief(id) => brief::make(view, id),
        Place::Clock => clock::all(view),
        Place::BodyClock(id) => clock::of_body(view, id),
        Place::Timeline(id) => timeline::make(view, id),
    }
}

impl<'d> Desk<'d> {
    /// A page with options.
    pub fn show(&self, lang: Lang, place: &Place, pairs: &Pairs) -> Found {
        match self.output(lang, place, pairs, Wanted::Page) {
            Ok(Output::Page(page)) => Found::Made(Made { bytes: page.into_bytes(), media: Media::Page, lang }),
            Ok(Output::Tables(_)) => Found::Failed(format!("{}: no page", place.path())),
            Err(refused) => found(refused),
        }
    }

    /// What is wanted of a page.
    pub fn output(&self, lang: Lang, place: &Place, pairs: &Pairs, wanted: Wanted) -> Result<Output, Refused> {
        let model = &self.inputs.model;
        let options = Options::read(model, pairs, allowed(place))
            .map_err(|wrong| Refused::Wrong(words::wrong(lang, &wrong, allowed(place))))?;
        let basis = self.basis(place, &options);
        if let Some(since) = options.since.filter(|since| *since > basis.as_of.0) {
            return Err(Refused::Wrong(words::wrong(lang, &Wrong::Reversed(since, basis.as_of.0), allowed(place))));
        }
        let mut site =
            if judges(place) { self.judging(lang, place.clone(), &basis) } else { self.site(lang, place.clone()) };
        // What is linked from here is seen with the same knowledge.
        site.days = Options { known_at: basis.known_at, ..options.days() }.text(model);
        make(&View { desk: self, site, book: self.book(lang), options, basis, wanted }, place)
    }

    /// What a page at this place is judged from. What changed between two days is told with what was known on each.
    fn basis(&self, place: &Place, options: &Options) -> Basis<'d> {
        let model = &self.inputs.model;
        let basis = Basis {
            model,
            roster: &model.roster,
            log: &self.inputs.log,
            as_of: options.as_of.map_or(self.as_of, AsOf),
            known_at: options.known_at,
        };
        if *place == Place::Changes { basis.as_it_was_known() } else { basis }
    }

    /// What a page at this place knows of others.
    pub fn site(&self, lang: Lang, place: Place) -> Site<'d> {
        let mut notices = Vec::new();
        if let Some((day, hour, minute)) = self.trouble {
            notices.push(said::stale(lang, &days::moment(lang, day, hour, minute)));
        }
        let mut site = Site::new(&self.inputs.model, self.feeds, lang, self.root, place);
        site.notices = notices;
        if self.inputs.left_out > 0 {
            site.left_out = said::left_out(lang, self.inputs.left_out);
        }
        site
    }

    /// The same for a page that tells how things stand on a day.
    pub fn judging(&self, lang: Lang, place: Place, basis: &Basis<'_>) -> Site<'d> {
        let mut site = self.site(lang, place);
        site.seen = site_words::seen(lang, basis.as_of.0, basis.known_at);
        site.foot = self.inputs.run(basis.as_of, basis.known_at).foot(lang);
        site
    }

    /// The names of everything in a language.
    pub fn book(&self, lang: Lang) -> Book<'d> {
        let model = &self.inputs.model;
        Book::new(model, &model.roster, &self.inputs.log, self.sources, lang)
    }
}

/// Why there is no page, as the server says it.
pub fn found(refused: Refused) -> Found {
    match refused {
        Refused::Unknown(near) => {
            Found::Unknown(near.into_iter().map(|(name, place)| Near { name, path: place.path() }).collect())
        }
        // The server puts the options behind it.
        Refused::Moved(place) => Found::Moved(place.path()),
        Refused::Wrong(sentence) => Found::Wrong(sentence),
    }
}
