//! TOML, from the library's tree with spans. Numbers, days and times are taken as written, not as TOML understands them,
//! so that every format means the same.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Span};

use super::document::{DEPTH_LIMIT, Entry, Kind, Node};
use super::findings::{ERROR_LIMIT, nul, too_deep, within};
use super::toml_mistakes::mistakes;

/// Up to this size, reading goes on after a mistake; the library keeps a message for each.
const RECOVERY_LIMIT: usize = 256 * 1024;

/// Reads a text as TOML.
pub(super) fn parse(text: &str, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    if let Some(place) = too_deep_at(text) {
        return (None, vec![too_deep(Span::new(file, place..place + 1))]);
    }
    if text.len() > RECOVERY_LIMIT {
        let (table, errors) = match DeTable::parse(text) {
            Ok(table) => (table, Vec::new()),
            Err(error) => (Spanned::new(0..0, DeTable::new()), vec![error]),
        };
        return Reader::read(text, file, table, &errors);
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    let (root, mut found) = Reader::read(text, file, table, &errors);
    // After a key without a value the library only looks at brackets: read on without those lines.
    let mut rest = text.to_owned();
    let mut errors = errors;
    while found.len() < ERROR_LIMIT && blank_lines(&mut rest, &errors) {
        let (table, more) = DeTable::parse_recoverable(&rest);
        let (_, mistakes) = Reader::read(&rest, file, table, &more);
        let line = |diagnostic: &Diagnostic| {
            let at = diagnostic.labels.first().map_or(0, |label| label.span.start as usize);
            text.get(..at).map_or(0, |before| before.rfind('\n').map_or(0, |end| end + 1))
        };
        let new = mistakes.into_iter().filter(|mistake| found.iter().all(|other| line(other) != line(mistake)));
        let new: Vec<Diagnostic> = new.collect();
        found.extend(new);
        errors = more;
    }
    found.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
    found.truncate(ERROR_LIMIT);
    (root, found)
}

/// Blanks out the lines of keys without values; was there any?
fn blank_lines(text: &mut String, errors: &[Error]) -> bool {
    let mut any = false;
    for error in errors.iter().filter(|error| error.message().starts_with("key with no value")) {
        let at = error.span().map_or(0, |span| span.start);
        let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let end = text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length);
        if text.get(start..end).is_some_and(|line| !line.trim().is_empty()) {
            text.replace_range(start..end, &" ".repeat(end - start));
            any = true;
        }
    }
    any
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    /// Where the library found mistakes, in order.
    places: Vec<std::ops::Range<usize>>,
    /// Where brackets open that are never closed.
    unclosed: Vec<usize>,
    /// Where escapes name NUL.
    nuls: Vec<Span>,
    /// Where days stand that the library does not accept: our own reader tells about them.
    days: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn read(
        text: &'a str,
        file: FileId,
        table: Spanned<DeTable<'_>>,
        errors: &[Error],
    ) -> (Option<Node>, Vec<Diagnostic>) {
        let mut places: Vec<_> = errors.iter().filter_map(Error::span).collect();
        places.sort_by_key(|place| place.start);
        let unclosed = errors.iter().filter(|error| error.message().starts_with("unclosed"));
        let unclosed = unclosed.filter_map(|error| text.get(..error.span()?.start)?.rfind(['[', '{'])).collect();
        let mut reader = Reader { text, file, places, unclosed, nuls: Vec::new(), days: Vec::new() };
        let entries = reader.table(table.into_inner());
        if entries.is_empty() && !errors.is_empty() {
            let nothing = Node { span: Span::new(file, 0..0), kind: Kind::Broken };
            return (None, mistakes(text, errors, &[], &nothing));
        }
        let root = Node { span: Span::new(file, 0..text.len()), kind: Kind::Map(entries) };
        let mut found = mistakes(text, errors, &reader.days, &root);
        found.extend(reader.nuls.iter().take(ERROR_LIMIT).map(|&place| nul(place)));
        (Some(root), found)
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        within(self.text, self.file, range)
    }

    fn table(&mut self, table: DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let key_span = self.span(key.span());
                if key.get_ref().contains('\0') {
                    self.nuls.push(key_span);
                }
                Entry { key: key.into_inner().into(), key_span, value: self.value(value) }
            })
            .collect();
        // The library's tables are in the order of the alphabet.
        entries.sort_by_key(|entry| entry.key_span.start);
        entries
    }

    fn value(&mut self, value: Spanned<DeValue<'_>>) -> Node {
        let range = value.span();
        let mut span = self.span(range.clone());
        let kind = match value.into_inner() {
            _ if self.unclosed.contains(&range.start) => Kind::Broken,
            DeValue::Table(table) => Kind::Map(self.table(table)),
            DeValue::Array(items) => {
                let items: Vec<Node> = items.into_iter().map(|item| self.value(item)).collect();
                if let Some(last) = items.last() {
                    span = span.to(last.span);
                }
                Kind::List(items)
            }
            DeValue::Datetime(day) if day.date.is_none() && day.time.is_none() => {
                self.days.push(range.start);
                Kind::Scalar { quoted: false, text: None }
            }
            _ if self.is_broken(&range) => Kind::Broken,
            DeValue::String(text) => {
                if text.contains('\0') {
                    self.nuls.push(span);
                }
                let plain = Node { span, kind: Kind::Scalar { quoted: true, text: None } };
                let same = self.text.get(plain.inside().range()) == Some(&*text);
                Kind::Scalar { quoted: true, text: (!same).then(|| text.into()) }
            }
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
                Kind::Scalar { quoted: false, text: None }
            }
        };
        Node { span, kind }
    }

    /// Did the library complain about something in these bytes?
    fn is_broken(&self, range: &std::ops::Range<usize>) -> bool {
        let next = self.places.partition_point(|place| place.end < range.start);
        range.is_empty() || self.places.get(next).is_some_and(|place| place.start <= range.end)
    }
}

/// Where brackets and dotted keys nest past the limit: found before the library, which would build them all.
fn too_deep_at(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut open, mut level, mut dots) = (0, Vec::new(), 0_usize, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' => {
                at = behind_text(bytes, at);
                continue;
            }
            b'#' => {
                let rest = bytes.get(at..).unwrap_or(&[]);
                at += rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
                continue;
            }
            b'[' | b'{' => {
                open.push(dots);
                level += dots + 1;
                dots = 0;
            }
            b']' | b'}' => {
                dots = open.pop().unwrap_or(0);
                level = level.saturating_sub(dots + 1);
            }
            b'.' => dots += 1,
            b',' | b'\n' => dots = 0,
            _ => {}
        }
        if level + dots > DEPTH_LIMIT {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The byte behind a text in quotes that starts here.
fn behind_text(bytes: &[u8], start: usize) -> usize {
    let quote = bytes.get(start).copied().unwrap_or(b'"');
    let at = |index: usize| bytes.get(index).copied();
    let long = at(start + 1) == Some(quote) && at(start + 2) == Some(quote);
    let mut index = start + if long { 3 } else { 1 };
    while let Some(byte) = at(index) {
        if byte == b'\\' && quote == b'"' {
            index += 2;
        } else if byte == quote && (!long || (at(index + 1) == Some(quote) && at(index + 2) == Some(quote))) {
            return index + if long { 3 } else { 1 };
        } else if byte == b'\n' && !long {
            return index;
        } else {
            index += 1;
        }
    }
    bytes.len()
}
