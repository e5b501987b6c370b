//! Every feed that exists: its path, its name, and what it holds.
//!
//! A path is made of the language and the subject's name in it. Ids, official codes, names in other languages and names
//! of bodies that have merged lead to the same feed by another path, for an address once given must not die.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{everybody, plural, slug};
use super::parties::Parties;
use super::{Form, Layer, Role, Scope, default_horizon};
use crate::diagnostic::nearest;
use crate::lang::{Lang, Words};
use crate::model::{ActNumber, BodyId, Citation, DutyId, KindId, Model, Roster};
use crate::schedule::bears;
use crate::time::AsOf;

pub use super::naming::Variant;

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A body.
    Body(BodyId),
    /// All bodies of a kind.
    Kind(KindId),
    /// An act.
    Act(ActNumber),
    /// A duty.
    Duty(DutyId),
}

/// A feed that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// `fi/pirkanmaan-hyvinvointialue.ics`: under `/feeds/`, and in a folder of files.
    pub path: String,
    /// In which language.
    pub lang: Lang,
    /// What it is about.
    pub subject: Subject,
    /// Which of the subject's feeds it is.
    pub variant: Variant,
    /// Which entries it holds.
    pub scope: Scope,
    /// As events or as tasks.
    pub form: Form,
    /// What the calendar is called.
    pub name: String,
}

