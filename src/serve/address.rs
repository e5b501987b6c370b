//! Paths and queries of addresses: percent-encoding (RFC 3986 2.1) off and on, pairs of a query taken apart.

/// Bytes that may stand in a path or a query as they are (RFC 3986 2.3, and `/`).
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/')
}

/// A text as a part of a path.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if is_plain(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The text that was encoded; none where it is no UTF-8, holds a control character or a broken `%`.
#[must_use]
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit()? * 16 + digit()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains(char::is_control))
}

/// The pairs of a query, in their order; a blank may be written `+`. None where a part cannot be decoded.
#[must_use]
pub fn pairs(query: &str) -> Option<Vec<(String, String)>> {
    let plain = |text: &str| decode(&text.replace('+', " "));
    let pair = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        Some((plain(name)?, plain(value)?))
    };
    query.split('&').filter(|part| !part.is_empty()).map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::{decode, encode, pairs};

    #[test]
    fn what_is_encoded_is_decoded_again() {
        for text in ["fi/päijät häme", "a+b=c&d%", "§/?#", ""] {
            assert_eq!(decode(&encode(text)).as_deref(), Some(text));
        }
    }

    #[test]
    fn broken_escapes_other_encodings_and_control_characters_are_no_text() {
        for text in ["%", "%4", "%zz", "%E4", "a%00b", "a%0d%0ab", "%+1"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    #[test]
    fn a_query_is_taken_apart() {
        let found = pairs("remind=30d&&act=612%2F2021&a+b=c+d&bare").unwrap();
        let shown: Vec<_> = found.iter().map(|(name, value)| format!("{name}:{value}")).collect();
        assert_eq!(shown, ["remind:30d", "act:612/2021", "a b:c d", "bare:"]);
        assert_eq!(pairs("a=%ff"), None);
    }
}
