//! The pest parser that is made from `grammar/adieu.pest`, and how a part of a file is given to it.

#![allow(missing_docs)] // the rules are explained in the grammar itself

use std::ops::Range;

use pest::Parser;
use pest::error::{ErrorVariant, InputLocation};
use pest::iterators::Pairs;

/// The parser; all that it can do is `parse`.
#[derive(pest_derive::Parser)]
#[grammar = "../grammar/adieu.pest"]
pub struct Grammar;

/// Why a part of a file does not parse: the farthest place that was reached, and what could have stood there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A byte of the file.
    pub at: usize,
    /// What would have fitted there; the rules as pest names them.
    pub expected: Vec<Rule>,
}

/// Parses the bytes `range` of `text` by `rule`. Places in the pairs count from `range.start`.
pub fn parse(rule: Rule, text: &str, range: Range<usize>) -> Result<Pairs<'_, Rule>, Failure> {
    let start = range.start;
    let part = text.get(range).unwrap_or("");
    Grammar::parse(rule, part).map_err(|error| {
        let at = match error.location {
            InputLocation::Pos(at) => at,
            InputLocation::Span((at, _)) => at,
        };
        let expected = match error.variant {
            ErrorVariant::ParsingError { positives, .. } => positives,
            ErrorVariant::CustomError { .. } => Vec::new(),
        };
        Failure { at: start + at, expected }
    })
}
