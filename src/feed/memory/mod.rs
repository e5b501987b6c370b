//! What was published before: day, status, SEQUENCE and last change of every entry.
//!
//! Rules, records and dates tell all but two things: that a day or a status is another one than subscribers were shown
//! last (SEQUENCE, RFC 5545 3.8.7.4), and that something was shown which no longer exists. Those two are kept here: as
//! JSON for a folder or a server, and for a single calendar in the calendar itself.

mod published;
mod state;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use self::published::Published;
pub use self::state::Unreadable;
use self::state::Was;
use super::{Content, Entry, Gone, Layer, Status};
use crate::lang::Words;
use crate::model::{ActNumber, Citation, Duty, Model};
use crate::time::{AsOf, Day, Days};

/// So many days after it was found to be gone an entry stays as cancelled: time enough for programs that look rarely.
const KEPT: u64 = 90;

/// What was published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// By UID.
    entries: BTreeMap<String, Seen>,
    /// By name: what is known of duties that entries are of.
    duties: BTreeMap<String, Was>,
    /// The files that were written.
    files: BTreeSet<String>,
    /// What each entry of a calendar said, for one that remembers by itself.
    blocks: BTreeMap<String, u64>,
}

/// An entry as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    instance: String,
    day: Day,
    moved_from: Option<Day>,
    status: Status,
    revised: Day,
    sequence: u32,
    /// What it told; none where only the calendar itself remembers.
    content: Option<u64>,
    gone: Option<Day>,
    /// What is to be done and by which acts, where only the calendar itself remembers.
    named: Option<Was>,
    /// By id: who is to take part in it, where it stands by itself in their feeds.
    with: Vec<String>,
    /// Whether something that has a date of its own changed in the run that wrote it here.
    dated: bool,
}

impl Memory {
    /// What a calendar that was published says of its entries; what is no calendar says nothing. `layer` is the calendar's.
    #[must_use]
    pub fn from_ics(model: &Model, layer: Layer, text: &str) -> Memory {
        let mut memory = Memory::default();
        for Published { uid, mut seen, title, links, block } in published::read(text) {
            let linked = |act: &&ActNumber| {
                let eli = model.acts.get(act).and_then(|act| act.eli.as_deref());
                eli.is_some_and(|eli| links.iter().any(|link| link == eli))
            };
            let acts = model.acts.keys().filter(linked).map(|act| format!("{}/{}", act.number, act.year)).collect();
            let recommended = layer == Layer::Recommended;
            seen.named = Some(Was { fi: title.clone(), sv: title.clone(), en: title, acts, recommended });
            memory.blocks.insert(uid.clone(), block);
            memory.entries.insert(uid, seen);
        }
        memory
    }

    /// Whether this calendar tells something else of an entry than the one that was published, although neither its
    /// status nor a date says so; then the entry counts as changed on `as_of`.
    pub fn differs_from(&mut self, text: &str, as_of: AsOf) -> bool {
        let mut differs = false;
        for published in published::read(text) {
            let told = self.blocks.insert(published.uid.clone(), published.block);
            if told.is_some_and(|told| told != published.block)
                && let Some(seen) = self.entries.get_mut(&published.uid)
                && !seen.dated
            {
                differs |= seen.revised < as_of.0;
                seen.revised = seen.revised.max(as_of.0);
            }
        }
        differs
    }

    /// Notes the files that are published now, and returns those that were and no longer are: of the folders (`fi`) in
    /// which what is published now is all that there is.
    pub fn published(&mut self, files: BTreeSet<String>, whole: &[&str]) -> Vec<String> {
        let is_whole = |path: &str| path.split_once('/').is_some_and(|(folder, _)| whole.contains(&folder));
        let gone: Vec<String> =
            self.files.iter().filter(|path| is_whole(path) && !files.contains(*path)).cloned().collect();
        gone.iter().for_each(|path| {
            self.files.remove(path);
        });
        self.files.extend(files);
        gone.into_iter().filter(|path| is_inside(path)).collect()
    }

