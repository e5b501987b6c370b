//! What an entry is called for ever: the UUID of the instance's id (RFC 9562 5.5; RFC 7986 5.3 asks for a UUID).
//!
//! The id holds duty, bearer and period, never the day, the language or the version of the law: a day that moves keeps
//! its UID (`rules.md` D6).

use uuid::{Uuid, uuid};

/// The namespace of velvoite's instances. It must never change: every subscriber would see every entry twice.
const INSTANCES: Uuid = uuid!("fa779221-5ab6-470d-9563-c608af7cf872");

/// The UID of an instance, in lower case.
///
/// ```
/// use velvoite::feed::uid;
/// assert_eq!(uid("county-yearly-report/county-06/2026"), "dbc2b3bf-8f07-5cda-89f7-16c6209bfb35");
/// ```
#[must_use]
pub fn uid(instance: &str) -> String {
    Uuid::new_v5(&INSTANCES, instance.as_bytes()).hyphenated().to_string()
}
