//! YAML, from the events of a library: plain words keep what was typed (no `no` turned into false, no `012` into 10),
//! and whatever could make a small file large or a plain file surprising (anchors, aliases, tags, merge keys) is refused.
//! The library stops at the first mistake; reading goes on at the next line that starts a platform.

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle};

use crate::diagnostic::{Code, Diagnostic};
use crate::messages::Facts as Says;
use crate::source::{FileId, Span};

use super::document::{DEPTH_LIMIT, Entry, Kind, Node, unique};
use super::findings::{ERROR_LIMIT, first_line, nul, within};
use super::json::malformed;
use super::yaml_mistakes::mistakes;

/// Reads a text as YAML.
pub(super) fn parse(text: &str, file: FileId) -> (Option<Node>, Vec<Diagnostic>) {
    let (mut root, mut found, mut stop) = piece(text, file, 0);
    // A mistake ends one platform's block; the blocks behind it may hold mistakes of their own.
    while let Some(stopped) = stop.filter(|_| found.len() < ERROR_LIMIT) {
        let Some(start) = next_block(text, stopped) else { break };
        let (more, diagnostics, next) = piece(text, file, start);
        if let (Some(Node { kind: Kind::Map(entries), .. }), Some(Node { kind: Kind::Map(more), .. })) =
            (&mut root, more)
        {
            entries.extend(more);
            unique(entries, &mut found);
        }
        found.extend(diagnostics);
        stop = next;
    }
    found.truncate(ERROR_LIMIT);
    (root, found)
}

/// Reads one line's worth of YAML, such as the `[a, b]` of an assignment.
pub(super) fn parse_at(text: &str, file: FileId, start: usize) -> (Option<Node>, Vec<Diagnostic>) {
    let (root, found, _) = piece(text, file, start);
    (root, found)
}

/// Reads the text from a byte on, up to its end or the first mistake, whose place is told.
fn piece(text: &str, file: FileId, start: usize) -> (Option<Node>, Vec<Diagnostic>, Option<usize>) {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        disallow_directives: true,
        flow_nesting_limit: DEPTH_LIMIT,
        block_nesting_limit: DEPTH_LIMIT,
    };
    let rest = text.get(start..).unwrap_or("");
    let mut builder = Builder {
        text,
        file,
        start,
        stack: Vec::new(),
        root: None,
        documents: 0,
        anchors: 0,
        aliases: 0,
        stopped: false,
        found: Vec::new(),
    };
    let mut stop = None;
    for event in Parser::new_from_str_with_options(rest, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                let tag = span.tag_span().and_then(|tag| tag.byte_range());
                if let Some(tag) = tag {
                    builder.feature(builder.span(tag), Says::YamlTag, Says::YamlTagHelp);
                }
                builder.event(event, range);
            }
            Err(error) => {
                let at = start + error.marker().byte_offset().unwrap_or(0);
                builder.found.extend(mistakes(text, file, start, &error));
                stop = Some(at);
                builder.stopped = true;
                break;
            }
        }
        if builder.documents > 1 || builder.found.len() >= ERROR_LIMIT {
            break;
        }
    }
    builder.unwind();
    (builder.root, builder.found, stop)
}

