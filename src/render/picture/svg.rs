//! SVG as text: shapes, texts and links, with the tones of the house. Everything that is filled in is escaped here.
//!
//! A page gives its own colours to the classes; a file of its own carries colours as attributes, which every program
//! reads, and a style for dark and forced colours, which browsers read.

use std::fmt::Write;

pub(super) use super::letters::Type;

/// Where a drawing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// In a page of ours, under its style sheet, with links.
    Page,
    /// In a file of its own.
    File,
}

/// A tone of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tone {
    /// What is written.
    Ink,
    /// What is less.
    Soft,
    /// Lines.
    Line,
    /// Faint surfaces.
    Tint,
    /// What lies behind everything.
    Paper,
    /// What binds, and what one looks from.
    Strong,
    /// Done.
    Met,
    /// Done late or in part.
    Late,
    /// Not done.
    Bad,
    /// To be done.
    Open,
    /// Not known.
    Grey,
}

impl Tone {
    const ALL: [Tone; 11] = [
        Tone::Ink,
        Tone::Soft,
        Tone::Line,
        Tone::Tint,
        Tone::Paper,
        Tone::Strong,
        Tone::Met,
        Tone::Late,
        Tone::Bad,
        Tone::Open,
        Tone::Grey,
    ];

    /// Its class.
    fn class(self) -> &'static str {
        match self {
            Tone::Ink => "ink",
            Tone::Soft => "soft",
            Tone::Line => "line",
            Tone::Tint => "tint",
            Tone::Paper => "paper",
            Tone::Strong => "strong",
            Tone::Met => "met",
            Tone::Late => "late",
            Tone::Bad => "bad",
            Tone::Open => "open",
            Tone::Grey => "grey",
        }
    }

    /// Its colour in light and in dark, as in the style sheet of the pages.
    fn colours(self) -> (&'static str, &'static str) {
        match self {
            Tone::Ink => ("#1a1a1a", "#ececec"),
            Tone::Soft => ("#555", "#b8b8b8"),
            Tone::Line => ("#767676", "#8c8c8c"),
            Tone::Tint => ("#f2f5f9", "#22262d"),
            Tone::Paper => ("#fff", "#16181c"),
            Tone::Strong | Tone::Open => ("#0b4f9e", "#9cc7ff"),
            Tone::Met => ("#0b6b3a", "#7fd9a6"),
            Tone::Late => ("#7a4b00", "#f1c46b"),
            Tone::Bad => ("#a3182d", "#ff9aa8"),
            Tone::Grey => ("#4d545e", "#c0c5cd"),
        }
    }

    /// Its colour where the reader has forced colours.
    fn forced(self) -> &'static str {
        match self {
            Tone::Paper | Tone::Tint => "Canvas",
            Tone::Strong => "Highlight",
            Tone::Ink | Tone::Soft | Tone::Line | Tone::Met | Tone::Late | Tone::Bad | Tone::Open | Tone::Grey => {
                "CanvasText"
            }
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stroke {
    /// In which tone.
    pub tone: Tone,
    /// How wide.
    pub width: f64,
    /// Whether it is broken.
    pub dashed: bool,
}

impl Stroke {
    /// A plain line.
    pub(super) fn new(tone: Tone, width: f64) -> Stroke {
        Stroke { tone, width, dashed: false }
    }

    /// The same, broken.
    pub(super) fn dashed(self) -> Stroke {
        Stroke { dashed: true, ..self }
    }
}

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// It stands in the middle.
    Middle,
    /// It ends there.
    End,
}

/// Where a text stands.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// What it says.
    pub text: String,
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
    /// How large it is written.
    pub size: f64,
}

/// A drawing under way.
pub(super) struct Svg {
    medium: Medium,
    body: String,
    texts: Vec<TextBox>,
}

impl Svg {
    pub(super) fn new(medium: Medium) -> Svg {
        Svg { medium, body: String::new(), texts: Vec::new() }
    }
    /// A shape by its path.
    pub(super) fn path(&mut self, d: &str, fill: Option<Tone>, stroke: Option<Stroke>) {
        let paint = self.paint(fill, stroke);
        self.put(&format!("<path{paint} d=\"{d}\"/>"));
    }

    /// A circle.
    pub(super) fn circle(&mut self, centre: (f64, f64), radius: f64, fill: Option<Tone>, stroke: Option<Stroke>) {
        let (paint, x, y, r) = (self.paint(fill, stroke), n(centre.0), n(centre.1), n(radius));
        self.put(&format!("<circle{paint} cx=\"{x}\" cy=\"{y}\" r=\"{r}\"/>"));
    }

    /// A box from its upper left corner.
    pub(super) fn rect(
        &mut self,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        round: f64,
        fill: Option<Tone>,
        stroke: Option<Stroke>,
    ) {
        let (paint, x, y, width, height) = (self.paint(fill, stroke), n(x), n(y), n(width), n(height));
        let round = if round > 0.0 { format!(" rx=\"{}\"", n(round)) } else { String::new() };
        self.put(&format!("<rect{paint} x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{round}/>"));
    }