    /// Whether a file was published.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        self.files.contains(path)
    }

    /// Notes an entry as published, and gives it what only what was published before can tell: SEQUENCE, whence it
    /// moved, and the day of a change that no date shows.
    pub(super) fn publish(&mut self, entry: &mut Entry, content: u64, as_of: AsOf) {
        let Some(seen) = self.entries.get_mut(&entry.uid) else {
            self.entries.insert(entry.uid.clone(), Seen::of(entry, content));
            return;
        };
        let moved = seen.day != entry.day;
        let turned = seen.status != entry.status;
        let changed = moved || turned || seen.content.is_some_and(|known| known != content);
        let dated = entry.revised > seen.revised;
        entry.sequence = entry.sequence.max(seen.sequence.saturating_add(u32::from(moved || turned)));
        entry.moved_from = if moved { Some(seen.day) } else { entry.moved_from.or(seen.moved_from) };
        entry.moved_from = entry.moved_from.filter(|from| *from != entry.day);
        entry.revised = entry.revised.max(seen.revised);
        if changed && !dated {
            entry.revised = entry.revised.max(as_of.0);
        }
        let with = std::mem::take(&mut seen.with);
        *seen = Seen { with, dated: changed || dated, ..Seen::of(entry, content) };
    }

    /// Notes who is to take part in what stands by itself in their feeds: once it is gone, nothing else tells it.
    pub(super) fn note_parties<'e>(&mut self, parties: impl Iterator<Item = (&'e str, &'e Entry)>) {
        self.entries.values_mut().filter(|seen| seen.gone.is_none()).for_each(|seen| seen.with.clear());
        for (body, entry) in parties {
            if let Some(seen) = self.entries.get_mut(&entry.uid) {
                seen.with.push(body.to_owned());
            }
        }
    }

    /// By id: who was to take part in an entry that stood by itself in their feeds.
    pub(super) fn parties(&self, uid: &str) -> &[String] {
        self.entries.get(uid).map_or(&[], |seen| &seen.with)
    }

    /// Notes what the duties of entries are called.
    pub(super) fn note_duties(&mut self, model: &Model) {
        let names: BTreeSet<&str> = self.entries.values().filter_map(|seen| seen.instance.split('/').next()).collect();
        let mut duties = BTreeMap::new();
        for name in names {
            let was = model.duty_named(name).map(Was::of).or_else(|| self.duties.get(name).cloned());
            duties.extend(was.map(|was| (name.to_owned(), was)));
        }
        self.duties = duties;
    }

    /// Entries that were published and no longer exist, as cancelled. `judged` tells of a bearer (none: all together) and
    /// a day whether this run looked there; `there` names what is there although it has no entry.
    pub(super) fn gone(
        &mut self,
        model: &Model,
        as_of: AsOf,
        live: &BTreeSet<&str>,
        judged: impl Fn(Option<&str>, Day) -> bool,
        there: impl FnOnce() -> BTreeSet<String>,
    ) -> Vec<Entry> {
        let missing: Vec<String> = self
            .entries
            .iter()
            .filter(|(uid, seen)| !live.contains(uid.as_str()) && judged(bearer(&seen.instance), seen.day))
            .map(|(uid, _)| uid.clone())
            .collect();
        if missing.is_empty() {
            return Vec::new();
        }
        let there = there();
        let mut found = Vec::new();
        for uid in missing {
            let Some(seen) = self.entries.get_mut(&uid) else { continue };
            let since = *seen.gone.get_or_insert(as_of.0);
            let over = since.checked_add_days(Days::new(KEPT)).is_none_or(|last| last < as_of.0);
            if over || there.contains(&*without_party(&seen.instance)) {
                self.entries.remove(&uid);
                continue;
            }
            if seen.status != Status::Cancelled {
                seen.status = Status::Cancelled;
                seen.sequence = seen.sequence.saturating_add(1);
                seen.revised = seen.revised.max(since);
                seen.dated = true;
            }
            let seen = seen.clone();
            found.push(self.cancelled(model, uid, seen, since));
        }
        found
    }

    fn cancelled(&self, model: &Model, uid: String, seen: Seen, since: Day) -> Entry {
        let duty = seen.instance.split('/').next().unwrap_or_default().to_owned();
        // As the duty is called now, if there still is one: so it is remembered, and the next run must say the same.
        let known = seen.named.or_else(|| model.duty_named(&duty).map(Was::of));
        let was = known.or_else(|| self.duties.get(&duty).cloned()).unwrap_or_default();
        let title = Words::new(&*was.fi, &*was.sv, &*was.en);
        let layer = if was.recommended { Layer::Recommended } else { Layer::Binding };
        let acts: Vec<_> = was.acts.iter().filter_map(|act| act_number(act)).map(|act| (act, Vec::new())).collect();
        let bearer = bearer(&seen.instance).map(str::to_owned);
        Entry {
            uid,
            day: seen.day,
            moved_from: seen.moved_from,
            status: Status::Cancelled,
            revised: seen.revised,
            sequence: seen.sequence,
            content: Content::Gone(Gone { duty, title, bearer, source: Citation::Acts(acts.into()), layer, since }),
            instance: seen.instance,
        }
    }

    /// Forgets what lies before a day: no feed shows it any more.
    pub(super) fn forget_before(&mut self, first: Day) {
        self.entries.retain(|_, seen| seen.day >= first);
    }
}

impl Seen {
    fn of(entry: &Entry, content: u64) -> Seen {
        Seen {
            instance: entry.instance.clone(),
            day: entry.day,
            moved_from: entry.moved_from,
            status: entry.status,
            revised: entry.revised,
            sequence: entry.sequence,
            content: Some(content),
            gone: None,
            named: None,
            with: Vec::new(),
            dated: true,
        }
    }
}

impl Was {
    fn of(duty: &Duty) -> Was {
        let mut acts: Vec<String> = Vec::new();
        for version in &duty.versions {
            if let Citation::Acts(cited) = &version.source {
                acts.extend(cited.iter().map(|(act, _)| format!("{}/{}", act.number, act.year)));
            }
        }
        acts.sort_unstable();
        acts.dedup();
        let Words { fi, sv, en } = duty.title.clone();
        Was { fi, sv, en, acts, recommended: Layer::of(duty.binding) == Layer::Recommended }
    }
}

/// The bearer in an instance's id; none where it stands for several.
fn bearer(instance: &str) -> Option<&str> {
    instance
        .split('/')
        .nth(1)
        .filter(|part| !part.is_empty() && !part.starts_with("kind:") && !part.starts_with("with:"))
}

/// An instance's id where it stands for all in which a body takes part, whichever.
fn without_party(instance: &str) -> Cow<'_, str> {
    let mut parts = instance.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(duty), Some(party), Some(rest)) if party.starts_with("with:") => {
            Cow::Owned(format!("{duty}/with/{rest}"))
        }
        _ => Cow::Borrowed(instance),
    }
}

/// `612/2021`.
fn act_number(text: &str) -> Option<ActNumber> {
    let (number, year) = text.split_once('/')?;
    Some(ActNumber { number: number.parse().ok()?, year: year.parse().ok()? })
}

/// Whether a path that was remembered stays inside the folder.
fn is_inside(path: &str) -> bool {
    !path.contains('\\') && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}
