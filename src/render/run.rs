//! What an output was made from: the version, the texts by hash, and the three dates.

use super::wording::{days, interface, interface::Label};
use crate::lang::Lang;
use crate::time::{AsOf, Day};

/// What a run was made from. The same run gives the same bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Version of velvoite.
    pub version: String,
    /// SHA-256 of the rules with their roster, in hex.
    pub rules: String,
    /// SHA-256 of the calendars, in hex.
    pub calendars: String,
    /// SHA-256 of the registers, in hex.
    pub records: String,
    /// The day on which it was judged.
    pub as_of: AsOf,
    /// The day whose knowledge was used; none: everything held.
    pub known_at: Option<Day>,
    /// The day whose law was used, in a simulation; none: the law of each day.
    pub law_at: Option<Day>,
}

impl Run {
    /// The foot of a report for people, one sentence a line.
    #[must_use]
    pub fn foot(&self, lang: Lang) -> Vec<String> {
        let held = interface::label(lang, Label::AllHeld).to_owned();
        let law = interface::label(lang, Label::LawOfTheDay).to_owned();
        let as_of = days::day(lang, self.as_of.0);
        let known_at = self.known_at.map_or(held, |day| days::day(lang, day));
        let law_at = self.law_at.map_or(law, |day| days::day(lang, day));
        vec![
            interface::label(lang, Label::Disclaimer).to_owned(),
            interface::dates(lang, &as_of, &known_at, &law_at),
            interface::inputs(lang, &self.version, short(&self.rules), short(&self.calendars), short(&self.records)),
        ]
    }
}

/// The first twelve digits of a hash: enough to tell two inputs apart by eye.
fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
