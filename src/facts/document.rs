//! An account file as a tree with the place of every key and value. Nothing here knows what a fact may be: scalars
//! stay as written, so that `no`, `012` and `12.50` keep what the person typed until a declared type reads them.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::{Facts as Says, Words};
use crate::source::{FileId, SourceFile, SourceMap, Span};

use super::findings::{ERROR_LIMIT, duplicate, first_line, nul};
use super::yaml_mistakes::colon;
use super::{json, toml, yaml};

/// The largest account file that is read, in bytes.
pub const SIZE_LIMIT: usize = 16 * 1024 * 1024;

/// How deep lists and groups may nest. An account needs four levels; the limit keeps any file from filling the stack.
pub const DEPTH_LIMIT: usize = 64;

/// How an account file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON
    Json,
    /// YAML
    Yaml,
    /// TOML
    Toml,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Yaml, Format::Json, Format::Toml];

    /// The format a file's name promises.
    pub fn of_name(path: &str) -> Option<Format> {
        let (_, extension) = path.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Format::Json),
            "yaml" | "yml" => Some(Format::Yaml),
            "toml" => Some(Format::Toml),
            _ => None,
        }
    }

    /// The format a text looks like: `{` or `[` opens JSON, `[name]` and `name =` are TOML, all else is YAML.
    pub fn detect(text: &str) -> Format {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let Some(line) = lines.next() else { return Format::Yaml };
        if line.starts_with('{') {
            return Format::Json;
        }
        if line.starts_with('[') {
            let header = line.split_once(']').is_some_and(|(name, rest)| {
                let name = name.trim_start_matches('[').trim();
                let rest = rest.trim_start_matches(']').trim_start();
                !name.is_empty() && !name.contains([',', '{', ':']) && (rest.is_empty() || rest.starts_with('#'))
            });
            return if header { Format::Toml } else { Format::Json };
        }
        let key = line.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"' | ' '));
        if key.starts_with('=') { Format::Toml } else { Format::Yaml }
    }

    /// Its name, as typed after `--format`.
    pub fn id(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Yaml => "yaml",
            Format::Toml => "toml",
        }
    }

    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            Format::Json => "JSON",
            Format::Yaml => "YAML",
            Format::Toml => "TOML",
        }
    }
}

/// An account file, read but not yet understood.
#[derive(Clone, Debug)]
pub struct Document {
    pub(super) file: FileId,
    pub(super) format: Format,
    pub(super) root: Node,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub span: Span,
    pub kind: Kind,
}

/// What stands at a place.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// Keys with values; each key once.
    Map(Vec<Entry>),
    /// Values in a row.
    List(Vec<Node>),
    /// A word, number or text. Without a text of its own it is what the file says there (without quotes).
    Scalar { quoted: bool, text: Option<Box<str>> },
    /// YAML: nothing behind the key.
    Empty,
    /// A mistake was told already; nothing more is to be said.
    Broken,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub key: Box<str>,
    pub key_span: Span,
    pub value: Node,
}

impl Document {
    /// Reads a file's text. Without a format, the text shows it. What could be read is in the tree even if there are
    /// mistakes; if any of them is an error, nothing should be judged.
    pub fn parse(sources: &SourceMap, file: FileId, format: Option<Format>) -> (Document, Vec<Diagnostic>) {
        let source = sources.file(file);
        let text = source.text.as_str();
        let format = format.unwrap_or_else(|| Format::detect(text));
        let whole = Span::new(file, 0..text.len());
        if let Some(diagnostic) = unreadable(text, &source.name, file) {
            let root = Node { span: whole, kind: Kind::Broken };
            return (Document { file, format, root }, vec![diagnostic]);
        }
        let (root, mut diagnostics) = parse_as(format, text, file);
        if let Some(diagnostic) =
            other_format(source, file, format).filter(|_| diagnostics.iter().any(Diagnostic::is_error))
        {
            let root = Node { span: whole, kind: Kind::Broken };
            return (Document { file, format, root }, vec![diagnostic]);
        }
        let root = root.unwrap_or(Node { span: whole, kind: Kind::Broken });
        if let Some(found) = not_a_map(&root) {
            let place = first_line(text, root.span);
            let message = Says::NotAMap { found };
            let plain = || Diagnostic::error(Code::Malformed, place, message.into()).help(Says::MapHelp.into());
            let colon = colon(text, file, root.span.start as usize).filter(|_| format == Format::Yaml);
            diagnostics.push(colon.unwrap_or_else(plain));
        }
        (Document { file, format, root }, diagnostics)
    }

    /// A file that says nothing, for assignments alone.
    pub fn empty(file: FileId) -> Document {
        let root = Node { span: Span::new(file, 0..0), kind: Kind::Map(Vec::new()) };
        Document { file, format: Format::Yaml, root }
    }

    /// The file it was read from.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// How the file is written.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The keys that name platforms: all at the top level but `as_of` and `me`, in their order.
    pub fn platform_keys(&self) -> Vec<(&str, Span)> {
        self.entries()
            .iter()
            .filter(|entry| !matches!(&*entry.key, "as_of" | "me"))
            .map(|entry| (&*entry.key, entry.key_span))
            .collect()
    }

    /// How the text at a place is written: assignments laid over the file are YAML.
    pub(super) fn format_at(&self, span: Span) -> Format {
        if span.file == self.file { self.format } else { Format::Yaml }
    }

    pub(super) fn entries(&self) -> &[Entry] {
        match &self.root.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &*entry.key == key)
    }
}

