//! What is encoded: the list of duties, and one duty for a reader who does not write rules.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::book::Book;
use super::data::iso;
use super::page::{Ink, Style};
use super::provisions;
use super::wording::{days, due_rule, law, list, pick, quoted, usage};
use crate::lang::Lang;
use crate::model::duty::{BearerTerm, Bearers, Generation, Part, Rhythm, Trigger, Version};
use crate::model::{Duty, DutyId};
use crate::source::Span;

/// Writes all duties, each with its sections and who bears it.
///
/// # Errors
/// What the stream says.
pub fn write_list(out: &mut dyn Write, book: &Book<'_>, style: Style) -> io::Result<()> {
    for duty in &book.model.duties {
        writeln!(out, "{}", style.ink(Ink::Bold, &duty.name))?;
        out.write_all(style.paragraph(2, "", 0, Ink::Plain, duty.title.get(book.lang)).as_bytes())?;
        let sources: Vec<String> = duty.versions.iter().rev().map(|version| in_force(book, version)).collect();
        out.write_all(style.paragraph(2, "", 0, Ink::Plain, &sources.join("; ")).as_bytes())?;
        let line = format!("{} · {}", bearers(book, &duty.bearers), law::binding(book.lang, duty.binding));
        out.write_all(style.paragraph(2, "", 0, Ink::Dim, &line).as_bytes())?;
        writeln!(out)?;
    }
    let count = usage::duty_count(book.lang, book.model.duties.len());
    writeln!(out, "{count}")
}

/// Writes all duties as `rules.md` D5 says: an array of `{duty, short, source, binding, bearer, versions}`.
///
/// # Errors
/// What the stream says.
pub fn write_list_json(out: &mut dyn Write, book: &Book<'_>) -> io::Result<()> {
    let duties: Vec<Value> = book.model.duties.iter().map(|duty| entry(book, duty)).collect();
    serde_json::to_writer_pretty(&mut *out, &duties)?;
    writeln!(out)
}