    /// A line.
    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let d = format!("M{} {}L{} {}", n(from.0), n(from.1), n(to.0), n(to.1));
        self.path(&d, None, Some(stroke));
    }

    /// A text whose letters stand on the line at `y`.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, how: Type, text: &str) {
        let width = how.width(text);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        self.texts.push(TextBox {
            text: text.to_owned(),
            left,
            top: y - how.size * 0.8,
            right: left + width,
            bottom: y + how.size * 0.22,
            size: how.size,
        });
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let bold = if how.bold { " font-weight=\"700\"" } else { "" };
        let paint = self.paint(Some(how.tone), None);
        let (x, y, size) = (n(x), n(y), n(how.size));
        let text = escaped(text);
        self.put(&format!("<text{paint} x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{bold}>{text}</text>"));
    }

    /// Opens a group that says what it is when one points at it; in a page, and where there is an address, a link.
    pub(super) fn open(&mut self, title: &str, href: &str) {
        let title = escaped(title);
        if self.medium == Medium::Page && !href.is_empty() {
            let href = escaped(href);
            self.put(&format!("<a href=\"{href}\" aria-label=\"{title}\"><title>{title}</title>"));
        } else {
            self.put(&format!("<g><title>{title}</title>"));
        }
    }

    /// Closes what `open` opened with the same address.
    pub(super) fn close(&mut self, href: &str) {
        self.put(if self.medium == Medium::Page && !href.is_empty() { "</a>" } else { "</g>" });
    }

    fn put(&mut self, text: &str) {
        self.body.push_str(text);
        self.body.push('\n');
    }

    fn paint(&self, fill: Option<Tone>, stroke: Option<Stroke>) -> String {
        let mut classes: Vec<String> = Vec::new();
        let mut colours = String::new();
        match fill {
            Some(tone) => {
                classes.push(format!("f-{}", tone.class()));
                // Writing to a string cannot fail.
                let _ = write!(colours, " fill=\"{}\"", tone.colours().0);
            }
            None => colours.push_str(" fill=\"none\""),
        }
        let mut how = String::new();
        if let Some(stroke) = stroke {
            classes.push(format!("s-{}", stroke.tone.class()));
            let _ = write!(colours, " stroke=\"{}\"", stroke.tone.colours().0);
            let _ = write!(how, " stroke-width=\"{}\"", n(stroke.width));
            if stroke.dashed {
                how.push_str(" stroke-dasharray=\"3 3\"");
            }
        }
        let class = if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) };
        match self.medium {
            Medium::File => format!("{class}{colours}{how}"),
            Medium::Page if fill.is_none() => format!("{class} fill=\"none\"{how}"),
            Medium::Page => format!("{class}{how}"),
        }
    }

    /// The whole, with what it is called and what it shows. `id` keeps several in one page apart.
    pub(super) fn finish(self, id: &str, lang: &str, title: &str, desc: &str, height: f64) -> super::Picture {
        let (width, tall) = (n(super::WIDTH), n(height));
        let (title, desc) = (escaped(title), escaped(desc));
        let labels = format!("aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\"");
        let head = format!("<title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{desc}</desc>\n");
        let links = self.body.contains("<a ");
        // What holds links must not be one image to a screen reader, or they could not be reached.
        let role = if links { "group" } else { "img" };
        let body = self.body;
        let svg = match self.medium {
            Medium::Page => format!(
                "<svg class=\"drawing\" viewBox=\"0 0 {width} {tall}\" role=\"{role}\" {labels}>\n{head}{body}</svg>\n"
            ),
            Medium::File => {
                let paper = Tone::Paper.colours().0;
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" \
                     width=\"{width}\" height=\"{tall}\" viewBox=\"0 0 {width} {tall}\" lang=\"{lang}\" \
                     xml:lang=\"{lang}\" role=\"{role}\" {labels} font-family=\"{FONTS}\">\n{head}<style>{}</style>\n\
                     <rect class=\"f-paper\" fill=\"{paper}\" width=\"{width}\" height=\"{tall}\"/>\n{body}</svg>\n",
                    style()
                )
            }
        };
        super::Picture { svg, texts: self.texts, size: (super::WIDTH, height) }
    }
}

/// Typefaces that are there in most places, the common ones of each system first.
const FONTS: &str = "'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

/// The style of a file of its own: dark where the reader likes it dark, the reader's colours where they are forced.
fn style() -> String {
    let mut style = String::new();
    let mut rules = |media: &str, colour: fn(Tone) -> &'static str| {
        let _ = write!(style, "@media {media}{{");
        for tone in Tone::ALL {
            let (class, colour) = (tone.class(), colour(tone));
            let _ = write!(style, ".f-{class}{{fill:{colour}}}.s-{class}{{stroke:{colour}}}");
        }
        style.push('}');
    };
    rules("screen and (prefers-color-scheme:dark)", |tone| tone.colours().1);
    rules("(forced-colors:active)", Tone::forced);
    style
}

/// A number with at most two decimals, never `-0`.
pub(super) fn n(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text as it may stand in an element or an attribute. Signs that XML does not allow are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Tone, escaped, n};

    #[test]
    fn numbers_have_two_decimals_at_the_most_and_no_negative_nothing() {
        let cases =
            [(0.0, "0"), (-0.0, "0"), (-0.004, "0"), (1.0, "1"), (1.5, "1.5"), (-2.345, "-2.35"), (100.0, "100")];
        for (value, text) in cases {
            assert!(n(value) == text || (value == -2.345 && n(value) == "-2.34"), "{value}: {}", n(value));
        }
    }

    #[test]
    fn what_is_filled_in_is_escaped() {
        assert_eq!(escaped("<a href=\"x\">&\u{1}\n"), "&lt;a href=&quot;x&quot;&gt;&amp; ");
    }

    /// The colours of a drawing are those of the pages.
    #[test]
    fn tones_are_those_of_the_style_sheet() {
        let css = include_str!("../pages/style.css");
        for tone in Tone::ALL {
            let (light, dark) = tone.colours();
            for colour in [light, dark] {
                assert!(css.contains(&format!(":{colour};")) || css.contains(&format!(":{colour}}}")), "{colour}");
            }
        }
    }
}
