//! What many pages show alike: a verdict as colour, shape and word, and the links to the same table as data.

use super::{Place, Site};
use crate::finding::{Told, Verdict};
use crate::lang::Lang;
use crate::render::wording::{site, verdict};

/// A verdict as it is shown: in HTML `<span class="v {{ code }}"><b aria-hidden="true">{{ sign }}</b> {{ word }}</span>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Badge {
    /// Its code, which is its class too: `met-late`.
    pub code: &'static str,
    /// Its shape.
    pub sign: &'static str,
    /// Its word.
    pub word: &'static str,
}

/// How a verdict is shown.
pub(super) fn badge(lang: Lang, of: Verdict) -> Badge {
    Badge { code: of.code(), sign: verdict::symbol(of), word: verdict::verdict(lang, of) }
}

/// How the verdict of a finding is shown: what is recommended and not done has the sign and the word, but no colour of a
/// breach.
pub(super) fn badge_of(lang: Lang, told: &Told) -> Badge {
    let badge = badge(lang, told.verdict);
    if told.verdict.is_breach() && !told.binding.can_be_breached() {
        Badge { code: "unheeded", ..badge }
    } else {
        badge
    }
}

/// All verdicts, for a legend.
pub(super) fn legend(lang: Lang) -> Vec<Badge> {
    Verdict::ALL.into_iter().map(|of| badge(lang, of)).collect()
}

/// The links to a table as data; shown by the macro `data` in `parts.html`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DataLinks {
    /// What stands before them.
    pub label: &'static str,
    /// Each with its address.
    pub links: Vec<(String, &'static str)>,
}

impl Site<'_> {
    /// The links to a table of this page as data, under the options of the page.
    pub(super) fn data_links(&self, place: &Place, table: &str, options: &str) -> DataLinks {
        let word = |which| site::word(self.lang, which);
        let excel = {
            let href = self.data_href(place, table, "csv", options);
            let one = !href.is_empty() && matches!(self.root, super::Root::Served { .. });
            if one { format!("{href}&profile=excel-fi") } else { href }
        };
        // In files a table stands as Excel reads it here, not twice.
        let csv = match self.root {
            super::Root::Served { .. } => self.data_href(place, table, "csv", options),
            super::Root::Files { .. } | super::Root::Folder(_) | super::Root::One(_) => String::new(),
        };
        let links = vec![
            (self.data_href(place, table, "xlsx", options), "XLSX"),
            (excel, word(site::Word::ExcelCsv)),
            (csv, "CSV"),
            (self.data_href(place, table, "json", options), "JSON"),
        ];
        DataLinks {
            label: word(site::Word::AsData),
            links: links.into_iter().filter(|(href, _)| !href.is_empty()).collect(),
        }
    }
}
