//! Where diagnostics are gathered, and how many near names are still worth looking for.

use crate::diagnostic::Diagnostic;
use crate::near::nearest;

/// How many names may be compared in one run in search of near ones, so that a file full of unknown names stays cheap.
const COMPARISONS: usize = 200_000;

/// Everything one run found.
#[derive(Debug)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    silences: u32,
    errors: usize,
    comparisons: usize,
}

impl Findings {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Findings { list: Vec::new(), silences: 0, errors: 0, comparisons: COMPARISONS }
    }

    /// Keeps a diagnostic, unless what is being looked at is reported elsewhere.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.silences > 0 {
            return;
        }
        self.errors += usize::from(diagnostic.is_error());
        self.list.push(diagnostic);
    }

    /// What follows is reported elsewhere, up to [`Findings::speak`].
    pub(super) fn silence(&mut self) {
        self.silences += 1;
    }

    /// Ends a [`Findings::silence`].
    pub(super) fn speak(&mut self) {
        self.silences = self.silences.saturating_sub(1);
    }

    /// Something is wrong that is reported elsewhere.
    pub(super) fn fail(&mut self) {
        self.errors += usize::from(self.silences == 0);
    }

    /// How many errors so far.
    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    /// The name that was probably meant, as long as the run can afford to look for it.
    pub(super) fn near<'n>(&mut self, word: &str, candidates: impl IntoIterator<Item = &'n str>) -> Option<String> {
        let mut left = self.comparisons;
        let affordable = candidates.into_iter().take_while(|_| {
            left = left.saturating_sub(1);
            left > 0
        });
        let found = nearest(word, affordable).map(str::to_owned);
        self.comparisons = left;
        found
    }
}
