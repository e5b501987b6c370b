//! The shelves of the page of a body: its own law, what is borne together, what others owe, recommendations; each by what a
//! reader needs first.

use super::Place;
use super::body::capital;
use super::lines::{Lines, Link, Row};
use super::parts::{Badge, badge, badge_of};
use super::query;
use crate::finding::{Cause, Verdict};
use crate::render::wording::body::{self as said, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::{items, verdict};
use crate::review::Options;
use crate::review::body::{Line, Shared, Shelves, Standing};

/// So many bearers of one duty are named; of more the counts are told.
const FEW_BEARERS: usize = 5;

/// So many lines of what can still be mended stand wholly.
const FEW_WHOLE: usize = 8;

/// Law of its own, together with others, recommendations.
pub(super) struct Part {
    pub id: &'static str,
    pub heading: String,
    pub tally: String,
    pub shelves: Vec<Shelf>,
}

/// Rows under a heading.
pub(super) struct Shelf {
    pub id: String,
    pub heading: String,
    /// A sentence before them.
    pub hint: String,
    pub folded: bool,
    /// The verdict, where each line has the same.
    pub badge: Option<Badge>,
    pub groups: Vec<Group>,
}

/// Rows with one cause.
pub(super) struct Group {
    pub heading: String,
    pub hint: String,
    /// Whether a line is to take little room: what is not to be acted on now.
    pub brief: bool,
    pub rows: Vec<Row>,
}

/// The parts of the page that hold something.
pub(super) fn parts(lines: &Lines<'_>, standing: &Standing) -> Vec<Part> {
    let lang = lines.site.lang;
    let heading = |of| word(lang, of).to_owned();
    let summary = |shelves: &Shelves| verdict::summary(lang, shelves.total(), &shelves.counts);
    let ended = lines.book.roster.body(standing.body).until.is_some_and(|until| until < lines.as_of);
    let mut found = Vec::new();
    if standing.own.total() > 0 {
        found.push(Part {
            id: "own",
            heading: heading(Word::Own),
            tally: summary(&standing.own),
            // Nobody waits for what one who is no more will do.
            shelves: shelves(lines, &standing.own, "own", !ended),
        });
    }
    if standing.joint.total() > 0 || !standing.others.is_empty() {
        let mut together = Vec::new();
        if standing.joint.total() > 0 {
            together.push(Shelf {
                id: "joint-all".to_owned(),
                heading: heading(Word::Joint),
                hint: summary(&standing.joint),
                folded: false,
                badge: None,
                groups: Vec::new(),
            });
            together.extend(shelves(lines, &standing.joint, "joint", false));
        }
        if !standing.others.is_empty() {
            let rows = standing.others.iter().filter_map(|shared| shared_row(lines, shared)).collect();
            together.push(Shelf {
                id: "others".to_owned(),
                heading: heading(Word::Others),
                hint: heading(Word::OthersHint),
                folded: false,
                badge: None,
                groups: vec![Group { heading: String::new(), hint: String::new(), brief: true, rows }],
            });
        }
        found.push(Part { id: "together", heading: heading(Word::Together), tally: String::new(), shelves: together });
    }
    if standing.soft.total() > 0 {
        found.push(Part {
            id: SOFT,
            heading: interface::label(lang, Label::Soft).to_owned(),
            tally: verdict::soft_summary(lang, standing.soft.total(), &standing.soft.counts),
            shelves: shelves(lines, &standing.soft, SOFT, false),
        });
    }
    found
}

/// The part of what is recommended.
const SOFT: &str = "soft";

/// The shelves that hold something; where `all`, also that nothing is overdue and nothing due.
fn shelves(lines: &Lines<'_>, of: &Shelves, part: &str, all: bool) -> Vec<Shelf> {
    let lang = lines.site.lang;
    let count = |of: &[Line]| of.iter().map(|line| line.findings.len()).sum();
    let shelf = |id: &str, heading: Word, of: &[Line], room: Room| Shelf {
        id: format!("{part}-{id}"),
        heading: said::heading(lang, heading, count(of)),
        hint: String::new(),
        folded: matches!(room, Room::Folded(_)),
        badge: match room {
            Room::Whole | Room::Short | Room::Folded(None) => None,
            Room::Brief(of) | Room::Folded(Some(of)) => Some(badge(lang, of)),
        },
        groups: vec![Group {
            heading: String::new(),
            hint: String::new(),
            brief: room != Room::Whole,
            rows: of.iter().filter_map(|line| lines.row(line, room != Room::Whole)).collect(),
        }],
    };
    let none = |id: &str, heading: Word, none: Word| Shelf {
        hint: word(lang, none).to_owned(),
        groups: Vec::new(),
        ..shelf(id, heading, &[], Room::Whole)
    };
    let mut found = Vec::new();
    if !of.overdue.is_empty() && part == SOFT {
        // What is recommended is never overdue.
        let first = of.overdue.first().and_then(|line| line.findings.first());
        let same = first
            .filter(|first| of.overdue.iter().flat_map(|line| &line.findings).all(|one| one.verdict == first.verdict));
        let badge = same.map(|finding| badge_of(lang, finding));
        found.push(Shelf { badge, ..shelf("undone", Word::Undone, &of.overdue, Room::Short) });
    } else if !of.overdue.is_empty() {
        let groups = overdue(lines, &of.overdue);
        found.push(Shelf { groups, ..shelf("overdue", Word::Overdue, &of.overdue, Room::Whole) });
    } else if all {
        found.push(none("overdue", Word::Overdue, Word::NothingOverdue));
    }
    if !of.next.is_empty() {
        found.push(shelf("next", Word::Next, &of.next, Room::Whole));
    } else if all {
        let nothing = if of.conditional.is_empty() { Word::NothingNext } else { Word::NothingNextKnown };
        found.push(none("next", Word::Next, nothing));
    }
    if !of.unknown.is_empty() {
        let group = |(causes, rows): &(Vec<Cause>, Vec<Line>)| Group {
            heading: capital(&items::cause_list(lang, causes)),
            hint: causes.iter().map(|cause| said::settle(lang, *cause)).collect::<Vec<_>>().join(" "),
            brief: true,
            rows: rows.iter().filter_map(|line| lines.row(line, true)).collect(),
        };
        found.push(Shelf {
            heading: said::heading(lang, Word::Unknown, of.untold()),
            groups: of.unknown.iter().map(group).collect(),
            ..shelf("unknown", Word::Unknown, &[], Room::Brief(Verdict::Unknown))
        });
    }
    let rest = [
        ("done", Word::Done, &of.done, Room::Whole),
        ("waived", Word::Waived, &of.waived, Room::Whole),
        ("later", Word::Later, &of.later, Room::Folded(Some(Verdict::Open))),
        ("upcoming", Word::Upcoming, &of.upcoming, Room::Folded(Some(Verdict::Upcoming))),
        ("conditional", Word::IfItApplies, &of.conditional, Room::Folded(None)),
        ("not-applicable", Word::NotApplicable, &of.not_applicable, Room::Folded(Some(Verdict::NotApplicable))),
    ];
    for (id, heading, rows, room) in rest.into_iter().filter(|(_, _, rows, _)| !rows.is_empty()) {
        let mut shelf = shelf(id, heading, rows, room);
        if id == "conditional" {
            word(lang, Word::Conditional).clone_into(&mut shelf.hint);
        }
        found.push(shelf);
    }
    found
}

/// What is overdue: first what can still be mended, of which the last few stand wholly; then what no longer can.
fn overdue(lines: &Lines<'_>, of: &[Line]) -> Vec<Group> {
    let lang = lines.site.lang;
    let (mendable, past): (Vec<&Line>, Vec<&Line>) = of.iter().partition(|line| line.mendable);
    let (whole, further) = mendable.split_at(mendable.len().min(FEW_WHOLE));
    let group = |heading: &str, hint: &str, brief: bool, of: &[&Line]| Group {
        heading: heading.to_owned(),
        hint: hint.to_owned(),
        brief,
        rows: of.iter().filter_map(|line| lines.row(line, true)).collect(),
    };
    let mut groups = vec![
        group(word(lang, Word::Mendable), word(lang, Word::StillCounts), false, whole),
        group("", "", true, further),
        group(word(lang, Word::TooLate), "", true, &past),
    ];
    groups.retain(|group| !group.rows.is_empty());
    groups
}

/// How much room a shelf takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Each line wholly.
    Whole,
    /// Little a line.
    Short,
    /// Little a line; all have this verdict.
    Brief(Verdict),
    /// Little a line, shown when asked for.
    Folded(Option<Verdict>),
}

