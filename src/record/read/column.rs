//! The columns of a register and the names under which people write them, in English, Finnish and Swedish.

/// A column (`design.md` § 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The record's id.
    Id,
    /// Activity kinds, statuses, `waiver` or `judgement`.
    Activity,
    /// The day, or the interval in which it lies.
    Date,
    /// The last day of a status or a waiver.
    Until,
    /// Who did it.
    By,
    /// Who took part.
    With,
    /// Who was invited.
    Invited,
    /// Topics; for a judgement the question.
    About,
    /// Period keys.
    For,
    /// What it follows.
    Of,
    /// Who received it.
    To,
    /// Yes or no.
    Answer,
    /// How well it is shown.
    Grade,
    /// Links and diary numbers.
    Evidence,
    /// When it was written down.
    Recorded,
    /// Which record it replaces.
    Supersedes,
    /// Which record it withdraws.
    Retracts,
    /// Free text.
    Note,
}

impl Column {
    /// All columns, in the order of a new register.
    pub const ALL: [Column; 18] = [
        Column::Id,
        Column::Activity,
        Column::Date,
        Column::Until,
        Column::By,
        Column::With,
        Column::Invited,
        Column::About,
        Column::For,
        Column::Of,
        Column::To,
        Column::Answer,
        Column::Grade,
        Column::Evidence,
        Column::Recorded,
        Column::Supersedes,
        Column::Retracts,
        Column::Note,
    ];

    /// The columns that every table must have.
    pub const NEEDED: [Column; 3] = [Column::Activity, Column::Date, Column::By];

    /// How many there are.
    pub const COUNT: usize = Column::ALL.len();

    /// Its place in [`Column::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Column::Id => 0,
            Column::Activity => 1,
            Column::Date => 2,
            Column::Until => 3,
            Column::By => 4,
            Column::With => 5,
            Column::Invited => 6,
            Column::About => 7,
            Column::For => 8,
            Column::Of => 9,
            Column::To => 10,
            Column::Answer => 11,
            Column::Grade => 12,
            Column::Evidence => 13,
            Column::Recorded => 14,
            Column::Supersedes => 15,
            Column::Retracts => 16,
            Column::Note => 17,
        }
    }

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Its names: the one in data, the one shown in Finnish, the one shown in Swedish, then others that people write.
    #[must_use]
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Column::Id => &["id", "tunnus", "beteckning", "tunniste", "identifierare"],
            Column::Activity => &[
                "activity",
                "toiminta",
                "aktivitet",
                "aktiviteetti",
                "laji",
                "toimi",
                "toimenpide",
                "verksamhet",
                "slag",
            ],
            Column::Date => &["date", "päivä", "dag", "päivämäärä", "pvm", "ajankohta", "alkaen", "datum", "från"],
            Column::Until => {
                &["until", "asti", "till och med", "päättyy", "loppupäivä", "saakka", "t.o.m.", "slutdatum"]
            }
            Column::By => &["by", "tekijä", "av", "kuka", "taho", "vem", "aktör"],
            Column::With => &["with", "kanssa", "med", "kenen kanssa", "osallistujat", "mukana", "deltagare"],
            Column::Invited => &["invited", "kutsutut", "inbjudna", "kutsuttu", "kallade"],
            Column::About => &["about", "aiheet", "ämnen", "aihe", "ämne", "om"],
            Column::For => &["for", "kausi", "period", "jakso", "mille kaudelle", "för"],
            Column::Of => &["of", "viittaa", "hänvisar till", "mistä", "liittyy", "hör till"],
            Column::To => &["to", "vastaanottaja", "mottagare", "kenelle", "saaja", "till vem"],
            Column::Answer => &["answer", "vastaus", "svar"],
            Column::Grade => &["grade", "näyttö", "styrka", "näytön taso", "bevisgrad"],
            Column::Evidence => {
                &["evidence", "lähde", "källa", "linkki", "asianumero", "diaarinumero", "länk", "diarienummer"]
            }
            Column::Recorded => &["recorded", "kirjattu", "antecknad", "kirjauspäivä", "registrerad"],
            Column::Supersedes => &["supersedes", "korvaa", "ersätter", "oikaisee", "rättar"],
            Column::Retracts => &["retracts", "peruu", "återkallar", "peruuttaa", "återtar"],
            Column::Note => &["note", "huomautus", "anmärkning", "huom", "selite", "lisätiedot", "notering"],
        }
    }

    /// The column with this name, in any case.
    #[must_use]
    pub fn find(written: &str) -> Option<Column> {
        let name = super::names::fold(written);
        let name = name.trim_end_matches(['*', ':', ' ']);
        Column::ALL.into_iter().find(|column| column.names().contains(&name))
    }

    /// Every name of every column.
    pub fn all_names() -> impl Iterator<Item = &'static str> {
        Column::ALL.into_iter().flat_map(|column| column.names().iter().copied())
    }
}

/// The letter of a spreadsheet's column, from 0: `A`, …, `Z`, `AA`.
#[must_use]
pub fn letter(column: usize) -> String {
    let mut left = column + 1;
    let mut letters = Vec::new();
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, letter};
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_columns() {
        let names: Vec<_> = Column::all_names().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn names_are_known_in_three_languages_and_any_case() {
        assert_eq!(Column::find(" Päivämäärä "), Some(Column::Date));
        assert_eq!(Column::find("ACTIVITY"), Some(Column::Activity));
        assert_eq!(Column::find("Hänvisar  till"), Some(Column::Of));
        assert_eq!(Column::find("colour"), None);
    }

    #[test]
    fn every_column_is_at_its_place() {
        assert!(Column::ALL.into_iter().enumerate().all(|(at, column)| column.index() == at));
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters: Vec<_> = [0, 1, 25, 26, 51, 52, 701, 702].into_iter().map(letter).collect();
        assert_eq!(letters, ["A", "B", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
