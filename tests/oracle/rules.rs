//! Random duties, written in the language.

use super::cases::{Case, Written};
use super::dice::Dice;

/// Who bears a duty, as far as its clauses depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    County,
    Town,
    Both,
}

/// Adds a random duty, with what hangs on it.
pub fn duty(dice: &mut Dice, case: &mut Case, name: &str) {
    let (bearer, side) = dice.pick(&[
        ("county", Side::County),
        ("county", Side::County),
        ("town", Side::Town),
        ("town", Side::Town),
        ("a", Side::County),
        ("county or town", Side::Both),
    ]);
    let mut clauses = vec![format!("source \"norm {name}\"")];
    clauses.push(
        dice.pick(&[
            "force 2021-01-01 ..",
            "force 2021-01-01 ..",
            "force 2022-05-01 ..",
            "force 2021-01-01 .. 2023-12-31",
        ])
        .to_owned(),
    );
    clauses.push(format!("bearer {bearer}"));
    let rhythm =
        dice.pick(&["calendar year", "calendar year", "calendar year", "term of council", "period of stage", "once"]);
    clauses.push(if rhythm == "once" { "once".to_owned() } else { format!("every {rhythm}") });
    if dice.chance(10) && rhythm != "once" {
        clauses.push(dice.pick(&["first by 2022-10-15", "first by 2021-11-01"]).to_owned());
    }
    if dice.chance(15) {
        clauses.push(format!("when {}", condition(dice, side, rhythm)));
    }
    let steps = dice.chance(35);
    clauses.push(match dice.below(20) {
        0 => "do question sound \"Is it sound?\"".to_owned(),
        _ if steps => steps_target(dice, side, rhythm),
        _ => target(dice, side),
    });
    let asks = clauses.last().is_some_and(|clause| clause.contains("do question"));
    let due = due(dice, rhythm);
    // A window of its own begins after some days that a reading or `first by` would move the due day to.
    let ordinary = due.len() == 1;
    if !ordinary {
        clauses.retain(|clause| !clause.starts_with("first by"));
    }
    clauses.extend(due);
    if dice.chance(40) {
        let named =
            ["late cures within 60 days or naming its period", "late cures within 1 month or naming its period"];
        let [one, other] = named.map(|late| if rhythm == "once" { "late cures" } else { late });
        let bounded = ["late cures within 60 days", "late cures within 2 months"];
        clauses.push(dice.pick(&["late cures", "late cures", bounded[0], bounded[1], one, other]).to_owned());
    }
    if dice.chance(15) {
        clauses.push("early counts".to_owned());
    }
    if dice.chance(20) {
        clauses.push(dice.pick(&["evidence at least documented", "evidence at least published"]).to_owned());
    }
    if asks {
        if dice.chance(50) {
            clauses.push("question fair \"Is it fair?\"".to_owned());
        }
    } else if dice.chance(12) {
        clauses.push("question sound \"Is it sound?\"".to_owned());
    }
    if dice.chance(6) {
        clauses.push(dice.pick(&["unread \"a bill\" from 2023-06-01", "unread \"a bill\" from 2022-12-31"]).to_owned());
    }
    clauses.extend(readings(dice, side, steps || asks, if ordinary { rhythm } else { "once" }));
    case.items.push(Written { head: format!("duty {name}"), clauses });
    if !asks && dice.chance(30) {
        exceptions(dice, case, name, side, steps || asks, rhythm);
    }
}

