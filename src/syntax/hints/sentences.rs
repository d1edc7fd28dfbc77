//! Places inside of an entry where one certain word is missing, or a text.

use super::super::grammar::Rule;
use super::super::patch::Edit;
use super::super::token::Kind;
use super::super::words;
use super::{Hint, Stuck};
use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Broken;

/// A hint about what is missing inside of an entry.
pub fn sentence(stuck: &Stuck<'_>) -> Option<Hint> {
    quoted(stuck).or_else(|| ago(stuck)).or_else(|| misspelt(stuck)).or_else(|| text(stuck)).or_else(|| link(stuck))
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

/// A text is missing behind its word.
fn text(stuck: &Stuck<'_>) -> Option<Hint> {
    if !stuck.wanted.has(Rule::text) {
        return None;
    }
    let last = stuck.found.checked_sub(1)?;
    let word = stuck.reader.token(last).map_or("", |token| stuck.reader.text_of(token)).to_owned();
    let diagnostic = stuck.error(Code::Syntax, last..last + 1, Broken::NoText { word }, Broken::WriteText);
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    // What stands there instead goes with it, unless something new begins.
    let stands = stuck.reader.token(stuck.found).filter(|token| matches!(token.kind, Kind::Word | Kind::Number));
    let taken = stands.is_some() && stuck.found != stuck.place.segment.start;
    let end = stuck.found + usize::from(taken);
    let range = stuck.bytes(last..last + 1).end..stuck.bytes(last..end).end;
    hint.edits = vec![Edit { range, text: " zh \"\" en \"\" ".to_owned() }];
    hint.spoils = true;
    Some(hint)
}

/// `every x xs`, `if a b else c`: exactly one word or mark can stand there.
fn link(stuck: &Stuck<'_>) -> Option<Hint> {
    let mark = stuck.wanted.only()?;
    let last = stuck.found.checked_sub(1)?;
    let end = stuck.bytes(last..last + 1).end;
    let span = stuck.origin.span(end..end);
    let insert = if mark == ":" { mark.to_owned() } else { format!(" {mark}") };
    let unfinished = stuck.reader.token(stuck.found).is_none_or(|token| matches!(token.kind, Kind::Close(_)));
    if unfinished {
        return None;
    }
    let diagnostic = Diagnostic::error(Code::Syntax, span, Broken::MissingMark { mark: mark.to_owned() }.into())
        .saying(Broken::WriteHere { mark: mark.to_owned() }.into())
        .fix(span, insert.clone());
    let mut hint = stuck.lost(diagnostic, last..last + 1);
    hint.edits = vec![Edit { range: end..end, text: insert }];
    Some(hint)
}
