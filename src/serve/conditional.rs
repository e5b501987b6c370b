//! Whether a client has already what it asks for (RFC 9110 13.1.2, 13.1.3, 13.2.2), and which packing it takes
//! (RFC 9110 12.5.3).

use std::time::{Duration, UNIX_EPOCH};

use hyper::HeaderMap;
use hyper::header::{ACCEPT_ENCODING, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH};

/// Whether the client's copy is the one that would be sent. `tag` is our strong tag with its quotes, `modified` in
/// seconds since 1970. Tags win over dates; what cannot be read is passed over, so that the worst is one answer too many.
#[must_use]
pub fn is_fresh(headers: &HeaderMap, tag: &str, modified: u64) -> bool {
    if headers.contains_key(IF_NONE_MATCH) {
        return headers.get_all(IF_NONE_MATCH).iter().any(|list| names(list.as_bytes(), tag.as_bytes()));
    }
    let mut dates = headers.get_all(IF_MODIFIED_SINCE).iter();
    let (Some(date), None) = (dates.next(), dates.next()) else { return false };
    let since = date.to_str().ok().and_then(|date| httpdate::parse_http_date(date).ok());
    since.is_some_and(|since| at(modified) <= since)
}

fn at(seconds: u64) -> std::time::SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(UNIX_EPOCH)
}

/// A moment as HTTP writes it.
#[must_use]
pub fn date(seconds: u64) -> String {
    httpdate::fmt_http_date(at(seconds))
}

/// Whether a list of tags names ours, compared weakly: `"a", W/"b"` or `*`. A list that breaks off says nothing.
fn names(list: &[u8], tag: &[u8]) -> bool {
    if list.trim_ascii() == b"*" {
        return true;
    }
    let mut found = false;
    let mut rest = list.trim_ascii_start();
    while !rest.is_empty() {
        if let Some(more) = rest.strip_prefix(b",") {
            rest = more.trim_ascii_start();
            continue;
        }
        let opaque = rest.strip_prefix(b"W/").unwrap_or(rest);
        let Some(inside) = opaque.strip_prefix(b"\"") else { return false };
        let Some(length) = inside.iter().position(|byte| *byte == b'"') else { return false };
        // With both quotes.
        found |= opaque.get(..length + 2) == Some(tag);
        rest = inside.get(length + 1..).unwrap_or_default().trim_ascii_start();
        if !rest.is_empty() && !rest.starts_with(b",") {
            return false;
        }
    }
    found
}

/// Whether the client asked for gzip. Who does not say so gets the bytes as they are: some clients cannot unpack.
#[must_use]
pub fn takes_gzip(headers: &HeaderMap) -> bool {
    let weight = |part: &str| {
        let mut fields = part.split(';').map(str::trim);
        let name = fields.next().unwrap_or_default().to_ascii_lowercase();
        let quality = fields.find_map(|field| field.strip_prefix("q=").or_else(|| field.strip_prefix("Q=")));
        let none = quality.is_some_and(|quality| quality.trim().chars().all(|sign| matches!(sign, '0' | '.')));
        (name, !none)
    };
    let all = values(headers, &ACCEPT_ENCODING);
    let asked: Vec<(String, bool)> = all.split(',').map(weight).collect();
    let of = |wanted: &str| asked.iter().find(|(name, _)| name == wanted).map(|(_, taken)| *taken);
    of("gzip").or_else(|| of("x-gzip")).or_else(|| of("*")).unwrap_or(false)
}

/// All values of a header, in one line; what is no text is left out.
#[must_use]
pub fn values(headers: &HeaderMap, name: &HeaderName) -> String {
    headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use hyper::HeaderMap;
    use hyper::header::{ACCEPT_ENCODING, IF_MODIFIED_SINCE, IF_NONE_MATCH};

    use super::{date, is_fresh, takes_gzip};

    /// 2026-11-22T04:00:00Z.
    const THEN: u64 = 1_795_320_000;

    #[test]
    fn tags_are_compared_weakly_one_by_one() {
        for (list, fresh) in [
            ("\"abc\"", true),
            ("W/\"abc\"", true),
            ("*", true),
            (" * ", true),
            ("\"x\", \"abc\"", true),
            ("\"x\",W/\"abc\" , \"y\"", true),
            ("\"a,b\", \"abc\"", true),
            (", \"abc\"", true),
            ("\"abc-gz\"", false),
            ("\"ab\"", false),
            ("abc", false),
            ("\"abc", false),
            ("\"x\" \"abc\"", false),
            ("\"*\"", false),
            ("\"x\", *", false),
            ("w/\"abc\"", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, list.parse().unwrap());
            assert_eq!(is_fresh(&headers, "\"abc\"", THEN), fresh, "{list}");
        }
        let mut headers = HeaderMap::new();
        headers.append(IF_NONE_MATCH, "\"x\"".parse().unwrap());
        headers.append(IF_NONE_MATCH, "\"abc\"".parse().unwrap());
        assert!(is_fresh(&headers, "\"abc\"", THEN));
        // A tag that says no wins over a date that says yes.
        headers.insert(IF_NONE_MATCH, "\"x\"".parse().unwrap());
        headers.insert(IF_MODIFIED_SINCE, date(THEN).parse().unwrap());
        assert!(!is_fresh(&headers, "\"abc\"", THEN));
    }

    #[test]
    fn a_date_counts_in_each_of_its_three_forms_and_only_as_one() {
        assert_eq!(date(THEN), "Sun, 22 Nov 2026 04:00:00 GMT");
        for (since, fresh) in [
            ("Sun, 22 Nov 2026 04:00:00 GMT", true),
            ("Sun, 22 Nov 2026 04:00:01 GMT", true),
            ("Sun, 22 Nov 2026 03:59:59 GMT", false),
            ("Sunday, 22-Nov-26 04:00:00 GMT", true),
            ("Sun Nov 22 04:00:00 2026", true),
            ("2026-11-22T04:00:00Z", false),
            ("yesterday", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(IF_MODIFIED_SINCE, since.parse().unwrap());
            assert_eq!(is_fresh(&headers, "\"abc\"", THEN), fresh, "{since}");
        }
        assert!(!is_fresh(&HeaderMap::new(), "\"abc\"", THEN));
    }

    #[test]
    fn gzip_only_when_asked() {
        for (accepted, taken) in [
            ("gzip", true),
            ("deflate, GZIP;q=0.5", true),
            ("x-gzip", true),
            ("br, *", true),
            ("*;q=0", false),
            ("gzip;q=0, *", false),
            ("gzip; q=0.000", false),
            ("gzip;q=0.001", true),
            ("identity", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_ENCODING, accepted.parse().unwrap());
            assert_eq!(takes_gzip(&headers), taken, "{accepted}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
