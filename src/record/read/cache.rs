//! Cells that were read before. Registers repeat the same few cells; a cell seen lately is not resolved again.

use crate::time::When;
use crate::time::Window;

/// How many cells are kept. A newer cell takes the place of an older one, so memory is bounded.
const SLOTS: usize = 1 << 11;

/// What cells of one column meant, and on which days they mean it: a body's name may be read as its successor later.
#[derive(Debug)]
pub struct Cache<T> {
    slots: Vec<Option<Seen<T>>>,
}

#[derive(Debug)]
struct Seen<T> {
    cell: Box<str>,
    days: Window,
    meaning: T,
}

impl<T> Default for Cache<T> {
    fn default() -> Cache<T> {
        let mut slots = Vec::new();
        slots.resize_with(SLOTS, || None);
        Cache { slots }
    }
}

impl<T: Clone> Cache<T> {
    /// What this cell meant on days like this one; for cells without a day, what it means always.
    pub fn get(&self, cell: &str, when: Option<When>) -> Option<T> {
        let seen = self.slots.get(slot(cell))?.as_ref()?;
        let fits = match when {
            Some(when) => when.certainly_in(&seen.days),
            None => seen.days == Window::always(),
        };
        (fits && *seen.cell == *cell).then(|| seen.meaning.clone())
    }

    /// Keeps what this cell means on these days.
    pub fn put(&mut self, cell: &str, days: Window, meaning: &T) {
        // Long cells are rare, and comparing them is no gain.
        if cell.len() <= 4096
            && let Some(place) = self.slots.get_mut(slot(cell))
        {
            *place = Some(Seen { cell: cell.into(), days, meaning: meaning.clone() });
        }
    }
}

fn slot(cell: &str) -> usize {
    usize::try_from(hash(cell) >> 32).unwrap_or(0) % SLOTS
}

/// A number for a text, the same in every run and on every machine; eight bytes at a time.
pub fn hash(text: &str) -> u64 {
    const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut state = 0xCBF2_9CE4_8422_2325_u64 ^ u64::try_from(text.len()).unwrap_or(0);
    let (chunks, rest) = text.as_bytes().as_chunks::<8>();
    for chunk in chunks {
        state = (state.rotate_left(23) ^ u64::from_le_bytes(*chunk)).wrapping_mul(MULTIPLIER);
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    state = (state.rotate_left(23) ^ u64::from_le_bytes(last)).wrapping_mul(MULTIPLIER);
    state ^ (state >> 29)
}
