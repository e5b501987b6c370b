//! Independent witnesses: the holidays of Finland 1955–2100 and of Sweden 1990–2100 by three packages, day by day.
//!
//! Run on demand, in a folder `W` anywhere outside the repository:
//!
//!     python3 -m venv W && W/bin/pip install holidays==0.109 workalendar==17.0.0
//!     npm install --prefix W date-holidays@3.37.0
//!     VELVOITE_WITNESS=W cargo test --test main witness
//!
//! Without `VELVOITE_WITNESS` the test says loudly that nothing was compared. The packages lack parts of the history, so
//! they disagree with our calendars; each disagreement stands in `witness/disagreements.csv`, with who is right and on
//! what ground: the text of the law decides, never the majority. A disagreement that is not listed fails, and so does a
//! row that is not found in every year it names. What the rows say of *our* days is checked in every run.
//!
//! All three packages know Finland for all the years 1955–2100 and Sweden for 1990–2100; `holidays` ends with 2100.
//! Sundays and Saturdays count only where a package lists them. Nothing of the packages is kept here.

use crate::calendars::{Country, FINLAND, SWEDEN};
use crate::reference::{Row, ours, say, table};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;
use velvoite::time::{Datelike, Day, Days, Weekday, easter, iso_day};

/// The packages with the versions that the list of disagreements was made with.
const PACKAGES: [(&str, &str); 3] = [("date-holidays", "3.37.0"), ("holidays", "0.109"), ("workalendar", "17.0.0")];
const DISAGREEMENTS: &str = "tests/witness/disagreements.csv";

/// By code of the country: its calendar and the years compared. Midsummer and All Saints are as now since 1955; Sweden's
/// act is of 1990.
fn countries() -> [(&'static str, &'static Country, RangeInclusive<i32>); 2] {
    [("FI", &*FINLAND, 1955..=2100), ("SE", &*SWEDEN, 1990..=2100)]
}

/// Our word for a holiday of a package.
fn our_name(theirs: &str) -> &'static str {
    match theirs {
        "New Year's Day" | "New year" => "new-years-day",
        "Epiphany" => "epiphany",
        "Good Friday" => "good-friday",
        "Easter Sunday" => "easter-day",
        "Easter Monday" => "easter-monday",
        "May Day" | "Labour Day" => "may-day",
        "Ascension Day" | "Ascension Thursday" => "ascension-day",
        "Pentecost" => "whit-sunday",
        "Pentecost Monday" => "whit-monday",
        "National Day" => "national-day",
        "Midsummer Eve" | "Midsummer's Eve" => "midsummer-eve",
        "Midsummer Day" | "Midsummer's Day" => "midsummer-day",
        "All Saints' Day" | "All Saints" => "all-saints-day",
        "Independence Day" => "independence-day",
        "Christmas Eve" => "christmas-eve",
        "Christmas Day" => "christmas-day",
        "Second Day of Christmas" | "St. Stephen's Day" | "Boxing Day" => "boxing-day",
        "New Year's Eve" => "new-years-eve",
        other => panic!("a package has `{other}`, which we have no word for"),
    }
}

/// Whether the package takes the day for an eve; none where it makes no difference between eves and holidays.
fn is_eve(kind: &str) -> Option<bool> {
    match kind {
        "public" => Some(false),
        "bank" | "de_facto" => Some(true),
        "" => None,
        other => panic!("a package has the kind `{other}`, which we have no word for"),
    }
}

/// The days of a holiday in a year, each an eve or not, or neither.
type DaysOff = BTreeSet<(Day, Option<bool>)>;

