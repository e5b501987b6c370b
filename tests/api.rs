//! `/api/v1` over real sockets: every table that the OpenAPI document names, in every form, is what the document says;
//! every link from a page to its data is in the document; what is wrong is told.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::http::{Process, Reply, ask, get};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The example world, as of a fixed day.
fn serve(more: &[&str]) -> Process {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let mut arguments = vec!["registers/mallila", "registers/alakyla", "--rules", "rules", "--as-of", "2025-03-01"];
    arguments.extend(more);
    Process::start(&folder, &arguments)
}

fn document(server: &Process) -> Value {
    let reply = get(server.at, "/api/openapi.json");
    assert_eq!((reply.status, reply.header("content-type")), (200, "application/json"));
    serde_json::from_slice(&reply.body).unwrap()
}

/// What a reference within the document points at.
fn resolved<'d>(document: &'d Value, value: &'d Value) -> &'d Value {
    match value["$ref"].as_str() {
        Some(to) => document.pointer(to.trim_start_matches('#')).unwrap_or_else(|| panic!("{to} leads nowhere")),
        None => value,
    }
}

/// The tables of the document: path without its ending, with the examples filled in, and the schema of a row.
fn tables(document: &Value) -> Vec<(String, String, Value)> {
    let mut tables = Vec::new();
    for (template, item) in document["paths"].as_object().unwrap() {
        let Some(bare) = template.strip_suffix(".json").filter(|path| path.starts_with("/api/v1/")) else { continue };
        let mut path = bare.to_owned();
        for parameter in item["get"]["parameters"].as_array().unwrap() {
            let parameter = resolved(document, parameter);
            if parameter["in"] == "path" {
                let example = parameter["example"].as_str().unwrap_or_else(|| panic!("{template}: no example"));
                let coded: String = example.bytes().map(|byte| format!("%{byte:02X}")).collect();
                path = path.replace(&format!("{{{}}}", parameter["name"].as_str().unwrap()), &coded);
            }
        }
        assert!(!path.contains('{'), "{template}: a name in the path is not described");
        let content = &item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["allOf"][1];
        let row = resolved(document, &content["properties"]["rows"]["items"]).clone();
        tables.push((bare.to_owned(), path, row));
    }
    assert!(!tables.is_empty());
    tables
}

/// Whether a value is as a schema says, as far as our schemas say anything.
fn holds(document: &Value, schema: &Value, value: &Value) -> bool {
    let schema = resolved(document, schema);
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().any(|one| holds(document, one, value));
    }
    if let Some(values) = schema["enum"].as_array() {
        return values.contains(value);
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        many => many.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect(),
    };
    let is = |name: &&str| match *name {
        "null" => value.is_null(),
        "integer" => value.is_i64(),
        "array" => {
            value.as_array().is_some_and(|items| items.iter().all(|item| holds(document, &schema["items"], item)))
        }
        "string" => {
            value.as_str().is_some_and(|text| schema["format"] != "date" || velvoite::time::iso_day(text).is_some())
        }
        other => panic!("{other}"),
    };
    types.iter().any(is)
}

