//! The command line: arguments, streams, exit status, and what day it is today.
//!
//! Knows how one asks and where answers go. Leaves alone what rules mean and how days are counted. Results go to `out`,
//! complaints to `err`; only `main.rs` holds the real streams.

mod args;
mod calendar_args;
mod feed_args;
mod help;
mod help_words;
mod inputs;
mod bodies;
mod output;
mod check;
mod explain;
mod test;
mod rules;
mod cases;
mod calendar;
mod serve;
mod shelf;
mod pages;
mod feed;
mod feed_folder;
mod draw;
mod draw_args;
mod review;
mod review_args;
mod review_files;

use std::ffi::OsString;
use std::io::{Read, Write};

use chrono::Timelike;
use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::lang::Lang;
use crate::load::Files;
use crate::render::Style;
use crate::time::Day;
use args::{Asked, Command};

/// How a run ended (`design.md` § 7). Where several hold, the first in this order is given: unreadable input, a defect
/// in the rules, a breach, something undecided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The job was done, and nothing is in breach.
    Done,
    /// A duty that binds is missed, partly met or met late.
    Breach,
    /// Usage, or input that cannot be read.
    Usage,
    /// A defect in the rules.
    Rules,
    /// Only with `--decided`: nothing in breach, but something unknown.
    Undecided,
}

impl Exit {
    /// The status that the system sees.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Breach => 1,
            Exit::Usage => 2,
            Exit::Rules => 3,
            Exit::Undecided => 4,
        }
    }

    /// The one of two that is given.
    #[must_use]
    pub fn and(self, other: Exit) -> Exit {
        let weight = |exit: Exit| match exit {
            Exit::Usage => 4,
            Exit::Rules => 3,
            Exit::Breach => 2,
            Exit::Undecided => 1,
            Exit::Done => 0,
        };
        if weight(other) > weight(self) { other } else { self }
    }
}

/// The world around a run.
pub struct World<'w> {
    /// Files to read.
    pub files: &'w dyn Files,
    /// What day it is in Helsinki.
    pub today: Day,
    /// Standard input.
    pub stdin: &'w mut dyn Read,
    /// Where results go.
    pub out: &'w mut dyn Write,
    /// Where complaints go.
    pub err: &'w mut dyn Write,
    /// How results look where they are text.
    pub style: Style,
    /// How complaints look.
    pub err_style: Style,
}

/// Does what the arguments ask (the program's own name first).
pub fn run(args: impl IntoIterator<Item = OsString>, mut world: World<'_>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
    let lang = lang_of(&args);
    let matches = match help::command(lang).try_get_matches_from(&args) {
        Ok(matches) => matches,
        Err(error) => return answer(&error, &args, lang, &mut world),
    };
    let asked = match Asked::from_arg_matches(&matches) {
        Ok(asked) => asked,
        Err(error) => return answer(&error, &args, lang, &mut world),
    };
    let lang = asked.lang.unwrap_or(lang);
    let ended = match &asked.command {
        Command::Check(asked) => check::run(asked, lang, &mut world),
        Command::Explain(asked) => explain::run(asked, lang, &mut world),
        Command::Test(asked) => test::run(asked, lang, &mut world),
        Command::Rules(asked) => rules::run(asked, lang, &mut world),
        Command::Calendar(asked) => calendar::run(asked, lang, &mut world),
        Command::Serve(asked) => serve::run(asked, lang, &mut world),
        Command::Draw(asked) => draw::run(asked, lang, &mut world),
        Command::Feed(feed) => feed::run(feed, asked.lang, lang, &mut world),
        Command::Review(review) => review::run(review, asked.lang, lang, &mut world),
    };
    ended.unwrap_or_else(|stopped| stopped)
}

/// Help and version are results; everything else is a complaint about usage.
fn answer(error: &clap::Error, args: &[OsString], lang: Lang, world: &mut World<'_>) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = error.render().to_string();
            output::to_out(world, lang, None, |out, _| out.write_all(text.as_bytes())).unwrap_or_else(|exit| exit)
        }
        // Without a command, the help is the best answer, but it was no command.
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = help::of(lang, args);
            output::complain(world, &format!("{}\n\n{text}", help::complaint(error, lang)))
        }
        _ => output::complain(world, &help::complaint(error, lang)),
    }
}

/// What day it is in Helsinki.
#[must_use]
pub fn today() -> Day {
    helsinki(now()).0
}

/// Seconds since 1970. The only question that is ever put to a clock.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place that asks the clock; everywhere else today is an argument"
)]
fn now() -> u64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map(|passed| passed.as_secs())
        .unwrap_or_default()
}

/// Day, hour and minute in Helsinki, so many seconds after the beginning of 1970.
fn helsinki(seconds: u64) -> (Day, u32, u32) {
    let moment = i64::try_from(seconds).ok().and_then(|seconds| chrono::DateTime::from_timestamp(seconds, 0));
    let here = moment.unwrap_or_default().with_timezone(&chrono_tz::Europe::Helsinki);
    (here.date_naive(), here.hour(), here.minute())
}

/// The language asked for, read before the rest so that complaints about the rest are in it.
fn lang_of(args: &[OsString]) -> Lang {
    let mut lang = Lang::default();
    for (at, arg) in args.iter().enumerate() {
        let value = match arg.to_str() {
            Some("--") => break,
            Some("--lang") => args.get(at + 1).and_then(|next| next.to_str()),
            Some(arg) => arg.strip_prefix("--lang="),
            None => None,
        };
        lang = value.and_then(Lang::from_code).unwrap_or(lang);
    }
    lang
}
