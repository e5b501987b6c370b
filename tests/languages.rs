//! Finnish, Swedish and English are equal in everything that the shipped rules say to a reader: no language is empty, and
//! none repeats another, except where it really is the same word. Those words are listed in `same_words.csv`.

use std::collections::{BTreeMap, BTreeSet};

use crate::reference::{ours, table};
use crate::shipped::shipped;
use velvoite::lang::{Lang, Words};
use velvoite::model::{Model, Note};
use velvoite::record::Log;
use velvoite::render::book::Book;
use velvoite::render::wording::condition;

/// Everything that the rules say in three languages, each with where it stands.
fn all(model: &Model) -> Vec<(String, &Words)> {
    let mut all: Vec<(String, &Words)> = Vec::new();
    let vocabulary = &model.vocabulary;
    let plain = [&vocabulary.kinds, &vocabulary.organs, &vocabulary.topics, &vocabulary.statuses];
    let plain = plain.into_iter().flatten();
    all.extend(plain.map(|word| (word.name.clone(), &word.words)));
    all.extend(vocabulary.activities.iter().map(|of| (of.word.name.clone(), &of.word.words)));
    all.extend(vocabulary.classes.iter().map(|of| (of.word.name.clone(), &of.word.words)));
    all.extend(model.holiday_words.iter().map(|((_, name), words)| (name.clone(), words)));
    for act in model.acts.values() {
        let name = format!("{}/{}", act.number.number, act.number.year);
        all.extend(act.title.iter().map(|title| (name.clone(), title)));
    }
    let notes =
        |of: &str, notes: &'_ [Note]| -> Vec<String> { notes.iter().map(|_| format!("note of {of}")).collect() };
    for duty in &model.duties {
        let name = &duty.name;
        all.push((name.clone(), &duty.title));
        all.extend(duty.short.iter().map(|short| (format!("{name}, short"), short)));
        all.extend(duty.readings.iter().map(|of| (format!("{name}, reading {}", of.name), &*of.ground)));
        all.extend(duty.questions.iter().map(|of| (format!("{name}, question {}", of.name), &of.text)));
        for version in &duty.versions {
            all.extend(version.title.iter().map(|title| (format!("{name}, version"), title)));
            all.extend(notes(name, &version.notes).into_iter().zip(version.notes.iter().map(|note| &*note.words)));
            for exception in &version.exceptions {
                let of = format!("{name}, exception {}", exception.name);
                all.extend(exception.title.iter().map(|title| (of.clone(), title)));
                all.extend(
                    notes(&of, &exception.notes).into_iter().zip(exception.notes.iter().map(|note| &*note.words)),
                );
            }
        }
    }
    for row in model.provisions.iter().flat_map(|table| &table.rows) {
        all.extend(row.words.iter().map(|words| (format!("row {}", row.name), words)));
    }
    all
}

#[test]
fn nothing_is_missing_in_any_language() {
    let (model, _) = shipped();
    let all = all(&model);
    assert!(all.len() > 200, "only {} texts were found", all.len());
    let empty: Vec<String> = (all.iter())
        .flat_map(|(name, words)| Lang::ALL.map(|lang| (name, lang, words.get(lang))))
        .filter(|(_, _, text)| text.trim().is_empty() || *text != text.trim())
        .map(|(name, lang, text)| format!("{name} {lang}: {text:?}"))
        .collect();
    assert!(empty.is_empty(), "{}", empty.join("\n"));
}

