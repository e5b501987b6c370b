//! Random registers for a case: mostly acts that nearly fit, some that do not.

use super::cases::{Case, some_day};
use super::days;
use super::dice::Dice;
use std::collections::BTreeMap;
use velvoite::time::{Datelike, Day};

type Row = BTreeMap<&'static str, String>;

/// Adds records and declarations.
pub fn register(dice: &mut Dice, case: &mut Case) {
    let text = case.rules();
    let used: Vec<&'static str> = ["talk", "hearing", "report", "delivery", "notice", "office"]
        .into_iter()
        .filter(|kind| text.contains(kind))
        .collect();
    let count = dice.below(9);
    for number in 0..count {
        let row = row(dice, &used, number, &text);
        case.rows.push(row);
    }
    for _ in 0..dice.below(4) {
        let number = case.rows.len();
        case.rows.extend(word(dice, number, &text));
    }
    if dice.chance(35) {
        let number = case.rows.len();
        let other = other_side(dice, case, number);
        case.rows.extend(other);
    }
    case.complete = complete(dice, &used);
    let ids: Vec<String> = case.rows.iter().map(|row| row["id"].clone()).collect();
    for at in 0..case.rows.len() {
        corrections(dice, case, at, &ids);
    }
    if dice.chance(15) {
        case.known_at = Some(some_day(dice, days::ymd(2022, 6, 1), days::ymd(2025, 3, 31)));
    }
}

