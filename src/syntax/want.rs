//! What a parser wanted, in words, and the sentence about what it found instead.
//!
//! Knows how to name the parts of the grammar in three languages; leaves alone where they were wanted.

use super::lexical::Kind;
use crate::diagnostic::nearest;
use crate::lang::{Lang, Words};

/// What a parser wanted and did not find.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// A word of the language.
    Word(&'static str),
    /// A mark.
    Mark(Kind),
    /// A name.
    Name,
    /// A name that is given here.
    NewName,
    /// The name of an activity kind.
    Activity,
    /// A body, a kind, a class or a set of them.
    Party,
    /// A day or an event from which days are counted.
    Point,
    /// A due day.
    Due,
    /// A condition.
    Condition,
    /// A string.
    Text,
    /// A whole number.
    Number,
    /// A unit of time.
    Unit,
    /// A day as `2024-10-02`.
    Day,
    /// A day, month, year or interval.
    Days,
    /// The name of a month.
    Month,
    /// The name of a weekday.
    Weekday,
    /// An ordinal number from `first` to `tenth`.
    Ordinal,
    /// The number of an act.
    Act,
    /// The number of a section.
    Section,
    /// The key of a period.
    Period,
    /// The id of a record or of what one names.
    Id,
    /// A clause.
    Clause,
    /// Nothing worth naming.
    Nothing,
}

/// How much of what was written a message repeats.
const SHOWN: usize = 40;

/// How many possibilities a message names.
const NAMED: usize = 6;

impl Want {
    /// Its name; none for what is not worth naming.
    fn words(self) -> Option<Words> {
        let words = match self {
            Want::Word(word) => Words::same(format!("`{word}`")),
            Want::Mark(kind) => mark(kind)?,
            Want::Name | Want::NewName => Words::new("nimi", "ett namn", "a name"),
            Want::Activity => Words::new("teon laji", "ett slag av åtgärd", "an activity"),
            Want::Party => Words::new("taho", "en part", "a party"),
            Want::Point => Words::new("ajankohta", "en tidpunkt", "a point in time"),
            Want::Due => Words::new("määräpäivä", "en sista dag", "a due day"),
            Want::Condition => Words::new("ehto", "ett villkor", "a condition"),
            Want::Text => {
                Words::new("lainausmerkeissä oleva teksti", "en text inom citattecken", "a text in quotation marks")
            }
            Want::Number => Words::new("luku", "ett tal", "a number"),
            Want::Unit => Words::new(
                "`days`, `weeks`, `months` tai `years`",
                "`days`, `weeks`, `months` eller `years`",
                "`days`, `weeks`, `months` or `years`",
            ),
            Want::Day => {
                Words::new("päivä kuten `2024-10-02`", "en dag såsom `2024-10-02`", "a day such as `2024-10-02`")
            }
            Want::Days => Words::new(
                "päivä, kuukausi, vuosi tai väli",
                "en dag, en månad, ett år eller ett intervall",
                "a day, a month, a year or an interval",
            ),
            Want::Month => {
                Words::new("kuukausi kuten `January`", "en månad såsom `January`", "a month such as `January`")
            }
            Want::Weekday => Words::new(
                "viikonpäivä kuten `Saturday`",
                "en veckodag såsom `Saturday`",
                "a weekday such as `Saturday`",
            ),
            Want::Ordinal => Words::new(
                "järjestysluku kuten `second`",
                "ett ordningstal såsom `second`",
                "an ordinal such as `second`",
            ),
            Want::Act => Words::new(
                "säädöksen numero kuten `612/2021`",
                "en författnings nummer såsom `612/2021`",
                "the number of an act such as `612/2021`",
            ),
            Want::Section => Words::new("pykälän numero", "en paragrafs nummer", "the number of a section"),
            Want::Period => Words::new("kausi kuten `2024`", "en period såsom `2024`", "a period such as `2024`"),
            Want::Id => Words::new("tunnus", "ett id", "an id"),
            Want::Clause => Words::new("lause", "en sats", "a clause"),
            Want::Nothing => return None,
        };
        Some(words)
    }

