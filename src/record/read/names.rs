//! What people write in a cell → bodies, organs, classes, activities, topics: by name, by code, or by the words for
//! people in any of the three languages, in any case.

use std::collections::{BTreeMap, BTreeSet};

use super::period::Keys;
use crate::diagnostic::nearest;
use crate::lang::{Lang, Words};
use crate::model::roster::{Body, Roster};
use crate::model::vocabulary::{BodyId, ClassId, KindId, OrganId, RelationId, TopicId, Vocabulary, Word};
use crate::record::Kind;
use crate::time::When;

/// The words of a vocabulary and the names of a roster, ready to be looked up.
#[derive(Debug)]
pub struct Names<'m> {
    /// The words.
    pub vocabulary: &'m Vocabulary,
    /// The bodies.
    pub roster: &'m Roster,
    /// Which keys periods can have; none: not known here, so any will do.
    pub periods: Option<Keys<'m>>,
    kinds: BTreeMap<String, Vec<Kind>>,
    topics: BTreeMap<String, Vec<TopicId>>,
    classes: BTreeMap<String, Vec<ClassId>>,
    organs: BTreeMap<String, Vec<OrganId>>,
    bodies: BTreeMap<String, Vec<BodyId>>,
    /// Full names of bodies that people also use for short of another one: `pirkanmaa`, a region, for its county.
    shared: BTreeMap<String, Vec<BodyId>>,
    codes: BTreeMap<&'m str, Vec<BodyId>>,
    /// Codes without their leading zeros.
    bare_codes: BTreeMap<&'m str, Vec<BodyId>>,
    /// By the kind of a group: the relation that `members` means.
    members: BTreeMap<KindId, Option<RelationId>>,
}

/// What a name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found<T> {
    /// This one.
    One(T),
    /// Any of these.
    Several(Vec<T>),
    /// Nothing has this name.
    None,
}

/// What a name of a body turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundBody {
    /// This one.
    One(BodyId),
    /// This one, because no other of the name existed then.
    OneThen(BodyId),
    /// Any of these.
    Several(Vec<BodyId>),
    /// A number that is no code; these would be with leading zeros.
    Code(Vec<BodyId>),
    /// Nothing has this name.
    None,
}

/// Words that stand before an organ's own in the names of councils and boards. A plain ending would not do: a youth
/// council is no council.
const ORGAN_PREFIXES: [&str; 8] =
    ["alue", "kunnan", "kaupungin", "yhtymä", "välfärdsområdes", "kommun", "stads", "områdes"];

