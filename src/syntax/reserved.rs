//! The words of the language that cannot be names, and the words that may begin an entry in each sort of block.
//!
//! Reserved is only what would otherwise leave a reader in doubt: the words that begin an item or a clause, the small
//! words between names, and the words that stand for a body or a day. Words of scenarios, calendars, months, weekdays,
//! units, bindings and grades are free everywhere else.

/// The words that begin an item.
pub(crate) const ITEMS: [&str; 18] = [
    "throughout",
    "act",
    "provisions",
    "kind",
    "organ",
    "topic",
    "status",
    "relation",
    "activity",
    "class",
    "periods",
    "duty",
    "version",
    "exception",
    "scenario",
    "calendar",
    "time-limits",
    "terms",
];

/// The words that begin a clause of a duty.
pub(crate) const DUTY: &[&str] = &[
    "title",
    "short",
    "source",
    "force",
    "binding",
    "bearer",
    "towards",
    "every",
    "once",
    "upon",
    "always",
    "first",
    "do",
    "keep",
    "avoid",
    "due",
    "window",
    "roll",
    "early",
    "late",
    "evidence",
    "otherwise",
    "succeeds",
    "when",
    "reading",
    "question",
    "note",
    "unread",
    "exception",
    "extend",
];

/// The words that begin an entry of a version.
pub(crate) const VERSION: &[&str] =
    &["title", "source", "force", "binding", "note", "unread", "exception", "add", "remove", "replace", "extend"];

/// The words that begin an entry of an exception.
pub(crate) const EXCEPTION: &[&str] =
    &["title", "source", "force", "binding", "when", "note", "unread", "add", "remove", "replace", "extend"];

/// The words that begin a change.
pub(crate) const CHANGES: &[&str] = &["add", "remove", "replace", "extend"];

/// The words that begin a clause of what is asked of an act.
pub(crate) const DEMAND: &[&str] = &["together", "about", "crosswise", "evidence"];

/// The words that stand after what a step asks.
pub(crate) const STEP: &[&str] = &["before", "after", "due", "late", "early", "evidence", "when", "under"];

/// The words that stand inside clauses.
pub(crate) const INNER: &[&str] = &[
    "every",
    "each",
    "bearer",
    "counterparty",
    "with",
    "invited",
    "by",
    "to",
    "of",
    "and",
    "or",
    "not",
    "before",
    "after",
    "under",
    "unless",
    "having",
    "jointly",
    "default",
    "none",
    "steps",
    "when",
];

/// The words that stand inside the lines of a scenario.
pub(crate) const FIELDS: &[&str] = &[
    "by",
    "on",
    "from",
    "until",
    "with",
    "invited",
    "about",
    "for",
    "of",
    "to",
    "answer",
    "grade",
    "recorded",
    "supersedes",
    "retracts",
    "note",
    "towards",
    "part",
    "under",
    "is",
    "has",
    "missing",
    "because",
    "due",
];

/// The words that begin a clause of a file.
pub(crate) const THROUGHOUT: &[&str] = &["binding", "early", "late", "roll", "evidence"];

/// The words that begin an entry of an act.
pub(crate) const ACT: &[&str] = &["title", "eli", "revised", "followed", "unread"];

/// The words that begin an entry of a coverage table.
pub(crate) const PROVISIONS: &[&str] = &["row"];

/// The words that begin an entry of a word's names.
pub(crate) const NAMES: &[&str] = &["fi", "sv", "en"];

/// The words that begin an entry of an activity.
pub(crate) const ACTIVITY: &[&str] = &["fi", "sv", "en", "to"];

/// The words that begin a line of a scenario.
pub(crate) const SCENARIO: &[&str] = &["given", "record", "complete", "as", "known", "expect"];

/// The words that begin an entry of a calendar.
pub(crate) const CALENDAR: &[&str] = &["holiday", "eve", "years"];

/// The words that begin an entry of the time limits.
pub(crate) const LIMITS: &[&str] = &["rolls", "force", "reading"];

/// The words that begin an entry of a reading of the time limits.
pub(crate) const LIMITS_READING: &[&str] = &["lands", "counted"];

/// The words that begin an entry of terms; a row begins with its first day.
pub(crate) const TERMS: &[&str] = &["fi", "sv", "en", "election"];

/// The words between and in place of names.
const SMALL: [&str; 28] = [
    "add",
    "remove",
    "replace",
    "together",
    "about",
    "with",
    "by",
    "to",
    "of",
    "and",
    "or",
    "not",
    "is",
    "in",
    "on",
    "at",
    "before",
    "after",
    "under",
    "unless",
    "having",
    "any",
    "own",
    "each",
    "counterparty",
    "trigger",
    "steps",
    "row",
];

/// The rest of what stands for a day or for nothing.
const POINTS: [&str; 3] = ["period", "previous", "none"];

/// Whether `word` cannot be a name. `crosswise` can: nothing else may stand where it is a clause.
pub(crate) fn is(word: &str) -> bool {
    if word == "crosswise" {
        return false;
    }
    ITEMS.contains(&word) || is_clause(word) || SMALL.contains(&word) || POINTS.contains(&word)
}

/// Whether `word` begins a clause or a change somewhere.
pub(crate) fn is_clause(word: &str) -> bool {
    DUTY.contains(&word) || CHANGES.contains(&word) || DEMAND.contains(&word)
}

/// Whether a clause word after `word` is more likely part of the same clause than the beginning of the next.
pub(crate) fn leads_on(word: &str) -> bool {
    const LEADS: [&str; 19] = [
        "add", "remove", "replace", "with", "by", "to", "of", "and", "or", "not", "is", "in", "on", "before", "after",
        "touches", "unless", "from", "step",
    ];
    LEADS.contains(&word)
}
