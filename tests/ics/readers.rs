//! Parsing is not agreeing: two parsers that others wrote report the same UID, day, title and description for every
//! entry as the reading by hand does, and as many entries as were handed in.

use std::collections::BTreeMap;

use calcard::icalendar::{ICalendar, ICalendarComponentType, ICalendarProperty};
use icalendar::parser::{read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::{components, unescaped, value, world};
use velvoite::feed::{Content, Entry, Gone, Layer, Status};
use velvoite::lang::{Lang, Words};
use velvoite::model::Citation;
use velvoite::render::ics::{Form, Options};

/// Day as `yyyymmdd`, title and description by UID.
type Seen = BTreeMap<String, (String, String, String)>;

fn by_hand(calendar: &str, form: Form) -> Seen {
    let (kind, day) = names(form);
    let read = components(calendar, kind).into_iter().map(|lines| {
        let text = |name: &str| unescaped(value(&lines, name));
        (text("UID"), (value(&lines, day).to_owned(), text("SUMMARY"), text("DESCRIPTION")))
    });
    read.collect()
}

fn names(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Events => ("VEVENT", "DTSTART"),
        Form::Tasks => ("VTODO", "DUE"),
    }
}

fn by_icalendar(calendar: &str) -> Seen {
    let unfolded = unfold(calendar);
    let read: Calendar = read_calendar(&unfolded).unwrap().into();
    let told = |component: &dyn Told| component.told();
    read.components
        .iter()
        .filter_map(|component| match component {
            CalendarComponent::Event(event) => Some(told(event)),
            CalendarComponent::Todo(task) => Some(told(task)),
            _ => None,
        })
        .collect()
}

/// What an event and a task tell alike.
trait Told {
    fn told(&self) -> (String, (String, String, String));
}

fn told(component: &impl Component, day: Option<DatePerhapsTime>) -> (String, (String, String, String)) {
    let Some(DatePerhapsTime::Date(day)) = day else { panic!("an entry has a day and no time: {day:?}") };
    let text = |text: Option<&str>| text.unwrap().to_owned();
    let told = (day.format("%Y%m%d").to_string(), text(component.get_summary()), text(component.get_description()));
    (text(component.get_uid()), told)
}

impl Told for icalendar::Event {
    fn told(&self) -> (String, (String, String, String)) {
        told(self, self.get_start())
    }
}

impl Told for icalendar::Todo {
    fn told(&self) -> (String, (String, String, String)) {
        told(self, self.get_due())
    }
}

fn by_calcard(calendar: &str, form: Form) -> Seen {
    let read = ICalendar::parse(calendar).unwrap();
    let (kind, day) = match form {
        Form::Events => (ICalendarComponentType::VEvent, ICalendarProperty::Dtstart),
        Form::Tasks => (ICalendarComponentType::VTodo, ICalendarProperty::Due),
    };
    let entries = read.components.iter().filter(|component| component.component_type == kind);
    entries
        .map(|component| {
            let text = |name: &ICalendarProperty| {
                let values = &component.property(name).unwrap().values;
                assert_eq!(values.len(), 1, "{values:?}");
                values[0].as_text().unwrap().to_owned()
            };
            let date = component.property(&day).unwrap().values[0].as_partial_date_time().unwrap();
            assert_eq!(date.hour, None);
            let day = format!("{:04}{:02}{:02}", date.year.unwrap(), date.month.unwrap(), date.day.unwrap());
            let told = (day, text(&ICalendarProperty::Summary), text(&ICalendarProperty::Description));
            (component.uid().unwrap().to_owned(), told)
        })
        .collect()
}

fn check(entries: &[Entry], lang: Lang, options: &Options) {
    let calendar = world().write(lang, entries, options);
    let seen = by_hand(&calendar, options.form);
    assert_eq!(by_icalendar(&calendar), seen, "the crate `icalendar`");
    assert_eq!(by_calcard(&calendar, options.form), seen, "the crate `calcard`");
    let notices = options.ahead.len();
    if notices == 0 {
        assert_eq!(seen.len(), entries.len());
    }
    for entry in entries {
        let (day, title, description) = &seen[&entry.uid];
        assert_eq!(*day, entry.day.format("%Y%m%d").to_string(), "{}", entry.instance);
        assert!(!title.is_empty() && !description.is_empty(), "{}", entry.instance);
    }
}

#[test]
fn two_other_parsers_see_the_same_entries() {
    for body in ["county-08", "municipality-091", "municipality-837", "hus", "ministry-health"] {
        let Some(_) = world().model.roster.find(body) else { continue };
        let entries = world().entries(&world().of(body));
        assert!(!entries.is_empty(), "{body}");
        for lang in Lang::ALL {
            for form in [Form::Events, Form::Tasks] {
                check(&entries, lang, &Options { form, ..Options::default() });
            }
            let all = Options {
                remind: vec![0, 1, 7, 30],
                ahead: vec![14, 90],
                base: Some("https://example.org/feeds".into()),
                path: Some("fi/koe.ics".into()),
                ..Options::default()
            };
            check(&entries, lang, &all);
        }
    }
}

#[test]
fn a_calendar_without_entries_is_one_that_both_parsers_read() {
    let calendar = world().write(Lang::Sv, &[], &Options::default());
    assert_eq!(by_icalendar(&calendar).len(), 0);
    let read = ICalendar::parse(&calendar).unwrap();
    let kinds: Vec<_> = read.components.iter().map(|component| component.component_type.clone()).collect();
    assert!(kinds.contains(&ICalendarComponentType::VTimezone), "{kinds:?}");
}

#[test]
fn feeds_of_an_act_and_of_all_bodies_of_a_kind_are_read_alike() {
    let acts = velvoite::feed::Scope { acts: vec!["612/2021".into()], ..velvoite::feed::Scope::default() };
    let kind = world().model.vocabulary.kind("county");
    let kinds = velvoite::feed::Scope { kind, ..velvoite::feed::Scope::default() };
    for scope in [acts, kinds] {
        let entries = world().entries(&scope);
        assert!(entries.len() > 20, "{}", entries.len());
        Lang::ALL.iter().for_each(|lang| check(&entries, *lang, &Options::default()));
    }
}

/// Whatever a title holds, both parsers see what was written, and one entry.
#[test]
fn no_text_breaks_out_of_its_line() {
    let entry = world().entries(&world().of("county-08")).remove(0);
    // The same texts in every run.
    let config = Config { cases: 96, failure_persistence: None, rng_seed: RngSeed::Fixed(5545), ..Config::default() };
    let held = TestRunner::new(config).run(&"[ -~äöå€🙂–§\r\n]{1,200}", |title| {
        let gone = Gone {
            duty: "any".into(),
            title: Words::new(&title, &title, &title),
            bearer: None,
            source: Citation::Text(title.clone()),
            layer: Layer::Binding,
            since: entry.day,
        };
        let entry = Entry { status: Status::Cancelled, content: Content::Gone(gone), ..entry.clone() };
        let calendar = world().write(Lang::Sv, &[entry], &Options::default());
        let seen = by_hand(&calendar, Form::Events);
        assert_eq!(seen.len(), 1);
        assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        assert_eq!(by_icalendar(&calendar), seen, "{title:?}");
        assert_eq!(by_calcard(&calendar, Form::Events), seen, "{title:?}");
        Ok(())
    });
    held.unwrap();
}
