//! A QR code as one path of a picture (ISO/IEC 18004): modules are runs of unit squares, with the quiet zone of four.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The picture: a square of `width` units, dark where the path is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// With the quiet zone on both sides.
    pub width: usize,
    /// In the notation of SVG paths.
    pub path: String,
}

const QUIET: usize = 4;

/// The code of a text, repairable where up to 15 % is lost; none where the text is too long for a code.
#[must_use]
pub fn qr(text: &str) -> Option<Qr> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let (width, colours) = (code.width(), code.to_colors());
    let mut path = String::new();
    for (row, line) in colours.chunks(width).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|one, other| one == other) {
            if run.first() == Some(&Color::Dark) {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", column + QUIET, row + QUIET, length = run.len());
            }
            column += run.len();
        }
    }
    Some(Qr { width: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::{QUIET, qr};

    #[test]
    fn the_three_corners_are_where_readers_look_for_them() {
        let code = qr("https://example.org/fi/pirkanmaan-hyvinvointialue").unwrap();
        let far = code.width - QUIET - 7;
        for corner in [format!("M{QUIET} {QUIET}h7v1"), format!("M{far} {QUIET}h7v1"), format!("M{QUIET} {far}h7v1")] {
            assert!(code.path.contains(&corner), "{corner}");
        }
        assert!(qr(&"x".repeat(5000)).is_none());
    }
}
