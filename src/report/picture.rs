//! A picture: places in one or several files, drawn with words to them, between a heading and closing lines.
//!
//! Diagnostics are drawn as pictures, and so is a failed condition, with its rule and the account file. The caller says
//! what to point at; how wide lines are cut, wrapped and framed is decided here.

use crate::messages::Drawing;
use crate::source::{ColumnUnit, FileId, SourceMap, Span};

use super::frame::{self, Row};
use super::lines::{self, Mark};
use super::style::{Style, Tone};
use super::view::{cells, safe, shorten, wrap};

/// What to draw. Texts may hold anything; they are made safe here.
#[derive(Clone, Debug)]
pub struct Picture {
    tone: Tone,
    head: String,
    heading: String,
    places: Vec<Place>,
    asides: Vec<String>,
    closings: Vec<(String, String)>,
}

#[derive(Clone, Debug)]
struct Place {
    span: Span,
    kind: Kind,
    words: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Main,
    Context,
    Shown,
}

/// How many cells of a text are shown; a value of an account file might be of any length.
const LONGEST_TEXT: usize = 400;

impl Picture {
    /// A picture headed by `head: heading`. The head and the main places are drawn in `tone`.
    pub fn new(tone: Tone, head: impl Into<String>, heading: impl Into<String>) -> Self {
        Picture {
            tone,
            head: head.into(),
            heading: heading.into(),
            places: Vec::new(),
            asides: Vec::new(),
            closings: Vec::new(),
        }
    }

    /// A place to underline. The first place in a file, of any kind, is the one that the line above the file names.
    pub fn main(mut self, span: Span, words: Option<String>) -> Self {
        self.places.push(Place { span, kind: Kind::Main, words });
        self
    }

    /// A place that explains the others, underlined less strongly.
    pub fn context(mut self, span: Span, words: Option<String>) -> Self {
        self.places.push(Place { span, kind: Kind::Context, words });
        self
    }

    /// A place whose first line is shown without being underlined.
    pub fn shown(mut self, span: Span) -> Self {
        self.places.push(Place { span, kind: Kind::Shown, words: None });
        self
    }

    /// A line of words below all places, inside the frame.
    pub fn aside(mut self, words: impl Into<String>) -> Self {
        self.asides.push(words.into());
        self
    }

    /// A line `name: words` that closes the picture; several are aligned.
    pub fn closing(mut self, name: impl Into<String>, words: impl Into<String>) -> Self {
        self.closings.push((name.into(), words.into()));
        self
    }

    /// Draws it, each line with its end. [`Format::Plain`](super::style::Format::Plain) gives the same words as lines.
    pub fn draw(&self, sources: &SourceMap, style: &Style) -> String {
        if style.is_plain() { self.lines(sources, style) } else { self.frame(sources, style) }
    }

    /// The files in the order in which they are named first.
    fn files(&self) -> Vec<FileId> {
        let mut files = Vec::new();
        for place in &self.places {
            if !files.contains(&place.span.file) {
                files.push(place.span.file);
            }
        }
        files
    }

    fn frame(&self, sources: &SourceMap, style: &Style) -> String {
        let mut canvas = Canvas { style, gutter: self.gutter(sources), out: String::new() };
        canvas.heading(self.tone, &text(&self.head, style), &text(&self.heading, style));
        for (index, file) in self.files().into_iter().enumerate() {
            self.draw_file(&mut canvas, sources, file, index == 0);
        }
        for aside in &self.asides {
            let width = canvas.room();
            for line in wrap(&text(aside, style), width, width) {
                let cells = line.chars().map(|character| (Tone::Normal, character)).collect();
                canvas.row(&Row { cells, ..Row::default() });
            }
        }
        let names: Vec<String> = self.closings.iter().map(|(name, _)| colon(&safe(name), style)).collect();
        let column = names.iter().map(|name| cells(name)).max().unwrap_or(0);
        for (index, (name, (_, words))) in names.iter().zip(&self.closings).enumerate() {
            canvas.closing(name, column, &text(words, style), index + 1 == self.closings.len());
        }
        canvas.out
    }

    /// The cells that the largest line number takes, at least two so that small files look alike.
    fn gutter(&self, sources: &SourceMap) -> usize {
        let last = |place: &Place| {
            let file = sources.file(place.span.file);
            file.line(lines::settle(file, place.span).end as u32)
        };
        self.places.iter().map(last).max().unwrap_or(1).to_string().len().max(2)
    }

    fn draw_file(&self, canvas: &mut Canvas<'_>, sources: &SourceMap, id: FileId, is_first: bool) {
        let file = sources.file(id);
        let here: Vec<&Place> = self.places.iter().filter(|place| place.span.file == id).collect();
        if let Some(place) = here.first() {
            canvas.file(&locate(sources, place.span, canvas.style), is_first);
        }
        let (mut marks, mut shown) = (Vec::new(), Vec::new());
        for place in here {
            let range = lines::settle(file, place.span);
            match place.kind {
                Kind::Shown => shown.push(file.line(range.start as u32)),
                kind => {
                    let words = place.words.as_ref().filter(|words| !words.is_empty());
                    let words = words.map(|words| text(words, canvas.style));
                    marks.push(Mark { range, main: kind == Kind::Main, words });
                }
            }
        }
        let room = canvas.room();
        for (index, excerpt) in lines::excerpts(file, &marks, &shown, room, canvas.style.ellipsis()).iter().enumerate()
        {
            if index > 0 {
                canvas.row(&Row { fold: true, ..Row::default() });
            }
            for row in frame::rows(excerpt, self.tone, room, canvas.style) {
                canvas.row(&row);
            }
        }
    }

