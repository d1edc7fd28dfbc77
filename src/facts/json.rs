//! JSON, read by ourselves: numbers keep their digits, every key and value its place, a key that stands twice is an
//! error, and after a mistake the reader goes on, so that one run shows them all.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::document::{DEPTH_LIMIT, Entry, Kind, Node, unique};
use super::findings::{ERROR_LIMIT, brief, too_deep};

/// Reads a text as JSON.
pub(super) fn parse(text: &str, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        file,
        depth: 0,
        stopped: false,
        unbalanced: false,
        found: Vec::new(),
    };
    reader.blanks();
    if !matches!(reader.peek(), b'{' | b'[') {
        let place = reader.span(reader.at, reader.word_end(reader.at));
        let message = Says::JsonStart { found: brief(reader.slice(place)) };
        return (None, vec![malformed(place, message).help(Says::MapHelp.into())]);
    }
    let root = reader.value();
    reader.blanks();
    if reader.at < text.len() && !reader.stopped && !reader.unbalanced {
        let place = reader.span(reader.at, reader.word_end(reader.at));
        let message = Says::JsonAfterEnd { found: brief(reader.slice(place)) };
        reader.tell(malformed(place, message).help(Says::JsonAfterEndHelp.into()));
    }
    (Some(root), reader.found)
}

pub(super) fn malformed(span: Span, message: Says) -> Diagnostic {
    Diagnostic::error(Code::Malformed, span, message.into())
}

