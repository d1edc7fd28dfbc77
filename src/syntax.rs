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
    let (found, edits) = straighten(&reader, &clean.origin);
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
<<<<<<< HEAD
    for part in parts.items {
        if part.is_edition {
            tree.edition = parse_edition(file, text, part.range, &mut diagnostics);
        } else if wanted == Wanted::Everything || !part.only_for_tests {
            match parse_item(file, text, part.range.clone(), &mut diagnostics) {
                Ok(Some(item)) => tree.items.push(item),
                Ok(None) => tree.broken.extend(part.name),
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
/// Nothing comes back of an item that was given up; the diagnostics say why.
pub fn parse_item(
    file: FileId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<ast::Item>, Failure> {
    let part = text.get(range.clone()).unwrap_or("");
    let pairs = grammar::parse(Rule::item_only, text, range.clone())?;
    let mut lower = Lower::new(file, range.start, part, diagnostics);
    Ok(lower.only_item(Cursor::of(pairs, part.len())))
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
    if failure.too_deep {
        return Diagnostic::error(Code::TooDeep, place, Syntax::TooDeep.into()).help(Syntax::DefineParts.into());
    }
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
=======
    tree.edition = edition;
    diagnostics.extend(clean.found);
    diagnostics.extend(found);
    let mut reading = Reading { source, reader: &reader, origin: &origin, wanted, tree, found: diagnostics };
    reading.pieces(&pieces);
    let Reading { mut tree, mut found, .. } = reading;
    tree.broken.sort();
    tree.broken.dedup();
    found.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| (label.span.start, label.span.end)));
    (tree, found)
}

/// Brackets that do not match, and words that the grammar would take for names.
fn straighten(reader: &Reader<'_>, origin: &patch::Origin) -> (Vec<Diagnostic>, Vec<Edit>) {
    let repair = brackets::repair(reader, origin);
    let (mut found, mut edits) = (repair.found, repair.edits);
    for habit in habits::always(reader, origin) {
        found.push(habit.diagnostic);
        edits.extend(habit.edit);
>>>>>>> wt-outline
    }
    (found, edits)
}
