//! Every fact of a proof, every step towards a due day, every note and every remark about the data, as a sentence.
//!
//! Names reach the sentences in their basic form, in apposition, so that none has to be inflected.

use std::sync::Arc;

use super::{days, law, list, pick, quoted, verdict};
use crate::finding::{Because, Cause, DataFinding, Fact, Finding, Item, Note, Role, State, Verdict, What};
use crate::lang::Lang;
use crate::model::ActNumber;
use crate::render::book::Book;
use crate::time::{AnchorKind, Day, Direction, DueDay, DueStep, OffReason, Place, Window};

/// A fact as a sentence.
#[must_use]
pub fn fact(book: &Book<'_>, finding: &Finding, fact: &Fact) -> String {
    let mut sentence = plain_fact(book, finding, fact);
    // A reference to law may end with the stop of an abbreviation.
    if sentence.ends_with("..") {
        sentence.pop();
    }
    sentence
}

fn plain_fact(book: &Book<'_>, finding: &Finding, fact: &Fact) -> String {
    let lang = book.lang;
    match fact {
        Fact::Verdict(of) => {
            let of = verdict::verdict(lang, *of);
            say!(lang, "Tulos: {of}.", "Utfall: {of}.", "Outcome: {of}.")
        }
        Fact::Rule { duty, version, span } => {
            let source = book.model.duty(*duty).versions.get(*version).map(|version| book.law(&version.source));
            let (source, place) = (source.unwrap_or_default(), book.place(*span));
            say!(
                lang,
                "Velvoitteesta säädetään: {source} (sääntö: {place}).",
                "Om skyldigheten föreskrivs: {source} (regel: {place}).",
                "The duty is laid down in {source} (rule: {place})."
            )
        }
        Fact::InForce { from, until, under } => {
            in_force(book, *from, *until, under.as_ref().map(|under| book.law(under)))
        }
        Fact::Exception { name, source, certain, .. } => {
            let ground = source.as_ref().map_or(String::new(), |source| format!(" ({})", book.law(source)));
            if *certain {
                say!(
                    lang,
                    "Poikkeus `{name}` soveltuu{ground}.",
                    "Undantaget `{name}` är tillämpligt{ground}.",
                    "The exception `{name}` applies{ground}."
                )
            } else {
                say!(
                    lang,
                    "Ei voida todeta, soveltuuko poikkeus `{name}`{ground}.",
                    "Det kan inte avgöras om undantaget `{name}` är tillämpligt{ground}.",
                    "It cannot be told whether the exception `{name}` applies{ground}."
                )
            }
        }
        Fact::Period { key, window } => period(lang, key, *window),
        Fact::Due(due) => due_sentence(lang, due),
        Fact::NoDueDay => {
            pick(lang, "Määräpäivää ei ole säädetty.", "Ingen sista dag har föreskrivits.", "No due day is laid down.")
                .to_owned()
        }
        Fact::Window { from, to } => {
            let span = days::stretch(lang, *from, *to);
            say!(
                lang,
                "Huomioon otetaan, mitä on tehty tänä aikana: {span}.",
                "Det som gjorts under denna tid beaktas: {span}.",
                "What was done in this time counts: {span}."
            )
        }
        Fact::Item { item, state, .. } => item_sentence(book, finding, item, state),
        Fact::Record { record, role } => {
            let (id, what) = (book.record_id(*record), book.happened(*record));
            let place = book.record_origin(*record).map(|origin| book.origin(origin)).unwrap_or_default();
            let role = role_words(lang, *role);
            say!(
                lang,
                "Kirjaus {id} {role}: {what} ({place}).",
                "Registrering {id} {role}: {what} ({place}).",
                "Record {id} {role}: {what} ({place})."
            )
        }
        Fact::Complete { register, origin, from, until } => {
            let register = usize::try_from(*register).ok().and_then(|at| book.log.registers.get(at));
            let name = quoted(lang, register.map_or("", |register| register.name.as_str()));
            let (span, place) = (days::stretch(lang, Some(*from), *until), book.origin(*origin));
            say!(
                lang,
                "Rekisteri {name} ilmoittaa olevansa täydellinen {span} ({place}), joten se, mitä ei ole kirjattu, on jäänyt tekemättä.",
                "Registret {name} uppger sig vara fullständigt {span} ({place}), så det som inte har registrerats har inte gjorts.",
                "The register {name} declares itself complete {span} ({place}), so what is not recorded was not done."
            )
        }
        Fact::NotComplete { body, from, to } => {
            let (body, span) = (book.body(*body), days::stretch(lang, Some(*from), *to));
            say!(
                lang,
                "Mikään rekisteri ei ilmoita olevansa täydellinen ({body}, {span}), joten kirjauksen puuttuminen ei osoita, ettei mitään ole tehty.",
                "Inget register uppger sig vara fullständigt ({body}, {span}), så avsaknaden av en registrering visar inte att inget har gjorts.",
                "No register declares itself complete ({body}, {span}), so the lack of a record does not show that nothing was done."
            )
        }
        Fact::Reading { name, ground, default, verdict: of, .. } => {
            reading(lang, name, ground.get(lang), *default, *of)
        }
        Fact::Condition { holds, span } => condition(lang, *holds, &book.slice(*span), &book.place(*span)),
        Fact::Waived(waiver) => {
            let (id, until) = (book.record_id(waiver.record), days::day(lang, waiver.until));
            let ground = quoted(lang, book.evidence(waiver.record).1);
            let place = book.record_origin(waiver.record).map(|origin| book.origin(origin)).unwrap_or_default();
            say!(
                lang,
                "Velvoitteesta on myönnetty vapautus {until} asti (kirjaus {id}, {place}). Peruste: {ground}.",
                "Befrielse från skyldigheten har beviljats till {until} (registrering {id}, {place}). Grund: {ground}.",
                "The duty has been waived until {until} (record {id}, {place}). Ground: {ground}."
            )
        }
        Fact::Unread { what, from, span } => {
            let (from, place) = (days::day(lang, *from), book.place(*span));
            say!(
                lang,
                "Lainmuutosta {what} ei ole otettu huomioon; se vaikuttaa {from} alkaen ({place}).",
                "Lagändringen {what} har inte beaktats; den inverkar från {from} ({place}).",
                "The change of law {what} has not been read; it bears on this from {from} ({place})."
            )
        }
        Fact::NotApplicable(because) => not_applicable(book, finding, because),
    }
}

