//! What changed between two days, and why.

use super::{days, number, pick};
use crate::lang::Lang;
use crate::time::Day;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// What records changed.
    ByRecords,
    /// What stands there.
    ByRecordsLead,
    /// What time changed.
    ByTime,
    /// What stands there.
    ByTimeLead,
    /// Norms that do not bind.
    Soft,
    /// Records written since.
    Records,
    /// Nothing changed.
    Nothing,
    /// Nothing was written.
    NoRecords,
    /// A column: what changed.
    Duty,
    /// A column: for whom.
    Bodies,
    /// A column: the period.
    Period,
    /// A column: from what to what.
    Change,
    /// A column: why.
    Why,
    /// A column: a record.
    Record,
    /// A column: what became of it.
    What,
    /// A column: when it was written down.
    Recorded,
    /// There was no such instance.
    NotThere,
    /// It is there no longer.
    Gone,
    /// Between two verdicts, for those who hear.
    To,
    /// Written down.
    Added,
    /// Of a waiver: given.
    Given,
    /// Corrected.
    Corrected,
    /// Withdrawn.
    Withdrawn,
    /// Time did it, but no day of ours explains it.
    TimePassed,
    /// Records of other instances did it.
    Elsewhere,
    /// A column of data: the cause.
    Cause,
    /// Records that always were known.
    Undated,
    /// A column of data: before.
    Before,
    /// A column of data: after.
    After,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::ByRecords => {
            pick(lang, "Kirjauksista johtuvat muutokset", "Ändringar på grund av registreringar", "Changed by records")
        }
        Word::ByRecordsLead => pick(
            lang,
            "Tulos on toinen, koska aiemman päivän jälkeen on kirjattu, korjattu tai peruttu jotakin.",
            "Utfallet är ett annat, eftersom något har registrerats, rättats eller återtagits efter den tidigare dagen.",
            "The verdict is another one because something was written down, corrected or withdrawn since.",
        ),
        Word::ByTime => {
            pick(lang, "Ajan kulumisesta johtuvat muutokset", "Ändringar på grund av tidens gång", "Changed by time")
        }
        Word::ByTimeLead => pick(
            lang,
            "Tulos on toinen, vaikka mitään ei olisi kirjattu: jokin päivä tuli tai meni.",
            "Utfallet är ett annat även om inget hade registrerats: en dag kom eller gick.",
            "The verdict is another one though nothing had been written down: a day came or went by.",
        ),
        Word::Soft => pick(
            lang,
            "Suositukset ja kannustimet erikseen",
            "Rekommendationer och incitament separat",
            "Recommendations and incentives apart",
        ),
        Word::Records => {
            pick(lang, "Uudet ja muutetut kirjaukset", "Nya och ändrade registreringar", "New and changed records")
        }
        Word::Nothing => {
            pick(lang, "Mikään tulos ei ole muuttunut.", "Inget utfall har ändrats.", "No verdict has changed.")
        }
        Word::NoRecords => pick(
            lang,
            "Aiemman päivän jälkeen ei ole kirjattu, korjattu eikä peruttu mitään.",
            "Efter den tidigare dagen har inget registrerats, rättats eller återtagits.",
            "Nothing was written down, corrected or withdrawn since.",
        ),
        Word::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Bodies => pick(lang, "Kenellä", "Hos vem", "Whose"),
        Word::Period => pick(lang, "Kausi", "Period", "Period"),
        Word::Change => pick(lang, "Muutos", "Ändring", "Change"),
        Word::Why => pick(lang, "Miksi", "Varför", "Why"),
        Word::Record => pick(lang, "Kirjaus", "Registrering", "Record"),
        Word::What => pick(lang, "Mitä tapahtui", "Vad som skedde", "What became of it"),
        Word::Recorded => pick(lang, "Kirjattu", "Registrerad", "Recorded"),
        Word::NotThere => pick(lang, "ei ollut", "fanns inte", "was not there"),
        Word::Gone => pick(lang, "ei enää ole", "finns inte längre", "is there no longer"),
        Word::To => pick(lang, "nyt", "nu", "now"),
        Word::Added => pick(lang, "kirjattu", "registrerad", "written down"),
        Word::Given => pick(lang, "annettu", "beviljad", "given"),
        Word::Corrected => pick(lang, "korjattu", "rättad", "corrected"),
        Word::Withdrawn => pick(lang, "peruttu", "återtagen", "withdrawn"),
        Word::TimePassed => pick(lang, "aikaa on kulunut", "tid har gått", "time has passed"),
        Word::Elsewhere => pick(
            lang,
            "kirjaukset, joista tämä riippuu toisen velvoitteen kautta",
            "registreringar som detta beror på genom en annan skyldighet",
            "records on which this depends through another duty",
        ),
        Word::Cause => pick(lang, "syy", "orsak", "cause"),
        Word::Undated => pick(
            lang,
            "Kirjaus ilman kirjauspäivää katsotaan aina tiedetyksi, joten se näkyy ajan tekemänä muutoksena. Vapautus katsotaan tiedetyksi antopäivästään.",
            "En registrering utan registreringsdag anses alltid ha varit känd, så den syns som en ändring genom tid. En befrielse anses känd från den dag då den beviljades.",
            "A record without a day of recording counts as always known, so it shows as a change by time. A waiver counts as known from the day on which it was given.",
        ),
        Word::Before => pick(lang, "aiemmin", "tidigare", "before"),
        Word::After => pick(lang, "nyt", "nu", "now"),
    }
}

