//! From a request to its answer, without sockets: routes, methods, and what is said where something is wrong.
//!
//! ```text
//! /                            302 to the page in the language that the browser asks for
//! /fi/                         where one begins              /fi/NAME                one feed, with ways to subscribe
//! /fi/PLACE                    any page of `pages::Place`    /feeds/fi/NAME.ics      the feed
//! /api/v1/PLACE/TABLE.json     a table of a page as data     /api/openapi.json       what tables there are
//! /healthz                     how things stand              /robots.txt             everything may be visited
//! ```

use std::sync::Arc;

use hyper::header::{self, HeaderMap};
use hyper::{Method, Request, StatusCode};

use super::address::{self as address, decode, encode};
use super::answer::{self, Answer, METHODS, Piece, put};
use super::cache::Key;
use super::conditional::{is_fresh, takes_gzip, values};
use super::query::{LONGEST, Query, Wrong};
use super::shelf::{Ask, Form, Found, Near, Pairs};
use super::state::{Made, Standing, State};
use crate::lang::Lang;
use crate::render::pages::Place;
use crate::render::wording::serve as words;

const TEXT: &str = "text/plain; charset=utf-8";
const PAGE: &str = "text/html; charset=utf-8";

/// What is to be done about a request.
pub enum Plan {
    /// The answer is there.
    Ready(Answer),
    /// Something must be made first, which can take a while.
    Make(Order),
}

/// Something to be made, for somebody.
pub struct Order {
    standing: Arc<Standing>,
    key: Key,
    head: HeaderMap,
}

/// The answer to a request; whatever must be made for it is made here. The body of the request is not looked at.
#[must_use]
pub fn respond<B>(state: &State, request: &Request<B>) -> Answer {
    let answer = match plan(state, request) {
        Plan::Ready(answer) => answer,
        Plan::Make(order) => fulfil(state, &order),
    };
    for_method(request.method(), answer)
}

/// The same answer as a method may see it: to `HEAD` without its body.
#[must_use]
pub fn for_method(method: &Method, mut answer: Answer) -> Answer {
    if method == Method::HEAD {
        let length = hyper::body::Body::size_hint(answer.body()).exact();
        if let (Some(length), false) = (length, answer.headers().contains_key(header::CONTENT_LENGTH))
            && answer.status() != StatusCode::NOT_MODIFIED
        {
            answer.headers_mut().insert(header::CONTENT_LENGTH, length.into());
        }
        *answer.body_mut() = http_body_util::Full::default();
    }
    answer
}

/// What is to be done about a request. Quick: nothing is made here.
pub fn plan<B>(state: &State, request: &Request<B>) -> Plan {
    let standing = state.now();
    let path = request.uri().path();
    let path = match path.strip_prefix(state.prefix.as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
        Some(_) | None => path,
    };
    let feeds = path.starts_with("/feeds/") || path.starts_with("/api/");
    match *request.method() {
        Method::GET | Method::HEAD => {}
        Method::OPTIONS => return Plan::Ready(answer::methods(feeds)),
        _ => {
            let text = words::method(lang_of(path));
            let mut answer = answer::short(StatusCode::METHOD_NOT_ALLOWED, TEXT, Some(lang_of(path)), text);
            put(answer.headers_mut(), header::ALLOW, METHODS);
            return Plan::Ready(answer);
        }
    }
    match path {
        "/healthz" => {
            return Plan::Ready(answer::short(
                StatusCode::OK,
                "application/json",
                None,
                &format!("{}\n", standing.shelf.health()),
            ));
        }
        "/robots.txt" => {
            return Plan::Ready(answer::short(StatusCode::OK, TEXT, None, "User-agent: *\nAllow: /\n"));
        }
        "/api" | "/api/" | "/api/v1" | "/api/v1/" => {
            return Plan::Ready(answer::elsewhere(false, &format!("{}/api/openapi.json", state.prefix)));
        }
        "" | "/" => {
            let lang = preferred(&values(request.headers(), &header::ACCEPT_LANGUAGE));
            let mut answer = answer::elsewhere(false, &format!("{}/{lang}/", state.prefix));
            put(answer.headers_mut(), header::VARY, "Accept-Language");
            return Plan::Ready(answer);
        }
        _ => {}
    }
    let asked = match ask(path, request.uri().query()) {
        Ok(Some(asked)) => asked,
        // A folder without its slash.
        Ok(None) => {
            let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
            return Plan::Ready(answer::elsewhere(true, &format!("{}{path}/{query}", state.prefix)));
        }
        Err(Refused::Bad(sentence)) => {
            let lang = spoken(path, request.uri().query());
            return Plan::Ready(sorry(&standing, request.headers(), Reader::of(path), lang, &Sorry::Bad(sentence)));
        }
        Err(Refused::Unknown) => {
            let (lang, unknown) = (spoken(path, request.uri().query()), Sorry::Unknown(path.to_owned(), Vec::new()));
            return Plan::Ready(sorry(&standing, request.headers(), Reader::of(path), lang, &unknown));
        }
    };
    let key = Key { ask: asked, gzip: takes_gzip(request.headers()) };
    match state.made(&standing, &key) {
        Some(piece) => Plan::Ready(send(&piece, request.headers())),
        None => Plan::Make(Order { standing, key, head: request.headers().clone() }),
    }
}

