//! Every fact of a proof as a sentence. The due day is in `due`, what is asked for in `items`.
//!
//! Names reach the sentences in their basic form, in apposition, so that none has to be inflected.

use super::due::due_sentence;
use super::items::item_sentence;
use super::{condition, days, pick, quoted, reading, verdict};
use crate::finding::{Because, Fact, Finding, Item, Role, Than, What};
use crate::lang::Lang;
use crate::model::Late;
use crate::record::RecordId;
use crate::render::book::Book;
use crate::time::{Day, DueDay, Window, after, iso_day};

/// What stands before and behind the id of a record in a marked sentence.
pub const MARKS: char = '\u{1}';

/// A sentence without its marks.
#[must_use]
pub fn unmarked(sentence: &str) -> String {
    sentence.replace(MARKS, "")
}

/// A fact as a sentence.
#[must_use]
pub fn fact(book: &Book<'_>, finding: &Finding, fact: &Fact) -> String {
    unmarked(&marked(book, finding, fact))
}

/// A fact as a sentence, the ids of records between [`MARKS`]: so a page can link them.
#[must_use]
pub fn marked(book: &Book<'_>, finding: &Finding, fact: &Fact) -> String {
    let mut sentence = marked_fact(book, finding, fact);
    // A reference to law may end with the stop of an abbreviation, a quotation with its own.
    if sentence.ends_with("..") || sentence.ends_with(".”.") {
        sentence.pop();
    }
    sentence
}