#[test]
fn every_table_is_what_the_document_says() {
    let server = serve(&[]);
    let document = document(&server);
    for (name, path, row) in tables(&document) {
        let told: Vec<&String> = row["properties"].as_object().unwrap().keys().collect();
        let json = get(server.at, &format!("{path}.json?lang=sv"));
        assert_eq!((json.status, json.header("content-type")), (200, "application/json"), "{path}");
        let value: Value = serde_json::from_slice(&json.body).unwrap();
        assert_eq!((&value["lang"], &value["run"]["as_of"]), (&"sv".into(), &"2025-03-01".into()), "{path}");
        assert_eq!(value["table"], name.rsplit('/').next().unwrap(), "{path}");
        for line in value["rows"].as_array().unwrap() {
            let line = line.as_object().unwrap();
            // Further columns may stand between those that are always there.
            let fields: Vec<&String> = line.keys().filter(|field| told.contains(field)).collect();
            assert_eq!(fields, told, "{path}");
            for (field, value) in line {
                let schema = row["properties"].get(field).unwrap_or(&row["additionalProperties"]);
                assert!(*schema != Value::Bool(false), "{path}: {field} is not described");
                assert!(holds(&document, schema, value), "{path}: {field} is {value}, not as {schema}");
            }
        }
        // CSV for programs has the same fields as JSON.
        let csv = get(server.at, &format!("{path}.csv"));
        assert_eq!((csv.status, csv.header("content-type")), (200, "text/csv; charset=utf-8; header=present"));
        let text = csv.text();
        let head: Vec<&str> = text.lines().next().unwrap_or_default().split(',').collect();
        let fields: Vec<&&str> = head.iter().filter(|field| told.iter().any(|name| name == *field)).collect();
        assert_eq!(
            fields,
            told.iter().map(|name| name.as_str()).collect::<Vec<_>>().iter().collect::<Vec<_>>(),
            "{path}"
        );
        let count = value["rows"].as_array().unwrap().len();
        assert_eq!(::csv::Reader::from_reader(csv.body.as_slice()).records().filter(Result::is_ok).count(), count);
        let excel = get(server.at, &format!("{path}.csv?profile=excel-fi"));
        assert!(excel.body.starts_with("\u{feff}".as_bytes()), "{path}");
        // Whoever reads must be able to tell its columns apart by their headings.
        for lang in ["fi", "sv", "en"] {
            let text = get(server.at, &format!("{path}.csv?profile=excel-fi&lang={lang}")).text();
            let headings: Vec<&str> = text.lines().next().unwrap_or_default().split(';').collect();
            let apart: std::collections::BTreeSet<&str> = headings.iter().copied().collect();
            assert_eq!(apart.len(), headings.len(), "{path} in {lang}: {headings:?}");
        }
        let xlsx = get(server.at, &format!("{path}.xlsx"));
        assert_eq!((xlsx.status, xlsx.header("content-type")), (200, XLSX), "{path}");
        assert!(xlsx.body.starts_with(b"PK"), "{path}");
        assert_eq!(get(server.at, &format!("{path}.xlsx")).body, xlsx.body);
        // What is wrong is told in the form that the document names.
        for (ending, media) in [("json", "application/json"), ("csv", "text/plain"), ("xlsx", "text/plain")] {
            let at = &document["paths"][format!("{name}.{ending}")]["get"];
            for (asked, status) in [(format!("{path}.{ending}?nonsense=1"), 400), (format!("{path}x.{ending}"), 404)] {
                let reply = get(server.at, &asked);
                assert_eq!(reply.status, status, "{asked}");
                assert!(reply.header("content-type").starts_with(media), "{asked}");
                let told = resolved(&document, &at["responses"][status.to_string()]);
                assert!(told["content"].get(media).is_some(), "{name}.{ending}: {status} is not described");
            }
        }
        // Every option of the document is one that the table knows.
        for parameter in document["paths"][format!("{name}.csv")]["get"]["parameters"].as_array().unwrap() {
            let parameter = resolved(&document, parameter);
            if parameter["in"] == "query" {
                let option = parameter["name"].as_str().unwrap();
                let reply = get(server.at, &format!("{path}.csv?{option}=%01"));
                assert!(!reply.text().contains(&format!("”{option}”")), "{path}: {}", reply.text());
            }
        }
    }
}

