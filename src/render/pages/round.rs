//! The page of a round of negotiation: a grid of parties and sittings, who is left, what else is asked for.

use askama::Template;

use super::lines::{Link, body_link, law_link, others, record_link};
use super::parts::{Badge, DataLinks, badge, badge_of};
use super::{Head, Place, Site, filled};
use crate::finding::{Finding, Item, Verdict, What};
use crate::model::{BodyId, DutyId, Late, TopicId};
use crate::render::book::Book;
use crate::render::table::{Cell, Column, Table};
use crate::render::wording::body as said;
use crate::render::wording::items::cause_list;
use crate::render::wording::round::{self as words, Word, word};
use crate::render::wording::table::{Heading as TableHeading, heading as table_heading};
use crate::render::wording::{interface, law, list, verdict};
use crate::review::Options;
use crate::review::round::{Counts, Part, Round, Row, Sitting, Stands};
use crate::time::Day;

/// What the page of a round shows.
pub struct RoundPage<'p> {
    /// Whose.
    pub body: BodyId,
    /// From which day one looks.
    pub as_of: Day,
    /// The duties that have rounds.
    pub duties: &'p [DutyId],
    /// The periods of the one that is shown.
    pub periods: &'p [Finding],
    /// The round that is shown.
    pub round: Option<&'p Round>,
    /// The organiser to which the body belongs, where it has no round itself.
    pub county: Option<BodyId>,
    /// What the reader asked for.
    pub options: &'p Options,
}

#[derive(Template)]
#[template(path = "round.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    title: String,
    body: Link,
    none: &'static str,
    elsewhere: &'static str,
    county: Link,
    duties_label: &'static str,
    duties: Vec<Choice>,
    periods_label: &'static str,
    periods: Vec<Choice>,
    grid: Option<Grid>,
}

struct Choice {
    link: Link,
    here: bool,
}

struct Grid {
    badge: Badge,
    duty: Link,
    said: String,
    law: Link,
    readings: Vec<super::lines::Other>,
    other: &'static str,
    left_heading: &'static str,
    tally: String,
    nobody: &'static str,
    left: Vec<Link>,
    left_data: DataLinks,
    doubt_heading: String,
    /// By the causes.
    doubt: Vec<(String, Vec<Link>)>,
    grid_heading: &'static str,
    hint: &'static str,
    caption: String,
    member: &'static str,
    stands: &'static str,
    columns: Vec<Heading>,
    no_sitting: &'static str,
    rows: Vec<Line>,
    data: DataLinks,
    beside_heading: &'static str,
    beside: Vec<(Badge, String, String)>,
    invited_heading: &'static str,
    invited: Option<(Badge, String, String)>,
}

/// A sitting, above its column.
struct Heading {
    day: String,
    record: Link,
    topics: String,
    note: &'static str,
}

struct Line {
    body: Link,
    cells: Vec<Badge>,
    stands: Badge,
}

/// The page.
#[must_use]
pub fn round(site: &Site<'_>, book: &Book<'_>, shown: &RoundPage<'_>) -> String {
    let lang = site.lang;
    let options = shown.options.text(site.model);
    let title = format!("{}: {}", word(lang, Word::Title), book.body(shown.body));
    let days = shown.options.days();
    let to = |duty: DutyId, period: Option<String>| {
        let asked = Options { duties: std::iter::once(duty).collect(), period, ..days.clone() };
        site.href(lang, &site.place, &asked.text(site.model))
    };
    let of = shown.round.map(|round| round.finding.duty);
    let duty = |id: &DutyId| {
        let duty = site.model.duty(*id);
        let title = duty.shown(lang);
        let binding = law::binding(lang, duty.binding);
        let name = if duty.binding.can_be_breached() { title.to_owned() } else { format!("{title} ({binding})") };
        Choice { link: Link { href: to(*id, None), name }, here: Some(*id) == of }
    };
    let period = |finding: &Finding| Choice {
        link: Link {
            href: to(finding.duty, Some(finding.period.clone())),
            name: book.period(finding).unwrap_or_else(|| finding.period.clone()),
        },
        here: shown.round.is_some_and(|round| round.finding.instance == finding.instance),
    };
    let page = Page {
        head: site.head_here(&title, &options),
        body: body_link(site, book, shown.body),
        none: if shown.round.is_none() { word(lang, Word::None) } else { "" },
        elsewhere: word(lang, Word::ElseWhere),
        county: shown.county.map_or_else(Link::default, |county| {
            let id = book.roster.body(county).id.clone();
            Link { href: site.to(&Place::Round(id)), name: book.body(county) }
        }),
        duties_label: word(lang, Word::Duties),
        duties: if shown.duties.len() > 1 { shown.duties.iter().map(duty).collect() } else { Vec::new() },
        periods_label: word(lang, Word::Periods),
        periods: if shown.periods.len() > 1 { shown.periods.iter().map(period).collect() } else { Vec::new() },
        grid: shown.round.map(|round| grid(site, book, shown, round, &options)),
        title,
    };
    filled(&page)
}

