//! Joining words: lists, sentences, capitals, and the blank between Chinese and Latin writing.

use super::NAMED;
use crate::messages::words::{Rest, SMALL_WORDS};
use crate::messages::{Language, Phrase};
use crate::report::layout::{edged, unkept};

/// `A, B and C`; of more than three the first three and how many there are.
pub fn listed(names: &[String], language: Language) -> String {
    listed_up_to(names, NAMED, language)
}

/// The same with another number of names.
pub fn listed_up_to(names: &[String], most: usize, language: Language) -> String {
    let comma = Phrase::Comma.text(language);
    if names.len() > most {
        let first = names.iter().take(most).cloned().collect::<Vec<_>>().join(&comma);
        let first = edged(&first);
        return Phrase::AndMore { first, rest: Rest { named: most, total: names.len() } }.text(language);
    }
    chained(names, &comma, |first, last| Phrase::And { first, last }.text(language))
}

/// `A, B or C`
pub fn either(names: &[String], language: Language) -> String {
    chained(names, &Phrase::Comma.text(language), |first, last| Phrase::Or { first, last }.text(language))
}

fn chained(names: &[String], comma: &str, end: impl Fn(String, String) -> String) -> String {
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
    match language {
        Language::En => capitalised(&ended(text, language)),
        Language::Zh => ended(text, language),
    }
}

/// With a full stop, unless it ends a sentence already.
pub fn ended(text: &str, language: Language) -> String {
    let text = text.trim();
    if text.is_empty() || unkept(text).ends_with(['.', '!', '?', '。', '！', '？', ':', '：']) {
        return text.to_owned();
    }
    Phrase::Ended { text: text.to_owned() }.text(language)
}

/// With a capital at its head.
pub fn capitalised(text: &str) -> String {
    // What was put in at the head keeps its own spelling; a mark has no capital.
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
