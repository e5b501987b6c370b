//! What a run is made from: rules, calendars and registers read, a model built, and each named by its hash.
//!
//! A defect in the rules ends the run, for a rule that is skipped would be a verdict in disguise. A bad row does not:
//! the good ones are judged, and the exit status says that there was a bad one (`rules.md` C7).

use std::collections::BTreeSet;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::args::Law;
use super::{Exit, World, output};
use crate::diagnostic::Diagnostic;
use crate::lang::Lang;
use crate::load::{self, RegisterFiles, RuleFiles, Sources};
use crate::model::{self, Model};
use crate::record::{DataFinding, Log, Tally, read as registers};
use crate::render::Run;
use crate::render::wording::usage;
use crate::source::{Source, SourceId};
use crate::syntax::{self, ast, table};
use crate::time::{AsOf, Day};

/// Everything that findings are made from.
pub struct Inputs {
    /// Every text.
    pub sources: Sources,
    /// The rules.
    pub model: Model,
    /// The records.
    pub log: Log,
    /// What reading them noticed.
    pub data: Vec<DataFinding>,
    /// Complaints about rules and records, shown already.
    pub complaints: Vec<Diagnostic>,
    /// Those of them that are about registers, in the order of files and rows.
    pub of_registers: Vec<Diagnostic>,
    /// How many rows each file of a register had.
    pub tallies: Vec<Tally>,
    /// To which register each of those files belongs: its number.
    pub files: Vec<(SourceId, usize)>,
    /// `Usage` where a row was bad.
    pub status: Exit,
    /// How many rows were bad.
    pub left_out: usize,
    rules: String,
    calendars: String,
    records: String,
    /// The texts as parsed. Kept although nothing more is asked of them: who ends the process with the inputs need not
    /// take them apart.
    _parsed: Parsed,
}

/// Files and tables as parsed.
type Parsed = (Vec<ast::File>, Vec<table::Table>);

impl Inputs {
    /// Whether the same texts were read as for the other.
    pub fn is_same(&self, other: &Inputs) -> bool {
        let made_from = |inputs: &Inputs| [inputs.rules.clone(), inputs.calendars.clone(), inputs.records.clone()];
        made_from(self) == made_from(other)
    }

    /// What the output was made from.
    pub fn run(&self, as_of: AsOf, known_at: Option<Day>) -> Run {
        Run {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: self.rules.clone(),
            calendars: self.calendars.clone(),
            records: self.records.clone(),
            as_of,
            known_at,
            law_at: None,
        }
    }
}

/// Reads rules, calendars and registers.
pub fn read(law: &Law, paths: &[String], lang: Lang, world: &mut World<'_>) -> Result<Inputs, Exit> {
    let mut sources = Sources::default();
    let (rules, calendars) = texts(law, lang, world, &mut sources)?;
    // Registers are opened before the rules are looked into: a path that is wrong is told even where a rule is too.
    let mut opened: Vec<RegisterFiles> = Vec::new();
    let mut unreadable = None;
    for path in paths {
        match load::register(world.files, path, world.stdin, &mut sources) {
            Ok(files) => opened.push(files),
            Err(failure) => unreadable = Some(output::fail(world, lang, &failure)),
        }
    }
    let all = |files: &RuleFiles| -> Vec<Source> {
        files.texts.iter().chain(files.tables.iter().map(|table| &table.source)).cloned().collect()
    };
    let texts_of_registers: Vec<Source> = opened
        .iter()
        .flat_map(|register| register.manifest.iter().chain(register.files.iter().map(|file| &file.source)))
        .cloned()
        .collect();
    // A model is built by one thread; another has time for the hashes.
    let (hashes, built) = std::thread::scope(|scope| {
        let hashes = scope.spawn(|| [hash(&all(&rules)), hash(&all(&calendars)), hash(&texts_of_registers)]);
        let built = build(&rules, &calendars, law, Stories::Left);
        (hashes.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), built)
    });
    let (model, mut complaints, parsed) = built;
    let broken = output::any_error(&complaints);
    if broken || unreadable.is_some() {
        output::show(world, lang, &sources, &complaints);
        return Err(unreadable.unwrap_or(Exit::Rules));
    }
    let read = registers::read(&opened, &model.vocabulary, &model.roster, &model.periods());
    let bad = output::any_error(&read.complaints);
    let of_registers = read.complaints.clone();
    complaints.extend(read.complaints);
    let of = |(at, register): (usize, &RegisterFiles)| -> Vec<(SourceId, usize)> {
        register.files.iter().map(|file| (file.source.id, at)).collect()
    };
    let files = opened.iter().enumerate().flat_map(of).collect();
    output::show(world, lang, &sources, &complaints);
    let left_out: usize = read.tallies.iter().map(|tally| tally.left_out).sum();
    if bad {
        let good: usize = read.tallies.iter().map(|tally| tally.read).sum();
        // The error stream is the last resort; there is nowhere to say that it failed.
        let _ = writeln!(world.err, "{}", usage::rows(lang, good, left_out));
    }
    let [rules, calendars, records] = hashes;
    Ok(Inputs {
        rules,
        calendars,
        records,
        sources,
        model,
        log: read.log,
        data: read.data_findings,
        complaints,
        of_registers,
        tallies: read.tallies,
        files,
        status: if bad { Exit::Usage } else { Exit::Done },
        left_out,
        _parsed: parsed,
    })
}