#[test]
fn codes_stand_in_data_whatever_the_language_and_words_in_what_people_read() {
    let server = serve(&[]);
    let path = "/api/v1/bodies/county-90/duties/county-hyte-negotiation/history";
    let row = |lang: &str| -> Value {
        let table: Value = serde_json::from_slice(&get(server.at, &format!("{path}.json?lang={lang}")).body).unwrap();
        table["rows"].as_array().unwrap().iter().find(|row| row["period"] == "2023").unwrap().clone()
    };
    let finnish = row("fi");
    for lang in ["sv", "en"] {
        for field in ["records", "causes", "binding", "missing", "conditional"] {
            assert_eq!(finnish[field], row(lang)[field], "{field}");
        }
    }
    assert_eq!(finnish["records"], serde_json::json!(["neuvottelu-2023"]));
    assert_eq!(finnish["missing"], serde_json::json!(["counterparty:municipality-903"]));
    assert_eq!((&finnish["binding"], &finnish["conditional"]), (&"statute".into(), &0.into()));
    assert_eq!(finnish["causes"], serde_json::json!([]), "nothing is an empty list");
    let data = get(server.at, &format!("{path}.csv")).text();
    assert!(data.contains(",counterparty:municipality-903,") && data.contains(",statute,"), "{data}");
    let excel = get(server.at, &format!("{path}.csv?profile=excel-fi")).text();
    assert!(excel.contains("osapuoli Yläkylä") && excel.contains(";laki;"), "{excel}");
    // Several stand with a stroke between them.
    let many = get(server.at, "/api/v1/bodies/county-90/duties.csv").text();
    assert!(many.contains(",nuoret-1|nuoret-2,"), "{many}");
}

#[test]
fn every_link_to_data_is_in_the_document() {
    let server = serve(&[]);
    let document = document(&server);
    let templates: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let is_of = |template: &str, path: &str| {
        let (one, other): (Vec<&str>, Vec<&str>) = (template.split('/').collect(), path.split('/').collect());
        // An instance's id stands with its slashes in our own links.
        let at = one.iter().position(|part| *part == "{instance}");
        match at {
            Some(at) => other.len() > one.len() && one[..at] == other[..at] && one.last() == other.last(),
            None => {
                one.len() == other.len()
                    && one.iter().zip(&other).all(|(one, other)| one.starts_with('{') || one == other)
            }
        }
    };
    let (mut open, mut seen, mut links) = (vec!["/fi/".to_owned()], BTreeSet::new(), BTreeSet::new());
    while let Some(path) = open.pop() {
        let bare = path.split(['?', '#']).next().unwrap_or_default().to_owned();
        if bare.starts_with("/api/v1/") {
            links.insert(path);
            continue;
        }
        let page = path.starts_with("/fi/") && !path.contains("/instances/") && seen.len() < 400;
        if !page || !seen.insert(bare) {
            continue;
        }
        let reply = get(server.at, &path);
        if reply.status == 200 && reply.header("content-type").starts_with("text/html") {
            let text = reply.text();
            let hrefs = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            open.extend(hrefs.filter(|href| href.starts_with('/')).map(|href| href.replace("&#38;", "&")));
        }
    }
    assert!(links.iter().any(|link| link.starts_with("/api/v1/bodies/bodies.xlsx?")), "{links:?}");
    let mut tried = BTreeSet::new();
    for link in &links {
        let bare = link.split('?').next().unwrap();
        let template = templates.iter().find(|template| is_of(template, bare));
        let template = template.unwrap_or_else(|| panic!("{link} is not in the document"));
        // One link of each sort is followed.
        if tried.insert(*template) {
            assert_eq!(get(server.at, link).status, 200, "{link}");
        }
    }
}

#[test]
fn a_table_has_the_headers_that_programs_go_by() {
    let server = serve(&[]);
    let path = "/api/v1/bodies/bodies.csv";
    let whole = get(server.at, path);
    for (name, value) in [
        ("content-disposition", "attachment; filename=\"bodies.csv\""),
        ("access-control-allow-origin", "*"),
        ("cache-control", "no-cache"),
        ("x-content-type-options", "nosniff"),
        ("vary", "Accept-Encoding"),
        ("content-language", "fi"),
    ] {
        assert_eq!(whole.header(name), value, "{name}");
    }
    let tag = whole.header("etag");
    assert_eq!(ask(server.at, "GET", path, &[("If-None-Match", tag)]).status, 304);
    let head = ask(server.at, "HEAD", path, &[]);
    assert_eq!((head.standing_headers(), head.body.len()), (whole.standing_headers(), 0));
    let packed = ask(server.at, "GET", path, &[("Accept-Encoding", "gzip")]);
    assert_eq!((packed.header("content-encoding"), packed.unpacked()), ("gzip", whole.text()));
    let asked = [("Origin", "https://example.org"), ("Access-Control-Request-Headers", "if-none-match")];
    assert_eq!(ask(server.at, "OPTIONS", path, &asked).header("access-control-allow-origin"), "*");
    // The order of options makes no other address, and no other bytes.
    let one = get(server.at, &format!("{path}?lang=sv&as-of=2024-01-01"));
    let other = get(server.at, &format!("{path}?as-of=2024-01-01&lang=sv&q="));
    assert_eq!((one.status, one.header("etag")), (200, other.header("etag")));
}