/// What stands under a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<'c> {
    /// A feed.
    Feed(&'c Known),
    /// A feed under another path: an id, an official code, a name in another language.
    Moved(&'c Known),
    /// Nothing; these paths are near.
    Unknown(Vec<&'c str>),
}

/// Every feed that exists.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Sorted by path.
    feeds: Vec<Known>,
    /// Every name by which a subject is asked for, as in an address.
    stems: BTreeMap<String, Subject>,
    /// Places in `feeds`.
    places: BTreeMap<(Lang, Subject, Variant), usize>,
}

/// Every feed that exists as of a day: bodies that ended before the default horizon have none, nor has what no duty
/// concerns.
#[must_use]
pub fn all(model: &Model, roster: &Roster, as_of: AsOf) -> Catalogue {
    let subjects = subjects(model, roster, as_of);
    let mut feeds = Vec::new();
    for lang in Lang::ALL {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        for subject in &subjects {
            *taken.entry(slug(subject.names.get(lang))).or_default() += 1;
        }
        let mut paths: BTreeSet<String> = BTreeSet::new();
        for subject in &subjects {
            let mut stem = slug(subject.names.get(lang));
            if stem.is_empty() || taken.get(&stem).is_some_and(|count| *count > 1) {
                stem = slug(&format!("{stem} {}", subject.id));
            }
            for (variant, scope) in &subject.feeds {
                let hyphen = if *variant == Variant::Plain { "" } else { "-" };
                let mut path = format!("{lang}/{stem}{hyphen}{}.ics", variant.word(lang));
                // A duty may be called as a feed of something else is.
                while !paths.insert(path.clone()) {
                    path = path.replacen(".ics", "-2.ics", 1);
                }
                feeds.push(Known {
                    path,
                    lang,
                    subject: subject.what,
                    variant: *variant,
                    scope: scope.clone(),
                    form: if *variant == Variant::Tasks { Form::Tasks } else { Form::Events },
                    name: variant.name(subject.title.get(lang), lang),
                });
            }
        }
    }
    feeds.sort_by(|one, other| one.path.cmp(&other.path));
    let places =
        feeds.iter().enumerate().map(|(place, known)| ((known.lang, known.subject, known.variant), place)).collect();
    Catalogue { stems: stems(roster, &subjects, &feeds, as_of), places, feeds }
}

/// What a calendar is called that is made of more or less than one of these feeds.
#[must_use]
pub fn name(model: &Model, scope: &Scope, form: Form, lang: Lang) -> String {
    let variant = match (form, scope.layer, scope.role) {
        (_, Layer::Recommended, _) => Variant::Recommended,
        (Form::Tasks, Layer::Binding, _) => Variant::Tasks,
        (Form::Events, Layer::Binding, Role::Counterparty) => Variant::TakingPart,
        (Form::Events, Layer::Binding, Role::Bearer) => Variant::Plain,
    };
    let bodies = scope.bodies.iter().map(|body| model.roster.body(*body).names.get(lang).to_owned());
    let kind = scope.kind.map(|kind| &model.vocabulary.kinds[kind.index()]);
    let kind = kind.map(|word| plural(&word.name, &word.words).get(lang).to_owned());
    let duties = scope.duties.iter().filter_map(|name| model.duty_named(name));
    let duties = duties.map(|duty| duty.title.get(lang).to_owned());
    let mut words: Vec<String> = bodies.chain(kind).chain(scope.acts.iter().cloned()).chain(duties).collect();
    // A calendar's name stands in a narrow column.
    if words.len() > 4 {
        let more = words.split_off(3).len();
        words.push(format!("+ {more}"));
    }
    if words.is_empty() {
        words.push(everybody(lang).to_owned());
    }
    variant.name(&words.join(" · "), lang)
}

/// Something that has feeds.
struct About {
    what: Subject,
    /// Its id, which makes a name unique.
    id: String,
    /// What the address is made of.
    names: Words,
    /// What the calendar is called after.
    title: Words,
    feeds: Vec<(Variant, Scope)>,
}

fn subjects(model: &Model, roster: &Roster, as_of: AsOf) -> Vec<About> {
    let from = default_horizon(as_of).from;
    let mut owes: BTreeMap<(BodyId, Layer), bool> = BTreeMap::new();
    let mut takes_part: BTreeSet<BodyId> = BTreeSet::new();
    let mut parties = Parties::new(model, roster);
    let living: Vec<BodyId> =
        roster.ids().filter(|body| roster.body(*body).until.is_none_or(|until| until >= from)).collect();
    for duty in &model.duties {
        let layer = Layer::of(duty.binding);
        for body in living.iter().filter(|body| bears(model, roster, duty, **body)) {
            owes.insert((*body, layer), true);
            let newest = duty.versions.len().checked_sub(1).filter(|_| layer == Layer::Binding);
            takes_part.extend(newest.into_iter().flat_map(|version| parties.of_law(duty, version, *body, as_of.0)));
        }
    }
    let mut found = Vec::new();
    let mut kinds: BTreeMap<KindId, (usize, bool)> = BTreeMap::new();
    for id in living {
        let body = roster.body(id);
        let of = |role: Role, layer: Layer| Scope { bodies: vec![id], role, layer, ..Scope::default() };
        let (binding, recommended) =
            (owes.contains_key(&(id, Layer::Binding)), owes.contains_key(&(id, Layer::Recommended)));
        let mut feeds = Vec::new();
        if binding {
            feeds.push((Variant::Plain, of(Role::Bearer, Layer::Binding)));
            feeds.push((Variant::Tasks, of(Role::Bearer, Layer::Binding)));
        }
        if recommended {
            feeds.push((Variant::Recommended, of(Role::Bearer, Layer::Recommended)));
        }
        if takes_part.contains(&id) {
            feeds.push((Variant::TakingPart, of(Role::Counterparty, Layer::Binding)));
        }
        if binding {
            let kind = kinds.entry(body.kind).or_default();
            kind.0 += 1;
            kind.1 |= recommended;
        }
        if !feeds.is_empty() {
            let (names, title) = (body.names.clone(), body.names.clone());
            found.push(About { what: Subject::Body(id), id: body.id.clone(), names, title, feeds });
        }
    }
    for (kind, (count, recommended)) in kinds {
        let word = &model.vocabulary.kinds[kind.index()];
        if count < 2 {
            continue;
        }
        let of = |layer: Layer| Scope { kind: Some(kind), layer, ..Scope::default() };
        let mut feeds = vec![(Variant::Plain, of(Layer::Binding))];
        if recommended {
            feeds.push((Variant::Recommended, of(Layer::Recommended)));
        }
        let names = plural(&word.name, &word.words);
        found.push(About { what: Subject::Kind(kind), id: word.name.clone(), title: names.clone(), names, feeds });
    }
    found.extend(acts(model));
    found.extend(model.duties.iter().map(|duty| {
        let layer = Layer::of(duty.binding);
        let variant = if layer == Layer::Binding { Variant::Plain } else { Variant::Recommended };
        let scope = Scope { duties: vec![duty.name.clone()], layer, ..Scope::default() };
        let (id, names) = (duty.name.clone(), Words::same(&duty.name));
        About { what: Subject::Duty(duty.id), id, names, title: duty.title.clone(), feeds: vec![(variant, scope)] }
    }));
    found
}

/// The acts that duties cite.
fn acts(model: &Model) -> Vec<About> {
    let mut cited: BTreeMap<(i64, i64), (ActNumber, BTreeSet<Layer>)> = BTreeMap::new();
    for duty in &model.duties {
        for version in &duty.versions {
            let Citation::Acts(acts) = &version.source else { continue };
            for (act, _) in acts.iter() {
                let layers = cited.entry((act.year.into(), act.number.into())).or_insert((*act, BTreeSet::new()));
                layers.1.insert(Layer::of(duty.binding));
            }
        }
    }
    let about = |(act, layers): (ActNumber, BTreeSet<Layer>)| {
        let number = format!("{}/{}", act.number, act.year);
        let of = |layer: Layer| Scope { acts: vec![number.clone()], layer, ..Scope::default() };
        let mut feeds = Vec::new();
        if layers.contains(&Layer::Binding) {
            feeds.push((Variant::Plain, of(Layer::Binding)));
        }
        if layers.contains(&Layer::Recommended) {
            feeds.push((Variant::Recommended, of(Layer::Recommended)));
        }
        let title = match model.acts.get(&act).and_then(|act| act.title.as_ref()) {
            Some(title) => Words::new(
                format!("{number} {}", title.fi),
                format!("{number} {}", title.sv),
                format!("{number} {}", title.en),
            ),
            None => Words::same(&number),
        };
        About { what: Subject::Act(act), id: number.clone(), names: Words::same(&number), title, feeds }
    };
    cited.into_values().map(about).collect()
}

/// Every name of every subject that has a feed. Of two with one name the first keeps it: ids before codes before names.
fn stems(roster: &Roster, subjects: &[About], feeds: &[Known], as_of: AsOf) -> BTreeMap<String, Subject> {
    let mut stems: BTreeMap<String, Subject> = BTreeMap::new();
    let mut add = |name: &str, what: Subject| {
        if !name.is_empty() {
            stems.entry(slug(name)).or_insert(what);
        }
    };
    for known in feeds.iter().filter(|known| known.variant == Variant::Plain) {
        let stem = known.path.split('/').next_back().unwrap_or_default().trim_end_matches(".ics");
        add(stem, known.subject);
    }
    for about in subjects {
        add(&about.id, about.what);
    }
    for about in subjects {
        if let Subject::Body(id) = about.what {
            let body = roster.body(id);
            add(body.alias.as_deref().unwrap_or_default(), about.what);
            add(&body.code, about.what);
        }
    }
    for about in subjects {
        for lang in Lang::ALL {
            add(about.names.get(lang), about.what);
        }
    }
    let alive: BTreeSet<Subject> = subjects.iter().map(|about| about.what).collect();
    for merger in roster.mergers() {
        let heir = Subject::Body(roster.successor(merger.old, as_of.0));
        if !alive.contains(&Subject::Body(merger.old)) && alive.contains(&heir) {
            let old = roster.body(merger.old);
            for name in [&old.id, &old.code, &old.names.fi, &old.names.sv, &old.names.en] {
                add(name, heir);
            }
        }
    }
    stems
}

impl Catalogue {
    /// The feeds, sorted by path.
    #[must_use]
    pub fn feeds(&self) -> &[Known] {
        &self.feeds
    }

    /// The feed of a subject.
    #[must_use]
    pub fn feed(&self, lang: Lang, subject: Subject, variant: Variant) -> Option<&Known> {
        self.places.get(&(lang, subject, variant)).and_then(|place| self.feeds.get(*place))
    }

    /// What stands under a path, as `fi/pirkanmaan-hyvinvointialue.ics`.
    #[must_use]
    pub fn find(&self, path: &str) -> Found<'_> {
        if let Ok(at) = self.feeds.binary_search_by(|known| known.path.as_str().cmp(path)) {
            return self.feeds.get(at).map_or(Found::Unknown(Vec::new()), Found::Feed);
        }
        let (lang, file) = match path.split_once('/') {
            Some((lang, file)) => (Lang::from_code(&lang.to_lowercase()), file),
            None => (None, path),
        };
        let stem = slug(file.strip_suffix(".ics").unwrap_or(file));
        if let Some(known) = self.elsewhere(lang.unwrap_or_default(), &stem) {
            return Found::Moved(known);
        }
        Found::Unknown(self.near(lang, &stem))
    }

    /// The feed that a name means which is none of the paths.
    fn elsewhere(&self, lang: Lang, stem: &str) -> Option<&Known> {
        let variants = Variant::ALL.into_iter().flat_map(|variant| Lang::ALL.map(|of| (variant, variant.word(of))));
        variants
            .filter_map(|(variant, word)| {
                let name = if word.is_empty() { stem } else { stem.strip_suffix(word)?.strip_suffix('-')? };
                let subject = self.stems.get(name)?;
                let recommended = matches!(subject, Subject::Duty(_)) && variant == Variant::Plain;
                let feed = self.feed(lang, *subject, variant);
                feed.or_else(|| self.feed(lang, *subject, Variant::Recommended).filter(|_| recommended))
            })
            .next()
    }

    /// Paths that begin as the name does, or the nearest one.
    fn near(&self, lang: Option<Lang>, stem: &str) -> Vec<&str> {
        let of_lang = |known: &&Known| known.lang == lang.unwrap_or_default();
        let paths = || self.feeds.iter().filter(of_lang);
        let file =
            |known: &Known| known.path.split('/').next_back().unwrap_or_default().trim_end_matches(".ics").to_owned();
        let mut near: Vec<&str> = Vec::new();
        if stem.len() > 2 {
            let begins = paths().filter(|known| known.variant == Variant::Plain && file(known).starts_with(stem));
            near.extend(begins.map(|known| known.path.as_str()));
        }
        if near.is_empty() {
            let files: Vec<(String, &str)> = paths().map(|known| (file(known), known.path.as_str())).collect();
            let nearest = nearest(stem, files.iter().map(|(file, _)| file.as_str()));
            near.extend(files.iter().filter(|(file, _)| Some(file.as_str()) == nearest).map(|(_, path)| *path));
        }
        near.truncate(5);
        near
    }
}
