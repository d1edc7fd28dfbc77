//! What all readers tell alike, and how much of it.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::document::DEPTH_LIMIT;

/// How many mistakes of one kind of reading are told before the rest is left for the next run.
pub(super) const ERROR_LIMIT: usize = 20;

/// What is wrong with the facts: so many of each severity at most, so that no file makes a flood of them, and no flood
/// of warnings hides an error.
#[derive(Default)]
pub(super) struct Findings {
    pub list: Vec<Diagnostic>,
    errors: usize,
}

impl Findings {
    const ERRORS: usize = 100;
    const WARNINGS: usize = 20;

    pub fn push(&mut self, diagnostic: Diagnostic) {
        if diagnostic.is_error() {
            if self.errors < Self::ERRORS {
                self.errors += 1;
                self.list.push(diagnostic);
            }
        } else if self.list.len() - self.errors < Self::WARNINGS {
            self.list.push(diagnostic);
        }
    }

    pub fn extend(&mut self, other: Findings) {
        other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    pub fn has_error(&self) -> bool {
        self.errors > 0
    }

    /// Nothing more is taken.
    pub fn is_full(&self) -> bool {
        self.errors == Self::ERRORS
    }
}

/// What a reader tells about a key that stands twice.
pub(super) fn duplicate(key: &str, span: Span, first: Option<Span>) -> Diagnostic {
    let message = Says::DuplicateKey { key: brief(key) };
    let diagnostic = Diagnostic::error(Code::DuplicateKey, span, message.into()).saying(Says::DuplicateHere.into());
    match first {
        Some(first) => diagnostic.label(first, Says::FirstHere.into()),
        None => diagnostic,
    }
}

/// What a reader tells about brackets nested past the limit.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(Code::TooDeep, span, Says::TooDeep { limit: DEPTH_LIMIT }.into())
}

/// What a reader tells about a NUL.
pub(super) fn nul(span: Span) -> Diagnostic {
    Diagnostic::error(Code::ControlCharacter, span, Says::Nul.into()).help(Says::NulHelp.into())
}

/// A word for a message: what the person wrote, shortened if it is long.
pub(super) fn brief(text: &str) -> String {
    const LONG: usize = 40;
    let mut brief: String = text.chars().take(LONG).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if text.chars().nth(LONG).is_some() {
        brief.push('…');
    }
    brief
}

/// A place that a library named: inside the text, and on whole characters.
pub(super) fn within(text: &str, file: FileId, range: Range<usize>) -> Span {
    let floor = |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let start = floor(range.start);
    Span::new(file, start..floor(range.end).max(start))
}

/// The part of a span on its first line: labels over many lines point at nothing.
pub(super) fn first_line(text: &str, span: Span) -> Span {
    let length = text.get(span.range()).and_then(|part| part.lines().next()).map_or(0, str::len);
    Span { end: span.start + u32::try_from(length).unwrap_or(0), ..span }
}
