//! Bytes → text. UTF-8 with or without a mark, UTF-16 with one, else Windows-1252, as old spreadsheets save.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the bytes were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// Windows-1252: not UTF-8, and nothing in it looks like UTF-8 beyond ASCII.
    Windows1252,
    /// UTF-8 but for some bytes, which are shown as U+FFFD.
    BrokenUtf8 {
        /// The first byte that is not UTF-8, counted in the text without the mark.
        at: u32,
    },
}

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// Without a byte order mark.
    pub text: String,
    /// From which encoding.
    pub encoding: Encoding,
}

/// Bytes of a spreadsheet → text. Never fails: what is wrong shows in [`Encoding::BrokenUtf8`].
///
/// ```
/// use velvoite::load::{Encoding, decode};
/// let old = decode(b"p\xe4iv\xe4;tekij\xe4".to_vec());
/// assert_eq!((old.text.as_str(), old.encoding), ("päivä;tekijä", Encoding::Windows1252));
/// ```
#[must_use]
pub fn decode(mut bytes: Vec<u8>) -> Decoded {
    for (mark, encoding) in [(&[0xFF, 0xFE], UTF_16LE), (&[0xFE, 0xFF], UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return Decoded { text: text.into_owned(), encoding: Encoding::Utf16 };
        }
    }
    let marked = bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
    if marked {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: Encoding::Utf8 },
        Err(error) => {
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let bytes = error.into_bytes();
            if marked || speaks_utf8(&bytes) {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                return Decoded { text, encoding: Encoding::BrokenUtf8 { at } };
            }
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
            Decoded { text: text.into_owned(), encoding: Encoding::Windows1252 }
        }
    }
}

/// Whether letters beyond ASCII are mostly written as UTF-8: two Windows-1252 letters seldom make one by chance.
fn speaks_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode};

    #[test]
    fn marks_are_taken_off() {
        assert_eq!(decode(b"\xEF\xBB\xBFid".to_vec()).text, "id");
        let wide: Vec<u8> = "\u{feff}päivä".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let read = decode(wide);
        assert_eq!((read.text.as_str(), read.encoding), ("päivä", Encoding::Utf16));
        let wide: Vec<u8> = "\u{feff}päivä".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(wide).text, "päivä");
    }

    #[test]
    fn one_broken_byte_does_not_turn_all_letters_into_others() {
        let read = decode("päivä;tekijä;\u{e4}".bytes().chain([0xE4]).collect());
        assert_eq!(read.text, "päivä;tekijä;ä\u{fffd}");
        assert_eq!(read.encoding, Encoding::BrokenUtf8 { at: 18 });
    }
}
