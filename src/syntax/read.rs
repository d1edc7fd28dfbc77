//! Reads a file item by item: what parses goes into the tree, what does not is mended as far as it can be, and what is
//! lost is named, so that nobody misses it a second time.

use std::borrow::Cow;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};

use super::ast;
use super::cursor::Cursor;
use super::grammar::{self, Failure, Rule};
use super::lower::Lower;
use super::outline::{Piece, Reader, What, header};
use super::patch::{Edit, Origin, patch};
use super::recovery::recover;
use super::words::ItemKind;
use super::{Wanted, depth, frame, lost};

/// A file that is being read.
pub struct Reading<'a> {
    /// The file as it is.
    pub source: &'a SourceFile,
    /// Its text with what was mended so far, and the tokens of that.
    pub reader: &'a Reader<'a>,
    /// The way back from that text.
    pub origin: &'a Origin,
    /// How much is wanted.
    pub wanted: Wanted,
    /// The tree as far as it is read.
    pub tree: ast::File,
    /// What is wrong.
    pub found: Vec<Diagnostic>,
    /// What is wrong with brackets; few.
    pub brackets: Vec<Diagnostic>,
    /// Where text was left out, because of brackets.
    pub abandoned: Vec<Span>,
}

impl Reading<'_> {
    /// Reads all pieces in order.
    pub fn pieces(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            match piece.what {
                What::Edition => {}
                What::Item(kind) => self.item(piece, kind),
                What::Unknown | What::Stray => self.stray(pieces, index),
            }
        }
    }

    fn item(&mut self, piece: &Piece, kind: ItemKind) {
        if self.wanted == Wanted::Rules && matches!(kind, ItemKind::Example | ItemKind::Test) {
            return;
        }
        let bytes = self.reader.bytes(piece.tokens.clone());
        let text = self.reader.text.get(bytes.clone()).unwrap_or("");
        let place = self.origin.span(bytes.clone());
        if self.abandoned.iter().any(|gap| touch(*gap, place)) {
            return self.lose_all(piece);
        }
        if self.too_deep(piece) {
            return;
        }
        self.text(text, &self.origin.piece(bytes.start), piece);
    }

    /// Whether nothing may recurse into a piece.
    fn too_deep(&mut self, piece: &Piece) -> bool {
        let Some(token) = depth::too_deep(self.reader, piece.tokens.clone()) else { return false };
        self.found.push(depth::report(self.origin.span(token.range())));
        self.lose_all(piece);
        true
    }

    /// Reads the text of one item, mended if need be.
    fn text(&mut self, text: &str, origin: &Origin, piece: &Piece) {
        let failure = match grammar::parse(Rule::item_only, text, 0..text.len()) {
            Ok(pairs) => return self.lower(Cursor::of(pairs, text.len()), origin, &[]),
            Err(failure) => failure,
        };
        let whole = origin.span(0..text.len());
        let said = self.brackets.iter().any(|said| overlaps(said, whole));
        self.mend(text, origin, piece, failure, said);
    }

    fn mend(&mut self, text: &str, origin: &Origin, piece: &Piece, failure: Failure, silent: bool) {
        let recovered = recover(text, origin, &self.source.text, failure);
        if !silent {
            self.found.extend(recovered.found);
        }
        self.tree.broken.extend(recovered.names);
        let Some((text, origin)) = recovered.text else { return self.lose_all(piece) };
        if let Ok(pairs) = grammar::parse(Rule::item_only, &text, 0..text.len()) {
            self.lower(Cursor::of(pairs, text.len()), &origin, &recovered.lost);
        }
    }

    fn lower(&mut self, cursor: Cursor<'_>, origin: &Origin, lost: &[Span]) {
        let before = self.found.len();
        let items = Lower::new(origin, &self.source.text, &mut self.found).items(cursor);
        if !lost.is_empty() {
            // An entry that stands twice may do so because what stood between was lost.
            let found = self.found.split_off(before.min(self.found.len()));
            self.found.extend(found.into_iter().filter(|said| said.code != Code::DuplicateEntry));
        }
        self.tree.items.extend(lost::without(items, lost, &mut self.tree.broken));
    }

    /// What begins as no item does.
    fn stray(&mut self, pieces: &[Piece], index: usize) {
        let Some(piece) = pieces.get(index) else { return };
        let Some((diagnostic, right)) = frame::stray(self.reader, pieces, index, self.origin) else { return };
        let bytes = self.reader.bytes(piece.tokens.clone());
        let place = self.origin.span(bytes.clone());
        // A bracket that closes nothing is a consequence: its item ended too early.
        let next = pieces.get(index + 1).map(|next| self.origin.span(self.reader.bytes(next.tokens.clone())).start);
        let until = Span { end: next.unwrap_or(u32::MAX), ..place };
        self.brackets.retain(|said| !(said.labels.len() == 1 && overlaps(said, until)));
        self.found.push(diagnostic);
        let text = self.reader.text.get(bytes.clone()).unwrap_or("");
        let first = self.reader.bytes(piece.tokens.start..piece.tokens.start + 1);
        match right {
            Some(right) if depth::too_deep(self.reader, piece.tokens.clone()).is_none() => {
                let edit = Edit { range: 0..first.len(), text: right.to_owned() };
                let (text, origin): (Cow<'_, str>, _) = patch(text, &self.origin.piece(bytes.start), vec![edit]);
                self.text(&text, &origin, piece);
            }
            _ => self.lose_all(piece),
        }
    }

    /// A piece is lost: names all that it would have declared.
    fn lose_all(&mut self, piece: &Piece) {
        let names = piece.tokens.clone().filter_map(|index| {
            let name = match header(self.reader, index) {
                Some(head) => head.name?,
                None if self.reader.word(index) == "define" => index + 1,
                None if self.is_fact(piece, index) => index,
                None => return None,
            };
            self.reader.token(name).map(|token| self.reader.text_of(token).to_owned())
        });
        let names: Vec<String> = names.collect();
        self.tree.broken.extend(names);
    }

    fn is_fact(&self, piece: &Piece, index: usize) -> bool {
        let facts = matches!(piece.what, What::Item(ItemKind::Account | ItemKind::Me));
        facts && !self.reader.word(index).is_empty() && self.reader.sign(index + 1) == Some(b':')
    }
}

fn overlaps(said: &Diagnostic, place: Span) -> bool {
    said.labels.iter().any(|label| touch(label.span, place))
}

fn touch(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}
