//! The words that `velvoite calendar` takes, as clap knows them.

use clap::{Args, Subcommand};

use super::args::{Format, an_act, formats};
use crate::model::ActNumber;

/// `calendar`.
#[derive(Debug, Args)]
pub struct Calendar {
    /// What of it.
    #[command(subcommand)]
    pub what: CalendarWhat,
}

/// What of the calendar.
#[derive(Debug, Subcommand)]
pub enum CalendarWhat {
    /// Holidays of years.
    Holidays(Holidays),
    /// Council terms.
    Terms(Terms),
    /// Where days roll.
    Roll(Roll),
    /// Days counted.
    Add(Add),
}

/// What all of them take.
#[derive(Debug, Clone, Args)]
pub struct Common {
    /// The form of the output.
    #[arg(long, value_parser = formats(&["text", "json", "csv"]), default_value = "text")]
    pub format: Format,
    /// A file or folder of calendars in place of the shipped ones.
    #[arg(long, alias = "calendars")]
    pub calendar: Option<String>,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// `calendar holidays`.
#[derive(Debug, Args)]
pub struct Holidays {
    /// Years: `2024`, `2024..2026`.
    #[arg(required = true)]
    pub years: Vec<String>,
    /// What all take.
    #[command(flatten)]
    pub common: Common,
}

/// `calendar terms`.
#[derive(Debug, Args)]
pub struct Terms {
    /// What all take.
    #[command(flatten)]
    pub common: Common,
}

/// What `roll` and `add` take beside it.
#[derive(Debug, Clone, Args)]
pub struct Reckoning {
    /// Every step.
    #[arg(long)]
    pub why: bool,
    /// The act on time limits.
    #[arg(long, value_parser = an_act)]
    pub by: Option<ActNumber>,
    /// What all take.
    #[command(flatten)]
    pub common: Common,
}

/// `calendar roll`.
#[derive(Debug, Args)]
pub struct Roll {
    /// Days, or `-`.
    #[arg(required = true)]
    pub days: Vec<String>,
    /// What `roll` and `add` take.
    #[command(flatten)]
    pub reckoning: Reckoning,
}

/// `calendar add`.
#[derive(Debug, Args)]
pub struct Add {
    /// Day, number and unit, or `-`.
    #[arg(required = true, num_args = 1.., allow_negative_numbers = true)]
    pub case: Vec<String>,
    /// Backwards.
    #[arg(long)]
    pub back: bool,
    /// Off days on which nothing need be done.
    #[arg(long)]
    pub roll: bool,
    /// What `roll` and `add` take.
    #[command(flatten)]
    pub reckoning: Reckoning,
}
