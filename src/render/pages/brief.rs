//! One or two printed pages on a body before its negotiation: the sheet, which stands on a page of its own and in the file
//! that holds everything.
//!
//! Long lists are shortened, and say by how many; the whole stands behind the link and in the data.

use askama::Template;

use super::brief_tables::NAMES;
use super::parts::{Badge, DataLinks, badge_of};
use super::{Head, Place, Site, filled};
use crate::finding::{Cause, Finding, Missing, Verdict};
use crate::record::{Partner, RecordId};
use crate::render::body::{late_words, missing_line, waiver_words};
use crate::render::book::Book;
use crate::render::wording::brief::{self as said, Gap, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::{days, items, list, verdict};
use crate::review::brief::{Brief, Contradiction, OfDuty, Question, Recommendation, Side, Tally, decided, due};

/// So many items of each list stand on paper: what is not met is never cut before the rest.
const UNMET: usize = 10;
const SHOWN: usize = 8;
const WAIVED: usize = 5;
const UNKNOWN: usize = 5;
const READINGS: usize = 3;
const CONTRADICTIONS: usize = 5;
const RECOMMENDATIONS: usize = 6;
const NEXT: usize = 7;
const SOFT: usize = 3;

#[derive(Template)]
#[template(path = "brief.html", config = "src/render/pages/askama.toml")]
struct Page {
    head: Head,
    sheet: String,
    data: Vec<DataLinks>,
}

/// What is told of a body.
#[derive(Template)]
#[template(path = "brief_sheet.html", config = "src/render/pages/askama.toml")]
struct Sheet {
    /// How deep its heading stands.
    level: u8,
    id: String,
    title: String,
    span: String,
    counts: &'static str,
    law: String,
    soft: String,
    soft_hint: &'static str,
    parts: Vec<Part>,
    ground: &'static str,
    evidence: &'static str,
}

/// A list under a heading.
struct Part {
    /// What it is about, in addresses: `unmet`.
    name: &'static str,
    heading: String,
    hint: &'static str,
    none: &'static str,
    ordered: bool,
    items: Vec<Entry>,
    more: String,
    more_href: String,
}

/// An item of a list.
#[derive(Default)]
struct Entry {
    badge: Option<Badge>,
    name: String,
    href: String,
    facts: Vec<String>,
    lines: Vec<String>,
    evidence: Vec<Evidence>,
    /// Said in grey where nothing is on record.
    nothing: &'static str,
    ground: Option<(String, String)>,
}

/// A record that shows something.
struct Evidence {
    name: String,
    href: String,
    sources: Vec<(String, &'static str)>,
}

/// The page.
#[must_use]
pub fn brief(site: &Site<'_>, book: &Book<'_>, brief: &Brief, options: &str) -> String {
    let name = book.body(brief.body);
    let data = |(table, name)| DataLinks {
        label: said::table_label(book.lang, name),
        ..site.data_links(&site.place, table, options)
    };
    let mut data: Vec<DataLinks> = NAMES.into_iter().map(data).collect();
    data.retain(|links| !links.links.is_empty());
    filled(&Page {
        head: site.head_here(&said::title(book.lang, &name), options),
        sheet: sheet(site, book, brief, 1),
        data,
    })
}

/// The sheet alone, its heading at a level.
pub(super) fn sheet(site: &Site<'_>, book: &Book<'_>, brief: &Brief, level: u8) -> String {
    let lang = book.lang;
    let id = &book.roster.body(brief.body).id;
    let writer = Writer { site, book };
    filled(&Sheet {
        level,
        id: format!("brief-{id}"),
        title: said::title(lang, &book.body(brief.body)),
        span: said::span(lang, brief.period.as_deref(), brief.span.0, brief.span.1),
        counts: word(lang, Word::Counts),
        law: counted(book, &brief.law, verdict::summary),
        soft: counted(book, &brief.soft, verdict::soft_summary),
        soft_hint: word(lang, Word::Soft),
        parts: writer.parts(brief),
        ground: word(lang, Word::Ground),
        evidence: word(lang, Word::Evidence),
    })
}

fn counted(
    book: &Book<'_>,
    tally: &Tally,
    summary: fn(crate::lang::Lang, usize, &[(Verdict, usize)]) -> String,
) -> String {
    let counts = (tally.total > 0).then(|| summary(book.lang, tally.total, &tally.counts));
    let waived = (tally.waived > 0).then(|| said::waived(book.lang, tally.waived));
    counts.into_iter().chain(waived).collect::<Vec<_>>().join("; ")
}

/// What every entry is written with.
pub(super) struct Writer<'w> {
    pub(super) site: &'w Site<'w>,
    pub(super) book: &'w Book<'w>,
}

/// What a reading says, up to its reason and without its full stop.
fn claim(ground: &str) -> &str {
    ground.split_once(": ").map_or(ground, |(claim, _)| claim).trim_end_matches('.')
}

impl Writer<'_> {
    fn parts(&self, brief: &Brief) -> Vec<Part> {
        let lang = self.book.lang;
        let whole = self.site.to(&Place::Body(self.book.roster.body(brief.body).id.clone()));
        let part = |name, heading, hint, none, items: Vec<Entry>, all: usize| Part {
            name,
            heading: if all > 0 {
                said::counted(lang, word(lang, heading), all)
            } else {
                word(lang, heading).to_owned()
            },
            hint: if items.is_empty() { "" } else { hint },
            none: word(lang, none),
            ordered: false,
            more: if all > items.len() { said::more(lang, all - items.len()) } else { String::new() },
            more_href: whole.clone(),
            items,
        };
        let findings = |of: &[Finding], most| of.iter().take(most).map(|one| self.finding(one)).collect::<Vec<_>>();
        let duties = |of: &[OfDuty], most| of.iter().take(most).map(|one| self.of_duty(one)).collect::<Vec<_>>();
        let readings = brief.readings.iter().take(READINGS).map(|of| self.reading(of)).collect();
        let contradictions =
            brief.contradictions.iter().take(CONTRADICTIONS).map(|one| self.contradiction(one)).collect();
        let recommended =
            brief.recommendations.iter().take(RECOMMENDATIONS).map(|one| self.recommendation(one)).collect();
        let mut questions = part(
            "questions",
            Word::Questions,
            word(lang, Word::QuestionsHint),
            Word::NoQuestions,
            brief.questions.iter().map(|one| self.question(one)).collect(),
            brief.questions.len(),
        );
        questions.ordered = true;
        questions.heading = word(lang, Word::Questions).to_owned();
        let mut parts = vec![
            part("unmet", Word::Unmet, "", Word::NoneUnmet, findings(&brief.unmet, UNMET), brief.unmet.len()),
            part("shown", Word::Shown, "", Word::NoneShown, findings(&brief.shown, SHOWN), brief.shown.len()),
            part("waived", Word::Waived, "", Word::NoneShown, findings(&brief.waived, WAIVED), brief.waived.len()),
            part(
                "contradictions",
                Word::Contradictions,
                "",
                Word::NoContradictions,
                contradictions,
                brief.contradictions.len(),
            ),
            part(
                "recommendations",
                Word::Recommendations,
                "",
                Word::NoRecommendations,
                recommended,
                brief.recommendations.len(),
            ),
            questions,
            part("next", Word::Next, "", Word::NoneNext, findings(&brief.next, NEXT), brief.next.len()),
            part("readings", Word::Readings, "", Word::NoReadings, readings, brief.readings.len()),
            part(
                "unknown",
                Word::Unknown,
                word(lang, Word::UnknownHint),
                Word::NoneUnmet,
                duties(&brief.unknown, UNKNOWN),
                brief.unknown.len(),
            ),
            part(
                "soft",
                Word::SoftShown,
                "",
                Word::NoneShown,
                findings(&brief.soft_shown, SOFT),
                brief.soft_shown.len(),
            ),
        ];
        // Where nothing is waived or unknown, and nothing recommended was done, nothing need be said of it.
        parts.retain(|part| !part.items.is_empty() || !["waived", "unknown", "soft"].contains(&part.name));
        parts
    }

    /// A finding: verdict, duty, days, what is missing, and by what it is shown.
    fn finding(&self, of: &Finding) -> Entry {
        let (book, lang) = (self.book, self.book.lang);
        let mut facts: Vec<String> = book.period(of).into_iter().collect();
        facts.push(book.law(&of.source));
        facts.push(match due(of) {
            Some(day) => verdict::due(lang, day),
            None => verdict::no_due(lang, of.no_due).to_owned(),
        });
        facts.extend(late_words(book, of));
        facts.extend(of.in_doubt.then(|| word(lang, Word::Conditional).to_owned()));
        let mut others: Vec<_> = of.reading_dues.iter().map(|(_, due)| due.effective).collect();
        others.sort_unstable();
        others.dedup();
        if !others.is_empty() {
            facts.push(verdict::other_dues(lang, &others));
        }
        let mut lines = Vec::new();
        if matches!(of.verdict, Verdict::Missed | Verdict::PartlyMet) {
            let (certain, doubtful): (Vec<&Missing>, Vec<&Missing>) = of.missing.iter().partition(|lack| lack.certain);
            lines.extend(missing_line(book, of, interface::label(lang, Label::Missing), &certain));
            lines.extend(missing_line(book, of, interface::label(lang, Label::NotKnown), &doubtful));
        }
        if let Some(waiver) = of.waiver {
            let ground = crate::render::wording::quoted(lang, book.evidence(waiver.record).1);
            lines.push(interface::waived_until(lang, &days::day(lang, waiver.until), &ground));
        }
        lines.extend(waiver_words(book, of));
        if let Some(computed) = of.computed {
            lines.push(format!("{}: {}", interface::label(lang, Label::Computed), verdict::verdict(lang, computed)));
        }
        for (name, other) in of.readings.iter().filter(|(_, other)| *other != decided(of)) {
            lines.push(said::reading(lang, self.ground(of, name), verdict::verdict(lang, *other)));
        }
        let name = match of.counterparty {
            Some(body) => format!("{} → {}", book.short(of), book.body(body)),
            None => book.short(of).to_owned(),
        };
        Entry {
            badge: Some(badge_of(lang, of)),
            name,
            href: self.site.to(&Place::Instance(of.instance.clone())),
            facts,
            lines,
            evidence: of.witnesses.iter().map(|record| self.record(*record)).collect(),
            ..Entry::default()
        }
    }

    /// Findings of one duty that stand alike: the last of them, and how many there are.
    fn of_duty(&self, of: &OfDuty) -> Entry {
        let lang = self.book.lang;
        let mut entry = self.finding(&of.finding);
        if of.count > 1 {
            let latest = entry.facts.first().cloned().unwrap_or_default();
            let times = said::times(lang, of.count);
            if let Some(first) = entry.facts.first_mut() {
                *first = format!("{times}, {} {latest}", word(lang, Word::Latest));
            }
        }
        if of.finding.causes.iter().any(|cause| *cause != Cause::NoRecord) {
            let why = interface::label(lang, Label::Why);
            entry.lines.push(format!("{why}: {}", items::cause_list(lang, &of.finding.causes)));
        }
        entry
    }

    fn reading(&self, of: &OfDuty) -> Entry {
        let lang = self.book.lang;
        let mut entry = self.of_duty(of);
        entry.evidence.clear();
        if !of.finding.readings.iter().any(|(_, other)| *other != decided(&of.finding)) {
            let (ground, dues) = (|name: &str| self.ground(&of.finding, name), &of.finding.reading_dues);
            entry.lines.extend(dues.iter().map(|(name, due)| said::reading_day(lang, ground(name), due.effective)));
        }
        entry
    }

    /// What speaks for a reading, up to its reason.
    fn ground(&self, of: &Finding, name: &str) -> &str {
        let duty = self.book.model.duty(of.duty);
        let written = self.book.reading(duty, name).map(|reading| &reading.ground);
        let limits = || {
            let readings = self.book.model.limits_readings.values().flatten();
            readings.into_iter().find(|reading| reading.name == name).map(|reading| &reading.ground)
        };
        written.or_else(limits).map_or("", |ground| ground.get(self.book.lang))
    }

    /// What the text as it stands says, where a reading names it and another one reads the same words otherwise.
    fn default_claim(&self, of: &Finding) -> Option<&str> {
        let duty = self.book.model.duty(of.duty);
        let turning = of.readings.iter().filter(|(_, other)| *other != decided(of));
        let mut turning = turning.filter_map(|(name, _)| self.book.reading(duty, name));
        let limits = turning.next()?.of_limits;
        if turning.any(|reading| reading.of_limits != limits) {
            return None;
        }
        let mut defaults = duty.readings.iter().filter(|reading| reading.default && reading.of_limits == limits);
        let named = defaults.next()?;
        defaults.next().is_none().then(|| claim(named.ground.get(self.book.lang)))
    }

    fn contradiction(&self, of: &Contradiction) -> Entry {
        let lang = self.book.lang;
        let mut lines = vec![said::differ(lang, of.day, of.parties, of.topics)];
        for (record, side) in [(of.own, &of.only_own), (of.other, &of.only_other)] {
            let what = self.side(of, side);
            if !what.is_empty() {
                lines.push(said::only_by(lang, &self.by(record), &what));
            }
        }
        Entry {
            name: self.what(of.own),
            lines,
            evidence: [of.own, of.other].into_iter().map(|record| self.record(record)).collect(),
            ..Entry::default()
        }
    }

    /// What stands in one of two records alone, by name.
    fn side(&self, of: &Contradiction, side: &Side) -> Vec<String> {
        let vocabulary = &self.book.model.vocabulary;
        let party = |partner: &Partner| match partner {
            Partner::Body(actor) => self.book.actor(*actor),
            Partner::Class(_, Some(name)) => name.to_string(),
            Partner::Class(class, None) => vocabulary.classes[class.index()].word.words.get(self.book.lang).to_owned(),
        };
        let parties = side.parties.iter().filter(|_| of.parties).map(party);
        let topics = side.topics.iter().filter(|_| of.topics);
        let topics = topics.map(|topic| vocabulary.topics[topic.index()].words.get(self.book.lang).to_owned());
        parties.chain(topics).collect()
    }

    fn recommendation(&self, of: &Recommendation) -> Entry {
        let (book, lang) = (self.book, self.book.lang);
        let by: Vec<String> = of.by.iter().map(|actor| book.actor(*actor)).collect();
        let topics = of.about.iter().map(|topic| book.model.vocabulary.topics[topic.index()].words.get(lang));
        let topics: Vec<&str> = topics.collect();
        let mut facts = vec![days::when(lang, of.when), list(lang, &by)];
        if !topics.is_empty() {
            facts.push(list(lang, &topics));
        }
        Entry {
            name: self.text(of.record),
            href: self.place(of.record),
            facts,
            evidence: of.became.iter().map(|record| self.record(*record)).collect(),
            nothing: if of.became.is_empty() { word(lang, Word::NothingOnRecord) } else { "" },
            ..Entry::default()
        }
    }

    /// A question with its ground.
    fn question(&self, question: &Question) -> Entry {
        let ground = match question.finding() {
            Some(finding) => {
                let place = Place::Instance(finding.instance.clone());
                Some((self.book.law(&finding.source), self.site.to(&place)))
            }
            None => question.records().first().map(|record| (self.book.record_id(*record), self.place(*record))),
        };
        Entry { name: self.asked(question), ground, ..Entry::default() }
    }

    /// A question in words.
    pub(super) fn asked(&self, question: &Question) -> String {
        let (book, lang) = (self.book, self.book.lang);
        let period = |finding: &Finding| book.period(finding);
        match question {
            Question::Which(of) => {
                let when = self.when(of.own);
                said::ask_which(lang, &self.what(of.own), &when, (of.day, of.parties, of.topics))
            }
            Question::Unmet(finding) => {
                let partly = finding.verdict == Verdict::PartlyMet;
                said::ask_unmet(lang, book.short(finding), period(finding).as_deref(), due(finding), partly)
            }
            Question::Recommended(record) => said::ask_recommended(lang, &self.when(*record), &self.text(*record)),
            Question::Reading(finding) => {
                let base = decided(finding);
                let others = finding.readings.iter().filter(|(_, of)| *of != base);
                let others: Vec<(&str, &str)> =
                    others.map(|(name, of)| (claim(self.ground(finding, name)), verdict::verdict(lang, *of))).collect();
                let base = (self.default_claim(finding).unwrap_or_default(), verdict::verdict(lang, base));
                said::ask_reading(lang, book.short(finding), period(finding).as_deref(), base, &others)
            }
            Question::NotMet(finding, bodies) => {
                let bodies: Vec<String> = bodies.iter().map(|body| book.body(*body)).collect();
                said::ask_not_met(lang, book.short(finding), period(finding).as_deref(), &bodies, due(finding))
            }
            Question::LeftOpen(finding) => {
                let gap = |cause: &Cause| match cause {
                    Cause::NotStated => Some(Gap::NotStated),
                    Cause::ImpreciseDate => Some(Gap::Day),
                    Cause::WeakEvidence => Some(Gap::Weak),
                    Cause::NotJudged => Some(Gap::NotJudged),
                    Cause::NoRecord | Cause::Contradiction | Cause::LawNotFollowed | Cause::Roster => None,
                };
                let gap = finding.causes.iter().find_map(gap).unwrap_or(Gap::NotStated);
                said::ask_left_open(lang, gap, book.short(finding), period(finding).as_deref())
            }
            Question::NoRecord(OfDuty { finding, .. }) => {
                said::ask_no_record(lang, book.short(finding), period(finding).as_deref(), due(finding).is_none())
            }
        }
    }

    /// The text of a recommendation; what was recorded, where it has none.
    pub(super) fn text(&self, record: RecordId) -> String {
        let note = self.book.evidence(record).1;
        if note.is_empty() { self.what(record) } else { note.to_owned() }
    }

    /// The kinds of a record by name.
    fn what(&self, record: RecordId) -> String {
        self.book.recorded_kinds(record)
    }

    /// When it was.
    fn when(&self, record: RecordId) -> String {
        self.book.recorded_when(record).map(|when| days::when(self.book.lang, when)).unwrap_or_default()
    }

    /// Who recorded it as done.
    fn by(&self, record: RecordId) -> String {
        self.book.recorded_by(record)
    }

    /// The page of a record.
    fn place(&self, record: RecordId) -> String {
        let (register, id) = self.book.record_name(record);
        self.site.to(&Place::Record(register.to_owned(), id.to_owned()))
    }

    /// A record as evidence: what it says, how well it is shown, where that can be seen.
    fn record(&self, record: RecordId) -> Evidence {
        let (book, lang) = (self.book, self.book.lang);
        let grade = book.record_grade(record).map(|grade| verdict::grade(lang, grade));
        let name = match grade {
            Some(grade) => format!("{} ({grade})", book.happened(record)),
            None => book.happened(record),
        };
        let written = book.evidence(record).0.split('|').map(str::trim).filter(|part| !part.is_empty());
        let source = |part: &str| {
            let web = part.starts_with("https://") || part.starts_with("http://");
            (part.to_owned(), if web { word(lang, Word::EvidenceLink) } else { "" })
        };
        Evidence { name, href: self.place(record), sources: written.map(source).collect() }
    }
}
