//! The words that the command line takes, as clap knows them. What they mean to a person is said in `help`, in three
//! languages; what they do, in one file a command.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand};

use super::calendar_args::Calendar;
use super::draw_args::Draw;
use super::feed_args::Feed;
use super::review_args::Review;
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::model::{ActNumber, Binding};
use crate::time::{Datelike, Day, YEARS, day, iso_day};

/// Everything that stands on the command line.
#[derive(Debug, Parser)]
#[command(
    name = "velvoite",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    arg_required_else_help = false
)]
pub struct Asked {
    /// The language.
    #[arg(long, global = true, value_parser = langs())]
    pub lang: Option<Lang>,
    /// Help.
    #[arg(long, short = 'h', global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// The version.
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Findings.
    Check(Box<Check>),
    /// The proof of one finding.
    Explain(Explain),
    /// Runs the stories in rule files.
    Test(Test),
    /// What is encoded.
    Rules(Rules),
    /// Holidays, terms, time limits.
    Calendar(Calendar),
    /// Feeds and pages over HTTP.
    Serve(Serve),
    /// The year and the years as pictures.
    Draw(Box<Draw>),
    /// Deadlines as calendars.
    Feed(Box<Feed>),
    /// Everything for a negotiation as files.
    Review(Box<Review>),
}

/// Where rules and calendars come from.
#[derive(Debug, Clone, Args)]
pub struct Law {
    /// A folder of rules in place of the shipped ones.
    #[arg(long)]
    pub rules: Option<String>,
    /// A folder of calendars in place of the shipped ones.
    #[arg(long)]
    pub calendars: Option<String>,
}

/// From when one looks.
#[derive(Debug, Clone, Args)]
pub struct Dates {
    /// The day on which we judge.
    #[arg(long, value_parser = a_day)]
    pub as_of: Option<Day>,
    /// The day whose knowledge is used.
    #[arg(long, value_parser = a_day)]
    pub known_at: Option<Day>,
}

/// Whose duties, of which days.
#[derive(Debug, Args)]
pub struct Choice {
    /// Bodies: id, official code or name.
    #[arg(long)]
    pub body: Vec<String>,
    /// Every body of the roster.
    #[arg(long, conflicts_with = "body")]
    pub all: bool,
    /// First day of the span.
    #[arg(long, value_parser = a_day)]
    pub from: Option<Day>,
    /// Last day of the span.
    #[arg(long, value_parser = a_day)]
    pub to: Option<Day>,
    /// Duties.
    #[arg(long)]
    pub duty: Vec<String>,
    /// Acts.
    #[arg(long, value_parser = an_act)]
    pub act: Vec<ActNumber>,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// From when one looks.
    #[command(flatten)]
    pub dates: Dates,
    /// Whose, of which days, and under which duties and acts.
    #[command(flatten)]
    pub choice: Choice,
    /// Periods.
    #[arg(long)]
    pub period: Vec<String>,
    /// Verdicts.
    #[arg(long, value_parser = verdicts())]
    pub verdict: Vec<Verdict>,
    /// Kinds of norm.
    #[arg(long, value_parser = bindings())]
    pub binding: Vec<Binding>,
    /// Exit status 4 where something is unknown.
    #[arg(long)]
    pub decided: bool,
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json", "jsonl", "csv", "xlsx"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
    /// The file for data findings and complaints.
    #[arg(long)]
    pub data: Option<String>,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// The instance's id.
    pub instance: String,
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// From when one looks.
    #[command(flatten)]
    pub dates: Dates,
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// `test`.
#[derive(Debug, Args)]
pub struct Test {
    /// Files with stories.
    pub files: Vec<String>,
    /// What of the rules the stories exercise.
    #[arg(long)]
    pub coverage: bool,
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Registers: files or folders; they are read again, so standard input is none.
    #[arg(id = "registers")]
    pub records: Vec<String>,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// The address with which the outside reaches us.
    #[arg(long)]
    pub base_url: Option<String>,
    /// Where it is kept what was published.
    #[arg(long)]
    pub state: Option<String>,
    /// The day on which we judge, whatever day it is.
    #[arg(long, value_parser = a_day)]
    pub as_of: Option<Day>,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
}

/// `rules`.
#[derive(Debug, Args)]
pub struct Rules {
    /// What of them.
    #[command(subcommand)]
    pub what: RulesWhat,
}

/// What of the rules.
#[derive(Debug, Subcommand)]
pub enum RulesWhat {
    /// All duties.
    List(RulesList),
    /// One duty.
    Show(RulesShow),
    /// What is encoded of each act.
    Doc(RulesDoc),
}

/// `rules list`.
#[derive(Debug, Args)]
pub struct RulesList {
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// `rules show`.
#[derive(Debug, Args)]
pub struct RulesShow {
    /// The duty's name.
    pub duty: String,
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// `rules doc`.
#[derive(Debug, Args)]
pub struct RulesDoc {
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json", "csv", "md"]), default_value = "text")]
    pub format: Format,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// The form of an output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON value.
    Json,
    /// JSON lines.
    JsonLines,
    /// A table.
    Csv,
    /// A page in Markdown.
    Markdown,
    /// A workbook.
    Xlsx,
}

/// The languages.
fn langs() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code)).try_map(|code| Lang::from_code(&code).ok_or(NotOne))
}

