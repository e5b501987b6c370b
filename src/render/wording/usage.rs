//! What the program says of itself and of how it was asked: help, usage errors, failures.

use super::{list, number, pick};
use crate::lang::Lang;

/// How many duties a list holds.
#[must_use]
pub fn duty_count(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "1 velvoite".to_owned(),
        (Lang::Fi, _) => format!("{shown} velvoitetta"),
        (Lang::Sv, 1) => "1 skyldighet".to_owned(),
        (Lang::Sv, _) => format!("{shown} skyldigheter"),
        (Lang::En, 1) => "1 duty".to_owned(),
        (Lang::En, _) => format!("{shown} duties"),
    }
}

/// A reading in a list.
#[must_use]
pub fn reading(lang: Lang, name: &str, default: bool, ground: &str) -> String {
    if default {
        say!(lang, "`{name}` (oletus): {ground}", "`{name}` (förval): {ground}", "`{name}` (default): {ground}")
    } else {
        format!("`{name}`: {ground}")
    }
}

/// Before the message of a usage error or a failure.
#[must_use]
pub fn error(lang: Lang) -> &'static str {
    pick(lang, "virhe", "fel", "error")
}

/// What a name was asked as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A body.
    Body,
    /// A duty.
    Duty,
    /// An instance.
    Instance,
    /// An act.
    Act,
    /// A period.
    Period,
}

/// A name that nothing has, with the near ones.
#[must_use]
pub fn unknown(lang: Lang, asked: Asked, name: &str, near: &[String]) -> String {
    let what = match asked {
        Asked::Body => {
            say!(lang, "tuntematon toimija: {name}", "okänd aktör: {name}", "unknown body: {name}")
        }
        Asked::Duty => {
            say!(lang, "tuntematon velvoite: {name}", "okänd skyldighet: {name}", "unknown duty: {name}")
        }
        Asked::Instance => say!(
            lang,
            "tuntematon velvoitteen tunnus: {name}",
            "okänd beteckning för en skyldighet: {name}",
            "unknown instance: {name}"
        ),
        Asked::Period => say!(
            lang,
            "kautta {name} ei ole näiden velvoitteiden kausien joukossa",
            "perioden {name} finns inte bland dessa skyldigheters perioder",
            "no duty here has the period {name}"
        ),
        Asked::Act => {
            say!(
                lang,
                "säännöissä ei ole lakia {name}",
                "reglerna har ingen lag {name}",
                "the rules hold no act {name}"
            )
        }
    };
    if near.is_empty() {
        return what;
    }
    let near = list(lang, near);
    format!("{what}\n{}", say!(lang, "lähimmät: {near}", "liknande: {near}", "near: {near}"))
}

/// A name that several bodies have.
#[must_use]
pub fn ambiguous(lang: Lang, name: &str, candidates: &[String]) -> String {
    let candidates = list(lang, candidates);
    say!(
        lang,
        "{name} tarkoittaa useaa toimijaa: {candidates}",
        "{name} avser flera aktörer: {candidates}",
        "{name} means several bodies: {candidates}"
    )
}

/// `check` without anything to check.
#[must_use]
pub fn nothing_asked(lang: Lang) -> &'static str {
    pick(
        lang,
        "anna kirjausrekisteri (tiedosto tai kansio), --body TOIMIJA tai --all",
        "ange ett register (fil eller mapp), --body AKTÖR eller --all",
        "give a register (a file or a folder), --body BODY or --all",
    )
}

/// `--from` after `--to`.
#[must_use]
pub fn reversed(lang: Lang, from: &str, to: &str) -> String {
    say!(
        lang,
        "alku {from} on lopun {to} jälkeen",
        "början {from} ligger efter slutet {to}",
        "the first day {from} lies after the last day {to}"
    )
}

