//! How many of what is judged stands how: counts with their denominator, never a score.

use crate::finding::Verdict;

/// Counts by verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shares {
    counts: [usize; Verdict::ALL.len()],
}

impl Shares {
    /// Counts one more.
    pub fn add(&mut self, verdict: Verdict) {
        for (count, of) in self.counts.iter_mut().zip(Verdict::ALL) {
            *count += usize::from(of == verdict);
        }
    }

    /// Counts all of another.
    pub fn join(&mut self, other: &Shares) {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
    }

    /// So many have this verdict.
    #[must_use]
    pub fn of(&self, verdict: Verdict) -> usize {
        self.by_verdict().filter(|(of, _)| *of == verdict).map(|(_, count)| count).sum()
    }

    /// All counts, in the order of verdicts.
    pub fn by_verdict(&self) -> impl Iterator<Item = (Verdict, usize)> + use<> {
        Verdict::ALL.into_iter().zip(self.counts)
    }

    /// Everything, also what does not apply and what was waived.
    #[must_use]
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The denominator: what applies and was not waived.
    #[must_use]
    pub fn counted(&self) -> usize {
        self.total() - self.of(Verdict::Waived) - self.of(Verdict::NotApplicable)
    }
}

impl FromIterator<Verdict> for Shares {
    fn from_iter<I: IntoIterator<Item = Verdict>>(verdicts: I) -> Shares {
        let mut shares = Shares::default();
        for verdict in verdicts {
            shares.add(verdict);
        }
        shares
    }
}
