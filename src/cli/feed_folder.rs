//! A folder with every calendar and the pages to subscribe to them, for a plain web server.
//!
//! Each file is replaced whole, and only where its bytes differ, so that a server's own ETag and Last-Modified stay
//! true; what was published is remembered last. A calendar that no longer exists is taken away, if it was ours.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::feed::Wanted;
use super::inputs::Inputs;
use super::{Exit, World, output};
use crate::feed::catalogue::{self, Catalogue, Known, Subject};
use crate::feed::{Edition, Form, Layer, Memory, Role};
use crate::lang::Lang;
use crate::load::{self, Failure};
use crate::model::Model;
use crate::render::Book;
use crate::render::ics::{Options, Printer};
use crate::render::pages::{self, Chosen, Place, Root, Site};
use crate::render::wording::usage;
use crate::time::AsOf;

/// Where it stands in the folder what was published.
pub(super) const STATE: &str = "state.json";

/// Where the page stands that leads to each language.
const FRONT: &str = "index.html";

/// What is to be written.
pub(super) struct Folder<'a> {
    /// Where.
    pub path: &'a Path,
    /// In which languages.
    pub langs: Vec<Lang>,
    /// How.
    pub options: Options,
    /// Which feeds.
    pub wanted: &'a Wanted,
    /// From when one looks.
    pub as_of: AsOf,
    /// Where it is remembered what was published, if not in the folder.
    pub state: Option<&'a str>,
}

/// What came of one share of the work.
#[derive(Default)]
struct Share {
    written: usize,
    /// The paths of the calendars without an entry.
    empty: BTreeSet<String>,
    failure: Option<Failure>,
    refused: Option<String>,
}

/// Writes the folder.
pub(super) fn write(
    folder: &Folder<'_>,
    inputs: &Inputs,
    made: &Edition,
    memory: &mut Memory,
    lang: Lang,
    world: &mut World<'_>,
) -> Result<Exit, Exit> {
    let model = &inputs.model;
    let all = catalogue::all(model, &model.roster, folder.as_of);
    let feeds: Vec<Known> = all
        .feeds()
        .iter()
        .filter(|known| folder.langs.contains(&known.lang) && is_wanted(known, folder.wanted))
        .cloned()
        .collect();
    let sources = output::all(&inputs.sources);
    let books: Vec<Book<'_>> =
        folder.langs.iter().map(|lang| Book::new(model, &model.roster, &inputs.log, &sources, *lang)).collect();
    let root = Root::Files { base: folder.options.base.clone() };
    let mut pages: BTreeMap<Subject, Vec<Known>> = BTreeMap::new();
    for known in &feeds {
        pages.entry(known.subject).or_default().push(known.clone());
    }
    let work = Work { folder, model, made, feeds: &feeds, books: &books, root: &root, pages };
    let ours = work.files();
    for path in ours.iter().filter(|path| !memory.knows(path)).map(|path| folder.path.join(path)) {
        let there = matches!(world.files.kind(&path), Ok(load::Kind::File));
        if there && !world.files.bytes(&path).is_ok_and(|bytes| is_ours(&bytes)) {
            return Err(output::misused(world, lang, &usage::not_ours(lang, &path.to_string_lossy())));
        }
    }
    let threads = std::thread::available_parallelism().map_or(1, |threads| threads.get()).max(1);
    let shares: Vec<Share> = std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads).map(|at| scope.spawn(move || work.share(at, threads))).collect();
        let mut shares = vec![work.share(0, threads)];
        for other in others {
            shares.push(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        shares
    });
    for share in &shares {
        if let Some(failure) = &share.failure {
            return Err(output::fail(world, lang, failure));
        }
        if let Some(refused) = &share.refused {
            return Err(output::misused(world, lang, refused));
        }
    }
    let failed = |failure: Failure, world: &mut World<'_>| output::fail(world, lang, &failure);
    let mut changed: usize = shares.iter().map(|share| share.written).sum();
    let whole: Vec<&str> =
        folder.langs.iter().filter(|lang| is_whole(&all, &feeds, **lang)).map(|lang| lang.code()).collect();
    for gone in memory.published(ours, &whole) {
        changed += usize::from(load::remove(&folder.path.join(gone)).map_err(|failure| failed(failure, world))?);
    }
    let state = folder.state.map_or_else(|| folder.path.join(STATE), PathBuf::from);
    // Calendars and pages can be made again, and are not waited for; what was published stands nowhere else.
    load::replace_lasting(&state, memory.to_json().as_bytes()).map_err(|failure| failed(failure, world))?;
    let shown = folder.path.to_string_lossy();
    let said = usage::feeds_written(lang, feeds.len(), changed, &shown);
    output::to_out(world, lang, None, |out, _| writeln!(out, "{said}"))
}

/// Whether a calendar or a page says at its beginning that we made it: then it may be replaced although nothing remembers
/// that it was.
fn is_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1000)).unwrap_or_default());
    head.contains("\r\nPRODID:-//Velvoite//") || head.contains("<meta name=\"generator\" content=\"velvoite\">")
}

/// Whether nothing of the catalogue was left out in a language.
fn is_whole(all: &Catalogue, feeds: &[Known], lang: Lang) -> bool {
    let of = |feeds: &[Known]| feeds.iter().filter(|known| known.lang == lang).count();
    of(all.feeds()) == of(feeds)
}