/// Whether the stories of the shipped rules are read. Stories add nothing to the law, and tests hold that the shipped
/// ones are written without a mistake; who runs no stories need not read them. Those of others are always read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stories {
    Read,
    Left,
}

/// Reads rules and calendars only.
pub fn model(law: &Law, lang: Lang, world: &mut World<'_>) -> Result<(Sources, Model), Exit> {
    let mut sources = Sources::default();
    let (rules, calendars) = texts(law, lang, world, &mut sources)?;
    let model = sound(&rules, &calendars, law, Stories::Left, &sources, lang, world)?;
    Ok((sources, model))
}

/// Calendars by themselves, without any rules.
pub struct Calendars {
    /// Every text.
    pub sources: Sources,
    /// Holidays, time limits and terms.
    pub model: Model,
    /// What they are, in one hash.
    pub hash: String,
}

/// Reads calendars only: the shipped ones, or those of a file or folder.
pub fn calendars(path: Option<&str>, lang: Lang, world: &mut World<'_>) -> Result<Calendars, Exit> {
    let mut sources = Sources::default();
    let read = match path {
        Some(path) => load::rules(world.files, Path::new(path), &mut sources),
        None => Ok(load::shipped_calendars(&mut sources)),
    };
    let read = read.map_err(|failure| output::fail(world, lang, &failure))?;
    let law = Law { rules: None, calendars: path.map(str::to_owned) };
    let model = sound(&RuleFiles::default(), &read, &law, Stories::Left, &sources, lang, world)?;
    Ok(Calendars { hash: hash(&read.texts), sources, model })
}

/// What stories are asked for.
pub struct Asked {
    /// Every text.
    pub sources: Sources,
    /// The rules.
    pub model: Model,
    /// The texts whose stories are run; none: all.
    pub only: Option<BTreeSet<SourceId>>,
}

/// Reads rules, calendars and files with stories. A file that declares kinds is a world of its own: together such
/// files stand in place of the rules. A file that is among the rules is not read twice; any other adds to them.
pub fn stories(law: &Law, files: &[String], lang: Lang, world: &mut World<'_>) -> Result<Asked, Exit> {
    let mut sources = Sources::default();
    let (mut rules, calendars) = texts(law, lang, world, &mut sources)?;
    if files.is_empty() {
        let model = sound(&rules, &calendars, law, Stories::Read, &sources, lang, world)?;
        return Ok(Asked { sources, model, only: None });
    }
    let mut own = RuleFiles::default();
    for path in files {
        match load::rules(world.files, Path::new(path), &mut sources) {
            Ok(read) => {
                own.texts.extend(read.texts);
                own.tables.extend(read.tables);
                own.complaints.extend(read.complaints);
            }
            Err(failure) => return Err(output::fail(world, lang, &failure)),
        }
    }
    let mut only = BTreeSet::new();
    let twin = |text: &Source| rules.texts.iter().find(|known| known.text == text.text).map(|known| known.id);
    let (known, new): (Vec<Source>, Vec<Source>) = own.texts.into_iter().partition(|text| twin(text).is_some());
    only.extend(known.iter().filter_map(twin));
    only.extend(new.iter().map(|text| text.id));
    let declares_kinds = |text: &Source| {
        let (file, _) = syntax::parse(text);
        file.items.iter().any(|item| matches!(item, ast::Item::Word(word) if word.sort == ast::WordSort::Kind))
    };
    if new.iter().any(declares_kinds) {
        rules = RuleFiles { texts: new, tables: own.tables, complaints: own.complaints };
    } else {
        rules.texts.extend(new);
        rules.tables.extend(own.tables);
        rules.complaints.extend(own.complaints);
    }
    let model = sound(&rules, &calendars, law, Stories::Read, &sources, lang, world)?;
    Ok(Asked { sources, model, only: Some(only) })
}

