//! What a duty asks for, as its rule says it: the act, who takes part, topics, steps, receivers. No record is known here.
//!
//! Names stand in their basic form, in apposition, so that none has to be inflected.

use super::{alternatives, list, pick, quoted, verdict};
use crate::lang::Lang;
use crate::model::Duty;
use crate::model::duty::{Ask, By, Demand, Party, Set, Target, Text, Together};
use crate::render::book::Book;

/// What a text of a duty asks for, line by line; of one part, where it is one.
#[must_use]
pub fn lines(book: &Book<'_>, duty: &Duty, part: Option<&str>, text: &Text) -> Vec<String> {
    let lang = book.lang;
    match &text.demand {
        Demand::Do(Target::Acts(count, ask)) => {
            let mut act = kinds(book, ask);
            if *count > 1 {
                act = say!(lang, "{act} ({count} kertaa)", "{act} ({count} gånger)", "{act} ({count} times)");
            }
            let mut lines = vec![labelled(lang, ["Vaaditaan", "Det som krävs", "Required"], &act)];
            lines.extend(details(book, part, ask));
            lines
        }
        Demand::Do(Target::Steps(steps)) => {
            let names: Vec<String> = steps
                .iter()
                .map(|step| {
                    let name = book.step_words(step, steps);
                    let inside = details(book, part, &Ask { to: Vec::new(), ..step.ask.clone() });
                    if inside.is_empty() { name } else { format!("{name} ({})", lower(&inside.join("; "))) }
                })
                .collect();
            let mut lines = vec![labelled(lang, ["Vaaditut vaiheet", "Steg som krävs", "Steps required"], "")];
            lines.extend(names.iter().map(|name| format!("– {name}")));
            lines
        }
        Demand::Do(Target::Question(at)) => question(book, duty, *at).into_iter().collect(),
        Demand::Keep(status, ask) => {
            let status = book.model.vocabulary.statuses[status.index()].words.get(lang);
            let label = ["Vaaditaan jatkuvasti", "Det som krävs fortlöpande", "Required at all times"];
            let mut lines = vec![labelled(lang, label, status)];
            lines.extend(details(book, part, ask));
            lines
        }
        Demand::Avoid(ask, _) => {
            let mut lines = vec![labelled(lang, ["Kielletty", "Förbjudet", "Forbidden"], &kinds(book, ask))];
            lines.extend(details(book, part, ask));
            lines
        }
    }
}