fn grid(site: &Site<'_>, book: &Book<'_>, shown: &RoundPage<'_>, round: &Round, options: &str) -> Grid {
    let (lang, finding) = (site.lang, &round.finding);
    let duty = site.model.duty(finding.duty);
    let mut law = law_link(book, &finding.source);
    let rule = site.to(&Place::Duty(duty.name.clone()));
    if !rule.is_empty() {
        law.href = rule;
    }
    let of = |wanted: &dyn Fn(&Stands) -> bool| round.rows.iter().filter(|row| wanted(&row.stands)).count();
    let (done, left) = (of(&|stands| *stands == Stands::Done), of(&|stands| *stands == Stands::Left));
    let link = |row: &&Row| body_link(site, book, row.body);
    let mut doubt: Vec<(String, Vec<Link>)> = Vec::new();
    for row in &round.rows {
        let Stands::Doubt(causes) = &row.stands else { continue };
        let (why, link) = (super::body::capital(&cause_list(lang, causes)), body_link(site, book, row.body));
        match doubt.iter_mut().find(|(known, _)| *known == why) {
            Some((_, bodies)) => bodies.push(link),
            None => doubt.push((why, vec![link])),
        }
    }
    let unsure = doubt.iter().map(|(_, bodies)| bodies.len()).sum();
    let named = |bodies: &[BodyId]| list(lang, &bodies.iter().map(|body| book.body(*body)).collect::<Vec<_>>());
    let invited = round.invited.as_ref().map(|other| {
        let ground = duty.readings.get(other.reading).map_or("", |reading| reading.ground.get(lang));
        let said = words::invited(lang, &named(&other.left), &named(&other.doubt));
        (badge(lang, other.verdict), ground.to_owned(), said)
    });
    let period = book.period(finding).map_or(String::new(), |period| format!(" {period}"));
    Grid {
        badge: badge_of(lang, finding),
        duty: Link {
            href: site.to(&Place::Instance(finding.instance.clone())),
            name: format!("{}{period}", book.short(finding)),
        },
        said: super::lines::due_words(book, finding, shown.as_of),
        law,
        readings: others(book, finding),
        other: interface::label(lang, interface::Label::OtherReading),
        left_heading: word(lang, left_word(book, round)),
        tally: words::tally(lang, round.rows.len(), done, left, unsure, round.certain),
        nobody: if left == 0 && unsure == 0 { word(lang, Word::NobodyLeft) } else { "" },
        left: round.rows.iter().filter(|row| row.stands == Stands::Left).map(|row| link(&row)).collect(),
        left_data: site.data_links(&site.place, "left", options),
        doubt_heading: said::heading(lang, said::Word::Unknown, unsure),
        doubt,
        grid_heading: word(lang, Word::Grid),
        hint: word(lang, Word::Hint),
        caption: format!("{}{period}: {}", word(lang, Word::Title), book.body(shown.body)),
        member: word(lang, Word::Member),
        stands: word(lang, Word::Stands),
        columns: round.sittings.iter().map(|sitting| heading(site, book, sitting)).collect(),
        no_sitting: if round.sittings.is_empty() { word(lang, Word::NoSitting) } else { "" },
        rows: round
            .rows
            .iter()
            .map(|row| Line {
                body: body_link(site, book, row.body),
                cells: row.cells.iter().map(|part| cell(lang, *part)).collect(),
                stands: stands(lang, round, &row.stands),
            })
            .collect(),
        data: site.data_links(&site.place, "round", options),
        beside_heading: word(lang, Word::Beside),
        beside: round.beside.iter().map(|(item, how)| beside(book, round, item, how)).collect(),
        invited_heading: word(lang, Word::Invited),
        invited,
    }
}

