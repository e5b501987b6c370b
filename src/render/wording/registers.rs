//! The words of the page about registers: what was read, what was left out, what is held completely.

use super::{number, pick};
use crate::lang::Lang;

/// A fixed word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The page's name.
    Title,
    /// That nothing was read.
    None,
    /// An empty register to fill in.
    Template,
    /// What to do with it.
    TemplateHint,
    /// A register.
    Register,
    /// The heading of the files.
    Files,
    /// What the table of files is.
    FilesTable,
    /// What the table of complaints is.
    ComplaintsTable,
    /// A file.
    File,
    /// Rows of a file.
    Rows,
    /// Rows that became records.
    Read,
    /// Rows that say what an earlier one says.
    Repeated,
    /// Rows that were left out.
    LeftOut,
    /// Whom a register is about.
    About,
    /// What it holds completely.
    Complete,
    /// That it does not count, since rows were left out.
    Suspended,
    /// That it says of nothing that it is complete.
    NotComplete,
    /// Of everybody.
    Everybody,
    /// All activities.
    Everything,
    /// The heading of the complaints.
    Complaints,
    /// A complaint's code.
    Code,
    /// How much it matters.
    Severity,
    /// Where.
    Place,
    /// What is wrong.
    Message,
    /// What would help.
    Help,
}

/// A fixed word in a language.
#[must_use]
pub fn word(lang: Lang, word: Word) -> &'static str {
    match word {
        Word::Title => pick(lang, "Rekisterit", "Register", "Registers"),
        Word::None => pick(
            lang,
            "Rekistereitä ei ole luettu, joten mitään ei voida todeta tehdyksi eikä tekemättömäksi.",
            "Inga register har lästs, så inget kan konstateras vara gjort eller ogjort.",
            "No registers were read, so nothing can be told to be done or not done.",
        ),
        Word::Template => pick(lang, "Tyhjä rekisteripohja", "Tom registermall", "Empty register"),
        Word::TemplateHint => pick(
            lang,
            "(XLSX, alasvetovalikot). Täytä, tallenna ja anna tiedosto ohjelmalle; mitään ei tallenneta tämän sivun kautta.",
            "(XLSX, rullgardinslistor). Fyll i, spara och ge filen till programmet; inget sparas genom den här sidan.",
            "(XLSX, with drop-downs). Fill it in, save it and give the file to the program; nothing is stored through this page.",
        ),
        Word::Register => pick(lang, "Rekisteri", "Register", "Register"),
        Word::Files => pick(lang, "Tiedostot", "Filer", "Files"),
        Word::FilesTable => pick(
            lang,
            "Luetut tiedostot ja niiden rivimäärät",
            "De lästa filerna och antalet rader i dem",
            "The files that were read, and how many rows they hold",
        ),
        Word::ComplaintsTable => pick(
            lang,
            "Rivit, joissa on korjattavaa, ja solu, jota huomautus koskee",
            "Raderna med något att rätta, och cellen som anmärkningen gäller",
            "The rows that need somebody, with the cell",
        ),
        Word::File => pick(lang, "Tiedosto", "Fil", "File"),
        Word::Rows => pick(lang, "Rivejä", "Rader", "Rows"),
        Word::Read => pick(lang, "Luettu", "Lästa", "Read"),
        Word::Repeated => pick(lang, "Toistettuja", "Upprepade", "Repeated"),
        Word::LeftOut => pick(lang, "Hylätty", "Utelämnade", "Left out"),
        Word::About => pick(lang, "Koskee", "Gäller", "About"),
        Word::Complete => pick(
            lang,
            "Rekisteri ilmoittaa olevansa täydellinen: mitä siinä ei ole, sitä ei ole tehty.",
            "Registret uppger att det är fullständigt: det som inte finns där har inte gjorts.",
            "The register declares itself complete: what it does not hold was not done.",
        ),
        Word::Suspended => pick(
            lang,
            "Rivejä on hylätty. Kunnes ne on korjattu, täydellisyyttä ei oteta huomioon siltä osin kuin ne voivat koskea asiaa: silloin \
             puuttuva rivi ei tarkoita, ettei jotakin olisi tehty.",
            "Rader har utelämnats. Tills de har rättats beaktas fullständigheten inte till den del de kan gälla saken: då betyder en rad \
             som saknas inte att något är ogjort.",
            "Rows were left out. Until they are mended, completeness does not count for anything that they may concern: there a missing \
             row does not mean that something was not done.",
        ),
        Word::NotComplete => pick(
            lang,
            "Rekisteri ei ilmoita olevansa täydellinen: puuttuva rivi ei tarkoita, ettei jotakin olisi tehty.",
            "Registret uppger inte att det är fullständigt: en rad som saknas betyder inte att något är ogjort.",
            "The register does not declare itself complete: a missing row does not mean that something was not done.",
        ),
        Word::Everybody => pick(lang, "kaikki toimijat", "alla aktörer", "all bodies"),
        Word::Everything => pick(lang, "kaikki teot", "alla åtgärder", "all activities"),
        Word::Complaints => pick(lang, "Korjattavaa riveissä", "Att rätta i raderna", "Rows that need you"),
        Word::Code => pick(lang, "Tunnus", "Kod", "Code"),
        Word::Severity => pick(lang, "Laatu", "Art", "Sort"),
        Word::Place => pick(lang, "Paikka", "Plats", "Place"),
        Word::Message => pick(lang, "Huomautus", "Anmärkning", "Remark"),
        Word::Help => pick(lang, "Ohje", "Råd", "Help"),
    }
}

/// How many rows were read, and how many need somebody.
#[must_use]
pub fn counted(lang: Lang, good: usize, bad: usize) -> String {
    let (rows, need) = (number(lang, good), number(lang, bad));
    match (good, bad) {
        (1, 0) => pick(lang, "Luettiin yksi rivi.", "En rad lästes.", "One row was read.").to_owned(),
        (_, 0) => say!(lang, "Luettiin {rows} riviä.", "{rows} rader lästes.", "{rows} rows were read."),
        (_, 1) => say!(
            lang,
            "Luettuja rivejä: {rows}. Yksi rivi hylättiin ja odottaa korjausta.",
            "Lästa rader: {rows}. En rad utelämnades och väntar på rättelse.",
            "Rows read: {rows}. One row was left out and needs you."
        ),
        _ => say!(
            lang,
            "Luettuja rivejä: {rows}. Hylättiin {need} riviä, jotka odottavat korjausta.",
            "Lästa rader: {rows}. {need} rader utelämnades och väntar på rättelse.",
            "Rows read: {rows}. {need} rows were left out and need you."
        ),
    }
}

/// That there are more complaints than are shown.
#[must_use]
pub fn more(lang: Lang, count: usize) -> String {
    let count = number(lang, count);
    say!(
        lang,
        "Huomautuksia on vielä {count}; kaikki ovat taulukkotiedostossa.",
        "Det finns {count} anmärkningar till; alla finns i tabellfilen.",
        "There are {count} more remarks; all of them are in the table file."
    )
}
