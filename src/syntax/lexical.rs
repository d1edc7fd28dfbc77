//! Characters that no rule file needs, found before anything else reads the text, and repaired in a copy.
//!
//! Full-width punctuation, typographic quotes, texts that are not closed, control characters, invisible ones. Each is
//! reported once, with its replacement; the parser then reads the repaired copy, so that none has a second message.
//! Full-width operators (`＝`, `；`) become their ASCII signs here and are reported by [`super::habits`], which knows the
//! words for them. Inside texts and comments only invisible and control characters are looked at.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Broken, Message};
use crate::source::FileId;

use super::patch::{Edit, Origin, patch};
use super::quotes::{self, Ending};
use super::wide::{self, Wide};

/// How many control or invisible characters are reported one by one; a file with more is hardly a text.
const MOST_INVISIBLE: usize = 10;

/// A text without the characters above.
#[derive(Debug)]
pub struct Clean<'t> {
    /// The text to parse: the file's own if nothing was wrong.
    pub text: Cow<'t, str>,
    /// The way back into the file.
    pub origin: Origin,
    /// What was wrong, by place.
    pub found: Vec<Diagnostic>,
    /// So full of control characters that nothing else need be said.
    pub no_text: bool,
}

/// Reads `text` once, from its first character to its last.
pub fn clean(file: FileId, text: &str) -> Clean<'_> {
    let origin = Origin::whole(file);
    let mut scan = Scan {
        text,
        origin: &origin,
        at: 0,
        line: Line::default(),
        edits: Vec::new(),
        found: Vec::new(),
        invisible: 0,
        control: 0,
        no_ends: (false, false),
    };
    while let Some(next) = scan.next_notable() {
        scan.step(next);
    }
    let Scan { edits, mut found, control, .. } = scan;
    let no_text = control > MOST_INVISIBLE;
    if no_text {
        let first = found.into_iter().find(|said| said.code == Code::ControlCharacter);
        let place = first.and_then(|said| said.labels.first().map(|label| label.span));
        found = place
            .into_iter()
            .map(|place| Diagnostic::error(Code::ControlCharacter, place, Broken::NotAText.into()))
            .collect();
    }
    let (text, origin) = patch(text, &origin, edits);
    Clean { text, origin, found, no_text }
}

/// Bytes that mean nothing to this reader outside of texts and comments.
fn is_plain(byte: u8) -> bool {
    match byte {
        b'#' | b'"' | b'\'' | b'`' | b'/' | b'-' | b'<' => false,
        b'\n' | b'\r' | b'\t' => true,
        _ => (b' '..=b'~').contains(&byte),
    }
}

/// What is known of the line that is being read.
#[derive(Default)]
struct Line {
    start: usize,
    end: usize,
    /// An odd number of straight quotation marks: one text on it is not closed.
    odd: bool,
}

struct Scan<'t> {
    text: &'t str,
    origin: &'t Origin,
    at: usize,
    line: Line,
    edits: Vec<Edit>,
    found: Vec<Diagnostic>,
    invisible: usize,
    control: usize,
    /// No `*/` and no `-->` follows.
    no_ends: (bool, bool),
}