/// A day before anything can be reckoned, or after.
#[must_use]
pub fn out_of_years(lang: Lang, day: &str, first: i32, last: i32) -> String {
    say!(
        lang,
        "päivä {day} ei ole vuosien {first}–{last} välillä, joille kalenterit on laskettu",
        "dagen {day} ligger utanför åren {first}–{last}, för vilka kalendrarna är beräknade",
        "the day {day} lies outside the years {first}–{last} for which the calendars are worked out"
    )
}

/// How many rows were read and how many were not.
#[must_use]
pub fn rows(lang: Lang, good: usize, bad: usize) -> String {
    let (good, bad) = (number(lang, good), number(lang, bad));
    say!(
        lang,
        "kirjauksia luettu {good}, hylättyjä rivejä {bad}",
        "lästa registreringar {good}, underkända rader {bad}",
        "records read {good}, rows refused {bad}"
    )
}

/// A file that cannot be written.
#[must_use]
pub fn cannot_write(lang: Lang, path: &str, why: &str) -> String {
    say!(
        lang,
        "tiedostoon {path} ei voi kirjoittaa: {why}",
        "filen {path} kan inte skrivas: {why}",
        "cannot write {path}: {why}"
    )
}

/// A memory of what was published that cannot be read.
#[must_use]
pub fn no_memory(lang: Lang, path: &str, line: usize, why: &str) -> String {
    say!(
        lang,
        "{path}, rivi {line}: tiedosto ei kerro, mitä on julkaistu ({why}); palauta se varmuuskopiosta tai poista se, \
         jolloin muisti alkaa tyhjästä",
        "{path}, rad {line}: filen berättar inte vad som har publicerats ({why}); återställ den från en säkerhetskopia \
         eller ta bort den, så börjar minnet från noll",
        "{path}, line {line}: the file does not tell what was published ({why}); restore it from a backup, or remove it \
         and the memory begins anew"
    )
}

/// A file that stands where a calendar or a page would, and that we did not make.
#[must_use]
pub fn not_ours(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "{path}: tämä tiedosto ei ole velvoitteen tekemä, joten sitä ei korvata; siirrä se muualle tai kirjoita toiseen paikkaan",
        "{path}: den här filen har inte gjorts av velvoite och ersätts därför inte; flytta den eller skriv någon annanstans",
        "{path}: velvoite did not make this file, so it is not replaced; move it away or write elsewhere"
    )
}

/// A file that we made and somebody edited since.
#[must_use]
pub fn edited(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "{path}: tätä tiedostoa on muokattu sen jälkeen, kun velvoite teki sen, joten mitään ei kirjoitettu; siirrä se muualle tai poista se",
        "{path}: den här filen har redigerats efter att velvoite gjorde den, så ingenting skrevs; flytta eller ta bort den",
        "{path}: this file was edited after velvoite made it, so nothing was written; move it away or remove it"
    )
}

/// A link where a file or a folder of ours would stand.
#[must_use]
pub fn link(lang: Lang, path: &str) -> String {
    say!(
        lang,
        "{path}: tämä on linkki muualle, joten mitään ei kirjoitettu; poista linkki tai kirjoita toiseen kansioon",
        "{path}: det här är en länk till en annan plats, så ingenting skrevs; ta bort länken eller skriv i en annan mapp",
        "{path}: this is a link to another place, so nothing was written; remove it or write to another folder"
    )
}

/// `-o` with an empty name.
#[must_use]
pub fn no_target(lang: Lang) -> &'static str {
    pick(
        lang,
        "-o: tiedoston tai kansion nimi on tyhjä",
        "-o: namnet på filen eller mappen är tomt",
        "-o: the name of the file or folder is empty",
    )
}

/// A workbook asked for where only text can be shown.
#[must_use]
pub fn no_workbook_here(lang: Lang) -> &'static str {
    pick(
        lang,
        "työkirjaa ei voi näyttää päätteessä; anna tiedosto: -o velvoitteet.xlsx",
        "en arbetsbok kan inte visas i terminalen; ange en fil: -o skyldigheter.xlsx",
        "a workbook cannot be shown in a terminal; give a file: -o findings.xlsx",
    )
}

