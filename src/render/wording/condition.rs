//! Conditions in plain words: when a duty, a clause of it or an exception applies.
//!
//! Each is a whole clause, true or denied, so that several can be joined. Names stand in their basic form.

use super::{alternatives, demand, due_rule, list, pick, quoted};
use crate::lang::Lang;
use crate::model::duty::{Ask, By, Demand, OfRef, Point, Target, Who};
use crate::model::{Condition, Duty, DutyId, Moment, Placed, TopicId};
use crate::render::book::Book;

/// A condition of a duty, as a clause.
#[must_use]
pub fn clause(book: &Book<'_>, duty: &Duty, condition: &Condition) -> String {
    clause_of(book, duty, condition, true)
}

/// The condition, or that it does not hold.
fn clause_of(book: &Book<'_>, duty: &Duty, condition: &Condition, holds: bool) -> String {
    let lang = book.lang;
    let each =
        |parts: &[Condition]| -> Vec<String> { parts.iter().map(|part| clause_of(book, duty, part, holds)).collect() };
    match condition {
        Condition::And(parts) if holds => list(lang, &each(parts)),
        Condition::Or(parts) if !holds => list(lang, &each(parts)),
        Condition::And(parts) | Condition::Or(parts) => {
            let parts = alternatives(lang, &each(parts));
            say!(lang, "joko {parts}", "antingen {parts}", "either {parts}")
        }
        Condition::Not(inner) => clause_of(book, duty, inner, !holds),
        Condition::Is(who, thing) => {
            let (who, thing) = (subject(book, who), book.thing(*thing));
            if holds {
                say!(lang, "{who} on {thing}", "{who} är {thing}", "{who} is {thing}")
            } else {
                say!(lang, "{who} ei ole {thing}", "{who} är inte {thing}", "{who} is not {thing}")
            }
        }
        Condition::In(who, group) => {
            let (who, group) = (subject(book, who), book.body(*group));
            if holds {
                say!(
                    lang,
                    "{who} kuuluu ryhmään {group}",
                    "{who} hör till gruppen {group}",
                    "{who} belongs to the group {group}"
                )
            } else {
                say!(
                    lang,
                    "{who} ei kuulu ryhmään {group}",
                    "{who} hör inte till gruppen {group}",
                    "{who} does not belong to the group {group}"
                )
            }
        }
        Condition::Having(who, status) => {
            let status = quoted(lang, book.model.vocabulary.statuses[status.index()].words.get(lang));
            let who = subject(book, who);
            if holds {
                say!(
                    lang,
                    "kirjattuna on tila {status} ({who})",
                    "statusen {status} är registrerad ({who})",
                    "the status {status} is on record ({who})"
                )
            } else {
                say!(
                    lang,
                    "tilaa {status} ei ole kirjattuna ({who})",
                    "statusen {status} är inte registrerad ({who})",
                    "the status {status} is not on record ({who})"
                )
            }
        }
        Condition::TriggerAbout(topics) => about(book, topics, holds),
        Condition::PeriodIs(key) => {
            let key = book.period_key(key);
            if holds {
                say!(lang, "kausi on {key}", "perioden är {key}", "the period is {key}")
            } else {
                say!(lang, "kausi ei ole {key}", "perioden är inte {key}", "the period is not {key}")
            }
        }
        Condition::PeriodFrom(day) => {
            let day = super::days::day(lang, *day);
            if holds {
                say!(
                    lang,
                    "kausi alkaa aikaisintaan {day}",
                    "perioden börjar tidigast {day}",
                    "the period begins on {day} or later"
                )
            } else {
                say!(
                    lang,
                    "kausi alkaa ennen päivää {day}",
                    "perioden börjar före {day}",
                    "the period begins before {day}"
                )
            }
        }
        Condition::PeriodUntil(day) => {
            let day = super::days::day(lang, *day);
            if holds {
                say!(
                    lang,
                    "kausi päättyy viimeistään {day}",
                    "perioden slutar senast {day}",
                    "the period ends on {day} or earlier"
                )
            } else {
                say!(
                    lang,
                    "kausi päättyy päivän {day} jälkeen",
                    "perioden slutar efter {day}",
                    "the period ends after {day}"
                )
            }
        }
        Condition::Answered(at, yes) => answered(book, duty, *at, *yes, holds),
        Condition::Act(ask, placed) => act(book, ask, placed, holds),
        Condition::Done { duty: of, step, of: whose, placed } => done(book, *of, *step, whose, placed, holds),
    }
}

/// Whom a condition is about. A group or a supervisor is told with whose it is.
fn subject(book: &Book<'_>, who: &Who) -> String {
    match who {
        Who::Bearer | Who::Counterparty | Who::Body(_) => book.who(who),
        Who::Related { of, .. } => format!("{} ({})", book.who(who), subject(book, of)),
    }
}

fn about(book: &Book<'_>, topics: &[TopicId], holds: bool) -> String {
    let lang = book.lang;
    let name = |topic: &TopicId| quoted(lang, book.model.vocabulary.topics[topic.index()].words.get(lang));
    let names = list(lang, &topics.iter().map(name).collect::<Vec<_>>());
    let word = match topics.len() {
        1 => pick(lang, "aihetta", "ämnet", "the topic"),
        _ => pick(lang, "aiheita", "ämnena", "the topics"),
    };
    if holds {
        say!(
            lang,
            "velvoitteen käynnistänyt kirjaus koskee {word} {names}",
            "den registrering som utlöste skyldigheten gäller {word} {names}",
            "the record that triggered the duty is about {word} {names}"
        )
    } else {
        say!(
            lang,
            "velvoitteen käynnistänyt kirjaus ei koske {word} {names}",
            "den registrering som utlöste skyldigheten gäller inte {word} {names}",
            "the record that triggered the duty is not about {word} {names}"
        )
    }
}

