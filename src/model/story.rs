//! Stories as they stand in rule files, for who shows them: given, recorded, expected.

pub use crate::syntax::ast::{Actor, Complete, Expect, Given, Line, Outcome, RecordLine, Scenario};
