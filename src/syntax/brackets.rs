//! Brackets that do not match: reported at the one that is wrong, and repaired in a copy.
//!
//! The text is taken in chunks, each from an item that starts its line to the next, so that one forgotten bracket
//! never reaches into another item. In a chunk that does not balance, indentation tells which bracket was forgotten.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;
use crate::source::Span;

use super::depth;
use super::outline::{Reader, header};
use super::patch::{Edit, Origin};
use super::token::{Kind, Token};
use super::words::{self, ItemKind};

/// How many brackets of a file are reported; with more, the text is no rule file.
const MOST: usize = 20;

/// Entries that never stand inside of round or square brackets.
const NEVER_INSIDE: &[&str] =
    &["require", "fix", "title", "cite", "says", "claim", "prevent", "step", "final", "expect"];

/// What is to be repaired, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Repair {
    /// Brackets to put in or take out.
    pub edits: Vec<Edit>,
    /// One message per bracket.
    pub found: Vec<Diagnostic>,
    /// Where what follows was left out, because nobody can tell how it is meant.
    pub abandoned: Vec<Span>,
}

/// Looks at all brackets of a text.
pub fn repair(reader: &Reader<'_>, origin: &Origin) -> Repair {
    let mut repair = Repair::default();
    let mut start = 0;
    let mut merge = true;
    while start < reader.tokens.len() {
        let mut end = next_chunk(reader, start);
        let mut good = balanced(reader, start..end);
        if !good && merge && header(reader, start).is_some_and(|header| header.kind.is_some_and(words::holds_items)) {
            // What stands in a version or among facts may begin at the start of its line, too.
            match balance_reached(reader, start) {
                Some(reached) if reached >= end => (end, good) = (next_chunk(reader, reached.saturating_sub(1)), true),
                _ => merge = false,
            }
        }
        if !good {
            Mender {
                reader,
                origin,
                stack: Vec::new(),
                indent: 0,
                line: 0,
                excess: 0,
                last: None,
                repair: &mut repair,
            }
            .mend(start..end);
        }
        start = end;
    }
    repair
}

/// Where the next item starts that begins at the start of its line.
fn next_chunk(reader: &Reader<'_>, start: usize) -> usize {
    let from = start.saturating_add(1);
    let rest = reader.tokens.get(from..).unwrap_or(&[]);
    let found = rest.iter().enumerate().find(|(index, token)| {
        token.fresh && reader.column(token) == 0 && header(reader, from.saturating_add(*index)).is_some()
    });
    found.map_or(reader.tokens.len(), |(index, _)| from.saturating_add(index))
}

