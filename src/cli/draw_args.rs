//! The words that `velvoite draw` takes, as clap knows them.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use super::args::{Dates, Law, NotOne, an_act};
use crate::model::ActNumber;
use crate::time::YEARS;

/// `draw`.
#[derive(Debug, Args)]
pub struct Draw {
    /// Which picture.
    #[command(subcommand)]
    pub what: DrawWhat,
}

/// Which picture.
#[derive(Debug, Subcommand)]
pub enum DrawWhat {
    /// The annual clock.
    Clock(Clock),
    /// Years and duties.
    Timeline(Timeline),
    /// A duty on the tiles of the counties.
    Map(Map),
}

/// `draw map`.
#[derive(Debug, Args)]
pub struct Map {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// The duty's name; none: that of the yearly negotiation.
    #[arg(id = "mapped", long = "duty")]
    pub duty: Option<String>,
    /// The year or term; none: the year of the day of judging.
    #[arg(id = "map_period", long = "period")]
    pub period: Option<String>,
    /// What all pictures take.
    #[command(flatten)]
    pub common: Common,
}

/// `draw clock`.
#[derive(Debug, Args)]
pub struct Clock {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// The body: id, official code or name.
    #[arg(id = "whose", long = "body")]
    pub body: Option<String>,
    /// A kind of body: the year of all of them.
    #[arg(long, conflicts_with = "whose")]
    pub kind: Option<String>,
    /// The year.
    #[arg(long, value_parser = a_year)]
    pub year: Option<i32>,
    /// Acts.
    #[arg(long, value_parser = an_act)]
    pub act: Vec<ActNumber>,
    /// What all pictures take.
    #[command(flatten)]
    pub common: Common,
}

/// `draw timeline`.
#[derive(Debug, Args)]
pub struct Timeline {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// The body: id, official code or name.
    #[arg(id = "whose", long = "body", required = true)]
    pub body: String,
    /// The first year.
    #[arg(id = "from_year", long = "from", value_parser = a_year)]
    pub from: Option<i32>,
    /// The last year.
    #[arg(id = "to_year", long = "to", value_parser = a_year)]
    pub to: Option<i32>,
    /// Acts.
    #[arg(long, value_parser = an_act)]
    pub act: Vec<ActNumber>,
    /// What all pictures take.
    #[command(flatten)]
    pub common: Common,
}

/// What all pictures take.
#[derive(Debug, Args)]
pub struct Common {
    /// From when one looks.
    #[command(flatten)]
    pub dates: Dates,
    /// The form of the output.
    #[arg(id = "drawn", long = "format", value_parser = forms(), default_value = "svg")]
    pub format: Form,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The file to write.
    #[arg(long, short = 'o')]
    pub output: Option<String>,
}

/// The form of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The picture itself.
    Svg,
    /// Its table, as JSON.
    Json,
    /// Its table, as CSV.
    Csv,
}

fn forms() -> impl TypedValueParser<Value = Form> {
    PossibleValuesParser::new(["svg", "json", "csv"]).try_map(|name| match name.as_str() {
        "svg" => Ok(Form::Svg),
        "json" => Ok(Form::Json),
        "csv" => Ok(Form::Csv),
        _ => Err(NotOne),
    })
}

/// A year for which calendars are worked out.
fn a_year(text: &str) -> Result<i32, NotOne> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| digits && YEARS.contains(year)).ok_or(NotOne)
}
