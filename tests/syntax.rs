//! The grammar: what parses without a complaint, and which complaint each mistake gets.

use crate::support::{cases, complaints, messages, source};
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

/// Every mistake of a bad case, in the three languages, below the text.
#[test]
fn bad_texts_get_one_complaint_for_each_mistake() {
    for path in cases("syntax/bad", "velvoite") {
        let source = source(&path);
        let (_, diagnostics) = velvoite::syntax::parse(&source);
        assert!(!diagnostics.is_empty(), "{} has no mistake", path.display());
        let mut out = format!("{}\n----\n", source.text.trim_end().replace('\0', "�"));
        out += &complaints(&source, &diagnostics, Lang::En);
        for lang in [Lang::Fi, Lang::Sv] {
            out += &format!("---- {lang}\n{}", messages(&diagnostics, lang));
        }
        let name = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({
            snapshot_path => "cases/syntax/bad",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, out) });
    }
}

#[test]
fn every_complaint_has_a_bad_case() {
    let mut codes = std::collections::BTreeSet::new();
    for path in cases("syntax/bad", "velvoite") {
        let source = source(&path);
        codes.extend(velvoite::syntax::parse(&source).1.into_iter().map(|diagnostic| diagnostic.code));
    }
    let all = (101..=121).map(|number| format!("V0{number}")).collect::<Vec<_>>();
    assert_eq!(codes.into_iter().collect::<Vec<_>>(), all);
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