fn in_force(book: &Book<'_>, from: Day, until: Option<Day>, under: Option<String>) -> String {
    let lang = book.lang;
    let span = days::stretch(lang, Some(from), until);
    let under = under.map_or(String::new(), |under| format!(" ({under})"));
    say!(
        lang,
        "Säännös on voimassa {span}{under}.",
        "Bestämmelsen är i kraft {span}{under}.",
        "The provision is in force {span}{under}."
    )
}

fn period(lang: Lang, key: &str, window: Option<Window>) -> String {
    let shown = days::period(key);
    let span = window.map(|window| days::stretch(lang, window.first_day(), window.last_day()));
    match (key, span) {
        ("once", _) => {
            pick(lang, "Velvoite täytetään kerran.", "Skyldigheten fullgörs en gång.", "The duty is to be met once.")
                .to_owned()
        }
        ("always", _) => pick(
            lang,
            "Velvoite on voimassa jatkuvasti.",
            "Skyldigheten gäller fortlöpande.",
            "The duty binds at all times.",
        )
        .to_owned(),
        (_, Some(span)) => {
            say!(lang, "Kausi: {shown} ({span}).", "Period: {shown} ({span}).", "Period: {shown} ({span}).")
        }
        (_, None) => say!(lang, "Kausi: {shown}.", "Period: {shown}.", "Period: {shown}."),
    }
}

fn due_sentence(lang: Lang, due: &DueDay) -> String {
    let (nominal, effective) = (days::day(lang, due.nominal), days::day(lang, due.effective));
    if due.is_rolled() {
        say!(
            lang,
            "Määräpäivä on {effective}; laskettu päivä {nominal} siirtyi.",
            "Den sista dagen är {effective}; den beräknade dagen {nominal} flyttades.",
            "The due day is {effective}; the day as counted, {nominal}, moved."
        )
    } else {
        say!(lang, "Määräpäivä on {effective}.", "Den sista dagen är {effective}.", "The due day is {effective}.")
    }
}

