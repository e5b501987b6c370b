//! `velvoite check`: findings of the bodies asked about, in the form asked for.

use std::collections::BTreeSet;
use std::io;

use super::args::{Check, Format};
use super::inputs::{self, Inputs};
use super::{Exit, World, bodies, output};
use crate::diagnostic::nearest;
use crate::evaluate::{self, Only, Outcome, Question, Scope};
use crate::finding::{DataFinding, Finding, Verdict};
use crate::lang::Lang;
use crate::model::{ActNumber, Citation, DutyId, Model};
use crate::render::wording::days;
use crate::render::wording::usage::{self, Asked};
use crate::render::{Book, Run, csv, diagnostics, json, jsonl, table, text};
use crate::time::AsOf;

/// Judges and writes.
pub fn run(asked: &Check, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    if asked.records.is_empty() && asked.choice.body.is_empty() && !asked.choice.all {
        return Err(output::misused(world, lang, usage::nothing_asked(lang)));
    }
    if let (Some(from), Some(to)) = (asked.choice.from, asked.choice.to)
        && to < from
    {
        let (from, to) = (days::day(lang, from), days::day(lang, to));
        return Err(output::misused(world, lang, &usage::reversed(lang, &from, &to)));
    }
    let to_out = asked.output.as_deref().is_none_or(|path| path == "-");
    if asked.format == Format::Xlsx && to_out && world.style.terminal {
        return Err(output::misused(world, lang, usage::no_workbook_here(lang)));
    }
    let as_of = AsOf(asked.dates.as_of.unwrap_or(world.today));
    let inputs = inputs::read(&asked.law, &asked.records, lang, world)?;
    let question = question(asked, as_of, &inputs, lang, world)?;

    // Text and table show no proofs.
    let judge = match asked.format {
        Format::Json | Format::JsonLines => evaluate::judge,
        Format::Text | Format::Csv | Format::Markdown | Format::Xlsx => evaluate::judge_unproved,
    };
    let mut outcome = judge(&inputs.model, &inputs.model.roster, &inputs.log, &question);
    if let Some(message) = unknown_period(asked, &outcome.findings, lang) {
        return Err(output::misused(world, lang, &message));
    }
    outcome.findings.retain(|finding| wanted(asked, finding));
    outcome.data.extend(inputs.data.iter().cloned());
    output::show(world, lang, &inputs.sources, &outcome.defects);

    let run = inputs.run(as_of, asked.dates.known_at);
    let sources = output::all(&inputs.sources);
    let book = Book::new(&inputs.model, &inputs.model.roster, &inputs.log, &sources, lang);
    let Outcome { findings, data, defects } = &outcome;
    let written = output::to_out(world, lang, asked.output.as_deref(), |out, style| match asked.format {
        Format::Text | Format::Markdown => text::write(out, &book, style, &run, findings, data),
        Format::Json => json::write(out, &book, &run, findings, data),
        Format::JsonLines => jsonl::write(out, &book, &run, findings),
        Format::Csv => csv::write(out, &book, &run, findings),
        Format::Xlsx => out.write_all(&workbook(&book, &run, findings, data)?),
    });
    // Text, JSON and workbooks hold the remarks on the records themselves.
    match &asked.data {
        Some(path) => {
            output::to_out(world, lang, Some(path), |out, _| {
                jsonl::write_data(out, &book, data)?;
                for complaint in inputs.complaints.iter().chain(defects) {
                    writeln!(out, "{}", diagnostics::data(&sources, lang, complaint))?;
                }
                Ok(())
            })?;
        }
        None => match asked.format {
            Format::JsonLines | Format::Csv => {
                // The error stream is the last resort; there is nowhere to say that it failed.
                let _ = jsonl::write_data(&mut *world.err, &book, data);
            }
            Format::Text | Format::Json | Format::Markdown | Format::Xlsx => {}
        },
    }
    written?;
    let rules = if output::any_error(defects) { Exit::Rules } else { Exit::Done };
    let exit = inputs.status.and(rules).and(status(findings, asked.decided));
    // The process ends after this: taking apart the proofs of a whole country piece by piece would only cost time.
    std::mem::forget((outcome, inputs));
    Ok(exit)
}

/// Findings, and remarks about the records, as a workbook.
fn workbook(book: &Book<'_>, run: &Run, findings: &[Finding], data: &[DataFinding]) -> io::Result<Vec<u8>> {
    let tables = [Some(table::findings::findings(book, findings)), table::findings::remarks(book, data)];
    let tables: Vec<_> = tables.iter().flatten().map(|table| (table, table.kinds(None))).collect();
    let about = table::About { lang: book.lang, run, address: "", origin: "" };
    table::xlsx::write(&tables, &about).map_err(io::Error::other)
}

/// What the findings mean for the exit status: a breach only where the norm binds, unknown only where it is asked.
fn status(findings: &[Finding], decided: bool) -> Exit {
    let binding = |finding: &&Finding| finding.binding.can_be_breached();
    if findings.iter().filter(binding).any(|finding| finding.verdict.is_breach()) {
        return Exit::Breach;
    }
    let unknown = findings.iter().any(|finding| finding.verdict == Verdict::Unknown);
    if decided && unknown { Exit::Undecided } else { Exit::Done }
}

