//! The words of the page of a record: the names of its fields, and what else is known of it.

use super::pick;
use crate::lang::Lang;

/// A fixed word of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The kind of page.
    Record,
    /// The heading of what it says.
    Says,
    /// What was done.
    Activity,
    /// The day.
    Day,
    /// Who did it.
    By,
    /// Who took part.
    With,
    /// Who was invited.
    Invited,
    /// Topics.
    About,
    /// Periods.
    For,
    /// What it follows.
    Of,
    /// Who received it.
    To,
    /// A question.
    Question,
    /// Its answer.
    Answer,
    /// The instance that it is about.
    Instance,
    /// The last day of a waiver.
    Until,
    /// How well it is shown.
    Grade,
    /// Links and diary numbers.
    Evidence,
    /// The free text.
    Note,
    /// The ground of a waiver.
    Ground,
    /// When it was written down.
    Recorded,
    /// That it does not say when.
    NotSaid,
    /// What it replaces.
    Supersedes,
    /// What replaces it.
    SupersededBy,
    /// What it withdraws.
    Retracts,
    /// What withdraws it.
    RetractedBy,
    /// The heading of where it stands.
    Stands,
    /// The register.
    Register,
    /// The file.
    File,
    /// The row.
    Row,
    /// The heading of the findings that rest on it.
    Answers,
    /// That none does.
    AnswersNone,
    /// The heading of records of the same sitting that differ.
    Differs,
    /// The heading of names that were read as others.
    ReadAs,
    /// Nothing that the register holds.
    Dangling,
    /// A field that says: nothing.
    Field,
    /// Its content.
    Content,
    /// A finding's duty.
    Duty,
    /// A finding's bearer.
    Bearer,
    /// A finding's period.
    Period,
    /// Its verdict.
    Verdict,
    /// That the page shows what the register says, and nothing else.
    Lead,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Record => pick(lang, "Kirjaus", "Registrering", "Record"),
        Word::Says => pick(lang, "Mitä on kirjattu", "Vad som har registrerats", "What was recorded"),
        Word::Activity => pick(lang, "toiminta", "aktivitet", "activity"),
        Word::Day => pick(lang, "päivä", "dag", "day"),
        Word::By => pick(lang, "tekijä", "utförd av", "by"),
        Word::With => pick(lang, "osallistujat", "deltagare", "taking part"),
        Word::Invited => pick(lang, "kutsutut", "kallade", "invited"),
        Word::About => pick(lang, "aiheet", "ämnen", "topics"),
        Word::For => pick(lang, "kausi, jota se koskee", "period som den gäller", "period that it is for"),
        Word::Of => pick(lang, "liittyy kirjaukseen", "hör till registreringen", "follows"),
        Word::To => pick(lang, "vastaanottaja", "mottagare", "to"),
        Word::Question => pick(lang, "kysymys", "fråga", "question"),
        Word::Answer => pick(lang, "vastaus", "svar", "answer"),
        Word::Instance => pick(lang, "velvoite, jota se koskee", "skyldighet som den gäller", "duty that it is about"),
        Word::Until => pick(lang, "viimeinen päivä", "sista dag", "last day"),
        Word::Grade => pick(lang, "näytön taso", "bevisningens nivå", "evidence"),
        Word::Evidence => pick(lang, "näyttö", "bevisning", "shown by"),
        Word::Note => pick(lang, "huomautus", "anmärkning", "note"),
        Word::Ground => pick(lang, "peruste", "grund", "ground"),
        Word::Recorded => pick(lang, "kirjattu", "registrerad", "written down"),
        Word::NotSaid => pick(
            lang,
            "päivää ei ole ilmoitettu, joten kirjaus katsotaan aina tunnetuksi",
            "dagen anges inte, så registreringen anses alltid ha varit känd",
            "the day is not stated, so the record counts as always known",
        ),
        Word::Supersedes => pick(lang, "korvaa kirjauksen", "ersätter registreringen", "replaces"),
        Word::SupersededBy => pick(lang, "korvattu kirjauksella", "har ersatts av registreringen", "replaced by"),
        Word::Retracts => pick(lang, "peruu kirjauksen", "återtar registreringen", "withdraws"),
        Word::RetractedBy => pick(lang, "peruttu kirjauksella", "har återtagits genom registreringen", "withdrawn by"),
        Word::Stands => pick(lang, "Mistä kirjaus on", "Var registreringen finns", "Where the record stands"),
        Word::Register => pick(lang, "rekisteri", "register", "register"),
        Word::File => pick(lang, "tiedosto", "fil", "file"),
        Word::Row => pick(lang, "rivi", "rad", "row"),
        Word::Answers => pick(
            lang,
            "Tulokset, jotka nojaavat tähän kirjaukseen",
            "Utfall som vilar på denna registrering",
            "Outcomes that rest on this record",
        ),
        Word::AnswersNone => pick(
            lang,
            "Yksikään tulos tältä päivältä katsottuna ei nojaa tähän kirjaukseen. Kirjaus voi silti olla oikea: se voi olla korvattu, \
             peruttu tai tehty muuna aikana kuin säännös edellyttää, tai sen rinnalla on toinen, joka riittää.",
            "Inget utfall sett från denna dag vilar på registreringen. Den kan ändå vara riktig: den kan ha ersatts eller återtagits, gälla \
             en annan tid än bestämmelsen kräver, eller så räcker en annan registrering.",
            "No outcome seen from this day rests on this record. It may be right all the same: it may have been replaced or withdrawn, lie \
             outside the time that the provision asks for, or another record suffices beside it.",
        ),
        Word::Differs => pick(
            lang,
            "Toisen osapuolen kirjaus kertoo toisin",
            "Den andra partens registrering säger något annat",
            "The other side's record says otherwise",
        ),
        Word::ReadAs => pick(
            lang,
            "Nimet, jotka on luettu seuraajan nimenä",
            "Namn som har lästs som efterföljarens",
            "Names that were read as a successor's",
        ),
        Word::Dangling => pick(
            lang,
            "tällaista kirjausta ei ole rekisterissä",
            "någon sådan registrering finns inte i registret",
            "the register holds no such record",
        ),
        Word::Field => pick(lang, "Kenttä", "Fält", "Field"),
        Word::Content => pick(lang, "Sisältö", "Innehåll", "Content"),
        Word::Duty => pick(lang, "Velvoite", "Skyldighet", "Duty"),
        Word::Bearer => pick(lang, "Velvoitettu", "Förpliktad", "Bearer"),
        Word::Period => pick(lang, "Kausi", "Period", "Period"),
        Word::Verdict => pick(lang, "Tulos", "Utfall", "Outcome"),
        Word::Lead => pick(
            lang,
            "Tässä on se, mitä rekisterissä lukee. Tyhjistä kentistä ei päätellä mitään.",
            "Här står det som står i registret. Av tomma fält dras inga slutsatser.",
            "Here stands what the register says. Nothing is inferred from fields that are empty.",
        ),
    }
}

/// A record that was not known on the day whose knowledge is used.
#[must_use]
pub fn later(lang: Lang) -> &'static str {
    pick(
        lang,
        "Kirjaus on tehty vasta sen päivän jälkeen, johon mennessä kirjattu tässä otetaan huomioon. Siksi se ei vaikuta näihin tuloksiin.",
        "Registreringen har gjorts först efter den dag fram till vilken registreringar beaktas här. Därför inverkar den inte på dessa utfall.",
        "The record was written down only after the day up to which records are taken in here. So it bears on none of these outcomes.",
    )
}

/// Yes or no.
#[must_use]
pub fn answer(lang: Lang, yes: bool) -> &'static str {
    if yes { pick(lang, "kyllä", "ja", "yes") } else { pick(lang, "ei", "nej", "no") }
}

/// A status that lasts.
#[must_use]
pub fn lasts(lang: Lang, from: &str) -> String {
    say!(
        lang,
        "{from} alkaen, päättymistä ei ole kirjattu",
        "från {from}, inget slut har registrerats",
        "from {from}, no end was recorded"
    )
}
