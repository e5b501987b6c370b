//! `velvoite serve` over real sockets: every header that a calendar program goes by, names that move, options, pages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::http::{Process, ask, get, world};

const FEED: &str = "/feeds/fi/mallilan-hyvinvointialue.ics";

/// The example world, as of a fixed day.
fn serve(more: &[&str]) -> Process {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/worlds/example");
    let mut arguments = vec!["registers/mallila", "registers/alakyla", "--rules", "rules", "--as-of", "2025-03-01"];
    arguments.extend(more);
    Process::start(&folder, &arguments)
}

#[test]
fn a_feed_has_the_headers_that_calendar_programs_go_by() {
    let server = serve(&[]);
    let whole = get(server.at, FEED);
    assert_eq!(whole.status, 200);
    for (name, value) in [
        ("content-type", "text/calendar; charset=utf-8"),
        ("cache-control", "public, max-age=3600"),
        ("content-disposition", "inline; filename=\"mallilan-hyvinvointialue.ics\""),
        ("access-control-allow-origin", "*"),
        ("content-language", "fi"),
        ("vary", "Accept-Encoding"),
        ("x-content-type-options", "nosniff"),
        ("content-length", whole.body.len().to_string().as_str()),
        ("content-encoding", ""),
    ] {
        assert_eq!(whole.header(name), value, "{name}");
    }
    let tag = whole.header("etag");
    assert!(tag.len() > 20 && tag.starts_with('"') && tag.ends_with('"'), "{tag}");
    let text = whole.text();
    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n") && text.contains("VEVENT"));
    // A port of this machine is no part of it.
    assert!(!text.contains("127.0.0.1"), "{text}");

    let head = ask(server.at, "HEAD", FEED, &[]);
    assert_eq!((head.status, head.standing_headers()), (200, whole.standing_headers()));
    assert!(head.body.is_empty());

    // A program that knows nothing of HTTP gets the same.
    for headers in [&[("Accept", "image/png")][..], &[("Accept-Language", "en"), ("User-Agent", "x")], &[]] {
        let again = ask(server.at, "GET", FEED, headers);
        assert_eq!((again.status, &again.body), (200, &whole.body), "{headers:?}");
    }
    assert_eq!(get(server.at, &FEED.replace("/fi/", "/fi/../fi/")).status, 404);
}

#[test]
fn gzip_is_sent_to_who_asks_for_it_with_a_tag_of_its_own() {
    let server = serve(&[]);
    let plain = get(server.at, FEED);
    let packed = ask(server.at, "GET", FEED, &[("Accept-Encoding", "br, gzip;q=0.8")]);
    assert_eq!((packed.status, packed.header("content-encoding")), (200, "gzip"));
    assert_eq!((packed.header("vary"), packed.unpacked()), ("Accept-Encoding", plain.text()));
    assert!(packed.body.len() * 3 < plain.body.len());
    assert_ne!(packed.header("etag"), plain.header("etag"));
    assert_eq!(packed.header("last-modified"), plain.header("last-modified"));
    let head = ask(server.at, "HEAD", FEED, &[("Accept-Encoding", "gzip")]);
    assert_eq!(head.standing_headers(), packed.standing_headers());
    for refused in ["identity", "gzip;q=0", "br"] {
        assert_eq!(ask(server.at, "GET", FEED, &[("Accept-Encoding", refused)]).body, plain.body, "{refused}");
    }
    // Each packing knows its own tag only.
    let fresh = |tag: &str, packing: &str| {
        ask(server.at, "GET", FEED, &[("If-None-Match", tag), ("Accept-Encoding", packing)]).status
    };
    assert_eq!(fresh(packed.header("etag"), "gzip"), 304);
    assert_eq!(fresh(plain.header("etag"), "identity"), 304);
    assert_eq!(fresh(plain.header("etag"), "gzip"), 200);
    assert_eq!(fresh(packed.header("etag"), "identity"), 200);
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let server = serve(&[]);
    let whole = get(server.at, FEED);
    let (tag, modified) = (whole.header("etag").to_owned(), whole.header("last-modified").to_owned());
    let weak = format!("W/{tag}");
    let list = format!("\"x\", {weak} , \"y\"");
    let earlier = "Sat, 01 Jan 2000 00:00:00 GMT";
    let later = "Fri, 01 Jan 2100 00:00:00 GMT";
    for (headers, status) in [
        (vec![("If-None-Match", tag.as_str())], 304),
        (vec![("If-None-Match", weak.as_str())], 304),
        (vec![("If-None-Match", list.as_str())], 304),
        (vec![("If-None-Match", "*")], 304),
        (vec![("If-None-Match", "\"x\""), ("If-None-Match", tag.as_str())], 304),
        (vec![("If-None-Match", "\"x\"")], 200),
        (vec![("If-None-Match", "nonsense")], 200),
        (vec![("If-Modified-Since", modified.as_str())], 304),
        (vec![("If-Modified-Since", later)], 304),
        (vec![("If-Modified-Since", earlier)], 200),
        (vec![("If-Modified-Since", "soon")], 200),
        // A tag wins over a date, whichever says what.
        (vec![("If-None-Match", "\"x\""), ("If-Modified-Since", modified.as_str())], 200),
        (vec![("If-None-Match", tag.as_str()), ("If-Modified-Since", earlier)], 304),
    ] {
        for method in ["GET", "HEAD"] {
            let reply = ask(server.at, method, FEED, &headers);
            assert_eq!(reply.status, status, "{method} {headers:?}");
            if status == 304 {
                assert!(reply.body.is_empty());
                for name in ["etag", "last-modified", "cache-control", "vary", "access-control-allow-origin"] {
                    assert_eq!(reply.header(name), whole.header(name), "{name}");
                }
                assert_eq!((reply.header("content-type"), reply.header("content-length")), ("", ""));
            }
        }
    }
}

