//! How a server stands, for programs that watch it.

use serde_json::json;

use crate::time::Day;

/// `{"status","version","as_of","calendars","rows_left_out"}`; `status` is `ok`, or `stale` where the last edit could not
/// be read and the state before it is served.
#[must_use]
pub fn health(status: &str, as_of: Day, calendars: usize, left_out: usize) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let day = as_of.to_string();
    json!({
        "status": status, "version": version, "as_of": day, "calendars": calendars, "rows_left_out": left_out
    })
    .to_string()
}
