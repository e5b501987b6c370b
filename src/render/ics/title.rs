//! The title of an entry: what is to be done first and whose it is last, and never another thing than the duty's own
//! title says.
//!
//! A calendar shows some seventy characters at most, and cuts the end off by itself. Titles of duties are longer, so where
//! it is too much, what the day tells already (*by 30 June*, *once a year*) is left out, then what stands in parentheses
//! or follows a colon. Words that say what is to be done are left out only where there are very many: an ellipsis too
//! early, and a month of entries says *Yearly report…* of each. The whole title opens the description.

use super::super::wording::days::ENGLISH_MONTHS;
use crate::lang::Lang;

/// How many characters a title has where the words allow it.
const WIDTH: usize = 70;
/// Words that say what is to be done are kept up to here, however long the name is.
const MOST: usize = 120;
/// What stands before a colon says enough if it has so many characters.
const ENOUGH: usize = 20;

/// What is to be done, beside the name of whose it is; `part`: of a duty whose parts fall due by themselves, the one
/// meant, which is never left out.
pub(super) fn short(lang: Lang, title: &str, part: Option<&str>, whose: &str) -> String {
    let part = part.map_or_else(String::new, |part| format!(": {part}"));
    let aside = whose.chars().count() + " – ".chars().count() + part.chars().count();
    let room = WIDTH.saturating_sub(aside);
    let most = MOST.saturating_sub(part.chars().count()).max(ENOUGH);
    let said = if part.is_empty() { title } else { title.split_once(':').map_or(title, |(head, _)| head) };
    let steps: [fn(Lang, &str) -> String; 3] =
        [without_days, |_, title| without_parentheses(title), |_, title| before_colon(title)];
    let mut said = said.to_owned();
    for step in steps {
        if fits(&said, room) {
            break;
        }
        said = step(lang, &said);
    }
    if !fits(&said, most) {
        said = cut(lang, &said, most);
    }
    said + &part
}

fn fits(text: &str, room: usize) -> bool {
    text.chars().count() <= room
}

/// The title without what stands in parentheses, where it has both of them.
fn without_parentheses(title: &str) -> String {
    match title.split_once(" (").and_then(|(before, rest)| Some((before, rest.split_once(')')?.1))) {
        Some((before, after)) => format!("{before}{after}"),
        None => title.to_owned(),
    }
}

/// What stands before a colon, if that says enough.
fn before_colon(title: &str) -> String {
    let head = title.split_once(':').map(|(head, _)| head).filter(|head| head.chars().count() >= ENOUGH);
    head.unwrap_or(title).to_owned()
}

/// The title without the phrases that only say when.
fn without_days(lang: Lang, title: &str) -> String {
    let mut said = title.to_owned();
    for phrase in when_phrases(lang) {
        while let Some(at) = said.find(phrase) {
            let (before, after) = (&said[..at], &said[at + phrase.len()..]);
            let end = leaning(lang, before.trim_end_matches([',', ' ']));
            if phrase.starts_with(' ') && (after.starts_with(char::is_alphanumeric) || belongs(lang, end)) {
                break;
            }
            said = format!("{end}{after}");
        }
    }
    if let Some((before, after)) = said.split_once(by_word(lang))
        && after.starts_with(|sign: char| sign.is_ascii_digit())
    {
        let rest = after.split(' ').skip_while(|word| day_word(word));
        let words: Vec<&str> = std::iter::once(before.trim_end_matches(',')).chain(rest).collect();
        said = words.join(" ");
    }
    let mut signs = said.trim().chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// Whole words up to the room, without a little word at the end, and an ellipsis.
fn cut(lang: Lang, text: &str, room: usize) -> String {
    let mut kept = String::new();
    for word in text.split(' ') {
        let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
        if longer.chars().count() + 1 > room && !kept.is_empty() {
            break;
        }
        kept = longer;
    }
    format!("{}…", leaning(lang, &kept).trim_end_matches([',', ':', '(']))
}

/// The text without words at its end that lean on what followed.
fn leaning(lang: Lang, text: &str) -> &str {
    let mut kept = text;
    while let Some((before, last)) = kept.rsplit_once(' ')
        && (last.ends_with('-') || little_words(lang).contains(&last.trim_end_matches(',')))
    {
        kept = before;
    }
    kept
}

/// Whether the last word says which year is meant, so that *by the end of the year* cannot be left out after it.
fn belongs(lang: Lang, text: &str) -> bool {
    lang == Lang::Fi && ["edeltävän", "seuraavan"].iter().any(|word| text.ends_with(word))
}

fn when_phrases(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fi => &[
            " vähintään kerran vuodessa",
            " vähintään kerran neljässä vuodessa",
            " vähintään kerran valtuustokaudessa",
            " vähintään kerran aluevaltuuston toimikaudessa",
            " vähintään kerran valtuuston toimikaudessa",
            " vähintään valtuustokausittain",
            " kerran valtuustokaudessa",
            " valtuustokausittain",
            " kalenterivuoden loppuun mennessä",
            " vuoden loppuun mennessä",
            " vuosittain",
        ],
        Lang::Sv => &[
            " minst en gång om året",
            " minst en gång per år",
            " minst en gång vart fjärde år",
            " minst en gång under fullmäktigeperioden",
            " minst en gång per fullmäktigeperiod",
            " en gång per fullmäktigeperiod",
            " varje fullmäktigeperiod",
            " före utgången av året",
            " före årets utgång",
            " årligen",
            " varje år",
        ],
        Lang::En => &[
            " at least once a year",
            " at least once in four years",
            " at least once every four years",
            " at least once in the council's term",
            " at least once in a council term",
            " at least once a council term",
            " at least once per council term",
            " once a council term",
            " once per council term",
            " every council term",
            " each council term",
            "By the end of the year ",
            " by the end of the year",
            " every year",
            " each year",
        ],
    }
}

