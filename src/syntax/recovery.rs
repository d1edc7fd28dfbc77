//! An item that does not parse: says what is wrong with it, reads what is wrong as it was meant or leaves it out, and
//! tries again, until the rest parses. So every broken entry is reported once, and the good ones cause nothing.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::grammar::{self, Failure, Rule};
use super::habits;
use super::hints;
use super::outline::{Reader, header};
use super::patch::{Edit, Origin, patch};
use super::segments::{Body, Place, place_of};
use super::token::{Kind, Token, text_of, tokens};
use super::words::{self, ItemKind};

/// How often an item is tried again. One with more mistakes is shown those that were found, and the others afterwards.
const MOST_ATTEMPTS: usize = 40;

/// An item, mended so that it parses, or not.
pub struct Recovered<'t> {
    /// The text that parses; none if it never did.
    pub text: Option<(Cow<'t, str>, Origin)>,
    /// What was wrong.
    pub found: Vec<Diagnostic>,
    /// Entries that were left out or replaced by something that says nothing: what holds them must not be judged.
    pub lost: Vec<Span>,
    /// Names that would have been declared there.
    pub names: Vec<String>,
}

/// Mends the item that is `text` and failed to parse.
pub fn recover<'t>(text: &'t str, origin: &Origin, source: &str, failure: Failure) -> Recovered<'t> {
    let mut recovered = Recovered { text: None, found: Vec::new(), lost: Vec::new(), names: Vec::new() };
    let mut hinted: Vec<Span> = Vec::new();
    let mut item = Item { text: Cow::Borrowed(text), origin: origin.clone(), tokens: tokens(text).tokens };
    let habits = habits::in_item(&item.reader(), 0..item.tokens.len(), &item.origin);
    let mut failure = failure;
    let edits: Vec<Edit> = habits.iter().filter_map(|habit| habit.edit.clone()).collect();
    recovered.found.extend(habits.into_iter().map(|habit| habit.diagnostic));
    if !edits.is_empty() {
        item = item.mended(edits);
        match item.parse() {
            Ok(()) => return recovered.with(item),
            Err(again) => failure = again,
        }
    }
    for _ in 0..MOST_ATTEMPTS {
        let hint = hints::hint(&item.reader(), &item.origin, &failure);
        let blamed = item.span(&hint.blamed);
        // A line that was mended and still does not parse was not understood: it is lost without another word.
        let again = hinted.iter().any(|before| on_one_line(source, *before, blamed));
        hinted.push(blamed);
        let consequence = hint.dependent && recovered.lost.iter().any(|lost| lost.end <= blamed.start);
        if !again && !consequence {
            recovered.say(hint.diagnostic, blamed);
        }
        let edits = if again { Vec::new() } else { hint.edits };
        let lost = edits.is_empty() || hint.spoils;
        let filled = if lost { recovered.lose(&item, &hint.place) } else { Vec::new() };
        if filled.is_empty() && edits.is_empty() {
            break;
        }
        let edits = if edits.is_empty() { filled } else { edits };
        item = item.mended(edits);
        match item.parse() {
            Ok(()) => return recovered.with(item),
            Err(again) => failure = again,
        }
    }
    recovered
}

/// Whether no line ends between two places.
fn on_one_line(source: &str, one: Span, other: Span) -> bool {
    let (first, last) = if one.start <= other.start { (one, other) } else { (other, one) };
    let between = first.end.min(last.start) as usize..last.start as usize;
    source.get(between).is_some_and(|between| !between.contains('\n'))
}

/// The item as it is read by now.
struct Item<'t> {
    text: Cow<'t, str>,
    origin: Origin,
    tokens: Vec<Token>,
}

impl<'t> Item<'t> {
    fn reader(&self) -> Reader<'_> {
        Reader { text: &self.text, tokens: &self.tokens }
    }

    fn parse(&self) -> Result<(), Failure> {
        grammar::parse(Rule::item_only, &self.text, 0..self.text.len()).map(|_| ())
    }

    fn mended(self, edits: Vec<Edit>) -> Item<'t> {
        let (text, origin) = match self.text {
            Cow::Borrowed(text) => patch(text, &self.origin, edits),
            Cow::Owned(text) => {
                let (text, origin) = patch(&text, &self.origin, edits);
                (Cow::Owned(text.into_owned()), origin)
            }
        };
        let tokens = tokens(&text).tokens;
        Item { text, origin, tokens }
    }

    fn span(&self, tokens: &Range<usize>) -> Span {
        self.origin.span(self.reader().bytes(tokens.clone()))
    }
}

