//! Pictures of the year: the annual clock and the timeline. That each mark stands where its day is and in the table too,
//! that no text lies on another, that the SVG is XML, and that the same input gives the same bytes.

use std::collections::BTreeSet;

use crate::support::velvoite;
use velvoite::finding::Verdict;
use velvoite::lang::Lang;
use velvoite::load::{self, Sources};
use velvoite::model::{self, Model};
use velvoite::record::Log;
use velvoite::render::Book;
use velvoite::render::picture::clock::{Clock, draw};
use velvoite::render::picture::table::{self, Ways};
use velvoite::render::picture::{Medium, Picture, timeline as line};
use velvoite::render::table::Cell;
use velvoite::review::{Basis, Options, timeline, year};
use velvoite::syntax;
use velvoite::time::{AsOf, Datelike, Day, day};

fn d(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

/// The shipped rules; no records.
fn finland() -> &'static Model {
    static MODEL: std::sync::OnceLock<Model> = std::sync::OnceLock::new();
    MODEL.get_or_init(|| {
        let mut sources = Sources::default();
        let rules = load::shipped_rules(&mut sources);
        let calendars = load::shipped_calendars(&mut sources);
        let files: Vec<_> = rules.texts.iter().chain(&calendars.texts).map(|text| syntax::parse(text).0).collect();
        let tables: Vec<_> = rules.tables.iter().map(|table| syntax::table::read(&table.source).0).collect();
        let (model, complaints) = model::build(&files, &tables);
        assert!(complaints.is_empty());
        model
    })
}

fn basis<'b>(model: &'b Model, log: &'b Log, as_of: Day) -> Basis<'b> {
    Basis { model, roster: &model.roster, log, as_of: AsOf(as_of), known_at: None }
}

/// A reader of XML, slow and plain: every element closes, every attribute is quoted, every `&` is an entity.
fn well_formed(text: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").unwrap_or(text);
    let mut roots = 0;
    while let Some(at) = rest.find('<') {
        let (before, after) = rest.split_at(at);
        entities(before);
        let end = after.find('>').expect("a tag ends");
        let tag = &after[1..end];
        rest = &after[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "closes what was opened last");
            continue;
        }
        let (inner, alone) = tag.strip_suffix('/').map_or((tag, false), |inner| (inner, true));
        let (name, mut attributes) = inner.split_once(' ').unwrap_or((inner, ""));
        let mut seen = BTreeSet::new();
        while !attributes.trim().is_empty() {
            let (key, value) = attributes.trim_start().split_once("=\"").expect("an attribute has a value");
            let (value, more) = value.split_once('"').expect("a value is quoted");
            assert!(key.chars().all(|sign| sign.is_ascii_alphabetic() || ":-".contains(sign)), "{key}");
            assert!(seen.insert(key), "{key} twice in {tag}");
            entities(value);
            attributes = more;
        }
        roots += usize::from(open.is_empty());
        if !alone {
            open.push(name);
        }
    }
    assert!(open.is_empty() && roots == 1 && rest.trim().is_empty());
}

fn entities(text: &str) {
    assert!(!text.contains('<'));
    for (at, _) in text.match_indices('&') {
        let entity = text[at..].split_inclusive(';').next().unwrap();
        assert!(["&amp;", "&lt;", "&gt;", "&quot;"].contains(&entity), "{entity}");
    }
}

/// No text on another, none beyond the sheet, none too small to read; numbers as they may be written.
fn legible(picture: &Picture) {
    well_formed(&picture.svg);
    let (width, height) = picture.size;
    for (at, one) in picture.texts.iter().enumerate() {
        assert!(one.left > -0.01 && one.right < width + 0.01, "beyond the sheet: {one:?}");
        assert!(one.top > -0.01 && one.bottom < height + 0.01, "beyond the sheet: {one:?}");
        assert!(one.size >= 11.0, "too small: {one:?}");
        for other in &picture.texts[at + 1..] {
            let apart = one.right <= other.left
                || other.right <= one.left
                || one.bottom <= other.top + 0.01
                || other.bottom <= one.top + 0.01;
            assert!(apart, "{one:?} lies on {other:?}");
        }
    }
    for wrong in ["NaN", "\"inf", " inf ", "-0 ", "-0\"", "style=\"", "href=\"http"] {
        assert!(!picture.svg.contains(wrong), "{wrong}");
    }
}

