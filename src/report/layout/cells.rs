//! How wide text is in terminal cells, and which pieces of it must stay in one piece.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::messages::Language;

/// Opens and closes a piece that is never cut. Data cannot hold them: [`safe`](crate::report::style::safe) shows control characters in
/// another way.
pub(super) const KEEP: char = '\u{1}';
pub(super) const END: char = '\u{2}';

/// Marks a path, a command or a date as one piece.
pub fn keep(text: &str) -> String {
    format!("{KEEP}{text}{END}")
}

/// The text without the marks of [`keep`].
pub fn unkept(text: &str) -> String {
    text.replace([KEEP, END], "")
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
        (KEEP | END, _) => 0,
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
