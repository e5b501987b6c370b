//! The grammar: what parses without a complaint, and which complaint each mistake gets.

use crate::support::{cases, complaints, source};
use std::path::Path;
use velvoite::lang::Lang;
use velvoite::source::Source;
use velvoite::syntax::ast::File;

fn parse(source: &Source) -> (File, String) {
    let (file, diagnostics) = velvoite::syntax::parse(source);
    (file, complaints(source, &diagnostics, Lang::En))
}

#[test]
fn good_texts_parse_without_complaint() {
    for path in cases("syntax/good", "velvoite") {
        let source = source(&path);
        let (file, complaints) = parse(&source);
        assert_eq!(complaints, "", "{}", path.display());
        assert!(!file.items.is_empty(), "{} is empty", path.display());
    }
}

#[test]
fn shipped_texts_parse_without_complaint() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for folder in ["rules/finland", "rules/finland/stories", "calendars/finland"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "velvoite") {
                let (_, complaints) = parse(&source(&path));
                assert_eq!(complaints, "", "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 10, "only {count} files were found");
}
