//! TOML, from the library's tree with spans. Numbers, days and times are taken as written, not as TOML understands them,
//! so that every format means the same.

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use crate::diagnostic::Diagnostic;
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::document::{DEPTH_LIMIT, ERROR_LIMIT, Entry, Kind, Node, brief, duplicate, too_deep};
use super::json::{malformed, wide_or_foreign};

/// Up to this size, reading goes on after a mistake; the library keeps a message for each.
const RECOVERY_LIMIT: usize = 256 * 1024;

/// Reads a text as TOML.
pub(super) fn parse(text: &str, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    if let Some(place) = too_deep_at(text) {
        return (None, vec![too_deep(Span::new(file, place..place + 1))]);
    }
    let (table, errors) = if text.len() <= RECOVERY_LIMIT {
        DeTable::parse_recoverable(text)
    } else {
        match DeTable::parse(text) {
            Ok(table) => (table, Vec::new()),
            Err(error) => (Spanned::new(0..0, DeTable::new()), vec![error]),
        }
    };
    let mut places: Vec<_> = errors.iter().filter_map(Error::span).collect();
    places.sort_by_key(|place| place.start);
    let mut reader = Reader { text, file, places, days: Vec::new(), found: Vec::new() };
    let entries = reader.table(table.into_inner());
    let root = Node { span: Span::new(file, 0..text.len()), kind: Kind::Map(entries) };
    reader.complaints(&errors, &root);
    (Some(root), reader.found)
}

struct Reader<'a> {
    text: &'a str,
    file: FileId,
    /// Where the library found mistakes, in order.
    places: Vec<std::ops::Range<usize>>,
    /// Where days stand that the library does not accept: our own reader tells about them.
    days: Vec<usize>,
    found: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn table(&mut self, table: DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = table
            .into_iter()
            .map(|(key, value)| {
                let key_span = self.span(key.span());
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

    fn complaints(&mut self, errors: &[Error], root: &Node) {
        // What was told about a place explains the rest of its line.
        let mut told_line = 0..0;
        for error in errors {
            let range = error.span().unwrap_or_default();
            if self.days.contains(&range.start) || told_line.contains(&range.start) {
                continue;
            }
            if self.found.len() >= ERROR_LIMIT {
                break;
            }
            let before = self.text.get(..range.start).unwrap_or("");
            let behind = self.text.get(range.start..).unwrap_or("");
            let end = behind.find('\n').map_or(self.text.len() + 1, |length| range.start + length + 1);
            told_line = before.rfind('\n').map_or(0, |at| at + 1)..end;
            let diagnostic = self.wrong(error.message(), range, root);
            self.found.push(diagnostic);
        }
    }

    /// The library's complaint in our words.
    fn wrong(&self, message: &str, range: std::ops::Range<usize>, root: &Node) -> Diagnostic {
        let place = self.span(range.clone());
        let written = self.text.get(range).unwrap_or("");
        let told = |message: Says, help: Says| malformed(place, message).help(help.into());
        let is = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if is(&["duplicate key"]) {
            let key = written.trim_matches(['"', '\'']);
            let first = (message.contains("duplicate")).then(|| first_key(root, key, place)).flatten();
            return duplicate(key, place, first);
        }
        if is(&["recurse", "recursion"]) {
            return too_deep(place);
        }
        if let Some(diagnostic) = self.full_width(place) {
            return diagnostic;
        }
        if is(&["string values must be quoted"]) {
            let word = Says::TomlBareText { found: brief(written) };
            return malformed(place, word).fix(place, super::write::json_text(written));
        }
        if is(&["leading zero", "radix", "`_` may only", "invalid integer", "invalid float", "numeric", "sign", "date"]) {
            let diagnostic = told(Says::TomlNumber { found: brief(written) }, Says::TomlNumberHelp);
            let plain = super::scalar::plain_number(self.word(place).trim());
            return match plain {
                Some(plain) => diagnostic.fix(self.word_span(place), plain),
                None => diagnostic,
            };
        }
        match message {
            _ if is(&["missing comma"]) => malformed(place, Says::MissingComma),
            _ if is(&["extra comma"]) => malformed(place, Says::ExtraComma).fix(place, ""),
            _ if is(&["unclosed inline table"]) => told(Says::Unclosed { open: '{' }, Says::UnclosedHelp { close: '}' }),
            _ if is(&["unclosed array", "unclosed table"]) => {
                told(Says::Unclosed { open: '[' }, Says::UnclosedHelp { close: ']' })
            }
            _ if is(&["assignment", "missing value", "no value", "extra `=`"]) => {
                told(Says::TomlMissingEquals, Says::TomlMissingEqualsHelp)
            }
            _ if is(&["string", "escape", "quote", "unicode"]) => told(Says::TomlText, Says::TomlTextHelp),
            _ if is(&["cannot extend"]) => malformed(place, Says::TomlExtends { key: brief(written) }),
            _ if is(&["carriage return", "comment character"]) => malformed(place, Says::TomlCharacter),
            _ if is(&["key"]) => told(Says::TomlKey, Says::TomlKeyHelp),
            _ if is(&["unexpected content", "newline"]) => told(Says::TomlLine, Says::TomlLineHelp),
            _ => malformed(place, Says::TomlOther).help(Says::MapHelp.into()),
        }
    }

    fn full_width(&self, place: Span) -> Option<Diagnostic> {
        let word = self.text.get(place.range())?;
        let (found, wanted) = [("＝", " = "), ("：", " = "), ("，", ", "), ("“", "\""), ("”", "\"")]
            .into_iter()
            .find(|(found, _)| word.contains(found))?;
        let start = place.start as usize + word.find(found)?;
        let place = self.span(start..start + found.len());
        Some(wide_or_foreign(place, found, wanted))
    }

    /// The whole word of which a complaint names a part.
    fn word_span(&self, place: Span) -> Span {
        let in_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
        let before = self.text.get(..place.start as usize).unwrap_or("");
        let behind = self.text.get(place.start as usize..).unwrap_or("");
        let start = before.len() - before.chars().rev().take_while(|&c| in_word(c)).map(char::len_utf8).sum::<usize>();
        let end = before.len() + behind.find(|c| !in_word(c)).unwrap_or(behind.len());
        self.span(start..end)
    }

    fn word(&self, place: Span) -> &str {
        self.text.get(self.word_span(place).range()).unwrap_or("")
    }
}

/// The key of that name nearest before a place: what a duplicate doubles.
fn first_key(node: &Node, key: &str, place: Span) -> Option<Span> {
    let children: Box<dyn Iterator<Item = Option<Span>>> = match &node.kind {
        Kind::Map(entries) => Box::new(entries.iter().flat_map(|entry| {
            let own = (&*entry.key == key && entry.key_span != place).then_some(entry.key_span);
            [own, first_key(&entry.value, key, place)]
        })),
        Kind::List(items) => Box::new(items.iter().map(|item| first_key(item, key, place))),
        _ => return None,
    };
    children.flatten().filter(|span| span.start < place.start).max_by_key(|span| span.start)
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
