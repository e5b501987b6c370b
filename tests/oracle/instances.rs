//! Which instances there are: bearers, periods, versions (`rules.md` § A).

use super::days;
use super::tri::Tri;
use super::twin::{Frame, Instance, Twin, text};
use velvoite::model::duty::BearerTerm;
use velvoite::model::{BodyId, Duty, Generation, KindId, RelationId, Rhythm, Text, Thing, Who};
use velvoite::time::Day;

impl<'a> Twin<'a> {
    /// All instances whose window touches these days, in the order of the duties.
    pub fn instances(&self, duty: &'a Duty, from: Day, to: Day) -> Vec<Instance> {
        let mut found = Vec::new();
        for bearer in self.model.roster.ids() {
            if !self.bears(duty, bearer) {
                continue;
            }
            for instance in self.of_bearer(duty, bearer, to) {
                if self.touches(duty, &instance, from, to) {
                    found.push(instance);
                }
            }
        }
        found
    }

    fn of_bearer(&self, duty: &'a Duty, bearer: BodyId, to: Day) -> Vec<Instance> {
        let mut found = Vec::new();
        for frame in self.frames(duty, bearer, to) {
            if let Some((version, on)) = self.govern(duty, &frame) {
                let mut id = format!("{}/{}", duty.name, self.name(bearer));
                if let Some(other) = frame.counterparty {
                    id.push('/');
                    id.push_str(self.name(other));
                }
                id.push('/');
                id.push_str(&frame.key);
                if let (Generation::Every(_, parts), Some(part)) = (&duty.generation, frame.part) {
                    id.push('/');
                    id.push_str(&parts[part].name);
                }
                found.push(Instance { id, frame, version, on });
            }
        }
        found
    }

    /// Whether the body is one that the duty binds, at whatever time.
    pub fn bears(&self, duty: &Duty, body: BodyId) -> bool {
        duty.bearers.terms.iter().any(|term| match term {
            BearerTerm::Thing(thing) => self.is(body, *thing),
            BearerTerm::MembersOf { member, relation, group } => self.model.roster.memberships().iter().any(|row| {
                row.member == body
                    && row.relation == *relation
                    && self.kind(row.group) == *group
                    && self.is(body, *member)
            }),
        })
    }

    pub fn kind(&self, body: BodyId) -> KindId {
        self.model.roster.body(body).kind
    }

    /// Whether a body is a thing: that body, of that kind, of that class.
    pub fn is(&self, body: BodyId, thing: Thing) -> bool {
        match thing {
            Thing::Body(other) => body == other,
            Thing::Kind(kind) => self.kind(body) == kind,
            Thing::Class(class) => {
                let holds = &self.model.vocabulary.classes[class.index()].holds;
                holds.contains(&Thing::Body(body)) || holds.contains(&Thing::Kind(self.kind(body)))
            }
        }
    }

    pub fn exists(&self, body: BodyId, on: Day) -> bool {
        let body = self.model.roster.body(body);
        body.from.is_none_or(|from| from <= on) && body.until.is_none_or(|until| on <= until)
    }

    /// Whether `member` belongs to `group` by the relation on a day.
    pub fn belongs(&self, member: BodyId, relation: RelationId, group: BodyId, on: Day) -> bool {
        self.model.roster.memberships().iter().any(|row| {
            row.member == member
                && row.group == group
                && row.relation == relation
                && row.from.is_none_or(|from| from <= on)
                && row.until.is_none_or(|until| on <= until)
        })
    }

    /// The one body that is meant on a day.
    pub fn who(&self, who: &Who, frame: &Frame, on: Day) -> Option<BodyId> {
        match who {
            Who::Bearer => Some(frame.bearer),
            Who::Counterparty => frame.counterparty,
            Who::Body(body) => Some(*body),
            Who::Related { relations, up, of } => {
                let of = self.who(of, frame, on)?;
                let fits = |other: &BodyId| {
                    relations.iter().any(|relation| {
                        if *up {
                            self.belongs(of, *relation, *other, on)
                        } else {
                            self.belongs(*other, *relation, of, on)
                        }
                    })
                };
                self.model.roster.ids().find(fits)
            }
        }
    }

    /// The periods of a rhythm from long before the span to its end.
    fn periods(&self, rhythm: &Rhythm, to: Day) -> Vec<(String, Day, Day)> {
        match rhythm {
            Rhythm::CalendarYear => (2015..=2030)
                .map(|year| (year.to_string(), days::ymd(year, 1, 1), days::ymd(year, 12, 31)))
                .filter(|period| period.1 <= to)
                .collect(),
            Rhythm::Table(name) => {
                let rows = self.model.tables[name].table.rows();
                rows.iter().map(|row| (row.key.clone(), row.window.from(), row.window.last())).collect()
            }
        }
    }