/// Writes one duty as data: the entry of the list with its title, readings, questions and text.
///
/// # Errors
/// What the stream says.
pub fn write_one_json(out: &mut dyn Write, book: &Book<'_>, duty: &Duty) -> io::Result<()> {
    let lang = book.lang;
    let mut whole = entry(book, duty);
    if let Value::Object(fields) = &mut whole {
        fields.insert("title".into(), duty.title.get(lang).into());
        let readings: Vec<Value> = duty
            .readings
            .iter()
            .map(|reading| {
                json!({ "name": reading.name, "default": reading.default, "ground": reading.ground.get(lang) })
            })
            .collect();
        fields.insert("readings".into(), readings.into());
        let questions: Vec<Value> = duty
            .questions
            .iter()
            .map(|question| json!({ "name": question.name, "text": question.text.get(lang) }))
            .collect();
        fields.insert("questions".into(), questions.into());
        if let Generation::Every(_, parts) = &duty.generation
            && !parts.is_empty()
        {
            let part = |part: &Part| json!({ "name": part.name, "due": due_rule::due(lang, &part.due) });
            fields.insert("parts".into(), parts.iter().map(part).collect());
        }
        if !duty.succeeds.is_empty() {
            let names = duty.succeeds.iter().map(|id| Value::from(book.model.duty(*id).name.clone()));
            fields.insert("succeeds".into(), names.collect());
        }
    }
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

fn entry(book: &Book<'_>, duty: &Duty) -> Value {
    let newest = duty.versions.last();
    let versions: Vec<Value> = duty
        .versions
        .iter()
        .map(|version| {
            let exceptions: Vec<Value> = version
                .exceptions
                .iter()
                .map(|exception| json!({ "name": exception.name, "source": exception.source.as_ref().map(law::code) }))
                .collect();
            json!({
                "source": law::code(&version.source), "from": iso(version.from), "until": version.until.map(iso),
                "under": version.under.as_ref().map(law::code), "place": book.place(version.span),
                "exceptions": exceptions
            })
        })
        .collect();
    json!({
        "duty": duty.name, "short": duty.short.as_ref().map(|short| short.get(book.lang)),
        "source": newest.map(|version| law::code(&version.source)),
        "binding": duty.binding.code(), "bearer": bearer_codes(book, &duty.bearers), "versions": versions
    })
}

/// The bearers in the words of the rules.
fn bearer_codes(book: &Book<'_>, bearers: &Bearers) -> String {
    let vocabulary = &book.model.vocabulary;
    let thing = |thing: &crate::model::Thing| match thing {
        crate::model::Thing::Kind(id) => vocabulary.kinds[id.index()].name.clone(),
        crate::model::Thing::Class(id) => vocabulary.classes[id.index()].word.name.clone(),
        crate::model::Thing::Body(id) => book.roster.body(*id).id.clone(),
    };
    let terms: Vec<String> = bearers
        .terms
        .iter()
        .map(|term| match term {
            BearerTerm::Thing(of) => thing(of),
            BearerTerm::MembersOf { member, group, .. } => {
                format!("every {} of {}", thing(member), vocabulary.kinds[group.index()].name)
            }
        })
        .collect();
    if bearers.jointly { format!("{}, jointly", terms.join(" and ")) } else { terms.join(" or ") }
}

/// Writes one duty.
///
/// # Errors
/// What the stream says.
pub fn write_one(out: &mut dyn Write, book: &Book<'_>, style: Style, duty: &Duty) -> io::Result<()> {
    let lang = book.lang;
    out.write_all(style.paragraph(0, "", 0, Ink::Bold, duty.title.get(lang)).as_bytes())?;
    writeln!(out)?;
    let mut rows = vec![(pick(lang, "tunnus", "beteckning", "id"), duty.name.clone())];
    if let Some(short) = &duty.short {
        rows.push((pick(lang, "lyhyesti", "i korthet", "in short"), short.get(lang).to_owned()));
    }
    rows.extend([
        (pick(lang, "velvoitettu", "förpliktad", "who"), bearers(book, &duty.bearers)),
        (pick(lang, "milloin", "när", "how often"), generation(book, duty)),
        (pick(lang, "velvoittavuus", "bindande verkan", "binding force"), law::binding(lang, duty.binding).to_owned()),
    ]);
    if let Some(first) = duty.first_by {
        rows.push((
            pick(lang, "ensimmäisen kerran viimeistään", "första gången senast", "first by"),
            days::day(lang, first),
        ));
    }
    if !duty.succeeds.is_empty() {
        let names: Vec<String> = duty.succeeds.iter().map(|id| predecessor(book, *id)).collect();
        rows.push((pick(lang, "edeltäjät", "föregångare", "succeeds"), list(lang, &names)));
    }
    for (label, value) in rows {
        out.write_all(style.paragraph(0, &format!("{label}: "), 2, Ink::Plain, &value).as_bytes())?;
    }
    section(out, style, pick(lang, "Osat", "Delar", "Parts"), parts(book, duty))?;
    section(
        out,
        style,
        pick(lang, "Säännökset ja voimassaolo", "Bestämmelser och giltighet", "Provisions and force"),
        duty.versions.iter().rev().map(|version| in_force(book, version)).collect(),
    )?;
    section(out, style, pick(lang, "Säädökset", "Författningar", "Acts"), provisions::acts(book, duty))?;
    let grounds =
        pick(lang, "Yksittäisten kohtien perusteet", "Grunder för enskilda punkter", "Grounds of single clauses");
    section(out, style, grounds, provisions::grounds(book, duty))?;
    section(out, style, pick(lang, "Kaudet", "Perioder", "Periods"), provisions::terms(book, duty))?;
    let exceptions = duty.versions.iter().rev().flat_map(|version| &version.exceptions);
    section(out, style, pick(lang, "Poikkeukset", "Undantag", "Exceptions"), {
        exceptions
            .map(|exception| match &exception.source {
                Some(source) => format!("{} (`{}`, {})", book.law(source), exception.name, book.place(exception.span)),
                None => format!("`{}` ({})", exception.name, book.place(exception.span)),
            })
            .collect()
    })?;
    section(out, style, pick(lang, "Tulkinnat", "Tolkningar", "Readings"), {
        duty.readings
            .iter()
            .map(|reading| usage::reading(lang, &reading.name, reading.default, reading.ground.get(lang)))
            .collect()
    })?;
    section(out, style, pick(lang, "Arvioitavat kysymykset", "Frågor som ska bedömas", "Questions to be judged"), {
        duty.questions.iter().map(|question| format!("`{}`: {}", question.name, question.text.get(lang))).collect()
    })?;
    let mut notes: Vec<String> = Vec::new();
    for note in duty.versions.iter().rev().flat_map(|version| &version.notes) {
        let words = note.words.get(lang).to_owned();
        if !notes.contains(&words) {
            notes.push(words);
        }
    }
    section(out, style, pick(lang, "Huomautukset", "Anmärkningar", "Notes"), notes)?;
    for version in duty.versions.iter().rev() {
        let heading = pick(
            lang,
            "Sääntö sellaisena kuin se on kirjoitettu",
            "Regeln så som den är skriven",
            "The rule as written",
        );
        writeln!(out, "\n{} ({})\n", style.ink(Ink::Bold, heading), book.place(version.span))?;
        let exceptions = version.exceptions.iter().map(|exception| exception.span);
        write_items(out, book, std::iter::once(version.span).chain(exceptions))?;
    }
    Ok(())
}

/// Writes items of the rules as they are written. One that stands inside another is shown with it.
///
/// # Errors
/// What the stream says.
pub fn write_items(out: &mut dyn Write, book: &Book<'_>, spans: impl Iterator<Item = Span>) -> io::Result<()> {
    let mut shown: Vec<String> = Vec::new();
    for text in spans.map(|span| book.item_text(span)) {
        if shown.iter().any(|whole| whole.contains(text.trim())) {
            continue;
        }
        if !shown.is_empty() {
            writeln!(out)?;
        }
        for line in text.lines() {
            writeln!(out, "{}", format!("    {line}").trim_end())?;
        }
        shown.push(text);
    }
    Ok(())
}

/// Lines without the blanks with which all begin.
#[must_use]
pub(super) fn unindented(text: &str) -> String {
    let common = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    text.lines().map(|line| line.get(common..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn section(out: &mut dyn Write, style: Style, heading: &str, lines: Vec<String>) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}\n", style.ink(Ink::Bold, heading))?;
    for line in lines {
        out.write_all(style.paragraph(2, "– ", 2, Ink::Plain, &line).as_bytes())?;
    }
    Ok(())
}

/// The parts of `in parts` by name, each with its due day as the rule says it.
pub(super) fn parts(book: &Book<'_>, duty: &Duty) -> Vec<String> {
    let parts = match &duty.generation {
        Generation::Every(_, parts) => parts.as_slice(),
        Generation::Once | Generation::AtMost(_) | Generation::Upon { .. } | Generation::Always => &[],
    };
    let said = |part: &Part| {
        let (name, due) = (book.topic(&part.name), due_rule::due(book.lang, &part.due));
        say!(book.lang, "{name}, määräpäivä: {due}", "{name}, sista dag: {due}", "{name}, due: {due}")
    };
    parts.iter().map(said).collect()
}

/// A duty that this one succeeds: its title and its name in the rules.
fn predecessor(book: &Book<'_>, id: DutyId) -> String {
    let duty = book.model.duty(id);
    format!("{} (`{}`)", quoted(book.lang, duty.title.get(book.lang)), duty.name)
}

/// `612/2021 7 § 4 mom., voimassa 1.1.2023 alkaen (616/2021 1 § 3 mom.)`.
pub(super) fn in_force(book: &Book<'_>, version: &Version) -> String {
    let lang = book.lang;
    let source = book.law(&version.source);
    let span = days::stretch(lang, Some(version.from), version.until);
    let under = version.under.as_ref().map_or(String::new(), |under| format!(" ({})", book.law(under)));
    say!(
        lang,
        "{source}, voimassa {span}{under}",
        "{source}, i kraft {span}{under}",
        "{source}, in force {span}{under}"
    )
}

/// Who bears the duty, in words.
pub(super) fn bearers(book: &Book<'_>, bearers: &Bearers) -> String {
    let lang = book.lang;
    let terms: Vec<String> = bearers
        .terms
        .iter()
        .map(|term| match term {
            BearerTerm::Thing(thing) => book.thing(*thing),
            BearerTerm::MembersOf { member, group, .. } => {
                let (member, group) = (book.thing(*member), book.kind(*group));
                say!(lang, "jokainen {member} ({group})", "varje {member} ({group})", "every {member} of the {group}")
            }
        })
        .collect();
    if bearers.jointly {
        let all = list(lang, &terms);
        say!(lang, "{all}, yhdessä", "{all}, gemensamt", "{all}, jointly")
    } else {
        super::wording::alternatives(lang, &terms)
    }
}

/// How often, in words.
pub(super) fn generation(book: &Book<'_>, duty: &Duty) -> String {
    let lang = book.lang;
    match &duty.generation {
        Generation::Once => pick(lang, "kerran", "en gång", "once").to_owned(),
        Generation::Always => pick(lang, "jatkuvasti", "fortlöpande", "at all times").to_owned(),
        Generation::AtMost(offset) => {
            let offset = days::offset(lang, *offset);
            say!(
                lang,
                "aina uudelleen, kertojen väli enintään {offset}",
                "återkommande, med högst {offset} emellan",
                "again and again, at most {offset} apart"
            )
        }
        Generation::Every(rhythm, parts) => {
            let rhythm = match rhythm {
                Rhythm::CalendarYear => {
                    pick(lang, "kerran kalenterivuodessa", "en gång per kalenderår", "every calendar year").to_owned()
                }
                Rhythm::Table(name) if is_terms(book, name) => {
                    let words = book.model.tables.get(name).and_then(|table| table.words.as_ref());
                    let whose = words.map_or_else(|| format!("`{name}`"), |words| words.get(lang).to_owned());
                    say!(
                        lang,
                        "kerran valtuustokaudessa ({whose})",
                        "en gång per fullmäktigeperiod ({whose})",
                        "every council term ({whose})"
                    )
                }
                Rhythm::Table(_) => pick(
                    lang,
                    "kerran kullakin säännössä luetellulla kaudella",
                    "en gång under varje period som räknas upp i regeln",
                    "once in every period that the rule lists",
                )
                .to_owned(),
            };
            let parts: Vec<String> = parts.iter().map(|part| book.topic(&part.name)).collect();
            if parts.is_empty() {
                rhythm
            } else {
                let parts = list(lang, &parts);
                say!(lang, "{rhythm}, osissa: {parts}", "{rhythm}, i delar: {parts}", "{rhythm}, in parts: {parts}")
            }
        }
        Generation::Upon { trigger, one_at_a_time } => {
            let what = self::trigger(book, duty, trigger);
            let alone = if *one_at_a_time {
                pick(lang, " (yksi kerrallaan)", " (en åt gången)", " (one at a time)")
            } else {
                ""
            };
            say!(
                lang,
                "kun on tapahtunut: {what}{alone}",
                "när detta har inträffat: {what}{alone}",
                "upon: {what}{alone}"
            )
        }
    }
}

/// Whether the periods of this name are council terms.
fn is_terms(book: &Book<'_>, name: &str) -> bool {
    book.model.tables.get(name).is_some_and(|table| !table.elections.is_empty())
}

fn trigger(book: &Book<'_>, duty: &Duty, trigger: &Trigger) -> String {
    let lang: Lang = book.lang;
    match trigger {
        Trigger::Act(ask) => {
            let vocabulary = &book.model.vocabulary;
            let kinds: Vec<&str> =
                ask.kinds.iter().map(|id| vocabulary.activities[id.index()].word.words.get(lang)).collect();
            super::wording::alternatives(lang, &kinds)
        }
        Trigger::Step(of, _) => {
            let title = quoted(lang, book.model.duty(*of).title.get(lang));
            say!(lang, "vaihe velvoitteessa {title}", "ett steg i skyldigheten {title}", "a step of the duty {title}")
        }
        Trigger::Question(at) => {
            let text = duty.questions.get(*at).map_or("", |question| question.text.get(lang));
            let text = quoted(lang, text);
            say!(lang, "myönteinen arvio {text}", "en jakande bedömning {text}", "the answer yes to {text}")
        }
        Trigger::Breach(of) => {
            let titles: Vec<String> = of.iter().map(|id| quoted(lang, book.model.duty(*id).title.get(lang))).collect();
            let titles = super::wording::alternatives(lang, &titles);
            say!(
                lang,
                "velvoite {titles} ei täyttynyt ajoissa",
                "skyldigheten {titles} uppfylldes inte i tid",
                "the duty {titles} was not met in time"
            )
        }
    }
}
