//! A slow, obvious twin of judging, written from `rules.md`, against the engine on random rules and registers.
//!
//! The twin tries every day, every record and every binding. Cases are texts, so the parser, the model and the reader of
//! records take part. `VELVOITE_ORACLE_CASES` makes a run longer, `VELVOITE_ORACLE_FROM` begins at another seed.

mod dice;
mod days;
mod tri;
mod known;
mod world;
mod cases;
mod rules;
mod registers;
mod twin;
mod due;
mod instances;
mod acts;
mod parties;
mod conditions;
mod judged;
mod keep;
mod cover;
mod steps;
mod sides;
mod plant;
mod compare;

use compare::{Compared, compare, shrunk};
use plant::Plant;
use std::collections::BTreeMap;
use velvoite::finding::{Cause, Verdict};

/// How many random cases an ordinary run compares.
const CASES: u64 = 3000;

fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// What differs, made small, and what agreed.
#[derive(Default)]
struct Run {
    shown: Vec<String>,
    differing: usize,
    refused: BTreeMap<String, usize>,
    refusals: usize,
    verdicts: BTreeMap<&'static str, usize>,
    causes: BTreeMap<&'static str, usize>,
}

fn run(from: u64, cases: u64, most: usize) -> Run {
    let mut run = Run::default();
    for seed in from..from + cases {
        let case = cases::case(seed);
        match compare(&case, true) {
            Compared::Refused(why) => {
                let first = why.lines().next().unwrap_or_default().to_owned();
                *run.refused.entry(first).or_default() += 1;
                run.refusals += 1;
            }
            Compared::Agree(reached) => {
                for (verdict, count) in reached.verdicts {
                    *run.verdicts.entry(verdict.code()).or_insert(0) += count;
                }
                for (cause, count) in reached.causes {
                    *run.causes.entry(cause.code()).or_insert(0) += count;
                }
            }
            Compared::Differ(_) => {
                run.differing += 1;
                if run.shown.len() < most {
                    let small = shrunk(&case, &|case| matches!(compare(case, true), Compared::Differ(_)));
                    if let Compared::Differ(wrong) = compare(&small, true) {
                        run.shown.push(format!("seed {seed}\n{}{wrong}", small.told()));
                    }
                }
            }
        }
    }
    run
}

/// Engine and twin give the same findings, and the cases reach every verdict and every cause.
#[test]
#[expect(clippy::print_stdout, reason = "the counts of what was reached are part of the test's word")]
fn engine_and_twin_agree() {
    let (from, cases) = (setting("VELVOITE_ORACLE_FROM", 0), setting("VELVOITE_ORACLE_CASES", CASES));
    let most = usize::try_from(setting("VELVOITE_ORACLE_SHOW", 3)).unwrap();
    let run = run(from, cases, most);
    println!("verdicts {:?}\ncauses {:?}", run.verdicts, run.causes);
    println!("refused {} of {cases}: {:#?}", run.refusals, run.refused);
    assert!(run.shown.is_empty(), "{} of {cases} differ\n{}", run.differing, run.shown.join("\n----\n"));
    // A rule or a record that is complained of is not compared, so hardly any may be.
    assert!(run.refusals * 50 < usize::try_from(cases).unwrap(), "{:#?}", run.refused);
    for verdict in Verdict::ALL {
        assert!(run.verdicts.contains_key(verdict.code()), "no case is {}", verdict.code());
    }
    for cause in Cause::ALL {
        assert!(run.causes.contains_key(cause.code()), "no case is unknown by {}", cause.code());
    }
}

/// Each error planted in the twin is told from the right one by some case: in the engine it would be seen as well.
#[test]
fn planted_errors_are_seen() {
    let mut left: Vec<Plant> = Plant::ALL.to_vec();
    for seed in 0..setting("VELVOITE_ORACLE_CASES", CASES) {
        let case = cases::case(seed);
        let Ok((model, log)) = compare::read(&case) else { continue };
        let right = compare::twin(&case, &model, &log, None);
        left.retain(|plant| compare::twin(&case, &model, &log, Some(*plant)) == right);
        if left.is_empty() {
            break;
        }
    }
    assert!(left.is_empty(), "{} of {} planted errors are not seen: {left:?}", left.len(), Plant::ALL.len());
}