impl Node {
    /// The words of a scalar.
    pub fn text<'a>(&'a self, sources: &'a SourceMap) -> Option<&'a str> {
        match &self.kind {
            Kind::Scalar { text: Some(text), .. } => Some(text),
            Kind::Scalar { quoted: false, text: None } => Some(sources.text(self.span)),
            Kind::Scalar { quoted: true, text: None } => Some(sources.text(self.inside())),
            _ => None,
        }
    }

    /// The span of a quoted scalar without its quotes.
    pub fn inside(&self) -> Span {
        match self.kind {
            Kind::Scalar { quoted: true, .. } if self.span.end >= self.span.start + 2 => {
                Span { start: self.span.start + 1, end: self.span.end - 1, ..self.span }
            }
            _ => self.span,
        }
    }

    /// Is it `"?"`?
    pub fn is_question(&self, sources: &SourceMap) -> bool {
        self.text(sources) == Some("?")
    }
}

/// Keeps the first of each key and tells of the others. Linear, whatever the number of keys.
pub(super) fn unique(entries: &mut Vec<Entry>, diagnostics: &mut Vec<Diagnostic>) {
    const FEW: usize = 12;
    let mut doubles = Vec::new();
    if entries.len() <= FEW {
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = entries.iter().take(at).position(|other| other.key == entry.key) {
                doubles.push((first, at));
            }
        }
    } else {
        let mut seen = HashMap::with_capacity(entries.len());
        for (at, entry) in entries.iter().enumerate() {
            if let Some(first) = seen.get(&entry.key) {
                doubles.push((*first, at));
            } else {
                seen.insert(&entry.key, at);
            }
        }
    }
    for &(first, at) in &doubles {
        if let (Some(first), Some(double)) = (entries.get(first), entries.get(at))
            && diagnostics.len() < ERROR_LIMIT
        {
            diagnostics.push(duplicate(&double.key, double.key_span, Some(first.key_span)));
        }
    }
    let mut doubles = doubles.into_iter().map(|(_, at)| at).peekable();
    let mut at = 0;
    entries.retain(|_| {
        let double = doubles.next_if_eq(&at).is_some();
        at += 1;
        !double
    });
}

/// Text that no reader should try.
fn unreadable(text: &str, name: &str, file: FileId) -> Option<Diagnostic> {
    let nowhere = |code, message: Says| Diagnostic { labels: Vec::new(), ..at(file, 0..0, code, message) };
    if text.len() > SIZE_LIMIT {
        return Some(nowhere(Code::TooLarge, Says::TooLarge { limit: SIZE_LIMIT / 1024 / 1024 }));
    }
    if let Some(place) = text.find('\0') {
        return Some(nul(Span::new(file, place..place + 1)));
    }
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(nowhere(Code::EmptyFile, Says::EmptyFile).help(Says::EmptyFileHelp.into()));
    }
    let rule = rule_line(text)?;
    let help = Says::RuleFileHelp { name: name.to_owned() };
    Some(at(file, rule, Code::RuleFile, Says::RuleFile).help(help.into()))
}

fn at(file: FileId, range: std::ops::Range<usize>, code: Code, message: Says) -> Diagnostic {
    Diagnostic::error(code, Span::new(file, range), message.into())
}

/// The first line, if it is one of a rule file: `adieu 1`, `platform name {`, `condition name {` …
fn rule_line(text: &str) -> Option<std::ops::Range<usize>> {
    const ITEMS: [&str; 12] = [
        "platform",
        "account",
        "condition",
        "source",
        "advice",
        "loss",
        "caution",
        "alternative",
        "right",
        "automatic",
        "procedure",
        "version",
    ];
    let mut start = 0;
    let line = text.split_inclusive('\n').find(|line| {
        let says = !line.trim().is_empty() && !line.trim_start().starts_with('#');
        start += if says { 0 } else { line.len() };
        says
    })?;
    let mut words = line.split_whitespace();
    let (first, second, third) = (words.next()?, words.next()?, words.next());
    let edition = first == "adieu" && third.is_none() && second.bytes().all(|byte| byte.is_ascii_digit());
    let item = ITEMS.contains(&first) && (second == "{" || third == Some("{"));
    if !edition && !item {
        return None;
    }
    Some(start..start + line.trim_end().len())
}

fn parse_as(format: Format, text: &str, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    match format {
        Format::Json => json::parse(text, file),
        Format::Yaml => yaml::parse(text, file),
        Format::Toml => toml::parse(text, file),
    }
}

/// A text in one format below a name that promises another: one mistake, not many.
fn other_format(source: &SourceFile, file: FileId, format: Format) -> Option<Diagnostic> {
    let text = source.text.as_str();
    let found = Format::detect(text);
    let (root, wrong) = if found == format { (None, Vec::new()) } else { parse_as(found, text, file) };
    if !wrong.is_empty() || !root.is_some_and(|root| matches!(root.kind, Kind::Map(_))) {
        return None;
    }
    let (promised, extension) = (format.title().to_owned(), found.id().to_owned());
    let found = found.title().to_owned();
    let (message, help) = match Format::of_name(&source.name) {
        Some(_) => (Says::OtherFormat { promised, found }, Says::OtherFormatHelp { extension }),
        None => (Says::OtherFormatSaid { promised, found }, Says::OtherFormatSaidHelp { format: extension }),
    };
    let start = text.len() - text.trim_start().len();
    let place = first_line(text, Span::new(file, start..text.len()));
    Some(Diagnostic::error(Code::Malformed, place, message.into()).help(help.into()))
}

fn not_a_map(root: &Node) -> Option<Words> {
    match root.kind {
        Kind::Map(_) | Kind::Broken => None,
        Kind::List(_) => Some(Says::AList.words()),
        Kind::Scalar { .. } | Kind::Empty => Some(Says::PlainText.words()),
    }
}
