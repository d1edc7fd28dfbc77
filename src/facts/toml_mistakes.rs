//! The TOML library's complaints in our words: one a line, with the place and the way out that a person can use.

use std::collections::HashSet;
use std::ops::Range;

use toml::de::Error;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::document::{Kind, Node};
use super::findings::{ERROR_LIMIT, brief, duplicate, too_deep, within};
use super::json::{malformed, wide_or_foreign};
use super::scalar::{day_in_disguise, empty, plain_number};
use super::write::json_text;

/// What is wrong with a text, in the order of the text. `days` are places that our own reader tells about; `root` is
/// what could be read.
pub(super) fn mistakes(text: &str, errors: &[Error], days: &[usize], root: &Node) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // What was told about a line explains the rest of it.
    let mut lines = HashSet::new();
    for error in errors {
        let range = error.span().unwrap_or_default();
        if found.len() >= ERROR_LIMIT {
            break;
        }
        let line = line_start(text, range.start);
        if !days.contains(&range.start) && lines.insert(line) {
            found.push(Mistake { text, file: root.span.file, root, line, range }.tell(error.message()));
        }
    }
    found.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| label.span));
    found
}

struct Mistake<'a> {
    text: &'a str,
    file: FileId,
    root: &'a Node,
    /// Where its line starts.
    line: usize,
    range: Range<usize>,
}

impl<'a> Mistake<'a> {
    fn span(&self, range: Range<usize>) -> Span {
        within(self.text, self.file, range)
    }

    fn place(&self) -> Span {
        self.span(self.range.clone())
    }

