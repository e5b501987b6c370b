//! The bytes: lines, breaks, control characters, what must be there once and what must not be there at all.

use std::collections::BTreeSet;

use super::{components, lines, on, unescaped, value, world};
use velvoite::feed::{Content, Entry, Gone, Status};
use velvoite::finding::Verdict;
use velvoite::lang::{Lang, Words};
use velvoite::model::Citation;
use velvoite::render::ics::{self, Form, Options, Refused};

/// What every calendar must keep, whatever is in it.
fn check_bytes(calendar: &str, form: Form) {
    assert!(
        calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && calendar.ends_with("END:VCALENDAR\r\n")
    );
    for line in calendar.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.is_empty() && !line.contains(char::is_control), "{line:?}");
    }
    let head = calendar.split("BEGIN:VTIMEZONE").next().unwrap();
    for name in ["\r\nMETHOD", "\r\nUID"] {
        assert!(!head.contains(name), "{name} at the head of a calendar");
    }
    assert_eq!(components(calendar, "VTIMEZONE").len(), 1);
    let (kind, other) = if form == Form::Events { ("VEVENT", "VTODO") } else { ("VTODO", "VEVENT") };
    assert!(components(calendar, other).is_empty());
    let mut uids = BTreeSet::new();
    for entry in components(calendar, kind) {
        assert!(uids.insert(value(&entry, "UID").to_owned()), "a UID twice: {}", value(&entry, "UID"));
        assert_eq!(value(&entry, "DTSTAMP"), value(&entry, "LAST-MODIFIED"));
        for name in ["SUMMARY", "DESCRIPTION", "SEQUENCE", "STATUS"] {
            assert!(!value(&entry, name).is_empty());
        }
        let never = ["LANGUAGE", "ALTREP", "METHOD", "ORGANIZER", "LOCATION", "CREATED", "X-MICROSOFT-CDO-ALLDAYEVENT"];
        assert!(entry.iter().all(|line| !never.contains(&line.name.as_str()) && !line.parameters.contains("LANGUAGE")));
        for line in entry.iter().filter(|line| line.name == "RELATED-TO") {
            assert_eq!(line.parameters, "", "a plain UID");
        }
        if form == Form::Events {
            assert!(value(&entry, "DTSTART") < value(&entry, "DTEND"));
            assert_eq!(value(&entry, "TRANSP"), "TRANSPARENT");
            assert_eq!(value(&entry, "X-MICROSOFT-CDO-BUSYSTATUS"), "FREE");
        }
        for category in entry.iter().filter(|line| line.name == "CATEGORIES") {
            assert!(!category.value.contains([',', '\\']), "{}", category.value);
        }
    }
    for alarm in components(calendar, "VALARM") {
        let names: Vec<&str> = alarm.iter().map(|line| line.name.as_str()).collect();
        assert_eq!(names, ["ACTION", "DESCRIPTION", "TRIGGER"]);
    }
}

#[test]
fn the_bytes_of_every_tenth_body_are_right_in_every_form() {
    for (at, body) in world().model.roster.bodies().iter().enumerate().filter(|(at, _)| at % 10 == 0) {
        let entries = world().entries(&world().of(&body.id));
        let lang = Lang::ALL[at / 10 % 3];
        for form in [Form::Events, Form::Tasks] {
            let options = Options { form, remind: vec![7], ahead: vec![30], ..Options::default() };
            check_bytes(&world().write(lang, &entries, &options), form);
        }
    }
}

