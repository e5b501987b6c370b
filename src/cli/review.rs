//! `velvoite review`: everything for a negotiation as files, which open from a stick without a server or a network.
//!
//! Knows which pages and files there are and where they go. What stands on a page is made as `serve` makes it. Each file is
//! replaced whole, and only where its bytes differ; what somebody else made is not written over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::inputs::{self, Inputs};
use super::pages::{Desk, Output, Wanted};
use super::review_args::Review;
use super::review_files::{self, Files, Made};
use super::{Exit, World, bodies, output};
use crate::finding::{Cause, Finding, Verdict};
use crate::lang::Lang;
use crate::model::BodyId;
use crate::render::pages::folder::{FORMS, Folder, page_file, table_file, whole_file};
use crate::render::pages::{self, Place, Root};
use crate::render::table::csv::Profile;
use crate::render::table::{About, csv, json, xlsx};
use crate::render::wording::{options as option_words, review as words, usage};
use crate::review::brief::{self, Brief};
use crate::review::{Basis, Options, Wrong, bodies as known_bodies, query};
use crate::serve::Pairs;
use crate::time::AsOf;

/// The name of the file that holds everything of a body begins so; that of all is called so.
const WHOLE: &str = "negotiation";

/// Judges and writes.
pub fn run(asked: &Review, chosen: Option<Lang>, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let folder = match asked.target.as_deref() {
        None | Some("" | "-") => return Err(output::misused(world, lang, words::no_folder(lang))),
        Some(path) => Path::new(path),
    };
    let as_of = AsOf(asked.dates.as_of.unwrap_or(world.today));
    let inputs = inputs::read(&asked.law, &asked.records, lang, world)?;
    let model = &inputs.model;
    let basis = Basis { model, roster: &model.roster, log: &inputs.log, as_of, known_at: asked.dates.known_at };
    let mut named: Vec<BodyId> = Vec::new();
    for written in &asked.body {
        match bodies::find(model, written, as_of.0, lang) {
            Ok(body) => named.push(body),
            Err(message) => return Err(output::misused(world, lang, &message)),
        }
    }
    named.sort_by_key(|body| model.roster.body(*body).id.clone());
    named.dedup();
    let about = if named.is_empty() { known_bodies::organisers(&basis) } else { named.clone() };
    let options = Options { period: asked.period.clone(), ..Options::default() };
    let Some(briefs) = proved(&basis, &about, &options) else {
        let wrong = Wrong::Value("period", asked.period.clone().unwrap_or_default());
        return Err(output::misused(world, lang, &option_words::wrong(lang, &wrong, &[])));
    };
    let given = Options { known_at: asked.dates.known_at, bodies: named.into_iter().collect(), ..options };
    let work = Work {
        inputs: &inputs,
        basis,
        langs: chosen.map_or_else(|| Lang::ALL.to_vec(), |lang| vec![lang]),
        briefs: &briefs,
        given: given.pairs(model).into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    };
    let made = work.all();
    let count = made.len();
    let failed = |wrong: review_files::Wrong, world: &mut World<'_>| match wrong {
        review_files::Wrong::NotOurs(path) => output::misused(world, lang, &usage::not_ours(lang, &path)),
        review_files::Wrong::Edited(path) => output::misused(world, lang, &usage::edited(lang, &path)),
        review_files::Wrong::Link(path) => output::misused(world, lang, &usage::link(lang, &path)),
        review_files::Wrong::Failure(failure) => output::fail(world, lang, &failure),
    };
    let files = Files::read(folder, world.files);
    let changed = files.write(made, world.files).map_err(|wrong| failed(wrong, world))?;
    let said = words::written(lang, count, changed, &folder.to_string_lossy());
    output::to_out(world, lang, None, |out, _| writeln!(out, "{said}"))?;
    Ok(inputs.status)
}

/// The briefs on these bodies, with proofs, made side by side; none where no period is called so.
fn proved(basis: &Basis<'_>, about: &[BodyId], options: &Options) -> Option<Vec<Brief>> {
    side_by_side(about, |body| brief::proved(basis, *body, options)).into_iter().collect()
}

/// What comes of each, in their order; worked out by as many threads as there are.
fn side_by_side<I: Sync, O: Send>(of: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).min(of.len()).max(1);
    let share = |at: usize| of.iter().skip(at).step_by(threads).map(&work).collect::<Vec<O>>();
    let mut shares: Vec<_> = std::thread::scope(|scope| {
        let share = &share;
        let others: Vec<_> = (1..threads).map(|at| scope.spawn(move || share(at))).collect();
        let mut shares = vec![share(0).into_iter()];
        for other in others {
            shares.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)).into_iter());
        }
        shares
    });
    (0..of.len()).filter_map(|at| shares.get_mut(at % threads)?.next()).collect()
}

