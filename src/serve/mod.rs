//! Feeds and pages over HTTP/1.1 (RFC 9110, RFC 9112): what a client may ask, what it is told, and how long it may take.
//!
//! Knows paths, headers, conditional requests, packing, memory, sockets. What there is to serve comes as a [`Shelf`] that
//! never changes; when something changed, another shelf takes its place between two requests. Leaves alone rules,
//! records, the disk and the clock.
//!
//! # Why so
//! A calendar program shows what it is sent: an empty answer empties its calendar, a wrong "not modified" freezes it. So
//! an answer is made whole before its first byte leaves, and both validators change with every change of the bytes.

mod shelf;
mod query;
pub(crate) mod address;
mod respond;
mod answer;
mod state;
mod cache;
mod conditional;
mod watch;
mod server;
mod pace;

pub use query::{Query, Wrong};
pub use respond::respond;
pub use server::{Limits, Running, Server, Stopped};
pub use shelf::{Ask, Form, Found, Made, Media, Near, Pairs, Shelf};
pub use state::State;
pub use watch::{Look, Watch};