    /// The picture as plain lines: `place: head: heading`, then everything else, indented.
    fn lines(&self, sources: &SourceMap, style: &Style) -> String {
        let mut out = String::new();
        let main = self.places.iter().find(|place| place.kind != Kind::Shown).or(self.places.first());
        if let Some(place) = main {
            out.push_str(&format!("{}: ", locate(sources, place.span, style)));
        }
        out.push_str(&headed(&text(&self.head, style), &text(&self.heading, style), style));
        out.push('\n');
        for place in &self.places {
            let Some(words) = place.words.as_ref().filter(|words| !words.is_empty()) else { continue };
            let words = text(words, style);
            match main {
                Some(main) if main.span == place.span => out.push_str(&format!("    {words}\n")),
                _ => out.push_str(&format!("    {}: {words}\n", locate(sources, place.span, style))),
            }
        }
        for aside in &self.asides {
            out.push_str(&format!("    {}\n", text(aside, style)));
        }
        for (name, words) in &self.closings {
            out.push_str(&format!("    {}\n", headed(&safe(name), &text(words, style), style)));
        }
        out
    }
}

/// A text of a caller as it may be shown: safe, and not without end.
fn text(words: &str, style: &Style) -> String {
    shorten(&safe(words), LONGEST_TEXT, style.ellipsis()).into_owned()
}

/// `head: words`, or the words alone without a head.
fn headed(head: &str, words: &str, style: &Style) -> String {
    match head {
        "" => words.to_owned(),
        _ => Drawing::Headed { head: head.to_owned(), words: words.to_owned() }.text(style.language),
    }
}

/// `name: `
fn colon(name: &str, style: &Style) -> String {
    headed(name, "", style)
}

/// `file:line:column`, with what a built-in file is called after it. The column counts characters.
fn locate(sources: &SourceMap, span: Span, style: &Style) -> String {
    let file = sources.file(span.file);
    let start = lines::settle(file, span).start as u32;
    let built_in = if file.built_in { Drawing::BuiltIn.text(style.language) } else { String::new() };
    let column = file.column(start, ColumnUnit::Characters);
    format!("{}:{}:{column}{built_in}", safe(&file.name), file.line(start))
}

/// The lines of a picture with its frame.
struct Canvas<'a> {
    style: &'a Style,
    gutter: usize,
    out: String,
}

impl Canvas<'_> {
    /// The cells right of the frame. A terminal narrower than a picture can be gets longer lines.
    fn room(&self) -> usize {
        self.style.width.saturating_sub(self.gutter + 3).max(24)
    }

    fn push(&mut self, tone: Tone, text: &str) {
        self.out.push_str(&self.style.paint(tone, text));
    }

    fn heading(&mut self, tone: Tone, head: &str, heading: &str) {
        let whole = headed(head, heading, self.style);
        for (index, line) in wrap(&whole, self.style.width, self.style.width.saturating_sub(2)).iter().enumerate() {
            match line.strip_prefix(head).filter(|_| index == 0) {
                Some(rest) => {
                    self.push(tone, head);
                    self.push(Tone::Strong, rest);
                }
                None => {
                    self.out.push_str(if index == 0 { "" } else { "  " });
                    self.push(Tone::Strong, line);
                }
            }
            self.out.push('\n');
        }
    }

    fn file(&mut self, place: &str, is_first: bool) {
        let sign = match (self.style.unicode, is_first) {
            (true, true) => " ╭▸ ",
            (true, false) => " ⸬ ",
            (false, true) => "--> ",
            (false, false) => "::: ",
        };
        let sign = format!("{}{sign}", " ".repeat(self.gutter));
        self.push(Tone::Quiet, &sign);
        self.out.push_str(place);
        self.out.push('\n');
    }

    fn row(&mut self, row: &Row) {
        let number = row.line.map_or(String::new(), |line| line.to_string());
        let bar = match (self.style.unicode, row.fold) {
            (true, false) => "│",
            (true, true) => "┆",
            (false, false) => "|",
            (false, true) => ":",
        };
        let edge = format!("{number:>width$} {bar}", width = self.gutter);
        self.push(Tone::Quiet, &edge);
        if !row.cells.is_empty() {
            self.out.push(' ');
        }
        for piece in row.cells.chunk_by(|(one, _), (other, _)| one == other) {
            let tone = piece.first().map_or(Tone::Normal, |&(tone, _)| tone);
            let text: String = piece.iter().map(|&(_, character)| character).collect();
            self.push(tone, &text);
        }
        self.out.push('\n');
    }

    fn closing(&mut self, name: &str, column: usize, words: &str, is_last: bool) {
        let (sign, below) = match (self.style.unicode, is_last) {
            (true, false) => ("├", "│"),
            (true, true) => ("╰", " "),
            (false, _) => ("=", " "),
        };
        let width = self.room().saturating_sub(column);
        let gutter = " ".repeat(self.gutter);
        for (index, line) in wrap(words, width, width).iter().enumerate() {
            let (sign, name) = if index == 0 { (sign, name) } else { (below, "") };
            self.push(Tone::Quiet, &format!("{gutter} {sign} "));
            self.push(Tone::Strong, name);
            self.out.push_str(&" ".repeat(column.saturating_sub(cells(name))));
            self.out.push_str(line);
            self.out.push('\n');
        }
    }
}
