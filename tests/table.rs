//! Tables as files: the bytes of both profiles of CSV, JSON, and workbooks as other programs read them.

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx, open_workbook_from_rs};
use velvoite::finding::Verdict;
use velvoite::lang::Lang;
use velvoite::render::Run;
use velvoite::render::table::csv::Profile;
use velvoite::render::table::{About, Cell, Column, Kind, Table, csv, json, xlsx};
use velvoite::time::{AsOf, Day, day};

fn on(year: i32, month: u32, number: u32) -> Day {
    day(year, month, number).unwrap()
}

fn run(as_of: Day) -> Run {
    let hash = |digit: &str| digit.repeat(64);
    Run {
        version: "1.2.3".to_owned(),
        rules: hash("a"),
        calendars: hash("b"),
        records: hash("c"),
        as_of: AsOf(as_of),
        known_at: None,
        law_at: None,
    }
}

/// One row with every kind of cell, one with what spreadsheets stumble over, one empty.
fn table() -> Table {
    let text = |text: &str| Cell::Text(text.to_owned());
    Table {
        name: "sample",
        title: "Näyte: [a/b]".to_owned(),
        columns: vec![
            Column::new("code", "Koodi"),
            Column::new("body", "Toimija"),
            Column::new("done", "Tehty"),
            Column::new("due", "Määräpäivä"),
            Column::new("verdict", "Tulos"),
        ],
        rows: vec![
            vec![
                text("05"),
                Cell::Link("Äetsä".to_owned(), "/fi/bodies/x".to_owned()),
                Cell::Number(-3),
                Cell::Day(on(2024, 6, 24)),
                Cell::Verdict(Verdict::MetLate),
            ],
            vec![
                text("=1+1"),
                Cell::Link("a;b,\"c\"\nd".to_owned(), String::new()),
                Cell::Empty,
                Cell::Empty,
                Cell::Verdict(Verdict::Unknown),
            ],
            vec![text("'-x"), Cell::Empty, Cell::Empty, Cell::Empty, Cell::Empty],
        ],
    }
}

fn about<'r>(run: &'r Run, origin: &'r str) -> About<'r> {
    About { lang: Lang::Fi, run, address: "/api/v1/sample.csv", origin }
}

