//! Waivers and judgements that answer nothing: told, never silent (`rules.md` C4).

use super::judge::Judge;
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::lang::Words;
use crate::model::{Model, Roster};
use crate::record::{Record, What};
use crate::schedule;

/// A warning for each waiver or judgement whose instance (or question) does not exist (`V0392`).
pub(super) fn leftovers(judge: &Judge<'_>, model: &Model, roster: &Roster) -> Vec<Diagnostic> {
    let records = judge.index.log().records.iter();
    records
        .filter_map(|record| match &record.what {
            What::Waiver { of, .. } => missing(judge, model, roster, record, of, None),
            What::Judgement { of, question, .. } => missing(judge, model, roster, record, of, Some(question)),
            What::Happened(_) | What::Retraction => None,
        })
        .collect()
}

fn missing(
    judge: &Judge<'_>,
    model: &Model,
    roster: &Roster,
    record: &Record,
    of: &str,
    question: Option<&str>,
) -> Option<Diagnostic> {
    let mut parts = of.split('/');
    let (name, body) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let Some(duty) = model.duty_named(name) else {
        let near = nearest(name, model.duties.iter().map(|duty| duty.name.as_str()));
        return Some(complaint(record, of, near.map(|near| of.replacen(name, near, 1))));
    };
    let Some(bearer) = roster.find(body) else {
        let near = nearest(body, roster.bodies().iter().map(|body| body.id.as_str()));
        return Some(complaint(record, of, near.map(|near| of.replacen(body, near, 1))));
    };
    let of_duty = parts.next().is_none();
    let instances = judge.instances(duty, bearer);
    let names: Vec<String> = instances.iter().map(|one| schedule::name(roster, duty, &one.frame)).collect();
    if !(names.iter().any(|name| name == of) || of_duty && question.is_some()) {
        let near = nearest(of, names.iter().map(String::as_str));
        return Some(complaint(record, of, near.map(str::to_owned)));
    }
    let question = question?;
    if duty.questions.iter().any(|known| known.name == question) {
        return None;
    }
    let near = nearest(question, duty.questions.iter().map(|known| known.name.as_str()));
    let message = Words::new(
        format!("velvoitteessa `{name}` ei ole kysymystä `{question}`; kirjaus ei vastaa mihinkään"),
        format!("skyldigheten `{name}` har ingen fråga `{question}`; registreringen besvarar ingenting"),
        format!("`{name}` has no question `{question}`; the record answers nothing"),
    );
    Some(with_help(record, message, near.map(str::to_owned)))
}

fn complaint(record: &Record, of: &str, near: Option<String>) -> Diagnostic {
    let message = Words::new(
        format!("tunnusta `{of}` vastaavaa velvoitetta ei ole; kirjaus ei vaikuta mihinkään"),
        format!("det finns ingen skyldighet med beteckningen `{of}`; registreringen inverkar inte på något"),
        format!("there is no instance `{of}`; the record has no effect"),
    );
    with_help(record, message, near)
}

fn with_help(record: &Record, message: Words, near: Option<String>) -> Diagnostic {
    let place = Place::Cell { source: record.origin.source, row: record.origin.row, column: None };
    let warning = Diagnostic::error("V0392", message, place, Words::default()).warning();
    match near {
        Some(near) => warning.help(Words::new(
            format!("tarkoititko `{near}`?"),
            format!("menade du `{near}`?"),
            format!("did you mean `{near}`?"),
        )),
        None => warning,
    }
}
