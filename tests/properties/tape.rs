//! Choices read from a tape of bytes: a generator that shrinks by shrinking its tape.
//!
//! A tape that has run out yields zeros, and zero is always the simplest choice.

/// A tape and how far it was read.
pub struct Tape<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl<'t> Tape<'t> {
    pub fn new(bytes: &'t [u8]) -> Self {
        Tape { bytes, at: 0 }
    }

    pub fn byte(&mut self) -> u8 {
        let byte = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        byte
    }

    /// Has it run out? Then nothing larger should be begun.
    pub fn is_spent(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// A number from 0 up to `count`, without.
    pub fn below(&mut self, count: usize) -> usize {
        match count {
            0 | 1 => 0,
            2..=256 => usize::from(self.byte()) % count,
            _ => (usize::from(self.byte()) * 256 + usize::from(self.byte())) % count,
        }
    }

    /// One of several, the first the simplest.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }

    /// True once in so many times; false when spent.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}
