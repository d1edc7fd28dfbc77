//! Cuts a file into items without judging them: an item begins with its word at the beginning of a line, outside of
//! all brackets. Collects the comments on the way.

use std::ops::Range;

use crate::messages::Syntax;

/// How deep brackets may nest.
const BRACKETS: usize = 100;
/// How many `if` one item may hold, besides those of `else if`: each costs stack when it is parsed.
const CONDITIONALS: usize = 100;

/// The parts of a file.
pub(super) struct Parts {
    /// In order.
    pub(super) items: Vec<Part>,
    /// In order, `#` included.
    pub(super) comments: Vec<Range<usize>>,
}

/// One item, as far as it is known before parsing.
pub(super) struct Part {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// The word after the first.
    pub(super) name: Option<String>,
    /// The `adieu 1` line.
    pub(super) is_edition: bool,
    /// An example or a test.
    pub(super) only_for_tests: bool,
}

/// The items and comments of a text.
pub(super) fn split(text: &str) -> Parts {
    let mut parts = Parts { items: Vec::new(), comments: Vec::new() };
    let mut starts = Vec::new();
    let mut depth = 0_usize;
    for token in tokens(text) {
        if starts.is_empty() && !matches!(token.kind, Kind::Comment) {
            starts.push(token.range.start); // whatever stands before the first item is parsed too, and reported
            depth += usize::from(matches!(token.kind, Kind::Open));
            continue;
        }
        match token.kind {
            Kind::Comment => parts.comments.push(token.range),
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Word if depth == 0 && begins_line(text, token.range.start) => starts.push(token.range.start),
            Kind::Word | Kind::Other => {}
        }
    }
    let ends = starts.iter().skip(1).copied().chain(std::iter::once(text.len()));
    parts.items = starts.iter().zip(ends).map(|(&start, end)| part(text, start..end)).collect();
    parts
}

fn begins_line(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

fn part(text: &str, range: Range<usize>) -> Part {
    let mut words = text.get(range.clone()).unwrap_or("").split_whitespace();
    let word = words.next().unwrap_or("");
    Part {
        range,
        name: words.next().map(str::to_owned),
        is_edition: word == "adieu",
        only_for_tests: matches!(word, "example" | "test"),
    }
}

/// The place where an item nests too deeply to be parsed without danger for the stack.
pub(super) fn too_deep(text: &str) -> Option<(usize, Syntax)> {
    let (mut depth, mut conditionals, mut after_else) = (0_usize, 0_usize, false);
    for token in tokens(text) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            Kind::Comment => continue,
            Kind::Word => {
                let word = text.get(token.range.clone()).unwrap_or("");
                conditionals += usize::from(word == "if" && !after_else);
                after_else = word == "else";
                if conditionals > CONDITIONALS {
                    return Some((token.range.start, Syntax::TooManyConditionals));
                }
                continue;
            }
            Kind::Other => {}
        }
        after_else = false;
        if depth > BRACKETS {
            return Some((token.range.start, Syntax::TooDeep));
        }
    }
    None
}

/// What the splitter tells apart.
enum Kind {
    Comment,
    Open,
    Close,
    Word,
    Other,
}

struct Token {
    kind: Kind,
    range: Range<usize>,
}

/// The tokens of a text; a string that is not closed ends with its line.
fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.len() - rest.trim_start().len();
        let rest = text.get(start..)?;
        let first = rest.chars().next()?;
        let (kind, width) = match first {
            '#' => (Kind::Comment, rest.find(['\n', '\r']).unwrap_or(rest.len())),
            '"' => (Kind::Other, string_width(rest)),
            '{' | '(' | '[' => (Kind::Open, 1),
            '}' | ')' | ']' => (Kind::Close, 1),
            c if c.is_alphanumeric() || c == '_' => {
                (Kind::Word, rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()))
            }
            other => (Kind::Other, other.len_utf8()),
        };
        at = start + width;
        Some(Token { kind, range: start..at })
    })
}

fn string_width(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            '\n' => return at,
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    rest.len()
}
