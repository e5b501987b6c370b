//! The sentences of a calendar of deadlines: titles, what moved, what no longer stands, how fresh it is.
//!
//! Nothing here ages: no *tomorrow*, no *overdue*, no count of days that are left. Names stand in their basic form, in
//! apposition, so that none has to be inflected.

use super::{days, law, list, number, pick, verdict};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::model::Act;
use crate::model::duty::Binding;
use crate::time::Day;

/// Why an entry was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// No version of the duty is in force on its day.
    Repealed,
    /// Anything else: what set it off was withdrawn, the body is gone, the rules say it otherwise.
    Dropped,
}

/// The title of an entry: what is to be done, then whose it is.
#[must_use]
pub fn title(what: &str, whose: &str) -> String {
    format!("{what} – {whose}")
}

/// The title of an entry that was cancelled.
#[must_use]
pub fn cancelled_title(lang: Lang, ended: Ended, title: &str) -> String {
    match ended {
        Ended::Repealed => say!(lang, "KUMOTTU: {title}", "UPPHÄVD: {title}", "REPEALED: {title}"),
        Ended::Dropped => say!(lang, "POISTUNUT: {title}", "UTGÅR: {title}", "WITHDRAWN: {title}"),
    }
}

/// The title of an entry that gives notice of a due day.
#[must_use]
pub fn ahead_title(lang: Lang, day: Day, title: &str) -> String {
    let day = days::day(lang, day);
    say!(lang, "Määräpäivä {day}: {title}", "Sista dag {day}: {title}", "Due {day}: {title}")
}

/// What such an entry is.
#[must_use]
pub fn ahead(lang: Lang, day: Day) -> String {
    let day = days::with_weekday(lang, day);
    say!(
        lang,
        "Tämä on ennakkomerkintä: määräpäivä on {day}.",
        "Detta är en förhandspost: den sista dagen är {day}.",
        "This is an advance notice: the due day is {day}."
    )
}

/// All bearers, in the place of a name.
#[must_use]
pub fn all_bearers(lang: Lang, count: usize) -> String {
    let shown = number(lang, count);
    match (lang, count) {
        (Lang::Fi, 1) => "1 velvoitettu".to_owned(),
        (Lang::Fi, _) => format!("{shown} velvoitettua"),
        (Lang::Sv, 1) => "1 förpliktad".to_owned(),
        (Lang::Sv, _) => format!("{shown} förpliktade"),
        (Lang::En, 1) => "1 bearer".to_owned(),
        (Lang::En, _) => format!("{shown} bearers"),
    }
}

/// How it stands with all bearers, with the denominator.
#[must_use]
pub fn bearers_summary(lang: Lang, total: usize, counts: &[(Verdict, usize)]) -> String {
    let parts: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(of, count)| verdict::counted(lang, *count, *of)).collect();
    format!("{}: {}.", all_bearers(lang, total), parts.join(", "))
}

/// Those whose duty was not met, or met in part, by name, in the order of the roster; `more` are not named.
#[must_use]
pub fn not_met(lang: Lang, names: &[String], more: usize) -> String {
    let mut names = names.to_vec();
    if more > 0 {
        let more = number(lang, more);
        names.push(say!(lang, "{more} muuta", "{more} andra", "{more} others"));
    }
    let names = list(lang, &names);
    say!(
        lang,
        "Ei täyttynyt, tai täyttyi vain osittain: {names}.",
        "Uppfylldes inte, eller endast delvis: {names}.",
        "Missed, or met only in part: {names}."
    )
}

/// That a due day moved since it was last published.
#[must_use]
pub fn moved(lang: Lang, from: Day, to: Day) -> String {
    let (from, to) = (days::day(lang, from), days::day(lang, to));
    say!(
        lang,
        "Siirretty: aiempi määräpäivä oli {from}, uusi on {to}.",
        "Flyttad: den tidigare sista dagen var {from}, den nya är {to}.",
        "Moved: the earlier due day was {from}, the new one is {to}."
    )
}

/// That an entry is not certain.
#[must_use]
pub fn tentative(lang: Lang) -> &'static str {
    pick(
        lang,
        "Merkintä on alustava: sen peruste tai päivä ei ole varma.",
        "Posten är preliminär: dess grund eller dag är inte säker.",
        "This entry is tentative: its ground or its day is not certain.",
    )
}

/// That the condition of a duty is in doubt.
#[must_use]
pub fn in_doubt(lang: Lang) -> &'static str {
    pick(
        lang,
        "Alustava: ei ole tiedossa, koskeeko tämä velvoitettua; velvoite on ehdollinen, eivätkä kirjaukset osoita, täyttyykö ehto.",
        "Preliminär: det är inte känt om detta gäller den som är skyldig; skyldigheten är villkorlig, och registreringarna visar inte om villkoret uppfylls.",
        "Tentative: it is not known whether this concerns the bearer; the duty has a condition, and no record shows whether it holds.",
    )
}

/// That an entry no longer stands.
#[must_use]
pub fn ended(lang: Lang, ended: Ended) -> &'static str {
    match ended {
        Ended::Repealed => pick(
            lang,
            "Määräpäivää ei ole: säännös ei ole voimassa tuona päivänä.",
            "Den sista dagen har utgått: bestämmelsen är inte i kraft den dagen.",
            "The due day has lapsed: the provision is not in force on that day.",
        ),
        Ended::Dropped => pick(
            lang,
            "Määräpäivää ei ole: velvoite ei enää koske tätä toimijaa.",
            "Den sista dagen har utgått: skyldigheten är inte längre tillämplig här.",
            "The due day has lapsed: the duty no longer applies here.",
        ),
    }
}

