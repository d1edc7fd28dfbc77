//! The YAML library's complaints in our words, at the place where a person can mend them. What the library stumbles
//! over is often a line behind what is wrong: a colon without its space, a quote that was not closed.

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::findings::{ERROR_LIMIT, brief, too_deep, within};
use super::json::{malformed, wide_or_foreign};
use super::write::json_text;

/// What is wrong where the library stopped; `start` is where its offsets begin.
pub(super) fn mistakes(text: &str, file: FileId, start: usize, error: &ScanError) -> Vec<Diagnostic> {
    let at = (start + error.marker().byte_offset().unwrap_or(0)).min(text.len());
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let line = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let mistake = Mistake { text, file, at, line };
    if is_tab(error.kind()) {
        return mistake.tabs();
    }
    vec![mistake.colons().unwrap_or_else(|| mistake.tell(error.kind()))]
}

/// A colon that is full-width, that lacks its space, or that is an equals sign, on the line that starts at a byte.
pub(super) fn colon(text: &str, file: FileId, start: usize) -> Option<Diagnostic> {
    let line = text.get(start..)?.lines().next()?;
    let name = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ' ' | '-')))?;
    let sign = line.get(name..)?;
    if line.get(..name)?.trim().is_empty() {
        return None;
    }
    let place = |length| Span::new(file, start + name..start + name + length);
    if sign.starts_with('：') {
        let blank = if sign.strip_prefix('：').is_some_and(|rest| rest.trim().is_empty()) { ":" } else { ": " };
        return Some(wide_or_foreign(place('：'.len_utf8()), "：", blank));
    }
    if sign.starts_with('=') {
        return Some(wide_or_foreign(place(1), "=", ":"));
    }
    let rest = sign.strip_prefix(':')?;
    if rest.is_empty() || rest.starts_with([' ', '\t', '\r', ':']) {
        return None;
    }
    let message = Says::YamlGluedColon { name: brief(line.get(..name)?.trim()) };
    Some(malformed(place(1), message).fix(place(1), ": "))
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

struct Mistake<'a> {
    text: &'a str,
    file: FileId,
    /// Where the library stopped.
    at: usize,
    /// Where that line starts.
    line: usize,
}

impl<'a> Mistake<'a> {
    fn span(&self, start: usize, length: usize) -> Span {
        within(self.text, self.file, start..start + length)
    }