#[test]
fn the_head_names_the_calendar_and_says_when_to_come_again() {
    let options = Options {
        base: Some("https://example.org/feeds".into()),
        path: Some("sv/birkalands-valfardsomrade.ics".into()),
        ..Options::default()
    };
    let book = world().book(Lang::Sv);
    let entries = world().entries(&world().of("county-08"));
    let bytes = ics::write(&book, "Birkaland, områdets; sista dagar", &entries, &options).unwrap();
    let calendar = String::from_utf8(bytes).unwrap();
    let head = &components(&calendar, "VCALENDAR")[0];
    assert_eq!(value(head, "PRODID"), "-//Velvoite//velvoite//SV");
    assert_eq!(value(head, "NAME"), "Birkaland områdets sista dagar");
    assert_eq!(value(head, "X-WR-CALNAME"), value(head, "NAME"));
    assert_eq!(value(head, "X-WR-CALDESC"), value(head, "DESCRIPTION"));
    let refresh = head.iter().find(|line| line.name == "REFRESH-INTERVAL").unwrap();
    assert_eq!((refresh.parameters.as_str(), refresh.value.as_str()), ("VALUE=DURATION", "PT12H"));
    assert_eq!(value(head, "X-PUBLISHED-TTL"), "PT12H");
    assert_eq!(value(head, "SOURCE"), "https://example.org/feeds/sv/birkalands-valfardsomrade.ics");
    assert_eq!(value(head, "URL"), "https://example.org/feeds/sv/");
    let revised = entries.iter().map(|entry| entry.revised).max().unwrap();
    assert_eq!(value(head, "LAST-MODIFIED"), format!("{}T000000Z", revised.format("%Y%m%d")));
    let entry = &components(&calendar, "VEVENT")[0];
    assert_eq!(value(entry, "URL"), format!("https://example.org/feeds/sv/instances/{}", entries[0].instance));
}

#[test]
fn what_tells_equal_entries_apart_is_their_address() {
    let calendar = world().write(Lang::Fi, &world().entries(&world().of("county-08")), &Options::default());
    let mut seen = BTreeSet::new();
    for entry in components(&calendar, "VEVENT") {
        let told = [value(&entry, "DTSTART"), value(&entry, "SUMMARY"), value(&entry, "DESCRIPTION")];
        let url = entry.iter().find(|line| line.name == "URL").map_or("", |line| &line.value);
        assert!(seen.insert((told.map(str::to_owned), url.to_owned())), "{told:?} {url}");
    }
}

#[test]
fn one_uid_twice_and_an_address_that_is_none_are_refused() {
    let entries = world().entries(&world().of("county-08"));
    let twice = [entries[0].clone(), entries[1].clone(), Entry { uid: entries[0].uid.clone(), ..entries[2].clone() }];
    let book = world().book(Lang::Fi);
    let refused = ics::write(&book, "x", &twice, &Options::default());
    let (first, second) = (entries[0].instance.clone(), entries[2].instance.clone());
    assert_eq!(refused, Err(Refused::Twice { first, second }));
    for base in ["example.org", "https://x y", "https://x\r\nX-EVIL:1", ""] {
        let options = Options { base: Some(base.into()), ..Options::default() };
        assert_eq!(ics::write(&book, "x", &entries, &options), Err(Refused::Address(base.into())));
    }
}

/// An entry of the county with this verdict.
fn one(verdict: Verdict) -> Entry {
    let entries = world().entries(&world().of("county-08"));
    let found = |entry: &Entry| matches!(&entry.content, Content::One(finding) if finding.verdict == verdict);
    entries.into_iter().find(found).unwrap_or_else(|| panic!("{verdict:?}"))
}

/// The negotiation of this year, which is still open.
fn negotiation() -> Entry {
    let entries = world().entries(&world().of("county-08"));
    entries.into_iter().find(|entry| entry.instance == "county-hyte-negotiation/county-08/2026").unwrap()
}

#[test]
fn alarms_ring_at_nine_on_days_counted_back_and_only_for_what_is_left_to_do() {
    let remind = vec![30, 0, 1, 7, 7];
    for (form, parameters) in [(Form::Events, ""), (Form::Tasks, "RELATED=END")] {
        let options = Options { remind: remind.clone(), form, ..Options::default() };
        let calendar = world().write(Lang::Fi, &[one(Verdict::Open)], &options);
        let triggers: Vec<(String, String)> = components(&calendar, "VALARM")
            .into_iter()
            .map(|alarm| alarm.into_iter().find(|line| line.name == "TRIGGER").unwrap())
            .map(|line| (line.parameters, line.value))
            .collect();
        let expected = ["PT9H", "-PT15H", "-P6DT15H", "-P29DT15H"];
        assert_eq!(triggers, expected.map(|value| (parameters.to_owned(), value.to_owned())));
        let gone = Entry { status: Status::Cancelled, ..one(Verdict::Open) };
        for entry in [one(Verdict::Met), gone] {
            assert!(components(&world().write(Lang::Fi, &[entry], &options), "VALARM").is_empty());
        }
    }
}

