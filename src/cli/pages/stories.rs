//! The stories that expect something of a duty. Those of the shipped rules are read when they are asked for, file by
//! file: who starts the server need not wait for them.

use std::sync::Arc;

use super::Desk;
use crate::load;
use crate::model::story::{Line, Scenario};
use crate::source::Source;
use crate::syntax::{self, ast};

/// The stories of a duty, in the order in which the rules have them.
pub(super) fn of(desk: &Desk<'_>, duty: &str) -> Vec<Arc<Scenario>> {
    let known = &desk.inputs.model.scenarios;
    let mut found: Vec<Arc<Scenario>> = known.iter().filter(|story| tells_of(story, duty)).map(Arc::clone).collect();
    let unread = |source: &&Source| {
        load::is_shipped_story(source)
            && source.text.contains(duty)
            && !known.iter().any(|story| story.span.source == source.id)
    };
    for source in desk.sources.iter().filter(unread) {
        let items = syntax::parse(source).0.items;
        let stories = items.into_iter().filter_map(|item| match item {
            ast::Item::Scenario(story) => Some(story),
            _ => None,
        });
        found.extend(stories.filter(|story| tells_of(story, duty)));
    }
    found
}

/// Whether a story expects something of the duty.
fn tells_of(story: &Scenario, duty: &str) -> bool {
    story.lines.iter().any(|line| matches!(line, Line::Expect(expect) if expect.duty.value == duty))
}
