//! Three truth values, and answers that know how long they last.

/// Kleene's three values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// What is known does not decide it.
    Unknown,
}

impl From<bool> for Truth {
    #[inline]
    fn from(value: bool) -> Self {
        if value { Truth::True } else { Truth::False }
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    #[inline]
    fn not(self) -> Truth {
        match self {
            Truth::True => Truth::False,
            Truth::False => Truth::True,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

/// A moment far enough in the future to mean "for good": seconds since 1970.
pub const FOREVER: i64 = i64::MAX;

/// A truth and the second from which it may be another, if no fact changes. `until` may come early, never late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lasting {
    /// The truth now.
    pub truth: Truth,
    /// Seconds since 1970; [`FOREVER`] if only facts can change it.
    pub until: i64,
}

/// What an evaluation yields: the truth alone, or with its end. One evaluator serves both.
pub trait Answer: Copy {
    /// A truth that lasts until `until()`; asked only if somebody wants to know.
    fn new(truth: Truth, until: impl FnOnce() -> i64) -> Self;
    /// The truth.
    fn truth(self) -> Truth;
    /// When it ends, if that was computed.
    fn until(self) -> i64;
    /// Does a decided chain still need its other parts? Only to know its end.
    const LASTING: bool;
}

impl Answer for Truth {
    const LASTING: bool = false;

    fn new(truth: Truth, _: impl FnOnce() -> i64) -> Self {
        truth
    }

    fn truth(self) -> Truth {
        self
    }

    fn until(self) -> i64 {
        FOREVER
    }
}

impl Answer for Lasting {
    const LASTING: bool = true;

    fn new(truth: Truth, until: impl FnOnce() -> i64) -> Self {
        Lasting { truth, until: until() }
    }

    fn truth(self) -> Truth {
        self.truth
    }

    fn until(self) -> i64 {
        self.until
    }
}

/// Gathers the parts of a chain that one value decides: `and` (false decides) or `or` (true decides).
///
/// A decided chain lasts as long as the part that decides it longest; an undecided one until any part may change.
#[derive(Clone, Copy, Debug)]
pub struct Chain {
    decides: Truth,
    decided_until: Option<i64>,
    unknown: bool,
    any_until: i64,
}

impl Chain {
    /// All parts must hold.
    pub fn and() -> Self {
        Chain { decides: Truth::False, decided_until: None, unknown: false, any_until: FOREVER }
    }

    /// One part must hold.
    pub fn or() -> Self {
        Chain { decides: Truth::True, ..Chain::and() }
    }

    /// Takes one part; true if the answer can no longer change.
    pub fn take<A: Answer>(&mut self, part: A) -> bool {
        let (truth, until) = (part.truth(), part.until());
        if truth == self.decides {
            self.decided_until = Some(self.decided_until.map_or(until, |longest| longest.max(until)));
            return !A::LASTING || until == FOREVER;
        }
        self.unknown |= truth == Truth::Unknown;
        self.any_until = self.any_until.min(until);
        false
    }

    /// Something about the parts themselves may change then: an element appears, a list is not complete.
    pub fn may_change(&mut self, until: i64) {
        self.any_until = self.any_until.min(until);
    }

    /// There may be parts that nobody named.
    pub fn incomplete(&mut self) {
        self.unknown = true;
    }

    /// The answer.
    pub fn finish<A: Answer>(self) -> A {
        match self.decided_until {
            Some(until) => A::new(self.decides, || until),
            None if self.unknown => A::new(Truth::Unknown, || self.any_until),
            None => A::new(!self.decides, || self.any_until),
        }
    }
}
