//! Where pages and feeds stand: on a server, or in a folder of files.

use std::collections::BTreeMap;

use super::folder::Folder;
use super::{Place, Site};
use crate::feed::catalogue::Known;
use crate::lang::Lang;

/// Where the pages stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Root {
    /// On a server: feeds below `/feeds/`, pages beside.
    Served {
        /// The address with which the outside reaches us, without a slash at its end.
        base: String,
        /// Its path: what stands before ours; mostly nothing.
        prefix: String,
        /// Whether others than this machine reach it.
        public: bool,
    },
    /// In a folder: pages beside the feeds, linked to each other by names alone.
    Files {
        /// The address at which the folder will stand, without a slash at its end, if it is known.
        base: Option<String>,
    },
    /// In a folder that is complete in itself: pages at their places, without a server.
    Folder(Folder),
    /// In one file: what is in it, with its name there.
    One(BTreeMap<Place, String>),
}

impl Site<'_> {
    /// The first page, as it is linked.
    pub(super) fn home_href(&self) -> String {
        match self.root {
            Root::Served { .. } => self.to(&Place::Home),
            Root::Files { .. } => self.index_href(self.lang),
            Root::Folder(_) => self.href(self.lang, &Place::Review, ""),
            Root::One(_) => String::new(),
        }
    }

    /// The page that lists all calendars, as it is linked.
    pub(super) fn index_href(&self, lang: Lang) -> String {
        match self.root {
            Root::Served { .. } | Root::Folder(_) | Root::One(_) => self.href(lang, &Place::Calendars, ""),
            Root::Files { .. } if lang == self.lang => "index.html".to_owned(),
            Root::Files { .. } => format!("../{lang}/index.html"),
        }
    }

    /// The page of a feed, as it is linked.
    pub(super) fn page_href(&self, known: &Known) -> String {
        let page = known.path.trim_end_matches(".ics");
        match self.root {
            Root::Served { prefix, .. } => format!("{prefix}/{page}"),
            Root::Files { .. } => {
                let file = page.rsplit('/').next().unwrap_or_default();
                if known.lang == self.lang { format!("{file}.html") } else { format!("../{}/{file}.html", known.lang) }
            }
            Root::Folder(_) | Root::One(_) => String::new(),
        }
    }

    /// A feed, as it is linked.
    pub(super) fn feed_href(&self, known: &Known, options: &str) -> String {
        match self.root {
            Root::Served { prefix, .. } => format!("{prefix}/feeds/{}{options}", known.path),
            Root::Files { .. } => known.path.rsplit('/').next().unwrap_or_default().to_owned(),
            Root::Folder(_) | Root::One(_) => String::new(),
        }
    }

    /// A feed as the outside reaches it, if it does.
    pub(super) fn feed_address(&self, known: &Known, options: &str) -> Option<String> {
        match self.root {
            Root::Served { base, .. } => Some(format!("{base}/feeds/{}{options}", known.path)),
            Root::Files { base } => base.as_ref().map(|base| format!("{base}/{}", known.path)),
            Root::Folder(_) | Root::One(_) => None,
        }
    }

    /// The page of a feed as the outside reaches it, if it does.
    pub(super) fn page_address(&self, known: &Known) -> Option<String> {
        let page = known.path.trim_end_matches(".ics");
        match self.root {
            Root::Served { base, .. } => Some(format!("{base}/{page}")),
            Root::Files { base } => base.as_ref().map(|base| format!("{base}/{page}.html")),
            Root::Folder(_) | Root::One(_) => None,
        }
    }

    /// The page that explains an instance; nothing where there is no server to make it.
    pub(super) fn instance_href(&self, lang: Lang, instance: &str) -> String {
        self.href(lang, &Place::Instance(instance.to_owned()), "")
    }

    /// A page as it is linked, with options as they stand behind a path; nothing where it is not there.
    #[must_use]
    pub fn href(&self, lang: Lang, place: &Place, options: &str) -> String {
        match self.root {
            Root::Served { prefix, .. } => format!("{prefix}/{lang}/{}{options}", place.path()),
            Root::Files { .. } => String::new(),
            Root::Folder(folder) => self.in_folder(folder, lang, place, options),
            Root::One(there) if lang == self.lang => there.get(place).map_or_else(String::new, |at| format!("#{at}")),
            Root::One(_) => String::new(),
        }
    }

    /// A page as the outside reaches it, if it does.
    #[must_use]
    pub fn address(&self, lang: Lang, place: &Place, options: &str) -> Option<String> {
        match self.root {
            Root::Served { base, .. } => Some(format!("{base}/{lang}/{}{options}", place.path())),
            Root::Files { .. } | Root::Folder(_) | Root::One(_) => None,
        }
    }

    /// A table of a page as data: `ending` is `csv`, `json` or `xlsx`; nothing where there is none.
    #[must_use]
    pub fn data_href(&self, place: &Place, table: &str, ending: &str, options: &str) -> String {
        match self.root {
            Root::Served { prefix, .. } => {
                let (path, lang) = (place.path(), self.lang);
                let slash = if path.is_empty() { "" } else { "/" };
                let sign = if options.is_empty() { "?" } else { "&" };
                format!("{prefix}/api/v1/{path}{slash}{table}.{ending}{options}{sign}lang={lang}")
            }
            Root::Files { .. } | Root::One(_) => String::new(),
            Root::Folder(folder) => self.table_in_folder(folder, place, table, ending, options),
        }
    }
}

/// The ways to one feed.
pub(super) struct Links {
    /// The address itself.
    pub address: String,
    /// For programs that know `webcal:`.
    pub webcal: String,
    /// Google takes an address only as `webcal:`.
    pub google: String,
    /// Outlook wants `https:`.
    pub outlook_work: String,
    /// The same for private accounts.
    pub outlook_home: String,
}

impl Links {
    /// The ways to the feed of this address and name.
    pub fn new(address: &str, name: &str) -> Links {
        let bare = address.trim_start_matches("https://").trim_start_matches("http://");
        let webcal = format!("webcal://{bare}");
        let added = format!("calendar/0/addfromweb?url={}&name={}", in_query(address), in_query(name));
        Links {
            google: format!("https://calendar.google.com/calendar/r?cid={}", in_query(&webcal)),
            outlook_work: format!("https://outlook.office.com/{added}"),
            outlook_home: format!("https://outlook.live.com/{added}"),
            address: address.to_owned(),
            webcal,
        }
    }
}

fn in_query(text: &str) -> String {
    encoded(text, |_| false)
}

pub(super) fn in_path(text: &str) -> String {
    encoded(text, |byte| byte == b'/')
}

/// Percent-encoded (RFC 3986 2.1) but for what is unreserved, or kept.
fn encoded(text: &str, kept: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') || kept(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Links;

    #[test]
    fn each_program_is_given_the_address_it_takes() {
        let links = Links::new("https://example.org/feeds/fi/a.ics?remind=30d", "Päijät-Häme & co");
        assert_eq!(links.webcal, "webcal://example.org/feeds/fi/a.ics?remind=30d");
        let google =
            "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fexample.org%2Ffeeds%2Ffi%2Fa.ics%3Fremind%3D30d";
        assert_eq!(links.google, google);
        let ending = "calendar/0/addfromweb?url=https%3A%2F%2Fexample.org%2Ffeeds%2Ffi%2Fa.ics%3Fremind%3D30d&name=P%C3%A4ij%C3%A4t-H%C3%A4me%20%26%20co";
        assert_eq!(links.outlook_work, format!("https://outlook.office.com/{ending}"));
        assert_eq!(links.outlook_home, format!("https://outlook.live.com/{ending}"));
    }
}