#[test]
fn notices_stand_before_their_entry_under_a_uid_of_their_own() {
    let entry = negotiation();
    let options = Options { ahead: vec![14, 30, 14, 0], ..Options::default() };
    let calendar = world().write(Lang::En, std::slice::from_ref(&entry), &options);
    let events = components(&calendar, "VEVENT");
    assert_eq!(events.len(), 3);
    for (event, days) in events[1..].iter().zip([14, 30]) {
        assert_eq!(value(event, "UID"), format!("{}-{days}", entry.uid));
        assert_eq!(value(event, "RELATED-TO"), entry.uid);
        let day = entry.day - velvoite::time::Days::new(days);
        assert_eq!(value(event, "DTSTART"), day.format("%Y%m%d").to_string());
        assert_eq!(value(event, "SEQUENCE"), value(&events[0], "SEQUENCE"));
        assert!(unescaped(value(event, "SUMMARY")).starts_with("Due 31 December 2026: "));
    }
    assert_eq!(components(&world().write(Lang::En, &[one(Verdict::Met)], &options), "VEVENT").len(), 1);
}

#[test]
fn a_task_that_was_done_says_so_and_when() {
    let options = Options { form: Form::Tasks, ..Options::default() };
    let task = |entry: Entry| components(&world().write(Lang::Fi, &[entry], &options), "VTODO").remove(0);
    let met = task(one(Verdict::Met));
    assert_eq!((value(&met, "STATUS"), value(&met, "PERCENT-COMPLETE")), ("COMPLETED", "100"));
    assert_eq!(value(&met, "COMPLETED"), "20251118T000000Z");
    assert_eq!(value(&task(one(Verdict::Open)), "STATUS"), "NEEDS-ACTION");
    let cancelled = Entry { status: Status::Cancelled, ..one(Verdict::Open) };
    assert_eq!(value(&task(cancelled), "STATUS"), "CANCELLED");
}

#[test]
fn what_moved_and_what_is_gone_keep_their_uid_and_say_so() {
    let entry = negotiation();
    let moved = Entry { moved_from: Some(on(2026, 11, 30)), sequence: 2, ..entry.clone() };
    let gone = Gone {
        duty: "county-hyte-negotiation".into(),
        title: Words::new("Vanha velvoite", "Gammal skyldighet", "Old duty"),
        bearer: Some("county-08".into()),
        source: Citation::Text("612/2021".into()),
        layer: velvoite::feed::Layer::Binding,
        since: on(2026, 11, 22),
    };
    let withdrawn = Entry {
        uid: "u2".into(),
        instance: "county-hyte-negotiation/county-08/2026".into(),
        status: Status::Cancelled,
        content: Content::Gone(gone.clone()),
        ..entry.clone()
    };
    let repealed = Entry {
        uid: "u3".into(),
        instance: "county-hyte-negotiation/county-08/2021".into(),
        day: on(2021, 12, 31),
        ..withdrawn.clone()
    };
    let calendar = world().write(Lang::Fi, &[moved, withdrawn, repealed], &Options::default());
    let events = components(&calendar, "VEVENT");
    assert_eq!((value(&events[0], "UID"), value(&events[0], "SEQUENCE")), (entry.uid.as_str(), "2"));
    let text = unescaped(value(&events[0], "DESCRIPTION"));
    assert!(text.contains("Siirretty: aiempi määräpäivä oli 30.11.2026, uusi on 31.12.2026."), "{text}");
    let titles: Vec<String> = events[1..].iter().map(|event| unescaped(value(event, "SUMMARY"))).collect();
    let whose = "Vanha velvoite – Pirkanmaan hyvinvointialue";
    assert_eq!(titles, [format!("POISTUNUT: {whose}"), format!("KUMOTTU: {whose}")]);
    assert!(events[1..].iter().all(|event| value(event, "STATUS") == "CANCELLED"));
    assert!(unescaped(value(&events[1], "DESCRIPTION")).contains("Todettu 22.11.2026."));
}

#[test]
fn lines_are_read_by_the_hand_reader_too() {
    let calendar = world().write(Lang::Fi, &world().entries(&world().of("hus")), &Options::default());
    assert!(lines(&calendar).iter().any(|line| line.name == "LINK" && line.parameters.contains("LINKREL=describedby")));
}