    fn frames(&self, duty: &'a Duty, bearer: BodyId, to: Day) -> Vec<Frame> {
        let plain = |key: &str| Frame {
            bearer,
            counterparty: None,
            key: key.to_owned(),
            part: None,
            period: None,
            trigger: None,
            cause: None,
            first: false,
            interval: None,
            previous: None,
        };
        let mut frames = Vec::new();
        match &duty.generation {
            Generation::Once => frames.push(Frame { first: true, ..plain("once") }),
            Generation::Always => frames.push(plain("always")),
            Generation::Every(rhythm, parts) => {
                for (key, first, last) in self.periods(rhythm, to) {
                    let frame = Frame { period: Some((first, last)), ..plain(&key) };
                    if parts.is_empty() {
                        frames.push(frame);
                    } else {
                        frames.extend((0..parts.len()).map(|part| Frame { part: Some(part), ..frame.clone() }));
                    }
                }
                self.first_ones(duty, &mut frames);
            }
            Generation::AtMost(_) | Generation::Upon { .. } => {}
        }
        frames
    }

    /// Drops what lies before `first period`, and marks the first instance, which `first by` moves.
    fn first_ones(&self, duty: &'a Duty, frames: &mut Vec<Frame>) {
        if let Some(first) = &duty.first_period {
            let from = frames.iter().position(|frame| frame.key == *first).unwrap_or(frames.len());
            frames.drain(..from);
        }
        if duty.first_by.is_some()
            && let Some(key) = frames
                .iter()
                .find(|frame| self.govern(duty, frame).is_some_and(|(version, _)| version + 1 == duty.versions.len()))
                .map(|frame| frame.key.clone())
        {
            for frame in frames.iter_mut().filter(|frame| frame.key == key) {
                // A day before the period cannot be its due day.
                let within = duty.first_by.is_some_and(|day| frame.period.is_none_or(|(first, _)| first <= day));
                let moved = Frame { first: within, ..frame.clone() };
                frame.first = within && self.govern(duty, &moved).is_some();
            }
        }
    }

    /// The version that governs, and the day that picks it (`rules.md` A2, A3).
    fn govern(&self, duty: &'a Duty, frame: &Frame) -> Option<(usize, Day)> {
        if matches!(duty.generation, Generation::Always) {
            // Kept duties are made with one version that has no end; whoever was there at some time is judged to its end.
            let born = self.model.roster.body(frame.bearer).from;
            let ended = self.model.roster.body(frame.bearer).until;
            let on = ended.map_or(self.as_of, |until| until.min(self.as_of));
            return born.is_none_or(|born| born <= self.as_of).then_some((0, on));
        }
        for (at, version) in duty.versions.iter().enumerate() {
            let on = match (&duty.generation, frame.trigger) {
                (Generation::Upon { .. }, Some(when)) => when.first(),
                _ => {
                    let text = self.static_text(duty, at, frame);
                    let nominal = self.nominal(duty, text, frame);
                    nominal.or(frame.period.map(|period| period.1)).unwrap_or(self.as_of)
                }
            };
            if version.from <= on && version.until.is_none_or(|until| on <= until) && self.exists(frame.bearer, on) {
                return Some((at, self.reference(duty, at, frame)));
            }
        }
        None
    }

    /// The text under the exceptions that need no records.
    pub fn static_text<'d>(&self, duty: &'d Duty, version: usize, frame: &Frame) -> &'d Text {
        let mask = self.static_mask(duty, version, frame);
        text(&duty.versions[version], mask, None)
    }

    fn static_mask(&self, duty: &Duty, version: usize, frame: &Frame) -> u32 {
        let on = self.reference(duty, version, frame);
        let mut mask = 0;
        for (at, exception) in duty.versions[version].exceptions.iter().enumerate() {
            let parent = exception.parent.is_none_or(|parent| mask & (1 << parent) != 0);
            let force = exception.force.is_none_or(|(from, until)| from <= on && until.is_none_or(|until| on <= until));
            let when = exception.when.as_ref().is_none_or(|when| {
                when.condition.is_static() && self.holds_static(&when.condition, frame, on) == Tri::Yes
            });
            if parent && force && when {
                mask |= 1 << at;
            }
        }
        mask
    }

    /// The nominal due day of the text without exceptions, or the trigger's day, or the period's last day.
    fn reference(&self, duty: &Duty, version: usize, frame: &Frame) -> Day {
        if let Some(when) = frame.trigger {
            return when.first();
        }
        let base = text(&duty.versions[version], 0, None);
        self.nominal(duty, base, frame).or(frame.period.map(|period| period.1)).unwrap_or(self.as_of)
    }

    fn touches(&self, duty: &'a Duty, instance: &Instance, from: Day, to: Day) -> bool {
        let text = self.static_text(duty, instance.version, &instance.frame);
        if text.removed
            && let Some((first, last)) = instance.frame.period
        {
            return first <= to && last >= from;
        }
        let start = self.start(duty, instance, text).0;
        let end = self.due(duty, text, &instance.frame).or(instance.frame.period.map(|period| period.1));
        start <= to && end.is_none_or(|end| end >= from)
    }
}
