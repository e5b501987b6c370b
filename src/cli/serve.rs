//! `velvoite serve`: feeds and pages over HTTP, read again when rules, calendars or registers change.
//!
//! This thread reads, judges and watches the files and the day; the server's own threads answer. A new state takes the
//! place of the old one whole. What cannot be read is told, and the last good state stays.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::args::Serve;
use super::inputs::{self, Inputs};
use super::pages::Trouble;
use super::shelf::{Held, Standing};
use super::{Exit, World, helsinki, now, output};
use crate::feed::Memory;
use crate::lang::Lang;
use crate::load::{self, Marks};
use crate::render::pages::Root;
use crate::render::wording::serving as words;
use crate::serve::{Limits, Look, Server, State, Stopped, Watch};
use crate::time::{AsOf, Day};

/// So much of what was made is kept.
const KEPT: usize = 64 << 20;
/// The server is looked after so often, the files every twentieth time, their bytes every tenth time of those.
const BEAT: Duration = Duration::from_millis(50);
const LOOK: u32 = 20;
const SUM: u32 = 200;

/// Serves until the process is told to end.
pub fn run(asked: &Serve, lang: Lang, world: &mut World<'_>) -> Result<Exit, Exit> {
    let listen =
        address(&asked.listen).ok_or_else(|| output::misused(world, lang, &words::no_address(lang, &asked.listen)))?;
    let base = match &asked.base_url {
        Some(url) => match base(url) {
            Some(base) => Some(base),
            None => return Err(output::misused(world, lang, &words::no_base(lang, url))),
        },
        None => None,
    };
    if asked.records.iter().any(|path| path == "-") {
        return Err(output::misused(world, lang, words::no_stdin(lang)));
    }
    let server = Server::bind(listen).map_err(|error| {
        let message = match error.kind() {
            ErrorKind::AddrInUse => words::taken(lang, &listen.to_string()),
            ErrorKind::PermissionDenied => words::not_allowed(lang, &listen.to_string()),
            ErrorKind::AddrNotAvailable => words::not_ours(lang, &listen.to_string()),
            _ => words::cannot_listen(lang, &listen.to_string(), &error.to_string()),
        };
        output::misused(world, lang, &message)
    })?;
    let root = Arc::new(root(base, server.address()));
    let memory = remembered(asked, lang, world)?;
    let mut keeper = Keeper::new(asked, lang, root, memory, world)?;
    let prefix = match &*keeper.root {
        Root::Served { prefix, .. } => prefix.clone(),
        Root::Files { .. } | Root::Folder(_) | Root::One(_) => String::new(),
    };
    let state = Arc::new(State::new(keeper.standing(), now(), &prefix, KEPT));
    keeper.remember(world);
    let at = server.address();
    let running = server.start(Arc::clone(&state), Limits::default()).map_err(|error| {
        output::misused(world, lang, &words::cannot_listen(lang, &at.to_string(), &error.to_string()))
    })?;
    if !at.ip().is_loopback() {
        output::complain(world, &words::open(lang, &at.to_string()));
    }
    if asked.state.is_none() {
        output::complain(world, words::forgets(lang));
    }
    say(world, &words::serving(lang, keeper.held.feeds(), &format!("http://{at}{prefix}/")));
    let mut beat = 0_u32;
    while !running.has_ended() {
        std::thread::sleep(BEAT);
        beat = beat.wrapping_add(1);
        for what in state.complaints() {
            output::complain(world, &words::not_made(lang, &what));
        }
        if beat.is_multiple_of(LOOK) {
            if keeper.turn(beat.is_multiple_of(SUM), world) {
                state.publish(keeper.standing(), now());
                keeper.remember(world);
            }
            keeper.tell(world);
        }
    }
    let stopped = running.stop();
    say(world, words::stopped(lang, stopped == Stopped::Finished));
    Ok(Exit::Done)
}

/// A line of the log that is no complaint.
fn say(world: &mut World<'_>, text: &str) {
    // Who reads the log may have gone; serving goes on.
    let _ = writeln!(world.out, "{text}").and_then(|()| world.out.flush());
}

