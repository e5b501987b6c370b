//! Paths of feeds: speaking, unique, and reached by other names too.

use std::collections::BTreeSet;

use crate::shipped::shipped;
use velvoite::feed::catalogue::{self, Found};
use velvoite::feed::{Form, Role};
use velvoite::lang::Lang;
use velvoite::time::{AsOf, day};

fn all() -> catalogue::Catalogue {
    let (model, _) = shipped();
    catalogue::all(&model, &model.roster, AsOf(day(2026, 11, 22).unwrap()))
}

#[test]
fn every_path_is_unique_ascii_and_speaks_its_language() {
    let all = all();
    let paths: BTreeSet<&str> = all.feeds().iter().map(|known| known.path.as_str()).collect();
    assert_eq!(paths.len(), all.feeds().len());
    for known in all.feeds() {
        let fine = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "-/.".contains(sign);
        assert!(known.path.chars().all(fine), "{}", known.path);
        assert!(known.path.starts_with(&format!("{}/", known.lang)) && known.path.ends_with(".ics"));
        assert!(!known.name.contains([',', ';', '\\', '\n']), "{}", known.name);
    }
    for path in [
        "fi/pirkanmaan-hyvinvointialue.ics",
        "sv/birkalands-valfardsomrade.ics",
        "en/pirkanmaa-wellbeing-services-county.ics",
        "fi/pirkanmaan-hyvinvointialue-suositukset.ics",
        "sv/birkalands-valfardsomrade-uppgifter.ics",
        "fi/tampere-osallistuminen.ics",
        "fi/hyvinvointialueet.ics",
        "fi/kunnat.ics",
        "sv/kommuner.ics",
        "fi/612-2021.ics",
        "sv/county-yearly-report.ics",
        "fi/helsinki.ics",
        "fi/hus-yhtyma.ics",
        "fi/valtioneuvosto.ics",
    ] {
        assert!(paths.contains(path), "{path} is not there");
    }
}

#[test]
fn ids_codes_and_other_languages_lead_to_the_feed() {
    let all = all();
    let lead = [
        ("fi/county-08.ics", "fi/pirkanmaan-hyvinvointialue.ics"),
        ("fi/08.ics", "fi/pirkanmaan-hyvinvointialue.ics"),
        ("sv/837.ics", "sv/tammerfors.ics"),
        ("fi/tammerfors-osallistuminen.ics", "fi/tampere-osallistuminen.ics"),
        ("en/birkalands-valfardsomrade-uppgifter.ics", "en/pirkanmaa-wellbeing-services-county-tasks.ics"),
        ("fi/Pirkanmaan-Hyvinvointialue", "fi/pirkanmaan-hyvinvointialue.ics"),
        ("fi/county-08-recommendations.ics", "fi/pirkanmaan-hyvinvointialue-suositukset.ics"),
        // Merged into Hollola in 2016: the old name leads to the heir.
        ("fi/hameenkoski.ics", "fi/hollola.ics"),
    ];
    for (from, to) in lead {
        match all.find(from) {
            Found::Moved(known) => assert_eq!(known.path, to, "{from}"),
            other => panic!("{from}: {other:?}"),
        }
    }
    assert!(matches!(all.find("fi/tampere.ics"), Found::Feed(known) if known.scope.role == Role::Bearer));
    assert!(matches!(all.find("fi/tampere-tehtavat.ics"), Found::Feed(known) if known.form == Form::Tasks));
}

#[test]
fn what_is_not_there_is_answered_with_near_names() {
    let all = all();
    let near = |path: &str| match all.find(path) {
        Found::Unknown(near) => near.into_iter().map(str::to_owned).collect::<Vec<_>>(),
        other => panic!("{path}: {other:?}"),
    };
    assert_eq!(near("fi/pirkanmaa.ics"), ["fi/pirkanmaan-hyvinvointialue.ics"]);
    assert_eq!(near("sv/tammerfros.ics"), ["sv/tammerfors.ics"]);
    assert!(near("fi/qqqqqqqqqq.ics").is_empty());
    assert!(near("../../etc/passwd").is_empty());
    assert!(near("").is_empty());
}

#[test]
fn each_language_has_the_same_feeds() {
    let all = all();
    let of = |lang: Lang| -> BTreeSet<_> {
        all.feeds().iter().filter(|known| known.lang == lang).map(|known| (known.subject, known.variant)).collect()
    };
    assert!(of(Lang::Fi).len() > 1000);
    assert_eq!(of(Lang::Fi), of(Lang::Sv));
    assert_eq!(of(Lang::Fi), of(Lang::En));
}
