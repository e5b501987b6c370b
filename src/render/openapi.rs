//! Which tables are offered as data, as OpenAPI 3.1 describes it (<https://spec.openapis.org/oas/v3.1.1>): for those who
//! write programs, in English. Written from the same list as the addresses themselves, so that it says what is there.

use serde_json::{Map, Value, json};

use super::pages::Offer;
use super::table::{ColumnInfo, Kind, TableInfo};
use crate::finding::Verdict;
use crate::lang::Lang;
use crate::model::Binding;

/// The address below which tables stand.
const ROOT: &str = "/api/v1";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The document; `server` is what stands before the paths.
#[must_use]
pub fn write(server: &str, offers: &[Offer]) -> String {
    let mut paths = Map::new();
    let mut rows = Map::new();
    let mut options: Vec<&str> = vec!["lang", "profile"];
    for offer in offers {
        options.extend(offer.options.iter().copied());
        for table in offer.tables {
            let name = schema_name(offer, table);
            rows.insert(name.clone(), row(table));
            for ending in ["csv", "json", "xlsx"] {
                let at = format!("{ROOT}/{}.{ending}", address(offer, table));
                paths.insert(at, json!({ "get": operation(offer, table, ending, &name) }));
            }
        }
    }
    paths.insert(format!("{ROOT}/registers/template.xlsx"), json!({ "get": template() }));
    paths.insert("/api/openapi.json".to_owned(), json!({ "get": itself() }));
    options.sort_unstable();
    options.dedup();
    let parameters: Map<String, Value> = options.iter().map(|name| ((*name).to_owned(), option(name))).collect();
    let mut schemas = shared();
    schemas.extend(rows);
    let document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "velvoite: statutory duties and deadlines as data",
            "version": "1",
            "summary": "Every table of the pages as CSV, JSON and XLSX.",
            "description": ABOUT,
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "servers": [{ "url": server }],
        "security": [],
        "tags": [{ "name": "tables", "description": "Tables of the pages." }, { "name": "api", "description": "This document." }],
        "paths": paths,
        "components": { "parameters": parameters, "schemas": schemas, "responses": responses(), "headers": headers() },
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

const ABOUT: &str = "Each table stands on a page for people too: the page `/fi/PLACE` has its tables at \
    `/api/v1/PLACE/TABLE.csv`, `.json` and `.xlsx`, under the same options. Addresses under `/api/v1` stay: columns may be \
    added at the end, none is renamed or removed.\n\n\
    A verdict is the outcome for one duty, body and period. `unknown` means that it cannot be told from the records at hand; \
    it is never a breach. What is recommended (`binding` recommendation or incentive) is never a breach either. Days are ISO \
    8601 civil days in Finland. In CSV a cell that a spreadsheet would run as a formula has an apostrophe before it: of a cell \
    that begins with apostrophes followed by one of `= + - @`, a tab or a carriage return, take one apostrophe off.\n\n\
    Codes and ids do not hang on the language; where a field may hold several, they stand in an array in JSON and with `|` \
    between them in CSV. `missing` names each item that lacks as `WHAT:ID` (act, counterparty, class, topic, step, status, \
    evidence, question, receiver), with `?` behind it where that is not certain. `excel-fi` and XLSX are for people and have \
    words there. `conditional` is 1 where it is not known whether the duty concerns the body.\n\n\
    Same input, same bytes: `run` names the version, the rules, the calendars and the records by hash, and the days from which \
    one looks. Prepared support, not a decision of an authority. Findings with their whole proofs are written by the command \
    `velvoite check --format json`; calendars are at `/feeds/`. Codes and names of municipalities: Statistics Finland, CC BY 4.0.";

/// An empty register.
fn template() -> Value {
    json!({
        "operationId": "template-xlsx",
        "summary": "An empty register as a workbook with drop-downs.",
        "tags": ["tables"],
        "parameters": [
            { "$ref": "#/components/parameters/lang" },
            { "name": "body", "in": "query", "required": false, "schema": { "type": "string" },
              "description": "Id, official code or name of the body that is to fill it in; none: all who organise services." },
        ],
        "responses": {
            "200": { "description": "The workbook.", "content": { XLSX: { "schema": { "type": "string", "format": "binary" } } } },
        },
    })
}

/// The path of a table below the root, names in braces.
fn address(offer: &Offer, table: &TableInfo) -> String {
    let path = offer.place.path().replace("%7B", "{").replace("%7D", "}");
    let slash = if path.is_empty() { "" } else { "/" };
    format!("{path}{slash}{}", table.name)
}

/// `bodies-body-duties`: the same for an operation and a schema.
fn schema_name(offer: &Offer, table: &TableInfo) -> String {
    let plain: String = address(offer, table).chars().filter(|sign| !matches!(sign, '{' | '}')).collect();
    plain.replace('/', "-")
}

fn operation(offer: &Offer, table: &TableInfo, ending: &str, schema: &str) -> Value {
    let (about, media, content) = match ending {
        "csv" => {
            let columns: Vec<String> = fields(table).into_iter().map(|(name, _)| name).collect();
            let rest = if table.further.is_some() { ", then the further columns" } else { "" };
            let text = format!("Columns of the profile `data`: {}{rest}.", columns.join(", "));
            (text, "text/csv", json!({ "schema": { "type": "string" } }))
        }
        "json" => {
            let sheet = json!({ "allOf": [
                { "$ref": "#/components/schemas/Table" },
                { "type": "object", "properties": {
                    "table": { "const": table.name },
                    "rows": { "type": "array", "items": { "$ref": format!("#/components/schemas/{schema}") } },
                } },
            ] });
            (String::new(), "application/json", json!({ "schema": sheet }))
        }
        _ => ("A workbook for people, with a sheet that says what it was made from.".to_owned(), XLSX, json!({})),
    };
    let mut parameters: Vec<Value> = offer.examples.iter().map(|(name, example)| in_path(name, example)).collect();
    let own = ["lang", "profile"].into_iter().filter(|name| *name == "lang" || ending == "csv");
    for name in own.chain(offer.options.iter().copied()) {
        parameters.push(json!({ "$ref": format!("#/components/parameters/{name}") }));
    }
    let wrong = if ending == "json" { "" } else { "Text" };
    json!({
        "operationId": format!("{schema}.{ending}"),
        "tags": ["tables"],
        "summary": format!("{} ({ending})", (table.about)(Lang::En)),
        "description": about,
        "parameters": parameters,
        "responses": {
            "200": {
                "description": "The table.",
                "headers": { "ETag": { "$ref": "#/components/headers/ETag" } },
                "content": { media: content },
            },
            "304": { "description": "The copy that the client names (If-None-Match) still stands." },
            "400": { "$ref": format!("#/components/responses/Wrong{wrong}") },
            "404": { "$ref": format!("#/components/responses/Unknown{wrong}") },
        },
    })
}

fn itself() -> Value {
    json!({
        "operationId": "openapi",
        "tags": ["api"],
        "summary": "This document",
        "responses": {
            "200": { "description": "The document.", "content": { "application/json": { "schema": { "type": "object" } } } },
            "304": { "description": "The copy that the client names (If-None-Match) still stands." },
        },
    })
}

fn in_path(name: &str, example: &str) -> Value {
    let about = match name {
        "body" => "A body by its id, as in the table of bodies.",
        "duty" => "A duty by its name in the rules.",
        "instance" => "A duty of a body in a period, by its id; each slash in it is written %2F.",
        "register" => "A register by its name.",
        _ => "A record by its id in the register.",
    };
    let mut parameter =
        json!({ "name": name, "in": "path", "required": true, "description": about, "schema": { "type": "string" } });
    if let (false, Some(map)) = (example.is_empty(), parameter.as_object_mut()) {
        map.insert("example".to_owned(), example.into());
    }
    parameter
}

/// An option, wherever it is known.
fn option(name: &str) -> Value {
    let text = || json!({ "type": "string", "maxLength": 200 });
    let day = || json!({ "type": "string", "format": "date" });
    let many = |items: Value| json!({ "type": "array", "maxItems": 30, "items": items });
    let verdicts = || json!({ "$ref": "#/components/schemas/Verdict" });
    let bindings: Vec<&str> = Binding::ALL.iter().map(|(_, code)| *code).collect();
    let langs: Vec<&str> = Lang::ALL.into_iter().map(Lang::code).collect();
    let (about, schema) = match name {
        "lang" => (
            "Language of words and headings.",
            json!({ "type": "string", "enum": langs, "default": Lang::default().code() }),
        ),
        "profile" => (
            "`data`: commas, no byte order mark, ISO days, names of fields. `excel-fi`: semicolons, UTF-8 with a byte order \
             mark, d.m.yyyy, headings in the language; verdicts by their words.",
            json!({ "type": "string", "enum": ["data", "excel-fi"], "default": "data" }),
        ),
        "as-of" => ("The day on which to judge; else the day of the site.", day()),
        "known-at" => ("The day whose knowledge to use; else everything held.", day()),
        "since" => ("The earlier of two days that are compared.", day()),
        "period" => ("A period by its key: `2026`, `2025-2029`.", text()),
        "act" => ("Only under these acts: `612/2021`.", many(json!({ "type": "string", "pattern": "^\\d+/\\d+$" }))),
        "duty" => ("Only these duties, by their names in the rules.", many(text())),
        "binding" => ("Only these kinds of norm.", many(json!({ "type": "string", "enum": bindings }))),
        "verdict" => ("Only these verdicts.", many(verdicts())),
        "area" => ("Only the members of this group: a collaborative area.", text()),
        "of" => ("The members of this body.", text()),
        "body" => ("Only these bodies: by id, official code or name.", many(text())),
        "kind" => ("The bodies of this kind, by its name in the rules.", text()),
        "q" => ("Only what is called so: a part of a name, or a code.", text()),
        _ => ("", text()),
    };
    let repeated = schema.get("type") == Some(&"array".into());
    let mut parameter = json!({ "name": name, "in": "query", "description": about, "schema": schema });
    if let (true, Some(map)) = (repeated, parameter.as_object_mut()) {
        map.insert("style".to_owned(), "form".into());
        map.insert("explode".to_owned(), true.into());
    }
    parameter
}

/// The fields of a table's rows with the columns from which they come.
fn fields(table: &TableInfo) -> Vec<(String, (&ColumnInfo, usize))> {
    let mut fields = Vec::new();
    for column in table.columns {
        for (at, ending) in column.kind.endings().iter().enumerate() {
            fields.push((format!("{}{ending}", column.name), (column, at)));
        }
    }
    fields
}

/// The schema of a row: every field is there, what is empty is null.
fn row(table: &TableInfo) -> Value {
    let mut properties = Map::new();
    let mut required: Vec<Value> = Vec::new();
    for (name, (column, at)) in fields(table) {
        required.push(name.clone().into());
        properties.insert(name, field(column, at));
    }
    let further = match &table.further {
        None => json!(false),
        Some(column) => {
            let kinds: Vec<Value> = (0..column.kind.endings().len()).map(|at| field(column, at)).collect();
            let about = format!("One for each {}: {}", column.name, column.about);
            json!({ "description": about, "anyOf": kinds })
        }
    };
    json!({
        "type": "object",
        "description": (table.about)(Lang::En),
        "properties": properties,
        "required": required,
        "additionalProperties": further,
    })
}

fn field(column: &ColumnInfo, at: usize) -> Value {
    let about = column.about;
    match (column.kind, at) {
        (Kind::Text, _) | (Kind::Link, 0) => json!({ "type": ["string", "null"], "description": about }),
        (Kind::Code, _) => json!({ "type": ["string", "null"], "description": format!("{about} A code.") }),
        (Kind::Codes, _) => json!({
            "type": "array",
            "items": { "type": "string" },
            "description": format!("{about} Codes or ids, none where there is nothing; in CSV with | between them."),
        }),
        (Kind::Number, _) => json!({ "type": ["integer", "null"], "description": about }),
        (Kind::Day, _) => json!({ "type": ["string", "null"], "format": "date", "description": about }),
        (Kind::Verdict, 0) => {
            json!({ "anyOf": [{ "$ref": "#/components/schemas/Verdict" }, { "type": "null" }], "description": about })
        }
        (Kind::Verdict, _) => json!({ "type": ["string", "null"], "description": format!("{about} In words.") }),
        (Kind::Link, _) => json!({
            "type": ["string", "null"],
            "format": "uri-reference",
            "description": format!("{about} Its page: a whole address where the site has one, else a path."),
        }),
    }
}

fn shared() -> Map<String, Value> {
    let verdicts: Vec<&str> = Verdict::ALL.into_iter().map(Verdict::code).collect();
    let hash = json!({ "type": "string", "pattern": "^sha256:[0-9a-f]{64}$" });
    let day = json!({ "type": "string", "format": "date" });
    let no_day = json!({ "type": ["string", "null"], "format": "date" });
    let shared = json!({
        "Verdict": { "type": "string", "enum": verdicts, "description": "`unknown`: it cannot be told from what is on record." },
        "Table": {
            "type": "object",
            "description": "A table with what it was made from.",
            "properties": {
                "run": { "$ref": "#/components/schemas/Run" },
                "table": { "type": "string", "description": "Its name." },
                "title": { "type": "string", "description": "What it is, in the language." },
                "lang": { "type": "string", "description": "The language of words and headings." },
                "address": { "type": "string", "format": "uri-reference", "description": "Where it is found again." },
                "columns": { "type": "array", "items": { "$ref": "#/components/schemas/Column" } },
                "rows": { "type": "array", "items": { "type": "object" } },
            },
            "required": ["run", "table", "title", "lang", "address", "columns", "rows"],
        },
        "Column": {
            "type": "object",
            "description": "A column. A verdict gives the fields NAME and NAME_word, a link NAME and NAME_href.",
            "properties": {
                "name": { "type": "string" },
                "title": { "type": "string", "description": "Its heading in the language." },
                "kind": { "type": "string", "enum": ["text", "number", "day", "verdict", "code", "codes", "link"] },
            },
            "required": ["name", "title", "kind"],
        },
        "Run": {
            "type": "object",
            "description": "What it was made from. The same run gives the same bytes.",
            "properties": {
                "velvoite": { "type": "string", "description": "Version of the program." },
                "rules": hash,
                "calendars": hash,
                "records": hash,
                "as_of": day,
                "known_at": no_day,
                "law_at": no_day,
                "notice": { "type": "string", "description": "That it is no decision of an authority." },
            },
            "required": ["velvoite", "rules", "calendars", "records", "as_of", "known_at", "law_at", "notice"],
        },
        "Error": {
            "type": "object",
            "properties": {
                "error": { "type": "string", "description": "What is wrong, in the language." },
                "near": {
                    "type": "array",
                    "description": "What may have been meant.",
                    "items": {
                        "type": "object",
                        "properties": {
                            "href": { "type": "string", "format": "uri-reference" },
                            "name": { "type": "string" },
                        },
                        "required": ["href", "name"],
                    },
                },
            },
            "required": ["error", "near"],
        },
    });
    match shared {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn responses() -> Value {
    let json = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Error" } } });
    let text = json!({ "text/plain": { "schema": { "type": "string" } } });
    let (wrong, unknown) = ("An option makes no sense; why.", "Nothing has this name; what may have been meant.");
    json!({
        "Wrong": { "description": wrong, "content": json },
        "WrongText": { "description": wrong, "content": text },
        "Unknown": { "description": unknown, "content": json },
        "UnknownText": { "description": unknown, "content": text },
    })
}

fn headers() -> Value {
    json!({ "ETag": { "description": "A hash of the bytes; send it back as If-None-Match.", "schema": { "type": "string" } } })
}
