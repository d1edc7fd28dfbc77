//! One judged account: everything that a report about it reads.

use std::fmt;

use crate::facts::{Facts, Located};
use crate::moment::{Day, Moment};
use crate::outcome::{FactPath, Outcome};
use crate::program::{Base, Program};
use crate::source::Span;

/// An account, its rules, and what came out.
#[derive(Clone, Copy)]
pub struct Judged<'a> {
    /// All platforms that were loaded.
    pub base: &'a Base,
    /// The account's platform.
    pub program: &'a Program,
    /// What is known of the account.
    pub facts: &'a Facts,
    /// The answer.
    pub outcome: &'a Outcome,
    /// The account file as it was named on the command line; absent for standard input.
    pub file: Option<&'a str>,
    /// Where a fact stands in the account file.
    pub locate: &'a dyn Fn(&FactPath) -> Option<Located>,
}

impl fmt::Debug for Judged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Judged").field("platform", &self.program.platform.id).finish_non_exhaustive()
    }
}

impl Judged<'_> {
    /// The first line of a fact in the account file: its key, or its value if it has none. `None` if it is not there.
    pub fn located(&self, fact: &FactPath) -> Option<Span> {
        let located = (self.locate)(fact).filter(|located| located.found)?;
        Some(located.key.unwrap_or(located.value))
    }

    /// Has a day ended, or a time come and gone, at the moment asked about?
    pub fn is_past(&self, moment: Moment) -> bool {
        match moment {
            Moment::Day(day) => self.day() > day,
            Moment::Instant(time) => self.outcome.moment.instant(&self.program.platform.zone) > time,
        }
    }

    /// The day asked about.
    pub fn day(&self) -> Day {
        self.outcome.moment.day(&self.program.platform.zone)
    }
}
