//! New answers in a file that is there already: only the values that changed are replaced, and what is new becomes a line
//! at the end of its group. Every other byte, comments first of all, stays as the person wrote it.
//!
//! Nothing here has to be right about every way to write a file: the caller reads the result again, and takes it only if
//! it says what it should.

use std::ops::Range;

use super::document::{Document, Entry, Format, Kind, Node};
use super::edit_lines::{indent_of, is_blank};
use super::out::{Item, Out, kept_quotes, spell, value_at, yaml_block};
use crate::source::SourceMap;

/// What a file said and what it shall say; in both the same facts, those that changed.
pub(super) struct Changes {
    /// The day of the answers, if it changed.
    pub as_of: Option<Item>,
    /// Before, by the keys at the top of the file.
    pub was: Vec<Item>,
    /// Now.
    pub now: Vec<Item>,
}

/// The text with the changes made; `None` if it is written in a way that only a person should touch.
pub(super) fn edited(changes: &Changes, document: &Document, sources: &SourceMap) -> Option<String> {
    let source = sources.file(document.file());
    let mut editor = Editor {
        text: &source.text,
        sources,
        format: document.format(),
        line_end: if source.text.contains("\r\n") { "\r\n" } else { "\n" },
        edits: Vec::new(),
    };
    if !sound(&document.root, document) {
        return None;
    }
    editor.top(changes, &document.root)?;
    let text = editor.apply()?;
    let mut again = SourceMap::new();
    let file = again.add("", text.as_str());
    let (new, wrong) = Document::parse(&again, file, Some(document.format()));
    let same = wrong.is_empty() && editor.same(&document.root, &new.root, &again);
    same.then_some(text)
}

/// Does all of it stand in the file itself, and was all of it understood?
fn sound(node: &Node, document: &Document) -> bool {
    node.span.file == document.file()
        && match &node.kind {
            Kind::Broken => false,
            Kind::Map(entries) => entries.iter().all(|entry| sound(&entry.value, document)),
            Kind::List(items) => items.iter().all(|item| sound(item, document)),
            Kind::Scalar { .. } | Kind::Empty => true,
        }
}

/// A file that is being changed.
pub(super) struct Editor<'a> {
    pub text: &'a str,
    pub sources: &'a SourceMap,
    pub format: Format,
    pub line_end: &'static str,
    /// Bytes and what takes their place. Of two at one place the first made comes first.
    pub edits: Vec<(Range<usize>, String)>,
}

impl<'a> Editor<'a> {
    fn apply(&mut self) -> Option<String> {
        self.edits.sort_by_key(|(range, _)| range.start);
        let (mut text, mut at) = (String::with_capacity(self.text.len()), 0);
        for (range, new) in &self.edits {
            text.push_str(self.text.get(at..range.start)?);
            text.push_str(new);
            at = range.end;
        }
        text.push_str(self.text.get(at..)?);
        Some(text)
    }

    /// Does the new tree say everything that the old one said and that was not replaced?
    fn same(&self, old: &Node, new: &Node, again: &SourceMap) -> bool {
        let range = old.span.range();
        let next = self.edits.partition_point(|(edit, _)| edit.start <= range.start);
        let mut before = self.edits.get(..next).unwrap_or(&[]).iter().rev().take(2);
        if before.any(|(edit, _)| edit.end > range.start) {
            return true;
        }
        match (&old.kind, &new.kind) {
            (Kind::Map(old), Kind::Map(new)) => {
                // The order is the same: the next entry is looked at first.
                let (entries, mut next) = (new.iter().enumerate(), 0);
                old.iter().all(|old| {
                    let mut entries = entries.clone().skip(next).chain(entries.clone().take(next));
                    let found = entries.find(|(_, new)| new.key == old.key);
                    next = found.map_or(next, |(at, _)| at + 1);
                    found.is_some_and(|(_, new)| self.same(&old.value, &new.value, again))
                })
            }
            (Kind::List(old), Kind::List(new)) => {
                old.len() <= new.len() && old.iter().zip(new).all(|(old, new)| self.same(old, new, again))
            }
            (Kind::Empty, Kind::Empty) => true,
            (Kind::Scalar { .. }, Kind::Scalar { .. }) => old.text(self.sources) == new.text(again),
            _ => false,
        }
    }

    /// The keys at the top of the file.
    fn top(&mut self, changes: &Changes, root: &Node) -> Option<()> {
        let Kind::Map(entries) = &root.kind else { return None };
        if let Some(item) = &changes.as_of {
            match find(entries, &item.key) {
                Some(entry) => self.replace(entry.key_span.range(), &entry.value, &item.value, false)?,
                None => self.at_the_top(root, entries, item)?,
            }
        }
        let (there, new): (Vec<&Item>, Vec<&Item>) =
            changes.now.iter().partition(|item| find(entries, &item.key).is_some());
        let there: Vec<Item> = there.into_iter().cloned().collect();
        self.map(root, &changes.was, &there, None)?;
        let new: Vec<Item> = new.into_iter().cloned().collect();
        if new.is_empty() {
            return Some(());
        }
        if self.is_flow(root) {
            return self.insert(root, entries, &new, None);
        }
        let mut text = spell(&[], &new, self.format);
        if !self.text.ends_with('\n') {
            text = format!("\n{}", text.trim_end());
        }
        let end = self.text.len();
        self.put(end, &format!("\n{text}"));
        Some(())
    }

