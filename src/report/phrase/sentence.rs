//! Joining words: lists, sentences, capitals, and the blank between Chinese and Latin writing.

use super::NAMED;
use crate::messages::words::{Rest, SMALL_WORDS};
use crate::messages::{Language, Phrase};

/// `A, B and C`; of more than three the first three and how many there are.
pub fn listed(names: &[String], language: Language) -> String {
    let comma = Phrase::Comma.text(language);
    if names.len() > NAMED {
        let first = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(&comma);
        return Phrase::AndMore { first, rest: Rest { named: NAMED, total: names.len() } }.text(language);
    }
    ended(names, &comma, |first, last| Phrase::And { first, last }.text(language))
}

/// `A, B or C`
pub fn either(names: &[String], language: Language) -> String {
    ended(names, &Phrase::Comma.text(language), |first, last| Phrase::Or { first, last }.text(language))
}

fn ended(names: &[String], comma: &str, end: impl Fn(String, String) -> String) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => end(first.join(comma), last.clone()),
    }
}

/// Parts with a semicolon between them.
pub fn joined(parts: &[String], language: Language) -> String {
    parts.join(&Phrase::Semicolon.text(language))
}

/// A sentence: a capital at its head, a full stop at its end.
pub fn sentence(text: &str, language: Language) -> String {
    let text = text.trim();
    let ended = text.ends_with(['.', '!', '?', '。', '！', '？', ':', '：']);
    match language {
        _ if text.is_empty() => String::new(),
        Language::En => format!("{}{}", capitalised(text), if ended { "" } else { "." }),
        Language::Zh => format!("{}{}", spaced(text), if ended { "" } else { "。" }),
    }
}

/// With a capital at its head.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A title as it stands inside a sentence: `The app …` becomes `the app …`, names keep their capital.
pub fn small_first(title: &str) -> String {
    let word = title.split(' ').next().unwrap_or("");
    if !SMALL_WORDS.contains(&word) {
        return title.to_owned();
    }
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Chinese with a blank between its characters and Latin letters or digits.
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut previous: Option<char> = None;
    for c in text.chars() {
        if let Some(previous) = previous
            && ((is_han(previous) && c.is_ascii_alphanumeric()) || (previous.is_ascii_alphanumeric() && is_han(c)))
        {
            out.push(' ');
        }
        out.push(c);
        previous = Some(c);
    }
    out
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}