/// The day on which that was found.
#[must_use]
pub fn ended_since(lang: Lang, day: Day) -> String {
    let day = days::day(lang, day);
    say!(lang, "Todettu {day}.", "Konstaterat {day}.", "Noticed on {day}.")
}

/// The due day under another reading.
#[must_use]
pub fn other_day(lang: Lang, day: Day, of: Option<Verdict>, ground: &str) -> String {
    let day = days::with_weekday(lang, day);
    let of = of.map_or(String::new(), |of| format!(" ({})", verdict::verdict(lang, of)));
    say!(
        lang,
        "Toisen tulkinnan mukaan määräpäivä on {day}{of}. Peruste: {ground}",
        "Enligt en annan tolkning är den sista dagen {day}{of}. Grund: {ground}",
        "Under another reading the due day is {day}{of}. Ground: {ground}"
    )
}

/// The verdict under another reading.
#[must_use]
pub fn other_verdict(lang: Lang, of: Verdict, ground: &str) -> String {
    let of = verdict::verdict(lang, of);
    say!(
        lang,
        "Toisen tulkinnan mukaan tulos on: {of}. Peruste: {ground}",
        "Enligt en annan tolkning är utfallet: {of}. Grund: {ground}",
        "Under another reading the outcome is: {of}. Ground: {ground}"
    )
}

/// An exception that applies.
#[must_use]
pub fn exception(lang: Lang, title: &str, source: &str) -> String {
    let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
    say!(
        lang,
        "Erikseen säädetty tapaus: {title}{source}",
        "Ett särskilt reglerat fall: {title}{source}",
        "A case with its own provision: {title}{source}"
    )
}

/// An exception of which it cannot be told whether it applies.
#[must_use]
pub fn perhaps(lang: Lang, title: &str, source: &str) -> String {
    let source = if source.is_empty() { String::new() } else { format!(" ({source})") };
    say!(
        lang,
        "Erikseen säädetty tapaus, jonka soveltumista ei voida todeta: {title}{source}",
        "Ett särskilt reglerat fall vars tillämplighet inte kan avgöras: {title}{source}",
        "A case with its own provision, of which it cannot be told whether it applies: {title}{source}"
    )
}

/// How fresh the encoding of acts is that are alike in this; none where the rules do not say.
#[must_use]
pub fn fresh(lang: Lang, acts: &[String], act: &Act) -> Option<String> {
    let name = list(lang, acts);
    let followed = act.followed.map(law::act);
    let revised = act.revised.map(|day| days::day(lang, day));
    Some(match (followed, revised) {
        (Some(followed), Some(revised)) => say!(
            lang,
            "{name}: muutokset otettu huomioon säädökseen {followed} saakka, sääntö tarkistettu {revised}.",
            "{name}: ändringar har beaktats till och med {followed}, regeln granskad {revised}.",
            "{name}: changes followed through {followed}, rule revised on {revised}."
        ),
        (Some(followed), None) => say!(
            lang,
            "{name}: muutokset otettu huomioon säädökseen {followed} saakka.",
            "{name}: ändringar har beaktats till och med {followed}.",
            "{name}: changes followed through {followed}."
        ),
        (None, Some(revised)) => say!(
            lang,
            "{name}: sääntö tarkistettu {revised}.",
            "{name}: regeln granskad {revised}.",
            "{name}: rule revised on {revised}."
        ),
        (None, None) => return None,
    })
}

/// The one category of an entry.
#[must_use]
pub fn category(lang: Lang, binding: Binding) -> &'static str {
    match binding {
        Binding::Statute | Binding::Decree => {
            pick(lang, "Lakisääteinen velvoite", "Lagstadgad skyldighet", "Statutory duty")
        }
        Binding::Agreement => pick(lang, "Sopimusvelvoite", "Avtalsskyldighet", "Duty by agreement"),
        Binding::Recommendation => pick(lang, "Suositus", "Rekommendation", "Recommendation"),
        Binding::Incentive => pick(lang, "Kannustin", "Incitament", "Incentive"),
    }
}

/// That a calendar holds nothing: no due day falls on these days, both included. What must hold all the time is judged, yet
/// has no day of its own.
#[must_use]
pub fn no_days(lang: Lang, first: Day, last: Day) -> String {
    let (from, to) = (days::day(lang, first), days::day(lang, last));
    if first == last {
        return say!(
            lang,
            "Päivälle {from} ei osu määräpäiviä.",
            "Den {from} löper inga tidsfrister ut.",
            "There are no due days on {from}."
        );
    }
    let span = days::span(lang, first, last);
    say!(
        lang,
        "Aikavälillä {span} ei ole määräpäiviä. Jatkuvasti täytettävillä velvoitteilla ei ole merkintöjä.",
        "Mellan {from} och {to} finns inga tidsfrister. Skyldigheter som ska fullgöras fortlöpande har inga poster.",
        "There are no due days between {from} and {to}. Duties that are to be kept all the time have no entries."
    )
}

/// What a calendar holds.
#[must_use]
pub fn about(lang: Lang) -> &'static str {
    pick(
        lang,
        "Määräpäivät ja se, miten velvoitteet on täytetty.",
        "Sista dagar och hur skyldigheterna har fullgjorts.",
        "Due days, and how the duties have been met.",
    )
}
