//! What is wrong with files, for people and for machines.

use std::collections::HashMap;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::messages::{Drawing, Language, Message, Words};
use crate::source::{ColumnUnit, SourceMap, Span};

use super::lines::boundary;
use super::picture::Picture;
use super::style::{Style, Tone};
use super::view::safe;

/// How many are drawn. Nobody reads more in one go.
const MOST_DRAWN: usize = 100;

/// How many are drawn of one line: whoever has a whole file on one line need not read a picture for every part of it.
const MOST_OF_A_LINE: usize = 10;

/// The first of them, file by file and from top to bottom, with an empty line between two, and how many are left out;
/// nothing for none. If not all have room, errors come before warnings.
pub fn render(diagnostics: &[Diagnostic], sources: &SourceMap, style: &Style) -> String {
    let place = |diagnostic: &&Diagnostic| diagnostic.labels.first().map(|label| label.span);
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(place);
    sorted.sort_by_key(|diagnostic| !diagnostic.is_error());
    let mut of_line: HashMap<_, usize> = HashMap::new();
    sorted.retain(|diagnostic| {
        let Some(span) = place(diagnostic) else { return true };
        let count = of_line.entry((span.file, sources.file(span.file).line(span.start))).or_default();
        *count = count.saturating_add(1);
        *count <= MOST_OF_A_LINE
    });
    sorted.truncate(MOST_DRAWN);
    sorted.sort_by_key(place);
    let left_out = diagnostics.len().saturating_sub(sorted.len());
    let separator = if style.is_plain() { "" } else { "\n" };
    let mut drawn: Vec<String> = sorted.into_iter().map(|diagnostic| render_one(diagnostic, sources, style)).collect();
    if left_out > 0 {
        drawn.push(Drawing::NotShown { count: left_out }.text(style.language) + "\n");
    }
    drawn.join(separator)
}

/// One of them as a picture (or plain lines).
pub fn render_one(diagnostic: &Diagnostic, sources: &SourceMap, style: &Style) -> String {
    let language = style.language;
    let (severity, tone) = match diagnostic.severity {
        Severity::Error => (Drawing::Error, Tone::Bad),
        Severity::Warning => (Drawing::Warning, Tone::Doubtful),
    };
    let head = format!("{}[{}]", severity.text(language), diagnostic.code);
    let mut picture = Picture::new(tone, head, diagnostic.message.text(language));
    for (index, Label { span, message }) in diagnostic.labels.iter().enumerate() {
        let words = message.as_ref().map(|message| message.text(language));
        picture = if index == 0 { picture.main(*span, words) } else { picture.context(*span, words) };
    }
    if let Some(help) = &diagnostic.help {
        picture = picture.closing(Drawing::Help.text(language), help.text(language));
    }
    picture.draw(sources, style)
}

/// A list's last line, safe to show: how many errors and warnings, in which file or how many, and how many have a fix.
pub fn summary(diagnostics: &[Diagnostic], sources: &SourceMap) -> Message {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let counts = counts(errors, diagnostics.len() - errors);
    let mut files: Vec<_> = diagnostics.iter().filter_map(|diagnostic| diagnostic.labels.first()).collect();
    files.sort_by_key(|label| label.span.file);
    files.dedup_by_key(|label| label.span.file);
    let summary = match files.as_slice() {
        [] => counts,
        [only] => {
            Drawing::InOneFile { counts: words(&counts), file: safe(&sources.file(only.span.file).name).into_owned() }
        }
        _ => Drawing::InFiles { counts: words(&counts), files: files.len() },
    };
    let fixable = diagnostics.iter().filter(|diagnostic| !diagnostic.fixes.is_empty()).count();
    let summary = words(&summary);
    match fixable {
        0 => Drawing::Summary { summary },
        1 if diagnostics.len() == 1 => Drawing::ItIsFixable { summary },
        _ if fixable == diagnostics.len() => Drawing::AllFixable { summary },
        1 => Drawing::OneFixable { summary },
        fixable => Drawing::SomeFixable { summary, fixable },
    }
    .into()
}

fn counts(errors: usize, warnings: usize) -> Drawing {
    let errors = match errors {
        0 => None,
        1 => Some(Drawing::OneError),
        count => Some(Drawing::Errors { count }),
    };
    let warnings = match warnings {
        0 => None,
        1 => Some(Drawing::OneWarning),
        count => Some(Drawing::Warnings { count }),
    };
    match (errors, warnings) {
        (Some(errors), Some(warnings)) => Drawing::Both { errors: words(&errors), warnings: words(&warnings) },
        (one, other) => one.or(other).unwrap_or(Drawing::Nothing),
    }
}

fn words(message: &Drawing) -> Words {
    Words { zh: message.text(Language::Zh), en: message.text(Language::En) }
}

/// A diagnostic for machines. Texts are raw: whoever writes them out escapes them ([`machine`](super::machine)).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The stable name.
    pub code: &'static str,
    /// `error` or `warning`
    pub severity: Severity,
    /// What is wrong.
    pub message: Texts,
    /// Where; the first is the main place.
    pub labels: Vec<LabelRecord>,
    /// How to mend it, if no label says so.
    pub help: Option<Texts>,
    /// Replacements that mend it, one complete way each.
    pub fixes: Vec<FixRecord>,
}

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Texts {
    /// English
    pub en: String,
    /// Chinese
    pub zh: String,
}

/// A place and what is said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LabelRecord {
    /// Where.
    #[serde(flatten)]
    pub place: PlaceRecord,
    /// What, if anything.
    pub message: Option<Texts>,
}

/// A replacement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FixRecord {
    /// What is replaced; nothing if it starts where it ends.
    #[serde(flatten)]
    pub place: PlaceRecord,
    /// By what.
    pub replacement: String,
}

/// A range of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceRecord {
    /// The file's name.
    pub file: String,
    /// Does it ship with the program?
    pub built_in: bool,
    /// Its first byte.
    pub start: Position,
    /// One past its last byte.
    pub end: Position,
}

/// A place between two bytes, counted in every way that a tool may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Position {
    /// Bytes from the beginning of the file, from 0, not counting a byte order mark.
    pub byte: u32,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The column in UTF-16 code units, from 1.
    pub column_utf16: usize,
}

/// The diagnostic for machines.
pub fn record(diagnostic: &Diagnostic, sources: &SourceMap) -> Record {
    let texts = |message: &Message| Texts { en: message.text(Language::En), zh: message.text(Language::Zh) };
    let label = |label: &Label| LabelRecord {
        place: place_record(label.span, sources),
        message: label.message.as_ref().map(texts),
    };
    Record {
        code: diagnostic.code.as_str(),
        severity: diagnostic.severity,
        message: texts(&diagnostic.message),
        labels: diagnostic.labels.iter().map(label).collect(),
        help: diagnostic.help.as_ref().map(texts),
        fixes: diagnostic
            .fixes
            .iter()
            .map(|fix| FixRecord { place: place_record(fix.span, sources), replacement: fix.replacement.clone() })
            .collect(),
    }
}

/// A span for machines.
pub fn place_record(span: Span, sources: &SourceMap) -> PlaceRecord {
    let file = sources.file(span.file);
    let position = |byte: u32| {
        let byte = boundary(&file.text, byte) as u32;
        Position {
            byte,
            line: file.line(byte),
            column: file.column(byte, ColumnUnit::Characters),
            column_utf16: file.column(byte, ColumnUnit::Utf16),
        }
    };
    PlaceRecord {
        file: file.name.clone(),
        built_in: file.built_in,
        start: position(span.start),
        end: position(span.end),
    }
}
