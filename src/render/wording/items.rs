//! What a demand asks for, one thing at a time, and how it stands: shown, in doubt, not done.
//!
//! Names stand in their basic form, in apposition, so that none has to be inflected.

use super::interface::late as late_by;
use super::{days, pick, quoted, verdict};
use crate::finding::{Cause, Finding, Item, State, Verdict, What};
use crate::lang::Lang;
use crate::render::book::Book;

/// A thing asked for and how it stands, as a sentence.
#[must_use]
pub fn item_sentence(book: &Book<'_>, finding: &Finding, item: &Item, state: &State) -> String {
    let lang = book.lang;
    let name = book.item(finding, item);
    let name = match item.what {
        What::Question | What::Counterparty | What::Receiver => name,
        What::Act | What::Class | What::Topic | What::Step | What::Status | What::Evidence => quoted(lang, &name),
    };
    match state {
        State::Done { on, late } => {
            let on = days::when(lang, *on);
            let late = if *late > 0 { format!(", {}", late_by(lang, *late)) } else { String::new() };
            item_done(lang, item.what, &name, &format!("{on}{late}"))
        }
        State::NotDone => item_not_done(lang, item.what, &name),
        State::InDoubt(causes) => item_in_doubt(lang, item.what, &name, &doubts(lang, finding, causes)),
    }
}

/// A step that is there, but not in the order asked.
#[must_use]
pub fn out_of_order(book: &Book<'_>, finding: &Finding, item: &Item) -> String {
    let name = quoted(book.lang, &book.item(finding, item));
    say!(
        book.lang,
        "Vaihetta {name} ei ole tehty vaaditussa järjestyksessä.",
        "Steget {name} har inte genomförts i den ordning som krävs.",
        "The step {name} was not done in the order asked."
    )
}

/// Why a thing asked for is in doubt. While there is time left, that nothing is on record yet is no lack of the
/// registers.
#[must_use]
pub fn doubts(lang: Lang, finding: &Finding, causes: &[Cause]) -> String {
    match (finding.verdict, causes) {
        (Verdict::Open | Verdict::Upcoming, [Cause::NoRecord]) => pick(
            lang,
            "mikään kirjaus ei vielä osoita sitä",
            "ingen registrering visar det ännu",
            "no record shows it yet",
        )
        .to_owned(),
        _ => cause_list(lang, causes),
    }
}

/// Causes as one clause.
#[must_use]
pub fn cause_list(lang: Lang, causes: &[Cause]) -> String {
    let causes: Vec<&str> = causes.iter().map(|cause| verdict::cause(lang, *cause)).collect();
    causes.join("; ")
}

fn item_done(lang: Lang, what: What, name: &str, on: &str) -> String {
    match what {
        What::Act => {
            say!(
                lang,
                "Teko {name} on tehty ({on}).",
                "Åtgärden {name} har genomförts ({on}).",
                "The act {name} was done ({on})."
            )
        }
        What::Counterparty => {
            say!(
                lang,
                "Osapuoli {name} oli mukana ({on}).",
                "Parten {name} deltog ({on}).",
                "The party {name} took part ({on})."
            )
        }
        What::Class => {
            say!(
                lang,
                "Taho {name} oli mukana ({on}).",
                "Aktören {name} deltog ({on}).",
                "The partner {name} took part ({on})."
            )
        }
        What::Topic => {
            say!(
                lang,
                "Aihe {name} oli esillä ({on}).",
                "Ämnet {name} behandlades ({on}).",
                "The topic {name} was dealt with ({on})."
            )
        }
        What::Step => {
            say!(
                lang,
                "Vaihe {name} on tehty ({on}).",
                "Steget {name} har genomförts ({on}).",
                "The step {name} was done ({on})."
            )
        }
        What::Status => {
            say!(
                lang,
                "Tila {name} on voimassa ({on}).",
                "Statusen {name} gäller ({on}).",
                "The status {name} is held ({on})."
            )
        }
        What::Evidence => say!(
            lang,
            "Vaadittu näyttö {name} on olemassa ({on}).",
            "Den bevisning som krävs, {name}, finns ({on}).",
            "The evidence asked for, {name}, is there ({on})."
        ),
        What::Question => say!(
            lang,
            "Arvio on myönteinen ({on}): {name}",
            "Bedömningen är jakande ({on}): {name}",
            "The question has been answered yes ({on}): {name}"
        ),
        What::Receiver => say!(
            lang,
            "Vastaanottaja {name} on saanut asian ({on}).",
            "Mottagaren {name} har fått ärendet ({on}).",
            "The receiver {name} has got it ({on})."
        ),
    }
}

