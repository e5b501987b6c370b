//! velvoite: statutory duties judged against recorded activities.
#![doc = ""]

pub mod lang;
pub mod source;
pub mod diagnostic;
pub mod time; // civil days: windows, counting, holidays, rolling, periods, due days
