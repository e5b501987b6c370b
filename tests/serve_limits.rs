//! What clients can use up, and cannot: time, headers, connections, memory; things that cannot be made; the graceful end.
//! Over a shelf of the test's own and with limits that a test can wait for.

use std::io::{BufReader, ErrorKind, Read, Write};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use velvoite::lang::Lang;
use velvoite::serve::{Ask, Found, Limits, Made, Media, Near, Running, Server, Shelf, State, Stopped};

use crate::http::{ask, connect, get, next_reply, reply};

/// A shelf with calendars that say which shelf they are from.
struct Numbered {
    number: usize,
    made: Arc<AtomicUsize>,
    slow: Mutex<()>,
}

impl Numbered {
    fn new(number: usize) -> Numbered {
        Numbered { number, made: Arc::default(), slow: Mutex::new(()) }
    }
}

impl Shelf for Numbered {
    fn find(&self, ask: &Ask) -> Found {
        self.made.fetch_add(1, Ordering::SeqCst);
        let Ask::Feed(path, _) = ask else { return Found::Unknown(Vec::new()) };
        let length = match path.as_str() {
            "fi/empty.ics" => return Found::Made(Made { bytes: Vec::new(), media: Media::Calendar, lang: Lang::Fi }),
            "fi/failed.ics" => return Found::Failed("two entries have one UID".into()),
            "fi/panic.ics" => panic!("as ordered"),
            "fi/slow.ics" => {
                let _one_at_a_time = self.slow.lock();
                std::thread::sleep(Duration::from_millis(700));
                1
            }
            "fi/large.ics" => 16 << 20,
            _ => 1 << 10,
        };
        // What is the same in every shelf is the same bytes.
        let number = if path.contains("same") { 0 } else { self.number };
        let line = format!("X-NUMBER:{number}\r\n");
        let body = format!("BEGIN:VCALENDAR\r\n{}END:VCALENDAR\r\n", line.repeat(length / line.len() + 1));
        Found::Made(Made { bytes: body.into_bytes(), media: Media::Calendar, lang: Lang::Fi })
    }

    fn health(&self) -> String {
        format!("{{\"number\":{}}}", self.number)
    }

    fn sorry(&self, _: Lang, title: &str, sentence: &str, _: &[Near]) -> String {
        format!("<h1>{title}</h1>{sentence}")
    }
}

fn limits() -> Limits {
    Limits {
        asking: Duration::from_millis(600),
        taking: Duration::from_millis(600),
        stopping: Duration::from_secs(5),
        ..Limits::default()
    }
}

fn serve(shelf: Numbered, limits: Limits) -> (SocketAddr, Arc<State>, Running) {
    let server = Server::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let at = server.address();
    let state = Arc::new(State::new(Arc::new(shelf), 1_000_000_000, "", 1 << 20));
    let running = server.start(Arc::clone(&state), limits).unwrap();
    (at, state, running)
}

