//! The lines of a file as a picture shows them: safe, cut around what matters, and with every place moved along.

use std::ops::Range;

use crate::source::{SourceFile, Span};

use super::view::{cells_of, push_safe};

/// A place to underline, as bytes of the file's text; without width it marks one cell.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Settled by [`settle`].
    pub range: Range<usize>,
    /// The place itself, or one that explains it.
    pub main: bool,
    /// Safe words for it.
    pub words: Option<String>,
}

/// Some neighbouring lines, ready to be drawn.
#[derive(Clone, Debug)]
pub(super) struct Excerpt {
    /// The number of the first line.
    pub first_line: usize,
    /// Safe text, lines joined by `\n`.
    pub text: String,
    /// The marks in these lines, moved to bytes of `text`.
    pub marks: Vec<Mark>,
    /// Where lines begin in `text` that must not be folded.
    pub shown: Vec<usize>,
}

/// The width of a tab, and what one is replaced by.
const TAB: &str = "    ";

/// The bytes that a picture underlines for a span: inside the file, on character boundaries, without the blanks and
/// line ends around it. At the end of the file it stands after the last word.
pub(super) fn settle(file: &SourceFile, span: Span) -> Range<usize> {
    let text = file.text.as_str();
    let end_of_words = text.trim_ascii_end().len();
    let start = boundary(text, span.start);
    let end = boundary(text, span.end).max(start);
    if start >= text.len() {
        return end_of_words..end_of_words;
    }
    let covered = text.get(start..end).unwrap_or("");
    let trimmed = covered.trim_ascii_end().len();
    if trimmed > 0 {
        let blank = covered.len() - covered.trim_ascii_start().len();
        return start + blank..start + trimmed;
    }
    // nothing but blanks: what of them stands on the first line
    let line = file.line(start as u32);
    let end_of_line = file.line_range(line).start + file.line_text(line).len();
    start.min(end_of_line)..end.min(end_of_line).max(start.min(end_of_line))
}

