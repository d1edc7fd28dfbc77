//! Where a text ends that somebody forgot to close, or closed with the wrong mark.

use std::ops::Range;

use super::words;

/// How a text that opened with a straight mark ends; lengths count from behind the opening mark.
#[derive(Debug, PartialEq, Eq)]
pub enum Ending {
    /// By a straight mark at this byte.
    Closed(usize),
    /// By a typographic mark at these bytes.
    Typographic(Range<usize>),
    /// Not at all on this line; it was probably meant to end at this byte.
    Missing(usize),
}

/// How many characters a text with others nested in it is followed over.
const LONGEST: usize = 400;

/// How many lines a text is followed over.
const MOST_LINES: usize = 10;

/// The straight marks of a line that are not escaped.
pub fn count(line: &str) -> usize {
    marks(line).count()
}

fn marks(line: &str) -> impl Iterator<Item = usize> {
    let mut escaped = false;
    line.bytes().enumerate().filter_map(move |(at, byte)| {
        let mark = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        mark.then_some(at)
    })
}

/// Where the text ends whose words start `rest`, the rest of its line; `before` is the line before it. `odd` says
/// that the line has an odd number of marks, so that one of its texts is not closed.
pub fn ending(before: &str, rest: &str, odd: bool) -> Ending {
    let close = marks(rest).next();
    if let (Some(at), false) = (close, odd) {
        return Ending::Closed(at);
    }
    let inside = rest.get(..close.unwrap_or(rest.len())).unwrap_or(rest);
    if let Some(found) = typographic_close(inside) {
        return Ending::Typographic(found);
    }
    match close {
        Some(at) => match before_language(inside) {
            Some(end) => Ending::Missing(end),
            None => Ending::Closed(at),
        },
        None => Ending::Missing(before_brackets(before, inside)),
    }
}

/// A typographic mark that closes what a straight one opened: one without its partner in the text.
fn typographic_close(inside: &str) -> Option<Range<usize>> {
    let mut open = 0_usize;
    for (at, next) in inside.char_indices() {
        match next {
            '“' => open += 1,
            '”' if open > 0 => open -= 1,
            '”' | '＂' => return Some(at..at.saturating_add(next.len_utf8())),
            _ => {}
        }
    }
    None
}

/// `微信  en ` was meant to end before `en`.
fn before_language(inside: &str) -> Option<usize> {
    let trimmed = inside.trim_end();
    let words = trimmed.strip_suffix("zh").or_else(|| trimmed.strip_suffix("en"))?;
    words.ends_with([' ', '\t']).then(|| words.trim_end().len())
}

/// A text without a closing mark ends with its line, but before a comment, and before brackets that close others of
/// the line.
fn before_brackets(before: &str, inside: &str) -> usize {
    let words = inside.find(" #").and_then(|at| inside.get(..at)).unwrap_or(inside);
    let mut words = words.trim_end();
    let opened = before.matches(['{', '[', '(']).count();
    let mut open = opened.saturating_sub(before.matches(['}', ']', ')']).count());
    while open > 0 {
        let Some(shorter) = words.strip_suffix(['}', ']', ')']) else { break };
        words = shorter.trim_end();
        open = open.saturating_sub(1);
    }
    words.len()
}

/// If the text goes on over further lines: the bytes up to behind its closing mark, counted from where it was missing.
/// `line_rest` bytes of its own line follow that place.
pub fn further_lines(rest: &str, line_rest: usize) -> Option<usize> {
    if !rest.get(..line_rest)?.trim().is_empty() {
        return None;
    }
    let mut at = line_rest.saturating_add(1);
    for line in rest.get(at..)?.split_inclusive('\n').take(MOST_LINES) {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with(['}', '#']) || words::starts_something(words::first(trimmed)) {
            return None;
        }
        if let Some(close) = marks(line).next() {
            let odd = count(line) % 2 == 1;
            return odd.then(|| at.saturating_add(close).saturating_add(1));
        }
        at = at.saturating_add(line.len());
    }
    None
}

/// The words of a text that opened with `open`, and where the line goes on behind it.
pub fn typographic(open: char, line: &str) -> (&str, usize) {
    let closers: &[char] = match open {
        '「' | '」' => &['」'],
        '『' | '』' => &['』'],
        '«' | '»' => &['»', '«'],
        '‘' | '’' | '‚' | '＇' => &['’', '‘', '\'', '＇'],
        _ => &['”', '“', '"', '＂', '〞'],
    };
    let nested = if open == '“' { nested_close(line) } else { None };
    match nested.or_else(|| line.char_indices().find(|(_, next)| closers.contains(next))) {
        Some((at, close)) => (line.get(..at).unwrap_or(line), at.saturating_add(close.len_utf8())),
        None => {
            let words = line.get(..before_brackets("", line)).unwrap_or(line);
            (words, words.len())
        }
    }
}

/// The mark that closes `“`, if others are nested in it and all match.
fn nested_close(line: &str) -> Option<(usize, char)> {
    let mut open = 1_usize;
    line.char_indices().take(LONGEST).find(|(_, next)| {
        match next {
            '“' => open += 1,
            '”' => open = open.saturating_sub(1),
            _ => {}
        }
        open == 0
    })
}

/// The words as they stand between straight marks.
pub fn escape(words: &str) -> String {
    let mut result = String::with_capacity(words.len());
    let mut escaped = false;
    for next in words.chars() {
        if next == '"' && !escaped {
            result.push('\\');
        }
        escaped = next == '\\' && !escaped;
        result.push(next);
    }
    result
}