/// How many calendars there are and how many files changed.
#[must_use]
pub fn feeds_written(lang: Lang, feeds: usize, changed: usize, folder: &str) -> String {
    let (feeds, changed) = (number(lang, feeds), number(lang, changed));
    say!(
        lang,
        "{folder}: kalentereita {feeds}, muuttuneita tiedostoja {changed}",
        "{folder}: kalendrar {feeds}, ändrade filer {changed}",
        "{folder}: calendars {feeds}, files changed {changed}"
    )
}

/// What is wrong with the words on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// A value that the option does not take.
    InvalidValue,
    /// An option that there is not.
    UnknownArgument,
    /// A command that there is not.
    UnknownCommand,
    /// An option without its value.
    NoValue,
    /// Too many values.
    TooMany,
    /// Two options that exclude each other.
    Conflict,
    /// Something that must be given.
    MissingArgument,
    /// No command.
    MissingCommand,
    /// Bytes that are no text.
    NotText,
    /// Anything else.
    Other,
}

/// A usage error in one line. `what` is what was written, `value` the value given or what it stands against.
#[must_use]
pub fn wrong(lang: Lang, wrong: Wrong, what: &str, value: &str) -> String {
    match wrong {
        Wrong::InvalidValue => {
            say!(lang, "{what} ei voi olla `{value}`", "{what} kan inte vara `{value}`", "{what} cannot be `{value}`")
        }
        Wrong::UnknownArgument => {
            say!(lang, "tuntematon valitsin: {what}", "okänd flagga: {what}", "unknown option: {what}")
        }
        Wrong::UnknownCommand => {
            say!(lang, "tuntematon komento: {what}", "okänt kommando: {what}", "unknown command: {what}")
        }
        Wrong::NoValue => say!(lang, "{what}: arvo puuttuu", "{what}: värde saknas", "{what}: value missing"),
        Wrong::TooMany => {
            say!(
                lang,
                "{what} on annettu liian monta kertaa",
                "{what} har angetts för många gånger",
                "{what} is given too often"
            )
        }
        Wrong::Conflict => say!(
            lang,
            "{what} ja {value} eivät sovi yhteen",
            "{what} och {value} går inte ihop",
            "{what} and {value} exclude each other"
        ),
        Wrong::MissingArgument => say!(lang, "puuttuu: {what}", "saknas: {what}", "missing: {what}"),
        Wrong::MissingCommand => pick(lang, "komento puuttuu", "kommando saknas", "command missing").to_owned(),
        Wrong::NotText => pick(
            lang,
            "komentorivillä on merkkejä, jotka eivät ole UTF-8:aa",
            "kommandoraden innehåller tecken som inte är UTF-8",
            "the command line holds bytes that are not UTF-8",
        )
        .to_owned(),
        Wrong::Other => pick(
            lang,
            "komentoriviä ei voi ymmärtää",
            "kommandoraden kan inte förstås",
            "the command line cannot be understood",
        )
        .to_owned(),
    }
}

/// What values an option takes.
#[must_use]
pub fn possible(lang: Lang, values: &str) -> String {
    say!(lang, "mahdolliset: {values}", "möjliga: {values}", "possible: {values}")
}

/// Some of the many values that an option takes.
#[must_use]
pub fn such_as(lang: Lang, values: &str) -> String {
    say!(lang, "esimerkiksi {values}", "t.ex. {values}", "such as {values}")
}

/// A value near the one given.
#[must_use]
pub fn did_you_mean(lang: Lang, near: &str) -> String {
    say!(lang, "tarkoititko: {near}", "menade du: {near}", "did you mean: {near}")
}

/// Where to find help.
#[must_use]
pub fn see_help(lang: Lang) -> &'static str {
    pick(
        lang,
        "ohje: velvoite --help (suomeksi), velvoite --lang sv --help, velvoite --lang en --help",
        "hjälp: velvoite --lang sv --help",
        "help: velvoite --lang en --help",
    )
}
