//! `velvoite draw`: the annual clock, the timeline and the map as pictures, or as the tables that stand beside them.

use super::draw_args::{Clock, Common, Draw, DrawWhat, Form, Map, Timeline};
use super::inputs::{self, Inputs};
use super::{Exit, World, bodies, output};
use crate::diagnostic::nearest;
use crate::lang::Lang;
use crate::model::{ActNumber, KindId};
use crate::render::Book;
use crate::render::pages::map_table;
use crate::render::picture::table::Ways;
use crate::render::picture::{self, Medium};
use crate::render::table::{self, About, Table};
use crate::render::wording::{matrix, picture as words, usage};
use crate::review::{Basis, Options, span, tiles, timeline, year};
use crate::source::Source;
use crate::time::{AsOf, Datelike};

/// Draws.
pub fn run(asked: &Draw, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    match &asked.what {
        DrawWhat::Clock(asked) => clock(asked, lang, world),
        DrawWhat::Timeline(asked) => line(asked, lang, world),
        DrawWhat::Map(asked) => map(asked, lang, world),
    }
}

/// What a picture is made of.
struct Desk {
    inputs: Inputs,
    sources: Vec<Source>,
    as_of: AsOf,
    options: Options,
}

impl Desk {
    fn read(
        records: &[String],
        common: &Common,
        acts: &[ActNumber],
        lang: Lang,
        world: &mut World<'_>,
    ) -> Result<Desk, Exit> {
        let as_of = AsOf(common.dates.as_of.unwrap_or(world.today));
        let inputs = inputs::read(&common.law, records, lang, world)?;
        for act in acts {
            if !inputs.model.acts.contains_key(act) {
                let known = inputs.model.acts.keys().map(|act| format!("{}/{}", act.number, act.year));
                let (known, written): (Vec<String>, _) = (known.collect(), format!("{}/{}", act.number, act.year));
                let near: Vec<String> =
                    nearest(&written, known.iter().map(String::as_str)).map(str::to_owned).into_iter().collect();
                return Err(output::misused(world, lang, &usage::unknown(lang, usage::Asked::Act, &written, &near)));
            }
        }
        let options = Options {
            as_of: common.dates.as_of,
            known_at: common.dates.known_at,
            acts: acts.iter().copied().collect(),
            ..Options::default()
        };
        Ok(Desk { sources: output::all(&inputs.sources), inputs, as_of, options })
    }

    fn basis(&self) -> Basis<'_> {
        let (model, log) = (&self.inputs.model, &self.inputs.log);
        Basis { model, roster: &model.roster, log, as_of: self.as_of, known_at: self.options.known_at }
    }

    fn book(&self, lang: Lang) -> Book<'_> {
        let model = &self.inputs.model;
        Book::new(model, &model.roster, &self.inputs.log, &self.sources, lang)
    }

    /// Writes a picture or its table.
    fn write(
        &self,
        common: &Common,
        lang: Lang,
        world: &mut World<'_>,
        svg: impl FnOnce(&[String]) -> String,
        table: impl FnOnce() -> Table,
    ) -> Result<Exit, Exit> {
        let run = self.inputs.run(self.as_of, self.options.known_at);
        let about = About { lang, run: &run, address: "", origin: "" };
        let bytes = match common.format {
            Form::Svg => svg(&run.foot(lang)).into_bytes(),
            Form::Json => {
                let table = table();
                table::json::write(&table, &table.kinds(None), &about)
            }
            Form::Csv => {
                let table = table();
                table::csv::write(&table, &table.kinds(None), &about, table::csv::Profile::Data)
            }
        };
        let written = output::to_out(world, lang, common.output.as_deref(), |out, _| out.write_all(&bytes))?;
        Ok(self.inputs.status.and(written))
    }
}