    /// The text of the line from the mistake on.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).and_then(|rest| rest.lines().next()).unwrap_or("")
    }

    fn whole_line(&self) -> &'a str {
        self.text.get(self.line..).and_then(|rest| rest.lines().next()).unwrap_or("")
    }

    /// The word at the mistake.
    fn word(&self) -> Span {
        let rest = self.rest();
        let length = match rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'))) {
            Some(0) => rest.chars().next().map_or(0, char::len_utf8),
            Some(length) => length,
            None => rest.len(),
        };
        self.span(self.at, length)
    }

    /// Tabs that indent, line by line: whoever used one used them throughout.
    fn tabs(&self) -> Vec<Diagnostic> {
        let mut start = self.line;
        let mut found = Vec::new();
        for line in self.text.get(self.line..).unwrap_or("").split_inclusive('\n') {
            let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
            let tabs = line.get(..blanks).map_or(0, |blanks| blanks.matches('\t').count());
            if tabs > 0 && found.len() < ERROR_LIMIT {
                let spaces = " ".repeat(blanks - tabs + 2 * tabs);
                let place = self.span(start, blanks);
                found.push(malformed(place, Says::YamlTab).help(Says::YamlTabHelp.into()).fix(place, spaces));
            }
            start += line.len();
        }
        if found.is_empty() {
            found.push(malformed(self.word(), Says::YamlTab).help(Says::YamlTabHelp.into()));
        }
        found
    }

    /// A colon on this line, or on the one above, that does not count as one.
    fn colons(&self) -> Option<Diagnostic> {
        let above = self.text.get(..self.line.saturating_sub(1))?.rfind('\n').map_or(0, |end| end + 1);
        colon(self.text, self.file, above).or_else(|| colon(self.text, self.file, self.line))
    }

    fn tell(&self, kind: &ErrorKind) -> Diagnostic {
        let place = self.word();
        let told = |message: Says, help: Says| malformed(place, message).help(help.into());
        if self.rest().starts_with('?') && *kind != ErrorKind::RecursionLimitExceeded {
            let question = self.span(self.at, 1);
            let told = malformed(question, Says::YamlQuestion).saying(Says::EmptyFactHelp.into());
            return told.fix(question, "\"?\"");
        }
        match kind {
            ErrorKind::RecursionLimitExceeded => too_deep(place),
            ErrorKind::DirectiveDisallowed => {
                let line = self.span(self.at, self.rest().trim_end().len());
                let diagnostic = Diagnostic::error(Code::YamlFeature, line, Says::YamlDirective.into());
                diagnostic.help(Says::YamlDirectiveHelp.into()).fix(line, "")
            }
            ErrorKind::UnclosedFlowCollection { open } => {
                told(Says::Unclosed { open: *open }, Says::UnclosedHelp { close: closing(*open) })
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                malformed(place, Says::WrongBracket { found: *close, wanted: closing(*open) })
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                malformed(place, Says::Unexpected { found: brief(self.text.get(place.range()).unwrap_or("")) })
            }
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent => self.unclosed_text(),
            ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => {
                malformed(place, Says::MissingComma)
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                malformed(place, Says::YamlAfterQuotes)
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => self.escape(),
            ErrorKind::UnexpectedCharacter { character } => self.character(*character),
            ErrorKind::CommentNotSeparated | ErrorKind::CommentInterceptedScalar => {
                malformed(place, Says::YamlCommentGlued)
            }
            ErrorKind::MappingValueNotAllowed => self.second_colon(),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
                let line = self.whole_line();
                let start = self.line + (line.len() - line.trim_start().len());
                let told =
                    malformed(self.span(start, line.trim().len()), Says::YamlNoColon { found: brief(line.trim()) });
                told.help(Says::YamlNoColonHelp.into())
            }
            ErrorKind::InvalidIndentation
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedBlockSequenceEntry
            | ErrorKind::BlockSequenceEntryNotAllowed
            | ErrorKind::MappingKeyNotAllowed => told(Says::YamlIndentation, Says::YamlIndentationHelp),
            _ => told(Says::YamlOther, Says::YamlOtherHelp),
        }
    }

    /// Two colons on a line; or one, on a line that is indented further than the one it belongs beside.
    fn second_colon(&self) -> Diagnostic {
        let before = self.text.get(self.line..self.at).unwrap_or("");
        if before.contains(": ") {
            let colon = self.span(self.at, 1);
            return malformed(colon, Says::YamlSecondColon).help(Says::YamlSecondColonHelp.into());
        }
        let start = self.line + (before.len() - before.trim_start().len());
        let word = self.span(start, before.trim().len());
        malformed(word, Says::YamlIndentation).help(Says::YamlIndentationHelp.into())
    }

    /// The library notices an unclosed text one or more lines later.
    fn unclosed_text(&self) -> Diagnostic {
        let before = self.text.get(..self.at).unwrap_or("");
        // On the lines before this one there is one quote too many: the last line with an odd number of them.
        let mut end = if self.rest().starts_with(['"', '\'']) { self.at + self.rest().len() } else { before.len() };
        let mut start = self.at;
        while let Some(line) = self.text.get(..end).map(|text| text.rfind('\n').map_or(0, |at| at + 1)) {
            let written = self.text.get(line..end).unwrap_or("");
            let quote = ['"', '\''].into_iter().find(|quote| written.matches(*quote).count() % 2 == 1);
            if let Some(at) = quote.and_then(|quote| written.rfind(quote)) {
                start = line + at;
                break;
            }
            if line == 0 || before.len() - line > 4096 {
                break;
            }
            end = line - 1;
        }
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
        let place = self.span(start, line.len());
        let diagnostic = Diagnostic::error(Code::UnclosedText, place, Says::UnclosedText.into());
        match line.chars().next() {
            Some(quote @ ('"' | '\'')) => diagnostic.fix(place.after(), quote),
            _ => diagnostic,
        }
    }

    /// The library names the text; the escape is inside it.
    fn escape(&self) -> Diagnostic {
        let text = self.text.get(self.at..).unwrap_or("");
        let (at, length) = bad_escape(text).unwrap_or((0, 1));
        let place = self.span(self.at + at, length);
        Diagnostic::error(Code::BadEscape, place, Says::BadEscape.into()).help(Says::BadEscapeHelp.into())
    }

    /// A character that cannot begin a text, or cannot stand in YAML at all.
    fn character(&self, found: char) -> Diagnostic {
        if found.is_control() {
            // The library names the start of the text that holds it.
            let ahead = self.text.get(self.at..).and_then(|text| text.find(found)).unwrap_or(0);
            let place = self.span(self.at + ahead, found.len_utf8());
            let diagnostic = Diagnostic::error(Code::ControlCharacter, place, Says::ControlCharacter.into());
            return diagnostic.help(Says::ControlCharacterHelp.into());
        }
        let value = self.rest().trim_end();
        let place = self.span(self.at, value.len());
        let told = malformed(place, Says::YamlStartsWith { found }).saying(Says::YamlQuoteHelp.into());
        let inside = if value.len() > 1 { value.trim_matches('`') } else { value };
        told.fix(place, json_text(inside))
    }
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

/// The first escape of a double-quoted text that YAML does not have: where, and how long.
fn bad_escape(text: &str) -> Option<(usize, usize)> {
    let mut characters = text.char_indices();
    while let Some((at, c)) = characters.next() {
        if c != '\\' {
            continue;
        }
        let (_, letter) = characters.next()?;
        let digits = match letter {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let known = digits > 0 || "0abt\tnvfre \"/\\N_LP\r\n".contains(letter);
        let code = text.get(at + 2..at + 2 + digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let surrogate =
            code.and_then(|code| u32::from_str_radix(code, 16).ok()).is_some_and(|code| char::from_u32(code).is_none());
        if !known || (digits > 0 && (code.is_none() || surrogate)) {
            return Some((at, 1 + letter.len_utf8()));
        }
    }
    None
}