/// Makes what was ordered.
#[must_use]
pub fn fulfil(state: &State, order: &Order) -> Answer {
    let Order { standing, key, head } = order;
    let reader = match &key.ask {
        Ask::Table(_, _, Form::Json, _) | Ask::Api => Reader::Json,
        Ask::Feed(..) | Ask::Table(..) => Reader::Program,
        Ask::Page(..) | Ask::Show(..) => Reader::Person,
    };
    let lang = key.ask.lang();
    match state.make(standing, key) {
        Made::Piece(piece) => send(&piece, head),
        Made::Other(Found::Moved(path)) => {
            let mut answer = answer::elsewhere(true, &address(&state.prefix, &key.ask, &path));
            if reader != Reader::Person {
                put(answer.headers_mut(), header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
            }
            answer
        }
        Made::Other(Found::Unknown(near)) => {
            let near = near
                .into_iter()
                .map(|one| Near { path: address(&state.prefix, &without_query(&key.ask), &one.path), ..one })
                .collect();
            let asked = match &key.ask {
                Ask::Feed(path, _) | Ask::Page(path, _) => path.clone(),
                Ask::Show(lang, place, _) => format!("{lang}/{}", decode(&place.path()).unwrap_or_default()),
                Ask::Table(place, table, form, _) => {
                    let path = decode(&place.path()).unwrap_or_default();
                    let slash = if path.is_empty() { "" } else { "/" };
                    format!("api/v1/{path}{slash}{table}.{}", form.ending())
                }
                Ask::Api => "api/openapi.json".to_owned(),
            };
            sorry(standing, head, reader, lang, &Sorry::Unknown(asked, near))
        }
        Made::Other(Found::Wrong(sentence)) => sorry(standing, head, reader, lang, &Sorry::Bad(sentence)),
        Made::Other(Found::Failed(why)) => {
            state.complain(why);
            failed(lang)
        }
        Made::Other(Found::Made(_)) => failed(lang),
    }
}

/// That it could not be made. A calendar program keeps what it has.
#[must_use]
pub fn failed(lang: Lang) -> Answer {
    answer::short(StatusCode::INTERNAL_SERVER_ERROR, TEXT, Some(lang), words::failed(lang))
}

/// That too many ask at once.
#[must_use]
pub fn busy() -> Answer {
    let mut answer = answer::short(StatusCode::SERVICE_UNAVAILABLE, TEXT, None, words::busy());
    put(answer.headers_mut(), header::RETRY_AFTER, "60");
    answer
}

/// That nothing is taken.
#[must_use]
pub fn no_body() -> Answer {
    let mut answer = answer::short(StatusCode::PAYLOAD_TOO_LARGE, TEXT, None, words::no_body());
    put(answer.headers_mut(), header::CONNECTION, "close");
    answer
}

fn send(piece: &Piece, head: &HeaderMap) -> Answer {
    if is_fresh(head, &piece.tag, piece.modified) { piece.not_modified() } else { piece.whole() }
}

/// Why a path or its options are not even looked up.
enum Refused {
    Bad(String),
    Unknown,
}

/// Who reads what went wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reader {
    /// Somebody before a page.
    Person,
    /// A program, of whatever site, or somebody who tries its address in a browser.
    Program,
    /// A program that waits for JSON.
    Json,
}

impl Reader {
    fn of(path: &str) -> Reader {
        if path.starts_with("/api/") && path.ends_with(".json") {
            Reader::Json
        } else if path.starts_with("/feeds/") || path.starts_with("/api/") {
            Reader::Program
        } else {
            Reader::Person
        }
    }
}