fn clock(asked: &Clock, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let desk = Desk::read(&asked.records, &asked.common, &asked.act, lang, world)?;
    let (basis, book) = (desk.basis(), desk.book(lang));
    let number = asked.year.unwrap_or(desk.as_of.0.year());
    let (shown, whose) = if let Some(written) = &asked.body {
        let body = bodies::find(basis.model, written, desk.as_of.0, lang)
            .map_err(|message| output::misused(world, lang, &message))?;
        (year::of_body(&basis, body, number, &desk.options), book.body(body))
    } else {
        let kinds = year::kinds(&basis);
        let kind = match &asked.kind {
            Some(name) => kind(&basis, &kinds, name, lang).map_err(|message| output::misused(world, lang, &message))?,
            None => match kinds.first() {
                Some(kind) => *kind,
                None => return Err(output::misused(world, lang, usage::nothing_asked(lang))),
            },
        };
        (year::of_kind(&basis, kind, number, &desk.options), book.kind(kind).to_owned())
    };
    // Every year that the command line takes has days.
    let Some(shown) = shown else { return Err(output::misused(world, lang, usage::nothing_asked(lang))) };
    let drawn = |foot: &[String]| {
        let clock =
            picture::clock::Clock { year: &shown, book: &book, whose: &whose, verdicts: asked.body.is_some(), foot };
        picture::clock::draw(&clock, Medium::File).svg
    };
    let table = || {
        let verdicts = asked.body.is_some();
        let clock = picture::clock::Clock { year: &shown, book: &book, whose: &whose, verdicts, foot: &[] };
        picture::table::clock(&clock, &Ways::none())
    };
    desk.write(&asked.common, lang, world, drawn, table)
}

/// A kind by its name in the rules or in a language.
fn kind(basis: &Basis<'_>, kinds: &[KindId], name: &str, lang: Lang) -> Result<KindId, String> {
    let word = |kind: &KindId| &basis.model.vocabulary.kinds[kind.index()];
    let low = name.trim().to_lowercase();
    let called = |kind: &&KindId| {
        word(kind).name == low || Lang::ALL.into_iter().any(|lang| word(kind).words.get(lang).to_lowercase() == low)
    };
    kinds.iter().find(called).copied().ok_or_else(|| {
        let known: Vec<String> = kinds.iter().map(|kind| word(kind).name.clone()).collect();
        words::unknown_kind(lang, name, &known)
    })
}

fn line(asked: &Timeline, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let desk = Desk::read(&asked.records, &asked.common, &asked.act, lang, world)?;
    let (basis, book) = (desk.basis(), desk.book(lang));
    let body = bodies::find(basis.model, &asked.body, desk.as_of.0, lang)
        .map_err(|message| output::misused(world, lang, &message))?;
    let (first, last) = timeline::years(&basis, body);
    let (from, to) = (asked.from.unwrap_or(first), asked.to.unwrap_or_else(|| last.max(asked.from.unwrap_or(last))));
    if to < from || to - from >= timeline::MOST {
        return Err(output::misused(world, lang, &words::wrong_years(lang, from, to, timeline::MOST)));
    }
    let Some(shown) = timeline::of_body(&basis, body, from, to, &desk.options) else {
        return Err(output::misused(world, lang, &words::wrong_years(lang, from, to, timeline::MOST)));
    };
    let whose = book.body(body);
    let drawn = |foot: &[String]| {
        picture::timeline::draw(&picture::timeline::Line { shown: &shown, book: &book, whose: &whose, foot }).svg
    };
    let table = || {
        let line = picture::timeline::Line { shown: &shown, book: &book, whose: &whose, foot: &[] };
        picture::table::timeline(&line, &Ways::none())
    };
    desk.write(&asked.common, lang, world, drawn, table)
}

fn map(asked: &Map, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let mut desk = Desk::read(&asked.records, &asked.common, &[], lang, world)?;
    if let Some(name) = &asked.duty {
        let known = desk.inputs.model.duties.iter();
        let Some(duty) = known.clone().find(|duty| duty.name == *name) else {
            let near: Vec<String> =
                nearest(name, known.map(|duty| duty.name.as_str())).map(str::to_owned).into_iter().collect();
            return Err(output::misused(world, lang, &usage::unknown(lang, usage::Asked::Duty, name, &near)));
        };
        desk.options.duties = [duty.id].into();
    }
    let (basis, book) = (desk.basis(), desk.book(lang));
    let days = span::span(basis.model, asked.period.as_deref(), desk.as_of.0)
        .map_err(|wrong| output::misused(world, lang, &matrix::no_period(lang, &wrong)))?;
    let shown = tiles::map(&basis, &desk.options, days);
    let nowhere = |_: &str| String::new();
    let drawn = |foot: &[String]| picture::map::Drawing::new(&book, &shown, |_, _| String::new()).alone(foot);
    desk.write(&asked.common, lang, world, drawn, || map_table(&book, &shown, nowhere))
}