fn heading(site: &Site<'_>, book: &Book<'_>, sitting: &Sitting) -> Heading {
    Heading {
        day: words::when(site.lang, sitting.when),
        record: record_link(site, book, sitting.record),
        topics: topics(book, &sitting.about),
        note: words::counts(site.lang, &sitting.counts),
    }
}

fn topics(book: &Book<'_>, about: &[TopicId]) -> String {
    let name = |topic: &TopicId| book.model.vocabulary.topics[topic.index()].words.get(book.lang);
    if about.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = about.iter().map(name).collect();
    format!("{}: {}", word(book.lang, Word::Topics), names.join(", "))
}

/// A cell in the colour of a verdict: a look that it shares, not a verdict.
fn cell(lang: crate::lang::Lang, part: Part) -> Badge {
    let (sign, said) = words::cell(lang, part);
    let code = match part {
        Part::TookPart => Verdict::Met,
        Part::Announced => Verdict::Upcoming,
        Part::Invited => Verdict::Open,
        Part::NotNamed => Verdict::NotApplicable,
        Part::NotStated => Verdict::Unknown,
    };
    Badge { code: code.code(), sign, word: said }
}

/// How somebody or something stands over the whole round. Red is only what the law asks and certainly lacks.
fn stands(lang: crate::lang::Lang, round: &Round, how: &Stands) -> Badge {
    let finding = &round.finding;
    let breached = finding.binding.can_be_breached() && matches!(finding.verdict, Verdict::Missed | Verdict::PartlyMet);
    let (of, said) = match how {
        Stands::Done => (Verdict::Met, word(lang, Word::Done)),
        Stands::Left if matches!(finding.verdict, Verdict::Open | Verdict::Upcoming) => {
            (Verdict::Open, word(lang, if round.certain { Word::Still } else { Word::StillOrUnrecorded }))
        }
        Stands::Left if breached => (Verdict::Missed, word(lang, Word::Missing)),
        Stands::Left => (Verdict::NotApplicable, word(lang, Word::Missing)),
        Stands::Doubt(_) => (Verdict::Unknown, verdict::verdict(lang, Verdict::Unknown)),
    };
    Badge { code: of.code(), sign: verdict::symbol(of), word: said }
}

/// The heading of those with whom nobody has negotiated: what is still to be done, or what was not and no longer can be.
fn left_word(book: &Book<'_>, round: &Round) -> Word {
    let finding = &round.finding;
    let text = book.version(finding).and_then(|version| version.text(finding.exceptions[0], None)?.as_ref().ok());
    let mendable = text.is_none_or(|text| text.late != Late::DoesNotCure);
    match finding.verdict {
        Verdict::Missed | Verdict::PartlyMet if !mendable => Word::LeftOut,
        Verdict::Unknown if !mendable && round.rows.iter().any(|row| row.stands == Stands::Left) => Word::LeftOut,
        Verdict::Unknown if !mendable => Word::NotShown,
        Verdict::Met
        | Verdict::MetLate
        | Verdict::PartlyMet
        | Verdict::Missed
        | Verdict::Open
        | Verdict::Upcoming
        | Verdict::Unknown
        | Verdict::Waived
        | Verdict::NotApplicable => Word::Left,
    }
}

