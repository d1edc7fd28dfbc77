//! The text around the values of a file that is there already: where a new entry goes, and what stands before it.

use std::ops::Range;

use super::document::{Entry, Format, Kind, Node};
use super::edit::Editor;
use super::out::{Item, Out, entry, inline, quoted, toml_lines, value_at, yaml_block};

impl<'a> Editor<'a> {
    /// The day of the answers stands first, above what is said of the next key.
    pub fn at_the_top(&mut self, root: &Node, entries: &[Entry], item: &Item) -> Option<()> {
        let first = entries.iter().map(|entry| entry.key_span.start as usize).min();
        if self.is_flow(root) {
            let Some(first) = first else { return self.insert(root, entries, std::slice::from_ref(item), None) };
            let before = self.line_before(first);
            let apart = if is_blank(before) { format!(",\n{before}") } else { String::from(", ") };
            self.put(first, &format!("{}{apart}", entry(item, self.format)));
            return Some(());
        }
        let first = first?;
        let mut at = first - self.line_before(first).len();
        while let Some(before) = self.text.get(..at).and_then(|text| text.strip_suffix('\n')) {
            let start = before.rfind('\n').map_or(0, |end| end + 1);
            if !before.get(start..)?.trim_start().starts_with('#') {
                break;
            }
            at = start;
        }
        let indent = self.line_before(first).split(|c: char| c != ' ').next()?;
        self.put(at, &format!("{indent}{}\n\n", entry(item, self.format)));
        Some(())
    }

    /// Puts new entries at the end of a map.
    pub fn insert(&mut self, node: &Node, entries: &[Entry], new: &[Item], below: Option<Range<usize>>) -> Option<()> {
        if self.is_flow(node) {
            if let Some(key) = below.filter(|_| entries.is_empty()) {
                return self.replace(key, node, &Out::Map(new.to_vec()), true);
            }
            let last = entries.last().map(|entry| entry.key_span.start as usize..self.end(entry));
            let format = self.format;
            let texts = |indent: &str| new.iter().map(|item| flow_entry(item, format, indent)).collect();
            return self.within_brackets(node, last, &texts);
        }
        if self.format == Format::Toml {
            return self.below_header(node, entries, new);
        }
        let last = entries.last()?;
        let indent = indent_of(self.line_before(last.key_span.start as usize))?;
        let mut lines = String::new();
        yaml_block(new, &indent, &mut lines);
        self.put_lines(self.end(last), indent.len(), &lines);
        Some(())
    }

    /// A table below its header, or keys with dots: a new key stands like the last one.
    fn below_header(&mut self, node: &Node, entries: &[Entry], new: &[Item]) -> Option<()> {
        let last = entries.iter().filter(|entry| !self.is_header(entry)).max_by_key(|entry| self.end(entry));
        let (prefix, end) = match last {
            Some(last) => (self.line_before(last.key_span.start as usize), self.end(last)),
            // A header alone.
            None if self.text.get(node.span.range())?.starts_with('[') => ("", node.span.start as usize),
            None => return None,
        };
        let mut lines = String::new();
        toml_lines(prefix, new, &mut lines);
        self.put_lines(end, usize::MAX, &lines);
        Some(())
    }

    /// Puts new elements at the end of a list.
    pub fn append(&mut self, node: &Node, items: &[Node], new: &[Out]) -> Option<()> {
        let last = items.last()?;
        let before = self.line_before(last.span.start as usize);
        if self.text.get(node.span.range())?.starts_with('[') {
            // TOML has lists of tables, each below a header.
            if self.format == Format::Toml && self.line_before(node.span.start as usize).trim().is_empty() {
                return None;
            }
            let format = self.format;
            let texts = |_: &str| new.iter().map(|item| inline(item, format)).collect();
            return self.within_brackets(node, Some(last.span.range()), &texts);
        }
        if self.format != Format::Yaml || before.trim() != "-" {
            return None;
        }
        let lines: String = new.iter().map(|item| format!("{before}{}\n", inline(item, self.format))).collect();
        self.put_lines(self.end_of(last), before.find('-')?, &lines);
        Some(())
    }

