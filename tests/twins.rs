//! Bodies that nothing tells apart are judged once and told of each. Held against the plain way: every body asked about
//! alone, so that it has no twin. All findings are the same, with their proofs; and those without proofs are the same
//! but for them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::reference::ours;
use crate::shipped::shipped;
use velvoite::evaluate::{Only, Question, Scope, judge, judge_unproved};
use velvoite::finding::{Fact, Finding, Reason};
use velvoite::load::{self, Disk};
use velvoite::record::{self, Log};
use velvoite::time::{AsOf, day};

fn question(bodies: Scope) -> Question {
    let as_of = AsOf(day(2026, 11, 21).unwrap());
    Question { as_of, known_at: None, bodies, from: day(2013, 1, 1), to: day(2030, 12, 31), only: Only::default() }
}

fn held_against_each_alone(log: &Log) -> Vec<Finding> {
    let (model, _) = shipped();
    let mut together = judge(&model, &model.roster, log, &question(Scope::All)).findings;
    for body in model.roster.ids() {
        let alone = judge(&model, &model.roster, log, &question(Scope::Bodies(vec![body]))).findings;
        let own: Vec<&Finding> = together.iter().filter(|finding| finding.bearer == body).collect();
        assert_eq!(own.len(), alone.len(), "{}", model.roster.body(body).id);
        for (one, other) in own.into_iter().zip(&alone) {
            assert_eq!(one, other, "{}", other.instance);
        }
    }
    let unproved = judge_unproved(&model, &model.roster, log, &question(Scope::All)).findings;
    for finding in &mut together {
        finding.reasons = Reason::leaf(Fact::Verdict(finding.verdict));
    }
    assert!(together == unproved, "without proofs the findings are others");
    unproved
}

#[test]
fn a_body_is_judged_alike_alone_and_among_its_twins() {
    let findings = held_against_each_alone(&Log::default());
    // Most municipalities have twins, or this test would hold nothing against anything.
    let told: BTreeSet<_> = findings.iter().map(|finding| Arc::as_ptr(&finding.told)).collect();
    assert!(told.len() * 4 < findings.len(), "{} of {} are told apart", told.len(), findings.len());
}

#[test]
fn records_tell_bodies_apart() {
    let (model, mut sources) = shipped();
    let mut opened = Vec::new();
    for folder in ["keski-suomi", "pohjois-savo", "kanta-hame"] {
        let path = ours("tests/records").join(folder);
        if path.is_dir() {
            let path = path.to_string_lossy().into_owned();
            opened.push(load::register(&Disk, &path, &mut std::io::empty(), &mut sources).unwrap());
        }
    }
    assert!(!opened.is_empty());
    let log = record::read(&opened, &model.vocabulary, &model.roster, &model.periods()).log;
    assert!(!log.records.is_empty());
    held_against_each_alone(&log);
}
