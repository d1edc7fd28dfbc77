//! The items of a file, found without the grammar: where each begins and ends, and what it is called. Never fails, and
//! takes time in proportion to the text.

use std::ops::Range;

use super::token::{Kind, Token};
use super::words::{self, ItemKind};

/// A text and its tokens, with questions one may ask of them.
#[derive(Debug)]
pub struct Reader<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: &'t [Token],
}

impl<'t> Reader<'t> {
    /// The text of a token.
    pub fn text_of(&self, token: &Token) -> &'t str {
        super::token::text_of(self.text, token)
    }

    /// The token at `index`, if there is one.
    pub fn token(&self, index: usize) -> Option<&'t Token> {
        self.tokens.get(index)
    }

    /// The word at `index`; empty if there is none.
    pub fn word(&self, index: usize) -> &'t str {
        self.token(index).map_or("", |token| self.word_of(token))
    }

    /// A token's text if it is a word; empty if it is not.
    pub fn word_of(&self, token: &Token) -> &'t str {
        if token.kind == Kind::Word { self.text_of(token) } else { "" }
    }

    /// The sign or bracket at `index`.
    pub fn sign(&self, index: usize) -> Option<u8> {
        match self.token(index)?.kind {
            Kind::Open(sign) | Kind::Close(sign) | Kind::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// How many bytes of its line stand before a token, if all of them are blanks; else the indentation of its line.
    pub fn column(&self, token: &Token) -> usize {
        let before = self.text.get(..token.start as usize).unwrap_or("");
        let blank = before.trim_end_matches([' ', '\t']).len();
        before.len().saturating_sub(blank)
    }

    /// Whether the bracket at `index` opens the body of a version.
    pub fn is_version_brace(&self, index: usize) -> bool {
        const LONGEST_HEAD: usize = 8;
        let first = (index.saturating_sub(LONGEST_HEAD)..index).find(|&at| self.word(at) == "version");
        first.and_then(|at| header(self, at)).is_some_and(|header| header.brace == Some(index))
    }

    /// The bytes of a range of tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.token(tokens.start).map_or(self.text.len(), |token| token.start as usize);
        let last = tokens.end.checked_sub(1).and_then(|last| self.token(last));
        first..last.map_or(first, |token| token.end as usize).max(first)
    }
}

/// The head of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it begins; none for a word that begins nothing but is followed by a name and `{`.
    pub kind: Option<ItemKind>,
    /// The token of its name.
    pub name: Option<usize>,
    /// The token of its `{`.
    pub brace: Option<usize>,
    /// The first token behind the head, `{` not included.
    pub end: usize,
}

impl Header {
    /// Whether an item of a kind with a body lacks its `{`.
    pub fn lacks_brace(&self) -> bool {
        self.kind.is_some_and(words::has_body) && self.brace.is_none()
    }
}

/// The head of an item that begins at token `index`, if one does.
pub fn header(reader: &Reader<'_>, index: usize) -> Option<Header> {
    let first = reader.token(index)?;
    let after_body = index.checked_sub(1).and_then(|before| reader.sign(before)) == Some(b'}');
    let word = reader.word_of(first);
    if word.is_empty() || !(first.fresh || after_body) {
        return None;
    }
    let behind = index.saturating_add(1);
    let kind = words::item(word);
    let behind = behind + usize::from(joined(reader, behind));
    let name = reader.token(behind).filter(|token| !token.fresh && matches!(token.kind, Kind::Word | Kind::Text));
    match kind {
        Some(kind) => known(reader, behind, kind, name.is_some()),
        None => unknown(reader, index, name.is_some()),
    }
}

/// `platform = wechat {`, `condition: a {`: a sign too many.
fn joined(reader: &Reader<'_>, behind: usize) -> bool {
    let sign = reader.token(behind).filter(|token| matches!(reader.text_of(token), "=" | ":") && !token.fresh);
    let (_, brace) = head_end(reader, behind, None);
    sign.is_some() && brace == Some(behind + 2)
}

fn known(reader: &Reader<'_>, behind: usize, kind: ItemKind, name: bool) -> Option<Header> {
    let (end, brace) = head_end(reader, behind, Some(kind));
    let next = reader.token(behind).filter(|token| !token.fresh);
    let fits = match kind {
        _ if matches!(reader.word(behind), "is" | "in" | "includes" | "and" | "or" | "where")
            && brace != Some(behind.saturating_add(1)) =>
        {
            false
        }
        ItemKind::Account | ItemKind::Me => next.is_none_or(|token| token.kind == Kind::Open(b'{')),
        ItemKind::Test => {
            next.is_none_or(|token| matches!(token.kind, Kind::Text | Kind::Open(b'{'))) || brace.is_some()
        }
        _ => next.is_none_or(|token| matches!(token.kind, Kind::Word | Kind::Text | Kind::Number | Kind::Open(b'{'))),
    };
    // A word alone on its line is a head only if a body or a name follows.
    let alone = next.is_none() && brace.is_none();
    let column = behind.checked_sub(1).and_then(|at| reader.token(at)).map_or(0, |token| reader.column(token));
    if !fits || alone && column > 0 {
        return None;
    }
    Some(Header { kind: Some(kind), name: name.then_some(behind), brace, end })
}