fn row(dice: &mut Dice, used: &[&'static str], number: usize, rules: &str) -> Row {
    if dice.chance(35) && !used.is_empty() {
        return generous(dice, used, number);
    }
    let mut row = Row::from([("id", format!("r{number}"))]);
    let kind = if dice.chance(92) && !used.is_empty() { dice.pick(used) } else { "talk" };
    row.insert("activity", kind.to_owned());
    row.insert("date", date(dice));
    let by = dice.pick(&["a", "a", "a", "a", "b", "b", "x", "x", "y", "z", "z", "w", "g"]);
    row.insert(
        "by",
        if dice.chance(12) { format!("{by}/{}", dice.pick(&["council", "board"])) } else { by.to_owned() },
    );
    if kind == "office" && dice.chance(30) {
        row.insert("until", some_day(dice, days::ymd(2024, 10, 1), days::ymd(2025, 6, 1)).to_string());
    }
    if dice.chance(75) {
        let of_town = ["g", "firm", "ngo", "ngo:One", "ngo:Two", "firm:Big"];
        let of_county = ["x", "y", "z", "w", "g", "firm", "ngo", "ngo:One", "ngo:Two"];
        let keep = dice.pick(&[90, 60, 25]);
        let mut with =
            if matches!(by, "a" | "b" | "g") { dice.some(&of_county, keep) } else { dice.some(&of_town, keep) };
        with.retain(|other| *other != by);
        if !with.is_empty() {
            row.insert("with", with.join("|"));
        }
    }
    if dice.chance(if rules.contains("invited") { 50 } else { 5 }) {
        let invited = dice.some(&["x", "y", "z", "w", "g", "firm", "ngo"], 60);
        if !invited.is_empty() {
            row.insert("invited", invited.join("|"));
        }
    }
    if dice.chance(75) {
        let about = dice.some(&["goals", "money", "youth"], 70);
        if !about.is_empty() {
            row.insert("about", about.join("|"));
        }
    }
    if dice.chance(if rules.contains("naming") { 40 } else { 8 }) {
        row.insert("for", dice.pick(&["2023", "2022", "one", "two", "2022-2024"]).to_owned());
    }
    if number > 0 && (matches!(kind, "delivery" | "notice") && dice.chance(75) || dice.chance(5)) {
        row.insert("of", format!("r{}", dice.below(number)));
    }
    if dice.chance(if rules.contains(" to ") { 65 } else { 10 }) {
        let own = format!("{by}/{}", dice.pick(&["council", "council", "board"]));
        let to = match dice.below(4) {
            0 => own,
            1 => "g".to_owned(),
            2 => dice.pick(&["a", "b", "a/council"]).to_owned(),
            _ => dice.some(&["g", "x", "y", "z"], 70).join("|"),
        };
        if !to.is_empty() {
            row.insert("to", to);
        }
    }
    if dice.chance(45) {
        row.insert("grade", dice.pick(&["claimed", "documented", "documented", "published", "announced"]).to_owned());
    }
    row
}

/// What the other side has of one of the sittings, perhaps with other words.
fn other_side(dice: &mut Dice, case: &Case, number: usize) -> Option<Row> {
    let towns = ["x", "y", "z"];
    let of = case.rows.iter().find(|row| {
        let with = row.get("with").map_or("", String::as_str);
        let by = row.get("by").map_or("", String::as_str);
        (by.starts_with('a') || by.starts_with('b'))
            && towns.iter().any(|town| with.split('|').any(|other| other == *town))
    })?;
    let with: Vec<&str> = of["with"].split('|').collect();
    let town = towns.into_iter().find(|town| with.contains(town))?;
    let county = of["by"].split('/').next()?;
    let mut row = of.clone();
    row.insert("id", format!("r{number}"));
    row.insert("by", town.to_owned());
    let mut others: Vec<&str> = with.into_iter().filter(|other| *other != town).collect();
    others.retain(|_| dice.chance(70));
    others.insert(0, county);
    row.insert("with", others.join("|"));
    if let Some(about) = row.get("about").cloned() {
        let kept = dice.some(&about.split('|').collect::<Vec<_>>(), 60);
        if !kept.is_empty() {
            row.insert("about", kept.join("|"));
        }
    }
    if dice.chance(25) {
        row.insert("date", date(dice));
    }
    Some(row)
}

/// A waiver, or an answer to a question, about an instance.
fn word(dice: &mut Dice, number: usize, rules: &str) -> Option<Row> {
    let duty = dice.pick(&["d0", "d0", "d1"]);
    if !rules.contains(&format!("duty {duty} ")) {
        return None;
    }
    let keys: &[&str] = if rules.contains("every calendar year") {
        &["2022", "2023", "2023", "2024"]
    } else if rules.contains("every term") {
        &["2021-2022", "2022-2024"]
    } else if rules.contains("every period") {
        &["one", "two", "three"]
    } else if rules.contains("always") {
        &["always"]
    } else {
        &["once"]
    };
    let id = format!("{duty}/{}/{}", dice.pick(&["a", "a", "b", "x", "y", "z"]), dice.pick(keys));
    let day = some_day(dice, days::ymd(2022, 1, 1), days::ymd(2024, 12, 31));
    let mut row =
        Row::from([("id", format!("r{number}")), ("of", id), ("date", day.to_string()), ("by", "g".to_owned())]);
    if rules.contains("question sound") && dice.chance(80) {
        row.insert("activity", "judgement".to_owned());
        let both = rules.contains("question fair");
        row.insert("about", if both { dice.pick(&["sound", "fair"]) } else { "sound" }.to_owned());
        row.insert("answer", dice.pick(&["yes", "yes", "no"]).to_owned());
    } else if dice.chance(40) {
        row.insert("activity", "waiver".to_owned());
        row.insert("until", some_day(dice, day, days::ymd(2025, 6, 1)).to_string());
        row.insert("note", "ground".to_owned());
    } else {
        return None;
    }
    Some(row)
}

/// An act that has everything that can be asked of it.
fn generous(dice: &mut Dice, used: &[&'static str], number: usize) -> Row {
    let by = dice.pick(&["a", "a", "b", "x", "y", "z", "g"]);
    let mut row = Row::from([("id", format!("r{number}"))]);
    row.insert("activity", dice.pick(used).to_owned());
    row.insert("date", some_day(dice, days::ymd(2022, 1, 1), days::ymd(2024, 6, 30)).to_string());
    row.insert("by", format!("{by}/council"));
    let all: &[&str] = match by {
        "a" | "b" => &["x", "y", "z", "w", "g", "ngo", "ngo:One", "ngo:Two", "firm"],
        "g" => &["a", "b", "x", "y", "z", "w", "ngo", "ngo:One", "firm"],
        _ => &["g", "ngo", "ngo:One", "ngo:Two", "firm"],
    };
    row.insert("with", all.join("|"));
    row.insert("invited", all.join("|"));
    row.insert("about", "goals|money|youth".to_owned());
    row.insert("to", format!("{by}/council|{by}/board|g|a|b|x|y|z|w"));
    row.insert("grade", "published".to_owned());
    if number > 0 {
        row.insert("of", (0..number).map(|other| format!("r{other}")).collect::<Vec<_>>().join("|"));
    }
    row
}

/// A day, a month, a year, or a span.
fn date(dice: &mut Dice) -> String {
    let edges =
        [(2022, 12, 31), (2023, 1, 1), (2022, 5, 1), (2022, 5, 2), (2022, 9, 30), (2024, 3, 31), (2023, 12, 31)];
    let day = if dice.chance(20) {
        let (year, month, number) = dice.pick(&edges);
        days::ymd(year, month, number)
    } else {
        some_day(dice, days::ymd(2021, 12, 1), days::ymd(2024, 8, 31))
    };
    match dice.below(20) {
        0 => format!("{:04}-{:02}", day.year(), day.month()),
        1 => format!("{:04}", day.year()),
        2 | 3 => format!("{day}/{}", (0..dice.below(40) + 1).fold(day, |at, _| days::next(at))),
        _ => day.to_string(),
    }
}

fn complete(dice: &mut Dice, used: &[&'static str]) -> Vec<String> {
    if dice.chance(45) {
        return vec!["body = \"all\"\nfrom = 2021-01-01".to_owned()];
    }
    let mut found = Vec::new();
    for _ in 0..dice.below(4) {
        let from: Day = some_day(dice, days::ymd(2021, 1, 1), days::ymd(2023, 6, 1));
        let mut text = format!("body = \"{}\"\nfrom = {from}", dice.pick(&["a", "a", "b", "x", "z", "all"]));
        if dice.chance(30) {
            text.push_str(&format!("\nuntil = {}", some_day(dice, from, days::ymd(2025, 1, 1))));
        }
        if dice.chance(30) && !used.is_empty() {
            text.push_str(&format!("\nactivity = [\"{}\"]", dice.pick(used)));
        }
        found.push(text);
    }
    found
}

/// Some rows are written down late, correct others, or withdraw them.
fn corrections(dice: &mut Dice, case: &mut Case, at: usize, ids: &[String]) {
    if dice.chance(15) {
        let day = some_day(dice, days::ymd(2022, 1, 1), days::ymd(2025, 1, 1));
        case.rows[at].insert("recorded", day.to_string());
    }
    if at > 0 && dice.chance(6) {
        case.rows[at].insert("supersedes", ids[dice.below(at)].clone());
    } else if at > 0 && dice.chance(3) {
        let id = case.rows[at]["id"].clone();
        case.rows[at] = Row::from([("id", id), ("retracts", ids[dice.below(at)].clone())]);
    }
}