fn marked_fact(book: &Book<'_>, finding: &Finding, fact: &Fact) -> String {
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
                "Velvoitteen peruste: {source} (sääntö: {place}).",
                "Skyldigheten grundar sig på: {source} (regel: {place}).",
                "The duty rests on {source} (rule: {place})."
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
        Fact::Period { key, window } => period(lang, key, &book.period_key(key), *window),
        Fact::Due(due) => due_sentence(lang, due),
        Fact::DueUnknown => pick(
            lang,
            "Määräpäivää ei voida todeta: päivää, josta se lasketaan, tai kalenteria, jonka mukaan se siirtyy, ei tunneta.",
            "Den sista dagen kan inte avgöras: dagen som den räknas från eller kalendern enligt vilken den flyttas är inte känd.",
            "The due day cannot be told: the day from which it is counted, or the calendar by which it rolls, is not known.",
        )
        .to_owned(),
        Fact::WithoutDelay => pick(
            lang,
            "Tehtävä on hoidettava viipymättä. Määräpäivää ei ole, joten viipyminen ei yksin ole laiminlyönti.",
            "Uppgiften ska skötas utan dröjsmål. Någon sista dag finns inte, så ett dröjsmål är inte i sig en försummelse.",
            "It is to be done without delay. There is no due day, so delay by itself is no breach.",
        )
        .to_owned(),
        Fact::NoDueDay => {
            pick(lang, "Määräpäivää ei ole asetettu.", "Någon sista dag har inte angetts.", "No due day is set.")
                .to_owned()
        }
        Fact::Window { from, to } => {
            let span = days::stretch(lang, *from, *to);
            say!(
                lang,
                "Huomioon otetaan se, mitä tehdään tänä aikana: {span}.",
                "Det som görs under denna tid beaktas: {span}.",
                "What is done in this time counts: {span}."
            )
        }
        Fact::LateCounts { until, or_named } => {
            let (counts, twice) = (late_counts(lang, *until, *or_named), late_in_time_elsewhere(lang));
            format!("{counts} {twice}")
        }
        Fact::Item { item, state, .. } => item_sentence(book, finding, item, state),
        Fact::Record { record, role } => {
            let (id, what) = (id(book, *record), book.happened(*record));
            let place = book.record_origin(*record).map(|origin| book.origin(origin)).unwrap_or_default();
            let role = role_words(lang, *role);
            say!(
                lang,
                "Kirjaus {id} {role}: {what} ({place}).",
                "Registrering {id} {role}: {what} ({place}).",
                "Record {id} {role}: {what} ({place})."
            )
        }
        Fact::Order { record, before, than, on } => {
            let (id, what) = (id(book, *record), book.happened(*record));
            let place = book.record_origin(*record).map(|origin| book.origin(origin)).unwrap_or_default();
            let (asked, than, on) = (no_later(lang, *before), ordered_by(book, finding, than), days::when(lang, *on));
            say!(
                lang,
                "Kirjaus {id} on väärässä järjestyksessä: {what} ({place}). Vaaditaan, että se on {asked} {than} ({on}).",
                "Registrering {id} står i fel ordning: {what} ({place}). Det krävs att den är {asked} {than} ({on}).",
                "Record {id} is out of order: {what} ({place}). It is asked to be {asked} {than} ({on})."
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
        Fact::NotComplete { body, from, to } => not_complete(lang, &book.body(*body), *from, *to),
        Fact::Reading { ground, default, verdict: of, due, .. } => {
            reading::outcome(lang, ground.get(lang), *default, *of, due.as_ref())
        }
        Fact::Condition { holds, span } => {
            let duty = book.model.duty(finding.duty);
            let plain = book.version(finding).and_then(|law| law.condition(*span));
            let plain = plain.map_or_else(String::new, |of| condition::clause(book, duty, of));
            condition_holds(lang, *holds, &plain, &book.slice(*span), &book.place(*span))
        }
        Fact::Waived(waiver) => {
            let (id, until) = (id(book, waiver.record), days::day(lang, waiver.until));
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
            format!("{} ({}).", super::notes::unread(lang, what, *from), book.place(*span))
        }
        Fact::NotApplicable(because) => not_applicable(book, finding, because),
    }
}

/// A record's id between marks.
fn id(book: &Book<'_>, record: RecordId) -> String {
    format!("{MARKS}{}{MARKS}", book.record_id(record).replace(MARKS, ""))
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

/// A register may well be declared complete, but not over these days.
fn not_complete(lang: Lang, body: &str, from: Day, to: Option<Day>) -> String {
    let span = days::stretch(lang, Some(from), to);
    let span = match to {
        Some(to) if to == from => say!(lang, "päivältä {span}", "för dagen {span}", "for {span}"),
        Some(_) => say!(lang, "ajalta {span}", "för tiden {span}", "for {span}"),
        None => say!(lang, "ajalta {span}", "för tiden {span}", "for the time {span}"),
    };
    say!(
        lang,
        "Mikään rekisteri ei ole täydellinen {span} ({body}), joten kirjauksen puuttuminen ei osoita, ettei mitään ole tehty.",
        "Inget register är fullständigt {span} ({body}), så avsaknaden av en registrering visar inte att inget har gjorts.",
        "No register is complete {span} ({body}), so the lack of a record does not show that nothing was done."
    )
}

fn period(lang: Lang, key: &str, shown: &str, window: Option<Window>) -> String {
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
        // Days that are told already, and those from the first on, are not told twice.
        (_, Some(span)) if span == shown || iso_day(key).is_some() => {
            say!(lang, "Kausi: {span}.", "Period: {span}.", "Period: {span}.")
        }
        (_, Some(span)) => {
            say!(lang, "Kausi: {shown} ({span}).", "Period: {shown} ({span}).", "Period: {shown} ({span}).")
        }
        (_, None) => say!(lang, "Kausi: {shown}.", "Period: {shown}.", "Period: {shown}."),
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
        Role::Unnamed => pick(
            lang,
            "on liian myöhäinen, jollei kirjaus nimeä kautta, jota se koskee",
            "är för sen, om registreringen inte anger vilken period den gäller",
            "is too late, unless its record names the period that it is for",
        )
        .to_owned(),
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

/// That late acts count, and until when.
#[must_use]
pub fn late_counts(lang: Lang, until: Option<Day>, or_named: bool) -> String {
    let until = match until {
        Some(day) if or_named => {
            let day = days::day(lang, day);
            say!(
                lang,
                "viimeistään {day}, myöhemminkin, jos kirjaus nimeää kauden",
                "senast {day}, även senare om registreringen anger perioden",
                "no later than {day}, and later too where its record names the period"
            )
        }
        Some(day) => {
            let day = days::day(lang, day);
            say!(lang, "viimeistään {day}", "senast {day}", "no later than {day}")
        }
        None => pick(lang, "milloin tahansa", "när som helst", "at any time").to_owned(),
    };
    say!(
        lang,
        "Myös määräpäivän jälkeen tehty otetaan huomioon, myöhästyneenä: {until}.",
        "Även det som görs efter den sista dagen beaktas, som försenat: {until}.",
        "What is done after the due day counts too, as late: {until}."
    )
}

/// That what is done after a due day still counts, by the rule; none where it does not, or did so only until a day that
/// cannot be reckoned.
#[must_use]
pub fn late_rule(lang: Lang, late: Late, due: Day) -> Option<String> {
    match late {
        Late::DoesNotCure => None,
        Late::Cures(None) => Some(late_counts(lang, None, false)),
        Late::Cures(Some(offset)) => Some(late_counts(lang, Some(after(due, offset)?), false)),
        Late::CuresOrNamed(offset) => Some(late_counts(lang, Some(after(due, offset)?), true)),
    }
}

fn late_in_time_elsewhere(lang: Lang) -> &'static str {
    pick(
        lang,
        "Sama teko voi olla ajoissa toisella kaudella, jollei kirjaus nimeä kautta, jota se koskee.",
        "Samma åtgärd kan vara i tid för en annan period, om registreringen inte anger vilken period den gäller.",
        "The same act may be in time for another period, unless its record names the period that it is for.",
    )
}

fn no_later(lang: Lang, before: bool) -> &'static str {
    if before {
        pick(lang, "viimeistään samana päivänä kuin", "senast samma dag som", "no later than")
    } else {
        pick(lang, "aikaisintaan samana päivänä kuin", "tidigast samma dag som", "no earlier than")
    }
}

fn ordered_by(book: &Book<'_>, finding: &Finding, than: &Than) -> String {
    let lang = book.lang;
    match than {
        Than::Step(name) => {
            let step = Item { what: What::Step, id: name.clone(), step: Some(name.clone()) };
            let name = quoted(lang, &book.item(finding, &step));
            say!(lang, "vaihe {name}", "steget {name}", "the step {name}")
        }
        Than::Trigger => {
            pick(lang, "velvoitteen käynnistänyt tapahtuma", "det som utlöste skyldigheten", "what triggered the duty")
                .to_owned()
        }
        Than::Day => {
            pick(lang, "säännön antama päivä", "den dag som regeln anger", "the day that the rule gives").to_owned()
        }
    }
}

/// The due day of a step under a reading.
#[must_use]
pub fn due_of_step(lang: Lang, step: &str, due: &DueDay) -> String {
    let day = days::with_weekday(lang, due.effective);
    say!(lang, "vaihe `{step}`: määräpäivä {day}", "steget `{step}`: sista dag {day}", "step `{step}`: due {day}")
}

fn condition_holds(lang: Lang, holds: Option<bool>, plain: &str, text: &str, place: &str) -> String {
    match holds {
        Some(true) => say!(
            lang,
            "Ehto täyttyy: {plain} (`{text}`, {place}).",
            "Villkoret uppfylls: {plain} (`{text}`, {place}).",
            "The condition holds: {plain} (`{text}`, {place})."
        ),
        Some(false) => say!(
            lang,
            "Ehto ei täyty: {plain} (`{text}`, {place}).",
            "Villkoret uppfylls inte: {plain} (`{text}`, {place}).",
            "The condition does not hold: {plain} (`{text}`, {place})."
        ),
        None => say!(
            lang,
            "Ei voida vielä todeta, täyttyykö ehto: {plain} (`{text}`, {place}).",
            "Det kan ännu inte avgöras om villkoret uppfylls: {plain} (`{text}`, {place}).",
            "It cannot be told yet whether the condition holds: {plain} (`{text}`, {place})."
        ),
    }
}

/// That a duty does not apply, and why.
#[must_use]
pub fn not_applicable(book: &Book<'_>, finding: &Finding, because: &Because) -> String {
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
