//! Remarks that go with a finding, and remarks about the data.

use super::{days, law, list, pick};
use crate::finding::{DataFinding, Note};
use crate::lang::Lang;
use crate::render::book::Book;
use crate::time::Day;

/// A note as a sentence.
#[must_use]
pub fn note(book: &Book<'_>, note: &Note) -> String {
    let lang = book.lang;
    match note {
        Note::Rule(words, _) => words.get(lang).to_owned(),
        Note::Joined { body, from } => {
            let (body, from) = (book.body(*body), days::day(lang, *from));
            say!(
                lang,
                "{body} on ollut jäsen vasta {from} alkaen, joten sitä ei edellytetä mukaan.",
                "{body} har varit medlem först från {from} och behöver därför inte ha deltagit.",
                "{body} has been a member only from {from}, so it need not have taken part."
            )
        }
        Note::Left { body, until } => {
            let (body, until) = (book.body(*body), days::day(lang, *until));
            say!(
                lang,
                "{body} oli jäsen vain {until} asti, joten sitä ei edellytetä mukaan.",
                "{body} var medlem endast till {until} och behöver därför inte ha deltagit.",
                "{body} was a member only until {until}, so it need not have taken part."
            )
        }
        Note::EmptySet(span) => {
            let (text, place) = (book.slice(*span), book.place(*span));
            say!(
                lang,
                "Vaatimus `{text}` jää pois, koska se ei koske ketään ({place}).",
                "Kravet `{text}` faller bort, eftersom ingen omfattas av det ({place}).",
                "The demand `{text}` falls away, since it concerns nobody ({place})."
            )
        }
        Note::EarlierLaw { source, until } => {
            let (source, until) = (book.law(source), days::day(lang, *until));
            say!(
                lang,
                "Tehty silloin, kun voimassa oli vielä {source} ({until} asti), ja täyttää sen vaatimukset.",
                "Gjordes medan {source} ännu gällde (till {until}) och uppfyller de dåvarande kraven.",
                "Done while {source} still bound the body (until {until}), and meets what it asked."
            )
        }
        Note::Corrected(record) => {
            let id = book.record_id(*record);
            say!(
                lang,
                "Kirjaus {id} on myöhemmin oikaistu tai peruttu.",
                "Registrering {id} har senare rättats eller återtagits.",
                "Record {id} was later corrected or withdrawn."
            )
        }
        Note::PastWaiver { record, from, until } => {
            let (id, span) = (book.record_id(*record), days::span(lang, *from, *until));
            say!(
                lang,
                "Vapautus oli voimassa {span}, ei enää (kirjaus {id}).",
                "Befrielsen gällde {span}, inte längre (registrering {id}).",
                "A waiver held {span} and holds no longer (record {id})."
            )
        }
        Note::ComingWaiver { record, from, until } => {
            let (id, span) = (book.record_id(*record), days::span(lang, *from, *until));
            say!(
                lang,
                "Vapautus on kirjattu ajalle {span}; se ei ole vielä voimassa (kirjaus {id}).",
                "En befrielse har registrerats för tiden {span}; den gäller inte ännu (registrering {id}).",
                "A waiver is on record for {span}; it does not hold yet (record {id})."
            )
        }
        Note::Unread { what, from } => format!("{}.", unread(lang, what, *from)),
    }
}

/// What was not read and may bear on this from a day; a bill is not yet a change of law.
#[must_use]
pub fn unread(lang: Lang, what: &str, from: Day) -> String {
    let from = days::day(lang, from);
    match law::bill(what) {
        Some(bill) => say!(
            lang,
            "Hallituksen esitystä HE {bill} ei ole luettu; se voi vaikuttaa tähän {from} alkaen",
            "Regeringens proposition RP {bill} har inte lästs; den kan inverka på detta från {from}",
            "Government bill HE {bill} has not been read; it may bear on this from {from}"
        ),
        None => say!(
            lang,
            "Lainmuutosta {what} ei ole otettu huomioon; se voi vaikuttaa tähän {from} alkaen",
            "Lagändringen {what} har inte beaktats; den kan inverka på detta från {from}",
            "The change of law {what} has not been read; it may bear on this from {from}"
        ),
    }
}

/// A remark about the data as a sentence.
#[must_use]
pub fn data(book: &Book<'_>, finding: &DataFinding) -> String {
    let lang = book.lang;
    match finding {
        DataFinding::Mismatch { one, other, day, parties, topics } => {
            let differ: Vec<&str> = [
                (*day, pick(lang, "päivä", "dagen", "the day")),
                (*parties, pick(lang, "osapuolet", "parterna", "the parties")),
                (*topics, pick(lang, "aiheet", "ämnena", "the topics")),
            ]
            .into_iter()
            .filter_map(|(differs, word)| differs.then_some(word))
            .collect();
            let (one, other, differ) = (named(book, *one), named(book, *other), list(lang, &differ));
            say!(
                lang,
                "Kirjaukset {one} ja {other} kertovat samasta tapahtumasta mutta poikkeavat toisistaan: {differ}.",
                "Registreringarna {one} och {other} gäller samma händelse men skiljer sig i fråga om {differ}.",
                "Records {one} and {other} tell of the same event, but differ in {differ}."
            )
        }
        DataFinding::ReadAsSuccessor { record, old, new } => {
            let (record, old, new) = (named(book, *record), book.body(*old), book.body(*new));
            say!(
                lang,
                "Kirjauksessa {record} mainittu {old} on tulkittu seuraajakseen: {new}.",
                "{old}, som nämns i registrering {record}, har tolkats som sin efterföljare: {new}.",
                "{old}, named in record {record}, was read as its successor: {new}."
            )
        }
    }
}

fn named(book: &Book<'_>, record: crate::record::RecordId) -> String {
    let place = book.record_origin(record).map(|origin| book.origin(origin)).unwrap_or_default();
    format!("{} ({place})", book.record_id(record))
}
