//! The title of an entry: short enough for the narrow box of a month view, what is to be done first and whose it is
//! last, and never another thing than the duty's own title says.
//!
//! A calendar shows some seventy characters at most. Titles of duties are longer, so what the day tells already (*by 30
//! June*, *once a year*) is left out, then what follows a colon or a comma, and at last words at the end, for which an
//! ellipsis stands. The whole title opens the description.

use crate::lang::Lang;

/// How many characters a title has where the words allow it.
const WIDTH: usize = 70;
/// What is to be done gets so many, however long the name is.
const LEAST: usize = 40;

/// What is to be done, in as many characters as are left beside the name of whose it is.
pub(super) fn short(lang: Lang, title: &str, whose: &str) -> String {
    let room = WIDTH.saturating_sub(whose.chars().count() + " – ".chars().count()).max(LEAST);
    if fits(title, room) {
        return title.to_owned();
    }
    let mut said = without_days(lang, title);
    if fits(&said, room) {
        return said;
    }
    if let Some(at) = said.find([':', ',', '(']) {
        let whole = said[..at].trim_end();
        if whole.chars().count() >= LEAST / 2 {
            said.truncate(whole.len());
        }
    }
    if fits(&said, room) { said } else { cut(lang, &said, room) }
}

fn fits(text: &str, room: usize) -> bool {
    text.chars().count() <= room
}

/// The title without the phrases that only say when.
fn without_days(lang: Lang, title: &str) -> String {
    let mut said = title.to_owned();
    for phrase in when_phrases(lang) {
        while let Some(at) = said.find(phrase) {
            let (before, after) = (&said[..at], &said[at + phrase.len()..]);
            if phrase.starts_with(' ') && after.starts_with(char::is_alphanumeric) {
                break;
            }
            said = format!("{}{after}", before.trim_end_matches([',', ' ']));
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
    while let Some((before, last)) = kept.rsplit_once(' ')
        && little_words(lang).contains(&last.trim_end_matches(','))
    {
        kept.truncate(before.len());
    }
    format!("{}…", kept.trim_end_matches([',', ':', '(']))
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
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let number = word.starts_with(|sign: char| sign.is_ascii_digit());
    number || MONTHS.contains(&word.trim_end_matches([',', '.']))
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
