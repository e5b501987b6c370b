//! The words in an empty register: the names of its sheets, and what is said of a column to who fills it in. A hint holds at
//! most 255 characters, a title 32.

use super::pick;
use crate::lang::Lang;
use crate::record::read::Column;

/// What is said of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// A name for the row.
    Id,
    /// What was done.
    Activity,
    /// When.
    Date,
    /// Who did it.
    By,
    /// Who took part.
    With,
    /// Who was invited.
    Invited,
    /// What about.
    About,
    /// Who received it.
    To,
    /// For which period.
    For,
    /// What it follows.
    Of,
    /// How well it is shown.
    Grade,
    /// Where it can be seen.
    Evidence,
    /// How long it lasts.
    Until,
    /// Anything else.
    Note,
}

impl Hint {
    /// What is said of this column; what is not offered is free text.
    #[must_use]
    pub fn of(column: Column) -> Hint {
        match column {
            Column::Id => Hint::Id,
            Column::Activity => Hint::Activity,
            Column::Date => Hint::Date,
            Column::By => Hint::By,
            Column::With => Hint::With,
            Column::Invited => Hint::Invited,
            Column::About => Hint::About,
            Column::To => Hint::To,
            Column::For => Hint::For,
            Column::Of => Hint::Of,
            Column::Grade => Hint::Grade,
            Column::Evidence => Hint::Evidence,
            Column::Until => Hint::Until,
            Column::Answer | Column::Recorded | Column::Supersedes | Column::Retracts | Column::Note => Hint::Note,
        }
    }
}

/// The workbook's title.
#[must_use]
pub fn title(lang: Lang, name: &str) -> String {
    say!(lang, "Kirjaukset: {name}", "Registreringar: {name}", "Records: {name}")
}

/// The name of the sheet to fill in.
#[must_use]
pub fn sheet(lang: Lang) -> &'static str {
    pick(lang, "Kirjaukset", "Registreringar", "Records")
}

/// The name of the sheet with the lists.
#[must_use]
pub fn lists_sheet(lang: Lang) -> &'static str {
    pick(lang, "Luettelot", "Listor", "Lists")
}

/// The title of what is said where something else is written than what is offered.
#[must_use]
pub fn check(lang: Lang) -> &'static str {
    pick(lang, "Ei ole luettelossa", "Finns inte i listan", "Not in the list")
}

/// What is said where something else is written than what is offered.
#[must_use]
pub fn several(lang: Lang) -> &'static str {
    pick(
        lang,
        "Tätä ei ole luettelossa. Useampi nimi erotetaan pystyviivalla: Joutsa|Luhanka.",
        "Detta finns inte i listan. Flera namn skiljs åt med ett lodstreck: Joutsa|Luhango.",
        "This is not in the list. Several names are separated by a bar: Joutsa|Luhanka.",
    )
}

/// What is said of a column.
#[must_use]
pub fn hint(lang: Lang, hint: Hint) -> &'static str {
    match hint {
        Hint::Id => pick(
            lang,
            "Oma tunnus riville, esimerkiksi neuvottelu-2026. Saa jättää tyhjäksi.",
            "En egen beteckning för raden, till exempel forhandling-2026. Får lämnas tomt.",
            "A name of your own for the row, such as negotiation-2026. May be left empty.",
        ),
        Hint::Activity => pick(
            lang,
            "Mitä tehtiin. Valitse luettelosta.",
            "Vad som gjordes. Välj i listan.",
            "What was done. Choose from the list.",
        ),
        Hint::Date => pick(
            lang,
            "Päivä, jona se tehtiin: 2.10.2026. Raportilla ja suunnitelmalla valtuuston käsittelypäivä. Jos päivä ei ole tiedossa, \
             kirjoita kuukausi 2026-10 tai vuosi 2026.",
            "Dagen då det gjordes: 2.10.2026. För rapporter och planer dagen då fullmäktige behandlade dem. Om dagen inte är känd, \
             skriv månaden 2026-10 eller året 2026.",
            "The day on which it was done: 2.10.2026. For reports and plans the day on which the council dealt with them. If the day is \
             not known, write the month 2026-10 or the year 2026.",
        ),
        Hint::By => pick(lang, "Kuka sen teki.", "Vem som gjorde det.", "Who did it."),
        Hint::With => pick(
            lang,
            "Ketkä osallistuivat. Useampi pystyviivalla: Joutsa|Luhanka. Kaikki alueen kunnat: members.",
            "Vilka som deltog. Flera med lodstreck: Joutsa|Luhango. Områdets alla kommuner: members.",
            "Who took part. Several with a bar: Joutsa|Luhanka. All municipalities of the county: members.",
        ),
        Hint::Invited => pick(
            lang,
            "Ketkä kutsuttiin, jos tiedossa. Useampi pystyviivalla.",
            "Vilka som kallades, om det är känt. Flera med lodstreck.",
            "Who was invited, if known. Several with a bar.",
        ),
        Hint::About => pick(
            lang,
            "Mitä asioita käsiteltiin. Useampi pystyviivalla.",
            "Vilka frågor som behandlades. Flera med lodstreck.",
            "What it was about. Several with a bar.",
        ),
        Hint::To => pick(
            lang,
            "Kenelle se toimitettiin. Omalle valtuustolle annettu saa jäädä tyhjäksi.",
            "Till vem det lämnades. Det som gavs till det egna fullmäktige får lämnas tomt.",
            "Who received it. May be left empty for what went to the own council.",
        ),
        Hint::For => pick(
            lang,
            "Mitä vuotta tai kautta se koskee, jos se ei ole selvää: 2026 tai 2025-2029.",
            "Vilket år eller vilken period det gäller, om det inte är klart: 2026 eller 2025-2029.",
            "Which year or term it is for, where that is not plain: 2026 or 2025-2029.",
        ),
        Hint::Of => pick(
            lang,
            "Minkä rivin jatkoa se on: esimerkiksi julkaistun suunnitelman tunnus.",
            "Vilken rad den följer på: till exempel beteckningen på planen som publicerades.",
            "Which row it follows: the id of the plan that was published, for example.",
        ),
        Hint::Grade => pick(
            lang,
            "Kuinka hyvin se on osoitettu. Tyhjä: mainittu.",
            "Hur väl det är visat. Tomt: uppgivet.",
            "How well it is shown. Empty: claimed.",
        ),
        Hint::Evidence => pick(
            lang,
            "Linkki pöytäkirjaan tai diaarinumero.",
            "Länk till protokollet eller diarienummer.",
            "A link to the minutes, or a diary number.",
        ),
        Hint::Until => pick(
            lang,
            "Vain voimassa pysyvälle tilalle, esimerkiksi toimielimelle: viimeinen päivä. Tyhjä: jatkuu.",
            "Bara för en status som varar, såsom ett organ: sista dagen. Tomt: pågår.",
            "Only for a state that lasts, such as an organ: its last day. Empty: it goes on.",
        ),
        Hint::Note => pick(
            lang,
            "Muuta. Ei henkilöiden nimiä.",
            "Övrigt. Inga personnamn.",
            "Anything else. No names of persons.",
        ),
    }
}