/// Adds a duty to keep a state, with parties, topics and a question.
pub fn kept(dice: &mut Dice, case: &mut Case, name: &str) {
    let (bearer, side) = dice.pick(&[("county", Side::County), ("town", Side::Town), ("county or town", Side::Both)]);
    let mut clauses = vec![format!("source \"norm {name}\""), "force 2021-01-01 ..".to_owned()];
    clauses.extend([format!("bearer {bearer}"), "always".to_owned()]);
    if dice.chance(40) {
        let as_of = case.as_of.to_string();
        let day = dice.pick(&[as_of.as_str(), as_of.as_str(), "2022-12-31", "2023-05-01", "2024-03-31"]).to_owned();
        clauses.push(format!("first by {day}"));
    }
    let mut inner = Vec::new();
    if dice.chance(60) {
        inner.push(together(dice, side));
    }
    let topics = dice.some(&["goals", "money", "youth"], 40);
    if !topics.is_empty() {
        inner.push(format!("about {}", topics.join(", ")));
    }
    let block = if inner.is_empty() { String::new() } else { format!(" {{ {} }}", inner.join("  ")) };
    clauses.push(format!("keep office{block}"));
    if dice.chance(30) {
        clauses.push("evidence at least documented".to_owned());
    }
    if dice.chance(30) {
        clauses.push("question sound \"Is it sound?\"".to_owned());
    }
    case.items.push(Written { head: format!("duty {name}"), clauses });
}

/// `due …` with its roll, and where the window begins if the due day lies after the period.
fn due(dice: &mut Dice, rhythm: &str) -> Vec<String> {
    let roll = dice.pick(&["roll none", "roll none", "roll by 150/1930"]);
    if rhythm == "once" {
        let day = dice.pick(&["2023-06-15", "2022-12-24", "2024-05-01"]);
        return vec![format!("due {day}, {roll}")];
    }
    if dice.chance(12) {
        let day = dice.pick(&["31 March after period", "6 December after period", "2 weeks after end of period"]);
        let next = if rhythm == "calendar year" { "1 January after period" } else { "end of period" };
        let from = dice.pick(&[next, "30 days before due", "start of period"]);
        return vec![format!("window from {from}"), format!("due {day}, {roll}")];
    }
    let dated = ["1 May of period", "15 October of period"];
    let dated = dated.map(|day| if rhythm == "period of stage" { "end of period" } else { day });
    let day = dice.pick(&[
        "end of period",
        "end of period",
        "end of period",
        dated[0],
        dated[1],
        "40 days after start of period",
        "3 months after start of period",
        "6 weeks before end of period",
        "none",
        "without delay",
    ]);
    match day {
        "none" | "without delay" => vec![format!("due {day}")],
        _ => vec![format!("due {day}, {roll}")],
    }
}

/// What is asked of an act.
fn target(dice: &mut Dice, side: Side) -> String {
    let kind = dice.pick(&["talk", "talk", "hearing", "talk or hearing", "report", "delivery"]);
    let count = if dice.chance(20) { "at least 2 " } else { "" };
    format!("do {count}{}", demand(dice, side, kind))
}

/// An act with its modifiers and parties.
fn demand(dice: &mut Dice, side: Side, kind: &str) -> String {
    let mut text = kind.to_owned();
    let by = match side {
        Side::Town if dice.chance(20) => " by county of bearer",
        _ if dice.chance(10) => " by g",
        _ if dice.chance(12) => " by own council",
        _ => "",
    };
    text.push_str(by);
    if kind == "report" || dice.chance(15) {
        let to = match side {
            _ if kind == "report" => dice.pick(&["own council", "own council", "g"]),
            Side::County => dice.pick(&["g", "own council", "every town of bearer", "g, own board"]),
            Side::Town => dice.pick(&["g", "county of bearer", "own council"]),
            Side::Both => "g",
        };
        text.push_str(" to ");
        text.push_str(to);
    }
    let mut inner = Vec::new();
    if dice.chance(60) {
        inner.push(together(dice, side));
        if dice.chance(35) {
            let more = together(dice, side);
            if !inner.contains(&more) {
                inner.push(more);
            }
        }
    }
    if dice.chance(45) {
        let mut topics = dice.some(&["goals", "money", "youth"], 55);
        if topics.is_empty() {
            topics.push("goals");
        }
        inner.push(format!("about {}", topics.join(", ")));
    }
    if !inner.is_empty() {
        text.push_str(" { ");
        text.push_str(&inner.join("  "));
        text.push_str(" }");
    }
    text
}