fn question(asked: &Check, as_of: AsOf, inputs: &Inputs, lang: Lang, world: &mut World<'_>) -> Result<Question, Exit> {
    let model = &inputs.model;
    let scope = if asked.choice.all {
        Scope::All
    } else if asked.choice.body.is_empty() {
        Scope::Records
    } else {
        let mut found = Vec::new();
        for written in &asked.choice.body {
            match bodies::find(model, written, as_of.0, lang) {
                Ok(body) => found.push(body),
                Err(message) => return Err(output::misused(world, lang, &message)),
            }
        }
        found.sort_unstable();
        found.dedup();
        Scope::Bodies(found)
    };
    let mut duties: Vec<DutyId> = Vec::new();
    for name in &asked.choice.duty {
        match model.duty_named(name) {
            Some(duty) => duties.push(duty.id),
            None => return Err(output::misused(world, lang, &unknown_duty(model, name, lang))),
        }
    }
    for act in &asked.choice.act {
        if !knows(model, *act) {
            return Err(output::misused(world, lang, &unknown_act(model, *act, lang)));
        }
    }
    // Duties of other acts need not be judged at all; which version governs is only known afterwards.
    if !asked.choice.act.is_empty() {
        let cited = |id: &DutyId| {
            let versions = &model.duty(*id).versions;
            versions.iter().any(|version| asked.choice.act.iter().any(|act| cites(&version.source, *act)))
        };
        if duties.is_empty() {
            duties = model.duties.iter().map(|duty| duty.id).collect();
        }
        duties.retain(cited);
        // An empty list would mean every duty.
        if duties.is_empty() {
            return Ok(Question {
                bodies: Scope::Bodies(Vec::new()),
                as_of,
                known_at: asked.dates.known_at,
                from: asked.choice.from,
                to: asked.choice.to,
                only: Only::default(),
            });
        }
    }
    duties.sort_unstable();
    duties.dedup();
    Ok(Question {
        as_of,
        known_at: asked.dates.known_at,
        bodies: scope,
        from: asked.choice.from,
        to: asked.choice.to,
        only: Only { duties },
    })
}

/// The message about a duty that there is not.
pub fn unknown_duty(model: &Model, name: &str, lang: Lang) -> String {
    let near = nearest(name, model.duties.iter().map(|duty| duty.name.as_str()));
    let near: Vec<String> = near.map(str::to_owned).into_iter().collect();
    usage::unknown(lang, Asked::Duty, name, &near)
}

/// The message about an act that there is not.
pub fn unknown_act(model: &Model, act: ActNumber, lang: Lang) -> String {
    let name = format!("{}/{}", act.number, act.year);
    usage::unknown(lang, Asked::Act, &name, &near_act(model, &name))
}

/// The act of the rules that was most likely meant, if one is near.
pub fn near_act(model: &Model, written: &str) -> Vec<String> {
    let acts: Vec<String> = model.acts.keys().map(|act| format!("{}/{}", act.number, act.year)).collect();
    nearest(written, acts.iter().map(String::as_str)).map(str::to_owned).into_iter().collect()
}

/// What to say of a period asked for that no finding has; without findings there is nothing to compare it with.
fn unknown_period(asked: &Check, findings: &[Finding], lang: Lang) -> Option<String> {
    if asked.period.is_empty() {
        return None;
    }
    let known: BTreeSet<&str> = findings.iter().map(|finding| finding.period.as_str()).collect();
    let strange = asked.period.iter().find(|period| !known.contains(period.as_str()) && !known.is_empty())?;
    let near = match nearest(strange, known.iter().copied()) {
        Some(near) => vec![near.to_owned()],
        None => known.iter().take(8).map(|period| (*period).to_owned()).collect(),
    };
    Some(usage::unknown(lang, Asked::Period, strange, &near))
}

/// Whether the rules have the act, by itself or as the ground of a duty.
pub fn knows(model: &Model, act: ActNumber) -> bool {
    model.acts.contains_key(&act)
        || model.duties.iter().flat_map(|duty| &duty.versions).any(|version| cites(&version.source, act))
}

fn cites(citation: &Citation, act: ActNumber) -> bool {
    match citation {
        Citation::Acts(acts) => acts.iter().any(|(number, _)| *number == act),
        Citation::Text(_) => false,
    }
}

/// Whether a finding is among those asked for.
fn wanted(asked: &Check, finding: &Finding) -> bool {
    let any = |empty: bool, found: bool| empty || found;
    any(asked.period.is_empty(), asked.period.contains(&finding.period))
        && any(asked.verdict.is_empty(), asked.verdict.contains(&finding.verdict))
        && any(asked.binding.is_empty(), asked.binding.contains(&finding.binding))
        && any(asked.choice.act.is_empty(), asked.choice.act.iter().any(|act| cites(&finding.source, *act)))
}
