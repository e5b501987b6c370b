//! The three languages in which every word that a user reads exists.
//!
//! Knows only that there are three and how to hold a text in all of them. Which words to use is decided where the
//! words are made; which language to show, where they are shown.

use std::fmt;

/// A language of the interface. Finnish and Swedish are equal, English is third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Finnish.
    #[default]
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Lang {
    /// All three, in the order in which they are always shown.
    pub const ALL: [Lang; 3] = [Lang::Fi, Lang::Sv, Lang::En];

    /// The language's ISO 639-1 code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::Fi => "fi",
            Lang::Sv => "sv",
            Lang::En => "en",
        }
    }

    /// The language with this ISO 639-1 code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// One text in all three languages. There is no way to make it with one missing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Words {
    /// Finnish.
    pub fi: String,
    /// Swedish.
    pub sv: String,
    /// English.
    pub en: String,
}

impl Words {
    /// A text in Finnish, Swedish and English, in this order.
    pub fn new(fi: impl Into<String>, sv: impl Into<String>, en: impl Into<String>) -> Words {
        Words { fi: fi.into(), sv: sv.into(), en: en.into() }
    }

    /// The same text in every language: for what is quoted, not said.
    pub fn same(text: impl Into<String>) -> Words {
        let text = text.into();
        Words { fi: text.clone(), sv: text.clone(), en: text }
    }

    /// The text in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}
