//! What people write who know another language, or who write as they speak: recognised word by word, told what adieu
//! says instead, and read as if they had written that.
//!
//! [`always`] looks at every file, for what the grammar would take as a name; [`in_item`] only at an item that does
//! not parse, where what it knows can have no other meaning.

use std::cell::Cell;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;

use super::outline::{Reader, header};
use super::patch::{Edit, Origin};
use super::token::{Kind, Token};
use super::words::{self, ItemKind};

pub use self::numbers::{iso_date, unit_of};

mod declarations;
mod numbers;
mod operators;
mod phrases;
mod quantifiers;

/// Something recognised.
pub struct Habit {
    /// What to say.
    pub diagnostic: Diagnostic,
    /// What to read instead, if that is certain.
    pub edit: Option<Edit>,
}

/// A match of some tokens.
struct Match {
    code: Code,
    tokens: Range<usize>,
    what: Broken,
    how: Broken,
    /// What to write instead of the tokens.
    right: Option<String>,
}

/// Where one looks, and what is known there.
struct Look<'r> {
    reader: &'r Reader<'r>,
    /// The innermost item.
    item: Option<ItemKind>,
    /// The last word that began an entry, and its token.
    entry: &'r str,
    entry_at: usize,
    /// How often the whole text may still be searched.
    searches: Cell<usize>,
    /// The brackets around; [`ARMS`] for those of `any of` and `all of`.
    brackets: Vec<u8>,
}

/// A search of the whole text is rare; many would take too long.
const MOST_SEARCHES: usize = 50;

/// Stands for the brackets around arms.
const ARMS: u8 = b'a';

