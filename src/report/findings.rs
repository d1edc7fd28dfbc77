//! What is wrong with files as an error that a host program can pass on: through `?`, and to any handler of `miette`.
//!
//! [`Findings`] owns all that is needed to draw it. For pictures as the command line draws them, use
//! [`Findings::render`]; a handler of `miette` draws its own from the same places. `miette` knows one file for each
//! diagnostic, so the places in a second file come along as related ones.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::messages::Language;
use crate::source::{FileId, SourceFile, SourceMap, Span};

use super::diagnostics::{render, summary};
use super::lines::boundary;
use super::style::Style;
use super::view::{is_unsafe, safe};

/// All that was found wrong in one run, as one error.
#[derive(Clone, Debug)]
pub struct Findings {
    sources: Arc<SourceMap>,
    findings: Vec<Finding>,
    summary: String,
}

/// One thing that is wrong, with the files it speaks of.
#[derive(Clone, Debug)]
pub struct Finding {
    diagnostic: Diagnostic,
    language: Language,
    /// Its places by file, the main one first.
    files: Vec<InFile>,
}

/// The places of a finding in one file.
#[derive(Clone, Debug)]
struct InFile {
    file: ShownFile,
    labels: Vec<LabeledSpan>,
    words: String,
}

/// A file whose text and name are safe to show.
#[derive(Clone, Debug)]
struct ShownFile {
    sources: Arc<SourceMap>,
    id: FileId,
    name: String,
    /// The text with its unsafe and hidden characters replaced, if it has any.
    cleaned: Option<String>,
}

impl Findings {
    /// Joins diagnostics and their files, in words of one language.
    pub fn new(sources: Arc<SourceMap>, diagnostics: Vec<Diagnostic>, language: Language) -> Self {
        let summary = safe(&summary(&diagnostics, &sources).text(language)).into_owned();
        let one = |diagnostic| Finding::new(&sources, diagnostic, language);
        let findings = diagnostics.into_iter().map(one).collect();
        Findings { sources, findings, summary }
    }

    /// Each by itself.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter()
    }

    /// Does any of them keep the files from being judged?
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.diagnostic.is_error())
    }

    /// The files that they speak of.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// All of them as the command line shows them, in the language of the style.
    pub fn render(&self, style: &Style) -> String {
        let diagnostics: Vec<_> = self.findings.iter().map(|finding| finding.diagnostic.clone()).collect();
        render(&diagnostics, &self.sources, style)
    }
}

impl Finding {
    fn new(sources: &Arc<SourceMap>, diagnostic: Diagnostic, language: Language) -> Self {
        let mut files: Vec<InFile> = Vec::new();
        for (index, label) in diagnostic.labels.iter().enumerate() {
            let position = files.iter().position(|known| known.file.id == label.span.file);
            let known = position.unwrap_or_else(|| {
                files.push(InFile {
                    file: ShownFile::new(sources, label.span.file),
                    labels: Vec::new(),
                    words: words(label, language).unwrap_or_default(),
                });
                files.len() - 1
            });
            if let Some(known) = files.get_mut(known) {
                let (words, place) = (words(label, language), known.file.place(label.span));
                known.labels.push(match index {
                    0 => LabeledSpan::new_primary_with_span(words, place),
                    _ => LabeledSpan::new_with_span(words, place),
                });
            }
        }
        Finding { diagnostic, language, files }
    }

    /// What was found.
    pub fn diagnostic(&self) -> &Diagnostic {
        &self.diagnostic
    }
}

fn words(label: &Label, language: Language) -> Option<String> {
    label.message.as_ref().map(|message| safe(&message.text(language)).into_owned())
}

impl ShownFile {
    fn new(sources: &Arc<SourceMap>, id: FileId) -> Self {
        let file = sources.file(id);
        let is_hidden = |at: usize| file.hidden(at).is_some();
        let must_change = |(at, character): (usize, char)| needs_cleaning(character) || is_hidden(at);
        let cleaned = file.text.char_indices().any(must_change).then(|| clean(file, &file.text));
        ShownFile { sources: Arc::clone(sources), id, name: safe(&file.name).into_owned(), cleaned }
    }

    fn text(&self) -> &str {
        self.cleaned.as_deref().unwrap_or(&self.sources.file(self.id).text)
    }

    /// A span of the file, moved along with what was replaced before it.
    fn place(&self, span: Span) -> SourceSpan {
        let text = &self.sources.file(self.id).text;
        let moved = |at: u32| {
            let before = text.get(..boundary(text, at)).unwrap_or("");
            match self.cleaned {
                Some(_) => clean(self.sources.file(self.id), before).len(),
                None => before.len(),
            }
        };
        let start = moved(span.start);
        (start, moved(span.end).saturating_sub(start)).into()
    }
}

/// Line ends and tabs are what a handler of `miette` expects in a text.
fn needs_cleaning(character: char) -> bool {
    is_unsafe(character) && !matches!(character, '\n' | '\r' | '\t')
}

/// The beginning of a file's text with what must not be shown replaced, one character for one, so that columns stay.
fn clean(file: &SourceFile, text: &str) -> String {
    let cleaned = text.char_indices().map(|(at, character)| match character {
        '\n' => '\n',
        _ if file.hidden(at).is_some() => '*',
        _ if !needs_cleaning(character) => character,
        '\u{0}'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        _ => '\u{fffd}',
    });
    cleaned.collect()
}

impl SourceCode for ShownFile {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let part = self.text().read_span(span, lines_before, lines_after)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            part.data(),
            *part.span(),
            part.line(),
            part.column(),
            part.line_count(),
        )))
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.summary)
    }
}

impl Error for Findings {}

impl miette::Diagnostic for Findings {
    fn severity(&self) -> Option<miette::Severity> {
        Some(if self.has_errors() { miette::Severity::Error } else { miette::Severity::Warning })
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        Some(Box::new(self.findings.iter().map(|finding| finding as &dyn miette::Diagnostic)))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&safe(&self.diagnostic.message.text(self.language)))
    }
}

impl Error for Finding {}

impl miette::Diagnostic for Finding {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.diagnostic.help.as_ref()?.text(self.language);
        Some(Box::new(safe(&help).into_owned()))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.files.first().map(|main| &main.file as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.files.first().map(|main| Box::new(main.labels.iter().cloned()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }

    fn related<'a>(&'a self) -> Option<Box<dyn Iterator<Item = &'a dyn miette::Diagnostic> + 'a>> {
        let others = self.files.get(1..).filter(|others| !others.is_empty())?;
        Some(Box::new(others.iter().map(|other| other as &dyn miette::Diagnostic)))
    }
}

impl fmt::Display for InFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl Error for InFile {}

impl miette::Diagnostic for InFile {
    fn severity(&self) -> Option<miette::Severity> {
        Some(miette::Severity::Advice)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.file)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