/// Whose situation is compared, and between which days.
#[must_use]
pub fn compared(lang: Lang, since: Day, as_of: Day, organisers: bool) -> String {
    let (since, as_of) = (days::day(lang, since), days::day(lang, as_of));
    if organisers {
        say!(
            lang,
            "Verrataan palvelujen järjestäjien tilannetta päivinä {since} ja {as_of}; kuntien muutokset näkee rajaamalla alueen kuntiin.",
            "Läget för tjänsteanordnarna jämförs mellan dagarna {since} och {as_of}; kommunernas ändringar syns när man avgränsar till ett områdes kommuner.",
            "How the organisers of services stood on {since} is compared with {as_of}; what changed for municipalities shows when one filters by those of a county."
        )
    } else {
        say!(
            lang,
            "Verrataan valittujen toimijoiden tilannetta päivinä {since} ja {as_of}.",
            "Läget för de valda aktörerna jämförs mellan dagarna {since} och {as_of}.",
            "How the chosen bodies stood on {since} is compared with {as_of}."
        )
    }
}

/// How many of how many have another verdict: of law, and of what does not bind.
#[must_use]
pub fn changed(lang: Lang, law: Option<(usize, usize)>, soft: Option<(usize, usize)>) -> String {
    let share = |(changed, all): (usize, usize)| format!("{}/{}", number(lang, changed), number(lang, all));
    match (law.map(share), soft.map(share)) {
        (Some(law), Some(soft)) => say!(
            lang,
            "Tulos on muuttunut {law} tapauksessa; suosituksista ja kannustimista {soft}.",
            "Utfallet har ändrats i {law} fall; av rekommendationer och incitament {soft}.",
            "The verdict has changed in {law} cases; of recommendations and incentives {soft}."
        ),
        (Some(law), None) => say!(
            lang,
            "Tulos on muuttunut {law} tapauksessa.",
            "Utfallet har ändrats i {law} fall.",
            "The verdict has changed in {law} cases."
        ),
        (None, Some(soft)) => say!(
            lang,
            "Suosituksista ja kannustimista tulos on muuttunut {soft} tapauksessa.",
            "Av rekommendationer och incitament har utfallet ändrats i {soft} fall.",
            "Of recommendations and incentives the verdict has changed in {soft} cases."
        ),
        (None, None) => String::new(),
    }
}

/// With what knowledge each day is judged, and how it is told what did it.
#[must_use]
pub fn method(lang: Lang, known: (Day, Day)) -> String {
    let (then, now) = (days::day(lang, known.0), days::day(lang, known.1));
    say!(
        lang,
        "Aiempi päivä arvioidaan sillä, mitä {then} oli kirjattu, ja myöhempi sillä, mitä {now} oli kirjattu; sen jälkeen kirjattu ei vaikuta. Syy selviää arvioimalla myöhempi päivä myös sillä, mitä {then} oli kirjattu.",
        "Den tidigare dagen bedöms med det som var registrerat {then}, den senare med det som var registrerat {now}; det som registrerats därefter inverkar inte. Orsaken framgår när den senare dagen bedöms också med det som var registrerat {then}.",
        "The earlier day is judged with what was on record on {then}, the later one with what was on record on {now}; nothing written down after that counts. The cause is found by judging the later day also with what was on record on {then}."
    )
}

/// A window began.
#[must_use]
pub fn began(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "aika alkoi {day}", "tiden började {day}", "its time began on {day}")
}

/// A due day went by.
#[must_use]
pub fn due(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "määräpäivä {day} meni", "den sista dagen {day} gick", "its due day went by on {day}")
}

/// A waiver ended.
#[must_use]
pub fn waived_until(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "vapautus päättyi {day}", "befrielsen upphörde {day}", "the waiver ended on {day}")
}

/// The day of a known act came.
#[must_use]
pub fn came(lang: Lang, record: &str) -> String {
    say!(lang, "toteutui: {record}", "inträffade: {record}", "took place: {record}")
}

/// A waiver was given.
#[must_use]
pub fn given(lang: Lang, when: &str, waiver: &str) -> String {
    say!(lang, "annettu {when}: {waiver}", "beviljad {when}: {waiver}", "given {when}: {waiver}")
}

/// Registers that say to be complete let absence count.
#[must_use]
pub fn complete(lang: Lang, registers: &[String]) -> String {
    let names = super::list(lang, registers);
    say!(
        lang,
        "puuttuva kirjaus ratkaisee, koska rekisteri on ilmoitettu täydelliseksi: {names}",
        "att en registrering saknas avgör, eftersom registret uppges vara fullständigt: {names}",
        "what is not on record counts, because the register says that it is complete: {names}"
    )
}

/// That only so many lines are shown.
#[must_use]
pub fn not_all(lang: Lang, shown: usize, all: usize) -> String {
    let (shown, all) = (number(lang, shown), number(lang, all));
    say!(
        lang,
        "Tässä on {shown}/{all} riviä. Loput näkyvät rajaamalla tai taulukkona.",
        "Här finns {shown}/{all} rader. Resten syns genom avgränsning eller som tabell.",
        "These are {shown} of {all} lines. Filters show the others, and so do the data."
    )
}

/// Other records, of bodies that are not shown.
#[must_use]
pub fn other_records(lang: Lang, count: usize) -> String {
    let count = number(lang, count);
    say!(
        lang,
        "Muita toimijoita koskevia uusia tai muutettuja kirjauksia: {count}.",
        "Nya eller ändrade registreringar om andra aktörer: {count}.",
        "New or changed records of other bodies: {count}."
    )
}