impl<'m> Names<'m> {
    /// Ready to look up the words of this vocabulary and the bodies of this roster.
    #[must_use]
    pub fn new(vocabulary: &'m Vocabulary, roster: &'m Roster) -> Names<'m> {
        let activities = vocabulary.activities.iter().enumerate();
        let statuses = vocabulary.statuses.iter().enumerate();
        let kinds = activities
            .map(|(at, activity)| (Kind::Activity(at.into()), &activity.word))
            .chain(statuses.map(|(at, word)| (Kind::Status(at.into()), word)));
        let mut bodies: BTreeMap<String, Vec<BodyId>> = BTreeMap::new();
        let mut codes: BTreeMap<&str, Vec<BodyId>> = BTreeMap::new();
        let mut bare_codes: BTreeMap<&str, Vec<BodyId>> = BTreeMap::new();
        for id in roster.ids() {
            let body = roster.body(id);
            for name in [&body.names.fi, &body.names.sv, &body.names.en] {
                put(&mut bodies, fold(name), id);
            }
            if !body.code.is_empty() {
                codes.entry(&body.code).or_default().push(id);
                bare_codes.entry(body.code.trim_start_matches('0')).or_default().push(id);
            }
        }
        let mut shared = shared(vocabulary, roster, &bodies);
        // An id or an alias is meant even where it is somebody's name as well.
        for id in roster.ids() {
            let body = roster.body(id);
            for name in std::iter::once(&body.id).chain(&body.alias) {
                let name = fold(name);
                shared.remove(&name);
                bodies.insert(name, vec![id]);
            }
        }
        let mut members: BTreeMap<KindId, Option<RelationId>> = BTreeMap::new();
        for (at, relation) in vocabulary.relations.iter().enumerate() {
            if vocabulary.kind(&relation.member).is_some() {
                // A second such relation leaves open which members are meant.
                members.entry(relation.group).and_modify(|found| *found = None).or_insert(Some(at.into()));
            }
        }
        Names {
            vocabulary,
            roster,
            periods: None,
            kinds: index(kinds),
            topics: index(vocabulary.topics.iter().enumerate().map(|(at, word)| (at.into(), word))),
            classes: index(vocabulary.classes.iter().enumerate().map(|(at, class)| (at.into(), &class.word))),
            organs: index(vocabulary.organs.iter().enumerate().map(|(at, word)| (at.into(), word))),
            bodies,
            shared,
            codes,
            bare_codes,
            members,
        }
    }

    /// An activity kind or a status.
    #[must_use]
    pub fn kind(&self, written: &str) -> Found<Kind> {
        look_up(&self.kinds, written)
    }

    /// A topic.
    #[must_use]
    pub fn topic(&self, written: &str) -> Found<TopicId> {
        look_up(&self.topics, written)
    }

    /// A class of partners.
    #[must_use]
    pub fn class(&self, written: &str) -> Found<ClassId> {
        look_up(&self.classes, written)
    }

    /// An organ, also by what it is called in a county or a town: `aluevaltuusto`, `kommunstyrelse`, `own council`.
    #[must_use]
    pub fn organ(&self, written: &str) -> Found<OrganId> {
        let found = look_up(&self.organs, written);
        if matches!(found, Found::One(_)) {
            return found;
        }
        let folded = fold(written);
        let bare = folded.strip_prefix("own ").unwrap_or(&folded);
        let prefixes = ORGAN_PREFIXES.iter().filter_map(|prefix| bare.strip_prefix(prefix));
        for word in std::iter::once(bare).chain(prefixes) {
            // Swedish names organs in the definite form as well: `kommunstyrelsen`.
            for word in [word, word.strip_suffix('n').unwrap_or(word)] {
                if let Some([organ]) = self.organs.get(word).map(Vec::as_slice) {
                    return Found::One(*organ);
                }
            }
        }
        found
    }

    /// A body by id, alias, official code or name; where several share a name, the one that existed `when` it was.
    #[must_use]
    pub fn body(&self, written: &str, when: Option<When>) -> FoundBody {
        if !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit()) {
            if let Some(found) = self.codes.get(written) {
                return self.choose(found, when);
            }
            let bare = written.trim_start_matches('0');
            return match self.bare_codes.get(bare) {
                Some(found) if !bare.is_empty() => FoundBody::Code(found.clone()),
                _ => FoundBody::None,
            };
        }
        if let Some(id) = self.roster.find(written) {
            return FoundBody::One(id);
        }
        let folded = fold(written);
        if let Some(found) = self.shared.get(&folded) {
            return FoundBody::Several(found.clone());
        }
        match self.bodies.get(&folded) {
            Some(found) => self.choose(found, when),
            None => FoundBody::None,
        }
    }

    fn choose(&self, found: &[BodyId], when: Option<When>) -> FoundBody {
        if let [id] = found {
            return FoundBody::One(*id);
        }
        let existing: Vec<BodyId> = match when {
            Some(when) => found.iter().copied().filter(|id| existed(self.roster.body(*id), when)).collect(),
            None => Vec::new(),
        };
        match existing[..] {
            [id] => FoundBody::OneThen(id),
            _ => FoundBody::Several(found.to_vec()),
        }
    }

    /// The relation that `members` means for this body; none where its kind has no members, or members of two kinds.
    #[must_use]
    pub fn members_of(&self, body: BodyId) -> Option<RelationId> {
        self.members.get(&self.roster.body(body).kind).copied().flatten()
    }

    /// The activity or status that `written` most likely means.
    #[must_use]
    pub fn near_kind(&self, written: &str) -> Option<String> {
        let more = ["waiver", "judgement"].into_iter();
        nearest(written, self.kinds.keys().map(String::as_str).chain(more)).map(str::to_owned)
    }

    /// The activities and statuses whose names have most in common with `written`, at most five, in each language.
    #[must_use]
    pub fn kinds_like(&self, written: &str) -> Words {
        let activities = self.vocabulary.activities.iter().map(|activity| &activity.word);
        let words: Vec<&Word> = activities.chain(&self.vocabulary.statuses).collect();
        let parts = parts(&fold(written));
        let alike = |word: &&Word| names_of(word).map(|name| alike(&parts, &self::parts(&fold(name)))).max();
        let mut ranked: Vec<&Word> = words;
        // Stable: names that are as near stay in the order of the rules.
        ranked.sort_by_key(|word| std::cmp::Reverse(alike(word)));
        ranked.truncate(5);
        let told = |pick: fn(&Word) -> &str| {
            let told = ranked.iter().map(|word| {
                let shown = pick(word);
                format!("`{}`", if shown.is_empty() { &word.name } else { shown })
            });
            told.collect::<Vec<_>>().join(", ")
        };
        Words::new(told(|word| &word.words.fi), told(|word| &word.words.sv), told(|word| &word.name))
    }

    /// Bodies as complaints name them: id and name.
    #[must_use]
    pub fn candidates(&self, found: &[BodyId]) -> Words {
        let told = |lang: Lang| {
            let told = found.iter().map(|id| {
                let body = self.roster.body(*id);
                match body.names.get(lang) {
                    "" => format!("`{}`", body.id),
                    name => format!("`{}` {name}", body.id),
                }
            });
            told.collect::<Vec<_>>().join(", ")
        };
        Words::new(told(Lang::Fi), told(Lang::Sv), told(Lang::En))
    }

    /// The topic that `written` most likely means.
    #[must_use]
    pub fn near_topic(&self, written: &str) -> Option<String> {
        nearest(written, self.topics.keys().map(String::as_str)).map(str::to_owned)
    }

    /// The class that `written` most likely means.
    #[must_use]
    pub fn near_class(&self, written: &str) -> Option<String> {
        nearest(written, self.classes.keys().map(String::as_str)).map(str::to_owned)
    }

    /// The organ that `written` most likely means.
    #[must_use]
    pub fn near_organ(&self, written: &str) -> Option<String> {
        nearest(written, self.organs.keys().map(String::as_str)).map(str::to_owned)
    }

    /// The name of a body that `written` most likely means, or of a class where `classes` may stand too.
    #[must_use]
    pub fn near_party(&self, written: &str, classes: bool) -> Option<String> {
        let roster = self.roster.bodies().iter();
        let bodies = roster.flat_map(|body| [&body.names.fi, &body.names.sv, &body.id, &body.names.en]);
        let aliases = self.roster.bodies().iter().filter_map(|body| body.alias.as_ref());
        let organised = self.vocabulary.classes.iter().filter(|_| classes);
        let classes = organised.flat_map(|class| names_of(&class.word));
        let all = bodies.chain(aliases).filter(|name| !name.is_empty()).map(String::as_str);
        nearest(written, all.chain(classes)).map(str::to_owned)
    }
}