#[test]
fn no_language_repeats_another_but_for_words_that_are_the_same() {
    let (model, _) = shipped();
    let mut repeated: BTreeSet<(String, String)> = BTreeSet::new();
    for (_, words) in all(&model) {
        for (one, other) in [(Lang::Fi, Lang::Sv), (Lang::Fi, Lang::En), (Lang::Sv, Lang::En)] {
            if words.get(one) == words.get(other) {
                repeated.insert((format!("{one}={other}"), words.get(one).to_owned()));
            }
        }
    }
    let listed: BTreeSet<(String, String)> = table(&ours("tests/same_words.csv"))
        .into_iter()
        .map(|row| (row["languages"].clone(), row["word"].clone()))
        .collect();
    let strange: Vec<_> = repeated.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&repeated).collect();
    assert!(strange.is_empty(), "said alike in two languages, and not in tests/same_words.csv: {strange:#?}");
    assert!(gone.is_empty(), "no longer said alike, take out of tests/same_words.csv: {gone:#?}");
}

/// Words of one language that have no place in another: a Finnish sentence does not hold an English article.
#[test]
fn no_sentence_is_in_the_wrong_language() {
    let (model, _) = shipped();
    let foreign = |lang: Lang| -> &[&str] {
        match lang {
            Lang::Fi => &["the", "and", "of", "och", "att", "är", "som", "inte"],
            Lang::Sv => &["the", "of", "and", "ja", "että", "ei", "ovat"],
            Lang::En => &["och", "att", "är", "som", "inte", "ja", "että", "ovat"],
        }
    };
    let mut wrong = Vec::new();
    for (name, words) in all(&model) {
        for lang in Lang::ALL {
            let text = words.get(lang);
            // What stands in quotation marks or backticks is quoted, not said.
            let said: String = text.split(['"', '”', '“', '`']).step_by(2).collect();
            let found = said.split(|c: char| !c.is_alphabetic()).find(|word| foreign(lang).contains(word));
            wrong.extend(found.map(|found| format!("{name} {lang}: `{found}` in {text}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn conditions_are_told_in_plain_words() {
    let (model, _) = shipped();
    let log = Log::default();
    let clauses = |lang: Lang| {
        let book = Book::new(&model, &model.roster, &log, &[], lang);
        let mut found = Vec::new();
        for duty in &model.duties {
            for exception in duty.versions.iter().flat_map(|version| &version.exceptions) {
                let when = exception.when.as_ref().map(|when| condition::clause(&book, duty, &when.condition));
                found.extend(when.map(|said| (format!("{} {}", duty.name, exception.name), said)));
            }
        }
        found
    };
    let [fi, sv, en] = Lang::ALL.map(clauses);
    let names: BTreeSet<&str> = model.duties.iter().map(|duty| duty.name.as_str()).collect();
    for ((name, fi), ((_, sv), (_, en))) in fi.iter().zip(sv.iter().zip(&en)) {
        assert!(fi != en && sv != en && fi != sv, "{name}: {fi}");
        for said in [fi, sv, en] {
            assert!(!said.is_empty() && !said.contains('`'), "{name}: {said}");
            assert!(said.split(' ').all(|word| !names.contains(word)), "{name}: {said}");
        }
    }
    let said = |all: &[(String, String)], wanted: &str| all.iter().any(|(_, said)| said == wanted);
    assert!(said(&fi, "velvoitettu kuuluu ryhmään Uusimaa"), "{fi:#?}");
    assert!(said(&sv, "den förpliktade hör till gruppen Nyland"), "{sv:#?}");
    assert!(said(&fi, "vastapuoli on Helsinki ja kausi päättyy viimeistään 31.12.2022"), "{fi:#?}");
    assert!(said(&sv, "motparten är Helsingfors och perioden slutar senast 31.12.2022"), "{sv:#?}");
    assert!(
        said(&fi, "velvoitettu kuuluu ryhmään Uusimaa ja velvoitettu ei ole Helsinki"),
        "a part of it is denied: {fi:#?}"
    );
}

#[test]
fn what_a_table_calls_a_duty_tells_it_from_every_other_one() {
    let (model, _) = shipped();
    for lang in Lang::ALL {
        let mut seen = BTreeMap::new();
        for duty in &model.duties {
            let other = seen.insert(duty.shown(lang), &duty.name);
            assert_eq!(other, None, "{lang}: {} and another are called “{}”", duty.name, duty.shown(lang));
        }
    }
}