fn texts(law: &Law, lang: Lang, world: &mut World<'_>, sources: &mut Sources) -> Result<(RuleFiles, RuleFiles), Exit> {
    let rules = match &law.rules {
        Some(path) => load::rules(world.files, Path::new(path), sources),
        None => Ok(load::shipped_rules(sources)),
    };
    let calendars = match &law.calendars {
        Some(path) => load::rules(world.files, Path::new(path), sources),
        None => Ok(load::shipped_calendars(sources)),
    };
    match (rules, calendars) {
        (Ok(rules), Ok(calendars)) => Ok((rules, calendars)),
        (Err(failure), _) | (_, Err(failure)) => Err(output::fail(world, lang, &failure)),
    }
}

/// The model of rules without errors; warnings are shown.
fn sound(
    rules: &RuleFiles,
    calendars: &RuleFiles,
    law: &Law,
    stories: Stories,
    sources: &Sources,
    lang: Lang,
    world: &mut World<'_>,
) -> Result<Model, Exit> {
    let (model, complaints, _) = build(rules, calendars, law, stories);
    output::show(world, lang, sources, &complaints);
    if output::any_error(&complaints) { Err(Exit::Rules) } else { Ok(model) }
}

/// The model of what was read. Of the shipped calendars, those that the rules write themselves give way.
fn build(rules: &RuleFiles, calendars: &RuleFiles, law: &Law, stories: Stories) -> (Model, Vec<Diagnostic>, Parsed) {
    let mut complaints: Vec<Diagnostic> = rules.complaints.iter().chain(&calendars.complaints).cloned().collect();
    let mut files = Vec::new();
    let left = |text: &&Source| stories == Stories::Left && law.rules.is_none() && load::is_shipped_story(text);
    let own: Vec<&Source> = rules.texts.iter().filter(|text| !left(text)).collect();
    let texts: Vec<&Source> = own.iter().copied().chain(&calendars.texts).collect();
    for (file, found) in parse(&texts) {
        files.push(file);
        complaints.extend(found);
    }
    if law.calendars.is_none() {
        let (own, shipped) = files.split_at_mut(own.len());
        let own: BTreeSet<String> = own.iter().flat_map(|file| &file.items).filter_map(calendar_name).collect();
        for file in shipped {
            file.items.retain(|item| calendar_name(item).is_none_or(|name| !own.contains(&name)));
        }
    }
    let mut tables = Vec::new();
    for table in rules.tables.iter().chain(&calendars.tables) {
        let (read, found) = table::read(&table.source);
        tables.push(read);
        complaints.extend(found);
    }
    let (model, found) = model::build(&files, &tables);
    complaints.extend(model::without_consequences(&files, &complaints, found));
    (model, complaints, (files, tables))
}

/// The texts, parsed side by side, in their order. Neighbours are alike (stories beside stories), so every thread takes
/// each n-th.
fn parse(texts: &[&Source]) -> Vec<(ast::File, Vec<Diagnostic>)> {
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(texts.len()).max(1);
    let share = |at: usize| texts.iter().skip(at).step_by(threads).map(|text| syntax::parse(text)).collect::<Vec<_>>();
    let mut shares: Vec<_> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|at| scope.spawn(move || share(at))).collect();
        let mut shares = vec![share(0).into_iter()];
        for thread in others {
            shares.push(thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).into_iter());
        }
        shares
    });
    (0..texts.len()).filter_map(|at| shares.get_mut(at % threads)?.next()).collect()
}

/// What a calendar, time limits or terms are called; none for any other item.
fn calendar_name(item: &ast::Item) -> Option<String> {
    match item {
        ast::Item::Calendar(calendar) => Some(format!("calendar {}", calendar.name.value)),
        ast::Item::TimeLimits(limits) => {
            Some(format!("time-limits {}/{}", limits.act.value.number, limits.act.value.year))
        }
        ast::Item::Terms(terms) => Some(format!("terms {}", terms.name.value)),
        ast::Item::Periods(periods) => Some(format!("periods {}", periods.name.value)),
        ast::Item::Throughout(_)
        | ast::Item::Act(_)
        | ast::Item::Provisions(_)
        | ast::Item::Word(_)
        | ast::Item::Relation(_)
        | ast::Item::Activity(_)
        | ast::Item::Class(_)
        | ast::Item::Duty(_)
        | ast::Item::Version(_)
        | ast::Item::Exception(_)
        | ast::Item::Scenario(_) => None,
    }
}

/// SHA-256 over file names (without folders) and texts, each with its length before it, in the order of names and
/// texts: the same files give the same hash wherever they lie.
fn hash(texts: &[Source]) -> String {
    let mut parts: Vec<(&str, &str)> =
        texts.iter().map(|text| (text.name.rsplit('/').next().unwrap_or(&text.name), &*text.text)).collect();
    parts.sort_unstable();
    let mut digest = Sha256::new();
    for (name, text) in parts {
        for part in [name, text] {
            digest.update(part.len().to_string().as_bytes());
            digest.update(b":");
            digest.update(part.as_bytes());
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
