//! The file as a whole: is it empty, is it a rule file at all, does it name its edition; and what stands between its
//! items.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;
use crate::source::{SourceFile, Spanned};

use super::outline::{Piece, Reader, What};
use super::patch::Origin;
use super::token::Kind;
use super::words::{self, ItemKind};

/// The edition that this program reads.
const EDITION: u64 = 1;

/// What is to be said about a text that is no rule file.
pub fn not_a_rule_file(
    file: &SourceFile,
    reader: &Reader<'_>,
    pieces: &[Piece],
    origin: &Origin,
) -> Option<Diagnostic> {
    if file.text.trim().is_empty() {
        let diagnostic = Diagnostic::error(Code::EmptyFile, origin.span(0..0), Broken::EmptyFile.into());
        return Some(diagnostic.help(Broken::EmptyHelp.into()));
    }
    let items = pieces.iter().any(|piece| matches!(piece.what, What::Item(_) | What::Edition | What::Unknown));
    if items || pieces.is_empty() {
        return None;
    }
    if !looks_like_facts(reader) {
        return no_items(reader, pieces, origin);
    }
    let name = file.name.clone();
    let first = reader.token(0).map_or(0..0, |token| token.range());
    let what = Broken::AccountFile { name: name.clone() };
    let diagnostic = Diagnostic::error(Code::AccountFile, origin.span(first), what.into());
    Some(diagnostic.help(Broken::JudgeIt { name }.into()))
}

/// A text in which nothing begins as an item does, or nearly so.
fn no_items(reader: &Reader<'_>, pieces: &[Piece], origin: &Origin) -> Option<Diagnostic> {
    const SHORTEST: usize = 5;
    let meant = |word: &str| word.len() >= SHORTEST && item_meant(word).is_some();
    let near = |piece: &Piece| attempt(reader, piece) || meant(reader.word(piece.tokens.start));
    let known = |piece: &Piece| !words::homes(reader.word(piece.tokens.start)).is_empty();
    if pieces.iter().any(|piece| near(piece) || known(piece)) {
        return None;
    }
    let first = reader.token(0)?;
    let diagnostic = Diagnostic::error(Code::UnknownItem, origin.span(first.range()), Broken::NotARuleFile.into());
    Some(diagnostic.help(Broken::EmptyHelp.into()))
}

/// The word for an item that was probably meant.
fn item_meant(word: &str) -> Option<&'static str> {
    let candidates = words::ITEMS.iter().map(|(word, _)| *word);
    words::chinese_item(word).or_else(|| words::meant(word, candidates)).filter(|_| !word.is_empty())
}

/// JSON begins with a bracket, TOML with `[name]` or `name =`, YAML with `name:` or `---`.
fn looks_like_facts(reader: &Reader<'_>) -> bool {
    let Some(first) = reader.token(0) else { return false };
    let second = reader.token(1).map(|token| token.kind);
    match first.kind {
        Kind::Open(b'{') => matches!(second, Some(Kind::Text | Kind::Close(_))),
        Kind::Open(b'[') => true,
        Kind::Sign(b'-') => true,
        Kind::Foreign => reader.text_of(first) == "--",
        Kind::Word | Kind::Text => {
            let equals = reader.token(1).is_some_and(|token| reader.text_of(token) == "=");
            second == Some(Kind::Sign(b':')) || equals
        }
        _ => false,
    }
}

/// Looks at the edition; whether the rest can be read.
pub fn edition(
    reader: &Reader<'_>,
    pieces: &[Piece],
    origin: &Origin,
    found: &mut Vec<Diagnostic>,
) -> Option<Option<Spanned<u64>>> {
    let Some(piece) = pieces.first().filter(|piece| piece.what == What::Edition) else {
        found.push(no_edition(reader, pieces, origin));
        return Some(None);
    };
    let number = reader.token(piece.tokens.start + 1)?;
    let span = origin.span(number.range());
    let written = reader.text_of(number);
    if written.parse() == Ok(EDITION) {
        return Some(Some(Spanned::new(EDITION, span)));
    }
    let what = Broken::UnknownEdition { edition: written.to_owned() };
    let diagnostic = Diagnostic::error(Code::UnknownEdition, span, what.into()).saying(Broken::KnownEdition.into());
    found.push(diagnostic.fix(span, EDITION.to_string()));
    None
}

