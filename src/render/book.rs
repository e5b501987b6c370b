//! Everything a report looks names and places up in: the model, the roster, the log and the texts that were read.
//!
//! Knows how a body, a duty, a record or a place is called in one language; leaves alone what is said of them.

use std::sync::OnceLock;

use super::wording::{days, law, list, pick, quoted, verdict};
use crate::finding::{Finding, Item, Told, What};
use crate::lang::Lang;
use crate::model::duty::{Ask, Citation, Demand, Exception, Party, Reading, Step, Target, Version, Who};
use crate::model::roster::Roster;
use crate::model::vocabulary::{BodyId, KindId, OrganId, Thing};
use crate::model::{ActNumber, Duty, Model};
use crate::record::{Actor, Happening, Kind, Log, Origin, RecordId, What as Said};
use crate::source::{Source, SourceId, Span};

/// The things that were read, with the language in which they are to be named.
pub struct Book<'a> {
    /// The rules.
    pub model: &'a Model,
    /// The bodies.
    pub roster: &'a Roster,
    /// The records.
    pub log: &'a Log,
    /// Every text, by number.
    pub sources: &'a [Source],
    /// In which language.
    pub lang: Lang,
    /// First bytes of the lines of each source, worked out when first needed.
    lines: Vec<OnceLock<Vec<usize>>>,
}

