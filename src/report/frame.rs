//! Draws one excerpt through `annotate-snippets` and takes the rows apart again.
//!
//! That library places overlapping labels, and bars beside places of many lines, better than anything short would. What
//! it cannot do is done here and in the caller: it knows no wrapped label, counts columns of the text it is given
//! (which is already cut), and closes its frame itself.

use annotate_snippets::renderer::{AnsiColor, DecorStyle};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::lines::Excerpt;
use super::style::{Style, Tone};
use super::view::{cells, wrap};

/// While a label is drawn, this plus its number stands for its first cell and [`FILLER`] for each other one. So the
/// library, which takes a Chinese character for one cell when it places labels, sees the true width.
const LABEL: u32 = 0xf0000;
const FILLER: char = 'x';

/// The cells that a label gets, however far right the place is that it is about.
const ROOM_FOR_WORDS: usize = 40;

/// One row of a picture, right of the frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// The number of the source line that it shows.
    pub line: Option<usize>,
    /// Were lines left out here?
    pub fold: bool,
    /// What to print, piece by piece.
    pub cells: Vec<(Tone, char)>,
}

/// The rows of an excerpt, each at most `width` cells wide as far as labels go.
pub(super) fn rows(excerpt: &Excerpt, main: Tone, width: usize, style: &Style) -> Vec<Row> {
    let mut snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.first_line).fold(true);
    for &start in &excerpt.shown {
        snippet = snippet.annotation(AnnotationKind::Visible.span(start..start));
    }
    for (number, mark) in excerpt.marks.iter().enumerate() {
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = mark.words.as_ref().map(|words| placeholder(number, words));
        snippet = snippet.annotation(kind.span(mark.range.clone()).label(label));
    }
    let decor = if style.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    let drawn = renderer().decor_style(decor).render(&[Group::with_level(Level::ERROR).element(snippet)]);
    let last_line = excerpt.first_line + excerpt.text.matches('\n').count();
    let number_width = last_line.to_string().len();
    drawn
        .split('\n')
        .skip(1) // the head of the frame
        .filter_map(|row| read_row(row, number_width, main))
        .flat_map(|row| say(row, excerpt, width))
        .collect()
}

/// What is drawn for a label: as many characters as the words take cells, at least one.
fn placeholder(number: usize, words: &str) -> String {
    let first = u32::try_from(number).ok().and_then(|number| char::from_u32(LABEL.checked_add(number)?));
    let others = std::iter::repeat_n(FILLER, cells(words).saturating_sub(1));
    first.into_iter().chain(others).collect()
}

/// A renderer whose colours only tell the parts apart; the true ones come from [`Style`].
fn renderer() -> Renderer {
    Renderer::styled()
        .hyperlink(false)
        .term_width(1_000_000)
        .error(AnsiColor::Red.on_default())
        .context(AnsiColor::Blue.on_default())
        .line_num(AnsiColor::Green.on_default())
}

/// Takes a drawn row apart: `12 │ text`. None for a row that says nothing.
fn read_row(row: &str, number_width: usize, main: Tone) -> Option<Row> {
    let mut cells = coloured(row, main);
    let after_number = cells.split_off(number_width.min(cells.len()));
    let number: String = cells.iter().map(|&(_, character)| character).collect();
    let line = number.trim().parse().ok();
    let fold = number.starts_with('.') || line.is_none() && after_number.get(1).is_some_and(|&(_, c)| c == '┆');
    let mut cells: Vec<_> = after_number.into_iter().skip(3).collect();
    while cells.last().is_some_and(|&(_, character)| character == ' ') {
        cells.pop();
    }
    let only_connects = cells.iter().all(|&(_, character)| " │|".contains(character));
    (line.is_some() || fold || !only_connects).then_some(Row { line, fold, cells })
}

