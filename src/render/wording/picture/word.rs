//! The fixed words in pictures of the year and on their pages.

use crate::lang::Lang;
use crate::render::wording::pick;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The annual clock.
    Clock,
    /// The timeline.
    Timeline,
    /// A due day that a statute sets.
    Statutory,
    /// A day that is recommended.
    Recommended,
    /// Another reading, or a doubt whether it concerns the body.
    Otherwise,
    /// The heading of what is due by law.
    StatutoryDays,
    /// The heading of what is recommended.
    RecommendedDays,
    /// The heading of the strokes.
    Strokes,
    /// Nothing is due in the year.
    NothingDue,
    /// A day.
    Day,
    /// A due day.
    Due,
    /// A duty.
    Duty,
    /// A section.
    Source,
    /// A period.
    Period,
    /// How it stands.
    Verdict,
    /// What another reading comes to.
    Other,
    /// The kind of norm.
    Binding,
    /// First day.
    From,
    /// Last day.
    To,
    /// A council term.
    Term,
    /// The year of a term.
    TermYear,
    /// What is done in a stroke.
    Stroke,
    /// So many bodies.
    Bodies,
    /// What a row of the table stands for.
    Mark,
    /// An instance.
    Instance,
    /// Whether it concerns the body cannot be told.
    InDoubt,
    /// The year before.
    YearBefore,
    /// The year after.
    YearAfter,
    /// The heading of the years.
    Years,
    /// The heading of the kinds of body.
    Kinds,
    /// Show a year.
    Show,
    /// The year that is shown.
    Year,
    /// From which year.
    FromYear,
    /// To which year.
    ToYear,
    /// Every year.
    Yearly,
    /// Every term.
    EveryTerm,
    /// Once, or upon something.
    Single,
    /// Always.
    Continuous,
    /// The days on which it counts.
    Window,
    /// Without a due day.
    NoDay,
    /// The picture is not shown on a narrow screen.
    Narrow,
    /// The link to the page of the body.
    Body,
    /// A number in place of a sign, or beside it.
    Several,
    /// How it stands, and when.
    Runs,
    /// When.
    When,
    /// There is no duty.
    NoDuties,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Clock => pick(lang, "Vuosikello", "Årsklocka", "Annual clock"),
        Word::Timeline => pick(lang, "Aikajana", "Tidslinje", "Timeline"),
        Word::Statutory => pick(lang, "lakisääteinen määräpäivä", "lagstadgad sista dag", "statutory due day"),
        Word::Recommended => pick(
            lang,
            "suositus tai kannustin, ei velvoita",
            "rekommendation eller incitament, inte bindande",
            "recommendation or incentive, not binding",
        ),
        Word::Otherwise => pick(
            lang,
            "* toinen tulkinta tai ehto voi muuttaa tuloksen tai päivän",
            "* en annan tolkning eller ett villkor kan ändra utfallet eller dagen",
            "* another reading or a condition may change the verdict or the day",
        ),
        Word::StatutoryDays => pick(lang, "Lakisääteiset määräpäivät", "Lagstadgade tidsfrister", "Statutory due days"),
        Word::RecommendedDays => pick(
            lang,
            "Suositukset ja kannustimet (eivät velvoita)",
            "Rekommendationer och incitament (inte bindande)",
            "Recommendations and incentives (not binding)",
        ),
        Word::Strokes => pick(
            lang,
            "Vuoden vaiheet (suositus)",
            "Årets skeden (rekommendation)",
            "Strokes of the year (recommended)",
        ),
        Word::NothingDue => pick(
            lang,
            "Tänä vuonna ei ole määräpäiviä.",
            "Under året finns inga tidsfrister.",
            "No due days in this year.",
        ),
        Word::Day => pick(lang, "Päivä", "Dag", "Day"),
        Word::Due => pick(lang, "Määräpäivä", "Sista dag", "Due day"),
        Word::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Source => pick(lang, "Säännös", "Bestämmelse", "Provision"),
        Word::Period => pick(lang, "Kausi", "Period", "Period"),
        Word::Verdict => pick(lang, "Tulos", "Utfall", "Verdict"),
        Word::Other => pick(lang, "Toisen tulkinnan mukaan", "Enligt en annan tolkning", "By another reading"),
        Word::Binding => pick(lang, "Velvoittavuus", "Bindande verkan", "Binding force"),
        Word::From => pick(lang, "Alkaa", "Börjar", "From"),
        Word::To => pick(lang, "Päättyy", "Slutar", "To"),
        Word::Term => pick(lang, "Valtuustokausi", "Fullmäktigeperiod", "Council term"),
        Word::TermYear => pick(lang, "Kauden vuosi", "Periodens år", "Year of the term"),
        Word::Stroke => pick(lang, "Vaihe", "Skede", "Stroke"),
        Word::Bodies => pick(lang, "Toimijoita", "Aktörer", "Bodies"),
        Word::Mark => pick(lang, "Merkki", "Tecken", "Mark"),
        Word::Instance => pick(lang, "Tunnus", "Beteckning", "Id"),
        Word::InDoubt => pick(
            lang,
            "ei tiedetä, koskeeko velvoite toimijaa",
            "det är inte känt om skyldigheten gäller aktören",
            "whether the duty concerns the body is not known",
        ),
        Word::YearBefore => pick(lang, "Edellinen vuosi", "Föregående år", "Previous year"),
        Word::YearAfter => pick(lang, "Seuraava vuosi", "Följande år", "Next year"),
        Word::Years => pick(lang, "Vuodet", "År", "Years"),
        Word::Kinds => pick(lang, "Kenen vuosi", "Vems år", "Whose year"),
        Word::Show => pick(lang, "Näytä", "Visa", "Show"),
        Word::Year => pick(lang, "Vuosi", "År", "Year"),
        Word::FromYear => pick(lang, "Vuodesta", "Från år", "From year"),
        Word::ToYear => pick(lang, "Vuoteen", "Till år", "To year"),
        Word::Yearly => pick(lang, "Joka vuosi", "Varje år", "Every year"),
        Word::EveryTerm => pick(lang, "Kausittain", "Varje period", "Every term"),
        Word::Single => pick(
            lang,
            "Kerran, määrävälein tai tapahtumasta",
            "En gång, med vissa intervall eller till följd av en händelse",
            "Once, at intervals or upon an event",
        ),
        Word::Continuous => pick(lang, "Jatkuvasti", "Fortlöpande", "Continuously"),
        Word::Window => pick(lang, "Aika, jona tekeminen lasketaan", "Tid då åtgärden räknas", "When doing it counts"),
        Word::NoDay => pick(lang, "Ei määräpäivää", "Ingen sista dag", "No due day"),
        Word::Narrow => pick(
            lang,
            "Kuva näkyy leveällä näytöllä ja tulosteessa. Sama sisältö on alla taulukkona.",
            "Bilden visas på en bred skärm och i utskrift. Samma innehåll finns nedan som tabell.",
            "The picture is shown on wide screens and in print. The same stands below as a table.",
        ),
        Word::Several => pick(
            lang,
            "luku: useita; ilman merkkiä niiden tulokset eroavat",
            "siffra: flera; utan tecken skiljer sig utfallen",
            "number: several; without a sign they stand differently",
        ),
        Word::When => pick(lang, "Aika", "Tid", "When"),
        Word::NoDuties => pick(
            lang,
            "Näinä vuosina toimijalla ei ole velvoitteita.",
            "Under dessa år har aktören inga skyldigheter.",
            "In these years the body has no duties.",
        ),
        Word::Runs => pick(lang, "Tulokset ja määräpäivät", "Utfall och tidsfrister", "Verdicts and due days"),
        Word::Body => pick(lang, "Tilanne ja tehtävät", "Läget och uppgifterna", "Status and tasks"),
    }
}