#[test]
fn other_methods_are_told_which_there_are() {
    let server = serve(&[]);
    for method in ["POST", "PUT", "DELETE", "PROPFIND", "PATCH"] {
        let reply = ask(server.at, method, FEED, &[]);
        assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD, OPTIONS"), "{method}");
    }
    let headers = [("Origin", "https://example.org"), ("Access-Control-Request-Headers", "if-none-match")];
    let reply = ask(server.at, "OPTIONS", FEED, &headers);
    assert_eq!((reply.status, reply.header("access-control-allow-methods")), (204, "GET, HEAD"));
    assert!(reply.header("access-control-allow-headers").contains("If-None-Match"));
    // Pages are not for programs on other sites.
    assert_eq!(get(server.at, "/fi/").header("access-control-allow-origin"), "");
    // What stands behind the head is not read; only what is too large, or of no known size, is told to be so.
    let reply = ask(server.at, "POST", FEED, &[("Content-Length", "1")]);
    assert_eq!((reply.status, reply.header("allow")), (405, "GET, HEAD, OPTIONS"));
    for size in [("Content-Length", "5000000"), ("Transfer-Encoding", "chunked")] {
        let reply = ask(server.at, "POST", FEED, &[size]);
        assert_eq!((reply.status, reply.header("connection")), (413, "close"), "{size:?}");
    }
    assert_eq!(ask(server.at, "GET", FEED, &[("Content-Length", "5")]).status, 413);
}

