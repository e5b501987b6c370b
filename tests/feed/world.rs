//! The made-up county of `tests/worlds/example` in a folder of its own, which a test may edit.

use std::path::PathBuf;

use crate::ics::{Line, components, unescaped, value};
use crate::support::{Ran, velvoite_in};

/// A copy of the world.
pub struct World {
    pub folder: PathBuf,
}

impl World {
    pub fn new(name: &str) -> World {
        let folder = crate::http::world(&format!("feed-{name}"));
        World { folder }
    }

    /// `velvoite feed` over all registers, with more words.
    pub fn run(&self, words: &[&str]) -> Ran {
        let mut all = vec!["feed", "registers/mallila", "registers/alakyla", "--rules", "rules", "--lang", "en"];
        all.extend(words);
        velvoite_in(&self.folder, &all)
    }

    /// The same, which must succeed.
    pub fn feed(&self, words: &[&str]) -> String {
        let ran = self.run(words);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{words:?}");
        ran.out
    }

    pub fn text(&self, path: &str) -> String {
        #[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
        std::fs::read_to_string(self.folder.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn put(&self, path: &str, text: &str) {
        std::fs::create_dir_all(self.folder.join(path).parent().unwrap()).unwrap();
        std::fs::write(self.folder.join(path), text).unwrap();
    }

    pub fn has(&self, path: &str) -> bool {
        self.folder.join(path).exists()
    }

    /// Changes a file; the change must be one.
    pub fn edit(&self, path: &str, change: impl Fn(&str) -> String) {
        let (before, after) = (self.text(path), change(&self.text(path)));
        assert_ne!(before, after);
        self.put(path, &after);
    }

    /// Changes the rule of one duty.
    pub fn edit_duty(&self, duty: &str, from: &str, to: &str) {
        self.edit("rules/duties.velvoite", |text| {
            let at = text.find(&format!("duty {duty} {{")).unwrap();
            let (before, rest) = text.split_at(at);
            format!("{before}{}", rest.replacen(from, to, 1))
        });
    }
}

/// The entry whose instance is this one.
pub fn entry(calendar: &str, instance: &str) -> Option<Vec<Line>> {
    let of = |entry: &Vec<Line>| unescaped(value(entry, "X-VELVOITE-INSTANCE")) == instance;
    components(calendar, "VEVENT").into_iter().find(of)
}
