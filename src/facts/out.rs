//! Writing: a tree of values with comments, and how each format spells it. YAML and TOML keep the comments.

use super::document::{Format, Kind, Node};
use crate::source::SourceMap;

/// How wide a written line may be before a list is broken into lines, in bytes: only looks depend on it.
const WIDTH: usize = 80;

/// A value to be written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Out {
    /// Keys with values.
    Map(Vec<Item>),
    /// Values in a row.
    List(Vec<Out>),
    /// Digits, the same in every format.
    Number(String),
    /// A day or time: only JSON puts it in quotes.
    Moment(String),
    /// Yes or no.
    YesNo(bool),
    /// A word of the rules.
    Word(String),
    /// Free text, `"?"` among it.
    Text(String),
    /// What stood in a file of the same format without quotes.
    Literal(String),
    /// There is none.
    None,
}

/// A key with its value, and the comment above it: lines without `#`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub key: String,
    pub comment: Vec<String>,
    pub value: Out,
}

impl Item {
    pub fn new(key: impl Into<String>, value: Out) -> Item {
        Item { key: key.into(), comment: Vec::new(), value }
    }
}

impl Out {
    /// Not known.
    pub fn question() -> Out {
        Out::Text(String::from("?"))
    }

    /// What stands in a file already, kept as it is: literally, if the format stays the same.
    pub fn of_node(node: &Node, sources: &SourceMap, same: bool) -> Out {
        match &node.kind {
            Kind::Map(entries) => {
                let items =
                    entries.iter().map(|entry| Item::new(&*entry.key, Out::of_node(&entry.value, sources, same)));
                Out::Map(items.collect())
            }
            Kind::List(items) => Out::List(items.iter().map(|item| Out::of_node(item, sources, same)).collect()),
            Kind::Scalar { quoted: true, .. } => Out::Text(node.text(sources).unwrap_or("").to_owned()),
            Kind::Scalar { .. } => Out::of_bare(node.text(sources).unwrap_or(""), same),
            Kind::Empty | Kind::Broken => Out::question(),
        }
    }

    /// Is it a list of groups? Each then has a line of its own.
    fn holds_maps(&self) -> bool {
        matches!(self, Out::List(items) if items.iter().any(|item| matches!(item, Out::Map(_))))
    }

    /// The lines of a list of groups, as YAML has them.
    pub fn list_lines(&self, indent: &str) -> Option<String> {
        let Out::List(items) = self else { return None };
        let lines = items.iter().map(|item| format!("{indent}- {}\n", inline(item, Format::Yaml)));
        self.holds_maps().then(|| lines.collect())
    }

    fn of_bare(text: &str, same: bool) -> Out {
        let simple = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | ' ');
        let colons = text.chars().zip(text.chars().skip(1)).all(|(c, next)| c != ':' || next.is_ascii_digit());
        if same && colons && text.chars().all(|c| simple(c) || c == ':') && !text.ends_with(':') {
            return Out::Literal(text.to_owned());
        }
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" => Out::YesNo(true),
            "false" | "no" => Out::YesNo(false),
            "null" | "none" | "~" => Out::None,
            _ if super::scalar::plain_number(text).as_deref() == Some(text) => Out::Number(text.to_owned()),
            _ if crate::moment::parse_day(text).is_ok() => Out::Moment(text.to_owned()),
            _ => Out::Text(text.to_owned()),
        }
    }
}