/// Whether a feed is one of those asked for: a body, act or duty that was named, all where none was.
fn is_wanted(known: &Known, wanted: &Wanted) -> bool {
    let scope = &wanted.scope;
    let bodies: &[_] = if wanted.of_records { &[] } else { &scope.bodies };
    let named = !bodies.is_empty() || !scope.acts.is_empty() || !scope.duties.is_empty();
    let subject = match known.subject {
        Subject::Body(body) => bodies.contains(&body),
        Subject::Kind(_) => false,
        Subject::Act(_) => known.scope.acts.iter().any(|act| scope.acts.contains(act)),
        Subject::Duty(_) => known.scope.duties.iter().any(|duty| scope.duties.contains(duty)),
    };
    (subject || !named)
        && (scope.layer == Layer::Binding || known.scope.layer == scope.layer)
        && (scope.role == Role::Bearer || known.scope.role == scope.role)
        && (wanted.form == Form::Events || known.form == wanted.form)
}

/// What all who write have before them.
struct Work<'a> {
    folder: &'a Folder<'a>,
    model: &'a Model,
    made: &'a Edition,
    feeds: &'a [Known],
    /// One a language.
    books: &'a [Book<'a>],
    root: &'a Root,
    /// The feeds of each subject.
    pages: BTreeMap<Subject, Vec<Known>>,
}

impl Work<'_> {
    /// Writes one of `shares` shares: each n-th subject, for neighbours are alike; all feeds of a subject, for they tell
    /// the same of it.
    fn share(&self, share: usize, shares: usize) -> Share {
        let mut done = Share::default();
        let mut room = Vec::new();
        for (at, book) in self.books.iter().enumerate() {
            let mut printer = Printer::new(book).covering(self.made.horizon);
            for (subject, feeds) in self.pages.iter().skip(share).step_by(shares) {
                for known in feeds.iter().filter(|known| known.lang == book.lang) {
                    room = self.feed(known, &mut printer, room, &mut done);
                }
                let site = self.site(book, feeds);
                let page = pages::subject(&site, *subject, &Chosen::default(), |known| {
                    done.empty.contains(&known.path).then_some(self.made.horizon)
                });
                if let (Some(page), Some(path)) = (page, page_of(feeds, book.lang)) {
                    done.put(self.folder.path, &path, page.as_bytes());
                }
            }
            if at % shares == share {
                let path = format!("{}/index.html", book.lang);
                done.put(self.folder.path, &path, pages::index(&self.site(book, self.feeds)).as_bytes());
            }
            if at == 0 && share == 0 && self.has_front() {
                done.put(self.folder.path, FRONT, pages::front(&self.folder.langs).as_bytes());
            }
            // The process ends soon after: what was kept ready would be taken apart for nothing.
            std::mem::forget(printer);
            if done.failure.is_some() || done.refused.is_some() {
                break;
            }
        }
        done
    }

    /// Writes one calendar in the place of what `room` held, and gives the room back.
    fn feed(&self, known: &Known, printer: &mut Printer<'_>, room: Vec<u8>, done: &mut Share) -> Vec<u8> {
        let entries = self.made.select(self.model, &known.scope);
        if entries.is_empty() {
            done.empty.insert(known.path.clone());
        }
        let options = Options { form: known.form, path: Some(known.path.clone()), ..self.folder.options.clone() };
        match printer.write_within(room, &known.name, &entries, &options) {
            Ok(bytes) => {
                done.put(self.folder.path, &known.path, &bytes);
                bytes
            }
            Err(refused) => {
                done.refused = Some(refused.to_string());
                Vec::new()
            }
        }
    }

    fn site<'s>(&'s self, book: &Book<'_>, feeds: &'s [Known]) -> Site<'s> {
        Site::new(self.model, feeds, book.lang, self.root, Place::Calendars)
    }

    /// Whether there is a page above the languages: not where one alone is written, for others may stand beside it.
    fn has_front(&self) -> bool {
        self.folder.langs.len() > 1
    }

    /// Every file that belongs to the folder, as paths in it.
    fn files(&self) -> BTreeSet<String> {
        let langs = || self.books.iter().map(|book| book.lang);
        let feeds = self.feeds.iter().map(|known| known.path.clone());
        let pages = langs().flat_map(|lang| self.pages.values().filter_map(move |feeds| page_of(feeds, lang)));
        let files = feeds.chain(pages).chain(langs().map(|lang| format!("{lang}/index.html")));
        files.chain(self.has_front().then(|| FRONT.to_owned())).collect()
    }
}

/// Where the page of a subject stands: beside the first of its feeds.
fn page_of(feeds: &[Known], lang: Lang) -> Option<String> {
    let rank = |known: &&Known| {
        let (tasks, soft) = (known.form == Form::Tasks, known.scope.layer == Layer::Recommended);
        (tasks, known.scope.role == Role::Counterparty, soft)
    };
    let first = feeds.iter().filter(|known| known.lang == lang).min_by_key(rank)?;
    Some(format!("{}.html", first.path.trim_end_matches(".ics")))
}

impl Share {
    fn put(&mut self, folder: &Path, path: &str, bytes: &[u8]) {
        match load::replace(&folder.join(path), bytes) {
            Ok(changed) => self.written += usize::from(changed),
            Err(failure) => self.failure = Some(failure),
        }
    }
}