/// The steps towards a due day, one line each: `31.12.2023 + 1 kuukausi → 31.1.2024 (150/1930 3 §)`.
#[must_use]
pub fn due_steps(book: &Book<'_>, due: &DueDay) -> Vec<String> {
    due.steps.iter().map(|step| due_step(book, step)).collect()
}

fn due_step(book: &Book<'_>, step: &DueStep) -> String {
    let lang = book.lang;
    let ground =
        step.ground().map_or(String::new(), |ground| format!(" ({})", ground_words(lang, ground.act, ground.section)));
    match step {
        DueStep::Anchor { day, what } => {
            let day = days::day(lang, *day);
            let what = anchor(lang, *what);
            format!("{day}: {what}")
        }
        DueStep::Counted(count) => {
            let (from, to, offset) =
                (days::day(lang, count.from), days::day(lang, count.to), days::offset(lang, count.offset));
            let sign = match count.direction {
                Direction::Forward => "+",
                Direction::Backward => "−",
            };
            format!("{from} {sign} {offset} → {to}{ground}")
        }
        DueStep::Extended(count) => {
            let (from, to, offset) =
                (days::day(lang, count.from), days::day(lang, count.to), days::offset(lang, count.offset));
            say!(
                lang,
                "{from}, pidennys {offset} → {to}{ground}",
                "{from}, förlängning {offset} → {to}{ground}",
                "{from}, extended by {offset} → {to}{ground}"
            )
        }
        DueStep::EndOfYear { from, years, to } => {
            let (from, to) = (days::day(lang, *from), days::day(lang, *to));
            if *years == 0 {
                say!(
                    lang,
                    "{from}, saman kalenterivuoden loppu → {to}",
                    "{from}, utgången av samma kalenderår → {to}",
                    "{from}, end of the same calendar year → {to}"
                )
            } else {
                say!(
                    lang,
                    "{from}, siitä {years}. kalenterivuoden loppu → {to}",
                    "{from}, utgången av kalenderår nummer {years} därefter → {to}",
                    "{from}, end of calendar year number {years} after it → {to}"
                )
            }
        }
        DueStep::DayOfYear { place, to, .. } => {
            let to = days::day(lang, *to);
            match place {
                Place::In(window) => {
                    let span = days::stretch(lang, window.first_day(), window.last_day());
                    say!(
                        lang,
                        "{to}: kauden {span} päivä",
                        "{to}: dag i perioden {span}",
                        "{to}: a day of the period {span}"
                    )
                }
                Place::Before(window) => {
                    let span = days::stretch(lang, window.first_day(), window.last_day());
                    say!(
                        lang,
                        "{to}: päivä ennen kautta {span}",
                        "{to}: dag före perioden {span}",
                        "{to}: a day before the period {span}"
                    )
                }
                Place::After(window) => {
                    let span = days::stretch(lang, window.first_day(), window.last_day());
                    say!(
                        lang,
                        "{to}: päivä kauden {span} jälkeen",
                        "{to}: dag efter perioden {span}",
                        "{to}: a day after the period {span}"
                    )
                }
            }
        }
        DueStep::RolledOff { day, because } => {
            let shown = days::with_weekday(lang, *day);
            let because = off_reason(book, because);
            say!(lang, "{shown} on {because}", "{shown} är {because}", "{shown} is {because}")
        }
        DueStep::LandedOn { day, .. } => {
            let day = days::with_weekday(lang, *day);
            format!("→ {day}{ground}")
        }
    }
}

fn ground_words(lang: Lang, act: &str, section: Option<u16>) -> String {
    let number = act
        .split_once('/')
        .and_then(|(number, year)| Some(ActNumber { number: number.parse().ok()?, year: year.parse().ok()? }));
    match (number, section) {
        (Some(number), Some(section)) => law::section_of(lang, number, section),
        (Some(number), None) => law::act(number),
        (None, _) => act.to_owned(),
    }
}

