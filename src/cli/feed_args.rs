//! The words that `velvoite feed` takes, as clap knows them.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::args::{Choice, Dates, Law, NotOne};
use crate::feed::Role;

/// So many days before the due day something may give notice of it.
const FARTHEST: u16 = 730;

/// `feed`.
#[derive(Debug, Args)]
pub struct Feed {
    /// Registers: files, folders, or `-`.
    pub records: Vec<String>,
    /// From when one looks.
    #[command(flatten)]
    pub dates: Dates,
    /// Whose, of which days, and under which duties and acts.
    #[command(flatten)]
    pub choice: Choice,
    /// In which capacity the bodies are meant.
    #[arg(long, value_parser = roles())]
    pub role: Option<Role>,
    /// What is recommended.
    #[arg(long)]
    pub recommended: bool,
    /// Tasks in place of events.
    #[arg(long)]
    pub todo: bool,
    /// Reminders.
    #[arg(long, value_parser = days_before)]
    pub remind: Vec<u16>,
    /// Entries that give notice.
    #[arg(long, value_parser = days_before)]
    pub ahead: Vec<u16>,
    /// Where rules come from.
    #[command(flatten)]
    pub law: Law,
    /// The calendar or folder to write.
    #[arg(long = "output", short = 'o')]
    pub target: Option<String>,
    /// The file that remembers what was published.
    #[arg(long)]
    pub state: Option<String>,
    /// The address at which the calendars stand on the web.
    #[arg(long, value_parser = an_address)]
    pub base_url: Option<String>,
}

fn roles() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(["bearer", "counterparty"]).try_map(|name| match name.as_str() {
        "bearer" => Ok(Role::Bearer),
        "counterparty" => Ok(Role::Counterparty),
        _ => Err(NotOne),
    })
}

/// `30d`, or the bare number.
fn days_before(text: &str) -> Result<u16, NotOne> {
    let digits = text.strip_suffix('d').unwrap_or(text);
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|days| plain && (1..=FARTHEST).contains(days)).ok_or(NotOne)
}

/// An address of the web, without a slash at its end.
fn an_address(text: &str) -> Result<String, NotOne> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).ok_or(NotOne)?;
    let sound = |sign: char| sign.is_ascii_graphic() && !"\"<>\\^`{|}?#".contains(sign);
    if host.is_empty() || host.starts_with('/') || !host.chars().all(sound) {
        return Err(NotOne);
    }
    Ok(text.trim_end_matches('/').to_owned())
}

#[cfg(test)]
mod tests {
    use super::{an_address, days_before};

    #[test]
    fn days_before_are_counted_in_days() {
        assert_eq!(days_before("30d"), Ok(30));
        assert_eq!(days_before("7"), Ok(7));
        for wrong in ["0d", "731d", "-3d", "+3d", "2w", "d", "", "30 d", "30dd"] {
            assert!(days_before(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_one_of_the_web() {
        assert_eq!(an_address("https://example.org/feeds/").as_deref(), Ok("https://example.org/feeds"));
        for wrong in ["example.org", "https://", "https:///x", "https://a b", "ftp://a", "https://a/?x=1", "https://ä"]
        {
            assert!(an_address(wrong).is_err(), "{wrong}");
        }
    }
}
