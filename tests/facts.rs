//! Account files: what is wrong with them is told well, what is right is read exactly, and what is written reads back.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::panic)]

use std::fmt::Write as _;
use std::path::Path;

use adieu::diagnostic::Diagnostic;
use adieu::facts::{AccountFile, Document, Format};
use adieu::messages::Language;
use adieu::moment::Day;
use adieu::program::Base;
use adieu::source::{ColumnUnit, FileId, SourceMap, Span};

#[path = "facts/broken.rs"]
mod broken;
#[path = "facts/hostile.rs"]
mod hostile;
#[path = "facts/properties.rs"]
mod properties;
#[path = "facts/reading.rs"]
mod reading;
#[path = "facts/rules.rs"]
mod rules;
#[path = "facts/saving.rs"]
mod saving;
#[path = "facts/writing.rs"]
mod writing;

/// The platforms there are rules for, loaded or not.
const KNOWN: [&str; 5] = ["alipay", "qq", "taobao", "wechat", "weibo"];

fn today() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// A file, read whole.
struct Read {
    sources: SourceMap,
    document: Document,
    file: AccountFile,
    diagnostics: Vec<Diagnostic>,
}

fn read_as(base: &Base, text: &str, format: Option<Format>) -> Read {
    read_named(base, "me.yaml", text, format)
}

fn read_named(base: &Base, name: &str, text: &str, format: Option<Format>) -> Read {
    let mut sources = SourceMap::new();
    let id = sources.add(name, text);
    let (document, mut diagnostics) = Document::parse(&sources, id, format);
    let (file, more) = document.facts(&sources, base, &KNOWN, today());
    diagnostics.extend(more);
    Read { sources, document, file, diagnostics }
}

fn read(text: &str) -> Read {
    read_as(&rules::base(), text, None)
}

impl Read {
    /// Every diagnostic with its places, words and fixes.
    fn listing(&self, language: Language) -> String {
        listing(&self.sources, &self.diagnostics, language)
    }

    fn codes(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
    }
}

fn listing(sources: &SourceMap, diagnostics: &[Diagnostic], language: Language) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let main = diagnostic.labels.first().map_or_else(|| String::from("-"), |label| place(sources, label.span));
        let severity = if diagnostic.is_error() { "error" } else { "warning" };
        let message = diagnostic.message.text(language);
        writeln!(text, "{main} {severity}[{}] {}", diagnostic.code, visible(&message)).unwrap();
        for label in &diagnostic.labels {
            let words =
                label.message.as_ref().map_or_else(String::new, |message| format!(": {}", message.text(language)));
            writeln!(text, "    {} {}{}", place(sources, label.span), excerpt(sources, label.span), visible(&words))
                .unwrap();
        }
        if let Some(help) = &diagnostic.help {
            writeln!(text, "    help: {}", visible(&help.text(language))).unwrap();
        }
        for fix in &diagnostic.fixes {
            let (at, old) = (place(sources, fix.span), excerpt(sources, fix.span));
            writeln!(text, "    fix: {at} {old} -> {}", visible(&format!("{:?}", fix.replacement))).unwrap();
        }
    }
    text
}

fn place(sources: &SourceMap, span: Span) -> String {
    let file = sources.file(span.file);
    let name = if file.name.starts_with("--") { format!("{}:", file.name) } else { String::new() };
    format!("{name}{}:{}", file.line(span.start), file.column(span.start, ColumnUnit::Characters))
}

fn excerpt(sources: &SourceMap, span: Span) -> String {
    let text = sources.text(span);
    let short: String = text.chars().take(60).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    visible(&format!("{short:?}{more}"))
}

/// Snapshots hold no character that a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' => {
                format!("<{:04x}>", u32::from(c))
            }
            c if c.is_control() && c != '\n' => format!("<{:02x}>", u32::from(c)),
            c => c.to_string(),
        })
        .collect()
}

fn apply_fixes(sources: &SourceMap, file: FileId, diagnostics: &[Diagnostic]) -> String {
    let mut text = sources.file(file).text.clone();
    let mut fixes: Vec<_> = diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.fixes.first())
        .filter(|fix| fix.span.file == file)
        .collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    for fix in fixes {
        text.replace_range(fix.span.range(), &fix.replacement);
    }
    text
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}
