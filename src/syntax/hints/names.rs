//! Names that are none: with a hyphen, in quotation marks, of two words, beginning with a digit.

use super::super::grammar::Rule;
use super::super::segments::Body;
use super::super::token::Kind;
use super::super::words::ItemKind;
use super::{Hint, Stuck};
use crate::diagnostic::Code;
use crate::messages::Broken;

/// A hint about something that should be a name.
pub fn name(stuck: &Stuck<'_>) -> Option<Hint> {
    quoted(stuck).or_else(|| hyphen(stuck)).or_else(|| digits(stuck)).or_else(|| two_words(stuck))
}

/// `condition "quoted" {`, `cite "press"`
fn quoted(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = stuck.found;
    let token = stuck.reader.token(at).filter(|token| token.kind == Kind::Text)?;
    let inside = stuck.reader.text_of(token).trim_matches('"');
    let declared = stuck.reader.sign(at + 1) == Some(b':') && stuck.place.segment.start == at;
    let wanted = stuck.wanted.has(Rule::name) || declared;
    if !wanted || !is_name(inside) || stuck.wanted.has(Rule::string) {
        return None;
    }
    let how = Broken::Write { right: inside.to_owned() };
    let diagnostic = stuck.error(Code::Syntax, at..at + 1, Broken::QuotedName, how);
    Some(stuck.replaced(diagnostic, at..at + 1, inside))
}

/// `condition no-cards-left {`, `opened-on: date`
fn hyphen(stuck: &Stuck<'_>) -> Option<Hint> {
    let hyphen = (stuck.found.saturating_sub(2)..=stuck.found).find(|&at| stuck.reader.sign(at) == Some(b'-'))?;
    let mut first = hyphen.checked_sub(1)?;
    let mut end = hyphen;
    while stuck.reader.sign(end) == Some(b'-') && touches(stuck, end - 1) && touches(stuck, end) {
        end += 2;
    }
    while first >= 2 && stuck.reader.sign(first - 1) == Some(b'-') && touches(stuck, first - 1) {
        first -= 2;
    }
    let in_head = stuck.before.body == Body::Head && first == stuck.before.head + 1;
    let of_fact = stuck.before.body == Body::Fields && stuck.reader.sign(end) == Some(b':');
    if end == hyphen || !(in_head || of_fact) {
        return None;
    }
    let bytes = stuck.bytes(first..end);
    let right = stuck.reader.text.get(bytes).unwrap_or("").replace('-', "_");
    let how = Broken::Write { right: right.clone() };
    let diagnostic = stuck.error(Code::Syntax, first..end, Broken::HyphenInName, how);
    Some(stuck.replaced(diagnostic, first..end, &right))
}

fn touches(stuck: &Stuck<'_>, at: usize) -> bool {
    matches!((stuck.reader.token(at), stuck.reader.token(at + 1)), (Some(one), Some(next)) if one.end == next.start)
}

/// `condition 2fa_off {`, `2fa: yes or no`
fn digits(stuck: &Stuck<'_>) -> Option<Hint> {
    let at = stuck.found;
    let number = stuck.reader.token(at).filter(|token| token.kind == Kind::Number)?;
    let wanted = stuck.wanted.has(Rule::name) && stuck.place.body == Body::Head;
    let declared = stuck.place.body == Body::Fields && stuck.place.segment.start == at;
    if !(wanted || declared) || !touches(stuck, at) || stuck.reader.word(at + 1).is_empty() {
        return None;
    }
    let right = format!("_{}{}", stuck.reader.text_of(number), stuck.reader.word(at + 1));
    let diagnostic = stuck.error(Code::Syntax, at..at + 2, Broken::DigitBeforeName, Broken::BeginWithLetter);
    let mut hint = stuck.replaced(diagnostic, at..at + 2, &right);
    hint.diagnostic.fixes.clear();
    Some(hint)
}

/// `condition two words {`
fn two_words(stuck: &Stuck<'_>) -> Option<Hint> {
    let in_head = stuck.place.body == Body::Head && stuck.place.item.is_some_and(|kind| kind != ItemKind::Version);
    if !in_head || !stuck.wanted.has(Rule::LBRACE) || stuck.reader.word(stuck.found).is_empty() {
        return None;
    }
    let first = stuck.place.head + 1;
    if stuck.reader.word(first).is_empty() {
        return None;
    }
    let mut end = stuck.found;
    while !stuck.reader.word(end).is_empty() && !stuck.reader.token(end).is_some_and(|token| token.fresh) {
        end += 1;
    }
    if stuck.reader.sign(end) != Some(b'{') || stuck.found != first + 1 {
        return None;
    }
    let words: Vec<&str> = (first..end).map(|at| stuck.reader.word(at)).collect();
    let right = words.join("_");
    let how = Broken::Write { right: right.clone() };
    let diagnostic = stuck.error(Code::Syntax, first..end, Broken::NameOfTwoWords, how);
    Some(stuck.replaced(diagnostic, first..end, &right))
}

fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && characters.all(|c| c.is_alphanumeric() || c == '_')
}