#[test]
fn what_cannot_be_had_is_told() {
    let server = serve(&["--base-url", "https://example.org/a"]);
    let told = |path: &str| -> (u16, String) {
        let reply: Reply = get(server.at, path);
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
        (reply.status, reply.text())
    };
    for (path, status, words) in [
        ("/api/v1/bodies/bodis.json?lang=en", 404, "\"near\":[{\"href\":\"/a/api/v1/bodies/bodies.json?lang=en\""),
        ("/api/v1/bodies/bodis.csv?lang=en", 404, "Did you mean one of these?\n  /a/api/v1/bodies/bodies.csv?lang=en"),
        ("/api/v1/nowhere/bodies.json?lang=sv", 404, "{\"error\":\"På adressen"),
        ("/api/v1/accessibility/bodies.csv", 404, "ei ole mitään"),
        ("/api/v1/bodies/bodies.pdf", 404, "ei ole mitään"),
        ("/api/v2/bodies/bodies.json", 404, "\"near\":[]"),
        ("/api/v1/bodies/bodies.json?lang=de", 400, "Esimerkki: fi tai sv tai en."),
        ("/api/v1/bodies/bodies.csv?profile=excel", 400, "Esimerkki: excel-fi tai data."),
        // Only CSV has profiles; what it does know are the options of its page and the language.
        ("/api/v1/bodies/bodies.json?profile=data", 400, "Mahdollisia ovat as-of=, known-at=, q= tai lang=."),
        ("/api/v1/bodies/bodies.xlsx?nonsense=1&lang=en", 400, "Possible is as-of=, known-at=, q= or lang=."),
        ("/api/v1/bodies/bodies.csv?as-of=1812-01-01&lang=en", 400, "The years 1900–2200 are possible."),
        ("/api/v1/review/matrix.csv?period=3026", 400, "Vuodet 1900–2200 ovat mahdollisia."),
        ("/api/v1/bodies/bodies.csv?lang=sv&lang=en", 400, "lang"),
        ("/api/v1/bodies/bodies.csv?as-of=1.3.2025&lang=en", 400, "Example: as-of=2026-10-31."),
        ("/api/v1/bodies/bodies.csv?lagn=sv", 400, "as-of=, known-at=, q=, lang= tai profile="),
    ] {
        let (found, text) = told(path);
        assert_eq!(found, status, "{path}: {text}");
        assert!(text.contains(words), "{path}: {text}");
    }
    // Where the site has an address, what it links to is whole.
    let (_, text) = told("/api/v1/bodies/bodies.csv?q=mallila&lang=en");
    assert!(text.contains(",https://example.org/a/en/bodies/county-90,"), "{text}");
    assert_eq!(document(&server)["servers"][0]["url"], "https://example.org/a");
}

#[test]
fn bodies_stand_with_their_county_and_their_days() {
    let server = serve(&[]);
    let text = get(server.at, "/api/v1/bodies/bodies.csv?lang=sv").text();
    let rows: Vec<&str> = text.lines().collect();
    let county = "county-90,90,county,välfärdsområde,Mallila välfärdsområde,/sv/bodies/county-90,";
    assert!(rows[1].starts_with(county), "{}", rows[1]);
    let municipality = "municipality-901,901,municipality,kommun,Nedreby,/sv/bodies/municipality-901,";
    let row = rows.iter().find(|row| row.starts_with(municipality)).unwrap_or_else(|| panic!("{text}"));
    assert!(row.contains(",county-90,Mallila välfärdsområde,"), "{row}");
}
