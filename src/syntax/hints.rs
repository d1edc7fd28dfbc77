//! What to say where the grammar got stuck: what stands there, and what would have fitted.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;

use super::expected::Wanted;
use super::grammar::Failure;
use super::outline::Reader;
use super::patch::{Edit, Origin};
use super::segments::{Place, place_of};

pub use self::entries::items;

mod entries;
mod names;
mod sentences;

/// What is wrong at a place.
pub struct Hint {
    /// What to say.
    pub diagnostic: Diagnostic,
    /// The tokens it is about.
    pub blamed: Range<usize>,
    /// How it is read instead; empty if nobody knows.
    pub edits: Vec<Edit>,
    /// What is lost then.
    pub place: Place,
    /// The edits only keep the rest readable: what they stand in is lost all the same.
    pub spoils: bool,
    /// It may only be so because what stood before was lost.
    pub dependent: bool,
}

/// Where the grammar got stuck.
struct Stuck<'a> {
    reader: &'a Reader<'a>,
    origin: &'a Origin,
    /// The token that did not fit; one past the last if the text ended.
    found: usize,
    /// What would have fitted.
    wanted: Wanted,
    /// Where the token stands.
    place: Place,
    /// Where the token before it stands.
    before: Place,
}

/// What to say of a failure in an item whose brackets match.
pub fn hint(reader: &Reader<'_>, origin: &Origin, failure: &Failure) -> Hint {
    let count = reader.tokens.len();
    let found = reader.tokens.partition_point(|token| (token.end as usize) <= failure.at);
    let place = place_of(reader, 0..count, found.min(count.saturating_sub(1)));
    let before = place_of(reader, 0..count, found.saturating_sub(1));
    let stuck = Stuck { reader, origin, found, wanted: Wanted::new(&failure.expected), place, before };
    const KNOWN: &[fn(&Stuck<'_>) -> Option<Hint>] =
        &[sentences::twice, names::name, sentences::swallowed, entries::entry, sentences::sentence];
    KNOWN.iter().find_map(|known| known(&stuck)).unwrap_or_else(|| stuck.generic())
}

impl Stuck<'_> {
    /// The tokens as bytes of the text.
    fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        self.reader.bytes(tokens)
    }

    fn error(&self, code: Code, tokens: Range<usize>, what: Broken, how: Broken) -> Diagnostic {
        Diagnostic::error(code, self.origin.span(self.bytes(tokens)), what.into()).saying(how.into())
    }

    /// A hint about `tokens` that loses what they stand in.
    fn lost(&self, diagnostic: Diagnostic, tokens: Range<usize>) -> Hint {
        let place = if tokens.start < self.found { &self.before } else { &self.place };
        Hint { diagnostic, blamed: tokens, edits: Vec::new(), place: place.clone(), spoils: false, dependent: false }
    }

    /// A hint that replaces `tokens` by `right`.
    fn replaced(&self, diagnostic: Diagnostic, tokens: Range<usize>, right: &str) -> Hint {
        let bytes = self.bytes(tokens.clone());
        let span = self.origin.span(bytes.clone());
        let edits = vec![Edit { range: bytes, text: right.to_owned() }];
        Hint {
            diagnostic: diagnostic.fix(span, right),
            blamed: tokens,
            edits,
            place: self.place.clone(),
            spoils: false,
            dependent: false,
        }
    }

    /// Does the token that was found begin something new, so that what came before it lacks its end?
    fn unfinished(&self) -> bool {
        let new = self.found == self.place.segment.start || self.reader.sign(self.found) == Some(b'}');
        new && !self.wanted.an_entry() && self.found > 0
    }

    /// What was found, as it may be quoted in a line of words.
    fn found_text(&self) -> String {
        self.quoted(self.found..self.found + 1)
    }

    /// Tokens as they may be quoted in a line of words: on one line, and not too long.
    fn quoted(&self, tokens: Range<usize>) -> String {
        const LONGEST: usize = 40;
        let written = self.reader.text.get(self.bytes(tokens)).unwrap_or("");
        let line = written.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", line.get(..at).unwrap_or("")),
            None => line,
        }
    }

    fn generic(&self) -> Hint {
        let expected = self.wanted.choices();
        if self.unfinished() || self.found >= self.reader.tokens.len() {
            let last = self.found.saturating_sub(1);
            let what = Broken::Unfinished { word: self.quoted(last..last + 1) };
            let diagnostic = self.error(Code::Syntax, last..last + 1, what, Broken::Expected { expected });
            return self.lost(diagnostic, last..last + 1);
        }
        let tokens = self.found..self.found + 1;
        let what = Broken::NotExpected { found: self.found_text() };
        let diagnostic = self.error(Code::Syntax, tokens.clone(), what, Broken::ExpectedHere { expected });
        self.lost(diagnostic, tokens)
    }
}