fn item_not_done(lang: Lang, what: What, name: &str) -> String {
    match what {
        What::Act => {
            say!(
                lang,
                "Tekoa {name} ei ole tehty.",
                "Åtgärden {name} har inte genomförts.",
                "The act {name} was not done."
            )
        }
        What::Counterparty => {
            say!(
                lang,
                "Osapuoli {name} ei ole ollut mukana.",
                "Parten {name} har inte deltagit.",
                "The party {name} did not take part."
            )
        }
        What::Class => {
            say!(
                lang,
                "Taho {name} ei ole ollut mukana.",
                "Aktören {name} har inte deltagit.",
                "The partner {name} did not take part."
            )
        }
        What::Topic => say!(
            lang,
            "Aihe {name} ei ole ollut esillä.",
            "Ämnet {name} har inte behandlats.",
            "The topic {name} was not dealt with."
        ),
        What::Step => {
            say!(
                lang,
                "Vaihetta {name} ei ole tehty.",
                "Steget {name} har inte genomförts.",
                "The step {name} was not done."
            )
        }
        What::Status => {
            say!(lang, "Tila {name} ei ole voimassa.", "Statusen {name} gäller inte.", "The status {name} is not held.")
        }
        What::Evidence => say!(
            lang,
            "Vaadittu näyttö {name} puuttuu.",
            "Den bevisning som krävs, {name}, saknas.",
            "The evidence asked for, {name}, is missing."
        ),
        What::Question => say!(
            lang,
            "Arvio on kielteinen: {name}",
            "Bedömningen är nekande: {name}",
            "The question has been answered no: {name}"
        ),
        What::Receiver => say!(
            lang,
            "Vastaanottaja {name} ei ole saanut asiaa.",
            "Mottagaren {name} har inte fått ärendet.",
            "The receiver {name} has not got it."
        ),
    }
}

fn item_in_doubt(lang: Lang, what: What, name: &str, causes: &str) -> String {
    match what {
        What::Act => say!(
            lang,
            "Ei voida todeta, onko teko {name} tehty: {causes}.",
            "Det kan inte avgöras om åtgärden {name} har genomförts: {causes}.",
            "It cannot be told whether the act {name} was done: {causes}."
        ),
        What::Counterparty => say!(
            lang,
            "Ei voida todeta, onko osapuoli {name} ollut mukana: {causes}.",
            "Det kan inte avgöras om parten {name} har deltagit: {causes}.",
            "It cannot be told whether the party {name} took part: {causes}."
        ),
        What::Class => say!(
            lang,
            "Ei voida todeta, onko taho {name} ollut mukana: {causes}.",
            "Det kan inte avgöras om aktören {name} har deltagit: {causes}.",
            "It cannot be told whether the partner {name} took part: {causes}."
        ),
        What::Topic => say!(
            lang,
            "Ei voida todeta, onko aihe {name} ollut esillä: {causes}.",
            "Det kan inte avgöras om ämnet {name} har behandlats: {causes}.",
            "It cannot be told whether the topic {name} was dealt with: {causes}."
        ),
        What::Step => say!(
            lang,
            "Ei voida todeta, onko vaihe {name} tehty: {causes}.",
            "Det kan inte avgöras om steget {name} har genomförts: {causes}.",
            "It cannot be told whether the step {name} was done: {causes}."
        ),
        What::Status => say!(
            lang,
            "Ei voida todeta, onko tila {name} voimassa: {causes}.",
            "Det kan inte avgöras om statusen {name} gäller: {causes}.",
            "It cannot be told whether the status {name} is held: {causes}."
        ),
        What::Evidence => say!(
            lang,
            "Ei voida todeta, onko vaadittu näyttö {name} olemassa: {causes}.",
            "Det kan inte avgöras om den bevisning som krävs, {name}, finns: {causes}.",
            "It cannot be told whether the evidence asked for, {name}, is there: {causes}."
        ),
        What::Question => say!(
            lang,
            "Ei voida todeta, mikä vastaus on: {name} ({causes}).",
            "Det kan inte avgöras vad svaret är: {name} ({causes}).",
            "The answer cannot be told: {name} ({causes})."
        ),
        What::Receiver => say!(
            lang,
            "Ei voida todeta, onko vastaanottaja {name} saanut asian: {causes}.",
            "Det kan inte avgöras om mottagaren {name} har fått ärendet: {causes}.",
            "It cannot be told whether the receiver {name} has got it: {causes}."
        ),
    }
}
