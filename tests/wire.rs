//! What a feed says, read from its bytes by the letter of RFC 5545. Shares no code with the writer, and no crate: a slip in
//! one of the two shows as a complaint of the other. `tests/clients/wire.py` is the same in another language.

use std::collections::BTreeSet;

/// An event or a task.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// VTODO, not VEVENT.
    pub task: bool,
    pub uid: String,
    /// DTSTART of an event, DUE of a task, as `2026-03-31`.
    pub day: String,
    pub title: String,
    pub text: String,
    pub status: String,
    pub sequence: u32,
    /// DTSTAMP, which is LAST-MODIFIED too.
    pub stamp: String,
    pub url: String,
    /// The UID it is related to.
    pub related: String,
    /// Triggers.
    pub alarms: Vec<String>,
    /// All its lines, unfolded: what must be the same where nothing changed.
    pub lines: Vec<String>,
}

/// A feed as read.
#[derive(Debug, Default)]
pub struct Feed {
    pub name: String,
    pub entries: Vec<Entry>,
    /// Everything that the standard forbids, or that a real client is known to stumble over.
    pub complaints: Vec<String>,
}

/// A content line: name, parameters, value as it stands.
#[derive(Debug, Clone)]
struct Line {
    name: String,
    params: Vec<(String, String)>,
    value: String,
    whole: String,
}

impl Line {
    fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A component with its own lines and those nested in it.
#[derive(Debug, Default)]
struct Component {
    name: String,
    lines: Vec<Line>,
    inner: Vec<Component>,
}

impl Component {
    fn all<'c>(&'c self, name: &'c str) -> impl Iterator<Item = &'c Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    fn value(&self, name: &str) -> &str {
        self.lines.iter().find(|line| line.name == name).map_or("", |line| line.value.as_str())
    }
}

/// Reads a feed. Never fails: what cannot be read is a complaint.
pub fn read(bytes: &[u8]) -> Feed {
    let mut feed = Feed::default();
    let lines = unfold(bytes, &mut feed.complaints);
    let Some(root) = tree(&lines, &mut feed.complaints) else { return feed };
    calendar(&root, &mut feed.complaints);
    if bytes.len() >= 500_000 {
        feed.complaints.push(format!("{} octets", bytes.len()));
    }
    feed.name = unescape(root.value("NAME"), "NAME", &mut feed.complaints);
    let mut uids = BTreeSet::new();
    let mut alike = BTreeSet::new();
    for component in &root.inner {
        match component.name.as_str() {
            "VEVENT" | "VTODO" => {
                let entry = entry(component, &mut feed.complaints);
                if !uids.insert(entry.uid.clone()) {
                    feed.complaints.push(format!("{}: UID twice", entry.uid));
                }
                let without = entry.lines.iter().filter(|line| !line.starts_with("UID:")).cloned().collect::<Vec<_>>();
                if !alike.insert(without) {
                    feed.complaints.push(format!("{}: like another entry but for its UID", entry.uid));
                }
                feed.entries.push(entry);
            }
            "VTIMEZONE" => {}
            other => feed.complaints.push(format!("{other} in a calendar")),
        }
    }
    if feed.entries.iter().any(|entry| entry.task != feed.entries[0].task) {
        feed.complaints.push("events and tasks in one feed".to_owned());
    }
    feed
}

/// Physical lines into logical ones (section 3.1).
fn unfold(bytes: &[u8], complaints: &mut Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        complaints.push("byte order mark".to_owned());
    }
    if !bytes.ends_with(b"\r\n") {
        complaints.push("does not end with CRLF".to_owned());
    }
    let mut rest = bytes;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        let end = rest.windows(2).position(|pair| pair == b"\r\n").unwrap_or(rest.len());
        let physical = &rest[..end];
        rest = rest.get(end + 2..).unwrap_or_default();
        if physical.len() > 75 {
            complaints.push(format!("line {number}: {} octets", physical.len()));
        }
        if physical.iter().any(|octet| (*octet < 32 && *octet != b'\t') || *octet == 127) {
            complaints.push(format!("line {number}: control character"));
        }
        let Ok(text) = std::str::from_utf8(physical) else {
            complaints.push(format!("line {number}: not UTF-8 by itself"));
            continue;
        };
        match (text.strip_prefix(' '), out.last_mut()) {
            (Some(more), Some(last)) => last.push_str(more),
            (Some(_), None) => complaints.push("a continuation of nothing".to_owned()),
            (None, _) if text.is_empty() => complaints.push(format!("line {number}: empty")),
            (None, _) => out.push(text.to_owned()),
        }
    }
    out
}

