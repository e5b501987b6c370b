//! Where each page stands: what follows the language in its address. The same in every language, so that a page is found
//! in another one by changing two letters, and so that an address once given does not die.

use super::links::in_path;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Where one begins.
    Home,
    /// Every calendar there is.
    Calendars,
    /// All organisers and duties of a period: what a ministry opens.
    Review,
    /// One duty on the map of counties.
    Map,
    /// What changed between two days.
    Changes,
    /// The year with its due days, for all.
    Clock,
    /// Every body.
    Bodies,
    /// A body, by its id: what is due, overdue, open and unknown.
    Body(String),
    /// One or two printed pages on a body, before its negotiation.
    Brief(String),
    /// The year of a body.
    BodyClock(String),
    /// Years and duties of a body.
    Timeline(String),
    /// Who took part in which sitting of a county's round of negotiation.
    Round(String),
    /// One duty of a body over its periods: body, duty.
    History(String, String),
    /// Every duty there is.
    Duties,
    /// A duty, by its name.
    Duty(String),
    /// Why an instance stands as it does.
    Instance(String),
    /// The registers that were read.
    Registers,
    /// A record: the register's name, the record's id.
    Record(String, String),
    /// Every table as data.
    Data,
    /// What of these pages is accessible to whom.
    Accessibility,
}

impl Place {
    /// What follows the language in the address; nothing for the first page.
    #[must_use]
    pub fn path(&self) -> String {
        let part = |text: &str| in_path(text).replace('/', "%2F");
        match self {
            Place::Home => String::new(),
            Place::Calendars => "calendars".to_owned(),
            Place::Review => "review".to_owned(),
            Place::Map => "map".to_owned(),
            Place::Changes => "changes".to_owned(),
            Place::Clock => "clock".to_owned(),
            Place::Bodies => "bodies".to_owned(),
            Place::Body(body) => format!("bodies/{}", part(body)),
            Place::Brief(body) => format!("bodies/{}/brief", part(body)),
            Place::BodyClock(body) => format!("bodies/{}/clock", part(body)),
            Place::Timeline(body) => format!("bodies/{}/timeline", part(body)),
            Place::Round(body) => format!("bodies/{}/round", part(body)),
            Place::History(body, duty) => format!("bodies/{}/duties/{}", part(body), part(duty)),
            Place::Duties => "duties".to_owned(),
            Place::Duty(duty) => format!("duties/{}", part(duty)),
            Place::Instance(instance) => format!("instances/{}", in_path(instance)),
            Place::Registers => "registers".to_owned(),
            Place::Record(register, record) => format!("records/{}/{}", part(register), part(record)),
            Place::Data => "data".to_owned(),
            Place::Accessibility => "accessibility".to_owned(),
        }
    }

    /// The page of a path, parts of which are still encoded; none where it is no page's. Whether a body or a duty of the
    /// name exists is not known here.
    #[must_use]
    pub fn read(path: &str, decode: impl Fn(&str) -> Option<String>) -> Option<Place> {
        if let Some(instance) = path.strip_prefix("instances/") {
            // An entry that stands for all bearers has no bearer in its id: `duty//period`.
            return decode(instance).filter(|id| !id.is_empty()).map(Place::Instance);
        }
        let parts: Option<Vec<String>> = path.split('/').map(decode).collect();
        let parts = parts?;
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        if parts.len() > 1 && parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let owned = |text: &str| text.to_owned();
        Some(match parts.as_slice() {
            [""] => Place::Home,
            ["calendars"] => Place::Calendars,
            ["review"] => Place::Review,
            ["map"] => Place::Map,
            ["changes"] => Place::Changes,
            ["clock"] => Place::Clock,
            ["bodies"] => Place::Bodies,
            ["bodies", body] => Place::Body(owned(body)),
            ["bodies", body, "brief"] => Place::Brief(owned(body)),
            ["bodies", body, "clock"] => Place::BodyClock(owned(body)),
            ["bodies", body, "timeline"] => Place::Timeline(owned(body)),
            ["bodies", body, "round"] => Place::Round(owned(body)),
            ["bodies", body, "duties", duty] => Place::History(owned(body), owned(duty)),
            ["duties"] => Place::Duties,
            ["duties", duty] => Place::Duty(owned(duty)),
            ["registers"] => Place::Registers,
            ["records", register, record] => Place::Record(owned(register), owned(record)),
            ["data"] => Place::Data,
            ["accessibility"] => Place::Accessibility,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::serve::address::decode;

    #[test]
    fn a_path_is_read_as_it_was_written() {
        let (body, duty) = ("county-08".to_owned(), "county-hyte-negotiation".to_owned());
        for place in [
            Place::Home,
            Place::Calendars,
            Place::Review,
            Place::Map,
            Place::Changes,
            Place::Clock,
            Place::Bodies,
            Place::Body(body.clone()),
            Place::Brief(body.clone()),
            Place::BodyClock(body.clone()),
            Place::Timeline(body.clone()),
            Place::Round(body.clone()),
            Place::History(body, duty.clone()),
            Place::Duties,
            Place::Duty(duty),
            Place::Instance("duty/county-08/a%2Fb".to_owned()),
            Place::Instance("duty//2026".to_owned()),
            Place::Registers,
            Place::Record("Päijät-Hämeen rekisteri / 1".to_owned(), "a/b#ä".to_owned()),
            Place::Data,
            Place::Accessibility,
        ] {
            assert_eq!(Place::read(&place.path(), decode), Some(place.clone()), "{}", place.path());
        }
        for path in ["bodies/", "bodies//brief", "nowhere", "review/x", "instances/", "%ff", "records/a"] {
            assert_eq!(Place::read(path, decode), None, "{path}");
        }
    }
}
