//! The list of all calendars, and the page of one body, kind, act or duty with the ways to subscribe.

use std::collections::BTreeMap;

use askama::Template;

use super::links::Links;
use super::qr::{Qr, qr};
use super::{Head, Line, Root, Site, filled};
use crate::feed::catalogue::{Known, Subject};
use crate::feed::{Form, Horizon, Layer, Role};
use crate::lang::Lang;
use crate::model::KindId;
use crate::render::wording::feed::no_days;
use crate::render::wording::subscribe::{Word, before, word};

/// The options that a reader chose.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chosen {
    /// As they stand in an address: `?remind=30d`; nothing where there are none.
    pub text: String,
    /// Reminders so many days before.
    pub remind: Vec<u16>,
    /// Notice entries so many days before.
    pub ahead: Vec<u16>,
}

#[derive(Template)]
#[template(path = "index.html", config = "src/render/pages/askama.toml")]
struct Index {
    head: Head,
    lead: &'static str,
    refresh: &'static str,
    find: &'static str,
    groups: Vec<Group>,
}

struct Group {
    name: String,
    href: String,
    lines: Vec<Line>,
}

/// The page that lists all calendars of a language.
#[must_use]
pub fn index(site: &Site<'_>) -> String {
    let lang = site.lang;
    let first = primaries(site, lang);
    let mut kinds: BTreeMap<KindId, Group> = BTreeMap::new();
    let (mut acts, mut duties) = (Vec::new(), Vec::new());
    let of_kind = |kind: KindId| Group {
        name: capital(site.model.vocabulary.kinds[kind.index()].words.get(lang)),
        href: String::new(),
        lines: Vec::new(),
    };
    for (subject, known) in &first {
        let line = Line { href: site.page_href(known), name: bare(&known.name).to_owned(), hint: String::new() };
        match subject {
            Subject::Body(body) => {
                let kind = site.model.roster.body(*body).kind;
                kinds.entry(kind).or_insert_with(|| of_kind(kind)).lines.push(line);
            }
            Subject::Kind(kind) => {
                let group = kinds.entry(*kind).or_insert_with(|| of_kind(*kind));
                group.name.clone_from(&line.name);
                group.href = line.href;
            }
            Subject::Act(_) => acts.push(line),
            Subject::Duty(_) => duties.push(line),
        }
    }
    let mut groups: Vec<Group> = kinds.into_values().collect();
    for (name, lines) in [(Word::Acts, acts), (Word::Duties, duties)] {
        groups.push(Group { name: word(lang, name).to_owned(), href: String::new(), lines });
    }
    for group in &mut groups {
        group.lines.sort_by_key(|line| sorted(&line.name));
    }
    groups.retain(|group| !group.lines.is_empty() || !group.href.is_empty());
    filled(&Index {
        head: site.head(word(lang, Word::All), |lang| site.index_href(lang)),
        lead: word(lang, Word::Lead),
        refresh: word(lang, Word::Refresh),
        find: word(lang, Word::Find),
        groups,
    })
}

/// The name of a calendar without what it holds, which is the same in the whole list: `Pirkanmaan hyvinvointialue`.
fn bare(name: &str) -> &str {
    name.rsplit_once(" – ").map_or(name, |(subject, _)| subject)
}

/// A name as it is sorted in Finland: å, ä and ö after z, large and small letters alike.
#[must_use]
pub fn sorted(name: &str) -> String {
    name.to_lowercase().replace('å', "z\u{1}").replace('ä', "z\u{2}").replace('ö', "z\u{3}")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The feeds of a language that stand for their subjects.
fn primaries<'s>(site: &Site<'s>, lang: Lang) -> BTreeMap<Subject, &'s Known> {
    let mut first: BTreeMap<Subject, &Known> = BTreeMap::new();
    for known in site.feeds.iter().filter(|known| known.lang == lang) {
        let best = first.entry(known.subject).or_insert(known);
        if rank(known) < rank(best) {
            *best = known;
        }
    }
    first
}

impl Site<'_> {
    /// The path of the page of a subject, in the language of the site.
    #[must_use]
    pub fn page_of(&self, subject: Subject) -> Option<&str> {
        self.known_of(subject).map(|known| known.path.trim_end_matches(".ics"))
    }

    /// The feed that stands for a subject, in the language of the site.
    pub(super) fn known_of(&self, subject: Subject) -> Option<&Known> {
        let own = self.feeds.iter().filter(|known| known.lang == self.lang && known.subject == subject);
        own.min_by_key(|known| rank(known))
    }
}

/// In which order the feeds of a subject stand on its page.
fn rank(known: &Known) -> (bool, bool, bool) {
    let (tasks, soft) = (known.form == Form::Tasks, known.scope.layer == Layer::Recommended);
    (tasks, known.scope.role == Role::Counterparty, soft)
}

#[derive(Template)]
#[template(path = "subject.html", config = "src/render/pages/askama.toml")]
struct Page<'p> {
    head: Head,
    name: &'p str,
    ways: Vec<Way>,
    refresh: String,
    qr: Option<Qr>,
    options: Option<Options<'p>>,
    words: Words,
}

/// One feed with the ways to it.
struct Way {
    heading: String,
    hint: &'static str,
    /// That it has no entry, if it has none.
    empty: String,
    href: String,
    file: String,
    links: Option<Links>,
    /// It holds tasks, which Google and Outlook do not show.
    tasks: bool,
}

