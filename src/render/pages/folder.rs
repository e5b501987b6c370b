//! Where pages stand in a folder that is complete in itself, and how one leads to another: by relative names, so that the
//! folder opens from a stick, without a server and without a network.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::{Place, Site};
use crate::lang::Lang;

/// The longest name of a file or folder, in bytes: the whole path must fit into the 260 signs of older systems.
const LONGEST: usize = 80;

/// What stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Folder {
    /// In which languages.
    pub langs: Vec<Lang>,
    /// The pages that are there.
    pub places: BTreeSet<Place>,
    /// The tables that are there as data, each with its page.
    pub tables: BTreeSet<(Place, String)>,
    /// What has no page of its own, but a place in a file that holds all of a body: the file's name before its language,
    /// and the place in it.
    pub within: BTreeMap<Place, (String, String)>,
    /// The options under which the pages were made, as they stand in an address: `period=2026`.
    pub given: BTreeSet<String>,
}

/// The forms in which a table is there.
pub const FORMS: [&str; 3] = ["xlsx", "csv", "json"];

/// The name of a page's file without its ending: `fi/bodies/county-08/brief`.
fn stem(lang: Lang, place: &Place) -> String {
    let path = match place {
        Place::Review => "index".to_owned(),
        place => place.path(),
    };
    let parts: Vec<String> = path.split('/').map(safe).collect();
    format!("{lang}/{}", parts.join("/"))
}

/// The file of a page.
#[must_use]
pub fn page_file(lang: Lang, place: &Place) -> String {
    format!("{}.html", stem(lang, place))
}

/// The file of a table.
#[must_use]
pub fn table_file(lang: Lang, place: &Place, table: &str, ending: &str) -> String {
    format!("{}.{table}.{ending}", stem(lang, place))
}

/// The file that holds all of a body, or of all.
#[must_use]
pub fn whole_file(name: &str, lang: Lang) -> String {
    format!("{name}-{lang}.html")
}

/// A name that every system takes and that no other name can become, not even where large and small letters are one:
/// what is encoded is written with `=` and small digits, and so are capital letters.
fn safe(part: &str) -> String {
    let mut out = String::new();
    // How many digits of an encoded byte are still to come.
    let mut digits = 0_u8;
    for byte in part.bytes() {
        match byte {
            b'%' => {
                digits = 2;
                out.push('=');
                continue;
            }
            b'A'..=b'Z' if digits == 0 => out.push_str(&format!("={byte:02x}")),
            _ => out.push(char::from(byte.to_ascii_lowercase())),
        }
        digits = digits.saturating_sub(1);
    }
    if out.len() <= LONGEST {
        return out;
    }
    let hash: String = Sha256::digest(part.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // All of it is ASCII.
    format!("{}=.{hash}", out.get(..LONGEST - 20).unwrap_or_default())
}

impl Folder {
    /// Whether the pages were made under these options: as they stand behind a path.
    fn has(&self, options: &str) -> bool {
        options.trim_start_matches('?').split('&').filter(|pair| !pair.is_empty()).all(|pair| self.given.contains(pair))
    }
}

impl Site<'_> {
    /// The way from this page's file up to the folder.
    fn up(&self) -> String {
        "../".repeat(page_file(self.lang, &self.place).matches('/').count())
    }

    /// A page of the folder as it is linked from this one; nothing where it is not there.
    pub(super) fn in_folder(&self, folder: &Folder, lang: Lang, place: &Place, options: &str) -> String {
        if !folder.langs.contains(&lang) || !folder.has(options) {
            return String::new();
        }
        if folder.places.contains(place) {
            return format!("{}{}", self.up(), page_file(lang, place));
        }
        match folder.within.get(place) {
            Some((name, at)) => format!("{}{}#{at}", self.up(), whole_file(name, lang)),
            None => String::new(),
        }
    }

    /// A table of the folder as it is linked from this page; nothing where it is not there.
    pub(super) fn table_in_folder(
        &self,
        folder: &Folder,
        place: &Place,
        table: &str,
        ending: &str,
        options: &str,
    ) -> String {
        let there = folder.tables.contains(&(place.clone(), table.to_owned())) && FORMS.contains(&ending);
        if !there || !folder.has(options) {
            return String::new();
        }
        format!("{}{}", self.up(), table_file(self.lang, place, table, ending))
    }
}

#[cfg(test)]
mod tests {
    use super::{page_file, safe};
    use crate::lang::Lang;
    use crate::render::pages::Place;

    #[test]
    fn files_have_names_that_every_system_takes() {
        assert_eq!(page_file(Lang::Fi, &Place::Review), "fi/index.html");
        assert_eq!(page_file(Lang::Sv, &Place::Brief("county-08".into())), "sv/bodies/county-08/brief.html");
        assert_eq!(
            page_file(Lang::Fi, &Place::Instance("duty/county-08/a:B".into())),
            "fi/instances/duty/county-08/a=3a=42.html"
        );
        assert_eq!(page_file(Lang::Fi, &Place::Record("Ä".into(), "x".into())), "fi/records/=c3=84/x.html");
    }

    #[test]
    fn no_two_names_become_one() {
        let long = |last: char| format!("{}{last}", "a".repeat(200));
        // As paths come: what is not plain is encoded, with capital digits.
        let names = ["a", "A", "%C3", "C3", "c3", "%3Dc3", "%3DC3", "%ABC", "%ABc"];
        for (at, one) in names.iter().enumerate() {
            for other in &names[at + 1..] {
                assert_ne!(safe(one), safe(other), "{one} {other}");
            }
        }
        assert_ne!(safe(&long('b')), safe(&long('c')));
        assert!(safe(&long('b')).len() <= 80);
    }
}