/// A content line into its parts (sections 3.1, 3.2).
fn line(whole: &str) -> Option<Line> {
    let word =
        |text: &str| text.find(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-')).filter(|end| *end > 0);
    let end = word(whole)?;
    let mut line =
        Line { name: whole[..end].to_owned(), params: Vec::new(), value: String::new(), whole: whole.to_owned() };
    let mut rest = &whole[end..];
    while let Some(param) = rest.strip_prefix(';') {
        let end = word(param)?;
        let key = param[..end].to_owned();
        rest = param[end..].strip_prefix('=')?;
        let mut value = String::new();
        loop {
            if let Some(quoted) = rest.strip_prefix('"') {
                let end = quoted.find('"')?;
                value.push_str(&quoted[..end]);
                rest = &quoted[end + 1..];
            } else {
                let end = rest.find(['"', ';', ':', ','])?;
                value.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            let Some(more) = rest.strip_prefix(',') else { break };
            value.push(',');
            rest = more;
        }
        line.params.push((key, value));
    }
    line.value = rest.strip_prefix(':')?.to_owned();
    Some(line)
}

/// Logical lines into the one calendar.
fn tree(lines: &[String], complaints: &mut Vec<String>) -> Option<Component> {
    let mut stack: Vec<Component> = Vec::new();
    let mut roots: Vec<Component> = Vec::new();
    for whole in lines {
        let Some(line) = line(whole) else {
            complaints.push(format!("not a content line: {whole}"));
            continue;
        };
        match line.name.as_str() {
            "BEGIN" => stack.push(Component { name: line.value, ..Component::default() }),
            "END" => match stack.pop() {
                Some(component) if component.name == line.value => match stack.last_mut() {
                    Some(outer) => outer.inner.push(component),
                    None => roots.push(component),
                },
                _ => complaints.push(format!("END:{} closes nothing", line.value)),
            },
            _ => match stack.last_mut() {
                Some(component) if component.inner.is_empty() => component.lines.push(line),
                Some(_) | None => complaints.push(format!("out of place: {whole}")),
            },
        }
    }
    if !stack.is_empty() || roots.len() != 1 || roots[0].name != "VCALENDAR" {
        complaints.push("not exactly one closed VCALENDAR".to_owned());
    }
    roots.pop()
}

/// A TEXT value without its escapes (section 3.3.11).
fn unescape(value: &str, place: &str, complaints: &mut Vec<String>) -> String {
    let mut out = String::new();
    let mut signs = value.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(escaped @ ('\\' | ';' | ',')) => out.push(escaped),
                other => complaints.push(format!("{place}: illegal escape {other:?}")),
            },
            ';' | ',' => complaints.push(format!("{place}: {sign} is not escaped")),
            plain => out.push(plain),
        }
    }
    out
}

/// The calendar's own lines (sections 3.6, 3.7; RFC 7986 section 5).
fn calendar(root: &Component, complaints: &mut Vec<String>) {
    let mut say = |what: String| complaints.push(format!("calendar: {what}"));
    let names = root.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>();
    if !names.starts_with(&["VERSION", "PRODID", "CALSCALE"]) || root.value("VERSION") != "2.0" {
        say("does not begin with VERSION:2.0, PRODID, CALSCALE".to_owned());
    }
    for (at, name) in names.iter().enumerate() {
        if names[..at].contains(name) {
            say(format!("{name} twice"));
        }
        if ["METHOD", "UID"].contains(name) {
            say((*name).to_owned());
        }
    }
    let name = root.value("NAME");
    if name.is_empty() || name != root.value("X-WR-CALNAME") || name.contains([',', ';', '\\']) {
        say(format!("NAME `{name}`, X-WR-CALNAME `{}`", root.value("X-WR-CALNAME")));
    }
    let refresh = root.all("REFRESH-INTERVAL").next();
    if refresh.is_none_or(|line| line.param("VALUE") != Some("DURATION") || line.value != root.value("X-PUBLISHED-TTL"))
    {
        say("REFRESH-INTERVAL and X-PUBLISHED-TTL".to_owned());
    }
    let zones = root.inner.iter().filter(|component| component.name == "VTIMEZONE").collect::<Vec<_>>();
    if zones.len() != 1 || zones[0].value("TZID") != "Europe/Helsinki" {
        say("not exactly one VTIMEZONE of Helsinki".to_owned());
    }
    for zone in zones {
        let mut parts = zone.inner.iter().map(|part| part.name.as_str()).collect::<Vec<_>>();
        parts.sort_unstable();
        if parts != ["DAYLIGHT", "STANDARD"] {
            say(format!("VTIMEZONE of {parts:?}"));
        }
        for part in zone.inner.iter().chain([zone]) {
            if part.all("UID").chain(part.all("DTSTAMP")).next().is_some() {
                say(format!("UID or DTSTAMP in {}", part.name));
            }
        }
        for part in &zone.inner {
            for once in ["DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE"] {
                if part.all(once).count() != 1 {
                    say(format!("{} with {} {once}", part.name, part.all(once).count()));
                }
            }
        }
    }
}