impl<'a> Book<'a> {
    /// A book over what was read.
    #[must_use]
    pub fn new(model: &'a Model, roster: &'a Roster, log: &'a Log, sources: &'a [Source], lang: Lang) -> Book<'a> {
        let lines = sources.iter().map(|_| OnceLock::new()).collect();
        Book { model, roster, log, sources, lang, lines }
    }

    fn record(&self, id: RecordId) -> Option<&'a crate::record::Record> {
        self.log.records.get(id.index())
    }

    /// Whether the rules or calendars know the act: by `150/1930` nothing is counted where another country's law stands.
    #[must_use]
    pub fn has_act(&self, number: &str) -> bool {
        let known = |act: &ActNumber| format!("{}/{}", act.number, act.year) == number;
        self.model.acts.keys().chain(self.model.limits.keys()).any(known)
    }

    /// A record's id, with `register#` before it where two registers use the id.
    #[must_use]
    pub fn record_id(&self, id: RecordId) -> String {
        if self.record(id).is_none() {
            return format!("#{}", id.0);
        }
        self.log.shown_id(id)
    }

    /// The text with this number.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Option<&'a Source> {
        let at = usize::try_from(id.0).unwrap_or(usize::MAX);
        match self.sources.get(at) {
            Some(source) if source.id == id => Some(source),
            _ => self.sources.iter().find(|source| source.id == id),
        }
    }

    /// The name of the file with this number.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &'a str {
        self.source(id).map_or("", |source| source.name.as_str())
    }

    /// File, line and column of a place in a text, from 1.
    #[must_use]
    pub fn position(&self, span: Span) -> (&'a str, usize, usize) {
        let Some(at) = self.sources.iter().position(|source| source.id == span.source) else { return ("", 1, 1) };
        let source = &self.sources[at];
        let starts = self.lines[at].get_or_init(|| {
            std::iter::once(0).chain(source.text.match_indices('\n').map(|(newline, _)| newline + 1)).collect()
        });
        let byte = span.range().start.min(source.text.len());
        let line = starts.partition_point(|start| *start <= byte).max(1);
        let column = source.text.get(starts[line - 1]..byte).map_or(0, |before| before.chars().count());
        (&source.name, line, column + 1)
    }

    /// `612-2021.velvoite:24:1`.
    #[must_use]
    pub fn place(&self, span: Span) -> String {
        let (file, line, column) = self.position(span);
        format!("{file}:{line}:{column}")
    }

    /// What stands at a place, each line without the indentation that they have in common.
    #[must_use]
    pub fn slice(&self, span: Span) -> String {
        let Some(source) = self.source(span.source) else { return String::new() };
        let text = source.slice(span);
        let (_, _, column) = self.position(span);
        let indent = text
            .lines()
            .skip(1)
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.chars().take_while(|c| *c == ' ').count())
            .min()
            .unwrap_or(0)
            .min(column - 1);
        let mut lines = text.lines();
        let first = lines.next().unwrap_or("").to_owned();
        let rest = lines.map(|line| line.get(indent.min(line.len())..).unwrap_or(line).trim_end().to_owned());
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
    }

    /// The whole item (duty, version, exception) whose name or beginning stands at a place, as it is written: to the
    /// brace that closes it. Braces in strings and comments are no braces.
    #[must_use]
    pub fn item_text(&self, span: Span) -> String {
        let Some(source) = self.source(span.source) else { return String::new() };
        let Some(before) = source.text.get(..span.range().start) else { return String::new() };
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let (mut depth, mut quoted, mut comment) = (0_usize, false, false);
        for (offset, c) in source.text[start..].char_indices() {
            match c {
                '\n' => comment = false,
                _ if comment => {}
                '"' => quoted = !quoted,
                _ if quoted => {}
                '#' => comment = true,
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return source.text[start..=start + offset].to_owned();
                    }
                }
                _ => {}
            }
        }
        source.text[start..].trim_end().to_owned()
    }

    /// `records.csv, rivi 7`.
    #[must_use]
    pub fn origin(&self, origin: Origin) -> String {
        let (file, row) = (self.file(origin.source), origin.row);
        say!(self.lang, "{file}, rivi {row}", "{file}, rad {row}", "{file}, row {row}")
    }

    /// A body's name.
    #[must_use]
    pub fn body(&self, id: BodyId) -> String {
        self.body_name(id).to_owned()
    }

    /// A body's name, where it is kept.
    #[must_use]
    pub fn body_name(&self, id: BodyId) -> &'a str {
        let body = self.roster.body(id);
        let name = body.names.get(self.lang);
        if name.is_empty() { &body.id } else { name }
    }

    /// A body's name without the word for its kind: `Pirkanmaan`, not `Pirkanmaan hyvinvointialue`. For narrow places
    /// that say otherwise what it is.
    #[must_use]
    pub fn short_name(&self, id: BodyId) -> &'a str {
        let name = self.body_name(id);
        let kind = self.kind(self.roster.body(id).kind);
        name.strip_suffix(kind).and_then(|short| short.strip_suffix(' ')).unwrap_or(name)
    }

    /// An organ's name.
    #[must_use]
    pub fn organ(&self, id: OrganId) -> &'a str {
        self.model.vocabulary.organs[id.index()].words.get(self.lang)
    }

    /// A kind's name.
    #[must_use]
    pub fn kind(&self, id: KindId) -> &'a str {
        self.model.vocabulary.kinds[id.index()].words.get(self.lang)
    }

    /// A kind, class or body by name.
    #[must_use]
    pub fn thing(&self, thing: Thing) -> String {
        match thing {
            Thing::Kind(id) => self.kind(id).to_owned(),
            Thing::Class(id) => self.model.vocabulary.classes[id.index()].word.words.get(self.lang).to_owned(),
            Thing::Body(id) => self.body(id),
        }
    }

    /// A body, or an organ of it.
    #[must_use]
    pub fn actor(&self, actor: Actor) -> String {
        match actor.organ {
            Some(organ) => format!("{} ({})", self.body(actor.body), self.organ(organ)),
            None => self.body(actor.body),
        }
    }

    /// A duty's title.
    #[must_use]
    pub fn title(&self, told: &Told) -> &'a str {
        self.model.duty(told.duty).title.get(self.lang)
    }

    /// A duty's short title, or its title where it has none: for tables and pictures.
    #[must_use]
    pub fn short(&self, told: &Told) -> &'a str {
        self.model.duty(told.duty).shown(self.lang)
    }

    /// A reference to law.
    #[must_use]
    pub fn law(&self, citation: &Citation) -> String {
        law::citation(self.lang, citation)
    }

    /// The period as people write it, with its part; none where the duty binds once or always: beside a verdict those
    /// would read as adverbs of it.
    #[must_use]
    pub fn period(&self, told: &Told) -> Option<String> {
        let period = match told.period.as_str() {
            "once" | "always" => None,
            key => Some(self.period_key(key)),
        };
        let part = told.part.as_ref().map(|part| self.topic(part));
        match (period, part) {
            (Some(period), Some(part)) => Some(format!("{period}, {part}")),
            (period, part) => period.or(part),
        }
    }

    /// A period's key as people write it, everywhere: a year and a term by their years, any other period of the rules by
    /// its days, what runs from a day by that day; the id of a record as it is.
    #[must_use]
    pub fn period_key(&self, key: &str) -> String {
        // Years and terms, which are nearly all.
        if key.bytes().all(|byte| byte.is_ascii_digit()) {
            return key.to_owned();
        }
        let named = key.bytes().any(|byte| byte.is_ascii_alphabetic());
        let mut rows = self.model.tables.values().flat_map(|table| table.table.rows());
        match rows.find(|row| named && row.key == key) {
            Some(row) => days::span(self.lang, row.window.from(), row.window.last()),
            None => days::period(self.lang, key),
        }
    }

    /// A topic by its name in the rules.
    #[must_use]
    pub fn topic(&self, name: &str) -> String {
        let vocabulary = &self.model.vocabulary;
        vocabulary
            .topic(name)
            .map_or_else(|| name.to_owned(), |id| vocabulary.topics[id.index()].words.get(self.lang).to_owned())
    }

    /// An activity kind or a status by its name in the rules.
    #[must_use]
    pub fn activity(&self, name: &str) -> String {
        let vocabulary = &self.model.vocabulary;
        if let Some(id) = vocabulary.activity(name) {
            return vocabulary.activities[id.index()].word.words.get(self.lang).to_owned();
        }
        if let Some(id) = vocabulary.status(name) {
            return vocabulary.statuses[id.index()].words.get(self.lang).to_owned();
        }
        name.to_owned()
    }

    /// The version that governs an instance.
    #[must_use]
    pub fn version(&self, told: &Told) -> Option<&'a Version> {
        self.model.duty(told.duty).versions.get(told.version)
    }

    /// What a finding's text demands, under the exceptions that apply.
    #[must_use]
    pub fn demand(&self, finding: &Finding) -> Option<&'a Demand> {
        let text = self.version(finding)?.text(finding.exceptions[0], None)?.as_ref().ok()?;
        Some(&text.demand)
    }

    /// The exception of this name, of the version that governs.
    #[must_use]
    pub fn exception(&self, told: &Told, name: &str) -> Option<&'a Exception> {
        self.version(told)?.exceptions.iter().find(|exception| exception.name == name)
    }

    /// An exception as people know it: by its section, else by its name in the rules.
    #[must_use]
    pub fn exception_name(&self, told: &Told, name: &str) -> String {
        match self.exception(told, name).and_then(|exception| exception.source.as_ref()) {
            Some(source) => self.law(source),
            None => name.to_owned(),
        }
    }

    /// The reading of this name.
    #[must_use]
    pub fn reading(&self, duty: &'a Duty, name: &str) -> Option<&'a Reading> {
        duty.readings.iter().find(|reading| reading.name == name)
    }

    /// The ground of a reading by which a finding was judged: one of the duty, or of the act on time limits.
    #[must_use]
    pub fn ground(&self, told: &Told, name: &str) -> &'a str {
        let own = self.reading(self.model.duty(told.duty), name).map(|reading| &reading.ground);
        let of_limits = || {
            let mut readings = self.model.limits_readings.values().flatten();
            readings.find(|reading| reading.name == name).map(|reading| &reading.ground)
        };
        own.or_else(of_limits).map_or("", |ground| ground.get(self.lang))
    }

    /// What a thing asked for is called.
    #[must_use]
    pub fn item(&self, told: &Told, item: &Item) -> String {
        let id = item.id.as_str();
        match item.what {
            What::Act => {
                let kinds: Vec<String> = item.alternatives().map(|kind| self.activity(kind)).collect();
                super::wording::alternatives(self.lang, &kinds)
            }
            What::Status => self.activity(id),
            What::Topic => self.topic(id),
            What::Step => self.step(told, id),
            What::Counterparty | What::Class | What::Receiver => self.party(id),
            What::Evidence => crate::finding::Grade::ALL
                .into_iter()
                .find(|grade| grade.code() == id)
                .map_or_else(|| id.to_owned(), |grade| verdict::grade(self.lang, grade).to_owned()),
            What::Question => {
                let asked = self.model.duty(told.duty).questions.iter().find(|question| question.name == id);
                asked.map_or_else(|| id.to_owned(), |question| quoted(self.lang, question.text.get(self.lang)))
            }
        }
    }

    /// A body, class, kind or organ by its id; `body/organ` too.
    #[must_use]
    pub fn party(&self, id: &str) -> String {
        let vocabulary = &self.model.vocabulary;
        if let Some(body) = self.roster.find(id) {
            return self.body(body);
        }
        if let Some((body, organ)) = id.split_once('/') {
            return format!("{} ({})", self.party(body), self.party(organ));
        }
        if let Some(class) = vocabulary.class(id) {
            return self.thing(Thing::Class(class));
        }
        if let Some(kind) = vocabulary.kind(id) {
            return self.kind(kind).to_owned();
        }
        vocabulary.organ(id).map_or_else(|| id.to_owned(), |organ| self.organ(organ).to_owned())
    }

    /// What the step of this name asks, in words: its act and, where another step asks the same act, its receivers.
    fn step(&self, told: &Told, name: &str) -> String {
        let Some(version) = self.version(told) else { return name.to_owned() };
        for built in &version.texts {
            let Ok(text) = &built.text else { continue };
            let (Demand::Do(Target::Steps(steps)) | Demand::Avoid(_, Some(Target::Steps(steps)))) = &text.demand else {
                continue;
            };
            if let Some(step) = steps.iter().find(|step| step.name == name) {
                return self.step_words(step, steps);
            }
        }
        name.to_owned()
    }

    /// A step in words: its act and, where another step of `all` asks the same act, its receivers.
    #[must_use]
    pub fn step_words(&self, step: &Step, all: &[Step]) -> String {
        let vocabulary = &self.model.vocabulary;
        let kinds: Vec<&str> =
            step.ask.kinds.iter().map(|id| vocabulary.activities[id.index()].word.words.get(self.lang)).collect();
        let act = if kinds.is_empty() { step.name.clone() } else { super::wording::alternatives(self.lang, &kinds) };
        let alike = |other: &Step| other.name != step.name && other.ask.kinds == step.ask.kinds;
        // Own organs are in the kind's name already; a receiver tells a delivery from another delivery.
        let to = self.receivers(&step.ask);
        if to.is_empty() && all.iter().any(alike) {
            return format!("{act} ({})", step.name);
        }
        if to.is_empty() { act } else { format!("{act} ({})", list(self.lang, &to)) }
    }

    fn receivers(&self, ask: &Ask) -> Vec<String> {
        ask.to
            .iter()
            .filter_map(|party| match party {
                Party::One(who, _) => Some(self.who(who)),
                Party::Every(set, _) | Party::AtLeast(_, set) => Some(self.thing(set.member)),
                Party::Own(_) | Party::Others => None,
            })
            .collect()
    }

    /// One body as the rule names it.
    #[must_use]
    pub fn who(&self, who: &Who) -> String {
        match who {
            Who::Bearer => pick(self.lang, "velvoitettu", "den förpliktade", "the bearer").to_owned(),
            Who::Counterparty => pick(self.lang, "vastapuoli", "motparten", "the counterparty").to_owned(),
            Who::Body(id) => self.body(*id),
            Who::Related { relations, up, .. } => match relations.first() {
                Some(first) => {
                    // All of them share the word: `county of bearer`, `supervisor of bearer`.
                    let relation = &self.model.vocabulary.relations[first.index()];
                    if *up { self.kind(relation.group).to_owned() } else { self.party(&relation.member) }
                }
                None => String::new(),
            },
        }
    }

    /// What a record says, in short: `2.10.2024, Pirkanmaan hyvinvointialue: hyte-neuvottelu`.
    #[must_use]
    pub fn happened(&self, id: RecordId) -> String {
        let Some(record) = self.record(id) else { return String::new() };
        match &record.what {
            Said::Happened(happening) => self.happening(happening),
            Said::Waiver { by, until, .. } => {
                let by = list(self.lang, &self.actors(by));
                let until = days::day(self.lang, *until);
                say!(
                    self.lang,
                    "vapautus {until} asti, päättäjä {by}",
                    "befrielse till {until}, beslutad av {by}",
                    "waiver until {until}, decided by {by}"
                )
            }
            Said::Judgement { when, by, answer, .. } => {
                let by = list(self.lang, &self.actors(by));
                let when = days::when(self.lang, *when);
                let answer = match answer {
                    true => pick(self.lang, "kyllä", "ja", "yes"),
                    false => pick(self.lang, "ei", "nej", "no"),
                };
                say!(
                    self.lang,
                    "arvio {when}, {by}, vastaus {answer}",
                    "bedömning {when}, {by}, svar {answer}",
                    "judgement {when}, {by}, answer {answer}"
                )
            }
            Said::Retraction => pick(self.lang, "peruutus", "återtagande", "withdrawal").to_owned(),
        }
    }

    /// The name of a record's register, and its id in it.
    #[must_use]
    pub fn record_name(&self, id: RecordId) -> (&'a str, &'a str) {
        let Some(record) = self.record(id) else { return ("", "") };
        let register = usize::try_from(record.register).ok().and_then(|at| self.log.registers.get(at));
        (register.map_or("", |register| register.name.as_str()), &record.id)
    }

    fn says(&self, id: RecordId) -> Option<&'a Happening> {
        match &self.record(id)?.what {
            Said::Happened(says) => Some(says),
            Said::Waiver { .. } | Said::Judgement { .. } | Said::Retraction => None,
        }
    }

    /// What a record says was done, by name.
    #[must_use]
    pub fn recorded_kinds(&self, id: RecordId) -> String {
        let vocabulary = &self.model.vocabulary;
        let kinds = self.says(id).into_iter().flat_map(|says| says.kinds.iter()).map(|kind| match kind {
            Kind::Activity(id) => vocabulary.activities[id.index()].word.words.get(self.lang),
            Kind::Status(id) => vocabulary.statuses[id.index()].words.get(self.lang),
        });
        list(self.lang, &kinds.collect::<Vec<_>>())
    }

    /// When a record says that it was done.
    #[must_use]
    pub fn recorded_when(&self, id: RecordId) -> Option<crate::time::When> {
        self.says(id).map(|says| says.when)
    }

    /// Who did it, as a record says.
    #[must_use]
    pub fn recorded_by(&self, id: RecordId) -> String {
        self.says(id).map(|says| list(self.lang, &self.actors(&says.by))).unwrap_or_default()
    }

    fn happening(&self, happening: &Happening) -> String {
        let vocabulary = &self.model.vocabulary;
        let kinds: Vec<&str> = happening
            .kinds
            .iter()
            .map(|kind| match kind {
                Kind::Activity(id) => vocabulary.activities[id.index()].word.words.get(self.lang),
                Kind::Status(id) => vocabulary.statuses[id.index()].words.get(self.lang),
            })
            .collect();
        let when = match happening.until {
            Some(until) => days::span(self.lang, happening.when.first(), until.last()),
            None => days::when(self.lang, happening.when),
        };
        let (by, kinds) = (list(self.lang, &self.actors(&happening.by)), list(self.lang, &kinds));
        format!("{when}, {by}, {kinds}")
    }

    fn actors(&self, actors: &[Actor]) -> Vec<String> {
        actors.iter().map(|actor| self.actor(*actor)).collect()
    }

    /// From which file and row a record comes.
    #[must_use]
    pub fn record_origin(&self, id: RecordId) -> Option<Origin> {
        self.record(id).map(|record| record.origin)
    }

    /// How well a record is shown, where it says that something happened.
    #[must_use]
    pub fn record_grade(&self, id: RecordId) -> Option<crate::finding::Grade> {
        match &self.record(id)?.what {
            Said::Happened(happening) => Some(happening.grade),
            Said::Waiver { .. } | Said::Judgement { .. } | Said::Retraction => None,
        }
    }

    /// Evidence links or diary numbers, and the note (for a waiver its ground).
    #[must_use]
    pub fn evidence(&self, id: RecordId) -> (&'a str, &'a str) {
        self.record(id).map_or(("", ""), |record| (&*record.evidence, &*record.note))
    }
}