fn balanced(reader: &Reader<'_>, chunk: Range<usize>) -> bool {
    if header(reader, chunk.start).is_some_and(|header| header.lacks_brace()) {
        return false;
    }
    let mut open = Vec::new();
    for token in reader.tokens.get(chunk).unwrap_or(&[]) {
        match token.kind {
            Kind::Open(bracket) => open.push(closing(bracket)),
            Kind::Close(bracket) if open.pop() != Some(bracket) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// Behind the token that closes the first bracket opened from `start` on, if all brackets up to there match.
fn balance_reached(reader: &Reader<'_>, start: usize) -> Option<usize> {
    let mut open = Vec::new();
    for (index, token) in reader.tokens.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Open(bracket) => open.push(closing(bracket)),
            Kind::Close(bracket) if open.pop() != Some(bracket) => return None,
            Kind::Close(_) if open.is_empty() => return Some(index.saturating_add(1)),
            _ => {}
        }
    }
    None
}

fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

/// A bracket that is open.
struct Open {
    bracket: u8,
    /// Where it stands among the tokens.
    index: usize,
    token: Token,
    /// The indentation of its line.
    indent: usize,
    /// Its line, counted among those that hold something.
    line: usize,
    /// Put in by us: its own absence was reported.
    supplied: bool,
    /// It holds a version's items.
    version: bool,
}

struct Mender<'a, 'r> {
    reader: &'a Reader<'a>,
    origin: &'a Origin,
    stack: Vec<Open>,
    indent: usize,
    line: usize,
    /// How many curly brackets close more than there are to close.
    excess: usize,
    last: Option<Token>,
    repair: &'r mut Repair,
}

impl Mender<'_, '_> {
    fn mend(&mut self, chunk: Range<usize>) {
        let mut missing_at = None;
        let before = self.repair.found.len();
        let count = |kind: Kind| {
            self.reader.tokens.get(chunk.clone()).unwrap_or(&[]).iter().filter(|token| token.kind == kind).count()
        };
        self.excess = count(Kind::Close(b'}')).saturating_sub(count(Kind::Open(b'{')));
        for index in chunk.clone() {
            let Some(&token) = self.reader.tokens.get(index) else { break };
            if self.stack.len() > depth::MOST {
                self.repair.found.truncate(before);
                let span = self.origin.span(token.range());
                self.repair.found.push(depth::report(span));
                return self.abandon(index..chunk.end);
            }
            if self.repair.found.len() >= MOST {
                return self.abandon(index..chunk.end);
            }
            if token.fresh {
                self.indent = self.reader.column(&token);
                self.line += 1;
            }
            if missing_at == Some(index) {
                self.missing_brace();
            }
            if let Some(header) = header(self.reader, index).filter(|_| token.fresh) {
                self.item(header.kind);
                if header.lacks_brace() {
                    missing_at = Some(header.end);
                }
            }
            self.token(index, token);
            self.last = Some(token);
        }
        if missing_at == Some(chunk.end) {
            self.missing_brace();
        }
        self.close_down_to(0);
    }

    /// Leaves out the rest of a chunk.
    fn abandon(&mut self, rest: Range<usize>) {
        for open in &mut self.stack {
            open.supplied = true;
        }
        self.close_down_to(0);
        let bytes = self.reader.bytes(rest);
        self.repair.abandoned.push(self.origin.span(bytes.clone()));
        self.repair.edits.push(Edit { range: bytes, text: String::new() });
    }

    /// An item starts inside of brackets: what is open was forgotten, but for the brackets of its version.
    fn item(&mut self, kind: Option<ItemKind>) {
        let version = self.stack.first().is_some_and(|open| open.version) && kind.is_none_or(words::versioned);
        let base = usize::from(version);
        if self.stack.get(base).is_some_and(|open| self.indent <= open.indent) {
            self.close_down_to(base);
        }
    }

    fn token(&mut self, index: usize, token: Token) {
        match token.kind {
            Kind::Open(bracket) => {
                let version = self.stack.is_empty() && self.reader.is_version_brace(index);
                self.stack.push(Open {
                    bracket,
                    index,
                    token,
                    indent: self.indent,
                    line: self.line,
                    supplied: false,
                    version,
                });
            }
            Kind::Close(bracket) => self.close(bracket, token),
            Kind::Word
                if token.fresh
                    && NEVER_INSIDE.contains(&self.reader.word(index))
                    && self.reader.sign(index.saturating_add(1)) != Some(b':') =>
            {
                let base = self.stack.iter().rposition(|open| open.bracket == b'{');
                self.close_down_to(base.map_or(0, |at| at.saturating_add(1)));
            }
            _ => {}
        }
    }

    fn close(&mut self, bracket: u8, token: Token) {
        let curly = self.stack.iter().rfind(|open| open.bracket == b'{');
        let deeper = curly.is_some_and(|open| open.line != self.line && self.indent > open.indent);
        if bracket == b'}' && self.excess > 0 && deeper {
            self.excess -= 1;
            return self.stray(token);
        }
        if token.fresh && bracket == b'}' {
            let kept = self.stack.iter().rposition(|open| open.indent <= self.indent && open.bracket == b'{');
            if let Some(kept) = kept {
                self.close_down_to(kept.saturating_add(1));
            }
        }
        // A round bracket is not looked for outside of the curly ones that it stands in, but for those of its line.
        let line = self.line;
        let bars = |open: &Open| open.bracket == b'{' && open.line != line;
        let partner = self.stack.iter().rposition(|open| closing(open.bracket) == bracket || bars(open));
        match partner.filter(|&at| self.stack.get(at).is_some_and(|open| closing(open.bracket) == bracket)) {
            Some(at) => {
                self.close_down_to(at.saturating_add(1));
                self.stack.pop();
            }
            None => self.stray(token),
        }
    }

    /// Puts in what closes the innermost brackets, until `kept` are left.
    fn close_down_to(&mut self, kept: usize) {
        while self.stack.len() > kept {
            let Some(open) = self.stack.pop() else { return };
            let at = self.behind_list(&open).unwrap_or(self.last.unwrap_or(open.token).range().end);
            self.repair.edits.push(Edit { range: at..at, text: char::from(closing(open.bracket)).to_string() });
            if !open.supplied && self.repair.found.len() < MOST {
                let span = self.origin.span(open.token.range());
                let close = char::from(closing(open.bracket));
                let message = Broken::Unclosed { bracket: char::from(open.bracket) };
                let diagnostic = Diagnostic::error(Code::Unclosed, span, message.into())
                    .saying(Broken::OpenedHere.into())
                    .label(self.origin.span(at..at), Broken::MissingHere { close }.into());
                // Where a curly one should close is a guess.
                let certain = open.bracket != b'{';
                let fixed = if certain { diagnostic.fix(self.origin.span(at..at), close) } else { diagnostic };
                self.repair.found.push(fixed);
            }
        }
    }

    /// `count of (x in xs is 0`: the bracket was meant to close before `is`.
    fn behind_list(&self, open: &Open) -> Option<usize> {
        let reader = self.reader;
        if open.bracket != b'(' || reader.word(open.index + 2) != "in" {
            return None;
        }
        let mut path = open.index + 3;
        while reader.sign(path + 1) == Some(b'.') {
            path += 2;
        }
        let list = reader.token(path).filter(|_| reader.word(path + 1) == "is")?;
        Some(list.range().end)
    }

    fn stray(&mut self, token: Token) {
        self.repair.edits.push(Edit { range: token.range(), text: String::new() });
        if self.repair.found.len() < MOST {
            let span = self.origin.span(token.range());
            let message = Broken::ClosesNothing { bracket: self.reader.text_of(&token).to_owned() };
            let diagnostic = Diagnostic::error(Code::Unclosed, span, message.into()).saying(Broken::LeaveOut.into());
            self.repair.found.push(diagnostic.fix(span, ""));
        }
    }

    /// The head of an item is over and no `{` came.
    fn missing_brace(&mut self) {
        let Some(last) = self.last else { return };
        let at = last.range().end;
        let span = self.origin.span(at..at);
        let diagnostic = Diagnostic::error(Code::Unclosed, span, Broken::MissingBrace.into())
            .saying(Broken::Write { right: "{".to_owned() }.into())
            .fix(span, " {");
        self.repair.found.push(diagnostic);
        self.repair.edits.push(Edit { range: at..at, text: " {".to_owned() });
        let version = self.stack.is_empty() && self.reader.word_of(&last) == "version";
        self.stack.push(Open {
            bracket: b'{',
            index: 0,
            token: last,
            indent: self.indent,
            line: self.line,
            supplied: true,
            version,
        });
    }
}
