//! The due day and every step towards it: `31.12.2023 + 1 kuukausi → 31.1.2024 (150/1930 3 §)`.

use std::sync::Arc;

use super::{days, law, pick};
use crate::lang::Lang;
use crate::model::ActNumber;
use crate::render::book::Book;
use crate::time::{AnchorKind, Count, Datelike, Direction, DueDay, DueStep, OffReason, Place};

/// The due day as a sentence.
#[must_use]
pub fn due_sentence(lang: Lang, due: &DueDay) -> String {
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
    let ground = step.ground().filter(|ground| book.has_act(ground.act));
    let ground =
        ground.map_or(String::new(), |ground| format!(" ({})", ground_words(lang, ground.act, ground.section)));
    match step {
        DueStep::Anchor { day, what } => {
            let day = days::day(lang, *day);
            let what = anchor(lang, *what);
            format!("{day}: {what}")
        }
        DueStep::Counted(count) => {
            let (from, to, offset) =
                (days::day(lang, count.from), days::day(lang, count.to), days::offset(lang, count.offset));
            let clipped = clipped(lang, count);
            match count.direction {
                Direction::Forward => format!("{from} + {offset} → {to}{ground}{clipped}"),
                Direction::Backward => say!(
                    lang,
                    "{from} − {offset}, taaksepäin → {to}{ground}{clipped}",
                    "{from} − {offset}, bakåt → {to}{ground}{clipped}",
                    "{from} − {offset}, backwards → {to}{ground}{clipped}"
                ),
            }
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
                        "{to}: päivä kaudella {span}",
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

/// Why a count of months or years ended on another number: the month has no such day (150/1930 § 3).
fn clipped(lang: Lang, count: &Count) -> String {
    if !count.clipped {
        return String::new();
    }
    let number = count.from.day();
    say!(
        lang,
        "; kuukaudessa ei ole {number}. päivää, joten sen viimeinen päivä ratkaisee",
        "; månaden har ingen dag {number}, så dess sista dag gäller",
        "; the month has no day {number}, so its last day counts"
    )
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
        AnchorKind::Asked => pick(lang, "annettu päivä", "angiven dag", "the day given"),
    }
}

/// Why a day is no working day, as *is …* goes on.
#[must_use]
pub fn off_reason(book: &Book<'_>, reason: &OffReason) -> String {
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
