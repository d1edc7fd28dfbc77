//! Words, numbers, texts and signs with their places: enough to outline a file and to see what somebody meant, and
//! unlike the grammar it never fails. Reads the text that [`super::lexical`] has repaired, so every text is closed.

use std::ops::Range;

/// The smallest piece of a rule file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The first of its line.
    pub fresh: bool,
}

/// What a [`Token`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A keyword or a name.
    Word,
    /// Digits with what stands between them: `14`, `10_000`, `0.10`, `2026-11-20`, `2026-11-20T12:00:00+08:00`.
    Number,
    /// `"…"`
    Text,
    /// `{`, `(` or `[`
    Open(u8),
    /// `}`, `)` or `]`
    Close(u8),
    /// One of the signs the language has: `:` `,` `.` `+` `-`
    Sign(u8),
    /// One or two signs that the language has not.
    Foreign,
}

impl Token {
    /// The bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// The text of a token.
pub fn text_of<'t>(text: &'t str, token: &Token) -> &'t str {
    text.get(token.range()).unwrap_or("")
}

/// The tokens of a text, and the places of its comments.
#[derive(Debug, Default)]
pub struct Tokens {
    /// All but comments.
    pub tokens: Vec<Token>,
    /// `#` to the end of the line.
    pub comments: Vec<Range<usize>>,
}

/// Two signs that belong together.
const PAIRS: &[&str] = &["&&", "||", "==", "!=", "<=", ">=", "=>", "->", "<>", "//", "/*", "*/", ":=", "=<"];

/// Reads a text from end to end.
pub fn tokens(text: &str) -> Tokens {
    let mut found = Tokens::default();
    let mut at = 0;
    let mut fresh = true;
    while let Some(rest) = text.get(at..) {
        let blank = rest.len() - rest.trim_start().len();
        fresh |= rest.bytes().take(blank).any(|byte| byte == b'\n');
        at += blank;
        let rest = rest.get(blank..).unwrap_or("");
        let Some(first) = rest.chars().next() else { break };
        let (kind, length) = measure(first, rest);
        let end = at + length;
        match kind {
            None => found.comments.push(at..at + rest.get(..length).unwrap_or("").trim_end().len()),
            Some(kind) => {
                let (start, end) = (u32::try_from(at).unwrap_or(u32::MAX), u32::try_from(end).unwrap_or(u32::MAX));
                found.tokens.push(Token { kind, start, end, fresh });
                fresh = false;
            }
        }
        at = end;
    }
    found
}

/// What begins with `first`, and how many bytes of `rest` it takes; no kind for a comment.
fn measure(first: char, rest: &str) -> (Option<Kind>, usize) {
    let sign = first as u32 as u8;
    match first {
        '#' => (None, rest.find('\n').unwrap_or(rest.len())),
        '"' => (Some(Kind::Text), text_length(rest)),
        '{' | '(' | '[' => (Some(Kind::Open(sign)), 1),
        '}' | ')' | ']' => (Some(Kind::Close(sign)), 1),
        ',' | '.' | '+' => (Some(Kind::Sign(sign)), 1),
        '0'..='9' => (Some(Kind::Number), number_length(rest)),
        _ if in_word(first) => (Some(Kind::Word), word_length(rest)),
        _ => match (first, foreign_length(first, rest)) {
            (':' | '-', 1) => (Some(Kind::Sign(sign)), 1),
            (_, length) => (Some(Kind::Foreign), length),
        },
    }
}

fn in_word(next: char) -> bool {
    next.is_alphanumeric() || next == '_'
}

fn word_length(rest: &str) -> usize {
    let ascii = rest.bytes().position(|byte| !byte.is_ascii_alphanumeric() && byte != b'_').unwrap_or(rest.len());
    match rest.as_bytes().get(ascii) {
        Some(byte) if !byte.is_ascii() => rest.find(|c| !in_word(c)).unwrap_or(rest.len()),
        _ => ascii,
    }
}

fn foreign_length(first: char, rest: &str) -> usize {
    match rest {
        _ if rest.starts_with("===") || rest.starts_with("!==") => 3,
        _ if PAIRS.iter().any(|pair| rest.starts_with(pair)) => 2,
        _ => first.len_utf8(),
    }
}

/// With both marks. A text that is not closed ends with its line.
fn text_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        match byte {
            b'\n' => return at,
            b'"' if !escaped => return at.saturating_add(1),
            _ => escaped = byte == b'\\' && !escaped,
        }
    }
    rest.len()
}

/// A sign belongs to a number if a digit follows it; a comma or colon never, but in a time of day.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let mut in_time = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let digit_follows = bytes.get(at.saturating_add(1)).is_some_and(u8::is_ascii_digit);
        let belongs = match byte {
            b'0'..=b'9' | b'_' => true,
            b'T' | b't' => digit_follows && at >= 8,
            b'Z' | b'z' => in_time,
            b':' => digit_follows && in_time,
            b'+' => digit_follows && in_time,
            b'.' | b'-' => digit_follows,
            _ => false,
        };
        if !belongs {
            break;
        }
        in_time |= matches!(byte, b'T' | b't');
        at = at.saturating_add(1);
    }
    at.max(1)
}
