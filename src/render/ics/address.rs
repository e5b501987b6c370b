//! Addresses in a calendar: what may stand where the standard asks for a URI (RFC 3986, RFC 5545 3.3.13).

/// An address that can be written as it stands: visible characters of ASCII, with a scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Address(String);

impl Address {
    /// The address, if it is one.
    pub(super) fn new(text: &str) -> Option<Address> {
        let visible = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
        let scheme = text.split_once(':').is_some_and(|(scheme, rest)| {
            !rest.is_empty()
                && scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
                && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        });
        (visible && scheme).then(|| Address(text.to_owned()))
    }

    /// The address of a thing below this one; what its path holds beside letters, digits and `-._~/:` is encoded.
    pub(super) fn below(&self, path: &str) -> Address {
        let mut text = String::new();
        self.below_to(&mut text, &[path]);
        Address(text)
    }

    /// As [`Address::below`], written to the end of `out`; the path in parts.
    pub(super) fn below_to(&self, out: &mut String, path: &[&str]) {
        out.push_str(self.0.trim_end_matches('/'));
        out.push('/');
        path.iter().for_each(|part| encode(out, part));
    }

    /// The place of this name within the thing.
    pub(super) fn within(&self, name: &str) -> Address {
        let mut text = String::new();
        self.within_to(&mut text, name);
        Address(text)
    }

    /// As [`Address::within`], written to the end of `out`.
    pub(super) fn within_to(&self, out: &mut String, name: &str) {
        out.push_str(&self.0);
        out.push('#');
        encode(out, name);
    }

    /// As it is written.
    pub(super) fn text(&self) -> &str {
        &self.0
    }
}

fn encode(out: &mut String, path: &str) {
    let stays = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte);
    if path.bytes().all(stays) {
        out.push_str(path);
        return;
    }
    for byte in path.bytes() {
        if stays(byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_has_a_scheme_and_nothing_that_breaks_a_line() {
        let good = ["http://data.finlex.fi/eli/sd/2021/612", "https://example.org:8080/feeds", "urn:x:y"];
        assert!(good.iter().all(|text| Address::new(text).is_some()));
        let bad = ["", "example.org", "https://a b", "https://a\r\nX:1", "https://ä", ":x", "1http://x", "http:"];
        assert!(bad.iter().all(|text| Address::new(text).is_none()));
    }

    #[test]
    fn a_path_is_encoded_so_that_reading_it_once_gives_the_id_back() {
        let base = Address::new("https://example.org/feeds/").expect("an address");
        let below = base.below("fi/instances/x/county-06/register%23id ä");
        assert_eq!(below.text(), "https://example.org/feeds/fi/instances/x/county-06/register%2523id%20%C3%A4");
        assert_eq!(base.within("a/b#c").text(), "https://example.org/feeds/#a/b%23c");
    }
}