/// What all files are made from.
struct Work<'w> {
    inputs: &'w Inputs,
    basis: Basis<'w>,
    langs: Vec<Lang>,
    briefs: &'w [Brief],
    given: Pairs,
}

/// A file that is to be made.
enum Task {
    Page(Lang, Place),
    Tables(Lang, Place),
    Whole(Lang, Option<usize>),
}

impl Work<'_> {
    /// Every file with its bytes.
    fn all(&self) -> Made {
        let sources = output::published(&self.inputs.sources);
        let mut folder = Folder { langs: self.langs.clone(), within: self.within(), ..Folder::default() };
        folder.given = self
            .given
            .iter()
            .map(|pair| query(std::slice::from_ref(pair)).trim_start_matches('?').to_owned())
            .collect();
        let nowhere = Root::Folder(folder.clone());
        let desk = |root| Desk {
            inputs: self.inputs,
            sources: &sources,
            feeds: &[],
            edition: None,
            as_of: self.basis.as_of,
            root,
            trouble: None,
        };
        // Which pages there are, and with which tables, is known before the first is made: they lead to each other.
        let first = self.langs.first().copied().unwrap_or_default();
        let trial = desk(&nowhere);
        let wanted: Vec<Place> = self.places().into_iter().collect();
        let there = side_by_side(&wanted, |place| {
            trial.output(first, place, &self.pairs(place), Wanted::Tables).map(|output| match output {
                Output::Tables(tables) => tables.iter().map(|table| table.name.to_owned()).collect(),
                Output::Page(_) => Vec::new(),
            })
        });
        for (place, tables) in wanted.iter().zip(there) {
            if let Ok(tables) = tables {
                folder.places.insert(place.clone());
                let data = tables.into_iter().filter(|_| has_data(place));
                folder.tables.extend(data.map(|table: String| (place.clone(), table)));
            }
        }
        let mut tasks = Vec::new();
        for lang in &self.langs {
            tasks.extend(folder.places.iter().map(|place| Task::Page(*lang, place.clone())));
            let with: BTreeSet<&Place> = folder.tables.iter().map(|(place, _)| place).collect();
            tasks.extend(with.into_iter().map(|place| Task::Tables(*lang, place.clone())));
            tasks.extend((0..self.briefs.len()).map(|at| Task::Whole(*lang, Some(at))));
            tasks.extend((self.briefs.len() > 1).then_some(Task::Whole(*lang, None)));
        }
        let links = folder.clone();
        let root = Root::Folder(folder);
        let desk = desk(&root);
        let made = side_by_side(&tasks, |task| match task {
            Task::Page(lang, place) => self.page(&desk, *lang, place),
            Task::Tables(lang, place) => self.tables(&desk, *lang, place),
            Task::Whole(lang, at) => self.whole(&desk, *lang, *at),
        });
        let mut made: Made = made.into_iter().flatten().collect();
        made.insert("index.html".to_owned(), self.front(&links).into_bytes());
        made
    }

    /// The pages that are wanted: the first ones, those of each body, and what they rest on.
    fn places(&self) -> BTreeSet<Place> {
        let roster = self.basis.roster;
        let mut places: BTreeSet<Place> =
            [Place::Review, Place::Map, Place::Clock, Place::Duties, Place::Registers, Place::Accessibility].into();
        for brief in self.briefs {
            let id = || roster.body(brief.body).id.clone();
            places.extend([Place::Body(id()), Place::Brief(id()), Place::BodyClock(id()), Place::Timeline(id())]);
            places.extend(roster.has_members(brief.body).then(|| Place::Round(id())));
            let telling = brief.findings.iter().filter(|finding| tells(finding));
            places.extend(telling.map(|finding| Place::Instance(finding.instance.clone())));
            let duties = brief.findings.iter().chain(&brief.next).map(|finding| finding.duty);
            places.extend(duties.map(|duty| Place::Duty(self.basis.model.duty(duty).name.clone())));
            places.extend(brief.records().into_iter().map(|record| self.record(record)));
        }
        places
    }

    fn record(&self, id: crate::record::RecordId) -> Place {
        let record = self.basis.log.record(id);
        let register = usize::try_from(record.register).ok().and_then(|at| self.basis.log.registers.get(at));
        Place::Record(register.map_or_else(String::new, |register| register.name.clone()), record.id.to_string())
    }

    /// Where findings stand in the file of their body.
    fn within(&self) -> BTreeMap<Place, (String, String)> {
        let mut within = BTreeMap::new();
        for brief in self.briefs {
            let anchors = pages::anchors(self.basis.roster, std::slice::from_ref(brief));
            let name = self.name(brief);
            within.extend(anchors.into_iter().map(|(place, at)| (place, (name.clone(), at))));
        }
        within
    }

    fn name(&self, brief: &Brief) -> String {
        format!("{WHOLE}-{}", self.basis.roster.body(brief.body).id)
    }

    /// Those of the options that a page knows.
    fn pairs(&self, place: &Place) -> Pairs {
        let knows = super::pages::allowed(place);
        self.given.iter().filter(|(name, _)| knows.contains(&name.as_str())).cloned().collect()
    }

    fn page(&self, desk: &Desk<'_>, lang: Lang, place: &Place) -> Made {
        match desk.output(lang, place, &self.pairs(place), Wanted::Page) {
            Ok(Output::Page(page)) => [(page_file(lang, place), page.into_bytes())].into(),
            Ok(Output::Tables(_)) | Err(_) => Made::new(),
        }
    }

    fn tables(&self, desk: &Desk<'_>, lang: Lang, place: &Place) -> Made {
        let Ok(Output::Tables(tables)) = desk.output(lang, place, &self.pairs(place), Wanted::Tables) else {
            return Made::new();
        };
        let run = self.inputs.run(self.basis.as_of, self.basis.known_at);
        let mut made = Made::new();
        for table in &tables {
            let kinds = table.kinds(super::pages::info(place, table.name));
            let about = About { lang, run: &run, address: "", origin: "" };
            for ending in FORMS {
                let bytes = match ending {
                    "csv" => csv::write(table, &kinds, &about, Profile::ExcelFi),
                    "json" => json::write(table, &kinds, &about),
                    // What does not fit into a workbook stands in the other two.
                    _ => xlsx::write(&[(table, kinds.clone())], &about).unwrap_or_default(),
                };
                made.insert(table_file(lang, place, table.name, ending), bytes);
            }
        }
        made
    }

    /// The file that holds all of one body, or of all.
    fn whole(&self, desk: &Desk<'_>, lang: Lang, at: Option<usize>) -> Made {
        let (name, briefs) = match at.and_then(|at| self.briefs.get(at)) {
            Some(brief) => (self.name(brief), std::slice::from_ref(brief)),
            None => (WHOLE.to_owned(), self.briefs),
        };
        let root = Root::One(pages::anchors(self.basis.roster, briefs));
        let desk = Desk { root: &root, ..*desk };
        let site = desk.judging(lang, Place::Home, &self.basis);
        let page = pages::single(&site, &desk.book(lang), briefs);
        [(whole_file(&name, lang), page.into_bytes())].into()
    }

    /// The page at the root: to each language, and to the files that hold everything.
    fn front(&self, folder: &Folder) -> String {
        let roster = self.basis.roster;
        let part = |lang: &Lang| {
            let place = Place::Review;
            let index = folder.places.contains(&place).then(|| page_file(*lang, &place));
            let all = (self.briefs.len() > 1).then(|| whole_file(WHOLE, *lang));
            let body = |brief: &Brief| {
                let id = &roster.body(brief.body).id;
                (brief.body, page_file(*lang, &Place::Brief(id.clone())), whole_file(&self.name(brief), *lang))
            };
            let bodies = self.briefs.iter().map(body).collect();
            pages::StickPart { lang: *lang, index, all, bodies }
        };
        let parts: Vec<pages::StickPart> = self.langs.iter().map(part).collect();
        pages::stick(roster, &parts, self.basis.as_of.0, self.basis.known_at)
    }
}

/// Whether the proof of a finding says more than that nothing is on record.
fn tells(finding: &Finding) -> bool {
    match finding.verdict {
        Verdict::Met | Verdict::MetLate | Verdict::PartlyMet | Verdict::Missed | Verdict::Waived => true,
        Verdict::Unknown => {
            !finding.witnesses.is_empty()
                || finding.causes.iter().any(|cause| !matches!(cause, Cause::NoRecord | Cause::LawNotFollowed))
        }
        Verdict::Open | Verdict::Upcoming => !finding.witnesses.is_empty(),
        Verdict::NotApplicable => false,
    }
}

/// Whether the tables of a page are written beside it: of pages on one finding or record they would be as many as those.
fn has_data(place: &Place) -> bool {
    !matches!(place, Place::Instance(_) | Place::Record(..) | Place::Duty(_))
}
