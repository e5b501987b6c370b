//! The words that `velvoite review` takes, as clap knows them.

use clap::Args;

use super::args::{Dates, Law};

/// `review`.
#[derive(Debug, Args)]
pub struct Review {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// From when one looks.
    #[command(flatten)]
    pub dates: Dates,
    /// The period.
    #[arg(id = "review_period", long = "period", alias = "year")]
    pub period: Option<String>,
    /// Bodies: id, official code or name.
    #[arg(long)]
    pub body: Vec<String>,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The folder to write.
    #[arg(id = "folder", long = "output", short = 'o')]
    pub target: Option<String>,
}
