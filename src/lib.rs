//! velvoite checks whether Finnish wellbeing services counties and municipalities have done, in time and with the right
//! parties, what the law obliges them to do. Duties are written in a small language; recorded activities are judged
//! against them; out come findings that can be read, questioned and proved.
//!
//! # Stages, from type to type
//!
//! ```text
//! bytes ─load→ Source ─syntax→ ast::File ─model→ Model ─schedule→ Instance ─┐
//!                └────record→ Record ────────────────────────────────evaluate→ Finding ─┬─render→ text json csv xlsx ────────────────┐
//!                                                                                        ├─feed→ Entry ─render→ ics ─────────────────┤
//!                                                                                        └─review→ views ─render→ html svg csv xlsx ─┴─ cli, serve
//! ```
//!
//! Every arrow points one way, and a test reads that from the sources (`tests/flow.rs`). The whole way in a few lines:
//!
//! ```
//! use velvoite::evaluate::{self, Only, Question, Scope};
//! use velvoite::finding::Verdict;
//! use velvoite::load::{self, Failure, Sources, Strings};
//! use velvoite::time::{AsOf, day};
//! use velvoite::{model, record, syntax};
//!
//! // bytes → Source → ast::File → Model: here the shipped rules and calendars of Finland.
//! let mut sources = Sources::default();
//! let rules = load::shipped_rules(&mut sources);
//! let calendars = load::shipped_calendars(&mut sources);
//! let texts = rules.texts.iter().chain(&calendars.texts);
//! let files: Vec<_> = texts.map(|text| syntax::parse(text).0).collect();
//! let tables: Vec<_> = rules.tables.iter().map(|table| syntax::table::read(&table.source).0).collect();
//! let (model, complaints) = model::build(&files, &tables);
//! assert!(complaints.is_empty());
//!
//! // bytes → Record: a spreadsheet of one row, as a Finnish office saves it.
//! let files = Strings::default().with("raportit.csv", "toiminta;päivä;tekijä\nyearly-report;12.11.2024;county-08\n");
//! let register = load::register(&files, "raportit.csv", &mut std::io::empty(), &mut sources)?;
//! let log = record::read(&[register], &model.vocabulary, &model.roster, &model.periods()).log;
//!
//! // Model + Record + a day → Finding.
//! let question = Question {
//!     as_of: AsOf(day(2025, 1, 15).ok_or("no such day")?),
//!     known_at: None,
//!     bodies: Scope::Records,
//!     from: None,
//!     to: None,
//!     only: Only::default(),
//! };
//! let outcome = evaluate::judge(&model, &model.roster, &log, &question);
//! let named = |id: &str| outcome.findings.iter().find(|finding| finding.instance == id).map(|finding| finding.verdict);
//! assert_eq!(named("county-yearly-report/county-08/2024"), Some(Verdict::Met));
//! // Nobody said that the register is complete, so what it does not hold cannot be told.
//! assert_eq!(named("county-hyte-negotiation/county-08/2024"), Some(Verdict::Unknown));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Words
//!
//! | word | meaning |
//! | --- | --- |
//! | act | a statute or decree with its number; see [`model::Act`] |
//! | kind, body, organ | county, municipality, …; one of them, with its life span; its council or board |
//! | roster | all bodies and who belongs to whom, by interval: [`model::Roster`] |
//! | class | partners that are not in the roster: ngo, company, parish |
//! | activity, topic, status | what can be recorded: done on a day; what it was about; a state that lasts |
//! | duty | a template: who, what, how often, by when, under which section, in force from and until: [`model::Duty`] |
//! | instance | a duty for one bearer (and counterparty) and one period or trigger: `county-hyte-negotiation/county-08/2024` |
//! | window, due day | the days on which doing it counts; the last of them, with every step that led to it: [`time::DueDay`] |
//! | record, register | what a body says happened, from which line; a set of records with what it holds completely: [`record::Log`] |
//! | item | one thing that a demand asks for: the act, a counterparty, a topic, a step: [`finding::Item`] |
//! | verdict, finding | the outcome for an instance; the verdict with its reasons: [`finding::Finding`] |
//! | entry, edition | an instance with a due day as it stands in calendars; all of them: [`feed::Entry`], [`feed::Edition`] |
//! | view, place, table | what a page shows of many findings; where it stands; the same as data: [`review`], [`render::pages::Place`], [`render::table::Table`] |
//! | reading | one of several tenable interpretations of an open text, named, with its ground |
//! | story | a scenario in a rule file: given, records, a day, what is expected |
//! | as-of, known-at | the day on which we judge; the day whose knowledge we use |
//!
//! Three ways to speak never mix: a [`diagnostic`] is a complaint to an author about a text (many, each with a place); a
//! [`finding`] is a statement about the world, not an error; a [`load::Failure`] says that the job could not be done.
//!
//! # Rooms, in reading order
//!
//! Below, each with what it knows and what it leaves alone. `rules/` and `calendars/` hold the law itself, in the
//! language; they are built into the binary by `build.rs`.

pub mod lang;
pub mod source;
pub mod diagnostic;
pub mod load;
pub mod time;
pub mod syntax;
pub mod model;
pub mod record;
pub mod schedule;
pub mod finding;
pub mod evaluate;
pub mod scenario;
pub mod reckon;
pub mod feed;
pub mod review;
pub mod render;
pub mod serve;
pub mod cli;
