//! The words around the findings: headings, labels, the foot that says what an output was made from.

use super::{number, pick};
use crate::lang::Lang;
use crate::time::Day;

/// A fixed word or phrase of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Before what certainly lacks.
    Missing,
    /// Before what is not known.
    NotKnown,
    /// Before what is left to do while the window runs.
    Left,
    /// Before causes.
    Why,
    /// Before records.
    Records,
    /// Before another reading's verdict.
    OtherReading,
    /// Before a computed verdict that does not decide.
    Computed,
    /// Before a note.
    Note,
    /// Heading of norms that do not bind.
    Soft,
    /// Heading of remarks about the data.
    Data,
    /// Heading of the proof.
    Proof,
    /// Heading of notes.
    Notes,
    /// Heading of the rule's text.
    RuleText,
    /// Heading of what was read.
    MadeFrom,
    /// Prepared support, not a decision of an authority.
    Disclaimer,
    /// The bearer.
    Bearer,
    /// The counterparty.
    Counterparty,
    /// The period.
    Period,
    /// The record or event upon which a duty arose.
    Trigger,
    /// The due day.
    Due,
    /// The section.
    Source,
    /// The kind of norm.
    Binding,
    /// The evidence grade.
    Grade,
    /// How much of the demand is shown.
    Ratio,
    /// The day on which the verdict changes by itself.
    ChangesOn,
    /// The instance.
    Instance,
    /// Nothing to report.
    Nothing,
    /// The evidence of a record.
    Evidence,
    /// The whole.
    InAll,
    /// What a status lacks: days.
    Days,
    /// All that is held.
    AllHeld,
    /// The law of each day.
    LawOfTheDay,
    /// A column: that it is not known whether the duty concerns the body.
    Conditional,
}

/// The phrase.
#[must_use]
pub fn label(lang: Lang, label: Label) -> &'static str {
    match label {
        Label::Conditional => pick(lang, "koskee ehkä", "gäller kanske", "may apply"),
        Label::Missing => pick(lang, "puuttuu", "saknas", "missing"),
        Label::NotKnown => pick(lang, "ei tiedossa", "okänt", "not known"),
        Label::Left => pick(lang, "vielä tehtävä", "återstår", "still to do"),
        Label::Why => pick(lang, "syy", "orsak", "because"),
        Label::Records => pick(lang, "kirjaukset", "registreringar", "records"),
        Label::OtherReading => {
            pick(lang, "toisen tulkinnan mukaan", "enligt en annan tolkning", "under another reading")
        }
        Label::Computed => pick(lang, "laskettu tulos", "beräknat utfall", "as computed"),
        Label::Note => pick(lang, "huom.", "obs.", "note"),
        Label::Soft => pick(
            lang,
            "Suositukset ja kannustimet (eivät velvoita)",
            "Rekommendationer och incitament (inte bindande)",
            "Recommendations and incentives (not binding)",
        ),
        Label::Data => {
            pick(lang, "Huomioita kirjauksista", "Anmärkningar om registreringarna", "Remarks on the records")
        }
        Label::Proof => pick(lang, "Perustelut", "Motivering", "Reasons"),
        Label::Notes => pick(lang, "Huomautukset", "Anmärkningar", "Notes"),
        Label::RuleText => pick(
            lang,
            "Sääntö sellaisena kuin se on kirjoitettu",
            "Regeln så som den är skriven",
            "The rule as written",
        ),
        Label::MadeFrom => pick(lang, "Mihin tämä perustuu", "Underlag", "What this was made from"),
        Label::Disclaimer => pick(
            lang,
            "Valmisteltu tueksi. Tämä ei ole viranomaisen päätös.",
            "Berett som stöd. Detta är inte ett myndighetsbeslut.",
            "Prepared support, not a decision of an authority.",
        ),
        Label::Bearer => pick(lang, "velvoitettu", "förpliktad", "bearer"),
        Label::Counterparty => pick(lang, "vastapuoli", "motpart", "counterparty"),
        Label::Period => pick(lang, "kausi", "period", "period"),
        Label::Trigger => pick(lang, "käynnistäjä", "utlösande händelse", "upon"),
        Label::Due => pick(lang, "määräpäivä", "sista dag", "due day"),
        Label::Source => pick(lang, "säännös", "bestämmelse", "provision"),
        Label::Binding => pick(lang, "velvoittavuus", "bindande verkan", "binding force"),
        Label::Grade => pick(lang, "näytön taso", "bevisningens nivå", "evidence"),
        Label::Ratio => pick(lang, "osoitettu", "påvisat", "shown"),
        Label::ChangesOn => pick(
            lang,
            "tulos muuttuu, jos mitään ei kirjata",
            "utfallet ändras om inget registreras",
            "changes if nothing is recorded",
        ),
        Label::Instance => pick(lang, "tunnus", "beteckning", "id"),
        Label::Nothing => pick(
            lang,
            "Ei velvoitteita, jotka vastaisivat kysymystä.",
            "Inga skyldigheter motsvarar frågan.",
            "No duties answer this question.",
        ),
        Label::Evidence => pick(lang, "näyttö", "bevisning", "evidence"),
        Label::InAll => pick(lang, "Yhteensä", "Sammanlagt", "In all"),
        Label::Days => pick(lang, "päivät", "dagar", "days"),
        Label::AllHeld => pick(lang, "kaikki kirjattu", "allt som registrerats", "everything held"),
        Label::LawOfTheDay => {
            pick(lang, "kunkin päivän laki", "den lag som gäller respektive dag", "the law of each day")
        }
    }
}