/// Names that are the whole name of one body and, without the word for its kind, that of a body of another kind:
/// *Lappland* is a region, and short for *Lapplands välfärdsområde*. One language that shows it is enough, for nobody
/// means another body in another language.
fn shared(
    vocabulary: &Vocabulary,
    roster: &Roster,
    bodies: &BTreeMap<String, Vec<BodyId>>,
) -> BTreeMap<String, Vec<BodyId>> {
    let mut shared: BTreeMap<String, Vec<BodyId>> = BTreeMap::new();
    for id in roster.ids() {
        let body = roster.body(id);
        let kind = &vocabulary.kinds[body.kind.index()].words;
        // What the genitive adds before the word for the kind.
        for (lang, genitive) in [(Lang::Fi, "n"), (Lang::Sv, "s"), (Lang::En, "")] {
            let (name, word) = (fold(body.names.get(lang)), fold(kind.get(lang)));
            let short = Some(&name).filter(|_| !word.is_empty()).and_then(|name| name.strip_suffix(&word));
            let Some(short) = short.and_then(|short| short.strip_suffix(' ')) else { continue };
            let found = [Some(short), short.strip_suffix(genitive)].into_iter().flatten();
            let namesakes = found.filter_map(|short| bodies.get(short)).flatten().copied();
            for other in namesakes.filter(|other| roster.body(*other).kind != body.kind) {
                let names = &roster.body(other).names;
                for name in [&names.fi, &names.sv, &names.en] {
                    put(&mut shared, fold(name), other);
                    put(&mut shared, fold(name), id);
                }
            }
        }
    }
    shared
}