#[test]
fn csv_for_programs() {
    let run = run(on(2025, 3, 1));
    let (table, about) = (table(), about(&run, ""));
    let kinds = table.kinds(None);
    assert_eq!(kinds, [Kind::Text, Kind::Link, Kind::Number, Kind::Day, Kind::Verdict]);
    let bytes = csv::write(&table, &kinds, &about, Profile::Data);
    let expected = "code,body,body_href,done,due,verdict,verdict_word\r\n\
                    05,Äetsä,/fi/bodies/x,-3,2024-06-24,met-late,täyttyi myöhässä\r\n\
                    '=1+1,\"a;b,\"\"c\"\"\nd\",,,,unknown,ei voida todeta\r\n\
                    ''-x,,,,,,\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn csv_for_excel_in_finland() {
    let run = run(on(2025, 3, 1));
    let (table, about) = (table(), about(&run, "https://example.org"));
    let bytes = csv::write(&table, &table.kinds(None), &about, Profile::ExcelFi);
    let expected = "\u{feff}Koodi;Toimija;Toimija (osoite);Tehty;Määräpäivä;Tulos\r\n\
                    05;Äetsä;https://example.org/fi/bodies/x;-3;24.6.2024;täyttyi myöhässä\r\n\
                    '=1+1;\"a;b,\"\"c\"\"\nd\";;;;ei voida todeta\r\n\
                    ''-x;;;;;\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

/// What is neutralised can be had back: one apostrophe off where apostrophes stand before such a sign.
#[test]
fn what_begins_as_a_formula_is_written_so_that_it_can_be_read_back() {
    let run = run(on(2025, 3, 1));
    let signs = ["=", "+", "-", "@", "\t", "\r"];
    let mut texts: Vec<String> = signs.iter().map(|sign| format!("{sign}1")).collect();
    texts.extend(signs.iter().map(|sign| format!("''{sign}1")));
    texts.extend(["'", "''", "'a", "a=1", "1-2", " =1", "äö"].map(str::to_owned));
    let table = Table {
        name: "sample",
        title: String::new(),
        columns: vec![Column::new("text", "Text")],
        rows: texts.iter().map(|text| vec![Cell::Text(text.clone())]).collect(),
    };
    for profile in Profile::ALL {
        let bytes = csv::write(&table, &table.kinds(None), &about(&run, ""), profile);
        let text = String::from_utf8(bytes).unwrap();
        let mut reader = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let cells: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert!(cells.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{cells:?}");
        let restored = |cell: &String| {
            let bare = cell.trim_start_matches('\'');
            let marked = bare.len() < cell.len() && bare.starts_with(['=', '+', '-', '@', '\t', '\r']);
            if marked { cell[1..].to_owned() } else { cell.clone() }
        };
        assert_eq!(cells.iter().map(restored).collect::<Vec<_>>(), texts);
    }
}

#[test]
fn json_has_every_field_in_order_and_says_what_it_was_made_from() {
    let run = run(on(2025, 3, 1));
    let table = table();
    let bytes = json::write(&table, &table.kinds(None), &about(&run, "https://example.org"));
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[1],
        "{\"code\":\"05\",\"body\":\"Äetsä\",\"body_href\":\"https://example.org/fi/bodies/x\",\"done\":-3,\
         \"due\":\"2024-06-24\",\"verdict\":\"met-late\",\"verdict_word\":\"täyttyi myöhässä\"},"
    );
    assert_eq!(
        lines[3],
        "{\"code\":\"'-x\",\"body\":null,\"body_href\":null,\"done\":null,\"due\":null,\"verdict\":null,\"verdict_word\":null}"
    );
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(value["run"]["as_of"], "2025-03-01");
    assert_eq!(value["run"]["rules"], format!("sha256:{}", "a".repeat(64)));
    assert_eq!(value["address"], "https://example.org/api/v1/sample.csv");
    assert_eq!(
        (&value["table"], &value["title"], &value["lang"]),
        (&"sample".into(), &"Näyte: [a/b]".into(), &"fi".into())
    );
    assert_eq!(value["columns"][4], serde_json::json!({ "name": "verdict", "title": "Tulos", "kind": "verdict" }));
    // A table without rows is whole too.
    let empty = Table { rows: Vec::new(), ..table };
    let bytes = json::write(&empty, &empty.kinds(None), &about(&run, ""));
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(value["rows"], serde_json::json!([]));
}

#[test]
fn a_workbook_is_read_by_others_with_its_types() {
    let run = run(on(2025, 3, 1));
    let table = table();
    let bytes = xlsx::write(&[(&table, table.kinds(None))], &about(&run, "https://example.org")).unwrap();
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    // Signs that no name of a sheet may hold are blanks.
    assert_eq!(book.sheet_names(), ["Näyte a b", "Mihin tämä perustuu"]);
    let sheet = book.worksheet_range("Näyte a b").unwrap();
    let heads: Vec<String> = sheet.rows().next().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(heads, ["Koodi", "Toimija", "Tehty", "Määräpäivä", "Tulos"]);
    let cell = |row: u32, column: u32| sheet.get_value((row, column)).cloned().unwrap_or(Data::Empty);
    assert_eq!(cell(1, 0), Data::String("05".to_owned()));
    assert_eq!(cell(1, 1), Data::String("Äetsä".to_owned()));
    assert_eq!(cell(1, 2), Data::Float(-3.0));
    // 1.1.2024 is day 45292 of a workbook; 24 June is 175 days later.
    assert!(cell(1, 3).is_datetime());
    assert_eq!(cell(1, 3).get_datetime().map(|date| date.as_f64()), Some(45_467.0));
    assert_eq!(cell(1, 4), Data::String("! täyttyi myöhässä".to_owned()));
    // A text stays one, whatever it looks like.
    assert_eq!(cell(2, 0), Data::String("=1+1".to_owned()));
    assert_eq!(cell(3, 0), Data::String("'-x".to_owned()));
    assert_eq!((cell(3, 1), cell(3, 3)), (Data::Empty, Data::Empty));
    let made_from = book.worksheet_range("Mihin tämä perustuu").unwrap();
    let told: Vec<String> = made_from.rows().flatten().map(ToString::to_string).collect();
    for words in [
        "Valmisteltu tueksi. Tämä ei ole viranomaisen päätös.",
        "https://example.org/api/v1/sample.csv",
        "velvoite 1.2.3",
        &format!("SHA-256 {}", "c".repeat(64)),
        "◐ täyttyi osittain",
    ] {
        assert!(told.iter().any(|cell| cell == words), "{words} in {told:?}");
    }
}

#[test]
fn a_workbook_is_set_up_for_people_and_paper() {
    let run = run(on(2025, 3, 1));
    let table = table();
    let bytes = xlsx::write(&[(&table, table.kinds(None))], &about(&run, "https://example.org")).unwrap();
    let sheet = member(&bytes, "xl/worksheets/sheet1.xml");
    for part in [
        "<pane ySplit=\"1\" topLeftCell=\"A2\"",
        "<autoFilter ref=\"A1:E4\"/>",
        "orientation=\"landscape\"",
        "paperSize=\"9\"",
        "fitToHeight=\"0\"",
        "<hyperlink ref=\"B2\"",
    ] {
        assert!(sheet.contains(part), "{part} in {sheet}");
    }
    assert!(member(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let core = member(&bytes, "docProps/core.xml");
    assert!(core.contains(">2025-03-01T00:00:00Z</dcterms:created>"), "{core}");
    assert!(core.contains("<dc:title>Näyte: [a/b]</dc:title>"), "{core}");
    // An address that others do not reach is no link.
    let bytes = xlsx::write(&[(&table, table.kinds(None))], &about(&run, "")).unwrap();
    assert!(!member(&bytes, "xl/worksheets/sheet1.xml").contains("<hyperlink"));
}

#[test]
fn the_same_table_gives_the_same_workbook() {
    let (first, other) = (run(on(2025, 3, 1)), run(on(2025, 3, 2)));
    let table = table();
    let write = |run: &Run| xlsx::write(&[(&table, table.kinds(None))], &about(run, "")).unwrap();
    assert_eq!(write(&first), write(&first));
    assert_ne!(write(&first), write(&other));
}

/// Sheets whose titles begin alike, are too long or say nothing have names of their own.
#[test]
fn every_sheet_has_a_name_of_its_own() {
    let run = run(on(2025, 3, 1));
    let long = "Hyvinvointialueiden ja kuntien neuvottelut valtuustokaudella";
    let titles = [long, long, "", "Mihin tämä perustuu", "'a'", "/?*"];
    let tables: Vec<Table> = titles.iter().map(|title| Table { title: (*title).to_owned(), ..table() }).collect();
    let tables: Vec<(&Table, Vec<Kind>)> = tables.iter().map(|table| (table, table.kinds(None))).collect();
    let bytes = xlsx::write(&tables, &about(&run, "")).unwrap();
    let book: Xlsx<_> = open_workbook_from_rs(Cursor::new(&bytes)).unwrap();
    assert_eq!(
        book.sheet_names(),
        [
            "Hyvinvointialueiden",
            "Hyvinvointialueiden 2",
            "1",
            "Mihin tämä perustuu 2",
            "a",
            "1 2",
            "Mihin tämä perustuu"
        ]
    );
}

/// A member of a zip file (APPNOTE 4.3.12: by the central directory), unpacked.
fn member(zip: &[u8], name: &str) -> String {
    let at = |place: usize, length: usize| {
        zip[place..place + length].iter().rev().fold(0_usize, |number, byte| number * 256 + usize::from(*byte))
    };
    let end = zip.windows(4).rposition(|four| four == b"PK\x05\x06").unwrap();
    let mut entry = at(end + 16, 4);
    while &zip[entry..entry + 4] == b"PK\x01\x02" {
        let (packed, named, extra, comment) =
            (at(entry + 20, 4), at(entry + 28, 2), at(entry + 30, 2), at(entry + 32, 2));
        if &zip[entry + 46..entry + 46 + named] == name.as_bytes() {
            let local = at(entry + 42, 4);
            let from = local + 30 + at(local + 26, 2) + at(local + 28, 2);
            let mut text = String::new();
            flate2::read::DeflateDecoder::new(&zip[from..from + packed]).read_to_string(&mut text).unwrap();
            return text;
        }
        entry += 46 + named + extra + comment;
    }
    panic!("no {name}")
}
