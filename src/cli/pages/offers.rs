//! Which tables are offered at which addresses, before any is made: the one list from which the page about data and the
//! OpenAPI document are written.
//!
//! What a table holds is said once, beside its page or in `tables.rs`, with a [`ColumnInfo`] for each column; its page has
//! a line in [`offered`]; nothing else is needed. A test asks a real server for every table of the list and compares columns,
//! kinds and forms, and another looks for the data links of every page.
//!
//! [`ColumnInfo`]: crate::render::table::ColumnInfo

use super::{Desk, allowed, body, brief, clock, history, home, overview, registers, round, tables, timeline};
use crate::model::BodyId;
use crate::render::pages::{Offer, Place};
use crate::render::table::TableInfo;
use crate::review::{Basis, bodies};
use crate::schedule::bears;
use crate::time::{Datelike, Day, day};

/// The tables of a page.
fn offered(place: &Place) -> &'static [TableInfo] {
    match place {
        Place::Bodies => home::TABLES,
        Place::Body(_) => body::TABLES,
        Place::Round(_) => round::TABLES,
        Place::History(..) => history::TABLES,
        Place::Registers => registers::TABLES,
        Place::Brief(_) => brief::TABLES,
        Place::Duties => tables::DUTIES,
        Place::Duty(_) => tables::DUTY,
        Place::Instance(_) => tables::PROOF,
        Place::Record(..) => tables::RECORD,
        Place::Clock => clock::ALL,
        Place::BodyClock(_) => clock::BODY,
        Place::Timeline(_) => timeline::TABLES,
        Place::Review => overview::REVIEW,
        Place::Map => overview::MAP,
        Place::Changes => overview::CHANGES,
        Place::Home | Place::Calendars | Place::Data | Place::Accessibility => &[],
    }
}

/// What is known of one table of a page.
pub(in crate::cli) fn info(place: &Place, name: &str) -> Option<&'static TableInfo> {
    offered(place).iter().find(|table| table.name == name)
}

/// Every page once, with names in braces where its address holds some.
fn templates() -> [Place; 20] {
    let (body, duty) = (|| "{body}".to_owned(), || "{duty}".to_owned());
    [
        Place::Home,
        Place::Review,
        Place::Map,
        Place::Changes,
        Place::Clock,
        Place::Bodies,
        Place::Body(body()),
        Place::Brief(body()),
        Place::BodyClock(body()),
        Place::Timeline(body()),
        Place::Round(body()),
        Place::History(body(), duty()),
        Place::Duties,
        Place::Duty(duty()),
        Place::Instance("{instance}".to_owned()),
        Place::Record("{register}".to_owned(), "{record}".to_owned()),
        Place::Calendars,
        Place::Registers,
        Place::Data,
        Place::Accessibility,
    ]
}

/// Every page that has tables, with examples of the names in its address.
pub(super) fn offers(desk: &Desk<'_>) -> Vec<Offer> {
    let example = Example::new(desk);
    let of =
        |place: Place| Offer { examples: example.of(&place), options: allowed(&place), tables: offered(&place), place };
    templates().into_iter().map(of).filter(|offer| !offer.tables.is_empty()).collect()
}

/// Names that exist, for examples; empty where there is none.
struct Example {
    body: String,
    duty: String,
    instance: String,
    register: String,
    record: String,
}

impl Example {
    fn new(desk: &Desk<'_>) -> Example {
        let (model, log) = (&desk.inputs.model, &desk.inputs.log);
        let basis = Basis { model, roster: &model.roster, log, as_of: desk.as_of, known_at: None };
        let known = bodies::organisers(&basis).into_iter().find(|body| model.roster.has_members(*body));
        let body = known.or_else(|| model.roster.ids().next());
        let duty = body.and_then(|body| model.duties.iter().find(|duty| bears(model, &model.roster, duty, body)));
        let duty = duty.or(model.duties.first());
        let record = log.records.first();
        let register = record.and_then(|record| log.registers.get(usize::try_from(record.register).ok()?));
        Example {
            body: body.map_or_else(String::new, |body| model.roster.body(body).id.clone()),
            duty: duty.map_or_else(String::new, |duty| duty.name.clone()),
            instance: body.and_then(|body| instance(&basis, body)).unwrap_or_default(),
            register: register.map_or_else(String::new, |register| register.name.clone()),
            record: record.map_or_else(String::new, |record| record.id.to_string()),
        }
    }

    /// The names in the address of a page, in their order.
    fn of(&self, place: &Place) -> Vec<(&'static str, String)> {
        let path = place.path();
        let all = [
            ("body", &self.body),
            ("duty", &self.duty),
            ("instance", &self.instance),
            ("register", &self.register),
            ("record", &self.record),
        ];
        let there = all.into_iter().filter(|(name, _)| path.contains(&format!("%7B{name}%7D")));
        there.map(|(name, value)| (name, value.clone())).collect()
    }
}

/// An instance of a body in the year before.
fn instance(basis: &Basis<'_>, body: BodyId) -> Option<String> {
    let to: Day = basis.as_of.0;
    let from = day(to.year() - 1, 1, 1)?;
    let outcome = basis.judge(Some(vec![body]), Vec::new(), from, to);
    outcome.findings.first().map(|finding| finding.instance.clone())
}
