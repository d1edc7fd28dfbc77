//! Files, places in them, and every way to count a place: bytes, lines, characters, display cells, UTF-16.
//!
//! Nothing else in the project counts lines or columns. A [`Span`] is small and `Copy`; it knows its file, so a
//! diagnostic may point into several files at once.

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

/// A file known to a [`SourceMap`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file. `start <= end`; both lie on character boundaries of that file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file the bytes are in.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`. Offsets past 4 GiB are cut; no file that long is ever read.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let start = u32::try_from(range.start).unwrap_or(u32::MAX);
        let end = u32::try_from(range.end).unwrap_or(u32::MAX).max(start);
        Span { file, start, end }
    }

    /// The place just before this span, without width.
    pub fn before(self) -> Self {
        Span { end: self.start, ..self }
    }

    /// The place just after this span, without width.
    pub fn after(self) -> Self {
        Span { start: self.end, ..self }
    }

    /// The smallest span that holds both. Both must be in the same file; otherwise `self` is returned.
    pub fn to(self, other: Span) -> Self {
        if self.file != other.file {
            return self;
        }
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The bytes as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and the place it was written at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Puts a value at a place.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// One file: the name shown to people, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name as the user gave it, or the built-in file's name. May hold anything; views make it safe to show.
    pub name: String,
    /// The whole text, without a byte order mark.
    pub text: String,
    /// Whether the text ships with the program and is not on the reader's disk.
    pub built_in: bool,
    line_starts: Vec<u32>,
    /// What must not be shown in clear: ranges of bytes, sorted, apart from one another.
    hidden: Vec<Range<usize>>,
}

impl SourceFile {
    fn new(name: String, text: String, built_in: bool) -> Self {
        let line_starts = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at as u32 + 1))
            .collect();
        SourceFile { name, text, built_in, line_starts, hidden: Vec::new() }
    }

    /// The line a byte stands on, counted from 1.
    pub fn line(&self, offset: u32) -> usize {
        self.line_starts.partition_point(|&start| start <= offset).max(1)
    }

    /// The text of a line counted from 1, without its line end; empty past the last line.
    pub fn line_text(&self, line: usize) -> &str {
        self.text.get(self.line_range(line)).unwrap_or("").trim_end_matches(['\n', '\r'])
    }

    /// The bytes of a line counted from 1, with its line end.
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let end = self.text.len();
        let start = line.checked_sub(1).and_then(|index| self.line_starts.get(index)).map_or(end, |&at| at as usize);
        let next = self.line_starts.get(line).map_or(end, |&at| at as usize);
        start..next
    }

    /// The column of a byte in its line, counted from 1, in the given unit.
    pub fn column(&self, offset: u32, unit: ColumnUnit) -> usize {
        let line = self.line(offset);
        let start = self.line_range(line).start;
        let before = self.text.get(start..offset as usize).unwrap_or("");
        1 + match unit {
            ColumnUnit::Characters => before.chars().count(),
            ColumnUnit::Cells => before.chars().map(|c| c.width().unwrap_or(0)).sum(),
            ColumnUnit::Utf16 => before.chars().map(char::len_utf16).sum(),
        }
    }

    /// The hidden range that a byte lies in; see [`SourceMap::hide`].
    pub fn hidden(&self, offset: usize) -> Option<Range<usize>> {
        let after = self.hidden.partition_point(|range| range.start <= offset);
        let range = after.checked_sub(1).and_then(|index| self.hidden.get(index))?;
        range.contains(&offset).then(|| range.clone())
    }

    /// How many lines the file has; an empty file has one.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUnit {
    /// Unicode scalar values, as people and editors count.
    Characters,
    /// Terminal cells; a Chinese character takes two.
    Cells,
    /// UTF-16 code units, as language servers count.
    Utf16,
}

/// All files of one run, in the order they were added.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file the user named. A leading byte order mark is dropped.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), false)
    }

    /// Adds a file that ships with the program.
    pub fn add_built_in(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.push(name.into(), text.into(), true)
    }

    fn push(&mut self, name: String, mut text: String, built_in: bool) -> FileId {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(name, text, built_in));
        id
    }

    /// The file of an id. Ids come from this map alone; an id of another map yields an empty file.
    pub fn file(&self, id: FileId) -> &SourceFile {
        static MISSING: std::sync::OnceLock<SourceFile> = std::sync::OnceLock::new();
        self.files
            .get(id.0 as usize)
            .unwrap_or_else(|| MISSING.get_or_init(|| SourceFile::new(String::new(), String::new(), false)))
    }

    /// All files with their ids.
    pub fn files(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(index, file)| (FileId(index as u32), file))
    }

    /// Marks places that hold something private: whoever shows a file shows `***` there. The text itself stays.
    pub fn hide(&mut self, spans: impl IntoIterator<Item = Span>) {
        for span in spans {
            if let Some(file) = self.files.get_mut(span.file.0 as usize) {
                file.hidden.push(span.range());
            }
        }
        for file in &mut self.files {
            file.hidden.sort_by_key(|range| (range.start, range.end));
            file.hidden.dedup_by(|next, last| {
                let joined = next.start <= last.end;
                if joined {
                    last.end = last.end.max(next.end);
                }
                joined
            });
        }
    }

    /// The text a span covers; empty if the span does not fit its file.
    pub fn text(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or("")
    }

    /// `name:line`, as reports point at a place.
    pub fn line_reference(&self, span: Span) -> (String, usize) {
        let file = self.file(span.file);
        (file.name.clone(), file.line(span.start))
    }
}
