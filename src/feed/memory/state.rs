//! What was published, as a file: JSON with its keys in order, so that the same memory gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::identity::uid;
use super::{Memory, Seen};
use crate::feed::Status;
use crate::time::{Day, iso_day};

/// A memory that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Unreadable {
    /// On which line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

/// A duty as it was when it was published.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Was {
    pub fi: String,
    pub sv: String,
    pub en: String,
    /// As `612/2021`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub recommended: bool,
}

/// The whole file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    velvoite: u32,
    #[serde(default)]
    files: BTreeSet<String>,
    #[serde(default)]
    duties: BTreeMap<String, Was>,
    #[serde(default)]
    entries: BTreeMap<String, Row>,
}

/// One entry in the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    day: String,
    revised: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    content: String,
    #[serde(default, skip_serializing_if = "is_none")]
    sequence: u32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved_from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    with: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(sequence: &u32) -> bool {
    *sequence == 0
}

impl Memory {
    /// The memory that this JSON holds.
    ///
    /// # Errors
    /// It is not one.
    pub fn from_json(text: &str) -> Result<Memory, Unreadable> {
        let file: File = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| Unreadable { line: error.line(), what: error.to_string() })?;
        if file.velvoite != 1 {
            return Err(Unreadable { line: 1, what: format!("velvoite {} is not 1", file.velvoite) });
        }
        let mut entries = BTreeMap::new();
        for (instance, row) in file.entries {
            let seen = row.read(&instance).ok_or_else(|| {
                let at = text.lines().position(|line| line.contains(&instance)).map_or(1, |line| line + 1);
                Unreadable { line: at, what: instance.clone() }
            })?;
            entries.insert(uid(&instance), seen);
        }
        Ok(Memory { entries, duties: file.duties, files: file.files, blocks: BTreeMap::new() })
    }

    /// As JSON, keys sorted, one entry a line, so that a change is small in a change log.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::from("{\"velvoite\": 1,\n\"files\": [");
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let files: Vec<String> = self.files.iter().map(|file| quoted(file)).collect();
        out.push_str(&files.join(",\n"));
        out.push_str("],\n\"duties\": {");
        let line = |name: &str, value: Result<String, serde_json::Error>| {
            format!("{}: {}", quoted(name), value.unwrap_or_else(|_| "{}".to_owned()))
        };
        let duties: Vec<String> =
            self.duties.iter().map(|(name, was)| line(name, serde_json::to_string(was))).collect();
        out.push_str(&duties.join(",\n"));
        out.push_str("},\n\"entries\": {");
        let entries: BTreeMap<&str, &Seen> = self.entries.values().map(|seen| (seen.instance.as_str(), seen)).collect();
        let entries: Vec<String> =
            entries.into_iter().map(|(instance, seen)| line(instance, serde_json::to_string(&Row::of(seen)))).collect();
        out.push_str(&entries.join(",\n"));
        out.push_str("}}\n");
        out
    }
}

impl Row {
    fn of(seen: &Seen) -> Row {
        let status = match seen.status {
            Status::Confirmed => "",
            Status::Tentative => "tentative",
            Status::Cancelled => "cancelled",
        };
        Row {
            day: seen.day.to_string(),
            revised: seen.revised.to_string(),
            content: seen.content.map_or_else(String::new, |content| format!("{content:016x}")),
            sequence: seen.sequence,
            status: status.to_owned(),
            moved_from: seen.moved_from.map(|day| day.to_string()),
            gone: seen.gone.map(|day| day.to_string()),
            with: seen.with.clone(),
        }
    }

    fn read(self, instance: &str) -> Option<Seen> {
        let optional = |day: Option<String>| -> Option<Option<Day>> {
            match day {
                Some(day) => iso_day(&day).map(Some),
                None => Some(None),
            }
        };
        let content = match self.content.as_str() {
            "" => None,
            content => Some(u64::from_str_radix(content, 16).ok()?),
        };
        Some(Seen {
            instance: instance.to_owned(),
            day: iso_day(&self.day)?,
            moved_from: optional(self.moved_from)?,
            status: match self.status.as_str() {
                "" => Status::Confirmed,
                "tentative" => Status::Tentative,
                "cancelled" => Status::Cancelled,
                _ => return None,
            },
            revised: iso_day(&self.revised)?,
            sequence: self.sequence,
            content,
            gone: optional(self.gone)?,
            named: None,
            with: self.with,
            dated: false,
        })
    }
}
