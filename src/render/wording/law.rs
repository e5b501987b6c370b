//! References to law as each language writes them: `612/2021 7 § 4 mom.`, `612/2021 section 7(4)`; and the one form
//! of data, `612/2021 § 7 mom 4`.

use super::{list, pick};
use crate::lang::Lang;
use crate::model::duty::{Binding, Citation};
use crate::model::{ActNumber, Section};

/// An act's number: `612/2021`.
#[must_use]
pub fn act(number: ActNumber) -> String {
    format!("{}/{}", number.number, number.year)
}

/// A reference for people.
#[must_use]
pub fn citation(lang: Lang, citation: &Citation) -> String {
    match citation {
        Citation::Text(text) => text.clone(),
        Citation::Acts(acts) => {
            let parts: Vec<String> = acts.iter().map(|(number, sections)| in_act(lang, *number, sections)).collect();
            list(lang, &parts)
        }
    }
}

/// Sections of one act for people, with its number.
#[must_use]
pub fn in_act(lang: Lang, number: ActNumber, sections: &[Section]) -> String {
    let act = act(number);
    if sections.is_empty() { act } else { format!("{act} {}", self::sections(lang, sections)) }
}

/// Sections of an act without its number, for people; empty where there are none.
#[must_use]
pub fn sections(lang: Lang, sections: &[Section]) -> String {
    let whole = sections.len() > 1 && sections.iter().all(|section| section.subsections.is_none());
    let numbers: Vec<&str> = sections.iter().map(|section| section.number.as_str()).collect();
    let each: Vec<String> = sections.iter().map(|section| one_section(lang, section)).collect();
    if whole {
        let numbers = list(lang, &numbers);
        say!(lang, "{numbers} §", "{numbers} §", "sections {numbers}")
    } else {
        list(lang, &each)
    }
}

fn one_section(lang: Lang, section: &Section) -> String {
    let number = &section.number;
    match (lang, section.subsections) {
        (Lang::Fi | Lang::Sv, None) => format!("{number} §"),
        (Lang::Fi | Lang::Sv, Some((first, last))) if first == last => format!("{number} § {first} mom."),
        (Lang::Fi | Lang::Sv, Some((first, last))) => format!("{number} § {first}–{last} mom."),
        (Lang::En, None) => format!("section {number}"),
        (Lang::En, Some((first, last))) if first == last => format!("section {number}({first})"),
        (Lang::En, Some((first, last))) => format!("section {number}({first}–{last})"),
    }
}

/// A reference in the one form of data (`rules.md` D3), as the language of the rules writes it.
#[must_use]
pub fn code(citation: &Citation) -> String {
    match citation {
        Citation::Text(text) => text.clone(),
        Citation::Acts(acts) => {
            let parts: Vec<String> = acts.iter().map(|(number, sections)| act_code(*number, sections)).collect();
            parts.join(", ")
        }
    }
}

fn act_code(number: ActNumber, sections: &[Section]) -> String {
    let act = act(number);
    if sections.is_empty() { act } else { format!("{act} {}", sections_code(sections)) }
}

/// Sections of an act without its number, as data; empty where there are none.
#[must_use]
pub fn sections_code(sections: &[Section]) -> String {
    let whole = sections.len() > 1 && sections.iter().all(|section| section.subsections.is_none());
    if whole {
        let numbers: Vec<&str> = sections.iter().map(|section| section.number.as_str()).collect();
        return format!("§§ {}", numbers.join(", "));
    }
    let each: Vec<String> = sections
        .iter()
        .map(|section| match section.subsections {
            None => format!("§ {}", section.number),
            Some((first, last)) if first == last => format!("§ {} mom {first}", section.number),
            Some((first, last)) => format!("§ {} mom {first}-{last}", section.number),
        })
        .collect();
    each.join(", ")
}

/// A section of the act on time limits, as the ground of a step towards a due day.
#[must_use]
pub fn section_of(lang: Lang, number: ActNumber, section: u16) -> String {
    let act = act(number);
    say!(lang, "{act} {section} §", "{act} {section} §", "{act} section {section}")
}

/// A change of law as its rule names it: an act by its number, a government bill by the abbreviation of the language.
#[must_use]
pub fn change(lang: Lang, written: &str) -> String {
    match bill(written) {
        Some(number) => say!(lang, "HE {number}", "RP {number}", "HE {number}"),
        None => written.to_owned(),
    }
}

/// The number of a government bill, which is not yet a change of law.
#[must_use]
pub fn bill(written: &str) -> Option<&str> {
    written.strip_prefix("HE ")
}

/// What kind of norm it is.
#[must_use]
pub fn binding(lang: Lang, binding: Binding) -> &'static str {
    match binding {
        Binding::Statute => pick(lang, "laki", "lag", "statute"),
        Binding::Decree => pick(lang, "asetus", "förordning", "decree"),
        Binding::Agreement => pick(lang, "sopimus", "avtal", "agreement"),
        Binding::Recommendation => pick(lang, "suositus", "rekommendation", "recommendation"),
        Binding::Incentive => pick(lang, "kannustin", "incitament", "incentive"),
    }
}