/// A warning, with the line to put in; a first line that was meant to be it is replaced.
fn no_edition(reader: &Reader<'_>, pieces: &[Piece], origin: &Origin) -> Diagnostic {
    let first = pieces.first().filter(|piece| piece.what == What::Stray && attempt(reader, piece));
    let label = Broken::NoEditionLabel;
    match first {
        None => {
            let start = origin.span(0..0);
            let diagnostic = Diagnostic::warning(Code::NoEdition, start, Broken::NoEdition.into());
            diagnostic.saying(label.into()).fix(start, "adieu 1\n\n")
        }
        Some(piece) => {
            let span = origin.span(reader.bytes(piece.tokens.clone()));
            let diagnostic = Diagnostic::error(Code::NoEdition, span, Broken::NoEdition.into());
            diagnostic.saying(label.into()).fix(span, "adieu 1")
        }
    }
}

/// `adieu`, `Adieu v1`, `edition 1`
fn attempt(reader: &Reader<'_>, piece: &Piece) -> bool {
    let word = reader.word(piece.tokens.start);
    let number = reader.token(piece.tokens.start).is_some_and(|token| token.kind == Kind::Number);
    if number && piece.tokens == (0..1) {
        return true;
    }
    piece.tokens.start == 0
        && piece.tokens.len() <= 4
        && (word == "edition"
            || words::meant(&word.to_lowercase(), ["adieu"]).is_some()
            || word.eq_ignore_ascii_case("adieu"))
}

/// What is to be said about a piece that begins as no item does, and the word it should have begun with.
pub fn stray(
    reader: &Reader<'_>,
    pieces: &[Piece],
    index: usize,
    origin: &Origin,
) -> Option<(Diagnostic, Option<&'static str>)> {
    let piece = pieces.get(index)?;
    if index == 0 && piece.what == What::Stray && attempt(reader, piece) {
        return None;
    }
    let first = reader.token(piece.tokens.start)?;
    let span = origin.span(first.range());
    let word = reader.word_of(first);
    let text = reader.text_of(first).to_owned();
    if word == "adieu" {
        return Some((
            Diagnostic::error(Code::MisplacedEntry, span, Broken::EditionNotFirst.into())
                .saying(Broken::LeaveOut.into()),
            None,
        ));
    }
    let homes = words::homes(word);
    if piece.what == What::Stray && !homes.is_empty() {
        let items = super::hints::items(homes);
        let diagnostic = Diagnostic::error(Code::UnknownItem, span, Broken::StandsAlone { word: text }.into())
            .saying(Broken::BelongsIn { items }.into());
        let before = index.checked_sub(1).and_then(|before| pieces.get(before));
        let close = before.filter(|before| before.brace.is_some()).and_then(|before| before.tokens.end.checked_sub(1));
        let close = close.and_then(|close| reader.token(close)).map(|token| origin.span(token.range()));
        return Some((diagnostic_with(diagnostic, close), None));
    }
    if !first.fresh {
        let diagnostic = Diagnostic::error(Code::Syntax, span, Broken::NotExpected { found: text }.into());
        return Some((diagnostic.saying(Broken::OwnLine.into()), None));
    }
    if let Some(found) = words::item(word).and_then(|kind| misnamed(reader, piece.tokens.start, kind, origin)) {
        return Some((found, None));
    }
    let right = item_meant(word);
    let diagnostic = Diagnostic::error(Code::UnknownItem, span, Broken::NoItem { word: text }.into());
    Some(match right {
        Some(right) => {
            (diagnostic.saying(Broken::DidYouMean { right: right.to_owned() }.into()).fix(span, right), Some(right))
        }
        None => (diagnostic.saying(Broken::ItemsAre.into()), None),
    })
}

/// What stands behind the word of an item and is no name, or behind one that has no name.
fn misnamed(reader: &Reader<'_>, first: usize, kind: ItemKind, origin: &Origin) -> Option<Diagnostic> {
    let next = reader.token(first.checked_add(1)?).filter(|token| !token.fresh)?;
    let found = Broken::NotExpected { found: reader.text_of(next).to_owned() };
    let right = match kind {
        ItemKind::Account | ItemKind::Me => Broken::LeaveOut,
        ItemKind::Include => Broken::IncludeName,
        _ => Broken::WriteName { item: reader.word(first).to_owned() },
    };
    Some(Diagnostic::error(Code::Syntax, origin.span(next.range()), found.into()).saying(right.into()))
}

fn diagnostic_with(diagnostic: Diagnostic, close: Option<crate::source::Span>) -> Diagnostic {
    match close {
        Some(close) => diagnostic.label(close, Broken::ClosedHere.into()),
        None => diagnostic,
    }
}