/// `20260331` as `2026-03-31`, and the day after it; none if there is no such day.
fn day(value: &str) -> Option<(String, String)> {
    if value.len() != 8 || !value.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number = |from: usize, to: usize| value[from..to].parse::<u32>().ok();
    let (year, month, day) = (number(0, 4)?, number(4, 6)?, number(6, 8)?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day == 0 || day > last {
        return None;
    }
    let next = match (month, day == last) {
        (12, true) => (year + 1, 1, 1),
        (_, true) => (year, month + 1, 1),
        (_, false) => (year, month, day + 1),
    };
    let written = |(year, month, day): (u32, u32, u32)| format!("{year:04}-{month:02}-{day:02}");
    Some((written((year, month, day)), written(next)))
}

/// An event or a task (sections 3.6.1, 3.6.2).
fn entry(component: &Component, complaints: &mut Vec<String>) -> Entry {
    let task = component.name == "VTODO";
    let uid = component.value("UID").to_owned();
    let mut found = Vec::new();
    let common = ["UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "SUMMARY", "DESCRIPTION"];
    let own: &[&str] = if task { &["DUE"] } else { &["DTSTART", "DTEND", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"] };
    for name in common.iter().chain(own) {
        match component.all(name).count() {
            1 => {}
            other => found.push(format!("{other} {name}")),
        }
    }
    // What rests on no act has nowhere to lead.
    if component.all("URL").count() > 1 || (!component.value("LINK").is_empty() && component.value("URL").is_empty()) {
        found.push("LINK without URL, or more than one".to_owned());
    }
    // What gives notice of another entry has that one's UID and the number of days.
    let related = component.value("RELATED-TO");
    let notice = uid.strip_prefix(related).and_then(|rest| rest.strip_prefix('-')).filter(|_| !related.is_empty());
    let own_uid = match notice {
        Some(days) if days.parse::<u16>().is_ok() => related,
        Some(_) | None => uid.as_str(),
    };
    let groups = own_uid.split('-').map(str::len).collect::<Vec<_>>();
    let hex = own_uid.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f' | b'-'));
    if groups != [8, 4, 4, 4, 12] || !hex || own_uid.as_bytes().get(14) != Some(&b'5') {
        found.push(format!("`{uid}` is no lower-case UUID of version 5"));
    }
    let stamp = component.value("DTSTAMP");
    if stamp.strip_suffix("T000000Z").and_then(day).is_none() || stamp != component.value("LAST-MODIFIED") {
        found.push(format!("DTSTAMP {stamp}, LAST-MODIFIED {}", component.value("LAST-MODIFIED")));
    }
    let allowed: &[&str] = if task {
        &["NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"]
    } else {
        &["TENTATIVE", "CONFIRMED", "CANCELLED"]
    };
    let status = component.value("STATUS");
    if !allowed.contains(&status) {
        found.push(format!("STATUS:{status}"));
    }
    for name in ["DTSTART", "DTEND", "DUE"] {
        for line in component.all(name) {
            if line.param("VALUE") != Some("DATE") || day(&line.value).is_none() {
                found.push(format!("{name} is no day"));
            }
        }
    }
    let at = day(component.value(if task { "DUE" } else { "DTSTART" })).unwrap_or_default();
    if !task && day(component.value("DTEND")).is_none_or(|(ends, _)| ends != at.1) {
        found.push(format!("DTEND is not the day after {}", at.0));
    }
    if task && component.all("DTSTART").any(|begins| begins.value.as_str() >= component.value("DUE")) {
        found.push("DUE is not after DTSTART".to_owned());
    }
    if !task && (component.value("TRANSP") != "TRANSPARENT" || component.value("X-MICROSOFT-CDO-BUSYSTATUS") != "FREE")
    {
        found.push("makes people busy".to_owned());
    }
    for line in &component.lines {
        if line.param("LANGUAGE").or(line.param("ALTREP")).is_some() {
            found.push(format!("LANGUAGE or ALTREP on {}", line.name));
        }
        if line.name == "RELATED-TO" && line.param("VALUE").is_some() {
            found.push("RELATED-TO with VALUE".to_owned());
        }
        if line.name == "CATEGORIES" && line.value.contains("\\,") {
            found.push("a comma inside a category".to_owned());
        }
        let strange = ["RRULE", "RDATE", "RECURRENCE-ID", "DURATION", "ATTENDEE", "ORGANIZER", "X-ALT-DESC"];
        if strange.contains(&line.name.as_str()) {
            found.push(format!("{} does not belong here", line.name));
        }
    }
    let mut alarms = Vec::new();
    for inner in &component.inner {
        let mut names = inner.lines.iter().map(|line| line.name.as_str()).collect::<Vec<_>>();
        names.sort_unstable();
        if inner.name != "VALARM" || names != ["ACTION", "DESCRIPTION", "TRIGGER"] || status == "CANCELLED" {
            found.push(format!("{} of {names:?} in an entry that is {status}", inner.name));
        }
        alarms.push(inner.value("TRIGGER").to_owned());
    }
    let title = unescape(component.value("SUMMARY"), "SUMMARY", &mut found);
    let text = unescape(component.value("DESCRIPTION"), "DESCRIPTION", &mut found);
    complaints.extend(found.into_iter().map(|what| format!("{uid}: {what}")));
    Entry {
        task,
        day: at.0,
        title,
        text,
        status: status.to_owned(),
        sequence: component.value("SEQUENCE").parse().unwrap_or(u32::MAX),
        stamp: stamp.to_owned(),
        url: component.value("URL").to_owned(),
        related: component.value("RELATED-TO").to_owned(),
        alarms,
        lines: component.lines.iter().map(|line| line.whole.clone()).collect(),
        uid,
    }
}
