//! What feeds are called: the last part of an address, which Thunderbird shows as the calendar's name, and the name
//! inside the calendar, which the others show.
//!
//! Both are words for people, in three languages. An address is plain ASCII so that it survives mail and paper; a name
//! holds no comma, semicolon or backslash, which some programs show escaped.

use crate::lang::{Lang, Words};

/// What a feed of a subject holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// What the law asks, as events.
    Plain,
    /// What is recommended.
    Recommended,
    /// What the law asks, as tasks.
    Tasks,
    /// What others owe, with this body taking part or towards it.
    TakingPart,
}

impl Variant {
    /// All of them, the plain one first.
    pub const ALL: [Variant; 4] = [Variant::Plain, Variant::Recommended, Variant::Tasks, Variant::TakingPart];

    /// The word at the end of the address; none for the plain feed.
    #[must_use]
    pub fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Variant::Plain, _) => "",
            (Variant::Recommended, Lang::Fi) => "suositukset",
            (Variant::Recommended, Lang::Sv) => "rekommendationer",
            (Variant::Recommended, Lang::En) => "recommendations",
            (Variant::Tasks, Lang::Fi) => "tehtavat",
            (Variant::Tasks, Lang::Sv) => "uppgifter",
            (Variant::Tasks, Lang::En) => "tasks",
            (Variant::TakingPart, Lang::Fi) => "osallistuminen",
            (Variant::TakingPart, Lang::Sv) => "medverkan",
            (Variant::TakingPart, Lang::En) => "taking-part",
        }
    }

    /// The calendar's name.
    #[must_use]
    pub fn name(self, subject: &str, lang: Lang) -> String {
        let what = match (self, lang) {
            (Variant::Plain, Lang::Fi) => "määräajat",
            (Variant::Plain, Lang::Sv) => "tidsfrister",
            (Variant::Plain, Lang::En) => "deadlines",
            (Variant::Recommended, Lang::Fi) => "suositukset",
            (Variant::Recommended, Lang::Sv) => "rekommendationer",
            (Variant::Recommended, Lang::En) => "recommendations",
            (Variant::Tasks, Lang::Fi) => "määräaikaiset tehtävät",
            (Variant::Tasks, Lang::Sv) => "tidsbundna uppgifter",
            (Variant::Tasks, Lang::En) => "tasks with deadlines",
            (Variant::TakingPart, Lang::Fi) => "osallistuminen toisten velvoitteisiin",
            (Variant::TakingPart, Lang::Sv) => "medverkan i andras skyldigheter",
            (Variant::TakingPart, Lang::En) => "taking part in duties of others",
        };
        let subject: String =
            subject.chars().map(|sign| if matches!(sign, ',' | ';' | '\\') { ' ' } else { sign }).collect();
        let words: Vec<&str> = subject.split_whitespace().collect();
        let mut name = format!("{} – {what}", words.join(" "));
        if let Some(first) = name.chars().next() {
            name.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        name
    }
}

/// All bodies of a kind, in the plural. A kind of another world is called by its one word.
pub(super) fn plural(kind: &str, one: &Words) -> Words {
    match kind {
        "county" => Words::new("hyvinvointialueet", "välfärdsområden", "wellbeing services counties"),
        "municipality" => Words::new("kunnat", "kommuner", "municipalities"),
        "aland-municipality" => Words::new("Ahvenanmaan kunnat", "kommuner på Åland", "municipalities of Åland"),
        "joint-authority" => Words::new("yhtymät", "sammanslutningar", "joint authorities"),
        "ministry" => Words::new("ministeriöt", "ministerier", "ministries"),
        "agency" => Words::new("virastot", "ämbetsverk", "agencies"),
        "region" => Words::new("maakunnat", "landskap", "regions"),
        "collaborative-area" => Words::new("yhteistyöalueet", "samarbetsområden", "collaborative areas"),
        _ => Words::new(
            format!("{} – kaikki", one.get(Lang::Fi)),
            format!("{} – alla", one.get(Lang::Sv)),
            format!("{} – all", one.get(Lang::En)),
        ),
    }
}

/// All bodies together.
pub(super) fn everybody(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => "kaikki toimijat",
        Lang::Sv => "alla aktörer",
        Lang::En => "all bodies",
    }
}

/// A name as it stands in an address: ASCII, lower case, words joined by hyphens.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for sign in name.chars().flat_map(char::to_lowercase) {
        let plain = match sign {
            'a'..='z' | '0'..='9' => {
                slug.push(sign);
                continue;
            }
            'ä' | 'å' | 'á' | 'à' | 'â' => "a",
            'ö' | 'õ' | 'ø' | 'ó' | 'ò' => "o",
            'é' | 'è' | 'ê' => "e",
            'ü' | 'ú' => "u",
            'í' => "i",
            'č' | 'ç' => "c",
            'š' => "s",
            'ž' => "z",
            'đ' => "d",
            'ŋ' | 'ñ' => "n",
            'ŧ' => "t",
            'æ' => "ae",
            _ => {
                if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
                continue;
            }
        };
        slug.push_str(plain);
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{Variant, slug};
    use crate::lang::Lang;

    #[test]
    fn an_address_is_plain_ascii() {
        assert_eq!(slug("Päijät-Hämeen hyvinvointialue"), "paijat-hameen-hyvinvointialue");
        assert_eq!(slug("Östra Nylands välfärdsområde"), "ostra-nylands-valfardsomrade");
        assert_eq!(slug("  (HUS) – yhtymä!"), "hus-yhtyma");
        assert_eq!(slug("Ánar"), "anar");
    }

    #[test]
    fn a_name_holds_nothing_that_clients_show_escaped() {
        assert_eq!(
            Variant::Plain.name("laki, jota; kutsutaan\\näin", Lang::Fi),
            "Laki jota kutsutaan näin – määräajat"
        );
    }
}
