//! The made-up world of a story: its bodies, who belongs to whom, its records as one register.

use super::Stage;
use super::row::StoryRow;
use crate::diagnostic::{Severity, nearest};
use crate::lang::Words;
use crate::model::roster::{Body, Membership};
use crate::model::vocabulary::{BodyId, KindId, RelationId, Thing};
use crate::record::{Completeness, Kind, Log, Origin, Register, read};
use crate::source::Span;
use crate::syntax::ast::{Given, Name, Scenario};
use crate::time::Day;

impl Stage<'_> {
    /// Made-up bodies and who belongs to whom.
    pub(super) fn given(&mut self, given: &Given) {
        let Some(kind) = self.kind(&given.kind) else { return };
        let (from, until) = (given.from.as_ref().map(|day| day.value), given.until.as_ref().map(|day| day.value));
        let bodies: Vec<BodyId> =
            given.names.iter().filter_map(|name| self.body_of_kind(name, kind, from, until)).collect();
        for group in &given.of {
            let Some(group_id) = self.body(group) else { continue };
            for body in &bodies {
                self.join(*body, group_id, group.span, from, until);
            }
        }
        for (word, names) in &given.with {
            let Some(member_kind) = self.kind(word) else { continue };
            for name in names {
                let Some(member) = self.body_of_kind(name, member_kind, from, until) else { continue };
                for body in &bodies {
                    self.join(member, *body, name.span, from, until);
                }
            }
        }
    }

    /// The body of this name, made now unless the story (or the roster) has it.
    fn body_of_kind(&mut self, name: &Name, kind: KindId, from: Option<Day>, until: Option<Day>) -> Option<BodyId> {
        if let Some(id) = self.roster.find(&name.value) {
            if self.roster.body(id).kind == kind {
                return Some(id);
            }
            let written = &name.value;
            let message = Words::new(
                format!("`{written}` on jo muun lajin toimija"),
                format!("`{written}` är redan en aktör av annat slag"),
                format!("`{written}` is a body of another kind already"),
            );
            self.complain("V0602", message, name.span);
            return None;
        }
        let body = Body {
            id: name.value.clone(),
            kind,
            code: String::new(),
            alias: None,
            names: Words::same(name.value.clone()),
            language: None,
            from,
            until,
        };
        self.roster.add(body).ok()
    }

    /// Makes a membership by every relation that fits the two.
    fn join(&mut self, member: BodyId, group: BodyId, span: Span, from: Option<Day>, until: Option<Day>) {
        let relations: Vec<RelationId> = self
            .model
            .vocabulary
            .relations
            .iter()
            .enumerate()
            .filter(|(_, relation)| relation.group == self.roster.body(group).kind)
            .filter(|(_, relation)| self.fits(member, &relation.member))
            .map(|(at, _)| RelationId::from(at))
            .collect();
        if relations.is_empty() {
            let (member, group) = (self.roster.body(member).id.clone(), self.roster.body(group).id.clone());
            let message = Words::new(
                format!("mikään suhde ei liitä toimijaa `{member}` toimijaan `{group}`"),
                format!("ingen relation förenar `{member}` med `{group}`"),
                format!("no relation makes `{member}` a member of `{group}`"),
            );
            self.complain("V0603", message, span);
        }
        let rows: Vec<Membership> =
            relations.into_iter().map(|relation| Membership { relation, group, member, from, until }).collect();
        self.roster.add_memberships(rows);
    }

    /// Whether a body can stand where a relation says `word`: its kind, or a class that holds the kind or the body.
    fn fits(&self, body: BodyId, word: &str) -> bool {
        let vocabulary = &self.model.vocabulary;
        let kind = self.roster.body(body).kind;
        if vocabulary.kind(word) == Some(kind) {
            return true;
        }
        vocabulary.class(word).is_some_and(|class| {
            vocabulary.holds(class, Thing::Kind(kind)) || vocabulary.holds(class, Thing::Body(body))
        })
    }

    fn kind(&mut self, name: &Name) -> Option<KindId> {
        let found = self.model.vocabulary.kind(&name.value);
        if found.is_none() {
            let known = self.model.vocabulary.kinds.iter().map(|word| word.name.as_str());
            let near = nearest(&name.value, known).map(str::to_owned);
            self.unknown("V0601", Words::new("laji", "slaget", "kind"), name, near);
        }
        found
    }

    pub(super) fn body(&mut self, name: &Name) -> Option<BodyId> {
        let found = self.roster.find(&name.value);
        if found.is_none() {
            let known = self.roster.bodies().iter().map(|body| body.id.as_str());
            let near = nearest(&name.value, known).map(str::to_owned);
            self.unknown("V0604", Words::new("toimija", "aktören", "body"), name, near);
        }
        found
    }

    /// The story's records as one register, with what it declares complete.
    pub(super) fn log(&mut self, scenario: &Scenario) -> Log {
        let vocabulary = &self.model.vocabulary;
        let mut complete = Vec::new();
        for line in std::mem::take(&mut self.complete) {
            let origin = self.origin(line.span);
            let mut kinds = Vec::new();
            for name in &line.kinds {
                let activity = vocabulary.activity(&name.value).map(Kind::Activity);
                match activity.or_else(|| vocabulary.status(&name.value).map(Kind::Status)) {
                    Some(kind) => kinds.push(kind),
                    None => {
                        let activities = vocabulary.activities.iter().map(|activity| activity.word.name.as_str());
                        let statuses = vocabulary.statuses.iter().map(|word| word.name.as_str());
                        let near = nearest(&name.value, activities.chain(statuses)).map(str::to_owned);
                        self.unknown("V0611", Words::new("toiminta", "aktiviteten", "activity"), name, near);
                    }
                }
            }
            let (from, until) = (line.from.value, line.until.as_ref().map(|day| day.value));
            if line.bodies.is_empty() {
                complete.push(Completeness { body: None, kinds, from, until, origin });
                continue;
            }
            for name in &line.bodies {
                if let Some(body) = self.body(name) {
                    complete.push(Completeness { body: Some(body), kinds: kinds.clone(), from, until, origin });
                }
            }
        }
        let names = read::Names::new(vocabulary, &self.roster);
        let mut reader = read::Reader::new(&names);
        let name = scenario.title.value.clone();
        reader.begin(Register { name, bodies: Vec::new(), complete, suspended: Vec::new() }, "");
        reader.file("scenario", scenario.span.source);
        for record in &self.records {
            reader.row(&StoryRow { record, origin: self.origin(record.span) });
        }
        reader.end();
        let read = reader.finish();
        // A story's record has no file of its own that could be warned of.
        let errors = read.complaints.into_iter().filter(|complaint| complaint.severity == Severity::Error);
        self.complaints.extend(errors);
        read.log
    }

    /// File and line of a place in the rules.
    fn origin(&self, span: Span) -> Origin {
        let source = self.sources.iter().find(|source| source.id == span.source);
        let line = source.map_or(1, |source| source.position(span.start).0);
        Origin { source: span.source, row: u32::try_from(line).unwrap_or(u32::MAX) }
    }
}