impl<'t> Recovered<'t> {
    fn with(mut self, item: Item<'t>) -> Self {
        self.text = Some((item.text, item.origin));
        self
    }

    /// Adds a message, unless something was said about this place already: then this is its consequence.
    fn say(&mut self, diagnostic: Diagnostic, blamed: Span) {
        let said = self.found.iter().flat_map(|said| said.labels.first()).any(|label| {
            let place = label.span;
            place.start < blamed.end.max(blamed.start + 1) && blamed.start < place.end.max(place.start + 1)
        });
        if !said && !self.lost.iter().any(|lost| lost.start <= blamed.start && blamed.end <= lost.end) {
            self.found.push(diagnostic);
        }
    }

    /// Leaves out what cannot be read.
    fn lose(&mut self, item: &Item<'_>, place: &Place) -> Vec<Edit> {
        let reader = item.reader();
        let filler = filler(&reader, place);
        let bytes =
            reader.bytes(if filler.is_empty() { with_dependents(&reader, place) } else { place.segment.clone() });
        self.lost.push(item.origin.span(bytes.clone()));
        if let Some(name) = declared(&reader, place).filter(|name| !name.is_empty() && !name.starts_with('"')) {
            self.names.push(name.to_owned());
        }
        let hopeless = place.body == Body::Head && reader.word(place.segment.start) != "define";
        if hopeless {
            return Vec::new();
        }
        // What was filled in before and still does not fit is taken out.
        let again = reader.text.get(bytes.clone()).is_some_and(|written| written == filler);
        vec![Edit { range: bytes, text: if again { String::new() } else { filler } }]
    }
}

/// A segment and those that follow it and are indented more deeply: they belong to it.
fn with_dependents(reader: &Reader<'_>, place: &Place) -> Range<usize> {
    let mut tokens = place.segment.clone();
    let Some(column) = reader.token(tokens.start).filter(|first| first.fresh).map(|first| reader.column(first)) else {
        return tokens;
    };
    while let Some(next) = reader.token(tokens.end) {
        if !next.fresh || reader.column(next) <= column || matches!(next.kind, Kind::Close(_)) {
            break;
        }
        tokens.end = place_of(reader, 0..reader.tokens.len(), tokens.end).segment.end.max(tokens.end + 1);
    }
    tokens
}

/// The name that a segment declares.
fn declared<'r>(reader: &Reader<'r>, place: &Place) -> Option<&'r str> {
    let first = place.segment.start;
    let facts = matches!(place.item, Some(ItemKind::Account | ItemKind::Me));
    if let Some(inner) = header(reader, first).filter(|_| place.body != Body::Head) {
        return inner.name.and_then(|name| reader.token(name)).map(|token| text_of(reader.text, token));
    }
    match reader.word(first) {
        "define" => reader.token(first + 1).map(|token| text_of(reader.text, token)),
        word if facts && reader.sign(first + 1) == Some(b':') => Some(word),
        _ => place.name.and_then(|name| reader.token(name)).map(|token| text_of(reader.text, token)),
    }
}

/// What may stand where a broken segment stood, so that what belongs to it keeps its place.
fn filler(reader: &Reader<'_>, place: &Place) -> String {
    let word = reader.word(place.segment.start);
    let second = reader.word(place.segment.start + 1);
    match (place.body, word) {
        (Body::Entries, "timezone") => "timezone \"UTC\"".to_owned(),
        (Body::Entries, "conditions") => "conditions complete".to_owned(),
        (Body::Entries, "name") => "name zh \"?\" en \"?\"".to_owned(),
        (Body::Arms, word) if !remedies(word, second) => "something unpublished".to_owned(),
        (Body::Entries, "require") => "require something unpublished".to_owned(),
        (Body::Entries, "fix" | "text" | "step" | "final") => format!("{word} zh \"\" en \"\""),
        (Body::Entries, "path") => "path web zh \"\" en \"\"".to_owned(),
        (Body::Fields, "define") => format!("define {second} as something unpublished"),
        (Body::Fields, _) if !word.is_empty() && words::homes(word).is_empty() => format!("{word}: text"),
        (Body::Head, "define") => {
            format!("define {} as something unpublished", if second.is_empty() { "x" } else { second })
        }
        _ => String::new(),
    }
}

fn remedies(word: &str, second: &str) -> bool {
    matches!(word, "fix" | "says" | "claim" | "try" | "cite") || word == "no" && second == "fix"
}
