//! The timeline as a page: a picture for each way of recurring, and under it the same as a table.

use askama::Template;

use super::clock::way;
use super::parts::{Badge, DataLinks, badge};
use super::{Head, Line, Place, Site, filled};
use crate::finding::Verdict;
use crate::model::BodyId;
use crate::render::picture::others;
use crate::render::picture::table::{self, Ways};
use crate::render::picture::timeline::{self, section_name, signs};
use crate::render::table::Table;
use crate::render::wording::days;
use crate::render::wording::picture::{self as words, Word, word};
use crate::review::timeline::{Bar, Row as Duty, Section as Of};

/// What a page of a timeline shows beside the timeline.
pub struct TimelinePage<'p> {
    /// The timeline.
    pub line: timeline::Line<'p>,
    /// Whose.
    pub body: BodyId,
    /// The options of this page.
    pub options: String,
    /// The options that go along in a form, without the years.
    pub kept: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "timeline.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    ways: Vec<Line>,
    ways_label: &'static str,
    form: Form,
    signs: String,
    narrow: &'static str,
    sections: Vec<Section>,
    words: Words,
    nothing: &'static str,
    data: DataLinks,
}

struct Form {
    action: String,
    kept: Vec<(&'static str, String)>,
    label: &'static str,
    years: String,
    show: &'static str,
}

struct Words {
    duty: &'static str,
    runs: &'static str,
}

struct Section {
    name: &'static str,
    svg: String,
    rows: Vec<Row>,
}

struct Row {
    href: String,
    title: String,
    law: String,
    runs: Vec<Run>,
}

/// Days that stand alike, one after the other.
struct Run {
    badge: Badge,
    days: String,
    others: Vec<String>,
}

/// The page.
#[must_use]
pub fn timeline(site: &Site<'_>, shown: &TimelinePage<'_>) -> String {
    let (lang, line) = (site.lang, &shown.line);
    let (book, place) = (line.book, &site.place);
    let name = words::timeline_title(lang, line.shown.from, line.shown.to, line.whose);
    let id = book.roster.body(shown.body).id.clone();
    let link = |place, name| Line { href: site.to(&place), name: word(lang, name).to_owned(), hint: String::new() };
    let mut ways = vec![link(Place::BodyClock(id.clone()), Word::Clock), link(Place::Body(id), Word::Body)];
    ways.retain(|way| !way.href.is_empty());
    let sections = line.shown.sections.iter().enumerate().map(|(at, of)| section(site, shown, of, at)).collect();
    filled(&Page {
        head: site.head_here(&name, &shown.options),
        title: name,
        ways,
        ways_label: word(lang, Word::Years),
        form: Form {
            action: site.href(lang, place, ""),
            kept: shown.kept.clone(),
            label: word(lang, Word::Years),
            years: format!("{}-{}", line.shown.from, line.shown.to),
            show: word(lang, Word::Show),
        },
        signs: signs(line).svg,
        narrow: word(lang, Word::Narrow),
        sections,
        words: Words { duty: word(lang, Word::Duty), runs: word(lang, Word::Runs) },
        nothing: if line.shown.sections.is_empty() { word(lang, Word::NoDuties) } else { "" },
        data: site.data_links(place, "timeline", &shown.options),
    })
}

/// Its table as data.
#[must_use]
pub fn timeline_tables(site: &Site<'_>, shown: &TimelinePage<'_>) -> Vec<Table> {
    let instance = |id: &str| site.to(&Place::Instance(id.to_owned()));
    let duty = |duty, body| way(site, shown.line.book, duty, body);
    vec![table::timeline(&shown.line, &Ways { instance: &instance, duty: &duty })]
}

fn section(site: &Site<'_>, shown: &TimelinePage<'_>, of: &Of, at: usize) -> Section {
    let href = |row: &Duty| way(site, shown.line.book, row.duty, Some(shown.body));
    Section {
        name: section_name(&shown.line, of),
        svg: timeline::section(&shown.line, of, &format!("timeline-{at}"), &href).svg,
        rows: of.rows.iter().map(|row| self::row(site, shown, row)).collect(),
    }
}

fn row(site: &Site<'_>, shown: &TimelinePage<'_>, row: &Duty) -> Row {
    let book = shown.line.book;
    let duty = book.model.duty(row.duty);
    let last = row.bars.last().and_then(|bar| bar.findings.first());
    Row {
        href: way(site, book, row.duty, Some(shown.body)),
        title: duty.shown(site.lang).to_owned(),
        law: last.map_or_else(String::new, |finding| book.law(&finding.source)),
        runs: runs(site, &row.bars),
    }
}

/// The due days of a duty in order of time, those beside each other that stand alike told once.
fn runs(site: &Site<'_>, bars: &[Bar]) -> Vec<Run> {
    let lang = site.lang;
    let mut found: Vec<(Verdict, Vec<String>, Vec<String>)> = Vec::new();
    let mut bars: Vec<&Bar> = bars.iter().collect();
    bars.sort_by_key(|bar| (bar.due.is_none(), bar.due));
    for bar in bars {
        let day = bar.due.map_or_else(|| word(lang, Word::NoDay).to_lowercase(), |due| days::day(lang, due));
        for finding in &bar.findings {
            let others = others(lang, finding);
            match found.last_mut() {
                Some((verdict, days, told)) if *verdict == finding.verdict && *told == others => {
                    if days.last() != Some(&day) {
                        days.push(day.clone());
                    }
                }
                Some(_) | None => found.push((finding.verdict, vec![day.clone()], others)),
            }
        }
    }
    let run = |(verdict, days, others): (Verdict, Vec<String>, Vec<String>)| Run {
        badge: badge(lang, verdict),
        days: days.join(", "),
        others,
    };
    found.into_iter().map(run).collect()
}
