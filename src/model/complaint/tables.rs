//! `V04xx`: roster tables, calendars, time limits, terms and periods.

use super::{Sort, error, plain, say};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::source::Span;
use crate::time::Day;

/// What can be wrong with a cell or a column of a roster table.
pub(in crate::model) enum CellComplaint<'a> {
    /// A column that the table needs.
    MissingColumn { table: &'a str, column: &'static str },
    /// A column that nobody reads.
    UnknownColumn { table: &'a str, column: &'a str, possible: &'a [&'static str] },
    /// A table that nobody reads.
    UnknownTable { table: &'a str, possible: &'a [&'static str] },
    /// A cell that must not be empty.
    Empty { column: &'static str },
    /// Not a day.
    Day { written: &'a str },
    /// Not a day of every year.
    YearDay { written: &'a str },
    /// `until` before `from`.
    Reversed { from: Day, until: Day },
    /// A name that means nothing.
    Unknown { written: &'a str, wanted: Sort, near: Option<&'a str> },
    /// An id or alias that another body has.
    Taken { written: &'a str, by: &'a str },
    /// No relation is declared by which such a body can have such a member.
    NoRelation { relation: &'a str, group: &'a str },
    /// No column or row of a map.
    NoPlace { written: &'a str, most: u16 },
    /// A place on the map that another body has.
    TileTaken { column: u16, row: u16, by: &'a str },
    /// A body that is on the map already.
    SecondTile { written: &'a str },
}

impl CellComplaint<'_> {
    /// The diagnostic at a place.
    pub(in crate::model) fn at(self, place: Place) -> Diagnostic {
        use CellComplaint as C;
        let here = || plain(["tässä", "här", "here"]);
        match self {
            C::MissingColumn { table, column } => Diagnostic::error(
                "V0403",
                say([
                    format!("taulukosta `{table}` puuttuu sarake `{column}`"),
                    format!("tabellen `{table}` saknar kolumnen `{column}`"),
                    format!("the table `{table}` has no column `{column}`"),
                ]),
                place,
                plain(["otsikkorivi", "rubrikraden", "the header"]),
            )
            .help(say([
                format!("lisää sarake `{column}`"),
                format!("lägg till kolumnen `{column}`"),
                format!("add the column `{column}`"),
            ])),
            C::UnknownColumn { table, column, possible } => {
                let diagnostic = Diagnostic::error(
                    "V0404",
                    say([
                        format!("taulukon `{table}` saraketta `{column}` ei lueta"),
                        format!("kolumnen `{column}` i tabellen `{table}` läses inte"),
                        format!("the column `{column}` of the table `{table}` is not read"),
                    ]),
                    place,
                    here(),
                )
                .warning();
                match nearest(column, possible.iter().copied()) {
                    Some(near) => diagnostic.help(did_you_mean(near)),
                    None => diagnostic,
                }
            }
            C::UnknownTable { table, possible } => {
                let known = possible.iter().map(|name| format!("`{name}.csv`")).collect::<Vec<_>>().join(", ");
                Diagnostic::error(
                    "V0405",
                    say([
                        format!("taulukkoa `{table}` ei lueta"),
                        format!("tabellen `{table}` läses inte"),
                        format!("the table `{table}` is not read"),
                    ]),
                    place,
                    here(),
                )
                .warning()
                .help(say([
                    format!("luettavat taulukot: {known}"),
                    format!("tabeller som läses: {known}"),
                    format!("tables that are read: {known}"),
                ]))
            }
            C::Empty { column } => Diagnostic::error(
                "V0407",
                say([
                    format!("sarake `{column}` on tyhjä"),
                    format!("kolumnen `{column}` är tom"),
                    format!("`{column}` is empty"),
                ]),
                place,
                plain(["tähän tarvitaan arvo", "här behövs ett värde", "a value is needed here"]),
            ),
            C::Day { written } => Diagnostic::error(
                "V0406",
                say([
                    format!("`{written}` ei ole päivä"),
                    format!("`{written}` är inte en dag"),
                    format!("`{written}` is not a day"),
                ]),
                place,
                here(),
            )
            .help(plain([
                "kirjoita vvvv-kk-pp, esimerkiksi `2023-01-01`",
                "skriv åååå-mm-dd, till exempel `2023-01-01`",
                "write yyyy-mm-dd, for example `2023-01-01`",
            ])),
            C::YearDay { written } => Diagnostic::error(
                "V0406",
                say([
                    format!("`{written}` ei ole vuoden päivä"),
                    format!("`{written}` är inte en dag på året"),
                    format!("`{written}` is not a day of the year"),
                ]),
                place,
                here(),
            )
            .help(plain([
                "kirjoita kk-pp, esimerkiksi `06-30`",
                "skriv mm-dd, till exempel `06-30`",
                "write mm-dd, for example `06-30`",
            ])),
            C::Reversed { from, until } => Diagnostic::error(
                "V0408",
                say([
                    format!("viimeinen päivä {until} on ennen ensimmäistä {from}"),
                    format!("den sista dagen {until} är före den första {from}"),
                    format!("the last day {until} is before the first {from}"),
                ]),
                place,
                here(),
            )
            .help(plain(["vaihda päivät", "byt plats på dagarna", "turn the days round"])),
            C::Unknown { written, wanted, near } => {
                let [fi, sv, en] = wanted.words();
                let diagnostic = Diagnostic::error(
                    "V0409",
                    say([
                        format!("tuntematon nimi `{written}`: tässä tarvitaan {fi}"),
                        format!("okänt namn `{written}`: här behövs {sv}"),
                        format!("unknown name `{written}`: {en} is asked for here"),
                    ]),
                    place,
                    here(),
                );
                match near {
                    Some(near) => diagnostic.help(did_you_mean(near)),
                    None => diagnostic,
                }
            }
            C::Taken { written, by } => Diagnostic::error(
                "V0410",
                say([
                    format!("tunnus tai lyhyt nimi `{written}` on jo käytössä: `{by}`"),
                    format!("id eller kortnamn `{written}` är redan i bruk: `{by}`"),
                    format!("the id or alias `{written}` is taken already, by `{by}`"),
                ]),
                place,
                here(),
            )
            .help(plain([
                "anna riville oma tunnus tai poista se",
                "ge raden ett eget id eller ta bort den",
                "give the row an id of its own, or remove it",
            ])),
            C::NoPlace { written, most } => Diagnostic::error(
                "V0414",
                say([
                    format!("`{written}` ei ole kartan sarake eikä rivi"),
                    format!("`{written}` är varken en kolumn eller en rad på kartan"),
                    format!("`{written}` is no column or row of a map"),
                ]),
                place,
                here(),
            )
            .help(say([
                format!("kirjoita kokonaisluku 1–{most}; sarakkeet luetaan vasemmalta, rivit ylhäältä"),
                format!("skriv ett heltal 1–{most}; kolumnerna räknas från vänster, raderna uppifrån"),
                format!("write a whole number from 1 to {most}: columns from the left, rows from the top"),
            ])),
            C::TileTaken { column, row, by } => Diagnostic::error(
                "V0415",
                say([
                    format!("kartan paikka (sarake {column}, rivi {row}) on jo käytössä: `{by}`"),
                    format!("platsen på kartan (kolumn {column}, rad {row}) är redan i bruk: `{by}`"),
                    format!("the place on the map (column {column}, row {row}) is taken already, by `{by}`"),
                ]),
                place,
                here(),
            )
            .help(plain([
                "anna kullekin oma paikka kartalla",
                "ge var och en en egen plats på kartan",
                "give each a place of its own on the map",
            ])),
            C::SecondTile { written } => Diagnostic::error(
                "V0416",
                say([
                    format!("`{written}` on jo kartalla"),
                    format!("`{written}` finns redan på kartan"),
                    format!("`{written}` is on the map already"),
                ]),
                place,
                here(),
            )
            .help(plain(["poista toinen riveistä", "ta bort den ena raden", "remove one of the rows"])),
            C::NoRelation { relation, group } => Diagnostic::error(
                "V0411",
                say([
                    format!("suhdetta `{relation}` ei ole määritelty lajille `{group}`"),
                    format!("relationen `{relation}` har inte angetts för slaget `{group}`"),
                    format!("no relation `{relation} of {group}` is declared"),
                ]),
                place,
                here(),
            )
            .help(say([
                format!("kirjoita sanastoon `relation {relation} of {group}`"),
                format!("skriv `relation {relation} of {group}` i ordlistan"),
                format!("write `relation {relation} of {group}` in the vocabulary"),
            ])),
        }
    }
}

/// What can be wrong with calendars, time limits, terms and periods; words come from the caller's room `time`.
pub(in crate::model) enum CalendarComplaint {
    /// A holiday's rule.
    Holiday { span: Span, also: Option<Span>, near: Option<String>, message: [String; 3] },
    /// An entry of the list of days that roll off.
    Limits { span: Span, message: [String; 3] },
    /// A name in that list that nothing has.
    NoSuchHoliday { span: Span, near: Option<String>, message: [String; 3] },
    /// A reading that changes nothing, or a default one that does.
    Reading { span: Span, message: [String; 3] },
    /// No list of days that roll off.
    NoList { span: Span },
    /// A duty that rolls on days of which the act on time limits does not speak; a warning where they lie far ahead.
    Reach { span: Span, also: Option<Span>, message: [String; 3], error: bool },
    /// A row of terms or periods.
    Row { span: Span, also: Option<Span>, message: [String; 3] },
}

impl From<CalendarComplaint> for Diagnostic {
    fn from(complaint: CalendarComplaint) -> Diagnostic {
        let (code, span, also, near, message, warning) = match complaint {
            CalendarComplaint::Holiday { span, also, near, message } => ("V0420", span, also, near, message, false),
            CalendarComplaint::Limits { span, message } => ("V0430", span, None, None, message, false),
            CalendarComplaint::NoSuchHoliday { span, near, message } => ("V0434", span, None, near, message, false),
            CalendarComplaint::Reading { span, message } => ("V0433", span, None, None, message, false),
            CalendarComplaint::NoList { span } => {
                let message = [
                    "luettelo päivistä, jotka siirtävät määräaikaa, puuttuu: `rolls off …`".to_owned(),
                    "förteckningen över dagar som flyttar fristen saknas: `rolls off …`".to_owned(),
                    "the list of days that roll off is missing: `rolls off …`".to_owned(),
                ];
                ("V0432", span, None, None, message, false)
            }
            CalendarComplaint::Reach { span, also, message, error } => ("V0431", span, also, None, message, !error),
            CalendarComplaint::Row { span, also, message } => ("V0440", span, also, None, message, false),
        };
        let mut diagnostic = error(code, span, say(message), plain(["tässä", "här", "here"]));
        if warning {
            diagnostic = diagnostic.warning();
        }
        if let Some(near) = near {
            diagnostic = diagnostic.help(did_you_mean(&near));
        }
        match also {
            Some(other) => {
                diagnostic.also(Place::Text(other), plain(["toinen paikka", "det andra stället", "the other"]))
            }
            None => diagnostic,
        }
    }
}

fn did_you_mean(near: &str) -> crate::lang::Words {
    say([format!("tarkoititko `{near}`?"), format!("menade du `{near}`?"), format!("did you mean `{near}`?")])
}