    /// The entries of a map. `below` is the key in front of it, if that starts a line of its own in YAML: what becomes of
    /// the map may stand on the lines below the key.
    fn map(&mut self, node: &Node, was: &[Item], now: &[Item], below: Option<Range<usize>>) -> Option<()> {
        let Kind::Map(entries) = &node.kind else { return None };
        let gone = was.iter().filter(|item| !now.iter().any(|other| other.key == item.key));
        let gone: Vec<Item> = gone
            .filter(|item| find(entries, &item.key).is_some() && !matches!(item.value, Out::Map(_)))
            .map(|item| Item::new(&*item.key, Out::question()))
            .collect();
        let mut missing = Vec::new();
        for item in now.iter().chain(&gone) {
            let old = was.iter().find(|old| old.key == item.key).map(|old| &old.value);
            match find(entries, &item.key) {
                _ if old == Some(&item.value) => {}
                Some(entry) => {
                    let block = self.format == Format::Yaml && !self.is_flow(node);
                    self.value(Some(entry.key_span.range()), block, &entry.value, old, &item.value)?;
                }
                None => missing.push(item.clone()),
            }
        }
        if missing.is_empty() { Some(()) } else { self.insert(node, entries, &missing, below) }
    }

    fn value(
        &mut self,
        key: Option<Range<usize>>,
        block: bool,
        node: &Node,
        was: Option<&Out>,
        now: &Out,
    ) -> Option<()> {
        match (&node.kind, was, now) {
            (Kind::Map(_), was, Out::Map(now)) => {
                let was = match was {
                    Some(Out::Map(was)) => was.as_slice(),
                    _ => &[],
                };
                self.map(node, was, now, key.filter(|_| block))
            }
            (Kind::List(items), Some(Out::List(was)), Out::List(now))
                if items.len() == was.len() && was.len() <= now.len() && !was.is_empty() =>
            {
                for ((item, was), now) in items.iter().zip(was).zip(now).filter(|((_, was), now)| was != now) {
                    self.value(None, false, item, Some(was), now)?;
                }
                let more = now.get(was.len()..)?;
                if more.is_empty() { Some(()) } else { self.append(node, items, more) }
            }
            _ => self.replace(key.unwrap_or(node.span.range()), node, now, block),
        }
    }

    /// Puts a value in the place of another.
    pub fn replace(&mut self, key: Range<usize>, node: &Node, now: &Out, block: bool) -> Option<()> {
        let mut range = node.span.range();
        let old = self.text.get(range.clone())?;
        if block && let Some(lines) = self.lines_below(key.start, now) {
            let colon = self.text.get(key.end..range.start)?;
            if colon.trim() == ":" && !colon.contains('\n') && !old.contains('\n') {
                return self.put_below(key, range, &lines);
            }
        }
        // A text on several lines ends with the last of them.
        range.end = range.start + old.trim_end().len();
        let kept = matches!(node.kind, Kind::Scalar { quoted: true, .. }) && !node.is_question(self.sources);
        let kept = if kept { kept_quotes(now, old) } else { None };
        let before = self.line_before(range.start);
        let indent: String = before.chars().take_while(|c| *c == ' ').collect();
        let new = kept.unwrap_or_else(|| value_at(now, self.format, &indent, before));
        if new != old {
            // Below its key, a value stands further right.
            let further = if is_blank(before) && self.line_before(key.start).len() >= before.len() { "  " } else { "" };
            self.edits.push((range, self.spelt(&format!("{further}{new}"))));
        }
        Some(())
    }

    /// The lines below a key that YAML has for a group, and for a list of groups.
    fn lines_below(&self, key: usize, value: &Out) -> Option<String> {
        let indent = format!("{}  ", indent_of(self.line_before(key))?);
        match value {
            Out::Map(items) if !items.is_empty() => {
                let mut lines = String::new();
                yaml_block(items, &indent, &mut lines);
                Some(lines)
            }
            value => value.list_lines(&indent),
        }
    }

    /// Takes a value away and puts lines below its key instead; a comment on the line of the key stays there.
    fn put_below(&mut self, key: Range<usize>, value: Range<usize>, lines: &str) -> Option<()> {
        let colon = key.end + self.text.get(key.end..value.start)?.find(':')? + 1;
        let end = self.line_end_behind(value.end);
        self.edits.push((colon..value.end, String::new()));
        self.put(end, &format!("\n{}", lines.trim_end()));
        Some(())
    }
}

fn find<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| *entry.key == *key)
}
