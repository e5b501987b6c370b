//! The words in the files of tables: headings of the sheet that says what it was made from.

use super::{pick, site};
use crate::lang::Lang;
use crate::render::run::Run;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The day on which it was judged.
    AsOf,
    /// The day whose knowledge was used.
    KnownAt,
    /// Where the table is found again.
    Address,
    /// The version of the program.
    Version,
    /// The rules.
    Rules,
    /// The calendars.
    Calendars,
    /// The registers.
    Records,
    /// The signs of verdicts.
    Signs,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::AsOf => pick(lang, "Tilanne", "Läget", "As of"),
        Word::KnownAt => pick(lang, "Kirjattu viimeistään", "Registreringar senast", "What was recorded by"),
        Word::Address => pick(lang, "Osoite", "Adress", "Address"),
        Word::Version => pick(lang, "Ohjelma", "Program", "Program"),
        Word::Rules => pick(lang, "Säännöt", "Regler", "Rules"),
        Word::Calendars => pick(lang, "Kalenterit", "Kalendrar", "Calendars"),
        Word::Records => pick(lang, "Kirjaukset", "Registreringar", "Records"),
        Word::Signs => pick(lang, "Merkit", "Tecken", "Signs"),
    }
}

/// The heading of the column that holds the addresses of another.
#[must_use]
pub fn address_of(lang: Lang, title: &str) -> String {
    say!(lang, "{title} (osoite)", "{title} (adress)", "{title} (address)")
}

/// From which day one looks.
#[must_use]
pub fn seen(lang: Lang, run: &Run) -> String {
    site::seen(lang, run.as_of.0, run.known_at)
}

/// The name of the table of findings.
#[must_use]
pub fn findings(lang: Lang) -> &'static str {
    pick(lang, "Velvoitteet ja tulokset", "Skyldigheter och utfall", "Duties and findings")
}

/// A heading of the table of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The body's code.
    Code,
    /// The body.
    Body,
    /// The duty.
    Duty,
    /// The other side.
    Counterparty,
    /// The section.
    Source,
    /// The kind of norm.
    Binding,
    /// The period.
    Period,
    /// The verdict.
    Verdict,
    /// The due day.
    Due,
    /// Days late.
    Late,
    /// What lacks, or is still to be done.
    Missing,
    /// What is not known.
    NotKnown,
    /// Why it stands so.
    Why,
    /// What other readings give.
    Readings,
    /// The day on which the verdict changes by itself.
    ChangesOn,
    /// Records.
    Records,
    /// Notes.
    Notes,
    /// The id.
    Instance,
    /// A body's id.
    BodyId,
    /// A duty's name in the rules.
    DutyId,
    /// When the time begins that counts.
    WindowFrom,
    /// When it ends.
    WindowTo,
    /// The first day of what lasted, or may have been on several days.
    FirstDay,
    /// The last one.
    LastDay,
}

/// A heading in a language.
#[must_use]
pub fn heading(lang: Lang, heading: Heading) -> &'static str {
    match heading {
        Heading::Code => pick(lang, "Koodi", "Kod", "Code"),
        Heading::Body => pick(lang, "Velvoitettu", "Förpliktad", "Bearer"),
        Heading::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Heading::Counterparty => pick(lang, "Vastapuoli", "Motpart", "Counterparty"),
        Heading::Source => pick(lang, "Säännös", "Bestämmelse", "Provision"),
        Heading::Binding => pick(lang, "Velvoittavuus", "Bindande verkan", "Binding force"),
        Heading::Period => pick(lang, "Kausi", "Period", "Period"),
        Heading::Verdict => pick(lang, "Tulos", "Utfall", "Verdict"),
        Heading::Due => pick(lang, "Määräpäivä", "Sista dag", "Due day"),
        Heading::Late => pick(lang, "Päivää myöhässä", "Dagar för sent", "Days late"),
        Heading::Missing => {
            pick(lang, "Puuttuu tai on vielä tehtävä", "Saknas eller återstår", "Missing or still to do")
        }
        Heading::NotKnown => pick(lang, "Ei tiedossa", "Okänt", "Not known"),
        Heading::Why => pick(lang, "Syy", "Orsak", "Because"),
        Heading::Readings => pick(lang, "Toisen tulkinnan mukaan", "Enligt en annan tolkning", "Under another reading"),
        Heading::ChangesOn => pick(
            lang,
            "Tulos muuttuu, jos mitään ei kirjata",
            "Utfallet ändras om inget registreras",
            "Changes if nothing is recorded",
        ),
        Heading::Records => pick(lang, "Kirjaukset", "Registreringar", "Records"),
        Heading::Notes => pick(lang, "Huomautukset", "Anmärkningar", "Notes"),
        Heading::Instance => pick(lang, "Tunnus", "Beteckning", "Id"),
        Heading::BodyId => pick(lang, "Toimijan tunnus", "Aktörens beteckning", "Id of the body"),
        Heading::DutyId => pick(lang, "Velvoitteen tunnus", "Skyldighetens beteckning", "Id of the duty"),
        Heading::WindowFrom => pick(lang, "Aika alkaa", "Tiden börjar", "Time begins"),
        Heading::WindowTo => pick(lang, "Aika päättyy", "Tiden slutar", "Time ends"),
        Heading::FirstDay => pick(lang, "Ensimmäinen päivä", "Första dag", "First day"),
        Heading::LastDay => pick(lang, "Viimeinen päivä", "Sista dag", "Last day"),
    }
}

/// The table of remarks about the records: its name.
#[must_use]
pub fn remarks(lang: Lang) -> &'static str {
    pick(lang, "Huomioita kirjauksista", "Om registreringarna", "Remarks on the records")
}

/// The heading of a remark.
#[must_use]
pub fn remark(lang: Lang) -> &'static str {
    pick(lang, "Huomio", "Anmärkning", "Remark")
}
