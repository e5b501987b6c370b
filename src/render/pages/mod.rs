//! Pages on which people subscribe to calendars: all of them in one list, one by one with links for each program, options
//! and a QR code; and the page that explains an entry. The same for a server and for a folder of files.
//!
//! No script, no picture, no font from anywhere: a page is one text. Everything that is filled in is escaped by askama
//! where it is filled in. Leaves alone sockets, files, and which feeds there are.

mod qr;
mod proof;
mod tree;
mod together;
mod record;
mod duties;
mod duty;
mod story;
mod accessibility;
mod page;
mod front;
mod links;
mod place;
mod health;
mod home;
pub mod registers;
mod data;
mod parts;
mod lines;
mod body;
mod shelves;
mod brief;
mod brief_entries;
mod brief_fit;
mod brief_tables;
mod filters;
mod review;
mod matrix_data;
mod round;
mod history;
pub mod folder;
mod single;
mod stick;
pub(super) mod cells;
mod map;
mod changes;
mod clock;
mod timeline;

use askama::Template;
use sha2::{Digest, Sha256};

pub use crate::review::options::query;
pub use accessibility::accessibility;
pub use body::{BodyPage, body, body_tables};
pub use brief::brief;
pub use brief_tables::brief_tables;
pub use changes::{changes, changes_table};
pub use clock::{ClockPage, clock, clock_tables};
pub use data::{Offer, data};
pub use duties::{duties, duties_tables};
pub use duty::{Duty, duty, duty_tables};
pub use front::front;
pub use health::health;
pub use history::{HistoryPage, history, history_tables};
pub use home::{Home, bodies, bodies_table, home};
pub use links::Root;
pub use map::{map, map_table};
pub use matrix_data::{matrix_table, shares_table};
pub use page::{Chosen, index, sorted, subject};
pub use place::Place;
pub use proof::{Proof, proof, proof_tables};
pub use record::{record, record_tables};
pub use review::{Review, review};
pub use round::{RoundPage, round, round_tables};
pub use single::{anchors, single};
pub use stick::{StickPart, stick};
pub use timeline::{TimelinePage, timeline, timeline_tables};
pub use together::together;

use super::wording::interface::{self, Label};
use super::wording::site as site_words;
use super::wording::subscribe::{Word, own_name, page_title, word};
use crate::feed::catalogue::Known;
use crate::lang::Lang;
use crate::model::Model;

/// The one style sheet: what all pages share, then what one sort of page needs.
const STYLE: &str = concat!(
    include_str!("style.css"),
    include_str!("matrix.css"),
    include_str!("map.css"),
    include_str!("body.css"),
    include_str!("picture.css"),
    include_str!("brief.css"),
    include_str!("proof.css"),
    include_str!("data.css"),
);

/// Where pages stand and what they know of each other.
pub struct Site<'s> {
    /// The names of kinds, acts and duties.
    pub model: &'s Model,
    /// Every feed there is, in every language, sorted by path.
    pub feeds: &'s [Known],
    /// In which language.
    pub lang: Lang,
    /// Where the pages stand.
    pub root: &'s Root,
    /// What must be said on every page: that the last edit could not be read.
    pub notices: Vec<String>,
    /// That rows of registers were left out, if any were.
    pub left_out: String,
    /// Which page it is that is made.
    pub place: Place,
    /// The days from which one looks, as options: what goes along from page to page.
    pub days: String,
    /// From which day one looks, and with what knowledge, in a sentence; nothing on pages that judge nothing.
    pub seen: String,
    /// What the page was made from, a sentence a line; where nothing is judged, only what it is not.
    pub foot: Vec<String>,
}

/// The same for the page of a body, which is the longest and needs little of it.
const LEAN: &str = concat!(include_str!("style.css"), include_str!("body.css"), include_str!("data.css"));

/// And for the matrix, which is as long.
const CROSSED: &str = concat!(include_str!("style.css"), include_str!("matrix.css"), include_str!("data.css"));

/// And for the list of duties, which is as long.
const LISTED: &str = concat!(include_str!("style.css"), include_str!("proof.css"), include_str!("data.css"));

/// What stands on every page.
struct Head {
    lang: Lang,
    title: String,
    site: &'static str,
    home: String,
    skip: &'static str,
    languages_label: &'static str,
    languages: Vec<Language>,
    notice_label: &'static str,
    notices: Vec<String>,
    seen: String,
    foot: Vec<String>,
    policy: String,
    style: &'static str,
    nav_label: &'static str,
    nav: Vec<Tab>,
    /// Other pages about the whole, at the foot; that of the registers first.
    links: Vec<Line>,
    /// That rows were left out, if any were.
    left_out: String,
    /// Whether the page needs all the width there is.
    wide: bool,
    /// Whether it stands in a folder, where no form can be answered.
    filed: bool,
}

/// A main page, in the links that stand on every page.
struct Tab {
    href: String,
    name: &'static str,
    here: bool,
}

/// A page in a language.
struct Language {
    lang: Lang,
    name: &'static str,
    href: String,
    here: bool,
}

/// A link in a list.
struct Line {
    href: String,
    name: String,
    hint: String,
}