#[test]
fn clocks_are_legible_in_every_language_for_all_sorts_of_bodies_and_years() {
    let (model, log) = (finland(), Log::default());
    for (id, years) in [
        ("county-08", vec![2022, 2024, 2025, 2026, 2033]),
        ("municipality-098", vec![2012, 2025, 2028]),
        ("helsinki", vec![2025]),
        ("county-01", vec![1999]),
    ] {
        for number in years {
            for as_of in [d(number, 1, 1), d(number, 12, 31), d(2030, 6, 15)] {
                for lang in Lang::ALL {
                    let basis = basis(model, &log, as_of);
                    let body = model.roster.find(id).unwrap();
                    let year = year::of_body(&basis, body, number, &Options::default()).unwrap();
                    let book = Book::new(model, &model.roster, &log, &[], lang);
                    let whose = book.body(body);
                    let foot = ["Valmisteltu tueksi.".to_owned()];
                    let clock = Clock { year: &year, book: &book, whose: &whose, verdicts: true, foot: &foot };
                    for medium in [Medium::Page, Medium::File] {
                        let picture = draw(&clock, medium);
                        legible(&picture);
                        assert_eq!(picture, draw(&clock, medium), "the same input, the same bytes");
                    }
                }
            }
        }
    }
}

/// What is due when is read from the rules: county-08 in 2026, a year in the middle of a term.
#[test]
fn the_clock_of_a_county_shows_what_the_law_says() {
    let (model, log) = (finland(), Log::default());
    let basis = basis(model, &log, d(2026, 11, 22));
    let body = model.roster.find("county-08").unwrap();
    let year = year::of_body(&basis, body, 2026, &Options::default()).unwrap();
    let law: Vec<Day> = year.marks.iter().filter(|mark| mark.binds).map(|mark| mark.day).collect();
    // 611/2021 § 117: accounts by 31.3., audit by 31.5. (a Sunday; the day itself stands), council by 30.6.; § 115: budget by 31.12.
    for due in [d(2026, 3, 31), d(2026, 5, 31), d(2026, 6, 30), d(2026, 12, 31)] {
        assert!(law.contains(&due), "{due} in {law:?}");
    }
    assert!(year.marks.is_sorted_by_key(|mark| (mark.day, !mark.binds)));
    // No recommendation in a mark of the law, and the other way round.
    for mark in &year.marks {
        assert!(mark.items.iter().all(|item| item.finding.binding.can_be_breached() == mark.binds));
        assert!(mark.items.iter().all(|item| item.finding.due.as_ref().unwrap().effective == mark.day));
    }
    // The term 1.6.2025–31.5.2029 (611/2021 § 23) has four whole years; 2026 touches the first and the second.
    let [term] = year.terms.as_slice() else { panic!("{:?}", year.terms) };
    assert_eq!((term.key.as_str(), term.table.as_str()), ("2025-2029", "county-council"));
    let years: Vec<(Day, Day)> = term.years.iter().map(|days| (days.from(), days.last())).collect();
    assert_eq!(years[0], (d(2025, 6, 1), d(2026, 5, 31)));
    assert_eq!((years.len(), years[3]), (4, (d(2028, 6, 1), d(2029, 5, 31))));
    assert_eq!(year.hand, Some(d(2026, 11, 22)));
    let strokes: Vec<(&str, Day, Day)> =
        year.strokes.iter().map(|it| (it.stroke.id.as_str(), it.days.from(), it.days.last())).collect();
    assert_eq!(
        strokes,
        [("evaluation", d(2026, 1, 1), d(2026, 6, 30)), ("negotiation", d(2026, 6, 1), d(2026, 12, 31))]
    );
}

/// The first county term had 39 months: three whole years and a rest.
#[test]
fn a_short_term_has_a_short_last_year() {
    let (model, log) = (finland(), Log::default());
    let basis = basis(model, &log, d(2025, 3, 1));
    let body = model.roster.find("county-08").unwrap();
    let year = year::of_body(&basis, body, 2025, &Options::default()).unwrap();
    let keys: Vec<&str> = year.terms.iter().map(|term| term.key.as_str()).collect();
    assert_eq!(keys, ["2022-2025", "2025-2029"]);
    let last = year.terms[0].years.last().unwrap();
    assert_eq!((year.terms[0].years.len(), last.from(), last.last()), (4, d(2025, 3, 1), d(2025, 5, 31)));
}