/// A function that looks whether something begins at a token.
type Rule = fn(&Look<'_>, usize) -> Option<Match>;

/// In the order in which they are tried.
const IN_ITEM: &[Rule] = &[
    numbers::dates,
    numbers::thousands,
    numbers::decimals,
    numbers::below_zero,
    numbers::glued,
    numbers::money,
    numbers::counted_in_words,
    numbers::unit_below,
    numbers::citations,
    declarations::languages,
    declarations::colons,
    declarations::definitions,
    declarations::one_of_brackets,
    declarations::commas,
    declarations::optional,
    declarations::joining_words,
    quantifiers::heads,
    quantifiers::joints,
    quantifiers::aggregates,
    phrases::after_is,
    phrases::verbs,
    phrases::words,
    operators::operators,
];

const ALWAYS: &[Rule] = &[declarations::types, phrases::foreign_values, phrases::or_values];

/// What can be recognised in an item that does not parse.
pub fn in_item(reader: &Reader<'_>, tokens: Range<usize>, origin: &Origin) -> Vec<Habit> {
    look(reader, tokens, origin, IN_ITEM)
}

/// Whether one of the rules for every file might have something to say. Nearly all files are let through here.
fn suspicious(reader: &Reader<'_>, index: usize, token: &Token) -> bool {
    if token.kind == Kind::Sign(b':') {
        return declarations::may_be_type(reader.word(index + 1), reader.word(index + 2));
    }
    match reader.word_of(token) {
        "is" => phrases::may_be_foreign(reader, index + 1),
        "optional" | "of" => declarations::may_be_type(reader.word(index + 1), reader.word(index + 2)),
        _ => false,
    }
}

/// What the grammar would take for a name, in a whole file.
pub fn always(reader: &Reader<'_>, origin: &Origin) -> Vec<Habit> {
    if !reader.tokens.iter().enumerate().any(|(index, token)| suspicious(reader, index, token)) {
        return Vec::new();
    }
    look(reader, 0..reader.tokens.len(), origin, ALWAYS)
}

fn look(reader: &Reader<'_>, tokens: Range<usize>, origin: &Origin, rules: &[Rule]) -> Vec<Habit> {
    let mut look =
        Look { reader, item: None, entry: "", entry_at: 0, searches: Cell::new(MOST_SEARCHES), brackets: Vec::new() };
    let mut found = Vec::new();
    let mut index = tokens.start;
    while index < tokens.end {
        look.enter(index);
        match rules.iter().find_map(|rule| rule(&look, index)) {
            Some(matched) => {
                let behind = matched.tokens.end.max(index + 1);
                found.push(matched.habit(reader, origin));
                // What a match covers may still open brackets.
                for inside in index..behind {
                    look.leave(inside);
                }
                index = behind;
            }
            None => {
                look.leave(index);
                index += 1;
            }
        }
    }
    found
}

impl Match {
    fn new(code: Code, tokens: Range<usize>, what: Broken, how: Broken) -> Self {
        Match { code, tokens, what, how, right: None }
    }

    fn read_as(mut self, right: impl Into<String>) -> Self {
        self.right = Some(right.into());
        self
    }

    /// `wrong` is written `right`.
    fn written(look: &Look<'_>, code: Code, tokens: Range<usize>, right: impl Into<String>) -> Self {
        let right = right.into();
        let what = Broken::IsWritten { wrong: look.words(tokens.clone()), right: right.clone() };
        Match::new(code, tokens, what, Broken::Write { right: right.clone() }).read_as(right)
    }

    /// It has no place there.
    fn left_out(look: &Look<'_>, code: Code, tokens: Range<usize>) -> Self {
        let what = Broken::NoPlace { what: look.words(tokens.clone()) };
        Match::new(code, tokens, what, Broken::LeaveOut).read_as("")
    }

    fn habit(self, reader: &Reader<'_>, origin: &Origin) -> Habit {
        let bytes = reader.bytes(self.tokens);
        let span = origin.span(bytes.clone());
        let mut diagnostic = Diagnostic::error(self.code, span, self.what.into()).saying(self.how.into());
        let edit = self.right.map(|right| Edit { text: spaced(reader.text, &bytes, right), range: bytes });
        if let Some(edit) = &edit {
            diagnostic = diagnostic.fix(span, edit.text.clone());
        }
        Habit { diagnostic, edit }
    }
}

/// A replacement that begins or ends with a word needs a blank between it and the words beside it.
fn spaced(text: &str, place: &Range<usize>, right: String) -> String {
    let in_word = |c: char| c.is_alphanumeric() || c == '_' || c == '"';
    let before = text.get(..place.start).and_then(|before| before.chars().next_back()).is_some_and(in_word);
    let after = text.get(place.end..).and_then(|after| after.chars().next()).is_some_and(in_word);
    let (first, last) = (right.chars().next().is_some_and(in_word), right.chars().next_back().is_some_and(in_word));
    format!("{}{right}{}", if before && first { " " } else { "" }, if after && last { " " } else { "" })
}

impl<'r> Look<'r> {
    fn enter(&mut self, index: usize) {
        let Some(token) = self.reader.token(index) else { return };
        if let Some(header) = header(self.reader, index) {
            self.item = header.kind;
            (self.entry, self.entry_at) = ("", index);
        }
        let word = self.reader.word_of(token);
        let before = index.checked_sub(1).and_then(|before| self.reader.sign(before));
        let opens = token.fresh || before == Some(b'{') || matches!(word, "when" | "fix" | "cite" | "require" | "says");
        let in_path = before == Some(b'.');
        if opens && !in_path && (!words::homes(word).is_empty() || self.fact_begins(index)) {
            (self.entry, self.entry_at) = (word, index);
        }
    }

    /// `state:`, or `state =`, where facts are declared.
    fn fact_begins(&self, index: usize) -> bool {
        matches!(self.item, Some(ItemKind::Account | ItemKind::Me))
            && self.reader.token(index).is_some_and(|token| token.kind == Kind::Word)
            && (self.sign(index + 1) == Some(b':') || matches!(self.foreign(index + 1), "=" | ":="))
    }

    fn leave(&mut self, index: usize) {
        match self.reader.token(index).map(|token| token.kind) {
            Some(Kind::Open(bracket)) => {
                let arms = self.word_before(index, 1) == "of" && matches!(self.word_before(index, 2), "any" | "all");
                self.brackets.push(if arms { ARMS } else { bracket });
            }
            Some(Kind::Close(_)) => {
                self.brackets.pop();
            }
            _ => {}
        }
    }

    fn token(&self, index: usize) -> Option<&'r Token> {
        self.reader.token(index)
    }

    fn word(&self, index: usize) -> &'r str {
        self.reader.word(index)
    }

    /// The word that stands `back` tokens before `index`.
    fn word_before(&self, index: usize, back: usize) -> &'r str {
        index.checked_sub(back).map_or("", |at| self.reader.word(at))
    }

    fn sign(&self, index: usize) -> Option<u8> {
        self.reader.sign(index)
    }

    /// The signs at `index` that the language has not.
    fn foreign(&self, index: usize) -> &'r str {
        self.token(index).filter(|token| token.kind == Kind::Foreign).map_or("", |token| self.reader.text_of(token))
    }

    fn number(&self, index: usize) -> Option<&'r str> {
        self.token(index).filter(|token| token.kind == Kind::Number).map(|token| self.reader.text_of(token))
    }

    fn is_text(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| token.kind == Kind::Text)
    }

    /// Whether nothing stands between two neighbours.
    fn touches(&self, index: usize) -> bool {
        matches!((self.token(index), self.token(index + 1)), (Some(one), Some(other)) if one.end == other.start)
    }

    /// Whether the tokens from `index` on are these words, whatever their case.
    fn reads(&self, index: usize, words: &str) -> Option<usize> {
        let mut at = index;
        for word in words.split(' ') {
            if !self.word(at).eq_ignore_ascii_case(word) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The tokens as written, with single blanks between what does not touch.
    fn words(&self, tokens: Range<usize>) -> String {
        let mut written = String::new();
        for index in tokens.clone() {
            if index > tokens.start && !self.touches(index - 1) {
                written.push(' ');
            }
            written.push_str(self.token(index).map_or("", |token| self.reader.text_of(token)));
        }
        written
    }

    /// Whether an operand may end with the token before `index`, on the same line or not.
    fn after_operand(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        match before.kind {
            Kind::Word => {
                let word = self.reader.word_of(before).to_ascii_lowercase();
                !RESERVED.contains(&word.as_str()) && index - 1 != self.entry_at
            }
            Kind::Number | Kind::Text => true,
            Kind::Close(bracket) => bracket != b'}',
            Kind::Open(_) | Kind::Sign(_) | Kind::Foreign => false,
        }
    }

    /// Whether an operand may begin with the token at `index`.
    fn before_operand(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| match token.kind {
            Kind::Word => !token.fresh || words::homes(self.reader.word_of(token)).is_empty(),
            Kind::Number | Kind::Text => true,
            Kind::Open(bracket) => bracket == b'(',
            Kind::Close(_) | Kind::Sign(_) | Kind::Foreign => false,
        })
    }
}

/// Words that no operand ends with.
const RESERVED: &[&str] = &[
    "and", "or", "not", "no", "is", "every", "some", "any", "all", "if", "then", "else", "where", "in", "for",
    "includes", "an", "of", "than", "at", "least", "most", "before", "after", "within", "the", "same", "as", "one",
    "zh", "en", "cite", "line", "lines", "to", "by",
];
