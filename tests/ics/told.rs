//! What entries tell: whole calendars read word by word, titles of every duty, nothing that ages.

use std::collections::BTreeMap;

use super::{components, on, unescaped, value, world, world_on};
use velvoite::feed::{Content, Entry, Horizon, Layer, Scope};
use velvoite::lang::Lang;
use velvoite::render::ics::Options;

/// One real calendar in each language: the county's entries of one year under one act.
#[test]
fn a_real_calendar_reads_well() {
    for lang in Lang::ALL {
        let days = Some(Horizon { from: on(2025, 12, 1), to: on(2026, 12, 31) });
        let scope = Scope { acts: vec!["612/2021".into()], days, ..world().of("county-08") };
        let calendar = world().write(lang, &world().entries(&scope), &Options::default());
        insta::assert_binary_snapshot!(&format!("county-{lang}.ics"), calendar.into_bytes());
    }
}

/// One entry of every duty and part, whoever bears it.
fn one_of_each() -> Vec<Entry> {
    let mut each = BTreeMap::new();
    for body in world().model.roster.bodies() {
        for layer in [Layer::Binding, Layer::Recommended] {
            for entry in world().entries(&Scope { layer, ..world().of(&body.id) }) {
                if let Content::One(finding) = &entry.content {
                    each.entry((finding.duty, finding.part.clone())).or_insert(entry);
                }
            }
        }
    }
    each.into_values().collect()
}

#[test]
fn titles_are_short_whole_words_that_end_with_whose_it_is() {
    let entries = one_of_each();
    assert!(entries.len() > 60, "{}", entries.len());
    for lang in Lang::ALL {
        let calendar = world().write(lang, &entries, &Options::default());
        for (event, entry) in components(&calendar, "VEVENT").iter().zip(&entries) {
            let title = unescaped(value(event, "SUMMARY"));
            let Content::One(finding) = &entry.content else { continue };
            let body = world().book(lang).body(finding.bearer);
            let (what, whose) = title.rsplit_once(" – ").unwrap();
            assert!(whose.starts_with(&body), "{title}");
            // What is to be done is said in whole; an ellipsis stands where that is very long only.
            let what = what.trim_start_matches("✓ ");
            let long = what.chars().count();
            assert!(long <= 120 && (!what.ends_with('…') || long > 90), "{title}");
        }
    }
}

/// Words by which a text would be false on another day.
const AGES: [&[&str]; 3] = [
    &["tänään", "huomenna", "eilen", "jäljellä", "tällä viikolla", "ensi viikolla", "tänä vuonna"],
    &["i dag", "idag", "i morgon", "imorgon", "i går", "dagar kvar", "den här veckan", "nästa vecka", "i år"],
    &["today", "tomorrow", "yesterday", "days left", "overdue", "this week", "next week", "this year"],
];

#[test]
fn nothing_ages() {
    let entries = one_of_each();
    for (lang, words) in Lang::ALL.into_iter().zip(AGES) {
        for event in components(&world().write(lang, &entries, &Options::default()), "VEVENT") {
            let told = format!("{}\n{}", unescaped(value(&event, "SUMMARY")), unescaped(value(&event, "DESCRIPTION")));
            let lower = told.to_lowercase();
            for word in words {
                let own = lower.match_indices(word).find(|(at, _)| {
                    let before = lower[..*at].chars().next_back();
                    let after = lower[at + word.len()..].chars().next();
                    !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
                });
                assert!(own.is_none(), "`{word}` in: {told}");
            }
        }
    }
}

/// The day of asking shows nowhere: where the verdict is the same on another day, so is every word.
#[test]
fn the_day_of_asking_is_not_in_the_text() {
    let later = world_on(on(2026, 11, 29));
    let told = |world: &super::World| -> BTreeMap<String, (Vec<String>, Option<velvoite::finding::Verdict>)> {
        let entries = world.entries(&world.of("county-08"));
        let calendar = world.write(Lang::Fi, &entries, &Options::default());
        components(&calendar, "VEVENT")
            .iter()
            .zip(&entries)
            .map(|(event, entry)| {
                let verdict = match &entry.content {
                    Content::One(finding) => Some(finding.verdict),
                    Content::Joint(_) | Content::Gone(_) => None,
                };
                let told = ["SUMMARY", "DESCRIPTION", "STATUS"].map(|name| value(event, name).to_owned());
                (entry.uid.clone(), (told.to_vec(), verdict))
            })
            .collect()
    };
    let (now, then) = (told(world()), told(&later));
    assert!(now.len() > 100 && now.len() == then.len());
    for (uid, (text, verdict)) in &now {
        let (later, also) = &then[uid];
        assert!(verdict != also || text == later, "{text:?}\n{later:?}");
    }
}