/// Every mark of the picture is a row of its table, and the other way round.
#[test]
fn the_table_of_a_clock_is_its_picture() {
    let (model, log) = (finland(), Log::default());
    let basis = basis(model, &log, d(2026, 11, 22));
    let body = model.roster.find("county-08").unwrap();
    let year = year::of_body(&basis, body, 2026, &Options::default()).unwrap();
    let book = Book::new(model, &model.roster, &log, &[], Lang::Fi);
    let clock = Clock { year: &year, book: &book, whose: "P", verdicts: true, foot: &[] };
    let table = table::clock(&clock, &Ways::none());
    let of = |name: &str| table.columns.iter().position(|column| column.name == name).unwrap();
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    let due = |row: &Vec<Cell>| match (&row[of("from")], &row[of("due")]) {
        (Cell::Empty, Cell::Day(day)) => Some(*day),
        _ => None,
    };
    let picture = draw(&clock, Medium::Page).svg;
    for (soft, class) in [(false, "law"), (true, "soft")] {
        let word = if soft { "suositus" } else { "lakisääteinen" };
        let is = |row: &&Vec<Cell>| matches!(&row[0], Cell::Text(text) if text.starts_with(word));
        let days: BTreeSet<Day> = table.rows.iter().filter(is).filter_map(due).collect();
        for of_day in &days {
            let rows: Vec<_> = table.rows.iter().filter(is).filter(|row| due(row) == Some(*of_day)).collect();
            let href = format!("href=\"#{class}-{:02}-{:02}\"", of_day.month(), of_day.day());
            assert_eq!(picture.matches(&href).count(), 1, "{href}");
            let label = picture.split(&href).nth(1).unwrap().split("</a>").next().unwrap();
            let count = format!(">{}.{}. · {}", of_day.day(), of_day.month(), rows.len());
            assert!(label.contains(&count), "{count} in {label}");
            for verdict in Verdict::ALL {
                let cell = Cell::Verdict(verdict);
                let many = rows.iter().filter(|row| row[of("verdict")] == cell).count();
                let told = format!(" {}", velvoite::render::wording::verdict::counted(Lang::Fi, many, verdict))
                    .replace('\u{a0}', " ");
                assert_eq!(many > 0, label.contains(&told), "{told} in {label}");
            }
        }
        assert_eq!(picture.matches(&format!("href=\"#{class}-")).count(), days.len());
    }
    let strokes = table.rows.iter().filter(|row| row[0] == Cell::Text("Vaihe".into())).count();
    let terms = table.rows.iter().filter(|row| row[0] == Cell::Text("Valtuustokausi".into())).count();
    assert_eq!((strokes, terms), (2, 1));
}

/// With no day, one, and more than have room beside the ring.
#[test]
fn a_clock_holds_no_day_and_a_hundred() {
    let (model, log) = (finland(), Log::default());
    let basis = basis(model, &log, d(2024, 2, 29));
    let body = model.roster.find("county-08").unwrap();
    let full = year::of_body(&basis, body, 2024, &Options::default()).unwrap();
    let book = Book::new(model, &model.roster, &log, &[], Lang::Sv);
    for count in [0_usize, 1, 100, 366] {
        let mut year = full.clone();
        let pattern = full.marks.first().unwrap().clone();
        year.marks = d(2024, 1, 1)
            .iter_days()
            .take(366)
            .enumerate()
            .filter(|(at, _)| at * count / 366 != (at + 1) * count / 366)
            .map(|(at, day)| year::Mark { day, binds: at % 3 != 0, items: vec![pattern.items[0].clone(); at % 5 + 1] })
            .collect();
        assert_eq!(year.marks.len(), count);
        let clock = Clock { year: &year, book: &book, whose: "Ö", verdicts: true, foot: &[] };
        let page = draw(&clock, Medium::Page);
        legible(&page);
        legible(&draw(&clock, Medium::File));
        let items: usize = year.marks.iter().map(|mark| mark.items.len()).sum();
        let told: usize = page
            .texts
            .iter()
            .filter_map(|text| text.text.split_once(" · "))
            .map(|(_, count)| count.trim_end_matches(" *").parse::<usize>().unwrap())
            .sum();
        assert_eq!(told, items, "what is told together is told whole");
    }
}

