//! The one integration binary; its `mod` list is the contents page.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so and fails"
)]

mod support;
mod wire;
mod flow;
mod syntax;
mod syntax_tree;
mod laws;
mod laws_records;
mod laws_time;
mod oracle;
mod model;
mod constructs;
mod evaluate;
mod twins;
mod spans;
mod record;
mod reference;
mod roster;
mod roster_reference;
mod published;
mod shipped;
mod provisions;
mod languages;
mod calendars;
mod statute;
mod elections;
mod sweden;
mod witness;
mod example;
mod readme;
mod render;
mod cli;
mod pictures;
mod calendar;
mod feed;
mod feed_wire;
mod ics;
mod http;
mod pages_brief;
mod serve;
mod table;
mod api;
mod serve_reload;
mod serve_limits;
mod pages_body;
mod pages_standing;
mod pages_matrix;
mod pages_proof;
