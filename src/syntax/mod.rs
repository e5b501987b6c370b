//! The grammar of the language and the tree as written.
//!
//! Knows words, marks and their order; leaves alone whether a name exists or a rule makes sense. `lexical` cuts a text
//! into tokens, the other files read them with nom, one small function per line of the grammar below; `block` decides
//! where reading goes on after a mistake, `complaint` puts mistakes into words.
//!
//! # Grammar
//!
//! `{x}` is any number of x, `[x]` an optional one; `names`, `parties` and the like are lists with commas. The canonical
//! order of optional parts is the one given; where `{a | b}` stands, any order is read.
//!
//! ```text
//! file         = [throughout] {item}                         # a second or later throughout is a complaint
//! item         = act | provisions | word | relation | activity | class | periods | terms | duty | version | exception
//!              | scenario | calendar | time-limits
//! throughout   = "throughout" "{" {clause} "}"               # binding, early, late, roll, evidence
//!
//! act          = "act" ACT "{" {"title" titles | "eli" TEXT | "revised" DAY | "followed" "through" ACT | unread} "}"
//! provisions   = "provisions" "of" (ACT | TEXT) "{" {"row" TEXT [sections] standing [titles]} "}"
//! standing     = "judged" "by" names | "encoded" "in" names | "not" ("testable" | "in" "force" | "read")
//!                                                            # only judged by needs no titles
//! word         = ("kind" | "organ" | "topic" | "status") NAME ["{" titles "}"]
//! relation     = "relation" NAME "of" NAME
//! activity     = "activity" NAME ["{" {titles | "to" "own" NAME} "}"]
//! class        = "class" NAME ["=" NAME {"|" NAME}] ["{" titles "}"]
//! periods      = "periods" NAME "{" {key "=" DAY ".." DAY} "}"
//! terms        = "terms" "of" NAME "{" {DAY ".." DAY ["elected" DAY] ["scheduled"]} "}"
//! titles       = {("fi" | "sv" | "en") TEXT}                 # each language once
//! texts        = TEXT | titles                               # one TEXT: the same in every language
//!
//! duty         = "duty" NAME "{" {clause} "}"
//! version      = "version" "of" NAME "{" {clause | change | inner} "}"
//! exception    = "exception" NAME "to" NAME "{" {clause | change} "}"
//! inner        = "exception" NAME "{" {clause | change} "}" | extend ["," "when" condition]
//!
//! clause       = body {"," "when" condition | "under" citation}
//! body         = "title" titles | "short" titles | "source" citation | "force" DAY ".." [DAY] | "binding" NAME
//!              | "bearer" bearer | "towards" party | "once" | "always"
//!              | "every" rhythm ["," "in" "parts" parts] [","]      # "," before first
//!              | "upon" trigger ["," "one" "at" "a" "time"] | "first" ("by" DAY | "period" key)
//!              | "do" target | "keep" demand | "avoid" demand ["unless" target]
//!              | "due" due ["," roll] | "window" "from" due | roll | early | late | evidence
//!              | "otherwise" NAME | "succeeds" names | "when" condition
//!              | "reading" NAME ["default"] texts ["{" {change} "}"] | "question" NAME texts | "note" texts
//!              | unread | inner | together | topics
//! early        = "early" ("does" "not" "count" | "counts" ["from" "start" "of" "period"])
//! late         = "late" ("does" "not" "cure" | "cures" ["within" offset ["or" "naming" "its" "period"]])
//! evidence     = "evidence" ["at" "least"] NAME
//! roll         = "roll" ("none" | "by" ACT)
//! unread       = "unread" TEXT ["touches" (sections | keyword)] "from" DAY
//! citation     = TEXT | ACT [sections] {"," ACT [sections]}
//! sections     = ("§" section | "§§" section {"," section}) {"," sections}
//! section      = NUMBER [letter] ["mom" NUMBER ["-" NUMBER]]
//!
//! rhythm       = "calendar" "year" | "term" "of" NAME | "period" "of" NAME | "at" "most" offset "apart"
//! parts        = "{" {NAME "due" due} "}"
//! trigger      = "question" NAME texts | "breach" ["of" NAME] | demand
//! target       = "at" "least" count demand | "steps" "{" {NAME step} "}" | "question" NAME texts | demand
//! demand       = NAME {"or" NAME} {modifier} ["{" {(together | topics | evidence) {"," "when" condition | "under" citation}} "}"]
//! modifier     = "by" by | "to" parties | "of" references | "with" parties | topics
//! together     = "together" ("with" | "invited") parties
//! topics       = "about" names | "crosswise"
//! step         = demand {"before" point | "after" point | "due" due ["," roll] | late | early | evidence
//!              | [","] "when" condition | "under" citation}
//! references   = reference {"," reference}
//! reference    = "trigger" | "bearer" | "counterparty" | set | NAME
//!
//! bearer       = party ({"and" party} | {"or" party}) ["," "jointly"]
//! by           = "own" NAME | "any" "bearer" | [NAME "of"] "every" "bearer" | parties
//! party        = "bearer" | "counterparty" | "the" "others" | "own" NAME | set | NAME ["of" party]
//! set          = ("every" | "each") NAME ["of" party] ["having" NAME] | "at" "least" count NAME ["of" party]
//!
//! due          = "none" | "without" "delay" | "before" point | DAY | NUMBER month ("of" | "after" | "before") "period"
//!              | offset ("after" | "before") point | "end" "of" [ordinal] "calendar" "year" "after" point | point
//! point        = ("start" | "end") "of" "period" | "period" | "trigger" | "previous" | "due" | DAY | NAME
//! offset       = NUMBER ("day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years")
//!
//! change       = ("add" ("step" NAME step | clause)
//!              | "remove" ("step" NAME | "duty" | "exception" | "earlier" "law" | keyword | clause)
//!              | "replace" ("step" NAME "with" step | "due" "of" names "with" "due" due ["," roll]
//!                          | (keyword | clause) "with" clause)
//!              | extend) ["under" citation]
//! extend       = "extend" "due" ["of" names] "by" offset
//!
//! condition    = all {"or" all}
//! all          = negation {"and" negation}
//! negation     = "not" negation | "(" condition ")" | atom
//! atom         = party ("is" ["not"] NAME | ["not"] "in" NAME | "having" NAME) | "trigger" "about" names
//!              | "period" ("is" ["not"] key | "from" DAY | "until" DAY) | "question" NAME "is" ("yes" | "no")
//!              | NAME {modifier} ["in" "period" | ["on" "or"] ("before" | "after") point]
//!
//! scenario     = "scenario" TEXT "{" {line} "}"
//! line         = "given" NAME things {"of" things | "with" NAME things | "from" DAY | "until" DAY}
//!              | "record" id [names] {field} | "complete" ("all" | things) ["for" names] "from" DAY ["until" DAY]
//!              | "as" "of" DAY | "known" "at" DAY
//!              | "expect" NAME "of" thing ["towards" thing] "for" key ["part" NAME] ["under" NAME] outcome
//! field        = "by" actors | ("on" | "from") days | "until" days | "with" things | "invited" things | "about" things
//!              | "for" ids | "of" ids | "to" actors | "answer" ("yes" | "no") | "grade" NAME | "recorded" DAY
//!              | "supersedes" id | "retracts" id | "note" TEXT
//! outcome      = "has" "no" "instance" | "is" NAME {"by" ids | "missing" ids | "because" ids | "due" DAY}
//! actor        = thing ["/" NAME]
//! thing        = NAME | TEXT
//! days         = one ["/" one]        one = DAY | YEAR-MONTH | YEAR
//!
//! calendar     = "calendar" NAME "{" {("holiday" | "eve") NAME [titles] occurrence {occurrence}} "}"
//! occurrence   = ("on" NUMBER month | "on" weekday "in" NUMBER [month] ".." NUMBER month | "easter" [shift] | NAME shift)
//!                ["from" YEAR] ["until" YEAR]
//! shift        = ("+" | "-") NUMBER ("day" | "days")
//! time-limits  = "time-limits" ACT "{" {"rolls" "off" off {"," off} "onto" "the" "next" "working" "day"} "}"
//! off          = "holidays" "of" NAME | weekday | NAME
//! ```
//!
//! A step after `replace step … with` takes the clauses that follow it (`when`, `late`, …) as its own, so an exception
//! says its own `when` before its changes. In a block, `about` after an act in a condition is the block's next clause.

pub mod ast;
mod block;
mod calendar;
mod change;
mod citation;
mod clause;
mod complaint;
mod condition;
mod days;
mod demand;
mod due;
mod item;
mod lexical;
mod party;
mod provisions;
mod reserved;
mod scenario;
mod stream;
pub mod table;
mod terminal;
mod titles;
mod vocabulary;
mod want;

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// Reads a text. Never fails: gives what could be read, and complaints about the rest in the order of the text.
#[must_use]
pub fn parse(source: &Source) -> (ast::File, Vec<Diagnostic>) {
    let script = stream::Script::new(source.id, &source.text, lexical::lex(source.id, &source.text));
    let file = item::file(source.id, script.tokens());
    (file, script.into_diagnostics())
}

/// The comments of a text with their `#`, in order: what the tree leaves out and a printer needs.
#[must_use]
pub fn comments(source: &Source) -> Vec<Span> {
    lexical::lex(source.id, &source.text).comments
}
