//! One entry for all bearers of a duty who have the same day in the same period: what a feed of an act, of a duty or of
//! all bodies of a kind shows, where hundreds of entries would say the same.
//!
//! Where some bearers have another day than most, each of those stands alone.

use std::collections::{BTreeMap, BTreeSet};

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
                let id = instance(model, finding, among);
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

/// The id of the entry that a finding shares with others.
pub(super) fn instance(model: &Model, finding: &Finding, among: &str) -> String {
    let duty = &model.duty(finding.duty).name;
    let part = finding.part.iter().flat_map(|part| ["/", part.as_str()]);
    [duty.as_str(), "/", among, "/", finding.period.as_str()].into_iter().chain(part).collect()
}

/// Adds what is gone: what stood for all (`among` tells for which), and of the rest what stood alone, which is what no
/// entry stands for.
pub(super) fn add_gone(joint: &mut Vec<Entry>, gone: &[Entry], among: &str) {
    let parts = |entry: &Entry| -> Option<(String, String, String)> {
        let mut parts = entry.instance.splitn(3, '/').map(str::to_owned);
        Some((parts.next()?, parts.next()?, parts.next()?))
    };
    let mut standing: BTreeSet<String> = joint.iter().map(|entry| entry.instance.clone()).collect();
    let mut added = Vec::new();
    for entry in gone {
        if parts(entry).is_some_and(|(_, bearer, _)| bearer == among) {
            standing.insert(entry.instance.clone());
            added.push(entry.clone());
        }
    }
    for entry in gone.iter().filter(|entry| matches!(&entry.content, Content::Gone(gone) if gone.bearer.is_some())) {
        let shared = parts(entry).map(|(duty, _, rest)| format!("{duty}/{among}/{rest}"));
        if shared.is_none_or(|shared| !standing.contains(&shared)) {
            added.push(entry.clone());
        }
    }
    joint.extend(added);
    joint.sort_by(|one, other| (one.day, &one.instance).cmp(&(other.day, &other.instance)));
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
