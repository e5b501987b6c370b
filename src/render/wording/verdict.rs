//! Verdicts, their symbols, causes and grounds, what is missing, grades and counts.

use super::{days, number, pick};
use crate::finding::{Because, Cause, Grade, NoDue, Verdict, What};
use crate::lang::Lang;
use crate::time::Day;

/// The verdict in words.
#[must_use]
pub fn verdict(lang: Lang, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => pick(lang, "täyttyi", "uppfylldes", "met"),
        Verdict::MetLate => pick(lang, "täyttyi myöhässä", "uppfylldes för sent", "met late"),
        Verdict::PartlyMet => pick(lang, "täyttyi osittain", "uppfylldes delvis", "partly met"),
        Verdict::Missed => pick(lang, "ei täyttynyt", "uppfylldes inte", "missed"),
        Verdict::Open => pick(lang, "avoinna", "pågår", "open"),
        Verdict::Upcoming => pick(lang, "tulossa", "kommande", "upcoming"),
        Verdict::Unknown => pick(lang, "ei voida todeta", "kan inte avgöras", "cannot tell"),
        Verdict::Waived => pick(lang, "vapautettu", "befriad", "waived"),
        Verdict::NotApplicable => pick(lang, "ei sovelleta", "tillämpas inte", "not applicable"),
    }
}

/// The verdict's symbol; each has its own shape, so that colour alone never tells.
#[must_use]
pub fn symbol(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "✓",
        Verdict::MetLate => "!",
        Verdict::PartlyMet => "◐",
        Verdict::Missed => "✗",
        Verdict::Open => "○",
        Verdict::Upcoming => "›",
        Verdict::Unknown => "?",
        Verdict::Waived => "~",
        Verdict::NotApplicable => "–",
    }
}

/// Why something cannot be told, as a clause that follows a colon.
#[must_use]
pub fn cause(lang: Lang, cause: Cause) -> &'static str {
    match cause {
        Cause::NoRecord => pick(
            lang,
            "mikään kirjaus ei osoita sitä, eivätkä rekisterit ole täydellisiä koko ajalta",
            "ingen registrering visar det, och registren är inte fullständiga för hela tiden",
            "no record shows it, and the registers are not complete over the whole time",
        ),
        Cause::NotStated => pick(
            lang,
            "kirjauksesta puuttuu tarvittava tieto",
            "en uppgift som behövs saknas i registreringen",
            "the record leaves out what is needed",
        ),
        Cause::ImpreciseDate => pick(
            lang,
            "kirjauksen päivä ei ole tarkka",
            "dagen i registreringen är inte exakt",
            "the recorded day is not exact",
        ),
        Cause::WeakEvidence => pick(
            lang,
            "näyttö ei riitä (vain ennakkotieto tai vaadittua heikompi)",
            "bevisningen räcker inte (endast förhandsuppgift eller svagare än vad som krävs)",
            "the evidence does not suffice (announced only, or weaker than asked)",
        ),
        Cause::Contradiction => pick(
            lang,
            "kirjaukset ovat ristiriidassa keskenään",
            "registreringarna motsäger varandra",
            "the records contradict each other",
        ),
        Cause::NotJudged => pick(
            lang,
            "tarvittavaa arviota ei ole kirjattu",
            "den bedömning som behövs har inte registrerats",
            "a question has not been answered",
        ),
        Cause::LawNotFollowed => pick(
            lang,
            "lainmuutosta ei ole vielä otettu huomioon",
            "en lagändring har ännu inte beaktats",
            "a change of law has not been read yet",
        ),
        Cause::Roster => pick(
            lang,
            "toimijaluettelosta ei selviä, ketä velvoite koskee",
            "av förteckningen över aktörer framgår inte vem skyldigheten gäller",
            "the roster does not say whom it concerns",
        ),
    }
}

/// Why a duty does not apply, as a clause that follows a colon. `exception` is the exception's section or name.
#[must_use]
pub fn because(lang: Lang, because: &Because, exception: &str) -> String {
    match because {
        Because::NotInForce => pick(
            lang,
            "säännös ei ole voimassa määräpäivänä",
            "bestämmelsen är inte i kraft den sista dagen",
            "the provision is not in force on the due day",
        )
        .to_owned(),
        Because::Exception(_) => {
            say!(lang, "poikkeus ({exception})", "undantag ({exception})", "an exception ({exception})")
        }
        Because::NotBearer => pick(
            lang,
            "velvoite ei koske toimijaa määräpäivänä: se on muuta lajia, tai sitä ei silloin ole",
            "skyldigheten gäller inte aktören den sista dagen: aktören är av ett annat slag eller finns inte då",
            "the duty does not concern the body on the due day: it is of another kind, or does not exist on that day",
        )
        .to_owned(),
        Because::Condition => pick(
            lang,
            "velvoitteen ehto ei täyty",
            "villkoret för skyldigheten uppfylls inte",
            "its condition does not hold",
        )
        .to_owned(),
        Because::Vacuous => pick(
            lang,
            "ei ole ketään eikä mitään, jota velvoite koskisi",
            "det finns ingen och inget som skyldigheten skulle gälla",
            "there is nobody or nothing that it would concern",
        )
        .to_owned(),
        Because::TriggerRetracted => pick(
            lang,
            "velvoitteen käynnistänyt kirjaus on peruttu",
            "den registrering som utlöste skyldigheten har återtagits",
            "the record that triggered it has been withdrawn",
        )
        .to_owned(),
    }
}