/// Who is to take part.
fn together(dice: &mut Dice, side: Side) -> String {
    let with = dice.pick(&["with", "with", "with", "invited"]);
    let who = match side {
        Side::County => dice.pick(&[
            "every town of bearer",
            "every town of bearer",
            "at least one actor",
            "at least 2 ngo",
            "g",
            "at least 2 town of bearer",
            "supervisor of bearer",
            "supervisor of bearer",
        ]),
        Side::Town => {
            dice.pick(&["county of bearer", "at least one actor", "at least 2 actor", "g", "at least one firm"])
        }
        Side::Both => dice.pick(&["g", "at least one ngo", "at least 2 actor"]),
    };
    format!("together {with} {who}")
}

/// Steps that follow each other.
fn steps_target(dice: &mut Dice, side: Side, rhythm: &str) -> String {
    let mut steps = Vec::new();
    let first = match side {
        Side::Town => dice.pick(&["report to own council", "talk", "talk by county of bearer"]),
        Side::County | Side::Both => dice.pick(&["report to own council", "talk", "report to own council"]),
    };
    let early = dice.pick(&["", "", "  early counts"]);
    steps.push(format!("paper {first}{early}"));
    let named = if rhythm == "once" { "" } else { "  late cures within 40 days or naming its period" };
    let late =
        |dice: &mut Dice| dice.pick(&["", "", "  late cures", "  due none", "  late cures within 40 days", named]);
    if dice.chance(60) {
        let to = match side {
            Side::Town => dice.pick(&[" to county of bearer", " to g", ""]),
            _ => dice.pick(&[" to g", ""]),
        };
        steps.push(format!("sent delivery of paper{to}{}", late(dice)));
    }
    if dice.chance(50) {
        let time = dice.pick(&["", "  before paper", "  after paper"]);
        let with = if dice.chance(40) { format!(" {{ {} }}", together(dice, side)) } else { String::new() };
        let by = if side == Side::Town { dice.pick(&["", " by county of bearer"]) } else { "" };
        let early = dice.pick(&["", "", "  early counts"]);
        steps.push(format!("heard hearing{by}{with}{time}{}{early}", late(dice)));
    }
    if dice.chance(30) {
        steps.push(format!("told notice of paper{}", late(dice)));
    }
    if steps.len() == 1 {
        steps.push("heard hearing".to_owned());
    }
    format!("do steps {{\n    {}\n  }}", steps.join("\n    "))
}

fn condition(dice: &mut Dice, side: Side, rhythm: &str) -> String {
    let one = match side {
        Side::County => {
            dice.pick(&["bearer is a", "bearer is not b", "period from 2023-01-01", "notice by bearer in period"])
        }
        Side::Town => dice.pick(&[
            "bearer in a",
            "bearer not in b",
            "bearer is x or bearer is z",
            "period until 2023-12-31",
            "hearing by county of bearer in period",
        ]),
        Side::Both => dice.pick(&["bearer is county", "bearer is x", "notice by bearer in period"]),
    };
    if rhythm == "once" && one.contains("period") { "bearer is not z".to_owned() } else { one.to_owned() }
}

/// Readings of what is open.
fn readings(dice: &mut Dice, side: Side, steps: bool, rhythm: &str) -> Vec<String> {
    let mut found = Vec::new();
    if !dice.chance(30) {
        return found;
    }
    found.push("reading plain default \"as it stands\"".to_owned());
    if dice.chance(50) {
        found.push("reading loose \"late cures\" { replace late with late cures }".to_owned());
    }
    if dice.chance(50) && rhythm != "once" {
        found.push(
            "reading sooner \"a month before\" { replace due with due 1 month before end of period, roll none }"
                .to_owned(),
        );
    }
    if !steps && dice.chance(50) {
        found.push(format!("reading more \"more take part\" {{ add {} }}", together(dice, side)));
    }
    found
}

/// Exceptions to a duty.
fn exceptions(dice: &mut Dice, case: &mut Case, name: &str, side: Side, steps: bool, rhythm: &str) {
    let mut clauses = vec![format!("when {}", condition(dice, side, rhythm))];
    clauses.push(match dice.below(4) {
        0 => "remove duty".to_owned(),
        1 => "extend due by 3 weeks".to_owned(),
        _ if steps => "add step extra notice".to_owned(),
        _ => format!("add {}", together(dice, side)),
    });
    case.items.push(Written { head: format!("exception e-{name} to {name}"), clauses });
}
