//! A reading as people are told of it: by what it says, never by its name in the rules.
//!
//! The ground of a reading begins with what it says and may go on with why: `Every municipality was invited: the county
//! cannot compel one.` The one stands where other texts have a title, the other beside it.

use super::{days, quoted, verdict};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::time::{Day, DueDay};

/// What a reading says: its ground up to the reason, without a full stop.
#[must_use]
pub fn claim(ground: &str) -> &str {
    parts(ground).0.trim_end_matches('.')
}

/// Why one may read it so: what its ground gives after what it says; nothing where it gives no more.
#[must_use]
pub fn reason(ground: &str) -> String {
    let mut letters = parts(ground).1.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn parts(ground: &str) -> (&str, &str) {
    ground.split_once(": ").unwrap_or((ground, ""))
}

/// A reading with what it comes to, in a proof.
#[must_use]
pub fn outcome(lang: Lang, ground: &str, default: bool, of: Verdict, due: Option<&DueDay>) -> String {
    let (says, of) = (quoted(lang, claim(ground)), verdict::verdict(lang, of));
    let told = if let Some(due) = due {
        let day = days::with_weekday(lang, due.effective);
        say!(
            lang,
            "Toinen mahdollinen tulkinta, {says}: määräpäivä {day}, {of}.",
            "En annan möjlig tolkning, {says}: sista dag {day}, {of}.",
            "Another tenable reading, {says}: due {day}, {of}."
        )
    } else if default {
        say!(
            lang,
            "Tässä noudatettu tulkinta, {says}: {of}.",
            "Den tolkning som följs här, {says}: {of}.",
            "The reading followed here, {says}: {of}."
        )
    } else {
        say!(
            lang,
            "Toinen mahdollinen tulkinta, {says}: {of}.",
            "En annan möjlig tolkning, {says}: {of}.",
            "Another tenable reading, {says}: {of}."
        )
    };
    let reason = reason(ground);
    if reason.is_empty() {
        return told;
    }
    say!(lang, "{told} Peruste: {reason}", "{told} Grund: {reason}", "{told} Ground: {reason}")
}

/// What another reading comes to, beside the verdict.
#[must_use]
pub fn otherwise(lang: Lang, ground: &str, of: Verdict, due: Option<Day>) -> String {
    let (says, of) = (quoted(lang, claim(ground)), verdict::verdict(lang, of));
    match due.map(|due| days::day(lang, due)) {
        Some(due) => say!(
            lang,
            "Tulkinnan {says} mukaan: {of}, määräpäivä {due}",
            "Enligt tolkningen {says}: {of}, sista dag {due}",
            "Under the reading {says}: {of}, due {due}"
        ),
        None => say!(
            lang,
            "Tulkinnan {says} mukaan: {of}",
            "Enligt tolkningen {says}: {of}",
            "Under the reading {says}: {of}"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{claim, reason};

    #[test]
    fn a_ground_says_first_how_one_reads_and_then_why() {
        let ground = "Riittää, että jokainen kunta on kutsuttu: osallistuminen on kunnan oma asia.";
        assert_eq!(claim(ground), "Riittää, että jokainen kunta on kutsuttu");
        assert_eq!(reason(ground), "Osallistuminen on kunnan oma asia.");
        assert_eq!(claim("Laki ei säädä siitä päivää."), "Laki ei säädä siitä päivää");
        assert_eq!(reason("Laki ei säädä siitä päivää."), "");
    }
}
