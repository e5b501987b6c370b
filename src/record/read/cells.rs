//! A text of cells → rows, by RFC 4180 with any separator; rows are counted as a spreadsheet counts them, so a line
//! break in quotes belongs to its cell.
//!
//! Written here rather than taken from the csv crate, which reads on where a quote is never closed, skips empty rows
//! without counting them, and copies every cell: here a cell is a place in the text.

/// Longer rows are no rows of a register: something else is in the file, or a quote is missing.
pub const LONGEST_ROW: usize = 1 << 20;

/// A cell: where it stands in the text, without its quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    start: usize,
    end: usize,
    /// Whether a quote within it is written twice.
    doubled: bool,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The cells are in the buffer.
    Row(u32),
    /// A row that cannot be cut into cells.
    Broken(u32, Trouble),
    /// There are no more.
    End,
}

/// Why a row cannot be cut into cells. Reading goes on with the next line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The quote that opens this cell (from 0) is never closed.
    Unclosed(usize),
    /// After the quote that closes this cell (from 0) something else follows than a separator.
    AfterQuote(usize),
    /// Longer than [`LONGEST_ROW`].
    TooLong,
    /// A NUL stands in this cell.
    Nul(usize),
}

/// Cuts a text into rows and cells.
#[derive(Debug)]
pub struct Rows<'t> {
    text: &'t str,
    at: usize,
    separator: u8,
    row: u32,
    nuls: bool,
}

impl<'t> Rows<'t> {
    /// The rows of `text`. A first line `sep=;`, which spreadsheets swallow, is swallowed, and decides.
    pub fn new(text: &'t str, count_known: impl Fn(&[&str]) -> usize) -> Rows<'t> {
        let mut rows = Rows { text, at: 0, separator: b';', row: 0, nuls: text.contains('\0') };
        let line = text.split(['\n', '\r']).next().unwrap_or("");
        if let Some(separator) = line.trim_matches('"').strip_prefix("sep=")
            && let [separator] = separator.as_bytes()
            && b";,\t|".contains(separator)
        {
            rows.separator = *separator;
            rows.at = line.len();
            rows.skip_line_break();
            return rows;
        }
        let mut best = (0, 0);
        for separator in *b";,\t" {
            let mut cells = Vec::new();
            let mut trial = Rows { text, at: 0, separator, row: 0, nuls: false };
            // The header is the first row that is not blank.
            while let Step::Row(_) = trial.next(&mut cells) {
                if cells.iter().any(|cell| !trial.raw(*cell).trim().is_empty()) {
                    break;
                }
            }
            let words: Vec<&str> = cells.iter().map(|cell| trial.raw(*cell)).collect();
            let score = (count_known(&words), words.len());
            if score > best {
                (best, rows.separator) = (score, separator);
            }
        }
        rows
    }

    /// The next row; its cells replace those in `cells`.
    pub fn next(&mut self, cells: &mut Vec<Cell>) -> Step {
        cells.clear();
        let bytes = self.text.as_bytes();
        if self.at >= bytes.len() {
            return Step::End;
        }
        self.row = self.row.saturating_add(1);
        let first = self.at;
        loop {
            let cell = if bytes.get(self.at) == Some(&b'"') {
                match self.quoted() {
                    Ok(cell) => cell,
                    Err(unclosed) => {
                        let column = cells.len();
                        self.at = first;
                        self.skip_line();
                        return Step::Broken(
                            self.row,
                            if unclosed { Trouble::Unclosed(column) } else { Trouble::AfterQuote(column) },
                        );
                    }
                }
            } else {
                self.plain()
            };
            cells.push(cell);
            match bytes.get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                _ => break,
            }
        }
        let end = self.at;
        self.skip_line_break();
        if end - first > LONGEST_ROW {
            return Step::Broken(self.row, Trouble::TooLong);
        }
        if self.nuls
            && let Some(column) = cells.iter().position(|cell| self.raw(*cell).contains('\0'))
        {
            return Step::Broken(self.row, Trouble::Nul(column));
        }
        Step::Row(self.row)
    }

