//! Text to tree: the only place that knows pest.
//!
//! Read [`ast`] for the tree, `grammar/adieu.pest` for the language, `syntax/lower.rs` for the way from one to the
//! other. A file is cut into items; each is parsed alone, so that one run shows every broken item.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Syntax;
use crate::source::{FileId, SourceMap, Span, Spanned};

use self::cursor::Cursor;
use self::grammar::{Failure, Rule};
use self::lower::Lower;

pub mod ast;
mod cursor;
mod expected;
mod expr;
pub mod grammar;
mod lower;
mod split;

/// How much of a file is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// All of it.
    Everything,
    /// All but examples and tests, which a verdict does not need.
    Rules,
}

/// Reads a rule file. The tree holds every item that parsed; the diagnostics say what is wrong with the rest.
pub fn parse(sources: &SourceMap, file: FileId, wanted: Wanted) -> (ast::File, Vec<Diagnostic>) {
    let text = sources.file(file).text.as_str();
    let parts = split::split(text);
    let mut diagnostics = Vec::new();
    let mut tree = ast::File {
        id: file,
        edition: None,
        items: Vec::new(),
        broken: Vec::new(),
        comments: parts.comments.into_iter().map(|range| Span::new(file, range)).collect(),
    };
    for part in parts.items {
        if part.is_edition {
            tree.edition = parse_edition(file, text, part.range, &mut diagnostics);
        } else if wanted == Wanted::Everything || !part.only_for_tests {
            match parse_item(file, text, part.range.clone(), &mut diagnostics) {
                Ok(items) => tree.items.extend(items),
                Err(failure) => {
                    diagnostics.push(report(file, text, &failure));
                    tree.broken.extend(part.name);
                }
            }
        }
    }
    check_edition(file, tree.edition.as_ref(), &mut diagnostics);
    (tree, diagnostics)
}

/// Parses the item at the bytes `range` of a file's text, strictly. Places in the tree are places in the file.
pub fn parse_item(
    file: FileId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<ast::Item>, Failure> {
    let part = text.get(range.clone()).unwrap_or("");
    if let Some((at, message)) = split::too_deep(part) {
        let place = Span::new(file, range.start + at..range.start + at + 1);
        diagnostics.push(Diagnostic::error(Code::TooDeep, place, message.into()).help(Syntax::DefineParts.into()));
        return Ok(Vec::new());
    }
    let pairs = grammar::parse(Rule::item_only, text, range.clone())?;
    let mut lower = Lower::new(file, range.start, part, diagnostics);
    Ok(lower.items(Cursor::of(pairs, part.len())))
}

/// Does a part of a file, such as one entry of an item, fit a rule? The bytes count from the file's beginning.
pub fn check_part(rule: Rule, text: &str, range: Range<usize>) -> Result<(), Failure> {
    grammar::parse(rule, text, range).map(|_| ())
}

/// The rule for one entry of an item that begins with `word`; none for items without entries.
pub fn entry_rule(word: &str) -> Option<Rule> {
    Some(match word {
        "platform" => Rule::platform_entry_only,
        "uses" | "unit" => Rule::named_entry_only,
        "source" => Rule::source_entry_only,
        "account" | "me" => Rule::facts_entry_only,
        "condition" => Rule::condition_entry_only,
        "advice" | "loss" | "caution" | "alternative" | "right" => Rule::note_entry_only,
        "automatic" => Rule::automatic_entry_only,
        "procedure" => Rule::procedure_entry_only,
        "version" => Rule::version_entry_only,
        "example" => Rule::example_entry_only,
        "test" => Rule::test_entry_only,
        _ => return None,
    })
}

/// Says what was expected where a part did not parse.
fn report(file: FileId, text: &str, failure: &Failure) -> Diagnostic {
    let width = text.get(failure.at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let place = Span::new(file, failure.at..failure.at + width);
    let expected = expected::choices(&failure.expected);
    let message = if expected.0.is_empty() { Syntax::Unexpected } else { Syntax::Expected { expected } };
    Diagnostic::error(Code::Syntax, place, message.into())
}

fn parse_edition(
    file: FileId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<u64>> {
    let part = text.get(range.clone()).unwrap_or("");
    let pairs = grammar::parse(Rule::edition_only, text, range.clone())
        .inspect_err(|failure| diagnostics.push(report(file, text, failure)))
        .ok()?;
    Lower::new(file, range.start, part, diagnostics).edition(Cursor::of(pairs, part.len())).ok()
}

fn check_edition(file: FileId, edition: Option<&Spanned<u64>>, diagnostics: &mut Vec<Diagnostic>) {
    let start = Span::new(file, 0..0);
    match edition {
        None => diagnostics.push(
            Diagnostic::warning(Code::NoEdition, start, Syntax::NoEdition.into())
                .help(Syntax::NoEditionHelp.into())
                .fix(start, "adieu 1\n\n"),
        ),
        Some(edition) if edition.value != 1 => diagnostics.push(
            Diagnostic::error(
                Code::UnknownEdition,
                edition.span,
                Syntax::UnknownEdition { edition: edition.value }.into(),
            )
            .help(Syntax::UnknownEditionHelp.into())
            .fix(edition.span, "1"),
        ),
        Some(_) => {}
    }
}