struct Words {
    device: &'static str,
    device_hint: &'static str,
    google: &'static str,
    outlook_work: &'static str,
    outlook_home: &'static str,
    address: &'static str,
    address_hint: &'static str,
    qr: &'static str,
    qr_hint: &'static str,
    options: &'static str,
    options_hint: &'static str,
    applied: &'static str,
    apply: &'static str,
    more: &'static str,
}

struct Options<'p> {
    text: &'p str,
    action: String,
    fields: Vec<Field>,
}

struct Field {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    choices: Vec<Choice>,
}

struct Choice {
    value: String,
    name: String,
    chosen: bool,
}

/// The page of a subject; none where it has no feed in the language of the site. Of a feed without an entry `empty` gives
/// the days that it covers.
#[must_use]
pub fn subject(
    site: &Site<'_>,
    subject: Subject,
    chosen: &Chosen,
    empty: impl Fn(&Known) -> Option<Horizon>,
) -> Option<String> {
    let lang = site.lang;
    let mut feeds: Vec<&Known> =
        site.feeds.iter().filter(|known| known.lang == lang && known.subject == subject).collect();
    feeds.sort_by_key(|known| rank(known));
    let first = *feeds.first()?;
    let word = |which| word(lang, which);
    let mut head = site.head(&first.name, |lang| {
        primaries(site, lang).get(&subject).map(|known| site.page_href(known)).unwrap_or_default()
    });
    let mut refresh = word(Word::Refresh).to_owned();
    match site.root {
        Root::Served { public, .. } => {
            refresh = format!("{refresh} {}", word(Word::RefreshHere));
            if !public {
                head.notices.push(word(Word::Local).to_owned());
            }
        }
        Root::Files { base: None } => head.notices.push(word(Word::NoAddress).to_owned()),
        Root::Files { base: Some(_) } | Root::Folder(_) | Root::One(_) => {}
    }
    let options = match site.root {
        Root::Served { .. } => Some(Options {
            text: &chosen.text,
            action: site.page_href(first),
            fields: vec![
                field(lang, "remind", Word::Remind, Word::RemindHint, &[1, 7, 14, 30, 60], &chosen.remind),
                field(lang, "ahead", Word::Ahead, Word::AheadHint, &[7, 14, 30, 60, 90], &chosen.ahead),
            ],
        }),
        Root::Files { .. } | Root::Folder(_) | Root::One(_) => None,
    };
    let page = Page {
        head,
        name: &first.name,
        ways: feeds.iter().map(|known| way(site, known, *known == first, &chosen.text, empty(known))).collect(),
        refresh,
        qr: site.page_address(first).and_then(|address| qr(&address)),
        options,
        words: Words {
            device: word(Word::Device),
            device_hint: word(Word::DeviceHint),
            google: word(Word::Google),
            outlook_work: word(Word::OutlookWork),
            outlook_home: word(Word::OutlookHome),
            address: word(Word::Address),
            address_hint: word(Word::AddressHint),
            qr: word(Word::Qr),
            qr_hint: word(Word::QrHint),
            options: word(Word::Options),
            options_hint: word(Word::OptionsHint),
            applied: word(Word::Applied),
            apply: word(Word::Apply),
            more: word(Word::More),
        },
    };
    Some(filled(&page))
}

fn way(site: &Site<'_>, known: &Known, first: bool, options: &str, empty: Option<Horizon>) -> Way {
    let (heading, hint) = if first {
        (Word::Subscribe, None)
    } else if known.form == Form::Tasks {
        (Word::Tasks, Some(Word::TasksHint))
    } else if known.scope.role == Role::Counterparty {
        (Word::TakingPart, Some(Word::TakingPartHint))
    } else if known.scope.layer == Layer::Recommended {
        (Word::Recommended, Some(Word::RecommendedHint))
    } else {
        (Word::Binding, None)
    };
    let heading = word(site.lang, heading).to_owned();
    Way {
        heading,
        hint: hint.map_or("", |hint| word(site.lang, hint)),
        // Tasks are what the events are, of which it was said.
        empty: empty
            .filter(|_| first || known.form == Form::Events)
            .map_or(String::new(), |days| no_days(site.lang, days.from, days.to)),
        href: site.feed_href(known, options),
        file: known.path.rsplit('/').next().unwrap_or_default().to_owned(),
        links: site.feed_address(known, options).map(|address| Links::new(&address, &known.name)),
        tasks: known.form == Form::Tasks,
    }
}

fn field(lang: Lang, name: &'static str, label: Word, hint: Word, offered: &[u16], chosen: &[u16]) -> Field {
    let mut days: Vec<u16> = offered.to_vec();
    days.extend(chosen.iter().filter(|day| !offered.contains(day)));
    days.sort_unstable();
    let none = Choice { value: String::new(), name: word(lang, Word::None).to_owned(), chosen: chosen.is_empty() };
    let choice = |days: &u16| Choice {
        value: format!("{days}d"),
        name: before(lang, *days),
        chosen: chosen.first() == Some(days),
    };
    Field {
        name,
        label: word(lang, label),
        hint: word(lang, hint),
        choices: std::iter::once(none).chain(days.iter().map(choice)).collect(),
    }
}
