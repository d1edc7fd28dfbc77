//! How wide text is in terminal cells, and which pieces of it must stay in one piece.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::messages::Language;

/// Opens and closes a piece that is never cut. Data cannot hold them: [`safe`](crate::report::view::safe) shows control characters in
/// another way.
pub(super) const KEEP: char = '\u{1}';
pub(super) const END: char = '\u{2}';
/// Stands at both ends of words that were put into a sentence: Chinese wants a blank between them and Latin letters or
/// digits, and none between two Chinese characters.
const EDGE: char = '\u{3}';

/// Marks a path, a command or a date as one piece.
pub fn keep(text: &str) -> String {
    format!("{KEEP}{text}{END}")
}

/// Marks words that are put into a sentence.
pub fn edged(text: &str) -> String {
    format!("{EDGE}{text}{EDGE}")
}

/// The text without any marks.
pub fn unkept(text: &str) -> String {
    settled(text).replace([KEEP, END], "")
}

/// The text with blanks set at the ends of what was put into it; only the marks of [`keep`] remain.
pub(super) fn settled(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut gap = String::new();
    let mut previous: Option<char> = None;
    for c in text.chars() {
        if matches!(c, KEEP | END | EDGE | ' ') {
            gap.push(c);
            continue;
        }
        settle(&mut out, &gap, previous, Some(c));
        gap.clear();
        out.push(c);
        previous = Some(c);
    }
    settle(&mut out, &gap, previous, None);
    out
}

/// Writes the blanks and marks between two characters.
fn settle(out: &mut String, gap: &str, previous: Option<char>, next: Option<char>) {
    if gap.trim_matches(' ').is_empty() {
        out.push_str(gap);
        return;
    }
    let blanks = gap.chars().filter(|&c| c == ' ').count();
    let blanks = match (previous, next) {
        (Some(one), Some(other)) if is_chinese(one) && is_chinese(other) => 0,
        (Some(one), Some(other)) if is_han(one) && other.is_ascii_alphanumeric() => 1,
        (Some(one), Some(other)) if one.is_ascii_alphanumeric() && is_han(other) => 1,
        _ => blanks,
    };
    out.extend(gap.chars().filter(|&c| c == END));
    out.extend(std::iter::repeat_n(' ', blanks));
    out.extend(gap.chars().filter(|&c| c == KEEP));
}

/// Is it a Chinese character or its punctuation?
fn is_chinese(c: char) -> bool {
    is_han(c) || "（）「」，。；：、！？《》“”".contains(c)
}

/// Is it a Chinese character?
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The width in cells. Characters of ambiguous width count two in Chinese, so that no line is ever too long.
pub fn width(text: &str, language: Language) -> usize {
    let text = unkept(text);
    match language {
        Language::En => text.width(),
        Language::Zh => text.width_cjk(),
    }
}

/// The width of one character, as [`width`] counts.
pub(super) fn char_width(c: char, language: Language) -> usize {
    match (c, language) {
        (KEEP | END | EDGE, _) => 0,
        (_, Language::En) => c.width().unwrap_or(0),
        (_, Language::Zh) => c.width_cjk().unwrap_or(0),
    }
}

/// Is it one cell wide in some terminals and two in others?
pub(super) fn is_ambiguous(c: char) -> bool {
    c.width() != c.width_cjk()
}

/// Replaces the punctuation of ambiguous width, so that something may be aligned to the right of the text.
pub(super) fn unambiguous(text: &str, language: Language) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (c, language) {
            ('“', Language::Zh) => out.push('「'),
            ('”', Language::Zh) => out.push('」'),
            ('‘', Language::Zh) => out.push('『'),
            ('’', Language::Zh) => out.push('』'),
            ('“' | '”', Language::En) => out.push('"'),
            ('‘' | '’', Language::En) => out.push('\''),
            ('—' | '–', _) => out.push('-'),
            ('…', _) => out.push_str("..."),
            _ => out.push(c),
        }
    }
    out
}
