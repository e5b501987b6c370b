//! What a calendar that we published says of its entries, read back from its own lines (RFC 5545 3.1, 3.3.11, 3.6).
//!
//! Reads only what the memory needs, and takes what it cannot read for something that we did not write.

use super::Seen;
use crate::feed::Status;
use crate::feed::digest::Sum;
use crate::time::{Day, iso_day};

/// An entry as its calendar tells it.
pub(super) struct Published {
    pub uid: String,
    /// Without what only the model can tell.
    pub seen: Seen,
    /// What is to be done, in full.
    pub title: String,
    /// Where the law can be read.
    pub links: Vec<String>,
    /// All that it tells but its stamps, in one number.
    pub block: u64,
}

/// The property that tells the instance, where no address does.
const INSTANCE: &str = "X-VELVOITE-INSTANCE";
/// The day on which the entry stood before.
const MOVED: &str = "X-VELVOITE-MOVED-FROM";
/// The status of a task, where tasks have no such one.
const STATUS: &str = "X-VELVOITE-STATUS";
/// The day on which it was found to be gone.
const GONE: &str = "X-VELVOITE-GONE";

/// The entries of a calendar; those that only give notice of others are none.
pub(super) fn read(text: &str) -> Vec<Published> {
    let whole = text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "");
    let mut found = Vec::new();
    let mut lines = whole.lines();
    while let Some(line) = lines.next() {
        let kind = match line {
            "BEGIN:VEVENT" => "END:VEVENT",
            "BEGIN:VTODO" => "END:VTODO",
            _ => continue,
        };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != kind).collect();
        found.extend(entry(&block));
    }
    found
}

fn entry(lines: &[&str]) -> Option<Published> {
    // What is inside it, such as alarms, comes after its own properties.
    let own = lines.iter().take_while(|line| !line.starts_with("BEGIN:"));
    let own: Vec<(&str, &str)> = own.filter_map(|line| property(line)).collect();
    let value = |name: &str| own.iter().find(|(of, _)| *of == name).map(|(_, value)| *value);
    let uid = value("UID")?.to_owned();
    // A notice has the UID of its entry and so many days.
    if uid.len() != 36 {
        return None;
    }
    let mut sum = Sum::new();
    let stamps = ["DTSTAMP", "LAST-MODIFIED", "SEQUENCE"];
    for line in lines.iter().filter(|line| !property(line).is_some_and(|(name, _)| stamps.contains(&name))) {
        sum.text(line);
    }
    let seen = Seen {
        instance: value(INSTANCE).map(unescaped).or_else(|| instance(value("URL")?)).unwrap_or_default(),
        day: value("DTSTART").or_else(|| value("DUE")).and_then(day)?,
        moved_from: value(MOVED).and_then(day),
        status: match (value("STATUS"), value(STATUS)) {
            (Some("CANCELLED"), _) => Status::Cancelled,
            (Some("TENTATIVE"), _) | (_, Some("TENTATIVE")) => Status::Tentative,
            _ => Status::Confirmed,
        },
        revised: value("LAST-MODIFIED").and_then(day)?,
        sequence: value("SEQUENCE").and_then(|number| number.parse().ok()).unwrap_or_default(),
        content: None,
        gone: value(GONE).and_then(day),
        named: None,
        with: Vec::new(),
        dated: false,
    };
    let told = value("DESCRIPTION").or_else(|| value("SUMMARY")).map(unescaped).unwrap_or_default();
    let title = told.lines().next().unwrap_or_default().to_owned();
    let links = own.iter().filter(|(name, _)| *name == "LINK").map(|(_, link)| (*link).to_owned()).collect();
    Some(Published { uid, seen, title, links, block: sum.end() })
}

/// Name and value of a line; parameters are passed over, with what stands in quotes in them.
fn property(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let colon = line.find(|sign: char| {
        quoted ^= sign == '"';
        sign == ':' && !quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    Some((head.split(';').next().unwrap_or_default(), value))
}

/// `20260630`, with or without the time of day.
fn day(value: &str) -> Option<Day> {
    let (year, month, day) = (value.get(..4)?, value.get(4..6)?, value.get(6..8)?);
    iso_day(&format!("{year}-{month}-{day}"))
}

/// The instance of which an entry's own address tells.
fn instance(address: &str) -> Option<String> {
    let (_, encoded) = address.split_once('#').or_else(|| address.split_once("/instances/"))?;
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let code = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&code).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// RFC 5545 3.3.11, read backwards.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            _ => out.push(sign),
        }
    }
    out
}
