//! Where lines break: between words, and between Chinese characters; never inside a kept piece, and with no closing
//! punctuation at the start of a line.

use super::cells::{END, KEEP, char_width, settled};
use crate::messages::Language;

/// Never at the start of a line.
const CLOSING: &str = "。，、；：！？）】》」』”’…,.;:!?)]}";
/// Never at the end of a line.
const OPENING: &str = "（【《「『“‘([{";

/// Breaks a text into lines of at most `width` cells; the first may have its own width. A kept piece that is longer
/// stands alone on a line; a longer word is cut.
pub fn wrap(text: &str, first: usize, width: usize, language: Language) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for piece in pieces(&settled(text), language) {
        let room = if lines.len() == 1 { first } else { width };
        let size = cells(piece.text.trim_end(), language);
        if used > 0 && used + size > room {
            lines.push(String::new());
            used = 0;
        }
        let room = if lines.len() == 1 { first } else { width };
        if size > room && !piece.kept {
            used = cut(&mut lines, &piece.text, (first, width), language);
            continue;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&piece.text);
            used += cells(&piece.text, language);
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

/// Cuts a word that fits no line; gives the cells used on the last line.
fn cut(lines: &mut Vec<String>, word: &str, (first, width): (usize, usize), language: Language) -> usize {
    let mut used = 0;
    for c in word.chars() {
        let room = if lines.len() == 1 { first } else { width };
        let size = char_width(c, language);
        if used > 0 && used + size > room {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
            used += size;
        }
    }
    used
}

fn cells(text: &str, language: Language) -> usize {
    text.chars().map(|c| char_width(c, language)).sum()
}

/// A piece between two places where a line may break, with its trailing blanks.
struct Piece {
    text: String,
    kept: bool,
}

fn pieces(text: &str, language: Language) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut previous: Option<(char, Option<usize>)> = None;
    for (c, region) in regions(text) {
        let inside = region.is_some() && previous.is_some_and(|(_, before)| before == region);
        let last = pieces.last().map_or("", |piece| &piece.text);
        if previous.is_none_or(|(before, _)| !inside && breaks(before, c, last, language)) {
            pieces.push(Piece { text: String::new(), kept: false });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.text.push(c);
            piece.kept |= region.is_some();
        }
        previous = Some((c, region));
    }
    pieces
}

/// The characters of a text, each with the number of the kept piece it belongs to.
fn regions(text: &str) -> impl Iterator<Item = (char, Option<usize>)> {
    let (mut depth, mut count) = (0usize, 0usize);
    text.chars().filter_map(move |c| {
        match c {
            KEEP => {
                count += usize::from(depth == 0);
                depth += 1;
            }
            END => depth = depth.saturating_sub(1),
            _ => return Some((c, (depth > 0).then_some(count))),
        }
        None
    })
}

/// May a line break between two characters? `before` is what stands since the last break.
fn breaks(previous: char, next: char, before: &str, language: Language) -> bool {
    if next == ' ' || CLOSING.contains(next) || OPENING.contains(previous) {
        return false;
    }
    let wide = |c: char| char_width(c, language) == 2;
    if previous == ' ' {
        // `12 天`, `11 月`: a number stays with what it counts.
        let last = before.trim_end().chars().next_back();
        return !(last.is_some_and(|last| last.is_ascii_digit()) && wide(next));
    }
    wide(previous) || wide(next)
}
