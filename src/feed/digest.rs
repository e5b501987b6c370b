//! What an entry tells, in one number: the same for the same content on every machine, whatever numbers its duties,
//! bodies and records happen to have in a run.
//!
//! It shows that something changed which no date shows, such as a rule that was edited without a new `revised`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Content, Entry};
use crate::finding::{Finding, Item, Note, Told};
use crate::model::{Citation, Model, Roster};
use crate::record::{Log, RecordId};
use crate::time::{Day, DueDay};

/// Sums up what entries tell; what many share is summed up once.
pub(super) struct Digests<'m> {
    model: &'m Model,
    roster: &'m Roster,
    log: &'m Log,
    told: BTreeMap<*const Told, u64>,
}

/// FNV-1a: no secret is kept, only changes are seen.
pub(super) struct Sum(u64);

impl Sum {
    pub(super) fn new() -> Sum {
        Sum(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// What was summed up.
    pub(super) fn end(&self) -> u64 {
        self.0
    }

    fn number(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// By its shape in the language: numbers, days and words of the law, never a number of this run.
    fn shape(&mut self, shape: &dyn std::fmt::Debug) {
        self.text(&format!("{shape:?}"));
    }

    fn day(&mut self, day: Option<Day>) {
        self.text(&day.map_or(String::new(), |day| day.to_string()));
    }
}

impl<'m> Digests<'m> {
    pub(super) fn new(model: &'m Model, roster: &'m Roster, log: &'m Log) -> Digests<'m> {
        Digests { model, roster, log, told: BTreeMap::new() }
    }

    /// What an entry tells.
    pub(super) fn of(&mut self, entry: &Entry) -> u64 {
        let mut sum = Sum::new();
        sum.text(&entry.instance);
        match &entry.content {
            Content::One(finding) => sum.number(self.finding(finding)),
            // Each of them is dated by itself.
            Content::Joint(findings) => findings.iter().for_each(|finding| sum.number(self.finding(finding))),
            Content::Gone(gone) => sum.day(Some(gone.since)),
        }
        sum.0
    }

    fn finding(&mut self, finding: &Finding) -> u64 {
        let pointer = Arc::as_ptr(&finding.told);
        let told = match self.told.get(&pointer) {
            Some(told) => *told,
            None => {
                let told = self.told(finding);
                self.told.insert(pointer, told);
                told
            }
        };
        let mut sum = Sum::new();
        sum.number(told);
        let body = self.roster.body(finding.bearer);
        for name in [&body.names.fi, &body.names.sv, &body.names.en] {
            sum.text(name);
        }
        sum.0
    }

    fn told(&self, told: &Told) -> u64 {
        let mut sum = Sum::new();
        let duty = self.model.duty(told.duty);
        let law = duty.versions.get(told.version);
        sum.shape(law.and_then(|law| law.title.as_ref()).unwrap_or(&duty.title));
        sum.text(told.binding.code());
        self.source(&mut sum, &told.source);
        if let Some(body) = told.counterparty {
            sum.shape(&self.roster.body(body).names);
        }
        sum.text(told.verdict.code());
        sum.text(told.computed.map_or("", |verdict| verdict.code()));
        due(&mut sum, told.due.as_ref());
        sum.day(told.window.0);
        sum.day(told.window.1);
        for missing in &told.missing {
            item(&mut sum, &missing.item);
            sum.text(if missing.certain { "!" } else { "?" });
            sum.shape(&missing.days);
        }
        for record in told.witnesses.iter().chain(told.waiver.iter().map(|waiver| &waiver.record)) {
            self.record(&mut sum, *record);
        }
        sum.day(told.waiver.map(|waiver| waiver.until));
        told.causes.iter().for_each(|cause| sum.text(cause.code()));
        for (reading, verdict) in &told.readings {
            sum.text(reading);
            sum.text(verdict.code());
        }
        for (reading, day) in &told.reading_dues {
            sum.text(reading);
            due(&mut sum, Some(day));
        }
        sum.shape(&(told.grade, told.late_days, told.ratio, told.no_due));
        for note in &told.notes {
            self.note(&mut sum, note);
        }
        sum.0
    }

    fn note(&self, sum: &mut Sum, note: &Note) {
        match note {
            Note::Rule(words, _) => sum.shape(words),
            Note::Joined { body, from } => {
                sum.text(&self.roster.body(*body).id);
                sum.day(Some(*from));
            }
            Note::Left { body, until } => {
                sum.text(&self.roster.body(*body).id);
                sum.day(Some(*until));
            }
            Note::EmptySet(_) => sum.text("empty"),
            Note::EarlierLaw { source, until } => {
                self.source(sum, source);
                sum.day(Some(*until));
            }
            Note::Corrected(record) => self.record(sum, *record),
            Note::Unread { what, from } => {
                sum.text(what);
                sum.day(Some(*from));
            }
            Note::PastWaiver { record, from, until } | Note::ComingWaiver { record, from, until } => {
                self.record(sum, *record);
                sum.day(Some(*from));
                sum.day(Some(*until));
            }
        }
    }

    fn record(&self, sum: &mut Sum, record: RecordId) {
        sum.text(&self.log.shown_id(record));
        sum.text(&self.log.record(record).evidence);
    }

    fn source(&self, sum: &mut Sum, source: &Citation) {
        sum.shape(source);
        if let Citation::Acts(acts) = source {
            for act in acts.iter().filter_map(|(act, _)| self.model.acts.get(act)) {
                sum.shape(&(&act.title, &act.eli, act.followed));
            }
        }
    }
}

fn item(sum: &mut Sum, item: &Item) {
    sum.text(item.what.code());
    sum.text(&item.id);
    sum.text(item.step.as_deref().unwrap_or_default());
}

fn due(sum: &mut Sum, due: Option<&DueDay>) {
    if let Some(due) = due {
        sum.shape(due);
    }
}