    /// Puts more into brackets, behind the last entry: on lines of their own if that stands so.
    fn within_brackets(
        &mut self,
        node: &Node,
        last: Option<Range<usize>>,
        texts: &dyn Fn(&str) -> Vec<String>,
    ) -> Option<()> {
        let Some(last) = last else {
            let inside = node.span.start as usize + 1..(node.span.end as usize).checked_sub(1)?;
            if !self.text.get(inside.clone())?.trim().is_empty() {
                return None;
            }
            let blank = if self.text.get(node.span.range())?.starts_with('{') { " " } else { "" };
            self.edits.push((inside, format!("{blank}{}{blank}", texts("").join(", "))));
            return Some(());
        };
        let indent = self.line_before(last.start);
        let behind = self.text.get(last.end..self.line_end_behind(last.end))?;
        let comma = behind.trim_start().starts_with(',');
        let rest = behind.trim_start().trim_start_matches(',').trim();
        if !is_blank(indent) || !(rest.is_empty() || rest.starts_with('#')) {
            self.put(last.end, &format!(", {}", texts("").join(", ")));
            return Some(());
        }
        let end = last.end + behind.len();
        let lines: Vec<String> = texts(indent).iter().map(|text| format!("\n{indent}{text}")).collect();
        if !comma {
            self.put(last.end, ",");
        }
        self.put(end, &format!("{}{}", lines.join(","), if comma { "," } else { "" }));
        Some(())
    }

    /// Text with the line ends of the file.
    pub fn spelt(&self, text: &str) -> String {
        text.replace('\n', self.line_end)
    }

    pub fn put(&mut self, at: usize, text: &str) {
        self.edits.push((at..at, self.spelt(text)));
    }

    /// Puts lines below the line of a place, and below the comments there that are indented by more than `indent`.
    fn put_lines(&mut self, place: usize, indent: usize, lines: &str) {
        let place = self.behind_comments(place, indent);
        if self.text.get(..place).is_some_and(|before| before.ends_with('\n')) {
            self.put(place, lines);
        } else {
            self.put(self.line_end_behind(place), &format!("\n{}", lines.trim_end()));
        }
    }

    fn behind_comments(&self, place: usize, indent: usize) -> usize {
        let mut at = self.line_end_behind(place);
        let mut last = place;
        while let Some(rest) =
            self.text.get(at..).map(|rest| rest.trim_start_matches('\r')).and_then(|rest| rest.strip_prefix('\n'))
        {
            let start = self.text.len() - rest.len();
            at = self.line_end_behind(start);
            let line = self.text.get(start..at).unwrap_or("");
            let words = line.trim_start();
            if words.starts_with('#') && line.len() - words.len() > indent {
                last = at;
            } else if !words.is_empty() {
                break;
            }
        }
        last
    }

    /// The text of a line up to a place in it.
    pub fn line_before(&self, place: usize) -> &'a str {
        let before = self.text.get(..place).unwrap_or("");
        before.get(before.rfind('\n').map_or(0, |end| end + 1)..).unwrap_or("")
    }

    /// Where the line of a place ends, before its line end.
    pub fn line_end_behind(&self, place: usize) -> usize {
        let rest = self.text.get(place..).unwrap_or("");
        let line = rest.split('\n').next().unwrap_or("");
        place + line.strip_suffix('\r').unwrap_or(line).len()
    }

    pub fn is_flow(&self, node: &Node) -> bool {
        self.text.get(node.span.range()).is_some_and(|text| text.starts_with('{'))
    }

    /// TOML: does the key stand in a header?
    fn is_header(&self, entry: &Entry) -> bool {
        self.line_before(entry.key_span.start as usize).trim_start().starts_with('[')
    }

    /// Where an entry ends.
    fn end(&self, entry: &Entry) -> usize {
        match entry.value.kind {
            Kind::Empty => entry.key_span.end as usize,
            _ => self.end_of(&entry.value),
        }
    }

    fn end_of(&self, node: &Node) -> usize {
        let end = match &node.kind {
            Kind::Map(entries) if !self.is_flow(node) => {
                let entries = entries.iter().filter(|entry| self.format != Format::Toml || !self.is_header(entry));
                entries.map(|entry| self.end(entry)).max()
            }
            _ => None,
        };
        end.unwrap_or(node.span.end as usize)
    }
}

/// An entry within brackets; in JSON, a group that starts a line has lines of its own.
fn flow_entry(item: &Item, format: Format, indent: &str) -> String {
    if format != Format::Json || indent.is_empty() {
        return entry(item, format);
    }
    let value = value_at(&item.value, format, indent, indent);
    format!("{}: {value}", quoted(&item.key))
}

/// Is there nothing but white space, so that what follows starts its line?
pub(super) fn is_blank(before: &str) -> bool {
    before.trim().is_empty()
}

/// What stands before the keys of a YAML block, from what stands before one of them: `- ` counts as two blanks.
pub(super) fn indent_of(before: &str) -> Option<String> {
    before.chars().all(|c| matches!(c, ' ' | '-')).then(|| " ".repeat(before.len()))
}