pub(super) fn formats(offered: &'static [&'static str]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(offered).try_map(|name| match name.as_str() {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::JsonLines),
        "csv" => Ok(Format::Csv),
        "md" => Ok(Format::Markdown),
        "xlsx" => Ok(Format::Xlsx),
        _ => Err(NotOne),
    })
}

fn verdicts() -> impl TypedValueParser<Value = Verdict> {
    PossibleValuesParser::new(Verdict::ALL.map(Verdict::code))
        .try_map(|code| Verdict::ALL.into_iter().find(|of| of.code() == code).ok_or(NotOne))
}

fn bindings() -> impl TypedValueParser<Value = Binding> {
    PossibleValuesParser::new(Binding::ALL.map(|(_, word)| word)).try_map(|code| {
        Binding::ALL.into_iter().find(|(_, word)| *word == code).map(|(binding, _)| binding).ok_or(NotOne)
    })
}

/// A day in ISO form or as it is written in Finland, within the years for which calendars are worked out.
pub(super) fn a_day(text: &str) -> Result<Day, NotOne> {
    written_day(text).filter(|found| YEARS.contains(&found.year())).ok_or(NotOne)
}

/// A day in ISO form or as it is written in Finland, of any year.
pub(super) fn written_day(text: &str) -> Option<Day> {
    let finnish = || {
        let mut parts = text.split('.');
        let (number, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || year.len() != 4 || ![number, month, year].into_iter().all(digits) {
            return None;
        }
        day(year.parse().ok()?, month.parse().ok()?, number.parse().ok()?)
    };
    iso_day(text).or_else(finnish)
}

/// `612/2021`.
pub(super) fn an_act(text: &str) -> Result<ActNumber, NotOne> {
    let (number, year) = text.split_once('/').ok_or(NotOne)?;
    match (number.parse(), year.parse()) {
        (Ok(number), Ok(year)) if year > 999 && year < 10_000 => Ok(ActNumber { number, year }),
        _ => Err(NotOne),
    }
}

/// A value that is none of those wanted; in which words that is said is up to `help`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not one of the values wanted")]
pub(super) struct NotOne;

#[cfg(test)]
mod tests {
    use super::{a_day, an_act};

    #[test]
    fn a_day_is_read_in_iso_and_in_finnish_form() {
        assert_eq!(a_day("2025-01-05"), a_day("5.1.2025"));
        assert!(a_day("2025-01-05").is_ok());
        for wrong in ["2025-1-5", "31.2.2025", "1.1.25", "1.1.2025.", "1899-12-31", "2201-01-01", ""] {
            assert!(a_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_act_is_a_number_and_a_year() {
        assert_eq!(an_act("612/2021").map(|act| (act.number, act.year)), Ok((612, 2021)));
        assert!(an_act("612").is_err());
        assert!(an_act("612/21").is_err());
    }
}
