//! Text as it may be shown: nothing invisible, nothing that steers a terminal, measured in cells, wrapped and cut.
//!
//! Everything that comes from a file, a file's name or an argument goes through [`safe`] before it is shown. Escape
//! sequences could recolour or rewrite a terminal, and characters that turn the direction of writing could make one
//! value look like another.

use std::borrow::Cow;

use unicode_width::UnicodeWidthChar;

/// The text with every invisible or steering character made visible: `␛`, `␊`, `\u{202e}`. Always one line.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        push_safe(&mut shown, character);
    }
    Cow::Owned(shown)
}

/// Would this character be invisible, or do something, if it were printed?
pub fn is_unsafe(character: char) -> bool {
    match character {
        ' '..='~' => false,
        // controls, C0 and C1
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        // soft hyphen, joiners, marks and overrides of direction, separators of lines
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => true,
        // letters without a shape
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}' => true,
        '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => true,
        // tags and further variation selectors
        '\u{e0000}'..='\u{e0fff}' => true,
        // what Unicode keeps for a program's own use
        '\u{fdd0}'..='\u{fdef}' => true,
        _ => u32::from(character) & 0xfffe == 0xfffe,
    }
}

/// Adds a character in its visible form.
pub(super) fn push_safe(shown: &mut String, character: char) {
    match character {
        _ if !is_unsafe(character) => shown.push(character),
        '\u{0}'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(character))),
        '\u{7f}' => shown.push('␡'),
        _ => shown.extend(character.escape_unicode()),
    }
}

/// How many terminal cells a safe text takes; a Chinese character takes two.
pub fn cells(text: &str) -> usize {
    text.chars().map(cells_of).sum()
}

/// How many cells a character takes.
pub(super) fn cells_of(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// The text, or its beginning and end with `ellipsis` between, so that it takes at most `limit` cells.
pub fn shorten<'a>(text: &'a str, limit: usize, ellipsis: &str) -> Cow<'a, str> {
    // characters without width count as one here, so that a heap of accents is cut as well
    let weight = |character: char| cells_of(character).max(1);
    if text.chars().map(weight).sum::<usize>() <= limit {
        return Cow::Borrowed(text);
    }
    let room = limit.saturating_sub(cells(ellipsis));
    let fitting = |characters: &mut dyn Iterator<Item = char>, room: usize| -> Vec<char> {
        let mut used = 0;
        characters
            .take_while(|&character| {
                used += weight(character);
                used <= room
            })
            .collect()
    };
    let head = fitting(&mut text.chars(), room - room / 3);
    let tail = fitting(&mut text.chars().rev(), room / 3);
    Cow::Owned(head.into_iter().chain(ellipsis.chars()).chain(tail.into_iter().rev()).collect())
}

/// Breaks a safe text into lines: the first at most `first` cells wide, the others at most `rest`.
///
/// Breaks at spaces, and between Chinese characters except where a line would start with a closing sign or end with
/// an opening one. What stands in backticks stays together if a line can hold it; a word wider than a line is broken
/// anywhere. Nothing but the spaces at the breaks is lost. The first line is empty if not even the first word fits
/// there but would fit the next (with `first` of 0, always).
pub fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = Wrapped { first, rest: rest.max(2), lines: vec![String::new()], used: 0 };
    for piece in pieces(text, true) {
        if cells(piece.trim_end_matches(' ')) > lines.rest {
            pieces(piece, false).for_each(|smaller| lines.push(smaller));
        } else {
            lines.push(piece);
        }
    }
    lines.lines.into_iter().map(|line| line.trim_end_matches(' ').to_owned()).collect()
}

/// Lines while they are filled.
struct Wrapped {
    first: usize,
    rest: usize,
    lines: Vec<String>,
    used: usize,
}

impl Wrapped {
    fn room(&self) -> usize {
        if self.lines.len() == 1 { self.first } else { self.rest }
    }

    fn new_line(&mut self) {
        self.lines.push(String::new());
        self.used = 0;
    }

    fn push(&mut self, piece: &str) {
        let may_be_better_below = self.used > 0 || self.lines.len() == 1 && self.first < self.rest;
        if self.used + cells(piece.trim_end_matches(' ')) > self.room() && may_be_better_below {
            self.new_line();
        }
        for character in piece.chars() {
            if self.used + cells_of(character) > self.room() && character != ' ' && self.used > 0 {
                self.new_line();
            }
            if let Some(line) = self.lines.last_mut() {
                line.push(character);
            }
            self.used += cells_of(character);
        }
    }
}

/// The parts between which a line may break, each with the spaces that follow it; optionally not in backticks.
fn pieces(text: &str, keep_code: bool) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut in_code = false;
        let mut characters = rest.char_indices().peekable();
        while let Some((_, this)) = characters.next() {
            in_code ^= this == '`';
            let Some(&(at, next)) = characters.peek() else { break };
            if may_break(this, next) && !(keep_code && in_code) {
                let (piece, remaining) = rest.split_at_checked(at)?;
                rest = remaining;
                return Some(piece);
            }
        }
        (!rest.is_empty()).then(|| std::mem::take(&mut rest))
    })
}

/// May a line end after `this` and the next start with `next`?
fn may_break(this: char, next: char) -> bool {
    const CLOSING: &str = "，。、；：？！）】》」』”’…—·%‰,.;:?!)]}";
    const OPENING: &str = "（【《「『“‘([{";
    match (this, next) {
        (' ', ' ') => false,
        (' ', _) => true,
        (_, ' ') => false,
        _ if CLOSING.contains(next) || OPENING.contains(this) => false,
        _ => cells_of(this) == 2 || cells_of(next) == 2 || "，。；：！？）”".contains(this),
    }
}