/// Reads one text; words and texts in quotes are read in `json_words`.
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub bytes: &'a [u8],
    pub at: usize,
    file: FileId,
    depth: usize,
    /// Nothing more can be read: the limit of depth or of errors was met.
    stopped: bool,
    /// A bracket was of the wrong kind: others no longer count.
    unbalanced: bool,
    found: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    /// The byte here; 0 at the end (the text holds no NUL).
    #[inline]
    pub fn peek(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start..end)
    }

    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or("")
    }

    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    pub fn tell(&mut self, diagnostic: Diagnostic) {
        if !self.stopped {
            self.found.push(diagnostic);
            self.stopped = self.found.len() >= ERROR_LIMIT;
        }
    }

    /// White space, and comments, which JSON does not have.
    #[inline]
    fn blanks(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
        if matches!(self.peek(), b'/' | b'#' | 0xe3) {
            self.strange_blanks();
        }
    }

    #[cold]
    fn strange_blanks(&mut self) {
        let rest = self.rest();
        let length = if rest.starts_with('\u{3000}') {
            '\u{3000}'.len_utf8()
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            return;
        };
        let place = self.span(self.at, self.at + length);
        self.tell(match rest.starts_with('\u{3000}') {
            true => Diagnostic::error(Code::FullWidth, place, Says::WideSpace.into()).fix(place, " "),
            false => malformed(place, Says::JsonComment).fix(place, ""),
        });
        self.at += length;
        self.blanks();
    }

    fn value(&mut self) -> Node {
        match self.peek() {
            b'{' => self.nested(b'}'),
            b'[' => self.nested(b']'),
            b'"' => {
                let (span, text) = self.string();
                // What is not closed was told; its words may be half of what was meant.
                let closed = span.end > span.start + 1 && self.slice(span).ends_with('"');
                Node { span, kind: if closed { Kind::Scalar { quoted: true, text } } else { Kind::Broken } }
            }
            _ => self.bare(),
        }
    }

    /// A map or a list, within the limit of depth.
    fn nested(&mut self, close: u8) -> Node {
        let start = self.at;
        if self.depth >= DEPTH_LIMIT {
            self.tell(too_deep(self.span(start, start + 1)));
            self.stopped = true;
        }
        if self.stopped {
            self.at = self.bytes.len();
            return Node { span: self.span(start, start + 1), kind: Kind::Broken };
        }
        self.depth += 1;
        self.at += 1;
        let kind = if close == b'}' { self.map(start) } else { self.list(start) };
        self.depth -= 1;
        Node { span: self.span(start, self.at), kind }
    }

    fn map(&mut self, open: usize) -> Kind {
        let mut entries = Vec::new();
        let mut comma = None;
        while self.more(b'}', open, &mut comma) {
            let Some((key_span, key)) = self.key() else { continue };
            self.colon(key_span);
            self.blanks();
            let value = if matches!(self.peek(), b',' | b'}' | b']' | 0) {
                self.missing_value(key_span, &key)
            } else {
                self.value()
            };
            entries.push(Entry { key, key_span, value });
            comma = self.comma(b'}');
        }
        if !self.stopped {
            unique(&mut entries, &mut self.found);
        }
        Kind::Map(entries)
    }

    fn list(&mut self, open: usize) -> Kind {
        let mut items = Vec::new();
        let mut comma = None;
        while self.more(b']', open, &mut comma) {
            if self.peek() == b':' {
                self.unexpected();
                continue;
            }
            items.push(self.value());
            comma = self.comma(b']');
        }
        Kind::List(items)
    }

    /// Does an entry follow? Consumes the closing bracket if not.
    fn more(&mut self, close: u8, open: usize, comma: &mut Option<Span>) -> bool {
        loop {
            self.blanks();
            if self.stopped {
                return false;
            }
            match self.peek() {
                0 => {
                    self.unclosed(open, close);
                    return false;
                }
                b'}' | b']' => {
                    let byte = self.peek();
                    let place = self.span(self.at, self.at + 1);
                    if let Some(comma) = comma.take() {
                        let message = Says::TrailingComma { close: char::from(byte) };
                        self.tell(malformed(comma, message).fix(comma, ""));
                    }
                    if byte != close {
                        let message = Says::WrongBracket { found: char::from(byte), wanted: char::from(close) };
                        let opened = self.span(open, open + 1);
                        self.tell(malformed(place, message).label(opened, Says::OpenedHere.into()));
                        self.unbalanced = true;
                    }
                    self.at += 1;
                    return false;
                }
                b',' => {
                    let place = self.span(self.at, self.at + 1);
                    self.tell(malformed(place, Says::ExtraComma).fix(place, ""));
                    self.at += 1;
                }
                _ => return true,
            }
        }
    }

    #[cold]
    fn unclosed(&mut self, open: usize, close: u8) {
        let place = self.span(open, open + 1);
        let message = Says::Unclosed { open: if close == b'}' { '{' } else { '[' } };
        let help = Says::UnclosedHelp { close: char::from(close) };
        if !self.unbalanced {
            self.tell(malformed(place, message).help(help.into()));
        }
        // Brackets around this one are open for the same reason.
        self.stopped = true;
    }

    /// A key: in quotes, or else told so. `None` if there is nothing like one.
    fn key(&mut self) -> Option<(Span, Box<str>)> {
        match self.peek() {
            b'"' => {
                let (span, text) = self.string();
                let key = text
                    .unwrap_or_else(|| self.slice(Span { start: span.start + 1, end: span.end - 1, ..span }).into());
                Some((span, key))
            }
            b'{' | b'[' | b':' => {
                self.unexpected();
                None
            }
            _ => {
                if let Some((span, key)) = self.other_quotes() {
                    return Some((span, key));
                }
                let end = self.word_end(self.at);
                let place = self.span(self.at, end);
                let key = self.slice(place);
                if !key.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
                    self.unexpected();
                    return None;
                }
                let message = Says::JsonBareKey { key: brief(key) };
                self.tell(malformed(place, message).fix(place, format!("\"{key}\"")));
                self.at = end;
                Some((place, key.into()))
            }
        }
    }

    fn colon(&mut self, key: Span) {
        self.blanks();
        if self.peek() == b':' {
            self.at += 1;
            return;
        }
        let wrong = ["：", "=>", "="].into_iter().find(|wrong| self.rest().starts_with(wrong));
        if let Some(wrong) = wrong {
            let place = self.span(self.at, self.at + wrong.len());
            self.tell(wide_or_foreign(place, wrong, ":"));
            self.at += wrong.len();
        } else {
            let place = key.after();
            self.tell(malformed(place, Says::JsonMissingColon).fix(place, ":"));
        }
    }

    /// Behind a value: a comma (its place), or whatever more may close.
    fn comma(&mut self, close: u8) -> Option<Span> {
        let end = self.at;
        self.blanks();
        let byte = self.peek();
        if byte == b',' {
            self.at += 1;
            return Some(self.span(self.at - 1, self.at));
        }
        if matches!(byte, b'}' | b']' | 0) || self.stopped {
            return None;
        }
        let wrong = ["，", "、", ";", "；"].into_iter().find(|wrong| self.rest().starts_with(wrong));
        if let Some(wrong) = wrong {
            let place = self.span(self.at, self.at + wrong.len());
            self.tell(wide_or_foreign(place, wrong, ","));
            self.at += wrong.len();
        } else if byte == b'"' || (close == b']' && matches!(byte, b'{' | b'[')) {
            let place = self.span(end, end);
            self.tell(malformed(place, Says::MissingComma).fix(place, ","));
        } else {
            self.unexpected();
        }
        None
    }

    /// Something that has no business here: told, and skipped up to where an entry may begin again.
    #[cold]
    pub fn unexpected(&mut self) {
        let start = self.at;
        let end = self.word_end(start);
        let place = self.span(start, end);
        let message = Says::Unexpected { found: brief(self.slice(place)) };
        self.tell(malformed(place, message));
        self.at = end;
        while !matches!(self.peek(), b',' | b'}' | b']' | b'\n' | b'"' | 0) {
            self.at += 1;
        }
    }

    #[cold]
    fn missing_value(&mut self, span: Span, key: &str) -> Node {
        let message = Says::EmptyFact { key: brief(key) };
        self.tell(Diagnostic::error(Code::EmptyFact, span, message.into()).help(Says::EmptyFactHelp.into()));
        Node { span: self.span(self.at, self.at), kind: Kind::Broken }
    }

    /// The end of a word, number or single sign that starts here.
    fn word_end(&self, start: usize) -> usize {
        let rest = self.text.get(start..).unwrap_or("");
        let word = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '$' | '%' | '¥')));
        match word {
            Some(0) => start + rest.chars().next().map_or(0, char::len_utf8),
            Some(length) => start + length,
            None => self.text.len(),
        }
    }
}

/// A full-width sign, or one of another language, in place of the right one.
pub(super) fn wide_or_foreign(place: Span, found: &str, wanted: &str) -> Diagnostic {
    let (found, sign) = (found.to_owned(), wanted.trim().to_owned());
    let diagnostic = if found.is_ascii() {
        malformed(place, Says::ForeignSign { found, wanted: sign })
    } else {
        let diagnostic = Diagnostic::error(Code::FullWidth, place, Says::FullWidth { found }.into());
        diagnostic.saying(Says::Write { wanted: sign }.into())
    };
    diagnostic.fix(place, wanted)
}