impl<'s> Site<'s> {
    /// A site at one of its pages, of which nothing special must be said.
    #[must_use]
    pub fn new(model: &'s Model, feeds: &'s [Known], lang: Lang, root: &'s Root, place: Place) -> Site<'s> {
        let (days, seen) = (String::new(), String::new());
        let (notices, left_out, foot) = (Vec::new(), String::new(), Vec::new());
        Site { model, feeds, lang, root, notices, left_out, place, days, seen, foot }
    }
}

impl Site<'_> {
    /// The name of the whole: of the calendars alone, where nothing else is there.
    fn title(&self) -> &'static str {
        match self.root {
            Root::Served { .. } | Root::Folder(_) | Root::One(_) => {
                site_words::word(self.lang, site_words::Word::Title)
            }
            Root::Files { .. } => word(self.lang, Word::Title),
        }
    }

    /// The head of a page; `href` is where it stands in each language. An empty address leaves a language out.
    fn head(&self, title: &str, href: impl Fn(Lang) -> String) -> Head {
        let lang = self.lang;
        let language = |other| Language { lang: other, name: own_name(other), href: href(other), here: other == lang };
        Head {
            lang,
            title: page_title(title, self.title()),
            site: self.title(),
            home: self.home_href(),
            skip: word(lang, Word::Skip),
            languages_label: word(lang, Word::Languages),
            languages: Lang::ALL.into_iter().map(language).filter(|other| !other.href.is_empty()).collect(),
            notice_label: word(lang, Word::Notice),
            notices: self.notices.clone(),
            seen: self.seen.clone(),
            foot: if self.foot.is_empty() {
                vec![interface::label(lang, Label::Disclaimer).to_owned()]
            } else {
                self.foot.clone()
            },
            policy: rules_of(""),
            style: match self.place {
                Place::Body(_) => LEAN,
                Place::Review => CROSSED,
                Place::Duties => LISTED,
                _ => STYLE,
            },
            nav_label: site_words::word(lang, site_words::Word::Pages),
            nav: self.tabs(),
            links: self.foot_links(),
            left_out: self.left_out.clone(),
            wide: false,
            filed: matches!(self.root, Root::Folder(_)),
        }
    }

    /// The head of the page at the place of the site, which stands at the same place in each language; `options` are
    /// those of this page.
    fn head_here(&self, title: &str, options: &str) -> Head {
        self.head(title, |lang| self.href(lang, &self.place, options))
    }

    /// Another page in the same language, seen from the same days.
    #[must_use]
    pub fn to(&self, place: &Place) -> String {
        self.href(self.lang, place, &self.days)
    }

    /// The other pages about the whole that are there.
    fn foot_links(&self) -> Vec<Line> {
        use site_words::Word;
        let links = [(Word::Registers, Place::Registers), (Word::Accessibility, Place::Accessibility)];
        let line = |(name, place): (Word, Place)| Line {
            href: self.href(self.lang, &place, ""),
            name: site_words::word(self.lang, name).to_owned(),
            hint: String::new(),
        };
        links.into_iter().map(line).filter(|line| !line.href.is_empty()).collect()
    }

    /// The main pages that are there.
    fn tabs(&self) -> Vec<Tab> {
        use site_words::Word;
        let tabs = [
            (Word::Home, Place::Home),
            (Word::Review, Place::Review),
            (Word::Map, Place::Map),
            (Word::Clock, Place::Clock),
            (Word::Changes, Place::Changes),
            (Word::Bodies, Place::Bodies),
            (Word::Duties, Place::Duties),
            (Word::Calendars, Place::Calendars),
            (Word::Data, Place::Data),
        ];
        let tab = |(name, place): (Word, Place)| Tab {
            here: place == self.place,
            href: self.to(&place),
            name: site_words::word(self.lang, name),
        };
        tabs.into_iter().map(tab).filter(|tab| !tab.href.is_empty()).collect()
    }
}

#[derive(Template)]
#[template(path = "sorry.html", config = "src/render/pages/askama.toml")]
struct Sorry<'p> {
    head: Head,
    name: &'p str,
    sentence: &'p str,
    near: &'static str,
    lines: Vec<Line>,
}

/// A page that says what went wrong: a heading, a sentence, and what may have been meant: address and name of each.
#[must_use]
pub fn sorry(site: &Site<'_>, title: &str, sentence: &str, near: &[(String, String)]) -> String {
    let line = |(href, name): &(String, String)| Line { href: href.clone(), name: name.clone(), hint: String::new() };
    filled(&Sorry {
        head: site.head(title, |lang| site.index_href(lang)),
        name: title,
        sentence,
        near: super::wording::serve::near(site.lang),
        lines: near.iter().map(line).collect(),
    })
}

/// A page as a text. A template that cannot be filled in would be a defect in it; the page is then empty, which a server
/// never sends.
fn filled(page: &impl Template) -> String {
    page.render().unwrap_or_default()
}

/// What a browser may do with one of our pages, as the header `Content-Security-Policy` says it: show it with its own
/// style, send its form back to where it came from, nothing else.
#[must_use]
pub fn policy() -> String {
    rules_of("; frame-ancestors 'none'")
}

fn rules_of(more: &str) -> String {
    let hash = |style: &str| format!("'sha256-{}'", base64(&Sha256::digest(style.as_bytes())));
    let styles = [STYLE, LEAN, CROSSED, LISTED].map(hash).join(" ");
    format!("default-src 'none'; style-src {styles}; img-src data:; form-action 'self'; base-uri 'none'{more}")
}

/// Base64 (RFC 4648 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let at = |place: usize| u32::from(three.get(place).copied().unwrap_or(0));
        let number = at(0) << 16 | at(1) << 8 | at(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let letter = usize::try_from(number >> shift & 63).ok().and_then(|letter| LETTERS.get(letter));
            match letter {
                Some(letter) if place <= three.len() => out.push(char::from(*letter)),
                Some(_) | None => out.push('='),
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_as_the_rfc_has_it() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }
}