/// What others owe: each bearer where they are few, else their counts.
fn shared_row(lines: &Lines<'_>, shared: &Shared) -> Option<Row> {
    let lines = Lines { bearers: true, ..*lines };
    let (book, site, lang) = (lines.book, lines.site, lines.site.lang);
    let first = shared.findings.first()?;
    let mut row = lines.of(&shared.findings, FEW_BEARERS)?;
    row.history = Link::default();
    row.rest = Link::default();
    let alike = shared.findings.iter().all(|finding| finding.verdict == first.verdict);
    if !alike {
        // One badge cannot stand for several verdicts; the words of each do.
        row.badge = Badge { code: "mixed", sign: "±", word: word(lang, Word::Mixed) };
    }
    if shared.findings.len() <= FEW_BEARERS {
        if !alike {
            row.details.clear();
            row.readings.clear();
        }
        row.times = shared.findings.iter().map(|finding| lines.time(finding, shared.findings.len() == 1)).collect();
        for (time, finding) in row.times.iter_mut().zip(&shared.findings) {
            if !alike {
                let word = verdict::verdict(lang, finding.verdict);
                time.said = format!("{} {word} · {}", verdict::symbol(finding.verdict), time.said);
            }
        }
        return Some(row);
    }
    let counts: Vec<(Verdict, usize)> = Verdict::ALL
        .into_iter()
        .map(|of| (of, shared.findings.iter().filter(|finding| finding.verdict == of).count()))
        .collect();
    // Where all stand alike, the badge tells how; else the words of each do.
    let said = verdict::summary(lang, shared.findings.len(), &counts);
    let of = Options {
        duties: std::iter::once(shared.duty).collect(),
        period: Some(first.period.clone()),
        ..Options::default()
    };
    let mut pairs = of.pairs(site.model);
    let days = site.days.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    let days: Vec<(&str, String)> = days.map(|(name, value)| (name, value.to_owned())).collect();
    pairs.splice(0..0, days.iter().map(|(name, value)| (known_name(name), value.clone())));
    let period = book.period(first).unwrap_or_default();
    let due = super::lines::due_words(book, first, lines.as_of);
    row.href = String::new();
    row.details.clear();
    row.readings.clear();
    row.times = vec![super::lines::Time {
        name: if period.is_empty() { row.title.clone() } else { period },
        href: site.href(lang, &Place::Review, &query(&pairs)),
        said: format!("{due} · {said}"),
        records: Vec::new(),
        before: None,
    }];
    Some(row)
}

/// The name of an option by its text; the days are the only ones that go along.
fn known_name(name: &str) -> &'static str {
    if name == "known-at" { "known-at" } else { "as-of" }
}