/// The nearest character boundary at or before a byte; the end of the text for one beyond it.
pub(super) fn boundary(text: &str, at: u32) -> usize {
    let at = (at as usize).min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Cuts the lines of all marks, and the `shown` lines, out of the file. Lines that are at most one apart stand in one
/// excerpt. No line is wider than `width` cells, unless many places of one line have to be shown.
pub(super) fn excerpts(
    file: &SourceFile,
    marks: &[Mark],
    shown: &[usize],
    width: usize,
    ellipsis: &str,
) -> Vec<Excerpt> {
    let lines_of = |mark: &Mark| file.line(mark.range.start as u32)..=file.line(mark.range.end as u32);
    let mut wanted: Vec<_> = marks.iter().map(lines_of).chain(shown.iter().map(|&line| line..=line)).collect();
    wanted.sort_by_key(|lines| (*lines.start(), *lines.end()));
    let mut groups: Vec<std::ops::RangeInclusive<usize>> = Vec::new();
    for lines in wanted {
        match groups.last_mut() {
            Some(last) if *lines.start() <= last.end() + 2 => *last = *last.start()..=*last.end().max(lines.end()),
            _ => groups.push(lines),
        }
    }
    let inside = |mark: &Mark, group: &std::ops::RangeInclusive<usize>| group.contains(lines_of(mark).start());
    groups
        .into_iter()
        .map(|group| {
            let here: Vec<Mark> = marks.iter().filter(|mark| inside(mark, &group)).cloned().collect();
            // A place of several lines has a bar on their left, which its end closes on their right.
            let barred = here.iter().filter(|mark| lines_of(mark).start() < lines_of(mark).end()).count();
            let bars = if barred > 0 { 2 * barred + 1 } else { 0 };
            excerpt(file, group, here, shown, width.saturating_sub(bars), ellipsis)
        })
        .collect()
}

/// One excerpt: views each line and moves the marks along.
fn excerpt(
    file: &SourceFile,
    lines: std::ops::RangeInclusive<usize>,
    mut marks: Vec<Mark>,
    wanted: &[usize],
    width: usize,
    ellipsis: &str,
) -> Excerpt {
    let first_line = *lines.start();
    let ranges: Vec<_> = marks.iter().map(|mark| mark.range.clone()).collect();
    let mut text = String::new();
    let mut shown = Vec::new();
    for line in lines {
        if line != first_line {
            text.push('\n');
        }
        if wanted.contains(&line) {
            shown.push(text.len());
        }
        let start = file.line_range(line).start;
        let content = file.line_text(line);
        let on_line = start..start + content.len();
        let within = |at: usize| on_line.start <= at && at <= on_line.end;
        let touching = ranges.iter().filter(|range| within(range.start) || within(range.end));
        let focuses = touching.map(|range| {
            range.start.clamp(on_line.start, on_line.end) - start..range.end.clamp(on_line.start, on_line.end) - start
        });
        let hidden = |at: usize| file.hidden(start + at).is_some();
        let view = LineView::new(content, focuses.collect(), hidden, width, ellipsis);
        for (mark, range) in marks.iter_mut().zip(&ranges) {
            if within(range.start) {
                mark.range.start = text.len() + view.place_of(range.start - start);
            }
            if within(range.end) {
                mark.range.end = text.len() + view.place_of(range.end - start);
            }
        }
        text.push_str(&view.text);
    }
    Excerpt { first_line, text, marks, shown }
}

/// A line made safe and, if it is too wide, cut around the places that matter.
struct LineView {
    text: String,
    /// Bytes of the line, in order, with the byte of `text` where each now stands.
    places: Vec<(usize, usize)>,
}

impl LineView {
    fn new(
        line: &str,
        focuses: Vec<Range<usize>>,
        hidden: impl Fn(usize) -> bool,
        width: usize,
        ellipsis: &str,
    ) -> Self {
        let windows = windows(line, focuses, width);
        let mut view = LineView { text: String::new(), places: Vec::new() };
        let mut was_hidden = false;
        let mut shown_to = 0;
        for window in windows {
            if window.start > shown_to {
                view.text.push_str(ellipsis);
            }
            for (at, character) in line.get(window.clone()).unwrap_or("").char_indices() {
                view.places.push((window.start + at, view.text.len()));
                let is_hidden = hidden(window.start + at);
                match character {
                    // as wide for a short secret as for a long one
                    _ if is_hidden && !was_hidden => view.text.push_str("***"),
                    _ if is_hidden => {}
                    '\t' => view.text.push_str(TAB),
                    _ => push_safe(&mut view.text, character),
                }
                was_hidden = is_hidden;
            }
            view.places.push((window.end, view.text.len()));
            shown_to = window.end;
        }
        if shown_to < line.len() {
            view.text.push_str(ellipsis);
        }
        view
    }

    /// Where a byte of the line now stands; one that was cut away stands at the cut.
    fn place_of(&self, at: usize) -> usize {
        let after = self.places.partition_point(|&(original, _)| original <= at);
        after.checked_sub(1).and_then(|index| self.places.get(index)).map_or(0, |&(_, shown)| shown)
    }
}

/// How much of a line may be spent on a character, in cells. Without width it counts as one, so that a heap of accents
/// is cut as well.
fn weight(character: char) -> usize {
    match character {
        '\t' => TAB.len(),
        _ if super::view::is_unsafe(character) && character >= '\u{7f}' => character.escape_unicode().len(),
        _ => cells_of(character).max(1),
    }
}

/// The parts of a line to show: all of it if it fits, else what is around the places that matter.
fn windows(line: &str, focuses: Vec<Range<usize>>, width: usize) -> Vec<Range<usize>> {
    let mut total = 0;
    let fits = line.chars().all(|character| {
        total += weight(character);
        total <= width
    });
    if fits {
        return std::iter::once(0..line.len()).collect();
    }
    let share = width.saturating_sub(8) / focuses.len().max(1);
    let mut focuses = ends_of_wide(line, focuses, share.max(16));
    if focuses.is_empty() {
        focuses.push(0..0);
    }
    let most = width / (2 * focuses.len());
    let fitting = (1..=most).rev().map(|around| windows_with(line, &focuses, around)).find(|windows| {
        let shown: usize = windows.iter().map(|window| line.get(window.clone()).map_or(0, total_weight)).sum();
        shown + windows.len() < width
    });
    fitting.unwrap_or_else(|| windows_with(line, &focuses, 0))
}

/// The places that matter with so many cells around each; those that nearly touch in one.
fn windows_with(line: &str, focuses: &[Range<usize>], around: usize) -> Vec<Range<usize>> {
    let wider = focuses.iter().map(|focus| back(line, focus.start, around)..forth(line, focus.end, around));
    let mut windows: Vec<Range<usize>> = wider.collect();
    windows.sort_by_key(|window| (window.start, window.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for window in windows {
        match merged.last_mut() {
            Some(last) if window.start <= forth(line, last.end, 3) => last.end = last.end.max(window.end),
            _ => merged.push(window),
        }
    }
    merged
}

/// Of a place wider than `limit` cells only the two ends matter.
fn ends_of_wide(line: &str, focuses: Vec<Range<usize>>, limit: usize) -> Vec<Range<usize>> {
    let mut ends = Vec::with_capacity(focuses.len());
    for focus in focuses {
        if forth(line, focus.start, limit) >= focus.end {
            ends.push(focus);
        } else {
            ends.push(focus.start..forth(line, focus.start, limit / 2));
            ends.push(back(line, focus.end, limit / 2 - 2)..focus.end);
        }
    }
    ends
}

fn total_weight(text: &str) -> usize {
    text.chars().map(weight).sum()
}

/// The byte about `room` cells after `at`.
fn forth(line: &str, at: usize, room: usize) -> usize {
    let mut used = 0;
    let rest = line.get(at..).unwrap_or("").char_indices();
    let over = rest.skip_while(|&(_, character)| {
        used += weight(character);
        used <= room
    });
    over.map(|(index, _)| at + index).next().unwrap_or(line.len())
}

/// The byte about `room` cells before `at`.
fn back(line: &str, at: usize, room: usize) -> usize {
    let mut used = 0;
    let before = line.get(..at).unwrap_or("").char_indices().rev();
    before
        .take_while(|&(_, character)| {
            used += weight(character);
            used <= room
        })
        .last()
        .map_or(at, |(index, _)| index)
}
