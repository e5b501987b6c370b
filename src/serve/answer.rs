//! Answers: bytes with all headers that go with them, and the short ones that say what went wrong.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use sha2::{Digest, Sha256};

use super::conditional::date;
use super::shelf::{Made, Media};
use crate::lang::Lang;

/// What is sent back.
pub type Answer = Response<Full<Bytes>>;

/// Something made whole, with its headers: any number of clients share it.
#[derive(Debug)]
pub struct Piece {
    /// The bytes.
    pub body: Bytes,
    /// The strong entity tag with its quotes: a hash of the bytes.
    pub tag: String,
    /// When the bytes last changed, in seconds since 1970.
    pub modified: u64,
    head: HeaderMap,
}

impl Piece {
    /// A piece with its headers; `file` is the name under which it is saved.
    #[must_use]
    pub fn new(made: Made, file: &str, modified: u64) -> Piece {
        let hash: String = Sha256::digest(&made.bytes).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let tag = format!("\"{hash}\"");
        let mut head = HeaderMap::new();
        let mut put = |name, value: &str| {
            put(&mut head, name, value);
        };
        put(header::CONTENT_LANGUAGE, made.lang.code());
        put(header::VARY, "Accept-Encoding");
        match made.media {
            Media::Calendar => {
                put(header::CONTENT_TYPE, "text/calendar; charset=utf-8");
                put(header::CACHE_CONTROL, "public, max-age=3600");
                put(header::CONTENT_DISPOSITION, &format!("inline; filename=\"{}\"", plain(file)));
                put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
                for (name, value) in OPEN {
                    put(name, value);
                }
            }
            Media::Page => {
                put(header::CONTENT_TYPE, "text/html; charset=utf-8");
                // Revalidated each time: a page says whether what it shows is the newest state.
                put(header::CACHE_CONTROL, "no-cache");
                put(header::CONTENT_SECURITY_POLICY, &crate::render::pages::policy());
                put(header::REFERRER_POLICY, "no-referrer");
            }
            Media::Json | Media::Csv | Media::Xlsx => {
                put(
                    header::CONTENT_TYPE,
                    match made.media {
                        Media::Json => "application/json",
                        Media::Csv => "text/csv; charset=utf-8; header=present",
                        _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    },
                );
                put(header::CACHE_CONTROL, "no-cache");
                let how = if made.media == Media::Json { "inline" } else { "attachment" };
                put(header::CONTENT_DISPOSITION, &format!("{how}; filename=\"{}\"", plain(file)));
                put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
                for (name, value) in OPEN {
                    put(name, value);
                }
            }
        }
        put(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
        let mut piece = Piece { body: Bytes::from(made.bytes), tag, modified, head };
        piece.validators();
        piece
    }

    /// The same, packed: other bytes, so another tag.
    #[must_use]
    pub fn packed(&self) -> Piece {
        let mut gzip = GzEncoder::new(Vec::with_capacity(self.body.len() / 4), Compression::default());
        // Writing to memory cannot fail.
        let packed = gzip.write_all(&self.body).and_then(|()| gzip.finish()).unwrap_or_default();
        let mut head = self.head.clone();
        put(&mut head, header::CONTENT_ENCODING, "gzip");
        let tag = format!("{}-gzip\"", self.tag.trim_end_matches('"'));
        let mut piece = Piece { body: Bytes::from(packed), tag, modified: self.modified, head };
        piece.validators();
        piece
    }

    /// The same bytes, last changed at another time.
    #[must_use]
    pub fn changed_at(mut self, modified: u64) -> Piece {
        self.modified = modified;
        self.validators();
        self
    }

    fn validators(&mut self) {
        put(&mut self.head, header::ETAG, &self.tag);
        put(&mut self.head, header::LAST_MODIFIED, &date(self.modified));
        self.head.insert(header::CONTENT_LENGTH, HeaderValue::from(self.body.len()));
    }

    /// The whole answer.
    #[must_use]
    pub fn whole(&self) -> Answer {
        let mut answer = Response::new(Full::new(self.body.clone()));
        *answer.headers_mut() = self.head.clone();
        answer
    }

    /// That the client's copy still stands: the headers that a cache needs (RFC 9110 15.4.5), and no body.
    #[must_use]
    pub fn not_modified(&self) -> Answer {
        let mut answer = Response::new(Full::default());
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        let kept = [header::CACHE_CONTROL, header::ETAG, header::LAST_MODIFIED, header::VARY];
        for name in kept.into_iter().chain(OPEN.map(|(name, _)| name)) {
            if let Some(value) = self.head.get(&name) {
                answer.headers_mut().insert(name, value.clone());
            }
        }
        answer
    }
}

/// What lets programs in any browser read feeds, which hold nothing that is not public.
const OPEN: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (header::ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Content-Disposition"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
];

/// A short answer. It is not kept by anybody.
#[must_use]
pub fn short(status: StatusCode, media: &str, lang: Option<Lang>, text: &str) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(text.to_owned())));
    *answer.status_mut() = status;
    let head = answer.headers_mut();
    put(head, header::CONTENT_TYPE, media);
    put(head, header::CACHE_CONTROL, "no-store");
    put(head, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(head, header::CONTENT_SECURITY_POLICY, &crate::render::pages::policy());
    if let Some(lang) = lang {
        put(head, header::CONTENT_LANGUAGE, lang.code());
    }
    answer
}

/// That a thing has another address; `for_good`, or this time only.
#[must_use]
pub fn elsewhere(for_good: bool, address: &str) -> Answer {
    let status = if for_good { StatusCode::MOVED_PERMANENTLY } else { StatusCode::FOUND };
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = status;
    let head = answer.headers_mut();
    put(head, header::LOCATION, address);
    put(head, header::CACHE_CONTROL, if for_good { "public, max-age=86400" } else { "no-store" });
    put(head, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    answer
}

/// What may be asked of a place, without asking it: also what a browser wants to know before it lets a program send a
/// tag along to another site (Fetch standard, preflight).
#[must_use]
pub fn methods(open: bool) -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    let head = answer.headers_mut();
    put(head, header::ALLOW, METHODS);
    if open {
        put(head, header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        put(head, header::ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        put(head, header::ACCESS_CONTROL_ALLOW_HEADERS, "If-None-Match, If-Modified-Since");
        put(head, header::ACCESS_CONTROL_MAX_AGE, "86400");
    }
    answer
}

/// The methods there are.
pub const METHODS: &str = "GET, HEAD, OPTIONS";

/// Sets a header; a value that no header can hold is left out.
pub fn put(head: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        head.insert(name, value);
    }
}

/// A file name without signs that end a quoted string or mean a folder.
fn plain(file: &str) -> String {
    let name = file.rsplit('/').next().unwrap_or_default();
    name.chars().filter(|sign| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '.' | '_')).collect()
}