fn beside(book: &Book<'_>, round: &Round, item: &Item, how: &Stands) -> (Badge, String, String) {
    let lang = book.lang;
    let mut badge = stands(lang, round, how);
    if *how == Stands::Done && item.what == What::Topic {
        badge.word = said::word(lang, said::Word::DealtWith);
    }
    let name = format!("{}: {}", verdict::what(lang, item.what, false), book.item(&round.finding, item));
    let why = match how {
        Stands::Doubt(causes) => cause_list(lang, causes),
        Stands::Done | Stands::Left => String::new(),
    };
    (badge, name, why)
}

/// The grid and the list of who is left.
#[must_use]
pub fn round_tables(site: &Site<'_>, book: &Book<'_>, shown: &RoundPage<'_>) -> Vec<Table> {
    let lang = site.lang;
    let Some(round) = shown.round else { return Vec::new() };
    let period = book.period(&round.finding).unwrap_or_default();
    let title = |of: Word| format!("{}: {} {period}", word(lang, of), book.body(shown.body)).trim_end().to_owned();
    let code = || Column::new("code", said::word(lang, said::Word::Code));
    let body = || Column::new("body", word(lang, Word::Member));
    let why_columns =
        || vec![Column::new("stands", word(lang, Word::Stands)), Column::new("why", word(lang, Word::Why))];
    let mut columns = vec![code(), body()];
    columns.extend(why_columns());
    for (at, sitting) in round.sittings.iter().enumerate() {
        let day = words::when(lang, sitting.when);
        let note = words::counts(lang, &sitting.counts);
        let note = if note.is_empty() { String::new() } else { format!(" ({note})") };
        let heading = format!("{day} {}{note}", book.record_id(sitting.record));
        columns.push(Column::new(format!("sitting_{}", at + 1), heading));
    }
    let first = |row: &Row| {
        let link = body_link(site, book, row.body);
        vec![Cell::text(book.roster.body(row.body).code.clone()), Cell::Link(link.name, link.href)]
    };
    let why = |row: &Row| match &row.stands {
        Stands::Doubt(causes) => cause_list(lang, causes),
        Stands::Done | Stands::Left => String::new(),
    };
    let last = |row: &Row| [Cell::text(stands(lang, round, &row.stands).word), Cell::text(why(row))];
    let whole = |row: &Row| {
        let mut cells = first(row);
        cells.extend(last(row));
        cells.extend(row.cells.iter().map(|part| Cell::text(words::cell(lang, *part).1)));
        cells
    };
    let open = |row: &&Row| row.stands != Stands::Done;
    let left = round.rows.iter().filter(open).map(|row| first(row).into_iter().chain(last(row)).collect()).collect();
    let sitting = |sitting: &Sitting| {
        let link = record_link(site, book, sitting.record);
        let counts = sitting.counts == Counts::Yes;
        vec![
            Cell::Link(link.name, link.href),
            Cell::Day(sitting.when.first()),
            Cell::Day(sitting.when.last()),
            Cell::text(topics(book, &sitting.about)),
            Cell::Number(i64::from(counts)),
            Cell::text(words::counts(lang, &sitting.counts)),
        ]
    };
    vec![
        Table { name: "round", title: title(Word::Grid), columns, rows: round.rows.iter().map(whole).collect() },
        Table {
            name: "left",
            title: title(left_word(book, round)),
            columns: [code(), body()].into_iter().chain(why_columns()).collect(),
            rows: left,
        },
        Table {
            name: "sittings",
            title: title(Word::Sittings),
            columns: vec![
                Column::new("record", interface::label(lang, interface::Label::Records)),
                Column::new("from", table_heading(lang, TableHeading::FirstDay)),
                Column::new("to", table_heading(lang, TableHeading::LastDay)),
                Column::new("topics", word(lang, Word::Topics)),
                Column::new("counts", word(lang, Word::Counts)),
                Column::new("why", word(lang, Word::Why)),
            ],
            rows: round.sittings.iter().map(sitting).collect(),
        },
    ]
}
