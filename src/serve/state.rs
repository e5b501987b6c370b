//! What is served now: a shelf with its number, and what was made from it. A shelf takes another's place in one step.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::answer::Piece;
use super::cache::{Cache, Key};
use super::shelf::{Ask, Found, Shelf};

/// So many complaints are kept until somebody asks for them.
const MOST_COMPLAINTS: usize = 20;

/// What is served now.
pub struct State {
    standing: RwLock<Arc<Standing>>,
    cache: Mutex<Cache>,
    complaints: Mutex<Vec<String>>,
    /// The path under which the public address puts us, without a slash at its end; mostly nothing.
    pub prefix: String,
}

/// A shelf, from when it stands.
pub struct Standing {
    /// What there is.
    pub shelf: Arc<dyn Shelf>,
    /// The number of this shelf.
    pub generation: u64,
    /// Since when it stands, in seconds since 1970; later than the one before.
    pub since: u64,
}

/// What came of asking for something, with what must be said beside it.
pub enum Made {
    /// Here it is.
    Piece(Arc<Piece>),
    /// Anything else.
    Other(Found),
}

impl State {
    /// A state that begins with `shelf` at `now` and keeps at most `limit` bytes of what was made.
    #[must_use]
    pub fn new(shelf: Arc<dyn Shelf>, now: u64, prefix: &str, limit: usize) -> State {
        let standing = Standing { shelf, generation: 1, since: now };
        State {
            standing: RwLock::new(Arc::new(standing)),
            cache: Mutex::new(Cache::new(limit)),
            complaints: Mutex::new(Vec::new()),
            prefix: prefix.to_owned(),
        }
    }

    /// The shelf that stands now. Who holds it may finish with it whatever comes after.
    #[must_use]
    pub fn now(&self) -> Arc<Standing> {
        Arc::clone(&self.standing.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts another shelf in place of the one that stands.
    pub fn publish(&self, shelf: Arc<dyn Shelf>, now: u64) {
        let mut standing = self.standing.write().unwrap_or_else(PoisonError::into_inner);
        let since = now.max(standing.since.saturating_add(1));
        let generation = standing.generation + 1;
        let old = std::mem::replace(&mut *standing, Arc::new(Standing { shelf, generation, since }));
        // Taking a whole shelf apart takes a while; nobody should wait for it.
        drop(standing);
        drop(old);
    }

    /// What went wrong since this was asked last, for the log.
    #[must_use]
    pub fn complaints(&self) -> Vec<String> {
        std::mem::take(&mut *self.complaints.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Notes what went wrong; no more than a log can bear.
    pub fn complain(&self, what: String) {
        let mut complaints = self.complaints.lock().unwrap_or_else(PoisonError::into_inner);
        if complaints.len() < MOST_COMPLAINTS {
            complaints.push(what);
        }
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was made of this shelf already.
    #[must_use]
    pub fn made(&self, standing: &Standing, key: &Key) -> Option<Arc<Piece>> {
        let (piece, generation) = self.cache().get(key)?;
        (generation == standing.generation).then_some(piece)
    }

    /// Makes it, or takes it from what was made.
    #[must_use]
    pub fn make(&self, standing: &Standing, key: &Key) -> Made {
        if let Some(piece) = self.made(standing, key) {
            return Made::Piece(piece);
        }
        if key.gzip {
            let plain = Key { ask: key.ask.clone(), gzip: false };
            let piece = match self.make(standing, &plain) {
                Made::Piece(piece) => Arc::new(piece.packed()),
                other @ Made::Other(_) => return other,
            };
            self.cache().put(key.clone(), Arc::clone(&piece), standing.generation);
            return Made::Piece(piece);
        }
        let made = match standing.shelf.find(&key.ask) {
            Found::Made(made) if made.bytes.is_empty() => {
                return Made::Other(Found::Failed("nothing was written".to_owned()));
            }
            Found::Made(made) => made,
            other => return Made::Other(other),
        };
        let piece = Piece::new(made, &file(&key.ask), standing.since);
        // The date of the last change moves only where the bytes are others than before.
        let before = self.cache().get(key);
        let piece = match before {
            Some((before, _)) if before.tag == piece.tag => piece.changed_at(before.modified),
            _ => piece,
        };
        let piece = Arc::new(piece);
        self.cache().put(key.clone(), Arc::clone(&piece), standing.generation);
        Made::Piece(piece)
    }
}

/// The name under which it is saved.
fn file(ask: &Ask) -> String {
    match ask {
        Ask::Feed(path, _) => path.clone(),
        Ask::Table(place, table, form, _) => {
            let path = place.path().replace('/', "-");
            let ending = form.ending();
            // `bodies`, not `bodies-bodies`.
            if path.is_empty() || path == *table {
                format!("{table}.{ending}")
            } else {
                format!("{path}-{table}.{ending}")
            }
        }
        Ask::Api => "openapi.json".to_owned(),
        Ask::Page(..) | Ask::Show(..) => String::new(),
    }
}