/// Reads the characters of a drawn row with the tones that its colours stand for.
fn coloured(row: &str, main: Tone) -> Vec<(Tone, char)> {
    let mut cells = Vec::with_capacity(row.len());
    let mut tone = Tone::Normal;
    let mut characters = row.chars();
    while let Some(character) = characters.next() {
        if character != '\u{1b}' {
            cells.push((tone, character));
            continue;
        }
        let code: String = characters.by_ref().take_while(|&c| c != 'm').collect();
        tone = match code.as_str() {
            "[31" => main,
            "[34" => Tone::Context,
            "[32" => Tone::Quiet,
            _ => Tone::Normal,
        };
    }
    cells
}

/// Puts the words of labels in their places. The last label of a row is wrapped if it is too wide: further lines begin
/// below the beginning of what it is said about, or further left if little room is left there; bars that go on
/// downwards go on beside them.
fn say(row: Row, excerpt: &Excerpt, width: usize) -> Vec<Row> {
    let words_at = |cell: &(Tone, char)| {
        let number = u32::from(cell.1).checked_sub(LABEL)?;
        excerpt.marks.get(number as usize)?.words.as_deref()
    };
    let last = row.cells.iter().rposition(|cell| words_at(cell).is_some()).filter(|_| row.line.is_none());
    let Some((at, &cell)) = last.and_then(|at| Some((at, row.cells.get(at)?))) else { return vec![row] };
    let before = row.cells.get(..at).unwrap_or(&[]);
    let words = words_at(&cell).unwrap_or("");
    let indent = column_of_mark(before).min(width.saturating_sub(cells(words).min(ROOM_FOR_WORDS)));
    let broken = break_label(words, width.saturating_sub(at), width.saturating_sub(indent));
    let mut rows = Vec::with_capacity(broken.len());
    for (index, text) in broken.into_iter().enumerate() {
        let mut cells: Vec<_> = match index {
            0 => beside_label(before, words_at),
            _ => before.iter().take(indent).map(|&(tone, character)| (tone, goes_on_below(character))).collect(),
        };
        cells.extend(text.chars().map(|character| (cell.0, character)));
        while cells.last().is_some_and(|&(_, character)| character == ' ') {
            cells.pop();
        }
        rows.push(Row { line: None, fold: false, cells });
    }
    rows
}

/// What stands before the last label of a row, with the words of the labels in it.
fn beside_label<'a>(before: &[(Tone, char)], words_at: impl Fn(&(Tone, char)) -> Option<&'a str>) -> Vec<(Tone, char)> {
    let mut spoken = Vec::with_capacity(before.len());
    let mut rest = before.iter();
    while let Some(cell) = rest.next() {
        let Some(words) = words_at(cell) else {
            spoken.push(*cell);
            continue;
        };
        spoken.extend(words.chars().map(|character| (cell.0, character)));
        for _ in 1..cells(words) {
            rest.next();
        }
    }
    spoken
}

/// A label's lines: beside its underline, and below its beginning. Nothing stands beside the underline if all of it
/// would fit on one line below, or if only a word or two would.
fn break_label(words: &str, beside: usize, below: usize) -> Vec<String> {
    const LITTLE: usize = 20;
    let whole = cells(words);
    if beside < below && whole > beside && whole <= below {
        return wrap(words, 0, below);
    }
    let broken = wrap(words, beside, below);
    let first = broken.first().map_or(0, |line| cells(line));
    if broken.len() > 1 && beside < below && first < LITTLE { wrap(words, 0, below) } else { broken }
}

/// The column where the underline before a label begins; the label's own column if it stands below.
fn column_of_mark(before: &[(Tone, char)]) -> usize {
    let is_mark = |&&(_, character): &&(Tone, char)| "━─^-┗└_┛┘┥┤".contains(character);
    let marked: Vec<_> = before.iter().rev().skip_while(|&&(_, character)| character == ' ').collect();
    let blanks = before.len() - marked.len();
    let length = marked.iter().copied().take_while(is_mark).count();
    if blanks > 1 || length == 0 { before.len() } else { before.len() - blanks - length }
}

/// What stands on the next row below a character of a frame.
fn goes_on_below(character: char) -> char {
    match character {
        '│' | '┯' | '┬' | '┃' | '┏' | '┌' | '|' => match character {
            '┃' | '┏' => '┃',
            '|' => '|',
            _ => '│',
        },
        _ => ' ',
    }
}