/// `3/4 kohdasta`: items done, of how many.
#[must_use]
pub fn ratio(lang: Lang, done: u32, of: u32) -> String {
    match (lang, of) {
        (Lang::Fi, 1) => format!("{done}/{of} kohta"),
        (Lang::Fi, _) => format!("{done}/{of} kohdasta"),
        (Lang::Sv, 1) => format!("{done} av {of} punkt"),
        (Lang::Sv, _) => format!("{done} av {of} punkter"),
        (Lang::En, 1) => format!("{done} of {of} item"),
        (Lang::En, _) => format!("{done} of {of} items"),
    }
}

/// How many bodies a report is about.
#[must_use]
pub fn bodies(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "1 toimija".to_owned(),
        (Lang::Fi, _) => format!("{shown} toimijaa"),
        (Lang::Sv, 1) => "1 aktör".to_owned(),
        (Lang::Sv, _) => format!("{shown} aktörer"),
        (Lang::En, 1) => "1 body".to_owned(),
        (Lang::En, _) => format!("{shown} bodies"),
    }
}

/// Under which three dates it was made.
#[must_use]
pub fn dates(lang: Lang, as_of: &str, known_at: &str, law_at: &str) -> String {
    say!(
        lang,
        "Tilanne {as_of}; tiedot: {known_at}; laki: {law_at}.",
        "Läget {as_of}; uppgifter: {known_at}; lag: {law_at}.",
        "As of {as_of}; knowledge: {known_at}; law: {law_at}."
    )
}

/// By which version, rules, calendars and records, each named by its hash.
#[must_use]
pub fn inputs(lang: Lang, version: &str, rules: &str, calendars: &str, records: &str) -> String {
    say!(
        lang,
        "velvoite {version}; säännöt {rules}, kalenterit {calendars}, kirjaukset {records} (SHA-256).",
        "velvoite {version}; regler {rules}, kalendrar {calendars}, registreringar {records} (SHA-256).",
        "velvoite {version}; rules {rules}, calendars {calendars}, records {records} (SHA-256)."
    )
}

/// How many days late.
#[must_use]
pub fn late(lang: Lang, count: i64) -> String {
    let days = super::days::day_count(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "1 päivän myöhässä".to_owned(),
        (Lang::Fi, _) => format!("{days} myöhässä"),
        (Lang::Sv, _) => format!("{days} för sent"),
        (Lang::En, _) => format!("{days} late"),
    }
}

/// Which step was late: `vaihe julkaiseminen 274 päivää myöhässä`; with its due day, where it has its own.
#[must_use]
pub fn late_step(lang: Lang, step: &str, count: i64, due: Option<Day>) -> String {
    let late = late(lang, count);
    match due.map(|due| super::days::day(lang, due)) {
        Some(due) => say!(
            lang,
            "vaihe {step} {late} (määräpäivä oli {due})",
            "steget {step} {late} (sista dag var {due})",
            "step {step} {late} (was due {due})"
        ),
        None => say!(lang, "vaihe {step} {late}", "steget {step} {late}", "step {step} {late}"),
    }
}

/// A waiver in short.
#[must_use]
pub fn waived_until(lang: Lang, until: &str, ground: &str) -> String {
    say!(lang, "{until} asti, peruste: {ground}", "till {until}, grund: {ground}", "until {until}, ground: {ground}")
}

/// The words of the report of `test`.
#[must_use]
pub fn scenario_line(lang: Lang, passed: bool) -> &'static str {
    if passed {
        pick(lang, "kunnossa", "i ordning", "passes")
    } else {
        pick(lang, "ei täsmää", "stämmer inte", "fails")
    }
}

/// How many stories passed, of how many.
#[must_use]
pub fn scenario_summary(lang: Lang, passed: usize, total: usize) -> String {
    let (shown, all) = (number(lang, passed), number(lang, total));
    let failed = number(lang, total.saturating_sub(passed));
    say!(
        lang,
        "Kertomuksia {all}: kunnossa {shown}, ei täsmää {failed}.",
        "Berättelser {all}: i ordning {shown}, stämmer inte {failed}.",
        "Scenarios {all}: {shown} pass, {failed} fail."
    )
}

/// What was expected and what came instead.
#[must_use]
pub fn expected(lang: Lang, wanted: &str, came: &str) -> String {
    say!(lang, "odotettiin: {wanted}; tuli: {came}", "väntat: {wanted}; kom: {came}", "expected {wanted}, came {came}")
}
