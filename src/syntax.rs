//! Text to tree: the only place that knows pest.
//!
//! Read [`ast`] for the tree, `grammar/adieu.pest` for the language, `syntax/lower.rs` for the way from one to the
//! other. Before the grammar sees anything, characters ([`lexical`]) and brackets ([`brackets`]) are put in order, and
//! the file is cut into items ([`outline`]); each is parsed alone. One that does not parse is mended entry by entry
//! ([`recovery`]), with what [`habits`] and [`hints`] know of what people meant, so that one run shows every mistake,
//! and each of them once.

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, SourceMap};

use self::outline::Reader;
use self::patch::{Edit, patch};
use self::read::Reading;

pub mod ast;
mod brackets;
mod cursor;
mod depth;
mod expected;
mod expr;
mod frame;
pub mod grammar;
mod habits;
mod hints;
mod lexical;
mod lost;
mod lower;
mod outline;
mod patch;
mod quotes;
mod read;
mod recovery;
mod segments;
mod token;
mod wide;
mod words;

/// How much of a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Everything,
    /// All but examples and tests, which a verdict does not need.
    Rules,
}

/// Reads a rule file. The tree holds every item that parsed; the diagnostics, by place, say what is wrong with the
/// rest.
pub fn parse(sources: &SourceMap, file: FileId, wanted: Wanted) -> (ast::File, Vec<Diagnostic>) {
    let source = sources.file(file);
    let clean = lexical::clean(file, &source.text);
    if clean.no_text {
        let tree = ast::File { id: file, edition: None, items: Vec::new(), broken: Vec::new(), comments: Vec::new() };
        return (tree, clean.found);
    }
    let first = token::tokens(&clean.text);
    let comments = first.comments.iter().map(|range| clean.origin.span(range.clone())).collect();
    let mut tree = ast::File { id: file, edition: None, items: Vec::new(), broken: Vec::new(), comments };

    let reader = Reader { text: &clean.text, tokens: &first.tokens };
    let brackets = brackets::repair(&reader, &clean.origin);
    // What ships with the program is looked over by its own tests; looking again would double its reading time.
    let trusted = source.built_in && wanted == Wanted::Rules;
    let always = if trusted { Vec::new() } else { habits::always(&reader, &clean.origin) };
    let edits: Vec<Edit> = always.iter().filter_map(|habit| habit.edit.clone()).chain(brackets.edits).collect();
    let (text, origin) = patch(&clean.text, &clean.origin, edits);
    let tokens = if origin.same(&clean.origin) { first.tokens.clone() } else { token::tokens(&text).tokens };
    let reader = Reader { text: &text, tokens: &tokens };
    let pieces = outline::pieces(&reader, 0..tokens.len());
    if let Some(diagnostic) = frame::not_a_rule_file(source, &reader, &pieces, &origin) {
        return (tree, vec![diagnostic]);
    }

    let mut diagnostics = Vec::new();
    let Some(edition) = frame::edition(&reader, &pieces, &origin, &mut diagnostics) else {
        return (tree, diagnostics);
    };
    tree.edition = edition;
    diagnostics.extend(clean.found);
    diagnostics.extend(always.into_iter().map(|habit| habit.diagnostic));
    let mut reading = Reading {
        source,
        reader: &reader,
        origin: &origin,
        wanted,
        tree,
        found: diagnostics,
        brackets: brackets.found,
        abandoned: brackets.abandoned,
    };
    reading.pieces(&pieces);
    let Reading { mut tree, mut found, brackets, .. } = reading;
    found.extend(brackets);
    tree.broken.sort();
    tree.broken.dedup();
    found.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| (label.span.start, label.span.end)));
    (tree, found)
}
