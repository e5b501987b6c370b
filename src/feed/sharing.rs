//! Findings that tell the same share one copy of it, so that it is summed up once and put into words once.
//!
//! Judging shares what bodies have that nothing tells apart; bodies that are judged by themselves, as each county is,
//! mostly come to the same all the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::{Finding, Told};
use crate::model::DutyId;
use crate::time::Day;

/// What was told so far, each once.
#[derive(Default)]
pub(super) struct Shared {
    /// What stands for a copy, which is kept, so that its address names no other thing.
    of: BTreeMap<*const Told, (Arc<Told>, Arc<Told>)>,
    /// By duty, version and due day: few have these in common.
    alike: BTreeMap<(DutyId, usize, Option<Day>), Vec<Arc<Told>>>,
}

impl Shared {
    /// The same finding, which shares what it tells with those before it that tell the same.
    pub(super) fn finding(&mut self, finding: &Finding) -> Finding {
        let Finding { instance, bearer, told } = finding;
        let (_, told) = self.of.entry(Arc::as_ptr(told)).or_insert_with(|| {
            let day = told.due.as_ref().map(|due| due.effective);
            let alike = self.alike.entry((told.duty, told.version, day)).or_default();
            let known = alike.iter().find(|known| ***known == **told).cloned();
            let one = known.unwrap_or_else(|| {
                alike.push(Arc::clone(told));
                Arc::clone(told)
            });
            (Arc::clone(told), one)
        });
        Finding { instance: instance.clone(), bearer: *bearer, told: Arc::clone(told) }
    }
}