#[test]
fn who_is_slow_to_ask_or_silent_is_let_go() {
    let (at, _, running) = serve(Numbered::new(1), limits());
    // Nothing, half a head, a head that comes in drops, and silence after an answer.
    let silent = connect(at);
    let mut half = connect(at);
    half.write_all(b"GET /feeds/fi/a.ics HTTP/1.1\r\nHost: x\r\n").unwrap();
    let mut idle = BufReader::new(connect(at));
    idle.get_mut().write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    assert_eq!(next_reply(&mut idle).unwrap().status, 200);
    let mut drops = connect(at);
    let dropping = std::thread::spawn(move || {
        for letter in b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n\r\n" {
            if drops.write_all(&[*letter]).is_err() {
                return None;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        reply(&mut drops).filter(|reply| reply.status == 200)
    });
    for mut stream in [silent, half, idle.into_inner()] {
        let mut rest = Vec::new();
        let ended = stream.read_to_end(&mut rest).map_err(|error| error.kind());
        assert!(!matches!(ended, Err(ErrorKind::WouldBlock | ErrorKind::TimedOut)), "it was waited for");
        assert!(!rest.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&rest));
    }
    assert!(dropping.join().unwrap().is_none(), "a head in drops was waited for");
    assert_eq!(get(at, "/healthz").status, 200);
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn who_takes_no_answer_is_let_go() {
    let (at, _, running) = serve(Numbered::new(1), limits());
    let mut stream = connect(at);
    stream.write_all(b"GET /feeds/fi/large.ics HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    std::thread::sleep(Duration::from_millis(2500));
    let mut taken = Vec::new();
    let _ = stream.read_to_end(&mut taken);
    assert!(taken.len() < 16 << 20, "all of it was kept for a client that took nothing");
    // Who takes is not let go, however large it is.
    let whole = get(at, "/feeds/fi/large.ics");
    assert!(whole.body.len() > 16 << 20 && whole.body.len().to_string() == whole.header("content-length"));
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn heads_have_a_limit() {
    let (at, _, running) = serve(Numbered::new(1), limits());
    let long = "x".repeat(20_000);
    let over = ask(at, "GET", "/healthz", &[("X-Long", &long)]);
    assert_eq!(over.status, 431);
    let many: Vec<(String, &str)> = (0..100).map(|number| (format!("X-{number}"), "1")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    assert_eq!(ask(at, "GET", "/healthz", &many).status, 431);
    assert!(matches!(get(at, &format!("/fi/{long}")).status, 414 | 431));
    assert_eq!(get(at, &format!("/fi/{}", "x".repeat(1000))).status, 404);
    for nonsense in ["hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\r\n\r\n", "GET http://[ HTTP/1.1\r\n\r\n"] {
        let mut stream = connect(at);
        stream.write_all(nonsense.as_bytes()).unwrap();
        let answer = reply(&mut stream);
        assert!(answer.is_none_or(|answer| answer.status >= 400), "{nonsense}");
    }
    assert_eq!(get(at, "/healthz").status, 200);
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn who_comes_when_all_places_are_taken_waits() {
    let limits = Limits { connections: 2, asking: Duration::from_secs(60), ..limits() };
    let (at, _, running) = serve(Numbered::new(1), limits);
    let (first, second) = (connect(at), connect(at));
    std::thread::sleep(Duration::from_millis(100));
    let third = std::thread::spawn(move || get(at, "/healthz").status);
    std::thread::sleep(Duration::from_millis(400));
    assert!(!third.is_finished(), "it was let in beyond the limit");
    drop((first, second));
    assert_eq!(third.join().unwrap(), 200);
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn what_cannot_be_made_is_an_error_and_never_an_empty_calendar() {
    let (at, state, running) = serve(Numbered::new(1), limits());
    for path in ["/feeds/fi/empty.ics", "/feeds/fi/failed.ics", "/feeds/fi/panic.ics"] {
        let reply = get(at, path);
        assert_eq!((reply.status, reply.header("cache-control")), (500, "no-store"), "{path}");
        assert!(!reply.body.is_empty() && !reply.text().contains("UID"));
    }
    assert_eq!(state.complaints().len(), 2);
    assert_eq!(get(at, "/feeds/fi/a.ics").status, 200);
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn a_feed_is_made_once_and_its_date_moves_only_with_its_bytes() {
    let shelf = Numbered::new(1);
    let made = Arc::clone(&shelf.made);
    let (at, state, running) = serve(shelf, limits());
    let first = get(at, "/feeds/fi/a.ics");
    let same = get(at, "/feeds/fi/same.ics");
    for _ in 0..10 {
        assert_eq!(get(at, "/feeds/fi/a.ics").body, first.body);
        ask(at, "GET", "/feeds/fi/a.ics", &[("Accept-Encoding", "gzip")]);
    }
    assert_eq!(made.load(Ordering::SeqCst), 2);
    assert_eq!(first.header("last-modified"), "Sun, 09 Sep 2001 01:46:40 GMT");
    state.publish(Arc::new(Numbered::new(2)), 1_000_000_060);
    let second = get(at, "/feeds/fi/a.ics");
    assert_ne!(second.header("etag"), first.header("etag"));
    assert_eq!(second.header("last-modified"), "Sun, 09 Sep 2001 01:47:40 GMT");
    assert_eq!(get(at, "/feeds/fi/same.ics").standing_headers(), same.standing_headers());
    // A clock that goes back does not take dates back.
    state.publish(Arc::new(Numbered::new(3)), 5);
    assert_eq!(get(at, "/feeds/fi/a.ics").header("last-modified"), "Sun, 09 Sep 2001 01:47:41 GMT");
    let since = [("If-Modified-Since", "Sun, 09 Sep 2001 01:47:40 GMT")];
    assert_eq!(ask(at, "GET", "/feeds/fi/a.ics", &since).status, 200);
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn shelves_change_under_load_and_nobody_sees_two_at_once() {
    let (at, state, running) = serve(Numbered::new(1), limits());
    let customers: Vec<_> = (0..4)
        .map(|_| {
            std::thread::spawn(move || {
                let mut stream = BufReader::new(connect(at));
                let mut last = 0;
                for count in 0..300 {
                    let path = format!("/feeds/fi/{}.ics", count % 7);
                    write!(stream.get_mut(), "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
                    let text = next_reply(&mut stream).expect("an answer").text();
                    assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
                    let mut numbers: Vec<usize> =
                        text.lines().filter_map(|line| line.strip_prefix("X-NUMBER:")?.parse().ok()).collect();
                    numbers.dedup();
                    assert_eq!(numbers.len(), 1, "one body from two shelves");
                    assert!(numbers[0] >= last, "back to an older shelf");
                    last = numbers[0];
                }
            })
        })
        .collect();
    for number in 2..100 {
        state.publish(Arc::new(Numbered::new(number)), 1_000_000_000);
        std::thread::sleep(Duration::from_millis(2));
    }
    customers.into_iter().for_each(|customer| customer.join().unwrap());
    assert_eq!(running.stop(), Stopped::Finished);
}

#[test]
fn the_end_waits_for_who_is_being_served() {
    let (at, _, running) = serve(Numbered::new(1), limits());
    let waiting = std::thread::spawn(move || get(at, "/feeds/fi/slow.ics"));
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(running.stop(), Stopped::Finished);
    let served = waiting.join().unwrap();
    assert_eq!(served.status, 200);
    assert!(served.text().ends_with("END:VCALENDAR\r\n"));

    let limits = Limits { stopping: Duration::from_millis(100), ..limits() };
    let (at, _, running) = serve(Numbered::new(1), limits);
    let waiting = std::thread::spawn(move || {
        let mut stream = connect(at);
        stream.write_all(b"GET /feeds/fi/slow.ics HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        reply(&mut stream).is_some()
    });
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(running.stop(), Stopped::Broken);
    assert!(!waiting.join().unwrap());
}
