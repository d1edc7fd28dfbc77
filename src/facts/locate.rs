//! The place of one fact in its file, found when it must be shown.

use crate::outcome::{FactPath, FactScope, FactStep};
use crate::source::Span;

use super::document::{Document, Kind, Node};

/// Where a fact stands, or what it is missing from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// Its value; or, if it is missing, the innermost thing on the way to it that is there.
    pub value: Span,
    /// The key in front of that value; elements of a list have none.
    pub key: Option<Span>,
    /// Is the fact itself there?
    pub found: bool,
}

impl Located {
    /// One line's worth of it: the value's place, or the key of what the fact is missing from.
    pub fn label(&self) -> Span {
        match self.key {
            Some(key) if !self.found => key,
            _ => self.value,
        }
    }
}

impl Document {
    /// Finds a fact of a platform's account, or of the person. `None` if the file holds no such account at all.
    pub fn locate(&self, platform: &str, path: &FactPath) -> Option<Located> {
        let top = match path.scope {
            FactScope::Account => platform,
            FactScope::Me => "me",
        };
        let entry = self.entry(top)?;
        let mut located = Located { value: entry.value.span, key: Some(entry.key_span), found: true };
        let mut node = &entry.value;
        for step in &path.steps {
            let Some((key, next)) = child(node, step) else {
                return Some(Located { found: false, ..located });
            };
            located = Located { value: next.span, key, found: true };
            node = next;
        }
        Some(located)
    }

    /// Where the day of the answers stands.
    pub fn locate_as_of(&self) -> Option<Located> {
        let entry = self.entry("as_of")?;
        Some(Located { value: entry.value.span, key: Some(entry.key_span), found: true })
    }
}

fn child<'a>(node: &'a Node, step: &FactStep) -> Option<(Option<Span>, &'a Node)> {
    match (&node.kind, step) {
        (Kind::Map(entries), FactStep::Field(name)) => {
            let entry = entries.iter().find(|entry| *entry.key == **name)?;
            Some((Some(entry.key_span), &entry.value))
        }
        (Kind::List(items), FactStep::Index(index)) => Some((None, items.get(*index as usize)?)),
        _ => None,
    }
}