impl<'t> Scan<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn slice(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or("")
    }

    /// Goes on to the next character that may need attention.
    fn next_notable(&mut self) -> Option<char> {
        let rest = self.rest();
        let plain = rest.bytes().position(|byte| !is_plain(byte)).unwrap_or(rest.len());
        self.at += plain;
        self.rest().chars().next()
    }

    /// Reads one character outside of texts and comments, or a whole text or comment.
    fn step(&mut self, next: char) {
        match next {
            '#' => self.comment(),
            '"' => self.straight(),
            '\'' | '`' => self.single(next),
            '/' | '-' | '<' if self.foreign_comment() => {}
            _ if next.is_ascii_graphic() => self.at += 1,
            _ if self.invisible_run(next, ("\n", Broken::WriteLineEnd)) => {}
            _ => match wide::wide(next, self.rest(), self.slice(0..self.at)) {
                Some(Wide::Comment) => {
                    self.wide_sign(next, "#".to_owned());
                    self.comment();
                }
                Some(Wide::Quote) => self.typographic(next),
                Some(Wide::Letters) => self.wide_letters(),
                Some(Wide::Blank) => self.wide_blanks(next),
                Some(Wide::Sign(replacement)) => self.wide_sign(next, replacement),
                Some(Wide::Operator(sign)) => self.edit(self.at..self.at.saturating_add(next.len_utf8()), sign),
                None => self.at = self.at.saturating_add(next.len_utf8()),
            },
        }
    }

    fn edit(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.at = range.end.max(self.at);
        self.edits.push(Edit { range, text: text.into() });
    }

    /// Reports `range`, mends it in the copy and goes on behind it.
    fn mend(&mut self, range: Range<usize>, replacement: String, code: Code, what: Broken, how: Broken) {
        let span = self.origin.span(range.clone());
        self.found.push(Diagnostic::error(code, span, what.into()).saying(how.into()).fix(span, replacement.clone()));
        self.edit(range, replacement);
    }

    fn wide_sign(&mut self, sign: char, replacement: String) {
        let range = self.at..self.at.saturating_add(sign.len_utf8());
        let how = if replacement.is_empty() { Broken::LeaveOut } else { Broken::Write { right: replacement.clone() } };
        let what = Broken::FullWidth { what: wide::name(sign) };
        self.mend(range, replacement, Code::FullWidth, what, how);
    }

    fn wide_letters(&mut self) {
        let run = self.run(|c| wide::letter(c).is_some());
        let right: String = self.slice(run.clone()).chars().filter_map(wide::letter).collect();
        let how = Broken::Write { right: right.clone() };
        self.mend(run, right, Code::FullWidth, Broken::FullWidthLetters, how);
    }

    fn wide_blanks(&mut self, first: char) {
        let run = self.run(wide::is_blank);
        let what = match first {
            '\u{3000}' => Broken::FullWidth { what: wide::name(first) },
            _ => Broken::UnusualBlank { code: format!("U+{:04X}", u32::from(first)) },
        };
        self.mend(run, " ".to_owned(), Code::FullWidth, what, Broken::WriteBlank);
    }

    fn run(&self, belongs: impl Fn(char) -> bool) -> Range<usize> {
        let rest = self.rest();
        let length = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
        self.at..self.at.saturating_add(length)
    }

    /// Control and invisible characters; whether there was one. A line end of another kind is replaced by `line_end`.
    fn invisible_run(&mut self, first: char, line_end: (&str, Broken)) -> bool {
        let Some(kind) = wide::invisible(first) else { return false };
        let (right, how) = if kind == wide::Invisible::LineEnd { line_end } else { ("", Broken::LeaveOut) };
        let start = self.at;
        let mut end = start;
        for next in self.rest().chars() {
            if wide::invisible(next) != Some(kind) {
                break;
            }
            end = end.saturating_add(next.len_utf8());
        }
        self.invisible += 1;
        self.control += usize::from(kind == wide::Invisible::Control);
        if self.invisible > MOST_INVISIBLE {
            self.edit(start..end, right);
            return true;
        }
        let code = format!("U+{:04X}", u32::from(first));
        let (code, what) = match kind {
            wide::Invisible::Control => (Code::ControlCharacter, Broken::ControlCharacter { code }),
            wide::Invisible::LineEnd => (Code::ControlCharacter, Broken::OtherLineEnd { code }),
            wide::Invisible::Direction => (Code::BidirectionalCharacter, Broken::DirectionCharacter { code }),
            wide::Invisible::Nothing => (Code::BidirectionalCharacter, Broken::InvisibleCharacter { code }),
        };
        self.mend(start..end, right.to_owned(), code, what, how);
        true
    }

    /// Looks for control and invisible characters alone, up to `end`.
    fn inside(&mut self, end: usize) {
        while self.at < end {
            let rest = self.slice(self.at..end);
            let Some((length, next)) = rest.char_indices().find(|(_, next)| wide::invisible(*next).is_some()) else {
                break;
            };
            self.at += length;
            if wide::joins_emoji(next, self.slice(0..self.at)) || !self.invisible_run(next, (" ", Broken::WriteBlank)) {
                self.at += next.len_utf8();
            }
        }
        self.at = self.at.max(end);
    }

    fn comment(&mut self) {
        let line_end = self.rest().find('\n').map_or(self.text.len(), |length| self.at.saturating_add(length));
        self.inside(line_end);
    }

    /// `// …`, `/* … */`, `-- …`, `<!-- … -->`: comments of other languages. Whether there was one.
    fn foreign_comment(&mut self) -> bool {
        let rest = self.rest();
        let line = rest.find('\n').unwrap_or(rest.len());
        let end = |close: &str, missing: &mut bool| {
            let found = if *missing { None } else { rest.find(close) };
            *missing |= found.is_none();
            found.map_or(line, |end| end + close.len())
        };
        let (open, length) = match () {
            () if rest.starts_with("/*") => ("/*", end("*/", &mut self.no_ends.0)),
            () if rest.starts_with("<!--") => ("<!--", end("-->", &mut self.no_ends.1)),
            () if rest.starts_with("//") => ("//", line),
            () if rest.starts_with("--") && !rest.starts_with("---") && self.begins_line() => ("--", line),
            () => return false,
        };
        let words = rest.get(open.len()..length).unwrap_or("").trim_end_matches(['*', '/', '-', '>']);
        let lines: Vec<String> =
            words.lines().map(|line| format!("# {}", line.trim_start_matches([' ', '\t', '*']))).collect();
        let right = lines.join("\n");
        let range = self.at..self.at + length;
        let span = self.origin.span(self.at..self.at + open.len());
        let what = Broken::NoComment { open: open.to_owned() };
        let how = Broken::Write { right: "#".to_owned() };
        let fix = right.trim_end().to_owned();
        let whole = self.origin.span(range.clone());
        self.found.push(Diagnostic::error(Code::ForeignOperator, span, what.into()).saying(how.into()).fix(whole, fix));
        self.edits.push(Edit { range: range.clone(), text: right });
        self.at = range.end;
        true
    }

    fn begins_line(&self) -> bool {
        self.slice(0..self.at).trim_end_matches([' ', '\t']).ends_with('\n')
    }

    /// `'…'`: a text between other marks; the mark in `isn't` is none.
    fn single(&mut self, open: char) {
        let in_word = self.slice(0..self.at).ends_with(char::is_alphanumeric);
        self.read_line();
        let line = self.slice(self.at + 1..self.line.end);
        match line.find(open).filter(|_| !in_word) {
            None => self.at += 1,
            Some(length) => {
                let range = self.at..self.at + length + 2;
                let right = format!("\"{}\"", quotes::escape(line.get(..length).unwrap_or("")));
                self.line.odd ^= quotes::count(line.get(..length).unwrap_or("")) % 2 == 1;
                let what = Broken::TypographicQuotes { open };
                self.mend(range, right, Code::Syntax, what, Broken::WriteStraightQuotes);
            }
        }
    }

    fn read_line(&mut self) {
        if self.at >= self.line.end {
            let start = self.slice(0..self.at).rfind('\n').map_or(0, |at| at.saturating_add(1));
            let end = self.rest().find('\n').map_or(self.text.len(), |length| self.at.saturating_add(length));
            self.line = Line { start, end, odd: quotes::count(self.slice(self.at..end)) % 2 == 1 };
        }
    }

    /// A text that opens with a straight quotation mark.
    fn straight(&mut self) {
        self.read_line();
        let open = self.at;
        let from = open.saturating_add(1);
        let ending = quotes::ending(self.slice(self.line.start..open), self.slice(from..self.line.end), self.line.odd);
        match ending {
            Ending::Closed(length) => self.inside(from.saturating_add(length).saturating_add(1)),
            Ending::Typographic(range) => {
                self.line.odd = false;
                let close = from.saturating_add(range.start)..from.saturating_add(range.end);
                self.inside(close.start);
                let how = Broken::Write { right: "\"".to_owned() };
                self.mend(close, "\"".to_owned(), Code::TypographicQuote, Broken::ClosedByTypographic, how);
            }
            Ending::Missing(length) => {
                let end = from.saturating_add(length);
                match quotes::further_lines(self.slice(end..self.text.len()), self.line.end.saturating_sub(end)) {
                    Some(further) => self.many_lines(open, end.saturating_add(further)),
                    None => self.unclosed(open, end),
                }
            }
        }
    }

    fn unclosed(&mut self, open: usize, end: usize) {
        self.line.odd = false;
        self.inside(end);
        let message: Message = Broken::UnclosedText.into();
        let diagnostic = Diagnostic::error(Code::UnclosedText, self.origin.span(open..end), message)
            .saying(Broken::CloseText.into())
            .fix(self.origin.span(end..end), "\"");
        self.found.push(diagnostic);
        self.edit(end..end, "\"");
    }

    /// A text that goes on over the next lines: `end` is just behind its closing mark.
    fn many_lines(&mut self, open: usize, end: usize) {
        let written = self.slice(open..end);
        let one_line: Vec<&str> = written.lines().map(str::trim).collect();
        let one_line = one_line.join("\\n");
        let first_line = self.line.end.min(end);
        let diagnostic =
            Diagnostic::error(Code::UnclosedText, self.origin.span(open..first_line), Broken::TextOverLines.into())
                .saying(Broken::WriteLineBreak.into())
                .fix(self.origin.span(open..end), one_line.clone());
        self.found.push(diagnostic);
        self.edit(open..end, one_line);
        self.line = Line::default();
    }

    /// A text that opens with a typographic quotation mark, or another one that is not straight.
    fn typographic(&mut self, open: char) {
        let start = self.at;
        let from = start.saturating_add(open.len_utf8());
        self.read_line();
        let line = self.slice(from..self.line.end);
        let (content, behind) = quotes::typographic(open, line);
        let right = format!("\"{}\"", quotes::escape(content));
        let end = from.saturating_add(behind);
        let span = self.origin.span(start..end);
        let diagnostic = Diagnostic::error(Code::TypographicQuote, span, Broken::TypographicQuotes { open }.into())
            .saying(Broken::WriteStraightQuotes.into())
            .fix(span, right.clone());
        self.found.push(diagnostic);
        self.edit(start..end, right);
        self.line.odd ^= quotes::count(self.slice(start..end)) % 2 == 1;
    }
}