/// The word before the day that a title names as the last.
fn by_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => " viimeistään ",
        Lang::Sv => " senast ",
        Lang::En => " by ",
    }
}

/// Whether a word is a part of a day: `30.6.`, `30`, `June`, `2024`.
fn day_word(word: &str) -> bool {
    let number = word.starts_with(|sign: char| sign.is_ascii_digit());
    number || ENGLISH_MONTHS.contains(&word.trim_end_matches([',', '.']))
}

/// Words that lean on the one that follows.
fn little_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Fi => &["ja", "tai", "sekä", "että", "joka", "kun", "ennen", "vähintään", "viimeistään", "enintään"],
        Lang::Sv => &[
            "och", "eller", "samt", "att", "som", "om", "för", "med", "till", "av", "i", "på", "vid", "en", "ett",
            "den", "det", "de", "när", "minst", "senast", "före", "från", "inom", "under", "mellan", "över", "hos",
            "varje", "sina", "sin", "sitt", "dess",
        ],
        Lang::En => &[
            "and", "or", "that", "which", "of", "on", "for", "with", "to", "by", "in", "at", "the", "a", "an", "its",
            "their", "from", "when", "before", "after", "between", "as", "into", "each", "every", "is", "are", "least",
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::short;
    use crate::lang::Lang;

    #[test]
    fn what_the_day_tells_is_left_out_with_the_words_that_lean_on_it() {
        let whose = "Pirkanmaa wellbeing services county";
        for (lang, title, said) in [
            (
                Lang::En,
                "Approval of the plan by the county council in each council term",
                "Approval of the plan by the county council",
            ),
            (
                Lang::En,
                "Cooperation agreement of the counties in each council term: heard",
                "Cooperation agreement of the counties",
            ),
            (
                Lang::Sv,
                "Samarbetsavtal mellan välfärdsområden för varje fullmäktigeperiod: hörande",
                "Samarbetsavtal mellan välfärdsområden",
            ),
            (
                Lang::Fi,
                "Valtuusto käsittelee kunnan tilinpäätöksen viimeistään 30.6.",
                "Valtuusto käsittelee kunnan tilinpäätöksen",
            ),
            (
                Lang::Fi,
                "Ilmoitus valtuutettujen määrästä vaalivuotta edeltävän vuoden loppuun mennessä",
                "Ilmoitus valtuutettujen määrästä vaalivuotta edeltävän vuoden loppuun mennessä",
            ),
            (
                Lang::Fi,
                "Neuvottelu (14 §) valtuustokauden ensimmäisenä vuonna",
                "Neuvottelu valtuustokauden ensimmäisenä vuonna",
            ),
        ] {
            assert_eq!(short(lang, title, None, whose), said);
        }
    }

    #[test]
    fn the_part_that_is_meant_is_never_left_out() {
        let title = "Taloustietojen toimittaminen Valtiokonttorille: talousarvio, tilinpäätös, kukin määräpäivänään";
        let whose = "Pirkanmaan hyvinvointialue";
        let said = "Taloustietojen toimittaminen Valtiokonttorille: tilinpäätöstiedot";
        assert_eq!(short(Lang::Fi, title, Some("tilinpäätöstiedot"), whose), said);
    }

    #[test]
    fn a_short_title_stays_as_it_is_and_a_very_long_one_ends_on_a_whole_word() {
        assert_eq!(short(Lang::Fi, "Palkkakartoitus vuosittain", None, "Åland"), "Palkkakartoitus vuosittain");
        let long = "Selvitys sosiaali- ja terveydenhuollon tilasta ".repeat(3);
        let said = short(Lang::Fi, long.trim(), None, "Åland");
        assert!(said.chars().count() <= 120 && said.ends_with("Selvitys…"), "{said}");
    }
}