/// The next line behind a place that starts with a key.
fn next_block(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let mut at = from + rest.find('\n')? + 1;
    for line in text.get(at..)?.split_inclusive('\n') {
        if line.starts_with(char::is_alphabetic) && line.contains([':', '：']) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

struct Builder<'a> {
    text: &'a str,
    file: FileId,
    /// Where in the text the library's offsets begin.
    start: usize,
    stack: Vec<Frame>,
    root: Option<Node>,
    documents: usize,
    /// How many anchors and aliases were met: the first of each is told, the others have the same cause.
    anchors: usize,
    aliases: usize,
    /// The library gave up; what is open has its own explanation.
    stopped: bool,
    found: Vec<Diagnostic>,
}

/// A map or list that is still open.
struct Frame {
    span: Span,
    flow: bool,
    kind: Open,
}

enum Open {
    Map { entries: Vec<Entry>, key: Option<(Box<str>, Span)> },
    List(Vec<Node>),
}

impl Builder<'_> {
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        within(self.text, self.file, self.start + range.start..self.start + range.end)
    }

    fn feature(&mut self, span: Span, message: Says, help: Says) {
        self.found.push(Diagnostic::error(Code::YamlFeature, span, message.into()).help(help.into()));
    }

    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let span = self.span(range);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.feature(span, Says::YamlDocuments, Says::YamlDocumentsHelp);
                }
            }
            Event::Anchor(..) => {
                self.anchors += 1;
                if self.anchors == 1 {
                    self.feature(span, Says::YamlAnchor, Says::YamlAliasHelp);
                }
            }
            Event::Alias(..) => {
                self.aliases += 1;
                if self.aliases == 1 {
                    self.feature(span, Says::YamlAlias, Says::YamlAliasHelp);
                }
                self.node(Node { span, kind: Kind::Broken });
            }
            Event::UnresolvedAlias(..) => {
                self.feature(span, Says::YamlAlias, Says::YamlStarHelp);
                self.node(Node { span, kind: Kind::Broken });
            }
            Event::Scalar(text, style, ..) => self.scalar(&text, style, span),
            Event::MappingStart(style, ..) => {
                let kind = Open::Map { entries: Vec::new(), key: None };
                self.stack.push(Frame { span, flow: style == StructureStyle::Flow, kind });
            }
            Event::SequenceStart(style, ..) => {
                self.stack.push(Frame { span, flow: style == StructureStyle::Flow, kind: Open::List(Vec::new()) });
            }
            Event::MappingEnd | Event::SequenceEnd => self.close(span),
            // Nothing to keep. Comments are not emitted.
            _ => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: Span) {
        if text.contains('\0') {
            self.found.push(nul(span));
        }
        let plain = style == ScalarStyle::Plain;
        if plain && span.start == span.end {
            return self.node(Node { span, kind: Kind::Empty });
        }
        let mut node = Node { span, kind: Kind::Scalar { quoted: !plain, text: None } };
        if self.text.get(node.inside().range()) != Some(text) {
            node.kind = Kind::Scalar { quoted: !plain, text: Some(text.into()) };
        }
        self.node(node);
    }

    /// A value, or a key, is complete.
    fn node(&mut self, node: Node) {
        let Some(frame) = self.stack.last_mut() else {
            self.root = self.root.take().or(Some(node));
            return;
        };
        frame.span = frame.span.to(node.span);
        match &mut frame.kind {
            Open::List(items) => items.push(node),
            Open::Map { entries, key } => match key.take() {
                Some((key, key_span)) => entries.push(Entry { key, key_span, value: node }),
                None => self.key(node),
            },
        }
    }

    fn key(&mut self, node: Node) {
        let text = match &node.kind {
            Kind::Scalar { text: Some(text), .. } => text.clone(),
            Kind::Scalar { text: None, .. } => self.text.get(node.inside().range()).unwrap_or("").into(),
            _ => {
                let question = self.text.get(node.span.range()).is_none_or(str::is_empty);
                if !question && !self.stopped {
                    self.found.push(malformed(first_line(self.text, node.span), Says::BadKey));
                }
                "".into()
            }
        };
        if &*text == "<<" {
            self.feature(node.span, Says::YamlMerge, Says::YamlAliasHelp);
        }
        if let Some(Frame { kind: Open::Map { key, .. }, .. }) = self.stack.last_mut() {
            *key = Some((text, node.span));
        }
    }

    fn close(&mut self, end: Span) {
        let Some(frame) = self.stack.pop() else { return };
        let span = if frame.flow { frame.span.to(end) } else { frame.span };
        let kind = match frame.kind {
            Open::List(items) => Kind::List(items),
            Open::Map { mut entries, .. } => {
                // What has no name was told already.
                entries.retain(|entry| !matches!(&*entry.key, "" | "<<"));
                unique(&mut entries, &mut self.found);
                Kind::Map(entries)
            }
        };
        self.node(Node { span, kind });
    }

    /// After a mistake: what is open ends where it is, and what was read last is not to be trusted.
    fn unwind(&mut self) {
        let mut innermost = true;
        while let Some(frame) = self.stack.last_mut() {
            let end = frame.span.after();
            match &mut frame.kind {
                Open::Map { entries, key } => {
                    if let Some((key, key_span)) = key.take() {
                        entries.push(Entry {
                            key,
                            key_span,
                            value: Node { span: key_span.after(), kind: Kind::Broken },
                        });
                    } else if let Some(last) = entries.last_mut().filter(|_| innermost) {
                        last.value.kind = Kind::Broken;
                    }
                    self.close(end);
                }
                Open::List(_) => {
                    let span = frame.span;
                    self.stack.pop();
                    self.node(Node { span, kind: Kind::Broken });
                }
            }
            innermost = false;
        }
    }
}