/// What a path asks for; none for a folder that lacks its slash.
fn ask(path: &str, query: Option<&str>) -> Result<Option<Ask>, Refused> {
    let lang = spoken(path, query);
    let decoded = decode(path).ok_or_else(|| Refused::Bad(words::no_text(lang).to_owned()))?;
    let options = || Query::read(query.unwrap_or_default()).map_err(|wrong| Refused::Bad(words::options(lang, &wrong)));
    let rest = decoded.strip_prefix('/').ok_or(Refused::Unknown)?;
    if let Some(feed) = rest.strip_prefix("feeds/") {
        is_a_name(feed)?;
        return Ok(Some(Ask::Feed(feed.to_owned(), options()?)));
    }
    if let Some(rest) = path.strip_prefix("/api/") {
        return table(lang, rest, query).map(Some);
    }
    let (code, below) = match path.trim_start_matches('/').split_once('/') {
        Some((code, below)) => (code, Some(below)),
        None => (rest, None),
    };
    let Some(lang) = Lang::from_code(code) else { return Err(Refused::Unknown) };
    let Some(below) = below else { return Ok(None) };
    if let Some(place) = Place::read(below, decode) {
        return Ok(Some(Ask::Show(lang, place, pairs(lang, query)?)));
    }
    is_a_name(rest)?;
    Ok(Some(Ask::Page(rest.to_owned(), options()?)))
}

/// A table, by what follows `/api/`.
fn table(lang: Lang, rest: &str, query: Option<&str>) -> Result<Ask, Refused> {
    if rest == "openapi.json" {
        return Ok(Ask::Api);
    }
    let path = rest.strip_prefix("v1/").ok_or(Refused::Unknown)?;
    let (path, file) = path.rsplit_once('/').unwrap_or(("", path));
    let (name, ending) = file.rsplit_once('.').ok_or(Refused::Unknown)?;
    let form = Form::of(ending).ok_or(Refused::Unknown)?;
    let place = Place::read(path, decode).ok_or(Refused::Unknown)?;
    let plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    if !plain {
        return Err(Refused::Unknown);
    }
    Ok(Ask::Table(place, name.to_owned(), form, pairs(lang, query)?))
}

/// The options of a page: sorted, so that the same wish is kept once; what forms send empty is left out.
fn pairs(lang: Lang, query: Option<&str>) -> Result<Pairs, Refused> {
    let bad = |wrong: &Wrong| Refused::Bad(words::options(lang, wrong));
    let text = query.unwrap_or_default();
    if text.len() > LONGEST {
        return Err(bad(&Wrong::TooLong));
    }
    let mut pairs = address::pairs(text).ok_or_else(|| bad(&Wrong::NotText))?;
    pairs.retain(|(_, value)| !value.trim().is_empty());
    pairs.sort();
    pairs.dedup();
    Ok(pairs)
}

/// Names are looked up in a list and never opened; what climbs has no name all the same.
fn is_a_name(path: &str) -> Result<(), Refused> {
    let strange = |part: &str| part.is_empty() || part.starts_with('.') || part.contains('\\');
    if path.len() > 200 || path.split('/').count() > 4 || path.split('/').any(strange) {
        Err(Refused::Unknown)
    } else {
        Ok(())
    }
}

/// What went wrong on the client's side.
enum Sorry {
    Bad(String),
    Unknown(String, Vec<Near>),
}

