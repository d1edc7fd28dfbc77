//! Which entry of which item a token belongs to, found without the grammar: what a mistake spoils, and what not.

use std::ops::Range;

use super::outline::{Header, Reader, header};
use super::token::{Kind, Token};
use super::words::{self, ItemKind};

/// Where a token stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// The innermost item around it; none for an item of an unknown kind.
    pub item: Option<ItemKind>,
    /// The token that begins that item.
    pub head: usize,
    /// The token of that item's name.
    pub name: Option<usize>,
    /// What the innermost curly brackets hold.
    pub body: Body,
    /// The entry, arm, field or assignment: all its tokens. For a token in a head, the head.
    pub segment: Range<usize>,
}

/// What curly brackets hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// Nothing yet: the token stands in the head of its item.
    Head,
    /// An item's entries.
    Entries,
    /// The arms of `any of` or `all of`.
    Arms,
    /// The entries of a `wait`.
    Wait,
    /// The fields of a record type.
    Fields,
    /// The values of facts.
    Values,
}

struct Frame {
    bracket: u8,
    body: Body,
    item: Option<ItemKind>,
    head: usize,
    name: Option<usize>,
    /// Where the segment begins that is being read.
    start: usize,
}

/// Where token `at` stands, among tokens of a text whose brackets match.
pub fn place_of(reader: &Reader<'_>, tokens: Range<usize>, at: usize) -> Place {
    let mut scan = Scan { reader, frames: vec![outermost(reader, tokens.start)], head: None };
    for index in tokens.start..=at.min(tokens.end.saturating_sub(1)) {
        scan.enter(index);
        if index == at {
            break;
        }
        scan.leave(index);
    }
    let frame = scan.frames.iter().rev().find(|frame| frame.bracket == b'{' || frame.bracket == 0);
    let Some(frame) = frame else {
        return Place { item: None, head: tokens.start, name: None, body: Body::Head, segment: tokens };
    };
    let end = scan.end(frame, tokens.end);
    Place { item: frame.item, head: frame.head, name: frame.name, body: frame.body, segment: frame.start..end }
}

fn outermost(reader: &Reader<'_>, start: usize) -> Frame {
    let header = header(reader, start);
    Frame {
        bracket: 0,
        body: Body::Head,
        item: header.and_then(|header| header.kind),
        head: start,
        name: header.and_then(|header| header.name),
        start,
    }
}

struct Scan<'r> {
    reader: &'r Reader<'r>,
    frames: Vec<Frame>,
    /// The last head seen, with the token that begins it.
    head: Option<(usize, Header)>,
}

impl Scan<'_> {
    fn enter(&mut self, index: usize) {
        let Some(token) = self.reader.token(index) else { return };
        if let Some(head) = header(self.reader, index) {
            self.head = Some((index, head));
        }
        let begins = self.frames.last().is_some_and(|frame| begins(self.reader, frame.body, frame.bracket, index));
        match self.frames.last_mut() {
            Some(frame) if begins && !matches!(token.kind, Kind::Close(_)) => frame.start = index,
            _ => {}
        }
    }

    fn leave(&mut self, index: usize) {
        match self.reader.token(index).map(|token| token.kind) {
            Some(Kind::Open(bracket)) => self.open(bracket, index),
            Some(Kind::Close(_)) if self.frames.len() > 1 => {
                self.frames.pop();
            }
            _ => {}
        }
    }

    fn open(&mut self, bracket: u8, index: usize) {
        let Some(outer) = self.frames.last() else { return };
        let start = index + 1;
        let frame = match self.head {
            Some((head, found)) if found.brace == Some(index) && found.kind.is_none_or(words::has_body) => {
                Frame { bracket, body: item_body(found.kind), item: found.kind, head, name: found.name, start }
            }
            _ => Frame {
                bracket,
                body: self.body(outer, index),
                item: outer.item,
                head: outer.head,
                name: outer.name,
                start,
            },
        };
        self.frames.push(frame);
    }

    fn body(&self, outer: &Frame, index: usize) -> Body {
        let word = |back: usize| index.checked_sub(back).map_or("", |at| self.reader.word(at));
        match outer.body {
            _ if word(1) == "of" && matches!(word(2), "any" | "all") => Body::Arms,
            Body::Values => Body::Values,
            Body::Fields => Body::Fields,
            _ if matches!(outer.item, Some(ItemKind::Example | ItemKind::Test)) => Body::Values,
            _ if matches!(outer.item, Some(ItemKind::Account | ItemKind::Me)) => Body::Fields,
            _ if self.reader.word(outer.start) == "wait" => Body::Wait,
            _ => Body::Values,
        }
    }

    /// Where the segment ends that the scan stopped in.
    fn end(&self, frame: &Frame, limit: usize) -> usize {
        let mut depth = 0_usize;
        let mut index = frame.start;
        while index < limit {
            match self.reader.token(index).map(|token| token.kind) {
                Some(Kind::Open(_)) => depth += 1,
                Some(Kind::Close(_)) if depth == 0 => return index,
                Some(Kind::Close(_)) => depth -= 1,
                _ if depth > 0 || index == frame.start => {}
                _ if begins(self.reader, frame.body, frame.bracket, index) => return index,
                _ => {}
            }
            // The head of an item ends at its bracket.
            if frame.bracket == 0 && depth == 1 {
                return index;
            }
            index += 1;
        }
        limit
    }
}

