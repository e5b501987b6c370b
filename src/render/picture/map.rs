//! The map of tiles: one duty, each body a tile of the same size in the place that the roster gives it.
//!
//! Colour, sign and word on each tile; a title and a description for those who do not see it. On a page it has the page's
//! style; by itself it carries its own, for print and for forced colours too.

use std::fmt::Write;

use super::letters::Type;
use super::svg::Tone;
use crate::finding::{Finding, Verdict};
use crate::render::book::Book;
use crate::render::pages::cells::{Cell, cell};
use crate::render::wording::matrix::{Word, map_description, several, title, word};
use crate::review::Shares;
use crate::review::tiles::Map;

/// The side of a tile, and what lies between two.
const SIDE: u32 = 112;
const GAP: u32 = 8;
/// How high a line of the heading is, and one of the foot.
const HEADING: u32 = 26;
const FOOT: u32 = 16;
/// So many letters of a name stand on a tile in their own width.
const WIDE: usize = 12;

/// A map that is ready to be drawn.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its language.
    lang: crate::lang::Lang,
    /// What it is.
    pub title: String,
    /// What it tells.
    pub description: String,
    /// Its tiles.
    tiles: Vec<Square>,
}

#[derive(Debug, Clone)]
struct Square {
    column: u32,
    row: u32,
    code: String,
    name: String,
    full: String,
    cell: Cell,
    href: String,
}

impl Drawing {
    /// The map of a duty; `href` gives the page behind the tile of a body with these findings, or nothing.
    #[must_use]
    pub fn new(book: &Book<'_>, map: &Map, href: impl Fn(&str, &[Finding]) -> String) -> Drawing {
        let lang = book.lang;
        let duty = map.duty.map_or("", |duty| book.model.duty(duty).shown(lang));
        let verdicts = map.placed.iter().flat_map(|placed| &placed.findings).map(|finding| finding.verdict);
        let shares: Shares = verdicts.collect();
        let counts: Vec<(Verdict, usize)> = shares.by_verdict().filter(|(_, count)| *count > 0).collect();
        let tiles = map.placed.iter().filter_map(|placed| {
            let tile = placed.tile?;
            let body = book.roster.body(placed.body);
            let mut own = cell(lang, &placed.findings.iter().collect::<Vec<_>>());
            if placed.findings.is_empty() {
                own.words = word(lang, Word::NotConcerned).to_owned();
            }
            Some(Square {
                column: u32::from(tile.column) - 1,
                row: u32::from(tile.row) - 1,
                code: body.code.clone(),
                name: book.short_name(placed.body).to_owned(),
                full: book.body(placed.body),
                cell: own,
                href: href(&body.id, &placed.findings),
            })
        });
        Drawing {
            lang,
            title: title(duty, None, &book.period_key(&map.span.key)),
            description: map_description(lang, duty, &several(lang, &counts)),
            tiles: tiles.collect(),
        }
    }

    /// Whether nobody has a tile.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tiles.is_empty()
    }

    /// The picture for a page, which has its style.
    #[must_use]
    pub fn on_page(&self) -> String {
        self.written("", &[], &[])
    }

    /// The picture by itself: a whole SVG file, with its own style, a heading, and under it what it was made from.
    #[must_use]
    pub fn alone(&self, foot: &[String]) -> String {
        let width = f64::from(self.across());
        let heading = Type::new(18.0, Tone::Ink).bold().lines(&self.title, width);
        let foot: Vec<String> = foot.iter().flat_map(|line| Type::new(11.0, Tone::Soft).lines(line, width)).collect();
        self.written(STYLE, &heading, &foot)
    }

    fn across(&self) -> u32 {
        self.tiles.iter().map(|tile| tile.column + 1).max().unwrap_or(1) * (SIDE + GAP) - GAP
    }

    fn written(&self, style: &str, heading: &[String], foot: &[String]) -> String {
        let pace = SIDE + GAP;
        let across = self.across();
        let down = self.tiles.iter().map(|tile| tile.row + 1).max().unwrap_or(1) * pace - GAP;
        let count = |lines: &[String]| u32::try_from(lines.len()).unwrap_or(0);
        let (above, below) = (count(heading) * HEADING, count(foot) * FOOT);
        let mut out = String::new();
        let (title, description) = (escaped(&self.title), escaped(&self.description));
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tiles\" viewBox=\"-2 -{} {} {}\" role=\"group\" lang=\"{}\" \
             aria-labelledby=\"tiles-title\" aria-describedby=\"tiles-description\">\n\
             <title id=\"tiles-title\">{title}</title>\n<desc id=\"tiles-description\">{description}</desc>\n",
            above + 2,
            across + 4,
            above + down + below + 4,
            self.lang
        );
        if !style.is_empty() {
            let _ = writeln!(out, "<style>{style}</style>");
        }
        for (line, text) in (1_u32..).zip(heading) {
            let y = i64::from(line * HEADING) - i64::from(above) - 10;
            let _ = writeln!(out, "<text class=\"h\" x=\"0\" y=\"{y}\">{}</text>", escaped(text));
        }
        for (line, text) in (1_u32..).zip(foot) {
            let _ = writeln!(out, "<text class=\"f\" x=\"0\" y=\"{}\">{}</text>", down + line * FOOT, escaped(text));
        }
        for tile in &self.tiles {
            tile.write(&mut out, tile.column * pace, tile.row * pace);
        }
        out.push_str("</svg>\n");
        out
    }
}

