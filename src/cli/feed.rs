//! `velvoite feed`: deadlines as calendars to subscribe to. One on standard output or in a file, or all in a folder.
//!
//! Knows what is asked and where it goes. What an entry is and when it last changed is `feed`'s to say, its bytes are
//! made by `render::ics`.

use std::path::Path;

use super::feed_args::Feed;
use super::feed_folder::{self, Folder};
use super::inputs::{self, Inputs};
use super::{Exit, World, bodies, check, output};
use crate::evaluate;
use crate::feed::{self, Asked, Edition, Form, Horizon, Layer, Memory, Role, Scope, catalogue};
use crate::lang::Lang;
use crate::load;
use crate::model::BodyId;
use crate::render::Book;
use crate::render::ics::{Options, Printer};
use crate::render::wording::days;
use crate::render::wording::usage;
use crate::time::AsOf;

/// Where calendars go.
enum Target<'a> {
    /// One, to standard output.
    Stream,
    /// One, to a file.
    File(&'a Path),
    /// All, to a folder.
    Folder(&'a Path),
}

/// What of what was read is wanted.
pub(super) struct Wanted {
    /// Which entries.
    pub scope: Scope,
    /// As what.
    pub form: Form,
    /// The bodies of the registers, where none was named.
    pub of_records: bool,
}

/// Judges and writes. `chosen` is the language if one was asked for.
pub fn run(asked: &Feed, chosen: Option<Lang>, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let target = match asked.target.as_deref() {
        None | Some("-") => Target::Stream,
        // An unset variable of a script is no folder.
        Some("") => return Err(output::misused(world, lang, usage::no_target(lang))),
        Some(path) if path.to_lowercase().ends_with(".ics") => Target::File(Path::new(path)),
        Some(path) => Target::Folder(Path::new(path)),
    };
    let names_something = !asked.choice.body.is_empty()
        || asked.choice.all
        || !asked.choice.act.is_empty()
        || !asked.choice.duty.is_empty();
    if asked.records.is_empty() && !names_something && !matches!(target, Target::Folder(_)) {
        return Err(output::misused(world, lang, usage::nothing_asked(lang)));
    }
    let as_of = AsOf(asked.dates.as_of.unwrap_or(world.today));
    let usual = feed::default_horizon(as_of);
    let horizon = Horizon { from: asked.choice.from.unwrap_or(usual.from), to: asked.choice.to.unwrap_or(usual.to) };
    if horizon.to < horizon.from {
        let (from, to) = (days::day(lang, horizon.from), days::day(lang, horizon.to));
        return Err(output::misused(world, lang, &usage::reversed(lang, &from, &to)));
    }
    if let Target::File(path) = target {
        spare_others(path, lang, world)?;
    }
    let inputs = inputs::read(&asked.law, &asked.records, lang, world)?;
    let wanted = wanted(asked, as_of, &inputs, lang, world)?;
    let mut memory = remembered(asked, &target, &inputs, &wanted, lang, world)?;
    let question = Asked {
        as_of,
        known_at: asked.dates.known_at,
        horizon,
        bodies: match target {
            // A folder holds what others owe as well, and what all bodies of a kind owe together.
            Target::Folder(_) => evaluate::Scope::All,
            Target::Stream | Target::File(_) => judged(&wanted),
        },
    };
    let made = feed::edition(&inputs.model, &inputs.model.roster, &inputs.log, &question, &mut memory);
    output::show(world, lang, &inputs.sources, &made.defects);
    let rules = if output::any_error(&made.defects) { Exit::Rules } else { Exit::Done };
    let options = Options {
        remind: asked.remind.clone(),
        ahead: asked.ahead.clone(),
        form: wanted.form,
        base: asked.base_url.clone(),
        path: None,
    };
    let written = match target {
        Target::Folder(path) => {
            let langs = chosen.map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang]);
            let folder = Folder { path, langs, options, wanted: &wanted, as_of, state: asked.state.as_deref() };
            feed_folder::write(&folder, &inputs, &made, &mut memory, lang, world)
        }
        Target::Stream | Target::File(_) => {
            one(asked, &target, &inputs, &made, &wanted, options, &mut memory, lang, world, &question)
        }
    }?;
    let exit = inputs.status.and(rules).and(written);
    // The process ends after this: taking apart a whole country piece by piece would only cost time.
    std::mem::forget((made, inputs));
    Ok(exit)
}

/// Refuses to write over what somebody else made.
fn spare_others(path: &Path, lang: Lang, world: &mut World<'_>) -> Result<(), Exit> {
    let ours = |calendar: &str| calendar.lines().take(5).any(|line| line.starts_with("PRODID:-//Velvoite//velvoite//"));
    match world.files.bytes(path) {
        Ok(bytes) if bytes.is_empty() || ours(&String::from_utf8_lossy(&bytes)) => Ok(()),
        Ok(_) => Err(output::misused(world, lang, &usage::not_ours(lang, &path.to_string_lossy()))),
        Err(load::Failure::NotFound { .. }) => Ok(()),
        Err(failure) => Err(output::fail(world, lang, &failure)),
    }
}

