//! What was made is kept, within a bound: the least recently asked for goes first.
//!
//! A piece made from an older shelf is not sent any more, but it still tells whether the newer one made the same bytes,
//! and with that whether the date of their last change stays.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::Piece;
use super::shelf::Ask;

/// What a piece costs beside its bytes: key, headers, places in two maps.
const OVERHEAD: usize = 1024;

/// As what something is kept.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What was asked for.
    pub ask: Ask,
    /// Whether packed.
    pub gzip: bool,
}

struct Kept {
    piece: Arc<Piece>,
    generation: u64,
    used: u64,
}

/// Pieces by what was asked for.
pub struct Cache {
    kept: BTreeMap<Key, Kept>,
    by_use: BTreeMap<u64, Key>,
    clock: u64,
    size: usize,
    limit: usize,
}

impl Cache {
    /// An empty one that never holds more than `limit` bytes.
    pub fn new(limit: usize) -> Cache {
        Cache { kept: BTreeMap::new(), by_use: BTreeMap::new(), clock: 0, size: 0, limit }
    }

    /// The piece, with the generation of the shelf it was made from.
    pub fn get(&mut self, key: &Key) -> Option<(Arc<Piece>, u64)> {
        let kept = self.kept.get_mut(key)?;
        // The place in the order of use moves; the key moves with it, and is not copied.
        if let Some(moved) = self.by_use.remove(&kept.used) {
            self.clock += 1;
            kept.used = self.clock;
            self.by_use.insert(self.clock, moved);
        }
        Some((Arc::clone(&kept.piece), kept.generation))
    }

    /// Keeps a piece, unless a newer one is there or it alone is more than may be held.
    pub fn put(&mut self, key: Key, piece: Arc<Piece>, generation: u64) {
        let cost = cost(&key, &piece);
        if cost > self.limit || self.kept.get(&key).is_some_and(|known| known.generation > generation) {
            return;
        }
        self.drop(&key);
        while self.size + cost > self.limit {
            match self.by_use.first_key_value().map(|(_, oldest)| oldest.clone()) {
                Some(oldest) => self.drop(&oldest),
                None => break,
            }
        }
        self.clock += 1;
        self.size += cost;
        self.by_use.insert(self.clock, key.clone());
        self.kept.insert(key, Kept { piece, generation, used: self.clock });
    }

    fn drop(&mut self, key: &Key) {
        if let Some(kept) = self.kept.remove(key) {
            self.by_use.remove(&kept.used);
            self.size = self.size.saturating_sub(cost(key, &kept.piece));
        }
    }
}

fn cost(key: &Key, piece: &Piece) -> usize {
    let asked = match &key.ask {
        Ask::Feed(path, query) | Ask::Page(path, query) => path.len() + query.text().len(),
        Ask::Show(_, place, pairs) | Ask::Table(place, _, _, pairs) => {
            place.path().len() + pairs.iter().map(|(name, value)| name.len() + value.len() + 48).sum::<usize>()
        }
        Ask::Api => 0,
    };
    piece.body.len() + 2 * asked + OVERHEAD
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Cache, Key};
    use crate::lang::Lang;
    use crate::serve::answer::Piece;
    use crate::serve::{Ask, Made, Media, Query};

    fn key(name: &str) -> Key {
        Key { ask: Ask::Feed(name.to_owned(), Query::default()), gzip: false }
    }

    fn piece(length: usize) -> Arc<Piece> {
        let made = Made { bytes: vec![b'x'; length], media: Media::Calendar, lang: Lang::Fi };
        Arc::new(Piece::new(made, "a.ics", 0))
    }

    #[test]
    fn the_bound_holds_and_the_least_recently_used_goes() {
        let mut cache = Cache::new(100_000);
        for number in 0..1000 {
            cache.put(key(&number.to_string()), piece(9_000), 1);
            assert!(cache.size <= 100_000);
            assert!(cache.get(&key("0")).is_some(), "what is used stays");
        }
        assert!(cache.get(&key("1")).is_none());
        assert!(cache.get(&key("999")).is_some());
        assert_eq!(cache.kept.len(), cache.by_use.len());
        cache.put(key("huge"), piece(100_000), 1);
        assert!(cache.get(&key("huge")).is_none());
        for name in cache.kept.keys().cloned().collect::<Vec<_>>() {
            cache.drop(&name);
        }
        assert_eq!((cache.size, cache.by_use.len()), (0, 0));
    }

    #[test]
    fn an_older_piece_never_replaces_a_newer_one() {
        let mut cache = Cache::new(100_000);
        cache.put(key("a"), piece(2), 2);
        cache.put(key("a"), piece(1), 1);
        assert_eq!(cache.get(&key("a")).map(|(piece, at)| (piece.body.len(), at)), Some((2, 2)));
    }
}