    /// The text of a cell as it stands there.
    pub fn raw(&self, cell: Cell) -> &'t str {
        self.text.get(cell.start..cell.end).unwrap_or("")
    }

    /// The text of a cell with doubled quotes made one, without blanks around it.
    pub fn text(&self, cell: Cell) -> std::borrow::Cow<'t, str> {
        let raw = self.raw(cell).trim();
        if cell.doubled { raw.replace("\"\"", "\"").into() } else { raw.into() }
    }

    fn plain(&mut self) -> Cell {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        let separator = self.separator;
        let length = rest.iter().position(|byte| *byte == separator || *byte == b'\n' || *byte == b'\r');
        self.at = start + length.unwrap_or(rest.len());
        Cell { start, end: self.at, doubled: false }
    }

    /// A cell in quotes; an error tells whether the quote is never closed.
    fn quoted(&mut self) -> Result<Cell, bool> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let mut at = start;
        let mut doubled = false;
        loop {
            let Some(length) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == b'"')) else {
                return Err(true);
            };
            at += length;
            if bytes.get(at + 1) == Some(&b'"') {
                doubled = true;
                at += 2;
                continue;
            }
            let cell = Cell { start, end: at, doubled };
            self.at = at + 1;
            return match bytes.get(self.at) {
                None | Some(b'\n' | b'\r') => Ok(cell),
                Some(byte) if *byte == self.separator => Ok(cell),
                Some(_) => Err(false),
            };
        }
    }

    fn skip_line(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at += rest.iter().position(|byte| *byte == b'\n' || *byte == b'\r').unwrap_or(rest.len());
        self.skip_line_break();
    }

    fn skip_line_break(&mut self) {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        self.at += match rest {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => 0,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Step, Trouble};

    fn rows(text: &str) -> Vec<Result<Vec<String>, (u32, Trouble)>> {
        let mut rows = Rows::new(text, |_| 0);
        let (mut cells, mut read) = (Vec::new(), Vec::new());
        loop {
            match rows.next(&mut cells) {
                Step::Row(_) => read.push(Ok(cells.iter().map(|cell| rows.text(*cell).into_owned()).collect())),
                Step::Broken(row, trouble) => read.push(Err((row, trouble))),
                Step::End => return read,
            }
        }
    }

    fn row(cells: &[&str]) -> Result<Vec<String>, (u32, Trouble)> {
        Ok(cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn every_separator_and_line_end_is_known() {
        for text in ["a;b\nc;d\n", "a,b\r\nc,d", "a\tb\rc\td\r"] {
            assert_eq!(rows(text), [row(&["a", "b"]), row(&["c", "d"])], "{text:?}");
        }
        assert_eq!(rows("sep=,\r\na,b;c\n"), [row(&["a", "b;c"])]);
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        assert_eq!(rows("a;\"b;\nc\"\n\"d \"\"e\"\"\";f"), [row(&["a", "b;\nc"]), row(&["d \"e\"", "f"])]);
        assert_eq!(rows("a;b \"c\" d\n"), [row(&["a", "b \"c\" d"])]);
        assert_eq!(rows("a;\"\"\n"), [row(&["a", ""])]);
    }

    #[test]
    fn a_quote_that_is_never_closed_costs_one_line_only() {
        assert_eq!(
            rows("a;b\nc;\"d\ne;f\ng;h\n"),
            [row(&["a", "b"]), Err((2, Trouble::Unclosed(1))), row(&["e", "f"]), row(&["g", "h"])]
        );
        assert_eq!(rows("a;b\n\"c\"d;e\nf;g"), [row(&["a", "b"]), Err((2, Trouble::AfterQuote(0))), row(&["f", "g"])]);
    }

    #[test]
    fn a_long_row_and_a_nul_are_told() {
        let long = format!("a;b\n{};c\nd;e\n", "x".repeat(super::LONGEST_ROW));
        assert_eq!(rows(&long), [row(&["a", "b"]), Err((2, Trouble::TooLong)), row(&["d", "e"])]);
        assert_eq!(rows("a;b\nc;\0\n"), [row(&["a", "b"]), Err((2, Trouble::Nul(1)))]);
    }
}
