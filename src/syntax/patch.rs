//! A text with replacements in it, and the way back from a place in the result to the place in the file.
//!
//! A mistake that has one obvious repair is reported and repaired in a copy, so that what follows is read as meant and
//! causes no further message. Spans must still point into the file as it is: [`Origin`] leads back.

use std::borrow::Cow;
use std::ops::Range;

use crate::source::{FileId, Span};

/// One replacement in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes replaced; empty for an insertion.
    pub range: Range<usize>,
    /// What stands there instead.
    pub text: String,
}

/// Where a text came from: a place in a file, perhaps through replacements.
#[derive(Clone, Debug)]
pub struct Origin {
    file: FileId,
    layers: Vec<Layer>,
}

/// One step back: the text starts at `base` of the text below, `steps` were replaced in it.
#[derive(Clone, Debug)]
struct Layer {
    base: usize,
    steps: Vec<Step>,
}

/// A replaced stretch, in bytes after and before the replacement.
#[derive(Clone, Debug)]
struct Step {
    after: Range<usize>,
    before: Range<usize>,
}

impl Origin {
    /// The text of the file itself.
    pub fn whole(file: FileId) -> Self {
        Origin { file, layers: Vec::new() }
    }

    /// Whether both lead back through the same replacements.
    pub fn same(&self, other: &Origin) -> bool {
        self.layers.len() == other.layers.len()
    }

    /// A piece of the text that starts at byte `base`.
    pub fn piece(&self, base: usize) -> Self {
        self.through(Layer { base, steps: Vec::new() })
    }

    fn through(&self, layer: Layer) -> Self {
        let mut layers = Vec::with_capacity(self.layers.len().saturating_add(1));
        layers.push(layer);
        layers.extend(self.layers.iter().cloned());
        Origin { file: self.file, layers }
    }

    /// The place in the file that `range` of the text came from.
    pub fn span(&self, range: Range<usize>) -> Span {
        let mut range = range;
        for layer in &self.layers {
            range = layer.back(range);
        }
        Span::new(self.file, range)
    }
}

impl Layer {
    fn back(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        let end = if range.end == range.start { start } else { self.end(range.end) };
        self.base.saturating_add(start)..self.base.saturating_add(end.max(start))
    }

    /// The first byte: inside a replacement, the first byte of what was replaced.
    fn start(&self, at: usize) -> usize {
        let count = self.steps.partition_point(|step| step.after.start <= at);
        match count.checked_sub(1).and_then(|index| self.steps.get(index)) {
            None => at,
            Some(step) if at < step.after.end => step.before.start,
            Some(step) => step.before.end.saturating_add(at.saturating_sub(step.after.end)),
        }
    }

    /// The end: inside a replacement, the end of what was replaced.
    fn end(&self, at: usize) -> usize {
        let count = self.steps.partition_point(|step| step.after.start < at);
        match count.checked_sub(1).and_then(|index| self.steps.get(index)) {
            None => at,
            Some(step) if at <= step.after.end => step.before.end,
            Some(step) => step.before.end.saturating_add(at.saturating_sub(step.after.end)),
        }
    }
}

/// `text` with `edits` made, and its origin. Edits are taken in the order of their places; one that overlaps an
/// earlier one, or does not fit the text, is left out.
pub fn patch<'t>(text: &'t str, origin: &Origin, mut edits: Vec<Edit>) -> (Cow<'t, str>, Origin) {
    if edits.is_empty() {
        return (Cow::Borrowed(text), origin.clone());
    }
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut result = String::with_capacity(text.len());
    let mut steps = Vec::with_capacity(edits.len());
    let mut done = 0;
    for edit in edits {
        let fits = edit.range.start >= done && text.get(edit.range.clone()).is_some();
        let Some(kept) = text.get(done..edit.range.start).filter(|_| fits) else { continue };
        result.push_str(kept);
        let start = result.len();
        result.push_str(&edit.text);
        done = edit.range.end;
        steps.push(Step { after: start..result.len(), before: edit.range });
    }
    result.push_str(text.get(done..).unwrap_or(""));
    (Cow::Owned(result), origin.through(Layer { base: 0, steps }))
}
