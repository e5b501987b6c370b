//! A record line of a story as a row of a register, so that the same words mean the same in both.

use std::borrow::Cow;

use crate::diagnostic::Place;
use crate::record::Origin;
use crate::record::read::{Column, Row};
use crate::source::Spanned;
use crate::syntax::ast::{Actor, Name, RecordLine};
use crate::time::Day;

/// A record line of a story, read as a row of a register is.
pub(super) struct StoryRow<'m> {
    pub(super) record: &'m RecordLine,
    pub(super) origin: Origin,
}

impl StoryRow<'_> {
    fn names(&self, column: Column) -> &[Name] {
        match column {
            Column::Activity => &self.record.kinds,
            Column::With => &self.record.with,
            Column::Invited => &self.record.invited,
            Column::About => &self.record.about,
            Column::Id => std::slice::from_ref(&self.record.id),
            Column::Supersedes => self.record.supersedes.as_slice(),
            Column::Retracts => self.record.retracts.as_slice(),
            Column::Grade => self.record.grade.as_slice(),
            Column::Date
            | Column::Until
            | Column::By
            | Column::For
            | Column::Of
            | Column::To
            | Column::Answer
            | Column::Evidence
            | Column::Recorded
            | Column::Note => &[],
        }
    }

    fn actors(&self, column: Column) -> &[Actor] {
        match column {
            Column::By => &self.record.by,
            Column::To => &self.record.to,
            _ => &[],
        }
    }

    fn texts(&self, column: Column) -> &[Spanned<String>] {
        match column {
            Column::For => &self.record.for_,
            Column::Of => &self.record.of,
            Column::Note => self.record.note.as_slice(),
            _ => &[],
        }
    }

    fn days(&self, column: Column) -> Option<Spanned<(Day, Day)>> {
        match column {
            Column::Date => self.record.on.clone(),
            Column::Until => self.record.until.clone(),
            Column::Recorded => self.record.recorded.as_ref().map(|day| Spanned::new((day.value, day.value), day.span)),
            _ => None,
        }
    }
}

impl Row for StoryRow<'_> {
    fn cell(&self, column: Column) -> Cow<'_, str> {
        if let Some(days) = self.days(column) {
            let (first, last) = days.value;
            return if first == last { first.to_string() } else { format!("{first}/{last}") }.into();
        }
        if column == Column::Answer {
            let answer = self.record.answer.as_ref().map(|answer| if answer.value { "yes" } else { "no" });
            return answer.unwrap_or_default().into();
        }
        let actors = self.actors(column).iter().map(|actor| match &actor.organ {
            Some(organ) => format!("{}/{}", actor.body.value, organ.value),
            None => actor.body.value.clone(),
        });
        let names = self.names(column).iter().map(|name| name.value.clone());
        let texts = self.texts(column).iter().map(|text| text.value.clone());
        names.chain(texts).chain(actors).collect::<Vec<String>>().join("|").into()
    }

    fn place(&self, column: Column, item: usize) -> Place {
        let names = self.names(column).iter().map(|name| name.span);
        let texts = self.texts(column).iter().map(|text| text.span);
        let actors = self.actors(column).iter().map(|actor| actor.body.span);
        let days = self.days(column).map(|days| days.span);
        let answer = self.record.answer.as_ref().filter(|_| column == Column::Answer).map(|answer| answer.span);
        let span = names.chain(texts).chain(actors).chain(days).chain(answer).nth(item);
        Place::Text(span.unwrap_or(self.record.span))
    }

    fn origin(&self) -> Origin {
        self.origin
    }
}