impl Square {
    fn write(&self, out: &mut String, x: u32, y: u32) {
        let label = escaped(format!("{} {}: {}", self.code, self.full, self.cell.told()).trim_start());
        let none = if self.cell.signs.is_empty() { " none" } else { "" };
        if self.href.is_empty() {
            let _ = write!(out, "<g role=\"img\" aria-label=\"{label}\" class=\"t {}{none}\"", self.cell.class);
        } else {
            let href = escaped(&self.href);
            let _ = write!(out, "<a href=\"{href}\" aria-label=\"{label}\" class=\"t {}{none}\"", self.cell.class);
        }
        let _ = write!(
            out,
            " transform=\"translate({x} {y})\"><title>{label}</title><rect width=\"{SIDE}\" height=\"{SIDE}\" rx=\"8\"/>"
        );
        let text = |out: &mut String, class: &str, x: u32, y: u32, text: &str| {
            let _ = write!(out, "<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(text));
        };
        // Who has no code is told by the beginning of its name.
        let own = self.name.split([' ', '-']).next().unwrap_or_default();
        text(out, "k", 9, 30, if self.code.is_empty() { own } else { &self.code });
        let signs: Vec<&str> = self.cell.signs.iter().map(|(_, sign)| sign.as_str()).collect();
        text(out, "g", SIDE - 9, 32, &signs.join(" "));
        for (line, part) in (0_u32..).zip(lines(&self.name)) {
            let y = 53 + line * 16;
            if part.chars().count() > WIDE {
                // One long word is pressed together rather than cut.
                let _ = write!(
                    out,
                    "<text class=\"nm\" x=\"9\" y=\"{y}\" textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>",
                    SIDE - 18,
                    escaped(part)
                );
            } else {
                text(out, "nm", 9, y, part);
            }
        }
        // Several verdicts are told by their signs; the words are in the label.
        if self.cell.signs.len() <= 1 {
            let short = self.cell.words.as_str();
            let lines = Type::new(14.0, Tone::Ink).bold().lines(short, f64::from(SIDE - 18));
            for (line, part) in (0_u32..).zip(lines.iter().rev()) {
                text(out, "nm wd", 9, SIDE - 10 - line * 16, part);
            }
        }
        out.push_str(if self.href.is_empty() { "</g>\n" } else { "</a>\n" });
    }
}

/// A name in at most two lines: broken where it is put together.
fn lines(name: &str) -> Vec<&str> {
    const ROOM: usize = 11;
    if name.chars().count() <= ROOM {
        return vec![name];
    }
    let breaks = name.char_indices().filter(|(_, sign)| matches!(sign, ' ' | '-')).map(|(at, _)| at + 1);
    let mut fits = breaks.filter(|at| name.get(..*at).is_some_and(|first| first.trim_end().chars().count() <= ROOM));
    match fits.next_back() {
        Some(at) => {
            let (first, second) = name.split_at(at);
            vec![first.trim_end(), second]
        }
        None => vec![name],
    }
}

/// A text as it stands in SVG, between tags and in attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// How the picture looks by itself: as on a page, in light colours.
const STYLE: &str = ".tiles{font-family:system-ui,sans-serif}.t rect{fill:#fff;stroke:#767676;stroke-width:2}\
.t text{fill:#1a1a1a}.k{font-size:24px;font-weight:700}.g{font-size:28px;font-weight:700;text-anchor:end}.nm{font-size:14px}\
.wd{font-weight:600}.h{font-size:18px;font-weight:700;fill:#1a1a1a}.f{font-size:11px;fill:#555}.none rect{stroke-dasharray:6 5}\
.m rect{fill:#e3f4ea;stroke:#0b6b3a}.m text{fill:#0b6b3a}.l rect,.p rect{fill:#fff1d6;stroke:#7a4b00}.l text,.p text{fill:#7a4b00}\
.x rect{fill:#fde7ea;stroke:#a3182d;stroke-width:4}.x text{fill:#a3182d}\
.o rect,.c rect,.w rect{fill:#e5effb;stroke:#0b4f9e}.o text,.c text,.w text{fill:#0b4f9e}\
.u rect,.n rect{fill:#eef0f3;stroke:#4d545e}.u text,.n text{fill:#4d545e}\
@media(forced-colors:active){.t rect{fill:Canvas;stroke:CanvasText}.t text,.h,.f{fill:CanvasText}}";

#[cfg(test)]
mod tests {
    use super::{escaped, lines};

    #[test]
    fn names_break_where_they_are_put_together() {
        assert_eq!(lines("Lapin"), ["Lapin"]);
        assert_eq!(lines("Itä-Uudenmaan"), ["Itä-", "Uudenmaan"]);
        assert_eq!(lines("Vantaan ja Keravan"), ["Vantaan ja", "Keravan"]);
        assert_eq!(lines("Pohjois-Pohjanmaan"), ["Pohjois-", "Pohjanmaan"]);
        assert_eq!(lines("Egentliga Tavastlands"), ["Egentliga", "Tavastlands"]);
        assert_eq!(lines("Yhdyssanahirviökunta"), ["Yhdyssanahirviökunta"]);
    }

    #[test]
    fn nothing_that_is_written_becomes_a_tag() {
        assert_eq!(escaped("<a b=\"c\">'&"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;");
    }
}
