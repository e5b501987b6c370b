//! When to read again: files that changed and have come to rest. A pure matter of what was seen when.
//!
//! Who saves a file writes it in pieces. What changed is therefore read only when two looks in a row saw the same, and
//! what was read counts only if nothing moved meanwhile.

/// What a look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing is new.
    Same,
    /// Something changed, and may change further.
    Moving,
    /// Something changed and has come to rest.
    Settled,
}

/// What was seen; `M` is whatever tells one state of the files from another.
#[derive(Debug, Clone)]
pub struct Watch<M> {
    read: M,
    last: M,
}

impl<M: PartialEq + Clone> Watch<M> {
    /// What is served was read when the files looked like `marks`.
    #[must_use]
    pub fn new(marks: M) -> Watch<M> {
        Watch { read: marks.clone(), last: marks }
    }

    /// What it means that the files look like `marks` now.
    pub fn look(&mut self, marks: M) -> Look {
        let look = if marks == self.read {
            Look::Same
        } else if marks == self.last {
            Look::Settled
        } else {
            Look::Moving
        };
        self.last = marks;
        look
    }

    /// The files were read while they looked like `before`, and look like `after` now. False where they moved meanwhile:
    /// what was read is then nothing to go by.
    pub fn read(&mut self, before: M, after: M) -> bool {
        let still = before == after;
        self.last = after;
        if still {
            self.read = before;
        }
        still
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Watch};

    #[test]
    fn what_changed_is_read_when_it_rests() {
        let mut watch = Watch::new(1);
        assert_eq!(watch.look(1), Look::Same);
        assert_eq!(watch.look(2), Look::Moving);
        assert_eq!(watch.look(3), Look::Moving);
        assert_eq!(watch.look(3), Look::Settled);
        assert!(!watch.read(3, 4), "it moved while it was read");
        assert_eq!(watch.look(4), Look::Settled);
        assert!(watch.read(4, 4));
        assert_eq!(watch.look(4), Look::Same);
        // There and back between two looks is nothing.
        assert_eq!(watch.look(5), Look::Moving);
        assert_eq!(watch.look(4), Look::Same);
    }
}
