//! Defects in the rules that only judging can find: they stop the run and are never a verdict.

use crate::diagnostic::{Diagnostic, Place};
use crate::lang::Words;
use crate::model::duty::Version;
use crate::model::{ActNumber, Duty, Exception};
use crate::time::{Day, Window};

/// Two exceptions change the same clause and both apply (`V0390`). Neither order in the file nor a number decides
/// between them: one must be written as an exception to the other, or their conditions must exclude each other.
#[must_use]
pub fn contradicting(duty: &Duty, first: &Exception, second: &Exception) -> Diagnostic {
    let (one, other, name) = (&first.name, &second.name, &duty.name);
    let message = Words::new(
        format!(
            "poikkeukset `{one}` ja `{other}` muuttavat samaa kohtaa velvoitteessa `{name}`, ja molemmat soveltuvat"
        ),
        format!("undantagen `{one}` och `{other}` ändrar samma punkt i skyldigheten `{name}`, och båda är tillämpliga"),
        format!("the exceptions `{one}` and `{other}` change the same clause of `{name}`, and both apply"),
    );
    let here = Words::new("tämä", "det här", "this one");
    let there = Words::new("ja tämä", "och det här", "and this one");
    Diagnostic::error("V0390", message, Place::Text(first.span), here).also(Place::Text(second.span), there).help(
        Words::new(
            format!("kirjoita toinen poikkeukseksi toiseen (`exception {other} to {one}`) tai rajaa ehdot erilleen"),
            format!(
                "skriv det ena som undantag från det andra (`exception {other} to {one}`) eller skilj villkoren åt"
            ),
            format!(
                "write one as an exception to the other (`exception {other} to {one}`), or keep their conditions apart"
            ),
        ),
    )
}

/// A due day rolls by an act that, with its calendars, does not speak of it (`V0391`): calendars must be renewed, or
/// reach further back.
#[must_use]
pub fn unreached(duty: &Duty, law: &Version, act: ActNumber, day: Day, known: Option<Window>) -> Diagnostic {
    let (name, act) = (&duty.name, format!("{}/{}", act.number, act.year));
    let message = Words::new(
        format!(
            "velvoitteen `{name}` määräpäivä {day} siirtyisi lain {act} mukaan, mutta sen kalenterit eivät ulotu siihen"
        ),
        format!(
            "den sista dagen {day} för `{name}` skulle flyttas enligt lagen {act}, men dess kalendrar når inte dit"
        ),
        format!("the due day {day} of `{name}` would roll by {act}, but its calendars do not reach it"),
    );
    let here = Words::new("tämä velvoite", "den här skyldigheten", "this duty");
    let diagnostic = Diagnostic::error("V0391", message, Place::Text(law.span), here);
    match known {
        Some(known) => {
            let (first, last) = (known.from(), known.last());
            diagnostic.help(Words::new(
                format!("kalenterit kattavat ajan {first}–{last}; jatka niitä (`years`, `force`)"),
                format!("kalendrarna omfattar {first}–{last}; förläng dem (`years`, `force`)"),
                format!("the calendars cover {first} to {last}; extend them (`years`, `force`)"),
            ))
        }
        None => diagnostic,
    }
}