#[test]
fn timelines_are_legible_and_their_tables_hold_every_bar() {
    let (model, log) = (finland(), Log::default());
    for (id, span) in [
        ("county-08", None),
        ("municipality-098", None),
        ("county-08", Some((2026, 2026))),
        ("helsinki", Some((2013, 2050))),
    ] {
        for lang in Lang::ALL {
            let basis = basis(model, &log, d(2026, 11, 22));
            let body = model.roster.find(id).unwrap();
            let (from, to) = span.unwrap_or_else(|| timeline::years(&basis, body));
            let shown = timeline::of_body(&basis, body, from, to, &Options::default()).unwrap();
            let book = Book::new(model, &model.roster, &log, &[], lang);
            let whose = book.body(body);
            let line = line::Line { shown: &shown, book: &book, whose: &whose, foot: &[] };
            legible(&line::draw(&line));
            legible(&line::signs(&line));
            for section in &shown.sections {
                legible(&line::section(&line, section, "one", &|_| "/fi/x?a&b".to_owned()));
            }
            let rows = table::timeline(&line, &Ways::none()).rows.len();
            let bars = shown.sections.iter().flat_map(|section| &section.rows).flat_map(|row| &row.bars);
            assert_eq!(rows, bars.map(|bar| bar.findings.len()).sum::<usize>() + shown.terms.len());
        }
    }
}

/// From the first council of counties (1.3.2022) to the end of the term after the present one.
#[test]
fn a_timeline_shows_the_term_before_the_present_and_the_next() {
    let (model, log) = (finland(), Log::default());
    let basis = basis(model, &log, d(2026, 11, 22));
    let of = |id: &str| timeline::years(&basis, model.roster.find(id).unwrap());
    assert_eq!(of("county-08"), (2022, 2033));
    assert_eq!(of("municipality-098"), (2021, 2033));
}

#[test]
fn the_command_line_draws_and_says_what_is_wrong() {
    let run = velvoite(&["draw", "clock", "--body", "county-08", "--year", "2026", "--as-of", "2026-11-22"]);
    assert!(run.out.starts_with("<?xml") && run.out.contains("Vuosikello 2026: Pirkanmaan hyvinvointialue"));
    well_formed(run.out.trim_end());
    let run =
        velvoite(&["draw", "clock", "--year", "2026", "--as-of", "2026-11-22", "--format", "csv", "--lang", "sv"]);
    assert!(
        run.out.starts_with("mark,from,due,duty,duty_href,") || run.out.starts_with("mark,from,due,duty,"),
        "{}",
        run.out
    );
    let drawn = ["draw", "map", "tests/records/keski-suomi", "--period", "2024", "--as-of", "2026-11-22"];
    let run = velvoite(&drawn);
    well_formed(run.out.trim_end());
    // A tile for each county, Helsinki and HUS; what it was made from stands under it.
    assert_eq!(run.out.matches("<rect").count(), 23);
    assert!(run.out.contains(">Kartta 2024") || run.out.contains("2024</text>"), "{}", run.out);
    assert!(run.out.contains("Tilanne 22.11.2026"), "{}", run.out);
    let run = velvoite(&[&drawn[..], &["--format", "csv"]].concat());
    let county = |id: &str| run.out.lines().find(|line| line.starts_with(id)).unwrap().to_owned();
    assert!(county("county-13").contains("county-hyte-negotiation/county-13/2024"), "{}", run.out);
    for (wrong, said) in [
        ("draw map --duty county-hyte-negotation", "county-hyte-negotiation"),
        ("draw map --period 1850", "1900"),
        ("draw map --act 612/2021", "--act"),
        ("draw clock --body Nokla", "Nokia"),
        ("draw clock --kind town", "municipality"),
        ("draw clock --year 26", "26"),
        ("draw timeline --body county-08 --from 2030 --to 2020", "2030–2020"),
        ("draw timeline --body county-08 --from 2025-01-15", "esimerkiksi 2026"),
        ("draw timeline", "--body"),
    ] {
        let run = velvoite(&wrong.split(' ').collect::<Vec<_>>());
        assert_eq!(run.status, 2, "{wrong}");
        assert!(run.err.contains(said), "{wrong}: {}", run.err);
    }
}