/// The answer of one package for one country, by holiday and year.
#[derive(Default)]
struct Witness {
    days: BTreeMap<(&'static str, i32), DaysOff>,
    rows: usize,
    tells_eves: bool,
}

/// Asks all packages for a country. Panics with the script's own words where it fails.
fn witnesses(folder: &Path, country: &str, years: &RangeInclusive<i32>) -> BTreeMap<String, Witness> {
    let (first, last) = (years.start().to_string(), years.end().to_string());
    let python = [folder.join("bin/python"), folder.join("Scripts/python.exe")].into_iter().find(|path| path.is_file());
    let python = python.unwrap_or_else(|| panic!("VELVOITE_WITNESS is set, but {} is no venv", folder.display()));
    let mut scripts = [Command::new(python), Command::new("node")];
    scripts[0].arg(ours("tests/witness/python.py")).args([country, &first, &last]);
    scripts[1].arg(ours("tests/witness/node.mjs")).arg(folder).args([country, &first, &last]);
    let mut found: BTreeMap<String, Witness> = BTreeMap::new();
    for script in &mut scripts {
        let output = script.output().unwrap_or_else(|error| panic!("{script:?}: {error}"));
        assert!(output.status.success(), "{script:?}: {}", String::from_utf8_lossy(&output.stderr));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&output.stdout[..]);
        for row in reader.deserialize::<(String, String, String, String, String)>() {
            let (package, version, day, name, kind) = row.unwrap();
            assert!(PACKAGES.contains(&(&package, &version)), "the list was not made with {package} {version}");
            let day = iso_day(&day).unwrap();
            let witness = found.entry(package).or_default();
            let eve = is_eve(&kind);
            witness.tells_eves |= eve.is_some();
            witness.rows += 1;
            witness.days.entry((our_name(&name), day.year())).or_default().insert((day, eve));
        }
    }
    assert_eq!(found.len(), PACKAGES.len(), "every package has answered");
    found
}

/// Our days of a holiday in a year, as a package that does or does not tell eves would say them.
fn our_days(country: &Country, name: &str, year: i32, tells_eves: bool) -> DaysOff {
    country.days_of(name, year).into_iter().map(|(day, eve)| (day, tells_eves.then_some(eve))).collect()
}

/// A day in words: `none`, `6 January`, `Saturday from 20 June`, `easter + 39`; `eve:` before it where it is meant as an
/// eve.
fn said(words: &str, year: i32, tells_eves: bool) -> DaysOff {
    let (words, eve) = words.strip_prefix("eve: ").map_or((words, false), |rest| (rest, true));
    let date = |number: &str, month: &str| {
        Day::parse_from_str(&format!("{number} {month} {year}"), "%d %B %Y")
            .unwrap_or_else(|_| panic!("`{words}` is no day of {year}"))
    };
    let day = match words.split(' ').collect::<Vec<_>>()[..] {
        ["none"] => return DaysOff::new(),
        ["easter", "+", after] => easter(year).unwrap() + Days::new(after.parse().unwrap()),
        [weekday, "from", number, month] => {
            let weekday: Weekday = weekday.parse().unwrap();
            date(number, month).iter_days().find(|at| at.weekday() == weekday).unwrap()
        }
        [number, month] => date(number, month),
        _ => panic!("`{words}` is no day in words"),
    };
    DaysOff::from([(day, tells_eves.then_some(eve))])
}

/// A row of the list.
struct Explained {
    at: String,
    package: String,
    country: String,
    holiday: String,
    years: RangeInclusive<i32>,
    they: String,
    we: String,
}

fn explained() -> Vec<Explained> {
    let row = |row: Row| {
        let year = |column: &str| row[column].parse().unwrap_or_else(|_| panic!("{row:?}: no year"));
        assert!(row["why"].len() > 40 && row["why"].ends_with('.'), "{row:?}: a sentence with the ground");
        assert!(PACKAGES.iter().any(|(package, _)| *package == row["package"]), "{row:?}");
        Explained {
            at: format!("{} {} {} {}", row["country"], row["holiday"], row["package"], row["from"]),
            package: row["package"].clone(),
            country: row["country"].clone(),
            holiday: row["holiday"].clone(),
            years: year("from")..=year("until"),
            they: row["they"].clone(),
            we: row["we"].clone(),
        }
    };
    table(&ours(DISAGREEMENTS)).into_iter().map(row).collect()
}

