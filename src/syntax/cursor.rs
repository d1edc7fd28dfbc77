//! A small cursor over the children of a pest pair: every lowering function reads its children through it.

use pest::iterators::{Pair, Pairs};

use super::grammar::Rule;

/// The grammar and the lowering disagree: a mistake in this program, reported like a syntax error instead of a panic.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// A byte of the parsed part.
    pub(super) at: usize,
}

/// What a lowering function yields.
pub(super) type Lowered<T> = Result<T, Gap>;

/// The children that are left.
pub(super) struct Cursor<'i> {
    pairs: Pairs<'i, Rule>,
    end: usize,
}

impl<'i> Cursor<'i> {
    /// The children of a pair.
    pub(super) fn new(pair: Pair<'i, Rule>) -> Self {
        let end = pair.as_span().end();
        Cursor { pairs: pair.into_inner(), end }
    }

    /// The pairs of a whole parse.
    pub(super) fn of(pairs: Pairs<'i, Rule>, end: usize) -> Self {
        Cursor { pairs, end }
    }

    /// What comes next.
    pub(super) fn peek(&self) -> Option<Rule> {
        self.pairs.peek().map(|pair| pair.as_rule())
    }

    /// Where the next one begins.
    pub(super) fn start(&self) -> Option<usize> {
        self.pairs.peek().map(|pair| pair.as_span().start())
    }

    /// Is the last one that is left a `rule`?
    pub(super) fn ends_with(&self, rule: Rule) -> bool {
        self.pairs.clone().next_back().is_some_and(|pair| pair.as_rule() == rule)
    }

    /// Takes what comes next.
    pub(super) fn next(&mut self) -> Option<Pair<'i, Rule>> {
        self.pairs.next()
    }

    /// Takes what comes next, whatever it is.
    pub(super) fn any(&mut self) -> Lowered<Pair<'i, Rule>> {
        self.next().ok_or(Gap { at: self.end })
    }

    /// Takes what comes next if it is a `rule`.
    pub(super) fn accept(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        if self.peek() == Some(rule) { self.next() } else { None }
    }

    /// Takes what comes next if it is one of `rules`.
    pub(super) fn accept_any(&mut self, rules: &[Rule]) -> Option<Pair<'i, Rule>> {
        if self.peek().is_some_and(|rule| rules.contains(&rule)) { self.next() } else { None }
    }

    /// Takes what comes next, which by the grammar is a `rule`.
    pub(super) fn expect(&mut self, rule: Rule) -> Lowered<Pair<'i, Rule>> {
        let at = self.pairs.peek().map_or(self.end, |pair| pair.as_span().start());
        self.accept(rule).ok_or(Gap { at })
    }

    /// Takes the marks and words that carry no meaning of their own, up to the first other thing.
    pub(super) fn skip(&mut self, rules: &[Rule]) {
        while self.peek().is_some_and(|rule| rules.contains(&rule)) {
            self.next();
        }
    }
}

/// One past the last byte of what a pair really holds: pest counts trailing blanks and comments in.
pub(super) fn end(pair: &Pair<'_, Rule>) -> usize {
    let mut last = pair.clone();
    while let Some(child) = last.clone().into_inner().next_back() {
        last = child;
    }
    last.as_span().end()
}
