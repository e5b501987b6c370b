//! The words that people read, by subject, each in three languages side by side.
//!
//! A sentence is written with `say!`, which does not compile with a language missing; a fixed word with [`pick`].
//! Knows the grammar of the three languages; leaves alone where the words stand, colour and width. Names of duties,
//! bodies and topics are not words of ours: they come from the model.

/// One sentence in Finnish, Swedish and English, in this order; what stands in braces is taken from the place of use.
macro_rules! say {
    ($lang:expr, $fi:literal, $sv:literal, $en:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::Fi => format!($fi),
            $crate::lang::Lang::Sv => format!($sv),
            $crate::lang::Lang::En => format!($en),
        }
    };
}

pub mod days;
pub mod law;
pub mod verdict;
pub mod due;
pub mod due_rule;
pub mod items;
pub mod demand;
pub mod condition;
pub mod together;
pub mod reading;
pub mod proof;
pub mod notes;
pub mod interface;
pub mod usage;
pub mod provisions;
pub mod coverage;
pub mod calendar;
pub mod serve;
pub mod serving;
pub mod subscribe;
pub mod feed;
pub mod options;
pub mod picture;
pub mod site;
pub mod brief;
pub mod brief_counts;
pub mod single;
pub mod review;
pub mod registers;
pub mod table;
pub mod data;
pub mod template;
pub mod body;
pub mod round;
pub mod history;
pub mod finding;
pub mod record;
pub mod duties;
pub mod duty;
pub mod story;
pub mod accessibility;
pub mod filters;
pub mod matrix;
pub mod changes;

use crate::lang::Lang;

/// A fixed word in Finnish, Swedish and English, in this order.
#[must_use]
pub fn pick(lang: Lang, fi: &'static str, sv: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Fi => fi,
        Lang::Sv => sv,
        Lang::En => en,
    }
}

/// `a`, `a ja b`, `a, b ja c`: a list as the language writes it.
#[must_use]
pub fn list<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    joined(items, pick(lang, "ja", "och", "and"))
}

/// As [`list`], with *or*.
#[must_use]
pub fn alternatives<S: AsRef<str>>(lang: Lang, items: &[S]) -> String {
    joined(items, pick(lang, "tai", "eller", "or"))
}

fn joined<S: AsRef<str>>(items: &[S], last: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., end] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", first.join(", "), end.as_ref())
        }
    }
}

/// A quotation as the language quotes.
#[must_use]
pub fn quoted(lang: Lang, text: &str) -> String {
    say!(lang, "”{text}”", "”{text}”", "“{text}”")
}

/// A count as the language writes it: thousands with a no-break space in Finnish and Swedish, a comma in English.
#[must_use]
pub fn number(lang: Lang, count: usize) -> String {
    let digits = count.to_string();
    let gap = pick(lang, "\u{a0}", "\u{a0}", ",");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(gap);
        }
        text.push(digit);
    }
    text
}