/// Spells a whole file.
pub(super) fn spell(head: &[String], items: &[Item], format: Format) -> String {
    let mut text = String::new();
    if format != Format::Json {
        comment(head, "", &mut text);
    }
    match format {
        Format::Json => json_block(items, "", &mut text),
        Format::Yaml => yaml_block(items, "", &mut text),
        Format::Toml => toml_file(items, &mut text),
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Text in JSON's quotes, which YAML and TOML read alike.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Line ends and marks that YAML folds or refuses, and what would turn the text around it.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                quoted.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

fn comment(lines: &[String], indent: &str, text: &mut String) {
    for line in lines {
        text.push_str(format!("{indent}# {line}").trim_end());
        text.push('\n');
    }
}

/// A value on one line.
pub(super) fn inline(value: &Out, format: Format) -> String {
    match (value, format) {
        (Out::Number(written) | Out::Literal(written), _) => written.clone(),
        (Out::Moment(day), Format::Json) => quoted(day),
        (Out::Moment(day), _) => day.clone(),
        (Out::YesNo(yes), Format::Yaml) => String::from(if *yes { "yes" } else { "no" }),
        (Out::YesNo(yes), _) => yes.to_string(),
        (Out::Word(word) | Out::Text(word), Format::Yaml) if is_plain(word) => word.clone(),
        (Out::Word(word) | Out::Text(word), _) => quoted(word),
        (Out::None, Format::Yaml) => String::from("none"),
        (Out::None, Format::Json) => String::from("null"),
        (Out::None, Format::Toml) => quoted("none"),
        (Out::List(items), _) => {
            let items: Vec<String> = items.iter().map(|item| inline(item, format)).collect();
            format!("[{}]", items.join(", "))
        }
        (Out::Map(items), _) if items.is_empty() => String::from("{}"),
        (Out::Map(items), _) => {
            let items: Vec<String> = items.iter().map(|item| entry(item, format)).collect();
            format!("{{ {} }}", items.join(", "))
        }
    }
}

/// A word that means itself in YAML without quotes, also to readers that know more words than ours.
fn is_plain(word: &str) -> bool {
    const TAKEN: [&str; 10] = ["true", "false", "yes", "no", "on", "off", "null", "none", "y", "n"];
    let starts = word.starts_with(|c: char| c.is_alphabetic());
    let sound = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    starts
        && !word.ends_with(' ')
        && word.chars().all(sound)
        && !TAKEN.iter().any(|taken| word.eq_ignore_ascii_case(taken))
}

fn key(key: &str, format: Format) -> String {
    let bare = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    match format {
        Format::Json => quoted(key),
        Format::Toml | Format::Yaml if bare => key.to_owned(),
        Format::Yaml if is_plain(key) => key.to_owned(),
        Format::Toml | Format::Yaml => quoted(key),
    }
}

/// The lines of a YAML map.
pub(super) fn yaml_block(items: &[Item], indent: &str, text: &mut String) {
    for (at, item) in items.iter().enumerate() {
        let apart = indent.is_empty() && matches!(item.value, Out::Map(_));
        if at > 0 && (apart || set_apart(items, at)) {
            text.push('\n');
        }
        comment(&item.comment, indent, text);
        let key = key(&item.key, Format::Yaml);
        match &item.value {
            Out::Map(items) if !items.is_empty() => {
                text.push_str(&format!("{indent}{key}:\n"));
                yaml_block(items, &format!("{indent}  "), text);
            }
            value => match value.list_lines(&format!("{indent}  ")) {
                Some(lines) => text.push_str(&format!("{indent}{key}:\n{lines}")),
                None => text.push_str(&format!("{indent}{key}: {}\n", inline(value, Format::Yaml))),
            },
        }
    }
}

/// Does a blank line stand before an item? An item with a comment has room on both sides.
fn set_apart(items: &[Item], at: usize) -> bool {
    let comment = |at: usize| items.get(at).is_some_and(|item| !item.comment.is_empty());
    comment(at) || at.checked_sub(1).is_some_and(comment)
}

fn json_block(items: &[Item], indent: &str, text: &mut String) {
    text.push_str("{\n");
    for (at, item) in items.iter().enumerate() {
        let key = quoted(&item.key);
        text.push_str(&format!("{indent}  {key}: "));
        json_value(&item.value, &format!("{indent}  "), text);
        text.push_str(if at + 1 < items.len() { ",\n" } else { "\n" });
    }
    text.push_str(indent);
    text.push('}');
}

fn json_value(value: &Out, indent: &str, text: &mut String) {
    match value {
        Out::Map(items) if !items.is_empty() => json_block(items, indent, text),
        Out::List(items) if value.holds_maps() => {
            let items: Vec<String> =
                items.iter().map(|item| format!("{indent}  {}", inline(item, Format::Json))).collect();
            text.push_str(&format!("[\n{}\n{indent}]", items.join(",\n")));
        }
        value => text.push_str(&inline(value, Format::Json)),
    }
}

/// TOML: what is no table first, then a table for each account, groups as dotted keys.
fn toml_file(items: &[Item], text: &mut String) {
    let (tables, plain): (Vec<&Item>, Vec<&Item>) = items.iter().partition(|item| matches!(item.value, Out::Map(_)));
    for item in plain {
        comment(&item.comment, "", text);
        toml_line("", item, text);
    }
    for item in tables {
        if !text.is_empty() {
            text.push('\n');
        }
        comment(&item.comment, "", text);
        text.push_str(&format!("[{}]\n", key(&item.key, Format::Toml)));
        if let Out::Map(items) = &item.value {
            toml_lines("", items, text);
        }
    }
}

/// The lines of a TOML table, `prefix` before each key.
pub(super) fn toml_lines(prefix: &str, items: &[Item], text: &mut String) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 && set_apart(items, at) {
            text.push('\n');
        }
        comment(&item.comment, "", text);
        match &item.value {
            Out::Map(items) if !items.is_empty() => {
                toml_lines(&format!("{prefix}{}.", key(&item.key, Format::Toml)), items, text);
            }
            _ => toml_line(prefix, item, text),
        }
    }
}

fn toml_line(prefix: &str, item: &Item, text: &mut String) {
    let name = format!("{prefix}{} = ", key(&item.key, Format::Toml));
    text.push_str(&format!("{name}{}\n", value_at(&item.value, Format::Toml, "", &name)));
}

/// A key with its value on one line.
pub(super) fn entry(item: &Item, format: Format) -> String {
    let sign = if format == Format::Toml { " = " } else { ": " };
    format!("{}{sign}{}", key(&item.key, format), inline(&item.value, format))
}

/// A value behind what stands `before` it in its line, which is indented by `indent`; TOML breaks a long list into lines,
/// JSON a list of groups.
pub(super) fn value_at(value: &Out, format: Format, indent: &str, before: &str) -> String {
    let line = inline(value, format);
    match value {
        Out::List(items) if format == Format::Toml && before.len() + line.len() > WIDTH => {
            let items: Vec<String> =
                items.iter().map(|item| format!("{indent}  {},\n", inline(item, format))).collect();
            format!("[\n{}{indent}]", items.concat())
        }
        Out::List(_) | Out::Map(_) if format == Format::Json && !indent.is_empty() => {
            let mut text = String::new();
            json_value(value, indent, &mut text);
            text
        }
        _ => line,
    }
}

/// A word or text in the quotes of what it replaces; `None` if it is none, or cannot stand there.
pub(super) fn kept_quotes(value: &Out, old: &str) -> Option<String> {
    let (Out::Word(text) | Out::Text(text) | Out::Moment(text)) = value else { return None };
    match old.chars().next()? {
        '"' => Some(quoted(text)),
        '\'' if !text.contains(|c: char| c == '\'' || c.is_control()) => Some(format!("'{text}'")),
        _ => None,
    }
}
