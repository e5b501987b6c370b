//! One item of each list of a brief: a finding, what depends on a reading, a contradiction, a recommendation, a question.

use super::parts::{Badge, badge_of};
use super::{Place, Site};
use crate::finding::{Cause, Finding, Missing, Verdict};
use crate::record::{Partner, RecordId};
use crate::render::body::{late_words, missing_line, waiver_words};
use crate::render::book::Book;
use crate::render::wording::brief::{self as said, Gap, Word, word};
use crate::render::wording::interface::{self, Label};
use crate::render::wording::reading::claim;
use crate::render::wording::{days, items, list, verdict};
use crate::review::brief::{Contradiction, OfDuty, Question, Recommendation, Side, decided, due};

/// An item of a list.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) badge: Option<Badge>,
    pub(super) name: String,
    pub(super) href: String,
    pub(super) facts: Vec<String>,
    pub(super) lines: Vec<String>,
    pub(super) evidence: Vec<Evidence>,
    /// Said in grey where nothing is on record.
    pub(super) nothing: &'static str,
    pub(super) ground: Option<(String, String)>,
}

/// A record that shows something.
pub(super) struct Evidence {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) sources: Vec<(String, &'static str)>,
}

/// What every entry is written with.
pub(super) struct Writer<'w> {
    pub(super) site: &'w Site<'w>,
    pub(super) book: &'w Book<'w>,
}

impl Writer<'_> {
    /// A finding: verdict, duty, days, what is missing, and by what it is shown.
    pub(super) fn finding(&self, of: &Finding) -> Entry {
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
            lines.push(said::reading(lang, self.book.ground(of, name), verdict::verdict(lang, *other)));
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
    pub(super) fn of_duty(&self, of: &OfDuty) -> Entry {
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

    pub(super) fn reading(&self, of: &OfDuty) -> Entry {
        let lang = self.book.lang;
        let mut entry = self.of_duty(of);
        entry.evidence.clear();
        if !of.finding.readings.iter().any(|(_, other)| *other != decided(&of.finding)) {
            let (ground, dues) = (|name: &str| self.book.ground(&of.finding, name), &of.finding.reading_dues);
            entry.lines.extend(dues.iter().map(|(name, due)| said::reading_day(lang, ground(name), due.effective)));
        }
        entry
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

    pub(super) fn contradiction(&self, of: &Contradiction) -> Entry {
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

    pub(super) fn recommendation(&self, of: &Recommendation) -> Entry {
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
    pub(super) fn question(&self, question: &Question) -> Entry {
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
                let others: Vec<(&str, &str)> = others
                    .map(|(name, of)| (claim(self.book.ground(finding, name)), verdict::verdict(lang, *of)))
                    .collect();
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