fn anchor(lang: Lang, what: AnchorKind) -> &'static str {
    match what {
        AnchorKind::Named => {
            pick(lang, "säännössä nimetty päivä", "dag som anges i regeln", "the day that the rule names")
        }
        AnchorKind::Trigger => pick(
            lang,
            "velvoitteen käynnistänyt tapahtuma",
            "händelsen som utlöste skyldigheten",
            "the event that triggered the duty",
        ),
        AnchorKind::Previous => pick(
            lang,
            "edellinen kerta, tai sen määräpäivä",
            "föregående gång, eller dess sista dag",
            "the last time, or the day on which it was due",
        ),
        AnchorKind::PeriodStart => {
            pick(lang, "kauden ensimmäinen päivä", "periodens första dag", "the first day of the period")
        }
        AnchorKind::PeriodEnd => {
            pick(lang, "kauden viimeinen päivä", "periodens sista dag", "the last day of the period")
        }
        AnchorKind::Due => pick(lang, "määräpäivä", "den sista dagen", "the due day"),
    }
}

fn off_reason(book: &Book<'_>, reason: &OffReason) -> String {
    match reason {
        OffReason::Weekday(weekday) => days::weekday_name(book.lang, *weekday).to_owned(),
        OffReason::Holiday(name) => holiday(book, name),
    }
}

/// A holiday by its name in the calendars.
fn holiday(book: &Book<'_>, name: &Arc<str>) -> String {
    let words = book.model.holiday_words.iter().find(|((_, holiday), _)| **holiday == **name);
    words.map_or_else(|| name.to_string(), |(_, words)| words.get(book.lang).to_owned())
}

fn item_sentence(book: &Book<'_>, finding: &Finding, item: &Item, state: &State) -> String {
    let lang = book.lang;
    let name = book.item(finding, item);
    let name = match item.what {
        What::Question | What::Counterparty | What::Receiver => name,
        What::Act | What::Class | What::Topic | What::Step | What::Status | What::Evidence => quoted(lang, &name),
    };
    match state {
        State::Done { on, late } => {
            let on = days::when(lang, *on);
            let late = if *late > 0 {
                let count = days::day_count(lang, *late);
                say!(lang, ", {count} myöhässä", ", {count} för sent", ", {count} late")
            } else {
                String::new()
            };
            item_done(lang, item.what, &name, &format!("{on}{late}"))
        }
        State::NotDone => item_not_done(lang, item.what, &name),
        State::InDoubt(causes) => item_in_doubt(lang, item.what, &name, &cause_list(lang, causes)),
    }
}

/// Causes as one clause.
#[must_use]
pub fn cause_list(lang: Lang, causes: &[Cause]) -> String {
    let causes: Vec<&str> = causes.iter().map(|cause| verdict::cause(lang, *cause)).collect();
    causes.join("; ")
}

fn item_done(lang: Lang, what: What, name: &str, on: &str) -> String {
    match what {
        What::Act => {
            say!(
                lang,
                "Teko {name} on tehty ({on}).",
                "Åtgärden {name} har genomförts ({on}).",
                "The act {name} was done ({on})."
            )
        }
        What::Counterparty => {
            say!(
                lang,
                "Osapuoli {name} oli mukana ({on}).",
                "Parten {name} deltog ({on}).",
                "The party {name} took part ({on})."
            )
        }
        What::Class => {
            say!(
                lang,
                "Taho {name} oli mukana ({on}).",
                "Aktören {name} deltog ({on}).",
                "The partner {name} took part ({on})."
            )
        }
        What::Topic => {
            say!(
                lang,
                "Aihe {name} oli esillä ({on}).",
                "Ämnet {name} behandlades ({on}).",
                "The topic {name} was dealt with ({on})."
            )
        }
        What::Step => {
            say!(
                lang,
                "Vaihe {name} on tehty ({on}).",
                "Steget {name} har genomförts ({on}).",
                "The step {name} was done ({on})."
            )
        }
        What::Status => {
            say!(
                lang,
                "Tila {name} on voimassa ({on}).",
                "Tillståndet {name} gäller ({on}).",
                "The status {name} is held ({on})."
            )
        }
        What::Evidence => say!(
            lang,
            "Vaadittu näyttö {name} on olemassa ({on}).",
            "Den bevisning som krävs, {name}, finns ({on}).",
            "The evidence asked for, {name}, is there ({on})."
        ),
        What::Question => say!(
            lang,
            "Arvio on myönteinen ({on}): {name}",
            "Bedömningen är jakande ({on}): {name}",
            "The question has been answered yes ({on}): {name}"
        ),
        What::Receiver => say!(
            lang,
            "Vastaanottaja {name} on saanut asian ({on}).",
            "Mottagaren {name} har fått ärendet ({on}).",
            "The receiver {name} has got it ({on})."
        ),
    }
}