fn answered(book: &Book<'_>, duty: &Duty, at: usize, yes: bool, holds: bool) -> String {
    let lang = book.lang;
    let question = duty.questions.get(at).map_or("", |question| question.text.get(lang));
    let question = quoted(lang, question);
    if yes == holds {
        say!(
            lang,
            "kysymykseen {question} on vastattu kyllä",
            "frågan {question} har besvarats jakande",
            "the question {question} was answered with yes"
        )
    } else {
        say!(
            lang,
            "kysymykseen {question} on vastattu ei",
            "frågan {question} har besvarats nekande",
            "the question {question} was answered with no"
        )
    }
}

fn act(book: &Book<'_>, ask: &Ask, placed: &Placed, holds: bool) -> String {
    let lang = book.lang;
    let (name, when) = (quoted(lang, &demand::kinds(book, ask)), placed_words(lang, placed));
    let mut more: Vec<String> = match &ask.by {
        By::Bearer | By::AnyBearer => vec![book.who(&Who::Bearer)],
        By::Own(_) | By::EveryBearer(_) | By::Others(_) => Vec::new(),
    };
    more.extend(demand::details(book, None, ask).iter().map(|line| demand::lower(line)));
    let follows = |of: &OfRef| match of {
        OfRef::Trigger | OfRef::TriggerStep(_) => Some(due_rule::at(lang, &Point::Trigger)),
        OfRef::Activity(kind) => Some(book.model.vocabulary.activities[kind.index()].word.words.get(lang).to_owned()),
        OfRef::Step(_) => None,
    };
    more.extend(ask.of.iter().flatten().filter_map(follows).map(|of| {
        let label = pick(lang, "liittyy", "hör till", "follows");
        format!("{label}: {of}")
    }));
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    if holds {
        say!(
            lang,
            "teko {name} on tehty{when}{more}",
            "åtgärden {name} har genomförts{when}{more}",
            "the act {name} was done{when}{more}"
        )
    } else {
        say!(
            lang,
            "tekoa {name} ei ole tehty{when}{more}",
            "åtgärden {name} har inte genomförts{when}{more}",
            "the act {name} was not done{when}{more}"
        )
    }
}

fn done(book: &Book<'_>, of: DutyId, step: Option<usize>, whose: &Who, placed: &Placed, holds: bool) -> String {
    let (lang, duty) = (book.lang, book.model.duty(of));
    let (title, when, whose) = (quoted(lang, duty.title.get(lang)), placed_words(lang, placed), subject(book, whose));
    let text = duty.versions.last().and_then(|law| law.text(0, None)).and_then(|text| text.as_ref().ok());
    let step = match (text.map(|text| &text.demand), step) {
        (Some(Demand::Do(Target::Steps(steps))), Some(at)) => steps.get(at).map(|step| book.step_words(step, steps)),
        _ => None,
    };
    match (step.map(|step| quoted(lang, &step)), holds) {
        (Some(step), true) => say!(
            lang,
            "vaihe {step} velvoitteesta {title} on tehty{when} ({whose})",
            "steget {step} i skyldigheten {title} har genomförts{when} ({whose})",
            "the step {step} of the duty {title} was done{when} ({whose})"
        ),
        (Some(step), false) => say!(
            lang,
            "vaihetta {step} velvoitteesta {title} ei ole tehty{when} ({whose})",
            "steget {step} i skyldigheten {title} har inte genomförts{when} ({whose})",
            "the step {step} of the duty {title} was not done{when} ({whose})"
        ),
        (None, true) => say!(
            lang,
            "velvoite {title} on täytetty{when} ({whose})",
            "skyldigheten {title} har uppfyllts{when} ({whose})",
            "the duty {title} was met{when} ({whose})"
        ),
        (None, false) => say!(
            lang,
            "velvoitetta {title} ei ole täytetty{when} ({whose})",
            "skyldigheten {title} har inte uppfyllts{when} ({whose})",
            "the duty {title} was not met{when} ({whose})"
        ),
    }
}

/// Where an act of a condition must lie, behind its verb.
fn placed_words(lang: Lang, placed: &Placed) -> String {
    match placed {
        Placed::Any => String::new(),
        Placed::InPeriod => pick(lang, " kauden aikana", " under perioden", " in the period").to_owned(),
        Placed::At(moment, point) => {
            let from = due_rule::from(lang, point);
            match moment {
                Moment::Before => {
                    let finnish = due_rule::partitive(point);
                    say!(lang, " ennen {finnish}", " före {from}", " before {from}")
                }
                Moment::OnOrBefore => {
                    let finnish = on_the_day(point);
                    say!(lang, " viimeistään {finnish}", " senast {from}", " on or before {from}")
                }
                Moment::After => say!(lang, " {from} jälkeen", " efter {from}", " after {from}"),
                Moment::OnOrAfter => {
                    let finnish = on_the_day(point);
                    say!(lang, " aikaisintaan {finnish}", " tidigast {from}", " on or after {from}")
                }
            }
        }
    }
}

/// In Finnish: on the day of a point.
fn on_the_day(point: &Point) -> String {
    match point {
        Point::StartOfPeriod => "kauden alkaessa".to_owned(),
        Point::EndOfPeriod => "kauden päättyessä".to_owned(),
        Point::Trigger => "velvoitteen käynnistäneen tapahtuman päivänä".to_owned(),
        Point::Previous => "edellisen kerran päivänä".to_owned(),
        Point::Due => "määräpäivänä".to_owned(),
        Point::Step(_) => "edeltävän vaiheen päivänä".to_owned(),
        Point::Day(day) => super::days::day(Lang::Fi, *day),
    }
}