    fn written(&self) -> &'a str {
        self.text.get(self.range.clone()).unwrap_or("")
    }

    /// The text of the line from the mistake on.
    fn rest(&self) -> &'a str {
        self.text.get(self.range.start..).and_then(|rest| rest.lines().next()).unwrap_or("")
    }

    /// The text of the line before the mistake.
    fn before(&self) -> &'a str {
        self.text.get(self.line..self.range.start).unwrap_or("")
    }

    fn tell(&self, message: &str) -> Diagnostic {
        let is = |words: &[&str]| words.iter().any(|word| message.contains(word));
        let told = |message: Says, help: Says| malformed(self.place(), message).help(help.into());
        match message {
            _ if is(&["duplicate key"]) => self.duplicate(),
            _ if is(&["recurse", "recursion"]) => too_deep(self.place()),
            _ if is(&["cannot extend"]) => malformed(self.place(), Says::TomlExtends { key: brief(self.written()) }),
            _ if is(&["string values must be quoted", "expected `nan`", "expected `inf`", "invalid boolean"]) => {
                self.bare()
            }
            _ if is(&["no value", "missing value", "missing assignment", "extra assignment", "extra `=`"]) => {
                self.no_value()
            }
            _ if is(&[
                "leading zero",
                "radix",
                "may only go between digits",
                "fraction",
                "exponent",
                "sign",
                "integer",
            ]) =>
            {
                self.number()
            }
            _ if is(&["escaped", "unicode"]) => self.escape(),
            _ if is(&["string", "opening quote"]) => self.unclosed_text(),
            _ if is(&["missing comma"]) => malformed(self.place(), Says::MissingComma).fix(self.place(), ","),
            _ if is(&["extra comma"]) => malformed(self.place(), Says::ExtraComma).fix(self.place(), ""),
            _ if is(&["unclosed inline table"]) => self.unclosed('{', '}'),
            _ if is(&["unclosed"]) => self.unclosed('[', ']'),
            _ if is(&["carriage return", "comment character"]) => malformed(self.place(), Says::TomlCharacter),
            _ if is(&["expected newline"]) => told(Says::TomlLine, Says::TomlLineHelp),
            _ if is(&["key"]) => self.sign().unwrap_or_else(|| told(Says::TomlKey, Says::TomlKeyHelp)),
            // `.5`: the point alone is complained about.
            _ if self.rest().starts_with('.') && self.before().trim_end().ends_with('=') => self.number(),
            _ => told(Says::TomlOther, Says::MapHelp),
        }
    }

    fn duplicate(&self) -> Diagnostic {
        let key = self.written().trim_matches(['"', '\'']);
        // A table's first header is gone from the library's tree when its second is met.
        let header = || {
            let mut names = self.text.get(..self.line)?.rmatch_indices(self.written());
            let (at, name) = names.find(|(at, name)| {
                let header = self.text.get(..*at).is_some_and(|text| text.ends_with("\n[") || text == "[");
                header && self.text.get(at + name.len()..).is_some_and(|rest| rest.starts_with(']'))
            })?;
            Some(self.span(at..at + name.len()))
        };
        let first =
            if self.before().trim().starts_with('[') { header() } else { first_key(self.root, key, self.place()) };
        duplicate(key, self.place(), first)
    }

    /// A value without quotes, or none at all.
    fn bare(&self) -> Diagnostic {
        let word = self.written();
        if let Some(diagnostic) = self.quotes() {
            return diagnostic;
        }
        if word.is_empty() {
            return self.no_value();
        }
        let found = brief(word);
        let lower = word.to_ascii_lowercase();
        if matches!(lower.as_str(), "true" | "false") {
            return malformed(self.place(), Says::TomlLowerCase { found, wanted: lower.clone() })
                .fix(self.place(), lower);
        }
        let day = day_in_disguise(word).map(crate::moment::Day::iso);
        if let Some(value) = day.or_else(|| plain_number(word)) {
            return malformed(self.place(), Says::TomlValue { found }).fix(self.place(), value);
        }
        malformed(self.place(), Says::TomlBareText { found }).fix(self.place(), json_text(word))
    }

    /// Typographic quotation marks.
    fn quotes(&self) -> Option<Diagnostic> {
        let word = self.written().trim();
        let inside = word.strip_prefix(['“', '”', '＂', '‘', '’'])?;
        let inside = inside.strip_suffix(['“', '”', '＂', '‘', '’']).unwrap_or(inside);
        let diagnostic = Diagnostic::error(Code::TypographicQuote, self.place(), Says::TypographicQuotes.into());
        Some(diagnostic.fix(self.place(), json_text(inside)))
    }

    /// A key with nothing behind it, or with another sign than `=`.
    fn no_value(&self) -> Diagnostic {
        if let Some(diagnostic) = self.sign() {
            return diagnostic;
        }
        let key = self.before().trim().trim_end_matches('=').trim();
        if self.before().trim_end().ends_with('=') && !key.is_empty() {
            let start = self.line + (self.before().len() - self.before().trim_start().len());
            let problem = empty(key);
            let diagnostic = Diagnostic::error(problem.code, self.span(start..start + key.len()), problem.message);
            return diagnostic.saying(Says::EmptyFactHelp.into());
        }
        malformed(self.place(), Says::TomlMissingEquals).help(Says::TomlMissingEqualsHelp.into())
    }

    /// A full-width sign, or a colon where `=` should stand.
    fn sign(&self) -> Option<Diagnostic> {
        // The library takes a colon for a part of the key.
        if self.before().trim_end().ends_with(':') {
            let start = self.line + self.before().trim_end().len() - 1;
            return Some(wide_or_foreign(self.span(start..start + 1), ":", " ="));
        }
        let rest = self.rest();
        let start = self.range.start + (rest.len() - rest.trim_start().len());
        let found = ["＝", "：", ":"].into_iter().find(|sign| rest.trim_start().starts_with(sign))?;
        Some(wide_or_foreign(self.span(start..start + found.len()), found, "="))
    }

    /// A number in another notation; the complaint names only a part of it.
    fn number(&self) -> Diagnostic {
        let in_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.');
        let head: usize = self.before().chars().rev().take_while(|&c| in_word(c)).map(char::len_utf8).sum();
        let tail = self.rest().find(|c| !in_word(c)).unwrap_or(self.rest().len());
        let range = self.range.start - head..self.range.start + tail;
        let word = self.text.get(range.clone()).unwrap_or("");
        let place = self.span(range);
        let diagnostic = malformed(place, Says::TomlValue { found: brief(word) });
        match plain_number(word) {
            Some(plain) => diagnostic.fix(place, plain),
            None => diagnostic.help(Says::TomlNumberHelp.into()),
        }
    }

    fn escape(&self) -> Diagnostic {
        let start = self.before().rfind('\\').map_or(self.range.start, |at| self.line + at);
        let length = self.text.get(start..).map_or(0, |rest| rest.chars().take(2).map(char::len_utf8).sum());
        let place = self.span(start..start + length);
        Diagnostic::error(Code::BadEscape, place, Says::BadEscape.into()).help(Says::BadEscapeHelp.into())
    }

    fn unclosed_text(&self) -> Diagnostic {
        if self.written().chars().any(char::is_control) {
            let diagnostic = Diagnostic::error(Code::ControlCharacter, self.place(), Says::ControlCharacter.into());
            return diagnostic.help(Says::ControlCharacterHelp.into());
        }
        let start = self.before().find(['"', '\'']).map_or(self.range.start, |at| self.line + at);
        let end = self.range.start.max(start);
        let place = self.span(start..end);
        Diagnostic::error(Code::UnclosedText, place, Says::UnclosedText.into())
    }

    fn unclosed(&self, open: char, close: char) -> Diagnostic {
        let start = self.text.get(..self.range.start).and_then(|before| before.rfind(open));
        let place = start.map_or(self.place(), |start| self.span(start..start + 1));
        malformed(place, Says::Unclosed { open }).help(Says::UnclosedHelp { close }.into())
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
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