/// Whether the body existed on some day of `when`.
pub fn existed(body: &Body, when: When) -> bool {
    body.from.is_none_or(|from| from <= when.last()) && body.until.is_none_or(|until| when.first() <= until)
}

/// Any case, one blank for many, letters with their marks in one: `Hämeenlinna` as a Mac writes file names.
#[must_use]
pub fn fold(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for word in written.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    if folded.is_ascii() {
        return folded;
    }
    let marks = [
        ("a\u{308}", "ä"),
        ("o\u{308}", "ö"),
        ("a\u{30a}", "å"),
        ("u\u{308}", "ü"),
        ("e\u{301}", "é"),
        ("\u{2010}", "-"),
        ("\u{2011}", "-"),
        ("’", "'"),
    ];
    for (apart, joined) in marks {
        if folded.contains(apart) {
            folded = folded.replace(apart, joined);
        }
    }
    folded
}

fn names_of(word: &Word) -> impl Iterator<Item = &str> {
    [&word.name, &word.words.fi, &word.words.sv, &word.words.en]
        .into_iter()
        .map(String::as_str)
        .filter(|name| !name.is_empty())
}

fn put<T: PartialEq>(names: &mut BTreeMap<String, Vec<T>>, name: String, thing: T) {
    if name.is_empty() {
        return;
    }
    let things = names.entry(name).or_default();
    if !things.contains(&thing) {
        things.push(thing);
    }
}

/// Every three letters that follow each other.
fn parts(name: &str) -> BTreeSet<[char; 3]> {
    let letters: Vec<char> = name.chars().collect();
    letters.windows(3).filter_map(|three| three.try_into().ok()).collect()
}

/// How much two names have in common, in thousandths.
fn alike(one: &BTreeSet<[char; 3]>, other: &BTreeSet<[char; 3]>) -> usize {
    2000 * one.intersection(other).count() / (one.len() + other.len()).max(1)
}

/// By name, and by the words for people where they are nobody's name.
fn index<'w, T: Copy + PartialEq>(words: impl Iterator<Item = (T, &'w Word)> + Clone) -> BTreeMap<String, Vec<T>> {
    let mut names = BTreeMap::new();
    for (thing, word) in words.clone() {
        for name in [&word.words.fi, &word.words.sv, &word.words.en] {
            put(&mut names, fold(name), thing);
        }
    }
    let mut own: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for (thing, word) in words {
        put(&mut own, fold(&word.name), thing);
    }
    names.extend(own);
    names
}

fn look_up<T: Copy>(names: &BTreeMap<String, Vec<T>>, written: &str) -> Found<T> {
    let found = match names.get(written) {
        Some(found) => Some(found),
        None => names.get(&fold(written)),
    };
    match found.map(Vec::as_slice) {
        Some([thing]) => Found::One(*thing),
        Some(things) => Found::Several(things.to_vec()),
        None => Found::None,
    }
}
