//! The words that stand on every page: its name, the ways to the others, the foot.

use super::{days, pick};
use crate::lang::Lang;
use crate::time::Day;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The name of the whole.
    Title,
    /// The name of the links to the main pages.
    Pages,
    /// Where one begins.
    Home,
    /// All organisers.
    Review,
    /// The map.
    Map,
    /// The year.
    Clock,
    /// What changed.
    Changes,
    /// Every body.
    Bodies,
    /// The law.
    Duties,
    /// Calendars.
    Calendars,
    /// Data.
    Data,
    /// The registers that were read.
    Registers,
    /// Accessibility.
    Accessibility,
    /// Before the forms in which a table is there as data.
    AsData,
    /// CSV as Excel reads it here.
    ExcelCsv,
    /// A duty's verdicts, before a legend.
    Legend,
    /// On the front page: what this is.
    Lead,
    /// On the front page: choose a body.
    Choose,
    /// The name of the field that finds a body.
    Search,
    /// The button beside it.
    Find,
    /// Nothing is called so.
    NothingFound,
    /// Heading of what was found.
    Found,
    /// What may have been meant.
    Near,
    /// Heading of the ways into the pages.
    Ways,
    /// What the overview is for.
    ReviewHint,
    /// What the changes are for.
    ChangesHint,
    /// What the annual clock is for.
    ClockHint,
    /// What the calendars are for.
    CalendarsHint,
    /// What the list of duties is for.
    DutiesHint,
    /// What the data is for.
    DataHint,
    /// Counties.
    Counties,
    /// Municipalities.
    Municipalities,
    /// Other bodies.
    Others,
    /// Whose records were read.
    OnRecord,
    /// That nothing was read.
    NoRecords,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => {
            pick(lang, "Velvoitteet ja määräajat", "Skyldigheter och tidsfrister", "Statutory duties and deadlines")
        }
        Word::Pages => pick(lang, "Sivut", "Sidor", "Pages"),
        Word::Home => pick(lang, "Etusivu", "Startsida", "Start"),
        Word::Review => pick(lang, "Kokonaiskuva", "Helhetsbild", "Overview"),
        Word::Map => pick(lang, "Kartta", "Karta", "Map"),
        Word::Clock => pick(lang, "Vuosikello", "Årsklocka", "Annual clock"),
        Word::Changes => pick(lang, "Muutokset", "Ändringar", "Changes"),
        Word::Bodies => pick(lang, "Alueet ja kunnat", "Områden och kommuner", "Counties and municipalities"),
        Word::Duties => pick(lang, "Velvoitteet", "Skyldigheter", "Duties"),
        Word::Calendars => pick(lang, "Kalenterit", "Kalendrar", "Calendars"),
        Word::Data => pick(lang, "Tiedot", "Data", "Data"),
        Word::Registers => pick(lang, "Rekisterit", "Register", "Registers"),
        Word::Accessibility => pick(lang, "Saavutettavuus", "Tillgänglighet", "Accessibility"),
        Word::AsData => pick(lang, "Sama taulukkona:", "Samma som tabell:", "The same as data:"),
        Word::ExcelCsv => pick(lang, "CSV Exceliin", "CSV för Excel", "CSV for Excel (Finland)"),
        Word::Legend => pick(lang, "Merkit", "Tecken", "Signs"),
        Word::Lead => pick(
            lang,
            "Mitä laki velvoittaa hyvinvointialueen ja kunnan tekemään, mihin mennessä, ja mitä tiedetään tehdyksi. Jos kirjausta \
             ei ole, vastaus on ”ei voida todeta”, ei ”tekemättä”.",
            "Vad lagen förpliktar ett välfärdsområde och en kommun att göra, senast när, och vad man vet är gjort. Där en \
             registrering saknas är svaret ”kan inte avgöras”, inte ”ogjort”.",
            "What the law obliges a wellbeing services county or a municipality to do, by when, and what is known to be done. Where \
             nothing is on record the answer is “cannot tell”, never “not done”.",
        ),
        Word::Choose => {
            pick(lang, "Valitse alue tai kunta", "Välj område eller kommun", "Choose a county or municipality")
        }
        Word::Search => pick(lang, "Nimi tai numero", "Namn eller nummer", "Name or number"),
        Word::Find => pick(lang, "Hae", "Sök", "Search"),
        Word::NothingFound => pick(
            lang,
            "Tämännimistä ei löytynyt. Alla ovat kaikki.",
            "Inget med detta namn hittades. Nedan finns alla.",
            "Nothing of this name was found. All are listed below.",
        ),
        Word::Found => pick(lang, "Löytyi", "Hittades", "Found"),
        Word::Near => pick(
            lang,
            "Tämännimistä ei löytynyt. Tarkoititko jotakin näistä?",
            "Inget med detta namn hittades. Menade du något av dessa?",
            "Nothing of this name was found. Did you mean one of these?",
        ),
        Word::Ways => pick(lang, "Mitä haluat nähdä?", "Vad vill du se?", "What do you want to see?"),
        Word::ReviewHint => pick(
            lang,
            "Kaikki palvelujen järjestäjät ja velvoitteet vierekkäin, esimerkiksi ennen neuvottelua.",
            "Alla tjänsteanordnare och alla skyldigheter sida vid sida, till exempel inför en förhandling.",
            "Everyone who organises services and every duty side by side, before a negotiation for example.",
        ),
        Word::ChangesHint => pick(
            lang,
            "Mitä on muuttunut viime kerrasta, ja miksi.",
            "Vad som har ändrats sedan sist, och varför.",
            "What has changed since last time, and why.",
        ),
        Word::ClockHint => pick(
            lang,
            "Vuoden määräpäivät ja valtuustokausi yhdessä kuvassa.",
            "Årets tidsfrister och fullmäktigeperioden i en bild.",
            "The year's due days and the council term in one picture.",
        ),
        Word::CalendarsHint => pick(
            lang,
            "Määräajat omaan kalenteriin: Outlook, Google tai puhelin.",
            "Tidsfristerna i din egen kalender: Outlook, Google eller telefonen.",
            "Deadlines in your own calendar: Outlook, Google or your phone.",
        ),
        Word::DutiesHint => pick(
            lang,
            "Mitä laki sanoo, miten se on luettu ja mitä ei voida arvioida.",
            "Vad lagen säger, hur den har lästs och vad som inte kan bedömas.",
            "What the law says, how it was read, and what cannot be judged.",
        ),
        Word::DataHint => pick(
            lang,
            "Jokainen taulukko Excel-, CSV- ja JSON-tiedostona.",
            "Varje tabell som Excel-, CSV- och JSON-fil.",
            "Every table as an Excel, CSV or JSON file.",
        ),
        Word::Counties => pick(
            lang,
            "Hyvinvointialueet ja muut järjestäjät",
            "Välfärdsområden och övriga tjänsteanordnare",
            "Wellbeing services counties and other organisers",
        ),
        Word::Municipalities => pick(lang, "Kunnat", "Kommuner", "Municipalities"),
        Word::Others => pick(lang, "Muut toimijat", "Övriga aktörer", "Other bodies"),
        Word::OnRecord => pick(lang, "Kirjauksia on näiltä", "Det finns registreringar om", "There are records on"),
        Word::NoRecords => pick(
            lang,
            "Rekistereitä ei ole luettu, joten mitään ei voida todeta tehdyksi eikä tekemättömäksi.",
            "Inga register har lästs, så inget kan konstateras vara gjort eller ogjort.",
            "No registers were read, so nothing can be told to be done or not done.",
        ),
    }
}

/// From which day one looks, and with what knowledge.
#[must_use]
pub fn seen(lang: Lang, as_of: Day, known_at: Option<Day>) -> String {
    let as_of = days::day(lang, as_of);
    match known_at {
        None => say!(lang, "Tilanne {as_of}", "Läget {as_of}", "As of {as_of}"),
        Some(day) => {
            let day = days::day(lang, day);
            say!(
                lang,
                "Tilanne {as_of}, kirjaukset {day} mennessä",
                "Läget {as_of}, med det som registrerats senast {day}",
                "As of {as_of}, with what was recorded by {day}"
            )
        }
    }
}