/// `conditon usual_phone {`, or `douyin {`: the form of a head, with a word that is none.
fn unknown(reader: &Reader<'_>, index: usize, name: bool) -> Option<Header> {
    let behind = index.saturating_add(1);
    let word = reader.word(index);
    let brace_at = if name { behind.saturating_add(1) } else { behind };
    let brace = reader.token(brace_at).filter(|token| !token.fresh && token.kind == Kind::Open(b'{'));
    let column = reader.token(index).map_or(0, |token| reader.column(token));
    let begins_entry = words::starts_something(word) || matches!(word, "any" | "all" | "but" | "optional" | "list");
    (brace.is_some() && column == 0 && !begins_entry).then_some(Header {
        kind: None,
        name: name.then_some(behind),
        brace: Some(brace_at),
        end: brace_at,
    })
}

/// Where a head ends: at `{` on its line or as the first sign of the next, else before an entry, or with its line.
fn head_end(reader: &Reader<'_>, behind: usize, kind: Option<ItemKind>) -> (usize, Option<usize>) {
    const LONGEST: usize = 40;
    let dated = |word: &str| kind == Some(ItemKind::Version) && matches!(word, "from" | "until" | "seen");
    let mut at = behind;
    while let Some(token) = reader.token(at).filter(|_| at < behind + LONGEST) {
        if token.kind == Kind::Open(b'{') {
            return (at, Some(at));
        }
        let word = reader.word_of(token);
        let entry = at > behind && words::starts_something(word) && !dated(word);
        if token.fresh || entry || matches!(token.kind, Kind::Close(_)) {
            break;
        }
        at += 1;
    }
    (at, None)
}

/// An item, or what stands where one should begin.
#[derive(Clone, Debug)]
pub struct Piece {
    /// What it is.
    pub what: What,
    /// All its tokens.
    pub tokens: Range<usize>,
    /// The token of its `{`.
    pub brace: Option<usize>,
}

/// What a [`Piece`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// `adieu 1`
    Edition,
    /// An item of a known kind.
    Item(ItemKind),
    /// The form of an item, with a word that begins none.
    Unknown,
    /// Anything else.
    Stray,
}

/// The pieces of a range of tokens whose brackets match.
pub fn pieces(reader: &Reader<'_>, range: Range<usize>) -> Vec<Piece> {
    let partners = partners(reader, range.clone());
    let mut pieces = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let piece = piece(reader, &partners, at..range.end, range.start);
        at = piece.tokens.end.max(at.saturating_add(1));
        pieces.push(piece);
    }
    pieces
}

/// For every token of a range: how far its bracket reaches, so that one step leads behind it.
struct Partners {
    base: usize,
    behind: Vec<usize>,
}

impl Partners {
    /// The token behind `index`, or behind the bracket that opens there.
    fn skip(&self, index: usize) -> usize {
        let behind = index.checked_sub(self.base).and_then(|offset| self.behind.get(offset)).copied().unwrap_or(0);
        behind.max(index.saturating_add(1))
    }
}

fn partners(reader: &Reader<'_>, range: Range<usize>) -> Partners {
    let mut behind = vec![0; range.len()];
    let mut open = Vec::new();
    for index in range.clone() {
        match reader.token(index).map(|token| token.kind) {
            Some(Kind::Open(_)) => open.push(index),
            Some(Kind::Close(_)) => {
                let opened = open.pop().and_then(|at: usize| at.checked_sub(range.start));
                if let Some(slot) = opened.and_then(|offset| behind.get_mut(offset)) {
                    *slot = index.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    for unclosed in open {
        if let Some(slot) = unclosed.checked_sub(range.start).and_then(|offset| behind.get_mut(offset)) {
            *slot = range.end;
        }
    }
    Partners { base: range.start, behind }
}

fn piece(reader: &Reader<'_>, partners: &Partners, range: Range<usize>, first: usize) -> Piece {
    let start = range.start;
    let second_is_number = reader.token(start.saturating_add(1)).is_some_and(|token| token.kind == Kind::Number);
    if start == first && reader.word(start) == "adieu" && second_is_number {
        return Piece { what: What::Edition, tokens: start..start + 2, brace: None };
    }
    let Some(head) = header(reader, start) else {
        let end = next_line(reader, partners, range);
        return Piece { what: What::Stray, tokens: start..end, brace: None };
    };
    let end = match (head.brace, head.kind) {
        (Some(brace), kind) if kind.is_none_or(words::has_body) => partners.skip(brace),
        (_, Some(ItemKind::Include)) => head.end,
        _ => next_head(reader, partners, range.clone()),
    };
    let what = head.kind.map_or(What::Unknown, What::Item);
    Piece { what, tokens: start..end.min(range.end), brace: head.brace }
}

/// Where the next item begins behind the first token of `range`, outside of brackets.
fn next_head(reader: &Reader<'_>, partners: &Partners, range: Range<usize>) -> usize {
    let mut at = partners.skip(range.start);
    while at < range.end && header(reader, at).is_none() {
        at = partners.skip(at);
    }
    at.min(range.end)
}

/// Where the next item begins, or another word at the start of its line.
fn next_line(reader: &Reader<'_>, partners: &Partners, range: Range<usize>) -> usize {
    let mut at = partners.skip(range.start);
    while at < range.end && header(reader, at).is_none() {
        let token = reader.token(at).filter(|token| token.fresh && token.kind == Kind::Word);
        if token.is_some_and(|token| reader.column(token) == 0) {
            break;
        }
        at = partners.skip(at);
    }
    at.min(range.end)
}
