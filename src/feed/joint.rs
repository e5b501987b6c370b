//! One entry for all bearers of a duty who have the same day in the same period: what a feed of an act, of a duty or of
//! all bodies of a kind shows, where hundreds of entries would say the same.
//!
//! Where some bearers have another day than most, each of those stands alone.

use std::collections::BTreeMap;

use super::identity::uid;
use super::{Content, Entry, Status};
use crate::finding::Finding;
use crate::model::Model;
use crate::time::Day;

/// Entries for all of `entries`, joined; `among` stands between duty and period in the instance (`kind:county`, empty for
/// all bearers). Sorted by day and instance.
pub(super) fn joined(model: &Model, entries: &[&Entry], among: &str) -> Vec<Entry> {
    let mut groups: BTreeMap<String, Vec<(&Entry, &Finding)>> = BTreeMap::new();
    let mut alone: Vec<Entry> = Vec::new();
    for entry in entries {
        match &entry.content {
            Content::One(finding) if entry.status != Status::Cancelled => {
                let duty = &model.duty(finding.duty).name;
                let part = finding.part.iter().flat_map(|part| ["/", part.as_str()]);
                let parts = [duty.as_str(), "/", among, "/", finding.period.as_str()];
                let id: String = parts.into_iter().chain(part).collect();
                groups.entry(id).or_default().push((*entry, finding));
            }
            Content::One(_) | Content::Gone(_) => alone.push((*entry).clone()),
            Content::Joint(_) => {}
        }
    }
    for (instance, group) in groups {
        let day = shared_day(&group);
        let (together, apart): (Vec<_>, Vec<_>) = group.into_iter().partition(|(entry, _)| Some(entry.day) == day);
        alone.extend(apart.into_iter().map(|(entry, _)| entry.clone()));
        let Some((first, _)) = together.first() else { continue };
        let revised = together.iter().map(|(entry, _)| entry.revised).max().unwrap_or(first.revised);
        let tentative = together.iter().all(|(entry, _)| entry.status == Status::Tentative);
        alone.push(Entry {
            uid: uid(&instance),
            day: first.day,
            moved_from: None,
            status: if tentative { Status::Tentative } else { Status::Confirmed },
            revised,
            sequence: together.iter().map(|(entry, _)| entry.sequence).max().unwrap_or_default(),
            content: Content::Joint(together.into_iter().map(|(_, finding)| finding.clone()).collect()),
            instance,
        });
    }
    alone.sort_by(|one, other| (one.day, &one.instance).cmp(&(other.day, &other.instance)));
    alone
}

/// The day that most have, if at least two have it; the earliest of several such.
fn shared_day(group: &[(&Entry, &Finding)]) -> Option<Day> {
    let mut days: BTreeMap<Day, usize> = BTreeMap::new();
    for (entry, _) in group {
        *days.entry(entry.day).or_default() += 1;
    }
    let most = days.values().copied().max().filter(|most| *most > 1)?;
    days.into_iter().find(|(_, count)| *count == most).map(|(day, _)| day)
}