fn item_body(kind: Option<ItemKind>) -> Body {
    match kind {
        Some(ItemKind::Example) => Body::Values,
        Some(ItemKind::Account | ItemKind::Me) => Body::Fields,
        _ => Body::Entries,
    }
}

/// Whether an entry, arm, field or assignment begins at token `index`.
fn begins(reader: &Reader<'_>, body: Body, bracket: u8, index: usize) -> bool {
    let Some(token) = reader.token(index) else { return false };
    let before = index.checked_sub(1).and_then(|before| reader.token(before));
    let after_sign = before.map(|before| before.kind);
    if after_sign == Some(Kind::Open(b'{')) && bracket == b'{' {
        return true;
    }
    let named = token.kind == Kind::Word && reader.sign(index + 1) == Some(b':');
    let entry = !words::homes(reader.word_of(token)).is_empty() && matches!(reader.word(index + 1), "zh" | "en");
    let fresh = token.fresh && (entry || !continues(reader, before, token));
    match body {
        Body::Head => false,
        Body::Values | Body::Fields if bracket != b'{' => false,
        Body::Values => after_sign == Some(Kind::Sign(b',')) || token.fresh && token.kind == Kind::Word,
        Body::Fields => named && (token.fresh || after_sign == Some(Kind::Sign(b','))) || fresh,
        Body::Entries | Body::Arms | Body::Wait => bracket == b'{' && (fresh || sure(reader, index)),
    }
}

/// Words that always begin an entry, wherever on its line.
fn sure(reader: &Reader<'_>, index: usize) -> bool {
    let before = index.checked_sub(1);
    let in_path = before.and_then(|at| reader.sign(at)) == Some(b'.');
    let no_fix = reader.word(index) == "fix" && before.is_some_and(|at| reader.word(at) == "no");
    let word = match reader.word(index) {
        "no" => return reader.word(index + 1) == "fix",
        word => word,
    };
    const SURE: &[&str] =
        &["require", "fix", "title", "cite", "says", "claim", "try", "prevent", "step", "expect", "given"];
    SURE.contains(&word) && !in_path && !no_fix && !matches!(reader.sign(index + 1), Some(b':' | b'.'))
}

/// Whether a token at the start of a line goes on with what stands before it.
fn continues(reader: &Reader<'_>, before: Option<&Token>, token: &Token) -> bool {
    const JOINS: &[&str] =
        &["and", "or", "is", "then", "else", "where", "in", "includes", "zh", "en", "ago", "as", "of", "than", "to"];
    const WANTS_MORE: &[&str] = &[
        "and", "or", "not", "is", "if", "then", "else", "where", "in", "of", "as", "than", "least", "most", "before",
        "after", "within", "includes", "at", "the", "same", "one", "an", "for", "every", "some", "by", "to", "zh",
        "en",
    ];
    let joins = match token.kind {
        Kind::Word => {
            JOINS.contains(&reader.word_of(token)) && !(reader.word_of(token) == "where" && after_text(before))
        }
        Kind::Number | Kind::Text | Kind::Open(_) => false,
        Kind::Close(_) | Kind::Sign(_) | Kind::Foreign => true,
    };
    let wanted = before.is_some_and(|before| match before.kind {
        Kind::Word => WANTS_MORE.contains(&reader.word_of(before)),
        Kind::Sign(_) | Kind::Foreign => true,
        Kind::Open(bracket) => bracket != b'{',
        Kind::Number | Kind::Text | Kind::Close(_) => false,
    });
    joins || wanted
}

/// `where` behind a text is the entry of a fact, not the filter of a list.
fn after_text(before: Option<&Token>) -> bool {
    before.is_some_and(|before| before.kind == Kind::Text)
}
