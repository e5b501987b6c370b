//! The shipped rules and calendars, built into the binary. Which files there are is listed by `build.rs`, so that a new
//! file is never forgotten.

use super::{RuleFiles, Sources};
use crate::source::Source;

include!(concat!(env!("OUT_DIR"), "/shipped.rs"));

/// The shipped rules with the roster of Finland, as `rules` would read them from the folder `rules`.
pub fn shipped_rules(sources: &mut Sources) -> RuleFiles {
    take(RULES, sources)
}

/// The shipped calendars, as `rules` would read them from the folder `calendars`.
pub fn shipped_calendars(sources: &mut Sources) -> RuleFiles {
    take(CALENDARS, sources)
}

/// Whether a shipped text holds stories and nothing else.
pub fn is_shipped_story(text: &Source) -> bool {
    text.name.starts_with("rules/") && text.name.contains("/stories/")
}

fn take(texts: &[(&str, &'static str)], sources: &mut Sources) -> RuleFiles {
    let mut read = RuleFiles::default();
    for (path, text) in texts {
        // A mark at the start, or one that is not ours to read, cannot be here: `include_str!` takes UTF-8 only.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        read.take(sources.add(*path, text));
    }
    read
}

#[cfg(test)]
mod tests {
    use super::{shipped_calendars, shipped_rules};
    use crate::load::{Disk, Sources, rules};
    use std::path::Path;

    #[test]
    fn what_is_built_in_is_what_lies_in_the_folders() {
        let (mut built, mut read) = (Sources::default(), Sources::default());
        shipped_rules(&mut built);
        shipped_calendars(&mut built);
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for folder in ["rules", "calendars"] {
            rules(&Disk, &root.join(folder), &mut read).unwrap();
        }
        let prefix = format!("{}/", root.display());
        let built: Vec<_> = built.iter().map(|source| (source.name.as_str(), &*source.text)).collect();
        let read: Vec<_> = read.iter().map(|source| (source.name.trim_start_matches(&prefix), &*source.text)).collect();
        assert!(!built.is_empty());
        assert_eq!(built, read);
    }
}
