//! Acts on time limits, from what is written: what they roll off, from when, how they can be read, and whether they
//! reach as far as the duties that roll by them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::calendars::items;
use super::complaint::Sort;
use super::complaint::names::NameComplaint;
use super::complaint::tables::CalendarComplaint;
use super::duty::{BuiltText, Duty, Reading};
use super::{ActNumber, LimitsReading};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::source::Span;
use crate::syntax::ast::{self, Item};
use crate::time::{Calendar, Datelike, Day, LimitsRule, RollsOff, TimeLimits, TimeLimitsProblem, Variant, YEARS, day};

/// Acts on time limits.
#[derive(Debug, Default)]
pub(super) struct Limits {
    /// By number.
    pub built: BTreeMap<ActNumber, TimeLimits>,
    /// The ways to read them, in the order written.
    pub readings: BTreeMap<ActNumber, Vec<LimitsReading>>,
    /// Where each is written.
    spans: BTreeMap<ActNumber, Span>,
}

/// Acts on time limits by number; the calendars must be there.
pub(super) fn limits(files: &[ast::File], calendars: &BTreeMap<String, Calendar>, out: &mut Vec<Diagnostic>) -> Limits {
    let mut limits = Limits::default();
    let calendars: Vec<Calendar> = calendars.values().cloned().collect();
    for item in items(files) {
        let Item::TimeLimits(written) = item else { continue };
        let number = written.act.value;
        let name = format!("{}/{}", number.number, number.year);
        if let Some(first) = limits.spans.get(&number) {
            let (first, second) = (Place::Text(*first), Place::Text(written.act.span));
            out.push(NameComplaint::Duplicate { name: &name, sort: Sort::TimeLimits, first, second }.into());
            continue;
        }
        limits.spans.insert(number, written.act.span);
        let alternatives = || written.readings.iter().filter(|reading| !reading.default);
        let variant = |reading: &ast::LimitsReading| Variant { lands: list(&reading.lands), back: reading.back };
        let reversed = |force: &&crate::source::Spanned<(Day, Option<Day>)>| {
            force.value.1.is_some_and(|until| until < force.value.0)
        };
        if let Some(force) = written.force.as_ref().filter(reversed) {
            let message = [
                "voimassaolo päättyy ennen kuin se alkaa".to_owned(),
                "giltighetstiden slutar innan den börjar".to_owned(),
                "the force ends before it begins".to_owned(),
            ];
            out.push(CalendarComplaint::Limits { span: force.span, message }.into());
        }
        let force = written.force.as_ref().filter(|force| !reversed(force)).map(|force| force.value);
        let rule = LimitsRule {
            act: name,
            // An act lays down nothing before the year of its number.
            from: force.map(|(from, _)| from).or_else(|| day(i32::try_from(number.year).ok()?, 1, 1)),
            until: force.and_then(|(_, until)| until),
            off: list(&written.off),
            variants: alternatives().map(variant).collect(),
        };
        let (built, problems) = TimeLimits::build_rule(&rule, &calendars);
        let places: Vec<&ast::RollsOff> =
            written.off.iter().chain(alternatives().flat_map(|reading| &reading.lands)).collect();
        for problem in problems {
            out.push(limits_problem(&problem, written, &places, &calendars).into());
        }
        if written.off.is_empty() {
            out.push(CalendarComplaint::NoList { span: written.act.span }.into());
        }
        limits.readings.insert(number, readings(written, out));
        limits.built.insert(number, built);
    }
    limits
}

fn list(written: &[ast::RollsOff]) -> Vec<RollsOff> {
    let entry = |entry: &ast::RollsOff| match entry {
        ast::RollsOff::Weekday(weekday) => RollsOff::Weekday(weekday.value),
        ast::RollsOff::HolidaysOf(name) => RollsOff::HolidaysOf(name.value.clone()),
        ast::RollsOff::Named(name) => RollsOff::Holiday(name.value.clone()),
    };
    written.iter().map(entry).collect()
}