fn item_not_done(lang: Lang, what: What, name: &str) -> String {
    match what {
        What::Act => {
            say!(
                lang,
                "Tekoa {name} ei ole tehty.",
                "Åtgärden {name} har inte genomförts.",
                "The act {name} was not done."
            )
        }
        What::Counterparty => {
            say!(
                lang,
                "Osapuoli {name} ei ole ollut mukana.",
                "Parten {name} har inte deltagit.",
                "The party {name} did not take part."
            )
        }
        What::Class => {
            say!(
                lang,
                "Taho {name} ei ole ollut mukana.",
                "Aktören {name} har inte deltagit.",
                "The partner {name} did not take part."
            )
        }
        What::Topic => say!(
            lang,
            "Aihe {name} ei ole ollut esillä.",
            "Ämnet {name} har inte behandlats.",
            "The topic {name} was not dealt with."
        ),
        What::Step => {
            say!(
                lang,
                "Vaihetta {name} ei ole tehty.",
                "Steget {name} har inte genomförts.",
                "The step {name} was not done."
            )
        }
        What::Status => {
            say!(
                lang,
                "Tila {name} ei ole voimassa.",
                "Tillståndet {name} gäller inte.",
                "The status {name} is not held."
            )
        }
        What::Evidence => say!(
            lang,
            "Vaadittu näyttö {name} puuttuu.",
            "Den bevisning som krävs, {name}, saknas.",
            "The evidence asked for, {name}, is missing."
        ),
        What::Question => say!(
            lang,
            "Arvio on kielteinen: {name}",
            "Bedömningen är nekande: {name}",
            "The question has been answered no: {name}"
        ),
        What::Receiver => say!(
            lang,
            "Vastaanottaja {name} ei ole saanut asiaa.",
            "Mottagaren {name} har inte fått ärendet.",
            "The receiver {name} has not got it."
        ),
    }
}

fn item_in_doubt(lang: Lang, what: What, name: &str, causes: &str) -> String {
    match what {
        What::Act => say!(
            lang,
            "Ei voida todeta, onko teko {name} tehty: {causes}.",
            "Det kan inte avgöras om åtgärden {name} har genomförts: {causes}.",
            "It cannot be told whether the act {name} was done: {causes}."
        ),
        What::Counterparty => say!(
            lang,
            "Ei voida todeta, onko osapuoli {name} ollut mukana: {causes}.",
            "Det kan inte avgöras om parten {name} har deltagit: {causes}.",
            "It cannot be told whether the party {name} took part: {causes}."
        ),
        What::Class => say!(
            lang,
            "Ei voida todeta, onko taho {name} ollut mukana: {causes}.",
            "Det kan inte avgöras om aktören {name} har deltagit: {causes}.",
            "It cannot be told whether the partner {name} took part: {causes}."
        ),
        What::Topic => say!(
            lang,
            "Ei voida todeta, onko aihe {name} ollut esillä: {causes}.",
            "Det kan inte avgöras om ämnet {name} har behandlats: {causes}.",
            "It cannot be told whether the topic {name} was dealt with: {causes}."
        ),
        What::Step => say!(
            lang,
            "Ei voida todeta, onko vaihe {name} tehty: {causes}.",
            "Det kan inte avgöras om steget {name} har genomförts: {causes}.",
            "It cannot be told whether the step {name} was done: {causes}."
        ),
        What::Status => say!(
            lang,
            "Ei voida todeta, onko tila {name} voimassa: {causes}.",
            "Det kan inte avgöras om tillståndet {name} gäller: {causes}.",
            "It cannot be told whether the status {name} is held: {causes}."
        ),
        What::Evidence => say!(
            lang,
            "Ei voida todeta, onko vaadittu näyttö {name} olemassa: {causes}.",
            "Det kan inte avgöras om den bevisning som krävs, {name}, finns: {causes}.",
            "It cannot be told whether the evidence asked for, {name}, is there: {causes}."
        ),
        What::Question => say!(
            lang,
            "Ei voida todeta, mikä vastaus on: {name} ({causes}).",
            "Det kan inte avgöras vad svaret är: {name} ({causes}).",
            "The answer cannot be told: {name} ({causes})."
        ),
        What::Receiver => say!(
            lang,
            "Ei voida todeta, onko vastaanottaja {name} saanut asian: {causes}.",
            "Det kan inte avgöras om mottagaren {name} har fått ärendet: {causes}.",
            "It cannot be told whether the receiver {name} has got it: {causes}."
        ),
    }
}