/// The heading of a list of missing things of one sort: `osapuolet: …`.
#[must_use]
pub fn what(lang: Lang, what: What, many: bool) -> &'static str {
    match (what, many) {
        (What::Act, false) => pick(lang, "teko", "åtgärd", "act"),
        (What::Act, true) => pick(lang, "teot", "åtgärder", "acts"),
        (What::Counterparty, false) => pick(lang, "osapuoli", "part", "party"),
        (What::Counterparty, true) => pick(lang, "osapuolet", "parter", "parties"),
        (What::Class, false) => pick(lang, "taho", "aktör", "partner"),
        (What::Class, true) => pick(lang, "tahot", "aktörer", "partners"),
        (What::Topic, false) => pick(lang, "aihe", "ämne", "topic"),
        (What::Topic, true) => pick(lang, "aiheet", "ämnen", "topics"),
        (What::Step, false) => pick(lang, "vaihe", "steg", "step"),
        (What::Step, true) => pick(lang, "vaiheet", "steg", "steps"),
        (What::Status, false) => pick(lang, "tila", "status", "status"),
        (What::Status, true) => pick(lang, "tilat", "statusar", "statuses"),
        (What::Evidence, _) => pick(lang, "näyttö", "bevisning", "evidence"),
        (What::Question, false) => pick(lang, "arvio", "bedömning", "judgement"),
        (What::Question, true) => pick(lang, "arviot", "bedömningar", "judgements"),
        (What::Receiver, false) => pick(lang, "vastaanottaja", "mottagare", "receiver"),
        (What::Receiver, true) => pick(lang, "vastaanottajat", "mottagare", "receivers"),
    }
}

/// How well a record is shown.
#[must_use]
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::Announced => pick(lang, "ennakkotieto", "förhandsuppgift", "announced"),
        Grade::Claimed => pick(lang, "mainittu", "uppgiven", "claimed"),
        Grade::Documented => pick(lang, "asiakirjassa", "dokumenterad", "documented"),
        Grade::Published => pick(lang, "julkaistu", "publicerad", "published"),
    }
}

/// How a verdict is counted: `14 täyttyi`.
#[must_use]
pub fn counted(lang: Lang, count: usize, of: Verdict) -> String {
    // The blanks do not break, so that a count stays with its word.
    format!("{} {}", number(lang, count), verdict(lang, of)).replace(' ', "\u{a0}")
}

/// A summary with its denominator: `18 velvoitteesta: 14 täyttyi, 3 ei voida todeta, 1 ei sovelleta`.
#[must_use]
pub fn summary(lang: Lang, total: usize, counts: &[(Verdict, usize)]) -> String {
    let parts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(of, count)| counted(lang, *count, *of)).collect();
    let parts = parts.join(", ");
    let all = number(lang, total);
    match (lang, total) {
        (Lang::Fi, 1) => format!("1 velvoite: {parts}"),
        (Lang::Fi, _) => format!("{all} velvoitteesta: {parts}"),
        (Lang::Sv, 1) => format!("1 skyldighet: {parts}"),
        (Lang::Sv, _) => format!("{all} skyldigheter: {parts}"),
        (Lang::En, 1) => format!("1 duty: {parts}"),
        (Lang::En, _) => format!("{all} duties: {parts}"),
    }
}

/// The same for norms that do not bind.
#[must_use]
pub fn soft_summary(lang: Lang, total: usize, counts: &[(Verdict, usize)]) -> String {
    let parts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(of, count)| counted(lang, *count, *of)).collect();
    let parts = parts.join(", ");
    let all = number(lang, total);
    match (lang, total) {
        (Lang::Fi, 1) => format!("1 suositus tai kannustin: {parts}"),
        (Lang::Fi, _) => format!("{all} suosituksesta tai kannustimesta: {parts}"),
        (Lang::Sv, 1) => format!("1 rekommendation eller incitament: {parts}"),
        (Lang::Sv, _) => format!("{all} rekommendationer eller incitament: {parts}"),
        (Lang::En, 1) => format!("1 recommendation or incentive: {parts}"),
        (Lang::En, _) => format!("{all} recommendations or incentives: {parts}"),
    }
}

/// `määräpäivä 31.12.2024`.
#[must_use]
pub fn due(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "määräpäivä {day}", "senast {day}", "due {day}")
}

/// The due days of other readings: `toisen tulkinnan mukaan 7.12.2024`.
#[must_use]
pub fn other_dues(lang: Lang, others: &[Day]) -> String {
    let shown: Vec<String> = others.iter().map(|day| days::day(lang, *day)).collect();
    let shown = super::alternatives(lang, &shown);
    say!(lang, "toisen tulkinnan mukaan {shown}", "enligt en annan tolkning {shown}", "by another reading {shown}")
}

/// Where no day is set, or it cannot be told.
#[must_use]
pub fn no_due(lang: Lang, why: NoDue) -> &'static str {
    match why {
        NoDue::None => pick(lang, "ei määräpäivää", "ingen sista dag", "no due day"),
        NoDue::WithoutDelay => {
            pick(lang, "viipymättä, ei määräpäivää", "utan dröjsmål, ingen sista dag", "without delay, no due day")
        }
        NoDue::Unknown => {
            pick(lang, "määräpäivää ei voida todeta", "den sista dagen kan inte avgöras", "due day cannot be told")
        }
    }
}
