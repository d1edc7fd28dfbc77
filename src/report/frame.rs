//! Draws one excerpt through `annotate-snippets` and takes the rows apart again.
//!
//! That library places overlapping labels, and bars beside places of many lines, better than anything short would. What
//! it cannot do is done here and in the caller: it knows no wrapped label, counts columns of the text it is given
//! (which is already cut), and closes its frame itself.

use annotate_snippets::renderer::{AnsiColor, DecorStyle};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::lines::Excerpt;
use super::style::{Style, Tone};
use super::view::{cells, cells_of, wrap};

/// Stands before each label's words while it is drawn, so that they can be found again. No safe text holds it.
const LABEL: char = '\u{fdd0}';

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
    for mark in &excerpt.marks {
        let kind = if mark.main { AnnotationKind::Primary } else { AnnotationKind::Context };
        let words = mark.words.as_ref().map(|words| format!("{LABEL}{words}"));
        snippet = snippet.annotation(kind.span(mark.range.clone()).label(words));
    }
    let decor = if style.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
    let drawn = renderer().decor_style(decor).render(&[Group::with_level(Level::ERROR).element(snippet)]);
    let last_line = excerpt.first_line + excerpt.text.matches('\n').count();
    let number_width = last_line.to_string().len();
    drawn
        .split('\n')
        .skip(1) // the head of the frame
        .filter_map(|row| read_row(row, number_width, main))
        .flat_map(|row| wrap_label(row, width))
        .collect()
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

/// Breaks a label that is too wide for its row. Further lines begin below the beginning of what it is said about, or
/// further left if little room is left there; bars that go on downwards go on beside them.
fn wrap_label(row: Row, width: usize) -> Vec<Row> {
    let Some(at) = row.cells.iter().position(|&(_, character)| character == LABEL) else { return vec![row] };
    let mut before = row.cells;
    let words: Vec<_> = before.split_off(at).into_iter().skip(1).collect();
    let tone = words.first().map_or(Tone::Normal, |&(tone, _)| tone);
    let words: String = words.into_iter().map(|(_, character)| character).collect();
    let indent = column_of_mark(&before).min(width.saturating_sub(40));
    let used: usize = before.iter().map(|&(_, character)| cells_of(character)).sum();
    let broken = wrap(&words, first_room(&words, width, used, indent), width.saturating_sub(indent));
    let beside: Vec<_> = before.iter().map(|&(tone, character)| (tone, goes_on_below(character))).collect();
    let mut rows = Vec::with_capacity(broken.len());
    for (index, text) in broken.into_iter().enumerate() {
        let mut cells = if index == 0 { before.clone() } else { beside.iter().take(indent).copied().collect() };
        while index > 0 && cells.len() < indent {
            cells.push((Tone::Normal, ' '));
        }
        cells.extend(text.chars().map(|character| (tone, character)));
        while cells.last().is_some_and(|&(_, character)| character == ' ') {
            cells.pop();
        }
        rows.push(Row { line: None, fold: false, cells });
    }
    rows
}

/// How much of a label stands beside its underline: all that fits, but nothing if it would fit one row below, or if
/// little fits.
fn first_room(words: &str, width: usize, used: usize, indent: usize) -> usize {
    const LITTLE: usize = 20;
    let beside = width.saturating_sub(used);
    let whole = cells(words);
    let better_below = used > indent && whole > beside && (whole <= width.saturating_sub(indent) || beside < LITTLE);
    if better_below { 0 } else { beside }
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
