//! The proof as a tree of data: what each node says by code, with its places (file, line or row), records and days.

use serde_json::{Map, Value, json};

use super::book::Book;
use super::data::{iso, item, state};
use super::wording::law;
use crate::finding::{Fact, Reason, Role, Than};
use crate::record::Origin;
use crate::source::Span;
use crate::time::{AnchorKind, Direction, DueDay, DueStep, OffReason, Offset, Place, Window};

/// A node with the nodes under it.
#[must_use]
pub fn tree(book: &Book<'_>, reason: &Reason) -> Value {
    let mut node = fact(book, &reason.fact);
    if !reason.because.is_empty() {
        let because: Vec<Value> = reason.because.iter().map(|inner| tree(book, inner)).collect();
        node.insert("because".into(), because.into());
    }
    Value::Object(node)
}

fn fact(book: &Book<'_>, fact: &Fact) -> Map<String, Value> {
    let mut node = Map::new();
    let mut put = |key: &str, value: Value| {
        node.insert(key.into(), value);
    };
    match fact {
        Fact::Verdict(of) => {
            put("fact", "verdict".into());
            put("verdict", of.code().into());
        }
        Fact::Rule { duty, version, span } => {
            let duty = book.model.duty(*duty);
            put("fact", "rule".into());
            put("duty", duty.name.clone().into());
            put("source", duty.versions.get(*version).map(|version| law::code(&version.source)).into());
            put("place", place(book, *span));
        }
        Fact::InForce { from, until, under } => {
            put("fact", "in-force".into());
            put("from", iso(*from).into());
            put("until", until.map(iso).into());
            put("under", under.as_ref().map(law::code).into());
        }
        Fact::Exception { name, source, certain, span } => {
            put("fact", "exception".into());
            put("name", name.clone().into());
            put("source", source.as_ref().map(law::code).into());
            put("certain", (*certain).into());
            put("place", place(book, *span));
        }
        Fact::Period { key, window } => {
            put("fact", "period".into());
            put("key", key.clone().into());
            put("window", window.map(span_of).unwrap_or(Value::Null));
        }
        Fact::Due(due) => {
            put("fact", "due".into());
            put("nominal", iso(due.nominal).into());
            put("effective", iso(due.effective).into());
            put("steps", steps(book, due));
        }
        Fact::NoDueDay => put("fact", "no-due-day".into()),
        Fact::WithoutDelay => put("fact", "without-delay".into()),
        Fact::DueUnknown => put("fact", "due-unknown".into()),
        Fact::Window { from, to } => {
            put("fact", "window".into());
            put("from", from.map(iso).into());
            put("to", to.map(iso).into());
        }
        Fact::LateCounts { until, or_named } => {
            put("fact", "late-counts".into());
            put("until", until.map(iso).into());
            put("or_named", (*or_named).into());
        }
        Fact::Item { item: asked, state: stands, span } => {
            put("fact", "item".into());
            put("item", item(asked));
            state(&mut node, stands);
            if let Some(span) = span {
                node.insert("place".into(), place(book, *span));
            }
        }
        Fact::Record { record, role } => {
            put("fact", "record".into());
            put("record", book.record_id(*record).into());
            put("role", role_code(*role).into());
            if let Role::Doubtful(cause) = role {
                put("cause", cause.code().into());
            }
            put("place", book.record_origin(*record).map(|at| origin(book, at)).unwrap_or(Value::Null));
        }
        Fact::Order { record, before, than, on } => {
            put("fact", "order".into());
            put("record", book.record_id(*record).into());
            put("asked", if *before { "before" } else { "after" }.into());
            put(
                "than",
                match than {
                    Than::Step(name) => json!({ "step": name }),
                    Than::Trigger => "trigger".into(),
                    Than::Day => "day".into(),
                },
            );
            put("from", iso(on.first()).into());
            put("to", iso(on.last()).into());
            put("place", book.record_origin(*record).map(|at| origin(book, at)).unwrap_or(Value::Null));
        }
        Fact::Complete { register, origin: at, from, until } => {
            let register = usize::try_from(*register).ok().and_then(|at| book.log.registers.get(at));
            put("fact", "complete".into());
            put("register", register.map(|register| register.name.clone()).into());
            put("from", iso(*from).into());
            put("until", until.map(iso).into());
            put("place", origin(book, *at));
        }
        Fact::NotComplete { body, from, to } => {
            put("fact", "not-complete".into());
            put("body", book.roster.body(*body).id.clone().into());
            put("from", iso(*from).into());
            put("to", to.map(iso).into());
        }
        Fact::Reading { name, ground, default, verdict, due, steps: moved, span } => {
            put("fact", "reading".into());
            put("name", name.clone().into());
            put("default", (*default).into());
            put("verdict", verdict.code().into());
            if let Some(due) = due {
                put("nominal", iso(due.nominal).into());
                put("effective", iso(due.effective).into());
                put("steps", steps(book, due));
            }
            if !moved.is_empty() {
                let of_step = |(name, due): &(String, DueDay)| {
                    json!({
                        "step": name, "nominal": iso(due.nominal), "effective": iso(due.effective),
                        "steps": steps(book, due)
                    })
                };
                put("steps_due", moved.iter().map(of_step).collect::<Vec<Value>>().into());
            }
            put("ground", ground.get(book.lang).into());
            put("place", place(book, *span));
        }
        Fact::Condition { holds, span } => {
            put("fact", "condition".into());
            put("holds", (*holds).into());
            put("text", book.slice(*span).into());
            put("place", place(book, *span));
        }
        Fact::Waived(waiver) => {
            put("fact", "waived".into());
            put("record", book.record_id(waiver.record).into());
            put("until", iso(waiver.until).into());
            put("place", book.record_origin(waiver.record).map(|at| origin(book, at)).unwrap_or(Value::Null));
        }
        Fact::Unread { what, from, span } => {
            put("fact", "unread".into());
            put("what", what.clone().into());
            put("from", iso(*from).into());
            put("place", place(book, *span));
        }
        Fact::NotApplicable(because) => {
            put("fact", "not-applicable".into());
            put("because_code", because.code().into());
            if let crate::finding::Because::Exception(name) = because {
                put("exception", name.clone().into());
            }
        }
    }
    node
}

