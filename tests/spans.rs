//! Who asks about a short span hears what who asks about a long one hears of it: nothing that falls due in it is missing,
//! nothing is judged otherwise. Budgets, whose window ends before their period begins, were once lost.

use std::collections::{BTreeMap, BTreeSet};

use crate::reference::ours;
use crate::shipped::shipped;
use velvoite::evaluate::{Only, Question, Scope, judge_unproved};
use velvoite::finding::Finding;
use velvoite::load::{self, Disk};
use velvoite::model::Model;
use velvoite::record::{self, Log};
use velvoite::time::{AsOf, Datelike, Day, day};

struct World {
    model: Model,
    log: Log,
}

impl World {
    fn new() -> World {
        let (model, mut sources) = shipped();
        let path = ours("tests/records/keski-suomi").to_string_lossy().into_owned();
        let opened = [load::register(&Disk, &path, &mut std::io::empty(), &mut sources).unwrap()];
        let log = record::read(&opened, &model.vocabulary, &model.roster, &model.periods()).log;
        assert!(!log.records.is_empty());
        World { model, log }
    }

    /// What is said of a county with records, of a town without, and of Helsinki.
    fn between(&self, from: Day, to: Day) -> BTreeMap<String, Finding> {
        let bodies = ["county-13", "municipality-049", "municipality-091"];
        let question = Question {
            as_of: AsOf(day(2026, 11, 22).unwrap()),
            known_at: None,
            bodies: Scope::Bodies(bodies.iter().map(|id| self.model.roster.find(id).unwrap()).collect()),
            from: Some(from),
            to: Some(to),
            only: Only::default(),
        };
        let found = judge_unproved(&self.model, &self.model.roster, &self.log, &question).findings;
        let count = found.len();
        let found: BTreeMap<_, _> = found.into_iter().map(|finding| (finding.instance.clone(), finding)).collect();
        assert_eq!(found.len(), count, "an instance is told twice");
        found
    }
}

fn due(finding: &Finding) -> Option<Day> {
    finding.due.as_ref().map(|due| due.effective)
}

fn held_against_the_long_span(world: &World, long: &BTreeMap<String, Finding>, from: Day, to: Day) -> usize {
    let short = world.between(from, to);
    for (id, finding) in &short {
        assert_eq!(long.get(id), Some(finding), "{id}, asked from {from} to {to}");
    }
    let within = |of: Option<Day>| of.is_some_and(|of| from <= of && of <= to);
    let mut told = 0;
    for (id, finding) in long {
        if within(due(finding)) || within(finding.window.0) || within(finding.window.1) {
            assert!(short.contains_key(id), "{id} is missing from {from} to {to}");
            told += 1;
        }
    }
    told
}

#[test]
fn a_year_holds_what_the_long_span_holds_of_it() {
    let world = World::new();
    let long = world.between(day(2008, 1, 1).unwrap(), day(2034, 12, 31).unwrap());
    for year in 2010..=2031 {
        let told = held_against_the_long_span(&world, &long, day(year, 1, 1).unwrap(), day(year, 12, 31).unwrap());
        assert!(told > 5 || year < 2018, "only {told} in {year}");
    }
}

#[test]
fn who_asks_about_the_due_day_alone_hears_of_it() {
    let world = World::new();
    let long = world.between(day(2008, 1, 1).unwrap(), day(2034, 12, 31).unwrap());
    let days: BTreeSet<Day> = long.values().filter_map(due).filter(|day| (2012..=2030).contains(&day.year())).collect();
    assert!(days.len() > 100, "only {}", days.len());
    for of in days {
        assert!(held_against_the_long_span(&world, &long, of, of) > 0);
    }
}