fn readings(written: &ast::TimeLimits, out: &mut Vec<Diagnostic>) -> Vec<LimitsReading> {
    let mut found: Vec<LimitsReading> = Vec::new();
    let mut variants = 0;
    for reading in &written.readings {
        if let Some(first) = found.iter().find(|known| known.name == reading.name.value) {
            let (first, second) = (Place::Text(first.span), Place::Text(reading.name.span));
            let name = reading.name.value.as_str();
            out.push(NameComplaint::Duplicate { name, sort: Sort::Reading, first, second }.into());
        }
        let empty = reading.lands.is_empty() && !reading.back;
        if reading.default != empty {
            let message = if empty {
                [
                    "tulkinta ei muuta mitään".to_owned(),
                    "tolkningen ändrar ingenting".to_owned(),
                    "the reading changes nothing".to_owned(),
                ]
            } else {
                [
                    "oletustulkinta on teksti sellaisenaan: se ei muuta mitään".to_owned(),
                    "standardtolkningen är texten sådan den lyder: den ändrar ingenting".to_owned(),
                    "the default reading is the text as it stands: it changes nothing".to_owned(),
                ]
            };
            out.push(CalendarComplaint::Reading { span: reading.name.span, message }.into());
        }
        found.push(LimitsReading {
            name: reading.name.value.clone(),
            variant: (!reading.default).then_some(variants),
            ground: Arc::new(reading.ground.clone()),
            span: reading.name.span,
        });
        variants += usize::from(!reading.default);
    }
    found
}

fn limits_problem(
    problem: &TimeLimitsProblem,
    written: &ast::TimeLimits,
    places: &[&ast::RollsOff],
    calendars: &[Calendar],
) -> CalendarComplaint {
    let at = |entry: usize| match places.get(entry) {
        Some(ast::RollsOff::Weekday(weekday)) => weekday.span,
        Some(ast::RollsOff::HolidaysOf(name) | ast::RollsOff::Named(name)) => name.span,
        None => written.act.span,
    };
    let (span, message) = match problem {
        TimeLimitsProblem::UnknownCalendar { entry, name } => {
            let near = nearest(name, calendars.iter().map(Calendar::name)).map(str::to_owned);
            let message = [
                format!("kalenteria `{name}` ei ole"),
                format!("kalendern `{name}` finns inte"),
                format!("there is no calendar `{name}`"),
            ];
            return CalendarComplaint::NoSuchHoliday { span: at(*entry), near, message };
        }
        TimeLimitsProblem::UnknownHoliday { entry, name } => {
            let known = calendars.iter().flat_map(Calendar::holidays).map(|holiday| holiday.name.as_str());
            let near = nearest(name, known).map(str::to_owned);
            let message = [
                format!("missään kalenterissa ei ole pyhää tai aattoa `{name}`"),
                format!("ingen kalender har en helgdag eller afton `{name}`"),
                format!("no calendar has a holiday or eve `{name}`"),
            ];
            return CalendarComplaint::NoSuchHoliday { span: at(*entry), near, message };
        }
        TimeLimitsProblem::AmbiguousHoliday { entry, name, calendars } => {
            let names = calendars.join(", ");
            let message = [
                format!("`{name}` on monessa kalenterissa: {names}"),
                format!("`{name}` finns i flera kalendrar: {names}"),
                format!("`{name}` stands in several calendars: {names}"),
            ];
            (at(*entry), message)
        }
        TimeLimitsProblem::Duplicate { second, .. } => {
            let message = [
                "tämä on luettelossa kahdesti".to_owned(),
                "detta står två gånger i förteckningen".to_owned(),
                "this stands twice in the list".to_owned(),
            ];
            (at(*second), message)
        }
        TimeLimitsProblem::NoWorkingDay => {
            let message = [
                "yhtään arkipäivää ei jää".to_owned(),
                "ingen vardag blir kvar".to_owned(),
                "no working day is left".to_owned(),
            ];
            (written.act.span, message)
        }
        TimeLimitsProblem::LandsOnWorkingDay { entry } => {
            let message = [
                "tämä päivä ei ole luettelossa, joten se on jo arkipäivä".to_owned(),
                "dagen finns inte i förteckningen och är alltså redan en vardag".to_owned(),
                "this day is not on the list, so it is a working day already".to_owned(),
            ];
            (at(*entry), message)
        }
        TimeLimitsProblem::NoDays => {
            let span = written.force.as_ref().map_or(written.act.span, |force| force.span);
            let message = [
                "voimassaolon ja kalenterien vuosien väliin ei jää yhtään päivää".to_owned(),
                "mellan giltighetstiden och kalendrarnas år blir ingen dag kvar".to_owned(),
                "no day lies both in the force of the act and in the years of its calendars".to_owned(),
            ];
            (span, message)
        }
    };
    CalendarComplaint::Limits { span, message }
}