    /// The words that were wanted, for suggesting a near one.
    pub(crate) fn candidates(&self) -> Vec<&'static str> {
        match self {
            Want::Word(word) => vec![word],
            Want::Unit => vec!["day", "days", "week", "weeks", "month", "months", "year", "years"],
            Want::Month => vec![
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
            ],
            Want::Weekday => vec!["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            Want::Ordinal => {
                vec!["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
            }
            Want::Due => vec!["none", "end", "start", "without", "before"],
            Want::Party => vec!["bearer", "counterparty", "every", "each", "own"],
            Want::Point => vec!["period", "trigger", "previous", "due", "start", "end"],
            Want::Mark(_)
            | Want::Name
            | Want::NewName
            | Want::Activity
            | Want::Condition
            | Want::Text
            | Want::Number
            | Want::Day
            | Want::Days
            | Want::Act
            | Want::Section
            | Want::Period
            | Want::Id
            | Want::Clause
            | Want::Nothing => Vec::new(),
        }
    }
}

fn mark(kind: Kind) -> Option<Words> {
    let sign = match kind {
        Kind::Open => "{",
        Kind::Close => "}",
        Kind::LeftParen => "(",
        Kind::RightParen => ")",
        Kind::Comma => ",",
        Kind::Bar => "|",
        Kind::Equals => "=",
        Kind::DotDot => "..",
        Kind::Plus => "+",
        Kind::Minus => "-",
        Kind::Slash => "/",
        Kind::Section => "§",
        Kind::Sections => "§§",
        Kind::Word | Kind::Number | Kind::Key | Kind::Act | Kind::Day | Kind::Text | Kind::End => return None,
    };
    Some(Words::same(format!("`{sign}`")))
}

/// The possibilities in one phrase, in three languages; none where nothing is worth naming.
fn phrase(wants: &[Want]) -> Option<Words> {
    let mut named: Vec<Words> = Vec::new();
    for words in wants.iter().filter_map(|want| want.words()) {
        if !named.contains(&words) && named.len() < NAMED {
            named.push(words);
        }
    }
    let join = |lang: Lang, or| list(&named.iter().map(|words| words.get(lang).to_owned()).collect::<Vec<_>>(), or);
    let phrase = Words::new(join(Lang::Fi, "tai"), join(Lang::Sv, "eller"), join(Lang::En, "or"));
    (!named.is_empty()).then_some(phrase)
}

/// The sentence about something that does not fit.
pub(crate) fn unexpected(wants: &[Want], found: &str) -> Words {
    let found = shown(found);
    match phrase(wants) {
        Some(wanted) => Words::new(
            format!("odotettiin: {}; löytyi: {found}", wanted.fi),
            format!("väntade {}, fann {found}", wanted.sv),
            format!("expected {}, found {found}", wanted.en),
        ),
        None => Words::new(
            format!("{found} ei sovi tähän"),
            format!("{found} passar inte här"),
            format!("{found} does not fit here"),
        ),
    }
}

/// The sentence about something that stops too early.
pub(crate) fn incomplete(wants: &[Want], last: &str) -> Words {
    let last = shown(last);
    match phrase(wants) {
        Some(wanted) => Words::new(
            format!("kohdan {last} jälkeen odotettiin: {}", wanted.fi),
            format!("efter {last} väntades {}", wanted.sv),
            format!("expected {} after {last}", wanted.en),
        ),
        None => Words::new(
            format!("kohdan {last} jälkeen puuttuu jotakin"),
            format!("något saknas efter {last}"),
            format!("something is missing after {last}"),
        ),
    }
}

/// What an author wrote, in backticks, on one line and not too long.
pub(crate) fn shown(written: &str) -> String {
    let mut text = String::from("`");
    for (count, char) in written.chars().enumerate() {
        if count == SHOWN {
            text.push('…');
            break;
        }
        if char.is_control() {
            text.extend(char.escape_default());
        } else {
            text.push(char);
        }
    }
    text.push('`');
    text
}

/// `a, b or c`.
pub(crate) fn list(items: &[String], or: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {or} {last}", first.join(", ")),
    }
}

/// `one of …`: the words that fit.
pub(crate) fn one_of(known: &[&str]) -> Words {
    let known = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>();
    Words::new(
        format!("tähän sopii {}", list(&known, "tai")),
        format!("här passar {}", list(&known, "eller")),
        format!("what fits here is {}", list(&known, "or")),
    )
}

/// A question after the nearest of the known words, if one is near.
pub(crate) fn did_you_mean<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Words> {
    let near = nearest(written, known)?;
    Some(Words::new(
        format!("tarkoititko `{near}`?"),
        format!("menade du `{near}`?"),
        format!("did you mean `{near}`?"),
    ))
}