/// Says so: as a page to who reads pages, as plain text or JSON to programs.
fn sorry(standing: &Standing, head: &HeaderMap, reader: Reader, lang: Lang, what: &Sorry) -> Answer {
    let (status, title, sentence, near) = match what {
        Sorry::Bad(sentence) => (StatusCode::BAD_REQUEST, words::bad_title(lang), sentence.clone(), &[][..]),
        Sorry::Unknown(asked, near) => {
            (StatusCode::NOT_FOUND, words::unknown_title(lang), words::unknown(lang, asked), near.as_slice())
        }
    };
    let mut answer = if reader == Reader::Json {
        let near: Vec<(String, String)> = near.iter().map(|one| (one.path.clone(), one.name.clone())).collect();
        answer::short(status, "application/json", Some(lang), &crate::render::table::json::sorry(&sentence, &near))
    } else if values(head, &header::ACCEPT).contains("text/html") {
        answer::short(status, PAGE, Some(lang), &standing.shelf.sorry(lang, title, &sentence, near))
    } else {
        let mut text = sentence;
        text.push('\n');
        for (at, one) in near.iter().enumerate() {
            if at == 0 {
                text.push_str(words::near(lang));
                text.push('\n');
            }
            text.push_str(&format!("  {}  {}\n", one.path, one.name));
        }
        answer::short(status, TEXT, Some(lang), &text)
    };
    put(answer.headers_mut(), header::VARY, "Accept");
    if reader != Reader::Person {
        put(answer.headers_mut(), header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    answer
}

fn without_query(ask: &Ask) -> Ask {
    match ask {
        Ask::Feed(path, _) => Ask::Feed(path.clone(), Query::default()),
        Ask::Page(path, _) => Ask::Page(path.clone(), Query::default()),
        Ask::Show(lang, place, _) => Ask::Show(*lang, place.clone(), Vec::new()),
        Ask::Table(place, name, form, pairs) => {
            let lang = pairs.iter().filter(|(name, _)| name == "lang").cloned().collect();
            Ask::Table(place.clone(), name.clone(), *form, lang)
        }
        Ask::Api => Ask::Api,
    }
}

/// The address of `path`, which is of the same sort as what was asked.
fn address(prefix: &str, ask: &Ask, path: &str) -> String {
    let options = |pairs: &Pairs| crate::render::pages::query(pairs);
    match ask {
        // These stand encoded already.
        Ask::Show(lang, _, pairs) => return format!("{prefix}/{lang}/{path}{}", options(pairs)),
        Ask::Table(_, _, _, pairs) => return format!("{prefix}/api/v1/{path}{}", options(pairs)),
        _ => {}
    }
    let path = encode(path);
    match ask {
        Ask::Feed(_, query) => format!("{prefix}/feeds/{path}{}", query.text()),
        Ask::Page(_, query) => format!("{prefix}/{path}{}", query.text()),
        Ask::Show(lang, ..) => format!("{prefix}/{lang}/{path}"),
        Ask::Table(..) | Ask::Api => format!("{prefix}/api/{path}"),
    }
}

/// The language of a path; Finnish where it names none.
fn lang_of(path: &str) -> Lang {
    path.split('/').find(|part| !part.is_empty() && *part != "feeds").and_then(Lang::from_code).unwrap_or_default()
}

/// The language of an address: of a table, the one that its options name.
fn spoken(path: &str, query: Option<&str>) -> Lang {
    if !path.starts_with("/api/") {
        return lang_of(path);
    }
    let pairs = address::pairs(query.unwrap_or_default()).unwrap_or_default();
    let lang = pairs.iter().find(|(name, _)| name == "lang");
    lang.and_then(|(_, code)| Lang::from_code(code)).unwrap_or_default()
}

/// The language that a browser wants most, among ours (RFC 9110 12.5.4); Finnish where it wants another.
fn preferred(wanted: &str) -> Lang {
    let mut best: Option<(u32, Lang)> = None;
    for part in wanted.split(',') {
        let mut fields = part.split(';').map(str::trim);
        let tag = fields.next().unwrap_or_default().to_ascii_lowercase();
        let Some(lang) = tag.split('-').next().and_then(Lang::from_code) else { continue };
        // In thousandths: `0.8` and `0.800` are the same.
        let quality = fields.find_map(|field| field.strip_prefix("q=")).map_or(1000, |quality| {
            let (whole, part) = quality.split_once('.').unwrap_or((quality, ""));
            let thousandths: u32 = format!("{part:0<3}").get(..3).and_then(|digits| digits.parse().ok()).unwrap_or(0);
            if whole == "1" { 1000 } else { thousandths }
        });
        if quality > 0 && best.is_none_or(|(known, _)| quality > known) {
            best = Some((quality, lang));
        }
    }
    best.map(|(_, lang)| lang).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::preferred;
    use crate::lang::Lang;

    #[test]
    fn the_language_most_wanted_is_shown() {
        for (wanted, lang) in [
            ("", Lang::Fi),
            ("sv-FI,sv;q=0.9,en;q=0.8", Lang::Sv),
            ("de, en;q=0.5, fi;q=0.4", Lang::En),
            ("fi;q=0.5, sv;q=0.75", Lang::Sv),
            ("en;q=0, de", Lang::Fi),
        ] {
            assert_eq!(preferred(wanted), lang, "{wanted}");
        }
    }
}