fn role_code(role: Role) -> &'static str {
    match role {
        Role::Witness => "witness",
        Role::Also => "also",
        Role::Doubtful(_) => "doubtful",
        Role::TooEarly => "too-early",
        Role::TooLate => "too-late",
        Role::Unnamed => "unnamed",
        Role::OtherPeriod => "other-period",
        Role::OtherOf => "other-of",
        Role::OtherReceiver => "other-receiver",
        Role::Trigger => "trigger",
        Role::Breaks => "breaks",
    }
}

/// A place in a text.
fn place(book: &Book<'_>, span: Span) -> Value {
    let (file, line, column) = book.position(span);
    json!({ "file": file, "line": line, "column": column })
}

/// A row of a register.
fn origin(book: &Book<'_>, origin: Origin) -> Value {
    json!({ "file": book.file(origin.source), "row": origin.row })
}

fn span_of(window: Window) -> Value {
    json!({ "from": window.first_day().map(iso), "to": window.last_day().map(iso) })
}

/// The steps towards a due day.
pub(super) fn steps(book: &Book<'_>, due: &DueDay) -> Value {
    due.steps.iter().map(|of| step(book, of)).collect::<Vec<Value>>().into()
}

fn step(book: &Book<'_>, step: &DueStep) -> Value {
    let ground = step.ground().filter(|ground| book.has_act(ground.act)).map(|ground| match ground.section {
        Some(section) => format!("{} § {section}", ground.act),
        None => ground.act.to_owned(),
    });
    match step {
        DueStep::Anchor { day, what } => {
            let what = match what {
                AnchorKind::Named => "named",
                AnchorKind::Trigger => "trigger",
                AnchorKind::Previous => "previous",
                AnchorKind::PeriodStart => "start-of-period",
                AnchorKind::PeriodEnd => "end-of-period",
                AnchorKind::Due => "due",
                AnchorKind::Asked => "asked",
            };
            json!({ "step": "anchor", "day": iso(*day), "what": what })
        }
        DueStep::Counted(count) | DueStep::Extended(count) => {
            let name = if matches!(step, DueStep::Extended(_)) { "extended" } else { "counted" };
            let (number, unit) = match count.offset {
                Offset::Days(number) => (number, "days"),
                Offset::Weeks(number) => (number, "weeks"),
                Offset::Months(number) => (number, "months"),
                Offset::Years(number) => (number, "years"),
            };
            let direction = direction(count.direction);
            json!({
                "step": name, "from": iso(count.from), "count": number, "unit": unit, "direction": direction,
                "to": iso(count.to), "ground": ground
            })
        }
        DueStep::EndOfYear { from, years, to } => {
            json!({ "step": "end-of-year", "from": iso(*from), "years": years, "to": iso(*to) })
        }
        DueStep::DayOfYear { month, number, place, to } => {
            let (place, window) = match place {
                Place::In(window) => ("of", window),
                Place::After(window) => ("after", window),
                Place::Before(window) => ("before", window),
            };
            json!({
                "step": "day-of-year", "month": month, "day": number, "place": place, "period": span_of(*window),
                "to": iso(*to)
            })
        }
        DueStep::RolledOff { day, because } => {
            let because = match because {
                OffReason::Holiday(name) => name.to_string(),
                OffReason::Weekday(weekday) => weekday.to_string().to_lowercase(),
            };
            json!({ "step": "rolled-off", "day": iso(*day), "because": because })
        }
        DueStep::LandedOn { day, direction: way, .. } => {
            json!({ "step": "landed-on", "day": iso(*day), "direction": direction(*way), "ground": ground })
        }
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Forward => "forward",
        Direction::Backward => "backward",
    }
}
