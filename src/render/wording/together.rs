//! Several things of one sort that a demand asks for and that stand alike, in one sentence with a list of names.
//!
//! Knows the plural of what `items` says of one; leaves alone which things stand alike.

use super::interface::late as late_by;
use super::items::doubts;
use super::{days, list, quoted};
use crate::finding::{Finding, Item, State, What};
use crate::lang::Lang;
use crate::render::book::Book;

/// Whether two things may share a sentence: of one sort, of one step, standing alike.
#[must_use]
pub fn alike((one, stands): (&Item, &State), (other, also): (&Item, &State)) -> bool {
    one.what == other.what && (one.what == What::Step || one.step == other.step) && stands == also
}

/// Things that stand alike, as one sentence.
#[must_use]
pub fn sentence(book: &Book<'_>, finding: &Finding, items: &[&Item], what: What, state: &State) -> String {
    let lang = book.lang;
    let names: Vec<String> = items
        .iter()
        .map(|item| match what {
            What::Question | What::Counterparty | What::Receiver => book.item(finding, item),
            What::Act | What::Class | What::Topic | What::Step | What::Status | What::Evidence => {
                quoted(lang, &book.item(finding, item))
            }
        })
        .collect();
    let names = list(lang, &names);
    match state {
        State::Done { on, late } => {
            let on = days::when(lang, *on);
            let late = if *late > 0 { format!(", {}", late_by(lang, *late)) } else { String::new() };
            let said = done(lang, what);
            format!("{said} ({on}{late}): {names}.")
        }
        State::NotDone => format!("{}: {names}.", not_done(lang, what)),
        State::InDoubt(causes) => {
            let (said, causes) = (in_doubt(lang, what), doubts(lang, finding, causes));
            say!(
                lang,
                "Ei voida todeta, {said}: {names}. Syy: {causes}.",
                "Det kan inte avgöras om {said}: {names}. Orsak: {causes}.",
                "It cannot be told whether {said}: {names}. Because: {causes}."
            )
        }
    }
}

fn done(lang: Lang, what: What) -> &'static str {
    let words = match what {
        What::Act => ["Seuraavat teot on tehty", "Följande åtgärder har genomförts", "The following acts were done"],
        What::Counterparty => {
            ["Seuraavat osapuolet olivat mukana", "Följande parter deltog", "The following parties took part"]
        }
        What::Class => ["Seuraavat tahot olivat mukana", "Följande aktörer deltog", "The following partners took part"],
        What::Topic => {
            ["Seuraavat aiheet olivat esillä", "Följande ämnen behandlades", "The following topics were dealt with"]
        }
        What::Step => ["Seuraavat vaiheet on tehty", "Följande steg har genomförts", "The following steps were done"],
        What::Status => {
            ["Seuraavat tilat ovat voimassa", "Följande statusar gäller", "The following statuses are held"]
        }
        What::Evidence => [
            "Seuraava vaadittu näyttö on olemassa",
            "Följande bevisning som krävs finns",
            "The following evidence asked for is there",
        ],
        What::Question => [
            "Seuraavat arviot ovat myönteiset",
            "Följande bedömningar är jakande",
            "The following questions have been answered yes",
        ],
        What::Receiver => [
            "Seuraavat vastaanottajat ovat saaneet asian",
            "Följande mottagare har fått ärendet",
            "The following receivers have got it",
        ],
    };
    super::pick(lang, words[0], words[1], words[2])
}

fn not_done(lang: Lang, what: What) -> &'static str {
    let words = match what {
        What::Act => [
            "Seuraavia tekoja ei ole tehty",
            "Följande åtgärder har inte genomförts",
            "The following acts were not done",
        ],
        What::Counterparty => [
            "Seuraavat osapuolet eivät ole olleet mukana",
            "Följande parter har inte deltagit",
            "The following parties did not take part",
        ],
        What::Class => [
            "Seuraavat tahot eivät ole olleet mukana",
            "Följande aktörer har inte deltagit",
            "The following partners did not take part",
        ],
        What::Topic => [
            "Seuraavat aiheet eivät ole olleet esillä",
            "Följande ämnen har inte behandlats",
            "The following topics were not dealt with",
        ],
        What::Step => [
            "Seuraavia vaiheita ei ole tehty",
            "Följande steg har inte genomförts",
            "The following steps were not done",
        ],
        What::Status => [
            "Seuraavat tilat eivät ole voimassa",
            "Följande statusar gäller inte",
            "The following statuses are not held",
        ],
        What::Evidence => [
            "Seuraava vaadittu näyttö puuttuu",
            "Följande bevisning som krävs saknas",
            "The following evidence asked for is not there",
        ],
        What::Question => [
            "Seuraavat arviot ovat kielteiset",
            "Följande bedömningar är nekande",
            "The following questions have been answered no",
        ],
        What::Receiver => [
            "Seuraavat vastaanottajat eivät ole saaneet asiaa",
            "Följande mottagare har inte fått ärendet",
            "The following receivers have not got it",
        ],
    };
    super::pick(lang, words[0], words[1], words[2])
}

/// As a clause that follows *it cannot be told whether*; in Finnish it asks by itself.
fn in_doubt(lang: Lang, what: What) -> &'static str {
    let words = match what {
        What::Act => ["onko seuraavat teot tehty", "följande åtgärder har genomförts", "the following acts were done"],
        What::Counterparty => [
            "ovatko seuraavat osapuolet olleet mukana",
            "följande parter har deltagit",
            "the following parties took part",
        ],
        What::Class => [
            "ovatko seuraavat tahot olleet mukana",
            "följande aktörer har deltagit",
            "the following partners took part",
        ],
        What::Topic => [
            "ovatko seuraavat aiheet olleet esillä",
            "följande ämnen har behandlats",
            "the following topics were dealt with",
        ],
        What::Step => ["onko seuraavat vaiheet tehty", "följande steg har genomförts", "the following steps were done"],
        What::Status => {
            ["ovatko seuraavat tilat voimassa", "följande statusar gäller", "the following statuses are held"]
        }
        What::Evidence => [
            "onko seuraava vaadittu näyttö olemassa",
            "följande bevisning som krävs finns",
            "the following evidence asked for is there",
        ],
        What::Question => {
            ["mikä on vastaus seuraaviin", "svaret på följande är jakande", "the answer to the following is yes"]
        }
        What::Receiver => [
            "ovatko seuraavat vastaanottajat saaneet asian",
            "följande mottagare har fått ärendet",
            "the following receivers have got it",
        ],
    };
    super::pick(lang, words[0], words[1], words[2])
}