fn role_words(lang: Lang, role: Role) -> String {
    match role {
        Role::Witness => pick(lang, "osoittaa tämän", "visar detta", "shows this").to_owned(),
        Role::Also => pick(lang, "osoittaa tämän myös", "visar också detta", "shows this too").to_owned(),
        Role::Doubtful(cause) => {
            let cause = verdict::cause(lang, cause);
            say!(
                lang,
                "ei riitä yksinään, sillä {cause}",
                "räcker inte ensam, eftersom {cause}",
                "is not enough by itself, since {cause}"
            )
        }
        Role::TooEarly => pick(
            lang,
            "on liian varhainen otettavaksi huomioon",
            "är för tidig för att beaktas",
            "is too early to count",
        )
        .to_owned(),
        Role::TooLate => {
            pick(lang, "on määräpäivän jälkeen", "är efter den sista dagen", "is after the due day").to_owned()
        }
        Role::OtherPeriod => {
            pick(lang, "koskee toista kautta", "gäller en annan period", "is for another period").to_owned()
        }
        Role::OtherOf => pick(
            lang,
            "liittyy muuhun kirjaukseen kuin vaaditaan",
            "gäller en annan registrering än den som krävs",
            "follows another record than the one asked for",
        )
        .to_owned(),
        Role::OtherReceiver => pick(
            lang,
            "on osoitettu muulle vastaanottajalle",
            "är riktad till en annan mottagare",
            "went to another receiver",
        )
        .to_owned(),
        Role::Trigger => pick(lang, "käynnisti velvoitteen", "utlöste skyldigheten", "triggered the duty").to_owned(),
        Role::Breaks => pick(lang, "rikkoo kieltoa", "strider mot förbudet", "breaks the prohibition").to_owned(),
    }
}

fn reading(lang: Lang, name: &str, ground: &str, default: bool, of: Verdict) -> String {
    let of = verdict::verdict(lang, of);
    if default {
        say!(
            lang,
            "Tässä noudatettu tulkinta `{name}`: {of}. Peruste: {ground}",
            "Här tillämpad tolkning `{name}`: {of}. Grund: {ground}",
            "The reading followed here, `{name}`: {of}. Ground: {ground}"
        )
    } else {
        say!(
            lang,
            "Toinen mahdollinen tulkinta `{name}`: {of}. Peruste: {ground}",
            "Annan möjlig tolkning `{name}`: {of}. Grund: {ground}",
            "Another tenable reading, `{name}`: {of}. Ground: {ground}"
        )
    }
}

fn condition(lang: Lang, holds: Option<bool>, text: &str, place: &str) -> String {
    match holds {
        Some(true) => say!(
            lang,
            "Ehto täyttyy: `{text}` ({place}).",
            "Villkoret uppfylls: `{text}` ({place}).",
            "The condition holds: `{text}` ({place})."
        ),
        Some(false) => say!(
            lang,
            "Ehto ei täyty: `{text}` ({place}).",
            "Villkoret uppfylls inte: `{text}` ({place}).",
            "The condition does not hold: `{text}` ({place})."
        ),
        None => say!(
            lang,
            "Ei voida vielä todeta, täyttyykö ehto: `{text}` ({place}).",
            "Det kan ännu inte avgöras om villkoret uppfylls: `{text}` ({place}).",
            "It cannot be told yet whether the condition holds: `{text}` ({place})."
        ),
    }
}

fn not_applicable(book: &Book<'_>, finding: &Finding, because: &Because) -> String {
    let exception = match because {
        Because::Exception(name) => book.exception_name(finding, name),
        Because::NotInForce
        | Because::NotBearer
        | Because::Condition
        | Because::Vacuous
        | Because::TriggerRetracted => String::new(),
    };
    let why = verdict::because(book.lang, because, &exception);
    say!(
        book.lang,
        "Velvoite ei tule sovellettavaksi: {why}.",
        "Skyldigheten är inte tillämplig: {why}.",
        "The duty does not apply: {why}."
    )
}