/// What is served and what it was made from.
struct Keeper<'a> {
    asked: &'a Serve,
    lang: Lang,
    root: Arc<Root>,
    memory: Memory,
    written: String,
    paths: Vec<String>,
    watch: Watch<Marks>,
    marks: Marks,
    held: Arc<Held>,
    trouble: Trouble,
    news: Vec<News>,
}

/// What is told once it holds for who asks the server, too.
enum News {
    Good(String),
    Bad(&'static str),
}

impl<'a> Keeper<'a> {
    /// Reads and judges for the first time; without a good state there is nothing to serve.
    fn new(
        asked: &'a Serve,
        lang: Lang,
        root: Arc<Root>,
        mut memory: Memory,
        world: &mut World<'_>,
    ) -> Result<Keeper<'a>, Exit> {
        let law = [&asked.law.rules, &asked.law.calendars].into_iter().flatten();
        let paths: Vec<String> = law.chain(&asked.records).cloned().collect();
        let marks = Marks::of(world.files, &paths, None);
        let inputs = Arc::new(inputs::read(&asked.law, &asked.records, lang, world)?);
        let day = asked.as_of.unwrap_or(world.today);
        let written = memory.to_json();
        let held = Arc::new(Held::new(inputs, AsOf(day), Arc::clone(&root), &mut memory));
        // Should anything have moved meanwhile, the first look sees it.
        let watch = Watch::new(marks.clone());
        Ok(Keeper { asked, lang, root, memory, written, paths, watch, marks, held, trouble: None, news: Vec::new() })
    }

    fn standing(&self) -> Arc<Standing> {
        Arc::new(Standing { held: Arc::clone(&self.held), trouble: self.trouble })
    }

    /// Looks whether anything changed; true where there is something new to publish.
    fn turn(&mut self, sum: bool, world: &mut World<'_>) -> bool {
        let known = if sum { None } else { Some(&self.marks) };
        let marks = Marks::of(world.files, &self.paths, known);
        self.marks = marks.clone();
        let read = match self.watch.look(marks) {
            Look::Settled => self.read(world),
            Look::Same | Look::Moving => false,
        };
        let day = self.asked.as_of.unwrap_or_else(super::today);
        if day != self.held.day() {
            // Also while an edit waits to be mended: what is held is judged as of the new day.
            self.judge(Arc::clone(&self.held.inputs), day);
            self.news.push(News::Good(words::new_day(self.lang, day)));
            return true;
        }
        read
    }

    /// Tells what came of the last look.
    fn tell(&mut self, world: &mut World<'_>) {
        for news in self.news.drain(..) {
            match news {
                News::Good(text) => say(world, &text),
                News::Bad(text) => {
                    output::complain(world, text);
                }
            }
        }
    }

    fn judge(&mut self, inputs: Arc<Inputs>, day: Day) {
        self.held = Arc::new(Held::new(inputs, AsOf(day), Arc::clone(&self.root), &mut self.memory));
    }

    /// Reads again what has come to rest; true where there is something new to publish.
    fn read(&mut self, world: &mut World<'_>) -> bool {
        let before = Marks::of(world.files, &self.paths, None);
        let read = inputs::read(&self.asked.law, &self.asked.records, self.lang, world);
        let after = Marks::of(world.files, &self.paths, None);
        self.marks = after.clone();
        if !self.watch.read(before, after) {
            // It moved while it was read; another look will come.
            return false;
        }
        match read {
            // Rows that cannot be read would change verdicts that are published already.
            Ok(inputs) if inputs.left_out == 0 || self.held.inputs.left_out > 0 => {
                let (mended, same) = (self.trouble.take().is_some(), inputs.is_same(&self.held.inputs));
                if !same {
                    self.judge(Arc::new(inputs), self.held.day());
                    self.news.push(News::Good(words::read_again(self.lang, self.held.feeds())));
                } else if mended {
                    self.news.push(News::Good(words::mended(self.lang).to_owned()));
                }
                mended || !same
            }
            Ok(_) | Err(_) => {
                self.news.push(News::Bad(words::kept(self.lang)));
                let new = self.trouble.is_none();
                self.trouble = self.trouble.or_else(|| Some(helsinki(now())));
                new
            }
        }
    }

