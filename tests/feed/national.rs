//! The feeds of the whole country under the shipped rules: no larger than calendars can be, and the same bytes whoever
//! writes them.

use std::collections::BTreeSet;

use crate::ics::world;
use velvoite::feed::{Content, Form, Status, catalogue};
use velvoite::lang::Lang;
use velvoite::render::ics::{Options, Printer, write};
use velvoite::time::{AsOf, day};

/// Google takes a megabyte; half of it leaves room for rules to come.
const MOST: usize = 500_000;

#[test]
fn no_feed_is_larger_than_half_a_megabyte() {
    let world = world();
    let all = catalogue::all(&world.model, &world.model.roster, AsOf(day(2026, 11, 22).unwrap()));
    let mut largest = (0, String::new());
    for lang in Lang::ALL {
        let book = world.book(lang);
        let mut printer = Printer::new(&book);
        for known in all.feeds().iter().filter(|known| known.lang == lang) {
            let entries = world.edition.select(&world.model, &known.scope);
            // An entry has some two thousand bytes.
            if entries.len() < 100 {
                continue;
            }
            let options = Options { form: known.form, path: Some(known.path.clone()), ..Options::default() };
            let bytes = printer.write(&known.name, &entries, &options).unwrap();
            largest = largest.max((bytes.len(), known.path.clone()));
        }
    }
    assert!(largest.0 > 200_000 && largest.0 < MOST, "{largest:?}");
}

#[test]
fn every_body_that_exists_has_its_entries_in_every_language() {
    let world = world();
    let all = catalogue::all(&world.model, &world.model.roster, AsOf(day(2026, 11, 22).unwrap()));
    let paths: BTreeSet<&str> = all.feeds().iter().map(|known| known.path.as_str()).collect();
    assert_eq!(paths.len(), all.feeds().len());
    for known in all.feeds().iter().filter(|known| known.lang == Lang::Fi && known.form == Form::Events) {
        let entries = world.edition.select(&world.model, &known.scope);
        let uids: BTreeSet<&str> = entries.iter().map(|entry| entry.uid.as_str()).collect();
        assert_eq!(uids.len(), entries.len(), "{}", known.path);
        assert!(entries.is_sorted_by_key(|entry| (entry.day, &entry.instance)), "{}", known.path);
    }
}

/// No record puts a county under the evaluation procedure of 611/2021 § 122: what it then owes is not told as certain.
#[test]
fn what_may_not_concern_anybody_is_tentative_and_says_so() {
    let world = world();
    let of = |duty: &str| -> Vec<_> {
        let scope = velvoite::feed::Scope { duties: vec![duty.into()], ..world.of("county-08") };
        world.entries(&scope)
    };
    let (doubtful, certain) = (of("county-evaluation-quarterly-report"), of("county-hyte-negotiation"));
    assert!(doubtful.len() >= 16 && certain.len() >= 4, "{} {}", doubtful.len(), certain.len());
    assert!(doubtful.iter().all(|entry| entry.status == Status::Tentative));
    assert!(certain.iter().all(|entry| entry.status == Status::Confirmed));
    let told = world.write(Lang::En, &doubtful, &Options::default()).replace("\r\n ", "");
    assert_eq!(told.matches("it is not known whether this concerns the bearer").count(), doubtful.len());
}

/// A ministry takes part in the same with every county: one entry tells it, not twenty-two.
#[test]
fn who_takes_part_with_many_has_one_entry_for_all() {
    let world = world();
    let ministry = world.model.roster.ids().map(|id| {
        let scope = velvoite::feed::Scope {
            bodies: vec![id],
            role: velvoite::feed::Role::Counterparty,
            ..velvoite::feed::Scope::default()
        };
        world.edition.select(&world.model, &scope)
    });
    let largest = ministry.max_by_key(|entries| {
        entries.iter().map(|entry| if let Content::Joint(of) = &entry.content { of.len() } else { 1 }).sum::<usize>()
    });
    let largest = largest.unwrap();
    assert!(largest.iter().any(|entry| matches!(&entry.content, Content::Joint(of) if of.len() > 20)));
    assert!(largest.iter().all(|entry| !entry.instance.starts_with("//")));
}

/// A printer that wrote other calendars before writes the same bytes as one that did not.
#[test]
fn what_was_written_before_cannot_be_seen() {
    let world = world();
    let book = world.book(Lang::Sv);
    let mut printer = Printer::new(&book);
    let first = ["county-08", "county-06", "county-08"].map(|body| {
        let entries = world.entries(&world.of(body));
        printer.write("x", &entries, &Options::default()).unwrap()
    });
    assert_eq!(first[0], first[2]);
    let entries = world.entries(&world.of("county-06"));
    assert_eq!(first[1], write(&book, "x", &entries, &Options::default()).unwrap());
}