fn labelled(lang: Lang, label: [&'static str; 3], value: &str) -> String {
    format!("{}: {value}", pick(lang, label[0], label[1], label[2])).trim_end().to_owned()
}

/// Inside brackets a label begins small.
pub(super) fn lower(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}

fn question(book: &Book<'_>, duty: &Duty, at: usize) -> Option<String> {
    let question = duty.questions.get(at)?;
    let label = ["Vaaditaan myönteinen arvio", "Det som krävs är en jakande bedömning", "To be answered with yes"];
    Some(labelled(book.lang, label, &quoted(book.lang, question.text.get(book.lang))))
}

/// The acts that are asked for, any of them.
pub(super) fn kinds(book: &Book<'_>, ask: &Ask) -> String {
    let vocabulary = &book.model.vocabulary;
    let kinds: Vec<&str> =
        ask.kinds.iter().map(|kind| vocabulary.activities[kind.index()].word.words.get(book.lang)).collect();
    alternatives(book.lang, &kinds)
}

/// Who acts, who takes part, about what, to whom, and how well shown.
pub(super) fn details(book: &Book<'_>, part: Option<&str>, ask: &Ask) -> Vec<String> {
    let lang = book.lang;
    let mut lines = Vec::new();
    let acts = match &ask.by {
        By::Bearer | By::AnyBearer => None,
        By::Own(organ) => Some(labelled(lang, ["Toimielin", "Organ", "Organ"], book.organ(*organ))),
        By::EveryBearer(organ) => {
            let each = pick(lang, "jokainen velvoitettu", "varje förpliktad", "every bearer");
            let each = organ.map_or_else(|| each.to_owned(), |organ| format!("{each} ({})", book.organ(organ)));
            Some(labelled(lang, ["Toimija", "Aktör", "Acting"], &each))
        }
        By::Others(parties) => {
            let names: Vec<String> = parties.iter().map(|party| self::party(book, party)).collect();
            Some(labelled(lang, ["Toimija", "Aktör", "Acting"], &names.join("; ")))
        }
    };
    lines.extend(acts);
    if !ask.together.is_empty() {
        let names: Vec<String> = ask.together.iter().map(|together| self::together(book, together)).collect();
        lines.push(labelled(lang, ["Mukana", "Medverkande", "Taking part"], &names.join("; ")));
    }
    let topics: Vec<String> = ask
        .about
        .iter()
        .filter_map(|about| match (about.topic, part) {
            (Some(topic), _) => Some(book.model.vocabulary.topics[topic.index()].words.get(lang).to_owned()),
            (None, part) => part.map(|part| book.topic(part)),
        })
        .collect();
    if !topics.is_empty() {
        lines.push(labelled(lang, ["Aiheet", "Ämnen", "Topics"], &list(lang, &topics)));
    }
    if ask.crosswise {
        let said = pick(
            lang,
            "Jokainen aihe on käsiteltävä jokaisen osapuolen kanssa",
            "Varje ämne ska behandlas med varje part",
            "Every topic is to be dealt with together with every party",
        );
        lines.push(said.to_owned());
    }
    if !ask.to.is_empty() {
        let names: Vec<String> = ask.to.iter().map(|party| self::party(book, party)).collect();
        lines.push(labelled(lang, ["Vastaanottaja", "Mottagare", "Receiver"], &names.join("; ")));
    }
    if let Some(grade) = ask.evidence {
        let grade = verdict::grade(lang, grade);
        lines.push(labelled(lang, ["Näyttö vähintään", "Bevisning minst", "Evidence at least"], grade));
    }
    lines
}

fn together(book: &Book<'_>, together: &Together) -> String {
    let lang = book.lang;
    let mut said = party(book, &together.party);
    if together.invited {
        let invited = pick(lang, "kutsuttuna", "kallad", "invited");
        said = format!("{said}, {invited}");
    }
    if together.when.is_some() {
        let under = pick(lang, "laissa mainituin ehdoin", "på de villkor som anges i lag", "on conditions set by law");
        said = format!("{said}, {under}");
    }
    said
}

/// Who is asked to take part or to receive.
#[must_use]
pub fn party(book: &Book<'_>, party: &Party) -> String {
    let lang = book.lang;
    match party {
        Party::One(who, None) => book.who(who),
        Party::One(who, Some(organ)) => format!("{} ({})", book.who(who), book.organ(*organ)),
        Party::Own(organ) => book.organ(*organ).to_owned(),
        Party::Every(set, organ) => {
            let member = book.thing(set.member);
            let each = say!(lang, "jokainen {member}", "varje {member}", "every {member}");
            let mut more: Vec<String> = organ.map(|organ| book.organ(organ).to_owned()).into_iter().collect();
            more.extend(having(book, set));
            if more.is_empty() { each } else { format!("{each} ({})", more.join(", ")) }
        }
        Party::AtLeast(count, set) => {
            let mut least = vec![say!(lang, "vähintään {count}", "minst {count}", "at least {count}")];
            least.extend(having(book, set));
            format!("{} ({})", book.thing(set.member), least.join(", "))
        }
        Party::Others => pick(lang, "muut velvoitetut", "de övriga förpliktade", "the other bearers").to_owned(),
    }
}

/// Only those that have a status.
fn having(book: &Book<'_>, set: &Set) -> Option<String> {
    let status = book.model.vocabulary.statuses.get(set.having?.index())?.words.get(book.lang);
    Some(say!(book.lang, "tila: {status}", "status: {status}", "status: {status}"))
}