#[test]
fn other_names_lead_to_the_one_and_unknown_ones_to_near_ones() {
    let server = serve(&["--base-url", "https://example.org/a/"]);
    for (path, to) in [
        ("/feeds/fi/county-90.ics", "/a/feeds/fi/mallilan-hyvinvointialue.ics"),
        ("/feeds/sv/mallilan-hyvinvointialue.ics", "/a/feeds/sv/mallila-valfardsomrade.ics"),
        ("/feeds/fi/county-90.ics?remind=7d", "/a/feeds/fi/mallilan-hyvinvointialue.ics?remind=7d"),
        ("/sv/mallilan-hyvinvointialue", "/a/sv/mallila-valfardsomrade"),
        ("/fi", "/a/fi/"),
        ("/a/fi", "/a/fi/"),
    ] {
        let reply = get(server.at, path);
        assert_eq!((reply.status, reply.header("location")), (301, to), "{path}");
    }
    let sent = |wanted| ask(server.at, "GET", "/", &[("Accept-Language", wanted)]);
    assert_eq!((sent("sv-FI, fi;q=0.5").status, sent("sv-FI, fi;q=0.5").header("location")), (302, "/a/sv/"));
    for (path, words) in [
        (
            "/feeds/fi/mallilan-hyvinvointialeu.ics",
            "Tarkoititko jotakin näistä?\n  /a/feeds/fi/mallilan-hyvinvointialue.ics  Mallilan",
        ),
        (
            "/feeds/sv/mallila-valfardsomrde.ics",
            "Menade du något av följande?\n  /a/feeds/sv/mallila-valfardsomrade.ics",
        ),
        ("/feeds/en/alakila.ics", "Did you mean one of these?\n  /a/feeds/en/alakyla.ics"),
        ("/fi/alakila", "Tarkoititko jotakin näistä?\n  /a/fi/alakyla  "),
        ("/en/instances/county-agrement/county-90/once", "/a/en/instances/county-agreement/county-90/once"),
        ("/feeds/fi/zzzzzzzzz.ics", "ei ole mitään"),
        ("/de/", "ei ole mitään"),
        ("/favicon.ico", "ei ole mitään"),
    ] {
        let reply = get(server.at, path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(reply.text().contains(words), "{path}: {}", reply.text());
        let page = ask(server.at, "GET", path, &[("Accept", "text/html,*/*;q=0.8")]);
        assert_eq!((page.status, page.header("content-type")), (404, "text/html; charset=utf-8"), "{path}");
        assert!(page.text().contains("<h1>"));
    }
    // What the address is for others is in the calendar.
    let feed = get(server.at, FEED).text().replace("\r\n ", "");
    assert!(feed.contains("URL:https://example.org/a/fi/instances/county-yearly-report/county-90/"), "{feed}");
    assert!(feed.contains(":https://example.org/a/feeds/fi/mallilan-hyvinvointialue.ics"), "{feed}");
}

#[test]
fn nobody_climbs_out() {
    let server = serve(&[]);
    for path in [
        "/feeds/../Cargo.toml",
        "/feeds/fi/../../../../etc/passwd",
        "/feeds/fi/%2e%2e/%2e%2e/etc/passwd",
        "/feeds/fi/..%2f..%2f..%2fetc%2fpasswd",
        "/feeds/fi/..%5c..%5cwindows",
        "/feeds//etc/passwd",
        "/feeds/fi/.hidden.ics",
        "/feeds/fi/rules/duties.velvoite",
        "/fi/../../etc/passwd",
        "/fi/instances/../../etc/passwd",
        "/feeds/",
        "/feeds",
        "/fi/instances/",
    ] {
        let reply = get(server.at, path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.text().contains("root:"), "{path}");
    }
    for path in ["/feeds/fi/%ff.ics", "/feeds/fi/a%00.ics", "/feeds/fi/%zz.ics", "/fi/a%0d%0aSet-Cookie:x"] {
        let reply = get(server.at, path);
        assert_eq!((reply.status, reply.header("set-cookie")), (400, ""), "{path}");
    }
}

#[test]
fn options_change_the_feed_and_nonsense_is_told() {
    let server = serve(&[]);
    let plain = get(server.at, FEED).text();
    assert!(!plain.contains("VALARM"));
    let alarms = get(server.at, &format!("{FEED}?remind=30d")).text();
    assert!(alarms.contains("BEGIN:VALARM"));
    let ahead = get(server.at, &format!("{FEED}?ahead=14d")).text();
    assert!(ahead.matches("BEGIN:VEVENT").count() > plain.matches("BEGIN:VEVENT").count());
    let one = get(server.at, &format!("{FEED}?duty=county-agreement")).text();
    assert!(
        one.contains("county-agreement") || one.matches("BEGIN:VEVENT").count() < plain.matches("BEGIN:VEVENT").count()
    );
    let year = get(server.at, &format!("{FEED}?from=2025-01-01&to=2025-12-31")).text();
    let days: BTreeSet<&str> = year.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect();
    assert!(!days.is_empty() && days.iter().all(|day| day.starts_with("2025")), "{days:?}");
    // The same wish in another order is the same bytes.
    let tag = |query: &str| get(server.at, &format!("{FEED}{query}")).header("etag").to_owned();
    assert_eq!(tag("?remind=7d&remind=30d"), tag("?remind=30&remind=7d&remind=7d"));
    assert_eq!(tag(""), tag("?remind=&ahead="));
    for (query, words) in [
        ("remind=soon", "Valinnan remind arvo ei voi olla ”soon”. Esimerkki: remind=30d."),
        ("remnd=30d", "Valintaa ”remnd” ei ole. Mahdollinen on remind=."),
        ("x=1", "remind=, ahead=, from=, to=, act=, duty= tai role="),
        ("from=2025-02-30", "Valinnan from arvo"),
        ("from=2025-03-01&to=2025-01-01", "Ajan alku 1.3.2025 on sen lopun 1.1.2025 jälkeen."),
        ("from=1990-01-01", "Kalenterissa ovat päivät"),
        ("act=1/1999", "1/1999"),
        ("duty=county-agrement", "county-agreement"),
        ("role=boss", "role"),
        ("remind=1&remind=2&remind=3&remind=4&remind=5&remind=6&remind=7&remind=8&remind=9", "liian monta"),
        ("remind=%ff", "merkkejä, joita siinä ei voi olla"),
    ] {
        let reply = get(server.at, &format!("{FEED}?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        assert!(reply.text().contains(words), "{query}: {}", reply.text());
    }
    let long = get(server.at, &format!("{FEED}?remind={}", "9".repeat(2000)));
    assert_eq!(long.status, 400);
}

#[test]
fn a_calendar_without_an_entry_says_so_and_so_does_its_page() {
    let server = serve(&[]);
    let said = |path: &str| get(server.at, path).text().replace("\r\n ", "");
    let words = "Aikavälillä 1.1.2024–31.12.2028 ei ole määräpäiviä.";
    for path in ["/feeds/fi/county-strategy.ics", "/fi/county-strategy"] {
        assert!(said(path).contains(words), "{path}: {}", said(path));
    }
    // The days are those asked for.
    let (asked, words) = ("?from=2026-01-02&to=2026-01-03", "Aikavälillä 2.–3.1.2026 ei ole määräpäiviä.");
    for path in [FEED, "/fi/mallilan-hyvinvointialue"] {
        assert!(said(&format!("{path}{asked}")).contains(words), "{path}");
        assert!(!said(path).contains("ei ole määräpäiviä"), "{path}");
    }
    let control = get(server.at, "/fi/%0d%0a").text();
    assert!(control.contains("on merkkejä, joita siinä ei voi olla") && !control.contains("UTF-8"), "{control}");
    let beyond = said(&format!("{FEED}?from=2000-01-01&to=2040-01-01"));
    assert!(beyond.contains("pyydetty aika ulottuu niiden ulkopuolelle"), "{beyond}");
}

#[test]
fn pages_stand_alone_and_link_to_every_program() {
    let server = serve(&["--base-url", "https://example.org"]);
    for (lang, name, words) in [
        ("fi", "mallilan-hyvinvointialue", "Tilaa kalenteri"),
        ("sv", "mallila-valfardsomrade", "Prenumerera"),
        ("en", "wellbeing-services-county-of-mallila", "Subscribe"),
    ] {
        let index = get(server.at, &format!("/{lang}/calendars"));
        assert_eq!((index.status, index.header("content-language")), (200, lang));
        assert!(index.text().contains(&format!("href=\"/{lang}/{name}\"")), "{}", index.text());
        let reply = get(server.at, &format!("/{lang}/{name}?remind=30d"));
        let page = reply.text();
        assert!(page.contains(words) && page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
        let feed = format!("example.org/feeds/{lang}/{name}.ics?remind=30d");
        let coded = feed.replace('/', "%2F").replace('?', "%3F").replace('=', "%3D");
        for link in [
            format!("href=\"webcal://{feed}\""),
            format!("href=\"https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F{coded}\""),
            format!("href=\"https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2F{coded}&#38;name="),
            format!(">https://{feed}</a>"),
        ] {
            assert!(page.contains(&link), "{link}\n{page}");
        }
        assert!(page.contains("<svg class=\"qr\" role=\"img\"") && page.contains("<path fill=\"#000\" d=\"M4 4h7"));
        for page in [&index, &reply] {
            let text = page.text();
            for outside in ["<script", " src=", "@import", "url(", "<link rel=\"stylesheet", " style=", "onclick"] {
                assert!(!text.contains(outside), "{outside}");
            }
            let policy = page.header("content-security-policy");
            assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
            assert_eq!((page.header("cache-control"), page.header("referrer-policy")), ("no-cache", "no-referrer"));
            assert_eq!(
                ask(server.at, "GET", "/fi/calendars", &[("If-None-Match", index.header("etag"))]).status == 304,
                lang == "fi"
            );
        }
    }
    // Every link of every page of ours leads somewhere. A page under other options is the same page: each is asked for at
    // most twice, and of what is told of one instance, record or duty, one language is enough.
    let mut seen = BTreeSet::new();
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    let mut open = vec!["/fi/".to_owned(), "/en/instances/county-agreement/county-90/once".to_owned()];
    while let Some(path) = open.pop() {
        let bare = path.split('?').next().unwrap_or_default();
        let single = ["/instances/", "/records/", "/duties/", "/clock", "/api/"].iter().any(|part| bare.contains(part));
        let times = times.entry(if single { bare.get(3..).unwrap_or(bare) } else { bare }.to_owned()).or_default();
        *times += 1;
        if *times > if single { 1 } else { 2 } || !seen.insert(path.clone()) {
            continue;
        }
        let reply = get(server.at, &path);
        assert_eq!(reply.status, 200, "{path}");
        if reply.header("content-type").starts_with("text/html") {
            let text = reply.text();
            let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
            open.extend(links.filter(|link| link.starts_with('/')).map(|link| link.replace("&#38;", "&")));
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
    assert!(get(server.at, "/robots.txt").text().contains("Allow: /"));
}

#[test]
fn an_entry_links_to_its_proof() {
    let server = serve(&["--base-url", "https://example.org"]);
    for feed in [FEED, "/feeds/en/municipalities.ics", "/feeds/sv/alakyla.ics"] {
        let reply = get(server.at, feed);
        let path = if reply.status == 301 { reply.header("location").to_owned() } else { feed.to_owned() };
        let text = get(server.at, &path).text().replace("\r\n ", "");
        let mut links: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("URL:https://example.org/")).map(str::trim).collect();
        links.retain(|link| link.contains("/instances/"));
        assert!(!links.is_empty(), "{feed}\n{text}");
        for link in links {
            let page = get(server.at, &format!("/{link}"));
            assert_eq!(page.status, 200, "{link}: {}", page.text());
            assert!(page.text().contains("<dl"), "{link}");
        }
    }
}

#[test]
fn a_port_that_is_taken_and_addresses_that_are_none_are_told() {
    let folder = world("taken");
    let server = serve(&[]);
    let at = server.at.to_string();
    let run = |more: &[&str]| {
        let mut arguments = vec!["serve", "registers/alakyla", "--rules", "rules", "--lang", "en"];
        arguments.extend(more);
        let ran = crate::support::velvoite_in(&folder, &arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{more:?}");
        ran.err
    };
    assert!(run(&["--listen", &at]).contains(&format!("{at} is in use by another program")));
    assert!(run(&["--listen", "8080"]).contains("--listen cannot be `8080`"));
    assert!(run(&["--listen", "192.0.2.1:0"]).contains("this machine has no address 192.0.2.1"));
    assert!(run(&["--base-url", "example.org"]).contains("--base-url cannot be `example.org`"));
    assert!(run(&["-"]).contains("not standard input"));
    assert!(run(&["nowhere", "--listen", "127.0.0.1:0"]).contains("nowhere"));
    // Beyond this machine only where it is asked for, and then it is said.
    let open = Process::start(&folder, &["registers/alakyla", "--rules", "rules", "--listen", "0.0.0.0:0"]);
    if !open.before.iter().any(|line| line.contains("is open to other machines too")) {
        open.wait_for("is open to other machines too");
    }
    assert_eq!(get(([127, 0, 0, 1], open.at.port()).into(), "/healthz").status, 200);
}
