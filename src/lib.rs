//! velvoite: statutory duties judged against recorded activities.
#![doc = ""]

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
pub mod render;