/// A note as a sentence.
#[must_use]
pub fn note(book: &Book<'_>, note: &Note) -> String {
    let lang = book.lang;
    match note {
        Note::Rule(words, _) => words.get(lang).to_owned(),
        Note::Joined { body, from } => {
            let (body, from) = (book.body(*body), days::day(lang, *from));
            say!(
                lang,
                "{body} on ollut jäsenenä vasta {from} alkaen, joten sitä ei edellytetä mukaan.",
                "{body} har varit medlem först från {from} och behöver därför inte ha deltagit.",
                "{body} has been a member only from {from}, so it need not have taken part."
            )
        }
        Note::Left { body, until } => {
            let (body, until) = (book.body(*body), days::day(lang, *until));
            say!(
                lang,
                "{body} oli jäsenenä vain {until} asti, joten sitä ei edellytetä mukaan.",
                "{body} var medlem endast till {until} och behöver därför inte ha deltagit.",
                "{body} was a member only until {until}, so it need not have taken part."
            )
        }
        Note::EmptySet(span) => {
            let (text, place) = (book.slice(*span), book.place(*span));
            say!(
                lang,
                "Vaatimus `{text}` jää pois, koska ketään ei kuulu siihen ({place}).",
                "Kravet `{text}` faller bort, eftersom ingen omfattas av det ({place}).",
                "The demand `{text}` falls away, since it concerns nobody ({place})."
            )
        }
        Note::EarlierLaw { source, until } => {
            let (source, until) = (book.law(source), days::day(lang, *until));
            say!(
                lang,
                "Tehty silloin, kun voimassa oli vielä {source} ({until} asti), ja täyttää sen vaatimukset.",
                "Gjordes medan {source} ännu gällde (till {until}) och uppfyller de dåvarande kraven.",
                "Done while {source} still bound the body (until {until}), and meets what it asked."
            )
        }
        Note::Corrected(record) => {
            let id = book.record_id(*record);
            say!(
                lang,
                "Kirjaus {id} on myöhemmin oikaistu tai peruttu.",
                "Registrering {id} har senare rättats eller återtagits.",
                "Record {id} was later corrected or withdrawn."
            )
        }
        Note::Unread { what, from } => {
            let from = days::day(lang, *from);
            say!(
                lang,
                "Lainmuutosta {what} ei ole otettu huomioon; se voi vaikuttaa {from} alkaen.",
                "Lagändringen {what} har inte beaktats; den kan inverka från {from}.",
                "The change of law {what} has not been read; it may bear on this from {from}."
            )
        }
    }
}

/// A remark about the data as a sentence.
#[must_use]
pub fn data(book: &Book<'_>, finding: &DataFinding) -> String {
    let lang = book.lang;
    match finding {
        DataFinding::Mismatch { one, other, day, parties, topics } => {
            let differ: Vec<&str> = [
                (*day, pick(lang, "päivä", "dagen", "the day")),
                (*parties, pick(lang, "osapuolet", "parterna", "the parties")),
                (*topics, pick(lang, "aiheet", "ämnena", "the topics")),
            ]
            .into_iter()
            .filter_map(|(differs, word)| differs.then_some(word))
            .collect();
            let (one, other, differ) = (named(book, *one), named(book, *other), list(lang, &differ));
            say!(
                lang,
                "Kirjaukset {one} ja {other} kertovat samasta tapahtumasta, mutta niissä eroavat {differ}.",
                "Registreringarna {one} och {other} gäller samma händelse men skiljer sig i fråga om {differ}.",
                "Records {one} and {other} tell of the same event, but differ in {differ}."
            )
        }
        DataFinding::ReadAsSuccessor { record, old, new } => {
            let (record, old, new) = (named(book, *record), book.body(*old), book.body(*new));
            say!(
                lang,
                "Kirjauksessa {record} mainittu {old} on tulkittu seuraajakseen: {new}.",
                "{old}, som nämns i registrering {record}, har tolkats som sin efterföljare: {new}.",
                "{old}, named in record {record}, was read as its successor: {new}."
            )
        }
    }
}

fn named(book: &Book<'_>, record: crate::record::RecordId) -> String {
    let place = book.record_origin(record).map(|origin| book.origin(origin)).unwrap_or_default();
    format!("{} ({place})", book.record_id(record))
}
