//! velvoite: statutory duties judged against recorded activities.
#![doc = ""]

pub mod lang;
pub mod source;
pub mod diagnostic;
pub mod time;