    /// Writes what was published, where that changed.
    fn remember(&mut self, world: &mut World<'_>) {
        let Some(path) = &self.asked.state else { return };
        let memory = self.memory.to_json();
        if memory == self.written {
            return;
        }
        match load::replace(std::path::Path::new(path), memory.as_bytes()) {
            Ok(_) => self.written = memory,
            Err(failure) => {
                output::fail(world, self.lang, &failure);
            }
        }
    }
}

/// What was published before, as far as a file tells.
fn remembered(asked: &Serve, lang: Lang, world: &mut World<'_>) -> Result<Memory, Exit> {
    let Some(path) = &asked.state else { return Ok(Memory::default()) };
    match world.files.bytes(std::path::Path::new(path)) {
        Ok(bytes) => Memory::from_json(&String::from_utf8_lossy(&bytes))
            .map_err(|unreadable| output::misused(world, lang, &words::no_memory(lang, path, &unreadable.to_string()))),
        Err(load::Failure::NotFound { .. }) => Ok(Memory::default()),
        Err(failure) => Err(output::fail(world, lang, &failure)),
    }
}

/// `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080`.
fn address(written: &str) -> Option<SocketAddr> {
    match written.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}").parse().ok(),
        None => written.parse().ok(),
    }
}

/// An address with which the outside reaches us, without a slash at its end; none where it is no such address.
fn base(written: &str) -> Option<String> {
    let base = written.trim_end_matches('/');
    let rest = base.strip_prefix("https://").or_else(|| base.strip_prefix("http://"))?;
    let host = rest.split('/').next().unwrap_or_default();
    let good = |sign: char| sign.is_ascii_alphanumeric() || "-._~:[]/%".contains(sign);
    (!host.is_empty() && rest.chars().all(good) && !rest.contains("//") && !rest.contains(".."))
        .then(|| base.to_owned())
}

fn root(base: Option<String>, at: SocketAddr) -> Root {
    match base {
        Some(base) => {
            let host = base.split_once("://").map_or("", |(_, rest)| rest);
            let prefix = host.find('/').and_then(|slash| host.get(slash..)).unwrap_or_default().to_owned();
            Root::Served { base, prefix, public: true }
        }
        // Anywhere at all is no address to give to anybody.
        None if at.ip().is_unspecified() => {
            Root::Served { base: format!("http://localhost:{}", at.port()), prefix: String::new(), public: false }
        }
        None => Root::Served { base: format!("http://{at}"), prefix: String::new(), public: !at.ip().is_loopback() },
    }
}

#[cfg(test)]
mod tests {
    use super::{address, base, root};
    use crate::render::pages::Root;

    #[test]
    fn an_address_to_listen_at_has_a_port() {
        for good in ["127.0.0.1:8080", "[::1]:0", "localhost:80", "0.0.0.0:8080"] {
            assert!(address(good).is_some(), "{good}");
        }
        for bad in ["8080", ":8080", "127.0.0.1", "example.org:80", "localhost:", "127.0.0.1:99999", ""] {
            assert!(address(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_public_address_is_a_host_with_perhaps_a_path() {
        assert_eq!(base("https://example.org/").as_deref(), Some("https://example.org"));
        assert_eq!(base("http://example.org:81/a/b").as_deref(), Some("http://example.org:81/a/b"));
        for bad in
            ["example.org", "ftp://example.org", "https://", "https:///a", "https://a b", "https://a/?q", "https://a/<"]
        {
            assert!(base(bad).is_none(), "{bad}");
        }
        let at = "127.0.0.1:8080".parse().unwrap();
        let Root::Served { prefix, public, .. } = root(base("https://example.org/a/b"), at) else { panic!() };
        assert_eq!((prefix.as_str(), public), ("/a/b", true));
        let Root::Served { base, public, .. } = root(None, at) else { panic!() };
        assert_eq!((base.as_str(), public), ("http://127.0.0.1:8080", false));
    }
}
