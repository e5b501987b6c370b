//! Words that `velvoite feed` cannot take: which one, and what was near.

use super::world::World;
use crate::support::velvoite;

#[test]
fn names_that_are_not_there_are_answered_with_near_ones() {
    for (words, near) in [
        (["--body", "Tamperre"], "municipality-837"),
        (["--duty", "county-yearly-raport"], "county-yearly-report"),
        (["--act", "612/2022"], "612/2021"),
        (["--role", "bearers"], "bearer"),
    ] {
        for lang in ["fi", "sv", "en"] {
            let ran = velvoite(&["feed", words[0], words[1], "--lang", lang]);
            assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}");
            assert!(ran.err.contains(words[1]) && ran.err.contains(near), "{words:?}: {}", ran.err);
        }
    }
}

#[test]
fn what_is_far_is_not_called_near_and_examples_are_called_examples() {
    for (act, lang, said) in [
        ("612/2012", "fi", "lähimmät: 612/2021\n"),
        ("1/1999", "fi", "säännöissä ei ole lakia 1/1999\nohje"),
        ("612", "fi", "\nesimerkiksi 612/2021\n"),
        ("612", "sv", "\nt.ex. 612/2021\n"),
        ("612", "en", "\nsuch as 612/2021\n"),
    ] {
        let ran = velvoite(&["feed", "--act", act, "--lang", lang]);
        assert!(ran.err.contains(said), "{act}: {}", ran.err);
    }
}

#[test]
fn days_lengths_and_addresses_that_are_none_are_told() {
    let world = World::new("wrong");
    for words in [
        &["--from", "2025-02-30"][..],
        &["--as-of", "tomorrow"],
        &["--from", "2026-01-01", "--to", "2025-01-01"],
        &["--remind", "soon"],
        &["--ahead", "0d"],
        &["--base-url", "example.org"],
        &["--body", "county-90", "--all"],
        &["--colour", "red"],
    ] {
        let ran = world.run(words);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{words:?}: {}", ran.err);
        assert!(ran.err.starts_with("error: "), "{words:?}: {}", ran.err);
    }
    let nothing = velvoite(&["feed", "--lang", "en"]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.out.is_empty() && !nothing.err.is_empty());
}

#[test]
fn help_stands_in_three_languages_and_names_every_word() {
    let words = [
        "--body",
        "--all",
        "--act",
        "--duty",
        "--role",
        "--recommended",
        "--todo",
        "--remind",
        "--ahead",
        "--from",
        "--to",
        "--as-of",
        "--known-at",
        "--output",
        "--state",
        "--base-url",
        "--rules",
        "--lang",
    ];
    let mut seen = std::collections::BTreeSet::new();
    for lang in ["fi", "sv", "en"] {
        let ran = velvoite(&["feed", "--help", "--lang", lang]);
        assert_eq!(ran.status, 0);
        for word in words {
            assert!(ran.out.contains(word), "{lang}: {word}\n{}", ran.out);
        }
        assert!(seen.insert(ran.out));
    }
}