impl Limits {
    /// Gives a duty the readings of the acts by which it rolls, and a text under each of them.
    pub(super) fn read_into(&self, duty: &mut Duty, out: &mut Vec<Diagnostic>) {
        for (act, readings) in &self.readings {
            let plain = |built: &&BuiltText| built.reading.is_none();
            let texts = duty.versions.iter().flat_map(|version| version.texts.iter().filter(plain));
            if readings.is_empty() || !texts.flat_map(|built| &built.text).any(|text| text.rolls_by(*act)) {
                continue;
            }
            for reading in readings {
                if let Some(own) = duty.readings.iter().find(|own| own.name == reading.name) {
                    let (first, second) = (Place::Text(reading.span), Place::Text(own.span));
                    let name = reading.name.as_str();
                    out.push(NameComplaint::Duplicate { name, sort: Sort::Reading, first, second }.into());
                }
                let at = duty.readings.len();
                duty.readings.push(Reading {
                    name: reading.name.clone(),
                    default: reading.variant.is_none(),
                    ground: Arc::clone(&reading.ground),
                    of_limits: Some(*act),
                    span: reading.span,
                });
                let Some(variant) = reading.variant else { continue };
                for version in &mut duty.versions {
                    let under = |built: &BuiltText| BuiltText {
                        exceptions: built.exceptions,
                        reading: Some(at),
                        text: built.text.clone().map(|text| text.rolling_under(*act, variant)),
                    };
                    let read: Vec<BuiltText> = version.texts.iter().filter(plain).map(under).collect();
                    version.texts.extend(read);
                }
            }
            for version in &mut duty.versions {
                version.texts.sort_by_key(|built| (built.exceptions, built.reading));
            }
        }
    }

    /// Complains of duties in force on days of which the act by which they roll does not speak; that an act or its
    /// calendars end is told once.
    pub(super) fn check_reach(&self, duty: &Duty, told: &mut BTreeSet<ActNumber>, out: &mut Vec<Diagnostic>) {
        for version in &duty.versions {
            for (act, limits) in &self.built {
                let Some(known) = limits.known() else { continue };
                let rolls = version.texts.iter().flat_map(|built| &built.text).any(|text| text.rolls_by(*act));
                let also = self.spans.get(act).copied();
                if rolls && version.from < known.from() {
                    let (from, first) = (version.from, known.from());
                    let name = limits.act();
                    let message = [
                        format!(
                            "velvoite on voimassa {from} alkaen, mutta {name} ja sen kalenterit vasta {first} alkaen"
                        ),
                        format!("skyldigheten gäller från {from}, men {name} och dess kalendrar först från {first}"),
                        format!("the duty is in force from {from}, but {name} and its calendars only from {first}"),
                    ];
                    out.push(CalendarComplaint::Reach { span: version.span, also, message, error: true }.into());
                }
                if rolls
                    && !told.contains(act)
                    && known.last().year() < *YEARS.end()
                    && version.until.is_none_or(|until| known.last() < until)
                {
                    told.insert(*act);
                    let (last, name) = (known.last(), limits.act());
                    let message = [
                        format!("{last} jälkeen {name} tai sen kalenterit eivät kerro, mihin määräpäivä siirtyy"),
                        format!("efter {last} anger {name} eller dess kalendrar inte vart den sista dagen flyttas"),
                        format!("after {last}, {name} or its calendars do not tell where a due day rolls"),
                    ];
                    out.push(CalendarComplaint::Reach { span: version.span, also, message, error: false }.into());
                }
            }
        }
    }
}