/// Whether this witness tells eves from holidays; `workalendar` alone does not.
fn tells_eves(package: &str) -> bool {
    package != "workalendar"
}

/// The list holds of our own calendars whether or not the packages are there; and each row claims a difference.
#[test]
fn the_list_of_disagreements_says_our_own_days_right() {
    let rows = explained();
    let countries = countries();
    for row in &rows {
        let (_, country, known) = countries.iter().find(|(code, ..)| *code == row.country).unwrap();
        assert!(known.contains(row.years.start()) && known.contains(row.years.end()), "{}: the years", row.at);
        assert!(row.years.start() <= row.years.end(), "{}: the years", row.at);
        let tells = tells_eves(&row.package);
        let mut differing = 0;
        for year in row.years.clone() {
            let we = said(&row.we, year, tells);
            assert_eq!(we, our_days(country, &row.holiday, year, tells), "{}: what we say in {year}", row.at);
            differing += usize::from(we != said(&row.they, year, tells));
        }
        assert!(differing > 0, "{}: no year in which they differ", row.at);
    }
    let sorted = rows.iter().map(|row| &row.at).is_sorted();
    assert!(sorted, "rows stand by country, holiday, package and year");
}

/// Each disagreement is explained by exactly one row, and each row is found in every year in which it claims one.
#[test]
fn our_holidays_are_those_of_independent_packages_but_for_what_is_explained() {
    let Some(folder) = std::env::var_os("VELVOITE_WITNESS").map(PathBuf::from) else {
        say("NOT CHECKED: holidays against the packages of tests/witness: VELVOITE_WITNESS is not set");
        return;
    };
    let rows = explained();
    let mut wrong = Vec::new();
    let mut told = Vec::new();
    for (code, country, years) in countries() {
        for (package, witness) in witnesses(&folder, code, &years) {
            assert_eq!(witness.tells_eves, tells_eves(&package), "{package}");
            let theirs: BTreeSet<&str> = witness.days.keys().map(|(name, _)| *name).collect();
            let names: BTreeSet<&str> =
                country.calendar().holidays().iter().map(|holiday| holiday.name.as_str()).chain(theirs).collect();
            let (mut agreed, mut differing) = (0, 0);
            for year in years.clone() {
                assert!(
                    witness.days.keys().any(|(_, known)| *known == year),
                    "{package} says nothing of {code} {year}"
                );
                for name in &names {
                    let they = witness.days.get(&(*name, year)).cloned().unwrap_or_default();
                    let we = our_days(country, name, year, witness.tells_eves);
                    let about = |row: &&Explained| {
                        (&*row.package, &*row.country, &*row.holiday) == (&*package, code, *name)
                            && row.years.contains(&year)
                    };
                    let claimed: Vec<&Explained> = rows.iter().filter(about).collect();
                    let told = |row: &&&Explained| they == said(&row.they, year, witness.tells_eves);
                    if they == we {
                        agreed += we.len();
                        // Both rules may name one day: 6 January on a Saturday.
                        wrong.extend(claimed.iter().filter(|row| !told(row)).map(|row| format!("stale: {}", row.at)));
                    } else if claimed.iter().filter(told).count() == 1 && claimed.len() == 1 {
                        differing += 1;
                    } else {
                        wrong.push(format!("{code} {year} {name}: {package} says {they:?}, we say {we:?}"));
                    }
                }
            }
            let (first, last, rows) = (years.start(), years.end(), witness.rows);
            told.push(format!(
                "checked: {code} {first}-{last} against {package}: {rows} days of theirs, {agreed} days agree, \
                 {differing} disagreements, all explained"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} disagreements without a row of their own:\n{}", wrong.len(), wrong.join("\n"));
    told.iter().for_each(|line| say(line));
}
