//! Places inside of an entry where something certain is missing or too much: a word, a comma, a text, a span.

use super::super::grammar::Rule;
use super::super::patch::Edit;
use super::super::segments::{Body, place_of};
use super::super::token::Kind;
use super::super::words;
use super::{Hint, Stuck};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Broken, Choices, Message, Syntax};

/// A hint about what is wrong inside of an entry.
pub fn sentence(stuck: &Stuck<'_>) -> Option<Hint> {
    const KNOWN: &[fn(&Stuck<'_>) -> Option<Hint>] = &[quoted, ago, misspelt, no_span, text, comma, second_value, link];
    KNOWN.iter().find_map(|known| known(stuck))
}

/// Behind these the grammar takes the next word for a name, whatever it is.
const WANT_NAMES: &[&str] = &[
    "cite", "through", "request", "evidence", "will", "may", "of", "failing", "unknown", "asks", "shows", "without",
    "as",
];

/// `cite`, and then the next entry, whose word the grammar took for a name.
pub fn swallowed(stuck: &Stuck<'_>) -> Option<Hint> {
    let taken = stuck.found.checked_sub(1)?;
    let word = stuck.reader.word(taken);
    let last = taken.checked_sub(1)?;
    let fact = stuck.before.body == Body::Fields && stuck.reader.sign(stuck.found) == Some(b':');
    let wants_type =
        fact && (stuck.reader.sign(last) == Some(b':') || matches!(stuck.reader.word(last), "in" | "optional"));
    let wants_name =
        WANT_NAMES.contains(&stuck.reader.word(last)) || stuck.reader.sign(last) == Some(b',') || wants_type;
    let entry = !words::homes(word).is_empty() && !fact;
    let fresh = stuck.reader.token(taken).is_some_and(|token| token.fresh);
    if !fresh || !wants_name || !(entry || fact) || stuck.reader.sign(last) == Some(b'}') {
        return None;
    }
    let before = place_of(stuck.reader, 0..stuck.reader.tokens.len(), last);
    let owner = stuck.quoted(if wants_type { before.segment.start..last + 1 } else { last..last + 1 });
    if before.segment.start + 3 < last || !matches!(before.body, Body::Entries | Body::Fields) {
        return None;
    }
    let typed = wants_type && stuck.reader.word(last) != "in";
    let expected = Choices(vec![Message::from(if typed { Syntax::AType } else { Syntax::AName })]);
    let what = Broken::Unfinished { word: owner };
    let diagnostic = stuck.error(Code::Syntax, last..last + 1, what, Broken::Expected { expected });
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    // The grammar reaches over the next entry; only what lacks its end is lost.
    hint.place = before;
    hint.place.segment.end = hint.place.segment.end.min(taken);
    Some(hint)
}

/// `{ name: "Keep, used: no }, { name: "Zhihu }`: the mark that begins the second text has ended the first.
fn quoted(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = (stuck.found.saturating_sub(2)..=stuck.found).find(|&at| {
        let text = at.checked_sub(1).and_then(|before| stuck.reader.token(before));
        let touches = text.zip(stuck.reader.token(at)).is_some_and(|(text, next)| {
            text.kind == Kind::Text && text.end == next.start && !matches!(stuck.reader.word_of(next), "" | "zh" | "en")
        });
        touches && text.is_some_and(|text| stuck.reader.text_of(text).contains([',', '}', ']', ':']))
    })?;
    let diagnostic = stuck.error(Code::UnclosedText, at - 1..at, Broken::UnclosedText, Broken::ClosedTooLate);
    Some(stuck.lost(diagnostic, at - 1..stuck.found + 1))
}

/// `one of of normal`, `state is is normal`
pub fn twice(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = (stuck.found.saturating_sub(2)..=stuck.found).find(|&at| {
        let word = stuck.reader.word(at);
        let same = at.checked_sub(1).is_some_and(|before| stuck.reader.word(before) == word);
        let known = matches!(word, "is" | "of" | "and" | "or" | "in" | "than" | "at" | "ago" | "then" | "zh" | "en");
        let entry = !words::homes(word).is_empty() && !stuck.reader.token(at).is_some_and(|token| token.fresh);
        same && (known || entry)
    })?;
    let what = Broken::NoPlace { what: stuck.reader.word(at).to_owned() };
    let diagnostic = stuck.error(Code::Syntax, at..at + 1, what, Broken::LeaveOut);
    Some(stuck.replaced(diagnostic, at..at + 1, ""))
}

/// `is 30 days ago`: adieu wants to know whether that long at least or at most.
fn ago(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = stuck.found;
    if stuck.reader.word(at) != "ago" {
        return None;
    }
    let diagnostic = stuck.error(Code::UnknownPhrase, at..at + 1, Broken::AgoAlone, Broken::AgoHow);
    Some(stuck.lost(diagnostic, at..at + 1))
}

/// A word near to one that would have fitted.
fn misspelt(stuck: &Stuck<'_>) -> Option<Hint> {
    const SHORTEST: usize = 3;
    let word = stuck.reader.word(stuck.found);
    let new = stuck.found == stuck.place.segment.start;
    if word.chars().count() < SHORTEST || new {
        return None;
    }
    let right = words::meant(word, stuck.wanted.words())?;
    let tokens = stuck.found..stuck.found + 1;
    let what = Broken::NotExpected { found: word.to_owned() };
    let diagnostic = stuck.error(Code::Syntax, tokens.clone(), what, Broken::DidYouMean { right: right.to_owned() });
    Some(stuck.replaced(diagnostic, tokens, right))
}

/// `afterwards zh "…"`: the grammar took `zh` for the span.
fn no_span(stuck: &Stuck<'_>) -> Option<Hint> {
    let taken = stuck.found.checked_sub(1)?;
    let last = taken.checked_sub(1)?;
    let string = stuck.reader.token(stuck.found).is_some_and(|token| token.kind == Kind::Text);
    if !string || !matches!(stuck.reader.word(taken), "zh" | "en") || !stuck.wanted.has(Rule::text) {
        return None;
    }
    let what = Broken::Unfinished { word: stuck.reader.word(last).to_owned() };
    let expected = Choices(vec![Message::from(Syntax::ASpan)]);
    let diagnostic = stuck.error(Code::Syntax, last..last + 1, what, Broken::Expected { expected });
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    let end = stuck.bytes(last..last + 1).end;
    hint.edits = vec![Edit { range: end..end, text: " 1 day".to_owned() }];
    hint.spoils = true;
    Some(hint)
}

/// A text is missing behind its word, or something stands before it.
fn text(stuck: &Stuck<'_>) -> Option<Hint> {
    if !stuck.wanted.has(Rule::text) {
        return None;
    }
    let last = stuck.found.checked_sub(1)?;
    let on_line = |at: &usize| *at == stuck.found || stuck.reader.token(*at).is_some_and(|token| !token.fresh);
    let mut behind = (stuck.found..stuck.place.segment.end).take_while(on_line);
    let language = behind.find(|&at| matches!(stuck.reader.word(at), "zh" | "en"));
    if let Some(language) = language.filter(|_| stuck.found != stuck.place.segment.start) {
        let tokens = stuck.found..language;
        let found = stuck.quoted(tokens.clone());
        let how = Broken::ExpectedHere { expected: stuck.wanted.choices() };
        let diagnostic = stuck.error(Code::Syntax, tokens.clone(), Broken::NotExpected { found }, how);
        let mut hint = stuck.replaced(diagnostic, tokens, "");
        hint.diagnostic.fixes.clear();
        hint.spoils = true;
        return Some(hint);
    }
    let word = stuck.quoted(last..last + 1);
    let diagnostic = stuck.error(Code::Syntax, last..last + 1, Broken::NoText { word }, Broken::WriteText);
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    // What stands there instead goes with it, unless something new begins.
    let stands = stuck.reader.token(stuck.found).filter(|token| matches!(token.kind, Kind::Word | Kind::Number));
    let taken = stands.is_some() && stuck.found != stuck.place.segment.start;
    let end = if taken { stuck.place.segment.end } else { stuck.found };
    let range = stuck.bytes(last..last + 1).end..stuck.bytes(last..end).end;
    hint.edits = vec![Edit { range, text: " zh \"\" en \"\" ".to_owned() }];
    hint.spoils = true;
    Some(hint)
}

/// `[{ … } { … }]`, `may suspend close`
fn comma(stuck: &Stuck<'_>) -> Option<Hint> {
    let last = stuck.found.checked_sub(1)?;
    let found = stuck.reader.token(stuck.found).filter(|token| !token.fresh)?;
    let element = matches!(found.kind, Kind::Word | Kind::Number | Kind::Text | Kind::Open(b'{'));
    let known = !words::homes(stuck.reader.word_of(found)).is_empty();
    (stuck.wanted.has(Rule::COMMA) && element && !known).then(|| missing(stuck, last, ",", ","))
}

/// `closed: yes or no` where a value is given: the grammar took `or` for the next fact.
fn second_value(stuck: &Stuck<'_>) -> Option<Hint> {
    let last = stuck.found.checked_sub(1)?;
    let word = stuck.reader.word(last);
    let before = last.checked_sub(1).and_then(|at| stuck.reader.token(at)).map(|token| token.kind);
    let begins = matches!(before, Some(Kind::Open(_) | Kind::Sign(_))) || stuck.reader.token(last)?.fresh;
    if stuck.before.body != Body::Values || !stuck.wanted.has(Rule::COLON) || begins || word.is_empty() {
        return None;
    }
    let what = Broken::NotExpected { found: word.to_owned() };
    let diagnostic = stuck.error(Code::Syntax, last..last + 1, what, Broken::OneValue);
    Some(stuck.lost(diagnostic, last..last + 1))
}

/// `every x xs`, `if a b else c`: exactly one word or mark can stand there.
fn link(stuck: &Stuck<'_>) -> Option<Hint> {
    let mark = stuck.wanted.only()?;
    let last = stuck.found.checked_sub(1)?;
    let unfinished = stuck.reader.token(stuck.found).is_none_or(|token| matches!(token.kind, Kind::Close(_)));
    let listless = mark == "in" && stuck.reader.word(stuck.found).is_empty();
    if unfinished || listless {
        return None;
    }
    let insert = if mark == ":" { mark.to_owned() } else { format!(" {mark}") };
    Some(missing(stuck, last, mark, &insert))
}

/// `mark` is missing behind the token `last`.
pub fn missing(stuck: &Stuck<'_>, last: usize, mark: &str, insert: &str) -> Hint {
    let end = stuck.bytes(last..last + 1).end;
    let span = stuck.origin.span(end..end);
    let diagnostic = Diagnostic::error(Code::Syntax, span, Broken::MissingMark { mark: mark.to_owned() }.into())
        .saying(Broken::WriteHere { mark: mark.to_owned() }.into())
        .fix(span, insert);
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    hint.edits = vec![Edit { range: end..end, text: insert.to_owned() }];
    hint
}