/// What was published before.
fn remembered(
    asked: &Feed,
    target: &Target<'_>,
    inputs: &Inputs,
    wanted: &Wanted,
    lang: Lang,
    world: &mut World<'_>,
) -> Result<Memory, Exit> {
    let in_folder = |path: &Path| path.join(feed_folder::STATE);
    let path = match (&asked.state, target) {
        (Some(path), _) => Path::new(path).to_owned(),
        (None, Target::Folder(path)) => in_folder(path),
        (None, Target::File(path)) => {
            return Ok(match world.files.bytes(path) {
                Ok(bytes) => Memory::from_ics(&inputs.model, wanted.scope.layer, &String::from_utf8_lossy(&bytes)),
                Err(_) => Memory::default(),
            });
        }
        (None, Target::Stream) => return Ok(Memory::default()),
    };
    match world.files.bytes(&path) {
        Ok(bytes) => Memory::from_json(&String::from_utf8_lossy(&bytes)).map_err(|unreadable| {
            let shown = path.to_string_lossy();
            output::misused(world, lang, &usage::no_memory(lang, &shown, unreadable.line, &unreadable.what))
        }),
        Err(load::Failure::NotFound { .. }) => Ok(Memory::default()),
        Err(failure) => Err(output::fail(world, lang, &failure)),
    }
}

fn wanted(asked: &Feed, as_of: AsOf, inputs: &Inputs, lang: Lang, world: &mut World<'_>) -> Result<Wanted, Exit> {
    let model = &inputs.model;
    let mut found: Vec<BodyId> = Vec::new();
    for written in &asked.choice.body {
        match bodies::find(model, written, as_of.0, lang) {
            Ok(body) => found.push(body),
            Err(message) => return Err(output::misused(world, lang, &message)),
        }
    }
    for name in &asked.choice.duty {
        if model.duty_named(name).is_none() {
            return Err(output::misused(world, lang, &check::unknown_duty(model, name, lang)));
        }
    }
    for act in &asked.choice.act {
        if !check::knows(model, *act) {
            return Err(output::misused(world, lang, &check::unknown_act(model, *act, lang)));
        }
    }
    let of_records =
        found.is_empty() && !asked.choice.all && asked.choice.act.is_empty() && asked.choice.duty.is_empty();
    if of_records {
        let question = evaluate::Question {
            as_of,
            known_at: asked.dates.known_at,
            bodies: evaluate::Scope::Records,
            from: None,
            to: None,
            only: evaluate::Only::default(),
        };
        found.extend(evaluate::ask::bodies(&model.roster, &inputs.log, &question));
    }
    found.sort_unstable();
    found.dedup();
    let scope = Scope {
        bodies: found,
        kind: None,
        role: asked.role.unwrap_or_default(),
        acts: asked.choice.act.iter().map(|act| format!("{}/{}", act.number, act.year)).collect(),
        duties: asked.choice.duty.clone(),
        layer: if asked.recommended { Layer::Recommended } else { Layer::Binding },
        days: None,
    };
    Ok(Wanted { scope, form: if asked.todo { Form::Tasks } else { Form::Events }, of_records })
}

/// Whose duties must be judged for one calendar.
fn judged(wanted: &Wanted) -> evaluate::Scope {
    match wanted.scope.role {
        Role::Bearer if !wanted.scope.bodies.is_empty() => evaluate::Scope::Bodies(wanted.scope.bodies.clone()),
        Role::Bearer if wanted.of_records => evaluate::Scope::Bodies(Vec::new()),
        Role::Bearer | Role::Counterparty => evaluate::Scope::All,
    }
}

/// One calendar.
#[expect(clippy::too_many_arguments, reason = "what was asked, read and made, and where it goes")]
fn one(
    asked: &Feed,
    target: &Target<'_>,
    inputs: &Inputs,
    made: &Edition,
    wanted: &Wanted,
    options: Options,
    memory: &mut Memory,
    lang: Lang,
    world: &mut World<'_>,
    question: &Asked,
) -> Result<Exit, Exit> {
    let model = &inputs.model;
    let sources = output::all(&inputs.sources);
    let book = Book::new(model, &model.roster, &inputs.log, &sources, lang);
    let feeds = catalogue::all(model, &model.roster, question.as_of);
    let known = feeds.feeds().iter().find(|known| {
        known.lang == lang && known.form == wanted.form && known.scope == wanted.scope && options.ahead.is_empty()
    });
    let name =
        known.map_or_else(|| catalogue::name(model, &wanted.scope, wanted.form, lang), |known| known.name.clone());
    let options = Options { path: known.map(|known| known.path.clone()), ..options };
    let print = |made: &Edition, world: &mut World<'_>| {
        let nothing = wanted.of_records && wanted.scope.bodies.is_empty();
        let entries = if nothing { Vec::new() } else { made.select(model, &wanted.scope) };
        Printer::new(&book)
            .covering(made.horizon)
            .write(&name, &entries, &options)
            .map_err(|refused| output::misused(world, lang, &refused.to_string()))
    };
    let mut bytes = print(made, world)?;
    if let Target::File(path) = target {
        // What changed although no date shows it is dated by the run that saw it.
        if asked.state.is_none() && memory.differs_from(&String::from_utf8_lossy(&bytes), question.as_of) {
            let again = feed::edition(model, &model.roster, &inputs.log, question, memory);
            bytes = print(&again, world)?;
        }
        load::replace(path, &bytes).map_err(|failure| output::fail(world, lang, &failure))?;
    } else {
        output::to_out(world, lang, None, |out, _| out.write_all(&bytes))?;
    }
    if let Some(state) = &asked.state {
        let text = memory.to_json();
        load::replace_lasting(Path::new(state), text.as_bytes())
            .map_err(|failure| output::fail(world, lang, &failure))?;
    }
    Ok(Exit::Done)
}
