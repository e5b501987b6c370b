//! What `velvoite serve` does while the world around it changes: edits, broken edits, mended ones, its own end.

use std::io::{BufReader, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::http::{Process, connect, get, next_reply, world};

const FEED: &str = "/feeds/en/alakyla.ics";
const ARGUMENTS: [&str; 7] =
    ["registers/mallila", "registers/alakyla", "--rules", "rules", "--as-of", "2025-03-01", "--state"];

fn start(folder: &Path) -> Process {
    let mut arguments = ARGUMENTS.to_vec();
    arguments.push("state.json");
    Process::start(folder, &arguments)
}

fn edit(path: &Path, change: impl Fn(String) -> String) {
    #[expect(clippy::disallowed_methods, reason = "a test edits its own world")]
    let text = std::fs::read_to_string(path).unwrap();
    std::fs::write(path, change(text)).unwrap();
}

/// Somebody who asks again and again on one connection, until told to stop: how many answers came, each a whole calendar.
fn customer(at: SocketAddr, stop: &Arc<AtomicBool>) -> JoinHandle<usize> {
    let stop = Arc::clone(stop);
    std::thread::spawn(move || {
        let mut stream = BufReader::new(connect(at));
        let mut count = 0;
        while !stop.load(Ordering::Relaxed) {
            let path = if count % 3 == 0 { format!("{FEED}?remind={}d", count % 300 + 1) } else { FEED.to_owned() };
            write!(stream.get_mut(), "GET {path} HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
            let reply = next_reply(&mut stream).expect("an answer, whole");
            assert_eq!(reply.status, 200);
            let text = reply.text();
            assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("\r\nEND:VCALENDAR\r\n"), "{text}");
            assert_eq!(text.matches("BEGIN:VEVENT").count(), text.matches("END:VEVENT").count());
            count += 1;
            std::thread::sleep(Duration::from_millis(2));
        }
        count
    })
}

#[test]
fn edits_are_taken_in_whole_and_broken_ones_keep_the_last_good_state() {
    let folder = world("reload");
    let (rules, records) = (folder.join("rules/duties.velvoite"), folder.join("registers/alakyla/records.csv"));
    let server = start(&folder);
    let stop = Arc::new(AtomicBool::new(false));
    let customers: Vec<_> = (0..3).map(|_| customer(server.at, &stop)).collect();
    let first = get(server.at, FEED);

    // A record that is taken back: other bytes, another tag, a later date.
    edit(&records, |text| {
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("neuvottelu;")).collect();
        assert!(kept.len() < text.lines().count());
        kept.join("\n") + "\n"
    });
    server.wait_for("changes read");
    let second = get(server.at, FEED);
    assert_ne!(second.text(), first.text());
    assert_ne!(second.header("etag"), first.header("etag"));
    let modified = |reply: &crate::http::Reply| httpdate::parse_http_date(reply.header("last-modified")).unwrap();
    assert!(modified(&second) > modified(&first));
    // What the edit did not touch keeps tag and date.
    let page = get(server.at, "/healthz").text();
    assert!(page.contains("\"status\":\"ok\""), "{page}");

    // A broken rule: the last good state, and it is said.
    let whole = std::cell::RefCell::new(String::new());
    edit(&rules, |text| {
        whole.replace(text.clone());
        text.replacen("bearer", "beerer", 1)
    });
    server.wait_for("beerer");
    server.wait_for("the last good state is served");
    let third = get(server.at, FEED);
    assert_eq!((third.text(), third.header("last-modified")), (second.text(), second.header("last-modified")));
    assert!(get(server.at, "/healthz").text().contains("\"status\":\"stale\""));
    for (path, words) in [
        ("/en/", "The latest edit could not be read"),
        ("/fi/alakyla", "Viimeisintä muutosta ei voitu lukea"),
        ("/sv/", "Den senaste ändringen kunde inte läsas"),
    ] {
        let page = get(server.at, path);
        let page = if page.status == 301 { get(server.at, page.header("location")) } else { page };
        assert!(page.text().contains(words), "{path}");
    }

    // A row that cannot be read, on top of it; then a whole folder that is gone.
    edit(&records, |text| format!("{text}x;nonsense;99.99.2024\n"));
    server.wait_for("the last good state is served");
    let aside = folder.join("aside");
    std::fs::rename(folder.join("rules"), &aside).unwrap();
    server.wait_for("the last good state is served");
    assert_eq!(get(server.at, FEED).text(), second.text());

    // Mended, with one word changed.
    std::fs::rename(&aside, folder.join("rules")).unwrap();
    std::fs::write(&rules, whole.borrow().replacen("en \"", "en \"New ", 500)).unwrap();
    server.wait_for("the last good state is served");
    edit(&records, |text| text.replace("x;nonsense;99.99.2024\n", ""));
    server.wait_for("changes read");
    let last = get(server.at, FEED);
    assert_ne!(last.text(), second.text());
    assert!(modified(&last) > modified(&second));
    assert!(get(server.at, "/healthz").text().contains("\"status\":\"ok\""));
    assert!(!get(server.at, "/en/").text().contains("could not be read"));

    stop.store(true, Ordering::Relaxed);
    for customer in customers {
        assert!(customer.join().expect("nobody was dropped") > 20);
    }
}

#[test]
fn a_file_that_is_only_touched_changes_nothing() {
    let folder = world("touched");
    let server = start(&folder);
    let first = get(server.at, FEED);
    edit(&folder.join("rules/duties.velvoite"), |text| text);
    std::thread::sleep(Duration::from_secs(4));
    let second = get(server.at, FEED);
    assert_eq!(first.standing_headers(), second.standing_headers());
}

#[test]
fn the_end_is_clean() {
    let folder = world("end");
    for signal in ["TERM", "INT"] {
        let mut server = start(&folder);
        // A connection that waits for nothing does not keep the server.
        let mut idle = BufReader::new(connect(server.at));
        write!(idle.get_mut(), "GET /healthz HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
        assert_eq!(next_reply(&mut idle).unwrap().status, 200);
        assert_eq!(get(server.at, FEED).status, 200);
        server.signal(signal);
        server.wait_for("stopped");
        assert_eq!(server.ended(), 0, "{signal}");
        assert!(std::net::TcpStream::connect(server.at).is_err());
    }
    // What was published is remembered, whole; nothing half-written lies beside it.
    let state = crate::reference::text(&folder.join("state.json"));
    assert!(state.contains("municipality-yearly-report/") && state.trim_end().ends_with('}'), "{state}");
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert!(names.iter().filter(|name| name.to_string_lossy().contains("state")).count() == 1, "{names:?}");
}
