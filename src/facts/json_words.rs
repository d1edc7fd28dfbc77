//! JSON's words: numbers and names without quotes, texts in quotes, and what people write instead of them.

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::Span;

use super::document::{Kind, Node};
use super::findings::brief;
use super::json::{Reader, malformed};

impl Reader<'_> {
    /// A value without quotes: a number, `true`, `false`, `null`, or something that wants quotes.
    pub fn bare(&mut self) -> Node {
        let start = self.at;
        while matches!(self.peek(), b'0'..=b'9' | b'a'..=b'z' | b'+' | b'-' | b'.' | b'E') {
            self.at += 1;
        }
        let span = self.span(start, self.at);
        let ends = matches!(self.peek(), b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' | 0);
        let word = self.slice(span);
        if ends && (matches!(word, "true" | "false" | "null") || is_number(word)) {
            return Node { span, kind: Kind::Scalar { quoted: false, text: None } };
        }
        self.at = start;
        self.bare_wrong()
    }

    #[cold]
    fn bare_wrong(&mut self) -> Node {
        let start = self.at;
        if let Some((span, text)) = self.other_quotes() {
            // Its quotes may take more than a byte each, so that nothing may be put between them: it is replaced whole.
            return Node { span, kind: Kind::Scalar { quoted: false, text: Some(text) } };
        }
        let rest = self.rest();
        let end = rest
            .find([',', '}', ']', '{', '[', '"', '\n', '\r', '，', '；', '/', '#'])
            .map_or(self.text.len(), |length| start + length);
        let written = self.text.get(start..end).unwrap_or("").trim_end();
        if !written.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | '?' | '¥' | '$'))
        {
            self.unexpected();
            return Node { span: self.span(start, self.at), kind: Kind::Broken };
        }
        let place = self.span(start, start + written.len());
        let found = brief(written);
        let lower = written.to_ascii_lowercase();
        let diagnostic = match (lower.as_str(), super::scalar::plain_number(written)) {
            ("true" | "false" | "null", _) => {
                malformed(place, Says::JsonLowerCase { found, wanted: lower.clone() }).fix(place, lower)
            }
            (_, Some(number)) => malformed(place, Says::JsonNumber { found }).fix(place, number),
            _ => malformed(place, Says::JsonBareWord { found }).fix(place, format!("\"{written}\"")),
        };
        self.tell(diagnostic);
        self.at = place.end as usize;
        Node { span: place, kind: Kind::Broken }
    }

    /// Text in quotes that JSON does not know, told and taken.
    #[cold]
    pub fn other_quotes(&mut self) -> Option<(Span, Box<str>)> {
        let rest = self.rest();
        let open = rest.chars().next()?;
        let closes: &[char] = match open {
            '\'' => &['\''],
            '“' | '”' | '＂' => &['”', '“', '"', '＂'],
            '‘' | '’' => &['’', '‘', '\''],
            '「' => &['」'],
            _ => return None,
        };
        let inside = rest.get(open.len_utf8()..)?;
        let line = inside.find('\n').unwrap_or(inside.len());
        let length = inside.get(..line)?.find(closes)?;
        let close = inside.get(length..)?.chars().next()?;
        let end = self.at + open.len_utf8() + length + close.len_utf8();
        let (place, text) = (self.span(self.at, end), inside.get(..length)?);
        let fix = super::write::json_text(text);
        let (code, message) = match open {
            '\'' => (Code::Malformed, Says::JsonSingleQuotes),
            _ => (Code::TypographicQuote, Says::TypographicQuotes),
        };
        self.tell(Diagnostic::error(code, place, message.into()).fix(place, fix));
        self.at = end;
        Some((place, text.into()))
    }

    /// Text in quotes: its place, and its words if they are not what stands between the quotes.
    pub fn string(&mut self) -> (Span, Option<Box<str>>) {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return (self.span(start, self.at), None);
                }
                b'\\' => {
                    self.at = start;
                    return self.escaped_string();
                }
                b'\n' | 0 => return self.unclosed_string(start),
                _ => self.at += 1,
            }
        }
    }

    #[cold]
    fn unclosed_string(&mut self, start: usize) -> (Span, Option<Box<str>>) {
        let line = self.text.get(start..self.at).unwrap_or("").trim_end_matches(['\r', ',']);
        let place = self.span(start, start + line.len());
        let diagnostic = Diagnostic::error(Code::UnclosedText, place, Says::UnclosedText.into());
        self.tell(diagnostic.fix(place.after(), "\""));
        // The comma behind it, if there is one, is one.
        self.at = place.end as usize;
        let text = line.trim_start_matches('"');
        (place, Some(text.into()))
    }

    fn escaped_string(&mut self) -> (Span, Option<Box<str>>) {
        let start = self.at;
        let mut text = String::new();
        self.at += 1;
        loop {
            let run = self.at;
            while !matches!(self.peek(), b'"' | b'\\' | b'\n' | 0) {
                self.at += 1;
            }
            text.push_str(self.text.get(run..self.at).unwrap_or(""));
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    return (self.span(start, self.at), Some(text.into()));
                }
                b'\\' => self.escape(&mut text),
                _ => return self.unclosed_string(start),
            }
        }
    }

    fn escape(&mut self, text: &mut String) {
        let start = self.at;
        let letter = self.bytes.get(start + 1).copied().unwrap_or(0);
        self.at += 2;
        let plain = match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => match self.code_point() {
                Some('\0') => return self.bad_escape(start, Code::ControlCharacter, Says::Nul),
                Some(c) => c,
                None => return self.bad_escape(start, Code::BadEscape, Says::BadUnicodeEscape),
            },
            _ => {
                // The character behind the backslash may be longer than a byte, or the end of the line.
                self.at = start + 1;
                if letter != 0 && letter != b'\n' {
                    self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                }
                return self.bad_escape(start, Code::BadEscape, Says::BadEscape);
            }
        };
        text.push(plain);
    }

    #[cold]
    fn bad_escape(&mut self, start: usize, code: Code, message: Says) {
        let place = self.span(start, self.at);
        let diagnostic = Diagnostic::error(code, place, message.into());
        let diagnostic = match code {
            Code::BadEscape => diagnostic.help(Says::BadEscapeHelp.into()),
            _ => diagnostic.help(Says::NulHelp.into()),
        };
        self.tell(diagnostic);
    }

    /// The character of `uXXXX`, or of a pair of them.
    fn code_point(&mut self) -> Option<char> {
        let first = self.hex()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first);
        }
        if first >= 0xdc00 || !self.rest().starts_with("\\u") {
            return None;
        }
        self.at += 2;
        let second = self.hex()?;
        let low = second.checked_sub(0xdc00).filter(|&low| low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + low)
    }

    fn hex(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }
}

/// Is it a number as JSON writes them?
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.trim_start_matches(['+', '-']))),
        None => (word, None),
    };
    let (whole, part) = match mantissa.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (mantissa, None),
    };
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && part.is_none_or(digits) && exponent.is_none_or(digits)
}
