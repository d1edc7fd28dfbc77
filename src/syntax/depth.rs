//! How deep things are nested, counted before the grammar runs, so that nothing that recurses ever goes deeper.
//!
//! Brackets nest, and so do the words that take everything behind them: `not not …`, `if a then if b then …`,
//! `every x in xs: every y in ys: …`, `list of list of …`.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;
use crate::source::Span;

use super::outline::Reader;
use super::token::{Kind, Token};

/// The deepest nesting that is read.
pub const MOST: usize = 100;

/// What is said of a place that nests too deep.
pub fn report(place: Span) -> Diagnostic {
    let message = Broken::TooDeep { most: MOST };
    Diagnostic::error(Code::TooDeep, place, message.into()).help(Broken::GiveName.into())
}

/// The first token of `tokens` that nests deeper than [`MOST`].
pub fn too_deep(reader: &Reader<'_>, tokens: Range<usize>) -> Option<Token> {
    if tokens.len() <= MOST {
        return None;
    }
    let mut depth = Depth::default();
    tokens.filter_map(|index| reader.token(index).map(|token| (index, token))).find_map(|(index, token)| {
        depth.take(reader, index, token);
        (depth.total() > MOST).then_some(*token)
    })
}

#[derive(Default)]
struct Depth {
    /// For each open bracket, how many sentences are open around it within the next outer one.
    open: Vec<usize>,
    /// Their sum.
    outer: usize,
    /// Sentences open within the innermost bracket: each runs to the end of the one before.
    sentences: usize,
    /// Words that take what follows, one directly behind the other.
    run: usize,
}

impl Depth {
    fn total(&self) -> usize {
        self.open.len().saturating_add(self.outer).saturating_add(self.sentences).saturating_add(self.run)
    }

    fn take(&mut self, reader: &Reader<'_>, index: usize, token: &Token) {
        if token.fresh && begins_sentence(reader, index) {
            self.sentences = 0;
            self.run = 0;
        }
        match token.kind {
            Kind::Open(_) => {
                let around = self.sentences.saturating_add(self.run);
                self.open.push(around);
                self.outer = self.outer.saturating_add(around);
                self.sentences = 0;
                self.run = 0;
            }
            Kind::Close(_) => {
                self.sentences = self.open.pop().unwrap_or(0);
                self.outer = self.outer.saturating_sub(self.sentences);
                self.run = 0;
            }
            Kind::Word => self.word(reader, index),
            _ => self.run = 0,
        }
    }

    fn word(&mut self, reader: &Reader<'_>, index: usize) {
        let before = index.checked_sub(1).map_or("", |before| reader.word(before));
        match reader.word(index) {
            "not" | "list" | "optional" => self.run = self.run.saturating_add(1),
            "of" => {}
            "if" if before == "else" => self.run = 0,
            "if" | "every" | "some" => self.sentences = self.sentences.saturating_add(1),
            "no" if reader.word(index.saturating_add(2)) == "in" => self.sentences = self.sentences.saturating_add(1),
            _ => self.run = 0,
        }
    }
}

/// Whether every sentence before is over. A line alone ends none, so only words count that no name may be, or that what
/// follows makes certain.
fn begins_sentence(reader: &Reader<'_>, index: usize) -> bool {
    match reader.word(index) {
        "require" | "fix" | "when" | "unless" | "cite" | "says" | "claim" | "try" => true,
        "define" => reader.word(index.saturating_add(2)) == "as",
        "text" | "title" | "label" | "step" => matches!(reader.word(index.saturating_add(1)), "zh" | "en"),
        _ => false,
    }
}
